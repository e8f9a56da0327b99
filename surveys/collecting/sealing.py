"""Sealing: everybody's answers become one shuffled pack, every row that belongs to one person goes, and then the key.

`seal` is one transaction. `scrub` follows: it takes what was deleted out of the database's files, destroys the sealing key and says
"sealed"; after a crash in between it is simply called again.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from random import Random

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.orm import Session

from surveys.collecting import whole_records
from surveys.collecting.answer_file import FILE, kept_of, records_of, sizes_of, throw_away
from surveys.collecting.boxes import Unopened
from surveys.collecting.contact import write_down
from surveys.collecting.counting import Place, delivered, joined_groups, participation_rows, places
from surveys.collecting.derivations import response_key
from surveys.collecting.documents import Document, ResponseBox
from surveys.collecting.inviting import ONE_AT_A_TIME
from surveys.collecting.keyring import KeyRing
from surveys.collecting.rewriting import rewrite
from surveys.collecting.whole_records import WholeRecord
from surveys.errors import LostKey, Refused, WrongState
from surveys.messages import msg
from surveys.models.base import Base, new_id
from surveys.models.collecting import AnswerFile, Draft, Invitation, PackRow, Response, Words
from surveys.models.evaluations import Evaluation, Participation
from surveys.models.work import Outbox
from surveys.questionnaires.asking.relating import all_without_own
from surveys.questionnaires.checking import Settling
from surveys.questionnaires.personal import without
from surveys.questionnaires.records import Record
from surveys.questionnaires.stored import from_json
from surveys.questionnaires.values import Answer, Questionnaire
from surveys.scoring import codec
from surveys.scoring.pack import Pack
from surveys.scoring.packing import pack

SCRUBBED = tuple(Base.metadata.tables[table.__tablename__] for table in (Response, Draft, Invitation, Words, Outbox, AnswerFile))
POSITION = "organisation_position"
AT_ONCE = 2_000
"""Locked answers that are fetched at a time."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """One person's answers in the clear; lives only while the transaction does."""

    group: str
    document: Document


@dataclass
class _Reading:
    """The records of everybody, made one by one as their answers are opened. Equal answers are held once, so that a million people need
    hardly more room than their places; documents are `kept` only where `whole` records are promised."""

    questionnaire: Questionnaire
    together: Mapping[str, str]
    whole: bool
    records: list[Record] = field(default_factory=list)
    kept: list[_Opened] = field(default_factory=list)
    assisted: bool = False
    known: dict[tuple[str, Answer], Answer] = field(default_factory=dict)

    @cached_property
    def settling(self) -> Settling:
        return Settling(self.questionnaire)

    def take(self, one: _Opened) -> None:
        record = _record(self.settling, one, self.together)
        answers = {code: self.known.setdefault((code, answer), answer) for code, answer in record.answers.items()}
        self.records.append(replace(record, answers=answers))
        self.assisted = self.assisted or one.document.assisted
        if self.whole:
            self.kept.append(one)


def seal(session: Session, ring: KeyRing, evaluation: Evaluation, *, now: datetime, shuffle: Random | None = None) -> PackRow:
    """Packs the answers of a closed evaluation and deletes every row of one person. Sealed before: gives the pack there is.

    The invitations are locked first, so that answers on their way either are counted or find the door closed. Raises WrongState, LostKey,
    Refused when answers cannot be read or were promised another mode.
    """
    session.flush()
    session.refresh(evaluation, ("state", "lost"), with_for_update=ONE_AT_A_TIME)
    if (made := session.get(PackRow, evaluation.id)) is not None:
        return made
    _require_sealable(ring, evaluation)
    shuffler = shuffle or secrets.SystemRandom()
    if evaluation.source == FILE:
        return _from_file(session, ring, evaluation, shuffler, now)
    invited = places(session, evaluation.id)
    questionnaire = from_json(evaluation.questionnaire)
    read = _Reading(questionnaire, joined_groups(evaluation.joined), whole=evaluation.mode in whole_records.MODES)
    with closing(_opened(session, ring, evaluation)) as opened:
        for one in opened:
            read.take(one)
    packed = _packed(evaluation, questionnaire, read.records, invited, shuffler)
    evaluation.assisted = read.assisted
    row = _stored(session, evaluation, packed, _whole(evaluation, questionnaire, packed, read.kept, shuffler), shuffler)
    session.add_all(participation_rows(evaluation.id, invited, delivered(session, evaluation.id)))
    write_down(session, ring, evaluation.id)
    _erase(session, evaluation.id)
    evaluation.state, evaluation.sealed_at = "sealing", now
    session.flush()
    return row


def _from_file(session: Session, ring: KeyRing, evaluation: Evaluation, shuffler: Random, now: datetime) -> PackRow:
    """The same for answers that were collected elsewhere: nobody was invited here, and who was is known as far as it was said."""
    kept = kept_of(session, ring, evaluation.id)
    if kept is None:
        raise WrongState(msg("There is no file of answers to seal."))
    questionnaire, together = from_json(evaluation.questionnaire), joined_groups(evaluation.joined)
    records = [replace(record, group=together.get(record.group, record.group)) for record in records_of(kept, questionnaire)]
    packed = pack(questionnaire, records, sizes_of(kept.invited, together, {record.group for record in records}), evaluation.k, shuffler)
    _verify(packed, records)
    row = _stored(session, evaluation, packed, None, shuffler)
    session.add_all(Participation(evaluation_id=evaluation.id, group_id=group, invited=n) for group, n in sorted(kept.invited.items()))
    throw_away(session, evaluation.id)
    evaluation.state, evaluation.sealed_at = "sealing", now
    session.flush()
    return row


