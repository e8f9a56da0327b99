"""What the page says an insider could work out is what holds, found by trying; and nothing of it depends on an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.messages import Text
from surveys.scoring.insiders import Circle, Looked, look, safe_range
from surveys.translator import translator

SAY = translator("en", "surveys")


def circle(name: str, n: int, invited: int | None = None, **organisations: int) -> Circle:
    return Circle(name, Text({"en": name}), n, invited or n + 2, tuple(organisations.items()))


def looked(*circles: Circle, k: int = 5, guarded: bool = False, counted: bool = True) -> Looked:
    return look(circles, k, guarded=guarded, counted=counted)


def said(found: Looked, name: str) -> str:
    one = next(sight for sight in found.sights if sight.circle.id == name)
    return "\n".join(SAY(line) for line in (*one.said, *one.doubts)).replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("n", [5, 6, 8, 12])
def test_between_the_scores_named_no_colleague_can_be_narrowed_down_to_less_than_a_quarter(n: int):
    """In quarters of the scale, whatever the insider answered and whatever the whole number stands for."""
    low, high = safe_range(n)
    for total in range(4 * n + 1):
        if low <= 25 * total / n <= high:
            for own in range(5):
                rest = total - own
                left = [one for one in range(5) if 0 <= rest - one <= 4 * (n - 2)]
                assert not left or max(left) > min(left)


def test_beyond_them_a_colleague_can():
    low, high = safe_range(5)

    assert (low, high) == (25, 75)
    assert [one for one in range(5) if 0 <= (18 - 2) - one <= 12] == [4]  # 90 of 100, and the insider in the middle


def test_a_guarded_round_says_that_limits_begin_earlier():
    plain, kept = looked(circle("A", 6), circle("B", 9)), looked(circle("A", 6), circle("B", 9), guarded=True)

    assert "As long as the score lies between 21 and 79" in said(plain, "A")
    assert "Limits that begin earlier prevent that." in said(plain, "A")
    assert "Above 79 and below 21 only a limit is printed." in said(kept, "A")
    assert "Limits that begin earlier" not in said(kept, "A")


def test_how_many_must_talk_to_each_other_is_said():
    assert "If 5 of the 9 put their answers together, they can work out the average of the remaining 4" in said(
        looked(circle("A", 9), circle("B", 9)), "A"
    )
    assert "put their answers together" not in said(looked(circle("A", 5), circle("B", 9)), "A")


def test_an_organisation_whose_people_know_the_others_is_named():
    found = looked(circle("A", 11, Harbour=10, Nahr=3), circle("B", 9, Works=11))

    assert (
        "If all people of Harbour put their answers together, they can work out the average of the others: at most 3, from Nahr."
        in said(found, "A")
    )
    assert "If all people of Nahr" not in said(found, "A")
    assert "All are from Works, so its score is that organisation’s." in said(found, "B")


def test_a_hidden_group_says_one_thing_whatever_the_reason_and_never_its_number():
    small = looked(circle("A", 20), circle("B", 9), circle("C", 3), circle("D", 12))

    assert [one.circle.id for one in small.sights if not one.shown] == ["B", "C"]
    assert said(small, "B") == said(small, "C")
    assert not any(digit.isdigit() for digit in said(small, "B"))


def test_the_joining_that_lets_most_people_be_heard_comes_first():
    found = looked(circle("A", 20), circle("B", 9), circle("C", 3), circle("D", 12))

    assert found.joins[0].ids == ("B", "C")
    assert SAY(found.joins[0].said) == "B + C as one (12 answers): then 3 groups are shown, with 44 of 44 answers."


def test_two_groups_of_which_one_is_too_small_show_none():
    found = looked(circle("A", 20), circle("B", 4))

    assert found.too_few
    assert found.joins == ()
    assert "no group is" in " ".join(map(SAY, found.over_all))


def test_that_everybody_answered_is_worth_a_second_thought_once_it_is_known():
    assert "each of them took part" in said(looked(circle("A", 9, 9), circle("B", 12, 20)), "A")
    assert "each of them took part" not in said(looked(circle("A", 9, 9), circle("B", 12, 20), counted=False), "A")


@given(st.lists(st.integers(1, 15), min_size=1, max_size=6), st.integers(5, 8))
def test_no_joining_is_proposed_that_shows_fewer_people_or_too_small_a_group(sizes: list[int], k: int):
    circles = [circle(f"g{place}", size) for place, size in enumerate(sizes)]
    found = look(circles, k, guarded=False, counted=True)
    now = sum(one.circle.n for one in found.sights if one.shown)

    for join in found.joins:
        merged = [one for one in circles if one.id not in join.ids]
        both = Circle("both", Text({"en": "both"}), sum(one.n for one in circles if one.id in join.ids), groups=2)
        after = look([*merged, both], k, guarded=False, counted=True)
        assert sum(one.circle.n for one in after.sights if one.shown) > now
        assert all(one.circle.n >= k for one in after.sights if one.shown)
