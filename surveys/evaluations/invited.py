"""Whom an evaluation will invite, group by group: the people on the partnership's list, and as many as there are cards."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.evaluations.forecast import Size
from surveys.messages import Text
from surveys.models.collecting import Cards
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Group, Person
from surveys.partnerships import finding


def sizes(session: Session, evaluation: Evaluation) -> tuple[Size, ...]:
    """Every group that has people or cards, joined groups as one, in the partnership's order."""
    return sizes_in(session, evaluation.partnership_id, evaluation.id, evaluation.joined)


def sizes_in(session: Session, partnership_id: str, evaluation_id: str = "", joined: Sequence[Sequence[str]] = ()) -> tuple[Size, ...]:
    """The same for a partnership, also before there is a round. `joined`: sets of group ids that are shown as one."""
    counts = counted(session, partnership_id, evaluation_id)
    by_id = {group.id: group for group in finding.groups(session, partnership_id)}
    together = {ids[0]: ids for ids in joined}
    inside = {group for ids in joined for group in ids[1:]}
    sets = [together.get(group, [group]) for group in by_id if group not in inside]
    made = [_size([by_id[group] for group in ids if group in by_id], counts) for ids in sets]
    return tuple(size for size in made if size.invited)


def per_organisation(session: Session, partnership_id: str) -> dict[str, int]:
    """How many people each organisation has on the list, by organisation id."""
    rows = session.execute(
        select(Person.organisation_id, func.count()).where(Person.partnership_id == partnership_id).group_by(Person.organisation_id)
    )
    return {row[0]: row[1] for row in rows}


def without_address(session: Session, partnership_id: str) -> int:
    """How many people have no e-mail address and need a printed letter."""
    return session.scalar(select(func.count()).where(Person.partnership_id == partnership_id, Person.email == "")) or 0


def joined_name(names: Sequence[Text]) -> Text:
    """The names of joined groups, one after the other, in every language that all of them have."""
    shared = set.intersection(*(set(name.by_lang) for name in names)) or {"en"}
    return Text({lang: " + ".join(name.pick(lang) for name in names) for lang in sorted(shared)})


def _size(groups: Sequence[Group], counts: dict[str, dict[str, int]]) -> Size:
    organisations = {organisation for group in groups for organisation in counts.get(group.id, {})}
    invited = sum(sum(counts.get(group.id, {}).values()) for group in groups)
    return Size(groups[0].id, joined_name([Text(group.name) for group in groups]), invited, len(organisations))


def counted(session: Session, partnership_id: str, evaluation_id: str) -> dict[str, dict[str, int]]:
    """How many are asked, people and cards together, by group id and organisation id. Two statements."""
    people = select(Person.group_id, Person.organisation_id, func.count()).where(Person.partnership_id == partnership_id)
    cards = select(Cards.group_id, Cards.organisation_id, func.sum(Cards.number))
    asked = cards.where(Cards.evaluation_id == evaluation_id, Cards.state != "cancelled")
    counts: dict[str, dict[str, int]] = {}
    for group, organisation, count in [
        *session.execute(people.group_by(Person.group_id, Person.organisation_id)),
        *session.execute(asked.group_by(Cards.group_id, Cards.organisation_id)),
    ]:
        inside = counts.setdefault(group, {})
        inside[organisation] = inside.get(organisation, 0) + count
    return counts


def cards(session: Session, evaluation_id: str) -> int:
    """How many cards are to be printed at the opening, or were and count."""
    return sum(cards_of_groups(session, evaluation_id).values())


def cards_of_groups(session: Session, evaluation_id: str) -> dict[str, int]:
    """The same by group id. One statement."""
    its = (Cards.evaluation_id == evaluation_id, Cards.state != "cancelled")
    rows = session.execute(select(Cards.group_id, func.sum(Cards.number)).where(*its).group_by(Cards.group_id))
    return {row[0]: int(row[1]) for row in rows}
