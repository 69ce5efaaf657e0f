"""Whole numbers that need no storage: an item becomes a plain field where nothing sees its bytes.

An item is one when it is an elementary whole number of WORKING-STORAGE of at most nine digits (binary, or DISPLAY without
a sign) or an index, when no group, REDEFINES, table or reference modification in use shares its record's bytes with it,
and when all that the program does to it is listed here. Its value is then always one that its picture (a binary item's:
its bytes) can hold. A statement that only reads it, and that works on storage, gets the item with that value; one that
changes it works on the item, which gives the field its value back: such an item stays a field where this is rare.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from analyzers.cobol import ast
from analyzers.cobol.layout import Field
from translators.rules import ir
from translators.rules.cobol.storage import Storage
from translators.rules.cobol.values import BOOL, DECIMAL, INT, ITEM, call, constant, integer

T = TypeVar("T")
_DIGITS = 9  # of the longest such item
_LIMIT = 1 << 62  # intermediate results stay below
_FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}
_CHANGED = {  # the arguments that a call changes, once and for all before it returns
    "move_to": 1, "add": 1, "subtract": 1, "multiply": 1, "divide": 1, "store": 1, "store_quotient": 2,
    "divide_with_remainder": 2, "store_remainder": 0, "step": 1, "set_int": 0, "set_index": 0, "tally": 1,
    "tally_characters": 0, "unstring_tallying": 0, "unstring_into_count": 1,
}  # fmt: skip
_READ = frozenset(
    (
        "move_to",
        "move_to_each",
        "add",
        "subtract",
        "multiply",
        "divide",
        "divide_with_remainder",
        "step",
        "compare",
        "compare_int",
        "value",
        "int",
        "long",
        "get_int",
        "display",
        "display_on",
        "append",
    )
)


_OPERATORS = {"add": "+", "subtract": "-", "multiply": "*"}


@dataclass(frozen=True)
class Plain:
    """An item that may be a field; `step` of an index or a binary item wraps in `bits`."""

    name: str
    digits: int
    signed: bool
    binary: bool
    index: bool
    bits: int
    initial: int

    @property
    def top(self) -> int:
        """No value's magnitude is above."""
        return 1 << self.bits if self.binary or self.index else 10**self.digits

    def takes(self, other: Plain) -> bool:
        """Whether a MOVE of that one's value is a copy."""
        alike = (self.digits, self.signed, self.bits) == (other.digits, other.signed, other.bits)
        if self.binary and other.binary and alike:
            return True
        return not other.binary and other.digits <= self.digits


def with_fields(module: ir.IrModule, storage: Storage, initial: Sequence[ir.Expression]) -> ir.IrModule:
    """The program with fields for the items that need no storage."""
    if storage.outer is not None or storage.program.nested:
        return module
    files = tuple(g.initial for g in module.globals if _is_file(g))
    outside = {*_mentioned(files), *_mentioned(tuple(initial))}
    candidates = _candidates(storage, initial, outside.union(*(_mentioned(s.body) for s in module.subprograms)))
    items = {g.name: g.initial.fields for g in module.globals if isinstance(g.initial, ir.RuntimeConstant)}
    while True:
        pass_ = _Pass(candidates, items)
        bodies = [pass_.body(s.body) for s in module.subprograms]
        rare = {n for n in candidates if pass_.through[n] and pass_.through[n] >= pass_.direct[n]}
        lost = (pass_.refused | rare) & candidates.keys()
        if not lost:
            break
        candidates = {n: p for n, p in candidates.items() if n not in lost}
    used = outside.union(*map(_mentioned, bodies)) - {n for n, p in candidates.items() if p.index}
    kept = tuple(_without(g, candidates) for g in module.globals if not _is_item(g) or g.name in used)
    spans = {g.name: g.span for g in module.globals}
    fields = tuple(
        ir.GlobalVariable(p.name, INT, integer(p.initial), False, False, spans[p.name]) for p in candidates.values()
    )
    subprograms = tuple(dataclasses.replace(s, body=body) for s, body in zip(module.subprograms, bodies, strict=True))
    return dataclasses.replace(module, globals=(*kept, *fields), subprograms=subprograms)


