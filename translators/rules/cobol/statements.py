"""Statements other than arithmetic and files: control, MOVE and its kin, text, CALL."""

from __future__ import annotations

from collections.abc import Mapping

from analyzers.cobol import ast
from analyzers.cobol.layout import Field
from analyzers.model import Span
from translators.rules import ir
from translators.rules.cobol.arithmetic import ArithmeticStatements, corresponding
from translators.rules.cobol.conditions import Conditions
from translators.rules.cobol.control import Paragraphs
from translators.rules.cobol.files import FileStatements
from translators.rules.cobol.storage import Storage
from translators.rules.cobol.tables import TableStatements
from translators.rules.cobol.text import TextStatements
from translators.rules.cobol.values import (
    BOOL,
    FLOW,
    INT,
    ITEM,
    Refused,
    call,
    compare,
    constant,
    do,
    integer,
    negate,
)


class Labels:
    """Names for loops and blocks that are left from inside, unique within a paragraph."""

    def __init__(self) -> None:
        self.count = 0
        self.loops: list[tuple[str, bool]] = []  # label, whether it is a loop
        self.used: set[str] = set()

    def new(self, what: str) -> str:
        self.count += 1
        return f"{what}{self.count}" if self.count > 1 else what


class StatementLowering:
    """Lowers the statements of one paragraph."""

    def __init__(
        self,
        storage: Storage,
        paragraphs: Paragraphs,
        paragraph: int,
        programs: Mapping[str, tuple[str, int]],
        contents: list[int],
    ) -> None:
        self.storage = storage
        self.paragraphs = paragraphs
        self.paragraph = paragraph
        self.programs = programs  # program name -> module id, number of parameters
        self.contents = contents  # a counter of areas BY CONTENT
        self.conditions = Conditions(storage)
        self.arithmetic = ArithmeticStatements(self.conditions, self.body)
        self.files = FileStatements(storage, self.conditions, self)
        self.text = TextStatements(storage, self.body)
        self.tables = TableStatements(storage, self.conditions, self.body)
        self.labels = Labels()
        self.sentence = ""

    @property
    def here(self) -> ast.Paragraph:
        return self.paragraphs.program.paragraphs[self.paragraph]

    @property
    def plain(self) -> bool:
        return self.paragraphs.plain[self.paragraph]

    # ------------------------------------------------------------------ lists

    def lower_paragraph(self) -> tuple[ir.Statement, ...]:
        result: list[ir.Statement] = []
        for sentence in self.here.sentences:
            self.sentence = ""
            body = self.body(sentence)
            result += [ir.Block(body, self.sentence)] if self.sentence else body
        if not self.plain and not _always_returns(result):
            result.append(ir.Return(flow("Next")))
        return tuple(result)

    def body(self, statements: tuple[ast.Statement, ...]) -> tuple[ir.Statement, ...]:
        result: list[ir.Statement] = []
        for statement in statements:
            result += self.lower(statement)
            if result and isinstance(result[-1], ir.Return | ir.Break | ir.Continue):
                break  # what follows is never reached
        return tuple(result)

    def lower(self, s: ast.Statement) -> list[ir.Statement]:
        match s:
            case ast.Add() | ast.Subtract() | ast.Multiply() | ast.Divide() | ast.Compute():
                return self.arithmetic.lower(s)
            case (
                ast.Open() | ast.Close() | ast.Read() | ast.Write() | ast.Rewrite() | ast.Delete() | ast.Start()
                | ast.Sort() | ast.Release() | ast.Return()
            ):  # fmt: skip
                return self.files.lower(s)
            case ast.StringStatement() | ast.Unstring() | ast.Inspect():
                return self.text.lower(s)
            case ast.Search():
                return self.tables.search(s)
            case ast.Move():
                return self._move(s)
            case ast.If():
                return self._if(s)
            case ast.Evaluate():
                return self._evaluate(s)
            case ast.Perform():
                return self._perform(s)
            case ast.GoTo():
                return self._go_to(s)
            case ast.Alter():
                return self._alter(s)
            case ast.Exit():
                return self._exit(s)
            case ast.Stop():
                if s.code is None:
                    return [do("stop_run", span=s.span)]
                return [do("stop_run_with", self.storage.integer(s.code, s.span), span=s.span)]
            case ast.Display():
                return self._display(s)
            case ast.Accept():
                return self._accept(s)
            case ast.Initialize():
                return self.tables.initialize(s)
            case ast.SetTo():
                return self._set(s)
            case ast.SetCondition():
                return self._set_condition(s)
            case ast.Call():
                return self._call(s)
            case ast.Cancel():
                return self._cancel(s)
            case ast.Continue():
                return []
            case ast.NextSentence():
                self.sentence = self.sentence or self.labels.new("sentence")
                return [ir.Break(self.sentence, s.span)]
            case ast.Unparsed():
                raise Refused(s.verb, s.reason, s.span)
        raise Refused(type(s).__name__, "not translated", s.span)

    # ------------------------------------------------------------------ data

    def _move(self, s: ast.Move) -> list[ir.Statement]:
        if s.corresponding:
            return self._move_corresponding(s)
        return [self.move(s.source, target, s.span) for target in s.targets]

    def move(self, source: ast.Expression, target: ast.Name, span: Span) -> ir.Statement:
        if self.storage.is_index(target):
            raise Refused("MOVE to an index", f"{target} is an index", span)
        if not (target.name == "RETURN-CODE" and not self.storage.layout.find(target)):
            item = self.storage.field(target)
            if item.usage == "INDEX" and not item.children:
                return do("set_index", self.storage.reference(target), self.storage.integer(source, span), span=span)
            self._movable(source, item, target, span)
        place = self.storage.reference(target, receiving=True)
        if isinstance(source, ast.Name) and self.storage.is_index(source):
            return do("set_int", place, call("int", self.storage.reference(source), type=INT), span=span)
        return do("move_to", self.storage.operand(source, span), place, span=span)

    def _movable(self, source: ast.Expression, target: Field, name: ast.Name, span: Span) -> None:
        """Moves that the compiler refuses, or does in a way of its own."""
        numeric = target.category in ("numeric", "numeric-edited") and name.start is None
        if numeric and isinstance(source, ast.Figurative) and source.kind == "SPACE":
            raise Refused("MOVE SPACES to a number", "SPACES moved to a numeric item", span)
        every = isinstance(source, ast.Text) and source.every
        if every and len(source.value) == 1 and target.category == "alphanumeric-edited":  # type: ignore[union-attr]
            raise Refused("ALL literal", "an ALL literal of one character moved to an edited item", span)
        if numeric and isinstance(source, ast.Text) and not source.value.strip():
            raise Refused("MOVE SPACES to a number", "blanks moved to a numeric item", span)

    def _move_corresponding(self, s: ast.Move) -> list[ir.Statement]:
        if not isinstance(s.source, ast.Name) or len(s.targets) != 1:
            raise Refused("MOVE CORRESPONDING", "MOVE CORRESPONDING of several items", s.span)
        pairs = corresponding(self.storage, s.source, s.targets[0], s.span)
        return [self.move(left, right, s.span) for left, right in pairs]

    def _set(self, s: ast.SetTo) -> list[ir.Statement]:
        result: list[ir.Statement] = []
        for target in s.targets:
            place = self.storage.reference(target)
            is_index = self.conditions._is_index(target)
            if s.mode == "TO":
                if is_index:
                    result.append(do("set_index", place, self.storage.integer(s.value, s.span), span=s.span))
                else:
                    result.append(self.move(s.value, target, s.span))
                continue
            if is_index:
                operator = "+" if s.mode == "UP" else "-"
                current = call("int", place, type=INT)
                value = ir.Binary(operator, current, self.storage.integer(s.value, s.span), INT)
                result.append(do("set_index", place, value, span=s.span))
            else:
                raise Refused("SET UP BY", f"{target} is not an index", s.span)
        return result

    def _set_condition(self, s: ast.SetCondition) -> list[ir.Statement]:
        result: list[ir.Statement] = []
        for name in s.targets:
            found = self.storage.layout.find_conditions(name)
            if len(found) != 1:
                raise Refused("SET", f"{name} is not one condition name that can be found", s.span)
            item, description = found[0]
            value = description.values[0][0] if s.truth else description.false_value
            if value is None or not item.name:
                raise Refused("SET", f"{name} has no value for that", s.span)
            qualifiers: list[str] = []
            node = item.parent
            while node is not None:
                if node.name:
                    qualifiers.append(node.name)
                node = node.parent
            target = ast.Name(item.name, name.span, tuple(qualifiers), name.subscripts)
            place = self.storage.reference(target, receiving=True)
            result.append(do("move_to", self.storage.operand(value, s.span), place, span=s.span))
        return result

    # ------------------------------------------------------------------ console

    def _display(self, s: ast.Display) -> list[ir.Statement]:
        device = self.storage.program.special_names.get(s.upon, s.upon)
        if device in ("SYSERR", "STDERR"):
            method = "display_error"
        elif device in ("", "CONSOLE", "SYSOUT", "STDOUT", "SYSLIST", "SYSLST"):
            method = "display"
        else:
            raise Refused("DISPLAY UPON", f"DISPLAY UPON {device}", s.span)
        items = [self._shown(item, s.span) for item in s.items]
        return [do(method + ("_on" if s.no_advancing else ""), *items, span=s.span)]

    def _shown(self, item: ast.Expression, span: Span) -> ir.Expression:
        if isinstance(item, ast.Function) and item.name == "RANDOM":
            raise Refused("DISPLAY", "DISPLAY of FUNCTION RANDOM, a floating-point number", span)
        if isinstance(item, ast.Name) and self.storage.layout.find(item):
            found = self.storage.field(item)
            if found.category == "numeric" and found.scale < 0:
                raise Refused("DISPLAY of P", f"{item} has a P in its picture", span)
        return self.storage.operand(item, span)

    def _accept(self, s: ast.Accept) -> list[ir.Statement]:
        device = self.storage.program.special_names.get(s.source, s.source)
        if device not in ("", "CONSOLE", "SYSIN", "SYSIPT"):
            raise Refused("ACCEPT FROM", f"ACCEPT FROM {device}", s.span)
        return [do("accept", self.storage.reference(s.target, receiving=True), span=s.span)]

    # ------------------------------------------------------------------ control

    def _if(self, s: ast.If) -> list[ir.Statement]:
        condition = self.conditions.condition(s.condition)
        then = self.body(s.then)
        otherwise = self.body(s.otherwise)
        if not then and otherwise:
            return [ir.If(negate(condition), otherwise, (), s.span)]
        return [ir.If(condition, then, otherwise, s.span)]

    def _evaluate(self, s: ast.Evaluate) -> list[ir.Statement]:
        rest = self.body(s.other)
        for when in reversed(s.whens):
            condition: ir.Expression | None = None
            for alternative in when.alternatives:
                test: ir.Expression | None = None
                for subject, criterion in zip(s.subjects, alternative, strict=True):
                    if isinstance(criterion, ast.AnyCriterion):
                        continue
                    part = self.conditions.criterion(subject, criterion, s.span)
                    test = part if test is None else ir.ShortCircuit("and", test, part, BOOL)
                test = test if test is not None else ir.BoolLiteral(True, BOOL)
                condition = test if condition is None else ir.ShortCircuit("or", condition, test, BOOL)
            assert condition is not None
            rest = (ir.If(condition, self.body(when.body), rest, s.span),)
        return list(rest)

    def _go_to(self, s: ast.GoTo) -> list[ir.Statement]:
        numbers = [
            self.paragraphs.target(name, section, self.here, s.span)
            for name, section in zip(s.targets, s.sections, strict=True)
        ]
        if s.depending is None:
            altered = self._altered(s)
            if altered is not None:
                return altered
            return [ir.Return(flow("Goto", numbers[0]), s.span)]
        selector = call("get_int", self.storage.reference(s.depending), type=INT)
        cases = tuple(
            ir.Case((integer(n),), (ir.Return(flow("Goto", number)),)) for n, number in enumerate(numbers, 1)
        )
        return [ir.Switch(selector, cases, (), s.span)]

    def _alter(self, s: ast.Alter) -> list[ir.Statement]:
        result: list[ir.Statement] = []
        for (name, section), (to, to_section) in s.changes:
            changed = self.paragraphs.target(name, section, self.here, s.span)
            target = self.paragraphs.target(to, to_section, self.here, s.span)
            result.append(do("set_index", self._alteration(changed), integer(target + 1), span=s.span))
        return result

    def _alteration(self, paragraph: int) -> ir.Variable:
        """Where the GO TO of a paragraph leads: the target's number and one, or 0 as long as nothing changed it."""
        return self.storage.register(f"{self.paragraphs.names[paragraph]}-GOES-TO")

    def _altered(self, s: ast.GoTo) -> list[ir.Statement] | None:
        """The GO TO of a paragraph that an ALTER somewhere changes."""
        targets = self.paragraphs.alterations.get(self.paragraph, [])
        if not targets and s.targets:
            return None
        cases = tuple(
            ir.Case((integer(number + 1),), (ir.Return(flow("Goto", number)),)) for number in sorted(set(targets))
        )
        if s.targets:
            first = self.paragraphs.target(s.targets[0], s.sections[0], self.here, s.span)
            default: tuple[ir.Statement, ...] = (ir.Return(flow("Goto", first)),)
        else:
            default = (do("stop_run_with", integer(1), span=s.span),)
        selector = call("int", self._alteration(self.paragraph), type=INT)
        return [ir.Switch(selector, cases, default, s.span)]

    def _exit(self, s: ast.Exit) -> list[ir.Statement]:
        if s.code is not None:
            raise Refused("EXIT RETURNING", "a value given back by EXIT PROGRAM or GOBACK", s.span)
        match s.what:
            case "":
                return []
            case "PARAGRAPH":
                return [ir.Return(None if self.plain else flow("Next"), s.span)]
            case "SECTION":
                return [ir.Return(flow("After", self.paragraphs.section_end(self.here.section)), s.span)]
            case "GOBACK":
                return [ir.Return(None if self.plain else flow("Leave"), s.span)]
            case "PROGRAM":
                leave = ir.Return(flow("Leave"), s.span)
                return [ir.If(call("is_called", type=BOOL), (leave,), (), s.span)]
        if not self.labels.loops:
            raise Refused("EXIT PERFORM", "EXIT PERFORM outside of an inline PERFORM", s.span)
        label, is_loop = self.labels.loops[-1]
        self.labels.used.add(label)
        if s.what == "PERFORM CYCLE" and is_loop:
            return [ir.Continue(label, s.span)]
        return [ir.Break(label, s.span)]

    def run_range(self, low: int, high: int, span: Span) -> list[ir.Statement]:
        """Performs paragraphs, out of line."""
        if self.paragraphs.runs_plainly(low, high):
            names = self.paragraphs.names[low : high + 1]
            return [ir.CallStatement(ir.Call(name, (), None), span) for name in names]
        left = ir.Compare("==", call("perform", integer(low), integer(high), type=FLOW), flow("Leave"), BOOL)
        return [ir.If(left, (ir.Return(flow("Leave")),), (), span)]

    def _perform(self, s: ast.Perform) -> list[ir.Statement]:
        label = ""
        if s.first:
            low, high = self.paragraphs.range(
                (s.first, s.first_section), (s.last, s.last_section), self.here, s.span
            )
            body = tuple(self.run_range(low, high, s.span))
        else:
            label = self.labels.new("inline")
            is_loop = s.forever or s.times is not None or s.until is not None or bool(s.varying)
            self.labels.loops.append((label, is_loop))
            body = self.body(s.body)
            self.labels.loops.pop()
            if label not in self.labels.used:
                label = ""
        if s.times is not None:
            return [self._times(s, body, label)]
        if s.until is not None:
            condition = negate(self.conditions.condition(s.until))
            if s.test_after and label:
                raise Refused("EXIT PERFORM", "from a PERFORM WITH TEST AFTER", s.span)
            return [ir.Loop(condition, body, (), label, not s.test_after, s.span)]
        if s.varying:
            return self._varying(s, body, label)
        if s.forever:
            return [ir.Loop(None, body, (), label, True, s.span)]
        return [ir.Block(body, label, s.span)] if label else list(body)

    def _times(self, s: ast.Perform, body: tuple[ir.Statement, ...], label: str) -> ir.Statement:
        assert s.times is not None
        if isinstance(s.times, ast.Number):
            count: ir.Expression = integer(s.times.integer)
        else:
            count = call("long", self.storage.operand(s.times, s.span), type=INT)
        return ir.ForRange("_", INT, integer(1), count, body, label=label, span=s.span)

    def _varying(self, s: ast.Perform, body: tuple[ir.Statement, ...], label: str) -> list[ir.Statement]:
        """VARYING … AFTER …: each inner loop starts again when an outer one steps."""
        starts = [self._assign(v.variable, v.start, s.span) for v in s.varying]
        steps = [self._step(v, s.span) for v in s.varying]
        untils = [self.conditions.condition(v.until) for v in s.varying]
        if label and (s.test_after or len(s.varying) > 1):
            raise Refused("EXIT PERFORM", "from a PERFORM VARYING with AFTER or TEST AFTER", s.span)
        if len(s.varying) == 1 and not s.test_after:
            return [starts[0], ir.Loop(negate(untils[0]), body, (steps[0],), label, True, s.span)]
        current = body
        for number in range(len(s.varying) - 1, -1, -1):
            # The inner variable is set before this one is tested, as the compiler does it.
            inner_start = starts[number + 1 : number + 2]
            stop = ir.If(untils[number], (ir.Break(),))
            order = (*current, stop) if s.test_after else (stop, *current)
            current = (ir.Loop(None, (*inner_start, *order, steps[number]), (), "", True, s.span),)
        return [starts[0], *current]

    def _assign(self, name: ast.Name, value: ast.Expression, span: Span) -> ir.Statement:
        if self.conditions._is_index(name):
            return do("set_index", self.storage.reference(name), self.storage.integer(value, span), span=span)
        return self.move(value, name, span)

    def _step(self, varying: ast.Varying, span: Span) -> ir.Statement:
        place = self.storage.reference(varying.variable)
        if self.conditions._is_index(varying.variable):
            value = ir.Binary("+", call("int", place, type=INT), self.storage.integer(varying.by, span), INT)
            return do("set_index", place, value, span=span)
        self.conditions.require_numeric(varying.variable)
        return do("step", self.storage.operand(varying.by, span), place, span=span)

    # ------------------------------------------------------------------ CALL

    def _call(self, s: ast.Call) -> list[ir.Statement]:
        if s.returning is not None:
            raise Refused("CALL RETURNING", "CALL … RETURNING", s.span)
        if isinstance(s.program, ast.Text):
            written = s.program.value.decode("latin-1").strip()
            name = written.upper()
            if name not in self.programs:
                # The original finds routines of the run-time library and of the C library by these names too.
                if name.startswith(("C$", "CBL_", "X\"", "SYSTEM")) or written != name:
                    raise Refused("CALL", f"{written}, which is not in this codebase", s.span)
                return list(self._not_found(s, integer(0)))
            return self._called(name, s)
        if not isinstance(s.program, ast.Name):
            raise Refused("CALL", "a program's name that is no literal and no item", s.span)
        item = self.storage.reference(s.program)
        result: tuple[ir.Statement, ...] = self._not_found(s, item)
        fitting = [n for n, (_, count) in sorted(self.programs.items()) if count <= len(s.arguments)]
        for name in reversed(fitting):
            test = call("names", item, ir.StringLiteral(name.encode(), ITEM), type=BOOL)
            result = (ir.If(test, tuple(self._called(name, s)), result, s.span),)
        return list(result)

    def _not_found(self, s: ast.Call, item: ir.Expression) -> tuple[ir.Statement, ...]:
        if s.handlers.on is not None:
            return self.body(s.handlers.on)
        if isinstance(s.program, ast.Text):
            name: ir.Expression = ir.StringLiteral(s.program.value, ITEM)
            return (do("missing_program", name, span=s.span),)
        return (do("missing_program_of", item, span=s.span),)

    def _called(self, name: str, s: ast.Call) -> list[ir.Statement]:
        module, count = self.programs[name]
        if len(s.arguments) < count:
            raise Refused("CALL", f"{name} takes {count} arguments and gets {len(s.arguments)}", s.span)
        before: list[ir.Statement] = []
        arguments: list[ir.Expression] = []
        for argument in s.arguments:
            if argument.operand is None or argument.mode == "VALUE":
                raise Refused("CALL", f"an argument BY {argument.mode} or OMITTED", s.span)
            if argument.mode == "REFERENCE" and isinstance(argument.operand, ast.Name):
                arguments.append(self.storage.reference(argument.operand))
            else:
                copy, area = self._content(argument.operand, s.span)
                before.append(copy)
                arguments.append(area)
        called = ir.CallStatement(ir.Call(name, tuple(arguments), None, module), s.span)
        after = self.body(s.handlers.not_on) if s.handlers.not_on is not None else ()
        return [*before, called, *after]

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

    def _cancel(self, s: ast.Cancel) -> list[ir.Statement]:
        result: list[ir.Statement] = []
        for program in s.programs:
            if isinstance(program, ast.Text):
                name = program.value.decode("latin-1").strip().upper()
                if name == self.storage.program.name:
                    raise Refused("CANCEL", f"{name} cancels itself", s.span)
                result.append(do("cancel", ir.StringLiteral(name.encode(), ITEM), span=s.span))
            else:
                result.append(do("cancel_named", self.storage.operand(program, s.span), span=s.span))
        return result


def flow(kind: str, *numbers: int) -> ir.RuntimeConstant:
    return constant("Flow", kind, *numbers)


def _always_returns(statements: list[ir.Statement] | tuple[ir.Statement, ...]) -> bool:
    if not statements:
        return False
    last = statements[-1]
    if isinstance(last, ir.Return):
        return True
    if isinstance(last, ir.If):
        return _always_returns(last.then) and _always_returns(last.otherwise)
    return False


__all__ = ["StatementLowering", "compare", "flow"]
