"""What the subprograms nested in a body do to its variables, and with that, which of these may be read before they are written.

A summary goes by the name of what it is about. Only where nothing else inside the body has that name is it better than that
every mention is a read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from types import UnionType

from analyzers.ada import tree as t
from analyzers.ada.entities import GenericEntity, Scope
from translators.rules.ada.assigned import RUNS, Flow, Modes, State, Summary, written_in

_NONE: frozenset[str] = frozenset()
_POINTS = ("access", "unchecked_access", "unrestricted_access", "address")


def read_early(
    tracked: frozenset[str],
    outs: frozenset[str],
    declarations: Sequence[t.Decl],
    body: t.Handled,
    modes: Modes,
    scope: Scope,
    lenient: bool = False,
) -> frozenset[str]:
    """The tracked variables that may be read before they are written, or left unwritten though they are out
    parameters."""
    nested = _Nested(tracked, outs, declarations, body, modes, scope, lenient).found
    flow = Flow(tracked, outs, modes, nested, scope, lenient)
    for name, summary in nested.items():
        if name.startswith('"'):  # an operator is called without its name
            flow.bad |= summary.reads
    inner = [d for d in declarations if isinstance(d, t.PackageBody | t.PackageDecl | t.ConcurrentDecl)]
    start = written_in(inner, tracked) if lenient else _NONE
    for region in inner if not lenient else ():
        flow.read(region, _NONE)
    for node in declarations:
        if isinstance(node, t.ObjectDecl):
            flow.read((node.subtype, node.initial), start)
        elif isinstance(node, t.ObjectRenaming) or (lenient and isinstance(node, RUNS)):
            flow.declared(node, start)
        elif isinstance(node, t.Instantiation) and node.kind == "package":
            flow.read(node, start)  # it may call what it is given, now or when its operations are called
    end = flow.handled(body, start)
    flow.leave(end)
    return frozenset(flow.bad)


class _Nested:
    """Finds the summaries of what a body declares, by name: bodies are followed in the order of the text; of what cannot be
    followed every mention is a read (leniently: a write)."""

    def __init__(
        self,
        tracked: frozenset[str],
        outs: frozenset[str],
        declarations: Sequence[t.Decl],
        body: t.Handled,
        modes: Modes,
        scope: Scope,
        lenient: bool,
    ) -> None:
        mentioned = nested_mentions((tuple(declarations), body), tracked)
        self.found = {name: Summary(_NONE, uses) if lenient else Summary(uses) for name, uses in mentioned.items()}
        self.modes, self.scope, self.lenient, self.everything = modes, scope, lenient, tracked
        # A variable of a block is not what a subprogram around the block means by its name.
        around = outs | {n.key for d in declarations if isinstance(d, t.ObjectDecl) for n in d.names}
        self.tracked = tracked if lenient else tracked & around
        self.renamed = {
            d.name.key: d.object.key for d in declarations
            if isinstance(d, t.ObjectRenaming) and isinstance(d.object, t.Name) and d.object.key in tracked
        }  # fmt: skip
        self.declared = declared_names((tuple(declarations), body))
        self.follow(declarations, self.found)

    def follow(self, declarations: Sequence[t.Decl], found: dict[str, Summary]) -> None:
        """Put better summaries of what a declarative part declares in the place of those that are `found`."""
        for item in declarations:
            if isinstance(item, t.Instantiation) and isinstance(item.name, t.Name) and not self.lenient:
                found[item.name.key] = self.instance(item, found)
            elif isinstance(item, t.SubprogramBody) and item.body is not None and isinstance(item.spec.name, t.Name):
                hidden = {p.key for param in item.spec.params for p in param.names}
                hidden |= {n.key for d in t.walk(item.declarations) if isinstance(d, t.ObjectDecl) for n in d.names}
                hidden |= {d.name.key for d in t.walk(item.declarations) if isinstance(d, t.ObjectRenaming)}
                if self.declared[item.spec.name.key] == 1 and not hidden & (self.tracked | self.renamed.keys()):
                    found[item.spec.name.key] = self.summary(item, item.body, found)

    def summary(self, item: t.SubprogramBody, body: t.Handled, found: dict[str, Summary]) -> Summary:
        inner = dict(found)
        self.follow(item.declarations, inner)
        flow = Flow(self.tracked, _NONE, self.modes, inner, self.scope, self.lenient)
        flow.renamed.update(self.renamed)
        for param in item.spec.params:
            flow.read(param.default, _NONE)
        for declaration in item.declarations:
            if isinstance(declaration, t.SubprogramBody):
                name = t.dotted(declaration.spec.name).lower()
                if name.startswith('"'):  # an operator is called without its name
                    flow.bad |= inner[name].reads
            elif self.lenient and isinstance(declaration, t.ObjectRenaming | RUNS):
                flow.declared(declaration, _NONE)
            else:
                flow.read(declaration, _NONE)
        returns = Returns(flow)
        end = flow.handled(body, _NONE)
        ends = [e for e in (end, *returns.states) if e is not None]
        if self.lenient:
            pointed = (n.prefix for n in t.walk((item.declarations, body)) if isinstance(n, t.Attribute) and n.designator in _POINTS)
            called = flow.called | {n.key for n in pointed if isinstance(n, t.Name)}
            writes = _NONE.union(*ends, written_in((body,), self.tracked), called & self.tracked)
        else:
            writes = frozenset.intersection(*ends) if ends and not body.handlers else _NONE
        return Summary(frozenset(flow.bad) & self.tracked, writes)

    def instance(self, item: t.Instantiation, found: dict[str, Summary]) -> Summary:
        """An instance calls what it is given, what its generic calls, and for what it is not given, what is named so."""
        assert isinstance(item.name, t.Name)
        generics = [e for e in self.scope.library.find(item.generic, self.scope) if isinstance(e, GenericEntity)]
        if self.declared[item.name.key] != 1 or len(generics) != 1:
            return Summary(self.everything)
        mentioned = _keys((item.generic, item.args), t.Name)
        called = mentioned | _keys((item.generic, item.args), t.Selected)
        given = _keys(tuple(arg.names for arg in item.args), t.Name)
        by_place = sum(not arg.names for arg in item.args)
        for place, formal in enumerate(generics[0].declaration.formals):
            if formal.kind == "subprogram" and place >= by_place and formal.name.lower() not in given:
                called |= {formal.name.lower()} | _keys(formal.default, t.Name | t.Selected)
        return Summary(frozenset(mentioned & self.everything).union(*(found[n].reads for n in called if n in found)))


class Returns:
    """Collects what is written at each return of a walk."""

    def __init__(self, flow: Flow) -> None:
        self.states: list[frozenset[str]] = []
        flow.leave = self.leave  # type: ignore[method-assign]

    def leave(self, state: State) -> None:
        if state is not None:
            self.states.append(state)


def declared_names(root: object) -> Counter[str]:
    """How many things inside a body have each name: subprograms, instances, packages, objects, parameters. A subprogram's
    declaration and its body are one."""
    found: Counter[str] = Counter()
    announced: set[str] = set()
    for node in t.walk(root):
        match node:
            case t.SubprogramBody() | t.SubprogramRenaming():
                found[_last(node.spec.name)] += 1
            case t.SubprogramDecl():
                announced.add(_last(node.spec.name))
            case t.Instantiation() | t.PackageBody() | t.PackageDecl() | t.PackageRenaming():
                found[_last(node.name)] += 1
            case t.ConcurrentDecl() | t.GenericFormal():
                found[node.name.lower()] += 1
            case t.ParamSpec() | t.ObjectDecl():
                found.update(n.key for n in node.names)
            case t.ObjectRenaming() | t.Iteration():
                found[node.name.key] += 1
    found.update(name for name in announced if not found[name])
    return found


def _keys(root: object, kind: type[t.Name | t.Selected] | UnionType) -> set[str]:
    return {n.key for n in t.walk(root) if isinstance(n, kind)}


def _last(name: t.Expr) -> str:
    return t.dotted(name).rpartition(".")[2].lower()


def nested_mentions(root: object, tracked: frozenset[str]) -> dict[str, frozenset[str]]:
    """For each nested subprogram, by name, the tracked variables that it or those that it calls mention. An
    instance mentions what its generic does."""
    mentions: dict[str, set[str]] = {}
    called: dict[str, set[str]] = {}
    for node in t.walk(root):
        name, inner = "", ()
        if isinstance(node, t.SubprogramBody):
            name = _last(node.spec.name)
            inner = (node.spec.params, node.declarations, node.body, node.expression)  # type: ignore[assignment]
        elif isinstance(node, t.Instantiation | t.SubprogramRenaming):
            name = t.dotted(node.name if isinstance(node, t.Instantiation) else node.spec.name).lower()
            inner = (node,)  # type: ignore[assignment]
        if name:
            mentions.setdefault(name, set()).update(_keys(inner, t.Name))
            called.setdefault(name, set()).update(_keys(inner, t.Name | t.Selected))
    changed = True
    while changed:
        changed = False
        for name, found in mentions.items():
            more = set().union(*(mentions[n] for n in found | called[name] if n in mentions)) - found
            if more:
                found |= more
                changed = True
    return {name: frozenset(found) & tracked for name, found in mentions.items()}
