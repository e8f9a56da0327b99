"""R6: the one mean over everybody that may stand beside the groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from surveys.scoring import estimands
from surveys.scoring.estimates import Estimate
from surveys.scoring.measures import Measure


def total_of(measure: Measure, shown: Sequence[str]) -> Estimate | None:
    """M_N over all strata. Where a number invited is unknown: None beside groups, else the plain mean of all who answered,
    of whom there must be some."""
    found = measure.everyone(shown)
    if found or shown:
        return found
    return _plain(measure)


def _plain(measure: Measure) -> Estimate:
    heard = tuple(sorted(code for code, sample in measure.samples.items() if sample.n))
    estimate = estimands.group_mean("", measure.joined(heard), ())
    return replace(estimate, parts=(replace(estimate.parts[0], strata=heard, weight=Fraction(1)),))
