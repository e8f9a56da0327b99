"""What an author asks of an answer: its length, its form, and that it goes together with others."""

from __future__ import annotations

from typing import Any

import pytest

from surveys.errors import Invalid
from surveys.messages import Text
from surveys.questionnaires.checking import check_section, settle
from surveys.questionnaires.patterns import LONGEST_TEXT, fault_of, fits
from surveys.questionnaires.reading import read
from surveys.questionnaires.rules import problems
from surveys.questionnaires.stored import from_json, to_json
from surveys.questionnaires.values import Answer, Answers, Missing, Rule
from surveys.translator import translator

from fixtures.questions import make_item, make_questionnaire

OURS = Text({"en": "A year has four digits.", "ar": "السنة أربعة أرقام."})


def told(answers: Answers, *items: Any, group: str = "") -> list[tuple[str, str]]:
    questionnaire = make_questionnaire(*items)
    found = check_section(questionnaire, questionnaire.sections[0], answers, group)
    return [(problem.place, translator("en", "surveys")(problem.what)) for problem in found]


@pytest.mark.parametrize(
    ("pattern", "text", "fitting"),
    [
        ("[0-9]{4}", "2026", True),
        ("[0-9]{4}", "in 2026", False),
        ("[0-9]{4}", "2026 ", False),
        (r"\p{Arabic}+", "السنة", True),
        ("a|b", "b", True),
        ("(unclosed", "anything", False),
    ],
)
def test_the_whole_line_must_fit_the_pattern(pattern: str, text: str, *, fitting: bool):
    assert fits(pattern, text) is fitting


@pytest.mark.parametrize(
    "pattern", ["(a+)+b", "(a|aa)+b", "(.*)*.*=.*", "(a?){900}b", "(.?.?.?){300}b", "((a?){9}){100}b", "^(([a-z])+.)+[A-Z]([a-z])+$"]
)
def test_a_pattern_that_would_keep_other_engines_busy_for_years_is_answered_at_once(pattern: str):
    assert fault_of(pattern) is None
    assert not fits(pattern, "a" * LONGEST_TEXT)


@pytest.mark.parametrize("pattern", ["(?=a)b", r"(a)\1", "[", "(.{1000}){1000}", r"\p{L}{1000}", "*"])
def test_a_pattern_that_cannot_be_answered_at_once_is_refused(pattern: str, capfd: pytest.CaptureFixture[str]):
    (problem,) = problems(make_questionnaire(make_item("short_text", "W", pattern=pattern)))

    assert (problem.place, problem.what.text) == ("item W: pattern", "This pattern cannot be used: {reason}")
    assert problem.what.params["reason"]
    assert capfd.readouterr() == ("", "")


def test_limits_that_contradict_each_other_are_named():
    words = make_item("short_text", "W", shortest=20, longest=10)
    long = make_item("short_text", "L", pattern="a", longest=LONGEST_TEXT + 1)

    assert [problem.place for problem in problems(make_questionnaire(words, long))] == ["item W: shortest", "item L: pattern"]


def test_an_answer_beyond_the_limits_is_told_in_our_words_or_the_authors():
    plain = make_item("short_text", "W", shortest=3, pattern="[a-z ]+")
    year = make_item("number", "Y", minimum=1990, maximum=2030, message=OURS)
    some = make_item("choices", "S", maximum=1, message=OURS)

    assert told({"W": Answer("ab")}, plain) == [("W", "This is too short: 2 characters.")]
    assert told({"W": Answer("ABC")}, plain) == [("W", "This is not written in the way that is asked for.")]
    assert told({"W": Answer("abc")}, plain) == []
    assert told({}, plain, year, some) == []
    assert told({"Y": Answer(20.0), "S": Answer(("money", "people"))}, year, some) == [("Y", OURS.pick("en")), ("S", OURS.pick("en"))]
    assert told({"Y": Answer("soon")}, year) == [("Y", "“soon” is not a number.")]


def test_the_authors_words_are_said_in_the_language_of_the_page():
    questionnaire = make_questionnaire(make_item("number", "Y", minimum=1990, message=OURS))
    (problem,) = check_section(questionnaire, questionnaire.sections[0], {"Y": Answer(1.0)})

    assert translator("ar", "surveys")(problem.what) == OURS.pick("ar")
    assert translator("ar", "surveys")(problem.mend) == "اكتب 1990 أو أكثر."


