"""A parser for C99: declarations, types, statements. Expressions are in `expressions`, initialisers in `initial`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from analyzers.c.ctypes import (
    BOOL,
    CHAR,
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    SCHAR,
    SHORT,
    UCHAR,
    UINT,
    ULONG,
    USHORT,
    VOID,
    CArray,
    CFloat,
    CFunction,
    CInt,
    COpaque,
    CPointer,
    CStruct,
    CType,
    CVoid,
)
from analyzers.c.system import SYSTEM_CONSTANTS, SYSTEM_TYPES
from analyzers.model import Span
from translators.rules.c.program import Refused
from translators.rules.c.whole import attributes, build
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.layout import Layout, Struct, is_variable
from translators.rules.c.whole.lexer import Token

_STORAGE = frozenset(["typedef", "extern", "static", "auto", "register", "inline", "__inline", "_Thread_local"])
_QUALIFIERS = frozenset(["const", "volatile", "restrict", "__const", "__volatile", "__restrict", "_Noreturn"])
_WORDS = frozenset(["void", "_Bool", "char", "short", "int", "long", "float", "double", "signed", "unsigned",
                    "_Complex", "__signed__"])  # fmt: skip
_BASIC: dict[str, CType] = {
    "void": VOID, "_Bool": BOOL, "char": CHAR, "char signed": SCHAR, "char unsigned": UCHAR, "short": SHORT,
    "short signed": SHORT, "short unsigned": USHORT, "int": INT, "signed": INT, "unsigned": UINT, "long": LONG,
    "long signed": LONG, "long unsigned": ULONG, "long long": LONG, "long long signed": LONG,
    "long long unsigned": ULONG, "float": FLOAT, "double": DOUBLE,
    "double long": CFloat(128), "_Complex double": COpaque("complex", "complex"),
    "_Complex float": COpaque("complex", "complex"),
}  # fmt: skip


@dataclass(frozen=True)
class TypeName:
    type: CType


@dataclass(frozen=True)
class FunctionName:
    name: str
    type: CFunction


Symbol = TypeName | FunctionName | n.Object | n.Const


@dataclass
class Storage:
    typedef: bool = False
    extern: bool = False
    static: bool = False
    inline: bool = False


class Declarations:
    """Reads declarations; keeps the scopes. One instance reads one translation unit."""

    def __init__(self, tokens: list[Token], unit: str, encoding: str = "utf-8") -> None:
        self.encoding = encoding
        self.tokens = tokens
        self.at = 0
        self.unit = unit
        self.layout = Layout()
        self.scopes: list[dict[str, Symbol]] = [{}, {}]
        self.tags: list[dict[str, CType]] = [{}, {}]
        self.functions: dict[str, n.Function] = {}
        self.broken: dict[str, tuple[Refused, Span]] = {}
        self.objects: dict[str, n.Object] = {}  # with linkage, by name
        self.headers: frozenset[str] = frozenset()  # of the system, that it includes
        self.statics: list[n.Object] = []
        self.prototypes: dict[str, CFunction] = {}
        self.private: set[str] = set()  # static functions
        self.function: str = ""
        self.result: CType = VOID
        self.computed: list[n.Statement] = []  # lengths of the variable length arrays read since the last `lengths`
        self.own_parameters: list[n.Object] = []  # of the function declarator read last,
        self.own_lengths: list[n.Statement] = []  # with the lengths that its parameters' types need
        self.counter = 0
        self.in_parameters = 0  # how many lists of parameters are being read

    # ---- tokens

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    @property
    def span(self) -> Span:
        return self.tokens[self.at].span

    def is_(self, text: str) -> bool:
        token = self.tokens[self.at]
        return token.text == text and token.kind in ("punct", "name")

    def ahead(self, text: str, distance: int = 1) -> bool:
        position = min(self.at + distance, len(self.tokens) - 1)
        return self.tokens[position].text == text and self.tokens[position].kind in ("punct", "name")

    def accept(self, text: str) -> bool:
        if self.is_(text):
            self.at += 1
            return True
        return False

    def expect(self, text: str) -> None:
        if not self.accept(text):
            raise Refused("unknown syntax", f"'{text}' is expected before '{self.token.text}'", self.span)

    def identifier(self) -> str:
        token = self.token
        if token.kind != "name":
            raise Refused("unknown syntax", f"a name is expected before '{token.text}'", self.span)
        self.at += 1
        return token.text

    # ---- scopes

    def look_up(self, name: str) -> Symbol | None:
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        return None

    def enter(self) -> None:
        self.scopes.append({})
        self.tags.append({})

    def leave(self) -> None:
        self.scopes.pop()
        self.tags.pop()

    def is_type(self, token: Token) -> bool:
        if token.kind != "name":
            return False
        text = token.text
        if text in _WORDS or text in _QUALIFIERS or text in ("struct", "union", "enum", *attributes.WORDS):
            return True
        found = self.look_up(text)
        if found is not None:
            return isinstance(found, TypeName)
        return text in SYSTEM_TYPES or text in ("va_list", "__builtin_va_list")

    def starts_declaration(self) -> bool:
        return self.token.kind == "name" and (self.token.text in _STORAGE or self.is_type(self.token)) and (
            not self.ahead(":") or self.token.text in _WORDS
        )

    # ---- specifiers

    def specifiers(self) -> tuple[CType, Storage]:
        storage = Storage()
        words: list[str] = []
        type_: CType | None = None
        while self.token.kind == "name":
            text = self.token.text
            if text in _STORAGE:
                self.at += 1
                if text in ("typedef", "extern", "static"):
                    setattr(storage, text, True)
                storage.inline |= "inline" in text
            elif text in _QUALIFIERS:
                self.at += 1
            elif text in attributes.WORDS:
                attributes.pass_over(self)
            elif text in _WORDS:
                words.append("signed" if text == "__signed__" else text)
                self.at += 1
            elif text in ("struct", "union"):
                type_ = self.structure()
            elif text == "enum":
                type_ = self.enumeration()
            elif type_ is None and not words and self.is_type(self.token):
                self.at += 1
                found = self.look_up(text)
                if isinstance(found, TypeName):
                    type_ = found.type
                elif text in ("va_list", "__builtin_va_list"):
                    type_ = CPointer(CHAR)
                else:
                    type_ = SYSTEM_TYPES[text]
            else:
                break
        if type_ is None:
            if len(words) > 1 and "int" in words:
                words.remove("int")
            type_ = _BASIC.get(" ".join(sorted(words))) if words else INT
            if type_ is None:
                raise Refused("unknown syntax", f"the type {' '.join(words)}", self.span)
        if isinstance(type_, COpaque):
            raise Refused(type_.name, f"the type {type_.name}", self.span)
        return type_, storage

    def structure(self) -> CType:
        union = self.token.text == "union"
        self.at += 1
        packed = attributes.pass_over(self, packs=True)
        name = self.identifier() if self.token.kind == "name" else ""
        body = self.is_("{")
        known: CType | None = None
        if name:
            if body or self.is_(";"):
                known = self.tags[-1].get(name)
            else:
                known = next((t[name] for t in reversed(self.tags) if name in t), None)
        if not isinstance(known, CStruct):
            self.counter += 1
            key = f"{self.unit}:{name}:{self.counter}"
            self.layout.structs[key] = Struct(key, name, union)
            known = CStruct(key)
            if name:
                self.tags[-1][name] = known
        if body:
            self.at += 1
            mark = len(self.computed)
            fields: list[tuple[str, CType, int | None]] = []
            while not self.accept("}"):
                base, _ = self.specifiers()
                if self.accept(";"):
                    if isinstance(base, CStruct):
                        fields.append(("", base, None))
                    continue
                while True:
                    field_name, type_ = ("", base) if self.is_(":") else self.declarator(base)
                    width = None
                    if self.accept(":"):
                        width = self.constant()
                    elif isinstance(type_, CArray) and type_.length is None:
                        type_ = CArray(type_.element, 0)
                    fields.append((field_name, type_, width))
                    if not self.accept(","):
                        break
                self.expect(";")
            if len(self.computed) > mark:
                raise Refused("variable length array", "a struct with a member of variable length", self.span)
            closing = self.tokens[self.at - 1]
            packed |= attributes.pass_over(self, packs=True)
            self.layout.lay_out(self.layout.structs[known.key], fields, 1 if packed else closing.pack)
        return known

    def enumeration(self) -> CType:
        self.at += 1
        packed = attributes.pass_over(self, packs=True)
        name = self.identifier() if self.token.kind == "name" else ""
        if not self.is_("{"):
            return next((t[name] for t in reversed(self.tags) if name in t), UINT)
        self.at += 1
        following, negative = 0, False
        long_ = False
        made: list[tuple[str, int, Span]] = []
        while not self.accept("}"):
            span = self.span
            literal = self.identifier()
            if self.accept("="):
                following = self.constant()
            made.append((literal, following, span))
            negative |= following < 0
            long_ |= not -(2**31) <= following < 2**32
            type_ = INT if -(2**31) <= following < 2**31 else LONG
            self.scopes[-1][literal] = n.Const(following, type_, span)
            following += 1
            if not self.accept(","):
                self.expect("}")
                break
        packed |= attributes.pass_over(self, packs=True)
        chosen: CType = (LONG if negative else ULONG) if long_ else INT if negative else UINT
        if packed:
            chosen = COpaque("attribute", "an enumeration that is packed")
        if name:
            self.tags[-1][name] = chosen
        return chosen

    # ---- lengths that are computed

    @contextmanager
    def lengths(self) -> Iterator[list[n.Statement]]:
        """Collect the declarations of the lengths that the types read inside need."""
        outer, self.computed = self.computed, []
        inner = self.computed
        try:
            yield inner
        finally:
            self.computed = outer

    def computed_length(self, size: n.Node) -> n.Node:
        """The length of an array, computed where its type is read."""
        span = size.span
        if not self.function and not self.in_parameters:
            raise Refused("constant", "an expression that is not constant where one is needed", span)
        self.counter += 1
        count = n.Object(f"count_{self.counter}", LONG, "local", span, self.function)
        count.values, count.defined = (n.Piece(0, LONG, build.cast(size, LONG)),), True
        self.computed.append(n.Declare(count, span))
        return n.Ref(count, LONG, span)

    # ---- declarators

    def declarator(self, base: CType) -> tuple[str, CType]:
        """Name ('' when abstract) and type."""
        while self.is_("*") or (self.token.kind == "name" and self.token.text in (*_QUALIFIERS, *attributes.WORDS)):
            if self.accept("*"):
                base = CPointer(base)
            elif self.token.text in attributes.WORDS:
                attributes.pass_over(self)
            else:
                self.at += 1
        if self.is_("(") and self._nested():
            start = self.at + 1
            depth = 0
            while True:
                depth += self.is_("(") - self.is_(")")
                if self.token.kind == "end":
                    raise Refused("unknown syntax", "an unclosed parenthesis", self.span)
                self.at += 1
                if depth == 0:
                    break
            full = self.suffix(base)
            end = self.at
            self.at = start
            name, type_ = self.declarator(full)
            self.expect(")")
            self.at = end
            attributes.pass_over(self)
            return name, type_
        name = ""
        if self.token.kind == "name" and self.token.text not in _WORDS:
            name = self.identifier()
        type_ = self.suffix(base)
        attributes.pass_over(self)
        return name, type_

    def _nested(self) -> bool:
        following = self.tokens[self.at + 1]
        if following.kind == "punct":
            return following.text in ("*", "(", "[")
        return following.kind == "name" and not self.is_type(following)

    def suffix(self, base: CType) -> CType:
        if self.is_("["):
            self.at += 1
            while self.token.kind == "name" and self.token.text in ("static", *_QUALIFIERS):
                self.at += 1
            size: n.Node | None = None
            if self.in_parameters and self.is_("*") and self.ahead("]"):  # in prototypes: some length
                self.at += 1
                size = n.Const(1, INT, self.span)
            elif not self.is_("]"):
                size = build.decayed(self.assignment())
            self.expect("]")
            if size is not None and not isinstance(size, n.Const):
                count = self.computed_length(size)
                return n.VariableArray(self.element(base), None, False, count)
            element = self.element(base)
            if is_variable(element) and size is not None:
                return n.VariableArray(element, None, False, size)
            return CArray(element, size.value if size is not None else None)
        if self.is_("("):
            self.at += 1
            parameters, variadic = self.parameters()
            return CFunction(parameters, self.suffix(base), variadic)
        return base

    def element(self, base: CType) -> CType:
        """The type of an array's elements, from what follows its brackets."""
        found = self.suffix(base)
        if isinstance(found, CArray) and found.length is None and not is_variable(found):
            raise Refused("unknown syntax", "an array of arrays of unknown length", self.span)
        if isinstance(found, CFunction):
            raise Refused("unknown syntax", "an array of functions", self.span)
        return found

    def parameters(self) -> tuple[tuple[tuple[str, CType], ...], bool]:
        self.own_parameters, self.own_lengths = [], []
        if self.accept(")"):
            return build.UNKNOWN_PARAMETERS, False
        if self.is_("void") and self.ahead(")"):
            self.at += 2
            return (), False
        found: list[tuple[str, CType]] = []
        if self.token.kind == "name" and not self.is_type(self.token) and self.token.text not in _STORAGE:
            while True:  # K&R: only names
                found.append((self.identifier(), INT))
                if not self.accept(","):
                    break
            self.expect(")")
            return tuple(found), False
        variadic = False
        objects: list[n.Object] = []
        self.enter()
        self.in_parameters += 1
        with self.lengths() as lengths:
            while True:
                if self.accept("..."):
                    variadic = True
                    break
                base, _ = self.specifiers()
                mark = len(lengths)
                name, type_ = self.declarator(base)
                if isinstance(type_, CArray):
                    if len(lengths) == mark + 1 and is_variable(type_) and not is_variable(type_.element):
                        lengths[mark:] = [s for s in lengths[mark:] if has_effects(_length(s))]
                    type_ = CPointer(type_.element)
                elif isinstance(type_, CFunction):
                    type_ = CPointer(type_)
                found.append((name, type_))
                objects.append(n.Object(name, type_, "parameter", self.span))
                if name:
                    self.scopes[-1][name] = objects[-1]
                if not self.accept(","):
                    break
        self.in_parameters -= 1
        self.leave()
        self.expect(")")
        self.own_parameters, self.own_lengths = objects, lengths
        return tuple(found), variadic

    def type_name(self) -> CType:
        base, _ = self.specifiers()
        return self.declarator(base)[1]

    # ---- expressions, elsewhere

    def assignment(self) -> n.Node:
        raise NotImplementedError

    def constant(self) -> int:
        """An integer constant expression."""
        raise NotImplementedError

    def system_constant(self, name: str, span: Span) -> n.Const | None:
        if name in SYSTEM_CONSTANTS:
            value, type_ = SYSTEM_CONSTANTS[name]
            return n.Const(value, type_, span)
        return None


def _length(statement: n.Statement) -> n.Node:
    """The expression that gives a variable length array its length."""
    assert isinstance(statement, n.Declare) and statement.object.values
    return statement.object.values[0].value


def has_effects(node: n.Node) -> bool:
    """Whether evaluating an expression changes something."""
    effects = (n.Update, n.Assign, n.Call, n.NextArgument, n.StartArguments)
    return any(isinstance(inner, effects) for inner in n.below(node))


__all__ = ["CInt", "CVoid"]
