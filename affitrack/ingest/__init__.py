"""Files in: what a file is, and its rows as checked order lines with those that cannot be taken.

    source = recognise(path)
    for chunk in source.chunks(): ...

The pipe: `open_file` (bytes) -> `read_csv`, `read_xlsx` (rows of text) -> `recognise` (format,
language, header) -> `dialect` (numbers and dates) -> `parse` (columns to lines). Known formats are
data, in `resources/formats/`. Files on reach, of TikTok Studio and others, go another way from
`recognise` on: `metrics` reads them as figures. Nothing here knows what is stored already.
"""

from __future__ import annotations

from affitrack.ingest.chunk import Chunk
from affitrack.ingest.formats import format_title
from affitrack.ingest.metrics import MetricFile
from affitrack.ingest.parse import LineValues, Names
from affitrack.ingest.recognise import recognise, recognise_any
from affitrack.ingest.rejects import Reject, write_rejects
from affitrack.ingest.source import SourceFile

__all__ = [
    "Chunk",
    "LineValues",
    "MetricFile",
    "Names",
    "Reject",
    "SourceFile",
    "format_title",
    "recognise",
    "recognise_any",
    "write_rejects",
]
