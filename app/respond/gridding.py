"""Tables of ratings: what stands around their rows, and from which width on they are drawn as a table instead of as cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from flask import render_template
from markupsafe import Markup

from app.respond.fields import tokens
from app.respond.slots import MARK
from app.respond.sources import Source
from app.speaking import language, speak_in, spoken
from surveys.messages import Text
from surveys.questionnaires.grids import runs
from surveys.questionnaires.showing import meant_for
from surveys.questionnaires.values import Item, Questionnaire, Section

KEPT = 512
STATEMENT, LEAST, LETTER = 13.0, 3.4, 0.56
"""In rem: room for a statement, the narrowest column, and a letter of a heading's longest word."""
WIDTHS = range(24, 65, 4)
"""The widths, in rem, from which on tables are drawn; the stylesheet has a rule for each."""
DENSE = frozenset({"zh", "ja", "ko", "th"})
"""Languages that may break a line nearly anywhere, whose letters are wide."""


@lru_cache(maxsize=KEPT)
def around(source: Source, section: str, lang: str, group: str) -> Mapping[str, tuple[Markup, Markup]]:
    """What opens and what closes each table of the section, by the code of the grid."""
    speak_in(lang, source.voices)
    found = next(each for each in source.questionnaire.sections if each.code == section)
    return {code: _around(found, rows, source.questionnaire) for code, rows in runs(meant_for(found, group)) if code}


def _around(section: Section, rows: tuple[Item, ...], questionnaire: Questionnaire) -> tuple[Markup, Markup]:
    row = rows[0]
    points = questionnaire.scale(row.scale).points
    reasons = tokens(row)
    heading = next((grid.text for grid in section.grids if grid.code == row.grid), Text())
    width = wide_enough([spoken().text(point.label) for point in points], len(reasons))
    html = render_template(
        "respond/grid.html", code=row.grid, heading=heading, section=section, points=points, reasons=reasons, width=width
    )
    opened, _, closed = html.partition(MARK)
    return Markup(opened), Markup(closed)  # noqa: S704 - the template escapes every text


def wide_enough(labels: Iterable[str], reasons: int) -> int:
    """From how many rem on these headings stand side by side, none of their words broken."""
    columns = [max(LEAST, 0.9 + LETTER * _longest(label)) for label in labels]
    needed = STATEMENT + sum(columns) + 4.4 * reasons
    return next((width for width in WIDTHS if width >= needed), WIDTHS[-1])


def _longest(label: str) -> float:
    if language().split("-", maxsplit=1)[0] in DENSE:
        return 1.8 * min(3, len(label))
    return max(map(len, label.split()), default=0)
