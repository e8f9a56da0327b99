"""Pictures: mirrored for readers from right to left, drawn by two pens, harmless on a page."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pypdfium2
import pytest

from reports.drawing import svg
from reports.drawing.marks import outline
from reports.drawing.values import Box, Dot, Label, Line, Path, Picture, Point, facing, mirrored
from reports.style import GROUPS, MARGIN, PAPER, QUIET, Mark
from reports.typesetting.blocks import Figure
from reports.typesetting.meta import Meta
from reports.typesetting.publish import publish

SVG = "{http://www.w3.org/2000/svg}"
EVERYTHING = Picture(
    200,
    100,
    (
        Line(0, 10, 200, 10, dash=(2, 1)),
        Box(10, 20, 30, 10, fill="#D9DDE0", stroke="#1B2430", radius=2),
        Box(50, 20, 30, 10, hatch=True),
        *(Dot(20 + 20 * at, 50, 4, mark.shape, mark.colour) for at, mark in enumerate(GROUPS)),
        Dot(180, 50, 4, "half", "#1B2430"),
        Dot(190, 50, 4, "circle", "", "#0B5D66"),
        Path(((0, 90), (100, 80), (200, 90)), stroke="#0B5D66"),
        Path(((0, 90), (100, 80), (200, 90)), closed=True, fill="#0B5D66"),
        Label(10, 70, "Trust and respect", anchor="start"),
        Label(190, 70, "الثقة", anchor="end", bold=True, lang="ar"),
    ),
    "Partners trust each other",
    "One row with seven groups.",
)


def parsed(picture: Picture, lang: str = "en", prefix: str = "") -> ET.Element:
    return ET.fromstring(svg.draw(picture, lang, prefix))


def only(element: ET.Element, tag: str) -> ET.Element:
    (found,) = element.iter(SVG + tag)
    return found


def test_mirroring_twice_gives_the_picture_back():
    assert mirrored(mirrored(EVERYTHING)) == EVERYTHING


def test_a_mirrored_label_lies_on_the_other_side_of_its_place():
    (label,) = mirrored(Picture(100, 10, (Label(20, 5, "abc", anchor="start"),))).shapes

    assert label == Label(80, 5, "abc", anchor="end")


def test_only_readers_from_right_to_left_get_the_mirrored_picture():
    assert facing(EVERYTHING, "fr") == EVERYTHING
    assert facing(EVERYTHING, "fa") == mirrored(EVERYTHING)


def test_a_picture_that_must_not_be_mirrored_stays():
    picture = Picture(10, 10, (Box(0, 0, 5, 5),), mirrors=False)

    assert facing(picture, "ar") == picture


def test_every_shape_is_drawn():
    drawing = parsed(EVERYTHING)

    counted = {tag: sum(1 for _ in drawing.iter(SVG + tag)) for tag in ("line", "rect", "circle", "polygon", "polyline", "text")}
    assert counted == {"line": 1, "rect": 2, "circle": 3, "polygon": 7, "polyline": 1, "text": 2}


@pytest.mark.parametrize("mark", [mark.shape for mark in GROUPS if mark.shape != "circle"])
def test_marks_are_about_as_heavy_as_a_circle(mark: Mark):
    points = outline(mark)
    area = abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True))) / 2

    assert 2 < area < 3.9


def test_a_picture_is_named_and_described_for_screen_readers():
    drawing = parsed(EVERYTHING, prefix="profile")

    assert drawing.get("role") == "img"
    assert drawing.get("aria-labelledby") == only(drawing, "title").get("id") == "profile-title"
    assert only(drawing, "title").text == "Partners trust each other"
    assert only(drawing, "desc").text == "One row with seven groups."


def test_an_ornament_is_hidden_from_screen_readers():
    drawing = parsed(Picture(10, 10, (Dot(5, 5),)))

    assert drawing.get("aria-hidden") == "true"
    assert drawing.get("role") is None


def test_two_pictures_on_a_page_share_no_ids_by_themselves():
    assert svg.draw(EVERYTHING, "en") == svg.draw(EVERYTHING, "en")
    assert only(parsed(EVERYTHING), "title").get("id") != only(parsed(mirrored(EVERYTHING)), "title").get("id")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_names_in_latin_letters_keep_their_place_on_a_page_that_runs_from_right_to_left(lang: str):
    root = ET.fromstring(svg.draw(Picture(100, 20, (Label(0, 10, "Harbour Agency"),), "t", "t"), lang))

    assert root.get("direction") == "ltr"
    assert [one.get("direction") for one in root.iter() if one.tag.endswith("text")] == [None]


def test_hatched_boxes_refer_to_a_pattern_of_the_same_picture():
    drawing = parsed(EVERYTHING, prefix="p")

    assert only(drawing, "pattern").get("id") == f"p-hatch-{QUIET[1:]}"
    assert any(box.get("fill") == f"url(#p-hatch-{QUIET[1:]})" for box in drawing.iter(SVG + "rect"))


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "]]><script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;", "\x00\ud800\ufffe", "</title><script>"],
)
def test_hostile_text_stays_text(hostile: str):
    written = svg.draw(Picture(100, 20, (Label(0, 10, hostile, lang="en"),), hostile, hostile), "en")

    assert {element.tag for element in ET.fromstring(written).iter()} == {SVG + tag for tag in ("svg", "title", "desc", "text")}
    assert "<script" not in written
    assert "<img" not in written


def test_hostile_colours_and_languages_stay_attributes():
    written = parsed(Picture(10, 10, (Label(0, 1, "a", colour='"/><script>', lang='"><b>'),)))

    assert [element.tag for element in written] == [SVG + "text"]


def test_an_arabic_label_runs_from_right_to_left_and_keeps_its_place():
    left, right = Label(10, 5, "الثقة", anchor="start"), Label(90, 5, "الثقة", anchor="end")

    texts = list(parsed(Picture(100, 10, (left, right), mirrors=False), "ar").iter(SVG + "text"))

    assert [text.get("direction") for text in texts] == ["rtl", "rtl"]
    assert [text.get("text-anchor") for text in texts] == ["end", "start"]


def test_a_label_is_wrapped_around_its_middle():
    label = Label(0, 50, "How partners speak with each other", size=10, max_width=60, middled=True)

    places = [float(text.get("y", 0)) for text in parsed(Picture(100, 100, (label,))).iter(SVG + "text")]

    assert len(places) > 1
    assert sum(places) / len(places) == pytest.approx(50 + 3.5, abs=0.1)


def test_a_drawing_holds_nothing_that_a_strict_page_refuses():
    written = svg.draw(EVERYTHING, "en")

    assert " style=" not in written
    assert "<style" not in written
    assert "href" not in written


def painted(picture: Picture, lang: str, *points: Point) -> list[str]:
    """The colours on paper at some points of a picture."""
    page = pypdfium2.PdfDocument(publish([Figure(picture)], Meta("T", lang)))[0]
    image = page.render(scale=4).to_pil().convert("RGB")
    left = MARGIN if lang == "en" else page.get_width() - MARGIN - picture.width
    found = [image.getpixel((round((left + x) * 4), round((MARGIN + y) * 4))) for x, y in points]
    return [f"#{red:02X}{green:02X}{blue:02X}" for red, green, blue in found]


def test_every_mark_is_on_paper_where_it_should_be():
    untitled = replace(EVERYTHING, title="")

    assert painted(untitled, "en", *((20 + 20 * at, 50) for at in range(7))) == [mark.colour for mark in GROUPS]
    assert painted(untitled, "ar", *((180 - 20 * at, 50) for at in range(7))) == [mark.colour for mark in GROUPS]


def test_half_discs_hollow_dots_and_boxes_are_on_paper():
    half_left, half_right, hollow, box, triangle = painted(
        replace(EVERYTHING, title=""), "en", (178, 50), (182, 50), (190, 50), (15, 22), (100, 87)
    )

    assert (half_left, half_right, hollow) == ("#1B2430", PAPER, PAPER)
    assert (box, triangle) == ("#D9DDE0", "#0B5D66")


def test_a_hatched_box_is_neither_empty_nor_full():
    places = [(51 + 0.25 * at, 25) for at in range(100)]
    colours = set(painted(replace(EVERYTHING, title=""), "en", *places))

    assert PAPER in colours
    assert len(colours) > 1
