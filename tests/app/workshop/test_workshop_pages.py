"""The workshop as forms alone: a questionnaire is made, mended, undone, published and asked, without a line of script."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from surveys.models.accounts import Account
from surveys.models.evaluations import Evaluation
from surveys.partnerships.creating import Details, create
from surveys.questionnaires import catalog
from surveys.workshop import publishing

from fixtures.making import Bench, published, row_of
from fixtures.rounds import now


def seen(client: FlaskClient, address: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', client.get(address).text)
    assert found
    return found[1]


def fields_of(client: FlaskClient, address: str) -> dict[str, str]:
    """What a browser would send from the page's form untouched."""
    html = client.get(address).text
    form = html.partition('class="editor"')[2].partition("</form>")[0]
    found = {}
    for field in re.findall(r"<input[^>]*>", form):
        ticks = 'type="checkbox"' in field or 'type="radio"' in field
        name, value = re.search(r' name="([^"]+)"', field), re.search(r' value="([^"]*)"', field)
        if name and value and (not ticks or " checked" in field):
            found[name[1]] = value[1]
    found |= dict(re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\s*([^<]*)</textarea>', form))
    for name, choices in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option selected value="([^"]*)"', choices)
        found[name] = chosen[1] if chosen else ""
    return found


def test_a_questionnaire_is_made_from_nothing(evaluator: FlaskClient, app: Flask):
    begun = evaluator.post("/questionnaires/new", data={"start": "empty", "title": "Learning together", "lang": "en", "place": ""})
    at = begun.location
    evaluator.post(f"{at}/sections", data={"title": "Trust", "counts": "quality"})
    evaluator.post(f"{at}/items", data={"section": "M1", "kind": "rating", "text": "Promises are kept."})
    evaluator.post(f"{at}/items", data={"section": "M1", "kind": "choices", "text": "What hinders?"})
    page = evaluator.get(at).text
    assert "Promises are kept." in page
    assert "There is nothing to choose from." in page

    address = f"{at}/items/X2"
    data = fields_of(evaluator, address) | {"options": "Time\nMoney\n\nNothing"}
    assert evaluator.post(address, data=data).status_code == 303
    data = fields_of(evaluator, address) | {"option": ["o1", "o2", "o3"], "drop": "o2", "shift": "down:o1", "tick.exclusive": "o3"}
    evaluator.post(address, data=data)
    assert "There is nothing to choose from." not in evaluator.get(at).text
    told = evaluator.post(f"{at}/publish", data={"note": "First"})
    assert told.status_code == 303, told.text.partition("problems")[2][:1500]
    assert "This version is published" in evaluator.get(at).text


@pytest.mark.parametrize("name", catalog.names())
def test_every_questionnaire_of_the_catalog_opens_on_the_bench_and_can_be_published(evaluator: FlaskClient, name: str):
    at = evaluator.post("/questionnaires/new", data={"start": f"ready:{name}", "form": "full", "place": ""}).location
    assert evaluator.get(at).status_code == 200
    for page in ("title", "scales", "topics", "versions", "history"):
        assert evaluator.get(f"{at}/{page}").status_code == 200
    assert evaluator.post(f"{at}/publish").status_code == 303


def test_a_page_about_the_people_who_answer_is_added_at_the_end_and_stays_there(evaluator: FlaskClient, bench: Bench):
    evaluator.post(f"{bench.at}/about-you")
    evaluator.post(f"{bench.at}/sections", data={"title": "One more", "counts": ""})

    assert bench.now().sections[-1].personal
    assert bench.now().sections[-2].title.pick("en") == "One more"
    page = evaluator.get(bench.at).text
    assert "About the person: only counted over everybody" in page
    assert "Add this page" not in page


def test_what_is_typed_is_kept_with_what_is_wrong_with_it(evaluator: FlaskClient, bench: Bench):
    address = f"{bench.at}/items/T1"
    data = fields_of(evaluator, address) | {"text": "Something new", "code": "not a code"}
    refused = evaluator.post(address, data=data)
    assert refused.status_code == 422
    assert "Something new" in refused.text
    assert "cannot be a code" in refused.text
    assert bench.now().item("T1").text.pick("en") == "The partners keep their promises."


def test_two_who_edit_the_same_question_see_both_texts_and_lose_none(evaluator: FlaskClient, bench: Bench):
    address = f"{bench.at}/items/T1"
    first = fields_of(evaluator, address) | {"text": "Hers"}
    second = fields_of(evaluator, address) | {"text": "Mine"}
    evaluator.post(address, data=first)
    answer = evaluator.post(address, data=second)

    assert answer.status_code == 409
    assert "Hers" in answer.text
    assert "Mine" in answer.text
    assert bench.now().item("T1").text.pick("en") == "Hers"
    again = second | {"seen": re.search(r'name="seen" value="([^"]*)"', answer.text)[1]}  # type: ignore[index]
    assert evaluator.post(address, data=again).status_code == 303
    assert bench.now().item("T1").text.pick("en") == "Mine"


