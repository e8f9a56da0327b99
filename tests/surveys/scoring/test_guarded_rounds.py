"""Attack C by enumeration: a colleague who knows one answer, and the rules, reads what is printed and tries to narrow down another's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations_with_replacement
from random import Random

import pytest

from surveys.questionnaires.values import Headline
from surveys.scoring import stored
from surveys.scoring.disclosure.coding import coded, edge
from surveys.scoring.disclosure.thresholds import OPEN_TO_INSIDERS, guard
from surveys.scoring.packing import pack
from surveys.scoring.policy import GroupName, Policy
from surveys.scoring.release import release
from surveys.scoring.scores import score
from surveys.translator import translator

from fixtures.rated import make_item, make_questionnaire, make_scale, people, words
from fixtures.trials import FACTS, dimension, forms, released_of

GUARDED = Policy(guarded=True)
SAY = translator("en", "surveys")


def printed(total: int, n: int, steps: int, share: float) -> tuple[int, str]:
    mean = 100 * total / (n * steps)
    return coded(mean, share), edge(mean, share)


def open_to_a_colleague(said: tuple[int, str], own: int, n: int, steps: int, share: float) -> set[int]:
    """Which answers of one other person go with what is printed and the colleague's own answer."""
    totals = [total for total in range(n * steps + 1) if printed(total, n, steps, share) == said]
    return {one for total in totals for one in range(steps + 1) if 0 <= total - own - one <= (n - 2) * steps}


@pytest.mark.parametrize("n", [5, 6, 7, 8, 10, 13, 20])
@pytest.mark.parametrize("steps", [1, 2, 3, 4, 10, 16])
def test_a_colleague_narrows_nobody_down_to_less_than_a_quarter_of_the_scale(n: int, steps: int):
    share = guard(100 / steps) / n
    for said in {printed(total, n, steps, share) for total in range(n * steps + 1)}:
        for own in range(steps + 1):
            left = open_to_a_colleague(said, own, n, steps, share)
            assert not left or 100 * (max(left) - min(left)) / steps >= OPEN_TO_INSIDERS, (said, own)


def test_without_the_guard_the_one_who_disagreed_could_tell_that_all_others_gave_the_highest_answer():
    """The example of statistics.md: five people, the insider in the middle."""
    said = printed(18, 5, 4, 1 / 5)

    assert open_to_a_colleague(said, 2, 5, 4, 1 / 5) == {4}


THREE = make_questionnaire({"a": [make_item("a1")]}, headlines={"a": Headline.QUALITY}, scales=[make_scale(1, 3)])


def test_a_guarded_round_prints_limits_earlier_and_says_why():
    groups = {"A": forms(("4455", 5), ("3355", 1)), "B": forms(("3334", 6), ("2244", 6))}
    plain, kept = released_of(groups), released_of(groups, policy=GUARDED)

    assert [figure.edge for figure in dimension(plain, "b").groups.values()] == [">=", ""]
    assert (dimension(kept, "a").groups["A"].value, dimension(kept, "a").groups["A"].edge) == (71, "")
    assert (dimension(kept, "b").groups["A"].value, dimension(kept, "b").groups["A"].edge) == (79, ">=")
    assert dimension(kept, "b").equal.edge == ">="
    assert any("cannot narrow down a colleague" in SAY(one) for one in kept.method)
    assert not any("cannot narrow down a colleague" in SAY(one) for one in plain.method)


def everything(groups: Mapping[str, Sequence[str]]) -> bytes:
    """All that any outlet could show."""
    scores = score(THREE, pack(THREE, people(["a1"], groups), {group: len(rows) + 3 for group, rows in groups.items()}, 5, Random(1)))
    names = [GroupName(group, words(group), place) for place, group in enumerate(sorted(groups))]
    return stored.canonical(release(THREE, scores, FACTS, GUARDED, names).released)


@pytest.mark.parametrize("beside", ["1223322", "33333", "1111122222"])
def test_whatever_a_whole_release_says_colleagues_stay_open(beside: str):
    """Every set of answers of five people on three steps beside another group; a reader cannot tell apart what is released alike."""
    alike: dict[bytes, list[str]] = {}
    for rows in combinations_with_replacement("123", 5):
        alike.setdefault(everything({"A": rows, "B": beside}), []).append("".join(rows))

    for same in alike.values():
        for own in "123":
            others = {one for rows in same if own in rows for one in rows.replace(own, "", 1)}
            assert not others or max(others) > min(others), (same, own)
