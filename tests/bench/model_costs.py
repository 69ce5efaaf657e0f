"""How far the plan's estimate of a call is from what it takes, in tokens of a real tokenizer (the small model's, from the
environment of `make test-vllm`): for every module of the corpora that has a reference translation, the prompt that its
search begins with, and the reference as the answer.

    python -m tests.bench.model_costs
"""

from __future__ import annotations

import json
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analyzers import scan
from analyzers.model import TheseusError
from tests.translators.model.scripted import answer
from tests.vllm import environment
from translators.attempt import Policy
from translators.contract import contract_of
from translators.model.budget import Cost, Price, estimate
from translators.model.context import material_of, messages_of, read
from translators.protocol import Done, TranslationJob
from translators.rules.translator import RulesTranslator
from translators.targets import for_name

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
COUNT = """import json, sys
from transformers import AutoTokenizer
t = AutoTokenizer.from_pretrained(sys.argv[1])
print(json.dumps([len(t(x)["input_ids"]) for x in json.load(sys.stdin)]))"""
SYSTEMS = ("c/telemetry", "ada/adadb", "cobol/ledger")
ONE = Policy(candidates=1, rounds=1, tokens=10**9)


@dataclass(frozen=True)
class Call:
    """A module's first call: its place, the estimate, and the texts whose tokens are counted."""

    system: str
    estimated: Cost
    prompt: str
    answer: str


def main() -> None:
    environment.make()
    found = [c for system in SYSTEMS for target in ("rust", "go") for c in calls(system, target)]
    tokens = count([text for c in found for text in (c.prompt, c.answer)])  # at once: the tokenizer takes long to load
    counted = list(zip(found, tokens[::2], tokens[1::2], strict=True))
    for system in dict.fromkeys(c.system for c in found):
        tell(system, [c for c in counted if c[0].system == system])
    tell("all", counted)
    characters = sum(len(c.prompt) for c in found) / sum(tokens[::2]), sum(len(c.answer) for c in found) / sum(tokens[1::2])
    print(f"characters a token: prompts {characters[0]:.2f}, answers {characters[1]:.2f}")


def calls(system: str, target: str) -> list[Call]:
    root = CORPORA / system
    found = []
    codebase = scan.analyze(root)
    interfaces = {m.id: m.interface for m in codebase.modules}
    reference = root / "reference" / target
    files = {p.relative_to(reference).as_posix(): p.read_text("utf-8") for p in reference.rglob("*") if p.is_file()}
    for module in codebase.modules:
        own = [(path, text) for path, text in sorted(files.items()) if for_name(target).owns(module.id, path)]
        if not own or not module.interface.subprograms:
            continue
        job = TranslationJob(codebase, root, module, target, interfaces, {})
        try:
            draft = next((e.translation for e in RulesTranslator().translate(job) if isinstance(e, Done)), None)
            texts = [m["content"] for m in messages_of(material_of(job, contract_of(job, draft), draft, ()))]
        except TheseusError:
            continue
        source = "".join(read(root / f) for f in module.files)
        found.append(Call(f"{system} to {target}", estimate(texts, source, ONE, Price()), "".join(texts), answer(*own)))
    return found


def tell(name: str, counted: Sequence[tuple[Call, int, int]]) -> None:
    asked, said = sum(p for _, p, _ in counted), sum(a for _, _, a in counted)
    prompts, answers = (sum(getattr(c.estimated, k) for c, _, _ in counted) for k in ("prompt_tokens", "completion_tokens"))
    errors = [abs(c.estimated.prompt_tokens + c.estimated.completion_tokens - p - a) / (p + a) for c, p, a in counted]
    print(
        f"{name}: {len(counted)} modules; estimated prompts {prompts / asked - 1:+.0%}, answers {answers / said - 1:+.0%}, "
        f"together {(prompts + answers) / (asked + said) - 1:+.0%}; a module's call is off by {statistics.median(errors):.0%} "
        f"(median), {max(errors):.0%} (worst)"
    )  # fmt: skip


def count(texts: Sequence[str]) -> list[int]:
    argv = [str(environment.command("python")), "-c", COUNT, str(environment.model())]
    done = subprocess.run(argv, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main()
