"""Where the program starts: `affitrack`, `affitrack-gui`, `python -m affitrack`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from affitrack import WORK_APART
from affitrack.wording.language import Language

if TYPE_CHECKING:
    from affitrack.book.self_test import Try


def main() -> int:
    """Run the command that was typed, or open the window, and return the exit code."""
    if sys.argv[1:] == [WORK_APART]:
        from affitrack.book.apart import serve

        return serve()
    from affitrack.cli.main import run

    return run(sys.argv[1:], _open_window, _window_steps)


def _open_window(
    book_path: Path | None, files: Sequence[Path], lang: Language | None, as_of: date | None
) -> int:
    from affitrack.gui.collecting import put_off

    put_off()
    from affitrack.gui.app import run

    return run(book_path, files, lang, as_of)


def _window_steps() -> tuple[tuple[str, Try], ...]:
    from affitrack.gui.self_test import STEPS

    return STEPS


if __name__ == "__main__":
    sys.exit(main())
