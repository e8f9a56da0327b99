"""A Word file in Arabic, Chinese, or two languages: directions, marks and lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from reports.office.regions import signed
from reports.typesetting.blocks import (
    Abreast,
    Bullets,
    Heading,
    Panel,
    Paragraph,
    Quote,
    Table,
)
from reports.typesetting.meta import Meta
from reports.word.document import word

from fixtures.every_block import EVERY_BLOCK
from fixtures.word_files import META, found, opened, value


@pytest.fixture(scope="module")
def whole() -> bytes:
    return word(EVERY_BLOCK, META)


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


def test_words_in_another_language_keep_their_direction(whole: bytes):
    quote = next(one for one in found(whole, "w:p") if "البئر" in "".join(piece.text or "" for piece in one.iter(qn("w:t"))))

    assert value(quote.find(f"{qn('w:pPr')}/{qn('w:bidi')}")) is None
    assert [value(one, "w:bidi") for one in quote.iter(qn("w:lang"))] == ["ar-SA"]


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


def test_in_chinese_no_answer_is_parted_at_the_end_of_a_line():
    answers = [f"○\u00a0{words}" for words in ("非常不同意", "不同意", "既不同意也不反对", "同意", "非常同意", "不适用", "我不知道")]
    made = opened(word([Paragraph("     ".join(answers))], replace(META, lang="zh", paper="Letter")))

    first, second = made.paragraphs[0].text.split("\n")
    assert first.split("     ") == answers[:6]
    assert second == answers[6]


def test_in_chinese_no_answer_in_a_table_is_parted_from_its_share():
    shares = "从不：0%；很少：6%；有时：36%；经常：49%；几乎总是：9%"
    table = Table(("问题", "回答"), (("忙", shares), ("忙", "一句话；又一句话。")), (0.5, 0.5))
    made = opened(word([table], replace(META, lang="zh", paper="Letter")))

    told = [cell.text for cell in made.tables[0].columns[1].cells]
    assert told[1:] == ["从不：0%；很少：6%；有时：36%；经常：49%；\n几乎总是：9%", "一句话；又一句话。"]


def test_in_chinese_a_line_may_end_behind_a_comma_whatever_letters_come_next():
    made = opened(word([Paragraph("English、العربية、中文")], replace(META, lang="zh")))

    assert made.paragraphs[0].text == "English、\u200bالعربية、中文"


def test_nothing_stands_behind_the_last_word_of_a_heading():
    """Where a Chinese full stop hangs out of its line it would begin another, empty line."""
    (paragraph,) = (one for one in opened(word([Heading("看法不同。")], replace(META, lang="zh"))).paragraphs if one.text)

    assert paragraph._p[-1].tag == qn("w:r")


@pytest.mark.parametrize(("words", "kept"), [("نعم: 40%", "\u200e40%"), ("بين −1 و11", "\u200e−1"), ("منذ +7", "\u200e+7")])
def test_in_arabic_a_figure_keeps_its_sign_on_its_own_side(words: str, kept: str):
    for lang, expected in (("ar", kept), ("en", kept.lstrip("\u200e"))):
        assert expected in signed(words, lang)
    assert signed("عام 2026", "ar") == "عام 2026"
