"""Lines of one file that differ only in order id and moments, written and compared by their kind.

What such lines share is handed to SQLite once, into temporary tables, and so is what follows from
it; a line then takes six values instead of sixty. `ImportRun` does the same line by line with
everything that is not alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.alike import OWN
from affitrack.domain.derive import derived_line, flags_of_days
from affitrack.store.derived.sums import Sums, total_key
from affitrack.store.sql.columns import DERIVED, FACTS, KEY_PARTS, STATED, listed
from affitrack.store.sql.nulls import bindable, without_none
from affitrack.store.sql.rows_at_once import insert_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from affitrack.domain.alike import AlikeLines, LineKind
    from affitrack.domain.derive import Course, Days, DerivedLine, Deriver
    from affitrack.domain.worth import Worth
    from affitrack.store.imports.line_writer import LineWriter

_OWN: Final = tuple(FACTS[place] for place in OWN)
_SHARED: Final = tuple(column for column in STATED if column not in _OWN)
_SHARED_FACTS: Final = itemgetter(*(p for p in range(len(FACTS)) if p not in OWN))
_DAYS: Final = DERIVED[DERIVED.index("delivered_on") : DERIVED.index("settle_days") + 1]
_WORTH: Final = tuple(c for c in DERIVED if c not in {*_DAYS, "audit_flags"})
_FLAGS: Final = "flags_of_worth | flags_of_days"
_KEY: Final = itemgetter(*range(1, KEY_PARTS))

_TABLES: Final = {
    "alike_kinds": f"kind INTEGER PRIMARY KEY, {listed(_SHARED)}",
    "alike_worths": f"worth INTEGER PRIMARY KEY, kind_of_worth, {listed(_WORTH)}, flags_of_worth",
    "alike_days": f"days INTEGER PRIMARY KEY, {listed(_DAYS)}, flags_of_days",
    "alike_new": f"{listed(_OWN)}, row_in_file, worth_of_line, days_of_line",
    "alike_rows": f"place INTEGER PRIMARY KEY, kind_of_row, {listed(_OWN)}",
}

_ADD: Final = f"""
INSERT INTO order_lines (
  account_id, import_id, created_by, {listed(_OWN)}, source_row,
  {listed(_SHARED)}, {listed(_WORTH)}, {listed(_DAYS)}, audit_flags
)
SELECT
  :account_id, :import_id, :import_id, {listed(_OWN)}, row_in_file,
  {listed(_SHARED)}, {listed(_WORTH)}, {listed(_DAYS)}, {_FLAGS}
FROM temp.alike_new
CROSS JOIN temp.alike_worths ON worth = worth_of_line
CROSS JOIN temp.alike_days ON days = days_of_line
CROSS JOIN temp.alike_kinds ON kind = kind_of_worth
"""

_COMPARE: Final = f"""
SELECT place, line_id, import_id, alike_rows.ordered_at = order_lines.ordered_at
  AND alike_rows.settled_at IS order_lines.settled_at
  AND {" AND ".join(f"order_lines.{column} IS alike_kinds.{column}" for column in _SHARED)}
