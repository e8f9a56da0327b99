"""The balance of a question from 0 to 10."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.scoring.statistics.recommending import Balance, balance

COUNTS = st.dictionaries(st.integers(0, 10), st.integers(1, 40), min_size=1)


def test_nine_and_ten_against_six_and_less_on_the_raw_value():
    assert balance({0: 1, 6: 2, 7: 3, 8: 4, 9: 5, 10: 6}) == Balance(11, 7, 3)
    assert Balance(11, 7, 3).value == pytest.approx(100 * 8 / 21)


@pytest.mark.parametrize(("n", "half"), [(10, 46), (30, 28), (50, 22)])
def test_how_far_the_balance_may_be_off(n: int, half: int):
    low, high = Balance(round(0.5 * n), n - round(0.5 * n) - round(0.2 * n), round(0.2 * n)).interval()

    assert (high - low) / 2 == pytest.approx(half, abs=1.5)


@settings(max_examples=60)
@given(COUNTS, st.integers(0, 50))
def test_the_interval_lies_within_its_ends_and_a_known_population_narrows_it(counts: dict[int, int], more: int):
    found = balance(counts)
    low, high = found.interval()
    near, far = found.interval(found.n + more)

    assert -100 <= low <= high <= 100
    assert far - near <= high - low
    assert -100 <= found.value <= 100
    assert found.interval(found.n)[0] == pytest.approx(found.interval(found.n)[1])
