"""Questions answered in one's own words, and statements that ask nothing."""

from __future__ import annotations

from typing import ClassVar

from surveys.errors import Problem
from surveys.messages import Message, msg
from surveys.questionnaires.asking.kind import SKIPPED, WORDS, problem
from surveys.questionnaires.asking.marks import escape, unescape
from surveys.questionnaires.asking.simple import Simple
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.coding import NONE, TEXT
from surveys.questionnaires.values import Answer, Item, Questionnaire, Value


class ShortText(Simple):
    """One line of words."""

    code: ClassVar[str] = "short_text"
    title: ClassVar[Message] = msg("A line of words")
    hint: ClassVar[Message] = msg("A name, a place, one word.")
    shape: ClassVar[str] = TEXT
    compares: ClassVar[str] = WORDS
    settings: ClassVar[frozenset[str]] = frozenset({"longest"})
    usual_longest: ClassVar[int] = 200
    lines: ClassVar[bool] = False

    def longest(self, item: Item) -> int:
        """How many characters the answer may have."""
        return item.longest or self.usual_longest

    def check_value(self, item: Item, questionnaire: Questionnaire, value: Value, other: str) -> tuple[Problem, ...]:
        if not isinstance(value, str):
            return (problem(item, msg("This is not a text."), msg("Write your answer in words.")),)
        if len(value) <= self.longest(item):
            return ()
        return (
            problem(
                item,
                msg("Thank you for writing so much. It is {length} characters, more than fits here.", length=len(value)),
                msg("Please shorten it to {longest} characters.", longest=self.longest(item)),
            ),
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
