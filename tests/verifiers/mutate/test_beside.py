"""Numbers beside an error in Go have no mutants where nobody looks at them; where somebody may, they have."""

from __future__ import annotations

import pytest

from verifiers.mutate import plan_mutants

FILE = """package a

import "errors"

var errEmpty = errors.New("empty")

func (r *reader) fail(text string) error {
	r.failures++
	return errors.New(text)
}

func check(text string) error {
	if text == "" {
		return errEmpty
	}
	return nil
}

func (r *reader) first(text string) (int, error) {
	%s
	return 42, nil
}

func both(text string) (int, bool) {
	return 43, text == ""
}

func use(r *reader) int {
	%s
	return n
}
"""
RETURNS = 'if text == "" {\n\t\treturn 41, errEmpty\n\t}'
CALL = "n, err := r.first(line)\n\tif err != nil {\n\t\treturn -1\n\t}"


def changed(returns: str, caller: str, elsewhere: str = "") -> set[bytes]:
    files = {"p/a.go": FILE % (returns, caller)}
    if elsewhere:
        files["q/b.go"] = f"package q\n\nfunc there(r *p.Reader) int {{\n\t{elsewhere}\n\treturn n\n}}\n"
    found = plan_mutants({name: text.encode() for name, text in files.items()}, "go")
    return {m.change.before for m in found if m.file == "p/a.go"}


@pytest.mark.parametrize(
    ("caller", "beside"),
    [
        (CALL, True),
        ("// As first does.\n\tn, err := r.first(line)\n\tif err != nil {\n\t\treturn -1\n\t}", True),
        ("n, err := r.first(line)\n\tif err != nil {\n\t\treturn n\n\t}", False),
        ("n, err := r.first(line)\n\tcheck(err)", False),
        ("n, _ := r.first(line)", False),
        ("n, _ := rs[0].first(line)", False),
        ("var n, _ int = r.first(line)", False),
        ("return r.first(line)", False),
        ("n := each(r.first)", False),
    ],
)
@pytest.mark.parametrize("elsewhere", [False, True])
def test_it_hangs_on_all_calls(caller: str, beside: bool, elsewhere: bool) -> None:
    found = changed(RETURNS, CALL, caller) if elsewhere else changed(RETURNS, caller)
    assert (b"41" not in found) is beside
    assert {b"42", b"43"} <= found


@pytest.mark.parametrize(
    ("returns", "beside"),
    [
        ("err := check(text)\n\tif err != nil {\n\t\treturn 41, err\n\t}", True),
        ('if text == "" {\n\t\treturn 41, errors.New("none")\n\t}', True),
        ('if text == "" {\n\t\treturn 41, r.fail("none")\n\t}', True),
        ('if text == "" {\n\t\treturn 41, &failure{text}\n\t}', True),
        ('if text == "" {\n\t\treturn 41, status.Empty\n\t}', True),
        ("err := check(text)\n\treturn 41, err", False),
        ("return 41, check(text)", False),
        ("err := check(text)\n\tif err == nil {\n\t\treturn 41, err\n\t}", False),
        ("return 41, unknown(text)", False),
    ],
)
def test_it_hangs_on_the_error(returns: str, beside: bool) -> None:
    assert (b"41" not in changed(returns, CALL)) is beside
