"""What one Ada file says by itself: its compilation units with their context, what they declare and mention.

Context clauses and unit headers are read lexically, so that text which no grammar takes costs no edge; the grammar
finds the subprograms, and what it cannot parse is a diagnostic.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections import Counter
from typing import Any

import tree_sitter_ada
from tree_sitter import Language, Node, Parser, Query, QueryCursor

from analyzers.ada.foreign import foreign
from analyzers.ada.lexical import RESERVED
from analyzers.ada.outline import outline
from analyzers.model import SourceFile
from analyzers.survey.comment import telling
from analyzers.survey.facts import FileFacts

_LANGUAGE = Language(tree_sitter_ada.language())
_BODIES = Query(
    _LANGUAGE,
    "[(subprogram_body) (expression_function_declaration) (null_procedure_declaration)] @body "
    "(ERROR) @error (MISSING) @error",
)
_MAX_ERRORS = 20

# One pass over comments, strings and characters. A tick after a name or `)` is an attribute, not a character.
_SKIP = re.compile(r"""--[^\n]*|"(?:[^"\n]|"")*"?|(?<![\w)])'[^\n]'(?!')|(?<=[^\w)\s])'[^\n]'""")
_TOKEN = re.compile(r"[A-Za-z]\w*|[;(),.\"<>]|:=|=>")
_NAME = re.compile(r"[A-Za-z]\w*(?:\s*\.\s*(?:[A-Za-z]\w*|\"\"))*")
_DOTTED = re.compile(r"(?<![\w.'])[A-Za-z]\w*+(?:\s*+\.\s*+[A-Za-z]\w*+)*+(?!\s*=>)")
_USE = re.compile(r"(?:^|;|\bis\b|\bbegin\b|\bdeclare\b|\bprivate\b)\s*use\s+(?!type\b|all\b)([\w.\s,]+)(?=;)", re.I)
_DERIVED = re.compile(r"\btype\s+\w+[^;]*?\bis\s+(?:abstract\s+|limited\s+|synchronized\s+)*new\s+([\w.]+)([^;]*)", re.I)
_INTERFACE = re.compile(r"\band\s+([A-Za-z][\w.]*)", re.I)
_ALIAS = re.compile(r"\bpackage\s+(\w+)\s+renames\s+([\w.]+)\s*;", re.I)
_NEW = re.compile(r"\b(package|procedure|function)\s+([\w.\"]+)\s+is\s+new\s+([\w.]+)", re.I)
_ELABORATE = re.compile(r"\bpragma\s+Elaborate(?:_All)?\s*\(([^)]*)\)", re.I)
_ELABORATE_ALL = re.compile(r"\bpragma\s+Elaborate_All\s*\(([^)]*)\)", re.I)
_ELABORATE_BODY = re.compile(r"\bpragma\s+Elaborate_Body\b|\bis\s+with\b[^;]*\bElaborate_Body\b|"
                             r"\bpackage\s+[\w.]+\s+with\b[^;]*?\bElaborate_Body\b", re.I)  # fmt: skip
_SEPARATE = re.compile(r"\b(?:package|task|protected)\s+body\s+(\w+)\s+is\s+separate\b|"
                       r"\b(?:procedure|function)\s+(\w+)[^;]*?\bis\s+separate\b", re.I)  # fmt: skip
_BRANCH = re.compile(r"(?<!end )\bif\b|\belsif\b|\bwhen\b(?!\s+others)|\bwhile\b|\bfor\b(?!\s+[\w.']+\s+use)|"
                     r"\band\s+then\b|\bor\s+else\b", re.I)  # fmt: skip
