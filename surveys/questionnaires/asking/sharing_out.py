"""Points to share out over options."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from surveys.errors import Problem
from surveys.messages import Message, Text, msg, nmsg
from surveys.questionnaires.asking.choosing import faults_of_options
from surveys.questionnaires.asking.composite import Composite, Entry
from surveys.questionnaires.asking.kind import Fault, problem
from surveys.questionnaires.asking.numerals import read_whole
from surveys.questionnaires.coding import NUMBER, Part
from surveys.questionnaires.values import Answer, Item, Questionnaire


class Points(Composite):
    """Whole points for each option that together are `total`. An empty box means none, unless all are empty."""

    code: ClassVar[str] = "points"
    title: ClassVar[Message] = msg("Points to share out")
    hint: ClassVar[Message] = msg("How much of a whole belongs to each option, for example 100 points over five uses of money.")
    shape: ClassVar[str] = NUMBER
    settings: ClassVar[frozenset[str]] = frozenset({"options", "total"})

    def faults(self, item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
        yield from faults_of_options(item, self.settings_of_options)
        if not item.total:
            yield "total", msg("It is not said how many points there are."), msg("Write it so: {example}", example="total = 100")

    def parts(self, item: Item) -> tuple[Part, ...]:
        return tuple(Part(option.code, NUMBER) for option in item.options)

    def label(self, item: Item, place: int) -> Text:
        return item.options[place].label

    def ends(self, item: Item, questionnaire: Questionnaire, place: int) -> tuple[int, int]:
        return 0, item.total

    def tidy_value(self, item: Item, answer: Answer) -> Answer:
        tidied = super().tidy_value(item, answer)
        if not isinstance(tidied.value, tuple):
            return tidied
        return Answer(value=tuple(0 if entry == "skipped" else entry for entry in tidied.value))

    def check_whole(self, item: Item, entries: tuple[Entry, ...]) -> tuple[Problem, ...]:
        left = item.total - sum(entry for entry in entries if isinstance(entry, int))
        if not left:
            return ()
        what = (
            nmsg("{n} point is left over.", "{n} points are left over.", left)
            if left > 0
            else nmsg("{n} point too many is shared out.", "{n} points too many are shared out.", -left)
        )
        return (problem(item, what, msg("Together they must be {total}.", total=item.total)),)

    def read_entry(self, item: Item, questionnaire: Questionnaire, place: int, text: str) -> int | None:
        return read_whole(text)
