"""The contract of a module: what its translation must offer, in the target's own words, before anyone writes it.

It is generated from the original's interface. Where the rules wrote (a part of) the module, their declarations
are the contract, since their callers rely on those; the other subprograms get a header from the interface's
types. A subprogram whose types have no form in a contract stays `open`: it is written freely and is verified
through whole programs only.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass

from analyzers.model import (
    ArrayType,
    BufferType,
    Interface,
    Module,
    ModuleKind,
    NamedType,
    Parameter,
    RecordType,
    ReferenceType,
    Subprogram,
    TheseusError,
    Type,
)
from translators.protocol import Done, ProbeUnit, Translation, TranslationJob, Translator, Unit
from translators.signature import Signature
from translators.targets import for_name, inspector
from translators.targets.inspect import NEVER, Item, Need

_DEPTH = 12  # of named types inside of named types; more is a cycle


@dataclass(frozen=True)
class Promise:
    """One declaration that the translation must have. `head` is compared, `text` is shown. A promise with a
    `probe` can be driven by a module campaign."""

    name: str
    kind: str
    head: str
    text: str
    probe: ProbeUnit | None = None


@dataclass(frozen=True)
class Contract:
    """`path` is the module's main file; `modules` are those that it may use (with the headers of each);
    `granted` is what the original reaches for, so that the translation may."""

    module: str
    target: str
    path: str
    promises: tuple[Promise, ...]
    open: tuple[tuple[str, str], ...]  # (subprogram, why it has no header)
    modules: tuple[str, ...]
    granted: frozenset[Need]

    def text(self) -> str:
        """The declarations as the target's text, with empty bodies."""
        return "\n\n".join(p.text for p in self.promises)


def draft_of(basis: Translator, job: TranslationJob) -> Translation | None:
    """What a translator writes of the module; None where it knows nothing of its language."""
    try:
        return next(event.translation for event in basis.translate(job) if isinstance(event, Done))
    except TheseusError:
        return None


def contract_of(job: TranslationJob, draft: Translation | None) -> Contract:
    """The contract of the job's module. `draft` is what the rules wrote of it, if anything."""
    reader = inspector(job.target)
    module = job.module
    probes = {p.target_path: p for p in draft.probes} if draft is not None else {}
    promises: list[Promise] = []
    for item in items_of(draft):
        if item.public and item.kind != "use":
            probe = probes.get(reader.path(module.id, item.name))
            promises.append(Promise(item.name, item.kind, item.head, item.stub, probe))
    drafted = {p.probe.subprogram for p in promises if p.probe is not None}
    seen = {p.name for p in promises if p.kind == "function"}
    opened: list[tuple[str, str]] = []
    places = _places(job, draft)
    for own in module.interface.subprograms:
        if not own.exported or own.name in drafted or _is_entry(module, own):
            continue
        try:
            promise = _promised(job, own, places)
        except TheseusError as error:
            opened.append((own.name, str(error)))
            continue
        if promise.name not in seen:
            seen.add(promise.name)
            promises.append(promise)
    entry = reader.items(reader.main + " {}")[0]
    if module.kind is ModuleKind.MAIN and entry.name not in seen:
        promises.append(Promise(entry.name, "function", entry.head, entry.stub))
    return Contract(
        module.id, job.target, _main_path(job.target, module.id), tuple(promises), tuple(opened),
        _usable(job, draft), (granted(module) | _reached(draft)) - NEVER,
    )  # fmt: skip


def items_of(translation: Translation | None) -> list[Item]:
    """The declarations of a translation's files; none of nothing."""
    if translation is None:
        return []
    reader = inspector(translation.target)
    return [item for _, text in translation.files for item in reader.items(text)]