_CALL = re.compile(r"(?<![\w.'])([A-Za-z]\w*(?:\s*\.\s*[A-Za-z]\w*)*)\s*[(;]")
_ACCESS_CALL = re.compile(r"([A-Za-z][\w.]*)\s*\.\s*all\s*\(", re.I)
_VISIBLE = re.compile(
    r"^\s*(?:overriding\s+|not\s+overriding\s+)?(procedure|function|type|subtype|package|task|protected|entry)\s+"
    r"(?:type\s+|body\s+)?([A-Za-z]\w*|\"\")|"
    r"(?:^|;|\bis\b)\s*([A-Za-z]\w*(?:\s*,\s*[A-Za-z]\w*)*)\s*:(?!=)\s*(constant|exception|aliased|[A-Za-z])",
    re.I | re.M,
)
_INNER = re.compile(r"(?<!\bnull )\brecord\b(?!\s*;).*?\bend\s+record\b", re.I | re.S)  # components
_FORMALS = re.compile(r"\([^()]*\)")
_HAZARDS = {
    "unchecked conversion": re.compile(r"\bUnchecked_Conversion\b", re.I),
    "unchecked deallocation": re.compile(r"\bUnchecked_Deallocation\b", re.I),
    "unchecked access": re.compile(r"'Unchecked_Access\b", re.I),
    "address clause": re.compile(r"'Address\b", re.I),
    "foreign interface": re.compile(r"\bpragma\s+(?:Import|Export|Interface)\b|\b(?:Import|Export)\s*=>", re.I),
    "machine code": re.compile(r"\bMachine_Code\b", re.I),
    "goto": re.compile(r"\bgoto\b", re.I),
    "tasking": re.compile(r"\btask\s+(?:type\s+)?(?!body\b)\w+|\bselect\b|\baccept\b", re.I),
    "protected object": re.compile(r"\bprotected\s+(?:type\s+)?(?!body\b)\w+\s+is\b", re.I),
    "representation clause": re.compile(r"\bfor\s+[\w.']+\s+use\b", re.I),
    "suppressed checks": re.compile(r"\bpragma\s+Suppress\b", re.I),
    "controlled type": re.compile(r"\bFinalization\b", re.I),
    "class-wide type": re.compile(r"'Class\b", re.I),
}
_2012 = re.compile(r"\bwith\s+(?:Pre|Post|Type_Invariant|Dynamic_Predicate|Inline|Convention)\b|\bis\s*\(\s*(?:if|for|case)\b|\bfor\s+(?:all|some)\b|\buse\s+all\s+type\b|\bfor\s+\w+\s+of\b", re.I)  # fmt: skip
_2022 = re.compile(r"'Reduce\b|@\s*[-+*/]|\bparallel\b|\[\s*(?:for|\d|\w+\s*=>)", re.I)
_2005 = re.compile(r"\boverriding\b|\bnot\s+null\b|\braise\s+[\w.]+\s+with\b|\blimited\s+with\b|\binterface\b\s*;|\bAda\.Containers\b", re.I)
_95 = re.compile(r"\btagged\b|\bprotected\b|\baliased\b|'Class\b|\bprivate\s+package\b|\bAda\.\w+", re.I)


def elaboration_pragmas(plain: str) -> tuple[list[str], list[str], bool]:
    """The units that a file's pragmas Elaborate and Elaborate_All name, and whether there is an Elaborate_Body."""
    some, all_ = ([n.strip().lower() for names in p.findall(plain) for n in names.split(",")] for p in (_ELABORATE, _ELABORATE_ALL))
    return some, all_, _ELABORATE_BODY.search(plain) is not None


def _blank(match: re.Match[str]) -> str:
    piece = match.group()
    return " " * len(piece) if piece[0] == "-" else '"' + " " * (len(piece) - 2) + '"' if len(piece) > 1 else " "


def without_comments(text: str) -> str:
    """The same text, every comment and literal blank; offsets and lines stay."""
    return _SKIP.sub(_blank, text)


def standard_of(text: str) -> str:
    """The oldest edition of the language that has what the text uses."""
    for edition, pattern in (("2022", _2022), ("2012", _2012), ("2005", _2005), ("95", _95)):
        if pattern.search(text):
            return f"Ada {edition}"
    return "Ada 83"


