"""A product, shop or video: chosen from those that are known by any part of its name, or typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from affitrack.gui.sales.fields import TextField
from affitrack.gui.widgets.completions import CompletingLine, Completions
from affitrack.wording.folding import folded

_KEY: Final = Qt.ItemDataRole.UserRole
_FOLDED: Final = Qt.ItemDataRole.UserRole + 1


class ThingName(NamedTuple):
    """Something by its id and its name; both are what was typed where it is not known."""

    key: str
    name: str


class _Completer(Completions):
    """Finds names by any part of them, whatever the accents and capitals."""

    def splitPath(self, path: str) -> list[str]:
        return [folded(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data())


class ThingField(TextField):
    """A line of text that offers what is known.

    Signals:
        settled(): something was chosen, or the field was left.
    """

    settled = Signal()

    def __init__(self) -> None:
        super().__init__(line=CompletingLine())
        self.line.editingFinished.connect(self.settled)
        self._model = QStandardItemModel(self)
        self._known: dict[str, list[ThingName]] = {}
        self._names: dict[str, str] = {}
        self._chosen: ThingName | None = None
        completer = _Completer(self._model, self)
        completer.setCompletionRole(_FOLDED)
        # PySide's stubs know no overloads of signals.
        completer.activated[QModelIndex].connect(self._choose)  # type: ignore[index]
        self.line.setCompleter(completer)

    def set_known(self, things: Sequence[ThingName]) -> None:
        """Offer these, in this order."""
        self._model.clear()
        self._known.clear()
        self._names = {thing.key: thing.name for thing in things}
        for thing in things:
            item = QStandardItem(thing.name)
            item.setData(thing.key, _KEY)
            item.setData(folded(f"{thing.name} {thing.key}"), _FOLDED)
            self._model.appendRow(item)
            for word in {folded(thing.key), folded(thing.name)}:
                self._known.setdefault(word, []).append(thing)

    def thing(self) -> ThingName:
        """Return what is meant."""
        typed = self.value()
        if self._chosen is not None and self._chosen.name == typed:
            return self._chosen
        known = self._known.get(folded(typed), [])
        return known[0] if len(known) == 1 else ThingName(typed, typed)

    def show_thing(self, key: str, name: str = "") -> None:
        """Show something by its id."""
        self._chosen = ThingName(key, self._names.get(key, name or key))
        self.line.setText(self._chosen.name)

    def _choose(self, index: QModelIndex) -> None:
        self._chosen = ThingName(str(index.data(_KEY)), str(index.data()))
        self.edited.emit()
        self.settled.emit()
