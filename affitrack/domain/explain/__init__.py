"""Why a line pays what it pays, and when: each step, in words and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.domain.explain.amount import amount_steps
from affitrack.domain.explain.dates import date_steps
from affitrack.domain.explain.line import ExplainedLine
from affitrack.domain.explain.steps import AmountStep, DateStep, Explanation
from affitrack.domain.explain.warnings import warnings_of
from affitrack.domain.stage import Outcome
from affitrack.wording.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from affitrack.domain.derive import Deriver
    from affitrack.domain.records import LineRecord

__all__ = ["AmountStep", "DateStep", "Explanation", "explain_line"]

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
) -> Explanation:
    """Explain one line. The steps of the amount add up to its net.

    Args:
        record: the line as it stands on a day.
        deriver: the rules that its figures were worked out with.
        columns: headers of the file that the line came from, by field of `LineFacts`; where one is
            not given, the row alone is named.
        imported_on: day on which that file was taken in.
    """
    line = ExplainedLine(record, deriver, columns or {})
    return Explanation(
        line=record,
        headline=_headline(line),
        amount_steps=amount_steps(line),
        date_steps=date_steps(line),
        warnings=warnings_of(line),
        origin=_origin(record, imported_on),
    )


def _headline(line: ExplainedLine) -> Message:
    key = _HEADLINES.get(line.outcome, "explain.headline.amount")
    net = line.derived.net
    return message(key, amount=line.money(abs(net) if line.outcome in _HEADLINES else net))


def _origin(record: LineRecord, imported_on: date | None) -> Message:
    row = str(record.source_row)
    if imported_on is None:
        return message("explain.origin.file", file=record.file_name, row=row)
    return message("explain.origin.import", file=record.file_name, row=row, on=imported_on)
