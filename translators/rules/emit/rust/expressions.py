"""Expressions in Rust. Operands are evaluated left to right by Rust itself; block expressions hold what
must happen before."""

from __future__ import annotations

import dataclasses

from analyzers.model import (
    ArrayType,
    BoolType,
    BufferType,
    CharType,
    EnumType,
    FloatType,
    IntType,
    Overflow,
    RecordType,
    ReferenceType,
    StringKind,
    StringType,
    Type,
)
from translators.rules import ir
from translators.rules.emit import walk
from translators.rules.emit.rust import literals
from translators.rules.emit.rust.calls import Calls
from translators.rules.emit.rust.context import field_names, literal_names
from translators.rules.emit.rust.places import ATOM, CAST, UNARY
from translators.rules.emit.text import Text, remark
from translators.rules.emit.types import (
    Unsupported,
    base_range,
    constant,
    exact_interval,
    fixed_length,
    interval,
    is_array,
    is_scalar,
    is_string,
    record_fields,
)

PRECEDENCE = {"*": 16, "/": 16, "rem": 16, "+": 15, "-": 15, "<<": 14, ">>": 14, "&": 13, "^": 12, "|": 11}
ARITHMETIC = frozenset(PRECEDENCE[operator] for operator in ("+", "*"))
RUST_OPERATOR = {"rem": "%"}
COMPARE, AND, OR = 10, 9, 8
METHODS = {"+": "add", "-": "sub", "*": "mul", "/": "div", "rem": "rem"}
# comparisons of a length that say whether it is zero
EMPTY = {("==", 0): True, ("<=", 0): True, ("<", 1): True, ("!=", 0): False, (">", 0): False, (">=", 1): False}


