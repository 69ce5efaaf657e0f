"""Overload resolution: the types that an expression can have, and the entity that a name stands for (ARM 8.6).

`types_of` goes bottom up and gives every possible type; the lowering goes top down with the type that the context
wants and picks. Literals, aggregates and null have placeholder types that are compatible with many.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import (
    Entity,
    Formal,
    GenericEntity,
    LiteralEntity,
    NumberEntity,
    ObjectEntity,
    PackageEntity,
    Scope,
    SubprogramEntity,
    SubtypeEntity,
    TypeEntity,
)
from analyzers.ada.protectedtypes import STATE
from analyzers.ada.subtypes import index_number, mark_subtype
from translators.rules.ada import formaltypes
from translators.rules.ada.fitting import (
    FIXED,
    INT,
    REAL,
    allocated,
    compatible,
    components,
    element_of,
    hidden,
    spelled,
)
from translators.rules.ada.refusal import Refused

RELATIONAL = frozenset(("=", "/=", "<", "<=", ">", ">="))
INDEX_ATTRIBUTES = frozenset(("first", "last"))
PRIVATE_ATTRIBUTES = {
    "tag": ("ada.tags", "tag"),
    "identity": ("ada.exceptions", "exception_id"),
    "address": ("system", "address"),
}
INT_ATTRIBUTES = frozenset(("pos", "length", "size", "storage_size", "count", "width", "position", "first_bit", "last_bit", "modulus", "digits", "aft", "fore"))
REAL_ATTRIBUTES = frozenset(("small", "delta"))
STRING_ATTRIBUTES = frozenset(("image", "img", "external_tag"))
SAME_TYPE_ATTRIBUTES = frozenset(("succ", "pred", "val", "min", "max", "value", "mod"))


def refuse_reemerging(found: Sequence[SubprogramEntity], operator: str, scope: Scope, at: t.Expr) -> None:
    """Refuse an operator in an instance that could be one from around the generic, of a formal type's actual: for the
    formal type it is the predefined one (ARM 12.5(8)). GNAT takes that one for types of formal packages too, where
    there is one."""
    regions: set[int] = set()
    formal: set[int] = set()
    region: Scope | None = scope
    generic: GenericEntity | None = None
    while region is not None and region.instance:
        regions.add(id(region))
        generic = getattr(region.owner, "instance_of", None) or generic
        for item in generic.declaration.formals if generic is not None else ():
            if item.kind == "type":
                actuals = (e.subtype.type for e in region.local(item.name.lower()) if isinstance(e, SubtypeEntity))
                formal.update(id(of) for of in actuals if not of.tagged)
            if item.kind == "package":
                packages = (e.formals for e in region.local(item.name.lower()) if isinstance(e, PackageEntity) and e.formals)
                inner = (e.subtype.type for own in packages for es in own.names.values() for e in es if isinstance(e, SubtypeEntity))
                formal.update(id(of) for of in inner if operator in ("=", "/=") or of.kind != "record")
        region = region.parent
    for entity in found:
        if id(entity.scope) not in regions and any(id(f.subtype.type) in formal for f in entity.formals):
            raise Refused("operator", f"{operator} in an instance, where one from around the generic takes what is of a formal type", at)


class Resolver:
    """Answers for one library; remembers what it found."""

    def __init__(self) -> None:
        self._types: dict[tuple[int, int], list[TypeEntity]] = {}
        self._prefixed: dict[tuple[int, int], t.Apply | None] = {}
        self._operators: dict[int, t.Unary | t.Binary | None] = {}
        self.predefined_only: set[int] = set()  # operations that no function of the program takes the place of
        self._numbers: dict[int, int] = {}  # id(type) -> what tells its operations' names from those of others
        self._keep: list[object] = []  # what the keys' identities stand for must stay alive

    def types_of(self, expr: t.Expr, scope: Scope) -> list[TypeEntity]:
        key = (id(expr), id(scope))
        if key not in self._types:
            self._keep += [expr, scope]
            self._types[key] = list(dict.fromkeys(self._find(expr, scope)))
        return self._types[key]

    def operator(self, expr: t.Apply, scope: Scope) -> t.Unary | t.Binary | None:
        """A predefined operator that is called by its name, `"+" (A, B)` or `P."+" (A, B)`, as an operation."""
        prefix = expr.prefix
        name = t.dotted(prefix).rpartition(".")[2] if isinstance(prefix, t.Selected) else t.dotted(prefix)
        values = [a.value for a in expr.args if a.value is not None]
        if not name.startswith('"') or len(values) not in (1, 2):
            return None
        if any(self.associate(e, expr.args, scope) is not None for e in scope.library.find(prefix, scope)
               if isinstance(e, SubprogramEntity)):  # fmt: skip
            return None
        if id(expr) not in self._operators:
            order = [t.dotted(a.names[0]).lower() if a.names else "" for a in expr.args]
            if order == ["right", "left"]:
                values.reverse()
            word, at = name.strip('"').lower(), {"span": expr.span, "pos": expr.pos}
            self._keep.append(expr)
            if len(values) == 1:
                self._operators[id(expr)] = t.Unary(word, values[0], **at)  # type: ignore[arg-type]
            else:
                self._operators[id(expr)] = t.Binary(word, *values, **at)  # type: ignore[arg-type]
            if isinstance(prefix, t.Selected) and t.dotted(prefix.prefix).lower() == "standard":
                self.predefined_only.add(id(self._operators[id(expr)]))
        return self._operators[id(expr)]

    def prefixed(self, expr: t.Expr, scope: Scope) -> t.Apply | None:
        """A call in prefixed notation, `X.Operation (Y)`, as one of `Operation (X, Y)` (ARM 4.1.3(9.2)): of a tagged type
        or of a container. The operation is found by a name that only this call has."""
        callee, args = (expr.prefix, expr.args) if isinstance(expr, t.Apply) else (expr, ())
        if not isinstance(callee, t.Selected) or callee.key == "all" or scope.library.find(callee, scope):
            return None
        key = (id(expr), id(scope))
        if key not in self._prefixed:
            self._keep += [expr, scope]
            self._prefixed[key] = None
            for type_ in self.types_of(callee.prefix, scope):
                self._prefixed[key] = self._prefixed[key] or self._as_call(type_, callee, args, scope)
        return self._prefixed[key]

    def _as_call(
        self, type_: TypeEntity, callee: t.Selected, args: tuple[t.Arg, ...], scope: Scope
    ) -> t.Apply | None:
        where = {"span": callee.span, "pos": callee.pos}
        operand = callee.prefix
        if type_.kind == "access" and type_.target is not None:
            type_ = type_.target.type
            operand = t.Selected(operand, "all", **where)  # type: ignore[arg-type]
        of = type_.specific or type_
        if of.protected is not None and callee.key in of.protected.operations:
            name = self.name_for(callee.selector, of, callee)
            scope.library.standard.mean(name.key, of.protected.operations[callee.key])
            state = t.Selected(operand, STATE, **where)  # type: ignore[arg-type]
            given = t.Arg((t.Name(STATE, **where),), state, **where)  # type: ignore[arg-type]
            return t.Apply(name, (*args, given), **where)  # type: ignore[arg-type]
        if callee.key in components(of) or not (of.tagged or of.container):
            return None
        found = [
            e for region in self._regions(of, scope) for e in region.local(callee.key)
            if isinstance(e, SubprogramEntity) and e.formals and self._takes(e.formals[0].subtype.type, of)
        ]  # fmt: skip
        if not found:
            return None
        name = self.name_for(callee.selector, of, callee)
        scope.library.standard.mean(name.key, found)
        first = t.Arg((), operand, **where)  # type: ignore[arg-type]
        return t.Apply(name, (first, *args), **where)  # type: ignore[arg-type]

    def name_for(self, operation: str, of: TypeEntity, at: t.Expr) -> t.Name:
        """A name that no program can write, for an operation of a type."""
        number = self._numbers.setdefault(id(of), len(self._numbers) + 1)
        self._keep.append(of)
        return t.Name(f"{operation} of {of.name} ({number})", span=at.span, pos=at.pos)

    def _regions(self, of: TypeEntity, scope: Scope) -> list[Scope]:
        """Where what is called by a prefix of a type is declared: beside it and its ancestors (ARM 4.1.3(9.2))."""
        found: list[Scope] = []
        for each in of.ancestors:
            owner = each.region.owner if each.region is not None else None
            if isinstance(owner, PackageEntity):
                found += [owner.public] + ([owner.private] if scope.library.inside(owner, scope) else [])
            elif each.region is not None and each is of and of.tagged:
                found.append(each.region)
        return list(dict.fromkeys(found))

    def _takes(self, formal: TypeEntity, of: TypeEntity) -> bool:
        """Whether a first parameter is of a type, or of a class that it belongs to."""
        return formal is of or (formal.specific is not None and of.tagged and of.descends(formal.specific))

    def _find(self, expr: t.Expr, scope: Scope) -> list[TypeEntity]:
        match expr:
            case t.IntLit():
                return [INT]
            case t.RealLit():
                return [REAL]
            case t.StrLit():
                return [standard.STRING_LITERAL]
            case t.Null() | t.Allocator():
                return [standard.NULL]
            case t.Aggregate():
                return [standard.AGGREGATE]
            case t.CharLit():
                enums = [e.type for e in scope.library.find(expr, scope) if isinstance(e, LiteralEntity)]
                return [standard.CHARACTER, *enums]
            case t.Name() | t.Selected():
                return self._name(expr, scope)
            case t.Apply():
                return self._apply(expr, scope)
            case t.Attribute():
                return self._attribute(expr, scope)
            case t.Qualified():
                found = mark_subtype(expr.mark, scope)
                return [found.type] if found else []
            case t.Unary():
                return self._unary(expr, scope)
            case t.Binary():
                return self._binary(expr, scope)
            case t.Membership() | t.Quantified():
                return [standard.BOOLEAN]
            case t.IfExpr():
                return self._of_first([*(value for _, value in expr.branches), *([expr.otherwise] if expr.otherwise else [])], scope)
            case t.CaseExpr():
                return self._of_first([value for _, value in expr.alternatives], scope)
            case t.RaiseExpr():
                return [standard.RAISE]
        return []

    def _of_first(self, alternatives: Sequence[t.Expr], scope: Scope) -> list[TypeEntity]:
        first = next((source for source in alternatives if not isinstance(source, t.RaiseExpr)), None)
        return self.types_of(first, scope) if first is not None else [standard.RAISE]

    # ------------------------------------------------------------------ names

    def _name(self, expr: t.Name | t.Selected, scope: Scope) -> list[TypeEntity]:
        found = scope.library.find(expr, scope)
        types: list[TypeEntity] = []
        for entity in found:
            if isinstance(entity, ObjectEntity):
                types.append(entity.subtype.type)
            elif isinstance(entity, NumberEntity):
                types.append(INT if isinstance(entity.value, int) else REAL)
            elif isinstance(entity, LiteralEntity):
                types.append(entity.type)
            elif isinstance(entity, SubprogramEntity) and entity.result is not None and callable_bare(entity):
                types.append(entity.result.type)
        if not found and isinstance(expr, t.Selected):
            call = self.prefixed(expr, scope)
            return self._apply(call, scope) if call is not None else self._component(expr, scope)
        return types

    def _component(self, expr: t.Selected, scope: Scope) -> list[TypeEntity]:
        types: list[TypeEntity] = []
        for prefix in self.types_of(expr.prefix, scope):
            target = prefix
            if prefix.profile is not None and expr.key == "all":
                plain = prefix.profile.result is not None and not prefix.profile.formals
                types.append(prefix.profile.result.type if plain and prefix.profile.result is not None else prefix)
                continue
            if prefix.kind == "access" and prefix.target is not None:
                target = prefix.target.type
                if expr.key == "all":
                    types.append(target)
                    continue
            component = components(target).get(expr.key)
            if component is not None:
                types.append(component.subtype.type)
        return types

    # ------------------------------------------------------------------ calls, indexing, conversions

    def _apply(self, expr: t.Apply, scope: Scope) -> list[TypeEntity]:
        prefix = expr.prefix
        if isinstance(prefix, t.Attribute) and prefix.designator not in ("class", "base"):
            return self._attribute(prefix, scope, expr.args)
        operation = self.operator(expr, scope)
        if operation is not None:
            return self.types_of(operation, scope)
        call = self.prefixed(expr, scope)
        if call is not None and self._apply(call, scope):
            return self._apply(call, scope)
        if mark_subtype(prefix, scope) is not None:
            found = mark_subtype(prefix, scope)
            return [found.type] if found else []
        types: list[TypeEntity] = []
        if isinstance(prefix, t.Name | t.Selected | t.StrLit):
            for entity in scope.library.find(prefix, scope):
                if isinstance(entity, SubprogramEntity) and entity.result is not None:
                    if self.associate(entity, expr.args, scope) is not None:
                        types.append(entity.result.type)
                    elif not entity.formals:
                        types.extend(self.index_types(entity.result.type, expr.args))
                elif isinstance(entity, ObjectEntity):
                    types.extend(self.index_types(entity.subtype.type, expr.args))
            if types or scope.library.find(prefix, scope):
                return types
        for type_ in self.types_of(prefix, scope):
            types.extend(self.index_types(type_, expr.args))
        return types

    def index_types(self, type_: TypeEntity, args: tuple[t.Arg, ...]) -> list[TypeEntity]:
        """The type of an array's element or slice."""
        if type_.profile is not None and type_.profile.result is not None:
            return [type_.profile.result.type]
        if type_.kind == "access" and type_.target is not None:
            type_ = type_.target.type
        kept = element_of(type_)
        if kept is not None:
            return [kept] if len(args) == 1 else []
        if type_.kind != "array" or type_.component is None or len(args) != max(1, len(type_.indexes)):
            return []
        if is_slice(args):
            return [type_] if len(args) == 1 else []
        return [type_.component.type]

    def associate(
        self, entity: SubprogramEntity, args: tuple[t.Arg, ...], scope: Scope
    ) -> list[tuple[Formal, t.Expr | None]] | None:
        """The actual of each formal (None: the default), or None when the call does not fit (ARM 6.4)."""
        formals = {f.key: f for f in entity.formals}
        actual: dict[str, t.Expr] = {}
        for position, arg in enumerate(args):
            if arg.value is None:
                return None
            if arg.names:
                names = [t.dotted(n).lower() for n in arg.names]
            elif position < len(entity.formals):
                names = [entity.formals[position].key]
            else:
                return None
            for name in names:
                if name not in formals or name in actual:
                    return None
                actual[name] = arg.value
        pairs: list[tuple[Formal, t.Expr | None]] = []
        for formal in entity.formals:
            value = actual.get(formal.key)
            if value is None:
                if formal.default is None:
                    return None
            elif not self.fits(value, formal.subtype.type, scope):
                return None
            pairs.append((formal, value))
        return pairs

    def fits(self, expr: t.Expr, wanted: TypeEntity, scope: Scope) -> bool:
        if isinstance(expr, t.Range | t.SubtypeMark):
            return False
        if isinstance(expr, t.Allocator) and wanted.kind == "access" and wanted.target is not None:
            made, target = allocated(expr, scope), wanted.target.type
            if made is not None and made is not target and target.specific is None:
                return False
        return spelled(expr, wanted) or any(compatible(given, wanted) for given in self.types_of(expr, scope))

    def choose(
        self, found: Sequence[Entity], args: tuple[t.Arg, ...], scope: Scope, wanted: TypeEntity | None, result: bool
    ) -> SubprogramEntity | None:
        """The subprogram that a call means: profile first, then the wanted result, then the innermost."""
        fitting = [
            e
            for e in found
            if isinstance(e, SubprogramEntity)
            and (e.result is not None) == result
            and self.associate(e, args, scope) is not None
        ]
        fitting = [e for e in fitting if not self._literal_for_private(e, args, scope)] or fitting
        if wanted is not None:
            right = [e for e in fitting if e.result is not None and compatible(e.result.type, wanted)]
            fitting = right or fitting
        exact = [e for e in fitting if self._literal_free(e, args, scope)]
        best = exact or fitting
        return best[0] if best else None

    def _literal_for_private(self, entity: SubprogramEntity, args: tuple[t.Arg, ...], scope: Scope) -> bool:
        """Whether a literal stands where a private type is wanted, which has none outside of its package (ARM 7.3.1)."""
        pairs = self.associate(entity, args, scope) or []
        return any(
            value is not None
            and hidden(formal.subtype.type, scope)
            and not any(given is formal.subtype.type for given in self.types_of(value, scope))
            for formal, value in pairs
        )

    def _literal_free(self, entity: SubprogramEntity, args: tuple[t.Arg, ...], scope: Scope) -> bool:
        """Whether universal arguments meet the types that they prefer: Integer, String (ARM 8.6(29))."""
        pairs = self.associate(entity, args, scope) or []
        for formal, value in pairs:
            universal = value is not None and INT in self.types_of(value, scope)
            if universal and formal.subtype.type is not standard.INTEGER:
                return False
        return True

    # ------------------------------------------------------------------ attributes and operators

    def _attribute(self, expr: t.Attribute, scope: Scope, args: tuple[t.Arg, ...] = ()) -> list[TypeEntity]:
        name = expr.designator
        number = index_number(args[0].value if args else None, scope)
        if name in STRING_ATTRIBUTES:
            return [standard.STRING]
        if name in INT_ATTRIBUTES:
            return [INT]
        if name in ("access", "unchecked_access"):
            return [standard.NULL]
        if name in PRIVATE_ATTRIBUTES:
            home, of = PRIVATE_ATTRIBUTES[name]
            tags = scope.library.unit(home)
            own = tags.public.local(of) if isinstance(tags, PackageEntity) else []
            return [e.subtype.type for e in own if isinstance(e, SubtypeEntity)]
        if name in REAL_ATTRIBUTES:
            return [REAL]
        mark = mark_subtype(expr.prefix, scope)
        if mark is not None and (name in SAME_TYPE_ATTRIBUTES or name in INDEX_ATTRIBUTES):
            if mark.type.kind == "array":
                return [x.type for x in mark.type.indexes[number - 1 : number]] if name in INDEX_ATTRIBUTES else []
            return [mark.type]
        if name in INDEX_ATTRIBUTES:
            found = self.types_of(expr.prefix, scope)
            behind = [x.target.type if x.kind == "access" and x.target is not None else x for x in found]
            arrays = [x for x in behind if x.kind == "array"]
            return [i.type for x in arrays for i in x.indexes[number - 1 : number]]
        if name in ("constrained", "valid", "machine_overflows", "machine_rounds", "terminated", "callable", "definite"):
            return [standard.BOOLEAN]
        return []

    def user_operator(
        self, operator: str, operands: tuple[t.Expr, ...], scope: Scope, wanted: TypeEntity | None
    ) -> SubprogramEntity | None:
        """A visible operator function that takes these operands, if there is one."""
        fitting = self._fitting(operator, operands, scope)
        if wanted is not None:
            fitting = [e for e in fitting if e.result is not None and compatible(e.result.type, wanted)]
        if not fitting:
            return None
        plain = self.predefined_binary(operator, operands, scope) if len(operands) == 2 else []
        if wanted is not None and plain and not any(compatible(x, wanted) for x in plain):
            return fitting[0]
        hiding = [e for e in fitting if wanted is not None and all(f.subtype.type is wanted for f in e.formals)]
        if hiding:  # it hides the predefined operator of its type (ARM 8.3(9))
            return hiding[0]
        if plain and not any(self._own(e, operands, scope) for e in fitting):
            return None
        return fitting[0]

    def _fitting(self, operator: str, operands: tuple[t.Expr, ...], scope: Scope) -> list[SubprogramEntity]:
        """The visible operator functions that could take these operands."""
        args = tuple(t.Arg((), o, span=o.span, pos=o.pos) for o in operands)
        found = [
            e
            for e in scope.library.direct(f'"{operator}"', scope, operands[0])
            if isinstance(e, SubprogramEntity)
            and e.renames_unknown.lower() != f'"{operator}"'  # a formal operator that stands for the predefined one
            and self.associate(e, args, scope)
            and not self._literal_for_private(e, args, scope)
        ]
        if scope.instance and found:
            refuse_reemerging(found, operator, scope, operands[0])
        return [e for e in found if formaltypes.meant(self, e, operands, scope)]

    def _own(self, entity: SubprogramEntity, operands: tuple[t.Expr, ...], scope: Scope) -> bool:
        """Whether some operand has just a type that the operator names (not a literal that would fit many)."""
        for formal, operand in zip(entity.formals, operands, strict=False):
            if any(x is formal.subtype.type for x in self.types_of(operand, scope)):
                return True
        return False

    def _unary(self, expr: t.Unary, scope: Scope) -> list[TypeEntity]:
        own = id(expr) not in self.predefined_only
        user = self.user_operator(expr.operator, (expr.operand,), scope, None) if own else None
        if user is not None and user.result is not None:
            return [user.result.type]
        return self.types_of(expr.operand, scope)

    def _binary(self, expr: t.Binary, scope: Scope) -> list[TypeEntity]:
        operator, operands = expr.operator, (expr.left, expr.right)
        if operator in ("and then", "or else"):
            return self.short_circuits(expr, scope) or [standard.BOOLEAN]
        types: list[TypeEntity] = []
        own = id(expr) not in self.predefined_only
        user = self.user_operator(operator, operands, scope, None) if own else None
        if user is not None and user.result is not None:
            types.append(user.result.type)
        types += self.predefined_binary(operator, operands, scope)
        if own and types:  # what the context wants decides (ARM 8.6)
            results = (e.result for e in self._fitting(operator, operands, scope))
            types += [of.type for of in results if of is not None and of.type not in types]
        return types

    def short_circuits(self, expr: t.Binary, scope: Scope) -> list[TypeEntity]:
        """The boolean types that both operands of `and then` or `or else` can have (ARM 4.5.1(4))."""
        lefts, rights = self.types_of(expr.left, scope), self.types_of(expr.right, scope)
        return [x for x in dict.fromkeys(lefts) if x.kind == "boolean" and x in rights]

    def predefined_binary(self, operator: str, operands: tuple[t.Expr, ...], scope: Scope) -> list[TypeEntity]:
        """The result types of the predefined operator for these operands."""
        if len(operands) != 2:
            return []
        lefts, rights = self.sides(*operands, scope)
        if operator in RELATIONAL:
            return [standard.BOOLEAN] if common(lefts, rights) else []
        if operator == "&":
            return self._concatenation(lefts, rights)
        if operator == "**":
            return [x for x in lefts if x.integer or x.real]
        if operator in ("*", "/") and ((REAL in lefts and INT in rights) or (INT in lefts and REAL in rights)):
            return [REAL]
        if _scales_literal(operator, lefts, rights):
            return [FIXED]
        if operator in ("*", "/") and any(x.kind == "fixed" for x in (*lefts, *rights)):
            found = self._fixed(operator, lefts, rights)
            if found:
                return found
        return [x for x in common(lefts, rights) if _operates(operator, x)]

    def sides(self, left: t.Expr, right: t.Expr, scope: Scope) -> tuple[list[TypeEntity], list[TypeEntity]]:
        """The types that two operands can have: a character literal may be of the other one's."""
        lefts, rights = self.types_of(left, scope), self.types_of(right, scope)
        more = [x for x in rights if spelled(left, x) and x not in lefts]
        return lefts + more, rights + [x for x in lefts if spelled(right, x) and x not in rights]

    def _fixed(self, operator: str, lefts: list[TypeEntity], rights: list[TypeEntity]) -> list[TypeEntity]:
        """Multiplying and dividing with fixed-point operands: by Integer, or to universal_fixed (ARM 4.5.5(15-20))."""
        found: list[TypeEntity] = []
        for left in lefts:
            for right in rights:
                if left.kind == "fixed" and right in (standard.INTEGER, INT):
                    found.append(left)
                elif operator == "*" and right.kind == "fixed" and left in (standard.INTEGER, INT):
                    found.append(right)
                elif fixed_or_real(left) and fixed_or_real(right):
                    found.append(FIXED)
        return list(dict.fromkeys(found))

    def _concatenation(self, lefts: list[TypeEntity], rights: list[TypeEntity]) -> list[TypeEntity]:
        arrays = [x for x in (*lefts, *rights) if x.kind == "array"]
        if standard.STRING_LITERAL in (*lefts, *rights) or standard.CHARACTER in (*lefts, *rights):
            arrays.append(standard.STRING)

        def part(types: list[TypeEntity], array: TypeEntity) -> bool:
            assert array.component is not None
            return any(compatible(x, array) or compatible(x, array.component.type) for x in types)

        return [a for a in dict.fromkeys(arrays) if part(lefts, a) and part(rights, a)]


