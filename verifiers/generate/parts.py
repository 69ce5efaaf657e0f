"""The pieces of a case that can be changed on their own: standard input, files, arguments, a job's steps."""

from __future__ import annotations

from dataclasses import dataclass, replace

from verifiers.observe import Case


@dataclass(frozen=True)
class Part:
    """Names one piece: `stdin` or `argument` of a step (-1: the case itself), or a `file` by path."""

    kind: str
    index: int = 0
    step: int = -1
    path: str = ""


def parts(case: Case) -> list[Part]:
    """All pieces of a case, in a fixed order."""
    out: list[Part] = []
    if case.steps:
        for number, (_, arguments, stdin) in enumerate(case.steps):
            if stdin:
                out.append(Part("stdin", step=number))
            out += [Part("argument", index, number) for index in range(len(arguments))]
    else:
        out.append(Part("stdin"))
        out += [Part("argument", index) for index in range(len(case.arguments))]
    out += [Part("file", path=path) for path, _ in case.files]
    return out


def get(case: Case, part: Part) -> bytes:
    if part.kind == "file":
        return dict(case.files)[part.path]
    if part.step >= 0:
        _, arguments, stdin = case.steps[part.step]
    else:
        arguments, stdin = case.arguments, case.stdin
    return stdin if part.kind == "stdin" else arguments[part.index]


def put(case: Case, part: Part, content: bytes) -> Case:
    """The case with one piece replaced."""
    if part.kind == "file":
        return replace(case, files=tuple((p, content if p == part.path else c) for p, c in case.files))
    if part.step >= 0:
        program, arguments, stdin = case.steps[part.step]
        if part.kind == "stdin":
            stdin = content
        else:
            arguments = (*arguments[: part.index], content, *arguments[part.index + 1 :])
        steps = (*case.steps[: part.step], (program, arguments, stdin), *case.steps[part.step + 1 :])
        return replace(case, steps=steps)
    if part.kind == "stdin":
        return replace(case, stdin=content)
    arguments = (*case.arguments[: part.index], content.replace(b"\0", b""), *case.arguments[part.index + 1 :])
    return replace(case, arguments=arguments)
