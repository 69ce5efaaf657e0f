"""The native scanner: what it tells of hand-made text, that it is safe on any text, and that time stays linear."""

from __future__ import annotations

import random
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.c.scanner import Cleaned, Kind, Mentions, Stretch, without_comments
from tests.analyzers.c.sanitized import build, trouble
from tests.bench.analyze_tolerance import BITS, mutant

_CORPUS = Path(__file__).parents[3] / "corpora" / "c"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("scan"))


def told(text: str, names: tuple[str, ...] = (), watched: tuple[str, ...] = ()) -> Mentions:
    return Cleaned(text).mentions([Stretch(0, len(text), Kind.BODY, 0, names)], watched, True)


def test_a_body_tells_calls_uses_and_what_it_declares() -> None:
    found = told("{\n  int n = width, *p;\n  if (n && p)\n    draw(n, colour);\n  handler(2);\n}", ("handler",))
    assert found.calls == {"draw": 4}
    assert found.uses == {"width": 2, "colour": 4}
    assert found.pointer_calls == {"handler": 5}  # a parameter: no function of that name
    (body,) = found.bodies
    assert (body.line, body.end_line, body.decisions, body.calls) == (1, 6, 2, ["draw"])
    assert set(body.locals) == {"handler", "n", "p"}


def test_members_are_no_names_but_calls_through_them_are_told() -> None:
    found = told("{ a.b->c(1); x\n.\nd(2); (*table[i].run)(3); r = (struct s) { .open = &start, .close = stop }; }")
    assert found.pointer_calls == {"->c": 1, ".d": 3, "*table[i].run": 3}
    assert found.assigned == ["open=start", "close=stop"]
    assert {"b", "c", "d", "run"}.isdisjoint(found.uses)
    assert found.type_uses == {"struct s": 3}
    assert "s" not in found.uses


@pytest.mark.parametrize(
    ("declaration", "names"),
    [
        ("unsigned x;", {"x"}),
        ("const unsigned long int a, *b = f(c, d), e[N];", {"a", "b", "e"}),
        ("static const y = 3;", {"y"}),
        ("char *const *argv;", {"argv"}),
        ("int (*f)(int);", {"f"}),
        ("struct point at = { 1, 2 };", {"at"}),
        ("return x;", set()),
        ("else y = 2;", set()),
        ("size_t\n  length\n  = 0;", {"length"}),
        ("for (int i = 0, j = 9; i < j; i++) ;", {"i", "j"}),
    ],
)
def test_declarations_declare_their_names(declaration: str, names: set[str]) -> None:
    assert set(told("{ " + declaration + " }").bodies[0].locals) == names


def test_types_are_told_where_types_stand() -> None:
    text = "static node_t *find(const struct list *where, hook_t (*each)(int), size)"
    found = Cleaned(text).mentions([Stretch(0, len(text), Kind.TYPES)])
    assert set(found.type_uses) == {"node_t", "struct list", "hook_t"}
    assert set(Cleaned(text).mentions([Stretch(0, len(text), Kind.TYPES, 40)]).type_uses.values()) == {40}


def test_words_are_watched_but_not_as_tags() -> None:
    assert told("{ goto end; struct signal s; signal (2); goto end; }", (), ("goto", "signal")).watched == {"goto": 2, "signal": 1}


def test_pointers_are_counted() -> None:
    assert Cleaned("(char *) p; *p++ = *--q + *(r + 1); a * b; (const struct s **)x; (n)").pointers() == (2, 3)


def test_pairs_are_those_of_depth_0_or_none() -> None:
    assert Cleaned("a{b{}c}{}").pairs() == [(0 + 1, 7), (7, 9)]
    assert Cleaned("}{").pairs() is None
    assert Cleaned("{{}").pairs() is None


@given(st.text("ab{}\n\x00é€", max_size=40))
def test_lines_are_counted_as_python_does(text: str) -> None:
    cleaned = Cleaned(text, 5)
    assert [cleaned.line_at(n) for n in range(len(text) + 1)] == [5 + text[:n].count("\n") for n in range(len(text) + 1)]


@pytest.mark.parametrize("path", sorted(_CORPUS.rglob("*.[ch]")), ids=lambda p: p.name)
def test_what_is_left_of_a_source_is_what_gcc_leaves(path: Path) -> None:
    """Literals become "" and 0 in both, then the words are the same."""
    text = re.sub(r"^[ \t]*#(?:\\\n|[^\n])*", "", path.read_text(), flags=re.M)  # gcc takes such away in its own ways
    gcc = subprocess.run(
        ["gcc", "-E", "-P", "-fpreprocessed", "-x", "c", "-"], input=text, capture_output=True, text=True, check=True
    ).stdout
    assert without_comments(text).replace("\x01", " ").split() == without_comments(gcc).split()


def test_mutated_files_are_read_without_a_fault(program: Path, tmp_path: Path) -> None:
    """Ten thousand of them: `python -m tests.bench.analyze_tolerance --language c`."""
    chance = random.Random(5)
    seeds = [path.read_bytes() for path in sorted(_CORPUS.rglob("*.[ch]"))]
    files = [tmp_path / str(number) for number in range(300)]
    for file in files:
        file.write_bytes(mutant(chance, chance.choice(seeds), BITS["c"]))
    assert trouble(program, files) == ""


def test_no_text_takes_more_than_linear_time(program: Path, tmp_path: Path) -> None:
    """200,000 bytes each, under the sanitizers: with a square in it, an hour."""
    pieces = [
        "\n ", "const\n", "(*", "(* a", "struct ", "a.", ".a = &", "->", "{(", "a,", "int a,", "/", "/*", "'\\\n", '"\\', "*(",
        "*(unsigned ", "(const ", "case ", "(*a)(", "%:", "\\\n", "((a)", "{;", "{\n", "union x ", "a\n\n",
    ]  # fmt: skip
    files = []
    for number, piece in enumerate(pieces):
        for name, text in ((f"{number}", piece), (f"{number}-open", "{" + piece), (f"{number}-shut", piece + "}")):
            whole = text[: 1 if name.endswith("open") else 0] + piece * (200_000 // len(piece)) + text[len(piece) :]
            (tmp_path / name).write_text(whole, newline="")
            files.append(tmp_path / name)
    assert trouble(program, files, seconds=300) == ""


def test_labels_are_no_names() -> None:
    found = told("{\nusage:\n  draw(); again : if (n) goto usage;\n  goto\n  done; x = a ? usage2 : done2; { done: ; } goto *p; switch (k) { default: e(); }\n  after(); }")
    assert found.calls == {"draw": 3, "e": 5, "after": 6}
    assert {"usage", "again", "done"}.isdisjoint(found.uses)
    assert {name: found.uses.get(name) for name in ("usage2", "done2", "p", "x")} == {"usage2": 5, "done2": 5, "p": 5, "x": 5}
