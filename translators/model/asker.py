"""All candidates of a round at once, as they come: who asks the servers for the loop."""

from __future__ import annotations

import contextlib
import json
import queue
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from translators.attempt import Mode, Move, Proposal
from translators.model.answer import SCHEMA
from translators.model.client import Cancelled, Client, Reply, Sampling, estimate
from translators.model.context import Context, with_feedback
from translators.protocol import Event, TextDelta, Usage

T = TypeVar("T")


class Limits(Protocol):
    """What of the settings concerns a request: see `translators.model.translator.ModelSettings`."""

    @property
    def context(self) -> int: ...

    @property
    def answer(self) -> int: ...

    @property
    def temperature(self) -> float: ...

    @property
    def seed(self) -> int: ...


@dataclass
class Asker:
    """Asks for all candidates of a round at once and yields them as they come."""

    client: Client
    settings: Limits
    context: Context
    keep: Callable[[bytes], str]
    tell: Callable[[Event], None]
    cancel: threading.Event = field(default_factory=threading.Event)
    part: int = 0
    _late: list[Proposal] = field(default_factory=list)

    def unjudged(self) -> Sequence[Proposal]:
        return tuple(self._late)

    def propose(self, move: Move) -> Generator[Proposal]:
        messages = with_feedback(self.context, move)
        if move.base is not None and self.client.count(messages)[0] > self.settings.context - self.settings.answer:
            messages = with_feedback(self.context, replace(move, base=None))
        prompt = self.keep(json.dumps(list(messages), ensure_ascii=False).encode())
        stop = threading.Event()
        ready: queue.Queue[Proposal | BaseException] = queue.Queue()
        begun: queue.Queue[Proposal] = queue.Queue()  # cancelled in the middle
        self._late = []

        def ask(index: int) -> None:
            sampling = self._sampling(move, index)
            try:
                on_text, on_again = self._watching(move, index)
                reply = self.client.complete(messages, sampling, SCHEMA, on_text, _Either(stop, self.cancel), on_again)
                ready.put(_proposal(move, index, reply, prompt, sampling.seed))
            except Cancelled as error:
                if error.text:
                    begun.put(_begun(move, index, error, prompt, sampling.seed))
                ready.put(error)
            except BaseException as error:
                ready.put(error)

        asked = 0
        try:
            with ThreadPoolExecutor(max(1, len(move.indices)), thread_name_prefix="candidate") as pool:
                try:
                    for index in move.indices:
                        pool.submit(ask, index)
                    for _ in move.indices:
                        item = ready.get()
                        if isinstance(item, Proposal):
                            asked = item.prompt_tokens  # the same for all of a move
                            self.tell(Usage(item.prompt_tokens, item.completion_tokens, item.seconds))
                            yield item
                        elif not isinstance(item, Cancelled):
                            raise item
                    if self.cancel.is_set():
                        raise Cancelled
                finally:
                    stop.set()
        finally:
            whole = [item for item in _drained(ready) if isinstance(item, Proposal)]
            cut = [replace(item, prompt_tokens=asked) for item in _drained(begun)]
            self._late = [*whole, *cut]
            for item in self._late:
                self.tell(Usage(item.prompt_tokens, item.completion_tokens, item.seconds))

    def _sampling(self, move: Move, index: int) -> Sampling:
        """The first of a round is the most careful; a restart is bolder than what led nowhere."""
        warmth = self.settings.temperature + (0.2 if move.mode is Mode.RESTART else 0.0)
        temperature = 0.0 if index == 0 and move.mode is not Mode.RESTART else min(1.2, warmth)
        seed = self.settings.seed * 1_000_003 + move.round * 1009 + index
        return Sampling(temperature, 0.95, self.settings.answer, seed % (1 << 31))

    def _watching(self, move: Move, index: int) -> tuple[Callable[[str], None], Callable[[], None]]:
        """For whoever follows: what a candidate's text goes on with, and that it begins again."""

        def on_text(text: str, anew: bool = False) -> None:
            self.tell(TextDelta(text, move.round, index, self.part, anew))

        return on_text, lambda: on_text("", True)


class _Either(threading.Event):
    """Set when either of two events is."""

    def __init__(self, one: threading.Event, other: threading.Event) -> None:
        super().__init__()
        self._events = (one, other)

    def is_set(self) -> bool:
        return any(e.is_set() for e in self._events)


def _proposal(move: Move, index: int, reply: Reply, prompt: str, seed: int) -> Proposal:
    return Proposal(
        move.round, index, reply.text, prompt, reply.prompt_tokens, reply.completion_tokens, reply.seconds,
        reply.model, reply.endpoint, seed,
    )  # fmt: skip


def _begun(move: Move, index: int, cut: Cancelled, prompt: str, seed: int) -> Proposal:
    """The beginning of an answer. No server says what a request took that was cancelled: it is estimated."""
    return Proposal(
        move.round, index, cut.text, prompt, 0, estimate(cut.text), model=cut.model, endpoint=cut.endpoint, seed=seed
    )


def _drained(items: queue.Queue[T]) -> list[T]:
    found: list[T] = []
    with contextlib.suppress(queue.Empty):
        while True:
            found.append(items.get_nowait())
    return found
