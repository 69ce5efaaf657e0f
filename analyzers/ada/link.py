"""From the facts of single Ada files to library units and the edges between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from analyzers.ada import elaboration
from analyzers.ada.annex_a import ROOTS
from analyzers.ada.lookup import Parts
from analyzers.ada.visible import Visible
from analyzers.model import Dependency, DependencyKind, Diagnostic, Module, ModuleKind, Severity, Span
from analyzers.survey.facts import Build, Dead, FileFacts, Linked, Routine
from analyzers.survey.merge import Edges, module_digest

_KINDS = {"subprogram": DependencyKind.CALL, "object": DependencyKind.DATA, "type": DependencyKind.TYPE}


def module_id(unit: str) -> str:
    """`Lexer.Tokens` -> `lexer_tokens`."""
    return unit.lower().replace(".", "_")


def _strange(path: str, unit: str) -> bool:
    """Whether a file has another name than GNAT expects of the unit: one of several bodies that a build chooses from."""
    return path.rpartition("/")[2].rpartition(".")[0] != unit.replace(".", "-")


@dataclass
class _Unit:
    """A library unit: its parts as (path, facts of the part)."""

    name: str
    spec: tuple[str, dict[str, Any]] | None = None
    body: tuple[str, dict[str, Any]] | None = None
    subunits: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def parts(self) -> list[tuple[str, dict[str, Any]]]:
        return [p for p in (self.spec, self.body) if p is not None] + self.subunits

    @property
    def files(self) -> tuple[str, ...]:
        """The body's file first when there is one."""
        ordered = sorted(self.parts(), key=lambda p: p[1]["kind"] != "body")
        return tuple(dict.fromkeys(path for path, _ in ordered))


