"""What happens before the main procedure: initial values that must be computed, and packages' own statements.

A module that needs any of it gets a subprogram `Elaborate`, which programs call in the order of their modules'
dependencies (ARM 10.2(13)), leaves first. Where dependencies leave an order open and it could be seen, the
program is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzers.ada import tree as t
from analyzers.ada.bodies import package_scopes
from analyzers.ada.declare import package_body_scope
from analyzers.ada.entities import Entity, ObjectEntity, PackageEntity, Scope, SubprogramEntity
from analyzers.ada.facts import without_comments
from analyzers.ada.generics import generic_body, give_package_body
from analyzers.ada.resolve import knows_meaning
from analyzers.graph import plan, programs
from analyzers.model import Codebase, Span
from translators.rules import ir
from translators.rules.ada import tasking
from translators.rules.ada.assertions import assertion_lines
from translators.rules.ada.binding import refuse_open_order
from translators.rules.ada.dynamicarrays import place_firsts
from translators.rules.ada.early import refuse_early_instance
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.subprograms import early_names
from translators.rules.ada.subtypes import elaborated

if TYPE_CHECKING:
    from translators.rules.ada.program import Program

NAME = "Elaborate"
HANDLER = re.compile(r"\bpragma\s+(?:Attach_Handler|Interrupt_Handler)\b|\b(?:Attach_Handler|Interrupt_Handler)(?=\s*(?:=>|;))", re.I)


@dataclass(frozen=True)
class Elaboration:
    """A module's elaboration: the subprogram, or why there is none."""

    name: str
    subprogram: ir.IrSubprogram | None
    refusals: tuple[ir.Refusal, ...] = ()
    parts: tuple[tuple[ir.Statement, ...], tuple[ir.Statement, ...]] = ((), ())  # the specification's, the body's


