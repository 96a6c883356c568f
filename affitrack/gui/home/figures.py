"""The key figures of the first page in words: one card each, currencies side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from affitrack.book import CurrencyOverview, Overview
from affitrack.gui.i18n import language
from affitrack.gui.sales.line_words import day_words
from affitrack.gui.widgets import CardRow, KeyFigureCard
from affitrack.wording.numbers import format_money, format_rate


class FigureCards(CardRow):
    """Next payout, held back, paid this year, lost lately."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.next_payout = KeyFigureCard(clickable=True)
        self.held = KeyFigureCard(clickable=True)
        self.paid = KeyFigureCard(clickable=True)
        self.lost = KeyFigureCard(clickable=True)
        super().__init__([self.next_payout, self.held, self.paid, self.lost], parent)

    def show_overview(self, overview: Overview) -> None:
        """Show the figures of a day."""
        currencies, as_of = overview.currencies, overview.as_of
        self.next_payout.show_figure(
            self._next_payout_name(currencies, as_of),
            _values(currencies, lambda each: each.next_payout_net),
            _details(currencies, lambda each: self._next_payout_detail(each, as_of)),
            dot="cleared",
        )
        self.held.show_figure(
            self.tr("Held back"),
            _values(currencies, lambda each: each.held.net),
            _details(currencies, lambda each: self._held_detail(each, as_of)),
            dot="held",
        )
        self.paid.show_figure(
            self.tr("Paid this year"),
            _values(currencies, lambda each: each.paid_this_year),
            _details(currencies, self._paid_detail),
            dot="paid",
        )
        self.lost.show_figure(
            self.tr("Lost · last %Ln day(s)", "", overview.recent_days),
            _values(currencies, lambda each: each.lost.net),
            _details(currencies, self._lost_detail),
            dot="lost",
        )

    def _next_payout_name(self, currencies: Sequence[CurrencyOverview], as_of: date) -> str:
        days = {each.next_payout_on for each in currencies if each.next_payout_on is not None}
        if len(days) != 1:
            return self.tr("Next payout")
        return self.tr("Next payout · {day}").format(day=day_words(days.pop(), as_of))

    def _next_payout_detail(self, each: CurrencyOverview, as_of: date) -> str:
        if each.next_payout_on is None:
            return self.tr("nothing is on its way")
        days = (each.next_payout_on - as_of).days
        if days <= 0:
            return self.tr("today")
        if days == 1:
            return self.tr("tomorrow")
        return self.tr("in %Ln day(s)", "", days)

    def _held_detail(self, each: CurrencyOverview, as_of: date) -> str:
        lines = self.tr("%Ln sale(s)", "", each.held.lines)
        if each.next_release is None:
            return lines
        return self.tr("{lines} · next release {day}, {amount}").format(
            lines=lines,
            day=day_words(each.next_release.release_on, as_of),
            amount=format_money(each.next_release.net, each.currency, language()),
        )

    def _paid_detail(self, each: CurrencyOverview) -> str:
        if each.paid_change is None:
            return self.tr("nothing known of the same months last year")
        share = format_rate(abs(each.paid_change), language(), places=0)
        if each.paid_change < 0:
            return self.tr("{share} less than in the same months last year").format(share=share)
        return self.tr("{share} more than in the same months last year").format(share=share)

    def _lost_detail(self, each: CurrencyOverview) -> str:
        lines = self.tr("%Ln sale(s)", "", each.lost.lines)
        if each.lost_share is None:
            return lines
        share = format_rate(each.lost_share, language(), places=1)
        return self.tr("{lines}, {share} of those ordered").format(lines=lines, share=share)


def _values(
    currencies: Sequence[CurrencyOverview], amount: Callable[[CurrencyOverview], int]
) -> str:
    lang = language()
    return "\n".join(format_money(amount(each), each.currency, lang) for each in currencies)


def _details(
    currencies: Sequence[CurrencyOverview], words: Callable[[CurrencyOverview], str]
) -> str:
    """Return a line for each currency, or one line where all say the same."""
    return "\n".join(dict.fromkeys(text for each in currencies if (text := words(each))))
