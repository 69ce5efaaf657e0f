"""How a function uses what its pointer parameters point to: in, out, or in out; one object or many.

Every answer errs on the side of `in out`: `out` is claimed only where, on every path that returns, the whole
target is written before anything of it is read (C17 6.5 orders reads before writes inside one expression).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from analyzers.c import tree
from analyzers.c.ctypes import CArray, CInt, CPointer, CStruct, CType
from analyzers.c.unit import Unit
from analyzers.c.walk import children, root_name, walk
from analyzers.model import Direction

_DEEPEST = 4  # calls that are followed

# library functions: how each pointer argument is used: r(eads), w(rites), u(pdates), - (no pointer)
LIBRARY_USES: dict[str, str] = {
    "memcpy": "wr-", "memmove": "wr-", "memset": "w--", "memcmp": "rr-", "memchr": "r--", "strlen": "r",
    "strcmp": "rr", "strncmp": "rr-", "strcasecmp": "rr", "strncasecmp": "rr-", "strcpy": "wr", "strncpy": "wr-",
    "strcat": "ur", "strncat": "ur-", "snprintf": "w-rrrrrrrrrr", "sprintf": "wrrrrrrrrrr", "atoi": "r", "atol": "r",
    "atoll": "r", "strtol": "rw-", "strtoul": "rw-", "strtoll": "rw-", "strtoull": "rw-", "strtod": "rw",
    "puts": "r", "fputs": "r-", "fgets": "w--", "fread": "w---", "fwrite": "r---", "strchr": "r-", "strrchr": "r-",
    "strstr": "rr", "strspn": "rr", "strcspn": "rr", "strpbrk": "rr", "fopen": "rr",
    "qsort": "u---", "bsearch": "rr---", "vsnprintf": "w-r-", "printf": "r" * 16, "fprintf": "-" + "r" * 16,
}  # fmt: skip


@dataclass(frozen=True)
class Use:
    """What a body does to the target of one pointer parameter. `indexed`: as more than one object."""

    reads: bool = False
    writes: bool = False
    indexed: bool = False
    escapes: bool = False
    out: bool = False  # wholly written before read, on every path

    @property
    def direction(self) -> Direction:
        if not self.writes:
            return Direction.IN
        return Direction.OUT if self.out else Direction.IN_OUT


@dataclass(frozen=True)
class Callees:
    """Where the calls of one module lead, and what was found there already: without that, following each call of each
    callee again takes minutes in a tree of some size."""

    find: Callable[[str], tuple[Unit, tree.Function] | None]
    uses: dict[tuple[int, str, int], Use] = field(default_factory=dict)  # by function, parameter and depth
    names: dict[int, list[tree.Declarator | tree.Assignment]] = field(default_factory=dict)

    def naming(self, function: tree.Function) -> list[tree.Declarator | tree.Assignment]:
        """What in a body declares or assigns, in order."""
        found = self.names.get(id(function))
        if found is None:
            found = [n for n in walk(function.body) if isinstance(n, tree.Declarator | tree.Assignment)]
            self.names[id(function)] = found
        return found


class _Uses:
    """Finds the uses of one parameter; `function` must have a body."""

    def __init__(self, unit: Unit, function: tree.Function, name: str, callees: Callees, depth: int) -> None:
        self.unit, self.function, self.name = unit, function, name
        self.callees, self.depth = callees, depth
        self.declared: dict[str, CType] = {}
        for node in callees.naming(function):
            if isinstance(node, tree.Declarator):
                self.declared.setdefault(node.name, node.type)
        self.aliases = self._aliases()
        self.reads = self.writes = self.indexed = self.escapes = False

    def _aliases(self) -> set[str]:
        """Local pointers initialised or assigned from the parameter."""
        names = {self.name}
        while True:
            before = len(names)
            for node in self.callees.naming(self.function):
                if isinstance(node, tree.Declarator):
                    if not isinstance(node.type, CPointer) or not node.initial:
                        continue
                    if root_name(node.initial) in names and not _loads(node.initial):
                        names.add(node.name)
                elif isinstance(node.target, tree.Name):
                    pointer = self.is_pointer(node.target.name)
                    if pointer and root_name(node.value) in names and not _loads(node.value):
                        names.add(node.target.name)
            if len(names) == before:
                return names

    def is_pointer(self, name: str) -> bool:
        if name in self.declared:
            return isinstance(self.declared[name], CPointer)
        return any(n == name and isinstance(t, CPointer | CArray) for n, t in self.function.type.parameters)

    def rooted(self, expression: tree.Expression) -> bool:
        return root_name(expression) in self.aliases

    def visit(self, node: object) -> None:
        match node:
            case tree.Assignment(operator=operator, target=target, value=value):
                if self.rooted(target) and not isinstance(target, tree.Name):
                    self.writes = True
                    self.reads |= operator != "="
                    self.shape(target)
                    self.visit_indexes(target)
                else:
                    self.visit(target)
                if isinstance(target, tree.Name) and self.alias_value(value):
                    self.shape(value)
                    self.visit_indexes(value)
                else:
                    self.visit(value)
            case tree.Declarator(name=name, initial=initial) if initial is not None:
                if name in self.aliases and self.alias_value(initial):
                    self.shape(initial)
                    self.visit_indexes(initial)
                else:
                    self.visit(initial)
            case tree.Update(operand=operand) if self.rooted(operand):
                if isinstance(operand, tree.Name):
                    self.indexed = True
                else:
                    self.reads = self.writes = True
                    self.shape(operand)
                    self.visit_indexes(operand)
            case tree.CallExpression(function=function, arguments=arguments):
                self.call(function, arguments)
            case tree.Binary(operator="==" | "!=" | "&&" | "||" | "<" | ">" | "<=" | ">=", left=left, right=right):
                for side in (left, right):
                    if not (isinstance(side, tree.Name) and side.name in self.aliases):
                        self.visit(side)
            case tree.Unary(operator="!", operand=tree.Name(name=name)) if name in self.aliases:
                pass
            case tree.SizeofExpression():
                pass
            case tree.ReturnStatement(value=value) if value is not None and self.address(value):
                self.escapes = True
                self.visit_indexes(value)
            case tree.Subscript() | tree.Member() | tree.Unary(operator="*") if self.rooted(node):
                self.reads = True
                self.shape(node)
                self.visit_indexes(node)
            case tree.Unary(operator="&", operand=operand) if self.rooted(operand):
                self.reads = self.writes = self.escapes = True
                self.shape(operand)
            case tree.Name(name=name) if name in self.aliases:
                self.reads = self.escapes = True
            case tree.IfStatement(condition=tree.Name(name=name)) if name in self.aliases:
                for child in list(children(node))[1:]:
                    self.visit(child)
            case _:
                for child in children(node):
                    self.visit(child)

    def alias_value(self, value: tree.Expression) -> bool:
        return self.rooted(value) and not _loads(value)

    def address(self, value: tree.Expression) -> bool:
        return self.rooted(value) and not _loads(value)

    def visit_indexes(self, path: tree.Expression) -> None:
        """The index expressions inside an lvalue path are read even when the path is written."""
        match path:
            case tree.Subscript(base=base, index=index):
                self.visit(index)
                self.visit_indexes(base)
            case tree.Member(base=base):
                self.visit_indexes(base)
            case tree.Unary(operand=operand) | tree.Cast(operand=operand):
                self.visit_indexes(operand)
            case tree.Update(operand=operand):
                self.indexed |= isinstance(operand, tree.Name)
            case tree.Binary(left=left, right=right):
                self.visit_indexes(left)
                self.visit(right)

    def shape(self, path: tree.Expression) -> None:
        """Whether the path steps from the parameter to another element."""
        self.indexed |= self.steps(path)

    def steps(self, path: tree.Expression) -> bool:
        match path:
            case tree.Subscript(base=base):
                return (isinstance(base, tree.Name) and base.name in self.aliases) or self.steps(base)
            case tree.Member(base=base) | tree.Unary(operand=base) | tree.Cast(operand=base):
                return self.steps(base)
            case tree.Update(operand=operand):
                return isinstance(operand, tree.Name)
            case tree.Binary(left=left):
                return not _loads(left)
            case _:
                return False

    def call(self, function: tree.Expression, arguments: tuple[tree.Expression, ...]) -> None:
        name = function.name if isinstance(function, tree.Name) else ""
        if not name:
            self.visit(function)
        for position, argument in enumerate(arguments):
            if not (self.rooted(argument) and self.passes_address(argument)):
                self.visit(argument)
                continue
            self.visit_indexes(argument)
            self.shape(argument)
            use = self.callee_use(name, position)
            if name[:3] == "mem" and isinstance(arguments[-1], tree.SizeofType | tree.SizeofExpression):
                use = replace(use, indexed=False)  # all of one object
            self.reads |= use.reads
            self.writes |= use.writes
            self.escapes |= use.escapes
            if _direct(argument):
                self.indexed |= use.indexed

    def passes_address(self, argument: tree.Expression) -> bool:
        """Whether the argument is an address in the target, and not a value loaded from it."""
        inner = argument
        while isinstance(inner, tree.Cast):
            inner = inner.operand
        if isinstance(inner, tree.Unary) and inner.operator == "&":
            return True
        if isinstance(inner, tree.Name):
            return self.is_pointer(inner.name)
        if isinstance(inner, tree.Binary):
            return not _loads(inner)
        return isinstance(self.path_type(inner), CArray | CPointer)

    def path_type(self, path: tree.Expression) -> CType | None:
        match path:
            case tree.Name(name=name):
                for known, type_ in self.function.type.parameters:
                    if known == name:
                        return type_
                return self.declared.get(name)
            case tree.Member(base=base, field=field):
                inner = self.path_type(base)
                inner = inner.target if isinstance(inner, CPointer) else inner
                return None if inner is None else self.unit.field_type(inner, field)
            case tree.Subscript(base=base) | tree.Unary(operator="*", operand=base):
                inner = self.path_type(base)
                if isinstance(inner, CPointer):
                    return inner.target
                return inner.element if isinstance(inner, CArray) else None
            case _:
                return None

    def callee_use(self, name: str, position: int) -> Use:
        if name in LIBRARY_USES:
            letters = LIBRARY_USES[name]
            letter = letters[position] if position < len(letters) else "u"
            many = name[:3] in ("mem", "str") or name.endswith(("printf", "qsort", "bsearch"))
            return Use(letter in "ru", letter in "wu", many)
        found = self.callees.find(name) if name and self.depth < _DEEPEST else None
        if found is not None and position < len(found[1].type.parameters):
            unit, callee = found
            parameter, type_ = callee.type.parameters[position]
            use = pointer_use(unit, callee, parameter, self.callees, self.depth + 1)
            const = isinstance(type_, CPointer | CArray) and type_.const
            return Use(use.reads or (use.writes and not use.out), use.writes and not const, use.indexed)
        known = self.unit.prototypes.get(name)
        if known is not None and position < len(known.type.parameters):
            type_ = known.type.parameters[position][1]
            return Use(True, not (isinstance(type_, CPointer | CArray) and type_.const))
        return Use(True, True, escapes=True)


def pointer_use(unit: Unit, function: tree.Function, name: str, callees: Callees, depth: int = 0) -> Use:
    """How `function` uses the target of its parameter `name`."""
    key = (id(function), name, depth)
    found = callees.uses.get(key)
    if found is None:
        found = callees.uses[key] = _pointer_use(unit, function, name, callees, depth)
    return found


def _pointer_use(unit: Unit, function: tree.Function, name: str, callees: Callees, depth: int) -> Use:
    uses = _Uses(unit, function, name, callees, depth)
    uses.visit(function.body)
    type_ = dict(function.type.parameters).get(name)
    const = isinstance(type_, CPointer | CArray) and type_.const
    writes = (uses.writes or uses.escapes) and not const
    out = False
    if writes and not uses.escapes:
        if uses.indexed or isinstance(type_, CArray):
            out = not uses.reads
        else:
            out = _written_first(function, name, type_, unit, uses)
    return Use(uses.reads, writes, uses.indexed, uses.escapes, out)


def _direct(argument: tree.Expression) -> bool:
    """Whether the callee gets the parameter itself, so that its indexing is ours."""
    while isinstance(argument, tree.Cast):
        argument = argument.operand
    return isinstance(argument, tree.Name)


def _loads(expression: tree.Expression) -> bool:
    """Whether the value of an expression over a pointer is something that it points to."""
    match expression:
        case tree.Unary(operator="&"):
            return False
        case tree.Member() | tree.Subscript() | tree.Unary(operator="*"):
            return True
        case tree.Cast(operand=operand):
            return _loads(operand)
        case tree.Binary(left=left, right=right):
            # the difference of two pointers is a number
            return _loads(left) or (expression.operator == "-" and bool(root_name(right)) and left == right)
        case _:
            return not isinstance(expression, tree.Name | tree.Binary | tree.Update)


# --------------------------------------------------------------------------- written before read


class _Flow:
    """Definite assignment of one target: 'unwritten' or a set of written fields; paths join by intersection."""

    def __init__(self, whole: frozenset[str], uses: _Uses, name: str) -> None:
        self.whole, self.uses, self.name = whole, uses, name
        self.read_early = False
        self.returns: list[frozenset[str]] = []

    def run(self, statement: object, written: frozenset[str]) -> frozenset[str] | None:
        """The fields written after the statement; None when control does not come out of it."""
        match statement:
            case tree.Compound(body=body):
                current: frozenset[str] | None = written
                for inner in body:
                    if isinstance(inner, tree.LabelStatement | tree.CaseLabel):
                        return self.give_up(statement, written)
                    if current is None:
                        return None
                    current = self.run(inner, current)
                return current
            case tree.IfStatement(condition=condition, then=then, otherwise=otherwise):
                after = self.expression(condition, written)
                first = self.run(then, after)
                second = after if otherwise is None else self.run(otherwise, after)
                return second if first is None else first if second is None else first & second
            case tree.WhileStatement(condition=condition, body=body, test_first=test_first):
                if not test_first:
                    once = self.run(body, written)
                    jumps = any(isinstance(n, tree.BreakStatement | tree.ContinueStatement) for n in walk(body))
                    after = self.expression(condition, written if once is None or jumps else once)
                    return after
                after = self.expression(condition, written)
                self.run(body, after)
                return after
            case tree.ForStatement(initial=initial, condition=condition, update=update, body=body):
                started = self.run(initial, written) if initial is not None else written
                after = written if started is None else started
                if condition is not None:
                    after = self.expression(condition, after)
                self.run(body, after)
                if update is not None:
                    self.expression(update, after)
                return after
            case tree.ReturnStatement(value=value):
                self.returns.append(written if value is None else self.expression(value, written))
                return None
            case tree.BreakStatement() | tree.ContinueStatement():
                return None  # the loop's own exit already counts as the join
            case tree.GotoStatement() | tree.SwitchStatement() | tree.UnknownStatement():
                return self.give_up(statement, written)
            case _:
                return self.expression(statement, written)

    def give_up(self, node: object, written: frozenset[str]) -> frozenset[str]:
        if any(self.mentions(n) for n in walk(node)) or any(isinstance(n, tree.ReturnStatement) for n in walk(node)):
            self.read_early = self.read_early or written != self.whole
        return written

    def mentions(self, node: object) -> bool:
        return isinstance(node, tree.Name) and node.name in self.uses.aliases

    def expression(self, node: object, written: frozenset[str]) -> frozenset[str]:
        match node:
            case tree.Assignment(operator="=", target=target, value=value):
                written = self.expression(value, written)
                parts = self.target(target)
                return written if parts is None else written | parts
            case tree.Binary(operator="&&" | "||", left=left, right=right):
                written = self.expression(left, written)
                self.expression(right, written)
                return written
            case tree.Ternary(condition=condition, then=then, otherwise=otherwise):
                written = self.expression(condition, written)
                return self.expression(then, written) & self.expression(otherwise, written)
            case tree.CallExpression(function=tree.Name(name="memset" | "memcpy" as called), arguments=arguments) if (
                len(arguments) == 3 and self.mentions(arguments[0])
            ):
                if called == "memcpy":
                    written = self.expression(arguments[1], written)
                size = arguments[2]
                whole = isinstance(size, tree.SizeofType | tree.SizeofExpression)
                return self.whole if whole else written
            case tree.CallExpression(function=function, arguments=arguments):
                result = written
                for position, argument in enumerate(arguments):
                    if self.mentions(argument):
                        name = function.name if isinstance(function, tree.Name) else ""
                        found = self.uses.callees.find(name) if self.uses.depth < _DEEPEST else None
                        if found is not None and position < len(found[1].type.parameters):
                            parameter = found[1].type.parameters[position][0]
                            use = pointer_use(found[0], found[1], parameter, self.uses.callees, self.uses.depth + 1)
                            if use.out:
                                result = self.whole
                                continue
                            if not use.reads and not use.writes:
                                continue
                        self.read_early |= written != self.whole
                    else:
                        self.expression(argument, written)
                return result
            case tree.Member(base=base, field=field) if self.mentions(base):
                self.read_early |= field not in written and written != self.whole
                return written
            case tree.Unary(operator="*", operand=operand) if self.mentions(operand):
                self.read_early |= written != self.whole
                return written
            case tree.Unary(operator="&") | tree.Update() | tree.Assignment() if self.uses.rooted(node):
                self.read_early |= written != self.whole
                return written
            case tree.Binary(operator="==" | "!=") | tree.Unary(operator="!"):
                for child in children(node):
                    if not self.mentions(child):
                        written = self.expression(child, written)
                return written
            case tree.Name() if self.mentions(node):
                self.read_early |= written != self.whole
                return written
            case _:
                for child in children(node):
                    written = self.expression(child, written)
                return written

    def target(self, target: tree.Expression) -> frozenset[str] | None:
        match target:
            case tree.Unary(operator="*", operand=operand) if self.mentions(operand):
                return self.whole
            case tree.Member(base=base, field=field) if self.mentions(base):
                return frozenset((field,))
            case tree.Name():
                return None
            case _:
                self.expression(target, frozenset() if self.uses.rooted(target) else self.whole)
                return None


def _written_first(function: tree.Function, name: str, type_: CType | None, unit: Unit, uses: _Uses) -> bool:
    target = type_.target if isinstance(type_, CPointer) else None
    if isinstance(target, CStruct):
        info = unit.structs.get(target.key)
        if info is None or not info.fields or info.union:
            return False
        # a field that is an array is never known to be written whole by assignments to its elements
        whole = frozenset(f.name for f in info.fields)
    elif isinstance(target, CInt) or target is not None:
        whole = frozenset(("*",))
    else:
        return False
    if uses.aliases != {name}:
        return False
    flow = _Flow(whole, uses, name)
    end = flow.run(function.body, frozenset())
    exits = flow.returns + ([] if end is None else [end])
    return not flow.read_early and bool(exits) and all(written >= whole for written in exits)
