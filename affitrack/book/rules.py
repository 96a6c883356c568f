"""The rules by which sales are counted: of accounts, shops and products, and agreed rates.

Whatever changes a rule works the lines that it is for out again, in the same transaction. Setting
back what was set before takes a change back exactly. What a change would come to is told by
`Rules.effect_of` without keeping it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, Self, TypedDict

from affitrack.book.cancelling import check, watched
from affitrack.later import later
from affitrack.store.lines import overview
from affitrack.store.lines.totals import stage_totals
from affitrack.store.rules import accounts as kept_accounts
from affitrack.wording.message import Rate, UserError, message

if TYPE_CHECKING:
    from datetime import date

    from affitrack.book.work import CancelToken, Progress
    from affitrack.domain import rule_records
    from affitrack.domain.rate import RateRule
    from affitrack.domain.records import Account
    from affitrack.domain.rule_records import (
        KeptRate,
        ProductRecord,
        RemovedAccount,
        RuleEffect,
        ShopRecord,
        Standing,
    )
    from affitrack.store.catalogue import names, overrides
    from affitrack.store.connection import Store
    from affitrack.store.derived import deriving, redating, revaluing, touched
    from affitrack.store.derived.touched import Touched
    from affitrack.store.imports import undo
    from affitrack.store.lines import paging as lines
    from affitrack.store.rules import rates
else:
    rule_records = later("affitrack.domain.rule_records")
    deriving, lines, names, overrides, rates, redating, revaluing, touched, undo = (
        later(f"affitrack.store.{name}")
        for name in (
            "derived.deriving",
            "lines.paging",
            "catalogue.names",
            "catalogue.overrides",
            "rules.rates",
            "derived.redating",
            "derived.revaluing",
            "derived.touched",
            "imports.undo",
        )
    )

Changes = Mapping[str, str | None]
"""Settings by key, as text; None takes the preset again."""

MARKET: Final = "market"
"""Key of the market of an account among its changes; it has no preset."""

_OF_NO_LINE: Final = frozenset({"min_payout", "country"})
"""Settings that say nothing about a single line: which run pays is told when it is asked."""


class _Follows(TypedDict):
    """What may follow from some settings; see `deriving.rederive`."""

    dates: bool
    amounts: bool


class Rules:
    """The part of a book that keeps rules."""

    as_of: date
    _store: Store

    # --- accounts -----------------------------------------------------------------------------

    def accounts(self) -> list[Account]:
        """Return all accounts, the oldest first."""
        return kept_accounts.all_accounts(self._store)

    def account(self, handle: str) -> Account:
        """Return an account; a leading @ and capitals do not matter. Raises `UserError`."""
        account = kept_accounts.find_account(self._store, handle)
        if account is None:
            raise UserError(message("book.no_such_account", handle=handle))
        return account

    def set_account(self, handle: str, changes: Changes, new_handle: str | None = None) -> Account:
        """Change rules of an account, and its name if wanted, all or none.

        Its lines are worked out again. Among the changes may be its `MARKET`, whose presets hold
        then; what it is paid in stays.

        Raises:
            UserError: there is no such account, key or value, or the name is taken.
        """
        with self._store.write_within():
            account = self.account(handle)
            home = changes.get(MARKET, account.market)
            if new_handle is not None and new_handle != account.handle:
                account = kept_accounts.rename_account(self._store, account.account_id, new_handle)
            if home != account.market:
                account = kept_accounts.change_market(self._store, account.account_id, home or "")
            own = {key: value for key, value in changes.items() if key != MARKET}
            if own:
                account = kept_accounts.change_settings(self._store, account.account_id, own)
            deriving.rederive(self._store, account, **_follows_from(changes))
        return account

    def rename_account(self, handle: str, new_handle: str) -> Account:
        """Give an account another name. Raises `UserError` where that is none, or taken."""
        account = self.account(handle)
        return kept_accounts.rename_account(self._store, account.account_id, new_handle)

    def may_remove_account(self, handle: str) -> bool:
        """Tell whether an account has nothing but rules, so that it can be removed."""
        return not kept_accounts.is_in_use(self._store, self.account(handle).account_id)

    def remove_account(self, handle: str) -> RemovedAccount:
        """Remove an account that has nothing but rules; `bring_back_account` puts it back.

        Raises:
            UserError: there is no such account, or sales, imports or payouts belong to it.
        """
        return kept_accounts.remove_account(self._store, self.account(handle).account_id)

    def bring_back_account(self, removed: RemovedAccount) -> None:
        """Put a removed account back as it was. Raises `UserError` where its name is taken."""
        kept_accounts.bring_back_account(self._store, removed)

    # --- shops and products -------------------------------------------------------------------

    def shops(self) -> list[tuple[str, str]]:
        """Return (shop code or name, shop name), by name."""
        return names.shops(self._store)

    def products(self) -> list[tuple[str, str]]:
        """Return (product id, product name), by name."""
        return names.products(self._store)

    def shop_records(self, account: str | None = None) -> list[ShopRecord]:
        """Return all shops by name, with the sales of one account or of all."""
        return overrides.shop_records(self._store, self.as_of, self._id_of(account))

    def product_records(self, account: str | None = None) -> list[ProductRecord]:
        """Return all products by name, with the sales of one account or of all."""
        return overrides.product_records(self._store, self.as_of, self._id_of(account))

    def shop_called(self, text: str) -> str:
        """Return the shop of a code or name; capitals do not matter.

        Raises:
            UserError: no shop is called so, or several are.
        """
        found = overrides.shops_called(self._store, text)
        if not found:
            raise UserError(message("book.no_such_shop", shop=text))
        if len(found) > 1:
            raise UserError(message("book.which_shop", shop=text, shops=tuple(found)))
        return found[0]

    def set_shop(self, shop: str, changes: Changes) -> None:
        """Change what a shop does otherwise than the market, all or none; as `set_account`."""
        code = self.shop_called(shop)
        with self._store.write_within():
            overrides.change_shop(self._store, code, changes)
            self._work_out_again(touched.Touched(shops=[code]), changes)

    def set_product(self, product_id: str, changes: Changes) -> None:
        """Change what holds for a product alone, all or none; as `set_account`."""
        if not overrides.is_product(self._store, product_id):
            raise UserError(message("book.no_such_product", product=product_id))
        with self._store.write_within():
            overrides.change_product(self._store, product_id, changes)
            self._work_out_again(touched.Touched(products=[product_id]), changes)

    # --- agreed rates -------------------------------------------------------------------------

    def rate_rules(self, handle: str | None = None) -> list[tuple[Account, RateRule]]:
        """Return the agreed rates of one account or of all, in the order they were added."""
        by_handle = {account.handle: account for account in self.accounts()}
        return [(by_handle[kept.account], kept.rule) for kept in self.kept_rates(handle)]

    def kept_rates(self, handle: str | None = None) -> list[KeptRate]:
        """Return the agreed rates with their numbers, in the order they were added."""
        handles = {account.account_id: account.handle for account in self.accounts()}
        kept = rates.rate_rules(self._store, self._id_of(handle))
        return [
            rule_records.KeptRate(each.rule_id, handles[each.account_id], each.rule)
            for each in kept
        ]

    def kept_rate(self, rule_id: int) -> KeptRate:
        """Return an agreed rate by its number. Raises `UserError`."""
        for kept in self.kept_rates():
            if kept.rule_id == rule_id:
                return kept
        raise UserError(message("book.no_such_rate", rate=str(rule_id)))

    def add_rate_rule(self, handle: str, rule: RateRule, rule_id: int | None = None) -> int:
        """Keep an agreed rate and work the account's lines out again; returns its number.

        Args:
            handle: of the account.
            rule: what was agreed.
            rule_id: the number that it had, where a removed rate is brought back as it was.

        Raises:
            UserError: there is no such account, or another rate is agreed for the same sales from
                the same day on.
        """
        with self._store.write_within():
            account = self.account(handle)
            if rule_id is None:
                self._check_begin(account.account_id, rule)
            in_force = rates.rules_in_force(self._store, account.account_id)
            number = rates.add_rate_rule(self._store, account.account_id, rule, rule_id)
            deriving.follow_rates(self._store, account, in_force)
        return number

    def change_rate_rule(
        self, rule_id: int, rule: RateRule, *, as_it_was: bool = False
    ) -> KeptRate:
        """Put an agreed rate in the place of another; returns that.

        Args:
            rule_id: the number of the rate.
            rule: what is agreed instead.
            as_it_was: a change is taken back: `rule` is not questioned.

        Raises:
            UserError: there is no such rate, or another is agreed for the same sales from the same
                day on; of two that begin alike already each may be changed in all the rest.
        """
        before = self.kept_rate(rule_id)
        with self._store.write_within():
            account = self.account(before.account)
            if not as_it_was:
                self._check_begin(account.account_id, rule, rule_id)
            in_force = rates.rules_in_force(self._store, account.account_id)
            rates.change_rate_rule(self._store, rule_id, rule)
            deriving.follow_rates(self._store, account, in_force)
        return before

    def remove_rate_rule(self, rule_id: int) -> KeptRate:
        """Forget an agreed rate; returns what it was. Raises `UserError` for an unknown number."""
        before = self.kept_rate(rule_id)
        with self._store.write_within():
            account = self.account(before.account)
            in_force = rates.rules_in_force(self._store, account.account_id)
            rates.remove_rate_rule(self._store, rule_id)
            deriving.follow_rates(self._store, account, in_force)
        return before

    # --- what a change comes to ---------------------------------------------------------------

    def effect_of(
        self,
        change: Callable[[Self], object],
        cancel: CancelToken | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> RuleEffect:
        """Tell what everything comes to before and after a change, which is not kept.

        Args:
            change: does the change with this book, within a transaction that is taken back.
            cancel: any thread may stop the work with it.
            progress: told how much of the change is done.

        Raises:
            UserError: the change is refused.
            Cancelled: it was stopped.
        """
        check(cancel)
        with watched(self._store, progress, cancel), undo.taken_back(self._store):
            before = self._as_it_stands()
            change(self)
            check(cancel)
            after = self._as_it_stands()
        return rule_records.RuleEffect(before, after)

    # --- inside -------------------------------------------------------------------------------

    def _check_begin(self, account_id: int, rule: RateRule, rule_id: int | None = None) -> None:
        alike = rates.beginning_alike(self._store, account_id, rule)
        if not alike or rule_id in {kept.rule_id for kept in alike}:
            return
        first = alike[0]
        raise UserError(
            message(
                "book.rate_agreed",
                rate=Rate(first.rule.rate),
                on=rule.from_on,
                number=str(first.rule_id),
            )
        )

    def _as_it_stands(self) -> Standing:
        coming = overview.summary(self._store, self.as_of)
        payouts = {
            each.currency: rule_records.NextPayout(each.next_payout_on, each.next_payout_net)
            for each in coming
        }
        flags = lines.flag_counts(self._store, self.as_of)
        return rule_records.Standing(stage_totals(self._store, self.as_of), payouts, flags)

    def _work_out_again(self, lines_touched: Touched, changes: Changes) -> None:
        accounts = self.accounts()
        for place, account in enumerate(accounts):
            with self._store.telling_part(place, len(accounts)):
                deriving.rederive(self._store, account, lines_touched, **_follows_from(changes))

    def _id_of(self, handle: str | None) -> int | None:
        return None if handle is None else self.account(handle).account_id


def _follows_from(changes: Changes) -> _Follows:
    """Return what has to be worked out again; a setting that is of neither kind may change both."""
    others = set(changes) - _OF_NO_LINE
    return {
        "dates": not others <= revaluing.AMOUNT_RULES,
        "amounts": not others <= redating.DATE_RULES,
    }
