"""The page of a focal person: what is planned in plain words, agreeing or saying what would have to change, and nothing that gives away."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from surveys.collecting.personal_secrets import new_secret, shown
from surveys.evaluations import agreeing, focal_links, settings
from surveys.evaluations.agreements import standings
from surveys.evaluations.dossiers import phases
from surveys.evaluations.dossiers.phases import Part
from surveys.models.accounts import Account
from surveys.models.partnerships import Partner
from surveys.models.registry import metadata
from surveys.partnerships import finding
from surveys.translator import LANGUAGES

from fixtures.partners import partner_of
from fixtures.rounds import Story, listed, now


@dataclass
class Door:
    """A focal person at their link."""

    client: FlaskClient
    story: Story
    partner: Partner
    secret: str

    @property
    def at(self) -> str:
        return f"/agree/{self.secret}"

    def get(self, query: str = "") -> Any:
        return self.client.get(self.at + query)

    def post(self, **data: str) -> Any:
        seen = re.findall(r'name="plan" value="(\w+)"', self.get().text)
        return self.client.post(self.at, data={"plan": seen[0] if seen else "", **data})

    def state(self) -> str:
        self.story.session.rollback()
        found = {one.partner_id: one.state for one in standings(self.story.session, self.story.evaluation)}
        self.story.session.rollback()
        return found[self.partner.id]


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    people = listed("staff", 12) + listed("village", 7) + listed("board", 4, organisation="Works")
    return Story.begin(session, ring, account, people).settled(languages=("en", "ar"))


@pytest.fixture
def door(client: FlaskClient, story: Story) -> Door:
    return door_of(client, story, "Nahr")


def door_of(client: FlaskClient, story: Story, name: str, lang: str = "en", address: str = "fay@nahr.example") -> Door:
    partner = partner_of(story, name, address, lang)
    secret = focal_links.issue_link(story.session, story.evaluation, partner)
    story.session.commit()
    return Door(client, story, partner, secret)


def everything(session: Session) -> list[object]:
    rows = [tuple(row) for table in metadata.sorted_tables for row in session.execute(select(table))]
    session.rollback()
    return rows


def change(story: Story, **changed: Any) -> None:
    settings.change(
        story.session, story.evaluation, replace(settings.settings_of(story.evaluation), **changed), by=story.account.id, now=now()
    )
    story.session.commit()


def test_everything_that_is_planned_is_there_and_nobody_is_named(door: Door):
    page = door.get().text

    for words in ("Eva Owner", "Safe water", "Nahr", "23 people will be asked", "12 people", "7 people", "4 people", "Works", "Call 123"):
        assert words in page, words
    for words in ("Without names.", "Each group’s voice counts the same", "5 December 2126", "will not be shown", "27 questions"):
        assert words in page, words
    for hidden in ("staff 1", "staff1@example.org", "fay@nahr.example"):
        assert hidden not in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_speaks_the_language_of_the_focal_person_or_the_one_that_was_chosen(client: FlaskClient, story: Story, lang: str):
    door = door_of(client, story, "Nahr", lang)
    direction = "rtl" if lang == "ar" else "ltr"

    assert f'<html lang="{lang}" dir="{direction}">' in door.get().text
    assert '<html lang="es" dir="ltr">' in door.get("?lang=es").text
    assert f'<html lang="{lang}"' in door.get("?lang=xx").text


def test_agreeing_is_kept_and_can_be_changed_until_the_opening(door: Door):
    assert door.post(act="agree").status_code == 303
    assert "You agreed to this on" in door.get().text
    assert door.post(act="object", objection="The village group is too small.").status_code == 303
    page = door.get().text
    assert "The village group is too small." in page
    assert door.state() == "not_yet"
    assert door.post(act="agree").status_code == 303
    assert door.state() == "agreed"


def test_what_was_typed_stays_when_something_is_wrong(door: Door):
    empty, long = door.post(act="object", objection=" "), door.post(act="object", objection="We object. " * 400)

    assert (empty.status_code, long.status_code, door.state()) == (422, 422, "waiting")
    assert "This was left empty." in empty.text
    assert "We object. We object." in long.text
    assert 'aria-invalid="true"' in long.text


def test_a_plan_that_was_changed_meanwhile_is_shown_before_anything_is_kept(door: Door):
    seen = re.findall(r'name="plan" value="(\w+)"', door.get().text)[0]
    change(door.story, k=6)
    page = door.client.post(door.at, data={"plan": seen, "act": "object", "objection": "Too many pages."})

    assert (page.status_code, door.state()) == (422, "waiting")
    assert "What is planned was changed while you were reading." in page.text
    assert "Too many pages." in page.text
    assert door.client.post(door.at, data={"plan": "", "act": "agree"}).status_code == 422


def test_a_change_ends_the_agreement_in_words(door: Door):
    door.post(act="agree")
    change(door.story, k=7, complaints="Call 999")
    page = door.get().text

    assert "What is planned was changed since, so this no longer counts." in page
    assert "Fewest people behind any figure: 5 before, 7 now." in page
    assert "Call 999" in page


def test_what_was_written_down_for_a_partner_is_shown_to_its_focal_person(door: Door):
    agreeing.write_down(
        door.story.session, door.story.evaluation, door.partner, "otherwise", "In the <b>meeting</b>.", by=door.story.account.id, now=now()
    )
    door.story.session.commit()
    page = door.get().text

    assert "that you agreed in another way" in page
    assert "In the &lt;b&gt;meeting&lt;/b&gt;." in page
    door.post(act="object", objection="I was not there.")
    assert door.state() == "not_yet"


def test_after_the_opening_the_page_says_what_was_agreed_and_what_was_changed_since(door: Door):
    door.post(act="agree")
    door.story.opened()
    settings.raise_k(door.story.session, door.story.evaluation, 8, reason="Few answered.", by=door.story.account.id, now=now())
    door.story.session.commit()
    page = door.get().text

    assert "You agreed to this on" in page
    assert "Results are shown only for at least 8 people now; before it was 5." in page
    assert "Few answered." in page
    assert "Results are shown only for at least 5 people." in page
    assert "<button" not in page
    for act in ("agree", "object"):
        assert door.client.post(door.at, data={"act": act, "plan": "", "objection": "Late."}).status_code in (409, 422)
    assert door.state() == "agreed"


def test_the_questions_are_read_as_each_group_reads_them_and_nothing_can_be_sent(door: Door):
    way = re.findall(r'href="(\?group=[^"]+lang=ar)"', door.get().text)[0].replace("&amp;", "&")
    page = door.get(way).text

    assert '<html lang="ar" dir="rtl">' in page
    assert "<button" not in page
    assert door.get(way.replace("page=1", "page=999")).status_code == 404
    assert door.get("?group=0000000000000000").status_code == 404
    assert door.get("?group=../../etc").status_code == 404


def test_groups_of_another_partnership_are_not_found(client: FlaskClient, session: Session, ring: Any, account: Account, door: Door):
    other = Story.begin(session, ring, account, title="Other").settled()
    group = re.findall(r"\?group=(\w+)", door_of(client, other, "Third").get().text)[0]

    assert door.get(f"?group={group}").status_code == 404


def test_each_partner_gives_one_answer_without_a_forecast_of_groups(client: FlaskClient, story: Story):
    change(story, mode="organisation_position")
    page = door_of(client, story, "Nahr").get().text

    assert "One agreed answer for each partner" in page
    assert "What will probably be shown" not in page


def test_opening_the_page_changes_nothing_sets_no_cookie_and_repeats_no_link(door: Door, app: Flask):
    before, plain = everything(door.story.session), FlaskClient(app, app.response_class)
    answers = [door.get(), door.get("?lang=ar"), plain.head(door.at), plain.options(door.at), door.get("/")]
    assert everything(door.story.session) == before
    answers += [door.post(act="object"), door.post(act="agree"), door.get()]
    for answer in answers:
        assert door.secret not in answer.text
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert door.secret not in str({**answer.headers, "Location": ""})


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}])
def test_a_form_from_another_site_is_refused(door: Door, headers: dict[str, str]):
    seen = re.findall(r'name="plan" value="(\w+)"', door.get().text)[0]
    answer = door.client.post(door.at, data={"plan": seen, "act": "agree"}, headers=headers)

    assert (answer.status_code, door.state()) == (400, "waiting")


def test_a_link_may_be_typed_in_capitals_with_hyphens_and_any_other_one_opens_nothing(door: Door):
    for typed in (door.secret.upper(), shown(door.secret), shown(door.secret).upper(), f"{door.secret}/"):
        assert door.client.get(f"/agree/{typed}").status_code == 200
    for wrong in (new_secret(), door.secret[:-1], "x", "%00", "é" * 27, "x" * 2000, "..%2f"):
        page = door.client.get(f"/agree/{wrong}")
        assert page.status_code == 404
        assert len(wrong) < 3 or wrong not in page.text


def test_a_link_for_agreeing_answers_nothing_and_the_other_way_round(door: Door):
    door.post(act="agree")
    door.story.opened()
    answering = door.story.secrets()[0]
    door.story.session.rollback()

    assert door.client.get(f"/r/{door.secret}").status_code == 404
    assert door.client.post(f"/r/{door.secret}", data={"act": "decline"}).status_code == 404
    assert door.client.get(f"/agree/{answering}").status_code == 404
    assert door.client.post(f"/agree/{answering}", data={"act": "agree"}).status_code == 404


def test_a_link_of_an_earlier_letter_says_that_there_is_a_newer_one(door: Door):
    focal_links.issue_link(door.story.session, door.story.evaluation, door.partner)
    door.story.session.commit()
    page = door.get()

    assert page.status_code == 410
    assert "A newer letter with a newer link was written to you." in page.text


def test_hostile_words_stay_text(client: FlaskClient, session: Session, ring: Any, account: Account):
    hostile = "<img src=x onerror=alert(1)>{{7*7}}"
    people = listed("staff", 9).replace(",Nahr,", f",{hostile},")
    story = Story.begin(session, ring, account, people, hostile).settled(owner=hostile, complaints=hostile, title=hostile)
    door = door_of(client, story, hostile, address="fay@nahr.example")
    door.post(act="object", objection=hostile)
    pages = [door.get().text, door.post(act="object", objection=hostile * 99).text]

    for page in pages:
        assert "<img" not in page
        assert "49" not in re.sub(r"[0-9a-z]{8,}", "", page)


def test_no_log_holds_the_link_or_what_was_said_even_when_something_breaks(
    door: Door, app: Flask, session: Session, caplog: pytest.LogCaptureFixture
):
    app.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    caplog.set_level(logging.DEBUG)
    seen = re.findall(r'name="plan" value="(\w+)"', door.get().text)[0]
    session.execute(text("ALTER TABLE agreement RENAME TO elsewhere"))
    session.commit()
    try:
        broken = door.client.post(door.at, data={"plan": seen, "act": "object", "objection": "Sturdy words"})
    finally:
        session.execute(text("ALTER TABLE elsewhere RENAME TO agreement"))
        session.commit()

    assert broken.status_code == 500
    assert caplog.text
    for hidden in (door.secret, "Sturdy words", "fay@nahr.example"):
        assert hidden not in caplog.text
        assert hidden not in broken.text


def test_the_focal_person_reads_who_is_informed_consulted_and_decides_and_agrees_whatever_is_filled_in_later(door: Door):
    before = door.get().text
    assert before.count("Not planned yet") == 1

    door.post(act="agree")
    session, evaluation = door.story.session, door.story.evaluation
    ids = [group.id for group in finding.groups(session, evaluation.partnership_id)]
    told = {ids[0]: Part("decides", "Minutes of a meeting"), ids[1]: Part("consulted")}
    phases.plan_phase(session, evaluation, "design", told, by=door.story.account.id, now=now())
    session.commit()

    page = door.get().text
    design = page.split("Design together</b>")[1].split("</li>")[0]
    assert re.findall(r"<p>(\w+): (?:<bdi>)?(\w+)", design) == [("decides", "staff"), ("consulted", "village")]
    assert "Not planned yet" in page.split("Dialogue</b>")[1].split("</li>")[0]
    assert "Minutes of a meeting" not in page
    assert door.state() == "agreed"