class _Scan:
    """Tokens of the cleaned text from a place on: what a unit's header is read with."""

    def __init__(self, text: str, position: int) -> None:
        self.text = text
        self.position = position
        self.at = position
        self.token = ""
        self.advance()

    def advance(self) -> str:
        before = self.token
        match = _TOKEN.search(self.text, self.position)
        if match is None:
            self.token, self.at, self.position = "", len(self.text), len(self.text)
        else:
            self.token, self.at, self.position = match.group().lower(), match.start(), match.end()
        return before

    def name(self) -> str:
        """A dotted name from here, in lower case."""
        match = _NAME.match(self.text, self.at)
        if match is None:
            self.advance()
            return ""
        self.position = match.end()
        self.advance()
        return "".join(match.group().split()).lower()

    def to(self, *stops: str) -> None:
        """Go to one of these tokens outside parentheses."""
        depth = 0
        while self.token and (depth > 0 or self.token not in stops):
            depth += (self.token == "(") - (self.token == ")")
            self.advance()

    def statement(self) -> None:
        self.to(";")
        self.advance()


def header(text: str, position: int) -> tuple[dict[str, Any], int] | None:
    """The next compilation unit's context and header, and where its name stands; None at the end."""
    scan = _Scan(text, position)
    unit: dict[str, Any] = {"withs": [], "uses": [], "parent": "", "kind": "", "name": "", "params": False, "new": "",
                            "private": False}  # fmt: skip
    generic = False
    while scan.token:
        token = scan.token
        if token == "with":
            scan.advance()
            while scan.token and scan.token != ";":
                at = scan.at
                name = scan.name()
                if name:
                    unit["withs"].append([name, at])
                if scan.token == ",":
                    scan.advance()
                elif scan.token != ";":
                    break
            scan.statement()
        elif token in ("limited", "private", "overriding", "not"):
            unit["private"] = unit["private"] or token == "private"
            scan.advance()
        elif token == "use":
            scan.advance()
            if scan.token not in ("type", "all"):
                while scan.token and scan.token != ";":
                    unit["uses"].append(scan.name())
                    if scan.token == ",":
                        scan.advance()
                    elif scan.token != ";":
                        break
            scan.statement()
        elif token == "pragma":
            scan.statement()
        elif token == "separate":
            scan.advance()
            scan.advance()
            unit["parent"] = scan.name()
            scan.to("procedure", "function", "package", "task", "protected") if scan.token == ")" else None
            if scan.token == ")":
                scan.advance()
        elif token == "generic":
            generic = True
            before = scan.advance()
            while scan.token and not (
                scan.token in ("package", "procedure", "function") and before not in ("with", "access", "protected")
            ):
                before = scan.advance()
        elif token in ("package", "task", "protected"):
            scan.advance()
            body = scan.token == "body"
            if scan.token in ("body", "type"):
                scan.advance()
            at = scan.at
            unit["name"] = scan.name()
            unit["kind"] = "body" if body else "spec"
            scan.to("is", "renames", ";")
            if scan.token == "renames":
                unit["kind"] = "renaming"
                scan.advance()
                unit["new"] = scan.name()
            elif scan.token == "is":
                scan.advance()
                if scan.token == "new":
                    scan.advance()
                    unit["kind"] = "instance"
                    unit["new"] = scan.name()
            unit["generic"] = generic
            unit["what"] = token
            return unit, at
        elif token in ("procedure", "function"):
            scan.advance()
            at = scan.at
            unit["name"] = scan.name()
            unit["params"] = scan.token == "("
            scan.to("is", "renames", ";", "with")
            unit["kind"] = "spec"
            if scan.token == "is":
                scan.advance()
                if scan.token == "new":
                    scan.advance()
                    unit["kind"] = "instance"
                    unit["new"] = scan.name()
                elif scan.token not in ("abstract", "<", "separate"):
                    unit["kind"] = "body"
            elif scan.token == "renames":
                unit["kind"] = "renaming"
                scan.advance()
                unit["new"] = scan.name()
            unit["generic"] = generic
            unit["what"] = token
            return unit, at
        else:
            scan.advance()
    return None


