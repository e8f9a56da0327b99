"""Answering by link, from the welcome to the receipt."""

from __future__ import annotations

import re
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from surveys.models.collecting import Draft, Invitation, Response
from surveys.models.evaluations import Evaluation

from fixtures.asked import Asked, ask

Person = Any


def move(session: Session, state: str) -> None:
    """Every evaluation into this state."""
    session.execute(update(Evaluation).values(state=state))
    session.commit()


def checked(page: Any) -> set[tuple[str, str]]:
    return set(re.findall(r'name="([^"]+)" value="([^"]*)" checked', page.text))


def test_the_welcome_says_who_asks_why_how_long_and_until_when(person: Person):
    page = person.get()
    for words in (
        "The partnership office",
        "So that we learn",
        "about 5 minutes",
        "What we promise you",
        "safe@example.org",
        "5 people invited",
    ):
        assert words in page.text


def test_the_welcome_speaks_the_invitations_language_and_any_other_that_is_offered(client: FlaskClient, asked: Asked):
    assert '<html lang="ar" dir="rtl">' in client.get(f"/r/{asked.secrets[1]}").text
    assert '<html lang="en" dir="ltr">' in client.get(f"/r/{asked.secrets[1]}?lang=en").text
    assert '<html lang="ar" dir="rtl">' in client.get(f"/r/{asked.secrets[1]}?lang=xx").text


def test_the_chosen_language_is_kept_with_the_answers(person: Person):
    start = person.post("?lang=ar", act="start")
    assert start.headers["Location"].endswith("/1?lang=ar")
    person.post("/1", q__keeps="4", lang="ar")
    assert '<html lang="ar"' in person.get("/2").text


def test_the_language_can_be_changed_in_the_middle_without_losing_what_was_chosen(person: Person):
    page = person.post("/1", follow=True, q__keeps="4", go="lang-ar", lang="en")
    assert '<html lang="ar"' in page.text
    assert ("q.keeps", "4") in checked(page)


def test_a_section_shows_what_was_saved(person: Person):
    person.post("/2", q__again="7", q__hinders=["time", "money"], q__visits="١٢", q__word="<Sturdy>", q__future="One\nTwo")
    page = person.get("/2")
    assert {("q.again", "7"), ("q.hinders", "time"), ("q.hinders", "money")} <= checked(page)
    assert 'value="12"' in page.text
    assert "&lt;Sturdy&gt;" in page.text
    assert "One\nTwo</textarea>" in page.text


def test_going_back_saves_and_loses_nothing(person: Person):
    person.post("/1", q__keeps="4")
    back = person.post("/2", q__again="3", go="back")
    assert back.headers["Location"].endswith("/1")
    assert ("q.keeps", "4") in checked(person.get("/1"))
    assert ("q.again", "3") in checked(person.get("/2"))


def test_progress_is_said_in_words(person: Person):
    assert "Section 1 of 2" in person.get("/1").text
    person.post("/2", q__meet="field")
    assert "Section 1 of 3" in person.get("/1").text


def test_a_section_is_skipped_while_its_condition_does_not_hold(person: Person):
    assert person.post("/2", q__meet="office").headers["Location"].endswith("/review")
    assert person.get("/3").headers["Location"].endswith("/review")
    assert person.post("/2", q__meet="field").headers["Location"].endswith("/3")
    assert "The way there is safe." in person.get("/3").text


def test_a_question_opened_by_an_answer_on_the_same_page_is_shown_before_going_on(person: Person):
    assert 'name="shown" value="keeps respect"' in person.get("/1").text
    again = person.post("/1", q__keeps="1", shown="keeps respect")
    assert again.headers["Location"].endswith("/1?opened=1#i.why")
    assert "opened one more question" in person.get("/1", opened="1").text
    assert person.post("/1", q__keeps="1", shown="keeps respect why").headers["Location"].endswith("/2")


def test_a_required_question_is_asked_for_once_more_when_going_on_but_not_when_going_away(person: Person):
    refused = person.post("/1", q__respect="5")
    assert refused.status_code == 422
    assert 'href="#i.keeps"' in refused.text
    assert ("q.respect", "5") in checked(refused)
    assert person.post("/1", q__respect="5", go="pause").status_code == 303


