"""What COBOL sources tell about a program's input."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analyzers.cobol.tokens import is_free_format
from verifiers.generate.sources import lexing
from verifiers.generate.sources.model import Facts, Lexed, Source, whole
from verifiers.generate.sources.surroundings import UNNAMED, Surroundings, surroundings

_TOKEN = re.compile(
    r"""\*>(?P<line>[^\n]*)|"(?P<string>(?:""|[^"\n])*)"|'(?P<single>(?:''|[^'\n])*)'""",
    re.M,
)


_MODIFIED = re.compile(r"[\w-]\s*\(\s*(\d{1,3})\s*:\s*(\d{1,3})\s*\)")  # NAME (first:length)


class CobolReader:
    language = "cobol"
    suffixes: tuple[str, ...] = (".cob", ".cbl", ".cobol", ".cpy")
    compared = re.compile(
        r"(?:\bWHEN|=|\bEQUAL(?:S|\s+TO)?|\bOR|\bVALUES?(?:\s+(?:IS|ARE))?|\bTO|\bTHRU|\bBY|\bALL|\bFOR)"
        r'\s+"(\d+)"',
        re.I | re.S,
    )
    sizes = re.compile(
        r"\bOCCURS\s+(?:\d+\s+TO\s+)?(\d+)|\bPIC(?:TURE)?\s+(?:IS\s+)?\S*?[XA9]\((\d+)\)",
        re.I | re.M,
    )

    def lex(self, text: str) -> Lexed:
        return lex(columns(text))

    def listed(self, code: str) -> Iterator[int]:
        return iter(())

    def meant(self, integers: Iterable[int]) -> Iterable[int]:
        return dict.fromkeys((*(n for n in integers if n not in (1, 5, 10, 77, 88)), 1))

    def scan(self, lexed: Lexed) -> Facts:
        code = lexed.code
        accepts = re.findall(r"\bACCEPT\s+([\w-]+)(?:\s*\([^)]*\))?(?:\s+FROM\s+([\w-]+))?", code, re.I)
        clock = re.compile(r"DATE|DAY|TIME|DAY-OF-WEEK|ENVIRONMENT\S*|LINES|COLUMNS|EXCEPTION|ESCAPE|USER", re.I)
        arguments = re.compile(r"COMMAND-LINE|ARGUMENT-VALUE|ARGUMENT-NUMBER", re.I)
        literals = " ".join(lexed.strings)
        return Facts(
            stdin=any(
                not source or not (clock.fullmatch(source) or arguments.fullmatch(source)) for _, source in accepts
            )
            or bool(re.search(r"\bASSIGN\s+(?:TO\s+)?KEYBOARD\b", code, re.I))
            or "/dev/stdin" in literals,
            arguments=any(arguments.fullmatch(source) for _, source in accepts if source),
            # PICTURE 9(3) and 9(4), and smaller ones where there are any.
            counter_ends=((99,) if _TWO_DIGITS.search(code) else ()) + (999, 9999),
            loose_conversions=bool(re.search(r"\bNUMVAL", code, re.I)) and not re.search(r"\bTEST-NUMVAL", code, re.I),
            columns=tuple((int(first), int(width)) for first, width in _MODIFIED.findall(code)),
            chars=tuple(_hex_chars(re.findall(r'\bX"(\d+)"', code, re.I), lexed)),
        )

    def surroundings(self, sources: Sequence[Source]) -> Surroundings:
        called = {s.strings[int(i)].lower() for s in sources for i in re.findall(r'\bCALL\s+"(\d+)"', s.code, re.I)}
        more = [UNNAMED] if called & {"getenv", "secure_getenv"} else []
        found = surroundings(sources, _ASKED, _CONSTANT, _ASSIGNED, iter(more))
        items = {m.lower() for s in sources for m in re.findall(r"\b\d\d?\s+([\w-]+)", s.code)}
        assigned = {name.lower() for s in sources for name in _ASSIGNED.findall(s.code)}
        found = replace(found, by_name=bool(assigned & items))  # other names are the system's to find
        asks = any(_CLOCK.search(source.code) for source in sources)
        return replace(found, choices=((CLOCK, _INSTANTS),)) if asks else found

    def ways_in(self, sources: Sequence[Source]) -> Iterator[str]:
        return _ways_in(sources)


