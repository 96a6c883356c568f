"""What several files do together, each sale told once: the store now, and after all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from affitrack.book.file_result import Share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affitrack.book.file_result import FileResult
    from affitrack.domain.line import LineKey
    from affitrack.domain.records import Difference

_SAYS_MORE: Final = ("older", "known", "changed", "new")


def once_per_sale(
    results: Sequence[FileResult], taken: Sequence[int], together: Share
) -> list[FileResult]:
    """Return results that add up to what the files do together.

    Args:
        results: of the files, in the order in which they were taken in.
        taken: places of those whose sales were taken in.
        together: what all these come to.
    """
    told = _told_once(results)
    told_by: list[list[Difference]] = [[] for _ in results]
    for place, difference in told.values():
        told_by[place].append(difference)
    found = list(results)
    for place in taken:
        found[place] = replace(
            results[place],
            differences=sorted(told_by[place], key=lambda each: each.row),
            share=together if place == taken[-1] else Share(),
        )
    return found


def _told_once(results: Sequence[FileResult]) -> dict[LineKey, tuple[int, Difference]]:
    """Return the last word on each sale, and the place of its file, by the sale's key then."""
    told: dict[LineKey, tuple[int, Difference]] = {}
    for place, result in enumerate(results):
        for each in result.differences:
            stood_as = each.stood_as or (each.before or each.after).key
            earlier = told.pop(stood_as, None)
            if earlier is not None and _says_more(earlier[1], each):
                told[stood_as] = earlier
            else:
                now = each.after.key if each.kind in {"new", "changed"} else stood_as
                told[now] = place, each
    return told


def _says_more(earlier: Difference, later: Difference) -> bool:
    """Tell whether the earlier of two words on a sale is the one to tell."""
    return _SAYS_MORE.index(earlier.kind) > _SAYS_MORE.index(later.kind)
