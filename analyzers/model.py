"""The data that every analyzer produces and every other part reads.

A codebase is a set of modules joined by typed dependencies; each module exposes an interface whose
types come from one closed algebra (`Type`). Everything here is frozen, comparable and serialisable
(`to_json`), and says where it came from by a `Span`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath


class TheseusError(Exception):
    """An error that a user can act on: what happened, where, and the way out.

    `exit_code` follows docs/exit-codes.md: 3 for an error or something unsupported.
    """

    exit_code = 3


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a source file: path relative to the codebase's root, lines 1-based and inclusive."""

    file: str
    line: int
    end_line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


# --------------------------------------------------------------------------- the type algebra


class Overflow(StrEnum):
    """What arithmetic that leaves an integer type's range does."""

    WRAPS = "wraps"  # C unsigned, Ada modular
    TRAPS = "traps"  # Ada signed: Constraint_Error
    UNDEFINED = "undefined"  # C signed


@dataclass(frozen=True)
class IntType:
    """A fixed-width integer. `low`/`high` narrow it to a range (Ada subtypes); inclusive."""

    bits: int
    signed: bool = True
    overflow: Overflow = Overflow.TRAPS
    low: int | None = None
    high: int | None = None
    name: str = ""

    @property
    def minimum(self) -> int:
        if self.low is not None:
            return self.low
        return -(1 << (self.bits - 1)) if self.signed else 0

    @property
    def maximum(self) -> int:
        if self.high is not None:
            return self.high
        return (1 << (self.bits - 1)) - 1 if self.signed else (1 << self.bits) - 1


@dataclass(frozen=True)
class FloatType:
    """IEEE 754 binary32 or binary64."""

    bits: int = 64
    name: str = ""


@dataclass(frozen=True)
class BoolType:
    name: str = ""


@dataclass(frozen=True)
class CharType:
    """One 8-bit character (Latin-1 code unit)."""

    name: str = ""


@dataclass(frozen=True)
class EnumType:
    """An enumeration; `values` are the representations, position by default."""

    name: str
    literals: tuple[str, ...]
    values: tuple[int, ...] = ()

    def value_of(self, position: int) -> int:
        return self.values[position] if self.values else position


class StringKind(StrEnum):
    FIXED = "fixed"  # exactly `length` bytes
    BOUNDED = "bounded"  # at most `length` bytes
    UNBOUNDED = "unbounded"  # any length, value semantics (Ada String parameter, Unbounded_String)
    NUL_TERMINATED = "nul"  # C char *: ends at the first NUL


@dataclass(frozen=True)
class StringType:
    """A string of bytes (never Unicode scalars). `length` in bytes for fixed and bounded strings."""

    kind: StringKind = StringKind.UNBOUNDED
    length: int | None = None
    name: str = ""


class DecimalStorage(StrEnum):
    DISPLAY = "display"
    PACKED = "packed"  # COMP-3
    BINARY = "binary"  # COMP, COMP-4, BINARY, COMP-5


@dataclass(frozen=True)
class DecimalType:
    """A COBOL numeric item: `digits` in all, of which `scale` after the point; `size` is bytes of storage."""

    digits: int
    scale: int
    signed: bool
    storage: DecimalStorage = DecimalStorage.DISPLAY
    size: int = 0
    name: str = ""


@dataclass(frozen=True)
class BufferType:
    """A C pointer whose element count is another parameter (`length_param`) of the same subprogram."""

    element: Type
    length_param: str
    name: str = ""


@dataclass(frozen=True)
class ArrayType:
    """An array with inclusive index bounds; both None when unconstrained."""

    element: Type
    low: int | None
    high: int | None
    name: str = ""
    index_name: str = ""

    @property
    def length(self) -> int | None:
        if self.low is None or self.high is None:
            return None
        return max(0, self.high - self.low + 1)


@dataclass(frozen=True)
class RecordField:
    name: str
    type: Type
    offset: int | None = None  # bytes, where the layout is known
    bits: int | None = None  # width of a C bit field


@dataclass(frozen=True)
class Variant:
    """The fields that exist when the discriminant has one of `choices` (literals or integers as text)."""

    choices: tuple[str, ...]
    fields: tuple[RecordField, ...]


@dataclass(frozen=True)
class RecordType:
    """A record; `discriminant` names the field that selects among `variants`."""

    name: str
    fields: tuple[RecordField, ...]
    discriminant: str = ""
    variants: tuple[Variant, ...] = ()
    size: int | None = None


@dataclass(frozen=True)
class UnionType:
    """Overlaid alternatives on the same storage (C union, COBOL REDEFINES)."""

    name: str
    fields: tuple[RecordField, ...]
    size: int | None = None


