"""What the words of the catalog promise: one thing is asked, barriers are no strengths, the community form is mapped."""

from __future__ import annotations

import re
from random import Random

import pytest

from surveys.questionnaires import catalog
from surveys.questionnaires.frames import FINAL
from surveys.questionnaires.values import About, Item
from surveys.scoring.ideas import BOTTLENECK

from fixtures.chance import released

BARRIERS = [f"I{place}" for place in range(1, 8)]
ONE_HABIT = {"I1.1", "I7.1"}
"""Told in two halves, and still one habit."""
ASKED_OF_EACH_SIDE = {
    "final-evaluation": {"A2.1", "A3.1", "A4.1", "A4.3"},
    "short-check": {"A4.1"},
    "corrective-action": {"A4.1", "R3.1", "R4.5", "R5.1"},
    "follow-up": {"F8", "F13"},
}


def ratings(name: str) -> list[Item]:
    return [item for item in catalog.load(name).items() if item.kind == "rating"]


@pytest.mark.parametrize("name", catalog.names())
def test_a_rating_asks_one_thing(name: str):
    texts = {item.code: item.text.pick("en").replace("partner or partners", "partners") for item in ratings(name)}

    assert {code for code, text in texts.items() if re.search(r"\b(and|or)\b", text)} <= ONE_HABIT


@pytest.mark.parametrize("name", catalog.names())
def test_a_rating_is_short_enough_to_be_read_once(name: str):
    assert [item.code for item in ratings(name) if len(item.text.pick("en").split()) > 20] == []


@pytest.mark.parametrize("name", catalog.names())
def test_promises_and_trust_say_whom_they_are_about(name: str):
    pairs: dict[str, set[About | None]] = {}
    for item in ratings(name):
        if item.pair:
            pairs.setdefault(item.pair, set()).add(item.about)

    assert set(pairs) == ASKED_OF_EACH_SIDE.get(name, set())
    assert all(sides == {About.OWN, About.OTHER} for sides in pairs.values())


def test_seven_barriers_are_asked_as_how_often_they_happen_and_never_scored():
    barriers = catalog.load("barriers")

    asked = {section.code: section.items for section in barriers.sections if section.code in BARRIERS}

    assert list(asked) == BARRIERS
    assert {len(items) for items in asked.values()} == {3}
    assert {(item.scale, item.scored) for items in asked.values() for item in items} == {("often5", False)}
    assert [point.label.pick("en") for point in barriers.scale("often5").points][::4] == ["Never", "Almost always"]
    assert [option.code for option in barriers.item("I8").options] == BARRIERS


def test_a_barrier_is_shown_with_its_answers_and_is_neither_a_strength_nor_low():
    found = released(catalog.load("barriers"), Random(1))

    shown = {tally.code for tally in found.tallies if tally.distribution}
    assert {f"{barrier}.{place}" for barrier in BARRIERS for place in (1, 2, 3)} <= shown
    assert {finding.kind for finding in found.findings if any(code.startswith("I") for code in finding.evidence)} <= {BOTTLENECK}
    assert [dimension.code for dimension in found.dimensions] == ["A9", "E2", "E3", "E4"]


def test_the_community_form_has_three_steps_and_every_statement_is_mapped_to_the_final_evaluation():
    community, final = catalog.load("community-form"), catalog.load(FINAL)
    parts = {dimension.code for dimension in final.dimensions} | {item.code for item in final.items()}

    assert [point.label.pick("en") for point in community.scale("yes3").points] == ["No", "A little", "Yes"]
    for item in ratings("community-form"):
        (frame,) = item.frames
        assert frame.removeprefix(f"{FINAL}.") in parts
        assert item.declinable


def test_whether_stopping_would_do_harm_is_evidence_and_no_score():
    review = catalog.load("corrective-action")

    assert not review.item("R6.4").scored
    assert review.item("R2").maximum == 3


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("barriers", {"A9.1", "A9.2"}),
        ("corrective-action", {"A4.1.own", "A4.1.other"}),
        ("equity", {"A6.1", "A6.2", "A7.3", "A7.4"}),
        ("sustainability", {"B6.1"}),
        ("follow-up", {"D1"}),
    ],
)
def test_questions_of_the_final_evaluation_are_asked_in_its_words(name: str, codes: set[str]):
    final, other = catalog.load(FINAL), catalog.load(name)

    shared = {item.code for item in other.items() if item.kind != "long_text"} & {item.code for item in final.items()}

    assert shared == codes
    for code in codes:
        assert other.item(code).text == final.item(code).text
        assert other.item(code).help == final.item(code).help
        assert other.scale(other.item(code).scale).points == final.scale(final.item(code).scale).points
