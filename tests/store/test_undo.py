from __future__ import annotations

from pathlib import Path

import pytest

from affitrack.domain.records import UndoPreview
from affitrack.store.catalogue.names import shops
from affitrack.store.connection import Store
from affitrack.store.imports.history import all_imports, same_file
from affitrack.store.imports.undo import preview_undo, undo_import
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from tests.domain.lines import sale
from tests.store.stores import UNNAMED, dump, known_facts, last_import_id, new_store, take_in

PENDING = sale(est_standard=524, est_base=4367, standard_rate="0.12")
SETTLED = PENDING._replace(
    status="settled", status_raw="Réglée", settled_at="2026-12-01T10:00:00", final_earned=510
)
DEDUCTED = SETTLED._replace(status="deducted", status_raw="Déduite", final_earned=-510)
OTHER = sale(order_id="2", shop="FRSHOP2", product_id="P2", content_id="C2", currency="GBP")
FIRST, SECOND, THIRD = "2026-11-15T00:00:00", "2026-12-02T00:00:00", "2026-12-09T00:00:00"


def undo(store: Store, import_id: int | None = None) -> UndoPreview:
    number = last_import_id(store) if import_id is None else import_id
    told = preview_undo(store, number)
    done = undo_import(store, number, "2026-12-10T08:00:00")
    assert done == told
    return done


def origins(store: Store) -> dict[str, tuple[int, int, int]]:
    rows = store.connection.execute(
        "SELECT order_id, created_by, import_id, source_row FROM order_lines"
    )
    return {order_id: tuple(rest) for order_id, *rest in rows}


def test_undoing_the_only_import_leaves_a_fresh_store(store: Store) -> None:
    before = dump(store)
    take_in(store, [PENDING, OTHER], names=[("Sérum", "Atelier", "", "", "")] * 2)
    assert undo(store) == UndoPreview(removed=2, restored=0, kept=0)
    assert dump(store) == before


def test_undoing_the_last_import_brings_back_what_was(store: Store) -> None:
    take_in(store, [PENDING], FIRST, names=[("Sérum", "Atelier", "", "A", "")])
    before = dump(store)
    take_in(
        store,
        [SETTLED, OTHER],
        SECOND,
        names=[("Sérum vitamine C", "L’Atelier", "", "", "B"), ("Savon", "Savonnerie", "", "", "")],
    )
    assert undo(store) == UndoPreview(removed=1, restored=1, kept=0)
    assert dump(store) == before
    assert shops(store) == [("FRSHOP1", "Atelier")]


def test_an_import_that_only_confirmed_is_undone_without_a_trace(store: Store) -> None:
    take_in(store, [PENDING], FIRST)
    before = dump(store)
    take_in(store, [PENDING], SECOND)
    assert undo(store) == UndoPreview(removed=0, restored=0, kept=0)
    assert dump(store) == before


def test_what_a_later_import_changed_stays(store: Store) -> None:
    take_in(store, [PENDING, OTHER], FIRST)
    take_in(store, [SETTLED], SECOND)
    assert undo(store, 1) == UndoPreview(removed=1, restored=0, kept=1)
    assert list(known_facts(store).values()) == [SETTLED]
    assert origins(store) == {SETTLED.order_id: (2, 2, 2)}
    assert undo(store, 2) == UndoPreview(removed=1, restored=0, kept=0)
    assert known_facts(store) == {}


def test_what_a_later_import_states_as_well_stays(store: Store) -> None:
    take_in(store, [OTHER, PENDING], FIRST)
    take_in(store, [PENDING], SECOND)
    take_in(store, [SETTLED], THIRD)
    assert undo(store, 1) == UndoPreview(removed=1, restored=0, kept=1)
    assert origins(store) == {PENDING.order_id: (2, 3, 2)}
    undo(store, 3)
    assert list(known_facts(store).values()) == [PENDING]
    assert origins(store) == {PENDING.order_id: (2, 2, 2)}


def test_undoing_an_import_in_the_middle_joins_its_neighbours(store: Store) -> None:
    take_in(store, [PENDING], FIRST)
    before = dump(store)
    take_in(store, [SETTLED], SECOND)
    take_in(store, [DEDUCTED._replace(gmv=7)], THIRD)
    assert undo(store, 2) == UndoPreview(removed=0, restored=0, kept=1)
    assert list(known_facts(store).values()) == [DEDUCTED._replace(gmv=7)]
    undo(store, 3)
    assert dump(store) == before


def test_a_change_that_a_later_import_states_as_well_stays(store: Store) -> None:
    take_in(store, [PENDING], FIRST)
    before = dump(store)
    take_in(store, [SETTLED], SECOND)
    take_in(store, [OTHER, SETTLED], THIRD)
    assert undo(store, 2) == UndoPreview(removed=0, restored=0, kept=1)
    assert known_facts(store)[SETTLED.key] == SETTLED
    assert origins(store)[SETTLED.order_id] == (1, 3, 3)
    assert undo(store, 3) == UndoPreview(removed=1, restored=1, kept=0)
    assert dump(store) == before


