"""Large modules are cut along subprograms, and what comes of the parts is put together again."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.model import TheseusError
from tests.translators.test_contract import CORPORA, drafts
from translators.contract import breaches, contract_of
from translators.model.context import Material, material_of
from translators.model.parts import cut, put_in, start_of
from translators.protocol import TranslationJob
from translators.targets import inspector


def material(root: Path, name: str, target: str) -> tuple[TranslationJob, Material]:
    codebase, found = drafts(root, target)
    interfaces = {m.id: m.interface for m in codebase.modules}
    job = TranslationJob(codebase, root, codebase.module(name), target, interfaces, found)
    return job, material_of(job, contract_of(job, found.get(name)), found.get(name), ())


@pytest.mark.parametrize("target", ["rust", "go"])
def test_parts_hold_every_subprogram_once_and_give_the_draft_back(target: str) -> None:
    """Cut a module and answer each part with the draft's own functions: the whole is the draft's declarations."""
    job, made = material(CORPORA / "c/telemetry", "ring", target)
    draft = job.translated["ring"]
    parts = cut(made, job.module.interface.subprograms, 300)
    assert len(parts) > 2
    names = [n for p in parts for n in p.names]
    assert sorted(names) == sorted(s.name for s in job.module.interface.subprograms)
    promised = [p.name for part in parts for p in part.material.contract.promises]
    assert len(promised) == len(set(promised))
    text = dict(draft.files)[made.contract.path]
    reader = inspector(target)
    whole = start_of(made.contract, None)
    assert "ring_pop" in whole.lower() or "RingPop" in whole
    whole = start_of(made.contract, draft)
    for part in parts:
        wanted = {p.name for p in part.material.contract.promises}
        items = [i for i in reader.items(text) if i.kind == "use" or i.name in wanted]
        lines = [_whole(text, i.stub) for i in items]
        answer = {made.contract.path: reader.empty("ring") + "\n\n".join(lines) + "\n"}
        assert breaches(part.material.contract, answer) == []
        whole = put_in(made.contract, whole, answer)[made.contract.path]
    assert reader.faults(whole) == [] and breaches(made.contract, {made.contract.path: whole}) == []
    assert sorted(i.head for i in reader.items(whole) if i.kind != "use") == sorted(
        i.head for i in reader.items(text) if i.kind != "use"
    )


def _whole(text: str, stub: str) -> str:
    """The declaration that a stub was made of."""
    head = stub.partition(" { todo!")[0].partition(" { panic(")[0]
    name = head.split("(")[0]
    start = text.index(name)
    end = text.find("\n}\n", start)
    one_line = text.index("\n", start)
    return text[start:one_line] if "{" not in text[start:one_line] else text[start : end + 2]


def test_a_part_shows_its_own_subprograms_and_what_is_around_all() -> None:
    job, made = material(CORPORA / "c/telemetry", "ring", "rust")
    first, *_ = cut(made, job.module.interface.subprograms, 300)
    shown = dict(first.material.sources)["src/ring.c"]
    assert "ring_init" in shown and "ring_rising" not in shown and "#include" in shown
    with pytest.raises(TheseusError, match="alone needs"):
        cut(made, job.module.interface.subprograms, 50)


def test_splicing_replaces_adds_and_keeps_imports_that_are_needed() -> None:
    rust = inspector("rust").splice(
        "//! Doc\n#![allow(x)]\nuse crate::a;\n\n/// F.\n#[inline]\npub fn f() -> i32 {\n    1\n}\n\npub struct S;\n",
        "//! other\nuse crate::b;\nuse crate::a;\n\n// better\npub fn f() -> i32 { h() }\nfn h() -> i32 { 2 }\n",
    )
    assert rust == (
        "//! Doc\n#![allow(x)]\nuse crate::b;\n\nuse crate::a;\n\n// better\npub fn f() -> i32 { h() }\n\n"
        "pub struct S;\n\nfn h() -> i32 { 2 }\n"
    )
    go = inspector("go").splice(
        'package x\n\nimport (\n\t"fmt"\n\t"strings"\n)\n\n// F is.\nfunc F() { fmt.Println() }\n\nfunc G() { strings.ToUpper("") }\n',
        'package x\nimport "strconv"\nfunc F() string { return h() }\nfunc h() string { return strconv.Itoa(1) }\n',
    )
    assert go == (
        'package x\n\nimport (\n\t"strconv"\n\t"strings"\n)\n\nfunc F() string { return h() }\n\n'
        'func G() { strings.ToUpper("") }\n\nfunc h() string { return strconv.Itoa(1) }\n'
    )
