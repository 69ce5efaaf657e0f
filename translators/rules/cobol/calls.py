"""CALL and CANCEL: programs of the codebase, and those that come with GnuCOBOL's run time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyzers.cobol import ast
from analyzers.model import Span
from translators.rules import ir
from translators.rules.cobol.arithmetic import Body
from translators.rules.cobol.routines import ROUTINES, Routine
from translators.rules.cobol.storage import Storage
from translators.rules.cobol.values import BOOL, ITEM, Refused, call, do, integer


@dataclass(frozen=True)
class Callable_:
    """A program that may be called: its module, its name as its PROGRAM-ID spells it, its parameters (how each is
    passed, and its size), and the programs that it is nested in, outermost first."""

    module: str
    written: str
    parameters: tuple[tuple[str, int], ...]
    outer: tuple[str, ...] = ()


@dataclass(frozen=True)
class Programs:
    """The programs that one program sees, by name, and the names of those that it does not see."""

    seen: Mapping[str, Callable_]
    hidden: frozenset[str] = frozenset()


class CallStatements:
    """Lowers one statement at a time; `body` lowers the statements of its phrases. `contents` counts the areas of
    arguments BY CONTENT."""

    def __init__(self, storage: Storage, body: Body, programs: Programs, contents: list[int]) -> None:
        self.storage = storage
        self.body = body
        self.programs = programs
        self.contents = contents

    def call(self, s: ast.Call) -> list[ir.Statement]:
        if isinstance(s.program, ast.Text):
            written = s.program.value.decode("latin-1").strip()
            name = written.upper()
            if name in self.programs.seen:
                return self._called(name, s)
            if written in ROUTINES:
                return self._routine(ROUTINES[written], written, s)
            # The original finds routines of the run-time library and of the C library by these names too.
            foreign = name.startswith(("C$", "CBL_", "X\"", "SYSTEM")) or written != name
            if foreign and name not in self.programs.hidden:
                raise Refused("CALL", f"{written}, which is not in this codebase", s.span)
            return list(self._not_found(s, integer(0)))
        if not isinstance(s.program, ast.Name):
            raise Refused("CALL", "a program's name that is no literal and no item", s.span)
        item = self.storage.reference(s.program)
        result: tuple[ir.Statement, ...] = self._not_found(s, item)
        fitting = [n for n, found in sorted(self.programs.seen.items()) if len(found.parameters) <= len(s.arguments)]
        calls = [self._called(name, s) for name in fitting]
        nested = any(self.programs.seen[name].outer for name in fitting)
        if len(fitting) > 1 and all(map(_is_plain_call, calls)) and s.handlers.on is None and not nested:
            # They take different numbers of the arguments: the machine hands each as many as it has parameters.
            return [do("call_named", item, *(c.call for (c,) in calls if isinstance(c, ir.CallStatement)), span=s.span)]
        for name, called in zip(reversed(fitting), reversed(calls), strict=True):
            test = call("names", item, ir.StringLiteral(self.programs.seen[name].written.encode(), ITEM), type=BOOL)
            result = (ir.If(test, tuple(called), result, s.span),)
        return list(result)

    def _not_found(self, s: ast.Call, item: ir.Expression) -> tuple[ir.Statement, ...]:
        if s.handlers.on is not None:
            return (do("raise_not_found"), *self.body(s.handlers.on))
        if isinstance(s.program, ast.Text):
            name: ir.Expression = ir.StringLiteral(s.program.value, ITEM)
            return (do("missing_program", name, span=s.span),)
        return (do("missing_program_of", item, span=s.span),)

    def _called(self, name: str, s: ast.Call) -> list[ir.Statement]:
        found = self.programs.seen[name]
        if len(s.arguments) < len(found.parameters):
            reason = f"{name} takes {len(found.parameters)} arguments and gets {len(s.arguments)}"
            raise Refused("CALL", reason, s.span)
        before: list[ir.Statement] = []
        arguments: list[ir.Expression] = []
        for argument, (mode, size) in zip(s.arguments, found.parameters, strict=False):
            if argument.operand is None:
                raise Refused("CALL", "an OMITTED argument", s.span)
            by_value = "VALUE" in (argument.mode, mode)
            if by_value and self.storage.is_float(argument.operand):
                raise Refused("floating-point item", f"{argument.operand} BY VALUE", s.span)
            if by_value and not self._is_of_size(argument.operand, size):
                raise Refused("CALL", "an argument BY VALUE of another size than its parameter", s.span)
            if argument.mode == "REFERENCE" and not by_value and isinstance(argument.operand, ast.Name):
                arguments.append(self.storage.reference(argument.operand))
                self._seen_behind(argument.operand, size)
            else:
                copy, area = self._content(argument.operand, s.span)
                before.append(copy)
                arguments.append(area)
        arguments += [self.storage.whole(outer, s.span) for outer in found.outer]
        called: list[ir.Statement] = [ir.CallStatement(ir.Call(name, tuple(arguments), None, found.module), s.span)]
        after = self.body(s.handlers.not_on) if s.handlers.not_on is not None else ()
        return [*before, *self._returning(s, called), *after]

    def _seen_behind(self, operand: ast.Name, size: int) -> None:
        """A parameter that is longer than the argument is what follows that in its record, too."""
        if self.storage.is_special(operand) or self.storage.is_index(operand):
            return
        item = self.storage.field(operand)
        if operand.start is not None or size > item.size:
            self.storage.modified.add(id(item))

    def _is_of_size(self, operand: ast.Expression, size: int) -> bool:
        if not isinstance(operand, ast.Name) or operand.start is not None:
            return False
        item = self.storage.field(operand)
        return item.size == size and item.usage in ("DISPLAY", "COMP-5", "BINARY")

    def _returning(self, s: ast.Call, called: list[ir.Statement]) -> list[ir.Statement]:
        """RETURNING: the program's RETURN-CODE goes to the item, and the caller's own stays what it was."""
        if s.returning is None:
            return called
        if self.storage.field(s.returning).category != "numeric":
            raise Refused("CALL RETURNING", f"{s.returning} is no number", s.span)
        target = self.storage.reference(s.returning, receiving=True)
        code, kept = self.storage.return_code(), self.storage.content("RETURN-CODE-BEFORE", 4)
        moved = do("move_to", code, target, span=s.span)
        return [do("copy_bytes", code, kept), *called, moved, do("copy_bytes", kept, code)]

    def _content(self, operand: ast.Expression, span: Span) -> tuple[ir.Statement, ir.Expression]:
        """A copy of the argument's bytes, which the called program may change without effect."""
        if isinstance(operand, ast.Name) and operand.start is None:
            size = self.storage.field(operand).size
        elif isinstance(operand, ast.Text) and not operand.every:
            size = len(operand.value)
        else:
            raise Refused("CALL BY CONTENT", "this argument BY CONTENT", span)
        self.contents[0] += 1
        area = self.storage.content(f"CONTENT-{self.contents[0]}", size)
        return do("copy_bytes", self.storage.operand(operand, span), area, span=span), area

    def _routine(self, routine: Routine, name: str, s: ast.Call) -> list[ir.Statement]:
        """A routine of the run time: the machine's method of that name, with the arguments as items."""
        count = len(s.arguments)
        if not routine.fewest <= count <= routine.most or any(a.operand is None for a in s.arguments):
            raise Refused("CALL", f"{name} with {count} arguments", s.span)
        items = [self.storage.operand(a.operand, s.span) for a in s.arguments if a.operand is not None]
        method = routine.method if routine.fewest == routine.most else f"{routine.method}_{count}"
        called = do(method, *items, span=s.span)
        after = self.body(s.handlers.not_on) if s.handlers.not_on is not None else ()
        return [*self._returning(s, [called]), *after]

    def cancel(self, s: ast.Cancel) -> list[ir.Statement]:
        result: list[ir.Statement] = []
        for program in s.programs:
            if isinstance(program, ast.Text):
                name = program.value.decode("latin-1").strip()
                result.append(do("cancel", ir.StringLiteral(name.encode(), ITEM), span=s.span))
            else:
                result.append(do("cancel_named", self.storage.operand(program, s.span), span=s.span))
        return result


def _is_plain_call(statements: Sequence[ir.Statement]) -> bool:
    """A call with whole items by reference and nothing beside it."""
    return (
        len(statements) == 1
        and isinstance(statements[0], ir.CallStatement)
        and isinstance(statements[0].call, ir.Call)
        and all(isinstance(a, ir.Variable) for a in statements[0].call.arguments)
    )


__all__ = ["CallStatements", "Callable_", "Programs"]
