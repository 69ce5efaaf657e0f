"""`theseus serve`: a vLLM server in an environment of its own, with flags for this work.

vLLM pins much that others pin differently, so it never shares the workbench's environment: the workbench talks
to it over HTTP only. `plan_server` is a pure function of the machine; the rest starts, watches and stops it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analyzers.model import TheseusError

VLLM = "vllm>=0.11"
"""The requirement that a new environment gets; pyproject.toml has the same as the extra `vllm`."""
_COMPACT = '{"backend": "xgrammar", "disable_any_whitespace": true}'
"""Where a schema allows blanks between its parts, small models write blanks until their tokens are spent."""
_GIB = 1 << 30
_STOP_SECONDS = 30.0


@dataclass(frozen=True)
class Machine:
    """`accelerator`: bytes of the smallest GPU's memory, 0 without one; `accelerators`: how many GPUs;
    `memory`: bytes of main memory that are free."""

    accelerator: int
    accelerators: int
    memory: int


@dataclass(frozen=True)
class Server:
    """How to start it: the command, and what it needs in the environment."""

    argv: tuple[str, ...]
    environment: Mapping[str, str]
    url: str


def machine() -> Machine:
    """What this machine has, by nvidia-smi and /proc/meminfo."""
    memory = 0
    for line in Path("/proc/meminfo").read_text().splitlines():
        if line.startswith("MemAvailable:"):
            memory = int(line.split()[1]) * 1024
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return Machine(0, 0, memory)
    done = subprocess.run(
        [tool, "--query-gpu=memory.total", "--format=csv,noheader,nounits"], capture_output=True, text=True, check=False
    )
    sizes = [int(line) * (1 << 20) for line in done.stdout.split() if line.isdigit()] if done.returncode == 0 else []
    return Machine(min(sizes, default=0), len(sizes), memory)


def plan_server(
    vllm: str, model: str, found: Machine, port: int = 8000, context: int = 32_768, adapters: Sequence[str] = (),
    extra: Sequence[str] = (),
) -> Server:  # fmt: skip
    """The command for a machine. Prefix caching is always on: all candidates of a round share their prompt.
    How many sequences run at once, and how long they may be, follow from the memory."""
    environment: dict[str, str] = {}
    if found.accelerator:
        gib = found.accelerator / _GIB
        sequences = 16 if gib < 16 else 64 if gib < 40 else 256
        length = context if gib >= 16 else min(context, 8192)
    else:
        small = found.memory < 12 * _GIB
        sequences, length = 8 if small else 32, min(context, 4096 if small else 8192)
        environment["VLLM_CPU_KVCACHE_SPACE"] = str(max(1, min(8, found.memory // _GIB // 6)))
    argv = [
        vllm, "serve", model, "--host", "127.0.0.1", "--port", str(port), "--enable-prefix-caching",
        "--max-num-seqs", str(sequences), "--max-model-len", str(length), "--structured-outputs-config", _COMPACT,
    ]  # fmt: skip
    if not found.accelerator:
        # A prompt in several steps ends vLLM on a processor (0.32: "CPU Generator does not use offset") as soon as the
        # request has a seed, as all of ours have: prompts go in one step, so a step must hold the longest.
        argv += ["--dtype", "bfloat16", "--no-enable-chunked-prefill", "--max-num-batched-tokens", str(length)]
    if found.accelerators > 1:
        argv += ["--tensor-parallel-size", str(1 << (found.accelerators.bit_length() - 1))]
    if adapters:
        argv += ["--enable-lora", "--lora-modules", *adapters]
    return Server((*argv, *extra), environment, f"http://127.0.0.1:{port}")


def environment_for(folder: Path, say: Callable[[str], None]) -> str:
    """The `vllm` command of an environment, which is made when it is not there (several gigabytes, once)."""
    command = folder / "bin" / "vllm"
    if command.exists():
        return str(command)
    say(f"installing {VLLM} into {folder} (several gigabytes, once)")
    python = folder / "bin" / "python"
    steps = [[sys.executable, "-m", "venv", str(folder)]] if not python.exists() else []
    steps.append([str(python), "-m", "pip", "install", "--quiet", VLLM])
    for step in steps:
        if subprocess.run(step, check=False).returncode != 0:
            raise TheseusError(
                f"'{' '.join(step)}' failed: make an environment with vLLM yourself and name its command "
                "(theseus serve MODEL --vllm PATH), or set the url of another server in theseus.toml"
            )
    if not command.exists():
        raise TheseusError(f"{folder}: vLLM is installed but has no command 'vllm' there")
    return str(command)


def serve(server: Server, say: Callable[[str], None], patience: float = 900.0, every: float = 10.0) -> int:
    """Run the server until it ends or the user stops it (Ctrl-C): wait until it is healthy, then report its
    throughput every so many seconds. Returns its exit code; 0 when it was stopped."""
    process = subprocess.Popen(list(server.argv), env={**os.environ, **server.environment}, start_new_session=True)
    try:
        started = time.monotonic()
        while not _answers(f"{server.url}/health"):
            if (code := process.poll()) is not None:
                raise TheseusError(f"the server ended with code {code} before it was ready; its output is above")
            if time.monotonic() - started > patience:
                raise TheseusError(f"the server is not ready after {patience:.0f} s; give it a smaller model")
            time.sleep(0.2)
        say(f"ready after {time.monotonic() - started:.0f} s: {server.url}/v1")
        before, at = throughput(_metrics(server.url)), time.monotonic()
        while process.poll() is None:
            try:
                process.wait(every)
            except subprocess.TimeoutExpired:
                now, when = throughput(_metrics(server.url)), time.monotonic()
                if now != before:
                    say(_rates(before, now, when - at))
                before, at = now, when
        return process.returncode or 0
    except KeyboardInterrupt:
        say("stopping the server")
        return 0
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server and its workers: kindly first. Workers that outlive it are ended too: they hold the memory."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL) if process.poll() is None else ():
        try:
            os.killpg(process.pid, number)
            process.wait(_STOP_SECONDS)
            break
        except subprocess.TimeoutExpired:
            continue
        except ProcessLookupError:
            break
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


@dataclass(frozen=True)
class Throughput:
    """Counters since the server's start."""

    prompt: float = 0.0
    generated: float = 0.0
    cache_asked: float = 0.0
    cache_hit: float = 0.0


def throughput(metrics: str) -> Throughput:
    """The counters that matter, from vLLM's Prometheus page."""
    found: dict[str, float] = {}
    for line in metrics.splitlines():
        if line.startswith("vllm:"):
            name = line.split("{")[0].split(" ")[0].removesuffix("_total")
            found[name] = found.get(name, 0.0) + float(line.rsplit(" ", 1)[1])
    return Throughput(
        found.get("vllm:prompt_tokens", 0.0), found.get("vllm:generation_tokens", 0.0),
        found.get("vllm:prefix_cache_queries", 0.0), found.get("vllm:prefix_cache_hits", 0.0),
    )  # fmt: skip


def _rates(before: Throughput, now: Throughput, seconds: float) -> str:
    prompt, generated = (now.prompt - before.prompt) / seconds, (now.generated - before.generated) / seconds
    share = f", {now.cache_hit / now.cache_asked:.0%} of prompts from the cache" if now.cache_asked else ""
    return f"{prompt:.0f} prompt tokens/s, {generated:.0f} generated tokens/s{share}"


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _metrics(url: str) -> str:
    try:
        with urllib.request.urlopen(f"{url}/metrics", timeout=5) as answer:
            return str(answer.read().decode("utf-8", "replace"))
    except OSError:
        return ""
