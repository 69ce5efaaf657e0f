"""Evidence bundles: whole or refused, and the same verdict again from the bundle alone."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from analyzers.model import IntType, Parameter, Span, Subprogram, TheseusError
from verifiers import bundle as bundles
from verifiers.bundle import Bundle, Tree, dsse, keys, tagged
from verifiers.bundle.dsse import Tampered
from verifiers.bundle.keys import Signer
from verifiers.bundle.replay import observe_again, replay
from verifiers.compare_service import compare
from verifiers.observe import Case
from verifiers.sides import tree_hash
from verifiers.verdict import CompareRequest, Side, Status, Verdict

SIGNER = Signer(Ed25519PrivateKey.generate())
OTHER = Signer(Ed25519PrivateKey.generate())
KEYS = {SIGNER.public.id: SIGNER.public}
SMALL = Bundle(
    "programs",
    Tree({"a.c": b"int main(void) { return 0; }\n"}, single=True),
    Tree({"src/main.rs": b"fn main() {}\n", "Cargo.toml": b"[package]\n"}),
    Verdict(Status.EQUIVALENT, "no difference", Side("a.c", "c"), Side("t", "rust")),
    {"seed": 1, "rules": []},
    (Case(stdin=b"\xff\x00"),),
    (Case((b"x",)),),
)


def test_what_is_written_is_read_back() -> None:
    data = bundles.write(SMALL, SIGNER)
    assert bundles.read(data, KEYS) == replace(SMALL, signer=SIGNER.public.id)


def test_every_changed_byte_is_noticed() -> None:
    data = bundles.write(SMALL, SIGNER)
    for place in range(len(data)):
        for mask in (1, 2, 0x20, 0x80):
            changed = data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]
            with pytest.raises(Tampered):
                bundles.read(changed, KEYS)
    for place in range(0, len(data), 7):
        for changed in (data[:place], data[:place] + b" " + data[place:], data[:place] + data[place + 1 :]):
            with pytest.raises(Tampered):
                bundles.read(changed, KEYS)


def test_another_signer_is_refused_until_trusted() -> None:
    data = bundles.write(SMALL, OTHER)
    with pytest.raises(Tampered, match="not trusted here"):
        bundles.read(data, KEYS)
    assert bundles.read(data, {**KEYS, OTHER.public.id: OTHER.public}).verdict == SMALL.verdict


def test_a_signature_cannot_be_given_another_name() -> None:
    whole = json.loads(bundles.write(SMALL, OTHER))
    whole["dsse"]["signatures"][0]["keyid"] = SIGNER.public.id
    with pytest.raises(Tampered, match="signature does not fit"):
        bundles.read(dsse.canonical(whole) + b"\n", KEYS)


def test_an_object_that_nothing_names_is_refused() -> None:
    whole = json.loads(bundles.write(SMALL, SIGNER))
    stored = zlib.compress(b"stowaway")
    whole["objects"][hashlib.sha256(stored).hexdigest()] = base64.b64encode(stored).decode()
    with pytest.raises(Tampered, match="belongs to nothing"):
        bundles.read(dsse.canonical(whole) + b"\n", KEYS)


def test_the_envelope_is_dsse_s_own() -> None:
    """Checked by hand from the protocol's text: PAE of type and payload, signed by Ed25519."""
    envelope = json.loads(bundles.write(SMALL, SIGNER))["dsse"]
    payload = base64.b64decode(envelope["payload"])
    signed = b"DSSEv1 28 application/vnd.in-toto+json " + str(len(payload)).encode() + b" " + payload
    signature = base64.b64decode(envelope["signatures"][0]["sig"])
    SIGNER.private.public_key().verify(signature, signed)
    statement = json.loads(payload)
    assert statement["_type"] == "https://in-toto.io/Statement/v1"
    assert [s["name"] for s in statement["subject"]] == ["original", "translation"]


def test_the_subject_s_digest_is_that_of_the_tree_on_disk(tmp_path: Path) -> None:
    tree = Tree({"Cargo.toml": b"[package]\n", "src/main.rs": b"fn main() {}\n"})
    assert tree_hash(tree.write(tmp_path / "t")) == tree.sha256()
    assert bundles.read_tree(tmp_path / "t") == tree


