"""A debrief as Word: the same blocks as on paper as words that can be edited, found and read by ear."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import get_args
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn

from reports.editions.making import make
from reports.editions.order import Order
from reports.lettering.measuring import width as text_width
from reports.typesetting.blocks import (
    Block,
    Bullets,
    Contents,
    Heading,
    Panel,
    Paragraph,
    Quote,
    Table,
)
from reports.typesetting.manners import COLUMN_HEAD
from reports.typesetting.rows import AIR
from reports.word.document import word
from reports.word.room import write
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.every_block import EVERY_BLOCK
from fixtures.word_files import META, found, opened, text, value

HOSTILE = "<w:p>=cmd|' /C calc'!A0 & ]]></w:p>\x00\x0b\u202e\ud800{{ 7 * 7 }}"
FULL = Table(("A",), (("1",),))


@pytest.fixture(scope="module")
def whole() -> bytes:
    return word(EVERY_BLOCK, META)


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


def test_contents_before_a_chapter_are_not_lost():
    made = opened(word([Paragraph("First."), FULL, Contents("Contents"), Heading("One"), Heading("Two")], META))

    assert [one.style.name for one in made.paragraphs].count("Contents") == 2


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
