"""The graph in the formats that other tools read. Each is a function from a survey to text, registered by suffix."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from analyzers.model import Module, TheseusError
from analyzers.survey.assess import assess
from analyzers.survey.document import as_json, document
from analyzers.survey.facts import Survey

if TYPE_CHECKING:
    import networkx as nx

_LEVELS = {"error": "error", "warning": "warning", "note": "note"}
_MERMAID_LIMIT = 400  # edges; Mermaid draws 500 and, of any kind, 50,000 characters
_MERMAID_SIZE = 49_000
_MARKUP = re.compile(r"""["#&<>;`*|\\{}[\]]|[.-](?= )|([_$])(?=\1)""")


def graph_of(survey: Survey) -> nx.MultiDiGraph:
    """Modules and the names that could not be resolved as nodes, dependencies as edges, with plain attributes."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    value = document(survey)
    for module in value["modules"]:
        graph.add_node(
            module["id"], name=module["name"], language=module["language"], kind=module["kind"],
            lines=module["lines"], wave=module["wave"], risk=module["risk"]["score"], label=module["label"],
            file=module["files"][0], resolved=True,
        )  # fmt: skip
    for edge in value["dependencies"]:
        target = edge["target"] if edge["resolved"] else f"?{edge['target']}"
        if not edge["resolved"] and target not in graph:
            graph.add_node(target, name=edge["target"], kind="unresolved", resolved=False)
        graph.add_edge(
            edge["source"], target, key=edge["kind"], kind=edge["kind"], resolved=edge["resolved"],
            reason=edge["reason"], file=edge["file"], line=edge["line"], count=edge["count"],
        )  # fmt: skip
    return graph


def node_link(survey: Survey) -> str:
    """networkx's node-link JSON."""
    import networkx as nx

    return json.dumps(nx.node_link_data(graph_of(survey), edges="edges"), indent=1, ensure_ascii=False) + "\n"


def graphml(survey: Survey) -> str:
    import networkx as nx

    graph = graph_of(survey)
    clean = nx.MultiDiGraph()
    clean.add_nodes_from((plain(n), {k: _plain(v) for k, v in data.items()}) for n, data in graph.nodes(data=True))
    clean.add_edges_from(
        (plain(a), plain(b), key, {k: _plain(v) for k, v in data.items()}) for a, b, key, data in graph.edges(keys=True, data=True)
    )
    return "\n".join(nx.generate_graphml(clean)) + "\n"


_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """A text with what XML cannot hold (control characters, bytes of a name that are no text) as escapes."""
    return _UNPRINTABLE.sub(lambda m: m.group().encode("unicode_escape").decode("ascii"), text)


def _plain(value: Any) -> Any:
    return plain(value) if isinstance(value, str) else value


def dot(survey: Survey) -> str:
    """Graphviz: resolved edges between modules, one colour a kind."""
    colours = {"include": "gray50", "call": "black", "with": "blue", "copy": "darkgreen", "data": "red",
               "type": "gray70", "file": "orange"}  # fmt: skip
    lines = ["digraph modules {", "  rankdir=LR; node [shape=box, fontname=Helvetica];"]
    for a in assess(survey):
        shape = ", style=bold" if a.module.kind == "main" else ""
        lines.append(f"  {_quoted(a.module.id)} [label={_quoted(f'{a.module.name} ({a.wave})')}{shape}];")
    for d in survey.codebase.dependencies:
        if d.resolved:
            lines.append(f"  {_quoted(d.source)} -> {_quoted(d.target)} [color={colours[d.kind]}, label={_quoted(d.kind)}];")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    """A string of DOT that means this text as a label too: there a backslash and an entity of HTML have meanings."""
    text = plain(" ".join(text.splitlines()))
    for meant, written in (("&", "&amp;"), ("\\", "\\\\"), ('"', '\\"')):
        text = text.replace(meant, written)
    return f'"{text}"'


