"""A list that opens below a button: several of many things are ticked, found by typing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from affitrack.gui import icons
from affitrack.gui.metrics import px
from affitrack.gui.tokens import tokens_of
from affitrack.wording.folding import folded

_KEY: Final = Qt.ItemDataRole.UserRole
_FOLDED: Final = Qt.ItemDataRole.UserRole + 1
_WIDTH: Final = 320
_ROW: Final = 26
_BOX: Final = 14
_ROWS_SHOWN: Final = 12
_SEARCHED_FROM: Final = 9
_PAUSE_MS: Final = 250


class ChoiceList(QFrame):
    """Ticks among (key, text). It closes on Escape, Return and a click elsewhere.

    Signals:
        changed(frozenset): the keys that are ticked, a moment after the last tick.
    """

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        ticked: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(name)
        self._told = frozenset(ticked)
        self._model = QStandardItemModel(self)
        self._shown = _Narrowed(self)
        self._shown.setSourceModel(self._model)
        self.search = QLineEdit()
        self.list = QListView()
        self.none = QPushButton()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._fill(choices, ticked)
        self._build(name)

    def ticked(self) -> frozenset[str]:
        """Return the keys that are ticked."""
        items = (self._model.item(row) for row in range(self._model.rowCount()))
        return frozenset(
            str(item.data(_KEY)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def open_below(self, widget: QWidget) -> None:
        """Open below a widget, within the screen."""
        self.adjustSize()
        where = widget.mapToGlobal(QPoint(0, widget.height() + px(4)))
        room = widget.screen().availableGeometry()
        where.setX(max(room.left(), min(where.x(), room.right() - self.width())))
        where.setY(max(room.top(), min(where.y(), room.bottom() - self.height())))
        self.move(where)
        self.show()
        (self.list if self.search.isHidden() else self.search).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down go from the search field into the list, and Space tick what it is on."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self.search and event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
            self.list.setCurrentIndex(self._shown.index(0, 0))
            return True
        if watched is self.list and event.key() == Qt.Key.Key_Space:
            if self.list.currentIndex().isValid():
                self._toggle(self.list.currentIndex())
            return True
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        self._tell()
        super().hideEvent(event)

    def _fill(self, choices: Sequence[tuple[str, str]], ticked: Collection[str]) -> None:
        first = [choice for choice in choices if choice[0] in ticked]
        for key, text in (*first, *(choice for choice in choices if choice[0] not in ticked)):
            item = QStandardItem(text)
            item.setData(key, _KEY)
            item.setToolTip(text)
            item.setData(folded(f"{text} {key}"), _FOLDED)
            item.setSizeHint(QSize(0, px(_ROW)))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            is_on = key in ticked
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
            self._model.appendRow(item)

    def _build(self, name: str) -> None:
        self.search.setPlaceholderText(self.tr("Type to find"))
        self.search.setAccessibleName(self.tr("Type to find"))
        self.search.setVisible(self._model.rowCount() >= _SEARCHED_FROM)
        self.search.textChanged.connect(self._shown.narrow)
        self.search.installEventFilter(self)
        self.list.setModel(self._shown)
        self.list.setItemDelegate(_TickDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(name)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._toggle)
        self.list.activated.connect(lambda _: self.close())
        self.list.installEventFilter(self)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.none.setText(self.tr("Take all ticks away"))
        self.none.setProperty("role", "link")
        self.none.clicked.connect(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        for part in (self.search, self.list, self.none):
            column.addWidget(part)
        rows = min(max(self._model.rowCount(), 1), _ROWS_SHOWN)
        self.list.setFixedHeight(rows * px(_ROW) + px(4))
        self.setFixedWidth(px(_WIDTH))

    def _toggle(self, index: QModelIndex) -> None:
        item = self._model.itemFromIndex(self._shown.mapToSource(index))
        is_on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
        self._pause.start()

    def _clear(self) -> None:
        for row in range(self._model.rowCount()):
            self._model.item(row).setCheckState(Qt.CheckState.Unchecked)
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        ticked = self.ticked()
        if ticked != self._told:
            self._told = ticked
            self.changed.emit(ticked)


class _TickDelegate(QStyledItemDelegate):
    """Paints a box and a text in colours that show in every theme."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = QStyle.StateFlag.State_HasFocus in option.state
        if is_current or QStyle.StateFlag.State_MouseOver in option.state:
            painter.fillRect(option.rect, QColor(tokens.soft))
        side, height = px(_BOX), option.rect.height()
        box = QRect(option.rect.left() + px(6), 0, side, side)
        box.moveTop(option.rect.top() + (height - side) // 2)
        text = option.rect.adjusted(px(6) + side + px(8), 0, -px(4), 0)
        box, text = (QStyle.visualRect(option.direction, option.rect, part) for part in (box, text))
        is_on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        painter.setPen(QPen(QColor(tokens.accent if is_on or is_current else tokens.muted), 1))
        painter.setBrush(QColor(tokens.accent if is_on else tokens.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), px(3), px(3))
        if is_on:
            icons.paint(painter, "check", QRectF(box).adjusted(1, 1, -1, -1), tokens.on_accent)
        painter.setPen(QColor(tokens.ink))
        painter.setFont(option.font)
        whole = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        shown = option.fontMetrics.elidedText(whole, Qt.TextElideMode.ElideRight, text.width())
        aligned = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        painter.drawText(text, aligned | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class _Narrowed(QSortFilterProxyModel):
    """The choices that hold all words typed, without accents and capitals."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def narrow(self, text: str) -> None:
        """Show what holds these words."""
        self._words = folded(text).split()
        self.invalidate()

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        text = str(self.sourceModel().index(source_row, 0, source_parent).data(_FOLDED))
        return all(word in text for word in self._words)
