"""A question about each partner asks nobody about the own organisation, whatever a browser sends."""

from __future__ import annotations

import re
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Organisation
from surveys.questionnaires import stored
from surveys.questionnaires.asking.relating import partner_code
from surveys.questionnaires.values import Option

from fixtures.asked import ask
from fixtures.questions import make_item, make_questionnaire, words


def test_the_own_organisation_is_hidden_and_what_is_sent_about_it_is_dropped(client: FlaskClient, session: Session, ring: Any):
    asked = ask(session, ring, make_questionnaire(make_item("relationship", "with", required=True)))
    ids = {row.name: partner_code(row.id) for row in session.scalars(select(Organisation))}
    partners = tuple(Option(code, words(name)) for name, code in ids.items())
    fitted = make_questionnaire(make_item("relationship", "with", required=True, partners=partners))
    evaluation = session.get_one(Evaluation, asked.evaluation_id)
    evaluation.questionnaire, evaluation.digest = stored.to_json(fitted), stored.digest(fitted)
    session.commit()
    at = f"/r/{asked.secrets[0]}"  # somebody of Amal

    page = client.get(f"{at}/1?lang=en").text
    hidden = re.findall(r'<div class="with" role="group" aria-labelledby="t\.with\.([^"]+)" hidden>', page)
    half = client.post(f"{at}/1", data={f"q.with:{ids['Nahr']}:often": "4", f"q.with:{ids['Amal']}:often": "5"})
    given = {f"q.with:{ids[name]}:{asked}": "1" for name in ids for asked in ("often", "well")}
    sent = client.post(f"{at}/1", data=given)

    assert hidden == [ids["Amal"]]
    assert "at least 5 people of your organisation" in page
    assert half.status_code == 422
    assert "Please give an answer for each partner." in half.text
    assert sent.status_code == 303
    review = client.get(f"{at}/review?lang=en").text
    assert "Nahr</bdi>: No; Well" in review
    assert "Amal</bdi>" not in review