def test_questions_move_are_copied_left_out_and_brought_back(evaluator: FlaskClient, bench: Bench):
    evaluator.post(f"{bench.at}/items/T1/move", data={"to": "down"})
    assert [item.code for item in bench.now().items()] == ["T2", "T1", "W1"]
    evaluator.post(f"{bench.at}/items/T1/move", data={"section": "words", "before": "W1"})
    assert [item.code for item in bench.now().sections[1].items] == ["T1", "W1"]
    evaluator.post(f"{bench.at}/items/W1/copy")
    evaluator.post(f"{bench.at}/items/W1/leave-out")
    evaluator.post(f"{bench.at}/sections/words/move", data={"to": "up"})
    assert [item.code for item in bench.now().items()] == ["T1", "X1", "T2"]
    for step in (5, 4, 3, 2, 1):
        assert evaluator.post(f"{bench.at}/undo", data={"step": step}).status_code == 303
    assert [item.code for item in bench.now().items()] == ["T1", "T2", "W1"]
    assert evaluator.post(f"{bench.at}/undo", data={"step": 0}).status_code == 409
    evaluator.post(f"{bench.at}/redo", data={"step": 1})
    assert [item.code for item in bench.now().items()] == ["T2", "T1", "W1"]


def test_a_script_gets_facts_and_no_page(evaluator: FlaskClient, bench: Bench):
    address = f"{bench.at}/items/T1"
    data = fields_of(evaluator, address)
    saved = evaluator.post(address, data=data | {"text": "Changed"}, headers={"Accept": "application/json"})
    assert saved.json["seen"] == seen(evaluator, address)
    late = evaluator.post(address, data=data | {"text": "Late"}, headers={"Accept": "application/json"})
    assert (late.status_code, len(late.json["wrong"])) == (409, 1)


def test_a_core_question_is_locked_until_its_editor_gives_the_trend_up(evaluator: FlaskClient):
    at = evaluator.post("/questionnaires/new", data={"start": "ready:short-check", "form": "full", "place": ""}).location
    page = evaluator.get(f"{at}/items/P2").text
    assert "The words and the answers of this question are locked." in page
    assert '<textarea id="text"' not in page
    unlocked = fields_of(evaluator, f"{at}/items/P2?unlock=1")
    assert evaluator.post(f"{at}/items/P2", data=unlocked | {"text": "I know it all.", "unlock": "1"}).status_code == 303
    assert "locked" not in evaluator.get(f"{at}/items/P2").text

    assert "this trend breaks off" in evaluator.get(f"{at}/items/P4/leave-out").text
    assert evaluator.post(f"{at}/items/P4/leave-out").status_code == 303


def test_a_condition_is_built_in_words_row_by_row(evaluator: FlaskClient, bench: Bench):
    address = f"{bench.at}/item-condition/W1"
    assert evaluator.get(address).status_code == 200
    page = evaluator.post(address, data={"go": "on", "code.0": "T1"}).text
    assert 'value="at_most"' in page
    page = evaluator.post(address, data={"go": "on", "code.0": "T1", "relation.0": "at_most"}).text
    assert "Disagree" in page
    rows = {
        "code.0": "T1",
        "relation.0": "at_most",
        "value.0": "2",
        "code.1": "T2",
        "relation.1": "is",
        "value.1": ["1", "5"],
        "joined": "or",
    }
    page = evaluator.post(address, data=rows | {"go": "on"}).text
    assert "Shown if" in page
    assert evaluator.post(address, data=rows | {"go": "save"}).status_code == 303
    assert bench.now().item("W1").show_if == "T1 <= 2 or T2 in (1, 5)"
    assert evaluator.post(address, data={"code.0": "T1", "go": "save"}).status_code == 422
    assert evaluator.post(address, data={"go": "save"}).status_code == 303
    assert bench.now().item("W1").show_if == ""


@pytest.mark.parametrize("expression", ["T1 <=", "T9 == 1", "W1 == 2", "__import__('os')"])
def test_an_expression_that_cannot_be_asked_is_refused_and_kept_in_its_box(evaluator: FlaskClient, bench: Bench, expression: str):
    address = f"{bench.at}/item-condition/W1"
    refused = evaluator.post(address, data={"go": "expert", "expression": expression})
    assert refused.status_code == 422
    assert expression.split("'", maxsplit=1)[0].strip("<=")[:6].strip() in refused.text
    assert bench.now().item("W1").show_if == ""


