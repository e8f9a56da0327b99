"""Alpha, its interval, omega, and what is said of them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from surveys.scoring.statistics.one_factor import one_factor
from surveys.scoring.statistics.reliability import Reliability, Scatter
from surveys.scoring.statistics.words import hangs_together


def of(covariances: list[list[float]], n: int) -> Reliability:
    return Reliability(Scatter(n, n - 1, tuple(tuple((n - 1) * value for value in row) for row in covariances)))


def alike(correlation: float, k: int, n: int) -> Reliability:
    return of([[1.0 if i == j else correlation for j in range(k)] for i in range(k)], n)


@pytest.mark.parametrize(("n", "low", "high"), [(10, 0.50, 0.94), (30, 0.66, 0.89), (100, 0.73, 0.86)])
def test_the_interval_of_an_alpha_of_80_with_five_items(n: int, low: float, high: float):
    found = alike(4 / 9, 5, n)

    assert found.alpha == pytest.approx(0.8)
    assert found.interval == pytest.approx((low, high), abs=0.005)


def test_a_million_degrees_of_freedom_are_no_trap():
    """R turns to an approximation there, which is too narrow by a twentieth."""
    df, k = 1_000_000, 5
    found = alike(0.5, k, df + 1)

    expected = [1 - (1 - (found.alpha or 0)) * stats.f.ppf(p, df, df * (k - 1)) for p in (0.975, 0.025)]

    assert found.interval == pytest.approx(expected, rel=1e-6)


def test_items_of_one_factor_give_the_omega_of_their_loadings():
    loadings = np.array([0.9, 0.7, 0.5, 0.3])
    found = one_factor(np.outer(loadings, loadings) + np.diag(1 - loadings**2))

    assert found is not None
    assert abs(found.loadings) == pytest.approx(loadings, abs=1e-5)
    assert found.omega() == pytest.approx(2.4**2 / (2.4**2 + (1 - loadings**2).sum()), abs=1e-6)


@pytest.mark.parametrize(
    "correlations",
    [
        [[1, 0.9, 0.6], [0.9, 1, 0.4], [0.6, 0.4, 1]],  # one item would have less than nothing of its own
        [[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1]],  # two are the same
        [[1, 0.5], [0.5, 1]],  # two items have no one factor of their own
    ],
)
def test_where_no_factor_can_be_told_there_is_no_omega(correlations: list[list[float]]):
    assert one_factor(np.array(correlations, float)) is None


def test_two_items_have_a_correlation_and_no_word():
    found = alike(0.6, 2, 200)

    assert (found.correlation, found.enough, found.omega) == (pytest.approx(0.6), False, None)


def test_an_item_that_never_varies_has_no_correlation_and_takes_alpha_down():
    found = of([[1, 0.5, 0], [0.5, 1, 0], [0, 0, 0]], 50)

    assert (found.standardised, found.omega) == (None, None)
    assert found.alpha == pytest.approx(1.5 * (1 - 2 / 3))


def test_nothing_varies_nothing_is_said():
    found = of([[0.0] * 3] * 3, 50)

    assert (found.alpha, found.interval, found.enough_for_omega) == (None, None, False)
    assert "Not enough answers" in hangs_together(found).text


@pytest.mark.parametrize(
    ("correlation", "n", "word"),
    [
        (0.6, 30, "well"),
        (0.47, 30, "reasonably"),
        (0.37, 30, "loosely"),
        (0.2, 30, "do not form one measure"),
        (-0.2, 30, "do not form one measure"),
        (0.6, 29, "Not enough answers"),
    ],
)
def test_words_for_three_questions(correlation: float, n: int, word: str):
    assert word in hangs_together(alike(correlation, 3, n)).text


def test_omega_needs_a_hundred_people_and_ten_for_each_item():
    assert [alike(0.5, k, n).enough_for_omega for k, n in ((5, 99), (5, 100), (12, 119), (12, 120))] == [False, True, False, True]
