"""Runs batches of cases of a built program: one sandbox and one native loop for thousands of cases.

`Runner` speaks the protocol of native/runner/runner.c. It survives whatever a program does to its surroundings:
when the loop itself dies, the case that did it is reported as such, and the next case gets a new sandbox.
"""

from __future__ import annotations

import contextlib
import fcntl
import struct
import subprocess
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self

from analyzers.model import TheseusError
from verifiers import sandbox
from verifiers.native import fork_server_library, runner_program
from verifiers.observe import Case, Observation, Outcome, plain_path
from verifiers.toolchains.protocol import BuildMode, Built
from verifiers.warden import WARDEN

_PROGRAMS = "/prog"
_OUTCOMES = (Outcome.EXITED, Outcome.SIGNALLED, Outcome.TIMED_OUT, Outcome.OUTPUT_LIMIT)
_PATIENCE = 20.0  # seconds beyond a case's own limits after which the loop is taken for stopped
_MAX_DEATHS = 12  # then a program gets no further sandbox: every case counts as having ended the loop
_LOOP_DIED = b"(the program ended the loop that ran it)\n"
_PIPE = 1 << 18  # bytes that a pipe to a loop, or from it, holds where the system allows that
_GO_ON = 255  # in place of a number of cases that were cut off: the loop counts them


@dataclass(frozen=True)
class RunLimits:
    """Bounds of one step of one case, and of the sandbox around all of them."""

    wall_seconds: float = 5.0
    output_bytes: int = 4 << 20  # each stream
    memory_bytes: int | None = 4 << 30
    processes: int = 64
    file_bytes: int = 64 << 20
    tmp_bytes: int = 256 << 20


@dataclass(frozen=True)
class RunResult:
    """`edges` are edge numbers with their hit class (`edge << 3 | class`), empty unless the build counts
    them; `nearness` says for each place that compares numbers how near they came (`place << 16 | sides << 8 | closeness`,
    see native/edges.c); `compared` is what the program compared and found different, as the loop wrote it."""

    observation: Observation
    edges: frozenset[int] = frozenset()
    nearness: tuple[int, ...] = ()
    compared: bytes = b""

    @property
    def operands(self) -> tuple[tuple[bytes, bytes], ...]:
        """Pairs of bytes that the program compared and found different. They are many, and few runs are asked for them."""
        found, data, at = [], self.compared, 0
        while at < len(data):
            middle = at + 1 + data[at]
            after = middle + data[at]
            found.append((data[at + 1 : middle], data[middle:after]))
            at = after
        return tuple(found)


_DIED = RunResult(Observation(Outcome.SIGNALLED, 9, b"", _LOOP_DIED))


class _LoopDied(Exception):
    pass


