"""Earlier answers stand in later questions, for each person, as text and nothing else; each group reads its own words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask

from app.respond.compiling import compiled
from app.respond.piping import Pipes
from app.respond.preview import preview
from app.respond.sources import Source
from app.respond.telling import parts
from app.respond.walking import walk
from app.speaking import speak_in
from surveys.collecting.values import EvaluationFacts
from surveys.messages import Text
from surveys.questionnaires.stored import digest
from surveys.questionnaires.values import Answer, Item, Option, Questionnaire, Rule, Section, Wording

from fixtures.asked import EVERY_KIND, LAST, TRUST, WORK, ask, both
from fixtures.pages import faults_of

HOSTILE = "<script>alert(1)</script>\x00{{meet|x}}"
AFTER = Section(
    "after",
    both("After", "بعد"),
    (
        Item(
            "more",
            "choice",
            both("You named “{{word|one word}}”. Why?", "ذكرتَ «{{word|كلمة}}». لماذا؟"),
            help=both("You meet: {{meet|somewhere}}.", "تلتقون: {{meet|في مكان ما}}."),
            options=(Option("a", both("Because of {{hinders|this}}", "بسبب {{hinders|هذا}}")), Option("b", both("Other", "آخر"))),
            show_if="answered(again)",
        ),
        Item(
            "count",
            "number",
            both("Of {{visits|those}} visits, how many were good?", "من {{visits|تلك}} زيارات، كم كانت جيدة؟"),
            rules=(Rule("count <= visits", both("There were {{visits|fewer}} only.", "كانت {{visits|أقل}} فقط.")),),
        ),
        Item("only", "short_text", Text({"en": "{{meet|there}} in English"})),
    ),
    intro=both("About {{keeps|that}}.", "عن {{keeps|ذلك}}."),
)
WORDED = replace(
    TRUST.items[0], wordings=(Wording(("x",), both("We keep our promises.", "نحن نفي بوعودنا."), both("Be frank.", "كن صريحًا.")),)
)


OPEN_UNTIL = date(2026, 12, 5)
FACTS = EvaluationFacts("e", "p", "T", "draft", "anonymous", 5, "UTC", OPEN_UNTIL, ("en", "ar"), "channel", "owner", "contact", b"d" * 32)


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """The pages are the same on every database."""
    return sqlite_database


def questionnaire(group: str = "x") -> Questionnaire:
    worded = replace(WORDED, wordings=(replace(WORDED.wordings[0], groups=(group,)),))
    return replace(EVERY_KIND, sections=(replace(TRUST, items=(worded, *TRUST.items[1:])), WORK, LAST, AFTER))


@pytest.fixture
def asked(session: Any, ring: Any) -> Any:
    return ask(session, ring, questionnaire())


def fill_in(person: Any, **others: str) -> None:
    person.post("/1", q__keeps="4")
    person.post("/2", **{"q__again": "7", "q__meet": "office", "q__hinders": "time", "q__visits": "12", "q__word": "Sturdy", **others})


def words_of(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_answers_stand_in_later_questions_in_the_language_of_the_page(person: Any):
    fill_in(person)

    page = person.get("/4").text
    assert "You named “Sturdy”. Why?" in words_of(page)
    assert "You meet: In an office." in words_of(page)
    assert "Because of Too little time" in words_of(page)
    assert "Of 12 visits visits" in words_of(page)
    assert "About Agree." in words_of(page)
    assert '<bdi dir="auto">Sturdy</bdi>' in page
    assert faults_of(page) == []
    assert "تلتقون: في مكتب." in words_of(person.get("/4", lang="ar").text)
    assert '<span lang="en" dir="ltr"><bdi dir="auto">In an office</bdi> in English</span>' in person.get("/4", lang="ar").text


def test_without_an_answer_the_authors_words_stand_there(person: Any):
    person.post("/1", q__keeps="-unknown")
    person.post("/2", q__again="7")

    page = words_of(person.get("/4").text)
    assert "You named “one word”. Why?" in page
    assert "Because of this" in page
    assert "About that." in page


def test_an_answer_to_a_question_that_is_hidden_in_the_end_is_not_said(app: Flask):
    source = Source(b"p" * 32, EVERY_KIND)
    answers = {"meet": Answer("field"), "roads": Answer(4)}

    assert Pipes(source, walk(EVERY_KIND, answers, "").known).words("roads", "en") == "Agree"
    assert Pipes(source, walk(EVERY_KIND, {**answers, "meet": Answer("office")}, "").known).words("roads", "en") == ""


def test_what_people_wrote_becomes_no_markup_and_fills_in_nothing(person: Any):
    fill_in(person, q__word=HOSTILE)

    for page in (person.get("/4").text, person.post("/4", q__more="z").text, person.get("/review").text):
        assert "<script>alert" not in page
        assert "\x00" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;{{meet|x}}" in page


def test_the_authors_words_about_a_broken_rule_say_the_answer(person: Any):
    fill_in(person)
    page = person.post("/4", q__count="13")

    assert page.status_code == 422
    assert words_of(page.text).count("There were 12 visits only.") == 2
    assert "There were 12 visits only." in words_of(person.get("/review").text)


def test_the_review_asks_as_the_page_did(person: Any):
    fill_in(person)
    person.post("/4", q__more="a", q__count="3")

    review = words_of(person.get("/review").text)
    assert "You named “Sturdy”. Why?" in review
    assert "Because of Too little time" in review


def test_a_page_is_compiled_once_whoever_reads_it(app: Flask):
    source = Source(digest(questionnaire()), questionnaire())
    with app.test_request_context():
        speak_in("en")
        fragments = compiled(source, "after", "en", "")
        assert compiled(source, "after", "en", "") is fragments
        assert fragments["more"].pipes == (("word", "en"), ("meet", "en"), ("hinders", "en"))
        said = Pipes(source, {"word": Answer("Sturdy")}).slots(fragments["more"].pipes)
    assert said == {"pipe:word@en": '<bdi dir="auto">Sturdy</bdi>'}


def test_each_group_reads_its_own_words_and_answers_the_same_question(app: Flask):
    source = Source(digest(questionnaire("theirs")), questionnaire("theirs"))
    with app.test_request_context():
        speak_in("en")
        theirs, ours = ("".join(compiled(source, "trust", "en", group)["keeps"].blank) for group in ("theirs", "ours"))

    assert ("We keep our promises." in theirs, "Be frank." in theirs) == (True, True)
    assert ("We keep our promises." in ours, "The other partners keep" in ours) == (False, True)
    assert re.findall('name="([^"]+)"', theirs) == re.findall('name="([^"]+)"', ours)


def test_the_preview_and_the_review_use_the_words_of_the_group(app: Flask):
    asked = questionnaire("theirs")
    with app.test_request_context():
        assert "We keep our promises." in preview(asked, 1, "en", "theirs", facts=FACTS)
        assert "We keep our promises." not in preview(asked, 1, "en", "ours", facts=FACTS)
        (trust, *_) = parts(Source(b"w" * 32, asked), walk(asked, {}, "theirs"), {}, {})
    assert trust.answers[0].question == "We keep our promises."
