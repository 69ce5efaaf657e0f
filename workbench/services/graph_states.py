"""What the queue says of a graph's modules: which have moved, and the state of a group of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from verifiers.verdict import Status
from workbench.project import find_project, open_project
from workbench.services import queue
from workbench.services.graphs import Picture
from workbench.services.queue import NOTHING, Item
from workbench.services.states import DONE

__all__ = ["NOTHING", "SEVERAL", "group_states", "is_moved", "moved_in"]

SEVERAL = "several"
"""The state of a group none of whose states holds for more than half of it."""


def is_moved(item: Item) -> bool:
    """Whether those that need it can build on it: accepted or waived, or proved equivalent and waiting for that."""
    return item.state in DONE or item.verdict == Status.EQUIVALENT


def moved_in(root: Path, target: str) -> frozenset[str]:
    """The moved modules of the project there, by what is recorded."""
    return frozenset(i.module for i in queue.items(open_project(find_project(root)), target) if is_moved(i))


def group_states(picture: Picture, states: Mapping[str, str]) -> dict[str, str]:
    """Each group's state: the one that most of its modules are in; those with nothing to move don't count where
    others do."""
    found = {}
    for group in picture.groups:
        counts = Counter(states.get(m, NOTHING) for m in group.members)
        if len(counts) > 1:
            counts.pop(NOTHING, None)
        state, most = counts.most_common(1)[0]
        found[group.id] = state if most * 2 > counts.total() else SEVERAL
    return found
