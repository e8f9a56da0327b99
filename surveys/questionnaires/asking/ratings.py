"""Ratings: a step of a scale, or a number from 0 to 10."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires.asking.commenting import Commented
from surveys.questionnaires.asking.kind import AMOUNT, Fault, problem, quoted
from surveys.questionnaires.asking.numerals import read_whole
from surveys.questionnaires.asking.settings import Holds, Setting
from surveys.questionnaires.cleaning import fold
from surveys.questionnaires.coding import CODE
from surveys.questionnaires.values import Answer, Item, Point, Questionnaire, Value

_NUMBER_AND_LABEL = re.compile(r"(\d+)\s*[-–—:.)=]\s*(.+)")

PICTURES = 3
"""So many steps are told apart as pictures: a vessel that is empty, half full, full."""


class Rating(Commented):
    """A step of the item's scale."""

    code: ClassVar[str] = "rating"
    title: ClassVar[Message] = msg("Rating on a scale")
    hint: ClassVar[Message] = msg("How far people agree, how often something happens. Counts in the score of a topic.")
    shape: ClassVar[str] = CODE
    scorable: ClassVar[bool] = True
    compares: ClassVar[str] = AMOUNT
    settings: ClassVar[frozenset[str]] = frozenset({"scale", "reverse", "scored", "about", "pair", "comment", "grid", "pictures"})

    def faults(self, item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
        yield from faults_of_steps(questionnaire, item.scale, "scale")
        yield from _faults_of_pictures(item, questionnaire)
        yield from super().faults(item, questionnaire)

    def ends(self, item: Item, questionnaire: Questionnaire) -> tuple[int, int]:
        scale = questionnaire.scale(item.scale)
        return scale.low, scale.high

    def points(self, item: Item, questionnaire: Questionnaire) -> tuple[Point, ...]:
        return questionnaire.scale(item.scale).points

    def check_value(self, item: Item, questionnaire: Questionnaire, value: Value, other: str) -> tuple[Problem, ...]:
        low, high = self.ends(item, questionnaire)
        if type(value) is int and low <= value <= high:
            return ()
        return (_off_the_scale(item, quoted(value), low, high),)

    def encode_number(self, item: Item, questionnaire: Questionnaire, value: Value) -> int:
        assert isinstance(value, int)
        return value

    def decode_number(self, item: Item, questionnaire: Questionnaire, number: int) -> Value:
        return number

    def read_value(self, item: Item, questionnaire: Questionnaire, text: str) -> Answer:
        value = step_of(self.points(item, questionnaire), text)
        if value is None:
            raise Invalid([_off_the_scale(item, quoted(text), *self.ends(item, questionnaire))])
        return Answer(value=value)

    def write_value(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> str:
        return str(answer.value)


class ZeroToTen(Rating):
    """A number from 0 to 10; the item's scale, where it has one, only names the ends."""

    code: ClassVar[str] = "zero_to_ten"
    settings: ClassVar[frozenset[str]] = Rating.settings - {"grid", "pictures"}
    title: ClassVar[Message] = msg("A number from 0 to 10")
    hint: ClassVar[Message] = msg("Only the ends have words.")
    own_words: ClassVar[Mapping[str, Setting]] = {
        "scale": Setting(Holds.SCALE, msg("Scale"), msg("A scale from 0 to 10 whose words name the ends."))
    }

    def faults(self, item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
        scale = next((scale for scale in questionnaire.scales if scale.code == item.scale), None)
        if scale and (scale.low, scale.high) != (0, 10):
            yield "scale", msg("A question from 0 to 10 needs a scale from 0 to 10."), msg("Write low = 0 and high = 10.")
        yield from Commented.faults(self, item, questionnaire)

    def ends(self, item: Item, questionnaire: Questionnaire) -> tuple[int, int]:
        return 0, 10

    def points(self, item: Item, questionnaire: Questionnaire) -> tuple[Point, ...]:
        return questionnaire.scale(item.scale).points if item.scale else ()


def _faults_of_pictures(item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
    if not item.pictures:
        return
    scale = next((scale for scale in questionnaire.scales if scale.code == item.scale), None)
    if scale and scale.high - scale.low + 1 != PICTURES:
        yield "pictures", msg("Pictures are drawn for three steps only."), msg("Use a scale of three steps, or take the pictures away.")
    if item.grid:
        yield "pictures", msg("A table has no room for pictures."), msg("Take “grid” or the pictures away.")


def faults_of_steps(questionnaire: Questionnaire, code: str, setting: str) -> Iterator[Fault]:
    """What is wrong with a scale of which every step is offered, in words. That a scale of this name is there is asked elsewhere."""
    if not code:
        yield setting, msg("A rating needs a scale."), msg("Add it under a line [scales.name], or correct the code.")
    scale = next((scale for scale in questionnaire.scales if scale.code == code), None)
    if scale and scale.low >= 0 and {point.value for point in scale.points} < set(range(scale.low, scale.high + 1)):
        yield setting, msg("Some steps of this scale have no words."), msg("Give words for every step, or use the kind zero_to_ten.")


def step_of(points: tuple[Point, ...], text: str) -> int | None:
    """The step that a cell means by its number or its words."""
    value = read_whole(text)
    return _labelled(points, text) if value is None else value


def _labelled(points: tuple[Point, ...], text: str) -> int | None:
    """The value of the step with this label in any language, written alone or as "5 - Strongly agree"."""
    folded = fold(text)
    numbered = _NUMBER_AND_LABEL.fullmatch(folded)
    values = _with_label(points, folded)
    if numbered and not values:
        values = _with_label(points, numbered.group(2)) & {read_whole(numbered.group(1))}
    return values.pop() if len(values) == 1 else None


def _with_label(points: tuple[Point, ...], folded: str) -> set[int | None]:
    return {point.value for point in points if folded in map(fold, point.label.by_lang.values())}


def _off_the_scale(item: Item, value: str, low: int, high: int) -> Problem:
    return problem(
        item,
        msg("“{value}” is not on the scale of this question.", value=value),
        msg("Choose one of the answers from {low} to {high}.", low=low, high=high),
    )
