"""Answering in a real Chromium: on a small phone, without scripts, in Arabic; by keyboard; without a network; without barriers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from fixtures.asked import Asked
from fixtures.axe import barriers
from fixtures.browser import submit

pytestmark = pytest.mark.browser

ACROSS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll('button, summary, a[href], label.c, label.c input, input[type=text], textarea')]
  .map(e => e.matches('label.c input') ? e.closest('label') : e)
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < 43.5 || box.width < 43.5)).map(([html]) => html)"""


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """The pages are the same on every database."""
    return sqlite_database


@pytest.fixture
def opened(site: str, asked: Asked) -> str:
    """The second person's link, whose language is Arabic."""
    return f"{site}/r/{asked.secrets[1]}"


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def press(page: Page, value: str) -> None:
    submit(page.locator(f"button[value={value}]"))


def choose(page: Page, code: str, value: str) -> None:
    """Presses the card, as a finger does."""
    page.locator(f"label:has(input[name='q.{code}'][value='{value}'])").click()


def answer_everything(page: Page) -> None:
    choose(page, "keeps", "2")
    choose(page, "respect", "-unknown")
    if not page.locator("[name='q.why']").is_visible():
        press(page, "on")
    page.locator("[name='q.why']").fill("تأخرت المدفوعات.\nمرتين.")
    press(page, "on")
    choose(page, "again", "7")
    choose(page, "meet", "field")
    choose(page, "hinders", "time")
    page.locator("[name='other.hinders']").fill("الطرق")
    page.locator("[name='q.visits']").fill("١٢")
    page.locator("[name='q.word']").fill("متينة")
    page.locator("[name='q.future']").fill("لقاء كل شهر")
    press(page, "on")
    choose(page, "roads", "4")
    press(page, "on")


def test_somebody_answers_every_kind_of_question_in_arabic_on_a_phone_without_scripts(without_scripts: Page, opened: str):
    page = without_scripts
    page.goto(opened)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    press(page, "start")
    answer_everything(page)
    for words in (
        "لا أوافق",
        "تأخرت المدفوعات.",
        "في المجتمعات المحلية",
        "ضيق الوقت",
        "الطرق",
        "12 زيارة",
        "متينة",
        "لقاء كل شهر",
        "أوافق",
    ):
        expect(page.locator("main")).to_contain_text(words)
    page.locator("label:has([name=may_quote])").click()
    submit(page.locator("button.main"))
    code = page.locator(".code").first.inner_text()
    press(page, "see")
    expect(page.locator("main")).to_contain_text("متينة")
    page.goto(opened)
    expect(page.locator("main")).not_to_contain_text("متينة")
    page.fill("#code", code)
    press(page, "change")
    submit(page.locator("a[href='2']"))
    page.locator("[name='q.word']").fill("هشة")
    press(page, "on")
    press(page, "on")
    submit(page.locator("button.main"))
    page.goto(opened)
    page.fill("#code", code)
    press(page, "see")
    expect(page.locator("main")).to_contain_text("هشة")


def test_the_enter_key_in_a_field_goes_on_and_not_back(without_scripts: Page, opened: str):
    without_scripts.goto(f"{opened}/2")
    without_scripts.locator("[name='q.word']").fill("متينة")
    without_scripts.locator("[name='q.word']").press("Enter")
    assert without_scripts.url.endswith("/review")


def test_a_rating_is_answered_with_the_keyboard_alone(phone: Page, opened: str):
    phone.goto(f"{opened}/1?lang=en")
    phone.locator("[name='q.keeps']").first.focus()
    phone.keyboard.press("Space")
    phone.keyboard.press("ArrowDown")
    assert phone.locator("[name='q.keeps'][value='2']").is_checked()


def test_no_page_of_the_way_has_a_barrier_that_axe_knows(phone: Page, opened: str):
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        if seen := [*barriers(phone), *phone.evaluate(SMALL)]:
            found[name] = seen
        assert phone.evaluate(ACROSS) == 0, name

    for lang in ("en", "ar"):
        for place in ("", "/1", "/2", "/review", "/pause", "/contact"):
            phone.goto(f"{opened}{place}?lang={lang}")
            look(f"{lang} {place}")
    phone.goto(f"{opened}/1")
    press(phone, "on")
    look("a problem")
    answer_everything(phone)
    look("review")
    submit(phone.locator("button.main"))
    look("thanks")
    code = phone.locator(".code").first.inner_text()
    press(phone, "see")
    look("answers")
    phone.goto(opened)
    look("sent")
    phone.fill("#code", "wrong")
    press(phone, "see")
    look("wrong code")
    phone.fill("#code", code)
    press(phone, "change")
    look("changing")
    phone.goto(opened)
    press(phone, "withdraw")
    look("withdrawal")
    submit(phone.locator("button.main"))
    look("withdrawn")
    assert found == {}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_is_wider_than_a_screen_of_320_pixels_which_is_400_percent_of_a_desktop(browser: Browser, opened: str, lang: str):
    page = browser.new_page(viewport={"width": 320, "height": 256})
    for place in ("", "/1", "/2", "/review"):
        page.goto(f"{opened}{place}?lang={lang}")
        assert page.evaluate(ACROSS) == 0
    page.close()


