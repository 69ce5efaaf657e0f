"""Questions that the graph answers exactly: who calls X, what reads file X, what X needs, where X is defined.

Each question is a few phrases with a place for a name and a function that answers from the atlas. A name that
nothing in the tree has makes it a question for the search.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from workbench.services import graphs
from workbench.services.atlas import Atlas, read_text, simple


@dataclass(frozen=True)
class Place:
    """Where a fact is to be seen: a module, and the line of one of its files (0: the module as a whole)."""

    module: str
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.file else self.module


@dataclass(frozen=True)
class Fact:
    """One fact of the graph in words, and where it is to be seen."""

    text: str
    place: Place


@dataclass(frozen=True)
class Known:
    """What the graph says: a sentence, and the facts one by one."""

    headline: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class _Named:
    """What a name in a question stands for: modules, and routines (module, name as written)."""

    name: str
    modules: tuple[str, ...]
    routines: tuple[tuple[str, str], ...]


class _Reader:
    """One connection, and the files read for line numbers."""

    def __init__(self, atlas: Atlas, connection: sqlite3.Connection) -> None:
        self.atlas = atlas
        self.connection = connection
        self._lines: dict[str, list[str]] = {}

    def rows(self, query: str, *values: object) -> list[Any]:
        return self.connection.execute(query, values).fetchall()

    def mention(self, file: str, name: str, first: int, last: int, literals: bool = True) -> int:
        """The first line from first to last that names it outside a comment line; else first. Without `literals`
        names in quotes don't count."""
        if file not in self._lines:
            self._lines[file] = (read_text(self.atlas.root, file) or "").splitlines()
        word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.I)
        lines = self._lines[file]
        for number in range(first, min(last, len(lines)) + 1):
            line = lines[number - 1]
            comment = line.lstrip().startswith(("--", "*", "/*", "//")) or line[6:7] == "*"
            if not comment and word.search(line if literals else re.sub(r'"[^"]*"', '""', line)):
                return number
        return first

    def call(self, file: str, name: str, first: int, last: int) -> int:
        """The line of a routine's text, after the one that it begins with, where it names what it calls. Where a
        call names its target in quotes (CALL "X") that counts too."""
        last_part = name.rpartition(".")[2]
        for literals in (False, True):
            at = self.mention(file, last_part, min(first + 1, last), last, literals)
            if at > first + 1:
                return at
        return self.mention(file, last_part, first, last)

    def named(self, text: str) -> _Named | None:
        """What a name stands for; None when nothing is called so."""
        name = text.strip(" ?.!,;:'\"`()").removesuffix("()")
        name = re.sub(r"^(?:the |a |an )?(?:(?:module|program|routine|function|procedure|copybook|package|paragraph|"
                      r"subprogram|unit|header|file)s? )?", "", name, flags=re.I)  # fmt: skip
        name = re.sub(r" (?:module|program|routine|function|procedure|copybook|package|paragraph)$", "", name, flags=re.I)
        if not name or " " in name:
            return None
        qualifier, _, last = name.rpartition(".")
        stem = last if qualifier.lower() not in ("",) else name
        file = re.fullmatch(r"(?:.*/)?([\w-]+)\.(?:c|h|cob|cbl|cpy|ads|adb|ada)", name, re.I)
        key = simple(file[1] if file else stem)
        if file:
            qualifier = ""
        modules = [r[0] for r in self.rows("select id, name from module") if key == r[0] or key == simple(r[1])
                   or name.lower() == r[1].lower()]  # fmt: skip
        routines = [
            (m, n) for m, n in self.rows("select distinct module, name from routine where key = ?", key)
            if not qualifier or simple(qualifier) == m or qualifier.lower().replace(".", "_").replace("-", "_") == m
        ]  # fmt: skip
        if qualifier and routines:
            modules = []
        return _Named(name, tuple(modules), tuple(routines)) if modules or routines else None


