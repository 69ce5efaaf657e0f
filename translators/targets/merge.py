"""What composing a tree is the same for in every target: merging files, finding the support library."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from analyzers.model import TheseusError
from translators.protocol import Translation

RUNTIMES = Path(__file__).resolve().parent.parent / "runtimes"

# The parts of the support library that every user of it gets; the others come when they are named.
CORE = {
    "rust": ("exception", "number", "process", "reference", "sequence"),
    "go": ("exception", "number", "process", "reference", "sequence"),
}


def listed(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


def files_of(translations: list[Translation]) -> dict[str, str]:
    """All files of the translations. Two may bring the same support file when it is the same text."""
    tree: dict[str, str] = {}
    source: dict[str, str] = {}
    for translation in translations:
        for path, text in translation.files:
            pure = PurePosixPath(path)
            if pure.is_absolute() or ".." in pure.parts:
                raise TheseusError(f"{translation.module}: the path {path} leaves the target tree")
            if path in tree and tree[path] != text:
                raise TheseusError(
                    f"modules {source[path]} and {translation.module} bring different files {path}; "
                    "make them equal, or keep one"
                )
            tree[path] = text
            source.setdefault(path, translation.module)
    return tree


def runtime_files(target: str, suffix: str) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """The support library's core and its parts, each as part name -> path below the library -> text.

    A part is a file `name.rs`, in Go with those `name_more.go` beside it, or a folder `name/`; `ada_support.rs` is part
    `ada`.
    """
    core: dict[str, dict[str, str]] = {}
    parts: dict[str, dict[str, str]] = {}
    for path in sorted((RUNTIMES / target).iterdir()):
        if path.is_dir():
            files = {
                f"{path.name}/{inner.relative_to(path).as_posix()}": inner.read_text(encoding="utf-8")
                for inner in sorted(path.rglob(f"*{suffix}"))
                if not inner.name.endswith("_test" + suffix)
            }
            if files:
                parts[path.name] = files
        elif path.suffix == suffix and not path.stem.endswith("_test"):
            name = path.stem.removesuffix("_support")
            whole = name.partition("_")[0]
            if (path.parent / f"{whole}{suffix}").is_file():
                name = whole
            kind = core if name in CORE[target] else parts
            kind.setdefault(name, {})[path.name.replace("_support", "")] = path.read_text(encoding="utf-8")
    return core, parts