class Elaborations:
    """The elaborations of all modules, lowered anew in every pass."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.found: dict[str, Elaboration | None] = {}
        self.names: dict[str, str] = {}

    def of(self, id_: str) -> Elaboration | None:
        return self.found.get(id_)

    def lower(self) -> None:
        for id_ in self.program.units:
            package = self.program.library.unit(self.program.units[id_])
            if isinstance(package, PackageEntity) and package.known:
                self.found[id_] = self.lower_package(id_, package)

    def lower_package(self, id_: str, package: PackageEntity) -> Elaboration | None:
        name = self.name(id_)
        r = Routine(self.program, id_, package.public)
        try:
            self.refuse_assertions(package)
            instance = package.generic and package.instance_of is not None  # a library unit that is an instance
            parts = (self.instance(r, package), []) if instance else self.parts(r, package)
            body = (*parts[0], *parts[1])
            if not body:
                return None
            made = ir.IrSubprogram(
                name, package.span, (), None, place_firsts(r, body), True, ("What happens before the program.",), True
            )
            return Elaboration(name, made, (), (tuple(parts[0]), tuple(parts[1])))
        except Refused as refusal:
            reason = f"the package's own statements: {refusal.reason}"
            return Elaboration(name, None, (ir.Refusal(name, refusal.construct, reason, refusal.span),))

    def refuse_assertions(self, package: PackageEntity) -> None:
        """Refuse a body of which an assertion that is checked stands outside its subprograms."""
        body = self.body_node(package)
        if body is None or str(body.span.file) not in self.program.asserting:
            return
        inside = [n.span for n in t.walk(body) if isinstance(n, t.SubprogramBody)]
        text = next(f.text for f in self.program.files if str(f.path) == str(body.span.file))
        for line in assertion_lines(text):
            if not any(span.line < line < span.end_line for span in inside):
                raise Refused("assertion policy", "an assertion is checked", Span(body.span.file, line))

    def name(self, id_: str) -> str:
        if id_ not in self.names:
            taken = {self.program.names[id(e)].lower() for e in self.program.entities[id_]}
            name, count = NAME, 1
            while name.lower() in taken:
                count += 1
                name = f"{NAME}_{count}"
            self.names[id_] = name
        return self.names[id_]

    def statements(self, r: Routine, package: PackageEntity) -> list[ir.Statement]:
        specification, body = self.parts(r, package)
        return specification + body

    def parts(self, r: Routine, package: PackageEntity) -> tuple[list[ir.Statement], list[ir.Statement]]:
        """In the order of the text: objects, nested packages, the body's own statements."""
        types = tasking.package_types(package)
        found = self.specification(r, package)
        if not types:
            return found, self.body(r, package)
        at = t.Null(span=package.span, pos=package.pos)
        return [tasking.run("group"), *found], self.body(r, package, tasking.activation(r, types, at))

    def specification(self, r: Routine, package: PackageEntity) -> list[ir.Statement]:
        return self.scope(r, package.public, package) + self.scope(r, package.private, package)

    def body(self, r: Routine, package: PackageEntity, begin: Sequence[ir.Statement] = ()) -> list[ir.Statement]:
        """What a package's body does; `begin` comes behind its declarations."""
        from translators.rules.ada.handlers import handled

        body, node = package_body_scope(package, self.program.library), self.body_node(package)
        found = self.scope(r, body, package)
        if node is not None and node.body is not None:
            r.read_early = early_names(node, self.program.resolver, body)
            with r.inside(body):
                return found + list(handled(r, node.body, tuple(begin)))
        return [*found, *begin]

    def scope(self, r: Routine, scope: Scope, package: PackageEntity) -> list[ir.Statement]:
        """What the declarations of one region do; in a body, the bodies of the packages before it too."""
        found: list[ir.Statement] = []
        inner: list[tuple[str, int, Entity | t.Decl, bool]] = [(e.span.file, e.pos, e, False) for e in entities(scope)]
        if scope is package.body_scope:
            nested = [e for s in package_scopes(package, self.program.library) for e in entities(s)]
            places = [(self.place(e), e) for e in nested if isinstance(e, PackageEntity)]
            inner += [(at.span.file, at.pos, e, True) for at, e in places if at is not None]
        items = [d for d in self.text(package, scope) if isinstance(d, t.SubtypeDecl | t.TypeDecl | t.ObjectDecl)]
        inner += [(d.span.file, d.pos, d, False) for d in items]
        for _, _, entity, is_body in sorted(inner, key=lambda x: (*x[:2], isinstance(x[2], Entity))):
            if isinstance(entity, t.Node):
                with r.inside(scope):
                    r.since, r.since_scope = entity, scope
                    found += elaborated(r, entity)
                continue
            if isinstance(entity, ObjectEntity):
                self.lost(entity)
            if isinstance(entity, PackageEntity | SubprogramEntity) and not entity.renames and not is_body:
                refuse_early_instance(scope, entity.instance_of, t.Null(span=entity.span, pos=entity.pos))
            if isinstance(entity, ObjectEntity) and id(entity) in self.program.packages.deferred:
                statements = self.program.packages.deferred[id(entity)]
                found += statements if len(statements) == 1 else [ir.Block(statements)]
            elif isinstance(entity, PackageEntity) and is_body:
                found += self.body(r, entity)
            elif isinstance(entity, PackageEntity) and entity.scope is scope and entity.known and not entity.renames:
                if entity.generic:
                    found += self.instance(r, entity)
                elif self.place(entity) is not None:
                    found += self.specification(r, entity)
                else:
                    found += self.statements(r, entity)
        return found

    def text(self, package: PackageEntity, scope: Scope) -> tuple[t.Decl, ...]:
        """The declarations that are written in one of a package's regions."""
        if scope is package.body_scope:
            body = self.body_node(package)
            return body.declarations if body is not None else ()
        node = self.declaration(package)
        return () if node is None else node.visible if scope is package.public else node.private

    def declaration(self, package: PackageEntity) -> t.PackageDecl | None:
        """A package's specification: of an instance, its generic's."""
        if package.instance_of is not None:
            unit = package.instance_of.declaration.unit
            return unit if isinstance(unit, t.PackageDecl) else None
        own = self.program.library.spec.get(package.full_name.lower())
        if own is not None:
            return own.item if isinstance(own.item, t.PackageDecl) else None
        outer = package.scope.owner
        if not isinstance(outer, PackageEntity) or outer is package:
            return None
        around = [getattr(d, "package", None) or d for d in self.text(outer, package.scope)]
        return next((d for d in around if isinstance(d, t.PackageDecl) and t.dotted(d.name).lower() == package.key), None)

    def place(self, package: PackageEntity) -> t.Decl | None:
        """Where in the body of the package around it a package's body stands, or a stub of it (ARM 3.11(6))."""
        outer = package.scope.owner
        if not isinstance(outer, PackageEntity) or package.renames or package.generic or tasking.package_types(package):
            return None
        around = self.body_node(outer)
        items = around.declarations if around is not None else ()
        bodies = [d for d in items if isinstance(d, t.PackageBody | t.Stub)]
        return next((d for d in bodies if t.dotted(d.name).lower() == package.key), None)

    def instance(self, r: Routine, package: PackageEntity) -> list[ir.Statement]:
        """An instance's objects and statements, in the order of its text."""
        from translators.rules.ada.handlers import handled

        if package.instance_of is None or knows_meaning(package.generic):
            return []
        body = generic_body(package.instance_of)
        give_package_body(package)
        found: list[ir.Statement] = []
        for scope in (package.public, package.private, package.body_scope):
            for entity in (e for group in scope.names.values() for e in group) if scope is not None else ():
                own = isinstance(entity, ObjectEntity) and not entity.formal and entity.renames is None
                if own and isinstance(entity, ObjectEntity) and id(entity) not in self.program.packages.names:
                    self.program.packages.add_instance_object(entity)
            if scope is not None:
                found += self.scope(r, scope, package)
        if isinstance(body, t.PackageBody) and body.body is not None and package.body_scope is not None:
            r.read_early = early_names(body, self.program.resolver, package.body_scope)
            with r.inside(package.body_scope):
                found += handled(r, body.body)
        return found

    def lost(self, entity: ObjectEntity) -> None:
        """Refuse when an object that is not translated has an initial value that may do something."""
        refusal = self.program.packages.refused.get(id(entity))
        if refusal is None:
            return
        if entity.role == "variable" and refusal.construct == "tagged type":  # it may be controlled: finalized at the end
            raise Refused(refusal.construct, f"{entity.name}: {refusal.reason}", entity.span)
        for node in t.walk(entity.initial):
            found = entity.scope.library.find(node, entity.scope) if isinstance(node, t.Name | t.Selected) else ()
            if any(isinstance(e, SubprogramEntity) for e in found):
                raise Refused(refusal.construct, f"{entity.name}: {refusal.reason}", entity.span)

    def body_node(self, package: PackageEntity) -> t.PackageBody | None:
        """The body's text: a library unit's, or one among the declarations of the package around it."""
        library = self.program.library
        unit = library.body.get(package.full_name.lower())
        if unit is not None and isinstance(unit.item, t.PackageBody):
            return unit.item
        if package.instance_of is not None and package.generic:
            found = generic_body(package.instance_of)
            return found if isinstance(found, t.PackageBody) else None
        outer = package.scope.owner
        if not isinstance(outer, PackageEntity) or outer is package:
            return None
        around = self.body_node(outer)
        declared = around.declarations if around is not None else ()
        separate = [u.item for u in library.subunits.get(outer.full_name.lower(), ())]
        plain = [getattr(d, "package", None) or d for d in (*declared, *separate)]
        bodies = [d for d in plain if isinstance(d, t.PackageBody)]
        return next((d for d in bodies if t.dotted(d.name).lower() == package.key), None)


