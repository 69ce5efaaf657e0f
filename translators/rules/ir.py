"""The typed intermediate representation that every source is lowered to and every target emitted from.

Semantics, in short:

* **Evaluation order** is left to right, everywhere: operands, arguments, then the operation. A lowering
  whose source leaves the order open must pick the original compiler's order or refuse.
* **Integers.** An arithmetic `Binary`/`Unary` is computed in `type` (an `IntType`). Its `overflow` says
  what happens when the exact result leaves the *base* range of `bits`: `WRAPS` reduces modulo 2**bits,
  `TRAPS` raises `constraint_error`, `UNDEFINED` (C signed) may do anything, so emitters wrap.
  `low`/`high` do **not** act on arithmetic, only on `Convert(check=True)` (Ada: assignment, parameter
  passing and conversion insert it; C never does).
* **Division and remainder**: `/` truncates toward zero; `rem` has the sign of the dividend (C `%`, Ada
  `rem`); `mod` has the sign of the divisor (Ada `mod`). By zero: raises `constraint_error` when the type
  traps, else the process aborts.
* **Strings** are bytes. `StringType` values compare and copy by value. `FIXED` strings always hold
  `length` bytes; assigning another length raises `constraint_error` (the lowering pads explicitly).
  String indexes run from 1 unless the value is a slice kept with its bounds, which lowerings must
  re-base to 1 or refuse. A C `char *`/`char[]` is lowered to `ArrayType(IntType(8))` or `BufferType`.
* **Arrays and records** are values: assignment copies, equality is component-wise. `Index` outside the
  bounds raises `constraint_error` (in C, where that is undefined, emitters also stop the program).
* **Parameters** are by value for `IN`, copy-in copy-out for `IN_OUT`/`OUT` (emitters pass `&mut`/pointers;
  lowerings refuse calls whose in-out arguments overlap).
* **References** (`ReferenceType`) are handles to objects that `Allocate` made; assigning one shares the object,
  `==` and `!=` compare identity, `NullLiteral` refers to nothing. `Dereference` is a place: the object. Of null it
  raises `constraint_error` (in C it stops the program). Objects live as long as anything refers to them:
  deallocation is assigning null. There are no references to variables, fields or elements.
* **Exceptions** carry a lower-case name (`constraint_error`, `lexer.syntax_error`) and a message. `Try`
  catches by name; an empty name in a handler catches all. A subprogram with an escaping exception stops
  there and passes it on.
* **Tasks.** `Start` runs a subprogram beside the program. One of all runs at a time; another one goes on only inside
  functions of the run-time library that wait (`ada_tasks`), so that everything else is as if nothing else ran.
* **Nothing is implicit.** Conversions, checks, short circuits, copies and default initial values are
  nodes. An emitter never invents a check, and never drops one.

What a lowering cannot express it does not approximate: it records a `Refusal` for that subprogram.
"""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass, field

from analyzers.model import Direction, Span, Type

# --------------------------------------------------------------------------- expressions


@dataclass(frozen=True)
class IntLiteral:
    """`remark` is what the reader should know of the number, as a comment beside it; `name` what the source writes for
    it: an enumerator, a macro, or a character in its quotes."""

    value: int
    type: Type
    remark: str = field(default="", compare=False)
    name: str = field(default="", compare=False)

    @property
    def character(self) -> bool:
        return self.name.startswith("'")


@dataclass(frozen=True)
class FloatLiteral:
    value: float
    type: Type


@dataclass(frozen=True)
class BoolLiteral:
    value: bool
    type: Type


@dataclass(frozen=True)
class CharLiteral:
    value: int  # 0..255
    type: Type


@dataclass(frozen=True)
class StringLiteral:
    value: bytes
    type: Type


@dataclass(frozen=True)
class EnumLiteral:
    literal: str
    type: Type


@dataclass(frozen=True)
class NullLiteral:
    type: Type


@dataclass(frozen=True)
class Variable:
    """A local, parameter, module-level variable or constant. `module` is the owner's id for the latter two
    when it is not the current module; `scope` is 'local', 'parameter', 'global' or 'constant'."""

    name: str
    type: Type
    scope: str = "local"
    module: str = ""


