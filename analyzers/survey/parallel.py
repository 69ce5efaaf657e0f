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
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")
_MOST = 10_000  # batches: a pipe holds 64 KiB
_LENGTH = 8  # bytes that tell how long a result is


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

    def next_batch() -> int | None:
        number = os.read(queue, 4)
        return int.from_bytes(number) if number else None

    def take_all(results: int) -> None:
        while (index := next_batch()) is not None:
            told = marshal.dumps((index, work(batches[index])))
            _write(results, len(told).to_bytes(_LENGTH) + told)

    children: list[_Child] = []
    done: dict[int, Any] = {}
    try:
        children += [_start(take_all) for _ in range(min(jobs, len(batches)) - 1)]
        if own is not None:
            own()
        while (index := next_batch()) is not None:
            done[index] = work(batches[index])
            for child in children:  # as they come, so that nothing is left to read when all are done
                done.update(child.told())
        while children:
            child = children[-1]
            child.wait()
            done.update(child.told())
            children.pop().close()
    finally:
        os.close(queue)
        for child in children:  # an exception here: nobody waits for them any more
            child.stop()
    return [done[index] if index in done else work(batch) for index, batch in enumerate(batches)]


@dataclass
class _Child:
    """A process that works for this one; `results` is a file of memory that both have, to which it adds and from which
    this one reads. A pipe holds so little that it would wait for us."""

    pid: int
    results: int
    read: int = 0  # bytes of the results

    def told(self) -> Iterator[tuple[int, Any]]:
        """What it has told since it was asked last: numbers of batches and their results."""
        while len(length := os.pread(self.results, _LENGTH, self.read)) == _LENGTH:
            told = os.pread(self.results, int.from_bytes(length), self.read + _LENGTH)
            if len(told) < int.from_bytes(length):
                return  # it is still being written, or the child died
            yield marshal.loads(told)
            self.read += _LENGTH + len(told)

    def wait(self) -> None:
        os.waitpid(self.pid, 0)

    def close(self) -> None:
        os.close(self.results)

    def stop(self) -> None:
        self.close()
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            self.wait()


def _start(work: Callable[[int], None]) -> _Child:
    """A child that does the work, given the file for its results."""
    results = os.memfd_create("results")
    pid = os.fork()
    if pid == 0:
        try:
            work(results)
        finally:
            os._exit(0)
    return _Child(pid, results)


def _write(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]