@dataclass
class Runner:
    """A context manager around one sandboxed loop for one `Built` program.

    A case with `steps` runs them one after the other in one working folder; its standard output is the
    steps' outputs, each behind a line `[step N program: outcome code]`, and its outcome that of the first
    step that did not exit with 0, else that of the last.
    """

    built: Built
    limits: RunLimits = field(default_factory=RunLimits)
    forks: bool = False  # processes of programs that are linked dynamically come from fork servers (native/fork_server.c)
    passed_over: int = 0  # process ids that a sandbox does not give to programs, and so many more each time it starts
    _room: int = 0  # bytes of requests that the pipe to the loop surely holds
    _starts: int = 0
    _environments: dict[tuple[tuple[str, str], ...], bytes] = field(default_factory=dict)  # as the loop reads them
    _process: subprocess.Popen[bytes] | None = None
    _deaths: int = 0  # of the loop, one after the other

    def __enter__(self) -> Self:
        if not self.built.programs:
            raise TheseusError(f"{self.built.source}: no program to run (no main found)")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._process is not None:
            sandbox.kill(self._process)
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):
                    if stream is not None:
                        stream.close()
            self._process = None

    @property
    def pid(self) -> int | None:
        """The process that holds the sandbox, while there is one."""
        return self._process.pid if self._process is not None else None

    def run(self, cases: Iterable[Case]) -> list[RunResult]:
        """Run all cases, in order. Raises TheseusError for a case that names an unknown program."""
        return [self.run_one(case) for case in cases]

    def run_one(self, case: Case, wall_seconds: float | None = None, most_output: int = 0) -> RunResult:
        """Run a case. `most_output`: bytes of each stream, in place of the usual limit."""
        return self.run_batch([case], (wall_seconds or self.limits.wall_seconds,), most_output)[0]

    def run_batch(self, cases: Sequence[Case], walls: Sequence[float], most_output: int = 0) -> list[RunResult]:
        """Run cases, in order. `walls`: seconds a step, by how many of these cases were cut off before, the last for more."""
        return [result for result in self.results(cases, walls, most_output) if result is not None]

    def results(self, cases: Sequence[Case], walls: Sequence[float], most_output: int = 0) -> Generator[RunResult | None]:
        """The results of `run_batch` as they come. None: what comes next has to be waited for, and the loop is at it, so
        that one thread can have several at work."""
        done = cut_off = 0
        failed = False
        while done < len(cases):
            died = self._deaths >= _MAX_DEATHS
            try:
                for result in () if died else self._answers(cases[done:], walls, min(_GO_ON - 1, cut_off), most_output):
                    if result is not None:
                        done += 1
                        cut_off += result.observation.outcome is Outcome.TIMED_OUT
                        failed, self._deaths = False, 0
                    yield result
            except (_LoopDied, OSError):
                self.close()
                self._deaths += 1
                died = failed
                failed = not failed  # once more in a fresh sandbox, so that a victim is not taken for the culprit
            except BaseException:
                if done < len(cases):
                    self.close()  # what the loop has ahead is nobody's
                raise
            if died:
                done += 1
                yield _DIED

    def _answers(self, cases: Sequence[Case], walls: Sequence[float], cut_off: int, most_output: int) -> Iterator[RunResult | None]:
        """The results as they come; first None, when the loop has requests. It has those of further cases before an answer
        is read, so that it never waits for what is done here, which takes its time while inputs are made up."""
        process = self._process or self._start()
        assert process.stdin is not None
        output = most_output or self.limits.output_bytes
        sizes: deque[int] = deque()  # of requests that are not answered
        sent, ahead = 0, 0
        waiting = b""  # the next request
        for number, case in enumerate(cases):
            overdue = max(walls) * max(1, len(case.steps)) * 1.5 + _PATIENCE / (1 + self._deaths)
            with WARDEN.within(process, overdue):
                requests = []
                # Were there more than the pipe holds, the loop might wait to be read from, and this to write.
                while sent < len(cases) and (not sizes or ahead < self._room):
                    waiting = waiting or self._encode(cases[sent], walls, cut_off if sent == 0 else _GO_ON, output)
                    if sizes and ahead + len(waiting) > self._room:
                        break
                    requests.append(waiting)
                    sizes.append(len(waiting))
                    ahead += len(waiting)
                    waiting = b""
                    sent += 1
                if requests:
                    process.stdin.write(b"".join(requests))
                    process.stdin.flush()
            if number == 0:
                yield None
            with WARDEN.within(process, overdue):
                result = self._answer(case)
            ahead -= sizes.popleft()
            yield result

    def _start(self) -> subprocess.Popen[bytes]:
        counts = self.built.mode is BuildMode.EDGES
        self._starts += 1
        readonly = [(self.built.directory, _PROGRAMS), (runner_program(), "/runner")]
        if self.forks:
            readonly.append((fork_server_library(), "/fork_server.so"))
        limits = sandbox.Limits(
            wall_seconds=0,
            cpu_seconds=None,
            memory_bytes=None if self.built.mode is BuildMode.SANITIZED else self.limits.memory_bytes,
            processes=self.limits.processes,
            file_bytes=self.limits.file_bytes,
            tmp_bytes=self.limits.tmp_bytes,
        )
        full = sandbox.command(
            ["/runner", "edges" if counts else "plain", str(self.passed_over * self._starts), "fork" if self.forks else "exec"],
            readonly=readonly,
            writable=self.built.coverage_folder,
            limits=limits,
            directory="/tmp",
        )
        self._process = subprocess.Popen(
            full, bufsize=_PIPE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        WARDEN.watch(self._process, None, self.built.coverage_folder, limits.folder_bytes)
        assert self._process.stdin is not None and self._process.stdout is not None
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # a user's pipes may have what is allowed
                fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)
        self._room = fcntl.fcntl(self._process.stdin, fcntl.F_GETPIPE_SZ) // 2
        return self._process

    def _program(self, name: str) -> bytes:
        programs = self.built.programs
        if not name and len(programs) == 1:
            name = next(iter(programs))
        if name not in programs:
            known = ", ".join(sorted(programs))
            raise TheseusError(f"{self.built.source}: no program '{name}' (there is: {known}); name it in the scenario")
        return f"{_PROGRAMS}/{programs[name]}".encode()

    def _encode(self, case: Case, walls: Sequence[float], cut_off: int, output_bytes: int) -> bytes:
        steps = case.steps or ((case.program, case.arguments, case.stdin),)
        out = [_u32(len(steps))]
        for name, arguments, stdin in steps:
            out += [_text(self._program(name)), _u32(len(arguments))]
            out += [_text(argument.replace(b"\0", b"")) for argument in arguments]
            out.append(_text(stdin))
        files = {_inside(path): content for path, content in case.files}  # of one path, the last counts
        out.append(_u32(len(files)))
        for path, content in files.items():
            out += [_text(path.encode()), _text(content)]
        if case.environment not in self._environments:
            self._environments[case.environment] = self._environment(case.environment)
        out += [self._environments[case.environment], bytes([cut_off])]
        out += [_u32(len(walls)), *(_u32(int(wall * 1000)) for wall in walls), _u32(output_bytes)]
        return b"".join(out)

    def _environment(self, own: tuple[tuple[str, str], ...]) -> bytes:
        values = {
            "PATH": "/usr/bin:/bin",
            "HOME": "/tmp",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "COB_CURRENT_DATE": "2001/02/03 04:05:06.00",
            **self.built.environment,
            **dict(own),
        }
        return _u32(len(values)) + b"".join(_text(f"{key}={value}".encode()) for key, value in values.items())

    def _answer(self, case: Case) -> RunResult:
        reader = _Reader(self._process)
        steps = []
        for _ in range(reader.u32()):
            outcome = _OUTCOMES[reader.u8()]
            code = reader.i32()
            micros = reader.u32()
            process = reader.u32()
            steps.append(Observation(outcome, code, reader.text(), reader.text(), (), micros / 1e6, (process,)))
        files: list[tuple[str, bytes | None]] = []
        for _ in range(reader.u32()):
            path = reader.text().decode("utf-8", "surrogateescape")
            exists = reader.u8()
            content = reader.text()
            files.append((path, content if exists else None))
        observation = _joined(case, steps)
        if files:
            observation = replace(observation, files=tuple(sorted(files)))
        return RunResult(observation, frozenset(reader.array()), reader.array(), reader.text())


