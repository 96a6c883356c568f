"""The windows: words, pictures, keys. No arithmetic on money, no SQL; data comes from `book`."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401

# PySide has put an import of its own in place of Python's, which reads the source of each further
# module in search of `__feature__`. Nothing asks for it here, and the reading takes a tenth of a
# start, and keeps all it has read.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
