"""Phases, matrix, business case and who made the evaluation: kept in words, read with the release, fixed when results are final."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import create_account
from surveys.errors import Invalid, NotFound, WrongState
from surveys.evaluations.dossiers import case, evidence, matrix, phases, reading, rows
from surveys.evaluations.dossiers.case import ClaimDetails
from surveys.evaluations.dossiers.evidence import Conduct
from surveys.evaluations.dossiers.matrix import MatrixDetails
from surveys.evaluations.dossiers.phases import Part
from surveys.evaluations.released import read
from surveys.models.accounts import Account
from surveys.models.dossiers import Claim, MatrixRow
from surveys.partnerships import finding, framework
from surveys.scoring.case import claims
from surveys.scoring.phases import NOT_NOTED, PHASES, card
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.rounds import Story, listed, now
from fixtures.shared import shared_as

SAY = translator("en", "surveys")


@pytest.fixture
def account(session: Session) -> Account:
    return create_account(session, email="eva@example.org", name="Eva", now=now())


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    return Story.begin(session, ring, account, listed("staff", 1) + listed("village", 1))


def act(story: Story) -> dict[str, Any]:
    return {"by": story.account.id, "now": now()}


def test_the_card_shows_every_group_in_every_phase_and_tells_no_part_from_nothing_noted_yet(story: Story):
    staff, village = finding.groups(story.session, story.partnership.id)
    assert reading.phases(story.session, story.evaluation.id) == ()

    phases.plan_phase(
        story.session, story.evaluation, "design", {staff.id: Part("decides", " Minutes "), "other": Part("informed")}, **act(story)
    )

    first, second = card(reading.phases(story.session, story.evaluation.id))
    assert [line.phase for line in first.lines] == list(PHASES)
    assert [(line.part, line.evidence) for line in first.lines if line.part != NOT_NOTED] == [("decides", "Minutes")]
    assert (second.group, {line.phase: line.part for line in second.lines}) == (
        village.id,
        {**dict.fromkeys(PHASES, NOT_NOTED), "design": ""},
    )


def test_a_part_that_does_not_exist_is_refused_and_so_is_a_phase(story: Story):
    staff, _ = finding.groups(story.session, story.partnership.id)

    with pytest.raises(Invalid):
        phases.plan_phase(story.session, story.evaluation, "design", {staff.id: Part("commands")}, **act(story))
    with pytest.raises(NotFound):
        phases.plan_phase(story.session, story.evaluation, "applause", {}, **act(story))


def test_the_matrix_begins_with_the_topics_their_criteria_and_no_topic_twice(story: Story):
    made = matrix.begin(story.session, story.evaluation, SAY, **act(story))
    again = matrix.begin(story.session, story.evaluation, SAY, **act(story))

    found = reading.matrix(story.session, story.evaluation.id)
    assert (made, again) == (len(found), 0)
    trust = next(row for row in found if "Trust and responsibility" in row.question)
    assert trust.criterion == "Responsibility"
    assert "Final evaluation" in trust.sources


def test_rows_are_moved_and_removed_and_never_another_round_s(story: Story):
    first, second = (matrix.add_row(story.session, story.evaluation, MatrixDetails(words), **act(story)) for words in ("One?", "Two?"))

    rows.move(story.session, story.evaluation, second, -5, **act(story))
    assert [row.question for row in rows.listed(story.session, story.evaluation, MatrixRow)] == ["Two?", "One?"]
    rows.remove(story.session, story.evaluation, first, **act(story))

    assert [row.question for row in reading.matrix(story.session, story.evaluation.id)] == ["Two?"]
    with pytest.raises(NotFound):
        rows.owned(story.session, story.evaluation, Claim, second.id)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One thing. Another? Yes!", ["One thing.", "Another?", "Yes!"]),
        ("一件事。另一件事。", ["一件事。", "另一件事。"]),
        ("لماذا؟ لأننا معًا.", ["لماذا؟", "لأننا معًا."]),
        ("Same. Same.\n\n", ["Same."]),
        ("60.000 people by 3.5 %", ["60.000 people by 3.5 %"]),
    ],
)
def test_the_business_case_falls_into_its_sentences(text: str, found: list[str]):
    assert case.sentences(text) == found


def test_a_claim_names_only_what_the_partnership_has(story: Story):
    with pytest.raises(Invalid) as caught:
        case.add_claim(story.session, story.evaluation, ClaimDetails("", "nothing", "Z9", "priceless"), **act(story))

    assert {problem.place for problem in caught.value.problems} == {"words", "indicator_id", "heard", "worth"}


def test_a_claim_stands_beside_the_figures_of_the_release_not_those_of_today(story: Story, released: Released):
    row = framework.add_indicator(story.session, story.partnership, framework.IndicatorDetails("Repair funds", "", 0, 34, 33), **act(story))
    shared_as(story, released)
    case.add_claim(story.session, story.evaluation, ClaimDetails("Funds last.", row.id, "A4", "partly", "Some do."), **act(story))

    (claim,) = claims(read(story.session, story.evaluation.id)[1])

    assert claim.indicator
    assert claim.indicator.actual == 27
    assert claim.heard
    assert claim.heard.main == next(one.main for one in released.dimensions if one.code == "A4")
    assert claim.worth
    assert SAY(claim.worth) == "It was worth the effort in part"


def test_who_made_it_is_said_with_a_name_or_not_at_all(story: Story):
    with pytest.raises(Invalid):
        evidence.say_conduct(story.session, story.evaluation, Conduct("independent", " "), **act(story))

    evidence.say_conduct(story.session, story.evaluation, Conduct("joint", "Two of each"), **act(story))
    assert evidence.conduct_of(story.session, story.evaluation) == Conduct("joint", "Two of each")
    evidence.say_conduct(story.session, story.evaluation, Conduct("", "Two of each"), **act(story))
    assert evidence.conduct_of(story.session, story.evaluation) == Conduct()


def test_when_results_are_final_nothing_of_it_changes(story: Story):
    story.evaluation.state = "final"
    for attempt in (
        lambda: phases.plan_phase(story.session, story.evaluation, "design", {}, **act(story)),
        lambda: matrix.begin(story.session, story.evaluation, SAY, **act(story)),
        lambda: case.begin(story.session, story.evaluation, **act(story)),
        lambda: evidence.say_conduct(story.session, story.evaluation, Conduct(), **act(story)),
    ):
        with pytest.raises(WrongState):
            attempt()
