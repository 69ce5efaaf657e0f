"""Propose translations and record them as attempts. The same work is never done or counted twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session, col, select

from analyzers.model import Codebase, Module, ModuleKind, Span, TheseusError
from translators.protocol import Done, Event, Note, Request, Translation, TranslationJob, Translator
from translators.rules.translator import RulesTranslator
from translators.submitted import SUPPORT, SubmittedTranslator, owned_files
from translators.targets import for_name
from verifiers.codec import decode, encode
from workbench import audit
from workbench.project import Project
from workbench.services.states import State, begin, settle
from workbench.store.models import AttemptRow

EventCallback = Callable[[Event], None]


def ignore_event(_: Event) -> None:
    """For callers that don't watch."""


@dataclass(frozen=True)
class Attempt:
    """A recorded attempt with its translation (None when it was refused)."""

    row: AttemptRow
    translation: Translation | None


def translator_named(name: str, project: Project | None = None) -> Translator:
    """A translator by name, with the project's settings; `submitted` needs files, so it is not among them."""
    if name == "rules":
        return RulesTranslator()
    if name == "model":
        from workbench.services.model import model_translator  # it needs this module

        if project is None:
            raise TheseusError("the model translator needs a project, for its servers and records: run 'theseus init' first")
        return model_translator(project)
    raise TheseusError(f"no translator '{name}': choose rules or model, or hand in files by 'theseus submit'")


def to_json(translation: Translation) -> bytes:
    return json.dumps(encode(translation), sort_keys=True, ensure_ascii=False).encode()


def from_json(data: bytes) -> Translation:
    return decode(Translation, json.loads(data))


def latest(project: Project, target: str) -> dict[str, Attempt]:
    """The newest proposed attempt of each module (and of the support files). A refused one counts only where
    nothing was ever proposed: a search that found nothing takes nothing away."""
    with project.store.reading() as session:
        rows = session.exec(select(AttemptRow).where(AttemptRow.target == target).order_by(col(AttemptRow.id))).all()
    newest: dict[str, AttemptRow] = {}
    for row in rows:
        if row.translation or row.module not in newest:
            newest[row.module] = row
    return {
        module: Attempt(row, from_json(project.objects.get(row.translation)) if row.translation else None)
        for module, row in newest.items()
    }


def alone(project: Project, target: str) -> dict[str, Attempt]:
    """The newest proposed attempt of each module that works without other modules being moved together with it."""
    with project.store.reading() as session:
        rows = session.exec(select(AttemptRow).where(AttemptRow.target == target).order_by(col(AttemptRow.id))).all()
        found: dict[str, Attempt] = {}
        for row in rows:
            translation = text_of(project, row)
            if translation is not None and not translation.together:
                found[row.module] = Attempt(row, translation)
    return found


def text_of(project: Project, row: AttemptRow | None) -> Translation | None:
    """The translation of an attempt; None of one that was refused, or that is not there."""
    return from_json(project.objects.get(row.translation)) if row is not None and row.translation else None


def attempts(project: Project, module: str = "", target: str = "") -> list[AttemptRow]:
    """Every attempt, oldest first."""
    with project.store.reading() as session:
        query = select(AttemptRow).order_by(col(AttemptRow.id))
        if module:
            query = query.where(AttemptRow.module == module)
        if target:
            query = query.where(AttemptRow.target == target)
        return list(session.exec(query))


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def translate(
    project: Project,
    codebase: Codebase,
    module: Module,
    target: str,
    translator: Translator,
    watch: EventCallback = ignore_event,
    request: Request | None = None,
) -> Attempt:
    """Let a translator propose a translation, and record what came out (also when that is nothing).

    The embedded translators are deterministic, so an attempt is known by the sources and translations that
    went in (and by a translator's `identity`, where it has one, and by a person's request); asked again, the
    recorded one is the answer. Raises TheseusError for a request to a translator that takes none.
    """
    if request is not None and not getattr(translator, "takes_requests", False):
        raise TheseusError(f"the translator '{translator.name}' takes no notes: ask the model, or hand in files by 'theseus submit'")
    for_name(target)
    given = {m: a.translation for m, a in latest(project, target).items() if a.translation is not None}
    sources = "".join(sorted(f"{m.id}:{m.sha256}" for m in codebase.modules))
    identity = getattr(translator, "identity", "")
    asked = [hashlib.sha256(json.dumps(encode(request), sort_keys=True).encode()).hexdigest()] if request is not None else []
    more = [*([identity] if identity else []), *asked]
    key = _key("translate", translator.name, target, module.id, sources, _fingerprint(), *more)
    known = _known(project, key)
    if known is not None:
        return known
    with project.store.transaction() as session:
        begin(session, module.id, target, State.TRANSLATING)
    interfaces = {m.id: m.interface for m in codebase.modules}
    job = TranslationJob(codebase, project.root, module, target, interfaces, given, request)
    done: Done | None = None
    for event in translator.translate(job):
        watch(event)
        if isinstance(event, Done):
            done = event
    if done is None:
        raise TheseusError(f"translator '{translator.name}' ended without a result for module '{module.id}'")
    return _record(project, key, module.id, target, translator.name, done.translation, done.reason)


def submit(project: Project, codebase: Codebase, module: Module, target: str, folder: Path) -> Attempt:
    """Record the files that someone wrote for a module as its newest attempt."""
    translator = SubmittedTranslator(folder)
    job = TranslationJob(codebase, project.root, module, target)
    done = next(e for e in translator.translate(job) if isinstance(e, Done))
    assert done.translation is not None
    key = _key("submit", target, module.id, hashlib.sha256(to_json(done.translation)).hexdigest(), str(_count(project)))
    current = latest(project, target).get(module.id)
    if current is not None and current.translation == done.translation:
        return current
    return _record(project, key, module.id, target, translator.name, done.translation, "")


