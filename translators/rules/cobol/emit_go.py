"""COBOL programs in Go: paragraphs as functions on the machine, items as package variables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from translators.protocol import ProbeUnit
from translators.rules import ir
from translators.rules.cobol import writing
from translators.rules.cobol.values import DECIMAL
from translators.rules.cobol.writing import Lines
from translators.rules.emit.names import GO_KEYWORDS, Scope, camel, lower_camel
from translators.rules.emit.program import Emitted
from translators.targets.go import file_name, package_name

_TAKEN = frozenset(
    ("collating", "run", "initialize", "paragraph", "paragraphs", "called", "m", "number", "cobol", "result", "change",
     "order", "head", "tail", "times")
)  # fmt: skip
_ROUNDING = {
    "": "NotRounded", "AWAY-FROM-ZERO": "AwayFromZero", "NEAREST-AWAY-FROM-ZERO": "NearestAwayFromZero",
    "NEAREST-EVEN": "NearestEven", "NEAREST-TOWARD-ZERO": "NearestTowardZero", "PROHIBITED": "Prohibited",
    "TOWARD-GREATER": "TowardGreater", "TOWARD-LESSER": "TowardLesser", "TRUNCATION": "Truncation",
}  # fmt: skip
_OPERATIONS = {"+": "Plus", "-": "Minus", "*": "Times", "/": "Over"}
_PRECEDENCE = {"or": 1, "and": 2, "compare": 3, "+": 4, "-": 4, "*": 5, "/": 5, "rem": 5, "unary": 6}
_FIGURATIVES = {
    "SPACES": "Spaces", "ZEROS": "Zeros", "HIGH_VALUES": "HighValues", "LOW_VALUES": "LowValues",
    "QUOTES": "Quotes", "RETURN_CODE": "ReturnCode",
}  # fmt: skip


def emit(module: ir.IrModule, dependencies: Mapping[str, ir.IrModule]) -> Emitted:
    del dependencies  # a called program is reached by its module's name
    if not module.subprograms:
        return Emitted((), ())
    return _Go(module).emit()


def literal(value: bytes) -> str:
    """A string literal of bytes."""
    out = []
    for byte in value:
        char = chr(byte)
        if char in '"\\':
            out.append("\\" + char)
        elif 32 <= byte < 127:
            out.append(char)
        else:
            out.append(f"\\x{byte:02x}")
    return '"' + "".join(out) + '"'


def _alias(module: str) -> str:
    """What a package is called where its own name means something else; empty where it doesn't."""
    name = package_name(module)
    return f"{name}_program" if name in _TAKEN else ""


