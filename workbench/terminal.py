"""What commands print on. Whatever comes from sources, models or file names is shown, never obeyed: control
characters and direction marks come out as escapes, in text, in tables and in JSON alike."""

from __future__ import annotations

import json
from typing import Any

from rich.console import Console
from rich.markup import escape as markup_escape
from rich.text import Text

from analyzers.shown import shown, shown_json


class ShowingConsole(Console):
    """A console for text that it does not trust."""

    def render_str(self, text: str, **options: Any) -> Text:
        return super().render_str(shown(text), **options)

    def on_broken_pipe(self) -> None:
        """Let it be an error: rich would end with 1, which is a verdict."""
        raise BrokenPipeError


held: list[object] = []  # large values that a command is done with, which nobody has to take apart when it ends
out = ShowingConsole(highlight=False, emoji=False)
err = ShowingConsole(stderr=True, highlight=False, emoji=False)


def escape(text: object) -> str:
    """Text for where markup is read (`[red]…[/]`): shown as it is."""
    return markup_escape(shown(str(text)))


def dump(value: Any) -> None:
    """A value as JSON, whole, for programs."""
    print(shown_json(json.dumps(value, indent=2, ensure_ascii=False, default=str)))