@dataclass(frozen=True)
class FieldAccess:
    base: Expression
    field: str
    type: Type


@dataclass(frozen=True)
class Index:
    """One element of an array, buffer or string; the index is in the array's own bounds (1.. for strings)."""

    base: Expression
    index: Expression
    type: Type


@dataclass(frozen=True)
class Slice:
    """Elements low..high inclusive, re-based to 1; empty when high < low. Raises constraint_error outside."""

    base: Expression
    low: Expression
    high: Expression
    type: Type


@dataclass(frozen=True)
class Unary:
    """operator: '-', 'not' (Boolean), '~' (bitwise), 'abs'."""

    operator: str
    operand: Expression
    type: Type


@dataclass(frozen=True)
class Binary:
    """operator: + - * / rem mod ** (int exponent) << >> (logical or arithmetic by the type's sign)
    & | ^ (bitwise, or non-short-circuit Boolean when `type` is Boolean). `concat` joins strings/chars."""

    operator: str
    left: Expression
    right: Expression
    type: Type


@dataclass(frozen=True)
class Compare:
    """operator: == != < <= > >=; both sides have the same type; strings compare bytewise, shorter first."""

    operator: str
    left: Expression
    right: Expression
    type: Type  # Boolean


@dataclass(frozen=True)
class ShortCircuit:
    operator: str  # 'and' | 'or'
    left: Expression
    right: Expression
    type: Type


@dataclass(frozen=True)
class Conditional:
    condition: Expression
    then: Expression
    otherwise: Expression
    type: Type


@dataclass(frozen=True)
class Convert:
    """A change of type. Integer to integer: with `check`, a value outside minimum..maximum of `type` raises
    constraint_error; without, it is reduced modulo 2**bits. Also int<->float (to int: Ada rounds half away
    from zero with check, C truncates without), int<->char, int<->enum (position), char->string,
    fixed<->unbounded string (with check: length must fit), bool->int."""

    operand: Expression
    type: Type
    check: bool = False


@dataclass(frozen=True)
class Call:
    """A call of a translated subprogram, as expression (with a result) or inside `CallStatement`."""

    subprogram: str
    arguments: tuple[Expression, ...]
    type: Type | None
    module: str = ""  # owner's id when not the current module


@dataclass(frozen=True)
class RuntimeCall:
    """A call of a support library function, `namespace.name` (see translators/runtimes/README.md).
    `raises` says whether it can raise an exception; arguments in `mutable` positions are passed by
    reference and changed."""

    function: str
    arguments: tuple[Expression, ...]
    type: Type | None
    raises: bool = False
    mutable: tuple[int, ...] = ()


@dataclass(frozen=True)
class Allocate:
    """A new object that starts as `value`; `type` is the ReferenceType."""

    value: Expression
    type: Type


@dataclass(frozen=True)
class Dereference:
    """The object that a reference refers to; a place, like a variable. `type` is the object's."""

    reference: Expression
    type: Type


@dataclass(frozen=True)
class Aggregate:
    """A record (by field name) or array (by position, names empty) value."""

    values: tuple[tuple[str, Expression], ...]
    type: Type


@dataclass(frozen=True)
class Repeat:
    """An array or string whose every element is `element`; `count` elements. What makes an object, or calls, is
    evaluated once for each element (ARM 4.3.3(20))."""

    element: Expression
    count: Expression
    type: Type


@dataclass(frozen=True)
class Length:
    """Number of elements of a string, array or buffer, as `type` (an integer)."""

    operand: Expression
    type: Type


@dataclass(frozen=True)
class SubprogramReference:
    """The address of a subprogram (C function pointer to a known signature)."""

    subprogram: str
    type: Type
    module: str = ""


@dataclass(frozen=True)
class RuntimeConstant:
    """A literal passed to the runtime that is no IR value: an item descriptor, a picture, a file handle.
    `fields` are rendered as the runtime type `kind`'s constructor arguments in each target; without any, `kind` is a
    constant of the runtime itself."""

    kind: str
    fields: tuple[int | str | bool | bytes, ...]
    name: str = ""  # when set, emitters hoist it to a named module constant


