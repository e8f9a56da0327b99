"""What lies behind a rating: words beside it, which never give it away."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from surveys.collecting.documents import box_for
from surveys.errors import Invalid
from surveys.questionnaires.asking.commenting import LONGEST, Commented
from surveys.questionnaires.checking import settle
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.reading import read
from surveys.questionnaires.records import Record
from surveys.questionnaires.rules import problems
from surveys.questionnaires.stored import answers_from_json, answers_to_json, from_json, to_json
from surveys.questionnaires.tables import read_answers
from surveys.questionnaires.values import Answer, Item, Missing, Questionnaire
from surveys.scoring.comments import comments
from surveys.scoring.named import Given
from surveys.scoring.packing import pack
from surveys.scoring.policy import Comment
from surveys.scoring.positions import given

from fixtures.questions import make_item, make_questionnaire

ASKED = make_questionnaire(make_item("rating", "R", comment=(), unknown=True), make_item("rating", "plain"))
R = ASKED.item("R")


def opening(item: Item, questionnaire: Questionnaire = ASKED) -> set[int]:
    asked = kind(item)
    assert isinstance(asked, Commented)
    return set(asked.opening(item, questionnaire))


def test_low_answers_open_the_box_unless_the_author_names_others():
    assert opening(R) == {1, 2}
    assert opening(make_item("rating", comment=(), reverse=True)) == {4, 5}
    assert opening(make_item("zero_to_ten", comment=())) == {0, 1, 2, 3, 4}
    assert opening(make_item("rating", comment=(1, 5))) == {1, 5}
    assert opening(make_item("rating")) == set()


def test_anybody_may_write_whatever_they_answered():
    for answer in (Answer(5, other=" fine\x00 "), Answer(missing=Missing.UNKNOWN, other="fine"), Answer(other="fine")):
        settled = settle(ASKED, {"R": answer})["R"]
        assert (settled.value, settled.other) == (answer.value, "fine")


def test_words_beside_a_rating_that_asks_for_none_are_dropped():
    assert settle(ASKED, {"plain": Answer(2, other="fine")})["plain"] == Answer(2)


def test_words_are_not_longer_than_the_box():
    (problem,) = kind(R).check(R, ASKED, Answer(1, other="x" * (LONGEST + 1)))

    assert problem.mend.params["longest"] == LONGEST
    assert settle(ASKED, {"R": Answer(1, other="x" * (LONGEST + 1))})["R"] == Answer(missing=Missing.SKIPPED)


def test_a_step_that_the_scale_has_not_cannot_open_the_box():
    for item in (make_item("rating", comment=(0, 6)), make_item("zero_to_ten", comment=(11,))):
        assert [problem.place for problem in problems(make_questionnaire(item))] == ["item Q1: comment"]


def test_words_are_packed_among_the_texts_of_their_question_and_not_beside_its_answers():
    records = [Record("g", settle(ASKED, {"R": Answer(1 + n % 5, other=f"words {n}")}), lang="en") for n in range(8)]

    packed = pack(ASKED, records, {"g": 8}, 5, Random(1))

    assert sorted(words.text for words in packed.texts["R"]) == [f"words {n}" for n in range(8)]
    assert b"words" not in b"".join(column.data for stratum in packed.strata for column in stratum.columns.values())


@pytest.mark.parametrize(("authors", "quoted"), [(4, False), (5, True)])
def test_words_beside_a_rating_are_quoted_by_the_same_rule_as_others_and_else_not_mentioned(authors: int, *, quoted: bool):
    written = [Comment("R", f"words {n}", "en", may_quote=True, chosen=True) for n in range(authors)]

    found = comments(ASKED, written, 12, 5)

    assert [len(one.quotes) for one in found] == ([5] if quoted else [])


def test_every_box_is_as_large_as_if_everybody_wrote_much():
    many = [make_item("rating", f"R{n}") for n in range(60)]
    commented = [make_item("rating", f"R{n}", comment=()) for n in range(60)]

    assert box_for(make_questionnaire(*commented)) > box_for(make_questionnaire(*many))


def test_words_stand_beside_a_name_only_where_they_may_be_printed():
    answers = {"R": Answer(2, other="late money")}

    (said,) = given(ASKED, answers, "en", {("R", "late money"): "late money"})
    (kept,) = given(ASKED, answers, "en", {})
    (unknown,) = given(ASKED, {"R": Answer(missing=Missing.UNKNOWN, other="late money")}, "en", {("R", "late money"): "late money"})

    assert said.words.params["words"] == "late money" == unknown.words.params["words"]
    assert said.step == 2
    assert isinstance(kept, Given)
    assert "late money" not in repr(kept)


def test_words_are_stored_and_read_again():
    answers = {"R": Answer(2, other="late money"), "S": Answer(missing=Missing.UNKNOWN, other="who knows")}

    assert answers_from_json(answers_to_json(answers)) == answers
    for asked in (ASKED, make_questionnaire(make_item("rating", comment=(1,)))):
        assert from_json(to_json(asked)) == asked


def test_a_table_has_a_column_for_them():
    rows = [{"R": "2", "R:comment": " late  money ", "plain": "1"}, {"R": "[unknown]", "R:comment": "", "plain": "3"}]

    records, notes = read_answers(ASKED, rows)

    assert [record.answers["R"] for record in records] == [Answer(2, other="late  money"), Answer(missing=Missing.UNKNOWN)]
    assert notes == ()
    assert read_answers(ASKED, [{"R": "2", "plain": "1"}])[1] == ()
    with pytest.raises(Invalid) as caught:
        read_answers(ASKED, [{"R": "2", "R:comment": "x" * (LONGEST + 1)}])
    assert [problem.place for problem in caught.value.problems] == ["row 2, column R:comment"]


HEAD = 'code = "c"\nlanguages = ["en"]\ntitle = "T"\n[scales.s]\nlow = 1\nhigh = 2\n'
HEAD += 'points = [{ value = 1, label = "No" }, { value = 2, label = "Yes" }]\n'
PAGE = '[[sections]]\ncode = "s"\ntitle = "S"\n[[sections.items]]\ncode = "R"\nkind = "rating"\nscale = "s"\ntext = "R"\n'


@pytest.mark.parametrize(
    ("line", "comment"), [("", None), ("comment = false", None), ("comment = true", ()), ("comment = []", ()), ("comment = [1, 1]", (1,))]
)
def test_the_file_says_whether_and_when_words_are_asked_for(line: str, comment: Any):
    assert read(f"{HEAD}{PAGE}{line}\n").item("R").comment == comment


@pytest.mark.parametrize("line", ['comment = "low"', "comment = [1.5]", "comment = 1", "comment = [3]"])
def test_what_is_no_answer_is_refused(line: str):
    with pytest.raises(Invalid) as caught:
        read(f"{HEAD}{PAGE}{line}\n")

    assert all("comment" in problem.place for problem in caught.value.problems)
