"""Go as the guest: the migrated Go module with a package `main` beside it that is built as a C archive."""

from __future__ import annotations

import re
from pathlib import Path

import tree_sitter_go
from tree_sitter import Language, Node, Parser

from analyzers.model import Direction, Parameter, TheseusError
from translators.signature import Signature
from translators.targets.go import package_name, support_core
from verifiers.harness.bridge import Plan as BridgePlan
from verifiers.harness.bridge import fixed, paired
from verifiers.harness.go import Driver
from verifiers.hybrid.protocol import Glued, Plan, by_module, unhide
from verifiers.hybrid.text import template
from verifiers.toolchains.golang import archive_shop
from verifiers.toolchains.protocol import BuildError
from verifiers.toolchains.stage import stage

_GLUE = "cmd/theseus_glue"


class _Guest:
    def tree(self, tree: dict[str, str], plan: Plan, raw: bool) -> dict[str, str]:
        tree = {**support_core(), **tree}
        if plan.kept:
            tree["theseushost/host.go"] = template("host.go.jinja").render()
            for name, glued in by_module(plan.kept).items():
                if raw:
                    _program(tree, name, glued[0])
                else:
                    _stubs(tree, name, glued)
        functions: list[str] = []
        calls: list[list[str]] = []
        packages: set[str] = set()
        for glued in by_module(plan.moved).values():
            driver = _driver(glued, functions)
            for item in glued:
                signature = Signature.from_text(item.probe.signature)
                lines = driver.call(paired(item.module, item.subprogram, item.probe.target_path, signature))
                if raw:
                    lines.append("putInt(out, cobol.RunUnit().Int(cobol.ReturnCode))")
                calls.append(lines)
            packages |= driver.packages
        imports = [f"migrated/{p}" for p in sorted(packages)]
        imports += ["migrated/theseusrt/cobol"] if raw else []
        imports += ["migrated/theseushost"] if plan.kept else []
        tree[f"{_GLUE}/main.go"] = template("glue.go.jinja").render(
            functions=functions, calls=calls, imports=imports, host=bool(plan.kept)
        )
        return tree

    def archive(self, source: Path, out: Path) -> Path:
        unhide(stage(source, out))
        shop = archive_shop(source, out)
        made = out / "bin" / "moved.a"
        shop.run(
            ["/go/bin/go", "build", "-buildmode=c-archive", "-o", "/box/bin/moved.a", f"./{_GLUE}"],
            what="building the moved modules",
        )
        if not made.is_file() or made.is_symlink():
            raise BuildError(f"{source}: go made no library")
        return made


GUEST = _Guest()


def _driver(glued: list[Glued], functions: list[str]) -> Driver:
    types: dict[str, str] = {}
    for item in glued:
        types.update(dict(Signature.from_text(item.probe.signature).types))
    driver = Driver(BridgePlan((), (), types))
    driver.functions = functions
    driver.first = len(functions)
    return driver


# --------------------------------------------------------------------------- the other way


def _program(tree: dict[str, str], module: str, item: Glued) -> None:
    """A COBOL program that stays: storage goes over and comes back."""
    package = package_name(module)
    for path in [p for p in tree if p.startswith(f"{package}/")]:
        del tree[path]
    sizes = [fixed(p.type) or 0 for p in Signature.from_text(item.probe.signature).parameters]
    function = item.probe.target_path.rpartition(".")[2]
    heads = ", ".join(f"a{n} *[{size}]byte" for n, size in enumerate(sizes))
    given = "".join(f", a{n}[:]" for n in range(len(sizes)))
    lines = [
        f"// Package {package} stays in the original program.",
        f"package {package}",
        "",
        "import (",
        '\t"encoding/hex"',
        '\t"fmt"',
        '\t"os"',
        '\t"strconv"',
        "",
        '\t"migrated/theseushost"',
        '\t"migrated/theseusrt/cobol"',
        ")",
        "",
        "// Program is called by other programs.",
        f'var Program = &cobol.Program{{Name: "{item.subprogram.name.upper()}", Storage: 16, Initialize: initialize, Run: run}}',
        "",
        "func initialize(*cobol.Machine) {}",
        "",
        "func run(m *cobol.Machine) {",
        f'\ttext := "{item.number}"',
    ]
    for n, size in enumerate(sizes, 1):
        lines.append(f'\ttext += " x" + hex.EncodeToString(m.Bytes(cobol.TextItem({n}, 0, {size})))')
    lines += ["\tanswer := theseushost.Call(text)", f'\tif len(answer) != {len(sizes) + 2} || answer[0] != "returned" {{']
    lines += ['\t\tfmt.Fprintln(os.Stderr, "theseus: the original program gave no answer")', "\t\tos.Exit(134)", "\t}"]
    for n, size in enumerate(sizes, 1):
        lines += [f"\tb{n}, _ := hex.DecodeString(answer[{n}][1:])", f"\tm.SetBytes(cobol.TextItem({n}, 0, {size}), b{n})"]
    lines += [f"\tcode, _ := strconv.ParseInt(answer[{len(sizes) + 1}], 10, 64)"]
    lines += ["\tm.Store(cobol.Integer(code), cobol.ReturnCode, cobol.Plain)", "}", ""]
    lines += [f"// {function} calls it from outside of COBOL.", f"func {function}({heads}) {{"]
    lines += [f"\tcobol.RunUnit().CallWith(Program{given})", "}", ""]
    tree[f"{package}/{package}.go"] = "\n".join(lines)


