"""C as the host: in a replaced module's file the moved functions have other names where they are defined, and
stubs have their symbols, so that whatever calls them calls the stubs. The linker drops what nothing refers to any
more: `leftovers` would show an original still in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analyzers.c.ctypes import VOID, CArray, CPointer, CType
from analyzers.c.resolve import parse_tree
from analyzers.c.tokens import tokenize
from analyzers.c.unit import Unit
from analyzers.model import (
    ArrayType,
    BufferType,
    Codebase,
    Direction,
    Module,
    Parameter,
    RecordType,
    ReferenceType,
    StringType,
    Subprogram,
    TheseusError,
)
from analyzers.scan import read_tree
from analyzers.tree import walk
from verifiers.harness.c import PRELUDE, Case, drivable, holds_pointers
from verifiers.hybrid.protocol import Glued, Plan, by_module
from verifiers.hybrid.text import template


class _Host:
    def undrivable(self, subprogram: Subprogram) -> str:
        reason = drivable(subprogram)
        if reason:
            return reason
        for parameter in subprogram.parameters:
            comes_back = parameter.direction is not Direction.IN and not isinstance(parameter.type, StringType)
            if comes_back and holds_pointers(parameter.type) and not _plain_buffer(parameter):
                return f"parameter {parameter.name}: it holds pointers, whose owner would not be known"
            if isinstance(parameter.type, ReferenceType):
                return f"parameter {parameter.name}: a reference, whose identity does not cross"
        result = subprogram.result
        if result is not None and not isinstance(result, StringType) and holds_pointers(result):
            return "result: a pointer, whose owner would not be known"
        return ""

    def unmovable(self, codebase: Codebase, root: Path, module: Module) -> str:
        return ""

    def crossing(self, subprogram: Subprogram) -> Subprogram:
        """What a function may leave as it was has to travel both ways; strings that it only writes do not, since
        nothing says where such a string ends before the call."""
        parameters = tuple(
            replace(p, direction=Direction.IN_OUT)
            if p.direction is Direction.OUT and not isinstance(p.type, StringType)
            else p
            for p in subprogram.parameters
        )
        return replace(subprogram, parameters=parameters)

    def leftovers(self, plan: Plan) -> tuple[str, ...]:
        return tuple(f"theseus_original_{g.subprogram.name}" for g in plan.moved)

    def tree(self, codebase: Codebase, root: Path, plan: Plan) -> dict[str, bytes]:
        from analyzers.c.source import SOURCE

        files, _ = read_tree(root, [SOURCE])
        ids = {m.files: m.id for m in codebase.modules}
        groups = {ids.get(g.files, g.id): g for g in parse_tree([f for f in files if f.language == "c"])}
        tree = {str(p.relative_to(root)): p.read_bytes() for p in walk(root) if p.suffix.lower() != ".o"}
        for name, glued in by_module(plan.moved).items():
            units = groups[name].units
            for path in [f for f in groups[name].files if f.lower().endswith(".c")]:
                mine = [g for g in glued if any(_known(u, g) is not None and _file(u) == path for u in units)]
                if not mine:
                    continue
                stubs = [_stub(_case(units, g), g) for g in mine]
                text = _renamed(tree[path].decode("latin-1"), name, {g.subprogram.name for g in mine})
                tree[path] = template("moved.c.jinja").render(original=text, stubs=stubs).encode("latin-1", "replace")
        headers = sorted({f for g in plan.kept for f in g.module.files if f.lower().endswith(".h")})
        cases = [_case(groups[g.module.id].units, g).text(g.number) for g in plan.kept]
        tree["theseus_glue.h"] = template("glue.h.jinja").render(prelude=PRELUDE).encode()
        host = template("host.c.jinja").render(headers=headers, cases=cases)
        tree["theseus_host.c"] = host.encode("utf-8", "surrogateescape")
        return tree


HOST = _Host()


def _renamed(text: str, module: str, names: set[str]) -> str:
    """The file with the definitions of these functions under other names. Raises TheseusError when one is not
    found, as when a macro makes it."""
    tokens = [t.text for t in tokenize(text)]
    solid = [i for i, t in enumerate(tokens) if t.strip() and not t.startswith(("/*", "//"))]
    depth, found = 0, set()
    for at, i in enumerate(solid):
        if tokens[i] == "{":
            depth += 1
        elif tokens[i] == "}":
            depth -= 1
        elif depth == 0 and tokens[i] in names and _defines([tokens[j] for j in solid[at + 1 : at + 400]]):
            found.add(tokens[i])
            tokens[i] = f"theseus_original_{tokens[i]}"
    if missing := sorted(names - found):
        raise TheseusError(f"{module}: {missing[0]} can't be replaced: its definition is not found in the file's text")
    return "".join(tokens)


def _defines(following: list[str]) -> bool:
    """Whether what follows a name are its parameters and a body."""
    if following[:1] != ["("]:
        return False
    depth = 0
    for at, token in enumerate(following):
        depth += (token == "(") - (token == ")")
        if depth == 0:
            return following[at + 1 : at + 2] == ["{"]
    return False


def _plain_buffer(parameter: Parameter) -> bool:
    return isinstance(parameter.type, BufferType | ArrayType) and not holds_pointers(parameter.type.element)


def _known(unit: Unit, glued: Glued) -> tuple[CType, ...] | None:
    for function in unit.functions.values():
        if function.name == glued.subprogram.name:
            return tuple(t for _, t in function.type.parameters)
    return None


def _file(unit: Unit) -> str:
    return unit.path


def _case(units: Sequence[Unit], glued: Glued) -> Case:
    for unit in units:
        types = _known(unit, glued)
        if types is not None:
            return Case(unit, glued.subprogram, types, glued.module, keep=False)
    raise TheseusError(f"{glued.module.name}: {glued.subprogram.name} has no body to replace")


def _stub(case: Case, glued: Glued) -> str:
    """A function of the original's type that hands the call over."""
    subprogram = glued.subprogram
    names = {p.name: f"theseus_{i}" for i, p in enumerate(subprogram.parameters)}
    pairs = list(zip(subprogram.parameters, case.types, strict=True))
    heads = [_declared(case, t, names[p.name]) for p, t in pairs]
    result = _result(case, glued)
    # By its symbol, so that the spelling of its type need not be that of a declaration before.
    head = f"{result} theseus_stub_{subprogram.name}({', '.join(heads) or 'void'})"
    case.lines = [f'{head} __asm__("{subprogram.name}");', f"{head} {{"]
    case.put("struct theseus_frame theseus_saved;")
    case.put(f"theseus_begin(&theseus_saved, {glued.number});")
    for parameter, _ in pairs:
        if parameter.direction is not Direction.OUT:
            _hand_over(case, parameter, names)
    case.put("theseus_send(&theseus_saved);")
    for parameter, _ in pairs:
        if parameter.direction is not Direction.IN:
            _take_back(case, parameter, names)
    if subprogram.result is None:
        case.put("theseus_end(&theseus_saved);")
    else:
        case.put(f"{result} theseus_result;")
        if isinstance(subprogram.result, StringType):
            case.put("theseus_result = theseus_kept_text();")
        else:
            if isinstance(subprogram.result, RecordType):
                case.put("memset(&theseus_result, 0, sizeof theseus_result);")
            case.read("theseus_result", subprogram.result)
        case.put("theseus_end(&theseus_saved);")
        case.put("return theseus_result;")
    case.lines.append("}")
    return "\n".join(case.lines)


