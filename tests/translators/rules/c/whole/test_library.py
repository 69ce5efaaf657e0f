"""The C library's functions among translated code: by themselves, and known for what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.translators.rules.c.whole.library_digests import RUNTIMES, functions_in, listing
from verifiers.library import is_library_function
from verifiers.mutate import plan_mutants
from workbench.services.folder import embedded, translate_path

SAMPLE = Path(__file__).parent / "sample"
PLACES = {"go": "c_library/c_library.go", "rust": "src/c_library.rs"}
OWN = """#include <stdio.h>
#include <string.h>
int main(void)
{
    char word[20];
    int n;
    if (scanf("%d %19s", &n, word) != 2)
        return 1;
    printf("%d %s\\n", n * 2 + 1, strcasecmp(word, "yes") == 0 ? "so" : "not");
    return 0;
}
"""


@pytest.mark.parametrize("target", ["go", "rust"])
def test_the_verifiers_know_every_function_of_the_c_library(target: str, tmp_path: Path) -> None:
    """Else: python -m tests.translators.rules.c.whole.library_digests"""
    assert listing(target, tmp_path) == (RUNTIMES / target / "c_library.sha256").read_text("utf-8")


@pytest.mark.parametrize("target", ["go", "rust"])
@pytest.mark.parametrize("source", [OWN, (SAMPLE / "library.c").read_text()])
def test_functions_are_known_whatever_program_they_are_in(source: str, target: str, tmp_path: Path) -> None:
    (tmp_path / "a.c").write_text(source)
    result = translate_path(tmp_path, target, embedded("rules"))
    assert result.whole, result.refused
    found = dict(functions_in(result.files[PLACES[target]].encode(), target))
    assert len(found) > 3
    assert [name for name, text in found.items() if not is_library_function(text)] == []


@pytest.mark.parametrize("target", ["go", "rust"])
def test_mutants_are_of_the_programs_own_code(target: str, tmp_path: Path) -> None:
    (tmp_path / "own.c").write_text(OWN)
    files = {name: text.encode() for name, text in translate_path(tmp_path, target, embedded("rules")).files.items()}
    mutants = {mutant.file for mutant in plan_mutants(files, target)}
    assert {"go": "own/own.go", "rust": "src/own.rs"}[target] in mutants
    assert PLACES[target] not in mutants
    changed = files[PLACES[target]].replace(b"return 0", b"return 7")
    assert changed != files[PLACES[target]]
    assert PLACES[target] in {mutant.file for mutant in plan_mutants(files | {PLACES[target]: changed}, target)}


@pytest.mark.parametrize("target", ["go", "rust"])
def test_a_library_function_that_comes_to_the_programs_own_stays_with_it(target: str, tmp_path: Path) -> None:
    """`scanf` reads through `fgetc`, which this program has of its own: apart, they would need each other."""
    text = OWN.replace("int main", "int fgetc(FILE *stream) { return stream == stdin ? -1 : 0; }\nint main")
    (tmp_path / "own.c").write_text(text)
    result = translate_path(tmp_path, target, embedded("rules"))
    assert not any("Scanf(" in text and name == PLACES[target] for name, text in result.files.items())


@pytest.mark.parametrize("target", ["go", "rust"])
def test_modules_that_need_each_other_share_the_library(target: str, tmp_path: Path) -> None:
    """Their code goes into one module; the library's stays apart."""
    (tmp_path / "even.h").write_text("int even(int n);\nint odd(int n);\n")
    (tmp_path / "odd.c").write_text('#include "even.h"\nint odd(int n) { return n == 0 ? 0 : even(n - 1); }\n')
    even = '#include "even.h"\nint even(int n) { return n == 0 ? 1 : odd(n - 1); }\n'
    (tmp_path / "even.c").write_text(even + OWN.replace("n * 2 + 1", "even(n)"))
    result = translate_path(tmp_path, target, embedded("rules"))
    assert result.whole, result.refused
    assert [name for name, text in result.files.items() if "fn scanf(" in text or "func Scanf(" in text] == [PLACES[target]]
