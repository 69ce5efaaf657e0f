"""EXEC … END-EXEC blocks: what SQL tables and CICS programs, files and screens a program uses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analyzers.cobol.tokens import Token
from analyzers.model import Span

_TABLE_AFTER = frozenset(("FROM", "JOIN", "INTO", "UPDATE", "TABLE"))
_NOT_TABLES = frozenset(("SELECT", "SET", "WHERE", "VALUES", "CURSOR", "OF", "LATERAL", "ONLY", "FINAL", "OLD", "NEW"))
_FILE_OPTIONS = ("FILE", "DATASET")
_PROGRAM_COMMANDS = frozenset(("LINK", "XCTL", "LOAD"))


@dataclass(frozen=True)
class Embedded:
    """One block. `kind` is SQL, CICS, DLI …; `words` are its tokens between kind and END-EXEC."""

    kind: str
    words: tuple[Token, ...]
    span: Span

    @property
    def command(self) -> str:
        return self.words[0].upper if self.words else ""

    def option(self, *names: str) -> Token | None:
        """The operand of a CICS option: the token inside `NAME( … )`."""
        for index, token in enumerate(self.words[:-2]):
            if token.upper in names and self.words[index + 1].text == "(":
                return self.words[index + 2]
        return None

    def tables(self) -> list[str]:
        """The tables that an SQL statement names; host variables and queries in parentheses are none."""
        if self.kind != "SQL":
            return []
        found: dict[str, None] = {}
        words = self.words
        # INTO names host variables in SELECT and FETCH, a table in INSERT and MERGE.
        fetching = self.command in ("SELECT", "FETCH", "DECLARE")
        for index, token in enumerate(words[:-1]):
            if token.upper not in _TABLE_AFTER or (token.upper == "INTO" and fetching):
                continue
            if token.upper == "UPDATE" and index and words[index - 1].upper == "FOR":
                continue
            if token.upper == "FROM" and self.command in ("FETCH", "PREPARE", "EXECUTE"):
                continue
            at = index + 1
            while at < len(words):
                if words[at].kind != "word" or words[at].upper in _NOT_TABLES:
                    break
                name = words[at].upper
                if at + 2 < len(words) and words[at + 1].text == ".":
                    name += "." + words[at + 2].upper
                    at += 2
                found[name] = None
                at += 1
                more = False
                while at < len(words) and words[at].kind == "word" and words[at].upper not in _STOPS:
                    more = token.upper == "FROM" and _comma(words[at - 1], words[at])
                    if more:
                        break
                    at += 1  # a correlation name
                if more:
                    continue
                break
        return list(found)

    def labels(self) -> list[str]:
        """The paragraphs and sections that CICS (`HANDLE ABEND LABEL(P)`) or the database (`WHENEVER … GO TO P`) goes to."""
        handles = self.kind == "CICS" and self.command == "HANDLE"
        before = ("(",) if handles else ("TO", "GOTO", "PERFORM", ":") if self.kind == "SQL" and self.command == "WHENEVER" else ()
        named = (b for a, b in zip(self.words, self.words[1:], strict=False) if a.upper in before)
        return [token.upper for token in named if token.kind in ("word", "number")]

    def included(self) -> str:
        """The member that EXEC SQL INCLUDE names."""
        if self.kind == "SQL" and self.command == "INCLUDE" and len(self.words) > 1:
            return self.words[1].text.strip("\"'")
        return ""


def _comma(one: Token, other: Token) -> bool:
    """Whether a comma stood between two words: to COBOL it is a blank, so only the gap still shows it."""
    return one.line == other.line and other.column - one.column - len(one.text) == 2


_STOPS = frozenset(
    ["WHERE", "ORDER", "GROUP", "HAVING", "UNION", "FOR", "WITH", "SET", "VALUES", "ON", "JOIN", "INNER", "LEFT", "RIGHT", "FULL", "OUTER", "FETCH", "SELECT", "INTO", "OPTIMIZE", "AND", "OR", "USING"]
)  # fmt: skip


def extract(tokens: list[Token]) -> tuple[list[Token], list[Embedded]]:
    """The tokens without their EXEC blocks, and the blocks. A block of the PROCEDURE DIVISION leaves a CONTINUE, so
    that what is around it still parses; one elsewhere leaves nothing, its period included."""
    if not any(t.kind == "word" and t.upper == "EXEC" for t in tokens):
        return tokens, []
    out: list[Token] = []
    found: list[Embedded] = []
    procedure = False
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "word":
            word = token.upper
            if word == "DIVISION" and out:
                procedure = out[-1].upper == "PROCEDURE"
            elif word in ("EXEC", "EXECUTE") and index + 1 < len(tokens) and tokens[index + 1].kind == "word":
                end = index + 1
                while end < len(tokens) and tokens[end].upper != "END-EXEC":
                    end += 1
                kind = tokens[index + 1].upper
                found.append(Embedded(kind, tuple(tokens[index + 2 : end]), token.span))
                index = end + 1
                if procedure and not found[-1].included():
                    out.append(replace(token, text="CONTINUE"))
                elif index < len(tokens) and tokens[index].text == ".":
                    index += 1
                continue
        out.append(token)
        index += 1
    return out, found


def programs(block: Embedded) -> tuple[str, Token] | None:
    """(what, operand) when a CICS command passes control to a program or a transaction."""
    if block.kind != "CICS":
        return None
    if block.command in _PROGRAM_COMMANDS:
        operand = block.option("PROGRAM")
        return ("program", operand) if operand is not None else None
    if block.command in ("START", "RETURN"):
        operand = block.option("TRANSID")
        return ("transaction", operand) if operand is not None else None
    return None


def resources(block: Embedded) -> list[tuple[str, Token]]:
    """Files, queues and maps that a CICS command names: what each is, and the operand that names it."""
    if block.kind != "CICS":
        return []
    kinds = ((_FILE_OPTIONS, "file"), (("MAP",), "map"), (("QUEUE", "QNAME"), "queue"))
    return [(what, operand) for names, what in kinds if (operand := block.option(*names)) is not None]