Expression = (
    IntLiteral
    | FloatLiteral
    | BoolLiteral
    | CharLiteral
    | StringLiteral
    | EnumLiteral
    | NullLiteral
    | Variable
    | FieldAccess
    | Index
    | Slice
    | Unary
    | Binary
    | Compare
    | ShortCircuit
    | Conditional
    | Convert
    | Call
    | RuntimeCall
    | Allocate
    | Dereference
    | Aggregate
    | Repeat
    | Length
    | SubprogramReference
    | RuntimeConstant
)

# --------------------------------------------------------------------------- statements


@dataclass(frozen=True)
class VariableDeclaration:
    """A local. Every local has an initial value: lowerings give the type's zero where the source has none
    and can prove it is written before read, or where the original's storage is zero; else they refuse."""

    name: str
    type: Type
    initial: Expression
    constant: bool = False
    span: Span | None = None


@dataclass(frozen=True)
class Assign:
    """`target` is a Variable, FieldAccess, Index, Slice (of equal length) or Dereference."""

    target: Expression
    value: Expression
    span: Span | None = None


@dataclass(frozen=True)
class CallStatement:
    call: Call | RuntimeCall
    span: Span | None = None


@dataclass(frozen=True)
class If:
    condition: Expression
    then: tuple[Statement, ...]
    otherwise: tuple[Statement, ...] = ()
    span: Span | None = None


@dataclass(frozen=True)
class Case:
    """Values are literals, or inclusive (low, high) pairs of literals."""

    values: tuple[Expression | tuple[Expression, Expression], ...]
    body: tuple[Statement, ...]


@dataclass(frozen=True)
class Switch:
    """Exactly one branch runs (no fall-through); `default` when none matches."""

    selector: Expression
    cases: tuple[Case, ...]
    default: tuple[Statement, ...] = ()
    span: Span | None = None


@dataclass(frozen=True)
class Loop:
    """while `condition` (None: forever). `update` runs after the body and on Continue (C `for`)."""

    condition: Expression | None
    body: tuple[Statement, ...]
    update: tuple[Statement, ...] = ()
    label: str = ""
    test_first: bool = True  # False: do … while
    span: Span | None = None


@dataclass(frozen=True)
class ForRange:
    """Ada for: bounds evaluated once, low..high inclusive, no overflow at the end; the variable is constant
    inside the body."""

    variable: str
    type: Type
    low: Expression
    high: Expression
    body: tuple[Statement, ...]
    reverse: bool = False
    label: str = ""
    span: Span | None = None


@dataclass(frozen=True)
class Break:
    label: str = ""  # empty: innermost loop
    span: Span | None = None


@dataclass(frozen=True)
class Continue:
    label: str = ""
    span: Span | None = None


@dataclass(frozen=True)
class Return:
    value: Expression | None = None
    span: Span | None = None


@dataclass(frozen=True)
class Raise:
    """An empty name re-raises the exception being handled."""

    exception: str
    message: Expression | None = None
    span: Span | None = None


@dataclass(frozen=True)
class Handler:
    """Catches `exceptions` by name; empty tuple catches all. `binding` is a string local that gets the message,
    `name_binding` one that gets the exception's name."""

    exceptions: tuple[str, ...]
    body: tuple[Statement, ...]
    binding: str = ""
    name_binding: str = ""


@dataclass(frozen=True)
class Try:
    body: tuple[Statement, ...]
    handlers: tuple[Handler, ...]
    span: Span | None = None


@dataclass(frozen=True)
class Block:
    """A nested scope; with `label`, `Break(label)` leaves it (the goto-cleanup pattern)."""

    body: tuple[Statement, ...]
    label: str = ""
    span: Span | None = None


@dataclass(frozen=True)
class Start:
    """Starts the tasks of a kind that wait for it: each runs `call` on its own, in which `task` is its number. The other
    arguments are evaluated here, once."""

    task: str
    kind: int
    call: Call
    span: Span | None = None


@dataclass(frozen=True)
class Comment:
    text: str  # one line, without comment marks


