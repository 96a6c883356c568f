"""The filters that came from elsewhere, each as a tag that can be taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from affitrack.book.sales import SalesChoices
from affitrack.domain.records import LineFilter
from affitrack.gui import icons
from affitrack.gui.i18n import language
from affitrack.gui.sales.flags import flag_name
from affitrack.gui.sales.line_words import content_words
from affitrack.gui.sales.stages import SHOWN_STAGES, stage_name
from affitrack.gui.widgets.flow import FlowLayout
from affitrack.wording.numbers import format_day, format_month

_FIELDS: Final = (
    "account",
    "stages",
    "currency",
    "payout_month",
    "payout_on",
    "release_on",
    "shops",
    "content_id",
    "content_ids",
    "product_id",
    "product_ids",
    "order_id",
    "flag",
    "flags",
    "corrected",
    "import_id",
)
_SETS: Final = frozenset({"shops", "content_ids", "product_ids", "flags"})
_NAMED: Final = 2
"""So many names a tag of several things tells; of the others the number."""


class FilterTags(QWidget):
    """Tags for those parts of a filter that chips and pickers do not show.

    Signals:
        removed(LineFilter): the user took a tag away; the filter without it.
        cleared(): the user took all filters away.
    """

    removed = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._which = LineFilter()
        self._names: dict[str, str] = {}
        self._choices = SalesChoices()
        self._shown: tuple[LineFilter, dict[str, str], SalesChoices, str] | None = None
        """What the tags were made for: making them costs a window a tenth of a blink."""
        self._flow = FlowLayout(self)
        self._buttons: list[QPushButton] = []
        self._all_buttons: list[QPushButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_filter(
        self,
        which: LineFilter,
        names: dict[str, str] | None = None,
        choices: SalesChoices | None = None,
    ) -> None:
        """Show the tags of a filter. `names` has names by field, `choices` those of ids."""
        shown = which, names or {}, choices or self._choices, language()
        if shown == self._shown:
            return
        self._shown = shown
        self._which, self._names, self._choices, _ = shown
        for button in self._all_buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._tag(field) for field in _FIELDS if self._is_shown(field)]
        self._all_buttons = list(self._buttons)
        if self._buttons:
            self._all_buttons.append(self._clear_button())
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
        return bool(getattr(self._which, field))

    def _tag(self, field: str) -> QPushButton:
        text = self._several(field) if field in _SETS else self._text(field)
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

    def _clear_button(self) -> QPushButton:
        button = QPushButton(self.tr("Clear all"), self)
        button.setProperty("role", "link")
        button.setToolTip(self.tr("Take all filters away"))
        button.clicked.connect(self.cleared)
        self._flow.addWidget(button)
        button.show()
        return button

    def _remove(self, field: str) -> None:
        empty = LineFilter()
        self.removed.emit(replace(self._which, **{field: getattr(empty, field)}))

    def _several(self, field: str) -> str:
        names = sorted(self._named(field, key) for key in getattr(self._which, field))
        told, more = names[:_NAMED], len(names) - _NAMED
        text = self.tr(" or ").join(told)
        if more <= 0:
            return text
        return self.tr("{names} or %Ln more", "", more).format(names=text)

    def _named(self, field: str, key: str) -> str:
        """Return what a key of a field is called; the key itself where that is not known."""
        match field:
            case "shops":
                return dict(self._choices.shops).get(key) or key
            case "product_id" | "product_ids":
                return dict(self._choices.products).get(key) or key
            case "content_id" | "content_ids":
                known = {each[0]: each for each in self._choices.contents}
                content_id, content_type, title = known.get(key, (key, "", ""))
                return content_words(title, content_type, content_id)
            case "flag" | "flags":
                return flag_name(key)
            case _:
                return key

    def _payout(self, month: str) -> str:
        """Return the words for a payout month, "2026-12", or for a whole year, "2026"."""
        if month.isdecimal():
            return self.tr("Payouts of {year}").format(year=month)
        name = format_month(date.fromisoformat(f"{month}-01"), language())
        return self.tr("Payout of {month}").format(month=name)

    def _text(self, field: str) -> str:  # noqa: PLR0911 - one for each field
        value = str(getattr(self._which, field))
        name = self._names.get(field) or self._named(field, value)
        match field:
            case "account":
                return f"@{value.removeprefix('@')}"
            case "stages":
                shown = [stage_name(stage) for stage in SHOWN_STAGES if stage in self._which.stages]
                return self.tr(" or ").join(shown)
            case "currency":
                return self.tr("Currency: {code}").format(code=value)
            case "payout_month":
                return self._payout(value)
            case "payout_on":
                day = format_day(date.fromisoformat(value), language())
                return self.tr("Payout of {day}").format(day=day)
            case "release_on":
                day = format_day(date.fromisoformat(value), language())
                return self.tr("Released on {day}").format(day=day)
            case "corrected":
                return self.tr("Corrected by me")
            case "import_id":
                return self.tr("From the import {name}").format(name=name)
            case "order_id":
                return self.tr("Order {name}").format(name=name)
            case _:
                return name
