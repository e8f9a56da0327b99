"""Whatever people answer comes back the same from the pack and from a spreadsheet."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.errors import Invalid
from surveys.questionnaires.asking.kind import offered
from surveys.questionnaires.coding import MISSING_IN
from surveys.questionnaires.kinds import KINDS, kind
from surveys.questionnaires.values import Answer, Missing
from surveys.scoring.pack import MISSING_CODES

from fixtures.questions import ANYTHING, VALUES, of_every_kind, tidied

QUESTIONNAIRE = of_every_kind()
ASKED = sorted(VALUES)
PACKED = [name for name in ASKED if KINDS[name].shape != "text"]
CELLS = ["", "1", "2", "50", "[unknown]", "[skipped]", "2026-11-21"]
ROOM = {"code": (0, 255), "bits": (0, 2**64 - 1), "number": (-(2**63), 2**63 - 1)}


def answers(name: str) -> st.SearchStrategy[Answer]:
    item = QUESTIONNAIRE.item(name)
    missing = st.builds(Answer, missing=st.sampled_from(offered(item)))
    return VALUES[name].map(lambda answer: tidied(item, answer)) | missing


@pytest.mark.parametrize("name", PACKED)
@settings(deadline=None)
@given(data=st.data())
def test_what_is_packed_is_unpacked(name: str, data: st.DataObject):
    item, answer = QUESTIONNAIRE.item(name), data.draw(answers(name))

    numbers = kind(item).encode(item, QUESTIONNAIRE, answer)

    assert kind(item).decode(item, QUESTIONNAIRE, numbers) == Answer(answer.value, answer.missing)
    for part, number in zip(kind(item).parts(item), numbers, strict=True):
        low, high = ROOM[part.shape]
        assert low <= number <= high


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.parametrize("missing", list(Missing))
def test_every_missing_kind_is_told_apart_in_the_pack(name: str, missing: Missing):
    item = QUESTIONNAIRE.item(name)

    numbers = kind(item).encode(item, QUESTIONNAIRE, Answer(missing=missing))

    assert numbers == tuple(MISSING_IN[part.shape][missing] for part in kind(item).parts(item))
    assert kind(item).decode(item, QUESTIONNAIRE, numbers) == Answer(missing=missing)


def test_an_empty_choice_is_packed_as_skipped():
    item = QUESTIONNAIRE.item("choices")

    assert kind(item).encode(item, QUESTIONNAIRE, Answer(())) == (MISSING_IN["bits"][Missing.SKIPPED],)


def test_the_pack_and_the_questionnaire_code_missing_answers_alike():
    assert MISSING_IN["code"] == MISSING_CODES
    assert [MISSING_IN["bits"][missing] for missing in Missing] == [1 << bit for bit in range(59, 64)]
    assert [MISSING_IN["number"][missing] for missing in Missing] == [-(2**63) + place for place in range(5)]


@pytest.mark.parametrize("name", ASKED)
@settings(deadline=None)
@given(data=st.data())
def test_what_is_written_into_cells_is_read_from_them(name: str, data: st.DataObject):
    item, answer = QUESTIONNAIRE.item(name), data.draw(answers(name))

    cells = kind(item).write_cells(item, QUESTIONNAIRE, answer)

    assert len(cells) == len(kind(item).columns(item))
    assert kind(item).read_cells(item, QUESTIONNAIRE, cells) == answer


@pytest.mark.parametrize("name", sorted(KINDS))
@settings(deadline=None)
@given(data=st.data())
def test_any_cells_are_an_answer_or_a_list_of_problems(name: str, data: st.DataObject):
    item = QUESTIONNAIRE.item(name)
    columns = max(1, len(kind(item).columns(item)))
    cells = data.draw(st.lists(st.text(max_size=60) | st.sampled_from(CELLS), min_size=columns, max_size=columns))
    with suppress(Invalid):
        answer = kind(item).read_cells(item, QUESTIONNAIRE, cells)
        assert kind(item).check(item, QUESTIONNAIRE, answer) == ()


@pytest.mark.parametrize("name", sorted(KINDS))
@settings(deadline=None)
@given(answer=ANYTHING)
def test_tidying_twice_changes_nothing_and_checking_is_total(name: str, answer: Answer):
    item = QUESTIONNAIRE.item(name)

    once = tidied(item, answer)

    assert tidied(item, once) == once or once.value != once.value
    kind(item).check(item, QUESTIONNAIRE, once)
