"""The key above a chart: which shape is which group, what the dot and the hollow dot are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.drawing.values import Dot, Label, Line, Shape, shifted
from reports.lettering.joining import apart
from reports.lettering.measuring import line_count
from reports.lettering.measuring import width as text_width
from reports.style import ACCENT, FAINT, LABEL_LEADING, MOST_MARKED, PAPER, QUIET, group_mark
from surveys.messages import Translator, msg
from surveys.scoring.values import GroupResult
from surveys.translator import direction

SIZE = 8.0
ROW = 14.0
AFTER_MARK = 11.0
BETWEEN = 16.0
FIRST, FIRST_TALL = 6.0, 8.0
"""Where the middle of the first row lies; lower in scripts with marks above their letters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One mark and its name; `marks` are drawn around x = 0, y = 0."""

    marks: tuple[Shape, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Key:
    shapes: tuple[Shape, ...]
    height: float


def group_entries(groups: Iterable[GroupResult], say: Translator) -> list[Entry]:
    """An entry for each group that is shown; one for all where they are too many to tell apart."""
    shown = [group for group in groups if group.shown]
    if len(shown) > MOST_MARKED:
        return [Entry((Dot(0, 0, 2, "circle", FAINT),), say(msg("one of {n} groups", n=len(shown))))]
    return [
        Entry((Dot(0, 0, 3, group_mark(group.position).shape, group_mark(group.position).colour),), say.text(group.name)) for group in shown
    ]


def score_entries(
    say: Translator, *, previous: bool, intervals: bool = True, exact: bool = True, rough: bool = False, lined: bool = False
) -> list[Entry]:
    """Entries for the score, as a number (`exact`) or only to ten points (`rough`; only of groups: `lined`), its interval and, if there is
    one, the round before."""
    entries = [Entry((Dot(0, 0, 3.6, "circle", ACCENT),), say(msg("score")))] if exact else []
    if rough or lined:
        mark = Line(-6, 0, 6, 0, ACCENT, 4) if rough else Line(-6, 0, 6, 0, QUIET, 2)
        entries.append(Entry((mark,), say(msg("score to within ten points"))))
    if intervals:
        entries.append(range_entry(say))
    if previous:
        entries.append(Entry((Dot(0, 0, 3.2, "circle", PAPER, QUIET, 1),), say(msg("round before"))))
    return entries


def range_entry(say: Translator, colour: str = ACCENT) -> Entry:
    """The entry for ranges."""
    marks = (Line(-6, 0, 6, 0, colour, 1.4), Line(-6, -3, -6, 3, colour, 1.4), Line(6, -3, 6, 3, colour, 1.4))
    return Entry(marks, say(msg("very likely range")))


def key(entries: Sequence[Entry], width: float, lang: str) -> Key:
    """The entries set in rows of at most `width` points; a name that is wider has a row of its own with several lines."""
    shapes: list[Shape] = []
    x, y, room = 6.0, FIRST_TALL if direction(lang) == "rtl" else FIRST, width - 6.0 - AFTER_MARK
    for entry in entries:
        text = apart(entry.text.split("\n"))
        needs = AFTER_MARK + text_width(text, SIZE, lang=lang)
        if x > BETWEEN and x + needs > width:
            x, y = 6.0, y + ROW
        more = (line_count(text, SIZE, room, lang=lang) - 1) * SIZE * LABEL_LEADING
        shapes.extend(shifted(mark, x, y + more / 2) for mark in entry.marks)
        shapes.append(Label(x + AFTER_MARK, y + more / 2, text, SIZE, QUIET, max_width=room, middled=True))
        x, y = x + needs + BETWEEN, y + more
    return Key(tuple(shapes), y + ROW if entries else 0)
