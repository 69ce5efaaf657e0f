"""Rust text as data: its items, what it reaches for, headers for signatures."""

from __future__ import annotations

import hashlib
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
    walk,
)
from translators.targets.merge import listed

KEYWORDS = listed(
    "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut "
    "pub ref return self static struct super trait true type unsafe use where while yield try box final macro"
)
# What of the standard library is pure computation. Everything else needs a grant or is refused.
_PURE = listed(
    "array ascii borrow boxed cell char clone cmp collections convert default error f32 f64 fmt hash hint i8 i16 "
    "i32 i64 i128 isize u8 u16 u32 u64 u128 usize iter marker mem num ops option primitive rc result slice str "
    "string sync vec io thread_local print println eprint eprintln write writeln format matches"
)
_GRANTED = {
    "fs": Need.FILE, "path": Need.FILE, "process": Need.PROCESS, "net": Need.NETWORK, "env": Need.ENVIRONMENT,
    "time": Need.TIME, "thread": Need.THREAD, "ffi": Need.FOREIGN, "os": Need.FOREIGN, "arch": Need.FOREIGN,
    "ptr": Need.UNSAFE, "alloc": Need.UNSAFE,
}  # fmt: skip
# Macros that read what lies around at build time, or that depend on how the program is built.
_MACROS = {
    **dict.fromkeys(listed("include include_str include_bytes env option_env cfg file module_path"), Need.BUILD),
    **dict.fromkeys(listed("asm global_asm naked_asm"), Need.UNSAFE),
}
# What of the support library reaches for more than its own data.
_SUPPORT = {
    **dict.fromkeys(listed("read_byte peek_byte get_line get_line_into end_of_file getc accept"), Need.STDIN),
    **dict.fromkeys(listed("exit run abort set_exit_status stop_run stop_run_with fail"), Need.EXIT),
    **dict.fromkeys(
        listed(
            "argument argument_count ada_environment arguments full_name switch set_switch accept_environment environment_name c_getpid chained "
            "accept_environment_value set_environment_value command_line argument_number set_argument_number accept_argument_value"
        ),
        Need.ENVIRONMENT,
    ),
    **dict.fromkeys(
        listed(
            "FileSpec streams ada_files ada_elements ada_directories temporary_file cbl_create_dir c_makedir cbl_delete_dir cbl_change_dir c_chdir cbl_delete_file "
            "c_delete cbl_copy_file c_copy cbl_rename_file cbl_check_file_exist cbl_create_file cbl_open_file "
            "cbl_read_file cbl_write_file cbl_close_file"
        ),
        Need.FILE,
    ),
    **dict.fromkeys(
        listed(
            "clock now time date day_of_year zone c_sleep cbl_oc_nanosleep function_current_date "
            "function_formatted_current_date function_seconds_past_midnight function_formatted_time_here "
            "function_formatted_datetime_here function_year_to_yyyy function_date_to_yyyymmdd function_day_to_yyyyddd "
            "clock_date clock_full_date clock_day clock_full_day clock_weekday clock_time"
        ),
        Need.TIME,
    ),
    **dict.fromkeys(listed("memory Machine with_run_unit shared"), Need.STATE),
    "ada_tasks": Need.THREAD,
}  # fmt: skip
_TERMINAL = listed("IsTerminal is_terminal")  # who watches is seen by it
_OF_LAYOUT = listed("line column")  # macros whose value follows from the text's layout
_OS_TEXT = (["OsStr"], ["OsString"])
_PRIMITIVE = listed("i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 bool char str")
_ADDRESS = re.compile(r"\{[^{}]*:[^{}]*p\}")
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
        nodes = list(leaves(root))
        found = [*_tokens_reach(nodes), *_support_reach(nodes), *_escapes(root), *_dependencies(root)]
        for node in walk(root):
            line = node.start_point[0] + 1
            if node.type in ("foreign_mod_item", "extern_modifier"):
                found.append(Reach(Need.FOREIGN, "extern", line))
            elif node.type == "extern_crate_declaration":
                found.append(Reach(Need.DEPENDENCY, text_of(node), line))
            elif node.type in ("use_as_clause", "type_parameter") or node.type in _KINDS:
                name = node.child_by_field_name("alias") or node.child_by_field_name("name")
                if name is not None and text_of(name).removeprefix("r#") in _PRIMITIVE:
                    found.append(Reach(Need.MEANING, text_of(name), line))
            elif "string" in node.type and node.type.endswith("literal") and _ADDRESS.search(text_of(node)):
                found.append(Reach(Need.OTHER, "an address as text", line))
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
        words = [w.removeprefix("r#") for w in tokens(_root(text))]
        used: set[str] = set()
        for at, word in enumerate(words):
            if word in _CRATE and words[at + 1 : at + 2] == ["::"] and at + 2 < len(words):
                used |= set(_group(words, at + 2)) if words[at + 2] == "{" else {words[at + 2]}
        return frozenset(used)

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
        root = _root(text)
        words = tokens(root)
        layout = any(w in _OF_LAYOUT and words[at + 1 : at + 2] == ["!"] for at, w in enumerate(words))
        return digest(root, _is_macros_text) + (hashlib.sha256(text.encode()).hexdigest() if layout else "")

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


