"""A new kind of question is finished when it has all its parts. A missing one is named here."""

from __future__ import annotations

import re
from random import Random

import pytest

from surveys.messages import Message
from surveys.questionnaires.answer_files.matching import match
from surveys.questionnaires.asking.kind import AMOUNT, DAY, OPTION, OPTIONS, WORDS
from surveys.questionnaires.asking.settings import SETTINGS_OF_OPTIONS, Holds
from surveys.questionnaires.checking import settle
from surveys.questionnaires.coding import BITS, CODE, NONE, NUMBER, TEXT
from surveys.questionnaires.fields import CODE as CODE_PATTERN
from surveys.questionnaires.kinds import KINDS, kind
from surveys.questionnaires.values import Answer, Item, Missing, Option
from surveys.scoring import positions
from surveys.translator import translator

from fixtures.chance import answered
from fixtures.every_kind import every_kind
from fixtures.questions import make_item, of_every_kind

SAY = translator("en", "surveys")
EVERY_KIND = sorted(KINDS)


@pytest.mark.parametrize("name", EVERY_KIND)
def test_a_kind_is_known_by_its_own_code(name: str):
    assert KINDS[name].code == name
    assert kind(make_item(name)) is KINDS[name]
    assert CODE_PATTERN.fullmatch(name)


@pytest.mark.parametrize("name", EVERY_KIND)
def test_a_kind_has_a_place_in_the_pack_if_it_is_answered(name: str):
    assert KINDS[name].shape in ({CODE, BITS, NUMBER, TEXT} if KINDS[name].answered else {NONE})


@pytest.mark.parametrize("name", EVERY_KIND)
def test_a_kind_has_its_columns_in_a_spreadsheet(name: str):
    item = make_item(name)

    columns = kind(item).columns(item)

    assert len(columns) == len(set(columns)) >= kind(item).answered
    assert all(column == "Q1" or re.fullmatch(r"Q1(:[A-Za-z0-9._-]+)+", column) for column in columns)


@pytest.mark.parametrize("name", EVERY_KIND)
def test_a_kind_reads_and_writes_a_question_left_out(name: str):
    questionnaire = of_every_kind()
    item = questionnaire.item(name)

    cells = kind(item).write_cells(item, questionnaire, Answer(missing=Missing.SKIPPED))

    assert set(cells) == {""}
    assert kind(item).read_cells(item, questionnaire, cells) == Answer(missing=Missing.SKIPPED)


@pytest.mark.parametrize("name", EVERY_KIND)
def test_an_answer_of_a_kind_is_said_in_words_beside_a_name(name: str):
    assert (name in positions.WORDS) is (KINDS[name].shape in {CODE, BITS, NUMBER})


@pytest.mark.parametrize("seed", range(5))
def test_any_answer_of_any_kind_is_said_in_words_beside_a_name(seed: int):
    asked = every_kind()
    answers = settle(asked, answered(asked, "a", Random(seed)), "a")

    said = positions.given(asked, answers, "en", {})

    assert [one.item for one in said] == [item.code for item in asked.items() if kind(item).answered]
    assert all(isinstance(one.words, str) or SAY(Message("{words}", {"words": one.words})) for one in said)


@pytest.mark.parametrize("name", EVERY_KIND)
def test_a_kind_names_only_settings_that_an_item_has(name: str):
    assert KINDS[name].settings <= set(Item.__dataclass_fields__)
    assert KINDS[name].settings_of_options <= set(Option.__dataclass_fields__)


@pytest.mark.parametrize("name", EVERY_KIND)
def test_a_kind_and_each_of_its_settings_is_described_for_whoever_makes_a_questionnaire(name: str):
    described = KINDS[name].described()

    assert set(described) == KINDS[name].settings >= set(KINDS[name].own_words)
    assert KINDS[name].settings_of_options <= set(SETTINGS_OF_OPTIONS)
    assert KINDS[name].title.text
    assert KINDS[name].hint.text
    assert all(one.choices for one in described.values() if one.holds is Holds.CHOICE)


@pytest.mark.parametrize("name", EVERY_KIND)
def test_a_kind_says_as_what_its_answers_stand_in_conditions(name: str):
    assert KINDS[name].compares in {AMOUNT, OPTION, OPTIONS, WORDS, DAY, ""}


def test_the_sample_questionnaire_has_every_kind():
    assert {item.kind for item in every_kind().items()} == set(KINDS)


@pytest.mark.parametrize("name", [name for name in KINDS if KINDS[name].answered])
def test_every_column_of_a_kind_is_found_in_a_file_of_answers(name: str):
    questionnaire = of_every_kind()
    item = questionnaire.item(name)

    for column in KINDS[name].columns(item):
        found = match(questionnaire, column)
        assert found is not None
        assert found.use == column
