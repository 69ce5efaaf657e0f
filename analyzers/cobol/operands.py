"""Parsing of operands, arithmetic expressions and conditions."""

from __future__ import annotations

from analyzers.cobol import ast
from analyzers.cobol.constants import computed
from analyzers.cobol.cursor import FIGURATIVES, RESERVED, Cursor, Trouble
from analyzers.model import Span

_RELATIONS = {"=": "=", ">": ">", "<": "<", ">=": ">=", "<=": "<=", "<>": "<>"}
_OPPOSITE = {"=": "<>", "<>": "=", ">": "<=", "<": ">=", ">=": "<", "<=": ">"}
_CLASSES = ("NUMERIC", "ALPHABETIC", "ALPHABETIC-LOWER", "ALPHABETIC-UPPER")
_SIGNS = ("POSITIVE", "NEGATIVE", "ZERO", "ZEROS", "ZEROES")


def literal_bytes(text: str) -> bytes:
    """The value of a string token, prefix and doubled quotes seen to."""
    prefix = ""
    while text[0] not in "\"'":
        prefix += text[0].upper()
        text = text[1:]
    quote = text[0]
    body = text[1:-1] if len(text) > 1 and text[-1] == quote else text[1:]
    if prefix == "X":
        try:
            return bytes.fromhex(body)
        except ValueError:
            return b""
    value = body.replace(quote * 2, quote).encode("latin-1", "replace")
    if not text[1:-1] and not prefix:
        return b" "  # an empty literal: the compiler takes one space instead
    return value + b"\0" if prefix == "Z" else value


def number(text: str, negative: bool = False, signed: bool = False) -> ast.Number:
    """A numeric literal; one with an exponent as the number that it is."""
    mantissa, _, exponent = text.replace(",", ".").upper().partition("E")
    whole, _, fraction = mantissa.partition(".")
    digits, scale = whole + fraction, len(fraction) - int(exponent or 0)
    if scale < 0:
        digits, scale = digits + "0" * -scale, 0
    return ast.Number(digits.rjust(scale, "0"), scale, negative, signed)


def based(text: str) -> ast.Number | None:
    """A number in base 2 or 16: B"101", H"FF"."""
    base = {"B": 2, "H": 16}.get(text[:1].upper())
    if base is None or text[1:2] not in ("'", '"'):
        return None
    try:
        return ast.Number(str(int(text[2:-1], base)))
    except ValueError:
        return None


