"""Filter chips: one of several is on, each may show how many things it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.widgets.flow import FlowLayout
from affitrack.gui.widgets.labels import explain
from affitrack.wording.numbers import format_count


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice."""

    key: str
    text: str
    count: int | None = None
    tip: str = ""
    """What the word means, for the tooltip."""


class ChipBar(QWidget):
    """Chips of which one is on when the user chooses. Arrow keys go from one to the next.

    Signals:
        chosen(str): the user chose another chip; its key.
    """

    chosen = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        self._chosen = ""
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips; the choice stays where its key is still among them."""
        wanted = [chip.key for chip in chips]
        if list(self._buttons) != wanted:
            self._rebuild(wanted)
        for chip in chips:
            shown = chip.text if chip.count is None else f"{chip.text} {_count(chip.count)}"
            self._buttons[chip.key].setText(shown.replace("&", "&&"))
            explain(self._buttons[chip.key], chip.tip)
        self._flow.invalidate()
        self.updateGeometry()

    def current(self) -> str:
        """Return the key of the chip that is on, or "" where there is none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, *keys: str) -> None:
        """Switch a chip on without the signal; or several, where what is shown is of all these."""
        known = [key for key in keys if key in self._buttons]
        if not known:
            return
        self._group.setExclusive(False)
        for key, button in self._buttons.items():
            button.setChecked(key in known)
        self._group.setExclusive(True)
        self._chosen = known[0] if len(known) == 1 else ""

    def one_line_width(self) -> int:
        """Return how wide the chips are side by side."""
        return sum(button.sizeHint().width() + px(8) for button in self._buttons.values())

    def texts(self) -> list[str]:
        """Return what the chips say."""
        return [button.text().replace("&&", "&") for button in self._buttons.values()]

    def _rebuild(self, keys: Sequence[str]) -> None:
        before = self.current()
        had_focus = any(button.hasFocus() for button in self._buttons.values())
        for key, button in self._buttons.items():
            self._flow.removeWidget(button)
            if key not in keys:
                self._group.removeButton(button)
                button.deleteLater()
        # Styling a new one takes as long as painting a row of a table.
        self._buttons = {key: self._buttons.get(key) or self._button(key) for key in keys}
        for button in self._buttons.values():
            self._flow.addWidget(button)
            button.raise_()  # screen readers go by this order
        if self._buttons:
            chosen = before if before in self._buttons else next(iter(self._buttons))
            self.set_current(chosen)
            if had_focus:
                self._buttons[chosen].setFocus()
        self._stand_in_line()

    def _stand_in_line(self) -> None:
        """Let Tab come by where the bar is: what is made late would else come last of all."""
        before = self.previousInFocusChain()
        while before is not None and before is not self and not self._goes_before(before):
            before = before.previousInFocusChain()
        for button in self._buttons.values():
            if before is not None and before is not self:
                QWidget.setTabOrder(before, button)
            before = button

    def _goes_before(self, widget: QWidget) -> bool:
        is_reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return is_reached and not self.isAncestorOf(widget)

    def _button(self, key: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.setAutoExclusive(True)  # read out as one of several; the group does the rest
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._choose(key))
        self._group.addButton(button)
        return button

    def _choose(self, key: str) -> None:
        if key != self._chosen:
            self._chosen = key
            self.chosen.emit(key)


def _count(value: int) -> str:
    return format_count(value, language())
