"""A claim file as PDF: what is claimed, of whom, line by line, and how it comes about."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from affitrack.domain.claim import ClaimState
from affitrack.domain.finding import FindingKind
from affitrack.reports.claim_file import kind_of, run_words, step_words
from affitrack.reports.pdf_page import Paper, Table
from affitrack.reports.writing import written_whole
from affitrack.wording.catalogue import render
from affitrack.wording.message import Message, message
from affitrack.wording.numbers import format_count, format_day, format_money

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from affitrack.domain.claim import ClaimLine
    from affitrack.domain.records import LineRecord
    from affitrack.reports.claim_file import ClaimedLine, ClaimFile
    from affitrack.wording.language import Language
    from affitrack.wording.message import Param

MOST_EXPLAINED: Final = 500
"""The computation of more lines than that is in the CSV file alone."""
MOST_PAID: Final = 2000
"""Likewise the lines of a run."""

_SMALL: Final = 7
_LINE: Final = 4.0
_TITLE: Final = 7.0
"""Height of the heading of a part, in millimetres."""


def write_claim_pdf(path: Path, file: ClaimFile, lang: Language) -> None:
    """Write a claim file; a file of that name is replaced, and only by a whole one.

    Raises:
        UserError: the file cannot be written.
    """
    content = _Writer(file, lang).written()
    with written_whole(path) as unfinished:
        unfinished.write_bytes(content)


class _Writer:
    """Writes one claim file."""

    def __init__(self, file: ClaimFile, lang: Language) -> None:
        self._file = file
        self._claim = file.claim
        self._lang = lang
        name = self._words("title", number=str(file.claim.claim_id), name=file.claim.name)
        pages = self._words("page", page="{page}", pages="{pages}")
        self._paper = Paper(f"AffiTrack · {name}", pages, file.as_of, lang)
        self._paper.set_title(name)
        self._paper.title_line(name)

    def written(self) -> bytes:
        self._head()
        self._sums()
        if self._claim.runs:
            self._runs()
        if self._claim.lines:
            self._lines()
            self._computations()
        if self._file.paid:
            self._run_lines()
        if self._paper.lacks_letters:
            self._paper.ln(3)
            self._paper.text_line(self._words("lacks_letters"), size=_SMALL)
        return bytes(self._paper.output())

    # --- the first page -----------------------------------------------------------------------

    def _head(self) -> None:
        claim = self._claim
        market = render(self._file.market, self._lang)
        entries = [
            ("account", f"{claim.account} · {market}"),
            ("as_of", format_day(self._file.as_of, self._lang)),
            ("claimed", self._money(claim.claimed)),
        ]
        # Who is asked to pay need not know that it is still to be sent, nor until when.
        if claim.state is not ClaimState.TO_SEND:
            state = render(message(f"claims.state.{claim.state.value}"), self._lang)
            entries.append(("state", state))
        for name in ("sent_on", "answered_on", "closed_on"):
            on = getattr(claim, name)
            if on is not None:
                entries.append((name, format_day(on, self._lang)))
        if claim.won is not None:
            entries.append(("won", self._money(claim.won)))
        self._paper.ln(1)
        for name, value in entries:
            self._paper.text_line(
                self._words("entry", what=Message(f"claims.file.{name}"), value=value)
            )
        self._paper.ln(3)

    def _sums(self) -> None:
        """Write what is claimed by kind, where there are several."""
        kinds = Counter(line.kind for line in self._claim.lines)
        if len(kinds) + bool(self._claim.runs) < 2:  # noqa: PLR2004 - the total says it
            return
        rows = [
            (
                render(message(f"reconcile.kind.{kind.value}"), self._lang),
                format_count(kinds[kind], self._lang),
                self._money(sum(line.claimed for line in self._claim.lines if line.kind is kind)),
            )
            for kind in FindingKind
            if kind in kinds
        ]
        if self._claim.runs:
            rows.append(
                (
                    render(message("reconcile.kind.missing_run"), self._lang),
                    format_count(len(self._claim.runs), self._lang),
                    self._money(sum(run.claimed for run in self._claim.runs)),
                )
            )
        rows.append((self._words("total"), "", self._money(self._claim.claimed)))
        self._table(("what", "count", "claimed"), rows, (60, 15, 25), numbers=(1, 2), has_sum=True)

    def _runs(self) -> None:
        for run in self._claim.runs:
            self._paper.text_line(render(run_words(run, self._claim.currency), self._lang), gap=1)
            if run.since is not None:
                self._paper.text_line(render(run.since, self._lang), gap=1)

    # --- the lines ----------------------------------------------------------------------------

    def _lines(self) -> None:
        rows = [
            (
                str(number),
                f"{line.order_id} {line.sku_id}".strip(),
                _named(line.product_name, line.product_id),
                _named(line.shop_name, line.shop),
                format_day(line.ordered_on, self._lang),
                kind_of(line, self._lang),
                self._money(line.expected),
                self._money(line.stands),
                self._money(line.claimed),
            )
            for number, line in enumerate(self._claim.lines, start=1)
        ]
        names = ("number", "ids", "product", "shop", "ordered_on", "what", "expected", "stands")
        widths = (8, 37, 39, 28, 23, 19, 18, 16, 16)
        self._paper.title_line(self._words("lines"), 11)
        self._table((*names, "claimed"), rows, widths, numbers=(0, 6, 7, 8))

    def _computations(self) -> None:
        self._paper.keep_together(_TITLE + self._height_of(self._file.lines[0]))
        self._paper.title_line(self._words("computations"), 11)
        for number, each in enumerate(self._file.lines[:MOST_EXPLAINED], start=1):
            self._computation(number, each)
        left = len(self._file.lines) - MOST_EXPLAINED
        if left > 0:
            self._paper.text_line(self._words("more_lines", n=left))

    def _height_of(self, each: ClaimedLine) -> float:
        """Return about how high a computation is, in millimetres."""
        return _LINE * (len(self._rows_of(each)) + 4)

    def _rows_of(self, each: ClaimedLine) -> list[tuple[str, str, str]]:
        """Return the steps of a computation, down to what is claimed."""
        line = each.line
        rows = list(step_words(each.steps, self._lang))
        if each.in_proportion:
            rows.append((self._words("proportion"), self._money(each.in_proportion), ""))
        rows += [
            (self._words("expected"), self._money(line.expected), ""),
            (self._words("stands"), self._money(line.stands), ""),
            (self._words("claimed"), self._money(line.claimed), ""),
        ]
        return rows

    def _computation(self, number: int, each: ClaimedLine) -> None:
        line, paper = each.line, self._paper
        paper.keep_together(self._height_of(each))
        product = _named(line.product_name, line.product_id)
        head = self._words("line", number=str(number), order=line.order_id, product=product)
        paper.text_line(head, style="B", size=8)
        for said in self._said(line, each.why):
            paper.text_line(said, size=_SMALL)
        rows = self._rows_of(each)
        self._table((), rows, (55, 25, 98), numbers=(1,), gap=3, has_sum=True)

    def _said(self, line: ClaimLine, why: Message | None) -> Iterable[str]:
        if why is not None:
            yield render(why, self._lang)
        ids = {"sku": line.sku_id, "content": line.content_id, "shop": line.shop}
        yield self._words("origin", file=line.file_name, row=str(line.source_row)) + "".join(
            f" · {render(message(f'claims.column.{name}'), self._lang)} {value}"
            for name, value in ids.items()
            if value
        )
        if line.since is not None:
            yield render(line.since, self._lang)

    def _run_lines(self) -> None:
        """Write the lines that make up what the runs were to pay, and what is neither."""
        self._lines_that_are("run_taken_back", self._file.taken_back)
        self._lines_that_are("paid", self._file.paid)
        expected = sum(run.expected for run in self._claim.runs)
        others = expected - sum(
            line.derived.net for line in (*self._file.paid, *self._file.taken_back)
        )
        if others:
            self._paper.text_line(self._words("others", amount=self._money(others)), gap=1)

    def _lines_that_are(self, what: str, lines: Sequence[LineRecord]) -> None:
        if not lines:
            return
        rows = [
            (
                f"{line.facts.order_id} {line.facts.sku_id}".strip(),
                _named(line.product_name, line.facts.product_id),
                _named(line.shop_name, line.facts.shop),
                _day(line.facts.settled_at, self._lang),
                f"{line.file_name} · {line.source_row}",
                self._money(line.derived.net),
            )
            for line in lines[:MOST_PAID]
        ]
        amount = self._money(sum(line.derived.net for line in lines))
        self._paper.title_line(self._words(what, n=len(lines), amount=amount), 11)
        names = ("ids", "product", "shop", "settled_on", "origin_short", "stands")
        self._table(names, rows, (36, 42, 32, 20, 42, 20), numbers=(5,))
        left = len(lines) - MOST_PAID
        if left > 0:
            self._paper.text_line(self._words("more_lines", n=left))

    # --- inside -------------------------------------------------------------------------------

    def _table(
        self,
        names: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths: Sequence[int],
        *,
        numbers: Sequence[int],
        gap: float = 5,
        has_sum: bool = False,
    ) -> None:
        """Write a table, and leave a gap after it; its last row may be the sum."""
        headings = [self._words(f"heading.{name}") for name in names]
        table = Table(headings, list(rows), widths, frozenset(numbers), has_sum)
        self._paper.rows(table, _SMALL)
        self._paper.ln(gap)

    def _words(self, key: str, **params: Param) -> str:
        return render(Message(f"claims.file.{key}", params), self._lang)

    def _money(self, minor: int) -> str:
        return format_money(minor, self._claim.currency, self._lang)


def _day(moment: str | None, lang: Language) -> str:
    return "" if moment is None else format_day(date.fromisoformat(moment[:10]), lang)


def _named(name: str, known_as: str) -> str:
    """Return a name with the id it is known by elsewhere."""
    return " · ".join(part for part in dict.fromkeys((name, known_as)) if part)
