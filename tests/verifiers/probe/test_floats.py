"""Calls with floating-point numbers are made with all that there are: ends, denormalized ones, infinities and NaN."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verifiers.probe.test_files import verdict_on
from verifiers.verdict import Status

SOURCE = """\
double difference(double x, double y) { return x - y; }
float tripled(float x) { return x * 3.0f; }
int invalid(double x) { return x != x; }
int huge(double x) { return x > 1e308 ? x > 1.7976931348623157e308 ? 2 : 1 : 0; }
int tiny(float x) { return x > 0 && x < 1e-44f; }
int fever(double x) { return x > 36.6; }
"""
GO = """\
package notes

func Difference(x float64, y float64) float64 { return x - y }
func Tripled(x float32) float32 { return x * 3.0 }
func Invalid(x float64) int32 { if x != x { return 1 }; return 0 }
func Huge(x float64) int32 { if x > 1.7976931348623157e308 { return 2 }; if x > 1e308 { return 1 }; return 0 }
func Tiny(x float32) int32 { if x > 0 && x < 1e-44 { return 1 }; return 0 }
func Fever(x float64) int32 { if x > 36.6 { return 1 }; return 0 }
"""
FAULTS = {
    "difference": ("x - y", "x + -y + 0"),  # another zero
    "invalid": ("x != x", "false"),
    "huge": ("return 2", "return 1"),
    "tiny": ("x > 0 && x < 1e-44", "false"),
    "fever": ("> 36.6", ">= 36.6"),
}


@pytest.mark.slow
def test_what_only_special_numbers_show_is_found_and_nothing_else(tmp_path: Path) -> None:
    verdict = verdict_on(tmp_path, SOURCE, GO)
    assert {s.name: s.status for s in verdict.subprograms} == dict.fromkeys(("tripled", *FAULTS), Status.EQUIVALENT)
    wrong = GO
    for fault in FAULTS.values():
        wrong = wrong.replace(*fault)
    (tmp_path / "wrong").mkdir()
    found = {s.name: s.status for s in verdict_on(tmp_path / "wrong", SOURCE, wrong).subprograms}
    assert found == dict.fromkeys(FAULTS, Status.DIVERGENT) | {"tripled": Status.EQUIVALENT}
