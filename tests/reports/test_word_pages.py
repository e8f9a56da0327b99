"""Pages of a Word file: what stays together, what opens a page, and that none is empty."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from reports.style import PAPERS
from reports.typesetting.blocks import (
    Abreast,
    Beside,
    Block,
    Bullets,
    Contents,
    Figure,
    FullBleedCover,
    Heading,
    NoteLines,
    PageBreak,
    Panel,
    Paragraph,
    Quote,
    Spacer,
    Table,
)
from reports.word.document import word

from fixtures.every_block import EVERY_BLOCK
from fixtures.word_files import META, found, opened

FULL = Table(("A",), (("1",),))


def test_nothing_empty_stands_between_the_contents_and_the_next_page():
    made = opened(word([Contents("Contents"), Heading("One"), Paragraph("First.")], META))

    before = next(at for at, one in enumerate(made.paragraphs) if one.style.name == "Heading 1")
    assert made.paragraphs[before - 1].style.name == "Contents"


def test_a_long_list_of_contents_is_set_closer_so_that_it_stays_on_one_page():
    def heights(count: int) -> tuple[float, float]:
        made = opened(word([Contents("Contents"), *(Heading(f"Part {at}") for at in range(count))], META))
        style = made.styles["Contents"]
        return float(style.paragraph_format.line_spacing.pt), float(style.font.size.pt)

    assert heights(12) == (16.5, 11)
    assert heights(38) == (14, 10)
    assert heights(60)[0] < heights(38)[0]


def test_many_lines_to_write_on_are_fewer_so_that_a_page_of_paper_is_a_page_of_word():
    counts = [sum(one.style.name == "Note Line" for one in opened(word([NoteLines(asked)], META)).paragraphs) for asked in (4, 7)]

    assert counts == [4, 5]


def test_a_panel_goes_to_the_next_page_whole_unless_it_is_long():
    for words, whole in (("Short.", True), ("Long. " * 400, False)):
        row, lines = found(word([Panel((Paragraph(words),), "F1", "Boxed", "Why?", 3)], META), "w:tr")
        assert (row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None) == whole
        assert (bool(list(row.iter(qn("w:keepNext")))), lines.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None) == (True, True)


def test_what_people_said_and_its_translation_beside_it_stay_on_one_page_unless_they_are_long():
    for words, whole in (("Short.", True), ("Long. " * 200, False)):
        (row,) = found(word([Beside(((Paragraph(words),), (Paragraph("The same."),)))], META), "w:tr")
        assert (row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None) == whole


def test_a_table_leaves_neither_its_head_with_a_single_row_nor_its_last_row_alone_on_a_page():
    rows = found(word([Table(("A", "B"), tuple((str(n), "-") for n in range(7)))], META), "w:tr")

    held = [next(iter(row.iter(qn("w:keepNext"))), None) is not None for row in rows]
    assert held == [True, True, True, False, False, True, True, False]


def test_a_table_that_is_held_stays_with_the_note_below_it():
    free, held = (word([Table(("A",), (("1",),), held=held), Paragraph("Note")], META) for held in (False, True))

    def last(made: bytes) -> list[bool]:
        return [bool(list(row.iter(qn("w:keepNext")))) for row in found(made, "w:tr")][-1:]

    assert (last(free), last(held)) == ([False], [True])


def test_neither_the_first_nor_the_last_item_of_a_list_stands_alone_on_a_page():
    def held(count: int) -> list[bool]:
        made = opened(word([Bullets(tuple(f"Item {at}" for at in range(count)))], META))
        return [bool(one.paragraph_format.keep_with_next) for one in made.paragraphs if one.text]

    assert held(1) == [False]
    assert held(2) == [True, False]
    assert held(5) == [True, False, False, True, False]


def test_a_line_between_two_headings_goes_with_the_second():
    """Else the first heading and the line would stand alone at the foot of a page."""
    short, long = Paragraph("Version 8."), Paragraph("Long. " * 40)

    def held(*blocks: Block) -> list[bool]:
        made = opened(word([Heading("Method", new_page=False), *blocks], META)).paragraphs
        return [bool(one.paragraph_format.keep_with_next) for one in made if one.style.name == "Normal"]

    assert held(short, Heading("How", 2)) == [True]
    assert held(short, Heading("On a new page")) == [False]
    assert held(long, Heading("How", 2)) == [False]
    assert held(short, short, Heading("How", 2)) == [False, False]


def test_what_a_chart_says_in_a_few_words_stays_on_its_page():
    """Alone on the next one they would make it nearly empty."""
    (chart,) = (block for block in EVERY_BLOCK if isinstance(block, Figure) and block.caption)

    def held(count: int, *following: Block) -> list[bool]:
        made = opened(word([chart, Bullets(tuple(f"Item {at}" for at in range(count))), *following], META)).paragraphs
        return [bool(one.paragraph_format.keep_with_next) for one in made if one.text and one.style.name in {"Caption", "List Bullet"}]

    assert held(3) == [True, True, True, False]
    assert held(5) == [False, True, False, False, True, False], "a long list may be parted"
    assert held(2, Heading("Next")) == [True, True, False]
    assert held(2, Heading("Next", new_page=False)) == [False, True, False], "the page has more to come"


def test_neither_the_first_nor_the_last_quotation_stands_alone_on_a_page():
    def held(count: int) -> list[bool]:
        made = opened(word([Paragraph("Said:"), *(Quote(f"Words {at}") for at in range(count)), Paragraph("More.")], META)).paragraphs
        return [bool(one.paragraph_format.keep_with_next) for one in made if one.text.startswith("“")]

    assert held(1) == [False]
    assert held(2) == [True, False]
    assert held(5) == [True, False, False, True, False]

    sources = opened(word([Quote(f"Words {at}", "Minutes") for at in range(4)], META)).paragraphs
    assert all(one.paragraph_format.keep_with_next for one in sources if one.text.startswith("“")), "each stays with where it comes from"


@pytest.mark.parametrize("following", [(Heading("Two"),), (PageBreak(), Paragraph("More.")), (Heading("Two", disclosure="For everybody"),)])
def test_no_empty_line_stands_between_a_table_and_the_next_page(following: tuple[Block, ...]):
    """Where a table fills its page, the line would make an empty page."""
    body = list(opened(word([Heading("One"), FULL, *following], META)).element.body)

    after = body[next(at for at, one in enumerate(body) if one.tag == qn("w:tbl")) + 1]
    assert list(after.iter(qn("w:pageBreakBefore"), qn("w:sectPr")))


def test_two_languages_abreast_begin_a_page_with_their_own_words():
    """A line before them, on the new page, makes LibreOffice leave that page empty."""
    rows = (Heading("One"), Paragraph("First."), Heading("Two"))
    body = opened(word([Heading("Before"), Abreast(rows, rows, "fr")], META)).element.body

    turning = [one for one in body.iter(qn("w:p")) if list(one.iter(qn("w:pageBreakBefore")))]
    assert ["".join(text.text or "" for text in one.iter(qn("w:t"))) for one in turning] == ["One", "Two"]


def test_a_heading_that_opens_a_page_stands_at_its_top():
    made = opened(word([Heading("One"), Paragraph("First."), Heading("Two"), Heading("Below", 2)], META))

    above = [one.paragraph_format.space_before for one in made.paragraphs if one.style.name.startswith("Heading")]
    assert above == [0, 0, None]


def test_the_words_of_a_cover_that_lies_across_have_room_below_its_picture():
    """In two languages there are twice as many, on half the height."""
    covers = [block for block in EVERY_BLOCK if isinstance(block, FullBleedCover)]
    across, upright = (word(covers, replace(META, paper=paper)) for paper in ("A4 wide", "A4"))

    drawn = [float(found(one, "wp:extent")[0].get("cy")) / 12700 for one in (across, upright)]
    assert drawn[0] / PAPERS["A4 wide"][1] < 0.35
    assert drawn[1] / PAPERS["A4"][1] == pytest.approx(0.5, abs=0.01)


def test_the_title_of_a_letter_and_what_follows_a_break_stand_at_the_top_of_their_page():
    letter = (
        Heading("To you", new_page=False),
        Paragraph("Dear all."),
        PageBreak(),
        Heading("Placemat", new_page=False),
        Heading("So", new_page=False),
    )
    made = opened(word(letter, META))

    assert all(one.text for one in made.paragraphs), "no line for the break alone"
    headings = [one.paragraph_format for one in made.paragraphs if one.style.name.startswith("Heading")]
    assert [(one.space_before, one.page_break_before) for one in headings] == [(0, None), (0, True), (None, None)]


def test_air_between_blocks_is_above_a_line_so_that_it_does_not_open_a_page():
    (line,) = (one for one in opened(word([Spacer(14)], META)).paragraphs if one.style.name == "Line Between")

    assert line.paragraph_format.space_before == Pt(14)
    assert line.paragraph_format.line_spacing is None, "as low as its style has it"


def test_what_columns_say_below_their_heads_begins_on_one_height():
    columns = tuple((Paragraph(name, "label"), Paragraph("They agree.")) for name in ("Staff", "Government counterparts"))
    heads, told = found(word([Beside(columns)], META), "w:tr")

    assert ["".join(one.text for one in row.iter(qn("w:t"))) for row in (heads, told)] == [
        "StaffGovernment counterparts",
        "They agree.They agree.",
    ]
    assert all(list(cell.iter(qn("w:keepNext"))) for cell in heads.iter(qn("w:tc")))
    assert [one.get(qn("w:after")) for one in heads.iter(qn("w:spacing"))] == ["0", "0"], "rows add up the air of both"


def test_what_a_chapter_ends_with_holds_together_up_to_a_third_of_a_page():
    """Where it passes the page by little, the last page is not nearly empty."""

    def held(*following: Block) -> list[bool]:
        rows = tuple((str(at),) for at in range(40))
        made = word([Heading("One"), Table(("A",), rows), Paragraph("Note."), Panel((), "", "", "Why?", 3), *following], META)
        return [bool(list(row.iter(qn("w:keepNext")))) for row in found(made, "w:tr")]

    chapter, last = held(PageBreak(), Paragraph("More.")), held()
    assert chapter[:3] == last[:3] == [True] * 3
    assert (any(chapter[3:20]), all(chapter[35:41])) == (False, True)
    assert (any(last[3:38]), chapter[-1]) == (False, False)


def test_a_line_that_announces_something_stays_with_it():
    made = opened(word([Paragraph("They said:"), Paragraph("They said so."), Quote("No.")], META)).paragraphs

    assert [bool(one.paragraph_format.keep_with_next) for one in made if one.style.name == "Normal"] == [True, False]


def test_rows_of_two_languages_abreast_which_may_be_as_high_as_pages_are_not_held_together():
    rows = tuple(Paragraph(f"Line {at}.") for at in range(9))
    made = word([Abreast((*rows, PageBreak(), *rows), (*rows, PageBreak(), *rows), "ar")], META)

    assert not found(made, "w:keepNext")
