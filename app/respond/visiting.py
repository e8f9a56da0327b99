"""Who is at the door: from the address of a page to the visit, the questionnaire and the language."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from flask import Response, current_app, g, request, url_for
from sqlalchemy import distinct, func, select

from app.db import session
from app.key_ring import ring
from app.respond.promise import Circle
from app.respond.sources import Source
from app.speaking import speak_in
from surveys.collecting import answering
from surveys.collecting.counting import ASKED
from surveys.collecting.frozen import voices_of
from surveys.collecting.values import EvaluationFacts, Visit
from surveys.errors import CodeNeeded, LinkError, LostKey
from surveys.messages import Text
from surveys.models.agreements import Agreement
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Group, Partnership
from surveys.questionnaires.values import Questionnaire
from surveys.questionnaires.voices import Voices


@dataclass(frozen=True, slots=True)
class Guest:
    """One person on one page. `given` is what stood in the address; `lock` opens a draft under a return word or code; `voices`: how the
    round speaks in languages that are not ours."""

    visit: Visit
    questionnaire: Questionnaire
    voices: Voices
    given: str = field(repr=False)
    lock: bytes = field(default=b"", repr=False)

    @property
    def facts(self) -> EvaluationFacts:
        return self.visit.evaluation

    @property
    def secret(self) -> str:
        """The link without its ticket, as it was given."""
        return secret_of(self.given)

    @property
    def may_answer(self) -> bool:
        """Whether questions are shown: to the invited, and to those who change what they sent."""
        return self.visit.state == "invited" or bool(self.visit.state == "answered" and self.lock)

    @property
    def source(self) -> Source:
        return Source(self.facts.digest, self.questionnaire, self.voices)

    def speak(self, *wanted: str) -> str:
        """Speaks the first of these languages that the evaluation has, else the invitation's; gives it."""
        lang = next((tag for tag in wanted if tag in self.facts.languages), self.visit.lang)
        speak_in(lang, self.voices)
        return lang


def now() -> datetime:
    return datetime.now(UTC)


def arrive(given: str, *, acting: bool = False) -> Guest:
    """The person whose link stands in the address. Raises LinkError; CodeNeeded for a ticket that is old or another's. 2 statements."""
    secret, _, ticket = given.partition("~")
    try:
        visit = answering.find(session(), ring(), secret, now=now(), acting=acting)
    except LinkError:
        _speak_at_the_door(secret)
        raise
    guest = Guest(visit, answering.questionnaire_of(session(), visit), voices_at(visit.evaluation), secret)
    g.guest = guest
    guest.speak(request.form.get("lang", ""), request.args.get("lang", ""))
    return replace(guest, given=given, lock=_lock(visit, ticket)) if ticket else guest


def voices_at(facts: EvaluationFacts) -> Voices:
    """How this evaluation speaks. At most 1 statement, the first time."""
    return voices_of(session(), facts.id, facts.voiced)


def speak_like(facts: EvaluationFacts, lang: str) -> None:
    """Speaks this language if the evaluation has it."""
    if lang in facts.languages:
        speak_in(lang, voices_at(facts))


def _speak_at_the_door(secret: str) -> None:
    """The language asked for, also where the link does not open; that of the browser is spoken by itself. 1 statement."""
    with suppress(LinkError, LostKey):
        facts = answering.knock(session(), ring(), secret).evaluation
        wanted = (request.args.get("lang", ""), *request.accept_languages.values(), *(() if len(facts.languages) > 1 else facts.languages))
        speak_like(facts, next((tag for tag in wanted if tag in facts.languages), ""))


def _lock(visit: Visit, ticket: str) -> bytes:
    """The lock in the ticket; none where the return word was sent along because the ticket had grown old."""
    for key in current_app.extensions["settings"].secret_keys:
        try:
            return answering.read_ticket(key.encode(), visit, ticket, now=now())
        except CodeNeeded:
            continue
    if "word" in request.form:
        return b""
    raise CodeNeeded


def secret_of(given: str) -> str:
    """The link without its ticket."""
    return given.partition("~")[0]


def with_ticket(guest: Guest, lock: bytes) -> str:
    """The link with a fresh ticket for this lock, as it stands in addresses; without a lock the link alone."""
    if not lock:
        return guest.secret
    key = current_app.extensions["settings"].secret_keys[0].encode()
    return f"{guest.secret}~{answering.issue_ticket(key, guest.visit, lock, now=now())}"


def go(endpoint: str, given: str, **values: Any) -> Response:
    """On to another page of the same link. The answer has no body, so that the link stands in none."""
    return Response(status=303, headers={"Location": url_for(f"respond.{endpoint}", given=given, **values)}, mimetype="text/plain")


def circle(visit: Visit) -> Circle:
    """The group that this person answers in. 1 statement."""
    facts = visit.evaluation
    asked = (Invitation.evaluation_id == facts.id, Invitation.group_id == visit.group, ASKED)
    settled = (Agreement.evaluation_id == facts.id, Agreement.state != "waiting")
    found = session().execute(
        select(
            select(Partnership.title).where(Partnership.id == facts.partnership_id).scalar_subquery(),
            select(Group.name).where(Group.id == visit.group).scalar_subquery(),
            select(func.count()).where(*asked).scalar_subquery(),
            select(func.count(distinct(Invitation.organisation_id))).where(*asked).scalar_subquery(),
            select(Evaluation.grace_hours).where(Evaluation.id == facts.id).scalar_subquery(),
            select(func.count()).where(*settled, Agreement.state != "without").scalar_subquery(),
            select(func.count()).where(*settled).scalar_subquery(),
        )
    )
    title, name, invited, organisations, hours, agreed, partners = found.one()
    return Circle(title, Text(name or {}), invited, organisations, hours, agreed, partners)
