"""A whole C program: its translation units, who defines what, and where everything lies in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from analyzers.c.preprocess import preprocess
from analyzers.model import SourceFile
from translators.rules.c.program import Refused
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole import unchanging
from translators.rules.c.whole.headers import meaning
from translators.rules.c.whole.layout import is_scalar, is_wide
from translators.rules.c.whole.lexer import tokens_of
from translators.rules.c.whole.libc import independent, library_parsers, looks_at_errno
from translators.rules.c.whole.libc.callers import CALLER, callers
from translators.rules.c.whole.prelude import SUPPORTED, prelude_tokens
from translators.rules.c.whole.statements import Parser

# what the preprocessor could not decide: the program may be another one
DOUBTS = ("the #if could not be evaluated", "#error is reached", "the header ", "#include of ", "the attribute ",
          "the #pragma ")  # fmt: skip
FIRST_FUNCTION = 16  # function number i has address 16 * i; the first 64 KiB hold no data
DATA = 65536
LIBRARY = "c_library"  # the module of what is translated of the C library


@dataclass
class Defined:
    """A function definition with its home: the unit that it was read in, the module that it belongs to."""

    function: n.Function
    parser: Parser
    module: str
    name: str  # in the IR
    number: int = 0
    taken: bool = False  # its address is used


@dataclass
class WholeProgram:
    parsers: dict[str, Parser] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)
    external: dict[str, Defined] = field(default_factory=dict)
    private: dict[tuple[str, str], Defined] = field(default_factory=dict)  # (unit, name); units may share what a header has
    data: dict[str, n.Object] = field(default_factory=dict)  # objects with external linkage
    texts: dict[bytes, int] = field(default_factory=dict)
    doubts: list[Refused] = field(default_factory=list)
    looks_at_errno: bool = False
    wide: bool = False  # whether it computes with long double
    library: set[str] = field(default_factory=set)  # translation units of the C library itself
    end: int = DATA

    @property
    def functions(self) -> Iterator[Defined]:
        yield from self.external.values()
        yield from {id(defined): defined for defined in self.private.values()}.values()

    def find(self, parser: Parser, name: str) -> Defined | None:
        own = parser.functions.get(name)
        if own is not None and own.static:
            return self.private.get((parser.unit, name))
        return self.external.get(name)

    def pointed(self, parser: Parser, name: str) -> Defined | None:
        """The function that a pointer to this name means: a library function has one that calls it."""
        return self.find(parser, name) or self.external.get(CALLER + name)

    def uses(self) -> dict[str, set[str]]:
        """For each module those whose functions it calls or whose objects it mentions."""
        found: dict[str, set[str]] = {}
        for defined in self.functions:
            needed = found.setdefault(defined.module, set())
            addresses: set[int] = set()
            for node in n.below(defined.function):
                if isinstance(node, n.Cast) and isinstance(node.operand, n.FunctionRef):
                    addresses.add(id(node.operand))  # a number
                elif isinstance(node, n.FunctionRef) and id(node) not in addresses:
                    called = self.find(defined.parser, node.name)
                    if called is not None:
                        needed.add(called.module)
                elif isinstance(node, n.Ref) and node.object.kind == "global":
                    needed.add(self.owner.get(self.object(node.object).span.file, ""))
        return found

    def gather(self, module: str) -> None:
        """Everything of the program's own goes into one module."""
        self.owner = {file: owner if owner == LIBRARY else module for file, owner in self.owner.items()}
        taken: set[str] = set()
        for defined in self.functions:
            if defined.module == LIBRARY:
                continue
            defined.module = module
            defined.name = _free(defined.function.name, taken)

    def object(self, found: n.Object) -> n.Object:
        """The definition of an object that a unit may only declare."""
        if found.kind != "global" or found.static or found.function:
            return found
        return self.data.get(found.name, found)

    def text(self, value: bytes, align: int = 1) -> int:
        """Where a string literal lies, its NUL included in `value`."""
        if value not in self.texts:
            self.texts[value] = self.place(len(value), align)
        return self.texts[value]

    def place(self, size: int, align: int) -> int:
        address = -(-self.end // align) * align
        self.end = address + size
        return address


def read(files: Mapping[str, SourceFile], owner: Mapping[str, str]) -> WholeProgram:
    """Parse every .c file of the tree with its headers."""
    program = WholeProgram(owner=dict(owner))
    texts = {path: file.text for path, file in files.items()}
    for path in sorted(files):
        if path.lower().endswith(".h"):
            continue
        parser = Parser(prelude_tokens(), path, files[path].encoding)
        parser.prelude()
        parser.prototypes = dict(parser.prototypes)
        pre = preprocess(path, texts)
        for note in pre.diagnostics:
            if note.message.startswith(DOUBTS):
                program.doubts.append(Refused("preprocessor", note.message, note.span))
        parser.headers = frozenset(one.name for one in pre.includes if not one.path)
        parser.tokens = tokens_of(pre, path)
        parser.read()
        program.parsers[path] = parser
    _add_library(program)
    _add_callers(program)
    _link(program)
    unchanging.settle(program)
    _addressed(program)
    for parser in program.parsers.values():
        for made in objects_of(parser):
            _settle(program, parser, made)
    return program


def _add_library(program: WholeProgram) -> None:
    """Library functions that are C go to a module of their own; what may come to the program's functions, to `main`'s."""
    home = next((program.owner.get(p, "") for p, parser in program.parsers.items() if "main" in parser.functions), "")
    own = list(program.parsers.values())
    program.looks_at_errno = looks_at_errno(own)
    needed = library_parsers(own, SUPPORTED)
    apart = set() if LIBRARY in program.owner.values() else independent(needed, own)
    for parser in needed:
        program.parsers[parser.unit] = parser
        program.owner[parser.unit] = LIBRARY if parser.unit in apart else home
        program.library.add(parser.unit)


def _add_callers(program: WholeProgram) -> None:
    """Library functions whose address is taken get a function that calls them."""
    defined = {name for parser in program.parsers.values() for name, f in parser.functions.items() if not f.static}
    taken = {
        node.operand.name
        for parser in program.parsers.values()
        for node in _every_node(parser)
        if isinstance(node, n.Cast) and isinstance(node.operand, n.FunctionRef)
        if node.operand.name not in parser.functions
    }
    parser = callers(sorted(taken & SUPPORTED - defined))
    if parser.functions:
        home = next((program.owner.get(p, "") for p, u in program.parsers.items() if "main" in u.functions), "")
        program.parsers[parser.unit] = parser
        program.library.add(parser.unit)
        program.owner[parser.unit] = home


def _link(program: WholeProgram) -> None:
    shared: dict[tuple[str, str, str], Defined] = {}
    homes = Counter((f.span.file, f.name) for p in program.parsers.values() for f in p.functions.values() if f.static)
    for parser in program.parsers.values():
        for function in parser.functions.values():
            module = program.owner.get(function.span.file, "")
            made = Defined(function, parser, module, function.name)
            if function.static:
                several = homes[function.span.file, function.name] > 1
                kind = meaning(parser, function) if several else parser.unit
                key = (function.span.file, function.name, kind)
                program.private[parser.unit, function.name] = shared.setdefault(key, made)
            elif function.name not in program.external:
                program.external[function.name] = made
        for made_object in parser.objects.values():
            if made_object.static:
                continue
            known = program.data.get(made_object.name)
            if known is None or (made_object.defined and (not known.defined or known.values is None)):
                program.data[made_object.name] = made_object
    taken: dict[str, set[str]] = {}
    for position, defined in enumerate(program.functions, 1):
        defined.number = position * FIRST_FUNCTION
        defined.name = _free(defined.function.name, taken.setdefault(defined.module, set()))


def _free(wanted: str, taken: set[str]) -> str:
    """A name of its own for a function: static ones of several files may share one."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}_{number}"
    taken.add(name)
    return name


def objects_of(parser: Parser) -> Iterator[n.Object]:
    yield from parser.objects.values()
    yield from parser.statics


def _addressed(program: WholeProgram) -> None:
    """Mark the objects that must lie in memory: aggregates, and whatever has its address taken."""
    for parser in program.parsers.values():
        for node in _every_node(parser):
            if isinstance(node, n.Address):
                inner: object = node.operand
                while isinstance(inner, n.Field):
                    inner = inner.base
                if isinstance(inner, n.Ref):
                    program.object(inner.object).addressed = True
            elif isinstance(node, n.Cast) and isinstance(node.operand, n.FunctionRef):
                found = program.pointed(parser, node.operand.name)
                if found is not None:
                    found.taken = True


def _every_node(parser: Parser) -> Iterator[object]:
    """All of a unit's functions, and the values of its variables."""
    roots: list[object] = list(parser.functions.values())
    for made in objects_of(parser):
        roots.extend(made.values or ())
    while roots:
        for node in n.below(roots.pop()):
            yield node
            if isinstance(node, n.Declare | n.Literal):
                roots.extend(node.object.values or ())


def _settle(program: WholeProgram, parser: Parser, made: n.Object) -> None:
    """Give an object in memory its address. All uses are of the canonical object."""
    home = program.object(made)
    if home.address or home is not made or not in_memory(home) or not home.defined:
        return
    size = parser.layout.size(home.type)
    for piece in home.values or ():  # a flexible array member may go beyond
        size = max(size, piece.offset + parser.layout.size(piece.type))
    home.address = program.place(max(size, 1), max(parser.layout.align(home.type), 8 if size >= 8 else 1))


def in_memory(made: n.Object) -> bool:
    return made.addressed or not is_scalar(made.type) or is_wide(made.type)


__all__ = ["WholeProgram", "read"]
