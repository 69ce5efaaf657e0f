"""The Go emitter: gofmt style, standard library only; exceptions are panics that `theseusrt.Try` catches."""

from translators.rules.emit.go.layout import laid_out
from translators.rules.emit.go.module import emit

__all__ = ["emit", "laid_out"]
