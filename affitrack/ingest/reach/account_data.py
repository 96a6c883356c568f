"""The account data that TikTok gives to people who ask for theirs: the list of posts, nothing else.

The file holds private messages, addresses and everything that was ever watched. It is read word by
word: what is not a post goes by without being kept, and memory stays flat however long the file
is.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, Final

from affitrack.ingest.read.block import Block
from affitrack.ingest.read.open_file import RawFile
from affitrack.wording.message import UserError, message

HEADERS: Final = ("Date", "Link", "Likes", "Title")

# The list has had two places.
_LISTS: Final = (("Post", "Posts", "VideoList"), ("Video", "Videos", "VideoList"))
LARGEST: Final = 512 << 20
_PIECE: Final = 1 << 18
_LONGEST_WORD: Final = 4 << 20
_DEEPEST: Final = 64
_MOST_IN_A_POST: Final = 10_000
_BLOCK: Final = 512
_AGAIN: Final = message("ingest.hint.download_again")
_STRING: Final = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
# Most of such a file are lists of small things without anything inside: each is one word, so that
# half a gigabyte of them goes by in seconds. A name has its colon with it; a string that does not
# end is a word of its own, and the rest comes with the next piece.
_WORD: Final = re.compile(
    r'[{\[][^{}\[\]"]*+(?:' + _STRING + r'[^{}\[\]"]*+)*+[}\]]'
    r"|" + _STRING + r"(?:\s*+:)?"
    r'|"[^"\\]*+(?:\\.[^"\\]*+)*+\\?'
    r"|[{}\[\],]"
    r'|[^\s{}\[\],"]+',
    re.DOTALL,
)
_NAME: Final = re.compile(_STRING + r"\s*+:", re.DOTALL)


class _BrokenError(ValueError):
    """The text is no JSON."""


def has_posts(raw: RawFile) -> bool:
    """Whether a JSON file is account data, which has a list of posts. Raises `UserError`."""
    if raw.size > LARGEST:
        raise UserError(message("reach.json_too_big", file=raw.name))
    try:
        return next(_Posts(raw).events(), None) is not None
    except (_BrokenError, UnicodeDecodeError):
        return False


def blocks(raw: RawFile) -> Iterator[Block]:
    """Yield the posts as rows under `HEADERS`, numbered from 2 as if a header stood above.

    Raises `UserError` where the file breaks off.
    """
    rows: list[list[str]] = []
    first = 2
    try:
        for post in filter(None, _Posts(raw).events()):
            rows.append([_text(post[header]) for header in HEADERS])
            if len(rows) == _BLOCK:
                yield Block(range(first, first + len(rows)), rows, 0.0)
                first, rows = first + len(rows), []
    except (_BrokenError, UnicodeDecodeError) as error:
        raise UserError(message("reach.json_damaged", file=raw.name), _AGAIN) from error
    if rows:
        yield Block(range(first, first + len(rows)), rows, 1.0)


def _text(value: object) -> str:
    """Return a value as a cell, without the halves of characters that JSON can hold."""
    text = "" if value is None else str(value)
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


class _Posts:
    """Follows the brackets and keys of a file to its list of posts."""

    def __init__(self, raw: RawFile) -> None:
        self._raw = raw
        self._path: list[str] = []
        """The keys that lead to where the reading is; "" for what has none."""
        self._is_list: list[bool] = []
        self._key = ""
        self._post: list[str] = []
        """The words of the post that is read at the moment, where it has something inside."""

    def events(self) -> Iterator[dict[str, Any]]:
        """Yield an empty post where the list begins, then each post. Raises `_BrokenError`."""
        for word in _words(self._raw):
            if self._post:
                self._collect(word)
            if word in {"{", "["}:
                self._open(word)
                if word == "[" and self._is_at_list():
                    yield {}
            elif word in {"}", "]"}:
                self._close(word)
                if self._post and self._is_at_list():
                    yield _post("".join(self._post))
                    self._post = []
            elif word[0] in "{[":
                yield from self._small(word)
            elif word[0] == '"' and word[-1] == ":":
                self._key = _string(word)
        if self._is_list:
            raise _BrokenError("it breaks off")

    def _small(self, word: str) -> Iterator[dict[str, Any]]:
        """Yield what a thing without anything inside is: a post, an empty list of them, nothing."""
        if word[0] == "{" and not self._post and self._is_at_list():
            yield _post(word)
        elif word[0] == "[" and (*self._path[1:], self._key) in _LISTS:
            yield {}

    def _is_at_list(self) -> bool:
        return self._is_list[-1:] == [True] and tuple(self._path[1:]) in _LISTS

    def _collect(self, word: str) -> None:
        self._post.append(word)
        if len(self._post) > _MOST_IN_A_POST:
            raise _BrokenError("a post without end")

    def _open(self, word: str) -> None:
        if len(self._path) >= _DEEPEST:
            raise _BrokenError("too deep")
        if word == "{" and not self._post and self._is_at_list():
            self._post = [word]
        is_in_list = self._is_list[-1:] == [True]
        self._path.append("" if is_in_list else self._key)
        self._is_list.append(word == "[")
        self._key = ""

    def _close(self, word: str) -> None:
        if not self._is_list or self._is_list.pop() != (word == "]"):
            raise _BrokenError("brackets")
        self._path.pop()


def _post(text: str) -> dict[str, Any]:
    try:
        post = json.loads(text)
    except ValueError as error:
        raise _BrokenError("a post") from error
    return {header: post.get(header) for header in HEADERS}


def _string(word: str) -> str:
    try:
        return str(json.loads(word.rstrip(":").rstrip(), strict=False))
    except ValueError as error:
        raise _BrokenError("a name") from error


def _words(raw: RawFile) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    pending = ""
    with raw.place.open("rb") as stream:
        while piece := stream.read(_PIECE):
            pending += decoder.decode(piece)
            words = _WORD.findall(pending)
            pending = ""
            if words and _may_go_on(words[-1]):
                pending = words.pop()
            if len(pending) > _LONGEST_WORD:
                raise _BrokenError("a word without end")
            yield from words
    yield from _WORD.findall(pending + decoder.decode(b"", final=True))


def _may_go_on(word: str) -> bool:
    """Whether a word at the end of a piece may be longer than it is: a name, a number."""
    return word[0] not in "{}[]," and _NAME.fullmatch(word) is None
