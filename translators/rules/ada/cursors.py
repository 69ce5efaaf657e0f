"""Cursors (ARM A.18): which container one is of.

In the predefined containers' text (`analyzers/ada/predefined/ada-containers-*.ads`) a cursor is the number of a slot, and
what it alone is asked, `Element (C)` or `Next (C)`, its container is asked: `Element (V, C)`. Which one that is, a local
cursor's values say, all of which must come from one variable; anything else is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzers.ada import tree as t
from analyzers.ada.entities import Formal, ObjectEntity, PackageEntity, Scope, SubprogramEntity, TypeEntity
from translators.rules.ada.fitting import components
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine

if TYPE_CHECKING:
    from translators.rules.ada.program import Program

CONSTRUCT = "cursor"
CONTAINER = "container"


@dataclass(frozen=True)
class Home:
    """A container: a name for it, and what that name means: an object, and components of it. Of No_Element, neither."""

    name: t.Expr | None = field(compare=False)
    means: tuple[int | str, ...]
    root: ObjectEntity | None = field(default=None, compare=False)


NOWHERE = Home(None, ())
SEVERAL = Home(None, ("several",))


def is_cursor(type_: TypeEntity) -> bool:
    return type_.container and type_.name.lower() == "cursor"


def package_of(type_: TypeEntity) -> PackageEntity:
    """The instance that declares a container or its cursors."""
    owner = type_.region.owner if type_.region is not None else None
    assert isinstance(owner, PackageEntity)
    return owner


def asked(
    r: Routine, entity: SubprogramEntity, args: tuple[t.Arg, ...], at: t.Node
) -> tuple[SubprogramEntity, tuple[t.Arg, ...]]:
    """A call with cursors as one that names their container, which is noted for those that it sets."""
    given = [f for f in entity.formals if is_cursor(f.subtype.type)]
    if not given:
        return entity, args
    own = package_of(given[0].subtype.type)
    if r.scope.library.inside(own, r.scope):
        return entity, args
    pairs = r.program.resolver.associate(entity, args, r.scope) or []
    if entity not in (*own.public.local(entity.key), *own.private.local(entity.key)):
        if any(f.mode != "in" for f in given):
            raise Refused(CONSTRUCT, f"{entity.name}, which may set a cursor", at)
        tell(r, entity, pairs)
        return entity, args
    if entity.formals[0].key == CONTAINER:
        check(r, pairs, at)
        return entity, args
    asking = next((e for e in own.private.local(entity.key) if isinstance(e, SubprogramEntity) and _also_named(e, entity)), None)
    if asking is None:  # what the cursor itself says
        return entity, args
    home = home_of(r, args[0].value) if args and args[0].value is not None else None
    if home is None or home.name is None:
        raise Refused(CONSTRUCT, f"{entity.name} of a cursor whose container is not known", at)
    if container(r, home.name, at) != home:
        raise Refused(CONSTRUCT, f"{entity.name} of a cursor whose container has another meaning here", at)
    names = (t.Name("Container", span=at.span, pos=at.pos),)
    made = (t.Arg(names, home.name, span=at.span, pos=at.pos), *_named(entity, args))
    r.program.keep(made)
    return asking, made


def _also_named(asking: SubprogramEntity, entity: SubprogramEntity) -> bool:
    alike = (asking.result is None) == (entity.result is None)
    return alike and [f.key for f in asking.formals] == [CONTAINER, *(f.key for f in entity.formals)]


def _named(entity: SubprogramEntity, args: tuple[t.Arg, ...]) -> list[t.Arg]:
    found = []
    for formal, arg in zip(entity.formals, args, strict=False):
        where = {"span": arg.span, "pos": arg.pos}
        found.append(arg if arg.names else t.Arg((t.Name(formal.name, **where),), arg.value, **where))  # type: ignore[arg-type]
    return found


def check(r: Routine, pairs: list[tuple[Formal, t.Expr | None]], at: t.Node) -> None:
    """Whether the cursors of a call are of its container; those that it sets are from then on."""
    whole = pairs[0][1]
    for formal, actual in pairs[1:]:
        if not is_cursor(formal.subtype.type) or actual is None or whole is None:
            continue
        home = container(r, whole, at)
        if formal.mode != "out":
            own = home_of(r, actual) or supposed(r, actual, home)
            if own not in (home, NOWHERE):
                raise Refused(CONSTRUCT, "a cursor that may be of another container", at)
        if formal.mode != "in":
            note(r, actual, home)


def tell(r: Routine, entity: SubprogramEntity, pairs: list[tuple[Formal, t.Expr | None]]) -> None:
    """A subprogram gets cursors: the container that all of its callers mean is that of its parameter."""
    while entity.renames is not None:
        entity = entity.renames
    dispatches = any(f.subtype.type.tagged for f in entity.formals)
    for formal, actual in pairs:
        if not is_cursor(formal.subtype.type) or actual is None:
            continue
        home = home_of(r, actual)
        if home == NOWHERE:
            continue
        key = (id(entity), formal.key)
        known = r.program.cursor_formals.get(key)
        if home is None or dispatches or known not in (None, home) or not lasts(home):
            home = SEVERAL
        if home != known:
            r.program.cursor_formals[key] = home
            r.program.note("cursor", key)


def told(r: Routine, entity: ObjectEntity) -> Home | None:
    """The container of a parameter, as its subprogram's callers say."""
    key = (id(entity.scope.owner), entity.key)
    r.program.watch.read("cursor", key)
    found = r.program.cursor_formals.get(key)
    return None if found == SEVERAL else found


