"""C text made simple without a compiler's help: comments and literals blanked, directives read and removed.

Lines keep their numbers: until the directives are read, a line ends at a newline or at `JOINT`, which stands for a
newline inside a comment, a literal or a continued line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from analyzers.c.scanner import without_comments
from analyzers.c.system import SYSTEM_MACROS, of_system

JOINT = "\x01"
_BEFORE = " \t\f" + JOINT

_DIRECTIVE = re.compile(rf"#[ \t{JOINT}]*+(\w*+)([^\n]*+)")
_DIGRAPH = re.compile(rf"^([ \t\f{JOINT}]*)%:", re.M)
_INCLUDE = re.compile(r'[<"]?\s*([^>"]*)')
_DEFINE = re.compile(r"\s*([A-Za-z_]\w*)(\([^)]*\))?(.*)", re.S | re.A)
_WORDS = re.compile(r"(?<![\w.])(?<!->)(?:struct\s+|union\s+|enum\s+|goto\s+)?[A-Za-z_]\w*", re.A)  # a label is none of the names
_SWITCH = re.compile(r"(\w+)|defined\s*\(?\s*(\w+)\s*\)?")
_DEFINED = re.compile(r"defined\s*\(?\s*(\w+)\s*\)?")
_RESERVED = re.compile(r"_[A-Z_]")

# Names that compilers for other machines define, outside the reserved ones that we know this machine's of.
_ELSEWHERE = frozenset(
    ["WIN32", "WIN64", "WINCE", "MSDOS", "DOS", "OS2", "VMS", "AMIGA", "MACOS", "THINK_C", "SYMANTEC_C", "MSC", "MWERKS", "ATARI", "BEOS", "HAIKU", "OS400", "VAXC", "DJGPP", "EMX", "RISCOS", "WATCOMC", "NETWARE", "QDOS", "sgi", "sun", "hpux", "vms", "macintosh"]
)  # fmt: skip
_CONFIGURED = ("HAVE_", "ENABLE_", "USE_", "WITH_", "CONFIG_", "SIZEOF_", "NDEBUG")  # what configuring decides
_GUARANTEED = frozenset(
    ["__linux__", "__linux", "__unix__", "__unix", "__x86_64__", "__x86_64", "__amd64__", "__GNUC__", "__GNUC_MINOR__", "__STDC__", "__STDC_VERSION__", "__STDC_HOSTED__", "__LP64__", "_LP64", "__CHAR_BIT__", "__SIZEOF_LONG__", "__SIZEOF_POINTER__", "__SIZEOF_INT__", "__BYTE_ORDER__", "__ORDER_LITTLE_ENDIAN__", "__ELF__", "__FILE__", "__LINE__", "__INT_MAX__", "__LONG_MAX__", "__GLIBC__", "__has_attribute", "__has_include", "__has_builtin", "__OPTIMIZE__", "linux", "unix", "NULL"]
) | SYSTEM_MACROS.keys()  # fmt: skip


@dataclass
class Clean:
    """A file's text in parts: `main` is the structure (of an undecided #if, its first branch), `others` are the
    branches left out with the line each starts at, of conditions inside them the first branches too."""

    main: str = ""
    others: list[tuple[str, int]] = field(default_factory=list)
    includes: list[tuple[str, bool, int, bool]] = field(default_factory=list)  # name, <>, line, decided
    macros: dict[str, list[str]] = field(default_factory=dict)  # words of the body
    macro_lines: dict[str, int] = field(default_factory=dict)
    maybe: set[str] = field(default_factory=set)  # macros that only some configurations have
    mixed: set[str] = field(default_factory=set)  # macros that make static in one configuration and not in another
    undefined: set[str] = field(default_factory=set)  # names of #undef directives
    heads: dict[str, str] = field(default_factory=dict)  # macros without parameters whose text may be a function's head
    troubles: list[tuple[str, int]] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)  # names that conditions hang on
    off: list[list[Any]] = field(default_factory=list)  # [header, <>, line, name]: an #include that NAME would switch on


class _Conditions:
    """Conditions in three values, as far as names that nothing in the tree defines allow."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names
        self.asked: set[str] = set()

    def decide(self, kind: str, rest: str) -> bool | None:
        """What an #if is on this machine: known, or None where it hangs on the build."""
        if kind in ("ifdef", "ifndef"):
            words = rest.split()
            known = self.defined(words[0] if words else "")
            return known if known is None or kind == "ifdef" else not known
        return self.formula(rest.strip())

    def defined(self, name: str) -> bool | None:
        if name in _GUARANTEED:
            return True
        if name in _ELSEWHERE or (_RESERVED.match(name) and _FOREIGN.search(name.upper())):
            return False  # a name of another machine or compiler
        if not name or name.startswith(_CONFIGURED):
            return None
        self.asked.add(name)
        # A name of the project's own that no file defines is off unless a build description says otherwise.
        return None if name in self.names or not self.names or of_system(name) else False

    def formula(self, condition: str) -> bool | None:
        """`defined(A) && !defined(B) || …` in three values; anything else is undecided."""
        for operator, absorbing in (("||", True), ("&&", False)):
            if operator not in condition:
                continue
            parts: list[str] = []
            start = depth = index = 0
            while index < len(condition):
                char = condition[index]
                depth += (char == "(") - (char == ")")
                if depth == 0 and condition.startswith(operator, index):
                    parts.append(condition[start:index])
                    index += 2
                    start = index
                    continue
                index += 1
            if parts:
                parts.append(condition[start:])
                values = [self.formula(part.strip()) for part in parts[:200]]
                if absorbing in values:
                    return absorbing
                return None if None in values else not absorbing
        if condition.startswith("!") and not condition.startswith("!="):
            inner = self.formula(condition[1:].strip())
            return None if inner is None else not inner
        if condition.startswith("(") and condition.endswith(")") and _closes(condition):
            return self.formula(condition[1:-1].strip())
        match = _DEFINED.fullmatch(condition)
        if match:
            return self.defined(match.group(1))
        if re.fullmatch(r"\d+[uUlL]*", condition):
            return bool(int(re.sub(r"\D", "", condition)))
        name = re.match(r"([A-Za-z_]\w*)\s*(?:[<>=!]=?\s*[\w.]+)?\Z", condition)
        if name and self.defined(name.group(1)) is False and not re.search(r"[<=]|!=", condition):
            return False  # an undefined name is 0
        return None


