"""Words beside a rating: “What lies behind this?” Anybody may write them, whatever they answered, so that words never give away an answer;
some answers only open the box by themselves. They are the answer's `other`, and go to the shuffled texts of the item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from surveys.errors import Problem
from surveys.messages import msg
from surveys.questionnaires.asking.kind import Fault, problem
from surveys.questionnaires.asking.simple import Simple
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.values import Answer, Item, Questionnaire

LONGEST = 600


class Commented(Simple):
    """A kind with steps beside whose answer words may stand."""

    def ends(self, item: Item, questionnaire: Questionnaire) -> tuple[int, int]:
        """The lowest and the highest value that the question offers."""
        raise NotImplementedError

    def check(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> tuple[Problem, ...]:
        return (*super().check(item, questionnaire, answer), *_check_length(item, answer.other))

    def tidy(self, item: Item, answer: Answer) -> Answer:
        words = clean(answer.other, lines=True) if item.comment is not None else ""
        tidied = super().tidy(item, answer)
        return tidied if tidied.other == words else replace(tidied, other=words)

    def opening(self, item: Item, questionnaire: Questionnaire) -> frozenset[int]:
        """The answers that open the box by themselves: those that the author names, else those on the low side of the middle (for a
        question that is worded the other way round, on the high side)."""
        if item.comment is None:
            return frozenset()
        low, high = self.ends(item, questionnaire)
        usual = (step for step in range(low, high + 1) if (2 * step > low + high if item.reverse else 2 * step < low + high))
        return frozenset(item.comment or usual)

    def faults(self, item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
        known = item.kind == "zero_to_ten" or any(scale.code == item.scale for scale in questionnaire.scales)
        low, high = self.ends(item, questionnaire) if known else (0, 0)
        if known and any(not low <= step <= high for step in item.comment or ()):
            yield "comment", msg("The question has no such answer."), msg("Choose from {low} to {high}.", low=low, high=high)


def _check_length(item: Item, words: str) -> tuple[Problem, ...]:
    if len(words) <= LONGEST:
        return ()
    what = msg("Thank you for writing so much. It is {length} characters, more than fits here.", length=len(words))
    return (problem(item, what, msg("Please shorten it to {longest} characters.", longest=LONGEST)),)
