"""Dates, cell by cell."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.ingest.orders.cells import Moments
from affitrack.ingest.values.bad import Bad
from affitrack.ingest.values.moments import (
    DateOrder,
    order_likely,
    order_shown,
    read_day,
    read_moment,
)
from affitrack.wording.catalogue import render


@pytest.mark.parametrize(
    ("cell", "order", "moment"),
    [
        ("31/08/2026 23:39:41", "DMY", "2026-08-31T23:39:41"),
        ("05/11/2026 10:00:00", "DMY", "2026-11-05T10:00:00"),
        ("05/11/2026 10:00:00", "MDY", "2026-05-11T10:00:00"),
        ("5/1/2026 9:05", "DMY", "2026-01-05T09:05:00"),
        ("31/08/2026 23:39", "DMY", "2026-08-31T23:39:00"),
        ("31/08/2026", "DMY", "2026-08-31T00:00:00"),
        ("31.08.2026 23:39:41", "DMY", "2026-08-31T23:39:41"),
        ("31-08-2026 23:39:41", "DMY", "2026-08-31T23:39:41"),
        ("2026-08-31 23:39:41", "MDY", "2026-08-31T23:39:41"),
        ("2026-08-31T23:39", "DMY", "2026-08-31T23:39:00"),
        ("2026/08/31", "DMY", "2026-08-31T00:00:00"),
        (" 31/08/2026  23:39:41\t", "DMY", "2026-08-31T23:39:41"),
        ("29/02/2028 00:00:00", "DMY", "2028-02-29T00:00:00"),
        ("08/31/2026 11:39:41 PM", "MDY", "2026-08-31T23:39:41"),
        ("8/31/2026, 11:39:41 pm", "MDY", "2026-08-31T23:39:41"),
        ("8/31/2026, 11:39:41\u202fPM", "MDY", "2026-08-31T23:39:41"),
        ("31/08/2026 11:39 p.\u00a0m.", "DMY", "2026-08-31T23:39:00"),
        ("31/08/2026 12:00 a.m.", "DMY", "2026-08-31T00:00:00"),
        ("31/08/2026 12:30PM", "DMY", "2026-08-31T12:30:00"),
        ("2026-08-31T23:39:41.250", "DMY", "2026-08-31T23:39:41"),
        ("2026-08-31T23:39:41Z", "DMY", "2026-08-31T23:39:41"),
        ("2026-08-31 23:39:41 +02:00", "DMY", "2026-08-31T23:39:41"),
        ("\0#46265.5", "DMY", "2026-08-31T12:00:00"),
        ("\0#46265", "MDY", "2026-08-31T00:00:00"),
        ("\0#46265.999988426", "DMY", "2026-08-31T23:59:59"),
    ],
)
def test_a_moment_is_read_in_the_order_of_its_file(
    cell: str, order: DateOrder, moment: str
) -> None:
    assert read_moment(cell, order) == moment
    assert Moments(order, required=True).column([cell]) == [moment]
    assert read_day(cell, order) == moment[:10]


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("12 mars 2026", "2026-03-12T00:00:00"),
        ("12 mars 2026 14:30", "2026-03-12T14:30:00"),
        ("12 mars 2026 à 14\u202fh\u202f30", "2026-03-12T14:30:00"),
        ("12 mars 2026, 14:30:05", "2026-03-12T14:30:05"),
        ("1er août 2026", "2026-08-01T00:00:00"),
        ("jeu. 12 mars 2026 14:30", "2026-03-12T14:30:00"),
        ("mar. 12 mai 2026", "2026-05-12T00:00:00"),
        ("Mar 12, 2026", "2026-03-12T00:00:00"),
        ("Mar 12, 2026, 2:30:05\u202fPM", "2026-03-12T14:30:05"),
        ("March 12th, 2026 at 2:30 PM", "2026-03-12T14:30:00"),
        ("12-Mar-26", "2026-03-12T00:00:00"),
        ("12-MAR-2026 14.30", "2026-03-12T14:30:00"),
        ("Thu, 12 Mar 2026 14:30:00 +0100", "2026-03-12T14:30:00"),
        ("12. März 2026 um 14:30 Uhr", "2026-03-12T14:30:00"),
        ("12 de mar. de 2026 às 14:30", "2026-03-12T14:30:00"),
        ("2026. március 12. 14:30", "2026-03-12T14:30:00"),
        ("2026年3月12日 14:30", "2026-03-12T14:30:00"),
        ("2026년 3월 12일", "2026-03-12T00:00:00"),
        ("ngày 12 tháng 3 năm 2026", "2026-03-12T00:00:00"),
        ("12 มี.ค. 2569 14:30", "2026-03-12T14:30:00"),
        ("12 มี.ค. 69", "2026-03-12T00:00:00"),
    ],
)
def test_a_day_whose_month_is_a_word_is_read_in_files_of_either_order(
    cell: str, moment: str
) -> None:
    for order in ("DMY", "MDY"):
        assert read_moment(cell, order) == moment
        assert Moments(order, required=True).column([cell]) == [moment]


@pytest.mark.parametrize(
    "cell",
    [
        "31/08-2026 10:00:00",
        "31/08/2026 24:00:00",
        "31/08/2026 10:60:00",
        "31/08/2026 10:00:61",
        "31/08/2026 13:00 PM",
        "31/08/2026 00:30 AM",
        "31/08/2026 10:00:00 CEST",
        "31/08/2026 10:00:00+25:00",
        "31/08/2026 Z",
        "31/08/2026 ",
        "10",
        "1.234,56",
        "46265.5",
        "31 août",
        "août 2026",
        "Commande du 31 août 2026",
        "31 août 2026 25:00",
        "31/08/2026 10:00:0",
        "31/08/2026x10:00:00",
    ],
)
def test_what_is_no_date_is_refused(cell: str) -> None:
    for value in (read_moment(cell, "DMY"), *Moments("DMY", required=False).column([cell])):
        if cell == "31/08/2026 ":
            assert value == "2026-08-31T00:00:00"
            continue
        assert isinstance(value, Bad)
        assert render(value.reason, "en") == f"“{cell.strip()}” is not a date of this file."
        assert "n’est pas une date" in render(value.reason, "fr")


@pytest.mark.parametrize("cell", ["31/08/1899 10:00:00", "1990-01-01", "01/01/2101"])
def test_a_year_that_no_sale_is_of_is_said_to_be_none(cell: str) -> None:
    for value in (read_moment(cell, "DMY"), *Moments("DMY", required=False).column([cell])):
        assert isinstance(value, Bad)
        assert render(value.reason, "en") == f"“{cell}” is not between 2000 and 2100."
        assert "n’est pas entre 2000 et 2100" in render(value.reason, "fr")


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        ("31/02/2026 10:00:00", "DMY"),
        ("29/02/2026 10:00:00", "DMY"),
        ("13/13/2026 10:00:00", "DMY"),
        ("00/01/2026 10:00:00", "DMY"),
        ("02/30/2026", "MDY"),
        ("2026-02-30", "DMY"),
        ("31 févr. 2026", "DMY"),
        ("29 février 2026 à 14 h 30", "DMY"),
        ("Nov 31, 2026", "DMY"),
        ("2026年2月30日", "DMY"),
    ],
)
def test_a_day_that_does_not_exist_is_said_to_be_none(cell: str, order: DateOrder) -> None:
    for value in (read_moment(cell, order), *Moments(order, required=False).column([cell])):
        assert isinstance(value, Bad)
        assert render(value.reason, "en") == f"“{cell}” is a day that does not exist."
        assert "un jour qui n’existe pas" in render(value.reason, "fr")


@pytest.mark.parametrize(
    ("cell", "order", "words"),
    [
        ("08/31/2026 10:00", "DMY", "which are written day/month/year."),
        ("31/08/2026 10:00", "MDY", "which are written month/day/year."),
    ],
)
def test_a_day_in_the_other_order_is_said_to_be_one(
    cell: str, order: DateOrder, words: str
) -> None:
    value = read_moment(cell, order)
    assert isinstance(value, Bad)
    assert render(value.reason, "en").endswith(f"does not fit the dates of this file, {words}")
    assert "jour" in render(value.reason, "fr")


@pytest.mark.parametrize(
    ("cell", "zone", "moment"),
    [
        ("2026-08-31T23:39:41Z", "Europe/Paris", "2026-09-01T01:39:41"),
        ("2026-08-31 23:39:41 UTC", "Europe/Paris", "2026-09-01T01:39:41"),
        ("2026-12-31T23:39:41.000+0000", "Europe/Paris", "2027-01-01T00:39:41"),
        ("2026-08-31T23:39:41-07:00", "America/Los_Angeles", "2026-08-31T23:39:41"),
        ("31/08/2026 23:39:41+07", "Asia/Bangkok", "2026-08-31T23:39:41"),
        ("2026-08-31T23:39:41", "Europe/Paris", "2026-08-31T23:39:41"),
    ],
)
def test_a_moment_that_names_its_offset_is_put_on_the_clock_of_the_market(
    cell: str, zone: str, moment: str
) -> None:
    assert read_moment(cell, "DMY", zone) == moment
    assert read_day(cell, "DMY", zone) == moment[:10]


@pytest.mark.parametrize("cell", ["\0#12", "\0#1234567", "\0#90000", "\0#2026.5", "\0#-46265"])
def test_a_number_that_counts_no_days_of_our_time_is_no_date(cell: str) -> None:
    assert isinstance(read_moment(cell, "DMY"), Bad)


def test_no_date_is_none_or_the_reason_that_there_must_be_one() -> None:
    assert Moments("DMY", required=False).column(["/", "", "N/A"]) == [None, None, None]
    moments = Moments("DMY", required=True)
    (missing,) = moments.column(["/"])
    assert isinstance(missing, Bad)
    assert render(missing.reason, "en") == "there is no date."
    assert moments.found_bad == 1


def test_one_odd_cell_does_not_change_how_its_neighbours_are_read() -> None:
    column = ["31/08/2026 23:39:41", "/", "1/9/2026 7:05", "nonsense", "01/09/2026 00:00:00"]
    moments = Moments("DMY", required=False)
    *good, bad, last = moments.column(column)
    assert good == ["2026-08-31T23:39:41", None, "2026-09-01T07:05:00"]
    assert isinstance(bad, Bad)
    assert last == "2026-09-01T00:00:00"
    assert moments.found_bad == 1


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        ("31/08/2026 10:00:00", "DMY"),
        ("08/31/2026 10:00:00", "MDY"),
        ("05/11/2026 10:00:00", None),
        ("31/31/2026 10:00:00", None),
        ("2026-08-31", None),
        ("/", None),
    ],
)
def test_only_a_number_above_twelve_shows_the_order(cell: str, order: str | None) -> None:
    assert order_shown(cell) == order


def test_a_full_stop_after_the_day_makes_day_first_likely() -> None:
    assert order_likely("05.11.2026") == "DMY"
    assert order_likely("05/11/2026") is None
    assert order_likely("2026-11-05") is None


WRITTEN = {"DMY": "%d/%m/%Y %H:%M:%S", "MDY": "%m/%d/%Y %H:%M:%S"}


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 12, 31)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
    st.sampled_from(["DMY", "MDY"]),
)
def test_every_moment_comes_back_by_both_ways(moment: datetime, order: DateOrder) -> None:
    cell = moment.strftime(WRITTEN[order])
    assert read_moment(cell, order) == moment.isoformat()
    assert Moments(order, required=True).column([cell]) == [moment.isoformat()]


@given(st.text(alphabet="0123456789/-: T.", max_size=20))
def test_the_short_way_and_the_long_way_agree(cell: str) -> None:
    (short,) = Moments("DMY", required=False).column([cell])
    long = read_moment(cell, "DMY")
    assert isinstance(short, Bad) == isinstance(long, Bad)
    assert isinstance(short, Bad) or short == long


@given(
    st.lists(st.datetimes(datetime(2000, 1, 1), datetime(2100, 12, 31)), min_size=2, max_size=6),
    st.integers(min_value=0, max_value=18),
    st.sampled_from("0123456789/: T٣"),
)
def test_one_odd_cell_of_a_column_is_read_as_it_would_be_alone(
    moments: list[datetime], place: int, letter: str
) -> None:
    cells = [moment.strftime("%d/%m/%Y %H:%M:%S") for moment in moments]
    cells[1] = cells[1][:place] + letter + cells[1][place + 1 :]
    for value, cell in zip(Moments("DMY", required=False).column(cells), cells, strict=True):
        alone = read_moment(cell, "DMY")
        assert isinstance(value, Bad) == isinstance(alone, Bad)
        assert isinstance(value, Bad) or value == alone


WAYS = (
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %I:%M:%S %p",
    "%d/%m/%y %H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S.250",
    "%Y-%m-%dT%H:%M:%S+02:00",
    "%d/%m/%Y à %Hh%M",
    "%d/%m/%Y",
)


@given(
    st.lists(
        st.builds(
            datetime.strftime,
            st.datetimes(datetime(2020, 1, 1), datetime(2039, 12, 31)),
            st.sampled_from(WAYS),
        )
        | st.sampled_from(["", "/", "--", "N/A", "31/02/2026 10:00:00"]),
        min_size=1,
        max_size=6,
    ),
    st.booleans(),
)
def test_a_column_is_read_as_each_of_its_cells_whatever_their_way_of_writing(
    cells: list[str], required: bool
) -> None:
    moments = Moments("DMY", required=required)
    for value, cell in zip(moments.column(cells), cells, strict=True):
        alone = read_moment(cell, "DMY")
        is_bad = isinstance(alone, Bad) or (required and alone is None)
        assert isinstance(value, Bad) == is_bad
        assert is_bad or value == alone


@pytest.mark.parametrize(
    ("cell", "order", "moment"),
    [
        ("05/11/26 21:04", "DMY", "2026-11-05T21:04:00"),
        ("5/11/26", "MDY", "2026-05-11T00:00:00"),
        ("05-11-26", "DMY", "2026-11-05T00:00:00"),
        ("31/8/69 10:00", "DMY", "2026-08-31T10:00:00"),
        ("31/08/2569 23:39:41", "DMY", "2026-08-31T23:39:41"),
        ("29/02/2567", "DMY", "2024-02-29T00:00:00"),
        ("2569-08-31", "DMY", "2026-08-31T00:00:00"),
        ("2026.08.31 10:00", "MDY", "2026-08-31T10:00:00"),
        ("31/08/2026 23.39.41", "DMY", "2026-08-31T23:39:41"),
        ("31/08/2026 23h39", "DMY", "2026-08-31T23:39:00"),
        ("31/08/2026 à 23 h 39", "DMY", "2026-08-31T23:39:00"),
    ],
)
def test_years_and_clocks_as_spreadsheets_of_other_countries_write_them(
    cell: str, order: DateOrder, moment: str
) -> None:
    assert read_moment(cell, order) == moment
    assert Moments(order, required=True).column([cell]) == [moment]


@pytest.mark.parametrize(
    "clock", ["(UTC+7)", "GMT+7", "UTC+07:00", "+0700", "(GMT+07:00)", "+7", "\u202fUTC+7"]
)
def test_an_offset_may_be_written_in_many_ways(clock: str) -> None:
    cell = f"01/09/2026 04:39:41 {clock}"
    assert read_moment(cell, "DMY", "Europe/Paris") == "2026-08-31T23:39:41"


@pytest.mark.parametrize("cell", ["31/08/45", "31/08/126", "31/08/6", "05/11/00"])
def test_a_year_of_two_digits_far_from_today_is_no_year(cell: str) -> None:
    assert isinstance(read_moment(cell, "DMY"), Bad)


def test_a_short_year_that_stands_first_does_not_fit() -> None:
    found = read_moment("26/08/05", "DMY")
    assert isinstance(found, Bad)
    assert found.reason.key == "ingest.reason.moment_other_order"
