"""From a preprocessed file to programs: the top of the parser, with recovery at paragraphs and sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzers.cobol import ast
from analyzers.cobol.copying import Copied, Library, Preprocessed, Preprocessor
from analyzers.cobol.cursor import RESERVED, Cursor, Trouble
from analyzers.cobol.data import DataDivision
from analyzers.cobol.environment import Environment
from analyzers.cobol.statements import ROUNDING, Statements
from analyzers.cobol.tokens import Comment, Token, directives
from analyzers.model import Diagnostic, Severity, SourceFile, Span


@dataclass
class Parsed:
    """What one file holds. `programs` are the outermost ones; nested ones hang below theirs."""

    path: str
    programs: list[ast.Program] = field(default_factory=list)
    copies: list[Copied] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


class FileParser:
    """The parser of one file. `tokens` are those of `source`, or what is left of them when others were taken out."""

    def __init__(self, file: SourceFile, source: Preprocessed, tokens: list[Token] | None = None) -> None:
        self.path = str(file.path)
        self.cursor = Cursor(source.tokens if tokens is None else tokens, self.path)
        self.comments = source.comments
        self.debugging: set[str] = set()
        self.directives = [(name, Span(self.path, line)) for name, line in directives(file.text)]
        self.lines = len(file.text.splitlines())
        self.result = Parsed(self.path, copies=source.copies, diagnostics=source.diagnostics)

    def parse(self) -> Parsed:
        c = self.cursor
        open_programs: list[ast.Program] = []
        while not c.ended:
            if c.accept("PROGRAM-ID"):
                program = self._program(open_programs)
                if open_programs:
                    open_programs[-1].nested.append(program)
                else:
                    self.result.programs.append(program)
                open_programs.append(program)
            elif c.at_words("END", "PROGRAM"):
                c.advance()
                c.advance()
                line = c.advance().line
                c.accept(".")
                if open_programs:
                    open_programs.pop().end_line = line
            else:
                c.advance()
        for program in open_programs:
            program.end_line = self.lines
        return self.result

    def _program(self, outer: list[ast.Program]) -> ast.Program:
        c = self.cursor
        c.accept(".")
        token = c.advance()
        written = token.text.strip("\"'")
        program = ast.Program(written.upper(), token.span, written)
        program.comment = self._comment_above(token.line - 2, first=True)
        c.accept("IS")
        while not c.ended and c.token.text != ".":
            word = c.advance().upper
            program.initial = program.initial or word == "INITIAL"
            program.recursive = program.recursive or word == "RECURSIVE"
            program.common = program.common or word == "COMMON"
        debugs = any("COB_SET_DEBUG" in t.text for t in c.tokens if t.kind == "string")
        if debugs:
            program.unsupported.append(("USE", "USE FOR DEBUGGING that the program turns on itself", token.span))
        for directive, span in self.directives:
            program.unsupported.append(("compiler directive", f"{directive} may change what is compiled", span))
        statements = Statements(c)
        if outer:
            program.outer = outer[-1]
            program.decimal_comma, program.currency = program.outer.decimal_comma, program.outer.currency
            program.special_names = dict(program.outer.special_names)
            program.switches = dict(program.outer.switches)
            program.global_constants = dict(program.outer.global_constants)
            program.collating, program.orders = program.outer.collating, dict(program.outer.orders)
            statements.constants = dict(program.global_constants)
            statements.functions = program.outer.functions
            statements.conditions |= {"", *program.outer.switches} | _global_conditions(program.outer)
        environment, data = Environment(c, statements, program), DataDivision(c, statements, program)
        while not c.ended and not c.at_words("END", "PROGRAM"):
            if c.at_words("ENVIRONMENT", "DIVISION") or c.at("CONFIGURATION", "INPUT-OUTPUT", "FILE-CONTROL"):
                c.skip_to_period()
                environment.read()
            elif c.at_words("DATA", "DIVISION"):
                c.skip_to_period()
                data.read()
            elif c.ahead().upper == "SECTION" and c.at("FILE", "WORKING-STORAGE", "LINKAGE", "LOCAL-STORAGE", "REPORT"):
                data.read()
            elif c.at_words("PROCEDURE", "DIVISION"):
                self._procedure(program, statements)
                break
            elif c.at("PROGRAM-ID"):
                break
            elif c.at("OPTIONS") and c.ahead().text == ".":
                self._options(program, statements)
            else:
                c.advance()
        program.functions = statements.functions
        for trouble in (*environment.troubles, *data.troubles, *statements.troubles):
            self._report(trouble)
        return program

    def _options(self, program: ast.Program, statements: Statements) -> None:
        """OPTIONS. DEFAULT ROUNDED MODE IS …, which holds for this program and not for those nested in it."""
        c = self.cursor
        span = c.span
        c.skip_to_period()
        if c.accept_words("DEFAULT", "ROUNDED"):
            c.accept("MODE")
            c.accept("IS")
            if c.word in ROUNDING and c.ahead().text == ".":
                statements.default_rounding = c.advance().upper
                c.advance()
                return
        program.unsupported.append(("OPTIONS", "OPTIONS of the program", span))
        c.skip_to_period()

    def _report(self, trouble: Trouble) -> None:
        self.result.diagnostics.append(Diagnostic(Severity.WARNING, str(trouble), trouble.token.span))

    def _comment_above(self, line: int, first: bool = False) -> str:
        """The comment lines that end right above `line`, or the first block of the file."""
        texts = {c.line: c.text for c in self.comments}
        found: list[str] = []
        if first:
            block: list[Comment] = [c for c in self.comments if c.line <= line + 12]
            found = [c.text for c in block]
        else:
            number = line - 1
            while number in texts:
                found.insert(0, texts[number])
                number -= 1
        kept = [t.strip("*-=+# ").strip() for t in found]
        return "\n".join(t for t in kept if t)

    # ------------------------------------------------------------------ PROCEDURE DIVISION

    def _procedure(self, program: ast.Program, statements: Statements) -> None:
        c = self.cursor
        c.advance()
        c.advance()
        try:
            self._parameters(program)
        except Trouble as trouble:
            self._report(trouble)
            program.unsupported.append(("PROCEDURE DIVISION", str(trouble), trouble.token.span))
            while not c.ended and c.token.text != ".":
                c.advance()
        c.accept(".")
        section = ""
        name, span, is_section = "", c.span, False
        sentences: list[tuple[ast.Statement, ...]] = []

        self.debugging = set()

        def close(kept_if_empty: bool) -> None:
            if name or sentences or kept_if_empty:
                comment = self._comment_above(span.line) if span.file == self.path and name else ""
                end = max(span.line, c.tokens[max(c.index - 1, 0)].line if c.last_span.file == span.file else 0)
                where = Span(span.file, span.line, end)
                # Debugging sections run only where COB_SET_DEBUG asks for it.
                kept = () if section in self.debugging else tuple(sentences)
                program.paragraphs.append(ast.Paragraph(name, where, kept, section, is_section, comment))

        while not c.ended and not c.at_words("END", "PROGRAM") and not self._at_program():
            if c.at("DECLARATIVES") and c.ahead().text == ".":
                c.skip_to_period()
            elif c.at_words("END", "DECLARATIVES"):
                close(False)
                name, is_section, sentences, section = "", False, [], ""
                program.start = len(program.paragraphs)
                c.skip_to_period()
            elif c.at("USE"):
                self._use(program, section)
            elif self._at_header("SECTION"):
                close(False)
                span = c.span
                section = name = c.advance().upper
                is_section, sentences = True, []
                c.skip_to_period()
            elif self._at_header("."):
                close(False)
                span = c.span
                name, is_section, sentences = c.advance().upper, False, []
                c.advance()
            elif c.token.text == ".":
                c.advance()
            else:
                sentences.append(statements.sentence())
        close(False)

    def _at_program(self) -> bool:
        """Whether another program begins, nested or not."""
        c = self.cursor
        return c.at_words("IDENTIFICATION", "DIVISION") or c.at_words("ID", "DIVISION") or c.at_words("PROGRAM-ID", ".")

    def _parameters(self, program: ast.Program) -> None:
        """USING and RETURNING of the division's header."""
        c = self.cursor
        if c.accept("CHAINING"):
            names = []
            while not c.ended and c.token.text != ".":
                c.accept("BY")
                c.accept("REFERENCE")
                names.append(c.user_word("a parameter"))
            program.chaining = tuple(names)
        if c.accept("USING"):
            mode = "REFERENCE"
            while not c.ended and c.token.text != "." and not c.at("RETURNING"):
                c.accept("BY")
                mode = c.accept("REFERENCE", "VALUE") or mode
                c.accept("OPTIONAL")
                program.using = (*program.using, (mode, c.user_word("a parameter")))
        if c.accept("RETURNING"):
            program.returning = c.user_word("a result")

    def _use(self, program: ast.Program, section: str) -> None:
        """USE AFTER ERROR; of USE FOR DEBUGGING nothing is kept, for programs are compiled without debugging."""
        c = self.cursor
        span = c.advance().span
        is_global = bool(c.accept("GLOBAL"))
        c.accept("FOR")
        if c.at("DEBUGGING"):
            self.debugging.add(section)
            c.skip_to_period()
            return
        if c.accept_words("BEFORE", "REPORTING"):
            program.report_uses.append(ast.ReportUse(span, section, c.user_word("a report group")))
            c.skip_to_period()
            return
        c.accept("AFTER")
        c.accept("STANDARD")
        if not c.accept("ERROR", "EXCEPTION"):
            program.unsupported.append(("USE", f"USE {c.token.text.upper()}", span))
            c.skip_to_period()
            return
        c.accept("PROCEDURE")
        c.accept("ON")
        on: list[str] = []
        while not c.ended and c.token.text != ".":
            on.append(c.advance().upper)
        c.advance()
        program.uses.append(ast.Use(span, section, tuple(on), is_global))

    def _at_header(self, following: str) -> bool:
        c = self.cursor
        token = c.token
        if token.kind not in ("word", "number") or c.ahead().upper != following:
            return False
        if token.upper in (RESERVED if following == "." else ("EXIT",)):
            return False
        return c.index == 0 or c.tokens[c.index - 1].text == "."


def _global_conditions(program: ast.Program) -> set[str]:
    """Condition names of GLOBAL records."""
    found: set[str] = set()

    def below(entry: ast.DataDescription) -> None:
        if entry.level == 88:
            found.add(entry.name)
        for child in entry.children:
            below(child)

    for entry in (*program.working, *(r for f in program.files if f.is_global for r in f.records)):
        if entry.is_global or entry.level != 1:
            below(entry)
    return found | (_global_conditions(program.outer) if program.outer else set())


def parse(files: list[SourceFile]) -> list[Parsed]:
    """All files of a codebase. Copybooks (files without a PROGRAM-ID) give no programs."""
    library = Library(files)
    return [FileParser(file, Preprocessor(library).read(file)).parse() for file in sorted(files, key=lambda f: str(f.path))]
