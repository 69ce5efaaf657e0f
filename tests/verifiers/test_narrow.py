"""A difference that says nothing does not hide one beside it, and what a person wrote is inside the domain."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from verifiers.compare import RuleSet, rule_set
from verifiers.domain import Domain
from verifiers.generate.facts import Facts
from verifiers.judge import Judge
from verifiers.narrow import Narrower
from verifiers.observe import Case, Observation, Outcome
from verifiers.toolchains import for_language

Program = Callable[[bytes], bytes]


def judge(original: Program, translation: Program, domain: Domain | None = None) -> Judge:
    """A judge over two programs that answer every line of their input with a line."""

    def run(program: Program) -> Callable[[Case, float], Observation]:
        return lambda case, _wall: Observation(
            Outcome.EXITED, 0, b"".join(program(line) + b"\n" for line in case.stdin.split(b"\n")), b""
        )

    chosen = domain or Domain(name="text")
    return Judge(run(original), run(translation), ("c", "rust"), RuleSet(), Facts(), chosen)


def differing_on(*lines: bytes) -> Program:
    return lambda line: b"other" if line in lines else line


def same(line: bytes) -> bytes:
    return line


def judged(some: Judge, case: Case) -> tuple[Case, str]:
    found, judgement = Narrower(some, {}).judged(case, time.monotonic() + 20)
    return found, judgement.kind


def test_a_line_outside_the_domain_does_not_hide_a_difference_elsewhere() -> None:
    case = Case(stdin=b"".join(b"line %d\n" % n for n in range(40)) + b"caf\xe9\nreal\n")
    found, kind = judged(judge(same, differing_on(b"caf\xe9", b"real")), case)
    assert (found.stdin.strip(), kind) == (b"real", "divergent")


def test_an_input_that_differs_only_outside_the_domain_is_set_apart() -> None:
    case = Case(stdin=b"one\ncaf\xe9\ntwo\n")
    assert judged(judge(same, differing_on(b"caf\xe9")), case) == (case, "outside-domain")


def test_an_argument_outside_the_domain_does_not_hide_a_difference() -> None:
    case = Case((b"-v", b"caf\xe9", b"x"), b"one\nreal\ncaf\xe9\n")
    found, kind = judged(judge(same, differing_on(b"real")), case)
    assert (found.arguments, found.stdin.strip(), kind) == ((b"-v", b"x"), b"real", "divergent")


def test_undefined_lines_do_not_hide_a_difference_elsewhere() -> None:
    some = judge(same, differing_on(b"bad", b"worse", b"real"))

    def sanitized(case: Case, _wall: float) -> Observation:
        bad = any(line in (b"bad", b"worse") for line in case.stdin.split(b"\n"))
        answer = Observation(Outcome.EXITED, 0, b"".join(x + b"\n" for x in case.stdin.split(b"\n")), b"")
        return Observation(Outcome.EXITED, 99, b"", b"x.c:1: runtime error: shift (x)") if bad else answer

    some.sanitized, some.checks = lambda: sanitized, for_language("c").checks
    found, kind = judged(some, Case(stdin=b"a\nbad\nb\nworse\nc\nreal\nd\n"))
    assert (found.stdin.strip(), kind) == (b"real", "divergent")
    assert judged(some, Case(stdin=b"a\nbad\nb\n"))[1] == "undefined"


def test_ordinary_decimals_are_not_taken_for_misspelled_numbers() -> None:
    case = Case(stdin=b"1.5 2.75\nreal 1.5\n")
    assert judge(same, differing_on(b"real 1.5")).judge(case).kind == "divergent"


def test_a_number_that_the_original_reads_loosely_is_outside_unless_the_plain_number_differs_too() -> None:
    def loose(line: bytes) -> bytes:
        return line.rstrip(b"abc")

    def strict(line: bytes) -> bytes:
        return line if line == line.rstrip(b"abc") else b"?"

    assert judge(loose, strict).judge(Case(stdin=b"12abc")).kind == "outside-domain"
    wrong = judge(loose, lambda line: b"13" if line.startswith(b"12") else line)
    assert wrong.judge(Case(stdin=b"12abc")).kind == "divergent"


def test_an_input_that_does_not_tell_which_number_was_read_does_not_excuse_a_minus_behind_it() -> None:
    """`7-` may mean "from the seventh on": of a line with fewer words nothing comes of that, nor of `7`, nor of `8`."""

    def nothing_there(line: bytes) -> bytes:
        return b""

    def refusing(line: bytes) -> bytes:
        return b"?" if line.endswith(b"-") else b""

    def loose(line: bytes) -> bytes:
        return line.rstrip(b"-")

    def strict(line: bytes) -> bytes:
        return b"?" if line.endswith(b"-") else line

    case = Case(stdin=b"7-")
    assert judge(nothing_there, refusing).judge(case).kind == "outside-domain"
    speaking = replace(judge(nothing_there, refusing), facts=Facts(chars=("-",)))
    assert speaking.judge(case).kind == "divergent"
    assert replace(judge(loose, strict), facts=Facts(chars=("-",))).judge(case).kind == "outside-domain"


def test_an_indexed_file_s_own_bytes_do_not_make_the_original_unstable() -> None:
    some = judge(same, differing_on(b"real"))
    plain, count = some.original, iter(range(100))

    def writes(case: Case, wall: float) -> Observation:
        return replace(plain(case, wall), files=(("MASTER.IDX", b"made at %d" % next(count)),))

    some.original = writes
    assert some.judge(Case(stdin=b"real")).kind == "nondeterministic"
    some.rules = rule_set((), ("*.IDX",))
    assert some.judge(Case(stdin=b"real")).kind == "divergent"


def test_a_scenario_is_inside_the_domain_whatever_it_holds() -> None:
    some = judge(same, differing_on(b"caf\xe9"))
    assert some.judge(Case(stdin=b"caf\xe9"), given=True).kind == "divergent"


def test_a_long_number_is_outside_only_where_the_original_reads_it_as_words() -> None:
    """As C does after scanf ("%15s") and scanf ("%ld"): words are cut behind 15 bytes, numbers are not."""
    domain = Domain(name="text", word=15, long_numbers=True)
    case = Case(stdin=b"add 922337203685477580\n")

    def cutting(line: bytes) -> bytes:
        return b"|".join(piece for word in line.split() for piece in (word[:15], word[15:]) if piece)

    def adding(line: bytes) -> bytes:
        word, *rest = line.split() or [b""]
        return word[:15] + b" %d" % (int(rest[0]) * 10 % 2**63) + b" ".join(rest[1:]) if rest else word

    def saturating(line: bytes) -> bytes:
        word, *rest = line.split() or [b""]
        return word[:15] + b" %d" % min(int(rest[0]) * 10, 2**62) + b" ".join(rest[1:]) if rest else word

    assert judged(judge(cutting, lambda line: b"|".join(line.split()), domain), case) == (case, "outside-domain")
    assert judged(judge(adding, saturating, domain), case)[1] == "divergent"
    assert judged(judge(adding, saturating, replace(domain, long_numbers=False)), case)[1] == "outside-domain"
