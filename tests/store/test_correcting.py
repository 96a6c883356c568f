"""What the user corrects stays, whatever comes in or is undone, and goes without a trace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.domain.correction import Correctable, Correction, LineRef
from affitrack.domain.derive import DerivedLine
from affitrack.domain.line import LineFacts, LineKey
from affitrack.domain.records import LineFilter, LineRecord
from affitrack.domain.stage import Stage
from affitrack.store.check import checks
from affitrack.store.connection import Store
from affitrack.store.corrections.correcting import otherwise, put_corrections
from affitrack.store.derived.deriving import rederive
from affitrack.store.imports.undo import undo_import
from affitrack.store.lines.paging import count_lines, find_lines
from affitrack.wording.message import UserError
from tests.domain.lines import sale
from tests.store.histories import File, files, some_store, take
from tests.store.stores import HANDLE, dump, take_in, the_account

AS_OF = date(2026, 12, 1)
MADE_AT = "2026-11-21T10:00:00"
PENDING = sale(est_base=2075, est_standard=208, standard_rate="0.1")


def made(**fields: str) -> tuple[Correction, ...]:
    return tuple(Correction(field, value, MADE_AT) for field, value in fields.items())


def correct(store: Store, line: LineFacts, **fields: str) -> None:
    put_corrections(store, {LineRef(HANDLE, line.key): made(**fields)})


def only(store: Store) -> LineRecord:
    (line,) = find_lines(store, LineFilter(), AS_OF)
    return line


def unsound(store: Store) -> list[str]:
    return [check.name for check in checks(store, AS_OF) if not check.ok]


def test_a_corrected_rate_makes_the_amount_and_the_file_keeps_its_word(store: Store) -> None:
    take_in(store, [PENDING])
    assert only(store).derived.net == 208
    correct(store, PENDING, rate="0.12")
    line = only(store)
    assert (line.derived.rate, line.derived.net, line.derived.source) == ("0.12", 249, "computed")
    assert line.facts == PENDING
    assert line.corrected == {"rate"}
    assert line.corrections[0].made_at == MADE_AT
    assert line.flags == ()
    assert unsound(store) == []


@pytest.mark.parametrize(("base", "vat"), [(2360, "0.055"), (2075, "0.2"), (1999, "0.2")])
def test_the_tax_that_is_proposed_is_the_one_in_the_stated_base(
    store: Store, base: int, vat: str
) -> None:
    take_in(store, [PENDING._replace(price=2490, est_base=base)])
    before = only(store)
    assert otherwise(store, [before])[0].vat_rate == vat
    correct(store, PENDING, vat_rate=vat)
    assert only(store).derived == before.derived


def test_what_was_paid_stays_and_the_rate_is_held_against_it(store: Store) -> None:
    take_in(store, [PENDING])
    correct(store, PENDING, rate="0.12")
    settled = PENDING._replace(
        status="settled", settled_at="2026-12-01T08:00:00", actual_base=2075, final_earned=208
    )
    take_in(store, [settled], "2026-12-02T00:00:00", name="later.csv")
    line = only(store)
    assert (line.derived.net, line.derived.source) == (208, "actual")
    assert "rate_mismatch" in line.flags
    assert unsound(store) == []


@pytest.mark.parametrize(
    ("fields", "stage"),
    [
        ({"returned_on": "2026-11-20"}, Stage.LOST),
        ({"status": "ineligible"}, Stage.LOST),
        ({"status": "frozen"}, Stage.FROZEN),
        ({"status": "settled", "delivered_on": "2026-11-15"}, Stage.CLEARED),
        ({"status": "pending", "returned_on": "2026-11-20"}, Stage.HELD),
    ],
)
def test_the_user_says_what_became_of_a_sale(
    store: Store, fields: dict[str, str], stage: Stage
) -> None:
    take_in(store, [PENDING])
    correct(store, PENDING, **fields)
    assert only(store).stage is stage
    assert unsound(store) == []


def test_a_sale_that_came_back_by_the_files_stands_where_the_user_says_so(store: Store) -> None:
    back = PENDING._replace(items_refunded=1)
    take_in(store, [back])
    assert only(store).stage is Stage.LOST
    correct(store, back, status="pending")
    assert only(store).stage is Stage.HELD


def test_the_tax_moves_an_amount_that_is_worked_out_from_the_price(store: Store) -> None:
    priced = sale(price=2490, standard_rate="0.15")
    take_in(store, [priced])
    correct(store, priced, vat_rate="0.055")
    assert (only(store).derived.base, only(store).derived.net) == (2360, 354)


def test_delivery_by_the_user_moves_the_release(store: Store) -> None:
    take_in(store, [PENDING])
    correct(store, PENDING, delivered_on="2026-11-16")
    derived = only(store).derived
    assert derived.delivered_on == "2026-11-16"
    assert not derived.is_delivery_estimated
    assert derived.release_on == "2026-12-01"


def test_a_line_of_unknown_base_keeps_its_estimate(store: Store) -> None:
    line = sale(est_standard=524)
    take_in(store, [line])
    correct(store, line, rate="0.12")
    assert only(store).derived.net == 524


def test_bonuses_stay_beside_the_users_rate(store: Store) -> None:
    line = PENDING._replace(est_bonus=100)
    take_in(store, [line])
    correct(store, line, rate="0.12")
    assert only(store).derived.net == 349


def test_days_before_the_order_are_refused_and_nothing_is_written(store: Store) -> None:
    take_in(store, [PENDING])
    before = dump(store)
    for fields in (
        {"delivered_on": "2026-11-13"},
        {"returned_on": "2026-11-13"},
        {"delivered_on": "2026-11-20", "returned_on": "2026-11-19"},
    ):
        with pytest.raises(UserError):
            correct(store, PENDING, **fields)
        assert dump(store) == before


def test_a_correction_waits_while_its_import_is_undone(store: Store) -> None:
    take_in(store, [PENDING])
    correct(store, PENDING, rate="0.12")
    undo_import(store, 1, "2026-11-22T00:00:00")
    assert find_lines(store, LineFilter(), AS_OF) == []
    take_in(store, [PENDING], name="again.csv")
    assert only(store).derived.net == 249
    assert unsound(store) == []


def test_a_correction_goes_along_when_a_key_is_told_in_full_and_back(store: Store) -> None:
    blank = PENDING._replace(sku_id="")
    take_in(store, [blank], "2026-11-20T00:00:00")
    correct(store, blank, rate="0.12")
    fuller = PENDING._replace(est_base=4150)
    take_in(store, [fuller], "2026-11-21T00:00:00", name="fuller.csv")
    line = only(store)
    assert (line.facts.key, line.derived.net) == (fuller.key, 498)
    assert line.corrected == {"rate"}
    assert unsound(store) == []
    undo_import(store, 2, "2026-11-22T00:00:00")
    line = only(store)
    assert (line.facts.key, line.derived.net) == (blank.key, 249)
    assert line.corrected == {"rate"}
    assert unsound(store) == []


def test_corrected_lines_are_found(store: Store) -> None:
    other = PENDING._replace(order_id="2")
    take_in(store, [PENDING, other])
    assert count_lines(store, LineFilter(corrected=True), AS_OF) == 0
    correct(store, other, rate="0.12", status="settled")
    (found,) = find_lines(store, LineFilter(corrected=True), AS_OF)
    assert found.facts == other
    assert [each.field for each in found.corrections] == ["rate", "status"]


def test_the_check_tells_of_corrections_that_cannot_be_read(store: Store) -> None:
    take_in(store, [PENDING])
    correct(store, PENDING, rate="0.12")
    with store.write() as db:
        db.execute("UPDATE line_corrections SET value = 'twelve'")
    assert unsound(store) == ["corrections"]


# --- whatever happens ---------------------------------------------------------------------------

FIELDS = st.dictionaries(
    st.sampled_from(list(Correctable)),
    st.integers(0, 2),
    max_size=3,
).map(
    lambda picked: {
        field.value: {
            Correctable.RATE: ("0", "0.12", "1"),
            Correctable.VAT_RATE: ("0", "0.055", "0.2"),
            Correctable.DELIVERED_ON: ("2026-11-14", "2026-11-18", "2026-12-04"),
            Correctable.RETURNED_ON: ("2026-12-04", "2026-12-05", "2026-12-06"),
            Correctable.STATUS: ("pending", "settled", "ineligible"),
        }[field][choice]
        for field, choice in picked.items()
    }
)


class Word(NamedTuple):
    """The user's word on a line of `test_histories.line`, said after some of the files."""

    number: int
    fields: dict[str, str]
    after: int

    @property
    def ref(self) -> LineRef:
        order, sku = divmod(self.number, 2)
        return LineRef(HANDLE, LineKey(str(order), str(sku), f"P{sku}", sale().content_id))


