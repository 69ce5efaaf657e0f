"""What subprograms do besides computing: exceptions, reads and writes of package variables, input and output.

Ada leaves the order of operands and arguments open (ARM 1.1.4(18)); GNAT picks one that depends on the kinds of
all of them. Where it could be seen, the lowering refuses; these are the facts by which it knows.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyzers.model import (
    ArrayType,
    BoolType,
    Direction,
    FloatType,
    IntType,
    Overflow,
    StringKind,
    StringType,
)
from translators.rules import ir
from translators.rules.ada.watch import Watch
from translators.rules.emit import walk

Global = tuple[str, str]  # module, name
Key = tuple[str, str]  # module, subprogram

CHECK = "constraint_error"
CONSOLE = ("ada.put", "ada.new_line", "ada.get", "ada.end_of", "ada.skip", "ada.set_", "ada.argument", "ada.flush",
           "ada_tasks.", "ada_files.get", "ada_files.set_", "ada_files.skip", "ada_directories.")  # fmt: skip

# Runtime functions during which other tasks go on: who calls them reads this, which nobody writes.
WAITING = ("?tasks", "?")
WAITS = frozenset(
    f"ada_tasks.{name}"
    for name in ("accept", "activate", "activate_started", "call", "call_within", "choose", "delay", "give_way", "leave", "wait")
)

# Runtime functions that raise something else than constraint_error.
INDEX_ERROR = frozenset(("ada_strings.index_error",))
ARGUMENT_ERROR = frozenset(("ada_numerics.argument_error",))
RUNTIME_RAISES: dict[str, frozenset[str]] = {
    "ada.element": INDEX_ERROR,
    "ada.replace_element": INDEX_ERROR,
    "ada.slice": INDEX_ERROR,
    "ada.replace_slice": INDEX_ERROR,
    "ada.insert": INDEX_ERROR,
    "ada.overwrite": INDEX_ERROR,
    "ada.delete": INDEX_ERROR,
    "ada.moved": frozenset(("ada_strings.length_error",)),
    "ada.index": frozenset(("ada_strings.pattern_error",)),
    "ada.index_from": frozenset(("ada_strings.pattern_error", "ada_strings.index_error")),
    "ada.count": frozenset(("ada_strings.pattern_error",)),
    "ada.time_of": frozenset(("ada_calendar.time_error",)),
    "ada.time_add": frozenset(("ada_calendar.time_error",)),
    "ada.time_subtract": frozenset(("ada_calendar.time_error",)),
    "ada.get_line": frozenset(("ada_io_exceptions.end_error",)),
    "ada.get": frozenset(("ada_io_exceptions.end_error",)),
    "ada_reals.read": frozenset(("ada_io_exceptions.data_error",)),
    **dict.fromkeys(
        ("ada_reals.real_in", "ada_reals.real_end"),
        frozenset(("ada_io_exceptions.data_error", "ada_io_exceptions.end_error")),
    ),
    **dict.fromkeys(("ada_math.sqrt", "ada_math.arcsin", "ada_math.arccos", "ada_math.arctan"), ARGUMENT_ERROR),
    **dict.fromkeys(("ada_math.log", "ada_math.log_to", "ada_math.power"), ARGUMENT_ERROR | {CHECK}),
}
STATUS_ERROR = frozenset(("ada_io_exceptions.status_error",))
WRONG_STATE = STATUS_ERROR | {"ada_io_exceptions.mode_error"}
# What functions about files raise; those that are not named here, anything of Ada.IO_Exceptions.
FILE_RAISES = {
    **dict.fromkeys(("mode", "name", "form", "index", "col", "line", "page"), STATUS_ERROR),
    **dict.fromkeys(("end_of_line", "end_of_page", "end_of_file", "line_length", "page_length"), WRONG_STATE),
}
FILE_ERRORS = WRONG_STATE | frozenset(
    f"ada_io_exceptions.{name}_error" for name in ("name", "use", "device", "end", "data", "layout")
) | {CHECK, "program_error"}  # fmt: skip
NAME_ERROR = frozenset(("ada_io_exceptions.name_error",))
NAMES_ALONE = ("exists", "kind", "size", "simple_name", "base_name", "extension", "compose")
# Where only these are raised, by checks and runtime functions, nobody can tell one from another.
ANONYMOUS = (frozenset((CHECK,)), INDEX_ERROR, frozenset(("ada_strings.pattern_error",)), ARGUMENT_ERROR, STATUS_ERROR)


@dataclass(frozen=True)
class Effects:
    """`locals_read`/`locals_written` are only of expressions: names of the local variables involved."""

    raises: frozenset[str] = frozenset()
    reads: frozenset[Global] = frozenset()
    writes: frozenset[Global] = frozenset()
    locals_read: frozenset[str] = frozenset()
    locals_written: frozenset[str] = frozenset()
    console: bool = False

    def __or__(self, other: Effects) -> Effects:
        if other is NOTHING:
            return self
        if self is NOTHING:
            return other
        if self.covers(other):
            return self
        if other.covers(self):
            return other
        return Effects(
            self.raises | other.raises,
            self.reads | other.reads,
            self.writes | other.writes,
            self.locals_read | other.locals_read,
            self.locals_written | other.locals_written,
            self.console or other.console,
        )

    def covers(self, other: Effects) -> bool:
        """Whether these are all of the other ones, and perhaps more."""
        return (
            other.raises <= self.raises
            and other.locals_read <= self.locals_read
            and other.reads <= self.reads
            and other.writes <= self.writes
            and other.locals_written <= self.locals_written
            and other.console <= self.console
        )

    @property
    def visible(self) -> bool:
        """Whether it changes something."""
        return bool(self.writes or self.locals_written or self.console)

    def conflicts(self, other: Effects) -> bool:
        """Whether it could be seen which of the two came first."""
        if self.console and other.console:
            return True
        if (self.visible and other.raises) or (other.visible and self.raises):
            return True
        if self.raises and other.raises and not (self.raises == other.raises and self.raises in ANONYMOUS):
            return True
        touched = (self.writes & (other.reads | other.writes)) | (other.writes & self.reads)
        local = (self.locals_written & (other.locals_read | other.locals_written)) | (
            other.locals_written & self.locals_read
        )
        return bool(touched or local)


NOTHING = Effects()
FAILS = Effects(raises=frozenset((CHECK,)))
ANYTHING = Effects(frozenset(("?",)), frozenset((("?", "?"),)), frozenset((("?", "?"),)), console=True)

# The expressions that may do something besides what their operands do.
_OWN = frozenset((ir.RuntimeCall, ir.Index, ir.Slice, ir.Dereference, ir.Convert, ir.Binary, ir.Unary))


class EffectTable:
    """Effects of lowered subprograms, and of expressions in terms of them."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.of: dict[Key, Effects] = {}
        self.directions: dict[Key, tuple[Direction, ...]] = {}
        self.calls: dict[Key, set[Key]] = {}
        self.bodies: dict[Key, Sequence[ir.Statement]] = {}
        self.unknown: frozenset[Key] = frozenset()
        self.closures: dict[Key, frozenset[Key]] = {}
        self.named: frozenset[str] | None = None  # see `raised`, once somebody has asked
        self._asked: dict[int, tuple[object, Effects, str]] = {}  # in a turn of the watch: expressions by identity
        self._asked_in = -1

    # ------------------------------------------------------------------ expressions

    def expression(self, node: object, module: str) -> Effects:
        """The effects of evaluating an expression, in code of `module`. Remembered for a turn: with what is around it, it is
        asked about again."""
        kind = type(node)
        if kind is ir.Variable:
            return _read(node, module)  # type: ignore[arg-type]
        if self.watch.turn != self._asked_in:
            self._asked.clear()
            self._asked_in = self.watch.turn
        known = self._asked.get(id(node))
        if known is None or known[2] != module:
            known = self._asked[id(node)] = node, self._expression(node, module), module
        return known[1]

    def _expression(self, node: object, module: str) -> Effects:
        if type(node) is ir.Call:
            return self._call(node, module)
        found = NOTHING
        for child in walk.children(node):
            found |= self.expression(child, module)
        return found | self._own(node, module) if type(node) in _OWN else found

    def place(self, node: object, module: str, sure: frozenset[str] = frozenset()) -> Effects:
        """The effects of finding a place, without looking at what is there. `sure` are references, by name, that
        are known not to be null."""
        if isinstance(node, ir.FieldAccess):
            return self.place(node.base, module, sure)
        if isinstance(node, ir.Index):
            known = isinstance(node.index, ir.Variable) and node.index.name in sure
            raised = NOTHING if known or certain_index(node) else Effects(raises=frozenset((CHECK,)))
            return self.place(node.base, module, sure) | self.expression(node.index, module) | raised
        if isinstance(node, ir.Slice):
            bounds = self.expression(node.low, module) | self.expression(node.high, module)
            return self.place(node.base, module, sure) | bounds | Effects(raises=frozenset((CHECK,)))
        if isinstance(node, ir.Dereference):
            known = isinstance(node.reference, ir.Variable) and node.reference.name in sure
            raised = NOTHING if known else Effects(raises=frozenset((CHECK,)))
            return self.expression(node.reference, module) | raised
        return NOTHING

    def _own(self, node: object, module: str) -> Effects:
        if isinstance(node, ir.RuntimeCall):
            written = NOTHING
            for position in node.mutable:
                written |= _written(node.arguments[position], module)
            raises = runtime_raises(node.function) if node.raises else frozenset()
            console = node.function.startswith(CONSOLE) and node.function != "ada_tasks.turn"  # a turn shows nothing
            reads = frozenset((WAITING,)) if node.function in WAITS else frozenset()
            return written | Effects(raises=raises, reads=reads, console=console)
        if isinstance(node, ir.Index | ir.Slice):
            return NOTHING if certain_index(node) else FAILS
        if isinstance(node, ir.Dereference):
            return Effects(raises=frozenset((CHECK,)), reads=frozenset((heap(node),)))
        if isinstance(node, ir.Convert) and node.check:
            return FAILS
        if isinstance(node, ir.Binary | ir.Unary) and not isinstance(node.type, BoolType | FloatType):
            traps = isinstance(node.type, IntType) and node.type.overflow is Overflow.TRAPS
            divides = isinstance(node, ir.Binary) and node.operator in ("/", "mod", "rem")
            if (traps or divides) and node.operator not in ("concat", "&", "|", "^", "~"):
                return FAILS
        return NOTHING

    def _call(self, node: ir.Call, module: str) -> Effects:
        key = (node.module or module, node.subprogram)
        found = self.known(key)
        directions = self.directions.get(key, ())
        for position, argument in enumerate(node.arguments):
            found |= self.expression(argument, module)
            if position < len(directions) and directions[position] is not Direction.IN:
                found |= _written(argument, module)
        return found

    # ------------------------------------------------------------------ subprograms

    def known(self, key: Key) -> Effects:
        """The effects of a subprogram, as far as they are known."""
        self.watch.read("effects", key)
        return self.of.get(key, NOTHING)

    def settle(self, modules: Mapping[str, Sequence[ir.IrSubprogram]], unknown: Iterable[Key]) -> bool:
        """Compute the effects of all subprograms; True when something changed since the last time. What nothing leads from
        to a subprogram that changed keeps its own: they are the least that fit (a least fixpoint)."""
        old, calls_before, directions_before = self.of, self.calls, self.directions
        self.watch.turn += 1
        bodies_before, unknown_before = self.bodies, self.unknown
        self.directions = {
            (m, s.name): tuple(p.direction for p in s.parameters) for m, subs in modules.items() for s in subs
        }
        bodies: dict[Key, Sequence[ir.Statement]] = {(m, s.name): s.body for m, subs in modules.items() for s in subs}
        self.bodies, self.unknown = bodies, frozenset(unknown)
        same = {key for key, body in bodies.items() if bodies_before.get(key) is body}
        callers: dict[Key, set[Key]] = {}
        self.calls = {key: calls_before[key] if key in same else called_by(body, key[0]) for key, body in bodies.items()}
        self.closures = {}
        for key, calls in self.calls.items():
            for called in calls:
                callers.setdefault(called, set()).add(key)
        changed = ((bodies.keys() | bodies_before.keys()) - same) | (self.unknown ^ unknown_before)
        changed |= {key for key in same if self.directions[key] != directions_before[key]}
        pending = list(changed)
        while pending:
            new = callers.get(pending.pop(), set()) - changed
            changed |= new
            pending += new
        self.of = {key: NOTHING if key in changed else old[key] for key in bodies}
        self.of.update((key, ANYTHING) for key in self.unknown if key in changed or key not in bodies)
        waiting = [key for key in reversed(_callees_first(self.calls)) if key in changed]
        there = set(waiting)
        while waiting:
            key = waiting.pop()
            there.remove(key)
            found = _outside(self.body(bodies[key], key[0]))
            if found != self.of[key]:
                self.of[key] = found
                self.watch.turn += 1
                again = [c for c in callers.get(key, ()) if c not in there]
                waiting.extend(again)
                there.update(again)
        for key in {*old, *self.of, *directions_before, *self.directions}:
            if self.of.get(key) != old.get(key) or self.directions.get(key) != directions_before.get(key):
                self.watch.changed("effects", key)
        if self.calls != calls_before:
            self.watch.changed("calls", "")
        more = self.named is not None and raised_in(tuple(bodies.values())) != self.named
        if more:
            self.named = None
            self.watch.changed("raised", "")
        return more or self.of != old or self.calls != calls_before

    def raised(self) -> frozenset[str]:
        """All exceptions that something in the program's subprograms may raise, be they handled there."""
        self.watch.read("raised", "")
        if self.named is None:
            self.named = raised_in(tuple(self.bodies.values()))
        return self.named

    def reached(self, key: Key) -> frozenset[Key]:
        """What a call of a subprogram may come to, itself too."""
        self.watch.read("calls", "")
        if key not in self.closures:
            found: set[Key] = set()
            pending = [key]
            while pending:
                item = pending.pop()
                if item not in found:
                    found.add(item)
                    pending += self.calls.get(item, ())
            self.closures[key] = frozenset(found)
        return self.closures[key]

    def body(self, statements: Sequence[ir.Statement], module: str) -> Effects:
        found = NOTHING
        for statement in statements:
            found |= self._statement(statement, module)
        return found

    def _statement(self, statement: ir.Statement, module: str) -> Effects:
        if isinstance(statement, ir.Try):
            found = self.body(statement.body, module)
            caught = {name for h in statement.handlers for name in h.exceptions}
            if any(not h.exceptions for h in statement.handlers):
                found = _with_raises(found, frozenset())
            else:
                found = _with_raises(found, found.raises - caught)
            for handler in statement.handlers:
                inner = self.body(handler.body, module)
                if "" in inner.raises:
                    again = frozenset(handler.exceptions or ("?",))
                    inner = _with_raises(inner, (inner.raises - {""}) | again)
                found |= inner
            return found
        found = NOTHING
        if isinstance(statement, ir.Raise):
            found |= Effects(raises=frozenset((statement.exception,)))
        if isinstance(statement, ir.Assign):
            found |= _written(statement.target, module)
        for node in _own_expressions(statement):
            found |= self.expression(node, module)
        for body in _bodies(statement):
            found |= self.body(body, module)
        return found


