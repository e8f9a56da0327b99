"""What each kind of question accepts, refuses, and says."""

from __future__ import annotations

import pytest

from surveys.errors import Invalid
from surveys.questionnaires.asking.choosing import how_many
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.values import Answer, Item, Missing, Value
from surveys.translator import translator

from fixtures.questions import make_item, make_questionnaire, of_every_kind


def complaints(item: Item, answer: Answer) -> list[str]:
    return [problem.what.text for problem in kind(item).check(item, make_questionnaire(item), answer)]


def read(item: Item, cell: str) -> Answer:
    return kind(item).read_cell(item, make_questionnaire(item), cell)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rating", 1),
        ("rating", 5),
        ("zero_to_ten", 0),
        ("zero_to_ten", 10),
        ("two_scales", (4, 0)),
        ("two_scales", ("unknown", 1)),
        ("ranking", (2, 1, 3)),
        ("points", (0, 100, 0)),
        ("choice", "money"),
        ("choices", ("money", "people")),
        ("choices", ("none",)),
        ("number", -1.25),
        ("number", 3),
        ("short_text", "yes"),
        ("long_text", "yes\nindeed"),
    ],
)
def test_a_proper_answer_is_accepted(name: str, value: Value):
    assert complaints(make_item(name, unknown=True), Answer(value)) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rating", 0),
        ("rating", 6),
        ("rating", True),
        ("rating", 2.0),
        ("rating", "2"),
        ("zero_to_ten", 11),
        ("two_scales", (6, 0)),
        ("two_scales", (4, 2)),
        ("two_scales", (4,)),
        ("two_scales", 4),
        ("two_scales", ("4", 1)),
        ("two_scales", (True, 1)),
        ("ranking", (1, 1, 2)),
        ("ranking", (1, 3, "skipped")),
        ("ranking", (1, 2, "skipped")),
        ("ranking", (1, 2, 4)),
        ("ranking", (1, 2, "unknown")),
        ("points", (50, 49, 0)),
        ("points", (50, 51, 0)),
        ("points", (101, -1, 0)),
        ("points", (50, 50)),
        ("choice", "sand"),
        ("choice", 1),
        ("choices", "money"),
        ("choices", ("money", "sand")),
        ("choices", ("money", "none")),
        ("number", "12"),
        ("number", float("nan")),
        ("number", float("inf")),
        ("number", 1.005),
        ("number", True),
        ("short_text", 7),
        ("short_text", "x" * 201),
        ("long_text", "x" * 4001),
        ("statement", "read"),
    ],
)
def test_an_improper_answer_is_refused_with_a_way_to_mend_it(name: str, value: Value):
    item = make_item(name)

    problem, *_ = kind(item).check(item, make_questionnaire(item), Answer(value))

    assert problem.place == "Q1"
    assert problem.what.text
    assert problem.mend.text


@pytest.mark.parametrize("name", ["rating", "number"])
@pytest.mark.parametrize("sign", [1, -1])
def test_a_number_beyond_all_sense_is_refused_like_any_other(name: str, sign: int):
    assert len(complaints(make_item(name), Answer(sign * 10**5000))) == 1


def test_a_question_may_be_left_out_unless_it_is_required():
    assert complaints(make_item("rating"), Answer()) == []
    assert complaints(make_item("rating", required=True), Answer()) == ["This question has no answer yet."]
    assert complaints(make_item("choices", required=True), Answer(())) == ["This question has no answer yet."]


@pytest.mark.parametrize(
    ("missing", "offer"), [(Missing.UNKNOWN, "unknown"), (Missing.INAPPLICABLE, "inapplicable"), (Missing.DECLINED, "declinable")]
)
def test_a_reason_for_not_answering_must_be_offered(missing: Missing, offer: str):
    assert complaints(make_item("rating", **{offer: True, "required": True}), Answer(missing=missing)) == []
    assert complaints(make_item("rating"), Answer(missing=missing)) == ["This question does not offer that reason for not answering."]


def test_an_answer_and_a_reason_cannot_stand_together():
    assert complaints(make_item("rating", unknown=True), Answer(3, Missing.UNKNOWN)) == [
        "There is an answer and also a reason for not answering."
    ]


def test_words_beside_other_need_that_option_and_have_a_limit():
    item = make_item("choice")

    assert complaints(item, Answer("other", other="Donkeys")) == []
    assert complaints(item, Answer("money", other="Donkeys")) == ["There are words beside an option that was not chosen."]
    assert complaints(item, Answer("other", other="x" * 201)) == ["The words beside “other” are a little long: {length} characters."]


