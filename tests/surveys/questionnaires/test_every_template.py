"""Every questionnaire of the catalog can be chosen knowingly, answered from beginning to end, sealed, scored and released."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from surveys.evaluations.creating import from_template
from surveys.messages import Text
from surveys.questionnaires import catalog, offering
from surveys.questionnaires.checking import settle
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.showing import visible
from surveys.questionnaires.timing import honest, seconds
from surveys.questionnaires.trimming import core_only
from surveys.questionnaires.values import Mode

from fixtures.chance import answered, released

every = pytest.mark.parametrize("name", catalog.names())
BY_ORGANISATION = {"start-up", "corrective-action"}
WITH_HEADLINES = {"final-evaluation", "short-check", "follow-up", "corrective-action"}
"""Only those that look at a whole partnership; a part of it is not called partnership quality or results."""


@every
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whoever_answers_every_page_has_an_answer_to_everything_they_are_shown(name: str, seed: int):
    questionnaire = catalog.load(name)
    answers = answered(questionnaire, "partner", Random(seed))

    settled = settle(questionnaire, answers, "partner")

    shown = {item.code for section in visible(questionnaire, answers, "partner") for item in section.items if kind(item).answered}
    assert set(answers) == shown
    assert set(settled) == {item.code for item in questionnaire.items() if kind(item).answered}


@every
def test_answers_are_packed_scored_and_released(name: str):
    questionnaire = catalog.load(name)

    found = released(questionnaire, Random(1))

    assert [one.code for one in found.dimensions] == [one.code for one in questionnaire.dimensions]
    assert {one.headline for one in found.headlines} == {one.headline for one in questionnaire.dimensions} - {None}
    assert len(found.findings) >= 6


@every
def test_a_template_states_what_an_evaluator_needs_to_choose_it(name: str):
    questionnaire = catalog.load(name)

    for text in (questionnaire.purpose, questionnaire.when, questionnaire.who, questionnaire.scoring):
        assert set(text.by_lang) == set(questionnaire.languages)
    assert questionnaire.frames
    assert all(dimension.frames for dimension in questionnaire.dimensions)


@every
def test_the_minutes_are_honest(name: str):
    questionnaire = catalog.load(name)

    assert honest(questionnaire)
    assert abs(core_only(questionnaire).minutes * 60 - seconds(core_only(questionnaire))) <= 60


@every
def test_partners_answer_as_organisations_where_decisions_are_prepared(name: str):
    assert catalog.load(name).mode is (Mode.POSITION if name in BY_ORGANISATION else Mode.ANONYMOUS)


@every
def test_a_part_of_a_partnership_has_no_headline(name: str):
    headlines = [dimension.headline for dimension in catalog.load(name).dimensions]

    assert any(headlines) is (name in WITH_HEADLINES)


@every
def test_only_the_final_evaluation_and_the_short_check_are_cut_to_a_short_form(name: str):
    """The form offered first never cuts a short template down to a question or two."""
    short, full = from_template(name, "core"), from_template(name, "full")

    assert (short != full) is (name in {"final-evaluation", "short-check"})


def test_what_a_template_fails_to_state_is_told():
    sound = catalog.load("follow-up")
    bare = replace(sound, when=Text(), minutes=60, frames=("final-evaluation.Z9",), code="other")

    problems = offering.check({"final-evaluation": catalog.load("final-evaluation"), "follow-up": bare})

    assert [problem.place for problem in problems] == [
        "follow-up: code",
        "follow-up: when",
        "follow-up: minutes",
        "follow-up, questionnaire: frames",
    ]


def test_a_dimension_that_speaks_to_no_frame_is_told():
    sound = catalog.load("follow-up")
    first, *others = sound.dimensions
    unframed = replace(sound, dimensions=(replace(first, frames=()), *others))

    problems = offering.check({"final-evaluation": catalog.load("final-evaluation"), "follow-up": unframed})

    assert [problem.place for problem in problems] == ["follow-up, dimension lasting: frames"]