def _attribute(words: list[str], line: int) -> list[Reach]:
    """`words` are an attribute's tokens without its brackets."""
    name = words[0] if words else ""
    if name in ("link", "no_mangle", "export_name", "link_section", "link_name", "used"):
        return [Reach(Need.FOREIGN, f"#[{name}]", line)]
    if name == "cfg" and words[1:4] == ["(", "test", ")"]:
        return []
    return [] if name in _ATTRIBUTES else [Reach(Need.BUILD, f"#[{name}]", line)]


def _tokens_reach(nodes: list[Node]) -> list[Reach]:
    """Reaches that show in the order of tokens, inside of macros too, where there is no other tree."""
    found = []
    words = [text_of(n).removeprefix("r#") for n in nodes]
    macros = _defines_macros(words)  # then a name that is given to one may become anything there
    for at, word in enumerate(words):
        line = nodes[at].start_point[0] + 1
        after = words[at + 1 : at + 2]
        if not _is_name(nodes[at]):
            continue
        if word == "unsafe":
            found.append(Reach(Need.UNSAFE, "unsafe", line))
        elif word == "*" and after in (["const"], ["mut"]):
            found.append(Reach(Need.UNSAFE, f"*{after[0]}", line))
        elif _STATE.fullmatch(word):
            found.append(Reach(Need.STATE, word, line))
        elif word in ("RandomState", "hasher"):
            found.append(Reach(Need.OTHER, word, line))
        elif word in _MACROS and (after == ["!"] or (macros and _in_macro(nodes[at]))):
            found.append(Reach(_MACROS[word], f"{word}!", line))
        elif word in _ROOTS and nodes[at].type != "field_identifier":
            found += _std(words, at, line)
        elif word == "stdin" and (after != [":"] or _in_macro(nodes[at])):
            found.append(Reach(Need.STDIN, word, line))
        elif word in _TERMINAL and ((words[at - 1 : at] != [] and words[at - 1] in (".", "::", "{", ",")) or macros):
            found.append(Reach(Need.ENVIRONMENT, word, line))
        elif word == "extern":
            found.append(Reach(Need.FOREIGN, word, line))
        elif word == "#":
            opening = at + 1 + (after == ["!"])
            if words[opening : opening + 1] == ["["]:
                found += _attribute([w for w in words[opening + 1 : opening + 5]], line)
            else:  # in a macro, whose argument becomes the attribute
                found.append(Reach(Need.BUILD, "# without its attribute", line))
        elif word in _PRIMITIVE and _in_macro(nodes[at]) and _renames(words, at):
            found.append(Reach(Need.MEANING, word, line))
    return found


def _defines_macros(words: list[str]) -> bool:
    """Anywhere, inside of what is given to another macro too."""
    return "macro_rules!" in words or "macro_rules" in words


def _in_macro(node: Node) -> bool:
    return node.parent is not None and node.parent.type.startswith("token_")


def _renames(words: list[str], at: int) -> bool:
    """Whether the name of a type is declared here: `type i32 = …`, or `use a::b as i32;`."""
    before = words[at - 1] if at else ""
    if before == "as":
        statement = next((w for w in reversed(words[:at]) if w in (";", "use", "let", "=", "return")), "")
        return statement == "use"
    return before in ("type", "struct", "enum", "union", "trait", "mod")


