"""One statement on two scales: how important, and how well it goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from surveys.errors import Problem
from surveys.messages import Message, Text, msg
from surveys.questionnaires.asking.composite import SKIPPED, Composite, Entry
from surveys.questionnaires.asking.kind import Fault, offered, problem
from surveys.questionnaires.asking.ratings import faults_of_steps, step_of
from surveys.questionnaires.asking.settings import Holds, Setting
from surveys.questionnaires.coding import CODE, Part
from surveys.questionnaires.values import Item, Missing, Questionnaire, Scale

FIRST, SECOND = "first", "second"


class TwoScales(Composite):
    """A step of each of two scales; either may be left out. Each is a column of its own and never merged with the other."""

    code: ClassVar[str] = "two_scales"
    title: ClassVar[Message] = msg("One statement on two scales")
    hint: ClassVar[Message] = msg("How important something is, and how well it goes.")
    settings: ClassVar[frozenset[str]] = frozenset({"ask", "scale", "second_ask", "second_scale"})
    own_words: ClassVar[Mapping[str, Setting]] = {"scale": Setting(Holds.SCALE, msg("First scale"), needed=True)}

    def faults(self, item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
        yield from faults_of_two_scales(item, questionnaire)

    def parts(self, item: Item) -> tuple[Part, ...]:
        return (Part(FIRST, CODE), Part(SECOND, CODE))

    def label(self, item: Item, place: int) -> Text:
        return (item.ask, item.second_ask)[place]

    def scale(self, item: Item, questionnaire: Questionnaire, place: int) -> Scale:
        """The scale of the part at this place."""
        return questionnaire.scale((item.scale, item.second_scale)[place])

    def ends(self, item: Item, questionnaire: Questionnaire, place: int) -> tuple[int, int]:
        scale = self.scale(item, questionnaire, place)
        return scale.low, scale.high

    def reasons(self, item: Item) -> tuple[Missing, ...]:
        return (*offered(item), Missing.UNSHOWN)

    def check_whole(self, item: Item, entries: tuple[Entry, ...]) -> tuple[Problem, ...]:
        if not item.required or SKIPPED not in entries:
            return ()
        lacking = self.label(item, entries.index(SKIPPED))
        return (problem(item, msg("“{part}” has no answer yet.", part=lacking), msg("Please give an answer to both.")),)

    def read_entry(self, item: Item, questionnaire: Questionnaire, place: int, text: str) -> int | None:
        return step_of(self.scale(item, questionnaire, place).points, text)


def faults_of_two_scales(item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
    """What is wrong with the two scales of an item and with what is asked on each."""
    yield from faults_of_steps(questionnaire, item.scale, "scale")
    yield from faults_of_steps(questionnaire, item.second_scale, "second_scale")
    if item.second_scale and not any(scale.code == item.second_scale for scale in questionnaire.scales):
        what = msg("There is no scale “{code}”.", code=item.second_scale[:60])
        yield "second_scale", what, msg("Add it under a line [scales.name], or correct the code.")
    for setting, text in (("ask", item.ask), ("second_ask", item.second_ask)):
        if not text:
            yield setting, msg("It is not said what this scale asks."), msg("Write it so: {example}", example=f'{setting}.en = "…"')
