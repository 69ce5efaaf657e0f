"""The Go emitter: gofmt style, standard library only; exceptions are panics that `theseusrt.Try` catches."""

from translators.rules.emit.go.module import emit

__all__ = ["emit"]
