"""Groups of an XLSForm that are shown as a table: several questions with one list of answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from surveys.questionnaires.formats.foreign import NO_WORDS, Choice, Question, Row, Way, Words
from surveys.questionnaires.formats.xlsform_columns import Record

_FEWEST = 2


def tabled(begin: Record, questions: Sequence[Question], text: Words = NO_WORDS, help_: Words = NO_WORDS) -> Question | None:
    """The questions of a group as the rows of one, under these words; None where the file does not ask for it or they are not alike."""
    if "table-list" not in begin.cell("appearance").casefold().split() or len(questions) < _FEWEST:
        return None
    first = questions[0]
    if any(not _is_row(one) or one.list_name != first.list_name for one in questions):
        return None
    rows = tuple(Row(one.code, one.text, next(iter(one.show_if), ""), (one.code,), one.required) for one in questions)
    remarks = tuple(remark for one in questions for remark in one.remarks)
    made = Question(first.place, begin.cell("name"), Way.ONE, text, help_, choices=first.choices, rows=rows, own_codes=True)
    return replace(made, list_name=first.list_name, scored=_counts(first.choices), remarks=remarks)


def _counts(choices: Sequence[Choice]) -> bool:
    """Whether the answers are numbered one after the other, as the steps of a scale are."""
    values = [choice.value for choice in choices if choice.value is not None]
    steps = {after - before for before, after in pairwise(values)}
    return len(values) > _FEWEST and steps in ({1.0}, {-1.0})


def _is_row(one: Question) -> bool:
    """A choice from a list with nothing beside it that a row has no place for."""
    return one.way is Way.ONE and bool(one.list_name) and len(one.show_if) < _FEWEST and not (one.help or one.message or one.other)
