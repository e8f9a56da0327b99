"""A translation as a table that goes to a translator and comes back: one line for each text, with where it stands and its source.

Nothing of it is used unless every line can be; a text that is left empty takes nothing away.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.formats.decoding import decode
from surveys.questionnaires.formats.limits import check_size
from surveys.questionnaires.formats.report import Notes
from surveys.questionnaires.formats.sheets import Sheet, separated, workbook
from surveys.questionnaires.side_by_side import Pair, check

KEY, WHERE, SOURCE, TRANSLATION = "key", "where", "source", "translation"
_OF = re.compile(r"translation\s*\(([\w-]+)\)")
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WORKBOOKS = (b"PK", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Line:
    """Something to know about one line of the table, by its number in the spreadsheet."""

    number: int
    what: Message


@dataclass(frozen=True, slots=True)
class Brought:
    """What a table brings: `wordings` by key that are new or other than before (`new`, `changed` count them), and how many texts are the
    same or left empty. `told`: lines to look at; they stop nothing."""

    wordings: Mapping[str, str] = field(default_factory=dict)
    new: int = 0
    changed: int = 0
    same: int = 0
    empty: int = 0
    told: tuple[Line, ...] = ()


def written(pairs: Iterable[Pair], lang: str, place: Callable[[Pair], str]) -> bytes:
    """The table as CSV with the mark by which spreadsheets know UTF-8. `place` says in words where a text stands. Locked texts stay out.
    What a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow([KEY, WHERE, SOURCE, f"{TRANSLATION} ({lang})"])
    for pair in pairs:
        if not pair.locked:
            table.writerow(map(_guarded, (pair.key, place(pair), pair.source, pair.wording)))
    return out.getvalue().encode("utf-8-sig")


def read(source: bytes, pairs: Sequence[Pair], lang: str) -> Brought:
    """What the table brings to these texts, from CSV or a workbook. Raises Invalid with every problem (place: the line's number)."""
    check_size(source)
    notes = Notes()
    sheet = workbook(source, notes)[0] if source.startswith(_WORKBOOKS) else separated(decode(source, notes), notes)
    columns = _columns(sheet, lang)
    rows = [_Row(number, *(_cell(cells, columns.get(name)) for name in (KEY, SOURCE, TRANSLATION))) for number, cells in sheet.rows[1:]]
    known = {pair.key: pair for pair in pairs}
    if problems := [*_doubled(rows), *(problem for row in rows for problem in _problems(row, known))]:
        raise Invalid(sorted(problems, key=lambda problem: int(problem.place)))
    return _brought([row for row in rows if row.key], known)


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    key: str
    source: str
    words: str


def _columns(sheet: Sheet, lang: str) -> Mapping[str, int]:
    """Where each column is. Raises Invalid for a table that has none of ours, or that is in another language."""
    names = [cell.strip().casefold() for cell in sheet.rows[0][1]] if sheet.rows else []
    languages = [found[1] for name in names if (found := _OF.fullmatch(name))]
    if KEY not in names or not any(name.startswith(TRANSLATION) for name in names):
        what = msg("The first line does not name the columns “{key}” and “{translation}”.", key=KEY, translation=TRANSLATION)
        raise Invalid([Problem("1", what, msg("Take the table from here, fill in its last column, and keep the first line as it is."))])
    if languages and languages[0] != lang.casefold():
        what = msg("This table is in “{other}”, and this page is about “{lang}”.", other=languages[0], lang=lang)
        raise Invalid([Problem("1", what, msg("Bring it to the page of its own language."))])
    translation = next(place for place, name in enumerate(names) if name.startswith(TRANSLATION))
    return {KEY: names.index(KEY), TRANSLATION: translation, **({SOURCE: names.index(SOURCE)} if SOURCE in names else {})}


def _cell(cells: Sequence[str], place: int | None) -> str:
    return clean(_unguarded(cells[place]), lines=True) if place is not None and place < len(cells) else ""


def _doubled(rows: Iterable[_Row]) -> Iterator[Problem]:
    first: dict[str, _Row] = {}
    for row in rows:
        if row.key and row.words and first.setdefault(row.key, row).words != row.words:
            what = msg("This text stands in line {number} already, in other words.", number=first[row.key].number)
            yield Problem(str(row.number), what, msg("Keep one of the two."))


def _problems(row: _Row, known: Mapping[str, Pair]) -> Iterator[Problem]:
    pair = known.get(row.key)
    if not row.key and row.words:
        yield Problem(str(row.number), msg("The key is missing."), msg("Copy it from the table that was taken from here."))
    if pair is None:
        return
    if pair.locked and row.words not in ("", pair.wording):
        yield Problem(str(row.number), msg("This wording is locked."), msg("Leave it as it is: {words}", words=pair.wording))
    for one in check(pair, row.words):
        yield Problem(str(row.number), one.what, one.mend)


def _brought(rows: Sequence[_Row], known: Mapping[str, Pair]) -> Brought:
    filled = {row.key: row.words for row in rows if row.words and row.key in known}
    wordings = {key: words for key, words in filled.items() if words != known[key].wording}
    new = sum(not known[key].wording for key in wordings)
    return Brought(
        wordings,
        new,
        len(wordings) - new,
        len(filled) - len(wordings),
        sum(not row.words for row in rows),
        tuple(line for row in rows for line in _told(row, known.get(row.key), wordings)),
    )


def _told(row: _Row, pair: Pair | None, wordings: Mapping[str, str]) -> Iterator[Line]:
    if pair is None:
        yield Line(row.number, msg("There is no such text any more, so this line is left out: {words}", words=row.source or row.words))
    elif row.key in wordings and row.source and row.source != clean(pair.source, lines=True):
        said = msg("The source has changed since. It was “{then}” and is “{today}” now.", then=row.source, today=pair.source)
        yield Line(row.number, said)


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.lstrip("'").startswith(_BEGINS_A_FORMULA) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_BEGINS_A_FORMULA) else cell
