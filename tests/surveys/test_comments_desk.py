"""The comments desk: redacted, translated, themed, summed up, set aside; what is printed of it, and what never is."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import create_account
from surveys.comments.redacting import Span
from surveys.errors import Invalid, NotFound, WrongState
from surveys.evaluations import comments
from surveys.evaluations.desk import looking, theming
from surveys.evaluations.desk.looking import Look
from surveys.evaluations.desk.summing_up import sum_up, summary
from surveys.evaluations.desk.theming import ThemeDetails
from surveys.evaluations.releasing import _comments, _desk
from surveys.models.accounts import Account
from surveys.models.collecting import Words
from surveys.models.work import Audit
from surveys.scoring.policy import Comment

from fixtures.rounds import Story, listed, now

ITEM = "D2"


@pytest.fixture
def account(session: Session) -> Account:
    return create_account(session, email="eva@example.org", name="Eva", now=now())


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    """A sealed round with texts as if people had written them."""
    made = Story.begin(session, ring, account, listed("Quarrymen", 2) + listed("Riverside", 1)).settled()
    made.evaluation.state = "sealed"
    session.commit()
    return made


def written(story: Story, *texts: str, lang: str = "en", item: str = ITEM, may_quote: bool = True) -> list[str]:
    """The ids of these texts."""
    rows = [Words(evaluation_id=story.evaluation.id, item=item, text=text, lang=lang, may_quote=may_quote) for text in texts]
    story.session.add_all(rows)
    story.session.commit()
    return [row.id for row in rows]


def act(story: Story) -> dict[str, Any]:
    return {"by": story.account.id, "now": now()}


def printed(story: Story) -> list[Comment]:
    """What the release is asked with."""
    return list(_comments(story.session, story.evaluation))


def test_names_of_the_partnership_and_addresses_are_left_out_until_somebody_has_looked(story: Story):
    (only,) = written(story, "Ask Nahr, or write to amal@nahr.org.")
    assert [one.text for one in printed(story)] == ["Ask [organisation], or write to [address or number]."]

    looking.look(story.session, story.evaluation, only, Look((), "write", "other"), **act(story))

    assert [one.text for one in printed(story)] == ["Ask Nahr, or [left out] to [address or number]."]
    assert comments.one(story.session, story.evaluation, only).text == "Ask Nahr, or write to amal@nahr.org."


def test_places_outside_the_text_and_words_that_are_not_in_it_are_refused_or_ignored(story: Story):
    (only,) = written(story, "Short.")

    looking.look(story.session, story.evaluation, only, Look((Span(2, 99, "name"), Span(3, 1, "name"), Span(0, 2, "odd"))), **act(story))
    assert [one.text for one in printed(story)] == ["Short."]
    with pytest.raises(Invalid):
        looking.look(story.session, story.evaluation, only, Look((), "Absent", "name"), **act(story))


def test_what_tells_of_harm_leaves_the_desk_its_themes_and_every_report(story: Story):
    harm, other = written(story, "Money was stolen.", "All well.")
    theme = theming.theme_from_term(story.session, story.evaluation, "money", "en", **act(story))
    comments.choose(story.session, story.evaluation, [harm, other], **act(story))

    looking.set_aside(story.session, story.evaluation, harm, **act(story))
    comments.choose(story.session, story.evaluation, [harm, other], **act(story))

    assert [one.text for one in printed(story)] == ["All well."]
    assert comments.themes_of(story.session, story.evaluation) == {}
    assert [one.text for one in comments.texts(story.session, story.evaluation)] == ["All well."]
    with pytest.raises(NotFound):
        comments.one(story.session, story.evaluation, harm)
    theming.assign(story.session, story.evaluation, theme.id, [harm], [harm], **act(story))
    assert comments.themes_of(story.session, story.evaluation) == {}


def test_that_somebody_read_what_was_set_aside_is_audited_without_its_words(story: Story):
    (harm,) = written(story, "Money was stolen.")
    looking.set_aside(story.session, story.evaluation, harm, **act(story))

    (found,) = looking.aside(story.session, story.evaluation, **act(story))

    assert found.text == "Money was stolen."
    rows = story.session.scalars(select(Audit).where(Audit.verb.in_(("set_text_aside", "read_set_aside")))).all()
    assert [(row.verb, row.object_id) for row in rows] == [("set_text_aside", harm), ("read_set_aside", story.evaluation.id)]
    assert {row.after for row in rows} == {None}

    looking.take_back(story.session, story.evaluation, harm, **act(story))
    assert comments.one(story.session, story.evaluation, harm).id == harm


def test_a_theme_from_a_term_holds_every_text_of_its_language_that_uses_it(story: Story):
    texts = written(story, "The budget was late.", "Budgets!", "All well.")
    french = written(story, "Le budget.", lang="fr")

    row = theming.theme_from_term(story.session, story.evaluation, "budget", "en", **act(story))

    assert set(comments.themes_of(story.session, story.evaluation)) == set(texts[:2])
    theming.assign(story.session, story.evaluation, row.id, [*texts, *french], [texts[2], *french], **act(story))
    assert set(comments.themes_of(story.session, story.evaluation)) == {texts[2], *french}
    assert dict(_desk(story.session, story.evaluation).themes)[row.id].by_lang == {"en": "budget"}


def test_a_theme_needs_a_name_of_its_own(story: Story):
    written(story, "All well.")
    theming.add_theme(story.session, story.evaluation, ThemeDetails({"en": "Money", "fr": "Argent"}), **act(story))

    for names in ({"en": " "}, {"es": "argent"}):
        with pytest.raises(Invalid):
            theming.add_theme(story.session, story.evaluation, ThemeDetails(names), **act(story))


@pytest.mark.parametrize("words", ["The riverside was unhappy.", "Somebody at a@b.org", "Staff 1 asks for more.", "Ask Mrs Amal."])
def test_a_summary_names_no_group_no_person_and_no_address(story: Story, words: str):
    written(story, "One.", "Two.", "Three.")

    if words.startswith("Staff"):
        sum_up(story.session, story.evaluation, ITEM, words, "en", **act(story))
        assert summary(story.session, story.evaluation, ITEM)
        return
    with pytest.raises(Invalid):
        sum_up(story.session, story.evaluation, ITEM, words, "en", **act(story))


def test_what_one_or_two_people_wrote_is_not_summed_up(story: Story):
    written(story, "One.", "Two.")

    with pytest.raises(Invalid):
        sum_up(story.session, story.evaluation, ITEM, "Both are content.", "en", **act(story))
    with pytest.raises(NotFound):
        sum_up(story.session, story.evaluation, "D9", "Nobody wrote.", "en", **act(story))


def test_the_desk_shows_a_page_at_a_time_and_keeps_only_its_ticks(story: Story):
    ids = sorted(written(story, *(f"Text {place}." for place in range(30))))
    first, second = (comments.question(story.session, story.evaluation, ITEM, page) for page in (1, 2))
    assert ([len(first.written), len(second.written)], first.pages) == ([25, 5], 2)

    comments.choose_among(story.session, story.evaluation, ids[:25], ids[:3], **act(story))
    chosen = comments.choose_among(story.session, story.evaluation, ids[25:], [*ids[25:], ids[5]], **act(story))

    assert chosen == 8
    with pytest.raises(NotFound):
        comments.question(story.session, story.evaluation, ITEM, 3)


def test_how_many_wrote_is_said_in_words_and_nothing_of_it_is_a_number(story: Story):
    written(story, *(["Well."] * 12))
    written(story, "One.", item="D3")

    many, few = comments.overview(story.session, story.evaluation)

    assert (many.amount and many.amount.text, many.quotable) == ("several", True)
    assert (few.amount, few.quotable) == (None, False)
    assert not re.search(r"\d", repr((many.amount, few.amount)))


def test_after_sharing_the_desk_is_read_only(story: Story):
    (only,) = written(story, "All well.")
    story.evaluation.state = "shared"
    calls = [
        lambda: looking.look(story.session, story.evaluation, only, Look(()), **act(story)),
        lambda: looking.set_aside(story.session, story.evaluation, only, **act(story)),
        lambda: theming.add_theme(story.session, story.evaluation, ThemeDetails({"en": "Money"}), **act(story)),
        lambda: sum_up(story.session, story.evaluation, ITEM, "Words", "en", **act(story)),
    ]
    for call in calls:
        with pytest.raises(WrongState):
            call()
