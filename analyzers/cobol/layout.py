"""Storage: pictures, sizes and offsets of every data item, as GnuCOBOL 3.1.2 lays them out (-std=default)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from analyzers.cobol import ast
from analyzers.model import Span


@dataclass(frozen=True)
class Picture:
    """category: numeric, numeric-edited, alphabetic, alphanumeric, alphanumeric-edited."""

    category: str
    size: int
    digits: int
    scale: int
    signed: bool
    symbols: tuple[tuple[str, int], ...]  # (symbol, times)


class BadPicture(ValueError):
    pass


_REPEAT = re.compile(r"(CR|DB|.)(?:\((\d+)\))?")


def parse_picture(text: str, point: str = ".", currency: str = "$") -> Picture:
    """What a picture says. `digits` of an edited picture are its digit positions, as cobc counts them."""
    symbols: list[tuple[str, int]] = []
    for match in _REPEAT.finditer(text.upper()):
        symbol, times = match.group(1)[0], int(match.group(2) or 1)
        symbol = "$" if symbol == currency.upper() else symbol
        if symbols and symbols[-1][0] == symbol and symbol not in "CD":
            symbols[-1] = (symbol, symbols[-1][1] + times)
        else:
            symbols.append((symbol, times))
    kinds: set[str] = set()
    digits = scale = size = letters = 0
    pointed = signed = signs_seen = currency_seen = False
    for position, (symbol, times) in enumerate(symbols):
        if symbol == "9":
            kinds.add("n")
            digits += times
            scale += times if pointed else 0
        elif symbol in "XA":
            kinds.add("x" if symbol == "X" else "a")
            letters += times
        elif symbol == "S":
            kinds.add("n")
            signed = True
            continue
        elif symbol == "V":
            kinds.add("n")
            pointed = True
        elif symbol in ".,":
            kinds |= {"n", "e"}
            pointed = pointed or symbol == point
        elif symbol == "P":
            kinds.add("n")
            if all(s in "SV" for s, _ in symbols[:position]):
                pointed = True
            digits += times
            scale += times if pointed else -times
        elif symbol in "0B/":
            kinds.add("e")
        elif symbol in "*Z":
            kinds |= {"n", "e"}
            digits += times
            scale += times if pointed else 0
        elif symbol in "+-":
            kinds |= {"n", "e"}
            counted = times if signs_seen else times - 1
            digits += counted
            scale += counted if pointed else 0
            signs_seen = True
        elif symbol in "CD":
            kinds |= {"n", "e"}
            signs_seen = True
            size += times
        elif symbol == "$":
            kinds |= {"n", "e"}
            digits += times if currency_seen else times - 1
            currency_seen = True
        else:
            raise BadPicture(f"symbol {symbol} in picture {text} is not supported")
        if symbol not in "VP":
            size += times
    if kinds <= {"n"}:
        category = "numeric"
    elif "e" in kinds:
        category = "alphanumeric-edited" if kinds & {"x", "a"} or "n" not in kinds else "numeric-edited"
    else:
        category = "alphabetic" if kinds == {"a"} else "alphanumeric"
    if category == "alphanumeric-edited":
        digits = letters
    return Picture(category, size, digits, scale, signed or signs_seen, tuple(symbols))


@dataclass
class Field:
    """One data item. `offset` is within its record (its level 01 or 77); `size` is one occurrence's."""

    name: str
    level: int
    span: Span
    entry: ast.DataDescription
    section: str  # working, local, linkage, file
    parent: Field | None = None
    children: list[Field] = field(default_factory=list)
    conditions: list[ast.DataDescription] = field(default_factory=list)
    offset: int = 0
    size: int = 0
    occurs: int = 1
    has_occurs: bool = False
    usage: str = "DISPLAY"
    picture: Picture | None = None
    sign_leading: bool = False
    sign_separate: bool = False
    justified: bool = False
    blank_zero: bool = False
    redefines: Field | None = None
    depending: ast.Name | None = None
    trouble: str = ""  # why this item cannot be translated

    @property
    def record(self) -> Field:
        root = self
        while root.parent is not None:
            root = root.parent
        return root

    @property
    def category(self) -> str:
        """group, or the picture's category; items without a picture (INDEX) are numeric."""
        if self.children:
            return "group"
        return self.picture.category if self.picture else "numeric"

    @property
    def is_float(self) -> bool:
        """COMP-1 or COMP-2."""
        return self.usage in _FLOATS and not self.children

    @property
    def digits(self) -> int:
        return self.picture.digits if self.picture else 0

    @property
    def scale(self) -> int:
        return self.picture.scale if self.picture else 0

    @property
    def signed(self) -> bool:
        return self.picture.signed if self.picture else False

    @property
    def tables(self) -> list[Field]:
        """The items that occur, from the outermost to this one: one subscript each."""
        chain: list[Field] = []
        node: Field | None = self
        while node is not None:
            if node.has_occurs:
                chain.insert(0, node)
            node = node.parent
        return chain

    @property
    def total(self) -> int:
        return self.size * self.occurs

    def walk(self) -> Iterator[Field]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def variable(self) -> Field | None:
        """The table with OCCURS DEPENDING ON inside this group, if any."""
        for child in self.children:
            if child.redefines:
                continue
            if child.depending is not None:
                return child
            found = child.variable
            if found is not None:
                return found
        return None


