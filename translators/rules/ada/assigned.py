"""Whether a scalar is read where nothing can have written it yet (ARM 3.3.1(21), 13.9.1).

To read an uninitialised scalar is a bounded error: any value will do, and the translation takes zero. A program that
always does so has no meaning worth keeping and is refused; one where an earlier statement may have written the
variable (a branch, a call, a block that an exception ended) is taken to know what it does. The walk follows the
abstract syntax and unites paths; what it can't follow counts as a write of all that it mentions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analyzers.ada import tree as t
from analyzers.ada.bodies import block_scope
from analyzers.ada.entities import Scope

State = frozenset[str] | None  # None: control does not get here
Modes = Callable[[t.Expr, Scope], list[tuple[str, t.Expr]] | None]


@dataclass(frozen=True)
class Summary:
    """What a nested subprogram does to the variables around it: those it reads before it writes them, and those
    that it may have written when it ends."""

    reads: frozenset[str]
    writes: frozenset[str] = frozenset()


class Flow:
    """One walk. `bad` collects the variables that are read first; `modes` gives a call's actuals by mode."""

    def __init__(
        self,
        tracked: frozenset[str],
        outs: frozenset[str],
        modes: Modes,
        nested: dict[str, Summary],
        scope: Scope,
    ) -> None:
        self.tracked = tracked
        self.nested = nested
        self.scope = scope
        self.outs = outs
        self.modes = modes
        self.bad: set[str] = set()
        self.exits: list[tuple[str, list[State]]] = []

    # ------------------------------------------------------------------ expressions

    def read(self, node: object, state: State) -> None:
        if state is None:
            return
        for item in t.walk(node):
            if isinstance(item, t.Name) and item.key in self.tracked and item.key not in state:
                self.bad.add(item.key)
            if isinstance(item, t.Name) and item.key in self.nested:
                self.bad |= self.nested[item.key].reads - state

    def leave(self, state: State) -> None:
        """A normal return: out parameters must have their values."""
        if state is not None:
            self.bad |= self.outs - state

    # ------------------------------------------------------------------ statements

    def sequence(self, body: Sequence[t.Stmt], state: State) -> State:
        for item in body:
            state = self.statement(item, state)
        return state

    def statement(self, item: t.Stmt, state: State) -> State:
        if state is None:
            return None
        match item:
            case t.AssignStmt():
                self.read(item.value, state)
                return self.written(item.target, state)
            case t.CallStmt():
                return self.call(item.call, state)
            case t.IfStmt():
                return self.choice(item, state)
            case t.CaseStmt():
                self.read(item.selector, state)
                return join([self.sequence(body, state) for _, body in item.alternatives])
            case t.LoopStmt():
                return self.loop(item, state)
            case t.BlockStmt():
                outer, self.scope = self.scope, block_scope(item, self.scope)
                try:
                    return self.block(item.declarations, item.body, state)
                finally:
                    self.scope = outer
            case t.ExtendedReturn():
                after = self.block((item.object,), item.body, state)
                self.leave(after)
                return None
            case t.ExitStmt():
                return self.exit(item, state)
            case t.ReturnStmt():
                self.read(item.value, state)
                self.leave(state)
                return None
            case t.RaiseStmt():
                self.read(item.message, state)
                return None
        self.read(item, state)
        return state

    def written(self, target: t.Expr, state: frozenset[str]) -> State:
        if isinstance(target, t.Name):
            return state | {target.key} if target.key in self.tracked else state
        self.read(target, state)
        return state

    def call(self, call: t.Expr, state: frozenset[str]) -> State:
        callee = call.prefix if isinstance(call, t.Apply) else call
        self.read(callee, state)
        known = self.nested.get(callee.key) if isinstance(callee, t.Name | t.Selected) else None
        written = known.writes if known is not None else frozenset()
        actuals = self.modes(call, self.scope)
        if actuals is None:
            return state | written | {n.key for n in t.walk(call) if isinstance(n, t.Name) and n.key in self.tracked}
        after: State = state | written
        for mode, value in actuals:
            if mode != "out":
                self.read(value, state)
        for mode, value in actuals:
            if mode == "out" and after is not None:
                after = self.written(value, after)
        return after

    def choice(self, item: t.IfStmt, state: frozenset[str]) -> State:
        ends: list[State] = []
        for test, body in item.branches:
            self.read(test, state)
            ends.append(self.sequence(body, state))
        ends.append(self.sequence(item.otherwise, state))
        return join(ends)

    def loop(self, item: t.LoopStmt, state: frozenset[str]) -> State:
        exits: list[State] = []
        self.exits.append((item.label.lower(), exits))
        if item.condition is not None:
            self.read(item.condition, state)
        if item.iteration is not None:
            self.read(item.iteration.domain, state)
        again = state | written_in(item.body, self.tracked)  # what an earlier turn wrote
        after = self.sequence(item.body, again)
        self.exits.pop()
        endless = item.condition is None and item.iteration is None
        return join(exits) if endless else join([state, after, *exits])

    def exit(self, item: t.ExitStmt, state: frozenset[str]) -> State:
        self.read(item.condition, state)
        for label, exits in reversed(self.exits):
            if not item.label or label == item.label.lower():
                exits.append(state)
                break
        return None if item.condition is None else state

    def block(self, declarations: Sequence[t.Decl], body: t.Handled | None, state: frozenset[str]) -> State:
        """A variable of the block hides one of that name around it, and starts without a value."""
        inner: State = state
        for declaration in declarations:
            assert inner is not None
            if isinstance(declaration, t.ObjectDecl):
                self.read((declaration.subtype, declaration.initial), inner)
                inner -= frozenset(n.key for n in declaration.names)
            elif not isinstance(declaration, t.SubprogramBody):
                self.read(declaration, inner)
        after = self.handled(body, inner) if body is not None else inner
        if after is None:
            return None
        own = {n.key for d in declarations if isinstance(d, t.ObjectDecl) for n in d.names}
        return (after - own) | (state & own)

    def handled(self, body: t.Handled, state: State) -> State:
        ends = [self.sequence(body.statements, state)]
        if body.handlers and state is not None:
            state = state | written_in((body,), self.tracked)
        ends += [self.sequence(handler.body, state) for handler in body.handlers]
        return join(ends)


