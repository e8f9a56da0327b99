"""A place on a line between two ends that have words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from surveys.messages import Message, msg
from surveys.questionnaires.asking.kind import Fault
from surveys.questionnaires.asking.ratings import Rating
from surveys.questionnaires.asking.settings import Holds, Setting
from surveys.questionnaires.values import Item, Questionnaire

FEWEST_STEPS = 10


class Slider(Rating):
    """A whole number between the ends of the item's scale, which has words for both. Nobody has answered who has not pointed at a place."""

    code: ClassVar[str] = "slider"
    title: ClassVar[Message] = msg("Place on a line")
    hint: ClassVar[Message] = msg("How far along between two ends, usually from 0 to 100. Enters no topic’s score.")
    scorable: ClassVar[bool] = False
    settings: ClassVar[frozenset[str]] = frozenset({"scale"})
    own_words: ClassVar[Mapping[str, Setting]] = {
        "scale": Setting(Holds.SCALE, msg("Scale"), msg("Its first and last step are the ends of the line, each with words."), needed=True)
    }

    def faults(self, item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
        scale = next((scale for scale in questionnaire.scales if scale.code == item.scale), None)
        if not item.scale:
            yield "scale", msg("A line needs a scale that names its ends."), msg("Write it so: {example}", example='scale = "hundred"')
        elif scale and scale.high - scale.low < FEWEST_STEPS:
            what = msg("A line with so few places is a rating.")
            yield "scale", what, msg("Use the kind rating, or a scale with at least {n} steps.", n=FEWEST_STEPS)
