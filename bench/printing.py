"""One small table for each part, and the exception for a result that is not right."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence


class Wrong(Exception):
    """What was measured did not do its work."""


def require(holds: object, what: str) -> None:
    """Raises Wrong with `what` unless it holds."""
    if not holds:
        raise Wrong(what)


def show(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table with its first column flush left and the others flush right."""
    lines = [tuple(header), *map(tuple, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    print(f"\n{title}")
    for line in lines:
        others = [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        print("  ".join(["", line[0].ljust(widths[0]), *others]), flush=True)


def ratio(ours: float, theirs: float) -> str:
    """How many times `theirs`."""
    return f"{ours / theirs:.2f}x" if theirs else "-"


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def share(values: Sequence[float], percent: int) -> float:
    """The value below which `percent` of them lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else float("nan")


median = statistics.median
