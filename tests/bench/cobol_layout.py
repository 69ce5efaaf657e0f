"""COBOL storage layout against compiled programs: offset and length of every named item, by address and LENGTH.

    python -m tests.bench.cobol_layout [--generated 200] [--seed 1]

Records of WORKING-STORAGE, files and the LINKAGE SECTION: those of every program in corpora/cobol and generated ones
(OCCURS, REDEFINES, SYNC, COMP, COMP-3, COMP-5, SIGN SEPARATE …). Each program is made to print where its own items are and how long; prints every
difference from `analyzers.cobol.layout`.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from analyzers.cobol.layout import Field, Layout
from analyzers.cobol.syntax import parse
from analyzers.model import SourceFile
from analyzers.tree import read_source, walk

_CORPUS = Path(__file__).parent.parent.parent / "corpora" / "cobol"
_SECTIONS = ("working", "file", "linkage")
_DATA = (
    "       01  TH-POINTER USAGE POINTER.\n"
    "       01  TH-NUMBER REDEFINES TH-POINTER PIC S9(18) COMP-5.\n"
    "       01  TH-BASE PIC S9(18) COMP-5.\n"
    "       01  TH-OFFSET PIC 9(9).\n"
    "       01  TH-ROOM PIC X(100000).\n"
    "       01  TH-LENGTH PIC 9(9).\n"
)


def _reference(item: Field) -> list[str]:
    """An item's name with its qualifiers and subscripts, a word a line."""
    words = [item.name]
    depth = 0
    node: Field | None = item
    while node is not None:
        depth += node.has_occurs
        if node is not item and node.name and node.name != "FILLER":
            words += ["OF", node.name]
        node = node.parent
    return words + (["(" + " ".join(["1"] * depth) + ")"] if depth else [])


def _lines(text: str, words: list[str]) -> str:
    return f"           {text}\n" + "".join(f"               {w}\n" for w in words)


def _items(layout: Layout) -> list[Field]:
    return [
        item
        for record in layout.records
        if record.section in _SECTIONS and not record.trouble and record.name and record.name != "FILLER"
        for item in record.walk()
        if item.name and item.name != "FILLER" and not item.trouble and item.level not in (66, 78, 88)
        and not (item is not record and item.record.trouble)
    ]  # fmt: skip


