"""The collector rests while something large is built, and never longer."""

from __future__ import annotations

import gc

import pytest

from surveys.building import at_one_go


def test_the_collector_rests_within_and_works_afterwards_even_after_a_mistake():
    with at_one_go():
        with at_one_go():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()

    with pytest.raises(ZeroDivisionError), at_one_go():
        1 / 0  # noqa: B018
    assert gc.isenabled()
