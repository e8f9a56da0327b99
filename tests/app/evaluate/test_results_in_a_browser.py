"""Results in a real Chromium: on a phone, in both directions, and printed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from surveys.evaluations.dossiers import matrix
from surveys.models.accounts import Account
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.rounds import Story, now
from fixtures.shared import shared_as

pytestmark = pytest.mark.browser

PAGES = ("results", "results/-/profile", "results/-/differences", "results/-/outcomes", "results/-/people", "dossier/matrix")
CUT = """() => [...document.querySelectorAll('main td, main th[scope=row]')]
    .filter(one => { const box = one.getBoundingClientRect(); return box.width && (box.right > innerWidth + 1 || box.left < -1) })
    .map(one => one.textContent.trim())"""
TALL = "() => Math.max(0, ...[...document.querySelectorAll('main tr')].map(one => one.getBoundingClientRect().height))"
NAMES = """() => [...document.querySelectorAll('.wide svg text')].filter(one => /[A-Za-z]{4}/.test(one.textContent)).flatMap(one => {
    const box = one.getBoundingClientRect(), sheet = one.closest('svg').getBoundingClientRect()
    return box.right > sheet.right + 2 || box.left < sheet.left - 2 ? [one.textContent] : [] })"""
UNFOLD = "() => document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """The pages are the same on every database."""
    return sqlite_database


@pytest.fixture
def at(story: Story, released: Released) -> str:
    """Where the round is whose results are shared."""
    matrix.begin(story.session, story.evaluation, translator("en", "surveys"), by=story.account.id, now=now())
    return shared_as(story, released).at


def opened(browser: Browser, evaluator: FlaskClient, site: str, width: int) -> Page:
    found = evaluator.get_cookie("roundtable")
    assert found
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_cookies([{"name": "roundtable", "value": found.value, "url": site}])
    return context.new_page()


def test_on_a_phone_no_table_of_results_is_cut_and_no_row_is_a_column_of_letters(
    browser: Browser, evaluator: FlaskClient, site: str, at: str
):
    page = opened(browser, evaluator, site, 360)

    for name in PAGES:
        page.goto(f"{site}{at}/{name}")
        page.evaluate(UNFOLD)
        assert page.evaluate(CUT) == [], name
        assert page.evaluate(TALL) < 700, name


def test_names_in_latin_letters_stand_inside_the_charts_of_an_arabic_page(
    browser: Browser, evaluator: FlaskClient, site: str, at: str, story: Story
):
    story.session.get_one(Account, story.account.id).lang = "ar"
    story.session.commit()
    page = opened(browser, evaluator, site, 1280)
    page.goto(f"{site}{at}/results/-/outcomes")

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator(".wide svg text", has_text="People with safe water").count() == 1
    assert page.evaluate(NAMES) == []


def test_printed_results_have_no_menu_no_form_and_everything_unfolded(
    browser: Browser, evaluator: FlaskClient, site: str, story: Story, released: Released
):
    many = replace(released, differences=released.differences * 9)
    page = opened(browser, evaluator, site, 1280)
    page.goto(f"{site}{shared_as(story, many).at}/results/-/differences")
    words = page.get_by_text("Association staff rate it 20 points lower than agency staff.").first
    assert not words.is_visible()

    page.emulate_media(media="print")
    assert words.is_visible()
    assert not page.locator("nav, form, header").filter(visible=True).count()
