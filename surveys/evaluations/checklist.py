"""What is missing before an evaluation can open, each with the page where it is mended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from surveys.evaluations import invited, states, wording
from surveys.evaluations.agreements import Standing, standings
from surveys.evaluations.creating import questionnaire_of
from surveys.evaluations.forecast import Forecast, forecast
from surveys.evaluations.placing import place
from surveys.messages import Message, msg, nmsg
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding
from surveys.questionnaires.fitting import Place, needs_objectives, needs_partners, strange_groups
from surveys.questionnaires.values import Questionnaire
from surveys.translator import own_name

PROTECTING = ("anonymous", "confidential")
AGREEMENT = "agreement"
LEAST_PARTNERS = 2
"""As many are needed where a question asks how each works with the others."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to have before opening. `where`: the page that mends it. `needed` False: worth knowing, stops nothing."""

    code: str
    done: bool
    what: Message
    where: str
    needed: bool = True


def checklist(session: Session, evaluation: Evaluation, now: datetime) -> tuple[Line, ...]:
    """Every line, done or not, in the order in which they are worked through."""
    looked = forecast(invited.sizes(session, evaluation), evaluation.k)
    return (
        *_people(session, evaluation, looked),
        *_promise(evaluation, looked),
        *_languages(session, evaluation),
        _closing_day(evaluation, now),
        _agreement(standings(session, evaluation)),
        *_worth_knowing(session, evaluation, looked),
    )


