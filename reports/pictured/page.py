"""The picture briefing on one sheet: pictograms, few words, large letters; in one language or in two, with the pictures once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reports.lettering.joining import dotted
from reports.lettering.lines import Manner
from reports.pictured.contents import PEOPLE, Contents, Filled, Shown
from reports.pictured.pictograms import drawn, glass, person, picture
from reports.style import ACCENT, HAIRLINE, INK, PAPERS, QUIET
from reports.typesetting.meta import Meta
from reports.typesetting.placing import Document, Placer
from reports.typesetting.structure import Entry

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
SMALLER = 0.04
LEAST = 0.4
ROUNDING = 0.1
Words = tuple[str, ...]


def briefing(told: Sequence[tuple[str, Contents]], meta: Meta) -> bytes:
    """One page; `told`: the contents in each language. The same contents and meta give the same bytes. Words that would not fit make
    everything a little smaller."""
    height, scale = PAPERS[meta.paper][1] - 2 * MARGIN, 1.0
    while scale > LEAST and Page(Document(meta, PAPERS[meta.paper]), told, scale).drawn() * scale > height:
        scale -= SMALLER
    document = Document(meta, PAPERS[meta.paper])
    Page(document, told, scale).drawn()
    document.pen.turn()
    return document.finished()


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet with everything on it `scale` times as large."""

    document: Document
    told: Sequence[tuple[str, Contents]]
    scale: float

    def drawn(self) -> float:
        """Draws the page and answers how high it is before it is made smaller."""
        width = PAPERS[self.document.meta.paper][0]
        area = (0.0, (width - 2 * MARGIN) / self.scale)
        lay = (MARGIN, MARGIN, self.scale)
        placer = Placer(self.document.pen, self.document.meta.lang, self.document.root.add("Sect"), area, lay=lay, plain=False)
        with self.document.pen.within(*lay):
            self._page(placer)
        self._foot()
        return placer.y

    def _page(self, placer: Placer) -> None:
        shown = self.told[0][1]
        self.document.headings.append(Entry(shown.title, 1, 1))
        placer.words(shown.title, TITLE, "H1")
        placer.words(shown.round, ROUND, "P", after=10)
        self._people(placer)
        self._glasses(placer)
        self._listed(placer, "heart", self._each(lambda one: one.heads[0]), lambda one: one.valued)
        self._listed(placer, "talk", self._each(lambda one: one.heads[1]), lambda one: one.to_talk_about)
        self._listed(placer, "table", self._each(lambda one: one.heads[2]), lambda one: one.coming)
        _line(placer)
        self._said(placer, "lock", self._each(lambda one: one.safe))
        if shown.harm:
            self._said(placer, "phone", self._each(lambda one: one.harm))

    def _each(self, words: Callable[[Contents], str]) -> Words:
        return tuple(words(one) for _, one in self.told)

    def _foot(self) -> None:
        meta, pen = self.document.meta, self.document.pen
        width, height = PAPERS[meta.paper]
        foot = Placer(pen, meta.lang, self.document.root, (MARGIN, width - 2 * MARGIN), lay=(0, 0, 1), plain=False)
        foot.y = height - MARGIN * 0.55
        with pen.ornament("Footer"):
            foot.pair(dotted((meta.released, meta.disclosure), meta.lang), meta.draft, FOOT)

    def _in_each(self, placer: Placer, words: Words, manner: Manner, *, centred: bool = False) -> None:
        """The same in each language, one below the other, those after the first a little lighter; once where they are the same."""
        for spoken, said, look in self._spoken(placer, words, manner):
            spoken.y = placer.y
            spoken.words(said, look, "P", centred=centred)
            placer.y = spoken.y

    def _spoken(self, placer: Placer, words: Words, manner: Manner) -> Iterator[tuple[Placer, str, Manner]]:
        for place, (lang, said) in enumerate(dict(zip(self._langs(), words, strict=True)).items()):
            if not place:
                yield placer, said, manner
            elif said != words[0]:
                yield placer.speaking(lang), said, replace(manner, weight="regular")

    def _langs(self) -> Words:
        return tuple(lang for lang, _ in self.told)

    def _people(self, placer: Placer) -> None:
        """Ten people of whom as many are filled as answered of ten, the last of them in part."""
        answered = self.told[0][1].answered
        if answered is not None:
            for place in range(PEOPLE):
                across = PEOPLE - 1 - place if placer.rtl else place
                start = placer.width - PEOPLE * (PERSON + 4) if placer.rtl else 0
                shown = person(share=min(1.0, max(0.0, answered - place)), from_right=placer.rtl)
                placer.ornament(drawn(shown), start + across * (PERSON + 4), placer.y, PERSON)
            placer.y += PERSON + 4
        self._in_each(placer, self._each(lambda one: one.took_part), PLAIN)
        placer.y += BETWEEN

    def _glasses(self, placer: Placer) -> None:
        told = [one.glasses for _, one in self.told]
        top, columns = placer.y, max(2, len(told[0]))
        width, lowest = placer.width / columns, placer.y
        asides = [self._aside(placer, (columns - 1 - place if placer.rtl else place) * width, width) for place in range(len(told[0]))]
        named = max((self._named(beside, each) for beside, each in zip(asides, zip(*told, strict=True), strict=True)), default=0)
        for place, each in enumerate(zip(*told, strict=True)):
            left = (columns - 1 - place if placer.rtl else place) * width
            placer.ornament(drawn(glass(each[0].share)), left + (width - GLASS if placer.rtl else 0), top, GLASS)
            lowest = max(lowest, self._glass(asides[place], each, top + named), top + GLASS)
        placer.y = lowest + (BETWEEN if told[0] else 0)

    def _aside(self, placer: Placer, left: float, width: float) -> Placer:
        return placer.beside(left + (BETWEEN if placer.rtl else GLASS + 4), width - GLASS - 4 - BETWEEN, placer.y)

    def _named(self, beside: Placer, each: Sequence[Filled]) -> float:
        """How high the names of a glass are."""
        names = tuple(one.name for one in each)
        return sum(spoken.height(said, look) for spoken, said, look in self._spoken(beside, names, NAME))

    def _glass(self, beside: Placer, each: Sequence[Filled], numbered: float) -> float:
        """The words beside a glass; its number starts where those of all glasses do."""
        names, scales = tuple(one.name for one in each), tuple(one.word for one in each)
        beside = self._close(beside, ((names, NAME), ((each[0].number,) * len(each), NUMBER), (scales, WHY)))
        self._in_each(beside, names, NAME)
        beside.y = numbered
        beside.words(each[0].number, NUMBER, "P")
        self._in_each(beside, scales, WHY)
        return beside.y

    def _close(self, beside: Placer, said: Sequence[tuple[Words, Manner]]) -> Placer:
        """No wider than the widest of the words, so that a language from the other side ends near its glass and not beside the next."""
        told = [one for words, manner in said for one in self._spoken(beside, words, manner)]
        wide = max(line.width for spoken, words, look in told for line in spoken.set(words, look)) + ROUNDING
        return beside.beside(beside.left + (beside.width - wide if beside.rtl else 0), wide, beside.y)

    def _listed(self, placer: Placer, sign: str, heads: Words, shown: Callable[[Contents], Sequence[Shown]]) -> None:
        """A heading with its sign, and pictograms with their words side by side."""
        told = [shown(one) for _, one in self.told]
        if not told[0]:
            return
        _line(placer)
        self._head(placer, sign, heads)
        top, width = placer.y, placer.width / COLUMNS
        lowest = top
        for place, each in enumerate(zip(*told, strict=True)):
            left = (COLUMNS - 1 - place if placer.rtl else place) * width
            placer.ornament(picture(each[0].pictogram), left + (width - ICON) / 2, top, ICON)
            below = placer.beside(left + 6, width - 12, top + ICON + 4)
            self._in_each(below, tuple(one.words for one in each), NAME, centred=True)
            if each[0].more:
                self._in_each(below, tuple(one.more for one in each), WHY, centred=True)
            lowest = max(lowest, below.y)
        placer.y = lowest + BETWEEN

    def _head(self, placer: Placer, sign: str, heads: Words) -> None:
        """In the first language where reading starts, in the second on the same line where reading ends or, where that is the same side,
        below."""
        self.document.headings.append(Entry(heads[0], 2, 2))
        placer.ornament(picture(sign), placer.width - SIGN if placer.rtl else 0, placer.y, SIGN)
        placer.y += 2
        top = placer.y
        placer.words(heads[0], HEAD, "H2", indent=SIGN + 8)
        for lang, head in list(zip(self._langs(), heads, strict=True))[1:]:
            spoken = placer.speaking(lang)
            across = spoken.rtl != placer.rtl and placer.set(heads[0], HEAD)[0].width + spoken.set(head, HEAD)[0].width < placer.width - 60
            spoken.y = top if across else placer.y
            spoken.words(head, HEAD, "P", indent=0 if across else SIGN + 8)
            placer.y = max(placer.y, spoken.y)
        placer.y += 12

    def _said(self, placer: Placer, sign: str, words: Words) -> None:
        """One sentence beside its sign."""
        top = placer.y
        placer.ornament(picture(sign), placer.width - SIGN if placer.rtl else 0, top, SIGN)
        beside = placer.beside(0 if placer.rtl else SIGN + 10, placer.width - SIGN - 10, top + 2)
        self._in_each(beside, words, PLAIN)
        placer.y = max(beside.y, top + SIGN) + 8


def _line(placer: Placer) -> None:
    with placer.pen.ornament():
        placer.pen.line((0, placer.y), (placer.width, placer.y), HAIRLINE, 1)
    placer.y += BETWEEN * 0.75
