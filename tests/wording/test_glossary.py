from __future__ import annotations

import pytest

from affitrack.domain.stage import Stage
from affitrack.wording.glossary import glossary, term
from affitrack.wording.language import LANGUAGES, Language


def test_each_language_explains_the_same_terms() -> None:
    keys = {lang: {each.key for each in glossary(lang)} for lang in LANGUAGES}
    assert keys["en"] == keys["fr"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_term_is_a_sentence_under_a_name_of_its_own(lang: Language) -> None:
    terms = glossary(lang)
    assert len({each.name for each in terms}) == len(terms)
    assert [each.name for each in terms if not each.text.endswith(".")] == []
    assert [each.name for each in terms if len(each.text) > 300] == []  # it is a tooltip too


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_stage_is_explained(lang: Language) -> None:
    assert {stage.value for stage in Stage} <= {each.key for each in glossary(lang)}


def test_terms_stand_in_the_order_of_the_alphabet() -> None:
    names = [each.name for each in glossary("fr")]
    assert names[0] == "À risque"
    assert names[-1].startswith("≈")


def test_a_term_that_nobody_explains_is_a_fault() -> None:
    assert term("held", "fr").name == "Retenue"
    with pytest.raises(KeyError):
        term("nothing", "en")
