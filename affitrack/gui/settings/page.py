"""The page of settings: one section at a time, each with what it needs and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from affitrack.gui.page import Page
from affitrack.gui.settings.form import Section
from affitrack.gui.shell import Shell
from affitrack.gui.widgets import Chip, ChipBar

ACCOUNTS: Final = "accounts"
SHOPS: Final = "shops"
PRODUCTS: Final = "products"
RATES: Final = "rates"
PROGRAM: Final = "program"
CERTAINTY: Final = "certainty"


class SettingsPage(Page):
    """Shows a section; a form with a change that is not saved holds the page there.

    `Shell.show_page("settings", what)` takes the handle of an account, ("shop", code),
    ("product", id), ("rate", number), ("new rate", product id), or the name of a section.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.chips = ChipBar()
        self._stack = QStackedWidget()
        self._made: dict[str, Section] = {}
        self._makers: dict[str, Callable[[Shell], Section]] = {
            ACCOUNTS: lambda shell: _accounts(shell, self._stack),
            SHOPS: _shops,
            PRODUCTS: _products,
            RATES: _rates,
            PROGRAM: _program,
            CERTAINTY: _certainty,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chips)
        column.addWidget(self._stack, 1)
        self.chips.chosen.connect(self._choose)
        self.retranslate()
        self.chips.set_current(ACCOUNTS)

    # --- Page -------------------------------------------------------------------------------

    def refresh(self) -> None:
        self._open(self.chips.current())

    def make_part(self) -> bool:
        if ACCOUNTS not in self._made:
            self.section(ACCOUNTS)
            return True
        return any(section.make_part() for section in self._made.values())

    def show_what(self, what: object) -> None:
        name = _section_of(what)
        if name is None:
            return
        if not self._may_leave(name):
            return
        self._open(name)
        self.section(name).show_what(what)

    def has_open_change(self) -> bool:
        return any(section.has_open_change() for section in self._made.values())

    def retranslate(self) -> None:
        self.chips.setAccessibleName(self.tr("Sections of the settings"))
        self.chips.set_chips(
            [
                Chip(ACCOUNTS, self.tr("Accounts")),
                Chip(SHOPS, self.tr("Shops")),
                Chip(PRODUCTS, self.tr("Products")),
                Chip(RATES, self.tr("Agreed rates")),
                Chip(PROGRAM, self.tr("App")),
                Chip(CERTAINTY, self.tr("What is certain")),
            ]
        )

    # --- sections ---------------------------------------------------------------------------

    def section(self, name: str) -> Section:
        """Return a section, made when it is first wanted."""
        section = self._made.get(name)
        if section is None:
            section = self._made[name] = self._makers[name](self.shell)
            self._stack.addWidget(section)
        return section

    def current(self) -> Section:
        """Return the section that is shown."""
        return self.section(self.chips.current())

    def _choose(self, name: str) -> None:
        if self._may_leave(name):
            self._open(name)
        else:
            shown = self._stack.currentWidget()
            self.chips.set_current(
                next(each for each, section in self._made.items() if section is shown)
            )

    def _open(self, name: str) -> None:
        self.chips.set_current(name)
        section = self.section(name)
        self._stack.setCurrentWidget(section)
        section.refresh()

    def _may_leave(self, name: str) -> bool:
        shown = self._stack.currentWidget()
        is_other = name not in self._made or self._made[name] is not shown
        if is_other and isinstance(shown, Section) and shown.has_open_change():
            shown.warn_of_open_change()
            return False
        return True


def _section_of(what: object) -> str | None:
    """Return which section shows something; None where none does."""
    if isinstance(what, tuple) and len(what) == 2:  # noqa: PLR2004 - a kind and its key
        return {"shop": SHOPS, "product": PRODUCTS, "rate": RATES, "new rate": RATES}.get(what[0])
    if not isinstance(what, str):
        return None
    return what if what in {SHOPS, PRODUCTS, RATES, PROGRAM, CERTAINTY} else ACCOUNTS


def _accounts(shell: Shell, parent: QWidget) -> Section:
    from affitrack.gui.settings.accounts_section import AccountsSection

    return AccountsSection(shell, parent)


def _shops(shell: Shell) -> Section:
    from affitrack.gui.settings.shops_section import ShopsSection

    return ShopsSection(shell)


def _products(shell: Shell) -> Section:
    from affitrack.gui.settings.products_section import ProductsSection

    return ProductsSection(shell)


def _rates(shell: Shell) -> Section:
    from affitrack.gui.settings.rates_section import RatesSection

    return RatesSection(shell)


def _program(shell: Shell) -> Section:
    from affitrack.gui.currencies.rates_card import ExchangeCard
    from affitrack.gui.settings.program_section import ProgramSection

    section = ProgramSection(shell)
    section.add_card(ExchangeCard(shell))
    return section


def _certainty(shell: Shell) -> Section:
    from affitrack.gui.settings.certainty_section import CertaintySection

    return CertaintySection(shell)
