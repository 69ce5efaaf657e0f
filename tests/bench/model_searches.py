"""How far the plan's estimate of a whole search is from what the report says it took: prompts, answers, rounds.

    python -m tests.bench.model_searches [--modules 8] [--right 0.15 0.25 0.5]

No model: a scripted writer that gives the rules' own draft, which its prompt shows, with the chance that is given, and
else a mutant of it, half of it, or prose. The gates are the real ones (each text judged once), tokens are those of the
small model's tokenizer (the environment of `make test-vllm`), and what is compared is what `theseus plan` says before
the searches and what the project's records say afterwards. Modules of the C corpus, the shortest first.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import statistics
import subprocess
import tempfile
import threading
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzers.model import Module
from tests.translators.model.once import Files, Once
from tests.translators.model.scripted import ScriptedServer, answer
from tests.vllm import environment
from translators.attempt import Finding, Gate
from translators.contract import Contract
from translators.model.budget import Cost
from translators.model.client import Client, Endpoint
from translators.model.translator import ModelTranslator
from translators.protocol import Translation, TranslationJob
from translators.rules.translator import RulesTranslator
from workbench.project import Project, init
from workbench.services import analysis, translation
from workbench.services.model import ProjectBench, costs, settings_of, spent_by_module

SOURCE = Path(__file__).resolve().parents[2] / "corpora" / "c" / "telemetry" / "src"
COUNT = """import json, sys
from tokenizers import Tokenizer
t = Tokenizer.from_file(sys.argv[1])
for line in sys.stdin:
    print(len(t.encode(json.loads(line)).ids), flush=True)"""
SWAPS = ((" + ", " - "), (" < ", " <= "), (" == ", " != "), (" 1", " 2"), (" & ", " | "), ("true", "false"))


class Tokenizer:
    """The small model's, in its own environment."""

    def __enter__(self) -> Tokenizer:
        argv = [str(environment.command("python")), "-c", COUNT, str(environment.model() / "tokenizer.json")]
        self._process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._lock = threading.Lock()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def count(self, text: str) -> int:
        assert self._process.stdin is not None and self._process.stdout is not None
        with self._lock:
            self._process.stdin.write(json.dumps(text) + "\n")
            self._process.stdin.flush()
            return int(self._process.stdout.readline())


@dataclass(frozen=True)
class Bench(ProjectBench):
    known: dict[str, dict[Files, Finding]] = field(default_factory=dict)

    def gates(
        self, job: TranslationJob, contract: Contract, draft: Translation | None, lint: bool = True
    ) -> Sequence[Gate]:
        return [Once(super().gates(job, contract, draft, lint), self.known.setdefault(job.module.id, {}))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modules", type=int, default=8)
    parser.add_argument("--right", type=float, nargs="+", default=[0.15, 0.25, 0.5])
    given = parser.parse_args()
    environment.make()
    known: dict[str, dict[Files, Finding]] = {}
    with tempfile.TemporaryDirectory(prefix="theseus-bench-") as name, Tokenizer() as tokenizer:
        for number, right in enumerate(given.right):
            root = Path(name) / str(number)
            shutil.copytree(SOURCE, root)
            searched(init(root)[0], tokenizer, right, given.modules, known)


def searched(project: Project, tokenizer: Tokenizer, right: float, modules: int, known: dict[str, Any]) -> None:
    codebase, planned = analysis.analyze(project)
    rules = RulesTranslator()
    drafted: list[tuple[int, Module]] = []
    for item in planned:
        if analysis.moves(item.module):
            made = translation.translate(project, codebase, item.module, "rust", rules).translation
            if made is not None and made.complete and item.module.interface.subprograms:
                drafted.append((item.module.lines, item.module))
    chosen = [m for _, m in sorted(drafted, key=lambda d: (d[0], d[1].id))[:modules]]
    expected = {c.module: c.expected for c in costs(project, codebase, "rust")}
    with ScriptedServer(writer(right), count=tokenizer.count) as server:
        client = Client([Endpoint(server.url)])
        translator = ModelTranslator(client, settings_of(project), Bench(project, known=known), rules)
        for module in chosen:
            translation.translate(project, codebase, module, "rust", translator)
    actual = {c.module: c.actual for c in costs(project, codebase, "rust") if c.actual is not None}
    told = {s.module: s for s in spent_by_module(project, "rust")}
    for name, spent in told.items():
        assert spent.cost == actual[name], f"the report and the plan say the same of {name}: {spent.cost}, {actual[name]}"
    errors = []
    for module in chosen:
        plan, took, spent = expected[module.id], actual[module.id], told[module.id]
        errors.append(error(plan, took))
        print(
            f"  {module.id}: planned {plan.prompt_tokens} + {plan.completion_tokens} tokens, took {took.prompt_tokens} + "
            f"{took.completion_tokens} in {spent.rounds} rounds ({spent.candidates} candidates, "
            f"{'accepted' if spent.accepted else 'nothing accepted'}): {errors[-1]:+.0%}", flush=True
        )  # fmt: skip
    whole = error(total([expected[m.id] for m in chosen]), total([actual[m.id] for m in chosen]))
    rounds = statistics.mean(told[m.id].rounds for m in chosen)
    print(
        f"right with a chance of {right:.0%}: {len(chosen)} modules, {rounds:.2f} rounds on average; the estimate of the whole "
        f"is off by {whole:+.0%}, of a module by {statistics.median(map(abs, errors)):.0%} (median), "
        f"{max(map(abs, errors)):.0%} (worst)", flush=True
    )  # fmt: skip


def error(plan: Cost, took: Cost) -> float:
    return (plan.prompt_tokens + plan.completion_tokens) / (took.prompt_tokens + took.completion_tokens) - 1


def total(found: Sequence[Cost]) -> Cost:
    return Cost(sum(c.prompt_tokens for c in found), sum(c.completion_tokens for c in found), 0.0)


def writer(right: float) -> Any:
    """Seeded by the request, so that the order in which requests come does not matter."""

    def write(request: dict[str, Any], _: int) -> str:
        task = request["messages"][1]["content"]
        path = task.partition("becomes `")[2].partition("`")[0]
        draft = re.search(r"<draft \w+>\n(.*?)\n</draft", task, re.S)
        assert draft is not None, f"the prompt of {path} shows no draft"
        rng = random.Random(zlib.crc32(f"{path} {request['seed']} {right}".encode()))
        text = draft[1] + "\n"
        chance = rng.random()
        if chance < right:
            return answer((path, text))
        if chance < right + 0.7 * (1 - right):
            return answer((path, mutant(text, rng.randrange(3))))
        return rng.choice(["Here is the translation that you asked for.", answer((path, text))[: len(text) // 2]])

    return write


def mutant(text: str, number: int) -> str:
    """One operator in the bodies is another one."""
    swaps = [(old, new) for old, new in SWAPS if old in text]
    old, new = swaps[number % len(swaps)]
    at = text.rindex(old)
    return text[:at] + new + text[at + len(old) :]


if __name__ == "__main__":
    main()
