"""Where work gets stuck: barriers that occur often, and the lowest question about means, time and procedures."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.messages import msg
from surveys.scoring.beside import Occurrence
from surveys.scoring.disclosure.coding import rounded
from surveys.scoring.ideas import BOTTLENECK, DISCUSS, FINDING, Idea
from surveys.scoring.proportions import wilson
from surveys.scoring.sentences import MIXED_FROM, SMALL, limited
from surveys.scoring.tried import for_barrier
from surveys.scoring.values import DimensionResult, Released

OFTEN_FROM = 33
"""Per cent of the answers from which on a barrier is called a bottleneck: a third says that it happens often."""
MOST_BARRIERS = 3
MEANS_FRAMES = frozenset({"dac.efficiency"})


def bottlenecks(released: Released) -> Iterator[Idea]:
    """The barriers that occur most, tested against a third of the answers, and what is rated low among means and time."""
    known = [(row, row.everybody.value) for table in released.occurrences for row in table.rows]
    most = sorted(((value, row) for row, value in known if value is not None), key=lambda pair: (-pair[0], pair[1].code))
    for value, row in most[:MOST_BARRIERS]:
        if value:
            yield _barrier(released, row, value)
    for result in released.dimensions:
        if MEANS_FRAMES & set(released.questionnaire.dimension(result.code).frames):
            yield from _means(result)


def _barrier(released: Released, row: Occurrence, percent: int) -> Idea:
    low = 100 * wilson(percent / 100, row.everybody.n)[0] if row.everybody.n else 0
    passed = low >= OFTEN_FROM and row.everybody.edge != "<="
    tenths = max(1, rounded(percent / 10))
    statement = msg("“{name}” holds up joint work: about {tenths} in 10 answers say that it happens often.", name=row.title, tenths=tenths)
    return Idea(
        FINDING if passed else DISCUSS,
        BOTTLENECK,
        low - OFTEN_FROM + SMALL if passed else percent / 10,
        statement,
        "",
        (row.code,),
        row.everybody.n or 0,
        tried=for_barrier(released.questionnaire, row.code),
    )


def _means(result: DimensionResult) -> Iterator[Idea]:
    """The lowest of its questions, where that is below the middle."""
    rated = [(item.overall.value, item) for item in result.items if item.overall.value is not None and not item.overall.cell]
    if not rated:
        return
    value, item = min(rated, key=lambda pair: (pair[0], pair[1].code))
    if value < MIXED_FROM:
        statement = msg("Work may get stuck here: “{question}” got {score} of 100.", question=item.text, score=limited(item.overall))
        yield Idea(DISCUSS, BOTTLENECK, (100 - value) / 10, statement, result.code, (item.code,), item.overall.n or 0)