def ada_facts(file: SourceFile) -> FileFacts:
    """The facts of one Ada file."""
    text = file.text
    plain = without_comments(text)
    ends = [m.start() for m in re.finditer("\n", plain)]

    def line(offset: int) -> int:
        return bisect_right(ends, offset - 1) + 1

    source = text.encode("utf-8", "replace")
    root = Parser(_LANGUAGE).parse(source).root_node
    found = QueryCursor(_BODIES).captures(root)
    troubles = _troubles(found.get("error", []))
    units, notes = _units(plain, text, root, line)
    counted = Counter(w.lower() for w in re.findall(r"[A-Za-z]\w*", plain))
    mentions: dict[str, int] = {}
    for match in _DOTTED.finditer(plain):
        name = match.group().lower()
        if name in RESERVED:
            continue
        name = name if name.isidentifier() else "".join(name.split())
        if name not in mentions:
            mentions[name] = line(match.start())
    routines, unused = _routines(found.get("body", []), source, plain, line, counted)
    hazards = {name: n for name, pattern in _HAZARDS.items() if (n := len(pattern.findall(plain)))}
    elaborate, elaborate_all, elaborate_body = elaboration_pragmas(plain)
    uses = [n.strip().lower() for names in _USE.findall(plain) for n in names.split(",")]
    access_calls: dict[str, int] = {}
    for match in _ACCESS_CALL.finditer(plain):
        access_calls.setdefault(match.group(1), line(match.start()))
    return FileFacts(
        path=str(file.path),
        language="ada",
        sha256=file.sha256,
        lines=text.count("\n") + (not text.endswith("\n")),
        encoding=file.encoding,
        dialect=standard_of(plain),
        comment=_top_comment(text),
        diagnostics=(*troubles, *notes),
        hazards=hazards,
        payload={
            "units": units,
            "mentions": mentions,
            "routines": routines,
            "unused": unused,
            "uses": uses,
            "derived": [
                "".join(name.split()).lower()
                for first, more in _DERIVED.findall(plain) for name in (first, *_INTERFACE.findall(more))
            ],
            "aliases": {a.lower(): b.lower() for a, b in _ALIAS.findall(plain)},
            "instances": [[n.lower(), g.lower(), line(m.start())] for m in _NEW.finditer(plain) for _, n, g in [m.groups()]],
            "elaborate": elaborate,
            "elaborate_all": elaborate_all,
            "elaborate_body": elaborate_body,
            "stubs": [(a or b).lower() for a, b in _SEPARATE.findall(plain)],
            "access_calls": access_calls,
            "outline": outline(text),
            "foreign": [[f.symbol, f.line, f.taken] for f in foreign(text)],
        },
    )


def _troubles(nodes: list[Node]) -> tuple[tuple[str, str, int, int], ...]:
    found = []
    last = -1
    for node in sorted(nodes, key=lambda n: n.start_byte):
        if node.start_byte < last:
            continue  # inside one already listed
        last = node.end_byte
        text = (node.text or b"").decode("utf-8", "replace").split("\n")[0].strip()[:60]
        message = f"this could not be parsed: {text}" if text else f"'{node.type}' is missing"
        found.append(("warning", message, node.start_point.row + 1, node.end_point.row + 1))
        if len(found) == _MAX_ERRORS:
            break
    return tuple(found)


def _units(plain: str, text: str, root: Node, line: Any) -> tuple[list[dict[str, Any]], list[tuple[str, str, int, int]]]:
    """Every compilation unit. The grammar says where one ends; where it does not know, only the first is read."""
    ascii_only = len(text) == root.end_byte
    spans = [(n.start_byte, n.end_byte) for n in root.children if n.type == "compilation_unit"]
    if not ascii_only:  # byte offsets to characters
        data = text.encode("utf-8", "replace")
        spans = [(len(data[:a].decode("utf-8", "replace")), len(data[:b].decode("utf-8", "replace"))) for a, b in spans]
    units: list[dict[str, Any]] = []
    position = 0
    while True:
        found = header(plain, position)
        if found is None:
            break
        unit, at = found
        end = next((b for a, b in spans if a <= at < b), len(plain))
        unit["line"], unit["end_line"] = line(at), line(max(end - 1, at))
        original = _NAME.match(text, at)
        unit["written"] = "".join(original.group().split()) if original else unit["name"]
        unit["withs"] = [[name, line(where)] for name, where in unit["withs"]]
        unit["exports"] = _exports(plain[at:end]) if unit["kind"] == "spec" else {}
        if unit["name"]:
            units.append(unit)
        position = max(end, at + 1)
        if end >= len(plain):
            break
    notes: list[tuple[str, str, int, int]] = []
    if not units and plain.strip():
        notes.append(("warning", "no compilation unit in this file", 1, 1))
    return units, notes


