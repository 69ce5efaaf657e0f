"""COBOL programs in Rust: paragraphs as functions on the machine, items as constants."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from translators.protocol import ProbeUnit
from translators.rules import ir
from translators.rules.cobol import writing
from translators.rules.cobol.functions import list_functions
from translators.rules.cobol.values import DECIMAL, FILE
from translators.rules.cobol.writing import Lines
from translators.rules.emit.names import RUST_KEYWORDS, Scope, screaming, snake
from translators.rules.emit.program import Emitted

_TAKEN = frozenset(
    ("PROGRAM", "WORKING", "RETURN_CODE", "SPACES", "ZEROS", "HIGH_VALUES", "LOW_VALUES", "QUOTES", "PLAIN",
     "ROUNDED", "CHECKED", "ROUNDED_CHECKED", "PARAGRAPHS", "CALLED", "SORT_FILE", "SEQUENTIAL_FILE")
)  # fmt: skip
_ROUNDING = {
    "AWAY-FROM-ZERO": "AwayFromZero", "NEAREST-AWAY-FROM-ZERO": "NearestAwayFromZero",
    "NEAREST-EVEN": "NearestEven", "NEAREST-TOWARD-ZERO": "NearestTowardZero", "PROHIBITED": "Prohibited",
    "TOWARD-GREATER": "TowardGreater", "TOWARD-LESSER": "TowardLesser", "TRUNCATION": "Truncation",
}  # fmt: skip
_LISTS = {
    "display": 0, "display_on": 0, "display_error": 0, "display_error_on": 0, "sort_order": 1, "sort_table": 2,
    "sort_giving": 1, "move_to_each": 1,
    **dict.fromkeys(sorted(list_functions()), 0),
}  # fmt: skip
_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"|b\'.+?\'|//.*')
_PRECEDENCE = {"or": 1, "and": 2, "compare": 3, "+": 4, "-": 4, "*": 5, "/": 5, "rem": 5, "unary": 6}


def emit(module: ir.IrModule, dependencies: Mapping[str, ir.IrModule]) -> Emitted:
    del dependencies  # a called program is reached by its module's name
    if not module.subprograms:
        return Emitted((), ())
    return _Rust(module).emit()


def literal(value: bytes) -> str:
    """A byte string literal."""
    out = []
    for byte, following in zip(value, (*value[1:], 0), strict=False):
        char = chr(byte)
        if char in '"\\':
            out.append("\\" + char)
        elif 32 <= byte < 127:
            out.append(char)
        else:
            # A digit behind \0 would look like an octal number.
            out.append("\\0" if byte == 0 and not 48 <= following <= 57 else f"\\x{byte:02x}")
    return 'b"' + "".join(out) + '"'


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Rust:
    def __init__(self, module: ir.IrModule) -> None:
        self.module = module
        self.out = Lines("    ")
        self._continue_targets: dict[str, str] = {}
        constants = Scope(_TAKEN)
        self.fields = {g.name: constants.claim(screaming(g.name)) for g, _ in writing.fields_of(module)}
        self.constants = {
            g.name: constants.claim(screaming(writing.item_name(g.name, module)))
            for g in writing.constants_of(module)
        }
        functions = Scope(RUST_KEYWORDS | {"run", "initialize", "paragraph", "m", "text", "number", "every", "set_each"})
        self.program_name = functions.claim(snake(module.id))
        self.functions = {
            p.name: functions.claim(snake("_".join(writing.paragraph_words(p.name))))
            for p in writing.paragraphs_of(module)
        }
        self.numbers = {p.name: n for n, p in enumerate(writing.paragraphs_of(module))}

    def emit(self) -> Emitted:
        out = self.out
        paragraphs = writing.paragraphs_of(self.module)
        program = writing.program_of(self.module)
        source = writing.place(paragraphs[0].span).rsplit(":", 1)[0]
        out.add(f"//! {self.module.name}, from {source}.")
        for line in self.module.comment:
            out.add(f"//! {line}")
        out.add()
        out.add("use crate::theseus_rt::cobol::*;")
        out.add()
        self._fields()
        self._constants()
        self._program()
        if program is not None:
            self._exported(program)
        else:
            out.open("pub fn main() {")
            out.add("Machine::new().main(&PROGRAM)")
            out.close()
            out.add()
        self._run(paragraphs)
        for paragraph in paragraphs:
            self._paragraph(paragraph)
        self._note_unused()
        path = f"src/{self.module.id}.rs"
        probes = []
        if program is not None:
            target_path = f"crate::{self.module.id}::{self.program_name}"
            probes.append(ProbeUnit(program.name, target_path, writing.signature_of(program)))
        return Emitted(((path, out.text().rstrip("\n") + "\n"),), tuple(probes))

    # ------------------------------------------------------------------ declarations

    def _fields(self) -> None:
        if not self.fields:
            return
        for names in writing.lines_of_names(list(self.fields.values()), 100):
            self.out.add(f"fields!({', '.join(names)});")

    def _constants(self) -> None:
        for variable in writing.constants_of(self.module):
            value = variable.initial
            assert isinstance(value, ir.RuntimeConstant)
            name = self.constants[variable.name]
            if value.kind == "cobol.FileSpec":
                self._file(name, value)
            else:
                self.out.add(f"const {name}: Item = {self._item(value.fields)};")
        self.out.add()

    @staticmethod
    def _item(fields: tuple[Any, ...]) -> str:
        """`Item::display(WORKING, 8, 3, 0).signed()`"""
        kind, slot, *rest = fields
        arguments = ["WORKING" if slot == 0 else str(slot)]
        modifiers = ""
        for value in rest:
            if writing.is_modifier(value):
                modifiers += f"{value}()"
            else:
                arguments.append(_picture(value) if isinstance(value, str) else str(value))
        return f"Item::{kind}({', '.join(arguments)}){modifiers}"

    def _file(self, name: str, value: ir.RuntimeConstant) -> None:
        file, organization, optional, minimum, maximum, area, status, length, assign, fixed, *keyed = (
            writing.parts(value)
        )
        access, relative, *keys = keyed
        assigned = self.constants[str(assign)] if assign else f"text({literal(bytes(fixed))})"
        self.out.open(f"const {name}: FileSpec = FileSpec {{")
        self.out.add(f"name: {quoted(str(file))},")
        self.out.add(f"assign: {assigned if assign or fixed else 'SORT_FILE'},")
        if organization != "Sequential":
            self.out.add(f"organization: Organization::{organization},")
        if optional:
            self.out.add("optional: true,")
        self.out.add(f"minimum: {minimum},")
        self.out.add(f"maximum: {maximum},")
        self.out.add(f"record: {self.constants[str(area)]},")
        for field, named in (("status", status), ("length", length)):
            if named:
                self.out.add(f"{field}: Some({self.constants[str(named)]}),")
        if access != "Sequential":
            self.out.add(f"access: Access::{access},")
        if relative:
            self.out.add(f"relative_key: Some({self.constants[str(relative)]}),")
        if keys:
            self.out.open("keys: &[")
            for item, duplicates in zip(keys[::2], keys[1::2], strict=True):
                flag = str(duplicates).lower()
                self.out.add(f"Key {{ item: {self.constants[str(item)]}, duplicates: {flag} }},")
            self.out.close("],")
        self.out.add("..SEQUENTIAL_FILE")
        self.out.close("};")

    def _program(self) -> None:
        size, initial = writing.storage_of(self.module)
        initial_program, slot, comma, currency, order = writing.options_of(self.module)
        if order:
            self.out.add("/// The place of each character in the program's collating sequence.")
            self.out.open("const COLLATING: [u8; 256] = [")
            for row in writing.rows(order):
                self.out.add(row)
            self.out.close("];")
            self.out.add()
        self.out.open("pub const PROGRAM: Program = Program {")
        self.out.add(f"name: {quoted(self.module.name)},")
        self.out.add(f"storage: {size},")
        self.out.add("initialize,")
        self.out.add("run,")
        notation = "Notation::PLAIN"
        if currency != "$":
            notation += f".currency(b{chr(39)}{currency}{chr(39)})"
        if comma:
            notation += ".decimal_comma()"
        if order:
            notation += ".collating(&COLLATING)"
        if notation != "Notation::PLAIN":
            self.out.add(f"notation: {notation},")
        program = writing.program_of(self.module)
        if program is not None and program.parameters:
            self.out.add(f"parameters: {len(program.parameters)},")
        if initial_program:
            self.out.add("initial: true,")
        local_size, local = writing.local_storage_of(self.module)
        if local_size:
            self.out.add(f"local_storage: {local_size},")
        if local:
            self.out.add("initialize_local,")
        if slot:
            self.out.add(f"return_code: Item::register({slot}, 0),")
        externals = ", ".join(f"({quoted(name)}, {size})" for name, size in writing.externals_of(self.module))
        if externals:
            self.out.add(f"externals: &[{externals}],")
        self.out.add("..PROGRAM_OF_ITS_OWN")
        self.out.close("};")
        self.out.add()
        if called := writing.called_by_name(self.module):
            self.out.add("/// The programs that a CALL may name.")
            programs = ", ".join(f"&crate::{name}::PROGRAM" for name in called)
            self.out.add(f"const CALLED: &[&Program] = &[{programs}];")
            self.out.add()
        self.out.add("/// The first values of WORKING-STORAGE.")
        self.out.open(f"fn initialize({'m' if initial else '_'}: &Machine) {{")
        writing.first_values(self.out, [(name, f"{self._expression(call)};") for name, call in initial])
        for value, names in writing.first_fields(self.module):
            self._set_each(names, value)
        self.out.close()
        self.out.add()
        if local:
            self.out.add("/// The first values of LOCAL-STORAGE, for each call anew.")
            self.out.open("fn initialize_local(m: &Machine) {")
            writing.first_values(self.out, [(name, f"{self._expression(call)};") for name, call in local])
            self.out.close()
            self.out.add()

    def _exported(self, program: ir.IrSubprogram) -> None:
        names = Scope(RUST_KEYWORDS)
        parameters = [names.claim(snake(p.name)) for p in program.parameters]
        self.out.add(f"/// Calls {program.name} from outside of COBOL: each parameter is an item's storage.")
        sizes = [getattr(p.type, "length", 0) for p in program.parameters]
        listed = ", ".join(f"{name}: &mut [u8; {size}]" for name, size in zip(parameters, sizes, strict=True))
        self.out.open(f"pub fn {self.program_name}({listed}) {{")
        slices = ", ".join(f"&mut {name}[..]" for name in parameters)
        self.out.add(f"with_run_unit(|m| m.call_with(&PROGRAM, &mut [{slices}]));")
        self.out.close()
        self.out.add()

    def _run(self, paragraphs: list[ir.IrSubprogram]) -> None:
        out = self.out
        start = writing.start_of(self.module)
        first = paragraphs[start]
        dispatch = writing.uses_dispatch(self.module)
        out.open("fn run(m: &Machine) {")
        if first.result is None and writing.never_falls_through(first, self.module):
            out.add(f"{self.functions[first.name]}(m);")
        elif not dispatch:
            for paragraph in paragraphs[start:]:
                out.add(f"{self.functions[paragraph.name]}(m);")
        else:
            out.add(f"m.perform({start}, usize::MAX, PARAGRAPHS, paragraph);")
        out.close()
        out.add()
        if not dispatch:
            return
        out.add(f"const PARAGRAPHS: usize = {len(paragraphs)};")
        out.add()
        out.add("/// Runs the paragraph of that number, in the order of the source.")
        every = all(p.result is not None for p in paragraphs)
        if len(paragraphs) == 1:
            out.open("fn paragraph(m: &Machine, _: usize) -> Flow {")
            out.add(f"{self.functions[paragraphs[0].name]}(m){'' if every else ';'}")
            if not every:
                out.add("Flow::Next")
            out.close()
            out.add()
            return
        out.open("fn paragraph(m: &Machine, number: usize) -> Flow {")
        out.open("match number {")
        for number, paragraph in enumerate(paragraphs):
            name = self.functions[paragraph.name]
            arm = str(number) if number < len(paragraphs) - 1 else "_"
            out.add(f"{arm} => {'return ' * (paragraph.result is not None and not every)}{name}(m),")
        out.close()
        if not every:
            out.add("Flow::Next")
        out.close()
        out.add()

    # ------------------------------------------------------------------ paragraphs

    def _paragraph(self, paragraph: ir.IrSubprogram) -> None:
        out = self.out
        out.add(f"/// {paragraph.name} ({writing.place(paragraph.span)})")
        for line in paragraph.comment:
            out.add(f"/// {line}")
        result = " -> Flow" if paragraph.result is not None else ""
        body = paragraph.body
        head = len(out.lines)
        out.open("")
        self._body(body, tail=True)
        parameter = "m" if any(map(_mentions_machine, out.lines[head:])) else "_"
        out.lines[head] = f"fn {self.functions[paragraph.name]}({parameter}: &Machine){result} {{"
        out.close()
        out.add()

    def _note_unused(self) -> None:
        """Paragraphs that nothing reaches, as those for debugging, which is left out."""
        seen = Counter(re.findall(r"\w+", self.out.text()))
        for name in self.functions.values():
            if seen[name] == 1:
                at = next(i for i, line in enumerate(self.out.lines) if line.startswith(f"fn {name}("))
                self.out.lines.insert(at, "#[allow(dead_code)] // nothing reaches it")

    def _body(self, statements: Sequence[ir.Statement], tail: bool = False) -> None:
        statements = writing.reached(statements)
        done = 0
        for number, statement in enumerate(statements):
            if number < done:
                continue
            if len(names := writing.set_alike(statements[number:])) > 1:
                assert isinstance(statement, ir.Assign) and isinstance(statement.value, ir.IntLiteral)
                self._set_each(names, statement.value.value)
                done = number + len(names)
                continue
            last = tail and number == len(statements) - 1
            if last and isinstance(statement, ir.Return):
                if statement.value is not None:
                    self.out.add(self._expression(statement.value))
                return
            self._statement(statement)
            if writing.ends_process(statement):
                return

    def _set(self, field: str, value: ir.Expression) -> str:
        if isinstance(value, ir.RuntimeCall) and value.function.startswith("cobol.outcome"):
            result, _, *how = value.arguments
            method = value.function.removeprefix("cobol.").replace("outcome", "set")
            return f"m.{method}(&{field}, {self._arguments([result, *how])})"
        return f"{field}.set({self._expression(value)})"

    def _set_each(self, names: Sequence[str], value: int) -> None:
        """`set_each(&[&WS_I, &WS_J], 0);`"""
        for line in writing.lines_of_names([self.fields[n] for n in names], 80):
            listed = ", ".join(f"&{name}" for name in line)
            self.out.add(f"set_each(&[{listed}], {value});" if len(line) > 1 else f"{line[0]}.set({value});")

    def _statement(self, s: ir.Statement) -> None:
        out = self.out
        match s:
            case ir.CallStatement():
                out.add(f"{self._call(s.call)};")
            case ir.If():
                self._if(s)
            case ir.Loop():
                self._loop(s)
            case ir.ForRange():
                label = f"'{s.label}: " if s.label else ""
                out.open(f"{label}for _ in 0..{self._expression(s.high, 7)} {{")
                self._body(s.body)
                out.close()
            case ir.Block():
                out.open(f"'{s.label}: {{" if s.label else "{")
                self._body(s.body)
                out.close()
            case ir.Switch():
                self._switch(s)
            case ir.Return():
                out.add(f"return {self._expression(s.value)};" if s.value is not None else "return;")
            case ir.Break():
                out.add(f"break{' ' + chr(39) + s.label if s.label else ''};")
            case ir.Continue():
                target = self._continue_targets.get(s.label)
                out.add(f"break '{target};" if target else f"continue '{s.label};")
            case ir.VariableDeclaration():
                mutable = "" if s.constant else "mut "
                out.add(f"let {mutable}{s.name} = {self._expression(s.initial)};")
            case ir.Assign():
                if isinstance(s.target, ir.Variable) and s.target.scope == "field":
                    out.add(f"{self._set(self.fields[s.target.name], s.value)};")
                else:
                    out.add(f"{self._expression(s.target)} = {self._expression(s.value)};")
            case ir.Comment():
                out.add(f"// {s.text}")
            case _:
                raise AssertionError(s)

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
        continued = writing.continues(s.body, s.label) and not s.update  # what has an update goes on by its inner label
        used = bool(s.label) and (writing.breaks(s.body, s.label) or continued)
        label = f"'{s.label}: " if used else ""
        if s.condition is None or not s.test_first:
            out.open(f"{label}loop {{")
        else:
            out.open(f"{label}while {self._expression(s.condition)} {{")
        if s.update and s.label and writing.continues(s.body, s.label):
            inner = f"{s.label}_body"
            self._continue_targets = {**self._continue_targets, s.label: inner}
            out.open(f"'{inner}: {{")
            self._body(s.body)
            out.close()
        else:
            self._body(s.body)
        self._body(s.update)
        if s.condition is not None and not s.test_first:
            out.open(f"if !({self._expression(s.condition)}) {{")
            out.add("break;")
            out.close()
        out.close()

    def _switch(self, s: ir.Switch) -> None:
        out = self.out
        out.open(f"match {self._expression(s.selector)} {{")
        for branch in s.cases:
            values = " | ".join(self._expression(v) for v in branch.values if not isinstance(v, tuple))
            if len(branch.body) == 1 and isinstance(only := branch.body[0], ir.Return) and only.value is not None:
                out.add(f"{values} => return {self._expression(only.value)},")
                continue
            out.open(f"{values} => {{")
            self._body(branch.body)
            out.close()
        out.open("_ => {")
        self._body(s.default)
        out.close()
        out.close()

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
                return self._variable(e)
            case ir.RuntimeConstant():
                return self._constant(e)
            case ir.Call() | ir.RuntimeCall():
                return self._call(e)
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
            case ir.Unary():
                operator = "!" if e.operator == "not" else "-"
                return _at(operator + self._expression(e.operand, _PRECEDENCE["unary"] + 1), 6, outer)
        raise AssertionError(e)

    def _variable(self, e: ir.Variable) -> str:
        if e.scope == "constant":
            name = self.constants[e.name]
            return f"&{name}" if e.type == FILE else name
        if e.scope == "field":
            return f"{self.fields[e.name]}.get()"
        return f"{e.name}.clone()" if e.type == DECIMAL else e.name

    def _constant(self, e: ir.RuntimeConstant) -> str:
        kind = e.kind.removeprefix("cobol.")
        fields = writing.parts(e)
        match kind:
            case "text" | "every":
                return f"{kind}({literal(bytes(fields[0]))})"
            case "number":
                return f"number({literal(bytes(fields[0]))}, {fields[1]})"
            case "Store":
                return _store(str(fields[0]), bool(fields[1]), bool(fields[2]))
            case "Flow":
                name, *number = fields
                return f"Flow::{name}({number[0]})" if number else f"Flow::{name}"
            case "Mode" | "Which" | "Relation":
                return f"{kind}::{fields[0]}"
            case "SortKey":
                offset, item, ascending = fields
                flag = str(ascending).lower()
                return f"SortKey {{ offset: {offset}, item: {self.constants[str(item)]}, ascending: {flag} }}"
        return kind

    def _call(self, e: ir.Call | ir.RuntimeCall) -> str:
        if isinstance(e, ir.Call):
            if not e.module:
                return f"{self.functions[e.subprogram]}(m)"
            return f"m.call(&crate::{e.module}::PROGRAM, {self._addresses(e)})"
        name = e.function.removeprefix("cobol.")
        if name == "call_named":
            item, called = writing.named_call(e)
            return f"m.call_named({self._expression(item)}, CALLED, {self._addresses(called)})"
        if name.startswith("item."):
            target = self._expression(e.arguments[0], 7)
            return f"{target}.{name[5:]}({self._arguments(e.arguments[1:])})"
        if name == "decimal.integer":
            return f"Decimal::integer({self._expression(e.arguments[0])})"
        if name == "decimal.compare":
            left, right = self._expression(e.arguments[0], 7), self._expression(e.arguments[1], 7)
            return f"{left}.compare(&{right})"
        if name.startswith("decimal."):
            target = self._expression(e.arguments[0], 7)
            return f"{target}.{name[8:]}({self._arguments(e.arguments[1:])})"
        if name == "held":
            item, field = e.arguments
            assert isinstance(field, ir.Variable)
            return f"m.held({self._expression(item)}, &{self.fields[field.name]})"
        if name == "wrapped":
            value, sign, bits = writing.wrapped(e)
            return f"i64::from({self._expression(value, 7)} as {sign or 'i'}{bits})"
        if name == "perform":
            return f"m.perform({self._arguments(e.arguments)}, PARAGRAPHS, paragraph)"
        if name in _LISTS:
            fixed = _LISTS[name]
            listed = f"&[{self._arguments(e.arguments[fixed:])}]"
            before = self._arguments(e.arguments[:fixed])
            return f"m.{name}({before + ', ' if before else ''}{listed})"
        return f"m.{name}({self._arguments(e.arguments)})"

    def _addresses(self, e: ir.Call) -> str:
        return f"&[{', '.join(f'm.address_of({self._expression(a)})' for a in e.arguments)}]"

    def _arguments(self, arguments: Sequence[ir.Expression]) -> str:
        return ", ".join(self._expression(a) for a in arguments)


def _at(text: str, level: int, outer: int) -> str:
    return text if level >= outer else f"({text})"


def _picture(value: str) -> str:
    symbols = ", ".join(f"(b'{part[0]}', {part[1:]})" for part in value.split())
    return f"&[{symbols}]"


def _store(rounding: str, checked: bool, handled: bool) -> str:
    plain = rounding in ("", "NEAREST-AWAY-FROM-ZERO")
    if plain and checked == handled:
        if rounding:
            return "ROUNDED_CHECKED" if checked else "ROUNDED"
        return "CHECKED" if checked else "PLAIN"
    mode = f"Some(Rounding::{_ROUNDING[rounding]})" if rounding else "None"
    return f"Store {{ rounding: {mode}, checked: {str(checked).lower()}, handled: {str(handled).lower()} }}"


def _mentions_machine(line: str) -> bool:
    """Whether a line of code uses the machine, outside of its literals."""
    return re.search(r"\bm\b", _LITERAL.sub("", line)) is not None
