"""What agents do beyond proposing text, each through the policy: a command in the sandbox, files handed in, tokens."""

from __future__ import annotations

import difflib
import hashlib
import json
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import col, select

from analyzers.model import Codebase, Module, TheseusError
from analyzers.tree import walk
from translators.submitted import SUPPORT, owned_files, read_text
from translators.targets import for_name
from verifiers import sandbox
from verifiers.codec import decode, encode
from verifiers.sandbox import Limits
from verifiers.toolchains.stage import stage
from verifiers.work_folder import work_folder
from workbench import audit
from workbench.project import Project
from workbench.services import approvals, policy, states, translation
from workbench.services.analysis import analyze
from workbench.services.policy import Answer, Kind, Ruling
from workbench.services.translation import Attempt, Submission
from workbench.services.users import Action, Refused, User
from workbench.store.models import ApprovalRow, AuditRow

_SHOWN = 200_000  # bytes of an output that are kept


@dataclass(frozen=True)
class Ran:
    """What a command did on its copy. `changed` are files of the copy that it made, changed or removed."""

    argv: tuple[str, ...]
    returncode: int
    timed_out: bool
    seconds: float
    output: str
    changed: tuple[str, ...]
    record: str = ""


def run(project: Project, user: User, argv: Sequence[str]) -> Ran:
    """Run a command in the sandbox, on a copy of the codebase; nothing of it comes back but what it printed. Raises
    Needed, and leaves a request, when the policy doesn't allow it and nobody granted it."""
    user.require(Action.PROPOSE)
    if not argv or any("\0" in word for word in argv):
        raise TheseusError("name a command, such as: theseus approvals run -- make check")
    text = shlex.join(argv)
    ruling = policy.may_run(project.settings, argv)
    grant: ApprovalRow | None = None
    if ruling.answer is not Answer.ALLOWED:
        grant = approvals.require(project, user, Kind.RUN, text, {"argv": list(argv)}, ruling.why)
        approvals.use(project, user, grant, {"began": True})
    done = _on_a_copy(project, argv)
    record = project.objects.put(json.dumps(encode(done), sort_keys=True, ensure_ascii=False).encode())
    with project.store.transaction() as session:
        detail = {"record": record, "returncode": done.returncode, "by": _by(grant) if grant else ruling.why}
        audit.append(session, "run", text, detail, user.name)
    return Ran(done.argv, done.returncode, done.timed_out, done.seconds, done.output, done.changed, record)


def outcome(project: Project, row: ApprovalRow) -> Ran | None:
    """What a granted command did, by the audit log and the object that it names. None: it has not run, or it was
    stopped before it ended."""
    if row.kind != Kind.RUN or row.state != approvals.State.USED:
        return None
    with project.store.reading() as session:
        query = select(AuditRow).where(AuditRow.action == "run", AuditRow.subject == row.subject)
        details = [json.loads(entry.detail) for entry in session.exec(query.order_by(col(AuditRow.seq).desc()))]
    records = [d["record"] for d in details if d["by"] == _by(row)]
    return decode(Ran, json.loads(project.objects.get(records[0]))) if records else None


def ended(done: Ran) -> str:
    """How a command ended, in words."""
    if done.timed_out:
        return f"it was stopped after {done.seconds:g} s: it took too long, or printed too much"
    return f"exit code {done.returncode} after {done.seconds:g} s"


def _by(grant: ApprovalRow) -> str:
    return f"grant {grant.id}"


def _on_a_copy(project: Project, argv: Sequence[str]) -> Ran:
    with work_folder("run") as name:
        out = name
        copy = stage(project.root, out)
        before = _hashes(copy)
        limits = Limits(wall_seconds=project.settings.policy.seconds, output_bytes=_SHOWN)
        done = sandbox.run(argv, writable=out, directory="/box/src", limits=limits)
        after = _hashes(copy)
        changed = sorted(p for p in {*before, *after} if before.get(p) != after.get(p))
    return Ran(tuple(argv), done.returncode, done.timed_out, round(done.seconds, 2), done.text()[:_SHOWN], tuple(changed))


def _hashes(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in walk(folder)}


# --------------------------------------------------------------------------- handing in files