def called_from_anywhere(program: Program, entity: SubprogramEntity) -> None:
    """An access value names a subprogram: who calls it by that is not known."""
    for formal in entity.formals:
        key = (id(entity), formal.key)
        if is_cursor(formal.subtype.type) and program.cursor_formals.get(key) != SEVERAL:
            program.cursor_formals[key] = SEVERAL
            program.note("cursor", key)


def lasts(home: Home) -> bool:
    """Whether a container is the same one wherever it can be named: a package's, or a main procedure's that does not call
    itself."""
    if home.root is None or home.root.global_:
        return home.root is not None
    owner = home.root.scope.owner
    if not isinstance(owner, SubprogramEntity) or owner.body is None or owner.scope.owner is not None:
        return False
    text = (owner.body.declarations, owner.body.body)
    return not any(isinstance(n, t.Name) and n.key == owner.key for part in text for n in t.walk(part))


def supposed(r: Routine, cursor: t.Expr, home: Home) -> Home | None:
    """The container of a local cursor that nothing in the text before has set: that which it is used with. What sets it
    later must be of that one too."""
    entity = r.scope.library.find_one(cursor, r.scope) if isinstance(cursor, t.Name) else None
    if not isinstance(entity, ObjectEntity) or entity.role != "variable" or id(entity) in r.cursors or not is_own(r, entity):
        return None
    if outlives(entity, home):
        return None
    r.cursors[id(entity)] = home
    return home


def compared(r: Routine, left: t.Expr, right: t.Expr, at: t.Node) -> None:
    """Cursors are equal that are of one container and one element of it: they must be known to be of one."""
    homes = [home_of(r, left), home_of(r, right)]
    if NOWHERE not in homes and (homes[0] is None or homes[0] != homes[1]):
        raise Refused(CONSTRUCT, "a comparison of cursors that may be of two containers", at)


