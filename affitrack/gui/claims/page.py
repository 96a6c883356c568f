"""The page of claims: what could be asked for, what was, and what it brought in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from affitrack.domain.finding import missing_in_all
from affitrack.gui.claims.claim_card import ClaimCard
from affitrack.gui.claims.claimable import Claimable, claimable
from affitrack.gui.claims.claims_card import ClaimsCard
from affitrack.gui.claims.findings_card import FindingsCard
from affitrack.gui.claims.make_dialog import MakeClaimDialog
from affitrack.gui.claims.wanted import ClaimWanted
from affitrack.gui.claims.words import ClaimWords, in_order, sums_figure
from affitrack.gui.metrics import px
from affitrack.gui.page import Page
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import CardRow, EmptyState, KeyFigureCard, label
from affitrack.gui.widgets.scroll import scroll_area, scrolled
from affitrack.gui.widgets.section_tabs import SectionTabs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affitrack.book import Book
    from affitrack.domain.claim import Claim, ClaimTotals, Reminder
    from affitrack.domain.records import LineFilter

TO_CLAIM: Final = "to_claim"
CLAIMS: Final = "claims"
_READING: Final = "claims.page"
_LEAST_HEIGHT: Final = 300
_SPLITTER_KEY: Final = "claims/splitter"
_SIDE_BY_SIDE_FROM: Final = 880


@dataclass(frozen=True)
class _Read:
    """What the page shows, read at once."""

    rows: list[Claimable]
    claims: list[Claim]
    totals: list[ClaimTotals]
    reminders: list[Reminder]
    currencies: list[str]


class ClaimsPage(Page):
    """Two lists under tabs: what could be claimed, and the claims with the one chosen."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._read: _Read | None = None
        self._wanted: ClaimWanted | None = None
        self._is_reminding = False
        self.tabs = SectionTabs()
        self.to_claim = KeyFigureCard(clickable=True)
        self.asked = KeyFigureCard(clickable=True)
        self.brought = KeyFigureCard()
        self.nothing_found = EmptyState("check", dashed=False)
        self.no_claims = EmptyState("claims", dashed=False)
        self._waiting = label("", "muted")
        self._found = QStackedWidget()
        self._made = QStackedWidget()
        self._stack = QStackedWidget()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self._connect()
        self.retranslate()

    # --- Page -------------------------------------------------------------------------------

    def refresh(self) -> None:
        account = self.shell.account or None

        def read(book: Book) -> _Read:
            found, claims = book.reconcile(account), book.claims(account)
            return _Read(
                claimable(found, claims),
                claims,
                book.claim_totals(account),
                book.reminders(),
                book.currencies(),
            )

        task = Task(lambda work: work.do(read)).on_done(self._show)
        self.shell.tasks.start(task.reading().replacing(_READING))
        self._make_rest()

    def stop_reading(self) -> bool:
        return self.shell.tasks.drop(_READING)

    def show_what(self, what: object) -> None:
        """Show a claim or a kind of finding (`ClaimWanted`), once they are read."""
        if isinstance(what, ClaimWanted):
            self._wanted = what
            if self._read is not None:
                self._lead()

    def delete_text(self) -> str:
        is_any = self._stack.currentWidget() is self._made and self.claims.table.selected()
        return self.tr("&Delete the claim") if is_any else ""

    def delete(self) -> bool:
        is_any = bool(self.delete_text())
        if is_any:
            self.claims.delete()
        return is_any

    def make_part(self) -> bool:
        missing = [n for n in ("findings", "claims", "claim") if n not in vars(self)]
        if missing:
            getattr(self, missing[0])
        elif not self._is_reminding:
            self._is_reminding = True
            self._remind()
            self.shell.book_changed.connect(self._remind)
        return bool(missing)

    def retranslate(self) -> None:
        self._waiting.setText(self.tr("Comparing…"))
        self.tabs.setAccessibleName(self.tr("Sections of this page"))
        self.tabs.set_tabs(
            [
                (TO_CLAIM, self.tr("To claim"), self.tr("What is missing, late or frozen")),
                (CLAIMS, self.tr("Claims"), self.tr("What you asked for, and what came of it")),
            ]
        )
        self.nothing_found.set_texts(
            self.tr("There is nothing to claim"),
            self.tr(
                "No sale is frozen, late, taken back or settled below what was agreed, and no"
                " payout that you entered was short."
            ),
        )
        self.no_claims.set_texts(
            self.tr("No claim was made yet"),
            self.tr(
                "Choose under “To claim” what is missing, and make a claim of it: a file with"
                " every id, date and figure, ready to be sent."
            ),
            first=self.tr("What could be claimed"),
        )
        if self._read is not None:
            self._show_figures(self._read)

    # --- building ---------------------------------------------------------------------------

    @cached_property
    def findings(self) -> FindingsCard:
        """What could be claimed."""
        made = FindingsCard(self.shell, self._found)
        self._found.insertWidget(0, made)
        made.claim_wanted.connect(self.make_claim)
        made.lines_wanted.connect(self._show_lines)
        made.claim_opened.connect(self.show_claim)
        return made

    @cached_property
    def claims(self) -> ClaimsCard:
        """The claims."""
        made = ClaimsCard(self.shell, self._splitter)
        self._splitter.insertWidget(0, made)
        self._splitter.setStretchFactor(0, 1)
        made.setMinimumWidth(px(280))
        made.setMinimumHeight(px(190))
        made.chosen.connect(self._show_chosen)
        return made

    @cached_property
    def claim(self) -> ClaimCard:
        """The claim chosen."""
        area = scroll_area(self._splitter)
        made = ClaimCard(self.shell, area.viewport())
        area.setWidget(made)
        area.setMinimumWidth(px(400))
        self._splitter.addWidget(area)
        made.lines_wanted.connect(self._show_lines)
        return made

    def _build(self) -> None:
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._waiting)
        self._found.addWidget(self.nothing_found)
        self._made.addWidget(self._splitter)
        self._made.addWidget(self.no_claims)
        self._stack.addWidget(self._found)
        self._stack.addWidget(self._made)
        self._stack.setMinimumHeight(px(_LEAST_HEIGHT))  # less scrolls; in it tables do
        self._splitter.setHandleWidth(px(12))
        self._splitter.setChildrenCollapsible(False)
        self.figures = CardRow([self.to_claim, self.asked, self.brought])
        self.figures.hide()  # until there are figures
        ground = QWidget()  # scrolled where a small window holds large texts
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(ground))
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self.figures)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda _: self._turn())
        self.to_claim.clicked.connect(lambda: self.show_section(TO_CLAIM))
        self.asked.clicked.connect(lambda: self.show_section(CLAIMS))
        self.no_claims.first_chosen.connect(lambda: self.show_section(TO_CLAIM))
        self._splitter.splitterMoved.connect(self._keep_room)

    def show_section(self, name: str) -> None:
        """Put one of the two lists on top."""
        self.tabs.set_current(name)
        self._turn()

    def _turn(self) -> None:
        if self._read is None:
            return
        is_found = self.tabs.current() == TO_CLAIM
        self._stack.setCurrentWidget(self._found if is_found else self._made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= px(_SIDE_BY_SIDE_FROM)
        way = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if way is not self._splitter.orientation():
            self._splitter.setOrientation(way)
            self._share_room()

    # --- showing ----------------------------------------------------------------------------

    def _show(self, read: _Read) -> None:
        self._read = read
        as_of = self.shell.book.as_of
        self.findings.show_rows(read.rows, as_of, read.currencies)
        card = self.claim
        self.claims.show_claims(read.claims, as_of)
        card.setVisible(self.claims.current() is not None)
        self._share_room()
        self._found.setCurrentWidget(self.findings if read.rows else self.nothing_found)
        self._made.setCurrentWidget(self._splitter if read.claims else self.no_claims)
        self._turn()
        self._show_figures(read)
        self.badge_changed.emit(len(read.reminders))
        self._lead()

    def _make_rest(self) -> None:
        """Make what is still missing while the book is read, one part in each turn."""
        if self.make_part():
            QTimer.singleShot(0, self, self._make_rest)

    def _remind(self) -> None:
        """Say at the name of the page how many days are near or over, also while it is not seen."""
        task = Task(lambda work: len(work.book.reminders())).on_done(self.badge_changed.emit)
        self.shell.tasks.start(task.reading().replacing("claims.reminders"))

    def _keep_room(self) -> None:
        if self._splitter.orientation() is Qt.Orientation.Horizontal:
            self.shell.preferences.keep_state(_SPLITTER_KEY, self._splitter.saveState())

    def _share_room(self) -> None:
        """Give the claim a little more room than the list, until the user shares it otherwise."""
        if self._splitter.orientation() is Qt.Orientation.Vertical:
            self._splitter.setSizes([px(230), px(360)])
        elif not self._splitter.restoreState(self.shell.preferences.state(_SPLITTER_KEY)):
            self._splitter.setSizes([self.width() * 9 // 20, self.width() * 11 // 20])

    def _show_figures(self, read: _Read) -> None:
        self.figures.setVisible(bool(read.rows or read.claims))
        words = ClaimWords()
        free = [row for row in read.rows if row.claim_id is None and not row.is_unheard]
        self.to_claim.show_figure(
            self.tr("To claim"),
            sums_figure(in_order(missing_in_all(row.what for row in free), read.currencies)),
            words.places(len(free)) if free else "",
            dot="held",
        )
        still_open = {each.currency: each.open for each in read.totals if each.open_claims}
        self.asked.show_figure(
            self.tr("Claimed, still open"),
            sums_figure(in_order(still_open, read.currencies)),
            words.asked(sum(each.open_claims for each in read.totals)) if still_open else "",
            dot="cleared",
        )
        won = {each.currency: each.won for each in read.totals if each.won_claims}
        self.brought.show_figure(
            self.tr("Brought in so far"),
            sums_figure(in_order(won, read.currencies)),
            words.asked(sum(each.won_claims for each in read.totals)) if won else "",
            dot="paid",
        )

    def _show_chosen(self, claim: Claim | None) -> None:
        self.claim.setVisible(claim is not None)
        if claim is not None:
            self.claim.show_claim(claim, self.shell.book.as_of)

    # --- leading ----------------------------------------------------------------------------

    def _lead(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        if wanted.claim_id is not None:
            self.show_claim(wanted.claim_id)
        elif wanted.kind is not None:
            self.show_section(TO_CLAIM)
            self.findings.show_kind(wanted.kind)

    def show_claim(self, claim_id: int) -> None:
        """Show one claim."""
        self.show_section(CLAIMS)
        self.claims.select(claim_id)

    def make_claim(self, rows: Sequence[Claimable]) -> MakeClaimDialog:
        """Ask for title and note, and make a claim of some rows."""
        dialog = MakeClaimDialog(self.shell, rows, self._show_made, self.window())
        dialog.open()
        return dialog

    def _show_made(self, claim_id: int) -> None:
        self.show_what(ClaimWanted(claim_id=claim_id))
        self._wanted = ClaimWanted(claim_id=claim_id)  # it may be read only now

    def _show_lines(self, which: LineFilter) -> None:
        self.shell.show_page("sales", which)
