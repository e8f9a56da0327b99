"""Letters to focal persons: in their own language, all at once, and nothing that somebody wrote breaks out of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.jobs.registry import Tools
from app.mail.sending import send_due
from app.settings import Settings
from surveys.evaluations import agreeing, focal_links
from surveys.evaluations import settings as rules
from surveys.evaluations.delivering import delivery
from surveys.evaluations.planned import digest, planned
from surveys.models.accounts import Account
from surveys.models.partnerships import Partner
from surveys.models.work import Outbox
from surveys.partnerships.partners import PartnerDetails, add_partner

from fixtures.partners import partner_of
from fixtures.rounds import Story, now
from fixtures.services import PostOffice


@pytest.fixture
def tools(engine: Engine, ring: Any, settings: Settings, smtp_server: PostOffice) -> Tools:
    mail = {"mail_backend": "smtp", "smtp_host": "127.0.0.1", "smtp_port": smtp_server.port, "smtp_security": "none"}
    return Tools(engine, ring, replace(settings, **mail, mail_from="asks@example.org"))


@pytest.fixture
def story(session: Session, ring: Any, account: Account, tools: Tools, smtp_server: PostOffice) -> Story:
    made = Story.begin(session, ring, account)
    for name, lang in (("Nahr", "ar"), ("Works <b>", "en")):
        details = PartnerDetails(name, focal_name="Fay\r\nBcc: all@evil.example", focal_email=f"fay@{lang}.example", focal_lang=lang)
        add_partner(session, made.partnership, details, by=account.id, now=now())
    made.settled().agreed().opened()
    send_due(tools, now())
    smtp_server.letters.clear()
    return made


def test_a_change_is_told_to_each_focal_person_in_their_language(session: Session, story: Story, tools: Tools, smtp_server: PostOffice):
    rules.raise_k(session, story.evaluation, 8, reason="Few <i>answered</i>.", by=story.account.id, now=now())
    session.commit()

    assert send_due(tools, now()) == 2
    by_lang = {str(letter["Content-Language"]): letter for letter in smtp_server.letters}
    assert sorted(by_lang) == ["ar", "en"]
    plain, html = (by_lang["en"].get_body((kind,)).get_content() for kind in ("plain", "html"))
    for words in ("at least 8 people now; before it was 5", "Few <i>answered</i>.", "Works <b>", "Call 123", "eva@example.org"):
        assert words in plain
    assert "<i>" not in html
    assert 'dir="rtl"' in by_lang["ar"].get_body(("html",)).get_content()
    for letter in smtp_server.letters:
        assert letter["Bcc"] is None
        assert len(letter["To"].addresses) == 1


def test_letters_to_focal_persons_are_not_counted_among_those_to_people_who_are_asked(session: Session, story: Story, tools: Tools):
    before = delivery(session, story.evaluation.id)
    rules.raise_k(session, story.evaluation, 8, reason="Few answered.", by=story.account.id, now=now())

    assert delivery(session, story.evaluation.id) == before


def test_whoever_has_left_in_the_meantime_is_told_nothing(session: Session, story: Story, tools: Tools, smtp_server: PostOffice):
    rules.raise_k(session, story.evaluation, 8, reason="Few answered.", by=story.account.id, now=now())
    for partner in session.query(Partner):
        partner.focal_email = ""
    session.commit()

    assert send_due(tools, now()) == 0
    assert smtp_server.letters == []


def test_a_focal_person_is_asked_by_a_letter_whose_link_opens_the_plan(
    session: Session, ring: Any, account: Account, tools: Tools, smtp_server: PostOffice, client: FlaskClient
):
    draft, partner = drafted(session, ring, account)
    agreeing.ask_all(session, draft.evaluation, by=account.id, now=now())
    session.commit()

    assert send_due(tools, now()) == 1
    letter = smtp_server.letters[0]
    plain, html = (letter.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert str(letter["Content-Language"]) == "fr"
    assert "Safe water" in plain
    path = plain.split("http://localhost")[1].split()[0]
    assert path in html
    assert client.get(path).status_code == 200
    session.rollback()
    rows = " ".join(repr(row) for row in session.execute(select(Outbox.__table__)).all())
    assert path.split("/")[-1] not in rows
    assert partner.focal_email not in rows


def test_the_next_letter_brings_another_link_and_ends_the_one_before(
    session: Session, ring: Any, account: Account, tools: Tools, smtp_server: PostOffice, client: FlaskClient
):
    draft, partner = drafted(session, ring, account)
    for day in (0, 2):
        agreeing.ask(session, draft.evaluation, partner, by=account.id, now=now() + timedelta(days=day))
        session.commit()
        send_due(tools, now() + timedelta(days=day))
    older, newer = (letter.get_body(("plain",)).get_content().split("http://localhost")[1].split()[0] for letter in smtp_server.letters)

    assert (client.get(older).status_code, client.get(newer).status_code) == (410, 200)


def test_a_letter_that_is_no_longer_needed_is_not_sent(
    session: Session, ring: Any, account: Account, tools: Tools, smtp_server: PostOffice
):
    draft, partner = drafted(session, ring, account)
    agreeing.ask(session, draft.evaluation, partner, by=account.id, now=now())
    secret = focal_links.issue_link(session, draft.evaluation, partner)
    focal_links.agree(session, secret, digest(planned(session, draft.evaluation)).hex(), now=now())
    session.commit()

    assert send_due(tools, now()) == 0
    assert smtp_server.letters == []
    assert focal_links.find(session, secret).row.state == "agreed"


def drafted(session: Session, ring: Any, account: Account) -> tuple[Story, Partner]:
    draft = Story.begin(session, ring, account).settled()
    return draft, partner_of(draft, "Ministère", "fay@fr.example", "fr")
