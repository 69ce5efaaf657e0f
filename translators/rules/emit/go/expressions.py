"""Expressions in Go."""

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
from translators.rules.emit.go import literals
from translators.rules.emit.go.calls import Calls
from translators.rules.emit.go.context import field_names
from translators.rules.emit.go.places import ATOM, UNARY
from translators.rules.emit.text import Text
from translators.rules.emit.tidy import is_pure
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

MULTIPLY, ADD, COMPARE, AND, OR = 5, 4, 3, 2, 1
PRECEDENCE = {"*": 5, "/": 5, "rem": 5, "<<": 5, ">>": 5, "&": 5, "+": 4, "-": 4, "|": 4, "^": 4}
GO_OPERATOR = {"rem": "%"}
CHECKED = {"+": "Add", "-": "Sub", "*": "Mul", "/": "Div", "rem": "Rem", "mod": "Mod"}


class Expressions(Calls):
    """Turns IR expressions into Go text within one subprogram."""

    def value(self, node: ir.Expression, want: Type | None = None) -> Text:
        """A value of its own, strings and arrays in the representation of `want` when it is given."""
        if want is not None:
            wanted = self.table.resolve(want)
            if is_string(wanted):
                return self.string_value(node, wanted)
            if is_array(wanted):
                return self.array_value(node, wanted)
        return self.plain(node)

    def plain(self, node: ir.Expression) -> Text:
        folded = self.folded(node)
        if folded is not None:
            return folded
        match node:
            case ir.FloatLiteral(value=value):
                text = literals.float_literal(value)
                if "math." in text and self.context.go_type(node.type) == "float32":
                    return Text(f"float32({text})", ATOM)
                return Text(text, UNARY if text.startswith("-") else ATOM)
            case ir.BoolLiteral(value=flag):
                return Text("true" if flag else "false", ATOM)
            case ir.CharLiteral(value=code):
                return Text(literals.byte_literal(code), ATOM)
            case ir.StringLiteral(value=data):
                return self.string_literal(data, self.table.resolve(node.type))
            case ir.EnumLiteral():
                enum = self.table.resolve(node.type)
                if not isinstance(enum, EnumType):
                    raise Unsupported("enumeration", f"{node.literal} is of no enumeration")
                return Text(self.context.literal_path(enum, node.literal), ATOM)
            case ir.Slice():
                return self.slice_value(node)
            case ir.Variable() | ir.FieldAccess() | ir.Index() | ir.Dereference():
                place = self.place(node)
                if not self.context.has_slices(self.type_of(node)):
                    return place
                return Text(self.context.copied(self.type_of(node), place.at(ATOM)), ATOM)
            case ir.Unary():
                return self.unary(node)
            case ir.Binary():
                return self.binary(node)
            case ir.Compare():
                return self.compare(node)
            case ir.ShortCircuit():
                return self.short_circuit(node)
            case ir.Conditional():
                return self.conditional(node)
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
                return Text("nil", ATOM)
            case ir.Allocate(value=value, type=type_):
                reference = self.table.resolve(type_)
                target = reference.target if isinstance(reference, ReferenceType) else None
                return Text(f"theseusrt.New({self.typed(value, self.value(value, target)).text})", ATOM)
            case _:
                raise Unsupported("expression", f"no Go form for {type(node).__name__}")

    def folded(self, node: ir.Expression) -> Text | None:
        """An integer expression of literals alone, computed here: Go would refuse one that overflows."""
        if isinstance(node, ir.CharLiteral):
            return None
        value = constant(node, self.table)
        return None if value is None else Text(str(value), UNARY if value < 0 else ATOM)

    def is_go_constant(self, node: ir.Expression) -> bool:
        """Whether Go would compute the expression at compile time, and refuse it when it overflows."""
        if isinstance(node, ir.Variable):
            return not walk.is_local(node) and self.is_constant(node) and self.is_const(node)
        if isinstance(node, ir.Unary | ir.Binary | ir.Convert):
            return all(self.is_go_constant(child) for child in walk.children(node))
        return isinstance(node, walk.LITERALS)

    def is_const(self, variable: ir.Variable) -> bool:
        """Whether a module constant is a Go `const`."""
        found = self.context.program.global_variable(variable.name, variable.module)
        type_ = self.table.resolve(found.type)
        return is_const(found, type_)

    def settled(self, node: ir.Expression, text: Text) -> Text:
        """A constant as a run-time value."""
        if not self.is_go_constant(node):
            return text
        return Text(f"theseusrt.Value({self.typed(node, text).text})", ATOM)

    def typed(self, node: ir.Expression, text: Text) -> Text:
        """A literal with its type spelled out."""
        if self.folded(node) is None and not isinstance(node, ir.CharLiteral | ir.FloatLiteral):
            return text
        return Text(f"{self.context.go_type(self.type_of(node))}({text.text})", ATOM)

    # ---- operators

    def pair(self, left: ir.Expression, right: ir.Expression) -> tuple[Text, Text]:
        first, second = self.operands((left, lambda: self.value(left)), (right, lambda: self.value(right)))
        return first, second

    def unary(self, node: ir.Unary) -> Text:
        type_ = self.type_of(node)
        operand = self.value(node.operand)
        if node.operator == "not":
            return Text(f"!{operand.at(UNARY)}", UNARY)
        operand = self.settled(node.operand, operand)
        if node.operator == "~":
            return Text(f"^{operand.at(UNARY)}", UNARY)
        if isinstance(type_, FloatType):
            if node.operator == "-":
                return Text(f"-{operand.at(UNARY)}", UNARY)
            return Text(f"theseusrt.AbsFloat({operand.text})", ATOM)
        if not isinstance(type_, IntType):
            raise Unsupported("operator", f"unary {node.operator} on a value that is no number")
        if node.operator == "abs":
            if type_.overflow is Overflow.TRAPS:
                return Text(f"theseusrt.Abs({operand.text})", ATOM)
            return Text(f"theseusrt.AbsWrap({operand.text})", ATOM)
        known = interval(node.operand, self.table)
        safe = known is not None and known[0] > base_range(type_)[0] and type_.signed
        if safe or type_.overflow is not Overflow.TRAPS:
            shown = operand.at(UNARY)
            return Text(f"-({shown})" if shown.startswith("-") else f"-{shown}", UNARY)
        return Text(f"theseusrt.Neg({operand.text})", ATOM)

    def binary(self, node: ir.Binary) -> Text:
        type_ = self.type_of(node)
        operator = node.operator
        if operator == "concat":
            return self.concat(node)
        left, right = self.pair(node.left, node.right)
        if isinstance(type_, BoolType):
            return self.logical(node, left, right)
        if operator in ("&", "|", "^"):
            return self.native(node, left, right)
        if isinstance(type_, FloatType):
            if operator == "**":
                return Text(f"theseusrt.PowFloat({left.text}, {right.text})", ATOM)
            return self.float_operation(node, left, right)
        if not isinstance(type_, IntType):
            raise Unsupported("operator", f"{operator} on values that are no numbers")
        if operator in ("<<", ">>"):
            count = Text(f"uint32({right.text})", ATOM) if self.may_be_negative(node.right) else right
            return self.native(node, self.typed(node.left, left), count)
        if operator in ("+", "-", "*"):
            exact = exact_interval(operator, interval(node.left, self.table), interval(node.right, self.table))
            low, high = base_range(type_)
            fits = exact is not None and low <= exact[0] and exact[1] <= high
            if fits or type_.overflow is not Overflow.TRAPS:
                return self.native(node, left, right)
            return self.checked(CHECKED[operator], node, left, right)
        if operator == "**":
            name = "Pow" if type_.overflow is Overflow.TRAPS else "PowWrap"
            return Text(f"theseusrt.{name}({self.typed(node.left, left).text}, {right.text})", ATOM)
        return self.division(node, type_, left, right)

    def may_be_negative(self, node: ir.Expression) -> bool:
        """Go panics on a negative shift; the IR counts it as a huge one."""
        known = interval(node, self.table)
        return self.context.module.checked and (known is None or known[0] < 0)

    def native(self, node: ir.Binary, left: Text, right: Text, operator: str = "") -> Text:
        operator = operator or node.operator
        prec = PRECEDENCE[operator]
        if self.is_go_constant(node.left) and self.is_go_constant(node.right):
            left = self.settled(node.left, left)
        shown = GO_OPERATOR.get(operator, operator)
        return Text(f"{left.at(prec)} {shown} {right.at(prec + 1)}", prec)

    def checked(self, name: str, node: ir.Binary, left: Text, right: Text) -> Text:
        if self.is_go_constant(node.left) and self.is_go_constant(node.right):
            left = self.typed(node.left, left)
        return Text(f"theseusrt.{name}({left.text}, {right.text})", ATOM)

    def float_operation(self, node: ir.Binary, left: Text, right: Text) -> Text:
        """Go may fuse a product into the sum around it; an explicit conversion forbids that."""
        if node.operator == "rem":
            return Text(f"math.Mod({left.text}, {right.text})", ATOM)
        kind = self.context.go_type(self.type_of(node))
        if node.operator in ("+", "-"):
            if isinstance(node.left, ir.Binary) and node.left.operator == "*":
                left = Text(f"{kind}({left.text})", ATOM)
            if isinstance(node.right, ir.Binary) and node.right.operator == "*":
                right = Text(f"{kind}({right.text})", ATOM)
        return self.native(node, self.settled(node.left, left), self.settled(node.right, right))

    def logical(self, node: ir.Binary, left: Text, right: Text) -> Text:
        """Boolean operators that evaluate both sides."""
        if node.operator == "^":
            return Text(f"{left.at(COMPARE + 1)} != {right.at(COMPARE + 1)}", COMPARE)
        plain = all(isinstance(e, (*walk.LITERALS, ir.Variable, ir.FieldAccess)) for e in (node.right,))
        if plain:
            prec, sign = (AND, "&&") if node.operator == "&" else (OR, "||")
            return Text(f"{left.at(prec)} {sign} {right.at(prec + 1)}", prec)
        name = "And" if node.operator == "&" else "Or"
        return Text(f"theseusrt.{name}({left.text}, {right.text})", ATOM)

    def division(self, node: ir.Binary, type_: IntType, left: Text, right: Text) -> Text:
        divisor = interval(node.right, self.table)
        dividend = interval(node.left, self.table)
        nonzero = divisor is not None and (divisor[0] > 0 or divisor[1] < 0)
        no_overflow = (
            not type_.signed
            or type_.overflow is not Overflow.TRAPS
            or (divisor is not None and (divisor[0] > -1 or divisor[1] < -1))
            or (dividend is not None and dividend[0] > base_range(type_)[0])
        )
        raises = type_.overflow is Overflow.TRAPS or self.context.module.checked
        if node.operator == "mod":
            if not type_.signed and (nonzero or not raises):
                return self.native(node, left, right, "rem")
            if nonzero and divisor is not None and divisor[0] > 0 and dividend is not None and dividend[0] >= 0:
                return self.native(node, left, right, "rem")
            return self.checked("Mod", node, left, right)
        if constant(node.right, self.table) == 0:
            return self.checked(CHECKED[node.operator], node, left, right)
        if (nonzero and (no_overflow or node.operator == "rem")) or not raises:
            return self.native(node, left, right)
        return self.checked(CHECKED[node.operator], node, left, right)

    def compare(self, node: ir.Compare) -> Text:
        type_ = self.type_of(node.left)
        if is_string(type_):
            return self.compare_strings(node)
        if isinstance(node.right, ir.BoolLiteral) and node.operator in ("==", "!="):
            operand = self.value(node.left)
            same = node.right.value is (node.operator == "==")
            return operand if same else Text(f"!{operand.at(UNARY)}", UNARY)
        if is_scalar(type_):
            left, right = self.pair(node.left, node.right)
            if isinstance(type_, BoolType) and node.operator not in ("==", "!="):
                return Text(
                    f"theseusrt.Bool[int8]({left.text}) {node.operator} theseusrt.Bool[int8]({right.text})",
                    COMPARE,
                )
            return Text(f"{left.at(COMPARE + 1)} {node.operator} {right.at(COMPARE + 1)}", COMPARE)
        other = self.type_of(node.right)
        arrays = is_array(type_) and is_array(other)
        if arrays and self.context.is_slice(type_) != self.context.is_slice(other):  # one has a fixed length
            type_ = type_ if self.context.is_slice(type_) else other
            left, right = self.operands(
                (node.left, lambda: Text(self.view(node.left), ATOM)),
                (node.right, lambda: Text(self.view(node.right), ATOM)),
            )
        else:
            left, right = self.operands(
                (node.left, lambda: self.compared(node.left)), (node.right, lambda: self.compared(node.right))
            )
        text = self.context.equal(type_, left.at(COMPARE + 1), right.at(COMPARE + 1))
        if node.operator == "==":
            return Text(text, COMPARE if " == " in text else ATOM)
        if " == " in text:
            return Text(f"{left.at(COMPARE + 1)} != {right.at(COMPARE + 1)}", COMPARE)
        return Text(f"!{text}", UNARY)

    def compared(self, node: ir.Expression) -> Text:
        """An operand of an array or record comparison, without a copy; composite literals in parentheses,
        since Go would take their brace for the start of a block."""
        if walk.is_place(node):
            return self.place(node)
        text = self.value(node)
        return Text(f"({text.text})", ATOM) if text.text.endswith("}") else text

    def compare_strings(self, node: ir.Compare) -> Text:
        left_length, right_length = (fixed_length(self.type_of(n)) for n in (node.left, node.right))
        if (
            left_length is not None
            and left_length == right_length
            and node.operator in ("==", "!=")
            and walk.is_place(node.left)
            and walk.is_place(node.right)
            and not isinstance(node.left, ir.Slice)
            and not isinstance(node.right, ir.Slice)
        ):
            left, right = self.pair(node.left, node.right)
        else:
            left, right = self.operands(
                (node.left, lambda: self.string_text(node.left)),
                (node.right, lambda: self.string_text(node.right)),
            )
        return Text(f"{left.at(COMPARE + 1)} {node.operator} {right.at(COMPARE + 1)}", COMPARE)

    def short_circuit(self, node: ir.ShortCircuit) -> Text:
        prec, sign = (AND, "&&") if node.operator == "and" else (OR, "||")
        left = self.value(node.left)
        outer, self.out = self.out, []
        right = self.value(node.right)
        lines, self.out = self.out, outer
        if not lines:
            return Text(f"{left.at(prec)} {sign} {right.at(prec + 1)}", prec)
        name = self.spill(left.text, "holds")
        self.out += [f"if {name if node.operator == 'and' else '!' + name} {{", *lines]
        self.out += [f"{name} = {right.text}", "}"]
        return Text(name, ATOM)

    def conditional(self, node: ir.Conditional) -> Text:
        condition = self.value(node.condition).text
        name = self.temporary("chosen")
        self.out.append(f"var {name} {self.context.go_type(self.type_of(node))}")
        self.out.append(f"if {condition} {{")
        self.out.append(f"{name} = {self.value(node.then, node.type).text}")
        self.out.append("} else {")
        self.out.append(f"{name} = {self.value(node.otherwise, node.type).text}")
        self.out.append("}")
        return Text(name, ATOM)

    # ---- strings and arrays

    def string_literal(self, data: bytes, type_: Type) -> Text:
        text = literals.bytes_literal(data)
        length = fixed_length(type_)
        if length is None:
            return Text(text, ATOM)
        if length != len(data):
            return Text(f"[{length}]byte(theseusrt.Exactly({text}, {length}))", ATOM)
        return Text(f"[{length}]byte([]byte({text}))", ATOM)

    def string_text(self, node: ir.Expression) -> Text:
        """Any string as a Go `string`."""
        type_ = self.type_of(node)
        if isinstance(node, ir.StringLiteral):
            return Text(literals.bytes_literal(node.value), ATOM)
        if isinstance(node, ir.Slice):
            base = self.type_of(node.base)
            if is_string(base) and fixed_length(base) is None:
                return self.substring(node)
            return Text(f"string({self.view(node)})", ATOM)
        if fixed_length(type_) is None:
            return self.plain(node)
        return Text(f"string({self.view(node)})", ATOM)

    def substring(self, node: ir.Slice) -> Text:
        text, low, high = self.operands(
            (node.base, lambda: self.string_text(node.base)),
            (node.low, lambda: self.value(node.low)),
            (node.high, lambda: self.value(node.high)),
        )
        first, last = self.as_int(node.low, low), self.as_int(node.high, high)
        return Text(f"theseusrt.Substring({text.text}, {first}, {last})", ATOM)

    def slice_value(self, node: ir.Slice) -> Text:
        type_ = self.type_of(node)
        if is_string(type_):
            return self.string_value(node, type_)
        return self.array_value(node, type_)

    def string_value(self, node: ir.Expression, want: Type) -> Text:
        """A string in the representation that `want` has."""
        length = fixed_length(want)
        if length is None:
            return self.string_text(node)
        if isinstance(node, ir.StringLiteral):
            return self.string_literal(node.value, want)
        if fixed_length(self.type_of(node)) == length and not isinstance(node, ir.Slice):
            return self.plain(node)
        low_high = (node.low, node.high) if isinstance(node, ir.Slice) else None
        if low_high is not None and isinstance(node, ir.Slice):
            low, high = (constant(n, self.table) for n in low_high)
            based = fixed_length(self.type_of(node.base)) is not None
            if low is not None and high is not None and based and max(0, high - low + 1) == length:
                return Text(f"[{length}]byte({self.view(node)})", ATOM)
        return Text(f"[{length}]byte(theseusrt.Exactly({self.string_text(node).text}, {length}))", ATOM)

    def array_value(self, node: ir.Expression, want: Type) -> Text:
        given = self.type_of(node)
        length, has = self.count(want), self.count(given)
        if isinstance(node, ir.Slice):
            view = self.view(node)
            if length is None:
                return Text(self.context.copied(want, view), ATOM)
            return Text(f"{self.context.go_type(want)}(theseusrt.ExactSlice({view}, {length}))", ATOM)
        if isinstance(node, ir.Aggregate | ir.Repeat) and length is None and has is not None:
            return self.plain(dataclasses.replace(node, type=want))
        if isinstance(node, ir.Aggregate | ir.Repeat) or has == length:
            return self.plain(node)
        if length is None:
            return Text(self.context.copied(want, self.view(node)), ATOM)
        return Text(f"{self.context.go_type(want)}(theseusrt.ExactSlice({self.view(node)}, {length}))", ATOM)

    def concat(self, node: ir.Binary) -> Text:
        parts: list[ir.Expression] = []
        array = self.type_of(node)
        if isinstance(array, ArrayType) and not is_scalar(self.table.resolve(array.element)):
            raise Unsupported("operator", "a concatenation of arrays of composite values")

        def gather(part: ir.Expression) -> None:
            if isinstance(part, ir.Binary) and part.operator == "concat":
                gather(part.left)
                gather(part.right)
            else:
                parts.append(part)

        def emit(part: ir.Expression) -> Text:
            if isinstance(self.type_of(part), CharType | IntType):
                return Text(f"theseusrt.Char({self.value(part).text})", ATOM)
            return Text(self.view(part), ATOM) if isinstance(array, ArrayType) else self.string_text(part)

        gather(node)
        if isinstance(array, ArrayType):
            texts = self.operands(*[(part, lambda part=part: emit(part)) for part in parts])
            return Text(f"theseusrt.Concat({', '.join(t.text for t in texts)})", ATOM)
        texts = self.operands(*[(part, lambda part=part: emit(part)) for part in parts])
        joined = Text(" + ".join(t.at(ADD) for t in texts), ADD)
        length = fixed_length(self.type_of(node))
        if length is None:
            return joined
        return Text(f"[{length}]byte(theseusrt.Exactly({joined.text}, {length}))", ATOM)

    def aggregate(self, node: ir.Aggregate) -> Text:
        type_ = self.type_of(node)
        kind = self.context.go_type(type_)
        if isinstance(type_, RecordType):
            shown = field_names(type_)
            types = {f.name: f.type for f in record_fields(type_)}
            values = self.operands(
                *[(v, lambda v=v, t=types[n]: self.value(v, t)) for n, v in node.values]
            )
            inner = ", ".join(
                f"{shown[name]}: {text.text}" for (name, _), text in zip(node.values, values, strict=True)
            )
            return Text(f"{kind}{{{inner}}}", ATOM)
        element = type_.element if isinstance(type_, ArrayType | BufferType) else None
        items = self.operands(
            *[(v, lambda v=v: self.value(v, element)) for _, v in node.values]
        )
        if is_string(type_) and fixed_length(type_) is None:
            return Text(f"string([]byte{{{', '.join(t.text for t in items)}}})", ATOM)
        return Text(f"{kind}{{{', '.join(t.text for t in items)}}}", ATOM)

    def repeat(self, node: ir.Repeat) -> Text:
        type_ = self.type_of(node)
        kind = self.context.go_type(type_)
        inner = type_.element if isinstance(type_, ArrayType | BufferType) else CharType()
        length = self.count(type_)
        if length is not None and self.is_zero(node.element):
            return Text(f"{kind}{{}}", ATOM)
        if is_string(type_):
            element, count = self.operands(
                (node.element, lambda: self.value(node.element)), (node.count, lambda: self.value(node.count))
            )
            if length is not None:
                return Text(f"[{length}]byte([]byte(theseusrt.Repeat({element.text}, {length})))", ATOM)
            return Text(f"theseusrt.Repeat({element.text}, {self.as_int(node.count, count)})", ATOM)
        if length is None and self.is_zero(node.element):
            number = self.as_int(node.count, self.value(node.count))
            return Text(self.spill(f"make({kind}, max(0, {number}))", "filled"), ATOM)
        element, count = self.operands(
            (node.element, lambda: self.value(node.element, inner)), (node.count, lambda: self.value(node.count))
        )
        name = self.temporary("filled")
        if length is not None:
            self.out.append(f"var {name} {kind}")
        else:
            self.out.append(f"{name} := make({kind}, max(0, {self.as_int(node.count, count)}))")
        copied = element.text
        if self.context.has_slices(inner):
            copied = self.context.copied(inner, self.spill(element.text))
        self.out += [f"for i := range {name} {{", f"{name}[i] = {copied}", "}"]
        return Text(name, ATOM)

    def is_zero(self, node: ir.Expression) -> bool:
        """Whether a value is what Go's own zero value is."""
        match node:
            case ir.NullLiteral():
                return True
            case ir.IntLiteral(value=0) | ir.BoolLiteral(value=False) | ir.CharLiteral(value=0):
                return True
            case ir.FloatLiteral(value=value):
                return value == 0 and not str(value).startswith("-")
            case ir.StringLiteral(value=data):
                length = fixed_length(self.table.resolve(node.type))
                return not any(data) and (length == len(data) or not data)
            case ir.EnumLiteral(literal=literal):
                enum = self.table.resolve(node.type)
                return isinstance(enum, EnumType) and enum.literals[0] == literal
            case ir.Aggregate(values=values):
                return all(self.is_zero(v) for _, v in values) and not self.context.is_slice(node.type)
            case ir.Repeat(element=element):
                return self.is_zero(element) and self.count(self.type_of(node)) is not None
            case _:
                return constant(node, self.table) == 0

    def length(self, node: ir.Length) -> Text:
        type_ = self.type_of(node.operand)
        known = self.count(type_)
        if known is not None:
            return Text(str(known), ATOM)
        kind = self.context.go_type(self.type_of(node))
        if not walk.is_place(node.operand):
            return Text(f"{kind}(len({self.value(node.operand).text}))", ATOM)
        return Text(f"{kind}(len({self.place(node.operand).text}))", ATOM)

    # ---- conversions

    def convert(self, node: ir.Convert) -> Text:
        source, target = self.type_of(node.operand), self.type_of(node)
        if is_string(target):
            return self.to_string(node, source, target)
        if not is_scalar(target):
            return self.value(node.operand, target)
        kind = self.context.go_type(target)
        operand = self.value(node.operand)
        if isinstance(source, BoolType):
            return operand if isinstance(target, BoolType) else Text(
                f"theseusrt.Bool[{kind}]({operand.text})", ATOM
            )
        if isinstance(target, BoolType):
            return Text(f"{operand.at(COMPARE + 1)} != 0", COMPARE)
        if isinstance(target, EnumType):
            if isinstance(source, EnumType):
                return operand
            return Text(f"theseusrt.Enum[{kind}]({operand.text}, {len(target.literals)})", ATOM)
        if isinstance(target, FloatType):
            same = isinstance(source, FloatType) and source.bits == target.bits
            return operand if same else Text(f"{kind}({operand.text})", ATOM)
        if isinstance(source, FloatType):
            return self.from_float(node, operand, target, kind)
        known = interval(node.operand, self.table)
        low, high = (target.minimum, target.maximum) if isinstance(target, IntType) else (0, 255)
        fits = known is not None and low <= known[0] and known[1] <= high
        same = self.context.go_type(source).replace("byte", "uint8") == kind.replace("byte", "uint8")
        if not node.check or fits:
            if same:
                return operand
            return Text(f"{kind}({self.settled(node.operand, operand).text})", ATOM)
        operand = self.typed(node.operand, operand)
        if same:
            return Text(f"theseusrt.Range({operand.text}, {low}, {high})", ATOM)
        if not isinstance(target, IntType) or (low, high) == base_range(target):
            return Text(f"theseusrt.Convert[{kind}]({operand.text})", ATOM)
        return Text(f"theseusrt.ConvertRange[{kind}]({operand.text}, {low}, {high})", ATOM)

    def from_float(self, node: ir.Convert, operand: Text, target: Type, kind: str) -> Text:
        if not isinstance(target, IntType):
            raise Unsupported("conversion", "float to something that is no integer")
        if not node.check:
            return Text(f"{kind}({self.settled(node.operand, operand).text})", ATOM)
        wide = f"float64({operand.text})"
        return Text(f"theseusrt.Round[{kind}]({wide}, {target.minimum}, {target.maximum})", ATOM)

    def to_string(self, node: ir.Convert, source: Type, target: Type) -> Text:
        if isinstance(source, CharType | IntType):
            item = self.value(node.operand).text
            if fixed_length(target) is not None:
                return Text(f"[1]byte{{{item}}}", ATOM)
            return Text(f"theseusrt.Char({item})", ATOM)
        if isinstance(target, StringType) and target.kind is StringKind.BOUNDED and node.check:
            given = fixed_length(source)
            if given is None or target.length is None or given > target.length:
                text = self.string_text(node.operand).text
                return Text(f"theseusrt.Bounded({text}, {target.length})", ATOM)
        return self.string_value(node.operand, target)


def is_const(variable: ir.GlobalVariable, type_: Type) -> bool:
    """Scalars and strings with a literal value are Go constants; the rest are variables."""
    return (
        variable.constant
        and is_pure(variable.initial)
        and not isinstance(variable.initial, ir.Aggregate | ir.Repeat | ir.NullLiteral)
        and (is_scalar(type_) or (is_string(type_) and fixed_length(type_) is None))
    )
