"""Which C files make one module, and which file an #include names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence

from analyzers.c.system import SYSTEM_HEADERS
from analyzers.survey.detect import label_of
from analyzers.survey.facts import Build


def module_identifier(text: str) -> str:
    """`Png-Read` -> `png_read`."""
    name = re.sub(r"[^a-z0-9_]+", "_", text.lower()).strip("_") or "module"
    return name if name[0].isalpha() else f"m_{name}"


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


def group_files(paths: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Modules as (id, files), from all paths in order: a .c file with the header of its name, and each header
    that is nobody's. A header of the same folder comes first; one elsewhere only when no second .c has the name."""
    headers_by_stem: dict[str, list[str]] = {}
    bodies_by_stem: dict[str, int] = {}
    bodies: list[str] = []
    for path in paths:
        if path.lower().endswith(".h"):
            headers_by_stem.setdefault(_stem(path), []).append(path)
        else:
            bodies.append(path)
            bodies_by_stem[_stem(path)] = bodies_by_stem.get(_stem(path), 0) + 1
    pairs: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    for path in bodies:
        name = _stem(path)
        same = [h for h in sorted(headers_by_stem.get(name, ())) if h not in taken]
        stem = posixpath.splitext(path)[0]
        own = [h for h in same if posixpath.splitext(h)[0] == stem] or (same if bodies_by_stem[name] == 1 else [])
        pairs[path] = (path, *own[:1])
        taken.update(own[:1])
    for found in headers_by_stem.values():
        for header in found:
            if header not in taken:
                pairs[header] = (header,)
    names: dict[str, str] = {}
    used: set[str] = set()
    # Bodies take their names before headers do, in order of path.
    for path in [*bodies, *sorted(p for p in pairs if p.lower().endswith(".h"))]:
        name = module_identifier(_stem(path))
        if name in used:
            name = module_identifier(posixpath.splitext(path)[0])
        wanted, number = name, 2
        while name in used:
            name, number = f"{wanted}_{number}", number + 1
        used.add(name)
        names[path] = name
    return [(names[path], files) for path, files in sorted(pairs.items())]


class Index:
    """The files of a tree, to be found by what an #include says."""

    def __init__(self, paths: Iterable[str] | Mapping[str, object], build: Build | None = None) -> None:
        self.paths = set(paths)
        self.build = build or Build()
        self.by_name: dict[str, list[str]] = {}
        for path in sorted(self.paths):
            self.by_name.setdefault(posixpath.basename(path), []).append(path)
        self.known: dict[tuple[str, bool, str], str] = {}

    def resolve(self, name: str, system: bool, includer: str) -> str:
        """The path that an #include in `includer` names; '' when the tree has none."""
        folder = includer.rpartition("/")[0]
        key = (name, system, folder)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._resolve(name, system, folder)
        return found

    def is_near(self, name: str, path: str, includer: str) -> bool:
        """Whether a compiler would find `path` for this name: beside the includer, in a folder that a build
        description names, or in an `include` folder. Otherwise it is a guess by the name alone."""
        folder = includer.rpartition("/")[0]
        if posixpath.normpath(posixpath.join(folder, name)) == path:
            return True
        home = path.removesuffix(posixpath.normpath(name)).rstrip("/")
        return home in self.build.folders_for(folder) or home.endswith("include") or folder.startswith(home)

    def _resolve(self, name: str, system: bool, folder: str) -> str:
        if not name:
            return ""
        if not system:
            beside = posixpath.normpath(posixpath.join(folder, name))
            if beside in self.paths:
                return beside
        for include in self.build.folders_for(folder):
            path = posixpath.normpath(posixpath.join(include, name))
            if path in self.paths:
                return path
        if system and name in SYSTEM_HEADERS:
            return ""
        tail = posixpath.normpath(name)
        while tail.startswith("../"):
            tail = tail[3:]
        found = [p for p in self.by_name.get(posixpath.basename(tail), ()) if p == tail or p.endswith("/" + tail)]
        if len(found) < 2:
            return found[0] if found else ""
        # What is no test's (for what is none itself), an include folder, then what is nearest to the includer.
        test = label_of(f"{folder}/", "") == "test"
        return min(
            found,
            key=lambda p: (
                not test and label_of(p, "") == "test", not posixpath.dirname(p).endswith("include"), -_shared(p, folder), p.count("/"), p,
            ),
        )  # fmt: skip

    @staticmethod
    def is_macro(name: str) -> bool:
        return re.fullmatch(r"[A-Za-z_]\w*(\(.*)?", name) is not None and "." not in name


def _shared(path: str, folder: str) -> int:
    count = 0
    for a, b in zip(path.split("/"), folder.split("/"), strict=False):
        if a != b:
            break
        count += 1
    return count
