"""What a module campaign asks: calls of a module's subprograms, and the lines by which the drivers are told of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzers.model import Direction, Subprogram
from verifiers.observe import Case
from verifiers.probe import values
from verifiers.probe.values import Pool, Value
from verifiers.verdict import Thresholds


@dataclass(frozen=True)
class ProbeRequest:
    """`original` and `translation` are complete trees whose one program is `driver`. `calls`: for each
    subprogram, one by one; `bulk`: for each of a module without data, in blocks, as far as a fifth of the budget goes;
    `stateful`: the module keeps data between calls; `pure`: nor does what it depends on, so that all inputs there are mean
    all there is; `raw`: arguments are bytes of storage; `indexed`: names of files in a runtime's own format, which are not
    compared. Of a module that keeps data, `mutants`: how many mutants of its translation to try on the calls that found no
    difference, in its files `mutated`; `paths` are the subprograms' places there, as a driver names them; `judged`: mutants that a
    person judged equivalent, by their key, with who and why."""

    original: dict[str, bytes]
    translation: dict[str, bytes]
    language: str
    target: str
    subprograms: tuple[Subprogram, ...]
    calls: int = 2000
    bulk: int = 500_000
    seed: int = 1
    budget: float = 60.0
    stateful: bool = False
    pure: bool = False
    raw: bool = False
    indexed: tuple[str, ...] = ()
    subject: str = ""
    mutants: int = 0
    mutated: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    judged: tuple[tuple[str, str], ...] = ()
    thresholds: Thresholds = field(default_factory=Thresholds)


@dataclass(frozen=True)
class Call:
    subprogram: int
    arguments: tuple[Value, ...]


def arguments(request: ProbeRequest, index: int, pool: Pool, rng: random.Random) -> tuple[Value, ...]:
    """Arguments for one call of a subprogram, made up."""
    subprogram = request.subprograms[index]
    if request.raw:
        return tuple(values.raw(p.type, rng, pool) for p in subprogram.parameters)
    return tuple(values.arguments(subprogram, rng, pool))


def line(request: ProbeRequest, call: Call) -> str:
    """The line that tells a driver of a call."""
    subprogram = request.subprograms[call.subprogram]
    if request.raw:
        return " ".join([str(call.subprogram), *("x" + v.hex() for v in call.arguments)])
    out = [str(call.subprogram)]
    for parameter, value in zip(subprogram.parameters, call.arguments, strict=True):
        if parameter.direction is not Direction.OUT:
            out += values.tokens(parameter.type, value)
    return " ".join(out)


def case(request: ProbeRequest, calls: Sequence[Call]) -> Case:
    """The run of a driver that makes these calls, one after the other."""
    return lines_case([line(request, call) for call in calls])


def lines_case(lines: Sequence[str]) -> Case:
    """The run of a driver that is told these lines."""
    return Case(stdin="".join(f"{text}\n" for text in lines).encode("latin-1"), program="driver")


def readable(request: ProbeRequest, call: Call) -> str:
    """A call as a person reads it."""
    subprogram = request.subprograms[call.subprogram]
    shown = []
    for parameter, value in zip(subprogram.parameters, call.arguments, strict=True):
        if request.raw:
            shown.append(f"{parameter.name} = {value!r}")
        elif parameter.direction is not Direction.OUT:
            shown.append(f"{parameter.name} = {values.readable(parameter.type, value)}")
    return f"{subprogram.name}({', '.join(shown)})"


def simpler(request: ProbeRequest, call: Call) -> list[Call]:
    """The same call with one of its arguments made simpler."""
    subprogram = request.subprograms[call.subprogram]
    lengths = {getattr(p.type, "length_param", "") for p in subprogram.parameters}
    out = []
    for at, (parameter, value) in enumerate(zip(subprogram.parameters, call.arguments, strict=True)):
        if parameter.name in lengths:
            continue
        for simple in values.simpler(parameter.type, value)[:6]:
            out.append(Call(call.subprogram, (*call.arguments[:at], simple, *call.arguments[at + 1 :])))
    return out
