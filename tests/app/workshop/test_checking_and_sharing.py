"""The check page leads to what is to be mended and keeps reasons; a questionnaire leaves as a file and comes back from it."""

from __future__ import annotations

import io
from dataclasses import replace

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from surveys.models.accounts import Account
from surveys.partnerships import finding
from surveys.partnerships.adding import add_people
from surveys.partnerships.creating import Details, create
from surveys.partnerships.people import read_people
from surveys.questionnaires import reading
from surveys.questionnaires.formats.exporting import FORMATS
from surveys.questionnaires.values import Questionnaire

from fixtures.making import Bench, both, drafted, small
from fixtures.rounds import HEADER, listed, now


def doubtful() -> Questionnaire:
    one = small()
    item = replace(one.item("T1"), text=both("Meetings were useful and well prepared.", "كانت الاجتماعات مفيدة."))
    return replace(one, sections=(replace(one.sections[0], items=(item, one.item("T2"))), one.sections[1]))


def test_a_remark_is_answered_and_the_answer_taken_back(evaluator: FlaskClient, session: Session, account: Account):
    bench = Bench(session, drafted(session, account, doubtful()))
    page = evaluator.get(f"{bench.at}/check").text
    assert "Perhaps two questions in one" in page
    assert f'href="{bench.at}/items/T1"' in page
    assert "Check (1)" in page

    data = {"place": "item/T1/text", "rule": "double"}
    assert evaluator.post(f"{bench.at}/check/meant", data=data | {"reason": " "}).status_code == 422
    evaluator.post(f"{bench.at}/check/meant", data=data | {"reason": "Here they are <b>one</b>."})
    page = evaluator.get(f"{bench.at}/check").text
    assert "Perhaps two questions in one" not in page
    assert "Here they are &lt;b&gt;one&lt;/b&gt;." in page
    assert "Check (1)" not in page
    evaluator.post(f"{bench.at}/check/not-meant", data=data)
    assert "Perhaps two questions in one" in evaluator.get(f"{bench.at}/check").text


def test_groups_too_small_to_be_shown_are_named_before_anybody_is_asked(evaluator: FlaskClient, session: Session, account: Account):
    partnership = create(session, Details("Water"), account=account, now=now())
    rows = read_people(HEADER + listed("staff", 20) + listed("village", 18) + listed("council", 3)).rows
    add_people(session, partnership, rows, by=account.id, now=now(), new_groups=True, new_organisations=True)
    small_group = next(one.id for one in finding.groups(session, partnership.id) if one.name["en"] == "council")
    one = small()
    item = replace(one.item("T1"), groups=(small_group,))
    questionnaire = replace(one, sections=(replace(one.sections[0], items=(item, one.item("T2"))), one.sections[1]))
    bench = Bench(session, drafted(session, account, questionnaire, partnership_id=partnership.id))

    page = evaluator.get(f"{bench.at}/check").text
    assert "Only “council” are asked this" in page
    assert "this group can never be shown by itself" in page
    assert "Only “council” are asked this" not in evaluator.get(f"{bench.at}/check?partnership=").text


def test_what_is_shared_as_a_file_begins_a_questionnaire_elsewhere(evaluator: FlaskClient, session: Session, account: Account):
    bench = Bench(session, drafted(session, account, doubtful()))
    answer = evaluator.get(f"{bench.at}/versions/1.toml")
    assert answer.headers["Content-Disposition"] == "attachment; filename=small-1.toml"
    assert reading.read(answer.data) == doubtful()

    data = {"start": "file", "place": "", "file": (io.BytesIO(answer.data), "any name.exe")}
    begun = evaluator.post("/questionnaires/new", data=data)
    assert "Meetings were useful and well prepared." in evaluator.get(begun.location).text


def test_an_unfinished_draft_is_no_file_yet(evaluator: FlaskClient, session: Session, account: Account):
    bench = Bench(session, drafted(session, account, replace(small(), sections=())))
    assert evaluator.get(f"{bench.at}/versions/1.toml").status_code == 404


def test_what_another_tool_cannot_hold_is_said_before_the_download(evaluator: FlaskClient, session: Session, account: Account):
    bench = Bench(session, drafted(session, account, small()))
    page = evaluator.get(f"{bench.at}/versions/1/share").text

    assert "would stay behind or change" in page
    assert "XLSForm (KoboToolbox, ODK)" in page
    for name in FORMATS:
        answer = evaluator.get(f"{bench.at}/versions/1/share/{name}")
        assert (answer.status_code, answer.headers["Content-Disposition"].startswith("attachment")) == (200, True)
    for ending in ("csv", "xlsx", "html"):
        assert evaluator.get(f"{bench.at}/versions/1/codebook.{ending}").status_code == 200
    for way in ("share/word", "codebook.exe"):
        assert evaluator.get(f"{bench.at}/versions/1/{way}").status_code == 404
