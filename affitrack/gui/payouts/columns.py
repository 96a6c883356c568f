"""The columns of the tables of runs and of parts."""

from __future__ import annotations

from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication

from affitrack.domain.money import Money
from affitrack.domain.payout_run import LinePart, PayoutRun
from affitrack.domain.stage import Stage
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.gui.payouts import run_words as words
from affitrack.gui.sales.line_words import (
    NOTHING,
    content_type_name,
    content_words,
    day_words,
    money_words,
)
from affitrack.gui.widgets import ColumnSpec
from affitrack.gui.widgets.rows_model import Column
from affitrack.wording.numbers import format_count

RunKey: TypeAlias = tuple[str, str, str]

_HELD_TIP: Final = QT_TRANSLATE_NOOP(
    "PayoutColumns", "Not released yet: the buyers may still return these items."
)
_KEPT: Final = QT_TRANSLATE_NOOP("PayoutColumns", "Taken back before, kept from this payout")
_KEPT_LATER: Final = QT_TRANSLATE_NOOP("PayoutColumns", "Taken back, kept from a later payout")
_SALES_TIP: Final = QT_TRANSLATE_NOOP("PayoutColumns", "Order lines of your exports.")


def said(words: str) -> str:
    """Return words of the columns in the language in use."""
    return QCoreApplication.translate("PayoutColumns", words)


def run_key(run: PayoutRun) -> RunKey:
    """Return what tells a run from all others."""
    return run.account, run.currency, f"{run.pays_on}"


def _stage_column(title: str, stage: Stage, tip: str = "", *, hidden: bool) -> Column[PayoutRun]:
    return Column(
        title,
        text=lambda run, _: words.part_words(run.stages[stage], run.currency),
        cell=lambda run: Money(run.stages[stage].net, run.currency),
        sort_by=lambda run: (run.currency, run.stages[stage].net),
        spec=ColumnSpec(84, hidden=hidden),
        tip=tip,
        is_number=True,
        say=said,
    )


RUN_COLUMNS: Final[tuple[Column[PayoutRun], ...]] = (
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Payout"),
        text=lambda run, as_of: day_words(run.pays_on, as_of),
        cell=lambda run: run.pays_on,
        sort_by=lambda run: (run.pays_on, run.account, run.currency),
        spec=ColumnSpec(165, elastic=True),
        tip=QT_TRANSLATE_NOOP(
            "PayoutColumns",
            "The day on which TikTok pays, moved to the next business day where banks are closed.",
        ),
        is_strong=True,
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "When"),
        text=lambda run, as_of: words.RunWords().away(run.pays_on, as_of),
        cell=None,
        sort_by=lambda run: run.pays_on,
        spec=ColumnSpec(102, hidden=True),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "State"),
        text=lambda run, as_of: words.RunWords().state(run, as_of),
        cell=lambda run: words.state_name(run.state),
        sort_by=lambda run: list(words.PILL_OF_STATE).index(run.state),
        spec=ColumnSpec(120),
        pill=lambda run: words.PILL_OF_STATE[run.state],
        cell_tip=lambda run: words.state_meaning(run.state),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Account"),
        text=lambda run, _: words.account_words(run.account),
        cell=lambda run: run.account.removeprefix("@"),
        sort_by=lambda run: run.account.casefold(),
        spec=ColumnSpec(110, hidden=True),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Currency"),
        text=lambda run, _: run.currency,
        cell=lambda run: run.currency,
        sort_by=lambda run: run.currency,
        spec=ColumnSpec(70, hidden=True),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Sales"),
        text=lambda run, _: format_count(run.lines, language()),
        cell=lambda run: run.lines,
        sort_by=lambda run: run.lines,
        spec=ColumnSpec(58),
        tip=_SALES_TIP,
        is_number=True,
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Net"),
        text=lambda run, _: money_words(run.pays, run.currency),
        cell=lambda run: Money(run.pays, run.currency),
        sort_by=lambda run: (run.currency, run.pays),
        spec=ColumnSpec(88),
        tip=QT_TRANSLATE_NOOP(
            "PayoutColumns",
            "What the payout comes to by what is known, less what was taken back since the one"
            " before.",
        ),
        is_number=True,
        is_strong=True,
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Settled"),
        text=lambda run, _: words.part_words(run.settled, run.currency),
        cell=lambda run: Money(run.settled.net, run.currency),
        sort_by=lambda run: (run.currency, run.settled.net),
        spec=ColumnSpec(84, hidden=True),
        tip=QT_TRANSLATE_NOOP(
            "PayoutColumns", "What TikTok has settled of it: these amounts are final."
        ),
        is_number=True,
        say=said,
    ),
    _stage_column(QT_TRANSLATE_NOOP("PayoutColumns", "Paid"), Stage.PAID, hidden=True),
    _stage_column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Cleared"),
        Stage.CLEARED,
        QT_TRANSLATE_NOOP("PayoutColumns", "Released, and waiting for the day of the payout."),
        hidden=True,
    ),
    _stage_column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Held back"), Stage.HELD, _HELD_TIP, hidden=False
    ),
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Taken back"),
        text=lambda run, _: (
            money_words(run.taken_back, run.currency) if run.taken_back else NOTHING
        ),
        cell=lambda run: Money(run.taken_back, run.currency),
        sort_by=lambda run: (run.currency, run.taken_back),
        spec=ColumnSpec(84, hidden=True),
        tip=QT_TRANSLATE_NOOP(
            "PayoutColumns",
            "Paid once, and taken back since the payout before: it is expected to be kept from"
            " this one.",
        ),
        is_number=True,
        say=said,
    ),
)
STATE: Final = 2
ACCOUNT: Final = 3
SALES: Final = 5
SETTLED: Final = 7
HELD_BACK: Final = 10
TAKEN_BACK: Final = 11


