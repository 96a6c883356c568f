"""Paper for PDF files: A4, a font with many letters, a footer with page numbers.

fpdf2 is pure Python and writes the same bytes for the same content. Qt and matplotlib could write
PDF too, but belong to the windows. The font is DejaVu Sans, which lies beside matplotlib's
charts; it has Latin with every accent, Vietnamese, Greek, Cyrillic and the spaces of French, and no
Thai, Chinese, Japanese or Korean: what it lacks is shown as "□", and the file says so.
"""

from __future__ import annotations

import http.client
import unicodedata
import urllib.request
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

# fpdf2 could fetch pictures from the net and asks for these classes when it is loaded. We give it
# none, and a packaged program, which talks to no server, has no ssl and so no such classes.
vars(urllib.request).setdefault("HTTPSHandler", urllib.request.HTTPHandler)
vars(http.client).setdefault("HTTPSConnection", http.client.HTTPConnection)

from fpdf import FPDF  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

FONT: Final = "dejavu"
_FILES: Final = {"": "DejaVuSans.ttf", "B": "DejaVuSans-Bold.ttf"}
_MISSING: Final = "□"
_MARGIN: Final = 16
_GREY: Final = 100
_GREY_LINE: Final = 190
_SHADE: Final = (238, 238, 238)
_PADDING: Final = 0.7
# Of the size of a font in points: how far lines are apart, and where letters stand, in millimetres.
_LEADING: Final = 0.5
_BASELINE: Final = 0.37


class Table(NamedTuple):
    """Rows below each other."""

    headings: Sequence[str]
    """None: a list without a heading."""
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    """Of the columns, in proportion."""
    numbers: frozenset[int] = frozenset()
    """The places of columns that stand to the right."""
    has_sum: bool = False
    """Whether the last row is the sum of the others, or what they lead to."""


