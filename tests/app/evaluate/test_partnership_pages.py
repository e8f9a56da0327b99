"""Partnerships in the browser: made, changed, filled; and closed to whoever has no business there."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.models.partnerships import Group, Indicator, Objective, Partner, Partnership, Person

from fixtures.rounds import HEADER, Story, listed

HOSTILE = "<script>alert(1)</script>\"'&{{7*7}}"
NOUNS = ("partners", "groups", "objectives", "indicators")


def ids(session: Session, table: type) -> list[str]:
    session.rollback()  # begins anew, so that what the pages committed is seen
    return list(session.scalars(select(table.id)))  # type: ignore[attr-defined]


def test_the_first_home_page_teaches_how_to_begin(evaluator: FlaskClient):
    assert "Describe a partnership" in evaluator.get("/").text


def test_a_partnership_is_made_shown_and_changed(evaluator: FlaskClient, session: Session):
    made = evaluator.post("/partnerships/new", data={"title": "Safe water", "starts_on": "2024-01-15", "status": "active"})
    page = evaluator.get(made.location)
    evaluator.post(f"{made.location}/edit", data={"title": "Safer water", "status": "concluding"})

    session.rollback()
    assert made.status_code == 303
    assert "15 January 2024" in page.text
    assert session.scalars(select(Partnership.title)).all() == ["Safer water"]


def test_what_is_wrong_is_listed_above_and_beside_and_what_was_typed_is_kept(evaluator: FlaskClient, session: Session):
    page = evaluator.post(
        "/partnerships/new",
        data={"title": "", "summary": "Kept text", "starts_on": "2024-02-01", "ends_on": "2024-01-01", "status": "active"},
    )

    assert page.status_code == 422
    assert 'href="#title"' in page.text
    assert 'href="#ends_on"' in page.text
    assert 'aria-invalid="true"' in page.text
    assert "Kept text" in page.text
    assert "2024-02-01" in page.text
    assert ids(session, Partnership) == []


def test_each_noun_has_a_page_that_adds_changes_and_removes(evaluator: FlaskClient, session: Session, story: Story):
    for noun, table, first, second in (
        ("partners", Partner, {"name": "Acacia", "kind": "", "pillar": ""}, {"name": "Baobab", "kind": "un", "pillar": ""}),
        ("objectives", Objective, {"text": "Water", "sdgs": ["6", "3"]}, {"text": "Taps", "sdgs": "6"}),
        (
            "indicators",
            Indicator,
            {"name": "Days", "target": "٧", "direction": "down"},
            {"name": "Hours", "target": "168", "direction": "down"},
        ),
        ("groups", Group, {"name_en": "Helpers", "name_ar": "مساعدون"}, {"name_en": "Friends"}),
    ):
        before = set(ids(session, table))
        assert evaluator.post(f"{story.place}/{noun}", data=first).status_code == 303
        [made] = set(ids(session, table)) - before
        assert evaluator.get(f"{story.place}/{noun}/{made}").status_code == 200
        assert evaluator.post(f"{story.place}/{noun}/{made}", data=second).status_code == 303
        page = evaluator.get(f"{story.place}/{noun}").text
        assert next(iter(second.values())) in page
        assert evaluator.post(f"{story.place}/{noun}/{made}/remove").status_code == 303
        assert set(ids(session, table)) == before


def test_a_figure_may_be_typed_in_arabic_digits_and_what_is_none_is_refused(evaluator: FlaskClient, session: Session, story: Story):
    evaluator.post(f"{story.place}/indicators", data={"name": "Days", "target": "١٬٢٥٠٫٥", "direction": "up"})
    refused = evaluator.post(f"{story.place}/indicators", data={"name": "Days", "target": "many", "direction": "up"})

    session.rollback()
    assert session.scalars(select(Indicator.target)).one() == 1250.5
    assert refused.status_code == 422
    assert 'value="many"' in refused.text


@pytest.mark.parametrize("noun", NOUNS)
def test_an_empty_form_is_shown_again_with_what_is_missing(evaluator: FlaskClient, story: Story, noun: str):
    assert evaluator.post(f"{story.place}/{noun}", data={}).status_code == 422


def test_markup_in_every_field_is_shown_as_the_text_it_is(evaluator: FlaskClient, session: Session, story: Story):
    everything = {"title": HOSTILE, "summary": HOSTILE, "business_case": HOSTILE, "status": "active"}
    evaluator.post(f"{story.place}/edit", data=everything)
    evaluator.post(f"{story.place}/partners", data={"name": HOSTILE, "country": HOSTILE, "focal_name": HOSTILE, "kind": "", "pillar": ""})
    evaluator.post(f"{story.place}/groups", data={"name_en": HOSTILE})
    evaluator.post(f"{story.place}/objectives", data={"text": HOSTILE})
    evaluator.post(f"{story.place}/indicators", data={"name": HOSTILE, "unit": HOSTILE, "source": HOSTILE, "direction": "up"})
    evaluator.post(f"{story.place}/people/add", data={"people": f'{HEADER}"<script>alert(1)</script>",,Nahr,staff,en\n'})
    session.rollback()
    story.settled(title=HOSTILE, owner=HOSTILE, complaints=HOSTILE)

    rows = [f"/{noun}/{row}" for noun, table in (("partners", Partner), ("groups", Group)) for row in ids(session, table)]
    places = ["", "/edit", "/people", "/evaluations/new", *(f"/{noun}" for noun in NOUNS), *rows]
    steps = [f"{story.at}/{step}" for step in ("questionnaire", "settings", "forecast", "preview", "check-list")]
    for place in ("/", "/partnerships", *(story.place + place for place in places), *steps):
        page = evaluator.get(place)
        assert page.status_code == 200, place
        assert "<script>alert(1)" not in page.text, place


def test_a_list_of_people_is_reported_line_by_line_before_anything_is_saved(evaluator: FlaskClient, session: Session, story: Story):
    before = session.scalar(select(func.count()).select_from(Person))
    page = evaluator.post(
        f"{story.place}/people",
        data={"people": HEADER + listed("guests", 2) + "X,not-an-address,Nahr,staff,en\nY,staff1@example.org,Nahr,staff,en\n"},
    )

    assert page.status_code == 422
    assert "2 lines are right" in page.text
    assert "2 lines need to be mended" in page.text
    assert "“not-an-address” is not an e-mail address." in page.text
    assert "This address is on the list already." in page.text
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Person)) == before


def test_new_groups_are_made_only_when_that_was_ticked(evaluator: FlaskClient, session: Session, story: Story):
    people = {"people": HEADER + listed("guests", 2, organisation="Guests")}
    untold = evaluator.post(f"{story.place}/people/add", data=people)
    told = evaluator.post(f"{story.place}/people/add", data={**people, "new_groups": "y", "new_organisations": "y"})

    assert (untold.status_code, told.status_code) == (422, 303)
    assert len(ids(session, Group)) == 3
    assert "2 people are added." in evaluator.get(told.location).text


def test_an_uploaded_file_is_read_into_the_box(evaluator: FlaskClient, story: Story):
    content = "\ufeffالاسم;المنظمة;المجموعة\nليلى;Nahr;staff\n".encode()
    page = evaluator.post(f"{story.place}/people", data={"file": (BytesIO(content), "people.csv")})

    assert page.status_code == 200
    assert "ليلى;Nahr;staff" in page.text


def test_somebody_is_taken_off_the_list_but_not_while_invited(evaluator: FlaskClient, session: Session, story: Story):
    first, second = session.scalars(select(Person.id).order_by(Person.id).limit(2)).all()
    assert evaluator.post(f"{story.place}/people/{first}/remove").status_code == 303
    session.rollback()
    story.settled().opened()
    assert evaluator.post(f"{story.place}/people/{second}/remove").location.endswith(f"{story.place}/people/{second}")


def test_nobody_gets_in_without_signing_in(client: FlaskClient, story: Story):
    for place in ("/", "/partnerships", story.place, f"{story.place}/people", story.at, "/mailbox"):
        answer = client.get(place)
        assert answer.status_code == 302
        assert "/sign-in" in answer.location


def test_what_is_not_mine_is_not_found(stranger: FlaskClient, session: Session, story: Story):
    group, person = session.scalars(select(Group.id)).first(), session.scalars(select(Person.id)).first()
    for place in ("", "/edit", "/people", "/evaluations/new", f"/groups/{group}", *(f"/{noun}" for noun in NOUNS)):
        assert stranger.get(story.place + place).status_code == 404
        assert stranger.post(story.place + place, data={"title": "Mine", "name_en": "Mine"}).status_code in (404, 405)
    assert stranger.post(f"{story.place}/people/{person}/remove").status_code == 404
    assert "Safe water" not in stranger.get("/").text + stranger.get("/partnerships").text


def test_rows_of_one_partnership_cannot_be_reached_through_another(evaluator: FlaskClient, session: Session, story: Story):
    other = Story.begin(session, story.ring, story.account, title="Other")
    group = session.scalars(select(Group.id).where(Group.partnership_id == other.partnership.id)).first()
    person = session.scalars(select(Person.id).where(Person.partnership_id == other.partnership.id)).first()

    assert evaluator.get(f"{story.place}/groups/{group}").status_code == 404
    assert evaluator.post(f"{story.place}/groups/{group}/remove").status_code == 404
    assert evaluator.post(f"{story.place}/people/{person}/remove").status_code == 404
    assert evaluator.get(f"{story.at}/preview/{group}/1").status_code == 404


def test_a_reader_sees_the_partnership_and_changes_nothing(viewer: FlaskClient, story: Story):
    assert viewer.get(story.place).status_code == 200
    for place in ("/edit", "/people", "/partners", "/evaluations/new"):
        assert viewer.get(story.place + place).status_code == 404
    assert viewer.post("/partnerships/new", data={"title": "Mine"}).status_code == 404


@pytest.mark.parametrize("bad", ["0", "UPPERCASEUPPERCA", "../../../etc/pass", "ilouilouilouilou", "a" * 17, "%00"])
def test_what_is_no_identifier_is_no_address(evaluator: FlaskClient, bad: str):
    assert evaluator.get(f"/partnerships/{bad}").status_code in (404, 308)
    assert evaluator.get(f"/evaluations/{bad}/results").status_code in (404, 308)
