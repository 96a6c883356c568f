"""The notes that lie beside the demonstration files: everything in them is made up."""

from __future__ import annotations

from typing import Final, NamedTuple

from affitrack.wording.language import Language


class Notice(NamedTuple):
    """A note in one language; `text` asks for handle, count, first, last, seed, lines, until."""

    name: str
    language: Language
    text: str


NOTICES: Final = (
    Notice(
        "LISEZMOI.txt",
        "fr",
        """\
DONNÉES FICTIVES

Ces fichiers ont été écrits par AffiTrack. Ils imitent les exports de commandes qu’un créateur
télécharge depuis TikTok Shop\u00a0: mêmes colonnes, mêmes mots, mêmes défauts. Tout y est
inventé\u00a0: la créatrice {handle}, les boutiques, les produits, les commandes et les montants.
Toute ressemblance serait un hasard.

{count} lignes de commande, du {first} au {last}.
Les exports se chevauchent comme les vrais\u00a0: une même ligne y revient, et avance d’un fichier
à l’autre.

Déposez-les tous sur la fenêtre d’AffiTrack, ou bien\u00a0:
    affitrack import affiliate_orders_*

Les mêmes fichiers reviennent avec\u00a0:
    affitrack demo --out DOSSIER --seed {seed} --lines {lines} --until {until}
""",
    ),
    Notice(
        "README.txt",
        "en",
        """\
FICTIONAL DATA

These files were written by AffiTrack. They imitate the order exports that a creator downloads
from TikTok Shop: the same columns, the same words, the same faults. Everything in them is made
up: the creator {handle}, the shops, the products, the orders and the amounts. Any likeness is
chance.

{count} order lines, from {first} to {last}.
The exports overlap as real ones do: a line appears again, and has moved forward from one file to
the next.

Drop them all on AffiTrack’s window, or run:
    affitrack import affiliate_orders_*

The same files come back with:
    affitrack demo --out FOLDER --seed {seed} --lines {lines} --until {until}
""",
    ),
)
