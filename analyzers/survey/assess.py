"""What follows from a survey: the order, what each module needs to move now, risks, and copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from analyzers.graph import Planned, module_graph, needs, plan
from analyzers.model import Dependency, Module
from analyzers.survey.facts import FileFacts, Survey
from analyzers.survey.risk import Risk, risk_of

_ALIKE = 0.8  # share of equal routines from which two modules are copies of each other
_FEW = 3  # routines, below which a share says nothing


@dataclass(frozen=True)
class Assessed:
    """One module in the order. `needs` are the modules that would have to move first, all of them."""

    module: Module
    wave: int
    cycle: tuple[str, ...]
    needs: tuple[str, ...]
    needed_by: tuple[str, ...]
    risk: Risk
    label: str
    dialect: str
    encoding: str
    comment: str


@dataclass(frozen=True)
class Duplicate:
    """Modules that share this part of their routines (1.0: the same text but for blanks)."""

    modules: tuple[str, ...]
    share: float


def edges_by_source(survey: Survey) -> dict[str, list[Dependency]]:
    found: dict[str, list[Dependency]] = {m.id: [] for m in survey.codebase.modules}
    for edge in survey.codebase.dependencies:
        found.setdefault(edge.source, []).append(edge)
    return found


class Order:
    """A survey's modules by wave and id, each of which can be assessed by itself: that is most of the work."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        # A tree has one code page, and what tells 1140 from 037 may be in one file only.
        self.page = {"cp037": "cp1140" if any(f.encoding == "cp1140" for f in survey.files.values()) else "cp037 or cp1140"}
        self.edges = edges_by_source(survey)
        needed = needs(survey.codebase)
        self.planned = plan(survey.codebase, needed)
        self.users: dict[str, list[str]] = {}
        for name, others in needed.items():
            for other in others:
                self.users.setdefault(other, []).append(name)

    def assessed(self, planned: Planned) -> Assessed:
        """What there is to say of one module."""
        module, survey = planned.module, self.survey
        files = [survey.files[p] for p in module.files if p in survey.files]
        needed_by = tuple(sorted(self.users.get(module.id, ())))
        routines = survey.routines.get(module.id, ())
        risk = risk_of(module, routines, files, len(needed_by), self.edges[module.id])
        return Assessed(
            module, planned.wave, planned.cycle, planned.needs, needed_by, risk, _label(files),
            _most(f.dialect for f in files), self.page.get(encoding := _most(f.encoding for f in files), encoding),
            next((f.comment for f in files if f.comment), ""),
        )  # fmt: skip


def assess(survey: Survey) -> tuple[Assessed, ...]:
    """All modules by wave and id."""
    order = Order(survey)
    return tuple(order.assessed(planned) for planned in order.planned)


def needed_to_move(survey: Survey, module_id: str) -> tuple[str, ...]:
    """Every module that is needed, directly or not, and does not move together with it."""
    import networkx as nx

    graph = module_graph(survey.codebase)
    return tuple(sorted(nx.descendants(graph, module_id)))


def duplicates(survey: Survey) -> tuple[Duplicate, ...]:
    """Modules that are copies of each other, and pairs that share most of their routines."""
    whole: dict[str, list[str]] = {}
    for module in survey.codebase.modules:
        whole.setdefault(module.sha256, []).append(module.id)
    found = [Duplicate(tuple(sorted(ids)), 1.0) for ids in whole.values() if len(ids) > 1]
    same = {pair for d in found for pair in _pairs(d.modules)}
    bodies: dict[int, set[str]] = {}
    sizes: Counter[str] = Counter()
    for module_id, routines in survey.routines.items():
        marks = {r.body for r in routines if r.body}
        sizes[module_id] = len(marks)
        for mark in marks:
            bodies.setdefault(mark, set()).add(module_id)
    shared: Counter[tuple[str, str]] = Counter()
    for modules in bodies.values():
        if 1 < len(modules) <= 30:  # a body in every file is boilerplate
            shared.update(_pairs(tuple(sorted(modules))))
    for (one, other), count in sorted(shared.items()):
        largest = max(sizes[one], sizes[other])
        if count >= _FEW and count / largest >= _ALIKE and (one, other) not in same:
            found.append(Duplicate((one, other), round(count / largest, 2)))
    return tuple(found)


def _pairs(names: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]


def _label(files: list[FileFacts]) -> str:
    labels = {f.label for f in files}
    return labels.pop() if len(labels) == 1 else ""


def _most(values: Iterable[str]) -> str:
    counted = Counter(v for v in values if v)
    return counted.most_common(1)[0][0] if counted else ""
