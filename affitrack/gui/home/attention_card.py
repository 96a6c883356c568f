"""The card of what needs a look; each entry leads to the lines meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from affitrack.book import Attention
from affitrack.gui.home.list_card import ListCard, ListRow
from affitrack.gui.i18n import language
from affitrack.gui.sales.flags import flag_pill
from affitrack.gui.sales.line_words import breakable, day_words, money_words
from affitrack.gui.tokens import PillKind
from affitrack.wording.catalogue import render


class AttentionCard(ListCard):
    """Late, odd, frozen and unknown lines, rejected rows and days not exported, by reason."""

    def show_attention(
        self, found: Sequence[Attention], as_of: date, show: Callable[[Attention], None]
    ) -> None:
        """List the reasons; `show` is called with the one that is pressed."""
        rows = [
            ListRow(words=self._words(each, as_of), pill=self._pill(each), open=partial(show, each))
            for each in found
        ]
        nothing = self.tr("Nothing is odd. Every sale is where it should be.")
        self.show_rows(self.tr("Needs a look"), rows, nothing)

    def _pill(self, each: Attention) -> tuple[str, PillKind]:  # noqa: PLR0911 - one for each kind
        match each.kind:
            case "rejected":
                return self.tr("rejected"), PillKind.REJECTED
            case "export_by":
                return self.tr("soon"), PillKind.SOON
            case "left":
                return self.tr("to export"), PillKind.SOON
            case "out_of_reach":
                return self.tr("lost days"), PillKind.LATE
            case "run_missing" | "run_short":
                return self.tr("payout"), PillKind.LATE
            case "payout_unmatched":
                return self.tr("payout"), PillKind.CHECK
            case "claim":
                return self.tr("claim"), PillKind.SOON
            case _:
                return flag_pill(each.kind)

    def _words(self, each: Attention, as_of: date) -> str:  # noqa: PLR0911 - one for each kind
        if each.which is not None:
            return self._words_of_lines(each.kind, each.count)
        if each.reminder is not None:
            return render(each.reminder.what, language())
        if each.run is not None or each.kind == "payout_unmatched":
            return self._words_of_payouts(each, as_of)
        if each.kind == "rejected":
            words = self.tr("%Ln row(s) of {file} were not taken in", "", each.count)
            return words.format(file=breakable(each.about))
        if each.days is not None:
            from affitrack.gui.sales.period import Days, days_in_words  # loads a library of days

            words = self.tr("%Ln sale(s) may be paid by now: export {days} again", "", each.count)
            return words.format(days=days_in_words(Days(*each.days)))
        if each.kind == "export_by" and each.day is not None:
            words = self.tr("%Ln day(s) left to export: after {day} days are lost", "", each.count)
            return words.format(day=day_words(each.day, as_of))
        return self.tr("%Ln day(s) that no export reaches any more", "", each.count)

    def _words_of_payouts(self, each: Attention, as_of: date) -> str:
        run = each.run
        if run is None:
            return self.tr("%Ln payout(s) that fit no payout run", "", each.count)
        if each.count == 1:
            missing = each.kind == "run_missing"
            words = (
                self.tr("Nothing arrived of the payout of {day}: {amount}")
                if missing
                else self.tr("Less arrived of the payout of {day} than expected: {amount}")
            )
            amount = money_words(run.difference, run.currency)
            return words.format(day=day_words(run.payout_on, as_of), amount=amount)
        if each.kind == "run_missing":
            return self.tr("%Ln payout(s) of which nothing arrived", "", each.count)
        return self.tr("%Ln payout(s) of which less arrived than expected", "", each.count)

    def _words_of_lines(self, kind: str, lines: int) -> str:  # noqa: PLR0911 - one for each kind
        match kind:
            case "late":
                return self.tr("%Ln sale(s) unpaid long after the shop’s usual delay", "", lines)
            case "frozen":
                return self.tr("%Ln sale(s) frozen by TikTok’s risk control", "", lines)
            case "unknown_status":
                return self.tr("%Ln sale(s) with a status unknown to AffiTrack", "", lines)
            case "commission_mismatch":
                return self.tr("%Ln sale(s) whose commission is not base × rate", "", lines)
            case "rate_mismatch":
                return self.tr("%Ln sale(s) paid at another rate than agreed", "", lines)
            case "base_mismatch":
                return self.tr("%Ln sale(s) whose base fits no price", "", lines)
            case "rate_missing":
                return self.tr("%Ln sale(s) without any rate", "", lines)
            case "base_missing":
                return self.tr("%Ln sale(s) without any price", "", lines)
            case "settled_before_order":
                return self.tr("%Ln sale(s) settled before they were ordered", "", lines)
            case _:
                return self.tr("%Ln sale(s) to check", "", lines)
