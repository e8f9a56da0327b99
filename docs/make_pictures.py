"""`make pictures`: the pictures of README.md, from a demonstration of its own that is played in a real browser and then thrown away."""

from __future__ import annotations

import email
import email.policy
import io
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from surveys.translator import OWN_NAMES

from fixtures.browser import FLAGS, LOUD, find_chromium

PICTURES = Path(__file__).with_name("pictures")
PHONE = {"width": 390, "height": 800}
DESK = {"width": 1180, "height": 900}
PDF_WIDTH = 760
COLOURS = 128
PATIENCE = 180
SIGN_IN = re.compile(rb"Sign in \(once\):\s+(\S+)")
LINK = re.compile(r"http://\S+/r/\S+")
ASKED = "forum"
TALE = "Safe water for the Wadi Nahr valley"
LANGUAGES = ("en", "ar")
PAGES = {"cover": "", "summary": "In one page", "profile": "The score profile", "dimension": "Trust and responsibility"}
"""The debrief's pages that are shown, by their bookmark in English; the cover has none. Bookmarks are the same in every language."""
SHOWN = {"en": tuple(PAGES), "ar": ("summary",)}
DEBRIEF = "sense-making"
WALL = {"slides": 11, "posters": 2, "pictures": 0}
"""Editions for the wall, and which of their pages is shown."""


@dataclass(frozen=True, slots=True)
class House:
    """A running demonstration: its folder, its address and the link that signs in once."""

    folder: Path
    address: str
    sign_in: str

    def links(self, group: str) -> list[str]:
        """The personal links of a group's people who have not answered, from their letters; waits until the worker has written them."""
        for _ in range(PATIENCE):
            if letters := sorted(self._letters(group)):
                return [link for _, link in letters]
            time.sleep(1)
        raise TimeoutError(f"there is no letter to {group}")

    def _letters(self, group: str) -> Iterator[tuple[str, str]]:
        for path in (self.folder / "mailbox").glob("*.eml"):
            letter = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            body = letter.get_body(("plain",))
            if body and str(letter["To"]).startswith(f"{group}-"):
                yield str(letter["To"]), str(LINK.findall(body.get_content())[0])


@contextmanager
def demonstration() -> Iterator[House]:
    """A house in a folder of its own on a free port; both are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="roundtable-pictures-") as folder:
        port = free_port()
        env = {name: value for name, value in os.environ.items() if not name.startswith("ROUNDTABLE_")} | {"ROUNDTABLE_INSTANCE": folder}
        command = [sys.executable, "-m", "app.commands", "run", "--port", str(port)]
        running = subprocess.Popen(command, env=env, stdout=subprocess.PIPE)
        try:
            yield House(Path(folder), f"http://127.0.0.1:{port}", printed_link(running))
        finally:
            running.terminate()
            running.wait(PATIENCE)


def printed_link(running: subprocess.Popen[bytes]) -> str:
    """The link that `run` prints when it is ready."""
    for line in running.stdout or ():
        if found := SIGN_IN.search(line):
            return found.group(1).decode()
    raise RuntimeError("the demonstration did not start")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def keep(name: str, image: Image.Image) -> None:
    """Writes the picture with few colours and no facts about its making."""
    few = image.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)
    print(f"{name}.png {few.width} × {few.height}")


def photograph(name: str, page: Page) -> None:
    keep(name, Image.open(io.BytesIO(page.screenshot(animations="disabled"))))


def answering(browser: Browser, house: House) -> None:
    """Two people with two languages, each with a phone."""
    for lang, link in zip(LANGUAGES, house.links(ASKED), strict=False):
        phone = browser.new_page(viewport=PHONE, device_scale_factor=1.5)
        phone.goto(f"{link}?lang={lang}")
        photograph(f"welcome-{lang}", phone)
        phone.locator("#promise").evaluate("heading => window.scrollTo(0, heading.getBoundingClientRect().top + window.scrollY - 24)")
        if lang == "en":
            photograph("promise-en", phone)
        phone.locator("button[value=start]").click()
        phone.locator("fieldset label").nth(3).click()
        phone.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
        photograph(f"question-{lang}", phone)
        phone.close()


def evaluating(browser: Browser, house: House) -> dict[tuple[str, str], bytes]:
    """An evaluator at a desk; the debrief in both languages, and what is made for the wall, by edition and language."""
    desk = browser.new_page(viewport=DESK, device_scale_factor=1.5)
    desk.goto(house.sign_in)
    desk.get_by_role("button", name="Sign in").click()
    desk.goto(house.address)
    desk.locator(".tasks a[href*='/evaluations/']").first.click()
    desk.locator("a[href$='/collection']").first.click()
    photograph("collection", desk)
    desk.goto(house.address)
    desk.locator("li", has_text=TALE).get_by_role("link", name="Final evaluation", exact=True).click()
    photograph("results", desk)
    results = desk.url
    orders = [*((DEBRIEF, lang) for lang in LANGUAGES), *((edition, "en") for edition in WALL)]
    return {order: made(desk, results.replace("/results", "/debrief"), *order) for order in orders}


def made(desk: Page, address: str, edition: str, lang: str) -> bytes:
    """The edition as its button makes it."""
    desk.goto(address)
    chosen = desk.locator(f"input[name=edition][value={edition}]")
    name = chosen.locator("xpath=..").inner_text().strip()
    chosen.check()
    desk.get_by_label("Language", exact=True).select_option(lang)
    desk.get_by_role("button", name="Make this edition").click()
    shelf = desk.locator("#made ~ ul > li", has=desk.get_by_role("heading", name=name, exact=True))
    ready = shelf.filter(has_text=OWN_NAMES[lang]).locator("a[href$='.pdf']")
    ready.wait_for(timeout=PATIENCE * 1000)
    with desk.expect_download() as download:
        ready.click()
    return Path(download.value.path()).read_bytes()


def printed(documents: Mapping[tuple[str, str], bytes]) -> None:
    """The chosen pages of the debrief in each language."""
    opened = {lang: pypdfium2.PdfDocument(documents[DEBRIEF, lang]) for lang in LANGUAGES}
    titles = [bookmark.get_title() for bookmark in opened["en"].get_toc()]
    for lang, names in SHOWN.items():
        places = [bookmark.get_dest().get_index() for bookmark in opened[lang].get_toc()]
        for name in names:
            page = opened[lang][places[titles.index(PAGES[name])] if PAGES[name] else 0]
            keep(f"debrief-{name}-{lang}", drawn(page))


def hung(documents: Mapping[tuple[str, str], bytes]) -> None:
    """The chosen page of each edition for the wall."""
    for edition, place in WALL.items():
        keep(f"{edition}-en", drawn(pypdfium2.PdfDocument(documents[edition, "en"])[place]))


def drawn(page: pypdfium2.PdfPage) -> Image.Image:
    return page.render(scale=PDF_WIDTH / page.get_width()).to_pil()


def main() -> None:
    chromium = find_chromium() or sys.exit(LOUD)
    PICTURES.mkdir(exist_ok=True)
    with demonstration() as house, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        answering(browser, house)
        documents = evaluating(browser, house)
        printed(documents)
        hung(documents)
        browser.close()


if __name__ == "__main__":
    main()
