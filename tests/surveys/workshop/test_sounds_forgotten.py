"""A recording that was taken away stays as long as anything names it, and is gone from the tables afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.errors import NotFound
from surveys.models.accounts import Account
from surveys.models.questionnaires import Version
from surveys.models.sounds import Sound
from surveys.questionnaires.editing.edits import PutItem
from surveys.workshop import drafting, publishing, sounds
from surveys.workshop.documents import questionnaire_of

from fixtures.making import drafted, published, row_of
from fixtures.rounds import now

FRAME = b"\xff\xfb\x90\x64" + bytes(413)


@dataclass
class Studio:
    """Records a question of a draft and takes the recording away."""

    session: Session
    account: Account
    draft: Version

    def put(self, sound: str) -> None:
        item = sounds.recorded(questionnaire_of(self.draft).item("T1"), "en", sound)
        drafting.edit(self.session, self.draft, PutItem("T1", item), by=self.account.id, now=now())

    def record(self) -> str:
        made = sounds.keep(self.session, FRAME, now=now() - timedelta(hours=2))
        self.put(made)
        return made

    def publish(self) -> None:
        publishing.publish(self.session, self.draft, note="", by=self.account.id, now=now())

    def kept(self) -> int:
        return len(self.session.scalars(select(Sound.id)).all())


@pytest.fixture
def studio(session: Session, account: Account) -> Studio:
    return Studio(session, account, drafted(session, account))


def test_a_recording_taken_away_stays_while_the_step_can_be_undone_and_goes_with_publishing(studio: Studio):
    made = studio.record()
    studio.put("")
    assert sounds.forget_unnamed(studio.session, now=now()) == 0

    studio.publish()

    assert studio.kept() == 0
    with pytest.raises(NotFound):
        sounds.find(studio.session, made)


def test_a_recording_that_a_published_version_names_stays_though_the_next_one_does_not(studio: Studio):
    made = studio.record()
    studio.publish()
    studio.draft = publishing.next_draft(studio.session, row_of(studio.session, studio.draft), by=studio.account.id, now=now())
    studio.put("")
    studio.publish()

    assert sounds.find(studio.session, made)[1] == FRAME


def test_a_recording_goes_with_the_draft_that_is_thrown_away_unless_another_questionnaire_has_it(
    studio: Studio, session: Session, account: Account
):
    studio.record()
    other = Studio(session, account, drafted(session, account))
    other.record()
    publishing.discard(session, studio.draft, by=account.id, now=now())
    assert studio.kept() == 1

    publishing.discard(session, other.draft, by=account.id, now=now())
    assert studio.kept() == 0


def test_a_recording_that_came_just_now_is_left_for_the_question_it_is_meant_for(session: Session, account: Account):
    sounds.keep(session, FRAME, now=now())
    published(session, account)

    assert sounds.forget_unnamed(session, now=now()) == 0
    assert sounds.forget_unnamed(session, now=now() + timedelta(hours=2)) == 1
