"""Survey a folder or a project: the tolerant graph, its exports and its cards, for all faces."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from analyzers.survey.document import as_json, json_pieces
from analyzers.survey.facts import Survey
from analyzers.survey.run import survey, text_surfaces
from analyzers.survey.surface import Surface, surfaces

CARDS = ("markdown", "json", "mermaid")


def survey_of(folder: Path | None, project: Path) -> Survey:
    """Of any folder, with no project needed; without a folder, of the project's root. A project keeps its atlas."""
    if folder is not None:
        return survey(folder)
    # What keeps a project's data takes half a second to start, which a mere folder need not wait for.
    from workbench.project import find_project, open_project
    from workbench.services import atlas

    root = open_project(find_project(project)).root
    stamp = atlas.stamp_of(root)
    known, found = atlas.recorded(root), survey(root)
    if known is None or known.stamp != stamp:
        atlas.make(root, stamp, found)
    return found


def write_exports(found: Survey, files: list[Path]) -> None:
    """Each file in the format that its name says; nothing is written when one of the names says none."""
    if not files:
        return
    from analyzers.survey.exports import export

    texts = [(path, export(found, path.name)) for path in files]
    for path, text in texts:
        path.write_text(text, encoding="utf-8", errors="backslashreplace")


def interfaces_of(found: Survey, compiled: bool) -> tuple[Survey, dict[str, Surface]]:
    """What each module offers: by its text, and with `compiled` by what gcc and GNAT say of it, in the sandbox. The
    survey that comes back has the diagnostics of what could not be had."""
    from workbench.services.compiled import compiler_surfaces

    told = list(chain(text_surfaces(found), compiler_surfaces(found) if compiled else ()))
    more = {d for surface in told for d in surface.diagnostics}
    if more:
        everything = sorted({*found.codebase.diagnostics, *more}, key=lambda d: (d.span, d.severity, d.message))
        found = replace(found, codebase=replace(found.codebase, diagnostics=tuple(everything)))
    return found, surfaces({m.id: m.files for m in found.codebase.modules}, told)


def write_json(found: Survey, path: Path, interfaces: Mapping[str, Surface] | None = None) -> None:
    """The documented JSON, whatever the file is called."""
    with path.open("wb") as stream:
        stream.writelines(json_pieces(found, interfaces))


def explain(found: Survey, module: str, form: str) -> str:
    """A card as text; `form` is one of CARDS."""
    from analyzers.survey.cards import card, chart, markdown  # what only cards need, no other command waits for

    if form == "json":
        return json.dumps(card(found, module), indent=2, ensure_ascii=False) + "\n"
    return chart(found, module) if form == "mermaid" else markdown(found, module)


__all__ = ["CARDS", "as_json", "explain", "interfaces_of", "survey_of", "write_exports", "write_json"]
