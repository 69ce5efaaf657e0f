"""The command `theseus`: parses and prints. Everything it does is in `workbench.services`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from analyzers.model import TheseusError
from analyzers.shown import shown, shown_json
from workbench.terminal import dump, err, escape, out

if TYPE_CHECKING:
    from analyzers.survey.facts import Survey

app = typer.Typer(
    name="theseus",
    help="Replace an Ada, COBOL or C codebase one module at a time with Rust or Go, and prove that it behaves the same.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

COLOURS = {"equivalent": "green", "divergent": "red", "inconclusive": "yellow", "unsupported": "magenta"}

MOST_SHOWN = 60  # diagnostics on a terminal

ProjectOption = Annotated[Path, typer.Option("--project", "-p", help="The project's folder (or one inside it).")]


def _known_target(name: str) -> str:
    """Refuse an unknown language before anything is done."""
    from translators.targets import for_name

    for_name(name)
    return name


TargetOption = Annotated[str, typer.Option("--to", help="Target language: rust or go.", callback=_known_target)]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def main() -> None:
    """Entry point: one clear message and exit code 3 for every error that a user can act on."""
    try:
        app()
    except TheseusError as error:
        err.print(f"[red]error:[/] {escape(str(error))}", soft_wrap=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        err.print("stopped; run the same command again to go on where it was")
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        err.print(f"[red]error:[/] {escape(what)}{escape(error.strerror or str(error))}", soft_wrap=True)
        sys.exit(3)


def _project(folder: Path) -> Any:
    from workbench.project import find_project, open_project

    return open_project(find_project(folder))


def _coloured(status: str) -> str:
    return f"[{COLOURS.get(status, 'white')}]{status}[/]"


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


@app.command()
def analyze(
    folder: Annotated[Path | None, typer.Argument(help="Any folder; without it, the project's.")] = None,
    project: ProjectOption = Path(),
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Write the documented JSON there ('-': standard output).")
    ] = None,
    exports: Annotated[
        list[Path] | None,
        typer.Option("--export", help="Write a .graphml, .dot, .mmd, .sarif or .node-link.json file (may repeat)."),
    ] = None,
    interfaces: Annotated[
        bool, typer.Option("--interfaces", help="Put what each module offers into the JSON, as its text says.")
    ] = False,
    compiled: Annotated[
        bool, typer.Option("--compiled", help="The same, by gcc and GNAT (in the sandbox) where they take the code.")
    ] = False,
) -> None:
    """Build the graph: modules, what each needs, and what could not be resolved or read. Any folder will do."""
    from workbench.services import surveys

    if folder is None:
        from workbench.services import analysis

        analysis.analyze(_project(project))
    found = surveys.survey_of(folder, project)
    surveys.write_exports(found, exports or [])
    if (interfaces or compiled) and json_file is None:
        raise TheseusError("--interfaces and --compiled go into the JSON: name its file with --json FILE ('-' prints it)")
    offered = None
    if interfaces or compiled:
        found, offered = surveys.interfaces_of(found, compiled)
    if json_file is not None and str(json_file) != "-":
        surveys.write_json(found, json_file, offered)
    elif json_file is not None:
        print(shown_json(surveys.as_json(found, offered)), end="")
        return
    else:
        _print_modules(found)
    codebase = found.codebase
    unresolved = [d for d in codebase.dependencies if not d.resolved]
    out.print(
        f"{len(codebase.modules)} modules, {sum(m.lines for m in codebase.modules)} lines, "
        f"{len(codebase.dependencies)} dependencies ({len(unresolved)} unresolved), "
        f"{len(codebase.diagnostics)} diagnostics"
    )
    for diagnostic in codebase.diagnostics[:MOST_SHOWN]:
        err.print(
            f"{diagnostic.severity}: {escape(str(diagnostic.span))}: {escape(diagnostic.message)}", soft_wrap=True
        )
    if len(codebase.diagnostics) > MOST_SHOWN:
        err.print(f"{len(codebase.diagnostics) - MOST_SHOWN} more diagnostics: see --json FILE")


def _print_modules(found: Survey) -> None:
    from analyzers.survey.assess import assess

    whole = [Column(name, overflow="fold") for name in ("module", "needs")]  # cut names would be the same ones
    table = Table(whole[0], "language", "kind", "lines", "wave", "risk", whole[1])
    for a in assess(found):
        needs = ", ".join(a.needs[:6]) + (" …" if len(a.needs) > 6 else "")
        table.add_row(escape(a.module.id), a.module.language, a.module.kind, str(a.module.lines), str(a.wave),
                      str(a.risk.score), escape(needs))  # fmt: skip
    out.print(table)


@app.command()
def explain(
    module: Annotated[str, typer.Argument(help="Module id; without it, the whole codebase.")] = "",
    folder: Annotated[Path | None, typer.Option("--in", help="Any folder; without it, the project's.")] = None,
    project: ProjectOption = Path(),
    form: Annotated[str, typer.Option("--as", help="markdown, json or mermaid.")] = "markdown",
) -> None:
    """Say what a codebase or a module is, does and needs, from facts alone."""
    from workbench.services import surveys

    if form not in surveys.CARDS:
        raise TheseusError(f"--as {form}: no such form; there are {', '.join(surveys.CARDS)}")
    text = surveys.explain(surveys.survey_of(folder, project), module, form)
    print(shown_json(text) if form == "json" else shown(text), end="")


@app.command()
def plan(
    project: ProjectOption = Path(),
    to: Annotated[str, typer.Option("--to", help="Also show what a model would cost, and did.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Show the queue: which modules can move when, leaves first."""
    from workbench.services import analysis

    opened = _project(project)
    codebase, planned = analysis.analyze(opened)
    if to:
        _print_costs(opened, codebase, to, as_json)
        return
    if as_json:
        dump([{"module": p.module.id, "wave": p.wave, "needs": p.needs, "cycle": p.cycle} for p in planned])
        return
    table = Table("wave", "module", "kind", "lines", "needs", "in a cycle with")
    for p in planned:
        table.add_row(str(p.wave), escape(p.module.id), p.module.kind, str(p.module.lines),
                      escape(", ".join(p.needs)), escape(", ".join(p.cycle)))  # fmt: skip
    out.print(table)