def missing(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines that stop the opening."""
    return tuple(line for line in lines if line.needed and not line.done)


def _people(session: Session, evaluation: Evaluation, looked: Forecast) -> tuple[Line, ...]:
    total = sum(group.size.invited for group in looked.groups)
    what = nmsg("{n} person to ask.", "{n} people to ask.", total) if total else msg("Nobody is on the list of people yet.")
    lines = (Line("people", total > 0, what, "people"),)
    return lines if evaluation.mode != "organisation_position" else (*lines, *_signatories(session, evaluation))


def _signatories(session: Session, evaluation: Evaluation) -> tuple[Line, ...]:
    counts = invited.per_organisation(session, evaluation.partnership_id)
    partners = {organisation.id for _, organisation in finding.partners(session, evaluation.partnership_id)}
    one_each = bool(partners) and set(counts) == partners and set(counts.values()) == {1}
    said = msg("One signatory for each partner.") if one_each else msg("Each partner needs exactly one person on the list, its signatory.")
    cards = msg("Cards cannot be handed out in this round, because each partner gives one agreed answer. Remove them.")
    unwanted = (Line("cards", False, cards, "cards"),) if invited.cards(session, evaluation.id) else ()
    return (Line("signatories", one_each, said, "people"), *unwanted)


def _promise(evaluation: Evaluation, looked: Forecast) -> tuple[Line, ...]:
    return (
        _line("owner", evaluation.owner, msg("Who asks is said."), msg("Say who asks: the name people will see."), "settings"),
        _line("contact", evaluation.contact, msg("Whom to ask is said."), msg("Give an address for questions."), "settings"),
        _line(
            "complaints",
            evaluation.complaints,
            msg("A safe way to complain is given."),
            msg("Say how people can complain safely; nobody reads their answers before the closing day."),
            "settings",
        ),
        *_protection(evaluation, looked),
    )


def _protection(evaluation: Evaluation, looked: Forecast) -> tuple[Line, ...]:
    if evaluation.mode not in PROTECTING or not looked.groups:
        return ()
    kept = msg("Results need {k} people, and at least one group has so many.", k=evaluation.k)
    return (Line("protection", looked.refusal is None, looked.refusal or kept, "forecast"),)


def _languages(session: Session, evaluation: Evaluation) -> tuple[Line, ...]:
    """In every language that people can choose nothing may be missing, neither of the questionnaire nor of the pages and letters around."""
    strange = [lang for lang in evaluation.languages if lang not in wording.offered(session, evaluation)]
    if strange:
        what = msg("The questionnaire is not in: {languages}.", languages=", ".join(map(own_name, strange)))
        return (Line("languages", False, what, "settings"),)
    place = "translations" if evaluation.version_id else "settings"
    lacking = tuple(Line("languages", False, one.sentence(), place) for one in wording.lacking(session, evaluation))
    return lacking or (Line("languages", True, msg("Every language offered has the questions and the promise."), "settings"),)


def _closing_day(evaluation: Evaluation, now: datetime) -> Line:
    closes = states.closing_moment(evaluation)
    if closes is None:
        return Line("closes_on", False, msg("Set the last day for answers."), "settings")
    ahead = closes > now
    said = msg("The last day for answers is set.") if ahead else msg("The last day for answers has passed. Set a later one.")
    return Line("closes_on", ahead, said, "settings")


def _agreement(every: tuple[Standing, ...]) -> Line:
    """Every partner agrees to what is now planned, or there is a reason for going on without it. Without partners nobody is asked."""
    if not every:
        said = msg("No partners are listed, so nobody agrees to this before the opening.")
        return Line(AGREEMENT, False, said, "partners", needed=False)
    unsettled, without = [one for one in every if not one.holds], [one for one in every if one.state == "without"]
    if unsettled:
        lacking = nmsg(
            "{n} partner has not agreed to what is planned now.", "{n} partners have not agreed to what is planned now.", len(unsettled)
        )
        return Line(AGREEMENT, False, lacking, AGREEMENT)
    return Line(AGREEMENT, True, _settled(len(without)), AGREEMENT)


def _settled(without: int) -> Message:
    if not without:
        return msg("Every partner has agreed to what is planned.")
    return nmsg(
        "{n} partner has not agreed; a reason for going on without it is written down.",
        "{n} partners have not agreed; reasons for going on without them are written down.",
        without,
    )


def _worth_knowing(session: Session, evaluation: Evaluation, looked: Forecast) -> tuple[Line, ...]:
    hidden = sum(1 for group in looked.groups if not group.shown)
    letters, cards = invited.without_address(session, evaluation.partnership_id), invited.cards(session, evaluation.id)
    unread = {lang: n for lang, n in wording.readers(session, evaluation).items() if lang not in evaluation.languages}
    silent = [organisation for partner, organisation in finding.partners(session, evaluation.partnership_id) if not partner.focal_email]
    lines = (
        (hidden, "hidden", nmsg("{n} group will probably not be shown.", "{n} groups will probably not be shown.", hidden), "forecast"),
        (
            letters,
            "letters",
            nmsg("{n} person has no address and needs a letter.", "{n} people have no address and need letters.", letters),
            "people",
        ),
        (cards, "to_print", nmsg("{n} card is printed when you open.", "{n} cards are printed when you open.", cards), "cards"),
        (sum(unread.values()), "unread", _unread(unread), "settings"),
        (
            len(silent),
            "focal",
            nmsg("{n} partner has no focal person with an address.", "{n} partners have no focal person with an address.", len(silent)),
            "partners",
        ),
    )
    found = (Line(code, False, what, where, needed=False) for count, code, what, where in lines if count)
    return (*found, *_fitting(questionnaire_of(evaluation), place(session, evaluation.partnership_id)))


def _unread(unread: Mapping[str, int]) -> Message:
    return nmsg(
        "{n} person reads a language that is not offered ({languages}) and is written to in the first one.",
        "{n} people read a language that is not offered ({languages}) and are written to in the first one.",
        sum(unread.values()),
        languages=", ".join(map(own_name, sorted(unread))),
    )


def _fitting(questionnaire: Questionnaire, here: Place) -> Iterator[Line]:
    """What the questionnaire speaks of and the partnership has not."""
    if needs_objectives(questionnaire) and not here.objectives:
        what = msg("The page that is asked for each objective is left out, because no objective is written down.")
        yield Line("objectives", False, what, "objectives", needed=False)
    if needs_partners(questionnaire) and len(here.organisations) < LEAST_PARTNERS:
        what = msg("A question asks about each partner. List the partners first.")
        yield Line("partners", False, what, "partners")
    if strangers := strange_groups(questionnaire, here):
        what = msg("The questionnaire speaks of groups that this partnership has not: {groups}.", groups=", ".join(strangers)[:300])
        yield Line("strange_groups", False, what, "groups", needed=False)


def _line(code: str, value: str, done: Message, lacking: Message, where: str) -> Line:
    return Line(code, bool(value), done if value else lacking, where)