_FOREIGN = re.compile(
    r"WIN|MSC|MSDOS|BORLAND|TURBOC|WATCOM|APPLE|MACH__|CYGWIN|MINGW|DJGPP|BSD|SUN|SVR4|HPUX|HP_|AIX|IBMC|SGI|VMS|"
    r"DECC|AMIGA|OS2|EMX|HAIKU|BEOS|QNX|ANDROID|ARM|AARCH64|I386|I686|PPC|POWERPC|MIPS|SPARC|ALPHA|S390|RISCV|IA64|"
    r"CPLUSPLUS|CLANG|INTEL_COMPILER|SUNPRO|KERNEL__|EMSCRIPTEN|WASM|VXWORKS|MWERKS|68K|M68|HPPA|SH4|X86__|TINYC|"
    r"OS400|MVS|THINK|RISCOS|COVERITY|PCC|WASI|MIDIPIX|SANITIZE|LCLINT|CSTAR|ZOS"
)


def _closes(condition: str) -> bool:
    """Whether the first parenthesis is the one that the last closes."""
    depth = 0
    for index, char in enumerate(condition):
        depth += (char == "(") - (char == ")")
        if depth == 0 and index < len(condition) - 1:
            return False
    return True


@dataclass
class _Side:
    """A branch beside the structure: its text as far as it is read, and the lines where that begins and ends."""

    line: int
    end: int
    pieces: list[str] = field(default_factory=list)


@dataclass
class _Level:
    """One open #if. `taken`: a branch was certainly taken; `other`: we are in a branch beside the structure."""

    line: int
    active: bool
    taken: bool
    decided: bool
    kept: bool  # some branch was already used for the structure
    switch: str = ""  # the name that would make it active
    side: _Side | None = None  # what this branch has beside the structure


