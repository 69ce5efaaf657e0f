"""The records of indexed and relative files, in the formats that are known.

Each run time keeps them in its own way, so that their bytes say nothing; what is in them does. Known are Berkeley DB's
B-trees (in which GnuCOBOL keeps an indexed file; layout: Berkeley DB 5.3, dbinc/db_page.h), slots with a length before
each (a relative file of GnuCOBOL, and of the rules' run time), and the rules' run time's indexed files.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import zip_longest

_OURS = b"theseus indexed file 2\n"
_BTREE_MAGIC, _LEAF, _OVERFLOW_PAGE = 0x053162, 5, 7
_PLAIN, _OVERFLOW, _DELETED = 1, 3, 0x80
_HEADER = struct.Struct("<8xIIIHHBB")  # of a page: its number, the one before, the next, entries, data in it, level, type
_SLOT = 8  # bytes of a length
_LARGEST = 8 << 20  # bytes of a file that is looked into


def records(content: bytes) -> tuple[bytes, ...] | None:
    """The records in the order of the primary key (of relative files: by their number, which stands before each). None: not
    a format that is known, damaged, or too large."""
    try:
        if len(content) > _LARGEST:
            return None
        if content.startswith(_OURS):
            return tuple(_of_ours(content[len(_OURS) :]))
        if len(content) >= 512 and struct.unpack_from("<I", content, 12)[0] == _BTREE_MAGIC:
            return tuple(_of_btree(content))
        return _of_slots(content)
    except (struct.error, LookupError, ValueError):
        return None


def is_known(content: bytes) -> bool:
    """Whether a file is in one of these formats."""
    return records(content) is not None


def differing_records(left: bytes, right: bytes) -> tuple[int, bytes, bytes] | None:
    """Which record (from 1) of two files is not the same, and what it is in each (nothing: there are no more); None where
    none is, or where a format is not known. A file that is not there is one without records."""
    mine, theirs = (records(content) if content else () for content in (left, right))
    if mine is None or theirs is None:
        return None
    rows = enumerate(zip_longest(mine, theirs, fillvalue=b""), 1)
    return next(((number, a, b) for number, (a, b) in rows if a != b), None)


def _of_ours(data: bytes) -> Iterator[bytes]:
    """How many records there are; of each, its primary key and itself, each behind its length. The other keys' orders follow."""
    (count,) = struct.unpack_from("<Q", data, 0)
    at = 8

    def text() -> bytes:
        nonlocal at
        (size,) = struct.unpack_from("<Q", data, at)
        at += 8 + size
        if at > len(data):
            raise ValueError("cut short")
        return data[at - size : at]

    for _ in range(count):
        text()
        yield text()


def _of_btree(content: bytes) -> Iterator[bytes]:
    (size,) = struct.unpack_from("<I", content, 20)
    pages = {}
    for start in range(0, len(content), size):
        number, before, after, entries, used, _, kind = _HEADER.unpack_from(content, start)
        pages[number] = (start, before, after, entries, used, kind)
    leaf = next((page for page in pages.values() if page[5] == _LEAF and page[1] == 0), None)
    seen, room = 0, len(content)
    while leaf is not None:
        start, _, after, entries, _, _ = leaf
        places = struct.unpack_from(f"<{entries}H", content, start + _HEADER.size)
        for key, data in zip(places[::2], places[1::2], strict=True):
            if not content[start + key + 2] & _DELETED and not content[start + data + 2] & _DELETED:
                item = _item(content, start + data, pages)
                room -= len(item)
                if room < 0:
                    raise ValueError("more in it than there is of it")
                yield item
        seen += 1
        if seen > len(pages):
            raise ValueError("pages in a circle")
        leaf = pages[after] if after else None


def _item(content: bytes, at: int, pages: dict[int, tuple[int, int, int, int, int, int]]) -> bytes:
    size, kind = struct.unpack_from("<HB", content, at)
    if kind == _PLAIN:
        return content[at + 3 : at + 3 + size]
    if kind != _OVERFLOW:
        raise ValueError("duplicates in a primary index")
    number, total = struct.unpack_from("<II", content, at + 4)
    if total > len(content):
        raise ValueError("longer than the file")
    out = b""
    while number and len(out) < total:
        start, _, number, _, used, page = pages[number]
        if page != _OVERFLOW_PAGE or not used:
            raise ValueError("not a page of an overflow")
        out += content[start + _HEADER.size : start + _HEADER.size + used]
    if len(out) != total:
        raise ValueError("cut short")
    return out


def _of_slots(content: bytes) -> tuple[bytes, ...] | None:
    """Slots are as long as the longest record: a file is one of these where its length is a whole number of slots for the
    first record's length, and no other record is longer."""
    if not content:
        return ()
    (first,) = struct.unpack_from("<Q", content, 0)
    for room in range(max(first, 1), min(len(content), 1 << 16)):
        if len(content) % (_SLOT + room):
            continue
        used = [struct.unpack_from("<Q", content, at)[0] for at in range(0, len(content), _SLOT + room)]
        if max(used) == room:
            return tuple(
                struct.pack("<Q", number) + content[number * (_SLOT + room) + _SLOT :][:length]
                for number, length in enumerate(used)
                if length
            )
    return None