@dataclass(frozen=True)
class HandedIn:
    """An attempt, and what was in the folder besides: files that the policy lets it write too, files that a person
    has to grant, and files that are not taken, each with the reason."""

    attempt: Attempt
    also: tuple[str, ...] = ()
    asked: tuple[ApprovalRow, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def hand_in(project: Project, user: User, codebase: Codebase, module: Module, target: str, folder: Path) -> HandedIn:
    """Record a module's files as its newest attempt. Files outside of its place are taken as far as policy.write
    allows; for an agent's others, where they bring something new, a request is left (a person has `submit --all`).
    Raises Needed when the folder itself may not be read."""
    user.require(Action.PROPOSE)
    reading = policy.may_read(project.settings, user, project.root, folder)
    if reading.answer is not Answer.ALLOWED:
        detail = {"folder": str(folder.resolve())}
        approvals.require(project, user, Kind.READ, f"take files from {folder.resolve()}", detail, reading.why)
    attempt = translation.submit(project, codebase, module, target, folder)
    asked: list[ApprovalRow] = []
    refused: list[tuple[str, str]] = []
    also: list[str] = []
    for path, owner in _others(codebase, module.id, target, folder):
        ruling = policy.may_write(project.settings, path) if owner else Ruling(Answer.NEVER, "it belongs to no module")
        if ruling.answer is Answer.NEVER:
            refused.append((path, ruling.why))
            continue
        text = read_text(folder / path)
        if _recorded(project, target, owner).get(path) == text:
            continue
        if ruling.answer is Answer.ASK and not policy.is_agent(user):
            refused.append((path, f"it belongs to {owner}: hand that in too, or use --all"))
            continue
        if ruling.answer is Answer.ALLOWED:
            _take(project, codebase, owner, target, path, text)
            also.append(path)
            continue
        detail = {"target": target, "module": owner, "path": path, "text": project.objects.put(text.encode())}
        subject = f"write {path} (of {owner}) beside {module.id}"
        asked.append(approvals.request(project, user, Kind.WRITE, subject, detail, ruling.why))
    if refused and policy.is_agent(user):
        with project.store.transaction() as session:
            audit.append(session, "write-refused", module.id, {"target": target, "files": refused[:50]}, user.name)
    return HandedIn(attempt, tuple(also), tuple(asked), tuple(refused))


def hand_in_all(project: Project, user: User, codebase: Codebase, target: str, folder: Path) -> Submission:
    """Record a whole target tree: a person's way. An agent hands in module by module, so that what it writes beside
    one is asked for."""
    user.require(Action.PROPOSE)
    if policy.is_agent(user):
        raise Refused(f"{user.name} is an agent: agents hand in one module at a time ('theseus submit MODULE --files DIR')")
    return translation.submit_all(project, codebase, target, folder)


def _others(codebase: Codebase, module: str, target: str, folder: Path) -> list[tuple[str, str]]:
    """Files that are not the module's, with the module that they belong to (empty: none)."""
    owner = for_name(target)
    names = [m.id for m in codebase.modules] + [SUPPORT]
    return [
        (path, next((n for n in names if n != module and owner.owns(n, path)), ""))
        for path in owned_files(folder, module, target)[1]
    ]


def apply(project: Project, user: User, row: ApprovalRow) -> str:
    """Do what a grant is for, where that is one step: hand in the file, or add the tokens. Returns what was done."""
    detail = json.loads(row.detail)
    if row.kind == Kind.WRITE:
        text = project.objects.get(detail["text"]).decode()
        codebase, _ = analyze(project)
        approvals.use(project, user, row, {"path": detail["path"]})
        _take(project, codebase, detail["module"], detail["target"], detail["path"], text)
        return f"{detail['path']} is handed in as part of {detail['module']}"
    if row.kind == Kind.SPEND:
        approvals.use(project, user, row, {"tokens": detail["tokens"]})
        return f"{detail['tokens']} tokens more may be spent"
    return "the same command can be run again now"


def grant(project: Project, user: User, number: int, reason: str = "") -> tuple[ApprovalRow, str]:
    """Grant a request and do at once what can be done at once."""
    row = approvals.decide(project, user, number, True, reason)
    return row, apply(project, user, row)


def _take(project: Project, codebase: Codebase, owner: str, target: str, path: str, text: str) -> None:
    """One file as part of its module's newest translation."""
    files = {**_recorded(project, target, owner), path: text}
    module = translation.support_module() if owner == SUPPORT else codebase.module(owner)
    with work_folder("take") as name:
        for place, content in files.items():
            (name / place).parent.mkdir(parents=True, exist_ok=True)
            (name / place).write_text(content, "utf-8")
        translation.submit(project, codebase, module, target, name)


def _recorded(project: Project, target: str, module: str) -> dict[str, str]:
    """The files of a module's newest translation."""
    with project.store.reading() as session:
        known = translation.text_of(project, states.newest(session, module, target)[0])
    return dict(known.files) if known is not None else {}


def preview(project: Project, row: ApprovalRow) -> str:
    """What a person has to look at before a grant: the change to a file as a diff, or the words of a command.
    Afterwards it is the file's text: what it would have changed then is no longer there."""
    detail = json.loads(row.detail)
    if row.kind != Kind.WRITE:
        return str(detail.get("folder") or shlex.join(detail.get("argv", [])) or f"{detail.get('tokens', 0)} tokens")
    new = project.objects.get(detail["text"]).decode()
    if row.state != approvals.State.WAITING:
        return new
    old = _recorded(project, detail["target"], detail["module"]).get(detail["path"], "")
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), detail["path"], detail["path"], lineterm="")
    return "\n".join(lines)


def spend_more(project: Project, user: User, tokens: int, why: str = "") -> ApprovalRow:
    """Ask for tokens beyond the project's budget."""
    user.require(Action.PROPOSE)
    if not project.settings.model.total:
        raise TheseusError("model.total sets no bound for this project: there is nothing to ask for")
    if not 0 < tokens <= 10**9:
        raise TheseusError(f"{tokens} tokens: ask for a number from 1 to 1000000000")
    detail = {"tokens": tokens, "budget": project.settings.model.total + approvals.tokens_granted(project)}
    return approvals.request(project, user, Kind.SPEND, f"{tokens} tokens beyond the budget", detail, why or "the budget is spent")
