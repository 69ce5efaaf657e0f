"""A call on which a translation differs, as a test in the target language: its driver, with the calls and the answer written in.

The test calls the subprogram as the campaign did, and fails until the translation answers as the original did.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

from verifiers.verdict import CallCounterexample

_QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")

_PLAIN = re.compile(r"[ !#-\[\]-~]*")  # what stands for itself in a text literal of either language

_UNSEEN = ("'", '"', "the driver ended: exited 0")

_RUST = """
#[test]
fn answers_as_the_original() {{
    let mut said = String::new();
    for call in [{calls}] {{
        let mut answer = Answer::new(false);
        one(&mut Tokens::of(call), &mut answer);
        said = answer.text;
    }}
    assert_eq!(said, {answer});
}}
"""
_GO = """
func TestAnswersAsTheOriginal(t *testing.T) {{
	said := ""
	for _, call := range []string{{{calls}}} {{
		out := &answer{{}}
		one(&tokens{{rest: strings.Fields(call)}}, out)
		said = out.text.String()
	}}
	if want := {answer}; said != want {{
		t.Errorf("answered %q, not %q", said, want)
	}}
}}
"""


def call_test(found: CallCounterexample, language: str, tree: Mapping[str, bytes]) -> tuple[str, str] | None:
    """A file's name and text, to be put into the translation's tree (Rust: `tests/`; Go: a folder beside `go.mod`);
    `tree` is the one with the driver.

    None where the original did not return from the call, or what it said is none of the driver's answers, where either side printed something or the translation ended the
    program with success (what tests do not see), and where the target has no such tests.
    """
    path, make = {"rust": ("src/bin/driver.rs", _rust), "go": ("cmd/driver/main.go", _go)}.get(language, ("", None))
    if make is None or path not in tree or not found.original.startswith(("returned", "raised ")):
        return None
    if found.translation.startswith(_UNSEEN):
        return None
    answer = answer_line(found.original)
    if not all(map(_PLAIN.fullmatch, (*found.calls, answer))):  # a side may say anything, and none of it may become code
        return None
    return make(tree[path].decode(), found.calls, answer)


def answer_line(shown: str) -> str:
    """The answer as the driver writes it, from how a person reads it."""

    def hexadecimal(quoted: re.Match[str]) -> str:
        try:
            return "x" + bytes(ast.literal_eval(f"b{quoted.group()}")).hex()
        except (SyntaxError, ValueError):
            return quoted.group()  # no text of the driver's

    return _QUOTED.sub(hexadecimal, shown)


def _rust(driver: str, calls: tuple[str, ...], answer: str) -> tuple[str, str]:
    head, _, _ = driver.partition("\nfn main() {")
    given = ", ".join(f'"{call}"' for call in calls)
    return "counterexample.rs", head + _RUST.format(calls=given, answer=f'"{answer}"')


def _go(driver: str, calls: tuple[str, ...], answer: str) -> tuple[str, str]:
    text = driver.replace("\nfunc main() {", "\nfunc answerAll() {", 1).replace('\t"strings"\n', '\t"strings"\n\t"testing"\n', 1)
    given = ", ".join(f'"{call}"' for call in calls)
    return "counterexample_test.go", text + _GO.format(calls=given, answer=f'"{answer}"')
