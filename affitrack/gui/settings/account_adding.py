"""The form that adds an account: name, market, currency."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from affitrack.domain.market import DEFAULT_MARKET, markets
from affitrack.gui.metrics import px
from affitrack.gui.settings.rule_words import market_choices
from affitrack.gui.settings.steps import add_account
from affitrack.gui.widgets import Card, Picker, SectionHeader, label
from affitrack.gui.widgets.return_key import is_return, presses_button

_OF_MARKET: Final = ""


class AccountAdding(Card):
    """Asks for a new account.

    Signals:
        wanted(Edit): the user wants this account.
        dismissed(): the user wants none.
    """

    wanted = Signal(object)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = SectionHeader()
        self._why = label("", "muted", wrap=True)
        self.handle = QLineEdit()
        self.market = Picker()
        self.currency = Picker()
        self.add = QPushButton()
        self.add.setProperty("role", "primary")
        self.cancel = QPushButton()
        self._names = (label(), label(), label())
        self._error = label("", "danger", wrap=True)
        self._build()
        self.retranslate()

    def ask(self) -> None:
        """Begin with empty fields."""
        self.handle.clear()
        self.market.setCurrentIndex(max(self.market.findData(DEFAULT_MARKET), 0))
        self._fill_currencies()
        self.say_wrong("")
        self.handle.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_wrong(self, text: str) -> None:
        """Say beside the name why it cannot be added."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def retranslate(self) -> None:
        """Set all texts."""
        self._header.set_text(self.tr("Add an account"))
        self._why.setText(
            self.tr(
                "One account for each creator profile and market. The market brings presets for"
                " every rule; each can be changed."
            )
        )
        words = (self.tr("TikTok name"), self.tr("Market"), self.tr("Currency"))
        for name, text, field in zip(
            self._names, words, (self.handle, self.market, self.currency), strict=True
        ):
            name.setText(text)
            field.setAccessibleName(text)
        self.handle.setPlaceholderText(self.tr("@your.name"))
        self.add.setText(self.tr("Add account"))
        self.cancel.setText(self.tr("Cancel"))
        self._fill_markets()
        self._fill_currencies()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add the account on Return, whichever field it is pressed in."""
        if presses_button(event):
            return
        if is_return(event):
            self.add.click()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(px(14))
        form.setVerticalSpacing(px(8))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self.handle.setMinimumWidth(px(220))
        for name, field in zip(self._names, (self.handle, self.market, self.currency), strict=True):
            name.setMinimumHeight(self.handle.sizeHint().height())
            form.addRow(name, field)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.add)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        for part in (self._header, self._why):
            self.body.addWidget(part)
        self.body.addLayout(form)
        self.body.addWidget(self._error)
        self.body.addLayout(buttons)
        self.body.addStretch(1)
        self._error.setVisible(False)
        self.add.setEnabled(False)
        self.handle.textChanged.connect(self._on_typed)
        self.market.activated.connect(lambda _: self._fill_currencies())
        self.add.clicked.connect(self._want)
        self.cancel.clicked.connect(self.dismissed)

    def _on_typed(self, text: str) -> None:
        self.add.setEnabled(bool(text.strip("@ ")))
        self.say_wrong("")

    def _fill_markets(self) -> None:
        chosen = self.market.currentData() or DEFAULT_MARKET
        self.market.clear()
        for code, name in market_choices():
            self.market.addItem(name, code)
        self.market.setCurrentIndex(max(self.market.findData(chosen), 0))
        self.market.updateGeometry()

    def _fill_currencies(self) -> None:
        chosen = self.currency.currentData()
        home = markets()[self.market.currentData() or DEFAULT_MARKET].currency
        self.currency.clear()
        self.currency.addItem(
            self.tr("{currency}, that of the market").format(currency=home), _OF_MARKET
        )
        for code in sorted({each.currency for each in markets().values()} - {home}):
            self.currency.addItem(code, code)
        self.currency.setCurrentIndex(max(self.currency.findData(chosen), 0))
        self.currency.updateGeometry()

    def _want(self) -> None:
        handle = self.handle.text().strip()
        if handle.strip("@ "):
            chosen = str(self.currency.currentData() or "") or None
            self.wanted.emit(add_account(handle, str(self.market.currentData()), chosen))
