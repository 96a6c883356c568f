"""Statements as banks write them, of one account in autumn 2026; names and numbers are made up.

Each tells the same movements, as far as its format can: two payouts of the platform (the second
twice on one day), a salary, a purchase, and a transfer that only its amount tells.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final, NamedTuple


class Move(NamedTuple):
    """One movement."""

    on: date
    cents: int
    text: str
    number: str


PLATFORM: Final = "VIR SEPA TIKTOK SHOP CREATOR"
MOVES: Final = (
    Move(date(2026, 9, 8), 123456, f"{PLATFORM} 0907", "A1"),
    Move(date(2026, 9, 30), 180000, "VIR SALAIRE ATELIER DUPONT", "A2"),
    Move(date(2026, 10, 6), 25265, f"{PLATFORM} 1005", "A3"),
    Move(date(2026, 10, 6), 25265, f"{PLATFORM} 1005", "A4"),
    Move(date(2026, 10, 13), -5490, "CARTE 12/10 LIBRAIRIE DÉCITRE", "A5"),
    Move(date(2026, 11, 6), 121130, "VIREMENT REÇU REF 99812", "A6"),
)


def french(cents: int, group: str = " ") -> str:
    """Return 123456 as "1 234,56"."""
    sign, whole = "-" if cents < 0 else "", f"{abs(cents) // 100:,}".replace(",", group)
    return f"{sign}{whole},{abs(cents) % 100:02}"


def plain(cents: int) -> str:
    """Return 123456 as "1234.56"."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


def write_all(folder: Path) -> dict[str, Path]:
    """Write the statement in every format; return the files by name."""
    written: dict[str, Path] = {}
    for name, (suffix, encoding, text) in _TEXTS.items():
        path = folder / f"{name}.{suffix}"
        path.write_text(text(), encoding=encoding, newline="")
        written[name] = path
    return written


def _rows(header: str, rows: list[str], above: tuple[str, ...] = ()) -> str:
    return "\r\n".join((*above, header, *rows, ""))


def _agricole() -> str:
    """Lines above the header, debit and credit apart, the newest first."""
    above = (
        "Téléchargement du 22/11/2026;;;;", "", "Mme LEA NATUREL;;;;",
        "Compte courant n° 00000000000;;;;", "Solde au 21/11/2026 : 4 012,77 €;;;;", "",
    )  # fmt: skip
    rows = [
        f'{move.on:%d/%m/%Y};"{move.text}\n";'
        + (f";{french(move.cents)};" if move.cents > 0 else f"{french(-move.cents)};;")
        for move in reversed(MOVES)
    ]
    return _rows("Date;Libellé;Débit euros;Crédit euros;", rows, above)


def _generale() -> str:
    header = "Date de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise"
    rows = [f"{m.on:%d/%m/%Y};{m.text[:12]};{m.text};{french(m.cents, '')};EUR" for m in MOVES]
    return _rows(header, rows, ('="00012345678";22/08/2026;22/11/2026;',))


def _generale_online() -> str:
    header = "date_comptabilisation;libellé_complet_operation;montant_operation;devise;"
    rows = [f"{m.on:%d/%m/%Y};{m.text};{french(m.cents, '')};EUR;" for m in MOVES]
    above = '="00012345678";22/08/2026;22/11/2026;3;22/11/2026;4012,77 EUR'
    return _rows(header, rows, (above,))


def _qonto() -> str:
    """The day in two times of the day, the amount in three columns, and what was declined."""
    header = (
        "Statut;Date de la valeur (UTC);Date de la valeur (local);Montant total (TTC);Débit;Crédit;"
        "Solde;Devise;Nom de la contrepartie;Référence;Nom du compte"
    )
    rows = [
        f"Exécuté;{m.on:%d-%m-%Y} 07:00:00;{m.on:%d-%m-%Y} 09:00:00;{french(m.cents, '')};"
        + (f";{french(m.cents, '')}" if m.cents > 0 else f"{french(-m.cents, '')};")
        + f";5000,00;EUR;{m.text};{m.number};Compte principal"
        for m in MOVES
    ]
    return _rows(header, [*rows, rows[0].replace("Exécuté", "Refusé")])


def _bnp() -> str:
    header = "Date operation;Libelle operation;Montant operation en euro"
    return _rows(header, [f"{m.on:%d-%m-%Y};{m.text};{french(m.cents)}" for m in MOVES])