def runtime_raises(function: str) -> frozenset[str]:
    home, _, name = function.rpartition(".")
    if home == "ada_directories":
        return NAME_ERROR if name in NAMES_ALONE else NAME_ERROR | {"ada_io_exceptions.use_error"}
    if home in ("ada_files", "ada_elements"):
        return FILE_RAISES.get(name, FILE_ERRORS)
    return RUNTIME_RAISES.get(function, frozenset((CHECK,)))


def raised_in(bodies: object) -> frozenset[str]:
    """The exceptions that statements and runtime functions raise."""
    found = {CHECK}
    for item in _inside(bodies):
        if isinstance(item, ir.Raise):
            found.add(item.exception)
        elif isinstance(item, ir.RuntimeCall) and item.raises:
            found |= runtime_raises(item.function)
    return frozenset(found - {""})


def called_by(body: object, module: str) -> set[Key]:
    """The subprograms that a body calls."""
    return {(item.module or module, item.subprogram) for item in _inside(body) if isinstance(item, ir.Call)}


def _inside(root: object) -> list[object]:
    """The statements and expressions in something."""
    found: list[object] = []
    stack = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple | list):
            stack.extend(item)
        elif fields := walk.inner_fields(item):
            found.append(item)
            stack += [getattr(item, name) for name in fields]
    return found


