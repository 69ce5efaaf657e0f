"""Tokens a second through the workbench as a share of `vllm bench serve` on the same prompts, and how many prompt
tokens of a queue's searches the prefix cache saves. Starts a real vLLM server (the environment of `make test-vllm`).

    python -m tests.bench.model_server [--rounds 3] [--prompts 16] [--tokens 64] [--at-once 8] [--modules 30]

Both sides of the first figure take turns on one warm server, so that whatever else the machine does meets both; the
share is that of the medians. The second asks for the candidates of modules of the C and Ada corpora, with the prompts
that a search begins with (the shortest ones, as far as they fit the model), and reads the server's own counters before
and after.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from analyzers import scan
from analyzers.model import TheseusError
from tests.vllm import environment
from tests.vllm.conftest import Server, end, start, wait_for
from translators.attempt import Mode, Move
from translators.contract import contract_of
from translators.model.client import Sampling
from translators.model.context import Context, Material, TooLarge, build, material_of, messages_of
from translators.model.translator import Asker, ModelSettings
from translators.protocol import Done, TranslationJob, Usage
from translators.rules.translator import RulesTranslator

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ("c/telemetry", "ada/adadb")
SETTINGS = ModelSettings(context=4096, answer=32)  # answers are cut off: it is the prompts that count here


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--prompts", type=int, default=16)
    parser.add_argument("--tokens", type=int, default=64)
    parser.add_argument("--at-once", type=int, default=8)
    parser.add_argument("--modules", type=int, default=30)
    given = parser.parse_args()
    environment.make()
    with tempfile.TemporaryDirectory(prefix="theseus-bench-") as name:
        server = start(Path(name))
        try:
            queue = materials()
            wait_for(server)
            print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)
            queue_figures(server, queue, given.modules)
            throughput_figures(server, Path(name), given.rounds, given.prompts, given.tokens, given.at_once)
            print(f"load average {os.getloadavg()[0]:.1f}")
        except TheseusError:
            print(server.log.read_text("utf-8", "replace")[-3000:])
            raise
        finally:
            end(server)


def materials() -> list[Material]:
    """What a search of each module begins with, small modules first: the small model reads 4096 tokens."""
    found = []
    for name in CORPORA:
        root = ROOT / "corpora" / name / "src"
        codebase = scan.analyze(root)
        interfaces = {m.id: m.interface for m in codebase.modules}
        for module in codebase.modules:
            job = TranslationJob(codebase, root, module, "rust", interfaces, {})
            try:
                draft = next(e.translation for e in RulesTranslator().translate(job) if isinstance(e, Done))
                contract = contract_of(job, draft)
            except TheseusError:
                continue
            if contract.promises or contract.open:
                found.append(material_of(job, contract, draft, ()))
    return sorted(found, key=lambda m: sum(len(message["content"]) for message in messages_of(m)))


def fitting(server: Server, queue: Sequence[Material], limit: int) -> list[Context]:
    """The first that fit into the small model's context."""
    client, found = server.client(), []
    room = int((SETTINGS.context - SETTINGS.answer) * 0.7)
    for material in queue:
        with contextlib.suppress(TooLarge):
            found.append(build(material, client.count, room))
        if len(found) == limit:
            break
    return found


def queue_figures(server: Server, queue: Sequence[Material], modules: int) -> None:
    found = fitting(server, queue, modules)
    before, started, usage, peak = server.counters(), time.monotonic(), [], 0.0
    for context in found:
        asker = Asker(server.client(), SETTINGS, context, lambda data: "", usage.append)
        move = Move(0, Mode.FRESH, tuple(range(SETTINGS.policy.candidates)))
        for _ in asker.propose(move):
            peak = max(peak, server.gauge("num_requests_running"))
    server.wait_until_idle()
    now = server.counters()
    counted = [u for u in usage if isinstance(u, Usage)]
    prompts = sum(u.prompt_tokens for u in counted)
    assert prompts == now.prompt - before.prompt, "the workbench and the server count the same"
    assert sum(u.completion_tokens for u in counted) == now.generated - before.generated
    hit = (now.cache_hit - before.cache_hit) / (now.cache_asked - before.cache_asked)
    print(
        f"queue: {len(found)} modules, {len(counted)} candidates, {prompts} prompt tokens, {hit:.0%} of them from the "
        f"prefix cache, {time.monotonic() - started:.0f} s; {peak + 1:.0f} requests in flight at most", flush=True
    )  # fmt: skip


def throughput_figures(server: Server, folder: Path, rounds: int, prompts: int, tokens: int, at_once: int) -> None:
    ask = "Write the C function number {} of a library for queues, and explain it line by line."
    texts = [ask.format(n) for n in range(prompts)]
    file = folder / "prompts.jsonl"
    file.write_text("".join(json.dumps({"prompt": t}) + "\n" for t in texts))
    ours(server, texts, tokens, at_once)  # both find the same warm cache
    mine, theirs = [], []
    for _ in range(rounds):
        theirs.append(bench(server, file, len(texts), tokens, at_once))
        mine.append(ours(server, texts, tokens, at_once))
        print(f"  vllm bench serve {theirs[-1]:.1f} tokens/s, the workbench {mine[-1]:.1f} tokens/s", flush=True)
    share = statistics.median(mine) / statistics.median(theirs)
    print(f"throughput: {share:.0%} of vllm bench serve ({rounds} rounds of {prompts} prompts, {at_once} at once)")


def ours(server: Server, texts: Sequence[str], tokens: int, at_once: int) -> float:
    client, started = server.client(), time.monotonic()
    with ThreadPoolExecutor(at_once) as pool:
        sampling = Sampling(0.0, 1.0, tokens)
        asked = [pool.submit(client.complete, [{"role": "user", "content": t}], sampling) for t in texts]
        made = sum(a.result().completion_tokens for a in asked)
    return made / (time.monotonic() - started)


def bench(server: Server, file: Path, count: int, tokens: int, at_once: int) -> float:
    result = file.with_name("result.json")
    argv = [
        str(environment.command()), "bench", "serve", "--backend", "openai-chat", "--endpoint", "/v1/chat/completions",
        "--base-url", server.root, "--model", str(environment.model()), "--dataset-name", "custom", "--dataset-path",
        str(file), "--custom-output-len", str(tokens), "--skip-chat-template", "--num-prompts", str(count),
        "--disable-shuffle", "--max-concurrency", str(at_once), "--temperature", "0", "--save-result",
        "--result-filename", str(result),
    ]  # fmt: skip
    done = subprocess.run(argv, capture_output=True, text=True, check=False, env={**os.environ, "HF_HUB_OFFLINE": "1"})
    if done.returncode != 0:
        raise SystemExit(done.stdout[-1500:] + done.stderr[-1500:])
    return float(json.loads(result.read_text())["output_throughput"])


if __name__ == "__main__":
    main()
