"""What the sources of a program tell about its input: simple, robust scanning, never a full parse.

Both sides of a comparison are scanned and the facts joined: a keyword that only the translation spells out
is as good a hint as one from the original. Nothing here has to be complete; coverage decides what is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

SUFFIXES: dict[str, str] = {
    ".c": "c",
    ".h": "c",
    ".adb": "ada",
    ".ads": "ada",
    ".ada": "ada",
    ".cob": "cobol",
    ".cbl": "cobol",
    ".cobol": "cobol",
    ".cpy": "cobol",
    ".rs": "rust",
    ".go": "go",
}
_IGNORED_FOLDERS = frozenset({"target", "vendor", ".git", "scenarios", "node_modules", "obj"})
MAX_SCANNED_BYTES = 4 << 20


@dataclass(frozen=True)
class Read:
    """One typed read in source order. `kind`: int, decimal, word, line, char; `width` limits it (0: none)."""

    kind: str
    width: int = 0
    scale: int = 0


@dataclass(frozen=True)
class Facts:
    """Facts about one program, or about both sides joined."""

    languages: tuple[str, ...] = ()
    stdin: bool = False
    arguments: bool = False
    argument_files: bool = False
    input_files: tuple[str, ...] = ()
    indexed_files: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()  # scanf formats, in order
    line_formats: tuple[str, ...] = ()  # sscanf formats: the shape of one line
    reads: tuple[Read, ...] = ()
    keywords: tuple[str, ...] = ()  # literals that input is compared with
    strings: tuple[str, ...] = ()  # all other literals
    chars: tuple[str, ...] = ()  # character literals, comparisons first
    integers: tuple[int, ...] = ()
    decimals: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()  # table, string and PIC sizes
    comments: tuple[str, ...] = ()
    argument_counts: tuple[int, ...] = ()
    byte_oriented: bool = False
    whitespace_classes: bool = False  # blanks are skipped by class (isspace, scanf, split_whitespace)
    c_int_conversions: bool = False  # atoi, %d: numbers out of range are undefined behaviour
    c_long_conversions: bool = False
    loose_conversions: bool = False  # COBOL: NUMVAL, which is only defined for numbers
    line_buffers: tuple[int, ...] = ()  # C: sizes of the buffers that lines are read into
    word_widths: tuple[int, ...] = ()  # C: widths of %Ns
    number_stream: bool = False  # numbers are read without regard to lines: what follows a number stays
    integers_only: bool = False  # and no other kind of number is
    end_of_file: bool = False  # Ada: End_Of_File, which does not see a last empty line (ARM A.10.5)

    def mentions(self, char: str) -> bool:
        return char in self.chars or any(char in s for s in (*self.keywords, *self.strings))


def read_sources(path: Path, suffixes: Sequence[str] = ()) -> dict[str, str]:
    """Every source file below a path (or that one file), as Latin-1 text, by its relative name. With `suffixes`, only
    files that end so: a tree may hold translations beside the original."""
    if path.is_file():
        return {path.name: path.read_bytes()[:MAX_SCANNED_BYTES].decode("latin-1")}
    out: dict[str, str] = {}
    room = MAX_SCANNED_BYTES
    for file in sorted(path.rglob("*")):
        relative = file.relative_to(path)
        if file.suffix.lower() not in (suffixes or SUFFIXES) or _IGNORED_FOLDERS & set(relative.parts[:-1]) or not file.is_file():
            continue
        text = file.read_bytes().decode("latin-1")
        if len(text) > room:
            break
        room -= len(text)
        out[str(relative)] = text
    return out


def scan(sources: Mapping[str, str]) -> Facts:
    """The facts of one program's source files."""
    facts = Facts()
    for name, text in sources.items():
        language = SUFFIXES.get(Path(name).suffix.lower(), "")
        if language:
            facts = join(facts, _scan_file(text, language))
    return facts


def join(left: Facts, right: Facts) -> Facts:
    """Both facts together; what the left one says comes first."""
    values: dict[str, object] = {}
    for name in Facts.__dataclass_fields__:
        a, b = getattr(left, name), getattr(right, name)
        if isinstance(a, bool):
            values[name] = a or b
        elif name in ("formats", "reads"):
            values[name] = a + b
        else:
            values[name] = tuple(dict.fromkeys((*a, *b)))
    return replace(Facts(), **values)  # type: ignore[arg-type]