def test_a_round_asks_a_published_version_and_remembers_which(evaluator: FlaskClient, session: Session, account: Account):
    partnership = create(session, Details("Water"), account=account, now=now())
    version = published(session, account)
    draft = publishing.next_draft(session, row_of(session, version), by=account.id, now=now())
    session.commit()

    page = evaluator.get(f"/partnerships/{partnership.id}/evaluations/new").text
    assert "made here, version 1" in page
    assert draft.id not in page
    data = {"title": "Round", "template": f"version-{version.id}", "form": "full"}
    at = evaluator.post(f"/partnerships/{partnership.id}/evaluations/new", data=data).location
    session.rollback()
    made = session.get_one(Evaluation, at.split("/")[2])
    assert (made.version_id, made.digest) == (version.id, version.digest)
    refused = evaluator.post(f"/partnerships/{partnership.id}/evaluations/new", data=data | {"template": f"version-{draft.id}"})
    assert refused.status_code == 422


def test_whoever_may_not_shape_questionnaires_finds_no_address_that_changes_one(
    app: Flask, stranger: FlaskClient, reader: FlaskClient, bench: Bench
):
    """Every address there is, taken from the site itself."""
    known = {
        "questionnaire_id": bench.version.questionnaire_id,
        "code": "T1",
        "number": 1,
        "owner": "item",
        "lang": "ar",
        "link_id": "0" * 16,
        "proposal_id": "0" * 16,
        "name": "toml",
        "ending": "toml",
    }
    tried = 0
    for rule in app.url_map.iter_rules():
        if not rule.endpoint.startswith("workshop."):
            continue
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **{name: known[name] for name in rule.arguments})
        for method in rule.methods & {"GET", "POST"}:
            tried += 1
            assert stranger.open(address, method=method).status_code == 404, (method, address)
            if method == "POST" and not rule.endpoint.endswith("fork"):
                assert reader.open(address, method=method).status_code == 404, (method, address)
    assert tried > 25
    assert reader.get(bench.at).status_code == 200
    assert "Questionnaires" in reader.get("/partnerships").text
    assert "Questionnaires" not in stranger.get("/partnerships").text


HOSTILE = '"><script>alert(1)</script>{{7*7}}\u202e'


def test_hostile_words_stay_words_on_every_page(evaluator: FlaskClient, bench: Bench):
    evaluator.post(f"{bench.at}/title", data={"title": HOSTILE, "code": "x", "seen": seen(evaluator, f"{bench.at}/title")})
    evaluator.post(f"{bench.at}/items", data={"section": "trust", "kind": "choice", "text": HOSTILE})
    evaluator.post(f"{bench.at}/sections", data={"title": HOSTILE, "counts": "none"})
    evaluator.post(f"{bench.at}/scales", data={"lines": f"{HOSTILE}\n{HOSTILE}"})
    for page in (
        "",
        "/title",
        "/scales",
        "/scales/scale1",
        "/topics",
        "/items/X1",
        "/sections/M1",
        "/versions",
        "/history",
        "/item-condition/W1",
    ):
        html = evaluator.get(f"{bench.at}{page}").text
        assert "<script>alert" not in html
        assert "{{7*7}}" in html or page in ("/history", "/item-condition/W1", "/scales/scale1", "/versions")
        assert "\u202e" not in html
    assert "<script>alert" not in evaluator.get("/questionnaires").text


def test_groups_their_words_and_rules_are_rows_of_the_form(evaluator: FlaskClient, bench: Bench):
    address = f"{bench.at}/items/T2"
    rows = {
        "groups": "Government\nVillage",
        "wording.1.groups": "Village",
        "wording.1.text": "Mistakes are said.",
        "rule.1.holds": "answered(T1)",
        "rule.1.message": "Please answer the one above.",
        "comment": "y",
    }
    assert evaluator.post(address, data=fields_of(evaluator, address) | rows).status_code == 303
    item = bench.now().item("T2")
    assert (item.groups, item.comment) == (("Government", "Village"), ())
    assert [(one.groups, one.text.pick("en")) for one in item.wordings] == [(("Village",), "Mistakes are said.")]
    assert [(one.holds, one.message.pick("en")) for one in item.rules] == [("answered(T1)", "Please answer the one above.")]

    untouched = fields_of(evaluator, address)
    evaluator.post(address, data=untouched)
    assert bench.now().item("T2") == item
    evaluator.post(address, data=untouched | {"groups": "", "wording.1.text": "", "rule.1.holds": ""})
    assert (bench.now().item("T2").groups, bench.now().item("T2").wordings, bench.now().item("T2").rules) == ((), (), ())


def test_a_section_asked_for_each_objective_is_looked_at_with_made_up_ones(evaluator: FlaskClient, bench: Bench):
    address = f"{bench.at}/sections/words"
    evaluator.post(address, data=fields_of(evaluator, address) | {"each": "y"})
    assert bench.now().sections[1].each == "objective"
    page = evaluator.get(f"{bench.at}/preview").text
    assert page.count("In your words") == 2
