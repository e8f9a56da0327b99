"""A questionnaire as other tools think of it. Every reader makes a `Form`, and `making` makes ours of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from surveys.messages import Message
from surveys.questionnaires.formats.report import Line, Remark
from surveys.questionnaires.values import Missing

Words = Mapping[str, str]
"""A text as the file has it, by the file's own name of each language; "" for a text of no named language. May be HTML."""

NO_WORDS: Words = MappingProxyType({})


def _no_words() -> Words:
    return NO_WORDS


class Way(StrEnum):
    """How a question of another tool is answered."""

    ONE = "one"
    SEVERAL = "several"
    POINTS = "points"
    """A number on a scale without a word for each: `low` to `high`."""
    NUMBER = "number"
    LINE = "line"
    PARAGRAPH = "paragraph"
    DATE = "date"
    TIME = "time"
    """A time of day, a month, a week."""
    RANKING = "ranking"
    YES_NO = "yes_no"
    NOTE = "note"
    """Words to read."""
    NOTHING = "nothing"
    """What Roundtable does not ask: a file, a place on a map, a calculation."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to choose. `value`: the number by which the file scores it. `missing`: the file says that it is no answer."""

    code: str
    label: Words = field(default_factory=_no_words)
    value: float | None = None
    other: bool = False
    exclusive: bool = False
    missing: Missing | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a grid, or one of several boxes under one question."""

    code: str
    text: Words = field(default_factory=_no_words)
    show_if: str = ""
    names: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What is asked of every row of a grid that asks several things."""

    code: str
    text: Words = field(default_factory=_no_words)
    way: Way = Way.ONE
    choices: tuple[Choice, ...] = ()
    scored: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question. `names`: what conditions call it beside its code; `parts`: what they call one of its answers, by that answer's code.
    `rows` make it a grid; `columns` ask several things of each row; `own_codes`: its rows have codes of their own, which are
    nowhere else. `scored`: the file itself says that its answers are numbers on a scale. `other`: words beside an answer "other",
    with its label. `comment`: a box for words beside the answers, with its label. `message`: what is said to an answer beyond its
    limits. `first_day`, `last_day`: the limits of a day, as 2026-11-21. `show_if`: conditions, all of which must hold.
    """

    place: Message
    code: str
    way: Way
    text: Words = field(default_factory=_no_words)
    help: Words = field(default_factory=_no_words)
    names: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    rows: tuple[Row, ...] = ()
    columns: tuple[Column, ...] = ()
    own_codes: bool = False
    list_name: str = ""
    scored: bool = False
    other: Words | None = None
    comment: Words | None = None
    required: bool = False
    low: float | None = None
    high: float | None = None
    low_label: Words = field(default_factory=_no_words)
    high_label: Words = field(default_factory=_no_words)
    decimals: int = 0
    first_day: str = ""
    last_day: str = ""
    longest: int = 0
    shortest: int = 0
    pattern: str = ""
    message: Words = field(default_factory=_no_words)
    ask_again: bool = False
    unit: Words = field(default_factory=_no_words)
    show_if: tuple[str, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Questions asked together."""

    place: Message
    code: str = ""
    title: Words = field(default_factory=_no_words)
    intro: Words = field(default_factory=_no_words)
    questions: tuple[Question, ...] = ()
    show_if: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A whole questionnaire of another tool.

    `languages`: the file's own names of them, the first the one it was written in. `unnamed`: the language that the file says its texts of
    no named language are in. `dialect`: how its conditions are written. `lines`: what the reader has to say of the file.
    """

    kind: Message
    dialect: str
    pages: tuple[Page, ...]
    languages: tuple[str, ...] = ("",)
    unnamed: str = ""
    code: str = ""
    title: Words = field(default_factory=_no_words)
    purpose: Words = field(default_factory=_no_words)
    version: int = 1
    lines: tuple[Line, ...] = ()


_ANYONES = re.compile(r"(?:sq|row|r|q|item|line|statement)?[\s_-]?\d*", re.IGNORECASE)
_A_CODE = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")


def have_own_codes(rows: Sequence[Row]) -> bool:
    """Whether somebody gave each row a code, other than the number that a program gives it."""
    codes = [row.code for row in rows]
    return bool(codes) and len(set(codes)) == len(codes) and all(_A_CODE.fullmatch(code) and not _ANYONES.fullmatch(code) for code in codes)


def every_words(form: Form) -> Iterator[Words]:
    """Every text of the form."""
    yield from (form.title, form.purpose)
    for page in form.pages:
        yield from (page.title, page.intro)
        for asked in page.questions:
            yield from (asked.text, asked.help, asked.message, asked.low_label, asked.high_label, asked.unit)
            yield from (box for box in (asked.other, asked.comment) if box is not None)
            yield from (choice.label for choice in asked.choices)
            yield from (row.text for row in asked.rows)
            for column in asked.columns:
                yield from (column.text, *(choice.label for choice in column.choices))
