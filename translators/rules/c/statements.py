"""Statements: structure kept where the IR has it, jumps turned into labelled blocks and loops."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.c import tree
from analyzers.c.ctypes import VOID, CInt, CPointer
from analyzers.c.modeltypes import int_type
from analyzers.c.unit import wrap
from analyzers.c.walk import walk
from analyzers.model import Span, Type
from translators.rules import ir
from translators.rules.c.assigned import Assigned
from translators.rules.c.base import Refused
from translators.rules.c.locals import Locals
from translators.rules.c.scope import Jump
from translators.rules.c.switch import Arm, arms

_SEQUENCED = (tree.Ternary, tree.Comma, tree.CallExpression)


class Lowering(Locals):
    """Lowers one function."""

    def lower(self) -> tuple[ir.IrSubprogram, list[ir.GlobalVariable]]:
        function = self.function
        span = function.span
        if function.broken:
            raise Refused("unknown syntax", "part of the function could not be parsed", span)
        if function.type.variadic:
            raise Refused("varargs", "takes a variable number of arguments", span)
        self.refuse_constructs()
        Assigned(function).check(function)
        interface = self.program.subprogram(self.module, function.name)
        if interface is None:
            raise Refused("interface", "is not in the module's interface", span)
        parameters = []
        for parameter, (_, type_) in zip(interface.parameters, function.type.parameters, strict=True):
            parameters.append(self.bind_parameter(parameter, type_))
        self.result = function.type.result
        result: Type | None = None
        if self.result != VOID:
            result = self.result_type(self.result, function.name, span)
        self.jumps: list[Jump] = []
        self.compound(function.body.body)
        if function.name == "main" and result is not None:
            self.emit(ir.Return(ir.IntLiteral(0, result), span))
        subprogram = ir.IrSubprogram(
            function.name, span, tuple(parameters), result, tuple(self.out), interface.exported, function.comment
        )
        return subprogram, self.statics

    def refuse_constructs(self) -> None:
        """What is refused wherever it stands, before anything else is tried."""
        for node in walk(self.function.body):
            match node:
                case tree.UnknownStatement(text=text, span=span) | tree.UnknownExpression(text=text, span=span):
                    assembler = "asm" in text.split("(")[0]
                    construct = "inline assembler" if assembler else "unknown syntax"
                    raise Refused(construct, f"not understood: {text.splitlines()[0][:60] if text else ''}", span)
                case tree.CallExpression(function=tree.Name(name=name), span=span) if name in _REFUSED_CALLS:
                    raise Refused(_REFUSED_CALLS[name], f"calls {name}", span)
        for _, type_ in self.function.type.parameters:
            if isinstance(type_, CPointer) and isinstance(type_.target, CPointer):
                raise Refused("pointer to pointer", "has a parameter that points to a pointer", self.function.span)

    # ---- lists of statements

    def compound(self, body: Sequence[tree.Statement]) -> None:
        """A block: its own scope of names, and forward labels as blocks to leave."""
        self.names.scopes.append({})
        try:
            self.sequence(list(body))
        finally:
            self.names.scopes.pop()

    def sequence(self, body: list[tree.Statement]) -> None:
        labels = [i for i, s in enumerate(body) if isinstance(s, tree.LabelStatement)]
        if not labels:
            for statement in body:
                self.statement(statement)
            return
        position = labels[-1]
        label = body[position]
        assert isinstance(label, tree.LabelStatement)
        before, after = body[:position], body[position + 1 :]
        jumps = [n for s in before for n in walk(s) if isinstance(n, tree.GotoStatement) and n.label == label.name]
        every = [n for n in walk(self.function.body) if isinstance(n, tree.GotoStatement) and n.label == label.name]
        if len(jumps) != len(every):
            raise Refused("goto", f"jumps backward or into a block, to '{label.name}'", label.span)
        if jumps:
            self.hoist(before, after)
            with self.into([]) as inside:
                self.sequence(before)
            self.emit(ir.Block(tuple(inside), label.name, label.span))
        else:
            self.sequence(before)
        self.sequence(after)

    def hoist(self, before: list[tree.Statement], after: list[tree.Statement]) -> None:
        """Declare before a block what is still used after it."""
        used = {n.name for s in after for n in walk(s) if isinstance(n, tree.Name)}
        for statement in before:
            if not isinstance(statement, tree.DeclarationStatement):
                continue
            for declared in statement.declarators:
                if declared.name not in used or declared.storage or (declared.name, declared.span) in self.hoisted:
                    continue
                if isinstance(declared.type, CPointer):
                    raise Refused("goto", f"the pointer '{declared.name}' is set before and used after a label",
                                  declared.span)  # fmt: skip
                type_ = self.ir_type(declared.type, declared.span)
                zero = self.zero_of(declared.type, declared.span)
                early = self.temporary(declared.name, zero, type_, declared.span)
                self.hoisted[(declared.name, declared.span)] = early.name

    def nested(self, statement: tree.Statement | None) -> tuple[ir.Statement, ...]:
        if statement is None:
            return ()
        with self.into([]) as inside:
            self.compound(statement.body if isinstance(statement, tree.Compound) else [statement])
        return tuple(inside)

    # ---- statements

    def statement(self, node: tree.Statement) -> None:
        span = node.span
        match node:
            case tree.CommentLine(text=text):
                if text:
                    self.emit(ir.Comment(text))
            case tree.DeclarationStatement(declarators=declarators):
                for declared in declarators:
                    self.later = [] if self.may_delay(declared.initial) else None
                    self.declare(declared)
                    self.flush()
            case tree.ExpressionStatement(expression=expression):
                if expression is not None:
                    self.ordering.check(expression)
                    self.later = [] if self.may_delay(expression) else None
                    self.effect(expression)
                    self.flush()
            case tree.Compound(body=body):
                self.compound(body)
            case tree.IfStatement():
                self.if_(node)
            case tree.WhileStatement():
                self.while_(node)
            case tree.ForStatement():
                self.for_(node)
            case tree.SwitchStatement():
                self.switch(node)
            case tree.ReturnStatement(value=value):
                self.return_(value, span)
            case tree.BreakStatement():
                if not self.jumps:
                    raise Refused("unknown syntax", "break outside a loop", span)
                self.emit(ir.Break(self.jumps[-1].break_label, span))
            case tree.ContinueStatement():
                self.continue_(span)
            case tree.GotoStatement(label=label):
                if not any(isinstance(n, tree.LabelStatement) and n.name == label for n in walk(self.function.body)):
                    raise Refused("goto", f"jumps to '{label}', which is nowhere", span)
                self.emit(ir.Break(label, span))
            case tree.LabelStatement():
                raise Refused("goto", "a label inside a statement", span)
            case tree.CaseLabel():
                raise Refused("switch", "a case label inside a nested statement", span)
            case tree.UnknownStatement(text=text):
                raise Refused("unknown syntax", f"not understood: {text}", span)

    def may_delay(self, expression: tree.Expression | None) -> bool:
        """Whether post-increments may happen after the statement: nothing in it is sequenced."""
        if expression is None:
            return False
        for node in walk(expression):
            if isinstance(node, _SEQUENCED) or (isinstance(node, tree.Binary) and node.operator in ("&&", "||")):
                return False
        return True

    def flush(self) -> None:
        late, self.later = self.later or [], None
        self.out.extend(late)

    def checked_condition(self, expression: tree.Expression) -> ir.Expression:
        self.ordering.check(expression)
        return self.condition(expression)

    def if_(self, node: tree.IfStatement) -> None:
        condition = self.checked_condition(node.condition)
        if isinstance(condition, ir.BoolLiteral):
            taken = node.then if condition.value else node.otherwise
            self.out.extend(self.nested(taken))
            return
        then, otherwise = self.nested(node.then), self.nested(node.otherwise)
        self.emit(ir.If(condition, then, otherwise, node.span))

    def return_(self, value: tree.Expression | None, span: Span) -> None:
        if value is None:
            self.emit(ir.Return(None, span))
            return
        self.ordering.check(value)
        if self.result == VOID:
            self.effect(value)
            self.emit(ir.Return(None, span))
            return
        if isinstance(self.result, CPointer):
            if self.is_null(value):
                raise Refused("null pointer", "returns NULL", span)
            text = self.unchanging(self.value(value), span)
            self.emit(ir.Return(text, span))
            return
        result = self.value(value)
        if result.type == self.result and not result.boolean and not result.truth:
            self.emit(ir.Return(result.expression, span))
        else:
            self.emit(ir.Return(self.convert(result, self.result, span), span))

    # ---- loops

    def body(self, node: tree.Statement, jump: Jump) -> tuple[ir.Statement, ...]:
        self.jumps.append(jump)
        try:
            return self.nested(node)
        finally:
            self.jumps.pop()

    def continue_(self, span: Span) -> None:
        for jump in reversed(self.jumps):
            if jump.continue_label == "switch":
                continue
            if jump.continue_breaks:
                self.emit(ir.Break(jump.continue_label, span))
            else:
                self.emit(ir.Continue(jump.continue_label, span))
            return
        raise Refused("unknown syntax", "continue outside a loop", span)

    def while_(self, node: tree.WhileStatement) -> None:
        span = node.span
        self.ordering.check(node.condition)
        with self.into([]) as before:
            condition: ir.Expression | None = self.condition(node.condition)
        always = isinstance(condition, ir.BoolLiteral) and condition.value
        never = isinstance(condition, ir.BoolLiteral) and not condition.value
        if node.test_first:
            body = self.body(node.body, Jump("", ""))
            if before and condition is not None:
                leave = ir.If(self.negated(condition), (ir.Break("", span),), (), span)
                self.emit(ir.Loop(None, (*before, leave, *body), (), span=span))
                return
            if not never:
                self.emit(ir.Loop(None if always else condition, body, (), span=span))
            return
        if never and not any(isinstance(n, tree.BreakStatement | tree.ContinueStatement) for n in walk(node.body)):
            self.out.extend(self.nested(node.body))  # do { … } while (0)
            return
        if not before:
            body = self.body(node.body, Jump("", ""))
            self.emit(ir.Loop(condition, body, (), test_first=False, span=span))
            return
        if any(isinstance(n, tree.ContinueStatement) for n in walk(node.body)):
            once = self.names.claim("once")
            inner = self.body(node.body, Jump("", once, continue_breaks=True))
            body = (ir.Block(inner, once, span),)
        else:
            body = self.body(node.body, Jump("", ""))
        assert condition is not None
        leave = ir.If(self.negated(condition), (ir.Break("", span),), (), span)
        self.emit(ir.Loop(None, (*body, *before, leave), (), span=span))

    def for_(self, node: tree.ForStatement) -> None:
        span = node.span
        self.names.scopes.append({})
        try:
            if node.initial is not None:
                self.statement(node.initial)
            with self.into([]) as before:
                condition = None if node.condition is None else self.checked_condition(node.condition)
            with self.into([]) as update:
                if node.update is not None:
                    self.ordering.check(node.update)
                    self.effect(node.update)
            body = self.body(node.body, Jump("", ""))
            if isinstance(condition, ir.BoolLiteral) and condition.value:
                condition = None
            if before and condition is not None:
                leave = ir.If(self.negated(condition), (ir.Break("", span),), (), span)
                self.emit(ir.Loop(None, (*before, leave, *body), tuple(update), span=span))
            else:
                self.emit(ir.Loop(condition, body, tuple(update), span=span))
        finally:
            self.names.scopes.pop()

    # ---- switch

    def switch(self, node: tree.SwitchStatement) -> None:
        span = node.span
        self.ordering.check(node.selector)
        selector = self.as_int(self.value(node.selector), span)
        found = arms(node, span)
        label = ""
        if any(arm.breaks_inside for arm in found):
            label = self.names.claim("choice")
        cases: list[ir.Case] = []
        default: tuple[ir.Statement, ...] = ()
        for arm in found:
            body = self.arm(arm, label)
            values = tuple(self.case_value(v, h, selector.type, span) for v, h in arm.values)
            if arm.default:
                default = body
            elif values:
                cases.append(ir.Case(values, body))
        statement = ir.Switch(selector.expression, tuple(cases), default, span)
        if not cases:
            self.discard(selector, span)
            self.out.extend(default)
        elif label:
            self.emit(ir.Block((statement,), label, span))
        else:
            self.emit(statement)

    def arm(self, arm: Arm, label: str) -> tuple[ir.Statement, ...]:
        self.jumps.append(Jump(label, "switch"))
        try:
            with self.into([]) as inside:
                self.compound(arm.body)
        finally:
            self.jumps.pop()
        return tuple(inside)

    def case_value(
        self, value: tree.Expression, high: tree.Expression | None, type_: object, span: Span
    ) -> ir.Expression | tuple[ir.Expression, ir.Expression]:
        known = self.unit.evaluate(value)
        if known is None or not isinstance(type_, CInt):
            raise Refused("switch", "a case whose value is not known", span)
        low = ir.IntLiteral(wrap(known[0], type_), int_type(type_))
        if high is None:
            return low
        last = self.unit.evaluate(high)
        if last is None:
            raise Refused("switch", "a case whose value is not known", span)
        return low, ir.IntLiteral(wrap(last[0], type_), int_type(type_))


_REFUSED_CALLS = {
    "malloc": "malloc", "calloc": "malloc", "realloc": "malloc", "free": "malloc", "strdup": "malloc",
    "setjmp": "setjmp", "longjmp": "setjmp", "va_start": "varargs", "va_arg": "varargs", "va_end": "varargs",
    "va_copy": "varargs", "vsnprintf": "varargs", "vprintf": "varargs", "vfprintf": "varargs", "alloca": "malloc",
    "qsort": "function pointer", "bsearch": "function pointer",
}  # fmt: skip
