"""A file of answers as tables of plain texts: workbooks, and text parted by commas, semicolons or tabs, in whatever encoding."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count, islice

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires.formats.decoding import decode
from surveys.questionnaires.formats.limits import OF_ANSWERS, check_size, too_long
from surveys.questionnaires.formats.report import Notes
from surveys.questionnaires.formats.sheets import Cells, Sheet, workbook

SEPARATORS = ",;\t|"
_WORKBOOKS = (b"PK", b"\xd0\xcf\x11\xe0")
_LOOKED_AT = 40
_EXAMPLES = 5
_LONGEST_NAME = 1_000
"""Letters of a column's name."""


@dataclass(frozen=True, eq=False)
class Table:
    """One sheet: `header` names each column once; `rows` have their number in the sheet and as many cells as there are columns."""

    header: Cells
    rows: Sequence[tuple[int, Cells]]
    name: str = ""

    @cached_property
    def places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.header)}

    def column(self, name: str) -> Iterator[str]:
        """The column's cells, row by row; nothing where there is no such column."""
        place = self.places.get(name)
        return iter(()) if place is None else (cells[place] for _, cells in self.rows)


def opened(source: bytes, name: str) -> tuple[list[Table], tuple[Message, ...]]:
    """The sheets that hold rows, and what was noticed on opening. `name`: the file's, for messages. Raises Invalid with every problem."""
    notes = Notes()
    try:
        check_size(source, OF_ANSWERS)
        sheets = workbook(source, notes, OF_ANSWERS) if source.startswith(_WORKBOOKS) else [_separated(source, notes)]
    except Invalid as invalid:
        raise Invalid([_in_file(problem, name) for problem in invalid.problems]) from None
    tables = [_table(sheet, name, notes) for sheet in sheets if sheet.rows]
    return [table for table in tables if table.rows], tuple(told(notes))


def told(notes: Notes) -> Iterator[Message]:
    """Each remark as one sentence with a few of its examples."""
    for remark in notes.remarks():
        shown = ", ".join(word[:60] for word in remark.words[:_EXAMPLES])
        rest = "" if len(remark.words) <= _EXAMPLES else " …"
        yield msg("{sentence} ({examples})", sentence=remark.what, examples=shown + rest) if shown else remark.what


def _separated(source: bytes, notes: Notes) -> Sheet:
    text = decode(source, notes)
    separator, text = _named_separator(text)
    separator = separator or _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, Cells]] = []
    try:
        for number, row in enumerate(reader, start=1):
            _check_width(number, row)
            if any(cell.strip() for cell in row):
                rows.append((number, tuple(cell.strip().strip("\ufeff") for cell in row)))
    except csv.Error as error:
        raise Invalid([_unread(reader.line_num, str(error))]) from None
    return Sheet("", tuple(rows))


def _check_width(number: int, row: Sequence[str]) -> None:
    if number > OF_ANSWERS.rows or len(row) > OF_ANSWERS.columns:
        raise too_long(OF_ANSWERS)


def _unread(line: int, said: str) -> Problem:
    if "limit" in said:
        return Problem(f"row {line}", msg("A cell is longer than any answer."), msg("Put a second quotation mark after the cell’s text."))
    return Problem(f"row {line}", msg("A quotation mark is not closed."), msg("Put a second one after the cell’s text."))


def _named_separator(text: str) -> tuple[str, str]:
    """What a first line "sep=;" says, which spreadsheet programs write, and the text below it."""
    first, _, rest = text.partition("\n")
    plain = first.strip().strip('"')
    return (plain[4], rest) if len(plain) == 5 and plain.casefold().startswith("sep=") else ("", text)


def _separator(text: str) -> str:
    """The sign by which most rows have as many cells as the first one, and the more of these the better."""
    return max(SEPARATORS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, sign: str) -> tuple[bool, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=False)
    try:
        widths = [len(row) for row in islice(reader, _LOOKED_AT) if row]
    except csv.Error:
        return False, 0
    header = widths[0] if widths else 0
    even = sum(width == header for width in widths) * 2 > len(widths)
    return even and header > 1, header


def _table(sheet: Sheet, name: str, notes: Notes) -> Table:
    """The rows under the first one, each as wide as it. Raises Invalid with every row that is wider, or with the first
    one where most are."""
    (_, first), *rows = sheet.rows
    header = _named_once(_padded(first, _width(first)), notes)
    long = [number for number, cells in rows if any(cells[len(header) :])]
    if len(long) > 1 and len(long) * 2 > len(rows):
        raise Invalid([_too_short(f"{name}:{sheet.rows[0][0]}")])
    if long:
        raise Invalid([_too_long(f"{name}:{number}") for number in long])
    return Table(header, [(number, _padded(cells, len(header))) for number, cells in rows], sheet.name)


def _width(first: Cells) -> int:
    return max((place for place, cell in enumerate(first, start=1) if cell), default=0)


def _padded(cells: Cells, width: int) -> Cells:
    return cells[:width] + ("",) * (width - len(cells))


def _named_once(first: Cells, notes: Notes) -> Cells:
    """The names of the columns; of several alike each later one has a number, and one without a name that of its place."""
    names: dict[str, None] = {}
    for place, cell in enumerate(first, start=1):
        plain = " ".join(cell[:_LONGEST_NAME].split()) or f"(column {place})"
        numbered = (f"{plain} ({number})" for number in count(2))
        name = plain if plain not in names else next(one for one in numbered if one not in names)
        names[name] = None
        if name != plain:
            notes.changed(msg("Several columns have the same name. The later ones have a number here:"), name)
    return tuple(names)


def _too_long(place: str) -> Problem:
    return Problem(place, msg("This row has more cells than there are column names."), msg("Put cells that hold separators into quotes."))


def _too_short(place: str) -> Problem:
    return Problem(
        place,
        msg("The first row names fewer columns than the rows below it have."),
        msg("Take away what stands above the row of column names."),
    )


def _in_file(problem: Problem, name: str) -> Problem:
    place = problem.place.removeprefix("row ")
    return replace(problem, place=f"{name}:{place}" if place.isdecimal() else name)
