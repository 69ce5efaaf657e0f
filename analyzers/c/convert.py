"""From tree-sitter's concrete syntax to `analyzers.c.tree`, with names resolved to types."""

from __future__ import annotations

import re

from tree_sitter import Node

from analyzers.c import tree
from analyzers.c.condition import integer
from analyzers.c.ctypes import (
    CArray,
    CStruct,
    CType,
)  # fmt: skip
from analyzers.c.declarations import Declarations
from analyzers.model import Span
from analyzers.reals import single_of

_ESCAPES = {"n": 10, "t": 9, "r": 13, "0": 0, "a": 7, "b": 8, "f": 12, "v": 11, "e": 27, "\\": 92, "'": 39,
            '"': 34, "?": 63}  # fmt: skip
_STORAGE = ("static", "extern", "typedef", "register", "auto", "inline")


class Converter(Declarations):
    """Reads nodes of one parsed text."""

    # ---- statements

    def compound(self, node: Node) -> tree.Compound:
        found: list[tree.Statement] = []
        for child in node.named_children:
            found.extend(self.statements(child))
        return tree.Compound(tuple(found), self.span(node))

    def statements(self, node: Node) -> list[tree.Statement]:
        """One node may stand for several: labels are statements of their own here."""
        span = self.span(node)
        match node.type:
            case "comment":
                return [tree.CommentLine(line, span) for line in self.comment_lines([node])]
            case "case_statement":
                value = self.field(node, "value")
                label = None if value is None else self.expression(value)
                following = [c for c in node.named_children if value is None or c != value]
                found: list[tree.Statement] = [tree.CaseLabel(label, None, span)]
                for child in following:
                    found.extend(self.statements(child))
                return found
            case "labeled_statement":
                label_node = self.field(node, "label")
                name = self.text(label_node) if label_node is not None else ""
                found = [tree.LabelStatement(name, span)]
                for child in node.named_children:
                    if child != label_node:
                        found.extend(self.statements(child))
                return found
            case "declaration" | "type_definition" | "struct_specifier" | "union_specifier" | "enum_specifier":
                declared = tuple(self.declaration(node))
                return [tree.DeclarationStatement(declared, span)] if declared else []
            case "compound_statement":
                return [self.compound(node)]
            case _:
                return [self.statement(node, span)]

    def block(self, node: Node | None, span: Span) -> tree.Statement:
        if node is None:
            return tree.UnknownStatement("a missing statement", span)
        found = self.statements(node)
        return found[0] if len(found) == 1 else tree.Compound(tuple(found), self.span(node))

    def condition(self, node: Node) -> tree.Expression:
        inner = self.field(node, "condition")
        return self.expression(inner) if inner is not None else tree.UnknownExpression("", self.span(node))

    def statement(self, node: Node, span: Span) -> tree.Statement:
        match node.type:
            case "expression_statement":
                inner = self.children(node)
                return tree.ExpressionStatement(self.expression(inner[0]) if inner else None, span)
            case "if_statement":
                alternative = self.field(node, "alternative")
                otherwise = None
                if alternative is not None:
                    inner = self.children(alternative) if alternative.type == "else_clause" else [alternative]
                    otherwise = self.block(inner[0] if inner else None, self.span(alternative))
                then = self.block(self.field(node, "consequence"), span)
                return tree.IfStatement(self.condition(node), then, otherwise, span)
            case "while_statement" | "do_statement":
                body = self.block(self.field(node, "body"), span)
                return tree.WhileStatement(self.condition(node), body, node.type == "while_statement", span)
            case "for_statement":
                first = self.field(node, "initializer")
                initial: tree.Statement | None = None
                if first is not None and first.type == "declaration":
                    initial = tree.DeclarationStatement(tuple(self.declaration(first)), span)
                elif first is not None:
                    initial = tree.ExpressionStatement(self.expression(first), span)
                test, update = self.field(node, "condition"), self.field(node, "update")
                return tree.ForStatement(
                    initial,
                    None if test is None else self.expression(test),
                    None if update is None else self.expression(update),
                    self.block(self.field(node, "body"), span),
                    span,
                )
            case "switch_statement":
                return tree.SwitchStatement(self.condition(node), self.block(self.field(node, "body"), span), span)
            case "return_statement":
                inner = self.children(node)
                return tree.ReturnStatement(self.expression(inner[0]) if inner else None, span)
            case "break_statement":
                return tree.BreakStatement(span)
            case "continue_statement":
                return tree.ContinueStatement(span)
            case "goto_statement":
                label = self.field(node, "label")
                return tree.GotoStatement("" if label is None else self.text(label), span)
            case _:
                return tree.UnknownStatement(self.text(node)[:80], span)

    # ---- expressions

    def expression(self, node: Node) -> tree.Expression:
        span = self.span(node)
        match node.type:
            case "identifier" | "true" | "false" | "null" | "field_identifier":
                return tree.Name(self.text(node), span)
            case "parenthesized_expression":
                inner = self.children(node)
                return self.expression(inner[0]) if inner else tree.UnknownExpression("()", span)
            case "number_literal":
                return self.number(self.text(node), span)
            case "char_literal":
                values = self.escaped(self.text(node).lstrip("uUL")[1:-1])
                if len(values) != 1 or not self.text(node).startswith("'"):
                    return tree.UnknownExpression(self.text(node), span)
                value = values[0] - 256 if values[0] > 127 else values[0]
                return tree.IntConstant(value, self.text(node), span, character=True)
            case "string_literal" | "concatenated_string":
                return self.string(node, span)
            case "unary_expression" | "pointer_expression":
                operand = self.required(node, "argument")
                return tree.Unary(self.operator(node), operand, span)
            case "update_expression":
                operator = self.operator(node)
                prefix = node.children[0].type == operator
                return tree.Update(operator, prefix, self.required(node, "argument"), span)
            case "binary_expression":
                return self.binary(node, span)
            case "assignment_expression":
                return tree.Assignment(
                    self.operator(node), self.required(node, "left"), self.required(node, "right"), span
                )
            case "conditional_expression":
                return tree.Ternary(self.required(node, "condition"), self.required(node, "consequence"),
                                    self.required(node, "alternative"), span)  # fmt: skip
            case "comma_expression":
                return tree.Comma(self.required(node, "left"), self.required(node, "right"), span)
            case "call_expression":
                return self.call(node, span)
            case "subscript_expression":
                return tree.Subscript(self.required(node, "argument"), self.required(node, "index"), span)
            case "field_expression":
                name = self.field(node, "field")
                arrow = self.operator(node) == "->"
                return tree.Member(
                    self.required(node, "argument"), "" if name is None else self.text(name), arrow, span
                )
            case "cast_expression":
                return self.cast(node, span)
            case "sizeof_expression":
                return self.sizeof(node, span)
            case "offsetof_expression":
                return self.offsetof(node, span)
            case "initializer_list":
                return self.initializer(node, span)
            case "compound_literal_expression":
                type_node, braces = self.field(node, "type"), self.field(node, "value")
                if type_node is None or braces is None:
                    return tree.UnknownExpression(self.text(node)[:60], span)
                items = self.initializer(braces, span)
                type_ = self.type_of(type_node)
                if isinstance(type_, CArray) and type_.length is None:
                    type_ = CArray(type_.element, self.initial_length(type_, items), type_.const)
                return tree.CompoundLiteral(type_, items, span)
            case _:
                return tree.UnknownExpression(self.text(node)[:60], span)

    def required(self, node: Node, field: str) -> tree.Expression:
        child = self.field(node, field)
        if child is None:
            return tree.UnknownExpression(self.text(node)[:60], self.span(node))
        return self.expression(child)

    def operator(self, node: Node) -> str:
        found = self.field(node, "operator")
        return "" if found is None else self.text(found)

    def binary(self, node: Node, span: Span) -> tree.Expression:
        operator = self.operator(node)
        left, right = self.field(node, "left"), self.field(node, "right")
        if left is None or right is None:
            return tree.UnknownExpression(self.text(node)[:60], span)
        type_ = self.parenthesized_type(left)
        if type_ is not None and operator in ("-", "+", "*", "&"):
            return self.under_cast(right, operator, type_, span)
        return tree.Binary(operator, self.expression(left), self.expression(right), span)

    def under_cast(self, node: Node, operator: str, type_: CType, span: Span) -> tree.Expression:
        """`(t) - x * y`, read as a subtraction, is `((t)(-x)) * y`."""
        if node.type == "binary_expression":
            left, right = self.field(node, "left"), self.field(node, "right")
            if left is not None and right is not None:
                return tree.Binary(self.operator(node), self.under_cast(left, operator, type_, span),
                                   self.expression(right), span)  # fmt: skip
        return tree.Cast(type_, tree.Unary(operator, self.expression(node), span), span)

    def parenthesized_type(self, node: Node) -> CType | None:
        inner = self.children(node) if node.type == "parenthesized_expression" else []
        if len(inner) == 1 and inner[0].type == "identifier":
            return self.unit.type_named(self.text(inner[0]))
        return None

    def call(self, node: Node, span: Span) -> tree.Expression:
        function, arguments = self.field(node, "function"), self.field(node, "arguments")
        if function is None or arguments is None:
            return tree.UnknownExpression(self.text(node)[:60], span)
        values = tuple(self.expression(c) for c in self.children(arguments))
        type_ = self.parenthesized_type(function)
        if type_ is not None and len(values) == 1:
            return tree.Cast(type_, values[0], span)
        return tree.CallExpression(self.expression(function), values, span)

    def cast(self, node: Node, span: Span) -> tree.Expression:
        type_node, value = self.field(node, "type"), self.field(node, "value")
        if type_node is None or value is None:
            return tree.UnknownExpression(self.text(node)[:60], span)
        name = self.field(type_node, "type")
        plain = len(self.children(type_node)) == 1 and name is not None and name.type == "type_identifier"
        if plain and name is not None and self.unit.type_named(self.text(name)) is None:
            left = tree.Name(self.text(name), span)
            if value.type in ("unary_expression", "pointer_expression") and self.operator(value) in "-+*&":
                return tree.Binary(self.operator(value), left, self.required(value, "argument"), span)
            if value.type == "parenthesized_expression":
                return tree.CallExpression(left, tuple(self.expression(c) for c in self.children(value)), span)
        return tree.Cast(self.type_of(type_node), self.expression(value), span)

    def sizeof(self, node: Node, span: Span) -> tree.Expression:
        type_node, value = self.field(node, "type"), self.field(node, "value")
        if type_node is not None:
            name = self.field(type_node, "type")
            if name is not None and name.type == "type_identifier" and len(self.children(type_node)) == 1:
                known = self.unit.type_named(self.text(name))
                if known is None:
                    return tree.SizeofExpression(tree.Name(self.text(name), span), span)
            return tree.SizeofType(self.type_of(type_node), span)
        if value is None:
            return tree.UnknownExpression(self.text(node)[:60], span)
        type_ = self.parenthesized_type(value)
        return tree.SizeofType(type_, span) if type_ else tree.SizeofExpression(self.expression(value), span)

    def offsetof(self, node: Node, span: Span) -> tree.Expression:
        type_node, member = self.field(node, "type"), self.field(node, "member")
        type_ = None if type_node is None else self.type_of(type_node)
        info = self.unit.structs.get(type_.key) if isinstance(type_, CStruct) else None
        for field in (info.fields or ()) if info is not None else ():
            if member is not None and field.name == self.text(member) and field.offset is not None:
                return tree.IntConstant(field.offset, f"{field.offset}UL", span)
        return tree.UnknownExpression(self.text(node)[:60], span)

    def initializer(self, node: Node, span: Span) -> tree.InitializerList:
        items: list[tuple[tuple[str | tree.Expression, ...], tree.Expression]] = []
        for child in self.children(node):
            if child.type != "initializer_pair":
                items.append(((), self.expression(child)))
                continue
            designators: list[str | tree.Expression] = []
            for designator in child.children_by_field_name("designator"):
                inner = self.children(designator)
                if not inner:  # `member: value`
                    designators.append(self.text(designator))
                elif designator.type == "field_designator":
                    designators.append(self.text(inner[0]))
                else:
                    designators.append(self.expression(inner[0]))
            items.append((tuple(designators), self.required(child, "value")))
        return tree.InitializerList(tuple(items), span)

    def number(self, text: str, span: Span) -> tree.Expression:
        value = integer(text)
        if value is not None:
            return tree.IntConstant(value, text, span)
        digits = text.rstrip("fFlL")
        single = text[-1] in "fF"
        try:
            real = float.fromhex(digits) if digits.lower().startswith("0x") else float(digits)
        except (ValueError, OverflowError):
            return tree.UnknownExpression(text, span)
        if text[-1] in "lL":
            return tree.UnknownExpression(f"{text}, a long double", span)
        if single:
            real = single_of(digits, real)
        return tree.FloatConstant(real, single, span)

    def string(self, node: Node, span: Span) -> tree.Expression:
        parts = [node] if node.type == "string_literal" else self.children(node)
        value = b""
        for part in parts:
            text = self.text(part)
            if part.type != "string_literal" or not text.startswith('"'):
                return tree.UnknownExpression(self.text(node)[:60], span)
            value += bytes(self.escaped(text[1:-1]))
        return tree.StringConstant(value, span)

    def escaped(self, text: str) -> list[int]:
        """The bytes that the inside of a literal stands for (C17 6.4.4.4)."""
        out: list[int] = []
        for match in re.finditer(r"\\x([0-9a-fA-F]+)|\\([0-7]{1,3})|\\\r?\n|\\(.)|([^\\]+)", text, re.DOTALL):
            if match[1]:
                out.append(int(match[1], 16) & 255)
            elif match[2]:
                out.append(int(match[2], 8) & 255)
            elif match[3]:
                out.append(_ESCAPES.get(match[3], ord(match[3]) & 255))
            elif match[4]:
                out.extend(match[4].encode(self.unit.encoding, "surrogateescape"))
        return out
