"""Statements and whole translation units (C17 6.8, 6.9)."""

from __future__ import annotations

from analyzers.c.ctypes import INT, VOID, CArray, CFunction, CPointer, CType, CVoid
from analyzers.model import Span
from translators.rules.c.program import Refused
from translators.rules.c.whole import build
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.initial import Initialisers
from translators.rules.c.whole.layout import is_variable
from translators.rules.c.whole.parser import FunctionName, Storage, TypeName


class Parser(Initialisers):
    """Reads a translation unit: `read()` fills `functions`, `objects`, `statics`, `broken`."""

    # ---- top level

    def prelude(self) -> None:
        """The tokens so far are the library's declarations: they lie in a scope of their own."""
        self.scopes = self.scopes[:1]
        self.tags = self.tags[:1]
        self.read()
        self.scopes.append({})
        self.tags.append({})
        self.at = 0

    def read(self) -> None:
        while self.token.kind != "end":
            start = self.at
            try:
                self.external()
            except Refused as refused:
                self.function = ""
                self.in_parameters = 0
                self.computed = []
                del self.scopes[2 if len(self.scopes) > 1 else 1 :]
                del self.tags[2 if len(self.tags) > 1 else 1 :]
                self.skip(start, refused)

    def skip(self, start: int, refused: Refused) -> None:
        """Go to the end of a declaration that could not be read, and remember what it declares."""
        name = ""
        self.at = start
        depth = 0
        while self.token.kind != "end":
            text = self.token.text if self.token.kind == "punct" else ""
            if not name and depth == 0 and self.token.kind == "name" and (
                self.ahead("(") or self.ahead("[") or self.ahead("=") or self.ahead(";") or self.ahead(",")
            ):
                name = self.token.text
            self.at += 1
            if text in ("(", "{", "["):
                depth += 1
            elif text in (")", "}", "]"):
                depth -= 1
                if depth == 0 and text == "}" and not self.is_(";") and not self.is_(",") and not self.is_("="):
                    break
            elif text == ";" and depth == 0:
                break
        self.broken[name or f"line {self.tokens[start].span.line}"] = (refused, self.tokens[start].span)

    def external(self) -> None:
        if self.accept(";"):
            return
        span = self.span
        if self.is_("_Static_assert"):
            self.static_assert()
            return
        base, storage = self.specifiers()
        if self.accept(";"):
            return
        first = True
        while True:
            name, type_ = self.declarator(base)
            if isinstance(type_, CFunction) and not storage.typedef:
                if first and not self.is_(",") and not self.is_(";") and not self.is_("="):
                    self.definition(name, type_, storage, span)
                    return
                self.declare_function(name, type_, storage)
            elif storage.typedef:
                self.scopes[-1][name] = TypeName(type_)
            else:
                self.external_object(name, type_, storage, span)
            first = False
            if not self.accept(","):
                break
        self.expect(";")

    def static_assert(self) -> None:
        while not self.accept(";"):
            self.at += 1

    def declare_function(self, name: str, type_: CFunction, storage: Storage) -> None:
        known = self.prototypes.get(name)
        open_ = known is None or build.unspecified(known) or name not in self.functions
        if open_ and (known is None or not build.unspecified(type_)):
            self.prototypes[name] = type_
        if storage.static:
            self.private.add(name)
        self.scopes[-1][name] = FunctionName(name, self.prototypes[name])

    def external_object(self, name: str, type_: CType, storage: Storage, span: Span) -> None:
        found = self.objects.get(name)
        if found is None:
            found = n.Object(name, type_, "global", span, "", storage.static)
            found.unit = self.unit
            self.objects[name] = found
        elif isinstance(type_, CArray) and type_.length is not None:
            found.type = type_
        self.scopes[1 if len(self.scopes) > 1 else 0][name] = found
        self.scopes[-1][name] = found
        if self.accept("="):
            found.type, found.values = self.initialiser(type_)
            found.defined = True
            found.span = span
        elif not storage.extern:
            if not found.defined:
                found.span = span
            found.defined = True

    def definition(self, name: str, type_: CFunction, storage: Storage, span: Span) -> None:
        read, lengths = self.own_parameters, self.own_lengths
        old_style: dict[str, CType] = {}
        while not self.is_("{"):
            base, _ = self.specifiers()
            while True:
                own, declared = self.declarator(base)
                if isinstance(declared, CArray):
                    declared = CPointer(declared.element)
                elif isinstance(declared, CFunction):
                    declared = CPointer(declared)
                old_style[own] = declared
                if not self.accept(","):
                    break
            self.expect(";")
        parameters = () if build.unspecified(type_) else type_.parameters
        parameters = tuple((p, old_style.get(p, t)) for p, t in parameters)
        type_ = CFunction(parameters, type_.result, type_.variadic)
        self.declare_function(name, type_, storage)
        self.prototypes[name] = type_
        self.function, self.result = name, type_.result
        self.enter()
        objects: list[n.Object] = []
        same_names = [p for p, _ in parameters] == [o.name for o in read]
        for position, (parameter, parameter_type) in enumerate(parameters):
            made = n.Object(parameter, parameter_type, "parameter", span, name)
            if same_names:
                made = read[position]  # the types of other parameters may mention it
                made.span, made.function = span, name
            made.name = parameter or f"unnamed_{position}"
            objects.append(made)
            self.scopes[-1][parameter] = made
        for declared_length in lengths:
            assert isinstance(declared_length, n.Declare)
            declared_length.object.function = name
        body = self.block(scope=False)
        body.body[:0] = lengths
        self.leave()
        self.function = ""
        static = storage.static or name in self.private
        self.functions[name] = n.Function(name, type_, objects, body, static, span)

    # ---- statements

    def block(self, scope: bool = True) -> n.Block:
        span = self.span
        self.expect("{")
        if scope:
            self.enter()
        body: list[n.Statement] = []
        while not self.accept("}"):
            if self.token.kind == "end":
                raise Refused("unknown syntax", "a block that is not closed", span)
            if self.is_("_Static_assert"):
                self.static_assert()
            elif self.starts_declaration():
                self.local(body)
            else:
                self.statement(body)
        if scope:
            self.leave()
        return n.Block(body, span)

    def local(self, body: list[n.Statement]) -> None:
        base, storage = self.specifiers()
        if self.accept(";"):
            return
        while True:
            span = self.span
            with self.lengths() as lengths:
                name, type_ = self.declarator(base)
            body.extend(lengths)
            if storage.typedef:
                self.scopes[-1][name] = TypeName(type_)
            elif isinstance(type_, CFunction):
                self.declare_function(name, type_, storage)
            elif storage.extern:
                self.external_object(name, type_, storage, span)
            else:
                self.local_object(name, type_, storage, span, body)
            if not self.accept(","):
                break
        self.expect(";")

    def local_object(self, name: str, type_: CType, storage: Storage, span: Span, body: list[n.Statement]) -> None:
        kind = "global" if storage.static else "local"
        made = n.Object(name, type_, kind, span, self.function, storage.static)
        made.unit = self.unit
        if is_variable(type_) and storage.static:
            raise Refused("variable length array", "an array of variable length that is static", span)
        self.scopes[-1][name] = made
        made.defined = True
        if self.accept("="):
            made.type, made.values = self.initialiser(type_)
        elif not is_variable(type_) and not self.layout.complete(made.type):
            raise Refused("unknown syntax", f"'{name}' has an incomplete type", span)
        if storage.static:
            self.statics.append(made)
        else:
            body.append(n.Declare(made, span))

    def statement_expression(self, span: Span) -> n.Node:
        """What follows the parenthesis of GNU's `({ … })`."""
        if not self.function:
            raise Refused("statement expression", "outside a function", span)
        block = self.block()
        self.expect(")")
        last = block.body[-1] if block.body else None
        if not isinstance(last, n.ExpressionStatement):
            return n.StatementExpression(tuple(block.body), None, VOID, span)
        value = build.decayed(last.value)
        return n.StatementExpression(tuple(block.body[:-1]), value, value.type, span)

    def one(self) -> n.Statement:
        body: list[n.Statement] = []
        span = self.span
        self.statement(body)
        return body[0] if len(body) == 1 else n.Block(body, span)

    def statement(self, body: list[n.Statement]) -> None:
        span = self.span
        text = self.token.text if self.token.kind != "string" else ""
        if self.token.kind == "punct":
            if text == "{":
                body.append(self.block())
                return
            if text == ";":
                self.at += 1
                return
        elif self.token.kind == "name":
            if self.ahead(":") and text != "default":
                self.at += 2
                body.append(n.Label(text, span))
                if not self.is_("}"):
                    self.statement(body)
                return
            handler = getattr(self, f"_{text}", None) if text in _KEYWORDS else None
            if handler is not None:
                self.at += 1
                handler(body, span)
                return
        value = self.expression()
        self.expect(";")
        body.append(n.ExpressionStatement(value, span))

    def _condition(self) -> n.Node:
        self.expect("(")
        value = build.decayed(self.expression())
        self.expect(")")
        return value

    def _if(self, body: list[n.Statement], span: Span) -> None:
        condition = self._condition()
        then = self.one()
        otherwise = self.one() if self.accept("else") else None
        body.append(n.If(condition, then, otherwise, span))

    def _while(self, body: list[n.Statement], span: Span) -> None:
        condition = self._condition()
        body.append(n.Loop(condition, None, self.one(), True, span))

    def _do(self, body: list[n.Statement], span: Span) -> None:
        inner = self.one()
        self.expect("while")
        condition = self._condition()
        self.expect(";")
        body.append(n.Loop(condition, None, inner, False, span))

    def _for(self, body: list[n.Statement], span: Span) -> None:
        self.expect("(")
        self.enter()
        first: list[n.Statement] = []
        if self.starts_declaration():
            self.local(first)
        elif not self.accept(";"):
            value = self.expression()
            first.append(n.ExpressionStatement(value, span))
            self.expect(";")
        condition = None if self.is_(";") else build.decayed(self.expression())
        self.expect(";")
        update = None if self.is_(")") else self.expression()
        self.expect(")")
        inner = self.one()
        self.leave()
        loop = n.Loop(condition, update, inner, True, span)
        body.append(n.Block([*first, loop], span) if first else loop)

    def _switch(self, body: list[n.Statement], span: Span) -> None:
        self.expect("(")
        selector = build.promoted(self.expression())
        self.expect(")")
        outer, self.switch_type = getattr(self, "switch_type", INT), selector.type
        body.append(n.Switch(selector, self.one(), span))
        self.switch_type = outer

    def _case(self, body: list[n.Statement], span: Span) -> None:
        first = last = self._case_value()
        if self.accept("..."):
            last = self._case_value()
        self.expect(":")
        body.append(n.CaseLabel(first.value, last.value, span, first.name))
        if not self.is_("}"):
            self.statement(body)

    def _case_value(self) -> n.Const:
        span = self.span
        node = build.cast(self.conditional(), self.switch_type)
        if not isinstance(node, n.Const):
            raise Refused("constant", "a case value that is not constant", span)
        return node

    def _default(self, body: list[n.Statement], span: Span) -> None:
        self.expect(":")
        body.append(n.CaseLabel(None, None, span))
        if not self.is_("}"):
            self.statement(body)

    def _goto(self, body: list[n.Statement], span: Span) -> None:
        if self.is_("*"):
            raise Refused("label value", "a computed goto", span)
        body.append(n.Goto(self.identifier(), span))
        self.expect(";")

    def _break(self, body: list[n.Statement], span: Span) -> None:
        self.expect(";")
        body.append(n.Break(span))

    def _continue(self, body: list[n.Statement], span: Span) -> None:
        self.expect(";")
        body.append(n.Continue(span))

    def _return(self, body: list[n.Statement], span: Span) -> None:
        value: n.Node | None = None
        if not self.is_(";"):
            value = self.expression()
            value = n.Cast(value, VOID, span) if isinstance(self.result, CVoid) else build.cast(value, self.result)
        self.expect(";")
        body.append(n.Return(value, span))


_KEYWORDS = frozenset(["if", "while", "do", "for", "switch", "case", "default", "goto", "break", "continue", "return"])
