"""Claims as they are kept: written whole, read with what has become of their lines since."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.claim import (
    Attachment,
    Claim,
    ClaimLine,
    ClaimRun,
    ClaimState,
    GoneAttachment,
    GoneClaim,
    since_then,
)
from affitrack.domain.correction import LineRef
from affitrack.domain.finding import FindingKind
from affitrack.domain.line import LineKey
from affitrack.domain.stage import Outcome
from affitrack.store.rules.accounts import find_account
from affitrack.store.sql.columns import FACTS, KEY_PARTS, listed
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from affitrack.store.connection import Store

_KEY: Final = FACTS[:KEY_PARTS]
_CLAIM: Final = (
    "claim_id", "currency", "title", "state", "won", "made_on", "sent_on", "answered_on",
    "closed_on", "deadline_on", "remind_on", "note",
)  # fmt: skip
_DAYS: Final = frozenset(
    {"made_on", "sent_on", "answered_on", "closed_on", "deadline_on", "remind_on"}
)
_NOW: Final = ("line_id", "now", "since")
_LINE: Final = tuple(field.name for field in fields(ClaimLine) if field.name not in _NOW)
_RUN: Final = tuple(field.name for field in fields(ClaimRun) if field.name not in _NOW)

_CLAIMS: Final = f"""
SELECT handle, {listed(_CLAIM, "claims")} FROM claims JOIN accounts USING (account_id)
WHERE (?1 IS NULL OR account_id = ?1) AND (?2 IS NULL OR claim_id = ?2)
ORDER BY claim_id
"""
_LINES: Final = f"""
SELECT claim_id, currency, account_id, {listed(_LINE, "claim_lines")}
FROM claims CROSS JOIN claim_lines USING (claim_id)
WHERE (?1 IS NULL OR account_id = ?1) AND (?2 IS NULL OR claim_id = ?2)
ORDER BY claim_id, claim_lines.ordered_on, {listed(_KEY, "claim_lines")}
"""
_HAS_KEY: Final = " AND ".join(f"{column} = ?" for column in _KEY)
_STANDS_NOW: Final = (
    f"SELECT line_id, outcome, net FROM order_lines WHERE account_id = ? AND {_HAS_KEY}"
)
_REASON: Final = f"SELECT reason FROM claim_lines WHERE claim_id = ? AND {_HAS_KEY}"
_SET_REASON: Final = f"UPDATE claim_lines SET reason = ? WHERE claim_id = ? AND {_HAS_KEY}"
_CLAIMED: Final = f"""
SELECT handle, {listed(_KEY, "claim_lines")}, claim_id
FROM claims JOIN accounts USING (account_id) CROSS JOIN claim_lines USING (claim_id)
WHERE state <> 'lost' ORDER BY claim_id
"""


def claims(
    store: Store, account_id: int | None = None, *, claim_id: int | None = None
) -> list[Claim]:
    """Return the claims of one account or of all, or the one of a number, the first one first."""
    which = (account_id, claim_id)
    lines = _lines(store, which)
    runs: defaultdict[int, list[ClaimRun]] = defaultdict(list)
    for number, on, *figures in store.connection.execute(
        f"SELECT claim_id, {listed(_RUN)} FROM claim_runs ORDER BY claim_id, payout_on"
    ):
        runs[number].append(ClaimRun(date.fromisoformat(on), *figures))
    attached: defaultdict[int, list[Attachment]] = defaultdict(list)
    for each in _attachments(store):
        attached[each.claim_id].append(each)
    found = []
    for handle, *values in store.connection.execute(_CLAIMS, which):
        stated = dict(zip(_CLAIM, map(_read, _CLAIM, values), strict=True))
        number = stated["claim_id"]
        found.append(
            Claim(
                account=handle,
                lines=tuple(lines[number]),
                runs=tuple(runs[number]),
                attachments=tuple(attached[number]),
                **stated,
            )
        )
    return found


def claim_of(store: Store, claim_id: int) -> Claim:
    """Return the claim of a number. Raises `UserError` where there is none."""
    for claim in claims(store, claim_id=claim_id):
        return claim
    raise UserError(message("claims.unknown", claim=str(claim_id)))


def claimed_lines(store: Store) -> dict[LineRef, int]:
    """Return which claim each line is part of, but for claims that were lost."""
    return {
        LineRef(handle, LineKey(*key)): claim_id
        for handle, *key, claim_id in store.connection.execute(_CLAIMED)
    }


def claimed_runs(store: Store) -> dict[tuple[str, str, date], int]:
    """Return which claim each run is part of, but for claims that were lost.

    By handle of the account, currency and day of the run.
    """
    query = """
      SELECT handle, claims.currency, payout_on, claim_id
      FROM claims JOIN accounts USING (account_id) CROSS JOIN claim_runs USING (claim_id)
      WHERE state <> 'lost' ORDER BY claim_id
    """
    return {
        (handle, currency, date.fromisoformat(on)): claim_id
        for handle, currency, on, claim_id in store.connection.execute(query)
    }


def reasons_of(store: Store, claim: Claim) -> dict[LineKey, str]:
    """Return why each line of a claim was claimed, as `claim_reason` writes it.

    They are large, and asked for where they are shown. Of an older claim there is none.
    """
    found = {}
    for line in claim.lines:
        row = store.connection.execute(_REASON, (claim.claim_id, *line.key)).fetchone()
        if row is not None and row[0] is not None:
            found[line.key] = row[0]
    return found


def add_claim(store: Store, claim: Claim, reasons: Mapping[LineKey, str]) -> Claim:
    """Keep a new claim, under a number that no claim has had.

    Args:
        store: the open store.
        claim: what is claimed.
        reasons: why each of its lines is, as `claim_reason` writes it.
    """
    with store.write():
        values = {name: value for name, value in _columns(store, claim).items() if name != _ID}
        made = store.connection.execute(_insert("claims", values), tuple(values.values()))
        number = int(made.lastrowid or 0)
        _write_parts(store, replace(claim, claim_id=number), reasons)
        return claim_of(store, number)


def put_claim(store: Store, claim: Claim) -> Claim:
    """Let a claim that is kept be as this one; return it as it was.

    Its lines, runs and attachments stay as they are.

    Raises:
        UserError: there is no such claim.
    """
    with store.write():
        before = claim_of(store, claim.claim_id)
        values = _columns(store, claim)
        sets = ", ".join(f"{name} = ?" for name in values)
        store.connection.execute(
            f"UPDATE claims SET {sets} WHERE claim_id = ?", (*values.values(), claim.claim_id)
        )
    return before


def remove_claims(store: Store, claim_ids: Iterable[int]) -> list[GoneClaim]:
    """Remove claims; return what brings them back.

    Raises:
        UserError: there is none of a number; nothing is removed.
    """
    gone: list[GoneClaim] = []
    with store.write():
        for number in dict.fromkeys(claim_ids):
            claim = claim_of(store, number)
            kept = tuple(
                GoneAttachment(each, content_of(store, each.attachment_id))
                for each in claim.attachments
            )
            gone.append(GoneClaim(claim, kept, reasons_of(store, claim)))
            for table in ("claim_attachments", "claim_runs", "claim_lines", "claims"):
                store.connection.execute(f"DELETE FROM {table} WHERE claim_id = ?", (number,))
    return gone


def restore_claims(store: Store, gone: Sequence[GoneClaim]) -> None:
    """Bring claims back as they were, under their numbers."""
    with store.write():
        for each in gone:
            values = _columns(store, each.claim)
            store.connection.execute(_insert("claims", values), tuple(values.values()))
            _write_parts(store, each.claim, each.reasons)
            for attached in each.attachments:
                restore_attachment(store, attached)


def attach(store: Store, claim_id: int, name: str, content: bytes, added_on: date) -> Attachment:
    """Keep a file with a claim. Raises `UserError` where there is no such claim."""
    with store.write():
        claim_of(store, claim_id)
        made = store.connection.execute(
            "INSERT INTO claim_attachments (claim_id, name, added_on, content) VALUES (?, ?, ?, ?)",
            (claim_id, name, added_on.isoformat(), content),
        )
        return Attachment(int(made.lastrowid or 0), claim_id, name, len(content), added_on)


def content_of(store: Store, attachment_id: int) -> bytes:
    """Return what is in an attachment. Raises `UserError` where there is none of that number."""
    query = "SELECT content FROM claim_attachments WHERE attachment_id = ?"
    row = store.connection.execute(query, (attachment_id,)).fetchone()
    if row is None:
        raise UserError(message("claims.unknown_attachment", attachment=str(attachment_id)))
    return bytes(row[0])


def detach(store: Store, attachment_id: int) -> GoneAttachment:
    """Take an attachment away. Raises `UserError` where there is none of that number."""
    with store.write():
        content = content_of(store, attachment_id)
        (found,) = [each for each in _attachments(store) if each.attachment_id == attachment_id]
        store.connection.execute(
            "DELETE FROM claim_attachments WHERE attachment_id = ?", (attachment_id,)
        )
    return GoneAttachment(found, content)


def restore_attachment(store: Store, gone: GoneAttachment) -> None:
    """Bring an attachment back as it was, under its number."""
    each = gone.attachment
    with store.write():
        store.connection.execute(
            "INSERT INTO claim_attachments (attachment_id, claim_id, name, added_on, content)"
            " VALUES (?, ?, ?, ?, ?)",
            (each.attachment_id, each.claim_id, each.name, f"{each.added_on}", gone.content),
        )


def _attachments(store: Store) -> Iterator[Attachment]:
    query = (
        "SELECT attachment_id, claim_id, name, length(content), added_on"
        " FROM claim_attachments ORDER BY claim_id, attachment_id"
    )
    for number, claim_id, name, size, added_on in store.connection.execute(query):
        yield Attachment(number, claim_id, name, size, date.fromisoformat(added_on))


def _lines(store: Store, which: tuple[int | None, int | None]) -> dict[int, list[ClaimLine]]:
    """Return the lines of claims, by claim, with what stands there now."""
    found: defaultdict[int, list[ClaimLine]] = defaultdict(list)
    for number, currency, account_id, *values in store.connection.execute(_LINES, which).fetchall():
        stated = dict(zip(_LINE, values, strict=True))
        for name in ("ordered_on", "since_on", "deadline_on"):
            stated[name] = _day(stated[name])
        stated["kind"] = FindingKind(stated["kind"])
        line = ClaimLine(**stated)
        row = store.connection.execute(_STANDS_NOW, (account_id, *line.key)).fetchone()
        line_id, outcome, net = row or (None, "", 0)
        now = None if row is None else stands(outcome, net)
        line = replace(line, line_id=line_id, now=now)
        found[number].append(replace(line, since=since_then(line, currency, outcome)))
    return found


def stands(outcome: str, net: int) -> int:
    """Return what a line has paid: nothing as long as it is only an estimate, or is lost."""
    return net if outcome in {Outcome.SETTLED, Outcome.DEDUCTED} else 0


def _write_parts(store: Store, claim: Claim, reasons: Mapping[LineKey, str]) -> None:
    connection = store.connection
    for table, columns, parts in (
        ("claim_lines", _LINE, claim.lines),
        ("claim_runs", _RUN, claim.runs),
    ):
        rows = [
            (claim.claim_id, *(_written(getattr(part, name)) for name in columns)) for part in parts
        ]
        connection.executemany(_insert(table, (_ID, *columns)), rows)
    connection.executemany(
        _SET_REASON, [(reason, claim.claim_id, *key) for key, reason in reasons.items()]
    )


def _columns(store: Store, claim: Claim) -> dict[str, Any]:
    account = find_account(store, claim.account)
    if account is None:
        raise UserError(message("book.no_such_account", handle=claim.account))
    stated = {name: _written(getattr(claim, name)) for name in _CLAIM}
    return {"account_id": account.account_id, **stated}


_ID: Final = "claim_id"


def _insert(table: str, columns: Iterable[str]) -> str:
    names = tuple(columns)
    return f"INSERT INTO {table} ({listed(names)}) VALUES ({', '.join('?' * len(names))})"


def _written(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    return value.isoformat() if isinstance(value, date) else value


def _read(name: str, value: Any) -> Any:  # noqa: ANN401
    if name == "state":
        return ClaimState(value)
    return _day(value) if name in _DAYS else value


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
