"""What a survey found, in a file that pages and questions read quickly.

A survey of a large tree takes seconds and its facts are large. What the graph and the questions need of it is kept
in one SQLite file in the tree's cache, with a full-text index over its spans. The file carries the stamp of the
tree that it was made from, and is made anew when the tree has another one. It can always be made again: nothing
that a user could lose is in it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analyzers.model import TheseusError
from analyzers.survey.assess import assess
from analyzers.survey.cache import default_cache
from analyzers.survey.facts import Survey
from analyzers.survey.run import printable, survey
from analyzers.tree import decode, require_folder, walk
from workbench.services.spans import Text, spans_of

FORMAT = 4
"""Changes whenever the tables or what is put into them do."""

_TABLES = """
create table meta (key text primary key, value text);
create table module (id text primary key, name text, language text, kind text, files text, lines integer,
  wave integer, cycle text, risk real, comment text, io text, label text, moves integer);
create table edge (source text, target text, kind text, file text, line integer, resolved integer, reason text,
  count integer, names text);
create index edge_target on edge (target);
create index edge_source on edge (source);
create table routine (id integer primary key, module text, name text, key text, file text, line integer,
  end_line integer, complexity integer, exported integer);
create index routine_key on routine (key);
create index routine_module on routine (module);
create table call (routine integer, key text, name text);
create index call_key on call (key);
create table dead (module text, name text, file text, line integer, reason text);
create table diagnostic (severity text, message text, file text, line integer);
create table span (id integer primary key, module text, file text, line integer, end_line integer, kind text,
  title text);
create virtual table words using fts5(title, comments, code, place, about, content='', tokenize='porter unicode61');
"""


@dataclass(frozen=True)
class Atlas:
    """An atlas on disk: its file, the tree that it is of, and the stamp of that tree when it was made."""

    path: Path
    root: Path
    stamp: str

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection of the caller's own (threads don't share them)."""
        connection = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        try:
            yield connection
        except sqlite3.Error as error:
            raise TheseusError(f"{self.path}: {error}: delete it, it is made anew from the sources") from error
        finally:
            connection.close()


def simple(name: str) -> str:
    """A name as it is looked up: the last part, lower case, and `-` as `_` (as in module ids)."""
    return name.rpartition(".")[2].lower().replace("-", "_")


def stamp_of(root: Path) -> str:
    """Changes whenever a file of the tree does: over the files' paths, sizes and times. Reads no contents."""
    require_folder(root)
    digest = hashlib.sha256(f"{FORMAT}\0".encode())
    for path in walk(root):
        try:
            info = os.lstat(path)
        except OSError:  # gone since the folder was listed
            continue
        digest.update(f"{path}\0{info.st_size}\0{info.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def recorded(root: Path) -> Atlas | None:
    """The atlas as it was last made, whether or not the tree has changed since; None when there is none."""
    path = default_cache(root) / "atlas.db"
    if not path.is_file():
        return None
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            found = dict(connection.execute("select key, value from meta"))
        finally:
            connection.close()
    except sqlite3.Error:  # half a file, or of something else: it is made anew
        return None
    if found.get("format") != str(FORMAT) or found.get("root") != str(root.resolve()):
        return None
    return Atlas(path, root, found["stamp"])


def fresh(root: Path) -> Atlas:
    """The atlas of the tree as it is now; made when there is none, or the tree has changed."""
    stamp = stamp_of(root)
    known = recorded(root)
    if known is not None and known.stamp == stamp:
        return known
    return make(root, stamp)


def make(root: Path, stamp: str = "", found: Survey | None = None) -> Atlas:
    """Survey the tree (unless that was done just now) and write its atlas. Two at once do no harm: each file is
    whole, the last one stays."""
    stamp = stamp or stamp_of(root)
    found = found if found is not None else survey(root)
    folder = default_cache(root)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".atlas-")
        os.close(handle)
    except OSError as error:
        raise TheseusError(f"{folder}: cannot be written: {error.strerror}") from error
    temporary = Path(name)
    try:
        with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            connection.execute("pragma journal_mode=off")
            connection.execute("pragma synchronous=off")
            connection.execute("begin")
            for statement in _TABLES.split(";\n"):
                connection.execute(statement)
            _fill(connection, found)
            meta = {"format": str(FORMAT), "root": str(root.resolve()), "stamp": stamp, "name": found.codebase.root}
            connection.executemany("insert into meta values (?, ?)", meta.items())
            connection.execute("commit")
        path = folder / "atlas.db"
        temporary.replace(path)
    except sqlite3.Error as error:
        raise TheseusError(f"{temporary}: cannot be written: {error}") from error
    finally:
        temporary.unlink(missing_ok=True)
    return Atlas(path, root, stamp)


