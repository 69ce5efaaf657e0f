"""Parsing of the ENVIRONMENT and DATA DIVISIONs."""

from __future__ import annotations

import re

from analyzers.cobol import ast
from analyzers.cobol.cursor import FIGURATIVES, Cursor, Trouble
from analyzers.cobol.operands import Operands

_USAGES = {
    "DISPLAY": "DISPLAY", "COMP": "BINARY", "COMPUTATIONAL": "BINARY", "COMP-4": "BINARY",
    "COMPUTATIONAL-4": "BINARY", "BINARY": "BINARY", "COMP-3": "PACKED", "COMPUTATIONAL-3": "PACKED",
    "PACKED-DECIMAL": "PACKED", "COMP-5": "COMP-5", "COMPUTATIONAL-5": "COMP-5", "INDEX": "INDEX",
    "COMP-1": "FLOAT", "COMPUTATIONAL-1": "FLOAT", "COMP-2": "DOUBLE", "COMPUTATIONAL-2": "DOUBLE",
    "POINTER": "POINTER", "COMP-X": "COMP-X", "COMPUTATIONAL-X": "COMP-X", "COMP-6": "COMP-6",
    "BINARY-LONG": "BINARY-LONG", "BINARY-SHORT": "BINARY-SHORT", "BINARY-CHAR": "BINARY-CHAR",
    "BINARY-DOUBLE": "BINARY-DOUBLE", "BINARY-INT": "BINARY-LONG", "BINARY-C-LONG": "BINARY-DOUBLE",
    "BINARY-LONG-LONG": "BINARY-DOUBLE", "SIGNED-SHORT": "BINARY-SHORT SIGNED", "SIGNED-INT": "BINARY-LONG SIGNED",
    "SIGNED-LONG": "BINARY-DOUBLE SIGNED", "UNSIGNED-SHORT": "BINARY-SHORT UNSIGNED",
    "UNSIGNED-INT": "BINARY-LONG UNSIGNED", "UNSIGNED-LONG": "BINARY-DOUBLE UNSIGNED",
    "COMPUTATIONAL-6": "COMP-6", "PROCEDURE-POINTER": "POINTER",
    "PROGRAM-POINTER": "POINTER", "NATIONAL": "NATIONAL", "FLOAT-SHORT": "FLOAT", "FLOAT-LONG": "DOUBLE",
}  # fmt: skip

_REPEATED = re.compile(r"\(([A-Z][A-Z0-9-]*)\)")

_ENTRY_WORDS = ("PIC", "PICTURE", "USAGE", "VALUE", "VALUES", "OCCURS", "REDEFINES", "SIGN", "SYNC")


# Devices that SPECIAL-NAMES may name without IS.
_DEVICES = (
    "SYSIN", "SYSIPT", "SYSOUT", "SYSLIST", "SYSLST", "SYSERR", "CONSOLE", "PRINTER", "ARGUMENT-NUMBER",
    "ARGUMENT-VALUE", "ENVIRONMENT-NAME", "ENVIRONMENT-VALUE", "COMMAND-LINE", "C01", "FORMFEED", "CSP",
)  # fmt: skip

# What may follow ORGANIZATION IS RELATIVE in a SELECT without being a relative key.
_SELECT_WORDS = ("ACCESS", "ALTERNATE", "ASSIGN", "FILE", "ORGANIZATION", "PADDING", "RECORD", "RESERVE", "STATUS",
                 "SHARING", "LOCK")  # fmt: skip


_FILE_CLAUSES = (
    "ORGANIZATION", "ORGANISATION", "ACCESS", "RELATIVE", "ALTERNATE", "RESERVE", "INDEXED", "SEQUENTIAL", "PADDING",
    "SHARING", "LOCK", "STATUS", "FILE", "LINE", "RECORD", "SORT",
)  # fmt: skip


_CHARACTERS = {"SPACE": 0x20, "ZERO": 0x30, "HIGH": 0xFF, "LOW": 0, "QUOTE": 0x22}


