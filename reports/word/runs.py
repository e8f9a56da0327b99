"""Words in a paragraph: each run in one manner, one direction and one language, as Word wants it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from reports.lettering.joining import STAYS, TURN, before
from reports.lettering.levels import levels
from reports.lettering.lines import UNKNOWN_LANGUAGE, base_level, is_rtl
from reports.office.parting import parted
from reports.office.regions import REGIONS, signed
from reports.style import ACCENT
from reports.typesetting.blocks import Span, Words
from reports.typesetting.manners import said
from reports.word.eastern import eastern, loosened
from reports.word.marking import PARAGRAPH_ORDER, RUN_ORDER, element, put, switch, words
from surveys.translator import direction

WHOLE_WIDTH = 100
"""Per cent: as wide as letters are anyway."""


def fill(paragraph: Any, text: Words, lang: str, *, right: bool | None = None, rtl: bool | None = None) -> Any:
    """Writes the words, from the side where their own language starts, or as `rtl` says, or flush to the `right` (True)."""
    spans = [Span(text)] if isinstance(text, str) else list(text)
    backwards, level = is_rtl(said(text), lang) if rtl is None else rtl, base_level(said(text), lang)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    put(properties, PARAGRAPH_ORDER, switch("bidi", on=backwards))
    if right and not backwards:
        put(properties, PARAGRAPH_ORDER, element("jc", val="right"))
    spans = [Span(_ready(span.text, lang), span.bold, span.italic, span.colour) for span in spans]
    if level != int(backwards):
        mark = TURN if level else STAYS
        spans = [Span(mark), *spans, Span(mark)]
    for span, piece, odd in _pieces(spans, base=int(backwards)):
        for part, apart in parted(piece):
            _run(paragraph, span, part, lang, rtl=odd, apart=apart)
    return paragraph


def _ready(text: str, lang: str) -> str:
    return loosened(words(text)) if eastern(lang) else signed(words(text), lang)


def _pieces(spans: list[Span], *, base: int) -> Iterator[tuple[Span, str, bool]]:
    """The stretches of one manner and one direction."""
    text = "".join(span.text for span in spans)
    known: list[int] = []
    for line in text.split("\n"):
        known += [*levels(line, base), base]
    at = 0
    for span in spans:
        places = range(at, at + len(span.text))
        for odd, some in groupby(places, lambda place: bool(known[place] % 2)):
            found = list(some)
            yield span, text[found[0] : found[-1] + 1], odd
        at += len(span.text)


def _run(paragraph: Any, span: Span, text: str, lang: str, *, rtl: bool, apart: bool) -> None:
    run = paragraph.add_run(text)
    properties = run._r.get_or_add_rPr()  # noqa: SLF001
    if span.bold:
        put(properties, RUN_ORDER, switch("b"), switch("bCs"))
    if span.italic:
        put(properties, RUN_ORDER, switch("i"), switch("iCs"))
    if span.colour:
        put(properties, RUN_ORDER, element("color", val=span.colour.removeprefix("#")))
    if rtl:
        put(properties, RUN_ORDER, switch("rtl"))
    if apart:
        put(properties, RUN_ORDER, element("w", val=WHOLE_WIDTH))
    if lang and lang != UNKNOWN_LANGUAGE:
        put(properties, RUN_ORDER, language(lang))


def language(lang: str) -> Any:
    """The language of words, under the name that programs look it up by."""
    tag = REGIONS.get(lang, lang)
    if direction(lang) == "rtl":
        return element("lang", bidi=tag)
    return element("lang", eastAsia=tag) if eastern(lang) else element("lang", val=tag)


def numbered(number: str, text: str, lang: str) -> list[Span]:
    """A heading's words after its number; words that run the other way end on their own side."""
    odd = direction(lang) == "rtl" and not base_level(text, lang)
    return [*([Span(before(number, lang), colour=ACCENT)] if number else []), Span(text + STAYS if odd else text)]
