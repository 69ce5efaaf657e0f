"""One program: storage, initial values, paragraphs, and what is refused of it."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence

from analyzers.cobol import ast, syntax, walk
from analyzers.cobol.layout import Field, Layout
from analyzers.cobol.source import all_programs
from analyzers.model import Codebase, Direction, Module, ModuleKind, SourceFile, Span, StringKind, StringType
from translators.rules import ir
from translators.rules.cobol import image, plain, reports
from translators.rules.cobol.calls import Callable_, Programs
from translators.rules.cobol.control import Paragraphs
from translators.rules.cobol.statements import StatementLowering
from translators.rules.cobol.storage import Storage
from translators.rules.cobol.values import FLOW, ITEM, Refused, call, constant, integer

STORAGE = "(storage)"
LOCAL_STORAGE = "(local storage)"
_CIRCLE = "programs that call each other in a circle"


@functools.lru_cache(maxsize=4)
def _programs(files: tuple[SourceFile, ...]) -> dict[tuple[str, str], ast.Program]:
    """Every program of the codebase, by file and name."""
    return {(file.path, p.name): p for file, p in all_programs(syntax.parse(list(files)))}


@functools.lru_cache(maxsize=256)
def _alone(module: Module, files: tuple[SourceFile, ...], codebase: Codebase) -> ir.IrModule:
    """One program, as if whatever it calls were translated."""
    known = _programs(files)
    program = known.get((module.files[0], module.name))
    if program is None:
        refusal = ir.Refusal("", "not parsed", f"program {module.name} could not be read", Span(module.files[0], 1))
        return ir.IrModule(module.id, module.name, "cobol", (), (), (), (refusal,))
    return ProgramLowering(module, program, codebase, known).lower()


def lower(
    module: Module, files: Sequence[SourceFile], codebase: Codebase, lowered: Mapping[str, ir.IrModule]
) -> ir.IrModule:
    """A program as IR: one subprogram a paragraph. All or nothing: a refused paragraph refuses the program, and so
    does a program that it calls and that stays in COBOL."""
    del lowered  # a dynamic CALL may reach programs that come later in the queue: those are lowered here
    if module.kind is ModuleKind.COPYBOOK:
        return ir.IrModule(module.id, module.name, "cobol", (), (), ())
    sources = tuple(files)
    code = _alone(module, sources, codebase)
    if code.refusals:
        return code
    graph = {module.id: code.depends}
    waiting = list(code.depends)
    while waiting:
        name = waiting.pop()
        if name in graph:
            continue
        called = _alone(codebase.module(name), sources, codebase)
        if called.refusals:
            whole = next((r for r in called.refusals if not r.subprogram), called.refusals[0])
            return _calls_refused(module, code, called.name, whole.reason)
        graph[name] = called.depends
        waiting += called.depends
    for name in graph:
        other = codebase.module(name)
        program = _programs(sources).get((other.files[0], other.name))
        if _is_circle(name, graph) or (program is not None and _in_a_circle(program, _programs(sources))):
            if name != module.id:
                return _calls_refused(module, code, other.name, _CIRCLE)
            refusals = [ir.Refusal(part, "CALL", _CIRCLE, span) for part, span in _spans(code, module)]
            return ir.IrModule(module.id, code.name, "cobol", (), (), (), tuple(refusals))
    return code


def _is_circle(start: str, graph: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a program may be called again from what it calls, by the names that items may hold too."""
    seen: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        name = waiting.pop()
        if name == start:
            return True
        if name not in seen:
            seen.add(name)
            waiting += graph[name]
    return False


def _in_a_circle(program: ast.Program, known: Mapping[tuple[str, str], ast.Program]) -> bool:
    """Whether a program is called again, by literals, from what it calls: the original stops where it is not RECURSIVE,
    and no Go package may import one that imports it."""
    by_name = {p.name: p for p in known.values()}
    seen: set[str] = set()
    waiting = [program]
    while waiting:
        caller = waiting.pop()
        calls = (n for p in caller.paragraphs for n in walk.nodes(p.sentences) if isinstance(n, ast.Call))
        for statement in calls:
            text = statement.program.value.decode("latin-1").strip().upper() if isinstance(statement.program, ast.Text) else ""
            if text == program.name and caller is not program:
                return True
            if text in by_name and text not in seen and by_name[text] is not program:
                seen.add(text)
                waiting.append(by_name[text])
    return False


