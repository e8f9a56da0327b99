"""Answers from a spreadsheet: one row a person, one column an item's code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg, nmsg
from surveys.questionnaires.asking.kind import UNSHOWN
from surveys.questionnaires.checking import Settling
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.coding import column
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Item, Questionnaire

MOST_PROBLEMS = 500
_MOST_REMEMBERED = 10_000
BESIDE = "comment"
"""The part of the name of a column for words beside a rating: "A1:comment"."""
_YES = frozenset({"1", "yes", "true"})


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that are no items: who answered. Empty where the table has none."""

    group: str = ""
    organisation: str = ""
    lang: str = ""
    may_quote: str = ""

    def names(self) -> set[str]:
        return {self.group, self.organisation, self.lang, self.may_quote} - {""}


def read_answers(
    questionnaire: Questionnaire, rows: Iterable[Mapping[str, str]], group_column: str = "", columns: Columns | None = None
) -> tuple[list[Record], tuple[Message, ...]]:
    """The settled records of a table (rows as csv.DictReader gives them), and what a reader should know about it.
    Rows without a group get the group "". Raises Invalid with every malformed cell; the header is row 1."""
    table = _Table(questionnaire, columns or Columns(group=group_column))
    records = [table.record(number, row) for number, row in enumerate(rows, start=2)]
    table.judge_header()
    if table.problems:
        raise Invalid(table.problems[:MOST_PROBLEMS])
    return records, table.notes()


@dataclass
class _Table:
    questionnaire: Questionnaire
    columns: Columns
    header: tuple[str, ...] | None = None
    problems: list[Problem] = field(default_factory=list)
    remembered: dict[tuple[str, ...], Answer] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    groupless: int = 0
    dropped: int = 0

    @cached_property
    def settling(self) -> Settling:
        return Settling(self.questionnaire)

    def record(self, number: int, row: Mapping[str, str]) -> Record:
        cells = {clean(str(name)): text for name, text in row.items() if name is not None}
        self.read_header(cells)
        self.check_shape(number, row)
        group = clean(cells.get(self.columns.group) or "")
        self.groupless += not group
        given = {item.code: self.answer(number, item, cells) for item in self.items}
        answers = self.settling.settle(given, group)
        self.dropped += sum(given[code].value is not None and answers[code].value is None for code in given)
        absent = {code: UNSHOWN for code in answers if code not in given}
        return Record(
            group=group,
            answers={**answers, **absent},
            organisation=clean(cells.get(self.columns.organisation) or ""),
            lang=clean(cells.get(self.columns.lang) or "") or self.only_language,
            may_quote=clean(cells.get(self.columns.may_quote) or "").casefold() in _YES,
        )

    def read_header(self, cells: Mapping[str, str]) -> None:
        if self.header is None:
            self.header = tuple(cells)
            self.items = tuple(item for item in self.asked() if any(name in cells for name in kind(item).columns(item)))

    @property
    def only_language(self) -> str:
        languages = self.questionnaire.languages
        return languages[0] if len(languages) == 1 else ""

    def asked(self) -> tuple[Item, ...]:
        return tuple(item for item in self.questionnaire.items() if kind(item).answered)

    def names(self) -> list[str]:
        """The columns that the questions have, without those for words beside an answer."""
        return [name for item in self.asked() for name in kind(item).columns(item)]

    def check_shape(self, number: int, row: Mapping[str, str]) -> None:
        if None in row or None in row.values():
            self.problems.append(
                Problem(
                    f"row {number}",
                    msg("This row has more or fewer cells than the header."),
                    msg("Put texts with commas or line breaks in quotation marks."),
                )
            )

    def answer(self, number: int, item: Item, cells: Mapping[str, str]) -> Answer:
        answer = self.known(number, item, [cells.get(name) or "" for name in kind(item).columns(item)])
        beside = "" if item.comment is None else cells.get(column(item.code, BESIDE)) or ""
        return self.with_words(number, item, replace(answer, other=beside)) if beside else answer

    def with_words(self, number: int, item: Item, answer: Answer) -> Answer:
        tidied = kind(item).tidy(item, answer)
        problems = kind(item).check(replace(item, required=False), self.questionnaire, tidied)
        self.problems += [replace(problem, place=f"row {number}, column {column(item.code, BESIDE)}") for problem in problems]
        return tidied

    def known(self, number: int, item: Item, texts: Sequence[str]) -> Answer:
        known = self.remembered.get((item.code, *texts))
        if known is not None:
            return known
        try:
            answer = kind(item).read_cells(item, self.questionnaire, texts)
        except Invalid as invalid:
            place = f"row {number}, column {item.code}"
            self.problems += [replace(problem, place=place) for problem in invalid.problems]
            return UNSHOWN
        if len(self.remembered) < _MOST_REMEMBERED:
            self.remembered[item.code, *texts] = answer
        return answer

    def judge_header(self) -> None:
        if self.header is None:
            self.problems.append(Problem("row 2", msg("The table has no rows."), msg("Give a header and one row for each person.")))
            return
        if not self.items:
            codes = ", ".join(self.names()[:10])
            self.problems.append(
                Problem("row 1", msg("No column is named like a question."), msg("Name columns by codes: {codes}.", codes=codes))
            )
        self.problems += [
            Problem("row 1", msg("There is no column “{name}”.", name=name), msg("Name one of the columns of the table."))
            for name in sorted(self.columns.names() - set(self.header))
        ]

    def notes(self) -> tuple[Message, ...]:
        header = self.header or ()
        names = self.names()
        beside = {column(item.code, BESIDE) for item in self.asked() if item.comment is not None}
        unknown = [name for name in header if name not in self.columns.names().union(names, beside)]
        absent = [name for name in names if name not in header]
        notes = (
            (unknown, msg("These columns are no questions and were left out: {names}.", names=", ".join(unknown))),
            (absent, msg("These questions have no column and count as not asked: {codes}.", codes=", ".join(absent))),
            (
                self.columns.group and self.groupless,
                nmsg("{n} row names no group.", "{n} rows name no group.", self.groupless),
            ),
            (
                self.dropped,
                nmsg(
                    "{n} answer was left out because its question would not have been shown.",
                    "{n} answers were left out because their questions would not have been shown.",
                    self.dropped,
                ),
            ),
        )
        return tuple(note for said, note in notes if said)
