"""Whose sales are in files that name their creators: sellers' and partners' exports.

The creator's own export names nobody: whose it is the sales tell that an account has already, else
it can only be asked.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Final

from affitrack.domain.market import DEFAULT_MARKET, markets
from affitrack.ingest.orders.own_rows import handle_key
from affitrack.ingest.orders.source import SourceFile
from affitrack.ingest.plain.plain_source import PlainSource
from affitrack.ingest.reach.metrics import MetricFile
from affitrack.store.imports.elsewhere import owners_of
from affitrack.wording.message import Message, UserError, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Protocol, TypeAlias

    from affitrack.domain.records import Account
    from affitrack.store.connection import Store

    AnyFile: TypeAlias = SourceFile | MetricFile

    class NamesCreators(Protocol):
        """A file that may say whose rows it has."""

        def creators(self) -> Mapping[str, int]:
            """Return the rows of each creator; nothing where the file names none."""
            ...


# Names that a sentence lists; a seller's export may have hundreds.
_LISTED: Final = 5
# Rows that tell the currency of a file.
_LOOKED_AT: Final = 64


def accounts_of(
    store: Store, accounts: Sequence[Account], sources: Sequence[AnyFile]
) -> dict[Path, Account] | None:
    """Return by path the account that a file names, or that has sales of it; None where none is.

    What tells nothing goes with the others, unless it may be of several accounts. Tables of one's
    own never tell: their numbers of orders may be anybody's, like 1, 2, 3.

    Raises:
        UserError: a file names several accounts, all name strangers, or one may be of several.
    """
    named = _accounts_named(accounts, sources)
    if len(accounts) <= 1:
        return dict.fromkeys((source.path for source in sources), accounts[0]) if named else None
    found = named | {
        source.path: owner
        for source in sources
        if isinstance(source, SourceFile) and not isinstance(source, PlainSource)
        if not source.creators()
        for owner in [_account_with_sales_of(store, accounts, source)]
        if owner is not None
    }
    if not found:
        return None
    several = {owner.handle: owner for owner in found.values()}
    unsaid = [each for each in sources if each.path not in found and not each.creators()]
    if unsaid and (named or len(several) > 1):
        handles = several if len(several) > 1 else [account.handle for account in accounts]
        raise UserError(message("book.which_account", handles=tuple(handles)))
    (first, *_) = several.values()
    return {source.path: found.get(source.path, first) for source in sources}


def _accounts_named(accounts: Sequence[Account], sources: Sequence[AnyFile]) -> dict[Path, Account]:
    """Return by path the account that each file names; nothing of those that name strangers.

    Raises:
        UserError: a file names several of the accounts, or all that name somebody name strangers.
    """
    found: dict[Path, Account] = {}
    for source in sources:
        creators = set(map(handle_key, source.creators()))
        known = [account for account in accounts if handle_key(account.handle) in creators]
        if len(known) > 1:
            handles = tuple(account.handle for account in known)
            raise UserError(message("book.several_named", file=source.name, handles=handles))
        if known:
            found[source.path] = known[0]
    strangers = _named(sources)
    if strangers and not found:
        raise UserError(message("book.no_account_named", creators=_listed(strangers)))
    return found


def first_account_named(sources: Sequence[NamesCreators]) -> str | None:
    """Return the handle of the only creator that files name; None where some file names nobody.

    Raises:
        UserError: the files name several creators.
    """
    named = _named(sources)
    if not named or not _all_name(sources):
        return None
    if len(named) > 1:
        raise UserError(message("book.which_creator", creators=_listed(named)))
    (name,) = named.values()
    return f"@{name.lstrip('@')}"


def creators_named(sources: Sequence[NamesCreators]) -> list[str]:
    """Return the creators that files name, as they are written, those with most rows first."""
    return list(_named(sources).values())


def in_currency_of(accounts: Sequence[Account], sources: Sequence[NamesCreators]) -> list[Account]:
    """Return the accounts that are paid in what files begin with; all where they do not say."""
    found = currencies_of(sources)
    return [account for account in accounts if not found or account.currency in found]


def likely_market(sources: Sequence[NamesCreators]) -> str:
    """Return the code of the market that files are from, by the currency that they begin with.

    Of several markets with that currency, and where files do not say, the default.
    """
    found = currencies_of(sources)
    fitting = [each.code for each in markets().values() if found == {each.currency}]
    return fitting[0] if len(fitting) == 1 else DEFAULT_MARKET


def currencies_of(sources: Sequence[NamesCreators]) -> set[str]:
    """Return the currencies that files begin with; none where they do not say."""
    found: set[str] = set()
    for source in sources:
        if isinstance(source, SourceFile):
            with suppress(UserError):  # a file that breaks off is told of where it is read
                found |= next((chunk.currencies for chunk in source.chunks(_LOOKED_AT)), set())
    return found


def rows_of_others(source: SourceFile | MetricFile) -> int:
    """Return how many rows are other creators', of a file that is not read otherwise."""
    if not isinstance(source, MetricFile) and source.creators():
        for _chunk in source.chunks():
            pass
    return source.other_creators


def _account_with_sales_of(
    store: Store, accounts: Sequence[Account], source: SourceFile
) -> Account | None:
    """Return the one account that has sales of a file, as far as its first rows tell."""
    order_ids: set[str] = set()
    with suppress(UserError):  # a file that breaks off is told of where it is read
        for chunk in islice(source.chunks(), 1):
            order_ids |= {facts.order_id for facts in chunk.facts()}
    numbers = owners_of(store.connection, order_ids)
    having = [account for account in accounts if account.account_id in numbers]
    return having[0] if len(having) == 1 else None


def _named(sources: Sequence[NamesCreators]) -> dict[str, str]:
    """Return the creators that files name, as compared and as written, most rows first."""
    shown: dict[str, str] = {}
    rows: dict[str, int] = {}
    for source in sources:
        for name, count in source.creators().items():
            key = handle_key(name)
            shown.setdefault(key, name)
            rows[key] = rows.get(key, 0) + count
    return {key: shown[key] for key in sorted(shown, key=lambda key: (-rows[key], key))}


def _all_name(sources: Sequence[NamesCreators]) -> bool:
    return all(source.creators() for source in sources)


def _listed(named: Mapping[str, str]) -> tuple[str | Message, ...]:
    names: list[str | Message] = list(named.values())
    more = len(names) - _LISTED
    if more <= 0:
        return tuple(names)
    return (*names[:_LISTED], message("book.more_creators", n=more))
