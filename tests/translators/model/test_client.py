"""Requests go to the least busy server, fail over, are counted once, and stop when nobody wants them."""

from __future__ import annotations

import threading

import pytest

from analyzers.model import TheseusError
from tests.translators.model.scripted import Fail, ScriptedServer, tokens
from translators.model.client import Cancelled, Client, Endpoint, Sampling

ASK = [{"role": "user", "content": "translate this"}]
SCHEMA = {"type": "object"}


def client(*servers: ScriptedServer, **options: object) -> Client:
    return Client([Endpoint(s.url) for s in servers], backoff=0.001, timeout=10.0, **options)  # type: ignore[arg-type]


def test_an_answer_is_streamed_and_its_tokens_are_the_servers() -> None:
    seen: list[str] = []
    with ScriptedServer(lambda *_: "word " * 50) as server:
        reply = client(server).complete(ASK, Sampling(seed=7, temperature=0.3), SCHEMA, seen.append)
    assert reply.text == "".join(seen) == "word " * 50 and len(seen) > 1
    assert (reply.prompt_tokens, reply.completion_tokens) == (tokens("translate this"), tokens("word " * 50))
    assert reply.counted and reply.tries == 1 and reply.model == "scripted-model" and reply.finish == "stop"
    asked = server.requests[0]
    assert asked["seed"] == 7 and asked["temperature"] == 0.3 and asked["stream"]
    assert asked["response_format"]["json_schema"]["schema"] == SCHEMA


@pytest.mark.parametrize("failure", [Fail(0), Fail(500), Fail(503), Fail(429, retry_after="0.01"), Fail(0, after=0)])
def test_a_server_that_fails_is_left_for_another_and_nothing_counts_twice(failure: Fail) -> None:
    with ScriptedServer(lambda *_: failure) as bad, ScriptedServer(lambda *_: "whole") as good:
        reply = client(bad, good).complete(ASK, Sampling())
        assert reply.text == "whole" and reply.endpoint == good.url and reply.tries == 2
        assert reply.completion_tokens == tokens("whole")
        assert (len(bad.requests), len(good.requests)) == (1, 1)


@pytest.mark.parametrize(
    "garbage",
    [{"choices": "x"}, {"choices": [3]}, [], "text", {"choices": [{"delta": {"content": {"a": 1}}}]}, {"choices": [{"delta": "x"}]},
     {"usage": {"prompt_tokens": "many"}}, {"error": {"message": "out of memory"}}],
)  # fmt: skip
def test_a_server_that_streams_nonsense_is_left_for_another(garbage: object) -> None:
    with ScriptedServer(lambda *_: Fail(garbage=garbage)) as bad, ScriptedServer(lambda *_: "whole") as good:
        reply = client(bad, good).complete(ASK, Sampling())
        assert (reply.text, reply.endpoint, reply.tries) == ("whole", good.url, 2)


def test_one_server_is_tried_again_after_a_while_and_given_up_in_the_end() -> None:
    waits: list[float] = []
    with ScriptedServer(lambda _, n: Fail(500) if n < 3 else "at last") as server:
        asking = client(server, sleep=waits.append, attempts=4)
        assert asking.complete(ASK, Sampling()).text == "at last"
        assert len(waits) == 3 and waits[0] < waits[2]
    with ScriptedServer(lambda *_: Fail(502)) as server:
        with pytest.raises(TheseusError, match="no model server answered in 3 tries"):
            client(server, sleep=waits.append, attempts=3).complete(ASK, Sampling())
        assert len(server.requests) == 3


def test_a_server_says_how_long_to_wait() -> None:
    waits: list[float] = []
    with ScriptedServer(lambda _, n: Fail(429, retry_after="20") if n == 0 else "ok") as server:
        client(server, sleep=waits.append).complete(ASK, Sampling())
    assert 15 < waits[0] < 25


def test_a_server_without_schemas_is_asked_without() -> None:
    with ScriptedServer(lambda *_: "{}", structured=False) as server:
        asking = client(server)
        assert asking.complete(ASK, Sampling(), SCHEMA).text == "{}"
        assert asking.complete(ASK, Sampling(), SCHEMA).text == "{}"
    assert ["response_format" in r for r in server.requests] == [True, False, False]


def test_a_wrong_request_and_a_wrong_key_are_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedServer(lambda *_: Fail(400, message="too long")) as server:
        with pytest.raises(TheseusError, match="too long"):
            client(server).complete(ASK, Sampling())
        assert len(server.requests) == 1
    with ScriptedServer(lambda *_: Fail(401, message="who are you")) as server:
        with pytest.raises(TheseusError, match="who are you"):
            client(server).complete(ASK, Sampling())
        assert len(server.requests) == 1
    monkeypatch.delenv("NO_SUCH_KEY", raising=False)
    with pytest.raises(TheseusError, match="NO_SUCH_KEY holds no key"):
        Client([Endpoint("http://localhost:1/v1", "m", "NO_SUCH_KEY")])
    with pytest.raises(TheseusError, match="no model server is set"):
        Client([])


def test_requests_spread_over_servers() -> None:
    gate = threading.Event()
    with ScriptedServer(lambda *_: "a" * 100, gate=lambda _: gate) as one, ScriptedServer(lambda *_: "b" * 100, gate=lambda _: gate) as two:
        asking = client(one, two)
        threads = [threading.Thread(target=asking.complete, args=(ASK, Sampling())) for _ in range(8)]
        for thread in threads:
            thread.start()
        while len(one.requests) + len(two.requests) < 8:
            pass
        gate.set()
        for thread in threads:
            thread.join()
    assert (len(one.requests), len(two.requests)) == (4, 4)


def test_a_cancelled_request_ends_in_the_middle() -> None:
    cancel = threading.Event()
    with ScriptedServer(lambda *_: "word " * 50) as server, pytest.raises(Cancelled):
        client(server).complete(ASK, Sampling(), None, lambda _: cancel.set(), cancel)


def test_tokens_are_counted_by_the_server_or_estimated_upwards() -> None:
    long = [{"role": "user", "content": "int x = 1;\n" * 100}]
    with ScriptedServer(lambda *_: "") as server:
        assert client(server).count(long) == (tokens(long[0]["content"]), True)
    with ScriptedServer(lambda *_: "", tokenizes=False) as server:
        count, exact = client(server).count(long)
        assert not exact and count >= tokens(long[0]["content"])
    with ScriptedServer(lambda *_: "text", usage=False) as server:
        assert not client(server).complete(ASK, Sampling()).counted


def test_what_an_answer_said_before_it_broke_off_is_taken_back() -> None:
    said: list[str] = []
    with ScriptedServer(lambda _, number: "the whole answer" * 9 if number else Fail(after=2)) as server:
        reply = client(server).complete(ASK, Sampling(), on_text=said.append, on_again=said.clear)
    assert "".join(said) == reply.text == "the whole answer" * 9
