"""The hosts and guests, in one place."""

from __future__ import annotations

from importlib import import_module

from analyzers.model import TheseusError
from verifiers.hybrid.protocol import Guest, Host


def host_for(language: str) -> Host:
    """Raises TheseusError for a language that can't be a host."""
    found: Host = _load(language, "HOST", "be the host of replaced modules")
    return found


def guest_for(language: str) -> Guest:
    """Raises TheseusError for a language that can't replace modules."""
    found: Guest = _load(language, "GUEST", "replace modules of a program in another language")
    return found


def _load(language: str, name: str, what: str):  # type: ignore[no-untyped-def]
    try:
        module = import_module(f"verifiers.hybrid.{language}")
    except ModuleNotFoundError as error:
        raise TheseusError(f"{language} can't {what}: it has no glue") from error
    if not hasattr(module, name):
        raise TheseusError(f"{language} can't {what}: it has no glue")
    return getattr(module, name)
