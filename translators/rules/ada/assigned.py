"""Whether a scalar is read before it is written (ARM 3.3.1(21), 13.9.1).

Ada leaves an uninitialised scalar's value open: reading it is a bounded error, and the translation takes zero. In what
others can call, a variable must certainly be written first, whichever way control goes. A main procedure runs just
once and in one way: there a variable is only refused that nothing can have written yet (`lenient`). The walk follows
the abstract syntax and joins paths.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analyzers.ada import tree as t
from analyzers.ada.bodies import block_scope
from analyzers.ada.entities import ObjectEntity, Scope, SubprogramEntity

State = frozenset[str] | None  # None: control does not get here
EVALUATED = ("assert", "assert_and_cut", "assume", "check", "debug", "loop_invariant", "postcondition", "precondition")  # pragmas
RUNS = t.PackageBody | t.PackageDecl | t.ConcurrentDecl | t.Instantiation
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
        lenient: bool,
    ) -> None:
        self.lenient = lenient
        self.tracked = tracked
        self.nested = nested
        self.scope = scope
        self.outs = outs
        self.modes = modes
        self.bad: set[str] = set()
        self.exits: list[tuple[str, list[State]]] = []
        self.outermost = scope
        self.called: set[str] = set()  # leniently: what functions, instances and packages on the way may have written
        self.renamed: dict[str, str] = {}  # a renaming of a tracked variable, and that variable

    # ------------------------------------------------------------------ expressions

    def read(self, node: object, state: State) -> None:
        if state is None:
            return
        asked = {
            id(item.prefix) for item in t.walk(node)
            if isinstance(item, t.Attribute) and item.designator in ("size", "address", "alignment")
        }  # fmt: skip
        if self.lenient:
            self.called |= self.writes_of(node)
        written = state | self.called
        if isinstance(node, t.Pragma) and node.name.lower() not in EVALUATED:
            return  # it speaks of what it names
        for item in t.walk(node):
            if not isinstance(item, t.Name) and not self.of_subprogram(item):
                continue
            assert isinstance(item, t.Name | t.Selected)
            key = self.renamed.get(item.key, item.key)
            if key in self.tracked and key not in written and id(item) not in asked:
                found = self.scope.library.find(item, self.scope)
                if not found or isinstance(found[0], ObjectEntity):
                    self.bad.add(key)
            if item.key in self.nested:
                self.bad |= self.nested[item.key].reads - written

    def of_subprogram(self, item: t.Node) -> bool:
        """Whether it is an expanded name of what a subprogram declares."""
        if not isinstance(item, t.Selected) or (item.key not in self.tracked and item.key not in self.nested):
            return False
        return any(isinstance(e, SubprogramEntity) for e in self.scope.library.find(item.prefix, self.scope))

    def means_nested(self, callee: t.Expr) -> bool:
        """Whether a callee is a nested subprogram, if one has that name: nothing outside has it too."""
        if not isinstance(callee, t.Name):
            return False
        own = self.outermost.local(callee.key)
        return all(e in own for e in self.outermost.library.find(callee, self.outermost))

    def writes_of(self, node: object) -> frozenset[str]:
        """What the subprograms that an expression or a declaration mentions may write."""
        names = {n.key for n in t.walk(node) if isinstance(n, t.Name)}
        names |= {n.selector.lower() for n in t.walk(node) if isinstance(n, t.Selected) and isinstance(n.selector, str)}
        return frozenset[str]().union(*(self.nested[n].writes for n in names if n in self.nested))

    def declared(self, item: t.Decl, state: State) -> None:
        """A declaration that is no object's own: what it reads; leniently a package, an instance or a renaming may
        have written what it mentions, since it runs statements or names the object."""
        if isinstance(item, t.ObjectRenaming) and isinstance(item.object, t.Name) and item.object.key in self.tracked:
            self.renamed[item.name.key] = item.object.key
        elif self.lenient and isinstance(item, RUNS):
            self.called |= self.writes_of(item)
            self.called |= {n.key for n in t.walk(item) if isinstance(n, t.Name)} & self.tracked
        elif isinstance(item, t.TypeDecl) and state is not None:
            own = {n.key for d in item.discriminants for n in d.names}
            self.read((item.discriminants, item.definition), state | own)
        elif not isinstance(item, t.SubprogramBody) and not (self.lenient and isinstance(item, t.GenericDecl)):
            self.read(item, state)

    def leave(self, state: State) -> None:
        """A normal return: out parameters must have their values."""
        if state is not None:
            self.bad |= self.outs - state

    # ------------------------------------------------------------------ statements

    def sequence(self, body: Sequence[t.Stmt], state: State) -> State:
        start = state
        for item in body:
            if isinstance(item, t.LabelStmt):  # from anywhere in the sequence
                state = start | written_in(body, self.tracked) if self.lenient and start is not None else start
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
                return self.join([self.sequence(body, state) for _, body in item.alternatives])
            case t.LoopStmt():
                return self.loop(item, state)
            case t.BlockStmt():
                outer, self.scope = self.scope, block_scope(item, self.scope)
                try:
                    return self.block(item.declarations, item.body, state)
                finally:
                    self.scope = outer
            case t.AcceptStmt():
                return self.accept(item, state)
            case t.SelectStmt():
                self.read(tuple((a.guard, a.opens if isinstance(a.opens, t.DelayStmt) else None) for a in item.alternatives), state)
                ends = [self.sequence(a.body, self.accept(a.opens, state)) for a in item.alternatives if a.opens is not None]
                return self.join([*ends, *([self.sequence(item.otherwise, state)] if item.otherwise is not None else [])])
            case t.EntryCallStmt():
                self.read(item.limit, state)
                return self.join([self.sequence(item.body, self.call(item.call, state)), self.sequence(item.otherwise, state)])
            case t.ExtendedReturn():
                after = self.block((item.object,), item.body, state)
                self.leave(after)
                return None
            case t.ExitStmt():
                return self.exit(item, state)
            case t.GotoStmt():
                return None
            case t.ReturnStmt():
                self.read(item.value, state)
                self.leave(state)
                return None
            case t.RaiseStmt():
                self.read(item.message, state)
                return None
        self.read(item, state)
        return state

    def accept(self, item: t.AcceptStmt | t.DelayStmt, state: frozenset[str]) -> State:
        """A rendezvous; its parameters hide variables of their names."""
        if not isinstance(item, t.AcceptStmt) or item.body is None:
            return state
        self.read(item.member, state)
        own = frozenset(n.key for n in item.names)
        after = self.handled(item.body, state | own)
        return None if after is None else (after - own) | (state & own)

    def written(self, target: t.Expr, state: frozenset[str]) -> State:
        if isinstance(target, t.Name):
            key = self.renamed.get(target.key, target.key)
            return state | {key} if key in self.tracked else state
        self.read(target, state)
        return state

    def call(self, call: t.Expr, state: frozenset[str]) -> State:
        callee = call.prefix if isinstance(call, t.Apply) else call
        self.read(callee, state)
        known = self.nested.get(callee.key) if isinstance(callee, t.Name | t.Selected) else None
        written = known.writes if known is not None and (self.lenient or self.means_nested(callee)) else frozenset()
        actuals = self.modes(call, self.scope)
        if actuals is None and not self.lenient:
            self.read(call, state)
            return state | written
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
        return self.join(ends)

    def loop(self, item: t.LoopStmt, state: frozenset[str]) -> State:
        exits: list[State] = []
        self.exits.append((item.label.lower(), exits))
        if item.condition is not None:
            self.read(item.condition, state)
        if item.iteration is not None:
            self.read(item.iteration.domain, state)
        again = state | written_in(item.body, self.tracked) if self.lenient else state  # what an earlier turn wrote
        after = self.sequence(item.body, again)
        self.exits.pop()
        if item.condition is None and item.iteration is None:
            return self.join(exits)
        return self.join([state, after, *exits]) if self.lenient else state

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
        renamed = dict(self.renamed)
        for declaration in declarations:
            assert inner is not None
            if isinstance(declaration, t.ObjectDecl):
                self.read((declaration.subtype, declaration.initial), inner)
                hidden = frozenset(n.key for n in declaration.names)
                inner -= hidden
                self.called -= hidden
                for key in hidden:
                    self.renamed.pop(key, None)
            else:
                self.declared(declaration, inner)
        after = self.handled(body, inner) if body is not None else inner
        self.renamed = renamed
        if after is None:
            return None
        own = {n.key for d in declarations if isinstance(d, t.ObjectDecl) for n in d.names}
        return (after - own) | (state & own)

    def handled(self, body: t.Handled, state: State) -> State:
        ends = [self.sequence(body.statements, state)]
        known = state
        if self.lenient and body.handlers and state is not None:
            known = state | written_in((body,), self.tracked)
        for item in () if self.lenient else body.statements:
            if known is None or not harmless(item):
                break
            known = self.statement(item, known)
        ends += [self.sequence(handler.body, known) for handler in body.handlers]
        return self.join(ends)

    def join(self, ends: Sequence[State]) -> State:
        """What is written whichever way control came; leniently: what some way may have written."""
        reached = [end for end in ends if end is not None]
        if not reached:
            return None
        return frozenset.union(*reached) if self.lenient else frozenset.intersection(*reached)


def harmless(item: t.Stmt) -> bool:
    """An assignment that cannot raise: a literal into a variable."""
    if not isinstance(item, t.AssignStmt) or not isinstance(item.target, t.Name):
        return isinstance(item, t.NullStmt)
    truth = isinstance(item.value, t.Name) and item.value.key in ("true", "false")
    return truth or isinstance(item.value, t.IntLit | t.CharLit | t.RealLit)


def written_in(body: Sequence[object], tracked: frozenset[str]) -> frozenset[str]:
    """What statements may write: targets of assignments, and all that a call mentions."""
    found: set[str] = set()
    for node in t.walk(tuple(body)):
        if isinstance(node, t.AssignStmt) and isinstance(node.target, t.Name):
            found.add(node.target.key)
        elif isinstance(node, t.CallStmt):
            found |= {n.key for n in t.walk(node) if isinstance(n, t.Name)}
    return frozenset(found) & tracked
