"""What build descriptions say of a tree: where headers are looked for, and which programs it makes.

Read as text, never run. What they say is a help in resolving names, no condition for it.
"""

from __future__ import annotations

import json
import posixpath
import re
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analyzers.survey.facts import MAPSET, Build
from analyzers.tree import decode, walk

_MAKEFILES = re.compile(r"(?:gnu)?makefile(?:\.(?:am|in|inc|common|\w+))?|.*\.mk", re.I)
_ASSIGNED = re.compile(r"^[ ]*(?:export[ ]+)?(\w+)[ \t]*(?:::?|\?)?=[ \t]*([^\s#]+)[ \t]*$", re.M)  # one word
_VARIABLE = re.compile(r"\$[({](\w+)[)}]")
_INCLUDE = re.compile(r"""-I\s*((?:\$[({]\w+[)}]|[^\s"')\\])+)""")
_LIBRARY = re.compile(r"\bfor\s+Library_Name\s+use\b", re.I)
_SOURCES = re.compile(r"\bfor\s+Source_Dirs\s+use\b([^;]*);", re.I)
_MAIN = re.compile(r"\bfor\s+Main\s+use\s*\(([^)]*)\)", re.I)
# A comment's text takes part in none of these: `//*`, `--` and `#` lines are blanked first.
_COMMENTS = {"jcl": re.compile(r"^//\*.*", re.M), "gpr": re.compile(r"--.*"), "make": re.compile(r"^[ \t]*#.*", re.M)}
_STEP = re.compile(r"^//\S*\s+EXEC\s+PGM=([A-Z0-9@#$]+)", re.I | re.M)
_RUN = re.compile(r"\bRUN\s+PROG(?:RAM)?\s*\(\s*([A-Z0-9@#$]+)", re.I)  # of Db2, below TSO
_REGION = re.compile(r"^//.*\bPARM=\(?'?(?:BMP|DLI|DBB|MSG|IFP),([A-Z0-9@#$]+)", re.I | re.M)  # of IMS
_JOB = re.compile(r"\A(?://\*.*\n)*//[A-Z@#$][A-Z0-9@#$]*\s+(?:JOB|PROC)\b", re.I)
_JCL = (".jcl", ".job", ".prc", ".proc", ".cntl")
_TRANSACTION = re.compile(r"\bDEFINE\s+TRANSACTION\s*\((?:(?!\bDEFINE\b).)*?\bPROGRAM\s*\(\s*([A-Z0-9@#$]+)", re.I | re.S)
_MAPSET = re.compile(r"^([A-Z@#$][A-Z0-9@#$]*)[ \t]+DFHMSD[ \t]+TYPE=(?!FINAL)", re.I | re.M)
_HERE = re.compile(r"\$[({](?:top_srcdir|srcdir|top_builddir|builddir|CURDIR|TOP|TOPDIR|PWD)[)}]")
_TOP = re.compile(r"\$[({](?:top_srcdir|top_builddir|TOP|TOPDIR)[)}]")
_DEFINED = re.compile(r"-D\s*([A-Za-z_]\w*)")
_TEMPLATE = re.compile(r"^[ \t]*#[ \t]*(?:undef|cmakedefine(?:01)?)[ \t]+([A-Za-z_]\w*)", re.M)
_DEFINES = re.compile(r"^[ \t]*#[ \t]*(?:undef|define|cmakedefine(?:01)?)[ \t]+([A-Za-z_]\w*)", re.M)
_LARGEST = 4_000_000
_ASKED = 100  # commands of a database that are asked where the tree lies


