"""Slides: questions before figures, letters that a back row can read, words that can be edited, the same bytes each time."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
from pptx import Presentation

from reports.editions.making import make
from reports.editions.order import Order
from reports.slides.deck import deck
from reports.slides.values import CHART_WIDTH, ENLARGED, SMALLEST, WIDTH
from reports.style import CHART
from surveys.messages import msg
from surveys.scoring.values import Released
from surveys.translator import translator

EN, AR = (translator(lang, "surveys", "reports") for lang in ("en", "ar"))
PDF, PPTX = Order("slides", "en"), Order("slides", "en", suffix="pptx")
HOSTILE = "<b>=cmd|' /C calc'!A0</b>\x00\x0b\u202e"


def test_each_finding_is_asked_before_it_is_shown(released: Released):
    made = deck(released, EN)

    for finding in released.findings:
        asked = [place for place, slide in enumerate(made) if slide.title == EN(finding.prompt)]
        shown = [place for place, slide in enumerate(made) if slide.title == EN(finding.statement)]
        assert shown[0] == asked[0] + 1
        assert EN(finding.statement) not in made[asked[0]].lines


def test_letters_of_charts_are_as_large_as_the_smallest_words(released: Released):
    assert CHART.size * ENLARGED >= SMALLEST
    assert CHART_WIDTH * ENLARGED < WIDTH
    assert all(slide.picture.width <= CHART_WIDTH for slide in deck(released, EN) if slide.picture)


def test_a_deck_is_one_page_a_slide_of_the_shape_of_a_screen(released: Released):
    with pypdfium2.PdfDocument(make(released, PDF, EN)) as opened:
        sizes = {page.get_size() for page in opened}
        assert len(opened) == len(deck(released, EN))
    assert sizes == {(960, 540)}


def test_powerpoint_has_editable_words_pictures_with_alternative_texts_and_notes(released: Released):
    shown = Presentation(io.BytesIO(make(released, PPTX, EN)))

    titles = [slide.shapes.title.text_frame.text for slide in shown.slides]
    pictures = [shape for slide in shown.slides for shape in slide.shapes if shape.shape_type == 13]
    assert titles == [slide.title for slide in deck(released, EN)]
    assert pictures
    assert all(shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures)
    assert any(slide.has_notes_slide for slide in shown.slides)


def test_arabic_paragraphs_run_from_right_to_left(released: Released):
    shown = Presentation(io.BytesIO(make(released, replace(PPTX, lang="ar"), AR)))

    rules = shown.slides[1].shapes.title.text_frame.paragraphs[0]
    assert rules._p.pPr.get("rtl") == "1"


def test_the_same_release_gives_the_same_bytes(released: Released):
    for order in (PDF, PPTX):
        assert make(released, order, EN) == make(released, order, EN)


def test_hostile_words_stay_words(released: Released):
    finding = replace(released.findings[0], statement=msg("{words}", words=HOSTILE))
    hostile = replace(released, findings=(finding,), facts=replace(released.facts, partnership=HOSTILE))

    shown = Presentation(io.BytesIO(make(hostile, PPTX, EN)))

    assert "<b>=cmd|' /C calc'!A0</b>" in shown.slides[0].shapes.title.text_frame.text
    assert make(hostile, PDF, EN).startswith(b"%PDF-")
