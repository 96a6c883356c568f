"""The section of accounts: which there are, and the rules of the one that is chosen."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from affitrack.domain.market import market
from affitrack.domain.records import Account, LineFilter
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.gui.metrics import px
from affitrack.gui.page import make_next
from affitrack.gui.settings.account_adding import AccountAdding
from affitrack.gui.settings.account_rules import AccountRules
from affitrack.gui.settings.effect_card import WIDTH, Edit
from affitrack.gui.settings.form import (
    NO_LIMIT,
    EditingSection,
    Reflowing,
    fields_in_order,
    in_tab_order,
)
from affitrack.gui.settings.heading import heading
from affitrack.gui.settings.list_model import Column, ListModel
from affitrack.gui.settings.list_table import ListTable
from affitrack.gui.settings.steps import remove_account
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import TableActions
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import Card, ColumnSpec, SectionHeader, scrolled
from affitrack.gui.widgets.rows import row_height
from affitrack.gui.widgets.scroll import fill, scroll_area
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError

_COLUMNS: Final = (
    Column[Account](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Account")),
        text=lambda account: f"@{account.handle.removeprefix('@')}",
        sort_by=lambda account: account.handle.casefold(),
        spec=ColumnSpec(120, elastic=True),
        is_strong=True,
    ),
    Column[Account](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Market")),
        text=lambda account: render(market(account.market).name, language()),
        sort_by=lambda account: account.market,
        spec=ColumnSpec(112),
    ),
)

_ROWS_IN_SIGHT: Final = 6
_OF_NAME: Final = {"store.account_exists", "store.no_handle"}
_PARTS: Final = ("_unplaced_rules", "rules", "adding")
"""What is made when it is first needed, or ahead of that, one after the other."""


class AccountsSection(EditingSection):
    """Lists the accounts, and edits one of them."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._wanted = ""
        self._is_quiet = False
        self.model = ListModel(_COLUMNS, lambda account: account.account_id)
        self.table = ListTable()
        self.table.setModel(self.model)
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.add = QPushButton()
        self.remove = QPushButton()
        self._header = SectionHeader()
        self._forms = QStackedWidget()
        self._area = scroll_area(self._forms)
        self._actions = TableActions(
            self.table, shell, name=lambda: self.tr("accounts"), show=self._show_sales
        )
        self._build()
        self._connect()
        self.retranslate()

    @cached_property
    def _unplaced_rules(self) -> AccountRules:
        return AccountRules(self._area.viewport())

    @cached_property
    def rules(self) -> AccountRules:
        """The form of the account that is chosen, in its place."""
        made = self._unplaced_rules
        fill(self._area, made)
        self._forms.insertWidget(0, self._area)
        made.edited.connect(self._propose)
        in_tab_order(
            [
                *(self.table, self.add, self.remove),
                *fields_in_order([made.name, *made.in_order()]),
                *(self.effect.save, self.effect.discard),
            ]
        )
        return made

    @cached_property
    def adding(self) -> AccountAdding:
        """The form of a new account."""
        made = AccountAdding(self._forms)
        self._forms.addWidget(made)
        made.wanted.connect(self._add)
        made.dismissed.connect(self._stop_adding)
        return made

    def make_part(self) -> bool:
        return make_next(self, _PARTS)

    def refresh(self) -> None:
        accounts = self.shell.book.accounts()
        kept = self.rules.account
        self._is_quiet = True
        self.model.show_rows(accounts)
        self._is_quiet = False
        self._fit_table()
        self.remove.setEnabled(bool(accounts))
        if not accounts:
            self._ask_new()
            return
        self.adding.cancel.setVisible(True)
        wanted = self._wanted or (kept.handle if kept is not None else self.shell.account)
        self._wanted = ""
        by_number = {account.account_id: account for account in accounts}
        named = [each for each in accounts if _same(each.handle, wanted)]
        still = by_number.get(kept.account_id) if kept is not None else None
        chosen = (named or [still or accounts[0]])[0]
        if kept is not None and self.has_open_change() and chosen.account_id == kept.account_id:
            self._select(chosen)
            return
        self._show(chosen)

    def show_what(self, what: object) -> bool:
        if not isinstance(what, str):
            return False
        if self.has_open_change():
            self.warn_of_open_change()
            return True
        self._wanted = what
        self.refresh()
        return True

    def retranslate(self) -> None:
        self._header.set_text(self.tr("Accounts"))
        self.table.setAccessibleName(self.tr("Accounts"))
        self.add.setText(self.tr("Add…"))
        self.add.setAccessibleName(self.tr("Add an account"))
        self.remove.setText(self.tr("Remove"))
        self.remove.setToolTip(self.tr("Only an account without sales can be removed."))
        self.model.retranslate()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        accounts = Card()
        accounts.body.addWidget(self._header)
        accounts.body.addWidget(self.table, 1)
        accounts.body.addLayout(buttons)
        self.effect.setMinimumHeight(px(190))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(_Ground(accounts, self._forms, self.effect)))
        self.table.set_columns([column.spec for column in _COLUMNS])

    def _fit_table(self) -> None:
        """Show the accounts of most people without a bar; the effect below can do with less."""
        rows = max(2, min(self.model.count(), _ROWS_IN_SIGHT))
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setMinimumHeight(head + rows * row_height())

    def _connect(self) -> None:
        self.add.clicked.connect(self._begin_adding)
        self.remove.clicked.connect(self._remove)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.shell.account_changed.connect(self._follow)
        self.effect.discard_asked.connect(self._discard)
        self.effect.refused.connect(self._say_refused)
        self.effect.not_saved.connect(self._propose)

    def _follow(self, handle: str) -> None:
        """Show the account that was picked in the header, unless another is being changed."""
        if handle and not self.has_open_change():
            self._wanted = handle
            self.refresh()

    def _choose(self) -> None:
        account = self._selected()
        if self._is_quiet or account is None:
            return
        shown = self.rules.account
        if self.has_open_change() and shown is not None:
            if account.account_id != shown.account_id:
                self.warn_of_open_change()
                self._select(shown)
            return
        self._show(account)

    def _selected(self) -> Account | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.row_at(rows[0].row()) if rows else None

    def _select(self, account: Account) -> None:
        place = self.model.place_of(account.account_id)
        self._is_quiet = True
        self.table.selectRow(place)
        self._is_quiet = False

    def _show(self, account: Account) -> None:
        self._select(account)
        self.rules.show_account(account, self.shell.book.as_of)
        self._forms.setCurrentIndex(0)
        self.effect.propose(None)

    def _propose(self) -> None:
        edit, has_errors = self.rules.edit()
        self.effect.propose(edit, has_errors=has_errors)

    def _say_refused(self, error: UserError) -> None:
        """Say of a name that cannot be at the name itself, too."""
        if error.message.key in _OF_NAME:
            self.rules.name.set_error(render(error.message, language()))

    def _discard(self) -> None:
        account = self.rules.account
        if account is not None:
            self._show(account)

    def _show_sales(self) -> None:
        account = self._selected()
        if account is not None:
            self.shell.show_page("sales", LineFilter(account=account.handle))

    # --- adding and removing ------------------------------------------------------------------

    def _begin_adding(self) -> None:
        if self.has_open_change():
            self.warn_of_open_change()
        else:
            self._ask_new()

    def _ask_new(self) -> None:
        has_accounts = self.model.count() > 0
        self.adding.cancel.setVisible(has_accounts)
        self._forms.setCurrentIndex(1)
        self.adding.ask()

    def _stop_adding(self) -> None:
        self._forms.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, edit: Edit) -> None:
        """Add the account, once a trial tells that it can be."""
        self._wanted = self.adding.handle.text()
        task = Task(lambda work: work.book.effect_of(edit.trial, work.cancel, work.report))
        task.on_done(lambda _: self.shell.do(edit.step, edit.said)).on_failed(self._refuse)
        self.shell.tasks.start(task.with_progress(edit.step.text()))

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.adding.say_wrong(render(error.message, language()))
        else:
            self.shell.tell(error)

    def _remove(self) -> None:
        account = self._selected()
        if account is None:
            return
        if self.shell.book.may_remove_account(account.handle):
            edit = remove_account(account)
            self.shell.do(edit.step, edit.said)
        else:
            words = self.tr("{name} has sales: undo its imports before you remove it.")
            self.shell.say(words.format(name=f"@{account.handle.removeprefix('@')}"))