def _method(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


class _Go:
    def __init__(self, module: ir.IrModule) -> None:
        self.module = module
        self.out = Lines("\t")
        modules = {c.module for s in module.subprograms for c in _module_calls(s.body)}
        scope = Scope(GO_KEYWORDS | _TAKEN | modules | {_alias(m) for m in modules})
        self.calls_itself = module.id in modules
        self.modules = sorted(modules - {module.id})
        self.fields = {g.name: scope.claim(lower_camel(g.name)) for g, _ in writing.fields_of(module)}
        self.constants = {
            g.name: scope.claim(lower_camel(writing.item_name(g.name, module))) for g in writing.constants_of(module)
        }
        self.functions = {
            p.name: scope.claim(lower_camel("-".join(writing.paragraph_words(p.name))))
            for p in writing.paragraphs_of(module)
        }
        self.program_name = Scope({"Program", "Main"}).claim(camel(module.id))

    def _program_of(self, module: str) -> str:
        return "Program" if module == self.module.id else f"{_alias(module) or package_name(module)}.Program"

    def emit(self) -> Emitted:
        out = self.out
        paragraphs = writing.paragraphs_of(self.module)
        program = writing.program_of(self.module)
        source = writing.place(paragraphs[0].span).rsplit(":", 1)[0]
        package = package_name(self.module.id)
        out.add(f"// Package {package} is {self.module.name}, from {source}.")
        if self.module.comment:
            out.add("//")
        for line in self.module.comment:
            out.add(f"// {line}")
        out.add(f"package {package}")
        out.add()
        imports = [("migrated/theseusrt/cobol", ""), *((f"migrated/{package_name(m)}", _alias(m)) for m in self.modules)]
        if len(imports) == 1:
            out.add(f'import "{imports[0][0]}"')
        else:
            out.open("import (")
            for path, alias in sorted(imports):
                out.add(f'{alias} "{path}"' if alias else f'"{path}"')
            out.close(")")
        out.add()
        self._constants()
        self._program()
        if program is not None:
            self._exported(program)
        else:
            out.add("// Main runs the program.")
            out.open("func Main() {")
            out.add("cobol.New().Main(Program)")
            out.close()
            out.add()
        self._run(paragraphs)
        for paragraph in paragraphs:
            self._paragraph(paragraph)
        path = f"{package}/{file_name(self.module.id)}"
        probes = []
        if program is not None:
            target_path = f"{package}.{self.program_name}"
            probes.append(ProbeUnit(program.name, target_path, writing.signature_of(program)))
        return Emitted(((path, out.text().rstrip("\n") + "\n"),), tuple(probes))

    # ------------------------------------------------------------------ declarations

    def _constants(self) -> None:
        constants = writing.constants_of(self.module)
        if self.fields:
            self.out.add("// Items that need no storage.")
            for names in writing.lines_of_names(list(self.fields.values()), 100):
                self.out.add(f"var {', '.join(names)} int64")
            self.out.add()
        if not constants:
            return
        self.out.open("var (")
        for variable in constants:
            value = variable.initial
            assert isinstance(value, ir.RuntimeConstant)
            name = self.constants[variable.name]
            if value.kind == "cobol.FileSpec":
                self._file(name, value)
            else:
                self.out.add(f"{name} = {self._item(value.fields)}")
        self.out.close(")")
        self.out.add()

    @staticmethod
    def _item(fields: tuple[Any, ...]) -> str:
        """`cobol.DisplayItem(cobol.Working, 8, 3, 0).Signed()`"""
        kind, slot, *rest = fields
        arguments = ["cobol.Working" if slot == 0 else str(slot)]
        modifiers = ""
        for value in rest:
            if writing.is_modifier(value):
                modifiers += f".{_method(value[1:])}()"
            else:
                arguments.append(_picture(value) if isinstance(value, str) else str(value))
        return f"cobol.{_method(str(kind))}Item({', '.join(arguments)}){modifiers}"

    def _file(self, name: str, value: ir.RuntimeConstant) -> None:
        file, organization, optional, minimum, maximum, area, status, length, assign, fixed, *keyed = (
            writing.parts(value)
        )
        access, relative, *keys = keyed
        assigned = self.constants[str(assign)] if assign else f"cobol.Text({literal(bytes(fixed))})"
        out = self.out
        out.open(f"{name} = &cobol.FileSpec{{")
        out.add(f"Name: {literal(str(file).encode())},")
        out.add(f"Assign: {assigned},")
        out.add(f"Organization: cobol.{organization},")
        if optional:
            out.add("Optional: true,")
        out.add(f"Minimum: {minimum},")
        out.add(f"Maximum: {maximum},")
        out.add(f"Record: {self.constants[str(area)]},")
        if status:
            out.add(f"Status: &{self.constants[str(status)]},")
        if length:
            out.add(f"Length: &{self.constants[str(length)]},")
        if access != "Sequential":
            out.add(f"Access: cobol.Access{access},")
        if relative:
            out.add(f"RelativeKey: &{self.constants[str(relative)]},")
        if keys:
            out.open("Keys: []cobol.Key{")
            for item, duplicates in zip(keys[::2], keys[1::2], strict=True):
                flag = ", Duplicates: true" if duplicates else ""
                out.add(f"{{Item: {self.constants[str(item)]}{flag}}},")
            out.close("},")
        out.close("}")

    def _program(self) -> None:
        size, initial = writing.storage_of(self.module)
        out = self.out
        initial_program, slot, comma, currency, order = writing.options_of(self.module)
        if order:
            out.add("// collating is the place of each character in the program's collating sequence.")
            out.open("var collating = [256]byte{")
            for row in writing.rows(order):
                out.add(row)
            out.close()
            out.add()
        out.add(f"// Program is {self.module.name} for the machine.")
        out.open("var Program = &cobol.Program{")
        out.add(f"Name: {literal(self.module.name.encode())},")
        out.add(f"Storage: {size},")
        out.add("Initialize: initialize,")
        if not self.calls_itself:
            out.add("Run: run,")
        notation = "cobol.DecimalComma" if comma else "cobol.PlainNotation"
        if currency != "$":
            notation += f".WithCurrency({chr(39)}{currency}{chr(39)})"
        if order:
            notation += ".Collating(&collating)"
        if notation != "cobol.PlainNotation":
            out.add(f"Notation: {notation},")
        program = writing.program_of(self.module)
        if program is not None and program.parameters:
            out.add(f"Parameters: {len(program.parameters)},")
        if initial_program:
            out.add("Initial: true,")
        local_size, local = writing.local_storage_of(self.module)
        if local_size:
            out.add(f"LocalStorage: {local_size},")
        if local:
            out.add("InitializeLocal: initializeLocal,")
        if slot:
            out.add(f"ReturnCode: cobol.RegisterItem({slot}, 0),")
        externals = writing.externals_of(self.module)
        if externals:
            listed = ", ".join(f"{{{literal(name.encode())}, {size}}}" for name, size in externals)
            out.add(f"Externals: []cobol.External{{{listed}}},")
        out.close()
        out.add()
        if self.calls_itself:
            out.add("// A program that calls itself cannot be written down in one piece.")
            out.add("func init() { Program.Run = run }")
            out.add()
        if called := writing.called_by_name(self.module):
            out.add("// called has the programs that a CALL may name.")
            out.add(f"var called = []*cobol.Program{{{', '.join(map(self._program_of, called))}}}")
            out.add()
        out.add("// initialize sets the first values of WORKING-STORAGE.")
        out.open("func initialize(m *cobol.Machine) {")
        writing.first_values(out, [(name, self._expression(call)) for name, call in initial])
        for value, names in writing.first_fields(self.module):
            self._set_each(names, value)
        out.close()
        out.add()
        if local:
            out.add("// initializeLocal sets the first values of LOCAL-STORAGE, for each call anew.")
            out.open("func initializeLocal(m *cobol.Machine) {")
            writing.first_values(out, [(name, self._expression(call)) for name, call in local])
            out.close()
            out.add()

    def _exported(self, program: ir.IrSubprogram) -> None:
        names = Scope(GO_KEYWORDS | _TAKEN)
        parameters = [names.claim(lower_camel(p.name)) for p in program.parameters]
        out = self.out
        out.add(f"// {self.program_name} calls {program.name} from outside of COBOL: each parameter is an item's storage.")
        sizes = [getattr(p.type, "length", 0) for p in program.parameters]
        listed = ", ".join(f"{name} *[{size}]byte" for name, size in zip(parameters, sizes, strict=True))
        out.open(f"func {self.program_name}({listed}) {{")
        out.add(f"cobol.RunUnit().CallWith(Program, {', '.join(f'{name}[:]' for name in parameters)})")
        out.close()
        out.add()

    def _run(self, paragraphs: list[ir.IrSubprogram]) -> None:
        out = self.out
        start = writing.start_of(self.module)
        first = paragraphs[start]
        dispatch = writing.uses_dispatch(self.module)
        out.open("func run(m *cobol.Machine) {")
        if first.result is None and writing.never_falls_through(first, self.module):
            out.add(f"{self.functions[first.name]}(m)")
        elif not dispatch:
            for paragraph in paragraphs[start:]:
                out.add(f"{self.functions[paragraph.name]}(m)")
        else:
            out.add(f"m.Perform({start}, cobol.Forever, paragraphs, paragraph)")
        out.close()
        out.add()
        if not dispatch:
            return
        out.add(f"const paragraphs = {len(paragraphs)}")
        out.add()
        out.add("// paragraph runs the paragraph of that number, in the order of the source.")
        out.open("func paragraph(m *cobol.Machine, number int) cobol.Flow {")
        out.add("switch number {")
        for number, paragraph in enumerate(paragraphs):
            name = self.functions[paragraph.name]
            out.open(f"case {number}:")
            out.add(f"return {name}(m)" if paragraph.result is not None else f"{name}(m)")
            out.depth -= 1
        out.add("}")
        out.add("return cobol.Next")
        out.close()
        out.add()

    # ------------------------------------------------------------------ paragraphs

    def _paragraph(self, paragraph: ir.IrSubprogram) -> None:
        out = self.out
        out.add(f"// {self.functions[paragraph.name]} is {paragraph.name} ({writing.place(paragraph.span)}).")
        for line in paragraph.comment:
            out.add(f"// {line}")
        result = " cobol.Flow" if paragraph.result is not None else ""
        out.open(f"func {self.functions[paragraph.name]}(m *cobol.Machine){result} {{")
        body = paragraph.body
        if body and isinstance(body[-1], ir.Return) and body[-1].value is None:
            body = body[:-1]
        self._body(body)
        out.close()
        out.add()

    def _body(self, statements: Sequence[ir.Statement]) -> None:
        statements = writing.reached(statements)
        done = 0
        while done < len(statements):
            if len(names := writing.set_alike(statements[done:])) > 1:
                first = statements[done]
                assert isinstance(first, ir.Assign) and isinstance(first.value, ir.IntLiteral)
                self._set_each(names, first.value.value)
                done += len(names)
                continue
            self._statement(statements[done])
            done += 1

    def _set_each(self, names: Sequence[str], value: int) -> None:
        """`wsI, wsJ = 0, 0`"""
        for line in writing.lines_of_names([self.fields[n] for n in names], 80):
            self.out.add(f"{', '.join(line)} = {', '.join([str(value)] * len(line))}")

    def _statement(self, s: ir.Statement) -> None:
        out = self.out
        match s:
            case ir.CallStatement():
                out.add(self._call(s.call))
            case ir.If():
                self._if(s)
            case ir.Loop():
                self._loop(s)
            case ir.ForRange():
                self._label(s.label, s.body)
                out.open(f"for times := {self._typed(s.high)}; times > 0; times-- {{")
                self._body(s.body)
                out.close()
            case ir.Block():
                if s.label and writing.breaks(s.body, s.label):
                    self._label(s.label, s.body)
                    out.open("switch {")
                    out.depth -= 1
                    out.open("default:")
                    self._body(s.body)
                    out.close()
                else:
                    out.open("{")
                    self._body(s.body)
                    out.close()
            case ir.Switch():
                self._switch(s)
            case ir.Return():
                out.add(f"return {self._expression(s.value)}" if s.value is not None else "return")
            case ir.Break():
                out.add(f"break {s.label}" if s.label else "break")
            case ir.Continue():
                out.add(f"continue {s.label}")
            case ir.VariableDeclaration():
                out.add(f"{s.name} := {self._typed(s.initial)}")
            case ir.Assign():
                out.add(self._assigned(s))
            case ir.Comment():
                out.add(f"// {s.text}")
            case _:
                raise AssertionError(s)

    def _assigned(self, s: ir.Assign) -> str:
        return f"{self._expression(s.target)} = {self._expression(s.value)}"

    def _label(self, label: str, body: Sequence[ir.Statement]) -> None:
        if label and (writing.breaks(body, label) or writing.continues(body, label)):
            self.out.depth -= 1
            self.out.add(f"{label}:")
            self.out.depth += 1

    def _typed(self, e: ir.Expression) -> str:
        """A number's literal has no type of its own in Go."""
        text = self._expression(e)
        return text if _calls_anything(e) else f"int64({text})"

    def _if(self, s: ir.If) -> None:
        out = self.out
        out.open(f"if {self._expression(s.condition)} {{")
        current = s
        while True:
            self._body(current.then)
            if len(current.otherwise) == 1 and isinstance(current.otherwise[0], ir.If):
                current = current.otherwise[0]
                out.depth -= 1
                out.open(f"}} else if {self._expression(current.condition)} {{")
                continue
            if current.otherwise:
                out.depth -= 1
                out.open("} else {")
                self._body(current.otherwise)
            break
        out.close()

    def _loop(self, s: ir.Loop) -> None:
        out = self.out
        self._label(s.label, s.body)
        condition = self._expression(s.condition) if s.condition is not None and s.test_first else ""
        if len(s.update) == 1 and isinstance(last := s.update[0], ir.CallStatement | ir.Assign):
            step = self._call(last.call) if isinstance(last, ir.CallStatement) else self._assigned(last)
            out.open(f"for ; {condition}; {step} {{")
            self._body(s.body)
        else:
            out.open(f"for {condition} {{" if condition else "for {")
            self._body(s.body)
            self._body(s.update)
        if s.condition is not None and not s.test_first:
            out.open(f"if !({self._expression(s.condition)}) {{")
            out.add("break")
            out.close()
        out.close()

    def _switch(self, s: ir.Switch) -> None:
        out = self.out
        out.add(f"switch {self._expression(s.selector)} {{")
        for branch in s.cases:
            values = ", ".join(self._expression(v) for v in branch.values if not isinstance(v, tuple))
            out.open(f"case {values}:")
            self._body(branch.body)
            out.depth -= 1
        if s.default:
            out.open("default:")
            self._body(s.default)
            out.depth -= 1
        out.add("}")

    # ------------------------------------------------------------------ expressions

    def _expression(self, e: ir.Expression, outer: int = 0) -> str:
        match e:
            case ir.IntLiteral():
                return str(e.value) if e.value >= 0 or outer < 6 else f"({e.value})"
            case ir.BoolLiteral():
                return str(e.value).lower()
            case ir.StringLiteral():
                return literal(e.value)
            case ir.Variable():
                return {"constant": self.constants, "field": self.fields}.get(e.scope, {}).get(e.name, e.name)
            case ir.RuntimeConstant():
                return self._constant(e)
            case ir.Call() | ir.RuntimeCall():
                return self._call(e)
            case ir.Binary() if e.type == DECIMAL:
                left = self._expression(e.left, 7)
                return f"{left}.{_OPERATIONS[e.operator]}({self._expression(e.right)})"
            case ir.Binary():
                level = _PRECEDENCE[e.operator]
                left, right = self._expression(e.left, level), self._expression(e.right, level + 1)
                return _at(f"{left} {'%' if e.operator == 'rem' else e.operator} {right}", level, outer)
            case ir.Compare():
                level = _PRECEDENCE["compare"]
                left, right = self._expression(e.left, level + 1), self._expression(e.right, level + 1)
                return _at(f"{left} {e.operator} {right}", level, outer)
            case ir.ShortCircuit():
                level = _PRECEDENCE[e.operator]
                operator = "&&" if e.operator == "and" else "||"
                left, right = self._expression(e.left, level), self._expression(e.right, level)
                return _at(f"{left} {operator} {right}", level, outer)
            case ir.Unary() if e.type == DECIMAL:
                return f"{self._expression(e.operand, 7)}.Negated()"
            case ir.Unary():
                operator = "!" if e.operator == "not" else "-"
                return _at(operator + self._expression(e.operand, _PRECEDENCE["unary"] + 1), 6, outer)
        raise AssertionError(e)

    def _constant(self, e: ir.RuntimeConstant) -> str:
        kind = e.kind.removeprefix("cobol.")
        fields = writing.parts(e)
        match kind:
            case "text" | "every":
                return f"cobol.{kind.capitalize()}({literal(bytes(fields[0]))})"
            case "number":
                return f"cobol.Number({literal(bytes(fields[0]))}, {fields[1]})"
            case "Store":
                return _store(str(fields[0]), bool(fields[1]), bool(fields[2]))
            case "Flow":
                name, *number = fields
                return f"cobol.{name}({number[0]})" if number else f"cobol.{name}"
            case "Mode" | "Which" | "Relation":
                return f"cobol.{fields[0]}"
            case "SortKey":
                offset, item, ascending = fields
                flag = ", Ascending: true" if ascending else ""
                return f"cobol.SortKey{{Offset: {offset}, Item: {self.constants[str(item)]}{flag}}}"
        return f"cobol.{_FIGURATIVES[kind]}"

    def _call(self, e: ir.Call | ir.RuntimeCall) -> str:
        if isinstance(e, ir.Call):
            if not e.module:
                return f"{self.functions[e.subprogram]}(m)"
            return f"m.Call({', '.join([self._program_of(e.module), *self._addresses(e)])})"
        name = e.function.removeprefix("cobol.")
        if name == "call_named":
            item, called = writing.named_call(e)
            return f"m.CallNamed({', '.join([self._expression(item), 'called', *self._addresses(called)])})"
        if name.startswith("item."):
            target = self._expression(e.arguments[0], 7)
            return f"{target}.{_method(name[5:])}({self._arguments(e.arguments[1:])})"
        if name == "decimal.integer":
            return f"cobol.Integer({self._expression(e.arguments[0])})"
        if name.startswith("decimal."):
            target = self._expression(e.arguments[0], 7)
            return f"{target}.{_method(name[8:])}({self._arguments(e.arguments[1:])})"
        if name == "wrapped":
            value, sign, bits = writing.wrapped(e)
            return f"int64({sign}int{bits}({self._expression(value)}))"
        if name == "perform":
            return f"m.Perform({self._arguments(e.arguments)}, paragraphs, paragraph)"
        return f"m.{_method(name)}({self._arguments(e.arguments)})"

    def _addresses(self, e: ir.Call) -> list[str]:
        return [f"m.AddressOf({self._expression(a)})" for a in e.arguments]

    def _arguments(self, arguments: Sequence[ir.Expression]) -> str:
        return ", ".join(self._expression(a) for a in arguments)


def _module_calls(statements: Sequence[ir.Statement]) -> list[ir.Call]:
    made = [s.call for s in writing.statements_in(statements) if isinstance(s, ir.CallStatement)]
    return [c for call in made for c in (call, *call.arguments) if isinstance(c, ir.Call) and c.module]


def _calls_anything(e: ir.Expression) -> bool:
    if isinstance(e, ir.Binary):
        return _calls_anything(e.left) or _calls_anything(e.right)
    return not isinstance(e, ir.IntLiteral)


def _at(text: str, level: int, outer: int) -> str:
    return text if level >= outer else f"({text})"


def _picture(value: str) -> str:
    """The picture written out: `cobol.Picture("ZZ,ZZ9.99CR")`."""
    doubled = {"C": "CR", "D": "DB"}
    text = "".join(doubled.get(part[0], part[0]) * int(part[1:]) for part in value.split())
    return f'cobol.Picture("{text}")'


def _store(rounding: str, checked: bool, handled: bool) -> str:
    if rounding in ("", "NEAREST-AWAY-FROM-ZERO") and checked == handled:
        if rounding:
            return "cobol.RoundedChecked" if checked else "cobol.Rounded"
        return "cobol.Checked" if checked else "cobol.Plain"
    parts = [f"Rounding: cobol.{_ROUNDING[rounding]}"] if rounding else []
    parts += [f"{name}: true" for name, value in (("Checked", checked), ("Handled", handled)) if value]
    return f"cobol.Store{{{', '.join(parts)}}}"

