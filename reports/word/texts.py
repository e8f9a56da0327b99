"""Headings, paragraphs, lists, quotations and lines to write on, in Word."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Pt

from reports.lettering.lines import is_rtl
from reports.lettering.shaping import one_line
from reports.style import HAIRLINE, MARGIN
from reports.typesetting.blocks import Bullets, Contents, Heading, NoteLines, PageBreak, Paragraph, Quote, Rule, Spacer
from reports.typesetting.structure import Entry
from reports.typesetting.texts import announces, marked
from reports.word.answers import on_lines
from reports.word.furniture import foot
from reports.word.marking import PARAGRAPH_ORDER, RUN_ORDER, borders, element, put, switch
from reports.word.room import Mark, Room, write
from reports.word.runs import fill, numbered
from reports.word.styles import LARGER, OF_PARAGRAPHS, QUOTE, QUOTE_BAR, SETTINGS

MANY, FEWER = 6, 2  # lines to write on
ONE_LINE = 90
"""Letters that may take a second line at most."""
TOLD = 3
"""Items up to which a list is what a chart says in words, and stays with it."""


@write.register
def _(block: Heading, room: Room) -> None:
    if one_line(block.text).strip():
        head(block, room, room.place.on_paper.popleft() if room.place.on_paper else None)


def head(block: Heading, room: Room, entry: Entry | None = None) -> None:
    """Writes a heading; a section begins on a new page where it does on paper (`entry`)."""
    place = room.place
    turned = block.level == 1 and room.turned()
    on_paper = block.new_page and place.begun and not room.inside and (entry is None or entry.y <= MARGIN)
    opens = block.level == 1 and (turned or on_paper)
    broken = _section(block, room, new_page=opens) if block.level == 1 and not room.inside else False
    if opens and not broken and (line := room.left_over()) is not None:
        line.getparent().remove(line)
    if not opens and not broken:
        _hold_between_headings(room)
    depth = room.depth_of(block.level)
    paragraph = fill(room.paragraph(f"Heading {depth}"), numbered(block.number, block.text, room.lang), room.lang)
    if depth != block.level:
        _look(paragraph, f"Heading {block.level}")
    paragraph.paragraph_format.page_break_before = True if opens and not broken else None
    if opens or (block.level == 1 and (not place.begun or (block.new_page and room.inside))):
        paragraph.paragraph_format.space_before = Pt(0)
    place.marks += 1
    place.begun = True
    page = str(entry.page + 1) if entry else ""
    mark = Mark(f"_Toc{place.marks:08d}", f"{block.number} {block.text}".strip(), block.level, depth, block.bookmark, page)
    _bookmark(paragraph, mark, place.marks)
    place.headings.append(mark)


def _hold_between_headings(room: Room) -> None:
    """A line that stands alone between two headings goes where the second one goes, and takes the first with it."""
    before = _last(room)
    if len(before) < 2 or not all(one.tag.endswith("}p") for one in before):
        return
    first, line = before
    headed = any(first.style == room.place.styles[f"Heading {level}"] for level in (1, 2, 3))
    if headed and sum(len(one.text or "") for one in line.iter(qn("w:t"))) < ONE_LINE:
        put(line.get_or_add_pPr(), PARAGRAPH_ORDER, switch("keepNext"))


def _last(room: Room, count: int = 2) -> list[Any]:
    """So many things that were written last."""
    body = room.holder._element if room.inside else room.place.document.element.body  # noqa: SLF001
    return [one for one in body[-count - 1 :] if not one.tag.endswith("}sectPr")][-count:]


def _look(paragraph: Any, style: str) -> None:
    """How a heading of another level looks, where its own would leave a step out."""
    paragraph.paragraph_format.space_before = Pt(SETTINGS[style].before)
    size = round((SETTINGS[style].manner.size + LARGER) * 2)
    for run in paragraph.runs:
        put(run._r.get_or_add_rPr(), RUN_ORDER, element("sz", val=size), element("szCs", val=size))  # noqa: SLF001


def _section(block: Heading, room: Room, *, new_page: bool) -> bool:
    """A section with a foot of its own where others may see it than what stands before; answers whether one began."""
    place = room.place
    disclosure = block.disclosure or place.meta.disclosure
    if disclosure == place.disclosure:
        return False
    begun = place.begun
    if begun:
        line = room.left_over()
        section = place.document.add_section(WD_SECTION.NEW_PAGE if new_page else WD_SECTION.CONTINUOUS)
        _end_with(line, room)
        section.different_first_page_header_footer = False
        foot(section, place.meta, disclosure)
    place.disclosure = disclosure
    return begun


def _end_with(line: Any | None, room: Room) -> None:
    """The end of a section is in a line of its own, no higher than a point; in the one that a table left behind where there is one."""
    end = next(one for one in reversed(room.place.document.element.body) if one.tag.endswith("}p"))
    if line is None:
        end.style = room.place.styles["Line Between"]
        return
    line.get_or_add_pPr().append(end.pPr.sectPr)
    end.getparent().remove(end)


def _bookmark(paragraph: Any, mark: Mark, number: int) -> None:
    """A place before the first word: behind a Chinese full stop that hangs out of its line an end would begin another line."""
    first = paragraph.runs[0]._r  # noqa: SLF001 - the library has no word for bookmarks
    first.addprevious(element("bookmarkStart", id=number, name=mark.name))
    first.addprevious(element("bookmarkEnd", id=number))


@write.register
def _(block: Paragraph, room: Room) -> None:
    style, lang = OF_PARAGRAPHS[block.style], block.lang or room.lang
    words = on_lines(block.words, room.width, SETTINGS[style].manner.size + LARGER, lang) if isinstance(block.words, str) else block.words
    paragraph = fill(room.paragraph(style), words, lang)
    if announces(block.words):
        paragraph.paragraph_format.keep_with_next = True
    room.place.begun = True


@write.register
def _(block: Bullets, room: Room) -> None:
    counted = _counting(room) if block.numbered else None
    told = len(block.items) <= TOLD and _ends_a_page(room) and _below_a_caption(room)
    for at, words in enumerate(block.items):
        paragraph = fill(room.paragraph("List Number" if block.numbered else "List Bullet"), words, block.lang or room.lang, rtl=room.rtl)
        paragraph.paragraph_format.keep_with_next = (at < len(block.items) - 1 and (told or at in {0, len(block.items) - 2})) or None
        if counted is not None:
            properties = element("numPr")
            properties.extend((element("ilvl", val=0), element("numId", val=counted)))
            put(paragraph._p.get_or_add_pPr(), PARAGRAPH_ORDER, properties)  # noqa: SLF001


def _ends_a_page(room: Room) -> bool:
    """Whether on paper the next heading opens a page, so that what comes now may be all that is left of its own."""
    return not room.place.on_paper or room.place.on_paper[0].y <= MARGIN


def _below_a_caption(room: Room) -> bool:
    """Whether a chart's caption stands before what comes now; from then on it stays with it."""
    last = next(reversed(_last(room)), None)
    if last is None or not last.tag.endswith("}p") or last.style != room.place.styles["Caption"]:
        return False
    put(last.get_or_add_pPr(), PARAGRAPH_ORDER, switch("keepNext"))
    return True


