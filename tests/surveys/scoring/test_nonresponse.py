"""What silence may mean."""

from __future__ import annotations

import pytest

from surveys.scoring.nonresponse import comparable, rate_word, worst_case

from fixtures.trials import forms, released_of


@pytest.mark.parametrize(
    ("answered", "invited", "word"),
    [
        (7, 10, "good response"),
        (69, 100, "fair response"),
        (5, 10, "fair response"),
        (49, 100, "low response: read with care"),
        (3, 10, "low response: read with care"),
        (29, 100, "describes those who answered, not the group"),
    ],
)
def test_the_share_that_answered_has_a_word(answered: int, invited: int, word: str):
    found = rate_word(answered, invited)

    assert found is not None
    assert found.text == word


@pytest.mark.parametrize("invited", [None, 0])
def test_without_a_number_invited_there_is_no_word(invited: int | None):
    assert rate_word(5, invited) is None
    assert not comparable(5, invited)


def test_below_three_in_ten_nothing_is_compared():
    assert comparable(3, 10)
    assert not comparable(29, 100)


def test_those_who_stayed_silent_may_all_have_felt_the_opposite():
    assert worst_case(60, 12, 23) == pytest.approx((31.304, 79.130), abs=1e-3)
    assert worst_case(60, 9, 9) == (60, 60)


@pytest.mark.parametrize(("invited", "said"), [(20, False), (30, True)])
def test_what_the_silent_may_think_is_mentioned_only_where_somebody_was_silent(invited: int, *, said: bool):
    released = released_of({"A": forms(("4433", 20))}, invited={"A": invited})

    assert any("Those who did not may see it otherwise." in caution.text for caution in released.cautions) is said
