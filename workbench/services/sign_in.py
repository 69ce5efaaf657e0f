"""Sign-in by OpenID Connect, as Streamlit does it: what is set up for it, and who somebody is who came by it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzers.model import TheseusError

DEFAULT = "default"
"""What Streamlit calls the provider that stands right under `[auth]`."""
_SHARED = ("redirect_uri", "cookie_secret")
_OWN = ("client_id", "client_secret", "server_metadata_url")
_NO_PROVIDER = ("client_kwargs",)  # a table under [auth] that is a setting of the default provider


@dataclass(frozen=True)
class Provider:
    """Where one can sign in: `default`, or the NAME of an `[auth.NAME]`."""

    name: str

    @property
    def label(self) -> str:
        return "Sign in" if self.name == DEFAULT else f"Sign in with {self.name}"


def providers() -> tuple[Provider, ...]:
    """Those that are set up, in the files that Streamlit reads; none where nobody has to sign in. Raises TheseusError
    for a file that is there and cannot be read: were it passed over, whoever comes would be the local user."""
    found: tuple[Provider, ...] = ()
    for place in places():
        try:
            section = tomllib.loads(place.read_text("utf-8")).get("auth")
        except FileNotFoundError:
            continue
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise TheseusError(f"{place}: {error}: sign-in may be set up in it, so that it has to be mended or removed") from error
        if section is not None:
            found = _providers(place, section)  # of two files the later one counts
    return found


def places() -> list[Path]:
    """The files, in the order that Streamlit reads them in."""
    return [folder / ".streamlit" / "secrets.toml" for folder in (Path.home(), Path.cwd())]


def _providers(place: Path, section: object) -> tuple[Provider, ...]:
    settings = section if isinstance(section, dict) else {}
    named = {name: own for name, own in settings.items() if isinstance(own, dict) and name not in _NO_PROVIDER}
    _require(place, "auth", settings, _SHARED if named and not _begun(settings) else (*_SHARED, *_OWN))
    for name, own in named.items():
        if name == DEFAULT or not re.fullmatch("[A-Za-z0-9-]+", name):
            raise TheseusError(f"{place}: [auth.{name}]: a provider's name is of letters, digits and '-', and not '{DEFAULT}'")
        _require(place, f"auth.{name}", own, _OWN)
    return tuple(Provider(name) for name in ([DEFAULT] if _begun(settings) else []) + list(named))


def _begun(settings: Mapping[str, Any]) -> bool:
    return any(name in settings for name in _OWN)


def _require(place: Path, table: str, settings: Mapping[str, Any], names: tuple[str, ...]) -> None:
    missing = [name for name in names if not settings.get(name)]
    if missing:
        raise TheseusError(f"{place}: [{table}] lacks {', '.join(missing)} (docs/workbench.md)")


def name_in(claims: Mapping[str, Any]) -> str:
    """By what name somebody who signed in is known: the e-mail address if the provider has verified it, else the
    provider's own name for them (`sub`), which nobody chooses. An address that is only claimed says nothing, and one
    provider's `sub` nothing of another's: a named provider's stands before it."""
    verified = claims.get("email_verified") in (True, "true")
    name = str((claims.get("email") if verified else "") or "").strip()
    if name:
        return name
    name, provider = str(claims.get("sub") or "").strip(), str(claims.get("provider") or DEFAULT)
    if not name:
        raise TheseusError("the sign-in names nobody: the provider gave neither a verified e-mail address nor a subject")
    return name if provider == DEFAULT else f"{provider}/{name}"


def is_current(claims: Mapping[str, Any], known: tuple[Provider, ...]) -> bool:
    """Whether somebody came by a provider that is still set up: sign-ins outlive it by up to 30 days."""
    return str(claims.get("provider") or DEFAULT) in {p.name for p in known}
