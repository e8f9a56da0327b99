"""Kinds whose answers have several parts: a column of the pack and a cell of a spreadsheet for each."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, TypeAlias

from surveys.errors import Invalid, Problem
from surveys.messages import Text, msg
from surveys.questionnaires.asking.kind import Kind, problem, quoted
from surveys.questionnaires.asking.marks import read_mark, read_phrase, write_mark
from surveys.questionnaires.coding import CODE, MISSING_IN, missing_of
from surveys.questionnaires.values import Answer, Item, Missing, Questionnaire, Value

Entry: TypeAlias = int | str
"""What one part holds: a whole number, or the word of the reason why there is none."""

REASONS = frozenset(kind.value for kind in Missing)
SKIPPED = Missing.SKIPPED.value


class Composite(Kind):
    """A kind whose value is a tuple with one entry for each part. An answer without any number is one missing answer."""

    shape: ClassVar[str] = CODE

    @abstractmethod
    def label(self, item: Item, place: int) -> Text:
        """What the part at this place asks about."""

    @abstractmethod
    def ends(self, item: Item, questionnaire: Questionnaire, place: int) -> tuple[int, int]:
        """The lowest and the highest number of the part at this place."""

    def reasons(self, item: Item) -> tuple[Missing, ...]:
        """The reasons that a single part may have."""
        return (Missing.SKIPPED, Missing.UNSHOWN)

    def check_whole(self, item: Item, entries: tuple[Entry, ...]) -> tuple[Problem, ...]:
        """What is wrong with entries of which each by itself is right."""
        return ()

    def check_value(self, item: Item, questionnaire: Questionnaire, value: Value, other: str) -> tuple[Problem, ...]:
        if not isinstance(value, tuple) or len(value) != len(self.parts(item)):
            return (problem(item, msg("This is no answer to this question."), msg("Please answer it again.")),)
        wrong = [self._check_entry(item, questionnaire, place, entry) for place, entry in enumerate(value)]
        return tuple(filter(None, wrong)) or self.check_whole(item, value)

    def tidy_value(self, item: Item, answer: Answer) -> Answer:
        if not isinstance(answer.value, tuple):
            return answer
        entries = tuple(_plain(entry) for entry in answer.value)
        if not REASONS.issuperset(entries):
            return Answer(value=entries)
        return Answer(missing=Missing(str(next((entry for entry in entries if entry != SKIPPED), SKIPPED))))

    def encode_value(self, item: Item, questionnaire: Questionnaire, value: Value) -> tuple[int, ...]:
        assert isinstance(value, tuple)
        reasons = MISSING_IN[self.shape]
        return tuple(entry if isinstance(entry, int) else reasons[Missing(entry)] for entry in value)

    def decode(self, item: Item, questionnaire: Questionnaire, numbers: Sequence[int]) -> Answer:
        reasons = [missing_of(self.shape, number) for number in numbers]
        entries = tuple(reason.value if reason else number for number, reason in zip(numbers, reasons, strict=True))
        return self.tidy(item, Answer(value=entries))

    def read_cells(self, item: Item, questionnaire: Questionnaire, texts: Sequence[str]) -> Answer:
        entries = tuple(self._read_cell(item, questionnaire, place, text) for place, text in enumerate(texts))
        answer = self.tidy(item, Answer(value=entries))
        problems = self.check(replace(item, required=False), questionnaire, answer)
        if problems:
            raise Invalid(problems)
        return answer

    def write_cells(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> tuple[str, ...]:
        if not isinstance(answer.value, tuple):
            return tuple(write_mark(answer.missing or Missing.SKIPPED) for _ in self.columns(item))
        return tuple(str(entry) if isinstance(entry, int) else write_mark(Missing(entry)) for entry in answer.value)

    @abstractmethod
    def read_entry(self, item: Item, questionnaire: Questionnaire, place: int, text: str) -> int | None:
        """The number that a part's cell means, or None."""

    def _read_cell(self, item: Item, questionnaire: Questionnaire, place: int, text: str) -> Entry:
        """What the cell means; its own text, which no check lets through, where it means nothing."""
        missing = read_mark(text)
        number = None if missing else self.read_entry(item, questionnaire, place, text.strip())
        if number is not None:
            return number
        missing = missing or read_phrase(text)
        return missing.value if missing else text

    def _check_entry(self, item: Item, questionnaire: Questionnaire, place: int, entry: object) -> Problem | None:
        low, high = self.ends(item, questionnaire, place)
        if (type(entry) is int and low <= entry <= high) or entry in self.reasons(item):
            return None
        if entry in REASONS:
            what = msg("This question does not offer that reason for not answering.")
            return problem(item, what, msg("Give an answer, or leave the question out."))
        return self._off(item, questionnaire, place, entry)

    def _off(self, item: Item, questionnaire: Questionnaire, place: int, entry: object) -> Problem:
        low, high = self.ends(item, questionnaire, place)
        return problem(
            item,
            msg("“{part}”: “{value}” is no answer here.", part=self.label(item, place), value=quoted(entry)),
            msg("Give a whole number from {low} to {high}.", low=low, high=high),
        )


def _plain(entry: object) -> Entry:
    """The entry as it is stored; what cannot be one stays a text, which no check lets through."""
    if entry is None or entry == "":
        return SKIPPED
    return entry.value if isinstance(entry, Missing) else entry if type(entry) is int else str(entry)
