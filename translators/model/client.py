"""The one door to model servers: OpenAI-compatible endpoints, least busy first, with failover.

A request is streamed. When its server fails in the middle, what came so far is dropped and the request goes to
the next server: an answer is counted once, when it is whole. Back-off is exponential with jitter, and longer
where the server says so. Keys come from the environment and are kept nowhere else.
"""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import openai

from analyzers.model import TheseusError

CHARACTERS_A_TOKEN = 3.0
"""For servers that don't count tokens: fewer characters a token than code has, so that counts err upwards."""
_COOL_SECONDS = 15.0
_STATUS_RETRIED = (408, 409, 425, 429, 500, 502, 503, 504)


class Cancelled(Exception):
    """The caller has no use for the answer any more. `text`: what had come of it; `endpoint` and `model`: from where."""

    def __init__(self, text: str = "", endpoint: str = "", model: str = "") -> None:
        super().__init__()
        self.text, self.endpoint, self.model = text, endpoint, model


@dataclass(frozen=True)
class Endpoint:
    """`url` ends in `/v1`. `model` may be empty: the first that the server lists. `key` names an environment
    variable; empty for servers without keys."""

    url: str
    model: str = ""
    key: str = ""


@dataclass(frozen=True)
class Sampling:
    temperature: float = 0.7
    top_p: float = 0.95
    max_tokens: int = 8192
    seed: int = 1


@dataclass(frozen=True)
class Reply:
    """A whole answer. Tokens are the server's own count where it gives one (`counted`). `tries` includes those
    that failed; `finish` is `stop`, `length`, …"""

    text: str
    model: str
    endpoint: str
    prompt_tokens: int
    completion_tokens: int
    counted: bool
    seconds: float
    tries: int
    finish: str


@dataclass
class _State:
    """What is known of one endpoint at this moment."""

    endpoint: Endpoint
    client: openai.OpenAI
    model: str
    busy: int = 0
    cool_until: float = 0.0
    structured: bool = True
    counts: bool = True
    failures: int = 0


Message = dict[str, str]
OnText = Callable[[str], None]


@dataclass
class Client:
    """Thread-safe. `timeout` is for silence (seconds without a byte), `attempts` for tries of one request."""

    endpoints: Sequence[Endpoint]
    timeout: float = 120.0
    attempts: int = 6
    backoff: float = 0.5
    sleep: Callable[[float], None] = time.sleep
    _states: list[_State] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        if not self.endpoints:
            raise TheseusError(
                "no model server is set: add an [[model.endpoints]] with its url to theseus.toml, "
                "or start one with 'theseus serve MODEL'"
            )
        for endpoint in self.endpoints:
            client = openai.OpenAI(
                base_url=endpoint.url, api_key=_key(endpoint), max_retries=0,
                timeout=openai.Timeout(self.timeout, connect=min(10.0, self.timeout)),
            )  # fmt: skip
            self._states.append(_State(endpoint, client, endpoint.model))

    # ------------------------------------------------------------------ asking

    def complete(
        self,
        messages: Sequence[Message],
        sampling: Sampling,
        schema: dict[str, Any] | None = None,
        on_text: OnText = lambda _: None,
        cancel: threading.Event | None = None,
        on_again: Callable[[], None] = lambda: None,
    ) -> Reply:
        """One answer. `on_again` is told when the request is made again: the text so far counts no more. Raises
        Cancelled, or TheseusError when every try failed or the request itself is wrong."""
        problem = ""
        for number in range(1, self.attempts + 1):
            if cancel is not None and cancel.is_set():
                raise Cancelled
            if number > 1:
                on_again()
            state = self._take()
            try:
                return self._ask(state, messages, sampling, schema, on_text, cancel, number)
            except openai.BadRequestError as error:
                if schema is None or not state.structured or not _about_schema(error):
                    raise TheseusError(f"{state.endpoint.url} refuses the request: {_words(error)}") from error
                state.structured = False  # this server can't enforce a schema: the parser does
            except (openai.AuthenticationError, openai.PermissionDeniedError, openai.NotFoundError) as error:
                problem = f"{state.endpoint.url}: {_words(error)}"
                self._fail(state, 10 * _COOL_SECONDS)
                if all(s.cool_until > time.monotonic() for s in self._states):
                    raise TheseusError(f"no model server takes the request; {problem}") from error
            except (openai.APIError, _Broken) as error:
                status = getattr(error, "status_code", None)
                problem = f"{state.endpoint.url}: {_words(error)}"
                if status is not None and status not in _STATUS_RETRIED:
                    raise TheseusError(f"{problem} (status {status})") from error
                self._fail(state, _retry_after(error))
                self._pause(number)
            finally:
                self._give(state)
        raise TheseusError(f"no model server answered in {self.attempts} tries; the last one: {problem}")

    def _ask(
        self, state: _State, messages: Sequence[Message], sampling: Sampling, schema: dict[str, Any] | None,
        on_text: OnText, cancel: threading.Event | None, number: int,
    ) -> Reply:  # fmt: skip
        started = time.monotonic()
        extra: dict[str, Any] = {}
        if schema is not None and state.structured:
            extra["response_format"] = response_format(schema)
        body: dict[str, Any] = {
            "model": self._model(state), "messages": list(messages), "temperature": sampling.temperature,
            "top_p": sampling.top_p, "max_tokens": sampling.max_tokens, "seed": sampling.seed, "stream": True,
            "stream_options": {"include_usage": True}, **extra,
        }  # fmt: skip
        parts: list[str] = []
        usage: tuple[int, int] | None = None
        finish = ""
        # As plain dictionaries: the client's own types cost more than all the rest of a piece, which is one token.
        stream: Any = state.client.post("/chat/completions", body=body, cast_to=object, stream=True, stream_cls=openai.Stream[Any])
        with stream:
            while (chunk := _next(stream)) is not None:
                piece = _read(chunk)
                usage = piece.usage or usage
                finish = piece.finish or finish
                if piece.text:
                    parts.append(piece.text)
                if cancel is not None and cancel.is_set():
                    raise Cancelled("".join(parts), state.endpoint.url, state.model)
                if piece.text:
                    on_text(piece.text)
        if not finish:  # the connection ended before the answer did
            raise _Broken("the stream ended in the middle")
        with self._lock:
            state.failures = 0
        text = "".join(parts)
        prompt, completion = usage or (estimate("".join(m["content"] for m in messages)), estimate(text))
        seconds = time.monotonic() - started
        return Reply(text, state.model, state.endpoint.url, prompt, completion, usage is not None, seconds, number, finish)

    # ------------------------------------------------------------------ counting

    def count(self, messages: Sequence[Message]) -> tuple[int, bool]:
        """Tokens of a prompt by the served model's own tokenizer, and whether that is exact."""
        for state in self._states:
            if not state.counts or state.cool_until > time.monotonic():
                continue
            root = state.client.with_options(base_url=state.endpoint.url.rstrip("/").removesuffix("/v1"))
            try:
                body = {"model": self._model(state), "messages": list(messages)}
                answer: Any = root.post("/tokenize", body=body, cast_to=object)
                return int(answer["count"]), True
            except openai.APIStatusError as error:
                state.counts = error.status_code >= 500
            except (openai.OpenAIError, ValueError, KeyError, TypeError):
                continue
        return sum(estimate(m["content"]) for m in messages), False

    def _model(self, state: _State) -> str:
        if not state.model:
            listed = state.client.models.list().data
            if not listed:
                raise TheseusError(f"{state.endpoint.url} serves no model")
            state.model = listed[0].id
        return state.model

    @property
    def name(self) -> str:
        """The model's name, for the record; empty when no server can say."""
        for state in self._states:
            try:
                return self._model(state)
            except openai.OpenAIError:
                continue
        return ""

    # ------------------------------------------------------------------ which server

    def _take(self) -> _State:
        """The least busy server that is not cooling down; else the one that is ready first."""
        with self._lock:
            now = time.monotonic()
            state = min(self._states, key=lambda s: (s.cool_until > now, s.busy, s.cool_until))
            state.busy += 1
            return state

    def _give(self, state: _State) -> None:
        with self._lock:
            state.busy -= 1

    def _fail(self, state: _State, seconds: float) -> None:
        with self._lock:
            state.failures += 1
            state.cool_until = time.monotonic() + (seconds or min(_COOL_SECONDS, self.backoff * 2**state.failures))

    def _pause(self, number: int) -> None:
        """Wait only when no server is ready: failing over is immediate."""
        now = time.monotonic()
        with self._lock:
            ready = min(s.cool_until for s in self._states)
        if ready > now:
            self.sleep(min(60.0, max(ready - now, self.backoff * 2 ** (number - 1)) * random.uniform(0.8, 1.2)))


