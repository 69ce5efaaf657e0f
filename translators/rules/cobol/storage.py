"""Where a program's items live in the machine, and how references to them are written in the IR."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.cobol import ast, walk
from analyzers.cobol.layout import Field, Layout
from analyzers.model import Span
from translators.rules import ir
from translators.rules.cobol import functions
from translators.rules.cobol.values import DECIMAL, INT, ITEM, Refused, call, constant, integer

_SPECIAL = ("RETURN-CODE", "TALLY")
_FIRST = 8  # RETURN-CODE, and room to align what follows
_COMPUTED_DIGITS = 9  # of a literal that the compiler puts into a packed item itself
_KINDS = {"PACKED": "packed", "BINARY": "binary", "COMP-5": "native", "COMP-X": "swapped", "COMP-6": "bare"}
_FIGURATIVES = {
    "ZERO": "ZEROS", "SPACE": "SPACES", "HIGH": "HIGH_VALUES", "LOW": "LOW_VALUES", "QUOTE": "QUOTES",
    "NULL": "LOW_VALUES",
}  # fmt: skip


class Storage:
    """Slot 0 is WORKING-STORAGE (with file records and indexes), slot n the nth parameter; behind them are the
    WORKING-STORAGEs of the programs that this one is nested in, outermost first, then EXTERNAL areas, then what each
    call of a program that may call itself has for itself: LOCAL-STORAGE and arguments BY CONTENT."""

    def __init__(self, program: ast.Program, layout: Layout, outer: Storage | None = None) -> None:
        self.program = program
        self.layout = layout
        self.outer = outer
        self.size = _FIRST
        self.base: dict[int, tuple[int, int]] = {}  # id(record) -> slot, offset
        self.indexes: dict[str, int] = {}
        self.registers: dict[str, int] = {}
        self.files: dict[str, int] = {}  # file name -> offset of its record area
        self.file_slots: dict[str, int] = {}  # slots of the record areas that are not in slot 0
        self.constants: dict[str, ir.GlobalVariable] = {}
        self._names: dict[int, str] = {}
        self.used: list[tuple[Field, str]] = []  # the items that are referred to, by their constants
        self.modified: set[int] = set()  # those with parts at places that vary, or behind them, are
        self.externals: list[tuple[str, int]] = []  # the run unit's areas that this program shares: name, size
        self._first_external = len(program.using) + 1 + len(self.around)
        self.tally = 0
        if outer is None and _mentions_tally(program):
            self.tally = self._take(4)
        for name in layout.index_names:
            self.indexes[name] = self._take(4)
        for record in layout.records:
            if record.section != "local":
                self._allot(record)
        self.recursive = bool(program.local) or program.recursive or _calls_itself(program)
        self.local_slot = self._first_external + len(self.externals)
        self.local_size = 0
        for record in layout.records:
            if record.section == "local":
                self._allot(record)

    @property
    def around(self) -> list[Storage]:
        """The storages of the programs around this one, outermost first."""
        return [*self.outer.around, self.outer] if self.outer is not None else []

    def slot_of(self, storage: Storage) -> int:
        """The slot of the storage of a program around this one."""
        return len(self.program.using) + 1 + self.around.index(storage)

    def whole(self, program: str, span: Span) -> ir.Variable:
        """The storage of this program, or of one around it, as an argument of a CALL of a program nested in it."""
        if program == self.program.name:
            return self.declare(f"{program}-STORAGE", constant("Item", "group", 0, 0, 0), ITEM)
        for storage in self.around:
            if storage.program.name == program:
                value = constant("Item", "group", self.slot_of(storage), 0, 0)
                return self.declare(f"{program}-STORAGE", value, ITEM)
        raise Refused("nested program", f"{program} is not around this program", span)

    def _take(self, size: int) -> int:
        offset = self.size
        self.size += (size + 7) // 8 * 8
        return offset

    def _take_local(self, size: int) -> int:
        offset = self.local_size
        self.local_size += (size + 7) // 8 * 8
        return offset

    def _allot(self, record: Field) -> None:
        if record.entry.external:
            if record.redefines is None:
                self.externals.append((record.name, record.total))
                self.base[id(record)] = (self._first_external + len(self.externals) - 1, 0)
            return
        if record.section == "local" and record.redefines is None:
            over = [r.total for r in self.layout.records if r.redefines is record]
            self.base[id(record)] = (self.local_slot, self._take_local(max([record.total, *over])))
            return
        if record.section == "linkage":
            names = [name for _, name in self.program.using]
            if record.name in names:
                self.base[id(record)] = (names.index(record.name) + 1, 0)
            elif record.redefines is not None and id(record.redefines) in self.base:
                self.base[id(record)] = self.base[id(record.redefines)]
            return
        if record.section == "file":
            file = self.layout.file_of[id(record)]
            if file.name not in self.files:
                self._take_area(file)
            self.base[id(record)] = (self.file_slots.get(file.name, 0), self.files[file.name])
            return
        if record.redefines is not None and id(record.redefines) in self.base:
            slot, offset = self.base[id(record.redefines)]
            self.base[id(record)] = (slot, offset)
            return
        over = [r.total for r in self.layout.records if r.redefines is record]  # which may be longer (01 level)
        self.base[id(record)] = (0, self._take(max([record.total, *over])))

    def _take_area(self, file: ast.FileControl) -> None:
        """A file's record area, which it may share with others."""
        if file.external:
            self.externals.append((f"FD {file.name}", self.record_size(file)))
            self.files[file.name] = 0
            self.file_slots[file.name] = self._first_external + len(self.externals) - 1
            return
        names = next((n for n in self.program.same_record if file.name in n), (file.name,))
        sharing = [f for f in self.program.files if f.name in names]
        offset = self._take(max(self.record_size(f) for f in sharing))
        for other in sharing:
            self.files[other.name] = offset

    def record_size(self, file: ast.FileControl) -> int:
        """The longest record of a file."""
        layout = self.owner(file).layout
        sizes = [r.size for r in layout.records if layout.file_of.get(id(r)) is file]
        return max([*sizes, file.varying[1] if file.varying else 0, 1])

    # ------------------------------------------------------------------ constants

    def declare(self, wanted: str, value: ir.RuntimeConstant, type: object, span: Span | None = None) -> ir.Variable:
        """A named constant of the module; the same value under the same name is declared once."""
        name = wanted
        number = 2
        while name in self.constants and self.constants[name].initial != value:
            name = f"{wanted}-{number}"
            number += 1
        if name not in self.constants:
            self.constants[name] = ir.GlobalVariable(name, type, value, True, False, span)  # type: ignore[arg-type]
        return ir.Variable(name, type, "constant")  # type: ignore[arg-type]

    def item(self, item: Field) -> ir.Variable:
        """The constant that describes an item (its first occurrence)."""
        key = id(item)
        if key not in self._names:
            slot, offset = self.place(item)
            value = constant("Item", *_describe(item, slot, offset))
            self._names[key] = self.declare(self._wanted(item), value, ITEM, item.span).name
            self.used.append((item, self._names[key]))
        return ir.Variable(self._names[key], ITEM, "constant")

    def _wanted(self, item: Field) -> str:
        name = item.name or "FILLER"
        if len(self.layout.by_name.get(name, [])) > 1 and item.parent is not None and item.parent.name:
            return f"{name}-OF-{item.parent.name}"
        return name

    def place(self, item: Field) -> tuple[int, int]:
        record = item.record
        for storage in self.around:
            if id(record) in storage.base and storage.base[id(record)][0] == 0:
                return self.slot_of(storage), storage.base[id(record)][1] + item.offset
        if id(record) not in self.base:
            where = "LOCAL-STORAGE" if record.section == "local" else f"{record.name} in the LINKAGE SECTION"
            raise Refused("LINKAGE", f"{where} has no storage of a parameter", item.span)
        slot, base = self.base[id(record)]
        return slot, base + item.offset

    def record_area(self, file: ast.FileControl) -> ir.Variable:
        size = self.record_size(file)
        owner = self.owner(file)
        slot = owner.file_slots.get(file.name, 0) if owner is self else self.slot_of(owner)
        if owner is not self and file.name in owner.file_slots:
            raise Refused("EXTERNAL", f"{file.name}, an EXTERNAL file of a program around this one", file.span)
        value = constant("Item", "text", slot, owner.files[file.name], size)
        return self.declare(f"{file.name}-AREA", value, ITEM, file.span)

    def owner(self, file: ast.FileControl) -> Storage:
        """The storage of the program that declares a file: this one, or one around it."""
        return next((s for s in (self, *reversed(self.around)) if any(f is file for f in s.program.files)), self)

    def find_file(self, name: str) -> ast.FileControl | None:
        """The file that a name means: the program's own, else a GLOBAL one of a program around it."""
        found = next((f for f in self.program.files if f.name == name), None)
        if found is not None or self.outer is None:
            return found
        found = self.outer.find_file(name)
        return found if found is not None and found.is_global else None

    def index(self, name: str) -> ir.Variable:
        for storage in (self, *reversed(self.around)):
            if name in storage.indexes:
                slot = 0 if storage is self else self.slot_of(storage)
                return self.declare(name, constant("Item", "register", slot, storage.indexes[name]), ITEM)
        raise AssertionError(name)

    def register(self, name: str) -> ir.Variable:
        """A whole number of the translation's own, 0 at first."""
        if name not in self.registers:
            self.registers[name] = self._take(4)
        return self.declare(name, constant("Item", "register", 0, self.registers[name]), ITEM)

    def content(self, name: str, size: int) -> ir.Variable:
        """Room for an argument BY CONTENT."""
        if self.recursive:
            return self.declare(name, constant("Item", "text", self.local_slot, self._take_local(size), size), ITEM)
        return self.declare(name, constant("Item", "text", 0, self._take(size), size), ITEM)

    # ------------------------------------------------------------------ references

    def field(self, name: ast.Name) -> Field:
        found = self.layout.find(name)
        if not found:
            raise Refused("data name", f"{name} is not declared", name.span)
        if len(found) > 1:
            raise Refused("data name", f"{name} may mean {len(found)} items", name.span)
        item = found[0]
        for node in (item, *_parents(item)):
            if node.trouble:
                raise Refused(_construct(node.trouble), f"{node.name or 'FILLER'}: {node.trouble}", name.span)
        return item

    def is_special(self, name: ast.Name) -> bool:
        """Whether a name is a special register, which no entry declares."""
        return name.name in _SPECIAL and not self.layout.find(name)

    def is_float(self, value: object) -> bool:
        """Whether something names a floating-point item."""
        found = self.layout.find(value) if isinstance(value, ast.Name) else []
        return len(found) == 1 and found[0].is_float

    def is_index(self, name: ast.Name) -> bool:
        known = any(name.name in s.indexes for s in (self, *self.around))
        return known and not name.qualifiers and not name.subscripts

    def reference(self, name: ast.Name, receiving: bool = False) -> ir.Expression:
        """The item that a name refers to, with subscripts and reference modification."""
        if self.is_special(name):
            return self.return_code() if name.name == "RETURN-CODE" else self._tally()
        if self.is_index(name):
            return self.index(name.name)
        item = self.field(name)
        whole: ir.Expression = self.item(item)
        tables = item.tables
        if len(name.subscripts) != len(tables):
            raise Refused(
                "subscripts", f"{name} has {len(name.subscripts)} subscripts and needs {len(tables)}", name.span
            )
        for table, subscript in zip(tables, name.subscripts, strict=True):
            whole = call("item.at", whole, self.integer(subscript, name.span), integer(table.size), type=ITEM)
        if name.start is not None:
            if item.is_float:
                raise Refused("floating-point item", f"a part of {name}", name.span)
            if not isinstance(name.start, ast.Number) or not isinstance(name.length, ast.Number | None):
                self.modified.add(id(item))
            if name.length is None and item.children and item.variable is not None and not tables:
                current = self._sized(item, whole, item.variable, receiving, name)
                return call("item.rest", current, self.integer(name.start, name.span), type=ITEM)
            return self._part(item, whole, name)
        if item.children and item.variable is not None and not tables:
            return self._sized(item, whole, item.variable, receiving, name)
        return whole

    def may_share(self, name: ast.Name, other: ast.Name) -> bool:
        """Whether two references may mean the same bytes of this program's storage."""
        plain = [self.is_special(n) or self.is_index(n) for n in (name, other)]
        if any(plain):
            return name.name == other.name
        (a, first, end), (b, start, last) = (self._extent(self.field(n)) for n in (name, other))
        return a is b and first < last and start < end

    @staticmethod
    def _extent(item: Field) -> tuple[Field, int, int]:
        """The record, and where in it all occurrences of an item are."""
        whole = item.tables[0] if item.tables else item
        return item.record.redefines or item.record, whole.offset, whole.offset + whole.total

    def return_code(self) -> ir.Expression:
        """The special register RETURN-CODE: a nested program has that of the outermost one."""
        if self.outer is None:
            return constant("RETURN_CODE")
        return self.declare("RETURN-CODE", constant("Item", "register", self.slot_of(self.around[0]), 0), ITEM)

    def _tally(self) -> ir.Expression:
        """The special register TALLY: PIC 9(5) BINARY, the outermost program's."""
        outermost = (*self.around, self)[0]
        slot = 0 if outermost is self else self.slot_of(outermost)
        return self.declare("TALLY", constant("Item", "binary", slot, outermost.tally, 4, 5, 0), ITEM)

    def _part(self, item: Field, whole: ir.Expression, name: ast.Name) -> ir.Expression:
        assert name.start is not None
        start = self.integer(name.start, name.span)
        if name.length is None:
            if isinstance(start, ir.IntLiteral):
                rest = integer(item.size - start.value + 1)
                return call("item.fixed_part", whole, start, rest, type=ITEM)
            return call("item.rest", whole, start, type=ITEM)
        length = self.integer(name.length, name.span)
        method = "fixed_part" if isinstance(length, ir.IntLiteral) else "part"
        return call(f"item.{method}", whole, start, length, type=ITEM)

    def _sized(
        self, item: Field, whole: ir.Expression, table: Field, receiving: bool, name: ast.Name
    ) -> ir.Expression:
        """A group with OCCURS DEPENDING ON: its size follows the count, unless it receives its own count."""
        assert table.depending is not None
        node: Field = table
        while node is not item:
            assert node.parent is not None
            siblings = node.parent.children
            after = siblings[siblings.index(node) + 1 :]
            if any(not s.redefines for s in after):
                raise Refused("OCCURS DEPENDING ON", f"{name} has items behind a table of varying size", name.span)
            node = node.parent
        counter = self.field(table.depending)
        if receiving and any(f is counter for f in item.walk()):
            return whole
        count = call("int", self.reference(table.depending), type=INT)
        product = ir.Binary("*", count, integer(table.size), INT)
        size = ir.Binary("+", integer(table.offset - item.offset), product, INT)
        return call("item.sized", whole, size, type=ITEM)

    # ------------------------------------------------------------------ whole numbers

    def integer(self, value: ast.Expression, span: Span) -> ir.Expression:
        """A subscript, an offset or a length."""
        if isinstance(value, ast.Number):
            if value.scale:
                raise Refused("subscripts", "a subscript that is no whole number", span)
            return integer(value.integer)
        if isinstance(value, ast.Name):
            if self.is_float(value):
                raise Refused("floating-point item", f"{value} where a whole number belongs", span)
            return call("int", self.reference(value), type=INT)
        if isinstance(value, ast.LengthOf):
            varies = self.length_varies(value)
            return call("get_int", self.operand(value, span), type=INT) if varies else integer(self.length(value))
        if isinstance(value, ast.Arithmetic) and value.operator in ("+", "-", "*"):
            if any(isinstance(part, ast.Arithmetic) for part in (value.left, value.right)) and not _is_linear(value):
                return call("get_int", call("computed", self.decimal(value, span), type=ITEM), type=INT)
            left, right = self.integer(value.left, span), self.integer(value.right, span)
            self._plain_integer(value.left, span)
            self._plain_integer(value.right, span)
            if isinstance(left, ir.IntLiteral) and isinstance(right, ir.IntLiteral):
                results = {"+": left.value + right.value, "-": left.value - right.value, "*": left.value * right.value}
                return integer(results[value.operator])
            return ir.Binary(value.operator, left, right, INT)
        if isinstance(value, ast.Negative):
            return ir.Unary("-", self.integer(value.operand, span), INT)
        if isinstance(value, ast.Function):
            return call("get_int", functions.lower(self, value), type=INT)
        if isinstance(value, ast.Figurative) and value.kind == "ZERO":
            return integer(0)
        if isinstance(value, ast.Arithmetic):
            return call("get_int", call("computed", self.decimal(value, span), type=ITEM), type=INT)
        raise Refused("subscripts", "an expression that is too rich for a subscript", span)

    def _plain_integer(self, value: ast.Expression, span: Span) -> None:
        """Only whole numbers: the compiler computes with them as 32-bit integers, which every real subscript fits."""
        if isinstance(value, ast.Name) and not self.is_index(value) and self.layout.find(value):
            item = self.field(value)
            if item.category != "numeric" or item.scale > 0 or item.digits > 18:
                raise Refused("subscripts", f"{value} in a subscript expression is not a short whole number", span)

    def length_varies(self, value: object) -> bool:
        """Whether something is the length of a group that ends in a table of varying size."""
        return isinstance(value, ast.LengthOf) and isinstance(value.operand, ast.Name) and self.is_of_varying_size(value.operand)

    def is_of_varying_size(self, name: ast.Name) -> bool:
        """Whether a name means all of a group that ends in a table of varying size."""
        if name.start is not None or self.is_special(name) or self.is_index(name):
            return False
        item = self.field(name)
        return item.variable is not None and not item.tables

    def length(self, value: ast.LengthOf) -> int:
        if isinstance(value.operand, ast.Text):
            return len(value.operand.value)
        if isinstance(value.operand, ast.Name) and value.operand.start is None:
            item = self.field(value.operand)
            if item.variable is None:
                return item.size
        raise Refused("LENGTH OF", "the length of something that varies", value.span)

    # ------------------------------------------------------------------ arithmetic

    def decimal(self, value: ast.Expression, span: Span) -> ir.Expression:
        """An expression computed exactly, as COMPUTE and comparisons of expressions do."""
        if isinstance(value, ast.Arithmetic):
            if value.operator == "**":
                return self._power(value, span)
            left = self.decimal(value.left, span)
            return ir.Binary(value.operator, left, self.decimal(value.right, span), DECIMAL)
        if isinstance(value, ast.Negative):
            return ir.Unary("-", self.decimal(value.operand, span), DECIMAL)
        if isinstance(value, ast.Number):
            if value.scale == 0 and len(value.digits) < 19:
                return call("decimal.integer", integer(value.integer), type=DECIMAL)
            return call("value", number(value), type=DECIMAL)
        if isinstance(value, ast.Name) and self.is_index(value):
            return call("decimal.integer", call("int", self.reference(value), type=INT), type=DECIMAL)
        if isinstance(value, ast.Text):
            raise Refused("arithmetic on text", "an alphanumeric literal in arithmetic", span)
        if isinstance(value, ast.Function) and not functions.is_numeric(self, value):
            raise Refused("arithmetic on text", f"FUNCTION {value.name} in arithmetic", span)
        if isinstance(value, ast.Name):
            self.require_numeric(value)
        return call("value", self.operand(value, span), type=DECIMAL)

    def require_numeric(self, name: ast.Name) -> None:
        if self.is_special(name):
            return
        item = self.field(name)
        if item.category != "numeric" or name.start is not None:
            raise Refused("arithmetic on text", f"{name} is not numeric", name.span)

    def _power(self, value: ast.Arithmetic, span: Span) -> ir.Expression:
        exponent = value.right
        if isinstance(exponent, ast.Number) and exponent.negative:
            # The original keeps the literal for the whole run, and the first power computed with it changes it.
            raise Refused("exponentiation", "a negative literal as the exponent", span)
        base = self.decimal(value.left, span)
        if isinstance(exponent, ast.Number) and exponent.scale == 0 and 0 < exponent.integer <= 99:
            return call("decimal.power", base, integer(exponent.integer), type=DECIMAL)
        return call("raised", base, self.decimal(exponent, span), type=DECIMAL)

    # ------------------------------------------------------------------ operands

    def operand(self, value: ast.Expression, span: Span, receiving: bool = False) -> ir.Expression:
        """Anything that a statement takes as an item: names, literals, figurative constants."""
        if isinstance(value, ast.Name):
            return self.reference(value, receiving)
        if isinstance(value, ast.Number):
            return number(value)
        if isinstance(value, ast.Text):
            if not value.value:
                raise Refused("literal", "an empty literal", span)
            return constant("every" if value.every else "text", value.value)
        if isinstance(value, ast.Figurative):
            order = self.program.orders.get(self.program.collating)
            if order is not None and value.kind in ("HIGH", "LOW"):
                extreme = max(order) if value.kind == "HIGH" else 0
                return constant("every", bytes([order.index(extreme)]))
            if value.kind not in _FIGURATIVES:
                raise Refused("NULL", "NULL as a value", span)
            return constant(_FIGURATIVES[value.kind])
        if self.length_varies(value):
            assert isinstance(value, ast.LengthOf)
            return call("function_length", self.operand(value.operand, span), type=ITEM)
        if isinstance(value, ast.LengthOf):
            return number(ast.Number(str(self.length(value))))
        if isinstance(value, ast.Function):
            return functions.lower(self, value)
        raise Refused("operand", "an expression where a single value is expected", span)


