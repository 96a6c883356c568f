"""The box itself: lies over the window, is gone through by keys alone, asks the worker for more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from affitrack.gui import icons
from affitrack.gui.jump.entries import Entry, ranked
from affitrack.gui.jump.rows import EntryDelegate, EntryModel
from affitrack.gui.metrics import px
from affitrack.gui.widgets.announcing import announce
from affitrack.gui.widgets.labels import label, rule
from affitrack.gui.widgets.return_key import is_return

_ROWS_SHOWN: Final = 9
_VEIL: Final = 90  # of 255: what is behind can still be told
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_PageDown: _ROWS_SHOWN - 1,
    Qt.Key.Key_PageUp: 1 - _ROWS_SHOWN,
}

Sources = Callable[[], Sequence[Entry]]


class JumpBox(QWidget):
    """Lists what `entries` gives, and what the worker finds, by what is typed.

    Signals:
        typed(str): look for this as well; answer with `add_found`.
        chosen(Entry): the user went there. The box is gone by then.
    """

    typed = Signal(str)
    chosen = Signal(object)

    def __init__(self, parent: QWidget, entries: Sources) -> None:
        super().__init__(parent)
        self._home = parent
        self._sources = entries
        self._known: Sequence[Entry] = ()
        self._found: Sequence[Entry] = ()
        self._recent: Sequence[str] = ()
        self._before: QWidget | None = None
        self._has_moved = False
        self.model = EntryModel(self)
        self.card = QFrame(self)
        self.card.setProperty("role", "card")
        self.field = QLineEdit()
        self.field.setProperty("role", "jump")
        self.list = QListView()
        self.nothing = label("", "muted", wrap=True)
        self._hint = label("", "tiny")
        self._build()
        parent.installEventFilter(self)
        self.field.installEventFilter(self)
        self.retranslate()
        self.hide()

    def open(self, text: str = "", recent: Sequence[str] = ()) -> None:
        """Show the box; `recent` are the identities of what was gone to lately."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self._recent = recent
        self._known = self._sources()
        self.setGeometry(self._home.rect())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.setText(text)
        self._look()

    def dismiss(self) -> None:
        """Take the box away and give the focus back."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_found(self, text: str, entries: Sequence[Entry]) -> None:
        """Show what was found for `text` as well, unless something else is asked for by now."""
        if text == self.text() and not self.isHidden():
            self._found = entries
            self._rank()

    def text(self) -> str:
        """Return what is looked for."""
        return self.field.text().strip()

    def titles(self) -> list[str]:
        """Return what is listed, from the top."""
        rows = range(self.model.rowCount())
        return [str(self.model.index(row, 0).data()) for row in rows]

    def retranslate(self) -> None:
        """Set all texts."""
        self.setAccessibleName(self.tr("Go to"))
        words = self.tr("Page, command, order, product, shop, video…")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.list.setAccessibleName(self.tr("What was found"))
        self.nothing.setText(self.tr("Nothing has this name or number."))
        self._hint.setText(self.tr("↑ ↓ to choose · Return to go there · Esc to leave"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._home and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._home.rect())
        elif watched is self.field and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._takes(event)
        return False

    def resizeEvent(self, event: QEvent) -> None:
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor("#000000")
        veil.setAlpha(_VEIL)
        QPainter(self).fillRect(self.rect(), veil)

    def _build(self) -> None:
        action = self.field.addAction(
            icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        action.setEnabled(False)
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(lambda index: self._go(index.row()))
        self.list.entered.connect(self.list.setCurrentIndex)
        self.field.textEdited.connect(self._look)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        column.addWidget(self.field)
        column.addWidget(rule(soft=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self._hint)
        for words in (self.nothing, self._hint):
            words.setContentsMargins(px(10), px(2), px(10), px(2))

    def _place(self) -> None:
        width = min(px(620), self.width() - 2 * px(16))
        row = self.list.sizeHintForRow(0) if self.model.rowCount() else px(34)
        chrome = self.field.sizeHint().height() + self._hint.sizeHint().height() + px(44)
        height = min(row * _ROWS_SHOWN + chrome, self.height() - 2 * px(16))
        top = min(px(64), (self.height() - height) // 2)
        self.card.setGeometry(QRect((self.width() - width) // 2, top, width, height))

    def _look(self) -> None:
        self._found = ()
        self._has_moved = False
        self._rank()
        self.typed.emit(self.text())

    def _rank(self) -> None:
        current = self.model.entry(self.list.currentIndex().row())
        # What the worker found has every word already, also where a name does not show it.
        self.model.show_entries(ranked([*self._known, *self._found], self.text(), self._recent))
        rows = self.model.rowCount()
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        kept = -1 if current is None or not self._has_moved else self.model.row_of(current.identity)
        self._choose(max(kept, 0), is_said=False)

    def _takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._move(_STEPS[key])
        elif is_return(event):
            self._go(self.list.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True

    def _move(self, steps: int) -> None:
        rows = self.model.rowCount()
        if not rows:
            return
        row = self.list.currentIndex().row()
        at_end = row == (rows - 1 if steps > 0 else 0)
        to = (0 if steps > 0 else rows - 1) if at_end else min(max(row + steps, 0), rows - 1)
        self._has_moved = True
        self._choose(to, is_said=True)

    def _choose(self, row: int, *, is_said: bool) -> None:
        index = self.model.index(row, 0)
        self.list.setCurrentIndex(index)
        if is_said:  # the focus stays in the field, so nobody else would say it
            words = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
            announce(self.field, words)

    def _go(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is not None:
            self.dismiss()
            self.chosen.emit(entry)
