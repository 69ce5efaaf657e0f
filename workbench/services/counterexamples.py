"""The inputs on which a translation differs: as a person reads them, and run again from their signed evidence."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import col, select

from analyzers.model import TheseusError
from translators.protocol import Shown
from verifiers import bundle as bundles
from verifiers.bundle import Bundle
from verifiers.bundle.replay import observe_again
from verifiers.compare import compare as compare_observations
from verifiers.compare import rule_set
from verifiers.observe import Observation
from verifiers.probe.campaign import again
from verifiers.report import inputs_of, rows_of
from verifiers.report.call_test import call_test
from verifiers.report.unit_test import unit_test
from verifiers.verdict import CallCounterexample, Counterexample, ProgressCallback, Status, no_progress
from verifiers.work_folder import work_folder
from workbench.project import Project
from workbench.services import dossier
from workbench.services.gates import observed, shown_of
from workbench.services.reporting import campaign_rows
from workbench.services.verification import verdict_of
from workbench.store.models import CampaignRow, VerdictRow


@dataclass(frozen=True)
class Found:
    """A counterexample on record. `place` names the subprogram (empty: the whole program); `campaign` is the key of
    the campaign that found it. `given` is the input and `answers` what both sides showed where they differ, each piece
    with its name."""

    campaign: str
    kind: str
    subject: str
    place: str
    shown: Shown
    given: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str, str], ...]

    @property
    def token(self) -> str:
        return f"{self.campaign}:{self.place}"


@dataclass(frozen=True)
class Again:
    """What both sides did when the input ran again; `differs` says that they still do, `as_then` that both did
    what is on record."""

    differs: bool
    as_then: bool
    original: str
    translation: str


def of_verdict(project: Project, row: VerdictRow | None) -> list[Found]:
    """The counterexamples behind a verdict."""
    if row is None:
        return []
    found = []
    for campaign in campaign_rows(project, json.loads(row.campaigns)):
        if campaign.status == Status.DIVERGENT:
            found += of_campaign(project, campaign)
    return found


def of_campaign(project: Project, row: CampaignRow) -> list[Found]:
    verdict = verdict_of(project, row)
    found = []
    for place, shown in shown_of(verdict):
        given: tuple[tuple[str, str], ...] = (("Calls", shown.input),)
        answers: tuple[tuple[str, str, str], ...] = (("Answers", shown.original, shown.translation),)
        if not place and (example := verdict.counterexample) is not None:
            given, answers = tuple(inputs_of(example.case)), answers_of(example)
        found.append(Found(row.key, row.kind, row.subject, place, shown, given, answers))
    return found


def answers_of(example: Counterexample) -> tuple[tuple[str, str, str], ...]:
    """What the verdict counts as different: files of another form with the same records in them are not."""
    names = {"stdout": "standard output", "stderr": "standard error"}
    counted = {names.get(d.kind, d.where or "outcome") for d in example.differences}
    rows = rows_of(example.original, example.translation)
    return tuple(row for row in rows if row[0] in counted) or tuple(rows)


def named(project: Project, token: str) -> Found:
    """The counterexample with this token (campaign's key or its beginning, a colon, a subprogram)."""
    key, _, place = token.partition(":")
    with project.store.reading() as session:
        rows = list(session.exec(select(CampaignRow).where(col(CampaignRow.key).startswith(key, autoescape=True))))
    if not key or len(rows) != 1:
        raise TheseusError(f"no counterexample '{token}': 'theseus counterexamples MODULE --to TARGET' lists them")
    for found in of_campaign(project, rows[0]):
        if found.place == place:
            return found
    raise TheseusError(f"campaign {key[:12]} has no counterexample of '{place}'")


def run_again(project: Project, found: Found, progress: ProgressCallback = no_progress) -> Again:
    """Build both sides from the evidence, in the sandbox, and run this one input. Raises TheseusError where there is
    no evidence, or where it was changed."""
    bundle = dossier.bundle_of(project, found.campaign)
    return _calls(bundle, found, progress) if bundle.kind == "module" else _program(bundle, progress)


def written_test(project: Project, found: Found) -> tuple[str, str] | None:
    """A Rust or Go test that fails until the translation does as the original did: where it belongs in the translation's
    tree, and its text. None where there is none to write (verifiers/report)."""
    bundle = dossier.bundle_of(project, found.campaign)
    language = bundle.verdict.translation.language
    if bundle.kind == "module":
        example = _call_of(bundle, found)
        made = call_test(example, language, bundle.translation.inside())
    else:
        made = unit_test(bundle.verdict)
    if made is None:
        return None
    name = re.sub(r"\W+", "_", f"counterexample_{found.campaign[:12]}_{found.place}".rstrip("_").lower())
    return (f"tests/{name}.rs" if language == "rust" else f"{name}/{made[0]}"), made[1]


def write_tests(project: Project, found: list[Found], tree: Path) -> list[Path | None]:
    """Write these as tests into a target tree: where each is now. A folder that is not there yet gets the translation
    first, as the evidence has it."""
    if not tree.exists():
        trees = [dossier.bundle_of(project, campaign).translation for campaign in sorted({f.campaign for f in found})]
        for largest in sorted(trees, key=lambda t: len(t.files))[-1:]:  # a program's has its modules' too
            largest.write(tree)
    return [_write_test(project, f, tree) for f in found]


def _write_test(project: Project, found: Found, tree: Path) -> Path | None:
    made = written_test(project, found)
    if made is None:
        return None
    path = tree / made[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(made[1], "utf-8")
    return path


def _call_of(bundle: Bundle, found: Found) -> CallCounterexample:
    units = (s.counterexample for s in bundle.verdict.subprograms if s.name == found.place)
    example = next((e for e in units if e is not None), None)
    if example is None:
        raise TheseusError(f"the evidence holds no counterexample of '{found.place}'")
    return example


def _calls(bundle: Bundle, found: Found, progress: ProgressCallback) -> Again:
    example = _call_of(bundle, found)
    left, right = again(bundles.probe_request(bundle), example.calls, progress)
    return Again(left != right, (left, right) == (example.original, example.translation), left, right)


def _program(bundle: Bundle, progress: ProgressCallback) -> Again:
    example = bundle.verdict.counterexample
    if example is None:
        raise TheseusError("the evidence holds no counterexample")
    with work_folder("again") as name:
        folder = name
        request = bundles.compare_request(bundle, folder)
        left, right = observe_again(bundle, request, folder / "work", example.case, progress)
    languages = (bundle.verdict.original.language, bundle.verdict.translation.language)
    rules = rule_set(request.rules)

    def same(one: Observation, other: Observation, pair: tuple[str, str]) -> bool:
        return compare_observations(one, other, pair, rules).same

    as_then = same(left, example.original, (languages[0], languages[0]))
    as_then = as_then and same(right, example.translation, (languages[1], languages[1]))
    return Again(not same(left, right, languages), as_then, observed(left), observed(right))
