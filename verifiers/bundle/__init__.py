"""Evidence bundles: one file that holds a verdict and all that it takes to get it again, signed.

    {"dsse": envelope, "objects": {sha256: base64 of zlib}}

The envelope's in-toto statement names both trees file by file, the inputs, the settings, the toolchains and
the verdict, all by hash; the objects are those contents. Every byte of the file is accounted for: the file
must be spelled exactly as it was written, and nothing may be in it that the statement does not name.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analyzers.model import TheseusError
from analyzers.tree import walk
from verifiers import codec, scenarios
from verifiers.bundle import tagged
from verifiers.bundle.dsse import Tampered, canonical, seal, strict_base64, unseal
from verifiers.bundle.keys import PublicKey, Signer
from verifiers.observe import Case
from verifiers.probe.calls import ProbeRequest
from verifiers.toolchains import TOOLCHAINS
from verifiers.verdict import CompareRequest, Thresholds, Verdict

PREDICATE = "urn:theseus:verdict:1"
_STATEMENT = "https://in-toto.io/Statement/v1"
_MAX_INPUT_BYTES = 32 << 20  # of kept inputs; the others follow from the seed


@dataclass(frozen=True)
class Tree:
    """Files of a source tree by their path; `single` when one file was named, not a folder."""

    files: Mapping[str, bytes]
    single: bool = False

    def sha256(self) -> str:
        """As verifiers.sides.tree_hash gives for the files on disk."""
        digest = hashlib.sha256()
        for name, content in self.files.items():
            digest.update(f"{len(name)} {name} {len(content)}\n".encode())
            digest.update(content)
        return digest.hexdigest()

    def inside(self) -> dict[str, bytes]:
        """The files. Raises Tampered when one's path leads out of the tree."""
        for name in self.files:
            if Path(name).is_absolute() or ".." in Path(name).parts:
                raise Tampered(f"the bundle has a file outside of its tree: {name}")
        return dict(self.files)

    def write(self, folder: Path) -> Path:
        """Write the files into a new folder; returns what to compare: the folder, or its one file."""
        for name, content in self.inside().items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        return folder / next(iter(self.files)) if self.single else folder


@dataclass(frozen=True)
class Bundle:
    """What a bundle holds. `settings` are those of the request besides paths; `inputs` the kept inputs of the
    campaign (they reach all that it reached), `cases` what it was given to start from."""

    kind: str  # programs, module
    original: Tree
    translation: Tree
    verdict: Verdict
    settings: dict[str, Any]
    cases: tuple[Case, ...] = ()
    inputs: tuple[Case, ...] = ()
    interface: bytes | None = None
    toolchains: dict[str, str] = field(default_factory=dict)
    verifier: str = ""
    created: str = ""
    signer: str = ""


