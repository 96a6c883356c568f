"""Findings and claims in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.claim import Claim, ClaimState
from affitrack.domain.finding import FindingKind
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, Words, language
from affitrack.gui.sales.line_words import NOTHING, day_words, money_words
from affitrack.gui.tokens import PillKind
from affitrack.wording.catalogue import render

PILL_OF_KIND: Final = {
    FindingKind.FROZEN: PillKind.FROZEN,
    FindingKind.LATE: PillKind.LATE,
    FindingKind.ZERO: PillKind.LOST,
    FindingKind.RATE: PillKind.CHECK,
    FindingKind.BASE: PillKind.CHECK,
    FindingKind.COMMISSION: PillKind.CHECK,
    FindingKind.TAKEN_BACK: PillKind.DEDUCTED,
    FindingKind.LESS: PillKind.CHECK,
    FindingKind.MISSING: PillKind.LATE,
}
PILL_OF_STATE: Final = {
    ClaimState.TO_SEND: PillKind.HELD,
    ClaimState.SENT: PillKind.AWAITING,
    ClaimState.ANSWERED: PillKind.CHANGED,
    ClaimState.WON: PillKind.PAID,
    ClaimState.LOST: PillKind.LOST,
}

_KINDS: Final = {
    FindingKind.FROZEN: QT_TRANSLATE_NOOP("ClaimKinds", "Frozen"),
    FindingKind.LATE: QT_TRANSLATE_NOOP("ClaimKinds", "Late"),
    FindingKind.ZERO: QT_TRANSLATE_NOOP("ClaimKinds", "Settled at zero"),
    FindingKind.RATE: QT_TRANSLATE_NOOP("ClaimKinds", "Lower rate"),
    FindingKind.BASE: QT_TRANSLATE_NOOP("ClaimKinds", "Lower base"),
    FindingKind.COMMISSION: QT_TRANSLATE_NOOP("ClaimKinds", "Below base × rate"),
    FindingKind.TAKEN_BACK: QT_TRANSLATE_NOOP("ClaimKinds", "Taken back"),
    FindingKind.LESS: QT_TRANSLATE_NOOP("ClaimKinds", "Below the estimate"),
    FindingKind.MISSING: QT_TRANSLATE_NOOP("ClaimKinds", "Payout short"),
}
_MEANINGS: Final = {
    FindingKind.FROZEN: QT_TRANSLATE_NOOP(
        "ClaimKinds",
        "Held by TikTok’s risk control. One may appeal for 30 days; after that it may be kept.",
    ),
    FindingKind.LATE: QT_TRANSLATE_NOOP(
        "ClaimKinds", "Unsettled for longer than 95% of this shop’s sales took."
    ),
    FindingKind.ZERO: QT_TRANSLATE_NOOP(
        "ClaimKinds", "An amount was estimated, zero was settled, and nothing was returned."
    ),
    FindingKind.RATE: QT_TRANSLATE_NOOP(
        "ClaimKinds", "Settled at a lower rate than the one agreed at the time of the order."
    ),
    FindingKind.BASE: QT_TRANSLATE_NOOP(
        "ClaimKinds", "Settled on a base below the price that it stands for."
    ),
    FindingKind.COMMISSION: QT_TRANSLATE_NOOP(
        "ClaimKinds", "Settled at less than its own base times its own rate."
    ),
    FindingKind.TAKEN_BACK: QT_TRANSLATE_NOOP("ClaimKinds", "Taken back after it had been paid."),
    FindingKind.LESS: QT_TRANSLATE_NOOP(
        "ClaimKinds", "Settled at less than was estimated, for no reason that the file tells."
    ),
    FindingKind.MISSING: QT_TRANSLATE_NOOP(
        "ClaimKinds", "Less money arrived than the sales of this payout come to."
    ),
}
_STATES: Final = {
    ClaimState.TO_SEND: QT_TRANSLATE_NOOP("ClaimStates", "To send"),
    ClaimState.SENT: QT_TRANSLATE_NOOP("ClaimStates", "Sent"),
    ClaimState.ANSWERED: QT_TRANSLATE_NOOP("ClaimStates", "Answered"),
    ClaimState.WON: QT_TRANSLATE_NOOP("ClaimStates", "Won"),
    ClaimState.LOST: QT_TRANSLATE_NOOP("ClaimStates", "Lost"),
}


def kind_name(kind: FindingKind) -> str:
    """Return what a kind of finding is called."""
    words = _KINDS[kind]
    return QCoreApplication.translate("ClaimKinds", words)


def kind_meaning(kind: FindingKind) -> str:
    """Return what a kind of finding means, in a sentence."""
    words = _MEANINGS[kind]
    return QCoreApplication.translate("ClaimKinds", words)


def state_name(state: ClaimState) -> str:
    """Return what a state of a claim is called."""
    words = _STATES[state]
    return QCoreApplication.translate("ClaimStates", words)


def claim_name(claim: Claim) -> str:
    """Return a claim's title, else what it is about."""
    return render(claim.name, language())


