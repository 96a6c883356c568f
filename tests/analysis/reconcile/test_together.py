"""Which few orders come to an amount: found where they tell something, and never invented."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from affitrack.analysis.reconcile.together import few_together

NETS = {"a": 1011, "b": 2022, "c": 3037, "d": 4103, "e": 955}


def test_two_orders_before_three() -> None:
    assert few_together(1011 + 3037, NETS) == [("a", "c")]
    assert few_together(1011 + 2022 + 955, NETS) == [("a", "b", "e")]


def test_what_none_come_to() -> None:
    assert few_together(1, NETS) == []
    assert few_together(0, {}) == []


def test_all_together_are_no_few() -> None:
    assert few_together(sum(NETS.values()), NETS) == []


def test_more_ways_than_one_are_all_told() -> None:
    nets = {"a": 1000, "b": 3000, "c": 1500, "d": 2500, "e": 70}
    assert few_together(4000, nets) == [("a", "b"), ("c", "d")]


def test_nothing_is_told_where_many_ways_fit_anything() -> None:
    assert few_together(500, {f"{net}": net for net in range(200, 300)}) == []
    assert few_together(20, dict.fromkeys("abcd", 10)) == []


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 10**7), max_size=12), st.integers(1))
def test_what_is_told_comes_to_the_amount(nets: dict[str, int], amount: int) -> None:
    for orders in few_together(amount, nets):
        assert sum(nets[order] for order in orders) == amount
        assert 2 <= len(orders) < len(nets)
