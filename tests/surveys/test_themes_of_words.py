"""Themes are named, renamed, counted in words and removed: the texts stay, and no two themes share a name."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import create_account
from surveys.errors import Invalid, NotFound, WrongState
from surveys.evaluations import comments
from surveys.evaluations.desk import looking, theming
from surveys.evaluations.desk.looking import Look
from surveys.evaluations.desk.summing_up import sum_up, summary
from surveys.evaluations.desk.theming import MOST_THEMES, ThemeDetails
from surveys.models.accounts import Account
from surveys.models.collecting import Theme, Words

from fixtures.rounds import Story, listed, now

MONEY = ThemeDetails({"en": "Money", "fr": "Argent"})


@pytest.fixture
def account(session: Session) -> Account:
    return create_account(session, email="eva@example.org", name="Eva", now=now())


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    """A sealed round at whose desk nothing lies yet."""
    made = Story.begin(session, ring, account, listed("Quarrymen", 2)).settled()
    made.evaluation.state = "sealed"
    session.commit()
    return made


def act(story: Story) -> dict[str, Any]:
    return {"by": story.account.id, "now": now()}


def written(story: Story, *texts: str) -> list[str]:
    rows = [Words(evaluation_id=story.evaluation.id, item="D2", text=text, lang="en", may_quote=True) for text in texts]
    story.session.add_all(rows)
    story.session.commit()
    return [row.id for row in rows]


def named(story: Story) -> list[dict[str, str]]:
    return [dict(one.name.by_lang) for one in theming.themes(story.session, story.evaluation)]


def test_a_theme_keeps_its_own_name_when_it_gets_another_language(story: Story):
    row = theming.add_theme(story.session, story.evaluation, MONEY, **act(story))

    theming.rename_theme(story.session, story.evaluation, row.id, ThemeDetails({"en": "money ", "ar": "المال", "xx": "?"}), **act(story))

    assert named(story) == [{"en": "money", "ar": "المال"}]


def test_a_theme_cannot_take_another_theme_s_name_in_any_language_and_stays_as_it_was(story: Story):
    theming.add_theme(story.session, story.evaluation, MONEY, **act(story))
    time = theming.add_theme(story.session, story.evaluation, ThemeDetails({"en": "Time"}), **act(story))

    for names, places in (({"es": "ARGENT"}, ["name_es"]), ({}, ["name_en"]), ({"en": "x" * 81}, ["name_en"])):
        with pytest.raises(Invalid) as caught:
            theming.rename_theme(story.session, story.evaluation, time.id, ThemeDetails(names), **act(story))
        assert [one.place for one in caught.value.problems] == places

    assert named(story) == [{"en": "Money", "fr": "Argent"}, {"en": "Time"}]


def test_there_are_at_most_forty_themes_and_each_of_them_can_still_be_renamed(story: Story):
    session, evaluation = story.session, story.evaluation
    session.add_all(Theme(evaluation_id=evaluation.id, position=n, name={"en": f"Theme {n}"}) for n in range(MOST_THEMES))
    session.flush()

    with pytest.raises(Invalid):
        theming.add_theme(session, evaluation, MONEY, **act(story))
    last = theming.themes(session, evaluation)[-1]
    theming.rename_theme(session, evaluation, last.id, MONEY, **act(story))

    assert named(story)[-1] == {"en": "Money", "fr": "Argent"}


def test_a_theme_that_is_removed_leaves_the_texts_and_its_name_is_free_again(story: Story):
    ids = written(story, "Budget.", "All well.")
    row = theming.add_theme(story.session, story.evaluation, MONEY, **act(story))
    theming.assign(story.session, story.evaluation, row.id, ids, ids, **act(story))

    theming.remove_theme(story.session, story.evaluation, row.id, **act(story))

    assert comments.themes_of(story.session, story.evaluation) == {}
    assert {one.id for one in comments.texts(story.session, story.evaluation)} == set(ids)
    theming.add_theme(story.session, story.evaluation, MONEY, **act(story))
    with pytest.raises(NotFound):
        theming.theme(story.session, story.evaluation, row.id)


def test_only_the_texts_that_were_shown_change_their_theme(story: Story):
    first, second, third = written(story, "One.", "Two.", "Three.")
    row = theming.add_theme(story.session, story.evaluation, MONEY, **act(story))
    theming.assign(story.session, story.evaluation, row.id, [first, second], [first, second], **act(story))

    theming.assign(story.session, story.evaluation, row.id, [second, "nothing"], [third, "nothing"], **act(story))

    assert set(comments.themes_of(story.session, story.evaluation)) == {first}


def test_how_many_speak_of_a_theme_is_said_in_words_from_three_on(story: Story):
    ids = written(story, "One.", "Two.", "Three.")
    row = theming.add_theme(story.session, story.evaluation, MONEY, **act(story))
    found = []
    for number in (2, 3):
        theming.assign(story.session, story.evaluation, row.id, ids, ids[:number], **act(story))
        (theme,) = theming.themes(story.session, story.evaluation)
        found.append(theme.amount and theme.amount.text)

    assert found == [None, "few"]


def test_what_several_wrote_is_suggested_until_a_theme_has_that_name(story: Story):
    written(story, "The budget was late.", "Our budget is small.", "A budget!")

    (suggestion,) = theming.suggested(story.session, story.evaluation)
    theming.theme_from_term(story.session, story.evaluation, suggestion.words, suggestion.lang, **act(story))

    assert (suggestion.words, suggestion.lang) == ("budget", "en")
    assert theming.suggested(story.session, story.evaluation) == ()


def test_a_term_of_a_language_the_site_does_not_speak_becomes_a_theme_with_an_english_name_box(story: Story):
    theming.theme_from_term(story.session, story.evaluation, "bajeti", "sw", **act(story))

    assert named(story) == [{"en": "bajeti"}]


def test_a_text_that_is_looked_at_again_keeps_only_what_was_decided_last(story: Story):
    (only,) = written(story, "Ask Ann and Bob.")

    looking.look(story.session, story.evaluation, only, Look((), "Ann", "name"), **act(story))
    looking.look(story.session, story.evaluation, only, Look((), "Bob", "name"), **act(story))

    assert comments.one(story.session, story.evaluation, only).printed == "Ask Ann and [name]."


def test_what_was_not_set_aside_cannot_be_taken_back(story: Story):
    (only,) = written(story, "All well.")

    with pytest.raises(NotFound):
        looking.take_back(story.session, story.evaluation, only, **act(story))
    assert looking.aside(story.session, story.evaluation, **act(story)) == ()


def test_a_summary_without_words_is_no_summary(story: Story):
    written(story, "One.", "Two.", "Three.")
    sum_up(story.session, story.evaluation, "D2", "Most are content.", "en", **act(story))

    for _ in range(2):
        sum_up(story.session, story.evaluation, "D2", "  ", "en", **act(story))
        assert summary(story.session, story.evaluation, "D2") is None


def test_after_sharing_no_theme_changes(story: Story):
    row = theming.add_theme(story.session, story.evaluation, MONEY, **act(story))
    story.evaluation.state = "shared"

    for attempt in (
        lambda: theming.rename_theme(story.session, story.evaluation, row.id, ThemeDetails({"en": "Time"}), **act(story)),
        lambda: theming.remove_theme(story.session, story.evaluation, row.id, **act(story)),
        lambda: theming.assign(story.session, story.evaluation, row.id, [], [], **act(story)),
    ):
        with pytest.raises(WrongState):
            attempt()
    assert named(story) == [{"en": "Money", "fr": "Argent"}]
