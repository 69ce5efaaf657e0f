"""Commands about evidence: keys, replay, audit."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from workbench.cli_options import JsonOption, ProjectOption, TargetOption, project_at
from workbench.terminal import err, escape, out

evidence_app = typer.Typer(help="Verdicts and their evidence: search, check, export, compare.", no_args_is_help=True)
keys_app = typer.Typer(help="Keys that sign evidence, and those whose evidence counts here.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.command()(audit)
    app.command()(replay)
    app.command()(mutants)
    app.add_typer(keys_app, name="keys")
    app.add_typer(evidence_app, name="evidence")


@keys_app.command("list")
def list_keys() -> None:
    """The keys whose signatures count, one's own first."""
    from verifiers.bundle import keys

    own = keys.own().public.id
    for key in keys.trusted().values():
        out.print(f"{key.id}  {'own' if key.id == own else 'trusted'}", soft_wrap=True)
    out.print(f"in {keys.folder()}", soft_wrap=True)


@keys_app.command("new")
def new_key() -> None:
    """Make a new key of one's own; evidence signed with the one before stays good."""
    from verifiers.bundle import keys

    out.print(keys.renew().public.id, soft_wrap=True)


@keys_app.command("export")
def export_key(file: Annotated[Path, typer.Argument(help="Where to write it.")]) -> None:
    """Write one's own public key, for others to trust."""
    from verifiers.bundle import keys

    key = keys.own().public
    file.write_bytes(key.pem())
    out.print(f"{key.id} is in {file}", soft_wrap=True)


@keys_app.command("trust")
def trust_key(file: Annotated[Path, typer.Argument(help="A public key that someone exported.")]) -> None:
    """Let evidence signed with this key count."""
    from verifiers.bundle import keys

    key = keys.read_public(file)
    keys.trust(key)
    out.print(f"{key.id} is trusted", soft_wrap=True)


def replay(
    bundle: Annotated[Path, typer.Argument(help="A file that 'compare --bundle' wrote, or an object of a project.")],
    quick: Annotated[bool, typer.Option("--quick", help="Run the stored inputs only, not the whole campaign.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
) -> None:
    """Check evidence and get its verdict again, from the bundle alone. Exit code: 0 the same verdict, 1 another."""
    from workbench.services import bundles

    again = bundles.replay_file(bundle, quick)
    found = again.found.status.value if again.found else None
    if as_json:
        print(json.dumps({"same": again.same, "recorded": again.recorded.status.value, "found": found,
                          "inputs_run": again.rerun, "inputs_unlike": again.unlike, "notes": list(again.notes)}))  # fmt: skip
    else:
        out.print(f"recorded: {again.recorded.status.value}: {escape(again.recorded.reason)}", soft_wrap=True)
        if again.rerun:
            out.print(f"stored inputs: {again.rerun} run again, {again.unlike} unlike then")
        if again.found:
            out.print(f"found:    {found}: {escape(again.found.reason)}", soft_wrap=True)
        for note in again.notes:
            out.print(f"note: {escape(note)}", soft_wrap=True)
        out.print("the same verdict" if again.same else "[red]not the same verdict[/]")
    raise typer.Exit(0 if again.same else 1)


def mutants(
    to: TargetOption,
    judge: Annotated[str, typer.Option("--judge", help="The key of one that is equivalent; say why with --reason.")] = "",
    retract: Annotated[str, typer.Option("--retract", help="The key of one whose judgement is taken back.")] = "",
    reason: Annotated[str, typer.Option(help="Why: it goes on the audit log, into the verdict and its evidence.")] = "",
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """List the mutants that no input noticed; judge one equivalent, or take that back. Verdicts change with 'verify'."""
    from verifiers.codec import encode
    from workbench.services import mutants as service
    from workbench.services.users import local_user

    if judge and retract:
        raise typer.BadParameter("either --judge or --retract")
    opened = project_at(project)
    user = local_user(opened.settings)
    if judge:
        found = service.judge(opened, user, to, judge, reason)
        out.print(f"on record: {escape(found.survivor.where)} is judged equivalent by {escape(user.name)}; verify again", soft_wrap=True)
        return
    if retract:
        service.retract(opened, user, to, retract, reason)
        out.print(f"on record: the judgement of {escape(retract)} is taken back; verify again", soft_wrap=True)
        return
    listed = service.unnoticed(opened, to)
    if as_json:
        print(json.dumps([{"subject": m.subject, "judgement": m.judgement, **encode(m.survivor)} for m in listed], indent=2))
        return
    for m in listed:
        out.print(f"{m.survivor.key}  {m.survivor.kind}, {escape(m.survivor.where)} ({escape(m.subject)})", soft_wrap=True)
        out.print(escape(m.survivor.diff), soft_wrap=True)
        if m.judgement:
            out.print(f"judged equivalent by {escape(m.judgement)}", soft_wrap=True)
    out.print(f"{len(listed)} mutants that no input noticed, {sum(bool(m.judgement) for m in listed)} of them judged equivalent")


def audit(
    project: ProjectOption = Path(),
    show: Annotated[bool, typer.Option("--list", help="Also print entries, newest first.")] = False,
    actor: Annotated[str, typer.Option(help="Only entries of this actor.")] = "",
    action: Annotated[str, typer.Option(help="Only entries of this action.")] = "",
    text: Annotated[str, typer.Option(help="Only entries with this text in subject, detail or hash.")] = "",
) -> None:
    """Check the audit log's chain and every signature; exit code 1 when anything was changed or is missing."""
    from workbench.project import find_project, open_project
    from workbench.services import bundles, dossier

    opened = open_project(find_project(project))
    if show or actor or action or text:
        page = dossier.log(opened, dossier.LogQuery(actor, action, text))
        for row in page.rows:
            out.print(escape(f"{row.seq} {row.time} {row.actor} {row.action} {row.subject} {row.detail}"), soft_wrap=True)
        if page.total > len(page.rows):
            out.print(f"the newest {len(page.rows)} of {page.total} entries")
    found = bundles.problems(opened)
    for problem in found:
        err.print(escape(problem), soft_wrap=True)
    if found:
        raise typer.Exit(1)
    campaigns, signed = bundles.signed_entries(opened)
    out.print(f"the audit log is whole; {signed} of {campaigns} campaigns have signed evidence, all of it good")


@evidence_app.command()
def search(
    module: Annotated[str, typer.Option(help="Only this module.")] = "",
    to: Annotated[str, typer.Option("--to", help="Only this target.")] = "",
    status: Annotated[str, typer.Option(help="equivalent, divergent, inconclusive or unsupported.")] = "",
    text: Annotated[str, typer.Option(help="In the module's name or the reason.")] = "",
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="From this day (UTC).")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="To this day (UTC).")] = None,
    project: ProjectOption = Path(),
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
) -> None:
    """Search verdicts, newest first."""
    from workbench.project import find_project, open_project
    from workbench.services import dossier

    days = [moment.date() if moment else None for moment in (since, until)]
    query = dossier.Query(module, to, status, text, *days)
    page = dossier.verdicts(open_project(find_project(project)), query)
    if as_json:
        print(json.dumps([row.model_dump(mode="json") for row in page.rows], indent=2, ensure_ascii=False))
        return
    for row in page.rows:
        out.print(escape(f"{row.id} {row.created:%Y-%m-%d %H:%M} {row.module} {row.target} {row.status}: {row.reason}"), soft_wrap=True)
    out.print(f"{len(page.rows)} of {page.total} verdicts")


