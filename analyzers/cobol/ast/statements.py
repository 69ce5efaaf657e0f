"""Statements, one class a verb (or two where a verb has forms of its own)."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzers.cobol.ast.expressions import AddressOf, Condition, Expression, Name
from analyzers.model import Span


@dataclass(frozen=True)
class Handlers:
    """The conditional phrases of a statement; None where a phrase is not written."""

    on: tuple[Statement, ...] | None = None  # SIZE ERROR, AT END, OVERFLOW, EXCEPTION, AT END-OF-PAGE
    not_on: tuple[Statement, ...] | None = None
    invalid: tuple[Statement, ...] | None = None  # INVALID KEY
    not_invalid: tuple[Statement, ...] | None = None

    @property
    def written(self) -> bool:
        return any(p is not None for p in (self.on, self.not_on, self.invalid, self.not_invalid))


@dataclass(frozen=True)
class Move:
    span: Span
    source: Expression
    targets: tuple[Name, ...]
    corresponding: bool = False


@dataclass(frozen=True)
class Receiver:
    """A result of arithmetic. `rounding` is empty (truncate) or a mode, NEAREST-AWAY-FROM-ZERO by default."""

    name: Name
    rounding: str = ""


@dataclass(frozen=True)
class Add:
    span: Span
    operands: tuple[Expression, ...]
    targets: tuple[Receiver, ...]
    giving: bool
    handlers: Handlers
    corresponding: bool = False


@dataclass(frozen=True)
class Subtract:
    """Without GIVING `minuend` is None and each target is changed."""

    span: Span
    operands: tuple[Expression, ...]
    minuend: Expression | None
    targets: tuple[Receiver, ...]
    handlers: Handlers
    corresponding: bool = False


@dataclass(frozen=True)
class Multiply:
    """`by` is None when the targets are what is multiplied."""

    span: Span
    operand: Expression
    by: Expression | None
    targets: tuple[Receiver, ...]
    handlers: Handlers


@dataclass(frozen=True)
class Divide:
    """`dividend` is None for DIVIDE operand INTO targets."""

    span: Span
    divisor: Expression
    dividend: Expression | None
    targets: tuple[Receiver, ...]
    remainder: Receiver | None
    handlers: Handlers


@dataclass(frozen=True)
class Compute:
    span: Span
    targets: tuple[Receiver, ...]
    value: Expression
    handlers: Handlers


@dataclass(frozen=True)
class If:
    span: Span
    condition: Condition
    then: tuple[Statement, ...]
    otherwise: tuple[Statement, ...]


@dataclass(frozen=True)
class AnyCriterion:
    """ANY in a WHEN."""


@dataclass(frozen=True)
class Criterion:
    """One object of a WHEN: a value, a range, or a condition (`condition` for TRUE/FALSE subjects)."""

    value: Expression | None = None
    through: Expression | None = None
    condition: Condition | None = None
    truth: bool | None = None
    negated: bool = False
    operator: str = ""  # WHEN > value: not =, but this relation


@dataclass(frozen=True)
class When:
    """Alternatives (each one criterion a subject) that share a body."""

    alternatives: tuple[tuple[Criterion | AnyCriterion, ...], ...]
    body: tuple[Statement, ...]


@dataclass(frozen=True)
class Evaluate:
    """A subject is an expression, a condition, or True/False."""

    span: Span
    subjects: tuple[Expression | Condition | bool, ...]
    whens: tuple[When, ...]
    other: tuple[Statement, ...]


@dataclass(frozen=True)
class Varying:
    variable: Name
    start: Expression
    by: Expression
    until: Condition


@dataclass(frozen=True)
class Perform:
    """Out of line when `first` is set. At most one of `times`, `until`, `varying` is."""

    span: Span
    first: str = ""
    last: str = ""
    first_section: str = ""
    last_section: str = ""
    body: tuple[Statement, ...] = ()
    times: Expression | None = None
    until: Condition | None = None
    varying: tuple[Varying, ...] = ()
    test_after: bool = False
    forever: bool = False


@dataclass(frozen=True)
class GoTo:
    span: Span
    targets: tuple[str, ...]
    sections: tuple[str, ...]
    depending: Name | None = None


@dataclass(frozen=True)
class Alter:
    """Pairs of the paragraph that is changed and where its GO TO leads from now on, each (name, section)."""

    span: Span
    changes: tuple[tuple[tuple[str, str], tuple[str, str]], ...]


@dataclass(frozen=True)
class Argument:
    """mode: REFERENCE, CONTENT, VALUE; operand None for OMITTED."""

    mode: str
    operand: Expression | None


@dataclass(frozen=True)
class Call:
    span: Span
    program: Expression
    arguments: tuple[Argument, ...]
    returning: Name | None
    handlers: Handlers


@dataclass(frozen=True)
class Cancel:
    span: Span
    programs: tuple[Expression, ...]


@dataclass(frozen=True)
class Display:
    span: Span
    items: tuple[Expression, ...]
    upon: str
    no_advancing: bool
    handlers: Handlers = field(default_factory=Handlers)


@dataclass(frozen=True)
class Accept:
    """`name` is the variable's name in ACCEPT … FROM ENVIRONMENT name."""

    span: Span
    target: Name
    source: str
    name: Expression | None = None
    handlers: Handlers = field(default_factory=Handlers)


