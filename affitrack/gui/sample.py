"""Sample data to look around with: a fictional creator's year in a book of its own."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Final

from affitrack.book import Book
from affitrack.gui.tasks import Work

_PREFIX: Final = "affitrack-sample-"
_MARKET: Final = "FR"
_TRANSFER: Final = timedelta(days=2)
_REFERENCE: Final = "TIKTOK SHOP CREATOR"


def make_sample(day: date, work: Work) -> Path:
    """Write the exports of a fictional creator, import them, and return the path of the store.

    Everything lies in a temporary folder of its own; `remove_sample` removes it.
    """
    import shutil
    import tempfile

    from affitrack.demo import HANDLE, write_demo, write_reach

    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    store = folder / "sample.db"
    try:
        files = [*write_demo(folder, until=day), *write_reach(folder, until=day)]
        work.cancel.check()
        with Book.open(store, as_of=day) as book:
            book.add_account(HANDLE, _MARKET)
            book.import_files(files, account=HANDLE, progress=work.report, cancel=work.cancel)
            _receive(book)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return store


def _receive(book: Book) -> None:
    """Let the money of all runs but the last have arrived, so that there is one to ask about."""
    from affitrack.domain.received import ReceivedEntry

    for run in book.arrivals().runs[:-1]:
        arrived_on = min(run.payout_on + _TRANSFER, book.as_of)
        stated = arrived_on, run.expected, run.currency, run.account
        book.add_received(ReceivedEntry(*stated, reference=_REFERENCE))


def remove_sample(store: Path) -> None:
    """Remove the folder of a sample store; any other path is left alone."""
    if store.parent.name.startswith(_PREFIX):
        import shutil

        shutil.rmtree(store.parent, ignore_errors=True)