def number(value: ast.Number) -> ir.RuntimeConstant:
    """A numeric literal: leading zeros go, as in the compiler; a minus sign makes it signed."""
    digits = value.digits
    sign = "-" if value.negative else "+" if value.signed else ""
    return constant("number", (sign + digits).encode(), value.scale)


def as_moved(value: ast.Expression, item: Field) -> ast.Expression:
    """What a literal is when it is moved to an item. Where short text goes to a packed number, the compiler works the
    number out of all of its bytes, as if each were a digit, in 32 bits."""
    if not isinstance(value, ast.Text) or value.every or item.usage not in ("PACKED", "COMP-6") or item.children:
        return value
    if item.scale < 0 or len(value.value) + item.scale > _COMPUTED_DIGITS:
        return value
    found = 0
    for byte in value.value:
        found = found * 10 + byte - ord("0")
    found = (found * 10**item.scale + 2**31) % 2**32 - 2**31
    negative = found < 0 and item.signed
    return ast.Number(str(abs(found)).zfill(item.scale + 1), item.scale, negative, negative)


def _is_linear(value: ast.Expression) -> bool:
    """Only sums, differences and products: exact in whole numbers."""
    if isinstance(value, ast.Arithmetic):
        return value.operator in ("+", "-", "*") and _is_linear(value.left) and _is_linear(value.right)
    return True


