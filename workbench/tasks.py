"""Jobs about one request, one counterexample or one piece of evidence, as an engine does them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from analyzers.model import TheseusError
from verifiers.bundle.replay import replay as run_again
from verifiers.codec import encode
from workbench import audit
from workbench.services import counterexamples, dossier, requests, verification

if TYPE_CHECKING:
    from workbench.engine import Work


def answer(work: Work) -> str:
    """Let the translator answer a request, then verify what it proposed."""
    if not work.spec.subject.isdecimal():
        raise TheseusError(f"'{work.spec.subject}' is no request's number: 'theseus requests' lists them")
    number = int(work.spec.subject)
    name = requests.request_row(work.project, number).module
    with work.exclusive():
        codebase = work.codebase()
        work.at("translate", name, "", 0, 2)
        attempt = requests.answer(work.project, codebase, number, lambda e: work.event(name, e), work.spec.translator)
        if attempt.translation is None:
            return f"nothing was proposed: {attempt.row.reason}"
        work.at("verify", name, "", 1, 2)
        (row,) = verification.verify(work.project, codebase, work.target, (name,), work.progress)
    work.tell("verdict", name, {"status": row.status, "reason": row.reason, "translation": row.translation, "key": row.key})
    return row.status


def counterexample(work: Work) -> str:
    """Run one counterexample again, from its evidence."""
    found = counterexamples.named(work.project, work.spec.subject)
    work.began()
    work.at("run again", found.subject)
    seen = counterexamples.run_again(work.project, found, lambda p: work.progress(found.subject, p))
    said = "both sides still differ" if seen.differs else "both sides agree now"
    _record(work, "counterexample", found.subject, {"counterexample": found.token, "differs": seen.differs, **encode(seen)})
    return said if seen.as_then else f"{said}, though not as on record"


def replay(work: Work) -> str:
    """Run a campaign again from its evidence; with the note `quick`, its stored inputs only."""
    row = dossier.campaign(work.project, work.spec.subject)
    bundle = dossier.bundle_of(work.project, row.key)
    work.began()
    work.at("replay", row.subject)
    again = run_again(bundle, work.spec.note == "quick", lambda p: work.progress(row.subject, p))
    body = {
        "campaign": row.key, "same": again.same, "recorded": again.recorded.status, "rerun": again.rerun,
        "found": again.found.status if again.found is not None else "", "unlike": again.unlike, "notes": list(again.notes),
    }  # fmt: skip
    _record(work, "replay", row.subject, body)
    return "the same verdict" if again.same else "not the same verdict"


def _record(work: Work, action: str, subject: str, body: dict[str, Any]) -> None:
    """The result as the job's event, and on the audit log."""
    work.tell(action, subject, json.loads(json.dumps(body)))
    with work.project.store.transaction() as session:
        audit.append(session, action, subject, {k: v for k, v in body.items() if k not in ("original", "translation")})
