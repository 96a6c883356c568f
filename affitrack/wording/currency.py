"""How a currency is written: how many digits its amounts have, and its sign.

Amounts are integer counts of the minor unit everywhere, so this table decides what 524 means. It
stands on the lowest floor because the wording of an amount needs it as much as the arithmetic.
"""

from __future__ import annotations

from typing import Final

_DEFAULT_EXPONENT: Final = 2


def _codes(text: str) -> list[str]:
    return text.split()


# ISO 4217 table A.1, currencies whose minor unit is not a hundredth. ISO gives IDR two digits; the
# platform writes rupiah without decimals and nobody pays in sen, so domain.md fixes 0 for it.
_EXPONENTS: Final = {
    **dict.fromkeys(
        _codes("BIF CLP DJF GNF IDR ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"), 0
    ),
    **dict.fromkeys(_codes("BHD IQD JOD KWD LYD OMR TND"), 3),
    **dict.fromkeys(_codes("CLF UYW"), 4),
}

# ISO 4217 table A.1 (active codes, 2026), without precious metals and units of account.
CURRENCIES: Final = frozenset(
    _codes("""
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
    GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF
    KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
    MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
    UGX USD UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """)
)

_SYMBOLS: Final = {
    "EUR": "€",
    "GBP": "£",
    "USD": "$",
    "JPY": "¥",
    "PLN": "zł",
    "THB": "฿",
    "VND": "₫",
    "IDR": "Rp",
    "MYR": "RM",
    "PHP": "₱",
    "SGD": "S$",
    "MXN": "MX$",
    "BRL": "R$",
}


def exponent(currency: str) -> int:
    """Return the number of decimal digits of an amount in `currency` (an ISO 4217 code)."""
    return _EXPONENTS.get(currency, _DEFAULT_EXPONENT)


def symbol(currency: str) -> str:
    """Return the sign people know `currency` by, or its code where there is no such sign."""
    return _SYMBOLS.get(currency, currency)
