"""Why this amount: the steps shown add up to the net, and say where they come from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.commission import half_up
from affitrack.domain.derive import Deriver, Exceptions
from affitrack.domain.explain import AmountStep, Explanation, explain_line
from affitrack.domain.line import LineFacts
from affitrack.domain.oddities import Oddity
from affitrack.domain.rate import RateRule
from affitrack.wording.catalogue import render
from affitrack.wording.language import LANGUAGES, Language
from tests.domain.lines import account, record, sale
from tests.domain.test_derive import MIXED, lines

DAY = date(2026, 11, 22)
HEADERS = {
    "price": "Prix",
    "items_refunded": "Articles remboursés",
    "standard_rate": "Standard",
    "shop_ads_rate": "Publicités shopping",
    "est_base": "Base de commission estimée",
    "est_standard": "Commission standard estimée",
    "est_shop_ads": "Commission de Publicités shopping estimée",
    "actual_base": "Base de commission réelle",
    "actual_standard": "Commission standard",
    "final_earned": "Montant total gagné au final",
    "shared_with_partner": "Partagé avec le partenaire",
}
PARTS = {"standard", "shop_ads", "bonus", "partner_bonus"}


def explain(
    line: LineFacts,
    *flags: str,
    market: str = "FR",
    exceptions: Exceptions | None = None,
    settings: dict[str, str] | None = None,
) -> Explanation:
    works_out = Deriver(account(market, **(settings or {})), exceptions)
    return explain_line(record(line, DAY, works_out, *flags), deriver=works_out, columns=HEADERS)


def shown(explanation: Explanation, lang: Language = "fr") -> list[tuple[str, str, str]]:
    """Return label, value and note of each step, with plain spaces."""
    return [
        (
            plain(render(step.label, lang)),
            plain(render(step.value, lang)),
            "" if step.note is None else plain(render(step.note, lang)),
        )
        for step in explanation.amount_steps
    ]


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def added_up(steps: tuple[AmountStep, ...]) -> int:
    """Follow the steps as a reader would; every sum must be what the steps before it give."""
    running: int | None = None
    rate: str | None = None
    seen_part = False
    for step in steps:
        if step.rate is not None:
            rate = step.rate
            continue
        assert step.amount is not None
        if step.name in PARTS and not seen_part:
            seen_part, running = True, 0
        if rate is not None:
            running = half_up((running or 0) * Fraction(rate))
            if step.is_sum:
                # The platform, or an exact base, may round the last unit otherwise.
                assert abs(running - step.amount) <= 1
                running = step.amount
            rate = None
        if step.is_sum:
            assert running is None or running == step.amount, step.name
            running = step.amount
        else:
            running = (running or 0) + step.amount
    assert running is not None
    return running


def test_a_computed_sale_step_by_step() -> None:
    rule = RateRule(Decimal("0.12"), date(2026, 9, 1), shop="FRSHOP1")
    line = sale(price=1500, items_sold=3, items_refunded=1, seller_discount=300)
    explanation = explain(line, exceptions=Exceptions(rate_rules=(rule,)))
    agreed = "convenu pour cette boutique, depuis le 1er sept. 2026"
    assert plain(render(explanation.headline, "fr")) == "Pourquoi 2,70 € ?"
    assert shown(explanation) == [
        ("Prix, 3 articles", "45,00 €", "3 × 15,00 €, ligne 214 du fichier, « Prix »"),
        ("1 article retourné", "−15,00 €", "ligne 214 du fichier, « Articles remboursés »"),
        ("Remise du vendeur", "−3,00 €", "ligne 214 du fichier"),
        ("Payé par l’acheteur", "27,00 €", ""),
        ("TVA de 20 % déduite", "−4,50 €", "taux normal, France"),
        ("Montant hors taxes", "22,50 €", ""),
        ("Taux de 12 %", "× 0,12", f"base × taux : 22,50 € × 12 %, {agreed}"),
        (
            "Commission",
            "2,70 €",
            "calculé par AffiTrack : le fichier n’indique pas de commission",
        ),
    ]
    assert added_up(explanation.amount_steps) == 270


def test_a_sum_of_several_pieces_of_which_some_came_back() -> None:
    line = sale(price=None, gmv=1000, items_sold=3, items_refunded=2, standard_rate="0.9")
    assert [step[:2] for step in shown(explain(line))] == [
        ("Prix, 3 articles", "10,00 €"),
        ("2 articles retournés", "−6,67 €"),
        ("Payé par l’acheteur", "3,33 €"),
        ("TVA de 20 % déduite", "−0,55 €"),
        ("Montant hors taxes", "2,78 €"),
        ("Taux de 90 %", "× 0,9"),
        ("Commission", "2,50 €"),
    ]


def test_an_estimated_sale_like_the_one_in_the_design() -> None:
    row = "ligne 214 du fichier, « Standard »"
    line = sale(price=5235, est_base=4363, standard_rate="0.12", est_standard=524)
    assert shown(explain(line)) == [
        ("Prix, 1 article", "52,35 €", "ligne 214 du fichier, « Prix »"),
        ("TVA de 20 % déduite", "−8,72 €", "taux normal, France"),
        ("Montant hors taxes", "43,63 €", "ligne 214 du fichier, « Base de commission estimée »"),
        ("Taux de 12 %", "× 0,12", f"base × taux : 43,63 € × 12 %, {row}"),
        (
            "Commission",
            "5,24 €",
            "estimation du fichier, ligne 214 du fichier, « Commission standard estimée »",
        ),
    ]


def test_a_settled_sale_with_taxes_and_a_partner() -> None:
    line = sale(
        status="settled",
        price=5235,
        actual_base=4363,
        standard_rate="0.1",
        actual_standard=436,
        actual_bonus=100,
        bonus_rate="0.02",
        taxes=30,
        shared_with_partner=56,
        final_earned=450,
    )
    explanation = explain(line)
    assert [(step.name, step.amount) for step in explanation.amount_steps] == [
        ("price", 5235),
        ("vat", -872),
        ("base", 4363),
        ("standard", 436),
        ("bonus", 100),
        ("commission", 536),
        ("taxes", -30),
        ("partner_share", -56),
        ("net", 450),
    ]
    assert shown(explanation, "en")[3][2] == "10% of €43.63, file row 214, “Commission standard”"
    assert shown(explanation)[-1] == (
        "Vous gagnez",
        "4,50 €",
        "réglé : montant final, ligne 214 du fichier, « Montant total gagné au final »",
    )


def test_a_base_with_tax_is_shown_as_such() -> None:
    line = sale(price=2490, est_base=2490, standard_rate="0.1", est_standard=249)
    assert shown(explain(line), "en")[:2] == [
        ("Price, 1 item", "€24.90", "file row 214, “Prix”"),
        (
            "Amount with tax",
            "€24.90",
            "the platform left the tax in, file row 214, “Base de commission estimée”",
        ),
    ]


def test_a_reduced_rate_that_fits_the_base_is_named() -> None:
    line = sale(price=1890, est_base=1791, standard_rate="0.05", est_standard=90)
    assert shown(explain(line), "en")[1] == (
        "VAT 5.5% taken out",
        "−€0.99",
        "reduced rate, France: it fits the base in the file",
    )


def test_a_rate_set_by_the_user_is_the_only_one() -> None:
    line = sale(price=1890, est_base=1791, standard_rate="0.05", est_standard=90)
    explanation = explain(line, settings={"vat_rate": "10%"})
    assert [step.name for step in explanation.amount_steps] == ["base", "rate", "net"]
    assert len(explanation.warnings) == 1


def test_a_part_that_is_not_its_rate_does_not_claim_to_be() -> None:
    line = sale(
        est_base=2075,
        standard_rate="0.15",
        est_standard=270,
        bonus_rate="0.03",
        est_bonus=62,
    )
    notes = [note for _, _, note in shown(explain(line), "en")]
    assert notes[1] == "file row 214, “Commission standard estimée”"
    assert notes[2] == "3% of €20.75, file row 214"


def test_a_base_that_is_not_whole_says_how_it_is_kept() -> None:
    line = sale(price=4999, standard_rate="0.15")
    base = shown(explain(line, market="DE"), "en")[2]
    assert base == ("Pre-tax amount", "€42.01", "exactly 42.0084, rounded only at the end")


def test_prices_without_tax_have_no_vat_step() -> None:
    line = sale(currency="USD", price=4000, seller_discount=400, standard_rate="0.15")
    explanation = explain(line, market="US")
    assert [step.name for step in explanation.amount_steps] == [
        "price",
        "seller_discount",
        "paid",
        "rate",
        "net",
    ]
    assert added_up(explanation.amount_steps) == 540


def test_a_sale_of_ads_names_its_rate() -> None:
    line = sale(
        order_type="shop_ads", est_base=4363, shop_ads_rate="0.05", est_standard=0, est_shop_ads=218
    )
    steps = shown(explain(line))
    assert steps[1][0] == "Taux Publicités shopping de 5 %"
    assert steps[1][2].startswith("base × taux : 43,63 € × 5 %, ligne 214 du fichier, ")


def test_a_settled_zero_shows_what_was_expected_and_what_is_missing() -> None:
    line = sale(
        status="settled", est_base=4363, standard_rate="0.12", est_standard=524, final_earned=0
    )
    explanation = explain(line)
    assert [(step.name, step.amount) for step in explanation.amount_steps] == [
        ("base", 4363),
        ("rate", None),
        ("deviation", -524),
        ("net", 0),
    ]
    assert [plain(render(said, "fr")) for said in explanation.warnings] == [
        "Réglé à zéro, alors que 5,24 € étaient estimés."
    ]


def test_a_lost_sale_says_what_it_would_have_paid() -> None:
    explanation = explain(
        sale(status="ineligible", status_raw="Inéligible", est_standard=311, final_earned=0)
    )
    assert plain(render(explanation.headline, "fr")) == "Pourquoi avoir perdu 3,11 € ?"
    assert shown(explanation)[-1][:2] == ("Aurait rapporté", "3,11 €")
    assert [plain(render(said, "fr")) for said in explanation.warnings] == [
        "Perdu : le fichier indique « Inéligible ». Ne compte dans aucun autre total."
    ]


def test_money_taken_back() -> None:
    line = sale(status="deducted", est_base=4363, standard_rate="0.12", taxes=24, final_earned=-500)
    explanation = explain(line)
    assert [(step.name, step.amount) for step in explanation.amount_steps] == [
        ("taken_back", -476),
        ("given_back", -24),
        ("net", -500),
    ]
    assert plain(render(explanation.headline, "en")) == "Why was €5.00 taken back?"
    exact = sale(status="deducted", est_base=4363, standard_rate="0.12", final_earned=-524)
    assert shown(explain(exact), "en")[0][2].startswith("12% of −€43.63")


def test_an_old_rate_says_until_when_it_is_kept() -> None:
    rules = (
        RateRule(
            Decimal("0.15"), date(2026, 9, 1), date(2026, 11, 1), product_id=sale().product_id
        ),
        RateRule(Decimal("0.12"), date(2026, 11, 2), product_id=sale().product_id),
    )
    explanation = explain(sale(est_base=1000), exceptions=Exceptions(rate_rules=rules))
    assert shown(explanation, "en")[1][2].endswith(
        "agreed for this product, kept until 1 Dec 2026: a lowered rate counts 30 days later"
    )


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        (
            {"est_base": 4363, "standard_rate": "0.12", "est_standard": 400},
            "The file states a commission of €4.00, but its rate on €43.63 gives €5.24.",
        ),
        (
            {"est_base": 4363, "standard_rate": "0.12", "est_standard": 524},
            "The file says 12%, but 15% is agreed for all shops, since 1 Sep 2026.",
        ),
        (
            {"price": 5235, "est_base": 4800, "standard_rate": "0.15", "est_standard": 720},
            "The base of €48.00 in the file fits neither the price without VAT of 20% (€43.63)",
        ),
        ({"standard_rate": "0.15"}, "The file tells neither a price nor a base,"),
        ({"status": "awaiting", "est_standard": 1}, "The buyer has not paid yet."),
        ({"status": "frozen", "est_standard": 1}, "Frozen by TikTok Shop’s risk control."),
        ({"status": "unknown", "status_raw": "Vérif"}, "“Vérif” is a status that AffiTrack"),
        ({"items_sold": 2, "items_refunded": 2, "est_standard": 1}, "Lost: all 2 items were"),
    ],
)
def test_warnings_carry_their_figures(stated: dict[str, object], sentence: str) -> None:
    agreed = Exceptions(rate_rules=(RateRule(Decimal("0.15"), date(2026, 9, 1)),))
    said = [render(each, "en") for each in explain(sale(**stated), exceptions=agreed).warnings]
    assert any(each.startswith(sentence) for each in said), said


def test_without_a_rate_the_user_is_told_to_add_one() -> None:
    (said,) = (render(each, "en") for each in explain(sale(price=5235)).warnings)
    assert said.startswith("Neither the file nor a rule tells the rate")
    assert said.endswith("Add the agreed rate.")


@pytest.mark.parametrize(
    ("flag", "sentence"),
    [
        ("late", "Late: 95% of comparable settled sales took less time."),
        (
            "at_risk",
            "Already released, but the buyer may return it until 19 Dec 2026 (extended returns).",
        ),
        *((oddity, f"explain.warning.{oddity}") for oddity in Oddity),
    ],
)
def test_flags_of_the_day_are_sentences(flag: str, sentence: str) -> None:
    warnings = explain(sale(est_base=1), flag).warnings
    assert sentence in {form for said in warnings for form in (said.key, render(said, "en"))}


def test_the_origin_names_file_row_and_day() -> None:
    works_out = Deriver(account())
    line = record(sale(), DAY, works_out)
    known = explain_line(line, deriver=works_out, imported_on=date(2026, 11, 15))
    assert render(known.origin, "en") == (
        "Imported from affiliate_orders_7668993110945826580.csv, row 214, on 15 Nov 2026"
    )
    assert render(explain_line(line, deriver=works_out).origin, "fr") == (
        "Tiré de affiliate_orders_7668993110945826580.csv, ligne 214"
    )


@given(lines, st.sampled_from([None, MIXED]))
def test_what_is_shown_adds_up_to_the_net(line: LineFacts, exceptions: Exceptions | None) -> None:
    explanation = explain(line, exceptions=exceptions)
    steps = explanation.amount_steps
    assert added_up(steps) == explanation.line.derived.net
    assert [step.is_total for step in steps] == [False] * (len(steps) - 1) + [True]


@given(lines, st.sampled_from([None, MIXED]), st.sampled_from([(), ("late", "at_risk")]))
def test_everything_has_words_in_every_language(
    line: LineFacts, exceptions: Exceptions | None, flags: tuple[str, ...]
) -> None:
    explanation = explain(line, *flags, exceptions=exceptions)
    said = [
        explanation.headline,
        explanation.origin,
        *explanation.warnings,
        *(step.label for step in explanation.amount_steps),
        *(step.value for step in explanation.amount_steps),
        *(step.note for step in explanation.amount_steps if step.note is not None),
        *(step.label for step in explanation.date_steps),
        *(step.note for step in explanation.date_steps if step.note is not None),
    ]
    for lang in LANGUAGES:
        assert all(render(each, lang) for each in said)


def test_a_part_of_a_stated_base_is_told_from_the_base_of_all() -> None:
    line = sale(est_base=1001, actual_base=501, items_sold=2, items_refunded=1, standard_rate="0.9")
    assert shown(explain(line), "en") == [
        ("Pre-tax amount", "€10.01", "file row 214, “Base de commission estimée”"),
        ("1 item returned", "−€5.00", "file row 214, “Articles remboursés”"),
        ("Pre-tax amount", "€5.01", "exactly 5.005, rounded only at the end"),
        ("Rate 90%", "× 0.9", "base × rate: €5.01 × 90%, file row 214, “Standard”"),
        ("Commission", "€4.50", "worked out by AffiTrack: the file states no commission"),
    ]
