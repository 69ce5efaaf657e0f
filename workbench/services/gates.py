"""The gates of the repair loop that need compilers and campaigns: build, quick campaign, full campaign."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from analyzers.model import Codebase, Module, TheseusError
from translators.attempt import Finding, Gate, Stage
from translators.contract import Contract, translation_of
from translators.protocol import RequestKind, Shown, Translation, TranslationJob
from translators.targets import for_name, inspector
from verifiers.observe import Observation
from verifiers.report import inputs_of
from verifiers.toolchains import LINTERS, BuildError, BuildMode, for_language
from verifiers.verdict import Counterexample, Status, Verdict
from verifiers.work_folder import work_folder
from workbench.project import Project
from workbench.services import evidence
from workbench.services.modules import drivable_units, drive, needed
from workbench.services.translation import Attempt, to_json
from workbench.services.verification import Composition, compose, ignore_progress, verify, write_tree
from workbench.store.models import AttemptRow

LINT = "lint"
"""The linters' gate: it belongs to the stage of the build."""
QUICK_CALLS = 150
QUICK_SECONDS = 15.0
_LINES, _WIDTH = 12, 300
_COMPLAINT = re.compile(r"(?:vet: )?(?:\./)?((\S+?\.\w+):\d+(?::\d+)?): (?:warning: )?(.*)")


@dataclass(frozen=True)
class Candidate:
    """What the gates have in common: the module with these files in place of what is recorded of it."""

    project: Project
    codebase: Codebase
    job: TranslationJob
    contract: Contract
    draft: Translation | None

    @property
    def module(self) -> Module:
        return self.job.module

    def translation(self, files: Mapping[str, str]) -> Translation:
        return translation_of(self.job, self.contract, files, "model", self.draft)

    def composed(self, files: Mapping[str, str]) -> tuple[Composition, Attempt]:
        """The composition that the project would have. Nothing is recorded but the translation's text."""
        translation = self.translation(files)
        digest = self.project.objects.put(to_json(translation))
        key = hashlib.sha256(f"candidate\0{digest}".encode()).hexdigest()
        row = AttemptRow(
            key=key, module=self.module.id, target=self.job.target, translator="model", status="proposed",
            translation=digest, units=len(translation.units), units_translated=len(translation.units),
        )  # fmt: skip
        attempt = Attempt(row, translation)
        return compose(self.project, self.codebase, self.job.target, {self.module.id: attempt}), attempt


    def tree(self, files: Mapping[str, str]) -> dict[str, str]:
        """The module with those that it uses, and a program that does nothing. Raises TheseusError."""
        composition, attempt = self.composed(files)
        assert attempt.translation is not None
        names = needed(attempt.translation, composition)
        translations = [t for n in names if (t := composition.attempts[n].translation) is not None]
        path, text = inspector(self.job.target).nothing
        return {**for_name(self.job.target).compose(translations, []), path: text}


@dataclass(frozen=True)
class BuildGate:
    candidate: Candidate

    def check(self, files: Mapping[str, str]) -> Finding:
        """Compile the module with those that it uses. Diagnostics are the compiler's first errors."""
        candidate = self.candidate
        try:
            tree = candidate.tree(files)
        except TheseusError as error:
            return Finding(Stage.BUILD, False, diagnostics=(str(error)[:_WIDTH],))
        with work_folder("build") as name:
            write_tree(name / "tree", tree)
            try:
                for_language(candidate.job.target).build(name / "tree", name / "out", BuildMode.PLAIN)
            except BuildError as error:
                lines = compiler_lines(error.log or str(error))
                errors = sum(line.startswith("error") or ": error" in line for line in lines)
                return Finding(Stage.BUILD, False, score=1 / (1 + max(errors, 1)), diagnostics=lines)
        return Finding(Stage.BUILD, True)


