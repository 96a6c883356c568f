"""What a camt entry is made of: transfers booked together, and what the bank kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from affitrack.domain.statement import StatementLine
from affitrack.ingest.statements import ReadStatement, read_statement

_HEAD = """<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.08"><A><Stmt>"""


def _read(folder: Path, *entries: str, kind: str = "053") -> ReadStatement:
    path = folder / "statement.xml"
    text = "".join((_HEAD.format(kind=kind), *entries, "</Stmt></A></Document>"))
    path.write_text(text, encoding="utf-8")
    found = read_statement(path, currency="EUR")
    assert found.rejected == ()
    return found


def _entry(amount: str, *inside: str) -> str:
    return (
        f'<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
        "<BookgDt><Dt>2026-11-09</Dt></BookgDt><AcctSvcrRef>R2</AcctSvcrRef>"
        f"{''.join(inside)}</Ntry>"
    )


def _transfer(amount: str, name: str) -> str:
    return (
        f'<TxDtls><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty>'
        f"<Nm>{name}</Nm></Pty></Dbtr></RltdPties></TxDtls>"
    )


def _told(line: StatementLine) -> tuple[int, int, str]:
    return line.amount, line.fee, line.text


def test_transfers_that_were_booked_together_are_told_apart(tmp_path: Path) -> None:
    transfers = [
        _transfer("100.00", "TIKTOK"),
        _transfer("50.00", "SOMEONE ELSE"),
        _transfer("150.00", "TIKTOK"),
    ]
    found = _read(tmp_path, _entry("300.00", "<NtryDtls>", *transfers, "</NtryDtls>"))
    assert [_told(line) for line in found.lines] == [
        (10000, 0, "TIKTOK"),
        (5000, 0, "SOMEONE ELSE"),
        (15000, 0, "TIKTOK"),
    ]
    assert len({line.key for line in found.lines}) == len(transfers)


def test_transfers_that_are_not_all_of_an_entry_leave_it_whole(tmp_path: Path) -> None:
    transfers = [_transfer("100.00", "TIKTOK"), _transfer("50.00", "SOMEONE ELSE")]
    found = _read(tmp_path, _entry("300.00", "<NtryDtls>", *transfers, "</NtryDtls>"))
    assert [_told(line) for line in found.lines] == [(30000, 0, "TIKTOK SOMEONE ELSE")]


_AMOUNT = '<Amt Ccy="EUR">1.15</Amt><CdtDbtInd>DBIT</CdtDbtInd>'

_CHARGED_AGAIN = f"<TxDtls><Chrgs>{_AMOUNT}</Chrgs></TxDtls>"


@pytest.mark.parametrize(
    ("charges", "fee"),
    [
        (f"<Chrgs>{_AMOUNT}</Chrgs>", 115),
        (f"<Chrgs><Rcrd>{_AMOUNT}<ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs>", 115),
        (f"<Chrgs><Rcrd>{_AMOUNT}</Rcrd><Rcrd>{_AMOUNT}</Rcrd></Chrgs>", 230),
        (f"<Chrgs><Rcrd>{_AMOUNT}<ChrgInclInd>false</ChrgInclInd></Rcrd></Chrgs>", 0),
        (f"<Chrgs>{_AMOUNT.replace('EUR', 'USD')}</Chrgs>", 0),
        (f"<NtryDtls>{_CHARGED_AGAIN}</NtryDtls>", 115),
        (f"<Chrgs>{_AMOUNT}</Chrgs><NtryDtls>{_CHARGED_AGAIN}</NtryDtls>", 115),
    ],
)
def test_what_the_bank_kept_is_the_fee(tmp_path: Path, charges: str, fee: int) -> None:
    found = _read(tmp_path, _entry("63.85", charges))
    assert [_told(line)[:2] for line in found.lines] == [(6385, fee)]


@pytest.mark.parametrize("kind", ["052", "053", "054"])
def test_a_statement_is_called_what_it_is(tmp_path: Path, kind: str) -> None:
    assert _read(tmp_path, _entry("1.00"), kind=kind).title == f"camt.{kind}"
