"""Expressions (C17 6.5)."""

from __future__ import annotations

import dataclasses
import math
import re
from fractions import Fraction

from analyzers.c.ctypes import (
    CHAR,
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    UINT,
    ULONG,
    USHORT,
    VOID,
    CArray,
    CBool,
    CFloat,
    CFunction,
    CInt,
    CPointer,
    CStruct,
    CType,
    CVoid,
)
from analyzers.model import Span
from analyzers.reals import single_of
from translators.rules.c.program import Refused
from translators.rules.c.whole import build, wide
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.layout import is_integer, is_number, is_scalar, is_variable, is_wide, promote, usual
from translators.rules.c.whole.mathematics import folded
from translators.rules.c.whole.parser import Declarations, FunctionName, TypeName, has_effects
from translators.rules.c.whole.prelude import CLASSES

_LEVELS = [["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<", ">", "<=", ">="], ["<<", ">>"], ["+", "-"],
           ["*", "/", "%"]]  # fmt: skip
_LEVEL = {operator: level for level, operators in enumerate(_LEVELS) for operator in operators}
_ASSIGN = frozenset(["=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="])
_ESCAPES = {"n": 10, "t": 9, "r": 13, "a": 7, "b": 8, "f": 12, "v": 11, "e": 27, "\\": 92, "'": 39, '"': 34, "?": 63}
LONG_DOUBLE = CFloat(128)
_FLOATS: dict[str, tuple[float | Fraction, CType]] = {
    "DBL_MAX": (float.fromhex("0x1.fffffffffffffp+1023"), DOUBLE), "DBL_MIN": (2.0**-1022, DOUBLE),
    "DBL_EPSILON": (2.0**-52, DOUBLE), "FLT_MAX": (float.fromhex("0x1.fffffep+127"), FLOAT),
    "FLT_MIN": (2.0**-126, FLOAT), "FLT_EPSILON": (2.0**-23, FLOAT), "HUGE_VAL": (math.inf, DOUBLE),
    "INFINITY": (math.inf, FLOAT), "NAN": (math.nan, FLOAT),
    "LDBL_MAX": (wide.LARGEST, LONG_DOUBLE), "LDBL_MIN": (wide.SMALLEST, LONG_DOUBLE),
    "LDBL_EPSILON": (Fraction(1, 2**63), LONG_DOUBLE),
    "M_PI": (math.pi, DOUBLE), "M_E": (math.e, DOUBLE),
}  # fmt: skip
_STREAMS = {"stdin": 1, "stdout": 2, "stderr": 3}


