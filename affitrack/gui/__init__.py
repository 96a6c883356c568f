"""The windows: words, pictures, keys. No arithmetic on money, no SQL; data comes from `book`."""

from __future__ import annotations

# Before Qt: once QtCore is loaded, PySide looks at every further import, which slows each down.
import affitrack.book  # noqa: F401
