"""The filters that came from elsewhere, each as a tag that can be taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from affitrack.domain.records import LineFilter
from affitrack.gui import icons
from affitrack.gui.i18n import language
from affitrack.gui.sales.flags import flag_name
from affitrack.gui.sales.stages import SHOWN_STAGES, stage_name
from affitrack.gui.widgets.flow import FlowLayout
from affitrack.wording.currency import symbol
from affitrack.wording.numbers import format_day, format_month

_FIELDS: Final = (
    "account",
    "stages",
    "currency",
    "payout_month",
    "payout_on",
    "release_on",
    "content_id",
    "product_id",
    "order_id",
    "flag",
    "import_id",
)


class FilterTags(QWidget):
    """Tags for those parts of a filter that chips and pickers do not show.

    Signals:
        removed(LineFilter): the user took a tag away; the filter without it.
    """

    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._which = LineFilter()
        self._names: dict[str, str] = {}
        self._flow = FlowLayout(self)
        self._buttons: list[QPushButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_filter(self, which: LineFilter, names: dict[str, str] | None = None) -> None:
        """Show the tags of a filter. `names` gives the names of contents, products and imports."""
        self._which = which
        self._names = names or {}
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._tag(field) for field in _FIELDS if self._is_shown(field)]
        self.setVisible(bool(self._buttons))
        self._flow.invalidate()
        self.updateGeometry()

    def texts(self) -> list[str]:
        """Return what the tags say."""
        return [button.text() for button in self._buttons]

    def buttons(self) -> list[QPushButton]:
        """Return the tags; pressing one takes it away."""
        return list(self._buttons)

    def _is_shown(self, field: str) -> bool:
        if field == "stages":
            return len(self._which.stages) > 1  # a single one is a chip
        return getattr(self._which, field) is not None

    def _tag(self, field: str) -> QPushButton:
        text = self._text(field)
        button = QPushButton(text.replace("&", "&&"), self)
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.setChecked(True)
        button.setToolTip(self.tr("Take this filter away"))
        button.setAccessibleName(self.tr("Take this filter away: {name}").format(name=text))
        icons.keep_icon(button, "close", "accent")
        button.clicked.connect(lambda: self._remove(field))
        self._flow.addWidget(button)
        button.show()
        return button

    def _remove(self, field: str) -> None:
        empty = LineFilter()
        self.removed.emit(replace(self._which, **{field: getattr(empty, field)}))

    def _payout(self, month: str) -> str:
        """Return the words for a payout month, "2026-12", or for a whole year, "2026"."""
        if month.isdecimal():
            return self.tr("Payouts of {year}").format(year=month)
        name = format_month(date.fromisoformat(f"{month}-01"), language())
        return self.tr("Payout of {month}").format(month=name)

    def _text(self, field: str) -> str:  # noqa: PLR0911 - one for each field
        value = str(getattr(self._which, field))
        name = self._names.get(field, value)
        match field:
            case "account":
                return f"@{value.removeprefix('@')}"
            case "stages":
                shown = [stage_name(stage) for stage in SHOWN_STAGES if stage in self._which.stages]
                return self.tr(" or ").join(shown)
            case "currency":
                return symbol(value)
            case "payout_month":
                return self._payout(value)
            case "payout_on":
                day = format_day(date.fromisoformat(value), language())
                return self.tr("Payout of {day}").format(day=day)
            case "release_on":
                day = format_day(date.fromisoformat(value), language())
                return self.tr("Released on {day}").format(day=day)
            case "flag":
                return flag_name(value)
            case "import_id":
                return self.tr("From the import {name}").format(name=name)
            case "order_id":
                return self.tr("Order {name}").format(name=name)
            case _:
                return name
