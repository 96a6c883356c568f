"""How many rows an import would add, change and leave: four cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from affitrack.book import FileResult
from affitrack.gui.i18n import language
from affitrack.gui.widgets import CardRow, KeyFigureCard
from affitrack.wording.numbers import format_count


class CountCards(CardRow):
    """New, changed, already known, rejected; over all files of a preview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.new = KeyFigureCard()
        self.changed = KeyFigureCard()
        self.known = KeyFigureCard()
        self.rejected = KeyFigureCard()
        super().__init__([self.new, self.changed, self.known, self.rejected], parent)

    def show_results(self, results: Sequence[FileResult]) -> None:
        """Show the counts of some files together."""
        lang = language()
        new, changed, known, older, rejected = counts_of(results)
        self.new.show_figure(
            self.tr("New"),
            format_count(new, lang),
            self.tr("sales that AffiTrack did not know yet") if new else "",
        )
        self.changed.show_figure(
            self.tr("Changed"),
            format_count(changed, lang),
            self.tr("moved on or corrected since the last import") if changed else "",
        )
        self.known.show_figure(
            self.tr("Already known"),
            format_count(known, lang),
            self._known_detail(known, older),
        )
        self.rejected.show_figure(
            self.tr("Rejected"),
            format_count(rejected, lang),
            self.tr("kept in a file that you can mend and drop again") if rejected else "",
            warning=rejected > 0,
        )

    def _known_detail(self, known: int, older: int) -> str:
        if older:
            return self.tr("%Ln of them older than what is known", "", older)
        return self.tr("nothing to do") if known else ""


def counts_of(results: Sequence[FileResult]) -> tuple[int, int, int, int, int]:
    """Return the rows of some files: new, changed, known (older ones included), older, rejected."""
    new = sum(result.new for result in results)
    changed = sum(result.changed for result in results)
    older = sum(result.older for result in results)
    known = older + sum(result.unchanged for result in results)
    return new, changed, known, older, sum(result.rejected for result in results)
