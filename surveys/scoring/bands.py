"""A fine line in a few bands, so that how answers spread on it can be told without telling single places."""

from __future__ import annotations

from collections.abc import Mapping

from surveys.messages import Message, Text, msg
from surveys.scoring.columns import Ends
from surveys.scoring.disclosure.lined import Stretch, stay_open
from surveys.scoring.disclosure.thresholds import WIDTH
from surveys.scoring.labels import spoken
from surveys.scoring.tallies import Counted
from surveys.scoring.values import Figure

BANDS = 5
HALF = 0.5
"""Means are printed as whole numbers."""
WHOLE_FROM = 50
"""Lines of so many steps or more are spoken of in whole numbers."""


def banded(counted: Counted, ends: Ends) -> Counted:
    """The same people by band: "0" for the lowest. Bands are as equal in width as whole numbers allow."""
    people = dict.fromkeys(map(str, range(BANDS)), 0)
    for value, count in counted.values.items():
        people[str(_band(int(value), ends))] += count
    return Counted(people, counted.n, counted.missing)


def labels(ends: Ends) -> Mapping[str, Text]:
    """What each band is called: "0 to 20"."""
    return {band: spoken(msg("{low} to {high}", low=low, high=high)) for band, (low, high) in places(ends).items()}


def places(ends: Ends) -> Mapping[str, tuple[int, int]]:
    """The first and the last place of each."""
    inside = {band: [value for value in ends.values if _band(value, ends) == band] for band in range(BANDS)}
    return {str(band): (values[0], values[-1]) for band, values in inside.items()}


def leave_open(counted: Counted, figure: Figure, ends: Ends) -> bool:
    """Whether how many people stand in each band may be drawn beside the printed mean, even if a reader knew it of bands put together."""
    bands = [Stretch(*place, counted.values[band]) for band, place in places(ends).items()]
    value = figure.value or 0
    low, high = {">=": (value, 100), "<=": (0, value)}.get(figure.edge, (value - HALF, value + HALF))
    whole = (counted.n * (ends.low + mean * ends.steps / 100) for mean in (low, high))
    return stay_open(bands, (next(whole), next(whole)), ends.steps * WIDTH / 100)


def said(figure: Figure, ends: Ends) -> Message | None:
    """The printed mean 0-100 in the line's own terms, telling no more than the figure does."""
    if figure.value is None:
        return None
    line = {"low": ends.low, "high": ends.high}
    if figure.cell:
        edges = {"from": _own(figure.value, ends), "to": _own(min(figure.value + 9, 100), ends)}
        return msg("On average between {from} and {to}, on a line from {low} to {high}.", **edges, **line)
    value = _own(figure.value, ends)
    if figure.edge == ">=":
        return msg("On average {value} or more, on a line from {low} to {high}.", value=value, **line)
    if figure.edge:
        return msg("On average {value} or less, on a line from {low} to {high}.", value=value, **line)
    return msg("On average {value}, on a line from {low} to {high}.", value=value, **line)


def _band(value: int, ends: Ends) -> int:
    return (value - ends.low) * BANDS // (ends.steps + 1)


def _own(points: int, ends: Ends) -> float:
    exact = ends.low + points * ends.steps / 100
    return round(exact) if ends.steps >= WHOLE_FROM else round(exact, 1)
