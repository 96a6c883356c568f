"""What the coming months will pay, with ranges (domain.md, "Forecast").

`make` puts the parts together: `reading` (store to arrays), `survival` (what becomes of orders),
`pace` and `contents` (what will be ordered), `outlook` (runs and their chances), `runs` (which run
pays which day). Nothing here writes.
"""

from __future__ import annotations

from affitrack.analysis.forecast.make import make_forecast

__all__ = ["make_forecast"]
