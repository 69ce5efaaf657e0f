"""The driver around one C module: its file is included, so that the module's statics are there too.

Every argument that is passed by address lives in heap storage of exactly its size, so that the address
sanitizer sees whatever runs over it. What a function only writes starts as zeros.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from analyzers.c.ctypes import VOID, CArray, CBool, CEnum, CFloat, CInt, CPointer, CStruct, CType
from analyzers.c.resolve import parse_tree
from analyzers.c.tokens import tokenize
from analyzers.c.unit import Unit
from analyzers.model import (
    ArrayType,
    BoolType,
    BufferType,
    CharType,
    Codebase,
    DataItem,
    Direction,
    FloatType,
    IntType,
    Module,
    Parameter,
    RecordType,
    ReferenceType,
    SourceFile,
    StringType,
    Subprogram,
    TheseusError,
    Type,
)
from analyzers.scan import read_tree
from verifiers.harness.shapes import observed_data, undrivable

DRIVER = "driver.c"
_BESIDE = (".inc", ".def", ".tbl", ".tab", ".x")  # what C files include besides headers

PRELUDE = (Path(__file__).parent / "templates" / "calls.h").read_text("utf-8")

_QUICK = '#pragma GCC optimize ("O2")'  # what follows, not the module
_MAIN = r"""
int main(void) {
    theseus_out = stdout;
    while (theseus_next_line()) {
        unsigned long long theseus_sum = 0;
        do {
            switch (theseus_integer()) {
@CASES@
            default:
                return 96;
            }
            theseus_sum = theseus_summed(theseus_sum);
        } while (theseus_goes_on());
        theseus_finish(theseus_sum);
    }
    return 0;
}
"""

ANY_FLOAT = True


def drivable(subprogram: Subprogram) -> str:
    """Why a function can't be driven; empty when it can."""
    if subprogram.name == "main":
        return "the program's entry"
    reason = undrivable(subprogram)
    if reason:
        return reason
    names = {p.name for p in subprogram.parameters}
    for parameter in subprogram.parameters:
        if isinstance(parameter.type, BufferType) and parameter.type.length_param not in names:
            return f"parameter {parameter.name}: its length is no parameter"
        if isinstance(parameter.type, ArrayType) and parameter.type.length is None:
            return f"parameter {parameter.name}: an array of no known length"
    return ""


def original_tree(
    codebase: Codebase, root: Path, module: Module, subprograms: Sequence[Subprogram]
) -> dict[str, bytes]:
    """The tree's C files, without its `main`, and a driver for these functions of the module."""
    from analyzers.c.source import SOURCE

    files, _ = read_tree(root, [SOURCE])
    sources = [f for f in files if f.language == "c"]
    tree = {str(f.path): _without_main(f) for f in sources}
    for path in sorted(root.rglob("*")):
        if path.suffix.lower() in _BESIDE and path.is_file():
            tree[str(path.relative_to(root))] = path.read_bytes()
    name = DRIVER
    while name in tree:
        name = f"_{name}"
    tree[name] = driver(sources, module, subprograms).encode("utf-8", "surrogateescape")
    return tree


def _without_main(file: SourceFile) -> bytes:
    """The file with `main` renamed; everything else byte for byte."""
    text = file.text
    tokens = tokenize(text)
    if any(t.text == "main" for t in tokens):
        text = "".join("theseus_original_main" if t.text == "main" else t.text for t in tokens)
    return text.encode(file.encoding, "surrogateescape")


def driver(files: Sequence[SourceFile], module: Module, subprograms: Sequence[Subprogram]) -> str:
    """The driver's text."""
    group = next((g for g in parse_tree(files) if g.files == module.files), None)
    if group is None:
        raise TheseusError(f"no C module '{module.id}' in this tree")
    known: dict[str, tuple[Unit, tuple[CType, ...]]] = {}
    for unit in group.units:
        for function in unit.functions.values():
            known.setdefault(function.name, (unit, tuple(t for _, t in function.type.parameters)))
    keep = any(not isinstance(d.type, IntType | FloatType | BoolType | CharType) and holds_pointers(d.type)
               for d in module.interface.data)  # fmt: skip
    cases = []
    for number, subprogram in enumerate(subprograms):
        reason = drivable(subprogram)
        if reason or subprogram.name not in known:
            raise TheseusError(f"{module.name}: {subprogram.name} can't be driven: {reason or 'it has no body'}")
        unit, types = known[subprogram.name]
        cases.append(Case(unit, subprogram, types, module, keep, observed_data(module)).text(number))
    included = [f for f in group.files if f.lower().endswith(".c")] or list(group.files)
    lines = [f'#include "{path}"' for path in included]
    return "\n".join([*lines, _QUICK, PRELUDE, _MAIN.replace("@CASES@", "\n".join(cases))])


