"""Mutants of Go, which has no conditional expression: a carrier is the nearest condition or simple statement.

A choice between conditions is made by `&&` and `||`, so that only the chosen one is evaluated; between
statements by `if`. In a declaration `x := e` nothing is changed (its scope would be), but comparisons in it are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import tree_sitter_go
from tree_sitter import Language, Node, Parser

from verifiers.library import is_library_function, is_upkeep
from verifiers.mutate.beside import is_beside_an_error
from verifiers.mutate.choices import is_idle_boundary
from verifiers.mutate.idle import is_idle_statement, is_idle_swap, is_scale_of_zero
from verifiers.mutate.protocol import (
    ASSIGNMENTS,
    OPERATORS,
    TRACE,
    TRACED,
    VARIABLE,
    Change,
    named_around,
    neighbours,
    replaced,
)

_PARSER = Parser(Language(tree_sitter_go.language()))
_CLOSED = frozenset({"const_declaration", "import_declaration", "type_declaration", "array_type", "package_clause"})
_LOGICAL = frozenset({"<", "<=", ">", ">=", "==", "!=", "&&", "||"})
_STATEMENTS = frozenset({"assignment_statement", "return_statement", "expression_statement", "inc_statement", "dec_statement"})
_CALLS = {
    "TrimRight": ("pad", "TrimLeft"), "TrimLeft": ("pad", "TrimRight"), "TrimSpace": ("pad", "ToUpper"),
    "TrimPrefix": ("pad", "TrimSuffix"), "TrimSuffix": ("pad", "TrimPrefix"), "HasPrefix": ("condition", "HasSuffix"),
    "HasSuffix": ("condition", "HasPrefix"), "Floor": ("rounding", "Ceil"), "Ceil": ("rounding", "Floor"),
    "Round": ("rounding", "Trunc"), "Trunc": ("rounding", "Round"), "ToUpper": ("pad", "ToLower"),
    "ToLower": ("pad", "ToUpper"), "min": ("boundary", "max"), "max": ("boundary", "min"),
}  # fmt: skip
_CHECK = "FailIf"  # of the support library: `if bad { panic }`, whose condition is negated as an `if`'s is

_SELECTOR = """package %s

import (
	"os"
	"strconv"
	"sync"
)

var theseusChosen, _ = strconv.Atoi(os.Getenv("%s"))
var theseusLock sync.Mutex
var theseusSeen = map[int]bool{}

func theseusMutant(n int) bool {
	if theseusChosen == %d {
		theseusReached(n)
	}
	return n == theseusChosen
}

