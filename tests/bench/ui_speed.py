"""How long the server takes to render each page of a project with 5,000 modules.

    python -m tests.bench.ui_speed [FOLDER] [--modules 5000]

FOLDER is a project to measure; without it a large one is generated. Every page runs three times in one session:
the first run of a server (imports, caches empty), and two more; what a person feels is the last. Processor seconds
do not depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.bench.large import record_large, write_large

UI = Path(__file__).parents[2] / "ui"


def pages() -> list[str]:
    return sorted(p.stem for p in (UI / "views").glob("*.py") if p.stem != "__init__")


def measure(page: str, module: str = "") -> list[tuple[float, float]]:
    """Wall and processor seconds of three runs of a page. Raises when the page ends in an error."""
    app = AppTest.from_file(str(UI / "app.py"), default_timeout=600)
    app.run()
    if module:
        app.query_params["module"] = module
    app.switch_page(str(UI / "views" / f"{page}.py"))
    found = []
    for _ in range(3):
        wall, processor = time.monotonic(), time.process_time()
        app.run()
        found.append((time.monotonic() - wall, time.process_time() - processor))
        if app.exception:
            raise RuntimeError(f"{page}: {[e.value for e in app.exception]}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--modules", type=int, default=5000)
    parser.add_argument("--module", default="", help="For the pages about one module.")
    parser.add_argument("--only", default="", help="This page alone.")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = chosen.folder
        if folder is None:
            folder = write_large(Path(place) / "large", chosen.modules)
            record_large(folder)
        os.environ["THESEUS_FOLDER"] = str(folder)
        print(f"{'page':<10} {'first':>16} {'again':>16} {'and again':>16}   wall (processor) seconds")
        for page in [chosen.only] if chosen.only else pages():
            cells = [f"{wall:8.2f} ({cpu:5.2f})" for wall, cpu in measure(page, chosen.module)]
            print(f"{page:<10} {' '.join(cells)}", flush=True)


if __name__ == "__main__":
    main()