def _popular() -> str:
    header = (
        "Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;"
        "Informations complementaires;Type operation;Categorie;Sous categorie;Debit;Credit;"
        "Date operation;Date de valeur;Pointage operation"
    )
    rows = [
        f"{m.on:%d/%m/%y};{m.text[:10]};{m.text};{m.number};;Virement;;;"
        + (f";+{french(m.cents, '')}" if m.cents > 0 else f"{french(m.cents, '')};")
        + f";{m.on:%d/%m/%Y};{m.on:%d/%m/%Y};0"
        for m in MOVES
    ]
    return _rows(header, rows)


def _lcl() -> str:
    """No header, a kind and empty cells between."""
    rows = [f"{m.on:%d/%m/%Y};{french(m.cents, '')};Virement;;{m.text};;" for m in MOVES]
    return "\r\n".join((*rows, ""))


def _bourso() -> str:
    header = (
        "dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;accountNum;"
        "accountLabel;accountbalance"
    )
    rows = [
        f'{m.on};{m.on};"{m.text}";Virements;;;{french(m.cents)};;00040000000;BoursoBank;99.10'
        for m in MOVES
    ]
    return _rows(header, rows)


def _revolut() -> str:
    header = (
        "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance"
    )
    rows = [
        f"Transfer,Current,{m.on} 09:00:00,{m.on} 09:01:02,{m.text},{plain(m.cents)},0.00,EUR,"
        "COMPLETED,10.00"
        for m in MOVES
    ]
    rows.append(f"Transfer,Current,2026-11-21 09:00:00,,{PLATFORM},9.99,0.00,EUR,PENDING,10.00")
    return _rows(header, rows)


def _n26() -> str:
    header = (
        '"Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference",'
        '"Account Name","Amount (EUR)","Original Amount","Original Currency","Exchange Rate"'
    )
    rows = [
        f'{m.on},{m.on},"{m.text}",,Credit Transfer,"{m.number}","Main",{plain(m.cents)},,,'
        for m in MOVES
    ]
    return _rows(header, rows)


def _wise() -> str:
    header = (
        '"TransferWise ID",Date,Amount,Currency,Description,"Payment Reference",'
        '"Running Balance","Payer Name","Total fees"'
    )
    rows = [
        f'"TRANSFER-{m.number}",{m.on:%d-%m-%Y},{plain(m.cents)},EUR,"{m.text}",,1.00,,0'
        for m in MOVES
    ]
    return _rows(header, rows)


def _wise_history() -> str:
    """Whose money came, and to whom it went; a fee on the way, and a transfer that never was."""
    header = (
        "ID,Status,Direction,Created on,Finished on,Source fee amount,Source fee currency,"
        "Target fee amount,Target fee currency,Source name,Source amount (after fees),"
        "Source currency,Target name,Target amount (after fees),Target currency,Exchange rate,"
        "Reference,Batch,Created by,Category,Note"
    )
    rows = [
        f"TRANSFER-{m.number},COMPLETED,{'IN' if m.cents > 0 else 'OUT'},{m.on} 10:00:00,"
        f"{m.on} 10:05:00,,,0.35,EUR,{m.text},{plain(abs(m.cents) + 35)},EUR,Lea,"
        f"{plain(abs(m.cents))},EUR,1.0,,,,,"
        for m in MOVES
    ]
    return _rows(header, [*rows, rows[0].replace("COMPLETED", "CANCELLED")])


def _paypal() -> str:
    header = (
        '"Date","Heure","Fuseau horaire","Nom","Type","État","Devise","Avant commission",'
        '"Commission","Net","Numéro de transaction"'
    )
    rows = [
        f'"{m.on:%d/%m/%Y}","10:11:12","CET","{m.text}","Paiement","Terminé","EUR",'
        f'"{french(m.cents + 35)}","-0,35","{french(m.cents)}","{m.number}"'
        for m in MOVES
    ]
    return _rows(header, rows)


def _sparkasse() -> str:
    header = (
        '"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";'
        '"Beguenstigter/Zahlungspflichtiger";"Betrag";"Waehrung";"Info"'
    )
    rows = [
        f'"DE00";"{m.on:%d.%m.%y}";"{m.on:%d.%m.%y}";"GUTSCHR";"{m.text}";"";'
        f'"{french(m.cents, "")}";"EUR";"Umsatz gebucht"'
        for m in MOVES
    ]
    return _rows(header, rows)


