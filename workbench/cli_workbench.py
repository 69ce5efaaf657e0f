"""Commands of the workbench: the queue, reviews and jobs. What the pages can do, these can."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from analyzers.model import TheseusError
from workbench.cli_options import JsonOption, ProjectOption, TargetOption
from workbench.terminal import dump, escape, out

queue_app = typer.Typer(help="The queue: list it, give modules to people, order and hold them.", no_args_is_help=True)
review_app = typer.Typer(help="Decide on translations: accept, reject or waive.", no_args_is_help=True)
jobs_app = typer.Typer(help="Work in engines apart: start, follow, cancel, resume.", no_args_is_help=True)

Modules = Annotated[list[str], typer.Argument(help="Module ids.")]


def register(app: typer.Typer) -> None:
    app.add_typer(queue_app, name="queue")
    app.add_typer(review_app, name="review")
    app.add_typer(jobs_app, name="jobs")


def _opened(project: Path, to: str = "") -> tuple[Any, Any]:
    """The project and the local user; an unknown target is refused before anything is done."""
    from translators.targets import for_name
    from workbench.project import find_project, open_project
    from workbench.services.users import local_user

    if to:
        for_name(to)
    opened = open_project(find_project(project))
    return opened, local_user(opened.settings)


# --------------------------------------------------------------------------- queue


@queue_app.command("list")
def list_queue(
    to: TargetOption,
    project: ProjectOption = Path(),
    text: Annotated[str, typer.Option(help="Words in id, name, files or reason.")] = "",
    state: Annotated[list[str] | None, typer.Option(help="Only these states (may repeat).")] = None,
    verdict: Annotated[list[str] | None, typer.Option(help="Only these verdicts (may repeat).")] = None,
    assignee: Annotated[str, typer.Option(help="Only this person's; '-' for nobody's.")] = "",
    sort: Annotated[str, typer.Option(help="wave, priority, module, state, lines, since or assignee.")] = "wave",
    descending: Annotated[bool, typer.Option(help="Last first.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Also headers and copybooks without code.")] = False,
    view: Annotated[str, typer.Option(help="A saved view, instead of the options above.")] = "",
    save: Annotated[str, typer.Option(help="Save these options as a view of that name.")] = "",
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    as_json: JsonOption = False,
) -> None:
    """The modules with their states, filtered and sorted."""
    from workbench.services import jobs, queue

    opened, user = _opened(project, to)
    jobs.tidy(opened)
    wanted = queue.Filter(text, tuple(state or ()), tuple(verdict or ()), assignee=assignee, sort=sort,
                          descending=descending, everything=everything)  # fmt: skip
    if view:
        saved = queue.views(opened)
        if view not in saved:
            raise TheseusError(f"there is no view '{view}': there are {', '.join(saved) or 'none'}")
        wanted = saved[view]
    found = queue.filtered(queue.items(opened, to), wanted)
    if save:
        queue.save_view(opened, user, save, wanted)
    if csv:
        sys.stdout.write(queue.as_csv(found))
    elif as_json:
        dump([asdict(i) for i in found])
    else:
        table = Table("wave", "module", "state", "next", "priority", "assignee", "lines", "verdict", "why")
        for i in found:
            table.add_row(str(i.wave), escape(i.module), i.state, i.next, str(i.priority or ""), escape(i.assignee),
                          str(i.lines), i.verdict, escape(i.reason))  # fmt: skip
        out.print(table)
        out.print(f"{len(found)} modules")


@queue_app.command("assign")
def assign(
    to: TargetOption,
    modules: Modules,
    person: Annotated[str, typer.Option("--person", help="To whom; empty: nobody.")] = "",
    project: ProjectOption = Path(),
) -> None:
    """Give modules to somebody."""
    from workbench.services import queue

    opened, user = _opened(project, to)
    queue.assign(opened, user, to, modules, person)


@queue_app.command("prioritise")
def prioritise(
    to: TargetOption,
    modules: Modules,
    priority: Annotated[int, typer.Option(help="From -9 (last) to 9 (first) within a wave.")],
    project: ProjectOption = Path(),
) -> None:
    """Order modules within their waves."""
    from workbench.services import queue

    opened, user = _opened(project, to)
    queue.prioritise(opened, user, to, modules, priority)


@queue_app.command("hold")
def hold(
    to: TargetOption,
    modules: Modules,
    why: Annotated[str, typer.Option(help="The reason.")],
    project: ProjectOption = Path(),
) -> None:
    """Block modules until somebody releases them."""
    from workbench.services import queue

    opened, user = _opened(project, to)
    queue.hold(opened, user, to, modules, why)


@queue_app.command("release")
def release(
    to: TargetOption, modules: Modules, why: Annotated[str, typer.Option(help="The reason.")] = "", project: ProjectOption = Path()
) -> None:
    """Put modules back into the queue; of decided ones that takes the decision back (reviewers only)."""
    from workbench.services import queue

    opened, user = _opened(project, to)
    queue.release(opened, user, to, modules, why)


@queue_app.command("burndown")
def burndown(to: TargetOption, project: ProjectOption = Path(), as_json: JsonOption = False) -> None:
    """How many modules were left at the end of each day (UTC)."""
    from workbench.services import queue

    opened, _ = _opened(project, to)
    days = queue.burndown(opened, to)
    if as_json:
        dump([{**asdict(d), "left": d.left} for d in days])
        return
    table = Table("day", "left", "lines done", "states")
    for d in days:
        table.add_row(str(d.day), str(d.left), str(d.lines_done), ", ".join(f"{n} {s}" for s, n in sorted(d.states.items())))
    out.print(table)


@queue_app.command("figures")
def figures(to: TargetOption, project: ProjectOption = Path()) -> None:
    """How far the migration is, as JSON: states, lines, coverage, mutants, tokens, money, what is blocked."""
    from workbench.services.figures import figures as count

    opened, _ = _opened(project, to)
    dump(asdict(count(opened, to)))


@queue_app.command("history")
def history(to: TargetOption, module: Annotated[str, typer.Argument(help="Module id.")], project: ProjectOption = Path()) -> None:
    """Every state that a module was in, and who moved it."""
    from workbench.services import queue

    opened, _ = _opened(project, to)
    queue.item(opened, to, module)
    for t in queue.history(opened, to, module):
        reason = f": {t.reason}" if t.reason else ""
        out.print(escape(f"{t.at:%Y-%m-%d %H:%M:%S} {t.before} -> {t.after} by {t.who}{reason}"), soft_wrap=True)


@queue_app.command("views")
def views(
    project: ProjectOption = Path(), delete: Annotated[str, typer.Option(help="Delete the view of that name.")] = ""
) -> None:
    """The saved views, as JSON."""
    from workbench.services import queue

    opened, user = _opened(project)
    if delete:
        queue.delete_view(opened, user, delete)
    dump({name: asdict(wanted) for name, wanted in queue.views(opened).items()})


# --------------------------------------------------------------------------- review


@review_app.command("list")
def list_reviews(to: TargetOption, project: ProjectOption = Path(), as_json: JsonOption = False) -> None:
    """What waits for a decision."""
    from workbench.services import reviews

    opened, _ = _opened(project, to)
    found = reviews.awaiting(opened, to)
    if as_json:
        dump([asdict(i) for i in found])
        return
    for i in found:
        out.print(escape(f"{i.module}: {i.verdict}: {i.reason}"), soft_wrap=True)
    out.print(f"{len(found)} modules wait for a decision")


@review_app.command("show")
def show(to: TargetOption, module: Annotated[str, typer.Argument(help="Module id.")], project: ProjectOption = Path()) -> None:
    """What one would decide on, with its hashes and token, and who may not decide; as JSON."""
    from workbench.services import reviews

    opened, user = _opened(project, to)
    on = reviews.basis(opened, to, module)
    against = {d.value: reviews.objection(opened, user, d, on) for d in reviews.Decision}
    dump({**asdict(on), "token": on.token, "made_by": reviews.makers(opened, on), "objections": against})


@review_app.command("decisions")
def list_decisions(
    to: Annotated[str, typer.Option("--to", help="Only this target language.")] = "",
    module: Annotated[str, typer.Option(help="Only this module.")] = "",
    project: ProjectOption = Path(),
) -> None:
    """Every decision, newest first, as JSON."""
    from workbench.services import reviews

    opened, _ = _opened(project, to)
    dump([d.model_dump() for d in reviews.decisions(opened, to, module)])


Token = Annotated[str, typer.Option(help="What 'theseus review show' printed: refused when it is another by now.")]


def _decide(project: Path, to: str, module: str, decision: str, token: str, **more: Any) -> None:
    from workbench.services import reviews

    opened, user = _opened(project, to)
    seen = token or reviews.basis(opened, to, module).token
    row = reviews.decide(opened, user, to, module, reviews.Decision(decision), seen, **more)
    signed = "signed" if row.statement else "not signed (no key)"
    out.print(escape(f"{module}: {decision} recorded for {row.who}, {signed}"), soft_wrap=True)


@review_app.command("accept")
def accept(
    to: TargetOption,
    module: Annotated[str, typer.Argument(help="Module id.")],
    why: Annotated[str, typer.Option(help="A remark.")] = "",
    token: Token = "",
    project: ProjectOption = Path(),
) -> None:
    """Accept a translation whose verdict is 'equivalent'."""
    _decide(project, to, module, "accept", token, reason=why)


@review_app.command("reject")
def reject(
    to: TargetOption,
    module: Annotated[str, typer.Argument(help="Module id.")],
    why: Annotated[str, typer.Option(help="The reason.")],
    token: Token = "",
    project: ProjectOption = Path(),
) -> None:
    """Send a translation back: the module waits for another one."""
    _decide(project, to, module, "reject", token, reason=why)


@review_app.command("waive")
def waive(
    to: TargetOption,
    module: Annotated[str, typer.Argument(help="Module id.")],
    why: Annotated[str, typer.Option(help="The reason.")],
    differences: Annotated[str, typer.Option(help="Which differences are accepted, or what is not proved.")],
    until: Annotated[str, typer.Option(help="The last day, as YYYY-MM-DD.")],
    token: Token = "",
    project: ProjectOption = Path(),
) -> None:
    """Accept a translation in spite of a difference, or of weak evidence, until a day."""
    try:
        last = date.fromisoformat(until)
    except ValueError:
        raise TheseusError(f"--until {until}: give a day as YYYY-MM-DD") from None
    _decide(project, to, module, "waive", token, reason=why, differences=differences, expires=last)


# --------------------------------------------------------------------------- jobs


@jobs_app.command("list")
def list_jobs(project: ProjectOption = Path(), as_json: JsonOption = False) -> None:
    """Jobs, newest first; those whose engine is gone are shown as interrupted."""
    from workbench.services import jobs

    opened, _ = _opened(project)
    found = jobs.jobs(opened)
    if as_json:
        dump([row.model_dump() for row in found])
        return
    table = Table("job", "what", "to", "by", "state", "where", "seconds")
    for row in found:
        where = " ".join(x for x in (row.stage, row.module, row.message) if x) if row.state in jobs.ALIVE else row.message
        table.add_row(str(row.id), row.kind, row.target, escape(row.who), row.state, escape(where), f"{jobs.took(row):.0f}")
    out.print(table)


@jobs_app.command("start")
def start(
    to: TargetOption,
    kind: Annotated[str, typer.Argument(help="run, analyze, translate, verify, or move (translate and verify).")],
    modules: Annotated[list[str] | None, typer.Argument(help="Module ids; without them, all.")] = None,
    translator: Annotated[str, typer.Option(help="rules or model.")] = "rules",
    follow: Annotated[bool, typer.Option("--follow", help="Stay and print its events.")] = False,
    project: ProjectOption = Path(),
) -> None:
    """Start work in an engine of its own, and return at once."""
    from workbench.services import jobs

    opened, user = _opened(project, to)
    row = jobs.start(opened, user, kind, to, jobs.Spec(tuple(modules or ()), translator))
    out.print(f"job {row.id}")
    if follow:
        _follow(opened, row.id or 0)


@jobs_app.command("follow")
def follow_job(job: Annotated[int, typer.Argument(help="Its number.")], project: ProjectOption = Path()) -> None:
    """Print a job's events, one JSON a line, until it ends."""
    opened, _ = _opened(project)
    _follow(opened, job)


def _follow(opened: Any, job: int) -> None:
    from workbench.services import jobs

    last = 0
    while True:
        jobs.tidy(opened)
        ended = jobs.job_row(opened, job).state not in jobs.ALIVE
        for event in jobs.events(opened, job, after=last):
            last = event.id or last
            print(json.dumps({"id": event.id, "module": event.module, "kind": event.kind, **json.loads(event.body)}), flush=True)
        if ended:
            break
        time.sleep(0.5)
    if jobs.job_row(opened, job).state != jobs.JobState.DONE:
        raise typer.Exit(1)


@jobs_app.command("cancel")
def cancel(job: Annotated[int, typer.Argument(help="Its number.")], project: ProjectOption = Path()) -> None:
    """End a job; what it recorded stays."""
    from workbench.services import jobs

    opened, user = _opened(project)
    jobs.cancel(opened, user, job)


@jobs_app.command("resume")
def resume(job: Annotated[int, typer.Argument(help="Its number.")], project: ProjectOption = Path()) -> None:
    """Start an ended job's work again: what is recorded is not done again."""
    from workbench.services import jobs

    opened, user = _opened(project)
    out.print(f"job {jobs.resume(opened, user, job).id}")
