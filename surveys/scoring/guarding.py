"""A round that is guarded against colleagues: margins at the ends are so wide that one answer does not open another (attack C)."""

from __future__ import annotations

from dataclasses import replace

from surveys.scoring.disclosure.thresholds import WIDTH, guard
from surveys.scoring.measures import Measure
from surveys.scoring.scores import Scores

STEPS_UNKNOWN = float(WIDTH)


def guarded(scores: Scores) -> Scores:
    """The same scores, of which less may be said near 0 and 100."""
    return replace(
        scores,
        headlines={name: of_measure(measure) for name, measure in scores.headlines.items()},
        dimensions={code: of_measure(measure) for code, measure in scores.dimensions.items()},
        rated={
            code: replace(one, measure=_one(one.measure, 100 / (len(one.tally.nothing.values) - 1))) for code, one in scores.rated.items()
        },
        parted={
            code: replace(one, measures={part: _one(measure, STEPS_UNKNOWN) for part, measure in one.measures.items()})
            for code, one in scores.parted.items()
        },
        related=tuple(
            replace(
                one,
                often={pair: _one(measure, STEPS_UNKNOWN) for pair, measure in one.often.items()},
                well={pair: _one(measure, STEPS_UNKNOWN) for pair, measure in one.well.items()},
            )
            for one in scores.related
        ),
    )


def of_measure(measure: Measure) -> Measure:
    """The same for one measure of topics, whose steps it knows."""
    return _one(measure, _step(measure))


def _step(measure: Measure) -> float:
    return max((sample.step for sample in measure.samples.values()), default=0.0)


def _one(measure: Measure, step: float) -> Measure:
    return replace(
        measure, samples={code: replace(sample, guard=max(sample.guard, guard(step))) for code, sample in measure.samples.items()}
    )
