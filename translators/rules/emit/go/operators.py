"""Operators in Go."""

from __future__ import annotations

from analyzers.model import (
    BoolType,
    FloatType,
    IntType,
    Overflow,
    Type,
)
from translators.rules import ir
from translators.rules.emit import walk
from translators.rules.emit.go import literals
from translators.rules.emit.go.places import AND, ATOM, COMPARE, OR, UNARY
from translators.rules.emit.go.sequences import Sequences
from translators.rules.emit.text import Text, remark
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
)

PRECEDENCE = {"*": 5, "/": 5, "rem": 5, "<<": 5, ">>": 5, "&": 5, "+": 4, "-": 4, "|": 4, "^": 4}
GO_OPERATOR = {"rem": "%"}
CHECKED = {"+": "Add", "-": "Sub", "*": "Mul", "/": "Div", "rem": "Rem", "mod": "Mod"}


class Operators(Sequences):
    """Arithmetic, comparison and logic, checked where the source checks."""

    def folded(self, node: ir.Expression) -> Text | None:
        """An integer expression of literals alone, computed here: Go would refuse one that overflows."""
        if isinstance(node, ir.CharLiteral):
            return None
        value = constant(node, self.table)
        if value is None:
            return None
        name = node.name if isinstance(node, ir.IntLiteral) else ""
        if name.startswith("'"):
            return Text(literals.byte_literal(value), ATOM)
        return Text(f"{value}{f' /* {name} */' if name else remark(node)}", UNARY if value < 0 else ATOM)

    def is_go_constant(self, node: ir.Expression) -> bool:
        """Whether Go would compute the expression at compile time, and refuse it when it overflows."""
        if isinstance(node, ir.Variable):
            return not walk.is_local(node) and self.is_constant(node) and self.is_const(node)
        if isinstance(node, ir.Unary | ir.Binary | ir.Convert):
            return all(self.is_go_constant(child) for child in walk.children(node))
        if isinstance(node, ir.Length):
            return fixed_length(self.type_of(node.operand)) is not None
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
        untyped = isinstance(node, ir.CharLiteral | ir.FloatLiteral) or (isinstance(node, ir.Length) and self.is_go_constant(node))
        if self.folded(node) is None and not untyped:
            return text
        return Text(f"{self.context.go_type(self.type_of(node))}({text.text})", ATOM)

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
            if _says_nothing(right, left, sign):
                return left
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
        type_ = self.type_of(node)
        if self.context.has_slices(type_) and not self.context.is_slice(type_):
            return Text(self.spill(text.text), ATOM)  # only of a variable Go makes a slice, or calls a method
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
            if _says_nothing(right, left, sign) and not any(isinstance(e, ir.Call | ir.RuntimeCall) for e in walk.expressions(node.right)):
                return left
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


def is_const(variable: ir.GlobalVariable, type_: Type) -> bool:
    """Scalars and strings with a literal value are Go constants; the rest are variables."""
    return (
        variable.constant
        and is_pure(variable.initial)
        and not isinstance(variable.initial, ir.Aggregate | ir.Repeat | ir.NullLiteral)
        and (is_scalar(type_) or (is_string(type_) and fixed_length(type_) is None))
    )


def _says_nothing(right: Text, left: Text, sign: str) -> bool:
    """Whether go vet objects to an operand: `x && x`, or one of several `true`."""
    return right.text in (left.text, "true" if sign == "&&" else "false")
