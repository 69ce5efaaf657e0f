"""The commands that only read sources: `theseus analyze`, `explain` and `plan`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Column, Table

from analyzers.model import TheseusError
from analyzers.shown import shown, shown_json
from workbench.cli_options import JsonOption, ProjectOption, project_at
from workbench.terminal import dump, err, escape, held, out

if TYPE_CHECKING:
    from analyzers.survey.facts import Survey

MOST_SHOWN = 60  # diagnostics on a terminal


def register(app: typer.Typer) -> None:
    for command in (analyze, explain, plan):
        app.command()(command)


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

        analysis.analyze(project_at(project))
    found = surveys.survey_of(folder, project)
    if folder is not None and not compiled:  # then nothing but memory is left behind
        held.append(found)
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


def plan(
    project: ProjectOption = Path(),
    to: Annotated[str, typer.Option("--to", help="Also show what a model would cost, and did.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Show the queue: which modules can move when, leaves first."""
    from workbench.services import analysis

    opened = project_at(project)
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
