"""Kinds whose answers have one part: one column of the pack, one cell of a spreadsheet, or a text kept apart."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace

from surveys.errors import Invalid
from surveys.questionnaires.asking.kind import KeptApart, Kind
from surveys.questionnaires.asking.marks import read_mark, read_phrase, write_mark
from surveys.questionnaires.coding import missing_of
from surveys.questionnaires.values import Answer, Item, Missing, Questionnaire, Value


class Simple(Kind):
    """A kind whose answers have one part."""

    def decode(self, item: Item, questionnaire: Questionnaire, numbers: Sequence[int]) -> Answer:
        if not self.parts(item):
            raise KeptApart(item)
        missing = missing_of(self.shape, numbers[0])
        return Answer(missing=missing) if missing else Answer(value=self.decode_number(item, questionnaire, numbers[0]))

    def encode_value(self, item: Item, questionnaire: Questionnaire, value: Value) -> tuple[int, ...]:
        return (self.encode_number(item, questionnaire, value),)

    def encode_number(self, item: Item, questionnaire: Questionnaire, value: Value) -> int:
        raise KeptApart(item)

    def decode_number(self, item: Item, questionnaire: Questionnaire, number: int) -> Value:
        raise KeptApart(item)

    def read_cells(self, item: Item, questionnaire: Questionnaire, texts: Sequence[str]) -> Answer:
        return self.read_cell(item, questionnaire, texts[0])

    def write_cells(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> tuple[str, ...]:
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
        """The cell from which `read_cell` reads the same answer."""
        if answer.value is None:
            return write_mark(answer.missing or Missing.SKIPPED)
        return self.write_value(item, questionnaire, answer)

    def _read_answer(self, item: Item, questionnaire: Questionnaire, text: str) -> Answer:
        try:
            return self.tidy(item, self.read_value(item, questionnaire, text))
        except Invalid:
            missing = read_phrase(text)
            if missing is None:
                raise
            return Answer(missing=missing)

    @abstractmethod
    def read_value(self, item: Item, questionnaire: Questionnaire, text: str) -> Answer: ...

    @abstractmethod
    def write_value(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> str: ...
