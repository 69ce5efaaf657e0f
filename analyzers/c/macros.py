"""Macros and their expansion (C17 6.10.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analyzers.c.system import SYSTEM_CONSTANTS, SYSTEM_FUNCTION_MACROS, SYSTEM_MACROS, SYSTEM_TYPES
from analyzers.c.tokens import Token, tokenize
from analyzers.model import Span

_CONSTANT_PUNCT = frozenset(["(", ")", "+", "-", "*", "/", "%", "&", "|", "^", "~", "<<", ">>"])
_TYPE_WORDS = frozenset(["int", "unsigned", "signed", "char", "short", "long"]) | SYSTEM_TYPES.keys()
MAX_TOKENS = 4_000_000


@dataclass(frozen=True)
class Macro:
    name: str
    body: tuple[Token, ...]
    parameters: tuple[str, ...] | None = None  # None: object-like
    variadic: bool = False
    span: Span | None = None


class Macros:
    """The macros that are defined at a place of a translation unit.

    `kept` are those that stay as names, being plain integer constants; `never_keep` may not, and `redefined` are those
    that turned out to be defined otherwise later, or to be names of something else before. `presumed` is what __FILE__ says, and how far __LINE__ is from the
    line (#line); `emitted` counts the tokens that were written so far.
    """

    def __init__(self, kept: dict[str, Macro], never_keep: frozenset[str]) -> None:
        self.kept = kept
        self.never_keep = never_keep
        self.redefined: set[str] = set()
        self.plain: set[str] = set()  # names that were written and were no macros there
        self.presumed = ("", 0)
        self.emitted = 0
        self.table = {name: Macro(name, tokenize(body)) for name, body in SYSTEM_MACROS.items()}
        for name, (parameters, body) in SYSTEM_FUNCTION_MACROS.items():
            self.table[name] = Macro(name, tokenize(body), parameters)

    def define(self, macro: Macro) -> None:
        name = macro.name
        before = self.table.get(name)
        if before is not None and name in self.kept and _texts(before.body) != _texts(macro.body):
            self.redefined.add(name)
        self.table[name] = macro
        if self.is_constant(macro):
            self.kept[name] = macro
            if name in self.plain:
                self.redefined.add(name)

    def undefine(self, name: str) -> None:
        if name in self.kept:
            self.redefined.add(name)
        self.table.pop(name, None)

    def is_constant(self, macro: Macro) -> bool:
        if macro.parameters is not None or macro.name in self.never_keep:
            return False
        literals = 0
        for token in macro.body:
            if token.kind in ("space",):
                continue
            if token.kind == "number":
                if re.search(r"[.]|[0-9][eE][+-]?\d|[pP]", token.text) and not token.text.lower().startswith("0x"):
                    return False
                literals += 1
            elif token.kind == "char":
                literals += 1
            elif token.kind == "name":
                if token.text in _TYPE_WORDS:
                    continue
                if token.text not in self.kept and token.text not in SYSTEM_CONSTANTS:
                    return False
                literals += 1
            elif token.text not in _CONSTANT_PUNCT:
                return False
        return literals > 0

    def expand(self, tokens: Sequence[Token], hidden: frozenset[str] = frozenset(), keep: bool = True) -> list[Token]:
        out: list[Token] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            index += 1
            macro = self.table.get(token.text) if token.kind == "name" and not token.final else None
            kept = token.text in self.kept or (
                token.text in SYSTEM_CONSTANTS and macro is not None and macro.span is None
            )
            if macro is None:
                if keep and token.kind == "name":
                    self.plain.add(token.text)
                out.append(token)
                continue
            if keep and kept:
                out.append(token if token.stays else Token(token.kind, token.text, token.line, stays=True))
                continue
            if token.text in hidden:
                out.append(Token(token.kind, token.text, token.line, final=True))
                continue
            if token.text == "__LINE__":
                out.append(Token("number", str(token.line + self.presumed[1]), token.line))
                continue
            if token.text == "__FILE__":
                out.append(Token("string", f'"{self.presumed[0]}"', token.line))
                continue
            if macro.parameters is None:
                body = [Token(t.kind, t.text, token.line, t.final) for t in macro.body]
                body = _paste(body, {}, {}, token.line, "")
                found = self.expand(body, hidden | {macro.name}, keep)
                index = self.rescan(found, tokens, index, hidden, keep)
                out.extend(found)
                continue
            arguments, after = _arguments(tokens, index)
            if arguments is None or len(out) + self.emitted > MAX_TOKENS:
                following = _next(tokens, index)
                out.append(token if following is None or following.text == "(" else replace(token, shut=True))
                continue
            index = after
            given = _bind(macro, arguments)
            full = {name: self.expand(value, hidden, keep) for name, value in given.items()}
            raw = {name: self.spelled(value) for name, value in given.items()}
            body = [Token(t.kind, t.text, token.line, t.final) for t in macro.body]
            rest = macro.parameters[-1] if macro.variadic else ""
            found = self.expand(_paste(body, raw, full, token.line, rest), hidden | {macro.name}, keep)
            index = self.rescan(found, tokens, index, hidden, keep)
            out.extend(found)
        return out

    def rescan(
        self, found: list[Token], tokens: Sequence[Token], index: int, hidden: frozenset[str], keep: bool
    ) -> int:
        """An expansion that ends in a macro's name, or amid its arguments, goes on in what follows (C17 6.10.3.4)."""
        while (start := self.unfinished(found)) is not None:
            depth = sum(_DEPTH.get(token.text, 0) for token in found[start:] if token.kind == "punct")
            following = _next(tokens, index)
            if depth == 0 and (following is None or following.text != "("):
                if following is not None:
                    found[start] = replace(found[start], shut=True)
                break
            end = _closing(tokens, index, depth)
            if end is None or len(found) + self.emitted > MAX_TOKENS:
                break
            found[start:] = self.expand([*found[start:], *tokens[index:end]], hidden, keep)
            index = end
        return index

    def unfinished(self, found: Sequence[Token]) -> int | None:
        """Where an expansion has a macro's name whose arguments it does not have, or not all of them."""
        for index, token in enumerate(found):
            open_ = token.kind == "name" and not token.final and not token.shut
            macro = self.table.get(token.text) if open_ else None
            if macro is not None and macro.parameters is not None:
                following = next((t for t in found[index + 1 :] if t.kind != "space"), None)
                if following is None or (following.text == "(" and _arguments(found, index + 1)[0] is None):
                    return index
        return None

    def spelled(self, tokens: list[Token]) -> list[Token]:
        """An argument as # and ## see it: what an earlier expansion left as a name is the text of that macro."""
        if not any(token.stays for token in tokens):
            return tokens
        out: list[Token] = []
        for token in tokens:
            text = [Token(token.kind, token.text, token.line)] if token.stays else []
            out.extend(self.expand(text, keep=False) if token.stays else [token])
        return out


def read_definition(rest: Sequence[Token], span: Span) -> Macro:
    """The macro that a #define gives, from its name on."""
    parameters: list[str] | None = None
    variadic = False
    body = rest[1:]
    if body and body[0].text == "(":
        closing = next((i for i, t in enumerate(body) if t.text == ")"), len(body) - 1)
        listed = [t for t in body[1:closing] if t.kind != "space"]
        parameters = [t.text for t in listed if t.kind == "name"]
        variadic = bool(listed) and listed[-1].text == "..."
        if variadic and (len(listed) < 2 or listed[-2].kind != "name"):  # GNU: `args...` has a name of its own
            parameters.append("__VA_ARGS__")
        body = body[closing + 1 :]
    while body and body[0].kind == "space":
        body = body[1:]
    return Macro(rest[0].text, tuple(body), None if parameters is None else tuple(parameters), variadic, span)


def _bind(macro: Macro, arguments: list[list[Token]]) -> dict[str, list[Token]]:
    names = macro.parameters or ()
    bound: dict[str, list[Token]] = {}
    for position, name in enumerate(names):
        if macro.variadic and position == len(names) - 1:
            rest: list[Token] = []
            for number, argument in enumerate(arguments[position:]):
                if number:
                    rest.append(Token("punct", ",", 0))
                rest.extend(argument)
            bound[name] = _trim(rest)
        else:
            bound[name] = _trim(arguments[position]) if position < len(arguments) else []
    return bound


def _paste(
    body: list[Token], raw: Mapping[str, list[Token]], full: Mapping[str, list[Token]], line: int, rest: str
) -> list[Token]:
    """Substitute parameters, of which `rest` is the variadic one, with # and ## (C17 6.10.3.2, 6.10.3.3)."""
    significant = [t for t in body if t.kind != "comment"]
    out: list[Token] = []
    index = 0
    while index < len(significant):
        token = significant[index]
        following = next((t for t in significant[index + 1 :] if t.kind != "space"), None)
        if token.text == "#" and following is not None and following.text in raw:
            out.append(_string(raw[following.text], line))
            index = significant.index(following, index + 1) + 1
            continue
        if token.text == "##":
            while out and out[-1].kind == "space":
                out.pop()
            nothing = bool(out) and out[-1].kind == "nothing"
            if nothing:
                out.pop()
            index += 1
            while index < len(significant) and significant[index].kind == "space":
                index += 1
            if index >= len(significant):
                break
            right = significant[index]
            index += 1
            operand = next((t for t in significant[index:] if t.kind != "space"), None)
            if right.text == "#" and operand is not None and operand.text in raw:
                pieces = [_string(raw[operand.text], line)]
                index = significant.index(operand, index) + 1
            else:
                pieces = raw.get(right.text, [right]) if right.kind == "name" else [right]
            if out and out[-1].text == "," and right.text == rest:
                if pieces:
                    out.extend(full[rest])
                else:
                    out.pop()  # GNU: `, ## __VA_ARGS__` drops the comma
            elif out and pieces and not nothing:
                joined = tokenize(out.pop().text + pieces[0].text)
                out.extend(Token(t.kind, t.text, line) for t in joined)
                out.extend(pieces[1:])
            else:
                out.extend(pieces or ([Token("nothing", "", line)] if nothing else []))
            continue
        if token.kind == "name" and token.text in full:
            pasted = following is not None and following.text == "##"
            given = (raw if pasted else full)[token.text]
            if pasted and not given:
                out.append(Token("nothing", "", line))  # C17's placemarker
            out.extend(Token(t.kind, t.text, line, t.final, t.stays) for t in given)
        else:
            out.append(token)
        index += 1
    return [t for t in out if t.kind != "nothing"]


def _string(tokens: Sequence[Token], line: int) -> Token:
    """What # makes of an argument (C17 6.10.3.2)."""
    texts: list[str] = []
    for token in tokens:
        if token.kind == "space":
            texts += [" "] if texts and texts[-1] != " " else []
        elif token.kind in ("string", "char"):
            texts.append(re.sub(r'(["\\])', r"\\\1", token.text.replace("\\\n", "")))
        else:
            texts.append(token.text)
    return Token("string", f'"{"".join(texts).strip()}"', line)


def _texts(tokens: Sequence[Token]) -> list[str]:
    return [t.text for t in tokens if t.kind not in ("space", "comment")]


_DEPTH = {"(": 1, ")": -1}


def _next(tokens: Sequence[Token], index: int) -> Token | None:
    """The first token at or after `index` that is no space."""
    while index < len(tokens) and tokens[index].kind in ("space", "newline", "comment"):
        index += 1
    return tokens[index] if index < len(tokens) else None


def _closing(tokens: Sequence[Token], index: int, depth: int) -> int | None:
    """Behind the parenthesis that closes the outermost one, `depth` of which are open before `index`."""
    while index < len(tokens):
        if tokens[index].kind == "punct" and tokens[index].text in _DEPTH:
            depth += _DEPTH[tokens[index].text]
            if depth == 0:
                return index + 1
        index += 1
    return None


def _arguments(tokens: Sequence[Token], index: int) -> tuple[list[list[Token]] | None, int]:
    """The arguments of a call that starts at or after `index`; None when no parenthesis follows."""
    first = _next(tokens, index)
    if first is None or first.text != "(":
        return None, index
    depth = 0
    arguments: list[list[Token]] = [[]]
    while index < len(tokens):
        token = tokens[index]
        index += 1
        if token.text == "(" and token.kind == "punct":
            depth += 1
            if depth == 1:
                continue
        elif token.text == ")" and token.kind == "punct":
            depth -= 1
            if depth == 0:
                return arguments, index
        if token.text == "," and depth == 1:
            arguments.append([])
        elif token.kind in ("newline", "comment"):
            arguments[-1].append(Token("space", " ", token.line))
        else:
            arguments[-1].append(token)
    return None, index


def _trim(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[0].kind == "space":
        tokens = tokens[1:]
    while tokens and tokens[-1].kind == "space":
        tokens = tokens[:-1]
    return tokens