CLOCK = "COB_CURRENT_DATE"  # what GnuCOBOL's run time takes for the time of day, where it is set
_INSTANTS = (
    "1970/01/01 00:00:00.00", "1999/12/31 23:59:59.99", "2000/02/29 12:00:00.50", "2000/03/01 01:01:01.01", "2001/02/28 09:08:07.06",
    "2009/09/09 09:09:09.09", "2023/01/01 00:00:01.00", "2024/02/29 23:59:59.00", "2024/12/30 13:05:10.10", "2024/12/31 12:34:56.78",
    "2026/11/30 20:30:40.00", "2031/10/31 11:59:59.99", "2038/01/19 03:14:08.00", "2099/06/15 18:00:00.00",
)  # fmt: skip
_CLOCK = re.compile(
    r"\bCURRENT-DATE\b|\bFROM\s+(?:CENTURY-DATE|DATE|DAY|TIME|DAY-OF-WEEK)\b|\bSECONDS-PAST-MIDNIGHT\b|\b(?:LOCALE-)?(?:TIME|DATE)-OF\b"
    r"|\bFORMATTED-CURRENT-DATE\b", re.I
)  # fmt: skip
_ASKED = re.compile(
    r'\bFROM\s+ENVIRONMENT\s+("\d+"|[\w-]+)|("\d+"|[\w-]+)\s+UPON\s+ENVIRONMENT-NAME\b', re.I
)
_CONSTANT = re.compile(r'\b(?:78|01|77|05)\s+([\w-]+)[^.]*?\bVALUE\s+(?:IS\s+)?"(\d+)"', re.I)
_ASSIGNED = re.compile(r'\bASSIGN\s+(?:TO\s+)?(?:[\w-]+\s+)??("\d+"|[\w-]+)', re.I)
_TWO_DIGITS = re.compile(r"\bPIC(?:TURE)?\s+(?:IS\s+)?S?(?:99|9\(0*2\))(?![\d(V])", re.I)


def columns(text: str) -> str:
    """Fixed-format COBOL without its sequence and identification areas; free format as it is.

    Comments keep their mark: column 7 becomes `*>`.
    """
    lines = [line.expandtabs(8) for line in text.split("\n")]
    fixed = sum(1 for line in lines if re.match(r"[\d ]{6}[ *\-/D]", line)) >= 0.8 * sum(1 for x in lines if x.strip())
    if is_free_format(text) or _FREE.search(text):
        return text
    if not fixed:
        return _STARRED.sub(r"\1*>", "\n".join(lines))
    out: list[str] = []
    before = ""
    for line in lines:
        mark = line[6:7]
        body = line[7:72]
        out.append("*>" + body if mark in ("*", "/") else " " + body)
        if mark == "-" and (word := _joined(before, body)):
            out.append(f" {word}")
            body = body.rstrip() if " " in body.strip() else word
        before = before if mark in ("*", "/") or not body.strip() else body
    return "\n".join(out)


_STARRED = re.compile(r"^(.{6})[*/]", re.M)
# Anywhere in a file: from here on lines may be longer than 72 columns.
_FREE = re.compile(r"(?:>>\s*(?:SOURCE|SET)\b|\bSOURCEFORMAT\b)[^\n]*\b(?:FREE|VARIABLE|XOPEN|XCARD|CRT|TERMINAL|COBOLX)\b", re.I)


def _joined(before: str, after: str) -> str:
    """The word that goes on from one line to the next (column 7 has a hyphen); empty where it is none."""
    first, second = re.search(r"[\w-]+$", before.rstrip()), re.match(r"[\w-]+", after.lstrip())
    return first[0] + second[0] if first and second else ""


def lex(text: str) -> Lexed:
    """Source text without its first columns (see `columns`)."""
    return lexing.lexed(text, _TOKEN, _spelled)


def _spelled(kind: str, body: str) -> str:
    return body.replace('""', '"') if kind == "string" else body.replace("''", "'")


def _hex_chars(indexes: Iterable[str], lexed: Lexed) -> list[str]:
    out = []
    for index in indexes:
        digits = lexed.at(index)
        if re.fullmatch(r"(?:[0-9a-fA-F]{2})+", digits):
            out += [chr(b) for b in bytes.fromhex(digits)]
    return out


_READS = re.compile(
    r"\b(ACCEPT|STOP(?!\s+RUN\b)|EXEC|CHAINING|SCREEN|UPSI|SWITCH|SW\d+|USW-\d+|REPLACE|CURRENT-DATE|WHEN-COMPILED|RANDOM"
    r"|MODULE-[A-Z-]+|EXCEPTION-[A-Z-]+|SECONDS-PAST-MIDNIGHT|LOCALE-[A-Z-]+|YEAR-TO-YYYY|DAY-TO-YYYYDDD|DATE-TO-YYYYMMDD|STORED-CHAR-LENGTH|COMMUNICATION)\b",
    re.I,
)  # fmt: skip


def _ways_in(sources: Sequence[Source]) -> Iterator[str]:
    text = whole(sources)
    if found := _READS.search(text):
        yield found[1].upper()
    if found := re.search(r"\bOPEN\b[^.]*?\b(INPUT|I-O|EXTEND)\b", text, re.I):
        yield f"OPEN {found[1].upper()}"
    if re.search(r"\b(SORT|MERGE)\b[^.]*\bUSING\b", text, re.I):
        yield "SORT or MERGE USING"
    if re.search(r"\b(CALL|COPY|CANCEL)\b", text, re.I):
        # Names of programs and copybooks are literals, which are not in the code; what they name may not be here.
        yield "CALL or COPY"
    if re.search(r"PROCEDURE\s+DIVISION\s+USING", text, re.I):
        yield "PROCEDURE DIVISION USING"
