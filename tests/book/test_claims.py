"""Claims through the book: made, changed, undone, and kept while imports come and go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.book import Book
from affitrack.domain.claim import (
    MOST_ATTACHED_BYTES,
    Claim,
    ClaimLine,
    ClaimRun,
    ClaimState,
    ReminderKind,
    totals_of,
)
from affitrack.domain.finding import FindingKind
from affitrack.store.connection import Store
from affitrack.store.rules.accounts import add_account
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from tests.domain.lines import sale
from tests.store.stores import dump, last_import_id, new_store, take_in

AS_OF = date(2026, 11, 22)
EST: dict[str, Any] = {"est_base": 2075, "est_standard": 249, "standard_rate": "0.12"}
FROZEN = {**EST, "status": "frozen"}
PAID = {
    **EST, "status": "settled", "settled_at": "2026-12-01T08:00:00", "actual_base": 2075,
    "actual_standard": 249, "final_earned": 249,
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "affitrack.db") as opened:
        yield opened


@pytest.fixture
def book(store: Store) -> Book:
    """A book with three frozen sales."""
    lines = [sale(**FROZEN, order_id=f"57801288492076{number}") for number in (1, 2, 3)]
    names = [("Sérum", "Atelier", "", "", "")] * 3
    take_in(store, lines, "2026-11-20T12:00:00", names=names)
    return Book(store, AS_OF)


def claimed(book: Book) -> Claim:
    return book.make_claim(book.findings())


def test_a_claim_holds_the_figures_as_they_stood(book: Book) -> None:
    claim = claimed(book)
    assert (claim.claim_id, claim.state, claim.made_on) == (1, ClaimState.TO_SEND, AS_OF)
    assert (claim.claimed, claim.currency, claim.deadline_on) == (747, "EUR", date(2026, 12, 20))
    assert render(claim.name, "en") == "3 frozen sales"
    assert [(line.kind, line.expected, line.stands, line.now) for line in claim.lines] == [
        (FindingKind.FROZEN, 249, 0, 0)
    ] * 3
    assert {(line.product_name, line.shop_name, line.since) for line in claim.lines} == {
        ("Sérum", "Atelier", None)
    }
    assert book.claims() == [claim]
    assert {each.claim_id for each in book.findings()} == {1}


def test_a_claim_of_payouts_and_sales_is_called_after_both(book: Book) -> None:
    claim = replace(claimed(book), runs=(ClaimRun(date(2026, 11, 5), 100, 50, 0),))
    assert render(claim.name, "en") == "4 cases"
    assert render(replace(claim, lines=()).name, "en") == "Short payout of 5 Nov 2026"


def test_several_claims_are_made_at_once_or_none(book: Book) -> None:
    first, second, third = book.findings()
    with pytest.raises(UserError, match=r"claims\.in_another"):
        book.make_claims([([first], []), ([first, second], [])])
    assert book.claims() == []
    assert book.make_claims([([first], []), ([second, third], [])], note="one") == book.claims()
    assert [(len(claim.lines), claim.note) for claim in book.claims()] == [(1, "one"), (2, "one")]


def test_a_line_is_in_one_claim_until_that_is_lost(book: Book) -> None:
    findings = book.findings()
    book.make_claim(findings[:2])
    with pytest.raises(UserError, match=r"claims\.in_another"):
        book.make_claim(findings[1:])
    assert len(book.claims()) == 1
    book.set_claim(1, state=ClaimState.LOST)
    again = book.make_claim(findings[1:], title="  Once more ")
    assert (again.claim_id, again.title, len(again.lines)) == (2, "Once more", 2)
    with pytest.raises(UserError, match=r"claims\.in_another"):
        book.set_claim(1, state=ClaimState.SENT)
    book.remove_claims([2])
    assert book.set_claim(1, state=ClaimState.SENT).state is ClaimState.SENT


def test_what_is_not_one_claim_is_refused(book: Book, store: Store) -> None:
    other = add_account(store, handle="@tom", market="FR", created_at="2026-01-01T00:00:00")
    take_in(store, [sale(**FROZEN)], account=other, name="other.csv")
    with pytest.raises(UserError, match=r"claims\.several_owners"):
        book.make_claim(book.findings())
    with pytest.raises(UserError, match=r"claims\.empty"):
        book.make_claim([])
    assert book.claims() == []
    assert len(book.make_claim(book.findings("@tom")).lines) == 1
    assert len(book.claims("@tom")) == 1
    assert book.claims("@lea.naturelle") == []


def test_a_claim_outlives_its_import(book: Book, store: Store) -> None:
    before = claimed(book)
    book.undo_import(last_import_id(store))
    gone = book.claim(1)
    assert gone.claimed == before.claimed
    assert {(line.line_id, line.now) for line in gone.lines} == {(None, None)}
    assert "undone" in render(gone.lines[0].since or before.name, "en")
    lines = [sale(**FROZEN, order_id=f"57801288492076{number}") for number in (1, 2, 3)]
    take_in(store, lines, "2026-11-20T12:00:00")
    assert [line.since for line in book.claim(1).lines] == [None] * 3


def test_what_became_of_a_line_since_is_told(book: Book, store: Store) -> None:
    claimed(book)
    later = [
        sale(**PAID, order_id="578012884920761"),
        sale(**{**PAID, "final_earned": 0}, order_id="578012884920762"),
        sale(**{**EST, "status": "pending"}, order_id="578012884920763"),
    ]
    take_in(store, later, "2026-12-02T12:00:00", name="later.csv")
    said = [line.since for line in book.claim(1).lines]
    assert [each and render(each, "en") for each in said] == [
        "Since then it was settled at €2.49.",
        "Since then it was settled at zero.",
        "Since then it is pending.",
    ]
    assert book.claim(1).changed == 3
    assert [line.now for line in book.claim(1).lines] == [249, 0, 0]


def test_a_claimed_line_keeps_its_place_when_its_key_is_told_in_full(store: Store) -> None:
    book = Book(store, AS_OF)
    take_in(store, [sale(**FROZEN, sku_id="")], "2026-11-20T12:00:00")
    book.make_claim(book.findings())
    take_in(store, [sale(**FROZEN)], "2026-11-21T12:00:00", name="fuller.csv")
    (line,) = book.claim(1).lines
    assert (line.sku_id, line.since) == (sale().sku_id, None)
    book.undo_import(last_import_id(store))
    (line,) = book.claim(1).lines
    assert (line.sku_id, line.since) == ("", None)


def test_states_keep_their_days(book: Book) -> None:
    claimed(book)
    sent = book.set_claim(1, state=ClaimState.SENT, state_on=date(2026, 11, 23))
    answered = book.set_claim(1, state=ClaimState.ANSWERED, state_on=date(2026, 11, 28))
    won = book.set_claim(1, state=ClaimState.WON, state_on=date(2026, 12, 5))
    assert (sent.sent_on, sent.answered_on) == (date(2026, 11, 23), None)
    assert (answered.sent_on, answered.answered_on) == (date(2026, 11, 23), date(2026, 11, 28))
    assert (won.closed_on, won.won) == (date(2026, 12, 5), 747)
    assert book.set_claim(1, won=500).won == 500
    back = book.set_claim(1, state=ClaimState.SENT)
    assert (back.sent_on, back.answered_on, back.closed_on, back.won) == (AS_OF, None, None, None)


def test_only_what_is_won_brings_something_in(book: Book) -> None:
    claimed(book)
    with pytest.raises(UserError, match=r"claims\.won_too_early"):
        book.set_claim(1, won=5)
    with pytest.raises(UserError, match=r"claims\.won_nothing"):
        book.set_claim(1, state=ClaimState.WON, won=0)
    assert book.claim(1).state is ClaimState.TO_SEND


def test_the_check_sees_claims_that_cannot_be(book: Book, store: Store) -> None:
    claimed(book)
    assert all(check.ok for check in book.check())
    store.connection.execute("UPDATE claims SET won = 5")
    assert [check.name for check in book.check() if not check.ok] == ["claims"]
    store.connection.execute("UPDATE claims SET won = NULL")
    store.connection.execute("DELETE FROM claim_lines")
    assert [check.name for check in book.check() if not check.ok] == ["claims"]


def test_every_change_is_undone_exactly(book: Book, store: Store) -> None:
    claimed(book)
    before = dump(store)
    was = book.claim(1)
    book.set_claim(
        1, title="Atelier", note="Called", remind_on=date(2026, 12, 1), state=ClaimState.SENT
    )
    assert book.put_claim(was).title == "Atelier"
    assert dump(store) == before


def test_removed_claims_come_back_exactly(book: Book, store: Store, tmp_path: Path) -> None:
    findings = book.findings()
    book.make_claim(findings[:1], note="one")
    book.make_claim(findings[1:])
    (tmp_path / "answer.png").write_bytes(b"\x89PNG picture")
    book.attach(2, tmp_path / "answer.png")
    before = dump(store)
    gone = book.remove_claims([2, 1])
    assert book.claims() == []
    book.restore_claims(gone)
    assert dump(store) == before
    with pytest.raises(UserError, match=r"claims\.unknown"):
        book.remove_claims([1, 9])
    assert dump(store) == before


def test_attachments_are_kept_with_the_store(book: Book, store: Store, tmp_path: Path) -> None:
    claimed(book)
    path = tmp_path / "capture d’écran.png"
    path.write_bytes(b"\x89PNG picture")
    made = book.attach(1, path)
    path.unlink()
    assert (made.name, made.size, made.added_on) == ("capture d’écran.png", 12, AS_OF)
    assert book.attachment(made.attachment_id) == b"\x89PNG picture"
    assert book.claim(1).attachments == (made,)
    before = dump(store)
    gone = book.detach(made.attachment_id)
    assert book.claim(1).attachments == ()
    book.restore_attachment(gone)
    assert dump(store) == before
    copied = book.backup(tmp_path / "copy.db")
    with Store.open(copied) as other:
        assert Book(other, AS_OF).attachment(made.attachment_id) == b"\x89PNG picture"


def test_what_cannot_be_attached_is_refused(book: Book, store: Store, tmp_path: Path) -> None:
    claimed(book)
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "large").write_bytes(bytes(MOST_ATTACHED_BYTES + 1))
    for name, key in (
        ("empty", "empty_file"), ("large", "too_large"), ("none", "no_file"), ("", "no_file"),
    ):  # fmt: skip
        with pytest.raises(UserError, match=rf"claims\.{key}"):
            book.attach(1, tmp_path / name)
    with pytest.raises(UserError, match=r"claims\.own_store"):
        book.attach(1, store.path)
    assert book.claim(1).attachments == ()


def test_reminders_come_before_the_last_day(book: Book) -> None:
    assert book.claim_reminders(book.findings()) == []
    book.as_of = date(2026, 12, 13)
    (frozen,) = book.claim_reminders(book.findings())
    assert (frozen.kind, frozen.on, frozen.days_left) == (
        ReminderKind.FROZEN, date(2026, 12, 20), 7,
    )  # fmt: skip
    assert (frozen.lines, frozen.amount, frozen.claim_id) == (3, 747, None)
    assert render(frozen.what, "en") == "3 frozen sales (€7.47): appeal by 20 Dec 2026."
    claimed(book)
    (deadline,) = book.claim_reminders(book.findings())
    assert (deadline.kind, deadline.claim_id) == (ReminderKind.DEADLINE, 1)
    book.set_claim(1, state=ClaimState.SENT, remind_on=date(2026, 12, 21))
    assert book.claim_reminders(book.findings()) == []
    book.as_of = date(2026, 12, 22)
    (own,) = book.claim_reminders(book.findings())
    assert (own.kind, own.days_left) == (ReminderKind.OWN, -1)
    book.set_claim(1, state=ClaimState.LOST)
    (over,) = book.claim_reminders(book.findings())  # the lines are in no claim any more
    assert (over.kind, over.days_left) == (ReminderKind.FROZEN, -2)
    assert "was 20 Dec 2026" in render(over.what, "en")


LINE = ClaimLine(
    order_id="1", sku_id="", product_id="", content_id="", kind=FindingKind.ZERO, shop="",
    shop_name="", product_name="", ordered_on=AS_OF, since_on=AS_OF, deadline_on=None,
    expected=0, stands=0, file_name="", source_row=2,
)  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["EUR", "JPY"]),
            st.sampled_from(ClaimState),
            st.lists(st.integers(1, 10**6), min_size=1, max_size=4),
            st.integers(1, 10**6),
        ),
        max_size=12,
    )
)
def test_totals_of_claims_lose_nothing(
    made: list[tuple[str, ClaimState, list[int], int]],
) -> None:
    claims = [
        Claim(
            claim_id=number,
            title="",
            account="@lea",
            currency=currency,
            state=state,
            made_on=AS_OF,
            lines=tuple(
                replace(LINE, order_id=f"{place}", expected=amount)
                for place, amount in enumerate(amounts)
            ),
            won=won if state is ClaimState.WON else None,
        )
        for number, (currency, state, amounts, won) in enumerate(made)
    ]
    totals = totals_of(claims)
    assert [each.currency for each in totals] == sorted({claim.currency for claim in claims})
    for each in totals:
        own = [claim for claim in claims if claim.currency == each.currency]
        assert each.claimed == each.open + each.claimed_and_won + each.claimed_and_lost
        assert each.claims == each.open_claims + each.won_claims + each.lost_claims == len(own)
        assert each.claimed == sum(claim.claimed for claim in own)
        assert each.won == sum(claim.won or 0 for claim in own)
