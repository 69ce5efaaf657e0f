"""Work that takes longer than a page may. It is done beside the page, which looks in on it and is drawn again when it
has ended; two who ask for the same have it done once. Work that changes the project is a job's (`services.jobs`)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as StillAtWork
from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")
PATIENCE = 0.25
"""Seconds that a page waits before it says that something takes longer: most things don't."""
_KEPT = 64
"""So many results stay for those who ask again."""
_AT_ONCE = threading.BoundedSemaphore(4)
_guard = threading.Lock()
_known: dict[Hashable, Future[Any]] = {}


def result(key: Hashable, what: str, do: Callable[[], T], so_far: Callable[[], str] = str) -> T | None:
    """What `do` returns, or raises: it is done once for a key, whoever asks. None while it is at work; the page then
    says `what` is done with the text that there is `so_far`, and is drawn again at its end."""
    future = _started(key, do)
    try:
        found: T = future.result(PATIENCE)
    except StillAtWork:
        if not future.done():
            _wait(future, what, so_far)
            return None
        _forget(key)  # what was raised is the work's own
        raise
    except BaseException:
        _forget(key)  # the next one to ask has it tried again
        raise
    return found


def _started(key: Hashable, do: Callable[[], T]) -> Future[T]:
    with _guard:
        future = _known.pop(key, None)
        if future is None:
            future = Future()
            threading.Thread(target=_work, args=(future, do), daemon=True).start()
        _known[key] = future  # those asked for last come last
        for old in [k for k, f in _known.items() if f.done()][: max(0, len(_known) - _KEPT)]:
            del _known[old]
        return future


def _work(future: Future[T], do: Callable[[], T]) -> None:
    with _AT_ONCE:
        try:
            future.set_result(do())
        except BaseException as error:
            future.set_exception(error)


def _forget(key: Hashable) -> None:
    with _guard:
        _known.pop(key, None)


def _wait(future: Future[Any], what: str, so_far: Callable[[], str]) -> None:
    st.info(f"{what} …", icon=":material/hourglass_top:")

    @st.fragment(run_every=0.5)
    def look() -> None:
        if future.done():
            st.rerun()
        if text := so_far():
            st.text(text)

    look()
