"""A condition is built row by row about every kind of question, and means what its rows say."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.workshop.condition_rows import MOST_ROWS
from surveys.models.accounts import Account
from surveys.questionnaires.values import Section

from fixtures.making import Bench, drafted, small
from fixtures.questions import OPTIONS, make_item, words

KINDS = {
    "zero_to_ten": "Z",
    "choice": "C",
    "choices": "M",
    "number": "N",
    "date": "D",
    "short_text": "S",
    "statement": "I",
}


@pytest.fixture
def bench(session: Session, account: Account) -> Bench:
    """One question of each kind before the one that may be hidden, on a page of its own."""
    asked = tuple(make_item(kind, code, unknown=kind == "number") for kind, code in KINDS.items())
    asked = tuple(replace(item, options=OPTIONS[:2], scale="") if item.options else replace(item, scale="") for item in asked)
    pages = (*small().sections[:1], Section("more", words("More"), asked), *small().sections[1:])
    return Bench(session, drafted(session, account, replace(small(), sections=pages)))


@pytest.mark.parametrize(
    ("row", "condition"),
    [
        (("Z", "over", ["7"]), "Z > 7"),
        (("Z", "under", ["٣"]), "Z < 3"),
        (("C", "is", ["money"]), 'C == "money"'),
        (("C", "is_not", ["money", "people"]), 'C not in ("money", "people")'),
        (("M", "has", ["money"]), 'M has "money"'),
        (("M", "has_not", ["people"]), 'not M has "people"'),
        (("M", "chosen_at_least", ["2"]), "chosen(M) >= 2"),
        (("N", "at_most", ["2,5"]), "N <= 2.5"),
        (("N", "unknown", []), "unknown(N)"),
        (("N", "is", ["12"]), "N == 12"),
        (("D", "at_least", ["2026-11-21"]), 'D >= "2026-11-21"'),
        (("S", "answered", []), "answered(S)"),
        (("T1", "not_answered", []), "not answered(T1)"),
        (("T1", "is", ["1", "2"]), "T1 in (1, 2)"),
    ],
)
def test_a_row_about_every_kind_of_question_is_saved_as_it_reads(
    evaluator: FlaskClient, bench: Bench, row: tuple[str, str, list[str]], condition: str
):
    code, relation, values = row
    address = f"{bench.at}/item-condition/W1"

    saved = evaluator.post(address, data={"go": "save", "code.0": code, "relation.0": relation, "value.0": values})

    assert saved.status_code == 303, re.findall(r'class="problems".*?</ul>', saved.text, re.DOTALL)
    assert bench.now().item("W1").show_if == condition
    page = evaluator.get(address).text
    assert f'<option value="{code}" selected>' in page
    assert f'<option value="{relation}" selected>' in page


@pytest.mark.parametrize(
    ("row", "control"),
    [
        (("Z", "is", []), 'type="checkbox" name="value.0" value="10"'),
        (("Z", "over", []), '<select name="value.0"'),
        (("C", "is", []), 'type="checkbox" name="value.0" value="money"'),
        (("M", "has", []), '<select name="value.0"'),
        (("M", "chosen_exactly", []), 'inputmode="decimal"'),
        (("N", "over", []), 'inputmode="decimal"'),
        (("D", "over", []), 'type="date"'),
        (("T1", "is", []), 'type="checkbox" name="value.0" value="5"'),
    ],
)
def test_what_is_compared_is_ticked_chosen_or_typed_by_the_kind_of_question(
    evaluator: FlaskClient, bench: Bench, row: tuple[str, str, list[str]], control: str
):
    page = evaluator.post(f"{bench.at}/item-condition/W1", data={"go": "on", "code.0": row[0], "relation.0": row[1]}).text

    assert control in page
    assert "Not complete yet" in page


@pytest.mark.parametrize("value", ["many", "1e999", "nan", "∞", ""])
def test_what_is_no_number_is_refused_and_stays_in_its_box(evaluator: FlaskClient, bench: Bench, value: str):
    address = f"{bench.at}/item-condition/W1"

    refused = evaluator.post(address, data={"go": "save", "code.0": "N", "relation.0": "over", "value.0": value})

    assert refused.status_code == 422
    assert f'value="{value}" inputmode="decimal"' in refused.text
    assert bench.now().item("W1").show_if == ""


def test_a_row_is_taken_away_and_one_that_names_no_question_is_none(evaluator: FlaskClient, bench: Bench):
    rows = {"code.0": "T1", "relation.0": "answered", "code.1": "N", "relation.1": "answered", "code.2": "", "drop": "0"}

    evaluator.post(f"{bench.at}/item-condition/W1", data=rows | {"go": "save"})

    assert bench.now().item("W1").show_if == "answered(N)"


def test_questions_that_come_later_or_are_not_answered_are_not_offered(evaluator: FlaskClient, bench: Bench):
    offered = re.findall(r'<option value="([^"]*)"', evaluator.get(f"{bench.at}/item-condition/Z").text)
    of_page = re.findall(r'<option value="([^"]*)"', evaluator.get(f"{bench.at}/section-condition/words").text)

    assert offered == ["", "group", "T1", "T2"]
    assert of_page == ["", "group", "T1", "T2", "Z", "C", "M", "N", "D", "S"]


def test_a_question_that_is_not_there_or_comes_later_has_nothing_to_compare(evaluator: FlaskClient, bench: Bench):
    for code in ("W1", "nothing"):
        refused = evaluator.post(f"{bench.at}/item-condition/Z", data={"go": "save", "code.0": code, "relation.0": "answered"})
        assert refused.status_code == 422
    assert bench.now().item("Z").show_if == ""


def test_a_page_has_a_condition_too(evaluator: FlaskClient, bench: Bench):
    address = f"{bench.at}/section-condition/words"

    saved = evaluator.post(address, data={"go": "save", "code.0": "N", "relation.0": "over", "value.0": "3"})

    assert saved.location == f"{bench.at}/sections/words"
    assert bench.now().sections[-1].show_if == "N > 3"
    evaluator.post(address, data={"go": "expert", "expression": ""})
    assert bench.now().sections[-1].show_if == ""


def test_what_rows_cannot_say_is_shown_as_an_expression(evaluator: FlaskClient, bench: Bench):
    address = f"{bench.at}/item-condition/W1"
    assert evaluator.post(address, data={"go": "expert", "expression": "T1 <= 2 and (T2 <= 2 or N > 3)"}).status_code == 303

    page = evaluator.get(address).text

    assert "more than rows can say" in page
    assert "T1 &lt;= 2 and (T2 &lt;= 2 or N &gt; 3)" in page


def test_no_more_rows_are_read_than_a_form_shows(evaluator: FlaskClient, bench: Bench):
    rows = {f"code.{n}": "N" for n in range(MOST_ROWS + 5)} | {f"relation.{n}": "over" for n in range(MOST_ROWS + 5)}
    rows |= {f"value.{n}": str(n) for n in range(MOST_ROWS + 5)}

    page = evaluator.post(f"{bench.at}/item-condition/W1", data=rows | {"go": "on"}).text

    assert page.count('class="condition-row"') == MOST_ROWS
