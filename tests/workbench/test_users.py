"""Who somebody is who signed in, and whether anyone has to."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.model import TheseusError
from tests.workbench.command import theseus
from workbench.config import Role, Settings
from workbench.services import sign_in
from workbench.services.sign_in import name_in
from workbench.services.users import Action, Refused, user_named

AUTH = """[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "0123456789abcdef"
client_id = "a"
client_secret = "b"
server_metadata_url = "https://example.org/.well-known/openid-configuration"
"""


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"email": "ann@example.org", "email_verified": True, "sub": "7"}, "ann@example.org"),
        ({"email": "ann@example.org", "email_verified": "true", "sub": "7"}, "ann@example.org"),
        ({"email": "ann@example.org", "email_verified": False, "sub": "7"}, "7"),
        ({"email": "ann@example.org", "email_verified": "false", "sub": "7"}, "7"),
        ({"email": "ann@example.org", "sub": "7"}, "7"),
        ({"email": "", "email_verified": True, "sub": "7"}, "7"),
        ({"sub": "7", "provider": "default"}, "7"),
        ({"sub": "7", "provider": "okta"}, "okta/7"),
        ({"email": "ann@example.org", "email_verified": True, "sub": "7", "provider": "okta"}, "ann@example.org"),
    ],
)  # fmt: skip
def test_an_address_counts_when_the_provider_has_verified_it(claims: dict[str, object], name: str) -> None:
    assert name_in(claims) == name


def test_who_is_not_named_signs_in_without_a_role() -> None:
    with pytest.raises(TheseusError, match="names nobody"):
        name_in({"email": "ann@example.org"})
    for users in ({}, {"bob": [Role.ADMIN]}):
        settings = Settings.model_validate({"project": {"name": "p"}, "users": users})
        nobody = user_named(settings, "ann@example.org", signed_in=True)
        assert not nobody.roles and not any(nobody.may(action) for action in Action)
        with pytest.raises(Refused, match="without one"):
            nobody.require(Action.REVIEW)
    assert user_named(settings, "bob", signed_in=True).roles == {Role.ADMIN}


def test_sign_in_that_cannot_be_read_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were it, whoever comes would be the local user."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    place = tmp_path / ".streamlit" / "secrets.toml"
    assert not sign_in.providers()
    place.parent.mkdir()
    place.write_text('[database]\nurl = "x"\n')
    assert not sign_in.providers()
    place.write_text(AUTH)
    assert names() == ["default"]
    for text, words in ((AUTH.replace("client_secret", "client_sacred"), "lacks client_secret"), ("[auth\n", "secrets.toml"),
                        ("auth = 1\n", "lacks redirect_uri")):  # fmt: skip
        place.write_text(text)
        with pytest.raises(TheseusError, match=words):
            sign_in.providers()


def names() -> list[str]:
    return [p.name for p in sign_in.providers()]


def test_several_providers_are_named_and_each_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Streamlit reads them: what is shared stands under [auth], each provider's own under [auth.NAME]."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    place = tmp_path / ".streamlit" / "secrets.toml"
    place.parent.mkdir()
    shared, own = AUTH.split("client_id")[0], "client_id" + AUTH.split("client_id")[1]
    place.write_text(f"{shared}[auth.okta]\n{own}[auth.entra]\n{own}")
    assert names() == ["okta", "entra"]
    assert [p.label for p in sign_in.providers()] == ["Sign in with okta", "Sign in with entra"]
    assert sign_in.is_current({"provider": "okta"}, sign_in.providers())
    assert not sign_in.is_current({"provider": "default"}, sign_in.providers()), "a sign-in by a provider that is gone"
    place.write_text(f'{AUTH}client_kwargs = {{ prompt = "login" }}\n[auth.okta]\n{own}')
    assert names() == ["default", "okta"]
    for text, words in (
        (f"{shared}[auth.okta]\n" + own.replace("client_id", "client"), r"\[auth.okta\] lacks client_id"),
        (own.join(("[auth]\n[auth.okta]\n", "")), r"\[auth\] lacks redirect_uri, cookie_secret"),
        (f"{shared}[auth.my_okta]\n{own}", "of letters, digits and '-'"),
        (f'{shared}client_id = "a"\n[auth.okta]\n{own}', r"\[auth\] lacks client_secret, server_metadata_url"),
    ):
        place.write_text(text)
        with pytest.raises(TheseusError, match=words):
            sign_in.providers()


def test_pages_are_not_opened_to_others_without_sign_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = theseus("ui", tmp_path, "--address", "0.0.0.0", HOME=str(tmp_path))
    assert done.returncode == 3 and "nobody would have to sign in" in done.stderr
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text("[auth\n")
    done = theseus("ui", tmp_path, HOME=str(tmp_path))
    assert done.returncode == 3 and "secrets.toml" in done.stderr, "not even on this machine: a proxy may stand before it"
