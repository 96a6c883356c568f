"""Files and folders that other programs of the desktop open."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from affitrack.gui.shell import Shell

translate = QCoreApplication.translate


def open_outside(shell: Shell, path: Path) -> None:
    """Open a file, or show a folder, with the desktop's own program; say so where none does."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        said = translate("Outside", "No program opens “{file}” here. It is in {folder}")
        shell.say(said.format(file=path.name, folder=path.parent))


def say_saved(shell: Shell, path: Path, text: str = "") -> None:
    """Say that a file was saved, and offer its folder; `text` says more of it than its name."""
    said = text or translate("Outside", "Saved as {file}").format(file=path.name)
    shell.say(said, translate("Outside", "Open folder"), partial(open_outside, shell, path.parent))
