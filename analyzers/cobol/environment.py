"""Parsing of the ENVIRONMENT DIVISION."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from analyzers.cobol import ast
from analyzers.cobol.cursor import Cursor, Trouble
from analyzers.cobol.intrinsics import INTRINSICS
from analyzers.cobol.operands import Operands, at_literal

# Devices that SPECIAL-NAMES may name without IS.
_DEVICES = (
    "SYSIN", "SYSIPT", "SYSOUT", "SYSLIST", "SYSLST", "SYSERR", "CONSOLE", "PRINTER", "ARGUMENT-NUMBER",
    "ARGUMENT-VALUE", "ENVIRONMENT-NAME", "ENVIRONMENT-VALUE", "COMMAND-LINE", "C01", "FORMFEED", "CSP",
)  # fmt: skip

# What begins a clause of SPECIAL-NAMES, and is no name.
_CLAUSES = ("ALPHABET", "CLASS", "CRT", "CURRENCY", "CURSOR", "DECIMAL-POINT", "LOCALE", "NUMERIC", "SWITCH", "SYMBOLIC", "TOP")

# What may follow ORGANIZATION IS RELATIVE in a SELECT without being a relative key.
_SELECT_WORDS = ("ACCESS", "ALTERNATE", "ASSIGN", "FILE", "ORGANIZATION", "PADDING", "RECORD", "RESERVE", "STATUS",
                 "SHARING", "LOCK")  # fmt: skip


_FILE_CLAUSES = (
    "ORGANIZATION", "ORGANISATION", "ACCESS", "RELATIVE", "ALTERNATE", "RESERVE", "INDEXED", "SEQUENTIAL", "PADDING",
    "SHARING", "LOCK", "STATUS", "FILE", "LINE", "RECORD", "SORT",
)  # fmt: skip


_CHARACTERS = {"SPACE": 0x20, "ZERO": 0x30, "HIGH": 0xFF, "LOW": 0, "QUOTE": 0x22}


def guarded(cursor: Cursor, troubles: list[Trouble], read: Callable[[], None]) -> None:
    """Reads a paragraph or an entry; one that is not understood is noted and passed over."""
    start = cursor.index
    try:
        read()
    except Trouble as trouble:
        troubles.append(trouble)
        cursor.index = max(cursor.index, start + 1)
        cursor.skip_to_period()


def refuse(program: ast.Program, cursor: Cursor, construct: str, reason: str) -> None:
    """Notes what keeps the whole program from being translated."""
    program.unsupported.append((construct, reason, cursor.last_span))


@dataclass
class Division:
    """What reads one division into `program`; `troubles` are what it could not read."""

    cursor: Cursor
    operands: Operands
    program: ast.Program
    troubles: list[Trouble] = field(default_factory=list)


class Environment(Division):
    """Reads the ENVIRONMENT DIVISION."""

    def read(self) -> None:
        c = self.cursor
        while not c.ended and not self._at_division():
            if c.accept_words("SPECIAL-NAMES", "."):
                before = len(self.troubles)
                guarded(c, self.troubles, self._special_names)
                if len(self.troubles) > before:  # what was passed over could change what everything else means
                    refuse(self.program, c, "SPECIAL-NAMES", str(self.troubles[-1]))
            elif c.accept_words("REPOSITORY", "."):
                self._repository()
            elif c.accept_words("COLLATING", "SEQUENCE") or c.accept_words("SEQUENCE", "IS"):
                c.accept("IS")
                self.program.collating = c.advance().upper
            elif c.at("SELECT"):
                guarded(c, self.troubles, self._select)
            elif c.at("SAME"):
                self._same()
            else:
                c.advance()

    def _repository(self) -> None:
        """FUNCTION ALL INTRINSIC, FUNCTION names [INTRINSIC]: functions that need no FUNCTION before their names."""
        c = self.cursor
        while c.accept("FUNCTION"):
            if c.accept("ALL"):
                c.accept("INTRINSIC")
                self.operands.functions |= INTRINSICS
            while c.token.kind in ("word", "string") and not c.at("FUNCTION", "PROGRAM", "CLASS", "INTERFACE", "PROPERTY"):
                name = c.advance().upper
                if name == "AS":
                    c.advance()
                elif name != "INTRINSIC":
                    self.operands.functions |= {name.strip("\"'")}

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
                    refuse(self.program, c, "CURRENCY SIGN", "a currency sign with a picture symbol of its own")
            elif c.accept("CLASS"):
                self._class()
            elif c.accept("SYMBOLIC"):
                self._symbolic()
            elif c.accept("ALPHABET"):
                self._alphabet()
            elif c.accept_words("NUMERIC", "SIGN"):
                refuse(self.program, c, "NUMERIC SIGN", "signs of all numbers apart from their digits")
            elif c.at("SWITCH") or c.word.startswith(("SWITCH-", "UPSI-")):
                self._switch()
            elif c.token.kind == "word" and (c.ahead().upper == "IS" or c.word in _DEVICES):
                device = c.advance().upper
                c.accept("IS")
                self.program.special_names[c.user_word("a mnemonic name")] = device
            else:
                c.advance()

    def _class(self) -> None:
        """CLASS name IS: literals and ranges of characters, either end first."""
        c = self.cursor
        name = c.user_word("a class name")
        c.accept("IS")
        members: set[int] = set()
        while at_literal(self.operands):
            if self.program.collating and c.word.startswith(("HIGH-VALUE", "LOW-VALUE")):
                raise c.trouble("expected a character that no collating sequence changes")
            found = self._characters()
            if c.accept("THRU", "THROUGH"):
                low, high = sorted((found[0], self._characters()[0]))
                found = list(range(low, high + 1))
            members.update(found)
        self.program.classes[name] = bytes(sorted(members))
        self.operands.classes.add(name)

    def _symbolic(self) -> None:
        """SYMBOLIC CHARACTERS: names of characters, by their ordinal numbers from 1."""
        c = self.cursor
        c.accept("CHARACTERS")
        while c.at_user_word and not c.at(*_CLAUSES, *_DEVICES) and not c.word.startswith(("SWITCH-", "UPSI-")):
            names: list[str] = []
            numbers: list[int] = []
            while c.at_user_word:
                names.append(c.user_word("a symbolic character"))
            c.accept("IS", "ARE")
            while c.token.kind == "number" and c.token.text.isdigit():
                numbers.append(int(c.advance().text) - 1)
            if len(names) != len(numbers) or not all(0 <= n < 256 for n in numbers):
                raise c.trouble("expected as many ordinal numbers of characters as names")
            self.operands.constants |= {name: ast.Text(bytes([n]), every=True) for name, n in zip(names, numbers, strict=True)}
        if c.at("IN"):
            raise c.trouble("expected symbolic characters of the machine's own order")

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
                refuse(self.program, c, "ALPHABET", "the collating sequence of EBCDIC")
            return
        self.program.orders[name] = self._order()

    def _order(self) -> tuple[int, ...]:
        """The literal phrases of an alphabet: the place of each of the 256 characters."""
        places: dict[int, int] = {}
        count = 0
        while at_literal(self.operands):
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
        if isinstance(value, ast.Number) and 0 < value.integer <= 256:
            return [value.integer - 1]  # an ordinal number
        if isinstance(value, ast.Text) and value.value:
            return list(value.value)
        if isinstance(value, ast.Figurative) and value.kind in _CHARACTERS:
            return [_CHARACTERS[value.kind]]
        raise self.cursor.trouble("expected a character, or its number from 1 to 256")

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
            external = word == "EXTERNAL"
            word = c.advance().upper
            if external and word == "LINE":
                word = "EXTERNAL LINE"
            c.accept("FILE", "ADVANCING")
        file.assign_word = word
        if c.token.kind == "string":
            file.assign = self.operands.text()
        elif c.word in self.operands.constants:
            file.assign = self.operands.operand()
        elif c.at_user_word and c.word not in _FILE_CLAUSES:
            file.assign = c.advance().text  # a name of the file system, if it is no item of the program
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
