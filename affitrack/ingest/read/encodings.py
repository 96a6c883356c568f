"""Text encodings that bytes alone do not prove: what a file may be in, for `recognise` to decide.

UTF-8 proves itself, and so does UTF-16 with its mark. An 8-bit encoding of Windows never does: the
same byte is "é" in one and "ฉ" in another. It is believed where a header or a word that the program
knows comes out right in it, or where every other one reads the very same text or none that anybody
would write.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from affitrack.ingest.read.vietnamese import VIETNAMESE

WESTERN: Final = "cp1252"
THAI: Final = "cp874"
LEGACY: Final = (WESTERN, VIETNAMESE, THAI)
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


def is_western(pieces: Iterable[bytes]) -> bool:
    """Tell whether 8-bit text can only be Western European, whatever it is about.

    Its letters must be the same in Vietnamese, or stand where only Portuguese and Italian have
    them; stand alone among Latin ones as no Thai letter does; and make words: what stands inside
    them must be letters, else it is text of yet another system.
    """
    seen: set[int] = set()
    alone = together = letters = strange = 0
    for piece in pieces:
        seen.update(_ROMANCE.sub(b"", piece))
        thai = (piece + b" ").translate(_IN_THAI)
        alone += sum(map(thai.count, (b"ata", b"at ", b" ta", b" t ")))
        together += thai.count(b"tt")
        western = piece.translate(_IN_WESTERN)
        letters += western.count(b"e")
        western = western.replace(b"e", b"a")
        strange += sum(map(western.count, (b"as", b"sa", b"ao", b"ca")))
    first, vietnamese, in_thai = (bytes(seen).decode(encoding, "replace") for encoding in LEGACY)
    return (
        "\ufffd" not in first
        and vietnamese == first
        and (in_thai == first or alone > together)
        and strange * _STRANGE_ONE_IN <= letters
    )


def is_thai(pieces: Iterable[bytes]) -> bool:
    """Tell whether 8-bit text can only be Thai, whatever it is about.

    Marks stand above and below consonants, and some vowels before one. In a text of enough words
    no other system of eight bits, nor one of two bytes a letter, keeps to that by chance.
    """
    letters = marks = wrong = 0
    for piece in pieces:
        spelt = b" " + piece.translate(_SPELT) + b" "
        letters += len(spelt) - spelt.count(b" ")
        marks += spelt.count(b"m")
        wrong += sum(map(spelt.count, _MISSPELT))
    return marks >= _FEWEST_MARKS and wrong * _WRONG_ONE_IN <= letters


def _kinds(kind_of: Callable[[str], str]) -> bytes:
    """Return a table that writes down of each byte which kind of sign it is in Western text."""
    return b"".join(
        (b"a" if letter.isalpha() else b" ")
        if letter.isascii()
        else kind_of(letter).encode("ascii")
        for letter in (bytes([code]).decode(WESTERN, "replace") for code in range(256))
    )


_STRANGE_ONE_IN: Final = 20
# "São", "mãe", "ações", "lunedì", "però": in other systems a letter that never stands before such a
# vowel, and none that ends a word behind a consonant.
_ROMANCE: Final = re.compile(
    "[ãÃ][oOeE]|[õÕ][eE]|(?<=[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z])[ìòÌÒ](?![a-zA-ZÀ-ÿ])".encode(WESTERN)
)
_FIRST_OF_THAI, _LAST_OF_THAI = "¡", "û"  # as Western text shows their bytes
# Western letters: e. Of signs, some open a word and some end it, and those of `_BETWEEN` may stand
# in one; anything else there is strange. So is a capital that Windows has added: other systems of
# eight bits have letters in its place.
_OPENING: Final = "¡¿«“„‹£§©"
_CLOSING: Final = "»”›®°ªº²³™‰¼½¾"
_BETWEEN: Final = "‘’–—•·…€\xa0\xad"


def _western_kind(sign: str) -> str:
    for kind, signs in ((" ", _BETWEEN), ("o", _OPENING), ("c", _CLOSING)):
        if sign in signs:
            return kind
    return "e" if sign.isalpha() and sign not in "ŠŒŽŸƒˆµ" else "s"


_IN_WESTERN: Final = _kinds(_western_kind)
_IN_THAI: Final = _kinds(lambda sign: "t" if _FIRST_OF_THAI <= sign <= _LAST_OF_THAI else " ")


def _syllable_kind(code: int) -> str:
    """Return what a Thai letter does in a syllable.

    c is a consonant, l a vowel written before it, v one written after it, m a mark above or below
    it; o is what is rare in words.
    """
    for kind, codes in (("c", _CONSONANTS), ("l", _BEFORE), ("v", _AFTER), ("m", _MARKS)):
        if code in codes:
            return kind
    return " " if code < _FIRST_CONSONANT else "o"


_FEWEST_MARKS: Final = 30
_WRONG_ONE_IN: Final = 50
_FIRST_CONSONANT: Final = 0xA1
_CONSONANTS: Final = range(_FIRST_CONSONANT, 0xCF)
_BEFORE: Final = range(0xE0, 0xE5)
_AFTER: Final = (0xD0, 0xD2, 0xD3)
_MARKS: Final = (0xD1, *range(0xD4, 0xDB), *range(0xE7, 0xEF))
_SPELT: Final = "".join(map(_syllable_kind, range(256))).encode("ascii")
_MISSPELT: Final = (b" m", b" v", b"lm", b"lv", b"ll", b"l ", b"o")


def composed(lines: Iterator[str], encoding: str) -> Iterator[str]:
    """Yield lines of a file with every letter in one piece.

    Windows' Vietnamese encoding writes "ế" as "ê" and an accent.
    """
    if encoding != VIETNAMESE:
        return lines
    return (unicodedata.normalize("NFC", line) for line in lines)
