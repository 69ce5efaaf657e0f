"""Calls in Go: arguments by value or pointer, copies in and out, runtime functions."""

from __future__ import annotations

from collections.abc import Callable

from analyzers.model import Direction, Type
from translators.rules import ir
from translators.rules.emit import names, walk
from translators.rules.emit.go import literals
from translators.rules.emit.go.places import ATOM, Local, Places
from translators.rules.emit.text import Text
from translators.rules.emit.types import Unsupported, comes_back, fixed_length, is_array, is_scalar, is_string


def runtime_name(function: str, prefix: str = "") -> str:
    """`namespace.name` as a function of package theseusrt; `ada_support.x` is `AdaX`."""
    namespace, _, name = function.rpartition(".")
    return f"theseusrt.{prefix}{names.camel(namespace.removesuffix('_support')) if namespace else ''}" + (
        names.camel(name)
    )

_PLAIN = ("memory.", "streams.")
_INEXACT = ("ada_math", "mathematics")  # whose last bits are the C library's, but for the square root's


class Calls(Places):
    """The part of the expression emitter that calls things."""

    in_try = 0  # depth of Try bodies around the current statement
    discards = False  # the call being emitted is a statement: its result is not needed

    def string_text(self, node: ir.Expression) -> Text:
        raise NotImplementedError

    def store(self, target: ir.Expression, value: ir.Expression) -> list[str]:
        raise NotImplementedError

    def pointer(self, node: ir.Expression) -> str:
        """The address of a place."""
        if isinstance(node, ir.Variable):
            name, is_pointer = self.variable(node)
            return name if is_pointer else f"&{name}"
        if isinstance(node, ir.Dereference):
            return self.value(node.reference).text
        return f"&{self.place(node).at(ATOM)}"

    # ---- translated subprograms

    def call(self, node: ir.Call) -> Text:
        target = self.context.program.subprogram(node.subprogram, node.module)
        if len(target.parameters) != len(node.arguments):
            raise Unsupported("call", f"{node.subprogram} is called with another number of arguments")
        path = self.context.subprogram_path(node.subprogram, node.module)
        discards, self.discards = self.discards, False
        after: list[tuple[ir.Expression, ir.Expression]] = []
        items: list[tuple[ir.Expression, Callable[[], Text]]] = []
        for argument, parameter in zip(node.arguments, target.parameters, strict=True):
            if parameter.direction is Direction.IN:
                items.append((argument, lambda a=argument, p=parameter: self.in_argument(a, p.type)))  # type: ignore[misc]
            else:
                items.append(
                    (argument, lambda a=argument, p=parameter: self.out_argument(a, p, after))  # type: ignore[misc]
                )
        texts = self.operands_of_call(items)
        text = f"{path}({', '.join(t.text for t in texts)})"
        if not after:
            return Text(text, ATOM)
        if target.result is None or discards:
            self.out.append(text)
            for place, copy in after:
                self.out += self.store(place, copy)
            return Text("", ATOM)
        result = self.spill(text, "result")
        for place, copy in after:
            self.out += self.store(place, copy)
        return Text(result, ATOM)

    def operands_of_call(self, items: list[tuple[ir.Expression, Callable[[], Text]]]) -> list[Text]:
        """Arguments in order. Addresses are not values that a later argument could change."""
        return self.operands(*items)

    def in_argument(self, node: ir.Expression, type_: Type) -> Text:
        """Slices are passed as they are: nobody changes an IN parameter."""
        if self.context.is_slice(type_) and walk.is_place(node):
            return Text(self.view(node), ATOM)
        if self.context.has_slices(type_) and walk.is_place(node):
            return self.place(node)
        return self.value(node, type_)

    def out_argument(
        self,
        node: ir.Expression,
        parameter: ir.IrParameter,
        after: list[tuple[ir.Expression, ir.Expression]],
    ) -> Text:
        """The address of a place, or of a copy where Go can't take it or an exception must not show."""
        type_ = parameter.type
        resolved = self.table.resolve(type_)
        if not walk.is_place(node):
            raise Unsupported("in-out argument", "a changed argument that is no variable")
        root = walk.root(node)
        if self.context.is_slice(resolved):
            return Text(self.view(node), ATOM)
        given = self.type_of(node)
        same = self.context.go_type(given) == self.context.go_type(resolved)
        outside = root is None or not walk.is_local(root) or root.name in self.outside
        guarded = self.context.module.checked and comes_back(parameter, resolved) and (self.in_try > 0 or outside)
        if same and not guarded and not isinstance(node, ir.Slice) and not self.in_string(node):
            return Text(self.pointer(node), ATOM)
        place = self.settled_place(node)
        wanted = f"{names.lower_camel(root.name)}Copy" if root is not None else "objectCopy"
        name = self.spill(self.value(place, type_).text, wanted, self.context.go_type(type_))
        self.locals[name] = Local(name, resolved)
        after.append((place, ir.Variable(name, resolved)))
        return Text(f"&{name}", ATOM)

    def in_string(self, node: ir.Expression) -> bool:
        """A byte of an immutable string has no address."""
        return isinstance(node, ir.Index) and self.is_immutable(node.base)

    def settled_place(self, node: ir.Expression) -> ir.Expression:
        """The same place with its index operands evaluated now, so that it can be mentioned twice."""
        match node:
            case ir.FieldAccess(base=base, field=name, type=type_):
                return ir.FieldAccess(self.settled_place(base), name, type_)
            case ir.Index(base=base, index=index, type=type_):
                return ir.Index(self.settled_place(base), self.settle(index), type_)
            case ir.Slice(base=base, low=low, high=high, type=type_):
                return ir.Slice(self.settled_place(base), self.settle(low), self.settle(high), type_)
            case ir.Dereference(reference=reference, type=type_):
                return ir.Dereference(self.settle(reference), type_)
            case _:
                return node

    def settle(self, node: ir.Expression) -> ir.Expression:
        if isinstance(node, walk.LITERALS) or (isinstance(node, ir.Variable) and walk.is_local(node)):
            return node
        type_ = self.type_of(node)
        name = self.spill(self.value(node).text, "at", self.context.go_type(type_))
        self.locals[name] = Local(name, type_)
        return ir.Variable(name, type_)

    # ---- the runtime

    def runtime_call(self, node: ir.RuntimeCall) -> Text:
        namespace, _, name = node.function.rpartition(".")
        if namespace in _INEXACT and node.function != "ada_math.sqrt":
            raise Unsupported("library function", f"{name}, whose last bits only the C library gives")
        discards, self.discards = self.discards, False
        after: list[tuple[ir.Expression, ir.Expression]] = []
        items: list[tuple[ir.Expression, Callable[[], Text]]] = []
        for position, argument in enumerate(node.arguments):
            if position in node.mutable:
                items.append((argument, lambda a=argument: self.runtime_place(a, after)))  # type: ignore[misc]
            else:
                items.append((argument, lambda a=argument: self.runtime_argument(a, node)))  # type: ignore[misc]
        texts = self.operands(*items)
        text = f"{runtime_name(node.function)}({', '.join(t.text for t in texts)})"
        if node.function == "ada_tasks.parameters" and node.type is not None:
            text += f".({self.context.go_type(node.type)})"
        length = fixed_length(self.table.resolve(node.type)) if node.type is not None else None
        if length is not None and not discards:
            text = f"[{length}]byte({text})"
        if not after:
            return Text(text, ATOM)
        if node.type is None or discards:
            self.out.append(text)
            text = ""
        else:
            text = self.spill(text, "result")
        for place, copy in after:
            self.out += self.store(place, copy)
        return Text(text, ATOM)

    def runtime_place(
        self, node: ir.Expression, after: list[tuple[ir.Expression, ir.Expression]]
    ) -> Text:
        """A changed argument: a view of bytes and elements, a pointer to anything else."""
        type_ = self.type_of(node)
        if not walk.is_place(node):
            raise Unsupported("in-out argument", "a changed argument that is no variable")
        if isinstance(node, ir.Slice) or fixed_length(type_) is not None or is_array(type_):
            return Text(self.view(node), ATOM)
        if not self.in_string(node):
            return Text(self.pointer(node), ATOM)
        return self.out_argument(node, ir.IrParameter("Item", type_, Direction.IN_OUT), after)

    def runtime_argument(self, node: ir.Expression, call: ir.RuntimeCall) -> Text:
        if isinstance(node, ir.RuntimeConstant):
            return Text(self.runtime_constant(node), ATOM)
        type_ = self.type_of(node)
        if is_string(type_):
            return self.string_text(node)
        if is_array(type_):
            return Text(self.unshared(node, call), ATOM)
        text = self.value(node)
        plain = call.function.startswith(_PLAIN)  # their parameters have types of their own
        if constant_text(node) and is_scalar(type_) and not plain:
            return Text(f"{self.context.go_type(type_)}({text.text})", ATOM)
        return text

    def unshared(self, node: ir.Expression, call: ir.RuntimeCall) -> str:
        """A view, copied when the same call changes its variable."""
        view = self.view(node)
        if not walk.is_place(node):
            return view
        root = walk.root(node)
        name = root.name if root is not None else ""
        roots = [walk.root(call.arguments[p]) for p in call.mutable]
        changed = {r.name if r is not None else "" for r in roots}  # empty: an object behind a reference
        return f"slices.Clone({view})" if name in changed else view

    def runtime_constant(self, node: ir.RuntimeConstant) -> str:
        if not node.fields:
            return runtime_name(node.kind)
        fields = ", ".join(_constant_field(f) for f in node.fields)
        text = f"{runtime_name(node.kind, 'New')}({fields})"
        if not node.name:
            return text
        shown = names.lower_camel(node.name) + "Item"
        self.context.hoisted[shown] = f"var {shown} = {text}"
        return shown


def constant_text(node: ir.Expression) -> bool:
    """Generic runtime functions need the type of a literal argument."""
    return isinstance(node, ir.IntLiteral | ir.FloatLiteral | ir.CharLiteral)


def _constant_field(value: int | str | bool | bytes) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, bytes):
        return literals.bytes_literal(value)
    return literals.text_literal(value)
