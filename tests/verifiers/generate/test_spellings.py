"""Ada's numbers are made up, and are inside the domain, where the original reads them and the translation knows them."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

from verifiers.domain import make_domain
from verifiers.generate.cobol_layout import CobolInput
from verifiers.generate.facts import join, scan
from verifiers.generate.plan import make_plan
from verifiers.generate.spellings import characters, respelled
from verifiers.generate.sweep import Sweep
from verifiers.generate.values import make_values
from verifiers.observe import Case

ADA = """with Ada.Text_IO; use Ada.Text_IO;
procedure Told is
begin
   while not End_Of_File loop
      begin
         Put_Line (Integer'Image (Integer'Value (Get_Line)));
      exception
         when Constraint_Error => Put_Line ("no");
      end;
   end loop;
end Told;
"""
RUST = "fn main() { if c == b'_' || \"eE\".contains(c) {} }\n"
PLAIN = 'fn main() { println!("here is one_word: {}", n); }\n'


def test_they_are_known_from_both_sides() -> None:
    ada, rust, plain = scan({"a.adb": ADA}), scan({"a.rs": RUST}), scan({"a.rs": PLAIN})
    assert characters(join(ada, rust)) == {"_", "e"}
    assert characters(join(ada, plain)) == frozenset() == characters(join(scan({"a.c": "int main(void) {}"}), rust))


def test_a_sweep_spells_numbers_so_and_they_count(tmp_path: Path) -> None:
    (tmp_path / "told.adb").write_text(ADA)
    for text, inside in ((RUST, True), (PLAIN, False)):
        (tmp_path / "told.rs").write_text(text)
        plan = make_plan(tmp_path / "told.adb", tmp_path / "told.rs", suffixes=((".adb",), (".rs",)))
        domain = make_domain("text", plan, [], CobolInput())
        lines = {line for made in Sweep(plan.values, random.Random(1)).texts(b"put 3\n") for line in made.split(b"\n")}
        for line in (b"put 3E0", b"put 0_3"):
            assert (line in lines) is inside and (domain.outside(Case(stdin=line + b"\n")) == "") is inside, line
        assert b"put 10#3#" not in lines and domain.outside(Case(stdin=b"10#3#\n"))


def test_a_base_between_colons_stays_outside(tmp_path: Path) -> None:
    """No one means 16:F: by it, though a translation that knows 16#F# may name both characters."""
    (tmp_path / "told.adb").write_text(ADA)
    (tmp_path / "told.rs").write_text("fn main() { if c == b'#' || c == b':' {} }\n")
    plan = make_plan(tmp_path / "told.adb", tmp_path / "told.rs", suffixes=((".adb",), (".rs",)))
    domain = make_domain("text", plan, [], CobolInput())
    assert domain.outside(Case(stdin=b"16#F#\n")) == "" and domain.outside(Case(stdin=b"16:F:\n"))


def test_some_are_numbers_for_ada_and_some_are_not(tmp_path: Path) -> None:
    (tmp_path / "told.adb").write_text(ADA)
    subprocess.run(["gnatmake", "-q", "told.adb"], cwd=tmp_path, check=True, capture_output=True)
    spelled = list(dict.fromkeys(respelled(b"12", frozenset("_e#"))))
    asked = b"".join(text + b"\n" for text in spelled)
    answers = subprocess.run([tmp_path / "told"], input=asked, capture_output=True, check=True).stdout.split(b"\n")
    told = dict(zip(spelled, answers, strict=False))
    assert told[b"12E0"] == told[b"0_12"] == told[b"16#C#"] == told[b"12e+0"] == b" 12" and told[b"12E2".lower()] == b" 1200"
    assert {told[t] for t in (b"12E", b"12e-0", b"12_", b"0__12", b"1#0#", b"12E0_", b"12_E0")} == {b"no"}
    assert 0.3 < sum(answer != b"no" for answer in told.values()) / len(told) < 0.7
    assert not list(respelled(b"1.5", frozenset("e"))) and not list(respelled(b"12", frozenset()))
    assert make_values(scan({"a.adb": ADA})).facts.written_numbers
