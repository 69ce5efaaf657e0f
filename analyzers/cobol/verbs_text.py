"""Parsing of STRING, UNSTRING and INSPECT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.cobol import ast

if TYPE_CHECKING:
    from analyzers.cobol.cursor import Cursor


class TextVerbs:
    """Mixed into `Statements`, which has the cursor, the operands and the handlers."""

    if TYPE_CHECKING:
        cursor: Cursor
        at_operand: bool

        def operand(self) -> ast.Expression: ...
        def name(self) -> ast.Name: ...
        def handlers(self, *kinds: str, closing: str) -> ast.Handlers: ...

    def _verb_string(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        sources = []
        pending: list[ast.Expression] = []
        while self.at_operand:
            pending.append(self.operand())
            if c.at("DELIMITED"):
                c.advance()
                c.accept("BY")
                delimiter = None if c.accept("SIZE") else self.operand()
                sources.append(ast.StringSource(tuple(pending), delimiter))
                pending = []
        if pending:
            sources.append(ast.StringSource(tuple(pending), None))
        c.expect("INTO")
        into = self.name()
        pointer = self._pointer()
        handlers = self.handlers("overflow", closing="END-STRING")
        return ast.StringStatement(span, tuple(sources), into, pointer, handlers)

    def _pointer(self) -> ast.Name | None:
        c = self.cursor
        if c.at("POINTER") or c.at_words("WITH", "POINTER"):
            c.accept("WITH")
            c.advance()
            return self.name()
        return None

    def _verb_unstring(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        source = self.operand()
        delimiters = []
        if c.accept("DELIMITED"):
            c.accept("BY")
            delimiters.append(self._delimiter())
            while c.accept("OR"):
                delimiters.append(self._delimiter())
        c.expect("INTO")
        targets = []
        while c.at_user_word:
            into = self.name()
            delimiter = count = None
            if c.accept("DELIMITER"):
                c.accept("IN")
                delimiter = self.name()
            if c.accept("COUNT"):
                c.accept("IN")
                count = self.name()
            targets.append(ast.UnstringTarget(into, delimiter, count))
        pointer = self._pointer()
        tallying = None
        if c.accept("TALLYING"):
            c.accept("IN")
            tallying = self.name()
        handlers = self.handlers("overflow", closing="END-UNSTRING")
        return ast.Unstring(span, source, tuple(delimiters), tuple(targets), pointer, tallying, handlers)

    def _delimiter(self) -> tuple[bool, ast.Expression]:
        every = bool(self.cursor.accept("ALL"))
        return every, self.operand()

    def _verb_inspect(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        target = self.operand()
        tallying: list[ast.InspectPhrase] = []
        replacing: list[ast.InspectPhrase] = []
        converting = None
        if c.accept("TALLYING"):
            while c.at_user_word:
                tally = self.name()
                c.accept("FOR")
                tallying += self._tallies(tally)
        if c.accept("REPLACING"):
            replacing = self._replacements()
        if c.accept("CONVERTING"):
            pattern = self.operand()
            c.expect("TO")
            by = self.operand()
            before, after, swapped = self._regions()
            converting = ast.InspectPhrase("CONVERTING", pattern, before, after, by=by, after_first=swapped)
        return ast.Inspect(span, target, tuple(tallying), tuple(replacing), converting)

    def _regions(self) -> tuple[ast.Expression | None, ast.Expression | None, bool]:
        """BEFORE, AFTER, and whether they stand in the other order: each narrows what the one before left."""
        c = self.cursor
        found: dict[str, ast.Expression] = {}
        while c.at("BEFORE", "AFTER"):
            which = c.advance().upper
            c.accept("INITIAL")
            found[which] = self.operand()
        return found.get("BEFORE"), found.get("AFTER"), list(found) == ["AFTER", "BEFORE"]

    def _tallies(self, tally: ast.Name) -> list[ast.InspectPhrase]:
        c = self.cursor
        found = []
        what = ""
        while True:
            if c.accept("CHARACTERS"):
                before, after, swapped = self._regions()
                found.append(ast.InspectPhrase("CHARACTERS", None, before, after, tally, after_first=swapped))
                continue
            if c.at("ALL", "LEADING", "TRAILING", "FIRST"):
                what = c.advance().upper
            elif not what or not self._more_patterns():
                return found
            pattern = self.operand()
            before, after, swapped = self._regions()
            found.append(ast.InspectPhrase(what, pattern, before, after, tally, after_first=swapped))

    def _more_patterns(self) -> bool:
        """Whether an operand follows that is a pattern and not the next tally (which FOR follows)."""
        c = self.cursor
        if not self.at_operand:
            return False
        start = c.index
        self.operand()
        following = c.at("FOR")
        c.index = start
        return not following

    def _replacements(self) -> list[ast.InspectPhrase]:
        c = self.cursor
        found = []
        what = ""
        while True:
            if c.accept("CHARACTERS"):
                c.expect("BY")
                by = self.operand()
                before, after, swapped = self._regions()
                found.append(ast.InspectPhrase("CHARACTERS", None, before, after, by=by, after_first=swapped))
                continue
            if c.at("ALL", "LEADING", "TRAILING", "FIRST"):
                what = c.advance().upper
            elif not what or not self.at_operand:
                return found
            pattern = self.operand()
            c.expect("BY")
            by = self.operand()
            before, after, swapped = self._regions()
            found.append(ast.InspectPhrase(what, pattern, before, after, by=by, after_first=swapped))
