"""Why a line pays what it pays, and when: each step, in words and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.domain.explain.amount import amount_steps
from affitrack.domain.explain.dates import date_steps
from affitrack.domain.explain.line import ExplainedLine
from affitrack.domain.explain.own import own_words
from affitrack.domain.explain.steps import AmountStep, DateStep, Explanation, OwnWord
from affitrack.domain.explain.warnings import warnings_of
from affitrack.domain.stage import Outcome
from affitrack.wording.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from affitrack.domain.derive import Deriver
    from affitrack.domain.records import LineRecord

__all__ = ["AmountStep", "DateStep", "Explanation", "OwnWord", "explain_line"]

_HEADLINES = {
    Outcome.LOST: "explain.headline.lost",
    Outcome.DEDUCTED: "explain.headline.taken_back",
}


def explain_line(
    record: LineRecord,
    *,
    deriver: Deriver,
    columns: Mapping[str, str] | None = None,
    imported_on: date | None = None,
    is_by_hand: bool = False,
) -> Explanation:
    """Explain one line. The steps of the amount add up to its net.

    Args:
        record: the line as it stands on a day.
        deriver: the rules that its figures were worked out with.
        columns: headers of the file that the line came from, by field of `LineFacts`; where one is
            not given, the row alone is named.
        imported_on: day on which that file was taken in, or the sale entered.
        is_by_hand: whether the user entered the sale, rather than a file.
    """
    line = ExplainedLine(record, deriver, columns or {}, is_by_hand)
    return Explanation(
        line=record,
        headline=_headline(line),
        amount_steps=amount_steps(line),
        date_steps=date_steps(line),
        warnings=warnings_of(line),
        origin=_origin(line, imported_on),
        own_words=own_words(line),
        is_by_hand=is_by_hand,
    )


def _headline(line: ExplainedLine) -> Message:
    key = _HEADLINES.get(line.outcome, "explain.headline.amount")
    net = line.derived.net
    return message(key, amount=line.money(abs(net) if line.outcome in _HEADLINES else net))


def _origin(line: ExplainedLine, imported_on: date | None) -> Message:
    record = line.record
    row = str(record.source_row)
    if line.is_by_hand and imported_on is not None:
        return message("explain.origin.by_hand", on=imported_on)
    if imported_on is None:
        return message("explain.origin.file", file=record.file_name, row=row)
    return message("explain.origin.import", file=record.file_name, row=row, on=imported_on)
