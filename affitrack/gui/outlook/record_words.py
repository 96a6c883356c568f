"""How earlier forecasts fared, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from affitrack.domain.forecast import Score, ScoredMonth, TrackRecord
from affitrack.domain.track import months_ahead
from affitrack.gui.charts.layers import is_within, month_words
from affitrack.gui.i18n import Words, language
from affitrack.wording.numbers import format_count, format_day, format_money, format_rate


def months_of(record: TrackRecord, currency: str, ahead: int) -> tuple[ScoredMonth, ...]:
    """Return the months of one currency that were forecast equally far ahead, by month.

    Those of which files tell only a part of what they paid are left out.
    """
    found = {
        each.month: each
        for each in record.months
        if each.is_told
        and each.currency == currency
        and months_ahead(each.made_on, each.month) == ahead
    }
    return tuple(found[month] for month in sorted(found))


def score_of(record: TrackRecord, currency: str, ahead: int) -> Score | None:
    """Return how the forecasts of one currency fared, that far ahead."""
    return next(
        (each for each in record.scores if (each.currency, each.ahead) == (currency, ahead)), None
    )


class RecordWords(Words):
    """What is said of forecasts and of what came."""

    def last(self, months: Sequence[ScoredMonth]) -> str:
        """Return what was said of the last of these months, and what came; "" without any."""
        if not months:
            return ""
        last = months[-1]
        lang = language()
        low, high, paid = (
            format_money(minor, last.currency, lang, whole=True)
            for minor in (last.low80, last.high80, last.paid)
        )
        said = self.tr("{month}: on {day} the forecast said {low} to {high}; {paid} came.").format(
            month=month_words(last.month).capitalize(),
            day=format_day(last.made_on, lang, year=False),
            low=low,
            high=high,
            paid=paid,
        )
        verdict = (
            self.tr("That is within the range.")
            if is_within(last)
            else self.tr("That is outside the range.")
        )
        return f"{said} {verdict}"

    def score(self, score: Score | None, months: Sequence[ScoredMonth]) -> str:
        """Return by how much forecasts missed, beside two rules of thumb; "" without a score."""
        if score is None or not months or score.error is None:
            return ""
        missed = self.tr("Over %Ln month(s) it missed by {error} on average", "", len(months))
        rules = [
            template.format(error=_percent(error))
            for template, error in (
                (
                    self.tr("“same as last month” would have missed by {error}"),
                    score.same_as_last_month,
                ),
                (
                    self.tr("“mean of three months” by {error}"),
                    score.mean_of_three_months,
                ),
            )
            if error is not None
        ]
        first = missed.format(error=_percent(score.error))
        sentence = self.tr("{missed}; {rules}.").format(
            missed=first, rules=self.tr(", ").join(rules)
        )
        return sentence if rules else f"{first}."

    def held(self, months: Sequence[ScoredMonth]) -> str:
        """Return how many months came out within their range; "" without any."""
        if not months:
            return ""
        within = sum(is_within(each) for each in months)
        count = format_count(within, language())
        text = self.tr(
            "Of %Ln month(s), {count} fell inside the 80% range; 8 in 10 should.", "", len(months)
        )
        return text.format(count=count)


def _percent(share: Decimal) -> str:
    return format_rate(share, language(), places=0)
