"""How far people put the same things first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from surveys.scoring.statistics.chance import generator
from surveys.scoring.statistics.concordance import Concordance, concordance, ranked


def of(orders: list[tuple[int, ...]], objects: int = 4) -> Concordance | None:
    return concordance(ranked(orders, objects), generator("test"), 999)


def test_one_order_for_all_is_1_and_opposite_orders_are_0():
    assert (found := of([(0, 1, 2, 3)] * 6))
    assert (found.w, found.mean_ranks) == (1, (1, 2, 3, 4))
    assert found.p == pytest.approx(0.001)
    assert (opposed := of([(0, 1, 2, 3), (3, 2, 1, 0)]))
    assert opposed.w == 0


@settings(max_examples=30)
@given(st.lists(st.permutations(range(4)).map(tuple), min_size=3, max_size=12))
def test_w_is_friedmans_statistic_over_its_largest(orders: list[tuple[int, ...]]):
    found, ranks = of(orders), ranked(orders, 4)

    assert found
    assert 0 <= found.w <= 1 + 1e-12
    assert found.w == pytest.approx(stats.friedmanchisquare(*ranks.T).statistic / (len(orders) * 3), abs=1e-12)


def test_what_people_left_out_shares_the_ranks_that_remain():
    assert ranked([(2,), (0, 1)], 4).tolist() == [[3, 3, 1, 3], [1, 2, 3.5, 3.5]]


def test_ties_are_corrected():
    """Everybody names the same first one and nothing else: they agree wholly on all that they said."""
    found = of([(1,)] * 8)

    assert found
    assert found.w == pytest.approx(1)


def test_chi_square_stands_in_from_twenty_people_on():
    few, many = of([(0, 1, 2, 3), (1, 0, 3, 2)] * 9), of([(0, 1, 2, 3), (1, 0, 3, 2)] * 10)

    assert few
    assert many
    assert (few.by_chi_square, many.by_chi_square) == (False, True)
    assert many.p == pytest.approx(float(stats.chi2.sf(20 * 3 * many.w, 3)))


def test_nothing_put_before_anything_has_no_order():
    assert of([(), ()]) is None
    assert of([(0, 1, 2, 3)]) is None
    assert concordance(np.ones((5, 1)), generator("test")) is None
