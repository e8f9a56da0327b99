"""Slides: questions before figures, letters that a back row can read, words that can be edited, the same bytes each time."""

from __future__ import annotations

import io
from dataclasses import replace
from zipfile import ZipFile

import pypdfium2
import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_AUTO_SIZE

from reports.debrief.dialogue import AGENDA
from reports.debrief.findings import about
from reports.debrief.summary import goes_well, listed
from reports.debrief.talking import agenda
from reports.drawing.values import Label
from reports.editions.making import make
from reports.editions.order import Order
from reports.lettering.lines import Manner
from reports.slides.deck import deck
from reports.slides.laying import BOTTOM, fits, height, laid
from reports.slides.powerpoint import DRAWING, NARROWER
from reports.slides.values import FULL, HEIGHT, SMALLEST
from reports.typesetting.blocks import Beside, Bullets
from surveys.messages import Text, Translator, msg
from surveys.scoring.beside import Occurrence, Occurrences
from surveys.scoring.changed import Trend
from surveys.scoring.values import Distribution, Figure, ObjectiveResult, Released, Share
from surveys.translator import translator

EN, AR = (translator(lang, "surveys", "reports") for lang in ("en", "ar"))
PDF, PPTX = Order("slides", "en"), Order("slides", "en", suffix="pptx")
HOSTILE = "<b>=cmd|' /C calc'!A0</b>\x00\x0b\u202e"


def test_a_finding_on_an_objective_is_named_by_the_objective_and_not_by_the_first_answer_to_it(released: Released):
    reached = ObjectiveResult("0wells", "Wells that last", "C1.0wells", Distribution(40, (Share(("1",), Text({"en": "Achieved"}), 100),)))
    finding = replace(released.findings[0], dimension="", evidence=("C1.0wells",))

    assert about(finding, replace(released, objectives=(reached,)), EN) == "“Wells that last”"


def test_an_objective_that_was_reached_is_among_what_went_well_and_not_among_what_to_talk_about(released: Released):
    kept = replace(released.findings[0], kind="kept", number=99)

    (page,) = listed(replace(released, findings=(kept,)), EN)

    assert isinstance(page, Beside)
    assert [any(isinstance(block, Bullets) for block in side) for side in page.columns] == [True, False]


def test_each_finding_is_asked_before_it_is_shown(released: Released):
    made = deck(released, EN)

    for finding in released.findings:
        asked = [place for place, slide in enumerate(made) if slide.title == EN(finding.prompt)]
        if not about(finding, released, EN):
            assert EN(finding.statement) in made[asked[0]].lines, "what nothing else names is said with the question"
            continue
        shown = [place for place, slide in enumerate(made) if slide.title == EN(finding.statement)]
        assert shown[0] == asked[0] + 1
        assert EN(finding.statement) not in made[asked[0]].lines


def test_a_question_for_the_room_names_what_it_is_about_without_a_full_stop(released: Released):
    topic, barrier = released.dimensions[0], Occurrences((), (Occurrence("O1", Text({"en": "Others are waited for."}), Figure(40), {}),))
    first = released.findings[0]
    found = [
        (replace(first, number=1, dimension=topic.code, evidence=(topic.code,)), EN.text(topic.name)),
        (replace(first, number=2, dimension="", evidence=("O1",)), "Others are waited for"),
        (replace(first, number=3, dimension="", evidence=()), "What the answers cannot say"),
    ]
    made = deck(replace(released, occurrences=(barrier,), findings=tuple(one for one, _ in found)), EN)
    asked = [slide.eyebrow for slide in made if slide.kind == "question" and slide.title == EN(first.prompt)]

    assert asked == [f"F{at} · {name}" for at, (_, name) in enumerate(found, 1)]


@pytest.mark.parametrize("say", [EN, AR])
def test_nothing_on_a_slide_is_smaller_than_the_back_row_can_read(released: Released, too_few: Released, say: Translator):
    slides = [slide for one in (released, too_few) for slide in deck(one, say)]
    drawn = [(slide, laid(slide, say.lang)) for slide in slides]

    assert any(slide.picture and lies.scale for slide, lies in drawn)
    for slide, lies in drawn:
        assert min(lies.title.size, lies.body.size) >= SMALLEST
        if slide.picture and lies.scale:
            assert min(shape.size for shape in slide.picture.shapes if isinstance(shape, Label)) * lies.scale >= SMALLEST - 0.01


