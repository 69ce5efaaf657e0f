"""The IR modules of a whole program: each function in the module of its file, data, entry and dispatchers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from analyzers.c.ctypes import CFloat, CVoid
from analyzers.graph import cycles
from analyzers.model import Codebase, SourceFile, Span
from translators.rules import ir
from translators.rules.c.program import Refused
from translators.rules.c.whole import machine as m
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.calls import shape
from translators.rules.c.whole.flow import FunctionLowering
from translators.rules.c.whole.function import Shared
from translators.rules.c.whole.layout import by_address
from translators.rules.c.whole.prelude import MATHEMATICS
from translators.rules.c.whole.program import LIBRARY, Defined, WholeProgram, in_memory, objects_of, read
from translators.rules.c.whole.static import Image

START = "start_program"

# what gcc computes itself wherever it is called, whatever the program defines (C17 7.1.3)
OWN_MEANING = frozenset(["abs", "labs", "llabs", "fabs", "fabsf", "sqrt", "sqrtf", "floor", "ceil", "copysign", "trunc",
                         "fmod", "isdigit", "isascii", "toascii", *MATHEMATICS])  # fmt: skip


def lower_over_memory(
    files: Sequence[SourceFile], codebase: Codebase, owner: Mapping[str, str]
) -> dict[str, ir.IrModule] | None:
    """The modules of a tree that is one program with a `main`; None when it is not."""
    by_path = {str(f.path): f for f in files}
    program = read(by_path, owner)
    mains = [p for p in program.parsers.values() if "main" in p.functions or "main" in p.broken]
    if len(mains) != 1:
        return None
    main = program.external.get("main")
    # Go has no packages that import each other: such code goes into the module of `main`.
    if main is not None and cycles(program.uses()):
        return _gathered(program, main, codebase)
    made = _lowered(program, main, codebase)
    if main is not None and cycles({id_: set(code.depends) for id_, code in made.items()}):
        program = read(by_path, owner)  # calls through pointers tie it up
        return _gathered(program, program.external["main"], codebase)
    return made


def _gathered(program: WholeProgram, main: Defined, codebase: Codebase) -> dict[str, ir.IrModule]:
    """All code in the module of `main`, which says whose it was."""
    parts = tuple(sorted(item for item in program.owner.items() if item[1] != LIBRARY))
    program.gather(main.module)
    made = _lowered(program, main, codebase)
    for id_, code in made.items():
        if id_ == main.module:
            made[id_] = replace(code, parts=parts)
        elif not code.bearer:
            made[id_] = ir.IrModule(id_, code.name, "c", (), (), (), keeper=main.module)
    return made


def _lowered(program: WholeProgram, main: Defined | None, codebase: Codebase) -> dict[str, ir.IrModule]:
    names = _object_names(program)
    modules = {module.id: module.name for module in codebase.modules if module.language == "c"}
    bearers = {LIBRARY: main.module} if main is not None and LIBRARY in program.owner.values() else {}
    modules |= dict.fromkeys(bearers, LIBRARY)
    work = {id_: _Work(Shared(program, id_, names)) for id_ in modules}
    for defined in sorted(program.functions, key=lambda d: (d.function.span.file, d.function.span.line)):
        if defined.module in work:
            work[defined.module].function(defined)
    for parser in program.parsers.values():
        for name, (refused, span) in parser.broken.items():
            home = work.get(program.owner.get(span.file, ""))
            if home is not None and name not in {s.name for s in home.subprograms}:
                home.refuse(name, refused, span)
    data = {id_: _globals(program, id_, names) for id_ in work}  # before the start: they may mention texts
    if main is not None and main.module in work:
        work[main.module].start(program, main)
        for doubt in program.doubts:
            work[main.module].refuse("main", doubt, main.function.span)
    return {id_: _module(id_, name, work[id_], data[id_], bearers.get(id_, "")) for id_, name in modules.items()}


@dataclass
class _Work:
    """One module being made."""

    shared: Shared
    subprograms: list[ir.IrSubprogram] = field(default_factory=list)
    refusals: list[ir.Refusal] = field(default_factory=list)
    entry: str = ""

    def refuse(self, name: str, refused: Refused, span: Span) -> None:
        where = span if refused.span == m.NOWHERE else refused.span
        self.refusals.append(ir.Refusal(name, refused.construct, refused.reason, where))

    def function(self, defined: Defined) -> None:
        span = defined.function.span
        try:
            own = defined.parser.unit not in self.shared.program.library and not defined.function.static
            if own and defined.name in OWN_MEANING:
                raise Refused("library function", f"defines {defined.name}, which compilers know", span)
            made = FunctionLowering(self.shared, defined).lower()
            library = defined.parser.unit in self.shared.program.library
            self.subprograms.append(replace(made, helper=True) if library else made)
        except Refused as refused:
            self.refuse(defined.name, refused, span)
        except RecursionError:
            self.refuse(defined.name, Refused("nesting", "nests too deep", span), span)
        except Exception as error:  # a fault in the rules refuses the function and says so
            reason = f"the rules failed on it: {type(error).__name__}: {error}"
            self.refuse(defined.name, Refused("fault in the rules", reason, span), span)

    def start(self, program: WholeProgram, main: Defined) -> None:
        try:
            self.subprograms.append(_start(program, main))
            self.entry = START
        except Refused as refused:
            self.refuse("main", refused, main.function.span)


def _module(id_: str, name: str, work: _Work, data: list[ir.GlobalVariable], bearer: str) -> ir.IrModule:
    helpers = [_dispatcher(work.shared, key, name) for key, name in sorted(work.shared.dispatchers.items())]
    return ir.IrModule(
        id_, name, "c", (), tuple(data), (*work.subprograms, *helpers), tuple(work.refusals),
        tuple(sorted(work.shared.depends)), (), work.entry, checked=False, first_index=0, bearer=bearer,
        comment=("What the program uses of the C library.",) if bearer else (),
    )  # fmt: skip


def _object_names(program: WholeProgram) -> dict[int, str]:
    names: dict[int, str] = {}
    taken = {d.name for d in program.functions} | {START, "frame", "extra", "arguments", "result", "state"}
    for parser in program.parsers.values():
        for made in objects_of(parser):
            home = program.object(made)
            if id(home) in names:
                continue
            wanted = f"{home.function}_{home.name}" if home.function else home.name
            if in_memory(home):
                wanted += "_at"
            name, number = wanted, 1
            while name in taken:
                number += 1
                name = f"{wanted}_{number}"
            taken.add(name)
            names[id(home)] = name
    return names


def _globals(program: WholeProgram, module: str, names: Mapping[int, str]) -> list[ir.GlobalVariable]:
    found: list[ir.GlobalVariable] = []
    seen: set[int] = set()
    for parser in program.parsers.values():
        for made in objects_of(parser):
            home = program.object(made)
            if id(home) in seen or not home.defined or program.owner.get(home.span.file, "") != module:
                continue
            seen.add(id(home))
            name = names[id(home)]
            if in_memory(home):
                found.append(ir.GlobalVariable(name, m.U64, m.number(home.address), True, True, home.span))
                continue
            initial = m.zero(home.type)
            if home.values:
                try:
                    value = Image(program, parser).scalar(home.values[0].value)
                except Refused:
                    continue
                kind = m.scalar(home.type)
                if isinstance(home.type, CFloat):
                    initial = ir.FloatLiteral(float(value), kind)
                else:
                    assert isinstance(kind, m.IntType)
                    initial = ir.IntLiteral(m.reduced(int(value), kind), kind)
            found.append(ir.GlobalVariable(name, m.scalar(home.type), initial, False, True, home.span))
    return found


def _start(program: WholeProgram, main: Defined) -> ir.IrSubprogram:
    """Sets memory up and runs `main`."""
    writes: list[ir.Statement] = []
    for parser in program.parsers.values():
        for made in objects_of(parser):
            home = program.object(made)
            if home is not made or not home.defined or not home.values or not in_memory(home):
                continue
            data = Image(program, parser).of(home)
            for offset, piece in _chunks(data):
                writes.append(_write(m.number(home.address + offset), piece, home.span))
    for text, address in sorted(program.texts.items(), key=lambda item: item[1]):
        for offset, piece in _chunks(text):
            writes.append(_write(m.number(address + offset), piece, main.function.span))
    parameters = main.function.type.parameters
    arguments: list[ir.Expression] = []
    if parameters:
        if len(parameters) > 2:
            raise Refused("main", "with the environment as a parameter", main.function.span)
        count = m.call("argument_count", (), m.I32, "streams")
        arguments = [m.convert(count, m.scalar(parameters[0][1])), m.call("arguments", (), m.U64, "streams")]
    end = -(-program.end // 16) * 16
    body: list[ir.Statement] = [ir.CallStatement(m.call("start", (m.number(end),), None)), *writes]
    if program.wide:
        body.append(ir.CallStatement(m.call("start", (), None, "extended")))
    result = main.function.type.result
    if (isinstance(result, CVoid) or by_address(result)):
        body += [ir.CallStatement(ir.Call(main.name, tuple(arguments[: len(parameters)]), None)),
                 ir.Return(ir.IntLiteral(0, m.I32))]  # fmt: skip
    else:
        code = ir.Call(main.name, tuple(arguments[: len(parameters)]), m.scalar(result))
        body.append(ir.Return(ir.Binary("&", m.convert(code, m.I32), ir.IntLiteral(255, m.I32), m.I32)))
    return ir.IrSubprogram(START, main.function.span, (), m.I32, tuple(body), True, (), True)


def _chunks(data: bytes) -> list[tuple[int, bytes]]:
    """The parts that are not zero, which memory is from the start."""
    found: list[tuple[int, bytes]] = []
    position = 0
    while position < len(data):
        if data[position] == 0:
            position += 1
            continue
        end = position
        gap = 0
        last = position
        while end < len(data) and gap < 16:
            gap = gap + 1 if data[end] == 0 else 0
            end += 1
            if gap == 0:
                last = end
        found.append((position, data[position:last]))
        position = end
    return found


def _write(address: ir.Expression, data: bytes, span: Span) -> ir.Statement:
    return ir.CallStatement(m.call("write", (address, ir.StringLiteral(data, m.BYTES)), None), span)


def _dispatcher(shared: Shared, key: tuple[str, ...], name: str) -> ir.IrSubprogram:
    """Calls the function that an address means, among those whose address is taken and whose shape fits."""
    kinds, result = key[: key.index("to")], key[-1]
    types = [_kind(k) for k in kinds]
    parameters = tuple(ir.IrParameter(f"a{i}", t) for i, t in enumerate(types))
    cases: list[ir.Case] = []
    kind = None if result in ("nothing", "struct") else _kind(result)
    span: Span | None = None
    for defined in sorted(shared.program.functions, key=lambda d: d.number):
        try:
            shapes = _shape_of(defined.function)
        except Refused:
            continue
        if not defined.taken or shapes != (kinds, result):
            continue
        span = span or defined.function.span
        elsewhere = "" if defined.module == shared.module else defined.module
        if elsewhere:
            shared.depends.add(elsewhere)
        wanted = _parameter_types(defined.function)
        given = tuple(m.convert(ir.Variable(p.name, p.type, "parameter"), w)
                      for p, w in zip(parameters, wanted, strict=True))  # fmt: skip
        own = defined.function.type.result
        made = ir.Call(defined.name, given, None if isinstance(own, CVoid) or by_address(own) else m.scalar(own), elsewhere)
        body: tuple[ir.Statement, ...] = (
            (ir.CallStatement(made),) if kind is None else (ir.Return(m.convert(made, kind)),)
        )
        cases.append(ir.Case((m.number(defined.number),), body))
    stop: list[ir.Statement] = [ir.CallStatement(m.call("no_function", (ir.Variable("function", m.U64, "parameter"),), None))]  # fmt: skip
    if kind is not None:
        start: ir.Expression = (
            ir.FloatLiteral(0.0, kind) if isinstance(kind, m.FloatType) else ir.IntLiteral(0, kind)
        )
        stop.append(ir.Return(start))
    selector = ir.Variable("function", m.U64, "parameter")
    switch = ir.Switch(selector, tuple(cases), tuple(stop)) if cases else ir.Block(tuple(stop))
    where = span or Span(shared.module, 1)
    return ir.IrSubprogram(
        name, where, (ir.IrParameter("function", m.U64), *parameters), kind, (switch,), True, (), True
    )


def _kind(shown: str) -> m.Scalar:
    return m.FloatType(int(shown[1:])) if shown[0] == "f" else m.IntType(int(shown[1:]), False, m.Overflow.WRAPS)


def _parameter_types(function: n.Function) -> list[m.Scalar]:
    found: list[m.Scalar] = [m.U64] if by_address(function.type.result) else []
    found += [m.passed(p.type) for p in function.parameters]
    return [*found, m.U64] if function.type.variadic else found


def _shape_of(function: n.Function) -> tuple[tuple[str, ...], str]:
    result = function.type.result
    shown = "struct" if by_address(result) else "nothing" if isinstance(result, CVoid) else shape(
        m.scalar(result)
    )
    return tuple(shape(t) for t in _parameter_types(function)), shown


__all__ = ["lower_over_memory"]
