"""From the grammar's nodes to the abstract syntax of one file."""

from __future__ import annotations

from tree_sitter import Node as Cst

from analyzers.ada import clauses, definitions, items, units
from analyzers.ada import tree as t
from analyzers.ada.expressions import Reader
from analyzers.ada.monitors import paired

READERS = definitions.READERS | items.READERS | clauses.READERS | units.READERS


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
        found: list[t.Unit] = []
        withs: list[t.WithClause] = []
        uses: list[t.UseClause] = []
        for node in self.root.children:
            if node.type == "ERROR":
                found.append(t.Unit((), (), self.broken_node(node), "", False, **self.at(node)))
                continue
            children = [c for c in node.children if c.type != "comment"]
            if not children:
                continue
            first = children[-1]
            if first.type == "with_clause":
                withs.append(clauses.with_clause(self, first))
                continue
            if first.type == "subunit":
                unit = self.subunit(first, tuple(withs), tuple(uses))
            else:
                declared = self.declaration(first)
                if declared and isinstance(declared[0], t.UseClause):
                    uses.append(declared[0])
                    continue
                if not declared or isinstance(declared[0], t.Pragma):
                    continue
                private = children[0].type == "private"
                unit = t.Unit(tuple(withs), tuple(uses), declared[0], "", private, **self.at(first))
            found.append(unit)
            withs, uses = [], []
        spans = tuple(self.span(n) for n in self.broken)
        return t.Parsed(self.file, tuple(found), tuple(sorted(self.comments.items())), spans)

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

    def subunit(self, node: Cst, withs: tuple[t.WithClause, ...], uses: tuple[t.UseClause, ...]) -> t.Unit:
        parent = node.child_by_field_name("parent_unit_name")
        body = self.declaration(node.children[-1])[0]
        name = t.dotted(self.expression(parent)) if parent else ""
        return t.Unit(withs, uses, body, name, **self.at(node))

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
            reader = READERS.get(node.type)
            result = reader(self, node) if reader else self.broken_node(node)
        except (ValueError, IndexError, StopIteration, AttributeError):
            if not node.has_error:
                raise
            result = self.broken_node(node)
        found = result if isinstance(result, list) else [result]
        return [*found, *clauses.aspects(self, node, found[-1])] if found else found

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
            return definitions.array_definition(self, part[0])
        if part and part[-1].type == "access_definition":
            return definitions.access_definition(self, part[-1])
        return self.subtype(part, whole)

    def declarative_part(self, node: Cst) -> tuple[t.Decl, ...]:
        parts = [c for c in node.children if c.type == "non_empty_declarative_part"]
        return self.declarations(list(parts[0].children)) if parts else ()