func theseusReached(n int) {
	theseusLock.Lock()
	defer theseusLock.Unlock()
	if theseusSeen[n] {
		return
	}
	theseusSeen[n] = true
	if file, err := os.OpenFile("%s", os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err == nil {
		_, _ = file.WriteString(strconv.Itoa(n) + "\\n")
		_ = file.Close()
	}
}
"""


class GoMutator:
    language = "go"
    suffix = ".go"

    def changes(self, source: bytes, beside: Sequence[bytes] = (), elsewhere: Sequence[bytes] = ()) -> Iterator[Change]:
        todo: list[tuple[Node, Node | None]] = [(_PARSER.parse(source).root_node, None)]
        while todo:
            node, carrier = todo.pop()
            if node.type == "function_declaration" and is_library_function(node.text or b""):
                continue
            if node.type == "expression_statement" and is_upkeep(node.text or b""):
                continue
            if node.type in _STATEMENTS and is_idle_statement(node, source, beside):
                continue
            if node.type in _CLOSED or node.has_error:
                continue
            carrier = _carrier(node, carrier)
            yield from self._at(source, node, carrier, (*beside, *elsewhere))
            todo += [(child, carrier) for child in reversed(node.children)]

    def _at(self, source: bytes, node: Node, carrier: Node | None, others: Sequence[bytes]) -> Iterator[Change]:
        kind = node.type
        if kind == "binary_expression" and carrier is not None:
            operator = node.child_by_field_name("operator")
            if operator is not None and _text(operator) in OPERATORS:
                group, swaps = OPERATORS[_text(operator)]
                for swap in swaps:
                    if is_idle_boundary(node, swap):
                        continue
                    yield _change(source, group, carrier, operator, swap.encode())
        elif kind == "assignment_statement" and carrier is node:
            operator = node.child_by_field_name("operator")
            if operator is not None and _text(operator) in ASSIGNMENTS:
                yield _change(source, "arithmetic", node, operator, ASSIGNMENTS[_text(operator)].encode())
        elif kind == "int_literal" and carrier is not None and not (is_scale_of_zero(node, source) or is_beside_an_error(node, source, others)):
            for new in neighbours(node.text or b""):
                yield _change(source, "constant", carrier, node, new)
        elif kind in ("inc_statement", "dec_statement") and carrier is node:
            yield _change(source, "arithmetic", node, node.children[-1], b"--" if kind == "inc_statement" else b"++")
        elif kind in ("if_statement", "for_clause", "for_statement"):
            condition = node.child_by_field_name("condition")
            if condition is not None:
                yield _change(source, "condition", condition, condition, b"!(" + (condition.text or b"") + b")")
        elif kind == "unary_expression" and carrier is not None and node.children[0].type in ("-", "!"):
            yield _change(source, "arithmetic" if node.children[0].type == "-" else "condition", carrier, node.children[0], b"")
        elif kind == "call_expression" and carrier is not None:
            yield from self._call(source, node, carrier)
        if carrier is node and kind in _STATEMENTS and kind != "return_statement":
            yield Change("statement", node.start_byte, node.end_byte, b"", "statement", node.start_byte, node.text or b"", b"")

    def _call(self, source: bytes, node: Node, carrier: Node) -> Iterator[Change]:
        function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        name = function.child_by_field_name("field") if function is not None and function.type == "selector_expression" else function
        if name is not None and _text(name) in _CALLS:
            group, other = _CALLS[_text(name)]
            yield _change(source, group, carrier, name, other.encode())
        given = arguments.named_children if arguments is not None else []
        if name is not None and _text(name) == _CHECK and len(given) == 1:
            yield _change(source, "condition", carrier, given[0], b"!(" + (given[0].text or b"") + b")")
        if _text(name) in ("min", "max") or is_idle_swap(node, source):
            return
        if len(given) >= 2 and given[0].type == given[1].type and given[0].text != given[1].text:
            first, second = given[0], given[1]
            before = source[first.start_byte : second.end_byte]
            swapped = (second.text or b"") + source[first.end_byte : second.start_byte] + (first.text or b"")
            text = source[carrier.start_byte : first.start_byte] + swapped + source[second.end_byte : carrier.end_byte]
            yield Change("arguments", carrier.start_byte, carrier.end_byte, text, _form(carrier), first.start_byte, before, swapped)

    def functions(self, source: bytes, at: int) -> list[str]:
        return named_around(_PARSER.parse(source).root_node, at, frozenset({"function_declaration", "method_declaration"}))

    def choice(self, form: str, mutants: Sequence[tuple[int, bytes]], original: bytes) -> bytes:
        if form == "statement":
            out = b""
            for number, text in mutants:
                out += b"if theseusMutant(%d) { %b } else " % (number, text)
            return out + b"{ " + original + b" }"
        chosen = b" || ".join(b"theseusMutant(%d) && (%b)" % mutant for mutant in mutants)
        none = b" && ".join(b"!theseusMutant(%d)" % number for number, _ in mutants)
        return b"(" + chosen + b" || " + none + b" && (" + original + b"))"

    def selector(self, source: bytes) -> tuple[bytes, dict[str, bytes]]:
        root = _PARSER.parse(source).root_node
        package = next((c for c in root.children if c.type == "package_clause"), None)
        name = _text(package.named_children[0]) if package is not None else "main"
        text = _SELECTOR % (name, VARIABLE, TRACED, TRACE)
        return b"", {"theseus_mutant.go": text.encode()}


def _carrier(node: Node, outer: Node | None) -> Node | None:
    """The nearest condition or statement that a choice can stand in the place of."""
    if node.type == "binary_expression":
        operator = node.child_by_field_name("operator")
        return node if operator is not None and _text(operator) in _LOGICAL else outer
    if node.type in _STATEMENTS:
        parent = node.parent
        header = parent is not None and parent.type in ("for_clause", "if_statement", "expression_switch_statement")
        return None if header else node
    if node.type in ("short_var_declaration", "var_declaration", "func_literal", "block", "expression_case", "range_clause"):
        return None
    return outer


def _form(carrier: Node) -> str:
    return "statement" if carrier.type in _STATEMENTS else "condition"


def _change(source: bytes, kind: str, carrier: Node, part: Node, new: bytes) -> Change:
    text = replaced(source, carrier, part, new)
    return Change(kind, carrier.start_byte, carrier.end_byte, text, _form(carrier), part.start_byte, part.text or b"", new)


def _text(node: Node | None) -> str:
    return (node.text or b"").decode("utf-8", "replace") if node is not None else ""
