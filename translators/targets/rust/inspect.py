"""Rust text as data: its items, what it reaches for, headers for signatures."""

from __future__ import annotations

import re
from functools import cache

import tree_sitter_rust
from tree_sitter import Language, Node, Parser

from analyzers.model import (
    ArrayType,
    BoolType,
    BufferType,
    CharType,
    Direction,
    EnumType,
    FloatType,
    IntType,
    RecordType,
    StringKind,
    StringType,
    TheseusError,
    Type,
)
from translators.signature import Signature
from translators.targets.inspect import (
    Chunk,
    Item,
    Need,
    Place,
    Reach,
    chunks,
    digest,
    faults,
    joined,
    leaves,
    long_functions,
    places,
    spliced,
    text_of,
    tokens,
)
from translators.targets.merge import listed

KEYWORDS = listed(
    "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut "
    "pub ref return self static struct super trait true type unsafe use where while yield try box final macro"
)
# What of the standard library is pure computation. Everything else needs a grant or is refused.
_PURE = listed(
    "any array ascii borrow boxed cell char clone cmp collections convert default error f32 f64 fmt hash hint i8 i16 "
    "i32 i64 i128 isize u8 u16 u32 u64 u128 usize iter marker mem num ops option primitive rc result slice str "
    "string sync vec io thread_local print println eprint eprintln write writeln format matches"
)
_GRANTED = {
    "fs": Need.FILE, "path": Need.FILE, "process": Need.PROCESS, "net": Need.NETWORK, "env": Need.ENVIRONMENT,
    "time": Need.TIME, "thread": Need.THREAD, "ffi": Need.FOREIGN, "os": Need.FOREIGN, "arch": Need.FOREIGN,
    "ptr": Need.UNSAFE, "alloc": Need.UNSAFE,
}  # fmt: skip
_MACROS = {
    "include": Need.FILE, "include_str": Need.FILE, "include_bytes": Need.FILE, "env": Need.ENVIRONMENT,
    "option_env": Need.ENVIRONMENT, "asm": Need.UNSAFE, "global_asm": Need.UNSAFE, "naked_asm": Need.UNSAFE,
}  # fmt: skip
_STATE = re.compile(r"thread_local|Atomic\w*|Mutex|RwLock|Once|OnceLock|LazyLock|Condvar|mpsc")
_ATTRIBUTES = listed(
    "allow cold default deny derive doc expect inline must_use non_exhaustive repr rustfmt test track_caller warn"
)
_ROOTS = ("std", "core", "alloc")
_KINDS = {
    "function_item": "function", "struct_item": "type", "enum_item": "type", "type_item": "type",
    "union_item": "type", "trait_item": "type", "const_item": "data", "static_item": "data",
}  # fmt: skip


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_rust.language()))


def _root(text: str) -> Node:
    return _parser().parse(text.encode()).root_node


class RustInspector:
    fence = "rust"
    main = "pub fn main()"
    nothing = ("src/bin/nothing.rs", "fn main() {}\n")

    def faults(self, text: str) -> list[tuple[int, str]]:
        return faults(_root(text))

    def items(self, text: str) -> list[Item]:
        found = []
        for node in _root(text).named_children:
            if node.type == "macro_invocation" or (
                node.type == "expression_statement" and node.named_children[0].type == "macro_invocation"
            ):
                found.append(_macro(node))
            elif node.type in _KINDS:
                found.append(_item(node))
            elif node.type == "impl_item":
                name = text_of(node.child_by_field_name("type") or node)
                found.append(Item(name, "other", True, _constants(node), text_of(node)))
            elif node.type == "use_declaration":
                found.append(Item(text_of(node), "use", False, "", text_of(node)))
        return found

    def places(self, text: str) -> list[Place]:
        return places(text, _chunks(text))

    def reaches(self, text: str) -> list[Reach]:
        root = _root(text)
        found = [reach for reach in _tokens_reach([n for n in leaves(root)])]
        todo = [root]
        while todo:
            node = todo.pop()
            todo.extend(node.children)
            line = node.start_point[0] + 1
            if node.type in ("attribute_item", "inner_attribute_item"):
                found += _attribute(node, line)
            elif node.type in ("foreign_mod_item", "extern_modifier"):
                found.append(Reach(Need.FOREIGN, "extern", line))
            elif node.type == "extern_crate_declaration":
                found.append(Reach(Need.DEPENDENCY, text_of(node), line))
        return sorted(set(found), key=lambda r: (r.line, r.what))

    def blemishes(self, text: str) -> list[tuple[int, str]]:
        root = _root(text)
        found = long_functions(root, ("function_item",))
        nodes = list(leaves(root))
        words = [text_of(n) for n in nodes]
        for at, word in enumerate(words):
            line = nodes[at].start_point[0] + 1
            if words[at - 1 : at] == ["."] and word in ("clone", "unwrap"):
                found.append((line, f"`.{word}()`"))
            elif word == "unsafe":
                found.append((line, "`unsafe`"))
            elif word == "while" and words[at + 2 : at + 3] in (["<"], ["<="]):
                found.append((line, "a `while` that counts: a range or an iterator says more"))
        return sorted(found)

    def empty(self, module: str) -> str:
        return ""

    def splice(self, base: str, part: str) -> str:
        old, new = _chunks(base), _chunks(part)
        here = {text for c in old if c.is_import for text in [_bytes(base, c)]}
        added = [text for c in new if c.is_import for text in [_bytes(part, c)] if text not in here]
        whole = spliced(base, old, part, new)
        if not added:
            return whole
        first = next((c.start for c in old if c.key), len(base.encode()))
        data = whole.encode()
        return (data[:first] + ("\n".join(added) + "\n\n").encode() + data[first:]).decode()

    def mentions(self, text: str) -> frozenset[str]:
        words = tokens(_root(text))
        used = {words[i + 2] for i in range(len(words) - 2) if words[i] == "crate" and words[i + 1] == "::"}
        for node in _root(text).named_children:
            if node.type == "use_declaration":
                used |= {path[1] for path in _paths(node.child_by_field_name("argument")) if path[:1] == ["crate"] and path[1:]}
        return frozenset(w.removeprefix("r#") for w in used - {"{"})

    def header(self, name: str, signature: Signature) -> tuple[str, str]:
        shown = _snake(name)
        places = dict(signature.types)
        given = ", ".join(
            f"{_snake(p.name)}: {_passed(p.type, p.direction, places)}" for p in signature.parameters
        )
        result = _type(signature.result, places) if signature.result is not None else "()"
        if signature.raises:
            result = f"Result<{result}, crate::theseus_rt::Exception>"
        return shown, f"pub fn {shown}({given})" + (f" -> {result}" if result != "()" else "")

    def shape(self, text: str) -> str:
        return digest(_root(text))

    def path(self, module: str, name: str) -> str:
        return f"crate::{module}::{name}"


