"""Letters to focal persons: in their own language, all at once, and nothing that somebody wrote breaks out of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.jobs.registry import Tools
from app.mail.sending import send_due
from app.settings import Settings
from surveys.evaluations import settings as rules
from surveys.evaluations.delivering import delivery
from surveys.models.accounts import Account
from surveys.models.partnerships import Partner
from surveys.partnerships.partners import PartnerDetails, add_partner

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
    made.settled().opened()
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
