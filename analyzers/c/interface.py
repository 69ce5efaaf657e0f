"""What a C module exposes: functions with typed, directed parameters, its data, what it reads."""

from __future__ import annotations

import re

from analyzers.c import tree
from analyzers.c.ctypes import (
    CHAR,
    VOID,
    CArray,
    CBool,
    CEnum,
    CFloat,
    CFunction,
    CInt,
    COpaque,
    CPointer,
    CStruct,
    CType,
)  # fmt: skip
from analyzers.c.direction import Callees, Use, pointer_use
from analyzers.c.modeltypes import NUL_STRING, declared_types, model_type
from analyzers.c.unit import Unit
from analyzers.c.walk import root_name, walk
from analyzers.model import (
    ArrayType,
    BufferType,
    DataItem,
    Direction,
    FileUse,
    Interface,
    IntType,
    OpaqueType,
    Overflow,
    Parameter,
    Subprogram,
    Type,
)  # fmt: skip

_LENGTH_NAME = re.compile(
    r"(?:^|_)(?:n|len|length|size|sz|cap|capacity|count|num|cnt|nbytes|bytes|limit|max|maxlen)$"
    r"|(?:len|size|cap|count|length)$|^n_?[a-z]*$|^num_",
    re.IGNORECASE,
)
_STRING_FUNCTIONS = re.compile(r"^(?:str(?!ncmp|ncasecmp)\w+|puts|fputs|ato\w+|printf|fprintf)$")
_READERS = frozenset(["getchar", "scanf", "gets", "getline"])
BYTE = IntType(8, False, Overflow.WRAPS)


def interface(units: list[Unit], files: tuple[str, ...], callees: Callees) -> Interface:
    """The interface of the module that consists of `files`; `units` are parses that contain them."""
    functions: dict[str, Subprogram] = {}
    data: dict[str, DataItem] = {}
    types: list[Type] = []
    uses: list[FileUse] = []
    stdin = arguments = False
    for unit in units:
        for function in unit.functions.values():
            if function.span.file not in files or function.name in functions:
                continue
            functions[function.name] = subprogram(unit, function, callees)
            stdin |= _reads_stdin(function)
            if function.name == "main" and function.type.parameters:
                names = {n for n, _ in function.type.parameters}
                arguments |= any(isinstance(n, tree.Name) and n.name in names for n in walk(function.body))
            uses.extend(_files(function))
            for item in _static_locals(unit, function):
                data.setdefault(item.name, item)
        for declared in unit.objects.values():
            if declared.span.file in files and not declared.const and declared.storage != "extern":
                item = DataItem(declared.name, model_type(declared.type, unit), declared.span,
                                declared.storage != "static")  # fmt: skip
                data.setdefault(declared.name, item)
        known = {getattr(t, "name", "") for t in types}
        types.extend(t for t in declared_types(unit, files) if getattr(t, "name", "") not in known)
    return Interface(
        subprograms=tuple(sorted(functions.values(), key=lambda s: (s.span.file, s.span.line))),
        types=tuple(types),
        data=tuple(sorted(data.values(), key=lambda d: (d.span.file, d.span.line, d.name))),
        files=tuple(uses),
        reads_stdin=stdin,
        reads_arguments=arguments,
    )


def subprogram(unit: Unit, function: tree.Function, callees: Callees) -> Subprogram:
    """One function as others see it."""
    called: dict[str, None] = {}
    for node in walk(function.body):
        if isinstance(node, tree.CallExpression) and isinstance(node.function, tree.Name):
            called.setdefault(node.function.name)
    result = None if function.type.result == VOID else result_type(function.type.result, unit)
    return Subprogram(
        function.name, function.span, parameters(unit, function, callees), result,
        not function.static or function.span.file.lower().endswith(".h"),
        tuple(called), (), complexity(function), "\n".join(function.comment),
    )  # fmt: skip


def result_type(type_: CType, unit: Unit) -> Type:
    if isinstance(type_, CPointer) and type_.target != CHAR:
        return OpaqueType("pointer", "a pointer as result")
    return model_type(type_, unit)


