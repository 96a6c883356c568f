"""The tour of the first start: four steps, each pointing at what it tells of. Escape skips it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.tokens import tokens_of
from affitrack.gui.widgets.announcing import announce
from affitrack.gui.widgets.labels import label

if TYPE_CHECKING:
    from affitrack.gui.main_window import MainWindow

_VEIL: Final = 110  # of 255
_CARD_WIDTH: Final = 380
_STEPS: Final = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageUp: -1,
}

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class TourStep:
    """What is said, and the widgets that it is said of."""

    title: str
    text: str
    of: tuple[QWidget, ...] = ()


def tour_steps(window: MainWindow) -> tuple[TourStep, ...]:
    """Return the steps for a window, in the language in use."""
    buttons = [window.navigation.button(name) for name in window.menus.pages]
    return (
        TourStep(
            translate("Tour", "Drop your export here"),
            translate(
                "Tour",
                "Anywhere on the window, or by the button Import. A preview shows what would"
                " change; nothing is written before you say so. Where TikTok keeps the export is"
                " told in the menu Help.",
            ),
            (window.header.import_button,),
        ),
        TourStep(
            translate("Tour", "See what comes, and when"),
            translate(
                "Tour",
                "Home says what the next payout brings, what is held back and until when. Click a"
                " figure, and you see the sales it is made of.",
            ),
            tuple(buttons[:3]),
        ),
        TourStep(
            translate("Tour", "Go anywhere"),
            translate(
                "Tour",
                "Ctrl+K finds pages, orders, products, shops, videos and commands by a few"
                " letters. F1 brings help for the page that you are on.",
            ),
            (window.header.jump if window.header.search.isHidden() else window.header.search,),
        ),
        TourStep(
            translate("Tour", "Try without fear"),
            translate(
                "Tour",
                "Ctrl+Z takes back what was done last: a change of rule, a correction, a whole"
                " import. Everything stays on this computer. With sample data you can look around"
                " first: menu Help.",
            ),
            (window.menuBar(),),
        ),
    )


class Tour(QWidget):
    """Lies over the window, lights up what a step tells of, and says it on a card.

    Signals:
        ended(): all steps were seen, or the user had enough.
    """

    ended = Signal()

    def __init__(self, home: QWidget, steps: Sequence[TourStep]) -> None:
        super().__init__(home)
        self._home = home
        self._steps = steps
        self._at = 0
        self._before: QWidget | None = None
        self.card = QFrame(self)
        self.card.setProperty("role", "card")
        self._count = label("", "tiny")
        self._title = label("", "section", wrap=True)
        self._text = label("", "body", wrap=True)
        self.skip_button, self.back_button, self.next_button = (QPushButton() for _ in range(3))
        self._build()
        home.installEventFilter(self)
        self.hide()

    def start(self) -> None:
        """Show the first step."""
        self._before = self.window().focusWidget()
        self.setGeometry(self._home.rect())
        self.show()
        self.raise_()
        self._show(0)

    def end(self) -> None:
        """Leave, and give the focus back."""
        if self.isHidden():
            return
        before, focused = self._before, self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # hidden with it, Qt would look for the next control to give it to
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()
        self.deleteLater()

    def at(self) -> int:
        """Return the number of the step shown, from 0."""
        return self._at

    def words(self) -> str:
        """Return what the card says."""
        return f"{self._title.text()}: {self._text.text()}"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._home and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._home.rect())
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes(event)  # a button would take arrows for a wish to go to the next one
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes(event):
            super().keyPressEvent(event)

    def _takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.end()
        elif key in _STEPS:
            is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            turns = is_rtl and key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            self._go(-_STEPS[key] if turns else _STEPS[key])
        else:
            return False
        return True

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Keep Tab among the buttons of the card."""
        buttons = [button for button in self._buttons() if button.isVisible()]
        if not buttons:
            return super().focusNextPrevChild(next)
        focused = self.focusWidget()
        place = buttons.index(focused) if focused in buttons else -1
        to = buttons[(place + (1 if next else -1)) % len(buttons)]
        to.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QPainterPath()
        veil.addRect(QRectF(self.rect()))
        lit = QRectF(self._lit())
        if not lit.isEmpty():
            hole = QPainterPath()
            hole.addRoundedRect(lit, px(10), px(10))
            veil = veil.subtracted(hole)
        dark = QColor("#000000")
        dark.setAlpha(_VEIL)
        painter.fillPath(veil, dark)
        if not lit.isEmpty():
            painter.setPen(QPen(QColor(tokens.accent), px(2)))
            painter.drawRoundedRect(lit, px(10), px(10))

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.skip_button, self.back_button, self.next_button

    def _build(self) -> None:
        self.next_button.setProperty("role", "primary")
        self.skip_button.setProperty("role", "link")
        self.skip_button.clicked.connect(self.end)
        self.back_button.clicked.connect(lambda: self._go(-1))
        self.next_button.clicked.connect(lambda: self._go(1))
        for button in self._buttons():
            button.setAutoDefault(True)
            button.installEventFilter(self)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.skip_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(px(18), px(16), px(18), px(14))
        column.setSpacing(px(8))
        column.addWidget(self._count)
        column.addWidget(self._title)
        column.addWidget(self._text)
        row.setContentsMargins(0, px(6), 0, 0)
        column.addLayout(row)

    def _go(self, steps: int) -> None:
        to = self._at + steps
        if to >= len(self._steps):
            self.end()
        elif to >= 0:
            self._show(to)

    def _show(self, number: int) -> None:
        self._at = number
        step, last = self._steps[number], len(self._steps) - 1
        said = self.tr("Step {number} of {count}")
        self._count.setText(said.format(number=number + 1, count=last + 1))
        self._title.setText(step.title)
        self._text.setText(step.text)
        self.skip_button.setText(self.tr("Skip the tour"))
        self.skip_button.setVisible(number < last)
        self.back_button.setText(self.tr("Back"))
        self.back_button.setVisible(number > 0)
        self.next_button.setText(self.tr("Begin") if number == last else self.tr("Next"))
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.card.setAccessibleName(step.title)
        self._place()
        self.update()
        said = f"{self._count.text()}. {self.words()}"
        announce(self, said)

    def _lit(self) -> QRect:
        """Return the place of what the step tells of; empty where that is not shown here."""
        found = QRect()
        for widget in self._steps[self._at].of:
            if widget.isVisible() and self._home.isAncestorOf(widget):
                found |= QRect(widget.mapTo(self._home, QPoint(0, 0)), widget.size())
        return found.adjusted(-px(5), -px(5), px(5), px(5)) if not found.isEmpty() else found

    def _place(self) -> None:
        """Put the card beside what is lit, within the window; else in its middle."""
        width = min(px(_CARD_WIDTH), self.width() - 2 * px(16))
        self.card.setFixedWidth(width)
        layout = self.card.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else px(200)
        lit, gap = self._lit(), px(14)
        where = QRect(0, 0, width, height)
        where.moveCenter(self.rect().center())
        if not lit.isEmpty():
            is_beside = lit.height() > lit.width() / 3 and lit.right() + gap + width < self.width()
            corner = (
                QPoint(lit.right() + gap, lit.top())
                if is_beside
                else QPoint(lit.center().x() - width // 2, lit.bottom() + gap)
            )
            where.moveTopLeft(corner)
        room = self.rect().adjusted(px(16), px(16), -px(16), -px(16))
        left = max(room.left(), min(where.left(), room.right() - width))
        top = max(room.top(), min(where.top(), room.bottom() - height))
        self.card.setGeometry(left, top, width, height)
