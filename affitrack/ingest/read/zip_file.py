"""A zip file, whatever is in it: opened only after it was seen to be bearable.

Archives and workbooks are both zips. What a zip declares is checked before anything is unpacked,
and what is unpacked is counted again while it is read, because headers can lie.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

# An entry takes 46 bytes and its name in the list at the end; the list is read as a whole.
LONGEST_LIST: Final = 4 << 20
MOST_ENTRIES: Final = 2000
# 100 000 lines with 48 columns unpack at 9 to 1; repeating text reaches 25 to 1.
LARGEST_RATIO: Final = 100
SMALL_UNPACKED: Final = 10 << 20

BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # zipfile: a version or a way of packing that is not known
    UnicodeDecodeError,
    OverflowError,  # zipfile: a place beyond all files
)
"""What zipfile raises for a zip that is damaged, cut off, or one part of several."""

_ENCRYPTED: Final = 0x1
_KNOWN_PACKING: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


class TooMuchError(ValueError):
    """The zip would unpack to more than any export has, or lists more entries."""


@contextmanager
def opened_zip(place: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip file whose list of entries is of a bearable length.

    Raises `TooMuchError`, what `BROKEN` lists, and `OSError`.
    """
    with _Careful(place) as stream, zipfile.ZipFile(stream) as archive:
        stream.is_open = True
        if len(archive.infolist()) > MOST_ENTRIES:
            raise TooMuchError(f"{len(archive.infolist())} entries")
        yield archive


def check_sizes(entries: list[zipfile.ZipInfo], largest: int) -> None:
    """Raise `TooMuchError` where entries declare more than `largest` bytes, or too dense ones."""
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if unpacked > largest or (unpacked > SMALL_UNPACKED and unpacked > packed * LARGEST_RATIO):
        raise TooMuchError(f"{packed} bytes hold {unpacked}")


def is_locked(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry needs a password."""
    return bool(entry.flag_bits & _ENCRYPTED)


def is_link(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a symbolic link: its content is a path, not a file's."""
    return stat.S_ISLNK(entry.external_attr >> 16)


def is_packed_as_usual(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is stored or deflated; other ways may ask for gigabytes of memory."""
    return entry.compress_type in _KNOWN_PACKING


class _Careful(io.BufferedReader):
    """Gives zipfile no more at once, while it opens, than a bearable list of entries."""

    def __init__(self, place: Path) -> None:
        super().__init__(io.FileIO(place))
        self._size = place.stat().st_size
        self.is_open = False

    def read(self, size: int | None = -1, /) -> bytes:
        left = self._size - self.tell()
        wanted = left if size is None or size < 0 else min(size, left)
        if not self.is_open and wanted > LONGEST_LIST:
            raise TooMuchError(f"a list of entries of {wanted} bytes")
        return super().read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        if whence == io.SEEK_SET and offset < 0:
            raise zipfile.BadZipFile("a place before the beginning of the file")
        return super().seek(offset, whence)
