"""AffiTrack: what each video earned, what is held back, and when it will be paid."""

from __future__ import annotations

__version__ = "0.1.0"