def _without(variable: ir.GlobalVariable, fields: dict[str, Plain]) -> ir.GlobalVariable:
    """WORKING-STORAGE without the first values of indexes that are fields."""
    if not isinstance(variable.initial, ir.Aggregate):
        return variable
    values = tuple(
        (name, e) for name, e in variable.initial.values
        if not (_is_set_index(e) and any(v.name in fields for v in _variables(e)))
    )  # fmt: skip
    return dataclasses.replace(variable, initial=dataclasses.replace(variable.initial, values=values))


# ---------------------------------------------------------------- which items


def _candidates(storage: Storage, initial: Sequence[ir.Expression], mentioned: set[str]) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    taken = {str(f) for g in storage.constants.values() for f in _names(g.initial)}
    taken |= {v.name for e in initial for v in _variables(e) if not _is_set_index(e)}
    for name, offset in storage.indexes.items():
        declared = storage.constants.get(name)
        if (
            name in mentioned
            and declared
            and declared.initial == constant("Item", "register", 0, offset)
            and name not in taken
        ):
            found[name] = Plain(name, _DIGITS, True, False, True, 32, 1)
    items = [(f, name) for f, name in storage.used if name in mentioned]
    spans = [(f.record, f) for f, _ in items]
    redefined = {id(r.redefines) for r in storage.layout.records if r.redefines is not None}
    for item, name in items:
        plain = _plain(item, name)
        if plain is None or name in taken or id(item.record) in redefined:
            continue
        shared = [f for record, f in spans if record is item.record and f is not item]
        if not any(f.tables or f.variable or id(f) in storage.modified or _overlap(f, item) for f in shared):
            found[name] = plain
    return found


def _plain(item: Field, name: str) -> Plain | None:
    """Whether an item is a whole number as fields can hold them."""
    record = item.record
    if item.children or item.category != "numeric" or item.section != "working" or record.entry.external:
        return None
    if item.level == 66:
        return None  # what it renames has the VALUE
    if item.picture is None or item.scale or not 0 < item.digits <= _DIGITS or item.tables or item.picture.size == 0:
        return None
    node: Field | None = item
    while node is not None:
        if node.redefines is not None or node.trouble or (node is not item and node.entry.values):
            return None
        node = node.parent
    binary = item.usage == "BINARY"
    if not binary and (item.usage != "DISPLAY" or item.signed or item.picture.size != item.digits):
        return None
    values = item.entry.values
    value = values[0][0] if values else ast.Number("0")
    if isinstance(value, ast.Figurative) and value.kind == "ZERO":
        value = ast.Number("0")
    if not isinstance(value, ast.Number) or value.scale or value.integer < 0 or value.integer >= 10**item.digits:
        return None
    return Plain(name, item.digits, item.signed, binary, False, 8 * item.size, value.integer)


def _overlap(a: Field, b: Field) -> bool:
    return a.offset < b.offset + b.size and b.offset < a.offset + a.total


def _names(value: ir.Expression) -> tuple[object, ...]:
    """What a constant that is no item mentions by name."""
    if isinstance(value, ir.RuntimeConstant) and value.kind != "cobol.Item":
        return value.fields
    return ()


def _is_set_index(e: ir.Expression) -> bool:
    return isinstance(e, ir.RuntimeCall) and e.function == "cobol.set_index"


def _is_item(g: ir.GlobalVariable) -> bool:
    return isinstance(g.initial, ir.RuntimeConstant) and g.initial.kind == "cobol.Item"


def _is_file(g: ir.GlobalVariable) -> bool:
    return isinstance(g.initial, ir.RuntimeConstant) and g.initial.kind == "cobol.FileSpec"


def _mentioned(e: object) -> set[str]:
    """The names of the constants that expressions or statements mention, and other words of constants."""
    return {v.name for v in _variables(e)} | {str(f) for c in _parts(e, ir.RuntimeConstant) for f in c.fields}


def _variables(e: object) -> Iterator[ir.Variable]:
    """The constants that an expression or a statement mentions."""
    return (v for v in _parts(e, ir.Variable) if v.scope == "constant")


