"""The module campaign of one translation: which subprograms can be driven, and what the calls showed."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from analyzers.graph import module_graph
from analyzers.model import Codebase, DependencyKind, Module, Subprogram, TheseusError
from translators.contract import depends_of, draft_of, kept_promises
from translators.protocol import ProbeUnit, Translation, TranslationJob
from translators.rules.translator import RulesTranslator
from translators.submitted import SUPPORT, SubmittedTranslator
from translators.targets import for_name
from verifiers import scrutiny
from verifiers.bundle import Bundle, of_module
from verifiers.harness.registry import for_source, for_target
from verifiers.probe.calls import ProbeRequest
from verifiers.probe.campaign import probe
from verifiers.verdict import Side, Status, Verdict
from workbench.project import Project
from workbench.services import evidence
from workbench.services.evidence import UnitEvidence
from workbench.services.judgements import judged
from workbench.services.translation import Attempt
from workbench.store.models import CampaignRow

if TYPE_CHECKING:
    from workbench.services.verification import Composition, Watch


@dataclass(frozen=True)
class ModuleCampaign:
    row: CampaignRow
    units: tuple[UnitEvidence, ...]


@dataclass(frozen=True)
class Asked:
    """How many mutants to try, and those that people judged equivalent (why, by key)."""

    mutants: int = 0
    judged: tuple[tuple[str, str], ...] = ()


NO_MUTANTS = Asked()
_READS = re.compile(
    r"\b(get_line|get_immediate|look_ahead|end_of_file|fgets|fgetc|getc|getchar|getline|scanf|fread|gets|accept)\b"
)


@functools.lru_cache(maxsize=4)
def console_readers(codebase: Codebase, root: Path) -> frozenset[str]:
    """Names (lower case) of subprograms that read standard input or mention one that does. A driver's calls come
    that way, so these can't be driven. Goes by words in the text: it may name too many, and misses none."""
    words: dict[str, set[str]] = {}
    for module in codebase.modules:
        for subprogram in module.interface.subprograms:
            span = subprogram.span
            try:
                lines = (root / span.file).read_text("latin-1").lower().splitlines()
            except OSError:
                continue
            text = "\n".join(lines[span.line - 1 : max(span.line, span.end_line)])
            found = words.setdefault(subprogram.name.rpartition(".")[2].lower(), set())
            found |= set(re.findall(r"[\w-]+", text)) | ({"<stdin>"} if _READS.search(text) else set())
    readers: set[str] = {"<stdin>"}
    while new := {name for name, mentioned in words.items() if name not in readers and mentioned & readers}:
        readers |= new
    return frozenset(readers)


def drivable_units(
    codebase: Codebase, root: Path, module: Module, translation: Translation
) -> list[tuple[Subprogram, ProbeUnit]]:
    """Subprograms that both sides' drivers can call."""
    probes = {p.subprogram: p for p in translation.probes}
    source, target = for_source(module.language), for_target(translation.target)
    readers = console_readers(codebase, root)
    return [
        (s, probes[s.name])
        for s in module.interface.subprograms
        if s.name in probes
        and s.name.rpartition(".")[2].lower() not in readers
        and not source.drivable(s)
        and not target.drivable(s)
    ]


def module_campaign(
    project: Project, codebase: Codebase, composition: Composition, module: Module, attempt: Attempt, watch: Watch, unheard: bool, vouched: bool = False
) -> ModuleCampaign | None:
    """Run, or look up, the module's campaign. None when nothing of it can be driven. What somebody handed in is driven where
    it is `unheard`: no campaign of whole programs has it, and it is declared as its contract asks. Mutants are tried where its calls
    are what its verdict rests on: not where a whole program `vouched` for it, or a person has to look at it first."""
    translation = attempt.translation
    if translation is None:
        return None
    promised = unheard and translation.translator == SubmittedTranslator.name
    try:
        if promised:
            translation = _as_promised(project, codebase, composition, module, translation)
        chosen = drivable_units(codebase, project.root, module, translation) if translation.probes else []
    except TheseusError:  # its language has no drivers: whole programs have to do
        return None
    if not chosen:
        return None
    settings = project.settings.verify
    names = needed(translation, composition)
    hashes = {name: composition.attempts[name].row.translation for name in names}
    reach = sorted(_reach(codebase, module.id))
    sources = {m: codebase.module(m).sha256 for m in reach}
    asked = NO_MUTANTS
    cleared = scrutiny.RULE in settings.rules or not scrutiny.concerns_in(project.root, translation.files)
    if module.interface.data and settings.mutants and cleared and not vouched:
        asked = Asked(settings.mutants, judged(project, composition.target, dict(translation.files)))
    key = evidence.key(
        "module", composition.target, module.id, sources, hashes, "",
        [settings.calls, settings.seed, [p.target_path for _, p in chosen], *([p.signature for _, p in chosen] if promised else []),
         *([asked.mutants, sorted(asked.judged)] if asked.mutants else []),
         *evidence.toolchains(module.language, composition.target)],
    )  # fmt: skip
    row = evidence.campaign_by_key(project, key)
    if row is None:
        verdict, bundle = drive(project, codebase, composition, module, names, chosen, watch, asked)
        row = evidence.record_campaign(
            project, key, "module", module.id, composition.target, verdict, {module.id: hashes[module.id]}, bundle
        )
    return ModuleCampaign(row, _evidence(project, row))


