"""The empty table for sales that come from elsewhere: headers, and two rows that show how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from affitrack.ingest.recognise.formats import known_formats, written_words
from affitrack.reports.table_file import write_table

if TYPE_CHECKING:
    from pathlib import Path

    from affitrack.ingest.recognise.formats import Format
    from affitrack.wording.language import Language

GENERIC: Final = "affitrack_generic"

# A sale of which the price is known, and one of which only the commission is. The order number says
# in words that the row is an example (`[values.example]` of the format); such rows are rejected.
_EXAMPLES: Final = (
    {
        "ordered_at": "2026-11-05",
        "content_id": "https://www.tiktok.com/@you/video/7300000000000000001",
        "amount_with_tax": "29.90",
        "vat_rate": "20%",
        "standard_rate": "12%",
        "status": "pending",
        "delivered_on": "2026-11-09",
        "items_sold": "1",
        "currency": "EUR",
        "order_type": "standard",
        "content_type": "video",
    },
    {
        "ordered_at": "2026-11-06",
        "commission": "4.20",
        "status": "settled",
        "settled_at": "2026-11-30",
        "currency": "EUR",
    },
)
_WORDS: Final = frozenset({"status", "order_type", "content_type"})
_DECIMAL_FIELDS: Final = frozenset({"amount_with_tax", "commission"})


def write_template(path: Path, lang: Language) -> None:
    """Write the template in a language: a workbook where the name ends in .xlsx, else CSV.

    Replaces the file as a whole or not at all; raises `UserError` where it cannot be written.
    """
    headings, *rows = template_rows(lang)
    form = "xlsx" if path.suffix.casefold() == ".xlsx" else "csv"
    write_table(path, headings, rows, lang, form)


def template_columns(lang: Language) -> list[tuple[str, str]]:
    """Return header and field of each column, in order."""
    return [(column.header(lang), column.field) for column in _generic().columns]


def template_rows(lang: Language) -> list[list[str]]:
    """Return the header row and the examples, as a file of that language has them."""
    known = _generic()
    rows = [[column.header(lang) for column in known.columns]]
    for number, example in enumerate(_EXAMPLES, start=1):
        cells = {
            name: _written(known.column(name).type, name, text, lang)
            for name, text in example.items()
        }
        cells["order_id"] = f"{written_words(GENERIC, 'example', lang)['row']} {number}"
        rows.append([cells.get(column.field, "") for column in known.columns])
    return rows


def _generic() -> Format:
    return next(each for each in known_formats() if each.id == GENERIC)


def _written(kind: str, field: str, text: str, lang: Language) -> str:
    """Return a cell as people of a language write it."""
    if kind in _WORDS:
        return written_words(GENERIC, kind, lang)[text]
    return text.replace(".", ",") if lang == "fr" and field in _DECIMAL_FIELDS else text
