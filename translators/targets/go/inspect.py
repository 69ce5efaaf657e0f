"""Go text as data: its items, what it reaches for, headers for signatures."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
from translators.targets.go.start import at_start
from translators.targets.go.state import state
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
    walk,
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

# What a file can be asked that shows where it leads, and what takes text from one; the streams for output are files.
_OF_FILES = listed("Chdir Chmod Chown Fd ReadDir Readdir Readdirnames Stat SyscallConn Truncate")
_INWARD = re.compile(r"Read|Seek|Name|Close|Sync")
_OUTWARD = re.compile(r"fmt\.Fprint|bufio\.NewWriter|io\.(WriteString|MultiWriter|Copy|Writer)")
_DIRECTIVE = re.compile(r"//(go:|export |extern |\s*\+build|line )|/\*line ")
_STRINGS = ("interpreted_string_literal", "raw_string_literal")
_ADDRESS = re.compile(r"%[-+# 0-9.\[\]*]*p")
# What of the support library reaches for more than its own data. Its memory and its machine keep state.
_SUPPORT = {
    **dict.fromkeys(listed("ReadByte PeekByte AdaGetLine AdaGetLineInto AdaEndOfFile StreamsGetc"), Need.STDIN),
    **dict.fromkeys(listed("Exit Run CAbort AdaSetExitStatus MemoryAbort MemoryExit"), Need.EXIT),
    **dict.fromkeys(listed("AdaArgument AdaArgumentCount AdaFullName StreamsArgumentCount StreamsArguments"), Need.ENVIRONMENT),
    "AdaClock": Need.TIME,
}  # fmt: skip
_PREFIXES = {
    "Memory": Need.STATE, "Streams": Need.FILE, "AdaFiles": Need.FILE, "AdaElements": Need.FILE, "AdaDirectories": Need.FILE,
    "AdaEnvironment": Need.ENVIRONMENT, "AdaTasks": Need.THREAD,
}  # fmt: skip
# The same of the package of COBOL's machine, whose methods have common names.
_COBOL = {
    **dict.fromkeys(listed("Machine New RunUnit"), Need.STATE),
    **dict.fromkeys(listed("StopRun StopRunWith"), Need.EXIT),
    **dict.fromkeys(
        listed(
            "Switch SetSwitch AcceptEnvironment EnvironmentName AcceptEnvironmentValue SetEnvironmentValue Chained "
            "CommandLine ArgumentNumber SetArgumentNumber AcceptArgumentValue CGetpid"
        ),
        Need.ENVIRONMENT,
    ),
    **dict.fromkeys(
        listed(
            "FileSpec CblCreateDir CMakedir CblDeleteDir CblChangeDir CChdir CblDeleteFile CDelete CblCopyFile CCopy "
            "CblRenameFile CblCheckFileExist CblCreateFile CblOpenFile CblReadFile CblWriteFile CblCloseFile"
        ),
        Need.FILE,
    ),
    **dict.fromkeys(
        listed(
            "ClockDate ClockFullDate ClockDay ClockFullDay ClockWeekday ClockTime FunctionCurrentDate CSleep "
            "FunctionSecondsPastMidnight FunctionFormattedCurrentDate FunctionFormattedTimeHere "
            "FunctionFormattedDatetimeHere FunctionYearToYyyy FunctionDateToYyyymmdd FunctionDayToYyyyddd CblOcNanosleep"
        ),
        Need.TIME,
    ),
    "Accept": Need.STDIN,
}
# Names that every Go file has without an import; functions among them may be written anew, as old code does.
_BUILTIN = listed(
    "any bool byte comparable complex64 complex128 error false float32 float64 int int8 int16 int32 int64 iota nil "
    "rune string true uint uint8 uint16 uint32 uint64 uintptr"
)


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
        for node in walk(root):
            line = node.start_point[0] + 1
            if node.type == "import_spec":
                path = text_of(node.child_by_field_name("path") or node).strip('"`')
                if "\\" in path:
                    found.append(Reach(Need.HIDDEN, f"import {path}", line))  # a path that is not what it shows
                alias = text_of(name) if (name := node.child_by_field_name("name")) else path.rpartition("/")[2]
                found += _import(path, alias, line)
                names[alias] = path
            elif node.type == "comment" and _DIRECTIVE.match(text_of(node)):
                found.append(Reach(Need.BUILD, text_of(node).split()[0], line))
        found += state(root, names)
        found += at_start(root, names)
        found += _meanings(root)
        if any(path.startswith("migrated/theseusrt") for path in names.values()):
            found += _support(root, "migrated/theseusrt/cobol" in names.values())
        fmt_names = {alias for alias, path in names.items() if path == "fmt"}
        os_names = {alias for alias, path in names.items() if path == "os"}
        for node in walk(root):
            if node.type == "selector_expression" and text_of(node.children[0]) in os_names:
                field = text_of(node.children[-1])
                need = _OS.get(field, Need.FILE)
                if need is not None:
                    found.append(Reach(need, f"os.{field}", node.start_point[0] + 1))
                elif field in ("Stdout", "Stderr") and _turned(node, names):
                    found.append(Reach(Need.FILE, f"os.{field} as more than output", node.start_point[0] + 1))
            elif node.type == "selector_expression" and os_names and text_of(node.children[-1]) in _OF_FILES:
                if text_of(node.children[0]) not in names:  # not another package's function
                    found.append(Reach(Need.FILE, text_of(node)[:60], node.start_point[0] + 1))
            elif node.type == "selector_expression" and text_of(node.children[0]) in fmt_names:
                if text_of(node.children[-1]).startswith("Scan"):
                    found.append(Reach(Need.STDIN, text_of(node), node.start_point[0] + 1))
            elif node.type == "qualified_type" and text_of(node.children[0]) in os_names:
                found.append(Reach(Need.FILE, text_of(node), node.start_point[0] + 1))
            elif node.type == "go_statement":
                found.append(Reach(Need.THREAD, "go", node.start_point[0] + 1))
            elif node.type in _STRINGS and _ADDRESS.search(text_of(node)):
                found.append(Reach(Need.OTHER, "an address as text", node.start_point[0] + 1))
        return sorted(set(found), key=lambda r: (r.line, r.what))

    def blemishes(self, text: str) -> list[tuple[int, str]]:
        root = _root(text)
        found = long_functions(root, ("function_declaration", "method_declaration"))
        for node in walk(root):
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
        paths = [text_of(n).strip('"`') for n in walk(_root(text)) if n.type == "interpreted_string_literal"
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
        return digest(_root(text), lambda comment: _DIRECTIVE.match(text_of(comment)) is not None)

    def path(self, module: str, name: str) -> str:
        return f"{module}.{name}"


def _chunks(text: str) -> list[Chunk]:
    return chunks(_root(text), _key, ("import_declaration",), ("comment",))


def _key(node: Node) -> str:
    if node.type == "package_clause":
        return ""
    if node.type in ("function_declaration", "method_declaration"):
        receiver = tokens(node.child_by_field_name("receiver"))
        return f"func {joined(receiver[-2:-1])} {text_of(node.child_by_field_name('name') or node)}"
    names = [text_of(n) for s in walk(node) if s.type in ("type_spec", "type_alias", "const_spec", "var_spec")
             for n in s.children_by_field_name("name")]  # fmt: skip
    return f"{node.type} {' '.join(names)}"


def _package(text: str) -> str:
    return next((text_of(n) for n in _root(text).named_children if n.type == "package_clause"), "")


def _imports(text: str) -> dict[str, str]:
    """Alias (or the path's last part) and the import's text."""
    found = {}
    for node in walk(_root(text)):
        if node.type == "import_spec":
            path = text_of(node.child_by_field_name("path") or node).strip('"`')
            alias = node.child_by_field_name("name")
            found[text_of(alias) if alias is not None else path.rpartition("/")[2]] = text_of(node)
    return found


def _names(root: Node, alias: str) -> bool:
    return any(
        n.type in ("selector_expression", "qualified_type") and text_of(n.children[0]) == alias for n in walk(root)
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
    specs = [n for n in walk(node) if n.type in ("type_spec", "type_alias", "const_spec", "var_spec")]
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


def _meanings(root: Node) -> list[Reach]:
    """Top-level names and imports that give a name of the language another meaning."""
    kinds = ("type_spec", "type_alias", "const_spec", "var_spec", "function_declaration", "import_spec",
             "type_parameter_declaration")  # fmt: skip
    found = []
    for node in walk(root):
        if node.type in kinds:
            names = [text_of(n) for n in node.children_by_field_name("name")]
            found += [Reach(Need.MEANING, n, node.start_point[0] + 1) for n in names if n in _BUILTIN]
    return found


def _support(root: Node, machine: bool) -> list[Reach]:
    """`machine`: whether the text imports the package of COBOL's machine."""
    found = []
    for node in walk(root):
        if node.type in ("selector_expression", "qualified_type"):
            name = text_of(node.children[-1])
            need = _SUPPORT.get(name) or next((n for prefix, n in _PREFIXES.items() if name.startswith(prefix)), None)
            if machine:
                need = _COBOL.get(name) or need
            if need is not None:
                found.append(Reach(need, f"theseusrt: {name}", node.start_point[0] + 1))
    return found


def _turned(stream: Node, names: Mapping[str, str]) -> bool:
    """Whether a stream for output is used to read, or given to a function of the standard library that does not
    write to it."""
    parent = stream.parent
    if parent is not None and parent.type == "selector_expression":
        return _INWARD.match(text_of(parent.children[-1])) is not None
    if parent is None or parent.type != "argument_list" or parent.parent is None:
        return False
    package, _, name = text_of(parent.parent.children[0]).partition(".")
    path = names.get(package, "migrated/")
    return not path.startswith("migrated/") and _OUTWARD.match(f"{path}.{name}") is None


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
