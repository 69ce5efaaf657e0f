"""What one C file says by itself: includes, functions with their calls, objects, types, macros and hazards.

Read from cleaned text with bulk regular expressions: a million lines take seconds, nothing has to compile, and
text that makes no sense is a diagnostic, after which the rest of the file is still read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from analyzers.c.bodies import WATCHED, assembly_macros, gather
from analyzers.c.braces import by_column, counted, pairs
from analyzers.c.dialect import WORDS, dialect_of
from analyzers.c.found import Found, Function
from analyzers.c.heads import IDENTIFIER, KEYWORDS, declarators, declared_name, function_head, parameters
from analyzers.c.pasting import INVOKED, PASTES, Paste, Pasting, expand, made_in_macros
from analyzers.c.scanner import Cleaned, Kind, Stretch
from analyzers.c.text import Clean, clean, include_names
from analyzers.c.toplevel import in_list, read_braced, read_declarations
from analyzers.model import SourceFile
from analyzers.survey.comment import telling
from analyzers.survey.facts import FileFacts

NO_PASTING = Pasting()
_TELLING = frozenset(WORDS)
_Groups = list[tuple[int, int]]  # where brace pairs of depth 0 start and end
_INNER = re.compile(r"^[ \t]+extern\b[ \t]([^;(){}=\"]*);", re.M)
_BOUNDS = re.compile(r"\[[^\]]*\]")
_COMMENT = re.compile(r"\s*(?:/\*(.*?)\*/|((?://[^\n]*\n?\s*)+))", re.S)


def c_facts(file: SourceFile, names: frozenset[str] = frozenset(), pasting: Pasting = NO_PASTING) -> FileFacts:
    """The facts of one C file; `names` are the macros that anything in the tree defines, `pasting` those that paste."""
    return FileReader(file, names, pasting).read()


class _Head(NamedTuple):
    """A function before its body is scanned: the line of its name, its head's text, and where in that the name stands."""

    name: str
    line: int
    text: str
    at_name: int
    old_style: bool

    @property
    def behind_name(self) -> int:
        return self.at_name + len(self.name)


