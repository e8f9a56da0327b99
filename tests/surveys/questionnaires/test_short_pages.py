"""A short form asks the core questions of neighbouring sections on one page, and measures what it measured before."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from surveys.errors import Invalid
from surveys.messages import Text
from surveys.questionnaires import catalog
from surveys.questionnaires.joining import MOST_RATED
from surveys.questionnaires.reading import read
from surveys.questionnaires.stored import digest, from_json, to_json
from surveys.questionnaires.trimming import core_only
from surveys.questionnaires.values import Questionnaire

from fixtures.chance import released

JOINED = ("final-evaluation", "short-check")
HEAD = """
code = "small"
languages = ["en"]
title = "Small"
scales.agree = { low = 1, high = 2, points = [{ value = 1, label = "No" }, { value = 2, label = "Yes" }] }
scales.often = { low = 1, high = 2, points = [{ value = 1, label = "Never" }, { value = 2, label = "Often" }] }
dimensions = [
  { code = "a", headline = "quality", name = "A" },
  { code = "b", headline = "quality", name = "B" },
  { code = "c", headline = "results", name = "C" },
]
"""


def section(code: str, *, ratings: int = 2, scale: str = "agree", more: str = "") -> str:
    items = "".join(
        f'[[sections.items]]\ncode = "{code}{n}"\nkind = "rating"\ncore = true\ntext = "Words {code}{n}"\n' for n in range(1, ratings + 1)
    )
    head = f'[[sections]]\ncode = "{code}"\ndimension = "{code}"\nscale = "{scale}"\ntitle = "{code}"\nintro = "Of {code}"\n'
    return f"{head}{more}\n{items}"


def page(*sections: str, code: str = "both", more: str = "") -> str:
    named = ", ".join(f'"{one}"' for one in sections)
    return f'[[short]]\ncode = "{code}"\nsections = [{named}]\ntitle = "Both"\n{more}\n'


THREE = section("a") + section("b") + section("c")


def told(source: str) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as caught:
        read(source, "q.toml")
    return [(problem.place, problem.what.text) for problem in caught.value.problems]


def apart(name: str) -> Questionnaire:
    """The short form with each section on its own page, as it was before pages were joined."""
    return core_only(replace(catalog.load(name), short=()))


def test_the_short_final_evaluation_has_five_pages_of_at_most_six_ratings():
    pages = core_only(catalog.load("final-evaluation")).sections

    assert [one.title.pick("en") for one in pages] == [
        "Working together",
        "Trust and the sharing of work",
        "Decisions, resources and learning",
        "Results",
        "Looking back and ahead",
    ]
    assert [sum(item.kind == "rating" for item in one.items) for one in pages] == [5, 5, 4, 6, 0]


@pytest.mark.parametrize("name", JOINED)
def test_joined_pages_keep_every_question_its_order_and_its_dimension(name: str):
    before, after = apart(name), core_only(catalog.load(name))

    assert len(after.sections) < len(before.sections)
    assert [replace(item, dimension="") for item in after.items()] == list(before.items())
    assert (after.dimensions, after.scales, after.minutes, after.code) == (before.dimensions, before.scales, before.minutes, before.code)
    for one in after.dimensions:
        assert [item.code for item in after.items_of(one.code)] == [item.code for item in before.items_of(one.code)]


@pytest.mark.parametrize("name", JOINED)
def test_joined_pages_have_their_words_in_every_language(name: str):
    questionnaire = catalog.load(name)

    for one in questionnaire.short:
        assert set(one.title.by_lang) == set(one.intro.by_lang) == set(questionnaire.languages)


@pytest.mark.parametrize("name", JOINED)
def test_a_two_sided_question_is_never_parted(name: str):
    for one in core_only(catalog.load(name)).sections:
        pairs = [item.pair for item in one.items if item.pair]
        assert all(pairs.count(pair) == 2 for pair in pairs)


@pytest.mark.parametrize("name", JOINED)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_answers_give_the_same_release_on_joined_pages(name: str, seed: int):
    """All but the questionnaire as it was asked: scores, groups, differences, comments, findings."""
    before, after = (released(one, Random(seed)) for one in (apart(name), core_only(catalog.load(name))))

    assert replace(after, questionnaire=before.questionnaire) == before


def test_the_long_form_is_named_as_it_was_before_its_short_form_was_joined():
    final = catalog.load("final-evaluation")

    assert digest(final) == digest(replace(final, short=()))
    assert from_json(to_json(final)) == final
    assert core_only(final).short == ()


def test_an_item_may_belong_to_another_dimension_than_its_section():
    own = '[[sections.items]]\ncode = "X"\nkind = "rating"\ndimension = "c"\ntext = "Other"\n'
    questionnaire = read(HEAD + section("a") + own + section("b") + section("c"))

    assert [item.code for item in questionnaire.items_of("c")] == ["X", "c1", "c2"]
    assert [item.code for item in questionnaire.items_of("a")] == ["a1", "a2"]
    assert questionnaire.item("X").scored


def test_an_item_of_an_unknown_dimension_is_told():
    own = '[[sections.items]]\ncode = "X"\nkind = "rating"\ndimension = "z"\ntext = "Other"\n'

    assert told(HEAD + section("a") + own + section("b") + section("c")) == [
        ("q.toml, line 29, item X: dimension", "There is no dimension “{code}”.")
    ]


def test_a_page_without_an_intro_has_that_of_its_first_section():
    with_own = read(HEAD + THREE + page("a", "b", more='intro = "Of both"'))
    without = read(HEAD + THREE + page("a", "b"))

    assert core_only(with_own).sections[0].intro == Text({"en": "Of both"})
    assert core_only(without).sections[0].intro == Text({"en": "Of a"})
    assert [one.code for one in core_only(without).sections] == ["both", "c"]


@pytest.mark.parametrize(
    ("pages", "what"),
    [
        (page("a", "z"), "There is no section “{code}” with core questions."),
        (page("b", "a"), "These sections do not follow one another, or stand on another page too."),
        (page(), "These sections do not follow one another, or stand on another page too."),
        (page("b", "c"), "These sections differ in headline or scale, or are shown under a condition."),
    ],
)
def test_sections_that_cannot_be_joined_are_told(pages: str, what: str):
    assert told(HEAD + THREE + pages) == [("q.toml, short page both: sections", what)]


def test_a_section_stands_on_one_page_only():
    again = page("b", code="again")

    assert [place for place, _ in told(HEAD + THREE + page("a", "b") + again)] == [
        "q.toml, short page both: sections",
        "q.toml, short page again: sections",
    ]


@pytest.mark.parametrize("other", [section("b", scale="often"), section("b", more='show_if = "a1 == 1"')])
def test_pages_are_of_one_scale_and_shown_to_everybody(other: str):
    assert told(HEAD + section("a") + other + section("c") + page("a", "b")) == [
        ("q.toml, short page both: sections", "These sections differ in headline or scale, or are shown under a condition.")
    ]


def test_a_page_with_too_many_ratings_is_told():
    many = section("a", ratings=MOST_RATED) + section("b", ratings=1) + section("c")

    assert told(HEAD + many + page("a", "b")) == [("q.toml, short page both: sections", "Too many ratings stand on one page: {n}.")]


def test_a_page_needs_a_code_of_its_own():
    assert [what for _, what in told(HEAD + THREE + page("a", "b", code="a"))] == ["This code is used {n} times."]
