"""The picture briefing: one page, few words, nothing that the report does not show."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from reports.drawing.values import Box, Dot, Label, Line, Path
from reports.editions.making import make
from reports.editions.order import Order
from reports.pictured.contents import PEOPLE, contents
from reports.pictured.page import briefing
from reports.pictured.pictograms import FIELD, OF_FRAMES, PICTOGRAMS, glass, person
from reports.style import PAPER
from reports.typesetting.meta import Meta
from surveys.messages import Text, msg
from surveys.questionnaires.frames import known
from surveys.scoring.changed import Trend
from surveys.scoring.ideas import GAP, STRENGTH
from surveys.scoring.named import Position
from surveys.scoring.values import Participation, Released
from surveys.translator import translator

EN, AR, FR = (translator(lang, "surveys", "reports") for lang in ("en", "ar", "fr"))


def pages(released: Released, lang: str = "en") -> list[str]:
    with pypdfium2.PdfDocument(make(released, Order("pictures", lang), translator(lang, "surveys", "reports"))) as opened:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in opened]


def test_it_is_one_page_of_few_words(released: Released):
    (page,) = pages(released)

    assert "55 of the 73 people invited answered." in page
    assert "What happens now" in page
    assert len(page.split()) < 120


def test_however_long_the_words_they_stay_on_the_page(released: Released):
    long = Text({"en": "Interdepartmental accountability " * 4})
    names = tuple(replace(one, name=long) for one in released.dimensions)
    facts = replace(released.facts, partnership="Safe water " * 20, complaints="the line " * 60)
    document = make(replace(released, dimensions=names, facts=facts), Order("pictures", "en"), EN)

    with pypdfium2.PdfDocument(document) as opened:
        text = opened[0].get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        assert len(opened) == 1
    assert min(bottom for _, bottom, _, _ in boxes) > 10


def test_topics_stand_once_under_what_is_valued_or_what_to_talk_about(released: Released):
    strength = replace(released.findings[0], number=3, kind=STRENGTH, dimension="A1")
    shown = contents(replace(released, findings=(*released.findings, strength)), EN)

    assert [one.words for one in shown.valued] == ["Shared purpose and added value"]
    assert [(one.words, one.more) for one in shown.to_talk_about] == [("Decisions and accountability", "People see this differently.")]


@pytest.mark.parametrize(("points", "said"), [(9, "Better than last time."), (-9, "This has changed since last time.")])
def test_a_topic_that_became_better_goes_well_and_one_that_became_worse_is_talked_about(released: Released, points: int, said: str):
    topic = replace(released.dimensions[0], trend=Trend(points, points - 2, points + 2, True, msg("Changed.")))
    finding = replace(released.findings[0], kind="change", dimension=topic.code)
    shown = contents(replace(released, dimensions=(topic, *released.dimensions[1:]), findings=(finding,)), EN)

    assert [one.more for one in (shown.valued if points > 0 else shown.to_talk_about)] == [said]
    assert not (shown.to_talk_about if points > 0 else shown.valued)


def test_how_many_answered_is_drawn_only_where_it_may_be_said(released: Released):
    assert contents(released, EN).answered == PEOPLE * 55 / 73
    assert contents(replace(released, participation=Participation(73, None)), EN).answered is None


@pytest.mark.parametrize("from_right", [False, True])
def test_a_person_is_filled_in_part_from_the_side_where_reading_starts_and_no_further(*, from_right: bool):
    body, head, *filled = person(share=0.5, from_right=from_right)
    points = [point for shape in filled if isinstance(shape, Path) for point in shape.points]

    assert [shape.fill for shape in (body, head) if isinstance(shape, Path)] == [PAPER, PAPER]
    assert {x >= FIELD / 2 if from_right else x <= FIELD / 2 for x, _ in points} == {True}
    assert len(person(share=0.0)) == 2


def test_what_stands_beside_a_glass_in_arabic_ends_where_the_english_does_and_not_beside_the_next_glass(released: Released):
    told = [
        (say.lang, replace(contents(released, say), harm="", glasses=(replace(contents(released, say).glasses[0], name=name),)))
        for say, name in ((EN, "A long name of it#"), (AR, "ظظظ"))
    ]

    with pypdfium2.PdfDocument(briefing(told, Meta("A title", "en"))) as opened:
        page = opened[0].get_textpage()
        words = page.get_text_range()
        arabic = words.index("ظظظ")
        ends = [page.get_charbox(at)[2] for at in (words.index("#"), *range(arabic, arabic + 3))]

    assert ends[0] == pytest.approx(max(ends[1:]), abs=2)


def test_answers_beside_names_have_no_glasses(released: Released):
    named = replace(released, headlines=(), findings=(), positions=(Position("Harbour"),))

    shown = contents(named, EN)
    assert (shown.glasses, shown.valued, shown.to_talk_about) == ((), (), ())
    assert "agreed" in shown.safe


def test_the_numbers_beside_the_glasses_stand_at_one_height_however_long_the_names(released: Released):
    (one,) = contents(released, EN).glasses
    glasses = (replace(one, name="Short", number="@"), replace(one, name="A long name " * 4, number="#"))
    told = replace(contents(released, EN), glasses=glasses, harm="")

    with pypdfium2.PdfDocument(briefing((("en", told),), Meta("A title", "en"))) as opened:
        page = opened[0].get_textpage()
        said = page.get_text_range()
        heights = [page.get_charbox(said.index(number), loose=True)[1] for number in "@#"]
        assert heights[0] == pytest.approx(heights[1])


def test_pictograms_stay_on_their_field_and_hold_no_words():
    for shapes in (*(draw() for draw in PICTOGRAMS.values()), glass(0.0), glass(1.0)):
        for shape in shapes:
            assert not isinstance(shape, Label)
            for x, y in corners(shape):
                assert -2 <= x <= FIELD + 2
                assert -2 <= y <= FIELD + 2


def corners(shape: Box | Dot | Line | Path | Label) -> list[tuple[float, float]]:
    match shape:
        case Box():
            return [(shape.x, shape.y), (shape.x + shape.w, shape.y + shape.h)]
        case Dot():
            return [(shape.x - shape.r, shape.y - shape.r), (shape.x + shape.r, shape.y + shape.r)]
        case Line():
            return [(shape.x1, shape.y1), (shape.x2, shape.y2)]
        case Path():
            return list(shape.points)
    pytest.fail("a label in a pictogram")


def test_pictograms_are_chosen_by_frames_that_exist():
    assert {name for names in OF_FRAMES.values() for name in names} <= set(PICTOGRAMS)
    assert all(known(frame) for frame in OF_FRAMES)


def test_a_second_language_says_the_same_below_each_picture_on_the_same_page(released: Released):
    document = make(released, Order("pictures", "en", beside="fr"), EN, FR)

    with pypdfium2.PdfDocument(document) as opened:
        (page,) = [" ".join(one.get_textpage().get_text_range().split()) for one in opened]
        width, height = opened[0].get_size()
    assert height > width
    for say in (EN, FR):
        shown = contents(released, say)
        said = (shown.took_part, shown.safe, *shown.heads[1:], *(one.words for one in shown.coming))
        assert [words for words in said if " ".join(words.split()) not in page] == []
    assert page.count(released.facts.partnership) == 1


def test_no_pictogram_stands_twice_where_another_fits(released: Released):
    first, second = (replace(one, frames=("principles.equality",)) for one in released.questionnaire.dimensions[:2])
    asked = replace(released.questionnaire, dimensions=(first, second))
    findings = tuple(replace(released.findings[0], number=at, kind=GAP, dimension=one.code) for at, one in enumerate((first, second), 1))

    shown = contents(replace(released, questionnaire=asked, findings=findings), EN)

    assert [one.pictogram for one in shown.to_talk_about] == ["balance", "pair"]


def test_arabic_is_there(released: Released):
    (page,) = pages(released, "ar")

    assert "55" in page