def written_in(body: Sequence[object], tracked: frozenset[str]) -> frozenset[str]:
    """What statements may write: targets of assignments, and all that a call mentions."""
    found: set[str] = set()
    for node in t.walk(tuple(body)):
        if isinstance(node, t.AssignStmt) and isinstance(node.target, t.Name):
            found.add(node.target.key)
        elif isinstance(node, t.CallStmt):
            found |= {n.key for n in t.walk(node) if isinstance(n, t.Name)}
    return frozenset(found) & tracked


def join(ends: Sequence[State]) -> State:
    """What some way that control came may have written."""
    reached = [end for end in ends if end is not None]
    return frozenset().union(*reached) if reached else None


def read_early(
    tracked: frozenset[str],
    outs: frozenset[str],
    declarations: Sequence[t.Decl],
    body: t.Handled,
    modes: Modes,
    scope: Scope,
) -> frozenset[str]:
    """The tracked variables that are read before anything wrote them, or never written though they are out
    parameters."""
    nested = summaries(declarations, body, tracked, modes, scope)
    flow = Flow(tracked, outs, modes, nested, scope)
    for name, summary in nested.items():
        if name.startswith('"'):  # an operator is called without its name
            flow.bad |= summary.reads
    inner = [d for d in declarations if isinstance(d, t.PackageBody | t.ConcurrentDecl)]
    start = written_in(inner, tracked)
    for node in declarations:
        if isinstance(node, t.ObjectDecl):
            flow.read((node.subtype, node.initial), start)
    end = flow.handled(body, start)
    flow.leave(end)
    return frozenset(flow.bad)


def summaries(
    declarations: Sequence[t.Decl], body: t.Handled, tracked: frozenset[str], modes: Modes, scope: Scope
) -> dict[str, Summary]:
    """What each nested subprogram, by name, does to the tracked variables. Those at the outermost level are
    followed, in the order of the text; the others may have written whatever they mention."""
    mentioned = nested_mentions((tuple(declarations), body), tracked)
    found = {name: Summary(frozenset(), mentions) for name, mentions in mentioned.items()}
    bodies = [d for d in declarations if isinstance(d, t.SubprogramBody) and d.body is not None]
    names = [t.dotted(d.spec.name).rpartition(".")[2].lower() for d in bodies]
    for item, name in zip(bodies, names, strict=True):
        hidden = {p.key for param in item.spec.params for p in param.names}
        hidden |= {n.key for d in t.walk(item.declarations) if isinstance(d, t.ObjectDecl) for n in d.names}
        if names.count(name) > 1 or hidden & tracked or item.body is None or not isinstance(item.spec.name, t.Name):
            continue
        flow = Flow(tracked, frozenset(), modes, found, scope)
        for declaration in item.declarations:
            flow.read(declaration, frozenset())
        returns = Returns(flow)
        end = flow.handled(item.body, frozenset())
        ends = [e for e in (end, *returns.states) if e is not None]
        writes = frozenset().union(*ends, written_in((item.body,), tracked))
        found[name] = Summary(frozenset(flow.bad) & tracked, writes)
    return found


class Returns:
    """Collects what is written at each return of a walk."""

    def __init__(self, flow: Flow) -> None:
        self.states: list[frozenset[str]] = []
        flow.leave = self.leave  # type: ignore[method-assign]

    def leave(self, state: State) -> None:
        if state is not None:
            self.states.append(state)


def nested_mentions(root: object, tracked: frozenset[str]) -> dict[str, frozenset[str]]:
    """For each nested subprogram, by name, the tracked variables that it or those that it calls mention. An
    instance mentions what its generic does."""
    mentions: dict[str, set[str]] = {}
    for node in t.walk(root):
        name, inner = "", ()
        if isinstance(node, t.SubprogramBody):
            name = t.dotted(node.spec.name).rpartition(".")[2].lower()
            inner = (node.declarations, node.body, node.expression)  # type: ignore[assignment]
        elif isinstance(node, t.Instantiation | t.SubprogramRenaming):
            name = t.dotted(node.name if isinstance(node, t.Instantiation) else node.spec.name).lower()
            inner = (node,)  # type: ignore[assignment]
        if name:
            mentions.setdefault(name, set()).update(n.key for n in t.walk(inner) if isinstance(n, t.Name))
    changed = True
    while changed:
        changed = False
        for found in mentions.values():
            more = set().union(*(mentions[n] for n in found if n in mentions)) - found
            if more:
                found |= more
                changed = True
    return {name: frozenset(found) & tracked for name, found in mentions.items()}
