"""The driver around one Ada module: a main procedure `driver` that calls the module's visible subprograms.

Values of a package's types are read and written by a child package of it, which sees private full views:
`P.Theseus_Io`. `theseus_tokens` (see templates) does the text. The tree's own main procedures are left out, so that
`driver` is the only program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analyzers.ada.bodies import subprograms as subprograms_of
from analyzers.ada.bodies import unique_names
from analyzers.ada.entities import Component, ObjectEntity, SubprogramEntity, Subtype, TypeEntity, VariantSet
from analyzers.ada.interface import entities_of
from analyzers.ada.modeltypes import UNBOUNDED
from analyzers.ada.resolve import Library, PackageEntity, is_predefined, item_name
from analyzers.model import (
    ArrayType,
    Codebase,
    Direction,
    Module,
    ModuleKind,
    ReferenceType,
    StringKind,
    StringType,
    Subprogram,
    TheseusError,
    Type,
)
from analyzers.scan import read_tree
from verifiers.harness.shapes import observed_data, undrivable

TEMPLATES = Path(__file__).parent / "templates"
IO = "Theseus_Io"


def drivable(subprogram: Subprogram) -> str:
    """Why a subprogram can't be driven; empty when it can."""
    reason = undrivable(subprogram)
    if reason:
        return reason
    for parameter in subprogram.parameters:
        if _has_reference(parameter.type):
            return f"parameter {parameter.name}: an access value"
        if parameter.direction is not Direction.IN and _unconstrained(parameter.type):
            return f"parameter {parameter.name}: an out parameter without bounds of its own"
    if subprogram.result is not None and _has_reference(subprogram.result):
        return "result: an access value"
    return ""


def _has_reference(type_: Type) -> bool:
    if isinstance(type_, ReferenceType):
        return True
    parts = [f.type for f in getattr(type_, "fields", ())]
    parts += [f.type for v in getattr(type_, "variants", ()) for f in v.fields]
    element = getattr(type_, "element", None)
    return any(_has_reference(p) for p in (*parts, *((element,) if element is not None else ())))


def _unconstrained(type_: Type) -> bool:
    if isinstance(type_, StringType):
        return type_.kind is StringKind.UNBOUNDED and type_.name != "Unbounded_String"
    return isinstance(type_, ArrayType) and type_.length is None


def original_tree(
    codebase: Codebase, root: Path, module: Module, subprograms: Sequence[Subprogram]
) -> dict[str, bytes]:
    """The tree's Ada files without its main procedures, and a driver for these subprograms of the module."""
    from analyzers.ada.source import SOURCE

    files, _ = read_tree(root, [SOURCE])
    sources = [f for f in files if f.language == "ada"]
    mains = {path for m in codebase.modules if m.kind is ModuleKind.MAIN for path in m.files}
    tree = {str(f.path): (root / f.path).read_bytes() for f in sources if str(f.path) not in mains}
    driver = Driver(Library(sources), module)
    text = driver.text(subprograms)
    for name in ("theseus_tokens.ads", "theseus_tokens.adb"):
        tree[name] = (TEMPLATES / name).read_bytes()
    tree["driver.adb"] = text.encode("latin-1", "replace")
    for path, content in driver.io_files().items():
        tree[path] = content.encode("latin-1", "replace")
    return tree


@dataclass
class Routines:
    """The child package of one unit: the types that it reads and writes, by name."""

    unit: str
    types: dict[str, TypeEntity] = field(default_factory=dict)


