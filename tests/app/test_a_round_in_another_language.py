"""A round in a language that Roundtable does not speak: it opens only when nothing is missing, and then speaks it everywhere."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.evaluate.jobs import speaker as speaker_of
from app.mail import letters
from app.mail.addressing import asking, speaker
from app.mail.writing import plain
from surveys.errors import Invalid
from surveys.evaluations import creating, wording
from surveys.evaluations.checklist import checklist, missing
from surveys.messages import msg
from surveys.models.accounts import Account
from surveys.models.evaluations import Evaluation
from surveys.models.questionnaires import Version
from surveys.partnerships import finding
from surveys.questionnaires.around import sentences
from surveys.questionnaires.side_by_side import due
from surveys.translator import translator
from surveys.workshop import translating
from surveys.workshop.documents import questionnaire_of

from fixtures.making import published
from fixtures.rounds import Story, listed, now

WORD = "Kiswahili"
"""Stands before everything that is translated, so that what is not is found."""
OTHERS = re.compile(
    r"Roundtable|Safe water|Final|Eva Owner|eva@example\.org|Call 123|Nahr|staff|UTC|Desemba|English|العربية|\b[a-z0-9]{10,12}\b|\d+|[\W_]"
)


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """The pages are the same on each."""
    return sqlite_database


@dataclass
class Round:
    story: Story
    version: Version

    def lacking(self) -> list[str]:
        say = translator("en", "surveys")
        return [say(line.what) for line in missing(checklist(self.story.session, self.story.evaluation, now()))]


def translate(session: Session, version: Version, account: Account, *, all_but: int = 0) -> None:
    """Every text that is missing before a round opens, save some of them."""
    lacking = [pair for pair in due(translating.pairs_of(session, version, "sw")) if pair.missing]
    words = {pair.key: f"{WORD} {pair.source}" for pair in lacking[: len(lacking) - all_but]}
    translating.translate(session, version, "sw", words, by=account.id, now=now())
    session.commit()


@pytest.fixture
def planned(session: Session, ring: Any, account: Account) -> Round:
    """A round that offers Swahili, into which nothing is translated yet."""
    version = published(session, account)
    translating.add_language(session, version, "Swahili", by=account.id, now=now())
    story = Story.begin(session, ring, account, listed("staff", 6, lang="sw") + listed("team", 6, lang="sw"))
    chosen = questionnaire_of(version)
    creating.choose_questionnaire(session, story.evaluation, chosen, by=account.id, now=now(), version_id=version.id)
    return Round(story.settled(languages=("sw", "en")).agreed(), version)


def test_a_round_opens_only_when_nothing_is_missing_in_any_language_that_it_offers(
    planned: Round, session: Session, account: Account, signed_in_client: FlaskClient
):
    count = len([pair for pair in due(translating.pairs_of(session, planned.version, "sw")) if pair.missing])
    (told,) = planned.lacking()
    assert told.startswith(f"Kiswahili: {count} texts are not translated, among them “Learning together”, ")
    page = signed_in_client.get(f"{planned.story.at}/check-list").text
    assert f'<a href="/questionnaires/{planned.version.questionnaire_id}/translations">' in page
    assert f"Kiswahili: {count} texts" in signed_in_client.get(f"{planned.story.at}/forecast").text
    with pytest.raises(Invalid):
        planned.story.opened()
    session.rollback()

    translate(session, planned.version, account, all_but=1)
    (told,) = planned.lacking()
    assert told.startswith("Kiswahili: 1 text is not translated: “")
    translate(session, planned.version, account)
    planned.story.agreed()
    assert planned.lacking() == []


def unspoken(page: str) -> list[str]:
    """Every piece of a page that is neither translated nor a name."""
    body = re.sub(r"<(script|style|head)\b.*?</\1>", "", page, flags=re.DOTALL)
    said = [
        *re.findall(r">([^<]+)<", re.sub(r"</?(?:bdi|b|strong)\b[^>]*>", "", body)),
        *re.findall(r'(?:aria-label|placeholder|title|data-\w+)="([^"]*\s[^"]*)"', body),
    ]
    pieces = (html.unescape(piece).strip() for piece in said)
    return [piece for piece in pieces if WORD not in piece and OTHERS.sub("", piece)]


def test_pages_letters_and_paper_speak_the_language_of_the_round(
    planned: Round, session: Session, account: Account, app: Flask, client: FlaskClient, signed_in_client: FlaskClient
):
    translate(session, planned.version, account)
    planned.story.agreed()
    planned.story.opened()
    first = planned.story.secrets()[0]
    person, at = app.test_client(), f"/r/{first}"
    pages = {
        "welcome": person.get(at).text,
        "section": person.get(f"{at}/1").text,
        "mistake": person.post(f"{at}/word", data={"word": "x"}).text,
        "words": person.get(f"{at}/2").text,
    }
    person.post(f"{at}/1", data={"q.T1": "4", "lang": "sw"})
    person.post(f"{at}/2", data={"q.W1": "Maji safi", "lang": "sw"})
    pages["review"] = person.get(f"{at}/review").text
    nonce = re.findall(r'name="nonce" value="(\w+)"', pages["review"])[0]
    pages["thanks"] = person.post(f"{at}/review", data={"nonce": nonce, "lang": "sw"}).text
    pages["again"], pages["withdraw"], pages["contact"] = (person.get(f"{at}{place}").text for place in ("", "/withdrawal", "/contact"))
    assert {name: found for name, page in pages.items() if (found := unspoken(page.replace("Maji safi", "")))} == {}
    assert '<html lang="sw" dir="ltr">' in pages["thanks"]

    evaluation = session.get_one(Evaluation, planned.story.evaluation.id)
    speak = speaker("sw", evaluation)
    told = asking(session, evaluation, speak, finding.groups(session, evaluation.partnership_id)[0].id)
    for write in (letters.invitation, letters.reminder, letters.printed_again, letters.card, letters.withdrawn, letters.kept):
        written = plain(write(told, "http://localhost/r/x"), speak).replace("http://localhost/r/x", "")
        assert unspoken(f">{written}<".replace("\n", "<>")) == [], write.__name__
    group = finding.groups(session, evaluation.partnership_id)[0].id
    with pypdfium2.PdfDocument(signed_in_client.get(f"{planned.story.at}/preview/{group}/paper.pdf?lang=sw").data) as document:
        paper = document[0].get_textpage().get_text_bounded().replace("\xa0", " ")
    for words in (f"{WORD} The partners keep their promises.", f"{WORD} I do not know", f"{WORD} It takes about"):
        assert words in paper

    session.rollback()
    planned.story.closed()
    late = app.test_client().get(f"/r/{first}", headers={"Accept-Language": "sw"})
    assert (late.status_code, unspoken(late.text)) == (410, [])


def test_the_debrief_is_offered_in_the_language_as_soon_as_its_sentences_are_translated_too(
    planned: Round, session: Session, account: Account
):
    translate(session, planned.version, account)
    assert wording.debrief_voices(session, planned.story.evaluation).layers == {}
    later = {pair.key: f"{WORD} {pair.source}" for pair in translating.pairs_of(session, planned.version, "sw") if pair.missing}
    translating.translate(session, planned.version, "sw", later, by=account.id, now=now())
    session.commit()

    speak = speaker_of(session, planned.story.evaluation)
    assert speak("sw")(msg("Page {page} of {pages}", page=1, pages=2)) == "Kiswahili Page 1 of 2"
    assert speak("fr")(msg("Page {page} of {pages}", page=1, pages=2)) == "Page 1\u00a0sur\u00a02"
    met = wording.voices_of(session, planned.story.evaluation).layers["sw"].sentences
    assert met.keys().isdisjoint(one.text for one in sentences() if one.later)
