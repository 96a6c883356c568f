"""Files are written whole: what is there is replaced only once all of the new one is written."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from affitrack.wording.message import UserError, message
from affitrack.wording.system import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a place beside a file to write it, and put that in its place.

    Raises:
        UserError: the file cannot be written.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        yield unfinished
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        reason = reason_of(error)
        raise UserError(message("reports.cannot_write", path=str(path), reason=reason)) from error
    except BaseException:  # the rows could not be read, or the user stopped it
        unfinished.unlink(missing_ok=True)
        raise