def part_key(part: LinePart) -> tuple[str, str, bool]:
    """Return what tells a part from the others."""
    return part.key, part.currency, part.is_kept


def _kept_words(part: LinePart) -> str:
    return said(_KEPT if part.net < 0 else _KEPT_LATER)


def _shop_words(part: LinePart) -> str:
    return _kept_words(part) if part.is_kept else part.name or part.key or NOTHING


def _video_words(part: LinePart) -> str:
    return (
        _kept_words(part) if part.is_kept else content_words(part.name, part.content_type, part.key)
    )


_PART_FIGURES: Final[tuple[Column[LinePart], ...]] = (
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Sales"),
        text=lambda part, _: NOTHING if part.is_kept else format_count(part.lines, language()),
        cell=lambda part: "" if part.is_kept else part.lines,
        sort_by=lambda part: part.lines,
        spec=ColumnSpec(70),
        tip=_SALES_TIP,
        is_number=True,
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Currency"),
        text=lambda part, _: part.currency,
        cell=lambda part: part.currency,
        sort_by=lambda part: part.currency,
        spec=ColumnSpec(70, hidden=True),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Held back"),
        text=lambda part, _: money_words(part.held, part.currency) if part.held else NOTHING,
        cell=lambda part: Money(part.held, part.currency),
        sort_by=lambda part: (part.currency, part.held),
        spec=ColumnSpec(94),
        tip=_HELD_TIP,
        is_number=True,
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Net"),
        text=lambda part, _: money_words(part.net, part.currency),
        cell=lambda part: Money(part.net, part.currency),
        sort_by=lambda part: (part.currency, part.net),
        spec=ColumnSpec(94),
        is_number=True,
        is_strong=True,
        say=said,
    ),
)

SHOP_COLUMNS: Final[tuple[Column[LinePart], ...]] = (
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Shop"),
        text=lambda part, _: _shop_words(part),
        cell=_shop_words,
        sort_by=lambda part: _shop_words(part).casefold(),
        spec=ColumnSpec(160, elastic=True),
        say=said,
    ),
    *_PART_FIGURES,
)

VIDEO_COLUMNS: Final[tuple[Column[LinePart], ...]] = (
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Video"),
        text=lambda part, _: _video_words(part),
        cell=_video_words,
        sort_by=lambda part: _video_words(part).casefold(),
        spec=ColumnSpec(160, elastic=True),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Type"),
        text=lambda part, _: content_type_name(part.content_type) or NOTHING,
        cell=lambda part: content_type_name(part.content_type),
        sort_by=lambda part: content_type_name(part.content_type).casefold(),
        spec=ColumnSpec(80),
        say=said,
    ),
    *_PART_FIGURES,
)
PART_NEVER_CUT: Final = 1
"""From this column on a table of parts is never narrower than what it says."""
