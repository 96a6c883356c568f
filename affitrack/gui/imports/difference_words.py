"""What an import does to one line, in words and money."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.changes import Change, changes, stage_on
from affitrack.domain.derive import DerivedLine
from affitrack.domain.figures import FigureChange
from affitrack.domain.records import Difference
from affitrack.domain.stage import Stage
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.gui.imports.difference_rows import DifferenceRow, Kind
from affitrack.gui.imports.figure_words import change_words, value_words
from affitrack.gui.imports.reach_words import reach_changes
from affitrack.gui.sales.line_words import NOTHING, day_words, money_words
from affitrack.gui.sales.stages import stage_of_one
from affitrack.gui.tokens import PillKind
from affitrack.ingest.rejects.rejects import Reject
from affitrack.wording.catalogue import render

PILL_OF_KIND: Final = {
    Kind.NEW: PillKind.NEW,
    Kind.CHANGED: PillKind.CHANGED,
    Kind.KNOWN: PillKind.NEUTRAL,
    Kind.OLDER: PillKind.NEUTRAL,
    Kind.REJECTED: PillKind.REJECTED,
}

_NAMES: Final = {
    Kind.NEW: QT_TRANSLATE_NOOP("Differences", "new"),
    Kind.CHANGED: QT_TRANSLATE_NOOP("Differences", "changed"),
    Kind.KNOWN: QT_TRANSLATE_NOOP("Differences", "known"),
    Kind.OLDER: QT_TRANSLATE_NOOP("Differences", "older"),
    Kind.REJECTED: QT_TRANSLATE_NOOP("Differences", "rejected"),
}


def kind_name(kind: Kind) -> str:
    """Return the word on the pill of a row."""
    name = _NAMES[kind]
    return QCoreApplication.translate("Differences", name)


def commission_words(row: DifferenceRow) -> str:
    """Return what a line pays after the import; a dash for a row that is no line."""
    source = row.source
    if not isinstance(source, Difference):
        return NOTHING
    stands = source.derived_after
    if row.kind is Kind.OLDER and source.derived_before is not None:
        stands = source.derived_before
    return money_words(stands.net, source.after.currency)


def result_words(row: DifferenceRow, as_of: date) -> str:
    """Return what becomes of a row."""
    source = row.source
    if isinstance(source, Reject):
        return render(source.where(), language())
    if isinstance(source, FigureChange):
        return " · ".join(reach_changes(source))
    if row.kind is Kind.CHANGED:
        return " · ".join(all_changes(source, as_of))
    if row.kind is Kind.OLDER:
        return _older_words(source, as_of)
    return stage_sentence(source.derived_after, as_of)


def stage_sentence(derived: DerivedLine, as_of: date) -> str:
    """Return the stage of a line with the day that matters: "Held until 3 Dec"."""
    translate = QCoreApplication.translate
    stage = stage_on(derived, as_of)
    if stage is Stage.HELD and derived.release_on:
        day = day_words(date.fromisoformat(derived.release_on), as_of)
        return translate("Differences", "Held until {day}").format(day=day)
    if stage in (Stage.CLEARED, Stage.PAID) and derived.payout_on:
        payout_on = date.fromisoformat(derived.payout_on)
        if stage is Stage.PAID:
            day = day_words(payout_on, as_of)
            return translate("Differences", "Paid on {day}").format(day=day)
        if payout_on > as_of:
            day = day_words(payout_on, as_of)
            return translate("Differences", "Cleared, paid on {day}").format(day=day)
    return stage_of_one(stage)


def changes_of(difference: Difference, as_of: date) -> tuple[Change, ...]:
    """Return the figures that a row changes, or would if it were not older; () of a new line."""
    before, derived = difference.before, difference.derived_before
    if before is None or derived is None:
        return ()
    after = difference.after, difference.derived_after
    return changes((before, derived), after, as_of)


def all_changes(difference: Difference, as_of: date) -> list[str]:
    """Return each change of a line in words."""
    currency = difference.after.currency
    told = [change_words(each, currency, as_of) for each in changes_of(difference, as_of)]
    return told or [QCoreApplication.translate("Differences", "Details that change no amount")]


def _older_words(difference: Difference, as_of: date) -> str:
    """Return what stands, and what the older row says otherwise."""
    translate = QCoreApplication.translate
    currency = difference.after.currency
    known = difference.derived_before or difference.derived_after
    stage = stage_of_one(stage_on(known, as_of))
    said = [
        value_words(each, each.after, currency, as_of) for each in changes_of(difference, as_of)
    ]
    if not said:
        return translate("Differences", "Stays: {stage}. This row is older").format(stage=stage)
    words = translate("Differences", "Stays: {stage}. This older row says: {said}")
    return words.format(stage=stage, said=", ".join(said))
