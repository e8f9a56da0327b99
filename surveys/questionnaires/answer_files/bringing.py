"""A file of answers read by a mapping: the records, what a reader should know, and every word that means nothing, with its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from surveys.errors import Invalid, Problem
from surveys.languages import labelled
from surveys.messages import Message, msg, nmsg
from surveys.questionnaires.answer_files.amounts import Manner, manner
from surveys.questionnaires.answer_files.mapping import ColumnMapping
from surveys.questionnaires.answer_files.naming import shows_sending, shows_the_same, ticked
from surveys.questionnaires.answer_files.opening import Table
from surveys.questionnaires.answer_files.recipes import Made, Recipe, Strange, recipe
from surveys.questionnaires.answer_files.uses import uses
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.records import Record
from surveys.questionnaires.tables import BESIDE, Columns, read_answers
from surveys.questionnaires.values import Questionnaire

GROUP, ORGANISATION, LANGUAGE, MAY_QUOTE = "@group", "@organisation", "@language", "@may_quote"
MOST_UNKNOWN, _MOST_ROWS, _MOST_REMEMBERED = 500, 8, 50_000


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words of a column that mean nothing for the question they are for, and the rows in which they stand."""

    column: str
    item: str
    value: str
    rows: tuple[int, ...]
    problem: Problem


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file became. While anything is `unknown` there are no records."""

    records: Sequence[Record]
    notes: tuple[Message, ...]
    unknown: tuple[Unknown, ...] = ()

    def problems(self, name: str) -> list[Problem]:
        """Every unknown word as a problem of the file called `name`."""
        return [Problem(name, _where(one), one.problem.mend) for one in self.unknown]


@dataclass(frozen=True, slots=True)
class Glance:
    """What a file would become, without the records: how many of each group (by the file's own word) answered, and what stands in the
    way."""

    groups: Mapping[str, int]
    questions: int
    unknown: tuple[Unknown, ...]
    notes: tuple[Message, ...]


def glance(questionnaire: Questionnaire, table: Table, mapping: ColumnMapping) -> Glance:
    """Looks at every cell, which is quicker than making records."""
    reader = _Reader(questionnaire, table, replace(mapping, groups={}))
    groups = Counter(row.get(GROUP, "") for row in reader.rows())
    return Glance(groups, len(reader.steps), reader.all_unknown(), tuple(reader.notes()))


def bring(questionnaire: Questionnaire, table: Table, mapping: ColumnMapping) -> Brought:
    """The settled records of a file. Raises Invalid where no column is a question's."""
    reader = _Reader(questionnaire, table, mapping)
    if not reader.steps:
        codes = ", ".join(list(uses(questionnaire))[:10])
        raise Invalid([Problem("row 1", msg("No column is named like a question."), msg("Name columns by codes: {codes}.", codes=codes))])
    rows = list(reader.rows())
    if reader.unknown:
        return Brought((), (), reader.all_unknown())
    records, notes = read_answers(questionnaire, rows, columns=reader.columns)
    return Brought(records, (*reader.notes(), *notes))


@dataclass
class _Step:
    """One question: its recipe, where its cells stand and how they are read, and the answers made so far."""

    recipe: Recipe
    places: tuple[int, ...]
    manners: tuple[Manner | None, ...]
    made: dict[tuple[str, ...], Made] = field(default_factory=dict)

    def follow(self, cells: Sequence[str]) -> Made:
        texts = tuple([cells[place] for place in self.places])
        known = self.made.get(texts)
        if known is None:
            tidied = [own.tidy(text) if own else text for text, own in zip(texts, self.manners, strict=True)]
            known = self.recipe.follow(tidied)
            if len(self.made) < _MOST_REMEMBERED:
                self.made[texts] = known
        return known


class _Reader:
    """Follows every question's recipe row by row, and remembers what was noticed."""

    def __init__(self, questionnaire: Questionnaire, table: Table, mapping: ColumnMapping) -> None:
        self.table, self.mapping = table, mapping
        self.used = {use: name for use, name in mapping.used().items() if name in table.places and use in uses(questionnaire)}
        self.steps = list(self._steps(questionnaire))
        self.empty = {name: "" for step in self.steps for name in _columns(step.recipe)}
        self.unknown: dict[tuple[str, str], list[int]] = {}
        self.strange: dict[tuple[str, str], Strange] = {}
        self.freely, self.unoffered = Counter[str](), Counter[str]()
        self.unsent = self.same = 0

    def _steps(self, questionnaire: Questionnaire) -> Iterator[_Step]:
        known = uses(questionnaire)
        for item in questionnaire.items():
            own = [use for use in self.used if known[use].item.code == item.code]
            if any(not use.endswith(f":{BESIDE}") for use in own):
                manners = tuple(manner(item, self.used[use], self.table.column(self.used[use])) for use in own)
                places = tuple(self.table.places[self.used[use]] for use in own)
                yield _Step(recipe(questionnaire, item, own, self.mapping.meanings(item)), places, manners)

    def rows(self) -> Iterator[dict[str, str]]:
        """Our rows, one a person."""
        for number, cells in self.counted():
            row = dict(self.empty)
            for step in self.steps:
                made = step.follow(cells)
                row |= made.cells
                if made.strange or made.freely or made.unoffered:
                    self.notice(number, step, made)
            yield row | self.beside(cells)

    def counted(self) -> Iterator[tuple[int, Sequence[str]]]:
        """The rows that count: not those that nobody sent, nor the same answers again."""
        sending = next((place for name, place in self.table.places.items() if shows_sending(name)), None)
        same = next((place for name, place in self.table.places.items() if shows_the_same(name)), None)
        seen: set[str] = set()
        for number, cells in self.table.rows:
            if sending is not None and not cells[sending] and not self.mapping.unsent:
                self.unsent += 1
            elif same is not None and cells[same] in seen:
                self.same += 1
            else:
                seen |= {cells[same]} - {""} if same is not None else set()
                yield number, cells

    def notice(self, number: int, step: _Step, made: Made) -> None:
        code = step.recipe.item.code
        self.freely[code] += bool(made.freely)
        self.unoffered[code] += bool(made.unoffered)
        for one in made.strange:
            key = (self.used[one.use], one.value)
            if key in self.unknown or len(self.unknown) < MOST_UNKNOWN:
                self.unknown.setdefault(key, []).append(number)
                self.strange.setdefault(key, one)

    def beside(self, cells: Sequence[str]) -> dict[str, str]:
        """Who answered, as far as the file says."""
        group = clean(self.cell(cells, self.mapping.group))
        quote = self.cell(cells, self.mapping.may_quote)
        found = {
            GROUP: clean(self.mapping.groups.get(group, group)),
            ORGANISATION: self.cell(cells, self.mapping.organisation),
            LANGUAGE: labelled(self.cell(cells, self.mapping.language)),
            MAY_QUOTE: "yes" if quote and ticked(quote) else "",
        }
        return {name: text for name, text in found.items() if name in self.columns.names()}

    @cached_property
    def columns(self) -> Columns:
        mapping = self.mapping
        there = (mapping.group or mapping.groups.get(""), mapping.organisation, mapping.language, mapping.may_quote)
        return Columns(*(name if column else "" for name, column in zip((GROUP, ORGANISATION, LANGUAGE, MAY_QUOTE), there, strict=True)))

    def cell(self, cells: Sequence[str], name: str) -> str:
        place = self.table.places.get(name)
        return "" if place is None else cells[place]

    def all_unknown(self) -> tuple[Unknown, ...]:
        found = ((key, self.strange[key], rows) for key, rows in self.unknown.items())
        return tuple(Unknown(column, one.problem.place, value, tuple(rows), one.problem) for (column, value), one, rows in found)

    def notes(self) -> Iterator[Message]:
        yield from (own.said for step in self.steps for own in step.manners if own and own.said)
        if self.unsent:
            yield nmsg("{n} row was never sent and is left out.", "{n} rows were never sent and are left out.", self.unsent)
        if self.same:
            yield nmsg("{n} row repeats an earlier one and is left out.", "{n} rows repeat earlier ones and are left out.", self.same)
        for code, n in self.freely.items():
            if n:
                yield nmsg(
                    "{code}: {n} answer is none of the options and was taken for words beside “other”.",
                    "{code}: {n} answers are none of the options and were taken for words beside “other”.",
                    n,
                    code=code,
                )
        for code, n in self.unoffered.items():
            if n:
                yield nmsg(
                    "{code}: {n} answer states a reason that the question does not offer, and counts as left out.",
                    "{code}: {n} answers state a reason that the question does not offer, and count as left out.",
                    n,
                    code=code,
                )


def _columns(made: Recipe) -> tuple[str, ...]:
    return kind(made.item).columns(made.item)


def _where(one: Unknown) -> Message:
    shown = ", ".join(map(str, one.rows[:_MOST_ROWS])) + (" …" if len(one.rows) > _MOST_ROWS else "")
    return nmsg(
        "{sentence} Column “{column}”, row {rows}.",
        "{sentence} Column “{column}”, {n} rows: {rows}.",
        len(one.rows),
        sentence=one.problem.what,
        column=one.column[:80],
        rows=shown,
    )
