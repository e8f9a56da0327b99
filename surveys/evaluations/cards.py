"""Cards for people who cannot be listed by name: each is a link for one person, printed once, and counts as one person invited.

How many are invited is how many cards were printed; nobody types that number afterwards. A printing that was not handed out can be
cancelled whole while the round is open. Then it goes as with somebody who was replaced: its cards no longer count, their links stop, what
was sent with one still counts, and nobody learns whether there is anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.collecting import inviting
from surveys.collecting.keyring import KeyRing
from surveys.errors import Invalid, NotFound, Problem
from surveys.evaluations import states
from surveys.evaluations.changes import group_name, reasoned, require_changeable, size, tell
from surveys.evaluations.opening import Printing, printed
from surveys.evaluations.roster import asked_groups
from surveys.messages import Message, Param, msg, nmsg
from surveys.models.collecting import Cards
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Organisation
from surveys.partnerships import finding
from surveys.partnerships.wording import unknown_choice

MOST, MOST_SHEETS = 1000, 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """Cards that are asked for: `number` of them, for people of a group and an organisation, in a language of the round. `sheets`: with the
    questions, to be filled in on paper and typed."""

    group_id: str
    organisation_id: str
    lang: str
    number: int
    sheets: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A printing as staff see it; nothing says how many of its cards were used."""

    id: str
    group: str
    organisation: str
    lang: str
    number: int
    state: str
    sheets: bool = False


def listed(session: Session, evaluation_id: str) -> tuple[Listed, ...]:
    """Every printing, by group. One statement."""
    rows = session.execute(
        select(Cards.id, Cards.group_id, Organisation.name, Cards.lang, Cards.number, Cards.state, Cards.sheets)
        .join(Organisation, Organisation.id == Cards.organisation_id)
        .where(Cards.evaluation_id == evaluation_id)
        .order_by(Cards.group_id, Organisation.name, Cards.state, Cards.id)
    )
    return tuple(Listed(*row) for row in rows)


def plan(session: Session, evaluation: Evaluation, wanted: Wanted, *, by: str, now: datetime) -> None:
    """Cards to be printed at the opening. Raises Invalid, WrongState."""
    states.require(evaluation, "change")
    _raise(_problems(session, evaluation, wanted))
    row = _added(session, evaluation, wanted)
    record(session, account_id=by, verb="plan", object_kind="cards", object_id=row.id, after=asdict(wanted), now=now)


def unplan(session: Session, evaluation: Evaluation, cards_id: str, *, by: str, now: datetime) -> None:
    """Takes planned cards away. Raises NotFound, WrongState."""
    states.require(evaluation, "change")
    row = _own(session, evaluation, cards_id)
    record(session, account_id=by, verb="remove", object_kind="cards", object_id=row.id, now=now)
    session.delete(row)
    session.flush()


def print_more(session: Session, ring: KeyRing, evaluation: Evaluation, wanted: Wanted, why: str, *, by: str, now: datetime) -> Printing:
    """Cards for more people of a group that was asked at the opening. Raises Invalid, Refused, WrongState, LostKey."""
    require_changeable(evaluation)
    wave = inviting.next_wave(session, evaluation)
    reason = reasoned(why, [*_problems(session, evaluation, wanted), *_not_asked(session, evaluation, wanted)])
    row = _added(session, evaluation, wanted)
    printing = printed(session, ring, evaluation, row, now=now, wave=wave)
    after = size(session, evaluation.id, wanted.group_id)
    said = _said(_PRINTED, session, wanted.group_id, wanted.number, after - wanted.number, after)
    tell(session, evaluation, "print_cards", {"cards": row.id, "number": row.number}, said, reason, by=by, now=now)
    return printing


def cancel(session: Session, evaluation: Evaluation, cards_id: str, why: str, *, by: str, now: datetime) -> None:
    """A printing that was not handed out, whole. Raises Invalid, NotFound, Refused, WrongState."""
    require_changeable(evaluation)
    inviting.next_wave(session, evaluation)
    row = _own(session, evaluation, cards_id)
    if row.state != "printed":
        raise NotFound
    reason, before = reasoned(why), size(session, evaluation.id, row.group_id)
    inviting.cancel(session, evaluation, row, now=now)
    row.state = "cancelled"
    said = _said(_CANCELLED, session, row.group_id, row.number, before, size(session, evaluation.id, row.group_id))
    tell(session, evaluation, "cancel_cards", {"cards": row.id, "number": row.number}, said, reason, by=by, now=now)


def note_printing(session: Session, row: Cards, *, by: str, now: datetime) -> None:
    """That the sheets of a printing were printed, in the audit."""
    record(session, account_id=by, verb="print_sheets", object_kind="cards", object_id=row.id, after={"number": row.number}, now=now)


def _own(session: Session, evaluation: Evaluation, cards_id: str) -> Cards:
    row = session.get(Cards, cards_id)
    if row is None or row.evaluation_id != evaluation.id:
        raise NotFound
    return row


def _added(session: Session, evaluation: Evaluation, wanted: Wanted) -> Cards:
    row = Cards(evaluation_id=evaluation.id, **asdict(wanted))
    session.add(row)
    session.flush()
    return row


def _problems(session: Session, evaluation: Evaluation, wanted: Wanted) -> Sequence[Problem]:
    groups = tuple(group.id for group in finding.groups(session, evaluation.partnership_id))
    organisations = tuple(one.id for one in finding.organisations(session, evaluation.partnership_id))
    return (
        *unknown_choice("group_id", wanted.group_id, groups),
        *unknown_choice("organisation_id", wanted.organisation_id, organisations),
        *unknown_choice("lang", wanted.lang, tuple(evaluation.languages)),
        *_not_a_number(wanted.number, MOST_SHEETS if wanted.sheets else MOST),
    )


def _not_a_number(number: int, most: int) -> tuple[Problem, ...]:
    if 1 <= number <= most:
        return ()
    mend = msg("Write a whole number from {least} to {most}.", least=1, most=most)
    return (Problem("number", msg("So many cards cannot be printed at once."), mend),)


def _not_asked(session: Session, evaluation: Evaluation, wanted: Wanted) -> tuple[Problem, ...]:
    if wanted.group_id in asked_groups(session, evaluation.id):
        return ()
    what = msg("This group was not asked when the round was opened, and the groups are fixed since then.")
    return (Problem("group_id", what, msg("Choose a group that was asked.")),)


def _raise(problems: Sequence[Problem]) -> None:
    if problems:
        raise Invalid(problems)


def _said(words: Message, session: Session, group_id: str, number: int, before: int, after: int) -> Message:
    params: dict[str, Param] = {"n": number, "group": group_name(session, group_id), "before": before, "after": after}
    return Message(words.text, params, words.plural)


_PRINTED = nmsg(
    "{n} more card was printed for people of the group “{group}”. Invited in this group before: {before}, now: {after}.",
    "{n} more cards were printed for people of the group “{group}”. Invited in this group before: {before}, now: {after}.",
    0,
)
_CANCELLED = nmsg(
    "{n} card for people of the group “{group}” was not handed out and is cancelled. Invited in this group before: {before}, now: {after}. "
    "If anything was sent with it, it counts.",
    "{n} cards for people of the group “{group}” were not handed out and are cancelled. Invited in this group before: {before}, now: "
    "{after}. If anything was sent with them, it counts.",
    0,
)
