"""Numbers that a function of Go returns beside an error, by convention zero: nobody looks at them.

Told by the form of the function and of its calls, which is no proof: such numbers are not changed, and count neither for
nor against the inputs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tree_sitter import Node

_REMARK = re.compile(rb'^\s*//[^\n"]*$', re.M)
_MADE = (b"errors.New", b"fmt.Errorf")
_ELSEWHERE = re.compile(rb"[a-z]\w*\.[A-Z]\w*")  # what another package calls an error
_TAKEN = re.compile(rb"\t*(?:if )?(\w+(?:, \w+)*), (\w+) :?= [^;\n]*$")
_NIL = re.compile(rb"\breturn\b[^\n]*\bnil\b")


def is_beside_an_error(literal: Node, source: bytes, others: Sequence[bytes] = ()) -> bool:
    """Whether a function that is only called where its error is looked at first returns a number with what certainly is
    an error. `others` are the other files of the program."""
    given = literal.parent
    statement = given.parent if given is not None else None
    if given is None or statement is None or (given.type, statement.type) != ("expression_list", "return_statement"):
        return False
    *_, error = given.named_children
    function = _function_around(statement)
    result = function.child_by_field_name("result") if function is not None else None
    name = function.child_by_field_name("name") if function is not None else None
    if error.id == literal.id or result is None or name is None or result.type != "parameter_list":
        return False
    *_, last = result.named_children
    kind = last.child_by_field_name("type")
    texts = [_REMARK.sub(b"", text) for text in (source, *others)]
    if kind is None or kind.text != b"error" or not _is_an_error(error, texts):
        return False
    return all(_is_looked_at(name.text or b"", text) for text in texts)


def _is_an_error(error: Node, texts: Sequence[bytes]) -> bool:
    """Whether an expression certainly is not nil, as far as its form tells."""
    text = error.text or b""
    if error.type == "call_expression":
        called = error.child_by_field_name("function")
        name = (called.text or b"").rpartition(b".")[2] if called is not None else b""
        if called is not None and called.text in _MADE:
            return True
        whole = re.compile(rb"^func (?:\([^)\n]*\) )?%b\([^\n]*\{\n(.*?)^\}" % re.escape(name), re.M | re.S)
        bodies = [body for each in texts for body in whole.findall(each)]
        return bool(bodies) and not any(map(_NIL.search, bodies))
    if error.type == "identifier":
        return _is_tested(error) or any(re.search(rb"^(?:var |\t)%b(?: error)? += " % text, each, re.M) for each in texts)
    if error.type == "unary_expression":
        error = error.named_children[0]
    return error.type == "composite_literal" or _ELSEWHERE.fullmatch(text) is not None


def _is_tested(name: Node) -> bool:
    """Whether a variable is in what is done if it is not nil."""
    inside: Node = name
    while inside.parent is not None and inside.parent.type not in ("function_declaration", "method_declaration", "func_literal"):
        around = inside.parent
        condition, then = around.child_by_field_name("condition"), around.child_by_field_name("consequence")
        tests = condition is not None and condition.text == (name.text or b"") + b" != nil"
        if around.type == "if_statement" and tests and then is not None and then.id == inside.id:
            return True
        inside = around
    return False


def _is_looked_at(name: bytes, text: bytes) -> bool:
    """Whether all that a file says of a function are calls, behind each of which the error is looked at, and what is
    returned beside it is not used if there is one."""
    if re.search(rb"(?<!\w)%b(?![\w(])" % name, text):
        return False
    lines = text.split(b"\n")
    for at, line in enumerate(lines):
        if not re.search(rb"(?<!\w)%b\(" % name, line) or re.match(rb"func (?:\([^)]*\) )?%b\(" % name, line):
            continue
        head, _, tested = line.partition(b"; ")
        taken = _TAKEN.fullmatch(head)
        if taken is None:
            return False
        test, start = (tested, at + 1) if tested else (lines[at + 1] if at + 1 < len(lines) else b"", at + 2)
        if not re.fullmatch(rb"\t*(?:if )?%b != nil \{" % taken[2], test):
            return False
        indent = len(line) - len(line.lstrip(b"\t"))
        used = re.compile(rb"(?<![\w.])(?:%b)(?!\w)" % b"|".join(taken[1].split(b", ")))
        for inner in lines[start:]:
            if inner.startswith(b"\t" * indent + b"}"):
                break
            if used.search(inner):
                return False
    return True


def _function_around(node: Node) -> Node | None:
    """The function with a name that a node is in, unless one without a name is nearer."""
    around: Node | None = node
    while around is not None and around.type not in ("function_declaration", "method_declaration", "func_literal"):
        around = around.parent
    return around if around is not None and around.type != "func_literal" else None
