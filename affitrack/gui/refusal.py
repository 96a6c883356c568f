"""Why there is no window, said before there is one; of a damaged store, with the way back.

The event loop does not run yet, so what is asked here may block.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QMessageBox

from affitrack.book.damage import newest_copy, replace_damaged, tells_of_damage
from affitrack.gui.frame import dialogs
from affitrack.gui.i18n import language
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError

translate = QCoreApplication.translate


def is_mended(path: Path | None, error: UserError) -> bool:
    """Say why the store at `path` cannot be opened; tell whether a backup took its place."""
    if not tells_of_damage(error, path):
        _box(error).exec()
        return False
    while True:
        source = _chosen_backup(path, error)
        if source is None:
            return False
        try:
            replace_damaged(path, source)
        except UserError as refused:
            _box(refused).exec()  # and another one may be chosen
        else:
            return True


def _chosen_backup(path: Path | None, error: UserError) -> Path | None:
    """Ask which backup to put in place; None for none."""
    newest = newest_copy(path)
    box = _box(error)
    box.addButton(translate("Dialogs", "&Close"), QMessageBox.ButtonRole.RejectRole)
    other = box.addButton(
        translate("Dialogs", "Choose a &backup…"), QMessageBox.ButtonRole.ActionRole
    )
    restore = None
    if newest is not None:
        box.setInformativeText(
            dialogs.what_it_holds(newest.held)
            + "\n\n"
            + translate("Dialogs", "The damaged file is not deleted: it is set aside.")
        )
        restore = box.addButton(
            translate("Dialogs", "&Restore this backup"), QMessageBox.ButtonRole.AcceptRole
        )
        box.setDefaultButton(restore)
    box.exec()
    pressed = box.clickedButton()
    if newest is not None and pressed is restore:
        return newest.path
    return _from_elsewhere(newest.path.parent if newest else None) if pressed is other else None


def _from_elsewhere(folder: Path | None) -> Path | None:
    """Let the user look for a backup; None where none was chosen."""
    dialog = dialogs.backup_dialog(None, folder or Path.home())
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return Path(dialog.selectedFiles()[0])


def _box(error: UserError) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.Critical, "AffiTrack", render(error.message, language()))
    box.setInformativeText("\n".join(render(hint, language()) for hint in error.hints))
    return box