class Driver:
    """Writes the driver of one module."""

    def __init__(self, library: Library, module: Module) -> None:
        self.library = library
        self.module = module
        self.unit = next(u for u in library.module_units if u.replace(".", "_") == module.id)
        self.routines: dict[str, Routines] = {}
        self.lines: list[str] = []
        self.depth = 0
        self.predefined = {"Ada.Strings.Unbounded"}
        self.inside = ""  # the unit whose child package is being written
        entities = list(subprograms_of(library, self.unit))
        names = unique_names(entities)
        self.entities = {names[id(e)]: e for e in entities}

    # ------------------------------------------------------------------ the main procedure

    def text(self, subprograms: Sequence[Subprogram]) -> str:
        bodies: list[str] = []
        cases: list[str] = []
        for number, subprogram in enumerate(subprograms):
            reason = drivable(subprogram)
            entity = self.entities.get(subprogram.name)
            if reason or entity is None:
                raise TheseusError(f"{self.module.name}: {subprogram.name} can't be driven: {reason or 'unknown'}")
            bodies += self.call(number, entity)
            cases.append(f"         when {number} => Call_{number};")
        bodies += self.data()
        withs = ["with Ada.Exceptions;", "with Theseus_Tokens; use Theseus_Tokens;", *self.withs()]
        return "\n".join(
            [
                *withs,
                "",
                "procedure Driver is",
                *bodies,
                "begin",
                "   while Next_Line loop",
                "      case Read_Long is",
                *cases,
                "         when others => raise Program_Error;",
                "      end case;",
                "      Observed;",
                "      Finish;",
                "   end loop;",
                "end Driver;",
                "",
            ]
        )

    def withs(self) -> list[str]:
        found = [f"with {name};" for name in (self.spelled_unit(self.unit), *sorted(self.predefined))]
        units = {t.home for r in self.routines.values() for t in r.types.values()}
        for home in sorted(units):
            found.append(f"with {self.spelled_unit(home)}.{IO};")
        return found

    def spelled_unit(self, unit: str) -> str:
        part = self.library.spec.get(unit) or self.library.body.get(unit)
        return item_name(part.item) if part is not None else unit

    def put(self, line: str) -> None:
        self.lines.append("   " * (self.depth + 1) + line)

    def call(self, number: int, entity: SubprogramEntity) -> list[str]:
        """A procedure that reads the arguments of one subprogram, calls it, and writes what came of it."""
        self.lines = []
        self.put(f"procedure Call_{number} is")
        for position, formal in enumerate(entity.formals):
            of = self.variable_type(formal.subtype)
            if formal.mode == "in":
                self.put(f"   P{position} : constant {of} := {self.read(formal.subtype)};")
            elif formal.mode == "in out":
                self.put(f"   P{position} : {of} := {self.read(formal.subtype)};")
            else:
                self.put(f"   P{position} : {of}{self.initial(formal.subtype)};")
        self.put("begin")
        self.depth += 1
        name = f"{self.spelled_unit(self.unit)}.{entity.path}"
        if self.library.spec.get(self.unit) is None or not isinstance(self.library.unit(self.unit), PackageEntity):
            name = entity.path
        actuals = ", ".join(f"P{i}" for i in range(len(entity.formals)))
        call = f"{name} ({actuals})" if actuals else name
        shown = [(f"P{i}", f.subtype) for i, f in enumerate(entity.formals) if f.mode != "in"]
        if entity.result is None:
            self.put(f"{call};")
        else:
            self.put("declare")
            self.put(f"   R : constant {self.variable_type(entity.result)} := {call};")
            self.put("begin")
            self.depth += 1
            shown.append(("R", entity.result))
        self.put("Start;")
        for place, subtype in shown:
            self.write(place, subtype)
        if entity.result is not None:
            self.depth -= 1
            self.put("end;")
        self.depth -= 1
        self.put("exception")
        self.put("   when E : others => Write_Raised (E);")
        self.put(f"end Call_{number};")
        return [*self.lines, ""]

    def data(self) -> list[str]:
        """The module's observable data, after every answer."""
        self.lines = []
        self.put("procedure Observed is")
        self.put("begin")
        self.depth += 1
        package = self.library.unit(self.unit)
        for item in observed_data(self.module):
            entity = self.variable(package, item.name)
            self.write(f"{entity.scope.path}.{entity.name}", entity.subtype)
        self.put("null;")
        self.depth -= 1
        self.put("end Observed;")
        return [*self.lines, ""]

    def variable(self, package: object, name: str) -> ObjectEntity:
        if isinstance(package, PackageEntity):
            for entity, exported in entities_of(package, self.library):
                if isinstance(entity, ObjectEntity) and exported and entity.name == name:
                    return entity
        raise TheseusError(f"{self.module.name}: the variable {name} is not found")

    # ------------------------------------------------------------------ types

    def type_name(self, type_: TypeEntity) -> str:
        if type_.home == "standard":
            return f"Standard.{type_.name}"
        if type_.home == UNBOUNDED:
            return "Ada.Strings.Unbounded.Unbounded_String"
        if is_predefined(type_.home):
            self.predefined.add(self.spelled_unit(type_.home))
            return f"{type_.path}.{type_.name}"
        if not type_.name or "subprogram" in type_.reason:
            raise TheseusError(f"{self.module.name}: a parameter of a type without a name can't be driven")
        return f"{type_.path}.{type_.name}"

    def variable_type(self, subtype: Subtype) -> str:
        """The type of a variable that can hold any value of the subtype."""
        name = self.type_name(subtype.type)
        bounds = subtype.static_bounds() if subtype.type.kind == "array" else None
        if bounds is not None and self.is_unconstrained(subtype.type):
            index = subtype.type.indexes[0].type
            low, high = (self.literal(index, b) for b in bounds)
            return f"{name} ({low} .. {high})"
        return name

    def is_unconstrained(self, type_: TypeEntity) -> bool:
        """Whether the array type's own name leaves the bounds open."""
        if type_.home == "standard":
            return True
        package = self.library.unit(type_.home)
        if not isinstance(package, PackageEntity):
            return False
        for entity, _ in entities_of(package, self.library):
            subtype = getattr(entity, "subtype", None)
            if isinstance(subtype, Subtype) and subtype.type is type_ and entity.key == type_.name.lower():
                return subtype.bounds is None
        return False

    def literal(self, type_: TypeEntity, position: int) -> str:
        if type_.integer:
            return str(position) if position >= 0 else f"({position})"
        return f"{self.type_name(type_)}'Val ({position})"

    def initial(self, subtype: Subtype) -> str:
        """What an out parameter holds before the call: zeros in strings, defaults elsewhere."""
        if subtype.type.is_string:
            return " := (others => Character'Val (0))"
        return ""

    def routine(self, type_: TypeEntity, verb: str) -> str:
        """The routine of the child package that reads or writes a type."""
        made = self.routines.setdefault(type_.home, Routines(type_.home))
        made.types.setdefault(type_.name, type_)
        if type_.path.lower() != type_.home and type_.private:
            raise TheseusError(f"{self.module.name}: {type_.name} is private to a package inside {type_.home}")
        prefix = "" if self.inside == type_.home else f"{self.spelled_unit(type_.home)}.{IO}."
        return f"{prefix}{verb}_Of_{type_.name}"

    # ------------------------------------------------------------------ reading and writing

    def read(self, subtype: Subtype) -> str:
        """An expression that reads a value."""
        type_ = subtype.type
        if type_.home == UNBOUNDED:
            return "Ada.Strings.Unbounded.To_Unbounded_String (Theseus_Tokens.Read_Text)"
        if not is_predefined(type_.home):
            return self.routine(type_, "Read")
        if type_.is_string:
            return "Theseus_Tokens.Read_Text"
        return self.read_scalar(type_)

    def read_scalar(self, type_: TypeEntity) -> str:
        name = self.type_name(type_)
        if type_.kind == "float":
            return f"{name} (Theseus_Tokens.Read_Real)"
        if type_.integer:
            fits = type_.kind == "signed" and -(2**63) <= type_.low < type_.high < 2**63
            return f"{name} (Theseus_Tokens.{'Read_Long' if fits else 'Read_Number'})"
        return f"{name}'Val (Theseus_Tokens.Read_Number)"

    def write(self, place: str, subtype: Subtype) -> None:
        """Statements that write a value."""
        type_ = subtype.type
        if type_.home == UNBOUNDED:
            self.put(f"Theseus_Tokens.Write_Text (Ada.Strings.Unbounded.To_String ({place}));")
        elif type_.kind == "array" and not type_.name:
            self.write_array(place, type_)
        elif not is_predefined(type_.home):
            self.put(f"{self.routine(type_, 'Write')} ({place});")
        elif type_.is_string:
            self.put(f"Theseus_Tokens.Write_Text ({place});")
        else:
            self.write_scalar(place, type_)

    def write_scalar(self, place: str, type_: TypeEntity) -> None:
        if type_.kind == "float":
            self.put(f"Theseus_Tokens.Write_Real (Long_Float ({place}));")
        elif type_.integer:
            self.put(f"Theseus_Tokens.Write_Number (Theseus_Tokens.Number ({place}));")
        else:
            self.put(f"Theseus_Tokens.Write_Number (Theseus_Tokens.Number ({self.type_name(type_)}'Pos ({place})));")

    def write_array(self, place: str, type_: TypeEntity) -> None:
        assert type_.component is not None
        index = f"I{self.depth}"
        self.put(f"Theseus_Tokens.Write_Number (Theseus_Tokens.Number ({place}'Length));")
        self.put(f"for {index} in {place}'Range loop")
        self.depth += 1
        self.write(f"{place} ({index})", type_.component)
        self.depth -= 1
        self.put("end loop;")

    # ------------------------------------------------------------------ child packages

    def io_files(self) -> dict[str, str]:
        """The child packages of all units whose types are used; writing one may ask for types of others."""
        written: dict[tuple[str, str], list[str]] = {}
        while True:
            missing = [
                (home, name)
                for home, made in self.routines.items()
                for name in made.types
                if (home, name) not in written
            ]
            if not missing:
                break
            for home, name in missing:
                written[(home, name)] = self.bodies(self.routines[home].types[name])
        files: dict[str, str] = {}
        for home, made in self.routines.items():
            files.update(self.child(home, made, written))
        return files

    def child(self, home: str, made: Routines, written: dict[tuple[str, str], list[str]]) -> dict[str, str]:
        unit = self.spelled_unit(home)
        stem = home.replace(".", "-") + f"-{IO.lower()}"
        spec: list[str] = []
        body: list[str] = []
        for name in made.types:
            spec.append(f"   function Read_Of_{name} return {self.type_name(made.types[name])};")
            spec.append(f"   procedure Write_Of_{name} (X : {self.type_name(made.types[name])});")
            body += written[(home, name)]
        others = sorted(h for h in self.routines if h != home)
        withs = [f"with {self.spelled_unit(h)}.{IO};" for h in others]
        used = [w for w, h in zip(withs, others, strict=True) if f"{self.spelled_unit(h)}.{IO}." in "\n".join(body)]
        known = [f"with {name};" for name in sorted(self.predefined)]
        head = [*known, "with Theseus_Tokens; use Theseus_Tokens;", *used]
        return {
            f"{stem}.ads": "\n".join([f"package {unit}.{IO} is", *spec, f"end {unit}.{IO};", ""]),
            f"{stem}.adb": "\n".join([*head, "", f"package body {unit}.{IO} is", "", *body, f"end {unit}.{IO};", ""]),
        }

    def bodies(self, type_: TypeEntity) -> list[str]:
        """Reader and writer of one type."""
        self.inside, self.lines, self.depth = type_.home, [], 0
        name = self.type_name(type_)
        if type_.kind == "record":
            self.read_record(type_, name)
        elif type_.kind == "array":
            self.read_array(type_, name)
        elif type_.scalar:
            self.put(f"function Read_Of_{type_.name} return {name} is")
            self.put("begin")
            self.put(f"   return {self.read_scalar(type_)};")
            self.put(f"end Read_Of_{type_.name};")
        else:
            raise TheseusError(f"{self.module.name}: values of {type_.name} can't be driven")
        self.put("")
        self.put(f"procedure Write_Of_{type_.name} (X : {name}) is")
        self.put("begin")
        self.depth += 1
        if type_.kind == "record":
            self.write_record(type_)
        elif type_.kind == "array" and type_.is_string:
            self.put("Theseus_Tokens.Write_Text (String (X));")
        elif type_.kind == "array":
            self.write_array("X", type_)
        else:
            self.write_scalar("X", type_)
        self.depth -= 1
        self.put(f"end Write_Of_{type_.name};")
        self.put("")
        self.inside = ""
        return self.lines

    def read_array(self, type_: TypeEntity, name: str) -> None:
        assert type_.component is not None
        self.put(f"function Read_Of_{type_.name} return {name} is")
        if type_.is_string:
            self.put("begin")
            self.put(f"   return {name} (Theseus_Tokens.Read_Text);")
            self.put(f"end Read_Of_{type_.name};")
            return
        open_ = self.is_unconstrained(type_)
        if open_ and not type_.indexes[0].type.integer:
            raise TheseusError(f"{self.module.name}: {type_.name} has an index that is no integer")
        self.put("   Count : constant Natural := Natural (Theseus_Tokens.Read_Number);")
        self.put(f"   X : {name}{' (1 .. Index (Count))' if open_ else ''};")
        if open_:
            index = self.type_name(type_.indexes[0].type)
            self.lines[-2:-2] = [f"      subtype Index is {index};"]
            self.lines[-2], self.lines[-3] = self.lines[-3], self.lines[-2]
        self.put("begin")
        self.put("   if Count /= X'Length then")
        self.put("      raise Program_Error;")
        self.put("   end if;")
        self.put("   for I in X'Range loop")
        self.put(f"      X (I) := {self.read(type_.component)};")
        self.put("   end loop;")
        self.put("   return X;")
        self.put(f"end Read_Of_{type_.name};")

    def read_record(self, type_: TypeEntity, name: str) -> None:
        self.put(f"function Read_Of_{type_.name} return {name} is")
        for position, component in enumerate(type_.discriminants):
            self.put(
                f"   D{position} : constant {self.type_name(component.subtype.type)} := {self.read(component.subtype)};"
            )
        constraint = ", ".join(f"D{i}" for i in range(len(type_.discriminants)))
        self.put(f"   X : {name}{f' ({constraint})' if constraint else ''};")
        self.put("begin")
        self.depth += 1
        for component in type_.components:
            self.put(f"X.{component.name} := {self.read(component.subtype)};")
        if type_.variants is not None:
            self.variants(type_, type_.variants, self.read_component)
        self.put("return X;")
        self.depth -= 1
        self.put(f"end Read_Of_{type_.name};")

    def read_component(self, component: Component) -> None:
        self.put(f"X.{component.name} := {self.read(component.subtype)};")

    def write_record(self, type_: TypeEntity) -> None:
        for component in (*type_.discriminants, *type_.components):
            self.write(f"X.{component.name}", component.subtype)
        if type_.variants is not None:
            self.variants(type_, type_.variants, lambda c: self.write(f"X.{c.name}", c.subtype))
        self.put("null;")

    def variants(self, type_: TypeEntity, part: VariantSet, each: object) -> None:
        selector = next(d for d in type_.discriminants if d.key == part.discriminant)
        self.put(f"case X.{selector.name} is")
        for variant in part.variants:
            choices = "others"
            if variant.ranges is not None:
                of = selector.subtype.type
                choices = " | ".join(
                    self.choice(of, low) if low == high else f"{self.choice(of, low)} .. {self.choice(of, high)}"
                    for low, high in variant.ranges
                )
            self.put(f"   when {choices} =>")
            self.depth += 2
            for component in variant.components:
                each(component)  # type: ignore[operator]
            self.put("null;")
            self.depth -= 2
        self.put("end case;")

    def choice(self, type_: TypeEntity, position: int) -> str:
        return str(position) if type_.integer else f"{self.type_name(type_)}'Val ({position})"
