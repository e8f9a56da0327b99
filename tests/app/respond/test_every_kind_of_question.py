"""Every kind of question on its page: what is chosen comes back, is told in words, and is never lost to a mistake."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from surveys.questionnaires.editing.applying import apply
from surveys.questionnaires.editing.edits import PutItem
from surveys.questionnaires.values import Recording

from fixtures.asked import ask
from fixtures.every_kind import every_kind

ASKED = every_kind()
GIVEN: dict[str, dict[str, list[str]]] = {
    "rated": {"q.keeps": ["4"], "q.respect": ["-unknown"], "q.listen": ["1"], "q.mend": ["5"], "q.asked": ["2"], "q.reached": ["7"]},
    "twice": {"q.planning:first": ["4"], "q.planning:second": ["-unknown"], "q.money:second": ["2"]},
    "partners": {"q.with:p.amal:often": ["3"], "q.with:p.amal:well": ["-unknown"], "q.with:p.nahr:often": ["0"]},
    "chosen": {"q.meet": ["field"], "q.hinders": ["time", "money"]},
    "ordered": {
        "q.goals:water": ["2"],
        "q.goals:skills": ["1"],
        "q.goals:women": ["4"],
        "q.goals:law": ["3"],
        "q.help:money": ["1"],
        "q.help:people": ["2"],
        "q.spend:pumps": ["60"],
        "q.spend:training": ["40"],
        "q.spend:meetings": ["0"],
    },
    "counted": {"q.visits": ["12"], "q.ready": ["0"], "q.since": ["2021-03-08"]},
    "words": {"q.word": ["Sturdy"], "q.future": ["A meeting every month"]},
}
TOLD = {
    "rated": ("Agree", "A little", "7"),
    "twice": ("How important is it? – Very important", "How well does it go? – I do not know", "How well does it go? – Not so well"),
    "partners": (">Amal Association</bdi>: every week; I do not know", ">Ministry of Water</bdi>: never; No answer"),
    "chosen": ("In the communities", "Late money"),
    "ordered": ("1. People who can repair", "2. More people", "Pumps and pipes – 60", "Meetings in the villages – 0"),
    "counted": ("12 visits", "0", "8 March 2021"),
    "words": ("Sturdy", "A meeting every month"),
}
WRONG: list[tuple[str, dict[str, list[str]], str]] = [
    ("twice", {"q.planning:first": ["9"], "q.planning:second": ["3"]}, "“How important is it?”: “9” is no answer here."),
    ("partners", {"q.with:p.nahr:well": ["9"]}, "“Ministry of Water – How well does it go?”: “9” is no answer here."),
    ("chosen", {"q.hinders": ["time", "nothing"]}, "“Nothing” cannot go together with other options."),
    ("chosen", {"q.hinders": ["time", "money", "else"]}, "Too many options are chosen. Choose at most 2."),
    ("ordered", {"q.goals:water": ["1"], "q.goals:law": ["1"]}, "The place 1 is given more than once. Give each place once."),
    ("ordered", {"q.goals:water": ["1"], "q.goals:law": ["3"]}, "The place 2 is missing. Give the places from 1 on, without a gap."),
    ("ordered", {"q.help:money": ["1"]}, "Not all places are given yet. Give the places 1 to 2."),
    ("ordered", {"q.spend:pumps": ["60"], "q.spend:training": ["30"]}, "10 points are left over. Together they must be 100."),
    ("ordered", {"q.spend:pumps": ["٦٠"], "q.spend:training": ["٤١"]}, "1 point too many is shared out. Together they must be 100."),
    ("counted", {"q.ready": ["101"]}, "“101” is not on the scale of this question. Choose one of the answers from 0 to 100."),
    ("counted", {"q.since": ["٣١/١٢/٢٠١٩"]}, "This day is too early. Give 1 January 2020 or a later one."),
    ("counted", {"q.since": ["last spring"]}, "“last spring” is not a day. Write the year, the month and the day, for example 2026-11-21."),
    ("ordered", {"q.spend:pumps": ["many"]}, "“Pumps and pipes”: “many” is no answer here. Give a whole number from 0 to 100."),
]
SECTIONS = [section.code for section in ASKED.sections]


def chosen(page: str) -> dict[str, list[str]]:
    """What the fields of the page hold."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="(?:radio|checkbox)" name="(q\.[^"]+)" value="([^"]+)"[^>]* checked', page):
        found.setdefault(name, []).append(value)
    for tag in re.findall(r"<input type=\"(?:text|number|date|range)\"[^>]*>", page):
        name, value = re.search(r'name="(q\.[^"]+)"', tag), re.search(r'value="([^"]+)"', tag)
        if name and value:
            found[name[1]] = [value[1]]
    for name, options in re.findall(r'<select[^>]* name="(q\.[^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        values = re.findall(r'value="([^"]+)" selected', options)
        found |= {name: values} if values else {}
    for name, words in re.findall(r'<textarea[^>]* name="(q\.[^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL):
        found |= {name: [words]} if words else {}
    return found


@pytest.fixture
def at(session: Session, ring: Any) -> str:
    return f"/r/{ask(session, ring, ASKED).secrets[0]}"


def test_every_section_is_tried():
    assert set(GIVEN) == set(TOLD) == set(SECTIONS)


def test_what_is_chosen_comes_back_and_is_told_in_words(client: FlaskClient, at: str):
    for number, section in enumerate(SECTIONS, 1):
        assert client.post(f"{at}/{number}", data=GIVEN[section]).status_code == 303, section
        assert chosen(client.get(f"{at}/{number}").text) == GIVEN[section]

    review = client.get(f"{at}/review?lang=en").text

    for section, words in TOLD.items():
        for one in words:
            assert one in review, section


def test_every_cell_of_a_table_stands_under_the_heading_that_names_it(client: FlaskClient, at: str):
    page = client.get(f"{at}/1").text
    table = page[page.index("<table") : page.index("</table>")]
    headings = dict(re.findall(r'<th role="columnheader" scope="col" id="([^"]+)"[^>]*>([^<]+)</th>', table))

    for row in re.findall(r"<tbody.*?</tbody>", table, re.DOTALL):
        statement, first = re.search(r'scope="row"><span id="(t\.[^"]+)"', row), row.partition("</tr>")[0]
        cells = re.findall(r'aria-labelledby="(\S+) (\S+)"[^>]*><span>([^<]+)<', first)
        assert statement
        assert [named for _, named, _ in cells] == list(headings)
        assert {of for of, _, _ in cells} == {statement[1]}
        assert [said for _, _, said in cells] == list(headings.values())


@pytest.mark.parametrize(("section", "fields", "sentence"), WRONG)
def test_a_mistake_is_named_and_nothing_typed_is_lost(
    client: FlaskClient, at: str, section: str, fields: dict[str, list[str]], sentence: str
):
    page = client.post(f"{at}/{SECTIONS.index(section) + 1}", data=fields)

    assert page.status_code == 422
    assert sentence in page.text
    kept = {name: [value for value in values if f'value="{value}"' in page.text] for name, values in fields.items()}
    assert chosen(page.text) == {name: values for name, values in kept.items() if values}


def test_a_question_is_heard_on_pages_in_the_language_it_was_recorded_in(client: FlaskClient, session: Session, ring: Any):
    item = replace(ASKED.item("keeps"), recordings=(Recording("ar", "0a", "…"),))
    link = f"/r/{ask(session, ring, apply(ASKED, PutItem('keeps', item))).secrets[0]}"

    pages = {lang: client.get(f"{link}/1?lang={lang}").text for lang in ("ar", "en")}

    assert '<audio controls preload="none" src="/r/_/sound/0a" aria-label="استمع إلى السؤال"></audio>' in pages["ar"]
    assert "<audio" not in pages["en"]
