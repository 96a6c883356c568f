"""Claims as files for others to read: what each line should have been, step by step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from affitrack.analysis.reconcile import findings_of
from affitrack.domain.expected import WORKED_OUT, expected_facts
from affitrack.domain.explain import explain_line
from affitrack.domain.market import market
from affitrack.domain.records import BY_HAND
from affitrack.reports.claim_file import ClaimedLine, ClaimFile
from affitrack.store.derived.deriving import deriver_for
from affitrack.store.imports.history import import_by_id
from affitrack.store.lines.paging import lines_by_id
from affitrack.store.lines.run_lines import paid_lines, taken_back_since
from affitrack.store.payouts.arrivals import arrivals
from affitrack.store.payouts.paying_runs import paying_runs
from affitrack.store.rules.accounts import find_account
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from affitrack.domain.claim import Claim, ClaimLine
    from affitrack.domain.explain import AmountStep
    from affitrack.domain.finding import LineFinding
    from affitrack.domain.records import Account, ImportRecord, LineRecord
    from affitrack.store.connection import Store

    HeadersOf = Callable[[ImportRecord], Mapping[str, str]]


def claim_file(store: Store, as_of: date, claim: Claim, headers_of: HeadersOf) -> ClaimFile:
    """Return what the file of a claim holds.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        claim: the claim.
        headers_of: gives the header of each field of order lines in an imported file.
    """
    account = find_account(store, claim.account)
    if account is None:
        raise UserError(message("book.no_such_account", handle=claim.account))
    numbers = [line.line_id for line in claim.lines if line.line_id is not None]
    records = {record.line_id: record for record in lines_by_id(store, numbers, as_of)}
    shown = {(each.line_id, each.kind): each for each in findings_of(store, as_of, numbers)}
    explaining = _Explaining(store, account, headers_of)
    runs = _runs_of(store, as_of, claim)
    return ClaimFile(
        claim=claim,
        market=market(account.market).name,
        as_of=as_of,
        lines=tuple(
            explaining.claimed(
                line,
                records.get(line.line_id or 0),
                shown.get((line.line_id or 0, line.kind)),
                claim.made_on,
            )
            for line in claim.lines
        ),
        paid=tuple(line for run in runs for line in run.paid),
        taken_back=tuple(line for run in runs for line in run.taken_back),
    )


class _Explaining:
    """Works lines out as they should have been, by the rules of one account."""

    def __init__(self, store: Store, account: Account, headers_of: HeadersOf) -> None:
        self._store = store
        self._deriver = deriver_for(store, account)
        self._headers_of = headers_of
        self._imports: dict[int, tuple[Mapping[str, str], bool]] = {}

    def claimed(
        self,
        line: ClaimLine,
        record: LineRecord | None,
        found: LineFinding | None,
        made_on: date,
    ) -> ClaimedLine:
        """Return a line with its reasons, as far as they still lead to the figures of the claim."""
        figures = (line.expected, line.stands)
        if record is None or found is None or (found.expected, found.stands) != figures:
            return ClaimedLine(line, message("claims.file.changed", on=made_on))
        line = replace(line, file_name=found.file_name, source_row=found.source_row)
        return ClaimedLine(line, found.why, self._steps(line, record))

    def _steps(self, line: ClaimLine, record: LineRecord) -> tuple[AmountStep, ...]:
        """Return the computation of what is expected of a line."""
        facts = expected_facts(record.facts, line.kind)
        derived = self._deriver.derive(facts)
        columns, is_by_hand = self._file(record.import_id)
        explained = explain_line(
            replace(record, facts=facts, derived=derived),
            deriver=self._deriver,
            columns=columns,
            is_by_hand=is_by_hand,
        )
        if line.kind not in WORKED_OUT:
            return explained.amount_steps
        # That the file states no such commission is the claim itself, not a reason of its own.
        *steps, net = explained.amount_steps
        return (*steps, replace(net, note=None))

    def _file(self, import_id: int) -> tuple[Mapping[str, str], bool]:
        """Return the headers of a file, and whether it is a sale entered by hand."""
        if import_id not in self._imports:
            file = import_by_id(self._store, import_id)
            if file is None:
                raise LookupError(f"a line names import {import_id}, which is not there")
            self._imports[import_id] = self._headers_of(file), file.format == BY_HAND
        return self._imports[import_id]


class _RunLines(NamedTuple):
    """The lines that make up what a run was to pay."""

    paid: list[LineRecord]
    taken_back: list[LineRecord]
    """Since the run before; none where nothing of them was to be kept from this one."""


def _runs_of(store: Store, as_of: date, claim: Claim) -> list[_RunLines]:
    """Return the lines of the runs of a claim that are still there."""
    if not claim.runs:
        return []
    arrived, paying = arrivals(store, as_of), paying_runs(store, as_of)
    claimed = {(claim.account, claim.currency, run.payout_on) for run in claim.runs}
    return [
        _RunLines(
            _by_order(store, as_of, [line.line_id for line in paid_lines(store, paying, run)]),
            _by_order(store, as_of, taken_back_since(store, run, arrived.before(run)))
            if run.taken_back
            else [],
        )
        for run in arrived.runs
        if (run.account, run.currency, run.payout_on) in claimed
    ]


def _by_order(store: Store, as_of: date, numbers: Sequence[int]) -> list[LineRecord]:
    found = lines_by_id(store, numbers, as_of)
    return sorted(found, key=lambda line: (line.facts.ordered_at, line.facts.key))
