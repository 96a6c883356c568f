"""The card that says which days the order exports cover, account by account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from affitrack.book import AccountCoverage
from affitrack.domain.coverage import Coverage, Span
from affitrack.gui.i18n import language
from affitrack.gui.imports.coverage_strip import CoverageStrip
from affitrack.gui.metrics import px
from affitrack.gui.sales.period import Days, days_in_words
from affitrack.gui.widgets import Card, SectionHeader, label
from affitrack.wording.numbers import format_day

_NAMED_GAPS: Final = 3
_NAME, _STRIP, _WORDS = range(3)


class CoverageCard(Card):
    """A strip for each account that has exports, with what it shows in words.

    Those of several accounts have the same days one below the other.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[AccountCoverage, ...] = ()
        self._as_of = date.min
        self._header = SectionHeader()
        self._list = QGridLayout()
        self._list.setHorizontalSpacing(px(12))
        self._list.setVerticalSpacing(px(6))
        self._list.setColumnStretch(_STRIP, 3)
        self.body.addWidget(self._header)
        self.body.addLayout(self._list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_coverage(self, found: Sequence[AccountCoverage], as_of: date) -> None:
        """Show the accounts that any export speaks of."""
        self._found = tuple(each for each in found if each.coverage.covered)
        self._as_of = as_of
        self.retranslate()
        self.setVisible(bool(self._found))

    def has_rows(self) -> bool:
        """Tell whether any account has exports."""
        return bool(self._found)

    def sentences(self) -> list[str]:
        """Return everything that is said, in order."""
        said = [said for each in self._found for said in self._sentences(each.coverage)]
        return [*said, *self._common()]

    def retranslate(self) -> None:
        """Set all texts."""
        self._header.set_text(self.tr("Days that your exports cover"))
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        has_several = len(self._found) > 1
        self._list.setColumnStretch(_WORDS, 2 if has_several else 0)
        for each in self._found:
            self._add(each, beside=has_several, has_months=each is self._found[-1])
        for sentence in self._common():
            self._add_below(label(sentence, "small", wrap=True), _NAME)

    def _add(self, each: AccountCoverage, *, beside: bool, has_months: bool) -> None:
        """Add a strip; `beside` its account stands, and what can be said in a few words."""
        row, found = self._list.count(), each.coverage
        sentences = self._sentences(found)
        strip = CoverageStrip(has_months=has_months)
        strip.show_coverage(found, self._days())
        strip.setAccessibleName(self.tr("Covered days"))
        strip.setAccessibleDescription(" ".join(sentences))
        if not beside:
            self._list.addWidget(strip, row, _NAME, 1, -1)
        else:
            self._list.addWidget(strip, row, _STRIP, Qt.AlignmentFlag.AlignTop)
            name = label(f"@{each.account.handle.removeprefix('@')}", "key")
            self._list.addWidget(name, row, _NAME, Qt.AlignmentFlag.AlignTop)
        if beside and not found.gaps:
            words = label(sentences.pop(0), "small", wrap=True)
            self._list.addWidget(words, row, _WORDS, Qt.AlignmentFlag.AlignTop)
        warnings = self._left(found) + (self._reminders(found) if found.export_by else [])
        for sentence in sentences:
            words = label(sentence, "body" if sentence in warnings else "small", wrap=True)
            self._add_below(words, _STRIP if beside else _NAME)

    def _add_below(self, widget: QWidget, column: int) -> None:
        self._list.addWidget(widget, self._list.count(), column, 1, -1)

    def _days(self) -> Span:
        """Return the days that the strips show: all that any covers, and those since."""
        covered = [span for each in self._found for span in each.coverage.covered]
        return Span(
            min(span.first for span in covered),
            max(self._as_of, *(span.last for span in covered)),
        )

    def _sentences(self, found: Coverage) -> list[str]:
        days = days_in_words(Days(found.covered[0].first, found.covered[-1].last))
        if not found.gaps:
            said = [self.tr("{days}, without a gap.").format(days=days)]
        else:
            gaps = [days_in_words(Days(*gap)) for gap in found.gaps[:_NAMED_GAPS]]
            more = len(found.gaps) - len(gaps)
            if more:
                gaps.append(self.tr("%Ln more", "", more))
            words = self.tr("{days}. No export covers {gaps}. Export these days if you sold then.")
            said = [words.format(days=days, gaps=", ".join(gaps))]
        return [*said, *self._left(found), *self._reminders(found)]

    def _common(self) -> list[str]:
        """Return what is said once, of whichever account it holds."""
        if any(each.coverage.overlaps for each in self._found):
            return [self.tr("Exports overlap, which does no harm.")]
        return []

    def _left(self, found: Coverage) -> list[str]:
        if found.left is None:
            return []
        words = self.tr(
            "%Ln sale(s) of {days} were still waiting in the last export that has them."
            " Export these days again to see what was paid.",
            "",
            found.left.lines,
        )
        return [words.format(days=days_in_words(Days(*found.left.days)))]

    def _reminders(self, found: Coverage) -> list[str]:
        if found.out_of_reach is not None:
            days = days_in_words(Days(*found.out_of_reach))
            words = self.tr(
                "No new export reaches {days} any more: TikTok Shop goes back 90 days."
                " Download one now, so that no more days are lost."
            )
            return [words.format(days=days)]
        if found.export_by is not None:
            day = format_day(
                found.export_by, language(), year=found.export_by.year != self._as_of.year
            )
            words = self.tr(
                "Download an export by {day}: TikTok Shop goes back 90 days, and after that days"
                " would be lost."
            )
            return [words.format(day=day)]
        return []
