"""`claims`: what is asked for, how far it is, and what it brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from affitrack.cli import json_claims, values
from affitrack.cli.opening import open_book
from affitrack.cli.tables import Column, pairs, table
from affitrack.domain.claim import ClaimState
from affitrack.domain.money import Money
from affitrack.domain.typed import typed_amount
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from datetime import date

    from affitrack.book import Book
    from affitrack.cli.console import Console
    from affitrack.domain.claim import Claim
    from affitrack.domain.finding import LineFinding
    from affitrack.domain.received import RunArrival

_NO_DAY = "none"


def show_all(chosen: Namespace, console: Console) -> int:
    """List the claims, and what they brought in."""
    with open_book(chosen, console) as book:
        found, totals = book.claims(chosen.account), book.claim_totals(chosen.account)
    if console.is_json:
        console.document(
            {
                "claims": [json_claims.claim(each, console.lang) for each in found],
                "totals": [json_claims.totals(each) for each in totals],
            }
        )
        return 0
    if not found:
        console.say("claims.none")
        return 0
    console.print_all(_table(found, console))
    for each in totals:
        console.say(
            "claims.totals",
            claimed=console.money(each.claimed, each.currency),
            open=console.money(each.open, each.currency),
            won=console.money(each.won, each.currency),
            lost=console.money(each.claimed_and_lost, each.currency),
        )
    return 0


def show(chosen: Namespace, console: Console) -> int:
    """Show one claim with its lines."""
    with open_book(chosen, console) as book:
        found = book.claim(chosen.claim_id)
    _tell(found, console)
    return 0


def add(chosen: Namespace, console: Console) -> int:
    """Make a claim of lines that show something, or of a run that was paid short."""
    with open_book(chosen, console) as book:
        lines, runs = _meant(book, chosen)
        made = book.make_claim(lines, runs, title=chosen.title, note=chosen.note)
    _tell(made, console, "claims.added")
    return 0


def change(chosen: Namespace, console: Console) -> int:
    """Change what is named of a claim."""
    with open_book(chosen, console) as book:
        changes = _changes(chosen, book.claim(chosen.claim_id), book.as_of)
        if not changes:
            raise UserError(message("cli.claims.nothing_named"))
        made = book.set_claim(chosen.claim_id, **changes)
    _tell(made, console, "claims.changed")
    if "won" in changes and made.brought_more:
        console.note(message("claims.won_more", claimed=Money(made.claimed, made.currency)))
    return 0


def remove(chosen: Namespace, console: Console) -> int:
    """Remove claims with all that belongs to them."""
    with open_book(chosen, console) as book:
        gone = [each.claim for each in book.remove_claims(chosen.claim_ids)]
    if console.is_json:
        console.document_of("removed", [json_claims.claim(each, console.lang) for each in gone])
    else:
        console.say("claims.removed", n=len(gone))
    return 0


def save(chosen: Namespace, console: Console) -> int:
    """Write a claim as a file for others; one that is there is not replaced."""
    if chosen.out.exists():
        raise UserError(message("cli.bad.exists", given=str(chosen.out)))
    form = chosen.form or chosen.out.suffix.lstrip(".").lower()
    with open_book(chosen, console) as book:
        path = book.save_claim(chosen.claim_id, chosen.out, form, console.lang)
    if console.is_json:
        console.document({"claim_id": str(chosen.claim_id), "path": str(path), "format": form})
    else:
        console.say("claims.saved", path=str(path))
    return 0


def attach(chosen: Namespace, console: Console) -> int:
    """Keep files with a claim: all or none."""
    with open_book(chosen, console) as book:
        book.attach_all(chosen.claim_id, chosen.files)
        found = book.claim(chosen.claim_id)
    _tell(found, console, "claims.changed")
    return 0


def fetch(chosen: Namespace, console: Console) -> int:
    """Write an attachment as a file; one that is there is not replaced."""
    with open_book(chosen, console) as book:
        content = book.attachment(chosen.attachment_id)
    try:
        with chosen.out.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise UserError(message("cli.bad.exists", given=str(chosen.out))) from error
    if console.is_json:
        console.document({"attachment_id": str(chosen.attachment_id), "path": str(chosen.out)})
    else:
        console.say("claims.saved", path=str(chosen.out))
    return 0


def detach(chosen: Namespace, console: Console) -> int:
    """Take an attachment away."""
    with open_book(chosen, console) as book:
        gone = book.detach(chosen.attachment_id)
        found = book.claim(gone.attachment.claim_id)
    _tell(found, console, "claims.changed")
    return 0


def remind(chosen: Namespace, console: Console) -> int:
    """Set the day of a reminder, or tell which days are near or over."""
    with open_book(chosen, console) as book:
        if chosen.claim_id is not None:
            if (chosen.on is None) != chosen.never:
                raise UserError(message("cli.claims.which_day"))
            made = book.set_claim(chosen.claim_id, remind_on=chosen.on)
            _tell(made, console, "claims.changed")
            return 0
        if chosen.on is not None or chosen.never:
            raise UserError(message("cli.claims.which_claim"))
        found = book.reminders()
    if console.is_json:
        console.document_of("reminders", [json_claims.reminder(f, console.lang) for f in found])
    elif found:
        for each in found:
            console.print(console.render(each.what))
    else:
        console.say("claims.no_reminder")
    return 0


def _meant(book: Book, chosen: Namespace) -> tuple[list[LineFinding], list[RunArrival]]:
    """Return the lines and runs that are to be claimed."""
    runs = []
    if chosen.run is not None:
        if chosen.orders or chosen.kinds or chosen.shop:
            raise UserError(message("cli.claims.lines_or_run"))
        runs = [
            run
            for run in book.arrivals(chosen.account).runs
            if run.payout_on == chosen.run and chosen.currency in {None, run.currency}
        ]
        if not runs:
            raise UserError(message("cli.claims.no_run", on=chosen.run))
        return [], runs
    if not chosen.orders and not chosen.kinds:
        raise UserError(message("cli.claims.what_to_claim"))
    found = [each for each in book.findings(chosen.account) if _is_meant(each, chosen)]
    for order in chosen.orders:
        if not any(each.order_id == order for each in found):
            raise UserError(message("cli.claims.nothing_found", order=order))
    if not found:
        raise UserError(message("cli.claims.nothing_of_kind"))
    return found, []


def _is_meant(each: LineFinding, chosen: Namespace) -> bool:
    """Tell whether a finding was named.

    Of whole kinds those that are claimed are left out, and those that may be paid by now.
    """
    is_free = each.claim_id is None and each.told_on is None
    shops = {each.shop.casefold(), each.shop_name.casefold()}
    return (
        (each.order_id in chosen.orders if chosen.orders else is_free)
        and (not chosen.kinds or each.kind.value in chosen.kinds)
        and (chosen.shop is None or chosen.shop.casefold() in shops)
        and chosen.currency in {None, each.currency}
    )


def _changes(chosen: Namespace, claim: Claim, as_of: date) -> dict[str, Any]:
    """Return what was named, as `set_claim` takes it; nothing was sent on a day to come."""
    changes: dict[str, Any] = {}
    if chosen.state is not None:
        changes["state"] = ClaimState(chosen.state)
    if chosen.on is not None:
        if chosen.state is None:
            raise UserError(message("cli.claims.day_of_state"))
        if chosen.on > as_of:
            raise UserError(message("cli.claims.day_to_come", on=chosen.on))
        changes["state_on"] = chosen.on
    if chosen.won is not None:
        changes["won"] = typed_amount(chosen.won, claim.currency)
    for name in ("title", "note"):
        if getattr(chosen, name) is not None:
            changes[name] = getattr(chosen, name)
    if chosen.deadline is not None:
        is_none = chosen.deadline.casefold() == _NO_DAY
        changes["deadline_on"] = None if is_none else values.day(chosen.deadline)
    return changes


def _tell(claim: Claim, console: Console, key: str | None = None) -> None:
    """Show a claim, after a sentence on what was done to it."""
    if console.is_json:
        console.document({"claim": json_claims.claim(claim, console.lang)})
        return
    name = console.render(claim.name)
    if key is not None:
        console.say(key, number=str(claim.claim_id), name=name)
    entries = [
        ("name", name),
        ("account", claim.account),
        ("state", console.render(message(f"claims.state.{claim.state.value}"))),
        ("claimed", console.money(claim.claimed, claim.currency)),
    ]
    if claim.won is not None:
        entries.append(("won", console.money(claim.won, claim.currency)))
    for day in ("made_on", "sent_on", "answered_on", "closed_on", "deadline_on", "remind_on"):
        on = getattr(claim, day)
        if on is not None:
            entries.append((day, console.day(on)))
    if claim.note:
        entries.append(("note", claim.note))
    console.print_all(pairs((console.words(f"claims.{name}"), value) for name, value in entries))
    _print_parts(claim, console)


def _print_parts(claim: Claim, console: Console) -> None:
    for run in claim.runs:
        console.say(
            "claims.of_run",
            on=run.payout_on,
            expected=console.money(run.expected, claim.currency),
            received=console.money(run.received, claim.currency),
        )
        if run.since is not None:
            console.print(console.render(run.since))
    if claim.lines:
        columns = [
            Column(console.words("claims.order")),
            Column(console.words("claims.shop"), width=22),
            Column(console.words("claims.what"), width=26),
            *(
                Column(console.words(f"claims.{name}"), is_number=True)
                for name in ("expected", "stands", "claimed")
            ),
            Column(console.words("claims.since")),
        ]
        rows = [
            (
                line.order_id,
                line.shop_name or line.shop,
                console.render(message(f"reconcile.kind.{line.kind.value}")),
                *(
                    console.money(minor, claim.currency)
                    for minor in (line.expected, line.stands, line.claimed)
                ),
                "" if line.since is None else console.render(line.since),
            )
            for line in claim.lines
        ]
        console.print_all(table(columns, rows))
    for each in claim.attachments:
        console.say(
            "claims.attached",
            number=str(each.attachment_id),
            name=each.name,
            bytes=each.size,
            on=each.added_on,
        )


def _table(found: Sequence[Claim], console: Console) -> list[str]:
    columns = [
        Column(console.words("claims.number"), is_number=True),
        Column(console.words("claims.name")),
        Column(console.words("claims.account")),
        Column(console.words("claims.state")),
        Column(console.words("claims.claimed"), is_number=True),
        Column(console.words("claims.won"), is_number=True),
        Column(console.words("claims.made_on")),
        Column(console.words("claims.deadline_on")),
    ]
    rows = [
        (
            str(each.claim_id),
            console.render(each.name),
            each.account,
            console.render(message(f"claims.state.{each.state.value}")),
            console.money(each.claimed, each.currency),
            "" if each.won is None else console.money(each.won, each.currency),
            console.day(each.made_on),
            "" if each.deadline_on is None else console.day(each.deadline_on),
        )
        for each in found
    ]
    return list(table(columns, rows))
