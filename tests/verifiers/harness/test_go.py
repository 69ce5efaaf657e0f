"""The Go driver: tokens in, answers out, for every kind of type, and what happens when a call dies."""

from __future__ import annotations

import pytest

from tests.verifiers.harness import cases
from tests.verifiers.harness.driven import Built


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built("go", tmp_path_factory.mktemp("go"))


test_every_type_crosses_and_comes_back = cases.every_type
test_what_it_prints_comes_before_its_answer = cases.prints
test_a_block_has_the_digest_of_its_calls = cases.blocks_of_every_type
test_wrong_calls_are_the_drivers_fault = cases.wrong_calls


def test_a_panic_ends_the_process_without_an_answer(driver: Built) -> None:
    seen = driver.run("0 0", "1 1 2 3", "0 0")
    assert seen.stdout.count(b"\x01") == 1 and seen.code == 2


def test_a_null_where_the_translation_has_none_ends_the_process(driver: Built) -> None:
    assert driver.run("1 0").code == 134
