"""Headers of amounts may name their currency: it is never taken for the account's."""

from __future__ import annotations

from pathlib import Path

import pytest

from affitrack.domain.line import LineFacts
from affitrack.ingest.mapping.mapping_draft import MappingDraft, draft_of
from affitrack.ingest.mapping.mapping_proposal import proposed


def _draft(folder: Path, *headers: str) -> MappingDraft:
    path = folder / "sales.csv"
    rows = [("Order", "Date", *headers), ("O-1001", "2026-10-13", *["12.90"] * len(headers))]
    path.write_text("".join(f"{';'.join(row)}\n" for row in rows), encoding="utf-8")
    return draft_of(path)


def _told(draft: MappingDraft, account: str) -> str:
    """Return the currency of the one row, or why it is none."""
    parsed = draft.parsed(account)
    if parsed.rejects:
        return parsed.rejects[0].reason.key
    return LineFacts._make(parsed.lines[0]).currency


@pytest.mark.parametrize(
    ("header", "account", "currency"),
    [
        ("Commission", "EUR", "EUR"),
        ("Commission ($)", "USD", "USD"),
        ("Commission ($)", "MXN", "MXN"),
        ("Commission ($)", "EUR", "ingest.reason.currency_of_header"),
        ("Commission(£)", "EUR", "GBP"),
        ("Commission €", "GBP", "EUR"),
        ("Commission USD", "EUR", "USD"),
        ("Commission [gbp]", "EUR", "GBP"),
        ("TOP Commission", "EUR", "EUR"),
    ],
)
def test_a_header_tells_the_currency_of_its_amounts(
    tmp_path: Path, header: str, account: str, currency: str
) -> None:
    assert _told(_draft(tmp_path, header), account) == currency


def test_what_the_user_says_of_all_rows_counts_more(tmp_path: Path) -> None:
    draft = _draft(tmp_path, "Commission ($)").with_constant("currency", "CAD")
    assert _told(draft, "EUR") == "CAD"


def test_headers_of_two_currencies_are_not_guessed_at(tmp_path: Path) -> None:
    draft = _draft(tmp_path, "Revenue (£)", "Commission (€)")
    assert _told(draft, "EUR") == "ingest.reason.currency_of_header"


def test_a_column_called_currency_is_one_whatever_it_says() -> None:
    headers = ["Order", "Date", "Revenue", "Currency"]
    columns = [["O-1"] * 2, ["2026-10-13"] * 2, ["12.90"] * 2, ["USD", "US Dollar"]]
    assert proposed(headers, columns)[-1] == "currency"
