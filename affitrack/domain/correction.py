"""What the user knows better than the files: corrections of single order lines.

What files state stays as it is; a correction lies over it where the line is worked out, and taking
it back leaves no trace. What each one means:

* `rate` takes the place of the stated rate, and base x rate that of the stated estimate; stated
  bonuses stay beside it. Money that the platform has settled stays what was paid: there the user's
  rate only says what was agreed, and the audit shows the difference. A line whose base nobody
  tells keeps its estimate.
* `vat_rate` is the tax in the price. It moves the amount where the base is worked out from the
  price; a stated base is only checked against it.
* `delivered_on` is the day of delivery, as if the file stated it.
* `returned_on` says that the whole sale came back: it is lost.
* `status` is what became of the sale, and outweighs everything else that says so.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.commission import base_before_rounding, computed_commission, is_settled
from affitrack.domain.line import Status
from affitrack.domain.rate import rate_of, rate_text
from affitrack.domain.stage import outcome_of
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from affitrack.domain.line import LineFacts, LineKey


class Correctable(StrEnum):
    """What of a line the user may correct, in the order in which it is told."""

    RATE = "rate"
    VAT_RATE = "vat_rate"
    DELIVERED_ON = "delivered_on"
    RETURNED_ON = "returned_on"
    STATUS = "status"


STATUSES: Final = (
    Status.PENDING,
    Status.SETTLED,
    Status.INELIGIBLE,
    Status.AWAITING,
    Status.FROZEN,
    Status.DEDUCTED,
)
"""What the user may say became of a sale, the usual first."""

RATES: Final = frozenset({Correctable.RATE, Correctable.VAT_RATE})
DAYS: Final = frozenset({Correctable.DELIVERED_ON, Correctable.RETURNED_ON})

# That all items came back says no more than these statuses deny.
_STANDS: Final = frozenset({Status.AWAITING, Status.PENDING, Status.SETTLED, Status.FROZEN})


class LineRef(NamedTuple):
    """A line by what stays the same when its import is undone and done again."""

    account: str
    """Handle of its account."""
    key: LineKey


class Correction(NamedTuple):
    """One thing that the user has corrected."""

    field: str
    """A `Correctable` value."""
    value: str
    """Canonical rate text, ISO day or a `Status` value."""
    made_at: str
    """Moment, in ISO text."""
    note: str = ""


class Corrections(NamedTuple):
    """Everything that the user has corrected in one line; None where nothing."""

    rate: str | None = None
    vat_rate: str | None = None
    delivered_on: str | None = None
    returned_on: str | None = None
    status: str | None = None


def corrections_of(made: Iterable[Correction]) -> Corrections:
    """Return the corrections of one line as one value."""
    return Corrections(**{each.field: each.value for each in made})


def vat_in_price(own: Corrections, otherwise: Decimal) -> Decimal:
    """Return the VAT rate in the price of a corrected line."""
    return otherwise if own.vat_rate is None else rate_of(own.vat_rate)


def corrected_facts(facts: LineFacts, own: Corrections, vat: Decimal) -> LineFacts:
    """Return a line as if the files had stated what the user says.

    Args:
        facts: what the files state.
        own: what the user says.
        vat: VAT rate in the price, from `vat_in_price`.
    """
    told = facts._replace(**_days_and_status(facts, own))
    if own.rate is None:
        return told
    outcome = outcome_of(told)
    if is_settled(outcome) and told.final_earned is not None:
        return told
    base = base_before_rounding(told, outcome, vat)
    if base is None:
        return told
    column = "shop_ads_rate" if told.is_shop_ads else "standard_rate"
    estimates: dict[str, Any] = {"est_standard": None, "est_shop_ads": None}
    if told.est_bonus or told.est_partner_bonus:
        part = "est_shop_ads" if told.is_shop_ads else "est_standard"
        estimates[part] = computed_commission(base, own.rate)
    else:
        estimates |= {"est_bonus": None, "est_partner_bonus": None}
    return told._replace(**{column: own.rate, **estimates})


def _days_and_status(facts: LineFacts, own: Corrections) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if own.delivered_on is not None:
        changes["delivered_on"] = own.delivered_on
    if own.returned_on is not None:
        changes |= {"returned_on": own.returned_on, "status": Status.INELIGIBLE.value}
    if own.status is not None:
        changes["status"] = own.status
        if own.status in _STANDS and facts.items_refunded >= facts.items_sold:
            changes["items_refunded"] = 0
    return changes


def canonical(field: Correctable, value: str) -> str:
    """Return the value of a correction as it is kept.

    Raises:
        UserError: it is no rate from 0 to 100 %, no day, or no status that a line may be given.
    """
    try:
        if field in RATES:
            rate = Decimal(value)
            if not 0 <= rate <= 1:
                raise UserError(message("domain.correction.rate", given=value))
            return rate_text(rate)
        if field in DAYS:
            return date.fromisoformat(value).isoformat()
        return Status(value).value if value in STATUSES else _no_status(value)
    except (ValueError, ArithmeticError) as error:
        raise UserError(message("domain.correction.value", given=value)) from error


def check_today(changes: Mapping[Correctable, str | None], as_of: date) -> None:
    """Make sure that nothing is said to have come back after today.

    What was kept before is not looked at again.

    Raises:
        UserError: it is, or the day is none.
    """
    day = changes.get(Correctable.RETURNED_ON)
    if day is not None and canonical(Correctable.RETURNED_ON, day) > as_of.isoformat():
        raise UserError(message("domain.correction.returned_to_come", as_of=as_of))


def check_days(facts: LineFacts, own: Corrections) -> None:
    """Make sure that a sale is not delivered or returned before it was ordered.

    Raises:
        UserError: it would be.
    """
    ordered_on = facts.ordered_at[:10]
    days: Mapping[str, str | None] = {
        "delivered": own.delivered_on,
        "returned": own.returned_on,
    }
    for what, day in days.items():
        if day is not None and day < ordered_on:
            raise UserError(
                message(
                    f"domain.correction.{what}_too_early",
                    order=facts.order_id,
                    ordered_on=date.fromisoformat(ordered_on),
                )
            )
    delivered_on = own.delivered_on or facts.delivered_on
    if own.returned_on is not None and delivered_on is not None and own.returned_on < delivered_on:
        raise UserError(
            message(
                "domain.correction.returned_before_delivery",
                order=facts.order_id,
                delivered_on=date.fromisoformat(delivered_on),
            )
        )


def _no_status(given: str) -> str:
    raise UserError(message("domain.correction.status", given=given, allowed=tuple(STATUSES)))