def _chunks(text: str) -> list[Chunk]:
    return chunks(_root(text), _key, ("use_declaration",), ("line_comment", "block_comment", "attribute_item"))


def _key(node: Node) -> str:
    if node.type == "inner_attribute_item":
        return ""
    if node.type == "impl_item":
        body = node.child_by_field_name("body")
        return "impl " + joined(tokens(node)[: len(tokens(node)) - len(tokens(body))])
    name = node.child_by_field_name("name")
    if name is None:
        return joined(tokens(node))[:200]
    return f"{_KINDS.get(node.type, node.type)} {text_of(name)}"


def _bytes(text: str, chunk: Chunk) -> str:
    return text.encode()[chunk.start : chunk.end].decode()


def _item(node: Node) -> Item:
    name = text_of(node.child_by_field_name("name") or node)
    public = any(c.type == "visibility_modifier" for c in node.children)
    kind = _KINDS[node.type]
    whole = text_of(node)
    if kind == "function":
        body = node.child_by_field_name("body")
        head = re.sub(r"\bmut (\w+\s*:)", r"\1", whole[: len(whole) - len(text_of(body))].rstrip()) if body else whole
        stub = f'{head} {{ todo!("the body") }}' if body else whole
        return Item(name, kind, public, _function_head(node), stub)
    return Item(name, kind, public, joined(tokens(node)), whole)


def _constants(implementation: Node) -> str:
    """The constants of an implementation: the order of an enumeration's values, which drivers count by."""
    body = implementation.child_by_field_name("body")
    inside = [n for n in body.named_children if n.type == "const_item"] if body is not None else []
    return " ".join(joined(tokens(n)) for n in inside)


def _function_head(node: Node) -> str:
    """Name, types of parameters and result. `mut` and the parameters' names are the body's own affair."""
    types = []
    for parameter in (node.child_by_field_name("parameters") or node).named_children:
        if parameter.type == "parameter":
            types.append(" ".join(_short(tokens(parameter.child_by_field_name("type")))))
    result = " ".join(_short(tokens(node.child_by_field_name("return_type"))))
    generic = " ".join(tokens(node.child_by_field_name("type_parameters")))
    return f"{text_of(node.child_by_field_name('name') or node)}{generic}({', '.join(types)}) -> {result or '()'}"


def _short(words: list[str]) -> list[str]:
    """`crate::theseus_rt::Exception` and `Exception` are the same type: the last name counts."""
    kept: list[str] = []
    for word in words:
        if word == "::":
            kept[-1:] = []
        else:
            kept.append(word)
    return kept


def _macro(node: Node) -> Item:
    """`thread_local!` holds the module's state: its tokens up to each value are what others rely on."""
    words = tokens(node)
    heads, keep = [], True
    for word in words:
        if word == "=":
            keep = False
        elif word == ";":
            keep = True
        if keep:
            heads.append(word)
    name = words[0] if words else ""
    public = "pub" in words
    return Item(name, "data" if name == "thread_local" else "other", public, joined(heads), text_of(node))