def test_several_choices_may_have_a_least_and_a_most():
    item = make_item("choices", minimum=2.0, maximum=2.0)

    assert complaints(item, Answer(("money",))) == ["Too few options are chosen."]
    assert complaints(item, Answer(("money", "people"))) == []
    assert complaints(item, Answer(("money", "people", "other"))) == ["Too many options are chosen."]
    assert complaints(item, Answer(("none",))) == []


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [
        (None, None, "Tick all that fit."),
        (1, None, "Tick all that fit."),
        (None, 3, "Choose at most 3."),
        (2, None, "Choose at least 2."),
        (2, 2, "Choose 2."),
        (2, 3, "Choose 2 to 3."),
    ],
)
def test_how_many_may_be_ticked_is_said_before_ticking(least: float | None, most: float | None, told: str):
    assert translator("en", "surveys")(how_many(make_item("choices", minimum=least, maximum=most))) == told


def test_a_number_has_its_limits():
    item = make_item("number", minimum=0.0, maximum=0.5)

    assert complaints(item, Answer(-0.01)) == ["This number is too small."]
    assert complaints(item, Answer(0.51)) == ["This number is too large."]
    assert complaints(make_item("number", decimals=0), Answer(0.5)) == ["This is not a whole number."]


def test_a_longest_length_can_be_set():
    assert complaints(make_item("short_text", longest=3), Answer("abcd")) != []
    assert complaints(make_item("short_text", longest=300), Answer("x" * 300)) == []


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        ("two_scales", Answer((None, 1)), Answer(("skipped", 1))),
        ("two_scales", Answer(("skipped", "unknown")), Answer(missing=Missing.UNKNOWN)),
        ("two_scales", Answer(("", "")), Answer(missing=Missing.SKIPPED)),
        ("two_scales", Answer((2.5, 1)), Answer(("2.5", 1))),
        ("points", Answer((100, None, "")), Answer((100, 0, 0))),
        ("points", Answer(("", None, "skipped")), Answer(missing=Missing.SKIPPED)),
        ("choices", Answer(("people", "money", "money")), Answer(("money", "people"))),
        ("choices", Answer(()), Answer(missing=Missing.SKIPPED)),
        ("choices", Answer(("sand",)), Answer(("sand",))),
        ("choices", Answer("money"), Answer(("money",))),
        ("choice", Answer("money", other="left over"), Answer("money")),
        ("choice", Answer("other", other="  a\nb\x00 "), Answer("other", other="a b")),
        ("number", Answer(3), Answer(3.0)),
        ("number", Answer("3"), Answer("3")),
        ("short_text", Answer(" a\n b "), Answer("a b")),
        ("long_text", Answer(" a\r\n b "), Answer("a\n b")),
        ("long_text", Answer(" \u202e "), Answer(missing=Missing.SKIPPED)),
        ("long_text", Answer(5), Answer(5)),
        ("rating", Answer(), Answer(missing=Missing.SKIPPED)),
        ("rating", Answer(3, Missing.UNKNOWN), Answer(3, Missing.UNKNOWN)),
    ],
)
def test_tidying_gives_an_answer_its_one_form(name: str, given: Answer, kept: Answer):
    assert kind(make_item(name)).tidy(make_item(name), given) == kept


@pytest.mark.parametrize(
    ("name", "cell", "answer"),
    [
        ("rating", "2", Answer(2)),
        ("rating", "2.0", Answer(2)),
        ("rating", " ٢ ", Answer(2)),
        ("rating", "yes", Answer(5)),
        ("rating", "\ufeff5 - Yes", Answer(5)),
        ("rating", "", Answer(missing=Missing.SKIPPED)),
        ("rating", "[unknown]", Answer(missing=Missing.UNKNOWN)),
        ("rating", "Don't know", Answer(missing=Missing.UNKNOWN)),
        ("rating", "N/A", Answer(missing=Missing.INAPPLICABLE)),
        ("zero_to_ten", "10 = Willing", Answer(10)),
        ("choice", "People, and their time", Answer("people")),
        ("choice", "other: ox carts", Answer("other", other="ox carts")),
        ("choice", "prefer not to say", Answer(missing=Missing.DECLINED)),
        ("choices", "people; money", Answer(("money", "people"))),
        ("choices", "money people", Answer(("money", "people"))),
        ("choices", "People, and their time", Answer(("people",))),
        ("choices", "money; other: a; b", Answer(("money", "other"), other="a; b")),
        ("number", "١٢٫٥", Answer(12.5)),
        ("number", "1 234,5", Answer(1234.5)),
        ("short_text", "n/a", Answer("n/a")),
        ("short_text", "\\[unknown]", Answer("[unknown]")),
        ("statement", "", Answer(missing=Missing.SKIPPED)),
    ],
)
def test_a_cell_is_read_as_other_tools_write_it(name: str, cell: str, answer: Answer):
    item = make_item(name, unknown=True, inapplicable=True, declinable=True)

    assert read(item, cell) == answer


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("rating", "6"),
        ("rating", "2.5"),
        ("rating", "perhaps"),
        ("rating", "4 - Yes"),
        ("rating", "[unknown]"),
        ("rating", "don't know"),
        ("choice", "sand"),
        ("choice", "money; other: x"),
        ("choices", "money; sand"),
        ("number", "twelve"),
        ("number", "1.234"),
        ("short_text", "x" * 201),
        ("statement", "words"),
    ],
)
def test_a_cell_that_is_no_answer_is_a_problem_and_never_bent_into_one(name: str, cell: str):
    with pytest.raises(Invalid):
        read(make_item(name), cell)


