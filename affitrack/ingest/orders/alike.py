"""Rows that are equal in everything but order id and dates: one of them is read for all.

A row is cut behind its first cell and before its last two, where the platform's exports have the
order id and the dates. What lies between is compared as it stands in the file; a row whose middle
came before costs a look-up instead of forty cells. Everything unusual is left to the parser, so
that both ways come to the same lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from operator import itemgetter
from typing import Any, Final, NamedTuple

from affitrack.domain.alike import AlikeLines, LineKind
from affitrack.domain.line_table import LineTable
from affitrack.ingest.orders.cells import Moments
from affitrack.ingest.orders.parse import LineParser, Parsed
from affitrack.ingest.read.block import Block, Lines, cells_of
from affitrack.ingest.rejects.rejects import Reject
from affitrack.ingest.values.bad import Bad
from affitrack.ingest.values.dialect import Dialect
from affitrack.ingest.values.ids import LONGEST_ID, lost_its_end
from affitrack.ingest.values.span import NO_SPAN, joined, span_of

_MOST_KINDS: Final = 60_000
# Middles that came once are remembered by a number until there are so many.
_MOST_SEEN_ONCE: Final = 200_000
_TAIL: Final = 2
_AT_A_TIME: Final = 128


# After so many rows it is clear that the rows of a file do not recur: even one of `_MOST_KINDS`,
# all as frequent, has met one row in thirty before by then.
_ENOUGH_TO_DOUBT: Final = 4_000
_LEAST_AT_FIRST: Final = 1 / 50
# And after so many, that they recur too seldom.
_ENOUGH_TO_TELL: Final = 50_000
_LEAST: Final = 1 / 4

_Columns = Sequence[Sequence[Any]]


class _Cut(NamedTuple):
    """Rows by column: order ids, middles, and the last two cells."""

    order_ids: Sequence[str]
    middles: Sequence[Any]
    last: tuple[Sequence[str], Sequence[str]]


def can_be_alike(places: Mapping[str, int], width: int) -> bool:
    """Whether a file of this width has its order id first, and its two moments last."""
    last = {places.get("ordered_at"), places.get("settled_at")}
    return places.get("order_id") == 0 and last == {width - 2, width - 1}


class AlikeReader:
    """Reads the rows of one file: `add` some blocks, then `take` what they come to."""

    def __init__(
        self,
        parser: LineParser,
        *,
        delimiter: str,
        ordered_is_last: bool,
        dialect: Dialect,
    ) -> None:
        self._parser = parser
        self._delimiter = delimiter
        self._ordered_is_last = ordered_is_last
        order, zone = dialect.date_order, dialect.zone
        self._ordered = Moments(order, required=True, zone=zone)
        self._settled = Moments(order, required=False, zone=zone)
        self._kinds: dict[Any, int] = {}
        self._seen_once: set[int] = set()
        self._read = self._recurred = 0
        self._is_vain = False
        self._begin()

    def _begin(self) -> None:
        self._alike = AlikeLines()
        self._span = NO_SPAN
        # Rows whose middle is not known: middles, rows as in the file, then as in `AlikeLines`.
        self._waiting: tuple[list[Any], ...] = ([], [], [], [], [], [])
        self._unusual: list[Block] = []

    def read(
        self, blocks: Iterable[Block | Lines], rows: int
    ) -> Iterator[tuple[AlikeLines, Parsed, float]]:
        """Yield what some `rows` at a time come to: `take`, and the share that was read by then."""
        waiting, share = 0, 0.0
        for block in blocks:
            if self._is_vain and not waiting:
                yield AlikeLines(), self._parser.parse_table(block.as_rows()), block.share
                continue
            self.add(block)
            waiting += len(block.numbers)
            share = block.share
            if waiting >= rows:
                yield *self.take(), share
                waiting = 0
        if waiting:
            yield *self.take(), share

    def add(self, block: Block | Lines) -> None:
        """Look at some rows."""
        cut = _cut(block)
        if cut is None:
            self._unusual.append(block.as_rows())
            return
        bad_before = self._found_bad()
        ordered, settled = cut.last[::-1] if self._ordered_is_last else cut.last
        own: _Columns = (
            cut.order_ids,
            self._ordered.column(ordered),
            self._settled.column(settled),
            block.numbers,
        )
        middles, raw = cut.middles, block.lines if isinstance(block, Lines) else block.rows
        if self._found_bad() != bad_before or not _are_plain_ids(cut.order_ids):
            keep = list(map(_is_plain, *own[:3]))
            self._unusual.append(block.only([not kept for kept in keep]))
            middles, raw, *own = (list(compress(column, keep)) for column in (middles, raw, *own))
        kinds = list(map(self._kinds.get, middles))
        if None in kinds:
            unknown = [kind is None for kind in kinds]
            for waiting, column in zip(self._waiting, (middles, raw, *own), strict=True):
                waiting.extend(compress(column, unknown))
            known = [kind is not None for kind in kinds]
            kinds, *own = (list(compress(column, known)) for column in (kinds, *own))
        self._keep(kinds, own)

    def take(self) -> tuple[AlikeLines, Parsed]:
        """Return the lines of kinds that recur, and what the parser makes of the other rows."""
        middles, raw, *own = self._waiting
        self._alike.new_kinds = self._learn(middles, raw)
        kinds = list(map(self._kinds.get, middles))
        known = [kind is not None for kind in kinds]
        self._keep(*(list(compress(kinds, known)), [list(compress(c, known)) for c in own]))
        unknown = [not is_known for is_known in known]
        rest = list(compress(raw, unknown))
        self._unusual.append(Block(list(compress(own[-1], unknown)), self._cells(rest), 0.0))
        alike, parsed = self._alike, self._parsed()
        self._read += len(alike) + sum(map(len, parsed.tables))
        self._recurred += len(alike)
        self._is_vain = self._is_vain or self._recur_too_seldom()
        self._begin()
        return alike, parsed

    def _recur_too_seldom(self) -> bool:
        """Whether looking for rows that recur has proved to cost more than it gains."""
        if self._read < _ENOUGH_TO_DOUBT:
            return False
        least = _LEAST_AT_FIRST if self._read < _ENOUGH_TO_TELL else _LEAST
        return self._recurred < self._read * least

    def _found_bad(self) -> int:
        return self._ordered.found_bad + self._settled.found_bad

    def _keep(self, kinds: Iterable[Any], own: _Columns) -> None:
        order_ids, ordered_at, settled_at, numbers = own
        alike = self._alike
        alike.kinds += kinds
        alike.order_ids += order_ids
        alike.ordered_at += ordered_at
        alike.settled_at += settled_at
        alike.rows += numbers

    def _learn(self, middles: Sequence[Any], raw: Sequence[Any]) -> dict[int, LineKind]:
        """Make kinds of the middles that come for the second time."""
        counts = Counter(middles)
        seen = self._seen_once
        recurring = [m for m, count in counts.items() if count > 1 or hash(m) in seen]
        if len(seen) < _MOST_SEEN_ONCE:
            seen.update(map(hash, counts))
        recurring = recurring[: max(_MOST_KINDS - len(self._kinds), 0)]
        row_of = dict(zip(middles, raw, strict=True))
        rows = self._cells([row_of[middle] for middle in recurring])
        parsed = self._parser.parse(Block(range(len(rows)), rows, 0.0))
        found = {}
        for index, values, names in zip(parsed.rows, parsed.lines, parsed.names, strict=True):
            number = self._kinds[recurring[index]] = len(self._kinds)
            found[number] = LineKind(values, names)
        return found

    def _cells(self, rows: Sequence[str | list[str]]) -> list[list[str]]:
        return [row if isinstance(row, list) else cells_of(row, self._delimiter) for row in rows]

    def _parsed(self) -> Parsed:
        """Return what the parser makes of the rows that nothing is known of, in their order."""
        pairs = [
            pair for block in self._unusual for pair in zip(block.numbers, block.rows, strict=True)
        ]
        pairs.sort(key=itemgetter(0))
        alike = self._alike
        span = joined(span_of(alike.ordered_at), span_of(alike.settled_at))
        rejects: list[Reject] = []
        tables: list[LineTable] = []
        for start in range(0, len(pairs), _AT_A_TIME):
            numbers, rows = zip(*pairs[start : start + _AT_A_TIME], strict=True)
            parsed = self._parser.parse_table(Block(numbers, list(rows), 0.0))
            tables += parsed.tables
            rejects += parsed.rejects
            span = joined(span, parsed.span or NO_SPAN)
        return Parsed([], [], [], rejects, span, tables)


def _cut(block: Block | Lines) -> _Cut | None:
    """Cut the rows; None where one is too short to be cut."""
    if isinstance(block, Lines):
        delimiter = block.delimiter
        ends = [line.rsplit(delimiter, _TAIL) for line in block.lines]
        if not ends or min(map(len, ends)) <= _TAIL:
            return None
        most, last_but_one, last = zip(*ends, strict=True)
        order_ids, _, middles = zip(*[text.partition(delimiter) for text in most], strict=True)
        return _Cut(order_ids, middles, (last_but_one, [cell.rstrip("\r\n") for cell in last]))
    rows = block.rows
    if not rows or min(map(len, rows)) <= _TAIL:
        return None
    return _Cut(
        [row[0] for row in rows],
        [tuple(row[1:-_TAIL]) for row in rows],
        ([row[-2] for row in rows], [row[-1] for row in rows]),
    )


def _are_plain_ids(order_ids: Sequence[str]) -> bool:
    together = "".join(order_ids)
    may_have_lost = "000\n" in "\n".join([*order_ids, ""])
    return (
        together.isdecimal()
        and together.isascii()
        and "" not in order_ids
        and max(map(len, order_ids)) <= LONGEST_ID
        and not (may_have_lost and any(map(lost_its_end, order_ids)))
    )


def _is_plain(order_id: str, ordered_at: object, settled_at: object) -> bool:
    """Whether nothing about a row's own cells is unusual."""
    return (
        order_id.isdecimal()
        and order_id.isascii()
        and len(order_id) <= LONGEST_ID
        and not lost_its_end(order_id)
        and isinstance(ordered_at, str)
        and not isinstance(settled_at, Bad)
    )
