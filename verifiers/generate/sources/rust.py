"""What Rust sources tell about a program's input."""

from __future__ import annotations

import re

from verifiers.generate.sources.lexing import CLike
from verifiers.generate.sources.model import Facts, Lexed, counts


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
