"""All of a codebase's Ada, lowered together.

Some facts about a subprogram come from its callers (slices are passed to it), some from its callees (what they raise
and change, where their results start, which variables they capture). So everything is lowered again until no fact
changes; then each module's part is handed out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from analyzers.ada import tree as t
from analyzers.ada.bodies import OPERATORS, subprograms, unique_names
from analyzers.ada.entities import (
    Component,
    ObjectEntity,
    PackageEntity,
    Scope,
    SubprogramEntity,
    Subtype,
    TypeEntity,
)
from analyzers.ada.generics import generic_body, give_body
from analyzers.ada.modeltypes import model_type
from analyzers.ada.resolve import Library
from analyzers.ada.source import module_id
from analyzers.model import EnumType, SourceFile, Type
from translators.rules import ir
from translators.rules.ada import several
from translators.rules.ada.effects import ANYTHING, NOTHING, Effects, EffectTable
from translators.rules.ada.elaboration import Elaborations
from translators.rules.ada.objects import discriminant_check
from translators.rules.ada.packages import Packages
from translators.rules.ada.refusal import Refused
from translators.rules.ada.resolution import Resolver
from translators.rules.ada.routine import PLAIN, Capture, Form, Routine, unrepresentable
from translators.rules.ada.spans import last_of
from translators.rules.ada.subprograms import lower_subprogram, wrapper
from translators.rules.ada.tasking import share
from translators.rules.ada.textio import uses_files
from translators.rules.ada.values import INTEGER, ONE, STRING, First, Value, first_of
from translators.rules.emit import walk

Key = tuple[int, Form]
PASSES = 25
COMMENT = re.compile(r"--[^\n]*")
CHECKED = re.compile(r"\bpragma\s+Assertion_Policy\s*\([^)]*\bCheck\b", re.I)


class Program:
    """The facts of all subprograms, and the lowered forms of each."""

    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.library = Library(files)
        self.resolver = Resolver()
        self.uses_files = uses_files(files)
        self.effects = EffectTable()
        self.units = {module_id(u): u for u in self.library.module_units}
        self.entities: dict[str, list[SubprogramEntity]] = {}
        self.names: dict[int, str] = {}
        self.firsts: dict[int, int | None] = {}
        self.forced: dict[int, frozenset[str]] = {}
        # Assertions are off (ARM 11.4.2(10)), except where a pragma turns them on.
        self.asserting = {str(f.path) for f in files if CHECKED.search(COMMENT.sub("", f.text))}
        self.unprobed: set[int] = set()  # of which more may be forced since its forms were tried
        self.captures: dict[int, list[Capture]] = {}
        self.capture_firsts: dict[int, First] = {}
        self.loose_formals: set[object] = set()  # arrays that may be empty and end anywhere
        self.loose_results: set[object] = set()
        self.demanded: set[Key] = set()
        self.lowered: dict[Key, ir.IrSubprogram] = {}
        self.refused: dict[Key, Refused] = {}
        self.extras: dict[tuple[str, str], ir.IrSubprogram] = {}
        self.kept: list[object] = []
        self.types: dict[int, tuple[Type, tuple[str, str] | None]] = {}
        self.early: dict[int, frozenset[str]] = {}
        self.held_formals: set[int] = set()
        self.predefined_only: set[int] = set()  # operations that no function of the program takes the place of
        self.held_bounds: dict[int, ObjectEntity] = {}  # constants for bounds, by the bound's identity
        self.dispatchers: dict[object, str] = {}
        self.constrained_formals: set[tuple[int, str]] = set()  # that some caller gives a constrained object
        self.boxed: dict[int, TypeEntity] = {}  # objects whose 'Access is taken, and the type of such references
        self.task_kinds: dict[int, int] = {}  # task types, by identity
        self.task_masters: dict[int, ObjectEntity] = {}  # constants for masters, by their region
        self.exceptions: dict[str, str] = {}  # those that are raised or handled, and how GNAT spells their names
        self.seen_tagged = 0
        self.changed = False
        for id_, unit in self.units.items():
            found = list(subprograms(self.library, unit))
            self.entities[id_] = found
            self.names.update(unique_names(found))
        self.packages = Packages(self)
        self.elaborations = Elaborations(self)
        self.run()

    # ------------------------------------------------------------------ the passes

    def run(self) -> None:
        for _ in range(PASSES):
            self.changed = False
            self.note_tagged()
            self.packages.lower()
            self.elaborations.lower()
            for id_, entities in self.entities.items():
                for entity in entities:
                    for form in self.forms(entity):
                        self.lower(id_, entity, form)
            unknown = [
                (id_, self.names[id(e)])
                for id_, entities in self.entities.items()
                for e in entities
                if (id(e), PLAIN) in self.refused
            ]
            if self.effects.settle(self.by_module(), unknown):
                self.changed = True
            if not self.changed:
                return
        raise RuntimeError("facts about subprograms do not settle")

    def note_tagged(self) -> None:
        """Forget the types of tagged records when more of them have been read: all share their tags."""
        if len(self.library.tagged) != self.seen_tagged:
            self.seen_tagged = len(self.library.tagged)
            self.types.clear()
            self.changed = True

    def note_constrained(self, entity: SubprogramEntity, key: str) -> None:
        """Somebody passes an object that keeps its discriminants for a parameter of a type that need not."""
        if (id(entity), key) not in self.constrained_formals:
            self.constrained_formals.add((id(entity), key))
            self.keep(entity)
            self.changed = True

    def give(self, owner: str, made: ir.IrSubprogram) -> None:
        """Take in a helper, made anew in every pass."""
        key = (owner, made.name)
        if self.extras.get(key) != made:
            self.extras[key] = made
            self.changed = True

    def note_boxed(self, entity: ObjectEntity, wanted: TypeEntity) -> None:
        """Somebody takes an object's 'Access: it lives behind a reference from its declaration on."""
        if id(entity) not in self.boxed:
            self.boxed[id(entity)] = wanted
            self.keep(entity)
            self.changed = True

    def name_callback(self, type_: TypeEntity, entity: SubprogramEntity) -> str:
        """The value of an access type that names a subprogram."""
        root = type_.root
        if entity not in root.taken:
            taken = {name.lower() for name in root.callbacks} | {"null"}
            root.callbacks.append(next_name(self.names.get(id(entity), entity.name), taken))
            root.taken.append(entity)
            self.types.clear()
            self.changed = True
        return root.callbacks[root.taken.index(entity)]

    def dispatcher_name(self, owner: str, key: object, wanted: str) -> str:
        if key not in self.dispatchers:
            taken = {self.names[id(e)].lower() for e in self.entities[owner]}
            taken |= {name.lower() for module, name in self.extras if module == owner}
            taken |= {name.lower() for name in self.dispatchers.values()}
            self.dispatchers[key] = next_name(wanted, taken)
        return self.dispatchers[key]

    def tag_owner(self) -> str:
        """The module that declares the tags of all tagged types; empty when there are none."""
        homes = [module_id(x.home) for x in self.library.tagged]
        return next((h for h in homes if h in self.units), "")

    def forms(self, entity: SubprogramEntity) -> list[Form]:
        found = [PLAIN]
        for based in (False, True):
            for bound in ("", "first", "last"):
                form = Form(based, bound)
                if form != PLAIN and (id(entity), form) in self.demanded:
                    found.append(form)
        return found

    def lower(self, module: str, entity: SubprogramEntity, form: Form) -> None:
        key = (id(entity), form)
        was_refused = key in self.refused
        self.lowered.pop(key, None)
        self.refused.pop(key, None)
        try:
            self.lowered[key] = lower_subprogram(self, module, entity, form)
        except Refused as refusal:
            self.refused[key] = refusal
        except RecursionError:
            self.refused[key] = Refused("nesting", "nested too deeply for the rules", entity.span)
        if was_refused != (key in self.refused):
            self.changed = True

    def by_module(self) -> dict[str, list[ir.IrSubprogram]]:
        found: dict[str, list[ir.IrSubprogram]] = {}
        for id_, entities in self.entities.items():
            subs = [
                self.lowered[(id(e), form)] for e in entities for form in self.forms(e) if (id(e), form) in self.lowered
            ]
            found[id_] = subs + [s for (module, _), s in self.extras.items() if module == id_]
        return found

    # ------------------------------------------------------------------ what routines ask

    def callee(self, r: Routine, entity: SubprogramEntity, at: t.Node) -> tuple[str, str]:
        """The module ('' for the current one) and the name of a subprogram that is called."""
        if entity.generic == "generic":
            raise Refused("generic", f"{entity.name} is inside a generic", at)
        if id(entity) not in self.names:
            self.add_instance(entity, at)
        if entity.scope.instance and (id(entity), PLAIN) in self.refused:
            refusal = self.refused[(id(entity), PLAIN)]
            raise Refused(refusal.construct, f"{entity.path}, of a generic instance: {refusal.reason}", at)
        if entity.body is None or entity.abstract or entity.imported:
            raise Refused("foreign subprogram", f"{entity.name} has no body here", at)
        owner = module_id(entity.home)
        return ("" if owner == r.module else owner), self.names[id(entity)]

    def add_instance(self, entity: SubprogramEntity, at: t.Node) -> None:
        """Take in a subprogram of a generic instance, which somebody calls."""
        owner = module_id(entity.home)
        local = entity.scope.inside == "subprogram" and entity.body is not None
        if not (entity.scope.instance or local) or owner not in self.units:
            raise Refused("name", f"{entity.name} has no body that is read", at)
        if entity.scope.instance:
            give_body(entity)
        taken = {self.names[id(e)].lower() for e in self.entities[owner]}
        self.names[id(entity)] = next_name("_".join(path_words(entity.path)), taken)
        self.entities[owner].append(entity)
        self.keep(entity)
        self.changed = True

    def effects_of(self, entity: SubprogramEntity) -> Effects:
        if (id(entity), PLAIN) in self.refused:
            return ANYTHING
        return self.effects.of.get((module_id(entity.home), self.names[id(entity)]), NOTHING)

    def result_first(self, entity: SubprogramEntity) -> int | None:
        """Where a string result always starts; None when that varies. Taken to be 1 until a pass shows otherwise."""
        return self.firsts.get(id(entity), 1)

    def plain_result(self, entity: SubprogramEntity) -> bool:
        """Whether it certainly starts at 1 and ends where its length says."""
        return self.result_first(entity) == 1 and id(entity) not in self.loose_results

    def note_first(self, r: Routine, first: First) -> None:
        """A return of a string that starts there."""
        if r.entity is None or r.form.bound:
            return
        if first.last is not None:
            self.note_loose(self.loose_results, id(r.entity))
        if first.number != self.firsts.get(id(r.entity), 1) and self.firsts.get(id(r.entity), 1) is not None:
            self.firsts[id(r.entity)] = None
            self.changed = True

    def forced_formals(self, entity: SubprogramEntity) -> frozenset[str]:
        """The string parameters of whose first index the body's result depends, lower case."""
        if id(entity) not in self.forced or id(entity) in self.unprobed:
            self.unprobed.discard(id(entity))
            self.forced.setdefault(id(entity), frozenset())
            self.demand_probe(entity)
        return self.forced[id(entity)]

    def demand_probe(self, entity: SubprogramEntity) -> None:
        """Lower the based form once, to see what it asks."""
        if entity.body is not None and id(entity) in self.names:
            self.lower(module_id(entity.home), entity, Form(based=True))
            if entity.result is not None and entity.result.type.kind == "array" and entity.result.bounds is None:
                for bound in ("first", "last"):
                    self.lower(module_id(entity.home), entity, Form(True, bound))

    def note_loose(self, known: set[object], key: object) -> None:
        """An array of which a length does not tell where it ends is given for a parameter, returned or allocated."""
        if key not in known:
            known.add(key)
            self.changed = True

    def note_forced(self, r: Routine) -> None:
        if r.entity is None or not r.form.based:
            return
        known = self.forced.get(id(r.entity), frozenset())
        if not r.forced <= known:
            self.forced[id(r.entity)] = known | r.forced
            self.changed = True

    def demand(self, entity: SubprogramEntity, form: Form) -> None:
        """Somebody calls this form. Refuses when it is known not to lower."""
        key = (id(entity), form)
        if key not in self.demanded:
            self.demanded.add(key)
            self.changed = True
        if key in self.refused:
            refusal = self.refused[key]
            raise Refused(refusal.construct, f"{entity.name} for slices: {refusal.reason}", refusal.span)

    def first_call(
        self, r: Routine, entity: SubprogramEntity, form: Form, arguments: tuple[ir.Expression, ...], at: t.Node
    ) -> ir.Expression:
        """Call the companion of a function that says where its result starts."""
        module, name = self.callee(r, entity, at)
        effects = self.effects_of(entity)
        if effects.visible or effects.raises - {"constraint_error"}:
            raise Refused("array bounds", f"where the result of {entity.name} starts", at)
        self.demand(entity, form)
        return ir.Call(form.name(name), arguments, INTEGER, module)

    def check_order(self, r: Routine, nodes: Sequence[ir.Expression], at: t.Node, call: bool = False) -> None:
        """Refuse when it could be seen in which order these are evaluated, unless GNAT's order is the IR's.

        Measured with GNAT 12: operands of operators and components go left to right; arguments right to left,
        except that results with controlled parts (Unbounded_String), and access values that a call gives and
        that are followed, are made first, left to right.
        """
        effects = [self.effects.expression(n, r.module) for n in nodes]
        if any(e.conflicts(r.moved) for e in effects):
            raise Refused("evaluation order", "operands beside one that is evaluated before its statement", at)
        for i, first in enumerate(effects):
            for second in effects[i + 1 :]:
                if first.conflicts(second) and (call or any(mentions_controlled(n) or follows_call(n) for n in nodes)):
                    raise Refused("evaluation order", "operands whose order of evaluation could be seen", at)

    def model_type(self, subtype: Subtype) -> tuple[Type, tuple[str, str] | None]:
        """The model's type of a subtype, and why the IR has no such value if it has none. Remembered."""
        if id(subtype) not in self.types:
            found = model_type(subtype, self.library, None)
            problem = unrepresentable(found) or self.hidden_problem(subtype.type)
            self.types[id(subtype)] = (found, problem)
            if len(self.library.tagged) != self.seen_tagged:
                self.changed = True
            if problem is None:
                self.packages.add_instance_types(subtype.type)
            self.keep(subtype)
        return self.types[id(subtype)]

    def hidden_problem(self, type_: TypeEntity) -> tuple[str, str] | None:
        """Why the IR has no value of a record that a type refers to, however far away."""
        seen = {id(type_)}
        waiting = [type_]
        while waiting:
            for part in parts_of(waiting.pop()):
                if id(part) in seen:
                    continue
                seen.add(id(part))
                waiting.append(part)
                if part.kind == "record":
                    problem = unrepresentable(model_type(Subtype(part), self.library, None))
                    if problem:
                        return problem
        return None

    def keep(self, item: object) -> None:
        """Keep an object alive whose identity is used as a key."""
        self.kept.append(item)

    # ------------------------------------------------------------------ captured variables

    def capture(self, r: Routine, entity: ObjectEntity, at: t.Node) -> str:
        """A variable of an enclosing subprogram, used in a nested one: gives the name of its extra parameter."""
        assert r.entity is not None
        share(r, entity, at)
        found = self.captures.setdefault(id(r.entity), [])
        if not any(c.entity is entity for c in found):
            found.append(Capture(entity))
            self.changed = True
        name = r.claim(entity.name)
        r.names[id(entity)] = name
        if entity.role in ("constant", "loop") or entity.mode == "in":
            r.immutable.add(name)
        if several.open_array(entity.subtype) or (
            entity.subtype.type.kind == "array" and entity.subtype.static_bounds() is None
        ):
            r.firsts[id(entity)] = self.captured_first(r, entity)
        return name

    def captured_first(self, r: Routine, entity: ObjectEntity) -> First:
        """Where a captured array starts: at the same index in every call, or where an extra parameter says."""
        known = self.capture_firsts.get(id(entity), ONE)

        def asked(bound: str) -> ir.Expression:
            assert r.entity is not None
            found = self.captures[id(r.entity)]
            if not any(c.entity is entity and c.bound == bound for c in found):
                found.append(Capture(entity, False, bound))
                self.try_again(entity)
            if (id(entity), bound) not in r.captured_bounds:
                r.captured_bounds[id(entity), bound] = r.claim(f"{entity.name}_{bound}")
            own = r.captured_bounds[id(entity), bound]
            r.immutable.add(own)
            return ir.Variable(own, INTEGER, "parameter")

        if several.open_array(entity.subtype):
            inner: First | None = None
            for number in range(len(entity.subtype.type.indexes), 0, -1):
                ends = [functools.partial(asked, bound) for bound in several.bound_ends(number)]
                inner = First(None, ends[0], ends[1], inner)
            assert inner is not None
            return inner
        first = None if known.number is not None else lambda: asked("First")
        return First(known.number, first, None if known.last is None else lambda: asked("Last"))

    def note_captured(self, entity: ObjectEntity, first: First) -> None:
        """A call of a nested subprogram that uses an array which starts there."""
        known = self.capture_firsts.get(id(entity))
        number = first.number if known is None or known.number == first.number else None
        loose = first.last or (known.last if known is not None else None)
        if known is None or (known.number, known.last is None) != (number, loose is None):
            self.capture_firsts[id(entity)] = First(number, None, loose)
            self.keep(entity)
            if known is not None or not first.one:
                self.try_again(entity)

    def try_again(self, entity: ObjectEntity) -> None:
        """More is asked of an array than was known when the subprograms around it were lowered."""
        self.changed = True
        scope: Scope | None = entity.scope
        while scope is not None:
            self.unprobed.add(id(scope.owner))
            scope = scope.parent

    def capture_arguments(self, r: Routine, entity: SubprogramEntity, at: t.Node) -> list[ir.Expression]:
        """The extra arguments of a call of a nested subprogram."""
        from translators.rules.ada.objects import variable

        arguments: list[ir.Expression] = []
        for capture in self.captures.get(id(entity), []):
            value = variable(r, capture.entity, at)
            if capture.bound and several.open_array(capture.entity.subtype):
                arguments.append(several.bound_named(value, capture.bound, at))
                continue
            if capture.bound:
                end = first_of(value) if capture.bound == "First" else last_of(r, value)
                if end is None:
                    raise Refused("array bounds", f"where {capture.entity.name} starts", at)
                arguments.append(end)
                continue
            node = value.node
            if several.open_array(capture.entity.subtype):
                pass
            elif capture.entity.subtype.type.kind == "array" and capture.entity.subtype.static_bounds() is None:
                self.note_captured(capture.entity, value.first)
            boxed = id(capture.entity) in self.boxed and isinstance(node, ir.Dereference)
            arguments.append(node.reference if boxed and isinstance(node, ir.Dereference) else node)
        return arguments

    def settle_captures(self, r: Routine, written: frozenset[str]) -> list[Capture]:
        """What the lowered body captures, in the order of its extra parameters."""
        assert r.entity is not None
        found = self.captures.get(id(r.entity), [])
        for capture in found:
            if capture.changed and id(capture.entity) in self.boxed:  # it lives behind a reference since
                capture.changed = False
                self.changed = True
            name = r.names.get(id(capture.entity)) if not capture.bound else None
            if name is not None and name in written and not capture.changed:
                capture.changed = True
                self.changed = True
        return found

    # ------------------------------------------------------------------ helpers that lowered code calls

    def accessor(self, r: Routine, base: Value, component: Component, wanted: frozenset[int], at: t.Node) -> ir.Call:
        """A call of the function that reads a variant's component after the discriminant check."""
        type_ = base.type
        owner = self.owner_of(type_, at)
        type_name = self.library.type_name(type_.root)
        name = f"{type_name}_{component.name}"
        key = (owner, name)
        if key not in self.extras:
            inner = Routine(self, owner, self.library.standard, accessor=True)
            record = inner.type_of(Subtype(type_, name=type_.name), at)
            result = inner.type_of(component.subtype, at)
            item = ir.Variable("Item", record, "parameter")
            check = discriminant_check(inner, Value(item, type_), wanted, at)
            body = (check, ir.Return(ir.FieldAccess(item, component.field, result)))
            self.extras[key] = ir.IrSubprogram(
                name,
                type_.span,
                (ir.IrParameter("Item", record),),
                result,
                body,
                True,
                (f"The {component.name} of a {type_name} that has one.",),
                True,
            )
            self.changed = True
        result_type = r.type_of(component.subtype, at)
        return ir.Call(name, (base.node,), result_type, "" if owner == r.module else owner)

    def reads_component(self, node: ir.Call, module: str) -> bool:
        """Whether a call is of the function that reads a variant's component."""
        found = self.extras.get((node.module or module, node.subprogram))
        return found is not None and len(found.body) == 2 and len(found.parameters) == 1

    def image_function(self, r: Routine, type_: TypeEntity, at: t.Node) -> tuple[str, str]:
        """Module ('' for the current one) and name of the function that spells an enumeration's literals."""
        owner = self.owner_of(type_, at)
        type_name = self.library.type_name(type_.root)
        name = f"{type_name}_Image"
        if (owner, name) not in self.extras:
            model = r.type_of(r.subtype_of_type(type_), at)
            assert isinstance(model, EnumType)
            cases = tuple(
                ir.Case((ir.EnumLiteral(x, model),), (ir.Return(ir.StringLiteral(spelled(x), STRING)),))
                for x in type_.literals
            )
            item = ir.Variable("Item", model, "parameter")
            self.extras[(owner, name)] = ir.IrSubprogram(
                name,
                type_.span,
                (ir.IrParameter("Item", model),),
                STRING,
                (ir.Switch(item, cases),),
                True,
                (f"{type_name}'Image.",),
                True,
            )
            self.changed = True
        return "" if owner == r.module else owner, name

    def owner_of(self, type_: TypeEntity, at: t.Node) -> str:
        owner = module_id(type_.root.home)
        if owner not in self.units:
            raise Refused("type", f"{type_.name} belongs to no module of the codebase", at)
        return owner

    def has_own_equality(self, type_: TypeEntity) -> bool:
        """Whether a part of a composite type has a user-defined `=`, which predefined equality would call."""
        if type_.kind not in ("record", "array"):
            return False
        return any(self.defines_equality(p) or self.has_own_equality(p) for p in parts_of(type_))

    def defines_equality(self, type_: TypeEntity) -> bool:
        home = self.library.unit(type_.home)
        if not isinstance(home, PackageEntity) or home.predefined:
            return False
        return any(
            isinstance(e, SubprogramEntity) and e.formals and e.formals[0].subtype.type is type_
            for scope in (home.public, home.private)
            for e in scope.local('"="')
        )

    # ------------------------------------------------------------------ globals

    def global_name(self, entity: ObjectEntity, at: t.Node) -> tuple[str, str]:
        return self.packages.global_name(entity, at)

    def global_first(self, entity: ObjectEntity) -> First:
        """Where a constant string of a package starts."""
        return self.packages.global_first(entity)

    # ------------------------------------------------------------------ the result

    def subprograms_of(self, id_: str) -> list[ir.IrSubprogram]:
        found: list[ir.IrSubprogram] = []
        for entity in self.entities[id_]:
            plain = self.lowered.get((id(entity), PLAIN))
            based = self.lowered.get((id(entity), Form(based=True)))
            if plain is not None and based is not None and (id(entity), Form(based=True)) in self.demanded:
                bounds = several.bound_parameters(entity.formals)
                plain = wrapper(plain, based, len(entity.formals) + len(bounds))
            if plain is not None:
                found.append(plain)
            for form in self.forms(entity)[1:]:
                if (id(entity), form) in self.lowered:
                    found.append(self.lowered[(id(entity), form)])
        return found + [s for (module, _), s in self.extras.items() if module == id_]

    def moved_of(self, id_: str) -> tuple[str, ...]:
        """Subprograms of generics whose code is in their instances, as far as anybody calls them there."""
        if not self.library.instantiated:
            return ()
        nodes = {
            id(node)
            for generic in self.library.instantiated
            for node in t.walk((generic.declaration, generic_body(generic)))
        }
        bodies = {id(e.body) for es in self.entities.values() for e in es if (id(e), PLAIN) in self.refused
                  and e.scope.instance}  # fmt: skip
        return tuple(
            self.names[id(e)]
            for e in self.entities[id_]
            if e.generic == "generic" and (id(e.spec) in nodes or id(e.body) in nodes) and id(e.body) not in bodies
        )

    def refusals_of(self, id_: str) -> list[ir.Refusal]:
        found: list[ir.Refusal] = []
        moved = set(self.moved_of(id_))
        for entity in self.entities[id_]:
            if self.names[id(entity)] in moved:
                continue
            refusal = self.refused.get((id(entity), PLAIN))
            if refusal is not None and not entity.scope.instance:
                name = self.names[id(entity)]
                found.append(ir.Refusal(name, refusal.construct, refusal.reason, refusal.span))
        return found


