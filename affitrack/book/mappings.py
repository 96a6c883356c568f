"""Tables that no format knows: what their columns are proposed to mean, and what is kept of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from affitrack.clock import moment_now
from affitrack.domain.market import DEFAULT_MARKET
from affitrack.domain.stage import Stage, stage_of
from affitrack.later import later
from affitrack.store import mappings as kept
from affitrack.store.rules import accounts as kept_accounts
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from affitrack.book import archives, template
    from affitrack.domain import account as accounts
    from affitrack.domain import derive, line, money, rate
    from affitrack.domain import market as markets
    from affitrack.domain.derive import Deriver
    from affitrack.domain.line import LineFacts
    from affitrack.domain.money import Money
    from affitrack.ingest.mapping import mapping as tables
    from affitrack.ingest.mapping import mapping_draft, mapping_source
    from affitrack.ingest.mapping.mapping import TableMapping
    from affitrack.ingest.mapping.mapping_draft import MappingDraft
    from affitrack.ingest.orders.source import SourceFile
    from affitrack.ingest.reach.metrics import MetricFile
    from affitrack.ingest.read import open_file
    from affitrack.ingest.recognise import recognising, unknown
    from affitrack.ingest.statements import reading as statements
    from affitrack.store.connection import Store
    from affitrack.store.derived import deriving
    from affitrack.wording.language import Language
    from affitrack.wording.message import Message
else:  # what a window does without until a table comes that nobody knows
    archives, template = (later(f"affitrack.book.{name}") for name in ("archives", "template"))
    accounts, derive, line, markets, money, rate = (
        later(f"affitrack.domain.{name}")
        for name in ("account", "derive", "line", "market", "money", "rate")
    )
    tables, mapping_draft, mapping_source, open_file, recognising, unknown, statements = (
        later(f"affitrack.ingest.{name}")
        for name in (
            "mapping.mapping",
            "mapping.mapping_draft",
            "mapping.mapping_source",
            "read.open_file",
            "recognise.recognising",
            "recognise.unknown",
            "statements.reading",
        )
    )
    deriving = later("affitrack.store.derived.deriving")

# A mapping has some thirty columns; what is larger is no mapping.
_LARGEST_FILE: Final = 1 << 20
_PAID_OUT: Final = frozenset({Stage.CLEARED, Stage.PAID})
_SUFFIX: Final = ".toml"


@dataclass(frozen=True, slots=True)
class TriedRow:
    """What one row of a table comes to by a draft."""

    row: int
    """1-based, the header counted."""
    order_id: str
    ordered_at: str | None
    """ISO moment; None for a rejected row, as all that follows."""
    base: Money | None = None
    rate: Decimal | None = None
    net: Money | None = None
    stage: Stage | None = None
    day: date | None = None
    """Of a held line the day of its release, of a cleared or paid one its payout."""
    fault: Message | None = None
    """Why the row cannot be taken."""
    column: str | None = None
    """The header of the cell at fault."""


class Mappings:
    """The part of a book that knows tables by their columns."""

    _store: Store
    as_of: date

    def mappings(self) -> list[TableMapping]:
        """Return all mappings by name."""
        return sorted(self._newest_first(), key=lambda each: each.name.casefold())

    def mapping(self, name: str) -> TableMapping:
        """Return a mapping. Raises `UserError`, which names those that exist."""
        known = self.mappings()
        found = next((each for each in known if each.name == name), None)
        if found is not None:
            return found
        if not known:
            raise UserError(message("mapping.none_known", name=name))
        names = tuple(message("ingest.reject.quoted", text=each.name) for each in known)
        raise UserError(message("mapping.unknown", name=name, names=names))

    def mapping_for(self, name: str) -> TableMapping:
        """Return the mapping of that name, or the one in the TOML file of that path."""
        is_known = any(each.name == name for each in self._newest_first())
        if not is_known and (name.endswith(_SUFFIX) or Path(name).is_file()):
            return self.read_mapping(Path(name))
        return self.mapping(name)

    def save_mapping(self, mapping: TableMapping) -> TableMapping:
        """Keep a new mapping.

        Raises `UserError` where its name is none or taken, or where it lacks what sales need.
        """
        named = replace(mapping, name=tables.checked_name(mapping.name))
        if any(each.name == named.name for each in self._newest_first()):
            raise UserError(message("mapping.name_taken", name=named.name))
        text = tables.toml_of(named)
        tables.mapping_of(text)  # what is kept can be read again
        at = moment_now("microseconds")
        kept.keep_mapping(self._store, kept.StoredMapping(named.name, text, named.fingerprint, at))
        return named

    def change_mapping(self, name: str, mapping: TableMapping) -> TableMapping:
        """Put a mapping in the place of the one of a name, whatever it is called itself.

        Raises `UserError` as `save_mapping`, and for an unknown name; that one stays then.
        """
        self.mapping(name)
        with self._store.write():
            kept.forget_mapping(self._store, name)
            return self.save_mapping(mapping)

    def delete_mapping(self, name: str) -> None:
        """Forget a mapping; what was imported with it stays. Raises `UserError` for an unknown."""
        self.mapping(name)
        kept.forget_mapping(self._store, name)

    def rename_mapping(self, name: str, new_name: str) -> TableMapping:
        """Give a mapping another name. Raises `UserError` where that is taken, or none."""
        mapping = self.mapping(name)
        wanted = tables.checked_name(new_name)
        if wanted == name:
            return mapping
        return self.change_mapping(name, replace(mapping, name=wanted))

    def read_mapping(self, path: Path) -> TableMapping:
        """Return the mapping in a TOML file. Raises `UserError`."""
        try:
            if path.stat().st_size > _LARGEST_FILE:
                raise open_file.refusal("not_mapping_file", path)
            text = path.read_text(encoding="utf-8-sig")
        except FileNotFoundError as error:
            raise open_file.refusal("missing", path) from error
        except IsADirectoryError as error:
            raise open_file.refusal("folder", path) from error
        except UnicodeDecodeError as error:
            raise open_file.refusal("not_mapping_file", path) from error
        except OSError as error:
            raise open_file.refusal("unreadable", path) from error
        return tables.mapping_of(text)

    def write_mapping(self, name: str, target: Path) -> None:
        """Write a mapping into a TOML file, in place of one that is there.

        Raises `UserError` for an unknown name, `OSError` where the file cannot be written.
        """
        target.write_text(tables.toml_of(self.mapping(name)), encoding="utf-8")

    def write_template(self, target: Path, lang: Language) -> None:
        """Write the empty table of one's own; see `template.write_template`."""
        template.write_template(target, lang)

    def template_columns(self, lang: Language) -> list[tuple[str, str]]:
        """Return header and field of the columns of the table of one's own."""
        return template.template_columns(lang)

    def draft_mapping(self, path: Path) -> MappingDraft:
        """Return a proposal for the columns of a table. Raises `UserError` where there is none."""
        archives.refuse_the_store([path], self._store.path)
        return mapping_draft.draft_of(path)

    def draft_again(self, mapping: TableMapping) -> MappingDraft:
        """Return a mapping as a draft, to be changed while no table of its kind is at hand."""
        return mapping_draft.draft_again(mapping)

    def try_mapping(
        self, draft: MappingDraft, *, account: str | None = None, rows: int = 20
    ) -> list[TriedRow]:
        """Return what the first rows come to by a draft, under the rules of an account.

        Where there is no such account yet, the presets of `DEFAULT_MARKET` count. Nothing comes
        back of a draft that lacks something (`MappingDraft.missing`).
        """
        deriver = self._deriver(account)
        zone = markets.market(deriver.rules.market).time_zone
        parsed = draft.parsed(deriver.rules.currency, rows, zone)
        tried = [
            _tried(row, line.LineFacts._make(values), deriver, self.as_of)
            for row, values in zip(parsed.rows, parsed.lines, strict=True)
        ]
        tried += [
            TriedRow(each.row, each.order_id, None, fault=each.reason, column=each.column)
            for each in parsed.rejects
        ]
        return sorted(tried, key=lambda each: each.row)

    def headers_of_mapping(self, name: str) -> dict[str, str]:
        """Return the header of each field of order lines; {} where the mapping is gone."""
        found = next((each for each in self._newest_first() if each.name == name), None)
        return {} if found is None else dict(found.headers_by_fact)

    def recognise(self, path: Path, mapping: TableMapping | None = None) -> SourceFile | MetricFile:
        """Tell what a file is, without reading it all: by a mapping where one is named.

        A table of no known format is known by its headers where they were mapped before. Raises
        `UserError` with the reason, `UnknownTableError` for a table that nobody knows.
        """
        if mapping is not None:
            return mapping_source.source_with(path, mapping)
        try:
            return recognising.recognise_any(path)
        except UserError as error:
            if isinstance(error, unknown.UnknownTableError):
                source = mapping_source.fitting_source(path, self._newest_first())
                if source is not None:
                    return source
            if statements.is_statement(path):
                raise open_file.refusal("statement", path) from error
            raise

    def _newest_first(self) -> Sequence[TableMapping]:
        return [tables.mapping_of(each.toml) for each in kept.all_mappings(self._store)]

    def _deriver(self, handle: str | None) -> Deriver:
        account = None if handle is None else kept_accounts.find_account(self._store, handle)
        if account is None:
            return derive.Deriver(accounts.rules_for(handle or "", DEFAULT_MARKET, None, {}))
        return deriving.deriver_for(self._store, account)


def _tried(row: int, facts: LineFacts, deriver: Deriver, as_of: date) -> TriedRow:
    derived = deriver.derive(facts)
    release_on, payout_on = _day(derived.release_on), _day(derived.payout_on)
    stage = stage_of(derived.outcome, release_on, payout_on, as_of)
    return TriedRow(
        row=row,
        order_id=facts.order_id,
        ordered_at=facts.ordered_at,
        base=None if derived.base is None else money.Money(derived.base, facts.currency),
        rate=None if derived.rate is None else rate.rate_of(derived.rate),
        net=money.Money(derived.net, facts.currency),
        stage=stage,
        day=release_on if stage is Stage.HELD else payout_on if stage in _PAID_OUT else None,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