def _spans(code: ir.IrModule, module: Module) -> list[tuple[str, Span]]:
    """A module, whose name is empty here, and its subprograms, each with its place."""
    return [("", Span(module.files[0], 1)), *((s.name, s.span) for s in code.subprograms)]


def _calls_refused(module: Module, code: ir.IrModule, called: str, why: str) -> ir.IrModule:
    reason = f"needs program {called}, which stays in COBOL: {why}"
    refusals = [ir.Refusal(name, "calls what is refused", reason, span) for name, span in _spans(code, module)]
    return ir.IrModule(module.id, code.name, "cobol", (), (), (), tuple(refusals))


def _storage(program: ast.Program) -> Storage:
    """A program's storage, which knows those of the programs around it."""
    outer = _storage(program.outer) if program.outer is not None else None
    return Storage(program, Layout(program, outer.layout if outer is not None else None), outer)


def _visible(program: ast.Program, known: Mapping[tuple[str, str], ast.Program], codebase: Codebase) -> Programs:
    """The programs that a program may call, by name: those nested in it, COMMON ones nested in those around it, and
    the outermost ones."""
    ids = {(m.files[0], m.name): m.id for m in codebase.modules if m.language == "cobol" and m.files}
    found: dict[str, Callable_] = {}
    kinds = {m.id: m.kind for m in codebase.modules}

    def add(path: str, other: ast.Program) -> None:
        module = ids.get((path, other.name))
        if module is None or kinds[module] is not ModuleKind.LIBRARY:
            return
        sizes = {r.name: r.total for r in Layout(other).records if r.section == "linkage"}
        parameters = tuple((mode, sizes.get(name, 0)) for mode, name in other.using)
        around: list[str] = []
        node = other.outer
        while node is not None:
            around.insert(0, node.name)
            node = node.outer
        found.setdefault(other.name, Callable_(module, other.written or other.name, parameters, tuple(around)))

    path = program.span.file
    for nested in program.nested:
        add(path, nested)
    node: ast.Program | None = program
    while node is not None and node.outer is not None:
        for sibling in node.outer.nested:
            if sibling.common and sibling is not node:
                add(path, sibling)
        node = node.outer
    for (file, _), other in known.items():
        if other.outer is None:
            add(file, other)
    return Programs(found, frozenset(name for _, name in known) - frozenset(found))


