"""What proves the 8-bit encoding of a text file: headers and words that come out as known ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from affitrack.ingest.mapping.mapping_fields import known_names, words_of
from affitrack.ingest.read import read_csv
from affitrack.ingest.read.open_file import RawFile, refusal
from affitrack.ingest.recognise.formats import known_formats
from affitrack.ingest.values.fold import fold
from affitrack.wording.message import message

# A header stands within the first ten rows; words of its columns in those below.
_LOOKED_AT: Final = 20


def refuse_unproven(raw: RawFile, headers: Iterable[str] | None = None) -> None:
    """Raise `UserError` where it is not known in which encoding a file is.

    With `headers` only where these hang on it, too: what is below can be asked.
    """
    is_plain = headers is not None and all(map(str.isascii, headers))
    if raw.possible_encodings and not is_plain:
        raise refusal("encoding_unknown", raw.path, message("ingest.hint.save_utf8"))


def as_far_as_proven(raw: RawFile) -> RawFile:
    """Return a file in the encoding in which known headers or words come out right.

    Where none does it stays as it is: product names alone can be read in any.
    """
    if not raw.possible_encodings:
        return raw
    best, most = None, 0
    for encoding in raw.possible_encodings:
        reading = replace(raw, encoding=encoding, possible_encodings=())
        proofs = _proofs_of(reading, encoding)
        if proofs > most:
            best, most = reading, proofs
    return best or raw


def _proofs_of(raw: RawFile, encoding: str) -> int:
    rows = (
        row
        for delimiter in read_csv.DELIMITERS
        for row in read_csv.first_rows(raw, encoding, delimiter, _LOOKED_AT).rows
    )
    return max(map(_proofs_in, rows), default=0)


def _proofs_in(cells: Iterable[str]) -> int:
    """Return how many cells of a row beyond ASCII are known headers or words; 0 if few are.

    A single short word can come out right by chance among many that do not.
    """
    beyond_ascii = {fold(cell) for cell in cells if not cell.isascii()}
    known = sum(cell in _known_words() or words_of(cell) in known_names() for cell in beyond_ascii)
    return known if known * 2 >= len(beyond_ascii) else 0


@cache
def _known_words() -> frozenset[str]:
    """Return every header and word of every format, folded."""
    formats = known_formats()
    headers = {header for known in formats for own in known.by_header.values() for header in own}
    words = {word for known in formats for own in known.words.values() for word in own}
    return frozenset(headers | words)
