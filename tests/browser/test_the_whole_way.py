"""The whole way in a real Chromium: from an empty house to a debrief in somebody's hands."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from fixtures.axe import barriers
from fixtures.browser import submit

pytestmark = pytest.mark.browser

CHANCE = Random(7)
TEAM = [f"agency{n}@example.org" for n in range(9)]
STAFF = [f"staff{n}@example.org" for n in range(9)]
PEOPLE = "\n".join(
    [f"Person {n}, {address}, Harbour Relief, Agency staff, en" for n, address in enumerate(TEAM)]
    + [f"Person {n}, {address}, Nahr Association, Association staff, {'ar' if n < 3 else 'en'}" for n, address in enumerate(STAFF)]
)


def look(page: Page, seen: dict[str, list[str]]) -> None:
    """Notes what axe finds on the page as it stands."""
    seen[re.sub(r"/(r|agree)/[^/]+", r"/\1/…", page.url)] = barriers(page)


def press(page: Page, name: str) -> None:
    submit(page.get_by_role("button", name=name, exact=True).first)


def sign_in(page: Page, link: str) -> None:
    page.goto(link)
    press(page, "Sign in")


def describe_partnership(page: Page, seen: dict[str, list[str]]) -> None:
    page.get_by_role("link", name="Partnerships").click()
    page.get_by_role("link", name="Describe a partnership").first.click()
    expect(page.locator("[name=title]")).to_be_visible()
    look(page, seen)
    page.fill("[name=title]", "Safe water")
    page.fill("[name=summary]", "Two partners bring safe water to a valley.")
    press(page, "Save")
    for group, arabic in (("Agency staff", "موظفو الوكالة"), ("Association staff", "موظفو الجمعية")):
        page.goto(re.sub(r"(/partnerships/[a-z0-9]{16}).*", r"\1/groups", page.url))
        page.fill("[name=name_en]", group)
        page.fill("[name=name_ar]", arabic)
        press(page, "Add this group")
    page.goto(page.url.replace("/groups", "/partners"))
    for name in ("Nahr Association", "Harbour Relief"):
        page.fill("[name=name]", name)
        page.fill("[name=focal_name]", f"Focal person of {name}")
        page.fill("[name=focal_email]", f"focal@{name.split()[0].lower()}.example")
        press(page, "Add this partner")


def list_people(page: Page, seen: dict[str, list[str]]) -> None:
    page.goto(re.sub(r"/partners$", "/people", page.url))
    page.fill("[name=people]", PEOPLE)
    press(page, "Read the list")
    look(page, seen)
    press(page, "Add 18 people")
    expect(page.locator("main")).to_contain_text("18 people are added.")


def prepare(page: Page, seen: dict[str, list[str]]) -> str:
    """The evaluation's address; the partners are asked."""
    page.goto(re.sub(r"/people.*", "/evaluations/new", page.url))
    page.fill("[name=title]", "Final evaluation 2026")
    page.check("[name=template][value=final-evaluation]")
    page.check("[name=form][value=core]")
    press(page, "Go on")
    evaluation = re.search(r".*/evaluations/[a-z0-9]{16}", page.url)
    assert evaluation
    page.goto(f"{evaluation.group()}/settings")
    page.fill("[name=owner]", "Evaluation office")
    page.fill("[name=contact]", "office@example.org")
    page.fill("[name=complaints]", "Call +000 555 0100, day and night.")
    page.fill("[name=closes_on]", (datetime.now(UTC) + timedelta(days=14)).date().isoformat())
    press(page, "Save")
    for step in ("settings", "forecast", "preview", "questionnaire", "check-list"):
        page.goto(f"{evaluation.group()}/{step}")
        look(page, seen)
    expect(page.get_by_role("button", name="Open and invite everybody")).to_have_count(0)
    page.goto(f"{evaluation.group()}/agreement")
    look(page, seen)
    press(page, "Ask all who have not agreed")
    expect(page.locator("main")).to_contain_text("Letters are on their way to 2 focal persons.")
    return evaluation.group()


def agree(browser: Browser, link: str, seen: dict[str, list[str]]) -> None:
    """A focal person on a small phone without scripts, who first wants something changed and then agrees."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    phone = context.new_page()
    phone.goto(link)
    expect(phone.locator("main")).to_contain_text("18 people will be asked.")
    phone.fill("#objection", "We would like to read it once more.")
    press(phone, "I do not agree yet")
    expect(phone.locator(".stands")).to_contain_text("We would like to read it once more.")
    phone.locator(".asked .languages a[lang=en]").first.click()
    expect(phone.locator("fieldset").first).to_be_visible()
    phone.get_by_role("link", name="Back to what is planned").click()
    press(phone, "I agree")
    expect(phone.locator(".stands")).to_contain_text("You agreed to this on")
    context.close()
    seeing = browser.new_page(viewport={"width": 360, "height": 740})
    seeing.goto(link)
    look(seeing, seen)
    seeing.close()


def open_round(page: Page, evaluation: str, seen: dict[str, list[str]]) -> None:
    page.goto(f"{evaluation}/check-list")
    look(page, seen)
    press(page, "Open and invite everybody")
    expect(page.locator("main")).to_contain_text("18 people are invited.")
    look(page, seen)


def go(page: Page, value: str) -> None:
    submit(page.locator(f"button[value={value}]"))


def rate_everything(page: Page, value: str) -> None:
    """Gives every rated question on the page the same answer."""
    for card in page.locator(f"label:has(input[type=radio][value='{value}'])").all():
        card.click()


def answer_in_arabic_without_scripts(browser: Browser, link: str) -> str:
    """A person on a small phone; their return code."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(link)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    go(page, "start")
    while "/review" not in page.url:
        rate_everything(page, "4")
        for box in page.locator("textarea:visible").all():
            box.fill("نحتاج أن نشارك في قرار الميزانية.")
        go(page, "on")
    page.locator("label:has([name=may_quote])").click()
    submit(page.locator("button.main"))
    code = page.locator(".code").first.inner_text()
    context.close()
    return code


