"""Rows of files about reach into figures: what each kind of row becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from affitrack.domain.figures import (
    AudienceShare,
    ContentFigure,
    ContentWords,
    DayFigure,
    FigureRow,
    HourFigure,
    Post,
    ProductFigure,
)
from affitrack.domain.reach import posting_moment

Values: TypeAlias = Mapping[str, Any]
"""By field of the format: what the cells of one row state, None where they state nothing."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The account that a file's figures are of, as far as reading needs it."""

    handle: str
    currency: str
    time_zone: str
    """IANA name."""

    def is_named(self, creator: str) -> bool:
        """Whether a creator's name in a file is this account's; @ and capitals do not matter."""
        return bare_handle(creator) == bare_handle(self.handle)


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all rows of a file."""

    owner: Owner
    from_on: str | None
    """First day of the days that stand above the header; None without such days."""
    to_on: str
    """Their last day; without them the last day that the file can speak of."""
    currency: str
    content_type: str
    """Of the contents of a file that names none."""


def bare_handle(handle: str) -> str:
    """Return a handle as it is compared."""
    return handle.strip().removeprefix("@").casefold()


def figure_row(rows: str, number: int, values: Values, setting: Setting) -> FigureRow:
    """Return what one row states.

    Args:
        rows: what the rows of the format are, such as "days".
        number: of the row in its file.
        values: of its cells.
        setting: what holds for all rows.
    """
    return _BUILDERS[rows](number, values, setting)


def _days(number: int, values: Values, _setting: Setting) -> FigureRow:
    day = values["day"]
    figures = tuple(
        DayFigure(day, metric, value)
        for metric, value in values.items()
        if metric != "day" and value is not None
    )
    return FigureRow(number, figures, key=day)


def _hours(number: int, values: Values, _setting: Setting) -> FigureRow:
    day, hour, value = values["day"], values["hour"], values["active_followers"]
    figures = () if value is None else (HourFigure(day, hour, "active_followers", value),)
    return FigureRow(number, figures, key=f"{day} {hour:02d}:00")


def _shares(number: int, values: Values, setting: Setting) -> FigureRow:
    kind = "gender" if "gender" in values else "territory"
    label, share = values[kind], values["share"]
    figures = () if share is None else (AudienceShare(kind, label, setting.to_on, share),)
    return FigureRow(number, figures, key=label)


def _contents(number: int, values: Values, setting: Setting) -> FigureRow:
    content_type, content_id = values.get("link") or (setting.content_type, values["content_id"])
    from_on, to_on = setting.from_on, values.get("day") or setting.to_on
    if content_type == "live":
        from_on = None  # a LIVE is over when it is reported: its figures are those of all of it
    stated = _of(ContentFigure._fields, values)
    amounts = (stated.get("gmv"), stated.get("direct_gmv"))
    has_money = any(amount is not None for amount in amounts)
    figure = ContentFigure(
        **{
            **stated,
            "content_id": content_id,
            "from_on": from_on,
            "to_on": to_on,
            "currency": setting.currency if has_money else None,
        }
    )
    # The id is exact; reports give minutes, some of them in another zone than the market's.
    from_id = posting_moment(content_id, content_type, setting.owner.time_zone)
    posted_at = from_id or values.get("posted_at")
    words = ContentWords(content_id, content_type, values.get("title") or "", posted_at)
    return FigureRow(number, (figure,), words, key=content_id)


def _products(number: int, values: Values, setting: Setting) -> FigureRow:
    from_on, to_on = values["period"]
    figure = ProductFigure(
        **{
            **_of(ProductFigure._fields, values),
            "product_id": values["product_id"],
            "campaign_id": values.get("campaign_id") or "",
            "from_on": from_on,
            "to_on": to_on,
            "product_name": values.get("product_name") or "",
            "currency": setting.currency,
        }
    )
    return FigureRow(number, (figure,), key=figure.product_id)


def _posts(number: int, values: Values, _setting: Setting) -> FigureRow:
    posted = datetime.fromisoformat(values["posted_at"]).replace(tzinfo=UTC)
    second = int(posted.timestamp())
    post = Post(second, values["link"], values["likes"], values.get("title") or "")
    return FigureRow(number, (post,), key=values["posted_at"])


def _of(fields: Iterable[str], values: Values) -> dict[str, Any]:
    return {name: values[name] for name in fields if name in values}


_BUILDERS: Final[Mapping[str, Callable[[int, Values, Setting], FigureRow]]] = {
    "days": _days,
    "hours": _hours,
    "shares": _shares,
    "contents": _contents,
    "lives": _contents,
    "products": _products,
    "posts": _posts,
}
