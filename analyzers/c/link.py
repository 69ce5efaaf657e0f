"""From the facts of single C files to modules and the edges between them."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analyzers.c.heads import KEYWORDS
from analyzers.c.library import offered_by
from analyzers.c.machines import for_machine
from analyzers.c.pairing import Index, group_files
from analyzers.c.relink import MARK, line_of, mark, stands_for, unchanged
from analyzers.c.system import OUTSIDE, SYSTEM_RESULTS
from analyzers.model import DependencyKind, Diagnostic, Module, ModuleKind, Severity, Span
from analyzers.survey.facts import FIRST, Before, Build, Dead, FileFacts, Linked, Routine
from analyzers.survey.merge import Edges, module_digest
from analyzers.survey.parallel import shared

_MACRO_DEPTH = 12
CALL, DATA, TYPE, INCLUDE = (k._value_ for k in (DependencyKind.CALL, DependencyKind.DATA, DependencyKind.TYPE, DependencyKind.INCLUDE))
_SHARED_FROM = 400  # files from which linking in several processes pays


_NEVER = KEYWORDS | SYSTEM_RESULTS.keys() | OUTSIDE.keys()  # of the language and the library: nothing that a tree defines
_Group = tuple[str, tuple[str, ...]]  # a module's id and its files


@dataclass
class _Tables:
    """Who defines what, over all files: names to the paths that define them."""

    functions: dict[str, tuple[str, ...]] = field(default_factory=dict)  # external ones
    objects: dict[str, tuple[str, ...]] = field(default_factory=dict)
    types: dict[str, tuple[str, ...]] = field(default_factory=dict)
    macros: dict[str, tuple[str, ...]] = field(default_factory=dict)
    prototypes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    statics: dict[str, tuple[str, ...]] = field(default_factory=dict)  # functions and objects
    declared: dict[str, tuple[str, ...]] = field(default_factory=dict)  # objects that are `extern` and have no value there
    assigned: dict[str, set[str]] = field(default_factory=dict)  # field of a structure: functions put there


class CLinker:
    """Links the facts of a tree's C files."""

    def __init__(self, facts: Sequence[FileFacts], build: Build) -> None:
        self.facts = {f.path: f for f in facts}
        self.build = build
        self.index = Index(self.facts, build)
        self.groups = group_files(sorted(self.facts))
        self.owner = {path: name for name, files in self.groups for path in files}
        self.tables = _Tables()
        self.statics: dict[str, set[str]] = {}
        self.own: dict[str, set[str]] = {}  # path: its functions
        self.targets: dict[str, list[tuple[str, bool]]] = {}  # path: the file of each #include, and whether it is that
        self.includes: dict[str, list[str]] = {}  # path: those that it is
        self.seen: dict[str, frozenset[str]] = {}
        self.edges = Edges()
        self.warnings: list[tuple[str, int]] = []
        self.candidates: dict[str, list[str]] = {}
        self.nearest: dict[tuple[str, str, int], tuple[str, tuple[str, ...]]] = {}
        self.common: dict[tuple[str, str], int] = {}  # of two folders
        self.members: dict[str, list[str]] | None = None  # of all structures, once a call asks for them
        self.kept: Mapping[str, str] = {}  # path: what its edges are, where they are known
        self.collect()

    # ------------------------------------------------------------------ tables

    def collect(self) -> None:
        tables = self.tables
        static_macros = {
            name
            for f in self.facts.values()
            for name, words in f.payload["macros"].items()
            if "static" in words
        }
        self.static_words = static_macros | {"static"}
        external = self.static_words.isdisjoint
        for path, facts in self.facts.items():
            payload = facts.payload
            functions = payload["functions"]
            self.own[path] = {function[0] for function in functions}
            statics = self.statics[path] = {f[0] for f in functions if not external(f[3])}
            objects = []
            declared = []
            for name, (_, words, value) in payload["objects"].items():
                if not external(words):
                    statics.add(name)
                elif "extern" not in words or value:
                    objects.append(name)
                else:
                    declared.append(name)
            _put(tables.functions, [f[0] for f in functions if external(f[3])], path)
            _put(tables.statics, sorted(statics), path)
            _put(tables.objects, objects, path)
            _put(tables.declared, declared, path)
            _put(tables.types, payload["types"], path)
            _put(tables.macros, payload["macros"], path)
            _put(tables.prototypes, payload["prototypes"], path)
            for pair in payload["assigned"]:
                slot, _, function = pair.partition("=")
                tables.assigned.setdefault(slot, set()).add(function)
            targets = self.targets[path] = [
                (target, bool(target) and (decided or self.index.is_near(name, target, path)))
                for name, system, _, decided in payload["includes"]
                for target in (self.index.resolve(name, system, path),)
            ]
            self.includes[path] = [target for target, taken in targets if taken]
        self.also_external()
        self.rename()
        self.pointers = {n for f in self.facts.values() for n in f.payload["objects"]} - tables.functions.keys() - tables.macros.keys()
        self.known = tables.functions.keys() | tables.objects.keys() | tables.types.keys() | tables.macros.keys()

    def also_external(self) -> None:
        """What stands behind a macro that makes static in one configuration and not in another is both, where the file
        sees no other macro of that name."""
        mixed = {name for f in self.facts.values() for name in f.payload["mixed"]}
        found: dict[str, set[str]] = {}
        for path, facts in self.facts.items() if mixed else ():
            for name, _, _, words, *_ in facts.payload["functions"]:
                making = self.static_words.intersection(words)
                if making and making <= mixed and all(self.is_mixed(word, path) for word in making):
                    found.setdefault(name, set()).add(path)
        for name, paths in found.items():
            self.tables.functions[name] = tuple(sorted(paths.union(self.tables.functions.get(name, ()))))

    def is_mixed(self, macro: str, path: str) -> bool:
        seen = [p for p in self.tables.macros[macro] if p in self.reach(path)]
        return bool(seen) and all(macro in self.facts[p].payload["mixed"] for p in seen)

    def rename(self) -> None:
        """What a macro that stands for one name makes of a definition: `#define f lib_f` before `int f(void) {…}` defines
        lib_f. Files that do not see the macro know it by that name."""
        for table in (self.tables.functions, self.tables.objects):
            more: dict[str, set[str]] = {}
            for name in table.keys() & self.tables.macros.keys():
                for macro in self.tables.macros[name]:
                    for word in stands_for(name, self.facts[macro].payload["macros"][name]):
                        if word not in table and word not in _NEVER:
                            more.setdefault(word, set()).update(p for p in table[name] if macro in self.reach(p))
            table.update((word, tuple(sorted(paths))) for word, paths in more.items() if paths)

    def reach(self, path: str) -> frozenset[str]:
        """The files that a file includes, directly or not, itself too."""
        known = self.seen.get(path)
        if known is None:
            found = {path}
            pending = [path]
            while pending:
                for target in self.includes[pending.pop()]:
                    if target not in found:
                        found.add(target)
                        pending.append(target)
            known = self.seen[path] = frozenset(found)
        return known

    def definer(self, table: Mapping[str, tuple[str, ...]], name: str, path: str) -> str:
        """The file that defines a name as `path` sees it; '' when none does."""
        found = table.get(name)
        if not found:
            return ""
        return found[0] if len(found) == 1 else self.of_several(found, name, path)[0]

    def of_several(self, found: tuple[str, ...], name: str, path: str) -> tuple[str, tuple[str, ...]]:
        """Of several files that define a name the one that `path` means, and those that it may mean as well: the file
        itself or another of its module, then the nearest, what is for no other machine, what lies nearest to a header that
        declares the name, the team's own code."""
        if path in found:
            return path, ()
        home = self.owner[path]
        own = [p for p in found if self.owner[p] == home]
        if own:
            return min(own), ()
        folder = path.rpartition("/")[0]
        key = (name, folder, id(found))
        best = self.nearest.get(key)
        if best is None:
            shares = [self.shares(p.rpartition("/")[0], folder) for p in found]
            most = max(shares)
            near = [p for p, share in zip(found, shares, strict=True) if share == most]
            best = self.nearest[key] = (near[0], ()) if len(near) == 1 else self.of_as_near(near, name)
        return best

    def shares(self, one: str, other: str) -> int:
        """How many leading folders two folders share."""
        known = self.common.get((one, other))
        if known is None:
            known = self.common[one, other] = _common(one.split("/") if one else (), other.split("/"))
        return known

    def of_as_near(self, found: Sequence[str], name: str) -> tuple[str, tuple[str, ...]]:
        """Of files that are as near the one to take, and those that may be meant as well."""
        headers = [p.split("/")[:-1] for p in self.tables.prototypes.get(name, ()) if p.endswith(".h")]

        def rank(other: str) -> tuple[int, int, bool]:
            there = other.split("/")[:-1]
            declared = max((_common(there, h) for h in headers), default=0)
            return for_machine(other), -declared, self.facts[other].label != ""

        ranks = {p: rank(p) for p in found}
        first = min(ranks.values())
        equal = sorted(p for p in found if ranks[p] == first)
        return equal[0], tuple(p for p in equal[1:] if self.owner[p] != self.owner[equal[0]])

    def put(self, table: Mapping[str, tuple[str, ...]], name: str, kind: str, path: str, line: int) -> None:
        """An edge to the module that defines a name; where nothing tells which of several does, one that says so besides."""
        found = table[name]
        target, also = (found[0], ()) if len(found) == 1 else self.of_several(found, name, path)
        source = self.owner[path]
        if self.owner[target] == source:
            return
        self.edges.put(source, self.owner[target], kind, path, line, name)
        if also:
            shown = ", ".join(also[:4]) + (" …" if len(also) > 4 else "")
            self.edges.put(source, name, kind, path, line, name, f"{target} is taken of several files that define it; as near: {shown}")

    # ------------------------------------------------------------------ edges

    def link(self, jobs: int = 1, before: Before = FIRST) -> Linked:
        now = mark(self.facts, self.targets, self.static_words, self.build)
        self.kept = unchanged(self.facts, before, now, self.tables.macros, self.pointers)
        lines = {MARK: now, **self.kept}
        modules: list[Module] = []
        routines: dict[str, tuple[Routine, ...]] = {}
        io: dict[str, tuple[str, ...]] = {}

        used: set[str] = set()

        def own() -> None:
            used.update(self.used())
            modules.extend(self.module(name, files) for name, files in self.groups)
            routines.update((name, self.routines(files)) for name, files in self.groups)
            io.update(self.outside())

        parts = _dealt(self.groups, jobs) if len(self.facts) >= _SHARED_FROM else [self.groups]
        found = Edges()
        diagnostics: list[Diagnostic] = []
        for edges, told, fresh in shared(self.part, parts, jobs, own):
            found.take(edges)
            diagnostics += [Diagnostic(Severity.WARNING, message, Span(path, line)) for path, message, line in told]
            lines.update(fresh)
        return Linked(
            tuple(modules), found.dependencies(), tuple(diagnostics), routines, found.names(), found.counts(),
            tuple(self.dead(modules, used)), io, lines=lines,
            offers=lambda: {name: self.owner[paths[0]] for name, paths in self.tables.functions.items()},
            holds=lambda: {name: self.owner[paths[0]] for name, paths in self.tables.objects.items()},
        )  # fmt: skip

    def part(self, groups: Sequence[_Group]) -> tuple[Any, list[tuple[str, str, int]], dict[str, str]]:
        """What these modules need, what there is to warn of, and of each file that was not known the line that keeps it,
        as plain values for another process."""
        found = Edges()
        diagnostics: list[tuple[str, str, int]] = []
        lines: dict[str, str] = {}
        for source, files in groups:
            for path in files:
                known = self.kept.get(path)
                if known is None:
                    self.edges, self.warnings = Edges(), []
                    self.file_edges(path, self.facts[path])
                    rows, warnings = self.edges.rows(), self.warnings
                    lines[path] = line_of((rows, warnings))
                else:
                    rows, warnings = json.loads(known)
                found.take_rows(source, path, rows)
                diagnostics += [(path, message, line) for message, line in warnings]
        return found.plain(), diagnostics, lines

    def file_edges(self, path: str, facts: FileFacts) -> None:
        payload = facts.payload
        source = self.owner[path]
        for (name, system, line, _), (target, taken) in zip(payload["includes"], self.targets[path], strict=True):
            if not name:
                continue
            if target and not taken:
                reason = f"under a condition, and no include folder has it; {target} has that name"
                self.edges.put(source, name, INCLUDE, path, line, name, reason)
            elif target:
                if self.owner[target] != source:
                    self.edges.put(source, self.owner[target], INCLUDE, path, line, name)
            elif self.index.is_macro(name):
                self.edges.put(source, name, INCLUDE, path, line, name, "the header's name comes from a macro")
            else:
                reason = "a header of the system" if system else "the header is not in the tree"
                self.edges.put(source, name, INCLUDE, path, line, name, reason)
                if not system:
                    self.warnings.append((f"the header {name} is not in the tree", line))
        for name, _, line, switch in payload["off"]:
            if name:
                reason = f"read only if {switch} is defined, which nothing in the tree does"
                self.edges.put(source, name, INCLUDE, path, line, name, reason)
        calls, uses, types = payload["calls"], payload["uses"], payload["type_uses"]
        own, statics = self.own[path], self.statics[path]
        functions, macros, hidden, owner = self.tables.functions, self.tables.macros, self.tables.statics, self.owner
        for mentioned, names in ((calls, calls.keys()), (uses, uses.keys() & self.known)):
            called = mentioned is calls
            for name in names - own - statics:
                found = functions.get(name)
                if found is None or name in macros or name in hidden:
                    self.mention(path, name, mentioned[name], called)
                    continue
                # What `mention` comes to for most names, at once.
                if len(found) > 1:
                    self.put(functions, name, CALL, path, mentioned[name])
                elif owner[found[0]] != source:
                    self.edges.put(source, owner[found[0]], CALL, path, mentioned[name], name)
        for name in types.keys() & self.tables.types.keys():
            self.type_use(path, name, types[name])
        for name in calls.keys() & self.pointers:
            if name in own:
                continue
            if name in payload["objects"] or not self.reach(path).isdisjoint(self.tables.declared.get(name, ())):
                self.pointer_call(path, name, calls[name])
        for text, line in payload["pointer_calls"].items():
            self.pointer_call(path, text, line)

    def mention(self, path: str, name: str, line: int, called: bool, depth: int = 0, seen: frozenset[str] = frozenset()) -> None:  # fmt: skip
        """A name in a body: what it needs of another module, macros looked through."""
        if name in self.own[path] or name in self.statics[path]:
            return
        tables = self.tables
        macro = tables.macros.get(name)
        if macro is not None and name not in seen and depth < _MACRO_DEPTH:
            reach = self.reach(path)
            here = [p for p in macro if p in reach]
            if here:
                # Several definitions (`#ifndef M / #define M` in each): it may mean any of them.
                bodies = [self.facts[p].payload["macros"][name] for p in here]
                for word in bodies[0] if len(bodies) == 1 else dict.fromkeys(w for body in bodies for w in body):
                    if word in self.known and " " not in word:
                        called_there = called and word not in tables.objects
                        self.mention(path, word, line, called_there and word in tables.functions, depth + 1, seen | {name})
                # What a macro replaces is of another file only where that sees the macro too (it renames both), or where
                # the name is declared as well: then the macro is for another configuration.
                defined = tables.functions if name in tables.functions else tables.objects
                if name not in defined:
                    return
                declared = not reach.isdisjoint(tables.prototypes.get(name, ())) if defined is tables.functions else False
                definer = self.definer(defined, name, path)
                if declared and any(self.is_sure(name, p) for p in here) and not self.undefines(name, path):
                    declared = False
                if not declared and (self.undefines(name, definer) or self.reach(definer).isdisjoint(here)):
                    return
        source = self.owner[path]
        # What a file that this one includes defines itself (static inline) comes with the include.
        held = tables.statics.get(name)
        if held is not None:
            around: Container[str] = self.reach(path) if called else self.includes[path]
            # With a prototype beside it, the static one is of another configuration: both may be meant.
            external = name in tables.functions and not self.reach(path).isdisjoint(tables.prototypes.get(name, ()))
            if not external and any(p in around for p in held):
                return
        if name in tables.functions:
            self.put(tables.functions, name, CALL, path, line)
            return
        is_object = name in tables.objects and not (name in tables.types and self.is_type(name, path))
        if is_object and not (called and name in tables.prototypes):
            # C declares objects before they are used: else it is a member's name in a macro's argument (`container_of(p, t, next)`).
            # What a macro's body names may be declared by a macro as well.
            reach = self.reach(path)
            if depth or not (reach.isdisjoint(tables.declared.get(name, ())) and reach.isdisjoint(tables.objects[name])):
                self.put(tables.objects, name, DATA, path, line)
            return
        if name in tables.types:
            self.type_use(path, name, line)
            return
        if called and depth == 0 and not name.isupper():
            reason = offered_by(name)
            if not reason and name in tables.prototypes:
                reason = f"declared in {tables.prototypes[name][0]}, defined nowhere in the tree"
            self.edges.put(source, name, CALL, path, line, name, reason or "no definition in the tree")
        elif called and depth == 0:
            self.edges.put(source, name, CALL, path, line, name, "no definition in the tree (a macro?)")

    def is_sure(self, name: str, path: str) -> bool:
        """Whether a file that defines a macro does so in every configuration."""
        return name not in self.facts[path].payload["maybe"] and not self.undefines(name, path)

    def undefines(self, name: str, path: str) -> bool:
        return name in self.facts[path].payload["undefined"]

    def is_type(self, name: str, path: str) -> bool:
        """Whether a name is a type's where it stands: of the objects with that name none is declared in what the file sees."""
        seen = self.reach(path)
        return not seen.isdisjoint(self.tables.types[name]) and not any(name in self.facts[p].payload["objects"] for p in seen)

    def type_use(self, path: str, name: str, line: int) -> None:
        """A type of another module, seen through what is included."""
        found = self.tables.types.get(name)
        if not found:
            return
        if path in found:
            return
        reach = self.reach(path)
        here = [p for p in found if p in reach]
        if here and all(self.owner[p] != self.owner[path] for p in here):
            self.edges.put(self.owner[path], self.owner[here[0]], TYPE, path, line, name)

    def slots(self) -> dict[str, list[str]]:
        """For a member's name the places, by structure and number, that tables put functions at without saying it."""
        if self.members is None:
            self.members = {}
            told = {s: members for f in self.facts.values() for s, members in f.payload["members"].items()}
            for structure, members in told.items():
                for number, member in enumerate(told.get(members[0], members)):  # another name has the structure's
                    self.members.setdefault(member, []).append(f"{structure}#{number}")
        return self.members

    def pointer_call(self, path: str, text: str, line: int) -> None:
        slot = text.rsplit(">", 1)[-1].rsplit(".", 1)[-1].lstrip("*").partition("[")[0]
        functions = self.candidates.get(slot)
        if functions is None:
            everywhere, assigned = self.tables.functions, self.tables.assigned
            put = {f for place in (slot, f"[{slot}]", f"({slot})", *self.slots().get(slot, ())) for f in assigned.get(place, ())}
            functions = self.candidates[slot] = sorted(f for f in put if f in everywhere or f in self.tables.statics)
        reason = "a call through a function pointer"
        if functions:
            shown = ", ".join(functions[:6]) + (" …" if len(functions) > 6 else "")
            reason += f"; candidates: {shown}"
        self.edges.put(self.owner[path], text, CALL, path, line, slot, reason)

    # ------------------------------------------------------------------ modules

    def outside(self) -> dict[str, tuple[str, ...]]:
        """What each module reads and writes, by the functions of the C library and of POSIX that it calls."""
        found: dict[str, tuple[str, ...]] = {}
        known = frozenset(OUTSIDE) - self.tables.functions.keys()
        for name, files in self.groups:
            called = {f for p in files for f in known.intersection(self.facts[p].payload["calls"]) if f not in self.own[p]}
            if called:
                kinds: dict[str, list[str]] = {}
                for function in sorted(called):
                    kinds.setdefault(OUTSIDE[function], []).append(function)
                found[name] = tuple(f"{kind} ({', '.join(functions)})" for kind, functions in sorted(kinds.items()))
        return found

    def module(self, name: str, files: tuple[str, ...]) -> Module:
        lines = sum(self.facts[p].lines for p in files)
        main = any("main" in self.own[p] and "main" not in self.statics[p] for p in files)
        kind = ModuleKind.MAIN if main else ModuleKind.LIBRARY
        if not main and all(p.lower().endswith(".h") for p in files):
            kind = ModuleKind.HEADER
        stem = posixpath.splitext(posixpath.basename(files[0]))[0]
        digest = module_digest(self.facts[p] for p in files)
        return Module(name, stem, "c", kind, files, lines, sha256=digest)

    def routines(self, files: tuple[str, ...]) -> tuple[Routine, ...]:
        return tuple(
            Routine(name, path, line, end, complexity, name not in self.statics[path], tuple(sorted(calls)), body)
            for path in files
            for name, line, end, _, complexity, calls, body in self.facts[path].payload["functions"]
        )

    def used(self) -> set[str]:
        """The names that anything mentions: what is not here is dead."""
        used: set[str] = set()
        for facts in self.facts.values():
            used.update(facts.payload["calls"], facts.payload["uses"], *facts.payload["macros"].values())
        return used

    def dead(self, modules: Iterable[Module], used: Container[str]) -> Iterable[Dead]:
        """Functions that no text mentions. An external one counts only where the tree holds programs: else the
        callers may be elsewhere."""
        programs = any(m.kind is ModuleKind.MAIN for m in modules)
        for path, facts in sorted(self.facts.items()):
            for name, line, *_ in facts.payload["functions"]:
                if name in used or name == "main":
                    continue
                if name in self.statics[path] and path.lower().endswith(".h"):
                    yield Dead(self.owner[path], name, path, line, "static in a header, and no file of the tree mentions it")
                elif name in self.statics[path]:
                    yield Dead(self.owner[path], name, path, line, "static, and nothing in its file mentions it")
                elif programs and not path.endswith(".h") and name not in self.tables.prototypes:
                    yield Dead(self.owner[path], name, path, line, "no file of the tree mentions it")


def _put(table: dict[str, tuple[str, ...]], names: Iterable[str], path: str) -> None:
    """Note for each name that this path has it; the paths of a name are in order, each once."""
    fresh: dict[str, tuple[str, ...]] = dict.fromkeys(names, (path,))
    for name in fresh.keys() & table.keys():
        fresh[name] = (*table[name], path)
    table.update(fresh)


def _dealt(groups: Sequence[_Group], jobs: int) -> list[Sequence[_Group]]:
    """The modules in some parts for each process, each part from all over the tree."""
    parts = jobs * 12
    return [groups[start::parts] for start in range(parts)]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many leading folders two paths share."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count

