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
from affitrack.ingest.open_file import shown_name
from affitrack.ingest.statements import reading
from affitrack.ingest.statements.layouts import names_payer
from affitrack.store import accounts as kept_accounts
from affitrack.store import settings
from affitrack.store.received import add_received, known_keys, received
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

    from affitrack.domain.received import Arrivals, Received, RunArrival
    from affitrack.domain.records import Account
    from affitrack.domain.statement import StatementTable
    from affitrack.ingest.dialect import Answers
    from affitrack.store.connection import Store

_KEPT: Final = "statement_columns"
"""Setting that holds what the user said about the columns of statements, by name."""

_EARLIEST: Final = timedelta(days=10)
_LATEST: Final = timedelta(days=62)
# A bank books a day or two before or after what somebody notes by hand.
_ALIKE: Final = timedelta(days=3)


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
    proposing = _Proposing(store, arrivals, found.lines)
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
        account=None if account is None else account.handle,
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

    def __init__(self, store: Store, arrivals: Arrivals, lines: Iterable[StatementLine]) -> None:
        self._known = known_keys(store)
        own = {line.key for line in lines}
        self._others: defaultdict[tuple[str, int], list[Received]] = defaultdict(list)
        for payout in received(store):
            if payout.source_key not in own:
                self._others[payout.currency, payout.amount].append(payout)
        self._open: defaultdict[tuple[str, int], list[RunArrival]] = defaultdict(list)
        for run in arrivals.runs:
            if run.difference < 0:
                self._open[run.currency, -run.difference].append(run)

    def proposed(self, line: StatementLine) -> StatementLine:
        """Return a line with what it is proposed to be."""
        if line.key in self._known:
            return replace(line, proposed=Proposed.KNOWN, payout_id=self._known[line.key])
        if line.amount <= 0:
            return line
        alike = self._alike(line)
        if alike is not None:
            return replace(line, proposed=Proposed.ALIKE, payout_id=alike.payout_id)
        run = self._fitting(line)
        if run is not None:
            line = replace(line, run_on=run.payout_on, account=run.account)
        if names_payer(line.text):
            return replace(line, proposed=Proposed.PAYOUT)
        return line if run is None else replace(line, proposed=Proposed.FITS)

    def _alike(self, line: StatementLine) -> Received | None:
        """Return a payout that the line seems to be; one for one line only."""
        others = self._others[line.currency, line.amount]
        near = [each for each in others if abs(each.received_on - line.received_on) <= _ALIKE]
        if not near:
            return None
        others.remove(near[0])
        return near[0]

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
