"""The library: every compilation unit of a tree, its packages elaborated on demand, and names looked up.

Lookup follows ARM 8.2-8.6 as far as a legal program needs: inner declarations hide outer ones, overloadable
ones join, use clauses come after what is directly visible. It does not check legality.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import PurePosixPath

from analyzers.ada import tree as t
from analyzers.ada import written
from analyzers.ada.entities import (
    Entity,
    ExceptionEntity,
    GenericEntity,
    LiteralEntity,
    ObjectEntity,
    PackageEntity,
    Scope,
    SubprogramEntity,
    Subtype,
    SubtypeEntity,
    TypeEntity,
    UnknownEntity,
    UsedType,
)
from analyzers.ada.syntax import parse
from analyzers.model import SourceFile, Span

ROOTS = ("ada", "gnat", "interfaces", "system", "standard", "text_io", "unchecked_conversion", "calendar",
         "unchecked_deallocation", "direct_io", "sequential_io", "io_exceptions", "machine_code")  # fmt: skip
# What Ada 83 called library units of today (ARM J.1): renamings.
OLD_NAMES = ("text_io", "calendar", "unchecked_conversion", "unchecked_deallocation", "direct_io", "sequential_io",
             "io_exceptions")  # fmt: skip
NOWHERE = Span("standard", 0)
_SETTING = re.compile(r"(?:\.\s*Default_(?=\w)|\bDefault_(?=\w+\s*:=))(Width|Base|Fore|Aft|Exp|Setting)\b", re.I)
_REORDERED = re.compile(r"\bpragma\s+Default_Scalar_Storage_Order\b", re.I)
_DECLARED = re.compile(r"(?<!\.)\bDefault_(Width|Base|Fore|Aft|Exp|Setting)\s*(?:,[\w\s,]*)?:(?!=)", re.I)


def _source(name: str, ending: str, text: str) -> SourceFile:
    return SourceFile(PurePosixPath("predefined") / f"{name.replace('.', '-')}.{ending}", "ada", text, "", "latin-1")


def is_predefined(name: str) -> bool:
    """Whether a library unit's name (lower case) belongs to the language or the compiler."""
    return name.split(".")[0] in ROOTS


def knows_meaning(name: str) -> bool:
    """Whether a predefined unit's subprograms mean what the translator itself says: containers and bounded strings are
    written in Ada, in `predefined/`, and translated like any other generic."""
    return is_predefined(name) and not name.startswith(("ada.containers.", "ada.strings.bounded"))


def item_name(item: t.Decl) -> str:
    """The full name of a library item, as written."""
    if isinstance(item, t.SubprogramDecl | t.SubprogramBody | t.SubprogramRenaming):
        return t.dotted(item.spec.name)
    if isinstance(item, t.GenericDecl):
        return item_name(item.unit)
    if isinstance(item, t.PackageDecl | t.PackageBody | t.Instantiation | t.PackageRenaming | t.Stub):
        return t.dotted(item.name)
    return item.name if isinstance(item, t.ConcurrentDecl) else ""


def runs_tasks(parsed: t.Parsed) -> bool:
    """Whether a file has tasks that do more than serve, or speaks of tasks otherwise than by calls."""
    for node in (n for unit in parsed.units for n in t.walk(unit.item)):
        if isinstance(node, t.ConcurrentDecl) and node.kind == "task" and node.package is None:
            return True
        if isinstance(node, t.AbortStmt | t.EntryCallStmt) or (
            isinstance(node, t.Attribute) and node.designator in ("terminated", "callable")
        ):
            return True
    return False


@functools.lru_cache(maxsize=2)
def parsed_files(files: tuple[SourceFile, ...]) -> tuple[t.Parsed, ...]:
    """A codebase's files: what analyzes it and what translates it read the same."""
    found = tuple(parse(f) for f in files)
    if any(runs_tasks(p) for p in found):  # then those that only serve are tasks among others
        return tuple(parse(f, serving=False) for f in files)
    return found


