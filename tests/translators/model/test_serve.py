"""A server is started with flags for the machine, waited for, watched and stopped. The `vllm` here is scripted."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from analyzers.model import TheseusError
from translators.model import serve
from translators.model.serve import Machine, plan_server, throughput

GIB = 1 << 30
SCRIPTED = """#!{python}
import http.server, sys
count = 0
class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *a): pass
    def do_GET(self):
        global count
        count += 100
        body = ("vllm:generation_tokens_total{{m=\\"x\\"}} %d\\n# x\\nvllm:prefix_cache_queries_total 10\\n"
                "vllm:prefix_cache_hits_total 7\\n" % count).encode()
        self.send_response(200); self.send_header("Content-Length", str(len(body))); self.end_headers()
        self.wfile.write(body)
port = int(sys.argv[sys.argv.index("--port") + 1])
if "broken" in sys.argv: sys.exit(7)
http.server.HTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""


def scripted(folder: Path) -> str:
    path = folder / "vllm"
    path.write_text(SCRIPTED.format(python=sys.executable))
    path.chmod(0o755)
    return str(path)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def flag(argv: tuple[str, ...], name: str) -> str:
    return argv[argv.index(name) + 1]


def test_flags_follow_from_the_machine() -> None:
    large = plan_server("vllm", "m", Machine(80 * GIB, 1, 100 * GIB), context=32768).argv
    assert flag(large, "--max-num-seqs") == "256" and flag(large, "--max-model-len") == "32768"
    assert json.loads(flag(large, "--structured-outputs-config"))["disable_any_whitespace"] is True
    assert "--enable-prefix-caching" in large and flag(large, "--host") == "127.0.0.1"
    small = plan_server("vllm", "m", Machine(8 * GIB, 1, 16 * GIB), context=32768).argv
    assert flag(small, "--max-num-seqs") == "16" and flag(small, "--max-model-len") == "8192"
    several = plan_server("vllm", "m", Machine(80 * GIB, 3, 100 * GIB)).argv
    assert flag(several, "--tensor-parallel-size") == "2"
    none = plan_server("vllm", "m", Machine(0, 0, 24 * GIB), adapters=["a=/x"])
    assert "--no-enable-chunked-prefill" in none.argv and flag(none.argv, "--max-num-batched-tokens") == "8192"
    assert flag(none.argv, "--max-num-seqs") == "32" and flag(none.argv, "--max-model-len") == "8192"
    less = plan_server("vllm", "m", Machine(0, 0, 8 * GIB)).argv
    assert flag(less, "--max-num-seqs") == "8" and flag(less, "--max-model-len") == "4096"
    assert none.environment["VLLM_CPU_KVCACHE_SPACE"] == "4" and "--enable-lora" in none.argv


def test_counters_are_read_and_summed() -> None:
    page = 'vllm:prompt_tokens_total{a="1"} 5\nvllm:prompt_tokens_total{a="2"} 6.0\nother 3\n# vllm:x 1\n'
    assert throughput(page).prompt == 11


def test_a_server_is_waited_for_watched_and_stopped(tmp_path: Path) -> None:
    server = plan_server(scripted(tmp_path), "m", Machine(0, 0, 8 * GIB), free_port())
    said: list[str] = []
    enough = threading.Event()

    def say(text: str) -> None:
        said.append(text)
        if "generated tokens/s" in text and not enough.is_set():
            enough.set()
            raise KeyboardInterrupt

    assert serve.serve(server, say, every=0.05) == 0
    assert said[0].startswith("ready after") and server.url in said[0]
    assert "70% of prompts from the cache" in said[1] and said[-1] == "stopping the server"
    with pytest.raises(OSError), socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2])), 1):
        pass


def test_workers_that_outlive_the_server_are_ended_too(tmp_path: Path) -> None:
    """The server ends at once and leaves a worker of its group behind, as an engine that is busy does."""
    mark = tmp_path / "worker"
    script = f"import subprocess, sys; p = subprocess.Popen(['sleep', '600']); open({str(mark)!r}, 'w').write(str(p.pid))"
    process = subprocess.Popen([sys.executable, "-c", script], start_new_session=True)
    process.wait()
    worker = int(mark.read_text())
    os.kill(worker, 0)  # it runs
    serve.stop(process)
    status = Path(f"/proc/{worker}/status")
    while status.exists() and "zombie" not in status.read_text():
        time.sleep(0.01)


def test_a_server_that_ends_at_once_is_reported(tmp_path: Path) -> None:
    server = plan_server(scripted(tmp_path), "m", Machine(0, 0, 8 * GIB), free_port(), extra=["broken"])
    with pytest.raises(TheseusError, match="ended with code 7"):
        serve.serve(server, lambda _: None)
