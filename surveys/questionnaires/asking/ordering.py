"""Putting options in order: all of them, or the first few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from surveys.errors import Problem
from surveys.messages import Message, Text, msg
from surveys.questionnaires.asking.choosing import faults_of_options, faults_of_picks
from surveys.questionnaires.asking.composite import Composite, Entry
from surveys.questionnaires.asking.kind import Fault, problem
from surveys.questionnaires.asking.numerals import read_whole
from surveys.questionnaires.asking.settings import Holds, Setting
from surveys.questionnaires.coding import CODE, Part
from surveys.questionnaires.values import Item, Questionnaire


class Ranking(Composite):
    """A place for each option, 1 before all others, none given twice and none left out; with `maximum` only for the first so many. Options
    without a place come behind all others and are alike."""

    code: ClassVar[str] = "ranking"
    title: ClassVar[Message] = msg("Ranking")
    hint: ClassVar[Message] = msg("What comes first, second, third. For goals and priorities, never for people or partners.")
    settings: ClassVar[frozenset[str]] = frozenset({"options", "maximum"})
    own_words: ClassVar[Mapping[str, Setting]] = {
        "maximum": Setting(Holds.WHOLE, msg("How many places are given"), msg("Leave it empty to have all options put in order.")),
    }

    def faults(self, item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
        yield from faults_of_options(item, self.settings_of_options)
        yield from faults_of_picks(item)

    def parts(self, item: Item) -> tuple[Part, ...]:
        return tuple(Part(option.code, CODE) for option in item.options)

    def label(self, item: Item, place: int) -> Text:
        return item.options[place].label

    def most(self, item: Item) -> int:
        """How many places there are."""
        return int(item.maximum or len(item.options))

    def ends(self, item: Item, questionnaire: Questionnaire, place: int) -> tuple[int, int]:
        return 1, self.most(item)

    def check_whole(self, item: Item, entries: tuple[Entry, ...]) -> tuple[Problem, ...]:
        given = Counter(entry for entry in entries if isinstance(entry, int))
        doubled = sorted(place for place, times in given.items() if times > 1)
        if doubled:
            once = msg("Give each place once.")
            return tuple(problem(item, msg("The place {n} is given more than once.", n=place), once) for place in doubled)
        gap = next(place for place in range(1, len(given) + 2) if place not in given)
        if gap <= len(given):
            return (problem(item, msg("The place {n} is missing.", n=gap), msg("Give the places from 1 on, without a gap.")),)
        if len(given) < self.most(item):
            return (problem(item, msg("Not all places are given yet."), msg("Give the places 1 to {n}.", n=self.most(item))),)
        return ()

    def read_entry(self, item: Item, questionnaire: Questionnaire, place: int, text: str) -> int | None:
        return read_whole(text)


def last_place(item: Item) -> float:
    """The last place that an option of this ranking can have: its own, or that of all without a place when as many as may be are given."""
    options, most = len(item.options), int(item.maximum or len(item.options))
    return float(options) if most >= options else (most + 1 + options) / 2
