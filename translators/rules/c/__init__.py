"""Rules for C: functions whose meaning the IR can hold exactly are lowered; the others are refused by name."""

from translators.rules.c.module import lower
from translators.rules.c.whole.choose import lower_whole

__all__ = ["lower", "lower_whole"]