def _result(case: Case, glued: Glued) -> str:
    if glued.subprogram.result is None:
        return "void"
    function = next(f for f in case.unit.functions.values() if f.name == glued.subprogram.name)
    return f"__typeof__({case.spell(function.type.result)})"


def _declared(case: Case, type_: CType, name: str) -> str:
    if isinstance(type_, CArray):
        return f"__typeof__({case.spell(type_.element)}) *{name}"
    if isinstance(type_, CPointer):
        if type_.target == VOID:
            return f"{'const ' if type_.const else ''}void *{name}"
        return f"{'const ' if type_.const else ''}__typeof__({case.spell(type_.target)}) *{name}"
    return f"__typeof__({case.spell(type_)}) {name}"


def _hand_over(case: Case, parameter: Parameter, names: dict[str, str]) -> None:
    name = names[parameter.name]
    match parameter.type:
        case BufferType(element=element, length_param=length):
            case.put(f'fprintf(theseus_out, " %zu", (size_t){names[length]});')
            case.loop(f"(size_t){names[length]}", lambda i: case.show(f"{_bytes(case, parameter, name)}[{i}]", element))
        case StringType():
            case.put(f'theseus_given({name}, "{parameter.name}");')
            case.show(name, parameter.type)
        case ArrayType():
            case.put(f'theseus_given({name}, "{parameter.name}");')
            case.show(name, parameter.type)
        case _ if case.by_address(parameter):
            case.put(f'theseus_given({name}, "{parameter.name}");')
            case.show(f"(*{name})", parameter.type)
        case _:
            case.show(name, parameter.type)


def _take_back(case: Case, parameter: Parameter, names: dict[str, str]) -> None:
    name = names[parameter.name]
    match parameter.type:
        case BufferType(element=element):
            case.put(f"size_t {name}_count = theseus_integer();")
            case.loop(f"{name}_count", lambda i: case.read(f"{_bytes(case, parameter, name)}[{i}]", element))
        case StringType():
            case.put(f"{{ char *theseus_text_ = theseus_text(); strcpy({name}, theseus_text_); free(theseus_text_); }}")
        case ArrayType():
            case.read(name, parameter.type)
        case _:
            case.read(f"(*{name})", parameter.type)


def _bytes(case: Case, parameter: Parameter, name: str) -> str:
    """A buffer of bytes may be declared as one of nothing in particular."""
    type_ = case.types[case.subprogram.parameters.index(parameter)]
    void = isinstance(type_, CPointer) and type_.target == VOID
    return f"((unsigned char *){name})" if void else name
