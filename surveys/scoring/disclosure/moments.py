"""R2 and R8 for what is more than a mean: of which groups it may be said how far their people agree."""

from __future__ import annotations

from collections.abc import Sequence

from surveys.scoring.disclosure.coding import edge
from surveys.scoring.disclosure.ladder import is_step_by_step
from surveys.scoring.disclosure.mixed import is_mixed
from surveys.scoring.disclosure.thresholds import WIDTH, detail
from surveys.scoring.scores import Scores
from surveys.scoring.statistics.summaries import Summary


def agreement_is_safe(scores: Scores, dimension: str, shown: Sequence[str], k: int) -> tuple[str, ...]:
    """Those of the strata `shown` with ten people or more who answered every item, each of them in different ways, and whose mean is not a
    bound: beside a mean, "all agree" would be everybody's answer."""
    measure, summaries = scores.dimensions[dimension], scores.summaries[dimension]
    mixed = [code for code in shown if _is_mixed(summaries[code], k)]
    return tuple(code for code in mixed if not edge(measure.samples[code].mean, measure.samples[code].share))


def least_distance(summary: Summary) -> float:
    """The mean distance from the mean, in steps, if all but one agreed who stands half of the scale away: the least that is said."""
    n = summary.n_complete
    half = WIDTH / 100 * sum(summary.steps) / summary.k
    return 2 * half * (n - 1) / (n * n)


def _is_mixed(summary: Summary, k: int) -> bool:
    """Of a single question it is said only where no step is one or two people's: with the mean, it would often tell of them."""
    if summary.n_complete < detail(k) or not all(map(is_mixed, summary.complete)):
        return False
    return summary.k > 1 or is_step_by_step(summary.complete[0])