def _callees_first(calls: Mapping[Key, Iterable[Key]]) -> list[Key]:
    """The subprograms in an order in which what one calls stands before it, but for recursion: in postorder."""
    order: list[Key] = []
    seen: set[Key] = set()
    for root in calls:
        stack = [(root, False)]
        while stack:
            key, done = stack.pop()
            if done:
                order.append(key)
            elif key not in seen and key in calls:
                seen.add(key)
                stack.append((key, True))
                stack.extend((called, False) for called in sorted(calls[key], reverse=True))
    return order


def _with_raises(effects: Effects, raises: frozenset[str]) -> Effects:
    return Effects(raises, effects.reads, effects.writes, effects.locals_read, effects.locals_written, effects.console)


def _outside(effects: Effects) -> Effects:
    """What callers see: not the local variables."""
    return Effects(effects.raises, effects.reads, effects.writes, console=effects.console)


def certain_index(node: ir.Index | ir.Slice) -> bool:
    """Whether an index certainly lies in its array's static bounds."""
    if not isinstance(node, ir.Index):
        return False
    of = getattr(node.base, "type", None)
    kind = getattr(node.index, "type", None)
    if isinstance(of, StringType) and of.kind is StringKind.FIXED:
        low, high = 1, of.length
    elif isinstance(of, ArrayType):
        low, high = of.low, of.high  # type: ignore[assignment]
    else:
        return False
    if low is None or high is None:
        return False
    if isinstance(node.index, ir.IntLiteral):
        return low <= node.index.value <= high
    sure = isinstance(node.index, ir.Variable | ir.Convert) and isinstance(kind, IntType)
    return sure and isinstance(kind, IntType) and low <= kind.minimum and kind.maximum <= high


