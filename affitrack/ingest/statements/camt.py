"""camt.053: what European banks write by ISO 20022, in any of its versions.

Read as it comes by the parser of Python itself (expat). A document type is refused at its first
word, so that there is no entity to expand; depth, texts and the number of entries are bounded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from affitrack.domain.statement import RejectedLine, StatementLine
from affitrack.ingest.read.looking_up import look_up
from affitrack.ingest.values.bad import Bad, bad
from affitrack.ingest.values.numbers import read_amount
from affitrack.wording.currency import CURRENCIES
from affitrack.wording.message import message

if TYPE_CHECKING:
    from typing import BinaryIO

_DEEPEST: Final = 64
_LONGEST_TEXT: Final = 10_000
_MOST_ELEMENTS: Final = 2_000_000
MOST_ENTRIES: Final = 50_000
_TEXTS: Final = ("Ustrd", "Nm", "AddtlNtryInf", "AddtlTxInf", "EndToEndId")
_PARTIES: Final = frozenset({"Dbtr", "UltmtDbtr"})
# Not NtryRef, which many banks count from 1 in each statement.
_ID: Final = "AcctSvcrRef"
_NO_ID: Final = "NOTPROVIDED"


class NotCamtError(ValueError):
    """The file is no camt.053, or not one that is taken."""


@dataclass
class CamtStatement:
    """What a file says."""

    bank_account: str = ""
    lines: list[StatementLine] = field(default_factory=list)
    rejected: list[RejectedLine] = field(default_factory=list)
    left_out: int = 0
    """Entries that are not booked yet."""


def read_camt(stream: BinaryIO) -> CamtStatement:
    """Return the entries of a camt.053 file.

    Raises:
        NotCamtError: it is not well-formed, has a document type, or is deeper or longer than any.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.add
    try:
        parser.ParseFile(stream)
    except expat.ExpatError as error:
        raise NotCamtError(str(error)) from error
    return reader.found


def _refuse_doctype(*_: object) -> None:
    raise NotCamtError("a document type")


class _Reader:
    """Follows the tags of a document, and keeps the entry that it is in."""

    def __init__(self) -> None:
        self.found = CamtStatement()
        self._path: list[str] = []
        self._text: list[str] = []
        self._length = 0
        self._entry: dict[str, str] = {}
        self._parts: dict[str, None] = {}
        self._number = 0
        self._elements = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Go into an element."""
        name = tag.rpartition(" ")[2]
        self._path.append(name)
        self._elements += 1
        if len(self._path) > _DEEPEST or self._elements > _MOST_ELEMENTS:
            raise NotCamtError("too deep, or too much")
        self._text, self._length = [], 0
        if name == "Ntry":
            self._number += 1
            look_up()
            if self._number > MOST_ENTRIES:
                raise NotCamtError("too many entries")
            self._entry, self._parts = {}, {}
        elif name == "Amt" and self._path[-2:-1] == ["Ntry"]:
            self._entry["Ccy"] = attributes.get("Ccy", "")

    def add(self, text: str) -> None:
        """Take text in."""
        self._length += len(text)
        if self._length > _LONGEST_TEXT:
            raise NotCamtError("too long a text")
        self._text.append(text)

    def end(self, _tag: str) -> None:
        """Leave an element."""
        name, text = self._path[-1], " ".join("".join(self._text).split())
        inside = self._path[:-1]
        self._text = []
        if "Ntry" in inside:
            self._note(name, text, inside)
        elif name == "IBAN" and "Acct" in inside and not self.found.bank_account:
            self.found.bank_account = text
        if name == "Ntry":
            self._close()
        self._path.pop()

    def _note(self, name: str, text: str, inside: list[str]) -> None:
        """Keep what a part of an entry says."""
        if not text:
            return
        if inside[-1] == "Ntry" and name in {"Amt", "CdtDbtInd", "Sts"}:
            self._entry[name] = text
        elif name == "Cd" and inside[-1] == "Sts":
            self._entry["Sts"] = text
        elif name in {"Dt", "DtTm"} and inside[-1] in {"BookgDt", "ValDt"}:
            self._entry.setdefault(inside[-1], text[:10])
        elif name == _ID and text != _NO_ID:
            self._entry.setdefault(name, text)
        elif name in _TEXTS and text != _NO_ID and (name != "Nm" or _PARTIES & set(inside)):
            self._parts[text] = None

    def _close(self) -> None:
        entry = self._entry
        if entry.get("Sts", "BOOK") != "BOOK":
            self.found.left_out += 1
            return
        line = _line(self._number, entry, " ".join(self._parts))
        if isinstance(line, Bad):
            self.found.rejected.append(RejectedLine(self._number, line.reason))
        else:
            self.found.lines.append(line)


def _line(number: int, entry: dict[str, str], text: str) -> StatementLine | Bad:
    currency = entry.get("Ccy", "")
    if currency not in CURRENCIES:
        return Bad(message("received.statement.no_currency", given=currency))
    amount = read_amount(entry.get("Amt", ""), ".", currency)
    if not isinstance(amount, int):
        return amount or Bad(message("received.statement.no_amount"))
    day = entry.get("BookgDt") or entry.get("ValDt", "")
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return bad("not_moment", day)
    # A reversed debit is a credit that comes back; the indicator says already which way money went.
    return StatementLine(
        row=number,
        received_on=on,
        currency=currency,
        amount=amount if entry.get("CdtDbtInd") == "CRDT" else -amount,
        text=text,
        bank_id=entry.get(_ID, ""),
    )
