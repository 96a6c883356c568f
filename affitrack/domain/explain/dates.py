"""The steps of a line's dates: from the order to the payout run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from affitrack.domain.correction import Correctable
from affitrack.domain.explain.steps import DateStep
from affitrack.domain.stage import Outcome, Stage
from affitrack.wording.message import Message, message

if TYPE_CHECKING:
    from affitrack.domain.explain.line import ExplainedLine
    from affitrack.domain.schedule import PayoutCalendar

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)

# What must still happen before such a line is paid at all.
_IF = {Outcome.AWAITING: "if_paid", Outcome.FROZEN: "if_freed", Outcome.UNKNOWN: "if_known"}


def date_steps(line: ExplainedLine) -> tuple[DateStep, ...]:
    """Return the days of a line in their order; of a lost or taken back line only what happened."""
    ordered = _ordered(line)
    if line.derived.release_on is None:
        return (ordered, *_what_happened(line))
    steps = [_delivered(line), _window_closes(line), *_released(line), *_payout(line)]
    # Days that were worked out from the settlement may lie before the order: each keeps its place.
    return (ordered, *sorted(steps, key=lambda step: step.on))


def _ordered(line: ExplainedLine) -> DateStep:
    moment = datetime.fromisoformat(line.facts.ordered_at)
    note = None
    if line.facts.names_time:
        note = message("explain.date.ordered_at", time=f"{moment:%H:%M}")
    label = message("explain.date.ordered")
    return DateStep(moment.date(), is_estimated=False, label=label, note=note, name="ordered")


def _what_happened(line: ExplainedLine) -> list[DateStep]:
    steps = []
    facts = line.facts
    if facts.returned_on is not None:
        returned = _known("returned", facts.returned_on)
        steps.append(replace(returned, note=line.corrected_when(Correctable.RETURNED_ON)))
    if line.outcome is Outcome.DEDUCTED and facts.settled_at is not None:
        steps.append(_known("taken_back", facts.settled_at))
    return steps


def _known(name: str, day: str) -> DateStep:
    label = Message(f"explain.date.{name}")
    return DateStep(date.fromisoformat(day[:10]), is_estimated=False, label=label, name=name)


def _delivered(line: ExplainedLine) -> DateStep:
    is_estimated = bool(line.derived.is_delivery_estimated)
    return DateStep(
        _day(line.derived.delivered_on),
        is_estimated,
        message("explain.date.delivered"),
        _delivery_note(line),
        "delivered",
    )


def _delivery_note(line: ExplainedLine) -> Message:
    if line.facts.delivered_on is not None:
        return line.where("delivered_on")
    if _settled_on(line) is not None:
        lag = line.deriver.rules.settlement_lag_days
        if _day(line.derived.delivered_on) < _day(line.facts.ordered_at):
            return message("explain.date.sooner_than_lag", n=lag)
        return message("explain.date.less_lag", n=lag)
    days, origin = line.deriver.find_delivery_days(line.facts.shop)
    return message(f"explain.date.delivery_{origin.value}", n=days)


def _window_closes(line: ExplainedLine) -> DateStep:
    days = line.deriver.window_days(line.facts.shop)
    return DateStep(
        _day(line.derived.window_closes_on),
        bool(line.derived.is_delivery_estimated),
        message("explain.date.window_closes"),
        message("explain.date.after_delivery", n=days),
        "window_closes",
    )


def _released(line: ExplainedLine) -> list[DateStep]:
    """Return settlement and release; one step where they fall on one day."""
    release_on = _day(line.derived.release_on)
    settled_on = _settled_on(line)
    note = None
    if line.deriver.rules.hold == "settlement" and settled_on is None:
        note = message("explain.date.after_delivery", n=line.deriver.rules.settlement_lag_days)
    if settled_on == release_on:
        label = message("explain.date.settled_and_released")
        return [DateStep(release_on, is_estimated=False, label=label, name="released")]
    is_estimated = bool(line.derived.is_delivery_estimated)
    label = message("explain.date.released")
    released = DateStep(release_on, is_estimated, label, note, "released")
    if settled_on is None:
        return [released]
    return [_known("settled", settled_on.isoformat()), released]


def _payout(line: ExplainedLine) -> list[DateStep]:
    """Return the run that pays; where it is a later one, its own run first."""
    own = _day(line.derived.payout_on)
    pays_on = line.record.payout_on or own
    is_estimated = _settled_on(line) is None and bool(line.derived.is_delivery_estimated)
    condition = _IF.get(line.outcome)
    if condition is not None:
        label = Message(f"explain.date.{condition}")
        note = _moved(line.deriver.calendar, pays_on)
        return [DateStep(pays_on, is_estimated=True, label=label, note=note, name="payout")]
    label = message("explain.date.paid")
    if line.record.stage is not Stage.PAID:
        label = message("explain.date.payout")
    note = _moved(line.deriver.calendar, pays_on)
    paid = DateStep(pays_on, is_estimated, label, note, "payout")
    if pays_on == own:
        return [paid]
    missed = DateStep(own, is_estimated, _why_missed(line), name="missed_run")
    return [missed, paid]


def _why_missed(line: ExplainedLine) -> Message:
    minimum = line.deriver.rules.min_payout
    if not minimum:
        return message("explain.date.missed.unsettled")
    key = "below_minimum" if line.outcome is Outcome.SETTLED else "either"
    return message(f"explain.date.missed.{key}", minimum=line.money(minimum))


def _moved(calendar: PayoutCalendar, run: date) -> Message | None:
    """Return from which day off a run was moved; None where it was not."""
    earliest = run
    while not calendar.is_business_day(earliest - _ONE_DAY):
        earliest -= _ONE_DAY
    planned = calendar.schedule.first_day_on_or_after(earliest)
    if calendar.schedule.kind == "release" or planned == run:
        return None
    reason = "weekend" if planned.weekday() >= _SATURDAY else "holiday"
    return message(f"explain.date.moved.{reason}", planned=planned)


def _settled_on(line: ExplainedLine) -> date | None:
    """Return the day of settlement of a settled line."""
    if line.outcome is not Outcome.SETTLED or line.facts.settled_at is None:
        return None
    return _day(line.facts.settled_at)


def _day(text: str | None) -> date:
    if text is None:
        msg = "a line that is neither lost nor taken back has all its days"
        raise ValueError(msg)
    return date.fromisoformat(text[:10])
