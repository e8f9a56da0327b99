"""Two groups on one dimension: the difference, its size in several measures, and tests of it."""

from __future__ import annotations

from itertools import combinations

from surveys.scoring import estimands
from surveys.scoring.annex.figures import AnnexFigure, Figures
from surveys.scoring.annex.groups import Groups
from surveys.scoring.gaps import TESTED_FROM, chance_of
from surveys.scoring.samples import Sample
from surveys.scoring.statistics.effects import HEDGES_FROM, hedges_g, hedges_g_approximately, welch
from surveys.scoring.statistics.ranks import cliffs_delta, mann_whitney_p

MOST_GROUPS = 12
"""Of more groups no pairs are written."""
LEAST = 5


def pair_figures(dimension: str, groups: Groups) -> Figures:
    """Every pair of groups of at least five people, in the order of their names: the first minus the second."""
    large = sorted(code for code, group in groups.items() if group.n >= LEAST)
    if len(large) <= MOST_GROUPS:
        for a, b in combinations(large, 2):
            for name, figure in _pair((a, groups[a]), (b, groups[b]), dimension):
                yield f"{a}_vs_{b}.{name}", figure


def _pair(a: tuple[str, Sample], b: tuple[str, Sample], dimension: str) -> Figures:
    first, second = a[1], b[1]
    n, tested = first.n + second.n, min(first.n, second.n) >= TESTED_FROM
    sized = min(first.n, second.n) >= HEDGES_FROM
    yield "n", AnnexFigure((first.n, second.n), n)
    yield "mean_diff", AnnexFigure(first.mean - second.mean, n)
    found, limited = welch(first, second), estimands.difference(a, b, own_from=2)
    if found:
        yield "welch_ci95", AnnexFigure((found.low, found.high), n)
        yield "welch_t_df_p", AnnexFigure((found.t, found.df, found.p), n, tested)
        yield "fpc_ci95", AnnexFigure((limited.low, limited.high), n)
        yield "permutation_p", AnnexFigure(chance_of(dimension, a, b), n, tested)
    yield "hedges_g_exact", AnnexFigure(hedges_g(first, second), n, sized)
    yield "hedges_g_approx", AnnexFigure(hedges_g_approximately(first, second), n, sized)
    yield "cliffs_delta", AnnexFigure(cliffs_delta(first, second), n, sized)
    yield "mannwhitney_p_normal_cc", AnnexFigure(mann_whitney_p(first, second), n, tested)
