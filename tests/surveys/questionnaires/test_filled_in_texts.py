"""What is filled into texts: earlier answers and the names of the partnership, and nothing else of anybody."""

from __future__ import annotations

from typing import Any

import pytest

from surveys.messages import Text
from surveys.questionnaires.fitting import Objective, Place, fitted
from surveys.questionnaires.piped_answers import in_words
from surveys.questionnaires.piping import BLANK, Pipe, blanked, filled, pieces, unpiped
from surveys.questionnaires.rules import problems
from surveys.questionnaires.values import Answer, Grid, Item, Missing, Option, Questionnaire, Section
from surveys.translator import translator

from fixtures.questions import make_item, make_questionnaire, words

FIRST = (
    make_item("rating", "R", core=True),
    make_item("choice", "C"),
    make_item("choices", "S"),
    make_item("number", "N", unit=words("days")),
    make_item("short_text", "W"),
    make_item("long_text", "L"),
    make_item("statement", "X"),
)
PLACE = Place("Clean {{R}} water", ("Amal", "Nahr", "Sahel"), {"g1": Text({"en": "Staff", "ar": "العاملون"})}, (Objective("o1", "Wells"),))


def then(text: str = "", **settings: Any) -> Questionnaire:
    """Two pages, the second with one question of this wording."""
    item = make_item("long_text", "Q", text=words(text or "A question"), **settings)
    return make_questionnaire(sections=(Section("one", words("One"), FIRST), Section("two", words("Two"), (item,))))


def complaints(questionnaire: Questionnaire) -> list[tuple[str, str]]:
    return [(problem.place, problem.what.text) for problem in problems(questionnaire)]


def test_a_wording_is_cut_into_words_and_pipes():
    assert pieces("You said {{ C1 | that }}, {{partnership}}!") == ("You said ", Pipe("C1", "that"), ", ", Pipe("partnership"), "!")
    assert pieces("{{A.1|}}") == (Pipe("A.1"),)
    assert pieces("{a} {{ }} {{1}} }}") == ("{a} {{ }} {{1}} }}",)


@pytest.mark.parametrize(
    "text",
    [
        "{{R|that}}",
        "{{C|that}} and {{S|those}}",
        "{{N|so many}}",
        "{{W|that}}",
        "{{partnership}}: {{partners}}, {{groups}}, {{objectives}}",
    ],
)
def test_what_can_be_filled_in(text: str):
    assert complaints(then(text)) == []
    assert complaints(then(help=words(text))) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{zebra|that}}", "There is no question “{code}”."),
        ("{{Q|that}}", "“{code}” is not answered by then."),
        ("{{L|that}}", "The answer to “{code}” cannot be filled in."),
        ("{{X|that}}", "The answer to “{code}” cannot be filled in."),
        ("{{C}}", "Where “{code}” has no answer, nothing would stand here."),
        ("{{C|that", "Something between “{opening}” and “{closing}” cannot be read."),
        ("{{C|{{R|x}}}}", "Something between “{opening}” and “{closing}” cannot be read."),
        ("{{objective}}", "“{code}” is known only on pages that are asked for each objective."),
    ],
)
def test_what_cannot_be_filled_in_is_named(text: str, what: str):
    assert ("item Q: text", what) in complaints(then(text))


@pytest.mark.parametrize("name", ["name", "person", "email", "organisation", "group", "language", "Role", "token", "age", "gender"])
def test_nothing_about_the_person_can_be_filled_in(name: str):
    assert complaints(then(f"Dear {{{{{name}|colleague}}}}")) == [
        ("item Q: text", "Nothing about the person who answers can be filled in: “{code}”.")
    ]


def test_an_answer_on_the_same_page_is_not_known_yet():
    later = make_item("long_text", "Q", text=words("{{C|that}}"))

    assert complaints(make_questionnaire(*FIRST, later)) == [("item Q: text", "“{code}” is not answered by then.")]


def test_a_core_question_fills_in_answers_to_core_questions_only():
    assert complaints(then("{{R|that}}", core=True)) == []
    assert complaints(then("{{C|that}}", core=True)) == [("item Q: text", "A core question depends on “{code}”, which is not core.")]


