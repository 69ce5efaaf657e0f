"""Short names for IR nodes, and a way to run what emitters make of them: each answer of the driver as text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analyzers.model import (
    ArrayType,
    BoolType,
    CharType,
    DataItem,
    Direction,
    EnumType,
    FloatType,
    Interface,
    IntType,
    Module,
    ModuleKind,
    NamedType,
    Overflow,
    Parameter,
    RecordField,
    RecordType,
    ReferenceType,
    Span,
    StringKind,
    StringType,
    Subprogram,
    Type,
)
from translators.protocol import Translation
from translators.rules import ir
from translators.rules.emit import for_target
from translators.targets import for_name
from verifiers.harness import go, rust
from verifiers.observe import Case, Observation
from verifiers.runner import Runner
from verifiers.toolchains import for_language

INT = IntType(32)
LONG = IntType(64)
WRAP = IntType(32, overflow=Overflow.UNDEFINED)
BYTE = IntType(8, signed=False, overflow=Overflow.WRAPS)
WORD = IntType(32, signed=False, overflow=Overflow.WRAPS)
SMALL = IntType(32, low=1, high=10)
BOOL = BoolType()
CHAR = CharType()
TEXT = StringType()
FIVE = StringType(StringKind.FIXED, 5)
FLOAT = FloatType()
LINK = ReferenceType(NamedType("Node"))
NODE = RecordType("Node", (RecordField("Item", INT), RecordField("Next", LINK), RecordField("Text", StringType())))
TABLE = ArrayType(INT, 1, 10)
LIST = ArrayType(INT, 1, None)
COLOR = EnumType("Color", ("Red", "Green", "Dark_Blue", "Black"))
POINT = RecordType("Point", (RecordField("X", INT), RecordField("Name", FIVE), RecordField("Tags", TABLE)))
LINE = RecordType("Line", (RecordField("Start", POINT), RecordField("Label", TEXT), RecordField("Values", LIST)))
SPAN = Span("demo.adb", 1, 2)
OUT, IN_OUT = Direction.OUT, Direction.IN_OUT


def v(name: str, type_: Type = INT) -> ir.Variable:
    return ir.Variable(name, type_)


def g(name: str, type_: Type = INT) -> ir.Variable:
    return ir.Variable(name, type_, "global")


def n(value: int, type_: Type = INT) -> ir.IntLiteral:
    return ir.IntLiteral(value, type_)


def s(value: bytes, type_: Type = TEXT) -> ir.StringLiteral:
    return ir.StringLiteral(value, type_)


def b(operator: str, left: ir.Expression, right: ir.Expression, type_: Type = INT) -> ir.Binary:
    return ir.Binary(operator, left, right, type_)


def c(operator: str, left: ir.Expression, right: ir.Expression) -> ir.Compare:
    return ir.Compare(operator, left, right, BOOL)


def let(name: str, value: ir.Expression, type_: Type = INT) -> ir.VariableDeclaration:
    return ir.VariableDeclaration(name, type_, value)


def put(target: ir.Expression, value: ir.Expression) -> ir.Assign:
    return ir.Assign(target, value)


def field(base: ir.Expression, name: str, type_: Type = INT) -> ir.FieldAccess:
    return ir.FieldAccess(base, name, type_)


def at(reference: ir.Expression) -> ir.Dereference:
    """The node that a link refers to."""
    return ir.Dereference(reference, NODE)


def ret(value: ir.Expression | None = None) -> ir.Return:
    return ir.Return(value)


def call(name: str, *arguments: ir.Expression, type_: Type | None = INT, module: str = "") -> ir.Call:
    return ir.Call(name, arguments, type_, module)


def do(name: str, *arguments: ir.Expression, module: str = "") -> ir.CallStatement:
    return ir.CallStatement(ir.Call(name, arguments, None, module))


def fn(name: str, parameters: Sequence[ir.IrParameter], result: Type | None, *body: ir.Statement) -> ir.IrSubprogram:
    return ir.IrSubprogram(name, SPAN, tuple(parameters), result, body)


def p(name: str, type_: Type = INT, direction: Direction = Direction.IN) -> ir.IrParameter:
    return ir.IrParameter(name, type_, direction)


def module(
    *subprograms: ir.IrSubprogram,
    globals_: Sequence[ir.GlobalVariable] = (),
    types: Sequence[Type] = (COLOR, POINT, LINE, NODE),
    language: str = "ada",
    name: str = "demo",
    depends: Sequence[str] = (),
    entry: str = "",
) -> ir.IrModule:
    return ir.IrModule(
        name, name.title(), language, tuple(types), tuple(globals_), subprograms, depends=tuple(depends), entry=entry
    )


def interface(code: ir.IrModule) -> Module:
    """The module as the analyzer would describe it."""
    subprograms = tuple(
        Subprogram(u.name, u.span, tuple(Parameter(q.name, q.type, q.direction) for q in u.parameters), u.result)
        for u in code.subprograms
        if u.exported
    )
    data = tuple(DataItem(d.name, d.type, SPAN, d.exported) for d in code.globals)
    return Module(
        code.id, code.name, code.language, ModuleKind.LIBRARY, ("demo.adb",), 1, Interface(subprograms, data=data)
    )


def compose(target: str, modules: Sequence[ir.IrModule]) -> tuple[dict[str, str], dict[str, Translation]]:
    """Emit and compose modules; nothing may be refused."""
    translations: dict[str, Translation] = {}
    for code in modules:
        emitted = for_target(target)(code, {m.id: m for m in modules if m.id != code.id})
        assert emitted.refusals == ()
        translations[code.id] = Translation(code.id, target, emitted.files, True, probes=emitted.probes)
    return for_name(target).compose(list(translations.values()), []), translations


def write_tree(tree: dict[str, str], folder: Path) -> Path:
    for path, text in tree.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


class Driven:
    """A module behind its driver, built once."""

    def __init__(self, target: str, modules: Sequence[ir.IrModule], folder: Path) -> None:
        tree, translations = compose(target, modules)
        self.module = interface(modules[0])
        self.subprograms = self.module.interface.subprograms
        harness = rust if target == "rust" else go
        tree = harness.translation_tree(tree, self.module, translations[modules[0].id].probes, self.subprograms)
        self.tree = tree
        source = write_tree(tree, folder / "tree")
        self.built = for_language(target).build(source, folder / "built")

    def observe(self, *calls: tuple[str, str]) -> Observation:
        """One process over calls of (subprogram, argument tokens)."""
        numbers = {u.name: position for position, u in enumerate(self.subprograms)}
        lines = "".join(f"{numbers[name]} {tokens}\n" for name, tokens in calls)
        with Runner(self.built) as runner:
            return runner.run_one(Case(program="driver", stdin=lines.encode())).observation

    def answers(self, *calls: tuple[str, str]) -> list[str]:
        """The answers, without the mark in front."""
        observation = self.observe(*calls)
        assert observation.code == 0, observation.stderr.decode(errors="replace")
        return [line.partition("\x01")[2] for line in observation.stdout.decode("latin-1").splitlines()]
