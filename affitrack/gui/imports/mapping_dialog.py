"""The dialog that lists the mappings: change, rename, delete, write into a file, read from one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from affitrack.gui.imports.mapping_changes import put_mapping
from affitrack.gui.imports.mapping_step import MappingStep
from affitrack.gui.metrics import px
from affitrack.gui.shell import Shell
from affitrack.gui.widgets import EmptyState, FlowLayout, Table, label
from affitrack.gui.widgets.file_dialog import FileDialog
from affitrack.gui.widgets.scroll import fitting
from affitrack.gui.widgets.table import ColumnSpec
from affitrack.ingest.mapping.mapping import LONGEST_NAME, TableMapping
from affitrack.wording.message import UserError, message
from affitrack.wording.system import reason_of

_FILES: Final = "*.toml"
_SUFFIX: Final = "toml"


class MappingDialog(QDialog):
    """Lists what the user said of the columns of tables, and lets it be changed."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self._mappings: list[TableMapping] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Column mappings"))
        self.model = QStandardItemModel(0, 2, self)
        self.model.setHorizontalHeaderLabels([self.tr("Name"), self.tr("Columns of the file")])
        self.table = Table(self.windowTitle())
        self.table.setModel(self.model)
        self.table.set_columns((ColumnSpec(180), ColumnSpec(320, elastic=True)))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.table.row_opened.connect(lambda _: self.change_chosen())
        self.change = self._button(self.tr("C&hange…"), self.change_chosen)
        self.rename = self._button(self.tr("&Rename…"), self._ask_name)
        self.delete = self._button(self.tr("&Delete…"), self._ask_delete)
        self.export = self._button(self.tr("&Save as a file…"), self._ask_target)
        self.read = self._button(self.tr("R&ead a file…"), self._ask_source)
        self.done_button = self._button(self.tr("&Close"), self.accept)
        self._list = QStackedWidget()
        self._nothing = EmptyState("imports", dashed=False)
        self._build()
        self._refresh()

    def names(self) -> list[str]:
        """Return the mappings listed."""
        return [each.name for each in self._mappings]

    def chosen(self) -> TableMapping | None:
        """Return the mapping that is selected."""
        rows = self.table.selectionModel().selectedRows()
        return self._mappings[rows[0].row()] if len(rows) == 1 else None

    # --- showing ----------------------------------------------------------------------------

    def _build(self) -> None:
        self._list.addWidget(self.table)
        self._list.addWidget(self._nothing)
        self._nothing.set_texts(
            self.tr("No mapping is kept yet"),
            self.tr(
                "Drop a table of another network, and say what its columns mean: that is kept here."
            ),
        )
        self.setMinimumSize(fitting(self, 740, 360))
        why = self.tr(
            "A table whose headers are those of a mapping is read by it, without asking. Imports"
            " stay when a mapping is deleted."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(18), px(22), px(16))
        column.setSpacing(px(10))
        column.addWidget(label(why, "muted", wrap=True))
        column.addWidget(self._list, 1)
        row = FlowLayout()
        for button in (self.change, self.rename, self.delete, self.export, self.read):
            row.addWidget(button)
        row.addWidget(self.done_button)
        column.addLayout(row)

    def _button(self, text: str, on_press: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(on_press)
        return button

    def _refresh(self, wanted: str = "") -> None:
        if not isValid(self):  # closed meanwhile
            return
        self._mappings = self._shell.book.mappings()
        self.model.setRowCount(0)
        for each in self._mappings:
            cells = [QStandardItem(each.name), QStandardItem(", ".join(each.headers))]
            self.model.appendRow(cells)
        names = self.names()
        if names:
            self.table.selectRow(names.index(wanted) if wanted in names else 0)
        self._list.setCurrentWidget(self.table if names else self._nothing)
        self._enable()

    def _enable(self) -> None:
        for button in (self.change, self.rename, self.delete, self.export):
            button.setEnabled(self.chosen() is not None)

    # --- doing ------------------------------------------------------------------------------

    def change_chosen(self) -> None:
        """Open the chosen mapping, to say otherwise what its columns mean."""
        mapping = self.chosen()
        if mapping is not None:
            dialog = ChangeMappingDialog(self._shell, mapping, self)
            dialog.accepted.connect(lambda: self._refresh(dialog.step.facts.written_name()))
            dialog.open()

    def _ask_name(self) -> None:
        mapping = self.chosen()
        if mapping is None:
            return
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Rename a mapping"))
        dialog.setLabelText(self.tr("Name of the mapping"))
        dialog.setTextValue(mapping.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(lambda name: self._rename(mapping, name[:LONGEST_NAME]))
        dialog.open()

    def _rename(self, mapping: TableMapping, name: str) -> None:
        wanted = replace(mapping, name=" ".join(name.split()))
        if wanted != mapping:
            put_mapping(self._shell, mapping, wanted, lambda: self._refresh(wanted.name))

    def _ask_delete(self) -> None:
        mapping = self.chosen()
        if mapping is None:
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Delete a mapping"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Delete the mapping “{name}”?").format(name=mapping.name))
        box.setInformativeText(
            self.tr("What was imported with it stays. The next such file is asked about again.")
        )
        yes = box.addButton(self.tr("&Delete"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        yes.clicked.connect(lambda: self._delete(mapping))
        box.open()

    def _delete(self, mapping: TableMapping) -> None:
        put_mapping(self._shell, mapping, None, self._refresh)

    def _ask_target(self) -> None:
        mapping = self.chosen()
        if mapping is None:
            return
        dialog = self._file_dialog(self.tr("Save the mapping as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.selectFile(f"{mapping.name}.{_SUFFIX}".replace("/", "-"))
        dialog.fileSelected.connect(lambda name: self.write(mapping, Path(name)))
        dialog.open()

    def write(self, mapping: TableMapping, target: Path) -> None:
        """Write a mapping into a file, in place of one that is there."""
        try:
            self._shell.book.write_mapping(mapping.name, target)
        except OSError as error:
            self._shell.tell(_unwritable(target, error))

    def _ask_source(self) -> None:
        dialog = self._file_dialog(self.tr("Read a mapping"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def take(self, source: Path) -> None:
        """Keep the mapping in a file."""
        try:
            mapping = self._shell.book.read_mapping(source)
        except UserError as error:
            self._shell.tell(error)
        else:
            put_mapping(self._shell, None, mapping, lambda: self._refresh(mapping.name))

    def _file_dialog(self, title: str) -> QFileDialog:
        folder = self._shell.preferences.last_folder or Path.home()
        dialog = FileDialog(self, title, str(folder))
        mappings = self.tr("Mappings")
        dialog.setNameFilter(f"{mappings} ({_FILES})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog


class ChangeMappingDialog(QDialog):
    """Lets the columns of a mapping be said anew; accepted once that is saved."""

    def __init__(self, shell: Shell, mapping: TableMapping, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change a mapping"))
        self.resize(fitting(self, 980, 640))
        self.step = MappingStep(shell, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(14))
        column.addWidget(self.step)
        self.step.left.connect(self.reject)
        self.step.saved.connect(self.accept)
        self.step.change(mapping)


def _unwritable(target: Path, error: OSError) -> UserError:
    return UserError(message("mapping.unwritable", path=str(target), why=reason_of(error)))
