"""A questionnaire from a blank page to its second version in a real Chromium, without a mouse: Tab, Enter, arrows and letters alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from fixtures.axe import barriers

pytestmark = pytest.mark.browser

FAR = 250
"""Nobody should have to press Tab more often on one page."""
HERE = "one => one === document.activeElement"


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """The keys are the same on each."""
    return sqlite_database


class Keyboard:
    """Somebody at a desk who uses keys only. Every page they come to is looked over for barriers."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: dict[str, list[str]] = {}

    def reach(self, target: Locator) -> None:
        """Tabs on until the target is in focus."""
        wanted = target.first.element_handle()
        for _ in range(FAR):
            if wanted.evaluate(HERE):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} is not reached by Tab")

    def named(self, role: str, name: str) -> Locator:
        return self.page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type] # the library lists every role

    def type(self, label: str, words: str) -> None:
        self.reach(self.page.get_by_label(label, exact=True))
        self.page.keyboard.insert_text(words)

    def choose(self, label: str, option: str) -> None:
        """In a closed list a letter or two go to the option that begins with them."""
        self.reach(self.page.get_by_label(label, exact=True))
        self.page.keyboard.type(option[:12])

    def unfold(self, words: str) -> None:
        self.reach(self.page.locator("summary", has_text=words))
        self.page.keyboard.press("Enter")

    def go(self, role: str, name: str) -> None:
        """Presses Enter on a link or button that leads to another page, and looks that page over."""
        self.reach(self.named(role, name))
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press("Enter")
        self.look()

    def look(self) -> None:
        place = re.sub(r"^https?://[^/]+|[a-z0-9]{16}|suggest/.*", "", self.page.url).partition("#")[0]
        if place not in self.found:
            self.found[place] = barriers(self.page)


def begin(keys: Keyboard, link: str) -> None:
    keys.page.goto(link)
    keys.go("button", "Sign in")
    keys.go("link", "Questionnaires")
    keys.go("link", "Make a questionnaire")
    keys.type("Title", "Learning together")
    keys.go("button", "Begin")


def write(keys: Keyboard) -> None:
    """A scored section with two ratings, the second moved before the first."""
    keys.type("Title of the section", "Trust")
    keys.reach(keys.page.get_by_label("Answers here are not scored"))
    keys.page.keyboard.press("ArrowDown")
    keys.go("button", "Add the section")
    for words in ("The partners keep their promises.", "Mistakes are owned."):
        if not keys.page.locator("details.add[open]").count():
            keys.unfold("Add a question")
        keys.type("The question", words)
        keys.choose("How people answer", "Rating")
        keys.go("button", "Add")
    keys.go("button", "Move X2 up")
    expect(keys.page.locator(".q-text").first).to_have_text("Mistakes are owned.")


def translate(keys: Keyboard) -> None:
    """Into Arabic, of which the scale is known already; each text is saved when one goes on to the next."""
    arabic = {"Learning together": "نتعلّم معًا", "Trust": "الثقة", "Mistakes are owned.": "يُعترف بالأخطاء."}
    keys.go("link", "Translations")
    keys.type("Its name or tag", "Arabic")
    keys.go("button", "Add")
    expect(keys.page.locator(".pair.is-missing")).to_have_count(5)
    sources = keys.page.locator(".pair.is-missing .source .written").all_inner_texts()
    fields = [str(one.get_attribute("id")) for one in keys.page.locator(".pair.is-missing textarea").all()]
    for source, name in zip(sources, fields, strict=True):
        field = keys.page.locator(f"[id='{name}']")
        expect(field).to_have_attribute("dir", "rtl")
        keys.reach(field)
        keys.page.keyboard.insert_text(arabic.get(source, "يفي الشركاء بوعودهم."))
    keys.page.keyboard.press("Tab")
    expect(keys.page.locator("[data-told]")).to_have_text(re.compile(r"^(\d+) of \1$"))
    keys.go("link", "Translations")
    expect(keys.page.locator("main")).to_contain_text("Roundtable speaks this language itself.")


def preview(keys: Keyboard) -> None:
    keys.go("link", "Preview")
    keys.reach(keys.page.get_by_label("Language", exact=True))
    with keys.page.expect_navigation(wait_until="load"):
        keys.page.keyboard.press("ArrowDown")
    keys.look()
    phone = keys.page.frame_locator(".phone iframe")
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    expect(phone.locator("h1")).to_have_text("الثقة")
    expect(phone.locator("main")).to_contain_text("يُعترف بالأخطاء.")


def publish_and_begin_again(keys: Keyboard) -> None:
    keys.go("link", "Versions")
    keys.type("What is new, in a sentence for your colleagues", "The first one")
    keys.go("button", "Publish for ever")
    keys.go("button", "Begin a new version")
    keys.go("link", "Mistakes are owned.")
    keys.reach(keys.page.get_by_label("The question", exact=True))
    keys.page.keyboard.press("Control+A")
    keys.page.keyboard.insert_text("Mistakes are admitted.")
    keys.go("button", "Save, all questions")
    keys.go("link", "Versions")
    keys.go("link", "Look at every change")
    expect(keys.page.locator(".worded del")).to_contain_text("owned.")
    expect(keys.page.locator(".worded ins")).to_contain_text("admitted.")


def invite(keys: Keyboard) -> None:
    """A group is invited to propose, and does."""
    keys.go("link", "Proposals")
    keys.type("Name of the group", "Village committee")
    keys.go("button", "Make the link")
    link = keys.page.locator("input.link").input_value()
    keys.page.goto(re.sub(r"^https?://[^/]+", keys.page.url.partition("/questionnaires")[0], link))
    keys.look()
    keys.type("The question, as you would ask it", "Do we hear back?")
    keys.type("Why it should be asked", "Nobody told us.")
    keys.go("button", "Send the proposal")
    expect(keys.page.locator("#yours + ul")).to_contain_text("Do we hear back?")


def test_a_questionnaire_is_made_translated_seen_published_and_changed_by_keys_alone(browser: Browser, sign_in_link: str):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
    keys = Keyboard(page)
    begin(keys, sign_in_link)
    write(keys)
    translate(keys)
    preview(keys)
    publish_and_begin_again(keys)
    invite(keys)
    page.close()
    assert len(keys.found) >= 13
    assert {place: found for place, found in keys.found.items() if found} == {}
