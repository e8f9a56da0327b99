"""What makes a question hard to answer is noticed, language by language; the catalog holds itself to it or says why not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surveys.messages import Text
from surveys.questionnaires import catalog, reading, stored
from surveys.questionnaires.formats.toml import to_toml
from surveys.questionnaires.linting.checking import MOST_ON_A_PAGE, idle, lint
from surveys.questionnaires.linting.words import lists
from surveys.questionnaires.scales import library
from surveys.questionnaires.values import Excuse, Item, Point, Questionnaire, Scale, Section
from surveys.translator import LANGUAGES
from surveys.workshop.keeping import promised

from fixtures.making import both, small


def asking(words: str, lang: str = "en", **settings: object) -> Questionnaire:
    one = small()
    item = replace(one.item("T1"), text=Text({lang: words}), **settings)  # type: ignore[arg-type]
    return replace(one, languages=(lang,), sections=(replace(one.sections[0], items=(item,)),))


def rules(questionnaire: Questionnaire, place: str = "") -> set[str]:
    return {remark.rule for remark in lint(questionnaire, promised()) if not place or remark.owner == place}


@pytest.mark.parametrize("name", catalog.names())
def test_the_catalog_passes_or_says_why_not_and_answers_nothing_that_is_not_remarked(name: str):
    one = catalog.load(name)
    assert lint(one, promised()) == ()
    assert idle(one) == ()
    assert all(len(excuse.reason) > 30 for excuse in one.excused)


@pytest.mark.parametrize(
    ("lang", "words", "rule"),
    [
        ("en", "Meetings were useful and well prepared.", "double"),
        ("ar", "كانت الاجتماعات مفيدة وكذلك معدّة جيدًا.", "double"),
        ("es", "Las reuniones fueron útiles y bien preparadas.", "double"),
        ("fr", "Les réunions étaient utiles et bien préparées.", "double"),
        ("pt", "As reuniões foram úteis e bem preparadas.", "double"),
        ("ru", "Встречи были полезными и хорошо подготовленными.", "double"),
        ("zh", "会议有用，并且准备充分。", "double"),
        ("en", "We were not told in time.", "negation"),
        ("en", "We weren't told in time.", "negation"),
        ("ar", "لم يُخبرنا أحد في الوقت المناسب.", "negation"),
        ("es", "No se nos informó a tiempo.", "negation"),
        ("fr", "Nous n’étions pas informés à temps.", "negation"),
        ("pt", "Não fomos informados a tempo.", "negation"),
        ("ru", "Нам не сообщили вовремя.", "negation"),
        ("zh", "没有人及时告诉我们。", "negation"),
        ("en", "The partners were on the same page.", "idiom"),
        ("ar", "كان الاتفاق حبر على ورق.", "idiom"),
        ("es", "El acuerdo fue papel mojado.", "idiom"),
        ("fr", "L’accord est resté lettre morte.", "idiom"),
        ("pt", "O acordo ficou letra morta.", "idiom"),
        ("ru", "Партнёры ставили палки в колёса.", "idiom"),
        ("zh", "协议成了一纸空文。", "idiom"),
        ("en", "Stakeholders used synergies.", "jargon"),
        ("en", "x" * 130, "long"),
        ("zh", "我们的合作伙伴关系" * 8, "long"),
    ],
)
def test_a_question_that_is_hard_to_answer_is_noticed(lang: str, words: str, rule: str):
    assert rule in rules(asking(words, lang))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "The other partner or partners keep their promises."),
        ("en", "Credit goes to all partners, not to one of them."),
        ("en", "The notable androids ordered candy."),
        ("ar", "ما زال الشركاء يفون بوعودهم."),
        ("fr", "Le projet est né d’une idée partagée."),
        ("zh", "合作伙伴及时参与了工作。"),
        ("ru", "Партнёры выполняют свои обещания."),
    ],
)
def test_what_only_looks_like_it_is_left_in_peace(lang: str, words: str):
    assert rules(asking(words, lang)) == set()


def test_only_what_people_agree_with_is_looked_at_for_two_in_one():
    words = Item("W1", "long_text", Text({"en": "What worked, and what did not?"}), scored=False)
    one = small()
    assert rules(replace(one, sections=(*one.sections[:1], replace(one.sections[1], items=(words,)))), "item W1") == set()


def scaled(*labels: str, low: int = 1) -> Questionnaire:
    points = tuple(Point(value, Text({"en": label})) for value, label in enumerate(labels, low))
    return replace(asking("Promises are kept."), scales=(Scale("agree5", points, low, low + len(labels) - 1),))


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("Disagree", "Agree", "Strongly agree", "Completely agree"), {"balance"}),
        (("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree"), {"balance"}),
        (("Disagree", "Neither", "Agree", "Strongly agree"), {"balance"}),
        (("No", "Yes"), {"steps"}),
        (tuple(f"Step {n}" for n in range(9)), {"steps"}),
        (("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"), set()),
        (("Never", "Rarely", "Sometimes", "Often", "Almost always"), set()),
        (("Not important", "A little important", "Fairly important", "Very important", "Essential"), set()),
    ],
)
def test_a_scale_that_leans_to_one_side_or_has_too_many_steps_is_noticed(labels: tuple[str, ...], found: set[str]):
    assert rules(scaled(*labels), "scale agree5") == found


def test_the_scales_of_the_library_are_balanced_in_every_language():
    whole = replace(asking("Promises are kept."), scales=tuple(one.scale for one in library().values()))
    assert [remark for remark in lint(whole) if remark.owner.startswith("scale")] == []


def test_too_many_minutes_a_page_too_full_and_no_way_out_are_noticed():
    one = small()
    many = tuple(replace(one.item("T1"), code=f"N{n}", required=True, unknown=False) for n in range(100))
    found = rules(replace(one, sections=(replace(one.sections[0], items=many),)))
    assert {"minutes", "page", "no_way_out"} <= found
    few = replace(one, sections=(replace(one.sections[0], items=many[:MOST_ON_A_PAGE]),))
    assert rules(few) == {"no_way_out"}


def test_a_code_that_means_another_question_in_the_catalog_is_noticed():
    own = replace(small().item("T1"), code="P2")
    one = small()
    assert rules(replace(one, sections=(replace(one.sections[0], items=(own,)),)), "item P2") == {"code"}


def test_an_answered_remark_rests_and_comes_along_in_the_file_without_changing_the_digest():
    one = small()
    item = replace(one.item("T1"), text=both("Meetings were useful and well prepared.", "كانت الاجتماعات مفيدة."))
    one = replace(one, sections=(replace(one.sections[0], items=(item, *one.sections[0].items[1:])), one.sections[1]))
    answered = replace(one, excused=(Excuse("item/T1/text", "double", "Both are one thing here."),))
    assert rules(answered) == set()
    assert stored.digest(answered) == stored.digest(one)
    assert reading.read(to_toml(answered)).excused == answered.excused
    assert idle(replace(small(), excused=answered.excused)) == answered.excused


def test_every_language_of_the_house_has_its_lists():
    assert set(lists()) == set(LANGUAGES)
    names = {"joining", "harmless", "negation", "contrast", "idioms", "jargon", "zero", "against", "middle", "for"}
    assert all(set(found) == names and all(found.values()) for found in lists().values())


def test_a_language_without_lists_is_looked_at_for_length_alone():
    assert rules(asking("Ushirikiano na kazi " * 9, "sw")) == {"long"}


def test_sections_are_counted_by_questions_and_not_by_words_to_read():
    one = small()
    notes = tuple(Item(f"S{n}", "statement", Text({"en": "Read"}), scored=False) for n in range(20))
    assert "page" not in rules(replace(one, sections=(Section("read", Text({"en": "Read"}), notes), *one.sections)))
