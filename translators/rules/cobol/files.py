"""OPEN, CLOSE, READ, WRITE, REWRITE and SORT."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
_ORGANIZATIONS = {
    "SEQUENTIAL": "Sequential", "LINE SEQUENTIAL": "LineSequential", "RELATIVE": "Relative", "INDEXED": "Indexed",
}  # fmt: skip
_ACCESS = {"SEQUENTIAL": "Sequential", "RANDOM": "Random", "DYNAMIC": "Dynamic"}
_RELATIONS = {"=": "Equal", ">": "Greater", ">=": "NotLess", "<": "Less", "<=": "NotGreater"}
# Words of ASSIGN before the name, and the name that stands for them where there is none.
_ASSIGNED = {
    "": "", "DISK": "", "FILE": "", "EXTERNAL": "", "DYNAMIC": "", "VARYING": "", "TAPE": "", "RANDOM": "",
    "PRINTER": "PRINTER", "PRINTER-1": "PRINTER-1", "PRINT": "PRINT", "CARD-READER": "", "LINE-SEQUENTIAL": "",
}  # fmt: skip
_PAGE = -1  # what the support library takes for ADVANCING PAGE
_CLOSE = {
    "": "close", "LOCK": "close_with_lock", "NO REWIND": "close_no_rewind", "REEL": "close_reel", "UNIT": "close_reel",
    "REEL REMOVAL": "close_reel", "UNIT REMOVAL": "close_reel",
}  # fmt: skip


@dataclass(frozen=True)
class _Operation:
    """What OPEN or CLOSE does with one file, and what comes right after it."""

    method: str
    name: str
    file: ir.Expression
    more: tuple[ir.Expression, ...] = ()
    after: tuple[ir.Statement, ...] = ()


class FileStatements:
    def __init__(self, storage: Storage, conditions: Conditions, statements: StatementLowering) -> None:
        self.storage = storage
        self.conditions = conditions
        self.statements = statements

    def lower(self, s: ast.Statement) -> list[ir.Statement]:
        match s:
            case ast.Open():
                return self._each([self._opening(mode, name, s.span) for mode, name in s.files], s.span)
            case ast.Close():
                return self._close(s)
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
            case ast.Delete():
                if s.whole:
                    return self._delete_files(s)
                control = self.control(s.file, s.span)
                if control.organization not in ("RELATIVE", "INDEXED"):
                    raise Refused("DELETE", f"DELETE of {s.file}, which is sequential", s.span)
                deleted = self.file(s.file, s.span)
                return self._handled([do("delete", deleted, span=s.span)], deleted, control, s.handlers, [], s.span)
            case ast.Start():
                return self._start(s)
        raise AssertionError(s)

    def _opening(self, mode: str, name: str, span: Span) -> _Operation:
        file = self.file(name, span)
        pages = self._pages(self.control(name, span), file, span) if mode in ("OUTPUT", "EXTEND") else []
        return _Operation("open", name, file, (constant("Mode", _MODES[mode]),), tuple(pages))

    def _each(self, operations: Sequence[_Operation], span: Span) -> list[ir.Statement]:
        """OPEN or CLOSE of several files: all is done first. Whether there was an error is what the last one says; then there
        was one with each of them, from the last one on, and it is the last file's where nothing looks at it."""
        *others, last = operations
        done = [s for o in others for s in (do(f"try_{o.method}", o.file, *o.more, span=span), *o.after)]
        failure = [s for o in reversed(others) for s in self._failure(o.file, self.control(o.name, span), span, last)]
        if not self.storage.program.uses:
            failure = []  # the same check again
        return [*done, *self._checked(last.method, last.file, last.name, span, *last.more), *failure, *last.after]

    def _pages(self, control: ast.FileControl, file: ir.Expression, span: Span) -> list[ir.Statement]:
        """The first page of a file with LINAGE."""
        if not control.linage:
            return []
        return [self._next_page(control, file, span), do("begin_pages", file, self._counter(control), span=span)]

    def _next_page(self, control: ast.FileControl, file: ir.Expression, span: Span) -> ir.Statement:
        """What LINAGE says of pages, now."""
        return do("next_page", file, *(self.storage.integer(n, span) for n in control.linage), span=span)

    def _counter(self, control: ast.FileControl) -> ir.Expression:
        owner = self.storage.owner(control)
        return self.storage.item(owner.layout.page_counters[control.name])

    def _delete_files(self, s: ast.Delete) -> list[ir.Statement]:
        """DELETE FILE, whose errors no USE procedure sees and which stop no program: only FILE STATUS tells of them."""
        result: list[ir.Statement] = []
        for name in s.whole:
            file = self.file(name, s.span)
            result.append(do("delete_file", file, span=s.span))
        return result

    # ------------------------------------------------------------------ files

    def control(self, name: str, span: Span) -> ast.FileControl:
        found = self.storage.find_file(name)
        if found is None:
            raise Refused("file", f"{name} has no SELECT", span)
        if found.unsupported:
            raise Refused(found.unsupported, f"{name}: {found.unsupported}", span)
        if found.access not in _ACCESS:
            raise Refused("file access", f"{name} has ACCESS {found.access}", span)
        if found.access != "SEQUENTIAL" and found.organization not in ("RELATIVE", "INDEXED"):
            raise Refused("file access", f"{name} has ACCESS {found.access} and is sequential", span)
        return found

    def file(self, name: str, span: Span) -> ir.Variable:
        """The constant that describes a file."""
        control = self.control(name, span)
        organization = "LineSequential" if control.is_sort else _ORGANIZATIONS[control.organization]
        if control.is_sort:
            organization = "Sequential"
        elif control.organization == "SEQUENTIAL" and _ASSIGNED.get(control.assign_word) and not control.assign:
            organization = "LineSequential"  # a printer without a name of its own
        layout = self.storage.owner(control).layout
        records = [r for r in layout.records if layout.file_of.get(id(r)) is control]
        if not records:
            raise Refused("file", f"{name} has no record", span)
        for record in records:
            for item in record.walk():
                if item.trouble:
                    raise Refused("file", f"record of {name}: {item.name}: {item.trouble}", span)
        maximum = self.storage.record_size(control)
        minimum = self._minimum(control, records)
        area = self.storage.record_area(control)
        status = self._item(control, control.status)
        length = self._item(control, control.depending)
        assign, literal = self._assign(control)
        value = constant(
            "FileSpec", name, organization, control.optional, minimum, maximum, area.name, status, length,
            assign, literal, _ACCESS[control.access], self._relative_key(control), *self._keys(control),
        )  # fmt: skip
        return self.storage.declare(f"FILE-{name}", value, FILE, control.span)

    def _relative_key(self, control: ast.FileControl) -> str:
        return self._item(control, control.relative_key) if control.organization == "RELATIVE" else ""

    def _keys(self, control: ast.FileControl) -> list[str | bool]:
        """The keys of an indexed file: the name of each one's item, and whether it may occur twice."""
        if control.organization != "INDEXED":
            return []
        if control.record_key is None:
            raise Refused("file", f"{control.name} has no RECORD KEY", control.span)
        found: list[str | bool] = [self._item(control, self._key_name(control, control.record_key)), False]
        for name, duplicates in control.alternate_keys:
            found += [self._item(control, self._key_name(control, name)), duplicates]
        return found

    def _key_name(self, control: ast.FileControl, name: ast.Name) -> ast.Name:
        """A key's name means the item of the file's own record."""
        if name.qualifiers:
            return name
        return ast.Name(name.name, name.span, (control.name,))

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

    def _item(self, control: ast.FileControl, name: ast.Name | None) -> str:
        """The constant of an item that the file's own program means by a name."""
        if name is None:
            return ""
        owner = self.storage.owner(control)
        if name.subscripts or name.start is not None:
            raise Refused("file", f"{name} is subscripted", name.span)
        if name.name == "RETURN-CODE" or owner.is_index(name):
            raise Refused("file", f"{name} is no item of the program", name.span)
        return self.storage.item(owner.field(name)).name

    def _assign(self, control: ast.FileControl) -> tuple[str, bytes]:
        """The item that holds the file's name, or the name itself."""
        if control.is_sort:
            return "", b""
        device = _ASSIGNED.get(control.assign_word)
        if device is None:
            raise Refused("ASSIGN", f"{control.name} is assigned to {control.assign_word}", control.span)
        if isinstance(control.assign, ast.Text):
            return "", control.assign.value
        if isinstance(control.assign, str) and control.assign:
            if control.assign_word == "EXTERNAL":
                return "", control.assign.rpartition("-")[2].encode()  # UT-S-NAME is NAME
            word = control.assign.upper()
            found = self.storage.owner(control).layout.by_name.get(word, [])
            if len(found) == 1:
                return self._item(control, ast.Name(word, control.span)), b""
            if not found:
                return "", control.assign.encode()
        if not control.assign and (device or control.assign_word in ("DISK", "FILE", "")):
            return "", device.encode() or control.written.encode()
        raise Refused("ASSIGN", f"{control.name}: what it is assigned to", control.span)

    # ------------------------------------------------------------------ reports

    def print(self, s: ast.PrintText | ast.PrintLine) -> list[ir.Statement]:
        """A report's line: what becomes of it, only FILE STATUS tells."""
        area = self.storage.record_area(self.control(s.file, s.span))
        if isinstance(s, ast.PrintLine):
            lines = self.storage.integer(s.lines, s.span)
            return [do("write_before", self.file(s.file, s.span), area, lines, span=s.span)]
        text = self.storage.operand(s.text, s.span)
        method = f"print_{s.place.lower()}" if s.place else "print"
        return [do(method, text, area, integer(s.column), span=s.span)]

    # ------------------------------------------------------------------ READ and WRITE

    def _checked(
        self, method: str, file: ir.Expression, name: str, span: Span, *more: ir.Expression
    ) -> list[ir.Statement]:
        """A statement without phrases of its own: an error goes to the USE procedures or ends the program."""
        failure = self._failure(file, self.control(name, span), span)
        plain = not self.storage.program.uses
        if plain and method not in ("close_no_rewind", "close_reel"):
            return [do(method, file, *more, span=span)]
        return [do(f"try_{method}", file, *more, span=span), *failure]

    def _failure(
        self, file: ir.Expression, control: ast.FileControl, span: Span, last: _Operation | None = None
    ) -> list[ir.Statement]:
        """What an error does that the statement itself has no phrase for. `last`: the statement's last file, if it has several."""
        statements = self.statements
        failed = call("file_failed", type=BOOL)
        by_mode: list[ir.Case] = []
        modes = {"INPUT": 1, "OUTPUT": 2, "I-O": 3, "EXTEND": 4}
        for use in self.storage.program.uses:
            low, high = statements.paragraphs.range(
                (use.section, ""), (use.section, ""), statements.here, use.span
            )
            body = tuple(statements.run_range(low, high, span))
            if control.name in use.on:
                return [ir.If(failed, body, (), span)]
            by_mode += [ir.Case((integer(modes[on]),), body) for on in use.on if on in modes]
        looked_at = control if last is None else self.control(last.name, span)
        # who has a FILE STATUS looks at it, or goes on
        ends = [] if looked_at.status is not None else [do("check_file", file if last is None else last.file)]
        if not by_mode:
            return list[ir.Statement](ends)
        switch = ir.Switch(call("open_mode", file, type=INT), tuple(by_mode), tuple(ends), span)
        return [ir.If(failed, (switch,), (), span)]

    def _close(self, s: ast.Close) -> list[ir.Statement]:
        for options in s.options:
            if options not in _CLOSE:
                raise Refused("CLOSE", f"CLOSE {options}", s.span)
        closed = zip(s.files, s.options, strict=True)
        return self._each([_Operation(_CLOSE[o], name, self.file(name, s.span)) for name, o in closed], s.span)

    def _handled(
        self,
        statement: list[ir.Statement],
        file: ir.Expression,
        control: ast.FileControl,
        handlers: ast.Handlers,
        extra: list[ir.Statement],
        span: Span,
        test: str = "",
    ) -> list[ir.Statement]:
        """The AT END and INVALID KEY phrases; what else goes wrong goes to the file's error handling."""
        body = self.statements.body
        on = handlers.on if handlers.on is not None else handlers.invalid
        not_on = handlers.not_on if handlers.not_on is not None else handlers.not_invalid
        test = test or ("at_end" if handlers.on is not None else "invalid_key")
        done: tuple[ir.Statement, ...] = (*extra, *(body(not_on) if not_on is not None else ()))
        failure = tuple(self._failure(file, control, span))
        fine = ir.If(call("succeeded", type=BOOL), done, failure)
        otherwise: tuple[ir.Statement, ...] = (fine,) if done else failure
        if on is None:
            return [*statement, *otherwise]
        condition = call(test, file, type=BOOL) if test == "end_of_page" else call(test, type=BOOL)
        statement.append(ir.If(condition, body(on), otherwise))
        return statement

    def _read(self, s: ast.Read) -> list[ir.Statement]:
        file = self.file(s.file, s.span)
        control = self.control(s.file, s.span)
        by_key = control.organization in ("RELATIVE", "INDEXED") and control.access != "SEQUENTIAL"
        at_end = s.handlers.on is not None or s.handlers.not_on is not None
        if s.direction == "PREVIOUS":
            read = do("read_previous", file, span=s.span)
        elif s.direction or not by_key or (control.access == "DYNAMIC" and at_end) or (control.organization == "RELATIVE" and control.relative_key is None):
            read = do("read", file, span=s.span)
        else:
            which, size = self._which(control, s.key or self._own_key(control, s.span), s.span)
            read = do("read_key", file, integer(which), integer(size), span=s.span)
        extra: list[ir.Statement] = []
        if s.into is not None:
            extra.append(do("move_record", file, self.storage.reference(s.into, receiving=True), span=s.span))
        return self._handled([read], file, control, s.handlers, extra, s.span)

    def _which(self, control: ast.FileControl, name: ast.Name, span: Span) -> tuple[int, int]:
        """The number of the key that a name means by where its item begins, and the item's size."""
        item = self.storage.field(name)
        if control.organization == "RELATIVE":
            return 0, item.size
        begin, size = item.offset, item.size
        if name.start is not None:
            begin, size = self._part(item, name, span)
        names = [control.record_key, *(key for key, _ in control.alternate_keys)]
        for number, key in enumerate(names):
            if key is None:
                continue
            found = self.storage.field(self._key_name(control, key))
            if found is item and begin == item.offset:
                return number, size
        for number, key in enumerate(names):
            if key is None:
                continue
            found = self.storage.field(self._key_name(control, key))
            if found.offset == begin and size <= found.size and item.record.section == "file":
                return number, size
        raise Refused("START", f"{name} is no key of {control.name}", span)

    def _part(self, item: Field, name: ast.Name, span: Span) -> tuple[int, int]:
        """Where a part of an item begins in its record, and its size."""
        start, length = name.start, name.length
        if not isinstance(start, ast.Number) or not isinstance(length, ast.Number | None):
            raise Refused("START", f"a part of {name} that varies, as a key", span)
        size = length.integer if length is not None else item.size - start.integer + 1
        return item.offset + start.integer - 1, size

    def _own_key(self, control: ast.FileControl, span: Span) -> ast.Name:
        """RECORD KEY or RELATIVE KEY."""
        key = control.record_key if control.organization == "INDEXED" else control.relative_key
        if key is None:
            raise Refused("file", f"{control.name} has no key", span)
        return self._key_name(control, key) if control.organization == "INDEXED" else key

    def _start(self, s: ast.Start) -> list[ir.Statement]:
        control = self.control(s.file, s.span)
        file = self.file(s.file, s.span)
        if s.operator not in _RELATIONS:
            raise Refused("START", f"START with {s.operator}", s.span)
        key = s.key or self._own_key(control, s.span)
        which, size = self._which(control, key, s.span)
        relation = constant("Relation", _RELATIONS[s.operator])
        started = do("start", file, relation, integer(which), integer(size), span=s.span)
        return self._handled([started], file, control, s.handlers, [], s.span)

    def _record(self, name: ast.Name, span: Span) -> ast.FileControl:
        record = self.storage.field(name).record
        layouts = (self.storage.layout, *(around.layout for around in self.storage.around))
        control = next((x.file_of[id(record)] for x in layouts if id(record) in x.file_of), None)
        if control is None:
            raise Refused("WRITE", f"{name} is no record of a file", span)
        return control

    def _written(self, name: ast.Name, file: str, span: Span) -> tuple[ast.FileControl, ir.Expression]:
        """The file and the record that WRITE and REWRITE name: by the record, or by FILE and the file."""
        if not file:
            return self._record(name, span), self.storage.reference(name)
        control = self.control(file, span)
        return control, self.storage.record_area(control)

    def _from(
        self, source: ast.Expression | None, name: ast.Name, file: str, record: ir.Expression, span: Span
    ) -> list[ir.Statement]:
        if source is None:
            return []
        if file:
            return [do("move_to", self.storage.operand(source, span), record, span=span)]
        return [self.statements.move(source, name, span)]

    def _write(self, s: ast.Write) -> list[ir.Statement]:
        control, record = self._written(s.record, s.file, s.span)
        file = self.file(control.name, s.span)
        result = self._from(s.source, s.record, s.file, record, s.span)
        if control.linage:
            return self._write_on_page(s, control, file, record, result)
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
        return self._handled(result, file, control, s.handlers, [], s.span)

    def _write_on_page(
        self,
        s: ast.Write,
        control: ast.FileControl,
        file: ir.Expression,
        record: ir.Expression,
        result: list[ir.Statement],
    ) -> list[ir.Statement]:
        """WRITE to a file with LINAGE; without ADVANCING, it is BEFORE ADVANCING 1 LINE."""
        lines = integer(_PAGE) if s.page else self._lines(s.lines, s.span) if s.lines is not None else integer(1)
        if any(not isinstance(n, ast.Number) for n in control.linage):
            result.append(self._next_page(control, file, s.span))
        method = f"write_{'after' if s.advancing == 'AFTER' else 'before'}_on_page"
        result.append(do(method, file, record, self._counter(control), lines, span=s.span))
        return self._handled(result, file, control, s.handlers, [], s.span, "end_of_page")

    def _lines(self, lines: ast.Expression, span: Span) -> ir.Expression:
        if isinstance(lines, ast.Number):
            return integer(lines.integer)
        if isinstance(lines, ast.Figurative) and lines.kind == "ZERO":
            return integer(0)
        if isinstance(lines, ast.Name) and self.storage.layout.find(lines):
            return call("get_int", self.storage.reference(lines), type=INT)
        raise Refused("ADVANCING", "ADVANCING to a mnemonic name", span)

    def _rewrite(self, s: ast.Rewrite) -> list[ir.Statement]:
        control, record = self._written(s.record, s.file, s.span)
        file = self.file(control.name, s.span)
        result = self._from(s.source, s.record, s.file, record, s.span)
        result.append(do("rewrite", file, record, span=s.span))
        return self._handled(result, file, control, s.handlers, [], s.span)

    # ------------------------------------------------------------------ SORT

    def _sort(self, s: ast.Sort) -> list[ir.Statement]:
        # A MERGE is a SORT of its files, as in the original: equal records stay in the order of the files.
        if s.collating in self.storage.program.alphabets:
            raise Refused("COLLATING SEQUENCE", "not translated", s.span)
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
        if s.giving:
            result.append(do("sort_giving", file, *(self.file(name, s.span) for name in s.giving), span=s.span))
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
        start = 0
        if table is not None:
            # The original looks for a key as far into the element as the key is in the group right around it.
            start = item.parent.offset if item.parent is not None else 0
            if item.offset - start + item.size > table.size:
                raise Refused("SORT of a table", f"{name}, which the original looks for behind the element", span)
        described = self.storage.item(item)
        return constant("SortKey", item.offset - start, described.name, ascending)

    def _sort_table(self, s: ast.Sort) -> list[ir.Statement]:
        """SORT of a table: by the keys given, else by the first one of its own description."""
        table = self.storage.field(s.file)
        if not table.has_occurs or len(table.tables) != 1 or s.using or s.giving or s.collating:
            raise Refused("SORT of a table", f"SORT {s.file}", s.span)
        keys = [(k.ascending, name) for k in s.keys for name in k.names or (ast.Name(table.name, s.span),)]
        if not keys:
            keys = [(ascending, ast.Name(name, s.span)) for ascending, name in table.entry.keys[:1]]
        if not keys:
            raise Refused("SORT of a table", f"{s.file} has no key", s.span)
        listed = [self._key(name, ascending, table, s.span) for ascending, name in keys]
        count: ir.Expression = integer(table.occurs)
        if table.depending is not None:
            count = call("int", self.storage.reference(table.depending), type=INT)
        return [do("sort_table", self.storage.item(table), count, *listed, span=s.span)]

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
        control = self.control(s.file, s.span)
        return self._handled([do("return_record", file, span=s.span)], file, control, s.handlers, extra, s.span)


__all__ = ["KEY", "FileStatements"]
