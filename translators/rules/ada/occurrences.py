"""Ada.Exceptions (ARM 11.4.1): identities and occurrences as values. Both are the exception's name, as the program raises
it, and nothing where they are null; of an occurrence that no handler here has bound the message is not kept."""

from __future__ import annotations

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import ExceptionEntity, Formal, ObjectEntity, PackageEntity, SubprogramEntity
from analyzers.ada.resolve import subtype_of
from translators.rules import ir
from translators.rules.ada import handlers
from translators.rules.ada.conversions import once
from translators.rules.ada.effects import FAILS, raised_in
from translators.rules.ada.objects import place
from translators.rules.ada.order import check_order
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import BOOLEAN, STRING, First, Value

Pairs = list[tuple[Formal, t.Expr | None]]
NONE = ir.StringLiteral(b"", STRING)


def identity(r: Routine, expr: t.Attribute) -> Value:
    """`E'Identity` (ARM 11.4.1(9))."""
    entity = r.scope.library.find_one(expr.prefix, r.scope) if isinstance(expr.prefix, t.Name | t.Selected) else None
    exceptions = r.program.library.unit("ada.exceptions")
    of = subtype_of(exceptions.public.local("exception_id")) if isinstance(exceptions, PackageEntity) else None
    if not isinstance(entity, ExceptionEntity) or entity.scope.inside == "generic" or of is None:
        raise Refused("exception occurrence", "the identity of an exception that is not known", expr)
    handlers.note_exception(r, entity)
    return Value(ir.StringLiteral(entity.full.encode("latin-1", "replace"), r.type_of(of, expr)), of.type, of)


def function(r: Routine, entity: SubprogramEntity, pairs: Pairs, at: t.Node) -> Value:
    """A call of a function of Ada.Exceptions."""
    from translators.rules.ada.expressions import expression

    formal, actual = pairs[0]
    assert actual is not None
    caught = bound(r, actual)
    match entity.key:
        case "exception_message":
            return _text(message(r, caught, at))
        case "exception_information" if caught is not None:
            said = message(r, caught, at)
            start: ir.Expression = ir.Binary("concat", ir.StringLiteral(b"raised ", STRING), handlers.caught_name(r, caught, at), STRING)
            empty = ir.Compare("==", said, NONE, BOOLEAN)
            end = ir.Conditional(empty, NONE, ir.Binary("concat", ir.StringLiteral(b" : ", STRING), said, STRING), STRING)
            whole = ir.Binary("concat", ir.Binary("concat", start, end, STRING), ir.StringLiteral(b"\n", STRING), STRING)
            return _text(whole)
        case "exception_name" if caught is not None:
            return _text(handlers.caught_name(r, caught, at))
    value = expression(r, actual, formal.subtype.type)
    assert entity.result is not None
    match entity.key:
        case "exception_name":
            node = once(r, value.node, at)
            bad = ir.Compare("==", node, NONE, BOOLEAN)
            r.before.append(ir.If(bad, (ir.Raise("constraint_error", None, at.span),), (), at.span))
            r.moved |= FAILS
            return _text(handlers.spelled(r, node, at))
        case "exception_identity":
            return Value(value.node, entity.result.type, entity.result)
        case "save_occurrence":
            kind = r.type_of(entity.result, at)
            return Value(ir.Allocate(value.node, kind), entity.result.type, entity.result)
    raise Refused("library unit", f"{entity.home}.{entity.name}", at)


def procedure(r: Routine, entity: SubprogramEntity, pairs: Pairs, at: t.Node) -> list[ir.Statement]:
    """A call of a procedure of Ada.Exceptions."""
    from translators.rules.ada.expressions import expression

    given = pairs[0][1]
    assert given is not None
    match entity.key:
        case "raise_exception":
            return raise_exception(r, pairs, at)
        case "reraise_occurrence":
            caught = bound(r, given)
            if caught is not None and r.handled and r.handled[-1] is caught:
                return [ir.Raise("", None, at.span)]
            if caught is None:
                raise Refused("exception occurrence", "an occurrence that no handler here has caught", at)
            named, said = (ir.Variable(n, STRING) for n in (r.caught[id(caught)][0], r.bindings[id(caught)]))
            return [raising(r, named, said, at)]
        case "save_occurrence" if pairs[1][1] is not None:
            target, source = place(r, given), expression(r, pairs[1][1], pairs[1][0].subtype.type)
            check_order(r, [target.node, source.node], at, call=True)
            return [ir.Assign(target.node, source.node, at.span)]
    raise Refused("library unit", f"{entity.home}.{entity.name}", at)


