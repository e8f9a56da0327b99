"""An edition: one release and one order in, the bytes of one file out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reports.charts.every import every
from reports.editions.composing import COMPOSERS
from reports.editions.names import EDITIONS
from reports.editions.order import CLASSES, Order
from reports.lettering.joining import apart
from reports.office.charts import archive
from reports.pictured.contents import contents
from reports.pictured.page import briefing
from reports.posters.paper import chart_width, posters
from reports.posters.stations import stations
from reports.posters.tiles import tiled
from reports.slides.deck import deck
from reports.slides.paper import slides
from reports.slides.powerpoint import powerpoint
from reports.typesetting.blocks import Abreast, Block, Contents, FullBleedCover
from reports.typesetting.meta import Meta
from reports.typesetting.publish import publish
from reports.word.document import word
from surveys.building import at_one_go
from surveys.messages import Translator, msg
from surveys.scoring.disclosure.outlets import outlet
from surveys.scoring.values import Released

CHART_WIDTH = 480.0
"""Points: as wide as on the page of a report."""


@outlet("debrief")
@at_one_go()
def make(released: Released, order: Order, say: Translator, beside: Translator | None = None) -> bytes:
    """The edition as a tagged PDF, or as what its order says; the same release and order give the same bytes. `say` speaks the order's
    language, `beside` its second.

    Raises KeyError for an unknown edition or paper, Unreleasable where the release breaks a rule."""
    if order.edition in DRAWN:
        return DRAWN[order.edition](released, order, say, beside)
    blocks = COMPOSERS[order.edition](released, order, say)
    if beside:
        blocks = abreast(blocks, COMPOSERS[order.edition](released, order, beside), beside.lang)
    if order.suffix == "docx":
        return word(blocks, meta(released, order, say, beside), released.facts.released)
    return publish(blocks, meta(released, order, say, beside))


@outlet("slides")
def _deck(released: Released, order: Order, say: Translator, _beside: Translator | None) -> bytes:
    made, about = deck(released, say), meta(released, order, say)
    return powerpoint(made, about, released.facts.released) if order.suffix == "pptx" else slides(made, about)


@outlet("posters")
def _posters(released: Released, order: Order, say: Translator, beside: Translator | None) -> bytes:
    about = _upright(released, order, say, beside)
    return posters(stations(released, say, chart_width(about), beside), about)


@outlet("posters on ordinary sheets")
def _tiled(released: Released, order: Order, say: Translator, beside: Translator | None) -> bytes:
    about = _upright(released, order, say, beside)
    return tiled(stations(released, say, chart_width(about), beside), about, say, beside)


@outlet("picture briefing")
def _pictured(released: Released, order: Order, say: Translator, beside: Translator | None) -> bytes:
    told = [(one.lang, contents(released, one)) for one in (say, beside) if one]
    return briefing(told, _upright(released, order, say, beside))


def _upright(released: Released, order: Order, say: Translator, beside: Translator | None) -> Meta:
    """Sheets that hold two languages below each other and are not turned for it; their foot has both too."""
    about = meta(released, order, say, beside)
    draft, disclosure = apart(one.draft for one in about.both), apart(one.disclosure for one in about.both)
    return replace(about, paper=order.paper, draft=draft, disclosure=disclosure)


@outlet("charts")
def _charts(released: Released, order: Order, say: Translator, _beside: Translator | None) -> bytes:
    return archive(every(released, say, CHART_WIDTH), meta(released, order, say), say)


DRAWN: dict[str, Callable[[Released, Order, Translator, Translator | None], bytes]] = {
    "charts": _charts,
    "pictures": _pictured,
    "slides": _deck,
    "posters": _posters,
    "posters-tiled": _tiled,
}
"""Editions that are no running text."""


def abreast(blocks: list[Block], others: list[Block], lang: str) -> list[Block]:
    """Both languages beside each other, but for the cover, which has the lines of both, and the contents."""
    cover = blocks[0]
    if not isinstance(cover, FullBleedCover) or not isinstance(others[0], FullBleedCover):
        return [Abreast(tuple(blocks), tuple(others), lang)]
    second = others[0]
    lines = tuple(dict.fromkeys((*cover.lines, *second.lines)))
    both = replace(cover, eyebrow=f"{cover.eyebrow} · {second.eyebrow}", lines=lines)
    at = next((place for place, block in enumerate(blocks) if isinstance(block, Contents)), 0)
    before: list[Block] = [Abreast(tuple(blocks[1:at]), tuple(others[1:at]), lang), blocks[at]] if at else []
    return [both, *before, Abreast(tuple(blocks[at + 1 :]), tuple(others[at + 1 :]), lang)]


def meta(released: Released, order: Order, say: Translator, beside: Translator | None = None) -> Meta:
    """Title, language, running head and foot of an edition, in its second language too."""
    facts = released.facts
    return Meta(
        title=say(msg("{partnership}: debrief", partnership=facts.partnership)),
        subject=facts.evaluation,
        author=order.house.name or facts.owner,
        lang=say.lang,
        paper=order.sheet,
        draft=say(msg("Draft")) if order.draft else "",
        running_head=facts.partnership,
        released=say.date(facts.released) if facts.released else "",
        disclosure=say(CLASSES[EDITIONS[order.edition].audience]),
        page_of=lambda page, pages: say(msg("Page {page} of {pages}", page=page, pages=pages)),
        beside=meta(released, order, beside) if beside else None,
    )
