"""Full-text search over an atlas: spans ranked by BM25 over what they are called, say, and do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.services.atlas import Atlas, read_text, simple
from workbench.services.spans import SHORT, split

EXCERPT = 14  # lines
_WEIGHTS = "8.0, 3.0, 1.0, 4.0, 1.5"  # title, comments, code, place, about
# Chosen by the questions in tests/workbench/questions.py: how much a span counts that knows none of the others of the
# question's words, and how much more one whose name says all of it.
_LEAST = 0.3
_TOLD = 2.0
_STOP = frozenset(
    ["a", "an", "and", "any", "are", "as", "at", "be", "been", "before", "between", "but", "by", "can", "could", "did", "do", "does", "done", "each", "every", "find", "for", "from", "get", "give", "given", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "just", "kind", "list", "look", "made", "make", "me", "my", "of", "on", "one", "or", "our", "out", "over", "part", "piece", "place", "please", "show", "so", "some", "tell", "than", "that", "the", "their", "them", "then", "there", "these", "they", "thing", "this", "those", "to", "us", "used", "using", "was", "way", "we", "were", "what", "when", "where", "which", "while", "who", "whose", "why", "will", "with", "would", "you", "your", "code", "source", "program", "programs", "module", "modules", "function", "functions", "routine", "routines", "procedure", "file", "files", "happens", "done", "implemented", "handled"]
)


@dataclass(frozen=True)
class Hit:
    """A span that answers, with the lines to show of it. `score`: higher is better, comparable within one search."""

    module: str
    file: str
    line: int
    end_line: int
    title: str
    score: float
    excerpt: str = ""
    excerpt_line: int = 0

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"


_ALIKE = (
    ("add", "addition", "plus"), ("subtract", "subtraction", "minus"), ("multiply", "multiplication", "product"),
    ("divide", "division", "quotient"), ("delete", "remove", "drop", "erase"), ("wrong", "bad", "invalid"),
    ("average", "mean"), ("show", "print", "display"), ("make", "create", "new"), ("escape", "stuff"),
    ("start", "begin", "initial"), ("end", "finish", "close"), ("compare", "comparison"), ("reject", "refuse"),
)  # fmt: skip
_SAME = {word: group for group in _ALIKE for word in group}


def terms_of(question: str) -> tuple[tuple[str, ...], ...]:
    """The question's words that mean something; each with the words that mean the same. Three or four in a row also
    stand for their initials (run length encoding: rle)."""
    found: dict[str, tuple[str, ...]] = {}
    for word in split(question):
        if word not in _STOP and len(word) > 1 and word not in found:
            found[word] = tuple(dict.fromkeys((word, *_SAME.get(SHORT.get(word, word), ()))))
    if not found:  # nothing but stop words: better a poor search than none
        found = {word: (word,) for word in split(question)}
    plain = [w for w in re.findall(r"[a-z]{2,}", question.lower()) if w in found]
    for size in (3, 4):
        for at in range(len(plain) - size + 1):
            initials = "".join(w[0] for w in plain[at : at + size])
            for word in plain[at : at + size]:
                if word in found:
                    found[word] = (*found[word], initials)
    return tuple(found.values())


def search(atlas: Atlas, question: str, limit: int = 8) -> tuple[Hit, ...]:
    """The best spans for a question, best first. A span counts for more when it knows more of the question's words,
    and when one of them is its own name."""
    terms = terms_of(question)
    if not terms:
        return ()
    query = " OR ".join(f'"{word}"' for alike in terms for word in alike)
    asked = {simple(w) for w in re.findall(r"[\w.-]+", question) if re.search(r"[_\-.]\w|[a-z][A-Z]|[A-Z]{3}|\d", w)}
    with atlas.reading() as connection:
        rows = connection.execute(
            f"select s.id, s.module, s.file, s.line, s.end_line, s.title, bm25(words, {_WEIGHTS}) from words "
            f"join span s on s.id = words.rowid where words match ? order by bm25(words, {_WEIGHTS}) limit 80",
            (query,),
        ).fetchall()
        knows: dict[int, int] = dict.fromkeys((row[0] for row in rows), 0)
        listed = ", ".join(str(int(row[0])) for row in rows)
        for alike in terms if rows else ():
            some = " OR ".join(f'"{word}"' for word in alike)
            for (at,) in connection.execute(
                f"select rowid from words where words match ? and rowid in ({listed})", (some,)
            ):
                knows[at] += 1
    hits = []
    wanted = {word for alike in terms for word in alike}
    for at, module, file, line, end, title, rank in rows:
        share = knows[at] / len(terms)
        own = set(split(title.rpartition(".")[2].lstrip("0123456789-"))) - _STOP
        named = title and simple(title) in asked
        told = len(own & wanted) / len(own) if own else 0.0
        hits.append(Hit(module, file, line, end, title, -rank * (_LEAST + share) * (1.0 + _TOLD * told) * (3.0 if named else 1.0)))
    hits.sort(key=lambda h: (-h.score, h.file, h.line))
    return tuple(_with_excerpt(atlas, hit, terms) for hit in hits[:limit])


def _with_excerpt(atlas: Atlas, hit: Hit, terms: Sequence[tuple[str, ...]]) -> Hit:
    """The stretch of the span that says most of what was asked."""
    text = read_text(atlas.root, hit.file)
    if text is None:
        return hit
    lines = text.splitlines()[hit.line - 1 : hit.end_line]
    wanted = {word for alike in terms for word in alike}
    counts = [len(wanted & set(split(line))) for line in lines]
    best = max(range(max(1, len(lines) - EXCERPT + 1)), key=lambda n: (sum(counts[n : n + EXCERPT]), -n))
    first = hit.line + best
    return Hit(
        hit.module, hit.file, hit.line, hit.end_line, hit.title, hit.score,
        "\n".join(lines[best : best + EXCERPT]), first,
    )  # fmt: skip
