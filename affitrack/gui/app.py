"""Starts the windows: settings, language, looks, one instance per store, then the main window."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_config_path, user_log_path
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from affitrack.gui.frame.fault_dialog import FaultDialog

import affitrack
from affitrack.book.book import Book, default_path, looks_older
from affitrack.gui import icons
from affitrack.gui.collecting import look_at_new_only
from affitrack.gui.faults import FaultWatch, crash_report
from affitrack.gui.i18n import Translations
from affitrack.gui.main_window import MainWindow
from affitrack.gui.pages import page_specs
from affitrack.gui.preferences import Preferences
from affitrack.gui.shell import Shell
from affitrack.gui.single_instance import SingleInstance
from affitrack.gui.theme import STYLE, Appearance
from affitrack.wording.language import Language
from affitrack.wording.message import UserError

_REFUSED: Final = 2
_SECONDS_TO_FIRST_PICTURE: Final = 2
# How long the worker may hold Python before the window gets its turn: a fifth of what is usual,
# because the window asks for a turn several times for each thing it draws.
SWITCH_SECONDS: Final = 0.001


class Application(QApplication):
    """The application object, which macOS tells which files to open.

    Signals:
        file_opened(Path): the desktop asks to open this file.
    """

    file_opened = Signal(object)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(Path(event.file()))
            return True
        return super().event(event)


def run(
    book_path: Path | None = None,
    files: Sequence[Path] = (),
    lang: Language | None = None,
    as_of: date | None = None,
) -> int:
    """Open the window on a store, offer `files` for import, and return the exit code.

    `lang` goes before the language that the user chose, for this run only. A second start on the
    same store hands its files to the first and returns 0 at once.
    """
    # Qt's loop would sit on Ctrl+C till the next event.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.setswitchinterval(SWITCH_SECONDS)
    app = _application()
    instance = SingleInstance(book_path or default_path(), app)
    # Where the first one does not answer, it hangs or is ending: a second window is safe, only odd.
    if not instance.claim() and instance.hand_over(files):
        return 0
    watch = FaultWatch(user_log_path("affitrack", appauthor=False), app)
    crash = watch.install()
    preferences = Preferences(user_config_path("affitrack", appauthor=False) / "window.ini")
    translations = Translations(app)
    translations.use(lang or preferences.language)
    appearance = Appearance(
        app,
        preferences.theme,
        preferences.zoom_percent,
        more_contrast=preferences.more_contrast,
    )
    window = None
    while window is None:
        try:
            window = _window_on(book_path, preferences, appearance, translations, as_of)
        except UserError as error:
            from affitrack.gui.refusal import is_mended

            if not is_mended(book_path, error):
                return _REFUSED
    watch.known = window.shell.known_problem
    watch.problem_caught.connect(window.shell.problem_told)
    reporter = _Reporter(watch, window)
    if crash:
        reporter.tell_of_crash(crash)
    _take_files(app, instance, window, files)
    _show(window, instance)
    if not files:
        window.offer_tour()
    code = app.exec()
    instance.release()
    watch.uninstall()
    return code


def _application() -> Application:
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = Application([sys.argv[0], *STYLE])
    app.setApplicationName("AffiTrack")
    app.setApplicationVersion(affitrack.__version__)
    app.setDesktopFileName("affitrack")
    app.setWindowIcon(icons.application_icon())
    return app


def _window_on(
    path: Path | None,
    preferences: Preferences,
    appearance: Appearance,
    translations: Translations,
    as_of: date | None,
) -> MainWindow:
    """Open a store and make its window, which waits to be shown.

    Raises:
        UserError: the store cannot be opened, or what the window reads first is damaged.
    """
    if looks_older(path):
        from affitrack.gui.updating import bring_up_to_date

        bring_up_to_date(path, Book.open)
    shell = Shell(path, preferences, as_of=as_of, works_apart=True)
    shell.tasks.hold()
    try:
        return MainWindow(shell, appearance, translations, page_specs())
    except Exception as error:
        known = shell.known_problem(error)
        shell.close()
        _let_go_of_half_a_window()
        if known is None:
            raise
        raise known from error


def _let_go_of_half_a_window() -> None:
    """Delete the window that could not be made: Qt would keep it beside the next one."""
    for left in QApplication.topLevelWidgets():
        if isinstance(left, MainWindow):
            left.deleteLater()


def _show(window: MainWindow, instance: SingleInstance) -> None:
    """Show the window; what can wait goes on when it has been painted."""
    first_picture = _FirstPicture(window)
    first_picture.painted.connect(window.shell.tasks.go_on)
    first_picture.painted.connect(instance.listen)
    first_picture.painted.connect(look_at_new_only)
    window.pages.all_made.connect(look_at_new_only)
    window.show()
    _tell_times(window)
    window.pages.get_ready()


def _tell_times(window: MainWindow) -> None:
    """Write down when what is seen, where a measurement asks for it."""
    target = os.environ.get("AFFITRACK_TIMES")
    if target:
        from affitrack.gui.start_times import StartTimes

        StartTimes(window, Path(target))


def _take_files(
    app: Application, instance: SingleInstance, window: MainWindow, files: Sequence[Path]
) -> None:
    """Bring files to the window from wherever they come, now and later."""

    def take(paths: Sequence[Path]) -> None:
        window.bring_to_front()
        window.shell.preview_files([path.absolute() for path in paths])

    instance.files_handed.connect(take)
    app.file_opened.connect(lambda path: take([path]))
    if files:
        QTimer.singleShot(0, window, lambda: take(files))


class _FirstPicture(QObject):
    """Waits until a window has been painted for the first time.

    Signals:
        painted(): it has, or nobody looks at it.
    """

    painted = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._tell)
        self._patience.start(_SECONDS_TO_FIRST_PICTURE * 1000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            self._patience.start(0)  # when all the rest of it is painted too
        return False

    def _tell(self) -> None:
        self._window.removeEventFilter(self)
        self.painted.emit()
        self.deleteLater()


class _Reporter(QObject):
    """Shows one dialog at a time for the faults of the program."""

    def __init__(self, watch: FaultWatch, window: MainWindow) -> None:
        super().__init__(window)
        self._watch = watch
        self._window = window
        self._dialog: FaultDialog | None = None
        watch.caught.connect(self.tell)

    def tell(self, report: str) -> None:
        """Show a fault, unless one is on the screen already; the log has them all."""
        from affitrack.gui.frame.fault_dialog import FaultDialog

        if self._dialog is None:
            self._open(FaultDialog(report, self._watch.log_path, self._window))

    def tell_of_crash(self, left: str) -> None:
        """Offer the details of the crash that ended the last start."""
        text = self.tr("AffiTrack ended unexpectedly last time. Your saved data is not affected.")
        self._window.toast.show_message(text, self.tr("Details…"), lambda: self._show_crash(left))

    def _show_crash(self, left: str) -> None:
        from affitrack.gui.frame.fault_dialog import FaultDialog

        report = crash_report(left)
        log = self._watch.log_path
        self._open(FaultDialog(report, log, self._window, was_crash=True))

    def _open(self, dialog: FaultDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