def mermaid(survey: Survey, only: frozenset[str] | None = None) -> str:
    """A Mermaid flow chart, of everything or of some modules and what is next to them, as far as browsers draw it."""
    pairs: dict[tuple[str, str], set[str]] = {}
    for d in survey.codebase.dependencies:
        if d.resolved and d.source != d.target and (only is None or d.source in only or d.target in only):
            pairs.setdefault((d.source, d.target), set()).add(str(d.kind))
    names = {m.id: m for m in survey.codebase.modules}
    nodes: dict[str, str] = {}
    arrows: list[str] = []
    room = _MERMAID_SIZE

    def draw(shown: Iterable[str], arrow: str = "") -> bool:
        """Add modules with an arrow between them, if there is room for all of it."""
        nonlocal room
        new = {name: _node(names[name]) for name in shown if name in names and name not in nodes}
        size = sum(len(line) + 1 for line in (*new.values(), arrow))
        if size > room or (arrow and len(arrows) == _MERMAID_LIMIT):
            return False
        room -= size
        nodes.update(new)
        arrows.extend([arrow] if arrow else [])
        return True

    for (source, target), kinds in sorted(pairs.items()):
        draw((source, target), f"  n_{source} -->|{', '.join(sorted(kinds))}| n_{target}")
    shown = {n for pair in pairs for n in pair} | (set(only) if only else set(names))
    for name in sorted(shown & names.keys()):
        draw((name,))
    lines = ["flowchart LR", *(nodes[n] for n in sorted(nodes)), *arrows]
    left = (len(pairs) - len(arrows), len(shown & names.keys()) - len(nodes))
    if any(left):
        lines.append(f"  %% {left[0]} more edges and {left[1]} more modules are not drawn")
    return "\n".join(lines) + "\n"


def _node(module: Module) -> str:
    left, right = ("([", "])") if module.kind == "main" else ("[", "]")
    return f'  n_{module.id}{left}"{_label(module.name)}"{right}'


def _label(text: str) -> str:
    """A label that is this text and nothing else: no markup, no Markdown, no formula, no end of the label."""
    return _MARKUP.sub(lambda m: f"#{ord(m.group())};", plain(" ".join(text.splitlines())))


def sarif(survey: Survey) -> str:
    """SARIF 2.1.0: what could not be read, and every dependency that is not resolved."""
    results = []
    for d in survey.codebase.diagnostics:
        results.append(_result("unread", _LEVELS[d.severity], d.message, d.span.file, d.span.line, d.span.end_line))
    for e in survey.codebase.dependencies:
        if not e.resolved:
            message = f"{e.kind} of {e.target} is not resolved: {e.reason}"
            harmless = e.reason.startswith(("a header of the system", "a function of the C lib", "predefined"))
            level = "note" if harmless else "warning"
            results.append(_result(f"unresolved-{e.kind}", level, message, e.span.file, e.span.line, 0))
    rules = sorted({r["ruleId"] for r in results})
    run = {
        "tool": {"driver": {"name": "theseus analyze", "rules": [{"id": rule} for rule in rules]}},
        "columnKind": "utf16CodeUnits",
        "results": results,
    }
    value = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(value, indent=1, ensure_ascii=True) + "\n"


def _result(rule: str, level: str, message: str, file: str, line: int, end: int) -> dict[str, Any]:
    from urllib.parse import quote

    region = {"startLine": max(line, 1), **({"endLine": end} if end > line else {})}
    uri = quote(file.encode("utf-8", "surrogateescape"))
    place = {"physicalLocation": {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}, "region": region}}
    return {"ruleId": rule, "level": level, "message": {"text": message}, "locations": [place]}


FORMATS: Mapping[str, Callable[[Survey], str]] = {
    ".sarif": sarif, ".graphml": graphml, ".dot": dot, ".gv": dot, ".mmd": mermaid, ".mermaid": mermaid,
    ".node-link.json": node_link, ".json": as_json,
}  # fmt: skip


def export(survey: Survey, name: str) -> str:
    """The survey in the format that a file's name says. Raises TheseusError for a suffix that means none."""
    for suffix, function in FORMATS.items():
        if PurePath(name).name.lower().endswith(suffix):
            return function(survey)
    raise TheseusError(f"{name}: no such export; name the file with one of {' '.join(FORMATS)}")