def test_every_language_has_the_same_filled_in():
    text = Text({"en": "{{C|that}}", "ar": "هذا"})
    item = Item("Q", "long_text", text, scored=False)
    questionnaire = make_questionnaire(sections=(Section("one", words("One"), FIRST), Section("two", words("Two"), (item,))))

    assert complaints(questionnaire) == [("item Q: text", "The languages do not have the same filled in.")]


def test_titles_and_scales_hold_no_answers():
    title = make_questionnaire(
        sections=(Section("one", words("One"), FIRST), Section("two", words("{{C|that}}"), (make_item("rating", "Q"),)))
    )
    rows = Section("two", words("Two"), (make_item("rating", "Q", grid="g"),), grids=(Grid("g", words("{{C|that}}")),))
    table = make_questionnaire(sections=(Section("one", words("One"), FIRST), rows))
    named = make_questionnaire(sections=(Section("one", words("{{partnership}}"), FIRST),), purpose=words("{{partnership}}"))

    assert complaints(title) == [("section two: title", "An answer cannot be filled in here: “{code}”.")]
    assert complaints(table) == [("section two: text", "An answer cannot be filled in here: “{code}”.")]
    assert complaints(named) == [("questionnaire: purpose", "Nothing can be filled in here.")]


def test_answers_are_said_in_the_words_of_their_question():
    say, asked = translator("en", "surveys"), make_questionnaire(*FIRST)

    def said(code: str, answer: Answer) -> str:
        return in_words(answer, asked.item(code), asked, say)

    assert said("R", Answer(4)) == "Mostly"
    assert said("C", Answer("money")) == "Money"
    assert said("C", Answer("other", other=" roads\u202e ")) == "roads"
    assert said("S", Answer(("money", "people"))) == "Money, People, and their time"
    assert said("N", Answer(12.5)) == "12.50 days"
    assert said("W", Answer("x" * 300)) == f"{'x' * 199}…"
    assert said("W", Answer(missing=Missing.UNKNOWN)) == ""
    assert said("L", Answer("secret")) == ""


def test_an_option_that_holds_a_pipe_itself_is_said_with_its_fallback():
    item = make_item("choice", "C", options=(Option("a", words("More {{W|of it}}")), Option("b", words("Less"))))

    assert in_words(Answer("a"), item, make_questionnaire(item), translator("en", "surveys")) == "More of it"


def test_where_nobody_answers_the_fallback_or_a_line_stands():
    questionnaire = then("Why {{C|that}}, {{partnership}}?")

    assert unpiped(questionnaire).item("Q").text == words("Why that, …?")
    assert blanked(questionnaire).item("Q").text == words(f"Why {BLANK}, {{{{partnership}}}}?")
    assert unpiped(make_questionnaire(*FIRST)) is not questionnaire
    plain = make_questionnaire(*FIRST)
    assert unpiped(plain) is plain


def test_names_of_the_partnership_are_filled_in_once_and_cannot_fill_in_more():
    text = Text({"en": "{{partnership}}, {{partners}}, {{groups}}, {{objectives}}, {{C|that}}", "ar": "{{groups}} {{partners}} {{C|ذلك}}"})
    asked = make_questionnaire(sections=(Section("one", text, FIRST),))

    title = fitted(asked, PLACE).sections[0].title

    assert plain(title.pick("en")) == "Clean ((R)) water, Amal, Nahr and Sahel, Staff, Wells, {{C|that}}"
    assert plain(title.pick("ar")) == "العاملون Amal، Nahr وSahel {{C|ذلك}}"
    assert fitted(fitted(asked, PLACE), PLACE) == fitted(asked, PLACE)


def test_a_questionnaire_that_speaks_of_nothing_stays_the_very_same():
    asked = make_questionnaire(*FIRST)

    assert fitted(asked, PLACE) is asked


def test_a_pipe_that_nothing_fills_stays_as_it_was_written():
    assert filled(words("{{ C | that }}"), lambda *_: None) == words("{{C|that}}")


def plain(words_of: str) -> str:
    """Without the signs that set other people's words apart."""
    return words_of.replace("\u2068", "").replace("\u2069", "")