def test_what_cannot_be_kept_is_shown_again_as_it_was_typed_and_the_rest_is_saved(person: Person):
    for button in ("on", "back", "pause"):
        refused = person.post("/2", q__again="7", q__visits="many", go=button)
        assert refused.status_code == 422
        assert 'value="many"' in refused.text
        assert 'aria-invalid="true"' in refused.text
    assert ("q.again", "7") in checked(person.get("/2"))
    assert 'value="many"' not in person.get("/2").text


def test_an_answer_can_be_taken_back(person: Person):
    person.post("/2", q__again="7")
    page = person.get("/2")
    assert 'hidden><input type="radio" name="q.meet"' in page.text
    assert 'hidden><input type="radio" name="q.again"' not in page.text
    person.post("/2", q__again="")
    assert checked(person.get("/2")) == set()


def test_saving_by_itself_answers_without_a_page_and_keeps_what_is_valid(person: Person):
    assert person.post("/2", q__again="7", q__visits="many", go="save").status_code == 204
    assert ("q.again", "7") in checked(person.get("/2"))


def test_start_leads_back_to_where_one_left_off(person: Person):
    assert "Start" in person.get().text
    person.post("/2", q__again="7", go="pause")
    assert "Go on with my answers" in person.get().text
    assert person.post(act="start").headers["Location"].endswith("/2")


def test_the_review_shows_every_answer_in_words_with_a_way_to_change_it(person: Person):
    person.post("/1", q__keeps="4", q__respect="-inapplicable")
    person.post("/2", q__meet="else", other__meet="On the <road>", q__visits="3")
    page = person.get("/review").text
    for words in ("Agree", "Does not apply", "Somewhere else", "On the &lt;road&gt;", "3 visits", "No answer", 'href="1"', 'href="2"'):
        assert words in page


def test_the_review_names_what_is_missing_and_sending_is_refused(person: Person):
    person.post("/2", q__again="7")
    page = person.get("/review")
    assert 'href="1#i.keeps"' in page.text
    refused = person.post("/review", nonce="n" * 32)
    assert refused.status_code == 422
    assert "Not ready to be sent yet" in refused.text


def test_sending_gives_a_receipt_and_a_return_code_and_keeps_the_consent(person: Person, session: Session):
    person.fill()
    receipt, code = person.send(may_quote="on")
    assert receipt
    assert code
    assert session.scalar(select(Response.id)) is not None
    assert session.scalar(select(Draft.id)) is None
    assert "You allow your words to be quoted." in person.post(act="see", code=code).text


def test_sent_twice_answers_count_once_and_the_same_code_is_shown(person: Person, session: Session):
    person.fill()
    nonce = re.findall(r'name="nonce" value="(\w+)"', person.get("/review").text)[0]
    first, second = (person.post("/review", nonce=nonce, lang="en") for _ in range(2))
    assert first.text == second.text
    assert len(session.scalars(select(Response.id)).all()) == 1


def test_the_thanks_speak_the_language_of_the_answers_and_name_the_closing_day(person: Person):
    person.post("/1", q__keeps="4", lang="ar")
    page = person.get("/review").text
    assert 'name="lang" value="ar"' in page
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert '<html lang="ar" dir="rtl">' in person.post("/review", **fields).text
    assert "2026" in fields["until"]


def test_after_sending_the_link_alone_shows_no_answer(person: Person):
    person.fill()
    person.send()
    assert "Your answers have arrived" in person.get().text
    for place in ("/1", "/2", "/review", "/pause"):
        assert person.get(place).status_code == 303
    assert person.post("/1", q__keeps="1").status_code == 303