class ProgramLowering:
    def __init__(
        self, module: Module, program: ast.Program, codebase: Codebase, known: Mapping[tuple[str, str], ast.Program]
    ) -> None:
        self.module = module
        self.refusals: list[ir.Refusal] = []
        self.programs = _visible(program, known, codebase)
        self.written = len(program.paragraphs)  # those behind are what reports become
        try:
            program = reports.expanded(program)
        except Refused as refused:
            self._refuse(refused.construct, refused.reason, refused.span)
        self.program = program
        self.paragraphs = Paragraphs(program)
        self.storage = _storage(program)
        self.layout = self.storage.layout

    def lower(self) -> ir.IrModule:
        self._whole_program()
        contents = [0]
        subprograms: list[ir.IrSubprogram] = []
        for number, paragraph in enumerate(self.program.paragraphs):
            name = self.paragraphs.names[number]
            try:
                lowering = StatementLowering(self.storage, self.paragraphs, number, self.programs, contents)
                body = lowering.lower_paragraph()
            except Refused as refused:
                name = name if number < self.written else ""
                self.refusals.append(ir.Refusal(name, refused.construct, refused.reason, refused.span))
                continue
            result = None if self.paragraphs.plain[number] else FLOW
            comment = tuple(paragraph.comment.splitlines())
            subprograms.append(ir.IrSubprogram(name, paragraph.span, (), result, body, False, comment))
        initial = self._initial_values("working")
        local = self._initial_values("local")
        if self.refusals:
            return self._refused()
        depends = {call.module for s in subprograms for call in _calls(s.body) if call.module}
        if self.module.kind is ModuleKind.LIBRARY:
            subprograms.insert(0, self._entry())
        entry = self.paragraphs.names[self.paragraphs.start] if self.module.kind is ModuleKind.MAIN else ""
        whole = ir.IrModule(
            id=self.module.id,
            name=self.program.written or self.program.name,
            language="cobol",
            types=(),
            globals=(*self.storage.constants.values(), self._storage(initial), self._local_storage(local)),
            subprograms=tuple(subprograms),
            depends=tuple(sorted(depends - {self.module.id})),
            entry=entry,
            comment=tuple(self.program.comment.splitlines()),
        )
        return plain.with_fields(whole, self.storage, [value for _, value in (*initial, *local)])

    def _storage(self, initial: list[tuple[str, ir.Expression]]) -> ir.GlobalVariable:
        """WORKING-STORAGE: its size, then the calls that give it its first values, with the record's name."""
        size = constant("Size", self.storage.size)
        start = constant("Start", self.paragraphs.start)
        order = bytes(self.program.orders.get(self.program.collating, ()))
        notation = constant("Notation", self.program.decimal_comma, self.program.currency, order)
        externals = constant("Externals", *(part for pair in self.storage.externals for part in pair))
        options = (constant("Initial", self.program.initial, self._outermost_slot()), notation, externals)
        fields = (("", size), ("", start), *(("", option) for option in options), *initial)
        return ir.GlobalVariable(STORAGE, ITEM, ir.Aggregate(fields, ITEM), True)

    def _local_storage(self, initial: list[tuple[str, ir.Expression]]) -> ir.GlobalVariable:
        """What each call has for itself: its size, then the calls that give it its first values."""
        fields = (("", constant("Size", self.storage.local_size)), *initial)
        return ir.GlobalVariable(LOCAL_STORAGE, ITEM, ir.Aggregate(fields, ITEM), True)

    def _entry(self) -> ir.IrSubprogram:
        """The program itself: what CALL calls, with its parameters' storage."""
        sizes = {r.name: r.total for r in self.layout.records if r.section == "linkage"}
        parameters = tuple(
            ir.IrParameter(name, StringType(StringKind.FIXED, sizes[name]), Direction.IN_OUT)
            for _, name in self.program.using
        )
        span = Span(self.program.span.file, self.program.span.line)
        entry = ir.IrSubprogram(self.program.name, span, parameters, None, ())
        return entry if parameters else dataclasses.replace(entry, helper=True)

    # ------------------------------------------------------------------ refusals

    def _whole_program(self) -> None:
        for construct, reason, span in self.program.unsupported:
            self.refusals.append(ir.Refusal("", construct, reason, span))
        if self.program.local and self.program.outer is not None:
            self._refuse("LOCAL-STORAGE", "LOCAL-STORAGE SECTION of a nested program", self.program.local[0].span)
        if self.program.returning:
            self._refuse("RETURNING", "PROCEDURE DIVISION RETURNING", self.program.span)
        if self.program.collating in self.program.orders and self.program.outer is not None:
            self._refuse("ALPHABET", "a nested program with a collating sequence of its own", self.program.span)
        if not self.program.paragraphs:
            self._refuse("PROCEDURE DIVISION", "no statements", self.program.span)
        linkage = {r.name for r in self.layout.records if r.section == "linkage"}
        for mode, name in self.program.using:
            if name not in linkage:
                self._refuse("LINKAGE", f"{name} is not in the LINKAGE SECTION", self.program.span)
            if mode != "REFERENCE" and self.module.kind is not ModuleKind.LIBRARY:
                self._refuse("USING BY VALUE", f"{name} BY {mode}", self.program.span)
        for record in self.layout.records:
            if record.section in ("working", "local", "file"):
                for item in record.walk():
                    if item.trouble:
                        text = f"{item.name or 'FILLER'}: {item.trouble}"
                        self._refuse(item.trouble.split(",")[0], text, item.span)

    def _refuse(self, construct: str, reason: str, span: Span) -> None:
        self.refusals.append(ir.Refusal("", construct, reason, span))

    def _refused(self) -> ir.IrModule:
        """Every refused paragraph by name, then all others because of them."""
        first = self.refusals[0]
        named = {r.subprogram for r in self.refusals if r.subprogram}
        count = len(named)
        if not any(not r.subprogram for r in self.refusals):
            reason = f"{count} of its paragraphs cannot be translated, first {first.subprogram}: {first.reason}"
            self.refusals.append(ir.Refusal("", first.construct, reason, first.span))
        whole = next(r for r in self.refusals if not r.subprogram)
        for name, paragraph in [*zip(self.paragraphs.names, self.program.paragraphs, strict=True)][: self.written]:
            if name not in named:
                reason = f"the program stays whole in COBOL: {whole.reason}"
                self.refusals.append(ir.Refusal(name, f"program with {whole.construct}", reason, paragraph.span))
        return ir.IrModule(self.module.id, self.program.name, "cobol", (), (), (), tuple(self.refusals))

    # ------------------------------------------------------------------ initial values

    def _initial_values(self, section: str) -> list[tuple[str, ir.Expression]]:
        """Calls that set WORKING-STORAGE or LOCAL-STORAGE, each with the name of the record it begins, or nothing."""
        result: list[tuple[str, ir.Expression]] = []
        for name in self.storage.indexes if section == "working" else ():
            result.append(("", call("set_index", self.storage.index(name), integer(1))))
        for record in self.layout.records:
            if record.section != section or record.redefines is not None or record.entry.external:
                continue
            try:
                calls = self._record(record)
            except Refused as refused:
                self._refuse(refused.construct, refused.reason, refused.span)
                continue
            result += [(record.name or "FILLER" if n == 0 else "", c) for n, c in enumerate(calls)]
        return result + self._chained() if section == "working" else result

    def _outermost_slot(self) -> int:
        """Where a nested program finds the outermost one's storage, whose RETURN-CODE it shares; 0 for its own."""
        return self.storage.slot_of(self.storage.around[0]) if self.storage.around else 0

    def _chained(self) -> list[tuple[str, ir.Expression]]:
        """PROCEDURE DIVISION CHAINING: the arguments of the command line."""
        result: list[tuple[str, ir.Expression]] = []
        for number, name in enumerate(self.program.chaining):
            try:
                item = self.storage.reference(ast.Name(name, self.program.span))
            except Refused as refused:
                self._refuse(refused.construct, refused.reason, refused.span)
                continue
            result.append(("CHAINING" if number == 0 else "", call("chained", integer(number), item)))
        return result

    def _record(self, record: Field) -> list[ir.Expression]:
        edited: list[image.Edited] = []
        if any(item.trouble for item in record.walk()):
            return []
        data = image.initial(record, edited) * record.occurs
        _, base = self.storage.place(record)
        result: list[ir.Expression] = []
        for piece in image.pieces(record, data, base):
            at = integer(piece.offset)
            if len(piece.data) == 1:
                result.append(call("fill", at, integer(piece.count), integer(piece.data[0])))
            else:
                text = ir.StringLiteral(piece.data, ITEM)
                result.append(call("preset", at, text, integer(piece.count)))
        tables: list[Field] = []
        for found in edited:
            value = found.value or ast.Figurative("ZERO")
            operand = self.storage.operand(value, found.item.span)
            result.append(call("move_to", operand, self.storage.item(found.item)))
            tables += [t for t in found.item.tables if t not in tables]
        for table in tables:
            if len(table.tables) > 1:
                self._refuse("VALUE", f"edited items in nested tables ({table.name})", table.span)
            result.append(call("repeat", self.storage.item(table), integer(table.occurs)))
        return result


def _calls(statements: Sequence[ir.Statement]) -> list[ir.Call]:
    found: list[ir.Call] = []
    for statement in statements:
        match statement:
            case ir.CallStatement(call=ir.Call() as target):
                found.append(target)
            case ir.CallStatement(call=ir.RuntimeCall(arguments=arguments)):
                found += [a for a in arguments if isinstance(a, ir.Call)]
            case ir.If():
                found += _calls(statement.then) + _calls(statement.otherwise)
            case ir.Loop():
                found += _calls(statement.body) + _calls(statement.update)
            case ir.ForRange() | ir.Block():
                found += _calls(statement.body)
            case ir.Switch():
                for branch in statement.cases:
                    found += _calls(branch.body)
                found += _calls(statement.default)
    return found


__all__ = ["LOCAL_STORAGE", "STORAGE", "lower"]
