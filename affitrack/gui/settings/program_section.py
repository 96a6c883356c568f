"""The section of the program itself: how it looks, where the data is, and its copies."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from affitrack.gui.i18n import LANGUAGE_NAMES, language
from affitrack.gui.metrics import px
from affitrack.gui.outside import open_outside
from affitrack.gui.settings.form import Section
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.theme import ZOOM_STEPS, Theme
from affitrack.gui.widgets import Card, Picker, SectionHeader, label, scrolled
from affitrack.gui.widgets.gap import gap
from affitrack.wording.language import LANGUAGES
from affitrack.wording.numbers import format_decimal, format_moment

_MOST_COPIES: Final = 5
_KIB: Final = 1024


class ProgramSection(Section):
    """Sets what is the program's own, and keeps the data safe."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.language, self.theme, self.zoom = Picker(), Picker(), Picker()
        self._names = [label() for _ in range(3)]
        self._look, self._data = SectionHeader(), SectionHeader()
        self._where_name, self._copies_name = label("", "key"), label("", "key")
        self.where = label("", wrap=True)
        self.bytes = label("", "small")
        self.copies = label("", wrap=True)
        self._kept = label("", "small", wrap=True)
        self.folder, self.back_up, self.copies_folder = QPushButton(), QPushButton(), QPushButton()
        self.tour = QPushButton()
        self._cards = QVBoxLayout()
        self._build()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        preferences = self.shell.preferences
        self.language.setCurrentIndex(self.language.findData(preferences.language or ""))
        self.theme.setCurrentIndex(self.theme.findData(preferences.theme.value))
        self.zoom.setCurrentIndex(self.zoom.findData(preferences.zoom_percent))
        path = self.shell.book.path
        self.where.setText(str(path))
        self.bytes.setText(self._size_words(path))
        self._show_copies()

    def retranslate(self) -> None:
        self._look.set_text(self.tr("Look and language"))
        self._data.set_text(self.tr("Your data"))
        words = (self.tr("Language"), self.tr("Theme"), self.tr("Size"))
        pickers = (self.language, self.theme, self.zoom)
        for name, text, picker in zip(self._names, words, pickers, strict=True):
            name.setText(text)
            picker.setAccessibleName(text)
        self.language.clear()
        self.language.addItem(self.tr("as the desktop"), "")
        for code in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        self.theme.clear()
        for theme, text in (
            (Theme.SYSTEM, self.tr("as the desktop")),
            (Theme.LIGHT, self.tr("light")),
            (Theme.DARK, self.tr("dark")),
        ):
            self.theme.addItem(text, theme.value)
        self.zoom.clear()
        for percent in ZOOM_STEPS:
            self.zoom.addItem(self.tr("{percent}%").format(percent=percent), percent)
        for picker in pickers:
            picker.updateGeometry()
        self._where_name.setText(self.tr("Everything is in this one file"))
        self._copies_name.setText(self.tr("Last dated copies"))
        self.tour.setText(self.tr("Show the tour again"))
        self.folder.setText(self.tr("Show the folder"))
        self.back_up.setText(self.tr("Back up now"))
        self.copies_folder.setText(self.tr("Show the copies"))
        self._kept.setText(
            self.tr(
                "Copies are made before an import is undone, before an update and when you ask."
                " Those of two days are kept, of those before an undo the last three; then one for"
                " each day, week and month of a year."
            )
        )
        self.refresh()

    def add_card(self, card: QWidget) -> None:
        """Add a card below the others, such as that of exchange rates."""
        self._cards.insertWidget(self._cards.count() - 1, card)

    def _build(self) -> None:
        look = Card()
        look.body.addWidget(self._look)
        form = QFormLayout()
        form.setHorizontalSpacing(px(14))
        form.setVerticalSpacing(px(8))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for name, picker in zip(self._names, (self.language, self.theme, self.zoom), strict=True):
            name.setMinimumHeight(picker.sizeHint().height())
            form.addRow(name, picker)
        look.body.addLayout(form)
        look.body.addLayout(_beside(self.tour))
        data = Card()
        self.where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for part in (self._data, self._where_name, self.where, self.bytes):
            data.body.addWidget(part)
        data.body.addLayout(_beside(self.folder))
        data.body.addWidget(gap(0))
        for part in (self._copies_name, self.copies):
            data.body.addWidget(part)
        data.body.addLayout(_beside(self.back_up, self.copies_folder))
        data.body.addWidget(self._kept)
        content = QWidget()
        self._cards = QVBoxLayout(content)
        self._cards.setContentsMargins(0, 0, px(6), 0)
        self._cards.setSpacing(px(14))
        self._cards.addWidget(look)
        self._cards.addWidget(data)
        self._cards.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(content))

    def _connect(self) -> None:
        wanted = self.shell.look_wanted
        self.language.activated.connect(
            lambda _: wanted.emit("language", self.language.currentData() or None)
        )
        self.theme.activated.connect(
            lambda _: wanted.emit("theme", Theme(self.theme.currentData()))
        )
        self.zoom.activated.connect(lambda _: wanted.emit("zoom", self.zoom.currentData()))
        self.tour.clicked.connect(lambda: wanted.emit("tour", None))
        self.folder.clicked.connect(lambda: open_outside(self.shell, self.shell.book.path.parent))
        self.copies_folder.clicked.connect(self._open_copies)
        self.back_up.clicked.connect(self._back_up)

    def _show_copies(self) -> None:
        lang = language()
        known = self.shell.book.dated_copies()
        self.copies_folder.setEnabled(bool(known))
        reasons = {
            "by-hand": self.tr("by hand"),
            "before-undo": self.tr("before an import was undone"),
            "before-update": self.tr("before an update"),
            "before-restore": self.tr("before a backup was restored"),
        }
        rows = [
            f"{format_moment(datetime.fromisoformat(copy.at), lang)}"
            f" · {reasons.get(copy.reason.rstrip('-0123456789'), copy.reason)}"
            for copy in known[:_MOST_COPIES]
        ]
        self.copies.setText("\n".join(rows) or self.tr("None so far."))

    def _size_words(self, path: Path) -> str:
        """Return how large the store is, with what is still in its log."""
        files = [path, path.with_name(f"{path.name}-wal")]
        kib = sum(file.stat().st_size for file in files if file.exists()) // _KIB
        if kib < _KIB:
            return self.tr("{size} KB").format(size=kib)
        size = format_decimal(Decimal(kib) / _KIB, language(), places=1)
        return self.tr("{size} MB").format(size=size)

    def _open_copies(self) -> None:
        known = self.shell.book.dated_copies()
        if known:
            open_outside(self.shell, known[0].path.parent)

    def _back_up(self) -> None:
        task = Task(lambda work: work.book.backup()).on_done(self._on_backed_up)
        self.shell.tasks.start(task.with_progress(self.tr("Backing up…")))

    def _on_backed_up(self, target: Path) -> None:
        self.shell.book_changed.emit()  # the navigation tells of the last copy
        self.shell.say(self.tr("Backed up to {file}").format(file=target.name))


def _beside(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
