"""Commands about requests: what people ask of new attempts, and what agents ask of people."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from analyzers.model import TheseusError
from analyzers.shown import shown
from workbench.cli_options import JsonOption, ProjectOption, TargetOption
from workbench.terminal import dump, err, escape, out

approvals_app = typer.Typer(help="What agents ask for beyond the policy, and what people grant.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.command("send-back")(send_back)
    app.command()(change)
    app.command("requests")(list_requests)
    app.command("counterexamples")(list_counterexamples)
    app.command("run-again")(run_again)
    app.command()(history)
    app.add_typer(approvals_app, name="approvals")


def _open(folder: Path) -> tuple[Any, Any]:
    from workbench.project import find_project, open_project
    from workbench.services.users import local_user

    project = open_project(find_project(folder))
    return project, local_user(project.settings)


def send_back(
    module: Annotated[str, typer.Argument(help="Module id.")],
    to: TargetOption,
    note: Annotated[str, typer.Option("--note", help="What the next attempt should mind, in plain words.")] = "",
    example: Annotated[
        list[str] | None, typer.Option("--counterexample", help="Only this one (see 'theseus counterexamples'); repeatable.")
    ] = None,
    now: Annotated[bool, typer.Option("--now", help="Let the model answer at once.")] = False,
    project: ProjectOption = Path(),
) -> None:
    """Send a module's translation back with a note and its counterexamples; the behaviour stays the original's."""
    from translators.protocol import RequestKind

    _ask(project, module, to, RequestKind.REPAIR, note, tuple(example or ()), now)


def change(
    module: Annotated[str, typer.Argument(help="Module id.")],
    to: TargetOption,
    note: Annotated[str, typer.Option("--note", help="What should be different from the original, in plain words.")],
    now: Annotated[bool, typer.Option("--now", help="Let the model answer at once.")] = False,
    project: ProjectOption = Path(),
) -> None:
    """Ask for a change of behaviour: a new attempt whose differences a reviewer must name in a waiver."""
    from translators.protocol import RequestKind

    _ask(project, module, to, RequestKind.CHANGE, note, (), now)


def _ask(project: Path, module: str, to: str, kind: Any, note: str, examples: tuple[str, ...], now: bool) -> None:
    from workbench.services import analysis, requests
    from workbench.services.translation import notes_of

    opened, user = _open(project)
    row = requests.ask(opened, user, module, to, kind, note, examples)
    out.print(f"request {row.id} is on record: {escape(module)} in {to}", soft_wrap=True)
    if not now:
        out.print(f"answer it: theseus submit {escape(module)} --to {to} --files DIR --answers {row.id}", soft_wrap=True)
        return
    codebase, _ = analysis.analyze(opened)
    with opened.exclusive():
        attempt = requests.answer(opened, codebase, row.id or 0, lambda e: err.print(escape(notes_of(e))) if notes_of(e) else None)
    if attempt.translation is None:
        err.print(f"nothing was proposed: {escape(attempt.row.reason)}", soft_wrap=True)
        raise typer.Exit(3)
    out.print(f"a new attempt is on record; next: theseus verify {escape(module)} --to {to}", soft_wrap=True)


def list_requests(
    module: Annotated[str, typer.Argument(help="Module id; without it, all.")] = "",
    open_only: Annotated[bool, typer.Option("--open", help="Only those that nobody has answered.")] = False,
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """List what people asked of new attempts."""
    from workbench.services import requests

    found = requests.listed(_open(project)[0], module, open_only=open_only)
    if as_json:
        print(json.dumps([{**a.row.model_dump(mode="json"), "open": a.open} for a in found], indent=2, ensure_ascii=False))
        return
    table = Table("number", "module", "to", "kind", "who", "note", "answer")
    for a in found:
        answer = "open" if a.answer is None else f"attempt {a.answer.id} by {a.answer.translator}"
        table.add_row(str(a.row.id), escape(a.row.module), a.row.target, a.row.kind, escape(a.row.who), escape(a.row.note[:80]), answer)
    out.print(table)


def list_counterexamples(
    module: Annotated[str, typer.Argument(help="Module id.")],
    to: TargetOption,
    tests: Annotated[
        Path | None,
        typer.Option(
            file_okay=False,
            help="Write each as a Rust or Go test into this target tree; a folder that is not there yet gets the translation first.",
        ),
    ] = None,
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """List the inputs on which a module's newest translation differs, and the command that runs each again."""
    from verifiers.codec import encode
    from workbench.services import counterexamples
    from workbench.services.verification import current_verdicts

    opened, _ = _open(project)
    found = counterexamples.of_verdict(opened, current_verdicts(opened, to).get(module))
    written = [] if tests is None else counterexamples.write_tests(opened, found, tests)
    if as_json:
        shown_tests = [{"test": path and str(path)} for path in written] or [{}] * len(found)
        listed = [{"token": f.token, **encode(f), **test} for f, test in zip(found, shown_tests, strict=True)]
        print(json.dumps(listed, indent=2, ensure_ascii=False))
        return
    folder = "" if project == Path() else f" --project {shlex.quote(str(project))}"
    for number, f in enumerate(found):
        token = f"{f.campaign[:12]}:{f.place}"
        out.print(escape(token), soft_wrap=True)
        for name, text in (("input", f.shown.input), ("original", f.shown.original), ("translation", f.shown.translation)):
            out.print(f"  {name}: {escape(text)}", soft_wrap=True)
        out.print(escape(f"  again: theseus run-again {shlex.quote(token)}{folder}"), soft_wrap=True)
        if written:
            out.print(escape(f"  test: {written[number] or 'none can be written for this one'}"), soft_wrap=True)
    if not found:
        out.print(f"no counterexample against {escape(module)} in {to} is on record")