def note(r: Routine, target: t.Expr, home: Home | None) -> None:
    """A cursor is set: only those that the subprogram itself declares are followed, and they stay with one container,
    but for what is carried out in the order of its text."""
    entity = r.scope.library.find_one(target, r.scope) if isinstance(target, t.Name | t.Selected) else None
    if not isinstance(entity, ObjectEntity) or entity.role == "parameter":
        return
    if r.scope.library.inside(package_of(entity.subtype.type), r.scope):
        return
    if not is_own(r, entity):
        raise Refused(CONSTRUCT, f"{entity.name}, which is not declared here, is set", target)
    if home is None:
        raise Refused(CONSTRUCT, f"{entity.name} is set to a cursor whose container is not known", target)
    if outlives(entity, home):
        raise Refused(CONSTRUCT, f"{entity.name} may be of what a name meant before", target)
    known = r.cursors.get(id(entity), NOWHERE)
    if NOWHERE not in (home, known) and home != known:
        if r.nested > 1 or r.jumps:
            raise Refused(CONSTRUCT, f"{entity.name} may go from one container to another", target)
        r.rehomed.add(id(entity))
    r.cursors[id(entity)] = known if home == NOWHERE else home


def declared(r: Routine, entity: ObjectEntity, initial: t.Expr) -> None:
    """A cursor that starts with a value."""
    home = home_of(r, initial)
    if home is not None and not outlives(entity, home):
        r.cursors[id(entity)] = home


def outlives(entity: ObjectEntity, home: Home) -> bool:
    """Whether a cursor is there for longer than what names its container: that may mean another one then."""
    if home.root is None or home.root.global_:
        return False
    region: Scope | None = entity.scope
    while region is not None and region is not home.root.scope:
        region = region.parent
    return region is None


def is_own(r: Routine, entity: ObjectEntity) -> bool:
    from translators.rules.ada.objects import declared_inside

    return not entity.global_ and (r.entity is None or declared_inside(r.entity, entity.scope))


def home_of(r: Routine, expr: t.Expr) -> Home | None:
    """The container that a cursor is of; None where it is not known."""
    prefixed = r.program.resolver.prefixed(expr, r.scope)
    if prefixed is not None:
        return home_of(r, prefixed)
    callee, args = (expr.prefix, expr.args) if isinstance(expr, t.Apply) else (expr, ())
    if not isinstance(callee, t.Name | t.Selected):
        return None
    found = r.scope.library.find(callee, r.scope)
    if len(found) == 1 and isinstance(found[0], ObjectEntity) and not args:
        entity = found[0]
        if entity.key == "no_element" and is_cursor(entity.subtype.type) and entity.role == "constant":
            return NOWHERE
        if entity.role == "parameter":
            return told(r, entity)
        return None if r.handled and id(entity) in r.rehomed else r.cursors.get(id(entity))
    called = r.program.resolver.choose(found, args, r.scope, None, result=True)
    if called is None or called.result is None or not is_cursor(called.result.type):
        return None
    own = package_of(called.result.type)
    if called not in own.public.local(called.key):
        return None
    first = next((value for _, value in r.program.resolver.associate(called, args, r.scope) or []), None)
    if first is None:
        return None
    return container(r, first, expr) if called.formals[0].key == CONTAINER else home_of(r, first)


def container(r: Routine, name: t.Expr, at: t.Node) -> Home:
    """What the name of a container means: an object or components of one, which must be the same ones later."""
    means: list[int | str] = []
    followed, node = False, name
    while True:
        entity = r.scope.library.find_one(node, r.scope) if isinstance(node, t.Name | t.Selected) else None
        if isinstance(entity, ObjectEntity):
            break
        if not isinstance(node, t.Selected):
            raise Refused(CONSTRUCT, "a cursor of a container that is no variable", at)
        followed |= any(x.kind == "access" for x in r.program.resolver.types_of(node.prefix, r.scope))
        means.append(node.key)
        node = node.prefix
    stays = entity.role in ("constant", "loop") or (entity.role == "parameter" and entity.mode == "in")
    if followed and not (stays and entity.renames is None):
        raise Refused(CONSTRUCT, "a cursor of a container behind a variable access value", at)
    return Home(name, (id(entity), *reversed(means)), entity)


def iterated(r: Routine, domain: t.Node) -> t.Expr | None:
    """The container of `Container.Iterate` or `Iterate (Container)`."""
    domain = domain.mark if isinstance(domain, t.SubtypeMark) else domain
    callee, args = (domain.prefix, domain.args) if isinstance(domain, t.Apply) else (domain, ())
    if not isinstance(callee, t.Name | t.Selected) or callee.key != "iterate" or len(args) > 1:
        return None
    operand = args[0].value if args else callee.prefix if isinstance(callee, t.Selected) else None
    if operand is None or not any(x.container for x in r.program.resolver.types_of(operand, r.scope)):
        return None
    return operand