@functools.cache
def verifier_fingerprint() -> str:
    """A hash over the verifier's own code: another one may give another verdict."""
    here = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(here.rglob("*")):
        if path.suffix in (".py", ".c", ".jinja"):
            digest.update(f"{path.relative_to(here)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def read_tree(path: Path) -> Tree:
    """The files of a path that a build gets to see."""
    if path.is_file():
        return Tree({path.name: path.read_bytes()}, single=True)
    return Tree({str(p.relative_to(path)): p.read_bytes() for p in walk(path)})


def toolchain_versions(languages: Iterable[str]) -> dict[str, str]:
    wanted = set(languages)
    return {t.language: t.version() for t in TOOLCHAINS if t.language in wanted}


_PLAIN = ("io", "budget", "seed", "domain", "original_language", "translation_language", "subject", "max_inputs",
          "mutants")  # fmt: skip


def of_programs(request: CompareRequest, verdict: Verdict, kept: Sequence[Case]) -> Bundle:
    """The bundle of a whole-program comparison; call while the trees are as they were compared."""
    cases = [*(scenarios.read(request.scenarios) if request.scenarios else []), *request.cases]
    settings = {name: getattr(request, name) for name in _PLAIN}
    settings |= {"rules": list(request.rules), "thresholds": codec.encode(request.thresholds)}
    settings |= {"glue": list(request.glue)} if request.glue else {}
    settings |= {"sample": request.sample} if request.sample else {}
    settings |= {"judged": [list(one) for one in request.judged]} if request.judged else {}
    settings |= {"original_language": verdict.original.language, "translation_language": verdict.translation.language}
    inputs, size = [], 0
    for case in kept:
        size += case.size() + 64
        if size > _MAX_INPUT_BYTES:
            break
        inputs.append(case)
    return _stamped(
        Bundle(
            "programs",
            read_tree(request.original),
            read_tree(request.translation),
            verdict,
            settings,
            tuple(cases),
            tuple(inputs),
            request.interface.read_bytes() if request.interface else None,
        )
    )


def of_module(request: ProbeRequest, verdict: Verdict) -> Bundle:
    """The bundle of a module campaign: its trees are those with the drivers in them."""
    names = ("language", "target", "calls", "bulk", "seed", "budget", "stateful", "pure", "raw", "subject")
    settings = {name: getattr(request, name) for name in names}
    settings |= {"indexed": list(request.indexed)} if request.indexed else {}
    if request.mutants:
        settings |= {"mutants": request.mutants, "mutated": list(request.mutated), "paths": list(request.paths)}
        settings |= {"judged": [list(one) for one in request.judged], "thresholds": codec.encode(request.thresholds)}
    settings["subprograms"] = tagged.encode(request.subprograms)
    return _stamped(
        Bundle("module", _sorted(request.original), _sorted(request.translation), verdict, settings)
    )


def _sorted(files: Mapping[str, bytes]) -> Tree:
    return Tree(dict(sorted(files.items())))


def _stamped(bundle: Bundle) -> Bundle:
    languages = {bundle.verdict.original.language, bundle.verdict.translation.language}
    return replace(
        bundle,
        toolchains=toolchain_versions(languages),
        verifier=verifier_fingerprint(),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def compare_request(bundle: Bundle, folder: Path) -> CompareRequest:
    """The request to get the verdict of a `programs` bundle again, its trees written into `folder`."""
    settings = dict(bundle.settings)
    thresholds = codec.decode(Thresholds, settings.pop("thresholds"))
    interface = None
    if bundle.interface is not None:
        interface = folder / "interface.toml"
        interface.write_bytes(bundle.interface)
    return CompareRequest(
        original=bundle.original.write(folder / "original"),
        translation=bundle.translation.write(folder / "translation"),
        interface=interface,
        cases=bundle.cases,
        thresholds=thresholds,
        rules=tuple(settings.pop("rules")),
        glue=tuple(settings.pop("glue", ())),
        judged=tuple((key, reason) for key, reason in settings.pop("judged", ())),
        **settings,
    )


def probe_request(bundle: Bundle) -> ProbeRequest:
    """The request to get the verdict of a `module` bundle again."""
    settings = dict(bundle.settings)
    subprograms = tagged.decode(settings.pop("subprograms"))
    return ProbeRequest(
        original=bundle.original.inside(),
        translation=bundle.translation.inside(),
        subprograms=subprograms,
        indexed=tuple(settings.pop("indexed", ())),
        mutated=tuple(settings.pop("mutated", ())),
        paths=tuple(settings.pop("paths", ())),
        judged=tuple((key, reason) for key, reason in settings.pop("judged", ())),
        thresholds=codec.decode(Thresholds, settings.pop("thresholds", {})),
        **settings,
    )


def write(bundle: Bundle, signer: Signer) -> bytes:
    """The bundle's file."""
    objects: dict[str, str] = {}

    def put(data: bytes) -> str:
        stored = zlib.compress(data, 9)
        digest = hashlib.sha256(stored).hexdigest()
        objects[digest] = base64.b64encode(stored).decode()
        return digest

    def tree(value: Tree) -> dict[str, Any]:
        # A list, not a mapping: the order of files is part of what is built and hashed.
        return {"single": value.single, "files": [[name, put(content)] for name, content in value.files.items()]}

    predicate = {
        "kind": bundle.kind,
        "status": bundle.verdict.status.value,
        "verdict": put(bundle.verdict.to_json().encode()),
        "original": tree(bundle.original),
        "translation": tree(bundle.translation),
        "settings": bundle.settings,
        "cases": put(canonical(codec.encode(bundle.cases))),
        "inputs": put(canonical(codec.encode(bundle.inputs))),
        "interface": None if bundle.interface is None else put(bundle.interface),
        "toolchains": bundle.toolchains,
        "verifier": bundle.verifier,
        "created": bundle.created,
    }
    statement = {
        "_type": _STATEMENT,
        "subject": [
            {"name": role, "digest": {"sha256": value.sha256()}}
            for role, value in (("original", bundle.original), ("translation", bundle.translation))
        ],
        "predicateType": PREDICATE,
        "predicate": predicate,
    }
    return canonical({"dsse": seal(statement, signer), "objects": objects}) + b"\n"


def read(data: bytes, keys: Mapping[str, PublicKey], what: str = "the bundle") -> Bundle:
    """The bundle in a file's bytes, once nothing in it was changed. Raises Tampered otherwise."""
    try:
        whole = json.loads(data)
        if canonical(whole) + b"\n" != data or set(whole) != {"dsse", "objects"}:
            raise ValueError("not the spelling that was written")
        stored = {name: strict_base64(text) for name, text in whole["objects"].items()}
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        raise Tampered(f"{what}: is no bundle in the form that Theseus writes, or was changed") from error
    statement = unseal(whole["dsse"], keys, what)
    for name, content in stored.items():
        if hashlib.sha256(content).hexdigest() != name:
            raise Tampered(f"{what}: object {name[:12]}… was changed")
    used: set[str] = set()

    def get(digest: str) -> bytes:
        if digest not in stored:
            raise Tampered(f"{what}: object {digest[:12]}… is missing")
        used.add(digest)
        return zlib.decompress(stored[digest])

    def tree(value: dict[str, Any]) -> Tree:
        return Tree({name: get(digest) for name, digest in value["files"]}, value["single"])

    if statement.get("predicateType") != PREDICATE:
        raise TheseusError(f"{what}: is evidence of another kind ({statement.get('predicateType')})")
    predicate = statement["predicate"]
    bundle = Bundle(
        predicate["kind"],
        tree(predicate["original"]),
        tree(predicate["translation"]),
        Verdict.from_json(get(predicate["verdict"]).decode()),
        predicate["settings"],
        _cases(get(predicate["cases"])),
        _cases(get(predicate["inputs"])),
        None if predicate["interface"] is None else get(predicate["interface"]),
        predicate["toolchains"],
        predicate["verifier"],
        predicate["created"],
        whole["dsse"]["signatures"][0]["keyid"],
    )
    if extra := sorted(set(stored) - used):
        raise Tampered(f"{what}: object {extra[0][:12]}… belongs to nothing in it")
    return bundle


def _cases(data: bytes) -> tuple[Case, ...]:
    return tuple(codec.decode(Case, item) for item in json.loads(data))
