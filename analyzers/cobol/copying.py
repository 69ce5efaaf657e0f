"""COPY and REPLACE: text manipulation on tokens, as ISO 1989 7.2 has it and GnuCOBOL does it."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, field, replace

from analyzers.cobol.tokens import Comment, Token, bytewise, is_free_format, retokenize, tokenize
from analyzers.model import Diagnostic, Severity, SourceFile, Span

_DEPTH = 16
_LEVEL = re.compile(r"\s*\d{2}\s+[A-Za-z]")
_PROGRAM = re.compile(r"^(?:.{6} )?[ \t]*PROGRAM-ID\b", re.I | re.M)
_SUFFIXES = ("", ".cpy", ".cbl", ".cob", ".copy", ".cpb", ".inc", ".cop", ".cbk", ".dcl", ".mbr", ".member", ".src", ".txt")


@dataclass(frozen=True)
class Replacement:
    """What to look for and what to put there. `part` is '' for whole tokens, else leading or trailing."""

    pattern: tuple[Token, ...]
    by: tuple[Token, ...]
    part: str = ""


_VENDORS = {"DFH": "CICS", "CMQ": "IBM MQ", "SQLCA": "the database", "SQLDA": "the database", "DLI": "IMS", "CEEI": "Language Environment",
            "IGZ": "Language Environment"}  # fmt: skip


def vendor_of(copybook: str) -> str:
    """The product that a copybook comes with, by its name; '' for the users' own."""
    return next((vendor for start, vendor in _VENDORS.items() if copybook.upper().startswith(start)), "")


@dataclass(frozen=True)
class Copied:
    """A COPY statement: who copies what, and the path found (empty when it does not exist)."""

    name: str
    path: str
    span: Span


@dataclass
class Preprocessed:
    tokens: list[Token] = field(default_factory=list)
    copies: list[Copied] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


class Library:
    """The codebase's COBOL files, to be found by the name that a COPY statement gives."""

    def __init__(self, files: list[SourceFile]) -> None:
        self.files = {str(f.path): f for f in files}
        self._all: dict[str, list[str]] = {}
        self._programs: dict[str, bool] = {}
        self.mapsets: Container[str] = ()  # whose sources the codebase has: each writes a copybook when it is assembled
        for path, file in sorted(self.files.items()):
            self._all.setdefault(file.path.name.lower(), []).append(path)

    def find(self, name: str, library: str = "", near: str = "") -> SourceFile | None:
        """The text that COPY name [OF library] means in a program: of several, the one in a folder of the library's
        name, then one that is no program (a program and the copybook of its COMMAREA often share a name), then the one
        nearest to the program (`near`, its path)."""
        found = self.candidates(name)
        if not found:
            return None
        folders = library.lower().strip("./")
        wanted = tuple(f"/{name.lower().lstrip('./')}{suffix}" for suffix in _SUFFIXES)
        start = near.split("/")[:-1]
        return self.files[min(found, key=lambda path: (
            bool(folders) and f"/{folders}/" not in f"/{path.lower()}",
            "/" in name and not f"/{path.lower()}".endswith(wanted),
            len(found) > 1 and self._is_program(path),
            _steps(start, path.split("/")[:-1]) if near else 0,
            not path.rsplit("/", 1)[-1].startswith(name.rsplit("/", 1)[-1]),  # as it is written, before other case
        ))]  # fmt: skip

    def _is_program(self, path: str) -> bool:
        """Looked up once for a file: a tree may ask for each of its copybooks hundreds of times."""
        if path not in self._programs:
            self._programs[path] = _PROGRAM.search(self.files[path].text) is not None
        return self._programs[path]

    def is_mapset(self, name: str) -> bool:
        """Whether a copybook that is not there is the symbolic map of a set of screens."""
        return name.upper() in self.mapsets

    def candidates(self, name: str) -> list[str]:
        """The files of a name, by suffix and path."""
        base = name.rsplit("/", 1)[-1].lower()
        return [path for suffix in _SUFFIXES for path in self._all.get(base + suffix, ())]


def _steps(here: list[str], there: list[str]) -> int:
    """How many folders lie between two."""
    common = 0
    while common < min(len(here), len(there)) and here[common] == there[common]:
        common += 1
    return len(here) + len(there) - 2 * common


def _same(a: Token, b: Token) -> bool:
    return a.upper == b.upper if a.kind != "string" else a.text == b.text


def _partial(token: Token, rule: Replacement) -> str | None:
    """The token's text after a LEADING or TRAILING replacement, or None."""
    old = "".join(t.text for t in rule.pattern).upper()
    new = "".join(t.text for t in rule.by)
    if token.kind != "word" or len(token.text) < len(old):
        return None
    if rule.part == "leading" and token.upper.startswith(old):
        return new + token.text[len(old) :]
    if rule.part == "trailing" and token.upper.endswith(old):
        return token.text[: len(token.text) - len(old)] + new
    return None


