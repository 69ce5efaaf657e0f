"""Assignments in Rust."""

from __future__ import annotations

import re

from translators.rules import ir
from translators.rules.emit import walk
from translators.rules.emit.rust.expressions import Expressions
from translators.rules.emit.rust.places import Holder
from translators.rules.emit.types import Unsupported, is_scalar, is_string


class Assignments(Expressions):
    """How a value gets to its place."""

    def store(self, target: ir.Expression, value: ir.Expression) -> str:
        holder = self.stored(target)
        if holder is not None:
            return self.store_in(target, holder, value)
        base = walk.base(target)
        if not isinstance(base, ir.Variable | ir.Dereference):
            raise Unsupported("assignment", "to something that is no place")
        checkpoint = set(self.scope.taken)
        lines, _ = self.settle_operands(target, base)
        from_itself = isinstance(target, ir.Slice) and isinstance(base, ir.Variable) and self.mentions(value, base)
        if not lines and not from_itself:
            return self.store_place(target, self.assigned(target, value))
        self.scope.taken = checkpoint
        return self.store_settled(target, base, value)

    def store_settled(self, target: ir.Expression, base: Holder, value: ir.Expression) -> str:
        """Store where the indexes, or a slice's value, mention what is stored to: the value first, then the indexes, then the rest."""
        text = self.assigned(target, value)
        first: list[str] = []
        if not isinstance(value, walk.LITERALS):
            name = self.temporary("value")
            owned = self.value(value).text if isinstance(target, ir.Slice) else text
            first = [f"let {name} = {owned};"]
            text = f"&{name}" if isinstance(target, ir.Slice) else name
        lines, settled = self.settle_operands(target, base)
        return " ".join([*first, *lines, self.store_place(settled, text)])

    def assigned(self, target: ir.Expression, value: ir.Expression) -> str:
        """The value's text in the target's representation; for a slice, a reference."""
        if isinstance(target, ir.Slice):
            return self.reference(value)
        return self.value(value, self.type_of(target)).text

    def store_place(self, target: ir.Expression, value: str) -> str:
        if isinstance(target, ir.Slice):
            base = self.borrow_base(target.base, True)
            bounds = f"{self.number(target.low)}, {self.number(target.high)}"
            low = self.low_bound(self.type_of(target.base))
            function = self.context.runtime("set_slice")
            return self.fallible(f"{function}({base}, {low}, {bounds}, {value})").text + ";"
        place = self.place(target, mutable=True)
        text = self.deref(place).text
        if place.reference and self.is_unsized(target):
            return f"{place.text.text}.clone_from_slice(&{value});"
        for operator in ("+", "-", "*", "/", "&", "|", "^", "<<", ">>"):
            # `x = x + 1` reads better (and clippy wants it) as `x += 1`.
            start = f"{text} {operator} "
            rest = value[len(start) :]
            if value.startswith(start) and _single_operator(rest):
                return f"{text} {operator}= {_bare(rest)};"
        return f"{text} = {value};"

    def is_unsized(self, node: ir.Expression) -> bool:
        type_ = self.type_of(node)
        return not is_scalar(type_) and self.context.borrowed(type_).startswith("[") and (
            not is_string(type_) and self.context.owned(type_).startswith("Vec<")
        )

    def store_in(self, target: ir.Expression, holder: Holder, value: ir.Expression) -> str:
        """Store into a module variable or an object behind a reference."""
        if isinstance(holder, ir.Variable) and target == holder:
            path = self.context.global_path(holder.name, holder.module)
            return f"{path}.set({self.value(value, holder.type).text});"
        lines: list[str] = []
        text = self.assigned(target, value)
        if not (isinstance(value, walk.LITERALS) or _is_plain_local(value)):
            name = self.temporary("value")
            lines.append(f"let {name} = {self.value(value).text if isinstance(target, ir.Slice) else text};")
            text = f"&{name}" if isinstance(target, ir.Slice) else name
        settled, place = self.settle_operands(target, holder)
        lines += settled
        opened = self.open(holder)
        stored = self.store_place(place, text)
        lines.append(self.close(opened, True, stored).text + ";")
        return lines[0] if len(lines) == 1 else "{ " + " ".join(lines) + " }"


def _bare(text: str) -> str:
    """Without parentheses around the whole."""
    if not (text.startswith("(") and text.endswith(")")):
        return text
    depth = 0
    for position, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth == 0 and position < len(text) - 1:
            return text
    return text[1:-1]


def _single_operator(rest: str) -> bool:
    """Whether the text is one operand, so that `x op= rest` means the same as `x op rest`."""
    depth = 0
    rest = re.sub(r" as [iuf](?:8|16|32|64|128)\b", "", rest)  # a cast binds tighter than any operator
    for position, char in enumerate(rest):
        if char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif depth == 0 and char == " " and position:
            return False
    return True


def _is_plain_local(node: ir.Expression) -> bool:
    return isinstance(node, ir.Variable) and walk.is_local(node)