def _scales_literal(operator: str, lefts: Sequence[TypeEntity], rights: Sequence[TypeEntity]) -> bool:
    """Whether an Integer multiplies a real literal, or divides one: only fixed-point types have such operators, and the
    context says which of them the literal is of (ARM 4.5.5(15-17))."""
    fixed = any(x.kind == "fixed" for x in (*lefts, *rights))
    if fixed or operator not in ("*", "/"):
        return False
    return (REAL in lefts and standard.INTEGER in rights) or (
        operator == "*" and standard.INTEGER in lefts and REAL in rights
    )


def _operates(operator: str, type_: TypeEntity) -> bool:
    if operator in ("and", "or", "xor"):
        return type_.kind in ("boolean", "modular", "array")
    if type_.kind == "fixed":
        return operator in ("+", "-")
    return type_.integer or (type_.real and operator in ("+", "-", "*", "/"))


def fixed_or_real(type_: TypeEntity) -> bool:
    return type_.kind == "fixed" or type_ is REAL


def common(lefts: Sequence[TypeEntity], rights: Sequence[TypeEntity]) -> list[TypeEntity]:
    """The types that both operands can have; the specific one where the other is universal."""
    found: list[TypeEntity] = []
    for left in lefts:
        for right in rights:
            if left is right:
                found.append(left)
            elif placeholder(left) and compatible(left, right):
                found.append(right)
            elif compatible(right, left):
                found.append(left)
    return list(dict.fromkeys(found))


def callable_bare(entity: SubprogramEntity) -> bool:
    """Whether a subprogram can be called by its name alone."""
    return all(f.default is not None for f in entity.formals)


def placeholder(type_: TypeEntity) -> bool:
    """Whether a type stands for many: that of a literal, an aggregate or null."""
    return type_.kind in standard.PLACEHOLDERS


def is_slice(args: tuple[t.Arg, ...]) -> bool:
    """Whether the only argument is a range (ARM 4.1.2)."""
    if len(args) != 1 or args[0].names:
        return False
    value = args[0].value
    return isinstance(value, t.Range | t.SubtypeMark) or (
        isinstance(value, t.Attribute) and value.designator == "range"
    )