def entities(scope: Scope) -> list[Entity]:
    return [e for group in scope.names.values() for e in group]


def refuse_interrupt_handlers(program: Program, paths: set[str]) -> None:
    """Refuse programs that have the system call their procedures (ARM C.3.1)."""
    for file in (f for f in program.files if str(f.path) in paths):
        if found := HANDLER.search(without_comments(file.text)):
            line = file.text.count("\n", 0, found.start()) + 1
            raise Refused("interrupt handler", f"{found[0]} lets the system call a procedure", Span(str(file.path), line))


def elaboration_calls(program: Program, main: str, codebase: Codebase) -> tuple[ir.Statement, ...]:
    """Calls of the elaborations of everything that a program is made of, leaves first."""
    closure = programs(codebase).get(main, frozenset())
    refuse_interrupt_handlers(program, {f for m in codebase.modules if m.id in closure or m.id == main for f in m.files})
    found: list[ir.Statement] = []
    order: list[tuple[str, Elaboration]] = []
    for planned in plan(codebase):
        id_ = planned.module.id
        elaboration = program.elaborations.of(id_) if id_ in closure else None
        if elaboration is not None:
            order.append((id_, elaboration))
            found.append(ir.CallStatement(ir.Call(elaboration.name, (), None, "" if id_ == main else id_)))
    refuse_open_order(program, main, order)
    return tuple(found)

