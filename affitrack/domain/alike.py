"""Lines that state the same in everything but their order id and their moments.

An export repeats itself: of a million lines a few thousand differ in what was sold, by what, at
which price and what it earned. What such lines share is a `LineKind`, read and worked out once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.line import LineFacts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

OWN: Final = tuple(LineFacts._fields.index(n) for n in ("order_id", "ordered_at", "settled_at"))
"""Places in `LineFacts` of what each line has for itself."""


class LineKind(NamedTuple):
    """What many lines share."""

    values: tuple[Any, ...]
    """The values of `LineFacts` of one of the lines; those at `OWN` are that line's alone."""
    names: tuple[str, ...]
    """What the lines say beside their facts."""

    def line(self, order_id: str, ordered_at: str, settled_at: str | None) -> LineFacts:
        """Return one line of this kind."""
        facts: LineFacts = LineFacts._make(self.values)
        return facts._replace(order_id=order_id, ordered_at=ordered_at, settled_at=settled_at)


@dataclass
class AlikeLines:
    """Some lines of a file by their kinds; the first five lists go together."""

    kinds: list[int] = field(default_factory=list)
    """Numbers of kinds, which hold for the file."""
    order_ids: list[str] = field(default_factory=list)
    ordered_at: list[str] = field(default_factory=list)
    settled_at: list[str | None] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    """1-based row numbers in the file, the header counted."""
    new_kinds: dict[int, LineKind] = field(default_factory=dict)
    """Kinds by number that are met for the first time."""

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self.kinds)

    def add(self, more: AlikeLines) -> None:
        """Put other lines of the file after these."""
        self.kinds += more.kinds
        self.order_ids += more.order_ids
        self.ordered_at += more.ordered_at
        self.settled_at += more.settled_at
        self.rows += more.rows
        self.new_kinds |= more.new_kinds

    def only(self, keep: Sequence[object]) -> AlikeLines:
        """Return the lines where `keep` is true, with all new kinds."""
        return AlikeLines(
            list(compress(self.kinds, keep)),
            list(compress(self.order_ids, keep)),
            list(compress(self.ordered_at, keep)),
            list(compress(self.settled_at, keep)),
            list(compress(self.rows, keep)),
            self.new_kinds,
        )

    def lines(self, kinds: Mapping[int, LineKind]) -> Iterator[LineFacts]:
        """Return the lines one by one; `kinds` are all kinds met so far."""
        own = zip(self.order_ids, self.ordered_at, self.settled_at, strict=True)
        return (kinds[kind].line(*values) for kind, values in zip(self.kinds, own, strict=True))
