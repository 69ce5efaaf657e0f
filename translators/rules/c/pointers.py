"""Pointers without pointers: each pointer value is an object, an array with an offset, or a string with one."""

from __future__ import annotations

from dataclasses import replace

from analyzers.c import tree
from analyzers.c.ctypes import CHAR, LONG, VOID, CArray, CPointer, CStruct, CType
from analyzers.c.walk import walk
from analyzers.model import Span, StringType
from translators.rules import ir
from translators.rules.c.base import Base, Refused
from translators.rules.c.scope import Binding, Elements, Place, Pointer, Single, Text, Value, with_offset
from translators.rules.c.types import BOOLEAN, CHARACTER, I64, describe, is_byte

ZERO = ir.IntLiteral(0, I64)


class Pointers(Base):
    """Lvalues and pointer values."""

    def value(self, expression: tree.Expression) -> Value:
        raise NotImplementedError  # Expressions

    # ---- lvalues

    def lvalue(self, expression: tree.Expression) -> Place:
        """The object that an lvalue designates. Index expressions with effects have been moved before."""
        span = expression.span
        match expression:
            case tree.Name(name=name):
                return self._named(name, span)
            case tree.Member(base=base, field=field, arrow=arrow):
                if arrow or isinstance(self.ctype(base), CPointer):
                    return self.member(self.target(self.pointer(base), None, span), field, span)
                if isinstance(base, tree.CallExpression | tree.CompoundLiteral | tree.Ternary | tree.Assignment):
                    value = self.value(base)
                    return self.member(Place(value.expression, value.type), field, span)
                return self.member(self.lvalue(base), field, span)
            case tree.Subscript(base=base, index=index):
                if not self.is_pointer(base):
                    base, index = index, base  # 2[a]
                pointer = self.pointer(base)
                return self.target(pointer, self.value(index), span)
            case tree.Unary(operator="*", operand=operand):
                return self.target(self.pointer(operand), None, span)
            case tree.CompoundLiteral():
                value = self.value(expression)
                return Place(value.expression, value.type)
            case _:
                raise Refused("lvalue", "an object that is not named, indexed or a member", span)

    def _named(self, name: str, span: Span) -> Place:
        binding = self.binding(name)
        if binding is not None:
            if binding.place is None:
                raise Refused("pointer variable", f"'{name}' is used as an object", span)
            return Place(binding.place, binding.type)
        declared = self.unit.objects.get(name)
        if declared is None:
            raise Refused("unknown name", f"'{name}' is declared in no header of the tree", span)
        return Place(self.global_variable(declared), declared.type)

    def global_variable(self, declared: tree.Declarator) -> ir.Variable:
        """A variable at file scope, of this module or another."""
        definition = declared
        owner = self.program.owner(declared.span)
        if declared.storage == "extern":
            for group in self.program.groups.values():
                for unit in group.units:
                    found = unit.objects.get(declared.name)
                    if found is not None and found.storage == "" and found.span.file in group.files:
                        definition, owner = found, group.id
        if definition.storage == "extern":
            raise Refused("unknown name", f"'{declared.name}' is defined nowhere in the tree", declared.span)
        if owner != self.module:
            self.depends.add(owner)
        scope = "constant" if definition.const else "global"
        type_ = self.ir_type(definition.type, declared.span)
        return ir.Variable(declared.name, type_, scope, "" if owner == self.module else owner)

    def member(self, base: Place, field: str, span: Span) -> Place:
        info = self.unit.structs.get(base.type.key) if isinstance(base.type, CStruct) else None
        if info is None or info.fields is None:
            raise Refused("incomplete type", f"'{field}' of {describe(base.type)}, which has no definition", span)
        if info.union:
            raise Refused("union", f"uses the union {info.name or ''}".strip(), span)
        self.ir_type(base.type, span)
        for known in info.fields:
            if known.name == field:
                type_ = self.ir_type(known.type, span)
                return Place(ir.FieldAccess(base.expression, field, type_), known.type, known.bits)
        raise Refused("member", f"{describe(base.type)} has no member '{field}'", span)

    def target(self, pointer: Pointer, index: Value | None, span: Span) -> Place:
        """What a pointer plus an index points to."""
        match pointer:
            case Single(place=place, type=type_):
                if index is not None and not _is_zero(index.expression):
                    raise Refused("pointer arithmetic", "indexes a pointer to one object", span)
                return Place(place, type_)
            case Text():
                at = self.added(pointer.offset, None if index is None else self.number(index, span)) or ZERO
                return Place(ir.RuntimeCall("c.char_at", (pointer.place, at), CHARACTER), CHAR)
            case Elements(place=place, element=element, storage=storage, offset=offset):
                if element == VOID:
                    raise Refused("void pointer", "dereferences a pointer to void", span)
                stored = self.ir_type(storage, span)
                where: ir.Expression
                if offset is None and index is not None:
                    where = self.as_int(index, span).expression
                else:
                    where = self.added(offset, None if index is None else self.number(index, span)) or ZERO
                item: ir.Expression = ir.Index(place, where, stored)
                if element == storage:
                    return Place(item, element)
                return Place(ir.Convert(item, self.ir_type(element, span)), element)

    # ---- pointer values

    def pointer(self, expression: tree.Expression) -> Pointer:
        """The pointer that an expression of pointer or array type is."""
        span = expression.span
        match expression:
            case tree.Name(name=name):
                binding = self.binding(name)
                if binding is not None and binding.pointer is not None:
                    return binding.pointer
                return self._object_pointer(expression)
            case tree.StringConstant(value=value):
                if b"\0" in value:
                    raise Refused("string", "a string literal with a NUL inside", span)
                return Text(ir.StringLiteral(value, StringType()))
            case tree.Unary(operator="&", operand=operand):
                return self.address(operand, span)
            case tree.Binary(operator="+" | "-" as operator, left=left, right=right):
                if operator == "+" and not self.is_pointer(left):
                    left, right = right, left
                pointer = self.pointer(left)
                if isinstance(pointer, Single):
                    raise Refused("pointer arithmetic", "moves a pointer to one object", span)
                step = self.number(self.value(right), span)
                if operator == "-":
                    step = ir.Unary("-", step, I64)
                return with_offset(pointer, self.added(pointer.offset, step))
            case tree.Cast(type=type_, operand=operand):
                return self.seen_as(self.pointer(operand), type_, span)
            case tree.Update(operand=tree.Name(name=name)):
                return self.moved(expression, name)
            case tree.Assignment(target=tree.Name(name=name)):
                self.assign_pointer(expression)
                return self.pointer(expression.target)
            case tree.CallExpression() | tree.Ternary():
                if self.decayed(expression) in (CPointer(CHAR, True), CPointer(CHAR, False)):
                    text = self.value(expression).expression
                    if isinstance(getattr(text, "type", None), StringType):
                        return Text(text)
                raise Refused("pointer value", "a pointer that a call or a choice gives", span)
            case _:
                return self._object_pointer(expression)

    def _object_pointer(self, expression: tree.Expression) -> Pointer:
        """An array object, or a string held in a constant table."""
        type_ = self.ctype(expression)
        span = expression.span
        if isinstance(type_, CArray):
            place = self.lvalue(expression)
            return Elements(place.expression, type_.element, type_.element)
        if isinstance(type_, CPointer) and type_.target == CHAR and type_.const:
            place = self.lvalue(expression)
            if isinstance(getattr(place.expression, "type", None), StringType):
                return Text(place.expression)
        if isinstance(expression, tree.Name) and expression.name == "NULL":
            raise Refused("null pointer", "passes or stores NULL", span)
        if isinstance(expression, tree.IntConstant):
            raise Refused("null pointer", "uses a number as a pointer", span)
        raise Refused("pointer in data", "follows a pointer that is stored in an object", span)

    def address(self, operand: tree.Expression, span: Span) -> Pointer:
        match operand:
            case tree.Subscript(base=base, index=index):
                pointer = self.pointer(base)
                if isinstance(pointer, Single):
                    return pointer
                return with_offset(pointer, self.added(pointer.offset, self.number(self.value(index), span)))
            case tree.Unary(operator="*", operand=inner):
                return self.pointer(inner)
            case _:
                place = self.lvalue(operand)
                if place.bits is not None:
                    raise Refused("bit field", "takes the address of a bit field", span)
                if isinstance(place.type, CArray):
                    return Elements(place.expression, place.type.element, place.type.element)
                return Single(place.expression, place.type)

    def seen_as(self, pointer: Pointer, type_: CType, span: Span) -> Pointer:
        """A pointer cast: only between views of the same elements, or of bytes."""
        if not isinstance(type_, CPointer):
            raise Refused("pointer cast", f"a pointer used as {describe(type_)}", span)
        wanted = type_.target
        match pointer:
            case Single(type=given) if wanted in (given, VOID):
                return pointer
            case Elements(storage=storage) if wanted in (storage, VOID) or (is_byte(wanted) and is_byte(storage)):
                return replace(pointer, element=wanted)
            case Text() if wanted in (CHAR, VOID):
                return pointer
        raise Refused("pointer cast", f"sees an object through a pointer to {describe(wanted)}", span)

    # ---- moving pointers

    def moved(self, update: tree.Update, name: str) -> Pointer:
        """`p++` and the like as a value."""
        binding = self.binding(name)
        if binding is None or binding.pointer is None or binding.cursor is None:
            raise Refused("pointer arithmetic", f"moves '{name}'", update.span)
        cursor = binding.cursor
        stepped = ir.Binary("+" if update.operator == "++" else "-", cursor, ir.IntLiteral(1, I64), I64)
        step = ir.Assign(cursor, stepped, update.span)
        if update.prefix:
            self.emit(step)
            return binding.pointer
        if self.later is not None:
            self.later.append(step)
            return binding.pointer
        before = self.temporary(f"{name}_before", cursor, I64, update.span)
        self.emit(step)
        return with_offset(binding.pointer, before)

    def assign_pointer(self, assignment: tree.Assignment) -> None:
        """`p = …`, `p += n`, `p -= n` for a local pointer or pointer parameter."""
        span = assignment.span
        target = assignment.target
        if not isinstance(target, tree.Name):
            raise Refused("pointer in data", "stores a pointer in an object", span)
        binding = self.binding(target.name)
        if binding is None:
            raise Refused("pointer in data", "changes a pointer at file scope", span)
        if assignment.operator != "=":
            if binding.cursor is None:
                raise Refused("pointer arithmetic", f"moves '{target.name}'", span)
            step = self.number(self.value(assignment.value), span)
            operator = assignment.operator[0]
            moved = ir.Binary(operator, binding.cursor, step, I64)
            self.emit(ir.Assign(binding.cursor, moved, span))
            return
        self.bind_pointer(target.name, binding, assignment.value, span)

    def bind_pointer(self, name: str, binding: Binding, value: tree.Expression, span: Span) -> None:
        """Give a local pointer its value: a new offset, a new string, or (once) a fixed place."""
        pointer = self.pointer(value)
        if binding.text is not None:
            if not isinstance(pointer, Text):
                raise Refused("pointer variable", f"'{name}' points to a string and to something else", span)
            text = self.text_of(pointer, span) if binding.cursor is None else pointer.place
            if text != binding.text:
                self.emit(ir.Assign(binding.text, text, span))
            if binding.cursor is not None:
                self.emit(ir.Assign(binding.cursor, pointer.offset or ZERO, span))
            return
        if binding.cursor is not None and binding.pointer is not None and not isinstance(binding.pointer, Single):
            if isinstance(pointer, Single) or pointer.place != binding.pointer.place:
                raise Refused("pointer variable", f"'{name}' points into different objects", span)
            self.emit(ir.Assign(binding.cursor, pointer.offset or ZERO, span))
            return
        if binding.pointer is not None:
            raise Refused("pointer variable", f"'{name}' is assigned more than once", span)
        if not self.names.bound_here(name):
            raise Refused("pointer variable", f"'{name}' is assigned in an inner block", span)
        frozen = self.freeze_pointer(pointer, span)
        if isinstance(binding.type, CPointer) and not isinstance(frozen, Text):
            frozen = self.seen_as(frozen, binding.type, span)
        self.names.rebind(name, replace(binding, pointer=frozen))

    def freeze_pointer(self, pointer: Pointer, span: Span) -> Pointer:
        """The same place, whatever later happens to the variables that it was computed from."""
        match pointer:
            case Single(place=place):
                return replace(pointer, place=self.freeze(place, span))
            case Text():
                offset = None if pointer.offset is None else self.freeze_value(pointer.offset, span)
                text = pointer.place
                fixed = isinstance(text, ir.Variable) and text.scope in ("parameter", "constant")
                if not fixed and not isinstance(text, ir.StringLiteral):
                    text = self.temporary("text", text, StringType(), span)
                return Text(text, offset)
            case Elements(place=place, offset=offset):
                kept = None if offset is None else self.freeze_value(offset, span)
                return replace(pointer, place=self.freeze(place, span), offset=kept)

    def freeze(self, place: ir.Expression, span: Span) -> ir.Expression:
        match place:
            case ir.FieldAccess(base=base):
                return replace(place, base=self.freeze(base, span))
            case ir.Index(base=base, index=index):
                return replace(place, base=self.freeze(base, span), index=self.freeze_value(index, span))
            case _:
                return place

    def freeze_value(self, value: ir.Expression, span: Span) -> ir.Expression:
        if isinstance(value, ir.IntLiteral):
            return value
        type_ = value.type  # type: ignore[union-attr]
        assert type_ is not None
        return self.temporary("at", value, type_, span)

    # ---- strings

    def text_of(self, pointer: Pointer, span: Span, limit: ir.Expression | None = None) -> ir.Expression:
        """The bytes up to the NUL that a `const char *` means to whoever reads it now.

        An array whose reader stops at a limit needs no NUL before it.
        """
        match pointer:
            case Text(place=place, offset=offset):
                if offset is None or _is_zero(offset):
                    return place
                return ir.RuntimeCall("c.skip", (place, offset), StringType())
            case Elements(place=place, storage=storage, offset=offset) if is_byte(storage):
                if limit is not None:
                    return ir.RuntimeCall("c.text_within", (place, offset or ZERO, limit), StringType())
                return ir.RuntimeCall("c.text", (place, offset or ZERO), StringType())
            case _:
                raise Refused("string", "something that is no array of characters is used as a string", span)

    # ---- comparing pointers

    def is_null(self, expression: tree.Expression) -> bool:
        match expression:
            case tree.Name(name="NULL"):
                return True
            case tree.IntConstant(value=0):
                return True
            case tree.Cast(type=CPointer(), operand=operand):
                return self.is_null(operand)
            case _:
                return False

    def compare_pointers(self, node: tree.Binary) -> ir.Expression:
        """Comparison with NULL (what is lowered never holds it), or of positions in one array."""
        if self.is_null(node.left) or self.is_null(node.right):
            other = node.right if self.is_null(node.left) else node.left
            self.never_null(other, node.span)
            return ir.BoolLiteral(node.operator == "!=", BOOLEAN)
        left, right = self.pointer(node.left), self.pointer(node.right)
        if isinstance(left, Single) or isinstance(right, Single) or left.place != right.place:
            raise Refused("pointer comparison", "compares pointers into different objects", node.span)
        return ir.Compare(node.operator, left.offset or ZERO, right.offset or ZERO, BOOLEAN)

    def never_null(self, expression: tree.Expression, span: Span) -> None:
        """Refuse unless the pointer is one that the lowered program can't make null."""
        if any(isinstance(n, tree.CallExpression) for n in walk(expression)):
            raise Refused("null pointer", "compares the pointer that a call gives with NULL", span)
        loaded = isinstance(expression, tree.Member | tree.Subscript) or (
            isinstance(expression, tree.Unary) and expression.operator == "*"
        )
        if loaded and isinstance(self.ctype(expression), CPointer):
            raise Refused("null pointer", "compares a pointer that is stored in an object with NULL", span)
        self.pointer(expression)

    def difference(self, node: tree.Binary) -> Value:
        left, right = self.pointer(node.left), self.pointer(node.right)
        if isinstance(left, Single) or isinstance(right, Single) or left.place != right.place:
            raise Refused("pointer comparison", "subtracts pointers into different objects", node.span)
        return Value(ir.Binary("-", left.offset or ZERO, right.offset or ZERO, I64), LONG)


def _is_zero(expression: ir.Expression) -> bool:
    return isinstance(expression, ir.IntLiteral) and expression.value == 0
