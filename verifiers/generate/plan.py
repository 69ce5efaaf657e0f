"""How a program gets its input: channels (standard input, files, arguments), each with its shapes."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analyzers.model import TheseusError
from verifiers.generate.cobol_layout import CobolFile, CobolInput, Field, cobol_input
from verifiers.generate.documents import Style, make_document, styles_for
from verifiers.generate.facts import Facts, join, read_sources, scan, surroundings
from verifiers.generate.options import options, separators
from verifiers.generate.shapes import ARITIES, Line, Shape, Shapes, Slot, fill, scanf_line, shapes_for
from verifiers.generate.sources.surroundings import Surroundings
from verifiers.generate.values import Values, make_values
from verifiers.library import is_library
from verifiers.observe import Case, plain_path

ARGUMENT_FILE = "input.txt"
_OPTIONS = 20.0  # weight of arguments with options, where a usage text tells of them
SCENARIO = "scenario"  # the origin of cases that a person wrote


@dataclass
class Channel:
    """One way in. `kind`: stdin, file (named `path`), arguments."""

    kind: str
    path: str
    shapes: Shapes
    styles: list[Style]

    def describe(self) -> str:
        return {"stdin": "standard input", "arguments": "arguments"}.get(self.kind, f"file {self.path}")


@dataclass
class Plan:
    """Everything that generation needs to know. `unmade` lists inputs that cannot be made up."""

    facts: Facts
    original_facts: Facts
    values: Values
    channels: list[Channel]
    cobol: CobolInput = field(default_factory=CobolInput)
    unmade: tuple[str, ...] = ()
    indexed: tuple[str, ...] = ()
    programs: tuple[str, ...] = ("",)
    generate: bool = True  # False: only the given cases are varied
    tabs: bool = False
    returns: bool = False
    argument_file: bool = False
    long_lines: tuple[int, ...] = ()  # lengths past the usual that the translation alone speaks of
    environment: tuple[str, ...] = ()  # names of variables that either side asks for
    written: tuple[str, ...] = ()  # names of files that the original opens
    by_name: bool = False  # the original opens files whose names it makes up or is told
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)  # what some of these may hold
    fixed: tuple[str, ...] = ()  # what else the original reads of where it runs, which is always the same here
    may_read: str = "its sources were not looked at"  # how the original might take input; empty: provably none

    @property
    def program(self) -> str:
        return self.programs[0]

    def record_widths(self) -> dict[str, int]:
        """Bytes in a record of each file whose records stand without line ends."""
        return {
            channel.path: max(sum(f.width for f in layout) for layout in channel.shapes.records)
            for channel in self.channels
            if channel.kind == "file" and channel.shapes.records and not channel.shapes.record_newline
        }

    def channel_for(self, kind: str, path: str = "") -> Channel | None:
        for channel in self.channels:
            if channel.kind == kind and (kind != "file" or channel.path == path):
                return channel
        return None


@dataclass
class Made:
    """A case with what made it, for rewards. `plain`: the edges that it reaches need not be counted; `maker`: the
    generator whose share of the budget it takes."""

    case: Case
    origin: str
    shapes: list[Shape] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    plain: bool = False
    maker: str = ""


@dataclass(frozen=True)
class InterfaceFile:
    """What `--interface FILE` (TOML) may say: `io`, `files` (names that the program reads), `arguments`
    (example argument lists), `lines` (example lines; `<int>`, `<decimal>`, `<word>`, `<text>` are holes),
    `examples` (whole example inputs), `words` (keywords), `indexed` (names of indexed files)."""

    io: str = ""
    files: tuple[str, ...] = ()
    arguments: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    indexed: tuple[str, ...] = ()


def read_interface(path: Path | None) -> InterfaceFile:
    """Read an interface description. Raises TheseusError when it cannot be read or says something unknown."""
    if path is None:
        return InterfaceFile()
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TheseusError(f"{path}: cannot read the interface description: {error}") from error
    known = InterfaceFile.__dataclass_fields__
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise TheseusError(f"{path}: unknown key '{unknown[0]}'; keys: {', '.join(known)}")
    values: dict[str, object] = {"io": str(data.get("io", ""))}
    for key in ("files", "lines", "examples", "words", "indexed"):
        values[key] = tuple(str(item) for item in data.get(key, ()))
    values["arguments"] = tuple(tuple(str(a) for a in item) for item in data.get("arguments", ()))
    return InterfaceFile(**values)  # type: ignore[arg-type]


def make_plan(
    original: Path,
    translation: Path,
    io: str = "auto",
    interface: InterfaceFile | None = None,
    programs: tuple[str, ...] = ("",),
    wide_domain: bool = False,
    suffixes: tuple[Sequence[str], Sequence[str]] = ((), ()),
) -> Plan:
    """The plan for a pair of source trees. `io` overrides what the sources say; `suffixes` are those of the two
    languages."""
    interface = interface or InterfaceFile()
    sources = read_sources(original, suffixes[0])
    theirs_sources = read_sources(translation, suffixes[1])
    mine, theirs = scan(sources), scan(theirs_sources)
    facts = join(mine, theirs)
    facts = join(Facts(keywords=interface.words), facts)
    cobol = cobol_input(sources)
    values = make_values(facts, (f.digits for f in _all_fields(cobol) if f.kind == "9"))
    values.words += [v.encode("latin-1", "replace") for f in _all_fields(cobol) for v in f.values if f.kind == "x"]
    ways = _ways(mine, theirs, cobol, interface.io or io)
    plan = Plan(facts, mine, values, [], cobol, programs=programs)
    around = surroundings(sources)
    plan.choices = dict(around.choices)
    if around.environment:  # else nothing of what the translation asks for is the original's
        theirs_own = {name: text for name, text in theirs_sources.items() if not is_library(text.encode("latin-1"))}
        around += Surroundings(surroundings(theirs_own).environment)
    plan.environment = (*around.environment, *plan.choices)
    plan.fixed, plan.by_name = around.fixed, around.by_name
    outputs = [f.path for f in cobol.files if f.path and f.organization not in ("indexed", "relative")]
    plan.written = tuple(dict.fromkeys(plain_path(n) for n in (*around.opened, *outputs) if not n.startswith("/") and ".." not in n.split("/")))
    plan.tabs = wide_domain or "\t" in mine.chars or mine.whitespace_classes or any("\t" in s for s in mine.strings)
    plan.returns = wide_domain or "\r" in mine.chars or any("\r" in s for s in mine.strings)
    if not mine.line_buffers:  # else long lines are read in pieces, and lie outside
        known = {*mine.integers, *mine.sizes}
        plan.long_lines = tuple(sorted({n for n in (*theirs.integers, *theirs.sizes) if 160 < n <= 5000} - known)[:8])
    own_format = [f.path for f in cobol.files if f.organization in ("indexed", "relative") and f.path]
    plan.indexed = tuple(map(plain_path, (*own_format, *interface.indexed)))
    unmade = []
    if "file" in ways:
        for path in _input_files(mine, theirs, cobol, interface):
            file = next((f for f in cobol.files if plain_path(f.path) == path), None)
            if file and file.organization in ("indexed", "relative"):
                if "output" not in file.opened:
                    unmade.append(f"{file.organization} file {path}")
                continue
            plan.channels.append(_channel("file", path, facts, values, interface, file=file))
    if "args" in ways:
        plan.argument_file = mine.argument_files
        plan.channels.append(_arguments(facts, values, interface))
        if mine.argument_files:
            plan.channels.append(_channel("file", ARGUMENT_FILE, facts, values, interface))
    if "stdin" in ways:
        keyboard = next((f for f in cobol.files if not f.path and "input" in f.opened), None)
        plan.channels.append(_channel("stdin", "", facts, values, interface, cobol=cobol, file=keyboard))
    plan.unmade = tuple(unmade)
    return plan


def _all_fields(cobol: CobolInput) -> list[Field]:
    fields = list(cobol.accepts)
    for file in cobol.files:
        fields += [f for layout in file.layouts for f in layout]
        fields += [f for _, targets in file.delimited for f in targets]
    fields += [f for _, targets in cobol.delimited for f in targets]
    return list(dict.fromkeys(fields))


def ways_asked(io: str) -> set[str] | None:
    """The ways of input that `--io` names; None where they are to be found out."""
    if io == "auto":
        return None
    asked = set(io.split("+"))
    if unknown := asked - {"stdin", "file", "args", "none"}:
        raise TheseusError(f"--io: no such way '{sorted(unknown)[0]}'; ways: auto, stdin, file, args, none")
    return asked - {"none"}


def _ways(mine: Facts, theirs: Facts, cobol: CobolInput, io: str) -> set[str]:
    """Which channels there are. The translation's word counts only where the original's sources are silent."""
    if (asked := ways_asked(io)) is not None:
        return asked
    ways = set()
    if mine.stdin or any(not f.path and "input" in f.opened for f in cobol.files):
        ways.add("stdin")
    if mine.arguments:
        ways.add("args")
    if mine.input_files or any(f.opened & {"input", "i-o", "extend"} and f.path for f in cobol.files):
        ways.add("file")
    if not ways:
        if theirs.stdin:
            ways.add("stdin")
        if theirs.arguments:
            ways.add("args")
        if theirs.input_files:
            ways.add("file")
    return ways


def _input_files(mine: Facts, theirs: Facts, cobol: CobolInput, interface: InterfaceFile) -> list[str]:
    named = list(interface.files) or list(mine.input_files)
    for file in cobol.files:
        if file.path and file.opened & {"input", "i-o", "extend"}:
            # A file that the program itself writes first is not input, unless nothing else is.
            if file.opened == {"output", "input"}:
                continue
            named.append(file.path)
    if not named:
        named = list(theirs.input_files)
    safe = [n for n in dict.fromkeys(map(plain_path, named)) if n and not n.startswith("/") and ".." not in n.split("/")]
    return [n for n in safe if "\0" not in n]


def _channel(
    kind: str,
    path: str,
    facts: Facts,
    values: Values,
    interface: InterfaceFile,
    cobol: CobolInput | None = None,
    file: CobolFile | None = None,
) -> Channel:
    shapes = Shapes(shapes_for(facts, values))
    if file and file.delimited:
        _prefer(shapes, file.delimited)
    elif file and file.layouts and any(layout for layout in file.layouts):
        layouts = tuple(layout for layout in file.layouts if layout)
        single_text = all(len(layout) == 1 and layout[0].kind == "x" for layout in layouts)
        if not (single_text and file.organization == "line sequential"):
            shapes.records = layouts
            shapes.record_newline = file.organization == "line sequential"
    if kind == "stdin" and cobol is not None and cobol.accepts:
        shapes.sequence = tuple((Slot("field", cobol=item),) for item in cobol.accepts)
        for item in dict.fromkeys(cobol.accepts):
            shapes.shapes.append(Shape((Slot("field", cobol=item),), f"accept:{item.name}", 3.0))
        _prefer(shapes, cobol.delimited)
    if facts.reads and kind == "stdin":
        order = {"int": "int", "decimal": "decimal", "line": "any", "char": "char", "word": "word"}
        shapes.sequence = tuple((Slot(order[r.kind]),) for r in facts.reads[:12])
        shapes.stream = any(r.kind in ("int", "decimal") for r in facts.reads)
    if facts.formats and not shapes.sequence:
        shapes.sequence = tuple(scanf_line(f) for f in facts.formats[:12])
        shapes.stream = True
    for text in interface.lines:
        shapes.shapes.append(Shape(example_line(text), f"interface:{text}", 12.0))
    shapes.examples = [text.encode("utf-8") for text in interface.examples]
    return Channel(kind, path, shapes, styles_for(facts, shapes))


def _prefer(shapes: Shapes, delimited: tuple[tuple[str, tuple[Field, ...]], ...]) -> None:
    for delimiter, targets in delimited:
        line: list[bytes | Slot] = []
        for index, item in enumerate(targets):
            if index:
                line.append(delimiter.encode("latin-1", "replace") or b" ")
            line.append(Slot("field", cobol=item))
        shapes.shapes.append(Shape(tuple(line), f"unstring:{len(targets)}", 8.0))


_HOLE = re.compile(r"<(int|small|decimal|number|word|text|char|any|keyword)>")


def example_line(text: str) -> Line:
    """A line of an interface description, with its holes."""
    parts: list[bytes | Slot] = []
    at = 0
    for match in _HOLE.finditer(text):
        parts.append(text[at : match.start()].encode("utf-8"))
        parts.append(Slot(match[1]))
        at = match.end()
    parts.append(text[at:].encode("utf-8"))
    return tuple(p for p in parts if p != b"")


def _arguments(facts: Facts, values: Values, interface: InterfaceFile) -> Channel:
    """Argument lists as lines in which NUL separates the arguments, so that one may hold blanks."""
    shapes = Shapes([])
    for example in interface.arguments:
        shapes.shapes.append(Shape(tuple(x for a in example for x in (a.encode(), b"\0"))[:-1], "interface", 8.0))
    counts = tuple(dict.fromkeys((*facts.argument_counts, *((0, 1, 2, 3) if not facts.argument_counts else ()))))
    kinds = ("int", "small", "word", "decimal", "text", "keyword", "any", "char")
    for count in counts:
        if count == 0:
            shapes.shapes.append(Shape((), "count:0", 0.5))
            continue
        for kind in kinds:
            shapes.shapes.append(Shape(_listed((kind,) * count), f"count:{count}", 1.0))
        if count > 1:
            for first in ("keyword", "word", "int"):
                for rest in ("int", "word", "small", "any"):
                    shapes.shapes.append(Shape(_listed((first, *(rest,) * (count - 1))), f"count:{count}", 0.8))
                    shapes.shapes.append(Shape(_listed((*(rest,) * (count - 1), first)), f"count:{count}", 0.4))
    for count in (3, 5, 7):  # operands with something between them
        for operand in ("int", "small", "word", "decimal"):
            for between in ("keyword", "char"):
                kinds_in_turn = tuple(operand if i % 2 == 0 else between for i in range(count))
                shapes.shapes.append(Shape(_listed(kinds_in_turn), f"between:{count}", 0.6))
    items = Slot("list", choices=separators(facts))
    shapes.shapes += [Shape((items,), "list", 1.0), Shape((items, b"\0", items), "list", 0.5)]
    if specs := options(facts):
        some = Slot("options", choices=specs)
        for slot in (items, *map(Slot, ("small", "int", "word", "text", "any"))):
            weight = _OPTIONS if slot is items else _OPTIONS / 4
            shapes.shapes.append(Shape((some, slot), f"options:{slot.kind}", weight))
            shapes.shapes.append(Shape((some, slot, b"\0", Slot("any")), f"options:{slot.kind}", weight / 4))
    for keyword in values.keywords[:40]:
        if keyword.startswith(b"-") or re.fullmatch(rb"[\w+*/%-]{1,16}", keyword):
            for arity in ARITIES[:12]:
                line = (keyword, *(x for k in arity for x in (b"\0", Slot(k))))
                shapes.shapes.append(Shape(line, f"keyword:{keyword.decode('latin-1')}", 0.5))
            if keyword.startswith(b"-"):
                shapes.shapes.append(Shape((keyword, b"\0", Slot("any"), b"\0", Slot("any")), "option", 0.5))
                shapes.shapes.append(Shape((Slot("any"), b"\0", keyword, b"\0", Slot("any")), "option", 0.5))
    return Channel("arguments", "", shapes, [])


def _listed(kinds: tuple[str, ...]) -> Line:
    line: list[bytes | Slot] = []
    for index, kind in enumerate(kinds):
        if index:
            line.append(b"\0")
        line.append(Slot(kind))
    return tuple(line)


def make_case(plan: Plan, rng: random.Random, shape: Shape | None = None) -> Made:
    """One made-up case. A given shape is used for a single-line text in every text channel."""
    arguments: tuple[bytes, ...] = ()
    stdin = b""
    files: list[tuple[str, bytes]] = []
    made = Made(Case(), "generated")
    plan.values.focus(rng)
    for channel in plan.channels:
        if channel.kind == "arguments":
            probed = shape is not None and shape in channel.shapes.shapes
            picked = shape if shape is not None and probed else channel.shapes.pick(rng)
            made.origin = "shape" if probed else made.origin
            made.shapes.append(picked)
            arguments = split_arguments(fill(picked.line, rng, plan.values)) if picked.line else ()
            continue
        if shape is not None and shape in channel.shapes.shapes:
            text = fill(shape.line, rng, plan.values) + b"\n"
            if channel.shapes.terminators:
                text += rng.choice(channel.shapes.terminators) + b"\n"
            made.shapes.append(shape)
            made.origin = "shape"
        else:
            document, style = make_document(rng, channel.shapes, channel.styles, plan.values)
            text = document.text
            made.shapes += document.shapes
            made.styles.append(style)
        if channel.kind == "stdin":
            stdin = text
        else:
            files.append((channel.path, text))
    if plan.argument_file and rng.random() < 0.95:
        at = rng.randrange(len(arguments)) if len(arguments) > 1 and rng.random() < 0.3 else 0
        arguments = (*arguments[:at], ARGUMENT_FILE.encode(), *arguments[at + 1 :])
    if files and rng.random() < 0.01:
        files.pop(rng.randrange(len(files)))  # a missing input file
    made.case = Case(arguments, stdin, tuple(files), program=rng.choice(plan.programs))
    return made


_TOLD = ("keyword", "keyword", "word", "int", "small", "any")  # what variables of the environment may say
_UNSET = 0.25


def make_environment(plan: Plan, rng: random.Random) -> tuple[tuple[str, str], ...]:
    """Some of the variables that are asked for, with something in them."""
    plan.values.focus(rng)
    found = {}
    for name in plan.environment:
        if rng.random() < _UNSET:
            continue
        if name in plan.choices:
            found[name] = rng.choice(plan.choices[name])
        else:
            text = b"" if rng.random() < 0.05 else fill((Slot(rng.choice(_TOLD)),), rng, plan.values)
            found[name] = re.sub(rb"[^ -~]", b"", text).decode("ascii")
    return tuple(sorted(found.items()))


def split_arguments(line: bytes) -> tuple[bytes, ...]:
    return tuple(line.split(b"\0"))


def describe(plan: Plan) -> tuple[str, ...]:
    variables = (f"environment ({', '.join(plan.environment)})",) if plan.environment else ()
    return (*(channel.describe() for channel in plan.channels), *variables) or ("no input",)
