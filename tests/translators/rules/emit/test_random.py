"""Random programs: both targets must do what the reference interpreter does, call for call."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest

from analyzers.model import ArrayType, Direction, IntType, Type
from tests.translators.rules.emit.building import (
    BOOL,
    BYTE,
    IN_OUT,
    INT,
    LONG,
    SMALL,
    SPAN,
    WRAP,
    Driven,
    interface,
    n,
    p,
)
from tests.translators.rules.emit.interpreter import Interpreter, Raised
from translators.rules import ir

ROW = ArrayType(INT, 1, 5)
INTEGERS = [INT, INT, LONG, BYTE, WRAP]
BOUNDS = [0, 1, -1, 2, 3, 5, 7, 10, 31, 32, 100, 127, 128, 255, 256, 2**31 - 1, -(2**31), 2**31, 2**63 - 1, -(2**63)]
COUNT = 40


class Maker:
    """Grows one module of random subprograms; later ones call earlier ones."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.subprograms: list[ir.IrSubprogram] = []
        self.globals = [ir.GlobalVariable(f"G{k}", t, n(k, t), exported=True) for k, t in enumerate((INT, LONG, BYTE))]
        self.globals.append(ir.GlobalVariable("Row", ROW, ir.Repeat(n(3), n(5), ROW), exported=True))
        self.visible: list[ir.Variable] = []
        self.changeable: list[ir.Variable] = []
        self.depth = 0

    def module(self) -> ir.IrModule:
        for number in range(COUNT):
            self.subprograms.append(self.subprogram(number))
        return ir.IrModule("demo", "Demo", "ada", (), tuple(self.globals), tuple(self.subprograms))

    def subprogram(self, number: int) -> ir.IrSubprogram:
        rng = self.rng
        shared = [ir.Variable(g.name, g.type, "global") for g in self.globals]
        parameters = [p(f"P{k}", rng.choice(INTEGERS)) for k in range(rng.randint(0, 2))]
        if rng.random() < 0.4:
            parameters.append(p("Q", rng.choice(INTEGERS), IN_OUT))
        own = [ir.Variable(q.name, q.type, "parameter") for q in parameters]
        self.visible = shared + own
        self.changeable = shared + [v for v, q in zip(own, parameters, strict=True) if q.direction is not Direction.IN]
        result = rng.choice([INT, LONG, BYTE])
        body = self.statements(rng.randint(2, 5), number, False)
        body.append(ir.Return(self.expression(result, 3)))
        return ir.IrSubprogram(f"F{number}", SPAN, tuple(parameters), result, tuple(body))

    # ---- statements

    def statements(self, count: int, number: int, in_loop: bool) -> list[ir.Statement]:
        visible, changeable = list(self.visible), list(self.changeable)
        body: list[ir.Statement] = []
        for _ in range(count):
            body.extend(self.statement(number, in_loop))
        self.visible, self.changeable = visible, changeable
        return body

    def statement(self, number: int, in_loop: bool) -> list[ir.Statement]:
        rng = self.rng
        self.depth += 1
        try:
            kind = rng.choice(["let", "put", "put", "put", "call", "row"] if self.depth > 3 else
                              ["let", "let", "put", "put", "put", "row", "if", "for", "while", "try", "switch", "call", "raise", "jump"])
            match kind:
                case "let":
                    type_ = rng.choice(INTEGERS)
                    name = f"L{number}_{len(self.visible)}_{rng.randint(0, 10**6)}"
                    declared = ir.VariableDeclaration(name, type_, self.expression(type_, 2))
                    self.visible.append(ir.Variable(name, type_))
                    self.changeable.append(ir.Variable(name, type_))
                    return [declared]
                case "put":
                    changed = rng.choice([v for v in self.changeable if v.type != ROW])
                    return [ir.Assign(changed, self.expression(changed.type, 3))]
                case "row":
                    target = ir.Index(ir.Variable("Row", ROW, "global"), self.expression(INT, 1), INT)
                    return [ir.Assign(target, self.expression(INT, 2))]
                case "if":
                    return [ir.If(self.condition(2), tuple(self.statements(2, number, in_loop)),
                                  tuple(self.statements(rng.randint(0, 2), number, in_loop)))]
                case "for":
                    name = f"I{number}_{rng.randint(0, 10**6)}"
                    bounds = (n(rng.randint(0, 4)), n(rng.randint(0, 6)))
                    self.visible.append(ir.Variable(name, INT))
                    body = self.statements(2, number, True)
                    self.visible.pop()
                    return [ir.ForRange(name, INT, *bounds, tuple(body), rng.random() < 0.3)]
                case "while":
                    name = f"W{number}_{rng.randint(0, 10**6)}"
                    counter = ir.Variable(name, INT)
                    step = ir.Assign(counter, ir.Binary("+", counter, n(1), INT))
                    test: ir.Expression = ir.Compare("<", counter, n(rng.randint(0, 4)), BOOL)
                    if rng.random() < 0.5:
                        test = ir.ShortCircuit("and", test, self.condition(2), BOOL)
                    body = self.statements(2, number, True)
                    loop = ir.Loop(test, tuple(body), (step,), test_first=rng.random() < 0.7)
                    return [ir.VariableDeclaration(name, INT, n(0)), loop]
                case "try":
                    inner = self.statements(2, number, in_loop)
                    handled = rng.choice([(), ("constraint_error",), ("other",), ("other", "constraint_error")])
                    return [ir.Try(tuple(inner), (ir.Handler(handled, tuple(self.statements(1, number, in_loop))),))]
                case "switch":
                    cases = (ir.Case((n(0), n(2)), tuple(self.statements(1, number, in_loop))),
                             ir.Case(((n(3), n(50)),), tuple(self.statements(1, number, in_loop))))
                    return [ir.Switch(self.expression(INT, 2), cases, tuple(self.statements(1, number, in_loop)))]
                case "call":
                    made = self.call(None, 1)
                    return [ir.CallStatement(made)] if made is not None else []
                case "raise":
                    return [ir.If(self.condition(1), (ir.Raise(rng.choice(["other", "constraint_error"])),))]
                case _:
                    if not in_loop:
                        return []
                    leave: ir.Statement = ir.Break() if rng.randrange(2) else ir.Continue()
                    return [ir.If(self.condition(1), (leave,))]
        finally:
            self.depth -= 1

    # ---- expressions

    def expression(self, type_: Type, depth: int) -> ir.Expression:
        rng = self.rng
        assert isinstance(type_, IntType)
        fitting = [v for v in self.visible if v.type == type_]
        if depth == 0 or rng.random() < 0.15:
            if fitting and rng.random() < 0.75:
                return rng.choice(fitting)
            low = -(1 << (type_.bits - 1)) if type_.signed else 0
            high = low + (1 << type_.bits) - 1
            return n(rng.choice([b for b in BOUNDS if low <= b <= high]) if rng.random() < 0.3 else rng.randint(0, 9), type_)
        kind = rng.choice(["binary"] * 6 + ["unary", "convert", "convert", "choose", "call", "call", "index"])
        match kind:
            case "binary":
                operators = ["+", "-", "*", "+", "-", "/", "rem", "mod"]
                if type_ in (BYTE, WRAP):
                    operators += ["&", "|", "^", "<<", ">>"]
                operator = rng.choice(operators)
                left = self.expression(type_, depth - 1)
                right = n(rng.randint(0, 40), type_) if operator in ("<<", ">>") else self.expression(type_, depth - 1)
                return ir.Binary(operator, left, right, type_)
            case "unary":
                operator = rng.choice(["-", "abs"] if type_ in (INT, LONG) else ["~"])
                return ir.Unary(operator, self.expression(type_, depth - 1), type_)
            case "convert":
                source = rng.choice(INTEGERS)
                checked = rng.random() < 0.3
                inner = ir.Convert(self.expression(source, depth - 1), type_, checked)
                if type_ == INT and rng.random() < 0.2:
                    return ir.Convert(ir.Convert(self.expression(source, depth - 1), SMALL, True), INT)
                return inner
            case "choose":
                then, otherwise = self.expression(type_, depth - 1), self.expression(type_, depth - 1)
                return ir.Conditional(self.condition(1), then, otherwise, type_)
            case "call":
                return self.call(type_, depth - 1) or self.expression(type_, 0)
            case _:
                element = ir.Index(ir.Variable("Row", ROW, "global"), self.expression(INT, depth - 1), INT)
                return element if type_ == INT else ir.Convert(element, type_)

    def condition(self, depth: int) -> ir.Expression:
        rng = self.rng
        if depth > 0 and rng.random() < 0.4:
            first, second = self.condition(depth - 1), self.condition(depth - 1)
            if rng.random() < 0.3:
                return ir.Binary(rng.choice(["&", "|", "^"]), first, second, BOOL)
            return ir.ShortCircuit(rng.choice(["and", "or"]), first, second, BOOL)
        type_ = rng.choice(INTEGERS)
        left, right = self.expression(type_, depth), self.expression(type_, depth)
        test: ir.Expression = ir.Compare(rng.choice(["==", "!=", "<", "<=", ">", ">="]), left, right, BOOL)
        return ir.Unary("not", test, BOOL) if rng.random() < 0.2 else test

    def call(self, type_: Type | None, depth: int) -> ir.Call | None:
        """A call of an earlier subprogram; changed arguments are distinct variables."""
        fitting = [s for s in self.subprograms if type_ is None or s.result == type_]
        if not fitting:
            return None
        found = self.rng.choice(fitting)
        arguments: list[ir.Expression] = []
        for parameter in found.parameters:
            if parameter.direction is Direction.IN:
                arguments.append(self.expression(parameter.type, depth))
                continue
            places: list[ir.Expression] = [v for v in self.changeable if v.type == parameter.type]
            if parameter.type == INT and self.rng.random() < 0.3:
                places = [ir.Index(ir.Variable("Row", ROW, "global"), n(self.rng.randint(1, 5)), INT)]
            if not places:
                return None
            arguments.append(self.rng.choice(places))
        return ir.Call(found.name, tuple(arguments), found.result)


