"""Adding a sale by hand, changing it, removing it: each a step that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from affitrack.book import Book
from affitrack.clock import moment_now
from affitrack.domain.hand_sale import HandPreview, HandSale, Known, Proposal, faults_of
from affitrack.domain.records import LineRecord
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.sales.by_hand_form import ByHandForm
from affitrack.gui.sales.line_words import day_words
from affitrack.gui.sales.stages import stage_of_one
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task, Work
from affitrack.gui.undoing import Step as Undoable
from affitrack.gui.widgets import Card, SectionHeader, Step, StepsList, label
from affitrack.gui.widgets.entry_buttons import EntryButtons
from affitrack.gui.widgets.scroll import fitting, scrolled, show_whole
from affitrack.wording.message import Message, message
from affitrack.wording.numbers import format_money

_PAUSE_MS: Final = 200


def open_by_hand(
    shell: Shell, parent: QWidget, on_open: Callable[[ByHandDialog], None] | None = None
) -> None:
    """Open the form for a new sale, once what is known is read."""
    if not shell.book.accounts():
        translate = QCoreApplication.translate
        shell.say(
            translate("ByHand", "Import a first file, or add an account: a sale is somebody’s.")
        )
        return
    _open(shell, parent, None, on_open)


def edit_by_hand(
    shell: Shell,
    line: LineRecord,
    parent: QWidget,
    on_open: Callable[[ByHandDialog], None] | None = None,
) -> None:
    """Open the form for a sale that was entered by hand."""
    sale = shell.book.sale_by_hand(line)
    if sale is not None:
        _open(shell, parent, sale, on_open)


def delete_by_hand(shell: Shell, line: LineRecord) -> bool:
    """Remove a sale that was entered by hand; False where a file brought it."""
    sale = shell.book.sale_by_hand(line)
    if sale is None:
        return False
    step = Undoable(
        lambda: QCoreApplication.translate("ByHand", "Removal of a sale"),
        redo=lambda book: book.remove_by_hand(sale.ref),
        undo=lambda book: book.add_by_hand(sale),
    )
    said = QCoreApplication.translate("ByHand", "Sale {order} removed.")
    shell.do(step, said.format(order=sale.order_id))
    return True


def _open(
    shell: Shell,
    parent: QWidget,
    sale: HandSale | None,
    on_open: Callable[[ByHandDialog], None] | None,
) -> None:
    def read(work: Work) -> Known:
        return work.book.known_things()

    def show(known: Known) -> None:
        if shell.is_closed:
            return
        dialog = ByHandDialog(shell, known, sale, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        if on_open is not None:
            on_open(dialog)

    shell.tasks.start(Task(read).on_done(show).replacing("sales.by_hand.open").reading())


class ByHandDialog(QDialog):
    """The form, with what the sale comes to while it is typed."""

    def __init__(
        self, shell: Shell, known: Known, sale: HandSale | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._before = sale
        self._is_tried = False
        self._is_saving = False
        self._is_over = False
        self._preview: HandPreview | None = None
        self.form = ByHandForm(shell.book.accounts(), shell.book.as_of)
        self.form.set_known(known)
        self.steps = StepsList(self.tr("What it comes to"))
        self.said = label("", "muted", wrap=True)
        self._buttons = EntryButtons(self.tr("Save and add another"), is_new=sale is None)
        self.save, self.another = self._buttons.save, self._buttons.another
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self._connect()
        self._begin(sale)

    def preview(self) -> HandPreview | None:
        """Return what is shown."""
        return self._preview

    def showEvent(self, event: QShowEvent) -> None:
        show_whole(self, self._area)
        super().showEvent(event)

    def done(self, result: int) -> None:
        """Close; what is still being worked out has nobody left to tell."""
        self._is_over = True
        super().done(result)

    def _build(self) -> None:
        title = self.tr("Add a sale") if self._before is None else self.tr("Change a sale")
        self.setWindowTitle(title)
        self.setMinimumSize(fitting(self, 710))
        card = Card()
        card.body.addWidget(SectionHeader(self.tr("What it comes to")))
        card.body.addWidget(self.said)
        card.body.addWidget(self.steps)
        card.body.addStretch(1)
        card.setMinimumHeight(px(190))  # of all steps: they come as one types
        content = QWidget()
        entries = QVBoxLayout(content)
        entries.setContentsMargins(0, 0, 0, 0)
        entries.setSpacing(px(12))
        entries.addWidget(self.form)
        entries.addWidget(card)
        entries.addStretch(1)
        self._area = scrolled(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(16), px(18), px(16))
        column.setSpacing(px(12))
        column.addWidget(self._area, 1)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.form.edited.connect(self._pause.start)
        self.form.proposal_wanted.connect(self._propose)
        self._pause.timeout.connect(self._look)
        self._buttons.accepted.connect(lambda: self._save(self._close))
        self._buttons.rejected.connect(self.reject)
        self.another.clicked.connect(lambda: self._save(self._begin_another))

    def _begin(self, sale: HandSale | None) -> None:
        if sale is not None:
            self.form.show_sale(sale)
        elif self._shell.account:
            self.form.show_account(self._shell.account)
        self.form.product.input().setFocus()
        self._propose()

    def _begin_another(self) -> None:
        self._is_saving = self._is_tried = False
        self.form.begin_another()
        self._propose()

    def _propose(self) -> None:
        handle, day = self.form.account.value(), self.form.day()
        product, shop = self.form.product.thing().key, self.form.shop.thing().key

        def ask(work: Work) -> Proposal:
            return work.book.propose_by_hand(handle, day, product_id=product, shop=shop)

        def show(proposal: Proposal) -> None:
            if not self._is_over:
                self.form.propose(proposal)
                self._look()

        if handle:
            task = Task(ask).on_done(show).replacing("sales.by_hand.propose").reading()
            self._shell.tasks.start(task)

    def _faults(self, sale: HandSale) -> dict[str, Message]:
        faults = faults_of(sale, self._shell.book.as_of)
        is_same = self._before is not None and self._before.order_id == sale.order_id
        if self._preview is not None and self._preview.is_known and not is_same:
            faults["order_id"] = message("book.by_hand_known", order=sale.order_id)
        return faults

    def _look(self) -> None:
        sale = self.form.sale()
        if sale is None or sale.amount <= 0:
            self._preview = None
            if sale is not None:
                self.form.show_faults(self._faults(sale), is_tried=self._is_tried)
            self._show_steps()
            return
        asked = sale

        def show(preview: HandPreview) -> None:
            if self._is_over:
                return
            self._preview = preview
            self.form.show_faults(self._faults(asked), is_tried=True)
            self._show_steps()

        task = Task(lambda work: work.book.preview_by_hand(asked)).on_done(show)
        self._shell.tasks.start(task.replacing("sales.by_hand").reading())

    def _show_steps(self) -> None:
        preview = self._preview
        self.form.other_amount.setText("" if preview is None else self._other_amount(preview))
        self.steps.set_steps([] if preview is None else self._steps(preview))
        missing = ""
        if preview is None:
            missing = self.tr("Type what the buyer paid to see it here.")
            if self.form.has_faults():
                missing = self.tr("Mend what is marked to see it here.")
        if preview is not None and preview.rate is None:
            missing = self.tr("Without a rate the sale counts as nothing.")
        self.said.setText(missing)
        self.said.setVisible(bool(missing))

    def _other_amount(self, preview: HandPreview) -> str:
        lang = language()
        if self.form.tax.value():
            amount = format_money(preview.without_tax, preview.currency, lang)
            return self.tr("{amount} without tax").format(amount=amount)
        amount = format_money(preview.with_tax, preview.currency, lang)
        return self.tr("{amount} with tax").format(amount=amount)

    def _steps(self, preview: HandPreview) -> list[Step]:
        as_of = self._shell.book.as_of
        net = format_money(preview.net, preview.currency, language())
        steps = [
            Step(self.tr("Commission"), net, strong=True),
            Step(self.tr("Stage"), stage_of_one(preview.stage)),
        ]
        mark = "≈ " if preview.is_estimated else ""
        for words, day in (
            (self.tr("Held back until"), preview.release_on),
            (self.tr("Payout"), preview.payout_on),
        ):
            if day is not None:
                steps.append(Step(words, f"{mark}{day_words(day, as_of)}"))
        return steps

    def _close(self) -> None:
        self.accept()

    def _save(self, on_done: Callable[[], None]) -> None:
        self._is_tried = True
        sale = self.form.sale()
        if sale is None or self._is_saving:
            return
        faults = self._faults(sale)
        self.form.show_faults(faults)
        if faults:
            return
        self._is_saving = True
        kept = replace(sale, made_at=sale.made_at or moment_now())
        said = self.tr("Sale {order} saved.").format(order=kept.order_id)

        def show() -> None:
            self._shell.sale_entered.emit(kept.ref)
            on_done()

        self._shell.do(_step(self._before, kept), said, show)


def _step(before: HandSale | None, sale: HandSale) -> Undoable:
    if before is None:
        return Undoable(
            lambda: QCoreApplication.translate("ByHand", "Sale by hand"),
            redo=lambda book: book.add_by_hand(sale),
            undo=lambda book: book.remove_by_hand(sale.ref),
        )

    def put(book: Book, old: HandSale, new: HandSale) -> object:
        return book.replace_by_hand(old.ref, new)

    return Undoable(
        lambda: QCoreApplication.translate("ByHand", "Change of a sale"),
        redo=lambda book: put(book, before, sale),
        undo=lambda book: put(book, sale, before),
    )