class _Broken(Exception):
    """A stream that ended before its answer did."""


def _next(stream: Any) -> Any:
    """The next chunk, or None at the end. What goes wrong below the client library comes as `_Broken`."""
    try:
        return next(stream, None)
    except openai.OpenAIError:
        raise
    except Exception as error:
        raise _Broken(f"the stream broke: {type(error).__name__}: {error}") from error


@dataclass(frozen=True)
class _Piece:
    """What one chunk of a stream says. `usage`: tokens of the prompt and of the answer."""

    text: str = ""
    finish: str = ""
    usage: tuple[int, int] | None = None


def _read(chunk: Any) -> _Piece:
    """A chunk as the protocol has it; anything else is a server that can't be relied on."""
    try:
        used = chunk.get("usage")
        usage = (int(used["prompt_tokens"]), int(used["completion_tokens"])) if used else None
        choices = chunk.get("choices") or ()
        if not choices:
            return _Piece(usage=usage)
        first = choices[0]
        text, finish = (first.get("delta") or {}).get("content") or "", first.get("finish_reason") or ""
        if not isinstance(text, str) or not isinstance(finish, str):
            raise TypeError("a text that is none")
        return _Piece(text, finish, usage)
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        raise _Broken(f"a piece of the stream is not in the form of the protocol: {str(chunk)[:100]}") from error


def response_format(schema: dict[str, Any]) -> dict[str, Any]:
    """How the protocol asks a server to enforce a schema."""
    return {"type": "json_schema", "json_schema": {"name": "translation", "schema": schema, "strict": True}}


def estimate(text: str) -> int:
    return int(len(text) / CHARACTERS_A_TOKEN) + 1


def _key(endpoint: Endpoint) -> str:
    if not endpoint.key:
        return "none"
    value = os.environ.get(endpoint.key, "")
    if not value:
        raise TheseusError(f"the environment variable {endpoint.key} holds no key for {endpoint.url}: set it")
    return value


def _about_schema(error: openai.APIError) -> bool:
    words = str(error).casefold()
    return any(w in words for w in ("response_format", "json_schema", "guided", "structured", "grammar", "schema"))


def _words(error: Exception) -> str:
    body = getattr(error, "message", "") or str(error)
    return " ".join(str(body).split())[:300]


def _retry_after(error: Exception) -> float:
    response = getattr(error, "response", None)
    try:
        return min(120.0, float(response.headers.get("retry-after", 0))) if response is not None else 0.0
    except ValueError:
        return 0.0