class Expressions(Declarations):
    """Reads expressions into typed nodes."""

    def expression(self) -> n.Node:
        node = self.assignment()
        while self.is_(","):
            span = self.span
            self.at += 1
            right = build.decayed(self.assignment())
            node = n.Comma(node, right, right.type, span)
        return node

    def constant(self) -> int:
        span = self.span
        node = self.conditional()
        if not isinstance(node, n.Const):
            raise Refused("constant", "an expression that is not constant where one is needed", span)
        return node.value

    def assignment(self) -> n.Node:
        target = self.conditional()
        operator = self.token.text
        if self.token.kind != "punct" or operator not in _ASSIGN:
            return target
        span = self.span
        self.at += 1
        value = self.assignment()
        self.must_be_place(target, span)
        if operator == "=":
            if isinstance(target.type, CArray):
                raise Refused("assignment", "to an array", span)
            return n.Assign(target, build.cast(value, target.type), target.type, span)
        return self.update(operator[:-1], target, value, False, span)

    def must_be_place(self, node: n.Node, span: Span) -> None:
        if not isinstance(node, n.Ref | n.Deref | n.Field | n.Literal):
            raise Refused("assignment", "to something that is no object", span)

    def update(self, operator: str, target: n.Node, value: n.Node, old: bool, span: Span) -> n.Node:
        value = build.decayed(value)
        if isinstance(target.type, CPointer):
            index = build.cast(build.promoted(value), LONG)
            if is_variable(target.type.target):
                size, index = 1, build.scaled(index, target.type.target, self.layout, span)
            else:
                size = build.element_size(target.type, self.layout, span)
            return n.Update(operator, target, index, target.type, size, old, target.type, span)
        if not is_number(target.type) or not is_number(value.type):
            raise Refused("operator", f"'{operator}=' on operands that it is not for", span)
        left = build.field_type(target)
        if operator in ("<<", ">>"):
            common = promote(left)
            value = build.promoted(value)
        else:
            common = usual(left, build.field_type(value))
            value = build.cast(value, common)
        return n.Update(operator, target, value, common, 0, old, target.type, span)

    def conditional(self) -> n.Node:
        condition = self.binary(0)
        if not self.is_("?"):
            return condition
        span = self.span
        self.at += 1
        then = self.expression()
        self.expect(":")
        return build.conditional(condition, then, self.conditional(), span)

    def binary(self, level: int) -> n.Node:
        left = self.cast_expression()
        while self.token.kind == "punct":
            operator = self.token.text
            own = _LEVEL.get(operator, -1)
            if own < level:
                return left
            span = self.span
            self.at += 1
            right = self.binary(own + 1)
            if operator in ("&&", "||"):
                left = build.logic(operator, left, right, span)
            elif operator in ("==", "!=", "<", ">", "<=", ">="):
                left = build.compare(operator, left, right, span)
            else:
                left = build.arithmetic(operator, left, right, self.layout, span)
        return left

    def cast_expression(self) -> n.Node:
        if self.is_("(") and self.is_type(self.tokens[self.at + 1]):
            span = self.span
            start = self.at
            self.at += 1
            with self.lengths() as lengths:
                type_ = self.type_name()
            self.expect(")")
            if self.is_("{"):
                self.at = start
                return self.unary()
            operand = self.cast_expression()
            if isinstance(type_, CVoid):
                return n.Cast(operand, VOID, span)
            return _after(lengths, build.cast(operand, type_, explicit=True), span)
        return self.unary()

    def unary(self) -> n.Node:
        span = self.span
        text = self.token.text
        if self.token.kind == "punct":
            if text in ("++", "--"):
                self.at += 1
                target = self.unary()
                self.must_be_place(target, span)
                return self.update(text[0], target, n.Const(1, INT, span), False, span)
            if text in ("+", "-", "~", "!"):
                self.at += 1
                return build.unary(text, self.cast_expression(), span)
            if text == "*":
                self.at += 1
                return build.dereference(self.cast_expression(), span)
            if text == "&":
                self.at += 1
                return build.address(self.cast_expression(), span)
            if text == "&&":
                raise Refused("label value", "the address of a label", span)
        elif text in ("sizeof", "_Alignof", "__alignof__"):
            self.at += 1
            return self.sizeof(text, span)
        return self.postfix()

    def sizeof(self, text: str, span: Span) -> n.Node:
        if self.is_("(") and self.is_type(self.tokens[self.at + 1]):
            start = self.at
            self.at += 1
            with self.lengths() as lengths:
                type_ = self.type_name()
            self.expect(")")
            if self.is_("{"):
                self.at = start
                type_ = self.unary().type
            elif text == "sizeof" and is_variable(type_):
                return _after(lengths, build.size_of(type_, self.layout, span), span)
        else:
            operand = self.unary()
            if isinstance(operand, n.Field) and operand.bits is not None:
                raise Refused("bit field", "the size of a bit field", span)
            type_ = operand.type
            if text == "sizeof" and is_variable(type_):
                size = build.size_of(type_, self.layout, span)
                return n.Comma(operand, size, ULONG, span) if has_effects(operand) else size
        if text != "sizeof":
            return n.Const(self.layout.align(type_), ULONG, span)
        if not self.layout.complete(type_) and not isinstance(type_, CVoid | CFunction):
            raise Refused("sizeof", "the size of an incomplete type", span)
        return n.Const(self.layout.size(type_), ULONG, span)

    def postfix(self) -> n.Node:
        node = self.primary()
        while self.token.kind == "punct":
            span = self.span
            if self.accept("["):
                index = self.expression()
                self.expect("]")
                node = build.dereference(build.arithmetic("+", node, index, self.layout, span), span)
            elif self.accept("("):
                node = self.call(node, span)
            elif self.accept("."):
                node = build.member(node, self.identifier(), self.layout, span)
            elif self.accept("->"):
                node = build.member(build.dereference(node, span), self.identifier(), self.layout, span)
            elif self.is_("++") or self.is_("--"):
                operator = self.token.text[0]
                self.at += 1
                self.must_be_place(node, span)
                node = self.update(operator, node, n.Const(1, INT, span), True, span)
            else:
                break
        return node

    def call(self, function: n.Node, span: Span) -> n.Node:
        type_ = function.type
        if isinstance(type_, CPointer):
            type_ = type_.target
        if not isinstance(type_, CFunction):
            raise Refused("call", "of something that is no function", span)
        given: list[n.Node] = []
        if not self.accept(")"):
            while True:
                given.append(build.decayed(self.assignment()))
                if not self.accept(","):
                    break
            self.expect(")")
        known = () if build.unspecified(type_) else type_.parameters
        if len(given) < len(known):
            raise Refused("call", "with too few arguments", span)
        arguments = [
            build.cast(value, known[i][1]) if i < len(known) else build.argument(value) for i, value in enumerate(given)
        ]
        return self.library_value(function, arguments, span) or n.Call(
            function, tuple(arguments), type_, type_.result, span
        )

    def library_value(self, function: n.Node, arguments: list[n.Node], span: Span) -> n.Node | None:
        """The value that gcc gives a call of the library itself."""
        if not isinstance(function, n.FunctionRef) or any(function.name in scope for scope in self.scopes[1:]):
            return None
        name = function.name
        if name in CLASSES and any(is_wide(a.type) for a in arguments):
            raise Refused("long double", f"{name} of a long double", span)
        if not arguments or not all(isinstance(a, n.Const | n.FloatConst) and a.type == DOUBLE for a in arguments):
            return None
        value = folded(name, tuple(float(a.value) for a in arguments if isinstance(a, n.Const | n.FloatConst)))
        return None if value is None else n.FloatConst(value, DOUBLE, span)

    # ---- primaries

    def primary(self) -> n.Node:
        token, span = self.token, self.span
        if token.kind == "punct" and token.text == "(":
            if self.is_type(self.tokens[self.at + 1]):
                self.at += 1
                type_ = self.type_name()
                self.expect(")")
                return self.compound_literal(type_, span)
            self.at += 1
            if self.is_("{"):
                return self.statement_expression(span)
            node = self.expression()
            self.expect(")")
            return node
        self.at += 1
        if token.kind == "number":
            return _named(self.number(token.text, span), token.macro)
        if token.kind == "char":
            return _named(self.character(token.text, span), token.macro)
        if token.kind == "string":
            self.at -= 1
            return self.string()
        if token.kind == "name":
            return self.name(token.text, span)
        raise Refused("unknown syntax", f"an expression is expected before '{token.text}'", span)

    def name(self, name: str, span: Span) -> n.Node:
        found = self.look_up(name)
        if isinstance(found, n.Object):
            return n.Ref(found, found.type, span)
        if isinstance(found, FunctionName):
            return n.FunctionRef(found.name, self.prototypes.get(found.name, found.type), span)
        if isinstance(found, n.Const):
            return n.Const(found.value, found.type, span, name)
        if isinstance(found, TypeName):
            raise Refused("unknown syntax", f"the type '{name}' where a value is expected", span)
        return self.special(name, span)

    def special(self, name: str, span: Span) -> n.Node:
        if name in ("offsetof", "__builtin_offsetof") and self.is_("("):
            self.at += 1
            type_ = self.type_name()
            self.expect(",")
            node: n.Node = n.Deref(n.Const(0, CPointer(type_), span), type_, span)
            node = build.member(node, self.identifier(), self.layout, span)
            while not self.accept(")"):
                if self.accept("."):
                    node = build.member(node, self.identifier(), self.layout, span)
                else:
                    self.expect("[")
                    node = build.dereference(build.arithmetic("+", node, self.expression(), self.layout, span), span)
                    self.expect("]")
            return build.cast(build.address(node, span), ULONG)
        if name in ("va_start", "__builtin_va_start"):
            self.expect("(")
            list_ = self.assignment()
            if self.accept(","):
                self.assignment()
            self.expect(")")
            return n.StartArguments(list_, VOID, span)
        if name in ("va_end", "__builtin_va_end"):
            self.expect("(")
            self.assignment()
            self.expect(")")
            return n.Cast(n.Const(0, INT, span), VOID, span)
        if name in ("va_copy", "__va_copy", "__builtin_va_copy"):
            self.expect("(")
            target = self.assignment()
            self.expect(",")
            source = self.assignment()
            self.expect(")")
            return n.Cast(n.Assign(target, source, target.type, span), VOID, span)
        if name in ("va_arg", "__builtin_va_arg"):
            self.expect("(")
            list_ = self.assignment()
            self.expect(",")
            type_ = self.type_name()
            self.expect(")")
            return n.NextArgument(list_, type_, span)
        if name in ("setjmp", "longjmp", "sigsetjmp", "siglongjmp", "_setjmp", "jmp_buf", "sigjmp_buf"):
            raise Refused("setjmp", f"uses {name}", span)
        if name == "assert" and self.is_("("):
            self.at += 1
            condition = self.expression()
            self.expect(")")
            abort = n.Call(n.FunctionRef("abort", CFunction((), VOID), span), (), CFunction((), VOID), VOID, span)
            return n.Conditional(condition, n.Cast(n.Const(0, INT, span), VOID, span), abort, VOID, span)
        if name == "NULL":
            return n.Const(0, CPointer(VOID), span)
        if name in ("__func__", "__FUNCTION__", "__PRETTY_FUNCTION__"):
            value = self.function.encode()
            return n.Text(value, CArray(CHAR, len(value) + 1), span)
        if name in _STREAMS:
            return n.Const(_STREAMS[name], CPointer(VOID), span)
        if name in _FLOATS:
            return n.FloatConst(*_FLOATS[name], span)
        constant = self.system_constant(name, span)
        if constant is not None:
            return constant
        if self.is_("("):  # declared by its call (C90 3.3.2.2)
            type_ = CFunction(build.UNKNOWN_PARAMETERS, INT)
            known = self.prototypes.setdefault(name, type_)
            self.scopes[1 if len(self.scopes) > 1 else 0][name] = FunctionName(name, known)
            return n.FunctionRef(name, known, span)
        raise Refused("unknown name", f"{name} is declared nowhere in the tree", span)

    def number(self, text: str, span: Span) -> n.Node:
        lower = text.lower()
        if (not lower.startswith("0x") and re.search(r"[.e]", lower)) or (lower.startswith("0x") and "p" in lower):
            body = lower.rstrip("fl") if not lower.startswith("0x") else re.sub(r"[fl]+$", "", lower)
            suffix = lower[len(body) :]
            if "l" in suffix:
                try:
                    number_read = wide.read(body)
                except ValueError:
                    raise Refused("unknown syntax", f"the number {text}", span) from None
                if not wide.representable(number_read):
                    raise Refused("constant", f"the long double {text}", span)
                return n.FloatConst(number_read, LONG_DOUBLE, span)
            try:
                value = float.fromhex(body) if lower.startswith("0x") else float(body)
            except OverflowError:
                value = math.inf
            except ValueError:
                raise Refused("unknown syntax", f"the number {text}", span) from None
            if suffix == "f":
                return n.FloatConst(single_of(body, value), CFloat(32), span)
            return n.FloatConst(value, DOUBLE, span)
        body = lower.rstrip("ul")
        suffix = lower[len(body) :]
        try:
            if body.startswith("0b"):
                number = int(body, 2)
            elif body.startswith("0x"):
                number = int(body, 16)
            else:
                number = int(body, 8 if body.startswith("0") and len(body) > 1 else 10)
        except ValueError:
            raise Refused("unknown syntax", f"the number {text}", span) from None
        decimal = not body.startswith("0") or body == "0"
        candidates: list[CInt] = []
        if "l" not in suffix:
            candidates += [UINT] if "u" in suffix else [INT] if decimal else [INT, UINT]
        candidates += [ULONG] if "u" in suffix else [LONG] if decimal else [LONG, ULONG]
        for candidate in candidates:
            if number < 1 << (candidate.bits - candidate.signed):
                return n.Const(number, candidate, span)
        return n.Const(number & (1 << 64) - 1, ULONG, span)

    def character(self, text: str, span: Span) -> n.Node:
        if not text.startswith("'"):
            values = _unescape(text[text.index("'") + 1 : -1], wide=True)
            type_ = {"L": INT, "u": USHORT, "U": UINT}[text[0]]
            return n.Const(values[0] if values else 0, type_, span)
        values = _unescape(text[1:-1], encoding=self.encoding)
        if len(values) == 1:
            value = values[0] - 256 if values[0] > 127 else values[0]
            return n.Const(value, INT, span, text if value > 0 and text.isascii() and text.isprintable() else "")
        number = 0
        for value in values:
            number = (number << 8 | value) & 0xFFFFFFFF
        return n.Const(number - (1 << 32) if number >> 31 else number, INT, span)

    def string(self) -> n.Node:
        span = self.span
        pieces: list[str] = []
        prefix = ""
        while self.token.kind == "string":
            text = self.token.text
            start = text.index('"')
            prefix = text[:start] if text[:start] not in ("", "u8") else prefix
            pieces.append(text[start + 1 : -1])
            self.at += 1
        if prefix:
            wide = [v for piece in pieces for v in _unescape(piece, wide=True)]
            type_ = {"L": INT, "u": USHORT, "U": UINT}[prefix]
            size = type_.bits // 8
            data = b"".join((v & (1 << type_.bits) - 1).to_bytes(size, "little") for v in wide)
            return n.Text(data, CArray(type_, len(wide) + 1), span)
        data = bytes(v for piece in pieces for v in _unescape(piece, encoding=self.encoding))
        return n.Text(data, CArray(CHAR, len(data) + 1), span)

    def compound_literal(self, type_: CType, span: Span) -> n.Node:
        raise NotImplementedError

    def statement_expression(self, span: Span) -> n.Node:
        raise NotImplementedError


