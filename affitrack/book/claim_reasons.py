"""Why something is claimed of lines, and how what is expected of them comes about, step by step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from affitrack.domain.claim_reason import ClaimReason
from affitrack.domain.expected import WORKED_OUT, expected_facts
from affitrack.domain.explain import explain_line
from affitrack.domain.records import BY_HAND
from affitrack.store.derived.deriving import deriver_for
from affitrack.store.imports.history import import_by_id
from affitrack.store.lines.paging import lines_by_id
from affitrack.store.rules.accounts import find_account
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from affitrack.domain.explain import AmountStep
    from affitrack.domain.finding import FindingKind, LineFinding
    from affitrack.domain.line import LineKey
    from affitrack.domain.records import Account, ImportRecord, LineRecord
    from affitrack.store.connection import Store

    HeadersOf = Callable[[ImportRecord], Mapping[str, str]]


def reasons_for(
    store: Store, as_of: date, found: Sequence[LineFinding], headers_of: HeadersOf
) -> dict[LineKey, ClaimReason]:
    """Return the reasons of what lines of one account show; none of a line that is gone.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        found: what the lines show.
        headers_of: gives the header of each field of order lines in an imported file.
    """
    if not found:
        return {}
    account = find_account(store, found[0].account)
    if account is None:
        raise UserError(message("book.no_such_account", handle=found[0].account))
    numbers = [each.line_id for each in found]
    records = {record.line_id: record for record in lines_by_id(store, numbers, as_of)}
    explaining = _Explaining(store, account, headers_of)
    return {
        each.key: ClaimReason(each.why, explaining.steps(each.kind, records[each.line_id]))
        for each in found
        if each.line_id in records
    }


class _Explaining:
    """Works lines out as they should have been, by the rules of one account."""

    def __init__(self, store: Store, account: Account, headers_of: HeadersOf) -> None:
        self._store = store
        self._deriver = deriver_for(store, account)
        self._headers_of = headers_of
        self._imports: dict[int, tuple[Mapping[str, str], bool]] = {}

    def steps(self, kind: FindingKind, record: LineRecord) -> tuple[AmountStep, ...]:
        """Return the computation of what is expected of a line that shows something."""
        facts = expected_facts(record.facts, kind)
        derived = self._deriver.derive(facts)
        columns, is_by_hand = self._file(record.import_id)
        explained = explain_line(
            replace(record, facts=facts, derived=derived),
            deriver=self._deriver,
            columns=columns,
            is_by_hand=is_by_hand,
        )
        if kind not in WORKED_OUT:
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