def rewritten(r: Routine, expr: t.Expr) -> t.Stmt | None:
    """What a call that hands a procedure to a container stands for."""
    if not isinstance(expr, t.Apply) or not isinstance(expr.prefix, t.Name | t.Selected) or not expr.args:
        return None
    makers = {"iterate": iteration_call, "reverse_iterate": iteration_call, "update_element": element_call, "query_element": element_call}
    process = expr.args[-1].value
    maker = makers.get(expr.prefix.key)
    if maker is None or not isinstance(process, t.Attribute) or process.designator not in ("access", "unrestricted_access"):
        return None
    if id(expr) not in r.program.handed:
        made = maker(r, expr, expr.prefix, process)
        if made is None:
            return None
        r.program.keep(expr)
        r.program.handed[id(expr)] = made
    return r.program.handed[id(expr)]


def holds_elements(r: Routine, expr: t.Expr | None) -> bool:
    return expr is not None and any(x.container and not is_cursor(x) for x in r.program.resolver.types_of(expr, r.scope))


def iteration_call(r: Routine, expr: t.Apply, callee: t.Name | t.Selected, process: t.Attribute) -> t.Stmt | None:
    """`Container.Iterate (Process'Access)`, or `Iterate (Container, Process'Access)`: a loop that calls the procedure."""
    before = [a.value for a in expr.args[:-1]]
    operand = before[0] if len(before) == 1 else callee.prefix if not before and isinstance(callee, t.Selected) else None
    if operand is None or not holds_elements(r, operand):
        return None
    where = {"span": expr.span, "pos": expr.pos}
    position = t.Name("Position", **where)  # type: ignore[arg-type]
    domain = t.Apply(t.Name("Iterate", **where), (t.Arg((), operand, **where),), **where)  # type: ignore[arg-type]
    called = t.Apply(process.prefix, (t.Arg((), position, **where),), **where)  # type: ignore[arg-type]
    iteration = t.Iteration(position, domain, callee.key != "iterate", False, **where)  # type: ignore[arg-type]
    return t.LoopStmt("", None, iteration, (t.CallStmt(called, **where),), **where)  # type: ignore[arg-type]


def element_call(r: Routine, expr: t.Apply, callee: t.Name | t.Selected, process: t.Attribute) -> t.Stmt | None:
    """`Container.Update_Element (Position, Process'Access)` and `Query_Element`, of a cursor alone too: a call of the
    procedure for the element."""
    if any(a.names for a in expr.args):
        return None
    given = [a.value for a in expr.args[:-1]]
    if isinstance(callee, t.Selected) and holds_elements(r, callee.prefix):
        given.insert(0, callee.prefix)
    if len(given) == 1 and given[0] is not None:
        home = home_of(r, given[0])
        given.insert(0, home.name if home is not None else None)
    if len(given) != 2:
        return None
    whole, place = given
    if whole is None or place is None or not holds_elements(r, whole):
        return None
    where = {"span": expr.span, "pos": expr.pos}
    arguments = [t.Apply(whole, (t.Arg((), place, **where),), **where)]  # type: ignore[arg-type]
    of = next(x for x in r.program.resolver.types_of(whole, r.scope) if x.container)
    if "keys" in components(of):
        name = r.program.resolver.name_for("Key", of, expr)
        r.scope.library.standard.mean(name.key, package_of(of).public.local("key"))
        arguments.insert(0, t.Apply(name, (t.Arg((), place, **where),), **where))  # type: ignore[arg-type]
    called = t.Apply(process.prefix, tuple(t.Arg((), a, **where) for a in arguments), **where)  # type: ignore[arg-type]
    return t.CallStmt(called, **where)  # type: ignore[arg-type]