def describe(root: Path) -> Build:
    """Everything that compile_commands.json, Makefiles, GPR files, JCL, CICS definitions and sources of screens below
    `root` say."""
    folders: dict[str, None] = {}
    entries: dict[str, None] = {}
    described: list[str] = []
    defines: set[str] = set()
    scopes: dict[str, set[str]] = {}
    offered: set[str] = set()
    mapsets: dict[str, str] = {}
    for path in walk(root):
        name = path.name
        suffix = path.suffix.lower()
        jcl = suffix in _JCL or (suffix == "" and _is_job(path))
        template = ".h." in name or name.endswith((".hin", ".h_"))
        configures = name in ("configure", "configure.ac", "configure.in", "CMakeLists.txt", "meson.build", "config.h.in")
        definitions, screens = suffix == ".csd", suffix == ".bms"
        if not (jcl or definitions or screens or template or configures or suffix == ".gpr" or name == "compile_commands.json" or _MAKEFILES.fullmatch(name)):
            continue
        try:
            if path.stat().st_size > _LARGEST:
                continue
            data = path.read_bytes()
            text = decode(data)[0] if jcl or definitions or screens else data.decode("latin-1")
        except OSError:
            continue
        where = path.relative_to(root).as_posix()
        here = posixpath.dirname(where)
        if screens:  # assembled once more, it writes the copybook of its name
            for mapset in (path.stem.upper(), *(n.upper() for n in _MAPSET.findall(text))):
                mapsets.setdefault(mapset, where)
            continue
        if not (jcl or definitions) and suffix != ".gpr":
            defines.update(_DEFINED.findall(text))
        if template or configures:
            defines.update((_DEFINES if template else _TEMPLATE).findall(text))
            continue
        if name == "compile_commands.json":
            for folder in _commands(text, root):
                folders[folder] = None
                scopes.setdefault(folder, set()).add("")
        elif jcl:
            steps = _COMMENTS["jcl"].sub("", text)
            entries.update(dict.fromkeys(p.upper() for asked in (_STEP, _RUN, _REGION) for p in asked.findall(steps)))
        elif definitions:
            entries.update(dict.fromkeys(p.upper() for p in _TRANSACTION.findall(text)))
        elif suffix == ".gpr":
            project = _COMMENTS["gpr"].sub("", text)
            for names in _MAIN.findall(project):
                entries.update(dict.fromkeys(re.findall(r'"([^"]+)"', names)))
            if _LIBRARY.search(project):
                written = re.findall(r'"([^"]+)"', " ".join(_SOURCES.findall(project))) or ["."]
                offered.update(posixpath.normpath(posixpath.join(here, w.replace("\\", "/"))) for w in written)
        else:
            rules = _COMMENTS["make"].sub("", text)
            values: dict[str, list[str]] = {}
            for variable, value in _ASSIGNED.findall(rules):
                values.setdefault(variable, []).append(value)
            for folder in (f for written in _INCLUDE.findall(rules) for f in _spelled(written, values)):
                bases = [here, ""]
                if _TOP.match(folder):  # the folder that was configured: some folder above this one
                    parts = here.split("/")
                    bases = ["", *("/".join(parts[:n]) for n in range(1, len(parts) + 1))]
                folder = _HERE.sub(".", folder)
                if "$" in folder or folder.startswith("/"):
                    continue
                for base in bases:
                    joined = posixpath.normpath(posixpath.join(base, folder))
                    if not joined.startswith("..") and (root / joined).is_dir():
                        folders[joined] = None
                        scopes.setdefault(joined, set()).add(here)
                        break
        described.append(where)
    defines.update(f"{MAPSET} {name}" for name in mapsets)
    return Build(tuple(folders), tuple(entries), tuple(sorted(described)), frozenset(defines),
                 {f: tuple(sorted(s)) for f, s in scopes.items()}, mapsets, frozenset(offered))  # fmt: skip


def _spelled(folder: str, values: Mapping[str, Sequence[str]], depth: int = 3) -> list[str]:
    """A folder in a Makefile with the variables that the file itself sets to one word, in each way that it sets them."""
    match = None if _TOP.match(folder) else _VARIABLE.search(_HERE.sub(".", folder))
    if match is None or not depth or match.group(1) not in values:
        return [folder]
    return [
        spelled
        for value in dict.fromkeys(values[match.group(1)][:8])
        for spelled in _spelled(_HERE.sub(".", folder).replace(match.group(), value), values, depth - 1)
    ]


def _is_job(path: Path) -> bool:
    """Whether a file without suffix is JCL: a member of a library."""
    try:
        with path.open("rb") as stream:
            return _JOB.match(decode(stream.read(800))[0]) is not None
    except OSError:
        return False


def _commands(text: str, root: Path) -> list[str]:
    """Include folders inside the tree, of a compilation database; it may come from another machine, where the tree's
    root has another name."""
    folders: dict[str, None] = {}
    try:
        told = json.loads(text)
    except ValueError:
        return []
    commands = [c for c in told if isinstance(c, dict)] if isinstance(told, list) else []
    top = root.resolve()
    there = next((r for c in commands[:_ASKED] if (r := _root_of(c, top)) is not None), top)
    for command in commands:
        base = there / str(command.get("directory", "."))
        words = command.get("arguments")
        if not isinstance(words, list):
            try:
                words = shlex.split(str(command.get("command", "")))
            except ValueError:
                continue
        for index, word in enumerate(str(w) for w in words):
            value = ""
            if word in ("-I", "-isystem", "-iquote") and index + 1 < len(words):
                value = str(words[index + 1])
            elif word.startswith("-I"):
                value = word[2:]
            if not value:
                continue
            path = Path(posixpath.normpath(base / value))
            if path.is_relative_to(there) and (top / path.relative_to(there)).is_dir():
                folders[path.relative_to(there).as_posix()] = None
    return list(folders)


def _root_of(command: dict[str, Any], top: Path) -> Path | None:
    """Where the tree lies that a command of a compilation database speaks of, by the file that it compiles."""
    file = Path(posixpath.normpath(top / str(command.get("directory", ".")) / str(command.get("file", ""))))
    if file.is_relative_to(top):
        return top if file.is_file() else None
    parts = file.parts
    return next((Path(*parts[:n]) for n in range(1, len(parts)) if top.joinpath(*parts[n:]).is_file()), None)
