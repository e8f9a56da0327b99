"""From two or three files to a release, without server or database: what `roundtable score` does."""

from __future__ import annotations

import csv
import hashlib
import io
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from surveys.errors import Invalid, Problem
from surveys.messages import Message, Text, msg
from surveys.questionnaires import reading, tables
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.fitting import Place, fitted
from surveys.questionnaires.records import Record
from surveys.questionnaires.reporting import reported
from surveys.questionnaires.values import Questionnaire
from surveys.scoring.annex.figures import AnnexFigure
from surveys.scoring.annex.writing import annex
from surveys.scoring.consistency import running_against
from surveys.scoring.facts import Facts
from surveys.scoring.grouping import miscounted
from surveys.scoring.packing import pack
from surveys.scoring.policy import GroupName, Outcome, Policy
from surveys.scoring.release import release
from surveys.scoring.scores import Scores, score
from surveys.scoring.values import ELSEWHERE

T = TypeVar("T")

DELIMITERS = ",;\t"
UNMERGED = 1
"""With this k every group stands alone."""


@dataclass(frozen=True, slots=True)
class File:
    """A file's name, for messages, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Answers from elsewhere, read and found in order: `invited` is N by group where it is known, `notes` what their reader should know."""

    asked: Questionnaire
    records: Sequence[Record]
    invited: Mapping[str, int]
    notes: tuple[Message, ...]
    seed: bytes

    @property
    def groups(self) -> list[str]:
        return sorted({record.group for record in self.records} | set(self.invited))

    def scores(self, k: int) -> Scores:
        """Everything that can be counted, groups under `k` merged. The same table gives equal scores."""
        shuffle = random.Random(self.seed)  # noqa: S311 - the same for the same files; no secret depends on it
        invited = {name: self.invited.get(name) for name in self.groups}
        return score(self.asked, pack(self.asked, self.records, invited, k, shuffle))


def read(questionnaire: File, answers: File, group: str, invited: File | None) -> Table:
    """The table in these files. `group`: the column that names each person's group, or empty. Raises Invalid with every problem of every
    file."""
    problems: list[Problem] = []
    asked = _tried(problems, lambda: fitted(reading.read(questionnaire.content, questionnaire.name), Place()))
    counts = _tried(problems, lambda: _invited(invited)) if invited else {}
    rows = _tried(problems, lambda: _rows(answers))
    found = None if asked is None or rows is None else _tried(problems, lambda: _records(asked, rows, group, answers.name))
    if found and counts:
        problems += miscounted(found[0], counts)
    if problems or asked is None or found is None:
        raise Invalid(problems)
    seed = hashlib.sha256(questionnaire.content + b"\0" + answers.content).digest()
    table = Table(reported(asked), found[0], counts or {}, found[1], seed)
    return replace(table, notes=(*table.notes, *_against(table)))


def scored(table: Table, k: int, title: str, lang: str) -> Outcome:
    """The release of a table. The same table gives an equal release."""
    asked = table.asked
    title = title or asked.title.pick(lang)
    name = asked.title.pick("en")
    facts = Facts(title, "", (), "" if name == title else name, mode=ELSEWHERE)
    groups = [GroupName(name, Text({"en": name}), place) for place, name in enumerate(table.groups)]
    return release(asked, table.scores(k), facts, Policy(k=k), groups)


def annexed(table: Table) -> Mapping[str, AnnexFigure]:
    """Every statistic of a table, of small groups too: for the analyst who owns it, not for publication."""
    return annex(table.asked, table.scores(UNMERGED))


def _against(table: Table) -> list[Message]:
    """Questions that run against the others of their topic. Never turned round by us."""
    scores = table.scores(UNMERGED)
    codes = [code for dimension in scores.dimensions for code in running_against(scores, dimension)]
    return [
        msg(
            "{code}, “{question}”, runs against the other questions of its topic. Is it worded the other way round?",
            code=code,
            question=table.asked.item(code).text,
        )
        for code in codes
    ]


def _tried(problems: list[Problem], read: Callable[[], T]) -> T | None:
    try:
        return read()
    except Invalid as invalid:
        problems += invalid.problems
        return None


def _records(asked: Questionnaire, rows: list[dict[str, str]], group: str, name: str) -> tuple[list[Record], tuple[Message, ...]]:
    if rows and group and group not in rows[0]:
        columns = ", ".join(rows[0])
        what = msg("There is no column “{column}”.", column=group)
        raise Invalid([Problem(name, what, msg("The columns are: {columns}.", columns=columns))])
    if not rows:
        raise Invalid([Problem(name, msg("There are no answers in it."), msg("Give one row to each person, below a row of column names."))])
    return tables.read_answers(asked, rows, group)


def _rows(file: File) -> list[dict[str, str]]:
    """The rows of a CSV file with its own separator: comma, semicolon or tab. Cells that a short row lacks are empty."""
    try:
        text = file.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        mend = msg("Save it as CSV in UTF-8.")
        raise Invalid([Problem(file.name, msg("It is not text in UTF-8."), mend)]) from None
    header = text.split("\n", maxsplit=1)[0]
    delimiter = max(DELIMITERS, key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="", strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error:
        place = f"{file.name}:{reader.line_num}"
        raise Invalid([Problem(place, msg("A quotation mark is not closed."), msg("Put a second one after the cell's text."))]) from None
    long = [line for line, row in rows if None in row]
    if long:
        raise Invalid([_too_long(f"{file.name}:{line}") for line in long])
    return [row for _, row in rows]


def _too_long(place: str) -> Problem:
    return Problem(place, msg("This row has more cells than there are column names."), msg("Put cells that hold separators into quotes."))


def _invited(file: File) -> dict[str, int]:
    """How many people of each group were invited, from the columns `group` and `invited`."""
    rows = _rows(file)
    if not rows or not {"group", "invited"} <= set(rows[0]):
        mend = msg("Name its columns group and invited, one row for each group.")
        raise Invalid([Problem(file.name, msg("It does not say how many people were invited."), mend)])
    problems = [problem for number, row in enumerate(rows, 2) for problem in _not_a_count(f"{file.name}:{number}", row["invited"])]
    names = [clean(row["group"]) for row in rows]
    problems += [_twice(f"{file.name}:{number}", name) for number, name in enumerate(names, 2) if name in names[: number - 2]]
    if problems:
        raise Invalid(problems)
    return {name: int(row["invited"]) for name, row in zip(names, rows, strict=True)}


def _not_a_count(place: str, text: str) -> list[Problem]:
    if text.strip().isdecimal() and len(text.strip()) < 10:
        return []
    return [Problem(place, msg("“{cell}” is not a number of people.", cell=text), msg("Write a whole number."))]


def _twice(place: str, name: str) -> Problem:
    return Problem(place, msg("The group “{name}” is listed twice.", name=name), msg("Give one row to each group."))
