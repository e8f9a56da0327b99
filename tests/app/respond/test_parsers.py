"""From a form to an answer and back, for every kind of question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.respond.compiling import FRAGMENTS
from app.respond.parsers import PARSERS, WRITERS, read, written
from app.respond.telling import TELLERS
from surveys.questionnaires.kinds import KINDS, kind
from surveys.questionnaires.values import Answer, Missing

from fixtures.asked import EVERY_KIND, WORK

ITEMS = tuple(EVERY_KIND.items())


def read_one(code: str, **fields: list[str]) -> Answer:
    item = EVERY_KIND.item(code)
    return read((item,), {name.replace("_", ".", 1): values for name, values in fields.items()})[code]


def problems(code: str, answer: Answer) -> tuple[object, ...]:
    item = EVERY_KIND.item(code)
    return kind(item).check(item, EVERY_KIND, answer)


def test_every_kind_has_a_fragment_a_parser_and_a_writer_and_every_answer_can_be_told():
    assert set(FRAGMENTS) == set(PARSERS) == set(WRITERS) == set(KINDS)
    assert set(TELLERS) == {code for code, each in KINDS.items() if each.answered}


def test_a_step_is_read_as_its_number_and_a_reason_as_a_reason():
    assert read_one("keeps", q_keeps=["4"]) == Answer(value=4)
    assert read_one("keeps", q_keeps=["-unknown"]) == Answer(missing=Missing.UNKNOWN)
    assert read_one("keeps") == Answer(missing=Missing.SKIPPED)
    assert read_one("keeps", q_keeps=[""]) == Answer(missing=Missing.SKIPPED)


@pytest.mark.parametrize("value", ["6", "0", "-3", "4.0", "٤", "4e0", "1" * 5000, "-skipped", "-unshown", "<b>"])
def test_what_is_not_on_the_scale_is_refused_by_the_domain(value: str):
    assert problems("keeps", read_one("keeps", q_keeps=[value]))


def test_a_reason_that_the_question_does_not_offer_is_refused():
    assert problems("keeps", read_one("keeps", q_keeps=["-declined"]))
    assert problems("again", read_one("again", q_again=["-inapplicable"]))


@pytest.mark.parametrize(("typed", "number"), [("12", 12.0), ("١٢", 12.0), ("۱۲", 12.0), (" 1 2 ", 12.0), ("12,0", 12.0), ("१२", 12.0)])
def test_a_number_may_be_typed_in_the_digits_of_any_script(typed: str, number: float):
    assert read_one("visits", q_visits=[typed]) == Answer(value=number)


@pytest.mark.parametrize("typed", ["abc", "nan", "inf", "1e3", "0x10", "501", "-1", "1,5", "9" * 400])
def test_what_is_no_such_number_is_refused(typed: str):
    assert problems("visits", read_one("visits", q_visits=[typed]))


def test_words_beside_other_choose_that_option_when_nothing_else_is_chosen():
    assert read_one("meet", other_meet=["On the road"]) == Answer(value="else", other="On the road")
    assert read_one("meet", q_meet=["office"], other_meet=["On the road"]) == Answer(value="office")
    assert read_one("hinders", q_hinders=["time"], other_hinders=["Roads"]) == Answer(value=("time", "else"), other="Roads")


def test_options_that_are_not_listed_are_refused():
    assert problems("meet", read_one("meet", q_meet=["moon"]))
    assert problems("hinders", read_one("hinders", q_hinders=["time", "moon"]))


def test_an_answer_beside_a_reason_is_refused():
    assert problems("visits", read_one("visits", q_visits=["3"], reason_visits=["-unknown"]))
    assert problems("hinders", read_one("hinders", q_hinders=["time"], reason_hinders=["-declined"]))


def test_text_loses_direction_overrides_and_control_characters():
    assert read_one("word", q_word=["a\u202eb\x00c\ud800"]) == Answer(value="abc")
    assert read_one("future", q_future=["one\r\ntwo"]) == Answer(value="one\ntwo")


def test_text_that_is_too_long_is_refused_whole():
    assert problems("word", read_one("word", q_word=["x" * 41]))
    assert problems("future", read_one("future", q_future=["x" * 4001]))


def test_fields_of_unknown_questions_and_of_statements_are_not_looked_at():
    answers = read(ITEMS, {"q.note": ["yes"], "q.nobody": ["1"], "nobody": ["1"]})
    assert "note" not in answers
    assert "nobody" not in answers


ANSWERS = {
    "again": st.integers(0, 10).map(lambda step: Answer(value=step)) | st.just(Answer(missing=Missing.UNKNOWN)),
    "meet": st.sampled_from(["office", "field"]).map(lambda code: Answer(value=code)),
    "hinders": st.sampled_from([("time",), ("time", "money"), ("nothing",)]).map(lambda codes: Answer(value=codes)),
    "visits": st.integers(0, 500).map(lambda number: Answer(value=float(number))),
    "word": st.text(min_size=1, max_size=40).map(lambda words: Answer(value=words)),
    "future": st.text(min_size=1, max_size=200).map(lambda words: Answer(value=words)),
}


@given(st.fixed_dictionaries(ANSWERS))
def test_what_is_written_into_a_form_is_read_back_the_same(answers: dict[str, Answer]):
    tidied = {code: kind(EVERY_KIND.item(code)).tidy(EVERY_KIND.item(code), answer) for code, answer in answers.items()}
    assert read(WORK.items, written(WORK.items, tidied)) == tidied
