"""The verifier alone: `theseus compare`, on any two programs, with no project."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from analyzers.model import TheseusError
from analyzers.shown import shown_json
from workbench.cli_options import JsonOption, coloured, progress_bar
from workbench.terminal import escape, out


def register(app: typer.Typer) -> None:
    app.command()(compare)


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
    mutants: Annotated[
        int | None,
        typer.Option(help="Try so many mutants of the translation on the inputs (0: none; unless given, a small sample)."),
    ] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Also say which lines of the translation were reached.")] = False,
    html: Annotated[Path | None, typer.Option(help="Also write the verdict as a page.")] = None,
    sarif: Annotated[Path | None, typer.Option(help="Also write the verdict as SARIF.")] = None,
    junit: Annotated[Path | None, typer.Option(help="Also write the verdict as JUnit XML.")] = None,
    test: Annotated[Path | None, typer.Option(help="Write a counterexample as a Rust or Go test (a folder or file).")] = None,
    bundle: Annotated[Path | None, typer.Option(help="Also write the signed evidence: see 'theseus replay'.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Compare two programs: no project, no database. Exit code: 0 equivalent, 1 divergent, 2 inconclusive, 3 unsupported."""
    from verifiers.compare_service import compare as decide
    from verifiers.verdict import SAMPLED_MUTANTS, CompareRequest
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
        mutants=mutants or 0,
        sample=SAMPLED_MUTANTS if mutants is None else 0,
        both_lines=lines,
    )
    with progress_bar() as bar:
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
        out.print(f"{coloured(verdict.status.value)}: {escape(verdict.reason)}", soft_wrap=True)
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
