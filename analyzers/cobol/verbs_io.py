"""Parsing of input-output statements: console, files, sorting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.cobol import ast

if TYPE_CHECKING:
    from analyzers.cobol.cursor import Cursor

_MODES = ("INPUT", "OUTPUT", "I-O", "EXTEND")


class InputOutput:
    """Mixed into `Statements`, which has the cursor, the operands and the handlers."""

    if TYPE_CHECKING:
        cursor: Cursor
        at_operand: bool

        def operand(self) -> ast.Expression: ...
        def name(self) -> ast.Name: ...
        def handlers(self, *kinds: str, closing: str) -> ast.Handlers: ...
        def _procedure_name(self) -> tuple[str, str]: ...
        def _relation_ahead(self, skip: int = 0) -> bool: ...
        def _relation(self) -> str: ...

    def _verb_display(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        items = []
        while self.at_operand:
            items.append(self.operand())
        upon = c.user_word("a device") if c.accept("UPON") else ""
        no_advancing = False
        if c.at("WITH") or c.at("NO"):
            c.accept("WITH")
            c.expect("NO")
            c.accept("ADVANCING")
            no_advancing = True
        if c.at("AT", "LINE", "COLUMN"):
            raise c.trouble("screen DISPLAY is not supported")
        return ast.Display(span, tuple(items), upon, no_advancing, self.handlers("exception", closing="END-DISPLAY"))

    def _verb_accept(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        target = self.name()
        source = ""
        name: ast.Expression | None = None
        if c.accept("FROM"):
            source = c.advance().upper
            wide = source in ("DATE", "DAY") and c.at("YYYYMMDD", "YYYYDDD")
            if wide or (c.at_user_word and source in ("ESCAPE", "USER", "EXCEPTION")):
                source += " " + c.advance().upper
            elif source == "ENVIRONMENT" and self.at_operand:
                name = self.operand()
        elif c.at("AT", "LINE", "COLUMN"):
            raise c.trouble("screen ACCEPT is not supported")
        return ast.Accept(span, target, source, name, self.handlers("exception", closing="END-ACCEPT"))

    def _verb_open(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        files = []
        while c.at(*_MODES):
            mode = c.advance().upper
            while c.at_user_word:
                files.append((mode, c.advance().upper))
                if c.at("WITH", "NO", "REVERSED"):
                    c.accept("WITH")
                    if not (c.accept_words("NO", "REWIND")):
                        raise c.trouble("this option of OPEN is not supported")
        if not files:
            raise c.trouble("OPEN without a file")
        return ast.Open(span, tuple(files))

    def _verb_close(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        files = []
        options = []
        while c.at_user_word:
            files.append(c.advance().upper)
            found = []
            while c.at("WITH", "REEL", "UNIT", "LOCK", "NO", "REWIND", "FOR", "REMOVAL"):
                found.append(c.advance().upper)
            options.append(" ".join(word for word in found if word not in ("WITH", "FOR")))
        return ast.Close(span, tuple(files), tuple(options))

    def _verb_read(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        file = c.user_word("a file name")
        direction = c.accept("NEXT", "PREVIOUS")
        c.accept("RECORD")
        into = self.name() if c.accept("INTO") else None
        if c.at("WITH", "LOCK", "IGNORING", "ADVANCING"):
            raise c.trouble("locking options are not supported")
        key = None
        if c.accept("KEY"):
            c.accept("IS")
            key = self.name()
        return ast.Read(span, file, direction, into, key, self.handlers("end", "invalid", closing="END-READ"))

    def _verb_write(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        file = ""
        if c.accept("FILE"):
            file = c.user_word("a file name")
            record = ast.Name(file, c.last_span)
        else:
            record = self.name()
        source = self.operand() if c.accept("FROM") else None
        advancing = c.accept("BEFORE", "AFTER")
        lines: ast.Expression | None = None
        page = False
        if advancing:
            c.accept("ADVANCING")
            if c.accept("PAGE"):
                page = True
            else:
                lines = self.operand()
                c.accept("LINE", "LINES")
        handlers = self.handlers("invalid", "page", closing="END-WRITE")
        return ast.Write(span, record, source, advancing, lines, page, handlers, file)

    def _verb_rewrite(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        file = ""
        if c.accept("FILE"):
            file = c.user_word("a file name")
            record = ast.Name(file, c.last_span)
        else:
            record = self.name()
        c.accept("RECORD")
        source = self.operand() if c.accept("FROM") else None
        return ast.Rewrite(span, record, source, self.handlers("invalid", closing="END-REWRITE"), file)

    def _verb_delete(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        if c.accept("FILE"):
            files = []
            while c.at_user_word:
                files.append(c.advance().upper)
            return ast.Delete(span, "", self.handlers(closing="END-DELETE"), tuple(files))
        file = c.user_word("a file name")
        c.accept("RECORD")
        return ast.Delete(span, file, self.handlers("invalid", closing="END-DELETE"))

    def _verb_start(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        file = c.user_word("a file name")
        operator = "="
        key = None
        if c.accept("KEY"):
            c.accept("IS")
            if self._relation_ahead() or c.at("NOT", "IS"):
                operator = self._relation()
            key = self.name()
        return ast.Start(span, file, operator, key, self.handlers("invalid", closing="END-START"))

    # ------------------------------------------------------------------ reports

    def _verb_initiate(self) -> ast.Statement:
        return self._report("INITIATE")

    def _verb_generate(self) -> ast.Statement:
        return self._report("GENERATE")

    def _verb_terminate(self) -> ast.Statement:
        return self._report("TERMINATE")

    def _report(self, verb: str) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        statement = ast.ReportStatement(span, verb, c.user_word("a report's name"))
        if c.at_user_word:
            raise c.trouble(f"{verb} of more than one report")
        return statement

    def _verb_suppress(self) -> ast.Statement:
        span = self.cursor.last_span
        self.cursor.accept("PRINTING")
        return ast.SuppressPrinting(span)

    # ------------------------------------------------------------------ sorting

    def _verb_sort(self) -> ast.Statement:
        return self._sort(False)

    def _verb_merge(self) -> ast.Statement:
        return self._sort(True)

    def _sort(self, merge: bool) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        file = self.name()
        keys = []
        duplicates = False
        using: list[str] = []
        giving: list[str] = []
        procedures: dict[str, tuple[str, str]] = {}
        collating = ""
        while True:
            c.accept("ON", "WITH")
            if c.at("ASCENDING", "DESCENDING"):
                ascending = c.advance().upper == "ASCENDING"
                c.accept("KEY")
                c.accept("IS")
                names = []
                while c.at_user_word:
                    names.append(self.name())
                keys.append(ast.SortKey(ascending, tuple(names)))
            elif c.accept("DUPLICATES"):
                c.accept("IN")
                c.accept("ORDER")
                duplicates = True
            elif c.at("COLLATING", "SEQUENCE"):
                c.accept("COLLATING")
                c.accept("SEQUENCE")
                c.accept("IS")
                collating = c.user_word("an alphabet")
            elif c.accept("USING"):
                while c.at_user_word:
                    using.append(c.advance().upper)
            elif c.accept("GIVING"):
                while c.at_user_word:
                    giving.append(c.advance().upper)
            elif c.at("INPUT", "OUTPUT"):
                kind = c.advance().upper
                c.expect("PROCEDURE")
                c.accept("IS")
                first, _ = self._procedure_name()
                last = self._procedure_name()[0] if c.accept("THRU", "THROUGH") else first
                procedures[kind] = (first, last)
            else:
                break
        return ast.Sort(
            span, file, tuple(keys), duplicates, tuple(using), tuple(giving), procedures.get("INPUT"),
            procedures.get("OUTPUT"), merge, collating,
        )  # fmt: skip

    def _verb_release(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        record = self.name()
        return ast.Release(span, record, self.operand() if c.accept("FROM") else None)

    def _verb_return(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        file = c.user_word("a file name")
        c.accept("RECORD")
        into = self.name() if c.accept("INTO") else None
        return ast.Return(span, file, into, self.handlers("end", closing="END-RETURN"))
