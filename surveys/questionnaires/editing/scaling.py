"""Scales made from lines of words, and whether a scale leans to one side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from surveys.messages import Text
from surveys.questionnaires.editing.codes import free_code
from surveys.questionnaires.editing.texts import worded
from surveys.questionnaires.values import Point, Questionnaire, Scale

LOWEST = 1


def new_scale(questionnaire: Questionnaire, lines: str, *, ends_only: bool) -> Scale:
    """A scale whose steps are the lines, from the lowest to the highest, numbered from 1; with `ends_only` one from 0 to 10 of which
    only the ends have words."""
    words = [line.strip() for line in lines.splitlines() if line.strip()]
    code, base = free_code("scale", {scale.code for scale in questionnaire.scales}), questionnaire.languages[0]
    if ends_only:
        return Scale(code, tuple(Point(value, Text({base: word})) for value, word in zip((0, 10), words, strict=False)), 0, 10)
    points = tuple(Point(value, Text({base: word})) for value, word in enumerate(words, LOWEST))
    return Scale(code, points, LOWEST, max(len(points), LOWEST))


def reworded(scale: Scale, base: str, labels: Mapping[int, str], more: Sequence[str] = (), dropped: Sequence[int] = ()) -> Scale:
    """The scale with these words in `base` by step, without the dropped ones, and with one more step above for each of `more`. Its ends are
    those of its steps."""
    kept = [
        replace(point, label=worded(point.label, base, labels.get(point.value, ""))) for point in scale.points if point.value not in dropped
    ]
    top = max((point.value for point in kept), default=LOWEST - 1)
    points = (*kept, *(Point(value, Text({base: words})) for value, words in enumerate(filter(None, map(str.strip, more)), top + 1)))
    values = [point.value for point in points] or [scale.low, scale.high]
    return replace(scale, points=points, low=min(values), high=max(values))
