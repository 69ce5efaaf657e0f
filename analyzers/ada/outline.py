"""What an Ada file declares and which names it uses, scope by scope, as its tokens tell.

Names that the file itself gives a meaning are followed here; the others are `refs`, which the linker resolves over the
whole tree (`analyzers.ada.visible`). All of it is plain JSON:

    entity   ["s", "p" | "f" | "e", result, formals | None]   a subprogram or entry; a formal is [name, type, default?].
                                                              Behind that a generic has its own formals (declared names);
                                                              an instance none, and then ["n", …]
             ["o", type]  ["l", type]                         an object; an enumeration literal
             ["t", how, parent, components, interfaces]       a type; `how` says what kind of definition it has. Its
                                                              elements are of "#of", it stands for "#to". A full view in a
                                                              private part has the components that its partial view shows
             ["p", names, uses, formals]  ["=", target]       a package; a renaming of one
             ["n", generic, actuals, formal?]                 an instance of a generic package: [formal or "", type]; or a
                                                              generic's formal package
             ["q", operations]                                a single task or protected object
    type     a name as written, in lower case; "[]T": an array of T; a number: one of the unit's `locals`;
             ["of", base, steps]: what the elements of a name's value are; ["in", …]: or what the value itself is;
             ["is", …]: what the value is; ["from", ["n", …], name]: a type of an instance in an inner scope
    ref      [line, base, steps, uses, "p" | "f" | "", whether in a private part, type that it has to have or ""]: a name
             with what is selected from it.
             A step is a selector ("all" too) or the list of arguments, each [formal or "", value]; a value is "s", "i", "r", "c" for literals,
             "a" for an access attribute, "?" or
             [base, steps]. A base is ["", name], ["s", profiles, name] for subprograms of the file, ["o", type],
             ["=", target], ["n", generic, actuals]; as a value also ["&", values]: these joined
"""

from __future__ import annotations

from typing import Any

from analyzers.ada.declaring import DeclarationReader
from analyzers.ada.lexical import RESERVED, is_name, tokens
from analyzers.ada.naming import STARTS, Names

_EVALUATED = frozenset(("assert", "assert_and_cut", "assume", "check", "debug", "loop_invariant", "loop_variant", "postcondition",
                        "precondition"))  # fmt: skip


def outline(text: str) -> list[dict[str, Any]]:
    """The compilation units of a file in order: name, part ("spec" or "body"), parent of a separate body, what the unit
    itself is (an entity), declared names, formals of a generic package, use clauses, refs."""
    return _Reader(tokens(text)).units()


