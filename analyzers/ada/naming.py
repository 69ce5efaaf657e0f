"""Reading names in Ada text: what is selected from them, the arguments they are given, and what the file itself knows of
them. The notation is that of `analyzers.ada.outline`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from analyzers.ada.lexical import Tokens, is_name

Entity = list[Any]
Names = dict[str, list[Entity]]
_ARITHMETIC = frozenset(("+", "-", "*", "/", "mod", "rem", "sign"))
_LOGIC = frozenset(("=", "/=", "<", "<=", ">", ">=", "and", "or", "xor", "then", "else", "not", "in"))
_ASSERTED = frozenset(("pre", "post", "precondition", "postcondition", "refined_post", "default_initial_condition"))
_ATTRIBUTES = {"image": "s", "img": "s", "length": "i", "pos": "i", "size": "i", "access": "a", "unchecked_access": "a",
               "unrestricted_access": "a"}  # fmt: skip
_OF_TYPE = frozenset(("val", "value", "succ", "pred", "min", "max"))  # attributes whose value is of their prefix
RESULT = "'result"  # a name for the value of the function whose aspects are read
_DEPTH = 100  # of expressions in one another; deeper ones are passed over
STARTS = frozenset((";", "begin", "then", "else", "loop", "do", "=>", ">>", "declare", "is", "private", "record", "generic"))


@dataclass
class Frame:
    """A declarative region that is open."""

    what: str
    names: Names = field(default_factory=dict)
    uses: list[str] = field(default_factory=list)
    also: Names = field(default_factory=dict)  # of a body: what its specification declares
    begun: bool = False
    name: str = ""  # of a subprogram
    result: str = ""  # its type
    private: bool = False  # whether its private part is open


def _sort_of(operands: list[Any], operators: set[str]) -> Any:
    """The value of an expression with these operands, as far as predefined operators say (ARM 4.5)."""
    first = next((o for o in operands if isinstance(o, list)), operands[0] if operands else "?")
    if not operators:
        return first if len(operands) == 1 else "?"
    if operators == {"sign"} and len(operands) == 1:
        return [["", '"+"'], [[["", first]]]] if isinstance(first, list) else first
    if operators <= _ARITHMETIC:
        return first
    if operators == {"&"}:
        return [["&", operands], []]
    return [["o", "boolean"], []] if operators <= _LOGIC | _ARITHMETIC and len(operands) > 1 else "?"


class NameReader:
    """Tokens with the declarative regions that are open; each method reads from a place on and says where it ended."""

    def __init__(self, found: Tokens) -> None:
        self.t = found.texts
        self.lines = found.lines
        self.frames: list[Frame] = []
        self.done: list[dict[str, Any]] = []
        self.context: list[str] = []
        self.parent = ""
        self.unit: dict[str, Any] | None = None
        self.seen: set[str] = set()
        self.tables: dict[tuple[str, ...], int] = {}
        self.numbers: dict[int, int] = {}
        self.deep = 0
        self.early: list[tuple[int, list[Any], list[Any], str]] = []  # refs of a generic's formals, before its unit begins

    # ------------------------------------------------------------------ units and frames

    def begin_unit(self, name: str, part: str, entity: Entity, formals: Names | None = None) -> None:
        if self.unit is None:
            self.unit = {"name": name, "part": part, "parent": self.parent, "entity": entity, "names": {},
                         "uses": [], "open": list(self.context), "refs": [], "locals": [], "formals": formals or {}}  # fmt: skip
            self.seen, self.tables, self.numbers = set(), {}, {}
            for line, base, steps, kind in self.early:
                self.refer(line, base, steps, kind)
            self.early = []

    def end_unit(self, names: Names, opened: list[str]) -> None:
        if self.unit is not None:
            self.unit["names"] = names
            self.unit["open"] += [u for u in opened if u not in self.unit["open"]]
            self.done.append(self.unit)
        self.unit, self.context, self.parent, self.early = None, [], "", []

    def push(self, what: str, names: Names | None = None, also: Names | None = None) -> Frame:
        frame = Frame(what, {} if names is None else names, also=also or {})
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

    # ------------------------------------------------------------------ types and formals

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

    def after_aspects(self, i: int, seen: Names | None = None) -> int:
        """Past `with A => …` to the `is` or `;` behind it; what is asserted there is read, with these names besides."""
        t = self.t
        if self.frames:
            self.push("aspects", seen)
        aspect = ""
        while t[i] and t[i] not in ("is", ";"):
            if t[i] == "=>" and aspect in _ASSERTED and self.frames:
                i = self.value(i + 1, (",", "is", ";"))[1]
            elif t[i] == "(":
                i = self.group(i)[1]
            else:
                aspect = t[i] if is_name(t[i]) and t[i - 1] != "'" else aspect
                i += 1
        if self.frames:
            self.frames.pop()
        return i

    # ------------------------------------------------------------------ names and expressions

    def value(self, i: int, stops: tuple[str, ...], wanted: Any = "", ends: tuple[str, ...] = ()) -> tuple[Any, int]:
        """An expression up to one of these tokens: what it is when that is plain, and where it ends. `wanted`: the type
        that it has to have, where one of `ends` (else of the tokens) comes behind it."""
        t = self.t
        operands: list[Any] = []
        operators: set[str] = set()
        scopes = 0
        while t[i] and t[i] not in stops and t[i] not in (")", ";"):
            token = t[i]
            first = token[0]
            if is_name(token):
                if t[i + 1] == "=>":
                    i += 1
                    continue
                found, i = self.chain(i, False, "" if operands or operators else wanted, ends or stops)
                operands.append(found)
            elif first == '"' or first.isdigit() or (first == "'" and len(token) > 1):
                operands.append("s" if first == '"' else "c" if first == "'" else "r" if "." in token else "i")
                i += 1
            elif token == "(":
                parts, i = self.group(i, "" if operands or operators else wanted)
                operands.append(parts[0][1] if len(parts) == 1 and not parts[0][0] else "?")
            elif token == "for":  # a quantified expression, or an aggregate's iteration (ARM 4.5.8, 4.3.3)
                i += 2 if t[i + 1] in ("all", "some") else 1
                operators.add("for")
                if is_name(t[i]) and t[i + 1] in ("in", "of") and self.frames:
                    kind, j = self.parameter(i + 1)
                    self.push("quantified", {t[i]: [["o", kind]]})
                    scopes += 1
                    i = j
                else:
                    i += 1
            else:
                operators.add("sign" if token in ("+", "-") and not operands else token)
                i += 1
        del self.frames[len(self.frames) - scopes :]
        return _sort_of(operands, operators), i

    def parameter(self, i: int) -> tuple[Any, int]:
        """The type of a loop's parameter, from what it goes through: `in` or `of` stands at `i`. And where that ends."""
        t = self.t
        j = i + 2 if t[i + 1] == "reverse" else i + 1
        if not is_name(t[j]):
            return "", j
        found, j = self.chain(j, False)
        if not isinstance(found, list) or t[j] not in ("loop", "=>", "when"):  # a range, say
            return "", j
        return [t[i], *found], j

    def group(self, i: int, wanted: Any = "") -> tuple[list[list[Any]], int]:
        """What stands in parentheses, part by part: [formal name or "", value]. `wanted`: the type that an expression has
        to have which is alone in them, or an aggregate that they are."""
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
            if name and wanted:  # a component of an aggregate, whose type its value has
                value, i = self.value(i, (",", ")"), ["is", ["o", self.here(wanted)], [name]])
            else:
                value, i = self.value(i, (",", ")"), "" if parts or name else wanted, (")",))
            parts.append([name, value])
            if t[i] == ",":
                i += 1
            elif i == before:
                i += 1 if t[i] not in (")", ";") else 0
        self.deep -= 1
        return parts, i + 1 if t[i] == ")" else i

    def chain(self, i: int, start: bool, wanted: Any = "", stops: tuple[str, ...] = ()) -> tuple[Any, int]:
        """A name with what is selected from it, from `i` on; records what it may mean elsewhere. Where one of `stops`
        comes next, what it means is of the type that is `wanted`."""
        t = self.t
        line = self.lines[i]
        name = t[i]
        steps: list[Any] = []
        i += 1
        attribute = ""
        result: list[Any] | None = None
        while True:
            if t[i] == ".":
                if t[i + 1] == "all":
                    steps.append("all")
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
                    if attribute == "result":  # of the function whose postcondition this is
                        own = next((f.names[RESULT] for f in reversed(self.frames) if RESULT in f.names), None)
                        steps = []
                        result = ["o", self.here(own[0][1])] if own else ["o", ""]
                    if attribute in ("class", "base", "result", "old"):  # still the type, or what is converted to it
                        attribute = ""
                        continue
                break
            else:
                break
        kind = "p" if start and t[i] == ";" else "f" if steps and isinstance(steps[-1], list) else ""
        if attribute == "(":  # a qualified expression
            return [["o", ".".join([name, *(s for s in steps if isinstance(s, str))])], []], i
        base = self.base(name, steps) if result is None else result
        if base is not None:
            self.refer(line, base, steps, kind, wanted if t[i] in stops and not attribute else "")
        if attribute in _OF_TYPE and not any(isinstance(s, list) for s in steps):
            return [["o", self.here(".".join([name, *steps]))], []], i
        if attribute:
            return _ATTRIBUTES.get(attribute, "?"), i
        return ([base, steps] if base is not None else "?"), i

    def base(self, name: str, steps: list[Any]) -> Any:
        """What the first name of a chain is, as far as the file knows. Consumes steps into packages of the file."""
        # A name that an open subprogram declares, with that subprogram's before it (ARM 4.1.3(4)).
        innermost = len(self.frames) - 1
        if steps and isinstance(steps[0], str):
            around = next((d for d in range(innermost, -1, -1) if self.frames[d].name == name and steps[0] in self.frames[d].names), None)
            if around is not None:
                name, innermost = steps.pop(0), around
        profiles: list[Entity] = []
        for depth in range(innermost, -1, -1):
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
            if not isinstance(kind, str) or not kind or kind.startswith("[]"):
                return kind
            if "." in kind:
                return self.of_package(kind)
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

    def of_package(self, kind: str) -> Any:
        """A type of an inner scope's package; others by name, for the linker."""
        first, _, rest = kind.partition(".")
        for frame in reversed(self.frames[1:]):
            for entity in (*frame.names.get(first, ()), *frame.also.get(first, ())):
                if entity[0] == "=" and entity[1] != first:
                    return f"{entity[1]}.{rest}"
                return ["from", entity, rest] if entity[0] == "n" else kind
        return kind

    def local(self, entity: Entity) -> Any:
        """A type that only an inner scope has, as its number in the unit."""
        if self.unit is None:
            return ""
        number = self.numbers.get(id(entity))
        if number is None:
            number = self.numbers[id(entity)] = len(self.unit["locals"])
            self.unit["locals"].append(entity)
        return number

    def refer(self, line: int, base: list[Any], steps: list[Any], kind: str, wanted: Any = "") -> None:
        if base[0] == "o" and not any(isinstance(s, str) and s != "all" for s in steps):
            return
        unit = self.unit
        if unit is None:
            self.early.append((line, base, list(steps), kind))
            return
        opened = tuple(dict.fromkeys(u for f in reversed(self.frames) for u in f.uses)) + tuple(self.context)
        if opened not in self.tables:
            self.tables[opened] = len(self.tables)
            unit["uses"].append(list(opened))
        which = self.tables[opened]
        wanted = self.here(wanted)
        key = repr((base, steps, which, kind, any(f.private for f in self.frames), wanted))
        if key not in self.seen:
            self.seen.add(key)
            unit["refs"].append([line, base, list(steps), which, kind, any(f.private for f in self.frames), wanted])
