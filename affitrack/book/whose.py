"""Whose sales each of some files has: as is wished, or as the files or known sales tell."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from affitrack.book import owners
from affitrack.store.rules import accounts as kept_accounts
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from affitrack.book.book import Book
    from affitrack.book.owners import AnyFile
    from affitrack.domain.records import Account
    from affitrack.store.connection import Store

    Whose: TypeAlias = str | Mapping[Path, str]
    """The handle of the account of all files, or of each by its path."""


def owner_of_each(
    book: Book, store: Store, wished: Whose | None, market: str | None, sources: Sequence[AnyFile]
) -> Callable[[AnyFile], Account]:
    """Return what gives the account of a file, made only where that is wanted.

    That reads its rules anew: another program may have changed them in the meantime.

    Args:
        book: makes and finds accounts.
        store: of the book.
        wished: whose they are to be; None to be found out.
        market: of an account that does not exist yet; None for the likeliest.
        sources: the files.

    Raises:
        UserError: it cannot be told whose they are.
    """
    if wished is not None and not isinstance(wished, str):
        return lambda source: book.account(wished[source.path])
    accounts = book.accounts()

    def new(handle: str) -> Callable[[AnyFile], Account]:
        return _of_all(lambda: book.add_account(handle, market or owners.likely_market(sources)))

    if wished is not None:
        is_unknown = kept_accounts.find_account(store, wished) is None
        if is_unknown and (market is not None or not accounts):
            return new(wished)
        return _of_all(lambda: book.account(wished))
    if not accounts:
        first = owners.first_account_named(sources)
        if first is None:
            raise UserError(message("book.no_account_yet"))
        return new(first)
    found = owners.accounts_of(store, accounts, sources)
    if found is not None:
        return lambda source: book.account(found[source.path].handle)
    if len(accounts) > 1:
        handles = tuple(account.handle for account in accounts)
        raise UserError(message("book.which_account", handles=handles))
    return _of_all(lambda: book.account(accounts[0].handle))


def _of_all(make: Callable[[], Account]) -> Callable[[AnyFile], Account]:
    """Return what gives the same account for each file."""
    once = cache(make)
    return lambda _source: once()