def _print_costs(project: Any, codebase: Any, to: str, as_json: bool = False) -> None:
    from verifiers.codec import encode
    from workbench.services.model import costs

    found = costs(project, codebase, to)
    if as_json:
        dump([encode(c) for c in found])
        return
    table = Table("module", "expected tokens", "expected price", "tokens", "price", title=f"a model's cost to {to}")
    for c in found:
        tokens = [x.prompt_tokens + x.completion_tokens if x else 0 for x in (c.expected, c.actual)]
        table.add_row(escape(c.module), f"{tokens[0]:,}", f"{c.expected.price:.4f}",
                      f"{tokens[1]:,}" if c.actual else "", f"{c.actual.price:.4f}" if c.actual else "")  # fmt: skip
    out.print(table)
    done = [c.actual.price for c in found if c.actual]
    out.print(f"expected {sum(c.expected.price for c in found):.4f} in all; spent so far {sum(done):.4f}")


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

    opened = _project(project or Path())
    codebase, _ = analysis.analyze(opened)
    with _bar() as bar, opened.exclusive():
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

    opened = _project(project)
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

    opened = _project(project)
    if hybrid:
        opened = opened.with_hybrid()
    codebase, _ = analysis.analyze(opened)
    with _bar() as bar, opened.exclusive():
        task = bar.add_task(f"verify {escape(module)}", total=None)
        (row,) = verification.verify(
            opened, codebase, to, (codebase.module(module).id,),
            lambda subject, p: bar.update(task, description=f"{escape(subject)}: {p.stage} {escape(p.message)}"),
        )  # fmt: skip
    if as_json:
        dump(reporting.verdict_json(opened, row))
    else:
        out.print(f"{escape(module)} in {to}: {_coloured(row.status)}: {escape(row.reason)}", soft_wrap=True)
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
    opened = _project(project)
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
    with _bar() as bar:
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
        table.add_row(escape(row["module"]), str(row["wave"]), row["translator"], _coloured(row["verdict"]), units,
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


@app.command()
def compare(
    original: Annotated[Path, typer.Argument(help="Source file or folder in Ada, COBOL, C, Rust or Go.")],
    translation: Annotated[Path, typer.Argument(help="The other one, in any of them.")],
    scenarios: Annotated[Path | None, typer.Option(help="Folder of scenarios to start from.")] = None,
    interface: Annotated[Path | None, typer.Option(help="TOML: how the program gets input (docs/verdicts.md).")] = None,
    io: Annotated[str, typer.Option(help="How input comes: auto, stdin, file, args (several joined by +).")] = "auto",
    budget: Annotated[str, typer.Option(help="Time for everything: 60s, 5m, or seconds.")] = "60s",
    seed: Annotated[int, typer.Option(help="Every generated input follows from it.")] = 1,
    rule: Annotated[list[str] | None, typer.Option(help="A comparison rule beyond the exact default.")] = None,
    domain: Annotated[str, typer.Option(help="Inputs to generate: text, or bytes (any).")] = "text",
    original_language: Annotated[str, typer.Option(help="Instead of finding it out.")] = "",
    translation_language: Annotated[str, typer.Option(help="Instead of finding it out.")] = "",
    mutants: Annotated[int, typer.Option(help="Try so many mutants of the translation on the inputs (0: none).")] = 0,
    html: Annotated[Path | None, typer.Option(help="Also write the verdict as a page.")] = None,
    sarif: Annotated[Path | None, typer.Option(help="Also write the verdict as SARIF.")] = None,
    junit: Annotated[Path | None, typer.Option(help="Also write the verdict as JUnit XML.")] = None,
    test: Annotated[Path | None, typer.Option(help="Write a counterexample as a Rust or Go test (a folder or file).")] = None,
    bundle: Annotated[Path | None, typer.Option(help="Also write the signed evidence: see 'theseus replay'.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Compare two programs: no project, no database. Exit code: 0 equivalent, 1 divergent, 2 inconclusive, 3 unsupported."""
    from verifiers.compare_service import compare as decide
    from verifiers.verdict import CompareRequest
    from workbench.services.describe import describe
    from workbench.services.forms import write_forms

    if html is not None and not html.absolute().parent.is_dir():
        raise TheseusError(f"--html {html}: there is no folder {html.absolute().parent}")
    request = CompareRequest(
        original=original,
        translation=translation,
        scenarios=scenarios,
        interface=interface,
        io=io,
        budget=_seconds(budget),
        seed=seed,
        rules=tuple(rule or ()),
        domain=domain,
        original_language=original_language,
        translation_language=translation_language,
        subject=f"{original} and {translation}",
        mutants=mutants,
    )
    with _bar() as bar:
        task = bar.add_task("compare", total=1.0)
        kept: list[Any] = []
        verdict = decide(
            request,
            lambda p: bar.update(task, description=escape(f"{p.stage}: {p.message}"[:90]), completed=p.fraction),
            kept,
        )
    if bundle is not None:
        from workbench.services.bundles import write_bundle

        write_bundle(bundle, request, verdict, kept)
    write_forms(verdict, html, sarif, junit, test)
    if as_json:
        print(shown_json(verdict.to_json()), end="")
    else:
        out.print(f"{_coloured(verdict.status.value)}: {escape(verdict.reason)}", soft_wrap=True)
        for line in (*describe(verdict), *verdict.missing, *verdict.notes):
            out.print(escape(line), soft_wrap=True)
    raise typer.Exit(verdict.exit_code)


def _seconds(text: str) -> float:
    """A duration as people write it: 60, 60s, 5m."""
    factor = {"s": 1.0, "m": 60.0, "h": 3600.0}.get(text[-1:], 0.0)
    try:
        value = float(text[:-1]) * factor if factor else float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e7:
        raise TheseusError(f"--budget {text}: give a duration such as 60s or 5m")
    return value


@app.command()
def report(
    to: TargetOption,
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Write the HTML and JSON report of what is recorded, and print where it is."""
    from workbench.services import reporting

    opened = _project(project)
    result = reporting.recorded(opened, to)
    if as_json:
        dump(reporting.summary(opened, result, to))
        return
    _print_summary(reporting.summary(opened, result, to))
    out.print(f"report: {reporting.write_report(opened, result, to)}", soft_wrap=True)


@app.command()
def serve(
    model: Annotated[str, typer.Argument(help="A model's name, or its folder.")] = "Qwen/Qwen3-Coder-30B-A3B-Instruct",
    port: Annotated[int, typer.Option(help="On localhost only.")] = 8000,
    context: Annotated[int, typer.Option(help="Tokens of prompt and answer, as far as memory allows.")] = 32_768,
    lora: Annotated[list[str] | None, typer.Option(help="NAME=FOLDER of an adapter; repeatable.")] = None,
    vllm: Annotated[str, typer.Option(help="A vLLM command to use instead of an environment of its own.")] = "",
    options: Annotated[list[str] | None, typer.Argument(help="Options for vLLM itself, after `--`.")] = None,
) -> None:
    """Start a vLLM server for the model translator, show its throughput, and stop it with Ctrl-C."""
    from translators.model import serve as server
    from verifiers.native import cache_folder

    command = vllm or server.environment_for(cache_folder() / "vllm", lambda text: out.print(escape(text)))
    made = server.plan_server(command, model, server.machine(), port, context, lora or (), options or ())
    out.print(escape(" ".join(made.argv)), soft_wrap=True)
    raise typer.Exit(server.serve(made, lambda text: out.print(escape(text))))


@app.command("export-training")
def export_training(
    folder: Annotated[Path, typer.Argument(help="Where sft.jsonl, preference.jsonl and grpo.jsonl go.")],
    project: ProjectOption = Path(),
    to: Annotated[str, typer.Option("--to", help="Only this target language.")] = "",
    licence: Annotated[str, typer.Option(help="The codebase's licence, for every record.")] = "",
) -> None:
    """Write every recorded trial of a model as training data, rewarded by its verdict."""
    from workbench.services.training import export

    done = export(_project(project), folder, to, licence)
    out.print(f"{done.sft} accepted answers, {done.preference} preferences, {done.grpo} prompts with rewards: {folder}")


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


def _bar() -> Progress:
    return Progress(
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=24), TimeElapsedColumn(),
        console=err, transient=True,
    )  # fmt: skip


from workbench import cli_evidence, cli_graph, cli_requests, cli_workbench  # noqa: E402 - their commands go on the app above

cli_evidence.register(app)
cli_graph.register(app)
cli_requests.register(app)
cli_workbench.register(app)

if __name__ == "__main__":
    main()
