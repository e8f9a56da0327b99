"""The two quantiles behind every 95 % interval. scipy.special instead of scipy.stats: it loads ten times faster."""

from __future__ import annotations

from scipy.special import stdtrit

Z = 1.959963984540054
"""The .975 quantile of the normal distribution."""


def t975(df: float) -> float:
    """The .975 quantile of Student's t with `df` > 0 degrees of freedom, whole or not; infinite: the normal one."""
    return Z if df == float("inf") else float(stdtrit(df, 0.975))
