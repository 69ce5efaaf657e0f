"""What build descriptions say of a tree: where headers are looked for, and which programs it makes.

Read as text, never run. What they say is a help in resolving names, no condition for it.
"""

from __future__ import annotations

import json
import posixpath
import re
import shlex
from pathlib import Path

from analyzers.survey.facts import Build
from analyzers.tree import walk

_MAKEFILES = re.compile(r"(?:gnu)?makefile(?:\.(?:am|in|inc|common|\w+))?|.*\.mk", re.I)
_INCLUDE = re.compile(r"""-I\s*((?:\$[({]\w+[)}]|[^\s"')\\])+)""")
_MAIN = re.compile(r"\bfor\s+Main\s+use\s*\(([^)]*)\)", re.I)
_STEP = re.compile(r"^//\S*\s+EXEC\s+PGM=([A-Z0-9@#$]+)", re.I | re.M)
_TRANSACTION = re.compile(r"\bDEFINE\s+TRANSACTION\s*\((?:(?!\bDEFINE\b).)*?\bPROGRAM\s*\(\s*([A-Z0-9@#$]+)", re.I | re.S)
_HERE = re.compile(r"\$[({](?:top_srcdir|srcdir|top_builddir|builddir|CURDIR|TOP|TOPDIR|PWD)[)}]")
_TOP = re.compile(r"\$[({](?:top_srcdir|top_builddir|TOP|TOPDIR)[)}]")
_DEFINED = re.compile(r"-D\s*([A-Za-z_]\w*)")
_TEMPLATE = re.compile(r"^[ \t]*#[ \t]*(?:undef|cmakedefine(?:01)?)[ \t]+([A-Za-z_]\w*)", re.M)
_DEFINES = re.compile(r"^[ \t]*#[ \t]*(?:undef|define|cmakedefine(?:01)?)[ \t]+([A-Za-z_]\w*)", re.M)
_LARGEST = 4_000_000


def describe(root: Path) -> Build:
    """Everything that compile_commands.json, Makefiles, GPR files, JCL and CICS definitions below `root` say."""
    folders: dict[str, None] = {}
    entries: dict[str, None] = {}
    described: list[str] = []
    defines: set[str] = set()
    scopes: dict[str, set[str]] = {}
    for path in walk(root):
        name = path.name
        suffix = path.suffix.lower()
        jcl = suffix in (".jcl", ".job", ".prc", ".proc")
        template = ".h." in name or name.endswith((".hin", ".h_"))
        configures = name in ("configure", "configure.ac", "configure.in", "CMakeLists.txt", "meson.build", "config.h.in")
        definitions = suffix == ".csd"
        if not (jcl or definitions or template or configures or suffix == ".gpr" or name == "compile_commands.json" or _MAKEFILES.fullmatch(name)):
            continue
        try:
            if path.stat().st_size > _LARGEST:
                continue
            text = path.read_bytes().decode("latin-1")
        except OSError:
            continue
        where = path.relative_to(root).as_posix()
        here = posixpath.dirname(where)
        if not (jcl or definitions) and suffix != ".gpr":
            defines.update(_DEFINED.findall(text))
        if template or configures:
            defines.update((_DEFINES if template else _TEMPLATE).findall(text))
            continue
        if name == "compile_commands.json":
            found = _commands(text, root)
            folders.update(dict.fromkeys(found[0]))
            for folder in found[0]:
                scopes.setdefault(folder, set()).add("")
        elif jcl:
            entries.update(dict.fromkeys(p.upper() for p in _STEP.findall(text)))
        elif definitions:
            entries.update(dict.fromkeys(p.upper() for p in _TRANSACTION.findall(text)))
        elif suffix == ".gpr":
            for names in _MAIN.findall(text):
                entries.update(dict.fromkeys(re.findall(r'"([^"]+)"', names)))
        else:
            for folder in _INCLUDE.findall(text):
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
    return Build(tuple(folders), tuple(entries), tuple(sorted(described)), frozenset(defines),
                 {f: tuple(sorted(s)) for f, s in scopes.items()})  # fmt: skip


def _commands(text: str, root: Path) -> tuple[list[str], list[str]]:
    """Include folders inside the tree, and files compiled, of a compilation database."""
    folders: dict[str, None] = {}
    files: list[str] = []
    try:
        commands = json.loads(text)
    except ValueError:
        return [], []
    top = root.resolve()
    for command in commands if isinstance(commands, list) else []:
        if not isinstance(command, dict):
            continue
        base = top / str(command.get("directory", "."))
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
            if path.is_relative_to(top):
                folders[path.relative_to(top).as_posix()] = None
        files.append(str(command.get("file", "")))
    return list(folders), files