def expected(module: ir.IrModule, name: str, arguments: list[int]) -> str:
    """What the driver must answer to one call in a fresh process."""
    machine = Interpreter(module)
    subprogram = machine.subprograms[name]
    try:
        result, after = machine.call(name, copy.deepcopy(arguments))
        outs = [v for v, q in zip(after, subprogram.parameters, strict=True) if q.direction is not Direction.IN]
        answer = " ".join(["returned", *(str(v) for v in outs), str(result)])
    except Raised as error:
        answer = f"raised {error}"
    data: list[Any] = [machine.data[g.name] for g in module.globals]
    shown = " ".join(f"{len(d)} {' '.join(map(str, d))}" if isinstance(d, list) else str(d) for d in data)
    return f"{answer} {shown}"


@pytest.mark.parametrize("target", ["rust", "go"])
@pytest.mark.parametrize("seed", [1, 2, 13])
def test_random_programs_do_what_the_interpreter_does(target: str, seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    module = Maker(seed).module()
    driven = Driven(target, [module], tmp_path_factory.mktemp(f"{target}{seed}"))
    rng = random.Random(seed)
    wrong = []
    for subprogram in interface(module).interface.subprograms:
        for _ in range(4):
            arguments = []
            for parameter in subprogram.parameters:
                assert isinstance(parameter.type, IntType)
                fitting = [b for b in BOUNDS if parameter.type.minimum <= b <= parameter.type.maximum]
                arguments.append(rng.choice(fitting))
            tokens = " ".join(map(str, arguments))
            (answer,) = driven.answers((subprogram.name, tokens))
            if answer != expected(module, subprogram.name, arguments):
                wrong.append(f"{subprogram.name} {tokens}: {answer}, not {expected(module, subprogram.name, arguments)}")
    assert wrong == []
