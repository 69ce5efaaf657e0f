"""A batch job's scenario, cut into the runs of one program: what each step finds in the working folder."""

from __future__ import annotations

from dataclasses import replace

from analyzers.model import Codebase, TheseusError
from verifiers import scenarios
from verifiers.observe import Case
from verifiers.runner import Runner
from verifiers.toolchains import BuildMode, detect, kept
from verifiers.work_folder import work_folder
from workbench.project import Project


def single_step_cases(project: Project, codebase: Codebase, program: str) -> tuple[Case, ...]:
    """For every step of every scenario that runs `program`: its arguments and input, with the files that the
    original's earlier steps leave in the working folder."""
    del codebase
    if project.scenarios is None:
        return ()
    wanted = [
        c for c in scenarios.read(project.scenarios) if any(s[0] == program for s in c.steps) or c.program == program
    ]
    if not wanted:
        return ()
    cases: list[Case] = []
    with work_folder("step") as name:
        built = kept.build(detect(project.root), project.root, name / "original", BuildMode.PLAIN)
        with Runner(built) as runner:
            for case in wanted:
                if not case.steps:
                    cases.append(replace(case, program=""))
                    continue
                for number, (step, arguments, stdin) in enumerate(case.steps):
                    if step == program:
                        files = _left_behind(runner, case, number)
                        cases.append(Case(arguments, stdin, files, case.environment, name=f"{case.name}-{number + 1}"))
    return tuple(cases)


def _left_behind(runner: Runner, case: Case, steps: int) -> tuple[tuple[str, bytes], ...]:
    files: dict[str, bytes | None] = dict(case.files)
    if steps:
        try:
            seen = runner.run_one(replace(case, steps=case.steps[:steps])).observation
        except TheseusError as error:
            raise TheseusError(f"scenario '{case.name}': {error}") from error
        files |= dict(seen.plain_files)
    return tuple(sorted((path, content) for path, content in files.items() if content is not None))
