"""How each kind of text is set: its type, its leading, the air above it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from reports.lettering.lines import Manner, Stretch
from reports.style import ACCENT, BODY, CAPTION, H1, H2, H3, INK, LEAD, NUMERAL, QUIET, TABLE
from reports.typesetting.blocks import Span, Words
from surveys.translator import direction

TALL_LEADING = {"text": 4 / 3, "label": 1.12}


@dataclass(frozen=True, slots=True)
class Setting:
    """A manner with its leading and the air above, in points."""

    manner: Manner
    leading: float
    before: float = 0


PARAGRAPHS = {
    "body": Setting(Manner(BODY.size), BODY.leading, 5),
    "lead": Setting(Manner(LEAD.size, "light"), LEAD.leading, 5),
    "quiet": Setting(Manner(BODY.size - 1, colour=QUIET), BODY.leading, 5),
    "caption": Setting(Manner(CAPTION.size, role="label", colour=QUIET), CAPTION.leading, 4),
    "numeral": Setting(Manner(NUMERAL.size, "light", role="label", colour=ACCENT), NUMERAL.leading),
    "label": Setting(Manner(CAPTION.size, "bold", role="label", colour=ACCENT), CAPTION.leading, 10),
}
HEADINGS = {
    1: Setting(Manner(H1.size, "bold", role="label"), H1.leading, 30),
    2: Setting(Manner(H2.size, "bold", role="label"), H2.leading, 20),
    3: Setting(Manner(H3.size, "bold", role="label"), H3.leading, 10),
}
FIGURE_TITLE = Setting(Manner(H3.size, "bold", role="label"), H3.leading, 15)
CELL = Setting(Manner(TABLE.size, role="label"), TABLE.leading)
COLUMN_HEAD = Setting(Manner(CAPTION.size, "bold", role="label", colour=INK), TABLE.leading)


@lru_cache(maxsize=500)
def fitted(setting: Setting, lang: str) -> Setting:
    """The setting for a language: scripts with tall letters and marks get more air between lines."""
    if direction(lang) == "ltr":
        return setting
    return replace(setting, leading=round(setting.leading * TALL_LEADING[setting.manner.role] * 2) / 2)


def stretches(words: Words, manner: Manner) -> list[Stretch]:
    """Words in their manner, each span with its own changes."""
    if isinstance(words, str):
        return [(words, manner)]
    return [(span.text, _spanned(manner, span)) for span in words]


def _spanned(manner: Manner, span: Span) -> Manner:
    weight = "bold" if span.bold else manner.weight
    return replace(manner, weight=weight, italic=span.italic or manner.italic, colour=span.colour or manner.colour)


def said(words: Words) -> str:
    """The bare text of words."""
    return words if isinstance(words, str) else "".join(span.text for span in words)
