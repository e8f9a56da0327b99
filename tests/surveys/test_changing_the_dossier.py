"""Rows of matrix and business case, and pieces of evidence, are changed: wholly or not at all, audited, and only their round's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import create_account
from surveys.errors import Invalid, NotFound
from surveys.evaluations.creating import create, from_template
from surveys.evaluations.dossiers import case, evidence, findings, matrix, rows
from surveys.evaluations.dossiers.case import ClaimDetails
from surveys.evaluations.dossiers.evidence import EvidenceDetails
from surveys.evaluations.dossiers.matrix import MatrixDetails
from surveys.evaluations.released import read
from surveys.models.accounts import Account
from surveys.models.dossiers import Claim, MatrixRow
from surveys.models.work import Audit
from surveys.partnerships import framework
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.rounds import Story, listed, now
from fixtures.shared import shared_as

LONG = "x" * 1001
VISIT = EvidenceDetails("observation", "Pumps stood still.", "Joint visit", now().date(), "agrees", "much", "en")


@pytest.fixture
def account(session: Session) -> Account:
    return create_account(session, email="eva@example.org", name="Eva", now=now())


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    return Story.begin(session, ring, account, listed("staff", 1), template="short-check")


def act(story: Story) -> dict[str, Any]:
    return {"by": story.account.id, "now": now()}


def changed(story: Story) -> list[str]:
    """Of what the record of changes tells that it was changed."""
    return list(story.session.scalars(select(Audit.object_kind).where(Audit.verb == "change", Audit.before != Audit.after)))


def test_a_claim_is_changed_as_a_whole_and_its_indicator_can_be_taken_away_again(story: Story):
    indicator = framework.add_indicator(story.session, story.partnership, framework.IndicatorDetails("Pumps", "", 0, 34, 33), **act(story))
    first = ClaimDetails("Funds last.", indicator.id, "", "partly", "Some do.")
    row = case.add_claim(story.session, story.evaluation, first, **act(story))

    case.change_claim(story.session, story.evaluation, row, ClaimDetails("  Funds last longer.  ", "", "", "worth"), **act(story))

    assert case.details_of(row) == ClaimDetails("Funds last longer.", "", "", "worth", "")
    assert changed(story) == ["claim"]


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        ({"words": " "}, ["words"]),
        ({"words": LONG}, ["words"]),
        ({"why": LONG}, ["why"]),
        ({"heard": "Z9", "worth": "priceless"}, ["heard", "worth"]),
    ],
)
def test_a_claim_that_cannot_be_stays_as_it_was(story: Story, wrong: dict[str, str], places: list[str]):
    kept = ClaimDetails("Funds last.")
    row = case.add_claim(story.session, story.evaluation, kept, **act(story))

    with pytest.raises(Invalid) as caught:
        case.change_claim(story.session, story.evaluation, row, replace(kept, **wrong), **act(story))

    assert [one.place for one in caught.value.problems] == places
    assert case.details_of(row) == kept
    assert changed(story) == []


def test_the_case_begins_with_its_sentences_each_once_and_at_most_twelve(story: Story):
    story.partnership.business_case = "Funds last. " + " ".join(f"Reason {n}." for n in range(20)) + " Funds last."
    case.add_claim(story.session, story.evaluation, ClaimDetails("Reason 0."), **act(story))

    made = case.begin(story.session, story.evaluation, **act(story))

    words = [row.words for row in rows.listed(story.session, story.evaluation, Claim)]
    assert made == 12
    assert words == ["Reason 0.", "Funds last.", *(f"Reason {n}." for n in range(1, 12))]


def test_a_partnership_without_a_business_case_begins_with_no_claim(story: Story):
    story.partnership.business_case = ""

    assert case.begin(story.session, story.evaluation, **act(story)) == 0


def test_a_row_of_the_matrix_is_changed_and_what_cannot_be_leaves_it_as_it_was(story: Story):
    row = matrix.add_row(story.session, story.evaluation, MatrixDetails("One?", "Relevance"), **act(story))

    matrix.change_row(story.session, story.evaluation, row, MatrixDetails("Two?", " Impact ", "Scores", "Visits"), **act(story))
    for wrong in (MatrixDetails(" "), MatrixDetails(LONG), MatrixDetails("Q", "x" * 301), MatrixDetails("Q", "", LONG, LONG)):
        with pytest.raises(Invalid):
            matrix.change_row(story.session, story.evaluation, row, wrong, **act(story))

    assert matrix.details_of(row) == MatrixDetails("Two?", "Impact", "Scores", "Visits")
    assert changed(story) == ["matrix_row"]


def test_the_matrix_names_indicators_as_a_source_of_effectiveness_where_there_are_some(story: Story):
    say = translator("en", "surveys")
    framework.add_indicator(story.session, story.partnership, framework.IndicatorDetails("Pumps", "", 0, 34, 33), **act(story))
    matrix.begin(story.session, story.evaluation, say, **act(story))
    found = rows.listed(story.session, story.evaluation, MatrixRow)

    with_indicators = {row.id for row in found if "indicators of the partnership" in row.sources}
    assert with_indicators == {row.id for row in found if "Effectiveness" in row.criterion}
    assert with_indicators


def test_a_row_is_moved_down_as_far_as_the_last_place_and_a_new_one_stands_behind(story: Story):
    made = [matrix.add_row(story.session, story.evaluation, MatrixDetails(words), **act(story)) for words in ("One?", "Two?", "Three?")]

    rows.move(story.session, story.evaluation, made[0], 1, **act(story))
    rows.move(story.session, story.evaluation, made[1], 9, **act(story))
    matrix.add_row(story.session, story.evaluation, MatrixDetails("Four?"), **act(story))

    assert [row.question for row in rows.listed(story.session, story.evaluation, MatrixRow)] == ["One?", "Three?", "Two?", "Four?"]


def test_a_row_of_another_round_or_of_none_is_not_found(story: Story):
    row = matrix.add_row(story.session, story.evaluation, MatrixDetails("One?"), **act(story))
    other = create(story.session, story.partnership, from_template("short-check"), title="Next", **act(story))

    for evaluation, id_ in ((other, row.id), (story.evaluation, "nothing")):
        with pytest.raises(NotFound):
            rows.owned(story.session, evaluation, MatrixRow, id_)
    assert rows.owned(story.session, story.evaluation, MatrixRow, row.id) is row


def test_evidence_is_changed_as_a_whole_or_stays_and_is_no_other_round_s(story: Story, released: Released):
    shared_as(story, released)
    row = evidence.add_evidence(story.session, story.evaluation, 1, VISIT, **act(story))
    anew = replace(VISIT, kind="interview", words="They run again.", says="differs", weight="some", day=None)

    evidence.change_evidence(story.session, story.evaluation, row.id, anew, **act(story))
    with pytest.raises(Invalid):
        evidence.change_evidence(story.session, story.evaluation, row.id, replace(anew, words=""), **act(story))

    assert evidence.details_of(row) == anew
    (beside,) = read(story.session, story.evaluation.id)[1].findings[0].beside
    assert (beside.words, beside.says) == ("They run again.", "differs")
    other = create(story.session, story.partnership, from_template("short-check"), title="Next", **act(story))
    for evaluation, id_ in ((other, row.id), (story.evaluation, "nothing")):
        with pytest.raises(NotFound):
            evidence.evidence(story.session, evaluation, id_)


def test_before_anything_was_released_there_is_no_finding_to_word_move_or_stand_beside(story: Story):
    story.settled().evaluation.state = "shared"
    for attempt in (
        lambda: findings.draft(story.session, story.evaluation, 1),
        lambda: findings.move(story.session, story.evaluation, 1, 1, **act(story)),
        lambda: findings.leave_out(story.session, story.evaluation, 1, "Said twice.", **act(story)),
        lambda: evidence.add_evidence(story.session, story.evaluation, 1, VISIT, **act(story)),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_a_finding_that_is_left_out_already_cannot_be_moved(story: Story, released: Released):
    shared_as(story, released)
    findings.leave_out(story.session, story.evaluation, 1, "Said twice.", **act(story))

    with pytest.raises(NotFound):
        findings.move(story.session, story.evaluation, 1, 1, **act(story))
    with pytest.raises(NotFound):
        findings.draft(story.session, story.evaluation, 99)
