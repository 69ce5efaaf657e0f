"""Rust as the guest: the migrated crate as it is, and a small crate beside it that is the static library. The
glue needs `unsafe`, the migrated crate stays without: it asks the host through a function that it is given."""

from __future__ import annotations

from pathlib import Path

import tree_sitter_rust
from tree_sitter import Language, Node, Parser

from analyzers.model import BoolType, CharType, Direction, EnumType, FloatType, IntType, Parameter, TheseusError, Type
from translators.signature import Signature
from verifiers.harness.bridge import Call, fixed, is_bytes, paired
from verifiers.harness.bridge import Plan as BridgePlan
from verifiers.harness.rust import Driver
from verifiers.hybrid.protocol import Glued, Plan, by_module, unhide
from verifiers.hybrid.text import template
from verifiers.toolchains.protocol import BuildError
from verifiers.toolchains.rust import crate_shop
from verifiers.toolchains.stage import stage

_SCALAR = (IntType, FloatType, BoolType, CharType, EnumType)
_GLUE = "theseus_glue"
_MANIFEST = f"""[package]
name = "{_GLUE}"
version = "0.1.0"
edition = "2021"

[lib]
crate-type = ["staticlib"]
path = "lib.rs"

[dependencies]
migrated = {{ path = ".." }}

[profile.release]
opt-level = 2
overflow-checks = true
panic = "unwind"
"""


class _Guest:
    def tree(self, tree: dict[str, str], plan: Plan, raw: bool) -> dict[str, str]:
        tree = dict(tree)
        runtime = "src/theseus_rt/mod.rs" in tree
        if plan.kept:
            host = _stubs(tree, plan, raw)
            exceptions = runtime
            tree["src/theseus_host.rs"] = template("host.rs.jinja").render(
                functions=host, runtime=runtime, exceptions=exceptions
            )
            tree["src/lib.rs"] += "\nextern crate self as migrated;\npub mod theseus_host;\n"
        functions: list[str] = []
        calls: list[list[str]] = []
        for glued in by_module(plan.moved).values():
            driver = _driver(glued, functions)
            for item in glued:
                lines = driver.call(_call(item))
                if raw:
                    code = "migrated::theseus_rt::cobol::with_run_unit(|m| m.int(migrated::theseus_rt::cobol::RETURN_CODE))"
                    lines.append(f"put_int(out, {code} as i128);")
                calls.append(lines)
            functions = driver.functions
        tree[f"{_GLUE}/lib.rs"] = template("glue.rs.jinja").render(
            functions=functions, calls=calls, runtime=runtime, host=bool(plan.kept)
        )
        tree[f"{_GLUE}/Cargo.toml"] = _MANIFEST
        return tree

    def archive(self, source: Path, out: Path) -> Path:
        unhide(stage(source, out))
        shop = crate_shop(source, out)
        shop.run(
            ["/rust/bin/cargo", "build", "--release", "--offline", "--quiet", "--manifest-path", f"{_GLUE}/Cargo.toml"],
            what="building the moved modules",
        )
        made = out / "target" / "release" / f"lib{_GLUE}.a"
        if not made.is_file() or made.is_symlink():
            raise BuildError(f"{source}: cargo made no library")
        return made


GUEST = _Guest()


def _driver(glued: list[Glued], functions: list[str]) -> Driver:
    types: dict[str, str] = {}
    for item in glued:
        types.update(dict(Signature.from_text(item.probe.signature).types))
    driver = Driver(BridgePlan((), (), types), messages=True)
    driver.functions = functions
    driver.first = len(functions)
    return driver


def _call(item: Glued) -> Call:
    signature = Signature.from_text(item.probe.signature)
    return paired(item.module, item.subprogram, item.probe.target_path, signature)


# --------------------------------------------------------------------------- the other way


def _stubs(tree: dict[str, str], plan: Plan, raw: bool) -> list[str]:
    """Put calls of the host in the place of the kept subprograms' bodies; gives the functions that those need."""
    functions: list[str] = []
    for name, glued in by_module(plan.kept).items():
        if raw:
            tree[f"src/{name}.rs"] = _program(glued[0])
            continue
        driver = _driver(glued, functions)
        for item in glued:
            _replace(tree, name, item, driver)
        functions = driver.functions
    return functions


def _program(item: Glued) -> str:
    """A COBOL program that stays: storage goes over and comes back."""
    sizes = [fixed(p.type) or 0 for p in Signature.from_text(item.probe.signature).parameters]
    lines = [
        f"//! {item.module.name} stays in the original program.",
        "use crate::theseus_host::{call, put_bytes, Tokens};",
        "use crate::theseus_rt::cobol::*;",
        "",
        f'pub const PROGRAM: Program = Program {{ name: "{item.subprogram.name.upper()}", storage: 16, initialize, run, ..PROGRAM_OF_ITS_OWN }};',
        "",
        "fn initialize(_: &Machine) {}",
        "",
        "fn run(m: &Machine) {",
        f'    let mut text = String::from("{item.number}");',
    ]
    lines += [f"    put_bytes(&mut text, &m.data(Item::text({n}, 0, {size})));" for n, size in enumerate(sizes, 1)]
    lines += [
        "    let answer = call(&text);",
        "    let mut t = Tokens::of(&answer);",
        '    if t.next() != "returned" {',
        "        std::process::abort();",
        "    }",
    ]
    lines += [f"    m.put(Item::text({n}, 0, {size}), &t.bytes());" for n, size in enumerate(sizes, 1)]
    lines += ["    m.store(Decimal::integer(t.int() as i64), RETURN_CODE, PLAIN);", "}", ""]
    heads = ", ".join(f"a{n}: &mut [u8; {size}]" for n, size in enumerate(sizes))
    given = ", ".join(f"&mut a{n}[..]" for n in range(len(sizes)))
    function = item.probe.target_path.rpartition("::")[2]
    lines += [f"pub fn {function}({heads}) {{", f"    with_run_unit(|m| m.call_with(&PROGRAM, &mut [{given}]));", "}", ""]
    return "\n".join(lines)


