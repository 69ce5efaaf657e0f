"""Calls of the tree's own functions: how each argument is passed, and what must not overlap."""

from __future__ import annotations

from dataclasses import replace

from analyzers.c import tree
from analyzers.c.ctypes import CHAR, VOID, CArray, CPointer, CStruct, CType
from analyzers.model import ArrayType, BufferType, Direction, Parameter, Span, StringType, Type
from translators.rules import ir
from translators.rules.c.base import Refused
from translators.rules.c.expressions import Expressions
from translators.rules.c.scope import Elements, Pointer, Single, Text, Value
from translators.rules.c.types import CHARACTER, I64, U8, U64, describe, ir_type, is_byte, plain, unsupported


class Calls(Expressions):
    """Lowers calls. `Library` adds the C library."""

    def library(self, name: str, node: tree.CallExpression) -> Value | None:
        raise NotImplementedError

    def call(self, node: tree.CallExpression) -> Value | None:
        """A call's value; None when it has none (it has been emitted as a statement then)."""
        span = node.span
        name = node.function.name if isinstance(node.function, tree.Name) else ""
        if not name or self.binding(name) is not None or name in self.unit.objects:
            raise Refused("function pointer", "calls through a function pointer", span)
        found = self.program.definition(self.unit, name)
        if found is None:
            return self.library(name, node)
        _, function, owner = found
        parameters = self.program.parameters(owner, name)
        if parameters is None or function.type.variadic:
            raise Refused("varargs", f"calls {name}, which takes a variable number of arguments", span)
        if len(parameters) != len(node.arguments):
            raise Refused("call", f"calls {name} with another number of arguments", span)
        arguments = []
        after: list[ir.Statement] = []
        for argument, parameter, (_, type_) in zip(node.arguments, parameters, function.type.parameters, strict=True):
            arguments.append(self.argument(argument, parameter, type_, name, after))
        self.check_overlap(node, name, parameters, arguments)
        result = function.type.result
        result_type = None if result == VOID else self.result_type(result, name, span)
        home = "" if owner == self.module else owner
        if home:
            self.depends.add(owner)
        call = ir.Call(name, tuple(arguments), result_type, home)
        if result_type is None:
            self.emit(ir.CallStatement(call, span))
            self.out.extend(after)
            return None
        if after:
            value: ir.Expression = self.temporary("result", call, result_type, span)
            self.out.extend(after)
            return Value(value, result)
        return Value(call, CPointer(CHAR, True) if isinstance(result, CPointer) else result)

    def result_type(self, result: CType, name: str, span: Span) -> Type:
        if isinstance(result, CPointer) and not (result.target == CHAR and result.const):
            raise Refused("pointer result", f"{name} returns a pointer", span)
        return self.ir_type(result, span)

    # ---- arguments

    def argument(
        self, argument: tree.Expression, parameter: Parameter, type_: CType, name: str, after: list[ir.Statement]
    ) -> ir.Expression:
        span = argument.span
        wanted = plain(parameter.type)
        problem = unsupported(wanted)
        if problem is not None:
            raise Refused(problem[0], f"passes '{parameter.name}' to {name}: {problem[1]}", span)
        if not isinstance(type_, CPointer | CArray):
            value = self.value(argument)
            if isinstance(type_, CStruct):
                return value.expression
            return self.convert(value, type_, span)
        if self.is_null(argument):
            raise Refused("null pointer", f"passes NULL to {name}", span)
        pointer = self.pointer(argument)
        if parameter.direction is not Direction.IN:
            self.require_changeable(pointer, name, span)
        if isinstance(wanted, StringType):
            if parameter.direction is not Direction.IN:
                raise Refused("string", f"{name} changes a string in place", span)
            return self.text_of(pointer, span)
        if isinstance(wanted, BufferType | ArrayType):
            return self.elements(pointer, wanted, parameter, name, span, after)
        return self.one(pointer, wanted, name, span)

    def require_changeable(self, pointer: Pointer, name: str, span: Span) -> None:
        place = pointer.place
        if isinstance(pointer, Text):
            raise Refused("string", f"passes a constant string to {name}, which changes it", span)
        while isinstance(place, ir.FieldAccess | ir.Index | ir.Slice):
            place = place.base
        readonly = isinstance(place, ir.Variable) and place.scope == "parameter" and place.name in self.readonly
        if not isinstance(place, ir.Variable) or place.scope == "constant" or readonly:
            raise Refused("constant", f"passes a constant to {name}, which changes it", span)

    def one(self, pointer: Pointer, wanted: Type, name: str, span: Span) -> ir.Expression:
        """A pointer to one object of the wanted type."""
        place = self.target(pointer, None, span)
        if isinstance(place.expression, ir.Convert | ir.RuntimeCall):
            raise Refused("pointer cast", f"passes an object to {name} as another type", span)
        if ir_type(place.type, self.unit) != wanted:
            raise Refused("pointer cast", f"passes a {describe(place.type)} to {name} as another type", span)
        return place.expression

    def elements(
        self, pointer: Pointer, wanted: BufferType | ArrayType, parameter: Parameter, name: str, span: Span,
        after: list[ir.Statement],
    ) -> ir.Expression:  # fmt: skip
        """An array from an offset on. What the callee changes behind an offset is copied out and back."""
        changed = parameter.direction is not Direction.IN
        match pointer:
            case Text():
                whole: ir.Expression = self.text_of(pointer, span)
                return ir.RuntimeCall("c.bytes", (whole,), BufferType(U8, ""))
            case Single(place=place, type=type_):
                if isinstance(wanted, BufferType) and ir_type(type_, self.unit) == wanted.element and not changed:
                    return ir.Aggregate((("", place),), ArrayType(wanted.element, 0, 0))
                raise Refused("pointer to one object", f"passes one object to {name} as an array", span)
            case Elements(place=place, storage=storage, offset=offset):
                stored = ir_type(storage, self.unit)
                if stored != wanted.element and not (is_byte(storage) and _is_byte_type(wanted.element)):
                    raise Refused("pointer cast", f"passes an array to {name} as an array of another type", span)
                zero = offset is None or (isinstance(offset, ir.IntLiteral) and offset.value == 0)
                sized = isinstance(wanted, ArrayType) and wanted.length is not None
                if sized and (not zero or place.type != wanted):  # type: ignore[union-attr]
                    raise Refused("array size", f"passes an array to {name} that is longer or shorter", span)
                if zero or offset is None:
                    return place
                tail = ir.RuntimeCall("c.tail", (place, offset), BufferType(stored, ""))
                if not changed:
                    return tail
                kept = self.freeze_value(offset, span)
                part = self.temporary(f"{parameter.name}_part", replace(tail, arguments=(place, kept)),
                                      BufferType(stored, ""), span)  # fmt: skip
                self.parts[part.name] = place
                count = ir.Length(part, U64)
                copied = ir.RuntimeCall("c.copy", (place, kept, part, ir.IntLiteral(0, I64), count), None, mutable=(0,))
                after.append(ir.CallStatement(copied, span))
                return part

    # ---- overlap

    def check_overlap(
        self, node: tree.CallExpression, name: str, parameters: tuple[Parameter, ...], arguments: list[ir.Expression]
    ) -> None:
        """Refuse arguments through which one object could be seen twice, one of them changing it."""
        touched = self.touched(name)
        paths = []
        for argument, source in zip(arguments, node.arguments, strict=True):
            by_address = isinstance(self.decayed(source), CPointer)
            if isinstance(argument, ir.Variable) and argument.name in self.parts:
                argument = self.parts[argument.name]
            paths.append(_path(argument) if by_address else None)
            root = paths[-1][0] if paths[-1] else None
            if root is not None and root.scope == "global" and root.name in touched:
                raise Refused("aliasing", f"{name} gets the address of '{root.name}', which it also uses", source.span)
        for position, first in enumerate(paths):
            for other in range(position + 1, len(paths)):
                second = paths[other]
                directions = (parameters[position].direction, parameters[other].direction)
                if first and second and _overlap(first, second) and set(directions) != {Direction.IN}:
                    raise Refused("aliasing", f"two arguments of {name} may be the same object", node.span)


Path = tuple[ir.Variable, tuple[str, ...]]


def _path(expression: ir.Expression) -> Path | None:
    """The variable and the fields that a place is reached by; indexes are '[]'."""
    steps: list[str] = []
    while True:
        match expression:
            case ir.Variable():
                return expression, tuple(reversed(steps))
            case ir.FieldAccess(base=base, field=field):
                steps.append(field)
                expression = base
            case ir.Index(base=base) | ir.Slice(base=base):
                steps.append("[]")
                expression = base
            case ir.RuntimeCall(function="c.text" | "c.text_within" | "c.tail" | "c.skip" | "c.bytes", arguments=arguments):
                expression = arguments[0]
            case _:
                return None


def _overlap(first: Path, second: Path) -> bool:
    if (first[0].name, first[0].module) != (second[0].name, second[0].module):
        return False
    return all(a == b for a, b in zip(first[1], second[1], strict=False))


def _is_byte_type(type_: Type) -> bool:
    return type_ in (U8, CHARACTER)
