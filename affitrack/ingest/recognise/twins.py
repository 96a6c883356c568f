"""Columns of one heading: the first is read, so the others must not say anything else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from affitrack.ingest.read.block import Block, plain
from affitrack.ingest.recognise.recognised import others
from affitrack.ingest.values.bad import states_nothing
from affitrack.ingest.values.fold import fold
from affitrack.wording.message import UserError, message


def refuse_twins(
    name: str,
    headers: Sequence[str],
    read: Collection[int],
    unused: Collection[str],
    blocks: Iterable[Block],
) -> None:
    """Raise `UserError` where a column that is not read contradicts the read one of its heading.

    Which of them counts nobody but the file's owner knows. Columns that agree, and cells that
    state nothing, do no harm.

    Args:
        name: of the file.
        headers: of all columns.
        read: the places of the columns that count.
        unused: headers of the columns that mean nothing; not those that a known layout passes over.
        blocks: the rows, looked at only where a heading stands twice.
    """
    twins = _twins(headers, read, unused)
    if not twins:
        return
    for block in blocks:
        for number, row in zip(block.numbers, block.rows, strict=True):
            for twin, first in twins.items():
                if max(twin, first) < len(row) and _contradicts(row[twin], row[first]):
                    raise _refusal(name, headers[first], number, row[first], row[twin])


def _refusal(name: str, header: str, row: int, *cells: str) -> UserError:
    (column,) = others([header], set())
    one, other = (plain(cell).strip() for cell in cells)
    return UserError(
        message(
            "ingest.twin_columns", file=name, column=column, row=str(row), one=one, other=other
        ),
        message("ingest.hint.twin_columns"),
    )


def _twins(
    headers: Sequence[str], read: Collection[int], unused: Collection[str]
) -> Mapping[int, int]:
    """Return the place of each column that is not read -> that of the read one of its heading."""
    places = {fold(headers[place]): place for place in read}
    return {
        place: places[fold(header)]
        for place, header in enumerate(headers)
        if place not in read and fold(header) in places and {*others([header], set())} & {*unused}
    }


def _contradicts(other: str, cell: str) -> bool:
    return fold(plain(other)) != fold(plain(cell)) and not states_nothing(plain(other))
