"""The Rust driver: calls emitted subprograms with decoded tokens and prints what comes back.

A Rust panic ends the process with exit code 101 and no answer for that call.
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
from translators.rules.emit.rust.context import field_names
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
    text = templates().get_template("driver.rs.jinja").render(
        module=module.name,
        functions=driver.functions,
        calls=calls,
        data=data,
        runtime="src/theseus_rt/mod.rs" in tree,
    )
    return {**tree, "src/bin/driver.rs": text}


class Driver:
    """Collects the functions that read and write values of structured types."""

    def __init__(self, made: Plan, messages: bool = False) -> None:
        """`messages`: what an exception says comes with its name."""
        self.plan = made
        self.messages = messages
        self.functions: list[str] = []
        self.first = 0  # numbers of functions begin here, where several drivers write into one file
        self._known: dict[tuple[str, Type, Type], str] = {}

    # ---- types

    def path(self, name: str) -> str:
        if name not in self.plan.types:
            raise TheseusError(f"the translation does not say where its type {name} is")
        return self.plan.types[name].replace("crate::", "migrated::", 1)

    def rust(self, type_: Type) -> str:
        match type_:
            case IntType(bits=bits, signed=signed):
                return f"{'i' if signed else 'u'}{bits}"
            case FloatType(bits=bits):
                return f"f{bits}"
            case BoolType():
                return "bool"
            case CharType():
                return "u8"
            case EnumType(name=name) | RecordType(name=name):
                return self.path(name)
            case ArrayType(element=element, length=length) if length is not None:
                return f"[{self.rust(element)}; {length}]"
            case ArrayType(element=element) | BufferType(element=element):
                return f"Vec<{self.rust(element)}>"
            case _ if is_bytes(type_):
                return "Vec<u8>" if fixed(type_) is None else f"[u8; {fixed(type_)}]"
            case _:
                raise TheseusError(f"the driver has no Rust form for {type(type_).__name__}")

    def zero(self, type_: Type) -> str:
        match type_:
            case IntType() | CharType():
                return "0"
            case FloatType():
                return "0.0"
            case BoolType():
                return "false"
            case EnumType(name=name):
                return f"{self.path(name)}::ALL[0]"
            case ArrayType(element=element, length=length) if length is not None:
                return f"std::array::from_fn(|_| {self.zero(element)})"
            case RecordType(name=name):
                shown = field_names(type_)
                inner = ", ".join(f"{shown[f.name]}: {self.zero(f.type)}" for f in all_fields(type_))
                return f"{self.path(name)} {{ {inner} }}"
            case _ if is_bytes(type_) and fixed(type_) is not None:
                return f"[0; {fixed(type_)}]"
            case _:
                return "Vec::new()"

    # ---- tokens to values

    def read(self, source: Type, target: Type) -> str:
        """An expression that reads the tokens of `source` and gives a value of the emitted type `target`."""
        if isinstance(source, ReferenceType):
            if isinstance(target, ReferenceType):
                raise TheseusError("the driver does not pass references")
            return f"if t.int() == 0 {{ null() }} else {{ {self.read(source.target, target)} }}"
        values = enum_values(source)
        match target:
            case IntType():
                kind = self.rust(target)
                if values is not None:
                    return f"[{', '.join(f'{v}_i128' for v in values)}][t.int() as usize] as {kind}"
                return f"t.int() as {kind}"
            case FloatType():
                return f"t.float() as {self.rust(target)}"
            case BoolType():
                return "t.int() != 0"
            case CharType():
                return "t.int() as u8"
            case EnumType(name=name):
                return f"{self.path(name)}::ALL[t.int() as usize]"
            case _ if is_bytes(target):
                return "t.bytes()" if fixed(target) is None else "exactly(t.bytes())"
            case _:
                return f"{self._reader(source, target)}(t)"

    def _reader(self, source: Type, target: Type) -> str:
        key = ("read", source, target)
        if key in self._known:
            return self._known[key]
        name = self._known[key] = f"read_{self.first + len(self._known)}"
        body = self._read_record(source, target) if isinstance(target, RecordType) else self._read_array(source, target)
        head = f"fn {name}(t: &mut Tokens) -> {self.rust(target)} {{"
        self.functions.append("\n".join([head, *body, "}"]))
        return name

    def _read_array(self, source: Type, target: Type) -> list[str]:
        if not isinstance(target, ArrayType | BufferType):
            raise TheseusError(f"the driver does not pass {type(target).__name__}")
        element = self.rust(target.element)
        length = target.length if isinstance(target, ArrayType) else None
        if is_bytes(source):
            if not is_eight_bits(target.element):
                raise TheseusError("a string where the translation takes an array of something else")
            lines = ["let mut items = t.bytes();", "items.push(0);"]
            lines.append(f"let items: Vec<{element}> = items.into_iter().map(|b| b as {element}).collect();")
            return [*lines, "items" if length is None else f"padded(items, {self.zero(target.element)})"]
        if not isinstance(source, ArrayType | BufferType):
            raise TheseusError(f"the translation takes an array where the original has {type(source).__name__}")
        lines = ["let count = t.int();", "let mut items = Vec::new();"]
        lines += ["for _ in 0..count {", f"items.push({self.read(source.element, target.element)});", "}"]
        return [*lines, "items" if length is None else "exactly(items)"]

    def _read_record(self, source: Type, target: RecordType) -> list[str]:
        if not isinstance(source, RecordType):
            raise TheseusError(f"the translation takes a record where the original has {type(source).__name__}")
        emitted = {f.name: f.type for f in all_fields(target)}
        shown = field_names(target)
        given = {f.name for f in all_fields(source)}
        if missing := [f for f in given if f not in emitted]:
            raise TheseusError(f"the translation's {target.name} has no {missing[0]}")
        lines = []
        for position, item in enumerate(source.fields):
            lines.append(f"let v{position} = {self.read(item.type, emitted[item.name])};")
        lines.append(f"let mut record = {self.zero(target)};")
        for position, item in enumerate(source.fields):
            lines.append(f"record.{shown[item.name]} = v{position};")
        tests = self._variant_tests(source, target, "record")
        for test, variant in zip(tests, source.variants, strict=True):
            lines.append(f"{test} {{")
            lines += [f"record.{shown[f.name]} = {self.read(f.type, emitted[f.name])};" for f in variant.fields]
            lines.append("}")
        return [*lines, "record"]

    def _variant_tests(self, source: RecordType, target: RecordType, place: str) -> list[str]:
        """`if …` / `else if …` / `else` heads, one a variant, over the discriminant."""
        shown = field_names(target)
        tests = []
        for position, pairs in enumerate(choice_numbers(source)):
            word = "if" if position == 0 else "else if"
            number = f"({place}.{shown[source.discriminant]} as i128)"
            condition = " || ".join(f"({a}..={b}).contains(&{number})" for a, b in pairs or [])
            tests.append("else" if pairs is None and position else f"{word} {condition or 'true'}")
        return tests

    # ---- values to tokens

    def write(self, source: Type, target: Type, place: str) -> str:
        """A statement that writes a place of the emitted type as tokens of `source`."""
        if isinstance(source, ReferenceType):
            return f"put_int(out, 1); {self.write(source.target, target, place)}"
        values = enum_values(source)
        match target:
            case IntType() if values is not None:
                table = ", ".join(f"{v}_i128" for v in values)
                found = f"[{table}].iter().position(|v| *v == {place} as i128)"
                return f"put_int(out, {found}.map_or({place} as i128, |p| p as i128));"
            case IntType() | CharType():
                return f"put_int(out, {place} as i128);"
            case BoolType():
                return f"put_int(out, i128::from({place}));"
            case EnumType():
                return f"put_int(out, {place} as i128);"
            case FloatType():
                return f"put_float(out, {place} as f64);"
            case _ if is_bytes(target):
                return f"put_bytes(out, &{place}[..]);"
            case _:
                return f"{self._writer(source, target)}(out, &{place});"

    def _writer(self, source: Type, target: Type) -> str:
        key = ("write", source, target)
        if key in self._known:
            return self._known[key]
        name = self._known[key] = f"write_{self.first + len(self._known)}"
        lines = [f"fn {name}(out: &mut Answer, value: &{self.rust(target)}) {{"]
        if isinstance(target, RecordType) and isinstance(source, RecordType):
            emitted = {f.name: f.type for f in all_fields(target)}
            shown = field_names(target)
            lines += [self.write(f.type, emitted[f.name], f"value.{shown[f.name]}") for f in source.fields]
            tests = self._variant_tests(source, target, "value")
            for test, variant in zip(tests, source.variants, strict=True):
                writes = [self.write(f.type, emitted[f.name], f"value.{shown[f.name]}") for f in variant.fields]
                lines += [f"{test} {{", *writes, "}"]
        elif is_bytes(source) and isinstance(target, ArrayType | BufferType):
            lines.append("let bytes: Vec<u8> = value.iter().map(|b| *b as u8).take_while(|b| *b != 0).collect();")
            lines.append("put_bytes(out, &bytes);")
        elif isinstance(source, ArrayType | BufferType) and isinstance(target, ArrayType | BufferType):
            lines.append("put_int(out, value.len() as i128);")
            lines.append(f"for item in value.iter() {{ {self.write(source.element, target.element, '(*item)')} }}")
        else:
            raise TheseusError(f"the driver can't show a {type(target).__name__} as {type(source).__name__}")
        self.functions.append("\n".join([*lines, "}"]))
        return name

    # ---- calls

    def call(self, call: Call) -> list[str]:
        """The body of a function of `t`, the tokens, and `out`, the answer."""
        lines = []
        names: dict[str, str] = {}
        for position, argument in enumerate(call.arguments):
            names[argument.original.name.casefold()] = f"a{position}"
            target = argument.emitted.type if argument.emitted is not None else argument.original.type
            if is_in(argument.original):
                lines.append(f"let mut a{position} = {self.read(argument.original.type, target)};")
        for position, argument in enumerate(call.arguments):
            if is_in(argument.original) or argument.emitted is None:
                continue
            target = argument.emitted.type
            value = self.zero(target)
            length = out_length(argument)
            if length and fixed(target) is None and value == "Vec::new()":
                element = target.element if isinstance(target, ArrayType | BufferType) else CharType()
                value = f"vec![{self.zero(element)}; {names[length.casefold()]} as usize]"
            lines.append(f"let mut a{position}: {self.rust(target)} = {value};")
        given = ", ".join(self._passed(p.name, p.type, p.direction, names) for p in call.emitted)
        path = call.target_path.replace("crate::", "migrated::", 1)
        result = "result" if call.subprogram.result is not None else "_"
        if call.raises:
            lines += [f"match {path}({given}) {{", f"Ok({result}) => {{"]
        else:
            lines += [f"let {result} = {path}({given});"]
        lines.append("put_returned(out);")
        for position, argument in enumerate(call.arguments):
            if is_out(argument.original):
                if argument.emitted is None:
                    raise TheseusError(f"the translation has no out parameter {argument.original.name}")
                lines.append(self.write(argument.original.type, argument.emitted.type, f"a{position}"))
        if call.subprogram.result is not None and call.result is not None:
            lines.append(self.write(call.subprogram.result, call.result, "result"))
        if call.raises:
            lines += ["}", "Err(error) => {", "put_raised(out, error.name);"]
            lines += ["put_bytes(out, &error.message);"] if self.messages else []
            lines += ["}", "}"]
        return lines

    def _passed(self, name: str, type_: Type, direction: Direction, names: dict[str, str]) -> str:
        variable = names[name.casefold()]
        if direction is not Direction.IN:
            return f"&mut {variable}"
        scalar = isinstance(type_, IntType | FloatType | BoolType | CharType | EnumType)
        return variable if scalar else f"&{variable}"

    def data(self) -> list[str]:
        """The observed data, after every answer."""
        lines = []
        for source, item in self.plan.data:
            path = item.target_path.replace("crate::", "migrated::", 1)
            scalar = isinstance(item.type, IntType | FloatType | BoolType | CharType | EnumType)
            if item.constant:
                lines.append(self.write(source, item.type, path))
            elif scalar:
                lines.append(self.write(source, item.type, f"{path}.get()"))
            else:
                lines.append(f"{path}.with_borrow(|value| {{ {self.write(source, item.type, '(*value)')} }});")
        return lines
