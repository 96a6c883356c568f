"""Where the frozen program starts: as `python -m affitrack` does."""

from __future__ import annotations

import sys

from affitrack.__main__ import main

sys.exit(main())