def _parts(e: object, kind: type[T]) -> Iterator[T]:
    """The nodes of a kind in an expression or in statements."""
    if isinstance(e, kind):
        yield e
    elif isinstance(e, tuple):
        for part in e:
            yield from _parts(part, kind)
    elif dataclasses.is_dataclass(e) and not isinstance(e, type) and type(e).__module__ == ir.__name__:
        for part in dataclasses.fields(e):
            yield from _parts(getattr(e, part.name), kind)


# ---------------------------------------------------------------- statements and expressions


class _Pass:
    """Writes statements with fields instead of candidates, and counts what stands in the way."""

    def __init__(self, candidates: dict[str, Plain], items: Mapping[str, tuple[object, ...]]) -> None:
        self.candidates = candidates
        self.items = items
        self.refused: set[str] = set()
        self.direct: Counter[str] = Counter()
        self.through: Counter[str] = Counter()

    # ---------------------------------------------------------------- statements

    def body(self, statements: tuple[ir.Statement, ...]) -> tuple[ir.Statement, ...]:
        result: list[ir.Statement] = []
        number = 0
        while number < len(statements):
            pair = self._divided(statements[number : number + 2])
            if pair is not None:
                result += pair
                number += 2
                continue
            result += self.statement(statements[number])
            number += 1
        return tuple(result)

    def statement(self, s: ir.Statement) -> list[ir.Statement]:
        match s:
            case ir.CallStatement(call=ir.RuntimeCall() as made):
                return self._call_statement(s, made)
            case ir.CallStatement():
                self._refuse(s)
                return [s]
            case ir.If():
                condition = self.expression(s.condition)
                return [
                    dataclasses.replace(
                        s, condition=condition, then=self.body(s.then), otherwise=self.body(s.otherwise)
                    )
                ]
            case ir.Loop():
                until = self.expression(s.condition) if s.condition is not None else None
                update = self.body(s.update)
                if len(update) > len(s.update):
                    self._refuse(s.update)  # what a loop does at its end is one statement
                return [dataclasses.replace(s, condition=until, body=self.body(s.body), update=update)]
            case ir.ForRange():
                return [dataclasses.replace(s, high=self.expression(s.high), body=self.body(s.body))]
            case ir.Block():
                return [dataclasses.replace(s, body=self.body(s.body))]
            case ir.Switch():
                cases = tuple(dataclasses.replace(c, body=self.body(c.body)) for c in s.cases)
                return [
                    dataclasses.replace(
                        s, selector=self.expression(s.selector), cases=cases, default=self.body(s.default)
                    )
                ]
            case ir.VariableDeclaration():
                return [dataclasses.replace(s, initial=self.expression(s.initial))]
            case ir.Assign():
                return [dataclasses.replace(s, value=self.expression(s.value))]
        self._refuse(s)
        return [s]

    def _call_statement(self, s: ir.CallStatement, made: ir.RuntimeCall) -> list[ir.Statement]:
        name = made.function.removeprefix("cobol.")
        if name == "move_to_each" and any(self._plain(a) for a in made.arguments[1:]):
            moves = (call("move_to", made.arguments[0], target) for target in made.arguments[1:])
            return [part for move in moves for part in self._call_statement(ir.CallStatement(move, s.span), move)]
        at = _CHANGED.get(name, -1)
        target = self._plain(made.arguments[at]) if 0 <= at < len(made.arguments) else None
        if target is None:
            return [ir.CallStatement(self._read(made), s.span)]
        value = self._direct(name, made.arguments, target)
        if value is not None:
            self.direct[target.name] += 1
            return [ir.Assign(_field(target), value, s.span)] if value != _field(target) else []
        if target.index or (name == "move_to" and not target.binary):
            self.refused.add(target.name)
            return [s]
        self.through[target.name] += 2
        item = ir.Variable(target.name, ITEM, "constant")
        held = call("held", item, _field(target), type=ITEM)
        arguments = [held if n == at else self._argument(name, a) for n, a in enumerate(made.arguments)]
        return [
            ir.CallStatement(call(name, *arguments), s.span),
            ir.Assign(_field(target), call("int", item, type=INT), s.span),
        ]

    def _direct(self, name: str, arguments: tuple[ir.Expression, ...], target: Plain) -> ir.Expression | None:
        """The value that a call gives a field, computed in whole numbers."""
        match name:
            case "set_index":
                value = self.expression(arguments[1])
                return value if self._is_short(value) else _wrapped(value, target)
            case "move_to":
                return self._moved(arguments[0], target)
            case "step":
                by = self._whole(arguments[0])
                if by is None:
                    return None
                value = ir.Binary("+", _field(target), by, INT)
                if isinstance(by, ir.IntLiteral) and by.value < 0:
                    value = ir.Binary("-", _field(target), integer(-by.value), INT)
                return _wrapped(value, target) if target.binary else _cut("cut", target, value)
            case "add" | "subtract" | "multiply":
                operand = self._whole(arguments[0])
                if operand is None:
                    # The compiler has short cuts for DISPLAY items, whatever the operand's bytes are.
                    if not target.binary:
                        return None
                    item = self.expression(arguments[0])
                    number = ir.Binary(_OPERATORS[name], _decimal(target), call("value", item, type=DECIMAL), DECIMAL)
                    return _result(number, target, arguments[2])
                changed = ir.Binary(_OPERATORS[name], _field(target), operand, INT)
                return self._stored(changed, target, arguments[2])
            case "store_quotient":
                dividend, divisor, store = self._number(arguments[0]), arguments[1], arguments[3]
                by = divisor.arguments[0] if isinstance(divisor, ir.RuntimeCall) and divisor.arguments else None
                rounded = not isinstance(store, ir.RuntimeConstant) or bool(store.fields[0])
                if dividend is None or rounded or not isinstance(by, ir.IntLiteral) or by.value == 0:
                    return None
                return self._stored(ir.Binary("/", dividend[0], by, INT), target, store)
            case "store_remainder":
                return _result(call("remainder", type=DECIMAL), target, arguments[1])
            case "store":
                found = self._number(arguments[0])
                if found is None:
                    return _result(self.expression(arguments[0]), target, arguments[2])
                return self._stored(found[0], target, arguments[2])
        return None

    def _moved(self, source: ir.Expression, target: Plain) -> ir.Expression | None:
        if source == ir.RuntimeConstant("cobol.ZEROS", ()):
            return integer(0)
        number = _literal(source)
        if number is not None:
            return integer(number) if 0 <= number < 10**target.digits else None
        other = self._plain(source)
        if other is None or other.index or (other.signed and not target.signed):
            return None
        self.direct[other.name] += 1
        if target.takes(other):
            return _field(other)
        return ir.Binary("rem", _field(other), integer(10**target.digits), INT)

    def _stored(self, value: ir.Expression, target: Plain, store: ir.Expression) -> ir.Expression:
        assert isinstance(store, ir.RuntimeConstant)
        if store.fields[1]:
            return _cut("keep", target, value, _field(target))
        return _cut("cut", target, value)

    def _divided(self, pair: Sequence[ir.Statement]) -> list[ir.Statement] | None:
        """DIVIDE … GIVING … REMAINDER of fields by a literal."""
        calls = [s for s in pair if isinstance(s, ir.CallStatement)]
        made = [s.call for s in calls if isinstance(s.call, ir.RuntimeCall)]
        if [c.function for c in made] != ["cobol.divide_with_remainder", "cobol.store_remainder"]:
            return None
        dividend, divisor, quotient, store = made[0].arguments
        by = _literal(divisor)
        into, rest = self._plain(quotient), self._plain(made[1].arguments[0])
        whole = self._plain(dividend)
        if not by or not isinstance(store, ir.RuntimeConstant) or store.fields[0] or whole is None:
            return None
        if into is None or rest is None or into == whole or self._whole(divisor) is None:
            return None
        for plain in (whole, into, rest):
            self.direct[plain.name] += 1
        first = self._stored(ir.Binary("/", _field(whole), integer(by), INT), into, store)
        second = self._stored(ir.Binary("rem", _field(whole), integer(by), INT), rest, made[1].arguments[1])
        return [ir.Assign(_field(into), first, calls[0].span), ir.Assign(_field(rest), second, calls[1].span)]

    # ---------------------------------------------------------------- expressions

    def expression(self, e: ir.Expression) -> ir.Expression:
        match e:
            case ir.Variable():
                self._refuse(e)
                return e
            case ir.RuntimeCall():
                return self._call(e)
            case ir.Compare():
                return self._compared(e)
            case ir.Binary() if e.type == DECIMAL and (whole := self._number(e)) is not None:
                return call("decimal.integer", whole[0], type=DECIMAL)
            case ir.Binary() | ir.ShortCircuit():
                return dataclasses.replace(e, left=self.expression(e.left), right=self.expression(e.right))
            case ir.Unary():
                return dataclasses.replace(e, operand=self.expression(e.operand))
        self._refuse(e)
        return e

    def _call(self, e: ir.RuntimeCall) -> ir.Expression:
        name = e.function.removeprefix("cobol.")
        first = self._plain(e.arguments[0]) if e.arguments else None
        if first is not None and name in ("int", "long", "get_int"):
            self.direct[first.name] += 1
            return _field(first)
        if first is not None and name == "value":
            self.direct[first.name] += 1
            return _decimal(first)
        return self._read(e)

    def _read(self, e: ir.RuntimeCall) -> ir.RuntimeCall:
        """A call that changes no field."""
        name = e.function.removeprefix("cobol.")
        return dataclasses.replace(e, arguments=tuple(self._argument(name, a) for a in e.arguments))

    def _argument(self, name: str, argument: ir.Expression) -> ir.Expression:
        """An argument that is only read."""
        plain = self._plain(argument)
        if plain is None:
            return self.expression(argument)
        if name not in _READ or plain.index:
            self.refused.add(plain.name)
            return argument
        self.through[plain.name] += 2 if name.startswith("display") else 1
        return call("held", argument, _field(plain), type=ITEM)

    def _compared(self, e: ir.Compare) -> ir.Compare:
        order = e.left
        if isinstance(order, ir.RuntimeCall) and e.right == integer(0):
            name = order.function.removeprefix("cobol.")
            if name in ("compare", "compare_int", "decimal.compare"):
                sides = [self._side(name, a) for a in order.arguments]
                if None not in sides:
                    left, right = (s for s in sides if s is not None)
                    if isinstance(left, ir.IntLiteral):
                        return ir.Compare(_FLIPPED[e.operator], right, left, e.type)
                    return ir.Compare(e.operator, left, right, e.type)
                if name == "compare":
                    mixed = self._mixed(*order.arguments)
                    if mixed is not None:
                        return ir.Compare(e.operator, *mixed, e.type)
        return dataclasses.replace(e, left=self.expression(e.left), right=self.expression(e.right))

    def _side(self, name: str, e: ir.Expression) -> ir.Expression | None:
        """One side of a comparison as a whole number."""
        if isinstance(e, ir.IntLiteral):
            return e
        if name == "decimal.compare":
            found = self._number(e, count=False)
            return found[0] if found is not None else None
        if e == ir.RuntimeConstant("cobol.ZEROS", ()):
            return integer(0)
        number = _literal(e)
        if number is not None and abs(number) < _LIMIT:
            return integer(number)
        plain = self._plain(e)
        if plain is None:
            return None
        self.direct[plain.name] += 1
        return _field(plain)

    def _mixed(self, left: ir.Expression, right: ir.Expression) -> tuple[ir.Expression, ir.Expression] | None:
        """A comparison of a field with an item in storage, as the compiler compares with a whole number."""
        field, other = self._plain(left), right
        if field is None:
            field, other = self._plain(right), left
        kind, digits, scale, unsigned = self._shape(other)
        if field is None or field.index or not kind:
            return None
        if kind == "display" and unsigned and not field.binary and digits == field.digits and scale == 0:
            return None  # compared byte for byte
        if other is left:
            self.direct[field.name] += 1
            return call("compare_int", self.expression(left), _field(field), type=INT), integer(0)
        if scale > 0 or digits > 17:
            return None
        self.direct[field.name] += 1
        return _field(field), call("long", self.expression(right), type=INT)

    def _shape(self, e: ir.Expression) -> tuple[str, int, int, bool]:
        """Kind, digits, scale of a number in storage, and whether it has no sign; no kind for anything else."""
        while isinstance(e, ir.RuntimeCall) and e.function == "cobol.item.at":
            e = e.arguments[0]
        fields = self.items.get(e.name, ()) if isinstance(e, ir.Variable) and e.name not in self.candidates else ()
        match fields:
            case ("display", _, _, int(digits), int(scale), *modifiers):
                return "display", digits, scale, not modifiers
            case ("binary" | "native" | "packed" as kind, _, _, _, int(digits), int(scale), *modifiers):
                return str(kind), digits, scale, not modifiers
        return "", 0, 0, False

    # ---------------------------------------------------------------- whole numbers

    def _number(self, e: ir.Expression, count: bool = True) -> tuple[ir.Expression, int] | None:
        """An expression in decimals as one in whole numbers, and what its magnitude stays below; none where it may
        leave 64 bits or has more than sums, differences and products of fields and literals."""
        if isinstance(e, ir.Binary) and e.operator in ("+", "-", "*"):
            left, right = self._number(e.left, count), self._number(e.right, count)
            if left is None or right is None:
                return None
            top = left[1] * right[1] if e.operator == "*" else left[1] + right[1]
            return (ir.Binary(e.operator, left[0], right[0], INT), top) if top < _LIMIT else None
        if isinstance(e, ir.RuntimeCall) and e.function == "cobol.decimal.integer":
            literal = e.arguments[0]
            if isinstance(literal, ir.IntLiteral):
                return literal, abs(literal.value) + 1
            named = isinstance(literal, ir.RuntimeCall) and literal.function == "cobol.int"
            plain = self._plain(literal.arguments[0]) if named else None  # type: ignore[union-attr]
            return (_field(plain), plain.top) if plain is not None else None
        if isinstance(e, ir.RuntimeCall) and e.function == "cobol.value":
            plain = self._plain(e.arguments[0])
            if plain is not None and not plain.index:
                self.direct[plain.name] += 1
                return _field(plain), plain.top
        return None

    def _whole(self, e: ir.Expression) -> ir.Expression | None:
        """An operand of an arithmetic statement as a whole number."""
        number = _literal(e)
        if number is not None:
            return integer(number) if abs(number) < 10**_DIGITS else None
        plain = self._plain(e)
        if plain is None or plain.index:
            return None
        self.direct[plain.name] += 1
        return _field(plain)

    def _is_short(self, value: ir.Expression) -> bool:
        """Whether an index holds the value as it is."""
        if isinstance(value, ir.IntLiteral):
            return abs(value.value) < 1 << 31
        plain = self.candidates.get(value.name) if isinstance(value, ir.Variable) and value.scope == "field" else None
        return plain is not None and plain.top <= 1 << 32 and (plain.signed or plain.bits < 32 or not plain.binary)

    def _plain(self, e: ir.Expression) -> Plain | None:
        if isinstance(e, ir.Variable) and e.scope == "constant":
            return self.candidates.get(e.name)
        return None

    def _refuse(self, node: object) -> None:
        self.refused |= {v.name for v in _variables(node)}
        if isinstance(node, ir.RuntimeConstant):
            self.refused |= {str(field) for field in node.fields}


def _field(plain: Plain) -> ir.Variable:
    return ir.Variable(plain.name, INT, "field")


def _decimal(plain: Plain) -> ir.Expression:
    return call("decimal.integer", _field(plain), type=DECIMAL)


def _result(value: ir.Expression, plain: Plain, store: ir.Expression) -> ir.Expression:
    return call("outcome" + "_signed" * plain.signed, value, _field(plain), integer(plain.digits), store, type=INT)


def _literal(e: ir.Expression) -> int | None:
    """The value of a numeric literal without a fraction."""
    if isinstance(e, ir.RuntimeConstant) and e.kind == "cobol.number" and e.fields[1] == 0:
        return int(bytes(e.fields[0]))  # type: ignore[arg-type]
    return None


def _wrapped(value: ir.Expression, plain: Plain) -> ir.Expression:
    return call("wrapped", value, integer(plain.bits), ir.BoolLiteral(plain.signed, BOOL), type=INT)


def _cut(name: str, plain: Plain, *values: ir.Expression) -> ir.Expression:
    return call(name + "_signed" * plain.signed, *values, integer(plain.digits), type=INT)
