"""What holds for all tests: evidence is signed with keys of the tests' own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

# A real vLLM needs an environment of its own, several gigabytes: `make test-vllm` makes it and runs these.
collect_ignore = [] if os.environ.get("THESEUS_TEST_VLLM") else ["vllm"]


@pytest.fixture(scope="session", autouse=True)
def signing_keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    before = os.environ.get("THESEUS_KEYS")
    folder = tmp_path_factory.mktemp("keys")
    os.environ["THESEUS_KEYS"] = str(folder)
    yield folder
    if before is None:
        del os.environ["THESEUS_KEYS"]
    else:
        os.environ["THESEUS_KEYS"] = before
