"""From when to when a file speaks: the first and the last of its moments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, TypeAlias

Span: TypeAlias = tuple[str, str]
"""A first and a last moment, in ISO text; ("", "") where there is none."""

NO_SPAN: Final[Span] = ("", "")


def span_of(values: Iterable[Any]) -> Span:
    """Return the span of some moments; what is no text states none."""
    stated = [value for value in values if value.__class__ is str]
    return (min(stated), max(stated)) if stated else NO_SPAN


def joined(one: Span, other: Span) -> Span:
    """Return the span that holds two others."""
    if not one[0] or not other[0]:
        return one if one[0] else other
    return min(one[0], other[0]), max(one[1], other[1])