def apply(tokens: list[Token], rules: list[Replacement]) -> list[Token]:
    """Replace, then join what now stands without a space between and read it again."""
    if not rules:
        return tokens
    out: list[tuple[Token, bool]] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        for rule in rules:
            if rule.part:
                text = _partial(token, rule)
                if text is not None:
                    out.append((replace(token, text=text), True))
                    index += 1
                    break
                continue
            size = len(rule.pattern)
            window = tokens[index : index + size]
            if size and len(window) == size and all(map(_same, window, rule.pattern)):
                for number, new in enumerate(rule.by):
                    glued = token.glued if number == 0 else new.glued
                    out.append((replace(new.at(token), glued=glued), True))
                if not rule.by and index + size < len(tokens):
                    following = tokens[index + size]
                    tokens[index + size] = replace(following, glued=following.glued and token.glued)
                index += size
                break
            if token.kind == "picture" and size > 1:
                old = "".join(t.text for t in rule.pattern)
                new_text = "".join(t.text for t in rule.by)
                changed = re.sub(re.escape(old), lambda _: new_text, token.text, flags=re.I)  # noqa: B023
                if changed != token.text:
                    token = tokens[index] = replace(token, text=changed)
        else:
            out.append((token, False))
            index += 1
    return _rejoin(out)


def _rejoin(out: list[tuple[Token, bool]]) -> list[Token]:
    result: list[Token] = []
    index = 0
    while index < len(out):
        end = index + 1
        joins = out[index][0].kind in ("word", "number", "mark")
        while joins and end < len(out) and out[end][0].glued and out[end][0].kind in ("word", "number", "mark"):
            end += 1
        run = out[index:end]
        if len(run) > 1 and any(changed for _, changed in run):
            result.extend(retokenize("".join(t.text for t, _ in run), run[0][0]))
        else:
            result.extend(t for t, _ in run)
        index = end
    return result


