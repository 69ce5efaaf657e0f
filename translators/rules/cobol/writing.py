"""What both emitters share: lines with indentation, names of paragraphs and items, which labels are used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from analyzers.model import Parameter, Span
from translators.rules import ir
from translators.rules.cobol.lowering import LOCAL_STORAGE, STORAGE
from translators.rules.emit import flow
from translators.rules.emit.names import words
from translators.signature import Signature


def parts(constant: ir.RuntimeConstant) -> tuple[Any, ...]:
    """What a constant is made of; its kind says how many parts there are and of which types."""
    return constant.fields


class Lines:
    """Text being written, indented by `unit` for each open block."""

    def __init__(self, unit: str) -> None:
        self.unit = unit
        self.depth = 0
        self.lines: list[str] = []

    def add(self, text: str = "") -> None:
        self.lines.append(self.unit * self.depth + text if text else "")

    def open(self, text: str) -> None:
        self.add(text)
        self.depth += 1

    def close(self, text: str = "}") -> None:
        self.depth -= 1
        self.add(text)

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def place(span: Span) -> str:
    """`file:line`, for the reader who looks for the source."""
    return f"{span.file}:{span.line}"


def paragraph_words(name: str) -> list[str]:
    """Words for a function's name; a paragraph number needs a letter in front."""
    found = words(name)
    return ["p", *found] if found[0][0].isdigit() else list(found)


def storage_of(module: ir.IrModule) -> tuple[int, list[tuple[str, ir.Expression]]]:
    """Bytes of WORKING-STORAGE, and the calls that set it."""
    for variable in module.globals:
        if variable.name == STORAGE:
            assert isinstance(variable.initial, ir.Aggregate)
            (_, size), _, _, _, _, *initial = variable.initial.values
            assert isinstance(size, ir.RuntimeConstant)
            return int(size.fields[0]), list(initial)
    return 0, []


def local_storage_of(module: ir.IrModule) -> tuple[int, list[tuple[str, ir.Expression]]]:
    """Bytes of what each call has for itself, and the calls that set it."""
    for variable in module.globals:
        if variable.name == LOCAL_STORAGE:
            assert isinstance(variable.initial, ir.Aggregate)
            (_, size), *initial = variable.initial.values
            assert isinstance(size, ir.RuntimeConstant)
            return int(size.fields[0]), list(initial)
    return 0, []


def called_by_name(module: ir.IrModule) -> list[str]:
    """The modules of the programs that a CALL of what an item names may mean."""
    calls = [
        s.call for p in module.subprograms for s in statements_in(p.body)
        if isinstance(s, ir.CallStatement) and isinstance(s.call, ir.RuntimeCall)
    ]
    named = (call for call in calls if call.function == "cobol.call_named")
    return sorted({c.module for call in named for c in call.arguments if isinstance(c, ir.Call)})


def named_call(e: ir.RuntimeCall) -> tuple[ir.Expression, ir.Call]:
    """The item of a CALL by name, and the one of the calls that it may mean with the most arguments."""
    item, *calls = e.arguments
    return item, max((c for c in calls if isinstance(c, ir.Call)), key=lambda c: len(c.arguments))


def first_values(out: Lines, calls: Sequence[tuple[str, str]]) -> None:
    """What sets the first values: the first line of each record names it, at its end where there is room."""
    beside = False
    for name, text in calls:
        if name and len(text) + len(name) >= 110:
            if beside:
                out.add()  # a formatter would take the name for more of the remark beside the line before
            out.add(f"// {name}")
        beside = bool(name) and len(text) + len(name) < 110
        out.add(f"{text} // {name}" if beside else text)


def start_of(module: ir.IrModule) -> int:
    """The number of the paragraph that the program begins with."""
    for variable in module.globals:
        if variable.name == STORAGE and isinstance(variable.initial, ir.Aggregate):
            start = variable.initial.values[1][1]
            assert isinstance(start, ir.RuntimeConstant)
            return int(start.fields[0])
    return 0


def options_of(module: ir.IrModule) -> tuple[bool, int, bool, str, bytes]:
    """Whether the program is INITIAL, the slot of its RETURN-CODE, whether its decimal point is a comma, its
    currency sign, and the places of the characters in its collating sequence."""
    for variable in module.globals:
        if variable.name == STORAGE and isinstance(variable.initial, ir.Aggregate):
            _, _, (_, initial), (_, notation), *_ = variable.initial.values
            assert isinstance(initial, ir.RuntimeConstant) and isinstance(notation, ir.RuntimeConstant)
            comma, currency, order = notation.fields
            is_initial, slot = initial.fields
            assert isinstance(order, bytes)
            return bool(is_initial), int(slot), bool(comma), str(currency), order
    return False, 0, False, "$", b""


def rows(values: bytes) -> list[str]:
    """The places of 256 characters, sixteen a line."""
    return [", ".join(str(v) for v in values[n : n + 16]) + "," for n in range(0, len(values), 16)]


def externals_of(module: ir.IrModule) -> list[tuple[str, int]]:
    """The areas that the program shares with others of the run unit: names and sizes."""
    for variable in module.globals:
        if variable.name == STORAGE and isinstance(variable.initial, ir.Aggregate):
            fields = variable.initial.values[4][1]
            assert isinstance(fields, ir.RuntimeConstant)
            return [(str(n), int(s)) for n, s in zip(fields.fields[::2], fields.fields[1::2], strict=True)]
    return []


