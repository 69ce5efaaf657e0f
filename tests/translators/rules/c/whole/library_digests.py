"""By what the verifiers know the C library's functions in a translation (`verifiers.library`).

    python -m tests.translators.rules.c.whole.library_digests

writes `c_library.sha256` of each target anew; after a change of `translators/rules/c/whole/libc`, or of what C becomes.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import tree_sitter_go
import tree_sitter_rust
from tree_sitter import Language, Parser

from translators.rules.c.whole.libc import functions
from verifiers.library import digest
from workbench.services.folder import embedded, translate_path

HEADERS = ("ctype", "errno", "math", "stdarg", "stdio", "stdlib", "string", "strings", "time")
RUNTIMES = Path(__file__).parents[5] / "translators" / "runtimes"
_GRAMMARS = {"go": (tree_sitter_go, "function_declaration"), "rust": (tree_sitter_rust, "function_item")}
_OWN = re.compile(r"(?i)main|start_?program|call_?[a-z0-9_]*to_?\w+$")  # the program's, and who picks among its functions


def program(names: list[str]) -> str:
    """A program that comes to all these functions of the library, and to `errno`."""
    lines = [f"#include <{header}.h>" for header in HEADERS]
    lines += ["static void (*all[])(void) = {", *(f"    (void (*)(void)){name}," for name in names), "};"]
    lines += ["int main(void) { errno = 0; all[0](); return errno; }", ""]
    return "\n".join(lines)


def functions_in(text: bytes, target: str) -> Iterator[tuple[str, bytes]]:
    """The functions at the top of a file: name and whole text."""
    grammar, kind = _GRAMMARS[target]
    for node in Parser(Language(grammar.language())).parse(text).root_node.children:
        name = node.child_by_field_name("name")
        if node.type == kind and name is not None:
            yield (name.text or b"").decode(), text[node.start_byte : node.end_byte]


def library_functions(target: str, names: list[str], folder: Path) -> dict[str, bytes]:
    """The text of each function of the library, and of those that these call, as a program that uses them gets it."""
    source = folder / "everything.c"
    source.write_text(program(names))
    result = translate_path(source, target, embedded("rules"))
    assert result.whole, result.refused
    found: dict[str, bytes] = {}
    for path, text in result.files.items():
        if not path.startswith(("theseusrt/", "src/theseus_rt/")):
            found |= dict(functions_in(text.encode(), target))
    return {name: code for name, code in found.items() if not _OWN.match(name)}


def listing(target: str, folder: Path) -> str:
    """The lines of a target's `c_library.sha256`."""
    found = library_functions(target, functions(), folder)
    return "".join(f"{digest(text)}  {name}\n" for name, text in sorted(found.items()))


def main() -> None:
    for target in _GRAMMARS:
        with tempfile.TemporaryDirectory() as folder:
            (RUNTIMES / target / "c_library.sha256").write_text(listing(target, Path(folder)), "utf-8")


if __name__ == "__main__":
    main()
