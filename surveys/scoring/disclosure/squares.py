"""R8 for how far scores lie from their mean: as intervals may tell it.

Beside a mean of one question the sum of squared distances would often say how many people gave each step. So there it is as large as it can
be for people who are drawn in the same bars (`ladder`), whose mean is the same.
"""

from __future__ import annotations

from surveys.scoring.disclosure.coding import capped, edge
from surveys.scoring.disclosure.ladder import Bars, half_of, neighbours
from surveys.scoring.disclosure.thresholds import WIDTH
from surveys.scoring.samples import Sample

COARSE = 15.0
"""Points between scores that can be given: where they lie so far apart or farther (one question, or two on short scales), how far people's
answers spread says which answers a few of them gave."""


def told_squares(sample: Sample) -> float:
    """The sum of squared distances from the mean as intervals may tell it: never so small that it pins somebody (R8).

    At least what there is when all lie as near to the mean as the scale's steps allow, except one person whose score lies 50 points off or
    in the middle of the scale, and those who make up for it: 0 would say that all gave the same. Where the mean itself is printed as a
    bound it depends on n alone.
    """
    share = sample.share
    mean = capped(sample.mean, share)
    above = mean % sample.step if sample.step else 0.0
    both, one = max(WIDTH / 2, sample.step), abs(mean - 50)
    least = sample.n * above * (sample.step - above) + max(2 * both * both, one * one / (1 - 1 / sample.n))
    own = _in_bars(sample) if sample.step >= COARSE else (sample.n - 1) * sample.sd**2
    return least if edge(sample.mean, share) else max(least, own)


def _in_bars(sample: Sample) -> float:
    """The most that there can be for the same mean and the same bars, in which those of one bar may all stand at its ends."""
    last = round(100 / sample.step)
    counts = [0] * (last + 1)
    for score, people in zip(sample.steps.tolist(), sample.counts.tolist(), strict=True):
        counts[round(score / sample.step)] += people
    bars = neighbours(counts, half_of(last + 1), summed=True) or (tuple(range(last + 1)),)
    total = sum(place * people for place, people in enumerate(counts))
    return float(sample.step**2 * (_most(counts, bars, total) - total**2 / sample.n))


def _most(counts: list[int], bars: Bars, total: int) -> int:
    """The largest sum of squares, or a little more: on a bar a square lies at most on the line between those of its ends."""
    held = [sum(counts[place] for place in bar) for bar in bars]
    left, squares = total, 0
    for bar, people in zip(bars, held, strict=True):
        left -= people * bar[0]
        squares += people * bar[0] ** 2
    for bar, people in reversed(list(zip(bars, held, strict=True))):
        raised = min(left, people * (bar[-1] - bar[0]))
        left -= raised
        squares += raised * (bar[0] + bar[-1])
    return squares
