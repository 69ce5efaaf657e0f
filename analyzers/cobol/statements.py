"""Parsing of PROCEDURE DIVISION statements; one method a verb."""

from __future__ import annotations

from collections.abc import Callable

from analyzers.cobol import ast
from analyzers.cobol.cursor import VERBS, Cursor, Trouble, words
from analyzers.cobol.operands import Operands
from analyzers.cobol.verbs_io import InputOutput
from analyzers.cobol.verbs_text import TextVerbs

ROUNDING = words(
    """AWAY-FROM-ZERO NEAREST-AWAY-FROM-ZERO NEAREST-EVEN NEAREST-TOWARD-ZERO PROHIBITED TOWARD-GREATER
    TOWARD-LESSER TRUNCATION"""
)


_CATEGORIES = words("NUMERIC ALPHABETIC ALPHANUMERIC NUMERIC-EDITED ALPHANUMERIC-EDITED NATIONAL NATIONAL-EDITED")


class Statements(InputOutput, TextVerbs, Operands):
    """Reads statements; a verb that fails becomes `Unparsed` and reading goes on at the next sentence."""

    def __init__(self, cursor: Cursor) -> None:
        super().__init__(cursor)
        self.troubles: list[Trouble] = []
        self.default_rounding = "NEAREST-AWAY-FROM-ZERO"
        self._verbs: dict[str, Callable[[], ast.Statement]] = {
            name[6:].upper().replace("_", "-"): getattr(self, name) for name in dir(self) if name.startswith("_verb_")
        }

    # ------------------------------------------------------------------ lists of statements

    def sentence(self) -> tuple[ast.Statement, ...]:
        """Statements up to and with the period."""
        c = self.cursor
        body: list[ast.Statement] = []
        while not c.ended and c.token.text != ".":
            if c.word in VERBS:
                body.append(self.statement())
                continue
            self.troubles.append(c.trouble("expected a statement"))
            body.append(ast.Unparsed(c.span, c.token.upper, "not a statement that the parser knows"))
            while not c.ended and c.token.text != "." and c.word not in VERBS:
                c.advance()
        c.advance()
        return tuple(body)

    def statement(self) -> ast.Statement:
        c = self.cursor
        span = c.span
        verb = c.word
        method = self._verbs.get(verb)
        start = c.index
        if method is None:
            self._skip_statement()
            return ast.Unparsed(span, verb, f"{verb} is not supported")
        try:
            c.advance()
            return method()
        except Trouble as trouble:
            self.troubles.append(trouble)
            if c.index == start:
                c.advance()
            while not c.ended and c.token.text != ".":
                c.advance()
            return ast.Unparsed(span, verb, f"not understood: {trouble}")

    def _skip_statement(self) -> None:
        c = self.cursor
        closing = f"END-{c.word}"
        c.advance()
        if closing == "END-EXEC":
            while not c.ended and not c.at("END-EXEC"):
                c.advance()
            c.advance()
            return
        while not c.ended and c.token.text != "." and c.word not in VERBS:
            if c.at("ELSE", "WHEN", "END-IF", "END-PERFORM", "END-EVALUATE", closing):
                break
            c.advance()
        c.accept(closing)

    def block(self) -> tuple[ast.Statement, ...]:
        """Statements up to anything that is no verb."""
        body = []
        while self.cursor.word in VERBS:
            body.append(self.statement())
        return tuple(body)

    # ------------------------------------------------------------------ conditional phrases

    def handlers(self, *kinds: str, closing: str) -> ast.Handlers:
        """The ON … / NOT ON … phrases of a statement, and its END-… word. `kinds` are those that the verb has: another
        phrase belongs to a statement around it."""
        c = self.cursor
        found: dict[str, tuple[ast.Statement, ...]] = {}
        while True:
            start = c.index
            negated = bool(c.accept("NOT"))
            lead = c.accept("ON", "AT")
            key = self._phrase(frozenset(kinds), bool(lead or negated))
            if not key:
                c.index = start
                break
            found[f"not_{key}" if negated else key] = self.block()
        c.accept(closing)
        return ast.Handlers(**found)

    def _phrase(self, kinds: frozenset[str], led: bool) -> str:
        """The condition that a phrase names, if it is one of `kinds`; nothing is read otherwise. `led`: after ON, AT or
        NOT."""
        c = self.cursor
        if "size" in kinds and c.accept_words("SIZE", "ERROR"):
            return "on"
        if c.at("OVERFLOW", "EXCEPTION") and c.token.upper.lower() in kinds:
            c.advance()
            return "on"
        if "page" in kinds and c.accept("END-OF-PAGE", "EOP"):
            return "on"
        if "end" in kinds and c.at("END") and (led or c.ahead().upper in VERBS):
            c.advance()
            return "on"
        if "invalid" in kinds and c.accept("INVALID"):
            c.accept("KEY")
            return "invalid"
        return ""

    # ------------------------------------------------------------------ arithmetic

    def receivers(self) -> tuple[ast.Receiver, ...]:
        found = []
        while self.cursor.at_user_word:
            found.append(self.receiver())
        if not found:
            raise self.cursor.trouble("expected a data name")
        return tuple(found)

    def receiver(self) -> ast.Receiver:
        c = self.cursor
        name = self.name()
        rounding = ""
        if c.accept("ROUNDED"):
            rounding = self.default_rounding
            if c.accept("MODE"):
                c.accept("IS")
                rounding = c.advance().upper
                if rounding not in ROUNDING:
                    raise c.trouble("expected a rounding mode")
        return ast.Receiver(name, rounding)

    def operands(self) -> tuple[ast.Expression, ...]:
        found = []
        while self.at_operand:
            found.append(self.operand())
        if not found:
            raise self.cursor.trouble("expected an operand")
        return tuple(found)

    def _verb_add(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        corresponding = bool(c.accept("CORRESPONDING", "CORR"))
        operands = self.operands()
        targets: tuple[ast.Receiver, ...] = ()
        giving = False
        if c.accept("TO"):
            start = c.index
            if not c.at_user_word or corresponding:
                start = -1
            if start >= 0:
                targets = self.receivers()
                if c.at("GIVING"):
                    operands = (*operands, *(t.name for t in targets))
            elif corresponding:
                targets = (self.receiver(),)
            else:
                operands = (*operands, self.operand())
        if c.accept("GIVING"):
            giving = True
            targets = self.receivers()
        handlers = self.handlers("size", closing="END-ADD")
        return ast.Add(span, operands, targets, giving, handlers, corresponding)

    def _verb_subtract(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        corresponding = bool(c.accept("CORRESPONDING", "CORR"))
        operands = self.operands()
        c.expect("FROM")
        minuend: ast.Expression | None = None
        if c.at_user_word:
            targets = (self.receiver(),) if corresponding else self.receivers()
            if c.at("GIVING"):
                minuend = targets[0].name
        else:
            minuend = self.operand()
            targets = ()
        if c.accept("GIVING"):
            targets = self.receivers()
        handlers = self.handlers("size", closing="END-SUBTRACT")
        return ast.Subtract(span, operands, minuend, targets, handlers, corresponding)

    def _verb_multiply(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        operand = self.operand()
        c.expect("BY")
        by: ast.Expression | None = None
        if c.at_user_word:
            targets = self.receivers()
            if c.at("GIVING"):
                by = targets[0].name
        else:
            by = self.operand()
            targets = ()
        if c.accept("GIVING"):
            targets = self.receivers()
        return ast.Multiply(span, operand, by, targets, self.handlers("size", closing="END-MULTIPLY"))

    def _verb_divide(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        first = self.operand()
        divisor, dividend = first, None
        targets: tuple[ast.Receiver, ...] = ()
        if c.accept("BY"):
            dividend, divisor = first, self.operand()
        else:
            c.expect("INTO")
            if c.at_user_word:
                targets = self.receivers()
                if c.at("GIVING"):
                    dividend = targets[0].name
            else:
                dividend = self.operand()
        if c.accept("GIVING"):
            targets = self.receivers()
        remainder = self.receiver() if c.accept("REMAINDER") else None
        handlers = self.handlers("size", closing="END-DIVIDE")
        return ast.Divide(span, divisor, dividend, targets, remainder, handlers)

    def _verb_compute(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        targets = self.receivers()
        c.expect("=", "EQUAL")
        value = self.expression()
        return ast.Compute(span, targets, value, self.handlers("size", closing="END-COMPUTE"))

    # ------------------------------------------------------------------ control

    def _verb_if(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        condition = self.condition()
        c.accept("THEN")
        then = self.block()
        otherwise: tuple[ast.Statement, ...] = ()
        if c.accept("ELSE"):
            otherwise = self.block()
        c.accept("END-IF")
        return ast.If(span, condition, then, otherwise)

    def _verb_evaluate(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        subjects = [self._subject_of_evaluate()]
        while c.accept("ALSO"):
            subjects.append(self._subject_of_evaluate())
        whens: list[ast.When] = []
        other: tuple[ast.Statement, ...] = ()
        while c.accept("WHEN"):
            if c.accept("OTHER"):
                other = self.block()
                break
            alternatives = [self._criteria(subjects)]
            while c.at("WHEN") and c.ahead().upper != "OTHER":
                c.advance()
                alternatives.append(self._criteria(subjects))
            whens.append(ast.When(tuple(alternatives), self.block()))
        c.accept("END-EVALUATE")
        return ast.Evaluate(span, tuple(subjects), tuple(whens), other)

    def _subject_of_evaluate(self) -> ast.Expression | ast.Condition | bool:
        c = self.cursor
        if c.at("TRUE", "FALSE"):
            return c.advance().upper == "TRUE"
        start = c.index
        value = self.expression()
        if c.at("WHEN", "ALSO") and not (isinstance(value, ast.Name) and value.name in self.conditions):
            return value
        c.index = start
        return self.condition()

    def _criteria(
        self, subjects: list[ast.Expression | ast.Condition | bool]
    ) -> tuple[ast.Criterion | ast.AnyCriterion, ...]:
        found = [self._criterion(subjects[0])]
        for subject in subjects[1:]:
            self.cursor.expect("ALSO")
            found.append(self._criterion(subject))
        return tuple(found)

    def _criterion(self, subject: ast.Expression | ast.Condition | bool) -> ast.Criterion | ast.AnyCriterion:
        c = self.cursor
        if c.accept("ANY"):
            return ast.AnyCriterion()
        if c.at("TRUE", "FALSE"):
            return ast.Criterion(truth=c.advance().upper == "TRUE")
        conditional = isinstance(
            subject, bool | ast.Relation | ast.ClassTest | ast.SignTest | ast.ConditionName | ast.Not | ast.And | ast.Or
        )
        if conditional:
            return ast.Criterion(condition=self.condition())
        skip = 1 if c.at("IS") else 0
        if self._relation_ahead(skip) or (c.ahead(skip).upper == "NOT" and self._relation_ahead(skip + 1)):
            operator = self._relation()
            return ast.Criterion(self.expression(), operator=operator)
        negated = bool(c.accept("NOT"))
        value = self.expression()
        through = self.expression() if c.accept("THRU", "THROUGH") else None
        return ast.Criterion(value, through, negated=negated)

    def _procedure_name(self) -> tuple[str, str]:
        c = self.cursor
        name = c.user_word("a procedure name")
        section = c.user_word("a section name") if c.accept("OF", "IN") else ""
        return name, section

    def _verb_perform(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        first = last = first_section = last_section = ""
        out_of_line = c.token.kind in ("word", "number") and (c.at_user_word or c.token.kind == "number")
        if out_of_line and (c.ahead().upper == "TIMES" or c.at("FOREVER")):
            out_of_line = False
        if out_of_line and c.ahead().text == "(":
            out_of_line = False
        if out_of_line:
            first, first_section = self._procedure_name()
            last, last_section = first, first_section
            if c.accept("THRU", "THROUGH"):
                last, last_section = self._procedure_name()
        options = self._perform_options()
        body: tuple[ast.Statement, ...] = ()
        if not out_of_line:
            body = self.block()
            c.expect("END-PERFORM")
        return ast.Perform(span, first, last, first_section, last_section, body, *options)

    def _perform_options(
        self,
    ) -> tuple[ast.Expression | None, ast.Condition | None, tuple[ast.Varying, ...], bool, bool]:
        c = self.cursor
        test_after = False
        if c.at("WITH", "TEST"):
            c.accept("WITH")
            c.expect("TEST")
            test_after = c.expect("BEFORE", "AFTER") == "AFTER"
        if c.accept("UNTIL"):
            if c.accept("EXIT"):
                return None, None, (), test_after, True
            return None, self.condition(), (), test_after, False
        if c.accept("FOREVER"):
            return None, None, (), test_after, True
        if c.accept("VARYING"):
            loops = [self._varying()]
            while c.accept("AFTER"):
                loops.append(self._varying())
            return None, None, tuple(loops), test_after, False
        if c.token.kind == "number" or (self.at_operand and self._times_ahead()):
            times = self.operand()
            c.expect("TIMES")
            return times, None, (), test_after, False
        return None, None, (), test_after, False

    def _times_ahead(self) -> bool:
        start = self.cursor.index
        try:
            self.operand()
            return self.cursor.at("TIMES")
        except Trouble:
            return False
        finally:
            self.cursor.index = start

    def _varying(self) -> ast.Varying:
        c = self.cursor
        variable = self.name()
        c.expect("FROM")
        start = self.operand()
        by: ast.Expression = ast.Number("1")
        if c.accept("BY"):
            by = self.operand()
        c.expect("UNTIL")
        return ast.Varying(variable, start, by, self.condition())

    def _verb_go(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        c.accept("TO")
        names: list[tuple[str, str]] = []
        while c.at_user_word or c.token.kind == "number":
            names.append(self._procedure_name())
        depending = None
        if c.accept("DEPENDING"):
            c.accept("ON")
            depending = self.name()
        if not names and c.token.text != ".":
            raise c.trouble("GO TO without a target")
        return ast.GoTo(span, tuple(n for n, _ in names), tuple(s for _, s in names), depending)

    def _verb_alter(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        changes = []
        while c.at_user_word or c.token.kind == "number":
            changed = self._procedure_name()
            c.expect("TO")
            c.accept_words("PROCEED", "TO")
            changes.append((changed, self._procedure_name()))
        return ast.Alter(span, tuple(changes))

    def _verb_call(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        c.accept("STATIC")
        program = self.operand()
        arguments: list[ast.Argument] = []
        if c.accept("USING"):
            mode = "REFERENCE"
            while True:
                c.accept("BY")
                mode = c.accept("REFERENCE", "CONTENT", "VALUE") or mode
                if c.accept("OMITTED"):
                    arguments.append(ast.Argument(mode, None))
                elif self.at_operand:
                    arguments.append(ast.Argument(mode, self.operand()))
                else:
                    break
        returning = None
        if c.accept("RETURNING", "GIVING"):
            c.accept("INTO")
            returning = self.name()
        return ast.Call(span, program, tuple(arguments), returning, self.handlers("exception", "overflow", closing="END-CALL"))

    def _verb_cancel(self) -> ast.Statement:
        return ast.Cancel(self.cursor.last_span, self.operands())

    def _verb_stop(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        if not c.accept("RUN"):
            raise c.trouble("STOP literal is not supported")
        code: ast.Expression | None = None
        c.accept("WITH")
        if c.accept("NORMAL", "ERROR"):
            code = ast.Number("1" if c.tokens[c.index - 1].upper == "ERROR" else "0")
            c.accept("STATUS")
            return ast.Stop(span, self.operand() if self.at_operand else code)
        if c.accept("RETURNING", "GIVING") or (self.at_operand and c.token.kind == "number"):
            code = self.operand()
        return ast.Stop(span, code)

    def _verb_goback(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        code = self.operand() if c.accept("RETURNING", "GIVING") else None
        return ast.Exit(span, "GOBACK", code)

    def _verb_exit(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        what = c.accept("PROGRAM", "PARAGRAPH", "SECTION", "PERFORM")
        if what == "PERFORM" and c.accept("CYCLE"):
            what = "PERFORM CYCLE"
        code = self.operand() if what == "PROGRAM" and c.accept("RETURNING", "GIVING") else None
        return ast.Exit(span, what, code)

    def _verb_continue(self) -> ast.Statement:
        return ast.Continue(self.cursor.last_span)

    def _verb_next(self) -> ast.Statement:
        span = self.cursor.last_span
        self.cursor.expect("SENTENCE")
        return ast.NextSentence(span)

    # ------------------------------------------------------------------ data

    def _verb_move(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        corresponding = bool(c.accept("CORRESPONDING", "CORR"))
        source = self.operand()
        c.expect("TO")
        targets = []
        while c.at_user_word:
            targets.append(self.name())
        if not targets:
            raise c.trouble("MOVE without a target")
        return ast.Move(span, source, tuple(targets), corresponding)

    def _verb_initialize(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        targets = []
        while c.at_user_word:
            targets.append(self.name())
        replacing: list[tuple[str, ast.Expression]] = []
        c.accept("WITH")
        filler = bool(c.accept("FILLER"))
        to_value: list[str] = []
        while c.at("ALL", *_CATEGORIES) and c.ahead().upper in ("TO", "VALUE", *_CATEGORIES):
            to_value.append(c.advance().upper)
        if c.at("VALUE") or c.at_words("TO", "VALUE"):
            c.accept("TO")
            c.expect("VALUE")
            to_value = to_value or ["ALL"]
        elif to_value:
            raise c.trouble("expected TO VALUE")
        c.accept("THEN")
        if c.accept("REPLACING"):
            while c.at(*_CATEGORIES) or c.at_user_word:
                category = c.advance().upper
                c.accept("DATA")
                c.expect("BY")
                replacing.append((category, self.operand()))
        c.accept("THEN")
        c.accept("TO")
        default = bool(c.accept("DEFAULT"))
        return ast.Initialize(span, tuple(targets), tuple(replacing), filler, tuple(to_value), default)

    def _verb_set(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        if c.accept("ENVIRONMENT"):
            name = self.operand()
            c.expect("TO")
            return ast.SetEnvironment(span, name, self.operand())
        if c.accept_words("LAST", "EXCEPTION"):
            c.expect("TO")
            c.expect("OFF")
            return ast.ClearException(span)
        addresses = []
        while c.at("ADDRESS"):
            place = c.advance().span
            c.accept("OF")
            addresses.append(ast.AddressOf(self.name(), place))
        if addresses:
            c.expect("TO")
            return ast.SetAddress(span, tuple(addresses), self.expression())
        targets = []
        while c.at_user_word:
            targets.append(self.name())
        if not targets:
            raise c.trouble("expected a data name")
        if c.accept("UP", "DOWN"):
            mode = self.cursor.tokens[c.index - 1].upper
            c.expect("BY")
            return ast.SetTo(span, tuple(targets), mode, self.operand())
        c.expect("TO")
        if c.at("TRUE", "FALSE"):
            return ast.SetCondition(span, tuple(targets), c.advance().upper == "TRUE")
        if c.at("ON", "OFF"):
            return ast.SetSwitch(span, tuple(t.name for t in targets), c.advance().upper == "ON")
        if c.at("SIZE", "LENGTH") and c.ahead().upper == "OF":
            c.advance()
            c.advance()
            return ast.SetTo(span, tuple(targets), "TO", ast.LengthOf(self.operand(), span))
        return ast.SetTo(span, tuple(targets), "TO", self.expression())

    def _verb_search(self) -> ast.Statement:
        c = self.cursor
        span = c.last_span
        every = bool(c.accept("ALL"))
        table = self.name()
        varying = self.name() if c.accept("VARYING") else None
        at_end: tuple[ast.Statement, ...] = ()
        if c.at("AT", "END"):
            c.accept("AT")
            c.expect("END")
            at_end = self.block()
        whens = []
        while c.accept("WHEN"):
            condition = self.condition()
            whens.append((condition, self.block()))
        c.accept("END-SEARCH")
        return ast.Search(span, table, varying, at_end, tuple(whens), every)