def test_a_file_outside_of_its_tree_is_not_written(tmp_path: Path) -> None:
    for name in ("../out", "/tmp/theseus-out", "a/../../out"):
        with pytest.raises(Tampered):
            Tree({name: b""}).write(tmp_path / "t")


def test_a_module_s_file_outside_of_its_tree_is_not_built() -> None:
    side = Side("m", "c")
    for name in ("../x", "/x", "a/../../x"):
        outside = Bundle("module", Tree({name: b""}), Tree({}), Verdict(Status.EQUIVALENT, "", side, side), {"subprograms": tagged.encode(())})
        with pytest.raises(Tampered, match="outside of its tree"):
            bundles.probe_request(outside)


def test_the_model_survives_json() -> None:
    parameter = Parameter("n", IntType(bits=32, signed=True))
    one = Subprogram("f", Span("a.c", 1, 3), (parameter,), IntType(bits=8, signed=False))
    assert tagged.decode(json.loads(json.dumps(tagged.encode((one,))))) == (one,)
    with pytest.raises(TheseusError, match="does not know"):
        tagged.decode({"is": "Path", "_path": "/"})


def test_keys_are_kept_apart_and_new_ones_leave_old_evidence_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THESEUS_KEYS", str(tmp_path / "keys"))
    first = keys.own()
    assert (tmp_path / "keys/own.pem").stat().st_mode & 0o077 == 0
    assert keys.own().public == first.public
    data = bundles.write(SMALL, first)
    second = keys.renew()
    assert second.public != first.public
    assert list(keys.trusted()) == [second.public.id, first.public.id]
    assert bundles.read(data, keys.trusted()).signer == first.public.id


@pytest.mark.slow
@pytest.mark.parametrize(("shift", "status"), [(0, Status.EQUIVALENT), (1, Status.DIVERGENT)])
def test_a_verdict_is_had_again_from_the_bundle_alone(shift: int, status: Status, tmp_path: Path) -> None:
    text = '#include <stdio.h>\nint main(void) {{ int c, n = 0; while ((c = getchar()) != EOF) if (c == \'a\') n++;\n' \
           '  printf("%d\\n", n > 3 ? n + {shift} : n); if (n > 1) puts("many"); return 0; }}\n'  # fmt: skip
    (tmp_path / "o.c").write_text(text.format(shift=0))
    (tmp_path / "t.c").write_text(text.format(shift=shift))
    request = CompareRequest(tmp_path / "o.c", tmp_path / "t.c", budget=15.0, max_inputs=400)
    kept: list[Case] = []
    verdict = compare(request, kept=kept)
    assert verdict.status is status, verdict.reason
    data = bundles.write(bundles.of_programs(request, verdict, kept), SIGNER)
    for name in ("o.c", "t.c"):
        (tmp_path / name).unlink()
    again = replay(bundles.read(data, KEYS))
    assert again.same
    assert again.rerun == len(kept) + (shift == 1)
    assert again.found is not None
    assert again.found.counterexample == verdict.counterexample or shift == 1
    assert again.notes == ()
    other = replace(bundles.read(data, KEYS), translation=Tree({"t.c": text.format(shift=1 - shift).encode()}, True))
    assert not replay(other, quick=True).same


@pytest.mark.slow
def test_the_sides_of_a_program_that_asks_for_its_id_have_ids_far_apart_again(tmp_path: Path) -> None:
    """Were they in lockstep, the last digit of the one would be that of the other, and agree."""
    text = '#include <stdio.h>\n#include <unistd.h>\nint main(void) { printf("%d\\n", (int)getpid() % 10); return 0; }\n'
    (tmp_path / "o.c").write_text(text)
    (tmp_path / "t.c").write_text(text)
    request = CompareRequest(tmp_path / "o.c", tmp_path / "t.c", budget=15.0)
    bundle = bundles.of_programs(request, replace(SMALL.verdict, translation=Side("t.c", "c")), [Case()])
    seen = [observe_again(bundle, request, tmp_path / str(n), Case()) for n in range(3)]
    assert any(left.stdout != right.stdout for left, right in seen)
