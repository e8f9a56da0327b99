"""R6: the one mean over everybody that may stand beside the groups."""

from __future__ import annotations

from collections.abc import Sequence

from surveys.scoring import estimands
from surveys.scoring.estimates import Estimate
from surveys.scoring.measures import Measure


def total_of(measure: Measure, shown: Sequence[str]) -> Estimate | None:
    """M_N over all strata. Where a number invited is unknown: None beside groups, else the plain mean of all who answered,
    of whom there must be some."""
    found = measure.everyone(shown)
    if found or shown:
        return found
    return estimands.as_they_came(measure.samples)
