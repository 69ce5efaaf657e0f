"""Candidates of a round are asked for at once; what is cancelled is accounted for."""

from __future__ import annotations

import threading
import time

from tests.translators.model.scripted import ScriptedServer, tokens
from translators.attempt import Mode, Move
from translators.model.asker import Asker
from translators.model.client import Client, Endpoint, estimate
from translators.model.context import Context
from translators.model.translator import ModelSettings
from translators.protocol import Event, Usage

CONTEXT = Context(({"role": "user", "content": "translate this"},), 4, True)
MOVE = Move(0, Mode.FRESH, (0, 1, 2, 3))
LONG = "word " * 100


def test_answers_that_nobody_waits_for_any_more_are_counted_as_far_as_they_came() -> None:
    gate, told = threading.Event(), list[Event]()
    with ScriptedServer(lambda _, n: "done" if n == 0 else LONG, gate=lambda _: gate, ungated=1) as server:
        asker = Asker(Client([Endpoint(server.url)]), ModelSettings(), CONTEXT, lambda _: "", told.append)
        proposals = asker.propose(MOVE)
        first = next(proposals)
        while len(server.requests) < 4:
            time.sleep(0.01)
        threading.Timer(0.3, gate.set).start()  # a cancelled request ends with its next piece
        proposals.close()
    assert first.text == "done" and len({p.index for p in (first, *asker.unjudged())}) == 4
    for late in asker.unjudged():
        assert late.text and LONG.startswith(late.text) and late.prompt_tokens == first.prompt_tokens
        assert late.completion_tokens == (tokens(LONG) if late.text == LONG else estimate(late.text))
    used = [e for e in told if isinstance(e, Usage)]
    assert sum(u.completion_tokens for u in used) == sum(p.completion_tokens for p in (first, *asker.unjudged()))


def test_when_all_are_taken_nothing_is_left() -> None:
    with ScriptedServer(lambda *_: "done") as server:
        asker = Asker(Client([Endpoint(server.url)]), ModelSettings(), CONTEXT, lambda _: "", lambda _: None)
        assert sorted(p.index for p in asker.propose(MOVE)) == [0, 1, 2, 3]
    assert asker.unjudged() == ()
