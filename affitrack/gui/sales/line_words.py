"""One order line in words: the cells of the table, without the table."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.records import LineRecord
from affitrack.domain.stage import Stage
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.gui.sales.stages import PILL_OF_STAGE, stage_of_one
from affitrack.gui.tokens import PillKind
from affitrack.later import later
from affitrack.wording.numbers import (
    format_count,
    format_day,
    format_money,
    format_rate,
    format_time,
)

if TYPE_CHECKING:
    from affitrack.domain import correction
else:
    correction = later("affitrack.domain.correction")

NOTHING: Final = "–"
_ID_END: Final = 4

_CONTENT_TYPES: Final = {
    "video": QT_TRANSLATE_NOOP("ContentTypes", "Video"),
    "live": QT_TRANSLATE_NOOP("ContentTypes", "LIVE"),
    "showcase": QT_TRANSLATE_NOOP("ContentTypes", "Showcase"),
    "link": QT_TRANSLATE_NOOP("ContentTypes", "Shared link"),
    "carousel": QT_TRANSLATE_NOOP("ContentTypes", "Carousel"),
    "bio_link": QT_TRANSLATE_NOOP("ContentTypes", "Bio link"),
    "promo_code": QT_TRANSLATE_NOOP("ContentTypes", "Promo code"),
}


def ordered_words(line: LineRecord, as_of: date) -> str:
    """Return when a line was ordered; the year only where it is not the present one."""
    moment = datetime.fromisoformat(line.facts.ordered_at)
    day = day_words(moment.date(), as_of)
    return f"{day} {format_time(moment)}" if line.facts.names_time else day


def video_words(line: LineRecord) -> str:
    """Return the title of what sold a line, else its kind and id."""
    return content_words(line.content_title, line.facts.content_type, line.facts.content_id)


def video_words_short(line: LineRecord) -> str:
    """Return the title of what sold a line, else its kind and the end of its id.

    Ids are made from the time, so those of one creator begin alike and differ at their end. The
    search finds an id by its end too.
    """
    content_id = line.facts.content_id
    if line.content_title or len(content_id) <= _ID_END:
        return video_words(line)
    return f"{content_type_name(line.facts.content_type)} {content_id[-_ID_END:]}".strip()


def content_words(title: str, content_type: str, content_id: str) -> str:
    """Return the title of a content, else its kind and id."""
    if title:
        return title
    if not (content_type or content_id):
        return NOTHING
    return f"{content_type_name(content_type)} {content_id}".strip()


def seller_words(title: str, content_type: str, content_id: str) -> str:
    """Return the title of a content, else its kind and id; words for sales that name none."""
    if not (title or content_type or content_id):
        return no_content_words()
    return content_words(title, content_type, content_id)


def no_content_words() -> str:
    """Return what sales are called of which no file says what sold them."""
    return QCoreApplication.translate("ContentTypes", "No video")


def content_type_name(content_type: str) -> str:
    """Return the name of a kind of content; a word that no format knows stays as it is."""
    name = _CONTENT_TYPES.get(content_type, content_type)
    return QCoreApplication.translate("ContentTypes", name)


def breakable(words: str) -> str:
    """Let a label break long file names: it only breaks at spaces by itself."""
    return words.replace("_", "_\u200b").replace(".", ".\u200b")


def money_words(minor: int | None, currency: str) -> str:
    """Return an amount, or a dash where the file states none."""
    return NOTHING if minor is None else format_money(minor, currency, language())


def price_words(line: LineRecord) -> str:
    """Return what was paid for each item; the amounts beside it are those of all: "3 × €13.30"."""
    facts = line.facts
    price = money_words(facts.price, facts.currency)
    is_one = facts.price is None or facts.items_sold <= 1
    return price if is_one else f"{format_count(facts.items_sold, language())} × {price}"


def rate_words(rate: str | None) -> str:
    """Return a rate as a percentage, or a dash where none is known."""
    return NOTHING if rate is None else format_rate(Decimal(rate), language())


def items_words(line: LineRecord) -> str:
    """Return how many items were sold, and how many came back."""
    sold = format_count(line.facts.items_sold, language())
    if not line.facts.items_refunded:
        return sold
    back = format_count(line.facts.items_refunded, language())
    template = QCoreApplication.translate("Lines", "{sold} ({back} returned)")
    return template.format(sold=sold, back=back)


def day_words(day: date, as_of: date) -> str:
    """Return a day; the year only where it is not the present one."""
    return format_day(day, language(), year=day.year != as_of.year)


def day_text(moment: str | None, as_of: date) -> str:
    """Return the day of a moment or a day as the store keeps it, or a dash without one."""
    return NOTHING if moment is None else day_words(date.fromisoformat(moment[:10]), as_of)


def stage_words(line: LineRecord, as_of: date) -> str:  # noqa: PLR0911 - one for each stage
    """Return the stage of a line and the day that matters next: "Held · 3 Dec"."""
    translate = QCoreApplication.translate
    match line.stage:
        case Stage.HELD if line.derived.release_on:
            release_on = date.fromisoformat(line.derived.release_on)
            return translate("Lines", "Held · {day}").format(day=day_words(release_on, as_of))
        case Stage.CLEARED if "late" in line.flags:
            return translate("Lines", "Late")
        case Stage.CLEARED if line.payout_on:
            day = day_words(line.payout_on, as_of)
            return translate("Lines", "Cleared · paid {day}").format(day=day)
        case Stage.PAID if line.payout_on:
            return translate("Lines", "Paid {day}").format(day=day_words(line.payout_on, as_of))
        case Stage.LOST:
            return lost_words(line)
        case Stage.UNKNOWN if line.facts.status_raw:
            return translate("Lines", "Unknown: {status}").format(status=line.facts.status_raw)
        case _:
            return stage_of_one(line.stage)


def lost_words(line: LineRecord) -> str:
    """Return why a line pays nothing, as far as the file or the user says."""
    is_returned = line.facts.returned_on is not None or line.facts.items_refunded > 0
    if is_returned or correction.Correctable.RETURNED_ON in line.corrected:
        return QCoreApplication.translate("Lines", "Returned")
    if correction.Correctable.STATUS in line.corrected or not line.facts.status_raw:
        return stage_of_one(line.stage)
    return QCoreApplication.translate("Lines", "Not eligible")


def stage_pill(line: LineRecord) -> PillKind:
    """Return the colours of a line's stage."""
    if line.stage is Stage.CLEARED and "late" in line.flags:
        return PillKind.LATE
    return PILL_OF_STAGE[line.stage]


def stage_tip(line: LineRecord, as_of: date) -> str:
    """Return the stage of a line in a sentence or two."""
    translate = QCoreApplication.translate
    parts = []
    if line.facts.status_raw:
        words = translate("Lines", "TikTok says: {status}")
        parts.append(words.format(status=line.facts.status_raw))
    if line.derived.window_closes_on and line.stage is Stage.HELD:
        day = day_words(date.fromisoformat(line.derived.window_closes_on), as_of)
        parts.append(translate("Lines", "The buyer may return it until {day}").format(day=day))
    if line.payout_on and line.stage in (Stage.HELD, Stage.CLEARED):
        day = day_words(line.payout_on, as_of)
        parts.append(translate("Lines", "Expected in the payout of {day}").format(day=day))
    if "at_risk" in line.flags and line.derived.at_risk_until:
        day = day_words(date.fromisoformat(line.derived.at_risk_until), as_of)
        parts.append(translate("Lines", "At risk until {day}: extended returns").format(day=day))
    return "\n".join(parts)
