"""Texts and paths of the command line without pydantic, which typer loads for the first value of any command: that
takes a quarter of a start. What a value means stays typer's: its own functions check paths, and read all the rest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LISTED: dict[Any, type] = {list[Path]: Path, list[str]: str}

try:  # of typer's own parts, which another version may not have: then it goes its own way
    from typer import core
    from typer._coercion import RuntimeParam, build_runtime_param
    from typer._param_types import coerce_cli_path
except ImportError:

    def plainly() -> None:
        """Nothing: this typer has other parts."""

else:

    @dataclass(frozen=True)
    class _Plain(RuntimeParam):
        """A value that typer's own way is looked up for only where it is no text, no path and no list of such."""

        descriptor: Any

        def _coerce_value(self, value: Any, param: Any, ctx: Any) -> Any:
            told = self.parameter_info
            kind = _LISTED.get(self.annotation, self.annotation)
            if kind not in (str, Path) or told.parser is not None or told.path_type is not None or self.descriptor.is_file:
                return build_runtime_param(self.descriptor)._coerce_value(value, param=param, ctx=ctx)
            if kind is not self.annotation:
                return [self._one(kind, item, param, ctx) for item in value]
            return self._one(kind, value, param, ctx)

        def _one(self, kind: type, value: Any, param: Any, ctx: Any) -> Any:
            if kind is str:
                return str(value)
            return coerce_cli_path(Path(value), self.parameter_info, path_type=Path, param=param, ctx=ctx)

    def _plain(descriptor: Any) -> RuntimeParam:
        return _Plain(descriptor.parameter_info, descriptor.annotation, descriptor)

    def plainly() -> None:
        """Let all parameters be read so, those that typer itself adds (`--help`) too."""
        core.build_runtime_param = _plain
