"""STRING, UNSTRING and INSPECT."""

from __future__ import annotations

from analyzers.cobol import ast
from analyzers.model import Span
from translators.rules import ir
from translators.rules.cobol.arithmetic import Body
from translators.rules.cobol.storage import Storage
from translators.rules.cobol.values import BOOL, Refused, call, constant, do

_WHICH = {"ALL": "All", "LEADING": "Leading", "FIRST": "First", "TRAILING": "Trailing"}


class TextStatements:
    def __init__(self, storage: Storage, body: Body) -> None:
        self.storage = storage
        self.body = body

    def lower(self, s: ast.Statement) -> list[ir.Statement]:
        match s:
            case ast.StringStatement():
                return self._string(s)
            case ast.Unstring():
                return self._unstring(s)
            case ast.Inspect():
                return self._inspect(s)
        raise AssertionError(s)

    def _item(self, value: ast.Expression, span: Span) -> ir.Expression:
        if isinstance(value, ast.Name):
            found = self.storage.layout.find(value)
            if len(found) == 1 and found[0].category == "numeric" and found[0].usage != "DISPLAY":
                raise Refused("text of a binary number", f"{value} is not USAGE DISPLAY", span)
        return self.storage.operand(value, span)

    def _overflow(self, statements: list[ir.Statement], handlers: ast.Handlers) -> list[ir.Statement]:
        if handlers.on is not None:
            not_on = self.body(handlers.not_on) if handlers.not_on is not None else ()
            statements.append(ir.If(call("overflow", type=BOOL), self.body(handlers.on), not_on))
        elif handlers.not_on is not None:
            statements.append(ir.If(call("succeeded", type=BOOL), self.body(handlers.not_on)))
        return statements

    def _string(self, s: ast.StringStatement) -> list[ir.Statement]:
        target = self.storage.reference(s.into)
        if s.pointer is None:
            result = [do("string_into", target, span=s.span)]
        else:
            result = [do("string_into_from", target, self.storage.reference(s.pointer), span=s.span)]
        by_size = True
        for source in s.sources:
            if source.delimiter is not None:
                result.append(do("delimited_by", self._item(source.delimiter, s.span), span=s.span))
            elif not by_size:
                result.append(do("delimited_by_size", span=s.span))
            by_size = source.delimiter is None
            result += [do("append", self._item(operand, s.span), span=s.span) for operand in source.operands]
        if s.pointer is not None:
            result.append(do("string_end", span=s.span))
        return self._overflow(list[ir.Statement](result), s.handlers)

    def _unstring(self, s: ast.Unstring) -> list[ir.Statement]:
        source = self._item(s.source, s.span)
        if s.pointer is None:
            result = [do("unstring", source, span=s.span)]
        else:
            result = [do("unstring_from", source, self.storage.reference(s.pointer), span=s.span)]
        for every, delimiter in s.delimiters:
            item = self._item(delimiter, s.span)
            result.append(do("unstring_delimiter", item, ir.BoolLiteral(every, BOOL), span=s.span))
        for target in s.targets:
            arguments = [self.storage.reference(target.into)]
            method = "unstring_into"
            if target.delimiter is not None and target.count is not None:
                method = "unstring_into_both"
            elif target.delimiter is not None:
                method = "unstring_into_delimiter"
            elif target.count is not None:
                method = "unstring_into_count"
            arguments += [self.storage.reference(n) for n in (target.delimiter, target.count) if n is not None]
            result.append(do(method, *arguments, span=s.span))
        if s.tallying is not None:
            result.append(do("unstring_tallying", self.storage.reference(s.tallying), span=s.span))
        result.append(do("unstring_end", span=s.span))
        return self._overflow(list[ir.Statement](result), s.handlers)

    # ------------------------------------------------------------------ INSPECT

    def _inspect(self, s: ast.Inspect) -> list[ir.Statement]:
        result: list[ir.Statement] = []
        target = self._item(s.target, s.span)
        if s.tallying:
            result.append(do("inspect", target, span=s.span))
            for before, phrase in zip((None, *s.tallying), s.tallying, strict=False):
                result += self._region(before, phrase, s.span)
                assert phrase.tally is not None
                counter = self.storage.reference(phrase.tally)
                if phrase.pattern is None:
                    result.append(do("tally_characters", counter, span=s.span))
                else:
                    which = constant("Which", _WHICH[phrase.what])
                    result.append(do("tally", which, counter, self._item(phrase.pattern, s.span), span=s.span))
            result.append(do("inspect_end", ir.BoolLiteral(False, BOOL), span=s.span))
        if s.replacing:
            result.append(do("inspect", target, span=s.span))
            for before, phrase in zip((None, *s.replacing), s.replacing, strict=False):
                result += self._region(before, phrase, s.span)
                assert phrase.by is not None
                by = self._item(phrase.by, s.span)
                if phrase.pattern is None:
                    result.append(do("replace_characters", by, span=s.span))
                else:
                    which = constant("Which", _WHICH[phrase.what])
                    result.append(do("replace", which, self._item(phrase.pattern, s.span), by, span=s.span))
            result.append(do("inspect_end", ir.BoolLiteral(True, BOOL), span=s.span))
        if s.converting is not None:
            result.append(do("inspect", target, span=s.span))
            result += self._region(None, s.converting, s.span)
            assert s.converting.pattern is not None and s.converting.by is not None
            for operand in (s.converting.pattern, s.converting.by):
                self._refuse_shared(s.target, operand, s.span)
            pattern = self._item(s.converting.pattern, s.span)
            result.append(do("convert", pattern, self._item(s.converting.by, s.span), span=s.span))
            result.append(do("inspect_end", ir.BoolLiteral(False, BOOL), span=s.span))
        return result

    def _refuse_shared(self, target: ast.Expression, operand: ast.Expression, span: Span) -> None:
        """The original converts in place, and goes on with what it made of an operand that shares the item's bytes."""
        if not isinstance(target, ast.Name) or not isinstance(operand, ast.Name):
            return
        a, b = self.storage.field(target), self.storage.field(operand)
        if a.record is b.record and a.offset < b.offset + b.total and b.offset < a.offset + a.total:
            raise Refused("INSPECT", f"CONVERTING of {a.name} by {b.name}, which shares its bytes", span)

    def _region(self, before: ast.InspectPhrase | None, phrase: ast.InspectPhrase, span: Span) -> list[ir.Statement]:
        """What narrows a phrase's region, which is the whole item at first: again, where the phrase before narrowed its own."""
        result: list[ir.Statement] = []
        if before is not None and (before.before is not None or before.after is not None):
            result.append(do("inspect_region", span=span))
        narrowing = [("inspect_before", phrase.before), ("inspect_after", phrase.after)]
        for method, pattern in reversed(narrowing) if phrase.after_first else narrowing:
            if pattern is not None:
                result.append(do(method, self._item(pattern, span), span=span))
        return result
