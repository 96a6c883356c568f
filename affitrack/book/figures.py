"""Taking files on reach in: one transaction for each file, as for order exports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from affitrack.domain.market import market
from affitrack.ingest.reach.metric_rows import Owner
from affitrack.ingest.reach.taken import Taken
from affitrack.store.contents.metrics import FigureFile, TakenFigures, same_figures, take_figures

if TYPE_CHECKING:
    from pathlib import Path

    from affitrack.domain.records import Account
    from affitrack.ingest.reach.metrics import MetricFile
    from affitrack.store.connection import Store


@dataclass(frozen=True, slots=True)
class ReadFigures:
    """A file on reach that was read for one account."""

    source: MetricFile
    taken: Taken
    period: tuple[str, str] | None

    def keep(self, store: Store, account: Account, rejects_file: Path | None) -> TakenFigures:
        """Store what was read."""
        first_at, last_at = self.period or (None, None)
        source = self.source
        file = FigureFile(
            path=source.path.absolute(),
            file_name=source.name,
            sha256=source.sha256,
            format=source.format,
            language=source.language,
            file_from=first_at,
            file_to=last_at,
        )
        return take_figures(
            store,
            account_id=account.account_id,
            file=file,
            rows=self.taken.rows,
            rejected=len(self.taken.rejects),
            rejects_file=None if rejects_file is None else str(rejects_file),
        )


def read_figures(source: MetricFile, account: Account) -> ReadFigures:
    """Read a file on reach as figures of an account. Raises `UserError`."""
    return ReadFigures(source, source.read(owner_of(account)), source.period())


def owner_of(account: Account) -> Owner:
    """Return an account as far as reading a file on reach needs it."""
    return Owner(account.handle, account.currency, market(account.market).time_zone)


def known_figures(store: Store, source: MetricFile, account: Account) -> int | None:
    """Return the import that took this very file in, None where there is none."""
    return same_figures(store, account.account_id, source.sha256)
