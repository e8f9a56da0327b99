"""Terms that several people used, by language: stems count as one, words of every text do not count, pairs that belong together stay."""

from __future__ import annotations

import pytest

from surveys.comments.terms import Term, suggested, uses


@pytest.mark.parametrize(
    ("lang", "texts", "term"),
    [
        ("en", ("The budget was late.", "Budgets came late", "Talk about the budget!"), "budget"),
        ("es", ("El presupuesto llegó", "presupuestos claros", "sin presupuesto"), "presupuesto"),
        ("ru", ("бюджет", "без бюджета", "о бюджете"), "бюджет"),
        ("ar", ("الميزانية تأخرت", "نريد ميزانية", "قرار الميزانية"), "الميزانية"),
        ("zh", ("预算晚了", "共同决定预算", "预算不够"), "预算"),
        ("sw", ("bajeti ilichelewa", "bajeti", "kuhusu bajeti"), "bajeti"),
    ],
)
def test_a_word_of_three_texts_is_a_term_whatever_its_endings(lang: str, texts: tuple[str, ...], term: str):
    found = suggested([(lang, text) for text in texts])

    assert [one.words for one in found if len(one.places) == 3] == [term]


def test_words_of_two_texts_and_words_that_every_text_has_are_none():
    assert suggested([("en", "The wells are dry"), ("en", "The wells again"), ("en", "The and of")]) == ()


def test_two_words_that_belong_together_are_one_term():
    texts = [("en", f"The repair fund {verb}") for verb in ("works", "fails", "waits")]

    assert suggested(texts) == (Term("en", "repair fund", frozenset({0, 1, 2})),)


def test_one_person_who_repeats_a_word_does_not_make_it_a_term():
    assert suggested([("en", "budget budget budget"), ("en", "nothing"), ("en", "quiet")]) == ()


def test_texts_are_found_by_a_term_in_any_form():
    assert uses("repair fund", "en", "Our repairs funds dried up")
    assert not uses("repair fund", "en", "fund the repair")
    assert uses("预算", "zh", "共同决定预算")
    assert not uses("", "en", "anything")