@dataclass(frozen=True)
class Submission:
    """What `submit_all` took: modules with files, modules without, and files that belong to nothing."""

    taken: tuple[str, ...]
    missing: tuple[str, ...]
    left_out: tuple[str, ...]


def submit_all(project: Project, codebase: Codebase, target: str, folder: Path) -> Submission:
    """Hand in a whole target tree: each module's files, and the support files that they share."""
    taken, missing = [], []
    left_out: set[str] | None = None
    units = [(m.id, m) for m in codebase.modules] + [(SUPPORT, support_module())]
    for name, module in units:
        found, others = owned_files(folder, name, target)
        left_out = set(others) if left_out is None else left_out & set(others)
        if not found:
            if module.kind in (ModuleKind.MAIN, ModuleKind.LIBRARY) and name != SUPPORT:
                missing.append(name)
            continue
        submit(project, codebase, module, target, folder)
        taken.append(name)
    return Submission(tuple(taken), tuple(missing), tuple(sorted(left_out or ())))


def support_module() -> Module:
    """The pseudo-module of files that hand-written modules share."""
    return Module(SUPPORT, SUPPORT, "", ModuleKind.HEADER, (), 0)


def _count(project: Project) -> int:
    with project.store.reading() as session:
        return len(session.exec(select(AttemptRow.id)).all())


def _known(project: Project, key: str) -> Attempt | None:
    with project.store.reading() as session:
        row = _find(session, key)
    if row is None:
        return None
    return Attempt(row, from_json(project.objects.get(row.translation)) if row.translation else None)


def _find(session: Session, key: str) -> AttemptRow | None:
    return session.exec(select(AttemptRow).where(AttemptRow.key == key)).first()


def _record(
    project: Project, key: str, module: str, target: str, translator: str, translation: Translation | None, reason: str
) -> Attempt:
    digest = project.objects.put(to_json(translation)) if translation is not None else ""
    units = translation.units if translation is not None else ()
    with project.store.transaction() as session:
        row = _find(session, key)
        if row is None:
            row = AttemptRow(
                key=key,
                module=module,
                target=target,
                translator=translator,
                status="proposed" if translation is not None else "refused",
                reason=reason,
                translation=digest,
                units=sum(u.weight for u in units),
                units_translated=sum(u.weight for u in units if u.translated),
            )
            session.add(row)
            detail = {"target": target, "translator": translator, "translation": digest, "status": row.status}
            audit.append(session, "translate", module, detail)
            session.flush()
            _separate(session, project, module, target, translation)
        if module != SUPPORT:
            settle(session, module, target)
    return Attempt(row, translation)


def _separate(session: Session, project: Project, module: str, target: str, translation: Translation | None) -> None:
    """Where a module that moved together with others gets a translation of its own, what the others had before
    counts again: theirs do not work without its."""
    if translation is None:
        return
    before = _proposed(session, project, module, target, skip=1)
    left = before[0][1].together if before else ()
    for other in sorted(set(left) - {module, *translation.together}):
        found = _proposed(session, project, other, target)
        own = next((row for row, earlier in found if not earlier.together), None)
        if not found or found[0][1].together != left or own is None:
            continue
        row = AttemptRow(
            key=_key("again", str(own.id), str(found[0][0].id)), module=other, target=target, translator=own.translator,
            status="proposed", reason=f"counts again: it had moved together with {module}, which moves by itself now",
            translation=own.translation, units=own.units, units_translated=own.units_translated,
        )  # fmt: skip
        session.add(row)
        detail = {"target": target, "translator": own.translator, "translation": own.translation, "status": "again"}
        audit.append(session, "translate", other, detail)
        session.flush()
        settle(session, other, target)


def _proposed(
    session: Session, project: Project, module: str, target: str, skip: int = 0
) -> list[tuple[AttemptRow, Translation]]:
    """The module's proposed attempts, newest first, without the first so many."""
    mine = select(AttemptRow).where(AttemptRow.module == module, AttemptRow.target == target, AttemptRow.translation != "")
    rows = session.exec(mine.order_by(col(AttemptRow.id).desc())).all()[skip:]
    return [(row, from_json(project.objects.get(row.translation))) for row in rows]


def record_together(project: Project, made: dict[str, Translation], target: str, translator: str) -> None:
    """Record translations that work with one another only, as the newest of their modules."""
    for module, translation in sorted(made.items()):
        digest = hashlib.sha256(to_json(translation)).hexdigest()
        current = latest(project, target).get(module)
        if current is None or current.translation != translation:
            key = _key("together", target, module, digest, str(_count(project)))
            _record(project, key, module, target, translator, translation, f"moves together with {_others(translation)}")


def _others(translation: Translation) -> str:
    names = [m for m in translation.together if m != translation.module]
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")


def _fingerprint() -> str:
    """Changes whenever the translators' own code does, so that old answers are not taken for new ones."""
    global _cached_fingerprint
    if not _cached_fingerprint:
        here = Path(__file__).parents[2]
        digest = hashlib.sha256()
        for folder in ("translators", "analyzers"):
            for path in sorted((here / folder).rglob("*")):
                if path.suffix in (".py", ".rs", ".go", ".jinja"):
                    digest.update(path.read_bytes())
        _cached_fingerprint = digest.hexdigest()
    return _cached_fingerprint


_cached_fingerprint = ""


def refusals(translation: Translation) -> list[tuple[str, str, str, Span]]:
    """Units that were not translated: name, construct, reason, span."""
    return [(u.name, u.construct, u.reason, u.span) for u in translation.units if not u.translated]


def notes_of(event: Event) -> str:
    return f"{event.severity}: {event.message}" if isinstance(event, Note) else ""
