"""The card that says what was recognised, file by file, and which files are refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from affitrack.book import FileResult
from affitrack.gui.i18n import language
from affitrack.gui.imports.file_words import AnyFile, already_words, dialect_words, format_words
from affitrack.gui.imports.looking import Look, Refused
from affitrack.gui.metrics import px
from affitrack.gui.sales.line_words import breakable
from affitrack.gui.sales.period import Days, days_in_words
from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import Card, Pill, label
from affitrack.gui.widgets.labels import rule
from affitrack.ingest.read.open_file import shown_name
from affitrack.ingest.recognise.recognised import Unread
from affitrack.wording.catalogue import render
from affitrack.wording.numbers import format_money

_TALLEST: Final = 250
_FEW: Final = 2
"""More files than these leave no room for what they do: they are summed up."""
_MAP: Final = "ingest.hint.map_columns"
"""Says how from the command line, too."""


class _Files(QScrollArea):
    """As tall as the files need, up to a height from which on they scroll."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def fit(self) -> None:
        """Take the height that the content needs at the present width."""
        needed = self._content.sizeHint().height()
        if self._content.hasHeightForWidth():
            needed = self._content.heightForWidth(max(self.viewport().width(), px(200)))
        self.setFixedHeight(min(max(needed, px(20)), px(_TALLEST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class FilesCard(Card):
    """Lists the files of a `Look`. Many are summed up in a line, which opens; then they scroll.

    Signals:
        account_asked(): the user wants another account.
    """

    account_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look()
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, px(6), 0)
        self._column.setSpacing(px(8))
        self._area = _Files(self._list)
        self._how_many = label("", "strong", wrap=True)
        self._is_open = False
        self.opener = QPushButton()
        self.opener.setProperty("role", "link")
        self.opener.clicked.connect(self._turn)
        self._account = QPushButton()
        self._account.clicked.connect(self.account_asked)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self._how_many, 1)
        head.addWidget(self.opener)
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self._area)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addLayout(column, 1)
        row.addWidget(self._account, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_look(self, look: Look) -> None:
        """Show the files."""
        self._is_open = self._is_open and look.paths == self._look.paths
        self._look = look
        self.retranslate()

    def account_button(self) -> QPushButton:
        """Return the button that leads to the choice of account."""
        return self._account

    def sentences(self) -> list[str]:
        """Return everything that is said about the files, in order."""
        return [part.text() for part in self._list.findChildren(type(label())) if part.text()]

    def retranslate(self) -> None:
        """Set all texts."""
        handle, are_of_several = self._look.handle, self._look.are_of_several
        self._account.setVisible(bool(handle) or are_of_several)
        words = self.tr("For @{handle} · Change…").format(handle=handle)
        several = self.tr("Each for its account · Change…")
        self._account.setText(several if are_of_several else words)
        self._account.setToolTip(self.tr("Whose sales these are"))
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._fill()

    def _fill(self) -> None:
        results = {result.path: result for result in self._look.results}
        # In the order in which they are taken in, which is that of their own days.
        places = {result.path: place for place, result in enumerate(self._look.results)}
        ordered = sorted(self._look.sources, key=lambda each: places.get(each.path, len(places)))
        are_many = len(ordered) > _FEW
        shown = [
            each
            for each in ordered
            if self._is_open or not are_many or _lacks_something(results.get(each.path))
        ]
        parts: list[QWidget] = [self._source(each, results.get(each.path)) for each in shown]
        parts += [self._refused(each) for each in self._look.refused]
        self._say_how_many()
        self.opener.setText(self.tr("Show less") if self._is_open else self.tr("Show each file"))
        self.opener.setVisible(are_many)
        self._area.setVisible(bool(parts))
        for place, part in enumerate(parts):
            if place:
                self._column.addWidget(rule(soft=True))
            self._column.addWidget(part)
        self._area.fit()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self.retranslate()

    def _say_how_many(self) -> None:
        """Say how many files are taken and how many are not, where it is not seen at a glance."""
        taken = len(self._look.sources)
        left = len(self._look.refused) - len(self._look.statements)
        known = sum(result.already_imported for result in self._look.results)
        parts = [self.tr("%Ln file(s) recognised", "", taken)]
        parts += [self.tr("%Ln of them imported before", "", known)] if known else []
        parts += [self.tr("%Ln not taken", "", left)] if left else []
        firsts = [each.from_on for each in self._look.results if each.from_on is not None]
        lasts = [each.to_on for each in self._look.results if each.to_on is not None]
        words = ", ".join(parts)
        if taken > _FEW and firsts and lasts:
            words += f" · {days_in_words(Days(min(firsts), max(lasts)))}"
        self._how_many.setText(words)
        self._how_many.setVisible(taken > _FEW or bool(taken and left))

    def _source(self, source: AnyFile, result: FileResult | None) -> QWidget:
        columns = self.tr("%Ln column(s)", "", source.columns)
        lines = [
            label(breakable(source.name), "small", wrap=True),
            label(format_words(source, columns), "section", wrap=True),
            label(dialect_words(source, result), "small", wrap=True),
        ]
        if result is not None and self._look.are_of_several:
            handle = result.account.removeprefix("@")
            lines.append(label(self.tr("For @{handle}").format(handle=handle), "body", wrap=True))
        if result is not None:
            lines += self._unread(result.unread)
            lines += self._unknown_statuses(result.unknown_statuses)
        if result is not None and result.other_creators:
            others = self.tr("%Ln row(s) of other creators, left out", "", result.other_creators)
            lines.append(label(others, "small", wrap=True))
        if result is not None and result.explanation_rows:
            rows = result.explanation_rows
            no_sales = self.tr("%Ln row(s) that are no sales, left out", "", rows)
            lines.append(label(no_sales, "small", wrap=True))
        for said in () if result is None else (result.counted_twice, result.contradicted):
            if said is not None:
                lines.append(label(render(said, language()), "danger", wrap=True))
        if result is not None and result.known is not None:
            lines.append(label(already_words(result.known, result.path), "body", wrap=True))
        elif result is not None and len(self._look.results) > 1:
            lines.append(label(self._share(result), "small", wrap=True))
        return _stacked(lines)

    def _unread(self, unread: Unread) -> list[QLabel]:
        """Name what of a file is not read."""
        said = []
        if unread.columns:
            text = self.tr("Columns not used: {names}")
            said.append(label(text.format(names=", ".join(unread.columns)), "small", wrap=True))
        if unread.sheets:
            text = self.tr(
                "Sales on other sheets are not read: {names}. Save each sheet as a file of its own."
            )
            said.append(label(text.format(names=", ".join(unread.sheets)), "danger", wrap=True))
        return said

    def _unknown_statuses(self, words: Mapping[str, int]) -> list[QLabel]:
        """Name the states of sales that mean nothing to the program."""
        said = []
        for word, rows in words.items():
            text = self.tr(
                "%Ln sale(s) with a status that is not known: “{status}”. They are kept apart until"
                " you say what became of them, by “Correct…” on the page of sales.",
                "",
                rows,
            )
            said.append(label(text.format(status=word), "danger", wrap=True))
        return said

    def _share(self, result: FileResult) -> str:
        """Return what one of several files does, after those before it."""
        parts = [
            self.tr("%Ln new", "", result.new) if result.new else "",
            self.tr("%Ln changed", "", result.changed) if result.changed else "",
            self.tr("%Ln known", "", result.unchanged) if result.unchanged else "",
            self.tr("%Ln older", "", result.older) if result.older else "",
            self.tr("%Ln rejected", "", result.rejected) if result.rejected else "",
        ]
        counts = ", ".join(part for part in parts if part)
        sums = [
            format_money(net, currency, language(), signed=True)
            for currency, net in result.effect.earned_by_new.items()
        ]
        return " · ".join([counts, *sums])

    def _refused(self, refused: Refused) -> QWidget:
        lang = language()
        error = refused.error
        if refused.path in self._look.statements:
            pill = Pill(self.tr("afterwards"), PillKind.AWAITING)
            said = [label(self.tr("A bank statement: it is shown once the sales are in."), "body")]
        else:
            pill = Pill(self.tr("not taken"), PillKind.REJECTED)
            said = [label(render(error.message, lang), "body", wrap=True)]
            hints = [
                self.tr(
                    "If these are sales from elsewhere, drop it once more and say what its columns"
                    " mean."
                )
                if hint.key == _MAP
                else render(hint, lang)
                for hint in error.hints
            ]
            said += [label(hint, "small", wrap=True) for hint in hints]
        name = label(breakable(shown_name(refused.path)), "small", wrap=True)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_stacked([name, *said]), 1)
        return made


def _lacks_something(result: FileResult | None) -> bool:
    """Tell whether something of a file is not read, or not understood, that counts."""
    return result is not None and bool(
        result.unread.sheets or result.unknown_statuses or result.contradictions or result.elsewhere
    )


def _stacked(parts: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(1))
    for part in parts:
        column.addWidget(part)
    return made
