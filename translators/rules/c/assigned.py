"""Definite assignment: which locals may be read before they are written. Those functions are refused."""

from __future__ import annotations

from analyzers.c import tree
from analyzers.c.ctypes import CArray, CStruct
from analyzers.c.walk import children, walk
from translators.rules.c.program import Refused


class Assigned:
    """Walks a body with the set of scalars that have a value; None means that control does not get here."""

    def __init__(self, function: tree.Function) -> None:
        self.locals: set[str] = set()
        self.first: tuple[str, object] | None = None
        self.at_label: dict[str, set[str]] = {}
        self.exits: list[list[set[str]]] = []  # sets at the breaks of enclosing loops and switches
        for node in walk(function.body):
            if not isinstance(node, tree.Declarator) or node.initial is not None or node.storage:
                continue
            if not isinstance(node.type, CArray | CStruct):
                self.locals.add(node.name)
        # a name that is declared with a value elsewhere too is not followed
        for node in walk(function.body):
            if isinstance(node, tree.Declarator) and node.initial is not None:
                self.locals.discard(node.name)

    def check(self, function: tree.Function) -> None:
        self.statement(function.body, set())

    def read(self, node: tree.Name, have: set[str]) -> None:
        if node.name in self.locals and node.name not in have:
            raise Refused("uninitialised variable", f"'{node.name}' may be read before it is set", node.span)

    # ---- expressions

    def expression(self, node: object, have: set[str]) -> set[str]:
        match node:
            case None:
                return have
            case tree.Name():
                self.read(node, have)
                return have
            case tree.Assignment(operator="=", target=tree.Name(name=name), value=value):
                return self.expression(value, have) | {name}
            case tree.Unary(operator="&", operand=tree.Name(name=name)):
                return have | {name}  # a call sets it, or reads what is not specified
            case tree.Binary(operator="&&" | "||", left=left, right=right):
                have = self.expression(left, have)
                self.expression(right, have)
                return have
            case tree.Ternary(condition=condition, then=then, otherwise=otherwise):
                have = self.expression(condition, have)
                return self.expression(then, have) & self.expression(otherwise, have)
            case tree.SizeofExpression() | tree.SizeofType():
                return have
            case _:
                for child in children(node):
                    have = self.expression(child, have)
                return have

    def when(self, node: tree.Expression, have: set[str]) -> tuple[set[str], set[str]]:
        """What is set when the condition holds, and when it does not."""
        match node:
            case tree.Unary(operator="!", operand=operand):
                yes, no = self.when(operand, have)
                return no, yes
            case tree.Binary(operator="&&", left=left, right=right):
                yes, no = self.when(left, have)
                then, not_then = self.when(right, yes)
                return then, no & not_then
            case tree.Binary(operator="||", left=left, right=right):
                yes, no = self.when(left, have)
                then, not_then = self.when(right, no)
                return yes & then, not_then
            case _:
                after = self.expression(node, have)
                return after, after

    # ---- statements

    def statement(self, node: object, have: set[str] | None) -> set[str] | None:
        end: set[str] | None
        match node:
            case tree.LabelStatement(name=name):
                known = self.at_label.get(name)
                return have if known is None else known if have is None else have & known
            case tree.Compound(body=inside):
                for inner in inside:
                    have = self.statement(inner, have)
                return have
        if have is None:
            return None
        match node:
            case tree.DeclarationStatement(declarators=declarators):
                for declared in declarators:
                    have = self.expression(declared.initial, have)
                    if declared.initial is None:
                        have = have - {declared.name}
                    else:
                        have = have | {declared.name}
                return have
            case tree.ExpressionStatement(expression=expression):
                return self.expression(expression, have)
            case tree.IfStatement(condition=condition, then=then, otherwise=otherwise):
                yes, no = self.when(condition, have)
                return self.join(self.statement(then, yes), self.statement(otherwise, no))
            case tree.WhileStatement(condition=condition, body=body, test_first=test_first):
                self.exits.append([])
                if test_first:
                    yes, no = self.when(condition, have)
                    self.statement(body, yes)
                    end = None if _always(condition) else no
                else:
                    jumps = any(isinstance(n, tree.ContinueStatement) for n in walk(body))
                    after = self.statement(body, have)
                    tested = have if jumps or after is None else after
                    end = self.when(condition, tested)[1]
                return self.leave(end)
            case tree.ForStatement(initial=initial, condition=condition, update=update, body=body):
                started = self.statement(initial, have) if initial is not None else have
                have = have if started is None else started
                self.exits.append([])
                yes, no = (have, have) if condition is None else self.when(condition, have)
                after = self.statement(body, yes)
                continues = any(isinstance(n, tree.ContinueStatement) for n in walk(body))
                self.expression(update, yes if after is None or continues else after)
                return self.leave(None if condition is None or _always(condition) else no)
            case tree.SwitchStatement(selector=selector, body=body):
                return self.switch(self.expression(selector, have), body)
            case tree.ReturnStatement(value=value):
                self.expression(value, have)
                return None
            case tree.BreakStatement():
                if self.exits:
                    self.exits[-1].append(have)
                return None
            case tree.ContinueStatement():
                return None
            case tree.GotoStatement(label=label):
                known = self.at_label.get(label)
                self.at_label[label] = set(have) if known is None else known & have
                return None
            case _:
                return have

    def switch(self, have: set[str], body: tree.Statement) -> set[str] | None:
        self.exits.append([])
        current: set[str] | None = None
        default = False
        for inner in body.body if isinstance(body, tree.Compound) else (body,):
            if isinstance(inner, tree.CaseLabel):
                default |= inner.value is None
                current = set(have) if current is None else current & have
            else:
                current = self.statement(inner, current)
        end = current if default else self.join(current, have)
        return self.leave(end)

    def leave(self, end: set[str] | None) -> set[str] | None:
        for known in self.exits.pop():
            end = self.join(end, known)
        return end

    @staticmethod
    def join(first: set[str] | None, second: set[str] | None) -> set[str] | None:
        if first is None or second is None:
            return second if first is None else first
        return first & second


def _always(condition: tree.Expression) -> bool:
    return isinstance(condition, tree.IntConstant) and condition.value != 0
