"""The form of an account: its name, its market, and every rule with its preset."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from affitrack.book.rules import MARKET
from affitrack.domain.account import check_setting, setting_keys
from affitrack.domain.market import market
from affitrack.domain.presets import presets_of
from affitrack.domain.records import Account
from affitrack.gui.i18n import language
from affitrack.gui.settings.editors import (
    AmountEditor,
    ChoiceEditor,
    DaysEditor,
    Editor,
    LineEditor,
    RateEditor,
)
from affitrack.gui.settings.effect_card import Edit
from affitrack.gui.settings.form import FieldList, changes_in, real_changes
from affitrack.gui.settings.rule_field import RuleField
from affitrack.gui.settings.rule_words import DAYS, choices_of, market_choices
from affitrack.gui.settings.schedule_editor import ComingRuns, ScheduleEditor
from affitrack.gui.settings.steps import change_account
from affitrack.gui.widgets import Card, SectionHeader, label
from affitrack.wording.catalogue import render

_GROUPS: Final = (
    ("return_window_days", "extended_return_days", "hold"),
    ("delivery_days", "learn", "settlement_lag_days"),
    ("payout_schedule", "min_payout"),
    ("prices_include_tax", "vat_rate"),
)


class AccountRules(Card):
    """Edits one account.

    Signals:
        edited(): a field changed; ask `edit`.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account: Account | None = None
        self._as_of = date.min
        self._header = SectionHeader()
        self._facts = label("", "muted", wrap=True)
        self.coming = ComingRuns()
        self.amount = AmountEditor()
        self.name = RuleField("handle", LineEditor(200))
        self.home = RuleField("market", ChoiceEditor(market_choices))
        self.fields = {key: self._field(key) for key in setting_keys()}
        groups: list[list[QWidget]] = [[self.name, self.home]]
        groups += [[self.fields[key] for key in group] for group in _GROUPS]
        self.body.addWidget(self._header)
        self.body.addWidget(self._facts)
        self.body.addWidget(FieldList(groups, self))
        self.body.addStretch(1)
        for field in (self.name, self.home, *self.fields.values()):
            field.edited.connect(self._on_edited)
        self.retranslate()

    def in_order(self) -> list[RuleField]:
        """Return the fields below the name, in the order in which they stand."""
        return [self.home, *(self.fields[key] for group in _GROUPS for key in group)]

    @property
    def account(self) -> Account | None:
        """The account that is shown."""
        return self._account

    def show_account(self, account: Account, as_of: date) -> None:
        """Show an account as the store has it."""
        self._account, self._as_of = account, as_of
        self.amount.set_currency(account.currency)
        presets = presets_of(market(account.market), account.currency, as_of)
        self.name.show_rule(f"@{_plain(account.handle)}")
        self.home.show_rule(account.market)
        for key, field in self.fields.items():
            field.show_rule(account.settings.get(key), presets[key], currency=account.currency)
        self._show_runs()
        self.retranslate()

    def edit(self) -> tuple[Edit | None, bool]:
        """Return the change as it stands, and whether something is wrong, which is then said."""
        account = self._account
        if account is None:
            return None, False

        def check(key: str, text: str) -> str:
            return check_setting(key, text, account.currency)

        changes, has_errors = changes_in(list(self.fields.values()), check)
        changes = real_changes(changes, account.settings)
        if self.home.is_changed():
            changes[MARKET] = self.home.value()
        handle = (self.name.value() or "").strip()
        if not handle.strip("@ "):
            self.name.set_error(self.tr("An account needs a name, such as @your.name."))
            return None, True
        self.name.set_error("")
        if _plain(handle) == _plain(account.handle):
            handle = account.handle
        if has_errors or (not changes and handle == account.handle):
            return None, has_errors
        return change_account(account, handle, changes), False

    def retranslate(self) -> None:
        """Set all texts."""
        account = self._account
        self._header.set_text(self.tr("Rules of the account"))
        if account is not None:
            home = market(account.market)
            facts = self.tr("{market} · {currency} · clock of {zone}")
            self._facts.setText(
                facts.format(
                    market=render(home.name, language()),
                    currency=account.currency,
                    zone=home.time_zone,
                )
            )
        for field in (self.name, self.home, *self.fields.values()):
            field.retranslate()
        self.coming.retranslate()

    def _field(self, key: str) -> RuleField:
        below = self.coming if key == "payout_schedule" else None
        return RuleField(key, self._editor(key), below)

    def _editor(self, key: str) -> Editor:
        if key in DAYS:
            return DaysEditor()
        if key == "payout_schedule":
            return ScheduleEditor()
        if key == "min_payout":
            return self.amount
        return RateEditor() if key == "vat_rate" else ChoiceEditor(lambda: choices_of(key))

    def _on_edited(self) -> None:
        self._show_runs()
        self.edited.emit()

    def _show_runs(self) -> None:
        if self._account is not None:
            schedule = self.fields["payout_schedule"].editor.text()
            self.coming.show_schedule(schedule, self._account.market, self._as_of)


def _plain(handle: str) -> str:
    return handle.removeprefix("@")
