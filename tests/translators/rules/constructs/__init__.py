"""Minimal programs, one a construct: what docs/constructs.md says of each is what became of it.

A construct is a file, or a folder of the same name where it takes several. The comment on its first line is its title.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.translators.rules.generated import Unit

_HERE = Path(__file__).parent
_SUFFIXES = {"ada": ".adb", "c": ".c", "cobol": ".cob"}
_MARKS = "-*/> \n"


@dataclass(frozen=True)
class Construct:
    """`name` is that of its program in its language."""

    name: str
    title: str
    files: dict[str, str]

    @property
    def beyond(self) -> bool:
        """Whether the rules are not meant for it, so that it does not count."""
        return self.title.startswith("Beyond: ")


def constructs(language: str) -> list[Construct]:
    """All of a language, by the order of their names."""
    found = []
    for path in sorted(p for p in (_HERE / language).iterdir() if not p.name.startswith((".", "_"))):
        files = [path] if path.is_file() else sorted(path.iterdir())
        first = next(p for p in files if p.name == f"{path.stem}{_SUFFIXES[language]}")
        title = first.read_text().partition("\n")[0].strip(_MARKS)
        name = path.stem.upper().replace("_", "-") if language == "cobol" else path.stem
        found.append(Construct(name, title, {p.name: p.read_text() for p in files}))
    return found


def every(language: str) -> Unit:
    """The constructs of a language as one program."""
    return Unit(language, {c.name: c.files for c in constructs(language)})
