"""From a row of the outbox to a letter and its reader: which words, which language, which link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from app.jobs.registry import Tools
from app.mail import focal_letters, letters
from app.mail.focal_letters import Told
from app.mail.letters import Asking, Letter
from app.respond.promise import Circle, promise
from surveys.accounts.signing_in import issue_link
from surveys.collecting.counting import ASKED
from surveys.collecting.inviting import secret_of
from surveys.collecting.returning import mark
from surveys.collecting.slips import CONTACT, REMINDERS, slip
from surveys.collecting.values import Asked
from surveys.evaluations import states
from surveys.evaluations.agreements import ASKING, counted, standing_of
from surveys.evaluations.announcing import CHANGED, announced_in, read_subject
from surveys.evaluations.creating import questionnaire_of
from surveys.evaluations.facing import facts_of
from surveys.evaluations.focal_links import issue_link as focal_link
from surveys.messages import Text
from surveys.models.accounts import Account
from surveys.models.agreements import Announcement
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Group, Organisation, Partner, Partnership, Person
from surveys.models.work import Outbox
from surveys.partnerships.erasing import KEPT
from surveys.questionnaires.layers import from_json
from surveys.questionnaires.voices import SILENT, voices
from surveys.translator import Spoken, translator

CATALOGS = ("app", "surveys")
WELCOME_MINUTES = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class Addressed:
    """A letter ready to be written. `mark`: by which its envelope is known if it comes back."""

    letter: Letter
    to: str
    speak: Spoken
    mark: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Case:
    """A row of the outbox with all that is needed to answer it."""

    session: Session
    tools: Tools
    row: Outbox
    now: datetime

    @property
    def site(self) -> str:
        return self.tools.settings.base_url.rstrip("/")


def address(case: Case) -> Addressed | None:
    """The letter that the row asks for; None if it is no longer needed or its reader is gone."""
    find = KINDS.get(case.row.kind)
    return find(case) if find else None


def _invitation(case: Case) -> Addressed | None:
    return _asked(case, letters.invitation)


def _reminder(case: Case) -> Addressed | None:
    """Not for somebody who wants no more of them."""
    found = _reader(case)
    return None if found is None or found[1].quiet else _asked(case, letters.reminder)


def _link_again(case: Case) -> Addressed | None:
    return _asked(case, letters.reminder)


def _asked(case: Case, words: Callable[[Asking, str], Letter]) -> Addressed | None:
    """Only while the evaluation is open, and only for somebody who has neither answered nor declined."""
    found = _reader(case)
    if found is None or found[0].state != "open" or found[1].state != "invited":
        return None
    evaluation, invitation, person = found
    secret = secret_of(case.session, case.tools.ring, evaluation.id, invitation.id)
    if secret is None:
        return None
    speak = speaker(person.lang, evaluation)
    place, ring = Asked(evaluation.id, invitation.id), case.tools.ring
    letter = words(asking(case.session, evaluation, speak, invitation.group_id), f"{case.site}/r/{secret}")
    stop = f"{case.site}/r/{slip(ring, place, REMINDERS)}/reminders" if case.tools.settings.secure else ""
    return Addressed(replace(letter, stop=stop), person.email, speak, mark(ring, place, case.row.kind))


def _withdrawn(case: Case) -> Addressed | None:
    """The notice carries no link of its own: whoever withdrew may be reading along."""
    found = _reader(case)
    if found is None:
        return None
    evaluation, invitation, person = found
    speak = speaker(person.lang, evaluation)
    return Addressed(letters.withdrawn(asking(case.session, evaluation, speak, invitation.group_id), case.site), person.email, speak)


def _kept(case: Case) -> Addressed | None:
    """Only to somebody who still agrees."""
    found = _reader(case)
    if found is None or not found[2].stays:
        return None
    evaluation, invitation, person = found
    speak, place = speaker(person.lang, evaluation), Asked(evaluation.id, invitation.id)
    url = f"{case.site}/r/{slip(case.tools.ring, place, CONTACT)}/contact"
    return Addressed(letters.kept(asking(case.session, evaluation, speak, invitation.group_id), url), person.email, speak)


def _sign_in(case: Case) -> Addressed | None:
    account = _account(case)
    if account is None:
        return None
    url = f"{case.site}/in/{issue_link(case.session, account, now=case.now)}"
    return Addressed(letters.sign_in(url), account.email, translator(account.lang, *CATALOGS))


def _welcome(case: Case) -> Addressed | None:
    account = _account(case)
    if account is None:
        return None
    url = f"{case.site}/in/{issue_link(case.session, account, now=case.now, minutes=WELCOME_MINUTES)}"
    return Addressed(letters.welcome(account.name, url), account.email, translator(account.lang, *CATALOGS))


def _agreement(case: Case) -> Addressed | None:
    """Only before the opening, and only while the focal person has not agreed to what is planned. The link is made here, and ends the one
    of the letter before."""
    partner, evaluation = case.session.get(Partner, case.row.subject_id), case.session.get(Evaluation, case.row.evaluation_id)
    if partner is None or evaluation is None or not partner.focal_email or not states.allows(evaluation, "open"):
        return None
    one = standing_of(case.session, evaluation, partner)
    if one.by_link and one.agrees:
        return None
    url = f"{case.site}/agree/{focal_link(case.session, evaluation, partner)}"
    speak = translator(partner.focal_lang, *CATALOGS)
    return Addressed(focal_letters.asking(_told(case.session, evaluation, partner), url), partner.focal_email, speak)


def _changed(case: Case) -> Addressed | None:
    """One change after the opening, to one focal person; nothing any more if the partner has left."""
    partner_id, announcement_id = read_subject(case.row.subject_id)
    partner, row = case.session.get(Partner, partner_id), case.session.get(Announcement, announcement_id)
    evaluation = case.session.get(Evaluation, case.row.evaluation_id)
    if partner is None or row is None or evaluation is None or not partner.focal_email:
        return None
    speak, change = translator(partner.focal_lang, *CATALOGS), announced_in(row)
    when = speak.moment(change.at.astimezone(states.zone_of(evaluation)))
    url = f"{case.site}/agree/{focal_link(case.session, evaluation, partner)}"
    letter = focal_letters.changed(_told(case.session, evaluation, partner), change.what, change.why, when, url)
    return Addressed(letter, partner.focal_email, speak)


KINDS: Mapping[str, Callable[[Case], Addressed | None]] = {
    "invitation": _invitation,
    "reminder": _reminder,
    "link_again": _link_again,
    "withdrawn": _withdrawn,
    KEPT: _kept,
    "sign_in": _sign_in,
    "welcome": _welcome,
    ASKING: _agreement,
    CHANGED: _changed,
}


def _account(case: Case) -> Account | None:
    account = case.session.get(Account, case.row.subject_id)
    return account if account and account.active else None


def _reader(case: Case) -> tuple[Evaluation, Invitation, Person] | None:
    session, row = case.session, case.row
    invitation = session.get(Invitation, (row.evaluation_id, bytes.fromhex(row.subject_id)))
    person = session.get(Person, invitation.person_id) if invitation and invitation.person_id else None
    evaluation = session.get(Evaluation, row.evaluation_id)
    if invitation is None or person is None or evaluation is None or not person.email:
        return None
    return evaluation, invitation, person


def asking(session: Session, evaluation: Evaluation, speak: Spoken, group_id: str) -> Asking:
    """What a letter to a member of the group says about the evaluation, the promise included."""
    questionnaire = questionnaire_of(evaluation)
    partnership = session.get_one(Partnership, evaluation.partnership_id)
    return Asking(
        title=evaluation.title,
        partnership=partnership.title,
        owner=evaluation.owner,
        contact=evaluation.contact,
        complaints=evaluation.complaints,
        purpose=questionnaire.purpose,
        minutes=questionnaire.minutes,
        until=speak.date(evaluation.closes_on) if evaluation.closes_on else "",
        zone=evaluation.zone,
        promise=promise(facts_of(evaluation), _circle(session, evaluation, partnership.title, group_id)),
        extended=evaluation.extension_reason,
    )


def _told(session: Session, evaluation: Evaluation, partner: Partner) -> Told:
    """What a letter to the partner's focal person says about the evaluation."""
    return Told(
        partner=session.get_one(Organisation, partner.organisation_id).name,
        title=evaluation.title,
        partnership=session.get_one(Partnership, evaluation.partnership_id).title,
        owner=evaluation.owner,
        contact=evaluation.contact,
        complaints=evaluation.complaints,
        zone=evaluation.zone,
    )


def speaker(lang: str, evaluation: Evaluation) -> Spoken:
    """The person's language if the evaluation is in it, else the evaluation's first; with its voices where the language is not ours."""
    offered = evaluation.languages or ["en"]
    spoken = voices(from_json(evaluation.layers)) if evaluation.voiced else SILENT
    return spoken.speaker(lang if lang in offered else offered[0], *CATALOGS)


def _circle(session: Session, evaluation: Evaluation, partnership: str, group_id: str) -> Circle:
    group = session.get_one(Group, group_id)
    counts = select(func.count(), func.count(distinct(Invitation.organisation_id)))
    invited, organisations = session.execute(
        counts.where(Invitation.evaluation_id == evaluation.id, Invitation.group_id == group_id, ASKED)
    ).one()
    agreed, partners = counted(session, evaluation.id)
    return Circle(partnership, Text(group.name), invited, organisations, evaluation.grace_hours, agreed, partners)
