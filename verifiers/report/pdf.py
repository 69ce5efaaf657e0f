"""A verdict as a PDF for a file of records: the same facts as the page (`verdict_html`), on A4.

The standard fonts of PDF are used, so that nothing depends on the machine's fonts: characters outside of Latin-1
are spelled by their code point. The same verdict gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from fpdf import FPDF
from fpdf.enums import WrapMode, XPos, YPos

from verifiers.report import inputs_of, rows_of
from verifiers.verdict import Side, Verdict

_SHOWN = 3000  # characters of one text
_INK, _MUTED, _SOFT = (28, 36, 48), (90, 102, 117), (244, 246, 249)
_COLOURS = {"equivalent": (20, 113, 61), "divergent": (179, 38, 30), "inconclusive": (138, 90, 0), "unsupported": (107, 63, 160)}


def verdict_pdf(verdict: Verdict, footer: str = "") -> bytes:
    """The whole verdict; `footer` stands at the foot of every page (which record this is)."""
    page = _Document(footer)
    page.add_page()
    page.set_title(plain(f"{verdict.status.value}: {verdict.subject}"))
    page.head(verdict)
    page.counterexample(verdict)
    page.subprograms(verdict)
    page.basis(verdict)
    page.mutants(verdict)
    for role, side in (("original", verdict.original), ("translation", verdict.translation)):
        page.side(role, side)
    return bytes(page.output())


def plain(text: str) -> str:
    """Text in what the standard fonts hold; anything else by its code point, so that nothing is lost or hidden."""
    text = text.expandtabs(4)
    shown = "".join(c if c == "\n" or (c.isprintable() and ord(c) < 256) else f"\\u{{{ord(c):x}}}" for c in text)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]} … ({len(shown) - _SHOWN} characters more)".replace("…", "...")


class _Document(FPDF):
    def __init__(self, footer: str) -> None:
        super().__init__(format="A4")
        self._foot = footer
        self.set_creation_date(datetime(2000, 1, 1, tzinfo=UTC))  # the record's own time is in the text
        self.set_margins(18, 16)
        self.set_auto_page_break(True, 18)
        self.set_lang("en")
        self.set_text_color(*_INK)

    def footer(self) -> None:
        self.set_y(-14)
        self.set_font("helvetica", size=7)
        self.set_text_color(*_MUTED)
        self.cell(0, 4, plain(self._foot)[:150], align="L")
        self.cell(0, 4, f"{self.page_no()}", align="R")
        self.set_text_color(*_INK)

    # ------------------------------------------------------------------ pieces

    def title_line(self, text: str) -> None:
        self.ln(3)
        self.set_font("helvetica", "B", 12)
        self._text(text, 6)

    def say(self, text: str, size: float = 9.5) -> None:
        self.set_font("helvetica", size=size)
        self._text(text, size * 0.5)

    def code(self, text: str) -> None:
        self.set_font("courier", size=7.5)
        self.set_fill_color(*_SOFT)
        self.multi_cell(0, 3.6, plain(text) or " ", fill=True, wrapmode=WrapMode.CHAR, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(1)

    def facts(self, rows: Iterable[tuple[str, str]]) -> None:
        """Names and values, one below the other: values of any length, across pages."""
        for name, value in rows:
            self.set_font("helvetica", "B", 8.5)
            self.set_text_color(*_MUTED)
            self._text(name, 4.4)
            self.set_text_color(*_INK)
            self.say(value or "-", 9)

    def _text(self, text: str, height: float) -> None:
        self.multi_cell(0, height, plain(text) or " ", align="L", wrapmode=WrapMode.CHAR if _unbroken(text) else WrapMode.WORD,
                        new_x=XPos.LMARGIN, new_y=YPos.NEXT)  # fmt: skip

    # ------------------------------------------------------------------ sections

    def head(self, verdict: Verdict) -> None:
        self.set_font("helvetica", "B", 17)
        self.set_text_color(*_COLOURS[verdict.status.value])
        self._text(verdict.status.value, 8)
        self.set_text_color(*_INK)
        self.set_font("helvetica", "B", 12)
        self._text(verdict.subject, 6)
        self.say(verdict.reason, 11)
        for text in verdict.missing:
            self.say(f"- {text}")

    def counterexample(self, verdict: Verdict) -> None:
        found = verdict.counterexample
        if found is None:
            return
        self.title_line("Counterexample")
        self.say(
            f"{found.case.size()} bytes of input, shrunk from {found.shrunk_from}; found after {found.found_after} "
            f"inputs ({found.origin or 'generated'})."
        )
        for name, text in inputs_of(found.case):
            self.say(name)
            self.code(text)
        for name, left, right in rows_of(found.original, found.translation):
            self.say(f"{name}: original")
            self.code(left)
            self.say(f"{name}: translation")
            self.code(right)
        for d in found.differences:
            self.say(f"{d.kind} {d.where}: {d.summary}".replace(" :", ":"))
        self.say("To see it again, after building both:")
        self.code("\n".join(found.commands))

    def subprograms(self, verdict: Verdict) -> None:
        if not verdict.subprograms:
            return
        self.title_line("Subprograms")
        for unit in verdict.subprograms:
            apart = "".join(f"; {e.count} set apart ({e.kind}: {e.reason})" for e in unit.excluded)
            answers = f"{unit.calls} calls, {unit.distinct_answers} distinct answers"
            self.facts([(f"{unit.name}: {unit.status.value}", f"{answers}; {unit.reason}{apart}")])
            if unit.counterexample is not None:
                call = unit.counterexample
                self.code("\n".join([*call.readable, f"original:    {call.original}", f"translation: {call.translation}"]))

    def basis(self, verdict: Verdict) -> None:
        v, i = verdict, verdict.inputs
        apart = "; ".join(f"{e.count} {e.kind}: {e.reason}" for e in v.excluded)
        rules = "; ".join(f"{r.name}: {r.description}; needed for {r.needed} inputs" for r in v.rules)
        self.title_line("What this rests on")
        self.facts([
            ("inputs executed", f"{i.executed} ({i.from_scenarios} from scenarios, {i.kept} reached something new, "
                                f"{i.distinct_outputs} distinct outputs)"),
            ("how input comes", ", ".join(v.io) + (f"; domain {v.domain}" if v.domain else "")),
            ("set apart", apart or "nothing"),
            ("comparison rules", f"exact; {rules}" if rules else "exact"),
            ("seed, budget, time", f"{v.seed}; {v.budget:.0f} s; {v.seconds:.1f} s"),
            *(("note", note) for note in v.notes),
        ])  # fmt: skip

    def mutants(self, verdict: Verdict) -> None:
        score = verdict.mutants
        if score is None:
            return
        self.title_line("Mutants of the translation")
        share = f" ({score.share:.0%})" if score.share is not None else ""
        self.say(
            f"{score.caught} of {score.total - score.untried} caught{share}; {score.refused} did not compile, "
            f"{score.untried} were not tried."
            + (f" A first, smaller sample fell short: {score.before}." if score.before else "")
        )
        for judged in score.judged:
            self.say(f"judged equivalent by a person: {judged.kind}, {judged.where}: {judged.reason}")
            self.code(judged.diff)
        for misjudged in score.misjudged:
            self.say(f"judged equivalent, but an input tells it apart: {misjudged}")
        for survivor in score.survivors:
            self.say(f"not noticed: {survivor.kind}, {survivor.where}")
            self.code(survivor.diff)

    def side(self, role: str, side: Side) -> None:
        coverage = side.coverage
        lines = "lines not measured"
        if coverage.line_share is not None:
            lines = f"{coverage.line_share:.1%} of {coverage.lines_total} lines"
        edges = f"; {coverage.edges} edges" if coverage.edges else ""
        self.title_line(f"The {role}")
        self.facts(_kept([
            ("language, toolchain", f"{side.language}; {side.toolchain}"),
            ("programs", ", ".join(side.programs)),
            ("SHA-256 of the tree", side.sha256),
            ("coverage", lines + edges),
            ("not reached", ", ".join(coverage.uncovered)),
        ]))  # fmt: skip
        if side.commands:
            self.say("built by")
            self.code("\n".join(side.commands))
        if side.diagnostics:
            self.say("diagnostics")
            self.code(side.diagnostics)


def _kept(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in rows if value]


def _unbroken(text: str) -> bool:
    """A word that no line holds has to be broken anywhere."""
    return any(len(word) > 60 for word in text.split())
