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
from pathlib import Path

from analyzers import scan
from analyzers.model import TheseusError
from tests.translators.model.scripted import answer
from tests.vllm import environment
from translators.attempt import Policy
from translators.contract import contract_of
from translators.model.budget import Price, estimate
from translators.model.context import material_of, messages_of, read
from translators.protocol import Done, TranslationJob
from translators.rules.translator import RulesTranslator
from translators.targets import for_name

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
COUNT = """import json, sys
from transformers import AutoTokenizer
t = AutoTokenizer.from_pretrained(sys.argv[1])
print(json.dumps([len(t(x)["input_ids"]) for x in json.load(sys.stdin)]))"""
ONE = Policy(candidates=1, rounds=1, tokens=10**9)


def main() -> None:
    environment.make()
    for system in ("c/telemetry", "ada/adadb", "cobol/ledger"):
        for target in ("rust", "go"):
            measure(system, target)


def measure(system: str, target: str) -> None:
    root = CORPORA / system
    given, prompts, answers = [], [], []
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
            messages = messages_of(material_of(job, contract_of(job, draft), draft, ()))
        except TheseusError:
            continue
        source = "".join(read(root / f) for f in module.files)
        given.append(estimate([m["content"] for m in messages], source, ONE, Price()))
        prompts.append("".join(m["content"] for m in messages))
        answers.append(answer(*own))
    asked, said = count(prompts), count(answers)
    if not asked:
        print(f"{system} to {target}: no module to measure")
        return
    errors = [
        abs(g.prompt_tokens + g.completion_tokens - p - a) / (p + a) for g, p, a in zip(given, asked, said, strict=True)
    ]
    total = sum(g.prompt_tokens + g.completion_tokens for g in given) / (sum(asked) + sum(said)) - 1
    print(
        f"{system} to {target}: {len(asked)} modules; prompts {sum(g.prompt_tokens for g in given) / sum(asked) - 1:+.0%}, "
        f"answers {sum(g.completion_tokens for g in given) / sum(said) - 1:+.0%}, all {total:+.0%}; "
        f"a module's call is off by {statistics.median(errors):.0%} (median), {max(errors):.0%} (worst)", flush=True
    )  # fmt: skip


def count(texts: Sequence[str]) -> list[int]:
    argv = [str(environment.command("python")), "-c", COUNT, str(environment.model())]
    done = subprocess.run(argv, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main()