# --------------------------------------------------------------------------- lexing

_C_TOKEN = re.compile(
    r"""//(?P<line>[^\n]*)|/\*(?P<block>.*?)\*/|b?"(?P<string>(?:\\.|[^"\\\n])*)"|`(?P<raw>[^`]*)`"""
    r"""|b?'(?P<char>\\x[0-9a-fA-F]{1,2}|\\[0-7]{1,3}|\\.|[^'\\\n])'""",
    re.S,
)
_ADA_TOKEN = re.compile(r"""--(?P<line>[^\n]*)|"(?P<string>(?:""|[^"\n])*)"|'(?P<char>[^\n])'(?!\w*\()""")
_COBOL_TOKEN = re.compile(
    r"""\*>(?P<line>[^\n]*)|^.{6}[*/](?P<starred>[^\n]*)|"(?P<string>(?:""|[^"\n])*)"|'(?P<single>(?:''|[^'\n])*)'""",
    re.M,
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "\\": "\\", "'": "'", '"': '"', "v": "\v", "f": "\f"}


def _unescape(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        body = match.group(1)
        if body[0] == "x" and len(body) > 1:
            return chr(int(body[1:], 16))
        if body[0] in "01234567":
            return chr(int(body, 8) & 255)
        return _ESCAPES.get(body, body)

    return re.sub(r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)", one, text, flags=re.S)


@dataclass
class _Lexed:
    """Code with comments blanked and literals replaced by `"n"` (an index into `strings`)."""

    code: str = ""
    strings: list[str] = field(default_factory=list)
    chars: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def _lex(text: str, language: str) -> _Lexed:
    out = _Lexed()
    pattern = {"ada": _ADA_TOKEN, "cobol": _COBOL_TOKEN}.get(language, _C_TOKEN)
    c_like = pattern is _C_TOKEN

    def one(match: re.Match[str]) -> str:
        groups = {k: v for k, v in match.groupdict().items() if v is not None}
        (kind, body), *_ = groups.items()
        if kind in ("line", "block", "starred"):
            out.comments.extend(line.strip(" \t*-/=#") for line in body.split("\n"))
            return " " if kind != "block" else " " + "\n" * body.count("\n")
        if kind == "char":
            out.chars.append(_unescape(body) if c_like else body)
            return f"'{len(out.chars) - 1}'"
        if c_like and kind == "string":
            body = _unescape(body)
        elif not c_like:
            body = body.replace('""', '"') if kind == "string" else body.replace("''", "'")
        out.strings.append(body)
        return f'"{len(out.strings) - 1}"'

    out.code = pattern.sub(one, text)
    return out


# --------------------------------------------------------------------------- what is compared with input

_COMPARED: dict[str, str] = {
    "c": r"\b(?:str(?:n?case)?n?cmp|memcmp|strstr|strspn|strcspn|strtok|strchr|strpbrk)\w*"
    r'\s*\([^;{}]*?"(\d+)"|[=!]=\s*"(\d+)"|\{\s*"(\d+)"\s*,',
    "ada": r'(?:/?=|\bwhen|\|)\s*"(\d+)"|\b(?:Index|Equal\w*|Starts_With)\s*\([^;]*?"(\d+)"',
    "cobol": r"(?:\bWHEN|=|\bEQUAL(?:S|\s+TO)?|\bOR|\bVALUES?(?:\s+(?:IS|ARE))?|\bTO|\bTHRU|\bBY|\bALL|\bFOR)"
    r'\s+"(\d+)"',
    "rust": r'b?"(\d+)"\s*(?:=>|\|)|[=!]=\s*b?"(\d+)"|\|\s*b?"(\d+)"|\b(?:starts_with|ends_with|strip_prefix|'
    r"strip_suffix|eq_ignore_ascii_case|contains|split|splitn|split_once|find|Some|Ok)\s*"
    r'\(\s*&?b?"(\d+)"|\(\s*"(\d+)"\s*,',
    "go": r'[=!]=\s*"(\d+)"|\b(?:HasPrefix|HasSuffix|EqualFold|Contains|Split|SplitN|Cut|Trim\w+|Index)'
    r'\s*\([^;\n]*?"(\d+)"|\{\s*"(\d+)"\s*,|"(\d+)"\s*:|\bcase\s+"(\d+)"',
}
_CHAR_COMPARED = re.compile(
    r"(?:[=!<>]=?|\bcase|\bwhen|\||=>|\.\.=?)\s*b?'(\d+)'|b?'(\d+)'\s*(?:=>|\||\.\.|[=!<>]=|:)", re.I
)


def code_of(text: str, language: str) -> tuple[str, list[str]]:
    """A source's text without its comments, and its string literals: in the code stand their indexes, quoted."""
    lexed = _lex(_cobol_columns(text) if language == "cobol" else text, language)
    return lexed.code, lexed.strings


def _scan_file(text: str, language: str) -> Facts:
    if language == "cobol":
        text = _cobol_columns(text)
    lexed = _lex(text, language)
    compared = _indexes(_COMPARED[language], lexed.code)
    if language == "go":
        for cases in re.findall(r'\bcase\s+((?:"\d+"\s*,?\s*)+):', lexed.code):
            compared.update(int(n) for n in re.findall(r"\d+", cases))
    keywords = [s for i, s in enumerate(lexed.strings) if i in compared]
    others = [s for i, s in enumerate(lexed.strings) if i not in compared]
    compared_chars = _indexes(_CHAR_COMPARED, lexed.code)
    chars = [c for i, c in enumerate(lexed.chars) if i in compared_chars]
    chars += [c for i, c in enumerate(lexed.chars) if i not in compared_chars]
    integers, decimals = _numbers(lexed.code, language)
    facts = Facts(
        languages=(language,),
        keywords=tuple(dict.fromkeys(k for k in keywords if k)),
        strings=tuple(dict.fromkeys(s for s in others if s)),
        chars=tuple(dict.fromkeys(chars)),
        integers=integers,
        decimals=decimals,
        sizes=_sizes(lexed.code, language),
        comments=tuple(dict.fromkeys(c for c in lexed.comments if c)),
    )
    return join(facts, _SCANNERS[language](lexed))


def _indexes(pattern: str | re.Pattern[str], code: str) -> set[int]:
    flags = 0 if isinstance(pattern, re.Pattern) else re.I | re.S
    compiled = re.compile(pattern, flags)
    return {int(g) for m in compiled.finditer(code) for g in m.groups() if g is not None}


def _cobol_columns(text: str) -> str:
    """Fixed-format COBOL without its sequence and identification areas; free format as it is.

    Comments keep their mark: column 7 becomes `*>`.
    """
    lines = text.replace("\t", "    ").split("\n")
    fixed = sum(1 for line in lines if re.match(r"[\d ]{6}[ *\-/D]", line)) >= 0.8 * sum(1 for x in lines if x.strip())
    if not fixed:
        return text
    out = []
    for line in lines:
        mark = line[6:7]
        body = line[7:72]
        out.append("*>" + body if mark in ("*", "/") else " " + body)
    return "\n".join(out)


_NUMBER = re.compile(
    r"(?<![\w.\"'])(?:0[xX](?P<hex>[0-9a-fA-F_]+)|16#(?P<ada>[0-9a-fA-F_]+)#|(?P<dec>\d[\d_]*\.\d+)|(?P<int>\d[\d_]*))"
    r"(?P<suffix>[uUlLiIfF]\w*)?(?![\w\"'])"
)


def _numbers(code: str, language: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    # Literals were replaced by "index": those digits stand in quotes, which the pattern's look-around skips.
    integers: dict[int, None] = {}
    decimals: dict[str, None] = {}
    for match in _NUMBER.finditer(code):
        if digits := match["hex"] or match["ada"]:
            integers[int(digits.replace("_", ""), 16)] = None
        elif match["dec"]:
            decimals[match["dec"].replace("_", "")] = None
        else:
            integers[int(match["int"].replace("_", "")[:20])] = None
    for base, exponent in re.findall(r"\b(1\d*|2)\s*(?:\*\*|<<)\s*(\d{1,2})\b", code):
        integers[int(base) ** int(exponent)] = None
    if language == "cobol":
        integers = {n: None for n in integers if n not in (1, 5, 10, 77, 88)} | {1: None}
    return tuple(integers), tuple(decimals)


_SIZES: dict[str, str] = {
    "c": r"\w\s*\[\s*(\d+)\s*\]|#\s*define\s+\w+\s+\(?(\d+)\)?|\benum\b[^;]*=\s*(\d+)",
    "ada": r"\.\.\s*(\d[\d_]*)|:\s*constant[^;:]*:=\s*(\d[\d_]*)",
    "cobol": r"\bOCCURS\s+(?:\d+\s+TO\s+)?(\d+)|\bPIC(?:TURE)?\s+(?:IS\s+)?\S*?[XA9]\((\d+)\)",
    "rust": r";\s*(\d[\d_]*)\s*\]|\bconst\s+\w+\s*:\s*\w+\s*=\s*(\d[\d_]*)",
    "go": r"\[(\d+)\]\w|\bconst\s+\w+\s*(?:\w+\s*)?=\s*(\d+)|^\s*\w+\s*=\s*(\d+)\s*$",
}


def _sizes(code: str, language: str) -> tuple[int, ...]:
    found = re.finditer(_SIZES[language], code, re.I | re.M)
    sizes = [int(g.replace("_", "")) for m in found for g in m.groups() if g]
    return tuple(dict.fromkeys(s for s in sizes if 0 < s <= 100_000))


# --------------------------------------------------------------------------- per language


def _at(lexed: _Lexed, index: str) -> str:
    return lexed.strings[int(index)]


def _scan_c(lexed: _Lexed) -> Facts:
    code = lexed.code
    formats = [_at(lexed, i) for i in re.findall(r'(?<![sf])scanf\s*\(\s*"(\d+)"', code)]
    formats += [_at(lexed, i) for i in re.findall(r'\bfscanf\s*\(\s*\w+\s*,\s*"(\d+)"', code)]
    line_formats = [_at(lexed, i) for i in re.findall(r'\bsscanf\s*\([^,]+,\s*"(\d+)"', code)]
    opened = re.findall(r'\b(?:f(?:re)?)?open\s*\(\s*([^,()]+),\s*(?:"(\d+)"|O_RD)', code)
    files, from_argument = [], False
    for name, mode in opened:
        if mode and not _at(lexed, mode).startswith("r"):
            continue
        if literal := re.fullmatch(r'\s*"(\d+)"\s*', name):
            files.append(_at(lexed, literal[1]))
        else:
            defined = re.search(rf'#\s*define\s+{re.escape(name.strip())}\s+"(\d+)"', code)
            constant = re.search(rf'\b{re.escape(name.strip())}\s*(?:\[\s*\])?\s*=\s*"(\d+)"', code)
            hit = defined or constant
            if hit:
                files.append(_at(lexed, hit[1]))
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
        arguments=bool(re.search(r"\bargv\s*\[|\bargv\s*\+|\*\s*argv\b(?!\s*[,)\[])|\bgetopt|\bargc\s*[<>=!]", code)),
        argument_files=from_argument,
        input_files=tuple(files),
        formats=tuple(formats),
        line_formats=tuple(line_formats),
        argument_counts=_counts(re.findall(r"\bargc\s*([<>=!]=?)\s*(\d+)", code), 1),
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


def _counts(comparisons: Iterable[tuple[str, str]], offset: int) -> tuple[int, ...]:
    """Argument counts worth trying, from comparisons of the count with a number."""
    out: dict[int, None] = {}
    for _, text in comparisons:
        wanted = int(text) - offset
        for n in (wanted, wanted + 1, wanted - 1):
            if 0 <= n <= 8:
                out[n] = None
    return tuple(out)


def _scan_ada(lexed: _Lexed) -> Facts:
    code = lexed.code
    files = [_at(lexed, i) for i in re.findall(r'\bOpen\s*\([^;]*?In_File[^;]*?"(\d+)"', code, re.I)]
    opened = len(re.findall(r"\bOpen\s*\([^;]*?In_File", code, re.I))
    constants = re.findall(r'\b(\w+)\s*:\s*constant\s+String\s*:=\s*"(\d+)"', code, re.I)
    for name, index in constants:
        if re.search(rf"\bOpen\s*\([^;]*?In_File[^;]*?\b{name}\b", code, re.I):
            files.append(_at(lexed, index))
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
        reads=tuple(reads),
        number_stream=any(r.kind in ("int", "decimal") for r in reads),
        integers_only=any(r.kind == "int" for r in reads) and not any(r.kind == "decimal" for r in reads),
        end_of_file=bool(re.search(r"\bEnd_Of_File\b", code, re.I)),
        keywords=tuple(w.lower() for w in enums) if re.search(r"'Value\b", code, re.I) else (),
        strings=tuple(enums),
        argument_counts=_counts(re.findall(r"\bArgument_Count\s*(/?[<>=]=?)\s*(\d+)", code, re.I), 0),
        byte_oriented=bool(re.search(r"\bGet_Immediate\b|\bStream_IO\b|\bSequential_IO\b", code, re.I)),
        chars=tuple(
            c
            for name, c in (("HT", "\t"), ("CR", "\r"), ("NUL", "\0"), ("ESC", "\x1b"))
            if re.search(rf"\bASCII\.{name}\b|\bLatin_1\.{name}\b", code, re.I)
        ),
    )


def _scan_cobol(lexed: _Lexed) -> Facts:
    code = lexed.code
    accepts = re.findall(r"\bACCEPT\s+([\w-]+)(?:\s*\([^)]*\))?(?:\s+FROM\s+([\w-]+))?", code, re.I)
    clock = re.compile(r"DATE|DAY|TIME|DAY-OF-WEEK|ENVIRONMENT\S*|LINES|COLUMNS|EXCEPTION|ESCAPE|USER", re.I)
    arguments = re.compile(r"COMMAND-LINE|ARGUMENT-VALUE|ARGUMENT-NUMBER", re.I)
    literals = " ".join(lexed.strings)
    return Facts(
        stdin=any(not source or not (clock.fullmatch(source) or arguments.fullmatch(source)) for _, source in accepts)
        or bool(re.search(r"\bASSIGN\s+(?:TO\s+)?KEYBOARD\b", code, re.I))
        or "/dev/stdin" in literals,
        arguments=any(arguments.fullmatch(source) for _, source in accepts if source),
        loose_conversions=bool(re.search(r"\bNUMVAL", code, re.I)) and not re.search(r"\bTEST-NUMVAL", code, re.I),
        chars=tuple(_hex_chars(re.findall(r'\bX"(\d+)"', code, re.I), lexed)),
    )


def _hex_chars(indexes: Iterable[str], lexed: _Lexed) -> list[str]:
    out = []
    for index in indexes:
        digits = _at(lexed, index)
        if re.fullmatch(r"(?:[0-9a-fA-F]{2})+", digits):
            out += [chr(b) for b in bytes.fromhex(digits)]
    return out


def _scan_rust(lexed: _Lexed) -> Facts:
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
        input_files=tuple(_at(lexed, i) for i in files),
        argument_counts=_counts(re.findall(r"\bargs\.len\(\)\s*([<>=!]=?)\s*(\d+)", code), 1),
        byte_oriented=bool(re.search(r"\bread_to_end\b|\.bytes\(\)|\bread_exact\b", code)),
        whitespace_classes=bool(re.search(r"split_whitespace|split_ascii_whitespace", code)),
    )


