"""Ada as the host: in a package's body, the bodies of moved subprograms become stubs; its specification stays, and
so does what its callers see of it. `pragma Import` binds the one C function behind all stubs (theseus_tokens.adb).

Values of the tree's own types are written and read by child packages, as in the drivers (harness/ada.py).
"""

from __future__ import annotations

import re
from pathlib import Path

import tree_sitter_ada
from tree_sitter import Language, Node, Parser

from analyzers.ada.entities import SubprogramEntity
from analyzers.ada.resolve import Library
from analyzers.model import Codebase, Module, SourceFile, Subprogram, TheseusError
from analyzers.scan import read_tree
from verifiers.harness.ada import Driver, drivable
from verifiers.hybrid.protocol import Glued, Plan, by_module
from verifiers.hybrid.text import template

# A pure or preelaborated unit can't depend on the glue. Without the pragma it means the same.
_CATEGORY = re.compile(r"\bpragma\s+(?:Pure|Preelaborate|Preelaborable_Initialization|Remote_Types|Shared_Passive)\b[^;]*;", re.I)
# Its body depends on a child package, which depends on it.
_BODY = re.compile(r"\bpragma\s+Elaborate_Body\b[^;]*;", re.I)
_PREDEFINED = ("Constraint_Error", "Program_Error", "Storage_Error", "Tasking_Error")
_IO = ("Status_Error", "Mode_Error", "Name_Error", "Use_Error", "Device_Error", "End_Error", "Data_Error", "Layout_Error")


class _Host:
    def undrivable(self, subprogram: Subprogram) -> str:
        return drivable(subprogram)

    def unmovable(self, codebase: Codebase, root: Path, module: Module) -> str:
        return ""

    def crossing(self, subprogram: Subprogram) -> Subprogram:
        return subprogram

    def leftovers(self, plan: Plan) -> tuple[str, ...]:
        return ()  # the original's bodies are not in the tree any more

    def tree(self, codebase: Codebase, root: Path, plan: Plan) -> dict[str, bytes]:
        from analyzers.ada.source import SOURCE

        files, _ = read_tree(root, [SOURCE])
        sources = {str(f.path): f for f in files if f.language == "ada"}
        library = Library(list(sources.values()))
        texts = {path: f.text for path, f in sources.items()}
        drivers = {name: Driver(library, codebase.module(name)) for name in {g.module.id for g in (*plan.moved, *plan.kept)}}
        first = drivers[plan.moved[0].module.id]
        for driver in drivers.values():
            driver.routines, driver.predefined = first.routines, first.predefined
        for name, glued in by_module(plan.moved).items():
            _splice(texts, sources, drivers[name], glued)
        bodies: list[str] = []
        for item in plan.kept:
            bodies += drivers[item.module.id].call(item.number, _entity(drivers[item.module.id], item))
        exceptions = _exceptions(codebase)
        io_files = first.io_files()
        units = {_unit(drivers[g.module.id]) for g in plan.kept} | {e.rpartition(".")[0] for _, e in exceptions}
        homes = {h for made in first.routines.values() for h in [made.unit] if made.types}
        withs = [f"with {u};" for u in sorted(units - {""})] + [f"with {u};" for u in sorted(first.predefined)]
        withs += [f"with {first.spelled_unit(h)}.Theseus_Io;" for h in sorted(homes)]
        host = {
            "theseus_host.ads": template("theseus_host.ads.jinja").render(),
            "theseus_host.adb": template("theseus_host.adb.jinja").render(
                withs=withs, bodies=bodies, numbers=[g.number for g in plan.kept], exceptions=exceptions
            ),
            "theseus_tokens.ads": template("theseus_tokens.ads").render(),
            "theseus_tokens.adb": template("theseus_tokens.adb").render(),
            **io_files,
        }
        tree = {
            path: _CATEGORY.sub("", text).encode(sources[path].encoding or "utf-8", "surrogateescape")
            for path, text in texts.items()
        }
        for path in {f for g in plan.moved for f in g.module.files} & set(tree):
            text = _BODY.sub("", tree[path].decode("latin-1"))
            tree[path] = text.encode("latin-1")
        folder = str(Path(min(sources)).parent)
        prefix = "" if folder == "." else f"{folder}/"
        return {**tree, **{prefix + name: text.encode("latin-1", "replace") for name, text in host.items()}}


