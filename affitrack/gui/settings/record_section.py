"""A searched table of shops or products, and the form of the one that is chosen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.settings.effect_card import Edit
from affitrack.gui.settings.form import (
    FieldList,
    ListSection,
    changes_in,
    fields_in_order,
    in_tab_order,
    real_changes,
)
from affitrack.gui.settings.list_model import Column, ListModel
from affitrack.gui.settings.rule_field import RuleField
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import TableActions
from affitrack.gui.tasks import Task, Work
from affitrack.gui.widgets import Card, SearchField, SectionHeader, label
from affitrack.wording.numbers import format_count, format_money

Row = TypeVar("Row")


class RecordSection(ListSection, Generic[Row]):
    """The ground of the sections of shops and of products."""

    def __init__(
        self, shell: Shell, columns: Sequence[Column[Row]], fields: Sequence[RuleField], name: str
    ) -> None:
        """Build the section.

        Args:
            shell: the surroundings.
            columns: of the table.
            fields: of the form, by key.
            name: under which widths of columns are remembered.
        """
        super().__init__(shell)
        self._name = name
        self._columns = columns
        self.fields = {field.key: field for field in fields}
        self._record: Row | None = None
        self._wanted = ""
        self._is_quiet = False
        self.model: ListModel[Row] = ListModel(columns, self.key_of, self.words_of)
        self.search = SearchField()
        self.search.set_key_hint(QKeySequence())
        self.table.setModel(self.model)
        self._count = label("", "small")
        self._title = SectionHeader()
        self._id = label("", "small", wrap=True)
        self._actions = TableActions(self.table, shell, name=lambda: self._name, show=self.open)
        self._compose()
        self._connect()

    # --- what a subclass says -----------------------------------------------------------------

    @abstractmethod
    def key_of(self, record: Row) -> str:
        """Return what tells a record apart."""

    @abstractmethod
    def words_of(self, record: Row) -> str:
        """Return what the search looks in."""

    @abstractmethod
    def settings_of(self, record: Row) -> Mapping[str, str]:
        """Return what the user set."""

    @abstractmethod
    def read(self, work: Work, account: str | None) -> list[Row]:
        """Read the records; runs on the worker."""

    @abstractmethod
    def check(self, key: str, text: str) -> str:
        """Return a value in its one spelling, or raise `UserError`."""

    @abstractmethod
    def change(self, record: Row, changes: Mapping[str, str | None]) -> Edit:
        """Return a change of a record."""

    @abstractmethod
    def inherited(self, key: str, record: Row) -> str:
        """Return the words on what counts where nothing is set."""

    @abstractmethod
    def name_of(self, record: Row) -> str:
        """Return what a record is called."""

    @abstractmethod
    def facts_of(self, record: Row) -> str:
        """Return a line of facts under the name."""

    @abstractmethod
    def count_words(self, shown: int, known: int) -> str:
        """Return how many there are."""

    def open(self) -> None:
        """Lead to the sales of the record that is chosen."""

    # --- Section ------------------------------------------------------------------------------

    def refresh(self) -> None:
        account = self.shell.account or None
        task = Task(lambda work: self.read(work, account)).on_done(self._show_records)
        self.shell.tasks.start(task.replacing(f"settings.{self._name}").reading())

    def show_what(self, what: object) -> bool:
        if not isinstance(what, tuple):
            return False
        self._wanted = str(what[1])
        self.search.set_text_quietly("")
        self.model.narrow("")
        self._take_wanted()
        return True

    def record(self) -> Row | None:
        """Return the record in the form."""
        return self._record

    def retranslate(self) -> None:
        self.model.retranslate()
        for field in self.fields.values():
            field.retranslate()
        self._say_count()
        if self._record is not None and not self.has_open_change():
            self._show(self._record)

    # --- inside -------------------------------------------------------------------------------

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.setContentsMargins(px(8), px(6), px(8), px(2))
        self.search.setMaximumWidth(px(300))
        head.addWidget(self.search, 1)
        head.addStretch(1)
        head.addWidget(self._count)
        form = Card()
        form.body.addWidget(self._title)
        form.body.addWidget(self._id)
        form.body.addWidget(FieldList([list(self.fields.values())]))
        self._extend(form)
        form.body.addStretch(1)
        self.place(head, form)
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.table.set_columns(
            [column.spec for column in self._columns],
            self.shell.preferences,
            f"settings/{self._name}",
        )

    def _extend(self, form: Card) -> None:
        """Add to the form what a subclass has of its own."""

    def _connect(self) -> None:
        self.search.searched.connect(self._narrow)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.table.row_opened.connect(lambda _: self._begin())
        for field in self.fields.values():
            field.edited.connect(self._propose)
        self.effect.discard_asked.connect(self._discard)
        self.effect.not_saved.connect(self._propose)
        in_tab_order(
            [
                *(self.search, self.table),
                *fields_in_order(self.fields.values()),
                *self.own_buttons(),
                *(self.effect.save, self.effect.discard),
            ]
        )

    def own_buttons(self) -> list[QWidget]:
        """Return the buttons that a subclass has under the form."""
        return []

    def _narrow(self, text: str) -> None:
        self._is_quiet = True
        self.model.narrow(text)
        self._is_quiet = False
        self._select_shown()
        self._say_count()

    def _say_count(self) -> None:
        self._count.setText(self.count_words(self.model.rowCount(), self.model.count()))

    def _show_records(self, records: list[Row]) -> None:
        self._is_quiet = True
        self.model.show_rows(records)
        self._is_quiet = False
        self._say_count()
        kept = self._record
        if kept is not None:
            of_key = {self.key_of(record): record for record in records}
            now = of_key.get(self.key_of(kept))
            if now is None:
                self._record = None
                self._forms.setCurrentIndex(0)
                self.effect.propose(None)
            elif not self.has_open_change():
                self._show(now)
        self._take_wanted()
        self._select_shown()

    def _take_wanted(self) -> None:
        place = self.model.place_of(self._wanted) if self._wanted else -1
        if place >= 0:
            self._wanted = ""
            self.table.selectRow(place)
            self.table.scrollTo(self.model.index(place, 0))

    def _select_shown(self) -> None:
        if self._record is None:
            return
        place = self.model.place_of(self.key_of(self._record))
        self._is_quiet = True
        if place >= 0:
            self.table.selectRow(place)
        self._is_quiet = False

    def _choose(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        record = self.model.row_at(rows[0].row()) if rows else None
        if self._is_quiet or record is None:
            return
        if self.has_open_change() and self._record is not None:
            if self.key_of(record) != self.key_of(self._record):
                self.warn_of_open_change()
                self._select_shown()
            return
        self._show(record)

    def _begin(self) -> None:
        if self._record is not None:
            next(iter(self.fields.values())).editor.field().setFocus()

    def _show(self, record: Row) -> None:
        self._record = record
        self._title.set_text(self.name_of(record))
        self._id.setText(self.facts_of(record))
        settings = self.settings_of(record)
        for key, field in self.fields.items():
            field.show_rule(settings.get(key), inherited=self.inherited(key, record))
        self._forms.setCurrentIndex(1)
        self.effect.propose(None)

    def _propose(self) -> None:
        record = self._record
        if record is None:
            return
        changes, has_errors = changes_in(list(self.fields.values()), self.check)
        changes = real_changes(changes, self.settings_of(record))
        edit = self.change(record, changes) if changes and not has_errors else None
        self.effect.propose(edit, has_errors=has_errors)

    def _discard(self) -> None:
        if self._record is not None:
            self._show(self._record)


def held_words(held: Mapping[str, int]) -> str:
    """Return what is held back, by currency; "" where nothing is."""
    return " · ".join(format_money(net, currency, language()) for currency, net in held.items())


def held_order(held: Mapping[str, int]) -> Any:  # noqa: ANN401 - whatever sorts
    """Return what sorts amounts: by the first currency, since amounts of two do not compare."""
    return next(iter(held.items()), ("", 0))


def counted(lines: int) -> str:
    """Return a number of sales."""
    return format_count(lines, language())
