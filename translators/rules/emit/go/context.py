"""Names and types of modules in Go, shared by the parts of the emitter."""

from __future__ import annotations

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
    StringType,
    Type,
)
from translators.rules import ir
from translators.rules.emit import names
from translators.rules.emit.program import Program
from translators.rules.emit.types import (
    TypeTable,
    Unsupported,
    fixed_length,
    mentions_reference,
    record_fields,
)
from translators.targets.go import package_name


class GoNames:
    """The Go names of one module's items; they depend on that module alone."""

    def __init__(self, module: ir.IrModule) -> None:
        scope = names.Scope(names.GO_KEYWORDS | {"Main"}, between="")
        self.types: dict[str, str] = {}
        self.literals: dict[tuple[str, str], str] = {}
        for type_ in module.types:
            if isinstance(type_, EnumType | RecordType):
                self.types[type_.name] = scope.claim(names.camel(type_.name))
        for type_ in module.types:
            if isinstance(type_, EnumType):
                for literal in type_.literals:
                    name = self.types[type_.name] + names.camel(literal)
                    self.literals[type_.name, literal] = scope.claim(name)
        self.subprograms: dict[str, str] = {}
        for exported in (True, False):
            for subprogram in module.subprograms:
                if subprogram.exported is exported:
                    case = names.camel if exported else names.lower_camel
                    self.subprograms[subprogram.name] = scope.claim(case(subprogram.name))
        self.globals: dict[str, str] = {}
        for variable in module.globals:
            case = names.camel if variable.exported else names.lower_camel
            self.globals[variable.name] = scope.claim(case(variable.name))


def field_names(record: RecordType) -> dict[str, str]:
    """Fields are exported, so that other packages reach them; `Clone` and `Equal` are methods."""
    scope = names.Scope({"Clone", "Equal"}, between="")
    return {f.name: scope.claim(names.camel(f.name)) for f in record_fields(record)}