@dataclass(frozen=True)
class Open:
    """Pairs of mode (INPUT, OUTPUT, I-O, EXTEND) and file name."""

    span: Span
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Close:
    """`options` has one entry a file: what stands behind its name (REEL, LOCK, NO REWIND …)."""

    span: Span
    files: tuple[str, ...]
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Read:
    span: Span
    file: str
    direction: str  # '', NEXT, PREVIOUS
    into: Name | None
    key: Name | None
    handlers: Handlers


@dataclass(frozen=True)
class Write:
    """`advancing` is BEFORE or AFTER with `lines` (an expression) or page."""

    span: Span
    record: Name
    source: Expression | None
    advancing: str
    lines: Expression | None
    page: bool
    handlers: Handlers
    file: str = ""  # WRITE FILE name


@dataclass(frozen=True)
class Rewrite:
    span: Span
    record: Name
    source: Expression | None
    handlers: Handlers
    file: str = ""  # REWRITE FILE name


@dataclass(frozen=True)
class Delete:
    """`whole`: DELETE FILE, of these files."""

    span: Span
    file: str
    handlers: Handlers
    whole: tuple[str, ...] = ()


@dataclass(frozen=True)
class Start:
    span: Span
    file: str
    operator: str
    key: Name | None
    handlers: Handlers


@dataclass(frozen=True)
class StringSource:
    """Operands that share a delimiter; None is DELIMITED BY SIZE."""

    operands: tuple[Expression, ...]
    delimiter: Expression | None


@dataclass(frozen=True)
class StringStatement:
    span: Span
    sources: tuple[StringSource, ...]
    into: Name
    pointer: Name | None
    handlers: Handlers


@dataclass(frozen=True)
class UnstringTarget:
    into: Name
    delimiter: Name | None
    count: Name | None


@dataclass(frozen=True)
class Unstring:
    """`delimiters` are (ALL?, operand)."""

    span: Span
    source: Expression
    delimiters: tuple[tuple[bool, Expression], ...]
    targets: tuple[UnstringTarget, ...]
    pointer: Name | None
    tallying: Name | None
    handlers: Handlers


@dataclass(frozen=True)
class InspectPhrase:
    """`what` is CHARACTERS, ALL, LEADING, FIRST, TRAILING; `tally` or `by` by the kind of INSPECT."""

    what: str
    pattern: Expression | None
    before: Expression | None
    after: Expression | None
    tally: Name | None = None
    by: Expression | None = None
    after_first: bool = False  # AFTER is written before BEFORE


@dataclass(frozen=True)
class Inspect:
    span: Span
    target: Expression
    tallying: tuple[InspectPhrase, ...]
    replacing: tuple[InspectPhrase, ...]
    converting: InspectPhrase | None


@dataclass(frozen=True)
class Initialize:
    """`to_value` are the categories that get their VALUE (ALL: any); `default` is THEN TO DEFAULT."""

    span: Span
    targets: tuple[Name, ...]
    replacing: tuple[tuple[str, Expression], ...]
    filler: bool = False
    to_value: tuple[str, ...] = ()
    default: bool = False


