"""The home page, the list of partnerships, the mailbox of the demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.evaluate import home_pages
from app.evaluate.mailbox_pages import linked
from app.jobs.registry import Tools
from app.mail.sending import send_due
from surveys.evaluations.standing import due_for_evaluation, ready, waiting
from surveys.models.accounts import Account
from surveys.partnerships.listing import Listed, latest, may_be_seen, part

from fixtures.rounds import Story, now

TODAY = date(2026, 11, 21)


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """The statements that the site sends meanwhile."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(app.extensions["engine"], "before_cursor_execute", note)
    yield seen
    event.remove(app.extensions["engine"], "before_cursor_execute", note)


def statements(app: Flask, client: FlaskClient, place: str) -> int:
    with counted(app) as seen:
        assert client.get(place).status_code == 200
    return len(seen)


def test_the_home_page_names_what_waits(evaluator: FlaskClient, story: Story):
    draft = evaluator.get("/").text
    story.settled().opened()
    running = evaluator.get("/").text
    story.closed()
    closed = evaluator.get("/").text
    story.sealed()

    assert "Finish the preparation and open it." in draft
    assert "People can answer until the end of" in running
    assert "It can be opened again until" in closed
    assert "choose those that may be printed" in evaluator.get("/").text


def test_no_list_asks_more_of_the_database_when_there_are_more_rounds(
    app: Flask, evaluator: FlaskClient, session: Session, ring: Any, account: Account, story: Story
):
    story.settled().opened()
    places = ("/", "/partnerships", story.place, f"{story.at}/collection", f"{story.place}/people")
    before = [statements(app, evaluator, place) for place in places]
    for _ in range(3):
        Story.begin(session, ring, account).settled().opened()

    assert [statements(app, evaluator, place) for place in places] == before
    assert max(before) <= 16


def test_a_long_list_of_partnerships_comes_in_pages_and_is_found_by_name():
    every = [Listed(str(number), f"Wells {number}", "active", None, None, fictional=False) for number in range(120)]
    last, found = part(every, page=99), part(every, " WELLS 11", page=0)

    assert (last.page, last.pages, [one.id for one in last.rows]) == (3, 3, [str(number) for number in range(100, 120)])
    assert [one.id for one in found.rows] == ["11", *(str(number) for number in range(110, 120))]
    assert (part(every, "nowhere").rows, part(every, "nowhere").pages) == ((), 1)


def test_a_field_offers_the_partnerships_described_last_and_the_one_asked_for_if_it_may_be_seen(
    session: Session, ring: Any, account: Account, story: Story
):
    other, last = (Story.begin(session, ring, account, title=title).partnership for title in ("Other", "Last"))
    seen, nobody = may_be_seen(session, account.id), may_be_seen(session, "a stranger")

    assert [one.title for one in latest(session, seen, most=1)] == ["Last"]
    assert [one.title for one in latest(session, seen, also=story.partnership.id, most=2)] == ["Last", "Other", "Safe water"]
    assert latest(session, nobody, also=last.id) == latest(session, nobody, also=other.id) == ()