def test_what_a_page_says_ends_above_its_foot(released: Released):
    with pypdfium2.PdfDocument(make(released, PDF, EN)) as opened:
        for page in opened:
            text = page.get_textpage()
            lows = sorted({round(text.get_charbox(at)[1]) for at in range(text.count_chars()) if text.get_charbox(at)[1] > 30})
            assert not lows or lows[0] > HEIGHT - BOTTOM - 10


def test_a_chart_without_room_gives_way_to_its_words(released: Released):
    slide = next(slide for slide in deck(released, EN) if slide.picture and slide.lines)
    tall = replace(slide, picture=replace(slide.picture, height=500))

    assert laid(tall, "en").scale == 0
    assert laid(replace(tall, lines=()), "en").scale > 0


def test_topics_are_shown_in_parts_each_under_its_own_title(released: Released):
    many = replace(released, dimensions=tuple(replace(one, code=f"{one.code}{at}") for at in range(4) for one in released.dimensions))
    titles = [slide.title for slide in deck(many, EN) if slide.title.startswith("Topics")]

    assert len(titles) == len(set(titles)) > 1


def test_where_no_side_is_shown_the_agenda_compares_no_sides(released: Released, too_few: Released):
    def lines(one: Released) -> str:
        return "\n".join(line for slide in deck(one, EN) for line in slide.lines)

    assert "The widest differences" in lines(released)
    assert "The widest differences" not in lines(too_few)


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
    assert shown.part._element.get("rtl") == "1"


def test_a_mark_before_lam_alef_is_set_by_itself(too_few: Released):
    """As one with it, LibreOffice draws the mark over the letters."""
    shown = Presentation(io.BytesIO(make(too_few, replace(PPTX, lang="ar"), AR)))

    lines = [line for slide in shown.slides for shape in slide.shapes if shape.has_text_frame for line in shape.text_frame.paragraphs]
    parts = [[run.text for run in line.runs] for line in lines if ": لا" in line.text]
    assert parts
    assert all(": " in some for some in parts)


def test_lists_have_dots_of_the_program_and_feet_say_who_may_see_it(released: Released):
    shown = Presentation(io.BytesIO(make(released, PPTX, EN)))

    rules = shown.slides[1]
    body = next(shape for shape in rules.placeholders if shape.placeholder_format.idx == 1)
    assert body.text_frame.paragraphs[0]._p.pPr.find(f"{{{DRAWING}}}buChar") is not None
    assert "•" not in body.text_frame.text
    feet = {shape.placeholder_format.type: shape.text_frame.text for shape in rules.placeholders}
    assert feet[PP_PLACEHOLDER.FOOTER] == "For the partners and those who answered"
    assert feet[PP_PLACEHOLDER.SLIDE_NUMBER] == "2"


def test_nothing_of_the_template_is_left_empty_or_off_the_slide(released: Released):
    shown = Presentation(io.BytesIO(make(released, PPTX, EN)))

    for part in (shown.slide_master, *shown.slide_layouts, *shown.slides):
        for shape in part.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= shown.slide_width
            assert shape.top + shape.height <= shown.slide_height
    assert all(shape.text_frame.text for slide in shown.slides for shape in slide.placeholders)


def test_the_same_release_gives_the_same_bytes(released: Released):
    for order in (PDF, PPTX):
        assert make(released, order, EN) == make(released, order, EN)


def test_hostile_words_stay_words(released: Released):
    finding = replace(released.findings[0], statement=msg("{words}", words=HOSTILE))
    hostile = replace(released, findings=(finding,), facts=replace(released.facts, partnership=HOSTILE))

    shown = Presentation(io.BytesIO(make(hostile, PPTX, EN)))

    assert "<b>=cmd|' /C calc'!A0</b>" in shown.slides[0].shapes.title.text_frame.text
    assert make(hostile, PDF, EN).startswith(b"%PDF-")