def path_words(path: str) -> list[str]:
    return [OPERATORS.get(part.lower(), part) for part in path.split(".")]


def next_name(base: str, taken: set[str]) -> str:
    """The name, with a number where it is taken."""
    name, count = base, 1
    while name.lower() in taken:
        count += 1
        name = f"{base}_{count}"
    return name


def parts_of(type_: TypeEntity) -> list[TypeEntity]:
    """The types that a type is made of or refers to."""
    members = type_.root.hierarchy if type_.tagged else [type_]
    parts = [c.subtype.type for m in members for c in (*m.discriminants, *m.own_components)]
    if type_.variants is not None:
        parts += [c.subtype.type for v in type_.variants.variants for c in v.components]
    for inner in (type_.component, type_.target):
        if inner is not None:
            parts.append(inner.type)
    return parts


def mentions_controlled(node: ir.Expression) -> bool:
    """Whether an expression has a part of a controlled type: GNAT moves those to the front."""
    from translators.rules.ada.effects import children

    made = isinstance(node, ir.Call | ir.RuntimeCall | ir.Binary | ir.Convert | ir.Repeat | ir.Conditional)
    if made and holds_controlled(node):
        return True
    return any(mentions_controlled(c) for c in children(node))


def follows_call(node: ir.Expression) -> bool:
    """Whether an expression follows an access value that a call gives."""
    from translators.rules.ada.effects import children

    if isinstance(node, ir.Dereference) and any(isinstance(n, ir.Call) for n in walk.expressions(node.reference)):
        return True
    return any(follows_call(c) for c in children(node))


def holds_controlled(node: ir.Expression) -> bool:
    """Whether a value has controlled parts itself."""
    return "Unbounded_String" in repr(getattr(node, "type", None))


def spelled(literal: str) -> bytes:
    return (literal if literal.startswith("'") else literal.upper()).encode("latin-1", "replace")
