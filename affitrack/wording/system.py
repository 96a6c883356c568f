"""What a system says when it refuses, in words of the reader's language."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

from affitrack.wording.message import message

if TYPE_CHECKING:
    from affitrack.wording.message import Message

_KNOWN: Final = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "read_only",
    errno.ENOSPC: "full",
    errno.EISDIR: "folder",
    errno.ENAMETOOLONG: "long_name",
}


def reason_of(error: OSError) -> Message | str:
    """Return why the system refused; in its own words where that is no usual reason."""
    key = _KNOWN.get(error.errno or 0)
    return error.strerror or str(error) if key is None else message(f"system.{key}")
