"""The text of a part of a workbook, without what XML lets anybody put between tags and texts.

Comments and instructions are dropped, and quoted sections (CDATA) are written as any other text, so
that the patterns which cut rows and cells meet nothing but tags and texts.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from typing import IO, Final

_PIECE: Final = 1 << 18
_LONGEST_SECTION: Final = 1 << 20
_QUOTED: Final = "<![CDATA["
_ENDS: Final = {"<!--": "-->", _QUOTED: "]]>", "<?": "?>"}
_SECTION = re.compile("|".join(map(re.escape, _ENDS)))


class NotAWorkbookError(ValueError):
    """A part of the workbook is missing, locked, or not what its place says."""


def pieces_of(stream: IO[bytes]) -> Iterator[str]:
    """Yield the text of a part, never ending within a tag.

    Raises `NotAWorkbookError` for a section without end, `UnicodeError` for what is not UTF-8.
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    held = ""
    while piece := stream.read(_PIECE):
        text, held = _whole_tags(held + decoder.decode(piece))
        # One character is found many times faster than two.
        if ("!" in text and "<!" in text) or ("?" in text and "<?" in text):
            text, unfinished = _plain(text)
            held = unfinished + held
        if len(held) > _LONGEST_SECTION:
            raise NotAWorkbookError("a section without end")
        yield text
    if held:
        raise NotAWorkbookError("a tag without end")


def _whole_tags(text: str) -> tuple[str, str]:
    """Cut a text before the tag that it ends in."""
    start = text.rfind("<")
    return (text, "") if text.find(">", start) >= 0 or start < 0 else (text[:start], text[start:])


def _plain(text: str) -> tuple[str, str]:
    """Return a text without its sections, and the section without end that it breaks off with."""
    kept, at = [], 0
    while start := _SECTION.search(text, at):
        kept.append(text[at : start.start()])
        end = _ENDS[start[0]]
        stop = text.find(end, start.end())
        if stop < 0:
            return "".join(kept), text[start.start() :]
        if start[0] == _QUOTED:
            kept.append(html.escape(text[start.end() : stop], quote=False))
        at = stop + len(end)
    return "".join((*kept, text[at:])), ""
