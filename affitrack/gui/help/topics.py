"""The texts of the help: files in `resources/help`, and those that are made from other data.

A text is Markdown as Qt reads it. Its links lead on: `help:NAME`, `help:NAME#TERM`, `page:NAME`
and `command:NAME`, where the name of a command is that of its action.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from affitrack.bundled import bundled_path
from affitrack.ingest.recognise.formats import headers_in, languages_of
from affitrack.wording.file_languages import own_name
from affitrack.wording.glossary import glossary
from affitrack.wording.language import Language

GLOSSARY: Final = "glossary"
RULES: Final = "rules"
SHORTCUTS: Final = "shortcuts"

_ORDERS: Final = "tiktok_creator_orders"
_TOLD_BY: Final = ("order_id", "status", "settled_at")


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the help."""

    name: str
    title: str
    text: str
    """Markdown, or HTML where `is_html`."""
    is_html: bool = False


@cache
def written_topics(lang: Language) -> tuple[Topic, ...]:
    """Return the topics that are files, in order; what depends on the store stays in braces."""
    return tuple(_read(path) for path in sorted(bundled_path("help", lang).glob("*.md")))


def glossary_topic(title: str, lang: Language) -> Topic:
    """Return every term of the field; each has an anchor of its key."""
    entries = "".join(
        f'<h3><a name="{each.key}"></a>{each.name}</h3><p>{each.text}</p>'
        for each in glossary(lang)
    )
    return Topic(GLOSSARY, title, f"<h1>{title}</h1>{entries}", is_html=True)


def _read(path: Path) -> Topic:
    name = path.stem.partition("-")[2]
    text = path.read_text(encoding="utf-8").replace("{languages}", _language_table())
    heading = text.partition("\n")[0]
    return Topic(name, heading.removeprefix("# "), text)


def _language_table() -> str:
    """Return the rows that say how the list of orders is headed in each language of TikTok."""
    return "\n".join(
        f"| **{own_name(code)}** | "
        + " | ".join(headers_in(_ORDERS, code)[field] for field in _TOLD_BY)
        for code in languages_of(_ORDERS)
    )
