"""From Ada source text to the abstract syntax of `tree`: the one door to tree-sitter-ada."""

from __future__ import annotations

import dataclasses
import re

import tree_sitter_ada
from tree_sitter import Language, Parser
from tree_sitter import Node as Cst

from analyzers.ada import tree as t
from analyzers.ada.complexity import complexity
from analyzers.ada.expressions import Reader
from analyzers.ada.monitors import paired
from analyzers.ada.statements import statement
from analyzers.ada.units import READERS
from analyzers.model import SourceFile, Span

LANGUAGE = Language(tree_sitter_ada.language())


def parse(file: SourceFile, serving: bool = True) -> t.Parsed:
    """Parse one file. Never raises on bad source: see `Parsed.broken` and `Broken` nodes. `serving`: tasks that only serve
    are read as the packages that they behave like."""
    source = file.text.encode("utf-8", "replace")
    parser = Parser(LANGUAGE)
    root = parser.parse(source).root_node
    if root.has_error:
        source = with_plain_literals(source)
        root = parser.parse(source).root_node
    lost: tuple[tuple[int, int], ...] = ()
    errors: tuple[Span, ...] = ()
    builder = Builder(str(file.path), file.encoding or "utf-8", root, (), serving)
    if root.has_error:
        errors = tuple(builder.span(n) for n in builder.errors())
        source, lost = without_bad_bodies(source, parser)
        root = parser.parse(source).root_node
        builder = Builder(str(file.path), file.encoding or "utf-8", root, lost, serving)
    parsed = builder.parsed()
    return t.Parsed(parsed.file, parsed.units, parsed.comments, errors)


BASED = re.compile(
    rb"""--[^\n]*|"[^"\n]*"|'[^\n]'|(?<![\w#:])(?P<base>\d[\d_]*)(?P<mark>[:#])(?P<digits>[\da-f_]+(?:\.[\da-f_]+)?)(?P=mark)""",
    re.I,
)


def with_plain_literals(source: bytes) -> bytes:
    """The text with based literals as the grammar reads them, each as long as it was: colons in the place of number
    signs (ARM J.2(3)) and underlines in the base become number signs and leading zeros."""

    def plain(found: re.Match[bytes]) -> bytes:
        if found["base"] is None:
            return found[0]
        base = found["base"].replace(b"_", b"").rjust(len(found["base"]), b"0")
        return base + b"#" + found["digits"] + b"#"

    return BASED.sub(plain, source)


OPENING = re.compile(rb"\b(?:procedure|function)\s+([A-Za-z]\w*)", re.I)


def without_bad_bodies(source: bytes, parser: Parser) -> tuple[bytes, tuple[tuple[int, int], ...]]:
    """The text with every subprogram body that does not parse on its own replaced by an empty one of the same
    length, so that the rest of the file is read as it stands. Also where those bodies are."""
    lost: list[tuple[int, int]] = []
    for opening in reversed(list(OPENING.finditer(source))):
        name = re.escape(opening.group(1))
        closing = re.compile(rb"\bend\s+" + name + rb"\s*;", re.I).search(source, opening.end())
        is_word = re.compile(rb"\bis\b", re.I).search(source, opening.end())
        semicolon = source.find(b";", opening.end())
        if closing is None or is_word is None or is_word.start() > closing.start():
            continue
        if b"(" not in source[opening.end() : semicolon] and semicolon < is_word.start():
            continue  # a declaration; the body comes later
        body = source[opening.start() : closing.end()]
        if not parser.parse(body).root_node.has_error:
            continue
        start = is_word.end()
        filler = b" begin null; "
        gap = closing.start() - start
        if gap < len(filler):
            continue
        blank = re.sub(rb"[^\n]", b" ", source[start + len(filler) : closing.start()])
        lines_lost = source[start : start + len(filler)].count(b"\n")
        blank = b"\n" * lines_lost + blank[lines_lost:]
        source = source[:start] + filler + blank + source[closing.start() :]
        lost.append((opening.start(), closing.end()))
    return source, tuple(lost)


