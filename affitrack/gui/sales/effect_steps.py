"""What a correction comes to, before it is saved: of one sale its figures, of many their sums."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from affitrack.book.correcting import CorrectionEffect
from affitrack.domain.records import LineRecord, StageTotal
from affitrack.domain.stage import Stage
from affitrack.domain.unmoved import why_unmoved
from affitrack.gui.i18n import language
from affitrack.gui.sales.line_words import day_words, money_words, rate_words, stage_words
from affitrack.gui.sales.stages import SHOWN_STAGES, stage_name
from affitrack.gui.widgets import Step
from affitrack.wording.catalogue import render
from affitrack.wording.numbers import format_count, format_money

_NOTHING = StageTotal()


def effect_steps(effect: CorrectionEffect, as_of: date) -> list[Step]:
    """Return what changes, before and after; nothing where nothing does."""
    if len(effect.before) == 1:
        return _of_one(effect.before[0], effect.after[0], as_of)
    steps = []
    for currency, before in effect.stages_before.items():
        steps += _of_currency(currency, before, effect.stages_after.get(currency, {}))
    return steps


def unmoved_words(effect: CorrectionEffect) -> list[str]:
    """Return why amounts stay as they are, a sentence for each reason."""
    lang = language()
    return [render(why, lang) for why in why_unmoved(effect.before, effect.after)]


def _of_one(old: LineRecord, new: LineRecord, as_of: date) -> list[Step]:
    translate = QCoreApplication.translate
    currency = old.facts.currency
    rows = [
        (
            translate("CorrectionEffect", "Commission"),
            money_words(old.derived.net, currency),
            money_words(new.derived.net, currency),
        ),
        (
            translate("CorrectionEffect", "Rate"),
            rate_words(old.derived.rate),
            rate_words(new.derived.rate),
        ),
        (
            translate("CorrectionEffect", "Pre-tax"),
            money_words(old.derived.base, currency),
            money_words(new.derived.base, currency),
        ),
        (
            translate("CorrectionEffect", "Stage"),
            stage_words(old, as_of),
            stage_words(new, as_of),
        ),
        (
            translate("CorrectionEffect", "Payout"),
            _day(old.payout_on, as_of),
            _day(new.payout_on, as_of),
        ),
    ]
    return [Step(what, f"{was} → {now}", strong=True) for what, was, now in rows if was != now]


def _day(day: date | None, as_of: date) -> str:
    return "–" if day is None else day_words(day, as_of)


def _of_currency(
    currency: str, before: Mapping[Stage, StageTotal], after: Mapping[Stage, StageTotal]
) -> list[Step]:
    steps = []
    for stage in SHOWN_STAGES:
        old, new = before.get(stage, _NOTHING), after.get(stage, _NOTHING)
        if old != new:
            was, now = (_total(each, currency) for each in (old, new))
            steps.append(Step(stage_name(stage), f"{was} → {now}", strong=True))
    return steps


def _total(total: StageTotal, currency: str) -> str:
    lang = language()
    return f"{format_money(total.net, currency, lang)} ({format_count(total.lines, lang)})"
