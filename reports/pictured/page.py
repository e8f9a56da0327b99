"""The picture briefing on one sheet: pictograms, few words, large letters."""

from __future__ import annotations

from collections.abc import Sequence

from reports.lettering.joining import dotted
from reports.lettering.lines import Manner
from reports.pictured.contents import PEOPLE, Contents, Filled, Shown
from reports.pictured.pictograms import drawn, glass, person, picture
from reports.style import ACCENT, HAIRLINE, INK, PAPERS, QUIET
from reports.typesetting.meta import Meta
from reports.typesetting.placing import Document, Placer
from reports.typesetting.structure import Entry
from surveys.messages import Translator, msg

MARGIN = 42.0
TITLE = Manner(28, "bold", role="label", colour=INK)
ROUND = Manner(15, role="label", colour=QUIET)
HEAD = Manner(19, "bold", role="label", colour=ACCENT)
PLAIN = Manner(18, role="label", colour=INK)
NUMBER = Manner(52, "bold", role="label", colour=ACCENT)
NAME = Manner(16, "bold", role="label", colour=INK)
WHY = Manner(14, role="label", colour=QUIET)
FOOT = Manner(8, role="label", colour=QUIET, tabular=True)
PERSON, SIGN, ICON, GLASS = 34.0, 30.0, 58.0, 92.0
BETWEEN = 16.0
COLUMNS = 3


def briefing(shown: Contents, meta: Meta, say: Translator) -> bytes:
    """One page; the same contents and meta give the same bytes. Words that would not fit make everything a little smaller."""
    paper = PAPERS[meta.paper]
    needed = _drawn(Document(meta, paper), shown, say, 1.0)
    document = Document(meta, paper)
    _drawn(document, shown, say, min(1.0, (paper[1] - 2 * MARGIN) / needed))
    document.pen.turn()
    return document.finished()


def _drawn(document: Document, shown: Contents, say: Translator, scale: float) -> float:
    """Draws the page and answers how high it is before it is made smaller."""
    width, height = PAPERS[document.meta.paper]
    left, top = (width - (width - 2 * MARGIN) * scale) / 2, MARGIN
    area = (0.0, width - 2 * MARGIN)
    placer = Placer(document.pen, document.meta.lang, document.root.add("Sect"), area, lay=(left, top, scale), plain=False)
    with document.pen.within(left, top, scale):
        _page(document, placer, shown, say)
    foot = Placer(document.pen, document.meta.lang, document.root, (MARGIN, width - 2 * MARGIN), lay=(0, 0, 1), plain=False)
    foot.y = height - MARGIN * 0.55
    with document.pen.ornament("Footer"):
        foot.pair(dotted((document.meta.released, document.meta.disclosure), document.meta.lang), document.meta.draft, FOOT)
    return placer.y


def _page(document: Document, placer: Placer, shown: Contents, say: Translator) -> None:
    document.headings.append(Entry(shown.title, 1, 1))
    placer.words(shown.title, TITLE, "H1")
    placer.words(shown.round, ROUND, "P", after=10)
    _people(placer, shown)
    _glasses(placer, shown.glasses, say)
    _listed(document, placer, "heart", say(msg("What people value")), shown.valued)
    _listed(document, placer, "talk", say(msg("What to talk about")), shown.to_talk_about)
    _listed(document, placer, "table", say(msg("What happens now")), shown.coming)
    _line(placer)
    _said(placer, "lock", shown.safe)
    if shown.harm:
        _said(placer, "phone", shown.harm)


def _people(placer: Placer, shown: Contents) -> None:
    """Ten people of whom as many are filled as answered of ten."""
    if shown.answered is not None:
        for place in range(PEOPLE):
            across = PEOPLE - 1 - place if placer.rtl else place
            one = drawn(person(filled=place < shown.answered))
            start = placer.width - PEOPLE * (PERSON + 4) if placer.rtl else 0
            placer.ornament(one, start + across * (PERSON + 4), placer.y, PERSON)
        placer.y += PERSON + 4
    placer.words(shown.took_part, PLAIN, "P", after=BETWEEN)


def _glasses(placer: Placer, glasses: Sequence[Filled], say: Translator) -> None:
    top, width = placer.y, placer.width / max(2, len(glasses))
    lowest = top
    for place, one in enumerate(glasses):
        across = max(2, len(glasses)) - 1 - place if placer.rtl else place
        left = across * width
        placer.ornament(drawn(glass(one.share)), left + (width - GLASS if placer.rtl else 0), top, GLASS)
        beside = placer.beside(left + (BETWEEN if placer.rtl else GLASS + 4), width - GLASS - 4 - BETWEEN, top)
        beside.words(one.name, NAME, "P")
        beside.words(one.number, NUMBER, "P")
        beside.words(dotted((say(msg("out of 100")), one.word), say.lang), WHY, "P")
        lowest = max(lowest, beside.y, top + GLASS)
    placer.y = lowest + (BETWEEN if glasses else 0)


def _listed(document: Document, placer: Placer, sign: str, head: str, shown: Sequence[Shown]) -> None:
    """A heading with its sign, and pictograms with their words side by side."""
    if not shown:
        return
    _line(placer)
    document.headings.append(Entry(head, 2, 2))
    placer.ornament(picture(sign), placer.width - SIGN if placer.rtl else 0, placer.y, SIGN)
    placer.y += 2
    placer.words(head, HEAD, "H2", indent=SIGN + 8, after=12)
    top, width = placer.y, placer.width / COLUMNS
    lowest = top
    for place, one in enumerate(shown):
        left = (COLUMNS - 1 - place if placer.rtl else place) * width
        placer.ornament(picture(one.pictogram), left + (width - ICON) / 2, top, ICON)
        below = placer.beside(left + 6, width - 12, top + ICON + 4)
        below.words(one.words, NAME, "P", centred=True)
        if one.more:
            below.words(one.more, WHY, "P", centred=True)
        lowest = max(lowest, below.y)
    placer.y = lowest + BETWEEN


def _line(placer: Placer) -> None:
    with placer.pen.ornament():
        placer.pen.line((0, placer.y), (placer.width, placer.y), HAIRLINE, 1)
    placer.y += BETWEEN * 0.75


def _said(placer: Placer, sign: str, words: str) -> None:
    """One sentence beside its sign."""
    top = placer.y
    placer.ornament(picture(sign), placer.width - SIGN if placer.rtl else 0, top, SIGN)
    beside = placer.beside(0 if placer.rtl else SIGN + 10, placer.width - SIGN - 10, top + 2)
    beside.words(words, PLAIN, "P")
    placer.y = max(beside.y, top + SIGN) + 8
