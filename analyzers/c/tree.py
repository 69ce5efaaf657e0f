"""The syntax tree of C after preprocessing: what lowerings and inference read. Lines are of the original files."""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.c.ctypes import CFunction, CType
from analyzers.model import Span

# --------------------------------------------------------------------------- expressions


@dataclass(frozen=True)
class IntConstant:
    """`text` as written, with its suffix; character constants have `character` set (their type is int)."""

    value: int
    text: str
    span: Span
    character: bool = False


@dataclass(frozen=True)
class FloatConstant:
    value: float
    single: bool
    span: Span


@dataclass(frozen=True)
class StringConstant:
    """Bytes without the NUL that ends the array."""

    value: bytes
    span: Span


@dataclass(frozen=True)
class Name:
    name: str
    span: Span


@dataclass(frozen=True)
class Unary:
    """operator: - + ~ ! * &"""

    operator: str
    operand: Expression
    span: Span


@dataclass(frozen=True)
class Update:
    """++ or --, before or after."""

    operator: str
    prefix: bool
    operand: Expression
    span: Span


@dataclass(frozen=True)
class Binary:
    """All binary operators, && and || included."""

    operator: str
    left: Expression
    right: Expression
    span: Span


@dataclass(frozen=True)
class Assignment:
    """operator: = += -= …"""

    operator: str
    target: Expression
    value: Expression
    span: Span


@dataclass(frozen=True)
class Ternary:
    condition: Expression
    then: Expression
    otherwise: Expression
    span: Span


@dataclass(frozen=True)
class Comma:
    left: Expression
    right: Expression
    span: Span


@dataclass(frozen=True)
class CallExpression:
    function: Expression
    arguments: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True)
class Subscript:
    base: Expression
    index: Expression
    span: Span


@dataclass(frozen=True)
class Member:
    base: Expression
    field: str
    arrow: bool
    span: Span


@dataclass(frozen=True)
class Cast:
    type: CType
    operand: Expression
    span: Span


@dataclass(frozen=True)
class SizeofType:
    type: CType
    span: Span


@dataclass(frozen=True)
class SizeofExpression:
    operand: Expression
    span: Span


@dataclass(frozen=True)
class InitializerList:
    """Each item has its designators (a field's name or an index expression), outermost first."""

    items: tuple[tuple[tuple[str | Expression, ...], Expression], ...]
    span: Span


@dataclass(frozen=True)
class CompoundLiteral:
    type: CType
    value: InitializerList
    span: Span


@dataclass(frozen=True)
class UnknownExpression:
    text: str
    span: Span


Expression = (
    IntConstant
    | FloatConstant
    | StringConstant
    | Name
    | Unary
    | Update
    | Binary
    | Assignment
    | Ternary
    | Comma
    | CallExpression
    | Subscript
    | Member
    | Cast
    | SizeofType
    | SizeofExpression
    | InitializerList
    | CompoundLiteral
    | UnknownExpression
)

# --------------------------------------------------------------------------- statements


@dataclass(frozen=True)
class Declarator:
    """One declared object; `storage` is '', 'static', 'extern', 'register'."""

    name: str
    type: CType
    initial: Expression | None
    storage: str
    const: bool
    span: Span


@dataclass(frozen=True)
class DeclarationStatement:
    declarators: tuple[Declarator, ...]
    span: Span


@dataclass(frozen=True)
class ExpressionStatement:
    expression: Expression | None
    span: Span


@dataclass(frozen=True)
class Compound:
    body: tuple[Statement, ...]
    span: Span


@dataclass(frozen=True)
class IfStatement:
    condition: Expression
    then: Statement
    otherwise: Statement | None
    span: Span


@dataclass(frozen=True)
class WhileStatement:
    condition: Expression
    body: Statement
    test_first: bool
    span: Span


@dataclass(frozen=True)
class ForStatement:
    initial: Statement | None
    condition: Expression | None
    update: Expression | None
    body: Statement
    span: Span


@dataclass(frozen=True)
class CaseLabel:
    """`case low [... high]:`, or `default:` when `value` is None. What it labels follows in the same block."""

    value: Expression | None
    high: Expression | None
    span: Span


@dataclass(frozen=True)
class SwitchStatement:
    selector: Expression
    body: Statement
    span: Span


@dataclass(frozen=True)
class LabelStatement:
    name: str
    span: Span


@dataclass(frozen=True)
class GotoStatement:
    label: str
    span: Span


@dataclass(frozen=True)
class BreakStatement:
    span: Span


@dataclass(frozen=True)
class ContinueStatement:
    span: Span


@dataclass(frozen=True)
class ReturnStatement:
    value: Expression | None
    span: Span


@dataclass(frozen=True)
class CommentLine:
    text: str
    span: Span


@dataclass(frozen=True)
class UnknownStatement:
    text: str
    span: Span


Statement = (
    DeclarationStatement
    | ExpressionStatement
    | Compound
    | IfStatement
    | WhileStatement
    | ForStatement
    | CaseLabel
    | SwitchStatement
    | LabelStatement
    | GotoStatement
    | BreakStatement
    | ContinueStatement
    | ReturnStatement
    | CommentLine
    | UnknownStatement
)

# --------------------------------------------------------------------------- top level


@dataclass(frozen=True)
class Function:
    """A function definition. `broken` when the parser had to skip text inside it."""

    name: str
    type: CFunction
    static: bool
    body: Compound
    span: Span
    comment: tuple[str, ...]
    broken: bool = False