FROM temp.alike_rows
JOIN temp.alike_kinds ON kind = kind_of_row
CROSS JOIN order_lines ON account_id = ? AND order_lines.order_id = alike_rows.order_id
"""


class AlikeWriter:
    """Takes in, for one import, lines by their kind."""

    def __init__(self, lines: LineWriter, deriver: Deriver) -> None:
        self.kinds: dict[int, LineKind] = {}
        """All kinds met so far, by number."""
        self._connection = lines.connection
        self._account_id = lines.account_id
        self._deriver = deriver
        self._import_id = lines.import_id
        self._worths = _Worths(self)
        self._days = _DayColumns(self)
        self._totals: defaultdict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
        for table, columns in _TABLES.items():
            self._connection.execute(f"CREATE TEMP TABLE {table} ({columns})")

    @property
    def deriver(self) -> Deriver:
        """What works the lines out."""
        return self._deriver

    def close(self) -> None:
        """Forget everything."""
        for table in _TABLES:
            self._connection.execute(f"DROP TABLE temp.{table}")

    def learn(self, kinds: Mapping[int, LineKind]) -> None:
        """Take note of kinds that lines will have."""
        self.kinds |= kinds
        self.write(
            "alike_kinds",
            [
                (number, *_SHARED_FACTS(kind.values), *[name or None for name in kind.names[-2:]])
                for number, kind in kinds.items()
            ],
        )

    def write(self, table: str, rows: Collection[tuple[Any, ...]]) -> None:
        """Put rows into one of the temporary tables."""
        if rows:
            marks = ",".join("?" * len(next(iter(rows))))
            self._connection.executemany(
                f"INSERT INTO temp.{table} VALUES ({marks})", bindable(rows)
            )

    def add_new(self, alike: AlikeLines) -> None:
        """Add lines that are not known."""
        connection = self._connection
        worths, days = self._follow(alike)
        settled_at = without_none(alike.settled_at)
        own = (alike.order_ids, alike.ordered_at, settled_at, alike.rows)
        connection.execute("DELETE FROM temp.alike_new")
        rows = zip(*own, worths, days, strict=True)
        insert_rows(connection, "INSERT INTO temp.alike_new", 6, rows)
        values = {"account_id": self._account_id, "import_id": self._import_id}
        connection.execute(_ADD, values)
        self._sum_up(worths, days)

    def compare(self, alike: AlikeLines) -> list[tuple[int, int, int, int]]:
        """Return the known lines of the orders of some lines.

        Each with the place of the row among those asked for, then line_id, import_id, and 1 where
        the line states exactly what the row does.
        """
        own = (alike.order_ids, alike.ordered_at, without_none(alike.settled_at))
        wanted = zip(range(len(alike)), alike.kinds, *own, strict=True)
        self._connection.execute("DELETE FROM temp.alike_rows")
        insert_rows(self._connection, "INSERT INTO temp.alike_rows", 5, wanted)
        rows = self._connection.execute(_COMPARE, (self._account_id,))
        return rows.fetchall()

    def keys(self, alike: AlikeLines) -> Iterable[tuple[Any, ...]]:
        """Return what makes each row the line that it is."""
        others = [_KEY(self.kinds[kind].values) for kind in alike.kinds]
        return zip(alike.order_ids, others, strict=True)

    def derived(self, alike: AlikeLines) -> list[DerivedLine]:
        """Return what follows from some lines."""
        worths, days = self._follow(alike)
        return [
            derived_line(self._worths.found[worth], self._days.found[day].columns)
            for worth, day in zip(worths, days, strict=True)
        ]

    def sums(self) -> Sums:
        """Return the sums over all lines that were added."""
        sums = Sums()
        for (group, day), (lines, net) in self._totals.items():
            currency, shop, outcome = self._worths.groups[group]
            days = self._days.found[day]
            _, _, _, release_on, payout_on, _, span = days.columns
            told_on = days.settled_on or days.ordered_on
            key = total_key(currency, outcome, release_on, payout_on, told_on)
            total = sums.totals[key]
            total[0] += lines
            total[1] += net
            sums.spans[shop, span] += lines
        return sums

    def _follow(self, alike: AlikeLines) -> tuple[list[int], list[int]]:
        """Return the numbers of what follows from lines: their worths, and their days."""
        ordered_on = [moment[:10] for moment in alike.ordered_at]
        settled_on = [moment[:10] if moment else "" for moment in alike.settled_at]
        typical = {day: self._deriver.typical_day(day) for day in set(ordered_on)}
        keys = zip(alike.kinds, map(typical.__getitem__, ordered_on), strict=True)
        worths = list(map(self._worths.__getitem__, keys))
        courses = map(self._worths.courses.__getitem__, worths)
        days = list(map(self._days.__getitem__, zip(courses, ordered_on, settled_on, strict=True)))
        self._worths.hand_over()
        self._days.hand_over()
        return worths, days

    def _sum_up(self, worths: list[int], days: list[int]) -> None:
        found, totals = self._worths, self._totals
        groups = map(found.group_of.__getitem__, worths)
        nets = map(found.nets.__getitem__, worths)
        of_key: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for key, net in zip(zip(groups, days, strict=True), nets, strict=True):
            of_key[key].append(net)
        for key, of_days in of_key.items():
            total = totals[key]
            total[0] += len(of_days)
            total[1] += sum(of_days)
        for fit, lines in Counter(map(found.fits.__getitem__, worths)).items():
            if fit is not None:
                self._deriver.basis_tally.add(fit, lines)


class _Worths(dict[tuple[int, str], int]):
    """Numbers of what lines are worth, by kind and typical day."""

    def __init__(self, writer: AlikeWriter) -> None:
        super().__init__()
        self._writer = writer
        self.found: list[Worth] = []
        self.courses: list[Course | None] = []
        self.nets: list[int] = []
        self.fits: list[Any] = []
        self.group_of: list[int] = []
        self.groups: list[tuple[str, str, str]] = []
        """Currency, shop and outcome: lines of one group and of the same days are summed up."""
        self._group_numbers: dict[tuple[str, str, str], int] = {}
        self._new: list[tuple[Any, ...]] = []

    def __missing__(self, key: tuple[int, str]) -> int:
        kind, ordered_on = key
        deriver = self._writer.deriver
        values = self._writer.kinds[kind]
        facts = values.line("", ordered_on, None)
        worth = deriver.worth(facts)
        number = self[key] = len(self.found)
        self.found.append(worth)
        self.courses.append(deriver.course(facts, worth.outcome))
        self.nets.append(worth.amounts.net)
        self.fits.append(worth.fit)
        group = (facts.currency, facts.shop, worth.outcome)
        if group not in self._group_numbers:
            self._group_numbers[group] = len(self.groups)
            self.groups.append(group)
        self.group_of.append(self._group_numbers[group])
        self._new.append((number, kind, worth.outcome, *worth.amounts, worth.audit_flags))
        return number

    def hand_over(self) -> None:
        """Put what is new into its table."""
        self._writer.write("alike_worths", self._new)
        self._new = []


class _Days(NamedTuple):
    columns: Days
    ordered_on: str
    settled_on: str


class _DayColumns(dict[tuple["Course | None", str, str], int]):
    """Numbers of the days of lines, by course, day of order and day of settlement."""

    def __init__(self, writer: AlikeWriter) -> None:
        super().__init__()
        self._writer = writer
        self.found: list[_Days] = []
        self._new: list[tuple[Any, ...]] = []

    def __missing__(self, key: tuple[Course | None, str, str]) -> int:
        number = self[key] = len(self.found)
        found = _Days(self._writer.deriver.days(*key), *key[1:])
        self.found.append(found)
        self._new.append((number, *found.columns, flags_of_days(found.columns)))
        return number

    def hand_over(self) -> None:
        """Put what is new into its table."""
        self._writer.write("alike_days", self._new)
        self._new = []
