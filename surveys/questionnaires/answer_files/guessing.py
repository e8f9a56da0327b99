"""A first mapping of a file's columns, for a person to look at: what is a question, what could tell who somebody is, what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from surveys.messages import Message, msg
from surveys.questionnaires.answer_files.mapping import LEFT_OUT, ROLES, ColumnMapping
from surveys.questionnaires.answer_files.matching import Match, Trust, alike, match, worded_alike
from surveys.questionnaires.answer_files.naming import identifying, role, ticked
from surveys.questionnaires.answer_files.opening import Table
from surveys.questionnaires.answer_files.uses import ANSWER, OPTION, PART, PLACE, WORDS, uses
from surveys.questionnaires.values import Questionnaire

MOST_GROUPS = 60
_LOOKED_AT = 2_000
_NUMBER_BEHIND = re.compile(r"\s*\(?\d+\)?$")
_MOST_ALIKE = 200
"""Columns whose names are compared letter by letter with every question."""
_RATHER = (PART, OPTION, PLACE, ANSWER)
"""Where an answer stands in a file twice, in columns of its parts and in one of the whole, the earlier of these is used."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A mapping with how each use was found, the columns that could tell who somebody is, and those whose question another column has:
    `doubled`, or with other answers in them, `differing`."""

    mapping: ColumnMapping
    trusts: Mapping[str, Trust]
    identifying: frozenset[str]
    doubled: tuple[str, ...]
    differing: tuple[str, ...] = ()


def guess(questionnaire: Questionnaire, table: Table) -> Guess:
    """The likeliest use of every column."""
    telling = {name for name in table.header if identifying(name, table.column(name))}
    found = {name: one for name in table.header if (one := _found(questionnaire, table, name, telling=name in telling))}
    given = _given(found | _in_their_order(questionnaire, [name for name in table.header if name not in found]))
    given |= _alike(questionnaire, [name for name in table.header if name not in found and name not in telling], given)
    given = _once(questionnaire, given)
    roles = dict(_roles(table, given, telling))
    columns = {name: given[name].use if name in given else LEFT_OUT for name in table.header}
    again = [name for name in found if name not in given]
    differing = tuple(name for name in again if _differs(table, name, found[name].use, given))
    doubled = tuple(name for name in again if name not in differing)
    trusts = {name: one.trust for name, one in given.items()}
    return Guess(
        ColumnMapping(columns, group=roles.get("group", ""), language=roles.get("language", "")),
        trusts,
        frozenset(telling - set(given)),
        doubled,
        differing,
    )


def _differs(table: Table, name: str, use: str, given: Mapping[str, Match]) -> bool:
    """Whether a column holds other answers than the one that is used for the same."""
    used = next((other for other, one in given.items() if one.use == use), None)
    pairs = zip(table.column(name), table.column(used), strict=True) if used else ()
    return any(mine and mine.casefold() != theirs.casefold() for mine, theirs in pairs)


def best(questionnaire: Questionnaire, tables: Sequence[Table]) -> tuple[Table, Guess]:
    """Of the sheets of a workbook the one with the most columns that are questions, and its guess."""
    return max(((table, guess(questionnaire, table)) for table in tables), key=lambda pair: len(pair[1].trusts))


def said(found: Guess, mapping: ColumnMapping, *, group_given: bool = False) -> Iterator[Message]:
    """What was guessed, as far as it was left standing, and what was left out."""
    out = [name for name, use in mapping.columns.items() if use == LEFT_OUT and name not in _in_roles(mapping)]
    telling = [name for name in out if name in found.identifying]
    doubled = [name for name in out if name in found.doubled]
    differing = [name for name in out if name in found.differing]
    others = [name for name in out if name not in {*telling, *doubled, *differing}]
    standing = {name: use for name, use in mapping.columns.items() if use and use == found.mapping.columns.get(name)}
    yield from (
        msg("“{column}” was taken for {code}, because their words are alike.", column=name[:80], code=standing[name])
        for name, trust in found.trusts.items()
        if trust is Trust.ALIKE and name in standing
    )
    if mapping.group and not group_given:
        yield msg("“{column}” was taken for the groups that people belong to.", column=mapping.group[:80])
    for names, what in ((telling, _TELLING), (doubled, _DOUBLED), (differing, _DIFFERING), (others, _OTHERS)):
        if names:
            yield Message(what.text, {"names": ", ".join(names)[:2000]})


def _in_roles(mapping: ColumnMapping) -> set[str]:
    return {getattr(mapping, role) for role in ROLES}


_TELLING = msg("These columns could tell who somebody is and were left out: {names}.")
_DOUBLED = msg("These columns repeat answers that stand in others, and were left out: {names}.")
_DIFFERING = msg("These columns are named like others that were read, hold other answers, and were left out: {names}.")
_OTHERS = msg("These columns are no questions and were left out: {names}.")


def _found(questionnaire: Questionnaire, table: Table, name: str, *, telling: bool) -> Match | None:
    """A column that could tell who somebody is counts as a question only where it has exactly the question's name."""
    if telling and name not in uses(questionnaire):
        return None
    cells = (cell for cell, _ in zip(table.column(name), range(_LOOKED_AT), strict=False))
    return match(questionnaire, name, ticked=all(ticked(cell) is not None for cell in cells))


def _in_their_order(questionnaire: Questionnaire, names: Sequence[str]) -> dict[str, Match]:
    """Questions with the same words have columns with the same name, as many and in the same order."""
    columns: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        asked = worded_alike(questionnaire, name) or worded_alike(questionnaire, _NUMBER_BEHIND.sub("", name))
        columns.setdefault(asked, []).append(name)
    even = ((asked, found) for asked, found in columns.items() if len(asked) == len(found))
    return {name: Match(use, Trust.WORDS) for asked, found in even for use, name in zip(asked, found, strict=True)}


def _given(found: Mapping[str, Match]) -> dict[str, Match]:
    """Each use to one column: the one that is surest, else the first."""
    by_use: dict[str, str] = {}
    for name, one in sorted(found.items(), key=lambda pair: pair[1].trust):
        by_use.setdefault(one.use, name)
    return {name: one for name, one in found.items() if by_use[one.use] == name}


def _alike(questionnaire: Questionnaire, names: list[str], given: Mapping[str, Match]) -> dict[str, Match]:
    free = frozenset(uses(questionnaire)) - {one.use for one in given.values()}
    return _given({name: one for name in names[:_MOST_ALIKE] if (one := alike(questionnaire, name, free))})


def _once(questionnaire: Questionnaire, given: Mapping[str, Match]) -> dict[str, Match]:
    """Without the columns whose answers stand in others as well."""
    known = uses(questionnaire)
    sorts: dict[str, set[str]] = {}
    for one in given.values():
        sorts.setdefault(known[one.use].item.code, set()).add(known[one.use].sort)
    best = {code: next((sort for sort in _RATHER if sort in there), "") for code, there in sorts.items()}
    return {name: one for name, one in given.items() if known[one.use].sort in {best[known[one.use].item.code], WORDS}}


def _roles(table: Table, given: Mapping[str, Match], telling: set[str]) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for name in table.header:
        found = role(name) if name not in given and name not in telling else ""
        if found and found not in taken and len(set(table.column(name))) <= MOST_GROUPS:
            taken.add(found)
            yield found, name
