"""The graph in the formats that other tools read. Each is a function from a survey to text, registered by suffix."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from analyzers.model import TheseusError
from analyzers.survey.assess import assess
from analyzers.survey.document import as_json, document
from analyzers.survey.facts import Survey

if TYPE_CHECKING:
    import networkx as nx

_LEVELS = {"error": "error", "warning": "warning", "note": "note"}
_MERMAID_LIMIT = 400  # edges; browsers draw no more


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

    # XML holds no control characters: a name as odd as that loses them.
    graph = graph_of(survey)
    clean = nx.MultiDiGraph()
    clean.add_nodes_from((_xml(n), {k: _xml(v) for k, v in data.items()}) for n, data in graph.nodes(data=True))
    clean.add_edges_from(
        (_xml(a), _xml(b), key, {k: _xml(v) for k, v in data.items()}) for a, b, key, data in graph.edges(keys=True, data=True)
    )
    return "\n".join(nx.generate_graphml(clean)) + "\n"


def _xml(value: Any) -> Any:
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd]", "?", value) if isinstance(value, str) else value


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
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def mermaid(survey: Survey, only: frozenset[str] | None = None) -> str:
    """A Mermaid flow chart, of everything or of some modules and what is next to them."""
    pairs: dict[tuple[str, str], set[str]] = {}
    for d in survey.codebase.dependencies:
        if d.resolved and d.source != d.target and (only is None or d.source in only or d.target in only):
            pairs.setdefault((d.source, d.target), set()).add(str(d.kind))
    names = {m.id: m for m in survey.codebase.modules}
    shown = {n for pair in pairs for n in pair} | (set(only) if only else set(names))
    lines = ["flowchart LR"]
    for name in sorted(shown & names.keys()):
        module = names[name]
        left, right = ("([", "])") if module.kind == "main" else ("[", "]")
        lines.append(f'  n_{name}{left}"{_label(module.name)}"{right}')
    for (source, target), kinds in sorted(pairs.items())[:_MERMAID_LIMIT]:
        lines.append(f"  n_{source} -->|{', '.join(sorted(kinds))}| n_{target}")
    if len(pairs) > _MERMAID_LIMIT:
        lines.append(f"  %% {len(pairs) - _MERMAID_LIMIT} more edges are not drawn")
    return "\n".join(lines) + "\n"


def _label(text: str) -> str:
    return re.sub(r'["\[\]{}|<>]', "'", text)


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