def breaches(contract: Contract, files: Mapping[str, str]) -> list[str]:
    """What the contract asks for and the files don't have, one sentence each."""
    reader = inspector(contract.target)
    found: dict[str, list[Item]] = {}
    for text in files.values():
        for item in reader.items(text):
            found.setdefault(item.name, []).append(item)
    missing = []
    functions = {_plainly(i.name) for items in found.values() for i in items if i.kind == "function"}
    for name, _ in contract.open:
        if _plainly(name) not in functions:
            missing.append(f"`{name}` is missing; its declaration is free, its name is not")
    for promise in contract.promises:
        if promise.kind == "other" and not promise.head:
            continue  # implementations without constants: whoever uses them won't compile without
        mine = [i for i in found.get(promise.name, []) if i.public and i.kind == promise.kind]
        wanted = promise.text.partition(" { todo!")[0].partition(" { panic(")[0].strip()
        if not mine:
            missing.append(f"`{promise.name}` is missing; the contract has: {_short(wanted)}")
        elif all(i.head != promise.head for i in mine):
            missing.append(f"`{promise.name}` is declared in another way; the contract has: {_short(wanted)}")
    return missing


def translation_of(
    job: TranslationJob, contract: Contract, files: Mapping[str, str], translator: str, draft: Translation | None
) -> Translation:
    """The files as a translation that campaigns can drive. Every unit counts as translated: the verdict, not
    the writer, says whether it is."""
    module = job.module
    units = tuple(Unit(s.name, s.span, True) for s in module.interface.subprograms)
    if draft is not None and draft.units:
        units = tuple(dataclasses.replace(u, translated=True, construct="", reason="") for u in draft.units)
    depends = depends_of(job, files)
    probes = tuple(p.probe for p in contract.promises if p.probe is not None)
    return Translation(
        module.id, job.target, tuple(sorted(files.items())), True, units, probes, depends, translator
    )  # fmt: skip


def depends_of(job: TranslationJob, files: Mapping[str, str]) -> tuple[str, ...]:
    """The modules that files of the job's module mention, sorted."""
    reader = inspector(job.target)
    used = frozenset().union(*(reader.mentions(text) for text in files.values()))
    return tuple(sorted(m.id for m in job.codebase.modules if m.id in used and m.id != job.module.id))


def kept_promises(job: TranslationJob, draft: Translation | None, files: Mapping[str, str]) -> tuple[ProbeUnit, ...]:
    """What drivers can call of files that nobody asked to keep a contract: the functions that are declared as it has them,
    whether it is made from the rules' draft or from the interface alone."""
    public = [item for text in files.values() for item in inspector(job.target).items(text) if item.public]
    declared = {(item.name, item.kind, item.head) for item in public}
    found: dict[str, ProbeUnit] = {}
    for start in (draft, None) if draft is not None else (None,):
        for promise in contract_of(job, start).promises:
            if promise.probe is not None and (promise.name, promise.kind, promise.head) in declared:
                found.setdefault(promise.probe.subprogram, promise.probe)
    return tuple(found.values())


# --------------------------------------------------------------------------- headers from the interface


def _promised(job: TranslationJob, own: Subprogram, places: dict[str, str]) -> Promise:
    reader = inspector(job.target)
    known = _named(job)
    data = tuple(d for d in job.module.interface.data if d.exported)
    if data:
        raise TheseusError(f"its module exports data ({data[0].name}), which the rules did not declare")
    parameters = tuple(
        Parameter(p.name, _plain(p.type, known), p.direction) for p in own.parameters
    )
    result = _plain(own.result, known) if own.result is not None else None
    signature = Signature(parameters, result, bool(own.raises) or _raises(job), tuple(sorted(places.items())))
    name, header = reader.header(own.name, signature)
    item = reader.items(header + " {}")[0]
    probe = ProbeUnit(own.name, reader.path(job.module.id, name), signature.to_text())
    return Promise(item.name, "function", item.head, item.stub, probe)


def _raises(job: TranslationJob) -> bool:
    """Whether subprograms of this language may raise: some that are already there do."""
    language = job.module.language
    return any(
        probe.signature and Signature.from_text(probe.signature).raises
        for name, translation in job.translated.items()
        if any(m.id == name and m.language == language for m in job.codebase.modules)
        for probe in translation.probes
    )


def _named(job: TranslationJob) -> dict[str, Type]:
    known: dict[str, Type] = {}
    interfaces: list[Interface] = [job.module.interface, *(job.interfaces[k] for k in sorted(job.interfaces))]
    for interface in interfaces:
        for type_ in interface.types:
            known.setdefault(getattr(type_, "name", "").casefold(), type_)
    return known