_BINARY = frozenset(("BINARY", "COMP-5", "INDEX"))
_ANY_BINARY = {"COMP-5", "COMP-X"}
_DIGITS_OF_BYTES = (2, 4, 7, 9, 12, 14, 16, 18)  # what PIC X(1) to X(8) means with these
_FLOATS = {"FLOAT": (4, 15, 8), "DOUBLE": (8, 34, 17)}  # bytes, digits and scale as the compiler counts them
_NATIVE = {"BINARY-CHAR": (1, 2), "BINARY-SHORT": (2, 4), "BINARY-LONG": (4, 9), "BINARY-DOUBLE": (8, 18)}


def binary_size(digits: int) -> int:
    """binary-size: 1-2-4-8"""
    return 1 if digits <= 2 else 2 if digits <= 4 else 4 if digits <= 9 else 8


class Layout:
    """Lays out all records of a program and finds items by name."""

    def __init__(self, program: ast.Program, outer: Layout | None = None) -> None:
        """With `outer`, the layout of the program around it, its GLOBAL items are found too."""
        self.program = program
        self.outer = outer
        self.records: list[Field] = []
        self.by_name: dict[str, list[Field]] = {}
        self.conditions: dict[str, list[tuple[Field, ast.DataDescription]]] = {}
        self._unnamed: dict[int, str] = {}  # id(FILLER with condition names) -> what finds it, which no program can write
        self.file_of: dict[int, ast.FileControl] = {}  # id(record field) -> file
        self.page_counters: dict[str, Field] = {}  # file -> its LINAGE-COUNTER
        for entry in program.working:
            self._record(entry, "working")
        for entry in program.local:
            self._record(entry, "local")
        for entry in program.linkage:
            self._record(entry, "linkage")
        for file in program.files:
            for entry in file.records:
                record = self._record(entry, "file")
                if record is not None:
                    self.file_of[id(record)] = file
            if file.linage:
                self._page_counter(file)

    def _page_counter(self, file: ast.FileControl) -> None:
        """LINAGE-COUNTER, which each file with LINAGE has one of."""
        entry = ast.DataDescription(1, "LINAGE-COUNTER", file.span, usage="BINARY-LONG UNSIGNED")
        counter = self._record(entry, "working")
        assert counter is not None
        self.page_counters[file.name] = counter

    def _record(self, entry: ast.DataDescription, section: str) -> Field | None:
        if entry.level == 78 or (entry.level == 1 and "CONSTANT" in entry.unsupported):
            return None
        record = self._build(entry, section, None, "")
        if entry.redefines:
            earlier = [r for r in self.records if r.name == entry.redefines and r.section == section]
            if earlier:
                record.redefines = earlier[-1].redefines or earlier[-1]
            else:
                record.trouble = f"REDEFINES {entry.redefines}, which is not there"
        self._place(record, 0)
        self._renames(record)
        self.records.append(record)
        return record

    # ------------------------------------------------------------------ building

    def _build(self, entry: ast.DataDescription, section: str, parent: Field | None, usage: str) -> Field:
        usage = entry.usage or usage
        item = Field(entry.name, entry.level, entry.span, entry, section, parent)
        item.usage = usage or "DISPLAY"
        item.occurs = max(entry.occurs, 1)
        item.has_occurs = entry.occurs > 0
        item.depending = entry.depending
        item.justified = entry.justified
        item.blank_zero = entry.blank_zero
        sign = entry.sign or (self._inherited_sign(parent) if parent else "")
        item.entry.sign = sign
        item.sign_leading = sign.startswith("LEADING")
        item.sign_separate = sign.endswith("SEPARATE")
        if entry.unsupported:
            item.trouble = f"clause {entry.unsupported}"
        elif entry.external and (parent is not None or section != "working"):
            item.trouble = "EXTERNAL"
        if entry.name:
            self.by_name.setdefault(entry.name, []).append(item)
        for child in entry.children:
            if child.level == 88:
                item.conditions.append(child)
                if not entry.name and id(item) not in self._unnamed:
                    self._unnamed[id(item)] = f"FILLER {len(self._unnamed) + 1} of {self.program.name}"
                    self.by_name[self._unnamed[id(item)]] = [item]
                self.conditions.setdefault(child.name, []).append((item, child))
            elif child.level != 66:
                item.children.append(self._build(child, section, item, usage))
        if not item.children:
            self._elementary(item)
        return item

    @staticmethod
    def _inherited_sign(parent: Field) -> str:
        return parent.entry.sign

    def _elementary(self, item: Field) -> None:
        usage = item.usage
        if item.entry.picture:
            try:
                item.picture = parse_picture(item.entry.picture, "," if self.program.decimal_comma else ".", self.program.currency)
            except BadPicture as error:
                item.trouble = str(error)
                return
        kind, _, sign = usage.partition(" ")
        if kind in _NATIVE:
            size, digits = _NATIVE[kind]
            item.picture = Picture("numeric", digits, digits, 0, sign != "UNSIGNED", (("9", digits),))
            item.usage, item.size = "COMP-5", size
            return
        if usage in _FLOATS and not item.entry.picture:
            item.size, digits, scale = _FLOATS[usage]
            item.picture = Picture("numeric", digits, digits, scale, True, (("S", 1), ("9", digits)))
            if item.entry.synchronized:
                item.trouble = f"USAGE {usage} SYNCHRONIZED"
            return
        if usage == "INDEX":
            item.picture = Picture("numeric", 9, 9, 0, True, (("9", 9),))
        if item.picture is None:
            if item.entry.values and usage == "DISPLAY":
                value = item.entry.values[0][0]
                if isinstance(value, ast.Text):
                    size = len(value.value)
                    item.picture = Picture("alphanumeric", size, 0, 0, False, (("X", size),))
            if item.picture is None:
                item.trouble = item.trouble or (f"USAGE {usage}" if usage != "DISPLAY" else "no PICTURE")
                item.size = 8 if usage == "POINTER" else 0
                return
        if usage in _ANY_BINARY and item.picture.category == "alphanumeric" and item.picture.size <= 8:
            digits = _DIGITS_OF_BYTES[item.picture.size - 1]
            item.picture = Picture("numeric", digits, digits, 0, False, (("9", digits),))
        picture = item.picture
        if usage not in ("DISPLAY", "NATIONAL") and picture.category != "numeric":
            item.trouble = f"USAGE {usage} with such a picture"
            return
        if item.blank_zero and picture.category == "numeric":
            item.picture = picture = Picture(
                "numeric-edited", picture.size, picture.digits, picture.scale, picture.signed, picture.symbols
            )
        if usage == "COMP-X" and item.entry.synchronized:
            item.trouble = "USAGE COMP-X SYNCHRONIZED"
        if picture.category == "numeric" and picture.digits > 38:
            item.trouble = "more than 38 digits"
        if usage == "COMP-6" and picture.signed:
            item.usage = usage = "PACKED"  # as the compiler says in a warning
        if usage in ("PACKED", "COMP-6") and picture.size != picture.digits:
            item.trouble = "P in a packed picture, which GnuCOBOL writes beyond the item"
        item.size = self._size(item, picture)

    @staticmethod
    def _size(item: Field, picture: Picture) -> int:
        usage = item.usage
        if usage == "DISPLAY":
            separate = item.sign_separate and picture.signed and picture.category == "numeric"
            return picture.size + (1 if separate else 0)
        if usage == "PACKED":
            return picture.size // 2 + 1
        if usage == "COMP-6":
            return (picture.size + 1) // 2
        if usage == "COMP-X":
            if picture.size > 18:
                item.trouble = "binary item of more than 18 digits"
            return sum(picture.size > most for most in (0, 2, 4, 7, 9, 12, 14, 16))
        if usage in ("BINARY", "COMP-5"):
            if picture.digits > 18:
                item.trouble = "binary item of more than 18 digits"
            return binary_size(picture.size)
        if usage == "INDEX":
            return 4
        item.trouble = f"USAGE {usage}"
        return picture.size

    # ------------------------------------------------------------------ placing

    def _place(self, item: Field, offset: int) -> None:
        item.offset = offset
        if not item.children:
            return
        position = 0
        alignment = 1
        for number, child in enumerate(item.children):
            target = child.entry.redefines
            if target:
                found = [c for c in item.children[:number] if c.name == target]
                if not found:
                    child.trouble = f"REDEFINES {target}, which is not there"
                    continue
                child.redefines = found[-1]
                self._place(child, found[-1].offset)
                continue
            self._place(child, offset + position)
            position += child.total
            if child.entry.synchronized and child.usage in _BINARY:
                align = 4 if child.usage == "INDEX" else child.size
                pad = -child.offset % align
                child.offset += pad
                position += pad
                alignment = max(alignment, align)
        if item.occurs > 1 and position % alignment:
            item.trouble = "SYNCHRONIZED inside OCCURS that needs padding"
        item.size = position

    def _renames(self, record: Field) -> None:
        for child in record.entry.children:
            if child.level != 66:
                continue
            first = self._within(record, child.renames[0])
            last = self._within(record, child.renames[1]) if child.renames[1] else first
            item = Field(child.name, 66, child.span, child, record.section, record)
            if first is None or last is None:
                item.trouble = "RENAMES of an item that is not there"
            else:
                item.offset = first.offset
                item.size = last.offset + last.size - first.offset
                if child.renames[1]:
                    item.picture = Picture("alphanumeric", item.size, 0, 0, False, (("X", item.size),))
                else:
                    item.picture, item.usage = first.picture, first.usage
                    item.children = first.children
            self.by_name.setdefault(child.name, []).append(item)

    @staticmethod
    def _within(record: Field, name: str) -> Field | None:
        return next((f for f in record.walk() if f.name == name), None)

    # ------------------------------------------------------------------ looking up

    def find(self, name: ast.Name) -> list[Field]:
        """All items that a reference may mean: exactly one in a correct program."""
        found = [f for f in self.by_name.get(name.name, []) if self._qualified(f, name.qualifiers)]
        if found or self.outer is None:
            return found
        return [f for f in self.outer.find(name) if self.outer.is_global(f)]

    def is_global(self, item: Field) -> bool:
        """Whether the programs nested in this one see an item."""
        record = item.record
        if not any(r is record for r in self.records):
            return True  # from further out
        file = self.file_of.get(id(record))
        return record.entry.is_global or (file is not None and file.is_global)

    def find_conditions(self, name: ast.Name) -> list[tuple[Field, ast.DataDescription]]:
        known = self.conditions.get(name.name, [])
        found = [(f, c) for f, c in known if self._qualified(f, name.qualifiers, itself=True)]
        if found or self.outer is None:
            return found
        return [(f, c) for f, c in self.outer.find_conditions(name) if self.outer.is_global(f)]

    def conditioned(self, item: Field, condition: ast.Name) -> ast.Name:
        """A reference to the item that a condition name belongs to."""
        qualifiers: list[str] = []
        node = item.parent
        while node is not None:
            if node.name:
                qualifiers.append(node.name)
            node = node.parent
        name = item.name or self._name_of(item)
        return ast.Name(name, condition.span, tuple(qualifiers), condition.subscripts, condition.start, condition.length)

    def _name_of(self, unnamed: Field) -> str:
        if id(unnamed) in self._unnamed or self.outer is None:
            return self._unnamed[id(unnamed)]
        return self.outer._name_of(unnamed)

    def _qualified(self, item: Field, qualifiers: tuple[str, ...], itself: bool = False) -> bool:
        names = []
        node: Field | None = item if itself else item.parent
        while node is not None:
            names.append(node.name)
            node = node.parent
        file = self.file_of.get(id(item.record))
        if file is not None:
            names.append(file.name)
        names += [name for name, counter in self.page_counters.items() if counter is item]
        position = 0
        for qualifier in qualifiers:
            while position < len(names) and names[position] != qualifier:
                position += 1
            if position == len(names):
                return False
            position += 1
        return True

    @property
    def index_names(self) -> dict[str, Field]:
        """INDEXED BY names and the tables they belong to."""
        return {n: f for r in self.records for f in r.walk() for n in f.entry.indexes}
