"""A program of COBOL as its file has it, in fixed format and any bytes, beside its translation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from verifiers.observe import Case, Observation
from verifiers.runner import Runner
from verifiers.toolchains import for_language
from workbench.services.folder import embedded, translate_path, write_tree


def both(text: bytes, target: str, work: Path, cases: Sequence[Case] = (Case(),)) -> list[tuple[Observation, Observation]]:
    """What cobc's program and its translation, which must be whole, show in each case."""
    source, tree = work / "source", work / "tree"
    source.mkdir()
    (source / "program.cob").write_bytes(text)
    result = translate_path(source, target, embedded("rules"))
    assert result.whole
    write_tree(tree, result.files)
    seen = []
    for language, folder in (("cobol", source), (target, tree)):
        with Runner(for_language(language).build(folder, work / language)) as runner:
            seen.append([run.observation for run in runner.run(list(cases))])
    return list(zip(*seen, strict=True))
