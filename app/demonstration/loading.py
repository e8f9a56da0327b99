"""Loads the demonstration through the same verbs that people use: nothing is put into a table by another way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.demonstration import around
from app.demonstration.answering import Character, characters
from app.demonstration.further_pages import with_further_pages
from app.demonstration.partner_page import with_partners
from app.demonstration.story import PEACE, WATER, YOUTH, Tale
from app.demonstration.water_words import IN_ENGLISH
from app.jobs.registry import Tools
from surveys.accounts.signing_in import administrator, make_first_administrator
from surveys.collecting import drafting, inviting, sealing, sending, visiting
from surveys.collecting.keyring import KeyRing
from surveys.collecting.values import Consent
from surveys.comments.redacting import Span
from surveys.evaluations import agreeing, closing, comments, creating, focal_links, opening, releasing, settings
from surveys.evaluations.desk import looking
from surveys.evaluations.planned import digest, planned
from surveys.models.accounts import Account
from surveys.models.collecting import Invitation, Words
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Group, Partnership, Person
from surveys.partnerships import finding, framework, groups, partners
from surveys.partnerships.adding import add_people
from surveys.partnerships.creating import Details, create
from surveys.partnerships.people import Row

LOOKER = "evaluator@demonstration.example"
SEED = 20261121
OWNER = "Roundtable demonstration"
CONTACT = "evaluation@roundtable.example"
COMPLAINTS = "the independent line +000 555 0100, or listening@safe-line.example (both fictional)"
LANGUAGES = ("en", "ar")
"""Those in which the tales are told."""
QUOTES = 0.75
NOON = 12


@dataclass(frozen=True, slots=True)
class Round:
    """One round to be told: when it opened and closed, how it differs from the mood of the tale, how far it goes, and whether it asks more
    than the short form."""

    title: str
    opens: date
    closes: date
    shift: float = 0
    sealed: bool = True
    further: bool = False


def load(tools: Tools) -> None:
    """The whole demonstration, in the name of the first administrator (made if there is none)."""
    today = datetime.now(UTC).date()
    with Session(tools.engine) as session:
        account = administrator(session) or make_first_administrator(session, email=LOOKER, name="Evaluator", now=_noon(today))
        session.commit()
        account_id = account.id
    chance = Random(SEED)  # noqa: S311 - a told story must come out the same each time
    for tale, rounds in (
        (WATER, (earlier(today), replace(present(today), further=True))),
        (YOUTH, (present(today),)),
        (PEACE, (running(today),)),
    ):
        Teller(tools.engine, tools.ring, account_id, tale, chance).tell(rounds)


def earlier(today: date) -> Round:
    """The round a year ago, in a less content time."""
    return Round("Final evaluation, first round", today - timedelta(days=365), today - timedelta(days=344), -5)


def present(today: date) -> Round:
    """The round that was sealed a few days ago."""
    return Round("Final evaluation", today - timedelta(days=30), today - timedelta(days=9))


def running(today: date) -> Round:
    """The round in which answers come in now."""
    return Round("Final evaluation", today - timedelta(days=4), today + timedelta(days=17), sealed=False)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, NOON, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells one tale: its partnership, then its rounds."""

    engine: Engine
    ring: KeyRing
    account_id: str
    tale: Tale
    chance: Random

    def tell(self, rounds: Sequence[Round]) -> None:
        with Session(self.engine) as session:
            partnership_id = self._partnership(session, _noon(rounds[0].opens)).id
            session.commit()
        for one in rounds:
            self._round(partnership_id, one)

    def _partnership(self, session: Session, now: datetime) -> Partnership:
        tale, by = self.tale, self.account_id
        details = Details(tale.title, tale.summary, tale.starts, tale.ends, "concluding", tale.business_case, fictional=True)
        partnership = create(session, details, account=session.get_one(Account, by), now=now)
        for one in tale.organisations:
            address = "" if one.agreed else f"focal-{one.name.split()[0].lower()}@demonstration.example"
            partner = partners.PartnerDetails(one.name, one.kind, one.country, one.pillar, one.focal, address, one.lang)
            partners.add_partner(session, partnership, partner, by=by, now=now)
        for text, sdgs in tale.objectives:
            framework.add_objective(session, partnership, framework.ObjectiveDetails(text, sdgs), by=by, now=now)
        for indicator in tale.indicators:
            fields = {name: getattr(indicator, name) for name in framework.IndicatorDetails.__slots__}
            framework.add_indicator(session, partnership, framework.IndicatorDetails(**fields), by=by, now=now)
        for cast in tale.groups:
            groups.add_group(session, partnership, cast.name, by=by, now=now)
        add_people(session, partnership, self._people(), by=by, now=now)
        return partnership

    def _people(self) -> Iterator[Row]:
        line = 0
        for cast in self.tale.groups:
            for place in range(cast.invited):
                line += 1
                lang = "ar" if place < cast.invited * cast.arabic else "en"
                name, address = f"{cast.name['en']} {place + 1}", f"{cast.key}-{place + 1}@demonstration.example"
                yield Row(line, name, address, cast.organisation, cast.name["en"], lang)

    def _round(self, partnership_id: str, one: Round) -> None:
        with Session(self.engine) as session:
            evaluation = self._opened(session, session.get_one(Partnership, partnership_id), one)
            evaluation_id = evaluation.id
            session.commit()
        self._answers(evaluation_id, one)
        if one.sealed:
            self._finished(evaluation_id, _noon(one.closes + timedelta(days=3)))

    def _opened(self, session: Session, partnership: Partnership, one: Round) -> Evaluation:
        now = _noon(one.opens)
        asked = with_partners(creating.from_template("final-evaluation"))
        if one.further:
            asked = with_further_pages(asked)
        evaluation = creating.create(session, partnership, asked, title=one.title, by=self.account_id, now=now)
        usual = replace(settings.settings_of(evaluation), owner=OWNER, contact=CONTACT, complaints=COMPLAINTS, closes_on=one.closes)
        wanted = replace(usual, mode="anonymous", languages=LANGUAGES)
        settings.change(session, evaluation, wanted, by=self.account_id, now=now)
        if self.tale is WATER:
            around.plan(session, evaluation, by=self.account_id, now=now)
        self._agree(session, evaluation, now)
        opening.open_evaluation(session, self.ring, evaluation, by=self.account_id, now=now)
        return evaluation

    def _agree(self, session: Session, evaluation: Evaluation, now: datetime) -> None:
        """Every focal person agrees by the link of a letter; where there is no address, it is written down how the partner agreed."""
        seen, told = digest(planned(session, evaluation)).hex(), {one.name: one for one in self.tale.organisations}
        for partner, organisation in finding.partners(session, evaluation.partnership_id):
            if reason := told[organisation.name].agreed:
                agreeing.write_down(session, evaluation, partner, "otherwise", reason, by=self.account_id, now=now)
            else:
                focal_links.agree(session, focal_links.issue_link(session, evaluation, partner), seen, now=now)

    def _answers(self, evaluation_id: str, one: Round) -> None:
        now = _noon(one.opens + timedelta(days=1))
        with Session(self.engine) as session:
            for cast, secrets in zip(self.tale.groups, self._secrets(session, evaluation_id), strict=True):
                for person, secret in zip(characters(self.tale, cast, one.shift, self.chance), secrets, strict=False):
                    self._send(session, secret, person, now)
            session.commit()

    def _secrets(self, session: Session, evaluation_id: str) -> list[list[str]]:
        """The links of each group's people, as their letters carry them."""
        rows = select(Invitation.id, Group.position).join(Group, Group.id == Invitation.group_id).join(Person).order_by(Person.email)
        by_place: list[list[str]] = [[] for _ in self.tale.groups]
        for invitation_id, place in session.execute(rows.where(Invitation.evaluation_id == evaluation_id)).all():
            by_place[place].append(inviting.secret_of(session, self.ring, evaluation_id, invitation_id) or "")
        return by_place

    def _send(self, session: Session, secret: str, person: Character, now: datetime) -> None:
        visit = visiting.find(session, self.ring, secret, now=now)
        questionnaire = drafting.questionnaire_of(session, visit)
        for section in questionnaire.sections:
            acting = visiting.find(session, self.ring, secret, now=now, acting=True)
            drafting.save_section(session, self.ring, acting, section, person.section(section, questionnaire), person.lang)
        nonce = drafting.review(session, self.ring, visit).nonce
        consent = Consent(may_quote=self.chance.random() < QUOTES)
        sending.submit(session, self.ring, secret, nonce=nonce, consent=consent, now=now)

    def _finished(self, evaluation_id: str, now: datetime) -> None:
        with Session(self.engine) as session:
            evaluation = session.get_one(Evaluation, evaluation_id)
            closing.close(session, evaluation, by=self.account_id, now=now)
            closing.begin_sealing(session, evaluation, by=self.account_id, now=now + timedelta(days=3))
            sealing.seal(session, self.ring, evaluation, now=now)
            session.commit()
        sealing.scrub(self.engine, self.ring, evaluation_id)
        with Session(self.engine) as session:
            evaluation = session.get_one(Evaluation, evaluation_id)
            self._choose_words(session, evaluation, now)
            releasing.share(session, evaluation, by=self.account_id, now=now)
            if self.tale is WATER:
                around.conclude(session, evaluation, by=self.account_id, now=now)
            session.commit()

    def _choose_words(self, session: Session, evaluation: Evaluation, now: datetime) -> None:
        rows = session.scalars(select(Words).where(Words.evaluation_id == evaluation.id, Words.may_quote)).all()
        one_each = {row.text: row.id for row in rows}
        comments.choose(session, evaluation, set(one_each.values()), by=self.account_id, now=now)
        if self.tale is WATER:
            around.theme(session, evaluation, by=self.account_id, now=now)
            self._translate(session, evaluation, [row for row in rows if row.text in IN_ENGLISH], now)

    def _translate(self, session: Session, evaluation: Evaluation, rows: Sequence[Words], now: datetime) -> None:
        """English beside what was written in Arabic; what was left out stays so."""
        for row in rows:
            spans = tuple(Span(start, end, kind) for start, end, kind in row.left_out or ())
            decided = looking.Look(spans, translation=IN_ENGLISH[row.text], translated_to="en")
            looking.look(session, evaluation, row.id, decided, by=self.account_id, now=now)
