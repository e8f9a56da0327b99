"""Which column of a file of answers is what, and what the words in its cells mean: guessed, corrected by a person, kept, used again."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import tomli_w

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires.answer_files.opening import Table
from surveys.questionnaires.answer_files.uses import uses
from surveys.questionnaires.asking.wording import ShortText
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.values import Item, Questionnaire

LEFT_OUT, EVERY = "", "*"
ROLES = ("group", "organisation", "language", "may_quote")
_TABLES = ("columns", "values", "groups")
_LARGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """`columns`: the use of each column by its name, empty where it is left out. `group`, `organisation`, `language`, `may_quote`: the
    columns that say these things of a person. `values`: by question, or under "*" for every one where people do not write, what words
    mean; empty: no answer. `groups`: what the file calls a group, and what it is called here; empty: no group. `unsent`: answers that
    nobody sent count as well."""

    columns: Mapping[str, str] = field(default_factory=dict)
    group: str = ""
    organisation: str = ""
    language: str = ""
    may_quote: str = ""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    unsent: bool = False

    def meanings(self, item: Item) -> dict[str, str]:
        """What words mean for this question: what was said of it, and of all."""
        of_all = {} if isinstance(kind(item), ShortText) else self.values.get(EVERY, {})
        return {**of_all, **self.values.get(item.code, {})}

    def used(self) -> dict[str, str]:
        """Column by use."""
        return {use: name for name, use in self.columns.items() if use}


def to_toml(mapping: ColumnMapping) -> str:
    """The mapping as a file to be kept, corrected and used again."""
    roles = {role: name for role in ROLES if (name := getattr(mapping, role))}
    tables = {"columns": dict(mapping.columns), "values": {code: dict(words) for code, words in mapping.values.items()}}
    groups = {"groups": dict(mapping.groups)} if mapping.groups else {}
    sent = {"unsent": True} if mapping.unsent else {}
    return _ABOUT + tomli_w.dumps({**roles, **sent, **{name: table for name, table in (tables | groups).items() if table}})


def from_toml(source: bytes, name: str) -> ColumnMapping:
    """The mapping in a file called `name`. Raises Invalid with every problem of its form."""
    try:
        plain = tomllib.loads(source[:_LARGEST].decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        mend = msg("Let --save-mapping write one, and correct that.")
        raise Invalid([Problem(name, msg("It is no mapping that can be read."), mend)]) from None
    problems = list(_malformed(plain, name))
    if problems:
        raise Invalid(problems)
    return ColumnMapping(**plain)


def check(mapping: ColumnMapping, questionnaire: Questionnaire, table: Table, name: str) -> list[Problem]:
    """What in a mapping does not fit the questionnaire or the file. Columns that this file lacks are no fault."""
    return [
        *_strange_uses(mapping, questionnaire, name),
        *_used_twice(mapping, table, name),
        *_strange_questions(mapping, questionnaire, name),
        *(_no_column(name, column, table) for role in ROLES if (column := getattr(mapping, role)) and column not in table.places),
    ]


def named_as_there(given: ColumnMapping, table: Table) -> ColumnMapping:
    """With the file's own names of the columns that say who answered, where these differ in capitals and blanks only."""
    roles: dict[str, Any] = {role: _as_there(name, table) for role in ROLES if (name := getattr(given, role))}
    return replace(given, **roles)


def _as_there(name: str, table: Table) -> str:
    alike = [column for column in table.header if _folded(column) == _folded(name)]
    return alike[0] if len(alike) == 1 and name not in table.places else name


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def merged(guessed: ColumnMapping, given: ColumnMapping) -> ColumnMapping:
    """What a person said, and for columns of which they said nothing what was guessed."""
    taken = set(given.columns.values())
    columns = {name: LEFT_OUT if use in taken and name not in given.columns else use for name, use in guessed.columns.items()}
    roles = {role: getattr(given, role) or getattr(guessed, role) for role in ROLES}
    return replace(given, columns=columns | dict(given.columns), **roles)


def _strange_uses(mapping: ColumnMapping, questionnaire: Questionnaire, name: str) -> Iterator[Problem]:
    for column, use in mapping.columns.items():
        if use and use not in uses(questionnaire):
            what = msg("“{column}”: the questionnaire has no “{use}”.", column=column[:80], use=use[:80])
            yield Problem(name, what, msg("Name a question by its code, or leave it empty."))


def _used_twice(mapping: ColumnMapping, table: Table, name: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for column, use in mapping.columns.items():
        if use in seen:
            what = msg("“{column}”: another column is used for the same.", column=column[:80])
            yield Problem(name, what, msg("Leave one of the two empty."))
        if use and column in table.places:
            seen.add(use)


def _strange_questions(mapping: ColumnMapping, questionnaire: Questionnaire, name: str) -> Iterator[Problem]:
    asked = {item.code for item in questionnaire.items()}
    for code in mapping.values:
        if code not in asked | {EVERY}:
            what = msg("There is no question “{code}”.", code=code[:80])
            yield Problem(name, what, msg("Correct the code, or take its words away."))


def _no_column(name: str, column: str, table: Table) -> Problem:
    columns = ", ".join(table.header)[:1000]
    return Problem(name, msg("There is no column “{column}”.", column=column[:80]), msg("The columns are: {columns}.", columns=columns))


def _malformed(plain: Mapping[str, Any], name: str) -> Iterator[Problem]:
    expected: dict[str, Any] = dict.fromkeys(ROLES, str) | dict.fromkeys(_TABLES, dict) | {"unsent": bool}
    for key, value in plain.items():
        if key not in expected:
            yield Problem(name, msg("“{key}” means nothing in a mapping.", key=key[:80]), msg("Take it away."))
        elif not isinstance(value, expected[key]) or (key in _TABLES and not _is_of_words(value, deep=key == "values")):
            yield Problem(name, msg("What is written for “{key}” is not of the right kind.", key=key[:80]), _AS_SAVED)


def _is_of_words(table: Mapping[str, Any], *, deep: bool) -> bool:
    if deep:
        return all(isinstance(one, dict) and _is_of_words(one, deep=False) for one in table.values())
    return all(isinstance(word, str) for word in table.values())


_AS_SAVED: Message = msg("Write it as --save-mapping does.")
_ABOUT = """# Which column of a file of answers is which question (docs/questionnaire-format.md, "Answers in a table").
# "" leaves a column out. [values.CODE] says what words of the file mean for a question, [values."*"] for every one; [groups] what groups
# are called here.

"""
