"""Bank statements: what of them is proposed to be payouts, and what of that is taken in."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from affitrack.domain.received import LONGEST_TEXT, ReceivedEntry
from affitrack.domain.statement import (
    FIELDS,
    Proposed,
    StatementDraft,
    StatementLine,
    StatementResult,
)
from affitrack.ingest.read.open_file import shown_name
from affitrack.ingest.statements import reading
from affitrack.ingest.statements.layouts import names_payer
from affitrack.store import settings
from affitrack.store.payouts.received import add_received, known_keys, received
from affitrack.store.rules import accounts as kept_accounts
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from affitrack.domain.received import Arrivals, Received, RunArrival
    from affitrack.domain.records import Account
    from affitrack.domain.statement import StatementTable
    from affitrack.ingest.values.dialect import Answers
    from affitrack.store.connection import Store

_KEPT: Final = "statement_columns"
"""Setting that holds what the user said about the columns of statements, by name."""

_EARLIEST: Final = timedelta(days=10)
_LATEST: Final = timedelta(days=62)
# Two banks' days of one movement; and what somebody notes by hand, who may have noted the day of
# the run, a weekend and the days of the transfer before the bank's.
_ALIKE: Final = timedelta(days=3)
_ALIKE_BY_HAND: Final = timedelta(days=7)
# A bank sends back what it cannot book within days; a closed account may take weeks.
_BACK: Final = timedelta(days=45)


def read_statement(
    store: Store,
    path: Path,
    arrivals: Arrivals,
    *,
    account: Account | None,
    columns: Sequence[str | None] | None,
    mapping: str | None,
    answers: Answers | None,
) -> StatementDraft:
    """Return a statement with what each of its lines is proposed to be; see `Book`."""
    saved = saved_columns(store)
    if mapping is not None and mapping not in saved:
        raise UserError(message("received.statement.no_such_mapping", name=mapping))
    found = reading.read_statement(
        path,
        currency=_currency(store, account),
        wished=columns if mapping is None else saved[mapping][1],
        saved=dict(saved.values()),
        answers=answers,
    )
    handle = None if account is None else account.handle
    proposing = _Proposing(store, arrivals, found.lines, handle)
    lines = tuple(map(proposing.proposed, found.lines))
    return StatementDraft(
        path=path,
        file_name=shown_name(path),
        kind=found.kind,
        title=found.title,
        bank_account=found.bank_account,
        lines=lines,
        rejected=found.rejected,
        left_out=found.left_out,
        table=found.table,
        account=handle,
    )


def take_statement(
    store: Store,
    draft: StatementDraft,
    chosen: Collection[int] | None,
    owner: Callable[[StatementLine], Account],
) -> StatementResult:
    """Take lines of a statement in, all or none; see `Book`."""
    added: list[Received] = []
    known = 0
    with store.write():
        keys = known_keys(store)
        for place in sorted(draft.ticked if chosen is None else set(chosen)):
            line = draft.lines[place]
            if line.key in keys:
                known += 1
            else:
                added.append(add_received(store, owner(line), _entry(line, draft.file_name)))
    return StatementResult(tuple(added), known)


def saved_columns(store: Store) -> dict[str, tuple[tuple[str, ...], tuple[str | None, ...]]]:
    """Return what the user said about the columns of statements: name -> headers and fields."""
    kept = json.loads(settings.setting(store, _KEPT) or "{}")
    return {name: (tuple(each[0]), tuple(each[1])) for name, each in sorted(kept.items())}


def save_columns(
    store: Store, name: str, table: StatementTable, columns: Sequence[str | None]
) -> None:
    """Keep what the columns of a table are; statements with its headers are read so from now on.

    Raises `UserError` where the name is none, or the columns tell no day or no amount.
    """
    fields = set(columns)
    is_whole = "received_on" in fields and bool(fields & {"amount", "credit"})
    if not name.strip() or not is_whole or fields - {None, *FIELDS}:
        raise UserError(message("received.statement.columns_lacking"))
    with store.write():
        known = {
            key: each
            for key, each in saved_columns(store).items()
            if each[0] != reading.headers_of(table)
        }
        known[name.strip()] = reading.headers_of(table), tuple(columns)
        settings.set_setting(store, _KEPT, json.dumps(known, ensure_ascii=False, sort_keys=True))


def forget_columns(store: Store, name: str) -> None:
    """Forget what was said about the columns of statements. Raises `UserError` for no such name."""
    with store.write():
        known = saved_columns(store)
        if known.pop(name, None) is None:
            raise UserError(message("received.statement.no_such_mapping", name=name))
        settings.set_setting(store, _KEPT, json.dumps(known, ensure_ascii=False, sort_keys=True))


def _currency(store: Store, account: Account | None) -> str:
    """Return the currency of lines that state none: that of the account, else of most accounts."""
    if account is not None:
        return account.currency
    known = [each.currency for each in kept_accounts.all_accounts(store)]
    if not known:
        raise UserError(message("received.no_account"))
    return max(dict.fromkeys(known), key=known.count)


def _entry(line: StatementLine, source: str) -> ReceivedEntry:
    return ReceivedEntry(
        received_on=line.received_on,
        amount=line.amount,
        currency=line.currency,
        fee=line.fee,
        reference=line.text[:LONGEST_TEXT],
        source=source,
        source_key=line.key,
    )


class _Proposing:
    """What lines are proposed to be, held against payouts and runs."""

    def __init__(
        self, store: Store, arrivals: Arrivals, lines: Sequence[StatementLine], handle: str | None
    ) -> None:
        payouts = received(store)
        own = {line.key for line in lines}
        self._known = {each.source_key: each for each in payouts if each.source_key in own}
        others = [
            each
            for each in payouts
            if each.source_key not in own and handle in {None, each.account}
        ]
        self._alike = _alike([line for line in lines if line.key not in self._known], others)
        self._came: defaultdict[tuple[str, int], list[date]] = defaultdict(list)
        came: list[Received | StatementLine] = [*payouts]
        came += [line for line in lines if names_payer(line.text)]
        for each in came:
            self._came[each.currency, each.amount].append(each.received_on)
        self._open: defaultdict[tuple[str, int], list[RunArrival]] = defaultdict(list)
        for run in arrivals.runs:
            if run.difference < 0:
                self._open[run.currency, -run.difference].append(run)

    def proposed(self, line: StatementLine) -> StatementLine:
        """Return a line with what it is proposed to be."""
        if line.key in self._known:
            return _there(line, Proposed.KNOWN, self._known[line.key])
        if line.key in self._alike:
            return _there(line, Proposed.ALIKE, self._alike[line.key])
        if line.amount <= 0:
            return replace(line, proposed=Proposed.WENT_BACK) if self._went_back(line) else line
        run = self._fitting(line)
        if run is not None:
            line = replace(line, run_on=run.payout_on, account=run.account)
        if names_payer(line.text):
            return replace(line, proposed=Proposed.PAYOUT)
        return line if run is None else replace(line, proposed=Proposed.FITS)

    def _went_back(self, line: StatementLine) -> bool:
        """Tell whether money went back to who pays for the platform, as much as came before.

        What else goes there is for advertisements or coins.
        """
        came = self._came[line.currency, -line.amount]
        is_after = any(timedelta() <= line.received_on - on <= _BACK for on in came)
        return line.amount < 0 and is_after and names_payer(line.text)

    def _fitting(self, line: StatementLine) -> RunArrival | None:
        """Return an open run that the line pays to the cent; one for one line only."""
        for sent in dict.fromkeys((line.amount + line.fee, line.amount)):
            runs = self._open[line.currency, sent]
            near = [
                run for run in runs if -_EARLIEST <= line.received_on - run.payout_on <= _LATEST
            ]
            if near:
                found = min(near, key=lambda run: abs(line.received_on - run.payout_on))
                runs.remove(found)
                return found
        return None


def _there(line: StatementLine, proposed: Proposed, payout: Received) -> StatementLine:
    """Return a line with the payout that it is, or seems to be."""
    return replace(
        line,
        proposed=proposed,
        payout_id=payout.payout_id,
        there_on=payout.received_on,
        is_by_hand=payout.source_key is None,
    )


def _alike(lines: Sequence[StatementLine], payouts: Iterable[Received]) -> dict[str, Received]:
    """Return the payout that each line seems to be, by key of the line.

    Those nearest to each other in days come first; one payout is like one line only.
    """
    by_amount: defaultdict[tuple[str, int], list[Received]] = defaultdict(list)
    for payout in payouts:
        by_amount[payout.currency, payout.amount].append(payout)
    near = sorted(
        (abs(payout.received_on - line.received_on), place, payout.payout_id, payout)
        for place, line in enumerate(lines)
        for payout in by_amount[line.currency, line.amount]
        if abs(payout.received_on - line.received_on)
        <= (_ALIKE if payout.source_key is not None else _ALIKE_BY_HAND)
    )
    found: dict[str, Received] = {}
    taken: set[int] = set()
    for _, place, number, payout in near:
        key = lines[place].key
        if key not in found and number not in taken:
            found[key] = payout
            taken.add(number)
    return found