def resume_on_a_second_device(browser: Browser, link: str, seen: dict[str, list[str]]) -> None:
    """Begins on a phone, goes on at a desk, and finds what was answered."""
    phone = browser.new_page(viewport={"width": 360, "height": 740})
    phone.goto(link)
    look(phone, seen)
    go(phone, "start")
    look(phone, seen)
    rate_everything(phone, "2")
    go(phone, "on")
    phone.close()
    desk = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    desk.goto(link)
    go(desk, "start")
    if not desk.url.endswith("/1"):
        desk.goto(re.sub(r"/[^/]+$", "/1", desk.url))
    expect(desk.locator("input[value='2']").first).to_be_checked()
    while "/review" not in desk.url:
        rate_everything(desk, "3")
        go(desk, "on")
    look(desk, seen)
    submit(desk.locator("button.main"))
    look(desk, seen)
    desk.context.close()


def change_with_the_code_and_not_without(browser: Browser, link: str, code: str, seen: dict[str, list[str]]) -> None:
    thief = browser.new_page()
    thief.goto(link)
    look(thief, seen)
    thief.fill("#code", "00000-00000")
    go(thief, "see")
    expect(thief.locator("main")).not_to_contain_text("الميزانية")
    thief.close()
    owner = browser.new_page()
    owner.goto(link)
    owner.fill("#code", code)
    go(owner, "change")
    owner.locator("main a[href='1']").first.click()
    owner.wait_for_url("**/1")
    rate_everything(owner, "5")
    while "/review" not in owner.url:
        go(owner, "on")
    submit(owner.locator("button.main"))
    expect(owner.locator("main .code").first).to_be_visible()
    owner.close()


def close_seal_and_share(page: Page, evaluation: str, work: Callable[[], None], seen: dict[str, list[str]]) -> None:
    page.goto(f"{evaluation}/collection")
    look(page, seen)
    page.locator("summary", has_text="Close now").click()
    submit(page.locator("form[action$='/close'] button"))
    look(page, seen)
    page.locator("summary", has_text="Seal").click()
    page.locator("form[action$='/seal'] [name=sure]").check()
    submit(page.locator("form[action$='/seal'] button"))
    work()
    page.goto(f"{evaluation}/comments")
    look(page, seen)
    press(page, "Work out and share the results")
    work()
    page.goto(f"{evaluation}/results")
    look(page, seen)


def fetch_debrief(page: Page, evaluation: str, work: Callable[[], None], seen: dict[str, list[str]], lang: str) -> bytes:
    page.goto(f"{evaluation}/debrief")
    page.get_by_label("Language", exact=True).select_option(lang)
    press(page, "Make this edition")
    work()
    page.goto(f"{evaluation}/debrief")
    look(page, seen)
    link = page.locator("#made ~ ul a[href$='.pdf']").first
    with page.expect_download() as download:
        link.click()
    return Path(download.value.path()).read_bytes()


def test_from_an_empty_house_to_a_debrief(
    browser: Browser,
    sign_in_link: str,
    work: Callable[[], None],
    links: Callable[[], dict[str, str]],
    answers: Callable[[str, Random], None],
):
    seen: dict[str, list[str]] = {}
    desk = browser.new_page(viewport={"width": 1280, "height": 900})
    sign_in(desk, sign_in_link)
    describe_partnership(desk, seen)
    list_people(desk, seen)
    evaluation = prepare(desk, seen)
    work()
    for link in links().values():
        agree(browser, link, seen)
    open_round(desk, evaluation, seen)
    work()
    sent = links()
    assert len(sent) == 20

    code = answer_in_arabic_without_scripts(browser, sent[STAFF[0]])
    resume_on_a_second_device(browser, sent[TEAM[0]], seen)
    change_with_the_code_and_not_without(browser, sent[STAFF[0]], code, seen)
    for address in (*TEAM[1:8], *STAFF[1:8]):
        answers(sent[address], CHANCE)

    close_seal_and_share(desk, evaluation, work, seen)
    expect(desk.locator("main")).to_contain_text("Agency staff")

    for lang, words in (("en", "In one page"), ("ar", "موظفو الوكالة")):
        document = fetch_debrief(desk, evaluation, work, seen, lang)
        with pypdfium2.PdfDocument(document) as opened:
            texts = [page.get_textpage().get_text_bounded() for page in opened]
            pictures = [page.render(scale=0.3).to_pil().convert("L") for page in opened]
        assert any(words in text for text in texts)
        assert all(picture.getextrema()[0] < 200 for picture in pictures)
        assert all("agency1@example.org" not in text for text in texts)

    late = browser.new_page()
    assert late.goto(sent[TEAM[8]]).status in (200, 410)
    look(late, seen)
    assert {address: found for address, found in seen.items() if found} == {}
