"""Text from sources, models and file names made safe to show: what a terminal or a reader's eye would obey is shown
instead. Escapes and control characters become `\\x1b`, marks that turn the order of text `\\u202e`."""

from __future__ import annotations

import re

_OBEYED = re.compile("[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")


def shown(text: str) -> str:
    """The text with every character that would be obeyed as an escape. Line feeds and tabs stay."""
    return _OBEYED.sub(lambda m: _escape(m.group()), text.replace("\r\n", "\n"))


def shown_value(value: object) -> object:
    """For templates (`finalize`): text as `shown` gives it, anything else as it is."""
    return shown(value) if type(value) is str else value


def _escape(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def shown_json(text: str) -> str:
    """JSON text that says the same and holds none of those characters (they can stand in strings alone)."""
    return _OBEYED.sub(lambda m: _json_escape(m.group()), text)


def _json_escape(character: str) -> str:
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