@dataclass(frozen=True)
class LintGate:
    """What the language's own tools find doubtful: variables and code without use, conditions that are always true,
    results thrown away. It counts as part of the build. What the rules' draft has of the same kind is not held
    against a candidate, which may have taken it over."""

    candidate: Candidate

    def check(self, files: Mapping[str, str]) -> Finding:
        candidate = self.candidate
        try:
            found = self._complaints(files)
        except TheseusError as error:
            return Finding(Stage.BUILD, False, diagnostics=compiler_lines(str(error)), gate=LINT)
        if found and candidate.draft is not None and candidate.draft.complete:
            known = self._of_draft()
            found = [(where, what) for where, what in found if what not in known]
        if not found:
            return Finding(Stage.BUILD, True, gate=LINT)
        lines = tuple(f"{where}: {what}"[:_WIDTH] for where, what in found[:_LINES])
        return Finding(Stage.BUILD, False, score=0.5 + 0.5 / (1 + len(found)), diagnostics=lines, gate=LINT)

    def _of_draft(self) -> frozenset[str]:
        assert self.candidate.draft is not None
        try:
            return frozenset(what for _, what in self._complaints(dict(self.candidate.draft.files)))
        except TheseusError:
            return frozenset()

    def _complaints(self, files: Mapping[str, str]) -> list[tuple[str, str]]:
        """Place and words of each complaint about the module's own files."""
        target = self.candidate.job.target
        if target not in LINTERS:
            return []
        with work_folder("lint") as name:
            write_tree(name / "tree", self.candidate.tree(files))
            said = LINTERS[target].lint(name / "tree", name / "out")
        complaints = (_COMPLAINT.match(line.strip()) for line in said.splitlines())
        return [(found[1], found[3]) for found in complaints if found and found[2] in files]


@dataclass(frozen=True)
class QuickGate:
    candidate: Candidate

    def check(self, files: Mapping[str, str]) -> Finding:
        """Some calls of every subprogram that drivers can call. It only ever turns away."""
        candidate = self.candidate
        composition, attempt = candidate.composed(files)
        assert attempt.translation is not None
        try:
            chosen = drivable_units(candidate.codebase, candidate.project.root, candidate.module, attempt.translation)
        except TheseusError:
            chosen = []
        if not chosen:
            return Finding(Stage.QUICK, True)
        settings = candidate.project.settings
        short = settings.verify.model_copy(
            update={"calls": min(QUICK_CALLS, settings.verify.calls), "budget": QUICK_SECONDS}
        )
        project = replace(candidate.project, settings=settings.model_copy(update={"verify": short}))
        names = needed(attempt.translation, composition)
        verdict, _ = drive(project, candidate.codebase, composition, candidate.module, names, chosen, ignore_progress)
        if verdict.status is Status.DIVERGENT:
            return _diverging(Stage.QUICK, verdict)
        if verdict.status is Status.UNSUPPORTED and "translation-tree" in verdict.reason:
            lines = compiler_lines(verdict.reason)
            return Finding(Stage.QUICK, False, diagnostics=("the driver cannot call it as the contract says", *lines))
        return Finding(Stage.QUICK, True)


@dataclass(frozen=True)
class FullGate:
    candidate: Candidate

    def check(self, files: Mapping[str, str]) -> Finding:
        """The campaigns and the verdict as everyone gets them. Only `equivalent` is accepted."""
        candidate = self.candidate
        composition, _ = candidate.composed(files)
        (row,) = verify(
            candidate.project, candidate.codebase, candidate.job.target, (candidate.module.id,), composition=composition
        )  # fmt: skip
        share = row.units_verified / row.units if row.units else 0.0
        if row.status == Status.EQUIVALENT:
            return Finding(Stage.FULL, True, accepted=True, score=1.0)
        found: list[Finding] = []
        for key in json.loads(row.campaigns):
            campaign = evidence.campaign_by_key(candidate.project, key)
            if campaign is not None and campaign.status == Status.DIVERGENT:
                verdict = Verdict.from_json(candidate.project.objects.get(campaign.verdict).decode())
                found.append(_diverging(Stage.FULL, verdict))
        if row.status == Status.INCONCLUSIVE and not found:
            return Finding(Stage.FULL, True, harmless=True, score=share, diagnostics=(row.reason,))
        examples = tuple(c for f in found for c in f.counterexamples)
        lines = tuple(line for f in found for line in f.diagnostics)
        return Finding(
            Stage.FULL, False, score=share, diagnostics=(row.reason[:_WIDTH], *lines), counterexamples=examples
        )


@dataclass(frozen=True)
class PartGate:
    """The module campaign of some subprograms, for a part of a large module. What drivers can't call is left to
    the whole module's gates."""

    candidate: Candidate
    names: tuple[str, ...]

    def check(self, files: Mapping[str, str]) -> Finding:
        candidate = self.candidate
        composition, attempt = candidate.composed(files)
        assert attempt.translation is not None
        try:
            chosen = [
                c
                for c in drivable_units(
                    candidate.codebase, candidate.project.root, candidate.module, attempt.translation
                )
                if c[0].name in self.names
            ]
        except TheseusError:
            chosen = []
        if not chosen:
            return Finding(Stage.FULL, True, harmless=True)
        names = needed(attempt.translation, composition)
        verdict, _ = drive(
            candidate.project, candidate.codebase, composition, candidate.module, names, chosen, ignore_progress
        )  # fmt: skip
        if verdict.status is Status.DIVERGENT:
            return _diverging(Stage.FULL, verdict)
        if verdict.status is Status.UNSUPPORTED:
            return Finding(Stage.FULL, False, diagnostics=compiler_lines(verdict.reason))
        driven = {s.name for s in verdict.subprograms if s.status is Status.EQUIVALENT}
        return Finding(Stage.FULL, True, accepted=driven >= set(self.names), harmless=True, score=1.0)


