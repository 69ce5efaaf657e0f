"""A contract is the interface in the target's words: it compiles with empty bodies, and drivers can call it."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from analyzers import scan
from analyzers.model import Codebase
from tests.workbench.small import RUST, write_system
from translators.attempt import statically
from translators.contract import Contract, breaches, contract_of
from translators.protocol import Done, Translation, TranslationJob
from translators.rules.translator import RulesTranslator
from translators.targets.inspect import Need
from verifiers.harness.registry import for_target

CORPORA = Path(__file__).parents[2] / "corpora"


@functools.cache
def drafts(root: Path, target: str) -> tuple[Codebase, dict[str, Translation]]:
    codebase = scan.analyze(root)
    found = {}
    for module in codebase.modules:
        job = TranslationJob(codebase, root, module, target, {m.id: m.interface for m in codebase.modules})
        done = next(e for e in RulesTranslator().translate(job) if isinstance(e, Done))
        if done.translation is not None:
            found[module.id] = done.translation
    return codebase, found


def contract(root: Path, name: str, target: str, use_draft: bool = True) -> tuple[Contract, Translation | None]:
    codebase, found = drafts(root, target)
    interfaces = {m.id: m.interface for m in codebase.modules}
    job = TranslationJob(codebase, root, codebase.module(name), target, interfaces, found)
    draft = found.get(name) if use_draft else None
    return contract_of(job, draft), draft


@pytest.mark.parametrize("target", ["rust", "go"])
@pytest.mark.parametrize("system", ["c/telemetry", "cobol/ledger"])
def test_every_draft_of_the_rules_keeps_its_own_contract(system: str, target: str) -> None:
    root = CORPORA / system
    for name, draft in drafts(root, target)[1].items():
        made, _ = contract(root, name, target)
        missing = [b for b in breaches(made, dict(draft.files)) if "is missing" not in b]
        assert missing == [], name
        finding = statically(made, dict(draft.files))
        assert finding.passed or all("is missing" in d for d in finding.diagnostics), (name, finding.diagnostics)


@pytest.mark.parametrize(("target", "header"), [
    ("rust", "pub fn clamp(x: i32, low: i32, high: i32) -> i32"),
    ("go", "func Clamp(x int32, low int32, high int32) int32"),
])  # fmt: skip
def test_headers_are_the_same_with_and_without_a_draft(target: str, header: str, tmp_path: Path) -> None:
    root = write_system(tmp_path / "words")
    with_draft, _ = contract(root, "calc", target)
    without, _ = contract(root, "calc", target, use_draft=False)
    assert header in with_draft.text() and header in without.text()
    assert {p.head for p in with_draft.promises} == {p.head for p in without.promises}
    assert all(p.probe is not None for p in without.promises)


def test_a_c_string_is_bytes_and_what_has_no_form_is_open(tmp_path: Path) -> None:
    root = write_system(tmp_path / "words")
    assert "pub fn vowels(s: &[u8]) -> i32" in contract(root, "text", "rust", use_draft=False)[0].text()
    made, _ = contract(CORPORA / "c/telemetry", "tree", "rust", use_draft=False)
    assert made.open and all(reason for _, reason in made.open)


def test_a_main_module_offers_its_entry_and_may_do_what_it_did(tmp_path: Path) -> None:
    made, _ = contract(write_system(tmp_path / "words"), "words", "rust")
    assert [p.name for p in made.promises] == ["main"]
    assert made.modules == ("calc", "text")
    assert made.granted == {Need.EXIT, Need.STDIN}
    assert statically(made, {"src/words.rs": RUST["src/words.rs"]}).passed
    hostile = RUST["src/words.rs"].replace("pub fn main() {", 'pub fn main() { std::fs::write("/tmp/x", "y").ok();')
    assert "reaches for files" in statically(made, {"src/words.rs": hostile}).diagnostics[0]


def test_breaches_are_named(tmp_path: Path) -> None:
    made, _ = contract(write_system(tmp_path / "words"), "calc", "rust")
    text = RUST["src/calc.rs"]
    assert breaches(made, {"src/calc.rs": text}) == []
    (wrong,) = breaches(made, {"src/calc.rs": text.replace("n: u32", "n: u64")})
    assert "`digits` is declared in another way" in wrong and "n: u32" in wrong
    (gone,) = breaches(made, {"src/calc.rs": text.replace("pub fn digits", "fn digits")})
    assert "`digits` is missing" in gone
    stranger = statically(made, {"src/calc.rs": "use crate::words;\n" + text})
    assert "uses `words`" in stranger.diagnostics[0]


def test_what_is_open_must_still_be_there() -> None:
    """`log_write` takes any number of arguments: its declaration is free. The rules' draft lacks it."""
    made, draft = contract(CORPORA / "c/telemetry", "logger", "rust")
    assert [name for name, _ in made.open] == ["log_write"] and draft is not None
    (text,) = (t for _, t in draft.files)
    assert breaches(made, {"src/logger.rs": text}) == ["`log_write` is missing; its declaration is free, its name is not"]
    assert breaches(made, {"src/logger.rs": text + "\npub fn log_write(level: u32, text: &[u8]) {}\n"}) == []


def test_drivers_can_call_what_a_contract_says_without_a_draft(tmp_path: Path) -> None:
    root = write_system(tmp_path / "words")
    made, _ = contract(root, "calc", "rust", use_draft=False)
    module = drafts(root, "rust")[0].module("calc")
    probes = [p.probe for p in made.promises if p.probe is not None]
    tree = for_target("rust").tree({"src/calc.rs": RUST["src/calc.rs"]}, module, probes, module.interface.subprograms)
    assert "migrated::calc::clamp(" in tree["src/bin/driver.rs"]
