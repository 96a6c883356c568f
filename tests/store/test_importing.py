from __future__ import annotations

import json

import pytest

from affitrack.domain.line import LineFacts
from affitrack.domain.records import Account
from affitrack.store.connection import Store
from affitrack.store.derived.deriving import deriver_for
from affitrack.store.imports.history import import_by_id
from affitrack.store.imports.importing import ImportRun
from affitrack.store.rules.accounts import add_account
from tests.domain.lines import sale
from tests.store.stores import (
    UNNAMED,
    dump,
    imported_file,
    known_facts,
    last_import_id,
    take_in,
    taken_back,
)

PENDING = sale(est_standard=524, est_base=4367, standard_rate="0.12")
SETTLED = PENDING._replace(
    status="settled", status_raw="Réglée", settled_at="2026-12-01T10:00:00", final_earned=510
)
OLD, NEW, NEWEST = "2026-11-15T00:00:00", "2026-12-02T00:00:00", "2026-12-09T00:00:00"


def counts(run: ImportRun) -> tuple[int, int, int, int]:
    return run.new, run.changed, run.unchanged, run.older


def the_line(store: Store) -> LineFacts:
    (facts,) = known_facts(store).values()
    return facts


def test_a_first_file_brings_new_lines(store: Store) -> None:
    other = sale(order_id="577012884920768042")
    assert counts(take_in(store, [PENDING, other])) == (2, 0, 0, 0)
    assert known_facts(store) == {PENDING.key: PENDING, other.key: other}


def test_every_fact_comes_back_as_it_went_in(store: Store) -> None:
    full = LineFacts._make(
        [
            value if value is not None else (f"0.0{n}" if "rate" in name else n)
            for n, (name, value) in enumerate(SETTLED._asdict().items())
        ]
    )
    full = full._replace(delivered_on="2026-11-18", returned_on="2026-11-25")
    take_in(store, [full, PENDING._replace(order_id="2")])
    assert known_facts(store) == {
        full.key: full,
        ("2", *PENDING.key[1:]): PENDING._replace(order_id="2"),
    }


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    take_in(store, [PENDING], NEW)
    before = store.connection.execute("SELECT * FROM order_lines").fetchall()
    assert counts(take_in(store, [PENDING], NEW)) == (0, 0, 1, 0)
    assert store.connection.execute("SELECT * FROM order_lines").fetchall() == before


def test_a_newer_file_moves_a_line_forward(store: Store) -> None:
    take_in(store, [PENDING], OLD)
    assert counts(take_in(store, [SETTLED], NEW)) == (0, 1, 0, 0)
    assert the_line(store) == SETTLED


def test_an_older_file_never_moves_a_line_back(store: Store) -> None:
    take_in(store, [SETTLED], NEW)
    assert counts(take_in(store, [PENDING], OLD)) == (0, 0, 0, 1)
    assert the_line(store) == SETTLED


def test_a_settled_line_is_taken_even_from_an_older_file(store: Store) -> None:
    take_in(store, [PENDING], NEW)
    assert counts(take_in(store, [SETTLED], OLD)) == (0, 1, 0, 0)


def test_a_newer_file_does_not_take_progress_back(store: Store) -> None:
    take_in(store, [SETTLED], OLD)
    assert counts(take_in(store, [PENDING], NEW)) == (0, 0, 0, 1)
    assert the_line(store) == SETTLED


def test_a_newer_file_corrects_amounts_and_an_older_one_does_not(store: Store) -> None:
    corrected = PENDING._replace(est_standard=600)
    take_in(store, [PENDING], OLD)
    assert counts(take_in(store, [corrected], NEW)) == (0, 1, 0, 0)
    assert counts(take_in(store, [PENDING], OLD)) == (0, 0, 0, 1)
    assert the_line(store) == corrected


def test_of_two_files_of_one_moment_the_later_import_counts(store: Store) -> None:
    take_in(store, [PENDING], NEW)
    assert counts(take_in(store, [PENDING._replace(est_standard=600)], NEW)) == (0, 1, 0, 0)


def test_an_emptied_cell_replaces_what_was_there(store: Store) -> None:
    take_in(store, [PENDING], OLD)
    take_in(store, [PENDING._replace(est_base=None)], NEW)
    assert the_line(store).est_base is None


def test_a_file_without_a_column_leaves_what_is_known_of_it(store: Store) -> None:
    take_in(store, [PENDING], OLD)
    without = SETTLED._replace(est_base=None, est_standard=None)
    run = take_in(store, [without], NEW, unstated=frozenset({"est_base", "est_standard"}))
    assert counts(run) == (0, 1, 0, 0)
    assert the_line(store) == SETTLED


def test_a_file_that_lacks_a_column_and_says_the_rest_changes_nothing(store: Store) -> None:
    take_in(store, [PENDING], OLD)
    without = PENDING._replace(est_base=None)
    assert counts(take_in(store, [without], NEW, unstated=frozenset({"est_base"}))) == (0, 0, 1, 0)


