"""Days that people gave: where most of them lie, in months, years or tens of years, and never a single one. The first and the last span are
open, so that neither the earliest nor the latest day is told (statistics.md R2, R8)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

import numpy as np

from surveys.messages import Message, Text, msg
from surveys.questionnaires.asking.dates import stored
from surveys.questionnaires.values import Item
from surveys.scoring.disclosure.coding import percents, said
from surveys.scoring.disclosure.ladder import neighbours
from surveys.scoring.disclosure.thresholds import LONELY, detail, hidden
from surveys.scoring.labels import month, spoken
from surveys.scoring.tallies import NumberItem
from surveys.scoring.values import Distribution, Share, Tally

MOST_SPANS = 12
MONTHS = (1, 12, 120)
"""How long a span may be."""


def tally(item: NumberItem, k: int) -> Tally:
    """How the days spread over spans of time, and in which of them the middle of all answers lies."""
    days = sorted(int(day) for people in item.people.values() for day in people[~np.isnan(people)])
    found = _spread(days, item.item, k)
    if found is None:
        return Tally(item.item.code, item.item.text, None, hidden=hidden())
    return Tally(item.item.code, item.item.text, found.n, found, _middle(found, days))


def _spread(days: Sequence[int], item: Item, k: int) -> Distribution | None:
    if len(days) < detail(k):
        return None
    months = [_month(day) for day in days]
    first, last = _ends(months, item)
    length = next((long for long in MONTHS if (last - first) // long < MOST_SPANS), math.ceil((last - first + 1) / MOST_SPANS))
    first -= first % length
    places = [min(max(one, first), last) for one in months]
    counts = [sum((place - first) // length == span for place in places) for span in range((last - first) // length + 1)]
    bars = neighbours(counts)
    if bars is None:
        return None
    shares = percents([sum(counts[span] for span in bar) for bar in bars], len(days))
    edges = [(first + bar[0] * length, first + (bar[-1] + 1) * length - 1) for bar in bars]
    return Distribution(
        len(days),
        tuple(
            Share((f"{edge[0]}", f"{edge[1]}"), _label(edges, place, length), percent, said(percent, len(days)))
            for place, (edge, percent) in enumerate(zip(edges, shares, strict=True))
        ),
    )


def _ends(months: Sequence[int], item: Item) -> tuple[int, int]:
    """The question's own limits, or where it has none the days without those farthest out."""
    inside = months[LONELY : len(months) - LONELY]
    first, last = stored(item.earliest), stored(item.latest)
    low, high = (_month(first.toordinal()) if first else inside[0], _month(last.toordinal()) if last else inside[-1])
    return min(low, high), max(low, high)


def _middle(found: Distribution, days: Sequence[int]) -> Message:
    """The span that holds the middle answer, which its shares tell too."""
    middle = _month(days[len(days) // 2])
    share = next((one for one in found.shares if middle <= int(one.points[1])), found.shares[-1])
    return msg("The middle of all answers lies here: {span}.", span=share.label)


def _label(edges: Sequence[tuple[int, int]], place: int, length: int) -> Text:
    (low, high), named = edges[place], _year if length >= MONTHS[1] else _named
    if place == 0:
        return spoken(msg("{end} or earlier", end=named(high)))
    if place == len(edges) - 1:
        return spoken(msg("{start} or later", start=named(low)))
    return named(low) if named(low) == named(high) else spoken(msg("{start} – {end}", start=named(low), end=named(high)))


def _month(day: int) -> int:
    """The number of a day's month: 12 for each year."""
    found = date.fromordinal(day)
    return 12 * found.year + found.month - 1


def _named(number: int) -> Text:
    return month(number // 12, number % 12 + 1)


def _year(number: int) -> Text:
    return Text({"en": str(number // 12)})
