"""Ada.Numerics.Generic_Elementary_Functions and its two instances (ARM A.5.1): what GNAT computes by itself and by the C
library is in `ada_math` of the support libraries."""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import SubprogramEntity, Subtype
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import Value

HOMES = tuple(f"ada.numerics.{n}" for n in ("generic_elementary_functions", "elementary_functions", "long_elementary_functions"))
_FUNCTIONS = {
    "sqrt": True, "log": True, "exp": False, '"**"': True, "sin": False, "cos": False, "tan": False, "arcsin": True,
    "arccos": True, "arctan": True,
}  # fmt: skip
_NAMES = {'"**"': "power"}  # where it is not the function's own


def function(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> Value:
    """A call, by whether it can raise something."""
    name = entity.name.lower()
    if name not in _FUNCTIONS or "cycle" in args or entity.result is None:
        raise Refused("library unit", f"{entity.generic or entity.home}.{entity.name}", at)
    type_ = entity.result.type
    kind = r.type_of(Subtype(type_, name=type_.name), at)
    called = "log_to" if "base" in args else _NAMES.get(name, name)
    values = tuple(v.node for v in args.values())
    return Value(ir.RuntimeCall(f"ada_math.{called}", values, kind, _FUNCTIONS[name]), type_, entity.result)
