"""A model's answer: JSON with files and notes. Text and nothing else: it chooses no path, command or dependency
outside of the contract. What doesn't parse is rejected with a reason that can be given back."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from translators.targets import for_name

MAX_FILES = 16
MAX_BYTES = 1 << 20

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "files": {
            "type": "array",
            "minItems": 1,
            "maxItems": MAX_FILES,
            "items": {
                "type": "object",
                "properties": {"path": {"type": "string"}, "text": {"type": "string"}},
                "required": ["path", "text"],
                "additionalProperties": False,
            },
        },
        "notes": {"type": "string"},
    },
    "required": ["files", "notes"],
    "additionalProperties": False,
}
_FENCED = re.compile(r"\s*```(?:json)?\s*\n(.*)\n```\s*", re.S)

# Characters that turn the direction of what follows: what a reviewer reads is not what a compiler reads.
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Answer:
    files: tuple[tuple[str, str], ...]  # sorted by path
    notes: str = ""


@dataclass(frozen=True)
class Rejection:
    reason: str


def parse(text: str, module: str, target: str) -> Answer | Rejection:
    """Read an answer strictly. One code fence around the whole of it is taken off; prose around it is not."""
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        return Rejection(f"the answer is larger than {MAX_BYTES >> 20} MB")
    fenced = _FENCED.fullmatch(text)
    try:
        value = json.loads(fenced[1] if fenced else text)
    except (ValueError, RecursionError):
        return Rejection("the answer is not one JSON object with `files` and `notes` (was it cut off, or is there prose?)")
    if not _is_text(value):
        return Rejection("the answer holds half a character (a lone surrogate), which is no text")
    if not isinstance(value, dict) or not isinstance(value.get("files"), list):
        return Rejection("the answer has no list `files`")
    if extra := sorted(set(value) - {"files", "notes"}):
        return Rejection(f"the answer has keys that nobody asked for: {', '.join(map(str, extra))[:200]}")
    if not 1 <= len(value["files"]) <= MAX_FILES:
        return Rejection(f"the answer has {len(value['files'])} files; 1 to {MAX_FILES} are taken")
    files: dict[str, str] = {}
    for item in value["files"]:
        if not isinstance(item, dict) or set(item) != {"path", "text"}:
            return Rejection("each file needs exactly `path` and `text`")
        path, body = item["path"], item["text"]
        if not isinstance(path, str) or not isinstance(body, str):
            return Rejection("`path` and `text` are strings")
        if refusal := _misplaced(path, module, target):
            return Rejection(refusal)
        if path in files:
            return Rejection(f"the file {path} comes twice")
        if "\0" in body or not body.strip():
            return Rejection(f"the file {path} is empty or holds a NUL")
        if hidden := _HIDDEN.search(body):
            return Rejection(f"the file {path} holds U+{ord(hidden[0]):04X}, which shows text in another order than it is in")
        files[path] = body if body.endswith("\n") else body + "\n"
    if inside := next((p for p in files for q in files if p.startswith(q + "/")), ""):
        return Rejection(f"the path {inside} takes another file for a folder")
    notes = value.get("notes", "")
    return Answer(tuple(sorted(files.items())), notes[:4000] if isinstance(notes, str) else "")


def _is_text(value: Any) -> bool:
    """Whether all of it can be written down: JSON can name halves of characters that no encoding has."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except (UnicodeEncodeError, RecursionError):
        return False
    return True


def _misplaced(path: str, module: str, target: str) -> str:
    pure = PurePosixPath(path)
    plain = pure.as_posix() == path and not pure.is_absolute() and ".." not in pure.parts and "\\" not in path
    if plain and path.isprintable() and len(path) < 200 and for_name(target).owns(module, path):
        if not for_name(target).builds(path):
            return f"the file {path} is no {target} source that is built on every machine"
        return ""
    return f"the path {path[:80]!r} does not belong to module {module}; only the contract's files are taken"
