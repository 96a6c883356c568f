"""A form of rules beside the card that tells what a change comes to: the ground of each section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.settings.effect_card import EffectCard
from affitrack.gui.settings.list_table import ListTable
from affitrack.gui.settings.rule_field import RuleField
from affitrack.gui.settings.rule_words import refusal_words
from affitrack.gui.shell import Shell
from affitrack.gui.widgets import Card, label, scrolled
from affitrack.gui.widgets.labels import rule
from affitrack.gui.widgets.return_key import is_return, presses_button
from affitrack.wording.message import UserError

NO_LIMIT: Final = 16_777_215  # Qt's QWIDGETSIZE_MAX
_SIDE_BY_SIDE_FROM: Final = 800
"""The width of the drawings from which parts of a section stand side by side."""
_PANEL_WIDTH: Final = 356


class Part(NamedTuple):
    """A part of a section, in the measure of the drawings."""

    widget: QWidget
    width: int
    """Beside others; 0 takes the room that they leave."""
    height: int
    """The least that it has below others."""


class Reflowing(QWidget):
    """Parts that lie otherwise where the width does not do; `lay_out` says how."""

    def __init__(self) -> None:
        super().__init__()
        self._is_wide: bool | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place(is_wide=event.size().width() >= px(_SIDE_BY_SIDE_FROM))

    def place(self, *, is_wide: bool) -> None:
        """Lay the parts out, where they do not lie so already."""
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self.lay_out(is_wide=is_wide)

    def lay_out(self, *, is_wide: bool) -> None:
        """Lay the parts out for a wide section or a narrow one."""
        raise NotImplementedError


class SideBySide(Reflowing):
    """Parts beside each other, or below each other where the width does not do."""

    def __init__(self, parts: Sequence[Part]) -> None:
        """Place some parts, from left to right."""
        super().__init__()
        self._parts = tuple(parts)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(14))
        for part in self._parts:
            self._line.addWidget(part.widget, 0 if part.width else 1)
        self.place(is_wide=True)

    def lay_out(self, *, is_wide: bool) -> None:
        side, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(side if is_wide else below)
        for widget, width, height in self._parts:
            is_fixed = is_wide and width > 0
            widget.setMinimumWidth(px(width) if is_fixed else 0)
            widget.setMaximumWidth(px(width) if is_fixed else NO_LIMIT)
            widget.setMinimumHeight(0 if is_wide else px(height))


class FieldList(QWidget):
    """Fields below each other, in groups with a thin line between."""

    def __init__(self, groups: Sequence[Sequence[QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        for place, group in enumerate(groups):
            if place:
                column.addWidget(rule(soft=True))
            for part in group:
                column.addWidget(part)


def in_tab_order(widgets: Iterable[QWidget]) -> None:
    """Let the Tab key lead from one widget to the next, whatever order they were made in."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def fields_in_order(fields: Iterable[RuleField]) -> list[QWidget]:
    """Return what takes the focus in some fields, in order."""
    return [widget for field in fields for widget in (*field.editor.fields(), field.back())]


def changes_in(
    fields: Sequence[RuleField], check: Callable[[str, str], str]
) -> tuple[dict[str, str | None], bool]:
    """Return what the user changed, and whether anything is wrong, which its field then says.

    Args:
        fields: the form.
        check: gives the value of a key in its one spelling, or raises `UserError`.
    """
    changes: dict[str, str | None] = {}
    has_errors = False
    for field in fields:
        if not field.is_changed():
            field.set_error("")
            continue
        value = field.value()
        try:
            changes[field.key] = None if value is None else check(field.key, value)
        except UserError as error:
            field.set_error(refusal_words(error, field.key))
            has_errors = True
        else:
            field.set_error("")
    return changes, has_errors


def real_changes(
    changes: Mapping[str, str | None], settings: Mapping[str, str]
) -> dict[str, str | None]:
    """Return only what is another than the store has: "20%" for "0.2" is no change."""
    return {key: value for key, value in changes.items() if value != settings.get(key)}


class Section(QWidget):
    """One part of the page of settings."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def refresh(self) -> None:
        """Read the book again; what is being changed stays."""

    def make_part(self) -> bool:
        """Make one part that would else be made when it is first needed; False if none is left."""
        return False

    def show_what(self, what: object) -> bool:
        """Show something in particular; False where it is not of this section."""
        return False

    def retranslate(self) -> None:
        """Set all texts."""

    def has_open_change(self) -> bool:
        """Tell whether something was changed and neither saved nor discarded."""
        return False

    def warn_of_open_change(self) -> None:
        """Say that what was changed has to be saved or discarded first."""


class EditingSection(Section):
    """A section with a form, whose change is previewed before it is saved."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.effect = EffectCard(shell)

    def has_open_change(self) -> bool:
        return self.effect.is_open()

    def warn_of_open_change(self) -> None:
        self.shell.say(self.tr("Save or discard the changes first."))
        button = self.effect.save if self.effect.save.isEnabled() else self.effect.discard
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        effect = self.effect
        if presses_button(event):
            return
        if is_return(event) and effect.save.isEnabled():
            effect.save.click()
        elif event.key() == Qt.Key.Key_Escape and effect.is_open():
            effect.discard.click()
        else:
            super().keyPressEvent(event)


class ListSection(EditingSection):
    """A table, the form of the row that is chosen, and what a change of it comes to."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.table = ListTable()
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self._nothing = label("", "muted", wrap=True)
        """Stands in the place of the form while no row is chosen."""
        self._forms = QStackedWidget()

    def place(self, head: QLayout, form: QWidget) -> None:
        """Put the table under its head, and beside it the form over what a change comes to."""
        table = Card(flush=True)
        table.body.addLayout(head)
        table.body.addWidget(self.table, 1)
        nothing = Card()
        nothing.body.addWidget(self._nothing)
        nothing.body.addStretch(1)
        self._forms.addWidget(nothing)
        self._forms.addWidget(scrolled(form))
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addWidget(self._forms, 3)
        column.addWidget(self.effect, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        parts = [Part(table, 0, 220), Part(panel, _PANEL_WIDTH, 460)]
        whole.addWidget(scrolled(SideBySide(parts)))
