"""COBOL as the host: a moved program's source is left out, and a C function has its name, where CALL finds it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from analyzers.model import Codebase, Direction, Subprogram, TheseusError
from analyzers.tree import walk
from verifiers.harness.cobol import drivable, storage_size
from verifiers.hybrid.protocol import Glued, Plan, by_module
from verifiers.hybrid.text import template

_EXTERNAL = re.compile(rb"(?im)^(?!.{6}[*/]).*\bEXTERNAL\b")


class _Host:
    def undrivable(self, subprogram: Subprogram) -> str:
        return drivable(subprogram)

    def crossing(self, subprogram: Subprogram) -> Subprogram:
        """All storage is the caller's: it goes over and comes back."""
        return replace(
            subprogram, parameters=tuple(replace(p, direction=Direction.IN_OUT) for p in subprogram.parameters)
        )

    def leftovers(self, plan: Plan) -> tuple[str, ...]:
        """What GnuCOBOL makes of a program besides its entry: were it compiled, its working part would be there."""
        return tuple(f"{_symbol(g.subprogram.name)}_" for g in plan.moved)

    def tree(self, codebase: Codebase, root: Path, plan: Plan) -> dict[str, bytes]:
        tree = {str(p.relative_to(root)): p.read_bytes() for p in walk(root)}
        for name, glued in by_module(plan.moved).items():
            for path in glued[0].module.files:
                others = [m.id for m in codebase.modules if m.id != name and path in m.files and m.kind == glued[0].module.kind]
                if others:
                    raise TheseusError(f"{name}: its file {path} holds {others[0]} too, which stays")
                if path in tree and _EXTERNAL.search(tree.pop(path)):
                    raise TheseusError(f"{name}: it shares EXTERNAL data with other programs, which would be in two places")
        moved = [(g.number, g.subprogram.name, _symbol(g.subprogram.name), _sizes(g)) for g in plan.moved]
        kept = [(g.subprogram.name.upper(), _sizes(g)) for g in plan.kept]
        most = max([1, *(len(sizes) for _, sizes in kept)])
        text = template("glue.cobol.c.jinja").render(moved=moved, kept=kept, most=most)
        return {**tree, "theseus_glue.c": text.encode()}


HOST = _Host()


def _sizes(glued: Glued) -> list[int]:
    return [storage_size(p.type) for p in glued.subprogram.parameters]


def _symbol(program: str) -> str:
    """A PROGRAM-ID as GnuCOBOL writes it for the linker."""
    text = program.upper().replace("-", "__")
    return f"_{text}" if text[:1].isdigit() else text
