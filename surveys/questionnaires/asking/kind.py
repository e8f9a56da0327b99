"""What every kind of question can do. One small class each; `surveys.questionnaires.kinds` lists them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, TypeAlias

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires.asking.marks import read_mark, read_phrase, write_mark
from surveys.questionnaires.asking.settings import SETTINGS, Setting
from surveys.questionnaires.coding import MISSING_IN, Part, column, missing_of
from surveys.questionnaires.values import Answer, Item, Missing, Questionnaire, Value

AMOUNT, OPTION, OPTIONS, WORDS, DAY = "amount", "option", "options", "words", "day"
Fault: TypeAlias = tuple[str, Message, Message]
"""What is wrong with an item itself: the setting, what is wrong, how to mend it."""

SKIPPED = Answer(missing=Missing.SKIPPED)
UNSHOWN = Answer(missing=Missing.UNSHOWN)


def offered(item: Item) -> tuple[Missing, ...]:
    """The reasons for not answering that a person may give: always that of leaving the question out, others where the item offers them."""
    offers = ((Missing.UNKNOWN, item.unknown), (Missing.INAPPLICABLE, item.inapplicable), (Missing.DECLINED, item.declinable))
    return (Missing.SKIPPED, *(kind for kind, offer in offers if offer))


class Kind(ABC):
    """A kind of question: how an answer is checked, tidied, packed, and written into a spreadsheet."""

    code: ClassVar[str]
    shape: ClassVar[str]
    answered: ClassVar[bool] = True
    scorable: ClassVar[bool] = False
    compares: ClassVar[str] = ""
    """As what an answer stands in a condition: AMOUNT, OPTION (one code), OPTIONS (several), WORDS, DAY (2026-11-21), or ""."""
    title: ClassVar[Message]
    hint: ClassVar[Message]
    """Its name, and when to use it, for whoever makes a questionnaire."""
    settings: ClassVar[frozenset[str]] = frozenset()
    """The item's fields that mean something for this kind, beyond those that all have."""
    settings_of_options: ClassVar[frozenset[str]] = frozenset()
    own_words: ClassVar[Mapping[str, Setting]] = {}
    """Settings that this kind describes in its own words."""

    def described(self) -> dict[str, Setting]:
        """Its settings for a form, in their order."""
        return {name: self.own_words.get(name, usual) for name, usual in SETTINGS.items() if name in self.settings}

    def check(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> tuple[Problem, ...]:
        """Everything that is wrong with the answer; each with how to mend it. Place: the item's code."""
        if answer.value is None:
            return self._check_missing(item, answer.missing or Missing.SKIPPED)
        if answer.missing is not None:
            return (
                problem(
                    item,
                    msg("There is an answer and also a reason for not answering."),
                    msg("Keep one of the two."),
                ),
            )
        return self.check_value(item, questionnaire, answer.value, answer.other)

    def tidy(self, item: Item, answer: Answer) -> Answer:
        """The answer in its one stored form: texts cleaned, options in order, empty ones skipped. Raises nothing."""
        if answer.value is None:
            return Answer(missing=answer.missing or Missing.SKIPPED)
        return self.tidy_value(item, answer) if answer.missing is None else answer

    def faults(self, item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
        """What is wrong with the item as it was written, beyond what holds for all kinds."""
        yield from ()

    def parts(self, item: Item) -> tuple[Part, ...]:
        """The columns of its answers in the pack; none for what is kept apart from them."""
        return (Part("", self.shape),) if self.shape in MISSING_IN else ()

    def encode(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> tuple[int, ...]:
        """One number for each part (see `coding`). The answer has been checked. Raises ValueError where there are no columns."""
        parts = self.parts(item)
        if not parts:
            raise _KeptApart(item)
        if answer.value is None:
            return tuple(MISSING_IN[part.shape][answer.missing or Missing.SKIPPED] for part in parts)
        return self.encode_parts(item, questionnaire, answer.value)

    def decode(self, item: Item, questionnaire: Questionnaire, numbers: Sequence[int]) -> Answer:
        """The answer that `encode` made these numbers from, without the text beside "other"."""
        if not self.parts(item):
            raise _KeptApart(item)
        missing = missing_of(self.shape, numbers[0])
        return Answer(missing=missing) if missing else Answer(value=self.decode_value(item, questionnaire, numbers[0]))

    def read_cells(self, item: Item, questionnaire: Questionnaire, texts: Sequence[str]) -> Answer:
        """The answer in a spreadsheet's cells, one for each of `columns`. Raises Invalid."""
        return self.read_cell(item, questionnaire, texts[0])

    def write_cells(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> tuple[str, ...]:
        """The cells from which `read_cells` reads the same answer."""
        return (self.write_cell(item, questionnaire, answer),)

    def read_cell(self, item: Item, questionnaire: Questionnaire, text: str) -> Answer:
        """The answer in a spreadsheet's cell; an empty cell is a question left out. Raises Invalid."""
        missing = read_mark(text)
        answer = Answer(missing=missing) if missing else self._read_answer(item, questionnaire, text.strip())
        problems = self.check(replace(item, required=False), questionnaire, answer)
        if problems:
            raise Invalid(problems)
        return answer

    def write_cell(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> str:
        """The cell from which `read_cell` reads the same answer. Not yet guarded against formulas: the file's writer does that."""
        if answer.value is None:
            return write_mark(answer.missing or Missing.SKIPPED)
        return self.write_value(item, questionnaire, answer)

    def columns(self, item: Item) -> tuple[str, ...]:
        """The names of the item's columns in a spreadsheet."""
        if not self.answered:
            return ()
        return tuple(column(item.code, part.code) for part in self.parts(item)) or (item.code,)

    def _read_answer(self, item: Item, questionnaire: Questionnaire, text: str) -> Answer:
        try:
            return self.tidy(item, self.read_value(item, questionnaire, text))
        except Invalid:
            missing = read_phrase(text)
            if missing is None:
                raise
            return Answer(missing=missing)

    def _check_missing(self, item: Item, missing: Missing) -> tuple[Problem, ...]:
        if missing is Missing.UNSHOWN or (missing in offered(item) and not (item.required and missing is Missing.SKIPPED)):
            return ()
        if missing is Missing.SKIPPED:
            return (problem(item, msg("This question has no answer yet."), msg("Please give an answer.")),)
        return (
            problem(
                item,
                msg("This question does not offer that reason for not answering."),
                msg("Give an answer, or leave the question out."),
            ),
        )

    @abstractmethod
    def check_value(self, item: Item, questionnaire: Questionnaire, value: Value, other: str) -> tuple[Problem, ...]: ...

    def tidy_value(self, item: Item, answer: Answer) -> Answer:
        return Answer(value=answer.value)

    def encode_parts(self, item: Item, questionnaire: Questionnaire, value: Value) -> tuple[int, ...]:
        return (self.encode_value(item, questionnaire, value),)

    def encode_value(self, item: Item, questionnaire: Questionnaire, value: Value) -> int:
        raise _KeptApart(item)

    def decode_value(self, item: Item, questionnaire: Questionnaire, number: int) -> Value:
        raise _KeptApart(item)

    @abstractmethod
    def read_value(self, item: Item, questionnaire: Questionnaire, text: str) -> Answer: ...

    @abstractmethod
    def write_value(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> str: ...


class _KeptApart(ValueError):
    def __init__(self, item: Item) -> None:
        super().__init__(f"answers of the kind {item.kind} are kept apart from the columns")


def quoted(value: object) -> str:
    """A value as a problem's sentence may repeat it: short, whatever it is."""
    return "…" if isinstance(value, int) and abs(value) >= 10**60 else str(value)[:60]


def crossed(item: Item) -> Iterator[Fault]:
    """A minimum over the maximum."""
    if item.minimum is not None and item.maximum is not None and item.minimum > item.maximum:
        yield "minimum", msg("The minimum is over the maximum."), msg("Exchange the two.")


def problem(item: Item, what: Message, mend: Message) -> Problem:
    return Problem(item.code, what, mend)