@dataclass(frozen=True)
class SetTo:
    """SET names TO value / UP BY / DOWN BY; mode: TO, UP, DOWN."""

    span: Span
    targets: tuple[Name, ...]
    mode: str
    value: Expression


@dataclass(frozen=True)
class SetAddress:
    """SET ADDRESS OF names TO a pointer: the names stand for the storage there from now on."""

    span: Span
    targets: tuple[AddressOf, ...]
    value: Expression


@dataclass(frozen=True)
class SetCondition:
    span: Span
    targets: tuple[Name, ...]
    truth: bool


@dataclass(frozen=True)
class SetSwitch:
    """SET mnemonic names of switches TO ON / OFF."""

    span: Span
    targets: tuple[str, ...]
    on: bool


@dataclass(frozen=True)
class SetEnvironment:
    """SET ENVIRONMENT name TO value."""

    span: Span
    name: Expression
    value: Expression


@dataclass(frozen=True)
class ClearException:
    """SET LAST EXCEPTION TO OFF."""

    span: Span


@dataclass(frozen=True)
class Search:
    """`every`: SEARCH ALL."""

    span: Span
    table: Name
    varying: Name | None
    at_end: tuple[Statement, ...]
    whens: tuple[tuple[Condition, tuple[Statement, ...]], ...]
    every: bool


@dataclass(frozen=True)
class SortKey:
    ascending: bool
    names: tuple[Name, ...]


@dataclass(frozen=True)
class Sort:
    """A file SORT or MERGE, or a table SORT. Procedures are (first, last) paragraph names."""

    span: Span
    file: Name
    keys: tuple[SortKey, ...]
    duplicates: bool
    using: tuple[str, ...]
    giving: tuple[str, ...]
    input_procedure: tuple[str, str] | None
    output_procedure: tuple[str, str] | None
    merge: bool = False
    collating: str = ""


@dataclass(frozen=True)
class Release:
    span: Span
    record: Name
    source: Expression | None


@dataclass(frozen=True)
class Return:
    span: Span
    file: str
    into: Name | None
    handlers: Handlers


@dataclass(frozen=True)
class Stop:
    """STOP RUN [code]."""

    span: Span
    code: Expression | None


@dataclass(frozen=True)
class Exit:
    """what: '', PROGRAM, PARAGRAPH, SECTION, PERFORM, PERFORM CYCLE, GOBACK"""

    span: Span
    what: str
    code: Expression | None = None


@dataclass(frozen=True)
class ReportStatement:
    """INITIATE, GENERATE or TERMINATE of one report, or GENERATE of one of its groups."""

    span: Span
    verb: str
    name: str


@dataclass(frozen=True)
class SuppressPrinting:
    """SUPPRESS PRINTING, in a USE BEFORE REPORTING procedure."""

    span: Span


@dataclass(frozen=True)
class PrintText:
    """Puts an item's text, without what is blank behind it, into the line of a file. `place` is empty, LEFT, RIGHT or
    CENTER. No source has this: it is what a report's lines are made of."""

    span: Span
    file: str
    column: int
    text: Expression
    place: str = ""


@dataclass(frozen=True)
class PrintLine:
    """Writes the line of a file and goes on by `lines`, whatever comes of it; part of a report, like `PrintText`."""

    span: Span
    file: str
    lines: Expression


@dataclass(frozen=True)
class Continue:
    span: Span


@dataclass(frozen=True)
class NextSentence:
    span: Span


@dataclass(frozen=True)
class Unparsed:
    """A statement that the parser does not know; `verb` says which, `reason` why."""

    span: Span
    verb: str
    reason: str


Statement = (
    Alter | ClearException | Move | SetEnvironment | SetSwitch | Add | Subtract | Multiply | Divide | Compute | If | Evaluate | Perform | GoTo | Call | Cancel | Display
    | Accept | Open | Close | Read | Write | Rewrite | Delete | Start | StringStatement | Unstring | Inspect
    | Initialize | SetTo | SetAddress | SetCondition | Search | Sort | Release | Return | Stop | Exit | Continue
    | NextSentence | ReportStatement | SuppressPrinting | PrintText | PrintLine | Unparsed
)  # fmt: skip