HOST = _Host()


def _unit(driver: Driver) -> str:
    return driver.spelled_unit(driver.unit)


def _entity(driver: Driver, item: Glued) -> SubprogramEntity:
    entity = driver.entities.get(item.subprogram.name)
    if entity is None:
        raise TheseusError(f"{item.module.name}: {item.subprogram.name} is not found")
    return entity


def _exceptions(codebase: Codebase) -> list[tuple[str, str]]:
    """Names as they travel, and in Ada: only the last dot of a full name separates package and exception."""
    found = {name.lower(): name for name in _PREDEFINED}
    found |= {f"ada_io_exceptions.{name.lower()}": f"Ada.IO_Exceptions.{name}" for name in _IO}
    for module in codebase.modules:
        for name in module.interface.exceptions if module.language == "ada" else ():
            package, _, last = name.rpartition(".")
            found[f"{package.replace('.', '_')}.{last}".lower()] = name
    return sorted(found.items())


def _splice(texts: dict[str, str], sources: dict[str, SourceFile], driver: Driver, glued: list[Glued]) -> None:
    """Put stubs in the place of bodies. Raises TheseusError for a subprogram whose body is not in a file of its
    own text, as behind a rename or an instance."""
    changes: dict[str, list[tuple[int, int, str]]] = {}
    for item in glued:
        entity = _entity(driver, item)
        body = entity.body
        path = body.span.file if body is not None else ""
        if body is None or path not in sources:
            raise TheseusError(f"{item.module.id}: {item.subprogram.name} has no body of its own that could be replaced")
        data = sources[path].text.encode("utf-8", "replace")
        node = _body_at(Parser(Language(tree_sitter_ada.language())).parse(data).root_node, body.pos)
        if node is None:
            raise TheseusError(f"{item.module.id}: the body of {item.subprogram.name} can't be replaced: its form is not understood")
        head = data[node.start_byte : node.children[0].end_byte].decode()
        stub = head + " is\n" + "\n".join(_stub(driver, entity, item.number)) + f"\n   end {_name(node)};"
        changes.setdefault(path, []).append((node.start_byte, node.end_byte, stub))
    for path, places in changes.items():
        data = sources[path].text.encode("utf-8", "replace")
        for start, end, stub in sorted(places, reverse=True):
            data = data[:start] + stub.encode() + data[end:]
        homes = sorted(driver.spelled_unit(h) for h in driver.routines)
        withs = "".join(f"with {home}.Theseus_Io; " for home in homes)
        texts[path] = f"with Theseus_Tokens; with Theseus_Host; {withs}" + data.decode()


def _body_at(root: Node, position: int) -> Node | None:
    todo = [root]
    while todo:
        node = todo.pop()
        if node.type == "subprogram_body" and node.start_byte == position:
            return node if node.children and node.children[0].type.endswith("_specification") else None
        todo += [c for c in node.children if c.start_byte <= position < c.end_byte]
    return None


def _name(node: Node) -> str:
    found = next(c for c in node.children[0].children if c.type in ("identifier", "selected_component", "string_literal"))
    return (found.text or b"").decode()


def _stub(driver: Driver, entity: SubprogramEntity, number: int) -> list[str]:
    """The body after `is`: arguments over, answer back."""
    driver.lines, driver.depth = [], 1
    driver.put(f"Theseus_Tokens.Open ({number});")
    for formal in entity.formals:
        if formal.mode != "out":
            driver.write(formal.name, formal.subtype)
    driver.put("Theseus_Host.Send;")
    for formal in entity.formals:
        if formal.mode != "in":
            driver.put(f"{formal.name} := {driver.read(formal.subtype)};")
    if entity.result is None:
        driver.put("Theseus_Tokens.Close;")
    else:
        driver.put("declare")
        driver.put(f"   Theseus_Result : constant {driver.variable_type(entity.result)} := {driver.read(entity.result)};")
        driver.put("begin")
        driver.put("   Theseus_Tokens.Close;")
        driver.put("   return Theseus_Result;")
        driver.put("end;")
    return ["   begin", *driver.lines]