def lookup(atlas: Atlas, question: str) -> Known | None:
    """The exact answer, or None when the question is of no such kind or names nothing that is there."""
    text = " ".join(question.split()).rstrip("?!. ")
    with atlas.reading() as connection:
        reader = _Reader(atlas, connection)
        for pattern, answer in _QUESTIONS:
            match = pattern.fullmatch(text)
            found = answer(reader, *match.groups()) if match is not None else None
            if found is not None:
                return found
    return None


# --------------------------------------------------------------------------- calls


def _target_of(reader: _Reader, module: str, name: str) -> tuple[str, ...]:
    """The modules that a call written in a module may mean: by qualifier, else its own routine, else those needed."""
    qualifier = name.rpartition(".")[0]
    key = simple(name)
    having = {r[0] for r in reader.rows("select distinct module from routine where key = ?", key)}
    whole = {r[0] for r in reader.rows("select id from module where id = ?", key)}
    if qualifier:
        asked = {qualifier.lower().replace(".", "_"), simple(qualifier)}
        return tuple(sorted(having & asked))
    if module in having:
        return (module,)
    needed = {r[0] for r in reader.rows("select distinct target from edge where source = ?", module)}
    return tuple(sorted((having | whole) & needed) or sorted(having))


def _callers(reader: _Reader, text: str) -> Known | None:
    named = reader.named(text)
    if named is None:
        return None
    facts: list[Fact] = []
    wanted = {m for m, _ in named.routines}
    key = simple(named.routines[0][1] if named.routines else named.modules[0])
    calls = reader.rows(
        "select r.module, r.name, r.file, r.line, r.end_line, c.name from call c join routine r on r.id = c.routine "
        "where c.key = ? order by r.module, r.line", key,
    )  # fmt: skip
    for module, name, file, line, end, written in calls:
        if wanted.union(named.modules) & set(_target_of(reader, module, written)):
            at = reader.call(file, written, line, end)
            facts.append(Fact(f"{name} in {module}", Place(module, file, at)))
    seen = {f.place.module for f in facts}
    for target in named.modules:  # calls that the graph knows between modules, where no routine's calls say it
        for source, file, line in reader.rows(
            "select source, file, line from edge where target = ? and kind = 'call' and resolved order by source", target
        ):
            if source not in seen:
                facts.append(Fact(source, Place(source, file, line)))
    if not facts and named.modules and not named.routines:
        return _dependents(reader, text)
    where = _of(named)
    unresolved = reader.rows("select count(*) from edge where kind = 'call' and not resolved and target = '?'")[0][0]
    note = f" ({unresolved} calls in the tree could not be resolved)" if unresolved else ""
    if not facts:
        return Known(f"Nothing in this tree calls {named.name}{where}{note}.", _definitions(reader, named))
    return Known(f"{named.name}{where} is called in {_count(facts, 'place')}{note}:", tuple(facts))


def _callees(reader: _Reader, text: str) -> Known | None:
    named = reader.named(text)
    if named is None:
        return None
    facts: list[Fact] = []
    seen: set[str] = set()
    for module, name in named.routines or [(m, "") for m in named.modules]:
        query = "select r.file, r.line, r.end_line, c.name from call c join routine r on r.id = c.routine where r.module = ?"
        rows = reader.rows(query + " and r.name = ?", module, name) if name else reader.rows(query, module)
        for file, line, end, written in rows:
            targets = _target_of(reader, module, written)
            if written.lower() in seen or (not name and targets == (module,)):
                continue
            seen.add(written.lower())
            where = f" in {targets[0]}" if len(targets) == 1 and targets[0] != module else ""
            facts.append(Fact(f"{written}{where}", Place(module, file, reader.call(file, written, line, end))))
    facts.sort(key=lambda f: (f.place.file, f.place.line))
    headline = f"{named.name}{_of(named)} calls {_count(facts, 'other') if facts else 'nothing'}"
    return Known(headline + (":" if facts else "."), tuple(facts) or _definitions(reader, named))


# --------------------------------------------------------------------------- needs


