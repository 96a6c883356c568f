"""What holds for all rows of a table: its name, how it writes, its currency, one rate for all."""

from __future__ import annotations

from typing import Literal, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from affitrack.domain.rate import rate_of
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.widgets import Picker, label
from affitrack.ingest.mapping.mapping import LONGEST_NAME
from affitrack.ingest.mapping.mapping_draft import MappingDraft
from affitrack.wording.currency import CURRENCIES
from affitrack.wording.numbers import format_rate


class MappingFacts(QWidget):
    """Fields side by side.

    Signals:
        named(): another name was typed.
        said(): signs, dates or currency were chosen.
        rate_typed(): another rate was.
    """

    named = Signal()
    said = Signal()
    rate_typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name_label, self._signs_label = label("", "key"), label("", "key")
        self._dates_label, self._currency_label = label("", "key"), label("", "key")
        self._rate_label = label("", "key")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textChanged.connect(lambda _: self.named.emit())
        self.signs, self.dates, self.currency = Picker(), Picker(), Picker()
        for picker in (self.signs, self.dates, self.currency):
            picker.activated.connect(lambda _: self.said.emit())
        self.rate = QLineEdit()
        self.rate.setMaximumWidth(px(90))
        self.rate.textChanged.connect(lambda _: self.rate_typed.emit())
        self._build()
        self.retranslate()

    def written_name(self) -> str:
        """Return the name, with single spaces."""
        return " ".join(self.name.text().split())

    def start(self, draft: MappingDraft, name: str) -> None:
        """Show what a draft says, under a name."""
        self.name.setText(name)
        self.signs.setCurrentIndex(max(self.signs.findData(draft.decimal_sign or ""), 0))
        self.dates.setCurrentIndex(max(self.dates.findData(draft.date_order or ""), 0))
        currency = draft.constants.get("currency", "")
        self.currency.setCurrentIndex(max(self.currency.findData(currency), 0))
        rate = draft.constants.get("standard_rate")
        self.rate.setText("" if rate is None else format_rate(rate_of(rate), language()))

    def show_draft(self, draft: MappingDraft) -> None:
        """Offer what the columns of a draft leave open; see `drop_hidden`."""
        has_column = "currency" in draft.fields
        self.currency.setVisible(not has_column)
        self._currency_label.setVisible(not has_column)
        needs_rate = not {"standard_rate", "commission"} & set(draft.fields)
        self.rate.setVisible(needs_rate)
        self._rate_label.setVisible(needs_rate)

    def drop_hidden(self) -> None:
        """Forget a rate that is not shown: it must not count."""
        if self.rate.isHidden():
            self.rate.clear()

    def as_said(self, draft: MappingDraft) -> MappingDraft:
        """Return a draft with the signs, dates and currency that are chosen."""
        written = draft.with_dialect(
            decimal_sign=cast("Literal[',', '.'] | None", self.signs.currentData() or None),
            date_order=cast("Literal['DMY', 'MDY'] | None", self.dates.currentData() or None),
        )
        return written.with_constant("currency", self.currency.currentData() or None)

    def retranslate(self) -> None:
        """Set all texts."""
        self._name_label.setText(self.tr("Name"))
        self._signs_label.setText(self.tr("Decimal sign"))
        self._dates_label.setText(self.tr("Dates"))
        self._currency_label.setText(self.tr("Currency"))
        self._rate_label.setText(self.tr("Rate of all rows"))
        self.rate.setAccessibleName(self._rate_label.text())
        self.rate.setPlaceholderText(self.tr("12%"))
        self.rate.setToolTip(
            self.tr(
                "The commission rate where no column has one. Empty: the rates that you agreed."
            )
        )
        self.name.setAccessibleName(self.tr("Name of the mapping"))
        self.name.setPlaceholderText(self.tr("My network"))
        for picker, words in (
            (self.signs, self._signs_label),
            (self.dates, self._dates_label),
            (self.currency, self._currency_label),
        ):
            picker.setAccessibleName(words.text())
        self._fill_pickers()

    def _build(self) -> None:
        fields = QHBoxLayout(self)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(px(14))
        for words, field, stretch in (
            (self._name_label, self.name, 2),
            (self._signs_label, self.signs, 0),
            (self._dates_label, self.dates, 0),
            (self._currency_label, self.currency, 0),
            (self._rate_label, self.rate, 0),
        ):
            box = QVBoxLayout()
            box.setSpacing(px(3))
            box.addWidget(words)
            box.addWidget(field)
            fields.addLayout(box, stretch)

    def _fill_pickers(self) -> None:
        dates: list[tuple[str, str]] = [
            (self.tr("as the file shows"), ""),
            (self.tr("day/month/year"), "DMY"),
            (self.tr("month/day/year"), "MDY"),
        ]
        signs = [
            (self.tr("as the file shows"), ""),
            (self.tr("comma: 1.234,56"), ","),
            (self.tr("point: 1,234.56"), "."),
        ]
        currencies = [
            (self.tr("the account’s"), ""),
            *((code, code) for code in sorted(CURRENCIES)),
        ]
        for picker, items in (
            (self.signs, signs),
            (self.dates, dates),
            (self.currency, currencies),
        ):
            picker.offer(items)
