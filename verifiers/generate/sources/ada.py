"""What Ada sources tell about a program's input."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from verifiers.generate.sources import lexing
from verifiers.generate.sources.model import Facts, Lexed, Read, Source, counts, mentioned, whole, words
from verifiers.generate.sources.surroundings import THE_DATE, WHOLE_ENVIRONMENT, Surroundings, surroundings

# Behind a name or a parenthesis, ' is the mark of an attribute or of a qualified expression: Character'('"').
_TOKEN = re.compile(
    r"""--(?P<line>[^\n]*)|"(?P<string>(?:""|[^"\n])*)\""""
    r"""|(?:(?<![\w)])|(?<=\bwhen)|(?<=\bin)|(?<=\bis)|(?<=\bor)|(?<=\band)|(?<=\bxor)|(?<=\breturn)|(?<=\bthen)|(?<=\belse))"""
    r"""'(?P<char>[^\n])'""",
    re.I,
)


_LINE_END = re.compile(r"\r\n?|[\v\f]")  # each ends a comment (ARM 2.2)


class AdaReader:
    language = "ada"
    suffixes: tuple[str, ...] = (".adb", ".ads", ".ada")
    compared = re.compile(
        r'(?:/?=|\bwhen|\|)\s*"(\d+)"|\b(?:Index|Equal\w*|Starts_With)\s*\([^;]*?"(\d+)"',
        re.I | re.S,
    )
    sizes = re.compile(
        r"\.\.\s*(\d[\d_]*)|:\s*constant[^;:]*:=\s*(\d[\d_]*)",
        re.I | re.M,
    )

    def lex(self, text: str) -> Lexed:
        return lexing.lexed(_LINE_END.sub("\n", text), _TOKEN, lambda kind, body: body if kind == "char" else body.replace('""', '"'))

    def listed(self, code: str) -> Iterator[int]:
        return iter(())

    def meant(self, integers: Iterable[int]) -> Iterable[int]:
        return integers

    def scan(self, lexed: Lexed) -> Facts:
        code = lexed.code
        files = [lexed.at(i) for i in re.findall(r'\bOpen\s*\([^;]*?In_File[^;]*?"(\d+)"', code, re.I)]
        opened = len(re.findall(r"\bOpen\s*\([^;]*?In_File", code, re.I))
        constants = re.findall(r'\b(\w+)\s*:\s*constant\s+String\s*:=\s*"(\d+)"', code, re.I)
        for name, index in constants:
            if re.search(rf"\bOpen\s*\([^;]*?In_File[^;]*?\b{name}\b", code, re.I):
                files.append(lexed.at(index))
        reads: list[Read] = []
        for match in re.finditer(r"\b(\w+\.)?(Get_Line|Get_Immediate|Get)\s*\(|\b(\w+)'Value\s*\(|\bGet_Line\b", code):
            package, call = (match[1] or "").lower(), (match[2] or "")
            if match[3]:
                continue
            if call == "Get_Line" or not call:
                reads.append(Read("line"))
            elif call == "Get_Immediate":
                reads.append(Read("char"))
            else:
                reads.append(Read("decimal" if re.search(r"flo|fix|dec|money|real|amount", package) else "int"))
        enums = [
            word.strip()
            for body in re.findall(r"\btype\s+\w+\s+is\s*\(([^)=]*)\)\s*;", code, re.I)
            for word in body.split(",")
            if re.fullmatch(r"\s*\w+\s*", word)
        ]
        return Facts(
            stdin=bool(
                re.search(r"\bGet(?:_Line|_Immediate)?\b|\bLook_Ahead\b|\bStandard_Input\b|\bEnd_Of_File\b", code, re.I)
            ),
            arguments=bool(re.search(r"\bCommand_Line\b|\bArgument(?:_Count)?\b", code, re.I)),
            argument_files=opened > len(files) and bool(re.search(r"\bArgument\b", code, re.I)),
            input_files=tuple(files),
            based_numbers=True,
            signed_64=True,
            written_numbers=any(r.kind in ("int", "decimal") for r in reads) or bool(re.search(r"'Value\b", code, re.I)),
            reads=tuple(reads),
            number_stream=any(r.kind in ("int", "decimal") for r in reads),
            integers_only=any(r.kind == "int" for r in reads) and not any(r.kind == "decimal" for r in reads),
            end_of_file=bool(re.search(r"\bEnd_Of_File\b", code, re.I)),
            keywords=tuple(w.lower() for w in enums) if re.search(r"'Value\b", code, re.I) else (),
            strings=tuple(enums),
            argument_counts=counts(re.findall(r"\bArgument_Count\s*(/?[<>=]=?)\s*(\d+)", code, re.I), 0),
            byte_oriented=bool(re.search(r"\bGet_Immediate\b|\bStream_IO\b|\bSequential_IO\b", code, re.I)),
            chars=tuple(
                c
                for name, c in (("HT", "\t"), ("CR", "\r"), ("NUL", "\0"), ("ESC", "\x1b"))
                if re.search(rf"\bASCII\.{name}\b|\bLatin_1\.{name}\b", code, re.I)
            ),
        )

    def surroundings(self, sources: Sequence[Source]) -> Surroundings:
        code = whole(sources)
        more = [WHOLE_ENVIRONMENT] if re.search(r"\benvironment_variables\b", code, re.I) and re.search(r"\bIterate\b", code, re.I) else []
        more += ["the names in a directory"] if re.search(r"\b(?:Start_Search|Get_Next_Entry|Directory_Operations)\b", code, re.I) else []
        more += [f"what {name} tells" for name in sorted(set(re.findall(r"\bHost_Name\b|\bGetlogin\b", code, re.I)))]
        # Not a clock that says for how long to wait.
        more += [THE_DATE] if re.search(r"\bCalendar\b", code, re.I) and re.search(r"(?i)\bClock\b", _DELAYS.sub(" ", code)) else []
        asked = _ASKED if re.search(r"\benvironment_variables\b|\bgetenv\b", code, re.I) else _NOTHING
        return surroundings(sources, asked, _CONSTANT, _OPENED, iter(more))

    def ways_in(self, sources: Sequence[Source]) -> Iterator[str]:
        return _ways_in(sources)


_DELAYS = re.compile(r"\bdelay\s+until\b[^;]*;|\bReal_Time\s*\.\s*Clock\b", re.I)
_NOTHING = re.compile(r"(?!)")
_ASKED = re.compile(r"""(?<!')\b(?:Value|Exists|Getenv)\s*\(\s*(?:\w+\s*=>\s*)?("\d+"|[\w.]+)?""", re.I)
_CONSTANT = re.compile(r'\b(\w+)\s*:\s*constant\s+String\s*(?:\([^()]*\)\s*)?:=\s*"(\d+)"', re.I)
_OPENED = re.compile(r'\b(?:Open|Create|Exists)\s*\([^;]*?("\d+")|\b(?:Open|Create|Exists)\s*\([^;]*?\b(\w+)\s*\)', re.I)
_READS = words(
    "get get_line get_immediate look_ahead open skip_line skip_page end_of_page standard_input current_input set_input end_of_file end_of_line"
    " command_line argument argument_count environment_variables calendar clock real_time streams stream_io direct_io"
    " sequential_io storage_io import interface directories machine_code discrete_random float_random gnat c_streams"
    " linker_options external_name convention import_function import_procedure import_valued_procedure import_object"
    " external linker_alias linker_section linker_constructor machine_attribute weak_external interface_name"
)
# Literals that the lexer does not see as such, and names that are spelled otherwise: % may stand for a quote (ARM J.2), a
# blank may part a name from the mark of its qualified expression, and GNAT takes ["0065"] for a letter.
_ODD = re.compile(r"%|\[\s*\"|\b(?!(?:when|in|is|or|and|xor|return|then|else|not|mod|rem|abs|range|case|if|elsif|while|of)\b)"
                  r"[a-z_]\w*\s+'\d|\)\s+'\d")
_UNITS = re.compile(
    r"ada|system|interfaces|standard|text_io|unchecked_conversion|unchecked_deallocation|system\.storage_elements"
    r"|ada\.(text_io|integer_text_io|float_text_io|long_integer_text_io|long_float_text_io|wide_text_io)(\.\w+)*"
    r"|ada\.(strings|characters|numerics|containers|exceptions|finalization|tags|io_exceptions|assertions|iterator_interfaces"
    r"|unchecked_conversion|unchecked_deallocation|task_identification|synchronous_task_control)(\.\w+)*"
)


def _ways_in(sources: Sequence[Source]) -> Iterator[str]:
    text = whole(sources).lower()
    yield from mentioned(text, _READS)
    if found := _ODD.search(text):
        yield f"a spelling that is not understood: {found[0]}"
    own = set(re.findall(r"\b(?:package(?:\s+body)?|procedure|function)\s+([\w.]+)", text))
    for clause in re.findall(r"\bwith\s+([\w.,\s]+?);", text):
        for unit in re.split(r"[,\s]+", clause.strip()):
            if unit and unit not in own and not _UNITS.fullmatch(unit):
                yield f"with {unit}"
