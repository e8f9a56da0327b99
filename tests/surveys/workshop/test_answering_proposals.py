"""A proposal is taken up or answered once, where it was made; a reply says why, and a group's own words stand in its language."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from surveys.errors import Invalid, NotFound, Refused
from surveys.models.accounts import Account
from surveys.models.proposals import CoDesign, Proposal
from surveys.models.questionnaires import Version
from surveys.workshop import proposals
from surveys.workshop.documents import questionnaire_of

from fixtures.making import drafted, row_of
from fixtures.rounds import now


def proposed(session: Session, draft: Version, *, sort: str = "question", lang: str = "ar", words: str = "هل سمعنا الجواب؟") -> Proposal:
    home = CoDesign(
        questionnaire_id=draft.questionnaire_id, key=bytes([len(words)]) * 32, group="Village", note="", lang=lang, made_at=now()
    )
    session.add(home)
    session.flush()
    made = Proposal(co_design_id=home.id, sort=sort, words=words, reason="Nobody told us.", about="", state="new", at=now())
    session.add(made)
    session.flush()
    return made


@pytest.mark.parametrize(("lang", "stands_in"), [("ar", "ar"), ("fr", "en")])
def test_a_question_is_taken_up_in_the_group_s_words_and_with_its_name(
    session: Session, draft: Version, act: dict[str, Any], lang: str, stands_in: str
):
    made = proposed(session, draft, lang=lang)

    item = proposals.adopt(session, draft, made.id, section="trust", kind="rating", **act)

    assert (item.text.by_lang, item.credit) == ({stands_in: made.words}, "Village")
    assert questionnaire_of(draft).sections[0].items[-1].code == item.code == made.item
    assert proposals.waiting(session, draft.questionnaire_id) == 0


def test_what_was_answered_stays_answered(session: Session, draft: Version, act: dict[str, Any]):
    made = proposed(session, draft)
    proposals.answer(session, row_of(session, draft), made.id, " It is asked already. ", followed=False, **act)

    assert (made.state, made.reply) == ("answered", "It is asked already.")
    for attempt in (
        lambda: proposals.adopt(session, draft, made.id, section="trust", kind="rating", **act),
        lambda: proposals.answer(session, row_of(session, draft), made.id, "Again.", followed=False, **act),
    ):
        with pytest.raises(Refused):
            attempt()


def test_a_reply_says_why_unless_a_comment_was_followed(session: Session, draft: Version, act: dict[str, Any]):
    row, comment = row_of(session, draft), proposed(session, draft, sort="comment")

    for reply, followed in (("", False), ("x" * 5_000, True)):
        with pytest.raises(Invalid) as caught:
            proposals.answer(session, row, comment.id, reply, followed=followed, **act)
        assert [problem.place for problem in caught.value.problems] == ["reply"]
    proposals.answer(session, row, comment.id, "", followed=True, **act)

    assert comment.state == "adopted"


def test_nothing_is_taken_up_from_elsewhere_as_something_else_or_as_no_kind(
    session: Session, draft: Version, account: Account, act: dict[str, Any]
):
    made, comment = proposed(session, draft), proposed(session, draft, sort="comment", words="Well.")
    other = drafted(session, account)

    for version, id_, kind in (
        (other, made.id, "rating"),
        (draft, comment.id, "rating"),
        (draft, "nothing", "rating"),
        (draft, made.id, "magic"),
    ):
        with pytest.raises(NotFound):
            proposals.adopt(session, version, id_, section="trust", kind=kind, **act)
    assert proposals.waiting(session, draft.questionnaire_id) == 2
