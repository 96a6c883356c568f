"""What is said and where: answers on standard output, everything else on standard error."""

from __future__ import annotations

import io
import json
import os
import sys
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TextIO

from affitrack.wording.catalogue import render
from affitrack.wording.message import Message
from affitrack.wording.numbers import (
    format_count,
    format_day,
    format_moment,
    format_money,
    format_month,
    format_rate,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from affitrack.wording.language import Language
    from affitrack.wording.message import Param, UserError


_DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_LINE_BREAKS = (0x2028, 0x2029)
_UNPRINTABLE = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), *_DIRECTIONS, *_LINE_BREAKS), "\ufffd"
)


class Console:
    """Speaks one language; prints either text for people or one JSON document."""

    def __init__(self, lang: Language, *, is_json: bool = False) -> None:
        self.lang = lang
        self.is_json = is_json
        _speak_utf8(sys.stdout)
        _speak_utf8(sys.stderr)

    def words(self, key: str, **params: Param) -> str:
        """Return the message `cli.<key>` in the console's language."""
        return render(Message(f"cli.{key}", params), self.lang)

    def render(self, said: Message) -> str:
        """Return any message in the console's language, on one line and without control codes."""
        return printable(render(said, self.lang))

    def money(self, minor: int, currency: str) -> str:
        """Return an amount as people write it."""
        return format_money(minor, currency, self.lang)

    def rate(self, rate: Decimal) -> str:
        """Return a rate as a percentage."""
        return format_rate(rate, self.lang)

    def count(self, number: int) -> str:
        """Return a whole number with its thousands grouped."""
        return format_count(number, self.lang)

    def day(self, on: date) -> str:
        """Return a day as people write it."""
        return format_day(on, self.lang)

    def month(self, iso: str) -> str:
        """Return a month such as "2026-12" as people write it."""
        return format_month(date.fromisoformat(f"{iso}-01"), self.lang)

    def moment(self, iso: str) -> str:
        """Return a moment in ISO text as people write it."""
        return format_moment(datetime.fromisoformat(iso), self.lang)

    def print(self, text: str = "") -> None:
        """Print a line of the answer."""
        print(printable(text))

    def print_all(self, lines: Iterable[str]) -> None:
        """Print lines of the answer."""
        for line in lines:
            self.print(line)

    def say(self, key: str, **params: Param) -> None:
        """Print a sentence of the answer."""
        self.print(self.words(key, **params))

    def note(self, said: Message) -> None:
        """Tell something beside the answer, on standard error."""
        if sys.stderr is not None:
            print(self.render(said), file=sys.stderr)

    def refuse(self, error: UserError) -> None:
        """Tell why nothing was done, and what can be."""
        for said in (error.message, *error.hints):
            self.note(said)

    def document(self, answer: Mapping[str, Any]) -> None:
        """Print the JSON document of the answer."""
        print(json.dumps(answer, ensure_ascii=False, indent=2))

    def document_of(self, key: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Print the document {key: [rows]} as the rows come, one on a line."""
        print(f"{{{json.dumps(key)}: [", end="")
        between = "\n"
        for row in rows:
            print(between + json.dumps(row, ensure_ascii=False), end="")
            between = ",\n"
        print("\n]}")


def printable(text: str) -> str:
    """Return one line of text that cannot command a terminal: a name in a file may hold anything.

    Control codes, line breaks and marks that turn the direction of writing are shown as "�".
    """
    return text if text.isprintable() else text.translate(_UNPRINTABLE)


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether somebody is looking at a stream."""
    return stream is not None and stream.isatty()


def finish_output() -> None:
    """Write out what is still in a buffer. Raises `OSError` where it cannot be delivered."""
    if sys.stdout is not None:
        sys.stdout.flush()


def drop_output() -> None:
    """Send the rest of standard output nowhere: nobody reads it any more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (io.UnsupportedOperation, ValueError, AttributeError):
        return  # not a real file: there is nothing to be flushed at exit
    finally:
        os.close(nowhere)


def _speak_utf8(stream: object) -> None:
    """Make a stream UTF-8 whatever the locale; what is no text at all is written as an escape."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
