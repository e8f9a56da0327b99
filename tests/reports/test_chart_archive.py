"""Every chart as a file of its own: named by chart and topic, titled, told in words, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from zipfile import ZipFile

import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image

from reports.charts.every import every, fit
from reports.charts.reading import is_rough, of_questions
from reports.editions.making import make
from reports.editions.order import Order
from surveys.messages import Text
from surveys.scoring.values import Figure, Released
from surveys.translator import translator

EN, AR = (translator(lang, "surveys", "reports") for lang in ("en", "ar"))
HOSTILE = "</text><script>alert(1)</script>\x00\u202e"


def unpacked(released: Released, lang: str = "en") -> Mapping[str, bytes]:
    made = make(released, Order("charts", lang, suffix="zip"), translator(lang, "surveys", "reports"))
    with ZipFile(io.BytesIO(made)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_the_paper_of_every_picture_stays_white(released: Released):
    for name, part in unpacked(released).items():
        if name.endswith(".png"):
            with Image.open(io.BytesIO(part)) as picture:
                found = picture.convert("RGB").getcolors(1 << 16)
            assert found
            assert max(found)[1] == (255, 255, 255), name


def test_each_chart_is_there_as_strokes_and_as_dots_and_in_words(released: Released):
    parts = unpacked(released)

    names = [one.name for one in every(released, EN, 480)]
    assert {
        "taking-part",
        "headlines",
        "profile",
        "differences",
        "self-view",
        "indicators",
        "topic-A6-questions",
        "topic-A6-answers",
    } <= set(names)
    assert set(parts) == {"alt-texts.txt", *(f"svg/{name}.svg" for name in names), *(f"png/{name}.png" for name in names)}
    told = parts["alt-texts.txt"].decode()
    assert "For the partners and those who answered" in told
    for one in every(released, EN, 480):
        assert f"{one.name}\n" in told
        assert one.picture.alt in told
        assert fromstring(parts[f"svg/{one.name}.svg"]).attrib["role"] == "img"
    with Image.open(io.BytesIO(parts["png/profile.png"])) as picture:
        assert picture.width > 1400


def test_the_same_release_gives_the_same_archive(released: Released):
    order = Order("charts", "ar", suffix="zip")

    assert make(released, order, AR) == make(released, order, AR)


def test_titles_and_topics_stand_in_the_picture_itself(released: Released):
    drawn = unpacked(released)["svg/topic-A4-questions.svg"].decode()

    assert "Trust and responsibility" in drawn
    assert ">Question by question</text>" in drawn


def test_hostile_names_are_text_and_no_path(released: Released):
    topic = replace(released.dimensions[0], code="../../etc/passwd", name=Text({"en": HOSTILE}))
    parts = unpacked(replace(released, dimensions=(topic, *released.dimensions[1:])))

    assert all(".." not in name and name.count("/") <= 1 for name in parts)
    assert all(b"<script" not in content for name, content in parts.items() if name.endswith(".svg"))


@pytest.mark.parametrize(("code", "name"), [("A1.1", "A1.1"), ("a b/ç\\..", "a-b"), ("", "x"), ("..", "x"), ("x" * 99, "x" * 40)])
def test_codes_become_names_that_every_system_knows(code: str, name: str):
    assert fit(code) == name


def test_where_nothing_may_be_shown_no_chart_is_made(too_few: Released):
    assert not any(one.name.startswith("topic-") for one in every(too_few, EN, 480))


def test_each_picture_says_how_it_is_read_and_how_many_answered(released: Released):
    named = {one.name: one.reading for one in every(released, EN, 480)}

    assert all(reading.endswith("people invited answered.") for reading in named.values())
    assert named["profile"].startswith("How to read: the filled dot is the score")
    drawn = unpacked(released)["svg/differences.svg"].decode()
    assert "How to read: the bar joins" in drawn


def test_how_questions_are_read_names_only_what_is_drawn(released: Released):
    (item, *_) = [one for topic in released.dimensions for one in topic.items]
    exact, rough = (replace(item, overall=Figure(60, n=20, cell=cell), groups={}) for cell in (False, True))
    shown = next(group for group in released.groups if group.shown)
    lined = replace(exact, groups={shown.id: Figure(50, n=20, cell=True)})

    said = [of_questions([one], released.groups, EN) for one in (exact, rough, lined)]

    assert ["thick bar" in words for words in said] == [False, True, False]
    assert ["line through the shape" in words for words in said] == [False, False, True]
    assert not any("very likely range" in words for words in said)
    assert ["Small shapes" in words for words in said] == [False, False, True]
    assert "Small shapes" not in of_questions([lined], [replace(shown, shown=False)], EN)
    assert [is_rough([one], released.groups) for one in (exact, rough, lined)] == [False, True, True]
