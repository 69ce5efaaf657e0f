"""Which other modules a module's code mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analyzers.model import Type
from translators.rules import ir
from translators.rules.emit import walk


def mentioned_modules(
    subprograms: Sequence[ir.IrSubprogram],
    globals_: Sequence[ir.GlobalVariable],
    types: Sequence[Type],
    owners: Mapping[str, str],
    own: str,
) -> tuple[str, ...]:
    """The ids of the modules whose subprograms, variables or types are used."""
    found: set[str] = set()
    for node in parts((*subprograms, *globals_, *types)):
        module = getattr(node, "module", "")
        if isinstance(node, ir.Call | ir.Variable | ir.SubprogramReference) and module:
            found.add(module)
        name = getattr(node, "name", "")
        if type(node).__name__ in ("RecordType", "EnumType", "NamedType") and name in owners:
            found.add(owners[name])
    return tuple(sorted(found - {own}))


def parts(root: object) -> Iterator[object]:
    """Everything inside a value, each object once."""
    seen: set[int] = set()
    stack = [root]
    while stack:
        item = stack.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        if isinstance(item, tuple):
            stack.extend(item)
        elif fields := walk.fields_of(item):
            yield item
            stack += [getattr(item, name) for name in fields]