def _needs(reader: _Reader, text: str) -> Known | None:
    named = reader.named(text)
    if named is None:
        return None
    module = (named.modules or tuple(m for m, _ in named.routines))[0]
    facts = []
    rows = reader.rows(
        "select target, group_concat(distinct kind), file, min(line), resolved, reason from edge where source = ? "
        "group by target order by resolved desc, target", module,
    )  # fmt: skip
    for target, kinds, file, line, resolved, reason in rows:
        extra = "" if resolved else f"; not in this tree: {reason}"
        facts.append(Fact(f"{target} ({kinds.replace(',', ', ')}{extra})", Place(module, file, line)))
    own = sum(bool(r[4]) for r in rows)
    return Known(f"{module} needs {own} modules of this tree and {len(rows) - own} things from outside:", tuple(facts))


def _dependents(reader: _Reader, text: str) -> Known | None:
    named = reader.named(text)
    if named is None:
        return None
    if named.routines and not named.modules:
        return _callers(reader, text)
    facts = [
        Fact(f"{source} ({kinds.replace(',', ', ')})", Place(source, file, line))
        for target in named.modules
        for source, kinds, file, line in reader.rows(
            "select source, group_concat(distinct kind), file, min(line) from edge where target = ? and resolved "
            "group by source order by source", target,
        )
    ]  # fmt: skip
    if not facts:
        return Known(f"Nothing in this tree needs {named.name}.", _definitions(reader, named))
    return Known(f"{_count(facts, 'module')} need{'s' if len(facts) == 1 else ''} {named.name}:", tuple(facts))


def _before(reader: _Reader, text: str) -> Known | None:
    named = reader.named(text)
    if named is None:
        return None
    module = (named.modules or tuple(m for m, _ in named.routines))[0]
    network = graphs.network(reader.atlas)
    first = graphs.after(network, frozenset(), module).first
    facts = tuple(_module_fact(network.node(m)) for m in first)
    return Known(f"Before {module} can move, {_count(facts, 'module')} must have:" if facts else
                 f"{module} needs no other module: it can move first.", facts or (_module_fact(network.node(module)),))  # fmt: skip


def _after(reader: _Reader, text: str) -> Known | None:
    named = reader.named(text)
    if named is None or not named.modules:
        return None
    network = graphs.network(reader.atlas)
    module = named.modules[0]
    first = frozenset(graphs.after(network, frozenset(), module).first)
    found = graphs.after(network, first, module)
    facts = tuple(_module_fact(network.node(m)) for m in found.unlocked)
    text = f"With {module} and all that it needs moved, {_count(facts, 'more module')} can move:"
    return Known(text if facts else f"No other module waits for {module} alone.", facts or (_module_fact(network.node(module)),))


def _path(reader: _Reader, one: str, other: str) -> Known | None:
    ends = []
    for text in (one, other):
        named = reader.named(text)
        if named is None:
            return None
        ends.append((named.modules or tuple(m for m, _ in named.routines))[0])
    network = graphs.network(reader.atlas)
    route = graphs.shortest(network, *ends)
    if route is None:
        return Known(f"No chain of needs joins {ends[0]} and {ends[1]}.", tuple(_module_fact(network.node(e)) for e in ends))
    facts = tuple(Fact(f"{s.source} needs {s.target} ({', '.join(s.kinds)})", Place(s.source, s.file, s.line)) for s in route)
    return Known(f"{route[0].source} needs {route[-1].target} through {_count(facts, 'step')}:", facts)


# --------------------------------------------------------------------------- files, definitions, lists


