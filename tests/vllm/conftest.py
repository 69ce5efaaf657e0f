"""Two real vLLM servers on this machine's processors, started and stopped by `theseus serve`."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.vllm import environment
from tests.workbench.command import THESEUS
from translators.model.client import Client, Endpoint
from translators.model.serve import Throughput, throughput

START_SECONDS = 900
"""For a server to be ready: a minute on an idle machine, and far from it on a busy one."""
PATIENCE = 300
"""Seconds for what takes one on an idle machine."""


@dataclass
class Server:
    """A `theseus serve` and the vLLM below it."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.root}/v1"

    def page(self) -> str:
        """The metrics. Asked again for a while: a busy machine lets a server wait."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with urllib.request.urlopen(f"{self.root}/metrics", timeout=30) as answer:
                    return str(answer.read().decode())
            except OSError:
                if self.process.poll() is not None or time.monotonic() > until:
                    raise
                time.sleep(0.2)

    def counters(self) -> Throughput:
        return throughput(self.page())

    def gauge(self, name: str) -> float:
        lines = [line for line in self.page().splitlines() if line.startswith(f"vllm:{name}{{")]
        return sum(float(line.rsplit(" ", 1)[1]) for line in lines)

    def wait_until_idle(self) -> None:
        until = time.monotonic() + PATIENCE
        while self.gauge("num_requests_running") or self.gauge("num_requests_waiting"):
            assert time.monotonic() < until, f"{self.root} is busy for {PATIENCE} s, though nobody asks it"
            time.sleep(0.1)

    def below(self) -> list[int]:
        """The processes below `theseus serve`, whole generations of them."""
        found, todo = [], [self.process.pid]
        while todo:
            parent = todo.pop()
            children = Path(f"/proc/{parent}/task/{parent}/children")
            fresh = [int(p) for p in children.read_text().split()] if children.exists() else []
            found += fresh
            todo += fresh
        return found

    def client(self, **options: object) -> Client:
        return Client([Endpoint(self.url)], timeout=600.0, **options)  # type: ignore[arg-type]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _hears_ctrl_c() -> None:
    """What a shell starts in the background ignores SIGINT, and so does all below it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(folder: Path, context: int = 4096, *more: str) -> Server:
    port = free_port()
    log = folder / f"serve-{port}.log"
    argv = [
        THESEUS, "serve", str(environment.model()), "--vllm", str(environment.command()), "--port", str(port),
        "--context", str(context), "--", "--enforce-eager", *more,
    ]  # fmt: skip
    with log.open("wb") as out:
        process = subprocess.Popen(argv, stdout=out, stderr=out, env={**os.environ, "HF_HUB_OFFLINE": "1"}, start_new_session=True, preexec_fn=_hears_ctrl_c)
    return Server(process, port, log)


def wait_for(server: Server) -> Server:
    until = time.monotonic() + START_SECONDS
    while "ready after" not in server.log.read_text("utf-8", "replace"):
        assert server.process.poll() is None and time.monotonic() < until, server.log.read_text("utf-8", "replace")[-4000:]
        time.sleep(0.5)
    return server


def end(server: Server) -> None:
    """As Ctrl-C does; what is left is killed, so that no test leaves a server behind."""
    below = server.below()
    if server.process.poll() is None:
        server.process.send_signal(signal.SIGINT)
        try:
            server.process.wait(120)
        except subprocess.TimeoutExpired:
            server.process.kill()
    for pid in below:
        if Path(f"/proc/{pid}/cmdline").exists() and b"llm" in Path(f"/proc/{pid}/cmdline").read_bytes().lower():
            os.kill(pid, signal.SIGKILL)


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Server]]:
    """Both are started before one is waited for. Whoever ends the tests (`make`'s time-out by SIGINT, CI's by SIGTERM)
    ends them."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    folder = tmp_path_factory.mktemp("serve")
    both = start(folder), start(folder)
    try:
        yield wait_for(both[0]), wait_for(both[1])
    finally:
        for server in both:
            end(server)


@pytest.fixture(scope="session")
def server(pair: tuple[Server, Server]) -> Server:
    return pair[0]