def test_credit_goes_on_to_the_next_in_a_long_chain(store: Store) -> None:
    """1 brings, 2 changes, 3 says as 2, 4 changes, 5 says as 4; then 2, 4 and 1 go."""
    take_in(store, [PENDING], FIRST)
    for line in (SETTLED, SETTLED, DEDUCTED, DEDUCTED):
        take_in(store, [line], THIRD)
    undo(store, 2)
    undo(store, 4)
    undo(store, 1)
    assert list(known_facts(store).values()) == [DEDUCTED]
    assert origins(store) == {PENDING.order_id: (3, 5, 2)}
    undo(store, 5)
    assert list(known_facts(store).values()) == [SETTLED]
    undo(store, 3)
    assert known_facts(store) == {}


def test_the_same_file_can_be_taken_in_again(store: Store) -> None:
    run = take_in(store, [PENDING])
    undo(store)
    assert same_file(store, 1, "sha of orders.csv") is None
    assert take_in(store, [PENDING]).new == run.new
    assert [record.undone_at for record in all_imports(store)] == ["2026-12-10T08:00:00", None]


def test_a_correction_is_old_again_when_what_confirmed_it_is_gone(store: Store) -> None:
    correction = PENDING._replace(est_standard=600)
    take_in(store, [PENDING], FIRST)
    take_in(store, [PENDING], THIRD)
    undo(store)
    assert take_in(store, [correction], SECOND).changed == 1


def test_an_older_row_stands_again_when_what_overruled_it_is_gone(store: Store) -> None:
    take_in(store, [SETTLED], SECOND)
    assert take_in(store, [PENDING, OTHER], FIRST, sha256="older").older == 1
    assert undo(store, 1) == UndoPreview(removed=0, restored=1, kept=0)
    assert known_facts(store)[PENDING.key] == PENDING
    assert origins(store)[PENDING.order_id] == (2, 2, 2)
    assert same_file(store, 1, "older") is not None, "it stands for all its rows"
    assert undo(store, 2) == UndoPreview(removed=2, restored=0, kept=0)
    assert dump(store)["older_rows"] == []


def test_an_older_row_stands_again_when_what_confirmed_the_other_is_gone(store: Store) -> None:
    correction = PENDING._replace(est_standard=600)
    take_in(store, [PENDING], FIRST)
    take_in(store, [PENDING], THIRD)
    assert take_in(store, [correction], SECOND).older == 1
    assert undo(store, 2) == UndoPreview(removed=0, restored=1, kept=0)
    assert list(known_facts(store).values()) == [correction]


def test_the_preview_of_an_undo_names_each_line_and_what_stands_afterwards(store: Store) -> None:
    third = sale(order_id="3")
    take_in(store, [PENDING, third], FIRST, file_name="first.csv")
    take_in(
        store,
        [SETTLED, third._replace(est_standard=7), OTHER],
        SECOND,
        names=[("Sérum", "", "", "", ""), UNNAMED, ("Savon", "", "", "", "")],
    )
    take_in(store, [third._replace(est_standard=7)], THIRD, file_name="third.csv")
    before = dump(store)
    told = preview_undo(store, 2)
    assert dump(store) == before, "a preview changes nothing"
    said = {each.kind: each for each in told.lines}
    assert (told.removed, told.restored, told.kept) == (1, 1, 1)
    assert said["removed"].before == OTHER
    assert (said["removed"].after, said["removed"].product_name) == (None, "Savon")
    restored = said["restored"]
    assert (restored.before, restored.after, restored.file_name) == (SETTLED, PENDING, "first.csv")
    assert restored.derived_after is not None
    assert (restored.derived_before.net, restored.derived_after.net) == (510, 524)
    assert (said["kept"].before, said["kept"].file_name) == (said["kept"].after, "third.csv")


def test_imports_of_before_older_rows_were_kept_can_be_undone(tmp_path: Path) -> None:
    with new_store(tmp_path / "old.db") as store:
        take_in(store, [SETTLED], SECOND)
        take_in(store, [PENDING], FIRST, sha256="older")
        store.connection.execute("UPDATE imports SET unstated = NULL")
        store.connection.execute("DELETE FROM older_rows")
        assert undo(store, 1) == UndoPreview(removed=1, restored=0, kept=0)
        assert same_file(store, 1, "older") is None, "it can be dropped again"
        assert take_in(store, [PENDING], FIRST).new == 1


def test_learning_is_as_if_the_import_had_never_been(store: Store) -> None:
    take_in(store, [PENDING], FIRST)
    before = dump(store)
    fast = [SETTLED._replace(order_id=f"s{n}", settled_at="2026-12-24T10:00:00") for n in range(30)]
    take_in(store, fast, SECOND)
    assert dump(store)["order_lines"][-1] != before["order_lines"][-1]
    undo(store)
    assert dump(store) == before


@pytest.mark.parametrize(("import_id", "key"), [(7, "unknown_import"), (1, "already_undone")])
def test_what_cannot_be_undone_is_said(store: Store, import_id: int, key: str) -> None:
    take_in(store, [PENDING])
    undo(store)
    for call in (preview_undo, lambda s, n: undo_import(s, n, "2026-12-11T00:00:00")):
        with pytest.raises(UserError) as caught:
            call(store, import_id)
        assert caught.value.message.key == f"store.{key}"
        assert render(caught.value.message, "fr")
