"""What can be done with a chart: copy it, save it as a picture, print it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QPoint, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QImage, QPageLayout, QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu

from affitrack.gui.charts.canvas import DRAWER, ChartCanvas
from affitrack.gui.charts.caption import Caption
from affitrack.gui.charts.drawing import Sketch
from affitrack.gui.i18n import language
from affitrack.gui.outside import say_saved
from affitrack.gui.shell import Shell
from affitrack.gui.widgets.file_dialog import FileDialog
from affitrack.wording.message import UserError, message
from affitrack.wording.numbers import format_day
from affitrack.wording.system import reason_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

_DETAIL: Final = 2.0
"""Pixels of a saved picture in one of the widget, at least."""
_PAPER_DETAIL: Final = 4.0
ENDINGS: Final = ("png", "svg", "pdf")


class ChartActions(QObject):
    """Gives a chart a menu of its own.

    Args:
        canvas: the chart.
        shell: the surroundings.
        name: what a file is called, without its ending.
        more: further entries of the menu, before the others.
        about: what the chart is of, where its name does not say it.
    """

    _drawn = Signal(object, object)

    def __init__(
        self,
        canvas: ChartCanvas[Any],
        shell: Shell,
        name: Callable[[], str],
        more: Callable[[QMenu], None] | None = None,
        about: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._shell = shell
        self._name = name
        self._more = more
        self._about = about
        self._drawn.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        canvas.customContextMenuRequested.connect(self._open_menu)

    def menu(self) -> QMenu:
        """Return the menu of the chart, which deletes itself when it closes."""
        menu = QMenu(self._canvas)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._more is not None:
            self._more(menu)
            menu.addSeparator()
        for text, do in (
            (self.tr("Copy picture"), self.copy),
            (self.tr("Save picture…"), self.ask_for_file),
            (self.tr("Print…"), self.ask_for_printer),
        ):
            action = QAction(text, menu)
            action.setEnabled(self._canvas.drawing() is not None)
            action.triggered.connect(do)
            menu.addAction(action)
        return menu

    def copy(self) -> None:
        """Put the picture on the clipboard, as it is on screen."""
        drawing = self._canvas.drawing()
        if drawing is not None:
            picture = QImage(drawing.image)
            picture.setDevicePixelRatio(1)
            QGuiApplication.clipboard().setImage(picture)
            self._shell.say(self.tr("Picture copied"))

    def ask_for_file(self) -> QFileDialog:
        """Ask for a file, and save the picture there."""
        folder = self._shell.preferences.last_folder or Path.home()
        dialog = FileDialog(self._canvas.window(), self.tr("Save picture"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {
            self.tr("Picture (*.png)"): "png",
            self.tr("Drawing that scales (*.svg)"): "svg",
            self.tr("Document (*.pdf)"): "pdf",
        }
        dialog.setNameFilters(list(filters))
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen]))
        dialog.setDefaultSuffix("png")
        dialog.selectFile(f"{self._name()}.png")
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def save(self, path: Path) -> None:
        """Save the picture, as what the ending says: on white, and named, as it goes to others."""
        sketch = self._canvas.sketch()
        if sketch is None:
            return
        ending = path.suffix.lstrip(".").lower()
        if ending not in ENDINGS:
            path = path.with_name(f"{path.name}.png")
        detail = 1.0 if ending == "pdf" else max(_DETAIL, sketch.ground.ratio)
        on_paper = sketch.on_paper(detail, self._caption())
        self._run(lambda: _write(on_paper, path), lambda _: say_saved(self._shell, path))

    def ask_for_printer(self) -> QPrintDialog:
        """Ask for a printer, and print the chart, which is wider than high, as the page is."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setDocName(self._name())
        dialog = QPrintDialog(printer, self._canvas.window())
        dialog.setWindowTitle(self.tr("Print chart"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        # To complete the name of a file it opens those that are listed: see `FileDialog`.
        dialog.finished.connect(lambda _: self._shell.open_anew())
        QDialog.open(dialog)  # its own wants an old-style slot
        return dialog

    def print_on(self, printer: QPrinter) -> None:
        """Print the chart, on white, as wide as the page."""
        sketch = self._canvas.sketch()
        if sketch is not None:
            on_paper = sketch.on_paper(_PAPER_DETAIL, self._caption())
            self._run(lambda: on_paper.draw().image, lambda image: _put_on(printer, image))

    def _caption(self) -> Caption:
        """Return what tells others what they see: of what, of whom, as of which day."""
        book, chosen = self._shell.book, self._shell.account
        handles = [chosen] if chosen else [account.handle for account in book.accounts()]
        parts = [
            self._about() if self._about is not None else "",
            ", ".join(f"@{handle.removeprefix('@')}" for handle in handles),
            format_day(book.as_of, language()),
        ]
        line = " · ".join(part for part in parts if part)
        return Caption(self._canvas.spoken()[0], line, self._canvas.legend())

    def _run(self, work: Callable[[], object], then: Callable[[Any], None]) -> None:
        """Do work where charts are drawn, and go on with its answer on the window's thread."""
        future: Future[object] = DRAWER.submit(work)
        future.add_done_callback(lambda done: self._drawn.emit(done, then))

    def _go_on(self, done: Future[object], then: Callable[[object], None]) -> None:
        error = done.exception()
        if error is None:
            then(done.result())
        elif isinstance(error, Exception):
            self._shell.tell(error)

    def _open_menu(self, where: QPoint) -> None:
        self.menu().popup(self._canvas.mapToGlobal(where))


def _write(sketch: Sketch[Any], path: Path) -> None:
    try:
        sketch.write(path)
    except OSError as error:
        raise UserError(
            message("reports.cannot_write", path=str(path), reason=reason_of(error))
        ) from error


def _put_on(printer: QPrinter, image: QImage) -> None:
    painter = QPainter(printer)
    page = QRectF(painter.viewport())
    size = QSizeF(image.size()).scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRectF(page.topLeft(), size), image)
    painter.end()