def holds_pointers(type_: Type) -> bool:
    match type_:
        case ArrayType(element=element):
            return holds_pointers(element)
        case RecordType(fields=fields):
            return any(holds_pointers(f.type) for f in fields)
        case IntType() | FloatType() | BoolType() | CharType():
            return False
        case _:
            return True


class Case:
    """The code that reads the arguments of one function, calls it, and writes what it did."""

    def __init__(
        self,
        unit: Unit,
        subprogram: Subprogram,
        types: tuple[CType, ...],
        module: Module,
        keep: bool,
        data: tuple[DataItem, ...] = (),
    ) -> None:
        self.unit, self.subprogram, self.types, self.module, self.keep = unit, subprogram, types, module, keep
        self.data = data
        self.lines: list[str] = []
        self.depth = 0

    def put(self, line: str) -> None:
        self.lines.append(f"                {line}")

    def text(self, number: int) -> str:
        names = {p.name: f"theseus_{i}" for i, p in enumerate(self.subprogram.parameters)}
        pairs = list(zip(self.subprogram.parameters, self.types, strict=True))
        self.lines.append(f"            case {number}: {{")
        for parameter, type_ in pairs:
            self.declare(parameter, type_, names[parameter.name])
        for parameter, _ in pairs:
            if parameter.direction is not Direction.OUT:
                self.take(parameter, names[parameter.name])
        for parameter, _ in pairs:
            if parameter.direction is Direction.OUT:
                self.reserve(parameter, names)
        arguments = ", ".join(names[p.name] for p in self.subprogram.parameters)
        call = f"{self.subprogram.name}({arguments})"
        result = self.subprogram.result
        self.put(f"{call};" if result is None else f"__auto_type theseus_result = {call};")
        self.put("theseus_returned();")
        for parameter, _ in pairs:
            if parameter.direction is not Direction.IN:
                self.show_target(parameter, names)
        if result is not None:
            self.show("theseus_result", result)
        for item in self.data:
            self.show(item.name, item.type)
        if not self.keep:
            for parameter, type_ in pairs:
                if isinstance(type_, CPointer | CArray):
                    self.put(f"free((void *){names[parameter.name]});")
        self.put("break;")
        self.lines.append("            }")
        return "\n".join(self.lines)

    # ---- arguments

    def declare(self, parameter: Parameter, type_: CType, name: str) -> None:
        if isinstance(type_, CPointer | CArray):
            target = type_.element if isinstance(type_, CArray) else type_.target
            spelled = "unsigned char" if target == VOID else self.spell(target)
            self.put(f"{spelled} *{name} = NULL;")
            if isinstance(parameter.type, BufferType):
                self.put(f"size_t {name}_count = 0;")
        elif isinstance(parameter.type, FloatType):
            self.put(f"double {name} = 0;")
        elif isinstance(parameter.type, RecordType):
            self.put(f"{self.spell(type_)} {name};")
            self.put(f"memset(&{name}, 0, sizeof {name});")
        else:
            self.put(f"unsigned long long {name} = 0;" if not isinstance(parameter.type, CharType)
                     else f"char {name} = 0;")  # fmt: skip

    def spell(self, type_: CType) -> str:
        """The type as this unit can write it."""
        match type_:
            case CInt(char=True):
                return "char"
            case CInt(bits=bits, signed=signed):
                word = {8: "char", 16: "short", 32: "int", 64: "long"}[bits]
                return f"{'signed' if signed else 'unsigned'} {word}"
            case CBool():
                return "_Bool"
            case CFloat(bits=bits):
                return "float" if bits == 32 else "double"
            case CStruct(key=key) if "@" not in key:
                return key
            case CStruct(key=key):
                return self.unit.structs[key].name
            case CEnum(key=key):
                return key if "@" not in key else self.unit.enums[key].name
            case CArray(element=element, length=length):
                return f"__typeof__({self.spell(element)}[{length}])"
            case CPointer(target=target, const=const):
                return f"__typeof__({'const ' if const else ''}{self.spell(target)} *)"
            case _:
                raise TheseusError(f"{self.subprogram.name}: a parameter's type can't be written in the driver")

    def take(self, parameter: Parameter, name: str) -> None:
        type_ = parameter.type
        match type_:
            case BufferType(element=element):
                self.put(f"{name}_count = theseus_integer();")
                self.put(f"{name} = theseus_memory({name}_count, sizeof *{name});")
                self.loop(f"{name}_count", lambda i: self.read(f"{name}[{i}]", element))
            case StringType():
                self.put(f"{name} = (void *)theseus_text();")
            case ArrayType() if self.by_address(parameter):
                self.put(f"{name} = theseus_memory({type_.length}, sizeof *{name});")
                self.read(name, type_)
            case _ if self.by_address(parameter):
                self.put(f"{name} = theseus_memory(1, sizeof *{name});")
                self.read(f"(*{name})", type_)
            case _:
                self.read(name, type_)

    def by_address(self, parameter: Parameter) -> bool:
        position = self.subprogram.parameters.index(parameter)
        return isinstance(self.types[position], CPointer | CArray)

    def reserve(self, parameter: Parameter, names: dict[str, str]) -> None:
        """Zeroed storage for what is only written."""
        name = names[parameter.name]
        match parameter.type:
            case BufferType(length_param=length):
                self.put(f"{name}_count = {names[length]};")
                self.put(f"{name} = theseus_memory({name}_count, sizeof *{name});")
            case ArrayType(length=count):
                self.put(f"{name} = theseus_memory({count}, sizeof *{name});")
            case _:
                self.put(f"{name} = theseus_memory(1, sizeof *{name});")

    def show_target(self, parameter: Parameter, names: dict[str, str]) -> None:
        name = names[parameter.name]
        match parameter.type:
            case BufferType(element=element):
                self.put(f"theseus_show_unsigned({name}_count);")
                self.loop(f"{name}_count", lambda i: self.show(f"{name}[{i}]", element))
            case StringType() | ArrayType():
                self.show(name, parameter.type)
            case _:
                self.show(f"(*{name})", parameter.type)

    # ---- values

    def loop(self, count: str, body: Callable[[str], None]) -> None:
        self.depth += 1
        index = f"theseus_i{self.depth}"
        self.put(f"for (size_t {index} = 0; {index} < {count}; {index}++) {{")
        body(index)
        self.put("}")
        self.depth -= 1

    def read(self, place: str, type_: Type) -> None:
        match type_:
            case FloatType():
                self.put(f"{place} = theseus_float();")
            case StringType():
                self.put(f"{place} = (void *)theseus_text();")
            case ArrayType(element=element, length=length):
                self.put("theseus_integer();")
                self.loop(str(length), lambda i: self.read(f"{place}[{i}]", element))
            case RecordType(fields=fields):
                for field in fields:
                    self.read(f"{place}.{field.name}", field.type)
            case ReferenceType(target=target):
                self.put(f"if (theseus_integer()) {{ {place} = theseus_memory(1, sizeof *{place});")
                self.read(f"(*{place})", target)
                self.put("}")
            case _:
                self.put(f"{place} = theseus_integer();")

    def show(self, place: str, type_: Type) -> None:
        match type_:
            case FloatType():
                self.put(f"theseus_show_float({place});")
            case StringType():
                self.put(f"theseus_show_text((const char *){place});")
            case ArrayType(element=element, length=length):
                self.put(f"theseus_show_unsigned({length});")
                self.loop(str(length), lambda i: self.show(f"{place}[{i}]", element))
            case RecordType(fields=fields):
                for field in fields:
                    self.show(f"{place}.{field.name}", field.type)
            case ReferenceType(target=target):
                self.put(f"if ({place} == NULL) {{ theseus_show_unsigned(0); }} else {{ theseus_show_unsigned(1);")
                self.show(f"(*{place})", target)
                self.put("}")
            case CharType():
                self.put(f"theseus_show_unsigned((unsigned char){place});")
            case IntType(signed=True):
                self.put(f"theseus_show_signed({place});")
            case _:
                self.put(f"theseus_show_unsigned({place});")
