"""An evaluator's way in a real Chromium, without scripts: a list is pasted, a round is opened, results are read; axe finds no barrier."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.evaluations.released import read
from surveys.evaluations.releasing import share
from surveys.models.accounts import Account
from surveys.models.collecting import Words
from surveys.models.partnerships import Person

from fixtures.axe import barriers
from fixtures.browser import submit
from fixtures.partners import of_partners
from fixtures.rounds import Story, now

pytestmark = pytest.mark.browser

ACROSS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNFOLD = "() => document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """The pages are the same on every database."""
    return sqlite_database


@pytest.fixture
def cookie(evaluator: FlaskClient, site: str) -> dict[str, Any]:
    """The session of the evaluator, for a browser."""
    found = evaluator.get_cookie("roundtable")
    assert found
    return {"name": "roundtable", "value": found.value, "url": site}


def page_of(browser: Browser, cookie: dict[str, Any], width: int, *, scripts: bool = True) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
    context.add_cookies([cookie])  # type: ignore[list-item]
    return context.new_page()


def faults(page: Page) -> list[str]:
    """Barriers, and whether the page is wider than the window; with everything unfolded."""
    page.evaluate(UNFOLD)
    return barriers(page) + ([f"too wide: {page.url}"] if page.evaluate(ACROSS) else [])


def test_a_round_is_prepared_and_opened_without_scripts(browser: Browser, site: str, cookie: dict[str, Any]):
    page = page_of(browser, cookie, 360, scripts=False)
    page.goto(f"{site}/partnerships/new")
    page.get_by_label("Name of the partnership").fill("Clean cooking")
    submit(page.get_by_role("button", name="Save"))
    submit(page.get_by_role("link", name="People", exact=True))
    lines = "".join(f"Person {n},p{n}@example.org,Works,Staff\n" for n in range(12))
    page.get_by_label("One person a line").fill(f"name,e-mail,organisation,group\n{lines}")
    submit(page.get_by_role("button", name="Read the list"))
    page.get_by_label("Make these groups").check()
    page.get_by_label("Add these organisations").check()
    submit(page.get_by_role("button", name="Add 12 people"))
    expect(page.get_by_text("12 people are added.")).to_be_visible()
    submit(page.get_by_role("link", name="Clean cooking"))
    submit(page.get_by_role("link", name="Begin a round"))
    page.get_by_label("Name of this round").fill("Final evaluation")
    submit(page.get_by_role("button", name="Go on"))
    submit(page.get_by_role("link", name="Promise and dates"))
    for label, value in {
        "Who asks": "Evaluation office",
        "Address for questions": "ask@example.org",
        "How to complain safely": "Call 123",
        "Last day for answers": "2126-12-05",
        "Time zone": "Asia/Beirut",
    }.items():
        page.get_by_label(label, exact=True).fill(value)
    submit(page.get_by_role("button", name="Save"))
    submit(page.get_by_role("button", name="Open and invite everybody"))
    expect(page.get_by_text("The evaluation is open. 12 people are invited.")).to_be_visible()
    expect(page.get_by_text("Fewer than 5 have answered so far.")).to_be_visible()


@pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("ar", 320)])
def test_no_page_of_a_draft_has_a_barrier(
    browser: Browser, site: str, cookie: dict[str, Any], story: Story, session: Session, account: Account, lang: str, width: int
):
    account.lang = lang
    session.commit()
    steps = [f"{story.at}/{step}" for step in ("questionnaire", "settings", "forecast", "preview", "check-list")]
    nouns = [f"{story.place}{noun}" for noun in ("", "/edit", "/partners", "/groups", "/objectives", "/indicators", "/people")]
    nouns.append(f"{story.place}/people/{session.scalars(select(Person.id)).first()}")
    session.rollback()
    found = []
    page = page_of(browser, cookie, width)
    for place in ("/", "/partnerships", "/partnerships/new", f"{story.place}/evaluations/new", *steps, *nouns):
        page.goto(site + place)
        found += faults(page)
    page.goto(f"{site}{story.at}/settings")
    page.locator("#k").fill("3")
    submit(page.locator("main form button"))
    found += faults(page)

    assert found == []


@pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("ar", 320)])
def test_no_page_of_results_has_a_barrier(
    browser: Browser, site: str, cookie: dict[str, Any], story: Story, session: Session, account: Account, lang: str, width: int
):
    account.lang = lang
    story.settled().opened()
    story.answered(story.secrets())
    story.closed().sealed()
    session.execute(Words.__table__.update().values(chosen=True))  # type: ignore[attr-defined]
    session.commit()
    share(session, story.evaluation, now=now())
    session.commit()
    code = _first_dimension(story, session)
    found = []
    page = page_of(browser, cookie, width)
    for place in ("collection", "comments", "results", f"results/{code}", "results/-/words", "debrief"):
        page.goto(f"{site}{story.at}/{place}")
        found += faults(page)

    assert found == []


@pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("ar", 320)])
def test_the_answers_of_partners_are_a_table_on_a_desk_and_cards_on_a_phone(
    browser: Browser, site: str, cookie: dict[str, Any], session: Session, ring: Any, account: Account, lang: str, width: int
):
    account.lang = lang
    story = of_partners(session, ring, account, silent=1)
    page, found = page_of(browser, cookie, width), []
    page.goto(f"{site}{story.at}/comments")
    found += faults(page)
    share(session, story.evaluation, now=now())
    session.commit()
    page.goto(f"{site}{story.at}/results")
    found += faults(page)

    assert found == []
    assert page.locator("table.cards thead").bounding_box()["height"] < 2 if width < 600 else page.locator("th bdi").count() == 3  # type: ignore[index]


def _first_dimension(story: Story, session: Session) -> str:
    _row, released = read(session, story.evaluation.id)
    session.rollback()
    return released.dimensions[0].code