class Paper(FPDF):
    """A document whose pages say at the foot what they are and how many there are."""

    def __init__(self, foot: str, page_words: str, made_on: date, lang: str) -> None:
        """Begin a document.

        Args:
            foot: what each page is of.
            page_words: "page {page} of {pages}", rendered but for the two.
            made_on: the day of the document, the only moment that it holds.
            lang: "fr" or "en".
        """
        super().__init__(format="A4")
        self.lacks_letters = False
        """Whether something had to be left out that the font has no letters for."""
        self._foot, self._page_words = foot, page_words
        for style, name in _FILES.items():
            self.add_font(FONT, style, _font_folder() / name)
        self._widths: dict[str, dict[str, float]] = {style: {} for style in _FILES}
        self._letters = frozenset(self.fonts[FONT].cmap)  # type: ignore[union-attr]
        self.set_creation_date(datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC))
        self.set_creator("AffiTrack")
        self.set_lang(lang)
        self.set_margin(_MARGIN)
        self.set_auto_page_break(auto=True, margin=_MARGIN + 4)
        self.add_page()

    def footer(self) -> None:
        """Write the foot of a page; called by fpdf2."""
        self.set_y(-_MARGIN)
        self.set_font(FONT, "", 7)
        self.set_text_color(_GREY)
        pages = self._page_words.format(page=self.page_no(), pages="{nb}")
        self.cell(0, 4, self.clean(f"{self._foot} · {pages}"), align="C")
        self.set_text_color(0)

    def title_line(self, text: str, size: float = 16) -> None:
        """Write a heading, with room for something below it."""
        self.keep_together(size * 2.5)
        self.text_line(text, style="B", size=size, gap=1)

    def text_line(self, text: str, *, style: str = "", size: float = 9, gap: float = 0) -> None:
        """Write a paragraph, and leave a gap of so many millimetres after it."""
        for line in self._wrapped(self.clean(text), self.epw, style, size):
            self.keep_together(size * _LEADING)
            self._put(line, self.l_margin, self.epw, style, size)
            self.ln(size * _LEADING)
        self.ln(gap)

    def keep_together(self, height: float) -> None:
        """Begin a new page where the rest of this one has not so much room."""
        if self.will_page_break(height):
            self.add_page()

    def rows(self, table: Table, size: float = 7) -> None:
        """Write a table; its headings are repeated on every page."""
        whole = sum(table.widths)
        widths = [self.epw * width / whole for width in table.widths]
        head = self._cells(table.headings, widths, "B", size)
        self._table_head(table, head, widths, size)
        for place, row in enumerate(table.rows, start=1):
            style = "B" if table.has_sum and place == len(table.rows) else ""
            cells = self._cells(row, widths, style, size)
            if self.will_page_break(_height(cells, size)):
                self.add_page()
                self._table_head(table, head, widths, size)
            self._row(table, cells, widths, style, size)
            if table.headings:
                self._rule()

    def _table_head(
        self, table: Table, cells: Sequence[Sequence[str]], widths: Sequence[float], size: float
    ) -> None:
        if not table.headings:
            return
        height = _height(cells, size)
        self.keep_together(height * 2)
        self.set_fill_color(*_SHADE)
        self.rect(self.l_margin, self.get_y(), self.epw, height, style="F")
        self._row(table, cells, widths, "B", size)

    def _row(
        self,
        table: Table,
        cells: Sequence[Sequence[str]],
        widths: Sequence[float],
        style: str,
        size: float,
    ) -> None:
        top, left = self.get_y(), self.l_margin
        for place, (lines, width) in enumerate(zip(cells, widths, strict=True)):
            for number, line in enumerate(lines):
                self.set_y(top + _PADDING + number * size * _LEADING)
                is_number = place in table.numbers
                self._put(line, left + _PADDING, width - 2 * _PADDING, style, size, is_number)
            left += width
        self.set_y(top + _height(cells, size))

    def _rule(self) -> None:
        self.set_draw_color(_GREY_LINE)
        self.set_line_width(0.1)
        self.line(self.l_margin, self.get_y(), self.l_margin + self.epw, self.get_y())

    def _cells(
        self, row: Sequence[str], widths: Sequence[float], style: str, size: float
    ) -> list[list[str]]:
        return [
            self._wrapped(self.clean(cell), width - 2 * _PADDING, style, size)
            for cell, width in zip(row, widths, strict=False)
        ]

    def _put(
        self,
        text: str,
        left: float,
        width: float,
        style: str,
        size: float,
        is_number: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Write one line that fits; its top is where the page has got to."""
        if not text:
            return
        self.set_font(FONT, style, size)
        if is_number:
            left += width - self._width(text, style, size)
        self.text(left, self.get_y() + size * _BASELINE, text)

    def _wrapped(self, text: str, width: float, style: str, size: float) -> list[str]:
        """Return a text in lines that fit; a word that does not fit is broken anywhere."""
        if self._width(text, style, size) <= width:
            return [text]
        lines: list[str] = []
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if self._width(longer, style, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *whole, line = self._broken(word, width, style, size)
            lines += whole
        return [*lines, line]

    def _broken(self, word: str, width: float, style: str, size: float) -> list[str]:
        parts = [""]
        for char in word:
            if parts[-1] and self._width(parts[-1] + char, style, size) > width:
                parts.append("")
            parts[-1] += char
        return parts

    def _width(self, text: str, style: str, size: float) -> float:
        """Return how many millimetres a text takes."""
        known = self._widths[style]
        units = 0.0
        for char in text:
            if char not in known:
                font = self.fonts[FONT + style]
                _, known[char] = font.get_text_width(char, 1, None)
            units += known[char]
        return units * size / self.k

    def clean(self, text: str) -> str:
        """Return a text as it can be printed, on one line."""
        known = "".join(map(self._letter, unicodedata.normalize("NFC", text)))
        return " ".join(known.split(" "))

    def _letter(self, char: str) -> str:
        if char in "\n\r\t\v\f\u2028\u2029":
            return " "
        if ord(char) in self._letters:
            return char if char.isprintable() or unicodedata.category(char) == "Zs" else ""
        self.lacks_letters = True
        return "" if unicodedata.category(char) in {"Mn", "Me", "Cf", "Cc"} else _MISSING


def _height(cells: Sequence[Sequence[str]], size: float) -> float:
    most = max((len(lines) for lines in cells), default=0)
    return most * size * _LEADING + 2 * _PADDING


def _font_folder() -> Path:
    """Return where the font lies; matplotlib itself is not loaded for it."""
    found = find_spec("matplotlib")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("matplotlib, which brings the font, is not installed")
    return Path(found.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"
