"""COBOL to the IR, and the IR of COBOL programs to the targets."""

from translators.rules.cobol.emit_go import emit as emit_go
from translators.rules.cobol.emit_rust import emit as emit_rust
from translators.rules.cobol.lowering import lower

EMITTERS = {"rust": emit_rust, "go": emit_go}

__all__ = ["EMITTERS", "lower"]
