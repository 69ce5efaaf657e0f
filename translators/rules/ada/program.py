"""All of a codebase's Ada, lowered together.

Some facts about a subprogram come from its callers (slices are passed to it), some from its callees (what they raise
and change, where their results start, which variables they capture). So everything is lowered again until no fact
changes, but for what has read none that did (`watch`); then each module's part is handed out.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cached_property

from analyzers.ada import tree as t
from analyzers.ada.bodies import OPERATORS, subprograms, unique_names
from analyzers.ada.entities import ObjectEntity, Scope, SubprogramEntity, Subtype, TypeEntity
from analyzers.ada.generics import generic_body, give_body
from analyzers.ada.modeltypes import model_type
from analyzers.ada.resolve import Library
from analyzers.ada.source import module_id
from analyzers.model import SourceFile, Type
from translators.rules import ir
from translators.rules.ada.addresses import Addresses
from translators.rules.ada.assertions import asserting
from translators.rules.ada.bounds import Bounds, Key
from translators.rules.ada.captures import Captures
from translators.rules.ada.cursors import Home, called_from_anywhere
from translators.rules.ada.effects import ANYTHING, Effects, EffectTable
from translators.rules.ada.elaboration import Elaborations
from translators.rules.ada.helpers import Helpers, next_name
from translators.rules.ada.packages import Packages
from translators.rules.ada.parts import hidden_problem
from translators.rules.ada.refusal import Refused
from translators.rules.ada.resolution import Resolver
from translators.rules.ada.routine import PLAIN, Form, Routine, unrepresentable
from translators.rules.ada.subprograms import lower_subprogram
from translators.rules.ada.textio import uses_files
from translators.rules.ada.watch import Watch

PASSES = 25


class Program:
    """The facts of all subprograms, and the lowered forms of each."""

    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.files = tuple(files)
        self.library = Library(files)
        self.resolver = Resolver()
        self.uses_files = uses_files(files)
        self.watch = Watch()
        self.effects = EffectTable(self.watch)
        self.units = {module_id(u): u for u in self.library.module_units}
        self.entities: dict[str, list[SubprogramEntity]] = {}
        self.names: dict[int, str] = {}
        self.asserting = asserting(files)
        self.lowered: dict[Key, ir.IrSubprogram] = {}
        self.refused: dict[Key, Refused] = {}
        self.kept: list[object] = []
        self.types: dict[int, tuple[Type, tuple[str, str] | None]] = {}
        self.record_types: dict[int, Type] = {}  # by the identity of the type that they derive from
        self.hidden: dict[int, tuple[str, str] | None] = {}  # see `hidden_problem`, of this pass, by the type's identity
        self.early: dict[int, frozenset[str]] = {}
        self.held_formals: set[int] = set()
        self.held_bounds: dict[int, ObjectEntity] = {}  # constants for bounds, by the bound's identity
        self.settled: dict[tuple[str, int, str], list[ObjectEntity]] = {}  # constants for expressions of constraints
        self.regions: dict[int, Scope] = {}  # of objects of one declaration whose constraints are evaluated apart
        self.constrained_formals: set[tuple[int, str]] = set()  # that some caller gives a constrained object
        self.free_formals: set[tuple[int, str]] = set()  # that some caller gives an object which may not be constrained
        self.foreign: set[int] = set()  # objects and subprograms that other modules use
        self.boxed: dict[int, TypeEntity] = {}  # objects whose 'Access is taken, and the type of such references
        self.cursor_formals: dict[tuple[int, str], Home] = {}  # the containers that callers mean, by subprogram and parameter
        self.handed: dict[int, t.Stmt] = {}  # what calls that hand a procedure to a container stand for, by the call
        self.renamed_tasks: dict[int, ObjectEntity] = {}  # constants for tasks whose entries are renamed, by the renaming
        self.task_kinds: dict[int, int] = {}  # task types, by identity
        self.task_masters: dict[int, ObjectEntity] = {}  # constants for masters, by their region
        self.exceptions: dict[str, str] = {}  # those that are raised or handled, and how GNAT spells their names
        self.seen_tagged = 0
        self.depths: dict[tuple[str, int], int] = {}  # of what access parameters refer to, by name and place
        self.changed = False
        self.wavering = False  # facts still change: what is refused now stays so, that they may settle
        for id_, unit in self.units.items():
            found = list(subprograms(self.library, unit))
            self.entities[id_] = found
            self.names.update(unique_names(found))
        self.addresses = Addresses(self)
        self.bounds = Bounds(self)
        self.captures = Captures(self)
        self.helpers = Helpers(self)
        self.packages = Packages(self)
        self.elaborations = Elaborations(self)
        self.run()

    # ------------------------------------------------------------------ the passes

    def run(self) -> None:
        for number in range(PASSES):
            self.changed = False
            self.wavering = number > PASSES // 2
            if number == 1:  # much of the library is read only when it is asked for
                self.watch.forget()
            self.hidden.clear()
            self.note_tagged()
            self.packages.lower()
            self.elaborations.lower()
            for id_, entities in self.entities.items():
                for entity in entities:
                    for form in self.bounds.forms(entity):
                        if not self.watch.holds((id(entity), form)):
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

    def note(self, kind: str, about: Hashable) -> None:
        """A fact has changed that is watched."""
        self.watch.changed(kind, about)
        self.changed = True

    def note_change(self) -> None:
        """Something else has changed, which any lowering may have read."""
        self.watch.forget()
        self.changed = True

    def note_tagged(self) -> None:
        """Forget the types of tagged records when more of them have been read: all share their tags."""
        if len(self.library.tagged) != self.seen_tagged:
            self.seen_tagged = len(self.library.tagged)
            self.forget_types()
            self.note_change()

    def note_constrained(self, entity: SubprogramEntity, key: str) -> None:
        """Somebody passes an object that keeps its discriminants for a parameter of a type that need not."""
        if (id(entity), key) not in self.constrained_formals:
            self.constrained_formals.add((id(entity), key))
            self.keep(entity)
            self.note_change()

    def note_free(self, entity: SubprogramEntity, key: str) -> None:
        """Somebody passes an object for such a parameter that may change its discriminants."""
        if (id(entity), key) not in self.free_formals:
            self.free_formals.add((id(entity), key))
            self.keep(entity)
            self.note_change()

    def note_foreign(self, entity: ObjectEntity | SubprogramEntity) -> None:
        """Another module uses what only a package's body declares: an instance of a generic whose body uses it."""
        if id(entity) not in self.foreign:
            self.foreign.add(id(entity))
            self.keep(entity)
            self.note_change()

    def note_boxed(self, entity: ObjectEntity, wanted: TypeEntity) -> None:
        """Somebody takes an object's 'Access: it lives behind a reference from its declaration on."""
        if id(entity) not in self.boxed:
            self.boxed[id(entity)] = wanted
            self.keep(entity)
            self.note_change()

    def note_loose(self, type_: TypeEntity) -> None:
        """An array of which a length does not tell where it ends is allocated."""
        self.library.loose.add(id(type_))
        self.note_change()
        self.forget_types()

    def name_callback(self, type_: TypeEntity, entity: SubprogramEntity) -> str:
        """The value of an access type that names a subprogram."""
        root = type_.root
        self.addresses.note_called(entity)
        called_from_anywhere(self, entity)
        if entity not in root.taken:
            taken = {name.lower() for name in root.callbacks} | {"null"}
            root.callbacks.append(next_name(self.names.get(id(entity), entity.name), taken))
            root.taken.append(entity)
            self.forget_types()
            self.note_change()
        return root.callbacks[root.taken.index(entity)]

    def tag_owner(self) -> str:
        """The module that declares the tags of all tagged types; empty when there are none."""
        homes = [module_id(x.home) for x in self.library.tagged]
        return next((h for h in homes if h in self.units), "")

    def lower(self, module: str, entity: SubprogramEntity, form: Form) -> None:
        key = (id(entity), form)
        if self.wavering and key in self.refused:
            return
        before = self.refused.pop(key, None)
        self.lowered.pop(key, None)
        with self.watch.lowering(key):
            for scope in around(entity.scope):
                self.watch.read("region", id(scope))
            try:
                self.lowered[key] = lower_subprogram(self, module, entity, form)
            except Refused as refusal:
                self.refused[key] = refusal
            except RecursionError:
                self.refused[key] = Refused("nesting", "nested too deeply for the rules", entity.span)
        after = self.refused.get(key)
        if (before is None) != (after is None):
            self.note("refusal", key)
        elif before is not None and after is not None and not before.same(after):
            self.watch.changed("refusal", key)

    @cached_property
    def of_generics(self) -> frozenset[int]:
        """The identities of all that stands in generics of which there are instances, once the passes are over."""
        generics = [(g.declaration, generic_body(g)) for g in self.library.instantiated]
        return frozenset(id(node) for generic in generics for node in t.walk(generic))

    def subprogram(self, key: tuple[str, str]) -> ir.IrSubprogram | None:
        """What a module and a name stand for, in its plain form, as far as it is lowered."""
        return next(
            (self.lowered.get((id(e), PLAIN)) for e in self.entities.get(key[0], ()) if self.names[id(e)] == key[1]), None
        )

    def by_module(self) -> dict[str, list[ir.IrSubprogram]]:
        found: dict[str, list[ir.IrSubprogram]] = {}
        for id_, entities in self.entities.items():
            subs = [
                self.lowered[(id(e), form)]
                for e in entities
                for form in self.bounds.forms(e)
                if (id(e), form) in self.lowered
            ]
            found[id_] = subs + [s for (module, _), s in self.helpers.made.items() if module == id_]
        return found

    # ------------------------------------------------------------------ what routines ask

    def callee(self, r: Routine, entity: SubprogramEntity, at: t.Node) -> tuple[str, str]:
        """The module ('' for the current one) and the name of a subprogram that is called."""
        if entity.generic == "generic":
            raise Refused("generic", f"{entity.name} is inside a generic", at)
        self.addresses.note_called(entity)
        if id(entity) not in self.names:
            self.add_instance(entity, at)
        refusal = self.refusal(entity, PLAIN) if entity.scope.instance else None
        if refusal is not None:
            raise Refused(refusal.construct, f"{entity.path}, of a generic instance: {refusal.reason}", at)
        if entity.body is None or entity.abstract or entity.imported:
            raise Refused("foreign subprogram", f"{entity.name} has no body here", at)
        owner = module_id(entity.home)
        if owner != r.module:
            self.note_foreign(entity)
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
        self.note_change()

    def refusal(self, entity: SubprogramEntity, form: Form) -> Refused | None:
        """Why a form of a subprogram is not translated."""
        self.watch.read("refusal", (id(entity), form))
        return self.refused.get((id(entity), form))

    def effects_of(self, entity: SubprogramEntity) -> Effects:
        if self.refusal(entity, PLAIN) is not None:
            return ANYTHING
        return self.effects.known((module_id(entity.home), self.names[id(entity)]))

    def reached_by(self, entity: SubprogramEntity) -> frozenset[tuple[str, str]]:
        """The subprograms that a call may come to."""
        return self.effects.reached((module_id(entity.home), self.names[id(entity)]))

    def keys_of(self, entity: SubprogramEntity) -> frozenset[tuple[str, str]]:
        """Module and names of a subprogram, in all its forms."""
        if id(entity) not in self.names:
            return frozenset()
        plain = self.names[id(entity)]
        return frozenset((module_id(entity.home), form.name(plain)) for form in self.bounds.forms(entity))

    def model_type(self, subtype: Subtype) -> tuple[Type, tuple[str, str] | None]:
        """The model's type of a subtype, and why the IR has no such value if it has none. Remembered."""
        if id(subtype) not in self.types:
            found = self._record_type(subtype) or model_type(subtype, self.library, None)
            problem = unrepresentable(found) or self._hidden_problem(subtype.type)
            self.types[id(subtype)] = (found, problem)
            if len(self.library.tagged) != self.seen_tagged:
                self.note_change()
            if problem is None:
                self.packages.add_instance_types(subtype.type)
            self.keep(subtype)
        return self.types[id(subtype)]

    def _record_type(self, subtype: Subtype) -> Type | None:
        """That of a record, which no constraint changes; None for others. Remembered by its ancestor."""
        root = subtype.type.root
        if root.kind != "record":
            return None
        if id(root) not in self.record_types:
            self.record_types[id(root)] = model_type(subtype, self.library, None)
            self.keep(root)
        return self.record_types[id(root)]

    def _hidden_problem(self, type_: TypeEntity) -> tuple[str, str] | None:
        if id(type_) not in self.hidden:
            self.hidden[id(type_)] = hidden_problem(type_, self.library)
            self.keep(type_)
        return self.hidden[id(type_)]

    def forget_types(self) -> None:
        """What is remembered of types no longer holds."""
        self.types.clear()
        self.record_types.clear()
        self.hidden.clear()

    def keep(self, item: object) -> None:
        """Keep an object alive whose identity is used as a key."""
        self.kept.append(item)

    def owner_of(self, type_: TypeEntity, at: t.Node) -> str:
        owner = module_id(type_.root.home)
        if owner not in self.units:
            raise Refused("type", f"{type_.name} belongs to no module of the codebase", at)
        return owner


def around(scope: Scope) -> list[Scope]:
    """The regions around a declaration, those around the instances that it is in too."""
    found, waiting = [], [scope]
    while waiting:
        item = waiting.pop()
        if item not in found:
            found.append(item)
            outer = (item.parent, item.owner.scope if item.owner is not None else None)
            waiting += [x for x in outer if x is not None]
    return found


def path_words(path: str) -> list[str]:
    return [OPERATORS.get(part.lower(), part) for part in path.split(".")]