def scrub(engine: Engine, ring: KeyRing, evaluation_id: str) -> None:
    """Finishes what `seal` began, in transactions of its own; may be repeated. Raises WrongState before `seal`, Busy when others hold the
    tables: try again later."""
    with Session(engine) as session:
        found = select(Evaluation.state, PackRow.version).join(PackRow, isouter=True).where(Evaluation.id == evaluation_id)
        row = session.execute(found).one()
    if row.version is None:
        raise WrongState(msg("The answers are not packed yet."))
    if row.state != "sealing":
        return
    rewrite(engine, SCRUBBED)
    ring.destroy_sealing_key(evaluation_id)
    with Session(engine) as session, session.begin():
        session.execute(update(Evaluation).where(Evaluation.id == evaluation_id, Evaluation.state == "sealing").values(state="sealed"))


def _require_sealable(ring: KeyRing, evaluation: Evaluation) -> None:
    if evaluation.state not in ("closed", "sealing"):
        raise WrongState(msg("An evaluation is sealed after it was closed."))
    if evaluation.lost or not ring.has_sealing_key(evaluation.id):
        raise LostKey


def _opened(session: Session, ring: KeyRing, evaluation: Evaluation) -> Generator[_Opened, None, None]:
    """Everybody's answers in the clear, one after the other. Raises Refused."""
    key, mine = response_key(ring.sealing_key(evaluation.id)), Response.evaluation_id == evaluation.id
    found = select(Response.id, Response.group_id, Response.document).where(mine).execution_options(yield_per=AT_ONCE)
    with closing(session.execute(found)) as rows:
        for row in rows:
            try:
                document = ResponseBox(evaluation.id, row.id, row.group_id, key).open(row.document)
            except Unopened:
                raise Refused(msg("Some answers were changed in the database and cannot be read. Nothing was sealed.")) from None
            if document.mode != evaluation.mode:
                raise Refused(msg("People were promised another kind of confidentiality than the one now set. Nothing was sealed."))
            yield _Opened(row.group_id, document)


def _packed(evaluation: Evaluation, questionnaire: Questionnaire, records: list[Record], invited: list[Place], shuffler: Random) -> Pack:
    together = joined_groups(evaluation.joined)
    sizes: Counter[str] = Counter({together.get(place.group, place.group): 0 for place in invited})
    sizes.update(together.get(place.group, place.group) for place in invited if place.counts)
    answered = Counter(record.group for record in records)
    packed = pack(questionnaire, records, {group: max(size, answered[group]) for group, size in sizes.items()}, evaluation.k, shuffler)
    _verify(packed, records)
    return packed


def _record(settling: Settling, one: _Opened, together: Mapping[str, str]) -> Record:
    document = one.document
    return Record(
        group=together.get(one.group, one.group),
        answers=all_without_own(settling.questionnaire, settling.settle(document.answers, one.group), document.organisation),
        organisation=document.organisation,
        lang=document.lang,
        may_quote=document.may_quote,
    )


def _verify(packed: Pack, records: list[Record]) -> None:
    """Nobody's answers may be missing or counted twice."""
    if sum(stratum.answered for stratum in packed.strata) != len(records):
        raise RuntimeError("the pack does not hold as many people as answered")


def _whole(evaluation: Evaluation, questionnaire: Questionnaire, packed: Pack, opened: list[_Opened], shuffler: Random) -> bytes | None:
    """Nothing about the person stands in a whole record, whatever the mode."""
    if evaluation.mode not in whole_records.MODES:
        return None
    together = joined_groups(evaluation.joined)
    stratum_of = {group: stratum.code for stratum in packed.strata for group in stratum.groups}
    rows = [
        WholeRecord(
            stratum=stratum_of[together.get(one.group, one.group)],
            answers=without(questionnaire, one.document.answers),
            lang=one.document.lang,
            may_quote=one.document.may_quote,
            organisation=one.document.organisation if evaluation.mode == POSITION else "",
            person_id=one.document.person_id,
        )
        for one in opened
    ]
    shuffler.shuffle(rows)
    return whole_records.encode(rows)


def _stored(session: Session, evaluation: Evaluation, packed: Pack, whole: bytes | None, shuffler: Random) -> PackRow:
    document = codec.encode(packed)
    row = PackRow(
        evaluation_id=evaluation.id,
        version=packed.version,
        digest=hashlib.sha256(document).digest(),
        document=document,
        records=whole,
    )
    texts = [
        {
            "evaluation_id": evaluation.id,
            "id": new_id(),
            "item": item,
            "text": one.text,
            "lang": one.lang,
            "may_quote": one.may_quote,
            "chosen": False,
        }
        for item, words in packed.texts.items()
        for one in words
    ]
    shuffler.shuffle(texts)
    session.add(row)
    if texts:
        session.execute(insert(Words), texts)
    return row


_ALIKE = {"state": "sealed", "escrow": None, "wave": 0, "returned": "", "cards_id": None, "quiet": False, "contact": None}


def _erase(session: Session, evaluation_id: str) -> None:
    """What belonged to one person: gone, or the same for everybody."""
    session.execute(update(Invitation).where(Invitation.evaluation_id == evaluation_id).values(**_ALIKE))
    for table in (Response, Draft, Outbox):
        session.execute(delete(table).where(table.evaluation_id == evaluation_id))
