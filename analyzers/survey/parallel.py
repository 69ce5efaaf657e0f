"""Work on parts of a list in forked processes, one part here.

Results cross by `marshal`: only from our own child, so nothing foreign is ever loaded, and several times faster than
pickles for plain values. A child that dies costs its own part a second time, never the result.
"""

from __future__ import annotations

import gc
import marshal
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

T = TypeVar("T")


@contextmanager
def without_collector() -> Iterator[None]:
    """No cyclic garbage collection in this block: facts are plain trees, and looking through millions of them again
    and again costs a fifth of a survey."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def in_parts(work: Callable[[Sequence[T]], Any], parts: Sequence[Sequence[T]]) -> list[Any]:
    """`work` of every part, in order. The results must be plain values (numbers, text, tuples, lists, dicts)."""
    if not parts:
        return []
    children: list[tuple[int, int, Sequence[T]]] = []
    try:
        for part in parts[1:]:
            children.append(_start(work, part))
        results = [work(parts[0])]
        while children:
            pid, pipe, part = children.pop(0)
            results.append(_result(pid, pipe, work, part))
        return results
    finally:
        for pid, pipe, _ in children:  # an exception here: nobody waits for them any more
            os.close(pipe)
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _start(work: Callable[[Sequence[T]], Any], part: Sequence[T]) -> tuple[int, int, Sequence[T]]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.close(reading)
            with os.fdopen(writing, "wb") as stream:
                stream.write(marshal.dumps(work(part)))
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    return pid, reading, part


def _result(pid: int, pipe: int, work: Callable[[Sequence[T]], Any], part: Sequence[T]) -> Any:
    with os.fdopen(pipe, "rb") as stream:
        data = stream.read()
    _, status = os.waitpid(pid, 0)
    return marshal.loads(data) if status == 0 else work(part)


def deal(items: Sequence[T], hands: int) -> list[list[T]]:
    """The items in so many parts, dealt like cards: sorted by size, each part gets its share of big ones."""
    return [list(items[start::hands]) for start in range(min(hands, len(items)))]
