"""What the lines of an account show, each for the one thing that weighs most in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from affitrack.analysis.reconcile.judging import Judged, judge
from affitrack.domain.correction import Correctable
from affitrack.domain.coverage import last_told
from affitrack.domain.finding import APPEAL_DAYS, FindingKind, LineFinding
from affitrack.domain.money import Money
from affitrack.domain.stage import Outcome
from affitrack.store.claims import claimed_lines
from affitrack.store.corrections.kept import corrections_by_line
from affitrack.store.derived.deriving import deriver_for
from affitrack.store.imports.history import covering_files
from affitrack.store.lines.findings import DoubtfulLine, doubtful_lines, frozen_lines, frozen_since
from affitrack.store.rules.accounts import all_accounts
from affitrack.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from affitrack.domain.correction import LineRef
    from affitrack.domain.derive import Deriver
    from affitrack.domain.line import LineFacts
    from affitrack.store.connection import Store

_KINDS = {
    Outcome.FROZEN: FindingKind.FROZEN,
    Outcome.PENDING: FindingKind.LATE,
    Outcome.DEDUCTED: FindingKind.TAKEN_BACK,
}


def findings(store: Store, as_of: date, account: str | None = None) -> list[LineFinding]:
    """Return what the lines of one account or of all show: by kind, then moment and key.

    Among the frozen ones those that one may still appeal for come first. What was taken back for
    items that came back is as it should be, and not among it.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        account: handle of an account that there is; None for all.
    """
    lines = [line for line in doubtful_lines(store, as_of, account) if not _is_rightful(line)]
    found = Judging(store, as_of).findings(lines)
    kinds = list(FindingKind)
    return sorted(found, key=lambda each: (kinds.index(each.kind), _is_too_late(each, as_of)))


def findings_of(store: Store, as_of: date, line_ids: Sequence[int]) -> list[LineFinding]:
    """Return what some lines show, by the same judgement; those that show nothing are left out."""
    lines = doubtful_lines(store, as_of, among=line_ids)
    return Judging(store, as_of).findings(list(lines))


def frozen(store: Store, as_of: date) -> list[LineFinding]:
    """Return what frozen lines show, of all accounts, by moment and key."""
    lines = frozen_lines(store, as_of)
    return Judging(store, as_of).findings(list(lines))


class Judging:
    """Judges lines by the rules of their accounts."""

    def __init__(self, store: Store, as_of: date) -> None:
        self._store, self._as_of = store, as_of
        self._handles = {each.account_id: each.handle for each in all_accounts(store)}
        self._derivers: dict[int, Deriver] = {}
        self._told: dict[int, dict[date, date]] = {}
        self._claimed: dict[LineRef, int] = claimed_lines(store)

    def findings(
        self, lines: Sequence[DoubtfulLine], *, with_less: bool = False
    ) -> list[LineFinding]:
        """Return what lines show, by moment and key; those that show nothing are left out.

        Args:
            lines: pending ones among them are late.
            with_less: settled lines also show that they are less than was estimated.
        """
        since = self._frozen_since(lines)
        in_order = sorted(lines, key=lambda line: (line.facts.ordered_at, line.facts.key))
        found = (self._finding(line, since, with_less=with_less) for line in in_order)
        return [each for each in found if each is not None]

    def _finding(
        self, line: DoubtfulLine, frozen_on: dict[int, date], *, with_less: bool
    ) -> LineFinding | None:
        net, outcome = line.derived.net, Outcome(line.derived.outcome)
        if outcome is Outcome.SETTLED:
            judged = judge(line, self._deriver(line.account_id), with_less=with_less)
            if judged is None:
                return None
            return self._made(line, judged, stands=net, since_on=_settled_on(line.facts))
        if outcome is Outcome.DEDUCTED:
            return self._taken_back(line)
        if net <= 0:
            return None
        since_on = frozen_on[line.line_id] if outcome is Outcome.FROZEN else _late_since(line)
        return self._waiting(line, _KINDS[outcome], since_on)

    def _taken_back(self, line: DoubtfulLine) -> LineFinding:
        on = _settled_on(line.facts)
        returned = line.facts.items_refunded
        key = "taken_back" if returned else "taken_back_unsaid"
        amount = Money(-line.derived.net, line.facts.currency)
        why = message(f"reconcile.why.{key}", amount=amount, on=on, n=returned)
        judged = Judged(FindingKind.TAKEN_BACK, 0, why)
        return self._made(line, judged, stands=line.derived.net, since_on=on)

    def _waiting(self, line: DoubtfulLine, kind: FindingKind, since_on: date) -> LineFinding:
        deadline = None
        if kind is FindingKind.FROZEN:
            deadline = since_on + timedelta(days=APPEAL_DAYS)
            key = "frozen" if deadline >= self._as_of else "frozen_over"
            why = message(f"reconcile.why.{key}", since=since_on, deadline=deadline)
        else:
            return self._late(line, since_on)
        judged = Judged(kind, line.derived.net, why)
        return self._made(line, judged, stands=0, since_on=since_on, deadline=deadline)

    def _late(self, line: DoubtfulLine, since_on: date) -> LineFinding:
        on, days = date.fromisoformat(line.facts.ordered_at[:10]), line.late_after_days or 0
        told_on = self._last_told(line.account_id).get(on)
        if told_on is not None and (told_on - on).days > days:
            told_on = None  # it was late by then
        why = message("reconcile.why.late", on=on, n=days)
        if told_on is not None:
            why = message("reconcile.why.late_unheard", on=on, n=days, told=told_on)
        judged = Judged(FindingKind.LATE, line.derived.net, why)
        return replace(self._made(line, judged, stands=0, since_on=since_on), told_on=told_on)

    def _last_told(self, account_id: int) -> dict[date, date]:
        if account_id not in self._told:
            self._told[account_id] = last_told(covering_files(self._store, account_id))
        return self._told[account_id]

    def _made(
        self,
        line: DoubtfulLine,
        judged: Judged,
        *,
        stands: int,
        since_on: date,
        deadline: date | None = None,
    ) -> LineFinding:
        facts = line.facts
        found = LineFinding(
            kind=judged.kind,
            line_id=line.line_id,
            account=self._handles[line.account_id],
            order_id=facts.order_id,
            sku_id=facts.sku_id,
            product_id=facts.product_id,
            content_id=facts.content_id,
            shop=facts.shop,
            currency=facts.currency,
            expected=judged.expected,
            stands=stands,
            since_on=since_on,
            deadline_on=deadline,
            payout_on=line.payout_on,
            why=judged.why,
            ordered_on=date.fromisoformat(facts.ordered_at[:10]),
            product_name=line.product_name,
            shop_name=line.shop_name,
            file_name=line.file_name,
            source_row=line.source_row,
        )
        return replace(found, claim_id=self._claimed.get(found.ref)) if self._claimed else found

    def _frozen_since(self, lines: Iterable[DoubtfulLine]) -> dict[int, date]:
        ids = [line.line_id for line in lines if line.derived.outcome == Outcome.FROZEN]
        since = frozen_since(self._store, ids)
        own = [line_id for line_id in ids if line_id not in since]
        for line_id, made in corrections_by_line(self._store.connection, own).items():
            for each in made:
                if each.field == Correctable.STATUS:
                    since[line_id] = date.fromisoformat(each.made_at[:10])
        return since

    def _deriver(self, account_id: int) -> Deriver:
        if account_id not in self._derivers:
            account = next(a for a in all_accounts(self._store) if a.account_id == account_id)
            self._derivers[account_id] = deriver_for(self._store, account)
        return self._derivers[account_id]


def _is_too_late(found: LineFinding, as_of: date) -> bool:
    return found.deadline_on is not None and found.deadline_on < as_of


def _is_rightful(line: DoubtfulLine) -> bool:
    """Tell whether a line was taken back for items that its file says came back."""
    return line.derived.outcome == Outcome.DEDUCTED and line.facts.items_refunded > 0


def _settled_on(facts: LineFacts) -> date:
    """Return the day on which a line was settled or taken back, as runs count it."""
    return date.fromisoformat((facts.settled_at or facts.ordered_at)[:10])


def _late_since(line: DoubtfulLine) -> date:
    """Return the first day on which a pending line was late."""
    ordered_on = date.fromisoformat(line.facts.ordered_at[:10])
    return ordered_on + timedelta(days=(line.late_after_days or 0) + 1)
