"""From a plan to a tree that builds by itself: `host/`, `guest/`, and the file that says what they are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analyzers.model import Codebase
from translators.protocol import Translation
from translators.targets import for_name
from verifiers.harness.registry import for_source
from verifiers.hybrid.plan import make_plan, needed
from verifiers.hybrid.protocol import HIDDEN, MANIFESTS, MARK, Plan
from verifiers.hybrid.registry import guest_for, host_for


@dataclass(frozen=True)
class HybridTree:
    """Every file of a hybrid tree, what it replaces, and which of the files are glue: neither the original's nor
    the translation's, or changed."""

    files: dict[str, bytes]
    plan: Plan
    glue: tuple[str, ...]


def hybrid_tree(
    codebase: Codebase, root: Path, modules: Sequence[str], translations: Mapping[str, Translation], target: str
) -> HybridTree:
    """Raises TheseusError when nothing of the modules can be glued, and says why by name."""
    plan = make_plan(codebase, root, modules, translations, target)
    language = plan.moved[0].module.language
    host = host_for(language)
    files, glue = {}, []
    for path, content in host.tree(codebase, root, plan).items():
        files[f"host/{path}"] = content
        if not (root / path).is_file() or (root / path).read_bytes() != content:
            glue.append(f"host/{path}")
    composed = for_name(target).compose(needed(plan, translations), [])
    for path, text in guest_for(target).tree(composed, plan, for_source(language).raw_storage).items():
        name = f"guest/{path}{HIDDEN if path.rpartition('/')[2] in MANIFESTS else ''}"
        files[name] = text.encode()
        if composed.get(path) != text:
            glue.append(name)
    mark = {
        "host": language,
        "guest": target,
        "modules": list(plan.modules),
        "moved": [f"{g.module.id}.{g.subprogram.name}" for g in plan.moved],
        "kept": [f"{g.module.id}.{g.subprogram.name}" for g in plan.kept],
        "linked": list(plan.linked),
        "leftovers": list(host.leftovers(plan)),
    }
    files[MARK] = (json.dumps(mark, indent=1, sort_keys=True) + "\n").encode()
    return HybridTree(files, plan, tuple(sorted(glue)))


def write(tree: HybridTree, folder: Path) -> Path:
    """The tree as files below a folder."""
    for name, content in tree.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