class Expressions(Calls):
    """Turns IR expressions into Rust text within one subprogram."""

    def value(self, node: ir.Expression, want: Type | None = None) -> Text:
        """An owned value; strings and arrays in the representation of `want` when it is given."""
        if want is not None:
            wanted = self.table.resolve(want)
            if is_string(wanted):
                return self.string_value(node, wanted)
            if is_array(wanted):
                return self.array_value(node, wanted)
        return self.plain(node, want)

    def plain(self, node: ir.Expression, want: Type | None = None) -> Text:
        folded = self.folded(node)
        if folded is not None:
            return self.named(node) or folded
        match node:
            case ir.FloatLiteral(value=value, type=type_):
                kind = self.table.resolve(type_)
                bits = kind.bits if isinstance(kind, FloatType) else 64
                return Text(literals.float_literal(value, bits), UNARY if value < 0 else ATOM)
            case ir.BoolLiteral(value=flag):
                return Text("true" if flag else "false", ATOM)
            case ir.CharLiteral(value=code):
                return Text(literals.byte_literal(code), ATOM)
            case ir.StringLiteral(value=data):
                return self.string_literal(data, self.table.resolve(node.type))
            case ir.EnumLiteral():
                return self.enum_literal(node)
            case ir.Variable() | ir.FieldAccess() | ir.Index() | ir.Slice() | ir.Dereference():
                return self.read(node, want)
            case ir.Unary():
                return self.unary(node)
            case ir.Binary():
                return self.binary(node)
            case ir.Compare():
                return self.compare(node)
            case ir.ShortCircuit(operator=operator, left=left, right=right):
                prec, sign = (AND, "&&") if operator == "and" else (OR, "||")
                return Text(f"{self.value(left).at(prec)} {sign} {self.value(right).at(prec + 1)}", prec)
            case ir.Conditional(condition=condition, then=then, otherwise=otherwise):
                first, second = self.value(then, node.type).text, self.value(otherwise, node.type).text
                if self.folded(then) is not None and self.folded(otherwise) is not None:
                    first = self.typed(then).text  # nothing else may say which type two literals have
                return Text(f"if {self.value(condition).text} {{ {first} }} else {{ {second} }}", 0)
            case ir.Convert():
                return self.convert(node)
            case ir.Call():
                return self.call(node)
            case ir.RuntimeCall():
                return self.runtime_call(node)
            case ir.Aggregate():
                return self.aggregate(node)
            case ir.Repeat():
                return self.repeat(node)
            case ir.Length():
                return self.length(node)
            case ir.RuntimeConstant():
                return Text(self.runtime_constant(node), ATOM)
            case ir.SubprogramReference(subprogram=name, module=module):
                return Text(self.context.subprogram_path(name, module), ATOM)
            case ir.NullLiteral():
                return Text(f"{self.context.runtime('Ref')}::null()", ATOM)
            case ir.Allocate(value=value, type=type_):
                reference = self.table.resolve(type_)
                target = reference.target if isinstance(reference, ReferenceType) else None
                return Text(f"{self.context.runtime('Ref')}::new({self.value(value, target).text})", ATOM)
            case _:
                raise Unsupported("expression", f"no Rust form for {type(node).__name__}")

    def folded(self, node: ir.Expression) -> Text | None:
        """An integer expression of literals alone, computed here."""
        if isinstance(node, (ir.CharLiteral, walk.LITERALS[1:])):
            return None
        if isinstance(node, ir.Convert) and isinstance(node.operand, ir.CharLiteral):
            return None
        value = constant(node, self.table)
        if value is None:
            return None
        return Text(literals.integer_literal(value) + remark(node), UNARY if value < 0 else ATOM)

    def named(self, node: ir.Expression) -> Text | None:
        """A number as the source writes it: by a constant of that name, or as a character."""
        if not isinstance(node, ir.IntLiteral) or not node.name:
            return None
        kind = self.context.owned(self.type_of(node))
        if node.character:
            letter = literals.byte_literal(node.value)
            if kind in ("u8", "i8"):
                return Text(letter, ATOM) if kind == "u8" else Text(f"{letter} as i8", CAST)
            return Text(f"{kind}::from({letter})", ATOM)
        name = self.context.number(node)
        if not name:
            return None
        given, _ = self.context.numbers[name]
        return Text(name, ATOM) if given == kind else Text(f"{name} as {kind}", CAST)

    def typed(self, node: ir.Expression) -> Text:
        """A value; integer literals with their type."""
        text = self.value(node)
        if self.folded(node) is None or not text.text.lstrip("-")[0].isdigit():
            return text
        number, mark, remarked = text.text.partition(" /* ")
        return Text(f"{number}_{self.context.owned(self.type_of(node))}{mark}{remarked}", text.prec)

    def receiver(self, node: ir.Expression) -> str:
        """A value to call a method on."""
        return self.typed(node).at(ATOM)

    def enum_literal(self, node: ir.EnumLiteral) -> Text:
        enum = self.table.resolve(node.type)
        if not isinstance(enum, EnumType):
            raise Unsupported("enumeration", f"{node.literal} is of no enumeration")
        return Text(f"{self.context.type_path(enum.name)}::{literal_names(enum)[node.literal]}", ATOM)

    # ---- operators

    def unary(self, node: ir.Unary) -> Text:
        type_ = self.type_of(node)
        if node.operator in ("not", "~"):
            inner = self.value(node.operand).at(UNARY)
            return Text(inner.removeprefix("!") if inner.startswith("!") else f"!{inner}", UNARY)
        if isinstance(type_, FloatType):
            if node.operator == "abs" and isinstance(node.operand, ir.FloatLiteral | ir.Unary | ir.Binary):
                return Text(f"f{type_.bits}::abs({self.value(node.operand).text})", ATOM)  # literals have no type
            if node.operator == "abs":
                return Text(f"{self.value(node.operand).at(ATOM)}.abs()", ATOM)
            return Text(f"-{self.value(node.operand).at(UNARY)}", UNARY)
        if not isinstance(type_, IntType):
            raise Unsupported("operator", f"unary {node.operator} on a value that is no number")
        known = interval(node.operand, self.table)
        safe = known is not None and (known[0] > base_range(type_)[0] if type_.signed else known[1] == 0)
        name = "neg" if node.operator == "-" else "abs"
        if safe or (name == "abs" and not type_.signed):
            if name == "neg" and not type_.signed:  # which Rust does not negate; it is 0
                return self.value(node.operand)
            if name == "neg":
                return Text(f"-{self.value(node.operand).at(UNARY)}", UNARY)
            return Text(f"{self.receiver(node.operand)}.abs()", ATOM) if type_.signed else self.value(
                node.operand
            )
        if type_.overflow is Overflow.TRAPS:
            call = f"{self.context.runtime(name)}({self.value(node.operand).text})"
            return self.fallible(call)
        return Text(f"{self.receiver(node.operand)}.wrapping_{name}()", ATOM)

    def binary(self, node: ir.Binary) -> Text:
        type_ = self.type_of(node)
        if node.operator == "concat":
            return self.concat(node)
        if isinstance(type_, BoolType) or node.operator in ("&", "|", "^"):
            return self.native(node)
        if isinstance(type_, FloatType):
            if node.operator == "**":
                power = self.context.runtime("powi")
                return Text(
                    f"{power}({self.value(node.left).text}, {self.value(node.right).text})", ATOM
                )
            return self.native(node)
        if not isinstance(type_, IntType):
            raise Unsupported("operator", f"{node.operator} on values that are no numbers")
        if node.operator in ("<<", ">>"):
            return self.shift(node, type_)
        if node.operator in ("+", "-", "*"):
            return self.additive(node, type_)
        if node.operator == "**":
            return self.power(node, type_)
        return self.division(node, type_)

    def native(self, node: ir.Binary) -> Text:
        prec = PRECEDENCE[node.operator]
        operator = RUST_OPERATOR.get(node.operator, node.operator)
        left, right = self.value(node.left), self.value(node.right)
        if self.single(node.left) and self.single(node.right):
            left = Text(f"{left.text}_f32", left.prec)  # nothing else says of what type they are
        if operator in ("<<", ">>"):
            # `a as i32 << 2` would parse as the start of generic arguments; `a + b >> 1` reads ambiguously.
            first = left.at(UNARY) if operator == "<<" else left.at(CAST)
            return Text(f"{first} {operator} {right.at(CAST)}", prec)
        if operator in ("&", "|", "^"):  # clippy wants it said that sums are made first
            left, right = (Text(f"({side.text})", ATOM) if side.prec in ARITHMETIC else side for side in (left, right))
        return Text(f"{left.at(prec)} {operator} {right.at(prec + 1)}", prec)

    def single(self, node: ir.Expression) -> bool:
        """Whether an expression is a number of 32 bits that does not say so itself."""
        if not isinstance(node, ir.FloatLiteral):
            return False
        type_ = self.table.resolve(node.type)
        return isinstance(type_, FloatType) and type_.bits == 32 and "f32" not in self.value(node).text

    def additive(self, node: ir.Binary, type_: IntType) -> Text:
        exact = exact_interval(
            node.operator, interval(node.left, self.table), interval(node.right, self.table)
        )
        low, high = base_range(type_)
        if exact is not None and low <= exact[0] and exact[1] <= high:
            return self.native(node)
        if type_.overflow is Overflow.TRAPS:
            return self.checked(METHODS[node.operator], node)
        return self.method(f"wrapping_{METHODS[node.operator]}", node)

    def checked(self, name: str, node: ir.Binary) -> Text:
        left, right = self.value(node.left).text, self.value(node.right).text
        if self.folded(node.left) is not None and self.folded(node.right) is not None:
            left = f"{left}_{self.context.owned(self.type_of(node))}"
        return self.fallible(f"{self.context.runtime(name)}({left}, {right})")

    def method(self, name: str, node: ir.Binary) -> Text:
        return Text(f"{self.receiver(node.left)}.{name}({self.value(node.right).text})", ATOM)

    def division(self, node: ir.Binary, type_: IntType) -> Text:
        divisor = interval(node.right, self.table)
        dividend = interval(node.left, self.table)
        nonzero = divisor is not None and (divisor[0] > 0 or divisor[1] < 0)
        least = base_range(type_)[0]
        no_overflow = (
            not type_.signed
            or (divisor is not None and (divisor[0] > -1 or divisor[1] < -1))
            or (dividend is not None and dividend[0] > least)
        )
        raises = type_.overflow is Overflow.TRAPS or self.context.module.checked
        if node.operator == "mod":
            if nonzero and divisor is not None and divisor[0] > 0:
                return self.method("rem_euclid", node) if type_.signed else self.native_rem(node)
            return self.checked("modulo", node) if raises or type_.signed else self.native_rem(node)
        if raises and not (nonzero and no_overflow):
            if type_.overflow is Overflow.WRAPS and nonzero:
                return self.method(f"wrapping_{METHODS[node.operator]}", node)
            return self.checked(METHODS[node.operator], node)
        return self.native(node)

    def native_rem(self, node: ir.Binary) -> Text:
        return self.native(ir.Binary("rem", node.left, node.right, node.type))

    def power(self, node: ir.Binary, type_: IntType) -> Text:
        if type_.overflow is Overflow.TRAPS:
            left, right = self.typed(node.left), self.value(node.right)
            return self.fallible(f"{self.context.runtime('pow')}({left.text}, {right.text})")
        base, exponent = self.receiver(node.left), self.value(node.right)
        return Text(f"{base}.wrapping_pow({exponent.at(CAST)} as u32)", ATOM)

    def shift(self, node: ir.Binary, type_: IntType) -> Text:
        amount = interval(node.right, self.table)
        if amount is not None and amount[0] >= 0 and amount[1] < type_.bits:
            if self.folded(node.left) is None:
                return self.native(node)
            prec = PRECEDENCE[node.operator]
            right = self.value(node.right).at(CAST)
            return Text(f"{self.receiver(node.left)} {node.operator} {right}", prec)
        name = "shl" if node.operator == "<<" else "shr"
        count = self.value(node.right)
        known = self.context.owned(self.type_of(node.right)) == "u32"
        shown = count.text if known else f"{count.at(CAST)} as u32"
        return Text(f"{self.context.runtime(name)}({self.typed(node.left).text}, {shown})", ATOM)

    def compare(self, node: ir.Compare) -> Text:
        left_type = self.type_of(node.left)
        if is_string(left_type):
            left, right = self.bytes_operand(node.left, node), self.bytes_operand(node.right, node)
            return Text(f"{left} {node.operator} {right}", COMPARE)
        if isinstance(node.right, ir.BoolLiteral) and node.operator in ("==", "!="):
            if node.right.value is (node.operator == "=="):
                return self.value(node.left)
            return Text(f"!{self.value(node.left).at(UNARY)}", UNARY)
        if isinstance(node.left, ir.Length) and (empty := self.emptiness(node.left.operand, node)) is not None:
            return empty
        if is_scalar(left_type):
            both = self.folded(node.left) is not None and self.folded(node.right) is not None
            first, second = self.typed(node.left) if both else self.value(node.left), self.value(node.right)
            return Text(f"{first.at(UNARY)} {node.operator} {second.at(COMPARE + 1)}", COMPARE)
        left, right = self.whole_operand(node.left), self.whole_operand(node.right)
        return Text(f"{left} {node.operator} {right}", COMPARE)

    def bytes_operand(self, node: ir.Expression, comparison: ir.Compare) -> str:
        """A string as an unsized `[u8]` place, which all comparisons accept."""
        if isinstance(node, ir.StringLiteral):
            text = literals.bytes_literal(node.value)
            return f"*{text}" if comparison.operator in ("==", "!=") and node is comparison.right else (
                f"{text}[..]"
            )
        if walk.is_place(node) and self.stored(node) is None:
            place = self.place(node)
            if isinstance(node, ir.Slice):
                return self.deref(place).at(UNARY)
            return f"{place.text.at(ATOM)}[..]"
        return f"{self.value(node).at(ATOM)}[..]"

    def whole_operand(self, node: ir.Expression) -> str:
        type_ = self.type_of(node)
        unsized = isinstance(type_, BufferType) or (isinstance(type_, ArrayType) and type_.length is None)
        if walk.is_place(node) and self.stored(node) is None:
            place = self.place(node)
            return f"{place.text.at(ATOM)}[..]" if unsized else self.deref(place).at(UNARY)
        return f"{self.value(node).at(ATOM)}{'[..]' if unsized else ''}"

    # ---- strings and arrays

    def string_literal(self, data: bytes, type_: Type) -> Text:
        text = literals.bytes_literal(data)
        if fixed_length(type_) == len(data):
            return Text(f"*{text}", UNARY)
        return Text("Vec::new()" if not data else f"{text}.to_vec()", ATOM)

    def string_value(self, node: ir.Expression, want: Type) -> Text:
        """A string in the representation that `want` has."""
        length = fixed_length(want)
        if isinstance(node, ir.StringLiteral):
            if length is None or length == len(node.value):
                return self.string_literal(node.value, want)
            fixed = self.context.runtime("fixed")
            return self.fallible(f"{fixed}::<{length}>({literals.bytes_literal(node.value)})")
        if isinstance(node, ir.Slice):
            return self.read(node, want)
        given = fixed_length(self.type_of(node))
        if given == length:
            return self.plain(node, want)
        if length is None:
            return Text(f"{self.plain(node).at(ATOM)}.to_vec()", ATOM)
        reference = self.reference(node)
        return self.fallible(f"{self.context.runtime('fixed')}::<{length}>({reference})")

    def array_value(self, node: ir.Expression, want: Type) -> Text:
        given = self.type_of(node)
        length = want.length if isinstance(want, ArrayType) else None
        has = given.length if isinstance(given, ArrayType) else fixed_length(given)
        if isinstance(node, ir.Aggregate | ir.Repeat) and length is None and has is not None:
            return self.plain(dataclasses.replace(node, type=want), want)
        if isinstance(node, ir.Aggregate | ir.Repeat) or has == length:
            return self.plain(node, want)
        listed = f"{self.plain(node).at(ATOM)}.to_vec()" if length is None or has is not None else self.plain(node).text
        if length is None:
            return Text(listed, ATOM)
        return self.fallible(f"{self.context.runtime('array')}::<_, {length}>({listed})")

    def concat(self, node: ir.Binary) -> Text:
        parts: list[str] = []

        def gather(part: ir.Expression) -> None:
            if isinstance(part, ir.Binary) and part.operator == "concat":
                gather(part.left)
                gather(part.right)
            elif isinstance(part, ir.CharLiteral):
                parts.append(literals.bytes_literal(bytes([part.value])))
            elif isinstance(self.type_of(part), CharType | IntType):
                parts.append(f"&[{self.value(part).text}]")
            else:
                parts.append(self.reference(part))

        gather(node)
        return Text(f"{self.context.runtime('concat')}(&[{', '.join(parts)}])", ATOM)

    def aggregate(self, node: ir.Aggregate) -> Text:
        type_ = self.type_of(node)
        if isinstance(type_, RecordType):
            shown = field_names(type_)
            types = {f.name: f.type for f in record_fields(type_)}
            given = [(name, self.value(value, types[name]).text) for name, value in node.values]
            present = {name for name, _ in node.values}
            absent = [f for f in types if f not in present]
            default = "" if self.known or not absent else self.context.default_of(type_)
            if default and not given:
                return Text(default, ATOM)
            if not default:
                given += [(f, self.context.zero(types[f], self.known)) for f in absent]
            inner = ", ".join(shown[f] if shown[f] == t else f"{shown[f]}: {t}" for f, t in given)
            inner += ", ..Default::default()" if default else ""
            return Text(f"{self.context.type_path(type_.name)} {{ {inner} }}", 0)
        element = type_.element if isinstance(type_, ArrayType | BufferType) else None
        items = ", ".join(self.value(value, element).text for _, value in node.values)
        sized = fixed_length(type_) is not None or (
            isinstance(type_, ArrayType) and type_.length is not None
        )
        return Text(f"[{items}]" if sized else f"vec![{items}]" if items else "Vec::new()", ATOM)

    def repeat(self, node: ir.Repeat) -> Text:
        type_ = self.type_of(node)
        length = fixed_length(type_)
        inner: Type | None = None
        if isinstance(type_, ArrayType):
            length, inner = type_.length, type_.element
        elif isinstance(type_, BufferType):
            inner = type_.element
        element = self.value(node.element, inner).text
        if walk.makes(node.element):
            return self.repeated(element, node, length)
        if length is not None:
            if inner is None or self.context.is_copy(inner):
                return Text(f"[{element}; {length}]", ATOM)
            if element.endswith("::default()"):
                return Text(f"std::array::from_fn::<_, {length}, _>(|_| {element})", ATOM)
            return Text(
                f"{{ let element = {element}; std::array::from_fn::<_, {length}, _>(|_| element.clone()) }}", 0
            )
        count = constant(node.count, self.table)
        if count is not None:
            if count <= 0 and element.endswith("()"):  # clippy: what makes the element would be called for nothing
                return Text("Vec::new()", ATOM)
            return Text(f"vec![{element}; {max(0, count)}]", ATOM)
        return Text(f"{self.context.runtime('repeat')}({element}, {self.value(node.count).text})", ATOM)

    def repeated(self, element: str, node: ir.Repeat, length: int | None) -> Text:
        """An array of elements that are evaluated one by one."""
        if "?" not in element and length is not None:
            return Text(f"std::array::from_fn::<_, {length}, _>(|_| {element})", ATOM)
        count = str(length) if length is not None else self.value(node.count).text
        if "?" not in element:
            return Text(f"(0..{self.value(node.count).at(CAST)}).map(|_| {element}).collect::<Vec<_>>()", ATOM)
        lines = ["let mut filled = Vec::new();", f"for _ in 0..{count} {{ filled.push({element}); }}"]
        filled = Text("filled", ATOM) if length is None else self.fallible(f"{self.context.runtime('array')}::<_, {length}>(filled)")
        return self.in_block(lines, filled)

    def length(self, node: ir.Length) -> Text:
        type_ = self.type_of(node.operand)
        known = type_.length if isinstance(type_, ArrayType) else fixed_length(type_)
        if known is not None:
            return Text(literals.integer_literal(known), ATOM)
        kind = self.context.owned(self.type_of(node))
        holder = self.stored(node.operand)
        if holder is not None:
            lines, place = self.settle_operands(node.operand, holder)
            opened = self.open(holder)
            inner = self.place(place).text.at(ATOM)
            return self.in_block(lines, Text(f"{self.close(opened, False, f'{inner}.len()').at(CAST)} as {kind}", CAST))
        return Text(f"{self.sequence(node.operand)}.len() as {kind}", CAST)

    def sequence(self, node: ir.Expression) -> str:
        """A string or array whose methods are called."""
        return (self.place(node).text if walk.is_place(node) else self.value(node)).at(ATOM)

    def emptiness(self, operand: ir.Expression, node: ir.Compare) -> Text | None:
        """A length compared with zero, or with one where that says the same."""
        type_ = self.type_of(operand)
        known = type_.length if isinstance(type_, ArrayType) else fixed_length(type_)
        if known is not None or self.stored(operand) is not None or not isinstance(node.right, ir.IntLiteral):
            return None
        empty = EMPTY.get((node.operator, node.right.value))
        if empty is None:
            return None
        text = f"{self.sequence(operand)}.is_empty()"
        return Text(text, ATOM) if empty else Text(f"!{text}", UNARY)

    # ---- conversions

    def convert(self, node: ir.Convert) -> Text:
        source, target = self.type_of(node.operand), self.type_of(node)
        if is_string(target):
            return self.to_string(node, source, target)
        if isinstance(target, FloatType):
            if source == target:
                return self.value(node.operand)
            number = self.as_number(node.operand, source)
            if isinstance(node.operand, ir.FloatLiteral) and number[-1:].isdigit() and "_f" not in number:
                number += f"_{self.context.owned(source)}"  # clippy takes it for one of the target's otherwise
            return Text(f"{number} as f{target.bits}", CAST)
        if isinstance(target, EnumType):
            return self.to_enum(node, source, target)
        if isinstance(source, FloatType):
            return self.from_float(node, source, target)
        if isinstance(target, BoolType):
            return Text(f"{self.value(node.operand).at(UNARY)} != 0", COMPARE)
        if not is_scalar(target):
            return self.value(node.operand, target)
        kind = self.context.owned(target)
        known = interval(node.operand, self.table)
        low, high = (target.minimum, target.maximum) if isinstance(target, IntType) else (0, 255)
        fits = known is not None and low <= known[0] and known[1] <= high
        if isinstance(source, EnumType):
            text = Text(f"{self.value(node.operand).at(CAST)} as i32", CAST)
            given = "i32"
        elif isinstance(source, BoolType):
            return Text(f"{kind}::from({self.value(node.operand).text})", ATOM)
        else:
            text = self.value(node.operand)
            given = self.context.owned(source)
        if not node.check or fits:
            if given == kind:
                return text
            if self.folded(node.operand) is not None:
                return Text(f"{self.receiver(node.operand)} as {kind}", CAST)
            return Text(f"{text.at(CAST)} as {kind}", CAST)
        whole = not isinstance(target, IntType) or (low, high) == base_range(target)
        # A number is said to be of its own type: it need not be one of the target's, and may be the receiver of a method.
        shown = text.text if self.folded(node.operand) is None else self.typed(node.operand).text
        if given != kind:
            shown = self.fallible(f"{self.context.runtime('convert')}::<_, {kind}>({shown})").text
            if whole:
                return Text(shown, ATOM)
        bottom, top = literals.integer_literal(low), literals.integer_literal(high)
        if known is not None and low <= known[0]:
            return self.fallible(f"{self.context.runtime('at_most')}({shown}, {top})")
        if known is not None and known[1] <= high:
            return self.fallible(f"{self.context.runtime('at_least')}({shown}, {bottom})")
        return self.fallible(f"{self.context.runtime('range')}({shown}, {bottom}, {top})")

    def as_number(self, node: ir.Expression, source: Type) -> str:
        if isinstance(source, BoolType):
            return f"u8::from({self.value(node).text})"
        if self.folded(node) is not None:
            return self.receiver(node)
        return self.value(node).at(CAST)

    def from_float(self, node: ir.Convert, source: FloatType, target: Type) -> Text:
        if not isinstance(target, IntType):
            raise Unsupported("conversion", "float to something that is no integer")
        kind = self.context.owned(target)
        operand = self.value(node.operand)
        if not node.check:
            return Text(f"{operand.at(CAST)} as {kind}", CAST)
        bounds = f"{literals.integer_literal(target.minimum)}, {literals.integer_literal(target.maximum)}"
        wide = operand.text if source.bits == 64 else f"{operand.at(CAST)} as f64"
        rounded = self.fallible(f"{self.context.runtime('round')}({wide}, {bounds})")
        return Text(f"{rounded.text} as {kind}", CAST)

    def to_enum(self, node: ir.Convert, source: Type, target: EnumType) -> Text:
        if isinstance(source, EnumType):
            return self.value(node.operand)
        path = self.context.type_path(target.name)
        operand = self.value(node.operand)
        plain = self.folded(node.operand) is not None or self.context.owned(source) == "i64"
        wide = operand.text if plain else f"{operand.at(CAST)} as i64"
        return self.fallible(f"{path}::from_position({wide})")

    def to_string(self, node: ir.Convert, source: Type, target: Type) -> Text:
        if isinstance(source, CharType | IntType):
            item = self.value(node.operand).text
            return Text(f"[{item}]" if fixed_length(target) == 1 else f"vec![{item}]", ATOM)
        if isinstance(target, StringType) and target.kind is StringKind.BOUNDED and node.check:
            given = fixed_length(source)
            if given is None or target.length is None or given > target.length:
                call = f"{self.context.runtime('bounded')}({self.reference(node.operand)}, {target.length})"
                return self.fallible(call)
        return self.string_value(node.operand, target)
