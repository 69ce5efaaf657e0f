"""What Rust sources tell about a program's input."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifiers.generate.sources.lexing import CLike
from verifiers.generate.sources.model import Facts, Lexed, Source, counts, mentioned, whole, words
from verifiers.generate.sources.surroundings import WHOLE_ENVIRONMENT, Surroundings, surroundings


class RustReader(CLike):
    language = "rust"
    suffixes: tuple[str, ...] = (".rs",)
    compared = re.compile(
        r'b?"(\d+)"\s*(?:=>|\|)|[=!]=\s*b?"(\d+)"|\|\s*b?"(\d+)"|\b(?:starts_with|ends_with|strip_prefix|'
        r"strip_suffix|eq_ignore_ascii_case|contains|split|splitn|split_once|find|Some|Ok)\s*"
        r'\(\s*&?b?"(\d+)"|\(\s*"(\d+)"\s*,',
        re.I | re.S,
    )
    sizes = re.compile(
        r";\s*(\d[\d_]*)\s*\]|\bconst\s+\w+\s*:\s*\w+\s*=\s*(\d[\d_]*)",
        re.I | re.M,
    )

    def scan(self, lexed: Lexed) -> Facts:
        code = lexed.code
        files = re.findall(r'\b(?:File::open|read_to_string|fs::read|\.open)\s*\(\s*&?"(\d+)"', code)
        by_constant = re.findall(r"\b(?:File::open|read_to_string|fs::read|\.open)\s*\(\s*&?([A-Z][A-Z0-9_]+)\b", code)
        for name in by_constant:
            files += re.findall(rf'\bconst\s+{name}\s*:[^=]*=\s*"(\d+)"', code)
        return Facts(
            stdin=bool(re.search(r"\bstdin\s*\(\s*\)", code)),
            arguments=bool(re.search(r"\benv::args|\bargs_os\b|\bargs\(\)", code)),
            argument_files=bool(re.search(r"\b(?:File::open|read_to_string|fs::read)\s*\(\s*&?(?!\")[\w\[]", code))
            and bool(re.search(r"\bargs\b", code)),
            input_files=tuple(lexed.at(i) for i in files),
            argument_counts=counts(re.findall(r"\bargs\.len\(\)\s*([<>=!]=?)\s*(\d+)", code), 1),
            byte_oriented=bool(re.search(r"\bread_to_end\b|\.bytes\(\)|\bread_exact\b", code)),
            whitespace_classes=bool(re.search(r"split_whitespace|split_ascii_whitespace", code)),
        )

    def surroundings(self, sources: Sequence[Source]) -> Surroundings:
        code = whole(sources)
        more = [WHOLE_ENVIRONMENT] if re.search(r"\bvars(?:_os)?\s*\(\)", code) else []
        more += ["the names in a directory"] if re.search(r"\bread_dir\b", code) else []
        return surroundings(sources, _ASKED, _CONSTANT, _OPENED, iter(more))

    def ways_in(self, sources: Sequence[Source]) -> Iterator[str]:
        return _ways_in(sources)


_READS = words(
    "stdin env args fs File net process Instant SystemTime time include include_str include_bytes asm global_asm extern"
    " unsafe os metadata exists read_dir canonicalize is_file is_dir thread option_env RandomState HashMap HashSet"
)
_ASKED = re.compile(r'\benv::var(?:_os)?\b(?:\s*\(\s*&?("\d+"|\w+)\s*\)|())|(?<!::)\bvar(?:_os)?\s*\(\s*&?("\d+"|\w+)\s*\)')
_CONSTANT = re.compile(r'\b(?:const|static|let)\s+(\w+)\s*(?::[^=;]*)?=\s*b?"(\d+)"')
_OPENED = re.compile(r'\b(?:File::open|read_to_string|fs::read|\.open)\s*\(\s*&?("\d+"|\w+)?')
_RAW = re.compile(r'\b[bc]?r#*"')  # where such a string ends is not told by the next quote
_PROCESS = re.compile(r"\b(?:std::)?process::(?:exit|abort)\b|\buse\s+std::process\s*;|\bprocess::ExitCode\b")


def _ways_in(sources: Sequence[Source]) -> Iterator[str]:
    text = _PROCESS.sub("", whole(sources))
    yield from mentioned(text, _READS)
    if _RAW.search(text):
        yield "a raw string"
