"""Names and search words without accents and capitals."""

from __future__ import annotations

import pytest

from affitrack.wording.folding import folded


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Crème BRÛLÉE", "creme brulee"),
        ("Mã đơn hàng", "ma don hang"),
        ("Đã quyết toán", "da quyet toan"),
        ("Cœur", "coeur"),
        ("Smørrebrød", "smorrebrod"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("plain", "plain"),
    ],
)
def test_letters_lose_their_marks(text: str, plain: str) -> None:
    assert folded(text) == plain
