"""Hybrid builds of a project: the original program with some modules replaced, to run, and to verify a module in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analyzers.model import Codebase, Module, ModuleKind, TheseusError
from translators.protocol import Translation
from verifiers import sandbox
from verifiers.bundle import of_programs
from verifiers.compare_service import compare
from verifiers.hybrid.build import hybrid_tree, write
from verifiers.hybrid.protocol import Plan
from verifiers.observe import Case
from verifiers.toolchains import detect
from verifiers.verdict import CompareRequest, Side, Status, Verdict
from verifiers.work_folder import work_folder
from workbench.project import Project
from workbench.services import evidence
from workbench.store.models import CampaignRow

if TYPE_CHECKING:
    from workbench.services.verification import Composition, Watch

WHOLE, PART = "hybrid", "hybrid-part"
"""Kinds of hybrid campaigns: all that others can call of the module was replaced, or only a part of it."""


@dataclass(frozen=True)
class HybridBuild:
    """`programs` maps names to files that can be run; `tree` is what they were built from."""

    plan: Plan
    tree: Path
    programs: dict[str, Path]


def translations_of(composition: Composition) -> dict[str, Translation]:
    return {name: a.translation for name, a in composition.attempts.items() if a.translation is not None}


def build(
    project: Project, codebase: Codebase, composition: Composition, modules: Sequence[str], out: Path
) -> HybridBuild:
    """Build the original with these modules replaced (all that can be, when none is named) into the new folder
    `out`. Raises TheseusError when the folder is not empty or nothing can be replaced; BuildError."""
    if out.exists() and any(out.iterdir()):
        raise TheseusError(f"{out}: is not empty; name a new folder")
    chosen = [codebase.module(m).id for m in modules] or [
        m.id for m in codebase.modules if m.kind is ModuleKind.LIBRARY and m.id in translations_of(composition)
    ]
    if not chosen:
        raise TheseusError(f"no module has a {composition.target} translation yet: translate or submit one first")
    made = hybrid_tree(codebase, project.root, chosen, translations_of(composition), composition.target)
    tree = write(made, out / "tree")
    with work_folder("hybrid") as work:
        built = detect(tree).build(tree, work / "build")
        (out / "bin").mkdir()
        programs = {}
        for name, file in built.programs.items():
            programs[name] = out / "bin" / name
            shutil.copyfile(sandbox.real(built.directory, file), programs[name])
            programs[name].chmod(0o755)
    return HybridBuild(made.plan, tree, programs)


def hybrid_campaign(
    project: Project, codebase: Codebase, composition: Composition, module: Module, watch: Watch
) -> CampaignRow | None:
    """Run, or look up, the comparison of the original with itself in which this one module is replaced. None for
    modules that are not called by others, or move together with others only."""
    attempt = composition.attempts.get(module.id)
    if attempt is None or attempt.translation is None or module.kind is not ModuleKind.LIBRARY:
        return None
    if attempt.translation.together:
        return None
    settings = project.settings.verify
    sources = {m.id: m.sha256 for m in codebase.modules}
    mentioned = composition.with_mentioned(frozenset({module.id}))
    hashes = {n: composition.attempts[n].row.translation for n in mentioned if n in composition.attempts}
    key = evidence.key(
        WHOLE, composition.target, module.id, sources, hashes, evidence.scenarios_hash(project),
        [settings.hybrid, settings.seed, list(settings.rules), *evidence.toolchains(module.language, composition.target)],
    )  # fmt: skip
    known = evidence.campaign_by_key(project, key)
    if known is not None:
        return known
    subject = f"{module.id} in {composition.target}, in the original program"
    mine = {module.id: attempt.row.translation}
    try:
        made = hybrid_tree(codebase, project.root, [module.id], translations_of(composition), composition.target)
    except TheseusError as error:
        side = Side(path=module.id, language=module.language)
        verdict = Verdict(Status.UNSUPPORTED, str(error), side, side, subject=subject)
        return evidence.record_campaign(project, key, PART, module.id, composition.target, verdict, mine)
    whole = not any(r.module == module.id for r in made.plan.refused) and not made.plan.linked
    with work_folder("hybrid") as name:
        tree = write(made, name / "translation")
        request = CompareRequest(
            original=project.root,
            translation=tree,
            scenarios=project.scenarios,
            budget=settings.hybrid,
            builds_apart=True,
            seed=settings.seed,
            rules=tuple(settings.rules),
            work=name,
            subject=subject,
            glue=made.glue,
        )
        kept: list[Case] = []
        verdict = compare(request, lambda progress: watch(subject, progress), kept)
        bundle = of_programs(request, verdict, kept)
    kind = WHOLE if whole else PART
    return evidence.record_campaign(project, key, kind, module.id, composition.target, verdict, mine, bundle)


def summary(made: HybridBuild) -> dict[str, object]:
    """What a build replaced, called back and refused, as plain data."""
    return {
        "modules": list(made.plan.modules),
        "moved": [f"{g.module.id}.{g.subprogram.name}" for g in made.plan.moved],
        "called_back": [f"{g.module.id}.{g.subprogram.name}" for g in made.plan.kept],
        "refused": [str(r) for r in made.plan.refused],
        "programs": {name: str(path) for name, path in sorted(made.programs.items())},
        "tree": str(made.tree),
    }


def write_summary(made: HybridBuild, out: Path) -> None:
    (out / "hybrid.json").write_text(json.dumps(summary(made), indent=1, sort_keys=True) + "\n", "utf-8")
