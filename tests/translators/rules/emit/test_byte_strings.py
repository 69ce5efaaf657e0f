"""A loop that fills a string takes time for each byte, not for each byte of the whole string at each of them."""

from __future__ import annotations

from pathlib import Path

from workbench.services.folder import embedded, translate_path

FILLED = Path(__file__).parents[1] / "ada" / "programs" / "filled_strings"


def test_a_string_that_only_a_loop_fills_is_held_as_bytes_in_go() -> None:
    [text] = [t for p, t in translate_path(FILLED, "go", embedded("rules")).files.items() if p == "filled_strings/filled_strings.go"]
    bodies = {name.split("(")[0].lower(): body for name, body in (f.split("\n", 1) for f in text.split("\nfunc ")[1:])}
    made_anew = {name for name, body in bodies.items() if "WithByte" in body or "WithSlice" in body}
    assert not made_anew & {"reversed", "shifted", "beyond"}
    assert {"doubled", "grown"} <= made_anew  # they use it whole in a loop: each use would be a copy