@evidence_app.command()
def show(number: Annotated[int, typer.Argument(help="A verdict's number.")], project: ProjectOption = Path()) -> None:
    """A verdict, its campaigns, and what their signatures are worth; exit code 1 when evidence was changed."""
    from workbench.project import find_project, open_project
    from workbench.services import dossier

    opened = open_project(find_project(project))
    row = dossier.verdict_row(opened, number)
    out.print(escape(f"{row.module} in {row.target}: {row.status}: {row.reason}"), soft_wrap=True)
    broken = False
    for campaign in dossier.campaigns_of(opened, row):
        seal = dossier.check(opened, campaign)
        broken |= seal.state == "broken"
        said = f"signed by {seal.signer}{' (own)' if seal.own else ''}, {seal.created}" if seal.state == "good" else seal.problem
        out.print(escape(f"{campaign.key[:12]} {campaign.kind} {campaign.subject} {campaign.status}: {seal.state}: {said}"), soft_wrap=True)
    raise typer.Exit(1 if broken else 0)


@evidence_app.command("replay")
def replay_campaign(
    campaign: Annotated[str, typer.Argument(help="A campaign's key, or how it begins.")],
    quick: Annotated[bool, typer.Option("--quick", help="Run the stored inputs only, not the whole campaign.")] = False,
    project: ProjectOption = Path(),
) -> None:
    """Run a campaign of the project again, as a job that everybody sees. Exit code: 0 the same verdict, 1 another."""
    from analyzers.model import TheseusError
    from workbench.project import find_project, open_project
    from workbench.services import dossier, jobs
    from workbench.services.users import local_user

    opened = open_project(find_project(project))
    row = dossier.campaign(opened, campaign)
    spec = jobs.Spec(subject=row.key, note="quick" if quick else "")
    job = jobs.start(opened, local_user(opened.settings), "replay", row.target, spec)
    err.print(f"job {job.id}; it goes on when this command is stopped ('theseus jobs cancel {job.id}' ends it)")
    ended = jobs.wait(opened, job.id or 0)
    if ended.state != jobs.JobState.DONE:
        raise TheseusError(f"job {job.id} is {ended.state}: {ended.message}")
    body = dossier.replays(opened, row.key)[-1]
    out.print(escape(f"recorded: {body['recorded']}; replayed: {dossier.replayed(body)}"), soft_wrap=True)
    for note in body["notes"]:
        out.print(f"note: {escape(note)}", soft_wrap=True)
    raise typer.Exit(0 if body["same"] else 1)


@evidence_app.command()
def export(
    campaign: Annotated[str, typer.Argument(help="A campaign's key, or how it begins.")],
    file: Annotated[Path, typer.Argument(help="Where to write it: .html, .json, .pdf or .bundle.")],
    project: ProjectOption = Path(),
) -> None:
    """Write a campaign's verdict as a file to take along, or its signed evidence."""
    from workbench.project import find_project, open_project
    from workbench.services import dossier

    opened = open_project(find_project(project))
    data = dossier.form(opened, dossier.campaign(opened, campaign), file.suffix.removeprefix("."))
    file.write_bytes(data)
    out.print(f"{escape(str(file))}: {len(data)} bytes", soft_wrap=True)


@evidence_app.command("compare")
def compare_verdicts(
    left: Annotated[str, typer.Argument(help="A campaign's key, or how it begins.")],
    right: Annotated[str, typer.Argument(help="The other one.")],
    everything: Annotated[bool, typer.Option("--all", help="Also what is the same.")] = False,
    project: ProjectOption = Path(),
) -> None:
    """What changed from one campaign's verdict to another's."""
    from workbench.project import find_project, open_project
    from workbench.services import dossier

    opened = open_project(find_project(project))
    for row in dossier.compare(opened, dossier.campaign(opened, left), dossier.campaign(opened, right)):
        if everything or not row.same:
            out.print(escape(f"{row.topic}: {row.what}: {row.left or '-'} | {row.right or '-'}"), soft_wrap=True)
