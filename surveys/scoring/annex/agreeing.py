"""One dimension's items: whether they measure one thing, and how far the people of each group agree on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import fmean, median

from surveys.scoring.annex.figures import AnnexFigure, Figures
from surveys.scoring.statistics import agreement
from surveys.scoring.statistics.reliability import Reliability, around_own_means, scatter
from surveys.scoring.statistics.summaries import Histogram, Summary, together
from surveys.scoring.statistics.words import hangs_together

LEAST = 5
ENOUGH = 10
Summaries = Mapping[str, Summary]


def reliability_figures(summaries: Summaries) -> Figures:
    """Everybody as one sample, not centred within groups; and centred, as the report says it."""
    whole = Reliability(scatter(together(summaries.values())))
    n = whole.scatter.n
    yield "n_complete", AnnexFigure(n, n)
    yield "alpha_raw_listwise", AnnexFigure(whole.alpha, n, whole.enough, hangs_together(whole))
    yield "alpha_std_listwise", AnnexFigure(whole.standardised, n, whole.enough)
    yield "alpha_feldt_ci95", AnnexFigure(whole.interval, n, whole.enough)
    yield "omega_total_ml1", AnnexFigure(whole.omega, n, whole.enough_for_omega)
    if whole.scatter.k == 2:
        yield "item_correlation", AnnexFigure(whole.correlation, n, n >= ENOUGH)
    within = Reliability(around_own_means(summaries.values()))
    yield "alpha_within_groups", AnnexFigure(within.alpha, n, within.enough)


def agreement_figures(summaries: Summaries) -> Figures:
    """Of groups of five or more who answered every item."""
    groups = {code: one.complete for code, one in summaries.items() if one.n_complete >= LEAST}
    n = sum(sum(items[0]) for items in groups.values())
    enough = all(sum(items[0]) >= ENOUGH for items in groups.values())
    uniform = _each(groups, agreement.r_wg_j)
    if not uniform:
        return
    yield "rwgj_uniform_by_group", AnnexFigure(uniform, n, enough)
    yield "rwgj_uniform_mean_median_n5", AnnexFigure((fmean(uniform.values()), median(uniform.values())), n, enough)
    skewed = _each(groups, lambda items: agreement.r_wg_j(items, skewed=True))
    if skewed:
        yield "rwgj_slightskew_mean_n5", AnnexFigure(fmean(skewed.values()), n, enough)
    alike = _each(groups, agreement.a_wg_j)
    if alike:
        yield "awgj_mean_n5", AnnexFigure(fmean(alike.values()), n, enough)
    away = _each(groups, agreement.mean_distance)
    yield "adm_by_group", AnnexFigure(away, n, enough)
    yield "adm_mean_n5", AnnexFigure(fmean(away.values()), n, enough)


def _each(groups: Mapping[str, Sequence[Histogram]], read: Callable[[Sequence[Histogram]], float | None]) -> dict[str, float]:
    found = {code: read(items) for code, items in groups.items()}
    return {code: value for code, value in found.items() if value is not None}
