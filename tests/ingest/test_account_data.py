"""The account data: only the posts are read, whatever stands around them and however it ends."""

from __future__ import annotations

import json
import random
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.domain.figures import Post
from affitrack.ingest.reach import account_data
from affitrack.ingest.reach.metric_rows import Owner
from affitrack.ingest.reach.metrics import MetricFile
from affitrack.ingest.recognise.recognising import recognise_any
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError

OWNER = Owner("@lea", "EUR", "Europe/Paris")
POST = {"Date": "2026-02-28 14:50:03", "Link": "https://x", "Likes": "533", "Title": "Bonjour"}


def written(folder: Path, data: object, **how: Any) -> Path:  # noqa: ANN401 - of json.dumps
    path = folder / "user_data_tiktok.json"
    path.write_text(json.dumps(data, **how), encoding="utf-8")
    return path


def posts_in(path: Path) -> list[Post]:
    source = recognise_any(path)
    assert isinstance(source, MetricFile)
    taken = source.read(OWNER)
    assert taken.rejects == []
    posts = [row.figures[0] for row in taken.rows]
    assert all(isinstance(post, Post) for post in posts)
    return posts  # type: ignore[return-value]


def refused(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        posts_in(path)
    assert render(caught.value.message, "fr")
    return caught.value.message.key


@pytest.mark.parametrize("keys", [("Post", "Posts"), ("Video", "Videos")])
def test_the_list_is_found_where_it_is_now_and_where_it_was(
    tmp_path: Path, keys: tuple[str, str]
) -> None:
    outer, inner = keys
    path = written(tmp_path, {"A": [], outer: {inner: {"VideoList": [POST]}}, "Z": {"a": [1]}})
    assert posts_in(path) == [(1772290203, "https://x", 533, "Bonjour")]


def test_a_list_of_the_same_name_elsewhere_is_not_read(tmp_path: Path) -> None:
    private = {"Your Activity": {"Watch History": {"VideoList": [{**POST, "Title": "private"}]}}}
    own = {"Post": {"Posts": {"VideoList": [POST]}}}
    assert [post.title for post in posts_in(written(tmp_path, {**private, **own}))] == ["Bonjour"]
    assert refused(written(tmp_path, private)) == "ingest.not_a_table"


def test_no_title_is_no_title_and_half_a_character_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "user_data_tiktok.json"
    videos = [{**POST, "Title": "N/A"}, {**POST, "Title": "x"}, {"Date": POST["Date"], "Link": "l"}]
    text = json.dumps({"Post": {"Posts": {"VideoList": videos}}}).replace('"x"', r'"\ud83d \u0000"')
    path.write_text(text, encoding="utf-8")
    assert [post.title for post in posts_in(path)] == ["", "? ", ""] or [
        post.title for post in posts_in(path)
    ] == ["", "?", ""]
    assert posts_in(path)[2].likes is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)
AROUND = st.dictionaries(st.text(max_size=8), JSON, max_size=4)


@settings(max_examples=80, deadline=None)
@given(
    AROUND, AROUND, st.integers(0, 4), st.sampled_from([None, 1]), st.booleans(), st.integers(3, 64)
)
def test_whatever_stands_around_the_posts_they_are_read(
    tmp_path_factory: pytest.TempPathFactory,
    before: dict[str, object],
    inside: dict[str, object],
    count: int,
    indent: int | None,
    ascii_only: bool,
    piece: int,
) -> None:
    videos = [{**inside, **POST, "Title": f"Nr. {number}"} for number in range(count)]
    data = {**before, "Post": {**inside, "Posts": {**inside, "VideoList": videos}}, "End": before}
    path = written(tmp_path_factory.mktemp("data"), data, indent=indent, ensure_ascii=ascii_only)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(account_data, "_PIECE", piece)
        assert [post.title for post in posts_in(path)] == [f"Nr. {n}" for n in range(count)]


def test_a_file_that_breaks_off_is_refused(tmp_path: Path) -> None:
    whole = json.dumps({"Post": {"Posts": {"VideoList": [POST] * 40}}, "End": ["x"]})
    path = tmp_path / "user_data_tiktok.json"
    for cut in (len(whole) // 2, len(whole) - 1, 60):
        path.write_text(whole[:cut], encoding="utf-8")
        assert refused(path) in {"reach.json_damaged", "ingest.not_a_table"}


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        '{"a": 1}',
        "{'a': 1}",
        '{"Post": {"Posts": {"VideoList": "none"}}}',
        "{]",
        '{"a": "' + "x" * 5_000_000,
        "{" + '"a": {' * 5_000,
        "{" + "[" * 5_000,
        '{"\\q": 1}',
        "{\x00}",
    ],
    ids=range(11),
)
def test_other_json_is_no_table(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")
    assert refused(path) == "ingest.not_a_table"


def test_a_long_file_needs_little_memory_and_time(tmp_path: Path) -> None:
    path = tmp_path / "user_data_tiktok.json"
    letters = random.Random(1)
    item = json.dumps({"Date": "2026-01-01 10:00:00", "Link": "https://www.tiktok.com/v/1"})
    with path.open("w", encoding="utf-8") as stream:
        stream.write('{"Your Activity": {"Watch History": {"VideoList": [')
        stream.write(",\n".join([item] * 200_000))
        stream.write('], "Note": "' + "".join(letters.choices("abc", k=1_000_000)) + '"}},')
        stream.write(f'"Post": {{"Posts": {{"VideoList": [{json.dumps(POST)}]}}}}}}')
    assert path.stat().st_size > 14_000_000
    started = time.perf_counter()
    assert len(posts_in(path)) == 1
    assert time.perf_counter() - started < 10  # a third of a second, when nobody else is working
    tracemalloc.start()
    assert len(posts_in(path)) == 1
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40_000_000


def test_a_monstrous_file_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account_data, "LARGEST", 100)
    path = written(tmp_path, {"Post": {"Posts": {"VideoList": [POST] * 9}}})
    assert refused(path) == "reach.json_too_big"