def parameters(unit: Unit, function: tree.Function, callees: Callees) -> tuple[Parameter, ...]:
    """Typed and directed parameters. A pointer is one object, a buffer with a length, or a string."""
    types = function.type.parameters
    uses = {
        name: pointer_use(unit, function, name, callees)
        for name, type_ in types
        if isinstance(type_, CPointer | CArray) and name
    }
    lengths = _lengths(function, uses)
    found = []
    for position, (name, type_) in enumerate(types):
        label = name or f"parameter_{position + 1}"
        if isinstance(type_, CPointer | CArray):
            found.append(_pointer(label, type_, unit, function, uses.get(name, Use(True, True)), lengths.get(name, "")))
        else:
            found.append(Parameter(label, model_type(type_, unit)))
    if function.type.variadic:
        found.append(Parameter("variadic", OpaqueType("...", "a variable number of arguments"), Direction.IN))
    return tuple(found)


def _pointer(
    name: str, type_: CPointer | CArray, unit: Unit, function: tree.Function, use: Use, length: str
) -> Parameter:
    target = type_.element if isinstance(type_, CArray) else type_.target
    direction = use.direction
    if isinstance(target, CFunction):
        return Parameter(name, OpaqueType("function", "a function pointer"))
    if isinstance(target, CPointer | COpaque):
        what = "a pointer to a pointer" if isinstance(target, CPointer) else target.reason
        return Parameter(name, OpaqueType("pointer", what), direction)
    if isinstance(type_, CArray) and type_.length is not None:
        return Parameter(name, ArrayType(model_type(target, unit), 0, type_.length - 1), direction)
    if isinstance(target, CStruct):
        info = unit.structs.get(target.key)
        if info is None or info.fields is None:
            return Parameter(name, OpaqueType(target.key, "a type with no definition"), direction)
    if length:
        element = BYTE if target == VOID else model_type(target, unit)
        return Parameter(name, BufferType(element, length), direction)
    if target == CHAR and type_.const:
        return Parameter(name, NUL_STRING)
    if target == CHAR and (use.indexed or _as_string(function, name)):
        if use.reads and use.writes:
            return Parameter(name, NUL_STRING, Direction.IN_OUT)
        if not use.writes:
            return Parameter(name, NUL_STRING)
        return Parameter(name, ArrayType(model_type(target, unit), None, None), direction)
    if target == VOID:
        return Parameter(name, OpaqueType("pointer", "a pointer to anything"), direction)
    if use.indexed or isinstance(type_, CArray):
        return Parameter(name, ArrayType(model_type(target, unit), None, None), direction)
    return Parameter(name, model_type(target, unit), direction)


def _as_string(function: tree.Function, name: str) -> bool:
    return any(
        isinstance(n, tree.CallExpression)
        and isinstance(n.function, tree.Name)
        and _STRING_FUNCTIONS.match(n.function.name)
        and any(isinstance(a, tree.Name) and a.name == name for a in n.arguments)
        for n in walk(function.body)
    )


def _ends_at_nul(function: tree.Function, name: str) -> bool:
    """Whether the body compares an element of the constant string `name` with NUL."""
    type_ = dict(function.type.parameters).get(name)
    if not (isinstance(type_, CPointer) and type_.target == CHAR and type_.const):
        return False
    for node in walk(function.body):
        if isinstance(node, tree.Binary) and node.operator in ("==", "!="):
            for side, other in ((node.left, node.right), (node.right, node.left)):
                zero = isinstance(other, tree.IntConstant) and other.value == 0
                if zero and isinstance(side, tree.Subscript | tree.Unary) and root_name(side) == name:
                    return True
    return False


def _integer(type_: CType) -> bool:
    return isinstance(type_, CInt) and not type_.char and type_.bits >= 16


