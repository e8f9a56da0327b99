"""Single questions: how the answers are spread, why some are missing, and the balance of questions from 0 (or 1) to 10."""

from __future__ import annotations

from collections.abc import Mapping

from surveys.messages import msg
from surveys.scoring.annex.figures import AnnexFigure, Figures
from surveys.scoring.proportions import share_interval
from surveys.scoring.spreads import sides
from surveys.scoring.statistics import recommending
from surveys.scoring.statistics.agreement import mean_and_variance
from surveys.scoring.statistics.polarisation import consensus, polarisation
from surveys.scoring.statistics.recommending import balance
from surveys.scoring.tallies import Counted, RatedItem

ENOUGH = 10
NO_ZERO = msg("0 was not offered: this is not the balance of a scale from 0 to 10.")
TENS = ((0, 10), (1, 10))
"""The ends of scales whose 9 and 10 are set against 6 and less."""


def item_figures(rated: RatedItem) -> Figures:
    """One rated item over everybody: raw values of its own scale, not turned round, except for sides and shares."""
    counted = rated.tally.over(rated.tally.strata)
    n, low = counted.n, min(map(int, counted.values))
    yield "missing", AnnexFigure({kind.value: float(people) for kind, people in counted.missing.items()}, counted.asked)
    yield "cannot_judge", AnnexFigure(counted.cannot_judge, counted.asked, counted.asked >= ENOUGH)
    if not n:
        return
    histogram, enough = tuple(counted.values.values()), n >= ENOUGH
    mean, variance = mean_and_variance(histogram)
    below, above = sides(rated.item, counted)
    yield "n_mean_sd", AnnexFigure((n, low + mean, variance**0.5), n)
    yield "share_below_at_above_mid", AnnexFigure((below, 1 - below - above, above), n, enough)
    yield "wilson_above_mid_ci95", AnnexFigure(share_interval(round(above * n), n), n, enough)
    yield "consensus_tastle_wierman", AnnexFigure(consensus(histogram), n, enough)
    yield "polarisation_var_over_max", AnnexFigure(polarisation(histogram), n, enough)


def balance_figures(rated: RatedItem) -> Figures:
    """For everybody and for each group: how many gave 9 or 10 and how many 6 or less."""
    values = [int(value) for value in rated.tally.nothing.values]
    if (min(values), max(values)) not in TENS:
        return
    parts: Mapping[str, Counted] = {"All": rated.tally.over(rated.tally.strata), **rated.tally.strata}
    for group, counted in parts.items():
        if counted.n:
            for name, figure in _balance(counted, offered_zero=min(values) == 0):
                yield f"{group}.{name}", figure


def _balance(counted: Counted, *, offered_zero: bool) -> Figures:
    found = balance({int(value): people for value, people in counted.values.items()})
    n, shown = found.n, found.n >= recommending.SHOWN_FROM
    yield "n_prom_pass_det", AnnexFigure((n, found.high, found.middle, found.low), n, n >= recommending.SHARES_FROM)
    yield "nps", AnnexFigure(found.value, n, shown, None if offered_zero else NO_ZERO)
    yield "nps_se", AnnexFigure(found.se, n, shown)
    yield "nps_wald_ci95", AnnexFigure(found.wald(), n, enough=False)
    yield "nps_add_half_ci95", AnnexFigure(found.interval(), n, shown)
    yield "promoter_wilson_ci95", AnnexFigure(share_interval(found.high, n), n, shown)
