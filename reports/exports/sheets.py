"""The released figures as a workbook: styled, from right to left where the language is, and with no cell that is ever a formula."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice, zip_longest
from math import ceil
from typing import IO, Any
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.exports import about
from reports.exports.columns import COLUMNS, WORDS
from reports.exports.legend import column_rows
from reports.exports.pieces import PIECE
from reports.exports.rows import rows
from surveys.messages import Message, Translator, msg
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.formats.codebook import Codebook
from surveys.questionnaires.formats.codebook_rows import rows as questions
from surveys.questionnaires.formats.codebook_rows import value_rows
from surveys.scoring.disclosure.outlets import outlet
from surveys.scoring.values import Released

LONGEST = 32_767
"""Characters that a cell can hold."""
INK, QUIET, PAPER = "#22262b", "#5c6268", "#ffffff"
SAFE = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
USUAL = {"font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "top", "text_wrap": True}
RANKS = {"finding": msg("Finding"), "discuss": msg("Worth discussing")}
A3, A4 = 8, 9
EARLIEST = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no zones; the same release gives the same bytes
WIDEST, NARROWEST, LOOKED_AT = 60, 12, 50
ABOUT = (28, 90)
HEIGHT, TALLEST = 15.0, 400.0
"""Of a line, and of a row at most, in points."""


@outlet("workbook")
def workbook(released: Released, book: Codebook, say: Translator, *, hxl: bool = False) -> Iterator[bytes]:
    """The workbook in pieces: what it is, the figures, the findings, the questions with their values, the columns, how it was made."""
    with tempfile.TemporaryFile() as file:
        _fill(file, released, book, say, hxl=hxl)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _fill(file: IO[bytes], released: Released, book: Codebook, say: Translator, *, hxl: bool) -> None:
    with xlsxwriter.Workbook(file, SAFE) as made:
        made.set_properties({"title": clean(released.facts.evaluation)[:250], "created": EARLIEST})
        sheets = _Sheets(made, say)
        sheets.about(released)
        sheets.figures(released, hxl=hxl)
        sheets.findings(released)
        sheets.listed(msg("Codebook"), questions(book, say))
        sheets.listed(msg("Values"), value_rows(book, say))
        sheets.listed(msg("Columns"), column_rows(say))
        sheets.listed(msg("How it was made"), _method(released, say))


def _method(released: Released, say: Translator) -> Iterator[list[str]]:
    yield [say(msg("How these figures were made"))]
    yield from ([say(one)] for one in (*released.method, *released.annex))


@dataclass(slots=True)
class _Sheets:
    made: Any
    say: Translator
    taken: set[str] = field(default_factory=set)
    styles: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def about(self, released: Released) -> None:
        sheet = self.sheet(msg("About"))
        sheet.hide_gridlines(2)
        for place, width in enumerate(ABOUT):
            sheet.set_column(place, place, width)
        sheet.set_row(0, 1.5 * HEIGHT)
        self.put(sheet, 0, 0, released.facts.partnership, self.style(bold=True, font_size=16, text_wrap=False))
        lines = [*about.facts(released, self.say), ("", ""), *(("", self.say(one)) for one in about.sentences(released))]
        for number, line in enumerate(lines, 2):
            sheet.set_row(number, _height(line, ABOUT))
            self.put(sheet, number, 0, line[0], self.style(font_color=QUIET))
            self.put(sheet, number, 1, line[1], self.style())

    def figures(self, released: Released, *, hxl: bool) -> None:
        """Words that are codes in other files stand here in the reader's language."""
        sheet = self.sheet(msg("Figures"))
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, column.width)
        sheet.set_paper(A3)
        self.head(sheet, [self.say(column.heading) for column in COLUMNS])
        if hxl:
            self.line(sheet, 1, [column.hxl for column in COLUMNS], self.style(font_color=QUIET, italic=True, text_wrap=False))
        last = first = 2 if hxl else 1
        for last, row in enumerate(rows(released, self.say), first):
            for place, column in enumerate(COLUMNS):
                self.value(sheet, last, place, _worded(column.name, getattr(row, column.name), self.say))
        sheet.freeze_panes(first, 2)
        sheet.autofilter(first - 1, 0, last, len(COLUMNS) - 1)

    def findings(self, released: Released) -> None:
        heads = (msg("Finding"), msg("Rank"), msg("Statement"), msg("A question for the dialogue"), msg("Strength of evidence"))
        parts = ((one.number, (RANKS[one.rank], one.statement, one.prompt, one.strength)) for one in released.findings)
        lines = ([f"F{number}", *map(self.say, messages)] for number, messages in parts)
        self.listed(msg("Findings"), chain([[self.say(head) for head in heads]], lines))

    def listed(self, title: Message, lines: Iterable[Sequence[str]]) -> None:
        """A sheet of texts below a heading, its columns as wide as the first lines need."""
        sheet, rest = self.sheet(title), iter(lines)
        first = [*islice(rest, LOOKED_AT)]
        widths = _widths(first)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        self.head(sheet, first[0])
        for number, line in enumerate(chain(first[1:], rest), 1):
            sheet.set_row(number, _height(line, widths))
            self.line(sheet, number, line, self.style())
        sheet.freeze_panes(1, 0)

    def sheet(self, title: Message) -> Worksheet:
        sheet: Worksheet = self.made.add_worksheet(self.named(self.say(title)))
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        if self.say.rtl:
            sheet.right_to_left()
        return sheet

    def named(self, title: str) -> str:
        """A name that the format allows, and that no other sheet has."""
        plain = re.sub(r"[\[\]:*?/\\]", " ", title).strip("' ")[:31] or str(len(self.taken) + 1)
        if plain.casefold() in self.taken:
            plain = f"{plain[:28]} {len(self.taken) + 1}"
        self.taken.add(plain.casefold())
        return plain

    def head(self, sheet: Worksheet, words: Sequence[str]) -> None:
        self.line(sheet, 0, words, self.style(bold=True, font_color=PAPER, bg_color=INK))
        sheet.repeat_rows(0)

    def line(self, sheet: Worksheet, number: int, words: Sequence[str], style: Format) -> None:
        for place, one in enumerate(words):
            self.put(sheet, number, place, one, style)

    def value(self, sheet: Worksheet, number: int, place: int, value: object) -> None:
        if isinstance(value, int | float):
            sheet.write_number(number, place, value, self.style(align="right", num_format="General"))
        elif value:
            self.put(sheet, number, place, str(value), self.style(text_wrap=False))

    def put(self, sheet: Worksheet, number: int, place: int, words: str, style: Format) -> None:
        """A text that stays what it says."""
        sheet.write_string(number, place, _held(words), style)

    def style(self, **more: object) -> Format:
        """`quote_prefix`: whoever goes into the cell and out again leaves a text a text."""
        whole = {**USUAL, "quote_prefix": "num_format" not in more, "reading_order": 2 if self.say.rtl else 1, **more}
        key = tuple(sorted(whole.items(), key=lambda one: one[0]))
        if key not in self.styles:
            self.styles[key] = self.made.add_format(whole)
        return self.styles[key]


def _worded(column: str, value: object, say: Translator) -> object:
    words = WORDS.get(column, {})
    return say(words[value]) if isinstance(value, str) and value in words else value


def _widths(lines: Sequence[Sequence[str]]) -> list[int]:
    columns = zip_longest(*lines, fillvalue="")
    longest = (max(_wide(part) for words in column for part in words.split("\n")) for column in columns)
    return [min(max(ceil(length) + 2, NARROWEST), WIDEST) for length in longest]


def _height(line: Sequence[str], widths: Sequence[int]) -> float:
    """Of a row in which every text is seen whole; programs do not all work it out by themselves."""
    lines = (sum(max(1, ceil(_wide(part) / width)) for part in words.split("\n")) for words, width in zip(line, widths, strict=False))
    return float(min(max(lines, default=1) * HEIGHT, TALLEST))


def _wide(words: str) -> float:
    """In characters, a little more than they may need; those of East Asia count twice."""
    return 1.1 * sum(2 if east_asian_width(one) in "WF" else 1 for one in words)


def _held(words: str) -> str:
    """As a cell can hold it. The writer takes what stands between these marks for its own, so a space parts them from the edge."""
    text = clean(words, lines=True)
    text = f" {text}" if text.startswith("<r>") else text
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