def is_modifier(value: object) -> bool:
    """`.signed`: a method's name behind an item's constructor (a picture may begin with a point too)."""
    return isinstance(value, str) and value[:1] == "." and value[1:2].isalpha()


def constants_of(module: ir.IrModule) -> list[ir.GlobalVariable]:
    """Named constants: items first, then files, which mention them."""
    named = [g for g in module.globals if g.name not in (STORAGE, LOCAL_STORAGE) and g.constant]
    kinds = {g.name: g.initial.kind for g in named if isinstance(g.initial, ir.RuntimeConstant)}
    return sorted(named, key=lambda g: kinds[g.name] != "cobol.Item")


def first_fields(module: ir.IrModule) -> list[tuple[int, list[str]]]:
    """Each first value with the fields that have it."""
    found: dict[int, list[str]] = {}
    for variable, value in fields_of(module):
        found.setdefault(value, []).append(variable.name)
    return list(found.items())


def fields_of(module: ir.IrModule) -> list[tuple[ir.GlobalVariable, int]]:
    """The fields that are no storage, and their first values."""
    fields = [g for g in module.globals if not g.constant]
    return [(g, g.initial.value) for g in fields if isinstance(g.initial, ir.IntLiteral)]


def lines_of_names(names: Sequence[str], room: int) -> Iterator[list[str]]:
    """The names in lines of no more than so many characters."""
    line: list[str] = []
    for name in names:
        if line and sum(len(n) + 2 for n in line) + len(name) > room:
            yield line
            line = []
        line.append(name)
    if line:
        yield line


def set_alike(statements: Sequence[ir.Statement]) -> list[str]:
    """The fields that the first statements set to one literal, each in a statement."""
    fields: list[str] = []
    first: ir.Expression | None = None
    for s in statements:
        if not isinstance(s, ir.Assign) or not isinstance(s.value, ir.IntLiteral) or (first or s.value) != s.value:
            break
        if not isinstance(s.target, ir.Variable) or s.target.scope != "field":
            break
        first = s.value
        fields.append(s.target.name)
    return fields


def item_name(name: str, module: ir.IrModule) -> str:
    """What an item is called: its own name, unless that is a field's."""
    return f"{name}-ITEM" if any(g.name == name for g, _ in fields_of(module)) else name


def wrapped(e: ir.RuntimeCall) -> tuple[ir.Expression, str, str]:
    """A value cut to the bits of a binary item: the value, `u` or nothing, and how many bits."""
    value, bits, signed = e.arguments
    assert isinstance(bits, ir.IntLiteral) and isinstance(signed, ir.BoolLiteral)
    return value, "" if signed.value else "u", str(bits.value)


def paragraphs_of(module: ir.IrModule) -> list[ir.IrSubprogram]:
    """The paragraphs in source order; the program itself is not one of them."""
    return [s for s in module.subprograms if not s.exported]


def program_of(module: ir.IrModule) -> ir.IrSubprogram | None:
    return next((s for s in module.subprograms if s.exported), None)


def signature_of(program: ir.IrSubprogram) -> str:
    """How a driver calls the program: each parameter is storage of a fixed size, changed in place."""
    parameters = tuple(Parameter(p.name, p.type, p.direction) for p in program.parameters)
    return Signature(parameters, None).to_text()


def statements_in(statements: Sequence[ir.Statement]) -> Iterator[ir.Statement]:
    for statement in statements:
        yield statement
        match statement:
            case ir.If():
                yield from statements_in(statement.then)
                yield from statements_in(statement.otherwise)
            case ir.Loop():
                yield from statements_in(statement.body)
                yield from statements_in(statement.update)
            case ir.ForRange() | ir.Block():
                yield from statements_in(statement.body)
            case ir.Switch():
                for branch in statement.cases:
                    yield from statements_in(branch.body)
                yield from statements_in(statement.default)


def breaks(statements: Sequence[ir.Statement], label: str) -> bool:
    return any(isinstance(s, ir.Break) and s.label == label for s in statements_in(statements))


def continues(statements: Sequence[ir.Statement], label: str) -> bool:
    return any(isinstance(s, ir.Continue) and s.label == label for s in statements_in(statements))


def uses_dispatch(module: ir.IrModule) -> bool:
    """Whether any paragraph is performed by number, so that there must be a function that runs one by number."""
    return any(s.result is not None for s in paragraphs_of(module))


def reached(statements: Sequence[ir.Statement]) -> Sequence[ir.Statement]:
    """The statements up to the first one that control always leaves at: compilers object to what comes behind a GO TO."""
    leaving = (n for n, statement in enumerate(statements, start=1) if not flow.completes([statement], lambda type_: type_))
    return statements[: next(leaving, len(statements))]


def ends_process(statement: ir.Statement) -> bool:
    """STOP RUN, and what stops the program as an error."""
    return (
        isinstance(statement, ir.CallStatement)
        and isinstance(statement.call, ir.RuntimeCall)
        and statement.call.function in ("cobol.stop_run", "cobol.stop_run_with", "cobol.missing_program",
                                        "cobol.missing_program_of")
    )  # fmt: skip


def never_falls_through(first: ir.IrSubprogram, module: ir.IrModule) -> bool:
    """Whether the program ends with its first paragraph: a GOBACK or STOP RUN closes it, or nothing follows."""
    if len(paragraphs_of(module)) == 1 + start_of(module):
        return True
    last = first.body[-1] if first.body else None
    return isinstance(last, ir.Return) or (last is not None and ends_process(last))
