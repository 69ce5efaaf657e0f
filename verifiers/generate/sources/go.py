"""What Go sources tell about a program's input."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifiers.generate.sources.lexing import CLike
from verifiers.generate.sources.model import Facts, Lexed, Source, counts, mentioned, whole, words
from verifiers.generate.sources.surroundings import WHOLE_ENVIRONMENT, Surroundings, surroundings


class GoReader(CLike):
    language = "go"
    suffixes: tuple[str, ...] = (".go",)
    compared = re.compile(
        r'[=!]=\s*"(\d+)"|\b(?:HasPrefix|HasSuffix|EqualFold|Contains|Split|SplitN|Cut|Trim\w+|Index)'
        r'\s*\([^;\n]*?"(\d+)"|\{\s*"(\d+)"\s*,|"(\d+)"\s*:|\bcase\s+"(\d+)"',
        re.I | re.S,
    )
    sizes = re.compile(
        r"\[(\d+)\]\w|\bconst\s+\w+\s*(?:\w+\s*)?=\s*(\d+)|^\s*\w+\s*=\s*(\d+)\s*$",
        re.I | re.M,
    )

    def listed(self, code: str) -> Iterator[int]:
        for cases in re.findall(r'\bcase\s+((?:"\d+"\s*,?\s*)+):', code):
            yield from (int(n) for n in re.findall(r"\d+", cases))

    def scan(self, lexed: Lexed) -> Facts:
        code = lexed.code
        files = re.findall(r'\bos\.(?:Open|ReadFile|OpenFile)\s*\(\s*"(\d+)"', code)
        by_constant = re.findall(r"\bos\.(?:Open|ReadFile|OpenFile)\s*\(\s*([A-Za-z]\w*)\b", code)
        for name in by_constant:
            files += re.findall(rf'\b{name}\s*(?:string\s*)?:?=\s*"(\d+)"', code)
        return Facts(
            stdin=bool(re.search(r"\bos\.Stdin\b|\bfmt\.Scan", code)),
            arguments=bool(re.search(r"\bos\.Args\b|\bflag\.", code)),
            argument_files=bool(re.search(r"\bos\.(?:Open|ReadFile)\s*\(\s*(?!\")", code)) and "os.Args" in code,
            input_files=tuple(lexed.at(i) for i in files),
            argument_counts=counts(re.findall(r"\blen\(os\.Args\)\s*([<>=!]=?)\s*(\d+)", code), 1),
            byte_oriented=bool(re.search(r"\bReadByte\b|\bio\.ReadAll\b", code)),
            whitespace_classes=bool(re.search(r"strings\.Fields|\bfmt\.(?:F|S)?scan|ScanWords", code, re.I)),
        )

    def surroundings(self, sources: Sequence[Source]) -> Surroundings:
        code = whole(sources)
        more = [WHOLE_ENVIRONMENT] if re.search(r"\bos\.(?:Environ|ExpandEnv)\b", code) else []
        more += [f"what os.{name} tells" for name in re.findall(r"\bos\.(Hostname|UserHomeDir|Getuid|ReadDir)\b", code)]
        return surroundings(sources, _ASKED, _CONSTANT, _OPENED, iter(more))

    def ways_in(self, sources: Sequence[Source]) -> Iterator[str]:
        return _ways_in(sources)


_ASKED = re.compile(r'\bos\.(?:Getenv|LookupEnv)\b(?:\s*\(\s*("\d+"|\w+)\s*\)|())')
_CONSTANT = re.compile(r'\b(\w+)\s*(?:string\s*)?:?=\s*"(\d+)"')
_OPENED = re.compile(r'\bos\.(?:Open|OpenFile|ReadFile|Stat)\s*\(\s*("\d+"|\w+)?')
_PACKAGES = words(
    "fmt strings strconv math math/bits math/big math/cmplx sort bytes unicode unicode/utf8 errors slices maps cmp"
    " container/list container/heap container/ring text/tabwriter bufio os"
)


def _ways_in(sources: Sequence[Source]) -> Iterator[str]:
    text = whole(sources)
    for source in sources:
        imports = re.findall(r'\bimport\s*(?:\w+\s*)?"(\d+)"', source.code)
        for block in re.findall(r"\bimport\s*\(([^)]*)\)", source.code):
            imports += re.findall(r'"(\d+)"', block)
        for index in imports:
            if source.strings[int(index)] not in _PACKAGES:
                yield f"import {source.strings[int(index)]}"
    yield from mentioned(text, words("Stdin Args Scan Scanf Scanln Sscan Fscan unsafe"))
    for name in re.findall(r"\bos\.(\w+)", text):
        if name not in ("Exit", "Stdout", "Stderr"):
            yield f"os.{name}"
