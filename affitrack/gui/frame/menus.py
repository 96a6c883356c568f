"""The menu bar: every thing that the window can do, with its keys."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from affitrack.gui.frame.header import JUMP_KEYS
from affitrack.gui.i18n import LANGUAGE_NAMES
from affitrack.gui.page import PageSpec
from affitrack.gui.preferences import Preferences
from affitrack.gui.theme import Theme
from affitrack.wording.language import Language

_SHORTCUT_PAGES: Final = 9
_ON_MAC: Final = sys.platform == "darwin"  # Option with an arrow goes by words there


class Menus(QObject):
    """Fills the menu bar of a window. What an action does is connected by the window.

    Signals:
        page_chosen(str), theme_chosen(Theme), recent_chosen(Path): from their menus.
        language_chosen(Language or None): None is the desktop's.
        edit_opened(): the menu of what can be undone, copied and deleted is about to be seen.

    `rows` is empty: `RowMenu` fills it.
    """

    page_chosen = Signal(str)
    theme_chosen = Signal(object)
    edit_opened = Signal()
    language_chosen = Signal(object)
    recent_chosen = Signal(object)

    def __init__(
        self, window: QMainWindow, specs: Sequence[PageSpec], preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._specs = specs
        self._preferences = preferences
        self._file, self._edit, self.rows, self._view, self._help = (
            window.menuBar().addMenu("") for _ in range(5)
        )
        self._edit.aboutToShow.connect(self.edit_opened)
        self.import_files = self._action(QKeySequence.StandardKey.Open)
        self.add_sale = self._action(QKeySequence.StandardKey.New)
        self.add_payout = self._action()
        self.statement = self._action()
        self.template = self._action()
        self.mappings = self._action()
        self.backup = self._action()
        self.restore = self._action()
        self.quit = self._action(QKeySequence.StandardKey.Quit, role=QAction.MenuRole.QuitRole)
        self.undo = self._action(QKeySequence.StandardKey.Undo)
        self.redo = self._action()
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.copy = self._action(QKeySequence.StandardKey.Copy)
        self.delete = self._action(QKeySequence.StandardKey.Delete)
        self.delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the table hears it
        self.find = self._action(QKeySequence.StandardKey.Find)
        self.jump = self._action(QKeySequence(JUMP_KEYS))
        self.contrast = self._action()
        self.contrast.setCheckable(True)
        self.contrast.setChecked(preferences.more_contrast)
        self.zoom_in = self._action()
        self.zoom_in.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.zoom_out = self._action(QKeySequence.StandardKey.ZoomOut)
        self.zoom_reset = self._action(QKeySequence("Ctrl+0"))
        self.help = self._action(QKeySequence("F1"))
        self.export_help = self._action()
        self.shortcuts = self._action()
        self.shortcuts.setShortcuts([QKeySequence("Ctrl+?"), QKeySequence("Ctrl+/")])
        self.glossary = self._action()
        self.tour = self._action()
        self.elsewhere = self._action()
        self.own_table = self._action()  # the help leads to it
        self.sample = self._action()
        self.about = self._action(role=QAction.MenuRole.AboutRole)
        self.back = self._action(QKeySequence("Ctrl+[" if _ON_MAC else "Alt+Left"))
        self.forward = self._action(QKeySequence("Ctrl+]" if _ON_MAC else "Alt+Right"))
        self.pages = self._page_actions()
        self.themes = self._theme_actions()
        self.languages = self._language_actions()
        self.recent, self._theme_menu, self._language_menu = QMenu(), QMenu(), QMenu()
        self.recent.aboutToShow.connect(self._list_recent)
        self._fill()
        self._name_actions()
        self.retranslate()

    def commands(self) -> list[tuple[QAction, str]]:
        """Return every action of the menus but the pages, and what its menu is called."""
        pages = set(self.pages.values())
        found: list[tuple[QAction, str]] = []
        menus = (self._file, self._edit, self._view, self._theme_menu, self._language_menu)
        for menu in (*menus, self._help):
            actions = [action for action in menu.actions() if action.objectName()]
            found += [(action, menu.title()) for action in actions if action not in pages]
        return found

    def set_undo_texts(self, undo: str, redo: str) -> None:
        """Say what Undo and Redo would do; "" where there is nothing to do."""
        self.undo.setText(undo or self.tr("&Undo"))
        self.redo.setText(redo or self.tr("&Redo"))
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))

    def check_page(self, name: str) -> None:
        """Mark the page shown."""
        self.pages[name].setChecked(True)

    def retranslate(self) -> None:
        """Set all texts."""
        self._file.setTitle(self.tr("&File"))
        self._edit.setTitle(self.tr("&Edit"))
        self.rows.setTitle(self.tr("&Selection"))
        self._view.setTitle(self.tr("&View"))
        self._help.setTitle(self.tr("&Help"))
        self.import_files.setText(self.tr("&Import…"))
        self.add_sale.setText(self.tr("Add a &sale…"))
        self.add_payout.setText(self.tr("Add a &payout that arrived…"))
        self.statement.setText(self.tr("Take in a bank stat&ement…"))
        self.recent.setTitle(self.tr("Recent &files"))
        self.template.setText(self.tr("Save a &template for your own sales…"))
        self.mappings.setText(self.tr("Column &mappings…"))
        self.backup.setText(self.tr("&Back up…"))
        self.restore.setText(self.tr("&Restore…"))
        self.quit.setText(self.tr("&Quit"))
        self.set_undo_texts("", "")
        self.copy.setText(self.tr("&Copy"))
        self.set_delete_text("")
        self.find.setText(self.tr("&Find on this page"))
        self.jump.setText(self.tr("&Go to…"))
        self.back.setText(self.tr("&Back"))
        self.forward.setText(self.tr("&Forward"))
        self.zoom_in.setText(self.tr("Zoom &in"))
        self.zoom_out.setText(self.tr("Zoom &out"))
        self.zoom_reset.setText(self.tr("&Actual size"))
        self.help.setText(self.tr("&Help on this page"))
        self.export_help.setText(self.tr("&Where do I find the export?"))
        self.shortcuts.setText(self.tr("&Keyboard shortcuts"))
        self.glossary.setText(self.tr("&Glossary"))
        self.tour.setText(self.tr("&Tour in four steps"))
        self.sample.setText(self.tr("&Look around with sample data"))
        self.elsewhere.setText(self.tr("&Sales from elsewhere"))
        self.own_table.setText(self.tr("Columns of your own table"))
        self.about.setText(self.tr("&About AffiTrack"))
        self._theme_menu.setTitle(self.tr("&Theme"))
        self._language_menu.setTitle(self.tr("&Language"))
        self.themes[Theme.SYSTEM].setText(self.tr("As the &desktop"))
        self.contrast.setText(self.tr("More &contrast"))
        self.themes[Theme.LIGHT].setText(self.tr("&Light"))
        self.themes[Theme.DARK].setText(self.tr("Dar&k"))
        self.languages[None].setText(self.tr("As the &desktop"))
        for spec in self._specs:
            self.pages[spec.name].setText(spec.text())

    def _action(
        self,
        keys: QKeySequence | QKeySequence.StandardKey | None = None,
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> QAction:
        action = QAction(self)
        action.setMenuRole(role)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        return action

    def _choices(self, count: int) -> list[QAction]:
        group = QActionGroup(self)
        actions = [self._action() for _ in range(count)]
        for action in actions:
            action.setCheckable(True)
            group.addAction(action)
        return actions

    def _page_actions(self) -> dict[str, QAction]:
        actions = self._choices(len(self._specs))
        for number, (spec, action) in enumerate(zip(self._specs, actions, strict=True), start=1):
            if number <= _SHORTCUT_PAGES:
                action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            action.triggered.connect(partial(self.page_chosen.emit, spec.name))
        return {spec.name: action for spec, action in zip(self._specs, actions, strict=True)}

    def _theme_actions(self) -> dict[Theme, QAction]:
        actions = dict(zip(Theme, self._choices(len(Theme)), strict=True))
        for theme, action in actions.items():
            action.setChecked(theme is self._preferences.theme)
            action.triggered.connect(partial(self.theme_chosen.emit, theme))
        return actions

    def _language_actions(self) -> dict[Language | None, QAction]:
        languages: list[Language | None] = [None, *LANGUAGE_NAMES]
        actions = dict(zip(languages, self._choices(len(languages)), strict=True))
        for language, action in actions.items():
            action.setChecked(language == self._preferences.language)
            action.triggered.connect(partial(self.language_chosen.emit, language))
            if language is not None:
                action.setText(LANGUAGE_NAMES[language])
        return actions

    def set_delete_text(self, text: str) -> None:
        """Say what Delete would delete; "" for nothing."""
        self.delete.setText(text or self.tr("&Delete"))
        self.delete.setEnabled(bool(text))

    def _fill(self) -> None:
        self._file.addAction(self.import_files)
        self._file.addMenu(self.recent)
        self._file.addActions([self.add_sale, self.add_payout, self.statement])
        self._file.addActions([self.template, self.mappings])
        self._file.addSeparator()
        self._file.addActions([self.backup, self.restore])
        self._file.addSeparator()
        self._file.addAction(self.quit)
        self._edit.addActions([self.undo, self.redo])
        self._edit.addSeparator()
        self._edit.addActions([self.copy, self.delete])
        self._edit.addSeparator()
        self._edit.addActions([self.find, self.jump])
        self._view.addActions([self.back, self.forward])
        self._view.addSeparator()
        self._view.addActions(list(self.pages.values()))
        self._view.addSeparator()
        self._theme_menu.addActions(list(self.themes.values()))
        self._theme_menu.addSeparator()
        self._theme_menu.addAction(self.contrast)
        self._view.addMenu(self._theme_menu)
        self._language_menu.addActions(list(self.languages.values()))
        self._view.addMenu(self._language_menu)
        self._view.addSeparator()
        self._view.addActions([self.zoom_in, self.zoom_out, self.zoom_reset])
        self._help.addActions([self.help, self.export_help, self.shortcuts, self.glossary])
        self._help.addSeparator()
        self._help.addActions([self.tour, self.sample, self.elsewhere])
        self._help.addSeparator()
        self._help.addAction(self.about)

    def _name_actions(self) -> None:
        """Give each action a name of its own, by which it is known in every language."""
        for name, value in vars(self).items():
            if isinstance(value, QAction):
                value.setObjectName(name)
        for theme, action in self.themes.items():
            action.setObjectName(f"theme.{theme}")
        for language, action in self.languages.items():
            action.setObjectName(f"language.{language or 'desktop'}")

    def _list_recent(self) -> None:
        self.recent.clear()
        paths = [path for path in self._preferences.recent_files if path.is_file()]
        for path in paths:
            action = self.recent.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(partial(self.recent_chosen.emit, path))
        if paths:
            self.recent.addSeparator()
            clear = self.recent.addAction(self.tr("&Clear this list"))
            clear.triggered.connect(self._preferences.clear_recent_files)
        else:
            none = self.recent.addAction(self.tr("No files yet"))
            none.setEnabled(False)
