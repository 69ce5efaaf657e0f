"""Reading declarations in Ada text: objects, subprograms, packages, types, use clauses. The notation is that of
`analyzers.ada.outline`.
"""

from __future__ import annotations

from typing import Any

from analyzers.ada.lexical import is_name
from analyzers.ada.naming import RESULT, STARTS, Entity, NameReader, Names

_NUMBERS = {"range": "number", "mod": "number", "digits": "real", "delta": "real", "private": "private",
            "interface": "interface", "(": "enumeration", "array": "array", "access": "access", "record": "record",
            "null": "record", "new": "derived", "<>": "private"}  # fmt: skip


class DeclarationReader(NameReader):
    """What declares; each method reads from its first token on and says where it ended."""

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
        if self.t[j] == "(":
            j = self.group(j)[1]
        return self.value(j + 1, (";",), kind)[1] if self.t[j] == ":=" else j

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
        entity: Entity = ["s", kind, result, formals, *([generic] if generic else [])]
        inside: Names = {n: [["o", k]] for n, k, _ in formals}
        if t[i] == "with" and not formal:
            i = self.after_aspects(i, inside | {RESULT: [["o", result]]})
        if kind == "e" and t[i] == "when":
            i = self.value(i + 1, ("is", ";"))[1]
        body = t[i] == "is" and t[i + 1] not in ("new", "abstract", "separate", "null", "(", "<>") and not formal
        if t[i : i + 2] == ["is", "new"]:
            target, j = self.dotted(i + 2)
            parts, _ = self.group(j) if t[j] == "(" else ([], j)
            entity = ["s", kind, "", None, {}, ["n", target, [[n, self.type_named(value)] for n, value in parts]]]
        library = not self.frames
        if library:
            self.begin_unit(name, "body" if body else "spec", entity, generic)
        else:
            generic = generic or self.formals_before(name)
            self.declare(name, entity)
        if body or (t[i : i + 2] == ["is", "("] and not formal):
            frame = self.push("sub", inside | generic)
            frame.name, frame.result = name, result
            frame.begun = t[i + 1] == "("
            if not frame.begun:
                return i + 1
            i = self.value(i + 1, (";", "with"), result)[1]
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
            entity = ["=", target] if renames else ["n", target, [], formal]
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
        entity = ["p", names, [], generic]
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

    def formals_before(self, name: str) -> Names:
        """The formals of the generic subprogram whose declaration this file has before the body."""
        frame = self.frames[-1]
        known = (*frame.names.get(name, ()), *frame.also.get(name, ()))
        return next((e[4] for e in known if e[0] == "s" and len(e) == 5), {})

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
