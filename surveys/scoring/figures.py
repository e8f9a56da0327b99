"""From an exact estimate to one printed figure: whole numbers, coded ends, its sentence and its cautions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from surveys.messages import Message
from surveys.scoring import sentences
from surveys.scoring.disclosure.coding import cell, coded, edge, rounded
from surveys.scoring.disclosure.thresholds import CELL, hidden
from surveys.scoring.estimates import Estimate
from surveys.scoring.samples import total
from surveys.scoring.values import Figure, Precision


@dataclass(frozen=True, slots=True)
class Exact:
    """A mean 0-100 that may be printed. `low`, `high` nan where there is no interval. `heaviest`: the largest share of one person in it.
    `bound`: it was made from means of which some were only ">=" or "<="."""

    mean: float
    low: float
    high: float
    precision: Precision
    n: int
    invited: int | None
    heaviest: float
    bound: str = ""


def exact(estimate: Estimate, invited: int | None, guard: float = 1.0) -> Exact:
    """The estimate, to be printed. `guard`: see `thresholds.guard`."""
    heaviest = guard * max(float(weight) for weight in estimate.weights().values())
    return Exact(estimate.mean, estimate.low, estimate.high, estimate.precision, estimate.n, invited, heaviest)


def moved(figure: Exact, mean: float, bound: str = "") -> Exact:
    """The same figure around another mean, its interval moved along and cut off at 0 and 100."""
    step = mean - figure.mean
    return replace(figure, mean=mean, low=max(0.0, figure.low + step), high=min(100.0, figure.high + step), bound=bound)


def number(figure: Exact) -> Figure:
    """Printed as a whole number (R8)."""
    side = edge(figure.mean, figure.heaviest) or figure.bound
    value = coded(figure.mean, figure.heaviest)
    plain = Figure(value, n=figure.n, invited=figure.invited, edge=side, precision=Precision.NONE)
    if not side and not math.isnan(figure.low):
        low, high = around(value, figure.mean, (figure.low, figure.high))
        plain = replace(plain, low=max(low, 0), high=min(high, 100), precision=figure.precision)
    return replace(plain, sentence=sentences.scored(plain), notes=_notes(plain))


def around(value: int, mean: float, ends: tuple[float, float]) -> tuple[int, int]:
    """The ends of an interval as far from the printed `value` as they lie from the `mean`: rounded by themselves they would tell the mean
    more finely than the value does."""
    low, high = ends
    return value - rounded(mean - low), value + rounded(high - mean)


def in_cell(figure: Exact) -> Figure:
    """Printed as the ten-point cell that holds it (R7), or beyond the bounds of R8 as "at least"."""
    if edge(figure.mean, figure.heaviest):
        return replace(number(figure), notes=())
    start = cell(figure.mean)
    return Figure(start, n=figure.n, invited=figure.invited, cell=True, sentence=sentences.in_cell(start))


def of_cells(groups: Sequence[Figure]) -> Figure:
    """The mean of groups, each with the same voice, of which some are printed as cells: the ten points in which it lies by what is printed
    of them, or a bound; nothing where some are at least and others at most."""
    edges = {one.edge for one in groups} - {""}
    n, known = sum(one.n or 0 for one in groups), [one.invited for one in groups]
    whole = Figure(0, n=n, invited=total(known))
    lowest = [one.value or 0 for one in groups]
    highest = [value + (CELL - 1 if one.cell else 0) for one, value in zip(groups, lowest, strict=True)]
    if not edges:
        start = min(rounded(sum(lowest) / len(lowest)), 100 - CELL)
        return replace(whole, value=start, cell=True, sentence=sentences.in_cell(start))
    if len(edges) > 1:
        return absent()
    side = edges.pop()
    value = math.floor(sum(lowest) / len(lowest)) if side == ">=" else math.ceil(sum(highest) / len(highest))
    bound = replace(whole, value=value, edge=side)
    return replace(bound, sentence=sentences.scored(bound))


def said_for_all(figure: Figure) -> Figure:
    """A figure that speaks for the whole partnership: not printed at all when its margin is more than 30 points."""
    return absent(sentences.NOT_PRECISE) if margin(figure) > sentences.TOO_ROUGH_FROM else figure


def margin(figure: Figure) -> float:
    """Half the width of the printed interval in points; 0 without one."""
    return 0 if figure.low is None or figure.high is None else (figure.high - figure.low) / 2


def absent(reason: Message | None = None) -> Figure:
    return Figure(hidden=reason or hidden())


def _notes(figure: Figure) -> tuple[Message, ...]:
    return (sentences.ROUGH,) if margin(figure) > sentences.ROUGH_FROM else ()
