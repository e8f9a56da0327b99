"""The groups of stakeholders. A group's place in the order fixes its colour and shape everywhere, so a place is never given twice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, Problem, Refused
from surveys.messages import msg
from surveys.models.collecting import Cards, Invitation
from surveys.models.partnerships import Group, Partnership, Person
from surveys.partnerships import finding
from surveys.partnerships.wording import absent, line, too_long

MOST = 12


def add_group(session: Session, partnership: Partnership, name: Mapping[str, str], *, by: str, now: datetime) -> Group:
    """A new group at the end of the order; `name` per language. Raises Invalid."""
    known = finding.groups(session, partnership.id)
    clean = _checked(name, known)
    if len(known) >= MOST:
        raise Refused(msg("A partnership can have {most} groups at most.", most=MOST))
    group = Group(partnership_id=partnership.id, position=_next_position(session, partnership.id), name=clean)
    session.add(group)
    session.flush()
    record(session, account_id=by, verb="add", object_kind="group", object_id=group.id, after=clean, now=now)
    return group


def rename_group(session: Session, group: Group, name: Mapping[str, str], *, by: str, now: datetime) -> None:
    """The group's names anew. Raises Invalid."""
    others = tuple(other for other in finding.groups(session, group.partnership_id) if other.id != group.id)
    before, group.name = dict(group.name), _checked(name, others)
    record(session, account_id=by, verb="rename", object_kind="group", object_id=group.id, before=before, after=group.name, now=now)


def remove_group(session: Session, group: Group, *, by: str, now: datetime) -> None:
    """The group goes. Refused while it has people, or once people of it were invited."""
    if session.scalars(select(Person.id).where(Person.group_id == group.id).limit(1)).first():
        raise Refused(msg("There are people in this group. Remove them or move them first."))
    if session.scalars(select(Invitation.id).where(Invitation.group_id == group.id).limit(1)).first():
        raise Refused(msg("People of this group were invited in an earlier round, so it stays."))
    if session.scalars(select(Cards.id).where(Cards.group_id == group.id).limit(1)).first():
        raise Refused(msg("There are cards to be printed for this group. Remove them first."))
    record(session, account_id=by, verb="remove", object_kind="group", object_id=group.id, before=dict(group.name), now=now)
    session.delete(group)
    session.flush()


def _next_position(session: Session, partnership_id: str) -> int:
    highest = session.scalar(select(func.max(Group.position)).where(Group.partnership_id == partnership_id))
    return 0 if highest is None else highest + 1


def _checked(name: Mapping[str, str], others: tuple[Group, ...]) -> dict[str, str]:
    clean = {lang: line(text) for lang, text in name.items() if line(text)}
    taken = {text.casefold() for group in others for text in group.name.values()}
    problems = [problem for lang, text in clean.items() for problem in too_long(f"name_{lang}", text)]
    problems += [
        Problem(f"name_{lang}", msg("Another group has this name."), msg("Give this one another name."))
        for lang, text in clean.items()
        if text.casefold() in taken
    ]
    problems += () if clean else absent("name_en", "")
    if problems:
        raise Invalid(problems)
    return clean
