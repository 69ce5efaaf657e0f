"""Lowering one module: its types, constants and data, and each function on its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analyzers.c import tree
from analyzers.c.ctypes import VOID, CFunction, CStruct
from analyzers.c.modeltypes import int_type
from analyzers.c.unit import Unit
from analyzers.c.walk import walk
from analyzers.model import ArrayType, Codebase, Module, RecordType, SourceFile, Type
from translators.rules import ir
from translators.rules.c.program import Program, Refused
from translators.rules.c.statements import Lowering
from translators.rules.c.types import ir_type, unsupported

_PROGRAMS: dict[tuple[str, ...], Program] = {}


def lower(
    module: Module, files: Sequence[SourceFile], codebase: Codebase, lowered: Mapping[str, ir.IrModule]
) -> ir.IrModule:
    """The module in the IR. `files` are all C files of the codebase."""
    return _Module(module, program_of(files, codebase)).lower()


def program_of(files: Sequence[SourceFile], codebase: Codebase) -> Program:
    """Parse a tree once for all its modules."""
    key = (*(f"{f.path}:{f.sha256}" for f in files), codebase.root)
    known = _PROGRAMS.get(key)
    if known is None or known.codebase is not codebase:
        _PROGRAMS.clear()
        _PROGRAMS[key] = known = Program(files, codebase)
    return known


class _Module:
    def __init__(self, module: Module, program: Program) -> None:
        self.module = module
        self.program = program
        self.group = program.groups[module.id]
        self.refusals: list[ir.Refusal] = []
        self.depends: set[str] = set()

    def lower(self) -> ir.IrModule:
        subprograms: list[ir.IrSubprogram] = []
        statics: list[ir.GlobalVariable] = []
        for unit, function in self.functions():
            try:
                self.program.refuse_apart(unit, function)
                lowering = Lowering(self.program, unit, self.module.id, function, _taken(unit, function))
                subprogram, own_statics = lowering.lower()
            except Refused as refused:
                self.refuse(function.name, refused)
                continue
            except RecursionError:
                self.refuse(function.name, Refused("nesting", "nests too deep", function.span))
                continue
            subprograms.append(subprogram)
            statics.extend(own_statics)
            self.depends |= lowering.depends
        data = self.data()
        entry = "main" if any(s.name == "main" and not s.parameters for s in subprograms) else ""
        types, owners = self.types()
        return ir.IrModule(
            self.module.id, self.module.name, "c", types, (*self.constants(), *data, *statics), tuple(subprograms),
            tuple(self.refusals), tuple(sorted(self.depends | set(owners.values()))), (), entry,
            type_owner=tuple(sorted(owners.items())), checked=False, first_index=0,
        )  # fmt: skip

    def refuse(self, name: str, refused: Refused) -> None:
        self.refusals.append(ir.Refusal(name, refused.construct, refused.reason, refused.span))

    def functions(self) -> list[tuple[Unit, tree.Function]]:
        found: dict[str, tuple[Unit, tree.Function]] = {}
        for unit in self.group.units:
            for function in unit.functions.values():
                if function.span.file in self.group.files:
                    found.setdefault(function.name, (unit, function))
        return sorted(found.values(), key=lambda item: (item[1].span.file, item[1].span.line))

    # ---- what is not code

    def constants(self) -> list[ir.GlobalVariable]:
        """Enumerators and constant macros of the module's files."""
        found: dict[str, ir.GlobalVariable] = {}
        for unit in self.group.units:
            mentioned = _mentioned(unit)
            for constant in unit.constants.values():
                if constant.span is None or constant.span.file not in self.group.files:
                    continue
                exported = constant.span.file.lower().endswith(".h")
                if not exported and constant.name not in mentioned:
                    continue
                type_ = int_type(constant.type)
                found.setdefault(
                    constant.name,
                    ir.GlobalVariable(constant.name, type_, ir.IntLiteral(constant.value, type_), True, exported,
                                      constant.span),
                )  # fmt: skip
        return list(found.values())

    def data(self) -> list[ir.GlobalVariable]:
        """Variables at file scope. One that can't be lowered only matters to the functions that use it: those
        are refused where they do."""
        found: dict[str, ir.GlobalVariable] = {}
        for unit in self.group.units:
            for declared in unit.objects.values():
                if declared.span.file not in self.group.files or declared.storage == "extern":
                    continue
                try:
                    variable = self.variable(unit, declared)
                except Refused:
                    continue
                found.setdefault(declared.name, variable)
        return list(found.values())

    def variable(self, unit: Unit, declared: tree.Declarator) -> ir.GlobalVariable:
        nowhere = tree.Function("", _NO_PARAMETERS, True, tree.Compound((), declared.span), declared.span, ())
        lowering = Lowering(self.program, unit, self.module.id, nowhere, set())
        type_ = lowering.ir_type(declared.type, declared.span)
        if declared.initial is None:
            initial = lowering.zero_of(declared.type, declared.span)
        else:
            initial = lowering.initial(declared.initial, declared.type, declared.span)
        self.depends |= lowering.depends
        return ir.GlobalVariable(
            declared.name, type_, initial, declared.const, declared.storage != "static", declared.span
        )

    def types(self) -> tuple[tuple[Type, ...], dict[str, str]]:
        """The records of this module in dependency order, and the owners of those of others."""
        own: dict[str, RecordType] = {}
        owners: dict[str, str] = {}
        for unit in self.group.units:
            for key, info in unit.structs.items():
                if info.fields is None or info.union:
                    continue
                type_ = ir_type(CStruct(key), unit)
                if not isinstance(type_, RecordType) or unsupported(type_) is not None or not type_.name:
                    continue
                owner = self.program.owner(info.span)
                for record in _records(type_):
                    if owner == self.module.id:
                        own.setdefault(record.name, record)
                    elif owner:
                        owners.setdefault(record.name, owner)
        return tuple(own.values()), {k: v for k, v in owners.items() if k not in own}


def _records(type_: Type) -> list[RecordType]:
    """The record and those inside it, innermost first."""
    found: list[RecordType] = []
    match type_:
        case RecordType(fields=fields):
            for field in fields:
                found.extend(_records(field.type))
            found.append(type_)
        case ArrayType(element=element):
            found.extend(_records(element))
    return found


def _mentioned(unit: Unit) -> set[str]:
    """The names in functions and in the first values of variables."""
    places = [*(f.body for f in unit.functions.values()), *(o.initial for o in unit.objects.values() if o.initial is not None)]
    return {node.name for place in places for node in walk(place) if isinstance(node, tree.Name)}


def _taken(unit: Unit, function: tree.Function) -> set[str]:
    """Names that locals and temporaries must not have: parameters, and what the body calls or uses."""
    taken = {name for name, _ in function.type.parameters}
    declared = {n.name for n in walk(function.body) if isinstance(n, tree.Declarator)}
    for node in walk(function.body):
        if isinstance(node, tree.Name) and node.name not in declared:
            taken.add(node.name)
    return taken | (set(unit.constants) & declared)


_NO_PARAMETERS = CFunction((), VOID)
