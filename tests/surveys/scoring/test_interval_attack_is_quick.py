"""Attack B asks many sets at once, or none where it sees at a glance that all stay open: always with the answer of asking one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from surveys.scoring.disclosure.coding import told
from surveys.scoring.disclosure.intervals import MOST_SETS, Alike, Range, is_wide, is_wide_set_by_set

Rows = tuple[tuple[int | None, ...], ...]
STEPS = 4


def printed_of(rows: Rows, cell: int) -> tuple[list[Alike], list[Range]]:
    """Who is alike, and a whole number for the topic and one `cell` for each question, as they would be printed."""
    n = [sum(row[at] is not None for row in rows) for at in range(len(rows[0]))]
    people = []
    for pattern in sorted({tuple(answer is not None for answer in row) for row in rows}):
        size, answered = (
            sum(tuple(answer is not None for answer in row) == pattern for row in rows),
            [at for at, is_there in enumerate(pattern) if is_there],
        )
        columns = tuple({0: 1 / len(rows) / len(answered), at + 1: 1 / n[at]} for at in answered)
        people.append(Alike(size, columns, (STEPS,) * len(answered)))
    own = [[100 * answer / STEPS for answer in row if answer is not None] for row in rows]
    items = [[100 * row[at] / STEPS for row in rows if row[at] is not None] for at in range(len(rows[0]))]
    whole = Range(*told(sum(sum(one) / len(one) for one in own) / len(rows), 1 / len(rows)))
    return people, [whole, *(Range(*told(sum(one) / len(one), 1 / len(one), cell)) for one in items)]


def width(people: Sequence[Alike], printed: Sequence[Range], chosen: tuple[int, ...], *, whole: bool) -> float:
    """How far the mean score of those chosen may lie apart, person by person and in points; `whole`: in steps of the scale."""
    scores = [
        (100 / STEPS, column, (place < some) / sum(chosen) / len(kind.columns))
        for kind, some in zip(people, chosen, strict=True)
        for place in range(kind.size)
        for column in kind.columns
    ]
    aim = np.array([step * weight for step, _, weight in scores])
    rows = np.array([[step * column.get(figure, 0.0) for step, column, _ in scores] for figure in range(len(printed))])
    limits = LinearConstraint(rows, [one.low for one in printed], [one.high for one in printed])
    found = [milp(way * aim, constraints=limits, bounds=Bounds(0, STEPS), integrality=np.full(len(aim), int(whole))) for way in (1, -1)]
    return -sum(one.fun for one in found) if all(one.success for one in found) else 0.0


def slowly_wide(people: Sequence[Alike], printed: Sequence[Range], k: int) -> bool:
    """Every set of fewer than k people and then every single person, each with two problems of their own."""
    some = [one for one in product(*(range(kind.size + 1) for kind in people)) if 0 < sum(one) < k]
    sets = [
        one for one in some if sum(map(bool, one)) == 1 or all(taken in {0, kind.size} for taken, kind in zip(one, people, strict=True))
    ]
    single = [tuple(int(at == place) for at in range(len(people))) for place in range(len(people))]
    return all(width(people, printed, one, whole=False) * sum(one) >= 50 - 1e-6 for one in sets) and all(
        width(people, printed, one, whole=True) >= 50 - 1e-6 for one in single
    )


def rows(people: int, items: int) -> st.SearchStrategy[Rows]:
    answers = st.one_of(st.integers(0, STEPS), st.integers(3, STEPS), st.none())
    row = st.tuples(*[answers] * items).filter(lambda row: any(answer is not None for answer in row))
    full = st.tuples(*[st.integers(0, STEPS)] * items)
    return st.tuples(*[full] * (people - 2), row, row).filter(
        lambda rows: all(any(row[at] is not None for row in rows) for at in range(items))
    )


@settings(max_examples=40, deadline=None)
@given(st.integers(5, 8).flatmap(lambda people: st.integers(2, 3).flatmap(lambda items: rows(people, items))), st.sampled_from([1, 10]))
@example((*[(2, 2)] * 6, (2, None)), 10)
@example((*[(4, 4)] * 5, (None, 2)), 10)
def test_the_short_way_judges_like_asking_one_by_one(rows: Rows, cell: int):
    people, printed = printed_of(rows, cell)

    judged = slowly_wide(people, printed, 5)

    assert is_wide(people, printed, 5) == judged
    assert is_wide_set_by_set(people, printed, 5) == judged


def test_where_there_are_too_many_sets_no_short_way_is_taken():
    people = [Alike(1, ({0: 1 / 12},), (STEPS,)) for _ in range(12)]

    assert sum(1 for many in range(1, 5) for _ in combinations(people, many)) > MOST_SETS
    assert not is_wide(people, [Range(49.5, 50.5)], 5)
