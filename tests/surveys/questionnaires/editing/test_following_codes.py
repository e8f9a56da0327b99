"""Whatever speaks of a question, a scale, a topic or a page by its code follows when that code is changed, and nothing else moves."""

from __future__ import annotations

from dataclasses import replace

from surveys.messages import Text
from surveys.questionnaires import catalog
from surveys.questionnaires.editing.codes import (
    follow_dimension,
    follow_item,
    follow_scale,
    follow_section,
    free_code,
    known_codes,
    renamed_in,
)
from surveys.questionnaires.editing.guarding import Kept, locked_keys
from surveys.questionnaires.values import Rule, Section, ShortPage

from fixtures.questions import make_item, make_questionnaire, words

ASKED = make_questionnaire(
    sections=(
        Section("s1", words("First"), (make_item("rating", "A"), make_item("two_scales", "B", scale="agree"))),
        Section(
            "s2",
            words("Second"),
            (
                make_item("short_text", "W", show_if="A <= 2", rules=(Rule("A > 1", words("x")),)),
                make_item("rating", "AA", text=words("You said {{A}}."), dimension="d"),
            ),
            dimension="d",
            show_if="A == 3 or AA == 1",
        ),
    )
)


def test_conditions_rules_and_texts_follow_a_question_to_its_new_code():
    after = follow_item(ASKED, "A", "Z9")

    assert after.item("W").show_if == "Z9 <= 2"
    assert [rule.holds for rule in after.item("W").rules] == ["Z9 > 1"]
    assert after.sections[1].show_if == "Z9 == 3 or AA == 1"
    assert after.item("AA").text == words("You said {{Z9}}.")
    assert [item.code for item in after.items()] == [item.code for item in ASKED.items()]


def test_a_condition_that_cannot_be_read_stays_as_it_is():
    assert (renamed_in("A <=", "A", "Z"), renamed_in("", "A", "Z"), renamed_in("A <= 2", "A", "Z")) == ("A <=", "", "Z <= 2")


def test_questions_follow_their_scale_on_either_side():
    after = follow_scale(ASKED, "agree", "other")

    assert [(item.scale, item.second_scale) for item in after.items() if item.scale] == [
        ("other", ""),
        ("other", "going"),
        ("other", ""),
    ]
    assert follow_scale(ASKED, "going", "way").item("B").second_scale == "way"


def test_pages_and_questions_follow_their_topic_and_short_pages_their_sections():
    after = follow_dimension(ASKED, "d", "e")
    short = follow_section(replace(ASKED, short=(ShortPage("p", words("All"), ("s1", "s2")),)), "s2", "t2")

    assert ([one.dimension for one in after.sections], after.item("AA").dimension) == (["", "e"], "e")
    assert [page.sections for page in short.short] == [("s1", "t2")]


def test_a_free_code_is_none_that_is_taken():
    first = free_code("T", set())

    assert free_code("T", {first}) != first
    assert "A4" in known_codes()


CHECK = catalog.load("short-check")


def kept(*, shared: bool) -> dict[str, Kept]:
    return {item.code: Kept(CHECK, (CHECK.title,), words=shared) for item in CHECK.items()}


def test_every_wording_that_a_core_question_shares_is_locked_in_its_language_and_no_other():
    locked = locked_keys(CHECK, kept(shared=True), "en")

    assert {"item/P2/text", "scale/agree5/point/1/label", "scale/agree5/point/5/label"} <= locked
    assert "item/P2/help" not in locked
    assert locked_keys(CHECK, kept(shared=True), "sw") == frozenset()
    assert locked_keys(CHECK, kept(shared=False), "en") == frozenset()


def test_a_wording_that_differs_already_or_means_something_else_is_free():
    def with_item(code: str, **settings: object) -> frozenset[str]:
        sections = tuple(
            replace(one, items=tuple(replace(item, **settings) if item.code == code else item for item in one.items))
            for one in CHECK.sections
        )
        return locked_keys(replace(CHECK, sections=sections), kept(shared=True), "ar")

    assert "item/P2/text" in locked_keys(CHECK, kept(shared=True), "ar")
    assert "item/P2/text" not in with_item("P2", text=Text({**CHECK.item("P2").text.by_lang, "ar": "أخرى"}))
    assert "item/P2/text" not in with_item("P2", sense=2)
