"""Runs before the frozen program: gives back to the system what PyInstaller borrowed.

The libraries of the bundle are found through `LD_LIBRARY_PATH`, which has done its work by now. A
browser or a file manager that the program opens must not inherit it: it would load our libraries
in place of its own.
"""

from __future__ import annotations

import os

_NAME = "LD_LIBRARY_PATH"
_before = os.environ.pop(f"{_NAME}_ORIG", None)
if _before is None:
    os.environ.pop(_NAME, None)
else:
    os.environ[_NAME] = _before