def _lengths(function: tree.Function, uses: dict[str, Use]) -> dict[str, str]:
    """For each pointer that is several objects, the integer parameter that says how many."""
    parameters = function.type.parameters
    taken: dict[str, str] = {}
    plural = {
        name for name, type_ in parameters
        if isinstance(type_, CPointer) and not isinstance(type_.target, CPointer | CFunction)
        and (not isinstance(type_.target, CStruct) or uses[name].indexed)
        and (not _single_scalar(type_, uses[name]))
        and not (type_.target == CHAR and type_.const and _as_string(function, name))
    }  # fmt: skip
    plural -= {
        n for n in plural if _ends_at_nul(function, n) and not any(_bounds(function, n, o) for o, _ in parameters)
    }
    for position, (name, _) in enumerate(parameters):
        if name in plural and position + 1 < len(parameters):
            other, type_ = parameters[position + 1]
            if _is_length(function, name, other, type_):
                taken[name] = other
    for position, (name, _) in reversed(list(enumerate(parameters))):
        if name in plural and name not in taken and position > 0:
            other, type_ = parameters[position - 1]
            named = _LENGTH_NAME.search(other) is not None and not _constant_text(parameters[position][1])
            if named and other not in taken.values() and _is_length(function, name, other, type_):
                taken[name] = other
    for position, (name, type_) in enumerate(parameters):
        # `dst, src, n`: one length for several
        if name not in plural or name in taken or not isinstance(type_, CPointer):
            continue
        if type_.target == CHAR and type_.const:
            continue
        for other, other_type in parameters[position + 1 :]:
            if isinstance(other_type, CPointer) and (other_type.const or type_.const):
                continue
            if _is_length(function, name, other, other_type):
                taken[name] = other
            break
    return taken


def _constant_text(type_: CType) -> bool:
    return isinstance(type_, CPointer) and type_.target == CHAR and type_.const


def _is_length(function: tree.Function, pointer: str, other: str, type_: CType) -> bool:
    """Whether the integer parameter `other` can be the element count of `pointer`."""
    if not _integer(type_):
        return False
    for node in walk(function.body):
        if not isinstance(node, tree.Subscript) or not isinstance(node.base, tree.Name):
            continue
        index = node.index.operand if isinstance(node.index, tree.Update) else node.index
        if node.base.name == pointer and isinstance(index, tree.Name) and index.name == other:
            return False  # a position: the element there exists
    return _LENGTH_NAME.search(other) is not None or _bounds(function, pointer, other)


def _single_scalar(type_: CPointer, use: Use) -> bool:
    """A pointer to a number that is only dereferenced, and not to a byte: those come in numbers."""
    scalar = isinstance(type_.target, CInt | CBool | CFloat | CEnum)
    byte = type_.target == CHAR or (isinstance(type_.target, CInt) and type_.target.bits == 8)
    return scalar and not use.indexed and not (byte and type_.const)


def _bounds(function: tree.Function, pointer: str, length: str) -> bool:
    """Whether the body compares an index of `pointer` with `length`."""
    indexes = {
        node.index.name
        for node in walk(function.body)
        if isinstance(node, tree.Subscript) and isinstance(node.base, tree.Name) and node.base.name == pointer
        and isinstance(node.index, tree.Name)
    }  # fmt: skip
    for node in walk(function.body):
        if isinstance(node, tree.Binary) and node.operator in ("<", "<=", "!=", ">", ">="):
            names = {n.name for n in (node.left, node.right) if isinstance(n, tree.Name)}
            if length in names and names & indexes:
                return True
    return False


def complexity(function: tree.Function) -> int:
    """McCabe's cyclomatic number: decisions, short circuits included, plus one."""
    decisions = 1
    for node in walk(function.body):
        match node:
            case tree.IfStatement() | tree.WhileStatement() | tree.Ternary():
                decisions += 1
            case tree.ForStatement(condition=condition) if condition is not None:
                decisions += 1
            case tree.CaseLabel(value=value) if value is not None:
                decisions += 1
            case tree.Binary(operator="&&" | "||"):
                decisions += 1
    return decisions


def _reads_stdin(function: tree.Function) -> bool:
    return any(
        (isinstance(n, tree.Name) and n.name == "stdin")
        or (isinstance(n, tree.CallExpression) and isinstance(n.function, tree.Name) and n.function.name in _READERS)
        for n in walk(function.body)
    )


def _files(function: tree.Function) -> list[FileUse]:
    found = []
    for node in walk(function.body):
        if isinstance(node, tree.CallExpression) and isinstance(node.function, tree.Name):
            if node.function.name not in ("fopen", "freopen") or not node.arguments:
                continue
            first = node.arguments[0]
            external = first.value.decode("latin-1") if isinstance(first, tree.StringConstant) else ""
            found.append(FileUse(function.name, external, "stream", None, node.span))
    return found


def _static_locals(unit: Unit, function: tree.Function) -> list[DataItem]:
    return [
        DataItem(f"{function.name}.{d.name}", model_type(d.type, unit), d.span)
        for d in walk(function.body)
        if isinstance(d, tree.Declarator) and d.storage == "static" and not d.const
    ]
