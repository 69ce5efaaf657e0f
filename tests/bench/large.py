"""A large legacy system in C, made by rule: subsystems in layers, a few modules that everybody needs, some cycles,
and programs on top. The same numbers give the same tree.

    python -m tests.bench.large FOLDER [--modules 5000] [--recorded]

With `--recorded` the folder becomes a project whose database says what a team in the middle of its migration would
find there: attempts, campaigns and verdicts for about half of the modules.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path

from analyzers.graph import plan
from analyzers.model import Module, Span
from analyzers.survey.run import survey
from translators.protocol import Translation, Unit
from verifiers.verdict import Coverage, FileLines, Inputs, Side, Status, Verdict
from workbench import audit, config
from workbench.project import Project, init
from workbench.services import atlas
from workbench.services.analysis import queue_rows
from workbench.services.translation import to_json
from workbench.store.models import AttemptRow, CampaignRow, VerdictRow

SUBSYSTEMS = (
    "account", "alarm", "archive", "audit", "batch", "billing", "cache", "claim", "clock", "codec", "config", "crypto",
    "currency", "customer", "device", "diag", "dispatch", "event", "export", "feed", "filter", "format", "gateway",
    "import", "index", "input", "journal", "ledger", "link", "loader", "log", "mail", "market", "menu", "message",
    "meter", "order", "output", "parse", "party", "pay", "plan", "poll", "price", "print", "queue", "quote", "rate",
    "record", "report", "risk", "route", "schedule", "screen", "server", "session", "settle", "store", "tariff", "tax",
)  # fmt: skip
_VERBS = ("open", "read", "check", "merge", "apply", "close", "scan", "post", "find", "total", "send", "clear")
_STATES = (Status.EQUIVALENT, Status.EQUIVALENT, Status.EQUIVALENT, Status.INCONCLUSIVE, Status.DIVERGENT)


@dataclass(frozen=True)
class Made:
    """One module of the system: its name, its folder, and the modules that it needs."""

    name: str
    folder: str
    needs: tuple[str, ...]
    main: bool


def shape(count: int, seed: int = 1) -> tuple[Made, ...]:
    """Who needs whom. Modules need few of those below them, most in their own subsystem, and the popular ones get
    more popular; here and there one also needs a module just above it, which makes a small cycle; some are programs."""
    rng = random.Random(seed)
    names: list[tuple[str, str]] = []
    for number in range(count):
        folder = SUBSYSTEMS[number * len(SUBSYSTEMS) // count] if number >= count // 20 else "common"
        verb = _VERBS[rng.randrange(len(_VERBS))]
        names.append((f"{folder}_{verb}_{number:04d}", folder))
    popular = [0]
    needs: list[set[int]] = [set() for _ in names]
    for number in range(1, count):
        own = [n for n in range(max(0, number - 40), number) if names[n][1] == names[number][1]]
        for _ in range(rng.choice((1, 2, 2, 3, 3, 4, 6))):
            near = own and rng.random() < 0.6
            needs[number].add(rng.choice(own) if near else popular[rng.randrange(len(popular))])
        popular += [*needs[number], *([number] if rng.random() < 0.3 else [])]
        below = [n for n in needs[number] if number - n < 15 and names[n][1] == names[number][1]]
        if number % 50 == 0 and below:
            needs[max(below)].add(number)
    mains = {n for n in range(count // 2, count) if n % 25 == 7}
    return tuple(
        Made(name, folder, tuple(names[n][0] for n in sorted(needs[i] - mains - {i})), i in mains)
        for i, (name, folder) in enumerate(names)
    )


def write_large(folder: Path, count: int = 5000, seed: int = 1) -> Path:
    """The sources of the system, a header and a C file a module."""
    for made in shape(count, seed):
        place = folder / "src" / made.folder
        place.mkdir(parents=True, exist_ok=True)
        guard = made.name.upper() + "_H"
        header = (
            f"#ifndef {guard}\n#define {guard}\n\n/* What {made.name} offers to the other parts. */\n"
            f"int {made.name}(int value);\nint {made.name}_limit(void);\n\n#endif\n"
        )
        (place / f"{made.name}.h").write_text(header)
        (place / f"{made.name}.c").write_text(_body(made))
    (folder / config.FILE).write_text('[project]\nname = "large"\n')
    return folder


def _body(made: Made) -> str:
    includes = "".join(f'#include "../{need.split("_")[0]}/{need}.h"\n' for need in made.needs)
    calls = "".join(f"    value += {need}(value % {need}_limit());\n" for need in made.needs)
    text = (
        f'/* {made.folder}: one of its steps. */\n#include <stdio.h>\n#include "{made.name}.h"\n{includes}\n'
        f"static int seen;\n\nint {made.name}_limit(void)\n{{\n    return {len(made.name)} + seen % 7;\n}}\n\n"
        f"int {made.name}(int value)\n{{\n    if (seen++ > 1000)\n        return 0;\n    if (value < 0)\n"
        f"        value = -value;\n{calls}    return value % 9973;\n}}\n"
    )
    if made.main:
        text += f'\nint main(void)\n{{\n    printf("%d\\n", {made.name}(41));\n    return 0;\n}}\n'
    return text


def record_large(folder: Path, seed: int = 1) -> Project:
    """Make the folder a project and record attempts, campaigns and verdicts, as if a team had come half way."""
    project, _ = init(folder)
    rng = random.Random(seed)
    found = survey(folder)
    codebase = found.codebase
    atlas.make(project.root, found=found)  # as analysis does
    planned = plan(codebase)
    attempts, campaigns, verdicts = [], [], []
    for number, item in enumerate(planned):
        if number % 2 == 0:
            continue
        module = item.module
        translation = _translation(module)
        digest = project.objects.put(to_json(translation))
        attempts.append(
            AttemptRow(key=f"attempt-{module.id}", module=module.id, target="rust", translator="rules",
                       status="proposed", translation=digest, units=2, units_translated=2)
        )  # fmt: skip
        if number % 4 == 1:
            continue
        verdict = _verdict(module, rng.choice(_STATES))
        key = f"campaign-{module.id}"
        kept = project.objects.put(verdict.to_json().encode())
        campaigns.append(
            CampaignRow(key=key, kind="module", subject=module.id, target="rust", status=verdict.status.value,
                        reason=verdict.reason, verdict=kept, translations=json.dumps({module.id: digest}), seconds=1.5)
        )  # fmt: skip
        verdicts.append(
            VerdictRow(key=f"verdict-{module.id}", module=module.id, target="rust", translation=digest,
                       status=verdict.status.value, reason=verdict.reason, units=2, units_translated=2,
                       units_verified=2 if verdict.status is Status.EQUIVALENT else 0, campaigns=json.dumps([key]))
        )  # fmt: skip
    with project.store.transaction() as session:
        session.add_all([*queue_rows(planned), *attempts, *campaigns, *verdicts])
        audit.append(session, "analyze", codebase.root, {"modules": len(planned), "changed": []})
        for row in campaigns:
            detail = {"kind": row.kind, "target": row.target, "status": row.status, "verdict": row.verdict}
            audit.append(session, "campaign", row.subject, detail)
            session.flush()
    return project


def _translation(module: Module) -> Translation:
    path = f"src/{module.id}.rs"
    text = f"pub fn {module.id}(value: i32) -> i32 {{\n    value % 9973\n}}\n"
    units = tuple(Unit(name, Span(module.files[0], 12, 14), True) for name in (module.id, f"{module.id}_limit"))
    return Translation(module.id, "rust", ((path, text),), True, units, translator="rules", loads=True)


def _verdict(module: Module, status: Status) -> Verdict:
    lines = tuple(range(12, 24))
    reached = lines if status is Status.EQUIVALENT else lines[:5]
    coverage = Coverage(edges=9, lines_reached=len(reached), lines_total=len(lines),
                        files=(FileLines(module.files[0], lines, reached),))  # fmt: skip
    original = Side(module.files[0], "c", programs=(module.id,), coverage=coverage)
    translation = Side(f"src/{module.id}.rs", "rust", programs=(module.id,))
    reason = {
        Status.EQUIVALENT: "no difference in 2000 calls of each subprogram",
        Status.INCONCLUSIVE: "calls reach 42% of its lines; 80% are needed",
        Status.DIVERGENT: "the answers differ on 3 of 2000 calls",
    }[status]
    return Verdict(status, reason, original, translation, module.id, inputs=Inputs(executed=2000, compared=2000))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--modules", type=int, default=5000)
    parser.add_argument("--recorded", action="store_true")
    chosen = parser.parse_args()
    write_large(chosen.folder, chosen.modules)
    if chosen.recorded:
        record_large(chosen.folder)


if __name__ == "__main__":
    main()
