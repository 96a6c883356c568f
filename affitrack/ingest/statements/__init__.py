"""Bank statements: tables (CSV, XLSX), OFX and camt.053, read into lines that all look alike.

OFX and camt.053 are read here rather than by a library (looked at in November 2026). ofxtools, the
one for OFX that is kept up, takes only files that keep to the letter of the standard, and builds
all of a file before it says anything; pycamt is small but brings lxml, of five megabytes. What is
needed of both formats is four fields of each entry.
"""

from __future__ import annotations

from affitrack.ingest.statements.reading import (
    SUFFIXES,
    ReadStatement,
    UnknownStatementError,
    is_statement,
    read_statement,
)

__all__ = [
    "SUFFIXES",
    "ReadStatement",
    "UnknownStatementError",
    "is_statement",
    "read_statement",
]
