"""The command `theseus`: parses and prints. Everything it does is in `workbench.services`."""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.table import Table
from typer.main import get_command_name

from analyzers.model import TheseusError
from workbench import cli_analysis, cli_compare, cli_evidence, cli_graph, cli_model, cli_requests, cli_workbench
from workbench.cli_options import JsonOption, ProjectOption, TargetOption, coloured, progress_bar, project_at
from workbench.cli_values import plainly
from workbench.terminal import dump, err, escape, held, out

_SETTINGS: dict[str, Any] = dict(
    name="theseus",
    help="Replace an Ada, COBOL or C codebase one module at a time with Rust or Go, and prove that it behaves the same.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app = typer.Typer(**_SETTINGS)


def only(name: str) -> typer.Typer:
    """The app with nothing but the command or group that is asked for by its name; the whole app for any other name. To
    make sixty commands of which one runs costs an eighth of a start."""
    chosen = typer.Typer(**_SETTINGS)
    chosen.registered_commands = [
        c for c in app.registered_commands if (c.name or get_command_name(getattr(c.callback, "__name__", ""))) == name
    ]
    chosen.registered_groups = [g for g in app.registered_groups if g.name == name]
    chosen.callback()(lambda: None)  # else a command by itself would be the app
    return chosen if chosen.registered_commands or chosen.registered_groups else app


def main() -> None:
    """Entry point: one clear message and exit code 3 for every error that a user can act on. Who is told to end
    (SIGTERM) takes working folders along."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    # Trees and graphs live as long as the command: looking through them for garbage takes a fifth of its time.
    gc.freeze()
    gc.set_threshold(1_000_000, 20, 50)
    try:
        plainly()
        _run()
    except TheseusError as error:
        err.print(f"[red]error:[/] {escape(str(error))}", soft_wrap=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        err.print("stopped; run the same command again to go on where it was")
        sys.exit(130)
    except BrokenPipeError:  # no verdict's code: who reads no more has not seen it
        _drop_unwritten()
        sys.exit(128 + signal.SIGPIPE)
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        err.print(f"[red]error:[/] {escape(what)}{escape(error.strerror or str(error))}", soft_wrap=True)
        _drop_unwritten()
        sys.exit(3)
    except Exception as error:  # Python's own code for it is 1, which says "divergent" to whoever reads codes
        err.print(escape("".join(traceback.format_exception(error))), soft_wrap=True)
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        err.print(f"[red]internal error:[/] {escape(what)}; a mistake in theseus: nothing is said of what was asked. Please report what "
                  "stands above; the same command again goes on where it was", soft_wrap=True)  # fmt: skip
        sys.exit(os.EX_SOFTWARE)


def _run() -> None:
    """The command that was asked for, and all that it says written."""
    said = sys.stdout
    try:
        only(sys.argv[1] if len(sys.argv) > 1 else "")()
    except SystemExit as ended:
        if sys.stdout is not said:  # typer puts one that swallows everything there once nobody reads, and ends with 1
            raise BrokenPipeError from ended
        sys.stdout.flush()
        if held and isinstance(ended.code, int | None):
            _leave(ended.code or 0)
        raise


def _leave(code: int) -> NoReturn:
    """End at once: to look through millions of small objects and give them back one by one takes a tenth of a second, after
    a translation a whole one, which the system needs not."""
    sys.stderr.flush()
    os._exit(code)


def _drop_unwritten() -> None:
    """Drop what cannot be written: at its end Python would try again, and change the exit code."""
    try:
        if sys.__stdout__ is not None:
            sys.__stdout__.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


@app.command()
def doctor(
    as_json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print only what is missing.")] = False,
) -> None:
    """List every tool with its version, what it is for and how to get it; exit code 1 when a needed one is missing."""
    from workbench.services.doctor import examine

    tools = examine()
    if as_json:
        dump([{**vars(tool), "ok": tool.ok} for tool in tools])
    elif not quiet or any(tool.needed and not tool.ok for tool in tools):
        table = Table("tool", "version", "for", "how to get it")
        for tool in tools:
            state = tool.version if tool.ok else f"[{'red' if tool.needed else 'yellow'}]{escape(tool.problem)}[/]"
            table.add_row(tool.name, state, tool.purpose, "" if tool.ok else tool.get)
        out.print(table)
    if any(tool.needed and not tool.ok for tool in tools):
        raise typer.Exit(1)


@app.command()
def init(folder: Annotated[Path, typer.Argument(help="The legacy codebase's folder.")]) -> None:
    """Make a folder a project: writes theseus.toml and .theseus/ (safe to repeat)."""
    from workbench.project import init as make

    project, fresh = make(folder)
    out.print(f"{'made' if fresh else 'already'} a project: {escape(str(project.root))}", soft_wrap=True)


cli_analysis.register(app)


@app.command()
def translate(
    what: Annotated[str, typer.Argument(help="A file or folder (no project needed), or a module id of the project.")],
    to: TargetOption,
    project: Annotated[
        Path | None, typer.Option("--project", "-p", help="The project of the module (without it, the one around).")
    ] = None,
    translator: Annotated[str, typer.Option(help="Which translator proposes.")] = "rules",
    folder: Annotated[Path | None, typer.Option("--out", help="Write the files there.")] = None,
) -> None:
    """Translate a file or folder into a package that builds, or one module of a project; exit code 3 when something was refused."""
    if project is None and Path(what).exists():
        _translate_path(Path(what), to, translator, folder)
        return
    from workbench.services import analysis, translation
    from workbench.services.verification import write_tree

    opened = project_at(project or Path())
    codebase, _ = analysis.analyze(opened)
    with progress_bar() as bar, opened.exclusive():
        task = bar.add_task(f"translate {escape(what)}", total=None)
        attempt = translation.translate(
            opened, codebase, codebase.module(what), to, translation.translator_named(translator, opened),
            lambda event: bar.update(task, description=escape(translation.notes_of(event)[:100]) or None),
        )  # fmt: skip
    if attempt.translation is None:
        err.print(f"{escape(what)}: refused: {escape(attempt.row.reason)}", soft_wrap=True)
        raise typer.Exit(3)
    if folder is not None:
        write_tree(folder, dict(attempt.translation.files))
    for path, text in attempt.translation.files:
        out.print(f"{escape(path)}: {len(text.splitlines())} lines")
    refused = translation.refusals(attempt.translation)
    for name, construct, reason, span in refused:
        err.print(f"refused: {escape(f'{span}: {name}: {construct}: {reason}')}", soft_wrap=True)
    out.print(f"{attempt.row.units_translated} of {attempt.row.units} units translated")
    if refused:
        raise typer.Exit(3)


def _translate_path(path: Path, to: str, translator: str, folder: Path | None) -> None:
    from workbench.services.folder import embedded, translate_path, write_tree

    result = translate_path(path, to, embedded(translator))
    held.append(result)  # nothing but memory is left behind
    if folder is not None:
        write_tree(folder, result.files)
    for name, text in result.files.items():
        out.print(f"{escape(name)}: {len(text.splitlines())} lines")
    for r in result.refused:
        word = "refused" if r.needed else "left out (no program needs it)"
        err.print(f"{word}: {escape(f'{r.span}: {r.name}: {r.construct}: {r.reason}')}", soft_wrap=True)
    programs = f"; programs: {', '.join(result.programs)}" if result.programs else ""
    out.print(escape(f"{result.units_translated} of {result.units} units translated{programs}"), soft_wrap=True)
    if not result.whole:
        raise typer.Exit(3)


@app.command()
def submit(
    to: TargetOption,
    files: Annotated[Path, typer.Option("--files", help="Folder of files that a person or an outside agent wrote.")],
    module: Annotated[str, typer.Argument(help="Module id; without it (or with --all), every module.")] = "",
    every: Annotated[bool, typer.Option("--all", help="Take a whole target tree.")] = False,
    answers: Annotated[int, typer.Option(help="The request that the files answer (see 'theseus requests').")] = 0,
    project: ProjectOption = Path(),
) -> None:
    """Hand in a translation: it goes through the same gate as any other."""
    from workbench.services import analysis, commands, requests
    from workbench.services.users import local_user

    opened = project_at(project)
    codebase, _ = analysis.analyze(opened)
    if answers:
        attempt = requests.answer_with(opened, local_user(opened.settings), codebase, answers, files)
        out.print(f"request {answers} is answered; next: theseus verify {escape(attempt.row.module)} --to {attempt.row.target}")
        return
    if module and not every:
        given = commands.hand_in(opened, local_user(opened.settings), codebase, codebase.module(module), to, files)
        assert given.attempt.translation is not None
        out.print(
            f"{escape(module)}: {len(given.attempt.translation.files)} files recorded; "
            f"next: theseus verify {module} --to {to}"
        )
        for row in given.asked:
            err.print(f"not taken without a grant (request {row.id}): {escape(row.subject)}", soft_wrap=True)
        for path, why in given.refused[:10]:
            err.print(f"not taken: {escape(path)}: {why}", soft_wrap=True)
        return
    taken = commands.hand_in_all(opened, local_user(opened.settings), codebase, to, files)
    out.print(f"{len(taken.taken)} modules recorded: {escape(', '.join(taken.taken))}")
    if taken.missing:
        err.print(f"without files here: {escape(', '.join(taken.missing))}")
    if taken.left_out:
        err.print(f"{len(taken.left_out)} files belong to no module: {escape(', '.join(taken.left_out[:10]))}")


@app.command()
def verify(
    module: Annotated[str, typer.Argument(help="Module id.")],
    to: TargetOption,
    project: ProjectOption = Path(),
    hybrid: Annotated[bool, typer.Option("--hybrid", help="Run the module inside the original program too.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Verify a module's newest translation. Exit code: 0 equivalent, 1 divergent, 2 inconclusive, 3 unsupported."""
    from verifiers.verdict import Status
    from workbench.services import analysis, reporting, verification

    opened = project_at(project)
    if hybrid:
        opened = opened.with_hybrid()
    codebase, _ = analysis.analyze(opened)
    with progress_bar() as bar, opened.exclusive():
        task = bar.add_task(f"verify {escape(module)}", total=None)
        (row,) = verification.verify(
            opened, codebase, to, (codebase.module(module).id,),
            lambda subject, p: bar.update(task, description=f"{escape(subject)}: {p.stage} {escape(p.message)}"),
        )  # fmt: skip
    if as_json:
        dump(reporting.verdict_json(opened, row))
    else:
        out.print(f"{escape(module)} in {to}: {coloured(row.status)}: {escape(row.reason)}", soft_wrap=True)
        for line in reporting.counterexample_lines(opened, row):
            out.print(escape(line), soft_wrap=True)
    raise typer.Exit(Status(row.status).exit_code)


@app.command()
def build(
    to: TargetOption,
    out_folder: Annotated[Path, typer.Option("--out", help="A new folder for the programs.")],
    hybrid: Annotated[
        list[str] | None, typer.Option("--hybrid", help="Module to replace (several times), or 'all' that can be.")
    ] = None,
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Build the original programs with modules replaced by their translations: half-migrated, and ready to run."""
    from workbench.services import analysis
    from workbench.services import hybrid as service
    from workbench.services.translation import alone
    from workbench.services.verification import compose

    if not hybrid:
        raise TheseusError("say which modules are replaced: --hybrid MODULE (several times), or --hybrid all")
    opened = project_at(project)
    codebase, _ = analysis.analyze(opened)
    modules = [] if hybrid == ["all"] else hybrid
    own = compose(opened, codebase, to, alone(opened, to))
    made = service.build(opened, codebase, own, modules, out_folder)
    service.write_summary(made, out_folder)
    found = service.summary(made)
    if as_json:
        dump(found)
        return
    out.print(f"replaced in {to}: {len(made.plan.moved)} subprograms of {escape(', '.join(made.plan.modules))}", soft_wrap=True)
    if made.plan.kept:
        out.print(f"called back: {len(made.plan.kept)} subprograms that stay", soft_wrap=True)
    for refusal in made.plan.refused:
        out.print(f"stays: {escape(str(refusal))}", soft_wrap=True)
    for path in made.programs.values():
        out.print(escape(str(path)), soft_wrap=True)


@app.command()
def run(
    folder: Annotated[Path, typer.Argument(help="The legacy codebase's folder.")],
    to: TargetOption,
    translator: Annotated[str, typer.Option(help="Who proposes for modules without a submission.")] = "rules",
    submissions: Annotated[Path | None, typer.Option(help="A target tree to hand in first.")] = None,
    as_json: JsonOption = False,
) -> None:
    """All of it over the whole queue; go on where an ended run was by running it again."""
    from workbench.project import init as make
    from workbench.services import analysis, commands, reporting, translation
    from workbench.services.run import Step
    from workbench.services.run import run as go
    from workbench.services.users import local_user

    project, _ = make(folder)
    if submissions is not None:
        codebase, _planned = analysis.analyze(project)
        commands.hand_in_all(project, local_user(project.settings), codebase, to, submissions)
    with progress_bar() as bar:
        task = bar.add_task("starting", total=None)

        def watch(step: Step) -> None:
            counts = " ".join(f"{n} {status}" for status, n in sorted(step.verdicts.items()))
            text = f"{step.stage} {step.module} {step.message}".strip()
            bar.update(task, description=escape(f"{text[:70]:<70} {counts}"), completed=step.done, total=step.total)

        result = go(project, to, translation.translator_named(translator, project), watch)
    summary = reporting.summary(project, result, to)
    page = reporting.write_report(project, result, to)
    if as_json:
        dump(summary)
    else:
        _print_summary(summary)
        out.print(f"report: {page}", soft_wrap=True)
    if summary["verdicts"].get("divergent"):
        raise typer.Exit(1)


def _print_summary(summary: dict[str, Any]) -> None:
    table = Table("module", "wave", "translator", "verdict", "units verified", "why", title=summary["title"])
    for row in summary["modules"]:
        units = f"{row['units_verified']}/{row['units']}" if row["units"] else ""
        table.add_row(escape(row["module"]), str(row["wave"]), row["translator"], coloured(row["verdict"]), units,
                      escape(row["reason"]))  # fmt: skip
    out.print(table)
    if summary["together"]:
        out.print(escape(summary["together"]), soft_wrap=True)
    units = summary["units"]
    if units["total"]:
        share = units["verified"] / units["total"]
        out.print(
            f"{units['verified']} of {units['total']} subprograms verified ({share:.0%}), "
            f"{units['translated']} translated"
        )


cli_compare.register(app)


@app.command()
def report(
    to: TargetOption,
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Write the HTML and JSON report of what is recorded, and print where it is."""
    from workbench.services import reporting

    opened = project_at(project)
    result = reporting.recorded(opened, to)
    if as_json:
        dump(reporting.summary(opened, result, to))
        return
    _print_summary(reporting.summary(opened, result, to))
    out.print(f"report: {reporting.write_report(opened, result, to)}", soft_wrap=True)


cli_model.register(app)


@app.command()
def ui(
    folder: Annotated[Path, typer.Argument(help="A project, or a folder of projects.")] = Path(),
    port: Annotated[int, typer.Option(help="Where the pages are.")] = 8501,
    address: Annotated[
        str, typer.Option(help="Who can reach them; another address than this wants sign-in (docs/workbench.md).")
    ] = "127.0.0.1",
) -> None:
    """Serve the pages, for this machine only unless another address is given."""
    from workbench.services.pages import serve

    serve(folder, port, lambda place: out.print(place), address)


for group in (cli_evidence, cli_graph, cli_requests, cli_workbench):
    group.register(app)

if __name__ == "__main__":
    main()
