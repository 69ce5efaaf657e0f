"""What C sources tell about a program's input."""

from __future__ import annotations

import re

from verifiers.generate.sources.lexing import CLike
from verifiers.generate.sources.model import Facts, Lexed, counts


class CReader(CLike):
    language = "c"
    suffixes: tuple[str, ...] = (".c", ".h")
    compared = re.compile(
        r"\b(?:str(?:n?case)?n?cmp|memcmp|strstr|strspn|strcspn|strtok|strchr|strpbrk)\w*"
        r'\s*\([^;{}]*?"(\d+)"|[=!]=\s*"(\d+)"|\{\s*"(\d+)"\s*,',
        re.I | re.S,
    )
    sizes = re.compile(
        r"\w\s*\[\s*(\d+)\s*\]|#\s*define\s+\w+\s+\(?(\d+)\)?|\benum\b[^;]*=\s*(\d+)",
        re.I | re.M,
    )

    def scan(self, lexed: Lexed) -> Facts:
        code = lexed.code
        formats = [lexed.at(i) for i in re.findall(r'(?<![sf])scanf\s*\(\s*"(\d+)"', code)]
        formats += [lexed.at(i) for i in re.findall(r'\bfscanf\s*\(\s*\w+\s*,\s*"(\d+)"', code)]
        line_formats = [lexed.at(i) for i in re.findall(r'\bsscanf\s*\([^,]+,\s*"(\d+)"', code)]
        opened = re.findall(r'\b(?:f(?:re)?)?open\s*\(\s*([^,()]+),\s*(?:"(\d+)"|O_RD)', code)
        files, from_argument = [], False
        for name, mode in opened:
            if mode and not lexed.at(mode).startswith("r"):
                continue
            if literal := re.fullmatch(r'\s*"(\d+)"\s*', name):
                files.append(lexed.at(literal[1]))
            else:
                defined = re.search(rf'#\s*define\s+{re.escape(name.strip())}\s+"(\d+)"', code)
                constant = re.search(rf'\b{re.escape(name.strip())}\s*(?:\[\s*\])?\s*=\s*"(\d+)"', code)
                hit = defined or constant
                if hit:
                    files.append(lexed.at(hit[1]))
                from_argument = from_argument or not defined
        from_argument = from_argument and "argv" in code
        all_formats = " ".join(formats + line_formats)
        numbers = re.findall(r"%\*?\d*(?:hh?|ll?|j|z|L)?([dixufeEgG])", " ".join(formats))
        return Facts(
            line_buffers=tuple(_line_buffers(code)),
            word_widths=tuple(int(n) for n in re.findall(r"%(\d+)(?:s|\[)", all_formats)),
            number_stream=bool(numbers),
            integers_only=bool(numbers) and not set(numbers) & set("feEgG"),
            stdin=bool(
                re.search(
                    r"\bstdin\b|(?<![sf])scanf\s*\(|\bgetchar\b|\bgets\s*\(|\bread\s*\(\s*(?:0|STDIN_FILENO)",
                    code,
                )
            ),
            arguments=bool(
                re.search(r"\bargv\s*\[|\bargv\s*\+|\*\s*argv\b(?!\s*[,)\[])|\bgetopt|\bargc\s*[<>=!]", code)
            ),
            argument_files=from_argument,
            input_files=tuple(files),
            formats=tuple(formats),
            line_formats=tuple(line_formats),
            argument_counts=counts(re.findall(r"\bargc\s*([<>=!]=?)\s*(\d+)", code), 1),
            byte_oriented=bool(re.search(r"\bf?getc(?:har)?\s*\(|\bfread\s*\(|\bread\s*\(", code)),
            whitespace_classes=bool(re.search(r"\bisspace\b|\bisblank\b|scanf\s*\(|\bstrto[lud]|\bato[ilf]", code)),
            c_int_conversions=bool(re.search(r"\batoi\s*\(", code) or re.search(r"%\*?\d*h{0,2}[dixu]", all_formats)),
            c_long_conversions=bool(
                re.search(r"\batoll?\s*\(", code) or re.search(r"%\*?\d*(?:ll?|j|z)[dixu]", all_formats)
            ),
        )


def _line_buffers(code: str) -> list[int]:
    """Sizes of what `fgets` reads into: a number, or the declared size of the array that it names."""
    sizes = []
    for name, size in re.findall(r"\bfgets\s*\(\s*(\w+)\s*,\s*([^,]+),", code):
        declared = re.search(rf"\bchar\s+(?:[\w\[\], ]*\W)?{name}\s*\[\s*(\w+)\s*\]", code)
        text = size.strip() if size.strip().isdigit() else declared[1] if declared else ""
        if text and not text.isdigit():
            defined = re.search(rf"#\s*define\s+{text}\s+(\d+)", code)
            text = defined[1] if defined else ""
        if text:
            sizes.append(int(text))
    return sizes
