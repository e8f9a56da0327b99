"""How far the answers to a single question lie from their mean, as ranges may tell it (R8)."""

from __future__ import annotations

import math
from itertools import combinations_with_replacement

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.scoring import stored
from surveys.scoring.disclosure.ladder import half_of, is_step_by_step, neighbours
from surveys.scoring.disclosure.squares import told_squares
from surveys.scoring.samples import Sample, tallied

from fixtures.rated import make_item, make_questionnaire, make_scale, people
from fixtures.trials import released_of

COUNTS = st.lists(st.integers(0, 30), min_size=3, max_size=7).filter(lambda counts: sum(counts) >= 20)


def sample_of(counts: list[int]) -> Sample:
    step = 100 / (len(counts) - 1)
    there = [place for place, people in enumerate(counts) if people]
    return tallied(np.array([place * step for place in there]), np.array([counts[place] for place in there], np.int64), None, step)


def true_squares(counts: list[int]) -> float:
    found = sample_of(counts)
    return (found.n - 1) * found.sd**2


def is_a_number(counts: list[int]) -> bool:
    """Whether the mean is printed as one, and not as a limit (R8)."""
    return 50 / sum(counts) < sample_of(counts).mean < 100 - 50 / sum(counts)


@given(COUNTS)
def test_a_spread_is_never_told_smaller_than_it_is(counts: list[int]):
    if is_a_number(counts):
        assert told_squares(sample_of(counts)) >= true_squares(counts) - 1e-6


@given(st.lists(st.integers(3, 30), min_size=3, max_size=7).filter(lambda counts: sum(counts) >= 20))
def test_it_is_told_as_it_is_where_no_step_is_one_or_two_peoples(counts: list[int]):
    if is_step_by_step(counts):
        assert math.isclose(told_squares(sample_of(counts)), true_squares(counts))


@pytest.mark.parametrize(("n", "places"), [(20, 3), (20, 4), (21, 5)])
def test_all_who_are_drawn_alike_are_told_to_spread_alike(n: int, places: int):
    told: dict[object, set[float]] = {}
    for answers in combinations_with_replacement(range(places), n):
        counts = [answers.count(place) for place in range(places)]
        found = neighbours(counts, half_of(places), summed=True)
        held = found and tuple(sum(counts[place] for place in bar) for bar in found)
        told.setdefault((sum(answers), found, held), set()).add(round(told_squares(sample_of(counts)), 6))

    assert [spreads for spreads in told.values() if len(spreads) > 1] == []


@pytest.mark.parametrize(("size", "points"), [(10, 4), (12, 4), (20, 3), (25, 3)])
def test_nothing_printed_of_a_group_by_itself_tells_that_one_or_two_people_gave_a_step(size: int, points: int):
    """By exhaustion: every set of answers there can be, by its whole release; a question that is its topic by itself."""
    asked = make_questionnaire({"a": [make_item("a1")]}, scales=[make_scale(1, points)])
    steps, known = "1234567"[:points], dict[bytes, list[set[int]]]()
    for answers in combinations_with_replacement(steps, size):
        release = stored.canonical(released_of(people(["a1"], {"A": answers}), asked=asked))
        for seen, step in zip(known.setdefault(release, [set() for _ in steps]), steps, strict=True):
            seen.add(answers.count(step))

    assert [seen for seen in known.values() if any(gave <= {1, 2} for gave in seen)] == []