class _Ground(Reflowing):
    """The form beside the list and what a change comes to; between them where there is no room."""

    def __init__(self, accounts: QWidget, forms: QWidget, effect: QWidget) -> None:
        super().__init__()
        self._parts = accounts, forms, effect
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(14))
        self._grid.setRowStretch(0, 2)
        self._grid.setRowStretch(1, 3)
        self.place(is_wide=True)

    def lay_out(self, *, is_wide: bool) -> None:
        accounts, forms, effect = self._parts
        for part in self._parts:
            self._grid.removeWidget(part)
        self._grid.addWidget(accounts, 0, 0)
        if is_wide:
            self._grid.addWidget(effect, 1, 0)
            self._grid.addWidget(forms, 0, 1, 2, 1)
        else:
            self._grid.addWidget(forms, 1, 0)
            self._grid.addWidget(effect, 2, 0)
        self._grid.setColumnStretch(0, 0 if is_wide else 1)
        self._grid.setColumnStretch(1, 1 if is_wide else 0)
        forms.setMinimumHeight(0 if is_wide else px(420))
        for part in (accounts, effect):
            part.setMinimumWidth(px(WIDTH) if is_wide else 0)
            part.setMaximumWidth(px(WIDTH) if is_wide else NO_LIMIT)


def _same(one: str, other: str) -> bool:
    return one.removeprefix("@").casefold() == other.removeprefix("@").casefold() != ""
