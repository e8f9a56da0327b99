"""From two or three files to a release, without server or database: what `roundtable score` does."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from surveys.errors import Invalid, Problem
from surveys.messages import Message, Text, msg
from surveys.questionnaires import reading
from surveys.questionnaires.answer_files import reading as answer_files
from surveys.questionnaires.answer_files.mapping import ColumnMapping, from_toml
from surveys.questionnaires.answer_files.opening import opened
from surveys.questionnaires.answer_files.reading import NO_MAPPING, Looked, Unmatched, look
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
from surveys.scoring.labels import spoken
from surveys.scoring.packing import pack
from surveys.scoring.policy import GroupName, Outcome, Policy
from surveys.scoring.release import release
from surveys.scoring.scores import Scores, score
from surveys.scoring.values import ELSEWHERE

T = TypeVar("T")

UNMERGED = 1
"""With this k every group stands alone."""

UNNAMED = "no-group"
"""The id under which people who named no group stand beside the groups that others named."""


@dataclass(frozen=True, slots=True)
class File:
    """A file's name, for messages, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Answers from elsewhere, read and found in order: `invited` is N by group where it is known, `notes` what their reader should
    know, `mapping` by which the file was read."""

    asked: Questionnaire
    records: Sequence[Record]
    invited: Mapping[str, int]
    notes: tuple[Message, ...]
    seed: bytes
    mapping: ColumnMapping

    @property
    def groups(self) -> list[str]:
        return sorted({record.group for record in self.records} | set(self.invited))

    def scores(self, k: int) -> Scores:
        """Everything that can be counted, groups under `k` merged. The same table gives equal scores."""
        shuffle = random.Random(self.seed)  # noqa: S311 - the same for the same files; no secret depends on it
        invited = {name: self.invited.get(name) for name in self.groups}
        return score(self.asked, pack(self.asked, self.records, invited, k, shuffle))


def read(questionnaire: File, answers: File, group: str, invited: File | None, mapping: File | None = None) -> Table:
    """The table in these files. `group`: the column that names each person's group, or empty; `mapping`: which column is what. Raises
    Invalid with every problem of every file, Unmatched where words in the answers are among them."""
    problems: list[Problem] = []
    asked = _tried(problems, lambda: fitted(reading.read(questionnaire.content, questionnaire.name), Place()))
    counts = _tried(problems, lambda: _invited(invited)) if invited else {}
    looked = None if asked is None else _tried(problems, lambda: _looked(asked, answers, group, mapping))
    try:
        found = None if asked is None or looked is None else _tried(problems, lambda: answer_files.read(asked, looked))
    except Unmatched as unmatched:
        raise Unmatched([*unmatched.problems, *problems], unmatched.mapping) from None
    if found and counts:
        problems += miscounted(found.records, counts)
    if problems or asked is None or looked is None or found is None:
        raise Invalid(problems)
    seed = hashlib.sha256(questionnaire.content + b"\0" + answers.content).digest()
    table = Table(reported(asked), found.records, counts or {}, found.notes, seed, looked.mapping)
    return replace(table, notes=(*table.notes, *_of_groups(table), *_against(table)))


def scored(table: Table, k: int, title: str, lang: str) -> Outcome:
    """The release of a table. The same table gives an equal release."""
    asked, table = table.asked, _with_unnamed(table)
    title = title or asked.title.pick(lang)
    name = asked.title.pick("en")
    facts = Facts(title, "", (), "" if name == title else name, mode=ELSEWHERE)
    groups = [GroupName(name, _called(name), place) for place, name in enumerate(table.groups)]
    return release(asked, table.scores(k), facts, Policy(k=k), groups)


def annexed(table: Table) -> Mapping[str, AnnexFigure]:
    """Every statistic of a table, of small groups too: for the analyst who owns it, not for publication."""
    return annex(table.asked, table.scores(UNMERGED))


def _with_unnamed(table: Table) -> Table:
    """People without a group as one of their own, where others have one: no group is "everybody" only where there is no other."""
    if "" not in table.groups or len(table.groups) == 1:
        return table
    records = [replace(record, group=record.group or UNNAMED) for record in table.records]
    return replace(table, records=records, invited={name or UNNAMED: count for name, count in table.invited.items()})


def _called(group: str) -> Text:
    return spoken(msg("No group named")) if group == UNNAMED else Text({"en": group})


def _of_groups(table: Table) -> Iterator[Message]:
    """Groups that may be one, and groups of which nobody said how many were invited. Nothing is joined by us."""
    folded: dict[str, list[str]] = {}
    for group in table.groups:
        folded.setdefault(group.casefold(), []).append(group)
    for alike in folded.values():
        if len(alike) > 1:
            yield msg("These groups are written almost alike and count as several: {names}.", names=", ".join(alike))
    silent = [group for group in table.groups if group and group not in table.invited]
    if silent and table.invited:
        yield msg("How many were invited is not said of these groups: {names}.", names=", ".join(silent)[:2000])


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
    except Unmatched:
        raise
    except Invalid as invalid:
        problems += invalid.problems
        return None


def _looked(asked: Questionnaire, answers: File, group: str, mapping: File | None) -> Looked:
    given = from_toml(mapping.content, mapping.name) if mapping else NO_MAPPING
    said_in = answers.name if mapping is None or (group and group != given.group) else mapping.name
    return look(asked, answers.content, answers.name, replace(given, group=group or given.group), said_in=said_in)


def _invited(file: File) -> dict[str, int]:
    """How many people of each group were invited, from the columns `group` and `invited`."""
    tables, _ = opened(file.content, file.name)
    rows = [dict(zip(map(str.casefold, table.header), cells, strict=True)) for table in tables[:1] for _, cells in table.rows]
    if not rows or not {"group", "invited"} <= set(rows[0]):
        mend = msg("Name its columns group and invited, one row for each group.")
        raise Invalid([Problem(file.name, msg("It does not say how many people were invited."), mend)])
    problems = [problem for number, row in enumerate(rows, 2) for problem in _not_a_count(f"{file.name}:{number}", row["invited"])]
    names = [clean(row["group"]) for row in rows]
    problems += [_twice(f"{file.name}:{number}", name) for number, name in enumerate(names, 2) if name in names[: number - 2]]
    if problems:
        raise Invalid(problems)
    return {name: int(_whole(row["invited"])) for name, row in zip(names, rows, strict=True)}


def _not_a_count(place: str, text: str) -> list[Problem]:
    if (plain := _whole(text)).isdecimal() and len(plain) < 10:
        return []
    return [Problem(place, msg("“{cell}” is not a number of people.", cell=text), msg("Write a whole number."))]


def _whole(text: str) -> str:
    """18 for “18.0”, as spreadsheet programs write it."""
    whole, _, decimals = text.strip().partition(".")
    return whole if not decimals.strip("0") else text.strip()


def _twice(place: str, name: str) -> Problem:
    return Problem(place, msg("The group “{name}” is listed twice.", name=name), msg("Give one row to each group."))
