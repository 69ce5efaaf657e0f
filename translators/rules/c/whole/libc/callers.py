"""Functions that call library functions, for programs that take those functions' addresses."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.c.ctypes import CHAR, CFunction, CPointer, CVoid
from analyzers.model import Span
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.prelude import prelude_tokens
from translators.rules.c.whole.statements import Parser

CALLER = "call_of_"
_PLACE = "theseus/libc/callers"
_WITH_LIST = {"printf": "vprintf", "fprintf": "vfprintf", "sprintf": "vsprintf", "snprintf": "vsnprintf"}


def callers(names: Sequence[str]) -> Parser:
    """A unit with `call_of_NAME` for each library function of these that has a prototype."""
    parser = Parser(prelude_tokens(), _PLACE)
    parser.prelude()
    for line, name in enumerate(names, 1):
        signature = parser.prototypes.get(name)
        if signature is not None and (not signature.variadic or name in _WITH_LIST):
            parser.functions[CALLER + name] = _caller(parser, name, signature, Span(_PLACE, line))
    return parser


def _caller(parser: Parser, name: str, signature: CFunction, span: Span) -> n.Function:
    own = CALLER + name
    parameters = [
        n.Object(f"a{position}", type_, "parameter", span, own)
        for position, (_, type_) in enumerate(signature.parameters)
    ]
    given: list[n.Node] = [n.Ref(made, made.type, span) for made in parameters]
    body: list[n.Statement] = []
    called, called_type = name, signature
    if signature.variadic:
        called = _WITH_LIST[name]
        called_type = parser.prototypes[called]
        made = n.Object("rest", CPointer(CHAR), "local", span, own)
        rest = n.Ref(made, made.type, span)
        body += [n.Declare(made, span), n.ExpressionStatement(n.StartArguments(rest, signature.result, span), span)]
        given.append(rest)
    call = n.Call(n.FunctionRef(called, called_type, span), tuple(given), called_type, signature.result, span)
    if isinstance(signature.result, CVoid):
        body.append(n.ExpressionStatement(call, span))
    else:
        body.append(n.Return(call, span))
    return n.Function(own, signature, parameters, n.Block(body, span), False, span)
