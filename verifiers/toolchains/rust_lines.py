"""Line coverage of Rust by probes in its text: rustc's own can be read only by LLVM tools of its very version.

Before each statement of a block goes a macro's call, on the statement's own line, so that no line moves and no meaning
changes. Reached for the first time in a process, it appends its number to a file; `lines.json` says which line each
number stands for. Code that the compiler evaluates (constants, `const fn`) and the insides of macro calls have no probes.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import tree_sitter_rust
from tree_sitter import Language, Node, Parser

from analyzers.tree import walk
from verifiers.toolchains.protocol import LineCoverage

ENVIRONMENT = "THESEUS_LINES"  # the folder that programs write to
TABLE = "lines.json"  # in the build folder
_REACHED = "lines"
_PARSER = Parser(Language(tree_sitter_rust.language()))
# Where nothing can be called, or where blocks are no statements of a function that runs.
_CLOSED = frozenset({
    "const_item", "static_item", "attribute_item", "inner_attribute_item", "token_tree", "const_block", "array_type",
    "type_arguments", "type_parameters", "macro_definition", "enum_variant",
})  # fmt: skip
_COMMENTS = frozenset({"line_comment", "block_comment"})
_HEAD = (
    "macro_rules! theseus_line {{ ($n:expr) => {{ $crate::theseus_lines::reached($n) }} }} "
    "pub mod theseus_lines {{ use ::std::sync::atomic::{{AtomicBool, Ordering}}; "
    "static SEEN: [AtomicBool; {count}] = [const {{ AtomicBool::new(false) }}; {count}]; "
    "pub fn reached(n: usize) {{ if !SEEN[n].load(Ordering::Relaxed) && !SEEN[n].swap(true, Ordering::Relaxed) {{ tell(n) }} }} "
    "#[cold] fn tell(n: usize) {{ use ::std::io::Write; if let Some(folder) = ::std::env::var_os(\"" + ENVIRONMENT + "\") {{ "
    "if let Ok(mut file) = ::std::fs::OpenOptions::new().create(true).append(true)"
    ".open(::std::path::Path::new(&folder).join(\"" + _REACHED + "\")) {{ "
    "let _ = file.write_all(::std::format!(\"{{n}}\\n\").as_bytes()); }} }} }} }} "
)


def instrument(root: Path) -> list[tuple[str, int]]:
    """Put probes into every Rust file of a staged tree (a crate, or files by themselves); the lines that they stand
    for, by number. Files that the grammar cannot read as a whole stay as they are."""
    files = [p for p in walk(root) if p.suffix == ".rs" and p != root / "build.rs"]
    table: list[tuple[str, int]] = []
    texts: dict[Path, bytes] = {}
    for path in files:
        text = path.read_bytes()
        tree = _PARSER.parse(text).root_node
        places = [] if tree.has_error else sorted({_start(s) for s in _statements(tree)})
        out, at = bytearray(), 0
        for byte, line in places:
            out += text[at:byte] + b"theseus_line!(%d); " % len(table)
            table.append((path.relative_to(root).as_posix(), line))
            at = byte
        texts[path] = bytes(out + text[at:])
    head = _HEAD.format(count=max(1, len(table))).encode()
    for path in _roots(root, files):
        text = texts[path]
        at = _first_item(_PARSER.parse(text).root_node)
        texts[path] = text[:at] + head + text[at:]
    for path, text in texts.items():
        path.write_bytes(text)
    return table


def write_table(place: Path, table: list[tuple[str, int]]) -> None:
    """Keep what the numbers stand for: after the build, so that nothing that ran in it could change that. `place` is
    one that the build cannot have made a link."""
    place.write_text(json.dumps(table), "utf-8")


def covered_lines(work: Path, counters: Path) -> list[LineCoverage]:
    """What all runs so far reached, for each file with probes."""
    table = [(str(file), int(line)) for file, line in json.loads((work / TABLE).read_text("utf-8"))]
    told = counters / _REACHED
    numbers: set[int] = set()
    if told.is_file() and not told.is_symlink():
        numbers = {int(n) for n in told.read_bytes().split() if n.isdigit() and len(n) < 10}
    hits: dict[str, dict[int, int]] = {}
    for number, (file, line) in enumerate(table):
        lines = hits.setdefault(file, {})
        lines[line] = max(lines.get(line, 0), int(number in numbers))
    return [LineCoverage(file, lines) for file, lines in sorted(hits.items())]


def _statements(root: Node) -> Iterator[Node]:
    todo = [root]
    while todo:
        node = todo.pop()
        if node.type in _CLOSED or (node.type == "function_item" and _is_const(node)):
            continue
        if node.type == "block":
            yield from (c for c in node.named_children if _runs(c))
        length = node.child_by_field_name("length") if node.type == "array_expression" else None
        todo += [c for c in node.children if length is None or c.id != length.id]


def _runs(node: Node) -> bool:
    """Whether what stands in a block is a statement, and not a declaration, a comment, an attribute or a label."""
    kind = node.type
    return not (
        kind in _COMMENTS or kind in ("attribute_item", "inner_attribute_item", "label", "empty_statement", "use_declaration",
                                      "extern_crate_declaration", "macro_definition")
        or (kind.endswith("_item") or kind == "function_signature_item")
    )  # fmt: skip


def _start(statement: Node) -> tuple[int, int]:
    """Where a statement begins, with its attributes, and the line (from 1) of the statement itself."""
    first = statement
    while (before := first.prev_named_sibling) is not None and before.type == "attribute_item":
        first = before
    return first.start_byte, statement.start_point[0] + 1


def _is_const(node: Node) -> bool:
    return any(c.type == "function_modifiers" and b"const" in (c.text or b"").split() for c in node.children)


def _first_item(root: Node) -> int:
    """Behind a file's inner attributes and comments, where its first item begins."""
    for child in root.named_children:
        if child.type not in ("inner_attribute_item", "shebang", *_COMMENTS):
            return child.start_byte
    return root.end_byte


def _roots(root: Path, files: list[Path]) -> list[Path]:
    """Files that are the root of a crate: the others are modules, which see its macros."""
    description = root / "Cargo.toml"
    if not description.is_file():
        return files
    try:
        made = tomllib.loads(description.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        made = {}
    named = [t.get("path", "") for t in (made.get("lib", {}), *made.get("bin", [])) if isinstance(t, dict)]
    source = root / "src"
    usual = {source / "lib.rs", source / "main.rs", *source.glob("bin/*.rs"), *source.glob("bin/*/main.rs")}
    return [p for p in files if p in usual or p in {root / n for n in named if n}]
