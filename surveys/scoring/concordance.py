"""Orders in which people put options: the places they gave, and how far they agree (goal alignment)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surveys.questionnaires.coding import MOST_CODES
from surveys.questionnaires.values import Item


def places(columns: NDArray[np.uint8]) -> NDArray[np.float64]:
    """For each option (row) and person (column) the place given. Options to which a person gave none share the average of the places
    that are left; all nan for a person who gave none at all."""
    given = np.where(columns < MOST_CODES, columns, np.nan)
    ranked = (~np.isnan(given)).sum(axis=0)
    left = (ranked + 1 + len(given)) / 2
    return np.where(ranked == 0, np.nan, np.where(np.isnan(given), left, given))


def last_place(item: Item) -> float:
    """The last place that an option of this ranking can have: its own, or that of all without a place when as many as may be are given."""
    options, most = len(item.options), int(item.maximum or len(item.options))
    return float(options) if most >= options else (most + 1 + options) / 2


def kendalls_w(orders: NDArray[np.float64]) -> float:
    """Kendall's coefficient of concordance of the people (columns) over the options (rows), with the correction for ties.

    W = 12 S / (n^2 (m^3 - m) - n T), S the squared distances of the options' sums of places from their mean, T = sum of t^3 - t over
    each person's ties (Kendall & Gibbons 1990, chapter 6). 0: no agreement, 1: everybody alike; nan for fewer than two people or options,
    or where nobody told any option from another.
    """
    m, n = orders.shape
    below = n * n * (m**3 - m) - n * _ties(orders)
    if n < 2 or m < 2 or below <= 0:
        return float("nan")
    sums = orders.sum(axis=1)
    return float(12 * ((sums - sums.mean()) ** 2).sum() / below)


def _ties(orders: NDArray[np.float64]) -> int:
    """The sum of t^3 - t over all ties of t options: each option of such a tie has t alike, and t (t^2 - 1) = t^3 - t."""
    return sum(int((alike**2 - 1).sum()) for order in orders for alike in [(orders == order).sum(axis=0)])
