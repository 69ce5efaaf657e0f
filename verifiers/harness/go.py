"""The Go driver: calls emitted subprograms with decoded tokens and prints what comes back.

A Go panic that is no exception ends the process with exit code 2 and no answer for that call.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.model import (
    ArrayType,
    BoolType,
    BufferType,
    CharType,
    Direction,
    EnumType,
    FloatType,
    IntType,
    Module,
    RecordType,
    ReferenceType,
    Subprogram,
    TheseusError,
    Type,
)
from translators.protocol import ProbeUnit
from translators.rules.emit.go.context import field_names
from translators.targets.go import support_core
from verifiers.harness.bridge import (
    Call,
    Plan,
    all_fields,
    choice_numbers,
    enum_values,
    fixed,
    is_bytes,
    is_eight_bits,
    is_in,
    is_out,
    out_length,
    plan,
    templates,
)
from verifiers.harness.shapes import undrivable as drivable

__all__ = ["drivable", "translation_tree"]


def translation_tree(
    tree: dict[str, str], module: Module, probes: Sequence[ProbeUnit], subprograms: Sequence[Subprogram]
) -> dict[str, str]:
    """The composed tree with a program `driver` for those subprograms, numbered in the order given."""
    driver = Driver(plan(module, probes, subprograms))
    calls = [driver.call(call) for call in driver.plan.calls]
    data = driver.data()
    text = templates().get_template("driver.go.jinja").render(
        module=module.name,
        functions=driver.functions,
        calls=calls,
        data=data,
        imports=[f"migrated/{package}" for package in sorted(driver.packages)],
    )
    return {**support_core(), **tree, "cmd/driver/main.go": text}


class Driver:
    """Collects the functions that read and write values of structured types, and the packages they need."""

    def __init__(self, made: Plan) -> None:
        self.plan = made
        self.functions: list[str] = []
        self.packages: set[str] = set()
        self.first = 0  # numbers of functions begin here, where several drivers write into one file
        self.home = ""  # the package that the functions are written into
        self._known: dict[tuple[str, Type, Type], str] = {}

    # ---- types

    def used(self, path: str) -> str:
        package, _, name = path.partition(".")
        if package == self.home:
            return name
        self.packages.add(package)
        return path

    def path(self, name: str) -> str:
        if name not in self.plan.types:
            raise TheseusError(f"the translation does not say where its type {name} is")
        return self.used(self.plan.types[name])

    def go(self, type_: Type) -> str:
        match type_:
            case IntType(bits=bits, signed=signed):
                return f"{'' if signed else 'u'}int{bits}"
            case FloatType(bits=bits):
                return f"float{bits}"
            case BoolType():
                return "bool"
            case CharType():
                return "byte"
            case EnumType(name=name) | RecordType(name=name):
                return self.path(name)
            case ArrayType(element=element, length=length) if length is not None:
                return f"[{length}]{self.go(element)}"
            case ArrayType(element=element) | BufferType(element=element):
                return f"[]{self.go(element)}"
            case _ if is_bytes(type_):
                return "string" if fixed(type_) is None else f"[{fixed(type_)}]byte"
            case _:
                raise TheseusError(f"the driver has no Go form for {type(type_).__name__}")

    def is_slice(self, type_: Type) -> bool:
        return self.go(type_).startswith("[]")

    # ---- tokens to values

    def read(self, source: Type, target: Type) -> str:
        """An expression that reads the tokens of `source` and gives a value of the emitted type `target`."""
        if isinstance(source, ReferenceType):
            if isinstance(target, ReferenceType):
                raise TheseusError("the driver does not pass references")
            return f"{self._reader(source, target)}(t)"
        values = enum_values(source)
        match target:
            case IntType() if values is not None:
                return f"{self.go(target)}(at({_table(values)}, t.number()))"
            case IntType() | CharType() | EnumType():
                return f"{self.go(target)}(t.number())"
            case FloatType():
                return f"{self.go(target)}(t.float())"
            case BoolType():
                return "t.number() != 0"
            case _ if is_bytes(target):
                length = fixed(target)
                return "string(t.bytes())" if length is None else f"[{length}]byte(exactly(t.bytes(), {length}))"
            case _:
                return f"{self._reader(source, target)}(t)"

    def _reader(self, source: Type, target: Type) -> str:
        key = ("read", source, target)
        if key in self._known:
            return self._known[key]
        name = self._known[key] = f"read{self.first + len(self._known)}"
        if isinstance(source, ReferenceType):
            body = ["if t.number() == 0 {", "null()", "}", f"return {self.read(source.target, target)}"]
        elif isinstance(target, RecordType):
            body = self._read_record(source, target)
        else:
            body = self._read_array(source, target)
        self.functions.append("\n".join([f"func {name}(t *tokens) {self.go(target)} {{", *body, "}"]))
        return name

    def _read_array(self, source: Type, target: Type) -> list[str]:
        if not isinstance(target, ArrayType | BufferType):
            raise TheseusError(f"the driver does not pass {type(target).__name__}")
        element = self.go(target.element)
        length = target.length if isinstance(target, ArrayType) else None
        if is_bytes(source):
            if not is_eight_bits(target.element):
                raise TheseusError("a string where the translation takes an array of something else")
            lines = [f"var items []{element}", "for _, b := range t.bytes() {", f"items = append(items, {element}(b))"]
            lines += ["}", "items = append(items, 0)"]
            if length is None:
                return [*lines, "return items"]
            return [*lines, f"var value [{length}]{element}", "copy(value[:], items)", "return value"]
        if not isinstance(source, ArrayType | BufferType):
            raise TheseusError(f"the translation takes an array where the original has {type(source).__name__}")
        read = self.read(source.element, target.element)
        lines = ["count := int(t.number())", f"items := make([]{element}, 0, count)"]
        lines += ["for range count {", f"items = append(items, {read})", "}"]
        whole = "items" if length is None else f"{self.go(target)}(exactly(items, {length}))"
        return [*lines, f"return {whole}"]

    def _read_record(self, source: Type, target: RecordType) -> list[str]:
        if not isinstance(source, RecordType):
            raise TheseusError(f"the translation takes a record where the original has {type(source).__name__}")
        emitted = {f.name: f.type for f in all_fields(target)}
        shown = field_names(target)
        if missing := [f.name for f in all_fields(source) if f.name not in emitted]:
            raise TheseusError(f"the translation's {target.name} has no {missing[0]}")
        lines = [f"var record {self.go(target)}"]
        lines += [f"record.{shown[f.name]} = {self.read(f.type, emitted[f.name])}" for f in source.fields]

        def reads(position: int) -> list[str]:
            fields = source.variants[position].fields
            return [f"record.{shown[f.name]} = {self.read(f.type, emitted[f.name])}" for f in fields]

        lines += self._variants(source, target, "record", [reads(n) for n in range(len(source.variants))])
        return [*lines, "return record"]

    def _variants(self, source: RecordType, target: RecordType, place: str, bodies: list[list[str]]) -> list[str]:
        """A switch over the discriminant."""
        if not bodies:
            return []
        kind = next((f.type for f in all_fields(target) if f.name == source.discriminant), None)
        number = f"{place}.{field_names(target)[source.discriminant]}"
        number = f"ordinal({number})" if isinstance(kind, BoolType) else f"int64({number})"
        lines = [f"switch number := {number}; {{"]
        for pairs, body in zip(choice_numbers(source), bodies, strict=True):
            tests = ", ".join(f"number >= {a} && number <= {b}" for a, b in pairs or [])
            lines += [f"case {tests}:" if pairs is not None else "default:", *body]
        return [*lines, "}"]

    # ---- values to tokens

    def write(self, source: Type, target: Type, place: str) -> str:
        """Statements that write a place of the emitted type as tokens of `source`."""
        if isinstance(source, ReferenceType):
            return f"putInt(out, 1)\n{self.write(source.target, target, place)}"
        values = enum_values(source)
        match target:
            case IntType() if values is not None:
                return f"putInt(out, positionOf({_table(values)}, int64({place})))"
            case IntType(signed=False):
                return f"putUint(out, uint64({place}))"
            case IntType() | CharType() | EnumType():
                return f"putInt(out, int64({place}))"
            case BoolType():
                return f"putInt(out, ordinal({place}))"
            case FloatType():
                return f"putFloat(out, float64({place}))"
            case _ if is_bytes(target):
                return f"putBytes(out, []byte({place}))" if fixed(target) is None else f"putBytes(out, {place}[:])"
            case _:
                return f"{self._writer(source, target)}(out, {place})"

    def _writer(self, source: Type, target: Type) -> str:
        key = ("write", source, target)
        if key in self._known:
            return self._known[key]
        name = self._known[key] = f"write{self.first + len(self._known)}"
        lines = [f"func {name}(out *answer, value {self.go(target)}) {{"]
        if isinstance(target, RecordType) and isinstance(source, RecordType):
            emitted = {f.name: f.type for f in all_fields(target)}
            shown = field_names(target)
            lines += [self.write(f.type, emitted[f.name], f"value.{shown[f.name]}") for f in source.fields]
            bodies = [
                [self.write(f.type, emitted[f.name], f"value.{shown[f.name]}") for f in variant.fields]
                for variant in source.variants
            ]
            lines += self._variants(source, target, "value", bodies)
        elif is_bytes(source) and isinstance(target, ArrayType | BufferType):
            lines += ["var bytes []byte", "for _, b := range value {", "if b == 0 {", "break", "}"]
            lines += ["bytes = append(bytes, byte(b))", "}", "putBytes(out, bytes)"]
        elif isinstance(source, ArrayType | BufferType) and isinstance(target, ArrayType | BufferType):
            lines += ["putInt(out, int64(len(value)))", "for _, item := range value {"]
            lines += [self.write(source.element, target.element, "item"), "}"]
        else:
            raise TheseusError(f"the driver can't show a {type(target).__name__} as {type(source).__name__}")
        self.functions.append("\n".join([*lines, "}"]))
        return name

    # ---- calls

    def call(self, call: Call) -> list[str]:
        lines: list[str] = []
        names: dict[str, str] = {}
        for position, argument in enumerate(call.arguments):
            names[argument.original.name.casefold()] = f"a{position}"
            target = argument.emitted.type if argument.emitted is not None else argument.original.type
            if is_in(argument.original):
                lines += [f"a{position} := {self.read(argument.original.type, target)}", f"_ = a{position}"]
        for position, argument in enumerate(call.arguments):
            if is_in(argument.original) or argument.emitted is None:
                continue
            target = argument.emitted.type
            lines.append(f"var a{position} {self.go(target)}")
            length = out_length(argument)
            if length and self.is_slice(target):
                lines.append(f"a{position} = make({self.go(target)}, int({names[length.casefold()]}))")
        given = ", ".join(self._passed(p.name, p.type, p.direction, names) for p in call.emitted)
        path = self.used(call.target_path)
        has_result = call.subprogram.result is not None
        lines.append(f"{'result := ' if has_result else ''}{path}({given})")
        lines.append("putReturned(out)")
        for position, argument in enumerate(call.arguments):
            if is_out(argument.original):
                if argument.emitted is None:
                    raise TheseusError(f"the translation has no out parameter {argument.original.name}")
                lines.append(self.write(argument.original.type, argument.emitted.type, f"a{position}"))
        if call.subprogram.result is not None and call.result is not None:
            lines.append(self.write(call.subprogram.result, call.result, "result"))
        return lines

    def _passed(self, name: str, type_: Type, direction: Direction, names: dict[str, str]) -> str:
        variable = names[name.casefold()]
        return variable if direction is Direction.IN or self.is_slice(type_) else f"&{variable}"

    def data(self) -> list[str]:
        """The observed data, after every answer."""
        return [self.write(source, item.type, self.used(item.target_path)) for source, item in self.plan.data]


def _table(values: tuple[int, ...]) -> str:
    return f"[]int64{{{', '.join(str(v) for v in values)}}}"
