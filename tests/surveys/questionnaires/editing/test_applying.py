"""Edits: whatever is done to a questionnaire in the making, it stays one; codes are followed, texts kept, nothing impossible gets in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.errors import Invalid, NotFound
from surveys.messages import Text
from surveys.questionnaires import catalog, stored
from surveys.questionnaires.editing import moving, starting
from surveys.questionnaires.editing.applying import CHANGES, apply
from surveys.questionnaires.editing.edits import (
    AddItem,
    AddLanguage,
    AddSection,
    Edit,
    Many,
    MoveItem,
    PutDimension,
    PutFirst,
    PutItem,
    PutScale,
    PutSection,
    RemoveDimension,
    RemoveItems,
    RemoveLanguage,
    RemoveScale,
    RemoveSection,
    TakeItems,
    Word,
)
from surveys.questionnaires.editing.possible import impossible
from surveys.questionnaires.editing.scoring import with_scores
from surveys.questionnaires.editing.telling import TOLD, said
from surveys.questionnaires.editing.texts import places
from surveys.questionnaires.editing.unfinished import unfinished, untranslated
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.scales import library
from surveys.questionnaires.values import Dimension, Headline, Questionnaire, Rule
from surveys.translator import LANGUAGES

CHECK = catalog.load("short-check")


def made() -> Questionnaire:
    """Begun with nothing: a scored section with a rating, and one for words."""
    start = starting.blank("Learning together", "en")
    first = starting.section(start, "Trust")
    start = apply(start, starting.with_topic(start, first, "quality"))
    start = apply(start, AddItem(first.code, starting.item(start, first.code, "rating", "Promises are kept.")))
    second = starting.section(start, "Words")
    start = apply(start, AddSection(second))
    return apply(start, AddItem(second.code, starting.item(start, second.code, "long_text", "What else?")))


def test_a_questionnaire_begun_with_nothing_can_be_asked_when_it_has_words():
    questionnaire = made()

    assert unfinished(questionnaire) == ()
    assert [item.code for item in questionnaire.items()] == ["X1", "X2"]
    assert questionnaire.item("X1").scored
    assert questionnaire.scale(questionnaire.item("X1").scale).points[4].label.pick("en") == "Strongly agree"
    assert questionnaire.minutes == 1


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_question_of_any_kind_begins_without_breaking_anything_and_can_become_any_other(kind: str):
    questionnaire = made()
    home = questionnaire.sections[0].code
    questionnaire = apply(questionnaire, AddItem(home, starting.item(questionnaire, home, kind, "A question")))
    for other in KINDS:
        changed = starting.changed_kind(questionnaire, questionnaire.item("X3"), other)
        after = apply(questionnaire, PutItem("X3", changed))
        assert after.item("X3").kind == other
        assert {gap.setting for gap in unfinished(after) if gap.owner == "item X3"} <= {
            name for name, setting in KINDS[other].described().items() if setting.needed
        }


def test_a_new_code_is_followed_by_conditions_pages_and_scores():
    questionnaire = made()
    first, second = questionnaire.sections
    questionnaire = apply(questionnaire, PutSection(second.code, replace(second, show_if="X1 <= 2 or X1 == 5")))
    questionnaire = apply(questionnaire, PutItem("X2", replace(questionnaire.item("X2"), show_if="not answered(X1)")))

    questionnaire = apply(questionnaire, PutItem("X1", replace(questionnaire.item("X1"), code="promises")))
    questionnaire = apply(questionnaire, PutDimension(Dimension("trust", Text({"en": "Trust"}), Headline.QUALITY), first.dimension))
    questionnaire = apply(questionnaire, PutScale(replace(questionnaire.scales[0], code="ours"), questionnaire.scales[0].code))

    assert questionnaire.sections[1].show_if == "promises <= 2 or promises == 5"
    assert questionnaire.item("X2").show_if == "not answered(promises)"
    assert (questionnaire.sections[0].dimension, questionnaire.item("promises").scale) == ("trust", "ours")
    assert unfinished(questionnaire) == ()


@pytest.mark.parametrize("way", ["up", "down"])
def test_moving_by_one_place_reaches_every_place(way: str):
    up = way == "up"
    questionnaire = CHECK
    codes = [item.code for item in questionnaire.items()]
    edge = codes[-1 if up else 0]
    seen = {tuple(codes)}
    for _ in range(len(codes) + len(CHECK.sections)):
        questionnaire = apply(questionnaire, moving.item_by_one(questionnaire, edge, up=up))
        seen.add(tuple(item.code for item in questionnaire.items()))
    assert [item.code for item in questionnaire.items()][0 if up else -1] == edge
    assert len(seen) >= len(codes)
    assert sorted(item.code for item in questionnaire.items()) == sorted(codes)


def test_what_is_used_is_not_taken_away():
    questionnaire = made()
    for edit in (RemoveScale(questionnaire.scales[0].code), RemoveDimension(questionnaire.dimensions[0].code)):
        with pytest.raises(Invalid):
            apply(questionnaire, edit)


@pytest.mark.parametrize("code", ["", "1a", "a b", "and", "X2", "x" * 41, "a/b"])
def test_a_code_that_is_none_or_taken_is_refused(code: str):
    questionnaire = made()
    with pytest.raises(Invalid) as refused:
        apply(questionnaire, PutItem("X1", replace(questionnaire.item("X1"), code=code)))
    assert {problem.place for problem in refused.value.problems} == {"code"}


def test_texts_are_made_safe_to_store_and_too_long_ones_refused():
    questionnaire = made()
    hostile = Text({"en": "a\u202eb\x00 <b>c</b>"})
    after = apply(questionnaire, PutItem("X1", replace(questionnaire.item("X1"), text=hostile)))
    assert after.item("X1").text.by_lang == {"en": "ab <b>c</b>"}
    with pytest.raises(Invalid):
        apply(questionnaire, PutItem("X1", replace(questionnaire.item("X1"), text=Text({"en": "x" * 2001}))))


def test_a_language_is_added_translated_made_the_first_and_taken_away():
    questionnaire = apply(made(), AddLanguage("ar"))
    lacking = untranslated(questionnaire, "ar")
    assert not any(place.key.startswith("scale/") for place in lacking), "the library's scales are spoken at once"
    with pytest.raises(Invalid):
        apply(questionnaire, PutFirst("ar"))

    questionnaire = apply(questionnaire, Word("ar", {place.key: f"ع {place.key}" for place in lacking}))
    assert untranslated(questionnaire, "ar") == ()
    turned = apply(questionnaire, PutFirst("ar"))
    assert turned.languages == ("ar", "en")
    with pytest.raises(Invalid):
        apply(questionnaire, RemoveLanguage("en"))
    back = apply(turned, RemoveLanguage("en"))
    assert not any("en" in place.text.by_lang for place in places(back))


@pytest.mark.parametrize("name", catalog.names())
def test_questions_of_the_catalog_are_taken_over_with_all_they_need(name: str):
    source = catalog.load(name)
    codes = tuple(item.code for item in source.items())
    whole = apply(replace(starting.blank("Mine", "en"), languages=source.languages), TakeItems(source, codes))
    assert unfinished(replace(whole, title=source.title)) == ()
    assert list(whole.items()) == list(source.items())

    into = made()
    after = apply(into, TakeItems(source, codes[:3], into.sections[0].code))
    assert [item.code for item in after.items()][1:4] == list(codes[:3])
    assert {place for place in places(after) if place.needed and not place.text.by_lang.get("en")} == set()


def test_a_scale_that_means_something_else_here_comes_under_another_code():
    ours = made()
    other = replace(ours.scales[0], points=ours.scales[0].points[:3], high=3)
    ours = replace(ours, scales=(replace(other, code="agree5"),), sections=())
    after = apply(ours, TakeItems(CHECK, ("P1",)))
    assert after.item("P1").scale not in ("", "agree5")
    assert after.scale(after.item("P1").scale).high == 5


def test_ratings_are_scored_as_soon_as_their_section_measures_something():
    questionnaire = made()
    section = questionnaire.sections[0]
    without = apply(questionnaire, with_scores(questionnaire, PutSection(section.code, replace(section, dimension=""))))
    assert not without.item("X1").scored
    again = apply(without, with_scores(without, PutSection(section.code, section)))
    assert again.item("X1").scored


def test_the_library_speaks_every_language_and_says_the_catalogs_scales_in_the_same_words():
    for one in library().values():
        assert all(set(point.label.by_lang) == set(LANGUAGES) for point in one.scale.points)
        assert set(one.name.by_lang) == set(LANGUAGES)
    for name in catalog.names():
        for scale in catalog.load(name).scales:
            same = library().get(scale.code)
            if same:
                ours = [point.label.pick("ar") for point in same.scale.points]
                assert [point.label.pick("ar") for point in scale.points] == ours, (name, scale.code)


CODES = st.sampled_from([item.code for item in CHECK.items()] + ["P99"])
SECTIONS = st.sampled_from([section.code for section in CHECK.sections] + ["nowhere"])
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(MoveItem, CODES, SECTIONS, CODES | st.just("")),
    st.builds(lambda code: RemoveItems((code,)), CODES),
    st.builds(RemoveSection, SECTIONS),
    st.builds(lambda code: PutItem(code, replace(CHECK.item("P7"), code=code)), CODES),
    st.builds(lambda code, to: PutItem(code, replace(CHECK.item("P7"), code=to)), CODES, CODES),
    st.builds(Word, st.sampled_from(["en", "ar", "xx"]), st.dictionaries(st.sampled_from(["title", "item/P1/text"]), st.text(max_size=9))),
    st.builds(TakeItems, st.just(catalog.load("start-up")), st.just(("U1", "U2", "P1")), SECTIONS | st.just("")),
)


@given(st.lists(EDITS, max_size=8))
@settings(max_examples=60)
def test_no_sequence_of_edits_makes_an_impossible_questionnaire(edits: list[Edit]):
    questionnaire = CHECK
    for edit in edits:
        try:
            questionnaire = apply(questionnaire, edit)
        except (Invalid, NotFound):
            continue
    assert impossible(questionnaire) == ()
    assert stored.from_json(stored.to_json(questionnaire)) == questionnaire


def test_every_edit_can_be_carried_out_and_said():
    assert set(CHANGES) == set(TOLD)
    assert said(Many((RemoveItems(("a",)), RemoveSection("b")))).params == {"code": "b"}


def test_a_new_code_is_followed_by_rules_and_by_words_filled_in():
    questionnaire = made()
    last = replace(
        questionnaire.item("X2"),
        text=Text({"en": "You said {{X1|something}}. Why?"}),
        rules=(Rule("answered(X1)", Text({"en": "{{ X1 | it }} first"})),),
    )
    questionnaire = apply(questionnaire, PutItem("X2", last))
    renamed = apply(questionnaire, PutItem("X1", replace(questionnaire.item("X1"), code="promises")))

    assert renamed.item("X2").text.pick("en") == "You said {{promises|something}}. Why?"
    assert renamed.item("X2").rules == (Rule("answered(promises)", Text({"en": "{{promises|it}} first"})),)
    assert unfinished(renamed) == ()
