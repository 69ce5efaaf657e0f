"""What an Ada file declares and which names it uses, scope by scope, as its tokens tell.

Names that the file itself gives a meaning are followed here; the others are `refs`, which the linker resolves over the
whole tree (`analyzers.ada.visible`). All of it is plain JSON:

    entity   ["s", "p" | "f" | "e", result, formals | None]   a subprogram or entry; a formal is [name, type, default?]
             ["o", type]  ["l", type]                         an object; an enumeration literal
             ["t", how, parent, components, interfaces]       a type; `how` says what kind of definition it has. Its
                                                              elements are of "#of", it stands for "#to". A full view in a
                                                              private part has the components that its partial view shows
             ["p", names, uses, formals]  ["=", target]       a package; a renaming of one
             ["n", generic, actuals]                          an instance of a generic package: [formal or "", type]
             ["q", operations]                                a single task or protected object
    type     a name as written, in lower case; "[]T": an array of T; a number: one of the unit's `locals`;
             ["of", base, steps]: what the elements of a name's value are; ["in", …]: or what the value itself is
    ref      [line, base, steps, uses, "p" | "f" | ""]: a name with what is selected from it. A step is a selector or
             the list of arguments, each [formal or "", value]; a value is "s", "i", "r", "c" for literals, "?" or
             [base, steps]. A base is ["", name], ["s", profiles, name] for subprograms of the file, ["o", type],
             ["=", target], ["n", generic, actuals]
"""

from __future__ import annotations

from typing import Any

from analyzers.ada.lexical import RESERVED, is_name, tokens
from analyzers.ada.naming import STARTS, Entity, NameReader, Names

_NUMBERS = {"range": "number", "mod": "number", "digits": "real", "delta": "real", "private": "private",
            "interface": "interface", "(": "enumeration", "array": "array", "access": "access", "record": "record",
            "null": "record", "new": "derived", "<>": "private"}  # fmt: skip
_EVALUATED = frozenset(("assert", "assert_and_cut", "assume", "check", "debug", "loop_invariant", "loop_variant", "postcondition",
                        "precondition"))  # fmt: skip


def outline(text: str) -> list[dict[str, Any]]:
    """The compilation units of a file in order: name, part ("spec" or "body"), parent of a separate body, what the unit
    itself is (an entity), declared names, use clauses, refs."""
    return _Reader(tokens(text)).units()


