"""Cards: what a codebase or a module is, does and needs, from facts alone. Also the context of a model's prompt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from analyzers.survey import maindata
from analyzers.survey.assess import assess, duplicates, edges_by_source, needed_to_move
from analyzers.survey.exports import mermaid
from analyzers.survey.facts import Survey

_SHOWN = 12


def card(survey: Survey, module_id: str = "") -> dict[str, Any]:
    """The facts of a card as JSON. Raises TheseusError for a module that is not there."""
    return _module(survey, module_id) if module_id else _codebase(survey)


def _codebase(survey: Survey) -> dict[str, Any]:
    assessed = assess(survey)
    languages: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for a in assessed:
        languages[a.module.language] += 1
        lines[a.module.language] += a.module.lines
    unresolved = [d for d in survey.codebase.dependencies if not d.resolved]
    by_fan_in = sorted(assessed, key=lambda a: (-len(a.needed_by), a.module.id))
    return {
        "what": "codebase",
        "name": survey.codebase.root,
        "languages": {n: {"modules": c, "lines": lines[n]} for n, c in sorted(languages.items())},
        "dialects": dict(Counter(a.dialect for a in assessed if a.dialect).most_common()),
        "labels": dict(Counter(a.label for a in assessed if a.label).most_common()),
        "build": list(survey.build.described_by),
        "entry_points": [a.module.id for a in assessed if a.module.kind == "main"],
        "waves": dict(sorted(Counter(a.wave for a in assessed).items())),
        "cycles": sorted({tuple(sorted((a.module.id, *a.cycle))) for a in assessed if a.cycle}),
        "most_needed": [[a.module.id, len(a.needed_by)] for a in by_fan_in[:_SHOWN] if a.needed_by],
        "riskiest": [[a.module.id, a.risk.score] for a in sorted(assessed, key=lambda a: -a.risk.score)[:_SHOWN]],
        "main_data": [asdict(h) for h in maindata.of_codebase(survey, [a.module for a in assessed if not a.label] or list(survey.codebase.modules))],
        "io": _together(i for found in survey.io.values() for i in found),
        "io_by_use": [list(pair) for pair in maindata.used_outside(survey)[:_SHOWN]],
        "unresolved": dict(Counter(f"{d.kind}: {d.reason.split(';')[0]}" for d in unresolved).most_common(_SHOWN)),
        "dead": len(survey.dead),
        "duplicates": [list(d.modules) for d in duplicates(survey)],
        "diagnostics": dict(Counter(str(d.severity) for d in survey.codebase.diagnostics)),
    }


def _module(survey: Survey, module_id: str) -> dict[str, Any]:
    survey.codebase.module(module_id)  # or the error that lists what there is
    a = next(x for x in assess(survey) if x.module.id == module_id)
    module = a.module
    routines = survey.routines.get(module_id, ())
    own = edges_by_source(survey).get(module_id, [])
    callers = sorted({d.source for d in survey.codebase.dependencies if d.resolved and d.target == module_id and d.kind == "call"})  # fmt: skip
    return {
        "what": "module",
        "id": module.id,
        "name": module.name,
        "language": module.language,
        "dialect": a.dialect,
        "kind": str(module.kind),
        "label": a.label,
        "files": list(module.files),
        "lines": module.lines,
        "comment": a.comment,
        "wave": a.wave,
        "cycle": list(a.cycle),
        "needs": list(a.needs),
        "needed_to_move": list(needed_to_move(survey, module_id)),
        "needed_by": list(a.needed_by),
        "callers": callers,
        "callees": sorted({d.target for d in own if d.resolved and d.kind == "call"}),
        "main_data": [asdict(h) for h in maindata.of_module(survey, module)],
        "io": list(survey.io.get(module_id, ())),
        "subprograms": [
            {"name": r.name, "line": r.line, "lines": r.end_line - r.line + 1, "complexity": r.complexity,
             "exported": r.exported, "calls": list(r.calls)}
            for r in routines
        ],
        "symbols_needed": {
            f"{d.target} ({d.kind})": list(survey.names.get((d.source, d.target, d.kind.value), ())) for d in own if d.resolved
        },
        "unresolved": [{"target": d.target, "kind": str(d.kind), "reason": d.reason, "at": str(d.span)} for d in own if not d.resolved],
        "risk": {"score": a.risk.score, "parts": dict(a.risk.parts), "facts": dict(a.risk.facts), "hazards": dict(a.risk.hazards)},
        "dead": [[d.name, d.line, d.reason] for d in survey.dead if d.module == module_id],
        "diagnostics": [f"{d.span}: {d.message}" for d in survey.codebase.diagnostics if d.span.file in module.files],
    }  # fmt: skip


def _together(names: Iterable[str]) -> list[str]:
    """What modules read and write, each name once, with all that any of them says of it in parentheses."""
    found: dict[str, dict[str, None]] = {}
    for name in sorted(set(names)):
        plain, _, about = name.partition(" (")
        found.setdefault(plain, {}).update(dict.fromkeys(a for a in about.removesuffix(")").split(", ") if a))
    return [f"{name} ({', '.join(about)})" if about else name for name, about in sorted(found.items())]


def _listed(names: list[str], shown: int = _SHOWN) -> str:
    text = ", ".join(f"`{n}`" for n in names[:shown])
    return (text + (f" and {len(names) - shown} more" if len(names) > shown else "")) or "nothing"


def _some(items: Iterable[str], shown: int, mark: str = "") -> list[str]:
    """The first items, and how many more there are."""
    every = list(items)
    more = [f"{mark}and {len(every) - shown} more"] if len(every) > shown else []
    return [*(mark + item for item in every[:shown]), *more]


def markdown(survey: Survey, module_id: str = "") -> str:
    """A card to read."""
    facts = card(survey, module_id)
    return _module_text(facts) if module_id else _codebase_text(facts)


def _codebase_text(f: dict[str, Any]) -> str:
    sizes = ", ".join(f"{v['modules']} {n} module{'s' * (v['modules'] != 1)} ({v['lines']:,} lines)" for n, v in f["languages"].items())
    lines = [f"# {f['name']}", "", f"{sizes or 'No modules'}.", ""]
    if f["dialects"]:
        lines.append("- Dialects: " + ", ".join(f"{n} ({c})" for n, c in f["dialects"].items()))
    if f["labels"]:
        lines.append("- Not the team's own: " + ", ".join(f"{n} ({c})" for n, c in f["labels"].items()))
    lines.append(f"- Entry points ({len(f['entry_points'])}): {_listed(f['entry_points'])}")
    lines.append("- Order: " + ", ".join(f"wave {w}: {c}" for w, c in f["waves"].items()))
    if f["cycles"]:
        lines.append(f"- Cycles, each to be moved at once: {'; '.join(_some((_listed(list(c)) for c in f['cycles']), 5))}")
    if f["build"]:
        lines.append(f"- Described by {_listed(f['build'])}")
    lines.append(f"- Dead code: {f['dead']} places; copies: {len(f['duplicates'])}")
    lines += ["", "## Most needed", ""] + [f"- `{n}`: {c} modules need it" for n, c in f["most_needed"]]
    lines += ["", "## Riskiest", ""] + [f"- `{n}`: {score}" for n, score in f["riskiest"]]
    if f["main_data"]:
        lines += ["", "## Main data", "", *(f"- {text}" for text in maindata.shown(f["main_data"]))]
        lines += [f"- {name}: named by {count} modules" for name, count in f["io_by_use"] if count > 1]
    if f["io"]:
        lines += ["", "## What it reads and writes", "", *_some(f["io"], 40, "- ")]
    if f["unresolved"]:
        lines += ["", "## Not resolved", ""] + [f"- {n}: {c}" for n, c in f["unresolved"].items()]
    return "\n".join(lines) + "\n"


def _module_text(f: dict[str, Any]) -> str:
    label = f", {f['label']} code" if f["label"] else ""
    lines = [
        f"# {f['name']}", "",
        f"{f['dialect'] or f['language']} {f['kind']} of {f['lines']:,} lines{label}: {', '.join(f'`{p}`' for p in f['files'])}.", "",
    ]  # fmt: skip
    if f["comment"]:
        lines += ["> " + line for line in f["comment"].splitlines()] + [""]
    lines.append(f"- Wave {f['wave']}; needs {_listed(f['needs'])}")
    if f["cycle"]:
        lines.append(f"- Moves together with {_listed(f['cycle'])}")
    further = [n for n in f["needed_to_move"] if n not in f["needs"] and n not in f["cycle"]]
    if further:
        lines.append(f"- To move it now, {len(further)} more would be needed: {_listed(further)}")
    lines.append(f"- Needed by {_listed(f['needed_by'])}; called by {_listed(f['callers'])}; calls {_listed(f['callees'])}")
    if f["io"]:
        lines.append(f"- Reads and writes: {'; '.join(_some(f['io'], 20))}")
    risk = f["risk"]
    lines.append(f"- Risk {risk['score']} of 100: " + ", ".join(f"{n} {v}" for n, v in risk["parts"].items()))
    if risk["hazards"]:
        lines.append("- Hazards: " + ", ".join(f"{n} ({c})" for n, c in risk["hazards"].items()))
    if f["main_data"]:
        lines += ["", "## Main data", "", *(f"- {text}" for text in maindata.shown(f["main_data"], f["id"]))]
    if f["subprograms"]:
        lines += ["", "## Subprograms", "", "| name | at line | lines | complexity | calls |", "|---|---|---|---|---|"]
        for s in f["subprograms"][:60]:
            mark = "" if s["exported"] else " (local)"
            lines.append(f"| `{s['name']}`{mark} | {s['line']} | {s['lines']} | {s['complexity']} | {', '.join(_some(s['calls'], 8))} |")
        if len(f["subprograms"]) > 60:
            lines.append(f"\n{len(f['subprograms']) - 60} more.")
    if f["symbols_needed"]:
        lines += ["", "## What it uses of others", ""]
        lines += [f"- {where}: {', '.join(_some(names, 20))}" for where, names in f["symbols_needed"].items()]
    if f["unresolved"]:
        lines += ["", "## Not resolved", ""]
        lines += _some((f"{u['kind']} of `{u['target']}` at {u['at']}: {u['reason']}" for u in f["unresolved"]), 40, "- ")
    if f["dead"]:
        lines += ["", "## Dead code", "", *_some((f"`{n}` (line {line}): {why}" for n, line, why in f["dead"]), 40, "- ")]
    return "\n".join(lines) + "\n"


def chart(survey: Survey, module_id: str = "") -> str:
    """A card as a Mermaid chart: the module with its neighbours, or everything."""
    if module_id:
        survey.codebase.module(module_id)
    return mermaid(survey, frozenset({module_id}) if module_id else None)