def test_with_the_return_code_answers_are_seen_kept_and_changed(person: Person, client: FlaskClient):
    person.fill()
    receipt, code = person.send()
    assert "Sturdy" in person.post(act="see", code=code.upper()).text
    copy = person.post(act="keep", code=code)
    assert copy.mimetype == "text/plain"
    assert "Sturdy" in copy.text
    changing = type(person)(client, person.post(act="change", code=code).headers["Location"].removesuffix("/review"))
    assert "These are your changed answers" in changing.get("/review").text
    changing.at = changing.post("/2", q__word="Fragile").headers["Location"].rsplit("/", 1)[0]
    thanks = changing.post("/review", lang="en")
    assert "Your return code stays the same" in thanks.text
    assert receipt in thanks.text
    assert "Fragile" in person.post(act="see", code=code).text


def test_a_wrong_return_code_is_told_kindly_and_not_forever(person: Person):
    person.fill()
    person.send()
    statuses = [person.post(act="see", code="wrong").status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]


def test_withdrawing_asks_once_more_and_then_deletes(person: Person, session: Session):
    person.fill()
    person.send()
    asked_once = person.post(act="withdraw", follow=True)
    assert "This cannot be undone" in asked_once.text
    assert session.scalar(select(Response.id)) is not None
    session.rollback()
    withdrawn = person.post("/withdrawal", follow=True)
    assert withdrawn.status_code == 410
    assert "withdrawn" in withdrawn.text
    assert session.scalar(select(Response.id)) is None
    assert person.get().status_code == 410


def test_declining_can_be_undone(person: Person, session: Session):
    declined = person.post(act="decline", follow=True)
    assert "no more reminders" in declined.text
    assert person.get("/1").status_code == 303
    assert session.scalars(select(Invitation.state).where(Invitation.state == "declined")).all() == ["declined"]
    session.rollback()
    assert "What we promise you" in person.post(act="undo", follow=True).text


def test_a_return_word_guards_the_draft(person: Person):
    person.post("/2", q__word="Sturdy")
    locked = person.post("/pause", word="nightingale")
    assert "~" in locked.headers["Location"]
    assert "Sturdy" not in person.get("/2").text
    assert "Your return word" in person.get("/2").text
    assert person.post(act="start", follow=True).text == person.get("/1").text
    assert person.post("/word", word="sparrow").status_code == 422
    opened = person.post("/word", word="nightingale")
    back = person.client.get(opened.headers["Location"])
    assert "Sturdy" in person.client.get(back.headers["Location"]).text


def test_a_return_word_that_is_too_short_is_not_taken(person: Person):
    assert person.post("/pause", word="ab").status_code == 422


def test_a_forgotten_return_word_costs_the_draft_and_nothing_more(person: Person):
    person.post("/2", q__word="Sturdy")
    person.post("/pause", word="nightingale")
    assert person.post("/word", act="forgotten").status_code == 303
    assert "Sturdy" not in person.get("/2").text
    person.fill()
    person.send()


def test_what_was_typed_survives_a_ticket_that_has_grown_old(person: Person):
    person.post("/2", q__word="Sturdy")
    person.post("/pause", word="nightingale")
    asked = person.post("~oldticket/2", q__word="Fragile", q__hinders=["time", "money"])
    assert asked.status_code == 422
    assert 'name="q.word" value="Fragile"' in asked.text
    kept = person.post("~oldticket/2", q__word="Fragile", word="nightingale")
    assert kept.status_code == 303
    opened = person.post("/word", word="nightingale").headers["Location"]
    assert "Fragile" in person.client.get(f"{opened}/2").text


def test_evaluations_that_take_no_answers_say_so(client: FlaskClient, session: Session, ring: Any):
    for state, words in (("closed", "takes no more answers"), ("sealed", "final closing")):
        secret = ask(session, ring, title=state, state="open").secrets[0]
        move(session, state)
        page = client.get(f"/r/{secret}")
        assert page.status_code == 410
        assert words in page.text


def test_answers_can_be_withdrawn_after_closing_until_they_are_sealed(person: Person, session: Session):
    person.fill()
    person.send()
    move(session, "closed")
    assert "Withdraw my answers" in person.get().text
    assert person.post(act="withdraw", follow=True).status_code == 200
    assert person.post("/withdrawal").status_code == 303
    assert session.scalar(select(Response.id)) is None
