"""Which subprograms the drivers of a module campaign may call."""

from __future__ import annotations

from pathlib import Path

from analyzers import scan
from workbench.services.modules import console_readers


def test_what_reads_standard_input_itself_or_through_others_is_not_driven(tmp_path: Path) -> None:
    (tmp_path / "a.c").write_text(
        "#include <stdio.h>\n"
        "int next(void) { return getchar(); }\n"
        "int twice(void) { return next() + next(); }\n"
        "int plain(int x) { return x + 1; }\n"
    )
    readers = console_readers(scan.analyze(tmp_path), tmp_path)
    assert {"next", "twice"} <= readers
    assert "plain" not in readers
