"""Names and types of modules in Rust, shared by the parts of the emitter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from analyzers.model import (
    ArrayType,
    BoolType,
    BufferType,
    CharType,
    DecimalType,
    Direction,
    EnumType,
    FloatType,
    IntType,
    RecordType,
    ReferenceType,
    Span,
    StringType,
    Type,
)
from translators.rules import ir
from translators.rules.emit import flow, names, walk
from translators.rules.emit.program import Program
from translators.rules.emit.tidy import is_pure, tidy
from translators.rules.emit.types import (
    TypeTable,
    Unsupported,
    fixed_length,
    is_scalar,
    is_string,
    mentions_reference,
    record_fields,
)
from translators.targets.rust import identifier

_LONGEST_DEFAULT = 32  # elements of an array that implements `Default`


class RustNames:
    """The Rust names of one module's items. They depend on that module alone, so that modules that use
    it can compute the same ones."""

    def __init__(self, module: ir.IrModule) -> None:
        values = names.Scope(names.RUST_KEYWORDS)
        kinds = names.Scope(names.RUST_KEYWORDS | {"Exception", "Cell", "RefCell"}, between="")
        self.types = {t.name: kinds.claim(names.camel(t.name)) for t in module.types if _is_item(t)}
        self.subprograms: dict[str, str] = {}
        for exported in (True, False):
            for subprogram in module.subprograms:
                if subprogram.exported is exported:
                    self.subprograms[subprogram.name] = values.claim(names.snake(subprogram.name))
        self.globals = {g.name: values.claim(names.screaming(g.name)) for g in module.globals}


_NAMES: dict[int, tuple[ir.IrModule, RustNames]] = {}


def rust_names(module: ir.IrModule) -> RustNames:
    """A module's names, which every module of its program asks for. Those of the last hundreds of modules are kept."""
    kept = _NAMES.get(id(module))
    if kept is None:
        if len(_NAMES) >= 1024:
            _NAMES.clear()
        kept = _NAMES[id(module)] = module, RustNames(module)
    return kept[1]


def _is_item(type_: Type) -> bool:
    return isinstance(type_, EnumType | RecordType)


def literal_names(enum: EnumType) -> dict[str, str]:
    scope = names.Scope({"Self"}, between="")
    return {literal: scope.claim(names.camel(literal)) for literal in enum.literals}


def field_names(record: RecordType) -> dict[str, str]:
    scope = names.Scope(names.RUST_KEYWORDS - {"rt", "main", "vec", "matches", "std", "core", "alloc"})
    return {f.name: scope.claim(names.snake(f.name)) for f in record_fields(record)}


@dataclass(frozen=True)
class Tidied:
    """A subprogram's body as it is written, and the names that it uses."""

    subprogram: ir.IrSubprogram
    body: tuple[ir.Statement, ...]
    usage: flow.Usage


