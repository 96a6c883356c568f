"""The card that says how earlier forecasts fared: in words, and as ranges with what came."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from affitrack.domain.forecast import ScoredMonth, TrackRecord
from affitrack.gui.charts.layers import month_words
from affitrack.gui.charts.room import ChartRoom
from affitrack.gui.help.terms import term_tip
from affitrack.gui.metrics import px
from affitrack.gui.outlook.record_words import RecordWords, months_of, score_of
from affitrack.gui.shell import Shell
from affitrack.gui.widgets import Card, Chip, ChipBar, SectionHeader, label
from affitrack.gui.widgets.labels import explain

if TYPE_CHECKING:
    from affitrack.gui.charts.record_canvas import RecordCanvas

KEPT: Final = "kept"
REPLAYED: Final = "replayed"
_AHEAD: Final = (1, 2, 3)
_STEPS: Final = 1000


class RecordCard(Card):
    """Shows the forecasts that were kept, or those that a replay of the past year made.

    Signals:
        replay_wanted(), stop_wanted(): begin the replay, or stop it.
        opened(ScoredMonth): show the sales that a month paid.
    """

    replay_wanted = Signal()
    stop_wanted = Signal()
    opened = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records: dict[str, TrackRecord] = {}
        self._currency = ""
        self._as_of = date.min
        self._first_judged: date | None = None
        self._shown: tuple[ScoredMonth, ...] = ()
        self.header = SectionHeader()
        self.source = ChipBar()
        self.ahead = ChipBar()
        self.words = label("", wrap=True)
        self.note = label("", "small", wrap=True)
        self.replay = QPushButton()
        self.stop = QPushButton()
        self.bar = QProgressBar()
        self._progress = QWidget()
        self.room: ChartRoom[RecordCanvas] = ChartRoom(shell, self._make_canvas, self._file_name)
        self._build()
        self.retranslate()

    def show_kept(
        self, record: TrackRecord, currency: str, as_of: date, first_judged: date | None
    ) -> None:
        """Show the forecasts that were kept; a replay already shown stays where it is of today."""
        self._records[KEPT] = record
        self._currency, self._as_of, self._first_judged = currency, as_of, first_judged
        self._show()

    def show_replay(self, record: TrackRecord | None) -> None:
        """Show what a replay of the past year said; None while there is none."""
        if record is None:
            self._records.pop(REPLAYED, None)
        else:
            self._records[REPLAYED] = record
            kept = self._records.get(KEPT)
            if record.months and (kept is None or not kept.months):
                self.source.set_current(REPLAYED)
        self.show_progress(None)
        self._show()

    def show_currency(self, currency: str) -> None:
        """Show the forecasts of another currency."""
        self._currency = currency
        self._show()

    def show_progress(self, share: float | None) -> None:
        """Show how far a replay is, 0 to 1; None while none is going on."""
        self._progress.setVisible(share is not None)
        self.replay.setVisible(share is None)
        if share is not None:
            self.bar.setRange(0, _STEPS if share else 0)
            self.bar.setValue(round(share * _STEPS))

    def shown(self) -> tuple[ScoredMonth, ...]:
        """Return the months drawn."""
        return self._shown

    def retranslate(self) -> None:
        """Set all texts."""
        self.header.set_text(self.tr("How good were earlier forecasts?"))
        explain(self.header, term_tip("track_record"))
        self.source.setAccessibleName(self.tr("Which forecasts"))
        self.source.set_chips(
            [
                Chip(KEPT, self.tr("As they were said")),
                Chip(REPLAYED, self.tr("The past year, replayed")),
            ]
        )
        self.ahead.setAccessibleName(self.tr("How long before"))
        self.ahead.set_chips(
            [
                Chip("1", self.tr("At the start of the month")),
                Chip("2", self.tr("A month before")),
                Chip("3", self.tr("Two months before")),
            ]
        )
        self.replay.setText(self.tr("Replay the past year"))
        self.replay.setToolTip(
            self.tr(
                "Makes the forecast of the first of each past month again, with nothing but what"
                " was known on that day, and compares it with what came."
            )
        )
        self.stop.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self.tr("Replaying the past year"))
        self._show()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.bar.setTextVisible(False)
        self.room.setMinimumHeight(px(200))
        going = QHBoxLayout(self._progress)
        going.setContentsMargins(0, 0, 0, 0)
        going.setSpacing(px(8))
        going.addWidget(self.bar, 1)
        going.addWidget(self.stop)
        self._progress.hide()
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.header, 1)
        head.addWidget(self.replay)
        self.body.addLayout(head)
        for part in (self._progress, self.source, self.words, self.ahead):
            self.body.addWidget(part)
        self.body.addWidget(self.room, 1)
        self.body.addWidget(self.note)
        self.replay.clicked.connect(self.replay_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.source.chosen.connect(lambda _: self._show())
        self.ahead.chosen.connect(lambda _: self._show())

    def _make_canvas(self) -> RecordCanvas:
        from affitrack.gui.charts.record_canvas import RecordCanvas

        made = RecordCanvas()
        made.chosen.connect(lambda place: self.opened.emit(self._shown[place]))
        return made

    # --- showing ----------------------------------------------------------------------------

    def _show(self) -> None:
        record = self._records.get(self.source.current())
        ahead = int(self.ahead.current() or _AHEAD[0])
        months = months_of(record, self._currency, ahead) if record is not None else ()
        self._shown = months
        words = RecordWords()
        lines = [words.last(months)]
        if record is not None:
            lines.append(words.score(score_of(record, self._currency, ahead), months))
        lines.append(words.held(months))
        text = "\n".join(line for line in lines if line)
        self.words.setText(text or self._nothing_yet(is_known=record is not None))
        self.ahead.setVisible(record is not None and bool(record.months))
        self.room.setVisible(bool(months))
        self.note.setVisible(bool(months))
        note = self.tr(
            "Box: the range that was said (80%), and its thin ends (95%). Dot: what came,"
            " within it; cross: what came, outside it. Click a month for its sales."
        )
        if record is not None and self._currency in record.by_rules:
            note += "\n" + self.tr(
                "No file says which of these sales were paid: what came is what your account’s"
                " rules say."
            )
        self.note.setText(note)
        if months:
            self.room.show_chart(lambda canvas: canvas.show_months(months))

    def _nothing_yet(self, *, is_known: bool) -> str:
        is_kept = self.source.current() != REPLAYED
        if not is_known and not is_kept:
            return self.tr("Not replayed today.")
        if is_kept:
            return self.tr(
                "The first forecast of each month is kept. Once such a month is over, it says here"
                " what the forecast said and what came."
            )
        if self._first_judged is not None and self._first_judged > self._as_of:
            return self.tr(
                "Your history is still too short for that: a replay needs four weeks of sales"
                " before a month that is over. There will be figures from {month} on."
            ).format(month=month_words(f"{self._first_judged:%Y-%m}"))
        return self.tr("No month that a replay could look at is over yet.")

    def _file_name(self) -> str:
        return self.tr("forecasts-{day}").format(day=self._as_of.isoformat())
