"""OPEN, CLOSE, READ, WRITE, REWRITE and SORT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.cobol import ast
from analyzers.cobol.layout import Field
from analyzers.model import Span
from translators.rules import ir
from translators.rules.cobol.conditions import Conditions
from translators.rules.cobol.storage import Storage
from translators.rules.cobol.values import BOOL, FILE, INT, KEY, Refused, call, constant, do, integer

if TYPE_CHECKING:
    from translators.rules.cobol.statements import StatementLowering

_MODES = {"INPUT": "Input", "OUTPUT": "Output", "I-O": "InputOutput", "EXTEND": "Extend"}
_ORGANIZATIONS = {"SEQUENTIAL": "Sequential", "LINE SEQUENTIAL": "LineSequential"}


class FileStatements:
    def __init__(self, storage: Storage, conditions: Conditions, statements: StatementLowering) -> None:
        self.storage = storage
        self.conditions = conditions
        self.statements = statements

    def lower(self, s: ast.Statement) -> list[ir.Statement]:
        match s:
            case ast.Open():
                return [
                    do("open", self.file(name, s.span), constant("Mode", _MODES[mode]), span=s.span)
                    for mode, name in s.files
                ]
            case ast.Close():
                if s.options not in ("", "LOCK", "WITH LOCK"):
                    raise Refused("CLOSE", f"CLOSE {s.options}", s.span)
                method = "close_with_lock" if s.options else "close"
                return [do(method, self.file(name, s.span), span=s.span) for name in s.files]
            case ast.Read():
                return self._read(s)
            case ast.Write():
                return self._write(s)
            case ast.Rewrite():
                return self._rewrite(s)
            case ast.Sort():
                return self._sort(s)
            case ast.Release():
                return self._release(s)
            case ast.Return():
                return self._return(s)
            case ast.Delete() | ast.Start():
                raise Refused("indexed file", f"{type(s).__name__.upper()} of {s.file}", s.span)
        raise AssertionError(s)

    # ------------------------------------------------------------------ files

    def control(self, name: str, span: Span) -> ast.FileControl:
        found = next((f for f in self.storage.program.files if f.name == name), None)
        if found is None:
            raise Refused("file", f"{name} has no SELECT", span)
        if found.unsupported:
            raise Refused(found.unsupported, f"{name}: {found.unsupported}", span)
        if not found.is_sort and found.organization not in _ORGANIZATIONS:
            raise Refused(f"{found.organization.lower()} file", f"{name} is {found.organization}", span)
        if found.access != "SEQUENTIAL":
            raise Refused("file access", f"{name} has ACCESS {found.access}", span)
        return found

    def file(self, name: str, span: Span) -> ir.Variable:
        """The constant that describes a file."""
        control = self.control(name, span)
        organization = "LineSequential" if control.is_sort else _ORGANIZATIONS[control.organization]
        if control.is_sort:
            organization = "Sequential"
        records = [r for r in self.storage.layout.records if self.storage.layout.file_of.get(id(r)) is control]
        if not records:
            raise Refused("file", f"{name} has no record", span)
        for record in records:
            for item in record.walk():
                if item.trouble:
                    raise Refused("file", f"record of {name}: {item.name}: {item.trouble}", span)
        maximum = self.storage.record_size(control)
        minimum = self._minimum(control, records)
        area = self.storage.record_area(control)
        status = self._item(control.status)
        length = self._item(control.depending)
        assign, literal = self._assign(control)
        value = constant(
            "FileSpec", name, organization, control.optional, minimum, maximum, area.name, status, length,
            assign, literal,
        )  # fmt: skip
        return self.storage.declare(f"FILE-{name}", value, FILE, control.span)

    def _minimum(self, control: ast.FileControl, records: list[Field]) -> int:
        if control.varying is not None and control.varying[0]:
            return min(control.varying[0], *(r.size for r in records))
        smallest = records[0].size
        for record in records:
            table = record.variable
            if table is not None:
                least = table.offset + table.size * table.entry.occurs_minimum
                smallest = min(smallest, least)
            smallest = min(smallest, record.size)
        return smallest

    def _item(self, name: ast.Name | None) -> str:
        if name is None:
            return ""
        reference = self.storage.reference(name)
        if not isinstance(reference, ir.Variable):
            raise Refused("file", f"{name} is subscripted", name.span)
        return reference.name

    def _assign(self, control: ast.FileControl) -> tuple[str, bytes]:
        """The item that holds the file's name, or the name itself."""
        if control.is_sort:
            return "", b""
        if control.assign_word not in ("", "DISK", "FILE"):
            raise Refused("ASSIGN", f"{control.name} is assigned to {control.assign_word}", control.span)
        if isinstance(control.assign, ast.Text):
            return "", control.assign.value
        if isinstance(control.assign, str) and control.assign:
            found = self.storage.layout.by_name.get(control.assign, [])
            if len(found) == 1:
                return self._item(ast.Name(control.assign, control.span)), b""
            if not found:
                return "", control.assign.encode()
        raise Refused("ASSIGN", f"{control.name}: what it is assigned to", control.span)

    # ------------------------------------------------------------------ READ and WRITE

    def _handled(
        self, statement: list[ir.Statement], file: ir.Expression, handlers: ast.Handlers, extra: list[ir.Statement]
    ) -> list[ir.Statement]:
        """The AT END and INVALID KEY phrases; what else goes wrong goes to the file's error handling."""
        body = self.statements.body
        on = handlers.on if handlers.on is not None else handlers.invalid
        not_on = handlers.not_on if handlers.not_on is not None else handlers.not_invalid
        test = "at_end" if handlers.on is not None else "invalid_key"
        done: tuple[ir.Statement, ...] = (*extra, *(body(not_on) if not_on is not None else ()))
        if on is None:
            statement.append(do("check_file", file))
            if done:
                statement.append(ir.If(call("succeeded", type=BOOL), done))
            return statement
        fine = ir.If(call("succeeded", type=BOOL), done, (do("check_file", file),))
        otherwise: tuple[ir.Statement, ...] = (fine,) if done else (do("check_file", file),)
        statement.append(ir.If(call(test, type=BOOL), body(on), otherwise))
        return statement

    def _read(self, s: ast.Read) -> list[ir.Statement]:
        file = self.file(s.file, s.span)
        if s.direction == "PREVIOUS" or s.key is not None:
            raise Refused("READ", "READ PREVIOUS or with KEY", s.span)
        extra: list[ir.Statement] = []
        if s.into is not None:
            area = self.storage.record_area(self.control(s.file, s.span))
            extra.append(do("move_to", area, self.storage.reference(s.into, receiving=True), span=s.span))
        return self._handled([do("read", file, span=s.span)], file, s.handlers, extra)

    def _record(self, name: ast.Name, span: Span) -> ast.FileControl:
        record = self.storage.field(name).record
        control = self.storage.layout.file_of.get(id(record))
        if control is None:
            raise Refused("WRITE", f"{name} is no record of a file", span)
        return control

    def _write(self, s: ast.Write) -> list[ir.Statement]:
        control = self._record(s.record, s.span)
        file = self.file(control.name, s.span)
        result: list[ir.Statement] = []
        if s.source is not None:
            result.append(self.statements.move(s.source, s.record, s.span))
        record = self.storage.reference(s.record)
        if not s.advancing:
            result.append(do("write", file, record, span=s.span))
        elif s.page:
            result.append(do(f"write_{s.advancing.lower()}_page", file, record, span=s.span))
        else:
            assert s.lines is not None
            lines = self._lines(s.lines, s.span)
            result.append(do(f"write_{s.advancing.lower()}", file, record, lines, span=s.span))
        if s.handlers.on is not None:
            raise Refused("WRITE AT END-OF-PAGE", "END-OF-PAGE without LINAGE", s.span)
        return self._handled(result, file, s.handlers, [])

    def _lines(self, lines: ast.Expression, span: Span) -> ir.Expression:
        if isinstance(lines, ast.Number):
            return integer(lines.integer)
        if isinstance(lines, ast.Figurative) and lines.kind == "ZERO":
            return integer(0)
        if isinstance(lines, ast.Name) and self.storage.layout.find(lines):
            return call("get_int", self.storage.reference(lines), type=INT)
        raise Refused("ADVANCING", "ADVANCING to a mnemonic name", span)

    def _rewrite(self, s: ast.Rewrite) -> list[ir.Statement]:
        control = self._record(s.record, s.span)
        file = self.file(control.name, s.span)
        result: list[ir.Statement] = []
        if s.source is not None:
            result.append(self.statements.move(s.source, s.record, s.span))
        result.append(do("rewrite", file, self.storage.reference(s.record), span=s.span))
        return self._handled(result, file, s.handlers, [])

    # ------------------------------------------------------------------ SORT

    def _sort(self, s: ast.Sort) -> list[ir.Statement]:
        if s.merge or s.collating:
            raise Refused("MERGE" if s.merge else "COLLATING SEQUENCE", "not translated", s.span)
        control = next((f for f in self.storage.program.files if f.name == s.file.name and f.is_sort), None)
        if control is None:
            return self._sort_table(s)
        file = self.file(control.name, s.span)
        result: list[ir.Statement] = [do("sort_begin", file, span=s.span)]
        for name in s.using:
            result.append(do("sort_using", file, self.file(name, s.span), span=s.span))
        if s.input_procedure:
            result += self._procedure(s.input_procedure, s.span)
        keys = [self._key(name, key.ascending, None, s.span) for key in s.keys for name in key.names]
        result.append(do("sort_order", file, *keys, span=s.span))
        if len(s.giving) > 1:
            raise Refused("SORT GIVING", "more than one file", s.span)
        for name in s.giving:
            result.append(do("sort_giving", file, self.file(name, s.span), span=s.span))
        if s.output_procedure:
            result += self._procedure(s.output_procedure, s.span)
        result.append(do("sort_end", file, span=s.span))
        return result

    def _procedure(self, procedure: tuple[str, str], span: Span) -> list[ir.Statement]:
        paragraphs = self.statements.paragraphs
        low, high = paragraphs.range((procedure[0], ""), (procedure[1], ""), self.statements.here, span)
        return self.statements.run_range(low, high, span)

    def _key(self, name: ast.Name, ascending: bool, table: Field | None, span: Span) -> ir.Expression:
        item = self.storage.field(name)
        start = table.offset if table is not None else 0
        described = self.storage.item(item)
        return constant("SortKey", item.offset - start, described.name, ascending)

    def _sort_table(self, s: ast.Sort) -> list[ir.Statement]:
        raise Refused("SORT of a table", f"SORT {s.file}", s.span)

    def _release(self, s: ast.Release) -> list[ir.Statement]:
        control = self._record(s.record, s.span)
        result: list[ir.Statement] = []
        if s.source is not None:
            result.append(self.statements.move(s.source, s.record, s.span))
        result.append(do("release_record", self.file(control.name, s.span), span=s.span))
        return result

    def _return(self, s: ast.Return) -> list[ir.Statement]:
        file = self.file(s.file, s.span)
        extra: list[ir.Statement] = []
        if s.into is not None:
            area = self.storage.record_area(self.control(s.file, s.span))
            extra.append(do("move_to", area, self.storage.reference(s.into, receiving=True), span=s.span))
        return self._handled([do("return_record", file, span=s.span)], file, s.handlers, extra)


__all__ = ["KEY", "FileStatements"]