def _u32(value: int) -> bytes:
    return value.to_bytes(4, "little")


def _text(value: bytes) -> bytes:
    return len(value).to_bytes(4, "little") + value


def _joined(case: Case, steps: Sequence[Observation]) -> Observation:
    if not case.steps:
        return steps[0]
    stdout = b""
    for number, (step, given) in enumerate(zip(steps, case.steps, strict=False), 1):
        stdout += f"[step {number} {given[0]}: {step.outcome} {step.code}]\n".encode() + step.stdout
    worst = next((s for s in steps if s.outcome is not Outcome.EXITED or s.code != 0), steps[-1])
    return Observation(
        worst.outcome,
        worst.code,
        stdout,
        b"".join(s.stderr for s in steps),
        (),
        sum(s.seconds for s in steps),
        tuple(process for s in steps for process in s.processes),
    )


def _inside(path: str) -> str:
    """A case's file path, which must stay in the working folder."""
    plain = plain_path(path)
    if path.startswith("/") or ".." in plain.split("/") or not plain:
        raise TheseusError(f"a case's file must lie in its working folder, but its path is '{path}'")
    return plain


class _Reader:
    """One answer, as the loop wrote it."""

    def __init__(self, process: subprocess.Popen[bytes] | None) -> None:
        assert process is not None and process.stdout is not None
        head = process.stdout.read(4)
        size = int.from_bytes(head, "little")
        self._data = process.stdout.read(size)
        self._at = 0
        if len(head) != 4 or len(self._data) != size:
            raise _LoopDied

    def take(self, size: int) -> bytes:
        start = self._at
        self._at += size
        if self._at > len(self._data):
            raise _LoopDied
        return self._data[start : self._at]

    def u8(self) -> int:
        return self.take(1)[0]

    def u32(self) -> int:
        return int.from_bytes(self.take(4), "little")

    def i32(self) -> int:
        return int.from_bytes(self.take(4), "little", signed=True)

    def text(self) -> bytes:
        return self.take(self.u32())

    def array(self) -> tuple[int, ...]:
        count = self.u32()
        return struct.unpack(f"<{count}I", self.take(4 * count))
