"""A questionnaire in its partnership: a page for each objective, groups by name, words for each group."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from surveys.errors import Invalid
from surveys.messages import Text
from surveys.questionnaires.fields import CODE
from surveys.questionnaires.fitting import Objective, Place, fitted, needs_objectives, strange_groups
from surveys.questionnaires.formats.toml import to_toml
from surveys.questionnaires.reading import read
from surveys.questionnaires.rules import problems
from surveys.questionnaires.showing import visible, worded
from surveys.questionnaires.stored import from_json, to_json
from surveys.questionnaires.values import Answer, Questionnaire, Rule, Section, ShortPage, Wording

from fixtures.questions import make_item, make_questionnaire, words

WELLS, SCHOOLS = Objective("0wells0123456789", "Dig {{twelve}} wells"), Objective("1schools12345678", "Open schools")
LOOP = Section(
    "C",
    words("Objective {{number}}"),
    (
        make_item("choice", "C1", text=words("How far: {{objective}}?")),
        make_item("number", "C2", rules=(Rule("C2 > 0 or C1 == 'money'"),)),
        make_item("long_text", "C1.reason", show_if='C1 in ("people", "other") and group == "Government"'),
    ),
    intro=words("{{objective}}"),
    each="objective",
)
PLACE = Place("P", (), {"g1": Text({"en": "Government", "fr": "Gouvernement"}), "g2": words("Donors")}, (WELLS, SCHOOLS))


def asked(*sections: Section, **settings: Any) -> Questionnaire:
    return make_questionnaire(sections=sections or (LOOP,), **settings)


def test_a_page_is_asked_for_each_objective_under_codes_that_stay_in_every_round():
    first, second = fitted(asked(), PLACE).sections
    turned = fitted(asked(), replace(PLACE, objectives=(SCHOOLS, WELLS)))

    assert [item.code for item in first.items] == [f"{code}.0wells0123456789" for code in ("C1", "C2", "C1.reason")]
    assert (first.code, first.objective, first.each) == ("C.0wells0123456789", "0wells0123456789", "")
    assert first.title == words("Objective 1")
    assert first.items[0].text == words("How far: \u2068Dig ((twelve)) wells\u2069?")
    assert second.intro == words("\u2068Open schools\u2069")
    assert {item.code for item in turned.items()} == {item.code for item in (*first.items, *second.items)}
    assert all(CODE.fullmatch(item.code) for item in turned.items())


def test_conditions_and_rules_on_the_page_speak_of_the_same_objective():
    item = fitted(asked(), PLACE).sections[0].items[2]

    assert item.show_if == 'C1.0wells0123456789 in ("people", "other") and group == "g1"'
    assert fitted(asked(), PLACE).sections[0].items[1].rules == (Rule('C2.0wells0123456789 > 0 or C1.0wells0123456789 == "money"'),)
    assert problems(fitted(asked(), PLACE)) == ()


def test_each_objective_has_its_own_way():
    questionnaire = fitted(asked(), PLACE)
    answers = {"C1.0wells0123456789": Answer("people"), "C1.1schools12345678": Answer("money")}

    shown = [[item.code[:9] for item in section.items] for section in visible(questionnaire, answers, "g1")]

    assert shown == [["C1.0wells", "C2.0wells", "C1.reason"], ["C1.1schoo", "C2.1schoo"]]


def test_without_objectives_the_page_is_skipped():
    questionnaire = asked(LOOP, Section("D", words("D"), (make_item("rating", "D1"),)))

    assert needs_objectives(questionnaire)
    assert [section.code for section in fitted(questionnaire, Place()).sections] == ["D"]
    assert not needs_objectives(fitted(questionnaire, PLACE))


def test_fitting_again_changes_nothing_and_what_was_fitted_is_stored():
    once = fitted(asked(), PLACE)

    assert fitted(once, PLACE) == once
    assert from_json(to_json(once)) == once
    assert read(to_toml(once)).sections[0].objective == "0wells0123456789"


@pytest.mark.parametrize(
    ("section", "place"),
    [
        (replace(LOOP, dimension="d"), "section C: dimension"),
        (replace(LOOP, code="C" * 24), f"section {'C' * 24}: code"),
        (replace(LOOP, items=(make_item("choice", "C" * 24),)), f"item {'C' * 24}: code"),
        (replace(LOOP, items=(make_item("rating", "R", scored=True, dimension="d"),)), "item R: scored"),
    ],
)
def test_a_page_for_each_objective_has_its_limits(section: Section, place: str):
    assert place in {problem.place for problem in problems(asked(section))}


def test_later_questions_cannot_depend_on_a_page_that_is_asked_many_times():
    later = Section("D", words("D"), (make_item("rating", "D1", show_if='C1 == "money"', text=words("{{C1|that}}")),))

    assert {problem.place for problem in problems(asked(LOOP, later))} == {"item D1: show_if", "item D1: text"}


def test_a_page_for_each_objective_is_not_joined_with_others():
    core = replace(LOOP, items=(make_item("choice", "C1", core=True),))
    other = Section("D", words("D"), (make_item("choice", "D1", core=True),))

    (problem,) = problems(asked(core, other, short=(ShortPage("p", words("P"), ("C", "D")),)))

    assert problem.place == "short page p: sections"


GROUPED = Section(
    "one",
    words("One"),
    (
        make_item("rating", "R", groups=("gouvernement",)),
        make_item(
            "rating",
            "S",
            text=words("The partners keep promises."),
            help=words("Think."),
            wordings=(Wording(("Government", "g2"), words("We keep promises.")), Wording(("Guests",), words("They do."), words("Look."))),
        ),
        make_item("long_text", "T", show_if='group not in ("Donors", "Guests") or count(group == "Government") == 1'),
    ),
)


def test_groups_are_found_by_their_names_in_any_language():
    items = fitted(asked(GROUPED), PLACE).sections[0].items

    assert items[0].groups == ("g1",)
    assert [one.groups for one in items[1].wordings] == [("g1", "g2"), ("Guests",)]
    assert items[2].show_if == 'group not in ("g2", "Guests") or count(group == "g1") == 1'
    assert strange_groups(asked(GROUPED), PLACE) == ("Guests",)
    assert strange_groups(asked(GROUPED), Place()) == ("gouvernement", "Government", "g2", "Guests", "Donors")


def test_each_group_is_asked_in_its_own_words():
    item = fitted(asked(GROUPED), PLACE).item("S")

    assert worded(item, "g1").text == words("We keep promises.")
    assert worded(item, "g1").help == words("Think.")
    assert worded(item, "Guests").help == words("Look.")
    assert worded(item, "g3").text == words("The partners keep promises.")
    assert worded(item, "g1").wordings == ()
    plain = make_item("rating", "P")
    assert worded(plain, "g1") is plain
    assert [found.text for found in visible(asked(GROUPED), {}, "g2")[0].items[:1]] == [words("We keep promises.")]


def test_a_group_has_one_wording():
    twice = make_item("rating", "S", wordings=(Wording(("a",), words("One")), Wording(("a", "b"), words("Two"))))

    assert [problem.place for problem in problems(make_questionnaire(twice))] == ["item S: wordings"]


FILE = """
code = "c"
languages = ["en", "ar"]
title = { en = "T", ar = "ت" }
[[sections]]
code = "s"
title = { en = "S", ar = "س" }
each = "objective"
[[sections.items]]
code = "R"
kind = "short_text"
text = { en = "R {{objective}}", ar = "ر {{objective}}" }
[[sections.items.wordings]]
groups = ["Government"]
text = { en = "We {{objective}}", ar = "نحن {{objective}}" }
"""


def test_pages_for_objectives_and_words_for_groups_are_read_from_a_file_and_written_again():
    questionnaire = read(FILE)

    assert questionnaire.sections[0].each == "objective"
    assert questionnaire.item("R").wordings[0].groups == ("Government",)
    assert read(to_toml(questionnaire)) == questionnaire


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('each = "objective"', 'each = "goal"', ": each"),
        ('groups = ["Government"]', "", "wording 1: groups"),
        ('ar = "نحن {{objective}}"', 'ar = ""', "wording 1: text.ar"),
        ('groups = ["Government"]', 'group = ["Government"]', "wording 1: group"),
        ('each = "objective"', "", ": text"),
    ],
)
def test_a_fault_is_told_with_its_place(old: str, new: str, place: str):
    with pytest.raises(Invalid) as caught:
        read(FILE.replace(old, new))

    assert any(problem.place.endswith(place) for problem in caught.value.problems)
