"""One rule of a form: its name, an editor, whether it is preset or one's own, and what is wrong."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from affitrack.domain.presets import PresetRule
from affitrack.gui.metrics import px
from affitrack.gui.settings.editors import Editor
from affitrack.gui.settings.rule_words import (
    certainty_kind,
    certainty_words,
    rule_help,
    rule_name,
    source_words,
    value_words,
)
from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import FlowLayout, Pill, label

_NAME_WIDTH: Final = 176
_NAME_SHARE: Final = 0.36
_NAME_WIDEST: Final = 300
_SHORT: Final = 12


class RuleField(QWidget):
    """Edits one setting. A value that is not one's own is the preset, or stands empty.

    Signals:
        edited(): the value changed, or the preset was taken again.
    """

    edited = Signal()

    def __init__(
        self,
        key: str,
        editor: Editor,
        below: QWidget | None = None,
        *,
        name_width: int = _NAME_WIDTH,
    ) -> None:
        """Make a field.

        Args:
            key: the setting; names and explains it by `rule_words`.
            editor: what it is set with.
            below: shown under the editor, such as the next payout days.
            name_width: least one of the column of names, in the measure of the drawings.
        """
        super().__init__()
        self.key = key
        self.editor = editor
        self._kept: str | None = None  # as the store has it; None is the preset
        self._own: str | None = None
        self._preset: PresetRule | None = None
        self._inherited = ""
        self._currency = ""
        self._is_filled = False
        self._name = label("", "strong")
        self._help = label("", "tiny", wrap=True)
        self._pill = Pill()
        self._mark = Pill()
        self._back = QPushButton()
        self._back.setProperty("role", "link")
        self._error = label("", "danger", wrap=True)
        self._build(below, name_width)
        editor.edited.connect(self._on_edited)
        self._back.clicked.connect(self.take_preset)

    def show_rule(
        self,
        own: str | None,
        preset: PresetRule | None = None,
        *,
        currency: str = "",
        inherited: str = "",
    ) -> None:
        """Show a value, as the store has it.

        Args:
            own: what the user set; None where it is the preset.
            preset: the preset; None where there is none of its own.
            currency: ISO 4217 code, for amounts.
            inherited: without a preset, the words on what counts else: "as the account: 14 days".
        """
        self._is_filled = True
        self._kept = self._own = own
        self._preset, self._currency, self._inherited = preset, currency, inherited
        self._show_value()
        self.set_error("")
        self._show_marks()

    def value(self) -> str | None:
        """Return what is to be kept: text, or None for the preset."""
        return self._own

    def is_changed(self) -> bool:
        """Tell whether the value is another than the store has."""
        return self._own != self._kept

    def take_preset(self) -> None:
        """Go back to the preset."""
        self._own = None
        self._show_value()
        self.set_error("")
        self._show_marks()
        self.editor.field().setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def set_error(self, text: str) -> None:
        """Say beside the field what is wrong; "" takes that away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self.editor.field().setAccessibleDescription(text or self._help.text())

    def error(self) -> str:
        """Return what is said to be wrong."""
        return self._error.text()

    def marks(self) -> tuple[str, str]:
        """Return the words of both marks: whose value it is, and how sure the preset is."""
        return self._pill.text, self._mark.text if not self._mark.isHidden() else ""

    def back(self) -> QPushButton:
        """Return the button that goes back to the preset."""
        return self._back

    def retranslate(self) -> None:
        """Set all texts."""
        self._name.setText(rule_name(self.key))
        self._help.setText(rule_help(self.key))
        self._help.setVisible(bool(self._help.text()))
        self.editor.field().setAccessibleName(self._name.text())
        self.editor.retranslate()
        self._show_marks()
        if self._is_filled and not self.is_changed():
            self._show_value()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self, below: QWidget | None, name_width: int) -> None:
        self._error.setVisible(False)
        self._name.setBuddy(self.editor.field())
        names = QVBoxLayout()
        names.setSpacing(px(1))
        names.addWidget(self._name)
        names.addWidget(self._help)
        names.addStretch(1)
        self._left = QWidget()
        self._left.setLayout(names)
        names.setContentsMargins(0, px(6), 0, 0)
        self._least_width = name_width
        self.editor.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        marks = QWidget()
        together = QHBoxLayout(marks)
        together.setContentsMargins(0, 0, 0, 0)
        together.setSpacing(px(6))
        for part in (self._pill, self._mark, self._back):
            together.addWidget(part)
        value = QWidget()
        beside = FlowLayout(value, gap=12)
        right = QVBoxLayout()
        right.setSpacing(px(4))
        if self.editor.hasHeightForWidth():  # it wraps itself, and needs the whole width for that
            right.addWidget(self.editor)
        else:
            beside.addWidget(self.editor)
        beside.addWidget(marks)
        right.addWidget(value)
        right.addWidget(self._error)
        if below is not None:
            right.addWidget(below)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(5), 0, px(5))
        row.setSpacing(px(12))
        row.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        self._fit_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        """Give names and explanations their share of the width."""
        share = min(round(self.width() * _NAME_SHARE), px(_NAME_WIDEST))
        self._left.setFixedWidth(max(px(self._least_width), share))

    def _show_value(self) -> None:
        preset = "" if self._preset is None else self._preset.text
        text = self._own if self._own is not None else preset
        self.editor.show_text(text)

    def _show_marks(self) -> None:
        preset = self._preset
        if preset is None:
            self._mark.hide()
            self._pill.setVisible(bool(self._inherited) and self._own is None)
            self._pill.set_pill(self._inherited, PillKind.NEUTRAL)
            self._back.setVisible(self._own is not None and bool(self._inherited))
            self._back.setText(self.tr("Remove"))
            return
        value = value_words(self.key, preset.text, self._currency)
        if self._own is None:
            self._pill.set_pill(self.tr("preset"), PillKind.NEUTRAL)
            self._mark.set_pill(certainty_words(preset.certainty), certainty_kind(preset.certainty))
        else:
            self._pill.set_pill(self.tr("your own"), PillKind.SOON)
        source = source_words(preset)
        self._mark.setVisible(self._own is None)
        self._pill.show()
        self._mark.setToolTip(source)
        self._mark.setAccessibleDescription(source)
        self._pill.setToolTip(
            self.tr("Preset: {value}. {source}").format(value=value, source=source)
        )
        self._back.setVisible(self._own is not None)
        words = self.tr("Back to preset")
        if len(value) <= _SHORT:
            words = self.tr("Back to {value}").format(value=value)
        self._back.setText(words)
        self._back.setToolTip(value)

    def _on_edited(self) -> None:
        text = self.editor.text()
        preset = "" if self._preset is None else self._preset.text
        is_preset = self._kept is None and text == preset
        is_nothing = self._preset is None and not text.rstrip("%")
        self._own = None if is_preset or is_nothing else text
        self._show_marks()
        self.edited.emit()
