"""What belongs to a partnership is changed on a page of its own; a change that cannot be comes back as typed, and nothing changes."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from surveys.partnerships import finding, framework
from surveys.partnerships.framework import IndicatorDetails, ObjectiveDetails
from surveys.partnerships.partners import PartnerDetails, add_partner

from fixtures.rounds import Story, now

LONG = "x" * 5_000


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """One database will do here: the verbs are tested on both in tests/surveys/test_partnerships.py."""
    return sqlite_database


@pytest.fixture
def pages(session: Session, story: Story) -> dict[str, str]:
    """The page of each thing by its noun."""
    act = {"by": story.account.id, "now": now()}
    objective = framework.add_objective(session, story.partnership, ObjectiveDetails("Safe water"), **act)
    indicator = framework.add_indicator(session, story.partnership, IndicatorDetails("Pumps", "", 0, 34, 33), **act)
    partner = add_partner(session, story.partnership, PartnerDetails("Harbour"), **act)
    session.commit()
    group, *_ = finding.groups(session, story.partnership.id)
    nouns = {"partners": partner.id, "groups": group.id, "objectives": objective.id, "indicators": indicator.id}
    session.rollback()
    return {"edit": f"{story.place}/edit", **{noun: f"{story.place}/{noun}/{id_}" for noun, id_ in nouns.items()}}


WRONG = {
    "edit": {"title": "", "summary": "My own words"},
    "partners": {"name": "My own words", "focal_email": "nobody"},
    "groups": {"name_en": "", "name_fr": "My own words" + LONG},
    "objectives": {"text": "My own words" + LONG},
    "indicators": {"name": "My own words", "baseline": "many", "target": "3"},
}


@pytest.mark.parametrize("noun", WRONG)
def test_a_change_that_cannot_be_comes_back_as_typed(evaluator: FlaskClient, pages: dict[str, str], noun: str):
    before = evaluator.get(pages[noun]).text

    refused = evaluator.post(pages[noun], data=WRONG[noun])

    assert refused.status_code == 422
    assert "My own words" in refused.text
    assert 'href="#' in refused.text
    assert "My own words" not in evaluator.get(pages[noun]).text
    assert "My own words" not in before


@pytest.mark.parametrize("noun", WRONG)
def test_nobody_else_sees_or_changes_any_of_it(viewer: FlaskClient, stranger: FlaskClient, pages: dict[str, str], noun: str):
    for client in (viewer, stranger):
        assert [client.get(pages[noun]).status_code, client.post(pages[noun], data=WRONG[noun]).status_code] == [404, 404]
