"""Text encodings that bytes alone do not prove: what a file may be in, for `recognise` to decide.

UTF-8 proves itself, and so does UTF-16 with its mark. An 8-bit encoding of Windows never does: the
same byte is "é" in one and "ฉ" in another. It is believed only where a header or a word that the
program knows comes out right in it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

LEGACY: Final = ("cp1252", "cp1258", "cp874")
"""Western European, Vietnamese, Thai: where a letter is the same in several, the first counts."""

_LOOKED_AT: Final = 4096
# Digits, delimiters and spaces have a zero byte in UTF-16, in whatever language the words are.
_FEWEST_ZEROS: Final = 20
_ALLOWED_CONTROLS: Final = frozenset("\t\r\n")


def utf16_without_mark(head: bytes) -> str | None:
    """Return "utf-16-le" or "utf-16-be" where a file begins with text in it, None elsewhere."""
    head = head[: min(len(head), _LOOKED_AT) // 2 * 2]
    zeros = {"utf-16-le": head[1::2].count(0), "utf-16-be": head[::2].count(0)}
    for encoding, count in zeros.items():
        is_only = count == sum(zeros.values())
        if is_only and count * _FEWEST_ZEROS >= len(head) // 2 > 0 and _is_text(head, encoding):
            return encoding
    return None


def _is_text(head: bytes, encoding: str) -> bool:
    text = head.decode(encoding, "replace")
    return not any(
        unicodedata.category(letter) == "Cc" and letter not in _ALLOWED_CONTROLS for letter in text
    )


def possible_encodings(pieces: Iterable[bytes]) -> tuple[str, ...]:
    """Return the 8-bit encodings that have a letter for every byte of a file."""
    left = list(LEGACY)
    for piece in pieces:
        left = [encoding for encoding in left if _decodes(piece, encoding)]
    return tuple(left)


def _decodes(piece: bytes, encoding: str) -> bool:
    try:
        piece.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def composed(lines: Iterator[str], encoding: str) -> Iterator[str]:
    """Yield lines of a file with every letter in one piece.

    Windows' Vietnamese encoding writes "ế" as "ê" and an accent.
    """
    if encoding != "cp1258":
        return lines
    return (unicodedata.normalize("NFC", line) for line in lines)