def test_a_file_that_says_the_same_makes_it_as_new_as_itself(store: Store) -> None:
    """A correction between the two is older than what is known, in whatever order they come."""
    correction = PENDING._replace(est_standard=600)
    take_in(store, [PENDING], OLD)
    take_in(store, [PENDING], NEWEST)
    assert counts(take_in(store, [correction], NEW)) == (0, 0, 0, 1)


ENGLISH = PENDING._replace(status_raw="Pending", commission_type="fixed")


@pytest.mark.parametrize("moments", [(OLD, NEW), (NEW, OLD), (NEW, NEW)])
def test_the_language_of_a_file_is_no_change_and_the_newest_files_words_stand(
    store: Store, moments: tuple[str, str]
) -> None:
    words = {moment: facts for facts, moment in zip((ENGLISH, PENDING), moments, strict=True)}
    if len(words) == 1:
        words[NEW] = max(ENGLISH, PENDING)  # always the same, whichever came last
    for facts, moment in zip((ENGLISH, PENDING), moments, strict=True):
        run = take_in(store, [facts], moment)
    assert counts(run) == (0, 0, 1, 0)
    assert the_line(store) == words[NEW]


def test_the_word_of_an_unknown_status_counts(store: Store) -> None:
    mystery = PENDING._replace(status="unknown", status_raw="Suspendue")
    take_in(store, [mystery], OLD)
    assert counts(take_in(store, [mystery._replace(status_raw="Révisée")], NEW)) == (0, 1, 0, 0)


def test_a_file_without_dates_counts_as_the_oldest(store: Store) -> None:
    take_in(store, [PENDING], NEW)
    assert counts(take_in(store, [PENDING._replace(est_standard=600)], None)) == (0, 0, 0, 1)


@pytest.mark.parametrize("chunk", [1, 2, 1000])
def test_a_line_that_a_file_holds_twice_is_one_line(store: Store, chunk: int) -> None:
    run = take_in(store, [PENDING, PENDING, SETTLED, PENDING], NEW, chunk=chunk)
    assert counts(run) == (1, 1, 1, 1)
    assert the_line(store) == SETTLED
    assert store.connection.execute("SELECT count(*) FROM line_history").fetchone() == (0,)


@pytest.mark.parametrize("chunk", [1, 1000])
def test_a_known_line_that_a_file_holds_twice_keeps_what_was_before(
    store: Store, chunk: int
) -> None:
    take_in(store, [PENDING], OLD)
    twice = [SETTLED._replace(gmv=1), SETTLED]
    assert counts(take_in(store, twice, NEW, chunk=chunk)) == (0, 2, 0, 0)
    ((before,),) = store.connection.execute("SELECT before FROM line_history").fetchall()
    assert json.loads(before) == {
        "status": "pending",
        "status_raw": "En attente",
        "settled_at": None,
        "final_earned": None,
        "gmv": None,
        "import_id": 1,
        "source_row": 2,
    }


def test_what_a_change_replaced_is_kept_with_its_origin(store: Store) -> None:
    take_in(store, [sale(order_id="1"), PENDING], OLD)
    take_in(store, [PENDING._replace(est_standard=600)], NEW)
    ((import_id, row, before),) = store.connection.execute(
        "SELECT import_id, source_row, before FROM line_history"
    ).fetchall()
    assert (import_id, row) == (2, 2)
    assert json.loads(before) == {"est_standard": 524, "import_id": 1, "source_row": 3}


def test_two_accounts_may_hold_the_same_line(store: Store, account: Account) -> None:
    second = add_account(store, handle="@other", market="DE", created_at="2026-01-01T00:00:00")
    take_in(store, [PENDING], account=account)
    assert counts(take_in(store, [PENDING], account=second)) == (1, 0, 0, 0)


def test_lines_that_share_an_order_are_not_mixed_up(store: Store) -> None:
    lines = [
        PENDING,
        PENDING._replace(sku_id="2"),
        PENDING._replace(product_id="3"),
        PENDING._replace(content_id="4"),
    ]
    take_in(store, lines)
    assert counts(take_in(store, [line._replace(gmv=5) for line in lines], NEW)) == (0, 4, 0, 0)
    assert {facts.gmv for facts in known_facts(store).values()} == {5}


def test_partner_and_agency_are_kept_and_may_change(store: Store) -> None:
    take_in(store, [PENDING], OLD, names=[("", "", "", "Partenaire A", "")])
    take_in(store, [PENDING], NEW, names=[("", "", "", "", "Agence B")])
    row = store.connection.execute("SELECT affiliate_partner, agency FROM order_lines").fetchone()
    assert row == (None, "Agence B")


