"""Exceptions: raise statements, handlers, and what is known of an occurrence (ARM 11)."""

from __future__ import annotations

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.declare import exception_name
from analyzers.ada.entities import Entity, ExceptionEntity, ObjectEntity, PackageEntity, Scope
from analyzers.ada.resolve import is_predefined, subtype_of
from analyzers.model import Span
from translators.rules import ir
from translators.rules.ada.overflow import refuse_overflow
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import BOOLEAN, STRING

MESSAGE_LIMIT = 200  # GNAT cuts longer messages (s-excmac, Exception_Msg_Max_Length)
RAISED_BY_RUNTIME = ("constraint_error", "program_error", "storage_error", "tasking_error")


def raise_statement(r: Routine, item: t.RaiseStmt) -> ir.Statement:
    if item.exception is None:
        return ir.Raise("", None, item.span)
    entity = r.scope.library.find_one(item.exception, r.scope)
    if not isinstance(entity, ExceptionEntity):
        raise Refused("exception", f"{t.dotted(item.exception)} is no exception that is known", item)
    if entity.scope.inside == "generic":
        raise Refused("exception", f"{entity.name} is declared inside a generic", item)
    note_exception(r, entity)
    if item.message is None:
        return ir.Raise(entity.full, default_message(entity, item, r.scope), item.span)
    from translators.rules.ada.expressions import expression

    message = expression(r, item.message, standard.STRING).node
    if isinstance(message, ir.StringLiteral):
        message = ir.StringLiteral(message.value[:MESSAGE_LIMIT], STRING)
    else:
        message = ir.RuntimeCall("ada.exception_message", (message,), STRING)
    return ir.Raise(entity.full, message, item.span)


def raising(r: Routine, source: t.RaiseExpr) -> list[ir.Statement]:
    """What a raise expression does, as statements."""
    item = t.RaiseStmt(source.exception, source.message, span=source.span, pos=source.pos)
    with r.apart() as own:
        raised = raise_statement(r, item)
    return [*own, raised]


def default_message(entity: ExceptionEntity, item: t.Node, scope: Scope) -> ir.Expression:
    """What GNAT says when the program says nothing: file and line, of exceptions of the program's own those of the
    instances around too (measured with GNAT 12)."""
    place_ = _place(item.span)
    if entity.full in RAISED_BY_RUNTIME:
        return ir.StringLiteral(f"{place_} explicit raise".encode("latin-1", "replace"), STRING)
    region: Scope | None = scope
    while region is not None and region.instance:
        instance, made = region.instance, None
        while region is not None and region.instance == instance:
            made = region.owner or made
            region = region.parent
        assert isinstance(made, Entity)
        place_ += f" instantiated at {_place(made.span)}"
        region = made.scope
        while region is not None and region.instance == instance:
            region = region.parent
    return ir.StringLiteral(place_.encode("latin-1", "replace"), STRING)


def _place(span: Span) -> str:
    return f"{span.file.rpartition('/')[2]}:{span.line}"


def handled(r: Routine, item: t.Handled, first: tuple[ir.Statement, ...] = ()) -> tuple[ir.Statement, ...]:
    """Statements with their exception handlers (ARM 11.2); `first` comes before them, and is handled too."""
    from translators.rules.ada.statements import statements

    body = (*first, *statements(r, item.statements))
    if not item.handlers:
        return body
    handlers: list[ir.Handler] = []
    for handler in item.handlers:
        names = handler_names(r, handler)
        refuse_overflow(r, item, handler)
        binding = named = ""
        scope = r.scope
        if handler.binding:
            binding, named = r.claim(handler.binding), r.claim(f"{handler.binding}_Name")
            scope = bound_scope(r, handler, binding, names)
        occurrence = scope.local(handler.binding.lower()) if handler.binding else []
        r.handled.append(next((e for e in occurrence if isinstance(e, ObjectEntity)), None))
        if r.handled[-1] is not None:
            r.caught[id(r.handled[-1])] = (named, names)
            r.bindings[id(r.handled[-1])] = binding
        try:
            with r.inside(scope):
                inner = statements(r, handler.body)
        finally:
            r.handled.pop()
        handlers.append(ir.Handler(names, inner, binding, named))
    return (ir.Try(body, tuple(handlers), item.span),)


