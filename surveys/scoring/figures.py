"""From an exact estimate to one printed figure: whole numbers, coded ends, its sentence and its cautions."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from surveys.messages import Message
from surveys.scoring import sentences
from surveys.scoring.disclosure.coding import cell, coded, edge, rounded
from surveys.scoring.disclosure.thresholds import hidden
from surveys.scoring.estimates import Estimate
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
        low, high = min(rounded(figure.low), value), max(rounded(figure.high), value)
        plain = replace(plain, low=low, high=high, precision=figure.precision)
    return replace(plain, sentence=sentences.scored(plain), notes=_notes(plain))


def in_cell(figure: Exact) -> Figure:
    """Printed as the ten-point cell that holds it (R7), or beyond the bounds of R8 as "at least"."""
    if edge(figure.mean, figure.heaviest):
        return replace(number(figure), notes=())
    start = cell(figure.mean)
    return Figure(start, n=figure.n, invited=figure.invited, cell=True, sentence=sentences.in_cell(start))


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
