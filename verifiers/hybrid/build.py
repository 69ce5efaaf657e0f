"""From a plan to a tree that builds by itself: `host/`, `guest/`, and the file that says what they are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from analyzers.model import Codebase
from translators.protocol import Translation
from translators.targets import for_name
from verifiers.harness.registry import for_source
from verifiers.hybrid.plan import make_plan, needed
from verifiers.hybrid.protocol import HIDDEN, MANIFESTS, MARK, Plan
from verifiers.hybrid.registry import guest_for, host_for


def hybrid_tree(
    codebase: Codebase, root: Path, modules: Sequence[str], translations: Mapping[str, Translation], target: str
) -> tuple[dict[str, bytes], Plan]:
    """Every file of the hybrid tree, and what it replaces.

    Raises TheseusError when nothing of the modules can be glued, and says why by name.
    """
    plan = make_plan(codebase, root, modules, translations, target)
    language = plan.moved[0].module.language
    host = host_for(language)
    files = {f"host/{path}": content for path, content in host.tree(codebase, root, plan).items()}
    composed = for_name(target).compose(needed(plan, translations), [])
    guest = guest_for(target).tree(composed, plan, for_source(language).raw_storage)
    for path, text in guest.items():
        hidden = HIDDEN if path.rpartition("/")[2] in MANIFESTS else ""
        files[f"guest/{path}{hidden}"] = text.encode()
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
    return files, plan


def glue_files(files: Mapping[str, bytes], root: Path) -> frozenset[str]:
    """Paths of the tree that neither the original nor a translation brought, or that glue was put into."""
    found = set()
    for path, content in files.items():
        original = root / path.removeprefix("host/")
        if path.startswith("host/") and not (original.is_file() and original.read_bytes() == content):
            found.add(path)
    return frozenset(found)
