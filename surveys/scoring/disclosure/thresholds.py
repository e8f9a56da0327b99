"""The numbers of the disclosure rules (statistics.md 12.4), in one place: the method page is written from them."""

from __future__ import annotations

import math

from surveys.messages import Message, msg

LOWEST_K = 5
HIGHEST_K = 20
DETAIL = 10  # R2: answers for a distribution, a percentage, an own-spread interval, a quotation
LEAST_HIDDEN_GROUPS = 2  # R3
NUMBERS_FROM = 10  # R7: below so many people an item's mean is printed as a cell
CELL = 10  # R7: width in points of the cell in which a small group's item mean is printed
WIDTH = 50  # R8: points between which every single person's score must stay possible
OPEN_TO_INSIDERS = 25  # attack C: points over which the answer of a colleague must stay possible, where a round is guarded
LONELY = 2  # R8: an option with this many people or fewer is merged
ROUNDED_BELOW = 20  # 3.2, R8: below this many answers shares are words
LEAST_ORGANISATIONS = 3  # R9
LEAST_AUTHORS = 5  # R11
SOLVED_UP_TO = 30  # R7: people, or kinds of people, up to which intervals are attacked by linear programming

HIDDEN = msg("Not shown: too few answers, or needed to protect others.")
"""R10: the two causes are never told apart."""


def guard(step: float = 0.0) -> float:
    """By how much the share of the heaviest person is taken larger than it is where a round is guarded, so that R8's margin also holds
    against those who know their own answer: theirs may be anything up to 100, and a colleague's stays open over 25 points beyond that, in
    whole steps of the scale (attack C, statistics.md 12.5). `step`: how far apart scores lie, in points; 0: closely."""
    beyond = step * math.ceil(OPEN_TO_INSIDERS / step) if step else OPEN_TO_INSIDERS
    return (100 + beyond) / WIDTH


def stretch(step: float) -> float:
    """By how much that share is taken larger in every round where the steps of a scale do not divide 50 points: whoever differs from all
    others by less than 50 points may then not differ at all, so that on a scale of two steps "at least 90" would say that all gave the
    same. And where there are but two steps, the mean is how many people gave the upper one: the share is so large that this is never one
    or two of them, nor all but so many (R8). From 1 to 5, by `step` as above."""
    if step >= 100:
        return 100 * (LONELY + 0.5) / WIDTH
    return step * math.ceil(WIDTH / step - 1e-9) / WIDTH if step else 1.0


def is_guarded(share: float, step: float) -> bool:
    """Whether a share is taken larger than any scale asks for: `guard` begins where `stretch` ends, except on two steps, whose spread the
    mean tells."""
    return share > max(100 / WIDTH, stretch(step))


def detail(k: int) -> int:
    """R2: k2, the people needed for anything that is more than a mean."""
    return max(DETAIL, k)


def hidden() -> Message:
    """The one sentence printed in place of every figure that is not shown."""
    return HIDDEN
