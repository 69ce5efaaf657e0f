"""The base of every node of the abstract syntax."""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.model import Span


@dataclass(frozen=True, eq=False, kw_only=True)
class Node:
    """`pos` is the byte offset in the file: what comes before what."""

    span: Span
    pos: int = 0
