"""The texts of the predefined units that are written in Ada, in `predefined/`.

A container and its indefinite form (ARM A.18.10-A.18.16) are one text: `Kept (X)` and `Kept_Key (X)` is what the container
keeps of an element or a key, `.Held` what was kept. Those of any length are kept behind access values, which nothing else
follows; others are kept themselves.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

PREDEFINED = Path(__file__).parent / "predefined"
INDEFINITE = "ada.containers.indefinite_"
CONSTRAINED = "ada.containers.generic_constrained_array_sort"  # that of arrays of any bounds, for others
_KEPT = re.compile(r"\bKept(_Key)? \(([^()]*)\)")
_STORED = re.compile(r"\bsubtype (Stored_\w+) is (\w+);")
_PRIVATE = re.compile(r"\btype (Element|Key)_Type is private;")


@functools.cache
def text(name: str, ending: str) -> str | None:
    """The text of a unit by its full name (lower case): its declaration (`ads`) or its body (`adb`); None without one."""
    path = PREDEFINED / f"{name.replace('.', '-')}.{ending}"
    if path.is_file():
        written = path.read_text("utf-8")
        return _KEPT.sub(r"\2", written).replace(".Held", "") if name.startswith("ada.containers.") else written
    if name == CONSTRAINED:
        plain = text(name.replace("constrained_", ""), ending) or ""
        return plain.replace("Generic_Array", "Generic_Constrained_Array").replace(" range <>)", ")")
    if not name.startswith(INDEFINITE):
        return None
    kind = name.removeprefix(INDEFINITE)
    path = PREDEFINED / f"ada-containers-{kind}.{ending}"
    return indefinite(path.read_text("utf-8"), kind) if path.is_file() else None


def indefinite(written: str, kind: str) -> str:
    """A container's text with elements and keys of any length."""
    written = _KEPT.sub(lambda m: f"new {'Key' if m[1] else 'Element'}_Type'({m[2]})", written).replace(".Held", ".all")
    written = _STORED.sub(r"type \1 is access \2;", written)
    written = _PRIVATE.sub(r"type \1_Type (<>) is private;", written)
    return re.sub(rf"\bContainers\.({kind})\b", r"Containers.Indefinite_\1", written, flags=re.I)


@functools.cache
def names() -> frozenset[str]:
    """The names of all units that have a text, lower case."""
    found = {path.stem.replace("-", ".") for path in PREDEFINED.glob("*.ads")}
    for path in PREDEFINED.glob("ada-containers-*.ads"):
        if _STORED.search(path.read_text("utf-8")):
            found.add(INDEFINITE + path.stem.removeprefix("ada-containers-"))
    return frozenset({*found, CONSTRAINED})