def test_the_agenda_on_slides_with_too_few_to_show_is_the_one_that_needs_no_figure_of_a_side(released: Released, too_few: Released):
    told, without = ("\n".join(line for slide in deck(one, EN) for line in slide.lines) for one in (released, too_few))

    assert "The widest differences" in told
    assert "The widest differences" not in without
    assert all(EN(what) in without for _, what in agenda(too_few))


def test_a_title_in_wider_letters_than_ours_still_ends_above_its_chart(released: Released):
    """The letters that stand in for Arabic in LibreOffice are a third wider."""
    shown = Presentation(io.BytesIO(make(released, replace(PPTX, lang="ar"), AR)))
    under = [(slide.shapes.title, shape) for slide in shown.slides for shape in slide.shapes if shape.shape_type == 13]

    assert under
    for title, picture in under:
        font = title.text_frame.paragraphs[0].runs[0].font
        manner = Manner(font.size.pt, "bold", role="label")
        assert title.top.pt + height(title.text_frame.text, manner, "ar", FULL * 0.76) <= picture.top.pt


def test_a_question_that_has_the_slide_to_itself_is_large_in_powerpoint_too(released: Released):
    shown = Presentation(io.BytesIO(make(released, replace(PPTX, lang="ar"), AR)))
    asked = [(slide, made) for slide, made in zip(deck(released, AR), shown.slides, strict=True) if slide.kind == "question"]

    assert asked
    for slide, made in asked:
        drawn = made.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt
        assert drawn == pytest.approx(laid(slide, "ar").title.size * NARROWER, abs=0.1)


def test_nothing_of_the_empty_deck_is_left_in_the_file(released: Released):
    made = make(released, PPTX, EN)

    with ZipFile(io.BytesIO(made)) as package:
        assert not any("docProps/app" in name or "thumbnail" in name or "printerSettings" in name for name in package.namelist())
    properties = Presentation(io.BytesIO(made)).core_properties
    assert "python" not in properties.comments
    assert properties.language == "en-GB"
    assert properties.subject == released.facts.evaluation


def test_minutes_of_the_agenda_are_counted_as_the_language_counts(released: Released):
    lines = [line for slide in deck(released, AR) for line in slide.lines]

    assert any(line.startswith("10 دقائق:") for line in lines)
    assert any(line.startswith("15 دقيقة:") for line in lines)


def test_what_has_become_better_is_among_what_goes_well_and_what_became_worse_is_not(released: Released):
    topic = released.dimensions[0]
    change = replace(released.findings[0], kind="change", dimension=topic.code)

    def well(points: int) -> bool:
        trend = Trend(points, points - 2, points + 2, True, msg("Changed."))
        return goes_well(change, replace(released, dimensions=(replace(topic, trend=trend), *released.dimensions[1:])))

    assert (well(9), well(-9)) == (True, False)


def test_a_finding_without_a_picture_shows_all_answers(released: Released):
    shares = tuple(Share((str(at),), Text({"en": f"Answer {at}"}), 20) for at in range(5))
    result = ObjectiveResult("0wells", "Wells that last", "C1.0wells", Distribution(40, shares))
    finding = replace(released.findings[0], dimension="", evidence=("C1.0wells",))

    made = deck(replace(released, objectives=(result,), findings=(finding,)), EN)

    (shown,) = [slide for slide in made if slide.title == EN(finding.statement)]
    assert shown.lines == tuple(f"Answer {at}: 20%" for at in range(5))


def test_the_agenda_stands_before_the_first_question_and_says_where_it_goes_on(released: Released):
    for say in (EN, AR):
        made = deck(released, say)
        first = next(at for at, slide in enumerate(made) if slide.kind == "question")
        agenda = [slide for slide in made[:first] if slide.title.startswith(say(msg("An agenda for two hours")))]

        assert sum(len(slide.lines) for slide in agenda) == len(AGENDA)
        assert len({slide.title for slide in agenda}) == len(agenda)
        assert all(fits(slide, say.lang) for slide in agenda)


def test_letters_of_a_powerpoint_are_not_shrunk_by_the_program(released: Released):
    order = Order("slides", "ar", suffix="pptx")
    for slide in Presentation(io.BytesIO(make(released, order, AR))).slides:
        for shape in slide.placeholders:
            if shape.placeholder_format.idx < 10:
                assert shape.text_frame.auto_size == MSO_AUTO_SIZE.NONE