class FileReader:
    """Reads one file; `found` is what it said."""

    def __init__(self, file: SourceFile, names: frozenset[str], pasting: Pasting = NO_PASTING) -> None:
        self.file = file
        self.names = names
        self.pasting = pasting
        self.pasted: set[Paste] = set()  # those that were expanded here
        self.clean: Clean = clean(file.text, names)
        include_names(file.text, self.clean)
        self.troubles: list[tuple[str, str, int, int]] = [("warning", m, n, n) for m, n in self.clean.troubles]
        self.found = Found()
        self.braced: list[tuple[int, int, Kind]] = []  # types and initialisers: first and last line

    def read(self) -> FileFacts:
        main = self.expanded()
        found = self.found
        if found.functions and "extern" in main.text:
            self.inner_declarations(main)
        for text, line in self.clean.others:
            self.branch(text, line)
        assembly = assembly_macros(self.clean.macros)
        if assembly:
            found.hazard("inline assembly", assembly)
        for what, count in zip(("pointer cast", "pointer arithmetic"), main.pointers(), strict=True):
            if count:
                found.hazard(what, count)
        text = self.file.text
        top = _COMMENT.match(text)
        comment = (top.group(1) or top.group(2) or "") if top else ""
        return FileFacts(
            path=str(self.file.path),
            language="c",
            sha256=self.file.sha256,
            lines=len(text.splitlines()) if "\f" in text or "\r" in text else text.count("\n") + (text[-1:] not in ("", "\n")),
            encoding=self.file.encoding,
            dialect=self.dialect(),
            comment=tidy(comment),
            diagnostics=tuple(self.troubles),
            hazards=found.hazards,
            payload={
                "includes": [list(i) for i in self.clean.includes],
                "macros": self.clean.macros,
                "macro_lines": self.clean.macro_lines,
                "maybe": sorted(self.clean.maybe),
                "mixed": sorted(self.clean.mixed),
                "undefined": sorted(self.clean.undefined),
                "functions": [f.row() for f in found.functions],
                "calls": found.calls,
                "uses": found.uses,
                "type_uses": found.type_uses,
                "objects": found.objects,
                "prototypes": found.prototypes,
                "types": found.types,
                "pointer_calls": found.pointer_calls,
                "assigned": list(found.assigned),
                "members": found.members,
                "off": self.clean.off,
            },
            reads=self.rests_on(),
        )

    def inner_declarations(self, text: Cleaned) -> None:
        """`extern int n;` in a body: what it declares is another file's, and is used there."""
        found = self.found
        for inner in _INNER.finditer(text.text):
            line = text.line_at(inner.start(1))
            if not any(f.line < line < f.end_line for f in found.functions):
                continue
            for part in declarators(inner.group(1)):
                for name in IDENTIFIER.findall(_BOUNDS.sub("", part))[-1:]:
                    found.objects.setdefault(name, [line, ["extern"], False])
                    found.uses.setdefault(name, line)

    def dialect(self) -> str:
        """The standard of C that the file's words, macros and headers show."""
        found = self.found
        words = set(found.words)
        for more in (*(f.specifiers for f in found.functions), *(o[1] for o in found.objects.values()), *self.clean.macros.values()):
            if not _TELLING.isdisjoint(more):
                words.update(_TELLING.intersection(more))
        headers = [name for name, system, *_ in self.clean.includes if system]
        return dialect_of(words, headers, any(f.old_style for f in found.functions))

    def expanded(self) -> Cleaned:
        """Read the file's structure, of the text that macros which paste expansion to where any is invoked."""
        text = Cleaned(self.clean.main)
        groups = pairs(text)
        macros = self.pasting.macros
        if macros:
            if PASTES.search(self.file.text):
                made, self.pasted = made_in_macros(self.file.text, macros)
                for name, words in made.items():
                    self.clean.macros[name] = list(dict.fromkeys((*self.clean.macros.get(name, ()), *words)))
            names = self.invoked(text, groups)
            if not names:
                return text
            expansion = expand(text.text, macros, names)
            self.pasted |= expansion.used
            text = Cleaned(expansion.text)
            self.structure(text, pairs(text))
            functions = self.found.functions
            functions += [replace(f, name=other) for f in functions for other in expansion.twins.get(f.name, ())]
            return text
        self.structure(text, groups)
        return text

    def invoked(self, cleaned: Cleaned, groups: _Groups | None) -> set[str]:
        """The macros that paste and are invoked where they count. Where there are none, the structure was read."""
        macros = self.pasting.macros.keys()
        outside: set[str] = set()
        if groups is not None:
            outside = cleaned.called(groups) & macros
            if outside and outside == cleaned.called() & macros:
                return outside  # no need to read the bodies for others
        troubles = list(self.troubles)
        heads = self.structure(cleaned, groups)
        if groups is None:
            outside = {name for head in heads for name in INVOKED.findall(head)} & macros
        names = outside | ((self.found.calls.keys() | self.found.uses.keys()) & macros)
        if names:
            self.found, self.troubles = Found(), troubles
        return names

    def rests_on(self) -> dict[str, str]:
        """The names that conditions asked for, whether what nothing defines counted as off, and what was expanded."""
        closed = f"#@{self.file.path}"
        rests = {f"#{macro.line()}": "1" for macro in sorted(self.pasted, key=Paste.line)}
        if self.pasting.state:
            rests[f"#{self.pasting.state}"] = "1"
        if not self.names:
            return rests | {closed: ""}
        return rests | {closed: "1"} | {f"#{n}": "1" if n in self.names else "" for n in sorted(self.clean.asked)}

    def structure(self, cleaned: Cleaned, groups: _Groups | None, quiet: bool = False) -> list[str]:
        """Split at the braces of depth 0: heads, bodies and declarations between them. The text outside braces.
        `groups` are the pairs of depth 0 when all braces pair."""
        text = cleaned.text
        heads: list[str] = []
        outside: list[str] = []  # declarations, with bodies taken out
        outside_at: list[int] = []
        functions: list[_Head] = []
        stretches: list[Stretch] = []
        position = 0
        for start, end in self.unpaired(cleaned, quiet) if groups is None else groups:
            head = text[position:start]
            heads.append(head)
            listed = in_list(text, head, end)
            declared = None if listed else function_head(head)
            made = self.made_head(head) if declared is None and not listed else None
            outside_at.append(position)
            if made is not None:
                word, name, whole = made
                at = head.rfind(word)
                outside.append(head[:at] + ";")
                function = _Head(name, cleaned.line_at(position + at), whole, whole.find(name), False)
            elif declared is not None:
                name, offset, before, old_style = declared
                outside.append(head[:before] + ";")
                own = head[before:]
                function = _Head(name, cleaned.line_at(position + offset), own, own.find(name), old_style)
            else:
                outside += [head, "{}"]
                outside_at.append(start)
                braced = Stretch(start, end, Kind.INITIALISER) if listed else read_braced(self.found, head, cleaned, start, end)
                stretches += [braced] if braced is not None else []
                if self.clean.others and not quiet:
                    self.braced.append((cleaned.line_at(start), cleaned.line_at(end), Kind.TYPES if braced is None else braced.kind))
                position = end
                continue
            functions.append(function)
            stretches.append(Stretch(start, end, Kind.BODY, 0, *self.formals(function, start if made is None else 0)))
            stretches.append(Stretch(max(position, start - len(function.text)), start, Kind.TYPES))
            position = end
        outside.append(text[position:])
        outside_at.append(position)
        self.scanned(cleaned, stretches, functions)
        read_declarations(self.found, outside, outside_at, cleaned)
        return [*heads, text[position:]]

    @staticmethod
    def formals(function: _Head, end: int) -> tuple[Iterable[str], int]:
        """The names of a function's parameters, or where the list of them begins whose names the scanner reads: a plain
        one that ends at `end`."""
        behind = function.text[function.behind_name :]
        if end and behind.count("(") == 1 and behind.rstrip()[-1:] == ")":
            return (), end - len(behind)
        return parameters(behind), 0

    def scanned(self, cleaned: Cleaned, stretches: list[Stretch], functions: list[_Head]) -> None:
        """Put what the stretches mention, and the functions, into what was found."""
        if not stretches:
            return
        found = self.found
        told = cleaned.mentions(stretches, WATCHED, bool(self.clean.others))
        for head, body in zip(functions, told.bodies, strict=True):
            specifiers = IDENTIFIER.findall(head.text[: head.at_name])
            for word in specifiers:  # START_TEST(name) { … }: a macro before the name may hold calls
                if word.isupper() and head.line < told.uses.get(word, head.line + 1):
                    told.uses[word] = head.line
            calls = dict.fromkeys(body.calls)
            found.functions.append(
                Function(
                    head.name, head.line, body.end_line, specifiers, 1 + body.decisions, calls, body.hash, head.old_style,
                    head.text, body.locals,
                )
            )  # fmt: skip
        gather(found, told, cleaned.text)

    def branch(self, text: str, line: int) -> None:
        """Read what stands in a branch of a condition beside the one that makes the file's structure."""
        cleaned = Cleaned(text, line)
        inside = next((f for f in self.found.functions if f.line <= line <= f.end_line), None)
        kind = next((kind for first, last, kind in self.braced if first <= line <= last), None)
        closing = cleaned.unmatched()
        if inside is None and kind is None and closing == len(text):
            self.structure(cleaned, pairs(cleaned), quiet=True)
            return
        if inside is None:  # members of a structure are no objects
            gather(self.found, cleaned.mentions([Stretch(0, closing, Kind.PART if kind is None else kind)], WATCHED), text)
            if closing < len(text):
                rest = Cleaned(text[closing + 1 :], cleaned.line_at(closing))
                self.structure(rest, pairs(rest), quiet=True)
            return
        # This branch may end the function itself and begin another one, whose end is common to both.
        before, self.found.calls = self.found.calls, {}
        told = cleaned.mentions([Stretch(0, closing, Kind.PART, 0, inside.locals)], WATCHED)
        inside.calls.update(dict.fromkeys(told.bodies[0].calls))
        gather(self.found, told, text)
        if closing < len(text):
            rest = Cleaned(text[closing + 1 :], cleaned.line_at(closing))
            self.structure(rest, pairs(rest), quiet=True)
        called, self.found.calls = self.found.calls, before
        for name, at in called.items():
            before[name] = min(at, before.get(name, at))

    def made_head(self, head: str) -> tuple[str, str, str] | None:
        """When a macro stands for a whole head (`YY_DECL {`): the macro, the function's name and the head. A macro
        that this file does not define gives the function its own name."""
        word = head[head.rfind(";") + 1 :].strip()
        if not IDENTIFIER.fullmatch(word) or word in KEYWORDS:
            return None
        whole = self.clean.heads.get(word, "")
        declared = declared_name(whole) if whole else None
        if declared is not None and not declared[2]:
            return word, declared[0], whole
        return word, word, word

    def unpaired(self, cleaned: Cleaned, quiet: bool) -> _Groups:
        """The brace pairs of depth 0 by counting. When they do not balance, a brace in the first column ends a
        function."""
        found, opened, stray = counted(cleaned.text)
        if opened is None and (quiet or not stray):
            return found
        if not quiet:
            line = cleaned.line_at(0 if opened is None else opened)
            what = "a closing brace has no opening one" if opened is None else "a brace is never closed"
            self.troubles.append(("warning", f"{what}: functions are told apart by braces in the first column", line, line))
        return by_column(cleaned.text)


def tidy(comment: str) -> str:
    """A comment's text without its marks."""
    return telling(line.strip().strip("*/").strip() for line in comment.splitlines())
