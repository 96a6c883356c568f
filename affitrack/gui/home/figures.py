"""The key figures of the first page in words: one card each, currencies side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from affitrack.book import CurrencyOverview, Overview
from affitrack.gui.currencies.words import about_tip, about_words
from affitrack.gui.help.terms import term_tip
from affitrack.gui.i18n import language
from affitrack.gui.sales.line_words import day_words
from affitrack.gui.widgets import CardRow, KeyFigureCard
from affitrack.wording.numbers import format_money, format_rate

if TYPE_CHECKING:
    from affitrack.domain.exchange import Approximate
    from affitrack.domain.forecast import Forecast, PayoutRange

_LONGEST_NAME: Final = 26
_MOST_SENTENCES: Final = 2
"""Of so many currencies at the most all is said on the card; of more only of the first."""
NO_BREAK: Final = "\u00a0"


class FigureCards(CardRow):
    """Next payout, held back, paid this year, lost lately."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.next_payout = KeyFigureCard(clickable=True)
        self.held = KeyFigureCard(clickable=True)
        self.paid = KeyFigureCard(clickable=True)
        self.lost = KeyFigureCard(clickable=True)
        self._overview: Overview | None = None
        super().__init__([self.next_payout, self.held, self.paid, self.lost], parent)

    def show_overview(self, overview: Overview) -> None:
        """Show the figures of a day."""
        self._overview = overview
        currencies, as_of = overview.currencies, overview.as_of
        self._show_next_payout(overview, ())
        held = self._sentences(currencies, lambda each: self._held_detail(each, as_of))
        self.held.show_figure(
            self.tr("Held back"),
            _values(currencies, lambda each: each.held.net),
            self._detail(held, "held"),
            dot="held",
        )
        paid = self._sentences(currencies, self._paid_detail)
        self.paid.show_figure(
            self.tr("Paid this year"),
            _values(currencies, lambda each: each.paid_this_year),
            self._detail(paid, "paid"),
            dot="paid",
        )
        lost = self._sentences(currencies, self._lost_detail)
        self.lost.show_figure(
            self.tr("Lost · last %Ln day(s)", "", overview.recent_days),
            _values(currencies, lambda each: each.lost.net) if overview.is_complete else "…",
            self._detail(lost, "lost") if overview.is_complete else "",
            dot="lost",
        )
        if not overview.is_complete:  # the glossary can wait for the second picture
            return
        less = self.tr("Here, what was taken back this year is deducted.")
        said = (
            (self.held, held, "held", ""),
            (self.paid, paid, "paid", f"<p>{less}</p>"),
            (self.lost, lost, "lost", ""),
        )
        for card, sentences, name, more in said:
            card.setToolTip(self._tip(sentences, name) or term_tip(name) + more)

    def show_forecast(self, forecast: Forecast) -> None:
        """Say how certain the next payouts are."""
        if self._overview is not None:
            self._show_next_payout(self._overview, forecast.next_payouts)

    def _show_next_payout(self, overview: Overview, ranges: Sequence[PayoutRange]) -> None:
        currencies, as_of = overview.currencies, overview.as_of
        likely = {(each.currency, each.on): each for each in ranges}
        sentences = self._sentences(
            currencies,
            lambda each: self._next_payout_detail(each, as_of, _likely(each, likely)),
        )
        details = self._detail(sentences, "next_payout")
        if overview.exports_end_on is not None:
            old = self.tr("your exports end on {day}: import a newer one")
            details += "\n" + old.format(day=day_words(overview.exports_end_on, as_of))
        self.next_payout.show_figure(
            self._next_payout_name(currencies, as_of),
            "\n".join(_next_payout(each, _likely(each, likely)) for each in currencies),
            details,
            dot="cleared",
        )
        tips = [self._tip(sentences, "next_payout")]
        if likely:
            tips.append(
                self.tr(
                    "What the sales known by now come to, were none of them sent back. Eight times"
                    " in ten the payout lies within what is likely."
                )
            )
        self.next_payout.setToolTip("\n".join(tip for tip in tips if tip))

    def _sentences(
        self, currencies: Sequence[CurrencyOverview], words: Callable[[CurrencyOverview], str]
    ) -> list[str]:
        """Return a sentence for each currency, or one if they agree."""
        said = {each.currency: text for each in currencies if (text := words(each))}
        lines = list(dict.fromkeys(said.values()))
        if len(lines) > 1:
            named = self.tr("{currency}: {words}")
            lines = [named.format(currency=key, words=text) for key, text in said.items()]
        return lines

    def _detail(self, sentences: Sequence[str], name: str) -> str:
        """Return about what all comes to, and as many sentences as a card has room for."""
        about = self._about(name)
        shown = sentences if len(sentences) <= _MOST_SENTENCES else sentences[:1]
        return "\n".join([about_words(about), *shown] if about is not None else shown)

    def _tip(self, sentences: Sequence[str], name: str) -> str:
        """Return the sentences that the card has no room for, and the exchange rates used."""
        about = self._about(name)
        hidden = sentences if len(sentences) > _MOST_SENTENCES else ()
        return "\n".join([*hidden, about_tip(about)] if about is not None else hidden)

    def _about(self, name: str) -> Approximate | None:
        return self._overview.about.get(name) if self._overview is not None else None

    def _next_payout_name(self, currencies: Sequence[CurrencyOverview], as_of: date) -> str:
        days = {each.next_payout_on for each in currencies if each.next_payout_on is not None}
        if len(days) != 1:
            return self.tr("Next payout")
        return self.tr("Next payout · {day}").format(day=day_words(days.pop(), as_of))

    def _next_payout_detail(
        self, each: CurrencyOverview, as_of: date, likely: PayoutRange | None
    ) -> str:
        if each.next_payout_on is None:
            return self.tr("nothing is on its way")
        days = self._days_away((each.next_payout_on - as_of).days)
        if each.too_small:
            waits = self.tr("{in_days} · {amount} still below the minimum payout")
            amount = format_money(each.too_small, each.currency, language())
            return waits.format(in_days=days, amount=amount)
        if likely is None:
            return days
        low, high = (
            format_money(end, each.currency, language(), whole=True)
            for end in (likely.low80, likely.high80)
        )
        range_words = self.tr("likely {low} to {high}").format(low=low, high=high)
        range_words = range_words.replace(" ", NO_BREAK)  # two ends that belong together
        told = f"{days} · {range_words}"
        if each.next_payout_net > likely.high80:
            most = format_money(each.next_payout_arrives, each.currency, language())
            told = self.tr("{likely} · {amount} if all of it is paid").format(
                likely=told, amount=most
            )
        if each.next_payout_net < likely.low80:
            told = self.tr("{likely} with the sales of days not imported yet").format(likely=told)
        if each.next_payout_kept:
            kept = format_money(-each.next_payout_kept, each.currency, language())
            told += self.tr(" · {amount} taken back is deducted").format(amount=kept)
        return told

    def _days_away(self, days: int) -> str:
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
        words = self.tr("{lines}, {share} of those ordered").format(lines=lines, share=share)
        if each.lost_most is None or not each.lost_most.name:
            return words
        product = self.tr("{lost} · above all “{product}”")
        return product.format(lost=words, product=_shortened(each.lost_most.name))


def _likely(
    each: CurrencyOverview, ranges: Mapping[tuple[str, date], PayoutRange]
) -> PayoutRange | None:
    on = each.next_payout_on
    return None if on is None else ranges.get((each.currency, on))


def _next_payout(each: CurrencyOverview, likely: PayoutRange | None) -> str:
    """Return what one may count on: about so much, where all that is known is more than likely."""
    lang = language()
    if likely is not None and each.next_payout_net > likely.high80:
        expected = format_money(likely.expected, each.currency, lang, whole=True)
        return f"≈{NO_BREAK}{expected}"
    return format_money(each.next_payout_arrives, each.currency, lang)


def _shortened(name: str) -> str:
    """Return a product's name as it fits into two lines of a card."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…"


def _values(
    currencies: Sequence[CurrencyOverview], amount: Callable[[CurrencyOverview], int]
) -> str:
    lang = language()
    return "\n".join(format_money(amount(each), each.currency, lang) for each in currencies)