def handler_names(r: Routine, handler: t.Handler) -> tuple[str, ...]:
    names: list[str] = []
    for choice in handler.choices:
        if isinstance(choice, t.Others):
            return ()
        entity = r.scope.library.find_one(choice, r.scope)
        if not isinstance(entity, ExceptionEntity):
            raise Refused("exception", f"{t.dotted(choice)} is no exception that is known", handler)
        note_exception(r, entity)
        names.append(entity.full)
    return tuple(names)


def bound_scope(r: Routine, handler: t.Handler, binding: str, names: tuple[str, ...]) -> Scope:
    """The region of a handler with its occurrence. The message of what the run-time system may have raised is
    not known here: it names the source line and the check."""
    outer = r.scope
    known = bool(names) and not any(n in RAISED_BY_RUNTIME or n.startswith("ada_") for n in names)
    exceptions = outer.library.unit("ada.exceptions")
    assert isinstance(exceptions, PackageEntity)
    of = subtype_of(exceptions.public.local("exception_occurrence"))
    assert of is not None
    key = (id(handler), id(outer))
    if key not in outer.library.scopes:
        scope = Scope(outer.library, outer, outer.home, outer.owner, path=outer.path, inside=outer.inside)
        outer.library.scopes[key] = scope
        scope.add(ObjectEntity(handler.binding, handler.span, handler.pos, scope, of, "constant"))
    scope = outer.library.scopes[key]
    occurrence = next(e for e in scope.local(handler.binding.lower()) if isinstance(e, ObjectEntity))
    r.messages[id(occurrence)] = binding if known else ""
    r.program.keep(occurrence)
    return scope


# --------------------------------------------------------------------------- names of exceptions


def note_exception(r: Routine, entity: ExceptionEntity) -> None:
    """Keep how GNAT spells an exception of the program; empty for one of a block, whose name is GNAT's own affair."""
    known = r.program.exceptions
    plain = exception_name(entity.scope.path, entity.name)
    if "." not in entity.full or is_predefined(entity.scope.home):
        return  # the run-time function knows the predefined ones
    if entity.full != plain and not entity.full.startswith(f"{plain}_"):
        spelled = known.get(entity.full, "")  # a renaming: the exception itself may have been seen
    elif not entity.scope.in_block:
        inside = entity.scope.path.upper() if entity.scope.path != "standard" else ""
        spelled = f"{inside}.{entity.name.upper()}" if inside else entity.name.upper()
    else:
        spelled = ""
    if entity.full not in known or (spelled and not known[entity.full]):
        known[entity.full] = spelled
        r.program.note_change()


def caught_name(r: Routine, occurrence: ObjectEntity, at: t.Node) -> ir.Expression:
    """`Exception_Name (E)` of the occurrence that a handler caught: its full name in capitals."""
    named, names = r.caught[id(occurrence)]
    known = r.program.exceptions
    if any(not known.get(n, "?") for n in names or known):
        raise Refused("exception occurrence", "the name of an exception that a block declares", at)
    if len(names) == 1 and names[0] in known:
        return ir.StringLiteral(known[names[0]].encode("latin-1", "replace"), STRING)
    return ir.Call(_spelling(r), (ir.Variable(named, STRING),), STRING)


def spelled(r: Routine, name: ir.Expression, at: t.Node) -> ir.Expression:
    """The same of any exception's name, which the program computes."""
    if any(not shown for shown in r.program.exceptions.values()):
        raise Refused("exception occurrence", "the name of an exception that a block declares", at)
    return ir.Call(_spelling(r), (name,), STRING)


def _spelling(r: Routine) -> str:
    """The function of the module that spells the names of exceptions as GNAT does."""
    name = r.program.helpers.dispatcher_name(r.module, (r.module, "exception names"), "Spelled_Exception")
    item = ir.Variable("Name", STRING, "parameter")
    special = [(n, s) for n, s in sorted(r.program.exceptions.items()) if s != n.upper() or n.startswith("ada_")]
    tests = tuple(
        ir.If(
            ir.Compare("==", item, ir.StringLiteral(full.encode("latin-1", "replace"), STRING), BOOLEAN),
            (ir.Return(ir.StringLiteral(shown.encode("latin-1", "replace"), STRING)),),
        )
        for full, shown in special
    )
    body: tuple[ir.Statement, ...] = (*tests, ir.Return(ir.RuntimeCall("ada.exception_name", (item,), STRING)))
    doc = ("An exception's name as Exception_Name gives it.",)
    span = next((e.span for e in r.program.entities[r.module]), standard.NOWHERE)
    r.program.helpers.give(r.module, ir.IrSubprogram(name, span, (ir.IrParameter("Name", STRING),), STRING, body, True, doc, True))
    return name
