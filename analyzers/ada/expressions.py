"""From the grammar's flat expressions to the abstract syntax.

The grammar inlines attribute references and flattens binary operators, so names and expressions are read
again here, by precedence (ARM 4.4), from the sequence of tokens and subtrees that it left.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypedDict

from tree_sitter import Node as Cst

from analyzers.ada import tree as t
from analyzers.model import Span

TRANSPARENT = frozenset(
    (
        "expression",
        "term",
        "relation_membership",
        "factor_power",
        "factor_abs",
        "factor_not",
        "unary_adding_operator",
        "binary_adding_operator",
        "multiplying_operator",
        "relational_operator",
    )
)
AGGREGATES = frozenset(["record_aggregate", "positional_array_aggregate", "named_array_aggregate"])
RELATIONS = frozenset(("=", "/=", "<", "<=", ">", ">="))
PRECEDENCE = ({"+", "-", "&"}, {"*", "/", "mod", "rem"})


def number(text: str) -> int | Fraction:
    """The value of a numeric literal (ARM 2.4): decimal or based, with exponent and underlines."""
    text = text.replace("_", "").lower()
    if "#" in text:
        base_text, digits, exponent_text = text.split("#", 2)
        base, exponent = int(base_text), int(exponent_text[1:] or 0) if exponent_text else 0
        whole, _, part = digits.partition(".")
        value = Fraction(int(whole + part, base), base ** len(part)) * Fraction(base) ** exponent
        return value if "." in digits else int(value)
    mantissa, _, exponent_text = text.partition("e")
    value = Fraction(mantissa) * Fraction(10) ** int(exponent_text or 0)
    return value if "." in mantissa else int(value)


class At(TypedDict):
    """The position arguments that every node takes."""

    span: Span
    pos: int


class Reader:
    """Reads names and expressions of one file. `encoding` turns literals back into the bytes of the file."""

    def __init__(self, file: str, encoding: str) -> None:
        self.file = file
        self.encoding = encoding

    def at(self, node: Cst) -> At:
        """Position arguments for a node."""
        return At(span=self.span(node), pos=node.start_byte)

    def span(self, node: Cst) -> Span:
        return Span(self.file, node.start_point[0] + 1, node.end_point[0] + 1)

    def text(self, node: Cst) -> str:
        return (node.text or b"").decode("utf-8", "replace")

    def name(self, node: Cst) -> t.Name:
        return t.Name(self.text(node), **self.at(node))

    def literal(self, node: Cst) -> bytes:
        inner = self.text(node)[1:-1].replace('""', '"')
        try:
            return inner.encode(self.encoding)
        except UnicodeEncodeError:
            return inner.encode("utf-8")

    # ------------------------------------------------------------------ expressions by precedence

    def flat(self, nodes: list[Cst]) -> list[Cst]:
        items: list[Cst] = []
        for node in nodes:
            if node.type == "comment":
                continue
            if node.type in TRANSPARENT and node.child_count:
                items.extend(self.flat(list(node.children)))
            else:
                items.append(node)
        return items

    def expression(self, *nodes: Cst) -> t.Expr:
        """The expression that these sibling nodes make together."""
        items = self.flat(list(nodes))
        if not items:
            raise ValueError("an expression without tokens")
        cursor = Cursor(items)
        result = self.logical(cursor)
        if not cursor.done():
            return self.other(cursor.peek_node(), f"syntax near '{self.text(cursor.peek_node())[:20]}'")
        return result

    def other(self, node: Cst, kind: str) -> t.Other:
        return t.Other(kind, **self.at(node))

    def logical(self, c: Cursor) -> t.Expr:
        left = self.relation(c)
        while c.peek() in ("and", "or", "xor"):
            node = c.take()
            operator = node.type
            if (operator, c.peek()) in (("and", "then"), ("or", "else")):
                operator += " " + c.take().type
            left = self.binary(node, operator, left, self.relation(c))
        return left

    def binary(self, node: Cst, operator: str, left: t.Expr, right: t.Expr) -> t.Binary:
        return t.Binary(operator, left, right, **self.at(node))

    def relation(self, c: Cursor) -> t.Expr:
        left = self.adding(c)
        if c.peek() in RELATIONS:
            node = c.take()
            return self.binary(node, node.type, left, self.adding(c))
        if c.peek() in ("not", "in"):
            node = c.take()
            negated = node.type == "not"
            if negated:
                c.take()
            choices = self.choices(c.take())
            return t.Membership(left, choices, negated, **self.at(node))
        return left

    def adding(self, c: Cursor) -> t.Expr:
        sign = c.take() if c.peek() in ("+", "-") else None
        left = self.multiplying(c)
        if sign is not None:
            left = t.Unary(sign.type, left, **self.at(sign))
        while c.peek() in PRECEDENCE[0]:
            node = c.take()
            left = self.binary(node, node.type, left, self.multiplying(c))
        return left

    def multiplying(self, c: Cursor) -> t.Expr:
        left = self.factor(c)
        while c.peek() in PRECEDENCE[1]:
            node = c.take()
            left = self.binary(node, node.type, left, self.factor(c))
        return left

    def factor(self, c: Cursor) -> t.Expr:
        if c.peek() in ("abs", "not"):
            node = c.take()
            return t.Unary(node.type, self.primary(c), **self.at(node))
        left = self.primary(c)
        if c.peek() == "**":
            node = c.take()
            return self.binary(node, "**", left, self.primary(c))
        return left

    def primary(self, c: Cursor) -> t.Expr:
        if c.peek() == "(":
            c.take()
            inner = self.logical(c)
            if c.peek() == ")":
                c.take()
            return inner
        result = self.atom(c.take())
        return self.attributes(c, result)

    def attributes(self, c: Cursor, result: t.Expr) -> t.Expr:
        while c.peek() == "tick":
            node = c.take()
            designator = c.take()
            if designator.type == "attribute_designator":
                result = t.Attribute(result, self.text(designator).lower(), **self.at(node))
            elif designator.type == "range_attribute_designator":
                result = self.range_attribute(result, node, designator)
            else:
                return self.other(node, "attribute")
        return result

    def range_attribute(self, prefix: t.Expr, node: Cst, designator: Cst) -> t.Attribute:
        inner = [c for c in designator.children if c.is_named and c.type != "comment"]
        dimension = self.expression(*inner) if inner else None
        return t.Attribute(prefix, "range", dimension, **self.at(node))

    # ------------------------------------------------------------------ atoms

    def atom(self, node: Cst) -> t.Expr:
        at = self.at(node)
        kind = node.type
        if kind in ("identifier", "gnatprep_identifier"):
            return self.name(node)
        if kind == "numeric_literal":
            value = number(self.text(node))
            if isinstance(value, int):
                return t.IntLit(value, **at)
            return t.RealLit(value, **at)
        if kind == "string_literal":
            return t.StrLit(self.literal(node), **at)
        if kind == "character_literal":
            code = self.text(node)[1:-1].encode(self.encoding, "replace")
            if len(code) != 1:
                return self.other(node, "wide character literal")
            return t.CharLit(code[0], **at)
        if kind == "primary_null":
            return t.Null(**at)
        if kind in ("selected_component", "function_call", "slice"):
            return self.compound_name(node)
        if kind == "qualified_expression":
            return self.qualified(node)
        if kind in AGGREGATES:
            return self.aggregate(node)
        if kind == "range_g":
            return self.range(node)
        if kind == "extension_aggregate":
            return self.extension_aggregate(node)
        if kind == "null_array_aggregate":
            return t.Aggregate((), **at)
        return self.conditional(node)

    def conditional(self, node: Cst) -> t.Expr:
        at = self.at(node)
        children = [c for c in node.children if c.type != "comment"]
        if node.type == "if_expression":
            branches: list[tuple[t.Expr, t.Expr]] = []
            otherwise = None
            condition = node.child_by_field_name("condition")
            plain = [c for c in children if c.type == "expression" and c != condition]
            if condition is None or not plain:
                return self.other(node, "syntax")
            branches.append((self.expression(condition), self.expression(plain[0])))
            for item in children:
                if item.type == "elsif_expression_item":
                    test, value = (c for c in item.children if c.type == "expression")
                    branches.append((self.expression(test), self.expression(value)))
            if len(plain) > 1:
                otherwise = self.expression(plain[1])
            return t.IfExpr(tuple(branches), otherwise, **at)
        if node.type == "case_expression":
            selector = next(c for c in children if c.type == "expression")
            alternatives = []
            for item in children:
                if item.type == "case_expression_alternative":
                    value = [c for c in item.children if c.type == "expression"][-1]
                    choices = next(c for c in item.children if c.type == "discrete_choice_list")
                    alternatives.append((self.choices(choices), self.expression(value)))
            return t.CaseExpr(self.expression(selector), tuple(alternatives), **at)
        if node.type == "quantified_expression":
            universal = any(c.type == "quantifier" and self.text(c).lower() == "all" for c in children)
            predicate = node.child_by_field_name("predicate")
            for item in children:
                if item.type in ("loop_parameter_specification", "iterator_specification") and predicate:
                    iteration = self.iteration(item)
                    return t.Quantified(universal, iteration, self.expression(predicate), **at)
        if node.type == "raise_expression":
            names = node.children_by_field_name("exception_name")
            rest = children[children.index(names[-1]) + 2 :]
            message = self.expression(*rest) if rest else None
            return t.RaiseExpr(self.expression(*names), message, **at)
        if node.type == "allocator":
            inner = [c for c in children if c.type != "new"]
            if len(inner) == 1 and inner[0].type == "qualified_expression":
                return t.Allocator(self.atom(inner[0]), **at)
            return t.Allocator(self.subtype(inner, node), **at)
        return self.other(node, node.type.replace("_", " "))

    def compound_name(self, node: Cst) -> t.Expr:
        children = [c for c in node.children if c.type != "comment"]
        at = self.at(node)
        if node.type == "selected_component":
            prefix = self.expression(*children[:-2])
            return t.Selected(prefix, self.text(children[-1]), **at)
        if node.type == "function_call":
            prefix = self.expression(*children[:-1])
            return t.Apply(prefix, self.arguments(children[-1]), **at)
        opening = next(i for i, c in enumerate(children) if c.type == "(")
        bounds = self.range(children[opening + 1])
        argument = t.Arg((), bounds, span=bounds.span, pos=bounds.pos)
        return t.Apply(self.expression(*children[:opening]), (argument,), **at)

    def qualified(self, node: Cst) -> t.Expr:
        children = [c for c in node.children if c.type != "comment"]
        tick = max(i for i, c in enumerate(children) if c.type == "tick")
        mark = self.expression(*children[:tick])
        value = self.expression(*children[tick + 1 :])
        return t.Qualified(mark, value, **self.at(node))

    def arguments(self, node: Cst) -> tuple[t.Arg, ...]:
        """Of an actual_parameter_part or a discriminant constraint."""
        args: list[t.Arg] = []
        for child in node.children:
            if child.type in ("parameter_association", "discriminant_association"):
                args.append(self.association(child))
            elif child.is_named and child.type != "comment":
                value = self.expression(child)
                args.append(t.Arg((), value, span=value.span, pos=value.pos))
        return tuple(args)

    def association(self, node: Cst) -> t.Arg:
        children = [c for c in node.children if c.type != "comment"]
        names: tuple[t.Expr, ...] = ()
        for i, child in enumerate(children):
            if child.type == "=>":
                names = tuple(n for c in children[:i] if c.type != "|" for n in self.choices(c))
                children = children[i + 1 :]
                break
        value = None if children[-1].type == "<>" else self.expression(*children)
        return t.Arg(names, value, **self.at(node))

    def extension_aggregate(self, node: Cst) -> t.Expr:
        """`(ancestor with associations)`."""
        children = [c for c in node.children if c.type != "comment"]
        split = next(i for i, c in enumerate(children) if c.type == "with")
        lists = [c for c in children[split + 1 :] if c.type == "record_component_association_list"]
        ancestor = self.expression(*children[1:split])
        args = self.associations(list(lists[0].children) if lists else children[split + 1 : -1])
        return args if isinstance(args, t.Other) else t.Aggregate(args, ancestor, **self.at(node))

    def aggregate(self, node: Cst) -> t.Expr:
        inner = node.children[1:-1]
        if node.type == "record_aggregate" and len(inner) == 1:
            inner = inner[0].children
        args = self.associations(inner)
        return args if isinstance(args, t.Other) else t.Aggregate(args, **self.at(node))

    def associations(self, inner: list[Cst]) -> tuple[t.Arg, ...] | t.Other:
        """The associations of an aggregate."""
        groups: list[list[Cst]] = [[]]
        for child in inner:
            if child.type == ",":
                groups.append([])
            elif child.type != "comment":
                groups[-1].append(child)
        args: list[t.Arg] = []
        for group in groups:
            if [c.type for c in group] == ["null", "record"]:
                continue
            if len(group) == 1 and group[0].type == "array_component_association":
                group = [c for c in group[0].children if c.type != "comment"]
            if not group or group[0].type in ("iterated_element_association", "ERROR"):
                return self.other(group[0] if group else inner[0], "iterated aggregate")
            arrow = next((i for i, c in enumerate(group) if c.type == "=>"), -1)
            names = tuple(n for c in group[: max(arrow, 0)] if c.type != "|" for n in self.choices(c))
            rest = group[arrow + 1 :]
            value = None if rest[-1].type == "<>" else self.expression(*rest)
            args.append(t.Arg(names, value, **self.at(group[0])))
        return tuple(args)

    def choices(self, node: Cst) -> tuple[t.Expr, ...]:
        """The choices of a list, of any of the grammar's kinds, or a single one."""
        if node.type == "others":
            return (t.Others(**self.at(node)),)
        lists = ("discrete_choice_list", "component_choice_list", "membership_choice_list")
        if node.type in lists:
            groups: list[list[Cst]] = [[]]
            for child in node.children:
                if child.type == "|":
                    groups.append([])
                elif child.type != "comment":
                    groups[-1].append(child)
            return tuple(c for group in groups for c in self.choice(group))
        return self.choice([node])

    def choice(self, group: list[Cst]) -> tuple[t.Expr, ...]:
        if len(group) == 1 and group[0].type == "discrete_choice":
            group = [c for c in group[0].children if c.type != "comment"]
        if len(group) == 1 and group[0].type == "others":
            return (t.Others(**self.at(group[0])),)
        if len(group) > 1 and any(c.type.endswith("_constraint") for c in group):
            return (self.subtype(group, group[0]),)
        return (self.expression(*group),)

    # ------------------------------------------------------------------ ranges, subtypes, iterations

    def range(self, node: Cst) -> t.Expr:
        """A `range_g`: two bounds, or a range attribute."""
        children = [c for c in node.children if c.type != "comment"]
        for i, child in enumerate(children):
            if child.type == "..":
                low, high = self.expression(*children[:i]), self.expression(*children[i + 1 :])
                return t.Range(low, high, **self.at(node))
        return self.expression(*children)

    def subtype(self, nodes: list[Cst], whole: Cst) -> t.Expr:
        """A subtype indication, from the siblings that the grammar inlines it into."""
        mark: list[Cst] = []
        constraint: t.Expr | None = None
        digits: t.Expr | None = None
        delta: t.Expr | None = None
        args: tuple[t.Arg, ...] = ()
        not_null = False
        for node in nodes:
            if node.type == "null_exclusion":
                not_null = True
            elif node.type == "range_constraint":
                constraint = self.range(node.children[-1])
            elif node.type == "index_constraint":
                args = self.index_constraint(node)
            elif node.type == "discriminant_constraint":
                args = self.arguments(node)
            elif node.type in ("digits_constraint", "delta_constraint"):
                inner = [c for c in node.children if c.type not in ("comment", "digits", "delta")]
                ranges = [c for c in inner if c.type == "range_constraint"]
                coarse = self.expression(*(c for c in inner if c.type != "range_constraint"))
                digits, delta = (coarse, None) if node.type == "digits_constraint" else (None, coarse)
                constraint = self.range(ranges[0].children[-1]) if ranges else None
            elif node.type == "access_definition":
                return self.other(node, "access definition")
            elif node.type not in ("comment", "aliased"):
                mark.append(node)
        if not mark:
            return self.other(whole, "subtype")
        at = self.at(mark[0])
        name = self.expression(*mark)
        if isinstance(name, t.Apply) and not args:  # the grammar prefers a slice to an index constraint
            return t.SubtypeMark(name.prefix, constraint, name.args, not_null, digits, delta, **at)
        return t.SubtypeMark(name, constraint, args, not_null, digits, delta, **at)

    def index_constraint(self, node: Cst) -> tuple[t.Arg, ...]:
        groups: list[list[Cst]] = [[]]
        for child in node.children[1:-1]:
            if child.type == ",":
                groups.append([])
            elif child.type != "comment":
                groups[-1].append(child)
        values = [self.discrete(group) for group in groups if group]
        return tuple(t.Arg((), value, span=value.span, pos=value.pos) for value in values)

    def discrete(self, group: list[Cst]) -> t.Expr:
        """A discrete range: a range, or a subtype indication."""
        if len(group) == 1 and group[0].type == "range_g":
            return self.range(group[0])
        return self.subtype(group, group[0])

    def iteration(self, node: Cst) -> t.Iteration:
        """A loop parameter or iterator specification."""
        children = [c for c in node.children if c.type != "comment"]
        filters = [c for c in children if c.type == "iterator_filter"]
        rest = [c for c in children if c.type != "iterator_filter"]
        marker = next(i for i, c in enumerate(rest) if c.type in ("in", "of"))
        reverse = any(c.type == "reverse" for c in rest)
        domain_nodes = [c for c in rest[marker + 1 :] if c.type != "reverse"]
        elements = rest[marker].type == "of"
        domain = self.expression(*domain_nodes) if elements else self.discrete(domain_nodes)
        condition = None
        if filters:
            test = filters[0].child_by_field_name("condition")
            condition = self.expression(test) if test else None
        name = self.name(rest[0])
        return t.Iteration(name, domain, reverse, elements, condition, **self.at(node))


class Cursor:
    """A position in the tokens of an expression."""

    def __init__(self, items: list[Cst]) -> None:
        self.items = items
        self.index = 0

    def done(self) -> bool:
        return self.index >= len(self.items)

    def peek(self) -> str:
        return "" if self.done() else self.items[self.index].type

    def peek_node(self) -> Cst:
        return self.items[min(self.index, len(self.items) - 1)]

    def take(self) -> Cst:
        node = self.peek_node()
        self.index += 1
        return node