def run_again(
    token: Annotated[str, typer.Argument(help="As 'theseus counterexamples' prints it.")],
    project: ProjectOption = Path(),
) -> None:
    """Run a counterexample again, from its signed evidence. Exit code: 0 both sides agree now, 1 they still differ."""
    from workbench.services import counterexamples

    opened, _ = _open(project)
    seen = counterexamples.run_again(opened, counterexamples.named(opened, token))
    out.print(f"original:    {escape(seen.original)}", soft_wrap=True)
    out.print(f"translation: {escape(seen.translation)}", soft_wrap=True)
    out.print(("they still differ" if seen.differs else "they agree now") + ("" if seen.as_then else ", not as on record"))
    raise typer.Exit(1 if seen.differs else 0)


def history(
    module: Annotated[str, typer.Argument(help="Module id.")],
    to: TargetOption,
    diff: Annotated[bool, typer.Option("--diff", help="Also what changed from each to the next.")] = False,
    project: ProjectOption = Path(),
) -> None:
    """List a module's attempts, oldest first."""
    from workbench.services import history as past

    opened, _ = _open(project)
    entries = past.timeline(opened, module, to)
    for entry in entries:
        verdict = f"; verdict {entry.verdict.status}" if entry.verdict else ""
        asked = f"; answers request {entry.request.id}" if entry.request else ""
        reason = f": {entry.reason}" if entry.reason else ""
        out.print(escape(f"{entry.at:%Y-%m-%d %H:%M} {entry.kind} {entry.number}: {entry.who}: {entry.state}{reason}{verdict}{asked}"),
                  soft_wrap=True)  # fmt: skip
        if diff and (files := past.files_of(opened, entry)):
            print(past.diff(past.before(opened, entries, entry), files))


# --------------------------------------------------------------------------- approvals


