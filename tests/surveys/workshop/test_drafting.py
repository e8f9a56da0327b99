"""A draft: changed step by step, each undone and done again; two editors lose nothing; what is published never changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import create_account, give_role
from surveys.errors import Invalid, NotFound, Overtaken, Refused, WrongState
from surveys.messages import Text
from surveys.models.accounts import Account
from surveys.models.partnerships import Partnership
from surveys.models.questionnaires import Change, QuestionnaireRow, Version
from surveys.models.work import Audit
from surveys.questionnaires import catalog, stored
from surveys.questionnaires.editing.edits import AddLanguage, Edit, PutItem, RemoveItems, RemoveSection, Word
from surveys.questionnaires.editing.fingerprints import fingerprint
from surveys.workshop import drafting, finding, publishing
from surveys.workshop.documents import questionnaire_of

from fixtures.making import drafted, published, row_of, small
from fixtures.rounds import now


def edit(session: Session, draft: Version, account: Account, change: Edit, seen: str | None = None) -> None:
    drafting.edit(session, draft, change, by=account.id, now=now(), seen=seen)


def reworded(draft: Version, words: str, code: str = "T1", **settings: object) -> PutItem:
    item = questionnaire_of(draft).item(code)
    return PutItem(code, replace(item, text=Text({**item.text.by_lang, "en": words}), **settings))


def words_of(draft: Version, code: str = "T1") -> str:
    return questionnaire_of(draft).item(code).text.pick("en")


def test_every_step_is_undone_and_done_again_in_its_order(session: Session, account: Account):
    draft = drafted(session, account)
    documents = [draft.document]
    for change in (reworded(draft, "One"), RemoveItems(("T2",)), AddLanguage("fr"), RemoveSection("words")):
        edit(session, draft, account, change)
        documents.append(draft.document)

    for document in documents[-2::-1]:
        drafting.undo(session, draft, draft.step)
        assert draft.document == document
    with pytest.raises(Refused):
        drafting.undo(session, draft, draft.step)
    for document in documents[1:]:
        drafting.redo(session, draft, draft.step + 1)
        assert draft.document == document
    with pytest.raises(Refused):
        drafting.redo(session, draft, draft.step + 1)
    assert [step.who for step in drafting.history(session, draft)] == ["Amina Example"] * 4


def test_a_new_change_replaces_what_was_undone(session: Session, account: Account):
    draft = drafted(session, account)
    edit(session, draft, account, reworded(draft, "One"))
    drafting.undo(session, draft, 1)
    edit(session, draft, account, reworded(draft, "Two"))

    assert [step.undone for step in drafting.history(session, draft)] == [False]
    assert words_of(draft) == "Two"


def test_a_change_of_nothing_is_no_step(session: Session, account: Account):
    draft = drafted(session, account)
    edit(session, draft, account, PutItem("T1", questionnaire_of(draft).item("T1")))
    assert draft.step == 0


def test_old_steps_make_room_and_the_draft_stays(session: Session, account: Account, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(drafting, "MOST_STEPS", 3)
    draft = drafted(session, account)
    for number in range(6):
        edit(session, draft, account, reworded(draft, f"Words {number}"))

    assert session.scalar(select(func.count()).select_from(Change)) == 4
    for _ in range(3):
        drafting.undo(session, draft, draft.step)
    with pytest.raises(Refused):
        drafting.undo(session, draft, draft.step)
    assert words_of(draft) == "Words 2"


def test_whoever_saves_second_is_told_and_overwrites_nothing(session: Session, account: Account):
    draft = drafted(session, account)
    seen = fingerprint(questionnaire_of(draft).item("T1"))
    edit(session, draft, account, reworded(draft, "Hers"), seen)

    with pytest.raises(Overtaken):
        edit(session, draft, account, reworded(draft, "Mine"), seen)
    assert words_of(draft) == "Hers"
    edit(session, draft, account, reworded(draft, "Beside it", "T2"), fingerprint(questionnaire_of(draft).item("T2")))
    edit(session, draft, account, reworded(draft, "Mine"), fingerprint(questionnaire_of(draft).item("T1")))
    assert (words_of(draft), words_of(draft, "T2")) == ("Mine", "Beside it")


def test_a_thing_that_somebody_else_has_left_out_is_not_brought_back(session: Session, account: Account):
    draft = drafted(session, account)
    change, seen = reworded(draft, "Mine"), fingerprint(questionnaire_of(draft).item("T1"))
    edit(session, draft, account, RemoveItems(("T1",)))
    with pytest.raises(Overtaken):
        edit(session, draft, account, change, seen)


def test_undo_names_the_step_so_that_nobody_undoes_the_work_of_another(session: Session, account: Account):
    draft = drafted(session, account)
    edit(session, draft, account, reworded(draft, "Mine"))
    edit(session, draft, account, reworded(draft, "Hers", "T2"))
    with pytest.raises(Refused):
        drafting.undo(session, draft, 1)


def test_what_is_published_never_changes(session: Session, account: Account):
    version = published(session, account)
    before = (version.document, version.digest)
    with pytest.raises(WrongState):
        edit(session, version, account, Word("en", {"title": "Other"}))
    with pytest.raises(WrongState):
        publishing.publish(session, version, note="", by=account.id, now=now())
    with pytest.raises(WrongState):
        publishing.discard(session, version, by=account.id, now=now())

    draft = publishing.next_draft(session, row_of(session, version), by=account.id, now=now())
    edit(session, draft, account, reworded(draft, "The partners keep what they promise."))
    publishing.publish(session, draft, note="Words", by=account.id, now=now())
    assert (version.document, version.digest) == before == (stored.to_json(small()), stored.digest(small()))
    assert [(one.number, one.state) for one in finding.versions(session, version.questionnaire_id)] == [(2, "published"), (1, "published")]


def test_the_database_itself_refuses_to_change_what_is_published(session: Session, account: Account):
    version = published(session, account)
    for changed in ({"document": stored.to_json(small(source="Elsewhere"))}, {"state": "draft"}, {"note": "Other"}):
        with pytest.raises((IntegrityError, OperationalError), match="a published version never changes"):
            session.execute(update(Version).where(Version.id == version.id).values(**changed))
        session.rollback()
    session.execute(update(Version).where(Version.id == version.id).values(layers={"sw": {"texts": {}, "sentences": {}}}))


def test_a_new_version_keeps_code_and_sense_for_words_and_asks_for_more_where_answers_change(session: Session, account: Account):
    version = published(session, account)
    draft = publishing.next_draft(session, row_of(session, version), by=account.id, now=now())
    assert publishing.next_draft(session, row_of(session, version), by=account.id, now=now()) is draft
    edit(session, draft, account, reworded(draft, "The partners keep what they promise."))
    assert questionnaire_of(draft).item("T1").sense == 1

    with pytest.raises(Invalid) as refused:
        edit(session, draft, account, reworded(draft, "The partners break promises.", reverse=True))
    assert [problem.place for problem in refused.value.problems] == ["sense"]
    edit(session, draft, account, reworded(draft, "The partners break promises.", reverse=True, sense=2))


def test_what_is_unfinished_is_not_published_and_everything_is_named(session: Session, account: Account):
    draft = drafted(session, account)
    edit(session, draft, account, reworded(draft, ""))
    edit(session, draft, account, RemoveItems(("W1",)))
    edit(session, draft, account, AddLanguage("fr"))

    with pytest.raises(Invalid) as refused:
        publishing.publish(session, draft, note="", by=account.id, now=now())
    assert {problem.place for problem in refused.value.problems} == {"item T1: text", "section words: items", "languages fr"}


def test_a_language_that_is_not_finished_stays_out_and_its_words_come_back(session: Session, account: Account):
    draft = drafted(session, account)
    edit(session, draft, account, AddLanguage("fr"))
    edit(session, draft, account, Word("fr", {"title": "Apprendre ensemble"}))
    publishing.publish(session, draft, note="", without=["fr"], by=account.id, now=now())

    assert questionnaire_of(draft).languages == ("en", "ar")
    assert questionnaire_of(draft).title.by_lang.keys() == {"en", "ar"}
    later = publishing.next_draft(session, row_of(session, draft), by=account.id, now=now())
    assert questionnaire_of(later).languages == ("en", "ar", "fr")
    assert questionnaire_of(later).title.pick("fr") == "Apprendre ensemble"


def test_a_fork_is_a_questionnaire_of_its_own_with_the_codes_of_the_other(session: Session, account: Account):
    version = published(session, account)
    made = publishing.fork(session, version, by=account.id, now=now())
    edit(session, made, account, reworded(made, "Ours"))

    assert made.questionnaire_id != version.questionnaire_id
    assert (made.forked_from, made.number, made.state) == (version.id, 1, "draft")
    assert words_of(version) == "The partners keep their promises."
    with pytest.raises(Invalid):
        edit(session, made, account, reworded(made, "Ours", reverse=True))


def test_throwing_a_draft_away_leaves_what_was_published(session: Session, account: Account):
    version = published(session, account)
    row = row_of(session, version)
    draft = publishing.next_draft(session, row, by=account.id, now=now())
    edit(session, draft, account, Word("en", {"title": "Other"}))
    assert publishing.discard(session, draft, by=account.id, now=now()) is False
    assert row.title["en"] == "Learning together"
    only = drafted(session, account)
    assert publishing.discard(session, only, by=account.id, now=now()) is True
    session.commit()
    assert session.scalars(select(QuestionnaireRow.id)).all() == [row.id]


def test_there_is_one_draft_at_a_time(session: Session, account: Account):
    draft = drafted(session, account)
    with pytest.raises(IntegrityError):
        drafting.add_draft(session, row_of(session, draft), small(), 2, by=account.id, now=now())


def test_what_belongs_to_the_house_is_seen_by_all_and_shaped_by_few(session: Session, account: Account):
    partnership, other = (Partnership(title=title, created_at=now()) for title in ("Water", "Roads"))
    narrow = create_account(session, email="narrow@example.org", name="Narrow", now=now())
    session.add_all([partnership, other])
    session.flush()
    give_role(session, narrow, "evaluator", partnership.id)
    house, own, foreign = (published(session, account, partnership_id=place) for place in (None, partnership.id, other.id))

    assert {one.id for one in finding.listed(session, narrow.id)} == {house.questionnaire_id, own.questionnaire_id}
    assert len(finding.listed(session, account.id)) == 3
    finding.row(session, narrow.id, house.questionnaire_id, finding.SEE)
    finding.row(session, narrow.id, own.questionnaire_id, finding.SHAPE)
    for hidden, act in ((house, finding.SHAPE), (foreign, finding.SEE), (foreign, finding.SHAPE)):
        with pytest.raises(NotFound):
            finding.row(session, narrow.id, hidden.questionnaire_id, act)
    assert {one.id for one in finding.offered(session, narrow.id, partnership.id)} == {house.id, own.id}
    assert finding.offered(session, narrow.id, other.id) == ()
    assert finding.place_for(session, narrow.id, row_of(session, house)) == partnership.id


def test_a_questionnaire_that_is_put_aside_is_offered_no_longer(session: Session, account: Account):
    version = published(session, account)
    partnership = Partnership(title="Water", created_at=now())
    session.add(partnership)
    session.flush()
    publishing.shelve(session, row_of(session, version), shelved=True, by=account.id, now=now())
    assert finding.offered(session, account.id, partnership.id) == ()
    with pytest.raises(Refused):
        publishing.shelve(session, row_of(session, drafted(session, account)), shelved=True, by=account.id, now=now())


def test_beginning_publishing_and_discarding_are_audited_by_id_and_digest(session: Session, account: Account):
    version = published(session, account)
    publishing.discard(
        session, publishing.next_draft(session, row_of(session, version), by=account.id, now=now()), by=account.id, now=now()
    )
    verbs = session.scalars(select(Audit.verb).where(Audit.object_kind.startswith("questionnaire")).order_by(Audit.number)).all()
    assert verbs == ["begin", "publish", "begin_version", "discard"]


def test_the_catalog_is_forked_whole(session: Session, account: Account):
    for name in catalog.names():
        draft = drafted(session, account, catalog.load(name))
        assert questionnaire_of(draft) == replace(catalog.load(name), version=1)
