"""Correcting lines, and taking corrections back: what follows is brought up to date at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.correction import Corrections, LineRef, check_days, corrections_of
from affitrack.domain.line import LineFacts
from affitrack.domain.rate import rate_text
from affitrack.store.corrections.kept import KEY, corrections_at, keep_corrections
from affitrack.store.derived.deriving import deriver_for, learn_and_sum_up, work_out
from affitrack.store.derived.sums import Sums
from affitrack.store.lines.paging import flags_of
from affitrack.store.payouts.paying_runs import PayingRuns, Run, paying_runs
from affitrack.store.rules.accounts import find_account
from affitrack.store.sql.columns import DERIVED, FACTS, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from affitrack.domain.correction import Correction
    from affitrack.domain.derive import DerivedLine, Deriver
    from affitrack.domain.line import LineKey
    from affitrack.domain.records import Account, LineRecord
    from affitrack.store.connection import Store

_LINE: Final = (
    f"SELECT line_id, {listed(FACTS)}, {listed(DERIVED)} FROM order_lines"
    f" WHERE account_id = ? AND {' AND '.join(f'{column} = ?' for column in KEY)}"
)


def put_corrections(
    store: Store, wanted: Mapping[LineRef, Sequence[Correction]]
) -> dict[LineRef, tuple[Correction, ...]]:
    """Let these be all corrections of some lines; return what they were before.

    Putting back what is returned restores the store exactly.

    Raises:
        UserError: a sale would be delivered or returned before it was ordered; nothing is written.
    """
    before: dict[LineRef, tuple[Correction, ...]] = {}
    by_account: defaultdict[str, list[LineKey]] = defaultdict(list)
    for ref in wanted:
        by_account[ref.account].append(ref.key)
    with store.write():
        for handle, keys in by_account.items():
            account = _account(store, handle)
            for key in keys:
                ref = LineRef(handle, key)
                before[ref] = corrections_at(store.connection, account.account_id, key)
                keep_corrections(store.connection, account.account_id, key, wanted[ref])
            _follow(store, account, keys)
    return before


def _follow(store: Store, account: Account, keys: Sequence[LineKey]) -> None:
    """Work the lines of some keys out by their corrections as they are now."""
    connection, account_id = store.connection, account.account_id
    deriver = deriver_for(store, account)
    lines: list[tuple[tuple[Any, ...], Any]] = []
    for key in keys:
        row = connection.execute(_LINE, (account_id, *key)).fetchone()
        if row is not None:
            facts = LineFacts._make(row[1 : 1 + len(FACTS)])
            check_days(facts, corrections_of(corrections_at(connection, account_id, key)))
            lines.append((row, deriver.derive(facts)))
    sums = Sums.kept(connection, account_id)
    work_out(connection, lines, sums)
    learn_and_sum_up(store, account, deriver, sums, have_keys_moved=False)


def as_if(
    store: Store,
    lines: Sequence[LineRecord],
    wanted: Mapping[LineRef, Sequence[Correction]],
    as_of: date,
) -> list[LineRecord]:
    """Return lines as they would be with other corrections, in the same order.

    What shops would then be known to take to deliver is left aside.

    Raises:
        UserError: a sale would be delivered or returned before it was ordered.
    """
    runs = paying_runs(store, as_of)
    known: dict[str, tuple[Account, Deriver]] = {}
    found = []
    for line in lines:
        if line.account not in known:
            account = _account(store, line.account)
            known[line.account] = account, deriver_for(store, account)
        account, deriver = known[line.account]
        made = tuple(wanted[LineRef(line.account, line.facts.key)])
        own = corrections_of(made)
        check_days(line.facts, own)
        derived = deriver.derive_corrected(line.facts, own)
        found.append(_as_derived(line, derived, runs, account.account_id, made))
    return found


def otherwise(store: Store, lines: Sequence[LineRecord]) -> list[Corrections]:
    """Return what stands in each field of some lines where it is not corrected."""
    derivers: dict[str, Deriver] = {}
    found = []
    for line in lines:
        if line.account not in derivers:
            derivers[line.account] = deriver_for(store, _account(store, line.account))
        deriver, facts = derivers[line.account], line.facts
        plain = deriver.derive_corrected(facts, Corrections())
        vat = rate_text(deriver.vat_in_reasons(facts, plain.outcome))
        found.append(
            Corrections(plain.rate, vat, plain.delivered_on, facts.returned_on, facts.status)
        )
    return found


def _as_derived(
    line: LineRecord,
    derived: DerivedLine,
    runs: PayingRuns,
    account_id: int,
    made: tuple[Correction, ...],
) -> LineRecord:
    on, run = _day(derived.payout_on), None
    if on is not None:
        run = Run(account_id, line.facts.currency, derived.outcome, on)
    pays_on, stage = runs.standing(run, derived.outcome, _day(derived.release_on))
    return replace(
        line,
        derived=derived,
        stage=stage,
        payout_on=pays_on,
        flags=flags_of(line.facts, derived, runs.as_of),
        corrections=made,
    )


def line_ids_at(store: Store, refs: Iterable[LineRef]) -> list[int]:
    """Return the numbers of the lines that are there under some names."""
    found = []
    for ref in refs:
        account = find_account(store, ref.account)
        if account is not None:
            row = store.connection.execute(_LINE, (account.account_id, *ref.key)).fetchone()
            found += [] if row is None else [int(row[0])]
    return found


def _account(store: Store, handle: str) -> Account:
    account = find_account(store, handle)
    if account is None:
        raise LookupError(f"no account {handle}")
    return account


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
