"""Why a system refuses is said in the reader's language; its own words only as a quotation."""

from __future__ import annotations

import errno
import os

import pytest

from affitrack.wording.catalogue import render
from affitrack.wording.system import reason_of


@pytest.mark.parametrize(
    ("number", "french"),
    [
        (errno.ENOENT, "fichier ou dossier introuvable"),
        (errno.EPERM, "vous n’avez pas le droit d’y lire ou d’y écrire"),
        (errno.EDQUOT, "le disque est plein"),
        (errno.EBUSY, "un autre programme l’utilise"),
        (errno.ENOSYS, f"le système répond « {os.strerror(errno.ENOSYS)} »"),
    ],
)
def test_a_refusal_is_told_in_french(number: int, french: str) -> None:
    said = render(reason_of(OSError(number, os.strerror(number))), "fr")
    assert said.replace("\xa0", " ").replace("\u202f", " ") == french


def test_an_error_without_a_number_is_quoted() -> None:
    assert render(reason_of(OSError("odd")), "en") == "the system says “odd”"