def test_the_import_tells_what_it_did(store: Store) -> None:
    take_in(store, [PENDING], OLD)
    run = take_in(store, [SETTLED, sale(order_id="2")], NEW, name="décembre.csv", file_from=OLD)
    record = import_by_id(store, last_import_id(store))
    assert record is not None
    assert (record.rows, record.new, record.changed, record.unchanged, record.older) == (
        2,
        *counts(run),
    )
    assert (record.account, record.file_name) == ("@lea.naturelle", "décembre.csv")
    of_orders = SETTLED.ordered_at[:10]
    assert (record.from_on, record.to_on, record.undone_at) == (of_orders, of_orders, None)


def test_differences_show_before_and_after(store: Store) -> None:
    take_in(store, [PENDING, PENDING._replace(order_id="2", est_standard=1)], NEW)
    third = sale(order_id="3")
    run = take_in(
        store,
        [SETTLED, third, PENDING._replace(order_id="2")],
        OLD,
        names=[("Sérum", "", "", "", ""), UNNAMED, UNNAMED],
    )
    changed, new, older = run.differences
    assert [each.kind for each in run.differences] == ["changed", "new", "older"]
    assert (changed.row, changed.before, changed.after) == (2, PENDING, SETTLED)
    assert changed.product_name == "Sérum"
    assert changed.derived_before is not None
    assert (changed.derived_before.net, changed.derived_after.net) == (524, 510)
    assert (new.before, new.derived_before, new.after) == (None, None, third)
    assert older.before == PENDING._replace(order_id="2", est_standard=1)
    assert older.derived_before is not None
    assert (older.derived_before.net, older.derived_after.net) == (1, 524)


def test_only_so_many_differences_are_listed(store: Store, account: Account) -> None:
    lines = [sale(order_id=str(number)) for number in range(10)]
    run = ImportRun(
        store,
        account=account,
        deriver=deriver_for(store, account),
        file=imported_file(),
        most_differences=3,
    )
    with run:
        for line in lines:
            run.apply([tuple(line)], [2], [UNNAMED])
        run.finish(rows=10, rejected=0, rejects_file=None, basis=None)
    assert (run.new, len(run.differences)) == (10, 3)


def test_a_run_that_is_not_finished_leaves_nothing(store: Store, account: Account) -> None:
    before = dump(store)
    with ImportRun(
        store, account=account, deriver=deriver_for(store, account), file=imported_file()
    ) as run:
        run.apply([tuple(PENDING)], [2], [UNNAMED])
    assert dump(store) == before
    assert not store.connection.in_transaction


def test_an_error_leaves_nothing(store: Store, account: Account) -> None:
    before = dump(store)
    run = ImportRun(
        store, account=account, deriver=deriver_for(store, account), file=imported_file()
    )
    with pytest.raises(ValueError, match="shorter"), run:
        run.apply([tuple(PENDING)], [], [UNNAMED])
    assert dump(store) == before


def test_a_trial_tells_exactly_what_the_import_will_do(store: Store) -> None:
    take_in(store, [PENDING, sale(order_id="2")], OLD)
    before = dump(store)

    with taken_back(store):
        trial = take_in(store, [SETTLED, sale(order_id="3")], NEW)
    assert dump(store) == before
    done = take_in(store, [SETTLED, sale(order_id="3")], NEW)
    assert counts(done) == counts(trial)
    assert done.differences == trial.differences


def test_a_file_of_a_call_that_fails_takes_only_itself_back(store: Store) -> None:
    with store.write():
        take_in(store, [PENDING], OLD)
        with taken_back(store):
            take_in(store, [sale(order_id="2")], NEW)
    assert list(known_facts(store)) == [PENDING.key]


def test_a_file_within_a_transaction_has_to_be_finished(store: Store, account: Account) -> None:
    before = dump(store)
    file, deriver = imported_file(), deriver_for(store, account)

    def leave_it() -> None:
        with store.write(), ImportRun(store, account=account, deriver=deriver, file=file) as run:
            run.apply([tuple(PENDING)], [2], [UNNAMED])

    with pytest.raises(RuntimeError):
        leave_it()
    assert dump(store) == before


def test_a_file_that_fails_within_a_transaction_takes_the_whole_back(store: Store) -> None:
    before = dump(store)

    def take_both() -> None:
        with store.write():
            take_in(store, [PENDING], OLD)
            take_in(store, [PENDING._replace(status="no such status")], NEW)

    with pytest.raises(KeyError):
        take_both()
    assert dump(store) == before


def test_the_basis_is_told_for_known_lines_too(store: Store, account: Account) -> None:
    line = sale(price=2400, est_base=2000)
    take_in(store, [line])
    deriver = deriver_for(store, account)
    with ImportRun(store, account=account, deriver=deriver, file=imported_file()) as run:
        run.apply([tuple(line)], [2], [UNNAMED])
        run.finish(rows=1, rejected=0, rejects_file=None, basis=None)
    assert deriver.basis_tally.basis() == "pre_tax"
