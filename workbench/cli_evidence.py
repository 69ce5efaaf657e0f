"""Commands about evidence: keys, replay, audit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from workbench.terminal import err, escape, out

keys_app = typer.Typer(help="Keys that sign evidence, and those whose evidence counts here.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.command()(audit)
    app.command()(replay)
    app.add_typer(keys_app, name="keys")


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


def audit(
    project: Annotated[Path, typer.Option("--project", "-p", help="The project's folder (or one inside it).")] = Path(),
) -> None:
    """Check the audit log's chain and every signature; exit code 1 when anything was changed or is missing."""
    from workbench.project import find_project, open_project
    from workbench.services import bundles

    opened = open_project(find_project(project))
    found = bundles.problems(opened)
    for text in found:
        err.print(escape(text), soft_wrap=True)
    if found:
        raise typer.Exit(1)
    campaigns, signed = bundles.signed_entries(opened)
    out.print(f"the audit log is whole; {signed} of {campaigns} campaigns have signed evidence, all of it good")