class Library:
    """All units of a codebase. `spec`, `body` and `subunits` are by full name, lower case."""

    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.files = {str(f.path): f for f in files}
        self.parsed = parsed_files(tuple(files))
        self.spec: dict[str, t.Unit] = {}
        self.body: dict[str, t.Unit] = {}
        self.subunits: dict[str, list[t.Unit]] = {}
        self.duplicates: list[t.Unit] = []
        self.stray: list[t.Unit] = []
        self.units: dict[str, Entity | None] = {}
        self.scopes: dict[tuple[int, int], Scope] = {}
        self.elaborated_bodies: set[int] = set()
        self.predefined_seen: set[str] = set()
        self.instantiated: list[GenericEntity] = []
        self.loose: set[object] = set()  # access types of which some allocated array may be empty and end anywhere
        self.shaped: set[object] = set()  # arrays of several dimensions that results or access values have with their bounds
        self.tagged: list[TypeEntity] = []  # every specific tagged type that is read so far
        self.local_types: dict[tuple[str, str], list[TypeEntity]] = {}
        self.changes = 0  # of what names mean anywhere
        self.reordered = any(_REORDERED.search(f.text) for f in files)
        self._asked: dict[tuple[str, int, int], tuple[list[Entity], Scope, t.Node]] = {}  # since the last change
        self._asked_at = 0
        for parsed in self.parsed:
            for unit in parsed.units:
                self.place(unit)
        from analyzers.ada.standard import standard_scope

        self.standard = standard_scope(self)

    def place(self, unit: t.Unit) -> None:
        """Index one compilation unit."""
        name = item_name(unit.item).lower()
        if not name or isinstance(unit.item, t.Broken):
            self.stray.append(unit)
            return
        if unit.parent:
            self.subunits.setdefault(unit.parent.lower(), []).append(unit)
            return
        is_body = isinstance(unit.item, t.SubprogramBody | t.PackageBody)
        table = self.body if is_body else self.spec
        if name in table:
            self.duplicates.append(unit)
        else:
            table[name] = unit

    # ------------------------------------------------------------------ library units

    def unit(self, name: str) -> Entity | None:
        """The entity of a library unit by full name (lower case), elaborated now if it is not yet."""
        if name in OLD_NAMES and name not in self.spec and name not in self.body:
            name = f"ada.{name}"
        if name not in self.units:
            self.units[name] = None
            self.units[name] = self.load(name)
        return self.units[name]

    def load(self, name: str) -> Entity | None:
        from analyzers.ada.declare import declare_library_unit

        unit = self.spec.get(name) or self.body.get(name)
        if unit is None and is_predefined(name):
            unit = self.predefined(name)
            if unit is None:
                return self.unknown_package(name)
        return declare_library_unit(self, unit, name) if unit else None

    def predefined(self, name: str) -> t.Unit | None:
        """The part that we know of a predefined package, from `predefined/`."""
        text = written.text(name, "ads") if name not in self.predefined_seen else None
        if text is None:
            return None
        self.predefined_seen.add(name)
        if name == "ada.text_io":
            for setting in self.settings():
                text = re.sub(rf"(\bDefault_{setting}\s*: )constant ", r"\1", text, flags=re.I)
        return parse(_source(name, "ads", text)).units[0]

    def settings(self) -> set[str]:
        """Which defaults of Text_IO's generic packages the program may set: these are variables, the others constants."""
        texts = [re.sub(r'"[^"\n]*"|--[^\n]*', " ", file.text) for file in self.files.values()]
        found = {m[1].lower() for text in texts for m in _SETTING.finditer(text)}
        return found - {m[1].lower() for text in texts for m in _DECLARED.finditer(text)}

    def predefined_body(self, name: str) -> t.Unit | None:
        """The body of a predefined generic package that is written in Ada."""
        text = written.text(name, "adb") if is_predefined(name) else None
        return parse(_source(name, "adb", text)).units[0] if text is not None else None

    def unknown_package(self, name: str) -> PackageEntity:
        scope = Scope(self, self.standard, name, path=name)
        entity = PackageEntity(name, NOWHERE, 0, self.standard, name, name, scope, scope, None, True, False)
        scope.owner = entity
        return entity

    # ------------------------------------------------------------------ lookup

    def find(self, name: t.Node, scope: Scope) -> list[Entity]:
        """What a name can stand for, innermost first. Empty when it is not known."""
        if isinstance(name, t.Name):
            return self.direct(name.key, scope, name)
        if isinstance(name, t.StrLit):
            return self.direct('"' + name.value.decode("latin-1").lower() + '"', scope, name)
        if isinstance(name, t.CharLit):
            return self.direct(f"'{chr(name.value)}'", scope, name)
        if isinstance(name, t.Selected):
            return self.selected(name, scope)
        return []

    def direct(self, key: str, scope: Scope, at: t.Node) -> list[Entity]:
        """Directly visible entities, then use-visible ones (ARM 8.3, 8.4). The same is asked again and again."""
        if self.changes != self._asked_at:
            self._asked.clear()
            self._asked_at = self.changes
        asked = key, id(scope), id(at)
        known = self._asked.get(asked)
        if known is None:
            known = self._asked[asked] = self._direct(key, scope, at), scope, at
        return list(known[0])

    def _direct(self, key: str, scope: Scope, at: t.Node) -> list[Entity]:
        found: list[Entity] = []
        region: Scope | None = scope
        while region is not None:
            if key not in region.names and key not in region.replaced:
                region = region.parent
                continue
            here = [e for e in region.local(key) if self.before(e, at) or current_instance(e, region)]
            here += [e for e, end in region.replaced.get(key, ()) if e.span.file == at.span.file and e.pos <= at.pos < end]
            if here and not here[0].overloadable:
                if not found:
                    return [here[0]]
                break
            outer = [e for e in here if e.overloadable and e not in found]
            found += [e for e in outer if not any(hides(inner, e) for inner in found)]
            region = region.parent
        used = self.use_visible(key, scope, at)
        if found:
            more = [e for e in used if e.overloadable and e not in found]
            return found + [e for e in more if not any(hides(inner, e) for inner in found)]
        if used:
            plain = [e for e in used if not e.overloadable]
            return [plain[0]] if plain and len(plain) == len(used) else [e for e in used if e.overloadable]
        library = self.child_in_use(key, scope) or self.unit(key)
        return [library] if library else []

    def child_in_use(self, key: str, scope: Scope) -> Entity | None:
        """A child unit whose parent is in a use clause (ARM 8.4(8), 10.1.1(11))."""
        region: Scope | None = scope
        while region is not None:
            for package in region.uses:
                name = f"{package.full_name}.{key}".lower()
                if name in self.spec or name in self.body or (is_predefined(name) and name in written.names()):
                    return self.unit(name)
            region = region.parent
        return None

    def before(self, entity: Entity, at: t.Node) -> bool:
        """Whether an entity is already declared where it is used."""
        return entity.span.file != at.span.file or entity.pos <= at.pos

    def use_visible(self, key: str, scope: Scope, at: t.Node) -> list[Entity]:
        found: list[Entity] = []
        region: Scope | None = scope
        while region is not None:
            for package in region.uses:
                if here := package.public.local(key):
                    found.extend(e for e in here if e not in found and self.before(e, at))
                if package.formals is not None:
                    found.extend(e for e in package.formals.local(key) if e not in found)
                if not package.known and not found:
                    reason = f"declared in {package.generic or package.full_name}"
                    found.append(UnknownEntity(key, NOWHERE, 0, package.public, reason))
            for used in region.use_types:
                if used.all_ or key.startswith('"'):
                    found.extend(e for e in self.operations(used, key) if e not in found and self.before(e, at))
            region = region.parent
        known = [e for e in found if not isinstance(e, UnknownEntity)]
        return known or found[:1]

    def operations(self, used: UsedType, key: str) -> Iterator[Entity]:
        """What a use type clause makes visible under a name: operators, with `all` also literals and the subprograms of
        the type and of its class that its package declares (ARM 8.4(8))."""
        type_ = used.type
        owner = type_.region.owner if type_.region is not None else None
        home = owner if isinstance(owner, PackageEntity) else self.unit(type_.home)
        if not isinstance(home, PackageEntity):
            return
        for entity in home.public.local(key):
            own = isinstance(entity, LiteralEntity) and entity.type is type_
            if own or (isinstance(entity, SubprogramEntity) and mentions(entity, type_, used.all_)):
                yield entity

    def selected(self, name: t.Selected, scope: Scope) -> list[Entity]:
        """`prefix.selector` as an expanded name; empty when the prefix is an object."""
        for prefix in self.find(name.prefix, scope):
            if isinstance(prefix, PackageEntity):
                return self.member(prefix, name.key, scope)
            if isinstance(prefix, SubprogramEntity):
                region: Scope | None = scope
                while region is not None:
                    inner = region.parent is not None and region.parent.owner is prefix  # a block's or a loop's
                    if region.owner is prefix and not inner:
                        here = [e for e in region.local(name.key)]
                        return here or (list(prefix.scope.local(name.key)) if prefix.instance_of else [])
                    region = region.parent
        if isinstance(name.prefix, t.Name):
            around: Scope | None = scope
            while around is not None:
                if around.label and around.label == name.prefix.key:
                    return [e for e in around.local(name.key)]
                around = around.parent
        full = t.dotted(name).lower()
        if full and not self.find(name.prefix, scope):
            library = self.unit(full)
            return [library] if library else []
        return []

    def member(self, package: PackageEntity, key: str, scope: Scope) -> list[Entity]:
        """What `package.key` is, seen from `scope`: inside the package also its private part and body."""
        found = list(package.public.local(key))
        if self.inside(package, scope):
            for region in (package.private, package.body_scope):
                if region is not None and region is not package.public:
                    found.extend(e for e in region.local(key) if e not in found)
        formals = package.formals or (package.public.parent if package.instance_of and self.inside(package, scope) else None)
        if not found and formals is not None:
            found = list(formals.local(key))
        if found:
            return found
        child = self.unit(key if package.scope is self.standard and package.key == "standard" else f"{package.full_name}.{key}".lower())
        if child is not None:
            return [child]
        if not package.known:
            return [UnknownEntity(key, NOWHERE, 0, package.public, f"declared in {package.generic or package.full_name}")]
        return []

    def inside(self, package: PackageEntity, scope: Scope) -> bool:
        region: Scope | None = scope
        while region is not None:
            if region in (package.public, package.private, package.body_scope):
                return True
            region = region.parent
        return False

    def find_one(self, name: t.Node, scope: Scope) -> Entity | None:
        found = self.find(name, scope)
        return found[0] if found else None

    # ------------------------------------------------------------------ modules

    @cached_property
    def module_units(self) -> dict[str, list[t.Unit]]:
        """Unit name (lower case) to its compilation units: specification, body, then subunits."""
        groups: dict[str, list[t.Unit]] = {}
        for name in sorted({*self.spec, *self.body}):
            parts = [u for u in (self.spec.get(name), self.body.get(name)) if u is not None]
            groups[name] = parts
        for parent, units in sorted(self.subunits.items()):
            home = self.subunit_home(parent)
            groups.setdefault(home, []).extend(units)
        return groups

    def subunit_home(self, parent: str) -> str:
        """The library unit that a subunit belongs to: its parent may itself be a subunit (`Lib.Outer`)."""
        name = parent
        while name and name not in self.spec and name not in self.body:
            name = name.rpartition(".")[0]
        return name or parent

    def home_files(self, name: str) -> tuple[str, ...]:
        """The files of a module, body first when it has one."""
        units = self.module_units.get(name, [])
        ordered = sorted(units, key=lambda u: not isinstance(u.item, t.SubprogramBody | t.PackageBody))
        return tuple(dict.fromkeys(u.span.file for u in ordered))

    def type_name(self, type_: TypeEntity) -> str:
        """A name for the type that no other named type of the codebase has."""
        if not type_.name or type_.home == "standard" or is_predefined(type_.home):
            return type_.name
        if type_.local:
            return self.local_type_name(type_)
        if type_.instance:
            return f"{type_.instance.replace('.', '_')}_{type_.name}"
        if len(self.type_names.get(type_.name.lower().replace("_", ""), ())) > 1:
            unit = self.spec.get(type_.home) or self.body.get(type_.home)
            prefix = item_name(unit.item) if unit else type_.home
            return f"{prefix.replace('.', '_')}_{type_.name}"
        return type_.name

    def local_type_name(self, type_: TypeEntity) -> str:
        """A type of a subprogram or block: numbered by its unit when others of the codebase have its name."""
        base = f"{type_.instance.replace('.', '_')}_{type_.name}" if type_.instance else type_.name
        known = self.local_types.setdefault((type_.home, base.lower().replace("_", "")), [])
        if type_ not in known:
            known.append(type_)
        if len(self.type_names.get(type_.name.lower().replace("_", ""), ())) > 1:
            base = f"{type_.home.replace('.', '_')}_{base}"
        number = known.index(type_) + 1
        plain = number == 1 and not self.declared_globally(type_)
        return base if plain else f"{base}_{number + 1}"

    def declared_globally(self, type_: TypeEntity) -> bool:
        """Whether the unit of a local type has one of that name in a package too."""
        package = self.unit(type_.home)
        if not isinstance(package, PackageEntity):
            return False
        regions = (package.public, package.private, package.body_scope)
        return any(region is not None and region.local(type_.name.lower()) for region in regions)

    @cached_property
    def type_names(self) -> dict[str, set[tuple[str, int]]]:
        names: dict[str, set[tuple[str, int]]] = {}
        for parsed in self.parsed:
            for unit in parsed.units:
                seen = set()
                for node in t.walk(unit.item):
                    if isinstance(node, t.TypeDecl) and node.name.key not in seen:
                        seen.add(node.name.key)
                        home = (item_name(unit.item).lower(), 0)
                        names.setdefault(node.name.key.replace("_", ""), set()).add(home)
        return names