@approvals_app.command("list")
def list_approvals(
    waiting: Annotated[bool, typer.Option("--waiting", help="Only those that wait for a person.")] = False,
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """List requests, newest first."""
    from workbench.services import approvals

    rows = approvals.listed(_open(project)[0], waiting)
    if as_json:
        print(json.dumps([r.model_dump(mode="json") for r in rows], indent=2, ensure_ascii=False))
        return
    table = Table("number", "state", "kind", "what", "who asked", "decided by", "good until")
    for r in rows:
        table.add_row(str(r.id), r.state, r.kind, escape(r.subject), escape(r.who), escape(r.decided_by), f"{r.expires:%Y-%m-%d %H:%M}")
    out.print(table)


@approvals_app.command("show")
def show_approval(
    number: Annotated[int, typer.Argument(help="The request's number.")],
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """What was asked, what was decided, and what came of it: of a command its output and exit code."""
    from verifiers.codec import encode
    from workbench.services import approvals, commands
    from workbench.services.policy import Kind

    opened, _ = _open(project)
    row = approvals.named(opened, number)
    done = commands.outcome(opened, row)
    if as_json:
        dump({**row.model_dump(mode="json"), "ran": encode(done) if done is not None else None})
        return
    out.print(escape(f"request {row.id}: {row.kind}: {row.subject}"), soft_wrap=True)
    out.print(escape(f"asked by {row.who}, {row.created:%Y-%m-%d %H:%M} UTC: {row.why}"), soft_wrap=True)
    decided = f" by {row.decided_by}, {row.decided:%Y-%m-%d %H:%M} UTC" if row.decided else ""
    out.print(escape(f"{row.state}{decided}{': ' if row.reason else ''}{row.reason}"), soft_wrap=True)
    if row.kind == Kind.WRITE:
        print(shown(commands.preview(opened, row)))
    if done is not None:
        out.print(escape(commands.ended(done)), soft_wrap=True)
        for path in done.changed:
            out.print(escape(f"changed in the copy: {path}"), soft_wrap=True)
        print(shown(done.output), end="" if done.output.endswith("\n") else "\n")
    elif row.kind == Kind.RUN and row.state == approvals.State.USED:
        out.print("it began, and how it ended is not on record")


@approvals_app.command()
def grant(
    number: Annotated[int, typer.Argument(help="The request's number.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; on the audit log.")] = "",
    project: ProjectOption = Path(),
) -> None:
    """Grant a request: for exactly what it asks, once, and for a time."""
    from workbench.services import commands

    opened, user = _open(project)
    row, done = commands.grant(opened, user, number, reason)
    out.print(f"granted: {escape(row.subject)}; {escape(done)}", soft_wrap=True)


@approvals_app.command()
def deny(
    number: Annotated[int, typer.Argument(help="The request's number.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; on the audit log.")] = "",
    project: ProjectOption = Path(),
) -> None:
    """Deny a request; nothing happens, and the denial is on record."""
    from workbench.services import approvals

    opened, user = _open(project)
    row = approvals.decide(opened, user, number, False, reason)
    out.print(f"denied: {escape(row.subject)}", soft_wrap=True)


@approvals_app.command("run", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def run_command(context: typer.Context, project: ProjectOption = Path()) -> None:
    """Run a command (after --) in the sandbox, on a copy of the codebase, if the policy or a grant allows it; else
    leave a request. The exit code is the command's, or 3."""
    from workbench.services import commands

    opened, user = _open(project)
    done = commands.run(opened, user, context.args)
    print(shown(done.output), end="" if done.output.endswith("\n") else "\n")
    for path in done.changed[:50]:
        err.print(f"changed in the copy: {escape(path)}")
    if done.timed_out:
        raise TheseusError(f"it took longer than {opened.settings.policy.seconds:g} s (policy.seconds), or printed too much")
    raise typer.Exit(done.returncode if 0 <= done.returncode < 256 else 1)


@approvals_app.command("tokens")
def more_tokens(
    tokens: Annotated[int, typer.Argument(help="How many.")],
    why: Annotated[str, typer.Option("--why", help="For the person who decides.")] = "",
    project: ProjectOption = Path(),
) -> None:
    """Ask for tokens beyond the project's budget (model.total)."""
    from workbench.services import commands

    opened, user = _open(project)
    row = commands.spend_more(opened, user, tokens, why)
    out.print(f"request {row.id} waits for a person: theseus approvals grant {row.id}")
