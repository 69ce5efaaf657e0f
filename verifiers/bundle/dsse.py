"""DSSE envelopes (https://github.com/secure-systems-lab/dsse, protocol 1.0.2) around in-toto statements.

Reading is strict: an envelope is accepted only in the one spelling that `seal` gives it, so that no byte can
be changed, not even one that a lenient reader would overlook (base64's spare bits, blanks, the order of keys).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from analyzers.model import TheseusError
from verifiers.bundle.keys import PublicKey, Signer

PAYLOAD_TYPE = "application/vnd.in-toto+json"


class Tampered(TheseusError):
    """Evidence is not as it was signed."""


def canonical(value: Any) -> bytes:
    """The one JSON spelling that is signed and hashed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _authenticated(payload: bytes) -> bytes:
    kind = PAYLOAD_TYPE.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def seal(statement: Any, signer: Signer) -> dict[str, Any]:
    """The envelope of a statement."""
    payload = canonical(statement)
    signature = signer.sign(_authenticated(payload))
    return {
        "payload": base64.b64encode(payload).decode(),
        "payloadType": PAYLOAD_TYPE,
        "signatures": [{"keyid": signer.public.id, "sig": base64.b64encode(signature).decode()}],
    }


def unseal(envelope: Any, keys: Mapping[str, PublicKey], what: str) -> Any:
    """The statement in an envelope that one of the keys signed. Raises Tampered for everything else."""
    try:
        payload = strict_base64(envelope["payload"])
        (entry,) = envelope["signatures"]
        signature = strict_base64(entry["sig"])
        statement = json.loads(payload)
        known = set(envelope) == {"payload", "payloadType", "signatures"} and set(entry) == {"keyid", "sig"}
        if not known or envelope["payloadType"] != PAYLOAD_TYPE or canonical(statement) != payload:
            raise ValueError
        keyid = str(entry["keyid"])
    except (KeyError, TypeError, ValueError) as error:
        raise Tampered(f"{what}: is no evidence in the form that Theseus writes, or was changed") from error
    key = keys.get(keyid)
    if key is None:
        raise Tampered(
            f"{what}: is signed with key {keyid[:16]}…, which is not trusted here: "
            "get the signer's public key and run 'theseus keys trust FILE'"
        )
    if not key.verifies(signature, _authenticated(payload)):
        raise Tampered(f"{what}: was changed after it was signed (the signature does not fit)")
    return statement


def strict_base64(text: str) -> bytes:
    """Decode the one spelling that encoding gives. Raises ValueError for any other."""
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError("base64 in another spelling")
    return data
