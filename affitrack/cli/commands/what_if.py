"""`forecast --if-…`: what the months would be if; nothing of it is kept."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from affitrack.cli import json_forecast
from affitrack.cli.tables import Column, table
from affitrack.domain.rate import rate_text
from affitrack.domain.what_if import WhatIf, played
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from datetime import date

    from affitrack.cli.console import Console
    from affitrack.cli.json_output import Document
    from affitrack.domain.forecast import Forecast, ForecastMonth
    from affitrack.domain.what_if import Outlook


def asked(chosen: Namespace) -> WhatIf | None:
    """Return what is to be otherwise than expected, None where nothing is.

    Raises `UserError` for a run that is not said to come later.
    """
    if chosen.if_run is not None and chosen.if_late is None:
        raise UserError(message("cli.usage.required", names="--if-late"))
    if (chosen.if_lost, chosen.if_pace, chosen.if_late) == (None, None, None):
        return None
    late = chosen.if_late or 0
    return WhatIf(
        return_rate=chosen.if_lost,
        pace=Decimal(1) if chosen.if_pace is None else chosen.if_pace,
        payout_shift=late if chosen.if_run is None else {chosen.if_run: late},
    )


def played_on(outlook: Outlook, change: WhatIf) -> Forecast:
    """Return what the forecast would be. Raises `UserError` where no such run is to come."""
    days = sorted({day for of_currency in outlook.run_days.values() for day in of_currency})
    if not isinstance(change.payout_shift, int):
        for run in change.payout_shift:
            if run not in days:
                raise _no_run(run, days)
    return played(outlook, change)


def _no_run(run: date, days: Sequence[date]) -> UserError:
    hint = message("cli.what_if.runs", days=tuple(days)) if days else message("cli.usage.help")
    return UserError(message("cli.what_if.no_run", on=run), hint)


def document(change: WhatIf, base: Forecast) -> Document:
    """Return what was asked, and the months as the forecast itself has them."""
    shift = change.payout_shift
    runs = {} if isinstance(shift, int) else {run.isoformat(): days for run, days in shift.items()}
    return {
        "return_rate": None if change.return_rate is None else rate_text(change.return_rate),
        "pace": rate_text(change.pace),
        "payout_shift": shift if isinstance(shift, int) else None,
        "payout_shifts": runs,
        "forecast": [json_forecast.forecast_month(each) for each in base.months],
    }


def print_played(found: Forecast, base: Forecast, console: Console) -> None:
    """Print the months as they would be beside those of the forecast itself."""
    names = ("month", "forecast", "played", "difference", "range80")
    columns = [
        Column(console.words(f"what_if.{name}"), is_number=name != "month") for name in names
    ]
    usual = {(each.month, each.currency): each.total for each in base.months}
    console.say("what_if.made_on", on=found.made_on)
    rows = (_row(each, usual.get((each.month, each.currency), 0), console) for each in found.months)
    console.print_all(table(columns, rows))
    console.say("what_if.words")


def _row(month: ForecastMonth, usual: int, console: Console) -> tuple[str, ...]:
    amounts = (usual, month.total, month.total - usual)
    low, high = (console.money(each, month.currency) for each in (month.low80, month.high80))
    return (
        console.month(month.month),
        *(console.money(each, month.currency) for each in amounts),
        console.words("payouts.range", low=low, high=high),
    )
