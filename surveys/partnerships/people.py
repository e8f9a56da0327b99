"""Reading a pasted or uploaded list of people, line by line. Nothing is saved here; `adding.add_people` saves what was accepted."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from surveys.errors import Problem
from surveys.languages import language
from surveys.messages import Message, msg
from surveys.partnerships import columns
from surveys.partnerships.addresses import not_an_address, same
from surveys.partnerships.wording import LINE, absent, line, too_long

MOST_ROWS = 5_000
MOST_CHARACTERS = 450_000


@dataclass(frozen=True, slots=True)
class Known:
    """What the partnership has already. Names are matched without regard to capitals. `languages` empty: any language will do."""

    groups: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    emails: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Row:
    """One person as read. `line` counts from 1 in what was pasted. Problems stop this row only."""

    line: int
    name: str = ""
    email: str = ""
    organisation: str = ""
    group: str = ""
    lang: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What was read. `new_groups` and `new_organisations`: names not yet known, to be made if the reader of the report says so."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    new_groups: tuple[str, ...] = ()
    new_organisations: tuple[str, ...] = ()
    ignored: tuple[str, ...] = field(default_factory=tuple)

    @property
    def good(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.problems)

    @property
    def bad(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.problems)


def read_people(source: str | bytes, known: Known = Known()) -> Report:
    """Every line of the list with what is wrong with it and how to mend it. Accepts comma, semicolon or tab, with or without a header."""
    try:
        text = _decoded(source)
    except UnicodeDecodeError:
        return _refused(
            msg("The file is not in UTF-8, so its letters cannot be read safely."), msg("Save it as “CSV UTF-8” and try again.")
        )
    if len(text) > MOST_CHARACTERS:
        return _refused(msg("This is too much at once."), msg("Give at most {most} people at a time.", most=MOST_ROWS))
    try:
        lines = list(columns.lines(text))
    except csv.Error:
        return _refused(msg("This cannot be read as a table."), msg("Check the quotation marks, or paste straight from a spreadsheet."))
    return _read(lines, known)


def as_text(source: str | bytes) -> str:
    """What was given, as it can be shown and mended in a box; empty where its letters cannot be read."""
    try:
        return _decoded(source)[:MOST_CHARACTERS]
    except UnicodeDecodeError:
        return ""


def _decoded(source: str | bytes) -> str:
    if isinstance(source, str):
        return source.removeprefix("\ufeff")
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return source.decode("utf-16")
    return source.decode("utf-8-sig")


def _refused(what: Message, mend: Message) -> Report:
    return Report(problems=(Problem("people", what, mend),))


def _read(lines: list[tuple[int, list[str]]], known: Known) -> Report:
    if not lines:
        return _refused(msg("There is nothing here."), msg("Paste one person a line."))
    fields = columns.header(lines[0][1])
    body = lines[1:] if fields else lines
    if len(body) > MOST_ROWS:
        return _refused(
            msg("There are {n} lines; at most {most} fit at a time.", n=len(body), most=MOST_ROWS), msg("Give them in several parts.")
        )
    if not body:
        return _refused(msg("There is a header line and nobody below it."), msg("Paste one person a line."))
    layout = fields or columns.FIELDS
    rows = _without_twins([_row(number, cells, layout, known) for number, cells in body], known)
    return _report(rows, known, _ignored(lines[0][1], fields))


def _row(number: int, cells: list[str], fields: tuple[str, ...], known: Known) -> Row:
    given: dict[str, str] = {}
    for name, cell in zip(fields, cells, strict=False):
        if name:
            given.setdefault(name, line(cell))
    values = {name: given.get(name, "") for name in columns.FIELDS}
    lang = language(values["lang"]) if values["lang"] else known.language
    row = Row(number, values["name"], values["email"], _known(values["organisation"], known.organisations), "", lang)
    row = replace(row, group=_known(values["group"], known.groups))
    extra = [cell for cell in cells[len(fields) :] if cell.strip()]
    return replace(row, problems=_problems(row, values["lang"], known, extra))


def _problems(row: Row, language_cell: str, known: Known, extra: list[str]) -> tuple[Problem, ...]:
    return (
        *not_an_address("email", row.email),
        *absent("organisation", row.organisation),
        *absent("group", row.group),
        *(p for name in ("name", "organisation", "group") for p in too_long(name, getattr(row, name), LINE)),
        *_language_problem(row.lang, language_cell, known.languages),
        *(_extra_cells() if extra else ()),
    )


def _language_problem(lang: str, cell: str, languages: tuple[str, ...]) -> tuple[Problem, ...]:
    if not lang:
        return (
            Problem(
                "lang",
                msg("“{word}” is not a language we know.", word=cell[:40]),
                msg("Write it like “Arabic” or “ar”, or leave it empty."),
            ),
        )
    if languages and lang not in languages:
        offered = ", ".join(languages)
        return (
            Problem("lang", msg("The questionnaire is not in “{lang}”.", lang=lang), msg("Choose one of: {offered}.", offered=offered)),
        )
    return ()


def _extra_cells() -> tuple[Problem, ...]:
    return (
        Problem(
            "line",
            msg("This line has more cells than there are columns."),
            msg("If a name has a comma in it, put the name in quotation marks."),
        ),
    )


def _known(name: str, names: tuple[str, ...]) -> str:
    """The spelling already in use, if there is one."""
    return next((one for one in names if one.casefold() == name.casefold()), name)


def _without_twins(rows: list[Row], known: Known) -> tuple[Row, ...]:
    first: dict[str, int] = {}
    marked = []
    for row in rows:
        key = same(row.email)
        marked.append(replace(row, problems=(*row.problems, *_twin(key, first, known))) if key else row)
        first.setdefault(key, row.line)
    return tuple(marked)


def _twin(key: str, first: Mapping[str, int], known: Known) -> tuple[Problem, ...]:
    if key in known.emails:
        return (Problem("email", msg("This address is on the list already."), msg("Leave this line out.")),)
    if key in first:
        return (Problem("email", msg("The same address stands in line {line}.", line=first[key]), msg("Keep one of the two lines.")),)
    return ()


def _report(rows: tuple[Row, ...], known: Known, ignored: tuple[str, ...]) -> Report:
    good = [row for row in rows if not row.problems]
    return Report(
        rows=rows,
        new_groups=_new([row.group for row in good], known.groups),
        new_organisations=_new([row.organisation for row in good], known.organisations),
        ignored=ignored,
    )


def _new(names: list[str], known: tuple[str, ...]) -> tuple[str, ...]:
    seen = {name.casefold() for name in known}
    found: dict[str, str] = {}
    for name in names:
        if name.casefold() not in seen:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _ignored(cells: list[str], fields: tuple[str, ...] | None) -> tuple[str, ...]:
    if fields is None:
        return ()
    return tuple(line(cell) for cell, name in zip(cells, fields, strict=True) if not name and cell.strip())
