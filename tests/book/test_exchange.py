"""Exchange rates of the user's own, kept with the data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from affitrack.book import Book, overview_of
from affitrack.domain.exchange import ExchangeRate, ExchangeRates
from tests.book.test_overview import AS_OF, pending, settled, take

RATES = ExchangeRates("EUR", (ExchangeRate("USD", Decimal("0.92"), date(2026, 11, 20)),))


def test_rates_are_kept_exactly_and_can_be_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with Book.open(path, as_of=AS_OF) as book:
        assert book.exchange_rates() is None
        book.set_exchange_rates(RATES)
    with Book.open(path, as_of=AS_OF) as book:
        assert book.exchange_rates() == RATES
        book.set_exchange_rates(None)
        assert book.exchange_rates() is None


def test_the_first_page_has_totals_beside_its_figures_and_never_in_them(tmp_path: Path) -> None:
    dollar = {"currency": "USD", "est_standard": "1,00"}
    gone = {"status": "Inéligible"}
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        take(
            book,
            settled(1, "24/08/2026", "18/09/2026"),
            pending(1, "14/11/2026"),
            pending(2, "02/11/2026", **gone),
            pending(3, "14/11/2026", **dollar),
            pending(4, "02/11/2026", **dollar, **gone),
        )
        assert book.currencies() == ["EUR", "USD"]
        before = overview_of(book)
        assert before.about == {}
        book.set_exchange_rates(RATES)
        after = overview_of(book)
    assert after.currencies == before.currencies
    about = {name: (each.minor, each.currency) for name, each in after.about.items()}
    assert about == {
        "next_payout": (249 + 92, "EUR"),
        "held": (249 + 92, "EUR"),
        "lost": (249 + 92, "EUR"),
    }
    assert after.about["held"].rates == RATES.rates