class Preprocessor:
    """Reads a file with everything that it copies; `precompiled`: what EXEC SQL INCLUDE names too, as the database's
    precompiler does, where the codebase has it."""

    def __init__(self, library: Library, precompiled: bool = False) -> None:
        self.library = library
        self.precompiled = precompiled
        self.path = ""  # of the file being read
        self.open: list[str] = []  # that file, and the texts that are being copied into it
        self.free = [False]  # whether each of these is in free format
        self.debugging = False  # whether WITH DEBUGGING MODE was read: from there on, in all programs of the file
        self.result = Preprocessed()

    def read(self, file: SourceFile) -> Preprocessed:
        self.path = str(file.path)
        self.open = [self.path]
        text = bytewise(file)
        self.free = [is_free_format(text)]
        self.debugging = False
        tokens, comments = tokenize(text, self.path, self.free[0])
        self.result.comments = comments
        copied = self._copies(tokens, 0)
        self.result.tokens = self._replaces(copied)
        return self.result

    def _note(self, message: str, span: Span) -> None:
        self.result.diagnostics.append(Diagnostic(Severity.WARNING, message, span))

    def _copies(self, tokens: list[Token], depth: int) -> list[Token]:
        out: list[Token] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.debugging and not self.debugging:
                index += 1
                continue
            if token.upper == "MODE" and index and tokens[index - 1].upper == "DEBUGGING":
                self.debugging = True
            if self.precompiled and token.kind == "word" and token.upper in ("EXEC", "EXECUTE"):
                member = _included(tokens, index)
                if member is not None and self.library.find(member.text.strip("\"'"), near=self.path) is not None:
                    index += 5
                    index += index < len(tokens) and tokens[index].text == "."
                    out.extend(self._library_text(member, [], depth))
                    continue
            if token.kind != "word" or token.upper != "COPY" or index + 1 >= len(tokens):
                out.append(token)
                index += 1
                continue
            name = tokens[index + 1]
            index += 2
            library = ""
            while index < len(tokens) and tokens[index].upper in ("OF", "IN"):
                library = tokens[index + 1].text.strip("\"'") if index + 1 < len(tokens) else ""
                index += 2
            if index < len(tokens) and tokens[index].upper == "SUPPRESS":
                index += 1
            rules: list[Replacement] = []
            if index < len(tokens) and tokens[index].upper == "REPLACING":
                index, rules = self._rules(tokens, index + 1, lambda t: t.text == ".")
            if index < len(tokens) and tokens[index].text == ".":
                index += 1
            out.extend(self._library_text(name, rules, depth, library))
        return out

    def _library_text(
        self, name: Token, rules: list[Replacement], depth: int, library: str = ""
    ) -> list[Token]:
        text = name.text.strip("\"'")
        found = self.library.find(text, library, self.path)
        self.result.copies.append(Copied(text, str(found.path) if found else "", name.span))
        if found is None:
            vendor = vendor_of(text)
            if self.library.is_mapset(text):
                message = f"copybook {text} is the symbolic map that its screens' source makes when it is assembled: its items are not known"
                self.result.diagnostics.append(Diagnostic(Severity.NOTE, message, name.span))
            elif vendor:
                message = f"copybook {text} comes with {vendor} and is not in this codebase"
                self.result.diagnostics.append(Diagnostic(Severity.NOTE, message, name.span))
            else:
                self._note(f"copybook {text} is not in this codebase", name.span)
            return []
        path = str(found.path)
        if path in self.open or depth >= _DEPTH:  # ISO 1989:2002 7.1.2: no text copies itself, at once or by way of others
            what = "copies itself" if path in self.open else f"is nested more than {_DEPTH} deep"
            self._note(f"COPY {text} {what}", name.span)
            return []
        content = bytewise(found)
        free = _copybook_is_free(content, self.free[-1])
        tokens, _ = tokenize(content, str(found.path), free)
        if tokens:
            tokens[0] = replace(tokens[0], glued=False)
        self.open.append(path)
        self.free.append(free)
        copied = self._copies(tokens, depth + 1)
        self.open.pop()
        self.free.pop()
        return apply(copied, rules)

    def _rules(
        self, tokens: list[Token], index: int, stop: Callable[[Token], bool]
    ) -> tuple[int, list[Replacement]]:
        rules: list[Replacement] = []
        while index < len(tokens) and not stop(tokens[index]):
            start = index
            part = ""
            if tokens[index].upper in ("LEADING", "TRAILING"):
                part = tokens[index].text.lower()
                index += 1
            index, pattern = self._operand(tokens, index)
            if index >= len(tokens) or tokens[index].upper != "BY":
                self._note("REPLACING without BY", tokens[start].span)
                while index < len(tokens) and tokens[index].text != ".":
                    index += 1
                break
            index, by = self._operand(tokens, index + 1)
            rules.append(Replacement(tuple(pattern), tuple(by), part))
        return index, rules

    @staticmethod
    def _operand(tokens: list[Token], index: int) -> tuple[int, list[Token]]:
        if index < len(tokens) and tokens[index].kind == "pseudo":
            end = index + 1
            while end < len(tokens) and tokens[end].kind != "pseudo":
                end += 1
            inner = tokens[index + 1 : end]
            return end + 1, [replace(inner[0], glued=False), *inner[1:]] if inner else []
        words = [tokens[index]] if index < len(tokens) else []
        index += 1
        while index + 1 < len(tokens) and tokens[index].upper in ("OF", "IN"):
            words += tokens[index : index + 2]
            index += 2
        if index < len(tokens) and tokens[index].text == "(":
            while index < len(tokens):
                words.append(tokens[index])
                index += 1
                if words[-1].text == ")":
                    break
        return index, words

    def _replaces(self, tokens: list[Token]) -> list[Token]:
        out: list[Token] = []
        pending: list[Token] = []
        rules: list[Replacement] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            following = tokens[index + 1] if index + 1 < len(tokens) else token
            starts = following.kind == "pseudo" or following.upper in ("OFF", "LEADING", "TRAILING")
            if token.kind == "word" and token.upper == "REPLACE" and starts:
                out += apply(pending, rules)
                pending, rules = [], []
                index += 1
                if following.upper == "OFF":
                    index += 1
                else:
                    index, rules = self._rules(tokens, index, lambda t: t.text == ".")
                if index < len(tokens) and tokens[index].text == ".":
                    index += 1
                continue
            pending.append(token)
            index += 1
        return out + apply(pending, rules)


def _included(tokens: list[Token], index: int) -> Token | None:
    """The member's name when EXEC SQL INCLUDE name END-EXEC stands here."""
    words = [t.upper for t in tokens[index + 1 : index + 5]]
    return tokens[index + 3] if words[:2] == ["SQL", "INCLUDE"] and words[3:] == ["END-EXEC"] else None


def _copybook_is_free(text: str, within: bool) -> bool:
    """A copybook has no header to tell its format by. `within` text of free format it is read as that (as cobc does),
    but where columns 1 to 7 hold what only fixed format has there; else code left of column 8 says free that begins with
    a level number."""
    for line in text.expandtabs(8).splitlines():
        area, indicator = line[:6], line[6:7]
        if not line.strip() or line.lstrip().startswith((">>", "*>")):
            continue
        if within:
            if area.isdigit() or (indicator in ("*", "/") and not area.strip()):
                return False
        elif indicator not in tuple("*/-Dd$") and _LEVEL.match(line) and len(line) - len(line.lstrip()) < 7 and not area.isdigit():
            return True
    return within