def _ofx1() -> str:
    """SGML: leaves are not closed."""
    entries = "\n".join(
        f"<STMTTRN>\n<TRNTYPE>CREDIT\n<DTPOSTED>{m.on:%Y%m%d}\n<TRNAMT>{french(m.cents, '')}\n"
        f"<FITID>{m.number}\n<NAME>{m.text}\n</STMTTRN>"
        for m in MOVES
    )
    return (
        "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\n"
        "CHARSET:1252\n\n<OFX>\n<BANKMSGSRSV1>\n<STMTTRNRS>\n<STMTRS>\n<CURDEF>EUR\n"
        "<BANKACCTFROM>\n<BANKID>30002\n<ACCTID>0000012345\n</BANKACCTFROM>\n<BANKTRANLIST>\n"
        f"{entries}\n</BANKTRANLIST>\n<LEDGERBAL>\n<BALAMT>1.00\n</LEDGERBAL>\n</STMTRS>\n"
        "</STMTTRNRS>\n</BANKMSGSRSV1>\n</OFX>\n"
    )


def _ofx2() -> str:
    """XML: the same, closed, with hours and zones."""
    entries = "".join(
        f"<STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>{m.on:%Y%m%d}120000.000[+1:CET]</DTPOSTED>"
        f"<TRNAMT>{plain(m.cents)}</TRNAMT><FITID>{m.number}</FITID><NAME>{m.text[:20]}</NAME>"
        f"<MEMO>{m.text} &amp; co</MEMO></STMTTRN>"
        for m in MOVES
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE"?>'
        "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF><BANKACCTFROM><ACCTID>0000012345"
        f"</ACCTID></BANKACCTFROM><BANKTRANLIST>{entries}</BANKTRANLIST></STMTRS></STMTTRNRS>"
        "</BANKMSGSRSV1></OFX>"
    )


def camt(version: str, *, status: str = "<Sts>BOOK</Sts>") -> str:
    """Return the statement as camt.053 of a version: "02", "08"."""
    entries = "".join(
        f'<Ntry><NtryRef>{number}</NtryRef><Amt Ccy="EUR">{plain(abs(m.cents))}</Amt>'
        f"<CdtDbtInd>{'CRDT' if m.cents > 0 else 'DBIT'}</CdtDbtInd>{status}"
        f"<BookgDt><Dt>{m.on}</Dt></BookgDt><ValDt><Dt>{m.on}</Dt></ValDt>"
        f"<AcctSvcrRef>{m.number}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED"
        "</EndToEndId></Refs><RltdPties><Dbtr><Nm>Léa &amp; Cie</Nm></Dbtr></RltdPties><RmtInf>"
        f"<Ustrd>{m.text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
        for number, m in enumerate(MOVES, start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">'
        "<BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>FR7600000000000000000000000</IBAN></Id>"
        '<Ccy>EUR</Ccy></Acct><Bal><Amt Ccy="EUR">1.00</Amt></Bal>'
        f"{entries}</Stmt></BkToCstmrStmt></Document>"
    )


_TEXTS: Final = {
    "credit_agricole": ("csv", "cp1252", _agricole),
    "societe_generale": ("csv", "cp1252", _generale),
    "societe_generale_online": ("csv", "cp1252", _generale_online),
    "qonto": ("csv", "utf-8", _qonto),
    "bnp": ("csv", "utf-8-sig", _bnp),
    "banque_populaire": ("csv", "utf-8", _popular),
    "lcl": ("csv", "cp1252", _lcl),
    "boursobank": ("csv", "utf-8-sig", _bourso),
    "revolut": ("csv", "utf-8", _revolut),
    "n26": ("csv", "utf-8", _n26),
    "wise": ("csv", "utf-8", _wise),
    "wise_history": ("csv", "utf-8", _wise_history),
    "paypal": ("csv", "utf-8-sig", _paypal),
    "sparkasse": ("csv", "cp1252", _sparkasse),
    "ofx1": ("ofx", "cp1252", _ofx1),
    "ofx2": ("ofx", "utf-8", _ofx2),
    "camt02": ("xml", "utf-8", lambda: camt("02")),
    "camt08": ("xml", "utf-8", lambda: camt("08", status="<Sts><Cd>BOOK</Cd></Sts>")),
}
FORMATS: Final = tuple(_TEXTS)