def _replace(tree: dict[str, str], module: str, item: Glued, driver: Driver) -> None:
    name = item.probe.target_path.rpartition("::")[2]
    for path in sorted(tree):
        if path != f"src/{module}.rs" and not path.startswith(f"src/{module}/"):
            continue
        data = tree[path].encode()
        node = _function(Parser(Language(tree_sitter_rust.language())).parse(data).root_node, name)
        if node is None:
            continue
        body, given = node.child_by_field_name("body"), node.child_by_field_name("parameters")
        assert body is not None and given is not None
        names = [_text(p.child_by_field_name("pattern")) for p in given.named_children if p.type == "parameter"]
        text = "\n".join(_body(item, driver, [n.removeprefix("mut ").lstrip("_ ") if n != "_" else n for n in names]))
        patched = data[: given.start_byte] + _named(data, given) + data[given.end_byte : body.start_byte]
        tree[path] = (patched + text.encode() + data[body.end_byte :]).decode()
        return
    raise TheseusError(f"{module}: the translation has no function {name} to put a call of the host in")


def _named(data: bytes, given: Node) -> bytes:
    """The parameter list with names that can be used: the translation may have ignored some (`_x`)."""
    parts = []
    for p in given.named_children:
        if p.type == "parameter":
            pattern, type_ = p.child_by_field_name("pattern"), p.child_by_field_name("type")
            parts.append(f"{_text(pattern).removeprefix('mut ').lstrip('_ ')}: {_text(type_)}")
    return f"({', '.join(parts)})".encode()


def _function(root: Node, name: str) -> Node | None:
    for node in root.named_children:
        if node.type == "function_item" and _text(node.child_by_field_name("name")) == name:
            return node
    return None


def _text(node: Node | None) -> str:
    return (node.text or b"").decode() if node is not None else ""


def _body(item: Glued, driver: Driver, names: list[str]) -> list[str]:
    signature = Signature.from_text(item.probe.signature)
    original = {p.name.casefold(): p for p in item.subprogram.parameters}
    emitted = {p.name.casefold(): (p, n) for p, n in zip(signature.parameters, names, strict=True)}
    lines = ["{", "use crate::theseus_host::*;", f'let mut text = String::from("{item.number}");', "let out = &mut text;"]
    for key, parameter in original.items():
        if parameter.direction is Direction.OUT:
            continue
        if key not in emitted:
            length = _length_of(parameter, item, emitted)
            lines.append(f"put_int(out, {length}.len() as i128);")
            continue
        mine, name = emitted[key]
        lines.append(driver.write(parameter.type, mine.type, _place(mine, name)))
    lines += ["let answer = call(&text);", "let mut tokens = Tokens::of(&answer);", "let t = &mut tokens;"]
    if signature.raises:
        lines.append("if let Some(error) = raised(t) { return Err(error); }")
    else:
        lines.append('if t.next() != "returned" { std::process::abort(); }')
    for key, parameter in original.items():
        if parameter.direction is Direction.IN:
            continue
        if key not in emitted:
            raise TheseusError(f"{item.module.id}.{item.subprogram.name}: the translation has no {parameter.name}")
        mine, name = emitted[key]
        value = driver.read(parameter.type, mine.type)
        sliced = driver.rust(mine.type).startswith("Vec<") and not is_bytes(mine.type)
        lines.append(f"{name}.clone_from_slice(&{value});" if sliced else f"*{name} = {value};")
    result = "()"
    if item.subprogram.result is not None and signature.result is not None:
        lines.append(f"let result = {driver.read(item.subprogram.result, signature.result)};")
        result = "result"
    lines += [f"Ok({result})" if signature.raises else result, "}"]
    return lines


def _length_of(parameter: Parameter, item: Glued, emitted: dict[str, tuple[Parameter, str]]) -> str:
    """The buffer whose length a parameter is, where the translation has the buffer alone."""
    for other in item.subprogram.parameters:
        if getattr(other.type, "length_param", "") == parameter.name and other.name.casefold() in emitted:
            return emitted[other.name.casefold()][1]
    raise TheseusError(f"{item.module.id}.{item.subprogram.name}: the translation does not take {parameter.name}")


def _place(parameter: Parameter, name: str) -> str:
    type_: Type = parameter.type
    if isinstance(type_, _SCALAR):
        return name if parameter.direction is Direction.IN else f"(*{name})"
    if is_bytes(type_):
        return name
    open_ = getattr(type_, "length", 0) is None or type(type_).__name__ == "BufferType"
    return f"{name}.to_vec()" if open_ else f"(*{name})"
