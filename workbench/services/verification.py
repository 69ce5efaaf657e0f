"""Verify translations: whole programs against the original, modules through drivers, and a verdict for each.

Three kinds of campaign give evidence:

* `program`: one main program, all of whose modules are translated, against the original program;
* `system`: instead, when all programs of a codebase that has several are complete: its batch jobs;
* `module`: the translated subprograms of one module, called through drivers on both sides.

A module's verdict rests on every campaign that its translation took part in. A campaign is known by what
went into it (sources, translations, scenarios, settings, the verifier's own code), so that the same work is
never done twice, and a killed run goes on where it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlmodel import col, select

from analyzers.graph import programs
from analyzers.model import Codebase, Module, ModuleKind, TheseusError
from translators.protocol import Translation
from translators.submitted import SUPPORT, SubmittedTranslator
from translators.targets import for_name
from translators.targets.protocol import Program
from verifiers import scrutiny
from verifiers.bundle import of_programs
from verifiers.compare_service import compare
from verifiers.evidence import falls_short
from verifiers.observe import Case
from verifiers.verdict import CompareRequest, Progress, Status, Verdict
from verifiers.work_folder import work_folder
from workbench.project import Project
from workbench.services import evidence, hybrid
from workbench.services.evidence import UnitEvidence
from workbench.services.judgements import judged
from workbench.services.modules import indexed_files, module_campaign
from workbench.services.states import State, begin
from workbench.services.steps import single_step_cases
from workbench.services.translation import Attempt, alone, latest
from workbench.store.models import CampaignRow, ModuleRow, VerdictRow

Watch = Callable[[str, Progress], None]


def ignore_progress(_subject: str, _progress: Progress) -> None:
    """For callers that don't watch."""


@dataclass(frozen=True)
class Composition:
    """Programs that can be built whole in the target, and for each of the others what stands in the way."""

    target: str
    attempts: dict[str, Attempt]
    ready: tuple[Program, ...]
    waiting: dict[str, tuple[str, ...]]

    def translations(self, modules: frozenset[str]) -> dict[str, Translation]:
        """Of these modules, and of the support files that hand-written modules share."""
        found = {}
        for name, attempt in self.attempts.items():
            if attempt.translation is not None and (name in modules or name == SUPPORT):
                found[name] = attempt.translation
        return found

    def with_mentioned(self, modules: frozenset[str]) -> frozenset[str]:
        """These modules and those that their translations mention (a dynamic CALL's candidates, say)."""
        found, todo = set(modules), list(modules)
        while todo:
            attempt = self.attempts.get(todo.pop())
            new = set(attempt.translation.depends) - found if attempt and attempt.translation else set()
            found |= new
            todo += new
        return frozenset(found)


def compose(
    project: Project, codebase: Codebase, target: str, instead: dict[str, Attempt] | None = None
) -> Composition:
    """See which programs are complete: every module with code of their own that they reach is translated whole.
    `instead` are attempts that stand in for the recorded ones."""
    attempts = _apart(project, target, {**latest(project, target), **(instead or {})})
    ready, waiting = [], {}
    for main, closure in sorted(programs(codebase).items()):
        missing = []
        for name in sorted(Composition(target, attempts, (), {}).with_mentioned(closure)):
            module = codebase.module(name)
            translation = attempts[name].translation if name in attempts else None
            has_code = module.kind in (ModuleKind.MAIN, ModuleKind.LIBRARY)
            if has_code and (translation is None or not translation.complete):
                missing.append(name)
        if missing:
            waiting[main] = tuple(missing)
        else:
            ready.append(Program(main, main))
    return Composition(target, attempts, tuple(ready), waiting)


def _apart(project: Project, target: str, attempts: dict[str, Attempt]) -> dict[str, Attempt]:
    """Modules that moved together count as that while all of them do; else each counts by itself."""
    broken = [
        module
        for module, attempt in attempts.items()
        if attempt.translation is not None and any(not _with(attempts.get(m), attempt.translation) for m in attempt.translation.together)
    ]
    return {**attempts, **{m: a for m, a in alone(project, target).items() if m in broken}} if broken else attempts


def _with(other: Attempt | None, translation: Translation) -> bool:
    return other is not None and other.translation is not None and other.translation.together == translation.together