class _Reader(DeclarationReader):
    """Each construct by its first token, and what opens and closes regions."""

    def units(self) -> list[dict[str, Any]]:
        i, end = 0, len(self.t) - 8
        while i < end:
            i = max(self.item(i), i + 1)
        while self.frames:
            self.pop()
        return self.done

    # ------------------------------------------------------------------ one construct

    def item(self, i: int) -> int:
        t = self.t
        token = t[i]
        if is_name(token):
            return self.declaration(i) if self.declares(i) else self.statement(i)
        if token not in RESERVED:
            return self.group(i)[1] if token == "(" else i + 1
        reader = _ITEMS.get(token)
        return reader(self, i) if reader is not None else i + 1

    def statement(self, i: int) -> int:
        if self.t[i + 1] == ":" and self.frames:  # a label of a loop or block
            return i + 2
        if self.t[i + 1] == "=>":
            return i + 1
        operator = self.t[max(i - 2, 0) : i] in (["and", "then"], ["or", "else"])
        found, i = self.chain(i, i > 0 and self.t[i - 1] in STARTS and not operator)
        if self.t[i] != ":=":
            return i
        return self.value(i + 1, (";",), ["is", *found] if isinstance(found, list) else "")[1]

    def declares(self, i: int) -> bool:
        frame = self.frames[-1] if self.frames else None
        if frame is None or frame.begun or frame.what in ("loop", "other"):
            return False
        while self.t[i + 1] == "," and is_name(self.t[i + 2]):
            i += 2
        return self.t[i + 1] == ":"

    # ------------------------------------------------------------------ structure of statements

    def with_(self, i: int) -> int:
        """A context clause; before a body, formals of a generic and aspects, only the word."""
        if self.frames or self.t[i + 1] in ("procedure", "function", "package"):
            return i + 1
        while self.t[i] and self.t[i] != ";":
            i += 1
        return i

    def separate(self, i: int) -> int:
        if self.t[i + 1] == "(" and not self.frames:
            self.parent, i = self.dotted(i + 2)
        return i + 1

    def generic(self, i: int) -> int:
        self.push("generic")
        return i + 1

    def declare_(self, i: int) -> int:
        self.push("block")
        return i + 1

    def begin(self, i: int) -> int:
        frame = self.frames[-1] if self.frames else None
        if frame is not None and not frame.begun and frame.what in ("sub", "package", "block"):
            frame.begun = True
        elif frame is not None:
            self.push("block").begun = True
        return i + 1

    def opens(self, i: int) -> int:
        frame = self.frames[-1] if self.frames else None
        if frame is not None:
            inside = frame.what == "record"  # a variant part
            self.push("record" if inside else "other", frame.names if inside else None).begun = not inside
        return i + 1

    def record(self, i: int) -> int:
        if self.t[i - 1] in ("use", "null"):  # of a representation clause
            if self.t[i - 1] == "use":
                self.push("other").begun = True
            return i + 1
        self.push("record")
        return i + 1

    def loop(self, i: int) -> int:
        frame = self.frames[-1] if self.frames else None
        if frame is not None and frame.what == "for":
            frame.what = "loop"
        elif frame is not None:
            self.push("loop").begun = True
        return i + 1

    def for_(self, i: int) -> int:
        t = self.t
        if is_name(t[i + 1]) and t[i + 2] in ("in", "of", ":") and self.frames and self.frames[-1].begun:
            kind, j = self.parameter(i + 2) if t[i + 2] != ":" else (self.type_at(i + 3)[0], i + 2)
            self.push("for", {t[i + 1]: [["o", kind]]}).begun = True
            return j
        if self.frames and not self.frames[-1].begun:  # for T use …, for T'A use …
            while t[i] and t[i] not in ("use", ";"):
                i += 1
            return i + 1 if t[i + 1] in ("record", "at") else self.value(i + 1, (";",))[1]
        return i + 1

    def accept(self, i: int) -> int:
        t = self.t
        i += 2
        inside: Names = {}
        while t[i] == "(":
            if ":" in t[i : i + 8]:
                formals, i = self.formals(i)
                inside |= {n: [["o", k]] for n, k, _ in formals}
            else:
                i = self.group(i)[1]
        if t[i] == "do":
            self.push("other", inside).begun = True
            return i + 1
        return i

    def return_(self, i: int) -> int:
        t = self.t
        if is_name(t[i + 1]) and t[i + 2] == ":":
            kind, j = self.type_at(i + 3)
            name = t[i + 1]
            end = self.value(j + 1, (";", "do"), kind)[1] if t[j] == ":=" else self.value(j, (";", "do"))[1]
            if t[end] == "do":
                self.push("other", {name: [["o", kind]]}).begun = True
            return end + 1
        result = next((f.result for f in reversed(self.frames) if f.name), "")
        return self.value(i + 1, (";",), result)[1] if result else i + 1

    def when(self, i: int) -> int:
        if is_name(self.t[i + 1]) and self.t[i + 2] == ":" and self.frames:
            self.declare(self.t[i + 1], ["o", "ada.exceptions.exception_occurrence"])
            return i + 3
        return i + 1

    def end(self, i: int) -> int:
        i += 1
        while self.t[i] in ("if", "loop", "case", "select", "record", "return"):
            i += 1
        i = self.dotted(i)[1]
        if self.frames:
            self.pop()
        return i

    def pragma(self, i: int) -> int:
        """Of pragmas, only those that evaluate something call."""
        if self.t[i + 1] in _EVALUATED and self.t[i + 2] == "(":
            return self.group(i + 2)[1]
        return self.skipped(i)

    def skipped(self, i: int) -> int:
        """A goto: nothing in it calls."""
        while self.t[i] and self.t[i] != ";":
            i += 1
        return i

    def exit(self, i: int) -> int:
        return i + 2 if is_name(self.t[i + 1]) else i + 1

_ITEMS = {
    "procedure": _Reader.subprogram, "function": _Reader.subprogram, "entry": _Reader.subprogram,
    "package": _Reader.package, "task": _Reader.concurrent, "protected": _Reader.concurrent,
    "type": _Reader.type_, "subtype": _Reader.subtype, "use": _Reader.use, "with": _Reader.with_,
    "separate": _Reader.separate, "generic": _Reader.generic, "declare": _Reader.declare_, "begin": _Reader.begin,
    "if": _Reader.opens, "case": _Reader.opens, "select": _Reader.opens, "record": _Reader.record, "loop": _Reader.loop,
    "for": _Reader.for_, "accept": _Reader.accept, "return": _Reader.return_, "when": _Reader.when, "end": _Reader.end,
    "pragma": _Reader.pragma, "private": _Reader.private, "goto": _Reader.skipped, "exit": _Reader.exit,
}  # fmt: skip
