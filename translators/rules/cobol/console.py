"""DISPLAY, ACCEPT and SET of what surrounds the program: console, clock, environment, arguments, switches."""

from __future__ import annotations

from analyzers.cobol import ast
from analyzers.model import Span
from translators.rules import ir
from translators.rules.cobol.arithmetic import Body
from translators.rules.cobol.storage import Storage
from translators.rules.cobol.values import BOOL, ITEM, Refused, call, do, integer

# What DISPLAY … UPON writes on, and ACCEPT … FROM reads from: the method of the machine.
_OUT = {
    "": "display", "CONSOLE": "display", "SYSOUT": "display", "STDOUT": "display", "SYSLIST": "display",
    "SYSLST": "display", "SYSERR": "display_error", "STDERR": "display_error",
}  # fmt: skip
_SETTINGS = {
    "ENVIRONMENT-NAME": "environment_name", "ENVIRONMENT-VALUE": "set_environment_value",
    "ARGUMENT-NUMBER": "set_argument_number",
}  # fmt: skip
_SOURCES = {
    "DATE": "clock_date", "DATE YYYYMMDD": "clock_full_date", "DAY": "clock_day", "DAY YYYYDDD": "clock_full_day",
    "DAY-OF-WEEK": "clock_weekday", "TIME": "clock_time", "COMMAND-LINE": "command_line",
    "ARGUMENT-NUMBER": "argument_number",
}  # fmt: skip
_CHECKED_SOURCES = {"ENVIRONMENT-VALUE": "accept_environment_value", "ARGUMENT-VALUE": "accept_argument_value"}
# Functions whose results have the format of an argument.
_KEEP_FORMATS = frozenset(("LOWER-CASE", "MAX", "MEDIAN", "MIN", "REVERSE", "TRIM", "UPPER-CASE"))


class ConsoleStatements:
    """Lowers one statement at a time; `body` lowers the statements of its phrases."""

    def __init__(self, storage: Storage, body: Body) -> None:
        self.storage = storage
        self.body = body

    def display(self, s: ast.Display) -> list[ir.Statement]:
        device = self._device(s.upon)
        if device in _SETTINGS and len(s.items) == 1 and not s.no_advancing:
            setting = do(_SETTINGS[device], self.storage.operand(s.items[0], s.span), span=s.span)
            return self._handled([setting], s.handlers)
        if device not in _OUT:
            raise Refused("DISPLAY UPON", f"DISPLAY UPON {device}", s.span)
        items = [self._shown(item, s.span) for item in s.items]
        shown = do(_OUT[device] + ("_on" if s.no_advancing else ""), *items, span=s.span)
        return [shown, *(self.body(s.handlers.not_on) if s.handlers.not_on is not None else ())]

    def _device(self, name: str) -> str:
        return self.storage.program.special_names.get(name, name)

    def _shown(self, item: ast.Expression, span: Span) -> ir.Expression:
        if isinstance(item, ast.Function) and item.name == "RANDOM":
            raise Refused("DISPLAY", "DISPLAY of FUNCTION RANDOM, a floating-point number", span)
        if self.storage.length_varies(item):
            raise Refused("LENGTH OF", "the length of something that varies, in a DISPLAY", span)
        self._check_digits(item, span)
        return self.storage.operand(item, span)

    def _check_digits(self, item: ast.Expression, span: Span) -> None:
        """Not what has fewer bytes than its picture has digits: DISPLAY reads on behind it."""
        if isinstance(item, ast.Function) and item.name in _KEEP_FORMATS and item.start is None:
            for argument in item.arguments:
                self._check_digits(argument, span)
        if isinstance(item, ast.Name) and item.start is None and self.storage.layout.find(item):
            found = self.storage.field(item)
            if found.category == "numeric" and found.scale < 0:
                raise Refused("DISPLAY of P", f"{item} has a P in its picture", span)

    def accept(self, s: ast.Accept) -> list[ir.Statement]:
        device = self._device(s.source)
        target = self.storage.reference(s.target)
        if device in ("", "CONSOLE", "SYSIN", "SYSIPT"):
            return [do("accept", target, span=s.span)]
        if device == "ENVIRONMENT" and s.name is not None:
            taken = do("accept_environment", self.storage.operand(s.name, s.span), target, span=s.span)
            return self._handled([taken], s.handlers)
        if device in _CHECKED_SOURCES:
            return self._handled([do(_CHECKED_SOURCES[device], target, span=s.span)], s.handlers)
        if device not in _SOURCES:
            raise Refused("ACCEPT FROM", f"ACCEPT FROM {device}", s.span)
        return [do("move_to", call(_SOURCES[device], type=ITEM), target, span=s.span)]

    def _handled(self, statements: list[ir.Statement], handlers: ast.Handlers) -> list[ir.Statement]:
        """ON EXCEPTION and NOT ON EXCEPTION."""
        if not handlers.written:
            return statements
        fine = self.body(handlers.not_on) if handlers.not_on is not None else ()
        failed = self.body(handlers.on) if handlers.on is not None else ()
        test = ir.If(call("failed_input", type=BOOL), failed, fine)
        return [do("clear_exception"), *statements, test]

    # ------------------------------------------------------------------ SET

    def set_environment(self, s: ast.SetEnvironment) -> list[ir.Statement]:
        name, value = self.storage.operand(s.name, s.span), self.storage.operand(s.value, s.span)
        return [do("environment_name", name, span=s.span), do("set_environment_value", value, span=s.span)]

    def set_switch(self, s: ast.SetSwitch) -> list[ir.Statement]:
        result: list[ir.Statement] = []
        for name in s.targets:
            word, _, number = self._device(name).partition(" ")
            if word != "SWITCH":
                raise Refused("SET", f"{name} is no switch", s.span)
            result.append(do("set_switch", integer(int(number)), ir.BoolLiteral(s.on, BOOL), span=s.span))
        return result


__all__ = ["ConsoleStatements"]