@pytest.mark.parametrize(
    ("name", "cells", "answer"),
    [
        ("two_scales", ("4", "Well"), Answer((4, 1))),
        ("two_scales", ("٤", "[unknown]"), Answer((4, "unknown"))),
        ("two_scales", ("Don't know", "0"), Answer(("unknown", 0))),
        ("two_scales", ("", "1"), Answer(("skipped", 1))),
        ("two_scales", ("", ""), Answer(missing=Missing.SKIPPED)),
        ("two_scales", ("[declined]", ""), Answer(missing=Missing.DECLINED)),
        ("ranking", ("2", "3.0", "١"), Answer((2, 3, 1))),
        ("ranking", ("[unknown]", "", ""), Answer(missing=Missing.UNKNOWN)),
        ("points", ("60", "", "40"), Answer((60, 0, 40))),
    ],
)
def test_an_answer_of_several_parts_is_read_from_a_cell_for_each(name: str, cells: tuple[str, ...], answer: Answer):
    item = make_item(name, unknown=True, inapplicable=True, declinable=True)

    assert kind(item).read_cells(item, make_questionnaire(item), cells) == answer


@pytest.mark.parametrize(("name", "cells"), [("two_scales", ("6", "very")), ("two_scales", ("[unknown]", "1"))])
def test_every_cell_that_is_no_part_of_an_answer_is_named(name: str, cells: tuple[str, ...]):
    item = make_item(name)

    with pytest.raises(Invalid) as found:
        kind(item).read_cells(item, make_questionnaire(item), cells)

    assert len(found.value.problems) == sum(not cell.isdecimal() or int(cell) > 5 for cell in cells)


def test_a_ranking_may_ask_for_the_first_few_only():
    item = make_item("ranking", maximum=2.0)

    assert complaints(item, Answer((2, "skipped", 1))) == []
    assert complaints(item, Answer(("skipped", "skipped", 1))) == ["Not all places are given yet."]
    assert complaints(item, Answer((2, 3, 1))) == ["“{part}”: “{value}” is no answer here."]


def test_both_halves_of_a_required_question_are_asked_for():
    item = make_item("two_scales", required=True, unknown=True)

    assert complaints(item, Answer((4, "skipped"))) == ["“{part}” has no answer yet."]
    assert complaints(item, Answer((4, "unknown"))) == []


def test_a_choice_without_other_takes_no_words_beside_it():
    options = make_item("choice").options[:2]

    with pytest.raises(Invalid):
        read(make_item("choice", options=options), "other: words")


def test_two_steps_with_the_same_words_are_not_guessed_between():
    item = make_item("choice")
    doubled = make_item("choice", options=(item.options[0], item.options[1], *item.options[:1]))

    assert read(doubled, "people") == Answer("people")
    with pytest.raises(Invalid):
        read(doubled, "Money!")


def test_texts_and_statements_have_no_column_in_the_pack():
    for name in ("short_text", "statement"):
        item = make_item(name)
        with pytest.raises(ValueError, match="kept apart"):
            kind(item).encode(item, make_questionnaire(item), Answer("x"))
        with pytest.raises(ValueError, match="kept apart"):
            kind(item).encode(item, make_questionnaire(item), Answer())
        with pytest.raises(ValueError, match="kept apart"):
            kind(item).decode(item, make_questionnaire(item), (1,))


def test_a_scale_gives_a_question_its_steps_and_ends():
    rating, plain = make_item("rating"), make_item("zero_to_ten", scale="")

    assert kind(rating).points(rating, make_questionnaire(rating))[0].value == 1
    assert kind(plain).points(plain, make_questionnaire(plain)) == ()
    assert kind(plain).ends(plain, make_questionnaire(plain)) == (0, 10)


def test_a_statement_writes_what_it_was_given():
    item = make_item("statement")

    assert kind(item).write_cell(item, make_questionnaire(item), Answer("x")) == "x"


def test_what_a_questionnaire_does_not_have_is_no_part_of_it():
    questionnaire = of_every_kind()
    assert questionnaire.dimension("d").code == "d"
    assert questionnaire.scale("willing").high == 10

    for part in (questionnaire.item, questionnaire.scale, questionnaire.dimension):
        with pytest.raises(KeyError):
            part("stranger")