WORDS = st.lists(st.builds(Word, st.integers(0, 4), FIELDS, st.integers(0, 3)), max_size=4)


def said(store: Store, words: Sequence[Word], after: int) -> None:
    for word in words:
        if word.after == after:
            put_corrections(store, {word.ref: made(**word.fields)})


def figures(store: Store) -> dict[LineKey, DerivedLine]:
    return {line.facts.key: line.derived for line in find_lines(store, LineFilter(), AS_OF)}


@settings(max_examples=30)
@given(files(3, unique=False), WORDS, st.integers(1, 3))
def test_it_does_not_matter_when_a_line_is_corrected(
    given_files: list[File], words: list[Word], undone: int
) -> None:
    """Said before the files, between them, or at the end; one of them undone in between or not."""
    found = []
    for early in (True, False):
        with some_store() as store:
            for number, file in enumerate(given_files):
                if early:
                    said(store, words, number)
                take(store, file)
                assert unsound(store) == []
            if early:
                said(store, words, 3)
            undo_import(store, undone, "2026-12-24T00:00:00")
            if not early:
                for number in range(4):
                    said(store, words, number)
            assert unsound(store) == []
            everything = dump(store)
            found.append((figures(store), everything["line_totals"], everything["shop_learning"]))
    assert found[0] == found[1]


@settings(max_examples=30)
@given(files(3, unique=False), WORDS, st.sampled_from([None, 1, 2, 3]))
def test_taking_corrections_back_leaves_no_trace(
    given_files: list[File], words: list[Word], undone: int | None
) -> None:
    with some_store() as store, some_store() as never:
        for number, file in enumerate(given_files):
            said(store, words, number)
            for each in (store, never):
                take(each, file)
        for each in (store, never):
            if undone is not None:
                undo_import(each, undone, "2026-12-24T00:00:00")
        rederive(store, the_account(store))
        for word in words:
            put_corrections(store, {word.ref: ()})
        assert dump(store) == dump(never)


@settings(max_examples=25)
@given(files(2), WORDS, WORDS)
def test_putting_back_what_was_restores_everything(
    given_files: list[File], first: list[Word], second: list[Word]
) -> None:
    with some_store() as store:
        for file in given_files:
            take(store, file)
        for word in first:
            said(store, [word], word.after)
        before = dump(store)
        back = [put_corrections(store, {word.ref: made(**word.fields)}) for word in second]
        for step in reversed(back):
            put_corrections(store, step)
        assert dump(store) == before
