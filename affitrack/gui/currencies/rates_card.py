"""The card that asks for exchange rates of the user's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from affitrack.book import Book
from affitrack.domain.exchange import ExchangeRate, ExchangeRates, exchange_rate
from affitrack.gui.currencies.words import rate_words
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.shell import Shell
from affitrack.gui.undoing import Step
from affitrack.gui.widgets import Card, Picker, SectionHeader, label
from affitrack.gui.widgets.day_edit import DayEdit
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from affitrack.wording.numbers import format_decimal

_FIELD_WIDTH: Final = 110
_SPACES: Final = str.maketrans("", "", " \u00a0\u202f")


@dataclass(frozen=True, slots=True)
class RateRow:
    """The widgets of one currency."""

    currency: str
    unit: QLabel
    rate: QLineEdit
    into: QLabel
    day: DayEdit


class ExchangeCard(Card):
    """Into which currency an approximate total is shown, and by which rates; or none at all."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._currencies: list[str] = []
        self._read: tuple[list[str], ExchangeRates | None] | None = None
        self._header = SectionHeader()
        self._words = label("", "small", wrap=True)
        self._into_name = label("", "key")
        self.into = Picker()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(6))
        self._rows: list[RateRow] = []
        self.error = label("", "danger", wrap=True)
        self.save = QPushButton()
        self.save.setProperty("role", "primary")
        for part in (self._header, self._words, self._into_name, self.into):
            self.body.addWidget(part, 0)
        self.body.setAlignment(self.into, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.error)
        self.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.into.activated.connect(lambda _: self._show_rows(self._shell.book.exchange_rates()))
        self.save.clicked.connect(self._save)
        shell.book_changed.connect(self.refresh)
        self.retranslate()

    def refresh(self) -> None:
        """Read currencies and rates again; what is typed stays where these are the same."""
        if self._shell.is_closed:
            return
        book = self._shell.book
        read = book.currencies(), book.exchange_rates()
        if read != self._read:
            self._read = read
            self._show(*read)

    def _show(self, currencies: list[str], known: ExchangeRates | None) -> None:
        self._currencies = currencies
        self.into.clear()
        self.into.addItem(self.tr("no total"), "")
        kept = {known.into} if known is not None else set()
        for currency in sorted({*self._currencies, *kept}):
            self.into.addItem(currency, currency)
        self.into.setCurrentIndex(self.into.findData(known.into) if known is not None else 0)
        self.into.updateGeometry()
        has_several = len(self._currencies) > 1 or known is not None
        for part in (self._into_name, self.into, self.save):
            part.setVisible(has_several)
        self._words.setText(
            self.tr(
                "Amounts of several currencies stand side by side and are never added. With rates"
                " of your own, an approximate total is shown beside them, marked “≈”."
            )
            if has_several
            else self.tr("All your sales are in one currency. There is nothing to set here.")
        )
        self._show_rows(known)

    def rows(self) -> list[RateRow]:
        """Return the rows of the form."""
        return list(self._rows)

    def retranslate(self) -> None:
        """Set all texts."""
        self._header.set_text(self.tr("Several currencies"))
        self._into_name.setText(self.tr("Show an approximate total in"))
        self.into.setAccessibleName(self.tr("Show an approximate total in"))
        self.save.setText(self.tr("Save"))
        self._read = None
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    # --- the form -----------------------------------------------------------------------------

    def _show_rows(self, known: ExchangeRates | None) -> None:
        self._say("")
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        into = str(self.into.currentData() or "")
        others = [currency for currency in self._currencies if into and currency != into]
        same = known if known is not None and known.into == into else None
        self._rows = [self._row(currency, into, same) for currency in others]
        for place, row in enumerate(self._rows):
            for column, part in enumerate((row.unit, row.rate, row.into, row.day)):
                self._grid.addWidget(part, place, column, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(4, 1)
        self._show_save()

    def _row(self, currency: str, into: str, known: ExchangeRates | None) -> RateRow:
        rate = known.rate_of(currency) if known is not None else None
        field = QLineEdit(_without_groups(rate) if rate is not None else "")
        field.setFixedWidth(px(_FIELD_WIDTH))
        words = self.tr("What 1 {currency} is worth in {into}")
        field.setAccessibleName(words.format(currency=currency, into=into))
        field.textEdited.connect(lambda _: self._on_edited())
        field.returnPressed.connect(self._save)
        day = rate.on if rate is not None else self._shell.book.as_of
        edit = DayEdit(day)
        edit.edited.connect(self._on_edited)
        field.setFixedHeight(edit.sizeHint().height())
        edit.setAccessibleName(self.tr("Day of the rate of {currency}").format(currency=currency))
        unit = label(self.tr("1 {currency} =").format(currency=currency))
        return RateRow(currency, unit, field, label(into), edit)

    def _save(self) -> None:
        book = self._shell.book
        before = book.exchange_rates()
        wrong = self._wrong()
        if wrong:
            self._say("\n".join(words for _, words in wrong))
            wrong[0][0].rate.setFocus()
            wrong[0][0].rate.selectAll()
            return
        after = self._typed()
        if after != before:
            said = _said(after)
            self._shell.do(change_of_rates(before, after), said)

    def _wrong(self) -> list[tuple[RateRow, str]]:
        """Return the rows that hold no rate, with what is wrong with each."""
        wrong = []
        for row in self._rows:
            try:
                _rate_in(row)
            except UserError as error:
                wrong.append((row, f"{row.unit.text()} {render(error.message, language())}"))
        return wrong

    def _typed(self) -> ExchangeRates | None:
        """Return the rates in the form; None for no total. Raises `UserError`."""
        into = str(self.into.currentData() or "")
        rates = [rate for row in self._rows if (rate := _rate_in(row))]
        rates.sort(key=lambda rate: rate.currency)
        return ExchangeRates(into, tuple(rates)) if into else None

    def _show_save(self) -> None:
        """Offer to save where that would change anything, or say what is wrong."""
        kept = self._shell.book.exchange_rates()
        self.save.setEnabled(bool(self._wrong()) or self._typed() != kept)

    def _on_edited(self) -> None:
        self._say("")
        self._show_save()

    def _say(self, error: str) -> None:
        self.error.setText(error)
        self.error.setVisible(bool(error))


def _rate_in(row: RateRow) -> ExchangeRate | None:
    """Return the rate in a row, None where it is empty. Raises `UserError`."""
    text = row.rate.text().translate(_SPACES)
    return exchange_rate(row.currency, _with_point(text), row.day.day()) if text else None


def change_of_rates(before: ExchangeRates | None, after: ExchangeRates | None) -> Step:
    """Return the change from some rates to others."""

    def text() -> str:
        return QCoreApplication.translate("Currencies", "Change of exchange rates")

    def redo(book: Book) -> None:
        book.set_exchange_rates(after)

    def undo(book: Book) -> None:
        book.set_exchange_rates(before)

    return Step(text, redo, undo)


def _said(rates: ExchangeRates | None) -> str:
    """Return what was saved: the rates as they will be used, so that a slip shows."""
    translate = QCoreApplication.translate
    if rates is None or not rates.rates:
        return translate("Currencies", "Saved: no approximate total")
    words = ", ".join(rate_words(rate, rates.into) for rate in rates.rates)
    return translate("Currencies", "Saved: {rates}").format(rates=words)


def _with_point(text: str) -> str:
    """Return a number with a point where the language in use writes a comma for it."""
    return text.replace(",", ".") if language() == "fr" else text


def _without_groups(rate: ExchangeRate) -> str:
    return (
        format_decimal(rate.rate, language())
        .translate(_SPACES)
        .replace("," if language() == "en" else "\0", "")
    )