def _plain(type_: Type, known: dict[str, Type], depth: int = 0) -> Type:
    """The type with names looked up and references to one value taken as that value (as the drivers do)."""
    if depth > _DEPTH:
        raise TheseusError("its types refer to themselves")
    match type_:
        case NamedType(name=name):
            if name.casefold() not in known:
                raise TheseusError(f"its type {name} is not known")
            return _plain(known[name.casefold()], known, depth + 1)
        case ReferenceType(target=target):
            return _plain(target, known, depth + 1)
        case ArrayType(element=element) | BufferType(element=element):
            return dataclasses.replace(type_, element=_plain(element, known, depth + 1))
        case RecordType(fields=fields):
            if any(isinstance(f.type, ReferenceType) for f in fields):
                raise TheseusError(f"its record {type_.name} holds references")
            inner = tuple(dataclasses.replace(f, type=_plain(f.type, known, depth + 1)) for f in fields)
            return dataclasses.replace(type_, fields=inner)
        case _:
            return type_


def _places(job: TranslationJob, draft: Translation | None) -> dict[str, str]:
    """Where the target tree has the named types, as the probes of what is there already say."""
    found: dict[str, str] = {}
    for translation in [*(job.translated[k] for k in sorted(job.translated)), *([draft] if draft else [])]:
        for probe in translation.probes:
            if probe.signature:
                found.update(Signature.from_text(probe.signature).types)
    return found


# --------------------------------------------------------------------------- the rest


def _is_entry(module: Module, own: Subprogram) -> bool:
    if module.kind is not ModuleKind.MAIN:
        return False
    return own.name.casefold() in ("main", module.name.casefold(), module.id)


def _main_path(target: str, module: str) -> str:
    """The first of the usual places that the target's layout gives to the module."""
    owner = for_name(target)
    for path in (f"src/{module}.rs", f"{module}/{module}.go", f"{module}_/{module}.go"):
        if owner.owns(module, path):
            return path
    raise TheseusError(f"{target} has no place for a module {module}")


def _usable(job: TranslationJob, draft: Translation | None) -> tuple[str, ...]:
    """The modules that the original needs, as far as they have a translation."""
    needs = {d.target for d in job.codebase.dependencies if d.source == job.module.id and d.resolved}
    needs |= set(draft.depends) if draft is not None else set()
    return tuple(sorted(m for m in needs if m in job.translated and m != job.module.id))


# What calls of an original reach for: names of library subprograms, whatever the language.
_CALLS = {
    Need.EXIT: r"exit|_exit|abort|quick_exit|.*set_exit_status|stop run",
    Need.FILE: r"fopen|freopen|open|creat|remove|rename|tmpfile|.*_io\.(open|create|delete)|.*directories\..*",
    Need.ENVIRONMENT: r"getenv|.*command_line\..*|.*environment_variables\..*",
    Need.STDIN: r"getchar|gets|fgets|scanf|fread|getline|getc|.*get_line|accept",
    Need.TIME: r"time|clock|gettimeofday|clock_gettime|.*calendar\..*|.*real_time\..*",
}


def granted(module: Module) -> frozenset[Need]:
    """What the original reaches for itself. Processes, the network, foreign functions and unsafe code are
    never granted by what a source does."""
    interface = module.interface
    needs = {Need.EXIT} if module.kind is ModuleKind.MAIN else set()
    if interface.data:
        needs.add(Need.STATE)
    if interface.files:
        needs.add(Need.FILE)
    if interface.reads_stdin:
        needs.add(Need.STDIN)
    if interface.reads_arguments:
        needs.add(Need.ENVIRONMENT)
    calls = {c.casefold() for s in interface.subprograms for c in s.calls}
    for need, pattern in _CALLS.items():
        if any(re.fullmatch(pattern, call) for call in calls):
            needs.add(need)
    return frozenset(needs)


def _reached(draft: Translation | None) -> frozenset[Need]:
    """What the rules' text reaches for: they write what the original does and no more."""
    if draft is None:
        return frozenset()
    reader = inspector(draft.target)
    return frozenset(r.need for _, text in draft.files for r in reader.reaches(text))


def _plainly(name: str) -> str:
    """Names of both languages without what their styles add."""
    return re.sub(r"[\W_]", "", name).casefold()


def _short(text: str) -> str:
    return " ".join(line for line in text.split("\n") if not line.strip().startswith("//")).strip()[:300]
