"""What an import would add, change and leave, in rows and in money: five cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from affitrack.book import FileResult
from affitrack.domain.changes import Effect, StageMove, together
from affitrack.domain.stage import Stage
from affitrack.gui.i18n import language
from affitrack.gui.imports.difference_rows import Kind, counts_by_kind
from affitrack.gui.widgets import CardRow, KeyFigureCard
from affitrack.gui.widgets.labels import explain, restyle
from affitrack.wording.numbers import format_count, format_money

_MOVES_NAMED: Final = 4


class CountCards(CardRow):
    """New, changed, already known, older, rejected; over all files of a preview.

    Signals:
        chosen(object): the user wants to see the rows of a kind, or None: all of them again.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.cards = {kind: KeyFigureCard(clickable=True) for kind in Kind}
        super().__init__(list(self.cards.values()), parent, narrowest=168)
        self.new = self.cards[Kind.NEW]
        self.changed = self.cards[Kind.CHANGED]
        self.known = self.cards[Kind.KNOWN]
        self.older = self.cards[Kind.OLDER]
        self.rejected = self.cards[Kind.REJECTED]
        self._kind: Kind | None = None
        self._results: tuple[FileResult, ...] = ()
        for kind, card in self.cards.items():
            card.setCheckable(True)
            card.clicked.connect(lambda _=False, kind=kind: self._choose(kind))

    def show_results(self, results: Sequence[FileResult]) -> None:
        """Show the counts of some files together."""
        self._results = tuple(results)
        counts = counts_by_kind(results)
        effect = together(result.adds.effect for result in results)
        names = self._names()
        details = self._details(counts, effect)
        for kind, card in self.cards.items():
            card.show_figure(
                names[kind],
                format_count(counts[kind], language()),
                details[kind],
                warning=kind is Kind.REJECTED and counts[kind] > 0,
            )
            card.setEnabled(counts[kind] > 0)
        if counts[Kind.CHANGED]:
            explain(self.changed, "\n".join(map(self._words, _by_lines(effect))))

    def show_kind(self, kind: Kind | None) -> None:
        """Mark the card whose rows are shown."""
        self._kind = kind
        for each, card in self.cards.items():
            card.setChecked(each is kind)
            restyle(card)

    def retranslate(self) -> None:
        """Set all texts."""
        self.show_results(self._results)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _choose(self, kind: Kind) -> None:
        wanted = None if kind is self._kind else kind
        self.show_kind(wanted)
        self.chosen.emit(wanted)

    def _names(self) -> dict[Kind, str]:
        return {
            Kind.NEW: self.tr("New"),
            Kind.CHANGED: self.tr("Changed"),
            Kind.KNOWN: self.tr("Already known"),
            Kind.OLDER: self.tr("Older"),
            Kind.REJECTED: self.tr("Rejected"),
        }

    def _details(self, counts: Mapping[Kind, int], effect: Effect) -> dict[Kind, str]:
        details = {
            Kind.NEW: self._money_of_new(effect),
            Kind.CHANGED: self._first(_by_lines(effect)),
            Kind.KNOWN: self.tr("nothing to do"),
            Kind.OLDER: self.tr("what is known is newer and stays"),
            Kind.REJECTED: self.tr("kept in a file that you can mend and drop again"),
        }
        return {kind: text if counts[kind] else "" for kind, text in details.items()}

    def _money_of_new(self, effect: Effect) -> str:
        lang = language()
        if all(result.rows_are != "sales" for result in self._results):
            return ""
        sums = [
            format_money(net, currency, lang, signed=True)
            for currency, net in effect.earned_by_new.items()
        ]
        if not sums:
            return self.tr("no commission yet")
        return self.tr("{sums} commission").format(sums=", ".join(sums))

    def _first(self, moves: Sequence[StageMove]) -> str:
        """Name the moves of most sales; all of them stand in the tip."""
        named = len(moves) if len(moves) <= _MOVES_NAMED else _MOVES_NAMED - 1
        parts = [self._words(move) for move in moves[:named]]
        rest = sum(move.lines for move in moves[named:])
        return ", ".join([*parts, self.tr("%Ln more", "", rest)] if rest else parts)

    def _words(self, move: StageMove) -> str:
        words = self._move(move)
        if not move.earned or move.stage is Stage.PAID:
            return words
        money = format_money(move.earned, move.currency, language(), signed=True)
        return self.tr("{lines} ({money})").format(lines=words, money=money)

    def _move(self, move: StageMove) -> str:  # noqa: PLR0911 - one for each stage
        match move.stage:
            case Stage.PAID:
                return self.tr("%Ln paid", "", move.lines)
            case Stage.LOST:
                return self.tr("%Ln lost", "", move.lines)
            case Stage.CLEARED:
                return self.tr("%Ln cleared", "", move.lines)
            case Stage.HELD:
                return self.tr("%Ln held back", "", move.lines)
            case Stage.DEDUCTED:
                return self.tr("%Ln taken back", "", move.lines)
            case Stage.FROZEN:
                return self.tr("%Ln frozen", "", move.lines)
            case Stage.AWAITING:
                return self.tr("%Ln not paid by the buyer yet", "", move.lines)
            case Stage.UNKNOWN:
                return self.tr("%Ln with an unknown status", "", move.lines)
            case _:
                return self.tr("%Ln corrected", "", move.lines)


def _by_lines(effect: Effect) -> list[StageMove]:
    """Return the moves, those of most sales first."""
    return sorted(effect.moves, key=lambda move: -move.lines)
