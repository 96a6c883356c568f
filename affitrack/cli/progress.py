"""How far an import is: one line that is rewritten, for somebody who is looking at a terminal."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

from affitrack.cli.console import is_terminal, printable
from affitrack.cli.tables import cut

if TYPE_CHECKING:
    from collections.abc import Callable

    from affitrack.book import Progress
    from affitrack.cli.console import Console

_SECONDS_BETWEEN = 0.1
_WIDTH = 78
_CLEAR = "\r\x1b[K"


class ProgressLine:
    """Shows progress on standard error while it is used as a context; silent off a terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._shown_at = 0.0
        self._is_shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_shown:
            print(_CLEAR, end="", file=sys.stderr, flush=True)

    @property
    def report(self) -> Callable[[Progress], None] | None:
        """What the work is to call; None where nobody looks."""
        return self._show if is_terminal(sys.stderr) else None

    def _show(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._shown_at < _SECONDS_BETWEEN:
            return
        self._shown_at, self._is_shown = now, True
        text = self._console.words(
            "progress" if progress.share is None else "progress_share",
            file=progress.file_name,
            rows=progress.rows,
            percent=0 if progress.share is None else int(progress.share * 100),
        )
        print(_CLEAR + cut(printable(text), _WIDTH), end="", file=sys.stderr, flush=True)
