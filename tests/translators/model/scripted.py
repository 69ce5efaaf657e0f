"""A scripted server that speaks the OpenAI protocol: no model, it says what a test tells it to.

It streams, counts tokens (a token is four bytes), lists its one model, and can fail in every way that servers do.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.serving import LocalServer


@dataclass(frozen=True)
class Fail:
    """Instead of an answer. `status` 0 breaks the connection after `after` chunks, and after `garbage` if given."""

    status: int = 0
    after: int = 2
    retry_after: str = ""
    message: str = "scripted failure"
    garbage: Any = None


Script = Callable[[dict[str, Any], int], "str | Fail"]


def answer(*files: tuple[str, str], notes: str = "") -> str:
    """An answer as the model translator wants it."""
    return json.dumps({"files": [{"path": p, "text": t} for p, t in files], "notes": notes})


def tokens(text: str) -> int:
    return len(text.encode()) // 4 + 1


@dataclass
class ScriptedServer(LocalServer):
    """A context manager. `script` gets each request and its number; `requests` keeps what was asked."""

    script: Script
    model: str = "scripted-model"
    tokenizes: bool = True
    structured: bool = True
    usage: bool = True
    gate: Callable[[dict[str, Any]], threading.Event] | None = None  # what a request's answer waits for, after each chunk
    ungated: int = 0  # so many of the first do not
    count: Callable[[str], int] = tokens
    requests: list[dict[str, Any]] = field(default_factory=list)
    busiest: int = 0
    _busy: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return f"{self.root}/v1"

    def enter(self, request: dict[str, Any]) -> int:
        with self._lock:
            self.requests.append(request)
            self._busy += 1
            self.busiest = max(self.busiest, self._busy)
            return len(self.requests) - 1

    def leave(self) -> None:
        with self._lock:
            self._busy -= 1


class _Handler(BaseHTTPRequestHandler):
    owner: ScriptedServer
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        self._json(200, {"object": "list", "data": [{"id": self.owner.model, "object": "model", "created": 0, "owned_by": "t"}]})

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/tokenize":
            if not self.owner.tokenizes:
                return self._json(404, {"error": {"message": "not here"}})
            return self._json(200, {"count": sum(self.owner.count(m["content"]) for m in request["messages"])})
        number = self.owner.enter(request)
        try:
            if "response_format" in request and not self.owner.structured:
                return self._json(400, {"error": {"message": "response_format json_schema is not supported"}})
            said = self.owner.script(request, number)
            if isinstance(said, Fail) and said.status:
                headers = {"Retry-After": said.retry_after} if said.retry_after else {}
                return self._json(said.status, {"error": {"message": said.message}}, headers)
            gate = self.owner.gate(request) if self.owner.gate is not None and number >= self.owner.ungated else None
            self._stream(request, said, gate)
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            self.owner.leave()

    def _stream(self, request: dict[str, Any], said: str | Fail, gate: threading.Event | None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        text = "x" * 60 if isinstance(said, Fail) else said
        size = max(20, len(text) // 6)
        pieces = [text[at : at + size] for at in range(0, len(text), size)]
        for position, piece in enumerate(pieces):
            if isinstance(said, Fail) and position == said.after:
                if said.garbage is not None:
                    self._event(said.garbage)
                self.close_connection = True
                self.connection.shutdown(2)
                return
            self._event(self._chunk({"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]}))
            if gate is not None:
                gate.wait(60)
        self._event(self._chunk({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}))
        if self.owner.usage:
            asked, given = sum(self.owner.count(m["content"]) for m in request["messages"]), self.owner.count(text)
            usage = {"prompt_tokens": asked, "completion_tokens": given, "total_tokens": asked + given}
            self._event(self._chunk({"choices": [], "usage": usage}))
        self._write(b"data: [DONE]\n\n")
        self._write(b"")

    def _chunk(self, rest: dict[str, Any]) -> dict[str, Any]:
        return {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": self.owner.model, **rest}

    def _event(self, value: dict[str, Any]) -> None:
        self._write(b"data: " + json.dumps(value).encode() + b"\n\n")

    def _write(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _json(self, status: int, value: Any, headers: dict[str, str] | None = None) -> None:
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, text in (headers or {}).items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(data)


ScriptedServer.handler = _Handler
