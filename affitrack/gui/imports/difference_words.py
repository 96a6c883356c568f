"""What an import does to one line, in words and money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from affitrack.book import FileResult
from affitrack.domain.derive import DerivedLine
from affitrack.domain.records import Difference
from affitrack.domain.stage import Stage, stage_of
from affitrack.gui.i18n import language
from affitrack.gui.sales.line_words import NOTHING, day_words, money_words
from affitrack.gui.sales.stages import stage_of_one
from affitrack.gui.tokens import PillKind
from affitrack.ingest.rejects import Reject
from affitrack.wording.catalogue import render
from affitrack.wording.numbers import format_count


class Kind(StrEnum):
    """What an import does with a row."""

    NEW = "new"
    CHANGED = "changed"
    OLDER = "older"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One row of the list of differences, in values that are put into words when shown."""

    kind: Kind
    row: int
    order_id: str
    product: str
    source: Difference | Reject
    file_name: str


PILL_OF_KIND = {
    Kind.NEW: PillKind.NEW,
    Kind.CHANGED: PillKind.CHANGED,
    Kind.OLDER: PillKind.NEUTRAL,
    Kind.REJECTED: PillKind.REJECTED,
}


def rows_of(results: list[FileResult]) -> list[DifferenceRow]:
    """Return the differences of some files, those that need a look first."""
    rejected = [
        DifferenceRow(Kind.REJECTED, each.row, each.order_id, "", each, result.path.name)
        for result in results
        for each in result.rejects
    ]
    others = [
        DifferenceRow(
            Kind(each.kind),
            each.row,
            each.after.order_id,
            each.product_name or each.after.product_id,
            each,
            result.path.name,
        )
        for result in results
        for each in result.differences
    ]
    return rejected + others


def kind_name(kind: Kind) -> str:
    """Return the word on the pill of a row."""
    translate = QCoreApplication.translate
    match kind:
        case Kind.NEW:
            return translate("Differences", "new")
        case Kind.CHANGED:
            return translate("Differences", "changed")
        case Kind.OLDER:
            return translate("Differences", "older")
        case Kind.REJECTED:
            return translate("Differences", "rejected")


def commission_words(row: DifferenceRow) -> str:
    """Return what a line pays after the import; a dash for a rejected row."""
    source = row.source
    if isinstance(source, Reject):
        return NOTHING
    return money_words(source.derived_after.net, source.after.currency)


def result_words(row: DifferenceRow, as_of: date) -> str:
    """Return what becomes of a row."""
    source = row.source
    if isinstance(source, Reject):
        return render(source.where(), language())
    if row.kind is Kind.NEW:
        return stage_sentence(source.derived_after, as_of)
    if row.kind is Kind.OLDER:
        known = source.derived_before or source.derived_after
        words = QCoreApplication.translate("Differences", "Stays: {stage}; this file is older")
        return words.format(stage=stage_of_one(_stage(known, as_of)))
    return "; ".join(_changes(source, as_of))


def stage_sentence(derived: DerivedLine, as_of: date) -> str:
    """Return the stage of a line with the day that matters: "Held until 3 Dec"."""
    translate = QCoreApplication.translate
    stage = _stage(derived, as_of)
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


def _changes(difference: Difference, as_of: date) -> list[str]:
    translate = QCoreApplication.translate
    before, after = difference.before, difference.after
    derived = difference.derived_before
    if before is None or derived is None:
        return [stage_sentence(difference.derived_after, as_of)]
    arrow = translate("Differences", "{before} → {after}")
    changes = []
    old_stage, new_stage = _stage(derived, as_of), _stage(difference.derived_after, as_of)
    if old_stage is not new_stage:
        changes.append(arrow.format(before=stage_of_one(old_stage), after=stage_of_one(new_stage)))
    if derived.net != difference.derived_after.net:
        old = money_words(derived.net, before.currency)
        new = money_words(difference.derived_after.net, after.currency)
        changes.append(arrow.format(before=old, after=new))
    if before.items_refunded != after.items_refunded:
        back = format_count(after.items_refunded, language())
        sold = format_count(after.items_sold, language())
        words = translate("Differences", "{back} of {sold} items returned")
        changes.append(words.format(back=back, sold=sold))
    if not changes and before.status_raw != after.status_raw:
        changes.append(arrow.format(before=before.status_raw, after=after.status_raw))
    return changes or [translate("Differences", "Details that change no amount")]


def _stage(derived: DerivedLine, as_of: date) -> Stage:
    release_on = date.fromisoformat(derived.release_on) if derived.release_on else None
    payout_on = date.fromisoformat(derived.payout_on) if derived.payout_on else None
    return stage_of(derived.outcome, release_on, payout_on, as_of)
