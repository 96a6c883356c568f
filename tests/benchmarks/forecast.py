"""How forecasts fare: `python -m tests.benchmarks.forecast [--seeds A:B:2] [--kinds K,..]`.

`--last DAYS` forecasts from files of so many days only, as who exports for the first time has them;
`--file-days DAYS` from exports of so many days each, all made when their days were over;
`--plot FILE.png` draws how often ranges held by how often they should; the last table says the
same in short.

Prints, for each kind of world, the error of the total by month (WAPE: sum of the misses by the sum
paid), that of "same as last month" and "mean of three months", the share of months within the
80 % and the 95 % range, and the ranges' mean width by the mean payout. "known" and "new" are the
error of what was ordered on the day of the forecast, and of what was not. Even seeds are for
choosing the starting values (`priors`), odd ones for verifying them.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from affitrack.analysis.forecast.history import ContentSales, History
from affitrack.analysis.forecast.outlook import outlook
from affitrack.analysis.forecast.priors import Usual
from affitrack.domain.account import rules_for
from tests.benchmarks.forecast_kinds import KINDS, world
from tests.benchmarks.forecast_worlds import START, World, paid_up_to

_MONTHS = 3
_LEVELS = (0.025, 0.1, 0.9, 0.975)
_NOMINAL = (0.5, 0.8, 0.9, 0.95)
REFERENCE = {
    "marketplace": (17, 35),
    "fashion": (21, 38),
    "wholesale": (20, 27),
    "creator": (66, 125),
}
"""facts/forecasting.md: error of the reference, and of "same as last month", on real histories."""
REFERENCE |= {
    "platform": REFERENCE["marketplace"],
    "clothes": REFERENCE["fashion"],
    "invoices": REFERENCE["wholesale"],
    "hits": REFERENCE["creator"],
}


@dataclass(frozen=True)
class Try:
    """One month forecast."""

    kind: str
    ahead: int
    truth: float
    total: float
    ordered: float
    """Of `total`, what was ordered already; likewise of the truth."""
    ordered_truth: float
    ends: tuple[float, float, float, float]
    rank: float
    """Share of the drawn futures that pay less than the truth."""
    last: float
    mean3: float


def _of_last(history: History, days: int) -> History:
    """Return what a file of the last days alone would tell."""
    since = history.known_on - days
    sold = history.contents
    kept = sold.day > since
    contents = ContentSales(sold.content[kept], sold.day[kept], sold.value[kept])
    return replace(history.only(history.ordered > since), contents=contents)


def tries(
    of: World, *, is_stated: bool, last: int | None = None, file_days: int | None = None
) -> list[Try]:
    """Forecast three months from the 16th of every month that has enough around it."""
    truth = of.payouts()
    runs = sorted(truth)
    prior = Usual.by_rules(rules_for("a", "FR", None, {"settlement_lag_days": "14"}))
    first = 40 if of.days < 200 else 100
    found: list[Try] = []
    for place, paid_on in enumerate(runs[:-_MONTHS]):
        as_of = (paid_on + timedelta(days=1)).toordinal()
        coming = runs[place + 1 : place + 1 + _MONTHS]
        ends = np.array([paid_up_to(run) for run in (paid_on, *coming)])
        if as_of - START < first or ends[-1] - START > of.days + 16:
            continue
        history = of.seen_on(as_of, is_stated=is_stated, file_days=file_days)
        known = of.ordered <= as_of
        told_on = np.full(of.ordered.size, as_of)
        told_on[known] = history.told_on
        if last is not None:
            history = _of_last(history, last)
        unpaid = int(as_of - ends[0])
        seen = outlook(history, prior, ends[1:] - as_of, seed=place, unpaid=unpaid)
        # Settled by today, as files tell: certain, and paid by the next run.
        is_waiting = (of.settled > ends[0]) & (of.settled <= told_on)
        certain = np.array([float(of.paid[is_waiting].sum()), 0, 0])
        past = [truth[run] for run in runs[max(place - 2, 0) : place + 1]]
        ordered = seen.cleared.paid.by_run() + seen.held.paid.by_run() + certain
        for ahead, run in enumerate(coming):
            is_paid = known & (of.settled > ends[ahead]) & (of.settled <= ends[ahead + 1])
            draws = seen.draws[:, ahead] + certain[ahead]
            low95, low80, high80, high95 = np.quantile(draws, _LEVELS).tolist()
            found.append(
                Try(
                    of.kind, ahead + 1, truth[run],
                    float(seen.expected[ahead] + certain[ahead]),
                    float(ordered[ahead]), float(of.paid[is_paid].sum()),
                    (low95, low80, high80, high95), float(np.mean(draws < truth[run])),
                    past[-1], float(np.mean(past)),
                )
            )  # fmt: skip
    return found


def row(name: str, found: list[Try]) -> str:
    """Return the figures of some tries as a line of the table."""
    paid = sum(each.truth for each in found)

    def error(said: str) -> float:
        return float(100 * sum(abs(getattr(each, said) - each.truth) for each in found) / paid)

    def within(low: int, high: int) -> float:
        inside = [each.ends[low] - 0.5 <= each.truth <= each.ends[high] + 0.5 for each in found]
        return 100 * float(np.mean(inside))

    widths = [
        100 * sum(each.ends[high] - each.ends[low] for each in found) / paid
        for low, high in ((1, 2), (0, 3))
    ]
    bias = 100 * sum(each.total - each.truth for each in found) / paid
    known = [each.ordered - each.ordered_truth for each in found]
    new = [each.total - each.truth - old for each, old in zip(found, known, strict=True)]
    parts = [100 * sum(map(abs, misses)) / paid for misses in (known, new)]
    return (
        f"{name:14}{len(found):5}  {error('total'):6.1f} {bias:+6.1f}"
        f"  {parts[0]:6.1f} {parts[1]:5.1f}"
        f"  {error('last'):6.1f} {error('mean3'):6.1f}  {within(1, 2):5.0f} {within(0, 3):4.0f}"
        f"  {widths[0]:6.0f} {widths[1]:6.0f}"
    )


def beside_reference(kind: str, found: list[Try]) -> str:
    """Return the error by that of "same as last month", beside the same of the reference.

    The histories differ, so only such shares can be compared at all.
    """
    own = sum(abs(each.total - each.truth) for each in found)
    last = sum(abs(each.last - each.truth) for each in found)
    error, rule = REFERENCE[kind]
    return f"{kind}: {own / last:.2f} of the error of the last month; reference {error / rule:.2f}"


HEADER = (
    f"{'world':14}{'n':>5}  {'error':>6} {'bias':>6}  {'known':>6} {'new':>5}"
    f"  {'last':>6} {'mean3':>6}"
    f"  {'in80':>5} {'in95':>4}  {'wide80':>6} {'wide95':>6}"
)


def held(found: list[Try], nominal: float) -> float:
    """Return the share of months within the middle of the drawn futures that is so wide."""
    return float(np.mean([abs(each.rank - 0.5) <= nominal / 2 for each in found]))


def calibration(groups: dict[str, list[Try]]) -> str:
    """Return how often ranges of some widths held, by group, as a small table."""
    head = f"{'ranges of':14}" + "".join(f"{nominal:6.0%}" for nominal in _NOMINAL)
    rows = (
        f"{name:14}" + "".join(f"{held(found, nominal):6.0%}" for nominal in _NOMINAL)
        for name, found in groups.items()
    )
    return "\n".join((head, *rows))


def plot(by_kind: dict[str, list[Try]], by_ahead: dict[str, list[Try]], target: Path) -> None:
    """Draw how often ranges held by how often they should, by world and by months ahead."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(13, 6.5), layout="constrained")
    FigureCanvasAgg(figure)
    nominal = np.linspace(0.05, 0.99, 48)
    styles = ("-", "--", ":")
    for axes, groups in zip(figure.subplots(1, 2), (by_kind, by_ahead), strict=True):
        axes.fill_between([0, 1], [-0.05, 0.95], [0.05, 1.05], color="0.93")
        axes.plot([0, 1], [0, 1], c="0.5", lw=1)
        for place, (name, found) in enumerate(groups.items()):
            share = [held(found, each) for each in nominal]
            label = f"{name} ({len(found)})"
            axes.plot(nominal, share, styles[place // 10], c=f"C{place % 10}", label=label)
        axes.set(xlabel="a range should hold", ylabel="and held", xlim=(0, 1), ylim=(0, 1))
        axes.legend(fontsize=8)
    figure.savefig(target, dpi=110)


def main(arguments: list[str]) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", default="0:4")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--stated", action="store_true", help="files state deliveries and returns")
    parser.add_argument("--last", type=int, metavar="DAYS")
    parser.add_argument("--file-days", type=int, metavar="DAYS")
    parser.add_argument("--plot", type=Path)
    chosen = parser.parse_args(arguments)
    low, _, high = chosen.seeds.partition(":")
    step = 2 if ":" in high else 1
    started = time.perf_counter()
    by_kind: defaultdict[str, list[Try]] = defaultdict(list)
    for kind in chosen.kinds.split(","):
        for seed in range(int(low), int(high.partition(":")[0]), step):
            by_kind[kind] += tries(
                world(kind, seed),
                is_stated=chosen.stated,
                last=chosen.last,
                file_days=chosen.file_days,
            )
    print(HEADER)
    for kind, found in by_kind.items():
        print(row(kind, found))
        if len(by_kind) == 1:
            for ahead in range(1, _MONTHS + 1):
                print(row(f"  ahead {ahead}", [each for each in found if each.ahead == ahead]))
    every = [each for found in by_kind.values() for each in found]
    by_ahead = {
        f"ahead {ahead}": [each for each in every if each.ahead == ahead]
        for ahead in range(1, _MONTHS + 1)
    } | {"all": every}
    for name, found in by_ahead.items():
        print(row(name, found))
    for kind in sorted(REFERENCE.keys() & by_kind.keys()):
        print(beside_reference(kind, by_kind[kind]))
    print(calibration(by_kind | by_ahead))
    if chosen.plot:
        plot(by_kind, by_ahead, chosen.plot)
    print(f"{time.perf_counter() - started:.0f} s on {date.today()}", file=sys.stderr)  # noqa: DTZ011


if __name__ == "__main__":
    main(sys.argv[1:])