def _stubs(tree: dict[str, str], module: str, glued: list[Glued]) -> None:
    package = package_name(module)
    driver = _driver(glued, [])
    driver.home = package
    for item in glued:
        _replace(tree, package, item, driver)
    tokens = re.sub(r"\A\s*", "", template("tokens.go.jinja").render())
    imports = [f"migrated/{p}" for p in sorted(driver.packages - {package})]
    tree[f"{package}/theseus_stubs.go"] = template("stub.go.jinja").render(
        package=package, tokens=tokens, functions=driver.functions, imports=imports
    )


def _replace(tree: dict[str, str], package: str, item: Glued, driver: Driver) -> None:
    name = item.probe.target_path.rpartition(".")[2]
    for path in sorted(p for p in tree if p.startswith(f"{package}/")):
        data = tree[path].encode()
        node = _function(Parser(Language(tree_sitter_go.language())).parse(data).root_node, name)
        if node is None:
            continue
        body, given = node.child_by_field_name("body"), node.child_by_field_name("parameters")
        assert body is not None and given is not None
        names = [_text(n) for p in given.named_children for n in p.children_by_field_name("name")]
        text = _forwarded(item, driver, names)
        kept = (data[: body.start_byte] + text.encode() + data[body.end_byte :]).decode()
        tree[path] = _without_unused(kept)
        return
    raise TheseusError(f"{package}: the translation has no function {name} to put a call of the host in")


def _without_unused(text: str) -> str:
    """The file without imports that nothing uses any more: Go refuses those."""
    root = Parser(Language(tree_sitter_go.language())).parse(text.encode()).root_node
    data = text.encode()
    for node in reversed([n for d in root.named_children if d.type == "import_declaration" for n in _specs(d)]):
        path = _text(node.child_by_field_name("path")).strip('"')
        alias = _text(node.child_by_field_name("name")) or path.rpartition("/")[2]
        if alias not in ("_", ".") and not re.search(rb"\b" + alias.encode() + rb"\.", data.replace(node.text or b"", b"")):
            data = data[: node.start_byte] + f'_ "{path}"'.encode() + data[node.end_byte :]
    return data.decode()


def _specs(node: Node) -> list[Node]:
    if node.type == "import_spec":
        return [node]
    return [found for child in node.named_children for found in _specs(child)]


def _function(root: Node, name: str) -> Node | None:
    for node in root.named_children:
        if node.type == "function_declaration" and _text(node.child_by_field_name("name")) == name:
            return node
    return None


def _text(node: Node | None) -> str:
    return (node.text or b"").decode() if node is not None else ""


def _forwarded(item: Glued, driver: Driver, names: list[str]) -> str:
    """The body that stays in the module's file: it calls a function of the stubs' file, which has imports of its
    own."""
    signature = Signature.from_text(item.probe.signature)
    heads = []
    for parameter, name in zip(signature.parameters, names, strict=True):
        pointed = parameter.direction is not Direction.IN and not driver.is_slice(parameter.type)
        heads.append(f"{name} {'*' if pointed else ''}{driver.go(parameter.type)}")
    result = driver.go(signature.result) if signature.result is not None else ""
    head = f"func theseusCall{item.number}({', '.join(heads)}) {result}"
    driver.functions.append("\n".join([head.rstrip() + " {", *_body(item, driver, names)[1:]]))
    return f"{{\n\t{'return ' if result else ''}theseusCall{item.number}({', '.join(names)})\n}}"


def _body(item: Glued, driver: Driver, names: list[str]) -> list[str]:
    signature = Signature.from_text(item.probe.signature)
    emitted = {p.name.casefold(): (p, n) for p, n in zip(signature.parameters, names, strict=True)}
    lines = ["{", "out := &answer{}", f'out.WriteString("{item.number}")']
    for parameter in item.subprogram.parameters:
        if parameter.direction is Direction.OUT:
            continue
        found = emitted.get(parameter.name.casefold())
        if found is None:
            lines.append(f"putInt(out, int64(len({_buffer_of(parameter.name, item, emitted)})))")
            continue
        mine, name = found
        pointed = mine.direction is not Direction.IN and not driver.is_slice(mine.type)
        lines.append(driver.write(parameter.type, mine.type, f"(*{name})" if pointed else name))
    lines += ["t := theseusAsk(out)", "_ = t"]
    for parameter in item.subprogram.parameters:
        if parameter.direction is Direction.IN:
            continue
        found = emitted.get(parameter.name.casefold())
        if found is None:
            raise TheseusError(f"{item.module.id}.{item.subprogram.name}: the translation has no {parameter.name}")
        mine, name = found
        value = driver.read(parameter.type, mine.type)
        lines.append(f"copy({name}, {value})" if driver.is_slice(mine.type) else f"*{name} = {value}")
    if item.subprogram.result is not None and signature.result is not None:
        lines.append(f"return {driver.read(item.subprogram.result, signature.result)}")
    return [*lines, "}"]


def _buffer_of(length: str, item: Glued, emitted: dict[str, tuple[Parameter, str]]) -> str:
    """The buffer whose length a parameter is, where the translation has the buffer alone."""
    for other in item.subprogram.parameters:
        if getattr(other.type, "length_param", "") == length and other.name.casefold() in emitted:
            return emitted[other.name.casefold()][1]
    raise TheseusError(f"{item.module.id}.{item.subprogram.name}: the translation does not take {length}")