def _fill(connection: sqlite3.Connection, found: Survey) -> None:
    assessed = assess(found)
    for a in assessed:
        m = a.module
        routines = found.routines.get(m.id, ())
        moves = m.kind in ("main", "library") or bool(routines)
        files = json.dumps([printable(f) for f in m.files])
        row = (m.id, printable(m.name), m.language, str(m.kind), files, m.lines, a.wave, json.dumps(a.cycle),
               a.risk.score, a.comment, json.dumps(found.io.get(m.id, ())), a.label, moves)  # fmt: skip
        connection.execute(f"insert into module values ({_marks(13)})", row)
        for r in routines:
            at = connection.execute(
                "insert into routine (module, name, key, file, line, end_line, complexity, exported) "
                f"values ({_marks(8)})",
                (m.id, r.name, simple(r.name), printable(r.file), r.line, r.end_line, r.complexity, r.exported),
            ).lastrowid
            connection.executemany("insert into call values (?, ?, ?)", [(at, simple(c), c) for c in r.calls])
    for d in found.codebase.dependencies:
        key = (d.source, d.target, d.kind.value)
        edge = (*key, printable(d.span.file), d.span.line, d.resolved, d.reason, found.counts.get(key, 1),
               json.dumps(found.names.get(key, ())))  # fmt: skip
        connection.execute(f"insert into edge values ({_marks(9)})", edge)
    connection.executemany(
        "insert into dead values (?, ?, ?, ?, ?)", [(d.module, d.name, printable(d.file), d.line, d.reason) for d in found.dead]
    )
    connection.executemany(
        "insert into diagnostic values (?, ?, ?, ?)",
        [(str(d.severity), d.message, d.span.file, d.span.line) for d in found.codebase.diagnostics],
    )
    owner = {path: a.module.id for a in reversed(assessed) for path in a.module.files}
    about = {a.module.id: _about(a.comment) for a in assessed}
    for path, facts in found.files.items():
        module = owner.get(path)
        text = read_text(found.root, path)
        if module is None or text is None:
            continue
        routines = tuple(r for r in found.routines.get(module, ()) if r.file == path)
        for span in spans_of(Text(printable(path), facts.language, text, about[module]), routines):
            at = connection.execute(
                "insert into span (module, file, line, end_line, kind, title) values (?, ?, ?, ?, ?, ?)",
                (module, printable(path), span.line, span.end_line, span.kind, span.title),
            ).lastrowid
            connection.execute(
                "insert into words (rowid, title, comments, code, place, about) values (?, ?, ?, ?, ?, ?)",
                (at, span.words.title, span.words.comments, span.words.code, span.words.place, span.words.about),
            )


def _about(comment: str) -> str:
    """What a module's first comment says of it: history and names of files are no part of that."""
    kept = []
    for line in comment.splitlines():
        if re.match(r"\s*(change history|modifications|history)\b", line, re.I):
            break
        kept.append(line)
    return " ".join(" ".join(kept).split())[:300]


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def read_text(root: Path, path: str) -> str | None:
    """A source file's text; None when it is gone or no text."""
    try:
        text, encoding, _ = decode((root / path).read_bytes())
    except OSError:
        return None
    return None if encoding == "binary" else text
