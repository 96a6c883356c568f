"""The help beside the window: contents and search at the left, the text at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from affitrack.gui.help.topics import GLOSSARY, Topic
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.preferences import Preferences
from affitrack.gui.tokens import Tokens, tokens_of
from affitrack.gui.widgets.return_key import is_return
from affitrack.gui.widgets.scroll import fitting
from affitrack.gui.widgets.search import SearchField
from affitrack.wording.folding import folded
from affitrack.wording.glossary import glossary

_LINK: Final = Qt.ItemDataRole.UserRole
_LINE_HEIGHT: Final = 140.0
_HEADINGS: Final = (1.5, 1.2, 1.05)
_MARKED_AT_MOST: Final = 200

Topics = Callable[[], Sequence[Topic]]


class HelpWindow(QDialog):
    """Shows what `topics` gives, and asks for it again when the language changes.

    Signals:
        page_asked(str), command_asked(str): a link was followed that leads into the program.
    """

    page_asked = Signal(str)
    command_asked = Signal(str)

    def __init__(self, parent: QWidget, topics: Topics, preferences: Preferences) -> None:
        super().__init__(parent)
        self._ask_topics = topics
        self._preferences = preferences
        self._topics: dict[str, Topic] = {}
        self._shown = ""
        self._links: list[str] = []
        self.search = SearchField()
        self.contents = QListWidget()
        self.text = QTextBrowser()
        self._build()
        self.retranslate()
        if not self.restoreGeometry(preferences.state("help")):
            self.resize(fitting(self, 900, 620))

    def show_topic(self, link: str) -> None:
        """Show a topic, "export", or a term of the glossary, "glossary#held"."""
        name, _, anchor = link.partition("#")
        if name not in self._topics:
            name = next(iter(self._topics))
        if name != self._shown:
            self._shown = name
            self._render()
        if anchor:
            self.text.scrollToAnchor(anchor)
        self._mark_found()
        self._choose(f"{name}#{anchor}" if anchor else name)

    def shown(self) -> str:
        """Return the name of the topic shown."""
        return self._shown

    def titles(self) -> list[str]:
        """Return what the contents list."""
        return [self.contents.item(row).text() for row in range(self.contents.count())]

    def retranslate(self) -> None:
        """Set all texts."""
        self.setWindowTitle(self.tr("Help for AffiTrack"))
        words = self.tr("Search the help…")
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(words)
        self.contents.setAccessibleName(self.tr("Contents"))
        self._topics = {topic.name: topic for topic in self._ask_topics()}
        self._list()
        if self._shown:
            self._render()
            self._choose(self._shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._shown:
            self._render()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.keep_state("help", self.saveGeometry())
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_return(event) and self.search.hasFocus():
            self._follow(self.contents.item(0))
        elif event.key() == Qt.Key.Key_Escape:
            self.close()  # keeps the place, which reject() would not
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.contents.setFrameShape(QFrame.Shape.NoFrame)
        self.contents.setProperty("role", "contents")
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.currentItemChanged.connect(self._follow)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setProperty("role", "reading")
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._open)
        self.search.searched.connect(lambda _: self._list())
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        left = QVBoxLayout()
        left.setSpacing(px(10))
        left.addWidget(self.search)
        left.addWidget(self.contents, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(14), px(14), px(14))
        row.setSpacing(px(14))
        row.addLayout(left, 1)
        row.addWidget(self.text, 3)
        self.contents.setMinimumWidth(px(236))
        self.search.setMinimumWidth(px(236))
        self.setMinimumSize(fitting(self, 520, 360))

    def _list(self) -> None:
        """List the topics that have all words looked for, and the terms of that name."""
        words = folded(self.search.text()).split()
        fitting = [topic for topic in self._topics.values() if _has(topic, words)]
        fitting.sort(key=lambda topic: not all(word in folded(topic.title) for word in words))
        entries = [(topic.title, topic.name) for topic in fitting]
        if words:
            entries += [
                (each.name, f"{GLOSSARY}#{each.key}")
                for each in glossary(language())
                if all(word in folded(each.name) for word in words)
            ]
        self.contents.blockSignals(True)  # filling the list follows nothing
        self.contents.clear()
        self._links = [link for _, link in entries]
        for title, link in entries:
            item = QListWidgetItem(title)
            item.setData(_LINK, link)
            item.setToolTip(title)  # which may be cut
            self.contents.addItem(item)
        self.contents.blockSignals(False)
        self._choose(self._shown)
        self._mark_found()

    def _choose(self, link: str) -> None:
        row = self._links.index(link) if link in self._links else -1
        if row != self.contents.currentRow():
            self.contents.blockSignals(True)
            self.contents.setCurrentRow(row)
            self.contents.blockSignals(False)

    def _follow(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_topic(str(item.data(_LINK)))

    def _open(self, url: QUrl) -> None:
        kind, _, name = url.toString().partition(":")
        if kind == "help":
            self.search.set_text_quietly("")
            self._list()
            self.show_topic(name)
        elif kind == "page":
            self.page_asked.emit(name)
        elif kind == "command":
            self.command_asked.emit(name)

    def _render(self) -> None:
        topic = self._topics[self._shown]
        document = self.text.document()
        document.setDefaultFont(self.font())
        document.setDocumentMargin(px(18))
        if topic.is_html:
            self.text.setHtml(topic.text)
        else:
            self.text.setMarkdown(topic.text)
        _dress(document, tokens_of(self.palette()))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.setAccessibleName(topic.title)

    def _mark_found(self) -> None:
        """Mark the words looked for in the text."""
        tokens = tokens_of(self.palette())
        shape = QTextCharFormat()
        shape.setBackground(QColor(tokens.accent_soft))
        shape.setFontWeight(QFont.Weight.DemiBold)
        marks: list[QTextEdit.ExtraSelection] = []
        for word in self.search.text().split():
            cursor = self.text.document().find(word)
            while not cursor.isNull() and len(marks) < _MARKED_AT_MOST:
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, shape
                marks.append(mark)
                cursor = self.text.document().find(word, cursor)
        self.text.setExtraSelections(marks)


def _has(topic: Topic, words: Sequence[str]) -> bool:
    text = folded(topic.text) if words else ""
    return all(word in text for word in words)


def _dress(document: QTextDocument, tokens: Tokens) -> None:
    """Give the lines of a text air, headings their size, and tables the lines of the window."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        shape = QTextBlockFormat(block.blockFormat())
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        level = shape.headingLevel()
        if level:
            shape.setTopMargin(px(14 if level > 1 else 0))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            size = QTextCharFormat()
            size.setFontPointSize(
                document.defaultFont().pointSizeF() * _HEADINGS[min(level, 3) - 1]
            )
            cursor.mergeCharFormat(size)
        shape.setBottomMargin(px(3 if block.textList() is not None else 6))
        QTextCursor(block).setBlockFormat(shape)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, tokens)


def _dress_table(table: QTextTable, tokens: Tokens) -> None:
    shape = QTextTableFormat(table.format())
    shape.setBorderCollapse(True)
    shape.setBorder(1)
    shape.setBorderBrush(QColor(tokens.line))
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setCellPadding(px(5))
    shape.setRightMargin(1)  # where Qt draws the last line of a border that is collapsed
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)
