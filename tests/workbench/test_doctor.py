"""`theseus doctor` tells what is there and what is missing."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.workbench.command import THESEUS


def test_it_reports_the_versions_that_the_tools_report_themselves() -> None:
    done = subprocess.run([THESEUS, "doctor", "--json"], capture_output=True, text=True, check=False)
    tools = {tool["name"]: tool for tool in json.loads(done.stdout)}
    assert done.returncode == 0
    gcc = subprocess.run(["gcc", "-dumpfullversion"], capture_output=True, text=True, check=True).stdout.strip()
    assert tools["gcc"]["version"] == gcc
    assert all(tool["version"] for tool in tools.values() if tool["needed"])


@pytest.mark.parametrize("missing", ["cobc", "bwrap"])
def test_a_missing_tool_is_named_with_the_way_to_get_it_and_fails(missing: str, tmp_path: Path) -> None:
    for name in ("gcc", "gcov", "gnatmake", "cobc", "rustc", "cargo", "bwrap", "setpriv", "ctags", "go"):
        found = subprocess.run(["which", name], capture_output=True, text=True, check=False).stdout.strip()
        if found and name != missing:
            (tmp_path / name).symlink_to(found)
    done = subprocess.run(
        [THESEUS, "doctor"], capture_output=True, text=True, check=False, env={"PATH": str(tmp_path), "HOME": "/root"}
    )
    assert done.returncode == 1
    assert missing in done.stdout
    assert "apt-get install" in done.stdout
