"""The printed means of one variable under a plan: every shown group, all shown groups alike, and everybody."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from surveys.scoring import sentences
from surveys.scoring.disclosure.coding import capped, edge
from surveys.scoring.disclosure.hiding import Split
from surveys.scoring.disclosure.totals import total_of
from surveys.scoring.estimands import CAUTION
from surveys.scoring.estimates import Estimate
from surveys.scoring.figures import Exact, absent, exact, moved, number, said_for_all
from surveys.scoring.measures import Measure
from surveys.scoring.samples import total
from surveys.scoring.values import Figure, Precision


@dataclass(frozen=True, slots=True)
class Means:
    """Figures of one variable; `groups` by stratum code, hidden ones too."""

    groups: Mapping[str, Figure]
    equal: Figure
    everyone: Figure


@dataclass(frozen=True, slots=True)
class ExactMeans:
    """The same before printing; None: not to be printed."""

    groups: Mapping[str, Exact]
    equal: Exact | None
    everyone: Exact | None


def exact_means(measure: Measure, chosen: Split, *, everyone: bool) -> ExactMeans:
    """The exact means that the plan allows. Means of means are made from what is printed of each group, so that they tell no more."""
    shown = chosen.shown
    groups = {code: exact(measure.group(code, shown), measure.samples[code].invited, measure.samples[code].guard) for code in shown}
    equal = measure.equal(shown)
    whole = total_of(measure, shown) if everyone else None
    return ExactMeans(
        groups,
        _of_groups(measure, equal, groups, shown) if equal else None,
        _of_groups(measure, whole, groups, _heard(measure)) if whole else None,
    )


def printed(means: ExactMeans, strata: Sequence[str]) -> Means:
    """The figures to print, with the reason wherever there is none. One group alone does not speak for the partnership."""
    groups = {code: number(means.groups[code]) if code in means.groups else absent() for code in strata}
    alone = len(means.groups) == 1
    equal = absent(sentences.NO_SECOND_SIDE) if alone else _for_all(means.equal, absent())
    return Means(groups, equal, _for_all(means.everyone, absent(sentences.N_UNKNOWN if means.groups else None)))


def composed(parts: Sequence[ExactMeans], people: ExactMeans) -> ExactMeans:
    """A headline made of its dimensions' printed means instead of people's own means. The margin of a group is the average one of its
    dimensions: that around people's own mean would tell where it lies. There is none where a part is a bound."""
    groups = {code: found for code in people.groups if (found := _mean([part.groups.get(code) for part in parts], people.groups[code]))}
    whole = people.everyone and _mean([part.everyone for part in parts], people.everyone)
    equal = None
    if people.equal and groups:
        mean = sum(one.mean for one in groups.values()) / len(groups)
        equal = moved(people.equal, mean, _common([one.bound for one in groups.values()]))
        if any(math.isnan(one.low) for one in groups.values()):
            equal = replace(equal, low=float("nan"), high=float("nan"), precision=Precision.NONE)
    return ExactMeans(groups, equal, whole)


def _mean(parts: Sequence[Exact | None], people: Exact) -> Exact | None:
    """Needs half of the dimensions, as a person does."""
    there = [part for part in parts if part]
    if not there or 2 * len(there) < len(parts):
        return None
    bounds = [edge(part.mean, part.heaviest) or part.bound for part in there]
    mean = sum(capped(part.mean, part.heaviest) for part in there) / len(there)
    if any(bounds) or any(math.isnan(part.low) for part in there):
        nothing = float("nan")
        return replace(people, mean=mean, low=nothing, high=nothing, precision=Precision.NONE, bound=_common(bounds))
    below, above = (sum(abs(getattr(part, end) - part.mean) for part in there) / len(there) for end in ("low", "high"))
    precision = min((part.precision for part in there), key=CAUTION.index)
    return replace(people, mean=mean, low=max(0.0, mean - below), high=min(100.0, mean + above), precision=precision)


def _of_groups(measure: Measure, estimate: Estimate, groups: Mapping[str, Exact], strata: Sequence[str]) -> Exact:
    figure = exact(estimate, total([measure.samples[code].invited for code in strata]), measure.guard)
    edges = [edge(groups[code].mean, groups[code].heaviest) for code in strata if code in groups]
    if not any(edges):
        return figure
    weights, samples = estimate.weights(), measure.samples
    mean = sum(float(weights[code]) * samples[code].n * _known(code, measure, groups) for code in strata)
    return replace(figure, mean=mean, low=float("nan"), high=float("nan"), precision=Precision.NONE, bound=_common(edges))


def _known(code: str, measure: Measure, groups: Mapping[str, Exact]) -> float:
    return capped(groups[code].mean, groups[code].heaviest) if code in groups else measure.samples[code].mean


def _common(edges: Sequence[str]) -> str:
    """One word for a mean of means: ">=" if some are ">=" and none is "<=", and the other way round."""
    kinds = {one for one in edges if one}
    return kinds.pop() if len(kinds) == 1 else ""


def _heard(measure: Measure) -> list[str]:
    return [code for code, sample in measure.samples.items() if sample.n]


def _for_all(figure: Exact | None, otherwise: Figure) -> Figure:
    return said_for_all(number(figure)) if figure else otherwise
