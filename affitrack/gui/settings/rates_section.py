"""The section of agreed rates: which there are, and the one that is made or changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from affitrack.domain.rate import RateRule, begin_of
from affitrack.domain.rule_records import KeptRate
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.gui.metrics import px
from affitrack.gui.settings.effect_card import Edit
from affitrack.gui.settings.form import ListSection, in_tab_order
from affitrack.gui.settings.heading import heading
from affitrack.gui.settings.list_model import Column, ListModel
from affitrack.gui.settings.rate_form import RateForm
from affitrack.gui.settings.rate_words import Called, RateWords, others_of
from affitrack.gui.settings.steps import add_rate, change_rate, remove_rate
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import TableActions
from affitrack.gui.tasks import Task, Work
from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import ColumnSpec, SectionHeader, label
from affitrack.wording.folding import folded
from affitrack.wording.numbers import format_day, format_rate

_NEW: Final = -1
_FROM: Final = 3
_ACCOUNT: Final = 5


@dataclass(frozen=True, slots=True)
class RateRow:
    """A rate as the table shows it."""

    kept: KeptRate
    scope: str
    flag: str
    kind: PillKind
    notes: str

    @property
    def rule(self) -> RateRule:
        """The rate."""
        return self.kept.rule


def _to(row: RateRow) -> str:
    return "" if row.rule.to_on is None else format_day(row.rule.to_on, language())


RATE_COLUMNS: Final = (
    Column[RateRow](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Rate")),
        text=lambda row: format_rate(row.rule.rate, language()),
        cell=lambda row: row.rule.rate,
        sort_by=lambda row: row.rule.rate,
        spec=ColumnSpec(60),
        is_number=True,
        is_strong=True,
    ),
    Column[RateRow](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Kind")),
        text=lambda row: RateWords().kind(row.rule),
        sort_by=lambda row: row.rule.kind,
        spec=ColumnSpec(78),
    ),
    Column[RateRow](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "For")),
        text=lambda row: row.scope,
        sort_by=lambda row: folded(row.scope),
        spec=ColumnSpec(110, elastic=True),
    ),
    Column[RateRow](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "From")),
        text=lambda row: format_day(row.rule.from_on, language()),
        cell=lambda row: row.rule.from_on,
        sort_by=lambda row: (row.rule.from_on, row.kept.rule_id),
        spec=ColumnSpec(112),
    ),
    Column[RateRow](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "To")),
        text=_to,
        sort_by=lambda row: (row.rule.to_on is None, row.rule.to_on or row.rule.from_on),
        spec=ColumnSpec(112),
    ),
    Column[RateRow](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Account")),
        text=lambda row: f"@{row.kept.account.removeprefix('@')}",
        sort_by=lambda row: row.kept.account.casefold(),
        spec=ColumnSpec(100),
    ),
    Column[RateRow](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Note")),
        text=lambda row: row.flag,
        sort_by=lambda row: row.flag,
        spec=ColumnSpec(104),
        pill=lambda row: row.kind if row.flag else None,
        tip=lambda row: row.notes,
    ),
)


class RatesSection(ListSection):
    """Adds, changes, ends and removes agreed rates."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._rates: list[KeptRate] = []
        self._called = Called()
        self._wanted: tuple[str, str] | None = None
        self._is_quiet = False
        self.model = ListModel(RATE_COLUMNS, lambda row: row.kept.rule_id)
        self.table.setModel(self.model)
        self.form = RateForm()
        self.new, self.end, self.remove = QPushButton(), QPushButton(), QPushButton()
        self._header = SectionHeader()
        self._explained = label("", "small", wrap=True)
        self._actions = TableActions(self.table, shell, name=lambda: self.tr("agreed-rates"))
        self._build()
        self._connect()
        self.retranslate()

    # --- Section ------------------------------------------------------------------------------

    def refresh(self) -> None:
        account = self.shell.account or None
        task = Task(lambda work: _read(work, account)).on_done(self._show_all)
        self.shell.tasks.start(task.replacing("settings.rates").reading())

    def show_what(self, what: object) -> bool:
        if not isinstance(what, tuple):
            return False
        self._wanted = str(what[0]), str(what[1])
        return True

    def retranslate(self) -> None:
        self._header.set_text(self.tr("Agreed rates"))
        self.new.setText(self.tr("New rate…"))
        self.end.setText(self.tr("End today"))
        self.end.setToolTip(self.tr("Today is its last day; nothing that was sold changes."))
        self.remove.setText(self.tr("Remove"))
        self.table.setAccessibleName(self.tr("Agreed rates"))
        self._nothing.setText(
            self.tr(
                "A rate that you agreed counts where the export states none, and is checked"
                " against the rate that it states. A product’s goes before its shop’s, a shop’s"
                " before that of everything."
            )
        )
        self.model.retranslate()
        self._show_table()
        self._show_notes()

    # --- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(px(8), px(6), px(8), px(2))
        head.setSpacing(px(8))
        head.addWidget(self._header, 1)
        head.addWidget(self.new)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.end)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        self.form.body.addLayout(buttons)
        self.place(head, self.form)
        newest = Qt.SortOrder.DescendingOrder
        self.table.horizontalHeader().setSortIndicator(_FROM, newest)
        self.table.setSortingEnabled(True)
        specs = [column.spec for column in RATE_COLUMNS]
        self.table.set_columns(specs, self.shell.preferences, "settings/rates")

    def _connect(self) -> None:
        self.new.clicked.connect(lambda _: self._begin_new())
        self.end.clicked.connect(self._end)
        self.remove.clicked.connect(self._remove)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.form.edited.connect(self._propose)
        self.effect.discard_asked.connect(self._discard)
        self.effect.not_saved.connect(self._propose)
        self.effect.saved.connect(self._forget_new)
        in_tab_order(
            [
                *(self.new, self.table),
                *self.form.in_order(),
                *(self.end, self.remove, self.effect.save, self.effect.discard),
            ]
        )

    # --- showing ------------------------------------------------------------------------------

    def _show_all(self, read: tuple[list[KeptRate], list[str], Called]) -> None:
        self._rates, accounts, self._called = read
        self.new.setEnabled(bool(accounts))
        self.table.show_column(_ACCOUNT, shown=len(accounts) > 1)
        self.form.know(accounts, self._called)
        self._show_table()
        kept = self.form.kept
        if not self.has_open_change() and self._forms.currentIndex():
            now = [each for each in self._rates if kept and each.rule_id == kept.rule_id]
            if now:
                self._show(now[0])
            elif kept is not None:
                self._forms.setCurrentIndex(0)
        self._take_wanted()

    def _show_table(self) -> None:
        rows = [self._row(kept) for kept in self._rates]
        self._is_quiet = True
        self.model.show_rows(rows)
        if self.form.kept is not None:
            self._select(self.form.kept)
        self._is_quiet = False

    def _row(self, kept: KeptRate) -> RateRow:
        words, rule = RateWords(), self._called.by_code(kept.rule)
        others = others_of(kept, self._rates, self._called)
        flag, kind = words.flag(rule, others)
        notes = "\n".join(words.notes(rule, others))
        return RateRow(kept, words.scope(rule, self._called), flag, kind, notes)

    def _take_wanted(self) -> None:
        if self._wanted is None:
            return
        (kind, key), self._wanted = self._wanted, None
        if kind == "new rate":
            self._begin_new(key)
            return
        for kept in self._rates:
            if str(kept.rule_id) == key:
                self._show(kept)

    def _select(self, kept: KeptRate) -> None:
        place = self.model.place_of(kept.rule_id)
        was_quiet, self._is_quiet = self._is_quiet, True
        if place >= 0:
            self.table.selectRow(place)
        else:
            self.table.clearSelection()
        self._is_quiet = was_quiet

    def _choose(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        row = self.model.row_at(rows[0].row()) if rows else None
        if self._is_quiet or row is None:
            return
        if self.has_open_change():
            kept = self.form.kept
            if kept is None or kept.rule_id != row.kept.rule_id:
                self.warn_of_open_change()
                self._select(kept or row.kept._replace(rule_id=_NEW))
            return
        self._show(row.kept)

    def _show(self, kept: KeptRate) -> None:
        self.form.header.set_text(self.tr("Agreed rate"))
        self.form.show_rate(kept)
        self._open_form(is_kept=True)
        self._select(kept)

    def _open_form(self, *, is_kept: bool) -> None:
        self.end.setVisible(is_kept)
        self.remove.setVisible(is_kept)
        self._forms.setCurrentIndex(1)
        self.effect.propose(None)
        self._show_notes()

    def _begin_new(self, product_id: str | None = None) -> None:
        if self.has_open_change():
            self.warn_of_open_change()
            return
        self._is_quiet = True
        self.table.clearSelection()
        self._is_quiet = False
        self.form.header.set_text(self.tr("New rate"))
        self.form.show_new(self.shell.account, self.shell.book.as_of, product_id)
        self._open_form(is_kept=False)

    def _forget_new(self) -> None:
        """A new rate that is saved is in the table; the form is done with it."""
        if self.form.kept is None:
            self._forms.setCurrentIndex(0)

    # --- changing -----------------------------------------------------------------------------

    def _propose(self) -> None:
        rule = self.form.rule()
        if rule is None:
            self.effect.propose(None, has_errors=not self.form.is_untouched())
        else:
            is_taken = self._same_day(rule) is not None
            self.effect.propose(None if is_taken else self._edit(rule), has_errors=is_taken)
        self._show_notes()

    def _same_day(self, rule: RateRule) -> RateRule | None:
        """Return the rate that is kept for the same sales from the same day on, if any.

        Of two that are there already each can be ended or moved away.
        """
        kept = self.form.kept or KeptRate(_NEW, self.form.handle(), rule)
        wanted = begin_of(self._called.by_code(rule))
        if self.form.kept is not None and begin_of(self._called.by_code(kept.rule)) == wanted:
            return None
        others = others_of(kept, self._rates, self._called)
        return next((other for other in others if begin_of(other) == wanted), None)

    def _edit(self, rule: RateRule) -> Edit | None:
        kept = self.form.kept
        if kept is None:
            return add_rate(self.form.handle(), rule)
        shown = self._called.by_code(kept.rule)
        return None if rule == shown else change_rate(kept, rule)

    def _show_notes(self) -> None:
        if not self._forms.currentIndex():
            return
        rule = self.form.rule() if not self.form.is_untouched() else None
        if rule is None:
            self.form.say_notes([])
            return
        same = self._same_day(rule)
        if same is not None:
            self.form.say_agreed(RateWords().agreed(same))
            return
        kept = self.form.kept or KeptRate(_NEW, self.form.handle(), rule)
        others = others_of(kept, self._rates, self._called)
        self.form.say_notes(RateWords().notes(self._called.by_code(rule), others))

    def _discard(self) -> None:
        kept = self.form.kept
        if kept is None:
            self._forms.setCurrentIndex(0)
            self.effect.propose(None)
        else:
            self._show(kept)

    def _end(self) -> None:
        kept = self.form.kept
        if kept is None:
            return
        if self.has_open_change():
            self.warn_of_open_change()
            return
        self.form.end_on(max(self.shell.book.as_of, kept.rule.from_on))

    def _remove(self) -> None:
        """Show what the removal comes to; it is done by the button of the card."""
        kept = self.form.kept
        if kept is not None:
            self._show(kept)
            self.effect.propose(remove_rate(kept))
            self.effect.save.setFocus(Qt.FocusReason.OtherFocusReason)


def _read(work: Work, account: str | None) -> tuple[list[KeptRate], list[str], Called]:
    book = work.book
    accounts = [each.handle for each in book.accounts()]
    return book.kept_rates(account), accounts, Called(dict(book.shops()), dict(book.products()))
