"""Signing keys: one of one's own, and the public keys of others whose evidence counts.

They lie in `$THESEUS_KEYS`, else `$XDG_CONFIG_HOME/theseus/keys`, else `~/.config/theseus/keys`: outside of
any project, so that who can write to a project's folder cannot sign for its owner.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from analyzers.model import TheseusError

_OWN = "own.pem"


@dataclass(frozen=True)
class PublicKey:
    """`id` is the SHA-256 of the key's 32 bytes, in hex."""

    raw: bytes

    @property
    def id(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()

    def verifies(self, signature: bytes, message: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except InvalidSignature:
            return False
        return True

    def pem(self) -> bytes:
        return Ed25519PublicKey.from_public_bytes(self.raw).public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )


@dataclass(frozen=True)
class Signer:
    """A private key."""

    private: Ed25519PrivateKey

    @property
    def public(self) -> PublicKey:
        return PublicKey(
            self.private.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        )

    def sign(self, message: bytes) -> bytes:
        return self.private.sign(message)


def folder() -> Path:
    named = os.environ.get("THESEUS_KEYS")
    if named:
        return Path(named)
    return Path(os.environ.get("XDG_CONFIG_HOME", str(Path.home() / ".config"))) / "theseus" / "keys"


def own() -> Signer:
    """One's own key, made when there is none yet. Raises TheseusError when it cannot be read or made."""
    place = folder() / _OWN
    if not place.exists():
        return renew()
    try:
        key = serialization.load_pem_private_key(place.read_bytes(), None)
    except (OSError, ValueError) as error:
        raise TheseusError(f"{place}: cannot be read as a private key: {error}; 'theseus keys new' makes another") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise TheseusError(f"{place}: is no Ed25519 key; 'theseus keys new' makes one")
    return Signer(key)


def renew() -> Signer:
    """Make a new key of one's own. The public part of the one before stays trusted."""
    place = folder() / _OWN
    if place.exists():
        trust(own().public)
    signer = Signer(Ed25519PrivateKey.generate())
    text = signer.private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    fresh = place.with_suffix(f".{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(text)
        fresh.replace(place)
    except OSError as error:
        raise TheseusError(
            f"cannot write the signing key {place}: {error.strerror}; set THESEUS_KEYS to a writable folder"
        ) from error
    return signer


def trust(key: PublicKey) -> Path:
    """Let evidence signed with this key count from now on."""
    place = folder() / "trusted" / f"{key.id}.pem"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(key.pem())
    except OSError as error:
        raise TheseusError(f"cannot write {place}: {error.strerror}") from error
    return place


def read_public(path: Path) -> PublicKey:
    """A public key from a PEM file."""
    try:
        key = serialization.load_pem_public_key(path.read_bytes())
    except (OSError, ValueError) as error:
        raise TheseusError(f"{path}: cannot be read as a public key: {error}") from error
    if not isinstance(key, Ed25519PublicKey):
        raise TheseusError(f"{path}: is no Ed25519 public key")
    return PublicKey(key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw))


def trusted() -> dict[str, PublicKey]:
    """Keys whose signatures count, one's own first, by id."""
    found = {}
    if (folder() / _OWN).exists():
        mine = own().public
        found[mine.id] = mine
    for path in sorted((folder() / "trusted").glob("*.pem")):
        key = read_public(path)
        found[key.id] = key
    return found
