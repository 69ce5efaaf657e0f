"""COBOL as the host: a moved program's source is left out, and a C function has its name, where CALL finds it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from analyzers.model import Codebase, Direction, Module, Subprogram, TheseusError
from analyzers.tree import walk
from verifiers.harness.cobol import drivable, storage_size
from verifiers.hybrid.protocol import Glued, Plan, by_module
from verifiers.hybrid.text import template

_CANCEL = re.compile(r"(?i)\bCANCEL\b")
_CALL = re.compile(r"""(?i)\bCALL\s+["'][\w-]+["']""")
_EXTERNAL = re.compile(rb"(?im)^(?!.{6}[*/]).*\bEXTERNAL\b")


class _Host:
    def undrivable(self, subprogram: Subprogram) -> str:
        return drivable(subprogram)

    def unmovable(self, codebase: Codebase, root: Path, module: Module) -> str:
        """CANCEL gives a program its first state again (ISO 1989:2002 14.8.5), and does not reach a moved one."""
        if not module.interface.data:
            return ""
        for path in sorted({f for m in codebase.modules for f in m.files if (root / f).is_file()}):
            text = "\n".join(ln for ln in (root / path).read_text("latin-1").splitlines() if ln[6:7] not in ("*", "/"))
            if not _CANCEL.search(text):
                continue
            # By a literal, or by an item that was given the name somewhere: any mention besides a CALL.
            if re.search(rf"""(?i)["']{re.escape(module.name)}["']""", _CALL.sub("", text)):
                return f"{path} has CANCEL for it, which would not reset what it keeps"
        return ""

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
