"""Orders in which people put options: the places they gave."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surveys.questionnaires.coding import MOST_CODES


def places(columns: NDArray[np.uint8]) -> NDArray[np.float64]:
    """For each option (row) and person (column) the place given. Options to which a person gave none share the average of the places
    that are left; all nan for a person who gave none at all."""
    given = np.where(columns < MOST_CODES, columns, np.nan)
    ranked = (~np.isnan(given)).sum(axis=0)
    left = (ranked + 1 + len(given)) / 2
    return np.where(ranked == 0, np.nan, np.where(np.isnan(given), left, given))