def _files(reader: _Reader, verb: str, text: str) -> Known | None:
    """Programs that read or write a file outside the program, by the name that it has there or inside."""
    wanted = re.sub(r"^(?:the )?(?:files? )?", "", text.strip(" '\"`"), flags=re.I).strip(" '\"`").lower()
    wanted = re.sub(r" file$", "", wanted)
    writing = bool(re.match(r"writ|creat|produc|updat|fill", verb, re.I))
    facts = []
    for module, io, files in reader.rows("select id, io, files from module order by id"):
        for item in json.loads(io):
            match = re.fullmatch(r"file (.+) \((.*)\)", item)
            if match is None or match[1].lower() != wanted:
                continue
            mode = match[2].rpartition(", ")[2]
            both = mode in ("i-o", "input/output")
            if both or (mode in ("output", "extend") if writing else mode == "input") or verb.lower().startswith(("use", "open", "touch", "access")):
                file = json.loads(files)[0]
                line = reader.mention(file, match[1], 1, 100_000)
                facts.append(Fact(f"{module}: {item}", Place(module, file, line)))
    if not facts:
        return None
    asked = verb.lower().removesuffix("s")
    return Known(f"{_count(facts, 'program')} {asked}{'s' if len(facts) == 1 else ''} {wanted.upper()}:", tuple(facts))


def _io_of(reader: _Reader, text: str) -> Known | None:
    named = reader.named(text)
    if named is None or not named.modules:
        return None
    facts = []
    for module in named.modules:
        for io, files in reader.rows("select io, files from module where id = ?", module):
            file = json.loads(files)[0]
            for item in json.loads(io):
                name = re.sub(r"^file (.+) \(.*\)$", r"\1", item)
                facts.append(Fact(item, Place(module, file, reader.mention(file, name, 1, 100_000))))
    if not facts:
        return None
    return Known(f"{named.name} reads and writes:", tuple(facts))


def _where(reader: _Reader, text: str) -> Known | None:
    named = reader.named(text)
    if named is None:
        return None
    facts = _definitions(reader, named)
    return Known(f"{named.name} is:", facts) if facts else None


def _definitions(reader: _Reader, named: _Named) -> tuple[Fact, ...]:
    facts = []
    for module, name in named.routines:
        for file, line, end, complexity in reader.rows(
            "select file, line, end_line, complexity from routine where module = ? and name = ? order by file, line",
            module, name,
        ):  # fmt: skip
            facts.append(
                Fact(f"{name} in {module}, {end - line + 1} lines, complexity {complexity}", Place(module, file, line))
            )
    for module in named.modules:
        for name, language, kind, files, lines, comment in reader.rows(
            "select name, language, kind, files, lines, comment from module where id = ?", module
        ):
            said = next((s for s in comment.splitlines() if s.strip()), "")
            facts.append(
                Fact(f"{name}, {language} {kind} of {lines} lines" + (f": {said}" if said else ""),
                     Place(module, json.loads(files)[0], 1))
            )  # fmt: skip
    return tuple(facts)


def _entries(reader: _Reader) -> Known | None:
    network = graphs.network(reader.atlas)
    facts = tuple(_module_fact(n) for n in network.nodes if n.kind == "main")
    return Known(f"{_count(facts, 'entry point')}:", facts) if facts else None


def _cycles(reader: _Reader) -> Known | None:
    network = graphs.network(reader.atlas)
    groups = sorted({n.cycle for n in network.nodes if n.cycle})
    facts = tuple(
        Fact(", ".join(g), Place(g[0], network.node(g[0]).files[0], 1)) for g in groups
    )
    return Known(f"{_count(facts, 'cycle')}, each to be moved at once:" if facts else "There are no cycles.", facts)


def _riskiest(reader: _Reader) -> Known | None:
    network = graphs.network(reader.atlas)
    worst = sorted(network.nodes, key=lambda n: (-n.risk, n.id))[:10]
    facts = tuple(Fact(f"{n.id}: risk {n.risk:g} of 100, {n.lines} lines", Place(n.id, n.files[0], 1)) for n in worst)
    return Known("The riskiest modules to move:", facts)


def _largest(reader: _Reader) -> Known | None:
    network = graphs.network(reader.atlas)
    largest = sorted(network.nodes, key=lambda n: (-n.lines, n.id))[:10]
    return Known("The largest modules:", tuple(_module_fact(n) for n in largest))