def _attribute(node: Node, line: int) -> list[Reach]:
    words = [w for w in tokens(node) if w not in ("#", "!", "[")]
    name = words[0] if words else ""
    if name in ("link", "no_mangle", "export_name", "link_section", "link_name", "used"):
        return [Reach(Need.FOREIGN, f"#[{name}]", line)]
    if name == "cfg" and words[1:4] == ["(", "test", ")"]:
        return []
    return [] if name in _ATTRIBUTES else [Reach(Need.BUILD, f"#[{name}]", line)]


def _tokens_reach(nodes: list[Node]) -> list[Reach]:
    """Reaches that show in the order of tokens, inside of macros too."""
    found = []
    words = [text_of(n).removeprefix("r#") for n in nodes]
    for at, word in enumerate(words):
        line = nodes[at].start_point[0] + 1
        after = words[at + 1 : at + 2]
        if word == "unsafe":
            found.append(Reach(Need.UNSAFE, "unsafe", line))
        elif _STATE.fullmatch(word) and _is_name(nodes[at]):
            found.append(Reach(Need.STATE, word, line))
        elif word in _MACROS and after == ["!"]:
            found.append(Reach(_MACROS[word], f"{word}!", line))
        elif word in _ROOTS and words[at - 1 : at] != ["."] and _is_name(nodes[at]):
            found += _std(words, at, line)
        elif word == "stdin" and after != [":"]:
            found.append(Reach(Need.STDIN, word, line))
        elif word == "extern":
            found.append(Reach(Need.FOREIGN, word, line))
    return found


def _is_name(node: Node) -> bool:
    return "literal" not in node.type and "string" not in node.type


def _std(words: list[str], at: int, line: int) -> list[Reach]:
    """`std` must be followed by `::` and a part that is known; anything else could hide what is used."""
    root = words[at]
    if words[at + 1 : at + 2] != ["::"]:
        return [] if root == "alloc" else [Reach(Need.OTHER, f"{root} under another name", line)]
    parts = [words[at + 2]] if words[at + 2] != "{" else _group(words, at + 2)
    found = []
    for part in parts:
        if part in _PURE:
            continue
        need = _GRANTED.get(part, Need.OTHER)
        tail = words[at + 4 : at + 5] if part == words[at + 2] else []
        if need is Need.PROCESS and tail == ["exit"]:
            need = Need.EXIT
        if need is Need.THREAD and tail == ["LocalKey"]:
            continue
        found.append(Reach(need, f"{root}::{part}" + (f"::{tail[0]}" if tail and tail[0].isidentifier() else ""), line))
    return found


def _group(words: list[str], at: int) -> list[str]:
    """The first names of the members of `{a::b, c, {d}}`, those of bare groups inside included."""
    names: list[str] = []
    bare: list[bool] = []  # for each open group, whether nothing stands before it
    fresh = False  # a member begins here
    for word in words[at:]:
        if word == "{":
            bare.append(fresh or not bare)
            fresh = all(bare)
        elif word == "}":
            bare.pop()
            fresh = False
            if not bare:
                break
        elif word == ",":
            fresh = all(bare)
        elif fresh and word != "::":
            names.append(word)
            fresh = False
    return names


def _paths(node: Node | None) -> list[list[str]]:
    """The paths that a use declaration's argument names."""
    if node is None:
        return []
    match node.type:
        case "use_list":
            return [path for child in node.named_children for path in _paths(child)]
        case "scoped_use_list":
            head = [w for w in tokens(node.child_by_field_name("path")) if w != "::"]
            return [head + rest for rest in _paths(node.child_by_field_name("list"))]
        case "use_as_clause":
            return _paths(node.child_by_field_name("path"))
        case _:
            return [[w for w in tokens(node) if w not in ("::", "*")]]


def _snake(name: str) -> str:
    plain = re.sub(r"\W+", "_", name).strip("_").lower() or "value"
    return f"{plain}_" if plain in KEYWORDS or plain[0].isdigit() else plain


def _type(type_: Type, places: dict[str, str]) -> str:
    match type_:
        case IntType(bits=bits, signed=signed):
            return f"{'i' if signed else 'u'}{bits}"
        case FloatType(bits=bits):
            return f"f{bits}"
        case BoolType():
            return "bool"
        case CharType():
            return "u8"
        case EnumType(name=name) | RecordType(name=name) if name in places:
            return places[name]
        case StringType(kind=StringKind.FIXED, length=length):
            return f"[u8; {length}]"
        case StringType():
            return "Vec<u8>"
        case ArrayType(element=element, length=length) if length is not None:
            return f"[{_type(element, places)}; {length}]"
        case ArrayType(element=element) | BufferType(element=element):
            return f"Vec<{_type(element, places)}>"
        case _:
            raise TheseusError(f"{type(type_).__name__} {getattr(type_, 'name', '')} has no Rust form in a contract")


def _passed(type_: Type, direction: Direction, places: dict[str, str]) -> str:
    shown = _type(type_, places)
    if direction is not Direction.IN:
        return f"&mut {shown}"
    if isinstance(type_, IntType | FloatType | BoolType | CharType | EnumType):
        return shown
    return "&" + re.sub(r"^Vec<(.*)>$", r"[\1]", shown)
