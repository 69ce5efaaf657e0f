"""The commands about the graph and the sources: `theseus graph …` and `theseus ask`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from workbench.cli_options import JsonOption, ProjectOption
from workbench.terminal import dump, escape, out

graph_app = typer.Typer(help="Paths between modules, and what can move after what.", no_args_is_help=True)

FolderOption = Annotated[Path | None, typer.Option("--in", help="Any folder; without it, the project's.")]
MovedOption = Annotated[str, typer.Option("--to", help="Count as moved what is equivalent or accepted in this language.")]


def register(app: typer.Typer) -> None:
    app.add_typer(graph_app, name="graph")
    app.command()(ask)


def _root(folder: Path | None, project: Path) -> Path:
    from workbench.project import find_project

    return folder if folder is not None else find_project(project)


@graph_app.command()
def path(
    one: Annotated[str, typer.Argument(help="Module id.")],
    other: Annotated[str, typer.Argument(help="Module id.")],
    folder: FolderOption = None,
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """The shortest chain of needs between two modules, with the line of each; exit code 1 when there is none."""
    from workbench.services import atlas, graphs

    network = graphs.network(atlas.fresh(_root(folder, project)))
    route = graphs.shortest(network, one, other)
    if as_json:
        steps = [{"source": s.source, "target": s.target, "kinds": s.kinds, "at": f"{s.file}:{s.line}"} for s in route or ()]
        dump({"path": steps or None})
    elif route is None:
        out.print(escape(f"neither {one} nor {other} needs the other"))
    else:
        for step in route:
            out.print(escape(f"{step.file}:{step.line}: {step.source} needs {step.target} ({', '.join(step.kinds)})"))
    if route is None:
        raise typer.Exit(1)


@graph_app.command()
def after(
    module: Annotated[str, typer.Argument(help="Module id.")],
    to: MovedOption = "",
    folder: FolderOption = None,
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """What can move once this module has: what must move first, what becomes free, what still waits."""
    from workbench.services import atlas, graphs
    from workbench.services.graph_states import moved_in

    root = _root(folder, project)
    network = graphs.network(atlas.fresh(root))
    found = graphs.after(network, moved_in(root, to) if to else frozenset(), module)
    if as_json:
        dump({k: list(v) if isinstance(v, tuple) else v for k, v in vars(found).items()})
        return
    table = Table("what", "modules", show_lines=True)
    for what, names in (
        ("moves with it", found.together), ("has to move first", found.first),
        ("can move then", found.unlocked), ("needs it, and waits for others too", found.waiting),
    ):  # fmt: skip
        table.add_row(what, escape(", ".join(names) or "nothing"))
    out.print(table)


@graph_app.command()
def show(
    by: Annotated[str, typer.Option("--collapse", help="By nothing, folder or cycle.")] = "folder",
    folder: FolderOption = None,
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """The graph as a table: each group with its modules, lines, wave, risk, and the groups that it needs."""
    from workbench.services import atlas, graphs

    picture = graphs.picture(graphs.network(atlas.fresh(_root(folder, project))), by)
    needs: dict[str, list[str]] = {}
    for source, target, count in picture.links:
        needs.setdefault(source, []).append(f"{target.partition(':')[2] or target} ({count})")
    if as_json:
        groups = [{**{k: v for k, v in vars(g).items() if k != "members"}, "members": list(g.members)} for g in picture.groups]
        dump({"groups": groups, "links": picture.links})
        return
    table = Table("group", "modules", "lines", "wave", "risk", "needs")
    for group in picture.groups:
        table.add_row(escape(group.label), str(len(group.members)), str(group.lines), str(group.wave), f"{group.risk:g}",
                      escape(", ".join(needs.get(group.id, [])[:8])))  # fmt: skip
    out.print(table)


def ask(
    question: Annotated[str, typer.Argument(help='For example "who calls X", "what reads file Y", or your own words.')],
    folder: FolderOption = None,
    project: ProjectOption = Path(),
    model: Annotated[bool, typer.Option(help="Let a served model answer, where one is configured.")] = True,
    as_json: JsonOption = False,
) -> None:
    """Answer a question about the codebase from its graph, cards and sources, with the lines that the answer rests on."""
    from workbench.project import find_project, open_project
    from workbench.services import ask as asking
    from workbench.services import atlas
    from workbench.services.users import local_user

    if folder is not None:
        answer = asking.ask(atlas.fresh(folder), question)
    else:
        opened = open_project(find_project(project))
        answer = asking.ask_project(opened, local_user(opened.settings), question, model)
    if as_json:
        dump(asking.as_json(answer))
        return
    for line in asking.in_lines(answer):
        out.print(escape(line), soft_wrap=True)
