"""What every kind of question can do. One small class each; `surveys.questionnaires.kinds` lists them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, TypeAlias

from surveys.errors import Problem
from surveys.messages import Message, msg
from surveys.questionnaires.asking.settings import SETTINGS, Setting
from surveys.questionnaires.coding import MISSING_IN, Part, column
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
    settings_of_fitting: ClassVar[frozenset[str]] = frozenset()
    """Fields that nobody writes: they are filled in when a round opens."""
    pooled: ClassVar[bool] = False
    """Whether its answers are packed apart from all others, and belong to no row of them."""
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
            raise KeptApart(item)
        if answer.value is None:
            return tuple(MISSING_IN[part.shape][answer.missing or Missing.SKIPPED] for part in parts)
        return self.encode_value(item, questionnaire, answer.value)

    @abstractmethod
    def decode(self, item: Item, questionnaire: Questionnaire, numbers: Sequence[int]) -> Answer:
        """The answer that `encode` made these numbers from, without the text beside "other"."""

    @abstractmethod
    def read_cells(self, item: Item, questionnaire: Questionnaire, texts: Sequence[str]) -> Answer:
        """The answer in a spreadsheet's cells, one for each of `columns`; empty cells are a question left out. Raises Invalid."""

    @abstractmethod
    def write_cells(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> tuple[str, ...]:
        """The cells from which `read_cells` reads the same answer. Not yet guarded against formulas: the file's writer does that."""

    def columns(self, item: Item) -> tuple[str, ...]:
        """The names of the item's columns in a spreadsheet."""
        if not self.answered:
            return ()
        return tuple(column(item.code, part.code) for part in self.parts(item)) or (item.code,)

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

    def tidy_value(self, item: Item, answer: Answer) -> Answer:
        return Answer(value=answer.value)

    @abstractmethod
    def check_value(self, item: Item, questionnaire: Questionnaire, value: Value, other: str) -> tuple[Problem, ...]: ...

    @abstractmethod
    def encode_value(self, item: Item, questionnaire: Questionnaire, value: Value) -> tuple[int, ...]: ...


class KeptApart(ValueError):
    def __init__(self, item: Item) -> None:
        super().__init__(f"answers of the kind {item.kind} are kept apart from the columns")


def quoted(value: object) -> str:
    """A value as a problem's sentence may repeat it: short, whatever it is."""
    return "…" if isinstance(value, int) and abs(value) >= 10**60 else str(value)[:60]


def crossed(item: Item) -> Iterator[Fault]:
    """A minimum over the maximum."""
    if item.minimum is not None and item.maximum is not None and item.minimum > item.maximum:
        yield "minimum", msg("The minimum is over the maximum."), msg("Exchange the two.")


def limit(item: Item, what: Message, mend: Message) -> Problem:
    """An answer beyond the item's own limits, said in its author's words where there are some."""
    return problem(item, Message("{words}", {"words": item.message}) if item.message else what, mend)


def problem(item: Item, what: Message, mend: Message) -> Problem:
    return Problem(item.code, what, mend)
