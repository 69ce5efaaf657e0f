"""The order of elaboration holds in the order that GNAT's binder chooses."""

from __future__ import annotations

import subprocess
from pathlib import Path

from analyzers.ada.elaboration import BODY, SPEC, Unit, before, needed, order
from analyzers.survey.facts import Survey
from analyzers.survey.run import survey

FILES = {
    "a.ads": "package A is pragma Elaborate_Body; V : Integer := 1; end A;",
    "a.adb": "with B; pragma Elaborate_All (B);\npackage body A is begin V := B.F; end A;",
    "b.ads": "package B is function F return Integer; end B;",
    "b.adb": "with C;\npackage body B is function F return Integer is begin return C.G + D.K; end F; end B;",
    "c.ads": "package C is function G return Integer; end C;",
    "c.adb": "with C.Deep; with D;\npackage body C is function G return Integer is begin return C.Deep.H + D.K; end G; end C;",
    "c-deep.ads": "package C.Deep is function H return Integer; end C.Deep;",
    "c-deep.adb": "package body C.Deep is function H return Integer is begin return 3; end H; end C.Deep;",
    "d.ads": "package D is K : constant Integer := 7; end D;",
    "m.adb": "with A; with B; procedure M is begin if A.V = B.F then null; end if; end M;",
}


def tree(root: Path, files: dict[str, str]) -> Survey:
    for name, text in files.items():
        (root / name).write_text(text + "\n")
    return survey(root, root / ".cache")


def test_every_constraint_holds_in_the_binders_own_order(tmp_path: Path) -> None:
    files = FILES | {"b.adb": FILES["b.adb"].replace("with C;", "with C; with D;")}
    found = tree(tmp_path, files)
    subprocess.run(["gnatmake", "-q", "m.adb"], cwd=tmp_path, check=True)
    told = subprocess.run(["gnatbind", "-l", "m.ali"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    binder = [line.strip() for line in told.split("ELABORATION ORDER")[1].splitlines() if line.strip()]
    ours = found.elaboration["m"]
    assert sorted(ours) == sorted(p for p in binder if p.split(" ")[0].split(".")[0] in "abcdm")
    # C's body before A's only because of Elaborate_All, which goes through B.
    assert ours.index("c (body)") < ours.index("a (body)") and ours.index("b (body)") < ours.index("a (body)")
    place = {part: n for n, part in enumerate(binder)}
    units = {
        "a": Unit("a", True, True, frozenset(), frozenset("b"), {}, {BODY: frozenset("b")}, True),
        "b": Unit("b", True, True, frozenset(), frozenset("cd"), {}, {}),
        "c": Unit("c", True, True, frozenset(), frozenset(("c.deep", "d")), {}, {}),
        "c.deep": Unit("c.deep", True, True, frozenset(), frozenset(), {}, {}),
        "d": Unit("d", True, False, frozenset(), frozenset(), {}, {}),
        "m": Unit("m", False, True, frozenset(), frozenset("ab"), {}, {}),
    }
    needs = before(units, needed(units, "m"))
    pairs = [(f"{b} ({bp})", f"{p} ({pp})") for (p, pp), others in needs.items() for b, bp in others]
    assert len(pairs) > 15
    assert all(place[first] < place[then] for first, then in pairs)
    assert all(ours.index(first) < ours.index(then) for first, then in pairs)


def test_a_circle_is_told(tmp_path: Path) -> None:
    found = tree(
        tmp_path,
        {
            "p.ads": "package P is function F return Integer; end P;",
            "p.adb": "with Q; pragma Elaborate (Q);\npackage body P is function F return Integer is (Q.F); end P;",
            "q.ads": "package Q is function F return Integer; end Q;",
            "q.adb": "with P; pragma Elaborate (P);\npackage body Q is function F return Integer is (P.F); end Q;",
            "m.adb": "with P; procedure M is X : Integer := P.F; begin null; end M;",
        },
    )
    assert any("no order of elaboration" in d.message and "p (body)" in d.message for d in found.codebase.diagnostics)


def test_bodies_come_as_early_as_they_can() -> None:
    units = {n: Unit(n, True, True, frozenset(), frozenset(), {}, {}) for n in "xyz"}
    parts, circle = order(before(units, units))
    assert parts == (("x", SPEC), ("x", BODY), ("y", SPEC), ("y", BODY), ("z", SPEC), ("z", BODY))
    assert not circle
