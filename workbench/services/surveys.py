"""Survey a folder or a project: the tolerant graph, its exports and its cards, for all faces."""

from __future__ import annotations

import json
from pathlib import Path

from analyzers.survey.cards import card, chart, markdown
from analyzers.survey.exports import as_json, export
from analyzers.survey.facts import Survey
from analyzers.survey.run import survey
from workbench.project import find_project, open_project
from workbench.services import atlas

CARDS = ("markdown", "json", "mermaid")


def survey_of(folder: Path | None, project: Path) -> Survey:
    """Of any folder, with no project needed; without a folder, of the project's root. A project keeps its atlas."""
    if folder is not None:
        return survey(folder)
    root = open_project(find_project(project)).root
    stamp = atlas.stamp_of(root)
    known, found = atlas.recorded(root), survey(root)
    if known is None or known.stamp != stamp:
        atlas.make(root, stamp, found)
    return found


def write_exports(found: Survey, files: list[Path]) -> None:
    """Each file in the format that its name says; nothing is written when one of the names says none."""
    texts = [(path, export(found, path.name)) for path in files]
    for path, text in texts:
        path.write_text(text, encoding="utf-8", errors="backslashreplace")


def write_json(found: Survey, path: Path) -> None:
    """The documented JSON, whatever the file is called."""
    path.write_text(as_json(found), encoding="utf-8", errors="backslashreplace")


def explain(found: Survey, module: str, form: str) -> str:
    """A card as text; `form` is one of CARDS."""
    if form == "json":
        return json.dumps(card(found, module), indent=2, ensure_ascii=False) + "\n"
    return chart(found, module) if form == "mermaid" else markdown(found, module)


__all__ = ["CARDS", "as_json", "explain", "survey_of", "write_exports", "write_json"]