def _support_reach(nodes: list[Node]) -> list[Reach]:
    """What of the support library a text names, by path, by method, or by import."""
    words = [text_of(n).removeprefix("r#") for n in nodes]
    if "theseus_rt" not in words:
        return []
    found, importing = [], False
    # Names may come from a list of imports, or be put together by a macro of the text.
    anyhow = _defines_macros(words) or any(_is_glob(words, i) for i in range(len(words)))
    for at, word in enumerate(words):
        importing = word == "use" or (importing and word != ";")
        called = words[at - 1 : at] == ["."] and words[at + 1 : at + 2] == ["("]  # a field may have the name
        named = importing or anyhow or called or words[at - 1 : at] == ["::"]
        if word in _SUPPORT and named and _is_name(nodes[at]):
            found.append(Reach(_SUPPORT[word], f"theseus_rt: {word}", nodes[at].start_point[0] + 1))
    return found


def _dependencies(root: Node) -> list[Reach]:
    """Imports from a crate that is neither the standard library nor this one: from a name that the text declares
    nowhere. Types may come from a glob, and begin with a capital letter."""
    uses = [n for n in walk(root) if n.type == "use_declaration"]
    declared = (n for n in walk(root) if n.type.endswith("_item") or n.type == "macro_definition")
    known = {text_of(name) for n in declared if (name := n.child_by_field_name("name"))}
    firsts: list[tuple[str, int]] = []
    for node in uses:
        words = [w.removeprefix("r#") for w in tokens(node)]
        path = words[words.index("use") + 1 :]
        outer = path[:1] == ["::"]
        path = path[outer:]
        mine = _group(path, 0) if path[:1] == ["{"] else path[:1]
        firsts += [(("::" if outer else "") + name, node.start_point[0] + 1) for name in mine]
        known |= {w for w in path if w not in mine}
    local = {*known, *_ROOTS, "crate", "self", "super"}
    return [
        Reach(Need.DEPENDENCY, f"use {name}", line)
        for name, line in firsts
        if name not in local and name.removeprefix("::") not in _ROOTS and not name[:1].isupper()
    ]


def _is_glob(words: list[str], at: int) -> bool:
    """`use a::*;`, `use a::{b, *}`: no product has these neighbours on both sides."""
    return words[at] == "*" and words[at - 1 : at] in (["::"], ["{"], [","]) and words[at + 1 : at + 2] in ([";"], ["}"], [","])


_CRATE = ("crate", "$crate")


def _escapes(root: Node) -> list[Reach]:
    """Ways to another module that do not show its name right after `crate`: `crate` under another name, and more
    `super` than there are modules around, which leads out of this one."""
    found = []
    nodes = list(leaves(root))
    words = [text_of(n) for n in nodes]
    macros = _defines_macros(words)
    for at, word in enumerate(words):
        line = nodes[at].start_point[0] + 1
        if word not in (*_CRATE, "super") or _is_visibility(nodes[at], words, at, macros):
            continue
        if word in _CRATE and words[at + 1 : at + 2] != ["::"]:
            found.append(Reach(Need.HIDDEN, "crate", line))
        elif word == "super" and words[at - 2 : at] != ["super", "::"]:
            count = 1
            while words[at + 2 * count - 1 : at + 2 * count + 1] == ["::", "super"]:
                count += 1
            if count > _depth(nodes[at]):
                found.append(Reach(Need.HIDDEN, "super", line))
    return found


def _is_visibility(node: Node, words: list[str], at: int, macros: bool) -> bool:
    """`pub(crate)`, `pub(super)`; inside of a macro only where the text defines none, which could take it apart."""
    if _in_macro(node):
        return not macros and words[at - 2 : at] == ["pub", "("] and words[at + 1 : at + 2] == [")"]
    return node.parent is not None and node.parent.type == "visibility_modifier"


def _depth(node: Node) -> int:
    """How many modules of this text are around a place; none in a macro's definition, which is used elsewhere."""
    count, here = 0, node.parent
    while here is not None:
        if here.type == "macro_definition":
            return 0
        count += here.type == "mod_item"
        here = here.parent
    return count


def _is_macros_text(comment: Node) -> bool:
    """Documentation given to a macro is a string to it."""
    return _in_macro(comment) and text_of(comment).startswith(("///", "//!", "/**", "/*!"))


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
        if words[at + 2 : at + 7] == ["os", "::", "unix", "::", "ffi"] or (part == "ffi" and tail in _OS_TEXT):
            need = Need.ENVIRONMENT  # bytes of what the system gives as text: no foreign function
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
