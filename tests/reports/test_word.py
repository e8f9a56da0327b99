"""A debrief as Word: the same blocks as on paper as words that can be edited, found, read by ear, in either direction."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any, get_args
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from reports.editions.making import make
from reports.editions.order import Order
from reports.lettering.measuring import width as text_width
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
from reports.typesetting.manners import COLUMN_HEAD
from reports.typesetting.meta import Meta
from reports.typesetting.rows import AIR
from reports.word.document import word
from reports.word.room import write
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.every_block import EVERY_BLOCK

META = Meta("Water, together", "en", "Debrief", "Water for Kassala", "21 November 2026", "For contributors", "Roundtable", draft="Draft")
HOSTILE = "<w:p>=cmd|' /C calc'!A0 & ]]></w:p>\x00\x0b\u202e\ud800{{ 7 * 7 }}"


@pytest.fixture(scope="module")
def whole() -> bytes:
    return word(EVERY_BLOCK, META)


def opened(document: bytes) -> Any:
    return Document(io.BytesIO(document))


def found(document: bytes, tag: str) -> list[Any]:
    return list(opened(document).element.body.iter(qn(tag)))


def text(document: bytes) -> str:
    return "\n".join("".join(one.text or "" for one in paragraph.iter(qn("w:t"))) for paragraph in found(document, "w:p"))


def value(element: Any, name: str = "w:val") -> str | None:
    return None if element is None else element.get(qn(name))


def test_every_kind_of_block_has_a_form_in_word():
    assert set(get_args(Block)) <= set(write.registry)


def test_the_same_blocks_give_the_same_bytes(whole: bytes):
    assert word(EVERY_BLOCK, META) == whole


def test_what_stands_on_paper_stands_in_word(whole: bytes):
    written = text(whole)

    for words in (
        "What people said",
        "2.1  How partners work",
        "keep their promises.",
        "Trust",
        "Heard, but late",
        "“They came late.”",
        "The end.",
    ):
        assert words in written


def test_headings_are_headings_and_the_list_of_contents_leads_to_them(whole: bytes):
    styles = [paragraph.style.name for paragraph in opened(whole).paragraphs]
    marks = {value(mark, "w:name") for mark in found(whole, "w:bookmarkStart")}
    links = [value(link, "w:anchor") for link in found(whole, "w:hyperlink")]

    assert styles.count("Heading 1") == 1
    assert len(links) == 2
    assert set(links) <= marks


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


def test_a_picture_stands_at_the_edge_of_the_text_in_every_program(whole: bytes):
    """LibreOffice puts nine points of air around a picture that does not say that it wants none."""
    for picture in found(whole, "wp:inline"):
        assert {side: picture.get(side) for side in ("distT", "distB", "distL", "distR")} == dict.fromkeys(
            ("distT", "distB", "distL", "distR"), "0"
        )


def test_the_running_head_names_the_section_in_a_word_of_any_language(whole: bytes):
    """Under the name “Heading 1”, which a Chinese Word does not know, it would print that there is no such text."""
    head = "".join(one.text or "" for one in opened(whole).sections[0].header._element.iter(qn("w:instrText")))

    assert head.split() == ["STYLEREF", "1"]


def test_nothing_is_left_that_tells_of_another_program_or_another_document(whole: bytes):
    with ZipFile(io.BytesIO(whole)) as package:
        assert "docProps/app.xml" not in package.namelist()
        assert not any(b"Macintosh" in package.read(name) for name in package.namelist())


def test_word_does_not_take_it_for_an_old_file(whole: bytes):
    modes = [one for one in opened(whole).settings.element.iter(qn("w:compatSetting")) if value(one, "w:name") == "compatibilityMode"]

    assert [value(one) for one in modes] == ["15"]


def test_many_lines_to_write_on_are_fewer_so_that_a_page_of_paper_is_a_page_of_word():
    counts = [sum(one.style.name == "Note Line" for one in opened(word([NoteLines(asked)], META)).paragraphs) for asked in (4, 7)]

    assert counts == [4, 5]


def test_a_panel_goes_to_the_next_page_whole_unless_it_is_long():
    for words, whole in (("Short.", True), ("Long. " * 400, False)):
        (row,) = found(word([Panel((Paragraph(words),), "F1", "Boxed", "Why?", 3)], META), "w:tr")
        assert (row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None) == whole


def test_what_people_said_and_its_translation_beside_it_stay_on_one_page_unless_they_are_long():
    for words, whole in (("Short.", True), ("Long. " * 200, False)):
        (row,) = found(word([Beside(((Paragraph(words),), (Paragraph("The same."),)))], META), "w:tr")
        assert (row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None) == whole


def test_a_column_is_as_wide_as_the_longest_word_of_its_head():
    shares = (0.7, 0.1, 0.1, 0.1)
    wide = word([Table(("Answer", "Volunteers of associations", "A", "B"), (("1", "2", "3", "4"),), shares)], META)
    first, second, *others = [int(value(one, "w:w") or 0) for one in found(wide, "w:gridCol")]

    assert second > max(others) * 1.2
    assert first < 0.7 * sum((first, second, *others))


def test_a_column_is_as_wide_as_the_longest_word_of_its_cells():
    made = word([Table(("Indicator", "Unit", "Target"), (("Funds for repairs", "committees", "34"),), (0.8, 0.1, 0.1), (2,))], META)
    _, unit, target = [int(value(one, "w:w") or 0) for one in found(made, "w:gridCol")]

    assert unit > target * 1.2


def test_a_column_has_room_for_its_longest_word_in_letters_a_third_wider_than_those_on_the_page():
    made = word([Table(("", "Neither good nor poor", "Good"), (("Harbour Relief", "-", "-"),), (0.8, 0.1, 0.1))], META)
    _, wide, _ = [int(value(one, "w:w") or 0) / 20 for one in found(made, "w:gridCol")]

    assert wide - AIR > 4 / 3 * text_width("Neither", COLUMN_HEAD.manner.size, bold=True)


def test_a_sentence_without_spaces_is_no_long_word():
    shares = (0.7, 0.1, 0.2)
    made = word(
        [Table(("问题", "人数", "说明"), (("甲", "1", "各合作伙伴希望从这一伙伴关系中得到同样的主要成果"),), shares)],
        replace(META, lang="zh"),
    )

    widths = [int(value(one, "w:w") or 0) for one in found(made, "w:gridCol")]
    assert [width / sum(widths) for width in widths] == pytest.approx(shares, 0.01)


def test_no_heading_skips_a_step_however_it_looks():
    made = opened(word([Heading("One"), Heading("Small", 3), Heading("Small too", 3), Panel((), "F1", "Boxed"), Heading("Two", 2)], META))

    assert [one.style.name for one in made.paragraphs if one.text] == ["Heading 1", "Heading 2", "Heading 2", "Heading 2", "Heading 2"]


def test_the_head_of_a_table_is_repeated_and_pictures_are_told_in_words(whole: bytes):
    heads = [row for row in found(whole, "w:tr") if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    told = [one.get("descr") for one in found(whole, "wp:docPr")]

    assert len(heads) == 1
    assert "Trust: 62." in told
    assert "Partners" in told


def test_a_table_leaves_neither_its_head_with_a_single_row_nor_its_last_row_alone_on_a_page():
    rows = found(word([Table(("A", "B"), tuple((str(n), "-") for n in range(7)))], META), "w:tr")

    held = [next(iter(row.iter(qn("w:keepNext"))), None) is not None for row in rows]
    assert held == [True, True, True, False, False, True, True, False]


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


def test_in_chinese_no_answer_is_parted_at_the_end_of_a_line():
    answers = [f"○\u00a0{words}" for words in ("非常不同意", "不同意", "既不同意也不反对", "同意", "非常同意", "不适用", "我不知道")]
    made = opened(word([Paragraph("     ".join(answers))], replace(META, lang="zh", paper="Letter")))

    first, second = made.paragraphs[0].text.split("\n")
    assert first.split("     ") == answers[:6]
    assert second == answers[6]


def test_neither_the_first_nor_the_last_quotation_stands_alone_on_a_page():
    def held(count: int) -> list[bool]:
        made = opened(word([Paragraph("Said:"), *(Quote(f"Words {at}") for at in range(count)), Paragraph("More.")], META)).paragraphs
        return [bool(one.paragraph_format.keep_with_next) for one in made if one.text.startswith("“")]

    assert held(1) == [False]
    assert held(2) == [True, False]
    assert held(5) == [True, False, False, True, False]

    sources = opened(word([Quote(f"Words {at}", "Minutes") for at in range(4)], META)).paragraphs
    assert all(one.paragraph_format.keep_with_next for one in sources if one.text.startswith("“")), "each stays with where it comes from"


FULL = Table(("A",), (("1",),))


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


def test_contents_before_a_chapter_are_not_lost():
    made = opened(word([Paragraph("First."), FULL, Contents("Contents"), Heading("One"), Heading("Two")], META))

    assert [one.style.name for one in made.paragraphs].count("Contents") == 2


def test_a_heading_that_opens_a_page_stands_at_its_top():
    made = opened(word([Heading("One"), Paragraph("First."), Heading("Two"), Heading("Below", 2)], META))

    above = [one.paragraph_format.space_before for one in made.paragraphs if one.style.name.startswith("Heading")]
    assert above == [0, 0, None]


def test_the_foot_says_for_whom_and_counts_pages_by_itself(whole: bytes):
    section = opened(whole).sections[0]
    foot = "".join(one.text or "" for one in section.footer._element.iter(qn("w:t"), qn("w:instrText")))

    assert "21 November 2026 · For contributors" in foot
    assert "PAGE" in foot
    assert "NUMPAGES" in foot
    assert b"Draft" in b"".join(ZipFile(io.BytesIO(whole)).read(f"word/header{at}.xml") for at in (1,))
    assert section.different_first_page_header_footer


def test_a_part_that_others_may_see_says_so_at_its_own_foot():
    made = opened(word([Heading("Ours"), Heading("Everybody's", disclosure="For everybody"), Heading("Ours again")], META))

    feet = ["".join(one.text or "" for one in section.footer._element.iter(qn("w:t"))) for section in made.sections]
    assert ["For everybody" in foot for foot in feet] == [False, True, False]


def test_arabic_runs_from_right_to_left_and_says_its_language():
    made = word([Heading("عنوان"), Table(("أ", "ب"), (("ج", "42"),), numeric=(1,)), Paragraph("قالت UNICEF نعم")], Meta("ت", "ar"))

    paragraphs = [one for one in opened(made).element.body.iter(qn("w:p")) if list(one.iter(qn("w:t")))]
    assert all(value(one.find(f"{qn('w:pPr')}/{qn('w:bidi')}")) != "0" for one in paragraphs)
    assert value(found(made, "w:tbl")[0].find(f"{qn('w:tblPr')}/{qn('w:bidiVisual')}")) != "0"
    latin = next(run for run in found(made, "w:r") if "UNICEF" in "".join(one.text or "" for one in run.iter(qn("w:t"))))
    assert latin.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is None
    assert {value(one, "w:bidi") for one in found(made, "w:lang")} == {"ar-SA"}


def test_a_full_stop_stays_behind_an_english_title_under_its_number_in_arabic():
    made = word([Panel((Paragraph("ج"),), "1", "We reach them.")], Meta("ت", "ar"))

    runs = [
        "".join(one.text or "" for one in run.iter(qn("w:t")))
        for run in found(made, "w:r")
        if run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is None
    ]
    assert any(run.startswith("We reach them.") for run in runs)


def test_a_full_stop_stays_behind_an_arabic_sentence_among_english_ones():
    (paragraph,) = (one for one in opened(word([Paragraph("شكرًا لكم.")], META)).element.body.iter(qn("w:p")) if list(one.iter(qn("w:t"))))

    runs = [run for run in paragraph.iter(qn("w:r")) if "." in "".join(one.text or "" for one in run.iter(qn("w:t")))]
    assert [run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for run in runs] == [True]
    assert "".join(one.text or "" for one in paragraph.iter(qn("w:t"))).endswith(".\u200f")


def test_the_words_of_a_cover_that_lies_across_have_room_below_its_picture():
    """In two languages there are twice as many, on half the height."""
    covers = [block for block in EVERY_BLOCK if isinstance(block, FullBleedCover)]
    across, upright = (word(covers, replace(META, paper=paper)) for paper in ("A4 wide", "A4"))

    drawn = [float(found(one, "wp:extent")[0].get("cy")) / 12700 for one in (across, upright)]
    assert drawn[0] / PAPERS["A4 wide"][1] < 0.35
    assert drawn[1] / PAPERS["A4"][1] == pytest.approx(0.5, abs=0.01)


def test_words_in_another_language_keep_their_direction(whole: bytes):
    quote = next(one for one in found(whole, "w:p") if "البئر" in "".join(piece.text or "" for piece in one.iter(qn("w:t"))))

    assert value(quote.find(f"{qn('w:pPr')}/{qn('w:bidi')}")) is None
    assert [value(one, "w:bidi") for one in quote.iter(qn("w:lang"))] == ["ar-SA"]


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


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("قال «لا أعرف» أو (نعم)", ["قال ", "«", "لا أعرف» أو (نعم)"]),
        ("الفريق: لا يُعرض", ["الفريق", ": ", "لا يُعرض"]),
        ("أو لا", ["أو لا"]),
    ],
)
def test_a_mark_before_lam_alef_is_set_by_itself(sentence: str, parts: list[str]):
    """As one with it, LibreOffice draws the mark over the letters."""
    made = found(word([Paragraph(sentence)], Meta("ت", "ar")), "w:r")

    assert ["".join(one.text or "" for one in run.iter(qn("w:t"))) for run in made] == parts
    assert [value(next(run.iter(qn("w:w")), None)) for run in made] == [None, "100", None][: len(made)]


@pytest.mark.parametrize(("page", "quoted", "source"), [("ar", "en", "دراسة خط الأساس، يؤيد"), ("en", "ar", "Baseline study, supports")])
def test_where_a_quotation_comes_from_runs_as_the_page_does_on_the_side_of_the_quotation(page: str, quoted: str, source: str):
    made = word([Quote("نعم" if quoted == "ar" else "Yes", source, quoted)], Meta("ت", page))

    said, named = (one for one in opened(made).element.body.iter(qn("w:p")) if list(one.iter(qn("w:t"))))
    backwards = [value(one.find(f"{qn('w:pPr')}/{qn('w:bidi')}")) != "0" for one in (said, named)]
    assert backwards == [quoted == "ar", page == "ar"]
    assert value(named.find(f"{qn('w:pPr')}/{qn('w:jc')}")) == "right", "where its own lines end"
    assert said.find(f"{qn('w:pPr')}/{qn('w:jc')}") is None


def test_the_dots_of_a_list_in_another_language_stand_where_the_page_starts():
    made = opened(word([Bullets(("We reach them.",), lang="en")], Meta("ت", "ar")))

    (item,) = (one for one in made.element.body.iter(qn("w:p")) if list(one.iter(qn("w:t"))))
    assert value(item.find(f"{qn('w:pPr')}/{qn('w:bidi')}")) != "0"
    assert "".join(one.text or "" for one in item.iter(qn("w:t"))) == "\u200eWe reach them.\u200e"


def test_two_languages_stand_beside_each_other_row_by_row():
    made = opened(word([Abreast((Heading("One"), Paragraph("Two")), (Heading("واحد"), Paragraph("اثنان")), "ar")], META))

    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert rows == [["One", "واحد"], ["Two", "اثنان"]]


def test_numbered_lists_begin_at_one_each():
    made = word([Bullets(("a", "b"), numbered=True), Paragraph("between"), Bullets(("c",), numbered=True)], META)

    counts = [value(one.find(qn("w:numId"))) for one in found(made, "w:numPr")]
    assert counts[0] == counts[1] != counts[2]


def test_hostile_words_are_words():
    made = word([Heading(HOSTILE), Paragraph(HOSTILE), Quote(HOSTILE, HOSTILE), Table((HOSTILE,), ((HOSTILE,),)), Panel((), HOSTILE)], META)

    assert text(made).count("<w:p>=cmd|' /C calc'!A0 & ]]></w:p>\ufffd{{ 7 * 7 }}") == 7


def test_an_edition_can_be_had_as_word(released: Released):
    order, say = Order("letter", "en", group="g2", suffix="docx"), translator("en", "surveys", "reports")

    made = make(released, order, say)

    assert made == make(released, order, say)
    assert "To Association staff" in text(made)


def test_a_table_that_is_held_stays_with_the_note_below_it():
    free, held = (word([Table(("A",), (("1",),), held=held), Paragraph("Note")], META) for held in (False, True))

    def last(made: bytes) -> list[bool]:
        return [bool(list(row.iter(qn("w:keepNext")))) for row in found(made, "w:tr")][-1:]

    assert (last(free), last(held)) == ([False], [True])
