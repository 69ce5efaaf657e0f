"""Go text as data: its items, what it reaches for, headers for signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import tree_sitter_go
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
from translators.targets.go import package_name
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
    long_functions,
    places,
    spliced,
    text_of,
    tokens,
)
from translators.targets.merge import listed

_PURE = listed(
    "bufio bytes cmp container/heap container/list container/ring encoding/binary encoding/hex errors fmt hash "
    "hash/adler32 hash/crc32 hash/crc64 hash/fnv io iter maps math math/big math/bits math/cmplx slices sort strconv "
    "strings sync unicode unicode/utf16 unicode/utf8"
)
_GRANTED = {
    "unsafe": Need.UNSAFE, "C": Need.FOREIGN, "syscall": Need.FOREIGN, "plugin": Need.FOREIGN, "embed": Need.FILE,
    "io/fs": Need.FILE, "io/ioutil": Need.FILE, "path/filepath": Need.FILE, "os/exec": Need.PROCESS,
    "os/signal": Need.PROCESS, "os/user": Need.ENVIRONMENT, "flag": Need.ENVIRONMENT, "time": Need.TIME,
    "net": Need.NETWORK, "net/http": Need.NETWORK, "net/url": Need.NETWORK, "log": Need.OTHER,
}  # fmt: skip
_OS = {
    "Stdout": None, "Stderr": None, "Stdin": Need.STDIN, "Exit": Need.EXIT, "Args": Need.ENVIRONMENT,
    "Getenv": Need.ENVIRONMENT, "LookupEnv": Need.ENVIRONMENT, "Environ": Need.ENVIRONMENT,
    "StartProcess": Need.PROCESS, "FindProcess": Need.PROCESS, "Getpid": Need.PROCESS,
}  # fmt: skip


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_go.language()))


def _root(text: str) -> Node:
    return _parser().parse(text.encode()).root_node


class GoInspector:
    fence = "go"
    main = "func Main()"
    nothing = ("cmd/nothing/main.go", "package main\n\nfunc main() {}\n")

    def faults(self, text: str) -> list[tuple[int, str]]:
        found = faults(_root(text))
        if not any(n.type == "package_clause" for n in _root(text).named_children):
            found.insert(0, (1, "no package clause"))
        return found

    def items(self, text: str) -> list[Item]:
        found: list[Item] = []
        for node in _root(text).named_children:
            match node.type:
                case "function_declaration" | "method_declaration":
                    found.append(_function(node))
                case "type_declaration" | "const_declaration" | "var_declaration":
                    found += _declared(node)
                case "import_declaration":
                    found.append(Item(text_of(node), "use", False, "", text_of(node)))
        return found

    def places(self, text: str) -> list[Place]:
        return places(text, _chunks(text))

    def reaches(self, text: str) -> list[Reach]:
        root = _root(text)
        found: list[Reach] = []
        names: dict[str, str] = {}
        for node in _walk(root):
            line = node.start_point[0] + 1
            if node.type == "import_spec":
                path = text_of(node.child_by_field_name("path") or node).strip('"`')
                alias = text_of(name) if (name := node.child_by_field_name("name")) else path.rpartition("/")[2]
                found += _import(path, alias, line)
                names[alias] = path
            elif node.type == "comment" and re.match(r"//(go:|export |\s*\+build|line )|/\*line ", text_of(node)):
                found.append(Reach(Need.BUILD, text_of(node).split()[0], line))
        found += _state(root)
        fmt_names = {alias for alias, path in names.items() if path == "fmt"}
        os_names = {alias for alias, path in names.items() if path == "os"}
        for node in _walk(root):
            if node.type == "selector_expression" and text_of(node.children[0]) in os_names:
                field = text_of(node.children[-1])
                need = _OS.get(field, Need.FILE)
                if need is not None:
                    found.append(Reach(need, f"os.{field}", node.start_point[0] + 1))
            elif node.type == "selector_expression" and text_of(node.children[0]) in fmt_names:
                if text_of(node.children[-1]).startswith("Scan"):
                    found.append(Reach(Need.STDIN, text_of(node), node.start_point[0] + 1))
            elif node.type == "qualified_type" and text_of(node.children[0]) in os_names:
                found.append(Reach(Need.FILE, text_of(node), node.start_point[0] + 1))
            elif node.type == "go_statement":
                found.append(Reach(Need.THREAD, "go", node.start_point[0] + 1))
        return sorted(set(found), key=lambda r: (r.line, r.what))

    def blemishes(self, text: str) -> list[tuple[int, str]]:
        root = _root(text)
        found = long_functions(root, ("function_declaration", "method_declaration"))
        for node in _walk(root):
            line = node.start_point[0] + 1
            if node.type == "goto_statement":
                found.append((line, "`goto`"))
            elif node.type == "call_expression" and text_of(node.children[0]) == "panic":
                found.append((line, "`panic`"))
        return sorted(found)

    def empty(self, module: str) -> str:
        return f"package {package_name(module)}\n\n"

    def splice(self, base: str, part: str) -> str:
        whole = spliced(base, _chunks(base), part, _chunks(part))
        root = _root(whole)
        specs = {**_imports(base), **_imports(part)}
        kept = sorted(spec for alias, spec in specs.items() if _names(root, alias))
        data = whole.encode()
        for chunk in reversed([c for c in _chunks(whole) if c.is_import]):
            data = data[: chunk.start] + data[chunk.end :].lstrip()
        head, package, rest = data.decode().partition(_package(whole))
        block = "\n\nimport (\n" + "".join(f"\t{spec}\n" for spec in kept) + ")" if kept else ""
        return f"{head}{package}{block}\n\n{rest.lstrip()}"

    def mentions(self, text: str) -> frozenset[str]:
        paths = [text_of(n).strip('"`') for n in _walk(_root(text)) if n.type == "interpreted_string_literal"
                 and n.parent is not None and n.parent.type == "import_spec"]  # fmt: skip
        return frozenset(p.split("/")[1] for p in paths if p.startswith("migrated/"))

    def header(self, name: str, signature: Signature) -> tuple[str, str]:
        shown = _camel(name, exported=True)
        places = dict(signature.types)
        given = ", ".join(
            f"{_camel(p.name, exported=False)} {_passed(p.type, p.direction, places)}" for p in signature.parameters
        )
        result = f" {_type(signature.result, places)}" if signature.result is not None else ""
        return shown, f"func {shown}({given}){result}"

    def shape(self, text: str) -> str:
        return digest(_root(text))

    def path(self, module: str, name: str) -> str:
        return f"{module}.{name}"


def _walk(root: Node) -> Iterator[Node]:
    todo = [root]
    while todo:
        node = todo.pop()
        yield node
        todo.extend(reversed(node.children))


def _chunks(text: str) -> list[Chunk]:
    return chunks(_root(text), _key, ("import_declaration",), ("comment",))


def _key(node: Node) -> str:
    if node.type == "package_clause":
        return ""
    if node.type in ("function_declaration", "method_declaration"):
        receiver = tokens(node.child_by_field_name("receiver"))
        return f"func {joined(receiver[-2:-1])} {text_of(node.child_by_field_name('name') or node)}"
    names = [text_of(n) for s in _walk(node) if s.type in ("type_spec", "type_alias", "const_spec", "var_spec")
             for n in s.children_by_field_name("name")]  # fmt: skip
    return f"{node.type} {' '.join(names)}"


def _package(text: str) -> str:
    return next((text_of(n) for n in _root(text).named_children if n.type == "package_clause"), "")


def _imports(text: str) -> dict[str, str]:
    """Alias (or the path's last part) and the import's text."""
    found = {}
    for node in _walk(_root(text)):
        if node.type == "import_spec":
            path = text_of(node.child_by_field_name("path") or node).strip('"`')
            alias = node.child_by_field_name("name")
            found[text_of(alias) if alias is not None else path.rpartition("/")[2]] = text_of(node)
    return found


def _names(root: Node, alias: str) -> bool:
    return any(
        n.type in ("selector_expression", "qualified_type") and text_of(n.children[0]) == alias for n in _walk(root)
    )


def _function(node: Node) -> Item:
    name = text_of(node.child_by_field_name("name") or node)
    body = node.child_by_field_name("body")
    whole = text_of(node)
    stub = whole[: len(whole) - len(text_of(body))].rstrip() + ' { panic("the body") }' if body else whole
    receiver = joined(tokens(node.child_by_field_name("receiver")))
    types: list[str] = []
    for parameter in (node.child_by_field_name("parameters") or node).named_children:
        shown = joined(tokens(parameter.child_by_field_name("type")))
        count = len(parameter.children_by_field_name("name")) or 1
        types += [shown] * count
    result = joined(tokens(node.child_by_field_name("result")))
    kind = "other" if receiver else "function"
    return Item(name, kind, name[:1].isupper(), f"{receiver}{name}({', '.join(types)}) {result}".strip(), stub)


def _declared(node: Node) -> list[Item]:
    """The names of a declaration. A constant's value counts, and where its place does (`iota`), that too."""
    kind = "type" if node.type == "type_declaration" else "data"
    found = []
    value = ""
    specs = [n for n in _walk(node) if n.type in ("type_spec", "type_alias", "const_spec", "var_spec")]
    for place, spec in enumerate(specs):
        whole = joined(tokens(spec))
        given = joined(tokens(spec.child_by_field_name("value")))
        value = given or (value if spec.type == "const_spec" else "")
        for name in (text_of(n) for n in spec.children_by_field_name("name")):
            head = whole if given or kind == "type" else f"{whole} = {value}" if value else whole
            if "iota" in value.split():
                head += f" at {place}"
            found.append(Item(name, kind, name[:1].isupper(), head, text_of(node)))
    return found


def _state(root: Node) -> list[Reach]:
    """Package variables that are changed, or handed out so that they can be."""
    names = {
        text_of(n): spec
        for top in root.named_children if top.type == "var_declaration"
        for spec in _walk(top) if spec.type == "var_spec"
        for n in spec.children_by_field_name("name")
    }  # fmt: skip
    found = []
    for node in _walk(root):
        if node.type != "identifier" or text_of(node) not in names or _inside(node, "var_declaration", root):
            continue
        if not _only_read(node, text_of(names[text_of(node)])):
            found.append(Reach(Need.STATE, f"var {text_of(node)}", node.start_point[0] + 1))
    return found


def _inside(node: Node, kind: str, root: Node) -> bool:
    """Whether a node is part of a top-level declaration of that kind."""
    while node.parent is not None and node.parent != root:
        node = node.parent
    return node.type == kind


def _only_read(node: Node, declared: str) -> bool:
    """Whether the use of a package variable can't change it."""
    shared = re.search(r"(^|[\s=])(\[\]|map\[|\*|&|func\b|chan\b|make\(|new\()", declared) is not None
    place = node
    while place.parent is not None:
        above = place.parent
        if above.type == "unary_expression" and text_of(above).startswith("&"):
            return False
        if above.type in ("inc_statement", "dec_statement", "slice_expression"):
            return False
        if above.type == "assignment_statement" or (above.type == "expression_list" and above.parent is not None
                                                    and above.parent.type == "assignment_statement"):  # fmt: skip
            whole = above if above.type == "assignment_statement" else above.parent
            left = whole.child_by_field_name("left") if whole is not None else None
            return left is None or not left.start_byte <= node.start_byte < left.end_byte
        if above.type == "call_expression":
            return above.child_by_field_name("function") != place  # not a method of it, nor what it holds
        if above.type not in ("index_expression", "selector_expression", "parenthesized_expression", "argument_list"):
            break
        if above.type == "index_expression" and above.child_by_field_name("operand") != place:
            return True  # it is the index
        if above.type == "argument_list":
            call = text_of(above.parent.children[0]) if above.parent is not None else ""
            return call in ("len", "cap") or not shared or place != node
        place = above
    return place != node or not shared or (place.parent is not None and place.parent.type == "range_clause")


def _import(path: str, alias: str, line: int) -> list[Reach]:
    found = []
    if alias == ".":
        found.append(Reach(Need.OTHER, f'import . "{path}"', line))
    if path in _PURE or path == "os" or path.startswith("migrated/"):
        return found
    need = _GRANTED.get(path)
    if need is None:
        first = path.split("/")[0]
        need = Need.NETWORK if first == "net" else Need.DEPENDENCY if "." in first else Need.OTHER
    return [*found, Reach(need, f'import "{path}"', line)]


def _camel(name: str, *, exported: bool) -> str:
    words = [w for w in re.split(r"\W+|_", name) if w]
    whole = "".join(w[:1].upper() + (w[1:].lower() if w.isupper() else w[1:]) for w in words) or "Value"
    return whole if exported else whole[:1].lower() + whole[1:] + "_" * (whole[:1].lower() + whole[1:] in _WORDS)


_WORDS = listed(
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package "
    "range return select struct switch type var string int len"
)


def _type(type_: Type, places: dict[str, str]) -> str:
    match type_:
        case IntType(bits=bits, signed=signed):
            return f"{'' if signed else 'u'}int{bits}"
        case FloatType(bits=bits):
            return f"float{bits}"
        case BoolType():
            return "bool"
        case CharType():
            return "byte"
        case EnumType(name=name) | RecordType(name=name) if name in places:
            return places[name]
        case StringType(kind=StringKind.FIXED, length=length):
            return f"[{length}]byte"
        case StringType():
            return "string"
        case ArrayType(element=element, length=length) if length is not None:
            return f"[{length}]{_type(element, places)}"
        case ArrayType(element=element) | BufferType(element=element):
            return f"[]{_type(element, places)}"
        case _:
            raise TheseusError(f"{type(type_).__name__} {getattr(type_, 'name', '')} has no Go form in a contract")


def _passed(type_: Type, direction: Direction, places: dict[str, str]) -> str:
    shown = _type(type_, places)
    return shown if direction is Direction.IN or shown.startswith("[]") else f"*{shown}"