@dataclass(frozen=True)
class IntendedGate:
    """The full campaigns, where a person asked for another behaviour: a candidate has to differ, and all that it
    shows goes to a reviewer. It never accepts."""

    candidate: Candidate

    def check(self, files: Mapping[str, str]) -> Finding:
        found = FullGate(self.candidate).check(files)
        if found.counterexamples:
            return replace(found, passed=True, accepted=False, intended=True)
        if found.accepted or found.harmless:
            missing = "nothing differs from the original on any input of the campaigns: what was asked for does not show"
            return Finding(Stage.FULL, False, diagnostics=(missing,))
        return found


def gates_for(candidate: Candidate, lint: bool = True) -> list[Gate]:
    """For a change of behaviour there is no quick campaign: it only ever turns away what differs."""
    style: list[Gate] = [LintGate(candidate)] if lint else []
    request = candidate.job.request
    if request is not None and request.kind is RequestKind.CHANGE:
        return [BuildGate(candidate), *style, IntendedGate(candidate)]
    return [BuildGate(candidate), *style, QuickGate(candidate), FullGate(candidate)]


def part_gates_for(candidate: Candidate, names: tuple[str, ...]) -> list[Gate]:
    return [BuildGate(candidate), PartGate(candidate, names)]


# --------------------------------------------------------------------------- in few words


def compiler_lines(log: str) -> tuple[str, ...]:
    """A compiler's first errors with where they are: what is needed to mend them."""
    kept: list[str] = []
    for line in log.splitlines():
        text = line.strip().replace("translation-tree/", "")
        if not text or text.startswith(("|", "=", "For more information", "Some errors", "warning:", "note:", "#")):
            continue
        if text.startswith("-->") and kept:
            kept[-1] = f"{text.removeprefix('-->').strip()}: {kept[-1]}"
        elif text.startswith("error") or ".go:" in text or (kept and "| " in text and len(kept[-1]) < _WIDTH):
            kept.append(text) if not text[0].isdigit() else kept.append(f"  {text}")
    return tuple(line[:_WIDTH] for line in kept[:_LINES]) or (" ".join(log.split())[:_WIDTH],)


def _diverging(stage: Stage, verdict: Verdict) -> Finding:
    """What differed, subprogram by subprogram, or in a whole program."""
    bad = [s for s in verdict.subprograms if s.status is Status.DIVERGENT]
    total = len(verdict.subprograms)
    examples = [shown for _, shown in shown_of(verdict)]
    score = (total - len(bad)) / total if total else 0.0
    lines = tuple(f"{s.name}: {s.reason}"[:_WIDTH] for s in bad) or (verdict.reason[:_WIDTH],)
    return Finding(stage, False, score=score, diagnostics=lines[:_LINES], counterexamples=tuple(examples[:_LINES]))


def shown_of(verdict: Verdict) -> list[tuple[str, Shown]]:
    """A verdict's counterexamples in few words: each with the subprogram that differs, empty for whole programs."""
    found = [
        (
            s.name,
            Shown(
                "; ".join(s.counterexample.readable)[:1000],
                s.counterexample.original[:_WIDTH],
                s.counterexample.translation[:_WIDTH],
            ),
        )
        for s in verdict.subprograms
        if s.status is Status.DIVERGENT and s.counterexample is not None
    ]
    return [*found, ("", _whole(verdict.counterexample))] if verdict.counterexample is not None else found


def _whole(example: Counterexample) -> Shown:
    given = [f"{name} {text!r}" for name, text in inputs_of(example.case)]
    differences = "; ".join(d.summary for d in example.differences)
    return Shown(
        " ".join(given)[:1000],
        observed(example.original),
        f"{observed(example.translation)} ({differences[:_WIDTH]})",
    )


def observed(seen: Observation) -> str:
    """What a whole program showed, in few words."""
    return f"exit code {seen.code}, prints {seen.stdout[:400]!r}"
