"""A round in the browser: prepared in steps, opened, followed, closed, sealed, shared, printed."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.evaluate.debrief_pages import MEDIA
from app.evaluate.jobs import print_debrief, share_results
from app.jobs.closing import seal_evaluation
from app.jobs.registry import Tools
from app.jobs.running import claim, do
from reports.editions.names import EDITIONS, FILES
from reports.lettering import families
from surveys.models.collecting import Words
from surveys.models.evaluations import Evaluation, Ledger, Release
from surveys.models.partnerships import Group
from surveys.models.work import Job, Outbox

from fixtures.rounds import LAST_DAY, Story, listed, now

JOBS = (seal_evaluation, share_results, print_debrief)  # importing them registers them

SETTINGS = {
    "title": "Final",
    "owner": "Eva",
    "contact": "eva@example.org",
    "complaints": "Call 123",
    "languages": ["en", "ar"],
    "closes_on": LAST_DAY.isoformat(),
    "zone": "Asia/Beirut",
    "grace_hours": "٤٨",
    "names_months": "12",
    "mode": "anonymous",
    "k": "5",
    "estimand": "groups",
}


def work(tools: Tools) -> None:
    """What the worker would do now."""
    while task := claim(tools.engine):
        do(tools, task)


def state(story: Story) -> str:
    story.session.rollback()
    story.session.refresh(story.evaluation)
    found = story.evaluation.state
    story.session.rollback()
    return found


def choose_everything(client: FlaskClient, story: Story) -> None:
    """The ticks of every page of the desk."""
    written = story.session.execute(select(Words.item, Words.id)).all()
    story.session.rollback()
    for item in {item for item, _ in written}:
        ids = [words_id for its, words_id in written if its == item]
        client.post(f"{story.at}/comments/{item}", data={"chosen": ids, "shown": ids})


@pytest.fixture
def finished(story: Story, tools: Tools, evaluator: FlaskClient) -> Story:
    """Sealed, with comments chosen, and shared."""
    story.settled().opened()
    story.answered(story.secrets())
    story.closed().sealed()
    choose_everything(evaluator, story)
    evaluator.post(f"{story.at}/share")
    work(tools)
    return story


def test_a_round_is_prepared_step_by_step_and_opened(evaluator: FlaskClient, story: Story, session: Session):
    begun = evaluator.post(f"{story.place}/evaluations/new", data={"title": "Check", "template": "short-check", "form": "core"})
    at = begun.location.removesuffix("/check-list")
    lacking = evaluator.get(f"{at}/check-list").text
    evaluator.post(f"{at}/settings", data=SETTINGS)
    ready = evaluator.get(f"{at}/check-list").text
    opened = evaluator.post(f"{at}/open")

    assert "4 things are missing" in lacking
    assert "Open and invite everybody" not in lacking
    assert "Everything is ready" in ready
    assert opened.status_code == 303
    assert "23 people are invited." in evaluator.get(opened.location).text
    session.rollback()
    assert session.scalar(select(func.count()).where(Outbox.kind == "invitation")) == 23


def test_each_step_can_be_left_and_found_again(evaluator: FlaskClient, story: Story):
    for step in ("questionnaire", "settings", "forecast", "preview", "check-list"):
        page = evaluator.get(f"{story.at}/{step}").text
        assert 'aria-current="step"' in page
    assert 'aria-current="step"' in evaluator.get(f"{story.place}/people?evaluation={story.evaluation.id}").text


def test_settings_that_cannot_be_are_shown_again_as_typed(evaluator: FlaskClient, story: Story):
    page = evaluator.post(
        f"{story.at}/settings", data={**SETTINGS, "k": "three", "zone": "Mars/Base", "contact": "nobody", "mode": "gossip"}
    )

    assert page.status_code == 422
    assert 'value="three"' in page.text
    assert 'value="Mars/Base"' in page.text
    for name in ("k", "zone", "contact", "mode"):
        assert f'href="#{name}"' in page.text


def test_an_own_questionnaire_with_faults_has_each_one_listed(evaluator: FlaskClient, story: Story):
    refused = evaluator.post(
        f"{story.at}/questionnaire", data={"template": "own", "form": "full", "file": (BytesIO(b"title = 3\n[[sections]]\n"), "own.toml")}
    )
    missing = evaluator.post(f"{story.at}/questionnaire", data={"template": "own"})

    assert (refused.status_code, missing.status_code) == (422, 422)
    assert "No file was chosen." in missing.text


def test_the_forecast_says_what_will_be_hidden_and_joins_groups(evaluator: FlaskClient, session: Session, story: Story):
    few = Story.begin(session, story.ring, story.account, listed("agency", 20) + listed("village", 4), "Small").settled()
    page = evaluator.get(f"{few.at}/forecast").text
    groups = session.scalars(select(Group.id).where(Group.partnership_id == few.partnership.id)).all()
    session.rollback()
    evaluator.post(f"{few.at}/forecast/join", data={"groups": list(groups)})

    assert page.count("will not be shown") == 2
    assert "agency + village" in evaluator.get(f"{few.at}/forecast").text
    evaluator.post(f"{few.at}/forecast/mode", data={"mode": "attributed"})
    few.session.rollback()
    assert few.evaluation.mode == "attributed"
    few.session.rollback()
    assert evaluator.post(f"{few.at}/forecast/mode", data={"mode": "gossip"}).status_code == 422


def test_where_no_group_can_be_protected_opening_is_refused(evaluator: FlaskClient, session: Session, story: Story):
    few = Story.begin(session, story.ring, story.account, listed("agency", 4) + listed("village", 3), "Tiny").settled()

    assert "cannot be promised" in evaluator.get(f"{few.at}/check-list").text
    evaluator.post(f"{few.at}/open")
    assert state(few) == "draft"


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_page_is_previewed_as_each_group_meets_it(evaluator: FlaskClient, session: Session, story: Story, lang: str):
    story.settled()
    group = session.scalars(select(Group.id).where(Group.partnership_id == story.partnership.id)).first()
    page = evaluator.get(f"{story.at}/preview/{group}/1?lang={lang}").text

    assert f'lang="{lang}"' in page
    assert "<button" not in page
    assert evaluator.get(f"{story.at}/preview/{group}/999").status_code == 404
    assert "Results are shown only for at least 5 people." in evaluator.get(f"{story.at}/preview").text


def test_letters_for_people_without_an_address_are_shown_once(evaluator: FlaskClient, session: Session, story: Story):
    lines = listed("staff", 12) + "Layla,,Nahr,staff,ar\n"
    paper = Story.begin(session, story.ring, story.account, lines, "Paper").settled()
    page = evaluator.post(f"{paper.at}/open").text

    assert page.count('class="letter"') == 1
    assert "Layla" in page
    assert 'dir="rtl"' in page
    assert "http://localhost/r/" in page
    assert "<svg" in page
    assert "/r/" not in evaluator.get(f"{paper.at}/collection").text


def test_collection_tells_steps_and_never_a_person(evaluator: FlaskClient, story: Story):
    story.settled().opened()
    story.answered(story.secrets()[:7])
    page = evaluator.get(f"{story.at}/collection").text

    assert "12 people invited. 5 or more have answered." in page
    assert "staff1@example.org" not in page
    assert "/r/" not in page


def test_acts_are_refused_outside_their_state(evaluator: FlaskClient, story: Story):
    story.settled()
    for act in ("remind", "extend", "close", "reopen", "raise", "share", "comments/D2"):
        data = {"until": "2127-01-01", "reason": "x", "k": "3"}
        assert evaluator.post(f"{story.at}/{act}", data=data).status_code in (409, 422), act
    assert evaluator.get(f"{story.at}/comments").status_code == 409
    story.opened()
    for act in ("open", "settings", "questionnaire", "forecast/join"):
        assert evaluator.post(f"{story.at}/{act}", data={**SETTINGS, "template": "short-check", "form": "core"}).status_code == 409, act


def test_an_open_round_is_reminded_extended_raised_closed_and_opened_again(evaluator: FlaskClient, story: Story):
    story.settled().opened()
    later = (LAST_DAY + timedelta(days=7)).isoformat()
    assert evaluator.post(f"{story.at}/remind").status_code == 303
    assert evaluator.post(f"{story.at}/remind").status_code == 409
    assert evaluator.post(f"{story.at}/extend", data={"until": later, "reason": ""}).status_code == 422
    assert evaluator.post(f"{story.at}/extend", data={"until": later, "reason": "Roads are flooded"}).status_code == 303
    assert evaluator.post(f"{story.at}/raise", data={"k": "4"}).status_code == 422
    assert evaluator.post(f"{story.at}/raise", data={"k": "6", "reason": "Few answered."}).status_code == 303
    assert evaluator.post(f"{story.at}/close").status_code == 303
    closed = evaluator.get(f"{story.at}/collection").text
    assert evaluator.post(f"{story.at}/reopen").status_code == 303

    assert "Roads are flooded" in closed
    assert "Seal at once" in closed
    assert state(story) == "open"


def test_sealing_at_once_asks_first_and_the_worker_does_it(evaluator: FlaskClient, story: Story, tools: Tools):
    story.settled().opened()
    story.answered(story.secrets())
    story.closed()
    unsure = evaluator.post(f"{story.at}/seal")
    sure = evaluator.post(f"{story.at}/seal", data={"sure": "y"})
    waiting = evaluator.get(f"{story.at}/collection")
    work(tools)

    assert (unsure.status_code, sure.status_code) == (422, 303)
    assert waiting.headers["Refresh"]
    assert state(story) == "sealed"


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


def test_a_debrief_is_made_once_in_the_background_and_downloaded(evaluator: FlaskClient, finished: Story, tools: Tools, settings: Any):
    copy = {"edition": "sense-making", "lang": "en", "paper": "A4"}
    for _ in range(2):
        ordered = evaluator.post(f"{finished.at}/debrief", data=copy)
        assert (ordered.status_code, "#" in ordered.location) == (303, False), "browsers do not fetch an address with a mark again"
    assert evaluator.get(f"{finished.at}/debrief").headers["Refresh"]
    work(tools)
    links = set(re.findall(r'href="([^"]+[.]pdf)"', evaluator.get(f"{finished.at}/debrief").text))
    with evaluator.get(links.pop()) as got:
        content = got.data

    assert not links
    assert got.status_code == 200
    assert content.startswith(b"%PDF-")
    assert "attachment" in got.headers["Content-Disposition"]
    assert "Refresh" not in evaluator.get(f"{finished.at}/debrief").headers
    assert [path.stat().st_mode & 0o777 for path in (settings.instance / "debriefs").iterdir()] == [0o600]


def test_every_ending_of_an_edition_has_a_name_and_a_medium():
    endings = {suffix for edition in EDITIONS.values() for suffix in edition.files}

    assert endings == set(MEDIA) == set(FILES)


@pytest.mark.parametrize(
    "copy", [{}, {"edition": "../../etc", "lang": "en", "paper": "A4"}, {"edition": "sense-making", "lang": "xx", "paper": "A4"}]
)
def test_a_debrief_that_there_is_not_is_not_found(evaluator: FlaskClient, finished: Story, copy: dict[str, str]):
    assert evaluator.post(f"{finished.at}/debrief", data=copy).status_code == 404
    assert evaluator.get(f"{finished.at}/debrief/0000.pdf").status_code == 404


def test_a_letter_goes_to_a_group_of_the_report_only(evaluator: FlaskClient, finished: Story):
    letter = {"edition": "letter", "lang": "en", "paper": "Letter"}
    page = evaluator.get(f"{finished.at}/debrief").text
    group = re.findall(r'<select name="group".*?value="([^"]+)"', page, re.DOTALL)[0]

    assert evaluator.post(f"{finished.at}/debrief", data={**letter, "group": "nobody"}).status_code == 404
    assert evaluator.post(f"{finished.at}/debrief", data={**letter, "group": group}).status_code == 303


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


def test_a_form_without_its_token_is_refused(app: Flask, evaluator: FlaskClient, story: Story):
    app.config["WTF_CSRF_ENABLED"] = True
    story.settled()
    for place in (f"{story.at}/open", f"{story.at}/settings", f"{story.place}/edit", f"{story.place}/people/add"):
        assert evaluator.post(place, data={"title": "x"}).status_code == 400
    assert state(story) == "draft"


def test_an_evaluation_is_not_opened_by_a_get(evaluator: FlaskClient, story: Story):
    story.settled()
    for act in ("open", "remind", "close", "seal", "share"):
        assert evaluator.get(f"{story.at}/{act}").status_code in (404, 405)
    assert story.session.scalars(select(Evaluation.state)).all() == ["draft"]


def test_when_sharing_fails_the_page_says_why(evaluator: FlaskClient, story: Story, session: Session):
    story.settled().opened()
    story.closed().sealed()
    session.add(
        Job(kind="share", evaluation_id=story.evaluation.id, arguments={}, state="failed", due_at=now(), failure="Nothing to score.")
    )
    session.commit()

    assert "It did not work: Nothing to score." in evaluator.get(f"{story.at}/results").text


def test_a_round_whose_key_is_gone_says_so_everywhere(evaluator: FlaskClient, story: Story, session: Session):
    story.settled().opened()
    story.evaluation.lost = True
    session.commit()

    for place in ("/", f"{story.at}/collection"):
        assert "can never be read again" in evaluator.get(place).text


def test_a_language_whose_letters_are_not_installed_is_not_offered_and_its_package_is_named(
    evaluator: FlaskClient, finished: Story, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(families, "folder_of", lambda _family: None)

    page = evaluator.get(f"{finished.at}/debrief").text

    assert '<option value="zh"' not in page
    assert families.needed("zh").package in page  # type: ignore[union-attr]
    assert evaluator.post(f"{finished.at}/debrief", data={"edition": "brief", "lang": "zh", "paper": "A4"}).status_code == 404
