"""Ways of looking at a partnership that others have agreed on. A questionnaire, its dimensions and its questions say what they speak to:
"principles.equality", "dac.relevance", "mission.A8", "final-evaluation.B1" (docs/questionnaire-format.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from surveys.questionnaires.values import Questionnaire

FINAL = "final-evaluation"
"""A frame by itself: a dimension or question of the final evaluation that another questionnaire asks about in its own way."""

FRAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "principles": ("equality", "transparency", "results", "responsibility", "complementarity"),
        "dac": ("relevance", "coherence", "effectiveness", "efficiency", "impact", "sustainability"),
        "mission": (*(f"A{row}" for row in range(1, 11)), *(f"B{row}" for row in range(1, 13))),
    }
)
_PART = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,39}")


def known(frame: str) -> bool:
    """Whether this is a part of one of the frames. Whether the final evaluation has such a part, `offering` asks."""
    name, _, part = frame.partition(".")
    return part in FRAMES.get(name, ()) or (name == FINAL and bool(_PART.fullmatch(part)))


def examples(frame: str) -> tuple[str, ...]:
    """What might have been meant: every part of the same frame, or the first of each."""
    name = frame.partition(".")[0]
    if name in FRAMES:
        return tuple(f"{name}.{part}" for part in FRAMES[name])
    return (*(f"{name}.{parts[0]}" for name, parts in FRAMES.items()), f"{FINAL}.A1")


def uses(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Every frame with the thing that names it: "questionnaire", "dimension A1", "item A1.1"."""
    yield from (("questionnaire", frame) for frame in questionnaire.frames)
    for dimension in questionnaire.dimensions:
        yield from ((f"dimension {dimension.code}", frame) for frame in dimension.frames)
    for item in questionnaire.items():
        yield from ((f"item {item.code}", frame) for frame in item.frames)
