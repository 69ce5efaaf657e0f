"""What both drivers must do alike."""

from __future__ import annotations

from tests.verifiers.harness.driven import Built


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
