"""The commands about a served model: `theseus serve`, `prompt` and `export-training`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analyzers.shown import shown
from workbench.cli_options import JsonOption, ProjectOption, TargetOption, project_at
from workbench.terminal import dump, escape, out


def register(app: typer.Typer) -> None:
    app.command()(serve)
    app.command()(prompt)
    app.command("export-training")(export_training)


def serve(
    model: Annotated[str, typer.Argument(help="A model's name, or its folder.")] = "Qwen/Qwen3-Coder-30B-A3B-Instruct",
    port: Annotated[int, typer.Option(help="On localhost only.")] = 8000,
    context: Annotated[int, typer.Option(help="Tokens of prompt and answer, as far as memory allows.")] = 32_768,
    lora: Annotated[list[str] | None, typer.Option(help="NAME=FOLDER of an adapter; repeatable.")] = None,
    vllm: Annotated[str, typer.Option(help="A vLLM command to use instead of an environment of its own.")] = "",
    options: Annotated[list[str] | None, typer.Argument(help="Options for vLLM itself, after `--`.")] = None,
) -> None:
    """Start a vLLM server for the model translator, show its throughput, and stop it with Ctrl-C."""
    from analyzers.native import cache_folder
    from translators.model import serve as server

    command = vllm or server.environment_for(cache_folder() / "vllm", lambda text: out.print(escape(text)))
    made = server.plan_server(command, model, server.machine(), port, context, lora or (), options or ())
    out.print(escape(" ".join(made.argv)), soft_wrap=True)
    raise typer.Exit(server.serve(made, lambda text: out.print(escape(text))))


def export_training(
    folder: Annotated[Path, typer.Argument(help="Where sft.jsonl, preference.jsonl and grpo.jsonl go.")],
    project: ProjectOption = Path(),
    to: Annotated[str, typer.Option("--to", help="Only this target language.")] = "",
    licence: Annotated[str, typer.Option(help="The codebase's licence, for every record.")] = "",
) -> None:
    """Write every recorded trial of a model as training data, rewarded by its verdict."""
    from workbench.services.training import export

    done = export(project_at(project), folder, to, licence)
    out.print(f"{done.sft} accepted answers, {done.preference} preferences, {done.grpo} prompts with rewards: {folder}")


def prompt(
    module: Annotated[str, typer.Argument(help="Module id.")],
    to: TargetOption,
    candidate: Annotated[int, typer.Option(help="One on record, by its number in 'theseus history': what it was asked, and its answer.")] = 0,
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Show what a model is asked for a module as things stand, or what it was for a candidate on record."""
    from workbench.services import analysis, model
    from workbench.services import history as past

    opened = project_at(project)
    codebase, _ = analysis.analyze(opened)
    wanted = codebase.module(module)
    if candidate:
        found = past.conversation(opened, module, to, candidate)
        messages = [*found.asked, {"role": "answer", "content": found.answer}]
    else:
        ((_, asked),) = model.first_prompts(opened, codebase, to, [wanted])
        messages = list(asked)
    if as_json:
        dump(messages)
        return
    for message in messages:
        out.rule(message["role"], align="left")
        print(shown(message["content"]))