class Divisions:
    """Reads everything before the PROCEDURE DIVISION into `program`."""

    def __init__(self, cursor: Cursor, operands: Operands, program: ast.Program) -> None:
        self.cursor = cursor
        self.operands = operands
        self.program = program
        self.troubles: list[Trouble] = []

    # ------------------------------------------------------------------ ENVIRONMENT DIVISION

    def environment(self) -> None:
        c = self.cursor
        while not c.ended and not self._at_division():
            if c.accept_words("SPECIAL-NAMES", "."):
                self._guard(self._special_names)
            elif c.accept_words("COLLATING", "SEQUENCE") or c.accept_words("SEQUENCE", "IS"):
                c.accept("IS")
                self.program.collating = c.advance().upper
            elif c.at("SELECT"):
                self._guard(self._select)
            elif c.at("SAME"):
                self._same()
            else:
                c.advance()

    def _same(self) -> None:
        """SAME RECORD AREA; other files than these keep areas of their own, whatever SAME AREA allows."""
        c = self.cursor
        c.advance()
        shared = bool(c.accept("RECORD"))
        c.accept("SORT", "SORT-MERGE")
        c.accept("AREA")
        c.accept("FOR")
        names = []
        while c.at_user_word and c.word not in ("SAME", "MULTIPLE", "RERUN"):
            names.append(c.advance().upper)
        if shared:
            self.program.same_record.append(tuple(names))

    def _at_division(self) -> bool:
        c = self.cursor
        return c.ahead().upper == "DIVISION" and c.at("DATA", "PROCEDURE", "IDENTIFICATION", "ID")

    def _guard(self, read: object) -> None:
        c = self.cursor
        start = c.index
        try:
            read()  # type: ignore[operator]
        except Trouble as trouble:
            self.troubles.append(trouble)
            c.index = max(c.index, start + 1)
            c.skip_to_period()

    def _special_names(self) -> None:
        c = self.cursor
        while not c.ended and not self._at_division() and not c.at("INPUT-OUTPUT", "FILE-CONTROL", "SELECT"):
            if c.accept("DECIMAL-POINT"):
                c.accept("IS")
                c.accept("COMMA")
                self.program.decimal_comma = True
            elif c.accept("CURRENCY"):
                c.accept("SIGN")
                c.accept("IS")
                if c.token.kind == "string":
                    self.program.currency = c.advance().text[1:-1]
                if c.at("WITH", "PICTURE") or len(self.program.currency) != 1:
                    self._refuse("CURRENCY SIGN", "a currency sign with a picture symbol of its own")
            elif c.accept("CLASS"):
                name = c.user_word("a class name")
                c.accept("IS")
                values: list[tuple[ast.Expression, ast.Expression | None]] = []
                while self.operands.at_operand and c.ahead().upper != "IS":
                    low = self.operands.operand()
                    high = self.operands.operand() if c.accept("THRU", "THROUGH") else None
                    values.append((low, high))
                self.program.classes[name] = tuple(values)
                self.operands.classes.add(name)
            elif c.accept("ALPHABET"):
                self._alphabet()
            elif c.at("SWITCH") or c.word.startswith(("SWITCH-", "UPSI-")):
                self._switch()
            elif c.token.kind == "word" and (c.ahead().upper == "IS" or c.word in _DEVICES):
                device = c.advance().upper
                c.accept("IS")
                self.program.special_names[c.user_word("a mnemonic name")] = device
            else:
                c.advance()

    def _alphabet(self) -> None:
        """An alphabet matters when something names it that compares; the native ones never do."""
        c = self.cursor
        name = c.user_word("an alphabet's name")
        c.accept("FOR")
        c.accept("ALPHANUMERIC")
        c.accept("IS")
        if c.at("STANDARD-1", "STANDARD-2", "NATIVE", "ASCII"):
            c.advance()
            return
        self.program.alphabets = (*self.program.alphabets, name)
        if c.accept("EBCDIC"):
            if self.program.collating == name:
                self._refuse("ALPHABET", "the collating sequence of EBCDIC")
            return
        self.program.orders[name] = self._order()

    def _order(self) -> tuple[int, ...]:
        """The literal phrases of an alphabet: the place of each of the 256 characters."""
        places: dict[int, int] = {}
        count = 0
        while self._at_literal():
            first = self._characters()
            if self.cursor.accept("THRU", "THROUGH"):
                low, high = first[-1], self._characters()[0]
                first = [*first, *(range(low + 1, high + 1) if low <= high else range(low - 1, high - 1, -1))]
            for character in first:
                places.setdefault(character, count)
                count += 1
            while self.cursor.accept("ALSO"):
                for character in self._characters():
                    places.setdefault(character, count - 1)
        rest = [character for character in range(256) if character not in places]
        places |= {character: count + number for number, character in enumerate(rest)}
        return tuple(places[character] for character in range(256))

    def _characters(self) -> list[int]:
        value = self.operands.operand()
        if isinstance(value, ast.Number):
            return [value.integer - 1]  # an ordinal number
        if isinstance(value, ast.Text) and value.value:
            return list(value.value)
        if isinstance(value, ast.Figurative) and value.kind in _CHARACTERS:
            return [_CHARACTERS[value.kind]]
        raise self.cursor.trouble("expected a character of an alphabet")

    def _switch(self) -> None:
        """SWITCH-1 IS name ON STATUS IS condition OFF STATUS IS condition."""
        c = self.cursor
        word = c.advance().upper
        number = word.rpartition("-")[2] if "-" in word else c.advance().text
        if not number.isdigit():
            raise c.trouble("expected the number of a switch")
        switch = int(number)
        while not c.ended:
            if c.at("ON", "OFF"):
                state = c.advance().upper == "ON"
                c.accept("STATUS")
                c.accept("IS")
                name = c.user_word("a condition name")
                self.program.switches[name] = (switch, state)
                self.operands.conditions.add(name)
            elif c.at("IS") or (c.at_user_word and c.ahead().upper in ("ON", "OFF")):
                c.accept("IS")
                self.program.special_names[c.user_word("a mnemonic name")] = f"SWITCH {switch}"
            else:
                return

    def _refuse(self, construct: str, reason: str) -> None:
        self.program.unsupported.append((construct, reason, self.cursor.last_span))

    def _select(self) -> None:
        c = self.cursor
        span = c.advance().span
        optional = bool(c.accept("OPTIONAL"))
        name = c.user_word("a file name")
        file = ast.FileControl(name, span, optional, c.tokens[c.index - 1].text)
        while not c.ended and c.token.text != ".":
            if c.accept("ASSIGN"):
                self._assign(file)
            elif c.accept("ORGANIZATION", "ORGANISATION"):
                c.accept("IS")
                self._organization(file)
            elif c.at("RELATIVE") and (c.ahead().upper in ("KEY", "IS") or (c.ahead().kind == "word"
                                       and c.ahead().upper not in _SELECT_WORDS)):
                c.advance()
                c.accept("KEY")
                c.accept("IS")
                file.relative_key = self.operands.name()
            elif c.at("LINE", "INDEXED", "RELATIVE", "SEQUENTIAL"):
                self._organization(file)
            elif c.accept("ACCESS"):
                c.accept("MODE")
                c.accept("IS")
                file.access = c.advance().upper
            elif c.accept("RECORD"):
                if c.accept("DELIMITER"):
                    file.unsupported = "RECORD DELIMITER"
                    c.accept("IS")
                    c.advance()
                    continue
                c.accept("KEY")
                c.accept("IS")
                file.record_key = self.operands.name()
            elif c.accept("ALTERNATE"):
                c.accept("RECORD")
                c.accept("KEY")
                c.accept("IS")
                key = self.operands.name()
                c.accept("WITH")
                file.alternate_keys = (*file.alternate_keys, (key, bool(c.accept("DUPLICATES"))))
            elif c.at("SHARING", "LOCK"):
                self._sharing()
            elif c.at("FILE", "STATUS") or c.at_words("SORT", "STATUS"):
                c.accept("FILE", "SORT")
                c.accept("STATUS")
                c.accept("IS")
                file.status = self.operands.name()
            elif c.accept("RESERVE"):
                c.advance()
                c.accept("AREA", "AREAS")
            elif c.accept("PADDING"):
                c.accept("CHARACTER")
                c.accept("IS")
                c.advance()
            else:
                file.unsupported = c.advance().upper
        c.advance()
        self.program.files.append(file)

    def _sharing(self) -> None:
        """SHARING WITH … and LOCK MODE …: one run unit alone never meets a lock."""
        c = self.cursor
        c.advance()
        while c.at("WITH", "MODE", "IS", "ALL", "NO", "READ", "ONLY", "OTHER", "MANUAL", "AUTOMATIC", "EXCLUSIVE",
                   "LOCK", "ON", "MULTIPLE", "RECORD", "RECORDS"):  # fmt: skip
            c.advance()

    def _assign(self, file: ast.FileControl) -> None:
        c = self.cursor
        c.accept("TO")
        c.accept("USING")
        word = ""
        while c.at("DISK", "PRINTER", "KEYBOARD", "DISPLAY", "EXTERNAL", "DYNAMIC", "FILE", "TAPE", "VARYING",
                   "PRINT", "CARD-READER", "LINE", "RANDOM", "PRINTER-1", "LINE-SEQUENTIAL"):  # fmt: skip
            if c.at("LINE") and c.ahead().upper in ("SEQUENTIAL", "ORGANIZATION"):
                break
            word = c.advance().upper
            c.accept("FILE", "ADVANCING")
        file.assign_word = word
        if c.token.kind == "string":
            file.assign = self.operands.text()
        elif c.word in self.operands.constants:
            file.assign = self.operands.operand()
        elif c.at_user_word and c.word not in _FILE_CLAUSES:
            file.assign = c.advance().upper
        if c.at_user_word and c.word not in _FILE_CLAUSES:  # fmt: skip
            file.unsupported = "ASSIGN to more than one name"
            c.advance()

    def _organization(self, file: ast.FileControl) -> None:
        c = self.cursor
        if c.accept("LINE"):
            c.accept("SEQUENTIAL")
            file.organization = "LINE SEQUENTIAL"
        else:
            c.accept("RECORD")
            file.organization = c.expect("SEQUENTIAL", "INDEXED", "RELATIVE")

    # ------------------------------------------------------------------ DATA DIVISION

    def data(self) -> None:
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
                elif name in ("SCREEN", "REPORT", "COMMUNICATION"):
                    self._refuse(f"{name} SECTION", f"{name} SECTION is not supported")
            elif c.at("FD", "SD"):
                self._guard(self._file_description)
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
            elif c.at("REPORT", "REPORTS"):
                file.unsupported = "REPORT"
                c.advance()
            elif c.accept("EXTERNAL"):
                file.external = True
            elif c.accept("GLOBAL"):
                file.is_global = True
            else:
                c.advance()
        c.advance()
        file.records += self.entries()

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
        expression = self.operands.expression()
        if level == 78 and len(_classes(expression)) > 1:
            raise c.trouble("an expression of several kinds of operators as the value of a level 78")
        value = _folded(expression)
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
        while self._at_literal():
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

    def _at_literal(self) -> bool:
        c = self.cursor
        literal = c.token.kind in ("number", "string") or c.word in FIGURATIVES or c.word in self.operands.constants
        return literal or c.at("ALL", "+", "-", "LENGTH")

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


def _folded(value: ast.Expression) -> ast.Expression | None:
    """The literal that an expression of literals is; None when it is none, or no whole number."""
    if isinstance(value, ast.Number | ast.Text | ast.Figurative | ast.LengthOf):
        return value
    if isinstance(value, ast.Negative):
        inner = _folded(value.operand)
        return inner.negated() if isinstance(inner, ast.Number) else None
    if not isinstance(value, ast.Arithmetic):
        return None
    left, right = _folded(value.left), _folded(value.right)
    if not isinstance(left, ast.Number) or not isinstance(right, ast.Number) or left.scale or right.scale:
        return None
    a, b = left.integer, right.integer
    if value.operator == "/" and (b == 0 or a % b):
        return None
    results = {"+": a + b, "-": a - b, "*": a * b, "/": a // b if b else 0}
    if value.operator not in results:
        return None
    return ast.Number(str(abs(results[value.operator])), 0, results[value.operator] < 0)


def _classes(value: ast.Expression) -> set[str]:
    """The kinds of operators of an expression: a level 78 is computed from left to right, whatever they are."""
    if not isinstance(value, ast.Arithmetic):
        return set()
    own = "sum" if value.operator in "+-" else "product"
    return {own} | _classes(value.left) | _classes(value.right)
