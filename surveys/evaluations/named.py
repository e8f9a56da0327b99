"""Who stands beside answers: each partner in organisation position mode, in attributed mode those who agreed; in other modes nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.collecting import whole_records
from surveys.collecting.whole_records import WholeRecord
from surveys.evaluations.comments import texts
from surveys.models.collecting import PackRow
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Organisation, Person
from surveys.partnerships import finding
from surveys.questionnaires.values import Mode, Questionnaire
from surveys.scoring.named import Position
from surveys.scoring.positions import given


def named(session: Session, evaluation: Evaluation, questionnaire: Questionnaire) -> tuple[Position, ...]:
    """The positions of a sealed evaluation by the alphabet; a partner without an answer is among them, with none."""
    if evaluation.mode == Mode.POSITION:
        found = [*_of_partners(session, evaluation, questionnaire)]
    elif evaluation.mode == Mode.ATTRIBUTED:
        found = [*_of_people(session, evaluation, questionnaire)]
    else:
        return ()
    return tuple(sorted(found, key=lambda position: (position.who.casefold(), position.who)))


def _of_partners(session: Session, evaluation: Evaluation, questionnaire: Questionnaire) -> Iterator[Position]:
    """The partner's own words need its signatory's tick alone: nobody else chooses what a partner says."""
    records = [record for record in _records(session, evaluation) if record.organisation]
    names = {organisation.id: organisation.name for _, organisation in finding.partners(session, evaluation.partnership_id)}
    silent = names.keys() - {record.organisation for record in records}
    yield from (Position(names[id_]) for id_ in silent)
    for record in records:
        name = names.get(record.organisation) or session.get_one(Organisation, record.organisation).name
        yield Position(name, given(questionnaire, record.answers, record.lang, _own_words(record) if record.may_quote else {}))


def _own_words(record: WholeRecord) -> Mapping[tuple[str, str], str]:
    return {(item, str(words)): str(words) for item, answer in record.answers.items() for words in (answer.value, answer.other)}


def _of_people(session: Session, evaluation: Evaluation, questionnaire: Questionnaire) -> Iterator[Position]:
    """Own words need their author's two ticks and the evaluator's, and are printed as redacted. Who is no longer on the list of
    people has no name any more."""
    chosen = {(one.item, one.text): one.printed for one in texts(session, evaluation) if one.chosen}
    people = select(Person.id, Person.name).where(Person.partnership_id == evaluation.partnership_id, Person.name != "")
    names = {row.id: row.name for row in session.execute(people)}
    for record in _records(session, evaluation):
        if name := names.get(record.person_id):
            yield Position(name, given(questionnaire, record.answers, record.lang, chosen if record.may_quote else {}))


def _records(session: Session, evaluation: Evaluation) -> Sequence[WholeRecord]:
    written = session.scalar(select(PackRow.records).where(PackRow.evaluation_id == evaluation.id))
    return whole_records.decode(written) if written else ()
