"""Verdicts as JUnit XML, the form that continuous integration reads: one test a verdict and subprogram.

Divergent is a failure, inconclusive and unsupported are errors: neither lets a build pass unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from verifiers.verdict import Status, Verdict

_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def junit(verdicts: Sequence[Verdict]) -> str:
    """A `testsuites` document."""
    root = ElementTree.Element("testsuites", name="theseus")
    for verdict in verdicts:
        rows = list(_rows(verdict))
        suite = ElementTree.SubElement(
            root,
            "testsuite",
            name=_clean(verdict.subject or verdict.translation.path),
            tests=str(len(rows)),
            failures=str(sum(status is Status.DIVERGENT for _, status, _, _ in rows)),
            errors=str(sum(status in (Status.INCONCLUSIVE, Status.UNSUPPORTED) for _, status, _, _ in rows)),
            time=f"{verdict.seconds:.3f}",
        )
        for number, (name, status, reason, detail) in enumerate(rows):
            case = ElementTree.SubElement(suite, "testcase", name=_clean(name), classname="theseus")
            if status is not Status.EQUIVALENT:
                kind = "failure" if status is Status.DIVERGENT else "error"
                node = ElementTree.SubElement(case, kind, type=status.value, message=_clean(reason))
                node.text = _clean(detail)
            if number == 0 and (said := _judgements(verdict)):
                ElementTree.SubElement(case, "system-out").text = _clean(said)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _rows(verdict: Verdict) -> Iterator[tuple[str, Status, str, str]]:
    found = verdict.counterexample
    detail = "\n".join([*(d.summary for d in found.differences), *found.commands]) if found else "\n".join(verdict.missing)
    yield verdict.subject or verdict.translation.path, verdict.status, verdict.reason, detail
    for unit in verdict.subprograms:
        call = unit.counterexample
        text = f"{' ; '.join(call.readable or call.calls)}\noriginal: {call.original}\ntranslation: {call.translation}" if call else ""
        yield unit.name, unit.status, unit.reason, text


def _judgements(verdict: Verdict) -> str:
    """What people said of mutants, on which the verdict rests too: it goes with the verdict's own test."""
    if verdict.mutants is None:
        return ""
    lines = [f"judged equivalent by a person: {m.kind}, {m.where}: {m.reason}\n{m.diff}" for m in verdict.mutants.judged]
    lines += [f"judged equivalent, but an input tells it apart: {text}" for text in verdict.mutants.misjudged]
    return "\n".join(lines)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("�", text)
