"""The card of what needs a look; each entry leads to the lines meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from affitrack.book import Attention
from affitrack.domain.records import LineFilter
from affitrack.gui.home.list_card import ListCard, ListRow
from affitrack.gui.sales.flags import flag_pill


class AttentionCard(ListCard):
    """Late, odd, frozen and unknown lines, counted by reason."""

    def show_attention(
        self, found: Sequence[Attention], show: Callable[[LineFilter], None]
    ) -> None:
        """List the reasons; `show` is called with the filter of the one that is pressed."""
        rows = [
            ListRow(
                words=self._words(each.kind, each.lines),
                pill=flag_pill(each.kind),
                open=partial(show, each.which),
            )
            for each in found
        ]
        nothing = self.tr("Nothing is odd. Every sale is where it should be.")
        self.show_rows(self.tr("Needs a look"), rows, nothing)

    def _words(self, kind: str, lines: int) -> str:  # noqa: PLR0911 - one for each kind
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
