"""Hostile translations: none gets out, none keeps the comparison from ending, none is found equivalent.

Each does its work and an attack (its first line says which). What must not happen is checked from outside:
a canary is not written, a secret is not in the verdict, listeners hear nothing, no process is left.
"""

from __future__ import annotations

import os
import shutil
import socket
from dataclasses import dataclass
from pathlib import Path

import pytest

from verifiers.compare import compare as compare_observations
from verifiers.compare_service import compare
from verifiers.observe import Case, Observation, Outcome
from verifiers.runner import RunLimits, Runner
from verifiers.toolchains import for_language
from verifiers.verdict import CompareRequest, Status, Verdict

HERE = Path(__file__).parent
ALL = sorted(
    [p for folder in ("c", "rust", "go") for p in (HERE / folder).iterdir() if p.stem != "faithful"]
    + list((HERE / "crates").iterdir())
)
# One of each kind; the others take minutes together.
QUICK = {"forge_answer", "kill_everything", "note_for_next", "shared_map", "watched", "hostname", "build_links", "generate"}


# These take all the time or room that they are given, so one run each has to do, without a campaign around it.
GREEDY = {"disk_filler", "fork_bomb", "hang", "many_files", "memory_bomb", "stop_by_io"}


def mark(path: Path) -> object:
    return pytest.param(path, id=path.stem, marks=() if path.stem in QUICK else (pytest.mark.slow,))


@dataclass(frozen=True)
class Surroundings:
    """What an attack could reach if it got out, and how that would be noticed."""

    folder: Path
    tcp: socket.socket
    unix: socket.socket
    token: str = "Token-That-No-Program-May-See"

    @property
    def values(self) -> dict[str, str]:
        return {
            "@SECRET@": str(self.folder / "secret.txt"),
            "@CANARY@": str(self.folder / "canary"),
            "@FOLDER@": str(self.folder / "victim"),
            "@PORT@": str(self.tcp.getsockname()[1]),
            "@SOCKET@": self.unix.getsockname().decode().removeprefix("\0"),
        }


@pytest.fixture
def around(tmp_path: Path):  # type: ignore[no-untyped-def]
    folder = tmp_path / "host"
    (folder / "victim").mkdir(parents=True)
    for place in (tmp_path, folder, folder / "victim"):
        place.chmod(0o777)
    tcp = socket.create_server(("127.0.0.1", 0))
    unix = socket.socket(socket.AF_UNIX)
    unix.bind(f"\0theseus-hostile-{os.getpid()}")
    unix.listen()
    with tcp, unix:
        for listener in (tcp, unix):
            listener.setblocking(False)
        yield Surroundings(folder, tcp, unix)


def translation(path: Path, around: Surroundings, place: Path) -> Path:
    """The hostile tree, with what it aims at filled in."""
    if path.is_dir():
        shutil.copytree(path, place)
        shutil.copy(HERE / "rust/faithful.rs", place / "src")
    else:
        place.mkdir()
        name = {".go": "main.go", ".rs": "main.rs"}.get(path.suffix, path.name)
        shutil.copy(path, place / name)
        shutil.copy(next(path.parent.glob("faithful.*")), place)
    for file in [p for p in place.rglob("*") if p.is_file()]:
        text = file.read_text()
        for key, value in around.values.items():
            text = text.replace(key, value)
        file.write_text(text)
    (place / "linked.txt").symlink_to(around.folder / "secret.txt")
    return place


def leftovers() -> list[str]:
    """Processes of user ids that only sandboxes have."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and 0x40000000 <= entry.stat().st_uid < 0x7FFFFFFF:
                found.append((entry / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found


def judged(path: Path, around: Surroundings, tmp_path: Path) -> Verdict:
    (around.folder / "secret.txt").write_text(around.token)
    tree = translation(path, around, tmp_path / "translation")
    return compare(CompareRequest(HERE / "original.c", tree, budget=20.0, max_inputs=800, seed=3))


@pytest.mark.parametrize("path", [mark(p) for p in ALL if p.stem not in GREEDY])
def test_it_stays_inside_ends_and_is_not_equivalent(path: Path, around: Surroundings, tmp_path: Path) -> None:
    mine = set(leftovers())
    verdict = judged(path, around, tmp_path)
    assert verdict.status is not Status.EQUIVALENT
    assert around.token not in verdict.to_json()
    assert sorted(p.name for p in around.folder.iterdir()) == ["secret.txt", "victim"]
    assert not list((around.folder / "victim").iterdir())
    assert not [p for p in leftovers() if p not in mine and "theseus-compare" in p]
    for listener in (around.tcp, around.unix):
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.mark.slow
@pytest.mark.parametrize("path", [pytest.param(p, id=p.stem) for p in ALL if p.stem in GREEDY])
def test_a_greedy_one_is_stopped_and_shows(path: Path, around: Surroundings, tmp_path: Path) -> None:
    tree = translation(path, around, tmp_path / "translation")
    built = for_language("c").build(tree, tmp_path / "out")
    with Runner(built, RunLimits(wall_seconds=1.0, output_bytes=100_000, tmp_bytes=32 << 20)) as runner:
        seen = runner.run_one(Case(stdin=b"one\n")).observation
    faithful = Observation(Outcome.EXITED, 0, b"ONE\n1 lines\n", b"")
    assert not compare_observations(faithful, seen, ("c", "c")).same or path.stem in ("fork_bomb", "memory_bomb")
    assert sorted(p.name for p in around.folder.iterdir()) == ["victim"]


def test_a_faithful_one_without_an_attack_is_equivalent(around: Surroundings, tmp_path: Path) -> None:
    """So that the others are not refused for something else."""
    path = tmp_path / "none.c"
    path.write_text('#include "faithful.h"\n\nstatic void attack(void) {}\nint main(void) { return faithful(); }\n')
    shutil.copy(HERE / "c/faithful.h", tmp_path)
    verdict = judged(path, around, tmp_path)
    assert verdict.status is Status.EQUIVALENT, (verdict.reason, verdict.missing)


def test_there_are_enough_of_them() -> None:
    assert len(ALL) >= 40