Statement = (
    VariableDeclaration
    | Assign
    | CallStatement
    | If
    | Switch
    | Loop
    | ForRange
    | Break
    | Continue
    | Return
    | Raise
    | Try
    | Block
    | Start
    | Comment
)

# --------------------------------------------------------------------------- modules


@dataclass(frozen=True)
class IrParameter:
    """`shared`: a scalar that is changed in place, so that what was done before an exception stays done (a variable
    of an enclosing subprogram). `copied`: a record or array that is not, as if it were a scalar."""

    name: str
    type: Type
    direction: Direction = Direction.IN
    shared: bool = False
    copied: bool = False


@dataclass(frozen=True)
class IrSubprogram:
    """`name` is the source's name; emitters turn it into the target's convention. A `helper` is made by the
    lowering and stands for no subprogram of the source: it is emitted, but not counted."""

    name: str
    span: Span
    parameters: tuple[IrParameter, ...]
    result: Type | None
    body: tuple[Statement, ...]
    exported: bool = True
    comment: tuple[str, ...] = ()
    helper: bool = False


@dataclass(frozen=True)
class GlobalVariable:
    name: str
    type: Type
    initial: Expression
    constant: bool = False
    exported: bool = False
    span: Span | None = None


@dataclass(frozen=True)
class Refusal:
    """A subprogram (or whole module, `subprogram` empty) that rules do not translate, and why."""

    subprogram: str
    construct: str  # short, countable: 'access type', 'tasking', 'varargs'
    reason: str
    span: Span


@dataclass(frozen=True)
class IrModule:
    """A lowered module. `depends` are ids of modules whose translations this one's code mentions.
    `types` are this module's own named types (records, enums, named arrays), in dependency order.
    `entry` names the subprogram that is the program, for a main module. `elaboration` names the one that gives the
    module's data their values, which the entry calls before anything else; empty when they have them from the start.
    `paragraphs`: for COBOL, how many source paragraphs each lowered subprogram stands for.
    `keeper`: the module that has this one's code, where modules can't be told apart; its `parts` say which source file
    is which module's: a target writes their code into files apart, where everything sees everything. `sources` are
    names that are others there than in their own module. `moved`: subprograms of this module's source that have no code
    of their own, because it is where they are used (Ada: a generic's, in its instances). `checked`: an index or a
    divisor out of range raises an exception of the language; else such a program means nothing (C), and the target's
    own check stops it. `first_index`: of arrays whose bounds the type does not say. `bearer`: the module whose translation
    brings this one's files, where the source has no such module (C: the part of its library that a program uses)."""

    id: str
    name: str
    language: str
    types: tuple[Type, ...]
    globals: tuple[GlobalVariable, ...]
    subprograms: tuple[IrSubprogram, ...]
    refusals: tuple[Refusal, ...] = ()
    depends: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    entry: str = ""
    comment: tuple[str, ...] = ()
    type_owner: tuple[tuple[str, str], ...] = field(default=())  # type name -> owning module id, for others' types
    elaboration: str = ""
    keeper: str = ""
    parts: tuple[tuple[str, str], ...] = ()  # (source file, module id)
    sources: tuple[tuple[str, str], ...] = ()  # (name here, name in its module)
    moved: tuple[str, ...] = ()
    checked: bool = True
    first_index: int = 1
    bearer: str = ""

    def part_of(self, span: Span | None) -> str:
        """The module whose source a span lies in; this one where nothing else is known."""
        return self._homes.get(span.file) or self.id if span is not None else self.id

    @functools.cached_property
    def _homes(self) -> dict[str, str]:
        return dict(self.parts)

    def part(self, module: str) -> IrModule:
        """What is another module's of this one's code."""
        return dataclasses.replace(
            self, id=module, types=(), parts=(), entry="", elaboration="",
            globals=tuple(g for g in self.globals if self.part_of(g.span) == module),
            subprograms=tuple(s for s in self.subprograms if self.part_of(s.span) == module),
            refusals=tuple(r for r in self.refusals if r.subprogram and self.part_of(r.span) == module),
        )  # fmt: skip
