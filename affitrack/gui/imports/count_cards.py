"""How many rows an import would add, change and leave: four cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
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
        translate = QCoreApplication.translate
        lang = language()
        new, changed, known, older, rejected = counts_of(results)
        self.new.show_figure(
            translate("Counts", "New"),
            format_count(new, lang),
            translate("Counts", "sales that AffiTrack did not know yet") if new else "",
        )
        self.changed.show_figure(
            translate("Counts", "Changed"),
            format_count(changed, lang),
            translate("Counts", "moved on or corrected since the last import") if changed else "",
        )
        self.known.show_figure(
            translate("Counts", "Already known"),
            format_count(known, lang),
            _known_detail(known, older),
        )
        self.rejected.show_figure(
            translate("Counts", "Rejected"),
            format_count(rejected, lang),
            translate("Counts", "kept in a file that you can mend and drop again")
            if rejected
            else "",
            warning=rejected > 0,
        )


def counts_of(results: Sequence[FileResult]) -> tuple[int, int, int, int, int]:
    """Return the rows of some files: new, changed, known (older ones included), older, rejected."""
    new = sum(result.new for result in results)
    changed = sum(result.changed for result in results)
    older = sum(result.older for result in results)
    known = older + sum(result.unchanged for result in results)
    return new, changed, known, older, sum(result.rejected for result in results)


def _known_detail(known: int, older: int) -> str:
    translate = QCoreApplication.translate
    if older:
        return translate("Counts", "%Ln of them older than what is known", "", older)
    return translate("Counts", "nothing to do") if known else ""
