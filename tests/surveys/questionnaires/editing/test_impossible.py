"""What no questionnaire may be, not even half made, is said with the setting that mends it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from surveys.messages import Text
from surveys.questionnaires.building import MOST_ITEMS, MOST_LANGUAGES, MOST_OPTIONS, MOST_SECTIONS
from surveys.questionnaires.editing.possible import MOST_ITEMS_IN_ALL, impossible, tidied
from surveys.questionnaires.fields import LONGEST_TEXT
from surveys.questionnaires.parsing import LONGEST as LONGEST_CONDITION
from surveys.questionnaires.values import Option, Questionnaire, Section
from surveys.translator import translator

from fixtures.questions import AGREE, make_item, make_questionnaire, words

SAY = translator("en", "surveys")
SOUND = make_questionnaire(make_item("rating", "A"), make_item("choice", "C"))


def found(questionnaire: Questionnaire) -> list[tuple[str, str]]:
    return [(problem.place, SAY(problem.what)) for problem in impossible(questionnaire)]


def items(count: int, *, code: str = "Q") -> tuple[Any, ...]:
    return tuple(make_item("rating", f"{code}{n}") for n in range(count))


def test_what_is_only_unfinished_is_possible():
    assert found(SOUND) == []
    assert found(make_questionnaire(make_item("choice", "C", options=(), text=Text()))) == []


@pytest.mark.parametrize(
    ("wrong", "place", "what"),
    [
        (replace(SOUND, languages=("en", "english!")), "lang", "“english!” is not a language tag."),
        (replace(SOUND, languages=("en",) * (MOST_LANGUAGES + 1)), "lang", f"There are too many: {MOST_LANGUAGES + 1}."),
        (replace(SOUND, code="1st"), "code", "“1st” cannot be a code."),
        (replace(SOUND, code=""), "code", "The code is missing."),
        (make_questionnaire(make_item("rating", "A"), make_item("rating", "A")), "code", "The code “A” is used already."),
        (replace(SOUND, scales=(*SOUND.scales, AGREE)), "code", "The code “agree” is used already."),
        (make_questionnaire(make_item("rating", "not")), "code", "This word has a meaning in conditions."),
        (make_questionnaire(make_item("rating", "A", show_if="x" * (LONGEST_CONDITION + 1))), "show_if", "The condition is too long."),
        (make_questionnaire(make_item("rating", "A", text=words("x" * (LONGEST_TEXT + 1)))), "text", "This text is too long."),
        (make_questionnaire(*items(MOST_ITEMS + 1)), "code", f"There are too many: {MOST_ITEMS + 1}."),
        (
            make_questionnaire(make_item("choice", "C", options=tuple(Option(f"o{n}", words("x")) for n in range(MOST_OPTIONS + 1)))),
            "code",
            f"There are too many: {MOST_OPTIONS + 1}.",
        ),
        (
            make_questionnaire(sections=tuple(Section(f"s{n}", words("Page"), ()) for n in range(MOST_SECTIONS + 1))),
            "code",
            f"There are too many: {MOST_SECTIONS + 1}.",
        ),
    ],
)
def test_what_cannot_be_is_said_with_its_setting(wrong: Questionnaire, place: str, what: str):
    assert (place, what) in found(wrong)


def test_pages_that_are_full_may_still_be_too_many_questions_together():
    full = tuple(Section(f"s{n}", words("Page"), items(MOST_ITEMS, code=f"Q{n}.")) for n in range(MOST_ITEMS_IN_ALL // MOST_ITEMS + 1))

    assert ("code", f"There are too many: {len(full) * MOST_ITEMS}.") in found(make_questionnaire(sections=full))


def test_hidden_characters_and_empty_wordings_go_and_nothing_else():
    typed = make_questionnaire(
        make_item("rating", "A", text=Text({"en": " Do we\u202e trust?\x00 ", "ar": " \u200b"})), source=" Own\x07 work "
    )

    clean = tidied(typed)

    assert clean.item("A").text.by_lang == {"en": "Do we trust?"}
    assert clean.source == "Own work"
    assert tidied(clean) == clean
