"""Files about reach that were damaged: a sentence, or rows that are taken or told; nothing else."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.ingest.reach.metric_rows import Owner
from affitrack.ingest.reach.metrics import MetricFile
from affitrack.ingest.recognise.recognising import recognise_any
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError

GOLDEN = Path(__file__).parent.parent / "golden" / "reach"
OWNER = Owner("@lea.exemple", "EUR", "Europe/Paris")


@cache
def samples() -> tuple[tuple[str, bytes], ...]:
    texts = [*GOLDEN.glob("en/*.csv"), *GOLDEN.glob("*.csv"), *GOLDEN.glob("*.json")]
    return tuple(
        (path.name, b"\n".join(path.read_bytes().splitlines()[:12])) for path in sorted(texts)
    )


def look(path: Path) -> None:
    try:
        source = recognise_any(path)
        if not isinstance(source, MetricFile):
            return
        source.period()
        taken = source.read(OWNER)
    except UserError as error:
        render(error.message, "fr")  # raises where there are no words
        return
    for reject in taken.rejects:
        assert render(reject.where(), "fr")
    seen = len(taken.rows) + len(taken.rejects) + taken.other_creators + taken.summaries
    assert seen == len(source._rows)
    assert len({row.number for row in taken.rows}) == len(taken.rows)


BITS = st.sampled_from(
    [
        b'"', b",", b";", b"\n", b"\r\n", b"\xff", b"\0", b"undefined", b"-", b"9" * 30, b"%", b"{",
        b"]", b"\xef\xbb\xbf", b"1,5", b"=1+1", b"2026-02-30", b"February 30", "🙂".encode(),
        "٣".encode(),
    ]
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_or_read_row_by_row(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    name, content = data.draw(st.sampled_from(samples()))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content)))
        length = data.draw(st.sampled_from([0, 1, 2, 7, 60]))
        content = content[:place] + data.draw(BITS) + content[place + length :]
    path = tmp_path_factory.mktemp("damaged") / name
    path.write_bytes(content)
    look(path)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_cells_are_swapped_doubled_and_lost(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    name, content = data.draw(st.sampled_from([each for each in samples() if "csv" in each[0]]))
    lines = [re.split("[,;]", line) for line in content.decode("utf-8-sig").splitlines()]
    for _ in range(data.draw(st.integers(1, 5))):
        cells = data.draw(st.sampled_from([line for line in lines if line]))
        place = data.draw(st.integers(0, len(cells) - 1))
        others = data.draw(st.sampled_from([line for line in lines if line]))
        match data.draw(st.sampled_from(["swap", "double", "lose", "line"])):
            case "swap":
                cells[place] = others[data.draw(st.integers(0, len(others) - 1))]
            case "double":
                cells.insert(place, cells[place])
            case "lose" if len(cells) > 1:
                del cells[place]
            case _:
                lines.append(list(others))
    path = tmp_path_factory.mktemp("damaged") / name
    path.write_text("\n".join(map(",".join, lines)), encoding="utf-8")
    look(path)
