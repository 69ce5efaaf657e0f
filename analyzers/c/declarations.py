"""Declarations and types, from tree-sitter's concrete syntax, with names resolved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tree_sitter import Node

from analyzers.c import tree
from analyzers.c.ctypes import (
    BOOL,
    CHAR,
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    SCHAR,
    SHORT,
    UCHAR,
    UINT,
    ULONG,
    USHORT,
    VOID,
    CArray,
    CEnum,
    CField,
    CFunction,
    COpaque,
    CPointer,
    CStruct,
    CType,
    EnumInfo,
    StructInfo,
    lay_out,
)  # fmt: skip
from analyzers.c.system import SYSTEM_TYPES
from analyzers.c.unit import Constant, Unit
from analyzers.model import Span

_ESCAPES = {"n": 10, "t": 9, "r": 13, "0": 0, "a": 7, "b": 8, "f": 12, "v": 11, "e": 27, "\\": 92, "'": 39,
            '"': 34, "?": 63}  # fmt: skip
_ATTRIBUTES = ("attribute_specifier", "attribute_declaration", "alignas_qualifier", "ms_declspec_modifier")
_LAID_OUT = re.compile(
    r"\b_*(?:packed|aligned|align|mode|vector_size|transparent_union|ms_struct|gcc_struct|scalar_storage_order"
    r"|warn_if_not_aligned|alignas|Alignas)_*\b"
)
_STORAGE = ("static", "extern", "typedef", "register", "auto", "inline")


class Declarations:
    """Reads types and declarations; declares the types, tags and enumerators that it meets in `unit`."""

    def __init__(self, unit: Unit, lines: Sequence[tuple[str, int]], pack_at: Callable[[int], int] = lambda _: 0) -> None:
        self.unit = unit
        self.lines = lines
        self.pack_at = pack_at
        self.odd_enums: dict[str, COpaque] = {}

    def expression(self, node: Node) -> tree.Expression:
        raise NotImplementedError  # Converter

    def compound(self, node: Node) -> tree.Compound:
        raise NotImplementedError  # Converter

    # ---- places and text

    def span(self, node: Node) -> Span:
        if not self.lines:
            return Span(self.unit.path, 1)
        file, line = self.lines[min(node.start_point.row, len(self.lines) - 1)]
        end_file, end = self.lines[min(node.end_point.row, len(self.lines) - 1)]
        return Span(file, line, end if end_file == file and end >= line else line)

    @staticmethod
    def text(node: Node) -> str:
        return (node.text or b"").decode("utf-8", "surrogateescape")

    def comment_lines(self, nodes: Sequence[Node]) -> tuple[str, ...]:
        lines = []
        for node in nodes:
            text = self.text(node)
            if text.startswith("//"):
                lines.append(text.lstrip("/").strip())
            else:
                for line in text.removeprefix("/*").removesuffix("*/").split("\n"):
                    lines.append(line.strip().lstrip("*!").strip())
        while lines and not lines[0]:
            lines.pop(0)
        while lines and not lines[-1]:
            lines.pop()
        return tuple(lines)

    @staticmethod
    def children(node: Node) -> list[Node]:
        return [c for c in node.named_children if c.type != "comment"]

    @staticmethod
    def field(node: Node, name: str) -> Node | None:
        return node.child_by_field_name(name)

    # ---- types

    def specifiers(self, node: Node) -> tuple[CType, bool, str]:
        """Type, const, and storage class of a declaration, parameter, field or type name."""
        const = any(c.type == "type_qualifier" and self.text(c) == "const" for c in node.children)
        storage = ""
        for child in node.children:
            if child.type == "storage_class_specifier" and self.text(child) in ("static", "extern"):
                storage = self.text(child)
        specifier = self.field(node, "type")
        return (INT if specifier is None else self.type_of(specifier)), const, storage

    def type_of(self, node: Node) -> CType:
        text = self.text(node)
        match node.type:
            case "primitive_type" | "sized_type_specifier":
                return self.primitive(text)
            case "type_identifier":
                found = self.unit.type_named(text)
                return COpaque(text, "its definition is not in the tree") if found is None else found
            case "struct_specifier" | "union_specifier":
                return self.structure(node)
            case "enum_specifier":
                return self.enumeration(node)
            case "type_descriptor":
                base, const, _ = self.specifiers(node)
                declarator = self.field(node, "declarator")
                return base if declarator is None else self.declarator(declarator, base, const)[1]
            case _:
                return COpaque(text[:40], "not a type that is understood")

    def primitive(self, text: str) -> CType:
        words = sorted(w for w in re.findall(r"\w+", text) if w not in ("const", "volatile"))
        if len(words) == 1 and words[0] in SYSTEM_TYPES and words[0] not in self.unit.typedefs:
            return SYSTEM_TYPES[words[0]]
        if "int" in words and len(words) > 1:
            words.remove("int")
        known: dict[str, CType] = {
            "void": VOID, "_Bool": BOOL, "bool": BOOL, "char": CHAR, "char signed": SCHAR, "char unsigned": UCHAR,
            "short": SHORT, "short signed": SHORT, "short unsigned": USHORT, "int": INT, "signed": INT,
            "unsigned": UINT, "long": LONG, "long signed": LONG, "long unsigned": ULONG, "long long": LONG,
            "long long signed": LONG, "long long unsigned": ULONG, "float": FLOAT, "double": DOUBLE,
        }  # fmt: skip
        found = known.get(" ".join(words)) or self.unit.type_named(text)
        return COpaque(text, "not a type that is understood") if found is None else found

    def structure(self, node: Node) -> CType:
        union = node.type == "union_specifier"
        name_node, body = self.field(node, "name"), self.field(node, "body")
        span = self.span(node)
        word = "union" if union else "struct"
        if name_node is not None:
            name = self.text(name_node)
            key = f"{word} {name}"
        else:
            name = ""
            key = f"{word} @{span.file}:{span.line}:{node.start_point.row}:{node.start_point.column}"
        if key not in self.unit.structs or (body is not None and self.unit.structs[key].fields is None):
            self.unit.structs[key] = StructInfo(key, name, union, None, span)
            if body is not None:
                marks = {m for child in node.children if child != body for m in self.marks(child)}
                packed = "packed" in marks
                limit = 1 if packed else self.pack_at(body.end_point.row)
                fields, size, align = lay_out(self.fields(body), union, limit, self.unit.structs)
                if marks - {"packed"} or any(self.marks(body)):
                    size = None  # how gcc lays it out is not known here
                self.unit.structs[key] = StructInfo(key, name, union, fields, span, size, align, packed)
        return CStruct(key)

    def marks(self, node: Node) -> Iterator[str]:
        """The attributes by which a declaration, but not the structs in it, has another layout than its types have."""
        if node.type in _ATTRIBUTES:
            yield from (found.strip("_") for found in _LAID_OUT.findall(self.text(node)))
        elif node.type not in ("struct_specifier", "union_specifier", "enum_specifier"):
            for child in node.children:
                yield from self.marks(child)

    def fields(self, body: Node) -> tuple[CField, ...]:
        found = []
        for child in self.children(body):
            if child.type != "field_declaration":
                continue
            base, const, _ = self.specifiers(child)
            declarators = child.children_by_field_name("declarator")
            members: list[CField] = []
            for part in child.children:
                if part in declarators:
                    name, type_, _ = self.declarator(part, base, const)
                    members.append(CField(name, type_))
                elif part.type == "bitfield_clause":
                    value = self.unit.evaluate(self.expression(self.children(part)[0]))
                    last = members.pop() if members else CField("", base)
                    members.append(CField(last.name, last.type, None if value is None else value[0]))
            found.extend(members or [CField("", base)])
        return tuple(found)

    def comes_later(self, node: Node, name: str) -> bool:
        """Whether an enumeration is defined behind its first use."""
        while node.parent is not None:
            node = node.parent
        return bool(re.search(rf"\benum\s+{name}\s*\{{", self.text(node)))

    def enumeration(self, node: Node) -> CType:
        name_node, body = self.field(node, "name"), self.field(node, "body")
        span = self.span(node)
        name = self.text(name_node) if name_node is not None else ""
        key = f"enum {name}" if name else f"enum @{span.file}:{span.line}:{node.start_point.column}"
        if key in self.odd_enums:
            return self.odd_enums[key]
        if body is None or key in self.unit.enums:
            known = key in self.unit.enums or self.comes_later(node, name)
            return (CEnum(key) if key in self.unit.enums else INT) if known else COpaque(key, "its definition is not in the tree")
        literals, values, following = [], [], 0
        for child in self.children(body):
            if child.type != "enumerator":
                continue
            literal_node, value_node = self.field(child, "name"), self.field(child, "value")
            if literal_node is None:
                continue
            if value_node is not None:
                value = self.unit.evaluate(self.expression(value_node))
                following = following if value is None else value[0]
            literal = self.text(literal_node)
            literals.append(literal)
            values.append(following)
            self.unit.constants[literal] = Constant(literal, following, INT, self.span(child))
            following += 1
        made = EnumInfo(key, name, tuple(literals), tuple(values), span)
        low, high = (-(2**31), 2**31) if made.underlying.signed else (0, 2**32)
        wide = any(not low <= number < high for number in values)
        for literal, number in zip(literals, values, strict=True):
            if not -(2**31) <= number < 2**31:  # gcc gives such a constant the type of the whole
                own = self.unit.constants[literal]
                self.unit.constants[literal] = replace(own, type=LONG if wide else made.underlying)
        if wide or any(mark for child in node.children for mark in self.marks(child)):
            self.odd_enums[key] = COpaque(self.text(node)[:40], "an enumeration that is not as wide as int")
            return self.odd_enums[key]
        self.unit.enums[key] = made
        return CEnum(key)

    def declarator(self, node: Node, base: CType, const: bool) -> tuple[str, CType, bool]:
        """Name, type, and whether the object itself is const."""
        match node.type:
            case "identifier" | "field_identifier" | "type_identifier" | "primitive_type":
                return self.text(node), base, const
            case "pointer_declarator" | "abstract_pointer_declarator":
                own = any(c.type == "type_qualifier" and self.text(c) == "const" for c in node.children)
                inner = self.field(node, "declarator")
                pointer = CPointer(base, const)
                return ("", pointer, own) if inner is None else self.declarator(inner, pointer, own)
            case "array_declarator" | "abstract_array_declarator":
                size = self.field(node, "size")
                length = None
                if size is not None:
                    value = self.unit.evaluate(self.expression(size))
                    length = None if value is None else value[0]
                inner = self.field(node, "declarator")
                array = CArray(base, length, const)
                return ("", array, const) if inner is None else self.declarator(inner, array, const)
            case "function_declarator" | "abstract_function_declarator":
                inner = self.field(node, "declarator")
                parameters = self.field(node, "parameters")
                type_ = self.signature(parameters, base)
                return ("", type_, False) if inner is None else self.declarator(inner, type_, False)
            case "parenthesized_declarator" | "abstract_parenthesized_declarator" | "attributed_declarator":
                inner = next((c for c in self.children(node) if not c.type.startswith("attribute")), None)
                return ("", base, const) if inner is None else self.declarator(inner, base, const)
            case "init_declarator":
                inner = self.field(node, "declarator")
                return ("", base, const) if inner is None else self.declarator(inner, base, const)
            case _:
                return "", COpaque(self.text(node)[:40], "not a declarator that is understood"), const

    def signature(self, parameters: Node | None, result: CType) -> CFunction:
        found: list[tuple[str, CType]] = []
        variadic = False
        for child in self.children(parameters) if parameters is not None else []:
            if child.type == "variadic_parameter":
                variadic = True
            elif child.type == "parameter_declaration":
                base, const, _ = self.specifiers(child)
                declarator = self.field(child, "declarator")
                name, type_ = "", base
                if declarator is not None:
                    name, type_, _ = self.declarator(declarator, base, const)
                if isinstance(type_, CFunction):
                    type_ = CPointer(type_)
                if type_ != VOID:
                    found.append((name, type_))
            elif child.type == "identifier":
                found.append((self.text(child), INT))  # K&R: the types follow the list
        return CFunction(tuple(found), result, variadic)

    # ---- declarations

    def declaration(self, node: Node) -> list[tree.Declarator]:
        """The objects and functions that a declaration declares; typedefs and tags go into the unit."""
        if node.type in ("struct_specifier", "union_specifier", "enum_specifier"):
            self.type_of(node)
            return []
        base, const, storage = self.specifiers(node)
        declarators = node.children_by_field_name("declarator")
        if node.type == "type_definition" or any(self.text(c) == "typedef" for c in node.children):
            for declarator in declarators:
                name, type_, _ = self.declarator(declarator, base, const)
                if name and name not in self.unit.typedefs:
                    odd = {m for c in node.children for m in self.marks(c)} - {"packed"}
                    self.unit.typedefs[name] = COpaque(name, "an attribute lays it out") if odd else type_
                    self.unit.typedef_spans[name] = self.span(node)
                    self.name_anonymous(type_, name)
            return []
        found = []
        for declarator in declarators:
            name, type_, own_const = self.declarator(declarator, base, const)
            value_node = self.field(declarator, "value") if declarator.type == "init_declarator" else None
            value = None if value_node is None else self.expression(value_node)
            if isinstance(type_, CArray) and type_.length is None and value is not None:
                type_ = CArray(type_.element, self.initial_length(type_, value), type_.const)
            if name and isinstance(base, CStruct):
                self.name_anonymous(base, f"{name}_entry" if isinstance(type_, CArray) else f"{name}_struct")
            if name:
                found.append(tree.Declarator(name, type_, value, storage, own_const, self.span(declarator)))
        return found

    def name_anonymous(self, type_: CType, name: str) -> None:
        """An anonymous struct or enum is known by its typedef."""
        if isinstance(type_, CStruct):
            info = self.unit.structs.get(type_.key)
            if info is not None and not info.name:
                self.unit.structs[type_.key] = replace(info, name=name)
        elif isinstance(type_, CEnum):
            enum = self.unit.enums.get(type_.key)
            if enum is not None and not enum.name:
                self.unit.enums[type_.key] = replace(enum, name=name)

    def initial_length(self, type_: CArray, value: tree.Expression) -> int | None:
        if isinstance(value, tree.StringConstant):
            return len(value.value) + 1
        if not isinstance(value, tree.InitializerList):
            return None
        if len(value.items) == 1 and isinstance(value.items[0][1], tree.StringConstant) and type_.element == CHAR:
            return len(value.items[0][1].value) + 1
        position = longest = 0
        for designators, _ in value.items:
            if designators:
                known = None if isinstance(designators[0], str) else self.unit.evaluate(designators[0])
                if known is None:
                    return None
                position = known[0]
            position += 1
            longest = max(longest, position)
        return longest

    def function(self, node: Node, comment: tuple[str, ...]) -> tree.Function | None:
        declarator, body = self.field(node, "declarator"), self.field(node, "body")
        if declarator is None or body is None:
            return None
        base, const, storage = self.specifiers(node)
        name, type_, _ = self.declarator(declarator, base, const)
        if not name or not isinstance(type_, CFunction):
            return None
        old_style = {d.name: d.type for c in node.named_children if c.type == "declaration"
                     for d in self.declaration(c)}  # fmt: skip
        if old_style:
            parameters = tuple((n, old_style.get(n, t)) for n, t in type_.parameters)
            type_ = CFunction(parameters, type_.result, type_.variadic)
        statement = self.compound(body)
        return tree.Function(name, type_, storage == "static", statement, self.span(node), comment, node.has_error)
