"""Copying, saving and printing a chart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction, QColor, QGuiApplication, QImage, QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from affitrack.domain.records import MonthRecord
from affitrack.gui.charts.actions import ChartActions
from affitrack.gui.charts.drawing import LABEL_PIXELS, Sketch
from affitrack.gui.charts.monthly_canvas import MonthlyCanvas
from affitrack.gui.charts.months import chart_months
from affitrack.gui.i18n import Translations
from affitrack.gui.shell import Shell
from affitrack.gui.theme import Appearance, Theme
from affitrack.gui.tokens import DARK, LIGHT
from affitrack.wording.message import UserError
from affitrack.wording.numbers import format_day

pytestmark = pytest.mark.gui

MONTHS = chart_months(
    [MonthRecord("2026-11", "EUR", paid=45_500), MonthRecord("2026-12", "EUR", held=6_620)]
)


@pytest.fixture
def actions(
    qtbot: QtBot, shell: Shell, appearance: Appearance, translations: Translations
) -> ChartActions:
    appearance.set_theme(Theme.DARK)
    canvas = MonthlyCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(480, 230)
    canvas.show_months(MONTHS, date(2026, 11, 22))
    canvas.show()
    qtbot.waitUntil(lambda: canvas.drawing() is not None, timeout=20_000)

    def more(menu: QMenu) -> None:
        menu.addAction(QAction("As a table", menu))

    return ChartActions(canvas, shell, lambda: "payments", more)


def save(actions: ChartActions, shell: Shell, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.said, timeout=20_000) as said:
        actions.save(path)
    assert said.args is not None
    assert said.args[0] == f"Saved as {path.name}"


def test_the_menu_offers_all_of_it(actions: ChartActions) -> None:
    entries = [each.text() for each in actions.menu().actions() if not each.isSeparator()]
    assert entries == ["As a table", "Copy picture", "Save picture…", "Print…"]


def test_a_copy_is_the_picture_on_screen(actions: ChartActions) -> None:
    actions.copy()
    copied = QGuiApplication.clipboard().image()
    assert (copied.width(), copied.height()) == (480, 230)
    assert copied.pixelColor(1, 1) == QColor(DARK.surface)


def test_a_picture_is_saved_in_detail_on_white_and_with_a_caption(
    actions: ChartActions, shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    save(actions, shell, tmp_path / "chart.png", qtbot)
    saved = QImage(str(tmp_path / "chart.png"))
    assert saved.width() == 960
    assert saved.height() > 460 + 2 * 3 * LABEL_PIXELS  # title, account and day, legend
    assert saved.pixelColor(1, 1) == QColor(LIGHT.surface)
    assert saved.text("Title") == "Payments by month, as bars"


def test_the_caption_says_what_whose_and_of_which_day(
    actions: ChartActions, shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    sketches: list[Sketch[Any]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sketch, "write", lambda sketch, _: sketches.append(sketch))
        save(actions, shell, tmp_path / "chart.svg", qtbot)
    caption = sketches[0].caption
    assert caption is not None
    handles = [f"@{each.handle.removeprefix('@')}" for each in shell.book.accounts()]
    assert caption.line == " · ".join([*handles, format_day(shell.book.as_of, "en")])
    words = ["Paid", "Cleared", "Held back"]
    assert [name for _, name in caption.legend] == words
    figure = sketches[0].draw().figure
    assert [text.get_text() for text in figure.texts] == [caption.title, caption.line]
    assert [each.get_texts()[0].get_text() for each in figure.legends] == words
    assert figure.axes[0].get_position().height * figure.get_figheight() == pytest.approx(
        replace(sketches[0], caption=None).draw().figure.axes[0].get_position().height * 2.3
    )


def test_drawings_and_documents_are_saved_as_such(
    actions: ChartActions, shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    save(actions, shell, tmp_path / "chart.svg", qtbot)
    save(actions, shell, tmp_path / "chart.PDF", qtbot)
    drawing = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert "<svg" in drawing
    assert "<title>Payments by month, as bars</title>" in drawing
    assert (tmp_path / "chart.PDF").read_bytes().startswith(b"%PDF")


def test_a_name_without_a_known_ending_becomes_a_picture(
    actions: ChartActions, shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(shell.said, timeout=20_000):
        actions.save(tmp_path / "November 2026")
    assert not QImage(str(tmp_path / "November 2026.png")).isNull()


def test_a_folder_that_cannot_be_written_to_is_told(
    actions: ChartActions, shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(shell.problem_told, timeout=20_000) as told:
        actions.save(tmp_path / "no such folder" / "chart.png")
    assert told.args is not None
    assert isinstance(told.args[0], UserError)


def test_print_is_on_white_and_fits_the_page(
    actions: ChartActions, tmp_path: Path, qtbot: QtBot
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printed = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(printed))
    actions.print_on(printer)
    qtbot.waitUntil(lambda: printed.exists() and printed.stat().st_size > 1_000, timeout=20_000)
    assert printed.read_bytes().startswith(b"%PDF")


def test_the_dialogs_open_and_propose_a_name(actions: ChartActions, qtbot: QtBot) -> None:
    dialog = actions.ask_for_file()
    assert [Path(name).name for name in dialog.selectedFiles()] == ["payments.png"]
    dialog.reject()
    printing = actions.ask_for_printer()
    assert printing.windowTitle() == "Print chart"
    printer = printing.printer()
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape
    assert printer.docName() == "payments"
    printing.reject()
