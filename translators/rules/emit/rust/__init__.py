"""The Rust emitter: readable, safe, std-only Rust; exceptions travel as `Result<T, Exception>`."""

from translators.rules.emit.rust.layout import laid_out
from translators.rules.emit.rust.module import emit

__all__ = ["emit", "laid_out"]
