"""The window: puts the frame around the pages and connects what the user does with what happens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from affitrack.gui import icons
from affitrack.gui.frame.data_actions import DataActions
from affitrack.gui.frame.drop import FileDrop
from affitrack.gui.frame.focus_keeper import FocusKeeper, copy_from_focus
from affitrack.gui.frame.header import Header
from affitrack.gui.frame.look_actions import LookActions
from affitrack.gui.frame.menus import Menus
from affitrack.gui.frame.navigation import Navigation
from affitrack.gui.frame.page_stack import PageStack
from affitrack.gui.frame.progress import ProgressStrip
from affitrack.gui.frame.row_menu import RowMenu
from affitrack.gui.frame.sample_banner import SampleBanner
from affitrack.gui.frame.trail import Trail
from affitrack.gui.frame.welcome import Welcome
from affitrack.gui.i18n import Translations
from affitrack.gui.metrics import px
from affitrack.gui.page import PageSpec
from affitrack.gui.received.actions import ReceivedActions
from affitrack.gui.shell import Shell
from affitrack.gui.theme import Appearance
from affitrack.gui.widgets.return_key import is_return
from affitrack.later import later

if TYPE_CHECKING:
    from affitrack.gui.frame import dialogs
    from affitrack.gui.help.helping import Helping
    from affitrack.gui.help.tour import Tour
    from affitrack.gui.jump.jumping import Jumping
    from affitrack.gui.widgets.toast import Toast
else:
    dialogs = later("affitrack.gui.frame.dialogs")

_FIRST_SIZE: Final = (1280, 800)
_TITLE_BAR: Final = 40  # what the desktop puts around the window, at most
_COMPACT_BELOW: Final = 920


class MainWindow(QMainWindow):
    """The one window of the program."""

    def __init__(
        self,
        shell: Shell,
        appearance: Appearance,
        translations: Translations,
        specs: Sequence[PageSpec],
    ) -> None:
        super().__init__()
        self.shell = shell
        self._specs = {spec.name: spec for spec in specs}
        self._searches: dict[str, str] = {}
        self._helping: Helping | None = None
        self._tour: Tour | None = None
        self.setWindowIcon(icons.application_icon())
        self.menus = Menus(self, specs, shell.preferences)
        self.navigation = Navigation(specs)
        self.header = Header(shell.tasks)
        self.banner = SampleBanner()
        self.welcome = Welcome()
        self.pages = PageStack(shell, specs, self.welcome)
        self.progress = ProgressStrip(shell.tasks)
        self._ground = self._compose()
        FocusKeeper(self, self.pages, shell.tasks)
        Trail(self, shell, self.pages, self.menus)
        RowMenu(self.menus.rows, self.pages)
        self.file_drop = FileDrop(self)
        self.actions_on_data = DataActions(shell, self)
        self.actions_on_looks = LookActions(shell, self.menus, appearance, translations)
        self.actions_on_received = ReceivedActions(shell, self, self.pages)
        self._connect()
        self._connect_menus()
        self._restore()

    @cached_property
    def toast(self) -> Toast:
        """What is said at the foot, made with the first message."""
        from affitrack.gui.widgets.toast import Toast

        return Toast(self._ground)

    def retranslate(self) -> None:
        """Set all texts that the window has of its own."""
        self.menus.retranslate()
        self.setWindowTitle("AffiTrack")
        self._show_title()
        self._show_undo()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave names out of the navigation where there is little room for texts this large."""
        self.navigation.set_compact(is_compact=self.width() < px(_COMPACT_BELOW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape end the message at the foot, and Return press the button with the focus.

        Both where nobody nearer had a use for the key; outside dialogs, Qt has none for Return.
        """
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.toast.isVisible():
            self.toast.dismiss()
        elif is_return(event) and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.actions_on_data.may_close():
            event.ignore()
            return
        self.shell.preferences.keep_state("window", self.saveGeometry())
        self.shell.preferences.page = self.pages.current_name
        self.shell.close()
        super().closeEvent(event)

    def bring_to_front(self) -> None:
        """Show the window to whoever started the program a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _compose(self) -> QWidget:
        main = QVBoxLayout()
        main.setContentsMargins(px(20), px(14), px(20), px(16))
        main.setSpacing(px(14))
        main.addWidget(self.header)
        main.addWidget(self.banner)
        main.addWidget(self.pages, 1)
        main.addWidget(self.progress)
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(main, 1)
        self.setCentralWidget(ground)
        self.setMinimumSize(QSize(px(640), px(420)).boundedTo(_room()))
        return ground

    def _connect(self) -> None:
        shell, actions = self.shell, self.actions_on_data
        shell.page_wanted.connect(self.pages.show_page)
        shell.said.connect(lambda *said: self.toast.show_message(*said))  # noqa: PLW0108 - made then
        shell.problem_told.connect(lambda error: dialogs.tell_problem(self, error))
        shell.book_changed.connect(self._on_book_changed)
        shell.look_wanted.connect(self._show_look)
        self.file_drop.offered.connect(shell.tasks.expect_files)
        self.file_drop.dropped.connect(self.actions_on_received.take_dropped)
        self.navigation.chosen.connect(self.pages.show_page)
        self.pages.shown.connect(self._on_page_shown)
        self.pages.title_changed.connect(self._show_title)
        self.pages.title_changed.connect(self._show_undo)
        self.pages.badge_changed.connect(self.navigation.set_badge)
        self.pages.search_changed.connect(self._on_search_changed)
        self.header.searched.connect(self._search)
        self.header.jump_asked.connect(self._jump)
        self.header.account_chosen.connect(shell.choose_account)
        self.header.import_asked.connect(self._choose_files)
        self.welcome.files_asked.connect(self._choose_files)
        self.welcome.help_asked.connect(lambda: self._help().open("export"))
        self.welcome.sample_asked.connect(actions.open_sample)
        self.banner.back_asked.connect(self._leave_sample)
        shell.undo_stack.changed.connect(self._show_undo)

    def _connect_menus(self) -> None:
        menus, actions, looks = self.menus, self.actions_on_data, self.actions_on_looks
        menus.import_files.triggered.connect(self._choose_files)
        menus.add_sale.triggered.connect(self._add_sale)
        menus.add_payout.triggered.connect(self.actions_on_received.add)
        menus.statement.triggered.connect(self.actions_on_received.choose_statement)
        menus.recent_chosen.connect(lambda path: self.shell.preview_files([path]))
        menus.template.triggered.connect(self._save_template)
        menus.mappings.triggered.connect(self._show_mappings)
        menus.elsewhere.triggered.connect(lambda: self._help().open("elsewhere"))
        menus.own_table.triggered.connect(self._show_own_columns)
        menus.backup.triggered.connect(actions.back_up)
        menus.restore.triggered.connect(actions.restore)
        menus.quit.triggered.connect(self.close)
        menus.undo.triggered.connect(self._undo)
        menus.redo.triggered.connect(self._redo)
        menus.copy.triggered.connect(copy_from_focus)
        menus.edit_opened.connect(self._show_undo)
        menus.delete.triggered.connect(self._delete)
        menus.find.triggered.connect(self._find)
        menus.jump.triggered.connect(lambda _: self._jump())
        menus.page_chosen.connect(self.pages.go_to)
        menus.theme_chosen.connect(looks.choose_theme)
        menus.contrast.toggled.connect(looks.choose_contrast)
        menus.language_chosen.connect(looks.choose_language)
        menus.zoom_in.triggered.connect(lambda: looks.zoom_by(1))
        menus.zoom_out.triggered.connect(lambda: looks.zoom_by(-1))
        menus.zoom_reset.triggered.connect(lambda: looks.zoom_to(100))
        menus.help.triggered.connect(lambda: self._help().open_for_page(self.pages.current_name))
        menus.export_help.triggered.connect(lambda: self._help().open("export"))
        menus.shortcuts.triggered.connect(lambda: self._help().open("shortcuts"))
        menus.glossary.triggered.connect(lambda: self._help().open("glossary"))
        menus.tour.triggered.connect(self.show_tour)
        menus.sample.triggered.connect(actions.open_sample)
        menus.about.triggered.connect(lambda: dialogs.show_about(self, self.shell.book.path))

    def _restore(self) -> None:
        preferences = self.shell.preferences
        if not self.restoreGeometry(preferences.state("window")):
            wanted = QSize(px(_FIRST_SIZE[0]), px(_FIRST_SIZE[1]))
            self.resize(wanted.boundedTo(_room()))
        if preferences.account in {account.handle for account in self.shell.book.accounts()}:
            self.shell.choose_account(preferences.account)
        self._on_book_changed()
        self.shell.undo_stack.look()
        self.pages.show_page(preferences.page or next(iter(self._specs)))
        self.retranslate()
        self.navigation.button(self.pages.current_name).setFocus()

    def _on_book_changed(self) -> None:
        self.banner.setVisible(self.shell.is_sample)
        self._show_accounts()
        stamp = self.shell.book.last_backup_at()
        self.navigation.set_last_backup(datetime.fromisoformat(stamp) if stamp else None)

    def _on_page_shown(self, name: str) -> None:
        self.shell.look_outside()
        self.navigation.set_current(name)
        self.menus.check_page(name)
        self.header.search.set_text_quietly(self._searches.get(name, ""))
        self._show_title()
        self._show_undo()

    def _show_title(self) -> None:
        name = self.pages.current_name
        if name:
            page = self.pages.current_page
            title = page.title() if page is not None else ""
            self.header.set_title(title or self._specs[name].text())
            self.header.set_search_hint(page.search_hint() if page is not None else "")

    def _show_accounts(self) -> None:
        handles = [account.handle for account in self.shell.book.accounts()]
        self.header.set_accounts(handles, self.shell.account)

    def _search(self, text: str) -> None:
        page = self.pages.current_page
        if page is not None:
            self._searches[self.pages.current_name] = text
            page.search(text)

    def _on_search_changed(self, name: str, text: str) -> None:
        self._searches[name] = text
        if name == self.pages.current_name:
            self.header.search.set_text_quietly(text)

    def _delete(self) -> None:
        page = self.pages.current_page
        if page is None or not page.delete():
            words = self.tr("Choose a sale that you entered by hand: only those are deleted so.")
            self.shell.say(words)

    def _find(self) -> None:
        """Lead to the search of the page, or to the jump box where the page has none."""
        if self.header.search.isHidden():
            self._jump()
            return
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    def _jump(self, text: str = "") -> None:
        self._jumping.open(text)

    @cached_property
    def _jumping(self) -> Jumping:
        """Make the jump box when it is first asked for: who starts the program does not wait."""
        from affitrack.gui.jump.jumping import Jumping

        jumping = Jumping(self.shell, self._ground, self.menus, tuple(self._specs.values()))
        jumping.add_source(self._help().entries)
        self.pages.shown.connect(jumping.box.dismiss)
        return jumping

    def _help(self) -> Helping:
        """Return the help, which is made when it is first asked for."""
        if self._helping is None:
            from affitrack.gui.help.helping import Helping

            self._helping = Helping(self.shell, self, self.menus)
        return self._helping

    def show_tour(self) -> None:
        """Show the four steps of the tour, on the first page."""
        from affitrack.gui.help.tour import Tour, tour_steps

        if self._tour is not None:
            return
        self._tour = Tour(self._ground, tour_steps(self))
        self._tour.ended.connect(self._on_tour_ended)
        self.shell.page_wanted.connect(self._tour.end)
        self._tour.start()

    def offer_tour(self) -> None:
        """Show the tour to whoever starts the program for the first time."""
        preferences = self.shell.preferences
        if preferences.state("tour").isEmpty() and self.shell.book.is_empty():
            self.show_tour()
        preferences.keep_state("tour", QByteArray(b"offered"))

    def _on_tour_ended(self) -> None:
        self._tour = None

    def _choose_files(self) -> None:
        self.shell.tasks.expect_files()
        dialogs.choose_exports(self, self.shell.preferences.last_folder, self.shell.preview_files)

    # What lies below is loaded when it is asked for: it knows all that reads files.

    def _add_sale(self) -> None:
        from affitrack.gui.sales.by_hand import open_by_hand

        open_by_hand(self.shell, self)

    def _save_template(self) -> None:
        from affitrack.gui.imports.own_table import ask_template_place

        ask_template_place(self.shell, self)

    def _show_own_columns(self) -> None:
        from affitrack.gui.imports.own_table import show_columns

        show_columns(self.shell, self)

    def _show_mappings(self) -> None:
        from affitrack.gui.imports.mapping_dialog import MappingDialog

        MappingDialog(self.shell, self).open()

    def _undo(self) -> None:
        page = self.pages.current_page
        if page is None or not page.undo():
            self.toast.dismiss()  # what it offers is done by the key, or is no longer
            self.shell.undo_stack.undo()

    def _redo(self) -> None:
        self.toast.dismiss()
        self.shell.undo_stack.redo()

    def _show_undo(self) -> None:
        stack, page = self.shell.undo_stack, self.pages.current_page
        own = "" if page is None else page.undo_text()
        self.menus.set_undo_texts(own or stack.undo_text(), stack.redo_text())
        self.menus.set_delete_text("" if page is None else page.delete_text())

    def _show_look(self, what: str, value: object) -> None:
        """Do what a page wishes of the window."""
        if what == "tour":
            self.show_tour()
        elif what == "files":
            self._choose_files()
        elif what == "help":
            self._help().open(str(value))
        else:
            self.actions_on_looks.choose(what, value)

    def _leave_sample(self) -> None:
        # The button that was pressed goes with the banner; without this the next one gets a ring.
        self.navigation.button(self.pages.current_name).setFocus(Qt.FocusReason.OtherFocusReason)
        self.shell.switch_book()


def _room() -> QSize:
    """Return how large a window can be on the screen."""
    return QApplication.primaryScreen().availableSize() - QSize(0, px(_TITLE_BAR))
