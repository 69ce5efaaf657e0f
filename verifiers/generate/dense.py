"""Many small questions in one input: lines of known inputs, each with other numbers, words and hex digits.

The lines of a command script or of a data file are nearly independent of each other. One case with a hundred
varied lines asks a hundred questions for the price of one process, and keeps each line plausible, since only
tokens of its own kind change. Whatever line it was, shrinking finds it again.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from verifiers.generate.dates import WRITTEN, rewritten
from verifiers.generate.values import Values

_TOKEN = re.compile(
    rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])|(?<!\w)(?:[0-9A-Fa-f]{2}){2,}(?!\w)|[A-Za-z_][A-Za-z0-9_]*|'[^'\n]*'"
)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?$")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2})+$")
_POWERS = [1 << k for k in range(3, 33)] + [1 << 63]
MAX_LINES = 200
MAX_BYTES = 16_000


def templates(texts: Sequence[bytes]) -> dict[bytes, list[bytes]]:
    """The distinct lines of these texts by their first word, so that every command has the same chance."""
    found: dict[bytes, dict[bytes, None]] = {}
    for text in texts:
        for line in text.split(b"\n"):
            if line.strip() and len(line) <= 300:
                found.setdefault(line.split()[0].lower()[:24], {})[line] = None
    return {key: list(lines)[:60] for key, lines in found.items()}


def dense(known: dict[bytes, list[bytes]], text: bytes, rng: random.Random, values: Values) -> bytes:
    """A text of many varied lines. Half the time it is a known text whose every line is varied or repeated in
    its own order (so that state is set up as it should be); else lines of one or of all kinds, mixed."""
    out: list[bytes] = []
    size = 0
    rate = rng.choice((0.15, 0.35, 0.6))
    ending = rng.random() < 0.03

    def add(line: bytes) -> bool:
        nonlocal size
        out.append(line)
        size += len(line) + 1
        return len(out) < MAX_LINES and size < MAX_BYTES

    keys = list(known)
    if text.strip() and rng.random() < 0.5:
        for line in text.split(b"\n"):
            more = add(line)
            for _ in range(rng.choice((0, 0, 1, 1, 2, 4))):
                more = more and add(vary(line, rng, values, rate))
            if not more:
                break
    elif keys:
        chosen = keys if rng.random() < 0.5 else rng.sample(keys, min(len(keys), rng.randrange(1, 4)))
        prefix = text.split(b"\n")[: rng.randrange(0, 12)] if rng.random() < 0.6 else []
        for line in prefix:
            add(line)
        while True:
            line = rng.choice(known[rng.choice(chosen)])
            if not add(vary(line, rng, values, rate) if rng.random() < 0.9 else line):
                break
            if rng.random() < 0.08 and not add(out[-1]):
                break
    return b"\n".join(out) + (b"" if ending else b"\n")


def vary(line: bytes, rng: random.Random, values: Values, rate: float) -> bytes:
    """The line with some of its tokens replaced by others of their kind; at least one, where there is any."""
    tokens = list(_TOKEN.finditer(line))
    if not tokens:
        return line
    if WRITTEN.search(line) and rng.random() < 0.3 and (dates := list(rewritten(line, values.mined))):
        return rng.choice(dates)
    if b"," in line and rng.random() < 0.12:
        return _list(line, rng)
    sure = rng.randrange(len(tokens))
    out, at = bytearray(), 0
    for index, token in enumerate(tokens):
        out += line[at : token.start()]
        first_word = index == 0 and not _NUMBER.match(token.group())
        changes = (index == sure and not first_word) or (
            rng.random() < rate and not (first_word and rng.random() < 0.95)
        )
        out += _other(token.group(), rng, values, tokens) if changes else token.group()
        at = token.end()
    return bytes(out + line[at:])


def _list(line: bytes, rng: random.Random) -> bytes:
    """One item of a list less, one twice, or two the other way round."""
    items = line.split(b",")
    at = rng.randrange(len(items) - 1) + (1 if len(items) > 2 and rng.random() < 0.5 else 0)
    dice = rng.random()
    if dice < 0.45:
        del items[at]
    elif dice < 0.85:
        items.insert(at, items[at])
    else:
        items[at], items[at - 1] = items[at - 1], items[at]
    return b",".join(items)


def _other(token: bytes, rng: random.Random, values: Values, tokens: list[re.Match[bytes]]) -> bytes:
    if rng.random() < 0.12:
        return rng.choice(tokens).group()
    if token.startswith(b"'"):
        return b"'" + _text(token[1:-1], rng, values) + b"'"
    if len(token) >= 4 and _HEX.match(token) and rng.random() < 0.85:
        return _hex(token, rng)
    if _NUMBER.match(token):
        return number(token, rng, values)
    dice = rng.random()
    if dice < 0.4 and values.keywords:
        return rng.choice(values.keywords)
    if dice < 0.7:
        return values.word(rng)
    return _text(token, rng, values)


def number(token: bytes, rng: random.Random, values: Values) -> bytes:
    """A number instead of another: near it, a limit of a machine type, a power of two, a tie, a mined one."""
    value = float(token) if b"." in token else int(token)
    dice = rng.random()
    if dice < 0.2:
        new: int | float = value + rng.choice((-2, -1, 1, 2))
    elif dice < 0.45:
        new = (rng.choice(_POWERS) + rng.choice((-1, -1, 0, 0, 1))) * rng.choice((1, 1, -1))
    elif dice < 0.6:
        new = rng.choice((0, 1, -1, 10, 100, 99, 999, 1000, 5, 50, 15, 25, -5, -15))
    elif dice < 0.75:
        new = values.integer(rng)
    elif dice < 0.85:
        return values.decimal(rng).encode()
    elif dice < 0.92:
        new = value * rng.choice((-1, 2, 10, 100)) if abs(value) < 1e15 else -value
    else:
        new = rng.randrange(0, 10 ** rng.randrange(1, 10))
    if b"." in token and not isinstance(new, float) and rng.random() < 0.5:
        return b"%d.%0*d" % (
            new,
            len(token.partition(b".")[2]),
            rng.choice((0, 1, 5, 9, 49, 50, 51)) % 10 ** len(token.partition(b".")[2]),
        )
    return f"{new:.{len(token.partition(b'.')[2])}f}".encode() if isinstance(new, float) else b"%d" % new


def _hex(token: bytes, rng: random.Random) -> bytes:
    """Another row of bytes: one changed, dropped, repeated; boundary bytes; a few bytes of very few kinds."""
    data = bytearray(bytes.fromhex(token.decode()))
    if rng.random() < 0.25:
        kinds = rng.choice((b"\0\1", b"\0\1\2", b"\0\xff", b"\x7f\x80\x81", b"\x7d\x7e", b"\0\x80\xff\1"))
        return bytes(rng.choice(kinds) for _ in range(rng.randrange(1, 8))).hex().encode()
    for _ in range(rng.choice((1, 1, 2, 3))):
        at = rng.randrange(len(data) + 1)
        dice = rng.random()
        if dice < 0.5 and at < len(data):
            data[at] = rng.choice(
                (0, 1, 2, 0x7E, 0x7F, 0x80, 0x81, 0xFE, 0xFF, rng.randrange(256), data[at] ^ 1 << rng.randrange(8))
            )
        elif dice < 0.7 and len(data) > 1 and at < len(data):
            del data[at]
        elif dice < 0.9:
            data.insert(at, rng.choice((0, 1, 0x7E, 0x80, 0xFF, rng.randrange(256))))
        else:
            data = data[:at] * 2 or data
    made = data.hex().encode()
    return made.upper() if token.upper() == token else made


def _text(token: bytes, rng: random.Random, values: Values) -> bytes:
    dice = rng.random()
    at = rng.randrange(len(token) + 1)
    if dice < 0.2:
        return token + b" " * rng.randrange(1, 4)
    if dice < 0.3:
        return b" " + token
    if dice < 0.45:
        return token[:at] + token[at + 1 :]
    if dice < 0.6:
        return token.swapcase()
    if dice < 0.75 and values.lengths:
        length = min(rng.choice(values.lengths), 130)
        return ((token or b"a") * 140)[:length]
    return values.letters(rng, rng.randrange(1, 14))
