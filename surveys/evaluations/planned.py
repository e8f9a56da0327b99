"""What is planned, as one value: exactly what a focal person agrees to. It counts people and names none of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.evaluations import invited
from surveys.evaluations.forecast import Size
from surveys.evaluations.invited import joined_name
from surveys.evaluations.placing import asked
from surveys.messages import Text
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Organisation
from surveys.partnerships import finding
from surveys.questionnaires import stored


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """A group that is asked. `people`: each organisation by the alphabet with how many of its people are asked; so many of them all get
    `cards` because they cannot be listed by name."""

    id: str
    name: Text
    people: tuple[tuple[str, int], ...]
    cards: int = 0

    @property
    def size(self) -> Size:
        return Size(self.id, self.name, sum(count for _, count in self.people), len(self.people))


@dataclass(frozen=True, slots=True)
class Plan:
    """`questionnaire` is the digest, hexadecimal, of what is asked in this partnership, and `title` its title. `joined`: sets of group
    ids that are shown as one. `single_answers`: an analyst may get rows of them."""

    owner: str
    groups: tuple[PlannedGroup, ...]
    joined: tuple[tuple[str, ...], ...]
    mode: str
    k: int
    estimand: str
    questionnaire: str
    title: Text
    closes_on: date | None
    grace_hours: int
    names_months: int
    complaints: str
    guarded: bool = False
    single_answers: bool = False

    @property
    def shown(self) -> tuple[tuple[PlannedGroup, ...], ...]:
        """The groups as they are shown: those that are joined together, in the place of the first of them."""
        return tuple(dict.fromkeys(self._together(group) for group in self.groups))

    @property
    def sizes(self) -> tuple[Size, ...]:
        """The groups as they are shown, each with its numbers."""
        return tuple(_size(together) for together in self.shown)

    @property
    def people(self) -> int:
        return sum(group.size.invited for group in self.groups)

    def _together(self, group: PlannedGroup) -> tuple[PlannedGroup, ...]:
        ids = next((ids for ids in self.joined if group.id in ids), (group.id,))
        return tuple(each for each in self.groups if each.id in ids)


def planned(session: Session, evaluation: Evaluation) -> Plan:
    """What is planned now. Nine statements, and one more where the questionnaire is not loaded yet."""
    groups, questionnaire = _groups(session, evaluation), asked(session, evaluation)
    return Plan(
        owner=evaluation.owner,
        groups=groups,
        joined=_joined(evaluation, {group.id for group in groups}),
        mode=evaluation.mode,
        k=evaluation.k,
        estimand=evaluation.estimand,
        questionnaire=stored.digest(questionnaire).hex(),
        title=questionnaire.title,
        closes_on=evaluation.closes_on,
        grace_hours=evaluation.grace_hours,
        names_months=evaluation.names_months,
        complaints=evaluation.complaints,
        guarded=evaluation.guarded,
        single_answers=evaluation.single_answers,
    )


def digest(plan: Plan) -> bytes:
    """SHA-256 over canonical JSON: keys sorted, no spaces, UTF-8."""
    return hashlib.sha256(json.dumps(to_json(plan), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).digest()


def to_json(plan: Plan) -> dict[str, Any]:
    """Plain dicts, lists, texts and numbers. `from_json` gives back an equal plan. What was agreed to before there was a choice stays the
    same: rows of single answers are not named where there are none."""
    plain: dict[str, Any] = _CONVERTER.unstructure(plan)
    return plain if plan.single_answers else {name: value for name, value in plain.items() if name != "single_answers"}


def from_json(plain: Mapping[str, Any]) -> Plan:
    """The plan that `to_json` wrote. Raises cattrs' errors when it is something else."""
    return _CONVERTER.structure(plain, Plan)


def _size(groups: tuple[PlannedGroup, ...]) -> Size:
    organisations = {organisation for group in groups for organisation, _ in group.people}
    names = joined_name([group.name for group in groups])
    return Size(groups[0].id, names, sum(group.size.invited for group in groups), len(organisations))


def _groups(session: Session, evaluation: Evaluation) -> tuple[PlannedGroup, ...]:
    counts = invited.counted(session, evaluation.partnership_id, evaluation.id)
    names = _names(session, {organisation for inside in counts.values() for organisation in inside})
    cards = invited.cards_of_groups(session, evaluation.id)
    return tuple(
        PlannedGroup(group.id, Text(group.name), _people(counts[group.id], names), cards.get(group.id, 0))
        for group in finding.groups(session, evaluation.partnership_id)
        if group.id in counts
    )


def _names(session: Session, ids: set[str]) -> Mapping[str, str]:
    return {row[0]: row[1] for row in session.execute(select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids)))}


def _people(counts: Mapping[str, int], names: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((names[id_], int(count)) for id_, count in counts.items()), key=_by_name))


def _by_name(counted: tuple[str, int]) -> tuple[str, str]:
    return counted[0].casefold(), counted[0]


def _joined(evaluation: Evaluation, asked: set[str]) -> tuple[tuple[str, ...], ...]:
    """Groups without people are no part of what is planned."""
    sets = (tuple(sorted(asked.intersection(ids))) for ids in evaluation.joined)
    return tuple(sorted(ids for ids in sets if len(ids) > 1))


def _make_converter() -> Converter:
    converter = Converter(unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(Text, lambda text: dict(text.by_lang))
    converter.register_structure_hook(Text, lambda plain, _: Text({str(lang): str(words) for lang, words in plain.items()}))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda plain, _: date.fromisoformat(plain))
    converter.register_unstructure_hook(Plan, make_dict_unstructure_fn(Plan, converter, _cattrs_omit_if_default=True))
    return converter


_CONVERTER = _make_converter()
