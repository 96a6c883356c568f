"""The columns of the table of claims, and of the lines of one."""

from __future__ import annotations

from datetime import date
from typing import Final

from affitrack.domain.claim import Claim, ClaimLine, ClaimState
from affitrack.domain.money import Money
from affitrack.gui.claims.claimable_columns import said
from affitrack.gui.claims.words import (
    PILL_OF_KIND,
    PILL_OF_STATE,
    ClaimWords,
    claim_name,
    kind_name,
    state_name,
)
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.gui.payouts.run_words import account_words
from affitrack.gui.sales.line_words import NOTHING, day_words, money_words
from affitrack.gui.widgets import ColumnSpec
from affitrack.gui.widgets.natural_order import natural_key
from affitrack.gui.widgets.rows_model import Column
from affitrack.wording.catalogue import render

_STATES: Final = list(ClaimState)


def _won(claim: Claim) -> str:
    return NOTHING if claim.won is None else money_words(claim.won, claim.currency)


def _send_by(claim: Claim, as_of: date) -> str:
    if claim.state is not ClaimState.TO_SEND:
        return NOTHING
    return ClaimWords().countdown(claim.deadline_on, as_of) or NOTHING


CLAIM_COLUMNS: Final[tuple[Column[Claim], ...]] = (
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Claim"),
        text=lambda claim, _: claim_name(claim),
        cell=claim_name,
        sort_by=lambda claim: natural_key(claim_name(claim)),
        spec=ColumnSpec(170, elastic=True),
        is_strong=True,
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "State"),
        text=lambda claim, _: state_name(claim.state),
        cell=lambda claim: state_name(claim.state),
        sort_by=lambda claim: _STATES.index(claim.state),
        spec=ColumnSpec(96),
        pill=lambda claim: PILL_OF_STATE[claim.state],
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Claimed"),
        text=lambda claim, _: money_words(claim.claimed, claim.currency),
        cell=lambda claim: Money(claim.claimed, claim.currency),
        sort_by=lambda claim: (claim.currency, claim.claimed),
        spec=ColumnSpec(84),
        is_number=True,
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Brought in"),
        text=lambda claim, _: _won(claim),
        cell=lambda claim: "" if claim.won is None else Money(claim.won, claim.currency),
        sort_by=lambda claim: (claim.currency, claim.won or 0),
        spec=ColumnSpec(84),
        is_number=True,
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Made"),
        text=lambda claim, as_of: day_words(claim.made_on, as_of),
        cell=lambda claim: claim.made_on,
        sort_by=lambda claim: (claim.made_on, claim.claim_id),
        spec=ColumnSpec(80, hidden=True),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Send by"),
        text=_send_by,
        cell=lambda claim: claim.deadline_on or "",
        sort_by=lambda claim: claim.deadline_on or date.max,
        spec=ColumnSpec(130, hidden=True),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Reminder"),
        text=lambda claim, as_of: (
            NOTHING if claim.remind_on is None else day_words(claim.remind_on, as_of)
        ),
        cell=lambda claim: claim.remind_on or "",
        sort_by=lambda claim: claim.remind_on or date.max,
        spec=ColumnSpec(84, hidden=True),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Account"),
        text=lambda claim, _: account_words(claim.account),
        cell=lambda claim: claim.account.removeprefix("@"),
        sort_by=lambda claim: claim.account,
        spec=ColumnSpec(100, hidden=True),
        say=said,
    ),
)


def line_key(line: ClaimLine) -> tuple[str, str, str, str]:
    """Return what tells a line of a claim from the others."""
    return line.order_id, line.sku_id, line.product_id, line.content_id


CLAIM_LINE_COLUMNS: Final[tuple[Column[tuple[Claim, ClaimLine]], ...]] = (
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Order"),
        text=lambda row, _: row[1].order_id,
        cell=lambda row: row[1].order_id,
        sort_by=lambda row: line_key(row[1]),
        spec=ColumnSpec(150),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "What"),
        text=lambda row, _: kind_name(row[1].kind),
        cell=lambda row: kind_name(row[1].kind),
        sort_by=lambda row: row[1].kind,
        spec=ColumnSpec(120),
        pill=lambda row: PILL_OF_KIND[row[1].kind],
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Shop"),
        text=lambda row, _: row[1].shop_name or row[1].shop or NOTHING,
        cell=lambda row: row[1].shop_name or row[1].shop,
        sort_by=lambda row: natural_key(row[1].shop_name or row[1].shop),
        spec=ColumnSpec(90, elastic=True),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Expected"),
        text=lambda row, _: money_words(row[1].expected, row[0].currency),
        cell=lambda row: Money(row[1].expected, row[0].currency),
        sort_by=lambda row: row[1].expected,
        spec=ColumnSpec(80, hidden=True),
        is_number=True,
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Actual"),
        text=lambda row, _: money_words(row[1].stands, row[0].currency),
        cell=lambda row: Money(row[1].stands, row[0].currency),
        sort_by=lambda row: row[1].stands,
        spec=ColumnSpec(76, hidden=True),
        tip=QT_TRANSLATE_NOOP("ClaimColumns", "What stood there when the claim was made."),
        is_number=True,
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Claimed"),
        text=lambda row, _: money_words(row[1].claimed, row[0].currency),
        cell=lambda row: Money(row[1].claimed, row[0].currency),
        sort_by=lambda row: row[1].claimed,
        spec=ColumnSpec(80),
        is_number=True,
        is_strong=True,
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Since then"),
        text=lambda row, _: NOTHING if row[1].since is None else render(row[1].since, language()),
        cell=lambda row: "" if row[1].since is None else render(row[1].since, language()),
        sort_by=lambda row: row[1].since is None,
        spec=ColumnSpec(140, elastic=True, hidden=True),
        say=said,
    ),
)
SINCE: Final = len(CLAIM_LINE_COLUMNS) - 1
"""The column of what has become of the lines; shown where there is any such."""
NEVER_CUT: Final = tuple(
    place for place, column in enumerate(CLAIM_LINE_COLUMNS) if not column.spec.elastic
)
"""Columns of ids, pills and amounts, which are as wide as they need; shops may be cut."""