def _scan_go(lexed: _Lexed) -> Facts:
    code = lexed.code
    files = re.findall(r'\bos\.(?:Open|ReadFile|OpenFile)\s*\(\s*"(\d+)"', code)
    by_constant = re.findall(r"\bos\.(?:Open|ReadFile|OpenFile)\s*\(\s*([A-Za-z]\w*)\b", code)
    for name in by_constant:
        files += re.findall(rf'\b{name}\s*(?:string\s*)?:?=\s*"(\d+)"', code)
    return Facts(
        stdin=bool(re.search(r"\bos\.Stdin\b|\bfmt\.Scan", code)),
        arguments=bool(re.search(r"\bos\.Args\b|\bflag\.", code)),
        argument_files=bool(re.search(r"\bos\.(?:Open|ReadFile)\s*\(\s*(?!\")", code)) and "os.Args" in code,
        input_files=tuple(_at(lexed, i) for i in files),
        argument_counts=_counts(re.findall(r"\blen\(os\.Args\)\s*([<>=!]=?)\s*(\d+)", code), 1),
        byte_oriented=bool(re.search(r"\bReadByte\b|\bio\.ReadAll\b", code)),
        whitespace_classes=bool(re.search(r"strings\.Fields|\bfmt\.(?:F|S)?scan|ScanWords", code, re.I)),
    )


_SCANNERS = {"c": _scan_c, "ada": _scan_ada, "cobol": _scan_cobol, "rust": _scan_rust, "go": _scan_go}
