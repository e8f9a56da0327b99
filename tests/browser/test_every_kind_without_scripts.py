"""Every kind of question is answered on a small phone without scripts, and the answers are read before they are sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator, Page, expect
from sqlalchemy.orm import Session

from app.key_ring import open_ring
from app.settings import Settings
from surveys.questionnaires.kinds import kind

from fixtures.asked import ask
from fixtures.browser import submit
from fixtures.every_kind import every_kind

pytestmark = pytest.mark.browser

ASKED = every_kind()
ACROSS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
PICKS: dict[str, Callable[[Locator, str], object]] = {
    "radio": lambda field, _value: field.check(),
    "checkbox": lambda field, _value: field.check(),
    "select": lambda field, value: field.select_option(value),
    "text": lambda field, value: field.fill(value),
}
GIVEN: dict[str, tuple[tuple[str, str, str], ...]] = {
    "rated": (
        ("radio", "q.keeps", "4"),
        ("radio", "q.respect", "5"),
        ("radio", "q.listen", "-unknown"),
        ("radio", "q.mend", "2"),
        ("radio", "q.asked", "2"),
        ("radio", "q.reached", "7"),
    ),
    "twice": (
        ("radio", "q.planning:first", "4"),
        ("radio", "q.planning:second", "2"),
        ("radio", "q.money:first", "3"),
        ("radio", "q.money:second", "-unknown"),
    ),
    "partners": (
        ("select", "q.with:p.amal:often", "3"),
        ("select", "q.with:p.amal:well", "4"),
        ("select", "q.with:p.nahr:often", "0"),
        ("select", "q.with:p.sahel:often", "-unknown"),
    ),
    "chosen": (
        ("radio", "q.meet", "else"),
        ("text", "other.meet", "By the river"),
        ("checkbox", "q.hinders", "time"),
        ("checkbox", "q.hinders", "money"),
    ),
    "ordered": (
        ("select", "q.goals:law", "1"),
        ("select", "q.goals:water", "2"),
        ("select", "q.goals:skills", "3"),
        ("select", "q.goals:women", "4"),
        ("select", "q.help:money", "1"),
        ("select", "q.help:time", "2"),
        ("text", "q.spend:pumps", "٧٠"),
        ("text", "q.spend:training", "30"),
    ),
    "counted": (("text", "q.visits", "١٢"), ("text", "q.ready", "65"), ("text", "q.since", "2024-05-17")),
    "words": (("text", "q.word", "Patience"), ("text", "q.future", "More joint visits.")),
}
GOALS = [
    "1. A water law that holds",
    "2. Safe water for every household",
    "3. People who can repair the pumps themselves",
    "4. Women who decide in the water committees",
]
READ = {
    "rated": ("Agree", "Strongly agree", "I do not know", "Disagree", "A little", "7"),
    "twice": (
        "How important is it? – Very important\nHow well does it go? – Not so well",
        "How important is it? – Important\nHow well does it go? – I do not know",
    ),
    "partners": ("Amal Association: every week; Very well\nMinistry of Water: never; No answer\nSahel Relief: I do not know; No answer",),
    "chosen": ("Somewhere else\nBy the river", "Too little time\nLate money"),
    "ordered": (
        "\n".join(GOALS),
        "1. Money on time\n2. More time",
        "Pumps and pipes – 70\nTraining – 30\nMeetings in the villages – 0",
    ),
    "counted": ("12 visits", "65", "17 May 2024"),
    "words": ("Patience", "More joint visits."),
}


def answer(page: Page, section: str) -> None:
    for how, name, value in GIVEN[section]:
        one = f"[value='{value}']" if how in ("radio", "checkbox") else ""
        PICKS[how](page.locator(f"[name='{name}']{one}"), value)


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """The pages are the same on every database."""
    return sqlite_database


def test_every_kind_is_answered_on_a_phone_without_scripts(browser: Browser, house: Flask, address: str, settings: Settings):
    with Session(house.extensions["engine"]) as session:
        link = f"{address}/r/{ask(session, open_ring(settings), ASKED).secrets[0]}"
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{link}/1?lang=en")
    for section in ASKED.sections:
        answer(page, section.code)
        assert page.evaluate(ACROSS) == 0, section.code
        submit(page.locator("button[value=on]"))

    told = [tuple(part.locator("dd").all_inner_texts()) for part in page.locator("dl.answers").all()]
    assert dict(zip(GIVEN, told, strict=True)) == READ
    assert {name.split(":")[0].partition(".")[2] for part in GIVEN.values() for _how, name, _value in part} == {
        item.code for item in ASKED.items() if kind(item).answered
    }
    assert page.evaluate(ACROSS) == 0
    submit(page.get_by_role("button", name="Send my answers"))
    expect(page.locator("h1")).to_contain_text("Thank you")
    page.context.close()