def _as_promised(
    project: Project, codebase: Codebase, composition: Composition, module: Module, translation: Translation
) -> Translation:
    """A translation that nobody asked to keep a contract, with what can be called of it all the same."""
    given = {m: a.translation for m, a in composition.attempts.items() if a.translation is not None and m != module.id}
    interfaces = {m.id: m.interface for m in codebase.modules}
    job = TranslationJob(codebase, project.root, module, composition.target, interfaces, given)
    files = dict(translation.files)
    probes = kept_promises(job, draft_of(RulesTranslator(), job), files)
    return replace(translation, probes=probes, depends=depends_of(job, files))


def needed(translation: Translation, composition: Composition) -> list[str]:
    """The module and everything that its translation mentions, directly or through others."""
    found: list[str] = []
    todo = [translation.module, SUPPORT]
    while todo:
        name = todo.pop()
        attempt = composition.attempts.get(name)
        if name in found or attempt is None or attempt.translation is None:
            continue
        found.append(name)
        todo += attempt.translation.depends
    return sorted(found)


def _reach(codebase: Codebase, module: str) -> set[str]:
    graph = module_graph(codebase)
    todo, found = [module], {module}
    while todo:
        for other in graph.successors(todo.pop()):
            if other not in found:
                found.add(other)
                todo.append(other)
    return found


def drive(
    project: Project,
    codebase: Codebase,
    composition: Composition,
    module: Module,
    names: list[str],
    chosen: list[tuple[Subprogram, ProbeUnit]],
    watch: Watch,
    asked: Asked = NO_MUTANTS,
) -> tuple[Verdict, Bundle | None]:
    """Run the campaign of these subprograms, recording nothing."""
    settings = project.settings.verify
    subprograms = tuple(s for s, _ in chosen)
    source, target = for_source(module.language), for_target(composition.target)
    subject = f"{module.id} in {composition.target}"
    translations = [t for n in names if (t := composition.attempts[n].translation) is not None]
    try:
        tree = for_name(composition.target).compose(translations, [])
        original = source.tree(codebase, project.root, module, subprograms)
        driven = target.tree(tree, module, [p for _, p in chosen], subprograms)
    except TheseusError as error:
        return _without_driver(module, subject, str(error)), None
    except Exception as error:  # a fault in a driver's generator costs this module, not the run
        return _without_driver(module, subject, f"its generator failed: {type(error).__name__}: {error}"), None
    request = ProbeRequest(
        original=original,
        translation={name: text.encode() for name, text in driven.items()},
        language=module.language,
        target=composition.target,
        subprograms=subprograms,
        calls=settings.calls,
        seed=settings.seed,
        budget=max(20.0, settings.budget),
        stateful=bool(module.interface.data),
        pure=keeps_nothing(codebase, module),
        raw=source.raw_storage,
        indexed=tuple(indexed_files(codebase)),
        subject=subject,
        mutants=asked.mutants,
        mutated=own_files(composition.attempts[module.id].translation, tree),
        paths=tuple(p.target_path for _, p in chosen),
        judged=asked.judged,
    )
    verdict = probe(request, lambda event: watch(module.id, event))
    return verdict, of_module(request, verdict)


def own_files(translation: Translation | None, tree: Mapping[str, str]) -> tuple[str, ...]:
    """The files of a tree that a module's translation brought, wherever the target lays them."""
    brought = {text for _, text in translation.files} if translation is not None else set()
    return tuple(sorted(name for name, text in tree.items() if text in brought))


def indexed_files(codebase: Codebase) -> list[str]:
    """Names of files in each runtime's own format."""
    names = {f.external for m in codebase.modules for f in m.interface.files if f.organization.lower() in ("indexed", "relative")}
    return sorted(n for n in names if n)


def keeps_nothing(codebase: Codebase, module: Module) -> bool:
    """Whether neither the module nor any that it depends on keeps data between calls, as far as all are known: what is
    called or withed and not in the tree (a clock, a generator of random numbers) may keep some."""
    found = {module.id} | nx.descendants(module_graph(codebase), module.id)
    outside = (DependencyKind.CALL, DependencyKind.WITH)
    unknown = any(d.source in found and d.kind in outside and not d.resolved for d in codebase.dependencies)
    return not unknown and not any(codebase.module(name).interface.data for name in found)


def _without_driver(module: Module, subject: str, reason: str) -> Verdict:
    side = Side(path=module.id, language=module.language)
    return Verdict(Status.UNSUPPORTED, f"no driver: {reason}", side, side, subject=subject)


def _evidence(project: Project, row: CampaignRow) -> tuple[UnitEvidence, ...]:
    """Units driven directly; and, by lines, those that driven ones call, when the whole campaign agrees."""
    verdict = Verdict.from_json(project.objects.get(row.verdict).decode())
    return tuple(
        UnitEvidence(s.name, s.status is Status.EQUIVALENT, "calls" if s.status is Status.EQUIVALENT else s.reason)
        for s in verdict.subprograms
    )
