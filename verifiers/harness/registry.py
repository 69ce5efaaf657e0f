"""The drivers of each language, in one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from analyzers.model import Codebase, Module, Subprogram, TheseusError
from translators.protocol import ProbeUnit

OriginalTree = Callable[[Codebase, Path, Module, Sequence[Subprogram]], dict[str, bytes]]
TranslationTree = Callable[[dict[str, str], Module, Sequence[ProbeUnit], Sequence[Subprogram]], dict[str, str]]


@dataclass(frozen=True)
class OriginalHarness:
    """Drivers around originals. `raw_storage`: arguments travel as bytes of storage (COBOL).
    `any_float`: infinities and NaN are values of its floating-point types (C; not Ada, ARM 3.5.7)."""

    tree: OriginalTree
    drivable: Callable[[Subprogram], str]
    raw_storage: bool = False
    any_float: bool = False


@dataclass(frozen=True)
class TranslationHarness:
    """Drivers around translations."""

    tree: TranslationTree
    drivable: Callable[[Subprogram], str]


def for_source(language: str) -> OriginalHarness:
    """Raises TheseusError for a language without drivers."""
    module = _load(language)
    raw, floats = (getattr(module, name, False) for name in ("RAW_STORAGE", "ANY_FLOAT"))
    return OriginalHarness(module.original_tree, module.drivable, raw, floats)


def for_target(language: str) -> TranslationHarness:
    """Raises TheseusError for a language without drivers."""
    module = _load(language)
    return TranslationHarness(module.translation_tree, module.drivable)


def _load(language: str):  # type: ignore[no-untyped-def]
    try:
        return import_module(f"verifiers.harness.{language}")
    except ModuleNotFoundError as error:
        raise TheseusError(f"modules in {language} have no driver: compare whole programs instead") from error
