"""Copies of the debrief are ordered, made in the background and downloaded."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.evaluate.debrief_pages import MEDIA
from app.jobs.registry import Tools
from reports.editions.names import EDITIONS, FILES
from reports.lettering import families

from fixtures.desk import work
from fixtures.rounds import Story


def test_a_debrief_is_made_once_in_the_background_and_downloaded(evaluator: FlaskClient, finished: Story, tools: Tools, settings: Any):
    copy = {"edition": "sense-making", "lang": "en", "paper": "A4"}
    for _ in range(2):
        ordered = evaluator.post(f"{finished.at}/debrief", data=copy)
        assert (ordered.status_code, "#" in ordered.location) == (303, False), "browsers do not fetch an address with a mark again"
    assert evaluator.get(f"{finished.at}/debrief").headers["Refresh"]
    work(tools)
    links = set(re.findall(r'href="([^"]+[.]pdf)"', evaluator.get(f"{finished.at}/debrief").text))
    with evaluator.get(links.pop()) as got:
        content = got.data

    assert not links
    assert got.status_code == 200
    assert content.startswith(b"%PDF-")
    assert "attachment" in got.headers["Content-Disposition"]
    assert "Refresh" not in evaluator.get(f"{finished.at}/debrief").headers
    assert [path.stat().st_mode & 0o777 for path in (settings.instance / "debriefs").iterdir()] == [0o600]


def test_posters_are_ordered_in_two_languages_and_slides_in_one(evaluator: FlaskClient, finished: Story, tools: Tools):
    for edition in ("posters", "slides"):
        evaluator.post(f"{finished.at}/debrief", data={"edition": edition, "lang": "en", "beside": "ar", "paper": "A4"})
    work(tools)

    page = evaluator.get(f"{finished.at}/debrief").text
    names = []
    for link in set(re.findall(r'href="([^"]+[.]pdf)"', page)):
        with evaluator.get(link) as got:
            names.append(got.headers["Content-Disposition"])
    assert sorted("-en-ar-" in name for name in names) == [False, True]


def test_every_ending_of_an_edition_has_a_name_and_a_medium():
    endings = {suffix for edition in EDITIONS.values() for suffix in edition.files}

    assert endings == set(MEDIA) == set(FILES)


@pytest.mark.parametrize(
    "copy", [{}, {"edition": "../../etc", "lang": "en", "paper": "A4"}, {"edition": "sense-making", "lang": "xx", "paper": "A4"}]
)
def test_a_debrief_that_there_is_not_is_not_found(evaluator: FlaskClient, finished: Story, copy: dict[str, str]):
    assert evaluator.post(f"{finished.at}/debrief", data=copy).status_code == 404
    assert evaluator.get(f"{finished.at}/debrief/0000.pdf").status_code == 404


def test_a_letter_goes_to_a_group_of_the_report_only(evaluator: FlaskClient, finished: Story):
    letter = {"edition": "letter", "lang": "en", "paper": "Letter"}
    page = evaluator.get(f"{finished.at}/debrief").text
    group = re.findall(r'<select name="group".*?value="([^"]+)"', page, re.DOTALL)[0]

    assert evaluator.post(f"{finished.at}/debrief", data={**letter, "group": "nobody"}).status_code == 404
    assert evaluator.post(f"{finished.at}/debrief", data={**letter, "group": group}).status_code == 303


def test_a_language_whose_letters_are_not_installed_is_not_offered_and_its_package_is_named(
    evaluator: FlaskClient, finished: Story, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(families, "folder_of", lambda _family: None)

    page = evaluator.get(f"{finished.at}/debrief").text

    assert '<option value="zh"' not in page
    assert families.needed("zh").package in page  # type: ignore[union-attr]
    assert evaluator.post(f"{finished.at}/debrief", data={"edition": "brief", "lang": "zh", "paper": "A4"}).status_code == 404