def test_no_page_lists_more_partnerships_than_somebody_can_read(
    evaluator: FlaskClient, session: Session, ring: Any, account: Account, story: Story, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(home_pages, "MOST", 1)
    assert "There are more than" not in evaluator.get("/").text
    Story.begin(session, ring, account, title="Another")
    home, asked = evaluator.get("/").text, evaluator.get("/partnerships?name=%3Cscript%3E").text

    assert "There are more than these 1." in home
    assert "Another" in home
    assert "Safe water" not in home
    assert "No partnership has this in its name." in asked
    assert 'value="&lt;script&gt;"' in asked


def test_the_home_page_reads_no_table_of_the_house_from_end_to_end(app: Flask, evaluator: FlaskClient, session: Session, story: Story):
    with counted(app) as seen:
        evaluator.get("/")
    asked = [one for one in seen if "FROM evaluation" in one or "FROM partnership" in one]
    engine = session.get_bind().engine
    assert len(asked) == 4
    if engine.dialect.name != "sqlite":
        return  # PostgreSQL plans by what is in the tables, and these are nearly empty
    with engine.connect() as connection:
        plans = [str(step[3]) for one in asked for step in connection.connection.execute(f"EXPLAIN QUERY PLAN {one}", [1] * one.count("?"))]

    assert {step for step in plans if step.startswith("SCAN") and "INDEX" not in step} <= {"SCAN partnership"}  # whether there is one
    assert any("ix_evaluation_state" in step for step in plans)
    assert any("ix_evaluation_shared_at_id" in step for step in plans)
    assert any("ix_partnership_ends_on" in step for step in plans)
    assert any("ix_evaluation_partnership_id_round" in step for step in plans)


def test_what_waits_and_what_is_ready_are_told_apart_and_only_of_partnerships_that_are_seen(
    session: Session, ring: Any, account: Account, story: Story
):
    shared = Story.begin(session, ring, account, title="Shared")
    shared.settled()
    shared.evaluation.state, shared.evaluation.shared_at = "shared", now()
    session.flush()
    seen, nobody = may_be_seen(session, account.id), may_be_seen(session, "a stranger")

    assert [one.round.id for one in waiting(session, seen, 5).lines] == [story.evaluation.id]
    assert [one.title for one in ready(session, seen, 5).lines] == ["Shared"]
    assert waiting(session, nobody, 5).lines == ready(session, nobody, 5).lines == ()


@pytest.mark.parametrize(
    ("ends_on", "closes_on", "due"),
    [
        (date(2027, 2, 1), None, True),
        (date(2026, 1, 10), None, True),
        (date(2028, 1, 1), None, False),
        (date(2024, 1, 1), None, False),
        (None, None, False),
        (date(2026, 12, 31), date(2026, 11, 1), False),
        (date(2026, 12, 31), date(2023, 11, 1), True),
    ],
)
def test_a_partnership_is_due_about_its_end_if_nobody_was_asked(
    session: Session,
    story: Story,
    ends_on: date | None,
    closes_on: date | None,
    due: bool,  # noqa: FBT001
):
    story.partnership.starts_on, story.partnership.ends_on = None, ends_on
    if closes_on:
        story.evaluation.closes_on = closes_on
    else:
        session.delete(story.evaluation)
    session.flush()

    found = due_for_evaluation(session, may_be_seen(session, story.account.id), TODAY, 5)

    assert [one.id for one in found.lines] == [story.partnership.id] * due


def test_a_round_without_a_day_of_closing_counts_as_looking_at_the_partnership(session: Session, story: Story):
    story.partnership.starts_on, story.partnership.ends_on, story.evaluation.closes_on = None, TODAY, None
    session.flush()

    assert due_for_evaluation(session, may_be_seen(session, story.account.id), TODAY, 5).lines == ()


def test_the_mailbox_shows_each_letter_with_its_link_and_nothing_that_runs(app: Flask, evaluator: FlaskClient, story: Story, tools: Tools):
    folder = replace(tools.settings, mail_backend="folder", demonstration=True)
    app.extensions["settings"] = folder
    story.settled(title="<script>alert(1)</script>", owner="<img src=x>").opened()
    send_due(Tools(tools.engine, tools.ring, folder), now())
    page = evaluator.get("/mailbox").text
    letter = evaluator.get("/mailbox/" + page.split('href="/mailbox/')[-1].split('"')[0]).text

    assert page.count("@example.org") == 23
    assert 'href="http://localhost/r/' in letter
    assert "<script>alert" not in page + letter
    assert "<img src=x" not in letter


def test_there_is_no_mailbox_in_real_use(evaluator: FlaskClient):
    assert evaluator.get("/mailbox").status_code == 404
    assert "/mailbox" not in evaluator.get("/").text


@pytest.mark.parametrize("name", ["../secret-key", "..%2Fsecret-key", "x" * 32, "0" * 31])
def test_only_letters_are_read_from_the_mailbox(app: Flask, evaluator: FlaskClient, settings: Any, name: str):
    app.extensions["settings"] = replace(settings, demonstration=True)
    assert evaluator.get(f"/mailbox/{name}").status_code == 404


def test_addresses_in_a_text_become_links_and_everything_else_stays_text():
    assert str(linked('a <b> https://x.example/r/1"2 c')) == (
        'a &lt;b&gt; <a href="https://x.example/r/1">https://x.example/r/1</a>&#34;2 c'
    )


def test_a_closed_round_tells_until_when_in_its_own_zone(evaluator: FlaskClient, story: Story):
    story.settled(zone="Asia/Kathmandu").opened()
    story.closed()
    local = datetime.now(UTC)

    assert str(local.year) in evaluator.get(f"{story.at}/collection").text
