"""A fake OpenID provider, for tests: it asks for no password, and signs in whoever is clicked on.

What it says is as the standard wants it (OpenID Connect Core 1.0 with the code flow, RFC 7636 for PKCE, RP-initiated
logout), and it refuses what the standard has it refuse, so that a client that leaves something out does not get in.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.serving import LocalServer

CLIENT, SECRET = "theseus-test", "not-a-secret"


@dataclass
class FakeProvider(LocalServer):
    """A context manager. `people` are claims by the name on the button; with `forging`, tokens are signed with a key
    that is not among the published ones. `ended`: how many sessions it was told to end."""

    people: Mapping[str, Mapping[str, Any]]
    forging: bool = False
    ended: int = 0
    granted: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "published"})
        self.other = RSAKey.generate_key(2048, {"kid": "published"})

    @property
    def url(self) -> str:
        return self.root

    @property
    def secrets_toml(self) -> str:
        """The settings of a client of this provider, as Streamlit reads them: once without a name, once as `okta`."""
        client = f"""client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{self.url}/.well-known/openid-configuration"
"""
        return f"""[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{secrets.token_hex(32)}"
{client}
[auth.okta]
{client}"""

    def id_token(self, grant: Mapping[str, str]) -> str:
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": grant["nonce"]}
        key = self.other if self.forging else self.key
        return jwt.encode({"alg": "RS256", "kid": "published"}, {**claims, **self.people[grant["person"]]}, key)


class _Handler(BaseHTTPRequestHandler):
    owner: FakeProvider

    def log_message(self, *_: Any) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(place.query).items()}
        match place.path:
            case "/.well-known/openid-configuration":
                self._json(200, self._metadata())
            case "/keys":
                self._json(200, {"keys": [self.owner.key.as_dict(private=False)]})
            case "/authorize":
                self._choose(asked)
            case "/enter":
                self._enter(asked)
            case "/end":
                self.owner.ended += 1
                self._redirect(asked["post_logout_redirect_uri"])
            case _:
                self._json(404, {"error": "not_found"})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = {name: values[0] for name, values in parse_qs(body).items()}
        given = base64.b64decode(self.headers.get("Authorization", "").removeprefix("Basic ")).decode()
        if given != f"{CLIENT}:{SECRET}" and (asked.get("client_id"), asked.get("client_secret")) != (CLIENT, SECRET):
            return self._json(401, {"error": "invalid_client"})
        grant = self.owner.granted.pop(asked.get("code", ""), None)  # a code is good once
        proof = base64.urlsafe_b64encode(hashlib.sha256(asked.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        if grant is None or asked.get("redirect_uri") != grant["redirect_uri"] or proof != grant["code_challenge"]:
            return self._json(400, {"error": "invalid_grant"})
        token = {"access_token": secrets.token_hex(16), "token_type": "Bearer", "expires_in": 300}
        self._json(200, {**token, "id_token": self.owner.id_token(grant)})

    def _metadata(self) -> dict[str, Any]:
        url = self.owner.url
        return {
            "issuer": url, "authorization_endpoint": f"{url}/authorize", "token_endpoint": f"{url}/token",
            "jwks_uri": f"{url}/keys", "end_session_endpoint": f"{url}/end", "response_types_supported": ["code"],
            "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }  # fmt: skip

    def _choose(self, asked: Mapping[str, str]) -> None:
        needed = ("redirect_uri", "state", "nonce", "code_challenge")
        if (asked.get("client_id"), asked.get("response_type")) != (CLIENT, "code") or not all(asked.get(n) for n in needed):
            return self._json(400, {"error": "invalid_request"})
        links = [
            f'<p><a href="/enter?{html.escape(urlencode({**asked, "person": name}))}">{html.escape(name)}</a></p>'
            for name in self.owner.people
        ]
        self._send(200, "text/html", f"<!doctype html><title>Fake provider</title><h1>Who are you?</h1>{''.join(links)}".encode())

    def _enter(self, asked: Mapping[str, str]) -> None:
        code = secrets.token_hex(16)
        self.owner.granted[code] = dict(asked)
        self._redirect(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")

    def _redirect(self, place: str) -> None:
        self.send_response(302)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _json(self, status: int, value: Any) -> None:
        self._send(status, "application/json", json.dumps(value).encode())

    def _send(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


FakeProvider.handler = _Handler
