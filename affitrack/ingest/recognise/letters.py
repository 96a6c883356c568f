"""Which letters a text file is written with, where nothing in it tells: asked with two words of it.

The same byte is "đ" in one of Windows' encodings and "ð" in another. Amounts and dates are the same
in all of them; names are not, and would come in with wrong letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Final

from affitrack.ingest.read import read_csv
from affitrack.ingest.read.block import plain
from affitrack.ingest.read.open_file import RawFile
from affitrack.ingest.recognise.proofs import refuse_unproven
from affitrack.ingest.recognise.questions import Example, Question, shown_column
from affitrack.ingest.recognise.recognised import Table

_EXAMPLES: Final = 2
_BLOCK: Final = 128
_WORDS_AROUND: Final = 1
_LONGEST: Final = 24


def letters_asked(raw: RawFile, table: Table) -> tuple[Question, ...]:
    """Return the question which letters a file has; nothing where that is proven.

    Raises `UserError` where the file cannot be read, or has letters of none of the encodings: what
    reads the same in all and is no proof is garbled in all.
    """
    if not raw.possible_encodings:
        return ()
    examples: list[Example] = []
    for example in _examples(raw, table):
        if all(example.cell != other.cell for other in examples):
            examples.append(example)
        if len(examples) == _EXAMPLES:
            break
    if not examples:
        refuse_unproven(raw)
    # Of encodings that read the examples alike one is enough.
    by_reading = {
        tuple(example.readings[place] for example in examples): place
        for place in reversed(range(len(raw.possible_encodings)))
    }
    places = sorted(by_reading.values())
    return (
        Question(
            "encoding",
            tuple(replace(e, readings=tuple(e.readings[at] for at in places)) for e in examples),
            tuple(raw.possible_encodings[at] for at in places),
        ),
    )


def _examples(raw: RawFile, table: Table) -> Iterator[Example]:
    """Yield words that read differently, with what they read in each possible encoding."""
    readings = [
        read_csv.blocks(
            replace(raw, encoding=encoding),
            encoding,
            table.delimiter or "",
            after=table.header_row,
            size=_BLOCK,
        )
        for encoding in raw.possible_encodings
    ]
    for blocks in zip(*readings, strict=True):
        for rows in zip(*(block.rows for block in blocks), strict=True):
            # Rows of another width are rejected anyway.
            for place, cells in enumerate(zip(*rows, strict=False)):
                if place < len(table.headers) and any(cell != cells[0] for cell in cells):
                    words = _words(cells)
                    yield Example(shown_column(table.headers[place]), words[0], words)


def _words(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first word of some cells that differs, and those around it, as each has them."""
    texts = [plain(cell).split() for cell in cells]
    by_word = zip(*texts, strict=False)
    at = next((place for place, words in enumerate(by_word) if len(set(words)) > 1), 0)
    around = slice(max(at - _WORDS_AROUND, 0), at + _WORDS_AROUND + 1)
    shown = [" ".join(words[around]) for words in texts]
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*shown, strict=False))
    start = max(len(list(alike)) - _LONGEST // 2, 0)
    return tuple(_cut(text, start) for text in shown)


def _cut(text: str, start: int) -> str:
    """Return a part of a text, with dots where something is left out."""
    rest = f"…{text[start:]}" if start else text
    return rest if len(rest) <= _LONGEST else f"{rest[:_LONGEST]}…"
