"""A program that does to relative and indexed files what its input says, one statement a line, and random scripts for it.

A line is a file, a statement, and the values that go into the record before it: `ID RW 07B12xyz` sets the key 07, the
alternate keys B and 12 and the text xyz, and rewrites the record of the file ID. After each the program shows FILE STATUS,
the relative key and the record.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

RELATIONS = {"E": "=", "G": ">", "H": ">=", "L": "<", "M": "<="}


@dataclass(frozen=True)
class Kind:
    """A file: its access mode; the digits of RELATIVE KEY (0: it has none); its alternate keys, A WITH DUPLICATES and B without;
    a second, shorter record; a length that an item says. `on`: the file that it is another view of."""

    access: str
    indexed: bool = False
    digits: int = 0
    alternates: str = ""
    short: bool = False
    varying: bool = False
    on: str = ""


KINDS = {
    "RD": Kind("DYNAMIC", digits=2),
    "RS": Kind("SEQUENTIAL", digits=2),
    "RN": Kind("SEQUENTIAL"),
    "RR": Kind("RANDOM", digits=2),
    "RV": Kind("DYNAMIC", digits=2, varying=True),
    "RT": Kind("DYNAMIC", digits=1, on="RN"),  # its key has no room for most numbers
    "ID": Kind("DYNAMIC", indexed=True, alternates="AB"),
    "IS": Kind("SEQUENTIAL", indexed=True, alternates="A"),
    "IU": Kind("SEQUENTIAL", indexed=True, alternates="AB"),
    "IW": Kind("SEQUENTIAL", indexed=True, alternates="B"),
    "IR": Kind("RANDOM", indexed=True, alternates="A"),
    "IV": Kind("DYNAMIC", indexed=True, alternates="AB", short=True),
    "IX": Kind("DYNAMIC", indexed=True, alternates="A", varying=True),
}


def _select(name: str, kind: Kind) -> str:
    organization = "INDEXED" if kind.indexed else "RELATIVE"
    text = f'SELECT {name}F ASSIGN "{kind.on or name}.dat" ORGANIZATION {organization} ACCESS {kind.access}'
    if kind.digits:
        text += f" RELATIVE KEY {name}-N"
    if kind.indexed:
        text += f" RECORD KEY {name}-K"
    for key in kind.alternates:
        text += f" ALTERNATE RECORD KEY {name}-{key}" + (" WITH DUPLICATES" if key == "A" else "")
    return text + " FILE STATUS FS."


def _record(name: str, kind: Kind) -> list[str]:
    varying = " RECORD VARYING FROM 5 TO 8 DEPENDING ON LN" if kind.varying else ""
    short = [f"01 {name}-SHORT PIC X(6)."] if kind.short else []
    fields = [f"05 {name}-K PIC 99.", f"05 {name}-A PIC X.", f"05 {name}-B PIC 99.", f"05 {name}-T PIC XXX."]
    return [f"FD {name}F{varying}.", f"01 {name}-REC.", *fields, *short]


def _statements(name: str, kind: Kind) -> dict[str, str]:
    """What each operation does."""
    file, sequential = f"{name}F", kind.access == "SEQUENTIAL"
    key = f"{name}-K" if kind.indexed else f"{name}-N" if kind.digits else ""
    set_key = f"MOVE C-N TO {key}" if key else ""
    set_record = f"MOVE C-N TO {name}-K MOVE C-A TO {name}-A MOVE C-B TO {name}-B MOVE C-T TO {name}-T {set_key}"
    found = {"OI": f"OPEN INPUT {file}", "OO": f"OPEN OUTPUT {file}", "IO": f"OPEN I-O {file}", "C": f"CLOSE {file}"}
    found["W"] = f"{set_record} WRITE {name}-REC INVALID KEY DISPLAY 'INV' END-WRITE"
    found["WU"] = f"{set_record} WRITE {name}-REC"
    found["RW"] = f"{set_record} REWRITE {name}-REC INVALID KEY DISPLAY 'INV' END-REWRITE"
    found["RWT"] = f"MOVE C-T TO {name}-T REWRITE {name}-REC"
    found["D"] = f"DELETE {file}"
    if kind.short:
        found["WS"] = f"{set_record} WRITE {name}-SHORT"
        found["RWS"] = f"{set_record} REWRITE {name}-SHORT"
    if kind.varying:
        found["LN"] = "DIVIDE C-B BY 4 GIVING LN ADD 4 TO LN"
    if sequential:
        found["OX"] = f"OPEN EXTEND {file}"
        found["RN"] = f"READ {file} AT END DISPLAY 'END' NOT AT END DISPLAY 'FOUND' END-READ"
        found["RNU"] = f"READ {file}"
    else:
        found["DK"] = f"{set_key} DELETE {file} INVALID KEY DISPLAY 'INV' END-DELETE"
        found["RK"] = f"{set_key} READ {file} INVALID KEY DISPLAY 'INV' NOT INVALID KEY DISPLAY 'FOUND' END-READ"
        for letter in kind.alternates:
            item = f"{name}-{letter}"
            found[f"R{letter}"] = f"MOVE C-{letter} TO {item} READ {file} KEY {item} INVALID KEY DISPLAY 'INV' END-READ"
    if kind.access == "DYNAMIC":
        found["RN"] = f"READ {file} NEXT AT END DISPLAY 'END' END-READ"
        found["RP"] = f"READ {file} PREVIOUS AT END DISPLAY 'END' END-READ"
        found["RPU"] = f"READ {file} PREVIOUS"
    if kind.access != "RANDOM" and key:
        for letter, item in [("K", key), *((a, f"{name}-{a}") for a in kind.alternates)]:
            value = "C-N" if letter == "K" else f"C-{letter}"
            for short, relation in RELATIONS.items():
                start = f"START {file} KEY {relation} {item} INVALID KEY DISPLAY 'INV' END-START"
                found[f"S{letter}{short}"] = f"MOVE {value} TO {item} {start}"
    return found


def program(kinds: Mapping[str, Kind] = KINDS) -> str:
    """The program, in free format."""
    out = ["IDENTIFICATION DIVISION.", "PROGRAM-ID. SCRIPTS.", "ENVIRONMENT DIVISION.", "INPUT-OUTPUT SECTION.", "FILE-CONTROL."]
    out += [_select(name, kind) for name, kind in kinds.items()]
    out += ["DATA DIVISION.", "FILE SECTION.", *(line for name, kind in kinds.items() for line in _record(name, kind))]
    out += ["WORKING-STORAGE SECTION.", "01 FS PIC XX.", "01 LN PIC 99 VALUE 8."]
    out += [f"01 {name}-N PIC 9({kind.digits})." for name, kind in kinds.items() if kind.digits]
    out += ["01 CMD.", "05 C-F PIC XX.", "05 FILLER PIC X.", "05 C-O PIC XXX.", "05 FILLER PIC X.", "05 C-N PIC 99.",
            "05 C-A PIC X.", "05 C-B PIC 99.", "05 C-T PIC XXX."]  # fmt: skip
    out += ["PROCEDURE DIVISION.", "DECLARATIVES.", "ERRORS SECTION."]
    out += [f"USE AFTER ERROR PROCEDURE ON {' '.join(name + 'F' for name in kinds)}.", "SHOW. DISPLAY 'USE ' FS."]
    out += ["END DECLARATIVES.", "MAIN SECTION.", "GO-ON.", "ACCEPT CMD. IF C-F = 'ZZ' STOP RUN."]
    out += [f"IF C-F = '{name}' PERFORM DO-{name}." for name in kinds]
    out += ["GO TO GO-ON."]
    for name, kind in kinds.items():
        out += [f"DO-{name}. EVALUATE C-O"]
        out += [f"WHEN '{operation}' {text}" for operation, text in _statements(name, kind).items()]
        number = f"{name}-N" if kind.digits else "'-'"
        out += ["END-EVALUATE.", f"DISPLAY CMD(1:6) ' ' FS ' ' {number} ' ' LN ' [' {name}-REC ']'."]
    return "\n".join(out) + "\n"


def script(name: str, seed: int, length: int = 60) -> str:
    """A script for a file: it is filled, read and changed, and all that is in it is shown at the end, by each of its keys."""
    kind, draw = KINDS[name], random.Random(f"{name} {seed}")
    operations = [o for o in _statements(name, kind) if o not in ("OI", "OO", "IO", "OX", "C")]

    def line(operation: str, key: int | None = None, file: str = name) -> str:
        number = draw.randint(0 if draw.random() < 0.05 else 1, 60) if key is None else key
        return f"{file:2} {operation:3} {number:02}{draw.choice('ABC')}{draw.randint(1, 20):02}{draw.choice(['abc', 'xyz', 'qqq'])}"

    keys = draw.sample(range(1, 61), 40)
    if kind.access == "SEQUENTIAL":
        keys.sort()
    filled = kind.on or name
    lines = [line("OO", file=filled), *(line("W", key, filled) for key in keys), line("C", file=filled), line("IO")]
    for _ in range(length):
        if draw.random() < 0.05:
            lines += [line("C"), line(draw.choice(operations))] if draw.random() < 0.2 else [line("C")]
            lines.append(line(draw.choice(("IO", "IO", "IO", "OI", "OO", "OX" if kind.access == "SEQUENTIAL" else "IO"))))
            lines += [line("W", key) for key in sorted(draw.sample(range(1, 61), 5))]
        lines.append(line(draw.choice(operations)))
        if kind.access == "SEQUENTIAL" and draw.random() < 0.4:
            lines += [line("RN"), line(draw.choice(("RWT", "RW", "D")))]
        elif kind.access == "DYNAMIC" and draw.random() < 0.3:
            lines += [line(draw.choice(("RN", "RN", "RP"))) for _ in range(draw.randint(1, 3))]
    lines += [line("C"), line("OI")]
    read = "RN" if "RN" in operations else "RK"
    for way in [o for o in operations if o in ("SKG", "SAG", "SBG")] or [read]:
        lines += [f"{name:2} {way:3} 00 00   ", *(line(read) for _ in range(45))]
    return "\n".join([*lines, line("C"), "ZZ"]) + "\n"
