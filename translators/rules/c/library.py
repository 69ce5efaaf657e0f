"""The C library: what is lowered to IR, what to support functions (`c.*`), and what is refused."""

from __future__ import annotations

from collections.abc import Callable

from analyzers.c import tree
from analyzers.c.ctypes import CHAR, INT, LONG, UCHAR, ULONG, CArray, CStruct, CType, size_and_align
from analyzers.c.modeltypes import int_type
from analyzers.model import BufferType, Span, StringType
from translators.rules import ir
from translators.rules.c.base import Refused
from translators.rules.c.formats import Formats
from translators.rules.c.scope import Elements, Pointer, Single, Text, Value
from translators.rules.c.types import BOOLEAN, I32, I64, U64, describe, is_byte

ZERO = ir.IntLiteral(0, I64)
# isalpha and the like in the C locale: inclusive ranges of characters
_CLASSES: dict[str, tuple[tuple[int, int], ...]] = {
    "isdigit": ((48, 57),),
    "isupper": ((65, 90),),
    "islower": ((97, 122),),
    "isalpha": ((65, 90), (97, 122)),
    "isalnum": ((48, 57), (65, 90), (97, 122)),
    "isxdigit": ((48, 57), (65, 70), (97, 102)),
    "isspace": ((9, 13), (32, 32)),
    "isblank": ((9, 9), (32, 32)),
    "isprint": ((32, 126),),
    "isgraph": ((33, 126),),
    "ispunct": ((33, 47), (58, 64), (91, 96), (123, 126)),
    "iscntrl": ((0, 31), (127, 127)),
}


