"""The few questions and answers that need a window of their own. None of them blocks."""

from __future__ import annotations

import platform
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

import affitrack
from affitrack.gui import icons
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.widgets.file_dialog import FileDialog
from affitrack.gui.widgets.gap import gap
from affitrack.gui.widgets.labels import label
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from affitrack.wording.numbers import format_count, format_moment

if TYPE_CHECKING:
    from affitrack.book.backups import Contents
    from affitrack.book.licences import Bundled

_EXPORT_FILES: Final = "*.csv *.xlsx *.zip *.tsv *.txt *.json"
_BACKUP_FILES: Final = "*.db *.sqlite"
_PROBLEM: Final = "problem"

translate = QCoreApplication.translate


def tell_problem(parent: QWidget, error: UserError) -> QMessageBox:
    """Show a known problem as a sentence, and below it what can be done.

    Once, while it is on the screen: of a damaged store every part of a page would tell.
    """
    words = render(error.message, language())
    for shown in parent.findChildren(QMessageBox, _PROBLEM):
        if shown.isVisible() and shown.text() == words:
            return shown
    box = QMessageBox(QMessageBox.Icon.Warning, "AffiTrack", words)
    box.setObjectName(_PROBLEM)
    box.setParent(parent, Qt.WindowType.Dialog)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText("\n".join(render(hint, language()) for hint in error.hints))
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def ask_restore(
    parent: QWidget, source: Path, held: Contents, on_yes: Callable[[], None]
) -> QMessageBox:
    """Ask before a backup takes the place of the present data."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("Dialogs", "Restore a backup"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        translate("Dialogs", "Put “{file}” in place of the data shown now?").format(
            file=source.name
        )
    )
    kept = translate(
        "Dialogs", "The present data is not deleted: it is set aside in a file next to it."
    )
    box.setInformativeText(f"{what_it_holds(held)}\n\n{kept}")
    restore = box.addButton(translate("Dialogs", "&Restore"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    restore.clicked.connect(on_yes)
    box.open()
    return box


def ask_close(parent: QWidget, doing: str, on_yes: Callable[[], None]) -> QMessageBox:
    """Ask before the window closes on what is being written; "" is what waits to be saved."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("AffiTrack")
    box.setTextFormat(Qt.TextFormat.PlainText)
    if doing:
        box.setText(translate("Dialogs", "“{doing}” is not finished.").format(doing=doing))
        box.setInformativeText(translate("Dialogs", "If it is stopped now, nothing of it is kept."))
        words = translate("Dialogs", "&Stop it and close"), translate("Dialogs", "&Let it finish")
    else:
        box.setText(translate("Dialogs", "What you changed in the settings is not saved."))
        words = translate("Dialogs", "Close &without saving"), translate("Dialogs", "&Back to it")
    stop = box.addButton(words[0], QMessageBox.ButtonRole.DestructiveRole)
    wait = box.addButton(words[1], QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(wait)
    box.setEscapeButton(wait)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    stop.clicked.connect(on_yes)
    box.open()
    return box


def what_it_holds(held: Contents) -> str:
    """Return the words by which a backup is known to be the right one."""
    lang = language()
    told = translate("Dialogs", "Backup of {moment}. Sales in it: {count}.").format(
        moment=format_moment(datetime.fromisoformat(held.made_at), lang),
        count=format_count(held.lines, lang),
    )
    if held.imported_at is None:
        return told
    latest = translate("Dialogs", "Last import: {moment}.").format(
        moment=format_moment(datetime.fromisoformat(held.imported_at), lang)
    )
    return f"{told} {latest}"


def choose_exports(
    parent: QWidget, folder: Path | None, on_chosen: Callable[[list[Path]], None]
) -> QFileDialog:
    """Let the user choose export files."""
    dialog = FileDialog(parent, translate("Dialogs", "Choose export files"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    exports, all_files = translate("Dialogs", "Exports"), translate("Dialogs", "All files")
    dialog.setNameFilters([f"{exports} ({_EXPORT_FILES})", f"{all_files} (*)"])
    if folder is not None:
        dialog.setDirectory(str(folder))
    dialog.filesSelected.connect(lambda names: on_chosen([Path(name) for name in names]))
    return _opened(dialog)


def choose_backup(parent: QWidget, folder: Path, on_chosen: Callable[[Path], None]) -> QFileDialog:
    """Let the user choose a backup to restore."""
    dialog = backup_dialog(parent, folder)
    dialog.fileSelected.connect(lambda name: on_chosen(Path(name)))
    return _opened(dialog)


def backup_dialog(parent: QWidget | None, folder: Path) -> QFileDialog:
    """Return the dialog that asks for a backup to restore."""
    dialog = FileDialog(parent, translate("Dialogs", "Choose a backup"), str(folder))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(_backup_files())
    return dialog


def name_backup(parent: QWidget, proposed: Path, on_named: Callable[[Path], None]) -> QFileDialog:
    """Let the user say where a backup is to go."""
    dialog = FileDialog(parent, translate("Dialogs", "Back up to"), str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(_backup_files())
    dialog.setDefaultSuffix("db")
    dialog.selectFile(proposed.name)
    dialog.fileSelected.connect(lambda name: on_named(Path(name)))
    return _opened(dialog)


def name_table(parent: QWidget, proposed: Path, on_named: Callable[[Path], None]) -> QFileDialog:
    """Let the user say where a list is to go, as a CSV file."""
    dialog = FileDialog(parent, translate("Dialogs", "Save the list as"), str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    tables = translate("Dialogs", "Tables")
    dialog.setNameFilter(f"{tables} (*.csv)")
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(proposed.name)
    dialog.fileSelected.connect(lambda name: on_named(Path(name)))
    return _opened(dialog)


def show_about(parent: QWidget, store: Path) -> QDialog:
    """Say what the program is, which version, and where the data lies."""
    dialog, column = _plain_dialog(parent, translate("Dialogs", "About AffiTrack"))
    picture = label()
    picture.setPixmap(icons.application_icon().pixmap(px(56), px(56)))
    column.addWidget(picture)
    column.addWidget(label(f"AffiTrack {affitrack.__version__}", "title"))
    column.addWidget(
        label(
            translate(
                "Dialogs",
                "What each video earned, what is held back, and when it will be paid. Free software"
                " under the MIT licence. Not made by TikTok.",
            ),
            wrap=True,
        )
    )
    where = label(str(store), "small", wrap=True)
    where.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    where.setAccessibleName(translate("Dialogs", "Your data is in this file"))
    column.addWidget(label(translate("Dialogs", "Your data is in this file"), "key"))
    column.addWidget(where)
    column.addWidget(label(f"Python {platform.python_version()} · Qt {qVersion()}", "small"))
    buttons = _add_close(dialog, column)
    show = buttons.addButton(
        translate("Dialogs", "&Show the folder"), QDialogButtonBox.ButtonRole.ActionRole
    )
    show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(store.parent))))
    from affitrack.book.licences import bundled_components  # when it is asked for

    if bundled := bundled_components():
        licences = buttons.addButton(
            translate("Dialogs", "&Licences…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        licences.clicked.connect(lambda: _show_licences(dialog, bundled))
    dialog.open()
    return dialog


def _show_licences(parent: QWidget, bundled: list[Bundled]) -> None:
    from affitrack.gui.frame.licences import LicencesDialog

    LicencesDialog(bundled, parent).open()


def _backup_files() -> str:
    # Within an f-string it would not be found by those who gather what is to be translated.
    backups = translate("Dialogs", "Backups")
    return f"{backups} ({_BACKUP_FILES})"


def _opened(dialog: QFileDialog) -> QFileDialog:
    # Qt's own translations leave these two in English.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, translate("Dialogs", "Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, translate("Dialogs", "Files of type:"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _plain_dialog(parent: QWidget, title: str) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinimumWidth(px(440))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(px(22), px(20), px(22), px(16))
    column.setSpacing(px(8))
    return dialog, column


def _add_close(dialog: QDialog, column: QVBoxLayout) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
    buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
    column.addWidget(gap(2))
    column.addWidget(buttons)
    return buttons
