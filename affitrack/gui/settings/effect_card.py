"""What a change comes to, before it is saved: stages and the next payout, before and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from affitrack.book import Book
from affitrack.domain.records import StageTotal
from affitrack.domain.rule_records import NextPayout, RuleEffect
from affitrack.domain.stage import Stage
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.sales.flags import flag_name
from affitrack.gui.sales.stages import SHOWN_STAGES, stage_name
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.undoing import Step as Undoable
from affitrack.gui.widgets import Card, SectionHeader, Step, StepsList, label, scrolled
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from affitrack.wording.numbers import format_count, format_day, format_money

WIDTH: Final = 280
_PAUSE_MS: Final = 300
_BUSY: Final = "store.busy"
"""With this one can try again in a moment, which saving does."""
_NOTHING: Final = StageTotal()
_NO_PAYOUT: Final = NextPayout(None, 0)


@dataclass(frozen=True)
class Edit:
    """A change as it stands in a form."""

    step: Undoable
    said: str
    """What is said once it is saved."""
    trial: Callable[[Book], object]
    """Does the change where it is taken back at once: it remembers nothing."""
    verb: str = ""
    """On the button that does it, where that is not "Save"."""


class EffectCard(Card):
    """Previews a change a little after the last key, and saves or discards it.

    Signals:
        saved(): the change was saved.
        not_saved(): it was to be saved, and was stopped or failed.
        discard_asked(): the user does not want it.
        refused(UserError): it cannot be made.
    """

    saved = Signal()
    not_saved = Signal()
    discard_asked = Signal()
    refused = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._edit: Edit | None = None
        self._effect: RuleEffect | None = None
        self._refusal: UserError | None = None
        self._has_errors = False
        self._is_waiting = False
        self._asked: Task[RuleEffect] | None = None
        self._header = SectionHeader()
        self._said = label("", "muted", wrap=True)
        self.steps = StepsList()
        self.save = QPushButton()
        self.save.setProperty("role", "primary")
        self.discard = QPushButton()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._build()
        self.retranslate()

    @property
    def edit(self) -> Edit | None:
        """The change that waits to be saved."""
        return self._edit

    def is_open(self) -> bool:
        """Tell whether something was changed and neither saved nor discarded."""
        return self._edit is not None or self._has_errors

    def effect(self) -> RuleEffect | None:
        """Return what is shown."""
        return self._effect

    def propose(self, edit: Edit | None, *, has_errors: bool = False) -> None:
        """Take up a change as it stands now; None where there is none, or none that can be."""
        self._edit, self._has_errors = edit, has_errors
        self._effect, self._refusal = None, None
        self._is_waiting = edit is not None
        self._pause.stop()
        self._stop_asking()
        if edit is not None:
            self._pause.start()
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        self._header.set_text(self.tr("Before → after"))
        self.steps.setAccessibleName(self.tr("What the change comes to"))
        verb = self._edit.verb if self._edit is not None else ""
        self.save.setText(verb or self.tr("Save"))
        self.discard.setText(self.tr("Discard"))
        is_refused = self._refusal is not None and self._refusal.message.key != _BUSY
        self.save.setEnabled(self._edit is not None and not self._is_waiting and not is_refused)
        self.discard.setEnabled(self.is_open())
        self._said.setText(self._words())
        self._said.setVisible(bool(self._said.text()))
        self.steps.set_steps(self._steps())

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.save)
        buttons.addWidget(self.discard)
        buttons.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, px(6), 0)
        column.addWidget(self._said)
        column.addWidget(self.steps)
        column.addStretch(1)
        self.body.addWidget(self._header)
        self.body.addWidget(scrolled(content), 1)
        self.body.addLayout(buttons)
        self.save.clicked.connect(self._save)
        self.discard.clicked.connect(self.discard_asked)

    def _stop_asking(self) -> None:
        if self._asked is not None:
            self._asked.forget()
            self._shell.tasks.cancel(self._asked)
            self._asked = None

    def _ask(self) -> None:
        edit = self._edit
        if edit is None:
            return
        task = Task(lambda work: work.book.effect_of(edit.trial, work.cancel, work.report))
        task.on_done(self._show).on_failed(self._fail).on_cancelled(self._stop)
        task.with_progress(self.tr("Working out what this comes to…"))
        self._asked = task
        self._shell.tasks.start(task)

    def _show(self, effect: RuleEffect) -> None:
        self._effect, self._is_waiting = effect, False
        self.retranslate()

    def _fail(self, error: Exception) -> None:
        self._is_waiting = False
        if isinstance(error, UserError):
            self._refusal = error
            self.retranslate()
            self.refused.emit(error)
        else:
            self._shell.tell(error)

    def _stop(self) -> None:
        """The user stopped the preview; the change itself can still be saved."""
        self._is_waiting = False
        self.retranslate()

    def _save(self) -> None:
        edit = self._edit
        if edit is None:
            return
        self.propose(None)
        self._shell.do(edit.step, edit.said, self.saved.emit, self.not_saved.emit)

    def _words(self) -> str:
        if self._edit is None:
            if self._has_errors:
                return self.tr("Mend what is marked first.")
            return self.tr("Change something to see here what it does to your money.")
        if self._refusal is not None:
            return render(self._refusal.message, language())
        return self._words_on_effect()

    def _words_on_effect(self) -> str:
        if self._is_waiting:
            return self.tr("Working out what this comes to…")
        if self._effect is None:
            return self.tr("Not worked out. You can save it all the same.")
        if self._effect.is_nothing:
            return self.tr("No amount, no payout and no warning changes.")
        return ""

    def _steps(self) -> list[Step]:
        effect = self._effect
        if effect is None:
            return []
        rows: list[Step] = []
        was, now = effect.before, effect.after
        for currency in dict.fromkeys([*was.stages, *now.stages]):
            before, after = was.stages.get(currency, {}), now.stages.get(currency, {})
            rows += self._stages(currency, before, after)
            old = was.payouts.get(currency, _NO_PAYOUT)
            new = now.payouts.get(currency, _NO_PAYOUT)
            if old != new:
                rows.append(self._payout(currency, old, new))
        return rows + self._flags(was.flags, now.flags)

    def _flags(self, before: Mapping[str, int], after: Mapping[str, int]) -> list[Step]:
        lang = language()
        rows = []
        for flag in dict.fromkeys([*before, *after]):
            old, new = before.get(flag, 0), after.get(flag, 0)
            if old != new:
                words = self.tr("{before} → {after} sales")
                counts = words.format(before=format_count(old, lang), after=format_count(new, lang))
                rows.append(Step(text=flag_name(flag), value=counts))
        return rows

    def _stages(
        self, currency: str, before: Mapping[Stage, StageTotal], after: Mapping[Stage, StageTotal]
    ) -> list[Step]:
        lang = language()
        rows = []
        for stage in SHOWN_STAGES:
            old, new = before.get(stage, _NOTHING), after.get(stage, _NOTHING)
            if old == new:
                continue
            lines = self.tr("{before} → {after} sales").format(
                before=format_count(old.lines, lang), after=format_count(new.lines, lang)
            )
            was, now = (format_money(each.net, currency, lang) for each in (old, new))
            rows.append(Step(text=stage_name(stage), value=f"{was}\n→ {now}", origin=lines))
        return rows

    def _payout(self, currency: str, old: NextPayout, new: NextPayout) -> Step:
        lang = language()
        was, now = (
            self.tr("none") if each.on is None else format_day(each.on, lang) for each in (old, new)
        )
        money = [format_money(each.net, currency, lang) for each in (old, new)]
        return Step(
            text=self.tr("Next payout"),
            value=f"{money[0]}\n→ {money[1]}",
            origin=was if was == now else f"{was} → {now}",
        )
