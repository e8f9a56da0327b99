"""Who is at the door: from the address of a page to the visit, the questionnaire and the language."""

from __future__ import annotations

from dataclasses import dataclass, field
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
from surveys.collecting.values import EvaluationFacts, Visit
from surveys.errors import CodeNeeded
from surveys.messages import Text
from surveys.models.agreements import Agreement
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Group, Partnership
from surveys.questionnaires.values import Questionnaire


@dataclass(frozen=True, slots=True)
class Guest:
    """One person on one page. `given` is what stood in the address; `lock` opens a draft under a return word or code."""

    visit: Visit
    questionnaire: Questionnaire
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
        return Source(self.facts.digest, self.questionnaire)

    def speak(self, *wanted: str) -> str:
        """Speaks the first of these languages that the evaluation has, else the invitation's; gives it."""
        lang = next((tag for tag in wanted if tag in self.facts.languages), self.visit.lang)
        speak_in(lang)
        return lang


def now() -> datetime:
    return datetime.now(UTC)


def arrive(given: str, *, acting: bool = False) -> Guest:
    """The person whose link stands in the address. Raises LinkError; CodeNeeded for a ticket that is old or another's. 2 statements."""
    secret, _, ticket = given.partition("~")
    visit = answering.find(session(), ring(), secret, now=now(), acting=acting)
    guest = Guest(visit, answering.questionnaire_of(session(), visit), secret)
    g.guest = guest
    guest.speak(request.form.get("lang", ""), request.args.get("lang", ""))
    return Guest(visit, guest.questionnaire, given, _lock(visit, ticket)) if ticket else guest


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