def _after(lengths: list[n.Statement], value: n.Node, span: Span) -> n.Node:
    """A value for which lengths of arrays are computed first."""
    return n.StatementExpression(tuple(lengths), value, value.type, span) if lengths else value


def _named(node: n.Node, macro: str) -> n.Node:
    return dataclasses.replace(node, name=macro) if macro and isinstance(node, n.Const) else node


def _unescape(text: str, wide: bool = False, encoding: str = "utf-8") -> list[int]:
    out: list[int] = []
    index = 0
    while index < len(text):
        char = text[index]
        index += 1
        if char != "\\":
            out.extend([ord(char)] if wide else char.encode(encoding, "surrogateescape"))
            continue
        char = text[index]
        index += 1
        if char in "01234567":
            end = index
            while end < len(text) and end < index + 2 and text[end] in "01234567":
                end += 1
            out.append(int(text[index - 1 : end], 8) & (0xFFFFFFFF if wide else 255))
            index = end
        elif char == "x":
            match = re.match(r"[0-9a-fA-F]+", text[index:])
            digits = match.group() if match else "0"
            out.append(int(digits, 16) & (0xFFFFFFFF if wide else 255))
            index += len(digits)
        elif char in "uU":
            width = 4 if char == "u" else 8
            point = int(text[index : index + width], 16)
            out.extend([point] if wide else chr(point).encode())
            index += width
        else:
            out.append(_ESCAPES.get(char, ord(char)))
    return out


__all__ = ["CBool", "CStruct", "Expressions", "is_integer", "is_scalar"]
