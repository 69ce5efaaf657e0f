"""One paragraph's statements: control, MOVE and its kin here; the other families in files of their own."""

from __future__ import annotations

from analyzers.cobol import ast, walk
from analyzers.cobol.layout import Field
from analyzers.model import Span
from translators.rules import ir
from translators.rules.cobol import reports
from translators.rules.cobol.arithmetic import ArithmeticStatements, corresponding
from translators.rules.cobol.calls import CallStatements, Programs
from translators.rules.cobol.conditions import Conditions
from translators.rules.cobol.console import ConsoleStatements
from translators.rules.cobol.control import Paragraphs
from translators.rules.cobol.files import FileStatements
from translators.rules.cobol.labels import Inline, Labels
from translators.rules.cobol.moving import is_taken_first
from translators.rules.cobol.storage import Storage, as_moved
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
    together,
)

_WITH_FLOATS = (
    ast.Move, ast.Add, ast.Subtract, ast.Multiply, ast.Compute, ast.Display, ast.If, ast.Evaluate, ast.Perform,
    ast.Initialize, ast.Call, ast.SetCondition,
)  # fmt: skip


class StatementLowering:
    """Lowers the statements of one paragraph."""

    def __init__(
        self,
        storage: Storage,
        paragraphs: Paragraphs,
        paragraph: int,
        programs: Programs,
        contents: list[int],
    ) -> None:
        self.storage = storage
        self.paragraphs = paragraphs
        self.paragraph = paragraph
        self.conditions = Conditions(storage)
        self.arithmetic = ArithmeticStatements(self.conditions, self.body)
        self.files = FileStatements(storage, self.conditions, self)
        self.text = TextStatements(storage, self.body)
        self.labels = Labels()
        self.tables = TableStatements(storage, self.conditions, self.body, self.labels)
        self.console = ConsoleStatements(storage, self.body)
        self.calls = CallStatements(storage, self.body, programs, contents)
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
        self._check_floats(s)
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
                return self.console.display(s)
            case ast.Accept():
                return self.console.accept(s)
            case ast.SetEnvironment():
                return self.console.set_environment(s)
            case ast.SetSwitch():
                return self.console.set_switch(s)
            case ast.ClearException():
                return [do("forget_exception", span=s.span)]
            case ast.Initialize():
                return self.tables.initialize(s)
            case ast.SetTo():
                return self._set(s)
            case ast.SetCondition():
                return self._set_condition(s)
            case ast.Call():
                return self.calls.call(s)
            case ast.Cancel():
                return self.calls.cancel(s)
            case ast.Continue():
                return []
            case ast.NextSentence():
                self.sentence = self.sentence or self.labels.new("sentence")
                return [ir.Break(self.sentence, s.span)]
            case ast.ReportStatement():
                return self._report(s)
            case ast.SuppressPrinting():
                return self._suppress(s)
            case ast.PrintText() | ast.PrintLine():
                return self.files.print(s)
            case ast.SetAddress():
                raise Refused("SET ADDRESS OF", "names that stand for other storage from then on are not translated", s.span)
            case ast.Unparsed():
                raise Refused(s.verb, s.reason, s.span)
        raise Refused(type(s).__name__, "not translated", s.span)

    def _check_floats(self, s: ast.Statement) -> None:
        """Floating-point items only where what the original does with them is known."""
        if isinstance(s, _WITH_FLOATS) or (isinstance(s, ast.Divide) and s.remainder is None):
            return
        found = next((n for n in walk.names(s) if self.storage.is_float(n)), None)
        if found is not None:
            raise Refused("floating-point item", f"{found} in {type(s).__name__.upper()}", s.span)

    # ------------------------------------------------------------------ reports

    def _report(self, s: ast.ReportStatement) -> list[ir.Statement]:
        name = reports.paragraph_of(s)
        if not any(p.name == name for p in self.paragraphs.program.paragraphs):
            raise Refused(s.verb, f"{s.verb} {s.name}, which is no report, or no detail of one, that is translated", s.span)
        return self._perform(ast.Perform(s.span, name, name))

    def _suppress(self, s: ast.SuppressPrinting) -> list[ir.Statement]:
        name = reports.suppressed(self.here.section, s.span)
        if not self.storage.layout.find(name):
            raise Refused("SUPPRESS", "SUPPRESS PRINTING of what is no control footing", s.span)
        return [self.move(ast.Number("1"), name, s.span)]

    # ------------------------------------------------------------------ data

    def _move(self, s: ast.Move) -> list[ir.Statement]:
        if s.corresponding:
            return self._move_corresponding(s)
        if len(s.targets) > 1 and is_taken_first(self.storage, s):
            taken = self.storage.operand(s.source, s.span)
            if isinstance(s.source, ast.Name):
                taken = call("kept", taken, type=ITEM)
            first = ir.VariableDeclaration("value", ITEM, taken, True, s.span)
            value = ir.Variable("value", ITEM)
            return [ir.Block((first, *(self.move(s.source, target, s.span, value) for target in s.targets)), span=s.span)]
        return together([self.move(s.source, target, s.span) for target in s.targets])

    def move(
        self, source: ast.Expression, target: ast.Name, span: Span, taken: ir.Expression | None = None
    ) -> ir.Statement:
        """`taken`: the source's value, where it was worked out before."""
        if self.storage.is_index(target):
            if taken is not None and not isinstance(source, ast.Function):
                raise Refused("MOVE to an index", f"{source} goes to {target} and to what changes it", span)
            return self._move_to_index(source, target, span)
        if not self.storage.is_special(target):
            item = self.storage.field(target)
            if item.usage == "INDEX" and not item.children:
                return self._move_to_index(source, target, span)
            self._movable(source, item, target, span)
            if item.justified and target.start is not None:
                source = _justified(source, item, span)
            elif target.start is None:
                source = as_moved(source, item)
        place = self.storage.reference(target, receiving=taken is None)
        if isinstance(source, ast.Name) and self.storage.is_index(source):
            return do("set_int", place, call("int", self.storage.reference(source), type=INT), span=span)
        return do("move_to", taken if taken is not None else self.storage.operand(source, span), place, span=span)

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
        if self.storage.is_float(source) and target.category not in ("group", "numeric", "numeric-edited"):
            raise Refused("floating-point item", f"{source} moved to {name}, which is no number", span)
        if target.usage in ("PACKED", "COMP-6") and self._is_scaled(source):
            # The run-time library takes the Ps for stored digits and reads on behind the item.
            raise Refused("MOVE of P", f"{source} has a P in its picture and goes to a packed item", span)

    def _is_scaled(self, source: ast.Expression) -> bool:
        """Whether a display item has fewer bytes than its number has digits."""
        if not isinstance(source, ast.Name) or source.start is not None or not self.storage.layout.find(source):
            return False
        item = self.storage.field(source)
        plain = item.picture is None or item.picture.size == item.digits
        return item.category == "numeric" and item.usage == "DISPLAY" and not plain

    def _move_corresponding(self, s: ast.Move) -> list[ir.Statement]:
        if not isinstance(s.source, ast.Name) or len(s.targets) != 1:
            raise Refused("MOVE CORRESPONDING", "MOVE CORRESPONDING of several items", s.span)
        pairs = corresponding(self.storage, s.source, s.targets[0], s.span)
        return [self.move(left, right, s.span) for left, right in pairs]

    def _move_to_index(self, source: ast.Expression, target: ast.Name, span: Span) -> ir.Statement:
        """As SET does; the original loses the decimal point of what is no whole number, and takes text for zero."""
        whole = isinstance(source, ast.Number) or source == ast.Figurative("ZERO") or isinstance(source, ast.LengthOf)
        if isinstance(source, ast.Name):
            whole = self.storage.is_index(source) or self.storage.is_special(source)
            if not whole and source.start is None:
                item = self.storage.field(source)
                whole = item.category == "numeric" and not item.children and item.scale == 0
        if not whole:
            raise Refused("MOVE to an index", f"what is no whole number goes to {target}", span)
        return do("set_index", self.storage.reference(target), self.storage.integer(source, span), span=span)

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
            if value is None:
                raise Refused("SET", f"{name} has no value for that", s.span)
            target = self.storage.layout.conditioned(item, name)
            place = self.storage.reference(target, receiving=True)
            result.append(do("move_to", self.storage.operand(as_moved(value, item), s.span), place, span=s.span))
        return result

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
        inline = self.labels.loops[-1]
        label = inline.cycle if s.what == "PERFORM CYCLE" else inline.label
        self.labels.used.add(label)
        if s.what == "PERFORM CYCLE" and inline.continues:
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
            label = cycle = self.labels.new("inline")
            once = not (s.forever or s.times is not None or s.until is not None or s.varying)
            if not once and (s.test_after or len(s.varying) > 1):
                cycle = self.labels.new("cycle")
            self.labels.loops.append(Inline(label, cycle, not once and cycle == label))
            body = self.body(s.body)
            self.labels.loops.pop()
            if cycle != label and cycle in self.labels.used:
                body = (ir.Block(body, cycle, s.span),)
            if label not in self.labels.used:
                label = ""
        if s.times is not None:
            return [self._times(s, body, label)]
        if s.until is not None:
            condition = negate(self.conditions.condition(s.until))
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
        elif self.storage.is_float(s.times):
            raise Refused("floating-point item", f"PERFORM {s.times} TIMES", s.span)
        else:
            count = call("long", self.storage.operand(s.times, s.span), type=INT)
        return ir.ForRange("_", INT, integer(1), count, body, label=label, span=s.span)

    def _varying(self, s: ast.Perform, body: tuple[ir.Statement, ...], label: str) -> list[ir.Statement]:
        """VARYING … AFTER …: each inner loop starts again when an outer one steps."""
        starts = [self._assign(v.variable, v.start, s.span) for v in s.varying]
        steps = [self._step(v, s.span) for v in s.varying]
        untils = [self.conditions.condition(v.until) for v in s.varying]
        if len(s.varying) == 1 and not s.test_after:
            return [starts[0], ir.Loop(negate(untils[0]), body, (steps[0],), label, True, s.span)]
        current = body
        for number in range(len(s.varying) - 1, -1, -1):
            # The inner variable is set before this one is tested, as the compiler does it.
            inner_start = starts[number + 1 : number + 2]
            stop = ir.If(untils[number], (ir.Break(),))
            order = (*current, stop) if s.test_after else (stop, *current)
            name = label if number == 0 else ""
            current = (ir.Loop(None, (*inner_start, *order, steps[number]), (), name, True, s.span),)
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


def _justified(source: ast.Expression, target: Field, span: Span) -> ast.Expression:
    """What the original moves to a part of a JUSTIFIED item: it lays a literal out for the whole item at compile time,
    and moves as many of its first characters as the part has."""
    if isinstance(source, ast.Text) and not source.every:
        return ast.Text(source.value.rjust(target.size)[-target.size :])
    if isinstance(source, ast.Number):
        if source.negative or source.scale:
            raise Refused("MOVE to a part", "a number moved to a part of a JUSTIFIED item", span)
        return ast.Text(source.digits.encode().rjust(target.size)[-target.size :])
    return source
