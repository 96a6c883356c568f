"""The menu of the Filter button: what else sales can be narrowed to, several values at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from affitrack.book.sales import SalesChoices
from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.sales.flags import FLAGS, flag_name
from affitrack.gui.sales.line_words import content_words
from affitrack.gui.sales.stages import SHOWN_STAGES, stage_name
from affitrack.gui.widgets.choice_list import ChoiceList
from affitrack.wording.currency import symbol

_SINGLE: Final = {
    "shops": "shop",
    "product_ids": "product_id",
    "content_ids": "content_id",
    "flags": "flag",
}
"""Where a filter keeps one value, by where it keeps several."""


class FilterMenu(QObject):
    """Offers what a filter can be narrowed to.

    Signals:
        wanted(LineFilter): the filter that the user wants instead.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._which = LineFilter()
        self._choices = SalesChoices()
        self._button: QWidget = parent

    def open_below(self, button: QWidget, which: LineFilter, choices: SalesChoices) -> None:
        """Open the menu below a button, for a filter."""
        self._button = button
        self.menu(which, choices).popup(button.mapToGlobal(QPoint(0, button.height())))

    def menu(self, which: LineFilter, choices: SalesChoices) -> QMenu:
        """Return the menu for a filter, which deletes itself when it closes."""
        self._which, self._choices = which, choices
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, field in (
            (self.tr("Stages…"), "stages"),
            (self.tr("Shops…"), "shops"),
            (self.tr("Products…"), "product_ids"),
            (self.tr("Videos…"), "content_ids"),
            (self.tr("Notes…"), "flags"),
        ):
            action = menu.addAction(text)
            action.triggered.connect(lambda _=False, field=field: self.choose(field))
        menu.addSeparator()
        accounts = [(handle, f"@{handle.removeprefix('@')}") for handle in choices.accounts]
        self._add_one_of(menu, self.tr("Account"), "account", accounts)
        currencies = [(currency, symbol(currency)) for currency in choices.currencies]
        self._add_one_of(menu, self.tr("Currency"), "currency", currencies)
        own = menu.addAction(self.tr("Corrected by me"))
        own.setCheckable(True)
        own.setChecked(which.corrected)
        own.triggered.connect(lambda is_on: self.wanted.emit(replace(self._which, corrected=is_on)))
        menu.addSeparator()
        clear = menu.addAction(self.tr("Clear all filters"))
        clear.setEnabled(which != LineFilter())
        clear.triggered.connect(lambda: self.wanted.emit(LineFilter()))
        return menu

    def choose(self, field: str) -> ChoiceList:
        """Open the list of what a field can hold."""
        ticked = self._ticked(field)
        found = ChoiceList(self._title(field), self._offered(field), ticked, self._parent)
        found.changed.connect(lambda keys: self._narrow(field, keys))
        found.open_below(self._button)
        return found

    def _narrow(self, field: str, keys: frozenset[str]) -> None:
        changes: dict[str, object] = {field: keys}
        if field == "stages":
            changes = {field: frozenset(map(Stage, keys))}
        elif len(keys) == 1:
            changes = {field: frozenset(), _SINGLE[field]: next(iter(keys))}
        else:
            changes[_SINGLE[field]] = None
        self._which = replace(self._which, **changes)  # type: ignore[arg-type]  # by name
        self.wanted.emit(self._which)

    def _ticked(self, field: str) -> frozenset[str]:
        which = self._which
        match field:
            case "stages":
                return frozenset(stage.value for stage in which.stages)
            case "shops":
                return which.shops | _one(which.shop)
            case "product_ids":
                return which.product_ids | _one(which.product_id)
            case "content_ids":
                return which.content_ids | _one(which.content_id)
            case _:
                return which.flags | _one(which.flag)

    def _offered(self, field: str) -> Sequence[tuple[str, str]]:
        match field:
            case "stages":
                return [(stage.value, stage_name(stage)) for stage in SHOWN_STAGES]
            case "shops":
                return [(key, name or key) for key, name in self._choices.shops]
            case "product_ids":
                return [(key, name or key) for key, name in self._choices.products]
            case "content_ids":
                return [
                    (content_id, content_words(title, kind, content_id))
                    for content_id, kind, title in self._choices.contents
                ]
            case _:
                return [(flag, flag_name(flag)) for flag in FLAGS]

    def _title(self, field: str) -> str:
        return {
            "stages": self.tr("Stages"),
            "shops": self.tr("Shops"),
            "product_ids": self.tr("Products"),
            "content_ids": self.tr("Videos"),
            "flags": self.tr("Notes"),
        }[field]

    def _add_one_of(
        self, menu: QMenu, title: str, field: str, choices: Sequence[tuple[str, str]]
    ) -> None:
        """Add a menu of which one is chosen, where there is a choice."""
        if len(choices) < 2:  # noqa: PLR2004 - one is no choice
            return
        chosen = getattr(self._which, field)
        inside = menu.addMenu(title)
        group = QActionGroup(inside)
        for key, text in ((None, self.tr("All")), *choices):
            action = QAction(text.replace("&", "&&"), inside)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.triggered.connect(
                lambda _=False, key=key: self.wanted.emit(replace(self._which, **{field: key}))
            )
            group.addAction(action)
            inside.addAction(action)


def _one(value: str | None) -> frozenset[str]:
    return frozenset() if value is None else frozenset({value})
