"""One common factor behind several items: Jöreskog's maximum likelihood on their correlation matrix, as R's factanal finds it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Matrix = NDArray[np.float64]

NEAR = 1e-9
LEAST_UNIQUENESS = 0.005
"""A smaller part of an item's own is a Heywood case: the factor cannot be told."""


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """`loadings` of the items on the factor; `uniquenesses`: the part of each item's variance that it does not explain."""

    loadings: Matrix
    uniquenesses: Matrix

    def omega(self) -> float:
        """(sum l)^2 / ((sum l)^2 + sum u): the part of the sum score's variance that is the factor's (McDonald 1999)."""
        common = float(self.loadings.sum()) ** 2
        return common / (common + float(self.uniquenesses.sum()))


def one_factor(correlations: Matrix) -> Factor | None:
    """The factor of at least three items; None for a Heywood case, a singular matrix, or where the search did not end."""
    if len(correlations) < 3 or np.linalg.eigvalsh(correlations)[0] <= NEAR:
        return None
    start = (1 - 0.5 / len(correlations)) / np.diag(np.linalg.inv(correlations))
    limits = [(LEAST_UNIQUENESS, 1.0)] * len(correlations)
    options = {"maxiter": 2000, "ftol": 1e-15, "gtol": 1e-10}
    found = minimize(_misfit, start, (correlations,), "L-BFGS-B", jac=True, bounds=limits, options=options)
    if not np.isfinite(found.fun) or found.x.min() <= LEAST_UNIQUENESS * (1 + 1e-6):
        return None
    return Factor(_loadings(found.x, correlations), found.x)


def _misfit(uniquenesses: Matrix, correlations: Matrix) -> tuple[float, Matrix]:
    """Minus the log likelihood, as far as it depends on the uniquenesses, and its slope (Lawley & Maxwell 1971)."""
    rest = np.linalg.eigvalsh(_scaled(uniquenesses, correlations))[:-1]
    loadings = _loadings(uniquenesses, correlations)
    slope = np.diag(np.outer(loadings, loadings) + np.diag(uniquenesses) - correlations) / uniquenesses**2
    return float((rest - np.log(rest)).sum() - len(rest)), slope


def _loadings(uniquenesses: Matrix, correlations: Matrix) -> Matrix:
    values, vectors = np.linalg.eigh(_scaled(uniquenesses, correlations))
    loadings: Matrix = vectors[:, -1] * np.sqrt(max(float(values[-1]) - 1, 0.0)) * np.sqrt(uniquenesses)
    return loadings


def _scaled(uniquenesses: Matrix, correlations: Matrix) -> Matrix:
    root = 1 / np.sqrt(uniquenesses)
    scaled: Matrix = correlations * np.outer(root, root)
    return scaled