def write_tree(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def verify(
    project: Project,
    codebase: Codebase,
    target: str,
    modules: tuple[str, ...] = (),
    watch: Watch = ignore_progress,
    composition: Composition | None = None,
) -> list[VerdictRow]:
    """Verify the newest translations of these modules (all, when none is named), and record the verdicts.
    Another composition than the recorded one asks what the verdicts would be with it."""
    composition = composition or compose(project, codebase, target)
    wanted = [codebase.module(m) for m in modules] or [m for m in codebase.modules if m.id in composition.attempts]
    rows = program_campaigns(project, codebase, composition, frozenset(m.id for m in wanted), watch)
    verdicts = []
    for module in wanted:
        attempt = composition.attempts.get(module.id)
        if attempt is None or attempt.translation is None:
            if modules:
                reason = attempt.row.reason if attempt else "nothing is translated or submitted yet"
                raise TheseusError(f"module '{module.id}' has no {target} translation: {reason}")
            continue
        units: tuple[UnitEvidence, ...] = ()
        if attempt.row.id is not None:  # a candidate of a search has none: the module stays in translation
            _begin(project, module.id, composition.target)
        campaigns = [r for r in rows if module.id in json.loads(r.translations)]
        vouched = attempt.translation.complete and any(c.status == Status.EQUIVALENT for c in campaigns)
        own = module_campaign(project, codebase, composition, module, attempt, watch, unheard=not campaigns, vouched=vouched)
        if own is not None:
            campaigns.append(own.row)
            units = own.units
        if project.settings.verify.hybrid > 0:
            within = hybrid.hybrid_campaign(project, codebase, composition, module, watch)
            campaigns += [within] if within is not None else []
        verdicts.append(_conclude(project, codebase, composition, module, attempt, campaigns, units))
    return verdicts


def _begin(project: Project, module: str, target: str) -> None:
    with project.store.transaction() as session:
        begin(session, module, target, State.VERIFYING)


def program_campaigns(
    project: Project, codebase: Codebase, composition: Composition, wanted: frozenset[str], watch: Watch
) -> list[CampaignRow]:
    """Run, or look up, the campaigns of all complete programs that the wanted modules are part of."""
    reach = programs(codebase)
    rows = []
    several = len(reach) > 1
    complete = not composition.waiting
    indexed = indexed_files(codebase)
    for program in composition.ready:
        closure = reach[program.module]
        if not closure & wanted:
            continue
        if several and complete:
            continue  # the whole system says more: jobs, with the files that programs hand to each other
        if several and any(_uses_indexed(codebase.module(m)) for m in closure):
            continue  # its files are the runtime's own format: only whole jobs can be compared
        rows.append(_campaign(project, codebase, composition, "program", (program,), closure, (), watch))
    if several and complete:
        everything = frozenset().union(*reach.values())
        if everything & wanted:
            rules = tuple(f"indexed-files={name}" for name in indexed)
            rows.append(
                _campaign(project, codebase, composition, "system", composition.ready, everything, rules, watch)
            )
    return rows


def _uses_indexed(module: Module) -> bool:
    return any("indexed" in f.organization.lower() for f in module.interface.files)


def _campaign(
    project: Project,
    codebase: Codebase,
    composition: Composition,
    kind: str,
    chosen: tuple[Program, ...],
    closure: frozenset[str],
    extra_rules: tuple[str, ...],
    watch: Watch,
) -> CampaignRow:
    settings = project.settings.verify
    closure = composition.with_mentioned(closure)
    used = composition.translations(closure)
    hashes = {name: composition.attempts[name].row.translation for name in used}
    subject = chosen[0].module if kind == "program" else codebase.root
    sources = {m.id: m.sha256 for m in codebase.modules if m.id in closure}
    rules = (*settings.rules, *extra_rules)
    languages = {codebase.module(m).language for m in closure if m in sources}

    def tree() -> dict[str, str]:
        return for_name(composition.target).compose([used[n] for n in sorted(used)], list(chosen))

    said = judged(project, composition.target) if settings.mutants else ()
    said = judged(project, composition.target, tree()) if said else ()
    key = evidence.key(
        kind, composition.target, subject, sources, hashes, evidence.scenarios_hash(project),
        [settings.budget, settings.seed, list(rules), *([settings.mutants] if settings.mutants else []), *(["lines"] if settings.lines else []),
         *([sorted(said)] if said else []),
         *evidence.toolchains(*sorted(languages), composition.target)],
    )  # fmt: skip
    known = evidence.campaign_by_key(project, key)
    if known is not None:
        return known
    with work_folder("verify") as name:
        work = name
        write_tree(work / "translation", tree())
        request = CompareRequest(
            original=project.root,
            translation=work / "translation",
            scenarios=project.scenarios,
            budget=settings.budget,
            builds_apart=True,
            seed=settings.seed,
            rules=rules,
            sample=settings.mutants,
            judged=said,
            both_lines=settings.lines,
            translation_language=composition.target,
            work=work,
            subject=f"{subject} in {composition.target}",
        )
        if kind == "program" and len(programs(codebase)) > 1:
            copy_modules(project.root, codebase, closure, work / "original")
            cases = single_step_cases(project, codebase, subject)
            request = replace(request, original=work / "original", scenarios=None, cases=cases)
        kept: list[Case] = []
        verdict = compare(request, lambda progress: watch(subject, progress), kept)
        bundle = of_programs(request, verdict, kept)
    return evidence.record_campaign(project, key, kind, subject, composition.target, verdict, hashes, bundle)


def copy_modules(root: Path, codebase: Codebase, modules: frozenset[str], folder: Path) -> None:
    """The source files of these modules, at their places, in a new folder."""
    for name in sorted(modules):
        for file in codebase.module(name).files:
            place = folder / file
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes((root / file).read_bytes())


def _suspects(project: Project, row: CampaignRow) -> list[str]:
    """Modules of a diverging campaign whose translation was in no equivalent one: the difference is theirs."""
    with project.store.reading() as session:
        good = session.exec(
            select(CampaignRow).where(
                CampaignRow.status == Status.EQUIVALENT.value, col(CampaignRow.kind).not_in(("module", hybrid.PART))
            )
        ).all()
    cleared: set[tuple[str, str]] = set()
    for other in good:
        cleared |= set(json.loads(other.translations).items())
    mine = json.loads(row.translations)
    return sorted(name for name, digest in mine.items() if (name, digest) not in cleared) or sorted(mine)


def _conclude(
    project: Project,
    codebase: Codebase,
    composition: Composition,
    module: Module,
    attempt: Attempt,
    campaigns: list[CampaignRow],
    units: tuple[UnitEvidence, ...],
) -> VerdictRow:
    """From campaigns to the module's verdict. The order of the questions is the order of what weighs most."""
    assert attempt.translation is not None
    translation = attempt.translation
    # What could not be built with the module in it says nothing; a part of the module only says what differs.
    says = {hybrid.WHOLE: (Status.EQUIVALENT, Status.DIVERGENT), hybrid.PART: (Status.DIVERGENT,), "module": ()}
    whole = [c for c in campaigns if c.status in says.get(c.kind, tuple(Status))]
    own = [c for c in campaigns if c.kind == "module"]
    equivalent = [c for c in whole if c.status == Status.EQUIVALENT]
    agreeing = [*equivalent, *(c for c in own if c.status in (Status.EQUIVALENT, Status.INCONCLUSIVE))]
    unheeding = [c for c in own if c.status == Status.INCONCLUSIVE and falls_short(verdict_of(project, c))]
    verified = evidence.verified_units(project, translation, [c for c in agreeing if c not in unheeding], units)
    done, total = sum(u.weight for u in verified if u.verified), sum(u.weight for u in translation.units)
    moved = sum(u.weight for u in translation.units if u.translated)
    status, reason = Status.INCONCLUSIVE, ""
    diverging = [c for c in whole if c.status == Status.DIVERGENT]
    blamed = {c.key: _suspects(project, c) for c in diverging}
    guilty = [c for c in diverging if module.id in blamed[c.key]]
    broken = [c for c in whole if c.status == Status.UNSUPPORTED]
    weak = [c for c in whole if unnoticing(project, c)]
    if any(c.status == Status.DIVERGENT for c in own):
        status, reason = Status.DIVERGENT, next(c.reason for c in own if c.status == Status.DIVERGENT)
    elif guilty:
        others = [m for m in blamed[guilty[0].key] if m not in (module.id, SUPPORT)]
        among = f" (or in {', '.join(others)}: not told apart)" if others else ""
        where = "in the original program: " if guilty[0].kind in (hybrid.WHOLE, hybrid.PART) else ""
        status, reason = Status.DIVERGENT, where + guilty[0].reason + among
    elif broken and not equivalent:
        status, reason = Status.UNSUPPORTED, broken[0].reason
    elif equivalent and translation.complete:
        share = evidence.line_share(project, module, [c for c in agreeing if c.status == Status.EQUIVALENT])
        status, reason = evidence.judge_lines(share)
    elif weak and translation.complete:
        reason = weak[0].reason
    elif translation.complete and total and done == total:
        status, reason = Status.EQUIVALENT, f"every one of its {total} units agrees in the module campaign"
    elif unheeding and translation.complete:
        reason = unheeding[0].reason
    elif not translation.complete:
        reason = f"{moved} of {total} units are translated and {done} verified; the rest stays in {module.language}"
    else:
        needed = sorted({m for main in composition.waiting.values() for m in main} - {module.id})
        inconclusive = [c.reason for c in whole if c.status == Status.INCONCLUSIVE]
        inconclusive += [c.reason for c in own if c.status == Status.UNSUPPORTED]  # whole programs would not build either
        if inconclusive:
            reason = inconclusive[0]
        else:
            reason = f"{done} of {total} units verified by calls; its program is not complete"
            reason += f" without {', '.join(needed[:6])}" if needed else ""
            if translation.translator == SubmittedTranslator.name and not own:
                reason += (f"; none of its functions can be called by itself: for that it has to be declared as 'theseus prompt {module.id} --to "
                           f"{composition.target}' shows")  # fmt: skip
    if status is Status.EQUIVALENT and scrutiny.RULE not in project.settings.verify.rules:
        status, reason = _scrutinized(project, translation, status, reason)
    key = evidence.key("verdict", composition.target, module.id, {module.id: module.sha256}, {module.id: attempt.row.translation},
                       "".join(sorted(c.key for c in campaigns)), [status, reason])  # fmt: skip
    reached, executable = evidence.module_lines(project, module, agreeing)
    row = VerdictRow(
        key=key,
        module=module.id,
        target=composition.target,
        translation=attempt.row.translation,
        source=module.sha256,
        status=status,
        reason=reason,
        units=total,
        units_translated=moved,
        units_verified=done,
        detail=json.dumps({u.name: {"verified": u.verified, "by": u.by} for u in verified}, sort_keys=True),
        campaigns=json.dumps(sorted(c.key for c in campaigns)),
        lines_reached=reached,
        lines_total=executable,
    )
    return evidence.record_verdict(project, row)


def unnoticing(project: Project, row: CampaignRow) -> bool:
    """Whether a campaign lacks nothing but that its inputs notice mutants of the translation, which are tried last. It
    vouches for none of its modules then, whatever calls say."""
    return row.status == Status.INCONCLUSIVE and verdict_of(project, row).mutants is not None


def _scrutinized(project: Project, translation: Translation, status: Status, reason: str) -> tuple[Status, str]:
    """A module that looks at its surroundings is no plank to stand on until a person has looked at it."""
    found = scrutiny.concerns_in(project.root, translation.files)
    if not found:
        return status, reason
    text = "; ".join(map(str, found[:3]))
    return Status.INCONCLUSIVE, f"no difference found, but it does what a comparison cannot vouch for: {text}"


def current_verdicts(project: Project, target: str) -> dict[str, VerdictRow]:
    """The newest verdict of each module on its newest translation, about the source as last analyzed."""
    attempts = latest(project, target)
    with project.store.reading() as session:
        rows = session.exec(select(VerdictRow).where(VerdictRow.target == target).order_by(col(VerdictRow.id))).all()
        sources = {m.id: m.sha256 for m in session.exec(select(ModuleRow))}
    return {
        r.module: r
        for r in rows
        if r.module in attempts
        and attempts[r.module].row.translation == r.translation
        and r.source in ("", sources.get(r.module, r.source))
    }


def verdict_of(project: Project, row: CampaignRow) -> Verdict:
    return Verdict.from_json(project.objects.get(row.verdict).decode())