def clean(text: str, names: frozenset[str] = frozenset()) -> Clean:
    """Read and remove what the preprocessor would, as far as that hangs on nothing but the file."""
    plain = without_comments(text)
    result = Clean()
    conditions = _Conditions(names)
    result.asked = conditions.asked
    if "%" in plain and "%:" in plain:  # one sign alone is found ten times as fast
        plain = _DIGRAPH.sub(r"\1# ", plain)
    flat = plain.replace(JOINT, "\n")
    counted, reached = 0, 1
    seen_any = False  # a directive before this one

    def line_at(offset: int) -> int:
        """The line of an offset; each question is for a later one."""
        nonlocal counted, reached
        reached += flat.count("\n", counted, offset)
        counted = offset
        return reached

    pieces: list[str] = []
    sides: list[_Side] = []
    stack: list[_Level] = []
    position = 0
    active = kept = decided = True  # whether all open levels are

    def emit(start: int, end: int) -> None:
        """Text between directives: to the structure, to the side, or nowhere."""
        if start >= end:
            return
        chunk = plain[start:end]
        if active:
            if kept:
                pieces.append(chunk)
                return
            if not chunk.isspace():
                level = next(level for level in reversed(stack) if not level.kept)
                at = line_at(start)
                if level.side is None:
                    level.side = _Side(at, at)
                    sides.append(level.side)
                level.side.pieces += ["\n" * (at - level.side.end), chunk]
                level.side.end = at + chunk.count("\n") + chunk.count(JOINT)
        pieces.append("\n" * (chunk.count("\n") + chunk.count(JOINT)))

    for match in _DIRECTIVE.finditer(plain):
        begin = match.start()
        if begin and plain[begin - 1] != "\n" and plain[plain.rfind("\n", 0, begin) + 1 : begin].strip(_BEFORE):
            continue  # no directive: something stands before it
        emit(position, begin)
        position = match.end()
        name, rest = match.groups()
        joints = plain.count(JOINT, begin, position)
        if joints:
            pieces.append("\n" * joints)
            rest = rest.replace(JOINT, " ")
        line = line_at(match.start(1) if name else begin)
        first, seen_any = not seen_any, True
        if name in ("if", "ifdef", "ifndef"):
            outer = active
            value = conditions.decide(name, rest) if outer else False
            if name == "ifndef" and first and _guards(rest, plain, position):
                value = True  # an include guard: nothing is open about it
            level = _Level(line, value is not False, value is True, value is not None, value is not False)
            switch = _SWITCH.fullmatch(rest.strip()) if value is False and outer and name != "ifndef" else None
            if switch and (switch.group(1) or switch.group(2)) in conditions.asked:
                level.switch = switch.group(1) or switch.group(2)
            stack.append(level)
            active, kept, decided = active and level.active, kept and level.kept, decided and level.decided
        elif name in ("elif", "else", "elifdef", "elifndef") and stack:
            level = stack[-1]
            level.side = None
            value = True if name == "else" else conditions.decide({"elif": "if"}.get(name, name[2:]), rest)
            if level.taken:
                level.active = level.kept = False
            elif level.decided and not level.active:
                # Everything before was certainly false: this branch is the structure now.
                level.active, level.taken, level.kept = value is not False, value is True, value is not False
                level.decided = value is not None
            else:
                level.decided = False
                level.active, level.taken, level.kept = value is not False, value is True and name != "else", False
            active, kept = all(level.active for level in stack), all(level.kept for level in stack)
            decided = all(level.decided for level in stack)
        elif name == "endif":
            if stack:
                stack.pop()
                active, kept = all(level.active for level in stack), all(level.kept for level in stack)
                decided = all(level.decided for level in stack)
            else:
                result.troubles.append(("#endif without #if", line))
        elif not active:
            if name == "include" and stack[-1].switch and not stack[-1].active:
                system, target = _include_target(match, line)
                result.off.append([target, system, line, stack[-1].switch])
            continue
        elif name in ("include", "import", "include_next"):
            system, target = _include_target(match, line)
            result.includes.append((target, system, line, decided))
        elif name == "define":
            defined = _DEFINE.match(rest)
            if defined:
                macro, formals, body = defined.groups()
                found = {} if body.strip().isdigit() else dict.fromkeys(_WORDS.findall(body))
                for formal in formals.strip("()").split(",") if formals else ():
                    found.pop(formal.strip(" ."), None)
                # Defined again (in another branch, mostly): it may mean either.
                known = result.macros.get(macro)
                if known is None and not decided:
                    result.maybe.add(macro)
                if known is not None and ("static" in known) != ("static" in found):
                    result.mixed.add(macro)
                result.macros[macro] = list(dict.fromkeys([*known, *found])) if known else list(found)
                result.macro_lines.setdefault(macro, line)
                if formals is None and ")" in body:
                    result.heads[macro] = body
        elif name == "undef":
            result.undefined.update(rest.split()[:1])
    emit(position, len(plain))
    for level in stack:
        result.troubles.append(("an #if has no #endif", level.line))
    result.others = [("".join(side.pieces).replace(JOINT, "\n"), side.line) for side in sides]
    result.main = "".join(pieces).replace(JOINT, "\n")
    return result


def _guards(rest: str, text: str, position: int) -> bool:
    """Whether the next directive defines the name that this `#ifndef` asks for."""
    following = _DIRECTIVE.search(text, position)
    return bool(following and following.group(1) == "define" and following.group(2).split()[:1] == rest.split()[:1])


def _include_target(match: re.Match[str], line: int) -> tuple[bool, str]:
    """The name in an #include. A quoted one was blanked like any literal: it is read from the file's own line."""
    rest = match.group(2).replace(JOINT, " ").strip()
    if rest.startswith("<"):
        return True, rest[1:].split(">")[0].strip()
    if not rest.startswith('"'):
        return False, rest.split(" ")[0]
    return False, f"\0{line}"


def include_names(text: str, found: Clean) -> None:
    """Put the quoted names, which blanking took, back into the includes; those come in order of their lines."""
    start, reached = 0, 1

    def name_at(line: int) -> str:
        nonlocal start, reached
        if line < reached:
            start, reached = 0, 1
        while reached < line:
            start = text.find("\n", start) + 1
            if not start:
                start, reached = 0, 1
                return ""
            reached += 1
        for _ in range(2):  # it may be continued on the next line
            end = text.find("\n", start)
            quoted = text[start : end if end >= 0 else len(text)].split('"')
            if len(quoted) > 1 or end < 0:
                break
            start, reached = end + 1, reached + 1
        return quoted[1] if len(quoted) > 1 else ""

    for index, (name, system, line, decided) in enumerate(found.includes):
        if name.startswith("\0"):
            found.includes[index] = (name_at(line), system, line, decided)
    for include in found.off:
        if include[0].startswith("\0"):
            include[0] = name_at(include[2])
