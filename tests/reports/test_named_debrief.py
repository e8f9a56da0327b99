"""The debrief of answers beside names: every answer, the widest distance first, nobody ranked and nothing averaged."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest

from reports.debrief.positions import compared, silent
from reports.editions.making import make
from reports.editions.order import Order
from surveys.messages import Text, msg
from surveys.questionnaires.values import Questionnaire
from surveys.scoring.named import Given, Position
from surveys.scoring.values import Participation, Released
from surveys.translator import translator

from fixtures.questions import make_item, make_questionnaire, words

EN = translator("en", "surveys", "reports")
HOSTILE = '<font color="red">x</font> {name} <img src="/etc/passwd">'


def asked() -> Questionnaire:
    near, far = make_item("rating", "near"), make_item("rating", "far")
    texts = {"near": "A near one", "far": "Z far one", "alike": "B all alike", "why": "Why so?"}
    items = (near, far, make_item("rating", "alike"), make_item("long_text", "why"))
    return make_questionnaire(*(replace(item, text=words(texts[item.code])) for item in items))


def answers(near: int, far: int, why: str) -> tuple[Given, ...]:
    yes = Text({"en": "Yes"})
    return (Given("near", yes, step=near), Given("far", yes, step=far), Given("alike", yes, step=3), Given("why", why, "en"))


@pytest.fixture
def positions(released: Released) -> Released:
    found = (Position("Harbour", answers(2, 1, HOSTILE)), Position("Nahr"), Position("Works <b>", answers(3, 5, "Because.")))
    bare = dict.fromkeys(("groups", "headlines", "dimensions", "tallies", "differences", "two_sided", "comments", "findings"), ())
    facts = replace(released.facts, mode="organisation_position")
    return replace(
        released,
        facts=facts,
        questionnaire=asked(),
        participation=Participation(None, None),
        positions=found,
        cautions=(msg("No averages."),),
        **bare,
    )


def whole(document: bytes) -> str:
    with pypdfium2.PdfDocument(document) as opened:
        return " ".join(re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in opened)


def test_questions_lie_by_distance_and_then_by_the_alphabet(positions: Released):
    assert [(row.question, row.apart) for row in compared(positions, EN)] == [
        ("Z far one", "4 steps"),
        ("A near one", "1 step"),
        ("B all alike", "the same"),
    ]


def test_a_partner_without_an_answer_has_its_column(positions: Released):
    assert silent(positions) == ("Nahr",)
    assert [said.words for said in compared(positions, EN)[0].said] == ["Yes", "no answer", "Yes"]


def test_the_debrief_has_the_section_and_no_score(positions: Released):
    text = whole(make(positions, Order("sense-making", "en"), EN))

    assert "Each partner’s answer" in text
    assert "No answer came from Nahr." in text
    assert text.index("Z far one") < text.index("A near one")
    assert "Because." in text
    for heading in ("In one page", "The score profile", "Who took part", "Why this report shows no groups", "Method"):
        assert f" {heading} " not in text


def test_hostile_words_and_names_are_printed_as_they_were_written(positions: Released):
    document = make(positions, Order("sense-making", "en"), EN)

    assert HOSTILE in whole(document)
    assert "Works <b>" in whole(document)
    assert b"/Subtype /Image" not in document


def test_names_of_people_have_their_own_heading(positions: Released):
    by_name = replace(positions, facts=replace(positions.facts, mode="attributed"))

    assert "Answers with a name" in whole(make(by_name, Order("sense-making", "en"), EN))


@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
def test_many_names_fit_on_pages(positions: Released, lang: str):
    many = tuple(replace(positions.positions[0], who=f"Partner {place}") for place in range(9))

    assert make(replace(positions, positions=many), Order("sense-making", lang), translator(lang, "surveys", "reports")).startswith(b"%PDF")


@pytest.mark.parametrize("mode", ["anonymous", "confidential"])
def test_other_modes_have_no_such_section(released: Released, mode: str):
    text = whole(make(replace(released, facts=replace(released.facts, mode=mode)), Order("sense-making", "en"), EN))

    assert "Each partner’s answer" not in text
    assert "Answers with a name" not in text
