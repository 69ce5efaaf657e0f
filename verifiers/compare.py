"""When two observations are the same: exactly, except for named rules that the verdict lists.

Exact means: the same outcome and exit code, the same bytes on standard output, the same files with the
same bytes, and standard error either empty on both sides or used on both. What a language's runtime itself
writes on standard error when it stops a program (`raised CONSTRAINT_ERROR`, `libcob: error:`, a panic's
message) is not the program's text and is left out of that last question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch

from analyzers.model import TheseusError
from verifiers import process_ids
from verifiers.observe import Observation, Outcome, plain_path
from verifiers.process_ids import Ids, aligned
from verifiers.stored_records import differing_records, is_known
from verifiers.time_of_day import without_time_of_day
from verifiers.toolchains import for_language
from verifiers.verdict import Difference

# --------------------------------------------------------------------------- how programs die

FIXED = "fixed-surroundings"
STDERR_EXACT = "stderr-exact"
STDERR_DIFFERS = "the text of standard error differs"  # a note: it does, and that is no difference
PERMISSIONS = "//permissions"

Files = Sequence[tuple[str, bytes]]
"""Those of an input: name and content."""

# Signals by which a run-time check or a runtime's own abort() ends a program.
_FATAL_SIGNALS = frozenset({4, 5, 6, 7, 8, 11})
_SIGNAL_NAMES = {
    4: "SIGILL",
    5: "SIGTRAP",
    6: "SIGABRT",
    7: "SIGBUS",
    8: "SIGFPE",
    9: "SIGKILL",
    11: "SIGSEGV",
}


@dataclass(frozen=True)
class Ending:
    """How a run ended. `failure` is empty for an ordinary end, else what the runtime or the system did.

    `buffered` says that text still in a buffer was lost (C's abort and signals do not flush).
    """

    failure: str = ""
    buffered: bool = False


def ending(seen: Observation, language: str) -> Ending:
    """Whether a language's runtime (see `Runtime`) or, in any language, one of the fatal signals ended this run."""
    if seen.outcome is Outcome.SIGNALLED:
        name = _SIGNAL_NAMES.get(seen.code, f"signal {seen.code}")
        return Ending(f"killed by {name}", buffered=True) if seen.code in _FATAL_SIGNALS else Ending()
    runtime = for_language(language).runtime
    if seen.outcome is not Outcome.EXITED or seen.code == 0 or runtime.code not in (None, seen.code):
        return Ending()
    match = runtime.stopped.search(seen.stderr) if runtime.stopped else None
    return Ending(runtime.says or match.group().decode("latin-1")) if match else Ending()


def own_stderr(text: bytes, language: str) -> tuple[bytes, bool]:
    """Standard error without the lines that the runtime wrote, and whether there were any."""
    runtime = for_language(language).runtime
    if runtime.to_the_end:
        match = runtime.lines.search(text)
        rest = text[: match.start()] if match else text
    else:
        rest = runtime.lines.sub(b"", text)
    return (b"" if not rest.strip() else rest), len(rest) != len(text)


# --------------------------------------------------------------------------- rules


@dataclass(frozen=True)
class Rule:
    """A named exception to exact comparison. `default` rules hold unless `no-NAME` is asked.

    `normal` maps a text to the form that is compared; rules that are not about texts have none.
    """

    name: str
    description: str
    default: bool = False
    argument: str = ""
    normal: Callable[[bytes], bytes] | None = None


def _trailing_blanks(text: bytes) -> bytes:
    return re.sub(rb"[ \t]+(?=\r?\n|\Z)", b"", text)


def _line_ends(text: bytes) -> bytes:
    text = text.replace(b"\r\n", b"\n")
    return text + b"\n" if text and not text.endswith(b"\n") else text


_FLOAT = re.compile(rb"[-+]?(?:\d+\.\d+(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+)")


def _float_ulp(text: bytes) -> bytes:
    """Numbers with a fraction rounded to 12 significant digits: a few last places of a binary64."""

    def rounded(match: re.Match[bytes]) -> bytes:
        value = float(match.group())
        return f"{value:.11e}".encode() if value else b"0.0"

    return _FLOAT.sub(rounded, text)


RULES: tuple[Rule, ...] = (
    Rule(
        "abnormal-exit",
        "both sides were stopped by their own runtime (exception, panic, run-time error, fatal signal) "
        "after the same output: exit codes and messages of different runtimes are not compared, nor "
        "what buffers still held",
        default=True,
    ),
    Rule(
        "indexed-files",
        "the raw bytes of indexed and relative files are each implementation's own: their records are compared, where both "
        "formats are known",
        default=True,
        argument="PATTERN",
    ),
    Rule(
        process_ids.RULE,
        "process ids are not compared where each side shows that of its own process",
        default=True,
    ),
    Rule("permissions", "permissions of files and directories are not compared"),
    Rule("trailing-blanks", "blanks at the ends of lines do not count", normal=_trailing_blanks),
    Rule("line-ends", "CR LF equals LF, and the last line's end does not count", normal=_line_ends),
    Rule("float-ulp", "numbers with a fraction are equal to 12 significant digits", normal=_float_ulp),
    Rule(
        "clock",
        "times of day and seconds since 1970 that tell when the program ran are not compared",
        normal=without_time_of_day,
    ),
    Rule(STDERR_EXACT, "the text of standard error counts too, byte by byte"),
    Rule("ignore-stderr", "standard error is not compared at all"),
    Rule(
        "surroundings",
        "a person looked at the places where the translation looks at its surroundings, and accepts them",
    ),
    Rule(
        FIXED,
        "a person looked at what the original reads of where it runs and no campaign varies, and accepts it",
    ),
    Rule("ignore-file", "files whose path matches are not compared", argument="PATTERN"),
)
_BY_NAME = {rule.name: rule for rule in RULES}


@dataclass(frozen=True)
class RuleSet:
    """The rules in force. `ignored` are patterns of files left out; `indexed` those of indexed files."""

    names: frozenset[str] = frozenset(rule.name for rule in RULES if rule.default)
    asked: frozenset[str] = frozenset()
    ignored: tuple[str, ...] = ()
    indexed: tuple[str, ...] = ()

    def __contains__(self, name: str) -> bool:
        return name in self.names


def rule_set(asked: Sequence[str], indexed: Sequence[str] = ()) -> RuleSet:
    """The set for rule names as given on the command line; raises TheseusError for an unknown one."""
    names = {rule.name for rule in RULES if rule.default}
    ignored: list[str] = []
    indexed_patterns = list(indexed)
    chosen: set[str] = set()
    for text in asked:
        name, _, argument = text.partition("=")
        bare = name.removeprefix("no-")
        if bare not in _BY_NAME or (name == "ignore-file" and not argument):
            known = ", ".join(r.name + (f"={r.argument}" if r.name == "ignore-file" else "") for r in RULES)
            raise TheseusError(f"no comparison rule '{text}'; rules: {known}; no-NAME turns a default one off")
        if name.startswith("no-"):
            names.discard(bare)
            continue
        names.add(name)
        chosen.add(name)
        if name == "ignore-file":
            ignored.append(argument)
        elif name == "indexed-files" and argument:
            indexed_patterns.append(argument)
    return RuleSet(frozenset(names), frozenset(chosen), tuple(ignored), tuple(indexed_patterns))


def describe_rule(name: str) -> str:
    return _BY_NAME[name].description


# --------------------------------------------------------------------------- comparing


@dataclass(frozen=True)
class Comparison:
    """`differences` that remain, and the names of the `rules` without which there would be more."""

    differences: tuple[Difference, ...] = ()
    rules: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def same(self) -> bool:
        return not self.differences


def compare(
    original: Observation,
    translation: Observation,
    languages: tuple[str, str],
    rules: RuleSet | None = None,
    given: Files | None = None,
) -> Comparison:
    """Compare two observations of the same input. `languages` are those of the two sides, `given` the files that both found
    (none: not known)."""
    rules = rules or RuleSet()
    differences: list[Difference] = []
    needed: list[str] = []
    notes: list[str] = []
    ends = (ending(original, languages[0]), ending(translation, languages[1]))
    ids = _ids(original, translation, rules)
    both_failed = bool(ends[0].failure and ends[1].failure)
    same_end = (original.outcome, original.code) == (translation.outcome, translation.code)
    # Stopped by its runtime, and the other side is stopped too or gives up with the same exit code.
    stopped = "abnormal-exit" in rules and bool(ends[0].failure) and (both_failed or same_end)
    if not same_end:
        if both_failed and "abnormal-exit" in rules:
            needed.append("abnormal-exit")
        else:
            differences.append(_ending_difference(original, translation, ends))
    if stopped:
        differences += _exception_difference(original, translation, languages[0])

    lost = both_failed and "abnormal-exit" in rules and ends[0].buffered
    if lost and original.stdout != translation.stdout and translation.stdout.startswith(original.stdout):
        # What a C program had printed is lost in its buffer when it aborts; the translation may have
        # flushed it.
        needed.append("abnormal-exit")
    else:
        found, used = _text_difference("stdout", "", original.stdout, translation.stdout, rules, ids)
        differences += found
        needed += used

    found, used = _stderr_difference(original, translation, languages, rules)
    differences += found
    needed += used
    if original.stderr != translation.stderr and not found:
        notes.append(STDERR_DIFFERS)

    found, used = _file_differences(original, translation, rules, given, stopped)
    differences += found
    needed += used
    if "indexed-files" in used and not found:
        notes += _unread(original, translation, rules)
    return Comparison(tuple(differences), tuple(dict.fromkeys(needed)), tuple(notes))


def describe_ending(seen: Observation, language: str) -> str:
    """One phrase on how a run ended: `exit code 1 (raised CONSTRAINT_ERROR)`."""
    if seen.outcome is Outcome.EXITED:
        failure = ending(seen, language).failure
        return f"exit code {seen.code}" + (f" ({failure})" if failure else "")
    if seen.outcome is Outcome.SIGNALLED:
        return f"killed by {_SIGNAL_NAMES.get(seen.code, f'signal {seen.code}')}"
    return str(seen.outcome)


def _ending_difference(original: Observation, translation: Observation, ends: tuple[Ending, Ending]) -> Difference:
    def phrase(seen: Observation, end: Ending) -> str:
        if seen.outcome is Outcome.EXITED:
            return f"exit code {seen.code}" + (f" ({end.failure})" if end.failure else "")
        return end.failure or (f"signal {seen.code}" if seen.outcome is Outcome.SIGNALLED else str(seen.outcome))

    left, right = phrase(original, ends[0]), phrase(translation, ends[1])
    kind = "exit-code" if original.outcome is translation.outcome is Outcome.EXITED else "outcome"
    return Difference(
        kind, f"original: {left}; translation: {right}", original=left.encode(), translation=right.encode()
    )


def _exception_difference(original: Observation, translation: Observation, language: str) -> list[Difference]:
    """Where the original's runtime names the exception that stopped it, and the translation names one in the same way: the
    names, without what they are declared in."""
    named = for_language(language).runtime.names
    if named is None:
        return []
    left, right = (named.findall(seen.stderr) for seen in (original, translation))
    if not left or not right or left[-1].upper() == right[-1].upper():
        return []
    said = [name[-1].decode("latin-1").upper() for name in (left, right)]
    summary = f"original: stopped by {said[0]}; translation: stopped by {said[1]}"
    return [Difference("outcome", summary, original=left[-1], translation=right[-1])]


def _ids(original: Observation, translation: Observation, rules: RuleSet) -> Ids:
    """The process ids that the rule leaves out; none without it."""
    return set(zip(original.processes, translation.processes, strict=False)) if process_ids.RULE in rules else set()


def _text_difference(
    kind: str, where: str, left: bytes, right: bytes, rules: RuleSet, ids: Ids
) -> tuple[list[Difference], list[str]]:
    if left == right:
        return [], []
    normals = [(name, rule.normal) for name, rule in _BY_NAME.items() if name in rules and rule.normal]
    for name, normal in normals:
        if normal is not None and normal(left) == normal(right):
            return [], [name]
    if aligned(left, right, ids) == left:
        return [], [process_ids.RULE]
    full_left, full_right = left, right
    for _, normal in normals:
        if normal is not None:
            full_left, full_right = normal(full_left), normal(full_right)
    if normals and full_left == full_right:
        return [], [name for name, _ in normals]
    full_right = aligned(full_left, full_right, ids)
    if full_left == full_right:
        return [], [*(name for name, _ in normals), process_ids.RULE]
    return [first_difference(kind, where, full_left, full_right)], []


def first_difference(kind: str, where: str, left: bytes, right: bytes) -> Difference:
    """The first line and column where two texts part, with that line of each."""
    shorter = min(len(left), len(right))
    position = next((i for i in range(shorter) if left[i] != right[i]), shorter)
    line = left.count(b"\n", 0, position) + 1
    start = left.rfind(b"\n", 0, position) + 1
    column = position - start + 1
    left_line, right_line = _line_at(left, start), _line_at(right, start)
    name = {"stdout": "standard output", "stderr": "standard error"}.get(kind, where)
    if position == len(left) or position == len(right):
        longer, more = ("translation", right) if position == len(left) else ("original", left)
        extra = len(more) - position
        summary = f"{name}: only the {longer} goes on at line {line}, column {column} ({extra} bytes more)"
    else:
        summary = f"{name}: first difference at line {line}, column {column}"
    return Difference(kind, summary, where, line, column, left_line, right_line)


def _line_at(text: bytes, start: int) -> bytes:
    end = text.find(b"\n", start)
    return text[start : end + 1 if end >= 0 else len(text)][:400]


def _stderr_difference(
    original: Observation, translation: Observation, languages: tuple[str, str], rules: RuleSet
) -> tuple[list[Difference], list[str]]:
    if "ignore-stderr" in rules:
        return [], ["ignore-stderr"] if bool(original.stderr) != bool(translation.stderr) else []
    if STDERR_EXACT in rules:
        return _text_difference(
            "stderr", "", original.stderr, translation.stderr, rules, _ids(original, translation, rules)
        )
    (left, left_runtime), (right, right_runtime) = (
        own_stderr(original.stderr, languages[0]),
        own_stderr(translation.stderr, languages[1]),
    )
    # A runtime's message on one side may well be a message of the program's own on the other.
    if bool(left) == bool(right) or left_runtime or right_runtime:
        return [], []
    used, silent = ("original", "translation") if left else ("translation", "original")
    summary = f"standard error: the {used} writes to it, the {silent} does not"
    return [Difference("stderr", summary, "", 1, 1, left[:400], right[:400])], []


def _is_cut_short(path: str, left: Mapping[str, bytes | None], right: Mapping[str, bytes | None], given: Files | None) -> bool:
    """Whether one side's file may be the other's, without what stood in a buffer when a run was stopped. What is no text of a
    file never stood in one, nor did that a file is deleted; a file that one side leaves alone was added to by the other, which
    makes none (a file is there from when it is opened)."""
    if "//" in path or path.endswith("/") or None in (left.get(path, b""), right.get(path, b"")):
        return False
    mine, theirs = left.get(path), right.get(path)
    if given is not None and not path.startswith("/") and (mine is None or theirs is None):
        found = next((content for name, content in given if plain_path(name) == path), None)
        if found is not None:
            return (mine or theirs or b"").startswith(found)
        if mine is None:
            return False
    return (mine or b"").startswith(theirs or b"") or (theirs or b"").startswith(mine or b"")


def _file_differences(
    original: Observation, translation: Observation, rules: RuleSet, given: Files | None, stopped: bool
) -> tuple[list[Difference], list[str]]:
    """`stopped`: the runs were cut short, and what stood in buffers may be missing on either side."""
    differences: list[Difference] = []
    needed: list[str] = []
    left, right = dict(original.files), dict(translation.files)
    ids = _ids(original, translation, rules)
    if ids and (renamed := _renamed(left, right, ids)):
        right = {renamed.get(path, path): content for path, content in right.items()}
        needed.append(process_ids.RULE)
    for path in sorted(left.keys() | right.keys()):
        same = path in left and path in right and left[path] == right[path]
        if same:
            continue
        if any(fnmatch(path, pattern) for pattern in rules.ignored):
            needed.append("ignore-file")
            continue
        if "permissions" in rules and path.endswith(PERMISSIONS):
            needed.append("permissions")
            continue
        if "indexed-files" in rules and (own := _in_own_format(path, rules.indexed)):
            needed.append("indexed-files")
            differences += _record_differences(path, left.get(path), right.get(path)) if own == path else []
            continue
        if stopped and _is_cut_short(path, left, right, given):
            needed.append("abnormal-exit")
            continue
        if path not in left or path not in right:
            side = "original" if path in left else "translation"
            content = left.get(path, right.get(path))
            what = "deletes" if content is None else "makes" if path.endswith("/") else "writes"
            what = f"only the {side} has them" if path.endswith(PERMISSIONS) else f"only the {side} {what} it"
            differences.append(Difference("files", f"{_said(path)}: {what}", path))
            continue
        mine, theirs = left[path], right[path]
        if mine is None or theirs is None:
            side = "original" if mine is None else "translation"
            differences.append(Difference("files", f"{path}: the {side} deletes it, the other does not", path))
            continue
        found, used = _text_difference("files", path, mine, theirs, rules, ids)
        differences += found
        needed += used
    return differences, needed


def _said(path: str) -> str:
    """What is at a path of an observation."""
    name, _, what = path.partition("//")
    return f"{what} of {name}" if what else f"directory {path[:-1]}" if path.endswith("/") else path


def _in_own_format(path: str, patterns: Sequence[str]) -> str:
    """The indexed or relative file that a file belongs to: itself, or one whose other keys GnuCOBOL keeps in it; or none."""
    alone = re.sub(r"\.\d$", "", path)
    return next((name for name in (path, alone) if any(fnmatch(name, pattern) for pattern in patterns)), "")


def _record_differences(path: str, left: bytes | None, right: bytes | None) -> list[Difference]:
    """The first record that is not the same; nothing where a format is not known."""
    found = differing_records(left or b"", right or b"")
    if found is None:
        return []
    number, mine, theirs = found
    summary = f"{path}: record {number} in the order of its keys differs"
    return [Difference("files", summary, path, number, 0, mine, theirs)]


def _unread(original: Observation, translation: Observation, rules: RuleSet) -> list[str]:
    """Which files' records could not be compared."""
    return [
        f"the records of {path} are kept in a format that is not known, and are not compared"
        for path, content in (*original.plain_files, *translation.plain_files)
        if content and _in_own_format(path, rules.indexed) == path and not is_known(content)
    ]


def _renamed(left: Mapping[str, object], right: Mapping[str, object], ids: Ids) -> dict[str, str]:
    """Files of the translation whose names hold its process id, with what the original calls them."""
    names = {path.encode("utf-8", "surrogateescape"): path for path in left.keys() - right.keys()}
    found = {}
    for path in sorted(right.keys() - left.keys()):
        theirs = path.encode("utf-8", "surrogateescape")
        mine = next((name for name in sorted(names) if aligned(name, theirs, ids) == name), None)
        if mine is not None:
            found[path] = names.pop(mine)
    return found