class Operands:
    """The part of the parser that reads values. `conditions` are the level-88 names known so far."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.conditions: set[str] = set()
        self.classes: set[str] = set()
        self.constants: dict[str, ast.Expression] = {}  # level 78, and CONSTANT
        self.functions: frozenset[str] = frozenset()  # those that REPOSITORY lets stand without the word FUNCTION
        self.computing = True  # whether operations on two literals become what the compiler makes of them
        self.arguments = 0  # how many functions' arguments are being read, one inside the other

    # ------------------------------------------------------------------ operands

    @property
    def at_operand(self) -> bool:
        c = self.cursor
        if c.token.kind in ("number", "string"):
            return True
        if c.at("+", "-") and c.ahead().kind == "number" and c.ahead().glued:
            return True
        return c.at_user_word or c.word in FIGURATIVES or c.at("ALL", "FUNCTION", "LENGTH", "ADDRESS")

    @property
    def _at_function(self) -> bool:
        """Whether a function is called here, with or without the word FUNCTION."""
        c = self.cursor
        if c.at("LENGTH"):
            return "LENGTH" in self.functions and c.ahead().text == "("
        return c.at("FUNCTION") or (c.token.kind == "word" and c.token.upper in self.functions)

    def operand(self) -> ast.Expression:
        """A literal or an identifier: what MOVE, DISPLAY or ADD take."""
        c = self.cursor
        token = c.token
        if c.at("+", "-") and c.ahead().kind == "number":
            negative = c.advance().text == "-"
            return number(c.advance().text, negative, True)
        if token.kind == "number":
            mantissa, _, exponent = token.upper.partition("E")
            if exponent and int(exponent) > 0:
                raise c.trouble(f"a floating-point literal ({mantissa} times ten to the {exponent})")
            return number(c.advance().text)
        if token.kind == "string":
            value = based(token.text)
            if value is not None:
                c.advance()
                return value
            return self.text()
        if token.kind == "word" and token.upper in self.constants:
            return self.constants[c.advance().upper]
        if c.accept("ALL"):
            if c.token.kind == "string":
                return ast.Text(self._literal(), True)
            return self.operand()
        if c.word in FIGURATIVES:
            return ast.Figurative(FIGURATIVES[c.advance().upper])
        if self._at_function:
            return self.function()
        if c.at("LENGTH") and not (c.ahead().kind == "mark" and c.ahead().text == "."):
            span = c.advance().span
            c.accept("OF")
            return ast.LengthOf(self.operand(), span)
        if c.at("ADDRESS"):
            span = c.advance().span
            c.accept("OF")
            return ast.AddressOf(self.name(), span)
        return self.name()

    def text(self) -> ast.Text:
        """A string literal; `&` joins literals."""
        c = self.cursor
        value = self._literal()
        while c.at("&") and c.ahead().kind == "string":
            c.advance()
            value += self._literal()
        return ast.Text(value)

    def _literal(self) -> bytes:
        text = self.cursor.token.text
        opening = text.lstrip("BHNXZbhnxz")
        if len(opening) < 2 or opening.count(opening[0]) % 2:
            raise self.cursor.trouble("a literal that its line does not end")
        return literal_bytes(self.cursor.advance().text)

    def function(self) -> ast.Function:
        c = self.cursor
        span = c.span
        c.accept("FUNCTION")
        name = c.user_word("a function name")
        arguments: list[ast.Expression] = []
        if c.at("(") and not self._modification_ahead():
            c.advance()
            self.arguments += 1
            while not c.at(")"):
                if c.at("LEADING", "TRAILING", "SYSTEM-OFFSET"):
                    arguments.append(ast.Name(c.token.upper, c.advance().span))
                else:
                    arguments.append(self.expression())
                c.accept(",")
                if c.ended:
                    raise c.trouble("expected )")
            self.arguments -= 1
            c.advance()
        start, length = self.modification() if c.at("(") else (None, None)
        return ast.Function(name, tuple(arguments), span, start, length)

    def modification(self) -> tuple[ast.Expression, ast.Expression | None]:
        c = self.cursor
        c.expect("(")
        start = self.expression()
        c.expect(":")
        length = None if c.at(")") else self.expression()
        c.expect(")")
        return start, length

    def name(self) -> ast.Name:
        c = self.cursor
        if c.token.kind not in ("word", "number") or c.word in RESERVED:
            raise c.trouble("expected a data name")
        token = c.advance()
        qualifiers: list[str] = []
        while c.at("OF", "IN") and c.ahead().kind == "word" and c.ahead().upper not in RESERVED:
            c.advance()
            qualifiers.append(c.advance().upper)
        subscripts: list[ast.Expression] = []
        start: ast.Expression | None = None
        length: ast.Expression | None = None
        if c.at("(") and not c.token.comma:
            c.advance()
            first = self.subscript()
            if c.at(":"):
                c.advance()
                start, length = first, None if c.at(")") else self.expression()
            else:
                subscripts.append(first)
                while not c.at(")"):
                    c.accept(",")
                    subscripts.append(self.subscript())
                    if c.ended:
                        raise c.trouble("expected )")
            c.expect(")")
            if start is None and c.at("(") and self._modification_ahead():
                start, length = self.modification()
        return ast.Name(token.upper, token.span, tuple(qualifiers), tuple(subscripts), start, length)

    def _modification_ahead(self) -> bool:
        depth = 0
        for count in range(200):
            token = self.cursor.ahead(count)
            if token.text == "(":
                depth += 1
            elif token.text == ")":
                depth -= 1
                if depth == 0:
                    return False
            elif token.text == ":" and depth == 1:
                return True
            elif token.kind == "end" or token.text == ".":
                return False
        return False

    def subscript(self) -> ast.Expression:
        if self.cursor.at("ALL") and self.cursor.ahead().kind != "string":
            self.cursor.advance()
            return ast.All()
        return self.expression()

    # ------------------------------------------------------------------ expressions

    @property
    def _next_argument(self) -> bool:
        """Whether a sign begins the next of several values: `(A, -2)`, and among a function's arguments `(A -2)`."""
        c = self.cursor
        signed_number = not c.token.glued and c.ahead().kind == "number" and c.ahead().glued
        return c.token.comma or (self.arguments > 0 and signed_number)

    def uncomputed(self) -> ast.Expression:
        """An expression as it is written, whatever the compiler computes of it."""
        self.computing = False
        try:
            return self.expression()
        finally:
            self.computing = True

    def expression(self) -> ast.Expression:
        c = self.cursor
        left = self._term()
        while c.at("+", "-") and not self._next_argument:
            operator = c.advance().text
            left = self._operation(operator, left, self._term())
        return left

    def _operation(self, operator: str, left: ast.Expression, right: ast.Expression) -> ast.Expression:
        return computed(operator, left, right) if self.computing else ast.Arithmetic(operator, left, right)

    def _term(self) -> ast.Expression:
        c = self.cursor
        left = self._power()
        while c.at("*", "/"):
            operator = c.advance().text
            left = self._operation(operator, left, self._power())
        return left

    def _power(self) -> ast.Expression:
        c = self.cursor
        left = self._unary()
        if c.accept("**"):  # from right to left, as the compiler has it
            return self._operation("**", left, self._power())
        return left

    def _unary(self) -> ast.Expression:
        c = self.cursor
        if c.at("-", "+"):
            negative = c.advance().text == "-"
            if c.token.kind == "number" and c.token.glued:
                return number(c.advance().text, negative, True)
            operand = self._unary()
            return ast.Negative(operand) if negative else operand
        if c.at("("):
            c.advance()
            saved, self.arguments = self.arguments, 0
            inner = self.expression()
            self.arguments = saved
            c.expect(")")
            return inner
        return self.operand()

    # ------------------------------------------------------------------ conditions

    def condition(self) -> ast.Condition:
        self._subject: ast.Expression | None = None
        self._operator = ""
        return self._or()

    def _or(self) -> ast.Condition:
        left = self._and()
        while self.cursor.accept("OR"):
            left = ast.Or(left, self._and())
        return left

    def _and(self) -> ast.Condition:
        left = self._not()
        while self.cursor.accept("AND"):
            left = ast.And(left, self._not())
        return left

    def _relation_ahead(self, skip: int = 0) -> bool:
        token = self.cursor.ahead(skip)
        if token.kind not in ("word", "mark"):
            return False
        return token.upper in _RELATIONS or token.upper in ("GREATER", "LESS", "EQUAL", "EQUALS", "UNEQUAL")

    def _not(self) -> ast.Condition:
        c = self.cursor
        if c.at("NOT") and not (self._subject is not None and self._relation_ahead(1)):
            c.advance()
            return ast.Not(self._not())
        return self._primary()

    def _primary(self) -> ast.Condition:
        c = self.cursor
        span = c.span
        skip = 1 if c.at("IS") else 0
        if self._subject is not None and (
            self._relation_ahead(skip) or (c.ahead(skip).upper == "NOT" and self._relation_ahead(skip + 1))
        ):
            operator = self._relation()
            return self._relate(operator, self._subject, span)
        if c.at("("):
            start = c.index
            saved = (self._subject, self._operator)
            try:
                c.advance()
                inner = self._or()
                c.expect(")")
                if not self._continues_expression():
                    return inner
            except Trouble:
                pass
            c.index = start
            self._subject, self._operator = saved
        left = self.expression()
        return self._after_operand(left, span)

    def _continues_expression(self) -> bool:
        c = self.cursor
        if c.at("+", "-", "*", "/", "**", "IS") or self._relation_ahead():
            return True
        return c.at("NOT") and self._relation_ahead(1)

    def _after_operand(self, left: ast.Expression, span: Span) -> ast.Condition:
        c = self.cursor
        start = c.index
        had_is = bool(c.accept("IS", "ARE"))
        negated = bool(c.at("NOT") and c.advance())
        if c.word in _CLASSES or c.word in self.classes:
            kind = c.advance().upper
            test: ast.Condition = ast.ClassTest(left, kind, span)
            return ast.Not(test) if negated else test
        if c.word in _SIGNS:
            kind = c.advance().upper
            test = ast.SignTest(left, "ZERO" if kind.startswith("ZERO") else kind, span)
            return ast.Not(test) if negated else test
        if self._relation_ahead():
            operator = self._relation()
            if negated:
                operator = _OPPOSITE[operator]
            self._subject = left
            return self._relate(operator, left, span)
        if had_is or negated:
            c.index = start
            if had_is:
                raise c.trouble("expected a condition after IS")
        if isinstance(left, ast.Name) and (left.name in self.conditions or self._subject is None):
            return ast.ConditionName(left)
        if self._subject is not None and self._operator:
            return ast.Relation(self._operator, self._subject, left, span)
        raise c.trouble("expected a condition")

    def _relation(self) -> str:
        """Reads [IS] [NOT] operator."""
        c = self.cursor
        c.accept("IS")
        negated = bool(c.accept("NOT"))
        word = c.advance().upper
        if word in _RELATIONS:
            operator = _RELATIONS[word]
        elif word == "GREATER":
            operator = ">"
        elif word == "LESS":
            operator = "<"
        elif word in ("EQUAL", "EQUALS"):
            operator = "="
        elif word == "UNEQUAL":
            operator = "<>"
        else:
            raise c.trouble("expected a relation")
        c.accept("THAN", "TO")
        if operator in "<>" and c.at("OR") and c.ahead().upper in ("EQUAL", "="):
            c.advance()
            c.advance()
            c.accept("TO")
            operator += "="
        return _OPPOSITE[operator] if negated else operator

    def _relate(self, operator: str, left: ast.Expression, span: Span) -> ast.Condition:
        self._operator = operator
        self._subject = left
        c = self.cursor
        start = c.index
        if c.accept("("):  # A = (1 OR 2)
            try:
                self.expression()
                several = c.at("OR", "AND")
            except Trouble:
                several = False
            c.index = start
            if several:
                c.advance()
                inner = self._or()
                c.expect(")")
                return inner
        right = self.expression()
        return ast.Relation(operator, left, right, span)


def at_literal(operands: Operands) -> bool:
    """Whether a literal, a figurative constant or the name of a constant stands here."""
    c = operands.cursor
    literal = c.token.kind in ("number", "string") or c.word in FIGURATIVES or c.word in operands.constants
    return literal or c.at("ALL", "+", "-", "LENGTH")