def _exports(text: str) -> dict[str, str]:
    """What a specification's visible part declares: name to what it is."""
    private = re.search(r"^\s*private\s*$", text, re.M | re.I)
    visible = _INNER.sub(_blank, text[: private.start()] if private else text)
    before = ""
    while visible != before:  # parameters and discriminants are nobody else's
        before, visible = visible, _FORMALS.sub(_blank, visible)
    found: dict[str, str] = {}
    for match in _VISIBLE.finditer(visible):
        what, name, objects, kind = match.groups()
        if name:
            kind = "subprogram" if what.lower() in ("procedure", "function", "entry") else "type"
            found.setdefault(name.lower(), "package" if what.lower() == "package" else kind)
        elif objects:
            sort = "exception" if kind.lower() == "exception" else "object"
            for single in objects.split(","):
                found.setdefault(single.strip().lower(), sort)
    return found


def _routines(
    nodes: list[Node], source: bytes, plain: str, line: Any, counted: Counter[str]
) -> tuple[list[list[Any]], list[list[Any]]]:
    """[name, line, end, complexity, calls, body hash, top level?] of each body, and [name, line] of those that the
    file itself never mentions again."""
    routines: list[list[Any]] = []
    unused: list[list[Any]] = []
    lines = plain.split("\n")
    ordered = sorted(nodes, key=lambda n: (n.start_byte, -n.end_byte))
    for node in ordered:
        spec = next((c for c in node.children if c.type in ("procedure_specification", "function_specification")), None)
        name_node = spec.child_by_field_name("name") if spec is not None else None
        if name_node is None:
            continue
        name = (name_node.text or b"").decode("utf-8", "replace")
        first, last = node.start_point.row, node.end_point.row
        body = "\n".join(lines[first : last + 1])
        inner = [n for n in ordered if node.start_byte < n.start_byte and n.end_byte <= node.end_byte] if len(ordered) < 400 else []  # fmt: skip
        own = body
        if inner:
            taken = {row for n in inner for row in range(n.start_point.row, n.end_point.row + 1)}
            own = "\n".join(t for row, t in enumerate(lines[first : last + 1], first) if row not in taken)
        branches = len(_BRANCH.findall(own))
        calls = sorted({"".join(c.split()) for c in _CALL.findall(own) if c.lower() not in RESERVED and c.lower() != name.lower()})  # fmt: skip
        squeezed = "".join(body.split())
        mark = zlib.crc32(squeezed.encode("utf-8", "replace")) if len(squeezed) > 120 else 0
        top = not any(n is not node and n.start_byte <= node.start_byte and node.end_byte <= n.end_byte for n in ordered[:200])  # fmt: skip
        routines.append([name, first + 1, last + 1, branches + 1, calls, mark, top])
        key = name.lower()
        declared = len(re.findall(rf"\b(?:procedure|function|end)\s+{re.escape(key)}\b", plain, re.I)) if "." not in key and '"' not in key else 0  # fmt: skip
        overrides = rf"(?<!\bnot)\s\boverriding\s+(?:procedure|function)\s+{re.escape(key)}\b"  # dispatching calls come to it
        if declared and counted[key] <= declared and not re.search(overrides, plain, re.I):
            unused.append([name, first + 1])
    return routines, unused


def _top_comment(text: str) -> str:
    found: list[str] = []
    for raw in text.split("\n", 60)[:60]:
        stripped = raw.strip()
        if stripped.startswith("--"):
            found.append(stripped.strip("- ").strip())
        elif stripped:
            break
    return telling(found)
