"""What forecasts are made of does not hang on the order in which files came in."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.store.forecasts.forecasting import LineSum, line_sums
from tests.domain.lines import sale
from tests.store.stores import new_store, take_in

AS_OF = date(2026, 12, 1)
WORDS = {"pending": "En attente", "settled": "Réglé", "ineligible": "Inéligible"}
FILES = ("2026-10-01", "2026-10-20", "2026-11-10", "2026-11-30")
COURSES = {
    "pending": ("pending", "pending", "pending", "pending"),
    "settled": ("pending", "settled", "settled", "settled"),
    "lost late": ("pending", "pending", "pending", "ineligible"),
    "lost early": ("pending", "ineligible", "ineligible", "ineligible"),
    "lost at once": ("ineligible", "ineligible", "ineligible", "ineligible"),
    "seen once more": ("pending", None, "ineligible", None),
    "seen late": (None, None, "ineligible", "ineligible"),
}
"""By line, what each file says of it; None: it is not in that file."""


def sums_after(path: Path, order: tuple[int, ...]) -> list[LineSum]:
    path.unlink(missing_ok=True)
    with new_store(path) as store:
        for place in order:
            lines = [
                sale(order_id=name, shop=name, status=word, status_raw=WORDS[word],
                     ordered_at="2026-09-14T21:04:00", est_standard=500)
                for name, said in COURSES.items()
                if (word := said[place]) is not None
            ]  # fmt: skip
            take_in(store, lines, f"{FILES[place]}T12:00:00", name=f"{place}.csv")
        return line_sums(store, 1, AS_OF)


@settings(max_examples=12, deadline=None)
@given(order=st.sampled_from(list(permutations(range(len(FILES))))))
def test_any_order_of_import_gives_the_same(
    tmp_path_factory: pytest.TempPathFactory, order: tuple[int, ...]
) -> None:
    path = tmp_path_factory.mktemp("store") / "a.db"
    assert sums_after(path, order) == sums_after(path, (0, 1, 2, 3))


def test_a_loss_is_known_from_the_first_file_on_that_says_so(tmp_path: Path) -> None:
    since = {each.shop: each.ended_on for each in sums_after(tmp_path / "a.db", (3, 1, 0, 2))}
    assert since["lost late"] == "2026-11-30"
    assert since["lost early"] == "2026-10-20"
    assert since["seen once more"] == "2026-11-10"
    assert since["lost at once"] is None, "no file tells of a time before"
    assert since["seen late"] is None
