"""A program: its files, data, paragraphs and what keeps it from being translated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzers.cobol.ast.expressions import Expression, Name
from analyzers.cobol.ast.statements import Statement
from analyzers.model import Span

if TYPE_CHECKING:
    from analyzers.cobol.ast.reports import Report


@dataclass(frozen=True)
class Paragraph:
    """`section` is the section it belongs to; a section's own statements are a paragraph with `is_section`."""

    name: str
    span: Span
    sentences: tuple[tuple[Statement, ...], ...]
    section: str = ""
    is_section: bool = False
    comment: str = ""


@dataclass(frozen=True)
class Use:
    """USE AFTER ERROR of a section in the DECLARATIVES; `on` are file names or modes of OPEN."""

    span: Span
    section: str
    on: tuple[str, ...]
    is_global: bool = False


@dataclass(frozen=True)
class ReportUse:
    """USE BEFORE REPORTING of a section in the DECLARATIVES."""

    span: Span
    section: str
    group: str


@dataclass
class DataDescription:
    """One data description entry as written, with its children."""

    level: int
    name: str  # empty for FILLER
    span: Span
    picture: str = ""
    usage: str = ""
    sign: str = ""  # LEADING, TRAILING, with SEPARATE
    occurs: int = 0  # 0: does not occur
    occurs_minimum: int = 0
    depending: Name | None = None
    keys: tuple[tuple[bool, str], ...] = ()
    indexes: tuple[str, ...] = ()
    redefines: str = ""
    renames: tuple[str, str] = ("", "")
    values: tuple[tuple[Expression, Expression | None], ...] = ()
    false_value: Expression | None = None
    justified: bool = False
    blank_zero: bool = False
    synchronized: bool = False
    external: bool = False
    is_global: bool = False
    unsupported: str = ""  # a clause that we don't understand
    children: list[DataDescription] = field(default_factory=list)


@dataclass
class FileControl:
    """SELECT … ASSIGN … with FD facts filled in later."""

    name: str
    span: Span
    optional: bool = False
    written: str = ""  # its name as SELECT spells it
    assign: Expression | str = ""  # a literal, or a word
    assign_word: str = ""  # '', DISK, PRINTER, KEYBOARD, DISPLAY, EXTERNAL, DYNAMIC …
    organization: str = "SEQUENTIAL"
    access: str = "SEQUENTIAL"
    record_key: Name | None = None
    alternate_keys: tuple[tuple[Name, bool], ...] = ()
    relative_key: Name | None = None
    status: Name | None = None
    is_sort: bool = False
    records: list[DataDescription] = field(default_factory=list)
    varying: tuple[int, int] | None = None
    depending: Name | None = None
    linage: tuple[Expression, ...] = ()  # LINAGE: lines, and what FOOTING, TOP and BOTTOM say, else 0
    is_global: bool = False
    external: bool = False
    reports: tuple[str, ...] = ()  # REPORT IS: as written
    unsupported: str = ""


@dataclass
class Program:
    """One program: everything between PROGRAM-ID and END PROGRAM."""

    name: str
    span: Span
    written: str = ""  # its name as PROGRAM-ID spells it
    files: list[FileControl] = field(default_factory=list)
    same_record: list[tuple[str, ...]] = field(default_factory=list)  # files that share their record area
    working: list[DataDescription] = field(default_factory=list)
    local: list[DataDescription] = field(default_factory=list)
    linkage: list[DataDescription] = field(default_factory=list)
    using: tuple[tuple[str, str], ...] = ()  # (mode, name)
    chaining: tuple[str, ...] = ()  # items that the command line's arguments go to
    returning: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    report_uses: list[ReportUse] = field(default_factory=list)
    start: int = 0  # the number of the first paragraph behind the DECLARATIVES
    decimal_comma: bool = False
    special_names: dict[str, str] = field(default_factory=dict)  # mnemonic -> device
    functions: frozenset[str] = frozenset()  # REPOSITORY: those that need no FUNCTION before their names
    classes: dict[str, bytes] = field(default_factory=dict)  # class name of SPECIAL-NAMES -> its characters
    currency: str = "$"
    constants: dict[str, Expression] = field(default_factory=dict)  # level 78, and CONSTANT
    global_constants: dict[str, Expression] = field(default_factory=dict)
    alphabets: tuple[str, ...] = ()  # those that are not the machine's own order
    collating: str = ""  # PROGRAM COLLATING SEQUENCE
    orders: dict[str, tuple[int, ...]] = field(default_factory=dict)  # alphabet -> the place of each character
    switches: dict[str, tuple[int, bool]] = field(default_factory=dict)  # condition -> switch, state
    initial: bool = False
    recursive: bool = False
    common: bool = False
    nested: list[Program] = field(default_factory=list)
    outer: Program | None = None
    comment: str = ""
    end_line: int = 0
    unsupported: list[tuple[str, str, Span]] = field(default_factory=list)  # construct, reason, where
