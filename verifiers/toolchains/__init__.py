"""The languages that the verifiers can build, and which of them a path holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from analyzers.model import TheseusError
from analyzers.tree import walk
from verifiers.hybrid.protocol import MARK
from verifiers.toolchains import ada, c, cobol, golang, rust
from verifiers.toolchains.hybrid import HybridToolchain
from verifiers.toolchains.protocol import (
    BuildError,
    BuildMode,
    Built,
    Expander,
    LineCoverage,
    Linter,
    Toolchain,
    ToolMissing,
)

TOOLCHAINS: tuple[Toolchain, ...] = (
    ada.AdaToolchain(),
    c.CToolchain(),
    cobol.CobolToolchain(),
    golang.GoToolchain(),
    rust.RustToolchain(),
)

EXPANDERS: dict[str, Expander] = {"c": c.CToolchain()}

LINTERS: dict[str, Linter] = {"go": golang.GoToolchain(), "rust": rust.RustToolchain()}

__all__ = [
    "EXPANDERS",
    "LINTERS",
    "TOOLCHAINS",
    "BuildError",
    "BuildMode",
    "Built",
    "Expander",
    "LineCoverage",
    "Linter",
    "ToolMissing",
    "Toolchain",
    "detect",
    "for_language",
    "for_tree",
]


def for_language(language: str) -> Toolchain:
    for toolchain in TOOLCHAINS:
        if toolchain.language == language:
            return toolchain
    known = ", ".join(t.language for t in TOOLCHAINS)
    raise TheseusError(f"no language '{language}': choose one of {known}")


def for_tree(path: Path, language: str = "") -> Toolchain:
    """The toolchain for what is at a path: of that language where one is given, but a hybrid tree's own."""
    if not language or (path / MARK).is_file():
        return detect(path)
    return for_language(language)


def detect(path: Path) -> Toolchain:
    """The language of a file or folder: by suffix, by Cargo.toml or go.mod at the top, else by most bytes.

    Raises TheseusError when the path does not exist or holds no source of a supported language.
    """
    if not path.exists():
        raise TheseusError(f"{path}: no such file or folder")
    if path.is_dir():
        if (path / MARK).is_file():
            return HybridToolchain.of(path)
        if (path / "Cargo.toml").is_file():
            return for_language("rust")
        if (path / "go.mod").is_file():
            return for_language("go")
    sizes: Counter[str] = Counter()
    for file in [path] if path.is_file() else walk(path):
        for toolchain in TOOLCHAINS:
            if file.suffix.lower() in toolchain.suffixes:
                sizes[toolchain.language] += max(1, file.stat().st_size)
    if not sizes:
        suffixes = " ".join(s for t in TOOLCHAINS for s in t.suffixes)
        raise TheseusError(f"{path}: no source of a supported language here (looked for {suffixes})")
    return for_language(sizes.most_common(1)[0][0])
