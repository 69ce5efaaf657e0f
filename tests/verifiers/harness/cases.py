"""What both drivers must do alike."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Sequence

from analyzers.model import Direction
from tests.verifiers.harness.driven import SUBPROGRAMS, Built
from verifiers.observe import Observation
from verifiers.probe import values
from verifiers.probe.blocks import Block, Slot, constant

ALL = 2**64


def numbers(*items: int, low: int | None = None, high: int = 0) -> Slot:
    return Slot(items, tuple(map(str, items)), low, high)


def texts(*items: bytes) -> Slot:
    return Slot(items, tuple("x" + item.hex() for item in items))


def floats(*items: float) -> Slot:
    return Slot(items, tuple("f" + struct.pack(">d", item).hex() for item in items))


def digest(answers: Sequence[str]) -> str:
    """What a driver says to a block, from what it says to the calls one by one."""

    def mixed(before: int, value: int) -> int:
        after = (before ^ value) * 0x9E3779B97F4A7C15 % ALL
        return after ^ (after >> 29)

    total = 0
    for answer in answers:
        state = 0x7468657365757321
        words = re.sub(r"\A[^\x01]*\x01", "", answer, flags=re.S).split(" ")
        if words[0] == "returned":
            state = mixed(state, 1)
        else:
            name = words.pop(1)
            for value in (2, len(name), *name.encode()):
                state = mixed(state, value)
        for word in words[1:]:
            if word[0] == "f":
                state = mixed(state, int(word[1:], 16))
            elif word[0] == "x":
                content = bytes.fromhex(word[1:])
                for value in (len(content), *content):
                    state = mixed(state, value)
            elif word == "null":
                state = mixed(state, 0x6E756C6C)
            else:
                state = mixed(state, int(word) % ALL)
                state = ALL - 1 - state if int(word) < 0 else state
        total = (total * 0x9E3779B97F4A7C15 + state) % ALL
    return f"\x01block {len(answers)} {total:016x}"


def as_calls(block: Block) -> list[str]:
    """A block's calls, one a line."""
    found = []
    for number in range(block.first, block.first + block.count):
        words = [str(block.subprogram)]
        for type_, value in zip(block.types, block.arguments(number), strict=True):
            if block.raw:
                words.append("x" + value.hex())
            elif type_ is not None:
                words += values.tokens(type_, value)
        found.append(" ".join(words))
    return found


def agrees(run: Callable[..., Observation], blocks: Sequence[Block]) -> None:
    """The digest of a block is that of its calls, one by one (each in a process of its own: modules keep data)."""
    for block in blocks:
        calls = as_calls(block)
        assert len(set(calls)) > 1
        one_by_one = [line for line in run(*calls).stdout.decode("latin-1").split("\n") if "\x01" in line]
        said = run(block.line()).stdout.decode("latin-1").split("\n")[:-1]
        assert len(one_by_one) == block.count and said[-1].endswith(digest(one_by_one)), block


def blocks_of_every_type(driver: Built) -> None:
    def block(
        name: str, template: Sequence[object], *slots: Slot, in_order: bool = False, first: int = 0, count: int = 40
    ) -> Block:
        index = next(i for i, s in enumerate(SUBPROGRAMS) if s.name == name)
        types = tuple(None if p.direction is Direction.OUT else p.type for p in SUBPROGRAMS[index].parameters)
        return Block(index, types, tuple(template), slots, 2**63 - 25, first, count, in_order)

    agrees(driver.run, [
        block("raise_level", [0], numbers(0, 1, 2)),
        block("raise_level", [0], numbers(low=0, high=2), in_order=True, first=7),
        block("turn", [(0, 1, 5)], constant(1, "1"), constant(0, "0"), numbers(-1, 4, low=0, high=9),
              numbers(5, low=-(2**63), high=2**63 - 1), first=1000),
        block("turn", [(1, 1, b"a")], constant(1, "1"), constant(1, "1"), numbers(3, -2**31), texts(b"", b"a", b"xyz\xff")),
        block("fill", [[], 3], numbers(low=0, high=30)),
        # Drivers make up to 256 calls at a time.
        block("raise_level", [0], numbers(0, 1, 2), count=257),
        block("fill", [[], 3], numbers(low=0, high=30), count=512),
        block("fill", [[], 3], numbers(low=0, high=30), in_order=True, count=256),
        block("turn", [(0, 1, 5)], constant(1, "1"), constant(0, "0"), numbers(-1, 4, low=0, high=9),
              numbers(5, low=-(2**63), high=2**63 - 1), first=2**32 - 200, count=600),
        block("turn", [(0, 1, 5)], constant(1, "1"), constant(0, "0"), numbers(-1, 4, low=-(2**31), high=2**31 - 1),
              numbers(-(2**63), low=-(2**62), high=2**62), count=300),
        block("upper", [b"a"], texts(b"abc", b"Z", b"", b"qwertyu")),
        block("half", [0.0, 0.0, 0], floats(0.0, -0.0, 1.5, 1e300), floats(2.0, -7.0), first=3),
        block("half", [0.0, 0.0, 0], floats(0.0, 2.5, 1e300), floats(2.0, -7.0), in_order=True),
    ])  # fmt: skip


def every_type(driver: Built) -> None:
    answers = driver.answers(
        "0 0",  # an enumeration with values, as an integer in the translation: 1 gives 5, position 1
        "0 2",  # 9 gives 7, which has no position
        "1 1 0 3 -42",  # a reference to a record with a variant
        "1 1 1 3 x616263",
        "1 1 0 -1 7",
        "2 3",  # an out buffer whose length is another parameter
        "3 x6162637a",  # a C string in an array of 8
        "4 f4008000000000000 fc00c000000000000",
    )
    assert answers == [
        "\x01returned 1 1 x6c6576656c",
        "\x01returned 7 2 x6c6576656c",
        "\x01returned 1 1 3 x2d3432 1 3 x7475726e",
        "\x01returned 1 2 3 1 4 x7475726e",
        "\x01raised m.negative 5 x7475726e",
        "\x01returned 3 3 4 5 5 x7475726e",
        "\x01returned x4142435a 5 x7475726e",
        "\x01returned -3 f3ff8000000000000 5 x7475726e",
    ]


def prints(driver: Built) -> None:
    assert driver.answers("5") == ["hello", "\x01returned 0 x"]


def wrong_calls(driver: Built) -> None:
    for line in ("99", "0", "0 many", "3 616263"):
        seen = driver.run(line)
        assert seen.code == 99 and b"driver:" in seen.stderr, line