def _counting(room: Room) -> int:
    """A count that begins at one: the number of a new list."""
    numbering = room.place.document.part.numbering_part.element
    style = room.place.document.styles["List Number"].element
    known = style.pPr.numPr.numId.val
    abstract = next(one.abstractNumId.val for one in numbering.num_lst if one.numId == known)
    made = numbering.add_num(abstract)
    made.add_lvlOverride(0).add_startOverride(1)
    return int(made.numId)


@write.register
def _(block: Quote, room: Room) -> None:
    tag = block.lang or room.lang
    right = is_rtl(block.text, tag)
    _hold_the_last(room)
    said = [fill(room.paragraph(QUOTE), marked(block.text, tag), tag)]
    if block.source:
        source = fill(room.paragraph(QUOTE), "— " + block.source, room.lang)
        _across(source, other_side=right != room.rtl)
        said[0].paragraph_format.keep_with_next = True
        said[0].paragraph_format.space_after = Pt(0)
        source.paragraph_format.space_before = Pt(0)
        said.append(source)
    for paragraph in said:
        put(paragraph._p.get_or_add_pPr(), PARAGRAPH_ORDER, borders("pBdr", {"right" if right else "left": QUOTE_BAR}, 8))  # noqa: SLF001


def _hold_the_last(room: Room) -> None:
    """Of quotations below each other neither the first nor the last stands alone on a page: so far, the one before is the last but one."""
    quotes = [one for one in _last(room, 3) if one.tag.endswith("}p") and one.style == room.place.styles[QUOTE]]
    if not quotes or quotes[-1] is not _last(room)[-1]:
        return
    put(quotes[-1].get_or_add_pPr(), PARAGRAPH_ORDER, switch("keepNext"))
    if len(quotes) == 3 and quotes[1].pPr.spacing is None:  # else it stays with where it comes from
        put(quotes[1].pPr, PARAGRAPH_ORDER, switch("keepNext", on=False))


def _across(paragraph: Any, *, other_side: bool) -> None:
    """Words of one direction on the side where the other starts; `right` is the side where a paragraph's own lines end."""
    if other_side:
        put(paragraph._p.get_or_add_pPr(), PARAGRAPH_ORDER, element("jc", val="right"))  # noqa: SLF001


@write.register
def _(block: NoteLines, room: Room) -> None:
    """Fewer than on the page where there are many: words are set larger here, and what is meant for one page stays on it."""
    for _number in range(block.count - FEWER if block.count > MANY else block.count):
        room.paragraph("Note Line")


@write.register
def _(_block: Rule, room: Room) -> None:
    properties = room.paragraph("Line Between")._p.get_or_add_pPr()  # noqa: SLF001
    put(properties, PARAGRAPH_ORDER, borders("pBdr", {"bottom": (HAIRLINE, 0.5)}))


@write.register
def _(block: Spacer, room: Room) -> None:
    """Air above a line: by itself it would stand at the top of a page that it came to."""
    room.paragraph("Line Between").paragraph_format.space_before = Pt(block.height)


@write.register
def _(_block: PageBreak, room: Room) -> None:
    if not room.inside:
        room.turn()


@write.register
def _(block: Contents, room: Room) -> None:
    """Only its title and its place: the lines are written when every heading is known."""
    if block.title:
        fill(room.paragraph("Label"), block.title, room.lang)
    room.place.contents.append((room.paragraph("Line Between"), block.depth))