def heap(node: ir.Dereference) -> Global:
    """All allocated objects of a type, as if they were one variable."""
    return "*", getattr(node.type, "name", "") or type(node.type).__name__


def _read(node: ir.Variable, module: str) -> Effects:
    if node.scope == "global":
        return _reads_global((node.module or module, node.name))
    return _reads_local(node.name) if node.scope in ("local", "parameter") else NOTHING


@functools.lru_cache(maxsize=4096)
def _reads_global(name: Global) -> Effects:
    return Effects(reads=frozenset((name,)))


@functools.lru_cache(maxsize=4096)
def _reads_local(name: str) -> Effects:
    return Effects(locals_read=frozenset((name,)))


def _written(place: object, module: str) -> Effects:
    while isinstance(place, ir.FieldAccess | ir.Index | ir.Slice):
        place = place.base
    if isinstance(place, ir.Dereference):
        return Effects(writes=frozenset((heap(place),)))
    if not isinstance(place, ir.Variable):
        return NOTHING
    if place.scope == "global":
        return Effects(writes=frozenset(((place.module or module, place.name),)))
    return Effects(locals_written=frozenset((place.name,)))


def _own_expressions(statement: ir.Statement) -> list[object]:
    values = [getattr(statement, name) for name in walk.inner_fields(statement)]
    return [value for value in values if walk.is_expression(value)]


def _bodies(statement: ir.Statement) -> list[Sequence[ir.Statement]]:
    match statement:
        case ir.If(then=then, otherwise=otherwise):
            return [then, otherwise]
        case ir.Switch(cases=cases, default=default):
            return [*(c.body for c in cases), default]
        case ir.Loop(body=body, update=update):
            return [body, update]
        case ir.ForRange(body=body) | ir.Block(body=body):
            return [body]
    return []
