"""Numbers that C may not convert are in some inputs, since a program may read them as text."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from verifiers.compare_service import compare
from verifiers.generate.facts import Facts
from verifiers.generate.long_numbers import LongNumbers
from verifiers.observe import Case
from verifiers.verdict import CompareRequest, Status

CARDS = """#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(void)
{
    char line[128], card[40], amount[40];
    long total = 0;
    while (fgets(line, sizeof line, stdin)) {
        if (sscanf(line, "%39s %39s", card, amount) != 2) { puts("?"); continue; }
        int n = (int)strlen(card);
        printf("%.2s", card);
        for (int i = 2; i < n - 4; i++) putchar('*');
        printf(" %d\\n", atoi(amount));
        if (n == 16) total += atoi(amount);
    }
    printf("total %ld\\n", total);
    return 0;
}
"""


def test_some_inputs_get_long_numbers_and_few_keep_them() -> None:
    def made(facts: Facts, text: bytes) -> list[bytes]:
        numbers = LongNumbers(facts, Random(1))
        return [numbers.given(Case(stdin=text)).stdin for _ in range(1000)]

    converting = Facts(c_int_conversions=True)
    plain = b"add pen 3\ndel cup 4\n"
    long = [text for text in made(converting, plain) if text != plain]
    assert 20 < len(long) < 70 and all(re.search(rb"\d{10,18}", text) for text in long)
    kept = sum(text == b"n 9999999999\n" for text in made(converting, b"n 9999999999\n"))
    assert 150 < kept < 350
    assert set(made(Facts(), b"n 9999999999\n")) == {b"n 9999999999\n"}


@pytest.mark.parametrize(("find", "replace"), [("n == 16", "n == 15"), ("i < n - 4", "i < n - 4 && i < 10")])
def test_what_only_long_numbers_show_is_found_where_others_are_converted(tmp_path: Path, find: str, replace: str) -> None:
    (tmp_path / "original.c").write_text(CARDS)
    (tmp_path / "translation.c").write_text(CARDS.replace(find, replace))
    verdict = compare(CompareRequest(tmp_path / "original.c", tmp_path / "translation.c", budget=60.0, max_inputs=1500))
    assert verdict.status is Status.DIVERGENT, verdict.reason


SIZES = """#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    char line[64], *end;
    while (fgets(line, sizeof line, stdin)) {
        errno = 0;
        unsigned long long size = strtoull(line, &end, 10);
        puts(end == line ? "?" : errno ? "too large" : size > 1ULL << 63 ? "huge" : "taken");
    }
    return 0;
}
"""


@pytest.mark.parametrize(("find", "replace"), [("1ULL << 63", "1ULL << 62"), ("strtoull", "strtoll")])
def test_what_the_last_bit_of_a_number_without_a_sign_shows_is_found(tmp_path: Path, find: str, replace: str) -> None:
    (tmp_path / "original.c").write_text(SIZES)
    (tmp_path / "translation.c").write_text(SIZES.replace(find, replace))
    verdict = compare(CompareRequest(tmp_path / "original.c", tmp_path / "translation.c", budget=60.0, max_inputs=800))
    assert verdict.status is Status.DIVERGENT, verdict.reason
