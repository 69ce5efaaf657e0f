"""What one C file says by itself: includes, functions with their calls, objects, types, macros and hazards.

Read from cleaned text with bulk regular expressions: a million lines take seconds, nothing has to compile, and
text that makes no sense is a diagnostic, after which the rest of the file is still read.
"""

from __future__ import annotations

import re

from analyzers.c.bodies import assembly_macros, body_hash, decisions, read_body, read_types
from analyzers.c.braces import by_column, counted, pairs, unmatched
from analyzers.c.found import Found, Function
from analyzers.c.heads import IDENTIFIER, KEYWORDS, declared_name, function_head, locals_of, parameters
from analyzers.c.pasting import INVOKED, Paste, Pasting, expand, made_in_macros
from analyzers.c.text import Clean, Lines, clean, include_names
from analyzers.c.toplevel import read_braced, read_declarations
from analyzers.model import SourceFile
from analyzers.survey.comment import telling
from analyzers.survey.facts import FileFacts

_POINTER_CAST = re.compile(r"\(\s*+(?:const\s++|struct\s++|unsigned\s++)*+[A-Za-z_]\w*+\s*+\*+\s*+\)", re.A)
_POINTER_STEP = re.compile(r"\*\s*\(?\s*(?:\+\+|--)\s*\w+|\*\s*\w+\s*(?:\+\+|--)|\*\s*\(\s*\w+\s*[-+]")
NO_PASTING = Pasting()
_Groups = list[tuple[int, int]]  # where brace pairs of depth 0 start and end
_COMMENT = re.compile(r"\s*(?:/\*(.*?)\*/|((?://[^\n]*\n?\s*)+))", re.S)