class AdaLinker:
    """Links the facts of a tree's Ada files."""

    def __init__(self, facts: Sequence[FileFacts], build: Build) -> None:
        self.facts = {f.path: f for f in facts}
        self.units: dict[str, _Unit] = {}
        self.edges = Edges()
        self.diagnostics: list[Diagnostic] = []
        self.mains = {e.lower().rsplit("/", 1)[-1].removesuffix(".adb").replace("-", ".") for e in build.entries}
        self.offered = build.offered
        self.withed: set[str] = set()
        self.bases: dict[str, list[str]] = {}
        self.seen: dict[str, dict[str, None]] = {}  # by unit: the library units that its context makes visible
        self.place()
        self.exports = {name: (u.spec[1]["exports"] if u.spec else {}) for name, u in self.units.items()}
        self.generics = {n: g for n, u in self.units.items() if (g := self.generic(n, u))}
        self.exports.update((name, self.exports[generic]) for name, generic in self.generics.items())

    def place(self) -> None:
        subunits: list[tuple[str, dict[str, Any]]] = []
        specs: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        bodies: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        for path, facts in self.facts.items():
            for unit in facts.payload["units"]:
                self.withed.update(name for name, _ in unit["withs"])
                if unit["parent"]:
                    subunits.append((path, unit))
                else:
                    kind = bodies if unit["kind"] == "body" else specs
                    kind.setdefault(unit["name"], []).append((path, unit))
        for name in dict.fromkeys((*specs, *bodies)):
            spec = min(specs.get(name, ()), key=lambda p: _strange(p[0], name), default=None)
            folder = spec[0].rpartition("/")[0] if spec is not None else None
            body = min(
                bodies.get(name, ()),
                key=lambda p: (folder is not None and p[0].rpartition("/")[0] != folder, _strange(p[0], name)),
                default=None,
            )
            self.units[name] = _Unit(name, spec, body)
            for path, unit in (*specs.get(name, ()), *bodies.get(name, ())):
                if (path, unit) not in (spec, body):
                    message = f"unit {unit['written']} is declared a second time; this one is not used"
                    self.diagnostics.append(Diagnostic(Severity.WARNING, message, Span(path, unit["line"])))
        for path, unit in subunits:
            home = self.home(unit["parent"])
            if home not in self.units:
                message = f"separate body of {unit['parent']}, which is not in the tree"
                self.diagnostics.append(Diagnostic(Severity.WARNING, message, Span(path, unit["line"])))
            self.units.setdefault(home, _Unit(home)).subunits.append((path, unit))

    def generic(self, name: str, unit: _Unit) -> str:
        """The library unit that a unit is an instance of; '' when it is none."""
        spec = unit.spec[1] if unit.spec else {}
        if spec.get("kind") != "instance":
            return ""
        above = [name.rsplit(".", n)[0] for n in range(1, name.count(".") + 1)]
        return next((u for u in (spec["new"], *(f"{a}.{spec['new']}" for a in above)) if u in self.units), "")

    def home(self, parent: str) -> str:
        """The library unit that a subunit belongs to; its parent may itself be a subunit."""
        name = parent
        while name and name not in self.units:
            name = name.rpartition(".")[0]
        return name or parent

    # ------------------------------------------------------------------ edges

    def link(self) -> Linked:
        names = sorted(self.units)
        for name in names:
            self.unit_edges(name, self.units[name])
        self.call_edges()
        modules = [self.module(name, self.units[name]) for name in names]
        routines = {module_id(name): tuple(self.routines(name, self.units[name])) for name in names}
        io = {module_id(name): self.files_used(self.units[name]) for name in names}
        orders = self.orders([n for n, m in zip(names, modules, strict=True) if m.kind is ModuleKind.MAIN])
        crossing = [
            (module_id(name), found, path)
            for name in names for path, unit in self.units[name].parts() for found in self.facts[path].payload["foreign"]
            if unit["line"] <= found[1] <= unit["end_line"]
        ]
        return Linked(
            tuple(modules), self.dependencies(), tuple(self.diagnostics), routines, self.edges.names(),
            self.edges.counts(), tuple(self.dead(modules)), io,
            orders, offers=lambda: {symbol: module for module, (symbol, _, taken), _ in crossing if not taken},
            wants=tuple((module, symbol, Span(path, line)) for module, (symbol, line, taken), path in crossing if taken),
        )  # fmt: skip

    def orders(self, mains: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """For each program, an order in which its units can be elaborated; a circle is a diagnostic."""
        units = {name: self.elaborated(name, unit) for name, unit in self.units.items() if unit.spec or unit.body}
        found: dict[str, tuple[str, ...]] = {}
        for main in mains:
            if main not in units:
                continue
            parts, circle = elaboration.order(elaboration.before(units, elaboration.needed(units, main)))
            found[module_id(main)] = tuple(f"{name} ({part})" for name, part in parts)
            if circle:
                unit = self.units[main]
                path, facts = unit.parts()[0]
                shown = ", ".join(f"{name} ({part})" for name, part in circle[:6])
                message = f"no order of elaboration holds for {main}: a circle keeps back {shown}"
                self.diagnostics.append(Diagnostic(Severity.WARNING, message, Span(path, facts["line"])))
        return found

    def elaborated(self, name: str, unit: _Unit) -> elaboration.Unit:
        """A unit as elaboration sees it. Pragmas are those of the part's file."""
        spec = [unit.spec] if unit.spec else []
        body = ([unit.body] if unit.body else []) + unit.subunits

        def asked(key: str, parts: Sequence[tuple[str, dict[str, Any]]]) -> frozenset[str]:
            return frozenset(n for path, _ in parts for n in self.facts[path].payload[key])

        def withs(parts: Sequence[tuple[str, dict[str, Any]]]) -> frozenset[str]:
            return frozenset(n for _, part in parts for n, _ in part["withs"])

        sides = ((elaboration.SPEC, spec), (elaboration.BODY, body))
        return elaboration.Unit(
            name, unit.spec is not None, unit.body is not None, withs(spec), withs(body),
            {side: asked("elaborate", parts) for side, parts in sides},
            {side: asked("elaborate_all", parts) for side, parts in sides},
            any(self.facts[path].payload["elaborate_body"] for path, _ in spec),
        )  # fmt: skip

    def dependencies(self) -> tuple[Dependency, ...]:
        return self.edges.dependencies()

    def with_edge(self, source: str, target: str, span: Span, name: str = "") -> None:
        if module_id(target) == source:
            return
        if target in self.units:
            self.edges.add(source, module_id(target), DependencyKind.WITH, span, name)
            return
        reason = "predefined library" if target.split(".")[0] in ROOTS else "no such unit in the tree"
        self.edges.add(source, target, DependencyKind.WITH, span, name, reason)

    def unit_edges(self, name: str, unit: _Unit) -> None:
        source = module_id(name)
        visible: dict[str, None] = {}
        for path, part in unit.parts():
            for target, line in part["withs"]:
                self.with_edge(source, target, Span(path, line))
                visible[target] = None
                above = target.rpartition(".")[0]
                while above:  # who withs a child withs its parents (ARM 10.1.2)
                    visible[above] = None
                    if above in self.units:
                        self.with_edge(source, above, Span(path, line), f"parent of {target}")
                    above = above.rpartition(".")[0]
        parent = name.rpartition(".")[0]
        if parent:
            path, part = unit.parts()[0]
            self.with_edge(source, parent, Span(path, part["line"]), "parent")
            while parent:  # a child sees its parents and what they with
                visible[parent] = None
                if parent in self.units:
                    for withed in (t for _, p in self.units[parent].parts() for t, _ in p["withs"]):
                        visible.update((withed.rsplit(".", k)[0], None) for k in range(withed.count(".") + 1))
                parent = parent.rpartition(".")[0]
        self.seen[name] = visible
        for path, part in unit.parts():
            if part["kind"] in ("instance", "renaming") and part["new"]:
                target = self.longest(part["new"], visible)
                if target:
                    self.with_edge(source, target, Span(path, part["line"]), f"new {part['new']}")
        for path in dict.fromkeys(p for p, _ in unit.parts()):
            self.mention_edges(name, unit, path, visible)

    def call_edges(self) -> None:
        """Calls, by what each name means where it stands."""
        parts: dict[str, Parts] = {}
        paths: dict[int, str] = {}

        def outline(part: tuple[str, dict[str, Any]] | None) -> dict[str, Any] | None:
            if part is None:
                return None
            path, unit = part
            kind = "body" if unit["kind"] == "body" else "spec"
            for found in self.facts[path].payload["outline"]:
                if found["name"] == unit["name"] and found["part"] == kind and found["parent"] == unit["parent"]:
                    paths[id(found)] = path
                    return found
            return None

        for name, unit in self.units.items():
            subunits = [o for part in unit.subunits if (o := outline(part)) is not None]
            parts[name] = Parts(outline(unit.spec), outline(unit.body), subunits)
        visible = Visible(parts, self.seen)
        for name, found in parts.items():
            source = module_id(name)
            for part in (found.spec, found.body, *found.subunits):
                if part is not None:
                    for home, symbol, line in visible.calls(name, part):
                        span = Span(paths[id(part)], line)
                        self.edges.add(source, module_id(home), DependencyKind.CALL, span, symbol)

    def longest(self, dotted: str, visible: Iterable[str]) -> str:
        """The library unit that a dotted name begins with."""
        seen = set(visible)
        while dotted:
            if dotted in seen and dotted in self.units:
                return dotted
            dotted = dotted.rpartition(".")[0]
        return ""

    def mention_edges(self, name: str, unit: _Unit, path: str, visible: dict[str, None]) -> None:
        payload = self.facts[path].payload
        source = module_id(name)
        alone = len(payload["units"]) == 1  # of a file with several units, mentions are not told apart
        aliases = payload["aliases"]
        parents = [name.rsplit(".", n)[0] for n in range(1, name.count(".") + 1)]
        used = [aliases.get(u, u) for p, part in unit.parts() for u in (*part["uses"], *self.facts[p].payload["uses"])]
        open_units: list[str] = []
        for candidate in (*parents, *used):
            found = next((u for u in (candidate, *(f"{o}.{candidate}" for o in open_units)) if u in self.units), "")
            if found and found != name and found not in open_units:
                open_units.append(found)
        aliases = dict(aliases)
        for instance, generic, _ in [i for p in unit.files for i in self.facts[p].payload["instances"]]:
            home = self.longest(generic, visible) or next((t for u in open_units if (t := self.longest(f"{u}.{generic}", visible)) != u), "")
            if home and instance not in aliases:
                aliases[instance] = home
                if instance in used:
                    open_units.append(home)
        inherited = self.inherited(name)
        called = {c.lower() for routine in payload["routines"] for c in routine[4]}
        own = set(self.exports.get(name, ()))
        own |= {r[0].lower() for p in unit.files for r in self.facts[p].payload["routines"]}
        for mention, line in payload["mentions"].items():
            first, _, rest = mention.partition(".")
            dotted = f"{aliases[first]}.{rest}" if rest and first in aliases else mention
            target = self.longest(dotted, visible) if "." in dotted else ""
            if not target and rest and first not in own:  # a child of a unit that is open: `use A; … B.C`
                for candidate in open_units:
                    inside = self.longest(f"{candidate}.{dotted}", visible)
                    if inside and inside != candidate:
                        target, dotted = inside, f"{candidate}.{dotted}"
                        break
            if target:
                symbol = dotted[len(target) + 1 :].split(".")[0]
                self.symbol_edge(source, target, symbol, Span(path, line), alone)
                continue
            for candidate in open_units:
                kind = self.exports[candidate].get(first)
                # A name of its own hides others unless both are overloadable (ARM 8.3(12.2), 8.4(10)).
                if kind and (first not in own or (kind == "subprogram" and first in called)):
                    self.symbol_edge(source, candidate, first, Span(path, line), alone)
                    break
            else:
                for candidate in inherited if first not in own else ():
                    if self.exports[candidate].get(first) == "subprogram":
                        self.symbol_edge(source, candidate, first, Span(path, line), alone)
                        break
        for generic in payload["instances"]:
            target = self.longest(generic[1], visible)
            if target:
                self.with_edge(source, target, Span(path, generic[2]), f"new {generic[1]}")
        for pragma in payload["elaborate"]:
            if pragma in visible and pragma in self.units:
                self.with_edge(source, pragma, Span(path, 1 << 30), "elaborate")
        for text, line in payload["access_calls"].items():
            reason = "a call through an access value"
            self.edges.add(source, f"{text}.all", DependencyKind.CALL, Span(path, line), text, reason)

    def inherited(self, name: str) -> list[str]:
        """The units whose types a unit derives from, those that they derive from in turn behind them: their operations
        are declared in the unit without a word of it (ARM 3.4)."""
        known = self.bases.get(name)
        if known is None:
            known = self.bases[name] = []  # a circle ends here
            unit = self.units[name]
            units = [u for _, part in unit.parts() for u, _ in part["withs"]]
            units += [n.rsplit(".", k)[0] for n in (name, *units) for k in range(n.count(".") + 1)]
            reachable = [u for u in dict.fromkeys(units) if u in self.units and u != name]
            for path in unit.files:
                payload = self.facts[path].payload
                for type_ in payload["derived"]:
                    first, _, rest = type_.partition(".")
                    full = f"{payload['aliases'].get(first, first)}.{rest}" if rest else type_
                    home, _, last = full.rpartition(".")
                    for other in reachable:
                        if last in self.exports[other] and (not home or other == home or other.endswith(f".{home}")):
                            known += [u for u in (other, *self.inherited(other)) if u not in known and u != name]
        return known

    def symbol_edge(self, source: str, target: str, symbol: str, span: Span, alone: bool) -> None:
        kind = _KINDS.get(self.exports.get(target, {}).get(symbol, ""))
        target = self.generics.get(target, target)
        if kind is not None and kind is not DependencyKind.CALL and alone and module_id(target) != source:
            self.edges.add(source, module_id(target), kind, span, symbol)

    # ------------------------------------------------------------------ modules

    def module(self, name: str, unit: _Unit) -> Module:
        files = unit.files
        kind = ModuleKind.LIBRARY
        body = unit.body
        if body is not None and body[1]["what"] == "procedure" and not body[1]["params"] and name not in self.withed:
            kind = ModuleKind.MAIN
        if name in self.mains and body is not None and body[1]["what"] != "package":
            kind = ModuleKind.MAIN
        parts = unit.parts()
        written = parts[0][1]["written"] if parts[0][1]["name"] == name else name
        lines = sum(self.facts[p].lines for p in files)
        digest = module_digest(self.facts[p] for p in files)
        return Module(module_id(name), written, "ada", kind, files, lines, sha256=digest)

    def routines(self, name: str, unit: _Unit) -> Iterable[Routine]:
        exports = self.exports.get(name, {})
        for path, part in unit.parts():
            for written, line, end, complexity, calls, body, _ in self.facts[path].payload["routines"]:
                if not part["line"] <= line <= part["end_line"] and len(self.facts[path].payload["units"]) > 1:
                    continue
                exported = written.lower() in exports or written.lower() == name
                yield Routine(written, path, line, end, complexity, exported, tuple(self.known_calls(calls)), body)

    def known_calls(self, calls: Sequence[str]) -> Iterable[str]:
        if not hasattr(self, "_subprograms"):
            self._subprograms = {s for e in self.exports.values() for s, kind in e.items() if kind == "subprogram"}
            self._subprograms |= {r[0].lower() for f in self.facts.values() for r in f.payload["routines"]}
            self._subprograms |= {"put", "put_line", "get", "get_line", "new_line", "open", "close", "create"}
        return (c for c in calls if c.rsplit(".", 1)[-1].lower() in self._subprograms)

    def files_used(self, unit: _Unit) -> tuple[str, ...]:
        withs = {name for _, part in unit.parts() for name, _ in part["withs"]}
        found = [name for name in sorted(withs) if name.endswith(("_io", ".command_line", ".directories", "sockets"))]
        return tuple(found)

    def is_offered(self, path: str) -> bool:
        """Whether a file belongs to a library project, so that programs elsewhere may with its unit."""
        folder = path.rpartition("/")[0]
        if (folder or ".") in self.offered:
            return True
        trees = [f.removesuffix("**") for f in self.offered if f.endswith("**")]  # with all that is below
        return any(f"{folder}/".startswith(above) for above in trees)

    def dead(self, modules: Sequence[Module]) -> Iterable[Dead]:
        """Library units that nothing withs, where the tree holds programs; bodies that their file never mentions."""
        programs = any(m.kind is ModuleKind.MAIN for m in modules)
        kinds = {m.id: m.kind for m in modules}
        for name, unit in sorted(self.units.items()):
            if not unit.parts():
                continue
            path, part = unit.parts()[0]
            child = any(other.startswith(name + ".") for other in self.withed) or self.is_offered(path)
            if programs and kinds[module_id(name)] is not ModuleKind.MAIN and name not in self.withed and not child:
                yield Dead(module_id(name), part["written"], path, part["line"], "no unit of the tree withs it")
                continue
            exports = self.exports.get(name, {})
            for body_path, body in unit.parts():
                if body["kind"] != "body" or body["what"] != "package":
                    continue
                for written, line in self.facts[body_path].payload["unused"]:
                    if written.lower() not in exports and len(self.facts[body_path].payload["units"]) == 1:
                        elsewhere = any(written.lower() in self.facts[p].payload["mentions"] for p in unit.files if p != body_path)
                        if elsewhere or written.lower() in self.facts[body_path].payload["stubs"]:
                            continue
                        yield Dead(module_id(name), written, body_path, line, "nothing in its file mentions it")