TELLING_ASPECTS = frozenset((
    "address", "size", "object_size", "value_size", "default_value", "default_component_value",
    "predicate", "static_predicate", "dynamic_predicate",
))  # fmt: skip


def _with_private(node: Cst) -> bool:
    """Whether a type declaration ends in `with private`, which the grammar takes for an aspect where the parent's name
    has a prefix."""
    aspects = [c for c in node.children if c.type == "aspect_specification"]
    return any((c.text or b"").lower().split() == [b"with", b"private"] for c in aspects)


class Builder(Reader):
    """Builds the abstract syntax of one file. `lost` are the bodies whose text had to be left out."""

    def __init__(self, file: str, encoding: str, root: Cst, lost: tuple[tuple[int, int], ...] = (), serving: bool = True) -> None:
        super().__init__(file, encoding)
        self.serving = serving
        self.root = root
        self.lost = lost
        self.comments: dict[int, str] = {}
        self.broken: list[Cst] = []

    def parsed(self) -> t.Parsed:
        self.survey()
        units: list[t.Unit] = []
        withs: list[t.WithClause] = []
        uses: list[t.UseClause] = []
        for node in self.root.children:
            if node.type == "ERROR":
                units.append(t.Unit((), (), self.broken_node(node), "", False, **self.at(node)))
                continue
            children = [c for c in node.children if c.type != "comment"]
            if not children:
                continue
            first = children[-1]
            if first.type == "with_clause":
                withs.append(self.with_clause(first))
                continue
            if first.type == "subunit":
                unit = self.subunit(first, tuple(withs), tuple(uses))
            else:
                items = self.declaration(first)
                if items and isinstance(items[0], t.UseClause):
                    uses.append(items[0])
                    continue
                if not items or isinstance(items[0], t.Pragma):
                    continue
                private = children[0].type == "private"
                unit = t.Unit(tuple(withs), tuple(uses), items[0], "", private, **self.at(first))
            units.append(unit)
            withs, uses = [], []
        spans = tuple(self.span(n) for n in self.broken)
        return t.Parsed(self.file, tuple(units), tuple(sorted(self.comments.items())), spans)

    def survey(self) -> None:
        """Collect comments and syntax errors in one pass over the whole tree."""
        stack = [self.root]
        while stack:
            node = stack.pop()
            if node.type == "comment":
                self.comments[node.start_point[0] + 1] = self.text(node).lstrip("-").strip()
            if node.type == "ERROR" or node.is_missing:
                self.broken.append(node)
            stack.extend(node.children)
        self.broken.sort(key=lambda n: n.start_byte)

    def errors(self) -> list[Cst]:
        self.survey()
        return self.broken

    def comment_before(self, node: Cst) -> str:
        """The comment lines right above a declaration."""
        line = node.start_point[0]
        lines: list[str] = []
        while line in self.comments:
            lines.append(self.comments[line])
            line -= 1
        return "\n".join(reversed(lines)).strip()

    def broken_node(self, node: Cst) -> t.Broken:
        return t.Broken(self.text(node), **self.at(node))

    def with_clause(self, node: Cst) -> t.WithClause:
        limited = any(c.type == "limited" for c in node.children)
        return t.WithClause(self.names(node), limited, **self.at(node))

    def names(self, node: Cst) -> tuple[t.Expr, ...]:
        """The names of a with or use clause."""
        groups: list[list[Cst]] = [[]]
        for child in node.children:
            if child.type == ",":
                groups.append([])
            elif child.is_named and child.type != "comment":
                groups[-1].append(child)
        return tuple(self.expression(*g) for g in groups if g)

    def subunit(self, node: Cst, withs: tuple[t.WithClause, ...], uses: tuple[t.UseClause, ...]) -> t.Unit:
        parent = node.child_by_field_name("parent_unit_name")
        body = self.declaration(node.children[-1])[0]
        name = t.dotted(self.expression(parent)) if parent else ""
        return t.Unit(withs, uses, body, name, **self.at(node))

    # ------------------------------------------------------------------ declarations

    def declarations(self, nodes: list[Cst]) -> tuple[t.Decl, ...]:
        found: list[t.Decl] = []
        for node in nodes:
            if node.is_named and node.type != "comment":
                found.extend(self.declaration(node))
        return paired(found, self.serving)

    def declaration(self, node: Cst) -> list[t.Decl]:
        if node.type == "ERROR":
            return [self.broken_node(node)]
        try:
            method = getattr(self, "decl_" + node.type, None)
            if method is not None:
                result = method(node)
            else:
                reader = READERS.get(node.type)
                result = reader(self, node) if reader else self.broken_node(node)
        except (ValueError, IndexError, StopIteration, AttributeError):
            if not node.has_error:
                raise
            result = self.broken_node(node)
        found = result if isinstance(result, list) else [result]
        return [*found, *self.aspects(node, found[-1])] if found else found

    def aspects(self, node: Cst, declared: t.Decl) -> list[t.Decl]:
        """The aspects of an object or type that say what it holds or where it is, as the clauses that they stand for
        (ARM 13.1.1)."""
        if not isinstance(declared, t.ObjectDecl | t.TypeDecl | t.SubtypeDecl):
            return []
        names = declared.names if isinstance(declared, t.ObjectDecl) else (declared.name,)
        found: list[t.Decl] = []
        for marks in (c for s in node.children if s.type == "aspect_specification" for c in s.children):
            for mark in (c for c in marks.children if c.type == "aspect_association"):
                kind = self.text(mark.children[0]).lower()
                value = next((c for c in mark.children if c.type == "expression"), None)
                if kind in TELLING_ASPECTS:
                    given = self.expression(value) if value is not None else None
                    found += [t.RepClause(kind, name, None, given, **self.at(node)) for name in names]
        return found

    def decl_body_stub(self, node: Cst) -> list[t.Decl]:
        return self.declaration(node.children[0])

    def decl_use_clause(self, node: Cst) -> t.Decl:
        types = any(c.type == "type" for c in node.children)
        return t.UseClause(self.names(node), types, **self.at(node))

    def decl_pragma_g(self, node: Cst) -> t.Decl:
        args: list[t.Expr] = []
        for child in node.children:
            if child.type == "pragma_argument_association":
                rest = [c for c in child.children if c.type != "comment"]
                arrow = next((i for i, c in enumerate(rest) if c.type == "=>"), -1)
                args.append(self.expression(*rest[arrow + 1 :]))
        name = next(self.text(c) for c in node.children if c.type == "identifier")
        return t.Pragma(name.lower(), tuple(args), **self.at(node))

    def defining(self, node: Cst, stop: str = ":") -> tuple[t.Name, ...]:
        names: list[t.Name] = []
        for child in node.children:
            if child.type == stop:
                break
            if child.type == "identifier":
                names.append(self.name(child))
        return tuple(names)

    def after(self, node: Cst, mark: str) -> list[Cst]:
        """The children after the first `mark`, without the final semicolon and aspects."""
        children = [c for c in node.children if c.type not in ("comment", ";", "aspect_specification")]
        for i, child in enumerate(children):
            if child.type == mark:
                return children[i + 1 :]
        return []

    def initial(self, node: Cst) -> t.Expr | None:
        rest = self.after(node, ":=")
        return self.expression(*rest) if rest else None

    def type_part(self, nodes: list[Cst], whole: Cst) -> t.Expr | t.ArrayDef | t.AccessDef:
        """The subtype, array definition or access definition of a declaration, before any `:=`."""
        part: list[Cst] = []
        for node in nodes:
            if node.type == ":=":
                break
            if node.type not in ("constant", "aliased", "non_empty_mode"):
                part.append(node)
        if len(part) == 1 and part[0].type == "array_type_definition":
            return self.array(part[0])
        if part and part[-1].type == "access_definition":
            return self.access(part[-1])
        return self.subtype(part, whole)

    def decl_object_declaration(self, node: Cst) -> t.Decl | list[t.Decl]:
        if len(node.children) == 1 and node.children[0].is_named:
            return self.declaration(node.children[0])
        rest = self.after(node, ":")
        constant = any(c.type == "constant" for c in rest)
        subtype = self.type_part(rest, node)
        return t.ObjectDecl(self.defining(node), constant, subtype, self.initial(node), **self.at(node))

    def decl_number_declaration(self, node: Cst) -> t.Decl:
        return t.NumberDecl(self.defining(node), self.expression(*self.after(node, ":=")), **self.at(node))

    def decl_exception_declaration(self, node: Cst) -> t.Decl:
        return t.ExceptionDecl(self.defining(node), **self.at(node))

    def decl_subtype_declaration(self, node: Cst) -> t.Decl:
        name = next(c for c in node.children if c.type == "identifier")
        subtype = self.subtype(self.after(node, "is"), node)
        return t.SubtypeDecl(self.name(name), subtype, **self.at(node))

    def decl_incomplete_type_declaration(self, node: Cst) -> t.Decl:
        return self.type_decl(node, None)

    def decl_private_type_declaration(self, node: Cst) -> t.Decl:
        kinds = {c.type for c in node.children}
        definition = t.PrivateDef("tagged" in kinds, "limited" in kinds, **self.at(node))
        return self.type_decl(node, definition)

    def decl_private_extension_declaration(self, node: Cst) -> t.Decl:
        parent = [c for c in self.after(node, "new") if c.type not in ("with", "private")]
        return self.type_decl(node, t.DerivedDef(self.subtype(parent, node), None, True, **self.at(node)))

    def decl_full_type_declaration(self, node: Cst) -> t.Decl | list[t.Decl]:
        first = node.children[0]
        if first.is_named:
            return self.declaration(first)
        rest = self.after(node, "is")
        definition = self.type_definition(rest) if rest else None
        if isinstance(definition, t.DerivedDef) and definition.extension is None and _with_private(node):
            definition = dataclasses.replace(definition, private=True)
        return self.type_decl(node, definition)

    def type_decl(self, node: Cst, definition: t.TypeDef | None) -> t.TypeDecl:
        name = next(c for c in node.children if c.type == "identifier")
        unknown = any(c.type == "unknown_discriminant_part" for c in node.children)
        discriminants: list[t.ComponentDecl] = []
        for part in node.children:
            if part.type == "known_discriminant_part":
                for spec in part.children[1].children:
                    if spec.type == "discriminant_specification":
                        discriminants.append(self.component(spec))
        return t.TypeDecl(self.name(name), tuple(discriminants), unknown, definition, **self.at(node))

    def component(self, node: Cst) -> t.ComponentDecl:
        rest = self.after(node, ":")
        if rest and rest[0].type == "component_definition":
            subtype = self.type_part([c for c in rest[0].children if c.type != "comment"], rest[0])
        else:
            subtype = self.type_part(rest, node)
        if isinstance(subtype, t.AccessDef):
            subtype = t.Other("access definition", span=subtype.span, pos=subtype.pos)
        assert not isinstance(subtype, t.ArrayDef)  # the grammar has no anonymous arrays in components
        return t.ComponentDecl(self.defining(node), subtype, self.initial(node), **self.at(node))

    def type_definition(self, rest: list[Cst]) -> t.TypeDef:
        node = rest[0]
        if node.type == "null_exclusion":
            return t.OpaqueDef("access type that excludes null", **self.at(node))
        at = self.at(node)
        children = [c for c in node.children if c.type != "comment"]
        if node.type == "enumeration_type_definition":
            literals = [c for c in children if c.type in ("identifier", "character_literal")]
            return t.EnumDef(tuple(self.atom(c) for c in literals), **at)
        if node.type == "signed_integer_type_definition":
            bounds = self.range_between(children[1:])
            return t.SignedDef(bounds.low, bounds.high, **at)
        if node.type == "modular_type_definition":
            return t.ModularDef(self.expression(*children[1:]), **at)
        if node.type == "floating_point_definition":
            limits = [c for c in children if c.type == "real_range_specification"]
            bounds_or_none = self.range_between(limits[0].children[1:]) if limits else None
            return t.FloatDef(self.expression(children[1]), bounds_or_none, **at)
        if node.type in ("ordinary_fixed_point_definition", "decimal_fixed_point_definition"):
            limits = [c for c in children if c.type == "real_range_specification"]
            bounds_or_none = self.range_between(limits[0].children[1:]) if limits else None
            parts = [c for c in children if c.is_named and c.type not in ("real_range_specification", "comment")]
            values = [self.expression(c) for c in parts]
            return t.FixedDef(values[0], values[1] if len(values) > 1 else None, bounds_or_none, **at)
        if node.type == "array_type_definition":
            return self.array(node)
        if node.type == "record_type_definition":
            return self.record(node)
        if node.type in ("access_to_object_definition", "access_to_subprogram_definition"):
            return self.access(node)
        if node.type == "derived_type_definition":
            extension = [c for c in children if c.type == "record_extension_part"]
            parent = [c for c in self.after(node, "new") if c.type != "record_extension_part"]
            record = self.record(extension[0]) if extension else None
            return t.DerivedDef(self.subtype(parent, node), record, **at)
        kind = node.type.removesuffix("_definition").replace("_", " ")
        return t.OpaqueDef(kind, **at)

    def range_between(self, nodes: list[Cst]) -> t.Range:
        dots = next(i for i, c in enumerate(nodes) if c.type == "..")
        low, high = self.expression(*nodes[:dots]), self.expression(*nodes[dots + 1 :])
        return t.Range(low, high, span=low.span, pos=low.pos)

    def array(self, node: Cst) -> t.ArrayDef:
        groups: list[list[Cst]] = [[]]
        depth_done = False
        constrained = True
        component: t.Expr = self.other(node, "component")
        for child in node.children[2:]:
            if child.type == ")":
                depth_done = True
            elif child.type == ",":
                groups.append([])
            elif child.type == "component_definition":
                found = self.type_part([c for c in child.children if c.type != "comment"], child)
                if isinstance(found, t.AccessDef | t.ArrayDef):
                    found = t.Other("access definition", **self.at(child))
                component = found
            elif not depth_done and child.type != "comment":
                groups[-1].append(child)
        indexes: list[t.Expr] = []
        for group in groups:
            if group and group[0].type == "index_subtype_definition":
                constrained = False
                marks = [c for c in group[0].children if c.type not in ("range", "<>", "comment")]
                indexes.append(self.subtype(marks, node))
            elif group:
                indexes.append(self.discrete(group))
        return t.ArrayDef(tuple(indexes), constrained, component, **self.at(node))

    def record(self, node: Cst) -> t.RecordDef:
        kinds = {c.type for c in node.children}
        definition = next(c for c in node.children if c.type == "record_definition")
        lists = [c for c in definition.children if c.type == "component_list"]
        components, part = self.component_list(lists[0]) if lists else ((), None)
        tagged = "tagged" in kinds or node.type == "record_extension_part"
        return t.RecordDef(components, part, tagged, "limited" in kinds, **self.at(node))

    def component_list(self, node: Cst) -> tuple[tuple[t.ComponentDecl, ...], t.VariantPart | None]:
        components: list[t.ComponentDecl] = []
        part = None
        for child in node.children:
            if child.type == "component_declaration":
                components.append(self.component(child))
            elif child.type == "variant_part":
                part = self.variant_part(child)
        return tuple(components), part

    def variant_part(self, node: Cst) -> t.VariantPart:
        variants: list[t.VariantDecl] = []
        discriminant = next(self.text(c) for c in node.children if c.type == "identifier")
        for child in next(c for c in node.children if c.type == "variant_list").children:
            if child.type == "variant":
                parts = {c.type: c for c in child.children}
                components, inner = self.component_list(parts["component_list"])
                choices = self.choices(parts["discrete_choice_list"])
                variants.append(t.VariantDecl(choices, components, inner, **self.at(child)))
        return t.VariantPart(discriminant, tuple(variants), **self.at(node))

    def access(self, node: Cst) -> t.AccessDef:
        kinds = {c.type for c in node.children}
        if kinds & {"procedure", "function"} or node.type == "access_to_subprogram_definition":
            return t.AccessDef(None, self.profile(node), **self.at(node))
        skip = ("access", "general_access_modifier", "constant", "null_exclusion", "comment")
        rest = [c for c in node.children if c.type not in skip]
        return t.AccessDef(self.subtype(rest, node), **self.at(node))

    # ------------------------------------------------------------------ subprograms and packages

    def spec(self, node: Cst) -> t.SubprogramSpec:
        """Of a node that has a procedure or function specification among its children."""
        inner = next(c for c in node.children if c.type in ("procedure_specification", "function_specification"))
        return self.specification(inner)

    def specification(self, inner: Cst) -> t.SubprogramSpec:
        names = inner.children_by_field_name("name")
        params: list[t.ParamSpec] = []
        result: t.Expr | t.AccessDef | None = None
        for child in inner.children:
            if child.type == "formal_part":
                params.extend(self.param(c) for c in child.children if c.type == "parameter_specification")
            elif child.type == "result_profile":
                rest = [c for c in child.children if c.type not in ("return", "comment")]
                found = self.type_part(rest, child)
                assert not isinstance(found, t.ArrayDef)
                result = found
        function = inner.type == "function_specification"
        name = self.expression(*names)
        return t.SubprogramSpec(name, tuple(params), result, function, **self.at(inner))

    def profile(self, node: Cst) -> t.SubprogramSpec:
        """The profile of an access to a subprogram."""
        name = t.Name("Callee", **self.at(node))
        result: t.Expr | t.AccessDef | None = None
        params: list[t.ParamSpec] = []
        for child in node.children:
            if child.type == "formal_part":
                params.extend(self.param(c) for c in child.children if c.type == "parameter_specification")
            elif child.type == "result_profile":
                found = self.type_part([c for c in child.children if c.type not in ("return", "comment")], child)
                result = None if isinstance(found, t.ArrayDef) else found
        return t.SubprogramSpec(name, tuple(params), result, result is not None, **self.at(node))

    def param(self, node: Cst) -> t.ParamSpec:
        rest = self.after(node, ":")
        modes = [" ".join(w.type for w in c.children) for c in rest if c.type == "non_empty_mode"]
        subtype = self.type_part(rest, node)
        assert not isinstance(subtype, t.ArrayDef)
        mode = modes[0] if modes else "in"
        return t.ParamSpec(self.defining(node), mode, subtype, self.initial(node), **self.at(node))

    def decl_subprogram_declaration(self, node: Cst) -> t.Decl:
        abstract = any(c.type == "abstract" for c in node.children)
        return t.SubprogramDecl(self.spec(node), abstract, **self.at(node))

    def decl_expression_function_declaration(self, node: Cst) -> t.Decl:
        value = self.expression(*self.after(node, "is"))
        return t.SubprogramBody(
            self.spec(node),
            (),
            None,
            value,
            node.has_error,
            complexity(node),
            self.comment_before(node),
            **self.at(node),
        )

    def decl_null_procedure_declaration(self, node: Cst) -> t.Decl:
        comment = self.comment_before(node)
        return t.SubprogramBody(self.spec(node), (), None, comment=comment, **self.at(node))

    def decl_subprogram_body(self, node: Cst) -> t.Decl:
        return t.SubprogramBody(
            self.spec(node),
            self.declarative_part(node),
            self.handled(node),
            None,
            node.has_error or any(low <= node.start_byte < high for low, high in self.lost),
            complexity(node),
            self.comment_before(node),
            **self.at(node),
        )

    def declarative_part(self, node: Cst) -> tuple[t.Decl, ...]:
        parts = [c for c in node.children if c.type == "non_empty_declarative_part"]
        return self.declarations(list(parts[0].children)) if parts else ()

    def decl_subprogram_body_stub(self, node: Cst) -> t.Decl:
        spec = self.spec(node)
        return t.Stub(spec.name, spec, **self.at(node))

    def other_stub(self, node: Cst) -> t.Decl:
        name = next(c for c in node.children if c.type == "identifier")
        return t.Stub(self.name(name), None, **self.at(node))

    decl_package_body_stub = decl_task_body_stub = decl_protected_body_stub = other_stub

    def decl_package_declaration(self, node: Cst) -> t.Decl:
        name = self.expression(*node.children_by_field_name("name"))
        start = next(i for i, c in enumerate(node.children) if c.type == "is")
        visible: list[Cst] = []
        private: list[Cst] | None = None
        for child in node.children[start + 1 :]:
            if child.type == "end":
                break
            if child.type == "private":
                private = []
            else:
                (visible if private is None else private).append(child)
        return t.PackageDecl(name, self.declarations(visible), self.declarations(private or []), **self.at(node))

    def decl_package_body(self, node: Cst) -> t.Decl:
        name = self.expression(*node.children_by_field_name("name"))
        return t.PackageBody(name, self.declarative_part(node), self.handled(node), **self.at(node))

    def decl_subprogram_renaming_declaration(self, node: Cst) -> t.Decl:
        target = self.expression(*node.children_by_field_name("callable_entity_name"))
        return t.SubprogramRenaming(self.spec(node), target, **self.at(node))

    def decl_package_renaming_declaration(self, node: Cst) -> t.Decl:
        name = self.expression(*node.children_by_field_name("name"))
        target = self.expression(*node.children_by_field_name("package_name"))
        return t.PackageRenaming(name, target, **self.at(node))

    def decl_exception_renaming_declaration(self, node: Cst) -> t.Decl:
        target = self.expression(*node.children_by_field_name("exception_name"))
        return t.ExceptionRenaming(self.defining(node)[0], target, **self.at(node))

    def decl_object_renaming_declaration(self, node: Cst) -> t.Decl:
        marks = node.children_by_field_name("subtype_mark")
        target = self.expression(*node.children_by_field_name("object_name"))
        mark = self.expression(*marks) if marks else None
        name = next(c for c in node.children if c.type == "identifier")
        return t.ObjectRenaming(self.name(name), mark, target, **self.at(node))

    def decl_generic_renaming_declaration(self, node: Cst) -> t.Decl:
        return self.broken_node(node)

    # ------------------------------------------------------------------ statements

    def handled(self, node: Cst) -> t.Handled | None:
        for child in node.children:
            if child.type == "handled_sequence_of_statements":
                handlers = [self.handler(c) for c in child.children if c.type == "exception_handler"]
                statements = self.statements([c for c in child.children if c.type != "exception_handler"])
                return t.Handled(statements, tuple(handlers), **self.at(child))
        return None

    def handler(self, node: Cst) -> t.Handler:
        binding = ""
        choices: list[t.Expr] = []
        for child in node.children:
            if child.type == "choice_parameter_specification":
                binding = self.text(child)
            elif child.type == "exception_choice_list":
                for choice in child.children:
                    if choice.type == "exception_choice":
                        choices.extend(
                            self.choices(choice.children[0])
                            if len(choice.children) == 1
                            else [self.expression(*choice.children)]
                        )
        body = [c for c in node.children if c.type == "sequence_of_statements"]
        return t.Handler(binding, tuple(choices), self.statements(body), **self.at(node))

    def statements(self, nodes: list[Cst]) -> tuple[t.Stmt, ...]:
        found: list[t.Stmt] = []
        for node in nodes:
            if node.type == "sequence_of_statements":
                found.extend(self.statements(list(node.children)))
            elif node.is_named and node.type not in ("comment", "exception_handler"):
                try:
                    found.append(statement(self, node))
                except (ValueError, IndexError, StopIteration, AttributeError):
                    if not node.has_error:
                        raise
                    found.append(self.other(node, "syntax error"))
        return tuple(found)
