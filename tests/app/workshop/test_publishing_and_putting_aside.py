"""Versions on their page: what cannot be published is said, a draft is thrown away, a questionnaire is put aside and taken up again."""

from __future__ import annotations

import io
import json

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.models.accounts import Account
from surveys.models.questionnaires import QuestionnaireRow, Version

from fixtures.making import Bench, published


def states(session: Session, questionnaire_id: str) -> list[str]:
    session.rollback()
    session.expire_all()
    found = session.scalars(select(Version.state).where(Version.questionnaire_id == questionnaire_id).order_by(Version.number)).all()
    session.rollback()
    return list(found)


def test_what_is_unfinished_is_not_published_and_the_note_stays(evaluator: FlaskClient, session: Session, bench: Bench):
    evaluator.post(f"{bench.at}/items", data={"section": "words", "kind": "choices", "text": "What hinders?"})

    refused = evaluator.post(f"{bench.at}/publish", data={"note": "With hindrances"})

    assert refused.status_code == 422
    assert "With hindrances" in refused.text
    assert states(session, bench.version.questionnaire_id) == ["draft"]


def test_a_draft_that_follows_a_version_is_thrown_away_and_the_version_stays(evaluator: FlaskClient, session: Session, account: Account):
    version = published(session, account)
    at = f"/questionnaires/{version.questionnaire_id}"
    evaluator.post(f"{at}/next")
    assert states(session, version.questionnaire_id) == ["published", "draft"]

    gone = evaluator.post(f"{at}/discard")

    assert gone.location == at
    assert states(session, version.questionnaire_id) == ["published"]
    assert evaluator.post(f"{at}/discard").status_code == 404


def test_a_draft_that_was_all_there_was_takes_its_questionnaire_with_it(evaluator: FlaskClient, session: Session, bench: Bench):
    gone = evaluator.post(f"{bench.at}/discard")

    assert gone.location == "/questionnaires"
    assert "The draft is thrown away." in evaluator.get(gone.location).text
    assert evaluator.get(bench.at).status_code == 404
    assert states(session, bench.version.questionnaire_id) == []


def test_a_questionnaire_is_put_aside_and_offered_again(evaluator: FlaskClient, session: Session, account: Account):
    at = f"/questionnaires/{published(session, account).questionnaire_id}"
    found = []
    for data in ({"shelved": "y"}, {}):
        page = evaluator.get(evaluator.post(f"{at}/shelve", data=data).location).text
        session.rollback()
        session.expire_all()
        found.append((session.scalars(select(QuestionnaireRow.shelved)).one(), "no longer offered" in page, "It is offered again." in page))

    assert found == [(True, True, False), (False, False, True)]


def test_a_table_without_a_file_is_asked_for_again(evaluator: FlaskClient, bench: Bench):
    address = f"{bench.at}/translations/ar/table"

    assert "enctype" in evaluator.get(address).text
    for data in ({}, {"file": (io.BytesIO(b""), "")}):
        refused = evaluator.post(address, data=data)
        assert refused.status_code == 422
        assert "No file was chosen." in refused.text


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"title": 3}'])
def test_wordings_that_no_look_kept_are_not_used(evaluator: FlaskClient, bench: Bench, kept: str):
    before = bench.now()

    assert evaluator.post(f"{bench.at}/translations/ar/table/use", data={"wordings": kept}).status_code == 404
    assert bench.now() == before


def test_wordings_of_a_table_are_checked_once_more_when_they_are_used(evaluator: FlaskClient, bench: Bench):
    before = bench.now()

    refused = evaluator.post(f"{bench.at}/translations/ar/table/use", data={"wordings": json.dumps({"title": "x" * 20_000})})

    assert refused.status_code == 422
    assert bench.now() == before


def test_who_only_reads_takes_no_table_in(reader: FlaskClient, bench: Bench):
    address = f"{bench.at}/translations/ar/table"

    assert [reader.get(address).status_code, reader.post(address).status_code, reader.post(f"{address}/use").status_code] == [404] * 3