def raise_exception(r: Routine, pairs: Pairs, at: t.Node) -> list[ir.Statement]:
    """`Raise_Exception (E'Identity, Message)` as a raise statement; of an identity that is computed, by its name."""
    from translators.rules.ada.expressions import expression

    given, message_ = pairs[0][1], pairs[1][1]
    source = message_ if message_ is not None else t.StrLit(b"", span=at.span, pos=at.pos)
    if isinstance(given, t.Attribute) and given.designator == "identity":
        return [handlers.raise_statement(r, t.RaiseStmt(given.prefix, source, span=at.span, pos=at.pos))]
    assert given is not None
    value = expression(r, given, pairs[0][0].subtype.type)
    said = expression(r, source, standard.STRING).node
    check_order(r, [value.node, said], at, call=True)
    if isinstance(said, ir.StringLiteral):
        said = ir.StringLiteral(said.value[: handlers.MESSAGE_LIMIT], STRING)
    else:
        said = ir.RuntimeCall("ada.exception_message", (said,), STRING)
    return [raising(r, value.node, said, at)]


def bound(r: Routine, actual: t.Expr) -> ObjectEntity | None:
    """The occurrence of a handler around that an expression names."""
    entity = r.scope.library.find_one(actual, r.scope)
    return entity if isinstance(entity, ObjectEntity) and id(entity) in r.caught else None


def message(r: Routine, caught: ObjectEntity | None, at: t.Node) -> ir.Expression:
    """`Exception_Message (E)` of the occurrence that a handler caught."""
    if caught is None or id(caught) not in r.messages:
        raise Refused("exception occurrence", "the message of an occurrence that is not of a handler here", at)
    if r.messages[id(caught)] == "":
        raise Refused("exception occurrence", "the message of an exception that the run-time system may have raised", at)
    return ir.Variable(r.messages[id(caught)], STRING, "local")


def raising(r: Routine, named: ir.Expression, said: ir.Expression, at: t.Node) -> ir.Statement:
    """A call of the module's procedure that raises what a name says: any exception that the program may raise."""
    owner = r.module
    name = r.program.helpers.dispatcher_name(owner, (owner, "raise by name"), "Raise_Named")
    known = set(r.program.exceptions) | set(handlers.RAISED_BY_RUNTIME)
    elaborations = tuple(e.parts for e in r.program.elaborations.found.values() if e is not None)
    known |= r.program.effects.raised() | raised_in(elaborations)
    item, text = ir.Variable("Name", STRING, "parameter"), ir.Variable("Message", STRING, "parameter")
    body: list[ir.Statement] = [
        ir.If(ir.Compare("==", item, ir.StringLiteral(n.encode("latin-1", "replace"), STRING), BOOLEAN), (ir.Raise(n, text),))
        for n in sorted(known)
    ]
    body.append(ir.If(ir.Compare("==", item, NONE, BOOLEAN), (ir.Raise("constraint_error", None),)))
    body.append(ir.Raise("program_error", None))  # never reached
    parameters = (ir.IrParameter("Name", STRING), ir.IrParameter("Message", STRING))
    doc = ("Raises the exception of a name; none is null.",)
    span = next((e.span for e in r.program.entities[owner]), standard.NOWHERE)
    r.program.helpers.give(owner, ir.IrSubprogram(name, span, parameters, None, tuple(body), True, doc, True))
    return ir.CallStatement(ir.Call(name, (named, said), None), at.span)


def _text(node: ir.Expression) -> Value:
    return Value(node, standard.STRING, None, First(1))
