"""Declarations: parameters, locals, static locals; what each pointer variable can be lowered to."""

from __future__ import annotations

from dataclasses import replace

from analyzers.c import tree
from analyzers.c.ctypes import CHAR, UCHAR, VOID, CArray, CPointer, CStruct, CType
from analyzers.c.walk import root_name, walk
from analyzers.model import ArrayType, BufferType, Direction, Parameter, StringType
from translators.rules import ir
from translators.rules.c.base import Refused
from translators.rules.c.library import Library
from translators.rules.c.pointers import ZERO
from translators.rules.c.scope import Binding, Elements, Single, Text
from translators.rules.c.types import I64, plain, unsupported


class Locals(Library):
    """Binds names."""

    # ---- parameters

    def bind_parameter(self, parameter: Parameter, type_: CType) -> ir.IrParameter:
        span = self.function.span
        wanted = plain(parameter.type)
        problem = unsupported(wanted)
        if problem is not None:
            raise Refused(problem[0], f"the parameter '{parameter.name}': {problem[1]}", span)
        if isinstance(wanted, StringType) and parameter.direction is not Direction.IN:
            raise Refused("string", f"changes the string '{parameter.name}' in place", span)
        place = ir.Variable(parameter.name, wanted, "parameter")
        if not isinstance(type_, CPointer | CArray):
            if isinstance(type_, CStruct) and self.is_changed(parameter.name):
                place = self.temporary(f"{parameter.name}_copy", place, wanted, span)
            self.names.bind(parameter.name, Binding(type_, place))
            return ir.IrParameter(parameter.name, wanted, parameter.direction)
        if parameter.direction is Direction.IN:
            self.readonly.add(parameter.name)
        target = type_.element if isinstance(type_, CArray) else type_.target
        pointer: Single | Elements | Text
        if isinstance(wanted, StringType):
            pointer = Text(place)
        elif isinstance(wanted, BufferType | ArrayType):
            storage = UCHAR if target == VOID else target
            pointer = Elements(place, target, storage)
        else:
            pointer = Single(place, target)
        cursor = None
        if self.is_moved(parameter.name):
            if isinstance(pointer, Single):
                raise Refused("pointer arithmetic", f"moves '{parameter.name}'", span)
            cursor = self.temporary(f"{parameter.name}_at", ZERO, I64, span)
            pointer = replace(pointer, offset=cursor)
        decayed = CPointer(target, type_.const)
        self.names.bind(parameter.name, Binding(decayed, None, pointer, cursor))
        return ir.IrParameter(parameter.name, wanted, parameter.direction)

    def is_changed(self, name: str) -> bool:
        """Whether a struct that is passed by value may be changed: assigned to, or its address taken."""
        for node in walk(self.function.body):
            match node:
                case (
                    tree.Assignment(target=place) | tree.Update(operand=place) | tree.Unary(operator="&", operand=place)
                ):
                    if root_name(place) == name:
                        return True
                case tree.CallExpression(arguments=arguments):
                    if any(root_name(a) == name and self.is_pointer(a) for a in arguments):
                        return True
        return False

    def is_moved(self, name: str) -> bool:
        """Whether the pointer variable itself is assigned, incremented or decremented."""
        for node in walk(self.function.body):
            if isinstance(node, tree.Update) and _is_name(node.operand, name):
                return True
            if isinstance(node, tree.Assignment) and _is_name(node.target, name):
                return True
        return False

    # ---- declarations

    def declare(self, declared: tree.Declarator) -> None:
        span = declared.span
        if declared.storage == "extern":
            return
        if isinstance(declared.type, CPointer) and declared.storage != "static":
            self.declare_pointer(declared)
            return
        if declared.initial is not None and any(_is_name(node, declared.name) for node in walk(declared.initial)):
            raise Refused("initialiser", f"'{declared.name}' is named in its own initialiser", span)
        if declared.storage == "static":
            self.declare_static(declared)
            return
        if isinstance(declared.type, CArray) and declared.type.length is None:
            raise Refused("variable length array", f"the size of '{declared.name}' is not constant", span)
        type_ = self.ir_type(declared.type, span)
        early = self.hoisted.get((declared.name, span))
        name = early or self.names.claim(declared.name)
        if declared.initial is not None:
            self.ordering.check(declared.initial)
            initial = self.initial(declared.initial, declared.type, span)
        else:
            initial = self.zero_of(declared.type, span)
        place = ir.Variable(name, type_)
        if early:
            if declared.initial is not None:
                self.emit(ir.Assign(place, initial, span))
        else:
            self.emit(ir.VariableDeclaration(name, type_, initial, span=span))
        self.names.bind(declared.name, Binding(declared.type, place, const=declared.const))

    def declare_static(self, declared: tree.Declarator) -> None:
        """A static local lives as long as the program: a module variable, or a constant."""
        span = declared.span
        type_ = self.ir_type(declared.type, span)
        name = f"{self.function.name}_{declared.name}"
        known = {*self.unit.objects, *self.unit.prototypes, *self.unit.constants, *(s.name for s in self.statics)}
        while name in known:
            name += "_static"
        if declared.initial is not None:
            initial = self.initial(declared.initial, declared.type, span)
        else:
            initial = self.zero_of(declared.type, span)
        self.statics.append(ir.GlobalVariable(name, type_, initial, declared.const, False, span))
        place = ir.Variable(name, type_, "constant" if declared.const else "global")
        self.names.bind(declared.name, Binding(declared.type, place, const=declared.const))

    # ---- pointer variables

    def declare_pointer(self, declared: tree.Declarator) -> None:
        """A local pointer is a moving position in one array, a string, or another name for one object."""
        span = declared.span
        type_ = declared.type
        assert isinstance(type_, CPointer)
        sources = self.sources(declared)
        moves = self.steps(declared.name) or len(sources) > 1
        texts = type_.target == CHAR and type_.const and all(self.is_text_source(s) for s in sources)
        if texts and not (moves and self.in_one_string(declared, sources)):
            text = ir.Variable(self.names.claim(declared.name), StringType())
            empty = ir.StringLiteral(b"", StringType())
            cursor = None
            self.emit(ir.VariableDeclaration(text.name, StringType(), empty, span=span))
            if self.steps(declared.name):
                cursor = self.temporary(f"{declared.name}_at", ZERO, I64, span)
            if all(self.is_lasting(s) for s in sources):
                self.lasting.add(text.name)
            binding = Binding(type_, None, Text(text, cursor), cursor, text)
        elif moves:
            base = self.common_base(declared, sources)
            position = self.temporary(f"{declared.name}_at", ZERO, I64, span)
            pointer = self.pointer(base)
            if isinstance(pointer, Single):
                raise Refused("pointer variable", f"'{declared.name}' points to several objects", span)
            moving = replace(pointer, offset=position)
            seen = moving if isinstance(moving, Text) else self.seen_as(moving, type_, span)
            binding = Binding(type_, None, seen, position)
        else:
            binding = Binding(type_)
        self.names.bind(declared.name, binding)
        if declared.initial is not None:
            self.ordering.check(declared.initial)
            self.bind_pointer(declared.name, binding, declared.initial, span)

    def in_one_string(self, declared: tree.Declarator, sources: list[tree.Expression]) -> bool:
        """Whether every value lies in one string that is not itself a variable's changing value."""
        bases = [b for b in (_base(s, declared.name) for s in sources) if b is not None]
        names = {b.name for b in bases if isinstance(b, tree.Name)}
        if len(names) != 1 or not all(isinstance(b, tree.Name) for b in bases):
            return False
        binding = self.binding(names.pop())
        return binding is not None and isinstance(binding.pointer, Text) and binding.text is None

    def is_lasting(self, source: tree.Expression) -> bool:
        """A string that no one changes as long as the program runs."""
        match source:
            case tree.StringConstant() | tree.CallExpression() | tree.Subscript() | tree.Member():
                return True
            case tree.Ternary(then=then, otherwise=otherwise):
                return self.is_lasting(then) and self.is_lasting(otherwise)
            case tree.Name(name=name):
                binding = self.binding(name)
                return binding is not None and binding.text is not None and binding.text.name in self.lasting
            case _:
                return False

    def sources(self, declared: tree.Declarator) -> list[tree.Expression]:
        """Every value that the variable is given."""
        found = [] if declared.initial is None else [declared.initial]
        for node in walk(self.function.body):
            if isinstance(node, tree.Assignment) and node.operator == "=" and _is_name(node.target, declared.name):
                found.append(node.value)
        if not found:
            raise Refused("pointer variable", f"'{declared.name}' is never set", declared.span)
        return found

    def steps(self, name: str) -> bool:
        """Whether the variable is moved by ++, --, += or -=."""
        for node in walk(self.function.body):
            if isinstance(node, tree.Update) and _is_name(node.operand, name):
                return True
            if isinstance(node, tree.Assignment) and node.operator != "=" and _is_name(node.target, name):
                return True
        return False

    def is_text_source(self, source: tree.Expression) -> bool:
        """A string that never changes: a literal, a parameter, a call's result, an entry of a table."""
        match source:
            case tree.StringConstant():
                return True
            case tree.Ternary(then=then, otherwise=otherwise):
                return self.is_text_source(then) and self.is_text_source(otherwise)
            case tree.Name(name=name):
                binding = self.binding(name)
                return binding is not None and isinstance(binding.pointer, Text)
            case tree.CallExpression():
                return self.decayed(source) == CPointer(CHAR, True)
            case tree.Subscript() | tree.Member():
                return self.ctype(source) == CPointer(CHAR, True)
            case tree.Binary(operator="+", left=left):
                return self.is_text_source(left)
            case _:
                return False

    def common_base(self, declared: tree.Declarator, sources: list[tree.Expression]) -> tree.Expression:
        """The one array that all values of a moving pointer lie in."""
        bases = [b for b in (_base(s, declared.name) for s in sources) if b is not None]
        first = bases[0] if bases else None
        if first is None or any(_text(b) != _text(first) for b in bases) or "?" in _text(first):
            raise Refused("pointer variable", f"'{declared.name}' points into different objects", declared.span)
        return first


def _is_name(expression: tree.Expression, name: str) -> bool:
    return isinstance(expression, tree.Name) and expression.name == name


def _base(source: tree.Expression, own: str) -> tree.Expression | None:
    """The array that an address lies in; None when it is the variable itself plus something."""
    match source:
        case tree.Name(name=name) if name == own:
            return None
        case tree.Binary(operator="+" | "-", left=left):
            return _base(left, own)
        case tree.Unary(operator="&", operand=tree.Subscript(base=base)):
            return _base(base, own)
        case tree.Cast(operand=operand):
            return _base(operand, own)
        case _:
            return source


def _text(base: tree.Expression) -> str:
    """A stable path as text; '?' inside when it is not stable."""
    match base:
        case tree.Name(name=name):
            return name
        case tree.Member(base=inner, field=field):
            return f"{_text(inner)}.{field}"
        case _:
            return "?"
