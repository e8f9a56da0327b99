"""The comments desk in the browser: themes, single texts, summaries; each page does one thing and keeps what was typed when refused."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from surveys.evaluations import comments
from surveys.evaluations.desk import looking, theming
from surveys.evaluations.desk.summing_up import summary
from surveys.evaluations.desk.theming import ThemeDetails
from surveys.models.collecting import Words

from fixtures.rounds import Story, now

ITEM = "D2"


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """One database will do here: the verbs are tested on both in tests/surveys/test_themes_of_words.py."""
    return sqlite_database


@pytest.fixture
def desk(session: Session, story: Story) -> Story:
    """A sealed round for which three people wrote."""
    story.settled().evaluation.state = "sealed"
    texts = ("The budget was late.", "Ask Zahra about the well.", "All well.")
    session.add_all(Words(evaluation_id=story.evaluation.id, item=ITEM, text=text, lang="en", may_quote=True) for text in texts)
    session.commit()
    return story


def ids(story: Story) -> dict[str, str]:
    """The id of each text by its first word."""
    found = {one.text.split()[0]: one.id for one in comments.texts(story.session, story.evaluation)}
    story.session.rollback()
    return found


def theme(story: Story, name: str = "Money") -> str:
    act = {"by": story.account.id, "now": now()}
    row = theming.add_theme(story.session, story.evaluation, ThemeDetails({"en": name}), **act)
    story.session.commit()
    return row.id


def names(story: Story) -> list[str]:
    story.session.rollback()
    story.session.expire_all()
    found = [one.name.by_lang["en"] for one in theming.themes(story.session, story.evaluation)]
    story.session.rollback()
    return found


def test_a_theme_is_added_named_anew_and_removed(evaluator: FlaskClient, desk: Story):
    at = f"{desk.at}/comments/-/themes"

    added = evaluator.post(at, data={"name_en": "Money"})
    assert "Tick the texts that speak of it." in evaluator.get(added.location).text
    renamed = evaluator.post(f"{added.location}/name", data={"name_en": "Funds"})
    assert names(desk) == ["Funds"]
    assert "Funds" in evaluator.get(renamed.location).text
    removed = evaluator.post(f"{added.location}/remove")

    assert "The texts stay." in evaluator.get(removed.location).text
    assert names(desk) == []
    assert len(ids(desk)) == 3


def test_a_name_that_is_taken_is_shown_again_as_typed_and_nothing_changes(evaluator: FlaskClient, desk: Story):
    theme(desk)
    at = f"{desk.at}/comments/-/themes"

    refused = [
        evaluator.post(at, data={"name_en": "money", "name_fr": "Les fonds"}),
        evaluator.post(f"{at}/{theme(desk, 'Time')}/name", data={"name_en": "money", "name_fr": "Les fonds"}),
    ]
    from_term = evaluator.post(f"{at}/from-term", data={"words": "money", "lang": "en"})

    for page in (*refused, from_term):
        assert page.status_code == 422
        assert "Another theme has this name." in page.text
    assert all("Les fonds" in page.text for page in refused)
    assert names(desk) == ["Money", "Time"]


def test_a_theme_from_a_term_has_the_texts_that_use_it_ticked(evaluator: FlaskClient, desk: Story):
    begun = evaluator.post(f"{desk.at}/comments/-/themes/from-term", data={"words": "budget", "lang": "en"})

    assert begun.status_code == 303
    assert evaluator.get(begun.location).text.count(" checked") == 1
    assert set(comments.themes_of(desk.session, desk.evaluation)) == {ids(desk)["The"]}


def test_ticks_are_kept_for_the_texts_of_the_page_alone(evaluator: FlaskClient, desk: Story):
    one, text = f"{desk.at}/comments/-/themes/{theme(desk)}", ids(desk)

    evaluator.post(one, data={"shown": list(text.values()), "chosen": [text["The"], text["Ask"]]})
    evaluator.post(one, data={"shown": [text["All"], text["Ask"]], "chosen": [text["All"]]})

    assert set(comments.themes_of(desk.session, desk.evaluation)) == {text["The"], text["All"]}


def test_texts_of_a_theme_can_be_looked_through_by_words(evaluator: FlaskClient, desk: Story):
    one = f"{desk.at}/comments/-/themes/{theme(desk)}"

    assert evaluator.get(f"{one}?q=budgets").text.count('name="shown"') == 1
    assert evaluator.get(f"{one}?q=WELL").text.count('name="shown"') == 2
    assert "No text has these words." in evaluator.get(f"{one}?q=harvest").text
    assert evaluator.get(f"{one}?page=99").text.count('name="shown"') == 3


def test_what_is_left_out_of_a_text_and_its_translation_are_kept(evaluator: FlaskClient, desk: Story):
    one = f"{desk.at}/comments/text/{ids(desk)['Ask']}"
    data = {"span": ["4-9-name", "x-y-name"], "further": "the well", "kind": "place", "translation": "Demandez.", "translated_to": "fr"}

    saved = evaluator.post(one, data=data)
    page = evaluator.get(saved.location).text

    assert saved.status_code == 303
    assert "Ask [name] about [place]." in page
    assert "Demandez." in page


def test_words_that_do_not_stand_in_a_text_are_shown_again_with_every_tick(evaluator: FlaskClient, desk: Story):
    one = f"{desk.at}/comments/text/{ids(desk)['Ask']}"
    evaluator.post(one, data={"span": ["4-9-name"]})

    refused = evaluator.post(one, data={"further": "Nobody", "kind": "name", "translation": "Demandez."})

    assert refused.status_code == 422
    assert "does not stand in this text" in refused.text
    assert "Nobody" in refused.text
    assert "Demandez." in refused.text
    assert 'value="4-9-name"' in refused.text
    assert 'value="4-9-name" checked' not in refused.text
    assert comments.one(desk.session, desk.evaluation, ids(desk)["Ask"]).printed == "Ask [name] about the well."


def test_a_text_is_set_aside_and_taken_back(evaluator: FlaskClient, desk: Story):
    one = f"{desk.at}/comments/text/{ids(desk)['Ask']}"

    aside = evaluator.post(f"{one}/set-aside")
    assert aside.location == f"{desk.at}/comments/-/aside"
    assert "Ask Zahra" in evaluator.get(aside.location).text
    assert evaluator.get(one).status_code == 404
    back = evaluator.post(f"{one}/take-back")

    assert "The text is back at the desk." in evaluator.get(back.location).text
    assert looking.aside(desk.session, desk.evaluation, by=desk.account.id, now=now()) == ()


def test_a_summary_is_kept_or_shown_again_as_typed(evaluator: FlaskClient, desk: Story):
    at = f"{desk.at}/comments/{ITEM}/summary"

    refused = evaluator.post(at, data={"summary": "The village said so.", "summary_lang": "en"})
    kept = evaluator.post(at, data={"summary": "Most are content.", "summary_lang": "fr"})

    assert refused.status_code == 422
    assert "The village said so." in refused.text
    assert "Most are content." in evaluator.get(kept.location).text
    row = summary(desk.session, desk.evaluation, ITEM)
    assert row
    assert (row.text, row.lang) == ("Most are content.", "fr")


def test_nobody_else_reads_or_changes_what_lies_at_the_desk(viewer: FlaskClient, stranger: FlaskClient, desk: Story):
    one, text = theme(desk), ids(desk)["Ask"]
    acts = ("-/themes", "-/themes/from-term", f"-/themes/{one}", f"-/themes/{one}/name", f"-/themes/{one}/remove")

    for client in (viewer, stranger):
        for page in ("-/themes", f"-/themes/{one}", f"text/{text}", "-/aside"):
            assert client.get(f"{desk.at}/comments/{page}").status_code == 404, page
        for act in (*acts, f"text/{text}", f"text/{text}/set-aside", f"text/{text}/take-back", f"{ITEM}/summary"):
            assert client.post(f"{desk.at}/comments/{act}", data={"name_en": "Theirs", "words": "x"}).status_code == 404, act
    assert names(desk) == ["Money"]