def _mentions_tally(program: ast.Program) -> bool:
    """Whether a program, or one nested in it, uses the special register TALLY."""
    names = (n.name for p in program.paragraphs for n in walk.nodes(p.sentences) if isinstance(n, ast.Name))
    return "TALLY" in names or any(map(_mentions_tally, program.nested))


def _calls_itself(program: ast.Program) -> bool:
    """Whether a program may call itself: by its name, or by one that an item holds."""
    calls = (n for p in program.paragraphs for n in walk.nodes(p.sentences) if isinstance(n, ast.Call))
    return any(
        c.program.value.decode("latin-1").strip().upper() == program.name if isinstance(c.program, ast.Text) else True
        for c in calls
    )


def _parents(item: Field) -> Iterator[Field]:
    node = item.parent
    while node is not None:
        yield node
        node = node.parent


def _construct(trouble: str) -> str:
    return trouble.split(",")[0]


def _picture(item: Field) -> str:
    assert item.picture is not None
    return " ".join(f"{symbol}{times}" for symbol, times in item.picture.symbols)


def _describe(item: Field, slot: int, offset: int) -> tuple[int | str | bool | bytes, ...]:
    """Constructor, its arguments, then modifiers."""
    category = item.category
    modifiers: list[str] = []
    fields: tuple[int | str, ...]
    if category == "group":
        fields = ("group", slot, offset, item.size)
    elif item.usage == "INDEX":
        return ("register", slot, offset)
    elif item.is_float:
        return ("float", slot, offset, item.size)
    elif category in ("alphanumeric", "alphabetic"):
        fields = ("text", slot, offset, item.size)
    elif category == "alphanumeric-edited":
        fields = ("edited_text", slot, offset, item.size, _picture(item))
    elif category == "numeric-edited":
        fields = ("edited", slot, offset, item.size, item.digits, item.scale, _picture(item))
    elif item.usage == "DISPLAY":
        assert item.picture is not None
        if item.picture.size == item.digits:
            fields = ("display", slot, offset, item.digits, item.scale)
        else:
            fields = ("scaled", slot, offset, item.picture.size, item.digits, item.scale)
    else:
        kind = _KINDS[item.usage]
        fields = (kind, slot, offset, item.size, item.digits, item.scale)
    if category == "numeric" and item.signed:
        modifiers.append(".signed")
        if item.usage == "DISPLAY" and item.sign_leading:
            modifiers.append(".sign_leading")
        if item.usage == "DISPLAY" and item.sign_separate:
            modifiers.append(".sign_separate")
    if item.justified:
        modifiers.append(".justified")
    if item.blank_zero:
        modifiers.append(".blank_when_zero")
    return (*fields, *modifiers)
