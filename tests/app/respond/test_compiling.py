"""Sections are compiled once and filled for each person; nothing that people wrote becomes markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from app.respond.compiling import compiled
from app.respond.filling import Beside, fill
from app.respond.slots import cut, slot
from app.respond.sources import Source
from app.speaking import speak_in
from surveys.errors import Problem
from surveys.messages import Text, msg
from surveys.questionnaires.stored import digest
from surveys.questionnaires.values import Item, Option, Questionnaire, Section, Wording

from fixtures.asked import AGREEMENT, EVERY_KIND, TRUST, WORK, both

HOSTILE = "\"><script>alert(1)</script>'\x00{{7*7}}"


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """Nothing here depends on the kind of database."""
    return sqlite_database


def source(questionnaire: Questionnaire) -> Source:
    return Source(digest(questionnaire), questionnaire)


def test_a_slot_that_is_not_filled_holds_its_default():
    fragment = cut("a", f"<b{slot('x')}>{slot('y', 'why')}</b>{slot('x')}")
    assert fragment.fill({}) == "<b>why</b>"
    assert fragment.fill({"x": "!", "z": "never"}) == "<b!>why</b>!"


def test_a_section_is_compiled_once_for_all_who_are_asked_it_in_the_same_words(app: Flask):
    with app.test_request_context():
        first = compiled(source(EVERY_KIND), "trust", "en", "")
        assert compiled(source(EVERY_KIND), "trust", "en", "") is first
        assert compiled(source(EVERY_KIND), "trust", "en", "another group") is first
        assert compiled(source(replace(EVERY_KIND, version=2)), "trust", "en", "") is first
        assert compiled(source(EVERY_KIND), "trust", "ar", "") is not first


def test_a_section_with_other_words_or_steps_is_compiled_by_itself(app: Flask):
    own = replace(TRUST.items[0], wordings=(Wording(("g",), both("We keep promises.", "نفي بوعودنا.")),))
    steps = replace(AGREEMENT, points=tuple(replace(point, label=both("Step", "درجة")) for point in AGREEMENT.points))
    others = (
        replace(EVERY_KIND, sections=(replace(TRUST, items=(own, *TRUST.items[1:])), WORK)),
        replace(EVERY_KIND, scales=(steps, *EVERY_KIND.scales[1:])),
        replace(EVERY_KIND, sections=(replace(TRUST, items=TRUST.items[1:]), WORK)),
    )
    with app.test_request_context():
        first = compiled(source(EVERY_KIND), "trust", "en", "g")
        assert all(compiled(source(other), "trust", "en", "g") is not first for other in others)
        assert compiled(source(others[0]), "trust", "en", "g") is not compiled(source(others[0]), "trust", "en", "h")


def test_saved_answers_are_checked_and_typed_words_are_kept(app: Flask):
    with app.test_request_context():
        fragments = compiled(source(EVERY_KIND), "work", "en", "")
        html = fill(fragments["hinders"], EVERY_KIND.item("hinders"), {"q.hinders": ["time", "else"], "other.hinders": ["Roads"]})
    assert 'value="time" checked' in html
    assert 'value="money">' in html
    assert 'value="Roads"' in html


def test_what_people_typed_stays_text(app: Flask):
    with app.test_request_context():
        fragments = compiled(source(EVERY_KIND), "work", "en", "")
        for code in ("word", "future", "visits"):
            html = fill(fragments[code], EVERY_KIND.item(code), {f"q.{code}": [HOSTILE]})
            assert "<script" not in html
        told = Problem("word", msg("“{value}” is wrong.", value=HOSTILE), msg("Mend it."))
        assert "<script" not in fill(fragments["word"], EVERY_KIND.item("word"), {}, Beside([told], HOSTILE))


def test_hostile_wording_of_a_questionnaire_stays_text(app: Flask):
    hostile = Text({"en": HOSTILE})
    options = (Option("a", hostile), Option("b", hostile, other=True))
    items = tuple(replace(item, text=hostile, help=hostile, unit=hostile, options=options if item.options else ()) for item in WORK.items)
    questionnaire = replace(EVERY_KIND, sections=(replace(WORK, items=items),))
    with app.test_request_context():
        for item, fragment in zip(items, compiled(source(questionnaire), "work", "en", "").values(), strict=True):
            html = fill(fragment, item, {})
            assert "<script" not in html
            assert "\x00" not in html
            assert "&lt;script&gt;" in html


def test_wording_in_another_language_says_which(app: Flask):
    item = Item("only", "short_text", Text({"en": "Only here"}))
    questionnaire = replace(EVERY_KIND, sections=(Section("one", both("One", "واحد"), (item,)),))
    with app.test_request_context():
        speak_in("ar")
        html = fill(compiled(source(questionnaire), "one", "ar", "")["only"], item, {})
    assert '<span lang="en" dir="ltr">Only here</span>' in html


def test_a_section_that_is_not_there_is_named(app: Flask):
    with app.test_request_context(), pytest.raises(KeyError):
        compiled(source(EVERY_KIND), "nowhere", "en", "")


def test_a_problem_stands_beside_its_question_and_is_tied_to_it(app: Flask):
    with app.test_request_context():
        item = TRUST.items[1]
        told = Problem(item.code, msg("Something is wrong."), msg("Mend it."))
        html = fill(compiled(source(EVERY_KIND), "trust", "en", "")[item.code], item, {}, Beside([told]))
    assert '<p class="trouble" id="e.respect">Something is wrong. Mend it.</p>' in html
    assert 'aria-describedby="h.respect e.respect"' in html
