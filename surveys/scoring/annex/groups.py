"""One dimension's groups: means, spreads and intervals, the means over all of them, and how far they differ as a whole."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from surveys.scoring import estimands
from surveys.scoring.annex.figures import AnnexFigure, Figures, Value
from surveys.scoring.intervals import correction, logit_t, pooled, t_interval
from surveys.scoring.proportions import share_interval
from surveys.scoring.samples import Sample, merge
from surveys.scoring.statistics.bootstrap import LEAST, bca_mean
from surveys.scoring.statistics.chance import generator
from surveys.scoring.statistics.clustering import clustering
from surveys.scoring.statistics.effects import welch_anova
from surveys.scoring.statistics.permutation import kruskal_p
from surveys.scoring.statistics.ranks import Kruskal, kruskal

FAVOURABLE_FROM = 75
SHOWN_FROM = 5
PERMUTED_BELOW = 10
"""With a group under so many people p comes from dealing the people anew."""
BCA_DRAWS = 100_000
BCA_UP_TO = 100
"""People of a group for whom so many draws take no time."""

Groups = Mapping[str, Sample]


def whole_figures(people: Sample) -> Figures:
    """Everybody as one sample, without knowledge of N."""
    se, df = _se(people), people.n - 1
    favourable = int(people.counts[people.steps >= FAVOURABLE_FROM].sum())
    varies = people.n > 1 and people.sd > 0
    yield "n_scored", AnnexFigure(people.n, people.n)
    yield "mean", AnnexFigure(people.mean, people.n)
    yield "sd", AnnexFigure(people.sd, people.n, people.n > 1)
    yield "t_ci95", AnnexFigure(_t(people) if varies else None, people.n)
    yield "logit_t_ci95", AnnexFigure(logit_t(people.mean, se, df) if varies else None, people.n)
    yield "share_favourable_ge75", AnnexFigure(favourable / people.n, people.n)
    yield "wilson_ge75_ci95", AnnexFigure(share_interval(favourable, people.n), people.n)


def group_figures(groups: Groups) -> Figures:
    """Every group by itself. Intervals without finite population correction, and with it where N is known."""
    large = {code: group for code, group in groups.items() if group.n >= SHOWN_FROM}
    n = sum(group.n for group in groups.values())
    for suffix, some in (("", groups), ("_ge5", large)):
        yield f"group_n{suffix}", AnnexFigure({code: group.n for code, group in some.items()}, n)
        yield f"group_mean{suffix}", AnnexFigure({code: group.mean for code, group in some.items()}, n)
    yield "group_sd", AnnexFigure({code: group.sd for code, group in groups.items()}, n)
    yield "group_n_min_max", AnnexFigure(_ends([group.n for group in groups.values()]), n)
    yield "group_mean_min_max", AnnexFigure(_ends([group.mean for group in groups.values()]), n)
    if all(group.invited is not None for group in groups.values()):
        yield "fpc_se_by_group", AnnexFigure({code: _limited_se(group) for code, group in groups.items()}, n)
    for code, group in groups.items():
        if group.n > 1 and group.sd:
            yield from _one_group(code, group)


def over_groups(groups: Groups) -> Figures:
    """The equal-groups mean with each group's own spread, the mean of all invited people, and tests over all groups of five or more."""
    large = {code: group for code, group in groups.items() if group.n >= SHOWN_FROM}
    n = sum(group.n for group in large.values())
    equal = estimands.equal_groups({code: _unlimited(group) for code, group in large.items()}, own_from=2)
    if equal:
        yield "group_equal_mean_n5", AnnexFigure(equal.mean, n)
        yield "group_equal_se_df", AnnexFigure((equal.se, equal.df), n)
        yield "group_equal_ci95", AnnexFigure((equal.low, equal.high), n)
    found = estimands.all_invited(groups, SHOWN_FROM, own_from=2)
    if found:
        yield "population_weighted_mean_se", AnnexFigure((found.mean, found.se), found.n)
    if sum(group.n > 1 for group in groups.values()):
        yield "pooled_sd_df", AnnexFigure(pooled([group for group in groups.values() if group.n > 1]), n)
    yield from _tests(groups, large, n)


def _tests(groups: Groups, large: Groups, n: int) -> Figures:
    found = clustering(list(groups.values()))
    if found:
        yield "icc1", AnnexFigure(found.one, n, found.enough)
        yield "icc1_even_sizes", AnnexFigure(found.one_even, n, found.enough)
        yield "icc2", AnnexFigure(found.two, n, found.enough)
    order = ranked(groups)
    if order:
        yield "kruskal_H_p_n5", AnnexFigure((order.h, order.p), n)
        yield "kruskal_eta2_H", AnnexFigure(order.eta2, n)
        if min(group.n for group in large.values()) < PERMUTED_BELOW:
            yield "kruskal_p_permuted", AnnexFigure(kruskal_p(list(large.values()), generator("kruskal", *sorted(large))), n)
    yield "welch_anova_p_n5", AnnexFigure(welch_anova(list(large.values())), n)


def _one_group(code: str, group: Sample) -> Figures:
    enough, se, limited = group.n >= SHOWN_FROM, _se(group), _limited_se(group)
    yield f"group_t_ci95[{code}]", AnnexFigure(_t(group), group.n, enough)
    if 0 < group.mean < 100:
        yield f"group_logit_t_ci95[{code}]", AnnexFigure(logit_t(group.mean, se, group.n - 1), group.n, enough)
    if group.n <= BCA_UP_TO:
        people = np.repeat(group.steps, group.counts)
        yield f"bca_ci95_{code}", AnnexFigure(bca_mean(people, generator("bca", code), BCA_DRAWS), group.n, group.n >= LEAST)
    if group.invited is not None and group.invited > group.n:
        known = f"{code}_N{group.invited}"
        yield f"fpc_t_ci95_{known}", AnnexFigure(t_interval(group.mean, limited, group.n - 1), group.n, enough)
        if 0 < group.mean < 100:
            yield f"logit_t_fpc_ci95_{known}", AnnexFigure(logit_t(group.mean, limited, group.n - 1), group.n, enough)


def ranked(groups: Groups) -> Kruskal | None:
    """The test of all groups of at least five people."""
    return kruskal([group for group in groups.values() if group.n >= SHOWN_FROM])


def everybody(groups: Groups) -> Sample:
    """All groups as one sample."""
    return merge(list(groups.values()))


def _t(group: Sample) -> Value:
    return t_interval(group.mean, _se(group), group.n - 1)


def _se(group: Sample) -> float:
    return group.sd / math.sqrt(max(group.n, 1))


def _limited_se(group: Sample) -> float:
    return _se(group) * math.sqrt(correction(group.n, group.invited))


def _unlimited(group: Sample) -> Sample:
    return replace(group, invited=None)


def _ends(values: list[float]) -> Value:
    return (min(values), max(values)) if values else None
