"""How many prompt tokens of a queue's searches the prefix cache saves, and tokens a second through the workbench as a
share of `vllm bench serve` on the same prompts. Starts a real vLLM server (the environment of `make test-vllm`).

    python -m tests.bench.model_server [--modules 30] [--rounds 5] [--prompts 16] [--tokens 96] [--at-once 8] [--only NAME]

The queue is that of the C corpus, then of Ada and of COBOL, module after module in the plan's order, each asked for by
the model translator as `theseus run` does, over a project whose drafts the rules wrote: one round, whose answers are cut
off after a few tokens, since it is the prompts that count. Later rounds repeat their prompts, so that they could only
raise the figure. It is taken from the server's own counters, with which the workbench's must agree.

For the second figure both sides take turns on one warm server with prompts that the queue asked, the same schema,
sampling and length of answers; who begins changes from round to round, so that whatever else the machine does meets
both. The share is the median of the rounds' shares.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from analyzers.model import TheseusError
from tests.vllm import environment
from tests.vllm.conftest import Server, end, start, wait_for
from translators.attempt import Mode, Move, Policy
from translators.model.answer import SCHEMA
from translators.model.asker import Asker
from translators.model.client import Client, Endpoint, Message, OnText, Reply, Sampling, response_format
from translators.model.context import Context
from translators.model.translator import ModelSettings, ModelTranslator
from translators.protocol import Event, Usage
from translators.rules.translator import RulesTranslator
from workbench.project import Project, init
from workbench.services import analysis, translation
from workbench.services.model import ProjectBench

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ("c/telemetry", "ada/adadb", "cobol/ledger")
CONTEXT = 8192  # all that the small model reads
SETTINGS = ModelSettings(Policy(rounds=1), context=CONTEXT, answer=2048)
CUT = 24
"""Tokens of an answer in the queue."""


@dataclass
class Short(Client):
    """A client whose answers are cut off; it remembers what was asked."""

    asked: list[tuple[Message, ...]] = field(default_factory=list)

    def complete(
        self, messages: Sequence[Message], sampling: Sampling, schema: dict[str, Any] | None = None,
        on_text: OnText = lambda _: None, cancel: threading.Event | None = None, on_again: Callable[[], None] = lambda: None,
    ) -> Reply:  # fmt: skip
        self.asked.append(tuple(messages))
        return super().complete(messages, replace(sampling, max_tokens=CUT), schema, on_text, cancel, on_again)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modules", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--prompts", type=int, default=16)
    parser.add_argument("--tokens", type=int, default=96)
    parser.add_argument("--at-once", type=int, default=8)
    parser.add_argument("--only", choices=("queue", "throughput"), default="", help="throughput: with the prompts of few modules")
    given = parser.parse_args()
    environment.make()
    with tempfile.TemporaryDirectory(prefix="theseus-bench-") as name:
        folder = Path(name)
        longest = ("--max-model-len", str(CONTEXT), "--max-num-batched-tokens", str(CONTEXT))  # whatever memory is free
        server = start(folder, CONTEXT, *longest)
        try:
            projects = [project_of(folder, corpus) for corpus in CORPORA]
            wait_for(server)
            say_load()
            asked = queue_figures(server, projects, given.prompts if given.only == "throughput" else given.modules)
            if given.only != "queue":
                throughput_figures(server, folder, asked[: given.prompts], given.rounds, given.tokens, given.at_once)
            say_load()
        except TheseusError:
            print(server.log.read_text("utf-8", "replace")[-3000:])
            raise
        finally:
            end(server)


def say_load() -> None:
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)


# --------------------------------------------------------------------------- the queue


def project_of(folder: Path, corpus: str) -> Project:
    root = folder / corpus
    shutil.copytree(ROOT / "corpora" / corpus / "src", root)
    return init(root)[0]


def queue_figures(server: Server, projects: Sequence[Project], modules: int) -> list[str]:
    """Run the queue; returns the prompts, each once, shortest first."""
    client = Short([Endpoint(server.url)], timeout=600.0)
    before, started = server.counters(), time.monotonic()
    usage: list[Usage] = []

    def watch(event: Event) -> None:
        if isinstance(event, Usage):
            usage.append(event)

    searched, skipped = 0, []
    with watching(server) as peak:
        for project in projects:
            for module, ask in searches(project, client, watch):
                if searched == modules:
                    break
                known = len(usage)
                reason = ask()
                searched += len(usage) > known
                if len(usage) == known:
                    skipped.append(f"{module} ({reason})")
    server.wait_until_idle()
    now = server.counters()
    prompts = sum(u.prompt_tokens for u in usage)
    assert prompts == now.prompt - before.prompt, "the workbench and the server count the same"
    assert sum(u.completion_tokens for u in usage) == now.generated - before.generated
    hit = (now.cache_hit - before.cache_hit) / (now.cache_asked - before.cache_asked)
    print(
        f"queue: {searched} modules, {len(usage)} candidates, {prompts} prompt tokens ({prompts // max(1, len(usage))} each), "
        f"{hit:.1%} of them from the prefix cache, {time.monotonic() - started:.0f} s; {peak():.0f} requests in flight at most"
    )  # fmt: skip
    if skipped:
        print(f"  nothing asked about {', '.join(skipped)}")
    once = {"\n\n".join(m["content"] for m in messages) for messages in client.asked}
    return sorted(once, key=lambda text: (len(text), text))


def searches(
    project: Project, client: Client, watch: Callable[[Event], None]
) -> Iterator[tuple[str, Callable[[], str]]]:
    """The model's searches over a project's modules, in the plan's order, after the rules have written all drafts. A
    search gives its reason."""
    codebase, planned = analysis.analyze(project)
    queue = [p.module for p in planned if analysis.moves(p.module)]
    rules = RulesTranslator()
    for module in queue:
        translation.translate(project, codebase, module, "rust", rules)
    model = ModelTranslator(client, SETTINGS, ProjectBench(project), rules)
    for module in queue:

        def ask(module: Any = module) -> str:
            return translation.translate(project, codebase, module, "rust", model, watch).row.reason

        yield module.id, ask


@contextmanager
def watching(server: Server) -> Iterator[Callable[[], float]]:
    """How many requests ran at once at most, looked at five times a second."""
    done, most = threading.Event(), [0.0]

    def look() -> None:
        while not done.wait(0.2):
            most[0] = max(most[0], server.gauge("num_requests_running"))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield lambda: most[0]
    finally:
        done.set()
        thread.join()


# --------------------------------------------------------------------------- throughput


@dataclass(frozen=True)
class Speed:
    """`tokens` generated in `seconds`; `busy`: seconds of processor time that the asking itself took (0: not known)."""

    tokens: int
    seconds: float
    busy: float = 0.0

    @property
    def rate(self) -> float:
        return self.tokens / self.seconds


def throughput_figures(server: Server, folder: Path, texts: Sequence[str], rounds: int, tokens: int, at_once: int) -> None:
    file = folder / "prompts.jsonl"
    file.write_text("".join(json.dumps({"prompt": t}) + "\n" for t in texts))
    sides: list[Callable[[], Speed]] = [
        lambda: bench(server, file, len(texts), tokens, at_once),
        lambda: ours(server, texts, tokens, at_once),
    ]
    sides[1]()  # the cache, the schema's grammar and the client are warm for both
    found: list[tuple[Speed, Speed]] = []
    for number in range(rounds):
        order = (0, 1) if number % 2 == 0 else (1, 0)
        made = {side: sides[side]() for side in order}
        found.append((made[0], made[1]))
        theirs, mine = found[-1]
        print(
            f"  vllm bench serve {theirs.rate:.1f} tokens/s ({theirs.tokens} in {theirs.seconds:.1f} s), the workbench "
            f"{mine.rate:.1f} ({mine.tokens} in {mine.seconds:.1f} s, {1e3 * mine.busy / mine.tokens:.2f} ms of processor a token)",
            flush=True,
        )
    shares = sorted(mine.rate / theirs.rate for theirs, mine in found)
    theirs_median, mine_median = (statistics.median(pair[side].rate for pair in found) for side in (0, 1))
    print(
        f"throughput: {statistics.median(shares):.1%} of vllm bench serve (median of {rounds} rounds, {shares[0]:.0%} to "
        f"{shares[-1]:.0%}; medians {mine_median:.1f} and {theirs_median:.1f} tokens/s; {len(texts)} prompts, {at_once} at once)"
    )  # fmt: skip


def ours(server: Server, texts: Sequence[str], tokens: int, at_once: int) -> Speed:
    """As many searches at once, each asking for its first candidate, which is shown as it is written."""
    client = server.client()
    shown: list[Event] = []
    settings = replace(SETTINGS, answer=tokens, context=CONTEXT)
    move = Move(0, Mode.FRESH, (0,))

    def ask(text: str) -> int:
        context = Context(({"role": "user", "content": text},), 0, True)
        return sum(p.completion_tokens for p in Asker(client, settings, context, lambda _: "", shown.append).propose(move))

    started, busy = time.monotonic(), time.process_time()
    with ThreadPoolExecutor(at_once) as pool:
        made = sum(pool.map(ask, texts))
    return Speed(made, time.monotonic() - started, time.process_time() - busy)


def bench(server: Server, file: Path, count: int, tokens: int, at_once: int) -> Speed:
    result = file.with_name("result.json")
    body = {"top_p": 0.95, "seed": 1, "response_format": response_format(SCHEMA)}
    argv = [
        str(environment.command()), "bench", "serve", "--backend", "openai-chat", "--endpoint", "/v1/chat/completions",
        "--base-url", server.root, "--model", str(environment.model()), "--dataset-name", "custom", "--dataset-path",
        str(file), "--custom-output-len", str(tokens), "--skip-chat-template", "--num-prompts", str(count),
        "--disable-shuffle", "--max-concurrency", str(at_once), "--temperature", "0", "--extra-body", json.dumps(body),
        "--disable-tqdm", "--save-result", "--result-filename", str(result),
    ]  # fmt: skip
    done = subprocess.run(argv, capture_output=True, text=True, check=False, env={**os.environ, "HF_HUB_OFFLINE": "1"})
    if done.returncode != 0:
        raise SystemExit(done.stdout[-1500:] + done.stderr[-1500:])
    value = json.loads(result.read_text())
    if value["completed"] != count:
        raise SystemExit(f"vllm bench serve completed {value['completed']} of {count} requests")
    return Speed(int(value["total_output_tokens"]), float(value["duration"]))


if __name__ == "__main__":
    main()
