"""Several groups as one: each group's voice the same, each invited person's voice the same, and one group minus another."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.scoring.estimands import all_invited, difference, equal_groups
from surveys.scoring.samples import Sample, merge, sample
from surveys.scoring.values import Precision

SCORES = st.integers(0, 20).map(lambda step: step * 5.0)
GROUPS = st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.lists(SCORES, min_size=1, max_size=30), st.integers(0, 60)), min_size=1)


def spread(*values: float, invited: int | None = None) -> Sample:
    return sample(np.array(values, float), invited)


def samples_of(groups: dict[str, tuple[list[float], int]]) -> dict[str, Sample]:
    return {code: spread(*people, invited=len(people) + silent) for code, (people, silent) in groups.items()}


LARGE, SMALL = spread(*[40, 60] * 20, invited=60), spread(*[65, 95] * 5, invited=20)


def test_every_group_speaks_as_loudly_as_the_others():
    found = equal_groups({"large": LARGE, "small": SMALL})

    assert found is not None
    assert found.mean == (50 + 80) / 2
    assert found.n == 50
    assert found.weights() == {"large": Fraction(1, 80), "small": Fraction(1, 20)}


def test_every_invited_person_speaks_as_loudly_as_the_others():
    found = all_invited({"large": LARGE, "small": SMALL}, 5)

    assert found is not None
    assert found.mean == pytest.approx((60 * 50 + 20 * 80) / 80)
    assert found.df == 48
    assert found.weights() == {"large": Fraction(3, 160), "small": Fraction(1, 40)}
    expected = math.sqrt(sum((part.invited / 80) ** 2 * part.sd**2 / part.n * (1 - part.n / part.invited) for part in (LARGE, SMALL)))
    assert found.se == pytest.approx(expected)


def test_a_group_in_which_nobody_has_a_score_has_no_voice():
    silent = spread(invited=30)

    assert equal_groups({"large": LARGE, "silent": silent}) == equal_groups({"large": LARGE})
    assert all_invited({"large": LARGE, "silent": silent}, 5) == all_invited({"large": LARGE}, 5)
    assert equal_groups({"silent": silent}) is None
    assert all_invited({"silent": silent}, 5) is None


def test_without_the_number_invited_people_cannot_be_weighed():
    assert all_invited({"large": LARGE, "other": spread(*[50] * 9)}, 5) is None


def test_a_stratum_with_too_few_scores_joins_the_next_smallest():
    few = spread(0, 0, 0, invited=4)

    found = all_invited({"large": LARGE, "small": SMALL, "few": few}, 5)

    assert found is not None
    assert [part.strata for part in found.parts] == [("few", "small"), ("large",)]
    assert found.mean == pytest.approx(Fraction(24, 84) * Fraction(800, 13) + Fraction(60, 84) * 50)


def test_nobody_stands_for_more_than_five_invited_people():
    found = all_invited({"large": LARGE, "quiet": spread(*[0] * 6, invited=100)}, 5)

    assert found is not None
    assert [part.strata for part in found.parts] == [("large", "quiet")]
    assert found.mean == pytest.approx(40 * 50 / 46)


def test_an_estimate_is_only_as_precise_as_its_least_certain_part():
    tiny, small, whole = spread(1, 2, 3), spread(*range(6)), spread(*range(20), invited=20)

    def precision(*parts: Sample) -> Precision:
        found = equal_groups({str(place): part for place, part in enumerate(parts)})
        assert found is not None
        return found.precision

    assert precision(LARGE, tiny) is Precision.NONE
    assert precision(LARGE, small) is Precision.TYPICAL
    assert precision(small, small) is Precision.POOLED
    assert precision(LARGE, whole) is Precision.OWN
    assert precision(whole, whole) is Precision.CENSUS


def test_when_everyone_answered_totals_have_no_margin_either():
    found = all_invited({"a": spread(*range(20), invited=20), "b": spread(*range(30), invited=30)}, 5)

    assert found is not None
    assert found.precision is Precision.CENSUS
    assert found.low == found.mean == found.high


def test_a_small_group_s_own_spread_cannot_be_worked_out_from_a_total():
    tight, wide = spread(50, 50, 50, 50, 50), spread(0, 25, 50, 75, 100)

    with_tight, with_wide = equal_groups({"a": LARGE, "b": tight}), equal_groups({"a": LARGE, "b": wide})

    assert with_tight == with_wide


def test_a_difference_turns_round_with_its_groups():
    one, other = difference(("a", LARGE), ("b", SMALL)), difference(("b", SMALL), ("a", LARGE))

    assert one.mean == -30 == -other.mean
    assert (one.low, one.high) == (-other.high, -other.low)
    assert one.weights() == {"a": Fraction(1, 40), "b": Fraction(-1, 10)}


def test_a_difference_is_cut_off_at_the_ends_of_the_scale():
    found = difference(("a", spread(*[0] * 9, 40)), ("b", spread(*[100] * 9, 60)))

    assert found.low == -100


def test_a_difference_with_too_few_people_has_no_interval():
    found = difference(("a", LARGE), ("b", spread(1, 2)))

    assert found.precision is Precision.NONE
    assert math.isnan(found.low)


@given(GROUPS)
def test_totals_lie_on_the_scale_and_their_weights_make_one(groups: dict[str, tuple[list[float], int]]):
    samples = samples_of(groups)
    for found in (equal_groups(samples), all_invited(samples, 5)):
        assert found is not None
        assert -1e-9 <= found.mean <= 100 + 1e-9
        assert sum(found.weights()[code] * part.n for code, part in samples.items()) == 1
        if found.precision is not Precision.NONE:
            assert 0 <= found.low <= found.mean + 1e-9
            assert found.mean - 1e-9 <= found.high <= 100
            assert not (found.precision is Precision.CENSUS and found.high > found.low)


@given(GROUPS, st.randoms())
def test_the_order_of_groups_and_people_changes_nothing(groups: dict[str, tuple[list[float], int]], chance: random.Random):
    shuffled = [(code, (chance.sample(people, len(people)), silent)) for code, (people, silent) in groups.items()]
    chance.shuffle(shuffled)
    before, after = samples_of(groups), samples_of(dict(shuffled))

    assert str(equal_groups(after)) == str(equal_groups(before))
    assert str(all_invited(after, 5)) == str(all_invited(before, 5))


@given(st.lists(st.lists(SCORES.map(lambda score: score / 3), max_size=20), min_size=1, max_size=5))
def test_splitting_people_and_merging_them_again_gives_the_whole(parts: list[list[float]]):
    whole = spread(*(score for part in parts for score in part))

    merged = merge([spread(*part) for part in parts])

    assert merged.steps.tolist() == whole.steps.tolist()
    assert merged.counts.tolist() == whole.counts.tolist()
    assert str((merged.n, merged.mean, merged.sd)) == str((whole.n, whole.mean, whole.sd))


def test_merged_people_have_a_known_number_only_if_every_part_has():
    assert merge([LARGE, SMALL]).invited == 80
    assert merge([LARGE, spread(1)]).invited is None
    assert merge([]).n == 0
