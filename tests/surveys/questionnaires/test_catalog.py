"""The questionnaires that come with Roundtable keep what the design promises."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from surveys.errors import NotFound
from surveys.messages import Text
from surveys.questionnaires import catalog, crosswalk, wordings
from surveys.questionnaires.kinds import KINDS, kind
from surveys.questionnaires.reading import read
from surveys.questionnaires.rules import problems
from surveys.questionnaires.stored import digest
from surveys.questionnaires.trimming import core_only
from surveys.questionnaires.values import About, Headline, Item, Questionnaire

ROOT = Path(__file__).parents[3]
NAMES = catalog.names()
READ_ALOUD = "community-form"


@pytest.fixture
def final() -> Questionnaire:
    return catalog.load("final-evaluation")


def ratings(questionnaire: Questionnaire) -> list[Item]:
    return [item for item in questionnaire.items() if KINDS[item.kind].scorable]


def stems(items: list[Item]) -> set[str]:
    """A question asked of each side counts once."""
    return {item.pair or item.code for item in items}


def test_the_catalog_names_what_it_holds_and_offers_the_most_used_first():
    assert NAMES[:2] == ("final-evaluation", "short-check")
    assert set(NAMES) == {path.stem for path in (ROOT / "surveys" / "questionnaires" / "catalog").glob("*.toml")}
    with pytest.raises(NotFound):
        catalog.load("../pyproject")


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_there_in_every_language_of_the_catalog(name: str):
    questionnaire = catalog.load(name)

    assert questionnaire.languages == ("en", "ar", *wordings.languages())
    assert all(set(item.text.by_lang) == set(questionnaire.languages) for item in questionnaire.items())


@pytest.mark.parametrize("name", NAMES)
def test_every_rating_can_be_left_to_those_who_know(name: str):
    """Read aloud, few reasons for not answering are better than many."""
    assert all(item.unknown and (item.inapplicable or name == READ_ALOUD) for item in ratings(catalog.load(name)))


def test_the_final_evaluation_has_50_questions_of_which_16_are_core_and_scored(final: Questionnaire):
    assert len(stems(ratings(final))) == 50
    assert len(stems([item for item in ratings(final) if item.core and item.scored])) == 16


def test_trust_promises_respect_and_transparency_are_asked_of_each_side(final: Questionnaire):
    pairs = {item.pair for item in final.items() if item.pair}

    assert pairs == {"A2.1", "A3.1", "A4.1", "A4.3"}
    for pair in pairs:
        assert final.item(f"{pair}.own").about is About.OWN
        assert final.item(f"{pair}.other").about is About.OTHER
        assert final.item(f"{pair}.own").core


def test_part_a_is_quality_and_part_b_results_and_nothing_else_is_scored(final: Questionnaire):
    by_headline = {dimension.code: dimension.headline for dimension in final.dimensions}

    assert [code for code, headline in by_headline.items() if headline is Headline.QUALITY] == [f"A{place}" for place in range(1, 10)]
    assert [code for code, headline in by_headline.items() if headline is Headline.RESULTS] == [f"B{place}" for place in range(1, 7)]
    assert not any(item.scored for section in final.sections if not section.dimension for item in section.items)


def test_willingness_to_partner_again_is_core_and_never_scored(final: Questionnaire):
    again = final.item("D1")

    assert (again.kind, again.core, again.scored) == ("zero_to_ten", True, False)


def test_every_dimension_of_the_final_evaluation_ends_with_ones_own_words(final: Questionnaire):
    for section in final.sections:
        if section.dimension:
            assert section.items[-1].code == f"{section.code}.words"
            assert not section.items[-1].core


def test_the_core_form_keeps_codes_dimensions_and_open_questions(final: Questionnaire):
    core = core_only(final)

    assert core.code == "final-evaluation-core"
    assert core.minutes == 10
    assert {dimension.code for dimension in core.dimensions} == {dimension.code for dimension in final.dimensions} - {"A9"}
    assert {item.code for item in core.items()} >= {"A4.1.own", "D1", "D2", "D3", "D4", "D5", "D6"}
    assert all(final.item(item.code) == replace(item, dimension="") for item in core.items())
    assert problems(core) == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_short_form_of_a_questionnaire_is_sound(name: str):
    assert problems(core_only(catalog.load(name))) == ()


def test_a_short_form_needs_less_scales_and_dimensions():
    core = core_only(catalog.load("short-check"))

    assert [scale.code for scale in core.scales] == ["agree5"]
    assert core.minutes == 3


def test_leadership_is_asked_by_two_questions_in_the_same_words(final: Questionnaire):
    for questionnaire in (final, catalog.load("short-check")):
        asked = [item.code for section in questionnaire.sections if section.dimension == "A9" for item in section.items if item.scored]
        assert asked == ["A9.1", "A9.2"]
        assert questionnaire.dimension("A9").headline is Headline.QUALITY
        assert questionnaire.item("A9.1").text == final.item("A9.1").text


def test_the_short_check_asks_twelve_questions_and_shares_codes_with_the_final_evaluation(final: Questionnaire):
    short = catalog.load("short-check")
    shared = {item.code for item in short.items()} & {item.code for item in final.items()}

    assert len(stems(ratings(short))) == 12
    assert shared == {"A4.1.own", "A4.1.other", "A7.1", "A8.1", "A9.1", "A9.2", "D7"}
    assert all(short.item(code).text == final.item(code).text for code in shared)


def loaded() -> dict[str, Questionnaire]:
    return {name: catalog.load(name) for name in NAMES}


def test_the_promised_trends_hold():
    assert crosswalk.check(loaded(), crosswalk.promised(), crosswalk.shared()) == ()
    assert crosswalk.promised()["A4.1.own"][:2] == ("final-evaluation", "short-check")
    assert crosswalk.shared()["A9.1"][:2] == ("final-evaluation", "short-check")


def test_a_shared_question_without_a_pair_is_told():
    shared = {"A9.1": ("final-evaluation",), "A9.2": ("final-evaluation", "debrief-feedback"), "D7": ("short-check", "no-such")}

    problems = crosswalk.check(loaded(), crosswalk.promised(), shared)

    assert [problem.place for problem in problems] == ["item A9.1", "debrief-feedback, item A9.2", "no-such, item D7"]


def change(questionnaire: Questionnaire, code: str, **changes: object) -> Questionnaire:
    sections = tuple(
        replace(section, items=tuple(replace(item, **changes) if item.code == code else item for item in section.items))  # type: ignore[arg-type]
        for section in questionnaire.sections
    )
    return replace(questionnaire, sections=sections)


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"text": Text({"en": "Other words."})}, "The same code is worded differently in “{lang}”."),
        ({"kind": "zero_to_ten"}, "The same code asks in another way."),
        ({"scale": "extent"}, "The same code is answered on another scale or with other options."),
    ],
)
def test_a_shared_code_asks_the_same(changes: dict[str, object], what: str):
    changed = {**loaded(), "short-check": change(catalog.load("short-check"), "A7.1", **changes)}

    assert {problem.what.text for problem in crosswalk.differences(changed)} == {what}


def test_a_question_of_another_sense_is_another_question():
    changed = change(catalog.load("short-check"), "A7.1", text=Text({"en": "Other words."}), sense=2)

    assert crosswalk.differences({**loaded(), "short-check": changed}) == ()


def test_a_broken_promise_of_a_trend_is_told():
    changed = {**loaded(), "short-check": change(catalog.load("short-check"), "A7.1", core=False)}

    assert [problem.place for problem in crosswalk.check(changed, crosswalk.promised())] == ["short-check, item A7.1"]


def test_a_core_question_that_is_not_listed_is_told():
    trends = {code: names for code, names in crosswalk.promised().items() if code != "P1"}

    assert [problem.place for problem in crosswalk.check(loaded(), trends)] == ["short-check, item P1"]


@pytest.mark.parametrize("name", ["bfi", "rse2018", "lq2002", "mass20"])
def test_the_questionnaires_of_the_real_surveys_are_sound(name: str):
    questionnaire = read((ROOT / "tests" / "questionnaires" / f"{name}.toml").read_bytes(), f"{name}.toml")

    assert questionnaire.code == name
    assert any(item.scored and kind(item).scorable for item in questionnaire.items())


def test_the_example_of_the_documentation_is_sound():
    page = (ROOT / "docs" / "questionnaire-format.md").read_text("utf-8")

    questionnaire = read(page.partition("```toml\n")[2].partition("```")[0])

    assert questionnaire.item("U1.words").show_if == "U1 <= 1"


@pytest.mark.parametrize("name", NAMES)
def test_a_version_is_named_by_its_digest(name: str):
    questionnaire = catalog.load(name)

    assert digest(questionnaire) == digest(replace(questionnaire))
    assert digest(questionnaire) != digest(replace(questionnaire, version=2))
