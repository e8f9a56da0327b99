"""What goes together with a result: weights that add up to R2, bars, and why none are shown."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.scoring.statistics.chance import generator
from surveys.scoring.statistics.drivers import Refusal, correlations, drivers, relative_weights, shapley, vif

NAMES = ("trust", "plan", "money")


def made(n: int, weights: tuple[float, ...] = (1, 0.5, 0), noise: float = 1.0, seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    people = chance.normal(size=(n, 3))
    return people, people @ np.array(weights) + noise * chance.normal(size=n)


def of(people: np.ndarray, outcome: np.ndarray, *groups: int):
    return drivers(NAMES, people, outcome, generator("test"), groups)


def test_weights_add_up_to_r2_and_bars_hold_them():
    found = of(*made(400))

    assert found.refused is None
    assert sum(one.weight for one in found.drivers) == pytest.approx(found.r2)
    assert all(one.low <= one.weight <= one.high for one in found.drivers)
    assert [(one.name, one.place) for one in found.drivers] == [("trust", 1), ("plan", 2), ("money", 3)]
    assert found == of(*made(400))


def test_drivers_whose_bars_overlap_share_a_place():
    assert [one.place for one in of(*made(400, (1, 1, 0))).drivers] == [1, 1, 3]


@settings(max_examples=20)
@given(st.integers(0, 1000))
def test_johnson_and_shapley_explain_the_same_in_all(seed: int):
    people, outcome = made(120, seed=seed)
    found = np.corrcoef(np.column_stack([people, outcome]).T)

    assert relative_weights(found).sum() == pytest.approx(shapley(found).sum())
    assert (vif(found) >= 1 - 1e-12).all()


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        (made(99), Refusal.FEW),
        (made(200, (0.1, 0, 0)), Refusal.WEAK),
        ((np.column_stack([made(200)[0][:, :2], made(200)[0][:, 0] * 2]), made(200)[1]), Refusal.TANGLED),
    ],
)
def test_why_none_are_shown(data: tuple[np.ndarray, np.ndarray], refused: Refusal):
    assert of(*data).refused is refused


def test_no_more_than_ten_and_ten_people_for_each():
    people = np.random.default_rng(1).normal(size=(120, 11))

    assert drivers([str(n) for n in range(11)], people, people[:, 0], generator("test")).refused is Refusal.MANY
    assert drivers([], people[:, :0], people[:, 0], generator("test")).refused is Refusal.MANY


def test_people_without_an_answer_are_left_out_and_an_outcome_that_never_varies_has_no_drivers():
    people, outcome = made(150)
    people[:20, 1] = np.nan

    assert of(people, outcome).n == 130
    assert of(people, np.ones(150)).refused is Refusal.FEW


def test_groups_of_unequal_height_explain_nothing():
    """A group that is high in everything would make everything go together with everything."""
    people, outcome = made(200, (0.4, 0, 0))
    lifted, raised = people.copy(), outcome.copy()
    lifted[100:] += 50
    raised[100:] += 50

    assert of(lifted, raised).r2 > 0.99
    assert of(lifted, raised, 100, 100).r2 < 0.3


def test_cross_products_give_the_correlations():
    people = np.random.default_rng(2).normal(size=(50, 3))
    ones = np.column_stack([np.ones(50), people])

    assert correlations(ones.T @ ones) == pytest.approx(np.corrcoef(people.T))
