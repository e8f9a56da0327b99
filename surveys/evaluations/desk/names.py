"""The partnership's own names, to be looked for in what people wrote: people, organisations, groups, places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.comments.redacting import SHORTEST_NAME, folded
from surveys.comments.terms import WORD, common
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Organisation, Partner, Person
from surveys.partnerships import finding
from surveys.translator import LANGUAGES

CAPITALS = re.compile(r"\b[A-Z]")
SHORTEST_ACRONYM = 3


def known_names(session: Session, evaluation: Evaluation) -> Mapping[str, str]:
    """Names as `redacting.suggestions` takes them: whole names, the parts of people's names, and the initials of organisations. Words that
    every text has, or that name a group or an organisation, are no part of a person's name."""
    groups = {folded(name) for group in finding.groups(session, evaluation.partnership_id) for name in group.name.values()}
    organisations = finding.organisations(session, evaluation.partnership_id)
    spoken = {word for name in (*groups, *(_joined(one.name) for one in organisations)) for word in name.split()}
    plain = spoken | {word for lang in LANGUAGES for word in common(lang)}
    found = dict.fromkeys(_people(session, evaluation, plain), "name")
    found |= {_joined(name): "role" for name in groups if len(name.split()) > 1}
    for organisation in organisations:
        found |= dict.fromkeys(_of_organisation(organisation), "organisation")
        found |= {_joined(organisation.country): "place"} if organisation.country else {}
    return {name: kind for name, kind in found.items() if len(name) >= SHORTEST_NAME}


def _people(session: Session, evaluation: Evaluation, plain: set[str]) -> Iterator[str]:
    listed = session.scalars(select(Person.name).where(Person.partnership_id == evaluation.partnership_id, Person.name != ""))
    focal = session.scalars(select(Partner.focal_name).where(Partner.partnership_id == evaluation.partnership_id, Partner.focal_name != ""))
    for name in {*listed, *focal, evaluation.owner}:
        parts = [part for part in _joined(name).split() if part not in plain and len(part) >= SHORTEST_NAME]
        yield from parts
        if len(parts) > 1:
            yield _joined(name)


def _of_organisation(organisation: Organisation) -> Iterator[str]:
    yield _joined(organisation.name)
    initials = "".join(CAPITALS.findall(organisation.name))
    if len(initials) >= SHORTEST_ACRONYM:
        yield initials.casefold()


def _joined(name: str) -> str:
    return " ".join(WORD.findall(folded(name)))