WOMEN, PEOPLE = (
    make_item("number", "women", unknown=True),
    make_item("number", "people", rules=(Rule("women <= people", OURS), Rule("people > 0"))),
)


def test_a_rule_holds_an_answer_beside_others():
    assert told({"women": Answer(3.0), "people": Answer(4.0)}, WOMEN, PEOPLE) == []
    assert told({"women": Answer(5.0), "people": Answer(4.0)}, WOMEN, PEOPLE) == [("people", OURS.pick("en"))]
    assert told({"people": Answer(0.0)}, WOMEN, PEOPLE) == [("people", "This does not go together with another answer.")]


def test_a_rule_waits_until_what_it_compares_is_answered():
    hundred = make_item("number", "C", rules=(Rule("sum(A, B, C) == 100"),))
    shares = (make_item("number", "A"), make_item("number", "B"), hundred)

    assert told({"women": Answer(missing=Missing.UNKNOWN), "people": Answer(4.0)}, WOMEN, PEOPLE) == []
    assert told({"women": Answer(5.0)}, WOMEN, PEOPLE) == []
    assert told({"A": Answer(60.0), "C": Answer(40.0)}, *shares) == []
    assert told({"A": Answer(60.0), "C": Answer(30.0)}, *shares) == [("C", "This does not go together with another answer.")]


def test_an_answer_to_a_hidden_question_breaks_no_rule():
    hidden = make_item("number", "women", show_if='group == "gone"')

    assert told({"women": Answer(5.0), "people": Answer(4.0)}, hidden, PEOPLE) == []


def test_what_breaks_a_rule_is_still_an_answer_when_it_was_counted_from_paper():
    questionnaire = make_questionnaire(WOMEN, PEOPLE)

    assert settle(questionnaire, {"women": Answer(5.0), "people": Answer(4.0)})["people"] == Answer(4.0)


@pytest.mark.parametrize(
    ("holds", "what"),
    [
        ("later > 1", "“{code}” does not come before this."),
        ("zebra > 1", "There is no question “{code}”."),
        ("N >", "The condition ends too early."),
        ('N == "a"', "“{code}” cannot be compared like that."),
    ],
)
def test_a_rule_that_makes_no_sense_is_named(holds: str, what: str):
    item = make_item("number", "N", rules=(Rule("N > 1"), Rule(holds)))

    (problem,) = problems(make_questionnaire(item, make_item("number", "later")))

    assert (problem.place, problem.what.text) == ("item N: rules", what)


FILE = """
code = "small"
languages = ["en", "ar"]
title = { en = "Small", ar = "صغير" }
[[sections]]
code = "one"
title = { en = "Page", ar = "صفحة" }
[[sections.items]]
code = "Y"
kind = "short_text"
text = { en = "Which year?", ar = "أي سنة؟" }
shortest = 4
pattern = "[0-9]{4}"
message = { en = "A year has four digits.", ar = "السنة أربعة أرقام." }
[[sections.items.rules]]
holds = 'Y != "1900"'
message = { en = "Later.", ar = "لاحقًا." }
"""


def test_rules_and_limits_are_read_from_a_file_and_stored():
    questionnaire = read(FILE)
    item = questionnaire.item("Y")

    assert (item.shortest, item.pattern, item.message) == (4, "[0-9]{4}", OURS)
    assert item.rules == (Rule('Y != "1900"', Text({"en": "Later.", "ar": "لاحقًا."})),)
    assert from_json(to_json(questionnaire)) == questionnaire


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("holds = 'Y != \"1900\"'", "", "rule 1: holds"),
        ('ar = "لاحقًا."', 'ar = ""', "rule 1: message.ar"),
        ("shortest = 4", 'shortest = "4"', ": shortest"),
        ('pattern = "[0-9]{4}"', 'pattern = "[0-9"', ": pattern"),
        ('kind = "short_text"', 'kind = "long_text"', ": pattern"),
        ("holds =", "holds = 'Y >'\nhold =", "rule 1: hold"),
    ],
)
def test_a_fault_in_a_rule_is_told_with_its_place(old: str, new: str, place: str):
    with pytest.raises(Invalid) as caught:
        read(FILE.replace(old, new))

    assert any("item Y" in problem.place and problem.place.endswith(place) for problem in caught.value.problems)
