"""What a claim file holds, and the claim as a table for a spreadsheet.

The PDF of it is `claim_pdf`'s. Everything in both follows from the claim and the day on which it is
saved, so that the same claim saved twice on one day gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from affitrack.domain.money import Money
from affitrack.reports.csv_table import write_csv_table
from affitrack.wording.catalogue import render
from affitrack.wording.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from affitrack.domain.claim import Claim, ClaimLine, ClaimRun
    from affitrack.domain.explain import AmountStep
    from affitrack.domain.records import LineRecord
    from affitrack.reports.csv_table import Cell
    from affitrack.wording.language import Language


@dataclass(frozen=True, slots=True)
class ClaimedLine:
    """A line of a claim with how what is expected of it comes about."""

    line: ClaimLine
    why: Message | None = None
    """What is wrong with it, or that what it was worked out from has changed since."""
    steps: tuple[AmountStep, ...] = ()
    """The computation of what is expected; none where what it followed from has changed."""

    @property
    def in_proportion(self) -> int:
        """What the computation leaves out: returned items, taxes and shares, in proportion."""
        totals = [step.amount for step in self.steps if step.is_total and step.amount is not None]
        if not totals or self.line.stands < 0:
            return 0
        return self.line.expected - totals[-1]


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """A claim as it is put before others."""

    claim: Claim
    market: Message
    """Of the account."""
    as_of: date
    lines: tuple[ClaimedLine, ...]
    paid: tuple[LineRecord, ...] = ()
    """The settled lines of its runs."""
    taken_back: tuple[LineRecord, ...] = ()
    """What was kept from its runs for."""


COLUMNS: Final = (
    "number", "kind", "order", "sku", "product_id", "product", "content", "shop", "shop_name",
    "ordered_on", "since_on", "deadline_on", "payout_on", "currency", "expected", "stands",
    "claimed", "why", "computation", "file", "row", "since",
)  # fmt: skip
"""Their names in each language are the messages `claims.column.<column>`."""


def write_claim_csv(path: Path, file: ClaimFile, lang: Language) -> None:
    """Write a claim as a table, one row for each line and run; a file of that name is replaced.

    Ids are written with all their digits; amounts in the currency's own, days in ISO 8601.

    Raises:
        UserError: the file cannot be written.
    """
    headings = [render(message(f"claims.column.{name}"), lang) for name in COLUMNS]
    rows = (
        [row.get(name, "") for name in COLUMNS]
        for row in (
            *_of_runs(file, lang),
            *_of_lines(file, lang),
            *_of_run_lines(file.taken_back, "taken_back", lang),
            *_of_run_lines(file.paid, "settled", lang),
        )
    )
    write_csv_table(path, headings, rows, lang)


def step_words(steps: Sequence[AmountStep], lang: Language) -> Iterator[tuple[str, str, str]]:
    """Return label, value and note of each step of a computation."""
    for step in steps:
        note = "" if step.note is None else render(step.note, lang)
        yield render(step.label, lang), render(step.value, lang), note


def kind_of(line: ClaimLine, lang: Language) -> str:
    """Return what is claimed of a line, in words."""
    return render(message(f"reconcile.kind.{line.kind.value}"), lang)


def _of_runs(file: ClaimFile, lang: Language) -> Iterator[dict[str, Cell]]:
    currency = file.claim.currency
    for run in file.claim.runs:
        yield {
            "kind": render(message("reconcile.kind.missing_run"), lang),
            "payout_on": run.payout_on,
            "currency": currency,
            "expected": Money(run.expected, currency),
            "stands": Money(run.received + run.fees, currency),
            "claimed": Money(run.claimed, currency),
            "why": render(run_words(run, currency), lang),
            "since": "" if run.since is None else render(run.since, lang),
        }


def run_words(run: ClaimRun, currency: str) -> Message:
    """Return what was expected of a run and what arrived, in a sentence."""
    return message(
        "claims.file.run" if not run.fees else "claims.file.run_with_fees",
        on=run.payout_on,
        expected=Money(run.expected, currency),
        received=Money(run.received, currency),
        fees=Money(run.fees, currency),
        missing=Money(run.claimed, currency),
    )


def _of_lines(file: ClaimFile, lang: Language) -> Iterator[dict[str, Cell]]:
    currency = file.claim.currency
    for number, each in enumerate(file.lines, start=1):
        line = each.line
        steps = [
            f"{label} {value}".strip() + (f" ({note})" if note else "")
            for label, value, note in step_words(each.steps, lang)
        ]
        if each.in_proportion:
            steps.append(render(_in_proportion(each, currency), lang))
        yield {
            "number": number,
            "kind": kind_of(line, lang),
            "order": line.order_id,
            "sku": line.sku_id,
            "product_id": line.product_id,
            "product": line.product_name,
            "content": line.content_id,
            "shop": line.shop,
            "shop_name": line.shop_name,
            "ordered_on": line.ordered_on,
            "since_on": line.since_on,
            "deadline_on": "" if line.deadline_on is None else line.deadline_on,
            "currency": currency,
            "expected": Money(line.expected, currency),
            "stands": Money(line.stands, currency),
            "claimed": Money(line.claimed, currency),
            "why": "" if each.why is None else render(each.why, lang),
            "computation": " | ".join(steps),
            "file": line.file_name,
            "row": line.source_row,
            "since": "" if line.since is None else render(line.since, lang),
        }


def _in_proportion(each: ClaimedLine, currency: str) -> Message:
    return message("claims.file.in_proportion", amount=Money(each.in_proportion, currency))


def _of_run_lines(
    lines: Sequence[LineRecord], what: str, lang: Language
) -> Iterator[dict[str, Cell]]:
    """Return lines that make up the runs: what they come to, and nothing that is claimed."""
    kind = render(message(f"claims.file.{what}"), lang)
    for line in lines:
        facts = line.facts
        yield {
            "kind": kind,
            "order": facts.order_id,
            "sku": facts.sku_id,
            "product_id": facts.product_id,
            "product": line.product_name,
            "content": facts.content_id,
            "shop": facts.shop,
            "shop_name": line.shop_name,
            "ordered_on": facts.ordered_at[:10],
            "since_on": (facts.settled_at or "")[:10],
            "payout_on": "" if line.payout_on is None else line.payout_on,
            "currency": facts.currency,
            "stands": Money(line.derived.net, facts.currency),
            "file": line.file_name,
            "row": line.source_row,
        }
