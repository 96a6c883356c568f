"""What taking a file in did to the store, or would do: what previews and reports are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Self

from affitrack.domain.changes import Effect
from affitrack.domain.coverage import Coverage
from affitrack.domain.records import StageTotal
from affitrack.ingest.reach.metrics import MetricFile
from affitrack.ingest.recognise.recognised import Unread
from affitrack.store.imports.several import SalesCounts
from affitrack.wording.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal
    from pathlib import Path

    from affitrack.domain.figures import FigureChange
    from affitrack.domain.records import Account, Difference, ImportRecord
    from affitrack.domain.stage import Stage
    from affitrack.ingest.orders.source import SourceFile
    from affitrack.ingest.rejects.rejects import Reject
    from affitrack.store.imports.contradictions import Contradictions

    Totals = Mapping[str, Mapping[Stage, StageTotal]]
    """By currency, of the whole account."""


class Share(NamedTuple):
    """What a file has of what all files of a call come to."""

    sales: SalesCounts = SalesCounts()
    effect: Effect = Effect()


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one file did to the store, or would do."""

    path: Path
    format: str
    language: str
    columns: int
    delimiter: str | None
    account: str
    rows_are: str
    """What its rows are: "sales", or of a file on reach "contents", "days" and so on."""
    stages_before: Totals
    stages_after: Totals
    currencies: tuple[str, ...] = ()
    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    older: int = 0
    rejected: int = 0
    rejects_file: Path | None = None
    """Written where rows were rejected and the import was not a trial."""
    import_id: int | None = None
    """None for a trial; where the same file is in the store already, the import that brought it."""
    known: ImportRecord | None = None
    """The import that brought the same file, to the last byte: there is nothing to do."""
    from_on: date | None = None
    """First and last day of its orders; of figures, those that it speaks of."""
    to_on: date | None = None
    basis: str | None = None
    """"pre_tax", "tax_included", "unclear", or None."""
    rejects: Sequence[Reject] = ()
    """The first rejected rows, with their reasons."""
    differences: Sequence[Difference] = ()
    """The first new, changed, known and older lines."""
    effect: Effect = field(default_factory=Effect)
    """What its new and changed lines come to, in money."""
    coverage: Coverage = field(default_factory=Coverage)
    """The days that the account's exports cover with this file."""
    other_creators: int = 0
    """Rows of other creators in a seller's or partner's export: left out, and none of `rows`."""
    explanation_rows: int = 0
    """Rows below the header that explain the columns or sum up the others; left out, likewise."""
    contradictions: Contradictions | None = None
    """Rows that say something else of a sale than another row of the file."""
    elsewhere: tuple[tuple[str, int], ...] = ()
    """Handles of other accounts that have new ones of its sales already, and how many."""
    unread: Unread = Unread()  # noqa: RUF009 - it cannot be changed
    """What of the file is not read."""
    unknown_statuses: Mapping[str, int] = field(default_factory=dict)
    """Words for the status of a sale that nobody here knows -> rows of the file, the most first."""
    fraction: Decimal | None = None
    """A number of a column of rates that has no "%" and was read as a fraction: 0.12 as 12 %."""
    figures: Sequence[FigureChange] = ()
    """Of a file on reach: the first rows of each kind, and what they change."""

    share: Share | None = None
    """Where several files came at once: what they come to together stands with the last one."""

    @classmethod
    def before(cls, source: SourceFile | MetricFile, account: Account, stages: Totals) -> Self:
        """Return the result of a file of which nothing has been taken in yet."""
        return cls(
            path=source.path,
            format=source.format,
            language=source.language,
            columns=source.columns,
            delimiter=source.delimiter,
            account=account.handle,
            rows_are=source.rows_are if isinstance(source, MetricFile) else "sales",
            stages_before=stages,
            stages_after=stages,
        )

    @property
    def contradicted(self) -> Message | None:
        """Return in a sentence which rows contradict each other; None where none do."""
        if (found := self.contradictions) is None:
            return None
        rows = {"first": found.earlier_row, "later": found.later_row}
        return message("book.contradicting_rows", n=found.rows, order=found.order_id, **rows)

    @property
    def counted_twice(self) -> Message | None:
        """Return in a sentence that another account has sales of it; None where none has."""
        if not self.elsewhere:
            return None
        handles = tuple(handle for handle, _ in self.elsewhere)
        known = max(lines for _, lines in self.elsewhere)
        return message("book.known_elsewhere", n=known, handles=handles, account=self.account)

    @property
    def adds(self) -> Share:
        """Return what to add up over all files of a call: a sale that two tell of is one."""
        own = SalesCounts(self.new, self.changed, self.unchanged, self.older)
        return self.share or Share(own, self.effect)

    @property
    def already_imported(self) -> bool:
        """Return whether the same file is in the store."""
        return self.known is not None


def before_and_after(results: Sequence[FileResult]) -> tuple[Totals, Totals]:
    """Return what the accounts of some files, in the order of their taking, had and have then."""
    first = {result.account: result for result in reversed(results)}
    last = {result.account: result for result in results}
    return (
        _added([result.stages_before for result in first.values()]),
        _added([result.stages_after for result in last.values()]),
    )


def _added(of_accounts: Sequence[Totals]) -> Totals:
    """Return the totals of several accounts as one."""
    added: dict[str, dict[Stage, StageTotal]] = {}
    for totals in of_accounts:
        for currency, stages in totals.items():
            known = added.setdefault(currency, {})
            for stage, total in stages.items():
                so_far = known.get(stage, StageTotal())
                known[stage] = StageTotal(so_far.lines + total.lines, so_far.net + total.net)
    return added
