"""Evaluators word findings and put other evidence beside them: kept, audited, never final results, never over somebody else's words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import create_account
from surveys.errors import Invalid, NotFound, Overtaken, WrongState
from surveys.evaluations.dossiers import evidence, findings
from surveys.evaluations.dossiers.evidence import EvidenceDetails
from surveys.evaluations.dossiers.findings import Wording
from surveys.evaluations.released import latest, marked, read
from surveys.models.accounts import Account
from surveys.scoring import stored
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.rounds import Story, listed, now
from fixtures.shared import shared_as

VISIT = EvidenceDetails("observation", "Pumps stood still.", "Joint visit", now().date(), "agrees", "much", "en")


@pytest.fixture
def account(session: Session) -> Account:
    return create_account(session, email="eva@example.org", name="Eva", now=now())


@pytest.fixture
def story(session: Session, ring: Any, account: Account, released: Released) -> Story:
    return shared_as(Story.begin(session, ring, account, listed("staff", 1), template="short-check"), released)


def reword(story: Story, words: str, *, lang: str = "en", sure: bool = False, seen: str | None = None) -> None:
    mark = findings.draft(story.session, story.evaluation, 1).seen if seen is None else seen
    wording = Wording(lang, words, sure=sure)
    findings.reword(story.session, story.evaluation, 1, wording, seen=mark, by=story.account.id, now=now())
    story.session.commit()


def statements(story: Story, lang: str = "en") -> list[str]:
    say = translator(lang, "surveys")
    return [say(one.statement) for one in read(story.session, story.evaluation.id)[1].findings]


def test_a_wording_is_read_in_its_language_and_the_stored_release_stays_as_it_was(story: Story):
    frozen = latest(story.session, story.evaluation.id)
    assert frozen
    before, mark = stored.from_json(frozen.document), marked(story.session, story.evaluation.id)[1]

    reword(story, "The two sides see decisions differently.")
    reword(story, "يرى الطرفان القرارات على نحو مختلف.", lang="ar")

    assert statements(story)[0] == "The two sides see decisions differently."
    assert statements(story, "ar")[0].startswith("يرى")
    assert stored.from_json(frozen.document) == before
    assert marked(story.session, story.evaluation.id)[1] != mark
    assert read(story.session, story.evaluation.id)[1].dossier.reworded == 1


def test_empty_words_and_the_release_s_own_bring_the_release_s_wording_back(story: Story):
    own = statements(story)[0]

    for words in ("", own):
        reword(story, "Something else.")
        reword(story, words)
        assert statements(story)[0] == own
        assert read(story.session, story.evaluation.id)[1].findings[0].machine is None


def test_a_strange_number_needs_a_second_look(story: Story):
    with pytest.raises(Invalid):
        reword(story, "Only 3 of them said so.")

    reword(story, "The 3 sides met twice.", sure=True)

    assert statements(story)[0] == "The 3 sides met twice."


def test_nobody_writes_over_words_they_have_not_seen(story: Story):
    seen = findings.draft(story.session, story.evaluation, 1).seen
    reword(story, "First.")

    with pytest.raises(Overtaken):
        reword(story, "Second.", seen=seen)


def test_findings_are_moved_left_out_for_a_reason_and_put_back(story: Story):
    act: dict[str, Any] = {"by": story.account.id, "now": now()}
    first, second = statements(story)

    findings.move(story.session, story.evaluation, 2, -1, **act)
    assert statements(story) == [second, first]
    findings.leave_out(story.session, story.evaluation, 2, "Said twice.", **act)
    assert statements(story) == [first]
    findings.put_back(story.session, story.evaluation, 2, **act)

    assert statements(story) == [second, first]
    with pytest.raises(Invalid):
        findings.leave_out(story.session, story.evaluation, 1, "  ", **act)


def test_other_evidence_stands_beside_its_finding_until_it_is_removed(story: Story):
    act: dict[str, Any] = {"by": story.account.id, "now": now()}
    row = evidence.add_evidence(story.session, story.evaluation, 1, VISIT, **act)

    (beside,) = read(story.session, story.evaluation.id)[1].findings[0].beside
    assert (beside.words, beside.source, beside.says, beside.weight) == ("Pumps stood still.", "Joint visit", "agrees", "much")

    evidence.remove_evidence(story.session, story.evaluation, row.id, **act)
    assert read(story.session, story.evaluation.id)[1].findings[0].beside == ()
    with pytest.raises(NotFound):
        evidence.add_evidence(story.session, story.evaluation, 99, VISIT, **act)


def test_every_problem_of_a_piece_of_evidence_is_said_at_once(story: Story):
    wrong = EvidenceDetails("rumour", " ", "", now().date() + timedelta(days=2), "screams", "tons", "xx")

    with pytest.raises(Invalid) as caught:
        evidence.add_evidence(story.session, story.evaluation, 1, wrong, by=story.account.id, now=now())

    assert {one.place for one in caught.value.problems} == {"kind", "words", "source", "day", "says", "weight", "lang"}


def test_final_results_are_worded_no_more(story: Story):
    story.evaluation.state = "final"

    with pytest.raises(WrongState):
        reword(story, "Too late.")
