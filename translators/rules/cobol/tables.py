"""INITIALIZE and SEARCH."""

from __future__ import annotations

from dataclasses import replace

from analyzers.cobol import ast
from analyzers.cobol.layout import Field, Picture
from analyzers.model import Span
from translators.rules import ir
from translators.rules.cobol import slack
from translators.rules.cobol.arithmetic import Body
from translators.rules.cobol.conditions import Conditions
from translators.rules.cobol.image import initial
from translators.rules.cobol.labels import Labels
from translators.rules.cobol.storage import Storage, as_moved
from translators.rules.cobol.values import (
    INT,
    ITEM,
    Refused,
    call,
    compare,
    constant,
    do,
    integer,
    is_plain_move,
    together,
)  # fmt: skip

_CATEGORIES = {
    "NUMERIC": "numeric", "ALPHABETIC": "alphabetic", "ALPHANUMERIC": "alphanumeric",
    "NUMERIC-EDITED": "numeric-edited", "ALPHANUMERIC-EDITED": "alphanumeric-edited",
}  # fmt: skip


class TableStatements:
    def __init__(self, storage: Storage, conditions: Conditions, body: Body, labels: Labels) -> None:
        self.storage = storage
        self.conditions = conditions
        self.body = body
        self.labels = labels

    # ------------------------------------------------------------------ INITIALIZE

    def initialize(self, s: ast.Initialize) -> list[ir.Statement]:
        for category in (*(c for c, _ in s.replacing), *s.to_value):
            if category not in _CATEGORIES and category != "ALL":
                raise Refused("INITIALIZE", f"{category} data", s.span)
        if s.replacing and s.to_value:
            raise Refused("INITIALIZE", "TO VALUE and REPLACING at once", s.span)
        result: list[ir.Statement] = []
        for name in s.targets:
            if name.start is not None:
                if s.to_value:
                    raise Refused("INITIALIZE", "a part of an item TO VALUE", s.span)
                result.append(self._by_move(ast.Figurative("SPACE"), self.storage.reference(name, True), s.span))
                continue
            item = self.storage.field(name)
            if item.variable is not None:
                raise Refused("INITIALIZE", f"{name} holds a table of varying size", s.span)
            place = self.storage.reference(name, receiving=True)
            own: list[ir.Statement] = []
            self._element(item, place, s, own, top=True)
            result += _by_value(own)
        return result

    def _by_move(self, value: ast.Expression, place: ir.Expression, span: Span) -> ir.Statement:
        return do("move_to", self.storage.operand(value, span), place, span=span)

    def _element(
        self, item: Field, place: ir.Expression, s: ast.Initialize, out: list[ir.Statement], top: bool = False
    ) -> None:
        """Sets one occurrence of an item, which `place` refers to."""
        if item.trouble:
            raise Refused("INITIALIZE", f"{item.name}: {item.trouble}", s.span)
        if item.redefines and not top:
            return
        if not item.children:
            if not item.name and not top and not s.filler:
                return
            value = self._value(item, s)
            if value is not None:
                out.append(self._by_move(as_moved(value, item), place, s.span))
            return
        if s.to_value and item.entry.values:
            raise Refused("INITIALIZE", f"{item.name}: a group with a VALUE, TO VALUE", s.span)
        byte = self._filler(item, s) if slack.has_gaps(item) else None
        if byte is not None:
            out.append(self._by_move(ast.Text(bytes([byte]), every=True), place, s.span))
            return
        for child in item.children:
            if child.redefines:
                continue
            part = self._child(item, child, place)
            before = len(out)
            self._element(child, part, s, out)
            if child.has_occurs and child.occurs > 1 and len(out) > before:
                out.append(do("repeat", part, integer(child.occurs), span=s.span))
        for child, offset, size in slack.gaps(item):
            byte = self._filler(child, s)
            if byte is not None:
                part = self._child(item, _between(item, offset, size), place)
                out.append(self._by_move(ast.Text(bytes([byte]), every=True), part, s.span))

    def _filler(self, item: Field, s: ast.Initialize) -> int | None:
        """The byte that INITIALIZE fills all of an item with, where it does."""
        if s.to_value and any(part.entry.values for part in item.walk()):
            return None
        replaced = [_CATEGORIES[category] for category, _ in s.replacing]
        default = s.default or not (s.replacing or s.to_value)
        return slack.filler(item, lambda i: default and (bool(i.name) or s.filler) and i.category not in replaced)

    def _value(self, item: Field, s: ast.Initialize) -> ast.Expression | None:
        """What an elementary item gets: its VALUE, what REPLACING says, or its category's zero or blanks."""
        if item.entry.values and any(c == "ALL" or _CATEGORIES[c] == item.category for c in s.to_value):
            value = item.entry.values[0][0]
            if isinstance(value, ast.Text) and item.category.endswith("edited"):
                raise Refused("INITIALIZE", f"{item.name}: an edited item TO VALUE", s.span)
            if item.justified and isinstance(value, ast.Text) and not value.every:
                # As it lies there when the program begins: VALUE knows nothing of JUSTIFIED.
                return ast.Text(initial(item, []))
            return value
        for category, value in s.replacing:
            if _CATEGORIES[category] == item.category:
                return value
        if (s.replacing or s.to_value) and not s.default:
            return None
        if item.category in ("numeric", "numeric-edited"):
            return ast.Figurative("ZERO")
        return ast.Figurative("SPACE")

    def _child(self, group: Field, child: Field, place: ir.Expression) -> ir.Expression:
        """A child of the group that `place` refers to: the same subscripts, another item."""
        if isinstance(place, ir.Variable):
            return self.storage.item(child)
        if isinstance(place, ir.RuntimeCall) and place.function == "cobol.item.at":
            base = self._child(group, child, place.arguments[0])
            return call("item.at", base, *place.arguments[1:], type=ITEM)
        raise Refused("INITIALIZE", "a group that is referred to in this way", group.span)

    # ------------------------------------------------------------------ SEARCH

    def search(self, s: ast.Search) -> list[ir.Statement]:
        table = self.storage.field(s.table)
        if not table.has_occurs or not table.entry.indexes:
            raise Refused("SEARCH", f"{s.table} is no table with an index", s.span)
        if s.every:
            return self._search_all(s, table)
        index_name = table.entry.indexes[0]
        other: ast.Name | None = s.varying
        if s.varying is not None and s.varying.name in table.entry.indexes:
            index_name, other = s.varying.name, None
        index = self.storage.index(index_name)
        current = call("int", index, type=INT)
        label = self.labels.new("search")
        ended = (*self.body(s.at_end), ir.Break(label))
        whens: list[ir.Statement] = []
        for condition, body in s.whens:
            found = (*self.body(body), ir.Break(label))
            whens.append(ir.If(self.conditions.condition(condition), _reached(found)))
        step: list[ir.Statement] = [do("set_index", index, ir.Binary("+", current, integer(1), INT))]
        if other is not None:
            if self.conditions._is_index(other):
                step.append(do("set_index", self.storage.reference(other), current))
            else:
                step.append(do("set_int", self.storage.reference(other), current))
        at_end = ir.If(compare(">", current, self._occurs(table)), _reached(ended))
        return [ir.Loop(None, (at_end, *whens, *step), (), label, True, s.span)]

    def _occurs(self, table: Field) -> ir.Expression:
        if table.depending is None:
            return integer(table.occurs)
        return call("int", self.storage.reference(table.depending), type=INT)

    def _search_all(self, s: ast.Search, table: Field) -> list[ir.Statement]:
        if len(s.whens) != 1:
            raise Refused("SEARCH ALL", "more than one WHEN", s.span)
        condition, body = s.whens[0]
        index = self.storage.index(table.entry.indexes[0])
        head, tail, order = (ir.Variable(n, INT) for n in ("head", "tail", "order"))
        label = self.labels.new("search")
        middle = ir.Binary("/", ir.Binary("+", head, tail, INT), integer(2), INT)
        steps: list[ir.Statement] = [do("set_index", index, middle)]
        comparisons = self._keys(condition, table, s.span)
        steps.append(ir.VariableDeclaration("order", INT, comparisons[0], len(comparisons) == 1))
        for comparison in comparisons[1:]:
            steps.append(ir.If(compare("==", order, integer(0)), (ir.Assign(order, comparison),)))
        found = _reached((*self.body(body), ir.Break(label)))
        position = call("int", index, type=INT)
        above = ir.If(compare(">", order, integer(0)), (ir.Assign(tail, position),), found)
        steps.append(ir.If(compare("<", order, integer(0)), (ir.Assign(head, position),), (above,)))
        over = compare(">=", head, ir.Binary("-", tail, integer(1), INT))
        ended = ir.If(over, _reached((*self.body(s.at_end), ir.Break(label))))
        occurs = self._occurs(table)
        declarations: list[ir.Statement] = [
            ir.VariableDeclaration("head", INT, integer(0)),
            ir.VariableDeclaration("tail", INT, ir.Binary("+", occurs, integer(1), INT)),
        ]
        loop = ir.Loop(None, (ended, *steps), (), label, True, s.span)
        return [ir.Block((*declarations, loop), span=s.span)]

    def _key_condition(self, name: ast.Name, span: Span) -> ast.Relation:
        """A condition name of one value as the comparison that it stands for."""
        found = self.storage.layout.find_conditions(name)
        if len(found) != 1 or len(found[0][1].values) != 1 or found[0][1].values[0][1] is not None:
            raise Refused("SEARCH ALL", f"{name} as a key", span)
        item, description = found[0]
        key = ast.Name(item.name, name.span, name.qualifiers, name.subscripts)
        return ast.Relation("=", key, description.values[0][0], span)

    def _keys(self, condition: ast.Condition, table: Field, span: Span) -> list[ir.Expression]:
        """The comparisons of a SEARCH ALL's condition, in the order of the table's keys."""
        equal: dict[str, tuple[ast.Expression, ast.Expression]] = {}
        for part in _conjuncts(condition):
            if isinstance(part, ast.ConditionName):
                part = self._key_condition(part.name, span)
            if not isinstance(part, ast.Relation) or part.operator != "=":
                raise Refused("SEARCH ALL", "a condition other than key = value", span)
            left, right = part.left, part.right
            names = [name for _, name in table.entry.keys]
            if isinstance(left, ast.Name) and left.name in names:
                equal[left.name] = (left, right)
            elif isinstance(right, ast.Name) and right.name in names:
                equal[right.name] = (right, left)
            else:
                raise Refused("SEARCH ALL", "a condition on something that is no key", span)
        found: list[ir.Expression] = []
        for ascending, name in table.entry.keys:
            if name in equal:
                key, value = equal[name]
                pair = (key, value) if ascending else (value, key)
                found.append(self.conditions.order(*pair, span))
        if not found:
            raise Refused("SEARCH ALL", "no key of the table in the condition", span)
        return found


