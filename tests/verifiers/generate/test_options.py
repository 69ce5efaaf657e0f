"""Options are found where usage texts and comments tell of them, and given in all the ways that programs take."""

from __future__ import annotations

import random
import re
import subprocess
from pathlib import Path

from verifiers.generate.facts import scan
from verifiers.generate.options import given, listed, options, separators
from verifiers.generate.plan import make_case, make_plan
from verifiers.generate.values import make_values

USAGE = (
    "int main(int argc, char **argv) { if (argc > 1 && s[i] == ',' || *p == 's') puts(\"usage: cols [-d C] [-s] [-m N] LIST\"); }"
)


def test_usage_texts_comments_and_getopt_tell_of_options() -> None:
    assert options(scan({"a.c": USAGE})) == (b"d:", b"s", b"m:")
    assert options(scan({"a.c": "/* takes -q <name>, says a name, -v more */ int main(void) { return 0; }"})) == (b"q:", b"v")
    assert options(scan({"a.c": 'int main(int c, char **v) { while (getopt(c, v, "ab:") != -1); }'})) == (b"a", b"b:")
    assert options(scan({"a.c": 'int main(void) { puts("a well-known e-mail - no option"); }'})) == ()
    assert set(options(scan({"a.c": "int main(void) { return *p == '-' || *p == 'x'; }"}))) == {b"x", b"x:"}


def test_values_stand_apart_and_attached_and_flags_before_them(tmp_path: Path) -> None:
    facts = scan({"a.c": USAGE})
    values, rng = make_values(facts), random.Random(1)
    # What bash's own getopts makes of them: it is told the same options.
    script = 'OPTIND=1; while getopts ":d:sm:" o; do printf "%s=%s;" "$o" "$OPTARG"; done; printf "%s\\n" "$OPTIND"'
    made = [given(options(facts), rng, values).split(b"\0")[:-1] for _ in range(300)]
    assert {b"-s", b"-d", b"--"} <= {argument for arguments in made for argument in arguments}
    for pattern in (rb"-m\d+", rb"-s[dm].", rb"-d,"):
        assert any(re.fullmatch(pattern, argument) for arguments in made for argument in arguments), pattern
    for arguments in made[:20]:
        told = subprocess.run(["bash", "-c", script, "x", *arguments], capture_output=True, check=True).stdout
        assert b"?=" not in told and b":=" not in told, arguments  # no unknown option, no value that lacks


def test_lists_are_separated_by_what_the_sources_mention() -> None:
    facts = scan({"a.c": USAGE + " int b(char c) { return c == '-' && n == 16; }"})
    assert separators(facts) == (b",", b"-")
    values, rng = make_values(facts), random.Random(2)
    lists = {listed(separators(facts), rng, values) for _ in range(3000)}
    assert {b"1", b"1,2", b"1-2"} <= lists
    assert any(re.fullmatch(rb"\d+-,\d+", text) for text in lists)
    assert any(text.count(b",") + text.count(b"-") == 16 for text in lists)


def test_a_probe_of_a_shape_of_arguments_has_that_shape(tmp_path: Path) -> None:
    for name in ("original", "translation"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.c").write_text("#include <stdio.h>\n" + USAGE)
    plan = make_plan(tmp_path / "original", tmp_path / "translation")
    (channel,) = [c for c in plan.channels if c.kind == "arguments"]
    shape = next(s for s in channel.shapes.shapes if s.family == "options:list")
    made = make_case(plan, random.Random(3), shape)
    assert (made.origin, made.shapes[0]) == ("shape", shape)
    assert made.case.arguments[-1][:1].isdigit() or made.case.arguments[-1][:1] in (b",", b"-")
