"""Work on the batches of a list in several processes, this one among them.

Results cross by `marshal`: only from our own child, so nothing foreign is ever loaded, and several times faster than
pickles for plain values. A child that dies costs its own batches a second time, never the result.
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
_MOST = 10_000  # batches: a pipe holds 64 KiB


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
            # To the oldest generation, unread: else the next small collection would go through all of it.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def shared(work: Callable[[T], Any], batches: Sequence[T], jobs: int, own: Callable[[], None] | None = None) -> list[Any]:
    """`work` of every batch, in order, by `jobs` processes that each take the next one until none is left. The results
    must be plain values (numbers, text, tuples, lists, dicts). `own` is what only this process can do: it does that
    first, while the others work."""
    if jobs <= 1 or len(batches) <= 1:
        if own is not None:
            own()
        return [work(batch) for batch in batches]
    queue, filling = os.pipe()
    if len(batches) > _MOST:
        raise ValueError(f"{len(batches)} batches: more than a pipe holds")
    os.write(filling, b"".join(number.to_bytes(4) for number in range(len(batches))))
    os.close(filling)

    def take_all() -> list[tuple[int, Any]]:
        found = []
        while number := os.read(queue, 4):
            index = int.from_bytes(number)
            found.append((index, work(batches[index])))
        return found

    children: list[tuple[int, int]] = []
    done: dict[int, Any] = {}
    try:
        children += [_start(take_all) for _ in range(min(jobs, len(batches)) - 1)]
        if own is not None:
            own()
        done.update(take_all())
        while children:
            done.update(_result(*children.pop()))
    finally:
        os.close(queue)
        for pid, pipe in children:  # an exception here: nobody waits for them any more
            os.close(pipe)
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
    return [done[index] if index in done else work(batch) for index, batch in enumerate(batches)]


@contextmanager
def aside(work: Callable[[], None], jobs: int) -> Iterator[None]:
    """`work` while this block runs, in a process of its own where there may be several: what it leaves is on the disk
    when the block ends, and nothing else of it is kept."""
    if jobs <= 1:
        work()
        yield
        return

    pid, pipe = _start(work)
    try:
        yield
    finally:
        _result(pid, pipe)


def _start(work: Callable[[], Any]) -> tuple[int, int]:
    """A child that does the work, and where its result can be read."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(reading)
            with os.fdopen(writing, "wb") as stream:
                stream.write(marshal.dumps(work()))
        finally:
            os._exit(0)
    os.close(writing)
    return pid, reading


def _result(pid: int, pipe: int) -> Any:
    """What a child made; nothing when it died."""
    with os.fdopen(pipe, "rb") as stream:
        data = stream.read()
    os.waitpid(pid, 0)
    with suppress(EOFError, ValueError, TypeError):
        return marshal.loads(data) or ()
    return ()