def _dead(reader: _Reader) -> Known | None:
    rows = reader.rows("select module, name, file, line, reason from dead order by module, line")
    facts = tuple(Fact(f"{name} in {m}: {why}", Place(m, file, line)) for m, name, file, line, why in rows)
    return Known(f"{_count(facts, 'place')} that nothing reaches:" if facts else "No dead code is known.", facts)


def _module_fact(node: graphs.Node) -> Fact:
    text = f"{node.id}, {node.language} {node.kind} of {node.lines} lines, wave {node.wave}"
    return Fact(text, Place(node.id, node.files[0], 1))


def _of(named: _Named) -> str:
    owners = sorted({m for m, _ in named.routines} - {simple(named.name)})
    return f" (of {', '.join(owners[:4])})" if owners else ""


def _count(items: Iterable[object], noun: str) -> str:
    number = len(tuple(items))
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


_WHO = r"(?:who|what|which (?:modules?|programs?|routines?|functions?|procedures?|paragraphs?|packages?|code))"
_QUESTIONS: tuple[tuple[re.Pattern[str], Callable[..., Known | None]], ...] = tuple(
    (re.compile(pattern, re.I), answer)
    for pattern, answer in (
        (rf"{_WHO} (reads?|writes?|creates?|produces?|updates?|opens?|uses?|touches|accesses|fills?) (.+)", _files),
        (rf"{_WHO} (?:calls?|performs?|invokes?) (.+)", _callers),
        (r"(?:all |the |list |show )*callers of (.+)", _callers),
        (r"where (?:is|are) (.+?) (?:called|performed|invoked)(?: from)?", _callers),
        (r"(?:what|who|which \w+) (?:does|do) (.+?) (?:call|perform|invoke)s?", _callees),
        (r"(?:all |the |list |show )*callees of (.+)", _callees),
        (r"(?:what|which files) does (.+?) (?:read|write|open)(?: (?:and|or) (?:read|write))?", _io_of),
        (r"(?:input|output|i/o|io|files) (?:of|for) (.+)", _io_of),
        (r"what (?:must|has to|needs to|should|will)(?: be)? move(?:d)? (?:before|first for) (.+)", _before),
        (r"what can (?:be )?moved? (?:once|when) (.+?) (?:is|has)(?: been)? moved", _after),
        (r"what can (?:be )?moved? after (.+)", _after),
        (r"(?:what|which (?:modules?|programs?|copybooks?)) does (.+?) (?:need|depend on|use|include|require|import)s?", _needs),
        (r"(?:the )?dependencies of (.+)", _needs),
        (rf"{_WHO} (?:needs?|uses?|depends? on|includes?|requires?|copy|copies|withs?|imports?) (.+)", _dependents),
        (r"(?:all |the )*(?:users|dependents) of (.+)", _dependents),
        (r"where is (.+?) used", _dependents),
        (r"(?:the )?(?:path|route|way|chain) (?:from|between) (.+?) (?:to|and) (.+)", _path),
        (r"(?:how|why) does (.+?) (?:reach|need|depend on|get to) (.+)", _path),
        (r"where is (.+?)(?: (?:defined|declared|implemented))?", _where),
        (r"(?:what is|what's|explain|describe|define) (.+)", _where),
        (r"(?:what are |list |show |which are )*(?:the )?(?:entry points|main programs|mains|programs)", _entries),
        (r"(?:what are |list |show |which |are there )*(?:the |any )?cycles(?: are there)?", _cycles),
        (r"(?:what are |list |show |which |which are )*(?:the )?(?:riskiest|most risky)(?: modules)?(?: are there)?", _riskiest),
        (r"(?:what are |list |show |which |which are )*(?:the )?(?:largest|biggest)(?: modules)?", _largest),
        (r"(?:what is |is there |list |show |which )*(?:the |any )?(?:dead|unreachable|unused) code(?: is there)?", _dead),
    )
)