class Library(Formats):
    """Lowers calls of the C library."""

    def library(self, name: str, node: tree.CallExpression) -> Value | None:
        span = node.span
        if name in _CLASSES and len(node.arguments) == 1:
            return self.character_class(name, node.arguments[0], span)
        handlers: dict[str, tuple[int, Callable[[tree.CallExpression], Value | None]]] = {
            "strlen": (1, self.strlen), "strcmp": (2, self.strcmp), "strncmp": (3, self.strncmp),
            "strcpy": (2, self.strcpy), "strncpy": (3, self.strncpy), "strcat": (2, self.strcat),
            "memcpy": (3, self.memcpy), "memmove": (3, self.memcpy), "memset": (3, self.memset),
            "memcmp": (3, self.memcmp), "strspn": (2, self.span_of), "strcspn": (2, self.span_of),
            "toupper": (1, self.case), "tolower": (1, self.case), "abs": (1, self.absolute),
            "labs": (1, self.absolute), "llabs": (1, self.absolute), "assert": (1, self.assertion),
            "putchar": (1, self.putchar), "puts": (1, self.puts),
        }  # fmt: skip
        if name in handlers and len(node.arguments) == handlers[name][0]:
            return handlers[name][1](node)
        if name == "snprintf" and len(node.arguments) >= 3:
            return self.snprintf(node)
        if name == "sprintf" and len(node.arguments) >= 2:
            text = self.formatted(node.arguments[1], node.arguments[2:], name, span)
            return self.store_text(node.arguments[0], text, span)
        if name == "printf" and node.arguments:
            text = self.formatted(node.arguments[0], node.arguments[1:], name, span)
            return self.print(text, span)
        raise Refused("library function", f"calls {name} of the C library", span)

    # ---- characters

    def character_class(self, name: str, argument: tree.Expression, span: Span) -> Value:
        """Only the truth of the result is specified (C17 7.4.1)."""
        value = self.as_int(self.value(argument), span).expression
        if not isinstance(value, ir.Variable | ir.IntLiteral):
            value = self.temporary("character", value, I32, span)
        tests: list[ir.Expression] = []
        for low, high in _CLASSES[name]:
            if low == high:
                tests.append(ir.Compare("==", value, ir.IntLiteral(low, I32), BOOLEAN))
                continue
            first = ir.Compare(">=", value, ir.IntLiteral(low, I32), BOOLEAN)
            last = ir.Compare("<=", value, ir.IntLiteral(high, I32), BOOLEAN)
            tests.append(ir.ShortCircuit("and", first, last, BOOLEAN))
        test = tests[0]
        for other in tests[1:]:
            test = ir.ShortCircuit("or", test, other, BOOLEAN)
        return Value(test, INT, truth=True)

    def case(self, node: tree.CallExpression) -> Value:
        upper = isinstance(node.function, tree.Name) and node.function.name == "toupper"
        value = self.as_int(self.value(node.arguments[0]), node.span).expression
        if not isinstance(value, ir.Variable | ir.IntLiteral):
            value = self.temporary("character", value, I32, node.span)
        low, step = (97, -32) if upper else (65, 32)
        first = ir.Compare(">=", value, ir.IntLiteral(low, I32), BOOLEAN)
        last = ir.Compare("<=", value, ir.IntLiteral(low + 25, I32), BOOLEAN)
        changed = ir.Binary("+" if step > 0 else "-", value, ir.IntLiteral(abs(step), I32), I32)
        return Value(ir.Conditional(ir.ShortCircuit("and", first, last, BOOLEAN), changed, value, I32), INT)

    def absolute(self, node: tree.CallExpression) -> Value:
        name = node.function.name if isinstance(node.function, tree.Name) else ""
        type_ = INT if name == "abs" else LONG
        value = self.convert(self.value(node.arguments[0]), type_, node.span)
        return Value(ir.Unary("abs", value, int_type(type_)), type_)

    # ---- strings

    def text(self, expression: tree.Expression, limit: ir.Expression | None = None) -> ir.Expression:
        if self.is_null(expression):
            raise Refused("null pointer", "passes NULL to the C library", expression.span)
        return self.text_of(self.pointer(expression), expression.span, limit)

    def strlen(self, node: tree.CallExpression) -> Value:
        pointer = self.pointer(node.arguments[0])
        if isinstance(pointer, Elements) and is_byte(pointer.storage):
            at = pointer.offset or ZERO
            return Value(ir.RuntimeCall("c.array_length", (pointer.place, at), U64), ULONG)
        return Value(ir.Length(self.text_of(pointer, node.span), U64), ULONG)

    def strcmp(self, node: tree.CallExpression) -> Value:
        """The sign of the result is specified, its size is not: -1, 0, 1 here, and only its truth and sign count."""
        left, right = self.text(node.arguments[0]), self.text(node.arguments[1])
        return Value(ir.Compare("!=", left, right, BOOLEAN), INT, truth=True)

    def comparison(self, node: tree.Binary) -> ir.Expression:
        """`strcmp(a, b) < 0` compares the strings."""
        for call, other, operator in (
            (node.left, node.right, node.operator),
            (node.right, node.left, {"<": ">", ">": "<", "<=": ">=", ">=": "<="}.get(node.operator, node.operator)),
        ):
            if isinstance(call, tree.CallExpression) and isinstance(call.function, tree.Name):
                zero = isinstance(other, tree.IntConstant) and other.value == 0
                free = self.program.definition(self.unit, call.function.name) is None
                if zero and free and call.function.name == "strcmp" and len(call.arguments) == 2:
                    left, right = self.text(call.arguments[0]), self.text(call.arguments[1])
                    return ir.Compare(operator, left, right, BOOLEAN)
                if zero and free and call.function.name in ("memcmp", "strncmp") and len(call.arguments) == 3:
                    order = self.order(call)
                    return ir.Compare(operator, order, ir.IntLiteral(0, I32), BOOLEAN)
        return super().comparison(node)

    def order(self, node: tree.CallExpression) -> ir.Expression:
        """memcmp and strncmp as -1, 0, 1."""
        span = node.span
        count = self.convert(self.value(node.arguments[2]), ULONG, span)
        if isinstance(node.function, tree.Name) and node.function.name == "strncmp":
            if not isinstance(count, ir.Variable | ir.IntLiteral):
                count = self.temporary("count", count, U64, span)
            left, right = self.text(node.arguments[0], count), self.text(node.arguments[1], count)
            return ir.RuntimeCall("c.order_texts", (left, right, count), I32)
        parts: list[ir.Expression] = []
        for argument in node.arguments[:2]:
            pointer = self.pointer(argument)
            if isinstance(pointer, Text):
                whole = self.text_of(pointer, span)
                parts += [ir.RuntimeCall("c.bytes", (whole,), _buffer()), ZERO]
            elif isinstance(pointer, Elements) and is_byte(pointer.storage):
                parts += [pointer.place, pointer.offset or ZERO]
            else:
                raise Refused("memory functions", "memcmp of something that is no array of bytes", span)
        return ir.RuntimeCall("c.order_bytes", (*parts, count), I32)

    def strncmp(self, node: tree.CallExpression) -> Value:
        unequal = ir.Compare("!=", self.order(node), ir.IntLiteral(0, I32), BOOLEAN)
        return Value(unequal, INT, truth=True)

    memcmp = strncmp

    def span_of(self, node: tree.CallExpression) -> Value:
        name = node.function.name if isinstance(node.function, tree.Name) else ""
        function = "c.span" if name == "strspn" else "c.span_without"
        arguments = (self.text(node.arguments[0]), self.text(node.arguments[1]))
        return Value(ir.RuntimeCall(function, arguments, U64), ULONG)

    def bytes_at(self, expression: tree.Expression, span: Span) -> Elements:
        """A changeable array of bytes."""
        pointer = self.pointer(expression)
        if not isinstance(pointer, Elements) or not is_byte(pointer.storage):
            raise Refused("string", "writes a string to something that is no array of characters", span)
        self.require_changeable(pointer, "the C library", span)
        return pointer

    def store_text(self, target: tree.Expression, text: ir.Expression, span: Span) -> Value:
        """The text and its NUL at a place that must have room for them."""
        kept = self.temporary("text", text, StringType(), span)
        to = self.bytes_at(target, span)
        self.emit_call("c.store_text", (to.place, to.offset or ZERO, kept), (0,), span)
        return Value(ir.Convert(ir.Length(kept, U64), I32), INT)

    def strcpy(self, node: tree.CallExpression) -> Value | None:
        to = self.bytes_at(node.arguments[0], node.span)
        text = self.text(node.arguments[1])
        self.emit_call("c.store_text", (to.place, to.offset or ZERO, text), (0,), node.span)
        return None

    def strncpy(self, node: tree.CallExpression) -> Value | None:
        to = self.bytes_at(node.arguments[0], node.span)
        count = self.convert(self.value(node.arguments[2]), ULONG, node.span)
        source = self.pointer(node.arguments[1])
        if isinstance(source, Elements) and is_byte(source.storage):
            arguments = (to.place, to.offset or ZERO, source.place, source.offset or ZERO, count)
            self.emit_call("c.store_padded_bytes", arguments, (0,), node.span)
            return None
        text = self.text_of(source, node.span)
        self.emit_call("c.store_padded", (to.place, to.offset or ZERO, text, count), (0,), node.span)
        return None

    def strcat(self, node: tree.CallExpression) -> Value | None:
        to = self.bytes_at(node.arguments[0], node.span)
        text = self.text(node.arguments[1])
        self.emit_call("c.append_text", (to.place, to.offset or ZERO, text), (0,), node.span)
        return None

    def snprintf(self, node: tree.CallExpression) -> Value:
        """At most `size` bytes with the NUL; the length that the whole text has."""
        span = node.span
        target, size, format_ = node.arguments[:3]
        text = self.formatted(format_, node.arguments[3:], "snprintf", span)
        kept = self.temporary("text", text, StringType(), span)
        if not self.is_null(target):
            to = self.bytes_at(target, span)
            limit = self.convert(self.value(size), ULONG, span)
            self.emit_call("c.store_limited", (to.place, to.offset or ZERO, kept, limit), (0,), span)
        return Value(ir.Convert(ir.Length(kept, U64), I32), INT)

    # ---- memory

    def emit_call(self, name: str, arguments: tuple[ir.Expression, ...], mutable: tuple[int, ...], span: Span) -> None:
        self.emit(ir.CallStatement(ir.RuntimeCall(name, arguments, None, mutable=mutable), span))

    def storage(self, pointer: Pointer, span: Span) -> CType:
        match pointer:
            case Single(type=type_):
                return type_
            case Elements(storage=storage):
                return storage
            case _:
                return CHAR

    def elements_of(self, size: tree.Expression, element: CType, span: Span) -> ir.Expression:
        """A size in bytes as a number of elements."""
        known = size_and_align(element, self.unit.structs)
        if known is None:
            raise Refused("memory functions", f"the size of {describe(element)} is not known", span)
        if known[0] == 1:
            return self.convert(self.value(size), ULONG, span)
        if isinstance(size, tree.Binary) and size.operator == "*":
            for factor, count in ((size.left, size.right), (size.right, size.left)):
                if self.constant_size(factor) == known[0]:
                    return self.convert(self.value(count), ULONG, span)
        total = self.constant_size(size)
        if total is not None and total % known[0] == 0:
            return ir.IntLiteral(total // known[0], U64)
        raise Refused("memory functions", f"a size that is no number of {describe(element)}", span)

    def whole(self, pointer: Pointer, size: tree.Expression) -> bool:
        """Whether a size is exactly that of the one object pointed to."""
        if not isinstance(pointer, Single):
            return False
        known = size_and_align(pointer.type, self.unit.structs)
        return known is not None and self.constant_size(size) == known[0]

    def constant_size(self, size: tree.Expression) -> int | None:
        """A size in bytes that is known: a constant, or sizeof a local object."""
        if isinstance(size, tree.SizeofExpression):
            known = size_and_align(self.ctype(size.operand), self.unit.structs)
            return None if known is None else known[0]
        value = self.unit.evaluate(size)
        return None if value is None else value[0]

    def memcpy(self, node: tree.CallExpression) -> Value | None:
        span = node.span
        to, source = self.pointer(node.arguments[0]), self.pointer(node.arguments[1])
        self.require_changeable(to, "memcpy", span)
        size = node.arguments[2]
        if isinstance(to, Single) and isinstance(source, Single):
            if to.type != source.type or not self.whole(to, size):
                raise Refused("memory functions", "memcpy between objects of different types", span)
            self.emit(ir.Assign(to.place, source.place, span))
            return None
        if isinstance(to, Elements) and isinstance(source, Text) and is_byte(to.storage):
            count = self.elements_of(size, to.storage, span)
            data = ir.RuntimeCall("c.bytes", (self.text_of(source, span),), _buffer())
            self.emit_call("c.copy", (to.place, to.offset or ZERO, data, ZERO, count), (0,), span)
            return None
        if not isinstance(to, Elements) or not isinstance(source, Elements):
            raise Refused("memory functions", "memcpy between an object and an array", span)
        if to.storage != source.storage and not (is_byte(to.storage) and is_byte(source.storage)):
            raise Refused("memory functions", "memcpy between arrays of different types", span)
        count = self.elements_of(size, to.storage, span)
        arguments = (to.place, to.offset or ZERO, source.place, source.offset or ZERO, count)
        if to.place == source.place:
            self.emit_call("c.move_within", (arguments[0], arguments[1], arguments[3], count), (0,), span)
        else:
            self.emit_call("c.copy", arguments, (0,), span)
        return None

    def memset(self, node: tree.CallExpression) -> Value | None:
        span = node.span
        to = self.pointer(node.arguments[0])
        self.require_changeable(to, "memset", span)
        fill = self.folded(node.arguments[1]) or (
            self.value(node.arguments[1]) if isinstance(node.arguments[1], tree.IntConstant) else None
        )
        zero = fill is not None and isinstance(fill.expression, ir.IntLiteral) and fill.expression.value == 0
        if isinstance(to, Single):
            if not zero or not self.whole(to, node.arguments[2]):
                raise Refused("memory functions", "memset of part of an object, or with another value than 0", span)
            self.emit(ir.Assign(to.place, self.zero_of(to.type, span), span))
            return None
        if not isinstance(to, Elements):
            raise Refused("string", "changes a constant string", span)
        count = self.elements_of(node.arguments[2], to.storage, span)
        if zero:
            value = self.zero_of(to.storage, span)
        elif is_byte(to.storage):
            value = self.convert(self.value(node.arguments[1]), to.storage, span)
        else:
            raise Refused("memory functions", "memset with another value than 0 of objects that are no bytes", span)
        if isinstance(to.storage, CArray | CStruct) and not zero:
            raise Refused("memory functions", "memset of objects", span)
        self.emit_call("c.fill", (to.place, to.offset or ZERO, value, count), (0,), span)
        return None

    # ---- the rest

    def assertion(self, node: tree.CallExpression) -> Value | None:
        condition = self.condition(node.arguments[0])
        failed = ir.CallStatement(ir.RuntimeCall("c.abort", (), None), node.span)
        self.emit(ir.If(self.negated(condition), (failed,), (), node.span))
        return None

    def print(self, text: ir.Expression, span: Span) -> Value:
        kept = text if isinstance(text, ir.StringLiteral) else self.temporary("text", text, StringType(), span)
        self.emit_call("c.print", (kept,), (), span)
        if isinstance(kept, ir.StringLiteral):
            return Value(ir.IntLiteral(len(kept.value), I32), INT)
        return Value(ir.Convert(ir.Length(kept, U64), I32), INT)

    def puts(self, node: tree.CallExpression) -> Value | None:
        text = self.text(node.arguments[0])
        line = ir.Binary("concat", text, ir.StringLiteral(b"\n", StringType()), StringType())
        self.emit_call("c.print", (line,), (), node.span)
        return None

    def putchar(self, node: tree.CallExpression) -> Value | None:
        value = self.convert(self.value(node.arguments[0]), CHAR, node.span)
        self.emit_call("c.print", (ir.Convert(value, StringType()),), (), node.span)
        return None


def _buffer() -> BufferType:
    return BufferType(int_type(UCHAR), "")
