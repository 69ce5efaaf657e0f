"""What an Ada file declares and which names it uses, scope by scope, as its tokens tell.

Names that the file itself gives a meaning are followed here; the others are `refs`, which the linker resolves over the
whole tree (`analyzers.ada.visible`). All of it is plain JSON:

    entity   ["s", "p" | "f" | "e", result, formals | None]   a subprogram or entry; a formal is [name, type, default?]
             ["o", type]  ["l", type]                         an object; an enumeration literal
             ["t", how, parent, components, interfaces]       a type; `how` says what kind of definition it has
             ["p", names, uses, formals]  ["=", target]       a package; a renaming of one
             ["n", generic, actuals]                          an instance of a generic package: [formal or "", type]
             ["q", operations]                                a single task or protected object
    type     a name as written, in lower case; "[]T": an array of T; a number: one of the unit's `locals`;
             ["of", base, steps]: what the elements of a name's value are
    ref      [line, base, steps, uses, "p" | "f" | ""]: a name with what is selected from it. A step is a selector or
             the list of arguments, each [formal or "", value]; a value is "s", "i", "r", "c" for literals, "?" or
             [base, steps]. A base is ["", name], ["s", profiles, name] for subprograms of the file, ["o", type],
             ["=", target], ["n", generic, actuals]
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from analyzers.ada.lexical import RESERVED, Tokens, is_name, tokens

Entity = list[Any]
Names = dict[str, list[Entity]]
_STARTS = frozenset((";", "begin", "then", "else", "loop", "do", "=>", ">>", "declare", "is", "private", "record", "generic"))
_NUMBERS = {"range": "number", "mod": "number", "digits": "real", "delta": "real", "private": "private",
            "interface": "interface", "(": "enumeration", "array": "array", "access": "access", "record": "record",
            "null": "record", "new": "derived", "<>": "private"}  # fmt: skip
_EVALUATED = frozenset(("assert", "assert_and_cut", "assume", "check", "debug", "loop_invariant", "loop_variant", "postcondition",
                        "precondition"))  # fmt: skip
_ARITHMETIC = frozenset(("+", "-", "*", "/", "mod", "rem", "sign"))
_LOGIC = frozenset(("=", "/=", "<", "<=", ">", ">=", "and", "or", "xor", "then", "else", "not", "in"))
_DEPTH = 100  # of expressions in one another; deeper ones are passed over


@dataclass
class _Frame:
    """A declarative region that is open."""

    what: str
    names: Names = field(default_factory=dict)
    uses: list[str] = field(default_factory=list)
    also: Names = field(default_factory=dict)  # of a body: what its specification declares
    begun: bool = False
    private: int = 0


def outline(text: str) -> list[dict[str, Any]]:
    """The compilation units of a file in order: name, part ("spec" or "body"), parent of a separate body, what the unit
    itself is (an entity), declared names, use clauses, refs."""
    return _Reader(tokens(text)).units()


def _sort_of(operands: list[Any], operators: set[str]) -> Any:
    """The value of an expression with these operands, as far as predefined operators say (ARM 4.5)."""
    first = next((o for o in operands if isinstance(o, list)), operands[0] if operands else "?")
    if not operators:
        return first if len(operands) == 1 else "?"
    if operators == {"sign"} and len(operands) == 1:
        return [["", '"+"'], [[["", first]]]] if isinstance(first, list) else first
    if operators <= _ARITHMETIC:
        return first
    return [["o", "boolean"], []] if operators <= _LOGIC | _ARITHMETIC and len(operands) > 1 else "?"


class _Reader:
    def __init__(self, found: Tokens) -> None:
        self.t = found.texts
        self.lines = found.lines
        self.frames: list[_Frame] = []
        self.done: list[dict[str, Any]] = []
        self.context: list[str] = []
        self.parent = ""
        self.unit: dict[str, Any] | None = None
        self.seen: set[str] = set()
        self.tables: dict[tuple[str, ...], int] = {}
        self.numbers: dict[int, int] = {}
        self.deep = 0

    # ------------------------------------------------------------------ units and frames

    def units(self) -> list[dict[str, Any]]:
        i, end = 0, len(self.t) - 8
        while i < end:
            i = max(self.item(i), i + 1)
        while self.frames:
            self.pop()
        return self.done

    def begin_unit(self, name: str, part: str, entity: Entity, formals: Names | None = None) -> None:
        if self.unit is None:
            self.unit = {"name": name, "part": part, "parent": self.parent, "entity": entity, "names": {},
                         "uses": [], "open": list(self.context), "refs": [], "locals": [], "formals": list(formals or ())}  # fmt: skip
            self.seen, self.tables, self.numbers = set(), {}, {}

    def end_unit(self, names: Names, opened: list[str]) -> None:
        if self.unit is not None:
            self.unit["names"] = names
            self.unit["open"] += [u for u in opened if u not in self.unit["open"]]
            self.done.append(self.unit)
        self.unit, self.context, self.parent = None, [], ""

    def push(self, what: str, names: Names | None = None, also: Names | None = None) -> _Frame:
        frame = _Frame(what, {} if names is None else names, also=also or {})
        self.frames.append(frame)
        return frame

    def pop(self) -> None:
        frame = self.frames.pop()
        if not self.frames:
            self.end_unit(frame.names, frame.uses)

    def declare(self, name: str, entity: Entity) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame is None or not name:
            return
        known = frame.names.setdefault(name, [])
        if entity not in known:
            known.append(entity)

    def formals_of_generic(self) -> Names:
        """The formals of the generic that ends here, if one does."""
        if self.frames and self.frames[-1].what == "generic":
            return self.frames.pop().names
        return {}

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
        return self.chain(i, self.t[i - 1] in _STARTS if i else False)[1]

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

    def dotted(self, i: int) -> tuple[str, int]:
        t = self.t
        if not (is_name(t[i]) or t[i][:1] == '"'):
            return "", i
        parts = [t[i]]
        while t[i + 1] == "." and (is_name(t[i + 2]) or t[i + 2][:1] == '"'):
            parts.append(t[i + 2])
            i += 2
        return ".".join(parts), i + 1

    def type_at(self, i: int) -> tuple[str, int]:
        """The type that a declaration names, and where its text goes on. "!" is an exception."""
        t = self.t
        while t[i] in ("aliased", "constant", "in", "out", "not", "null", "access", "all", "protected"):
            i += 1
        if t[i] == "array":
            i = self.group(i + 1)[1] if t[i + 1] == "(" else i + 1
            if t[i] == "of":
                element, i = self.type_at(i + 1)
                return f"[]{element}", i
            return "", i
        if t[i] == "exception":
            return "!", i + 1
        if t[i] in ("procedure", "function"):
            i += 1
            if t[i] == "(":
                i = self.formals(i)[1]
            return "", self.dotted(i + 1)[1] if t[i] == "return" else i
        name, i = self.dotted(i)
        while t[i] == "'" and t[i + 1] in ("class", "base"):
            i += 2
        return name, i

    def formals(self, i: int) -> tuple[list[list[Any]], int]:
        """The formal parameters from `(` on: [name, type, whether it has a default]."""
        t = self.t
        found: list[list[Any]] = []
        i += 1
        while t[i] and t[i] != ")":
            names = []
            while is_name(t[i]):
                names.append(t[i])
                i += 1
                if t[i] == ",":
                    i += 1
            if t[i] != ":":
                i = self.group(i - 1 if t[i - 1] == "(" else i)[1] if t[i] == "(" else i + 1
                continue
            kind, i = self.type_at(i + 1)
            default = t[i] == ":="
            i = self.value(i, (";", ")"))[1]
            found += [[name, kind, default] for name in names]
            if t[i] == ";":
                i += 1
        return found, i + 1

    def after_aspects(self, i: int) -> int:
        """Past `with A => …` to the `is` or `;` behind it."""
        while self.t[i] and self.t[i] not in ("is", ";"):
            i = self.group(i)[1] if self.t[i] == "(" else i + 1
        return i

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
            known[:] = [e for e in known if e[0] != "t"]  # a full view instead of the partial one
            known.append(entity)
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
            return j
        if t[j] == "record":
            self.push("record", components)
            return j + 1
        if t[j : j + 2] == ["null", "record"]:
            return j + 2
        return j

    def subtype(self, i: int) -> int:
        name, j = self.dotted(i + 1)
        if not name or self.t[j] != "is":
            return i + 1
        kind, j = self.type_at(j + 1)
        self.declare(name, ["t", "subtype", kind, {}, []])
        return j

    def use(self, i: int) -> int:
        t = self.t
        if t[i + 1] in ("type", "all") or (t[i - 1] not in _STARTS and i):
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
            kind: Any = self.type_at(i + 3)[0] if t[i + 2] == ":" else ""
            j = i + 2
            if t[i + 2] == "of" and is_name(t[i + 3]):
                found, j = self.chain(i + 3, False)
                kind = ["of", *found] if isinstance(found, list) else ""
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

    # ------------------------------------------------------------------ names and expressions

    def value(self, i: int, stops: tuple[str, ...]) -> tuple[Any, int]:
        """An expression up to one of these tokens: what it is when that is plain, and where it ends."""
        t = self.t
        operands: list[Any] = []
        operators: set[str] = set()
        while t[i] and t[i] not in stops and t[i] not in (")", ";"):
            token = t[i]
            first = token[0]
            if is_name(token):
                if t[i + 1] == "=>":
                    i += 1
                    continue
                found, i = self.chain(i, False)
                operands.append(found)
            elif first == '"' or first.isdigit() or (first == "'" and len(token) > 1):
                operands.append("s" if first == '"' else "c" if first == "'" else "r" if "." in token else "i")
                i += 1
            elif token == "(":
                parts, i = self.group(i)
                operands.append(parts[0][1] if len(parts) == 1 and not parts[0][0] else "?")
            elif token == "for":
                i += 2 if t[i + 1] in ("all", "some") else 1
                if is_name(t[i]) and self.frames:  # a quantified expression's
                    self.declare(t[i], ["o", ""])
                operators.add("for")
                i += 1
            else:
                operators.add("sign" if token in ("+", "-") and not operands else token)
                i += 1
        return _sort_of(operands, operators), i

    def group(self, i: int) -> tuple[list[list[Any]], int]:
        """What stands in parentheses, part by part: [formal name or "", value]."""
        t = self.t
        if t[i] != "(":
            return [], i + 1
        self.deep += 1
        parts: list[list[Any]] = []
        i += 1
        while t[i] and t[i] not in (")", ";"):
            name = ""
            if is_name(t[i]) and t[i + 1] == "=>":
                name, i = t[i], i + 2
            if self.deep > _DEPTH:
                i += 1
                continue
            before = i
            value, i = self.value(i, (",", ")"))
            parts.append([name, value])
            if t[i] == ",":
                i += 1
            elif i == before:
                i += 1 if t[i] not in (")", ";") else 0
        self.deep -= 1
        return parts, i + 1 if t[i] == ")" else i

    def chain(self, i: int, start: bool) -> tuple[Any, int]:
        """A name with what is selected from it, from `i` on; records what it may mean elsewhere."""
        t = self.t
        line = self.lines[i]
        name = t[i]
        steps: list[Any] = []
        i += 1
        attribute = ""
        while True:
            if t[i] == ".":
                if t[i + 1] == "all":
                    i += 2
                elif is_name(t[i + 1]) or t[i + 1][:1] == '"':
                    steps.append(t[i + 1])
                    i += 2
                else:
                    break
            elif t[i] == "(":
                parts, i = self.group(i)
                steps.append(parts)
            elif t[i] == "'":
                if t[i + 1] == "(":
                    i = self.group(i + 1)[1]
                    attribute = "("
                else:
                    attribute = t[i + 1]
                    i += 2
                    if t[i] == "(":
                        i = self.group(i)[1]
                break
            else:
                break
        kind = "p" if start and t[i] == ";" else "f" if steps and isinstance(steps[-1], list) else ""
        if attribute == "(":  # a qualified expression
            return [["o", ".".join([name, *(s for s in steps if isinstance(s, str))])], []], i
        base = self.base(name, steps)
        if base is not None:
            self.refer(line, base, steps, kind)
        if attribute:
            return ("s" if attribute in ("image", "img") else "i" if attribute in ("length", "pos", "size") else "?"), i
        return ([base, steps] if base is not None else "?"), i

    def base(self, name: str, steps: list[Any]) -> Any:
        """What the first name of a chain is, as far as the file knows. Consumes steps into packages of the file."""
        profiles: list[Entity] = []
        for depth in range(len(self.frames) - 1, -1, -1):
            frame = self.frames[depth]
            for entity in (*frame.names.get(name, ()), *frame.also.get(name, ())):
                what = entity[0]
                if what in "sl":
                    profiles.append(entity)
                    continue
                if profiles:
                    return ["s", profiles, name]
                if what == "o":
                    return ["o", self.here(entity[1])]
                if what == "t":
                    if steps and isinstance(steps[0], list):
                        del steps[0]
                    return ["o", self.here(name)]
                if what in "=n":
                    return [what, *entity[1:]]
                inner = entity[1]
                while steps and isinstance(steps[0], str):  # a package, a task or a protected object of this file
                    found = inner.get(steps[0], [])
                    if not found:
                        return None
                    del steps[0]
                    first = found[0]
                    if first[0] in "pq":
                        inner = first[1]
                        continue
                    if first[0] in "=n":
                        return list(first)
                    if first[0] in "ol":
                        return ["o", self.here(first[1])]
                    return ["o", self.here(first[2])] if first[0] == "s" and first[1] == "f" and steps else None
                return None
        return ["s", profiles, name] if profiles else ["", name]

    def here(self, kind: Any) -> Any:
        """A type of an inner scope as what it is; others by name, for the linker."""
        for _ in range(8):
            if not isinstance(kind, str) or not kind or "." in kind or kind.startswith("[]"):
                return kind
            entity = next(
                (e for f in reversed(self.frames[1:]) for e in (*f.names.get(kind, ()), *f.also.get(kind, ())) if e[0] == "t"),
                None,
            )
            if entity is None:
                return kind
            if entity[1] in ("subtype", "access"):
                kind = entity[2]
            elif entity[1] == "array":
                return f"[]{entity[2]}"
            else:
                return self.local(entity)
        return ""

    def local(self, entity: Entity) -> Any:
        """A type that only an inner scope has, as its number in the unit."""
        if self.unit is None:
            return ""
        number = self.numbers.get(id(entity))
        if number is None:
            number = self.numbers[id(entity)] = len(self.unit["locals"])
            self.unit["locals"].append(entity)
        return number

    def refer(self, line: int, base: list[Any], steps: list[Any], kind: str) -> None:
        if base[0] == "o" and not any(isinstance(s, str) for s in steps):
            return
        unit = self.unit
        if unit is None:
            return
        opened = tuple(dict.fromkeys(u for f in reversed(self.frames) for u in f.uses)) + tuple(self.context)
        if opened not in self.tables:
            self.tables[opened] = len(self.tables)
            unit["uses"].append(list(opened))
        which = self.tables[opened]
        key = repr((base, steps, which, kind))
        if key not in self.seen:
            self.seen.add(key)
            unit["refs"].append([line, base, list(steps), which, kind])


_ITEMS = {
    "procedure": _Reader.subprogram, "function": _Reader.subprogram, "entry": _Reader.subprogram,
    "package": _Reader.package, "task": _Reader.concurrent, "protected": _Reader.concurrent,
    "type": _Reader.type_, "subtype": _Reader.subtype, "use": _Reader.use, "with": _Reader.with_,
    "separate": _Reader.separate, "generic": _Reader.generic, "declare": _Reader.declare_, "begin": _Reader.begin,
    "if": _Reader.opens, "case": _Reader.opens, "select": _Reader.opens, "record": _Reader.record, "loop": _Reader.loop,
    "for": _Reader.for_, "accept": _Reader.accept, "return": _Reader.return_, "when": _Reader.when, "end": _Reader.end,
    "pragma": _Reader.pragma, "goto": _Reader.skipped, "exit": _Reader.exit,
}  # fmt: skip
