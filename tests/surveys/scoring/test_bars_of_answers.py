"""Which options are drawn as one bar (R8)."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from surveys.scoring.disclosure import bars

COUNTS = st.lists(st.integers(0, 30), min_size=2, max_size=11)


def held(found: Sequence[bars.Bar], counts: Sequence[int]) -> list[int]:
    return [sum(counts[place] for place in bar) for bar in found]


@given(COUNTS)
def test_no_bar_of_options_stands_for_one_or_two_people_or_for_all(counts: list[int]):
    found = bars.gathered(counts)

    if found is not None:
        assert sorted(place for bar in found for place in bar) == list(range(len(counts)))
        assert not {1, 2} & set(held(found, counts))
        assert sum(counts) not in held(found, counts)


@given(COUNTS)
def test_among_options_put_together_is_always_one_of_more_than_two_people(counts: list[int]):
    for bar in bars.gathered(counts) or ():
        assert len(bar) == 1 or max(counts[place] for place in bar) > 2


def test_answers_that_are_all_alike_are_not_drawn():
    assert bars.gathered([12, 0]) is None
    assert bars.gathered([12, 1]) is None
    assert bars.gathered([2]) is None


def test_rare_options_are_put_together_with_the_next_smallest():
    assert bars.gathered([1, 9, 2, 9, 8]) == ((1,), (3,), (0, 2, 4))
    assert bars.gathered([1, 9, 4, 9]) == ((1,), (3,), (0, 2))