@dataclass(frozen=True)
class ReferenceType:
    """A reference to a value, possibly null (C pointer to one object, Ada access)."""

    target: Type
    nullable: bool = True
    name: str = ""


@dataclass(frozen=True)
class OpaqueType:
    """A type whose inside is not visible to callers or not understood; `reason` says which."""

    name: str
    reason: str = ""


@dataclass(frozen=True)
class NamedType:
    """A mention of a type by name, to be looked up in the module's or its dependencies' types."""

    name: str


Type = (
    IntType
    | FloatType
    | BoolType
    | CharType
    | EnumType
    | StringType
    | DecimalType
    | BufferType
    | ArrayType
    | RecordType
    | UnionType
    | ReferenceType
    | OpaqueType
    | NamedType
)


# --------------------------------------------------------------------------- interfaces


class Direction(StrEnum):
    IN = "in"
    OUT = "out"
    IN_OUT = "in out"


@dataclass(frozen=True)
class Parameter:
    name: str
    type: Type
    direction: Direction = Direction.IN


@dataclass(frozen=True)
class Subprogram:
    """A function, procedure, paragraph or entry, with what it needs.

    `exported` subprograms can be called from other modules; `calls` are names as written, qualified
    where the source qualifies them. `complexity` is McCabe's cyclomatic number.
    """

    name: str
    span: Span
    parameters: tuple[Parameter, ...] = ()
    result: Type | None = None
    exported: bool = True
    calls: tuple[str, ...] = ()
    raises: tuple[str, ...] = ()
    complexity: int = 1
    comment: str = ""


@dataclass(frozen=True)
class DataItem:
    """Data that outlives a call: package variable, C global or static, WORKING-STORAGE record."""

    name: str
    type: Type
    span: Span
    exported: bool = False


@dataclass(frozen=True)
class FileUse:
    """A file that a module opens: `external` is the name outside the program where it is known."""

    name: str
    external: str
    organization: str  # sequential, line sequential, indexed, relative, stream
    record: Type | None
    span: Span


@dataclass(frozen=True)
class Interface:
    """What a module exposes. `fact` says where it came from: `compiler` or `syntax`."""

    subprograms: tuple[Subprogram, ...] = ()
    types: tuple[Type, ...] = ()
    data: tuple[DataItem, ...] = ()
    files: tuple[FileUse, ...] = ()
    exceptions: tuple[str, ...] = ()
    reads_stdin: bool = False
    reads_arguments: bool = False
    fact: str = "syntax"


# --------------------------------------------------------------------------- the graph


class ModuleKind(StrEnum):
    MAIN = "main"  # an entry point of a program
    LIBRARY = "library"
    HEADER = "header"  # C header with no translation unit of its own
    COPYBOOK = "copybook"


class DependencyKind(StrEnum):
    INCLUDE = "include"
    CALL = "call"
    WITH = "with"
    COPY = "copy"
    DATA = "data"
    TYPE = "type"
    FILE = "file"


@dataclass(frozen=True)
class Module:
    """The unit that moves: C translation unit with its header, COBOL program, Ada library unit.

    `id` is unique within the codebase, lower case, and safe as a file name in either target
    (`[a-z][a-z0-9_]*`); `name` is as the source writes it. `files` are relative to the root, main first.
    """

    id: str
    name: str
    language: str
    kind: ModuleKind
    files: tuple[str, ...]
    lines: int
    interface: Interface = field(default_factory=Interface)
    sha256: str = ""  # over the files' contents, in order


@dataclass(frozen=True)
class Dependency:
    """`source` needs `target` (both module ids; `target` is the name as written when unresolved)."""

    source: str
    target: str
    kind: DependencyKind
    span: Span
    resolved: bool = True
    reason: str = ""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Diagnostic:
    """Something an analyzer could not do: always counted and listed, never dropped."""

    severity: Severity
    message: str
    span: Span


@dataclass(frozen=True)
class SourceFile:
    """One file as scanned. `text` is decoded; `encoding` says how."""

    path: PurePosixPath
    language: str
    text: str
    sha256: str
    encoding: str = "utf-8"


@dataclass(frozen=True)
class Codebase:
    """The graph of a legacy tree. Modules and dependencies are sorted, so equal trees compare equal."""

    root: str
    modules: tuple[Module, ...]
    dependencies: tuple[Dependency, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    def __hash__(self) -> int:
        """Of what tells one codebase from another: what is kept for one is asked for with every module."""
        return hash((self.root, *((m.id, m.sha256) for m in self.modules)))

    def module(self, module_id: str) -> Module:
        for module in self.modules:
            if module.id == module_id:
                return module
        known = ", ".join(m.id for m in self.modules[:20])
        raise TheseusError(f"no module '{module_id}' in {self.root}; modules: {known or 'none'}")
