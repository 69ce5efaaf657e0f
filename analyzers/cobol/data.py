"""Parsing of the DATA DIVISION."""

from __future__ import annotations

import re

from analyzers.cobol import ast
from analyzers.cobol.constants import folded, operator_classes
from analyzers.cobol.cursor import Trouble
from analyzers.cobol.environment import Division, guarded, refuse
from analyzers.cobol.operands import at_literal
from analyzers.cobol.reports import ReportSection

_USAGES = {
    "DISPLAY": "DISPLAY", "COMP": "BINARY", "COMPUTATIONAL": "BINARY", "COMP-4": "BINARY",
    "COMPUTATIONAL-4": "BINARY", "BINARY": "BINARY", "COMP-3": "PACKED", "COMPUTATIONAL-3": "PACKED",
    "PACKED-DECIMAL": "PACKED", "COMP-5": "COMP-5", "COMPUTATIONAL-5": "COMP-5", "INDEX": "INDEX",
    "COMP-1": "FLOAT", "COMPUTATIONAL-1": "FLOAT", "COMP-2": "DOUBLE", "COMPUTATIONAL-2": "DOUBLE",
    "POINTER": "POINTER", "COMP-X": "COMP-X", "COMPUTATIONAL-X": "COMP-X", "COMP-6": "COMP-6",
    "COMP-N": "COMP-X", "COMPUTATIONAL-N": "COMP-X",
    "BINARY-LONG": "BINARY-LONG", "BINARY-SHORT": "BINARY-SHORT", "BINARY-CHAR": "BINARY-CHAR",
    "BINARY-DOUBLE": "BINARY-DOUBLE", "BINARY-INT": "BINARY-LONG", "BINARY-C-LONG": "BINARY-DOUBLE",
    "BINARY-LONG-LONG": "BINARY-DOUBLE", "SIGNED-SHORT": "BINARY-SHORT SIGNED", "SIGNED-INT": "BINARY-LONG SIGNED",
    "SIGNED-LONG": "BINARY-DOUBLE SIGNED", "UNSIGNED-SHORT": "BINARY-SHORT UNSIGNED",
    "UNSIGNED-INT": "BINARY-LONG UNSIGNED", "UNSIGNED-LONG": "BINARY-DOUBLE UNSIGNED",
    "COMPUTATIONAL-6": "COMP-6", "PROCEDURE-POINTER": "POINTER",
    "PROGRAM-POINTER": "POINTER", "NATIONAL": "NATIONAL", "FLOAT-SHORT": "FLOAT", "FLOAT-LONG": "DOUBLE",
}  # fmt: skip

_REPEATED = re.compile(r"\(([A-Z][A-Z0-9-]*)\)")

_FILE_WORDS = ("BLOCK", "RECORD", "RECORDS", "LABEL", "RECORDING", "CODE-SET", "LINAGE", "GLOBAL", "EXTERNAL")

_ENTRY_WORDS = ("PIC", "PICTURE", "USAGE", "VALUE", "VALUES", "OCCURS", "REDEFINES", "SIGN", "SYNC")


