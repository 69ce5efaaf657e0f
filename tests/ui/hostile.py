"""A system whose file names, sources, project name and translations are written to be obeyed: by a browser, by
Streamlit's markdown, by a terminal, by a spreadsheet."""

from __future__ import annotations

from pathlib import Path

SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(1)>"
MARKDOWN = "**bold** [link](javascript:alert(1)) :red[red] :material/bolt: $E=mc^2$ `code` # head"
ESCAPES = "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J \x08"
BIDI = "\u202egnp.exe\u202c \u2066x\u2069"
EVERYTHING = f"{SCRIPT} {IMAGE} {MARKDOWN} {ESCAPES} {BIDI}"
OBEYED = "\x1b\x07\x08\x9b\u202e\u202c\u2066\u2069"
"""What must never come out as it is."""

NAMES = (
    "plain.c", "**bold**.c", ":red[x].c", "$E=mc^2$.c", "[l](javascript:alert(1)).c", f"{IMAGE}.c", "=cmd|calc!A0.c",
    "\x1b[31mred.c", "\u202egnp.c", "@sum.c", ":material_bolt:.c", "tab\tand\nline.c",
)  # fmt: skip


def write_hostile(folder: Path) -> Path:
    """A C system, one module a name; `src/<script>alert(1)</script>.c` lies in a folder whose name begins the tag."""
    places = [folder / "src" / name for name in NAMES] + [folder / "src" / "<script>alert(1)<" / "script>.c"]
    for number, path in enumerate(places):
        path.parent.mkdir(parents=True, exist_ok=True)
        said = EVERYTHING.replace("*/", "")
        needed = f"int hostile{number - 1}(int x);\n" if number else ""
        call = f"hostile{number - 1}(x)" if number else "x"
        path.write_text(
            f'/* {said} */\n{needed}static const char *said = "{SCRIPT} {MARKDOWN}";\n\n'
            f"/* Hostile {number}: {IMAGE} {BIDI} */\nint hostile{number}(int x)\n{{\n    return {call} + said[0];\n}}\n"
        )
    name = f"=cmd {SCRIPT} {MARKDOWN}".replace("\\", "").replace('"', "")
    (folder / "theseus.toml").write_text(f'[project]\nname = "{name}"\n')
    return folder


def write_hostile_translation(folder: Path, modules: tuple[str, ...]) -> Path:
    """A translation of each module that is itself full of it."""
    for module in modules:
        path = folder / "src" / f"{module}.rs"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"// {EVERYTHING}\npub fn one(x: i32) -> i32 {{\n    x\n}}\n")
    return folder
