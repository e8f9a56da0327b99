"""Posters: a finding a sheet as a question, room for notes on each, and the same on two sheets of any printer."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from reports.charts.by_group import EVERYBODY
from reports.charts.spread import DARK
from reports.drawing.grey import greyed
from reports.drawing.values import Box, Label, Picture
from reports.editions.making import make
from reports.editions.order import Order
from reports.posters.both import Both
from reports.posters.paper import LEAST_FOR_NOTES
from reports.posters.stations import stations
from reports.posters.tiles import EDGE, OVERLAP, lays
from reports.style import AGREEMENT, INK, PAPER, PAPERS
from reports.typesetting.meta import Meta
from surveys.messages import msg
from surveys.scoring.values import Released
from surveys.translator import translator

EN, AR = (translator(lang, "surveys", "reports") for lang in ("en", "ar"))
LARGE, TILED = Order("posters", "en"), Order("posters-tiled", "en")


def pages(document: bytes) -> list[str]:
    with pypdfium2.PdfDocument(document) as opened:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in opened]


def test_each_finding_has_a_poster_with_its_question_and_what_the_answers_say(released: Released):
    first, *others = pages(make(released, LARGE, EN))

    assert "No guessing who wrote what." in first
    assert len(others) == len(released.findings)
    for page, finding in zip(others, released.findings, strict=True):
        assert f"F{finding.number} " in page
        assert EN(finding.prompt) in page
        assert EN(finding.statement) in page
        assert "Something is missing" in page


def test_without_findings_the_questions_for_the_table_hang_on_the_wall(released: Released):
    found = stations(replace(released, findings=()), EN, 300)

    assert len(found) == 5
    assert all(poster.zones and not poster.picture for poster in found[1:])


@pytest.mark.parametrize(("paper", "size"), [("A4", "A3"), ("Letter", "Tabloid")])
def test_a_poster_is_twice_as_large_as_the_paper_of_the_order(released: Released, paper: str, size: str):
    with pypdfium2.PdfDocument(make(released, replace(LARGE, paper=paper), EN)) as opened:
        assert opened[1].get_size() == pytest.approx(PAPERS[size], abs=0.01)


def test_long_words_leave_room_for_notes(released: Released):
    long = replace(
        released.findings[0],
        prompt=replace(released.findings[0].prompt, text="why " * 150),
        statement=replace(released.findings[0].statement, text="so " * 300),
    )
    document = make(replace(released, findings=(long,)), LARGE, EN)

    with pypdfium2.PdfDocument(document) as opened:
        text = opened[1].get_textpage()
        at = text.get_text_range().index("Rings true")
        assert text.get_charbox(at)[3] > PAPERS["A3"][1] * LEAST_FOR_NOTES


def test_two_ordinary_sheets_make_a_poster_and_overlap_at_the_marks():
    for paper in ("A4", "Letter"):
        upper, lower = lays(Meta("", "en", paper=paper))
        height = PAPERS[{"A4": "A3", "Letter": "Tabloid"}[paper]][1] * upper.scale

        assert upper.paper == PAPERS[f"{paper} wide"]
        assert upper.left >= EDGE - 0.01
        assert upper.paper[1] - EDGE - (upper.top + EDGE - lower.top) >= OVERLAP - 0.01
        assert lower.top + height == pytest.approx(lower.paper[1] - EDGE)


def test_what_stands_on_both_sheets_is_read_once(released: Released):
    document = make(released, TILED, EN)

    with pikepdf.open(io.BytesIO(document)) as pdf:
        waiting, seen = [pdf.Root.StructTreeRoot.K], set()
        while waiting:
            element = waiting.pop()
            if isinstance(element, pikepdf.Dictionary) and "/Pg" in element:
                seen.add([page.obj.objgen for page in pdf.pages].index(element.Pg.objgen))
            elif isinstance(element, pikepdf.Dictionary):
                waiting += list(element.get("/K", []))
        assert seen == set(range(0, len(pdf.pages), 2))


def test_a_printer_without_colour_gets_none(released: Released):
    with pikepdf.open(io.BytesIO(make(released, TILED, EN))) as pdf:
        drawn = [
            [float(part) for part in operands]
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) in {"rg", "RG"}
        ]

    assert drawn
    assert all(len(set(parts)) == 1 for parts in drawn)


def test_without_colour_the_steps_of_a_scale_go_from_light_to_dark_and_their_numbers_are_read():
    boxes = [Box(0, 0, 9, 9, colour) for colour in AGREEMENT]
    named = [Label(0, 0, "9", colour=PAPER if colour in DARK else INK) for colour in AGREEMENT]
    shapes = greyed(Picture(9, 9, tuple(shape for pair in zip(boxes, named, strict=True) for shape in pair))).shapes
    steps = [int(shape.fill[1:3], 16) for shape in shapes if isinstance(shape, Box)]
    letters = [int(shape.colour[1:3], 16) for shape in shapes if isinstance(shape, Label)]

    assert all(light - dark >= 24 for light, dark in pairwise(steps))
    assert all(abs(step - letter) > 110 for step, letter in zip(steps, letters, strict=True))


@pytest.mark.parametrize("edition", ["posters", "posters-tiled"])
def test_a_second_language_stands_below_the_first_on_each_poster(edition: str, released: Released):
    document = make(released, Order(edition, "en", beside="ar"), EN, AR)

    alone = make(released, Order(edition, "en"), EN)
    assert len(pages(document)) == len(pages(alone))
    page = pages(document)[2 if edition == "posters-tiled" else 1]
    assert EN(released.findings[0].prompt) in page
    with pikepdf.open(io.BytesIO(document)) as pdf:
        assert {str(one.Lang) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one} == {"en", "ar"}
    with pypdfium2.PdfDocument(document) as opened, pypdfium2.PdfDocument(alone) as other:
        assert opened[0].get_size() == other[0].get_size()


def test_both_languages_say_the_same_and_share_one_picture(released: Released):
    first, *others = stations(released, EN, 300, AR)
    english, arabic = stations(released, EN, 300), stations(released, AR, 300)

    assert [poster.beside and poster.beside.question for poster in (first, *others)] == [poster.question for poster in arabic]
    for poster, one in zip(others, english[1:], strict=True):
        assert poster.question == one.question
        assert (poster.picture and poster.picture.alt) == (one.picture and one.picture.alt)
    names = {shape.text for poster in others if poster.picture for shape in poster.picture.shapes if isinstance(shape, Label)}
    assert any("\n" in name and AR(EVERYBODY) in name for name in names)


def test_a_number_that_both_languages_write_alike_stands_once():
    both = Both(EN, AR)

    assert both(msg("{percent} %", percent="62")) == "62 %"
    assert both(EVERYBODY).split("\n") == [EN(EVERYBODY), AR(EVERYBODY)]


def test_notes_begin_where_two_sheets_meet_so_that_no_words_are_cut(released: Released):
    upper, lower = lays(Meta("", "en"))
    seam = (EDGE - lower.top) / lower.scale

    with pypdfium2.PdfDocument(make(released, LARGE, EN)) as opened:
        text = opened[1].get_textpage()
        top = PAPERS["A3"][1] - text.get_charbox(text.get_text_range().index("Rings true"))[3]
    assert seam < top < (upper.paper[1] - EDGE - upper.top) / upper.scale


def test_arabic_posters_begin_on_the_right(released: Released):
    with pypdfium2.PdfDocument(make(released, replace(LARGE, lang="ar"), AR)) as opened:
        text = opened[1].get_textpage()
        number = text.get_charbox(text.get_text_range().index("F"))

    assert number[0] > PAPERS["A3"][0] / 2
