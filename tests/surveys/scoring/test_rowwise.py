"""R13: rows of single answers for an analyst, never of a small group, and nothing in them that tells people of one group apart."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from surveys.errors import TooFew
from surveys.messages import msg
from surveys.questionnaires.values import Answer, Missing
from surveys.scoring.packing import pack
from surveys.scoring.rowwise import Rowwise, refusal, rowwise

from fixtures.trials import TRIAL, forms, records, released_of

LARGE = {"A": forms(("4434", 6), ("3-45", 5)), "B": forms(("2223", 10))}


def rows_of(groups: dict[str, list[str]], more: dict[str, Answer] | None = None, silent: tuple[str, ...] = ()) -> Rowwise:
    invited = dict.fromkeys((*groups, *silent), 20)
    return rowwise(TRIAL, pack(TRIAL, records(groups, more), invited, 5, random.Random(3)))


def test_a_row_holds_the_group_and_the_ratings():
    found = rows_of(LARGE, {"c1": Answer("north"), "n1": Answer(7.0), "t1": Answer("Mine"), "z1": Answer(2)})

    assert found.codes == ("a1", "a2", "b1", "b2", "z1")
    assert found.groups == (("A", 11), ("B", 10))
    rows = list(found.rows())
    assert max(rows) == ("B", (2, 2, 2, 3, 2))
    assert {group for group, _ in rows} == {"A", "B"}
    assert sum(row[1] == 251 for _, row in rows) == 5


def test_a_question_that_only_some_of_a_group_were_shown_is_left_out():
    people = records(LARGE)
    first, *others = people
    routed = replace(first, answers={**first.answers, "a2": Answer(missing=Missing.UNSHOWN)})
    found = rowwise(TRIAL, pack(TRIAL, [routed, *others], {"A": 20, "B": 20}, 5, random.Random(3)))

    assert "a2" not in found.codes
    assert {"a1", "b1"} <= set(found.codes)


@pytest.mark.parametrize(
    ("groups", "silent"),
    [
        ({"A": forms(("4434", 12)), "B": forms(("2223", 9))}, ()),
        ({"A": forms(("4434", 12)), "B": forms(("2223", 3)), "C": forms(("2223", 3))}, ()),
        (LARGE, ("C",)),
    ],
    ids=["nine", "joined", "nobody"],
)
def test_one_small_group_keeps_all_rows_in(groups: dict[str, list[str]], silent: tuple[str, ...]):
    with pytest.raises(TooFew):
        rows_of(groups, silent=silent)


def test_the_page_says_the_same_from_what_was_released():
    invited = {"A": 20, "B": 20}
    good = released_of(LARGE, invited=invited)

    assert refusal(good, told=True) is None
    assert refusal(good, told=False) is not None
    for one in (
        released_of({"A": forms(("4434", 12)), "B": forms(("2223", 9))}, invited=invited),
        released_of({"A": forms(("4434", 12)), "B": forms(("2223", 3)), "C": forms(("3223", 3))}),
        released_of(LARGE, invited={**invited, "C": 5}),
        released_of({"A": forms(("4434", 12))}),
        replace(good, groups=(replace(good.groups[0], shown=False, answered=None, hidden=msg("hidden")), good.groups[1])),
    ):
        assert refusal(one, told=True) is not None
