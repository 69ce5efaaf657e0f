"""Random COBOL programs, translated, show what they show when built by GnuCOBOL (more of them: tests.bench)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bench.cobol_programs import differing
from tests.translators.rules.cobol.generated import whole


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("cobc") is None, reason="needs GnuCOBOL")
@pytest.mark.parametrize("target", ["go", "rust"])
def test_random_programs_show_what_they_show_with_gnucobol(target: str, tmp_path: Path) -> None:
    assert differing(11, target, tmp_path, count=6) == {}


def test_the_same_seed_gives_the_same_programs() -> None:
    assert whole(3, 4) == whole(3, 4)
    assert whole(3, 4)["prog1.cob"] != whole(4, 4)["prog1.cob"]
