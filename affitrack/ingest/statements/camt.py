"""camt.053: what European banks write by ISO 20022, in any of its versions; 052 and 054 are alike.

Read as it comes by the parser of Python itself (expat). A document type is refused at its first
word, so that there is no entity to expand; depth, texts and the number of entries are bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
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
    from collections.abc import Sequence
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
_CHARGES: Final = frozenset({"Chrgs", "Rcrd"})
_TITLE: Final = re.compile(r"camt\.05[234]")


class NotCamtError(ValueError):
    """The file is no camt.053, or not one that is taken."""


@dataclass
class CamtStatement:
    """What a file says."""

    title: str = "camt.053"
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


@dataclass
class _Part:
    """What is said of an entry, or of one of the transfers that a bank has booked together."""

    said: dict[str, str] = field(default_factory=dict)
    texts: dict[str, None] = field(default_factory=dict)
    fee: int = 0


class _Reader:
    """Follows the tags of a document, and keeps the entry that it is in."""

    def __init__(self) -> None:
        self.found = CamtStatement()
        self._path: list[str] = []
        self._text: list[str] = []
        self._length = 0
        self._entry = _Part()
        self._details: list[_Part] = []
        self._charge: dict[str, str] = {}
        self._currency = ""
        self._number = 0
        self._elements = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Go into an element."""
        space, _, name = tag.rpartition(" ")
        title = None if self._path else _TITLE.search(space)
        if title is not None:
            self.found.title = title[0]
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
            self._entry, self._details = _Part(), []
        elif name == "TxDtls":
            self._details.append(_Part())
        elif name == "Amt":
            self._currency = attributes.get("Ccy", "")

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
            of = self._details[-1] if "TxDtls" in inside else self._entry
            if name in _CHARGES:
                self._add_charge(of)
            elif text:
                self._note(of, name, text, inside)
        elif name == "IBAN" and "Acct" in inside and not self.found.bank_account:
            self.found.bank_account = text
        if name == "Ntry":
            self._close()
        self._path.pop()

    def _note(self, of: _Part, name: str, text: str, inside: list[str]) -> None:
        """Keep what a part of an entry says."""
        above = inside[-1]
        if above in _CHARGES:
            self._charge[name] = text
        elif name == "Amt" and above in {"Ntry", "TxDtls", "TxAmt"}:
            of.said.setdefault(name, text)
            of.said.setdefault("Ccy", self._currency)
        elif name in {"CdtDbtInd", "Sts"} and above in {"Ntry", "TxDtls"}:
            of.said[name] = text
        elif name == "Cd" and above == "Sts":
            of.said["Sts"] = text
        elif name in {"Dt", "DtTm"} and above in {"BookgDt", "ValDt"}:
            of.said.setdefault(above, text[:10])
        elif name == _ID and text != _NO_ID:
            of.said.setdefault(name, text)
            self._entry.said.setdefault(name, text)
        elif name in _TEXTS and text != _NO_ID and (name != "Nm" or _PARTIES & set(inside)):
            of.texts[text] = self._entry.texts[text] = None

    def _add_charge(self, of: _Part) -> None:
        """Add what the bank kept of an amount; not what it charges apart."""
        charge, self._charge = self._charge, {}
        is_apart = charge.get("ChrgInclInd") in {"false", "0"} or charge.get("CdtDbtInd") == "CRDT"
        if is_apart or self._currency != self._entry.said.get("Ccy"):
            return
        fee = read_amount(charge.get("Amt", ""), ".", self._currency)
        of.fee += fee if isinstance(fee, int) else 0

    def _close(self) -> None:
        entry, details = self._entry, self._details
        if entry.said.get("Sts", "BOOK") != "BOOK":
            self.found.left_out += 1
            return
        entry.fee = entry.fee or sum(each.fee for each in details)
        whole = _line(self._number, entry)
        apart = [
            _line(self._number, replace(each, said={**entry.said, **each.said}))
            for each in details
            if "Amt" in each.said
        ]
        lines = [line for line in apart if isinstance(line, StatementLine)]
        if isinstance(whole, Bad):
            self.found.rejected.append(RejectedLine(self._number, whole.reason))
        elif len(lines) == len(details) and _come_to(whole, lines):
            self.found.lines += lines
        else:
            self.found.lines.append(whole)


def _come_to(whole: StatementLine, lines: Sequence[StatementLine]) -> bool:
    """Tell whether several transfers are what an entry is made of."""
    is_alike = {line.currency for line in lines} == {whole.currency}
    return len(lines) > 1 and is_alike and sum(line.amount for line in lines) == whole.amount


def _line(number: int, part: _Part) -> StatementLine | Bad:
    said = part.said
    currency = said.get("Ccy", "")
    if currency not in CURRENCIES:
        return Bad(message("received.statement.no_currency", given=currency))
    amount = read_amount(said.get("Amt", ""), ".", currency)
    if not isinstance(amount, int):
        return amount or Bad(message("received.statement.no_amount"))
    day = said.get("BookgDt") or said.get("ValDt", "")
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return bad("not_moment", day)
    # A reversed debit is a credit that comes back; the indicator says already which way money went.
    is_credit = said.get("CdtDbtInd") == "CRDT"
    return StatementLine(
        row=number,
        received_on=on,
        currency=currency,
        amount=amount if is_credit else -amount,
        fee=part.fee if is_credit else 0,
        text=" ".join(part.texts),
        bank_id=said.get(_ID, ""),
    )
