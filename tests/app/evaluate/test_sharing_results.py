"""What was sealed is worked out once in the background, then shown to those who may see it."""

from __future__ import annotations

from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.jobs.registry import Tools
from surveys.models.collecting import Words
from surveys.models.evaluations import Ledger, Release
from surveys.models.work import Job

from fixtures.desk import choose_everything, state, work
from fixtures.rounds import Story, now


def test_results_wait_for_the_worker_then_show_what_may_be_shown(evaluator: FlaskClient, story: Story, tools: Tools):
    story.settled().opened()
    story.answered(story.secrets())
    story.closed().sealed()
    before = evaluator.get(f"{story.at}/results")
    evaluator.post(f"{story.at}/share")
    evaluator.post(f"{story.at}/share")
    waiting = evaluator.get(f"{story.at}/results")
    work(tools)
    page = evaluator.get(f"{story.at}/results").text

    assert "There are no results yet." in before.text
    assert waiting.headers["Refresh"]
    assert "Partnership quality" in page
    assert page.count("<svg") == 6
    assert "23 of 23 people answered." in page
    assert state(story) == "shared"
    assert story.session.scalar(select(func.count()).select_from(Job).where(Job.kind == "share")) == 1


def test_each_dimension_and_the_words_have_pages(evaluator: FlaskClient, finished: Story):
    overview = evaluator.get(f"{finished.at}/results").text
    code = overview.split("/results/", 1)[1].split('"', 1)[0]
    words = evaluator.get(f"{finished.at}/results/-/words").text

    assert evaluator.get(f"{finished.at}/results/{code}").status_code == 200
    assert evaluator.get(f"{finished.at}/results/NOTHING").status_code == 404
    assert "All went well." in words


def test_words_without_consent_cannot_be_chosen_and_the_choice_ends_with_sharing(evaluator: FlaskClient, session: Session, finished: Story):
    item, first = session.execute(select(Words.item, Words.id).limit(1)).one()
    session.rollback()
    question = f"{finished.at}/comments/{item}"

    assert evaluator.post(question, data={"chosen": first, "shown": first}).status_code == 409
    assert "disabled" in evaluator.get(question).text


def test_a_release_is_one_row_with_its_ledger_and_the_same_when_read_again(session: Session, finished: Story):
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Release)) == 1
    assert session.scalar(select(func.count()).select_from(Ledger)) > 0


def test_hostile_words_are_shown_as_text_on_every_page_of_results(evaluator: FlaskClient, story: Story, tools: Tools):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    story.settled(title=hostile, owner=hostile).opened()
    story.answered(story.secrets(), words=hostile)
    story.closed().sealed()
    choose_everything(evaluator, story)
    item, first = story.session.execute(select(Words.item, Words.id).limit(1)).one()
    story.session.rollback()
    desk = "".join(evaluator.get(f"{story.at}/comments{page}").text for page in (f"/{item}", f"/text/{first}", "/-/themes", ""))
    evaluator.post(f"{story.at}/share")
    work(tools)

    for page in (desk, *(evaluator.get(story.at + place).text for place in ("/results", "/results/-/words", "/debrief", "/collection"))):
        assert "<script>alert(1)" not in page
        assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in desk


def test_when_sharing_fails_the_page_says_why(evaluator: FlaskClient, story: Story, session: Session):
    story.settled().opened()
    story.closed().sealed()
    session.add(
        Job(kind="share", evaluation_id=story.evaluation.id, arguments={}, state="failed", due_at=now(), failure="Nothing to score.")
    )
    session.commit()

    assert "It did not work: Nothing to score." in evaluator.get(f"{story.at}/results").text


def test_no_page_of_an_evaluation_is_found_by_somebody_else(stranger: FlaskClient, finished: Story):
    for place in (
        "",
        "/settings",
        "/questionnaire",
        "/forecast",
        "/preview",
        "/check-list",
        "/collection",
        "/comments",
        "/results",
        "/debrief",
    ):
        assert stranger.get(finished.at + place).status_code == 404, place
    for place in (
        "/open",
        "/remind",
        "/extend",
        "/close",
        "/reopen",
        "/seal",
        "/raise",
        "/share",
        "/comments/D2",
        "/debrief",
        "/forecast/join",
    ):
        assert stranger.post(finished.at + place, data={"sure": "y"}).status_code == 404, place


def test_a_reader_sees_results_and_the_debrief_only(viewer: FlaskClient, finished: Story):
    assert viewer.get(f"{finished.at}/results").status_code == 200
    assert viewer.get(f"{finished.at}/debrief").status_code == 200
    for place in ("/settings", "/collection", "/comments", "/preview"):
        assert viewer.get(finished.at + place).status_code == 404
    assert viewer.post(f"{finished.at}/share").status_code == 404