def c_facts(file: SourceFile, names: frozenset[str] = frozenset(), pasting: Pasting = NO_PASTING) -> FileFacts:
    """The facts of one C file; `names` are the macros that anything in the tree defines, `pasting` those that paste."""
    return FileReader(file, names, pasting).read()


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

    def read(self) -> FileFacts:
        main = self.expanded()
        found = self.found
        for text, line in self.clean.others:
            self.branch(text, line)
        assembly = assembly_macros(self.clean.macros)
        if assembly:
            found.hazard("inline assembly", assembly)
        for what, pattern in (("pointer cast", _POINTER_CAST), ("pointer arithmetic", _POINTER_STEP)):
            count = len(pattern.findall(main))
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
            dialect="K&R" if any(f.old_style for f in found.functions) else "C89 or later",
            comment=tidy(comment),
            diagnostics=tuple(self.troubles),
            hazards=found.hazards,
            payload={
                "includes": [list(i) for i in self.clean.includes],
                "macros": self.clean.macros,
                "macro_lines": self.clean.macro_lines,
                "functions": [f.row() for f in found.functions],
                "calls": found.calls,
                "uses": found.uses,
                "type_uses": found.type_uses,
                "objects": found.objects,
                "prototypes": found.prototypes,
                "types": found.types,
                "pointer_calls": found.pointer_calls,
                "assigned": list(found.assigned),
                "off": self.clean.off,
            },
            reads=self.rests_on(),
        )

    def expanded(self) -> str:
        """Read the file's structure, of the text that macros which paste come to where any is invoked."""
        text = self.clean.main
        groups = pairs(text)
        macros = self.pasting.macros
        if macros:
            if "##" in self.file.text:
                made, self.pasted = made_in_macros(self.file.text, macros)
                for name, words in made.items():
                    self.clean.macros[name] = list(dict.fromkeys((*self.clean.macros.get(name, ()), *words)))
            names = self.invoked(text, groups)
            if not names:
                return text
            text, pasted = expand(text, macros, names)
            self.pasted |= pasted
            groups = pairs(text)
        self.structure(text, Lines(text), groups)
        return text

    def invoked(self, text: str, groups: _Groups | None) -> set[str]:
        """The macros that paste and are invoked where they count. Where there are none, the structure was read."""
        macros = self.pasting.macros.keys()
        outside: set[str] = set()
        if groups is not None:
            ends = [0, *(end for _, end in groups)]
            starts = [*(start for start, _ in groups), len(text)]
            for end, start in zip(ends, starts, strict=True):
                outside.update(INVOKED.findall(text, end, start))
            outside &= macros
            if outside and outside == macros & set(INVOKED.findall(text)):
                return outside  # no need to read the bodies for others
        troubles = list(self.troubles)
        heads = self.structure(text, Lines(text), groups)
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

    def structure(self, text: str, lines: Lines, groups: _Groups | None, quiet: bool = False) -> list[str]:
        """Split at the braces of depth 0: heads, bodies and declarations between them. The text outside braces.
        `groups` are the pairs of depth 0 when all braces pair."""
        heads: list[str] = []
        outside: list[str] = []  # declarations, with bodies taken out
        outside_at: list[int] = []
        position = 0
        for start, end in self.unpaired(text, lines, quiet) if groups is None else groups:
            head = text[position:start]
            heads.append(head)
            declared = function_head(head)
            made = self.made_head(head) if declared is None else None
            outside_at.append(position)
            if made is not None:
                word, name, whole = made
                at = head.rfind(word)
                outside.append(head[:at] + ";")
                self.function(name, lines.at(position + at), whole, text, start, end, lines, False)
            elif declared is not None:
                name, offset, before, old_style = declared
                outside.append(head[:before] + ";")
                line = lines.at(position + offset)
                self.function(name, line, head[before:], text, start, end, lines, old_style)
            else:
                outside += [head, "{}"]
                outside_at.append(start)
                read_braced(self.found, head, text, start, end, lines.at(start))
            position = end
        outside.append(text[position:])
        outside_at.append(position)
        read_declarations(self.found, outside, outside_at, lines)
        return [*heads, text[position:]]

    def branch(self, text: str, line: int) -> None:
        """Read what stands in a branch of a condition beside the one that makes the file's structure."""
        lines = Lines(text, line)
        inside = next((f for f in self.found.functions if f.line <= line <= f.end_line), None)
        if inside is None:
            self.structure(text, lines, pairs(text), quiet=True)
            return
        # This branch may end the function itself and begin another one, whose end is common to both.
        closing = unmatched(text)
        called: dict[str, int] = {}
        read_body(self.found, text, 0, closing, line, inside.calls, inside.locals, called)
        if closing < len(text):
            rest = text[closing + 1 :]
            before, self.found.calls = self.found.calls, called
            self.structure(rest, Lines(rest, lines.at(closing)), pairs(rest), quiet=True)
            self.found.calls = before
        for name, at in called.items():
            self.found.calls[name] = min(at, self.found.calls.get(name, at))

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

    def unpaired(self, text: str, lines: Lines, quiet: bool) -> _Groups:
        """The brace pairs of depth 0 by counting. When they do not balance, a brace in the first column ends a
        function."""
        found, opened, stray = counted(text)
        if opened is None and (quiet or not stray):
            return found
        if not quiet:
            line = lines.at(0 if opened is None else opened)
            what = "a closing brace has no opening one" if opened is None else "a brace is never closed"
            self.troubles.append(("warning", f"{what}: functions are told apart by braces in the first column", line, line))
        return by_column(text)

    def function(self, name: str, line: int, head: str, text: str, start: int, end: int, lines: Lines, old_style: bool) -> None:  # fmt: skip
        found = self.found
        at = head.find(name)
        specifiers = IDENTIFIER.findall(head[:at])
        for word in specifiers:  # START_TEST(name) { … }: a macro before the name may hold calls
            if word not in found.uses and word.isupper():
                found.uses[word] = line
        body = text[start:end]
        local = parameters(head[at + len(name) :]) | locals_of(body)
        calls: dict[str, None] = {}
        opening = lines.at(start)
        complexity = 1 + read_body(found, text, start, end, opening, calls, local) + decisions(body)
        own = text[max(0, start - len(head)) : start]
        read_types(found, own, opening - own.count("\n"))
        found.functions.append(
            Function(name, line, lines.at(end - 1), specifiers, complexity, calls, body_hash(body), old_style, head, local)
        )


def tidy(comment: str) -> str:
    """A comment's text without its marks."""
    return telling(line.strip().strip("*/").strip() for line in comment.splitlines())