def _between(group: Field, offset: int, size: int) -> Field:
    """Free bytes of a group as an item."""
    picture = Picture("alphanumeric", size, 0, 0, False, (("X", size),))
    entry = replace(group.entry, name="", values=())
    return Field("", group.level + 1, group.span, entry, group.section, group, offset=offset, size=size, picture=picture)


def _by_value(moves: list[ir.Statement]) -> list[ir.Statement]:
    """What sets the parts of one item, which don't overlap: in any order, so that what gets one value stands together."""
    if all(map(is_plain_move, moves)):
        values = list(dict.fromkeys(m.call.arguments[0] for m in moves if is_plain_move(m)))
        moves = sorted(moves, key=lambda m: values.index(m.call.arguments[0]) if is_plain_move(m) else 0)
    return together(moves)


def _conjuncts(condition: ast.Condition) -> list[ast.Condition]:
    if isinstance(condition, ast.And):
        return [*_conjuncts(condition.left), *_conjuncts(condition.right)]
    return [condition]


def _reached(statements: tuple[ir.Statement, ...]) -> tuple[ir.Statement, ...]:
    """Without what stands behind a return or a jump."""
    for number, statement in enumerate(statements):
        if isinstance(statement, ir.Return | ir.Break | ir.Continue):
            return statements[: number + 1]
    return statements


__all__ = ["TableStatements", "constant"]
