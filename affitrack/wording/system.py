"""What a system says when it refuses, in words of the reader's language."""

from __future__ import annotations

import errno
from typing import Final

from affitrack.wording.message import Message, message

_KNOWN: Final = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "read_only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EBUSY: "busy",
    errno.EIO: "broken",
    errno.EISDIR: "folder",
    errno.ENAMETOOLONG: "long_name",
}


def reason_of(error: OSError) -> Message:
    """Return why the system refused; its own words are quoted where that is no usual reason."""
    key = _KNOWN.get(error.errno or 0)
    if key is None:
        return message("system.other", words=error.strerror or str(error))
    return Message(f"system.{key}")
