"""Rows of the matrix, claims and evidence on pages of their own: changed, moved, removed, and shown again as typed when refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from surveys.evaluations.dossiers import case, evidence, findings, matrix, rows
from surveys.evaluations.dossiers.case import ClaimDetails
from surveys.evaluations.dossiers.evidence import EvidenceDetails
from surveys.evaluations.dossiers.matrix import MatrixDetails
from surveys.models.dossiers import Claim, MatrixRow
from surveys.scoring.values import Released

from fixtures.rounds import Story, now
from fixtures.shared import shared_as

KINDS = {"matrix": MatrixRow, "case": Claim}
WORDS = {"matrix": "question", "case": "words"}
VISIT = EvidenceDetails("observation", "Pumps stood still.", "Joint visit", now().date(), "agrees", "much", "en")


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """One database will do here: the verbs are tested on both in tests/surveys/test_changing_the_dossier.py."""
    return sqlite_database


def added(story: Story, page: str, *words: str) -> list[str]:
    """The ids of rows with these words."""
    act = {"by": story.account.id, "now": now()}
    made = [
        matrix.add_row(story.session, story.evaluation, MatrixDetails(one), **act)
        if page == "matrix"
        else case.add_claim(story.session, story.evaluation, ClaimDetails(one), **act)
        for one in words
    ]
    story.session.commit()
    return [row.id for row in made]


def listed(story: Story, page: str) -> list[str]:
    story.session.rollback()
    found = [getattr(row, WORDS[page]) for row in rows.listed(story.session, story.evaluation, KINDS[page])]
    story.session.rollback()
    return found


@pytest.mark.parametrize("page", KINDS)
def test_a_row_has_a_page_on_which_it_is_changed(evaluator: FlaskClient, story: Story, page: str):
    (row,) = added(story, page, "Before?")
    one = f"{story.at}/dossier/{page}/{row}"

    form = evaluator.get(one).text
    saved = evaluator.post(one, data={WORDS[page]: "After?"})

    assert "Before?" in form
    assert (saved.status_code, saved.location) == (303, f"{story.at}/dossier/{page}")
    assert "The changes are saved." in evaluator.get(saved.location).text
    story.session.expire_all()
    assert listed(story, page) == ["After?"]


@pytest.mark.parametrize(("page", "other"), [("matrix", "sources"), ("case", "why")])
def test_a_row_that_cannot_be_is_shown_again_as_typed_and_stays(evaluator: FlaskClient, story: Story, page: str, other: str):
    (row,) = added(story, page, "Before?")

    refused = evaluator.post(f"{story.at}/dossier/{page}/{row}", data={WORDS[page]: " ", other: "My note"})

    assert refused.status_code == 422
    assert "My note" in refused.text
    assert f'href="#{WORDS[page]}"' in refused.text
    assert listed(story, page) == ["Before?"]


@pytest.mark.parametrize("page", KINDS)
def test_rows_are_moved_up_and_down_and_removed(evaluator: FlaskClient, story: Story, page: str):
    one, _two, three = added(story, page, "One?", "Two?", "Three?")
    at = f"{story.at}/dossier/{page}"

    moved = evaluator.post(f"{at}/{one}/move", data={"down": "1"})
    evaluator.post(f"{at}/{three}/move", data={"up": "1"})
    story.session.expire_all()
    order = listed(story, page)
    removed = evaluator.post(f"{at}/{one}/remove")

    assert moved.location == f"{at}#row-{one}"
    assert order == ["Two?", "Three?", "One?"]
    assert removed.status_code == 303
    assert listed(story, page) == ["Two?", "Three?"]


def test_claims_are_taken_from_the_business_case_once(evaluator: FlaskClient, session: Session, story: Story):
    story.partnership.business_case = "Funds last. Pumps run."
    session.commit()

    for said in ("2 claims are taken from the business case.", "0 claims are taken from the business case."):
        begun = evaluator.post(f"{story.at}/dossier/case/begin")
        assert said in evaluator.get(begun.location).text
    assert listed(story, "case") == ["Funds last.", "Pumps run."]


@pytest.mark.parametrize("page", KINDS)
def test_nobody_else_sees_or_changes_a_row(viewer: FlaskClient, stranger: FlaskClient, story: Story, page: str):
    (row,) = added(story, page, "Before?")
    at = f"{story.at}/dossier/{page}"

    for client in (viewer, stranger):
        assert client.get(f"{at}/{row}").status_code == 404
        for act in (f"/{row}", f"/{row}/move", f"/{row}/remove", "/begin"):
            assert client.post(at + act, data={WORDS[page]: "Theirs"}).status_code == 404, act
    assert listed(story, page) == ["Before?"]


def test_a_row_of_another_page_is_not_found(evaluator: FlaskClient, story: Story):
    (row,) = added(story, "matrix", "One?")

    assert evaluator.get(f"{story.at}/dossier/case/{row}").status_code == 404


def beside(story: Story, released: Released) -> str:
    """The address of a piece of evidence beside the first finding."""
    shared_as(story, released)
    row = evidence.add_evidence(story.session, story.evaluation, 1, VISIT, by=story.account.id, now=now())
    story.session.commit()
    return f"{story.at}/evidence/{row.id}"


def typed(details: EvidenceDetails) -> dict[str, str]:
    return {name: str(getattr(details, name) or "") for name in EvidenceDetails.__slots__}


def test_evidence_has_a_page_on_which_it_is_changed_and_removed(evaluator: FlaskClient, story: Story, released: Released):
    one = beside(story, released)
    form = evaluator.get(one).text

    saved = evaluator.post(one, data=typed(replace(VISIT, words="They run again.")))
    finding = evaluator.get(saved.location).text
    removed = evaluator.post(f"{one}/remove")

    assert "Pumps stood still." in form
    assert (saved.status_code, saved.location) == (303, f"{story.at}/findings/1?in=en")
    assert "They run again." in finding
    assert "They run again." not in evaluator.get(removed.location).text
    assert evaluator.get(one).status_code == 404


def test_evidence_that_cannot_be_is_shown_again_as_typed(evaluator: FlaskClient, story: Story, released: Released):
    one = beside(story, released)

    changed = evaluator.post(one, data=typed(replace(VISIT, words="", source="The minutes")))
    added_ = {f"evidence-{name}": value for name, value in typed(replace(VISIT, source="", words="Seen twice.")).items()}
    another = evaluator.post(f"{story.at}/findings/1/evidence", data=added_)

    assert (changed.status_code, another.status_code) == (422, 422)
    assert "The minutes" in changed.text
    assert "Seen twice." in another.text
    assert "Pumps stood still." in evaluator.get(one).text


def test_leaving_a_finding_out_needs_a_reason_and_can_be_undone(evaluator: FlaskClient, story: Story, released: Released):
    shared_as(story, released)
    one = f"{story.at}/findings/1"

    assert evaluator.post(f"{one}/leave-out", data={"reason": " "}).status_code == 422
    assert evaluator.post(f"{one}/leave-out", data={"reason": "Said twice."}).status_code == 303
    left_out = findings.draft(story.session, story.evaluation, 1)
    story.session.rollback()
    back = evaluator.post(f"{one}/put-back")

    assert (left_out.left_out, left_out.reason) == (True, "Said twice.")
    assert "The finding is back on the list." in evaluator.get(back.location).text
    story.session.expire_all()
    assert findings.draft(story.session, story.evaluation, 1).left_out is False


def test_a_finding_is_worded_in_the_language_asked_for(evaluator: FlaskClient, story: Story, released: Released):
    shared_as(story, released)
    one = f"{story.at}/findings/1?in=ar"
    seen = evaluator.get(one).text.split('name="seen" type="hidden" value="')[1].split('"')[0]

    evaluator.post(one, data={"statement": "يرى الطرفان ذلك على نحو مختلف.", "seen": seen})

    assert set(findings.draft(story.session, story.evaluation, 1).statement) == {"ar"}
    assert evaluator.get(f"{story.at}/findings/1?in=klingon").status_code == 200


def test_evidence_of_a_round_is_nobody_else_s(viewer: FlaskClient, stranger: FlaskClient, story: Story, released: Released):
    one = beside(story, released)

    for client in (viewer, stranger):
        assert [client.get(one).status_code, client.post(one).status_code, client.post(f"{one}/remove").status_code] == [404] * 3
