"""Asking for a file without opening any of those that are listed.

To choose its icon and to name its kind, Qt's dialog opens every file of a folder. When a program
closes a file, a POSIX system lets go of all locks that it has on it, whoever took them: listing the
folder of the store would take the store's locks away, and the next program to close the store would
remove the log that this one still writes into (sqlite.org/howtocorrupt.html, 2.2). So do the
dialogs of some desktops, which run within the program.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from PySide6.QtCore import QDir, QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget


class FileDialog(QFileDialog):
    """Qt's dialog, which tells files apart by their names alone."""

    def __init__(self, parent: QWidget | None = None, title: str = "", folder: str = "") -> None:
        # The folder comes last: it is listed at once, and before that as Qt does it.
        super().__init__(parent, title, QDir.rootPath())
        if sys.platform not in {"win32", "darwin"}:
            self.setOption(QFileDialog.Option.DontUseNativeDialog)
            # Qt's own translations have these two without their marked letters, and so find none.
            self.setLabelText(QFileDialog.DialogLabel.LookIn, self.tr("&Look in:"))
            self.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("Files of &type:"))
        self._icons = _NameIcons()
        self.setIconProvider(self._icons)
        self.setDirectory(folder or QDir.homePath())

    def offer_forms(self, forms: Mapping[str, str], name: str) -> None:
        """Ask where to save something, and in which of some forms; the first is proposed.

        Args:
            forms: ending of a name -> what the list of kinds says.
            name: proposed, without its ending.
        """
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        endings = {words: ending for ending, words in forms.items()}
        self.setNameFilters(list(endings))

        def choose(words: str) -> None:
            """Give the name that stands there the ending of the kind that was chosen."""
            self.setDefaultSuffix(endings[words])
            chosen = QFileInfo(next(iter(self.selectedFiles()), name))
            stem = chosen.completeBaseName() if chosen.suffix() in forms else chosen.fileName()
            self.selectFile(f"{stem}.{endings[words]}")

        self.filterSelected.connect(choose)
        self.selectFile(name)
        choose(next(iter(endings)))


class _NameIcons(QFileIconProvider):
    """Knows folders and files, and looks into none."""

    def __init__(self) -> None:
        super().__init__()
        kinds = QAbstractFileIconProvider.IconType
        # Asked from a thread of Qt's: everything is drawn ahead.
        self._folder = QFileIconProvider.icon(self, kinds.Folder)
        self._file = QFileIconProvider.icon(self, kinds.File)
        self._by_kind = {kind: QFileIconProvider.icon(self, kind) for kind in kinds}

    def icon(self, of: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        if not isinstance(of, QFileInfo):
            return self._by_kind[of]
        return self._folder if of.isDir() else self._file

    def type(self, of: QFileInfo) -> str:
        return "" if of.isDir() else of.suffix().upper()
