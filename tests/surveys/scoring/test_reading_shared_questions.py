"""What a reader of a release makes of a group's second mean: answers are narrowed down by a linear program, and by trying all there are.

He knows who answered which question. Nothing is known here of how the gate works.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, product

import numpy as np
import pytest
from scipy.optimize import linprog

from surveys.questionnaires.values import Headline
from surveys.scoring import stored
from surveys.scoring.shared import Sharing
from surveys.scoring.values import Difference, Figure, Released

from fixtures.rated import make_item, make_questionnaire, make_scale
from fixtures.routed import CODES, MIXED, people, routed
from fixtures.trials import dimension, released_of


@dataclass(frozen=True)
class Reader:
    """Somebody who knows which questions each person of a group answered, and reads what is printed of the group: unknown answers from 0 to
    100, in the order of `answered`."""

    forms: Sequence[str]

    @property
    def answered(self) -> list[tuple[int, int]]:
        return [(who, place) for who, form in enumerate(self.forms) for place, sign in enumerate(form) if sign.isdigit()]

    def mean(self, places: Sequence[int]) -> list[float]:
        """What each answer weighs in the mean of people's means over these questions."""
        having = {who: [place for place in places if form[place].isdigit()] for who, form in enumerate(self.forms)}
        shown = {who: sum(form[place] != "x" for place in places) for who, form in enumerate(self.forms)}
        scored = [who for who, there in having.items() if there and len(there) >= max(math.ceil(shown[who] / 2), min(2, shown[who]))]
        return [1 / len(scored) / len(having[who]) if who in scored and place in having[who] else 0.0 for who, place in self.answered]

    def narrowest(self, printed: Sequence[tuple[Sequence[int], Figure]]) -> float:
        """Points over which the least open single answer stays possible."""
        rows = np.array([self.mean(places) for places, _ in printed])
        ends = [said(figure) for _, figure in printed]
        limits = np.concatenate([rows, -rows]), np.concatenate([[high for _, high in ends], [-low for low, _ in ends]])
        return min(self.width(place, *limits) for place in range(len(self.answered)))

    def width(self, place: int, rows: np.ndarray, most: np.ndarray) -> float:
        aim = np.eye(len(self.answered))[place]
        low, high = (linprog(sign * aim, A_ub=rows, b_ub=most + 1e-9, bounds=(0, 100), method="highs") for sign in (1, -1))
        assert low.success
        assert high.success
        return float(-high.fun - low.fun)


def said(figure: Figure) -> tuple[float, float]:
    value, n = figure.value or 0, figure.n or 1
    if figure.edge:
        return (100 - 50 / n, 100.0) if figure.edge == ">=" else (0.0, 50 / n)
    return (value, value + 10) if figure.cell else (value - 0.5, value + 0.5)


def read(released: Released, one: Difference, group: str) -> Iterator[tuple[Sequence[int], Figure]]:
    """Which questions each printed figure of the group is about."""
    result = dimension(released, "a")
    yield range(len(CODES)), result.groups[group]
    yield from (([CODES.index(item.code)], item.groups[group]) for item in result.items if item.groups[group].value is not None)
    figure = one.first if one.a == group else one.second
    assert figure
    yield [CODES.index(code) for code in one.shared], figure


def drawn(seed: int) -> tuple[Mapping[str, Sequence[str]], Released]:
    chance = random.Random(seed)
    signs = ["12345", "345", "45", "2345"][seed % 4]
    groups = {
        "A": ["".join(chance.choice(signs + "-" * (seed % 3 == 2)) for _ in "123") + "x" for _ in range(chance.randint(5, 12))],
        "B": ["".join(chance.choice("12345") for _ in "12") + "x" + chance.choice("12345") for _ in range(chance.randint(5, 12))],
    }
    return groups, routed(groups["A"], groups["B"])


@pytest.mark.parametrize("seed", range(16))
def test_a_reader_of_whole_numbers_cells_and_the_second_mean_leaves_every_answer_open_over_half_of_the_scale(seed: int):
    groups, released = drawn(seed)
    for one in released.differences:
        for group, rows in groups.items():
            assert Reader(rows).narrowest(list(read(released, one, group))) >= 49.9


def test_enough_of_those_trials_are_compared_and_the_reader_finds_what_is_refused():
    a = [f"{form[:2]}5x" for form in MIXED]
    (shown,) = routed(MIXED).differences
    told = replace(shown, first=Figure(50, n=5))

    assert 4 <= sum(bool(drawn(seed)[1].differences) for seed in range(16)) <= 12
    assert Reader(a).narrowest(list(read(routed(a), told, "A"))) < 25
    assert Reader(MIXED).narrowest(list(read(routed(MIXED), shown, "A"))) >= 49.9


def test_that_two_groups_are_not_compared_tells_nothing_more_than_the_rest_of_the_release(monkeypatch: pytest.MonkeyPatch):
    """Every set of answers of six people to three questions of yes and no, one of which is theirs alone, none of whom says no to
    both of the others: whoever was open over half of the scale without the comparison is so with it, and with its absence."""
    codes = ("a1", "a2", "a3")
    items = [make_item("a1"), make_item("a2"), make_item("a3", groups=("A",))]
    asked = make_questionnaire({"a": items}, headlines={"a": Headline.QUALITY}, scales=[make_scale(1, 2)])
    beside = ["11x", "12x", "21x", "22x", "12x", "21x"]
    without: dict[bytes, list[str]] = {}
    compared: dict[bytes, list[str]] = {}
    pairs = 0
    for rows in combinations_with_replacement([form for form in map("".join, product("12", repeat=3)) if "2" in form[1:]], 6):
        records = people({"A": rows, "B": beside}, codes)
        released = released_of(records, asked=asked)
        pairs += len(released.differences)
        compared.setdefault(stored.canonical(released), []).append(" ".join(rows))
        with monkeypatch.context() as patched:
            patched.setattr(Sharing, "items", lambda *_: ())
            without.setdefault(stored.canonical(released_of(records, asked=asked)), []).append(" ".join(rows))

    before = {rows: openness(same) for same in without.values() for rows in same}
    assert 0 < pairs < 462
    for same in compared.values():
        assert all(now >= min(then, 0.5) for rows in same for now, then in zip(openness(same), before[rows], strict=True))


def openness(same: Sequence[str]) -> list[float]:
    """How far apart a person's mean and each answer may lie."""
    everybody = [[int(sign) for sign in form] for rows in same for form in rows.split()]
    values = [[sum(one) / 3 for one in everybody], *([one[place] for one in everybody] for place in range(3))]
    return [max(some) - min(some) for some in values]