class RustContext:
    """Everything that emitting one module needs to know about the program around it."""

    def __init__(self, program: Program, raising: set[tuple[str, str]], tidied: dict[int, Tidied]) -> None:
        """`raising`: the subprograms that an exception can leave. `tidied`: those that were asked for, by identity."""
        self.program = program
        self.module = program.current
        self.raising = raising
        self._tidied = tidied
        self.types = TypeTable(
            self.module, {k: v for k, v in program.modules.items() if k != self.module.id}
        )
        self._names = {id_: rust_names(m) for id_, m in program.modules.items()}
        self.uses: set[str] = set()  # other modules mentioned
        self.hoisted: dict[str, str] = {}  # runtime constants: name -> declaration
        self.numbers: dict[str, tuple[str, int]] = {}  # what the source calls a number -> type and value
        self.uses_runtime = False
        self.uses_exception = False

    def tidied(self, subprogram: ir.IrSubprogram) -> Tidied:
        """What there is to write of a subprogram of this module; found out once, though it is written more than once."""
        if id(subprogram) not in self._tidied:
            body = tidy(subprogram.body, self.types.resolve)
            self._tidied[id(subprogram)] = Tidied(subprogram, body, flow.usage(body, self.program.directions, self.module.id))
        return self._tidied[id(subprogram)]

    @cached_property
    def own(self) -> RustNames:
        return self._names[self.module.id]

    def path(self, module: str, name: str) -> str:
        """How this module writes another module's item."""
        owner = module or self.module.id
        if owner == self.module.id:
            return name
        self.uses.add(owner)
        return f"{identifier(owner)}::{name}"

    def subprogram_path(self, name: str, module: str = "") -> str:
        span = self.program.subprogram(name, module).span
        return self.path(self.file_of(module, span), self._names[self.program.owner(module)].subprograms[name])

    def global_path(self, name: str, module: str = "") -> str:
        span = self.program.global_variable(name, module).span
        return self.path(self.file_of(module, span), self._names[self.program.owner(module)].globals[name])

    def file_of(self, module: str, span: Span | None) -> str:
        """The module whose file has an item of another module, which may keep its code in several."""
        owner = self.program.owner(module)
        return owner if owner == self.module.id else self.program.modules[owner].part_of(span)

    def type_path(self, name: str) -> str:
        owner = self.types.owner(name)
        if owner not in self._names or name not in self._names[owner].types:
            raise Unsupported("unknown type", f"type {name} is defined in no translated module")
        return self.path(owner, self._names[owner].types[name])

    def runtime(self, name: str) -> str:
        self.uses_runtime = True
        return f"rt::{name}"

    # ---- constants

    def number(self, literal: ir.IntLiteral) -> str:
        """The constant for a number that has a name in the source; nothing when the name means something else."""
        name = names.screaming(literal.name)
        if name in self.own.globals.values():
            return ""
        _, value = self.numbers.setdefault(name, (self.owned(self.types.resolve(literal.type)), literal.value))
        return name if value == literal.value else ""

    def is_constant(self, variable: ir.GlobalVariable) -> bool:
        """Whether a module constant is a Rust constant. Others are initialised when they are first used, like
        module variables, and are read like those."""
        type_ = self.types.resolve(variable.type)
        if is_string(type_) and fixed_length(type_) is None:
            return variable.constant and isinstance(variable.initial, ir.StringLiteral)
        shared = not is_scalar(type_) and self.holds_references(type_)  # a static must be shareable
        return variable.constant and not shared and self.is_known(variable.initial, type_)

    def holds_references(self, type_: Type) -> bool:
        type_ = self.types.resolve(type_)
        if isinstance(type_, ArrayType | BufferType):
            return self.holds_references(type_.element)
        if isinstance(type_, RecordType):
            return any(self.holds_references(f.type) for f in record_fields(type_))
        return isinstance(type_, ReferenceType)

    def is_known(self, node: ir.Expression, want: Type) -> bool:
        """Whether Rust can compute an initial value of that type at compile time."""
        want = self.types.resolve(want)
        match node:
            case ir.StringLiteral(value=data):
                length = fixed_length(want)
                return not data if length is None else length == len(data)
            case ir.Variable():
                if walk.is_local(node) or not is_scalar(want):
                    return False
                found = self.program.global_variable(node.name, node.module)
                return self.is_constant(found)
            case ir.Convert(operand=operand, type=type_, check=check):
                plain = isinstance(self.types.resolve(type_), IntType | FloatType | CharType)
                source = None if isinstance(operand, ir.RuntimeConstant) else operand.type
                return not check and plain and source is not None and self.is_known(operand, source)
            case ir.Aggregate(values=values):
                return self._is_known_aggregate(values, want)
            case ir.Repeat(element=element):
                if isinstance(want, ArrayType) and want.length is not None:
                    return self.is_copy(want.element) and self.is_known(element, want.element)
                return fixed_length(want) is not None and is_pure(element)
            case _:
                return isinstance(node, walk.LITERALS) and not isinstance(node, ir.RuntimeConstant)

    def _is_known_aggregate(self, values: tuple[tuple[str, ir.Expression], ...], want: Type) -> bool:
        if isinstance(want, RecordType):
            types = {f.name: f.type for f in record_fields(want)}
            given = {name for name, _ in values}
            zeros = all("from_fn" not in self.zero(types[f]) for f in types if f not in given)
            return zeros and all(self.is_known(value, types[name]) for name, value in values)
        if isinstance(want, ArrayType) and (want.length is not None or not values):
            return all(self.is_known(value, want.element) for _, value in values)
        return not values or (fixed_length(want) is not None and all(is_pure(value) for _, value in values))

    # ---- types

    def is_copy(self, type_: Type) -> bool:
        type_ = self.types.resolve(type_)
        if is_scalar(type_) or fixed_length(type_) is not None:
            return True
        if isinstance(type_, ArrayType):
            return type_.length is not None and self.is_copy(type_.element)
        if isinstance(type_, RecordType):
            return all(self.is_copy(f.type) for f in record_fields(type_))
        return False

    def owned(self, type_: Type) -> str:
        """The type of a value."""
        type_ = self.types.resolve(type_)
        match type_:
            case IntType(bits=bits, signed=signed):
                if bits not in (8, 16, 32, 64, 128):
                    raise Unsupported("integer width", f"integers of {bits} bits")
                return f"{'i' if signed else 'u'}{bits}"
            case FloatType(bits=bits):
                return f"f{bits}"
            case BoolType():
                return "bool"
            case CharType():
                return "u8"
            case EnumType(name=name) | RecordType(name=name):
                return self.type_path(name)
            case StringType() | DecimalType():
                length = fixed_length(type_)
                return "Vec<u8>" if length is None else f"[u8; {length}]"
            case ArrayType(element=element, length=length):
                inner = self.owned(element)
                return f"Vec<{inner}>" if length is None else f"[{inner}; {length}]"
            case BufferType(element=element):
                return f"Vec<{self.owned(element)}>"
            case ReferenceType(target=target):
                return f"{self.runtime('Ref')}<{self.owned(target)}>"
            case _:
                kind = mentions_reference(type_) or "type"
                raise Unsupported(kind, f"no Rust form for {getattr(type_, 'name', '') or kind}")

    def parameter(self, type_: Type, direction: Direction) -> str:
        """The type of a parameter: scalars by value, the rest by reference."""
        type_ = self.types.resolve(type_)
        if direction is Direction.IN:
            if is_scalar(type_):
                return self.owned(type_)
            return "&" + self.borrowed(type_)
        unsized = isinstance(type_, BufferType) or (isinstance(type_, ArrayType) and type_.length is None)
        return "&mut " + (self.borrowed(type_) if unsized else self.owned(type_))

    def borrowed(self, type_: Type) -> str:
        """What a reference to a value of that type refers to."""
        type_ = self.types.resolve(type_)
        if is_string(type_) and fixed_length(type_) is None:
            return "[u8]"
        if isinstance(type_, BufferType) or (isinstance(type_, ArrayType) and type_.length is None):
            return f"[{self.owned(type_.element)}]"
        return self.owned(type_)

    def has_default(self, type_: Type) -> bool:
        """Whether Rust derives a default value for the type, which is its zero: arrays have one up to 32 elements."""
        type_ = self.types.resolve(type_)
        match type_:
            case StringType() | DecimalType():
                return (fixed_length(type_) or 0) <= _LONGEST_DEFAULT
            case ArrayType(element=element, length=length):
                return length is None or (length <= _LONGEST_DEFAULT and self.has_default(element))
            case RecordType():
                return all(self.has_default(f.type) for f in record_fields(type_))
            case _:
                return is_scalar(type_) or isinstance(type_, BufferType)

    def default_of(self, record: RecordType) -> str:
        """How this module writes a record's default value; nothing when it has none, or something here is called `Default`."""
        taken = "Default" in self.own.types.values()
        return f"{self.type_path(record.name)}::default()" if self.has_default(record) and not taken else ""

    def zero(self, type_: Type, known: bool = True) -> str:
        """The value that fields without an explicit one have; `known`: Rust is to compute it at compile time."""
        type_ = self.types.resolve(type_)
        match type_:
            case IntType() | CharType():
                return "0"
            case FloatType():
                return "0.0"
            case BoolType():
                return "false"
            case EnumType(name=name, literals=literals):
                return f"{self.type_path(name)}::{literal_names(type_)[literals[0]]}"
            case StringType() | DecimalType():
                length = fixed_length(type_)
                return "Vec::new()" if length is None else f"[0; {length}]"
            case ArrayType(element=element, length=length) if length is not None:
                if self.is_copy(element):
                    return f"[{self.zero(element, known)}; {length}]"
                return f"std::array::from_fn(|_| {self.zero(element, known)})"
            case ArrayType() | BufferType():
                return "Vec::new()"
            case ReferenceType():
                return f"{self.runtime('Ref')}::null()"
            case RecordType() if not known and (default := self.default_of(type_)):
                return default
            case RecordType(name=name):
                fields = field_names(type_)
                inner = ", ".join(f"{fields[f.name]}: {self.zero(f.type, known)}" for f in record_fields(type_))
                return f"{self.type_path(name)} {{ {inner} }}"
            case _:
                raise Unsupported("type", f"no initial value for {getattr(type_, 'name', 'this type')}")