def current_instance(entity: Entity, region: Scope) -> bool:
    """Whether a generic's name means the instance around: declared at the instantiation, later in the text or not."""
    if isinstance(entity, SubprogramEntity):  # of which the formals' region is the scope
        return entity.instance_of is not None and entity.scope is region
    return isinstance(entity, PackageEntity) and entity.instance_of is not None and entity.scope is not region


def hides(inner: Entity, outer: Entity) -> bool:
    """Whether a literal is hidden by a function that looks like it, or the other way round (ARM 8.3(10))."""
    return _literal_type(inner) is not None and _literal_type(inner) is _literal_type(outer)


def _literal_type(entity: Entity) -> TypeEntity | None:
    """The type of a literal, or of what is called like one."""
    if isinstance(entity, LiteralEntity):
        return entity.type
    plain = isinstance(entity, SubprogramEntity) and not entity.formals and entity.result is not None
    return entity.result.type if plain and isinstance(entity, SubprogramEntity) and entity.result else None


def mentions(subprogram: SubprogramEntity, type_: TypeEntity, class_wide: bool = False) -> bool:
    """Whether a parameter or the result is of a type, or (`class_wide`) of its class."""
    types = [f.subtype.type for f in subprogram.formals]
    if subprogram.result:
        types.append(subprogram.result.type)
    return type_ in types or (class_wide and any(x.specific is type_ for x in types))


def subtype_of(found: Sequence[Entity]) -> Subtype | None:
    """The subtype that a name stands for, if it names one."""
    for entity in found:
        if isinstance(entity, SubtypeEntity):
            return entity.subtype
    return None


def describe(entity: Entity) -> str:
    """What kind of thing an entity is, for messages."""
    kinds = {
        ObjectEntity: "object",
        SubtypeEntity: "type",
        SubprogramEntity: "subprogram",
        PackageEntity: "package",
        ExceptionEntity: "exception",
        LiteralEntity: "literal",
        GenericEntity: "generic",
    }
    return kinds.get(type(entity), "name")
