"""The workbench against the real vLLM server, with a small model that translates next to nothing: what is counted is
compared with the server's own counters, and what is accepted with the verifier."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.vllm.conftest import Server
from tests.workbench.small import write_system
from translators.attempt import Trial
from translators.model.answer import SCHEMA, Answer, parse
from translators.model.client import Cancelled, Client, Endpoint, Sampling
from translators.protocol import TextDelta
from verifiers.verdict import Status
from workbench.project import Project, open_project
from workbench.services import analysis, translation
from workbench.services.model import model_translator, recorded_trials
from workbench.services.verification import current_verdicts

pytestmark = pytest.mark.vllm
ASK = [{"role": "user", "content": "Write a C function that adds two integers, and say what it does."}]


def project_at(folder: Path, *servers: Server, **model: int) -> Project:
    write_system(folder)
    endpoints = "".join(f'[[model.endpoints]]\nurl = "{s.url}"\n' for s in servers)
    settings = {"context": 4096, "answer": 256, "rounds": 1, "timeout": 600, **model}
    with (folder / "theseus.toml").open("a") as file:
        file.write("[model]\n" + "".join(f"{k} = {v}\n" for k, v in settings.items()) + endpoints)
    return open_project(folder)


def trials_of(project: Project) -> list[Trial]:
    return [trial for _, trial in recorded_trials(project)]


def test_an_answer_comes_piece_by_piece_and_is_counted_as_the_server_counts(server: Server) -> None:
    before, pieces = server.counters(), list[str]()
    client = server.client()
    reply = client.complete(ASK, Sampling(max_tokens=48, temperature=0.0), on_text=pieces.append)
    server.wait_until_idle()
    now = server.counters()
    assert len(pieces) > 10 and "".join(pieces) == reply.text
    assert reply.counted and reply.tries == 1
    assert reply.completion_tokens == now.generated - before.generated
    assert reply.prompt_tokens == now.prompt - before.prompt
    assert client.count(ASK) == (reply.prompt_tokens, True), "/tokenize and the prompt agree"


def test_the_schema_is_enforced_by_the_server(server: Server) -> None:
    """The model alone writes prose; with the schema, what it writes is JSON of that form."""
    schema = {
        "type": "object", "additionalProperties": False, "required": ["name", "inputs", "pure"],
        "properties": {
            "name": {"type": "string", "maxLength": 12}, "pure": {"type": "boolean"},
            "inputs": {"type": "array", "minItems": 2, "maxItems": 2, "items": {"enum": ["int", "char"]}},
        },
    }  # fmt: skip
    client = server.client()
    for seed in range(3):
        value = json.loads(client.complete(ASK, Sampling(seed=seed, max_tokens=120), schema).text)
        assert set(value) == {"name", "inputs", "pure"} and len(value["inputs"]) == 2
        assert set(value["inputs"]) <= {"int", "char"} and isinstance(value["pure"], bool)
    assert client.complete(ASK, Sampling(max_tokens=20)).text[:1] != "{"


def test_an_answer_of_the_translators_form_is_read_or_was_cut_off(server: Server) -> None:
    wanted = '{"files": [{"path": "src/calc.rs", "text": "fn f() {}"}], "notes": ""}'
    ask = [{"role": "user", "content": f"Answer with {wanted}"}]
    reply = server.client().complete(ask, Sampling(max_tokens=300, temperature=0.0), SCHEMA)
    if reply.finish == "length":
        assert not isinstance(parse(reply.text, "calc", "rust"), Answer)
    else:
        value = json.loads(reply.text)
        assert set(value) == {"files", "notes"} and all(set(f) == {"path", "text"} for f in value["files"])


def test_eight_candidates_run_at_once(server: Server) -> None:
    """They would write for minutes, and are ended as soon as the server says that it works on all of them."""
    client, cancel, most = server.client(), threading.Event(), 0.0

    def ask(seed: int) -> None:
        with contextlib.suppress(Cancelled):
            client.complete(ASK, Sampling(seed=seed, max_tokens=3500, temperature=1.2), cancel=cancel)

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(ask, n) for n in range(8)]
        while most < 8 and not all(a.done() for a in asked):
            most = max(most, server.gauge("num_requests_running"))
            time.sleep(0.02)
        cancel.set()
    assert [a.result() for a in asked] == [None] * 8
    server.wait_until_idle()
    assert most == 8, "they wait for each other"


def test_candidates_are_counted_once(server: Server) -> None:
    before, client = server.counters(), server.client()
    long = [{"role": "user", "content": ASK[0]["content"] * 30}]  # the cache keeps whole blocks, of 128 tokens here
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda n: client.complete(long, Sampling(seed=n, max_tokens=96)), range(8)))
    server.wait_until_idle()
    now = server.counters()
    assert sum(r.completion_tokens for r in replies) == now.generated - before.generated
    assert len({r.text for r in replies}) > 1, "seeds make them differ"
    assert now.cache_hit > before.cache_hit, "the prompt is the same, so its work is reused"


def test_long_prompts_with_seeds_do_not_end_the_server(server: Server) -> None:
    """Several at once, together longer than what one step of the server takes."""
    client = server.client()
    asks = [[{"role": "user", "content": f"{n}: " + ASK[0]["content"] * 120}] for n in range(4)]
    assert sum(client.count(ask)[0] for ask in asks) > 4096
    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda ask: client.complete(ask, Sampling(seed=3, max_tokens=8)), asks))
    assert all(r.tries == 1 and r.completion_tokens for r in replies)


def test_a_cancelled_request_ends_on_the_server_too(server: Server) -> None:
    before, cancel, pieces = server.counters(), threading.Event(), []

    def on_text(text: str) -> None:
        pieces.append(text)
        if len(pieces) == 5:
            cancel.set()

    with pytest.raises(Cancelled):
        server.client().complete(ASK, Sampling(max_tokens=3500, temperature=1.2), None, on_text, cancel)
    server.wait_until_idle()
    assert len(pieces) == 5
    assert server.counters().generated - before.generated < 2500  # a server on a busy machine is ahead of its reader


def test_replicas_are_used_least_busy_first(pair: tuple[Server, Server]) -> None:
    before = [s.counters().generated for s in pair]
    client = Client([Endpoint(s.url) for s in pair], timeout=600.0)
    samplings = [Sampling(seed=n, max_tokens=200, temperature=1.2) for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda sampling: client.complete(ASK, sampling), samplings))
    for server in pair:
        server.wait_until_idle()
    made = [s.counters().generated - b for s, b in zip(pair, before, strict=True)]
    by_server = Counter(r.endpoint for r in replies)
    assert min(by_server.values()) >= 3, by_server
    for server, count in zip(pair, made, strict=True):
        assert count == sum(r.completion_tokens for r in replies if r.endpoint == server.url)


def test_the_whole_loop_over_a_module_accepts_nothing_without_evidence(server: Server, tmp_path: Path) -> None:
    project = project_at(tmp_path / "words", server, candidates=8, rounds=2, patience=2)
    codebase, _ = analysis.analyze(project)
    before, shown = server.counters(), []

    def watch(event: object) -> None:
        if isinstance(event, TextDelta):
            shown.append(event.text)

    module, translator = codebase.module("calc"), model_translator(project)
    attempt = translation.translate(project, codebase, module, "rust", translator, watch)
    server.wait_until_idle()
    now, trials = server.counters(), trials_of(project)
    assert len(shown) > 10, "the first candidate is shown as it is written"
    assert {(t.proposal.round, t.proposal.index) for t in trials} == {(r, i) for r in range(2) for i in range(8)}
    assert sum(t.proposal.completion_tokens for t in trials) == now.generated - before.generated
    assert sum(t.proposal.prompt_tokens for t in trials) == now.prompt - before.prompt
    assert (now.cache_hit - before.cache_hit) / (now.cache_asked - before.cache_asked) > 0.6
    accepted = [t for t in trials if t.finding.accepted]
    assert (attempt.row.status == "proposed") == bool(accepted)
    if accepted:  # it would be a surprise, and the verdict would have to bear it
        assert current_verdicts(project, "rust")["calc"].status == Status.EQUIVALENT


def test_a_server_killed_in_the_middle_loses_and_repeats_nothing(pair: tuple[Server, Server], tmp_path: Path) -> None:
    """Last, since one server is gone afterwards: killed hard while candidates stream from it, the search ends on the
    other with every candidate once, and the survivor's counter says that nothing was asked for twice."""
    dying, other = pair
    project = project_at(tmp_path / "words", dying, other, candidates=8, answer=400)
    codebase, _ = analysis.analyze(project)
    before, killed, done = other.counters(), threading.Event(), threading.Event()

    def kill() -> None:
        while dying.gauge("num_requests_running") < 2:
            if done.wait(0.02):
                return
        for pid in dying.below():
            os.kill(pid, signal.SIGKILL)
        killed.set()

    thread = threading.Thread(target=kill, daemon=True)
    thread.start()
    attempt = translation.translate(project, codebase, codebase.module("calc"), "rust", model_translator(project))
    done.set()
    thread.join(60)
    assert killed.is_set() and attempt.row.id is not None
    other.wait_until_idle()
    trials = trials_of(project)
    assert sorted((t.proposal.round, t.proposal.index) for t in trials) == [(0, n) for n in range(8)]
    survivors = [t for t in trials if t.proposal.endpoint == other.url]
    assert len(survivors) >= 5, "those that were cut off came from the other"
    assert sum(t.proposal.completion_tokens for t in survivors) == other.counters().generated - before.generated
    again = translation.translate(project, codebase, codebase.module("calc"), "rust", model_translator(project))
    assert again.row.id == attempt.row.id
    assert len(trials_of(project)) == 8, "asked again, it asks no server"


def test_ctrl_c_stops_the_server_and_all_below_it(pair: tuple[Server, Server]) -> None:
    server = pair[1]
    below = server.below()
    assert len(below) >= 2, "vLLM and its workers"
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(180) == 0
    assert "stopping the server" in server.log.read_text("utf-8", "replace")
    until = time.monotonic() + 60
    while left := [p for p in below if _runs(p)]:
        assert time.monotonic() < until, left
        time.sleep(0.1)


def _runs(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status")
    try:
        return "zombie" not in status.read_text()
    except OSError:
        return False
