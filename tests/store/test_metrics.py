"""Figures on reach: whatever files come in, in whatever order, and whatever is undone."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.domain.figures import (
    AudienceShare,
    ContentFigure,
    ContentWords,
    DayFigure,
    FigureRow,
    Post,
    ProductFigure,
)
from affitrack.domain.records import VideoRecord
from affitrack.store.check import checks
from affitrack.store.connection import Store
from affitrack.store.contents.metrics import FigureFile, TakenFigures, same_figures, take_figures
from affitrack.store.contents.videos import videos
from affitrack.store.imports.history import covering_files
from affitrack.store.imports.undo import preview_undo, undo_import
from tests.domain.lines import sale
from tests.store.stores import dump, new_store, take_in

AS_OF = date(2026, 12, 1)
# Posted on 1 March 2026, 10:00 UTC, and a day later.
FIRST, SECOND = (str((second << 32) | 7) for second in (1772359200, 1772445600))


class File(NamedTuple):
    """A file with its last day and its rows."""

    day: str
    rows: tuple[FigureRow, ...]


def take(store: Store, file: File) -> TakenFigures:
    about = FigureFile(
        path=Path("/downloads/Content.csv"),
        file_name="Content.csv",
        sha256=f"sha of {hash(file)}",
        format="tiktok_studio_content",
        language="en",
        file_from=f"{file.day}T00:00:00",
        file_to=f"{file.day}T00:00:00",
        imported_at="2026-12-01T09:00:00",
    )
    return take_figures(
        store, account_id=1, file=about, rows=file.rows, rejected=0, rejects_file=None
    )


def video(
    content_id: str = FIRST,
    views: int | None = 1_000,
    to_on: str = "2026-11-10",
    title: str = "",
    **more: Any,  # noqa: ANN401 - any field of a figure
) -> FigureRow:
    figure = ContentFigure(content_id, more.pop("from_on", None), to_on, views=views, **more)
    words = ContentWords(content_id, "video", title, None)
    return FigureRow(2, (figure,), words, content_id)


def sold(store: Store, *lines: Any) -> None:  # noqa: ANN401 - order lines
    take_in(store, lines)


def the_video(store: Store, content_id: str = FIRST, **asked: Any) -> VideoRecord:  # noqa: ANN401
    return next(v for v in videos(store, AS_OF, **asked) if v.content_id == content_id)


def line(order_id: str = "1", content_id: str = FIRST, net: int = 500, **more: Any) -> Any:  # noqa: ANN401
    return sale(
        order_id=order_id,
        content_id=content_id,
        content_type="video",
        price=2_000,
        items_sold=1,
        est_standard=net,
        **more,
    )


# --- what a content's views come to -----------------------------------------------------------


def test_earnings_and_sales_are_told_for_each_thousand_views(store: Store) -> None:
    sold(store, line("1", net=500), line("2", net=325))
    take(store, File("2026-11-10", (video(views=3_000, title="Routine"),)))
    found = the_video(store)
    assert (found.views, found.views_from, found.views_to) == (3_000, None, "2026-11-10")
    assert found.epm == 275  # 8.25 x 1 000 / 3 000
    assert found.gpm == 1_333  # 40.00 x 1 000 / 3 000, rounded
    assert found.conversion == Decimal("0.000667")
    assert (found.title, found.posted_at) == ("Routine", "2026-03-01T11:00:00")


def test_without_a_file_nothing_is_known_but_the_moment_in_the_id(store: Store) -> None:
    sold(store, line())
    found = the_video(store)
    assert (found.views, found.epm, found.gpm, found.conversion) == (None,) * 4
    assert found.posted_at == "2026-03-01T11:00:00"


def test_no_views_are_no_reason_to_divide(store: Store) -> None:
    sold(store, line())
    take(store, File("2026-11-10", (video(views=0),)))
    found = the_video(store)
    assert (found.views, found.epm, found.conversion) == (0, None, None)


def test_the_newest_snapshot_counts_whichever_came_first(store: Store) -> None:
    sold(store, line())
    newer, older = (
        File("2026-11-10", (video(views=2_000, title="new"),)),
        File("2026-10-01", (video(views=500, to_on="2026-10-01", title="old"),)),
    )
    assert (take(store, newer).new, take(store, older).older) == (1, 1)
    assert (the_video(store).views, the_video(store).title) == (2_000, "new")
    undo_import(store, 2, "2026-12-02T00:00:00")
    assert (the_video(store).views, the_video(store).title) == (500, "old")


def test_views_of_some_days_are_measured_against_the_sales_of_those_days(store: Store) -> None:
    sold(
        store,
        line("1", net=500, ordered_at="2026-11-01T10:00:00"),
        line("2", net=700, ordered_at="2026-11-07T23:59:59"),
        line("3", net=900, ordered_at="2026-11-08T00:00:00"),
    )
    rows = (video(views=1_000, from_on="2026-11-01", to_on="2026-11-07"),)
    take(store, File("2026-11-07", rows))
    found = the_video(store)
    assert (found.views_from, found.views_to) == ("2026-11-01", "2026-11-07")
    assert (found.net, found.epm, found.conversion) == (2_100, 1_200, Decimal("0.002"))


def test_views_since_the_posting_come_before_views_of_some_days(store: Store) -> None:
    sold(store, line())
    take(store, File("2026-11-10", (video(views=9_000),)))
    late = (video(views=50, from_on="2026-11-20", to_on="2026-11-26"),)
    take(store, File("2026-11-26", late))
    assert the_video(store).views == 9_000
    whole = (video(views=12_000, from_on="2026-03-01", to_on="2026-11-28"),)
    take(store, File("2026-11-28", whole))
    assert (the_video(store).views, the_video(store).views_from) == (12_000, None)


def test_a_look_at_late_sales_measures_views_against_all_of_them(store: Store) -> None:
    sold(
        store,
        line("1", net=500, ordered_at="2026-06-01T10:00:00"),
        line("2", net=300, ordered_at="2026-11-07T10:00:00"),
    )
    take(store, File("2026-11-10", (video(views=1_000),)))
    found = the_video(store, ordered_from=date(2026, 11, 1))
    assert (found.net, found.epm) == (300, 800)


def test_a_content_listed_twice_counts_by_its_larger_row(store: Store) -> None:
    rows = (video(views=3_803), video(views=500), video(views=3_803))
    taken = take(store, File("2026-11-10", rows))
    assert (taken.new, taken.older, taken.unchanged) == (1, 1, 1)
    sold(store, line())
    assert the_video(store).views == 3_803


# --- titles of the account data ---------------------------------------------------------------


def posts(*found: tuple[int, str]) -> File:
    rows = [
        FigureRow(number, (Post(second, "link", 5, title),), key=str(second))
        for number, (second, title) in enumerate(found, start=2)
    ]
    return File("2026-11-10", tuple(rows))


@pytest.mark.parametrize("orders_first", [True, False])
def test_a_post_of_the_same_moment_gives_a_video_its_title(
    store: Store, orders_first: bool
) -> None:
    told = posts((1772359202, "Ma routine"), (1772359290, "Une autre"), (1772999999, "Loin"))
    if orders_first:
        sold(store, line(), line("2", content_id=SECOND))
    take(store, told)
    if not orders_first:
        sold(store, line(), line("2", content_id=SECOND))
    assert the_video(store).title == "Ma routine"
    assert the_video(store, SECOND).title == ""
    take(store, File("2026-11-11", (video(title="Le vrai titre"),)))
    assert the_video(store).title == "Le vrai titre"
    undo_import(store, 3, "2026-12-02T00:00:00")
    assert the_video(store).title == "Ma routine"


# --- histories ----------------------------------------------------------------------------------


@contextmanager
def some_store() -> Iterator[Store]:
    with (
        tempfile.TemporaryDirectory() as folder,
        new_store(Path(folder) / "affitrack.db") as store,
    ):
        yield store


NUMBERS = st.sampled_from([None, 0, 10, 2_000])
DAYS = st.sampled_from([f"2026-11-{day:02d}" for day in range(1, 6)])
ROWS = st.one_of(
    st.builds(
        video,
        content_id=st.sampled_from([FIRST, SECOND, "1731712211734463628"]),
        views=NUMBERS,
        to_on=DAYS,
        from_on=st.sampled_from([None, "2026-10-30"]),
        title=st.sampled_from(["", "A", "B"]),
        gmv=NUMBERS,
    ),
    st.builds(
        lambda day, views, likes: FigureRow(
            3,
            tuple(
                DayFigure(day, metric, value)
                for metric, value in (("video_views", views), ("likes", likes))
                if value is not None
            ),
            key=day,
        ),
        DAYS,
        NUMBERS,
        NUMBERS,
    ),
    st.builds(
        lambda day, share: FigureRow(4, (AudienceShare("gender", "Female", day, share),)),
        DAYS,
        st.sampled_from(["0.5", "0.6"]),
    ),
    st.builds(
        lambda day, gmv: FigureRow(5, (ProductFigure("P1", "", None, day, gmv=gmv),)),
        DAYS,
        NUMBERS,
    ),
    st.builds(
        lambda second, title: FigureRow(6, (Post(second, "l", 1, title),)),
        st.sampled_from([1772359200, 1772445660]),
        st.sampled_from(["", "Du compte"]),
    ),
)
FILES = st.lists(
    st.builds(
        lambda day, rows: File(day, tuple(_numbered(row, at) for at, row in enumerate(rows, 2))),
        DAYS,
        st.lists(ROWS, max_size=6),
    ),
    min_size=1,
    max_size=4,
    unique=True,
)


def _numbered(row: FigureRow, number: int) -> FigureRow:
    return FigureRow(number, row.figures, row.words, row.key)


def answers(store: Store) -> object:
    """Return what people see of figures."""
    contents = store.connection.execute(
        "SELECT content_id, content_type, title, posted_at FROM contents ORDER BY 1"
    ).fetchall()
    return videos(store, AS_OF), contents


@settings(max_examples=25)  # each is a store of its own
@given(FILES, st.randoms(use_true_random=False))
def test_files_in_any_order_give_the_same_answers(files: list[File], random: Any) -> None:  # noqa: ANN401
    orders = [files, sorted(files, key=repr), random.sample(files, len(files))]
    found = []
    for order in orders:
        with some_store() as store:
            for file in order:
                take(store, file)
            sold(store, line(), line("2", content_id=SECOND))
            found.append(answers(store))
            assert [check for check in checks(store, AS_OF) if not check.ok] == []
    assert found[0] == found[1] == found[2]


@settings(max_examples=25)  # each is a store of its own
@given(FILES, st.data())
def test_undoing_some_files_is_as_if_they_had_never_come(files: list[File], data: Any) -> None:  # noqa: ANN401
    undone = data.draw(st.permutations(range(len(files))))[: data.draw(st.integers(0, len(files)))]
    with some_store() as with_all, some_store() as without:
        for store in (with_all, without):
            sold(store, line())
        for place, file in enumerate(files):
            counted = take(with_all, file)
            assert counted.new + counted.changed + counted.unchanged + counted.older == len(
                file.rows
            )
            if place not in undone:
                take(without, file)
        for place in undone:
            told = preview_undo(with_all, place + 2)
            assert undo_import(with_all, place + 2, "2026-12-02T00:00:00") == told
        assert answers(with_all) == answers(without)
        tables = figure_tables(with_all)
        assert tables == figure_tables(without)


def figure_tables(store: Store) -> dict[str, Sequence[object]]:
    """Return all figures without the numbers of their imports."""
    names = (
        "content_figures", "day_figures", "hour_figures", "audience_shares", "product_figures",
        "posts", "content_words",
    )  # fmt: skip
    found: dict[str, Sequence[object]] = {}
    for name in names:
        columns = [
            row[1]
            for row in store.connection.execute(f"PRAGMA table_info({name})")
            if row[1] != "import_id"
        ]
        rows = store.connection.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall()
        found[name] = sorted(rows, key=repr)
    return found


def test_undoing_everything_leaves_a_fresh_store(store: Store) -> None:
    fresh = dump(store)
    take(store, File("2026-11-10", (video(title="A"), video(SECOND))))
    take(store, posts((1772359200, "Du compte")))
    for number in (1, 2):
        undo_import(store, number, "2026-12-02T00:00:00")
    assert dump(store) == fresh


def test_the_same_file_is_known_until_it_is_undone(store: Store) -> None:
    file = File("2026-11-10", (video(),))
    take(store, file)
    digest = f"sha of {hash(file)}"
    assert same_figures(store, 1, digest) == 1
    undo_import(store, 1, "2026-12-02T00:00:00")
    assert same_figures(store, 1, digest) is None


def test_the_same_figures_again_change_nothing(store: Store) -> None:
    day = FigureRow(3, (DayFigure("2026-11-01", "likes", -4),), key="2026-11-01")
    take(store, File("2026-11-10", (video(), day)))
    again = take(store, File("2026-11-11", (video(), day)))
    assert (again.new, again.changed, again.unchanged, again.older) == (0, 0, 2, 0)


def test_figures_do_not_count_as_days_covered_by_orders(store: Store) -> None:
    take(store, File("2026-11-10", (video(),)))
    assert covering_files(store, 1) == []
