"""Days: said in spans of time that hold several people each, the first and the last open; never the earliest or the latest day."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from surveys.messages import msg
from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Item
from surveys.scoring import days
from surveys.scoring.packing import pack
from surveys.scoring.scores import score
from surveys.scoring.values import Tally
from surveys.translator import translator

from fixtures.rated import make_item, make_questionnaire

SAY = translator("en", "surveys")
SINCE = make_item("since", "date")


def told(given_days: Sequence[date], item: Item = SINCE, k: int = 5) -> Tally:
    asked = make_questionnaire({}, others=[item])
    records = [Record("A", {item.code: Answer(day.isoformat())}) for day in given_days]
    return days.tally(score(asked, pack(asked, records, {}, 5, random.Random(1))).numbers[item.code], k)


def months(*pairs: tuple[int, int, int]) -> list[date]:
    """So many people each (n, year, month)."""
    return [date(year, month, 1 + place) for n, year, month in pairs for place in range(n)]


def labels(found: Tally) -> list[str]:
    assert found.distribution
    return [SAY.text(share.label) for share in found.distribution.shares]


def test_spans_hold_three_people_or_more_and_the_ends_are_open():
    found = told(months((1, 2019, 2), (4, 2026, 1), (5, 2026, 2), (1, 2026, 3), (4, 2026, 4), (1, 2031, 7)))

    assert labels(found) == ["January 2026 or earlier", "February 2026", "March 2026 or later"]
    assert SAY(found.sentence or msg("none")) == "The middle of all answers lies here: February 2026."


def test_days_far_apart_are_told_by_years():
    assert labels(told(months((5, 2019, 2), (5, 2021, 1), (5, 2024, 2))))[0] == "2019 or earlier"


def test_the_limits_of_the_question_make_the_spans_where_it_has_some():
    limited = make_item("since", "date", earliest="2020-01-01", latest="2026-12-31")

    found = labels(told(months((6, 2023, 3), (6, 2024, 5)), limited))

    assert found == ["2020 or earlier", "2021", "2022", "2023", "2024", "2025", "2026 or later"]


def test_under_ten_people_and_where_all_said_the_same_nothing_is_told():
    assert told(months((9, 2026, 1))).hidden
    assert told(months((15, 2026, 1))).hidden
    assert told(months((12, 2026, 1), (12, 2026, 4)), k=15).distribution
    assert told(months((7, 2026, 1), (7, 2026, 4)), k=15).hidden


LIMITED = make_item("since", "date", earliest="1960-01-01", latest="1990-01-01")


@given(st.lists(st.integers(0, 20_000), min_size=10, max_size=40), st.sampled_from([SINCE, LIMITED]))
def test_no_span_ever_holds_one_or_two_people_or_everybody(steps: list[int], item: Item):
    months_given = [12 * day.year + day.month - 1 for day in (date(1955, 3, 3) + timedelta(step) for step in steps)]

    found = told([date(1955, 3, 3) + timedelta(step) for step in steps], item)

    shares = found.distribution.shares if found.distribution else ()
    spans = [tuple(map(int, share.points)) for share in shares]
    for place, (low, high) in enumerate(spans):
        people = sum((place == 0 or low <= one) and (place == len(spans) - 1 or one <= high) for one in months_given)
        assert people not in {1, 2, len(steps)}