def test_a_page_needs_three_requests_and_nobody_else(phone: Page, opened: str, site: str):
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(f"{opened}/1", wait_until="networkidle")
    fetched = [address for address in asked if not address.startswith("data:")]
    assert len(fetched) <= 3
    assert all(address.startswith(site) for address in fetched)


def test_the_browser_finds_no_fault_with_the_pages(phone: Page, opened: str):
    told: list[str] = []
    phone.on("console", lambda message: told.append(message.text))
    phone.on("pageerror", lambda error: told.append(str(error)))
    for place in ("", "/1", "/2", "/review"):
        phone.goto(f"{opened}{place}", wait_until="networkidle")
    assert told == []


def test_answers_are_saved_by_themselves_and_again_after_the_network_was_away(phone: Page, opened: str):
    phone.clock.install()
    phone.goto(f"{opened}/2?lang=en")
    choose(phone, "again", "7")
    phone.clock.run_for(5000)
    expect(phone.locator("#saved")).to_have_text("Saved.")
    phone.context.set_offline(True)
    phone.locator("[name='q.word']").fill("Sturdy")
    phone.clock.run_for(5000)
    expect(phone.locator("#saved")).to_contain_text("No connection")
    assert phone.evaluate("localStorage.length") == 1
    phone.locator("button[value=on]").click()
    assert phone.url.endswith("/2?lang=en")
    phone.context.set_offline(False)
    phone.clock.run_for(5000)
    expect(phone.locator("#saved")).to_have_text("Saved.")
    assert phone.evaluate("localStorage.length") == 0
    phone.reload()
    expect(phone.locator("[name='q.word']")).to_have_value("Sturdy")


def test_a_page_that_could_not_be_sent_is_found_again_as_it_was_typed(phone: Page, opened: str):
    phone.goto(f"{opened}/2?lang=en")
    phone.locator("[name='q.word']").fill("Sturdy")
    phone.route("**/2?lang=en", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    phone.locator("button[value=on]").click(no_wait_after=True)
    phone.wait_for_timeout(500)
    phone.unroute_all()
    phone.goto(f"{opened}/2?lang=en")
    expect(phone.locator("[name='q.word']")).to_have_value("Sturdy")
    press(phone, "on")
    phone.wait_for_url("**/review")
    assert phone.evaluate("localStorage.length") == 0


def test_what_was_kept_on_the_device_names_no_link(phone: Page, opened: str):
    phone.clock.install()
    phone.goto(f"{opened}/2?lang=en")
    phone.context.set_offline(True)
    phone.locator("[name='q.word']").fill("Sturdy")
    phone.clock.run_for(5000)
    kept = phone.evaluate("JSON.stringify(Object.entries(localStorage))")
    assert "Sturdy" in kept
    assert opened.rsplit("/", 1)[1] not in kept


def test_questions_can_be_read_and_answered_without_the_stylesheet(browser: Browser, opened: str):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.route(re.compile(r"\.css"), lambda route: route.abort())
    page.goto(f"{opened}/1?lang=en")
    choose(page, "keeps", "4")
    assert page.locator("label:has([value='-unknown'])").first.is_visible()
    assert not page.locator("label:has([name='q.keeps'][value=''])").is_visible()
    press(page, "on")
    assert page.url.endswith("/2")
    page.close()


def test_a_printed_page_holds_the_questions_and_no_buttons(phone: Page, opened: str, tmp_path: Path):
    phone.goto(f"{opened}/2?lang=en")
    phone.emulate_media(media="print")
    assert phone.locator("text=What should come next?").is_visible()
    assert not phone.locator("button[value=on]").is_visible()
    phone.pdf(path=str(tmp_path / "page.pdf"), format="A4")
    assert (tmp_path / "page.pdf").stat().st_size > 5000
