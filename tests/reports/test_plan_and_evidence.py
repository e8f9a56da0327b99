"""The chapters of what evaluators add: the participation card, the case then and now, the matrix; hostile words stay words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.charts.phases import participation_card
from reports.debrief.case import case
from reports.debrief.matrix import matrix
from reports.debrief.phases import phases
from reports.drawing import svg
from reports.drawing.values import Dot, Label
from reports.lettering.measuring import width as measured
from reports.typesetting.blocks import Figure, Panel, Table
from surveys.messages import Text
from surveys.scoring.added import CaseLine, Dossier, MatrixLine, PhaseLine
from surveys.scoring.phases import PHASES, card
from surveys.scoring.values import Released
from surveys.translator import translator

SAY = translator("en", "reports", "surveys")
HOSTILE = "<script>alert(1)</script>"
PARTS = ("informed", "decides", "consulted", "", "", "", "")


@pytest.fixture
def whole(released: Released) -> Released:
    lines = tuple(
        PhaseLine(phase, f"g{place}", Text({"en": f"Group {place} {HOSTILE}"}), place, part, HOSTILE if part == "decides" else "")
        for place in range(2)
        for phase, part in zip(PHASES, PARTS, strict=True)
    )
    claims = (CaseLine(HOSTILE, "People with safe water", "A4", "partly", "Why"), CaseLine("Nothing stands beside this."))
    dossier = Dossier("joint", "Two of each", 0, (), (MatrixLine("Why?", "Impact"),), claims, lines)
    return replace(released, dossier=dossier)


@pytest.mark.parametrize("width", [520.0, 225.0])
def test_the_card_draws_a_mark_for_every_part_and_says_every_part_in_words(whole: Released, width: float):
    picture = participation_card(card(whole.dossier.phases), SAY, width)
    marks = [shape for shape in picture.shapes if isinstance(shape, Dot) and shape.r == 5.0]

    assert len(marks) == 3 + 2 * 3
    assert picture.alt.count("Inform: informed, Design together: decides, Collect: consulted, Make sense: nothing noted yet") == 2
    assert "<script>" not in svg.draw(picture, "en")


@pytest.mark.parametrize("lang", ["en", "es", "pt", "ru"])
@pytest.mark.parametrize("width", [520.0, 480.0, 320.0])
def test_no_phase_of_the_card_is_parted_within_a_word(whole: Released, lang: str, width: float):
    picture = participation_card(card(whole.dossier.phases), translator(lang, "surveys", "reports"), width)
    heads = [shape for shape in picture.shapes if isinstance(shape, Label) and shape.anchor == "middle"]

    assert len(heads) == 7
    assert all(measured(word, head.size, lang=lang) <= head.max_width for head in heads for word in head.text.split())


def test_chapters_say_nothing_where_nothing_was_added(released: Released):
    assert phases(released, SAY, 480) == case(released, SAY) == matrix(released, SAY) == []


def test_each_claim_has_its_box_with_what_the_release_holds_about_it(whole: Released):
    first, second = (block for block in case(whole, SAY) if isinstance(block, Panel))

    said = repr(first.blocks)
    assert "People with safe water: 18,400 at the start, 60,000 was the target, 52,300 now" in said
    assert "Trust and responsibility: 62 (55–69)" in said
    assert "It was worth the effort in part" in said
    assert second.blocks == ()


def test_the_chapter_of_phases_names_who_made_it_and_what_shows_it(whole: Released):
    blocks = phases(whole, SAY, 480)

    assert "The partners made this evaluation jointly: Two of each" in repr(blocks)
    assert any(isinstance(block, Figure) for block in blocks)
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [row[3] for row in table.rows] == [HOSTILE, HOSTILE]