class DataDivision(Division):
    """Reads the DATA DIVISION."""

    def read(self) -> None:
        c = self.cursor
        while not c.ended and not (c.ahead().upper == "DIVISION" and c.at("PROCEDURE", "IDENTIFICATION", "ID")):
            if c.ahead().upper == "SECTION":
                name = c.advance().upper
                c.advance()
                c.accept(".")
                if name == "WORKING-STORAGE":
                    self.program.working += self.entries()
                elif name == "LOCAL-STORAGE":
                    self.program.local += self.entries()
                elif name == "LINKAGE":
                    self.program.linkage += self.entries()
                elif name == "REPORT":
                    ReportSection(self).read()
                elif name in ("SCREEN", "COMMUNICATION"):
                    refuse(self.program, c, f"{name} SECTION", f"{name} SECTION is not supported")
            elif c.at("FD", "SD"):
                guarded(c, self.troubles, self._file_description)
            elif c.at("END") and c.ahead().upper == "PROGRAM":
                return
            else:
                c.advance()

    def _file_description(self) -> None:
        c = self.cursor
        is_sort = c.advance().upper == "SD"
        name = c.user_word("a file name")
        file = next((f for f in self.program.files if f.name == name), None)
        if file is None:
            file = ast.FileControl(name, c.last_span, unsupported="no SELECT")
            self.program.files.append(file)
        file.is_sort = is_sort
        while not c.ended and c.token.text != ".":
            if c.accept("RECORD"):
                self._record_clause(file)
            elif c.at("LINAGE"):
                self._linage(file)
            elif c.accept("CODE-SET"):
                c.accept("IS")
                if c.word in self.program.alphabets:
                    file.unsupported = "CODE-SET"
            elif c.accept("REPORT", "REPORTS"):
                self._reports(file)
            elif c.accept("EXTERNAL"):
                file.external = True
            elif c.accept("GLOBAL"):
                file.is_global = True
            else:
                c.advance()
        c.advance()
        file.records += self.entries()

    def _reports(self, file: ast.FileControl) -> None:
        """REPORT IS names: the compiler makes a file of lines of any that reports are written to."""
        c = self.cursor
        c.accept("IS", "ARE")
        while c.at_user_word and c.word not in _FILE_WORDS:
            file.reports = (*file.reports, c.advance().text)
        if file.organization == "SEQUENTIAL":
            file.organization = "LINE SEQUENTIAL"
        if file.assign_word in ("LINE", "EXTERNAL LINE"):
            file.assign_word = file.assign_word.removesuffix("LINE").strip()  # LINE ADVANCING

    def _linage(self, file: ast.FileControl) -> None:
        """LINAGE IS n LINES [WITH FOOTING AT n] [LINES AT TOP n] [LINES AT BOTTOM n]"""
        c = self.cursor
        c.advance()
        c.accept("IS")
        lines = self.operands.operand()
        margins: dict[str, ast.Expression] = {}
        while not c.ended and c.at("LINES", "WITH", "FOOTING", "AT", "TOP", "BOTTOM"):
            margin = c.advance().upper
            if margin in ("FOOTING", "TOP", "BOTTOM"):
                c.accept("AT")
                margins[margin] = self.operands.operand()
        zero = ast.Number("0")
        file.linage = (lines, *(margins.get(m, zero) for m in ("FOOTING", "TOP", "BOTTOM")))
        if file.organization == "SEQUENTIAL":
            file.organization = "LINE SEQUENTIAL"  # which the compiler makes of a file with pages

    def _record_clause(self, file: ast.FileControl) -> None:
        c = self.cursor
        c.accept("IS")
        if c.accept("VARYING"):
            c.accept("IN")
            c.accept("SIZE")
            c.accept("FROM")
            low = int(c.advance().text) if c.token.kind == "number" else 0
            high = 0
            if c.accept("TO"):
                high = int(c.advance().text)
            c.accept("CHARACTERS")
            file.varying = (low, high)
            if c.accept("DEPENDING"):
                c.accept("ON")
                file.depending = self.operands.name()
            return
        c.accept("CONTAINS")
        if c.token.kind == "number":
            low = int(c.advance().text)
            if c.accept("TO"):
                file.varying = (low, int(c.advance().text))
            c.accept("CHARACTERS")

    def entries(self) -> list[ast.DataDescription]:
        """All description entries up to something else, as trees."""
        c = self.cursor
        roots: list[ast.DataDescription] = []
        stack: list[ast.DataDescription] = []
        while c.token.kind == "number" and c.token.text.isdigit() and int(c.token.text) in (*range(1, 50), 66, 77, 78, 88):
            start = c.index
            try:
                entry = self._entry()
            except Trouble as trouble:
                self.troubles.append(trouble)
                self.program.unsupported.append(("data description", f"not understood: {trouble}", trouble.token.span))
                c.index = max(c.index, start + 1)
                c.skip_to_period()
                continue
            if entry.level == 78 or entry.name in self.operands.constants:
                continue
            if entry.level in (66, 88):
                parent = stack[-1] if stack else None
                if entry.level == 66 and stack:
                    parent = stack[0]
                if parent is not None:
                    parent.children.append(entry)
                continue
            if entry.level in (1, 77, 78):
                stack = []
            while stack and stack[-1].level >= entry.level:
                stack.pop()
            (stack[-1].children if stack else roots).append(entry)
            stack.append(entry)
        return roots

    def _entry(self) -> ast.DataDescription:
        c = self.cursor
        token = c.advance()
        level = int(token.text)
        name = ""
        if c.accept("FILLER"):
            pass
        elif c.token.kind == "word" and not (c.word in _ENTRY_WORDS or c.token.text == "."):
            name = c.advance().upper
        entry = ast.DataDescription(level, name, token.span)
        if level == 78 or (level == 1 and c.at("CONSTANT")):
            self._constant(name, level)
            return entry
        if level == 88:
            self.operands.conditions.add(name)
        while not c.ended and c.token.text != ".":
            self._clause(entry)
        c.advance()
        return entry

    def _constant(self, name: str, level: int) -> None:
        """78 name VALUE value, or 01 name CONSTANT AS value: a name for a literal."""
        c = self.cursor
        is_global = False
        while c.at("CONSTANT", "IS", "GLOBAL", "AS", "VALUE"):
            is_global = c.advance().upper == "GLOBAL" or is_global
        if c.at("FROM", "NEXT", "START", "BYTE-LENGTH"):
            raise c.trouble("a constant of this kind is not supported")
        expression = self.operands.uncomputed()
        if level == 78 and len(operator_classes(expression)) > 1:
            raise c.trouble("an expression of several kinds of operators as the value of a level 78")
        value = folded(expression)
        if value is None or c.token.text != ".":
            raise c.trouble("the value of a constant is no literal")
        self.operands.constants[name] = value
        if is_global:
            self.program.global_constants[name] = value
        c.advance()

    def _whole(self) -> int:
        """A whole number, written or by the name of a constant."""
        c = self.cursor
        value: ast.Expression | None = self.operands.constants.get(c.word)
        if c.token.kind == "number" and c.token.text.isdigit():
            value = ast.Number(c.token.text)
        if not isinstance(value, ast.Number) or value.scale:
            raise c.trouble("expected a whole number")
        c.advance()
        return value.integer

    def _clause(self, entry: ast.DataDescription) -> None:
        c = self.cursor
        if c.accept("PIC", "PICTURE"):
            if c.token.kind != "picture":
                raise c.trouble("expected a picture")
            entry.picture = _REPEATED.sub(self._repeat, c.advance().text.upper())
        elif c.accept("USAGE"):
            c.accept("IS")
            entry.usage = self._usage()
        elif c.word in _USAGES:
            entry.usage = self._usage()
        elif c.accept("VALUE", "VALUES"):
            self._values(entry)
        elif c.accept("OCCURS"):
            self._occurs(entry)
        elif c.accept("REDEFINES"):
            entry.redefines = c.user_word()
        elif c.accept("RENAMES"):
            first = self.operands.name().name
            last = self.operands.name().name if c.accept("THRU", "THROUGH") else ""
            entry.renames = (first, last)
        elif c.accept("SIGN"):
            c.accept("IS")
            self._sign(entry)
        elif c.at("LEADING", "TRAILING"):
            self._sign(entry)
        elif c.accept("JUSTIFIED", "JUST"):
            c.accept("RIGHT")
            entry.justified = True
        elif c.accept("BLANK"):
            c.accept("WHEN")
            c.expect("ZERO", "ZEROS", "ZEROES")
            entry.blank_zero = True
        elif c.accept("SYNCHRONIZED", "SYNCHRONISED", "SYNC"):
            c.accept("LEFT", "RIGHT")
            entry.synchronized = True
        elif c.accept("EXTERNAL"):
            entry.external = True
        elif c.accept("GLOBAL"):
            entry.is_global = True
        elif not c.accept("IS"):
            entry.unsupported = c.advance().upper

    def _repeat(self, match: re.Match[str]) -> str:
        """9(WIDTH): how often, by the name of a constant."""
        value = self.operands.constants.get(match.group(1))
        return f"({value.integer})" if isinstance(value, ast.Number) else match.group()

    def _usage(self) -> str:
        c = self.cursor
        word = c.advance().upper
        if word not in _USAGES:
            return word
        usage = _USAGES[word]
        if usage.startswith("BINARY-") and c.at("UNSIGNED", "SIGNED"):
            usage += " " + c.advance().upper
        return usage

    def _sign(self, entry: ast.DataDescription) -> None:
        c = self.cursor
        entry.sign = c.expect("LEADING", "TRAILING")
        if c.at("SEPARATE"):
            c.advance()
            c.accept("CHARACTER")
            entry.sign += " SEPARATE"

    def _values(self, entry: ast.DataDescription) -> None:
        c = self.cursor
        c.accept("IS", "ARE")
        values: list[tuple[ast.Expression, ast.Expression | None]] = []
        while at_literal(self.operands):
            low = self.operands.operand()
            high = self.operands.operand() if c.accept("THRU", "THROUGH") else None
            values.append((low, high))
        if not values:
            raise c.trouble("VALUE without a value")
        if c.at("FALSE") or c.at_words("WHEN", "SET"):
            c.accept_words("WHEN", "SET", "TO")
            c.accept("FALSE")
            c.accept("IS")
            entry.false_value = self.operands.operand()
        entry.values = tuple(values)

    def _occurs(self, entry: ast.DataDescription) -> None:
        c = self.cursor
        entry.occurs = entry.occurs_minimum = self._whole()
        if c.accept("TO"):
            entry.occurs = self._whole()
        c.accept("TIMES")
        while True:
            if c.accept("DEPENDING"):
                c.accept("ON")
                entry.depending = self.operands.name()
            elif c.at("ASCENDING", "DESCENDING"):
                ascending = c.advance().upper == "ASCENDING"
                c.accept("KEY")
                c.accept("IS")
                while c.at_user_word and c.word not in ("INDEXED", "PIC", "PICTURE", "USAGE"):
                    entry.keys = (*entry.keys, (ascending, self.operands.name().name))
            elif c.accept("INDEXED"):
                c.accept("BY")
                names = []
                while c.at_user_word and c.word not in (*_ENTRY_WORDS, *_USAGES):
                    names.append(c.advance().upper)
                entry.indexes = (*entry.indexes, *names)
            else:
                return
