"""Every kind of question in a real Chromium: without barriers, as wide as there is room, by keyboard alone, with and without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from fixtures.asked import ask
from fixtures.axe import barriers
from fixtures.browser import submit
from fixtures.every_kind import every_kind

pytestmark = pytest.mark.browser

ASKED = every_kind()
SECTIONS = [section.code for section in ASKED.sections]
ACROSS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll('button, summary, label.c, select, input:not([type=hidden]), textarea')]
  .map(e => e.closest('label.c') ?? e).map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < 43.5 || box.width < 43.5)).map(([html]) => html)"""
ORDER = "list => [...list.children].map(row => row.querySelector('select').value + ' ' + row.querySelector('span').textContent)"


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """The pages are the same on every database."""
    return sqlite_database


@pytest.fixture
def opened(site: str, session: Session, ring: Any) -> str:
    return f"{site}/r/{ask(session, ring, ASKED).secrets[0]}"


def place(section: str, lang: str = "en") -> str:
    return f"/{SECTIONS.index(section) + 1}?lang={lang}"


def test_no_kind_has_a_barrier_that_axe_knows(phone: Page, desktop: Page, opened: str):
    found: dict[str, list[str]] = {}
    for lang in ("en", "ar"):
        for section in SECTIONS:
            for page in (phone, desktop):
                page.goto(f"{opened}{place(section, lang)}")
                width = page.evaluate("innerWidth")
                if seen := [*barriers(page), *page.evaluate(SMALL)]:
                    found[f"{section} {lang} {width}"] = seen
                assert page.evaluate(ACROSS) == 0, (section, lang, width)
    assert found == {}


def test_a_table_of_ratings_becomes_cards_where_it_would_be_too_wide(desktop: Page, opened: str):
    desktop.goto(f"{opened}{place('rated')}")
    cell = desktop.locator("[name='q.respect'][value='4']")
    wide = [desktop.locator(f"[name='q.respect'][value='{step}']").bounding_box() for step in (1, 5)]

    desktop.set_viewport_size({"width": 420, "height": 800})
    narrow = [desktop.locator(f"[name='q.respect'][value='{step}']").bounding_box() for step in (1, 5)]

    assert all(wide)
    assert all(narrow)
    assert wide[0]["y"] == wide[1]["y"]  # type: ignore[index]
    assert narrow[0]["x"] == narrow[1]["x"]  # type: ignore[index]
    assert cell.evaluate("e => e.closest('tr').getAttribute('role')") == "row"
    desktop.set_viewport_size({"width": 1280, "height": 800})
    cell.focus()
    desktop.keyboard.press("ArrowRight")
    assert desktop.locator("[name='q.respect'][value='5']").is_checked()


def test_a_screen_reader_hears_the_statement_and_the_answer(desktop: Page, opened: str):
    desktop.goto(f"{opened}{place('rated')}")

    expect(desktop.locator("[name='q.respect'][value='4']")).to_have_accessible_name(
        "People of all partners treat each other with respect. Agree"
    )


def test_options_are_put_in_order_by_keyboard_and_by_dragging(desktop: Page, opened: str):
    desktop.goto(f"{opened}{place('ordered')}")
    ranks = desktop.locator(".ranks").first
    for name in ("Move up: A water law that holds", *("Move up: Safe water for every household",) * 2):
        desktop.get_by_role("button", name=name).focus()
        desktop.keyboard.press("Enter")
    assert ranks.evaluate(ORDER)[:2] == ["1 Safe water for every household", "2 A water law that holds"]
    expect(ranks.locator("xpath=following-sibling::*[1]")).to_have_text("Safe water for every household: place 1")

    grip = ranks.locator("li", has_text="Women").locator(".grip")
    grip.hover()
    desktop.mouse.down()
    top = ranks.locator("li").first.bounding_box()
    assert top
    desktop.mouse.move(top["x"] + 200, top["y"] - 5, steps=5)
    desktop.mouse.up()
    assert ranks.evaluate(ORDER)[0] == "1 Women who decide in the water committees"

    ranks.locator("select").nth(3).select_option("2")
    assert [row[0] for row in ranks.evaluate(ORDER)] == ["1", "2", "3", "4"]
    for name, points in (("pumps", "60"), ("training", "50")):
        desktop.locator(f"[name='q.spend:{name}']").fill(points)
    expect(desktop.locator(".sum")).to_have_text("Points too many: 10")
    desktop.locator("[name='q.spend:training']").fill("٤٠")
    expect(desktop.locator(".sum")).to_have_text("All points are shared out.")
    submit(desktop.locator("button[value=back]"))
    desktop.goto(f"{opened}{place('ordered')}")
    assert ranks.evaluate(ORDER)[0] == "1 Women who decide in the water committees"


def test_a_line_is_answered_only_by_pointing_at_it_even_at_its_middle(phone: Page, opened: str):
    phone.goto(f"{opened}{place('counted')}")
    line, field = phone.get_by_role("slider"), phone.locator("[name='q.ready']")
    expect(line).to_have_attribute("aria-valuetext", "No answer yet")
    expect(field).to_have_value("")

    line.click()
    expect(field).to_have_value("50")
    line.press("ArrowRight")
    expect(field).to_have_value("51")
    field.fill("٨")
    expect(line).to_have_value("8")
    field.fill("")
    expect(line).to_have_attribute("aria-valuetext", "No answer yet")


def test_none_of_these_and_a_reason_stand_alone(phone: Page, opened: str):
    phone.goto(f"{opened}{place('chosen')}")
    ticked = "() => [...document.querySelectorAll('[id=\"i.hinders\"] :checked')].map(one => one.value)"
    expect(phone.locator("[id='i.hinders']")).to_contain_text("Choose at most 2.")
    for value, left in (
        ("time", ["time"]),
        ("money", ["time", "money"]),
        ("nothing", ["nothing"]),
        ("time", ["time"]),
        ("-declined", ["-declined"]),
        ("money", ["money"]),
    ):
        phone.locator(f"[id='i.hinders'] [value='{value}']").check()
        assert phone.evaluate(ticked) == left


def test_places_are_given_without_scripts(browser: Browser, opened: str):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{opened}{place('ordered')}")
    page.locator("[name='q.help:money']").select_option("1")
    page.locator("[name='q.help:time']").select_option("1")
    submit(page.locator("button[value=on]"))
    expect(page.locator("#summary")).to_contain_text("The place 1 is given more than once.")
    expect(page.locator("[name='q.help:time']")).to_have_value("1")
    page.locator("[name='q.help:time']").select_option("2")
    submit(page.locator("button[value=on]"))
    assert f"{place('ordered').split('?')[0]}" not in page.url.partition("/r/")[2]
    page.context.close()
