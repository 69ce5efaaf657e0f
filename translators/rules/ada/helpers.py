"""Subprograms that the source does not have: those that read a variant's component, spell an enumeration's literals,
call what a tag or an access value names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.ada import tree as t
from analyzers.ada.entities import Component, Subtype, TypeEntity
from analyzers.model import EnumType
from translators.rules import ir
from translators.rules.ada.objects import Positions, discriminant_check
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import STRING, Value

if TYPE_CHECKING:
    from translators.rules.ada.program import Program


class Helpers:
    """The helpers of all modules, by module and name, made anew in every pass."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.made: dict[tuple[str, str], ir.IrSubprogram] = {}
        self.dispatchers: dict[object, str] = {}

    def give(self, owner: str, made: ir.IrSubprogram) -> None:
        """Take in a helper, made anew in every pass."""
        key = (owner, made.name)
        if self.made.get(key) != made:
            self.made[key] = made
            self.program.note_change()

    def dispatcher_name(self, owner: str, key: object, wanted: str) -> str:
        if key not in self.dispatchers:
            taken = {self.program.names[id(e)].lower() for e in self.program.entities[owner]}
            taken |= {name.lower() for module, name in self.made if module == owner}
            taken |= {name.lower() for name in self.dispatchers.values()}
            self.dispatchers[key] = next_name(wanted, taken)
        return self.dispatchers[key]

    def accessor(self, r: Routine, base: Value, component: Component, wanted: Positions, at: t.Node) -> ir.Call:
        """A call of the function that reads a variant's component after the discriminant check."""
        type_ = base.type
        owner = self.program.owner_of(type_, at)
        type_name = self.program.library.type_name(type_.root)
        name = f"{type_name}_{component.name}"
        key = (owner, name)
        if key not in self.made:
            inner = Routine(self.program, owner, self.program.library.standard, accessor=True)
            record = inner.type_of(Subtype(type_, name=type_.name), at)
            result = inner.type_of(component.subtype, at)
            item = ir.Variable("Item", record, "parameter")
            check = discriminant_check(inner, Value(item, type_), wanted, at)
            body = (check, ir.Return(ir.FieldAccess(item, component.field, result)))
            self.made[key] = ir.IrSubprogram(
                name,
                type_.span,
                (ir.IrParameter("Item", record),),
                result,
                body,
                True,
                (f"The {component.name} of a {type_name} that has one.",),
                True,
            )
            self.program.note_change()
        result_type = r.type_of(component.subtype, at)
        return ir.Call(name, (base.node,), result_type, "" if owner == r.module else owner)

    def reads_component(self, node: ir.Call, module: str) -> bool:
        """Whether a call is of the function that reads a variant's component."""
        found = self.made.get((node.module or module, node.subprogram))
        return found is not None and len(found.body) == 2 and len(found.parameters) == 1

    def image_function(self, r: Routine, type_: TypeEntity, at: t.Node) -> tuple[str, str]:
        """Module ('' for the current one) and name of the function that spells an enumeration's literals."""
        owner = self.program.owner_of(type_, at)
        type_name = self.program.library.type_name(type_.root)
        name = f"{type_name}_Image"
        if (owner, name) not in self.made:
            model = r.type_of(r.subtype_of_type(type_), at)
            assert isinstance(model, EnumType)
            cases = tuple(
                ir.Case((ir.EnumLiteral(x, model),), (ir.Return(ir.StringLiteral(spelled(x), STRING)),))
                for x in type_.literals
            )
            item = ir.Variable("Item", model, "parameter")
            self.made[(owner, name)] = ir.IrSubprogram(
                name,
                type_.span,
                (ir.IrParameter("Item", model),),
                STRING,
                (ir.Switch(item, cases),),
                True,
                (f"{type_name}'Image.",),
                True,
            )
            self.program.note_change()
        return "" if owner == r.module else owner, name


def spelled(literal: str) -> bytes:
    return (literal if literal.startswith("'") else literal.upper()).encode("latin-1", "replace")


def next_name(base: str, taken: set[str]) -> str:
    """The name, with a number where it is taken."""
    name, count = base, 1
    while name.lower() in taken:
        count += 1
        name = f"{base}_{count}"
    return name
