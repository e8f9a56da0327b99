"""Whole numbers: parts add up to exactly the whole, whatever the parts; and everything is worked out from them alone."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.scoring import persons
from surveys.scoring.columns import Ends
from surveys.scoring.persons import averages
from surveys.scoring.statistics.reliability import Reliability, around_own_means, scatter
from surveys.scoring.statistics.summaries import Summary, summary, together

MIXED = (Ends(1, 5), Ends(1, 5, reverse=True), Ends(0, 10))
ANSWER = st.sampled_from([1, 2, 3, 4, 5, 251, 252, 255])
PEOPLE = st.lists(st.tuples(ANSWER, ANSWER, ANSWER), min_size=1, max_size=40)


def summary_of(people: list[tuple[int, ...]], ends: tuple[Ends, ...] = MIXED) -> Summary:
    columns = [(np.array([row[place] for row in people], np.uint8), one) for place, one in enumerate(ends)]
    return summary(columns, averages(columns))


@settings(max_examples=60)
@given(PEOPLE, st.data())
def test_parts_add_up_to_exactly_the_whole(people: list[tuple[int, ...]], data: st.DataObject):
    cut = data.draw(st.integers(0, len(people)))

    parts = [part for part in (people[:cut], people[cut:]) if part]

    assert together(map(summary_of, parts)) == summary_of(people)
    assert together(map(summary_of, parts[::-1])) == summary_of(people[::-1])


@settings(max_examples=40)
@given(PEOPLE)
def test_answers_are_read_in_pieces_without_a_difference(people: list[tuple[int, ...]]):
    whole = summary_of(people)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(persons, "CHUNK", 7)
        assert summary_of(people) == whole


@settings(max_examples=60)
@given(PEOPLE)
def test_the_mean_is_the_exact_fraction(people: list[tuple[int, ...]]):
    found = summary_of(people)
    scored = [score for row in people if (score := exact(row)) is not None]

    assert found.n == len(scored)
    if scored:
        assert found.mean() == sum(scored) / len(scored)
        assert found.sample().mean == pytest.approx(float(found.mean()), abs=1e-8)


def exact(row: tuple[int, ...]) -> Fraction | None:
    """One person's score by the definition (statistics.md 2.3)."""
    shown = sum(value != 255 for value in row)
    points = [Fraction(100 * ends.points(value), ends.steps) for value, ends in zip(row, MIXED, strict=True) if value < 250]
    return sum(points) / len(points) if points and len(points) >= max((shown + 1) // 2, min(2, shown)) else None


@settings(max_examples=40)
@given(st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=3, max_size=40))
def test_covariances_come_out_of_the_cross_products(people: list[tuple[int, ...]]):
    found = scatter(summary_of(people, (Ends(1, 5),) * 3))

    expected = np.cov(np.array(people).T / 4) * (len(people) - 1)

    assert np.array(found.products) == pytest.approx(expected, abs=1e-9)


def test_summaries_of_different_items_are_not_added():
    with pytest.raises(ValueError, match="different items"):
        summary_of([(1, 2, 3)]) + summary_of([(1, 2, 3)], (Ends(1, 5),) * 3)


def test_partnerships_are_put_together_around_their_own_means():
    """Two partnerships that differ in height only hang together no better than each by itself."""
    low = [(1, 2, 1), (2, 1, 1), (1, 1, 2), (2, 2, 2)] * 10
    high = [tuple(value + 3 for value in row) for row in low]
    ends = (Ends(1, 5),) * 3

    within = Reliability(around_own_means([summary_of(low, ends), summary_of(high, ends)]))
    across = Reliability(scatter(summary_of(low + high, ends)))

    assert (within.scatter.n, within.scatter.df) == (80, 78)
    assert within.alpha == pytest.approx(Reliability(scatter(summary_of(low, ends))).alpha)
    assert (across.alpha or 0) > 0.9
    assert (within.alpha or 0) < 0.3
