"""Whose sales a file holds: asked once, in the preview itself, and remembered from then on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cmp_to_key
from typing import Final

from PySide6.QtCore import QCollator, QLocale, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QWidget

from affitrack.domain.market import DEFAULT_MARKET, markets
from affitrack.gui.i18n import language
from affitrack.gui.imports.looking import NewAccount
from affitrack.gui.metrics import px
from affitrack.gui.widgets import Card, Picker, label
from affitrack.gui.widgets.completions import CompletingLine, Completions
from affitrack.gui.widgets.return_key import is_return, presses_button
from affitrack.wording.catalogue import render
from affitrack.wording.message import message

# A seller's export may name hundreds of creators.
_MOST_NAMES: Final = 5


class AccountForm(Card):
    """Lets the user pick an account, or name a new one with its market.

    Signals:
        chosen(object): a handle (str), or a `NewAccount`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accounts: Mapping[str, str] = {}
        self._creators: tuple[str, ...] = ()
        self._currencies: tuple[str, ...] = ()
        self._likely = DEFAULT_MARKET
        self._title = label("", "section", wrap=True)
        self._why = label("", "muted", wrap=True)
        self._doubt = label("", "strong", wrap=True)
        self.known = Picker()
        self.known.activated.connect(lambda _: self._fit())
        self.handle = CompletingLine()
        self.handle.textChanged.connect(lambda _: self._fit())
        self.handle.textChanged.connect(lambda _: self._say_wrong(""))
        self._wrong = label("", "danger", wrap=True)
        self._wrong.hide()
        self.handle.returnPressed.connect(self._choose)
        self._named = QStringListModel(self)
        self.handle.setCompleter(Completions(self._named, self))
        self.market = Picker()
        self.go_on = QPushButton()
        self.go_on.setProperty("role", "primary")
        self.go_on.clicked.connect(self._choose)
        self._known_label, self._handle_label, self._market_label = label(), label(), label()
        self._build()
        self.retranslate()

    def offer(
        self,
        accounts: Mapping[str, str],
        chosen: str,
        creators: Sequence[str] = (),
        market: str = DEFAULT_MARKET,
        currencies: Sequence[str] = (),
    ) -> None:
        """Offer these accounts, by handle with their currencies, and a new one.

        "" proposes the first that is paid in what the files are in, else a new one. `creators` are
        those that the files name: if it is one, a new account can only be theirs. `market` is what
        the currency of the files speaks for. Files of several `currencies` may be of several
        accounts, and are taken into one.
        """
        if market != self._likely:  # else what the user chose stays
            self._likely = market
            self.market.setCurrentIndex(max(self.market.findData(market), 0))
        self._accounts = accounts
        self._creators = tuple(creators)
        self._named.setStringList([f"@{each.removeprefix('@')}" for each in creators])
        self._currencies = tuple(currencies)
        self._say_why()
        if len(creators) == 1 and not self.handle.text():
            self.handle.setText(f"@{creators[0].removeprefix('@')}")
        self._fill_known(chosen or None)
        self._fit()

    def first_focus(self) -> None:
        """Go to what is asked first: which account, or the name of the first one."""
        (self.known if self._accounts else self.handle).setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        self._title.setText(self.tr("Whose sales are these?"))
        self._say_why()
        self._known_label.setText(self.tr("Account"))
        self._handle_label.setText(self.tr("Your TikTok name"))
        self._market_label.setText(self.tr("Market"))
        self.known.setAccessibleName(self._known_label.text())
        self.handle.setAccessibleName(self._handle_label.text())
        self.market.setAccessibleName(self._market_label.text())
        self.handle.setPlaceholderText(self.tr("@your.name"))
        self.go_on.setText(self.tr("Continue"))
        self._fill_known(self.known.currentData())
        self._say_currencies()
        self._fill_markets()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if presses_button(event):
            return
        if is_return(event) and self.go_on.isEnabled():
            self._choose()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.body.addWidget(self._title)
        self.body.addWidget(self._why)
        self.body.addWidget(self._doubt)
        self._form = form = QFormLayout()
        form.setHorizontalSpacing(px(14))
        form.setVerticalSpacing(px(8))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.handle.setMinimumWidth(px(240))
        for words in (self._known_label, self._handle_label, self._market_label):
            words.setMinimumHeight(self.handle.sizeHint().height())
        form.addRow(self._known_label, self.known)
        form.addRow(self._handle_label, self.handle)
        form.addRow(self._market_label, self.market)
        self.body.addLayout(form)
        self.body.addWidget(self._wrong)
        row = QHBoxLayout()
        row.addWidget(self.go_on)
        row.addStretch(1)
        self.body.addLayout(row)

    def _say_currencies(self) -> None:
        """Say what may be wrong about the account that is chosen; nothing where all fits."""
        handle = str(self.known.currentData() or "")
        paid_in, found = self._accounts.get(handle, ""), ", ".join(self._currencies)
        words = ""
        if len(self._currencies) > 1:
            words = self.tr(
                "These files are in {currencies}, and all of them go to the account that you"
                " choose. If they are of several accounts, import those of each on their own."
            ).format(currencies=found)
        elif found and paid_in not in {"", found}:
            words = self.tr(
                "These sales are in {found}, but {account} is paid in {paid_in}."
            ).format(found=found, account=f"@{handle.removeprefix('@')}", paid_in=paid_in)
        self._doubt.setText(words)
        self._doubt.setVisible(bool(words))

    def _say_why(self) -> None:
        if not self._creators:
            self._why.setText(
                self.tr(
                    "The file does not say. The market decides currency, VAT, return window and"
                    " payout days; each can be changed later."
                )
            )
            return
        names = ", ".join(self._creators[:_MOST_NAMES])
        more = "…" if len(self._creators) > _MOST_NAMES else ""
        why = self.tr(
            "There are sales of {creators}. The market decides currency, VAT, return window and"
            " payout days; each can be changed later."
        )
        self._why.setText(why.format(creators=names + more))

    def _likely_account(self) -> str:
        """Return the first account that is paid in what the files are in; "" for a new one."""
        if not self._currencies:
            return next(iter(self._accounts), "")
        return next((h for h, code in self._accounts.items() if code in self._currencies), "")

    def _written(self, chosen: str) -> str:
        """Return a handle as the store has it, with its @ or without; "" for a new account."""
        bare = chosen.removeprefix("@")
        return next((each for each in self._accounts if each.removeprefix("@") == bare), "")

    def _fill_known(self, chosen: str | None) -> None:
        self.known.clear()
        differ = len(set(self._accounts.values())) > 1
        for handle, currency in self._accounts.items():
            name = f"@{handle.removeprefix('@')}"
            self.known.addItem(f"{name} · {currency}" if differ else name, handle)
        self.known.addItem(self.tr("A new account"), "")
        handle = self._likely_account() if chosen is None else self._written(chosen)
        self.known.setCurrentIndex(self.known.findData(handle))
        self.known.updateGeometry()

    def _fill_markets(self) -> None:
        chosen = self.market.currentData() or DEFAULT_MARKET
        lang = language()
        by_name = cmp_to_key(QCollator(QLocale()).compare)
        named = {render(each.name, lang): each.code for each in markets().values()}
        self.market.clear()
        for name in sorted(named, key=by_name):
            self.market.addItem(name, named[name])
        self.market.setCurrentIndex(max(self.market.findData(chosen), 0))
        self.market.updateGeometry()

    def _fit(self) -> None:
        """Show the fields of a new account only where one is made."""
        is_new = not self.known.currentData()
        self._form.setRowVisible(self.known, bool(self._accounts))
        self._form.setRowVisible(self.handle, is_new)
        self._form.setRowVisible(self.market, is_new)
        self.go_on.setEnabled(not is_new or bool(self._name()))
        self._say_currencies()

    def _say_wrong(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))

    def _name(self) -> str:
        return self.handle.text().strip().removeprefix("@").strip()

    def _choose(self) -> None:
        known = self.known.currentData()
        if known:
            self.chosen.emit(known)
        elif " " in self._name():
            self._say_wrong(render(message("store.no_handle", handle=self._name()), language()))
            self.handle.setFocus()
        elif self._name():
            self.chosen.emit(NewAccount(self._name(), str(self.market.currentData())))
