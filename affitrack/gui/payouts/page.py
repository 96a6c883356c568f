"""The page of payouts: tabs, and one section at a time under them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.page import Page
from affitrack.gui.payouts.section_wanted import SectionWanted
from affitrack.gui.payouts.sections import section_specs
from affitrack.gui.shell import Shell
from affitrack.gui.widgets.section_tabs import SectionTabs

_SECTION_KEY: Final = "payouts/section"


class PayoutsPage(Page):
    """Shows one of its sections; which one is remembered from start to start."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._specs = {spec.name: spec for spec in section_specs()}
        self._sections: dict[str, Page] = {}
        self._stale: set[str] = set()
        self.tabs = SectionTabs()
        self._stack = QStackedWidget()
        self._build()
        self.retranslate()

    # --- Page -------------------------------------------------------------------------------

    def title(self) -> str:
        return self.section().title()

    def search_hint(self) -> str:
        return self.section().search_hint()

    def search(self, text: str) -> None:
        self.section().search(text)

    def show_what(self, what: object) -> None:
        """Show a section, with a `SectionWanted`; anything else is for the one on top."""
        if not isinstance(what, SectionWanted):
            self.section().show_what(what)
            return
        self.show_section(what.name)
        if what.what is not None:
            self.section().show_what(what.what)

    def place(self) -> SectionWanted:
        return SectionWanted(self.tabs.current())

    def refresh(self) -> None:
        self._stale.update(self._specs)
        self._read()

    def make_part(self) -> bool:
        missing = [name for name in self._specs if name not in self._sections]
        if missing:
            self.section(missing[0])
        return bool(missing) or any(each.make_part() for each in self._sections.values())

    def main_list(self) -> QAbstractItemView | None:
        return self.section().main_list()

    def undo(self) -> bool:
        return self.section().undo()

    def undo_text(self) -> str:
        return self.section().undo_text()

    def delete_text(self) -> str:
        return self.section().delete_text()

    def delete(self) -> bool:
        return self.section().delete()

    def retranslate(self) -> None:
        self.tabs.setAccessibleName(self.tr("Sections of this page"))
        self.tabs.set_tabs([(spec.name, spec.text(), spec.tip()) for spec in self._specs.values()])

    # --- sections ---------------------------------------------------------------------------

    def section(self, name: str = "") -> Page:
        """Return a section, made now if need be; without a name the one on top."""
        name = name or self.tabs.current()
        if name not in self._sections:
            made = self._specs[name].make(self.shell, self._stack)
            made.title_changed.connect(self.title_changed)
            made.badge_changed.connect(self.badge_changed)
            made.search_changed.connect(self.search_changed)
            self._sections[name] = made
            self._stale.add(name)
            self._stack.addWidget(made)
        return self._sections[name]

    def show_section(self, name: str) -> None:
        """Put a section on top."""
        self.tabs.set_current(name)
        self._show()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.set_tabs([(name, "", "") for name in self._specs])
        self.tabs.setVisible(len(self._specs) > 1)
        kept = bytes(self.shell.preferences.state(_SECTION_KEY).data()).decode(errors="replace")
        self.tabs.set_current(kept)
        self._stack.setCurrentWidget(self.section())
        self.tabs.chosen.connect(lambda _: self._show())

    def _show(self) -> None:
        section, name = self.section(), self.tabs.current()
        self._stack.setCurrentWidget(section)
        self.shell.preferences.keep_state(_SECTION_KEY, QByteArray(name.encode()))
        self._read()
        self.title_changed.emit()

    def _read(self) -> None:
        """Let the section on top read the book if that changed; the others when they are shown."""
        name = self.tabs.current()
        if name in self._stale:
            self._stale.discard(name)
            self.section(name).refresh()