def reported(source: str, layout: Layout, folders: list[Path], scratch: Path) -> dict[int, tuple[int, int]] | None:
    """Item number to (offset, length) as the compiled program says; None when it does not compile."""
    code = [
        _lines("SET ADDRESS OF", [*_reference(record), "TO ADDRESS OF TH-ROOM"])
        for record in layout.records
        if record.section == "linkage" and record.name != "FILLER" and record.redefines is None
    ]
    for table in (item for record in layout.records for item in record.walk() if item.depending is not None):
        counter = table.depending  # a record's length is that of now; storage is there for the most
        if counter is not None and table.section in _SECTIONS:
            words = [word for qualifier in counter.qualifiers for word in ("OF", qualifier)]
            code.append(_lines(f"MOVE {table.occurs} TO", [counter.name, *words]))
    for number, item in enumerate(_items(layout)):
        root = _reference(item.record)
        code += [
            _lines("SET TH-POINTER TO ADDRESS OF", root), "           MOVE TH-NUMBER TO TH-BASE\n",
            _lines("SET TH-POINTER TO ADDRESS OF", _reference(item)),
            "           SUBTRACT TH-BASE FROM TH-NUMBER\n", "           MOVE TH-NUMBER TO TH-OFFSET\n",
            _lines("MOVE FUNCTION LENGTH (", [*_reference(item), ")", "TO TH-LENGTH"]),
            f'           DISPLAY "TH {number} " TH-OFFSET " " TH-LENGTH\n',
        ]  # fmt: skip
    body = "".join(code) + "           STOP RUN.\n"
    source = "\n".join(line[:72] for line in source.split("\n"))  # columns 73 to 80 identify cards
    text = re.sub(r"(?im)^(.{6} +WORKING-STORAGE +SECTION *\..*\n)", lambda m: m.group(1) + _DATA, source, count=1)
    text = re.sub(r"(?im)^(.{6} +PROCEDURE +DIVISION)[^.]*\.", lambda m: m.group(1) + ".\n       TH-FIRST.\n" + body, text, count=1)  # fmt: skip
    path = scratch / "layout.cob"
    path.write_text(text, "latin-1")
    program = scratch / "layout"
    command = ["cobc", "-x", "-w", "-std=default", *(f"-I{f}" for f in folders), "-o", str(program), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        print(*done.stderr.splitlines()[:3], sep="\n    ")
        return None
    out = subprocess.run([str(program)], capture_output=True, text=True, timeout=60, check=False, cwd=scratch).stdout
    program.unlink()
    return {int(n): (int(o), int(size)) for n, o, size in re.findall(r"^TH (\d+) (\d+) (\d+)$", out, re.M)}


def generated(chance: random.Random, number: int) -> str:
    """A program with one random record."""
    lines: list[str] = []
    count = [0]

    def name() -> str:
        count[0] += 1
        return f"R{number}-F{count[0]}"

    def picture() -> str:
        kind = chance.randrange(9)
        digits = chance.randrange(1, 18)
        scale = chance.randrange(0, min(digits, 5)) if digits > 1 else 0
        body = f"9({digits - scale})" + (f"V9({scale})" if scale else "")
        sign = chance.choice(["", "S"])
        if kind < 2:
            return f"PIC X({chance.randrange(1, 40)})"
        if kind == 2:
            return f"PIC {sign}{body}"
        if kind == 3:
            return f"PIC S{body} SIGN {chance.choice(['LEADING', 'TRAILING'])} SEPARATE"
        if kind == 4:
            return f"PIC {sign}{body} COMP-3"
        if kind == 5:
            return f"PIC {sign}{body} COMP-5" + chance.choice(["", " SYNC"])
        if kind == 6:
            return "PIC ZZ,ZZ9.99-"
        if kind == 7:
            return f"PIC A({chance.randrange(1, 9)})"
        return f"PIC {sign}{body} COMP" + chance.choice(["", " SYNC"])

    def group(level: int, depth: int, inside_occurs: bool) -> None:
        redefinable = ""
        for _ in range(chance.randrange(1, 6)):
            own = name()
            indent = " " * (11 + depth * 2)
            occurs = f" OCCURS {chance.randrange(2, 6)} TIMES" if chance.random() < 0.25 else ""
            redefines = f" REDEFINES {redefinable}" if redefinable and chance.random() < 0.3 else ""
            occurs = "" if redefines else occurs
            if not redefines and depth < 3 and chance.random() < 0.3:
                lines.append(f"{indent}{level:02} {own}{redefines}{occurs}.")
                group(level + 5, depth + 1, inside_occurs or bool(occurs))
            else:
                text = picture()
                text = "PIC X" if redefines else text  # no larger than what it redefines
                text = text.replace(" SYNC", "") if inside_occurs or occurs or redefines else text
                lines.append(f"{indent}{level:02} {own}{redefines}{occurs}")
                lines.append(f"{indent}   {text}.")
            redefinable = "" if occurs or redefines else own

    lines.append(f"       01  R{number}.")
    group(5, 0, False)
    return (
        f"       IDENTIFICATION DIVISION.\n       PROGRAM-ID. GEN{number}.\n       DATA DIVISION.\n"
        "       WORKING-STORAGE SECTION.\n" + "\n".join(lines) + "\n       PROCEDURE DIVISION.\n           STOP RUN.\n"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--generated", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    files = [f for p in walk(_CORPUS) if p.suffix in (".cob", ".cbl", ".cpy") for f in [read_source(_CORPUS, p, "cobol")[0]] if f]
    folders = sorted({(_CORPUS / f.path).parent for f in files})
    chance = random.Random(chosen.seed)
    programs = [(f.text, p) for f, p in zip(sorted(files, key=lambda f: str(f.path)), parse(files), strict=True) if p.programs]
    for number in range(chosen.generated):
        text = generated(chance, number)
        file = SourceFile(files[0].path.with_name(f"gen{number}.cob"), "cobol", text, "")
        programs.append((text, parse([file])[0]))
    checked = wrong = refused = records = 0
    with tempfile.TemporaryDirectory() as scratch:
        for text, parsed in programs:
            layout = Layout(parsed.programs[0])
            items = _items(layout)
            if not items:
                continue
            found = reported(text, layout, folders, Path(scratch))
            if found is None:
                refused += 1
                print(f"  cobc refuses {parsed.programs[0].name} with the probes")
                continue
            records += len({id(i.record) for i in items})
            for number, item in enumerate(items):
                checked += 1
                size = item.size
                if found.get(number) != (item.offset, size):
                    wrong += 1
                    print(f"  {parsed.programs[0].name} {item.name}: compiled {found.get(number)}, ours {(item.offset, size)}")
    print(f"{records} records, {checked} items: {wrong} differ; {refused} programs could not be probed")
    return 1 if wrong or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