class _Reader(NameReader):
    """What declares and what opens and closes regions."""

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
        return self.chain(i, self.t[i - 1] in STARTS if i else False)[1]

    def declares(self, i: int) -> bool:
        frame = self.frames[-1] if self.frames else None
        if frame is None or frame.begun or frame.what in ("loop", "other"):
            return False
        while self.t[i + 1] == "," and is_name(self.t[i + 2]):
            i += 2
        return self.t[i + 1] == ":"

    def declaration(self, i: int) -> int:
        names = [self.t[i]]
        while self.t[i + 1] == ",":
            i += 2
            names.append(self.t[i])
        kind, j = self.type_at(i + 2)
        if kind == "!" and self.t[j] != "renames":
            return j
        for name in names:
            self.declare(name, ["o", kind])
        return j

    # ------------------------------------------------------------------ declarations

    def subprogram(self, i: int) -> int:
        t = self.t
        kind = "f" if t[i] == "function" else "e" if t[i] == "entry" else "p"
        formal = i > 0 and t[i - 1] == "with" and bool(self.frames) and self.frames[-1].what == "generic"
        name, i = self.dotted(i + 1)
        if not name:
            return i
        generic = {} if formal else self.formals_of_generic()
        formals: list[list[Any]] = []
        if kind == "e" and t[i] == "(" and t[i + 2] not in (":", ","):
            i = self.group(i)[1]  # a family's index
        if t[i] == "(":
            formals, i = self.formals(i)
        result = ""
        if t[i] == "return":
            result, i = self.type_at(i + 1)
        entity: Entity = ["s", kind, result, formals]
        if t[i] == "with" and not formal:
            i = self.after_aspects(i)
        if kind == "e" and t[i] == "when":
            i = self.value(i + 1, ("is", ";"))[1]
        body = t[i] == "is" and t[i + 1] not in ("new", "abstract", "separate", "null", "(", "<>") and not formal
        if t[i : i + 2] == ["is", "new"]:
            entity = ["s", kind, "", None]
        library = not self.frames
        if library:
            self.begin_unit(name, "body" if body else "spec", entity)
        else:
            self.declare(name, entity)
        if body or (t[i : i + 2] == ["is", "("] and not formal):
            inside: Names = {n: [["o", k]] for n, k, _ in formals} | generic
            frame = self.push("sub", inside)
            frame.begun = t[i + 1] == "("
            if not frame.begun:
                return i + 1
            i = self.value(i + 1, (";", "with"))[1]
            i = self.after_aspects(i) if t[i] == "with" else i
            self.pop()
            return i + 1
        if t[i : i + 2] == ["is", "new"]:
            i = self.value(self.dotted(i + 2)[1], (";",))[1]
        elif t[i] == "renames" or (t[i] == "is" and formal):
            i = self.value(i + 1, (";",))[1]
        else:
            while t[i] and t[i] != ";":
                i += 1
        if library:
            self.end_unit({}, [])
        return i + 1

    def package(self, i: int) -> int:
        t = self.t
        formal = i > 0 and t[i - 1] == "with" and bool(self.frames) and self.frames[-1].what == "generic"
        body = t[i + 1] == "body"
        name, i = self.dotted(i + 1 + body)
        if not name:
            return i
        generic = {} if formal else self.formals_of_generic()
        if t[i] == "with":
            i = self.after_aspects(i)
        library = not self.frames
        entity: Entity
        if t[i] == "renames" or t[i : i + 2] == ["is", "new"]:
            renames = t[i] == "renames"
            target, i = self.dotted(i + 1 if renames else i + 2)
            entity = ["=", target] if renames else ["n", target, []]
            if library:
                self.begin_unit(name, "spec", entity)
            else:
                self.declare(name, entity)
            if t[i] == "(" and not renames:
                parts, i = self.group(i)
                entity[2] += [[formal, self.type_named(value)] for formal, value in parts]
            i = self.value(i, (";",))[1]
            if library:
                self.end_unit({}, [])
            return i + 1
        if t[i] != "is" or t[i + 1] == "separate":
            return i + 1
        names: Names = {}
        entity = ["p", names, [], list(generic)]
        also: Names = {}
        if library:
            self.begin_unit(name, "body" if body else "spec", ["p", {}, []], generic)
        elif body:
            spec = next((e for f in reversed(self.frames) for e in (*f.names.get(name, ()), *f.also.get(name, ())) if e[0] == "p"), None)
            also = spec[1] if spec else {}
        else:
            self.declare(name, entity)
        frame = self.push("package", names, generic | also)
        if not library and not body:
            entity[2] = frame.uses
        return i + 1

    @staticmethod
    def type_named(value: Any) -> Any:
        """The type that an actual parameter names, if it is one."""
        if not isinstance(value, list):
            return ""
        base, steps = value
        if base[0] == "o" and not steps:
            return base[1]
        plain = base[0] == "" and all(isinstance(s, str) for s in steps)
        return ".".join([base[1], *steps]) if plain else ""

    def concurrent(self, i: int) -> int:
        """A task or protected type, object or body."""
        t = self.t
        word = t[i + 1]
        name, j = self.dotted(i + 2 if word in ("type", "body") else i + 1)
        if not name:
            return i + 1
        inside: Names = {}
        if t[j] == "(":
            formals, j = self.formals(j)
            inside = {n: [["o", k]] for n, k, _ in formals}
        if t[j] == "with":
            j = self.after_aspects(j)
        library = not self.frames
        if word == "body":
            if t[j] != "is" or t[j + 1] == "separate":
                return j
            if library:
                self.begin_unit(name, "body", ["p", {}, []])
            spec = next((e for f in reversed(self.frames) for e in (*f.names.get(name, ()), *f.also.get(name, ())) if e[0] in "tq"), None)
            also = dict(spec[3] if spec[0] == "t" else spec[1]) if spec else {}
            self.push("sub" if t[i] == "task" else "protected", {}, also)
            return j + 1
        entity: Entity = ["t", "concurrent", "", inside, []] if word == "type" else ["q", inside]
        self.declare(name, entity)
        if t[j] != "is":
            return j
        if t[j + 1] == "new":
            while t[j] and t[j] not in ("with", ";"):
                j += 1
        self.push("protected", inside)
        return j + 1

    def type_(self, i: int) -> int:
        t = self.t
        name, j = self.dotted(i + 1)
        if not name:
            return i + 1
        components: Names = {}
        if t[j] == "(":
            if t[j + 1] == "<>":
                j = self.group(j)[1]
            else:
                formals, j = self.formals(j)
                components = {n: [["o", k]] for n, k, _ in formals}
        if t[j] != "is":
            self.declare(name, ["t", "incomplete", "", components, []])
            return j
        j += 1
        while t[j] in ("abstract", "tagged", "limited", "synchronized", "task", "protected", "not"):
            j += 1
        how = _NUMBERS.get(t[j], "")
        if self.frames and self.frames[-1].what == "generic" and how not in ("derived", "array", "access"):
            how = "formal"
        entity: Entity = ["t", how, "", components, []]
        frame = self.frames[-1] if self.frames else None
        if frame is not None:
            known = frame.names.setdefault(name, [])
            partial = next((e for e in known if e[0] == "t"), None)
            known[:] = [e for e in known if e[0] != "t"]  # a full view instead of the partial one
            known.append(entity)
            if partial is not None and frame.private:
                components |= {n: e for n, e in partial[3].items() if n[0] == "#"}
                entity.append(partial[3])
        if how == "enumeration":
            while t[j] and t[j] != ")":
                if is_name(t[j]):
                    self.declare(t[j], ["l", name])
                j += 1
            return j
        if how == "array":
            entity[2], j = self.type_at(j)
            entity[2] = entity[2][2:]
            return j
        if how == "access":
            entity[2], j = self.type_at(j)
            return j
        if how in ("derived", "interface"):
            if how == "derived":
                entity[2], j = self.type_at(j + 1)
            else:
                j += 1
            depth = 0
            while t[j] and (depth or t[j] not in (";", "with", "and")):
                depth += (t[j] == "(") - (t[j] == ")")
                j += 1
            while t[j] == "and":
                more, j = self.dotted(j + 1)
                entity[4].append(more)
                if not more:
                    j += 1
            if t[j : j + 2] == ["with", "record"]:
                self.push("record", components)
                return j + 2
            if t[j : j + 2] == ["with", "private"]:
                self.aspects(j + 2, components)
                return j + 2
            self.aspects(j, components)
            return j
        if t[j] == "private":
            self.aspects(j + 1, components)
            return j + 1
        if t[j] == "record":
            self.push("record", components)
            return j + 1
        if t[j : j + 2] == ["null", "record"]:
            self.aspects(j + 2, components)
            return j + 2
        return j

    def aspects(self, i: int, components: Names) -> None:
        """Note what aspects of a type from `i` on say of its elements and of what it stands for (ARM 4.1.5, 5.5.1)."""
        t = self.t
        while t[i] and t[i] != ";":
            if t[i] == "iterator_element" and t[i + 1] == "=>":
                components["#of"] = [["o", self.type_at(i + 2)[0]]]
            elif t[i] == "implicit_dereference" and t[i + 1] == "=>":
                components["#to"] = components.get(t[i + 2], [])[:1]
            i += 1

    def private(self, i: int) -> int:
        """The private part of a package; elsewhere (`private with`) only the word."""
        if self.frames and self.frames[-1].what == "package":
            self.frames[-1].private = True
        return i + 1

    def subtype(self, i: int) -> int:
        name, j = self.dotted(i + 1)
        if not name or self.t[j] != "is":
            return i + 1
        kind, j = self.type_at(j + 1)
        self.declare(name, ["t", "subtype", kind, {}, []])
        return j

    def use(self, i: int) -> int:
        t = self.t
        if t[i + 1] == "all":
            return self.use_all(i + 3)
        if t[i + 1] == "type" or (t[i - 1] not in STARTS and i):
            while t[i] and t[i] not in (";", "record"):
                i = i + 1 if t[i] != "(" else self.group(i)[1]
            return i
        i += 1
        names = []
        while is_name(t[i]):
            name, i = self.dotted(i)
            names.append(self.followed(name))
            if t[i] == ",":
                i += 1
        (self.frames[-1].uses if self.frames else self.context).extend(names)
        return i

    def use_all(self, i: int) -> int:
        """`use all type P.T`: what T's operations are called is visible (ARM 8.4); as if all of P were."""
        names = []
        while is_name(self.t[i]):
            name, i = self.dotted(i)
            home = name.rpartition(".")[0]
            names += [self.followed(home)] if home else []
            while self.t[i] and self.t[i] not in (",", ";"):  # 'Class
                i += 1
            i += self.t[i] == ","
        (self.frames[-1].uses if self.frames else self.context).extend(names)
        return i

    def followed(self, name: str) -> str:
        """A package's name, renamings and instances of the file itself replaced by what they stand for."""
        first, _, rest = name.partition(".")
        for frame in reversed(self.frames):
            for entity in (*frame.names.get(first, ()), *frame.also.get(first, ())):
                if entity[0] in "=n" and entity[1] != name:
                    return f"{entity[1]}.{rest}" if rest else str(entity[1])
        return name

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
            end = self.value(j, (";", "do"))[1]
            if t[end] == "do":
                self.push("other", {name: [["o", kind]]}).begun = True
            return end + 1
        return i + 1

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
