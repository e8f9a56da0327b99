"""Whatever people write is printed as text, and no text is too long, too odd or too many for the page."""

from __future__ import annotations

import time

import pypdfium2
import pytest

from reports.drawing.values import Label, Picture
from reports.typesetting.blocks import (
    Abreast,
    Beside,
    Block,
    Bullets,
    Cell,
    Columns,
    Figure,
    FullBleedCover,
    Heading,
    KeepTogether,
    Panel,
    Paragraph,
    Quote,
    Table,
)
from reports.typesetting.meta import Meta
from reports.typesetting.publish import publish

META = Meta("A debrief", "en", running_head="Water for Kassala", released="21 November 2026")


def pages(*blocks: Block, meta: Meta = META) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(publish(blocks, meta))]


def text(*blocks: Block) -> str:
    return " ".join(" ".join(pages(*blocks)).split())


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src="/etc/passwd">',
        '<font color="[[[getattr(pow, Word)]]]">x</font>',
        '<link href="javascript:app.alert(1)">x</link>',
        "<b>unclosed",
        "a < b & c > d",
        "(\\) Tj ET Q endstream",
        "{{ 7 * 7 }} %(name)s {name}",
    ],
)
def test_markup_is_printed_as_it_was_written(hostile: str):
    made = publish([Heading(hostile), Paragraph(hostile), Quote(hostile), Table((hostile,), ((hostile,),)), Panel((), "F1", hostile)], META)

    written = " ".join(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)).split())
    assert written.count(hostile) >= 4
    assert b"/Subtype /Image" not in made


def test_a_comment_of_ten_thousand_letters_runs_over_pages_whole():
    found = pages(Quote("word " * 2000, "one person"))

    assert len(found) > 1
    assert " ".join(found).count("word") == 2000


def test_a_word_of_two_hundred_thousand_letters_is_cut_into_lines():
    start = time.process_time()
    found = pages(Paragraph("x" * 200_000))

    assert sum(page.count("x") for page in found) == 200_000
    assert time.process_time() - start < 30


def test_tables_in_two_languages_abreast_repeat_their_heads_on_each_page():
    first, second = (Table((head, "n"), tuple((f"{head} {n}", str(n)) for n in range(120))) for head in ("Topic", "Sujet"))
    found = pages(Abreast((first,), (second,), "fr"))

    assert len(found) >= 3
    assert all("Topic n" in page.replace("\r\n", " ") and "Sujet n" in page.replace("\r\n", " ") for page in found)
    assert all(" ".join(found).count(f"{head} {n}") for head in ("Topic", "Sujet") for n in range(120))


def test_a_row_abreast_that_is_higher_than_what_its_head_leaves_is_still_printed():
    first, second = (Table((head,), tuple((f"{head} " * 700,) for _ in range(3))) for head in ("Topic", "Sujet"))

    assert " ".join(pages(Abreast((first,), (second,), "fr"))).count("Topic") >= 2100


def test_a_cell_higher_than_a_page_is_continued_under_the_repeated_head():
    found = pages(Table(("Item", "Score"), (("word " * 3000, "7"),), numeric=(1,)))

    assert len(found) > 2
    assert all("Item" in page for page in found)
    assert sum(page.count("word") for page in found) == 3000


def test_the_head_of_a_long_table_is_repeated_and_read_once():
    made = publish([Table(("Item", "Score"), tuple((f"Row {at}", str(at)) for at in range(120)))], META)
    found = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)]

    assert len(found) > 2
    assert all("Item" in page for page in found)
    assert all(f"Row {at}" in " ".join(found) for at in range(120))


def test_four_hundred_comments_in_columns_are_all_there():
    found = " ".join(pages(Columns(tuple(Quote(f"Comment {at}! " + "And more. " * (at % 9)) for at in range(400)))))

    assert all(f"Comment {at}!" in found for at in range(400))


def test_an_item_of_six_hundred_letters_wraps_in_its_cell():
    assert text(Table(("Item", "n"), (("q " * 300, "3"),))).count("q") == 300


def test_thirty_columns_stay_on_the_page():
    made = publish([Table(tuple(f"c{at}" for at in range(30)), (tuple("w" for _ in range(30)),))], META)
    page = pypdfium2.PdfDocument(made)[0]
    boxes = [page.get_textpage().get_charbox(at) for at in range(page.get_textpage().count_chars())]

    assert max(right for _, _, right, _ in boxes) < page.get_width() - 50


@pytest.mark.parametrize("broken", ["", "\x00", "\ud800", "\n\n", "\u2067\u202e\ufeff", "\u200b", "\u0301", "\U000e0001"])
def test_nothing_and_broken_texts_print(broken: str):
    picture = Picture(10, 10, (Label(5, 5, broken),), broken, broken)
    blocks: tuple[Block, ...] = (
        FullBleedCover(picture, broken, broken, broken, (broken,)),
        Heading(broken, number=broken),
        Paragraph(broken),
        Paragraph(()),
        Bullets((broken,)),
        Bullets(()),
        Table((broken,), ((broken,), (Cell(broken, picture=picture),))),
        Table((broken,), ()),
        Figure(picture, broken),
        Panel((), broken, broken, broken),
        Quote(broken, broken),
        Columns(()),
        Beside(((), (Paragraph(broken),))),
        KeepTogether(()),
    )

    assert pages(*blocks, meta=Meta(broken, "en", broken, broken, broken, broken, broken))


@pytest.mark.parametrize(
    "block",
    [
        Panel((Paragraph("long " * 3000), Table(("a",), (("t " * 3000,),))), "F1", "title " * 80, "prompt " * 80, 50),
        KeepTogether((Paragraph("long " * 3000), Quote("q " * 2000))),
        Beside(((Paragraph("long " * 3000),), (Figure(Picture(100, 3000, ())), Paragraph("s " * 2000)))),
        Columns((Columns((Columns((Paragraph("abc " * 3000),)),)),)),
        Heading("heading " * 2000, 2),
        Paragraph("a" + "\u0301" * 5000),
        Paragraph("\u2067" * 3000 + "ا" + "(" * 3000),
        Paragraph("(a) " * 3000 + "ب"),
        Figure(Picture(3000, 9000, (Label(0, 0, "x" * 5000, max_width=1),))),
    ],
)
def test_layout_bombs_go_off_quietly(block: Block):
    start = time.process_time()

    assert pages(block, Paragraph("After."))[-1].count("After.") == 1
    assert time.process_time() - start < 20


def test_letters_that_no_face_has_leave_a_box_and_can_still_be_copied():
    assert "\U00010330" in text(Paragraph("Gothic \U00010330 here"))
