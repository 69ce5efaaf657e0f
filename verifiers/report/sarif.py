"""Verdicts as SARIF 2.1.0 (OASIS), for code hosts and editors: divergences as errors, weak evidence as warnings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from verifiers.verdict import Status, Verdict

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RULES = {
    "divergent": ("The translation behaves differently from the original", "error"),
    "inconclusive": ("The evidence is too weak to say that both behave the same", "warning"),
    "unsupported": ("The translation could not be compared", "warning"),
    "surviving-mutant": ("No input notices this change of the translation", "note"),
    "judged-mutant": ("A person judged this change of the translation equivalent", "note"),
    "misjudged-mutant": ("A person judged this change of the translation equivalent, and an input tells it apart", "warning"),
}


def sarif(verdicts: Sequence[Verdict]) -> str:
    """One SARIF log with one run. An equivalent verdict has no result in it."""
    names = list(_RULES)
    run = {
        "tool": {
            "driver": {
                "name": "theseus",
                "rules": [
                    {"id": name, "shortDescription": {"text": text}, "defaultConfiguration": {"level": level}}
                    for name, (text, level) in _RULES.items()
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            {"ruleIndex": names.index(result["ruleId"]), **result} for verdict in verdicts for result in _results(verdict)
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _results(verdict: Verdict) -> Iterator[dict[str, Any]]:
    subject = verdict.subject or verdict.translation.path
    found = verdict.counterexample
    if verdict.status is Status.DIVERGENT:
        lines = [f"{subject}: {verdict.reason}"]
        if found is not None:
            lines += [d.summary for d in found.differences[1:]]
            lines += [f"to see it: {command}" for command in found.commands]
        yield _result("divergent", "\n".join(lines), verdict.translation.path)
    elif verdict.status is not Status.EQUIVALENT:
        yield _result(verdict.status.value, f"{subject}: {verdict.reason}", verdict.translation.path)
    for unit in verdict.subprograms:
        if unit.counterexample is not None:
            call = " ; ".join(unit.counterexample.readable or unit.counterexample.calls)
            text = f"{unit.name}: {call}: original {unit.counterexample.original}, translation {unit.counterexample.translation}"
            yield _result("divergent", text, verdict.translation.path, logical=unit.name)
    for survivor in verdict.mutants.survivors if verdict.mutants else ():
        text = f"{subject}: no input notices this change ({survivor.kind}):\n{survivor.diff}"
        yield _result("surviving-mutant", text, survivor.file, survivor.line)
    for judged in verdict.mutants.judged if verdict.mutants else ():
        text = f"{subject}: no input notices this change ({judged.kind}), judged equivalent: {judged.reason}\n{judged.diff}"
        yield _result("judged-mutant", text, judged.file, judged.line)
    for misjudged in verdict.mutants.misjudged if verdict.mutants else ():
        yield _result("misjudged-mutant", f"{subject}: judged equivalent, but an input tells it apart: {misjudged}", verdict.translation.path)


def _result(rule: str, text: str, path: str, line: int = 1, logical: str = "") -> dict[str, Any]:
    place: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": path.replace("\\", "/")}, "region": {"startLine": line}}
    }
    if logical:
        place["logicalLocations"] = [{"fullyQualifiedName": logical, "kind": "function"}]
    return {"ruleId": rule, "level": _RULES[rule][1], "message": {"text": text}, "locations": [place]}
