"""Initialisers (C17 6.7.9): braces, elided braces, designators, as pieces at offsets."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.c.ctypes import CArray, CBool, CInt, CStruct, CType
from analyzers.model import Span
from translators.rules.c.program import Refused
from translators.rules.c.whole import build
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.expressions import Expressions
from translators.rules.c.whole.layout import Member

Pieces = dict[tuple[int, int], n.Piece]  # by offset and first bit: a later piece replaces an earlier one


class Initialisers(Expressions):
    """Reads initialisers."""

    def initialiser(self, type_: CType) -> tuple[CType, tuple[n.Piece, ...]]:
        """The object's type (an array's length may come from here) and the pieces of its value."""
        pieces: Pieces = {}
        if isinstance(type_, CArray) and type_.length is None:
            count = self.open_array(type_.element, pieces)
            type_ = CArray(type_.element, count)
        else:
            self.into(type_, 0, pieces)
        return type_, tuple(pieces[key] for key in sorted(pieces))

    def open_array(self, element: CType, pieces: Pieces) -> int:
        text = self.text_for(element)
        if text is not None:
            assert isinstance(text.type, CArray)
            self.put(pieces, n.Piece(0, text.type, text))
            return text.type.length or 0
        self.expect("{")
        return self.elements(element, 1 << 40, 0, pieces, braces=True)

    def text_for(self, element: CType) -> n.Text | None:
        """A string literal that initialises an array of such elements, perhaps in braces; None: not one."""
        if not isinstance(element, CInt):
            return None
        start = self.at
        depth = 0
        while self.is_("{") or self.is_("("):
            self.at += 1
            depth += 1
        if self.token.kind == "string":
            text = self.string()
            assert isinstance(text, n.Text)
            own = text.type.element if isinstance(text.type, CArray) else None
            if isinstance(own, CInt) and own.bits == element.bits:
                closed = 0
                while closed < depth and (self.accept(",") or True) and (self.is_("}") or self.is_(")")):
                    self.at += 1
                    closed += 1
                if closed == depth and (self.token.text in (",", ";", "}", ")")):
                    return text
        self.at = start
        return None

    def put(self, pieces: Pieces, piece: n.Piece) -> None:
        if piece.bits is None:
            self.clear(pieces, piece.offset, self.layout.size(piece.type))
        for key, other in list(pieces.items()):  # of a structure that was given as a whole, gcc keeps nothing then
            if isinstance(other.type, CStruct) and other.offset <= piece.offset < other.offset + self.layout.size(other.type):
                del pieces[key]
        pieces[(piece.offset, -1 if piece.bits is None else piece.bits.offset)] = piece

    def clear(self, pieces: Pieces, offset: int, size: int) -> None:
        """A later initialiser of an object replaces all of an earlier one."""
        for key in [k for k in pieces if offset <= k[0] + max(k[1], 0) // 8 < offset + size]:
            del pieces[key]

    def into(self, type_: CType, offset: int, pieces: Pieces) -> None:
        """One initialiser for an object of a type."""
        span = self.span
        if isinstance(type_, CArray):
            text = self.text_for(type_.element)
            if text is not None:
                assert isinstance(text.type, CArray)
                kept = min(type_.length or 0, text.type.length or 0)
                width = self.layout.size(type_.element)
                cut = n.Text(text.value[: kept * width], CArray(type_.element, kept), span)
                self.put(pieces, n.Piece(offset, cut.type, cut))
                return
            if self.accept("{"):
                self.clear(pieces, offset, (type_.length or 0) * self.layout.size(type_.element))
                self.elements(type_.element, type_.length or 0, offset, pieces, braces=True)
            else:
                self.elements(type_.element, type_.length or 0, offset, pieces, braces=False)
            return
        if isinstance(type_, CStruct):
            if self.accept("{"):
                self.clear(pieces, offset, self.layout.size(type_))
                self.members(type_, offset, pieces, braces=True)
                return
            start, counter = self.at, self.counter
            value = self.assignment()
            if value.type == type_:
                self.put(pieces, n.Piece(offset, type_, value))
                return
            self.at, self.counter = start, counter
            self.members(type_, offset, pieces, braces=False)
            return
        if self.accept("{"):
            if self.is_("}"):
                value = n.Const(0, type_, span)
            else:
                value = self.scalar()
                self.accept(",")
            self.expect("}")
        else:
            value = self.scalar()
        self.put(pieces, n.Piece(offset, type_, build.cast(value, type_)))

    def scalar(self) -> n.Node:
        if self.accept("{"):
            value = self.scalar()
            self.accept(",")
            self.expect("}")
            return value
        return self.assignment()

    def elements(self, element: CType, length: int, offset: int, pieces: Pieces, braces: bool, position: int = 0) -> int:
        """The elements of an array from a position on, to `}` (or, without braces, until it is full); gives the count."""
        size = self.layout.size(element)
        longest = position
        while True:
            if braces and self.accept("}"):
                return longest
            if self.is_("[") or self.is_("."):
                if not braces:
                    return longest  # belongs to an outer list
                position, last = self.position()
                for _ in range(last - position):
                    start = self.at
                    self.designated(element, offset + position * size, pieces, goes_on=False)
                    self.at = start
                    position += 1
                self.designated(element, offset + position * size, pieces)
            else:
                if position >= length:
                    if braces:
                        raise Refused("initialiser", "more values than elements", self.span)
                    return longest
                self.into(element, offset + position * size, pieces)
            position += 1
            longest = max(longest, position)
            if not braces and position >= length:
                return longest
            if not self.next(braces):
                return longest

    def position(self) -> tuple[int, int]:
        self.expect("[")
        low = high = self.constant()
        if self.accept("..."):
            high = self.constant()
        self.expect("]")
        return low, high

    def next(self, braces: bool) -> bool:
        """Go on after one item? Without braces the comma stays when the list ends there."""
        if braces:
            if self.accept(","):
                return True
            self.expect("}")
            return False
        if self.is_(",") and not self.ahead("}"):
            if self.ahead(".") or self.ahead("[") or (self.tokens[self.at + 1].kind == "name" and self.ahead(":", 2)):
                return False
            self.at += 1
            return True
        return False

    def designated(self, type_: CType, offset: int, pieces: Pieces, goes_on: bool = True) -> None:
        """What follows one designator: more of them, or `=` and the value. The values behind it are those of the subobjects
        behind the designated one (C17 6.7.9 p17): first those in the innermost aggregate. Not where it `goes_on` elsewhere."""
        if self.is_("[") and isinstance(type_, CArray):
            low, high = self.position()
            size = self.layout.size(type_.element)
            start = self.at
            for position in range(low, high + 1):
                self.at = start
                self.designated(type_.element, offset + position * size, pieces, goes_on and position == high)
            if goes_on and high + 1 < (type_.length or 0) and self.next(braces=False):
                self.elements(type_.element, type_.length or 0, offset, pieces, braces=False, position=high + 1)
            return
        if self.is_(".") and isinstance(type_, CStruct):
            self.at += 1
            span = self.span
            path = self.layout.find(type_, self.identifier())
            if path is None:
                raise Refused("initialiser", "a member that is not there", span)
            self.reached(path, type_, offset, pieces, goes_on)
            if goes_on:
                self.behind(type_, path[0], offset, pieces)
            return
        self.accept("=")
        self.into(type_, offset, pieces)

    def reached(self, path: Sequence[Member], type_: CType, offset: int, pieces: Pieces, goes_on: bool = True) -> None:
        """The value of a member, and, of the nameless structures on the way to it, of what stands behind it in each."""
        self.field(path[-1], offset + sum(m.offset for m in path), pieces, type_, offset, goes_on)
        for at in range(len(path) - 1, 0, -1):
            if goes_on:
                self.behind(path[at - 1].type, path[at], offset + sum(m.offset for m in path[:at]), pieces)

    def behind(self, type_: CType, member: Member, offset: int, pieces: Pieces) -> None:
        """The values of the members behind one, as far as there are any."""
        assert isinstance(type_, CStruct)
        members = self.initialised(type_)
        position = next(i for i, m in enumerate(members) if m is member) + 1
        if not self.layout.structs[type_.key].union and position < len(members) and self.next(braces=False):
            self.members(type_, offset, pieces, braces=False, position=position)

    def initialised(self, type_: CStruct) -> list[Member]:
        return [m for m in self.layout.structs[type_.key].members or [] if m.name or isinstance(m.type, CStruct)]

    def field(self, member: Member, at: int, pieces: Pieces, owner: CType, base: int, goes_on: bool = True) -> None:
        struct = self.layout.structs[owner.key] if isinstance(owner, CStruct) else None
        if struct is not None and struct.union:
            for key in [k for k in pieces if base <= k[0] < base + struct.size]:
                del pieces[key]
        if member.bits is None:
            if self.is_("[") or self.is_(".") or self.is_("="):
                self.designated(member.type, at, pieces, goes_on)
            else:
                self.into(member.type, at, pieces)
            return
        self.accept("=")
        value = build.cast(self.scalar(), member.type)
        bits = n.BitRange(member.bits.offset, member.bits.width, member.bits.signed)
        self.put(pieces, n.Piece(at, member.type, value, bits))

    def members(self, type_: CStruct, offset: int, pieces: Pieces, braces: bool, position: int = 0) -> None:
        struct = self.layout.structs[type_.key]
        members = self.initialised(type_)
        while True:
            if braces and self.accept("}"):
                return
            old_style = self.token.kind == "name" and self.ahead(":")  # `member: value`, as old gcc wrote it
            if old_style or (self.is_(".") and self.tokens[self.at + 1].kind == "name"):
                if not braces:
                    return
                if not old_style:
                    self.at += 1
                span = self.span
                name = self.identifier()
                path = self.layout.find(type_, name)
                if path is None:
                    raise Refused("initialiser", f"a member '{name}' that is not there", span)
                position = next(i for i, m in enumerate(members) if m is path[0])
                if old_style:
                    self.at += 1
                self.reached(path, type_, offset, pieces)
            elif self.is_("["):
                if not braces:
                    return
                raise Refused("initialiser", "an index where a member is expected", self.span)
            else:
                if position >= len(members) or (struct.union and position > 0):
                    if braces:
                        raise Refused("initialiser", "more values than members", self.span)
                    return
                member = members[position]
                if not (isinstance(member.type, CArray) and member.type.length == 0 and not self.is_("{")):
                    self.field(member, offset + member.offset, pieces, type_, offset)
            position += 1
            if not braces and (position >= len(members) or struct.union):
                return
            if not self.next(braces):
                return

    def compound_literal(self, type_: CType, span: Span) -> n.Node:
        full, pieces = self.initialiser(type_)
        self.counter += 1
        kind = "local" if self.function else "global"
        made = n.Object(f"literal_{self.counter}", full, kind, span, self.function, True)
        made.addressed, made.defined, made.values, made.unit = True, True, pieces, self.unit
        if kind == "global":
            self.statics.append(made)
        return n.Literal(made, full, span)


__all__ = ["CBool", "Initialisers"]
