"""The table of one's own: its template, and what its columns mean."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.outside import say_saved
from affitrack.gui.shell import Shell
from affitrack.gui.widgets import label
from affitrack.gui.widgets.file_dialog import FileDialog
from affitrack.gui.widgets.scroll import fitting, scrolled
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError, message

_CSV: Final = "*.csv"
_WORKBOOK: Final = "*.xlsx"

translate = QCoreApplication.translate


def ask_template_place(shell: Shell, parent: QWidget) -> QFileDialog:
    """Let the user say where the template is to go, and write it there."""
    folder = shell.preferences.last_folder or Path.home()
    dialog = FileDialog(parent, translate("OwnTable", "Save a template"), str(folder))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    workbook, table = translate("OwnTable", "Excel workbook"), translate("OwnTable", "CSV table")
    dialog.setNameFilters([f"{workbook} ({_WORKBOOK})", f"{table} ({_CSV})"])
    dialog.setDefaultSuffix("xlsx")
    dialog.filterSelected.connect(lambda text: dialog.setDefaultSuffix(_suffix_of(text)))
    dialog.selectFile(translate("OwnTable", "my-sales.xlsx"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: save_template(shell, Path(name)))
    dialog.open()
    return dialog


def save_template(shell: Shell, target: Path) -> None:
    """Write the template in the language in use."""
    try:
        shell.book.write_template(target, language())
    except UserError as error:
        shell.tell(error)
        return
    text = translate("OwnTable", "Saved as {file}. Fill in your sales and drop it here.")
    say_saved(shell, target, text.format(file=target.name))


def show_columns(shell: Shell, parent: QWidget) -> QDialog:
    """Say what the columns of the user's own table mean."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(translate("OwnTable", "A table of your own sales"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinimumSize(fitting(dialog, 640, 520))
    intro = translate(
        "OwnTable",
        "For sales from elsewhere: one row for each product of an order, in CSV or Excel. The day,"
        " the order number and one amount are needed; the other columns are optional, in any order."
        " Any other table works too: drop it and say what its columns mean.",
    )
    grid_room = QWidget()
    grid = QGridLayout(grid_room)
    grid.setContentsMargins(0, 0, px(10), 0)
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(8))
    grid.setColumnStretch(1, 1)
    for row, (header, field) in enumerate(shell.book.template_columns(language())):
        about = render(message(f"mapping.about.{field}"), language())
        grid.addWidget(label(header, "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(about, wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    save = buttons.addButton(
        translate("OwnTable", "&Save a template…"), QDialogButtonBox.ButtonRole.ActionRole
    )
    save.clicked.connect(lambda: ask_template_place(shell, parent))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(px(22), px(20), px(22), px(16))
    column.setSpacing(px(12))
    column.addWidget(label(intro, wrap=True))
    column.addWidget(scrolled(grid_room), 1)
    column.addWidget(buttons)
    dialog.open()
    return dialog


def _suffix_of(name_filter: str) -> str:
    return "csv" if _CSV in name_filter else "xlsx"
