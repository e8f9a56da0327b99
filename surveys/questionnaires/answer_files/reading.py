"""A file of answers of any tool, read for a questionnaire: opened, its columns guessed or as a mapping says, its answers checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires.answer_files.bringing import Brought, Unknown, bring
from surveys.questionnaires.answer_files.guessing import Guess, best, said
from surveys.questionnaires.answer_files.mapping import EVERY, ColumnMapping, check, merged, named_as_there
from surveys.questionnaires.answer_files.opening import Table, opened
from surveys.questionnaires.answer_files.vocabulary import UNSAID
from surveys.questionnaires.values import Questionnaire

NO_MAPPING = ColumnMapping()


@dataclass(frozen=True, eq=False)
class Looked:
    """A file that was opened: its sheet, what was guessed of it and by which mapping it is read. `notes`: what was noticed so far."""

    name: str
    table: Table
    guess: Guess
    mapping: ColumnMapping
    notes: tuple[Message, ...]


class Unmatched(Invalid):
    """Words in a file that mean nothing. `mapping`: as it was, with a place for what they mean."""

    def __init__(self, problems: Sequence[Problem], mapping: ColumnMapping) -> None:
        super().__init__(problems)
        self.mapping = mapping


def look(questionnaire: Questionnaire, source: bytes, name: str, given: ColumnMapping = NO_MAPPING, *, said_in: str = "") -> Looked:
    """Opens the file and finds its columns. `said_in`: the name of the file that `given` is from. Raises Invalid with every problem."""
    tables, notes = opened(source, name)
    if not tables:
        raise Invalid([Problem(name, msg("There are no answers in it."), msg("Give one row to each person, below a row of column names."))])
    table, guessed = best(questionnaire, tables)
    mapping = merged(guessed.mapping, named_as_there(given, table))
    problems = check(mapping, questionnaire, table, said_in or name)
    if problems:
        raise Invalid(problems)
    return Looked(
        name, table, guessed, mapping, (*notes, *_other_sheets(tables, table), *said(guessed, mapping, group_given=bool(given.group)))
    )


def read(questionnaire: Questionnaire, looked: Looked) -> Brought:
    """The records. Raises Unmatched with every word that means nothing, and Invalid where no column is a question."""
    try:
        found = bring(questionnaire, looked.table, looked.mapping)
    except Invalid as invalid:
        raise Invalid([replace(problem, place=f"{looked.name}: {problem.place}") for problem in invalid.problems]) from None
    if found.unknown:
        raise Unmatched(found.problems(looked.name), with_places(looked.mapping, found.unknown))
    return replace(found, notes=(*looked.notes, *found.notes))


def with_places(mapping: ColumnMapping, unknown: Sequence[Unknown]) -> ColumnMapping:
    """The mapping with a line for each word that means nothing yet; once for all questions where several have it."""
    values = {code: dict(words) for code, words in mapping.values.items()}
    questions = Counter(value for value, _ in {(one.value, one.item) for one in unknown})
    for one in unknown:
        code = EVERY if questions[one.value] > 1 else one.item
        values.setdefault(code, {}).setdefault(one.value, UNSAID)
    return replace(mapping, values=values)


def _other_sheets(tables: Sequence[Table], chosen: Table) -> list[Message]:
    others = [table.name for table in tables if table is not chosen]
    return [msg("These sheets were not read: {names}.", names=", ".join(others)[:500])] if others else []