class GoContext:
    """Everything that emitting one module needs to know about the program around it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.module = program.current
        self.types = TypeTable(
            self.module, {k: v for k, v in program.modules.items() if k != self.module.id}
        )
        self._names = {id_: GoNames(m) for id_, m in program.modules.items()}
        self.hoisted: dict[str, str] = {}

    @cached_property
    def own(self) -> GoNames:
        return self._names[self.module.id]

    def names_of(self, module: str) -> GoNames:
        owner = self.program.owner(module)
        if owner not in self._names:
            raise Unsupported("module", f"module {owner} is not translated")
        return self._names[owner]

    def path(self, module: str, name: str) -> str:
        owner = self.program.owner(module)
        if owner == self.module.id:
            return name
        if owner in self.importers:
            raise Unsupported("cyclic packages", f"{owner} and {self.module.id} need each other; Go packages can't")
        return f"{package_name(owner)}.{name}"

    @cached_property
    def importers(self) -> frozenset[str]:
        """The modules that need this one, directly or not."""
        found: set[str] = set()
        grown = True
        while grown:
            new = {
                m.id for m in self.program.modules.values()
                if m.id not in found and (self.module.id in m.depends or found & set(m.depends))
            }  # fmt: skip
            grown = bool(new)
            found |= new
        return frozenset(found)

    def subprogram_path(self, name: str, module: str = "") -> str:
        found = self.program.subprogram(name, module)
        if not found.exported and self.program.owner(module) != self.module.id:
            raise Unsupported("call", f"{module}.{name} is not exported")
        return self.path(module, self.names_of(module).subprograms[name])

    def global_path(self, name: str, module: str = "") -> str:
        self.program.global_variable(name, module)
        return self.path(module, self.names_of(module).globals[name])

    def type_path(self, name: str) -> str:
        owner = self.types.owner(name)
        known = self.names_of(owner).types
        if name not in known:
            raise Unsupported("unknown type", f"type {name} is defined in no translated module")
        return self.path(owner, known[name])

    def literal_path(self, enum: EnumType, literal: str) -> str:
        owner = self.types.owner(enum.name)
        return self.path(owner, self.names_of(owner).literals[enum.name, literal])

    # ---- types

    def is_slice(self, type_: Type) -> bool:
        """Represented by a Go slice, which assignment would share."""
        type_ = self.types.resolve(type_)
        return isinstance(type_, BufferType) or (isinstance(type_, ArrayType) and type_.length is None)

    def has_slices(self, type_: Type) -> bool:
        """Whether a value of that type must be copied by hand and can't be compared by `==`."""
        type_ = self.types.resolve(type_)
        if self.is_slice(type_):
            return True
        if isinstance(type_, ArrayType):
            return self.has_slices(type_.element)
        return isinstance(type_, RecordType) and any(self.has_slices(f.type) for f in record_fields(type_))

    def go_type(self, type_: Type) -> str:
        type_ = self.types.resolve(type_)
        match type_:
            case IntType(bits=bits, signed=signed):
                if bits not in (8, 16, 32, 64):
                    raise Unsupported("integer width", f"integers of {bits} bits")
                return f"{'' if signed else 'u'}int{bits}"
            case FloatType(bits=bits):
                return f"float{bits}"
            case BoolType():
                return "bool"
            case CharType():
                return "byte"
            case EnumType(name=name) | RecordType(name=name):
                return self.type_path(name)
            case StringType() | DecimalType():
                length = fixed_length(type_)
                return "string" if length is None else f"[{length}]byte"
            case ArrayType(element=element, length=length):
                return f"[{'' if length is None else length}]{self.go_type(element)}"
            case BufferType(element=element):
                return f"[]{self.go_type(element)}"
            case ReferenceType(target=target):
                return f"*{self.go_type(target)}"
            case _:
                kind = mentions_reference(type_) or "type"
                raise Unsupported(kind, f"no Go form for {getattr(type_, 'name', '') or kind}")

    def parameter(self, type_: Type, direction: Direction) -> str:
        text = self.go_type(type_)
        return text if direction is Direction.IN or self.is_slice(type_) else f"*{text}"

    def zero(self, type_: Type) -> str:
        type_ = self.types.resolve(type_)
        match type_:
            case IntType() | FloatType() | CharType():
                return "0"
            case BoolType():
                return "false"
            case EnumType(literals=literals):
                return self.literal_path(type_, literals[0])
            case StringType() | DecimalType() if fixed_length(type_) is None:
                return '""'
            case _ if self.is_slice(type_) or isinstance(type_, ReferenceType):
                return "nil"
            case _:
                return f"{self.go_type(type_)}{{}}"

    def copied(self, type_: Type, text: str) -> str:
        """The text of a place as a value of its own."""
        type_ = self.types.resolve(type_)
        if not self.has_slices(type_):
            return text
        if isinstance(type_, RecordType):
            return f"{text}.Clone()"
        assert isinstance(type_, ArrayType | BufferType)
        if not self.has_slices(type_.element):
            return f"slices.Clone({text})"
        kind = self.go_type(type_.element)
        each = f"func(e {kind}) {kind} {{ return {self.copied(type_.element, 'e')} }}"
        if self.is_slice(type_):
            return f"theseusrt.CloneEach({text}, {each})"
        return f"{self.go_type(type_)}(theseusrt.CloneEach({text}[:], {each}))"

    def equal(self, type_: Type, left: str, right: str) -> str:
        """A comparison of two places of that type."""
        type_ = self.types.resolve(type_)
        if not self.has_slices(type_):
            return f"{left} == {right}"
        if isinstance(type_, RecordType):
            return f"{left.removeprefix('*')}.Equal({right})"
        assert isinstance(type_, ArrayType | BufferType)
        if not self.has_slices(type_.element):
            return f"slices.Equal({left}, {right})"
        end = "" if self.is_slice(type_) else "[:]"
        kind = self.go_type(type_.element)
        each = f"func(a, b {kind}) bool {{ return {self.equal(type_.element, 'a', 'b')} }}"
        return f"slices.EqualFunc({left}{end}, {right}{end}, {each})"
