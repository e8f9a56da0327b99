"""A deck as a tagged PDF, a slide a page."""

from __future__ import annotations

from collections.abc import Sequence

from reports.lettering.joining import DOT
from reports.lettering.lines import Manner, is_rtl
from reports.slides.laying import AFTER_EYEBROW, AFTER_TITLE, BETWEEN, BULLET, EYEBROW, FOOT, TOP, Laid, laid
from reports.slides.values import FULL, HEIGHT, MARGIN, SMALLEST, WIDTH, Slide
from reports.style import ACCENT, HAIRLINE, QUIET
from reports.typesetting.meta import Meta
from reports.typesetting.placing import Document, Placer
from reports.typesetting.structure import Entry

BAR = {"cover": 22.0, "question": 22.0, "page": 10.0}
"""How high the bar at the top is, by the kind of slide."""
LAST = HEIGHT - 20.0
"""Where the last line of a slide stands."""
RULE = HEIGHT - 50.0
COUNT = Manner(SMALLEST, role="label", colour=QUIET, tabular=True)


def slides(deck: Sequence[Slide], meta: Meta) -> bytes:
    """The same deck and meta give the same bytes. Raises FontMissing, naming the package to add."""
    document = Document(meta, (WIDTH, HEIGHT))
    for number, slide in enumerate(deck, start=1):
        _draw(document, slide, f"{number} / {len(deck)}")
        document.pen.turn()
    return document.finished()


def _draw(document: Document, slide: Slide, count: str) -> None:
    meta = document.meta
    placer = Placer(document.pen, meta.lang, document.root.add("Sect"), (MARGIN, FULL), lay=(0, 0, 1), plain=False)
    _ground(placer, slide, meta, count)
    lies = laid(slide, meta.lang)
    placer.y = TOP[slide.kind]
    if slide.eyebrow:
        placer.words(slide.eyebrow, EYEBROW, "P", after=AFTER_EYEBROW)
    depth = 1 if not document.headings else 2
    document.headings.append(Entry(slide.title.replace("\n", DOT), 1, depth, page=document.pen.page, y=placer.y))
    placer.words(slide.title, lies.title, f"H{depth}", after=AFTER_TITLE)
    if slide.picture and lies.scale:
        placer.picture(slide.picture, lies.scale)
        placer.y += BETWEEN
    else:
        _lines(placer, slide, lies)
    if slide.foot:
        placer.words(slide.foot, FOOT, "P")


def _ground(placer: Placer, slide: Slide, meta: Meta, count: str) -> None:
    with placer.pen.ornament():
        placer.pen.box((0, 0), (WIDTH, BAR[slide.kind]), fill=ACCENT)
        placer.pen.line((MARGIN, RULE), (WIDTH - MARGIN, RULE), HAIRLINE, 0.75)
    placer.y = LAST
    with placer.pen.ornament("Footer"):
        placer.pair(meta.disclosure, count, COUNT)


def _lines(placer: Placer, slide: Slide, lies: Laid) -> None:
    indent = BULLET if slide.kind == "page" else 0
    for line in slide.lines:
        if indent:
            right = is_rtl(line, placer.lang)
            with placer.pen.ornament():
                middle = placer.y + placer.leading(lies.body) / 2 + lies.body.size * 0.06
                placer.pen.circle((WIDTH - MARGIN - 8 if right else MARGIN + 8, middle), 5, fill=ACCENT)
        placer.words(line, lies.body, "P", indent=indent, after=BETWEEN)
