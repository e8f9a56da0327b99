"""Questions answered in one's own words, and statements that ask nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from surveys.errors import Problem
from surveys.messages import Message, msg
from surveys.questionnaires.asking.kind import SKIPPED, WORDS, Fault, limit, problem
from surveys.questionnaires.asking.marks import escape, unescape
from surveys.questionnaires.asking.simple import Simple
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.coding import NONE, TEXT
from surveys.questionnaires.patterns import LONGEST_TEXT, fault_of, fits
from surveys.questionnaires.values import Answer, Item, Questionnaire, Value


class ShortText(Simple):
    """One line of words."""

    code: ClassVar[str] = "short_text"
    title: ClassVar[Message] = msg("A line of words")
    hint: ClassVar[Message] = msg("A name, a place, one word.")
    shape: ClassVar[str] = TEXT
    compares: ClassVar[str] = WORDS
    settings: ClassVar[frozenset[str]] = frozenset({"longest", "shortest", "pattern"})
    usual_longest: ClassVar[int] = 200
    lines: ClassVar[bool] = False

    def longest(self, item: Item) -> int:
        """How many characters the answer may have."""
        return item.longest or self.usual_longest

    def check_value(self, item: Item, questionnaire: Questionnaire, value: Value, other: str) -> tuple[Problem, ...]:
        if not isinstance(value, str):
            return (problem(item, msg("This is not a text."), msg("Write your answer in words.")),)
        return self.check_length(item, value) or self.check_pattern(item, value)

    def check_length(self, item: Item, text: str) -> tuple[Problem, ...]:
        if len(text) > self.longest(item):
            what = msg("Thank you for writing so much. It is {length} characters, more than fits here.", length=len(text))
            return (limit(item, what, msg("Please shorten it to {longest} characters.", longest=self.longest(item))),)
        if len(text) < item.shortest:
            what = msg("This is too short: {length} characters.", length=len(text))
            return (limit(item, what, msg("Please write at least {shortest} characters.", shortest=item.shortest)),)
        return ()

    def check_pattern(self, item: Item, text: str) -> tuple[Problem, ...]:
        if not item.pattern or fits(item.pattern, text):
            return ()
        return (limit(item, msg("This is not written in the way that is asked for."), msg("Please look at it letter by letter.")),)

    def faults(self, item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
        if item.shortest > self.longest(item):
            yield "shortest", msg("The fewest characters are more than the most."), msg("Exchange the two.")
        if item.pattern:
            if fault := fault_of(item.pattern):
                yield "pattern", *fault
            if self.longest(item) > LONGEST_TEXT:
                yield (
                    "pattern",
                    msg("A text this long cannot be held against a pattern."),
                    msg("Write longest = {longest} or less.", longest=LONGEST_TEXT),
                )

    def tidy_value(self, item: Item, answer: Answer) -> Answer:
        if not isinstance(answer.value, str):
            return answer
        text = clean(answer.value, lines=self.lines)
        return Answer(value=text) if text else SKIPPED

    def read_value(self, item: Item, questionnaire: Questionnaire, text: str) -> Answer:
        return Answer(value=unescape(text))

    def write_value(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> str:
        return escape(str(answer.value))


class LongText(ShortText):
    """Some paragraphs of words."""

    code: ClassVar[str] = "long_text"
    compares: ClassVar[str] = ""
    title: ClassVar[Message] = msg("Paragraphs of words")
    hint: ClassVar[Message] = msg("Reasons, stories, proposals. Everything written is read, and quoted only with consent.")
    settings: ClassVar[frozenset[str]] = frozenset({"longest", "shortest"})
    usual_longest: ClassVar[int] = 4000
    lines: ClassVar[bool] = True


class Statement(Simple):
    """Words to read; nothing is asked."""

    code: ClassVar[str] = "statement"
    title: ClassVar[Message] = msg("Words to read")
    hint: ClassVar[Message] = msg("Nothing is asked.")
    shape: ClassVar[str] = NONE
    answered: ClassVar[bool] = False

    def check_value(self, item: Item, questionnaire: Questionnaire, value: Value, other: str) -> tuple[Problem, ...]:
        return (problem(item, msg("Nothing is asked here."), msg("Take the answer away.")),)

    def read_value(self, item: Item, questionnaire: Questionnaire, text: str) -> Answer:
        return Answer(value=text)

    def write_value(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> str:
        return str(answer.value)
