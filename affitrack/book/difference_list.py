"""What an import would do, or what an undo would, as a table for a spreadsheet."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from affitrack.domain.changes import stage_on
from affitrack.domain.figures import FigureChange
from affitrack.domain.money import decimal_text
from affitrack.domain.records import Difference
from affitrack.wording.catalogue import render
from affitrack.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from affitrack.domain.derive import DerivedLine
    from affitrack.domain.figures import FigureValue
    from affitrack.domain.line import LineFacts
    from affitrack.ingest.rejects.rejects import Reject
    from affitrack.wording.language import Language

COLUMNS: Final = (
    "kind", "file", "row", "order", "product", "shop", "currency", "stage_before", "stage_after",
    "net_before", "net_after", "base_before", "base_after", "rate_before", "rate_after",
    "settled_before", "settled_after", "refunded_before", "refunded_after", "column", "cell",
    "reason",
)  # fmt: skip
"""Their names in each language are the messages `book.differences.<column>`."""

# Excel takes a semicolon where the comma is the decimal sign.
_DELIMITERS: Final[dict[Language, str]] = {"en": ",", "fr": ";"}
_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write_differences(
    rows: Iterable[tuple[str, Difference | Reject | FigureChange]],
    target: Path,
    *,
    as_of: date,
    lang: Language,
) -> int:
    """Write rows of a preview, each with the name of its file, as CSV; return how many.

    UTF-8 with BOM; amounts in the currency's digits with the decimal sign of the language.
    Raises `OSError` where the file cannot be written.
    """
    count = 0
    with target.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=_DELIMITERS[lang])
        writer.writerow([render(message(f"book.differences.{name}"), lang) for name in COLUMNS])
        for file_name, source in rows:
            cells = _cells(file_name, source, as_of, lang)
            writer.writerow([cells.get(name, "") for name in COLUMNS])
            count += 1
    return count


def _cells(
    file_name: str, source: Difference | Reject | FigureChange, as_of: date, lang: Language
) -> dict[str, str]:
    if isinstance(source, FigureChange):
        return {
            "kind": _kind(source.kind, lang),
            "file": _harmless(file_name),
            "row": str(source.row),
            "order": _harmless(source.about),
            "product": _harmless(source.title),
            "currency": source.currency or "",
            "cell": "; ".join(_reach(value, lang) for value in source.values),
        }
    if not isinstance(source, Difference):
        return {
            "kind": _kind("rejected", lang),
            "file": _harmless(file_name),
            "row": str(source.row),
            "order": _harmless(source.order_id),
            "column": _harmless(source.column or ""),
            "cell": _harmless(source.cell),
            "reason": _harmless(render(source.reason, lang)),
        }
    facts = source.after
    cells = {
        "kind": _kind(source.kind, lang),
        "file": _harmless(file_name),
        "row": str(source.row),
        "order": _harmless(facts.order_id),
        "product": _harmless(source.product_name or facts.product_id),
        "shop": _harmless(source.shop_name or facts.shop),
        "currency": facts.currency,
        **_of_line("after", facts, source.derived_after, as_of, lang),
    }
    if source.before is not None and source.derived_before is not None:
        cells |= _of_line("before", source.before, source.derived_before, as_of, lang)
    return cells


def _reach(value: FigureValue, lang: Language) -> str:
    """Return a figure on reach: its name and number, after the one that stands."""
    name = render(message(f"reach.metric.{value.metric}"), lang)
    before = "" if value.before in {None, value.after} else f"{value.before} → "
    return f"{name} {before}{value.after}"


def _kind(kind: str, lang: Language) -> str:
    return render(message(f"book.difference.{kind}"), lang)


def _of_line(
    when: str, facts: LineFacts, derived: DerivedLine, as_of: date, lang: Language
) -> dict[str, str]:
    settled_on = facts.settled_at[:10] if facts.settled_at else ""
    return {
        f"stage_{when}": stage_on(derived, as_of).value,
        f"net_{when}": _amount(derived.net, facts.currency, lang),
        f"base_{when}": _amount(derived.base, facts.currency, lang),
        f"rate_{when}": (derived.rate or "").replace(".", _point(lang)),
        f"settled_{when}": settled_on,
        f"refunded_{when}": str(facts.items_refunded),
    }


def _amount(minor: int | None, currency: str, lang: Language) -> str:
    return "" if minor is None else decimal_text(minor, currency).replace(".", _point(lang))


def _point(lang: Language) -> str:
    return "," if lang == "fr" else "."


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_A_FORMULA) else text
