"""Where the program starts: `affitrack`, `affitrack-gui`, `python -m affitrack`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command that was typed, or open the window, and return the exit code."""
    from affitrack.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
