"""What the coming months will pay, with ranges (domain.md, "Forecast"), and how that has fared.

`make` puts the parts together: `reading` (store to arrays), `survival` (what becomes of orders),
`pace` and `contents` (what will be ordered), `silence` (whether one still sells), `flows` (what is
settled when), `chances`, `shocks` and `replay` (how sure that is), `runs` and `paying` (which run
pays what), `what_if` (what it would be if). `record` keeps and scores forecasts, `backtest` makes
those of the past year again, `returns` tells of single shops and products.
"""

from __future__ import annotations

from affitrack.analysis.forecast.backtest import backtest
from affitrack.analysis.forecast.make import make_forecast, make_outlook
from affitrack.analysis.forecast.record import keep_forecasts, kept_record
from affitrack.analysis.forecast.returns import chances_of_return

__all__ = [
    "backtest",
    "chances_of_return",
    "keep_forecasts",
    "kept_record",
    "make_forecast",
    "make_outlook",
]
