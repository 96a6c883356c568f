"""The page of all order lines: filters, table, totals of the selection, explanation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from affitrack.domain.correction import LineRef
from affitrack.domain.records import LineFilter, LineRecord
from affitrack.gui.metrics import px
from affitrack.gui.page import Page
from affitrack.gui.sales.by_hand import delete_by_hand, edit_by_hand
from affitrack.gui.sales.columns import COLUMNS
from affitrack.gui.sales.correct import open_correction, take_back
from affitrack.gui.sales.explain_panel import ExplainPanel
from affitrack.gui.sales.explaining import Explaining
from affitrack.gui.sales.filters import FilterBar
from affitrack.gui.sales.finder import Found, Question, SalesFinder
from affitrack.gui.sales.line_menu import LineMenu
from affitrack.gui.sales.measuring import RowMeasure
from affitrack.gui.sales.model import SalesModel
from affitrack.gui.sales.origin import show_origin
from affitrack.gui.sales.panel_room import PanelRoom
from affitrack.gui.sales.place import SalesPlace
from affitrack.gui.sales.totals import SelectionTotals
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import TableActions
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import Card, EmptyState, Table

_WIDE: Final = 1500
_ROOM_TO_SPARE: Final = {"shop", "order_id", "base"}
"""Columns that only a wide window shows at first, by their name to sort by."""


class SalesPage(Page):
    """Lists lines. `show_what` takes a `LineFilter`, or a `SalesPlace`."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._text = ""
        self._order_by = "ordered_at"
        self._falling = True
        self._store = shell.book.path
        self.filters = FilterBar(shell.book.as_of)
        self.model = SalesModel(self._fetch, self)
        self.table = Table()
        self._measure = RowMeasure(self.table, self.model)
        self.nothing = EmptyState("search", dashed=False)
        self.panel = ExplainPanel()
        self._explaining = Explaining(shell, self.panel, self.current_line)
        self.totals = SelectionTotals(shell)
        self.finder = SalesFinder(shell, self)
        self.line_menu = LineMenu(self)
        self.actions_on_table = TableActions(
            self.table, shell, name=self._file_name, choices=self.line_menu.choices
        )
        self._found: Found | None = None
        self._entered: int | None = None
        self._chosen: int | None = None
        """The line that the user went to; the cursor stands on the first one by itself."""
        self._is_showing = False
        self._where_to_scroll = QAbstractItemView.ScrollHint.EnsureVisible
        self._columns_are_set = False
        self._has_spare_rows = False
        self._build()
        self._connect()
        self.retranslate()

    # --- Page -------------------------------------------------------------------------------

    def search_hint(self) -> str:
        return self.tr("Search orders, products, shops, videos…")

    def search(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._ask()

    def show_what(self, what: object) -> None:
        wanted = SalesPlace(what) if isinstance(what, LineFilter) else what
        if isinstance(wanted, SalesPlace):
            which, self._chosen = wanted
            self._set_text(which.text)
            self.filters.set_filter(self._fitting(replace(which, text="")), self.shell.book.as_of)
            self._ask()

    def place(self) -> SalesPlace:
        return SalesPlace(replace(self.filters.which(), text=self._text), self._chosen)

    def refresh(self) -> None:
        if self.shell.book.path != self._store:
            self._store = self.shell.book.path
            self.model.show_ids([], self.shell.book.as_of)  # they were ids of another store
        self.filters.set_filter(self._fitting(self.filters.which()), self.shell.book.as_of)
        choices = Task(lambda work: work.book.sales_choices()).on_done(self.filters.set_choices)
        self.shell.tasks.start(choices.replacing("sales.choices").reading())
        self._ask()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Sales"))
        self.nothing.set_texts(
            self.tr("No sale fits these filters"),
            self.tr("Widen the period, choose another stage, or search for something else."),
            first=self.tr("Show all sales"),
        )
        self.model.retranslate()

    def make_part(self) -> bool:
        is_left, self._has_spare_rows = not self._has_spare_rows, True
        if is_left:
            self.panel.get_ready()
        return is_left

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.table.setModel(self.model)
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self.nothing)
        listing = Card(flush=True)
        listing.body.addWidget(self._list, 1)
        listing.body.addWidget(self.totals)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(px(12))
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(listing)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._listing = listing
        self._panel_room = PanelRoom(self, self._splitter, self.panel, self.shell.preferences)
        self._keep_room()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.filters)
        column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.finder.found.connect(self._show)
        self.finder.rest_found.connect(self._show_rest)
        self.filters.changed.connect(self._ask)
        self.filters.columns_button.clicked.connect(self._open_column_menu)
        self.nothing.first_chosen.connect(self._show_all)
        self.model.sort_wanted.connect(self._on_sort_wanted)
        # Queued: a page may be read in the midst of painting.
        self.model.page_read.connect(self._measure.measure, Qt.ConnectionType.QueuedConnection)
        self.table.hands_typing_on = True
        self.table.typed.connect(self._on_typed)
        self.table.row_opened.connect(lambda _: self.open_panel())
        self.panel.closed.connect(self._close_panel)
        self.panel.correct_asked.connect(self.correct)
        self.panel.edit_asked.connect(self.correct)
        self.panel.delete_asked.connect(self.delete)
        self.panel.origin_asked.connect(self._show_origin)
        self.panel.taken_back.connect(self._take_back)
        self.shell.sale_entered.connect(self._go_to)
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(lambda *_: self._on_row())
        selection.selectionChanged.connect(lambda *_: self._count_selection())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._columns_are_set:
            self._columns_are_set = True
            self._set_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_room()

    def _keep_room(self) -> None:
        """Let table and panel keep what texts of this size need."""
        self.panel.setMinimumWidth(px(230))
        self._listing.setMinimumWidth(px(300))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_F2:
            self.correct()
        elif key == Qt.Key.Key_Escape and not self.panel.isHidden():
            self._close_panel()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace) and self._text:
            self._set_text("" if key == Qt.Key.Key_Escape else self._text[:-1])
            self._ask()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_columns(self) -> None:
        is_wide = self.window().width() >= px(_WIDE)
        specs = [
            replace(column.spec, hidden=True)
            if column.order_by in _ROOM_TO_SPARE and not is_wide
            else column.spec
            for column in COLUMNS
        ]
        header = self.table.horizontalHeader()
        self.table.setSortingEnabled(True)
        header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.table.set_columns(specs, self.shell.preferences, "sales/lines")
        self._measure.measure_shown()
        self.table.columns_changed.connect(self._measure.measure_shown)
        self._panel_room.place()

    # --- asking and showing -----------------------------------------------------------------

    def _which(self) -> LineFilter:
        which = self.filters.which()
        return replace(which, text=self._text, account=self.shell.account or which.account)

    def _fitting(self, which: LineFilter) -> LineFilter:
        """Return a filter without an account of its own where one is picked for all pages."""
        return replace(which, account=None) if self.shell.account else which

    def _ask(self) -> None:
        """Ask for the lines; the cursor stays on its line."""
        kept = self._chosen if self._entered is None else self._entered
        hint = QAbstractItemView.ScrollHint  # a message stands over the last rows
        is_new = self._entered is not None
        self._where_to_scroll = hint.PositionAtCenter if is_new else hint.EnsureVisible
        self._entered = None
        self._measure.forget()
        self._explaining.stop()
        self.finder.ask(Question(self._which(), self._order_by, self._falling, kept))

    def _go_to(self, entered: LineRef) -> None:
        """Put the cursor on a sale that was entered by hand, now or when the page is shown."""
        same = LineFilter(account=entered.account, order_id=entered.key.order_id)
        self._entered = next(iter(self.shell.book.line_ids(same)), None)
        if self.isVisible():
            if not self.shell.book.line_ids(replace(self._which(), order_id=same.order_id)):
                hidden = self.tr("Sale {order} is saved. What you narrowed the list to hides it.")
                self.shell.say(
                    hidden.format(order=same.order_id),
                    self.tr("Show it"),
                    lambda: self.shell.show_page("sales", same),
                )
            self.take_focus()
            self._ask()

    def _show(self, found: Found) -> None:
        place = self._place_in(found)
        self._found = found
        self._is_showing = True
        self.model.show_ids(found.ids, self.shell.book.as_of, found.pages)
        self.filters.set_counts(found.counts())
        self._list.setCurrentWidget(self.table if found.ids else self.nothing)
        self._name_tags(found.question.which)
        if found.ids:
            self.table.selectRow(place)
            kept = found.question.kept
            self._chosen = kept if kept == self._current_id() else None
            self.table.scrollTo(self.model.index(place, 0), self._where_to_scroll)
        self._is_showing = False
        self._count_selection()
        self._arrange()
        self.table.viewport().repaint()  # before columns are measured and a line is explained
        self._explaining.get_ready(found.first_line())
        self._explaining.start()

    def _arrange(self) -> None:
        """Give chips, tags and table their places now: later the table would be painted again."""
        for widget in (self.filters, self):
            layout = widget.layout()
            if layout is not None:
                layout.activate()

    def _place_in(self, found: Found) -> int:
        """Return where the cursor is to be; where it was if its line is the one that has gone."""
        before, asked = self._found, found.question
        is_same = before is not None and replace(before.question, kept=asked.kept) == asked
        there = found.ids[found.place : found.place + 1]
        if is_same and asked.kept is not None and asked.kept not in there:
            return min(max(self.table.currentIndex().row(), 0), len(found.ids) - 1)
        return found.place

    def _show_rest(self, found: Found) -> None:
        self._found = found
        shown = self.model.ids()
        if list(found.ids[: len(shown)]) == shown:
            self.model.show_rest(found.ids)
        else:  # something was written in between
            self._show(found)

    def _fetch(self, line_ids: Sequence[int]) -> Sequence[LineRecord]:
        return self.shell.book.lines_by_id(line_ids)  # the book may be another one by then

    def _name_tags(self, which: LineFilter) -> None:
        """Give the tag of an import the name of its file."""
        names: dict[str, str] = {}
        if which.import_id is not None:
            files = {each.import_id: each.file_name for each in self.shell.book.imports()}
            names["import_id"] = files.get(which.import_id, "")
        self.filters.set_names(names)

    def _on_typed(self, letters: str) -> None:
        """Look for what is typed in the table, letter after letter."""
        self._set_text(self._text + letters)
        self._ask()

    def _on_sort_wanted(self, order_by: str, falling: bool) -> None:
        if (order_by, falling) != (self._order_by, self._falling):
            self._order_by, self._falling = order_by, falling
            self._ask()

    def _show_all(self) -> None:
        self._set_text("")
        self.filters.set_filter(LineFilter(), self.shell.book.as_of)
        self._ask()

    def _set_text(self, text: str) -> None:
        """Look for another text than the search field told."""
        self._text = text
        self.search_changed.emit(text)

    # --- the user's own word ------------------------------------------------------------------

    def correct(self) -> None:
        """Ask what the user knows better of the selected sales."""
        ids = self.selected_ids()
        line = self.current_line()
        if len(ids) == 1 and line is not None and self.shell.book.sale_by_hand(line) is not None:
            edit_by_hand(self.shell, line, self)
        else:
            open_correction(self.shell, ids, self)

    def delete_text(self) -> str:
        return self.tr("&Delete the sale entered by hand")

    def delete(self) -> bool:
        line = self.current_line()
        return line is not None and delete_by_hand(self.shell, line)

    def _show_origin(self) -> None:
        line = self.current_line()
        if line is not None:
            show_origin(self.shell, line, self)

    def _take_back(self, field: str) -> None:
        line = self.current_line()
        if line is not None:
            take_back(self.shell, line, field)

    # --- selection --------------------------------------------------------------------------

    def _on_row(self) -> None:
        if not self._is_showing:
            self._chosen = self._current_id()
        self._explaining.start()

    def _current_id(self) -> int | None:
        row = self.table.currentIndex().row()
        ids = self.model.ids(row, row) if row >= 0 else []
        return ids[0] if ids else None

    def current_line(self) -> LineRecord | None:
        """Return the line that the cursor is on."""
        return self.model.line_at(self.table.currentIndex().row())

    def selected_ids(self) -> Sequence[int]:
        """Return the numbers of the lines selected."""
        return self.model.ids_of(self.table.selected_rows())

    def _count_selection(self) -> None:
        ids, found = self.selected_ids(), self._found
        is_all = found is not None and found.is_whole and len(ids) == len(found.ids)
        self.totals.count(ids, found.all_totals() if found is not None and is_all else None)

    def open_panel(self) -> None:
        """Say why the line that the cursor is on pays what it does, and when."""
        self._panel_room.open()
        self._explaining.explain()
        self.panel.take_focus()

    def _close_panel(self) -> None:
        self._panel_room.close()
        self.table.setFocus()

    def _open_column_menu(self) -> None:
        button = self.filters.columns_button
        menu = self.table.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _file_name(self) -> str:
        return self.tr("sales-{day}").format(day=self.shell.book.as_of.isoformat())