def in_order(sums: Mapping[str, int], currencies: Sequence[str]) -> dict[str, int]:
    """Return sums by currency in the order in which pages list the currencies."""
    return {each: sums[each] for each in dict.fromkeys((*currencies, *sums)) if each in sums}


def sums_figure(sums: Mapping[str, int]) -> str:
    """Return amounts of several currencies as a card shows them, one a line; a dash for none."""
    lines = [money_words(minor, currency) for currency, minor in sums.items()]
    return "\n".join(lines) or NOTHING


def sums_words(sums: Mapping[str, int]) -> str:
    """Return amounts of several currencies, which are never added."""
    return " + ".join(money_words(minor, currency) for currency, minor in sums.items())


class ClaimWords(Words):
    """What is said of findings and claims, with numbers in it."""

    def countdown(self, day: date | None, as_of: date) -> str:
        """Return how long there is until a last day, that day included; "" where there is none."""
        if day is None:
            return ""
        days = (day - as_of).days
        if days > 1:
            return self.tr("%Ln day(s) left, until {day}", "", days).format(
                day=day_words(day, as_of)
            )
        if days == 1:
            return self.tr("until tomorrow")
        if days == 0:
            return self.tr("today is the last day")
        return self.tr("over for %Ln day(s)", "", -days)

    def found(self, count: int, sums: Mapping[str, int]) -> str:
        """Return how many things were found and what is missing in them."""
        text = self.tr("%Ln to claim: {amount}", "", count)
        return text.format(amount=sums_words(sums))

    def places(self, count: int) -> str:
        """Return in how many sales and payouts something is missing."""
        return self.tr("in %Ln sale(s) and payout(s)", "", count)

    def asked(self, count: int) -> str:
        """Return in how many claims something is asked for."""
        return self.tr("in %Ln claim(s)", "", count)

    def lines(self, count: int) -> str:
        """Return a number of sales."""
        return self.tr("%Ln sale(s)", "", count)

    def made(self, count: int) -> str:
        """Return that claims were made."""
        return self.tr("%Ln claim(s) made, still to be sent.", "", count)

    def removed(self, count: int) -> str:
        """Return that claims were deleted."""
        return self.tr("%Ln claim(s) deleted.", "", count)

    def history(self, claim: Claim, as_of: date) -> str:
        """Return what became of a claim, and when."""
        steps = [(self.tr("made on {day}"), claim.made_on)]
        if claim.sent_on is not None:
            steps.append((self.tr("sent on {day}"), claim.sent_on))
        if claim.answered_on is not None:
            steps.append((self.tr("answered on {day}"), claim.answered_on))
        if claim.closed_on is not None and claim.state is ClaimState.WON:
            steps.append((self.tr("won on {day}"), claim.closed_on))
        if claim.closed_on is not None and claim.state is ClaimState.LOST:
            steps.append((self.tr("lost on {day}"), claim.closed_on))
        said = " · ".join(words.format(day=day_words(on, as_of)) for words, on in steps)
        return said[:1].upper() + said[1:]
